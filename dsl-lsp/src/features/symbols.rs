//! The outline of a file.

use dsl_syntax::ast::{Container, File, Item};
use dsl_syntax::{Message, Span, message};

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
    /// What it is; none where its name says it.
    pub(crate) detail: Option<Message>,
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
        let detail = Some(detail);
        let (name, children) = (c.name.text.clone(), of(&c.items));
        Some(Symbol { name, detail, kind, span: c.span, head: c.name.span, children })
    };
    let plain = |name: &str, detail, kind, span, head| {
        Some(Symbol { name: name.to_owned(), detail, kind, span, head, children: Vec::new() })
    };
    match item {
        Item::Edition(c) => named(c, message!("kind-edition"), Kind::Edition),
        Item::Industry { container, .. } => named(container, message!("kind-industry"), Kind::Industry),
        Item::Scenario(c) => named(c, message!("kind-scenario"), Kind::Scenario),
        Item::Category { container, .. } => named(container, message!("kind-category"), Kind::Industry),
        Item::Procedure(c) => named(c, message!("kind-procedure"), Kind::Industry),
        Item::Party(c) => named(c, message!("kind-party"), Kind::Declaration),
        Item::Document(c) => named(c, message!("kind-document"), Kind::Declaration),
        Item::Event(c) => named(c, message!("kind-event"), Kind::Declaration),
        Item::Step(c) => named(c, message!("kind-step"), Kind::Scenario),
        Item::Subcategory(c) => named(c, message!("kind-subcategory"), Kind::Scenario),
        Item::Outcome(c) => named(c, message!("kind-outcome"), Kind::Declaration),
        Item::Unit(c) => named(c, message!("kind-unit"), Kind::Declaration),
        Item::Attribute(a) => named(&a.container, message!("kind-attribute"), Kind::Declaration),
        Item::Flag(c) => named(c, message!("kind-flag"), Kind::Declaration),
        Item::Measure(c) => named(c, message!("kind-measure"), Kind::Declaration),
        Item::Source(c) => named(c, message!("kind-source"), Kind::Declaration),
        Item::Term(c) => named(c, message!("kind-term"), Kind::Declaration),
        Item::List(c) => named(c, message!("kind-list"), Kind::Declaration),
        Item::Important { container, .. } => named(container, message!("kind-item"), Kind::Declaration),
        Item::Reading(reading) => named(&reading.container, message!("kind-reading"), Kind::Block),
        Item::Bands(bands) => {
            let name = bands.name.as_ref().map_or("bands", |name| name.text.as_str());
            plain(name, Some(message!("kind-block")), Kind::Block, bands.span, bands.head)
        }
        Item::Rules(rules) => plain("rules", None, Kind::Block, rules.span, rules.span),
        Item::Fields { span, .. } => plain("fields", None, Kind::Block, *span, *span),
        Item::Example(example) => {
            plain(&example.label.text, Some(message!("kind-example")), Kind::Example, example.span, example.label.span)
        }
        _ => None,
    }
}
