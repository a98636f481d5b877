//! The way through: scan, split, parse each cut strictly, and where that fails take the cut apart.

use pest::Parser as _;
use pest::iterators::{Pair, Pairs};

use crate::Parsed;
use crate::ast;
use crate::block::Block;
use crate::code::Code;
use crate::diagnostic::Diagnostic;
use crate::explain;
use crate::grammar::{ListParser, Rule};
use crate::keywords::SyntaxKind;
use crate::lower::{Head, Lines, Lower, assemble, exact_end};
use crate::message;
use crate::relocate::{Relocate as _, Relocation};
use crate::reparse::{Reparsable, Reparsables, ReparseCache};
use crate::scan::{Scan, Token, scan};
use crate::span::{FileId, LONGEST, Span, offset};
use crate::split::{Cut, Cuts, name_of, split, split_one};
use crate::tree::TreeBuilder;

/// Reads a file. Any text gives a tree with every byte of it, what could be understood, and what was wrong.
#[must_use]
pub fn parse(file: FileId, text: &str) -> Parsed {
    if text.len() > LONGEST {
        return too_long(file, text);
    }
    let scan = scan(text);
    let Cuts { all, findings } = split(file, text, &scan);
    let unclosed = unclosed_strings(&scan);
    let told = told_lines(&all);
    let mut parser = Parser {
        lower: Lower { file, text, scan: &scan, base: 0, findings },
        tree: TreeBuilder::new(text),
        cuts: &all,
        unclosed: &unclosed,
        told: &told,
        keeping: None,
    };
    let lines = parser.run();
    let Parser { lower, tree, .. } = parser;
    finish(tree, lines, lower.findings)
}

/// As [`parse`], without the lossless tree; reparsable blocks whose text is among the kept are not read again.
pub(crate) fn parse_keeping(
    file: FileId,
    text: &str,
    kept: &mut ReparseCache<'_>,
) -> (ast::File, Vec<Diagnostic>, Reparsables) {
    if text.len() > LONGEST {
        let Parsed { file, diagnostics, .. } = too_long(file, text);
        return (file, diagnostics, Reparsables::default());
    }
    let scan = scan(text);
    let Cuts { all, findings } = split(file, text, &scan);
    let unclosed = unclosed_strings(&scan);
    let told = told_lines(&all);
    let mut found = Reparsables::default();
    if let Some(root) = all.first() {
        found.add(&all, &root.children, Block::File, &scan.tokens);
    }
    let mut parser = Parser {
        lower: Lower { file, text, scan: &scan, base: 0, findings },
        tree: TreeBuilder::unwanted(),
        cuts: &all,
        unclosed: &unclosed,
        told: &told,
        keeping: Some(kept),
    };
    let lines = parser.run();
    let mut diagnostics = parser.lower.findings;
    sort(&mut diagnostics);
    (ast::File { items: lines.items, complete: lines.complete }, diagnostics, found)
}

/// Reads the text of a reparsable block alone, with those in it, of which the kept ones are not read again; `None` where it is
/// reparsable no longer.
pub(crate) fn reparse<'t>(
    file: FileId,
    text: &'t str,
    parent: Block,
    kept: &mut ReparseCache<'t>,
) -> Option<(ast::Item, Vec<Diagnostic>, Reparsables)> {
    let scan = scan(text);
    let (Cuts { all, findings }, at) = split_one(file, text, &scan, parent)?;
    let cut = all.get(at)?;
    let reparsable = Reparsable::of(cut, parent, &scan.tokens)?;
    let mut reparsables = Reparsables::default();
    reparsables.add(&all, &[at], parent, &scan.tokens);
    let unclosed = unclosed_strings(&scan);
    let told = told_lines(&all);
    let mut parser = Parser {
        lower: Lower { file, text, scan: &scan, base: 0, findings },
        tree: TreeBuilder::unwanted(),
        cuts: &all,
        unclosed: &unclosed,
        told: &told,
        keeping: Some(kept),
    };
    for index in parser.unclosed {
        parser.unclosed_string(*index);
    }
    let mut lines = Lines::new();
    parser.cut(cut, parent, &mut lines);
    let mut diagnostics = parser.lower.findings;
    sort(&mut diagnostics);
    let mut items = lines.items.into_iter();
    let item = items.next().filter(|item| lines.complete && reparsable.holds(item))?;
    items.next().is_none().then_some((item, diagnostics, reparsables))
}

