//! What items of different kinds have in common.

use super::{Container, Item};
use crate::span::Span;

impl Item {
    /// Name and lines, of everything that is declared by a name.
    #[must_use]
    pub fn container(&self) -> Option<&Container> {
        match self {
            Item::Outcome(c)
            | Item::Unit(c)
            | Item::Flag(c)
            | Item::Measure(c)
            | Item::Source(c)
            | Item::Term(c)
            | Item::List(c)
            | Item::Edition(c)
            | Item::Scenario(c)
            | Item::Subcategory(c)
            | Item::Procedure(c)
            | Item::Party(c)
            | Item::Document(c)
            | Item::Event(c)
            | Item::Step(c)
            | Item::Industry { container: c, .. }
            | Item::Category { container: c, .. }
            | Item::Important { container: c, .. } => Some(c),
            Item::Attribute(attribute) => Some(&attribute.container),
            Item::Reading(reading) => Some(&reading.container),
            _ => None,
        }
    }

    /// The whole of a declaration or block, from its first word to its closing brace; `None` for a line.
    #[must_use]
    pub fn block_span(&self) -> Option<Span> {
        match self {
            Item::Bands(bands) => Some(bands.span),
            Item::Rules(rules) => Some(rules.span),
            Item::Fields { span, .. } => Some(*span),
            _ => self.container().map(|container| container.span),
        }
    }
}
