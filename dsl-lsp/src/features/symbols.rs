//! The outline of a file.

use dsl_syntax::Span;
use dsl_syntax::ast::{Container, File, Item};

/// What a symbol is drawn as.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Edition,
    Industry,
    Scenario,
    Declaration,
    Block,
    Example,
}

/// One entry with those below it.
#[derive(Clone, Debug)]
pub(crate) struct Symbol {
    pub(crate) name: String,
    pub(crate) detail: &'static str,
    pub(crate) kind: Kind,
    pub(crate) span: Span,
    pub(crate) head: Span,
    pub(crate) children: Vec<Symbol>,
}

/// The outline.
pub(crate) fn symbols(file: &File) -> Vec<Symbol> {
    of(&file.items)
}

fn of(items: &[Item]) -> Vec<Symbol> {
    items.iter().filter_map(symbol).collect()
}

fn symbol(item: &Item) -> Option<Symbol> {
    let named = |c: &Container, detail, kind| {
        let (name, children) = (c.name.text.clone(), of(&c.items));
        Some(Symbol { name, detail, kind, span: c.span, head: c.name.span, children })
    };
    let plain = |name: &str, detail, kind, span, head| {
        Some(Symbol { name: name.to_owned(), detail, kind, span, head, children: Vec::new() })
    };
    match item {
        Item::Edition(c) => named(c, "edition", Kind::Edition),
        Item::Industry { container, .. } => named(container, "industry", Kind::Industry),
        Item::Scenario(c) => named(c, "scenario", Kind::Scenario),
        Item::Category { container, .. } => named(container, "category", Kind::Industry),
        Item::Procedure(c) => named(c, "procedure", Kind::Industry),
        Item::Party(c) => named(c, "party", Kind::Declaration),
        Item::Document(c) => named(c, "document", Kind::Declaration),
        Item::Event(c) => named(c, "event", Kind::Declaration),
        Item::Step(c) => named(c, "step", Kind::Scenario),
        Item::Subcategory(c) => named(c, "subcategory", Kind::Scenario),
        Item::Outcome(c) => named(c, "outcome", Kind::Declaration),
        Item::Unit(c) => named(c, "unit", Kind::Declaration),
        Item::Attribute(a) => named(&a.container, "attribute", Kind::Declaration),
        Item::Flag(c) => named(c, "flag", Kind::Declaration),
        Item::Measure(c) => named(c, "measure", Kind::Declaration),
        Item::Source(c) => named(c, "source", Kind::Declaration),
        Item::Term(c) => named(c, "term", Kind::Declaration),
        Item::List(c) => named(c, "list", Kind::Declaration),
        Item::Important { container, .. } => named(container, "important data", Kind::Declaration),
        Item::Reading(reading) => named(&reading.container, "reading", Kind::Block),
        Item::Bands(bands) => {
            let name = bands.name.as_ref().map_or("bands", |name| name.text.as_str());
            plain(name, "bands", Kind::Block, bands.span, bands.head)
        }
        Item::Rules(rules) => plain("rules", "", Kind::Block, rules.span, rules.span),
        Item::Fields { span, .. } => plain("fields", "", Kind::Block, *span, *span),
        Item::Example(example) => {
            plain(&example.label.text, "example", Kind::Example, example.span, example.label.span)
        }
        _ => None,
    }
}
