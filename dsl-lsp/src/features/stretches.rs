//! Stretches of text that belong together: for folding, and for growing a selection.

use dsl_syntax::Span;
use dsl_syntax::ast::{
    Bands, BandsBody, Clause, ClauseMode, Condition, ConditionKind, Container, File, Item, Pair, Reading,
};

/// Every block of a file, outer before inner.
pub(crate) fn blocks(file: &File) -> Vec<Span> {
    let mut found = Vec::new();
    walk(&file.items, &mut |span, is_block| {
        if is_block {
            found.push(span);
        }
    });
    found
}

/// The stretches around an offset, innermost first, each once.
pub(crate) fn around(file: &File, offset: usize) -> Vec<Span> {
    let mut found = Vec::new();
    walk(&file.items, &mut |span, _| {
        if span.start as usize <= offset && offset <= span.end as usize {
            found.push(span);
        }
    });
    found.sort_by_key(|span| (span.end - span.start, span.start));
    found.dedup();
    // Each must hold the one before: stretches that only touch the offset do not.
    let mut nested: Vec<Span> = Vec::new();
    for span in found {
        if nested.last().is_none_or(|inner| span.start <= inner.start && inner.end <= span.end) {
            nested.push(span);
        }
    }
    nested
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

/// Every pair of texts of a file.
pub(crate) fn pairs(file: &File) -> Vec<&Pair> {
    let mut found = Vec::new();
    collect(&file.items, &mut found);
    found
}

fn collect<'f>(items: &'f [Item], found: &mut Vec<&'f Pair>) {
    for item in items {
        match item {
            Item::Title(pair) | Item::Note(pair) | Item::Why(pair) | Item::Publisher(pair) => found.push(pair),
            Item::Fields { fields, .. } => found.extend(fields.iter().map(|field| &field.title)),
            Item::Attribute(attribute) => {
                found.extend(attribute.values.iter().filter_map(|value| value.title.as_ref()));
            }
            Item::Bands(Bands { body: BandsBody::Clauses { items, .. }, .. }) => collect(items, found),
            Item::Rules(rules) => collect(&rules.items, found),
            _ => {}
        }
        item.container().into_iter().for_each(|container| collect(&container.items, found));
    }
}
