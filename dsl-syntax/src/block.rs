//! Which lines may stand in which block: what the table (`language/table.rs`) says, asked. The splitter cuts by it.

use crate::grammar::Rule;
use crate::keywords::SyntaxKind;
pub(crate) use crate::language::Block;
use crate::language::{lines_of, traits_of, usually_opened};

/// What starts at a line start.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub(crate) enum Start {
    /// A line or declaration that starts with this keyword.
    Item(SyntaxKind),
    /// `NAME when`, `open { … } otherwise`, …
    Clause,
    /// `NAME, zh "…"`.
    Field,
}

impl Block {
    /// Whether each declaration in it may be read alone.
    pub(crate) fn holds_reparsables(self) -> bool {
        matches!(self, Block::File | Block::Edition | Block::Industry)
    }

    /// Whether such a line may stand here.
    pub(crate) fn accepts(self, start: Start) -> bool {
        let lines = lines_of(self);
        match start {
            Start::Item(keyword) => lines.keywords.contains(&keyword),
            Start::Clause => lines.clauses,
            Start::Field => lines.fields,
        }
    }

    /// The keywords that start a line here.
    pub(crate) fn lines(self) -> &'static [SyntaxKind] {
        &lines_of(self).keywords
    }

    /// The block that a keyword opens, where it stands as a declaration.
    pub(crate) fn opened_by(self, keyword: SyntaxKind) -> Option<Block> {
        let here = lines_of(self).opened.iter().find(|(kind, _)| *kind == keyword);
        here.map_or_else(|| usually_opened(keyword), |(_, block)| *block)
    }

    /// The rule for nothing but lines of this block.
    pub(crate) fn all_lines(self) -> Rule {
        lines_of(self).all
    }

    /// The rule for one line of this block, whatever follows.
    pub(crate) fn one_line(self) -> Rule {
        lines_of(self).one
    }
}

/// Whether a declaration with this keyword cannot do without its braces.
pub(crate) fn needs_body(keyword: SyntaxKind) -> bool {
    traits_of(keyword).needs_body
}

/// Whether a keyword starts what tells blocks apart: a declaration, and few lines.
pub(crate) fn is_structural(keyword: SyntaxKind) -> bool {
    traits_of(keyword).structural
}

/// Whether a keyword starts a declaration only where that may stand, and is a name elsewhere.
pub(crate) fn is_declared_in_place(keyword: SyntaxKind) -> bool {
    traits_of(keyword).in_place
}

/// Whether a keyword starts a line only where that may stand, and is a name elsewhere.
pub(crate) fn is_contextual(keyword: SyntaxKind) -> bool {
    traits_of(keyword).contextual
}

/// Whether a keyword starts a line or a declaration of some block.
pub(crate) fn starts_item(keyword: SyntaxKind) -> bool {
    traits_of(keyword).begins
}
