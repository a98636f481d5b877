//! Text, tokens, tree, spans and the [`Diagnostic`] value of the Qingdan list language.
//!
//! ```text
//! text ──► scan ──► split ──► pest, cut by cut ──► tree (lossless) and ast (values), with findings
//! ```
//!
//! [`parse`] takes any text and always gives all three. Nothing here reads files, prints, or knows the law.

pub mod ast;
mod block;
pub mod chart_data;
pub mod code;
pub mod diagnostic;
mod document;
pub mod edit;
mod explain;
pub mod format;
mod grammar;
pub mod hidden;
mod keywords;
mod language;
mod lower;
pub mod message;
mod parse;
mod region;
pub mod relocate;
mod reparse;
mod scan;
mod space;
pub mod span;
mod split;
mod text;
mod token_class;
pub mod tree;

pub use code::{Code, Severity};
pub use diagnostic::{BandFacts, Diagnostic, Edit, Fix, Label};
pub use document::{Change, Document};
pub use keywords::{
    Group, Keyword, boundary_words, holds_chinese, is_reserved, joins_clause, keyword, keywords, multipliers,
};
pub use message::{Argument, Joint, Language, Message};
pub use parse::parse;
#[doc(hidden)]
pub use parse::{grammar_takes, parse_whole};
pub use region::{Extent, FactValue, RegionBox};
pub use scan::{Token, tokens};
pub use space::{indentation, is_space};
pub use span::{FileId, Span};
pub use token_class::{TokenClass, token_classes};

/// The reference of the language, in Markdown: `docs/language.md`, to which the pages of codes point as `../../language.md#SECTION`.
pub const MANUAL: &str = include_str!("../../docs/language.md");

/// What [`parse`] makes of a text.
#[derive(Clone, Debug)]
pub struct Parsed {
    /// The lossless tree: every byte of the text, in order. Make nodes with [`Parsed::tree`].
    pub green: rowan::GreenNode,
    /// What was understood.
    pub file: ast::File,
    /// What was wrong, in order of place.
    pub diagnostics: Vec<Diagnostic>,
}

impl Parsed {
    /// The root of the lossless tree.
    #[must_use]
    pub fn tree(&self) -> tree::SyntaxNode {
        tree::SyntaxNode::new_root(self.green.clone())
    }
}
