//! Cuts a text into blocks and lines before anything is parsed, so that a mistake costs one line and not the file.
//!
//! One pass over the tokens with a stack of its own; nothing here recurses, and any text gives a tree of cuts. A
//! declaration that may not stand where it starts, but may stand further out, closes the blocks between; one that
//! could have stood in the block just closed opens that one again.

mod repair;
mod splitter;
mod start;

pub(crate) use splitter::{Cut, Cuts, one_line};

use crate::ast::Name;
use crate::block::{Block, Start, needs_body};
use crate::keywords::SyntaxKind;
use crate::scan::{Scan, Token};
use crate::span::{FileId, Span};
use splitter::{Frame, MOST_BLOCKS, Splitter};

/// Braces may be nested this deep inside a line.
const DEEPEST: u32 = 64;

/// Cuts a scanned text.
pub(crate) fn split(file: FileId, text: &str, scan: &Scan) -> Cuts {
    let mut splitter = Splitter {
        file,
        text,
        tokens: &scan.tokens,
        cuts: Vec::new(),
        frames: Vec::new(),
        findings: Vec::new(),
        stray: None,
    };
    let root = splitter.new_cut(0, None, Some(Block::File));
    splitter.frames.push(Frame { cut: root, block: Block::File, current: None, depth: 0, closed: None });
    for index in 0..scan.tokens.len() {
        splitter.step(index);
    }
    splitter.end();
    Cuts { all: splitter.cuts, findings: splitter.findings }
}

/// Cuts the text of one line of a block, or of a file, alone; gives the place of its cut. `None` where the text is more or less
/// than one declaration that its own last brace closes.
pub(crate) fn split_one(file: FileId, text: &str, scan: &Scan, parent: Block) -> Option<(Cuts, usize)> {
    let tokens = &scan.tokens;
    let mut splitter =
        Splitter { file, text, tokens, cuts: Vec::new(), frames: Vec::new(), findings: Vec::new(), stray: None };
    let mut around = splitter.new_cut(0, None, Some(Block::File));
    splitter.frames.push(Frame { cut: around, block: Block::File, current: None, depth: 0, closed: None });
    if parent != Block::File {
        around = splitter.new_cut(0, None, Some(parent));
        splitter.enter(around, parent);
    }
    let outer = splitter.frames.len();
    for index in 0..tokens.len() {
        splitter.step(index);
        // A brace that closes more than the declaration ends the block around it.
        if splitter.frames.len() < outer || splitter.stray.is_some() {
            return None;
        }
    }
    let (top, around) = (splitter.frames.last()?, splitter.cuts.get(around)?);
    let [only] = around.children.as_slice() else { return None };
    let cut = splitter.cuts.get(*only)?;
    let whole = cut.start == 0 && cut.close.is_some_and(|close| close + 1 == tokens.len() && cut.end == tokens.len());
    let alone = splitter.frames.len() == outer && top.depth == 0 && top.current.is_none();
    let at = *only;
    (whole && alone).then_some((Cuts { all: splitter.cuts, findings: splitter.findings }, at))
}

