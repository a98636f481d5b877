//! Cuts a text into blocks and lines before anything is parsed, so that a mistake costs one line and not the file.
//!
//! One pass over the tokens with a stack of its own; nothing here recurses, and any text gives a tree of cuts. A
//! declaration that may not stand where it starts, but may stand further out, closes the blocks between; one that
//! could have stood in the block just closed opens that one again.

use crate::ast::Name;
use crate::block::{Block, Start, is_contextual, is_declared_in_place, is_structural, needs_body, starts_item};
use crate::code::Code;
use crate::diagnostic::Diagnostic;
use crate::explain::{may_begin, nearest};
use crate::keywords::{SyntaxKind, may_be_name};
use crate::message;
use crate::scan::{Scan, Token};
use crate::span::{FileId, Span};

/// Braces may be nested this deep inside a line.
const DEEPEST: u32 = 64;
/// Blocks inside blocks: more than any valid file has, and few enough to recurse over.
const MOST_BLOCKS: usize = 16;
/// How far before a brace the keyword that it belongs to is looked for in the middle of a line.
const MOST_HEAD_TOKENS: usize = 64;

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

struct Frame {
    cut: usize,
    block: Block,
    /// The line or declaration that tokens are added to.
    current: Option<usize>,
    /// Braces open inside the current line.
    depth: u32,
    /// The child that was closed last.
    closed: Option<usize>,
}

struct Splitter<'a> {
    file: FileId,
    text: &'a str,
    tokens: &'a [Token],
    cuts: Vec<Cut>,
    frames: Vec<Frame>,
    findings: Vec<Diagnostic>,
    stray: Option<usize>,
}

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
    fn new_cut(&mut self, start: usize, keyword: Option<SyntaxKind>, block: Option<Block>) -> usize {
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

    fn kind(&self, index: usize) -> Option<SyntaxKind> {
        self.tokens.get(index).map(|token| token.kind)
    }

    fn top(&self) -> Option<&Frame> {
        self.frames.last()
    }

    fn span(&self, index: usize) -> Span {
        self.tokens.get(index).map_or(Span::new(self.file, 0, 0), |token| Span::new(self.file, token.start, token.end))
    }

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

    /// Whether a line begins with a word that is no keyword, and opens a block: it is no part of the line above.
    fn unknown_block(&self, index: usize, token: Token) -> bool {
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
    fn start(&self, index: usize, token: Token) -> Option<Start> {
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
            // The Chinese for `for` and `applies when` is one word; only the latter starts a line.
            SyntaxKind::For => Some(Start::Item(SyntaxKind::AppliesWhen)),
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
    fn may_be_a_name(&self, index: usize, kind: SyntaxKind) -> bool {
        let declares = self.kind(index + 1) == Some(SyntaxKind::Name)
            && matches!(self.kind(index + 2), Some(SyntaxKind::In | SyntaxKind::OpenBrace));
        match kind {
            SyntaxKind::Category | SyntaxKind::Subcategory => !declares,
            SyntaxKind::Numbered | SyntaxKind::Standard => true,
            _ => false,
        }
    }

    /// The declaration that is meant by a word that nearly spells its keyword, with a name and a brace after it.
    fn misspelt(&self, index: usize, block: Block) -> Option<SyntaxKind> {
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

    fn accepted_somewhere(&self, start: Start) -> bool {
        let closed = self.top().and_then(|frame| frame.closed).and_then(|cut| self.cuts.get(cut)?.block);
        let waiting = self.waiting().map(|(_, block, _)| block);
        self.frames.iter().any(|frame| frame.block.accepts(start))
            || [closed, waiting].into_iter().flatten().any(|block| block.accepts(start))
    }

    /// Whether a token inside the braces of a line shows that one of them was forgotten.
    fn interrupts(&self, index: usize, token: Token) -> bool {
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

    fn too_deep(&mut self, index: usize, current: Option<usize>) {
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
    fn leave_line_braces(&mut self, index: usize) {
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
    fn innermost_open(&self, start: usize, end: usize) -> Option<usize> {
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
    fn unclosed(&mut self, index: usize, open: Option<usize>, cut: Option<usize>) {
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

    /// Keyword and name of a cut, as written.
    fn title(&self, cut: usize) -> Option<String> {
        let cut = self.cuts.get(cut)?;
        let first = self.tokens.get(cut.start)?;
        // Words that are keywords only elsewhere are names here.
        let is_name = |token: &&Token| may_be_name(token.kind) && !token.line_start;
        let last = self.tokens.get(cut.start + 1).filter(is_name).unwrap_or(first);
        self.text.get(first.start as usize..last.end as usize).map(one_line)
    }

    fn extend(&mut self, index: usize) {
        let Some(frame) = self.frames.last() else { return };
        let (parent, current) = (frame.cut, frame.current);
        let cut = current.unwrap_or_else(|| self.begin(parent, index, None, None));
        if let Some(cut) = self.cuts.get_mut(cut) {
            cut.unknown |= current.is_none();
            cut.end = index + 1;
        }
    }

    fn begin(&mut self, parent: usize, index: usize, keyword: Option<SyntaxKind>, block: Option<Block>) -> usize {
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
    fn waiting(&self) -> Option<(usize, Block, SyntaxKind)> {
        let index = self.top()?.current?;
        let cut = self.cuts.get(index)?;
        if cut.entered { None } else { Some((index, cut.block?, cut.keyword?)) }
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

    fn move_to_fitting_block(&mut self, index: usize, start: Start) {
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
    fn close_silently(&mut self, index: usize) {
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
    fn reopen(&mut self, cut: usize, block: Block) {
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

    fn missing_open(&mut self, index: usize, cut: usize) {
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

    fn enter(&mut self, cut: usize, block: Block) {
        if let Some(cut) = self.cuts.get_mut(cut) {
            cut.entered = true;
        }
        self.frames.push(Frame { cut, block, current: None, depth: 0, closed: None });
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

    /// A declaration that begins in the middle of a line is a slip, but its brace is its own.
    fn split_off_declaration(&mut self, index: usize) {
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

    /// An `example` or `expects` whose opening brace has not come.
    fn example_without_open(&self) -> Option<usize> {
        let index = self.top()?.current?;
        let cut = self.cuts.get(index)?;
        let braced = matches!(cut.keyword, Some(SyntaxKind::Example | SyntaxKind::Expects));
        let tokens = self.tokens.get(cut.start..cut.end)?;
        (braced && !cut.told && !tokens.iter().any(|token| token.kind == SyntaxKind::OpenBrace)).then_some(index)
    }

    /// `measure m unit people }`: the brace belongs to the declaration on its line, not to the block around it.
    fn closes_line_without_open(&mut self, index: usize) -> bool {
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
    fn stray_brace(&mut self, index: usize) {
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

/// Source text on one line, for a message.
pub(crate) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The name that a token spells.
pub(crate) fn name_of(file: FileId, text: &str, token: &Token) -> Option<Name> {
    let spelled = text.get(token.start as usize..token.end as usize)?;
    Some(Name { text: spelled.to_owned(), span: Span::new(file, token.start, token.end) })
}
