//! Where a declaration, a line, a clause or a field starts.

use super::splitter::{MOST_BLOCKS, Splitter};
use crate::block::{Block, Start, is_contextual, is_declared_in_place, is_structural, needs_body, starts_item};
use crate::explain::{may_begin, nearest};
use crate::keywords::{SyntaxKind, may_be_name};
use crate::scan::Token;

/// How far before a brace the keyword that it belongs to is looked for in the middle of a line.
const MOST_HEAD_TOKENS: usize = 64;

impl Splitter<'_> {
    /// Whether a line begins with a word that is no keyword, and opens a block: it is no part of the line above.
    pub(super) fn unknown_block(&self, index: usize, token: Token) -> bool {
        let opens = match self.kind(index + 1) {
            Some(SyntaxKind::OpenBrace) => true,
            Some(SyntaxKind::Name | SyntaxKind::String) => self.kind(index + 2) == Some(SyntaxKind::OpenBrace),
            _ => false,
        };
        let word = matches!(token.kind, SyntaxKind::Name | SyntaxKind::Value);
        let before = index.checked_sub(1).and_then(|before| self.kind(before));
        opens && word && token.line_start && may_begin(token.kind, before) && self.waiting().is_none()
    }

    /// What starts at a token, if it stands where things start.
    pub(super) fn start(&self, index: usize, token: Token) -> Option<Start> {
        let block = self.top()?.block;
        let next = self.kind(index + 1);
        if block == Block::Fields {
            let word = token.kind == SyntaxKind::Name || starts_item(token.kind);
            if (word || may_be_name(token.kind)) && (next == Some(SyntaxKind::Comma) || token.kind == SyntaxKind::Name)
            {
                return Some(Start::Field);
            }
        }
        // Words such as `step` are names where no such line may stand.
        let clause = matches!(next, Some(SyntaxKind::When | SyntaxKind::Otherwise | SyntaxKind::Regardless));
        if clause && may_be_name(token.kind) {
            return Some(Start::Clause).filter(|start| self.accepted_somewhere(*start));
        }
        match token.kind {
            // The Chinese for `for` and `applies when` is one word; only the latter starts a line. What follows `bands` is the former,
            // on a line of its own too, as the grammar reads it.
            SyntaxKind::For => {
                let before = index.checked_sub(1).and_then(|before| self.kind(before));
                (before != Some(SyntaxKind::Bands)).then_some(Start::Item(SyntaxKind::AppliesWhen))
            }
            SyntaxKind::Name => self.misspelt(index, block).map(Start::Item),
            SyntaxKind::Open if next == Some(SyntaxKind::OpenBrace) => {
                Some(Start::Clause).filter(|start| self.accepted_somewhere(*start))
            }
            kind if starts_item(kind) => {
                let start = Start::Item(kind);
                // Words such as `publisher` are keywords only where such a line may stand, and `when` goes on a clause; a
                // `step` that opens a block is one wherever it stands.
                let opens = next == Some(SyntaxKind::Name) && self.kind(index + 2) == Some(SyntaxKind::OpenBrace);
                let contextual = is_contextual(kind)
                    || self.may_be_a_name(index, kind)
                    || (is_declared_in_place(kind) && !opens)
                    || matches!(
                        kind,
                        SyntaxKind::When | SyntaxKind::Taken | SyntaxKind::NotListed | SyntaxKind::Listed
                    );
                // The lines of a declaration whose brace was forgotten are its lines all the same.
                let waiting =
                    self.waiting().is_some_and(|(_, inner, keyword)| needs_body(keyword) && inner.accepts(start));
                (!contextual || waiting || block.accepts(start)).then_some(start)
            }
            _ => None,
        }
    }

    /// `category` and `subcategory` declare something wherever they look like it; elsewhere they may be names.
    pub(super) fn may_be_a_name(&self, index: usize, kind: SyntaxKind) -> bool {
        let declares = self.kind(index + 1) == Some(SyntaxKind::Name)
            && matches!(self.kind(index + 2), Some(SyntaxKind::In | SyntaxKind::OpenBrace));
        match kind {
            SyntaxKind::Category | SyntaxKind::Subcategory => !declares,
            SyntaxKind::Numbered | SyntaxKind::Standard => true,
            _ => false,
        }
    }

    /// The declaration that is meant by a word that nearly spells its keyword, with a name and a brace after it.
    pub(super) fn misspelt(&self, index: usize, block: Block) -> Option<SyntaxKind> {
        let shape = [self.kind(index + 1)?, self.kind(index + 2)?];
        let named = matches!(
            shape,
            [SyntaxKind::Name, SyntaxKind::OpenBrace | SyntaxKind::In | SyntaxKind::Taken]
                | [SyntaxKind::String, SyntaxKind::OpenBrace]
        );
        if !named && shape[0] != SyntaxKind::OpenBrace {
            return None;
        }
        let token = self.tokens.get(index)?;
        let word = self.text.get(token.start as usize..token.end as usize)?;
        let declarations = block.lines().iter().copied().filter(|keyword| is_structural(*keyword));
        nearest(word, declarations).map(|(keyword, _)| keyword)
    }

    pub(super) fn accepted_somewhere(&self, start: Start) -> bool {
        let closed = self.top().and_then(|frame| frame.closed).and_then(|cut| self.cuts.get(cut)?.block);
        let waiting = self.waiting().map(|(_, block, _)| block);
        self.frames.iter().any(|frame| frame.block.accepts(start))
            || [closed, waiting].into_iter().flatten().any(|block| block.accepts(start))
    }

    /// Whether a token inside the braces of a line shows that one of them was forgotten.
    pub(super) fn interrupts(&self, index: usize, token: Token) -> bool {
        if !token.line_start {
            return false;
        }
        let Some(start) = self.start(index, token) else { return false };
        // Inside a block whose keyword nobody knows, anything may be meant: only its own brace ends it.
        let unknown = self.top().and_then(|frame| self.cuts.get(frame.current?)).is_some_and(|cut| cut.unknown);
        if unknown {
            return false;
        }
        let current = self.top().and_then(|frame| frame.current).and_then(|cut| self.cuts.get(cut)?.keyword);
        let next = self.kind(index + 1);
        let after = self.kind(index + 2);
        match (current, start) {
            // Totals name `fields` and facts name `industry` and `scenario`.
            (_, Start::Item(_)) if next == Some(SyntaxKind::Digits) => false,
            (Some(SyntaxKind::Example), Start::Item(SyntaxKind::Industry | SyntaxKind::Scenario))
                if !matches!(after, Some(SyntaxKind::OpenBrace | SyntaxKind::In)) =>
            {
                false
            }
            _ => self.frames.iter().any(|frame| frame.block.accepts(start)),
        }
    }

    /// A declaration that begins in the middle of a line is a slip, but its brace is its own.
    pub(super) fn split_off_declaration(&mut self, index: usize) {
        let Some((parent, block, Some(current))) = self.top().map(|frame| (frame.cut, frame.block, frame.current))
        else {
            return;
        };
        let Some(first) = self.cuts.get(current).filter(|cut| !cut.entered).map(|cut| cut.start) else { return };
        let near = (first + 1).max(index.saturating_sub(MOST_HEAD_TOKENS));
        let head = (near..index).rev().take_while(|token| self.kind(*token) != Some(SyntaxKind::CloseBrace)).find_map(
            |token| {
                let keyword = self.kind(token).filter(|keyword| block.accepts(Start::Item(*keyword)))?;
                // A `step` without a name behind it is itself the name of what the brace opens.
                let in_place =
                    is_declared_in_place(keyword) || matches!(keyword, SyntaxKind::Category | SyntaxKind::Subcategory);
                if in_place && !self.kind(token + 1).is_some_and(may_be_name) {
                    return None;
                }
                let opened = block.opened_by(keyword);
                let braced = opened.is_some() || matches!(keyword, SyntaxKind::Expects | SyntaxKind::Example);
                braced.then_some((token, keyword, opened))
            },
        );
        let Some((token, keyword, opened)) = head else { return };
        if self.frames.len() >= MOST_BLOCKS {
            return;
        }
        if let Some(before) = self.cuts.get_mut(current) {
            before.end = token;
        }
        let cut = self.begin(parent, token, Some(keyword), opened);
        if let Some(cut) = self.cuts.get_mut(cut) {
            cut.end = index;
        }
    }
}
