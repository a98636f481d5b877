//! What the cutting of a text has come to: the cuts made, the blocks open, and the steps from which the rest is made.

use crate::block::Block;
use crate::diagnostic::Diagnostic;
use crate::keywords::{SyntaxKind, may_be_name};
use crate::scan::Token;
use crate::span::{FileId, Span};

/// Blocks inside blocks: more than any valid file has, and few enough to recurse over.
pub(super) const MOST_BLOCKS: usize = 16;

/// A stretch of tokens that is parsed alone.
#[derive(Debug)]
pub(crate) struct Cut {
    /// The block that its lines belong to, where it is a declaration that may have a body.
    pub(crate) block: Option<Block>,
    /// The keyword that it starts with.
    pub(crate) keyword: Option<SyntaxKind>,
    /// First token.
    pub(crate) start: usize,
    /// One past the last token.
    pub(crate) end: usize,
    /// The opening brace of the body.
    pub(crate) open: Option<usize>,
    /// Whether the body was opened, if only in the writer's mind.
    pub(crate) entered: bool,
    /// The closing brace of the body.
    pub(crate) close: Option<usize>,
    /// What the body holds.
    pub(crate) children: Vec<usize>,
    /// A finding says already what is wrong with it.
    pub(crate) told: bool,
    /// It may not stand where it stands.
    pub(crate) misplaced: bool,
    /// It begins with nothing that starts a line.
    pub(crate) unknown: bool,
}

/// All cuts; the first is the file.
#[derive(Debug)]
pub(crate) struct Cuts {
    pub(crate) all: Vec<Cut>,
    pub(crate) findings: Vec<Diagnostic>,
}

/// A block whose lines are being cut.
pub(super) struct Frame {
    pub(super) cut: usize,
    pub(super) block: Block,
    /// The line or declaration that tokens are added to.
    pub(super) current: Option<usize>,
    /// Braces open inside the current line.
    pub(super) depth: u32,
    /// The child that was closed last.
    pub(super) closed: Option<usize>,
}

/// The tokens with what has been made of them.
pub(super) struct Splitter<'a> {
    pub(super) file: FileId,
    pub(super) text: &'a str,
    pub(super) tokens: &'a [Token],
    pub(super) cuts: Vec<Cut>,
    pub(super) frames: Vec<Frame>,
    pub(super) findings: Vec<Diagnostic>,
    pub(super) stray: Option<usize>,
}

impl Splitter<'_> {
    pub(super) fn new_cut(&mut self, start: usize, keyword: Option<SyntaxKind>, block: Option<Block>) -> usize {
        self.cuts.push(Cut {
            block,
            keyword,
            start,
            end: start,
            open: None,
            entered: false,
            close: None,
            children: Vec::new(),
            told: false,
            misplaced: false,
            unknown: false,
        });
        self.cuts.len() - 1
    }

    pub(super) fn kind(&self, index: usize) -> Option<SyntaxKind> {
        self.tokens.get(index).map(|token| token.kind)
    }

    pub(super) fn top(&self) -> Option<&Frame> {
        self.frames.last()
    }

    pub(super) fn span(&self, index: usize) -> Span {
        self.tokens.get(index).map_or(Span::new(self.file, 0, 0), |token| Span::new(self.file, token.start, token.end))
    }

    /// Keyword and name of a cut, as written.
    pub(super) fn title(&self, cut: usize) -> Option<String> {
        let cut = self.cuts.get(cut)?;
        let first = self.tokens.get(cut.start)?;
        // Words that are keywords only elsewhere are names here.
        let is_name = |token: &&Token| may_be_name(token.kind) && !token.line_start;
        let last = self.tokens.get(cut.start + 1).filter(is_name).unwrap_or(first);
        self.text.get(first.start as usize..last.end as usize).map(one_line)
    }

    pub(super) fn extend(&mut self, index: usize) {
        let Some(frame) = self.frames.last() else { return };
        let (parent, current) = (frame.cut, frame.current);
        let cut = current.unwrap_or_else(|| self.begin(parent, index, None, None));
        if let Some(cut) = self.cuts.get_mut(cut) {
            cut.unknown |= current.is_none();
            cut.end = index + 1;
        }
    }

    pub(super) fn begin(
        &mut self,
        parent: usize,
        index: usize,
        keyword: Option<SyntaxKind>,
        block: Option<Block>,
    ) -> usize {
        let cut = self.new_cut(index, keyword, block);
        if let Some(parent) = self.cuts.get_mut(parent) {
            parent.children.push(cut);
        }
        if let Some(frame) = self.frames.last_mut() {
            frame.current = Some(cut);
        }
        cut
    }

    /// A declaration whose body has not been opened, if the current line is one.
    pub(super) fn waiting(&self) -> Option<(usize, Block, SyntaxKind)> {
        let index = self.top()?.current?;
        let cut = self.cuts.get(index)?;
        if cut.entered { None } else { Some((index, cut.block?, cut.keyword?)) }
    }

    pub(super) fn enter(&mut self, cut: usize, block: Block) {
        if let Some(cut) = self.cuts.get_mut(cut) {
            cut.entered = true;
        }
        self.frames.push(Frame { cut, block, current: None, depth: 0, closed: None });
    }
}

/// Source text on one line, for a message.
pub(crate) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
