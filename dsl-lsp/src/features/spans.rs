//! The spans of a file's parts, each with whether it is a block.

use dsl_syntax::Span;
use dsl_syntax::ast::{Bands, BandsBody, Clause, ClauseMode, Condition, ConditionKind, Container, File, Item, Reading};

/// Shows every part of a file, outer before inner.
pub(crate) fn each(file: &File, see: &mut dyn FnMut(Span, bool)) {
    walk(&file.items, see);
}

fn walk(items: &[Item], see: &mut dyn FnMut(Span, bool)) {
    for item in items {
        if let Some(own) = item.container() {
            container(own, see);
        }
        match item {
            Item::Important { whens, .. } | Item::Reading(Reading { whens, .. }) => {
                for when in whens {
                    see(when.span, false);
                    condition(&when.condition, see);
                }
            }
            Item::Bands(Bands { body, span, .. }) => {
                see(*span, true);
                if let BandsBody::Clauses { clauses, items, .. } = body {
                    clauses.iter().for_each(|one| clause(one, see));
                    walk(items, see);
                }
            }
            Item::Rules(rules) => {
                see(rules.span, true);
                rules.clauses.iter().for_each(|one| clause(one, see));
                walk(&rules.items, see);
            }
            Item::Fields { fields, span, .. } => {
                see(*span, true);
                fields.iter().for_each(|field| see(field.span, false));
            }
            Item::Example(example) => {
                see(example.span, true);
                example.facts.iter().for_each(|fact| see(fact.span, false));
            }
            Item::Title(pair) | Item::Note(pair) | Item::Why(pair) => see(pair.span, false),
            _ => {}
        }
    }
}

fn container(container: &Container, see: &mut dyn FnMut(Span, bool)) {
    see(container.span, true);
    see(container.head, false);
    see(container.name.span, false);
    walk(&container.items, see);
}

fn clause(clause: &Clause, see: &mut dyn FnMut(Span, bool)) {
    see(clause.span, false);
    if let ClauseMode::When(one) | ClauseMode::Regardless(one) = &clause.mode {
        condition(one, see);
    }
    clause.unless.iter().for_each(|one| condition(one, see));
    clause.citations.iter().for_each(|citation| see(citation.span, false));
}

fn condition(one: &Condition, see: &mut dyn FnMut(Span, bool)) {
    see(one.span, false);
    match &one.kind {
        ConditionKind::Any(parts) | ConditionKind::All(parts) => parts.iter().for_each(|part| condition(part, see)),
        ConditionKind::Bounds { subject, bounds } => {
            see(subject.span, false);
            bounds.iter().for_each(|bound| see(bound.span, false));
        }
        _ => {}
    }
}