/// Indices of the strings without an end.
fn unclosed_strings(scan: &Scan) -> Vec<usize> {
    (0..scan.tokens.len()).filter(|index| scan.tokens.get(*index).is_some_and(|token| token.unclosed)).collect()
}

/// Where the lines begin whose mistake has been told, in order.
fn told_lines(cuts: &[Cut]) -> Vec<usize> {
    let mut told: Vec<usize> = cuts.iter().filter(|cut| cut.told).map(|cut| cut.start).collect();
    told.sort_unstable();
    told
}

fn sort(diagnostics: &mut [Diagnostic]) {
    diagnostics.sort_by_key(|finding| (finding.primary.span.start, finding.primary.span.end, finding.code));
}

/// Reads a file in one go, without cutting it; `None` where it is not valid. Only the other side of a test.
#[doc(hidden)]
#[must_use]
pub fn parse_whole(file: FileId, text: &str) -> Option<Parsed> {
    let scan = scan(text);
    let pairs = ListParser::parse(Rule::file, text).ok()?;
    let mut lower = Lower { file, text, scan: &scan, base: 0, findings: Vec::new() };
    let mut tree = TreeBuilder::new(text);
    let mut lines = Lines::new();
    for pair in inside(pairs) {
        tree.pair(pair.clone(), 0);
        lower.lines(Pairs::single(pair), &mut lines);
    }
    Some(finish(tree, lines, lower.findings))
}

/// Whether the grammar reads a form as this keyword. Only for the test that holds the table and the grammar together.
#[doc(hidden)]
#[must_use]
pub fn grammar_takes(kind: SyntaxKind, form: &str) -> bool {
    Rule::all_rules().iter().filter(|rule| SyntaxKind::of(**rule) == kind).any(|rule| {
        ListParser::parse(*rule, form).is_ok_and(|mut pairs| pairs.next().is_some_and(|pair| pair.as_str() == form))
    })
}

fn finish(tree: TreeBuilder<'_>, lines: Lines, mut diagnostics: Vec<Diagnostic>) -> Parsed {
    sort(&mut diagnostics);
    Parsed { green: tree.build(), file: ast::File { items: lines.items, complete: lines.complete }, diagnostics }
}

fn too_long(file: FileId, text: &str) -> Parsed {
    let mut tree = TreeBuilder::new(text);
    tree.token(SyntaxKind::Unknown, 0, text.len());
    let finding = Diagnostic::new(Code::Syntax, Span::new(file, 0, 0), message!("file-too-long"))
        .help(message!("file-too-long.help"));
    let mut lines = Lines::new();
    lines.complete = false;
    finish(tree, lines, vec![finding])
}

/// The pairs that a way in has matched, without the end of the input.
fn inside(pairs: Pairs<'_, Rule>) -> impl Iterator<Item = Pair<'_, Rule>> {
    pairs.flat_map(Pair::into_inner).filter(|pair| pair.as_rule() != Rule::EOI)
}

struct Parser<'a, 'k, 't> {
    lower: Lower<'a>,
    tree: TreeBuilder<'a>,
    cuts: &'a [Cut],
    /// Indices of the strings without an end.
    unclosed: &'a [usize],
    /// Where the lines begin whose mistake has been told, in order.
    told: &'a [usize],
    /// Blocks that were read before. Where they are asked for, editions and industries are always read line by line.
    keeping: Option<&'k mut ReparseCache<'t>>,
}

impl<'a> Parser<'a, '_, '_> {
    fn run(&mut self) -> Lines {
        for index in self.unclosed {
            self.unclosed_string(*index);
        }
        let mut lines = Lines::new();
        if let Some(root) = self.cuts.first() {
            self.children(root, 0, root.end, Block::File, &mut lines);
        }
        lines
    }

