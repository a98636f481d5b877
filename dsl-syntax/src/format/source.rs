//! The tokens of a tree in order, each with the comments and line breaks around it.

use rowan::{NodeOrToken, WalkEvent};

use crate::keywords::SyntaxKind;
use crate::tree::{SyntaxNode, SyntaxToken};

/// A comment on a line of its own.
#[derive(Debug)]
pub(super) struct Comment {
    pub(super) text: String,
    /// Whether a blank line stands before it.
    pub(super) blank: bool,
}

/// What stands around one token.
#[derive(Debug)]
pub(super) struct Around {
    start: usize,
    /// Comments on lines of their own before it.
    pub(super) above: Vec<Comment>,
    /// Whether it is the first of its line.
    pub(super) first: bool,
    /// Whether a blank line stands right before it.
    pub(super) blank: bool,
    /// The comment after it, on its line.
    pub(super) beside: Option<String>,
}

/// All tokens; the last one is the end of the text.
#[derive(Debug)]
pub(super) struct Tokens(Vec<Around>);

impl Tokens {
    pub(super) fn of(tree: &SyntaxNode) -> Self {
        let mut tokens: Vec<Around> = Vec::new();
        let mut next = Around::at(0);
        let mut line_breaks = 0;
        let leaves = tree.preorder_with_tokens().filter_map(|event| match event {
            WalkEvent::Enter(NodeOrToken::Token(token)) => Some(token),
            _ => None,
        });
        for token in leaves {
            match token.kind() {
                SyntaxKind::Whitespace => line_breaks += token.text().matches('\n').count(),
                SyntaxKind::Comment => {
                    let text = token.text().trim_end().to_owned();
                    match tokens.last_mut() {
                        Some(last) if line_breaks == 0 && next.above.is_empty() => last.beside = Some(text),
                        _ => next.above.push(Comment { text, blank: line_breaks > 1 }),
                    }
                    next.first |= line_breaks > 0;
                    line_breaks = 0;
                }
                _ => {
                    next.start = usize::from(token.text_range().start());
                    next.first |= line_breaks > 0 || tokens.is_empty();
                    next.blank = line_breaks > 1;
                    tokens.push(next);
                    next = Around::at(0);
                    line_breaks = 0;
                }
            }
        }
        next.start = usize::MAX;
        tokens.push(next);
        Self(tokens)
    }

    /// How many there are, without the end of the text.
    pub(super) fn len(&self) -> usize {
        self.0.len().saturating_sub(1)
    }

    pub(super) fn get(&self, index: usize) -> Option<&Around> {
        self.0.get(index)
    }

    pub(super) fn slice(&self, from: usize, to: usize) -> &[Around] {
        self.0.get(from..to).unwrap_or_default()
    }

    /// The number of a token.
    pub(super) fn index(&self, token: &SyntaxToken) -> usize {
        let start = usize::from(token.text_range().start());
        self.0.partition_point(|around| around.start < start)
    }

    /// The first token of a node.
    pub(super) fn first(&self, node: &SyntaxNode) -> usize {
        let start = usize::from(node.text_range().start());
        self.0.partition_point(|around| around.start < start)
    }

    /// The token after a node's last.
    pub(super) fn end(&self, node: &SyntaxNode) -> usize {
        let end = usize::from(node.text_range().end());
        self.0.partition_point(|around| around.start < end)
    }

    /// Whether a line break stands between two of a node's tokens.
    pub(super) fn over_lines(&self, node: &SyntaxNode) -> bool {
        let first = self.first(node);
        self.slice(first + 1, self.end(node)).iter().any(|around| around.first)
    }

    /// Whether a comment stands between two of a node's tokens.
    pub(super) fn comments_in(&self, node: &SyntaxNode) -> bool {
        self.comments_between(self.first(node), self.end(node))
    }

    /// Whether a comment stands between two of these tokens.
    pub(super) fn comments_between(&self, from: usize, end: usize) -> bool {
        self.slice(from + 1, end).iter().any(|around| !around.above.is_empty())
            || self.slice(from, end.saturating_sub(1)).iter().any(|around| around.beside.is_some())
    }

    /// Whether a comment stands between this token and the one before it.
    pub(super) fn comment_before(&self, index: usize) -> bool {
        index > 0 && self.comments_between(index - 1, index + 1)
    }

    /// Whether a blank line parts this token, or a comment above it, from what stands before.
    pub(super) fn parted(&self, index: usize) -> bool {
        self.get(index).is_some_and(|around| around.blank || around.above.iter().any(|comment| comment.blank))
    }
}

impl Around {
    fn at(start: usize) -> Self {
        Self { start, above: Vec::new(), first: false, blank: false, beside: None }
    }
}
