//! Where the lines of a layout are put, one after the other.

use super::lines::Line;
use super::source::Tokens;
use super::width;
use super::words::Speaker;
use crate::tree::SyntaxNode;

/// How far the lines of a body stand in from its head.
pub(super) const STEP: usize = 2;

/// Lays out one text.
#[derive(Debug)]
pub(super) struct Printer<'a> {
    pub(super) tokens: &'a Tokens,
    pub(super) speaker: &'a Speaker<'a>,
    /// Says how wide a line would be.
    pub(super) measuring: Speaker<'a>,
    pub(super) lines: Vec<Line>,
}

impl<'a> Printer<'a> {
    pub(super) fn new(tokens: &'a Tokens, speaker: &'a Speaker<'a>) -> Self {
        Self { tokens, speaker, measuring: speaker.for_measuring(), lines: Vec::new() }
    }

    pub(super) fn push(&mut self, first: usize, indent: usize, text: String) {
        self.lines.push(Line { first, indent, text, goes_on: false });
    }

    /// A line that goes on with the one above.
    pub(super) fn push_on(&mut self, first: usize, indent: usize, text: String) {
        self.lines.push(Line { first, indent, text, goes_on: true });
    }

    /// How wide a node would be on one line.
    pub(super) fn measure(&self, node: &SyntaxNode) -> usize {
        width(&self.measuring.line(node))
    }
}
