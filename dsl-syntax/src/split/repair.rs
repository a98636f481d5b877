//! Braces too few or too many: what is said of them, and how the cutting goes on as if they stood where they belong.

use super::splitter::{Frame, Splitter};
use crate::block::{Block, Start, is_structural, needs_body};
use crate::code::Code;
use crate::diagnostic::Diagnostic;
use crate::keywords::SyntaxKind;
use crate::message;
use crate::span::Span;

impl Splitter<'_> {
    pub(super) fn too_deep(&mut self, index: usize, current: Option<usize>) {
        let span = self.span(index);
        let Some(cut) = current.and_then(|cut| self.cuts.get_mut(cut)) else { return };
        if !std::mem::replace(&mut cut.told, true) {
            self.findings.push(
                Diagnostic::new(Code::TooDeep, span, message!("too-deep"))
                    .at(message!("too-deep.label"))
                    .help(message!("too-deep.help")),
            );
        }
    }

    /// The current line's inner braces are taken as closed before the token `index`.
    pub(super) fn leave_line_braces(&mut self, index: usize) {
        let Some(frame) = self.frames.last_mut() else { return };
        frame.depth = 0;
        let current = frame.current.take();
        let Some(cut) = current.and_then(|cut| self.cuts.get_mut(cut)) else { return };
        let start = cut.start;
        if !std::mem::replace(&mut cut.told, true) {
            let open = self.innermost_open(start, index);
            self.unclosed(index, open, None);
        }
    }

    /// The last brace between two tokens that nothing closes.
    pub(super) fn innermost_open(&self, start: usize, end: usize) -> Option<usize> {
        let mut stack = Vec::new();
        for index in start..end {
            match self.kind(index) {
                Some(SyntaxKind::OpenBrace) => stack.push(index),
                Some(SyntaxKind::CloseBrace) => {
                    stack.pop();
                }
                _ => {}
            }
        }
        stack.last().copied()
    }

    /// A finding at the end of the token before `index`.
    pub(super) fn unclosed(&mut self, index: usize, open: Option<usize>, cut: Option<usize>) {
        let end = index.checked_sub(1).map_or(0, |last| self.span(last).end);
        let place = Span::new(self.file, end, end);
        let message = match cut.and_then(|cut| self.title(cut)) {
            Some(title) => message!("unclosed-block", title = title),
            None => message!("unclosed-block.nameless"),
        };
        let mut finding = Diagnostic::new(Code::UnclosedBlock, place, message)
            .at(message!("unclosed-block.label"))
            .fix(message!("add", text = "}"), place, "\n}");
        if let Some(open) = open {
            finding = finding.and(self.span(open), message!("unclosed-block.label-open"));
        }
        self.findings.push(finding);
    }

    pub(super) fn move_to_fitting_block(&mut self, index: usize, start: Start) {
        let structural = match start {
            Start::Item(keyword) => is_structural(keyword),
            Start::Clause => true,
            Start::Field => false,
        };
        if structural && let Some(fit) = self.frames.iter().rposition(|frame| frame.block.accepts(start)) {
            while self.frames.len() > fit + 1 {
                self.close_silently(index);
            }
            return;
        }
        let closed = self.top().and_then(|frame| frame.closed);
        let Some((cut, block)) = closed.and_then(|cut| Some((cut, self.cuts.get(cut)?.block?))) else { return };
        if block.accepts(start) {
            self.reopen(cut, block);
        }
    }

    /// Closes the innermost block where its brace should have stood.
    pub(super) fn close_silently(&mut self, index: usize) {
        let Some(frame) = self.frames.pop() else { return };
        let Some(cut) = self.cuts.get_mut(frame.cut) else { return };
        cut.end = index.max(cut.start + 1);
        let open = cut.open;
        if open.is_some() {
            cut.told = true;
            self.unclosed(index, open, Some(frame.cut));
        }
        if let Some(parent) = self.frames.last_mut() {
            parent.current = None;
        }
    }

    /// The brace that closed a block was one too many: what follows still belongs to it.
    pub(super) fn reopen(&mut self, cut: usize, block: Block) {
        let title = self.title(cut).unwrap_or_default();
        let Some(slot) = self.cuts.get_mut(cut) else { return };
        let Some(brace) = slot.close.take() else { return };
        slot.told = true;
        let span = self.span(brace);
        self.findings.push(
            Diagnostic::new(Code::UnclosedBlock, span, message!("closed-too-early", title = title))
                .at(message!("closed-too-early.label"))
                .help(message!("closed-too-early.help", inside = block.words()))
                .fix(message!("take-brace-away"), span, ""),
        );
        self.frames.push(Frame { cut, block, current: None, depth: 0, closed: None });
    }

    pub(super) fn missing_open(&mut self, index: usize, cut: usize) {
        let title = self.title(cut).unwrap_or_default();
        let end = index.checked_sub(1).map_or(0, |last| self.span(last).end);
        let place = Span::new(self.file, end, end);
        if let Some(cut) = self.cuts.get_mut(cut) {
            cut.told = true;
        }
        self.findings.push(
            Diagnostic::new(Code::Syntax, place, message!("no-body", title = title)).at(message!("no-body.label")).fix(
                message!("add", text = "{"),
                place,
                " {",
            ),
        );
    }

    /// An `example` or `expects` whose opening brace has not come.
    pub(super) fn example_without_open(&self) -> Option<usize> {
        let index = self.top()?.current?;
        let cut = self.cuts.get(index)?;
        let braced = matches!(cut.keyword, Some(SyntaxKind::Example | SyntaxKind::Expects));
        let tokens = self.tokens.get(cut.start..cut.end)?;
        (braced && !cut.told && !tokens.iter().any(|token| token.kind == SyntaxKind::OpenBrace)).then_some(index)
    }

    /// `measure m unit people }`: the brace belongs to the declaration on its line, not to the block around it.
    pub(super) fn closes_line_without_open(&mut self, index: usize) -> bool {
        let first = self.tokens.get(index).is_some_and(|token| token.first);
        let Some((cut, _, keyword)) = self.waiting() else { return false };
        let line = self.cuts.get(cut).map_or(0..0, |cut| cut.start + 1..index);
        let same_line = !line.into_iter().any(|token| self.tokens.get(token).is_some_and(|token| token.first));
        if first || !same_line || !needs_body(keyword) {
            return false;
        }
        self.missing_open((self.cuts.get(cut).map_or(index, |cut| cut.start + 2)).min(index), cut);
        self.extend(index);
        if let Some(frame) = self.frames.last_mut() {
            frame.current = None;
        }
        true
    }

    /// A row of stray braces is one mistake.
    pub(super) fn stray_brace(&mut self, index: usize) {
        let again = self.stray.is_some_and(|last| last + 1 == index);
        self.stray = Some(index);
        if let Some(frame) = self.frames.last_mut() {
            frame.current = None;
        }
        if !again {
            let span = self.span(index);
            self.findings.push(
                Diagnostic::new(Code::UnclosedBlock, span, message!("closes-nothing"))
                    .at(message!("closes-nothing.label"))
                    .help(message!("closes-nothing.help"))
                    .fix(message!("take-brace-away"), span, ""),
            );
        }
    }
}