impl Splitter<'_> {
    fn step(&mut self, index: usize) {
        let Some(token) = self.tokens.get(index).copied() else { return };
        if self.top().is_some_and(|frame| frame.depth > 0) {
            if !self.interrupts(index, token) {
                self.inside_line(index, token);
                return;
            }
            self.leave_line_braces(index);
        }
        match token.kind {
            SyntaxKind::CloseBrace => self.close(index),
            SyntaxKind::OpenBrace => self.open(index),
            SyntaxKind::Semicolon => {
                if let Some(frame) = self.frames.last_mut() {
                    frame.current = None;
                }
            }
            _ => {
                let may_start = token.line_start || self.top().is_some_and(|frame| frame.current.is_none());
                match may_start.then(|| self.start(index, token)).flatten() {
                    Some(start) => self.place(index, start),
                    None => {
                        if self.unknown_block(index, token)
                            && let Some(frame) = self.frames.last_mut()
                        {
                            frame.current = None;
                        }
                        self.extend(index);
                    }
                }
            }
        }
    }

    fn inside_line(&mut self, index: usize, token: Token) {
        self.extend(index);
        let Some(frame) = self.frames.last_mut() else { return };
        match token.kind {
            SyntaxKind::OpenBrace => {
                frame.depth += 1;
                let (depth, current) = (frame.depth, frame.current);
                if depth > DEEPEST {
                    self.too_deep(index, current);
                }
            }
            SyntaxKind::CloseBrace => frame.depth -= 1,
            _ => {}
        }
    }

    fn place(&mut self, index: usize, start: Start) {
        let Some(top) = self.top().map(|frame| frame.block) else { return };
        if let Some(cut) = self.example_without_open() {
            self.missing_open(index, cut);
            if matches!(start, Start::Item(SyntaxKind::Industry | SyntaxKind::Scenario)) {
                self.extend(index);
                if let Some(frame) = self.frames.last_mut() {
                    frame.depth = 1;
                }
                return;
            }
        }
        if let Some((cut, block, keyword)) = self.waiting() {
            let here = top.accepts(start);
            if needs_body(keyword) || (!here && block.accepts(start)) {
                self.missing_open(index, cut);
                if block.accepts(start) {
                    self.enter(cut, block);
                }
            }
        }
        let top = self.top().map_or(Block::File, |frame| frame.block);
        if !top.accepts(start) {
            self.move_to_fitting_block(index, start);
        }
        let Some((parent, block)) = self.top().map(|frame| (frame.cut, frame.block)) else { return };
        let keyword = match start {
            Start::Item(keyword) => Some(keyword),
            Start::Clause | Start::Field => None,
        };
        let opens = keyword.and_then(|keyword| block.opened_by(keyword)).filter(|_| self.frames.len() < MOST_BLOCKS);
        let cut = self.begin(parent, index, keyword, opens);
        if let Some(cut) = self.cuts.get_mut(cut) {
            cut.end = index + 1;
            cut.misplaced = keyword.is_some() && !block.accepts(start);
        }
    }

    fn open(&mut self, index: usize) {
        self.split_off_declaration(index);
        // The first braces of an attribute hold its values.
        let values = index
            .checked_sub(1)
            .is_some_and(|last| matches!(self.kind(last), Some(SyntaxKind::OneOf | SyntaxKind::Ordered)));
        if let Some((cut, block, _)) = self.waiting().filter(|_| !values) {
            if let Some(cut) = self.cuts.get_mut(cut) {
                cut.open = Some(index);
            }
            self.extend(index);
            self.enter(cut, block);
            return;
        }
        self.extend(index);
        if let Some(frame) = self.frames.last_mut() {
            frame.depth = 1;
        }
    }

    fn close(&mut self, index: usize) {
        if let Some(cut) = self.example_without_open() {
            self.missing_open((self.cuts.get(cut).map_or(index, |cut| cut.start + 2)).min(index), cut);
            self.extend(index);
            if let Some(frame) = self.frames.last_mut() {
                frame.current = None;
            }
            return;
        }
        if self.closes_line_without_open(index) {
            return;
        }
        if self.frames.len() < 2 {
            self.stray_brace(index);
            return;
        }
        let Some(frame) = self.frames.pop() else { return };
        if let Some(cut) = self.cuts.get_mut(frame.cut) {
            cut.close = Some(index);
            cut.end = index + 1;
        }
        if let Some(parent) = self.frames.last_mut() {
            parent.current = None;
            parent.closed = Some(frame.cut);
        }
    }

    fn end(&mut self) {
        let end = self.tokens.len();
        if self.top().is_some_and(|frame| frame.depth > 0) {
            self.leave_line_braces(end);
        }
        if let Some((cut, _, keyword)) = self.waiting()
            && needs_body(keyword)
            && self.cuts.get(cut).is_some_and(|cut| !cut.told && cut.end > cut.start + 1)
        {
            self.missing_open(end, cut);
        }
        while self.frames.len() > 1 {
            self.close_silently(end);
        }
        if let Some(root) = self.cuts.first_mut() {
            root.end = end;
        }
    }
}

/// The name that a token spells.
pub(crate) fn name_of(file: FileId, text: &str, token: &Token) -> Option<Name> {
    let spelled = text.get(token.start as usize..token.end as usize)?;
    Some(Name { text: spelled.to_owned(), span: Span::new(file, token.start, token.end) })
}