    fn scan(&self) -> &'a Scan {
        self.lower.scan
    }

    fn tokens(&self, start: usize, end: usize) -> &'a [Token] {
        self.scan().tokens.get(start..end).unwrap_or_default()
    }

    /// The text of some tokens, and where it begins.
    fn slice(&self, start: usize, end: usize) -> (&'a str, usize) {
        let tokens = self.tokens(start, end);
        let from = tokens.first().map_or(0, |token| token.start as usize);
        let to = tokens.last().map_or(from, |token| token.end as usize);
        (self.lower.text.get(from..to).unwrap_or_default(), from)
    }

    fn span(&self, start: usize, end: usize) -> Span {
        let (text, from) = self.slice(start, end);
        Span::new(self.lower.file, offset(from), offset(from + text.len()))
    }

    fn unclosed_string(&mut self, index: usize) {
        let span = self.span(index, index + 1);
        let end = Span::new(span.file, span.end, span.end);
        self.lower.findings.push(
            Diagnostic::new(Code::UnclosedString, span, message!("unclosed-string"))
                .at(message!("unclosed-string.label"))
                .help(message!("unclosed-string.help"))
                .fix(message!("add", text = "\""), end, "\""),
        );
    }

    /// The cuts of a body, and the loose tokens between them.
    fn children(&mut self, cut: &'a Cut, start: usize, end: usize, block: Block, lines: &mut Lines) {
        let mut at = start;
        for child in cut.children.iter().filter_map(|child| self.cuts.get(*child)) {
            self.loose(at, child.start);
            self.cut(child, block, lines);
            at = child.end;
        }
        self.loose(at, end);
    }

    fn loose(&mut self, start: usize, end: usize) {
        for token in self.tokens(start, end) {
            self.tree.token(token.kind, token.start as usize, token.end as usize);
        }
    }

    fn cut(&mut self, cut: &'a Cut, block: Block, lines: &mut Lines) {
        if self.keeping.is_some() && self.keep(cut, block, lines) {
            return;
        }
        let cannot_be_whole =
            cut.misplaced || self.holds(self.told, cut.start, cut.end) || self.holds(self.unclosed, cut.start, cut.end);
        if !cannot_be_whole && self.strictly(cut, block, lines) {
            return;
        }
        match (cut.block, cut.keyword) {
            (Some(inner), Some(keyword)) if cut.entered => self.take_apart(cut, block, inner, keyword, lines),
            _ => self.line_by_line(cut, block, lines),
        }
    }

    /// Takes a reparsable block that was read before, or an edition or industry line by line; false where neither is at hand.
    fn keep(&mut self, cut: &'a Cut, block: Block, lines: &mut Lines) -> bool {
        let first = self.tokens(cut.start, cut.start + 1).first().copied();
        let starts_line = first.is_some_and(|token| token.line_start);
        if let (Block::File, Some(keyword), Some(inner)) = (block, cut.keyword, cut.block)
            && inner.holds_reparsables()
        {
            let ready = cut.entered && cut.open.is_some() && !cut.misplaced && starts_line;
            if ready {
                self.take_apart(cut, block, inner, keyword, lines);
            }
            return ready;
        }
        let Some(reparsable) = Reparsable::of(cut, block, &self.scan().tokens) else { return false };
        let whole = !self.holds(self.told, cut.start, cut.end) && !self.holds(self.unclosed, cut.start, cut.end);
        let text = self.lower.text.get(reparsable.start as usize..reparsable.end as usize);
        let (Some(text), Some(kept), true) = (text, self.keeping.as_deref_mut(), whole) else { return false };
        let Some(same) = kept.get_mut(text) else { return false };
        let Some(at) = same.iter().rposition(|(parent, ..)| *parent == block) else { return false };
        let (_, start, mut item) = same.swap_remove(at);
        item.relocate(&Relocation { file: self.lower.file, from: start, to: reparsable.start });
        lines.push(Some(item));
        true
    }

    /// Whether one of these tokens lies between two others, the second not included.
    fn holds(&self, tokens: &[usize], start: usize, end: usize) -> bool {
        let next = tokens.partition_point(|index| *index < start);
        tokens.get(next).is_some_and(|index| *index < end)
    }

    fn strictly(&mut self, cut: &'a Cut, block: Block, lines: &mut Lines) -> bool {
        let (text, base) = self.slice(cut.start, cut.end);
        let Ok(pairs) = ListParser::parse(block.all_lines(), text) else { return false };
        for pair in inside(pairs) {
            self.accept(pair, base, lines);
        }
        true
    }

    fn accept(&mut self, pair: Pair<'_, Rule>, base: usize, lines: &mut Lines) {
        self.tree.pair(pair.clone(), base);
        self.lower.base = base;
        self.lower.lines(Pairs::single(pair), lines);
    }

    /// A declaration whose body holds a mistake: its head and its lines, each for itself.
    fn take_apart(&mut self, cut: &'a Cut, outer: Block, inner: Block, keyword: SyntaxKind, lines: &mut Lines) {
        if cut.misplaced {
            let first = self.tokens(cut.start, cut.end).first().copied();
            if let Some(first) = first {
                let finding = explain::misplaced(self.lower.file, self.lower.text, first, outer);
                self.lower.findings.push(finding);
            }
        }
        let head_end = cut.open.or_else(|| Some(self.cuts.get(*cut.children.first()?)?.start)).unwrap_or(cut.end);
        let (_, base) = self.slice(cut.start, cut.end);
        self.tree.start(explain::node_of(keyword), base);
        let head = self.head(cut, outer, keyword, head_end);
        let body_start = self.slice(head_end, cut.end).1;
        self.tree.start(SyntaxKind::Body, body_start.max(base));
        let mut body = Lines::new();
        let body_end = cut.close.unwrap_or(cut.end);
        self.children(cut, head_end, body_end, inner, &mut body);
        self.loose(body_end, cut.end);
        self.tree.finish();
        self.tree.finish();
        let item = head.and_then(|head| assemble(keyword, head, body, self.span(cut.start, cut.end)));
        lines.push(item.filter(|_| !cut.misplaced));
    }

    /// Head of a declaration; `None` where not even its name can be told.
    fn head(&mut self, cut: &'a Cut, outer: Block, keyword: SyntaxKind, end: usize) -> Option<Head> {
        let (text, base) = self.slice(cut.start, end);
        let closed = format!("{text}\n{{");
        match ListParser::parse(Rule::head, &closed) {
            Ok(pairs) => {
                let mut head = None;
                for pair in inside(pairs).filter(|pair| pair.as_rule() != Rule::open) {
                    self.tree.pair(pair.clone(), base);
                    self.lower.base = base;
                    head = Some(self.lower.head(&pair));
                }
                head
            }
            Err(error) => {
                if cut.open.is_some() && !cut.misplaced && !self.holds(self.unclosed, cut.start, end) {
                    let stop = end + 1;
                    let place = explain::Place { file: self.lower.file, text: self.lower.text, scan: self.scan() };
                    let finding = explain::explain(&place, cut.start, stop, base, Some(outer), &error);
                    self.lower.findings.push(finding);
                }
                self.tree.start(SyntaxKind::Error, base);
                self.loose(cut.start, end);
                self.tree.finish();
                self.guess_head(cut, keyword, end)
            }
        }
    }

    /// The words that most likely name a declaration whose head is broken.
    fn guess_head(&self, cut: &Cut, keyword: SyntaxKind, end: usize) -> Option<Head> {
        let span = self.span(cut.start, end);
        let words: Vec<&Token> = self
            .tokens(cut.start + 1, end)
            .iter()
            .filter(|token| token.kind == SyntaxKind::Name || (token.start == span.start))
            .collect();
        let reserved = self.tokens(cut.start + 1, end).first().filter(|token| token.kind != SyntaxKind::Name);
        let name = |token: Option<&&Token>| token.and_then(|token| name_of(self.lower.file, self.lower.text, token));
        let (first, second) = match reserved {
            Some(word) if keyword != SyntaxKind::Bands => {
                (name_of(self.lower.file, self.lower.text, word), name(words.first()))
            }
            _ => (name(words.first()), name(words.get(1))),
        };
        Some(Head { name: first, edition: second, span, ..Head::default() })
    }

    /// A broken line: what can be read before and after the mistake is read, the rest becomes one error node.
    fn line_by_line(&mut self, cut: &'a Cut, block: Block, lines: &mut Lines) {
        if cut.told {
            self.broken(cut.start, cut.end);
            lines.complete = false;
            return;
        }
        let ends = self.boundaries(cut.start, cut.end);
        let mut at = cut.start;
        while at < cut.end {
            at = self.one_line(at, cut.end, &ends, block, lines).max(at + 1);
        }
    }

    /// Reads what stands before the next line start, or makes one finding; gives the token after it.
    fn one_line(&mut self, at: usize, end: usize, ends: &[usize], block: Block, lines: &mut Lines) -> usize {
        let after = ends.partition_point(|next| *next <= at);
        let next = ends.get(after).copied().unwrap_or(end);
        let (text, base) = self.slice(at, next);
        let error = match ListParser::parse(block.all_lines(), text) {
            Ok(pairs) => {
                for pair in inside(pairs) {
                    self.accept(pair, base, lines);
                }
                return next;
            }
            Err(error) => error,
        };
        let (taken, reached) = self.line_over_line_starts(at, end, ends, block, lines);
        if let Some(next) = taken {
            return next;
        }
        let stop = ends
            .get(after..)
            .unwrap_or_default()
            .iter()
            .copied()
            .find(|next| self.tokens(*next, next + 1).first().is_none_or(|token| token.start as usize >= reached))
            .unwrap_or(end);
        lines.complete = false;
        if stop == next {
            self.explain(at, next, base, block, &error);
        } else {
            let (text, base) = self.slice(at, stop);
            let error = ListParser::parse(block.all_lines(), text).err().unwrap_or(error);
            self.explain(at, stop, base, block, &error);
        }
        self.broken(at, stop);
        stop
    }

    /// Reads one line that goes on over what looks like line starts (`falls back to`, and the name below it). Gives
    /// the token after it, or how far the attempt came.
    fn line_over_line_starts(
        &mut self,
        at: usize,
        end: usize,
        ends: &[usize],
        block: Block,
        lines: &mut Lines,
    ) -> (Option<usize>, usize) {
        let (text, base) = self.slice(at, end);
        let pair = match ListParser::parse(block.one_line(), text) {
            Ok(pairs) => inside(pairs).next(),
            Err(error) => return (None, base + explain::offset(&error)),
        };
        let Some(pair) = pair else { return (None, base) };
        let stop = base + exact_end(pair.clone());
        let next = self.scan().index_at(offset(stop));
        let read_whole_tokens =
            self.tokens(next.saturating_sub(1), next).first().is_some_and(|token| token.end as usize <= stop);
        if read_whole_tokens && (next >= end || ends.binary_search(&next).is_ok()) {
            self.accept(pair, base, lines);
            return (Some(next), stop);
        }
        (None, stop)
    }

    fn explain(&mut self, start: usize, end: usize, base: usize, block: Block, error: &pest::error::Error<Rule>) {
        if self.holds(self.unclosed, start, end) {
            return;
        }
        let place = explain::Place { file: self.lower.file, text: self.lower.text, scan: self.scan() };
        let finding = explain::explain(&place, start, end, base, Some(block), error);
        self.lower.findings.push(finding);
    }

    fn broken(&mut self, start: usize, end: usize) {
        let (_, base) = self.slice(start, end);
        self.tree.start(SyntaxKind::Error, base);
        self.loose(start, end);
        self.tree.finish();
    }

    /// Tokens of a line at which another line may start, outside its braces.
    fn boundaries(&self, start: usize, end: usize) -> Vec<usize> {
        let mut depth = 0_usize;
        let mut found = Vec::new();
        let mut before: Option<SyntaxKind> = None;
        for (index, token) in (start..end).zip(self.tokens(start, end)) {
            match token.kind {
                SyntaxKind::OpenBrace => depth += 1,
                SyntaxKind::CloseBrace => depth = depth.saturating_sub(1),
                _ if depth == 0 && token.line_start && explain::may_begin(token.kind, before) => found.push(index),
                _ => {}
            }
            before = Some(token.kind);
        }
        found
    }
}
