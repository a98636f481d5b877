//! The spans of a file's parts, each with whether it is a block.

use dsl_syntax::Span;
use dsl_syntax::ast::visit::{Node, Visit};
use dsl_syntax::ast::{
    Bands, Bound, Clause, Condition, ConditionKind, Container, Example, Field, File, Item, ItemWhen, Rules,
};

/// Shows every part of a file, outer before inner.
pub(crate) fn each(file: &File, see: &mut dyn FnMut(Span, bool)) {
    Spans { see }.visit_file(file);
}

struct Spans<'s> {
    see: &'s mut dyn FnMut(Span, bool),
}

impl Visit<'_> for Spans<'_> {
    fn visit_item(&mut self, item: &Item) {
        match item {
            Item::Fields { span, .. } => (self.see)(*span, true),
            Item::Title(pair) | Item::Note(pair) | Item::Why(pair) => (self.see)(pair.span, false),
            // One line, whatever it says.
            Item::Applies { .. } => return,
            _ => {}
        }
        item.walk(self);
    }

    fn visit_container(&mut self, container: &Container) {
        (self.see)(container.span, true);
        (self.see)(container.head, false);
        (self.see)(container.name.span, false);
        container.walk(self);
    }

    fn visit_bands(&mut self, bands: &Bands) {
        (self.see)(bands.span, true);
        bands.walk(self);
    }

    fn visit_rules(&mut self, rules: &Rules) {
        (self.see)(rules.span, true);
        rules.walk(self);
    }

    fn visit_field(&mut self, field: &Field) {
        (self.see)(field.span, false);
    }

    fn visit_example(&mut self, example: &Example) {
        (self.see)(example.span, true);
        example.facts.iter().for_each(|fact| (self.see)(fact.span, false));
    }

    fn visit_clause(&mut self, clause: &Clause) {
        (self.see)(clause.span, false);
        clause.citations.iter().for_each(|citation| (self.see)(citation.span, false));
        clause.walk(self);
    }

    fn visit_when(&mut self, when: &ItemWhen) {
        (self.see)(when.span, false);
        self.visit_condition(&when.condition);
    }

    fn visit_condition(&mut self, condition: &Condition) {
        (self.see)(condition.span, false);
        if let ConditionKind::Bounds { subject, .. } = &condition.kind {
            (self.see)(subject.span, false);
        }
        condition.walk(self);
    }

    fn visit_bound(&mut self, bound: &Bound) {
        (self.see)(bound.span, false);
    }
}
