//! The outline of a file.

use dsl_syntax::ast::{Declaration, File, Item};
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
    if let Some((declaration, container)) = item.declared() {
        let (name, head) = (container.name.text.clone(), container.name.span);
        let (detail, kind) = (Some(declaration.words()), drawn_as(declaration));
        return Some(Symbol { name, detail, kind, span: container.span, head, children: of(&container.items) });
    }
    let plain = |name: &str, detail, kind, span, head| {
        Some(Symbol { name: name.to_owned(), detail, kind, span, head, children: Vec::new() })
    };
    match item {
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

fn drawn_as(declaration: Declaration) -> Kind {
    match declaration {
        Declaration::Edition => Kind::Edition,
        Declaration::Industry | Declaration::Category | Declaration::Procedure => Kind::Industry,
        Declaration::Scenario | Declaration::Subcategory | Declaration::Step => Kind::Scenario,
        Declaration::Reading => Kind::Block,
        _ => Kind::Declaration,
    }
}
