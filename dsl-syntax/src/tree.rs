//! The lossless tree: every byte of the text stands in it once, in order.
//!
//! The parser names the tokens; what lies between them is filled in as white space and comments. So
//! `SyntaxNode::new_root(green).text() == source`, whatever the source.

use pest::iterators::Pair;
use rowan::{GreenNode, GreenNodeBuilder};

use crate::grammar::Rule;
pub use crate::keywords::SyntaxKind;
use crate::space::is_space;

/// The language, for rowan.
#[derive(Copy, Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ListLanguage {}

impl rowan::Language for ListLanguage {
    type Kind = SyntaxKind;

    fn kind_from_raw(raw: rowan::SyntaxKind) -> SyntaxKind {
        SyntaxKind::ALL.get(usize::from(raw.0)).copied().unwrap_or(SyntaxKind::Unknown)
    }

    fn kind_to_raw(kind: SyntaxKind) -> rowan::SyntaxKind {
        rowan::SyntaxKind(kind as u16)
    }
}

/// A node of the tree.
pub type SyntaxNode = rowan::SyntaxNode<ListLanguage>;
/// A token of the tree.
pub type SyntaxToken = rowan::SyntaxToken<ListLanguage>;
/// A node or a token.
pub type SyntaxElement = rowan::SyntaxElement<ListLanguage>;

/// Builds the tree in the order of the text.
pub(crate) struct TreeBuilder<'a> {
    text: &'a str,
    at: usize,
    green: GreenNodeBuilder<'static>,
    /// False where nobody asks for the tree: then nothing is built.
    wanted: bool,
}

impl<'a> TreeBuilder<'a> {
    pub(crate) fn new(text: &'a str) -> Self {
        let mut green = GreenNodeBuilder::new();
        green.start_node(rowan::SyntaxKind(SyntaxKind::File as u16));
        Self { text, at: 0, green, wanted: true }
    }

    /// A builder that builds nothing.
    pub(crate) fn unwanted() -> Self {
        Self { text: "", at: 0, green: GreenNodeBuilder::new(), wanted: false }
    }

    /// Fills up to `offset`, so that a node that starts there does not begin with white space.
    pub(crate) fn start(&mut self, kind: SyntaxKind, offset: usize) {
        if !self.wanted {
            return;
        }
        self.fill(offset);
        self.green.start_node(rowan::SyntaxKind(kind as u16));
    }

    pub(crate) fn finish(&mut self) {
        if self.wanted {
            self.green.finish_node();
        }
    }

    pub(crate) fn token(&mut self, kind: SyntaxKind, start: usize, end: usize) {
        self.fill(start);
        if let Some(text) = self.text.get(self.at..end).filter(|text| !text.is_empty()) {
            self.green.token(rowan::SyntaxKind(kind as u16), text);
            self.at = end;
        }
    }

    /// A pair and all below it; `base` is where the parsed slice begins in the text.
    pub(crate) fn pair(&mut self, pair: Pair<'_, Rule>, base: usize) {
        if !self.wanted {
            return;
        }
        let kind = SyntaxKind::of(pair.as_rule());
        let span = pair.as_span();
        let mut inner = pair.into_inner().peekable();
        if inner.peek().is_none() {
            self.token(kind, base + span.start(), base + span.end());
            return;
        }
        self.start(kind, base + span.start());
        for child in inner {
            self.pair(child, base);
        }
        self.finish();
    }

    pub(crate) fn build(mut self) -> GreenNode {
        self.fill(self.text.len());
        self.green.finish_node();
        self.green.finish()
    }

    /// Writes what lies before `end` as white space, comments and (only where the parser left text out) unknown text.
    fn fill(&mut self, end: usize) {
        while self.at < end {
            let Some(gap) = self.text.get(self.at..end) else { return };
            let spaces = gap.find(|c| !is_space(c)).unwrap_or(gap.len());
            let (kind, length) = if spaces > 0 {
                (SyntaxKind::Whitespace, spaces)
            } else if gap.starts_with("//") {
                (SyntaxKind::Comment, gap.find('\n').unwrap_or(gap.len()))
            } else {
                (SyntaxKind::Unknown, gap.find(is_space).unwrap_or(gap.len()))
            };
            let Some(text) = gap.get(..length) else { return };
            self.green.token(rowan::SyntaxKind(kind as u16), text);
            self.at += length;
        }
    }
}
