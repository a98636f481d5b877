//! What strokes aim at in one text: its tokens, blocks and lines.

use std::ops::Range;

use dsl_syntax::tree::SyntaxKind;
use dsl_syntax::{FileId, parse};

/// A token that is neither white space nor comment.
#[derive(Clone, Debug)]
pub struct Token {
    /// Its kind.
    pub kind: SyntaxKind,
    /// Where it stands.
    pub at: Range<usize>,
}

/// A text, taken apart.
#[derive(Clone, Debug)]
pub struct Sheet {
    /// The whole text.
    pub text: String,
    /// Its tokens, in order.
    pub tokens: Vec<Token>,
    /// What is between braces with its head, in order of their starts.
    pub blocks: Vec<Range<usize>>,
    /// Its lines, each with its line break.
    pub lines: Vec<Range<usize>>,
}

impl Sheet {
    /// Takes a text apart.
    #[must_use]
    pub fn of(text: &str) -> Self {
        let tree = parse(FileId(0), text).tree();
        let range = |range: &dyn Fn() -> (u32, u32)| {
            let (start, end) = range();
            start as usize..end as usize
        };
        let mut tokens = Vec::new();
        for token in tree.descendants_with_tokens().filter_map(|element| element.into_token()) {
            let at = token.text_range();
            if !matches!(token.kind(), SyntaxKind::Whitespace | SyntaxKind::Comment) {
                tokens.push(Token { kind: token.kind(), at: range(&|| (at.start().into(), at.end().into())) });
            }
        }
        let mut blocks = Vec::new();
        for node in tree.descendants().filter(|node| node.children().any(|child| child.kind() == SyntaxKind::Body)) {
            let at = node.text_range();
            blocks.push(range(&|| (at.start().into(), at.end().into())));
        }
        let mut lines = Vec::new();
        let mut start = 0;
        for line in text.split_inclusive('\n') {
            lines.push(start..start + line.len());
            start += line.len();
        }
        Self { text: text.to_owned(), tokens, blocks, lines }
    }

    /// The text of a stretch.
    #[must_use]
    pub fn word(&self, at: &Range<usize>) -> &str {
        &self.text[at.clone()]
    }

    /// The tokens of a kind.
    pub fn of_kind(&self, kind: SyntaxKind) -> Vec<&Token> {
        self.tokens.iter().filter(|token| token.kind == kind).collect()
    }
}
