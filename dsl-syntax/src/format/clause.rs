//! Clauses and conditions: outcomes, `when`, `or` and citations stand in columns.
//!
//! ```text
//! assessment when personal at least 1_000_000 people
//!              or sensitive at least 10_000 people          [cbdf "Article 7(1)(2)"]
//! free       otherwise                                      [cbdf "Article 5(1)(4)"]
//! ```

use super::lines::padded;
use super::printer::{Printer, STEP};
use super::words::surface;
use super::{Language, WIDTH, width};
use crate::keywords::SyntaxKind;
use crate::tree::{SyntaxElement, SyntaxNode, SyntaxToken};

/// One line of a clause.
#[derive(Debug)]
pub(super) struct Row {
    first: usize,
    /// How far it stands in from the clause.
    offset: usize,
    text: String,
    /// Citations and `unverified`.
    cited: Option<String>,
    /// It is wider than the columns by its nature, and does not push the citations of the others aside.
    apart: bool,
}

/// Where the lines of a condition stand, in columns from the clause.
#[derive(Copy, Clone, Debug)]
struct Place {
    /// Lines that begin with `or` or `unless`.
    or: usize,
    /// Where conditions begin when a line's width is asked for: the same whatever the language.
    measured: usize,
    /// Whether every `or` begins a line.
    every_or: bool,
}

/// All clauses among some lines, in columns.
pub(super) fn table(printer: &Printer<'_>, items: &[SyntaxNode], indent: usize) -> Vec<Vec<Row>> {
    let clauses: Vec<&SyntaxNode> = items.iter().filter(|item| item.kind() == SyntaxKind::Clause).collect();
    let outcomes =
        clauses.iter().filter_map(|clause| part(clause, SyntaxKind::Verdict)).filter(|verdict| !is_open(verdict));
    let column = outcomes.map(|verdict| printer.measure(&verdict)).max().unwrap_or_default();
    let mut rows: Vec<Vec<Row>> = clauses.iter().map(|clause| clause_rows(printer, clause, indent, column)).collect();
    align_citations(&mut rows);
    rows
}

/// Writes a clause's lines.
pub(super) fn put(printer: &mut Printer<'_>, rows: Vec<Row>, indent: usize) {
    for (n, row) in rows.into_iter().enumerate() {
        let text = match row.cited {
            Some(cited) => format!("{}{cited}", row.text),
            None => row.text,
        };
        let at = indent + row.offset;
        if n == 0 { printer.push(row.first, at, text) } else { printer.push_on(row.first, at, text) }
    }
}

/// `when …` of an item, `applies when …`.
pub(super) fn condition_line(printer: &mut Printer<'_>, line: &SyntaxNode, indent: usize) {
    let Some(keyword) = line.first_token() else { return };
    let text = printer.speaker.line_of(&[SyntaxElement::Token(keyword.clone())]);
    // `or` stands under the condition where the line ends with `when`.
    let or = text.strip_suffix("when").map_or(0, width) + STEP;
    let measured = indent + width(surface(keyword.kind(), Language::En));
    let place = Place { or, measured, every_or: false };
    let mut rows = Rows { printer, rows: Vec::new() };
    rows.start(rows.printer.tokens.index(&keyword), 0, text);
    rows.after_when(line, place);
    let mut rows = rows.rows;
    for row in &mut rows {
        row.cited = row.cited.take().map(|cited| if row.text.is_empty() { cited } else { format!(" {cited}") });
    }
    put(printer, rows, indent);
}

fn clause_rows(printer: &Printer<'_>, clause: &SyntaxNode, indent: usize, column: usize) -> Vec<Row> {
    let Some(verdict) = part(clause, SyntaxKind::Verdict) else { return Vec::new() };
    let open = is_open(&verdict);
    let outcome = printer.speaker.line(&verdict);
    let mut text = if open { outcome } else { padded(&outcome, column) };
    let mut when = column + 1;
    let mut measured = indent + when;
    let in_rules =
        clause.parent().and_then(|body| body.parent()).is_some_and(|block| block.kind() == SyntaxKind::RulesNode);
    let mut before = Vec::new();
    for token in clause.children_with_tokens().filter_map(SyntaxElement::into_token) {
        let kind = token.kind();
        if matches!(kind, SyntaxKind::Regardless | SyntaxKind::When | SyntaxKind::Otherwise) {
            before.push(SyntaxElement::Token(token.clone()));
        }
        if kind == SyntaxKind::Regardless {
            when += width(&printer.speaker.line_of(&[SyntaxElement::Token(token)])) + 1;
            measured += width(surface(SyntaxKind::Regardless, Language::En)) + 1;
        }
    }
    text.push(' ');
    text.push_str(&printer.speaker.line_of(&before));
    let place = Place { or: when + STEP, measured: measured + STEP, every_or: !in_rules };
    let mut rows = Rows { printer, rows: Vec::new() };
    rows.start(printer.tokens.first(clause), 0, text);
    rows.after_when(clause, place);
    let mut rows = rows.rows;
    if let Some(first) = rows.first_mut() {
        first.apart = open;
    }
    rows
}

/// Citations stand in one column, a space after the widest line that has one.
fn align_citations(clauses: &mut [Vec<Row>]) {
    let end = |row: &Row| row.offset + width(&row.text);
    let cited = clauses.iter().flatten().filter(|row| row.cited.is_some() && !row.apart);
    let column = cited.map(|row| end(row) + 1).max().unwrap_or_default();
    for row in clauses.iter_mut().flatten() {
        let place = column.max(end(row) + 1) - row.offset;
        if let Some(cited) = row.cited.take() {
            row.text = padded(&row.text, place);
            row.cited = Some(cited);
        }
    }
}

/// A clause on its way to lines.
struct Rows<'p, 'a> {
    printer: &'p Printer<'a>,
    rows: Vec<Row>,
}

impl Rows<'_, '_> {
    fn start(&mut self, first: usize, offset: usize, text: String) {
        self.rows.push(Row { first, offset, text, cited: None, apart: false });
    }

    /// More words on the last line.
    fn add(&mut self, text: &str) {
        if let Some(row) = self.rows.last_mut() {
            if !row.text.is_empty() && !text.is_empty() {
                row.text.push(' ');
            }
            row.text.push_str(text);
        }
    }

    /// Whether the last line ends a list in braces, and what follows goes on after it.
    fn after_braces(&self) -> bool {
        self.rows.last().is_some_and(|row| row.text.starts_with('}'))
    }

    fn comment_before(&self, token: usize) -> bool {
        self.printer.tokens.comment_before(token)
    }

    fn starts_line(&self, token: usize) -> bool {
        self.printer.tokens.get(token).is_some_and(|around| around.first)
    }

    /// Condition, exception, citations and `unverified`.
    fn after_when(&mut self, line: &SyntaxNode, place: Place) {
        if let Some(condition) = part(line, SyntaxKind::Condition) {
            self.condition(&condition, place);
        }
        if let Some(unless) = part(line, SyntaxKind::UnlessPart) {
            self.unless(line, &unless, place);
        }
        let mut cited: Vec<SyntaxElement> = Vec::new();
        for found in line.children_with_tokens() {
            if matches!(found.kind(), SyntaxKind::Citations | SyntaxKind::Unverified) {
                cited.push(found);
            }
        }
        let first = cited.first().and_then(|found| match found {
            SyntaxElement::Node(node) => Some(self.printer.tokens.first(node)),
            SyntaxElement::Token(_) => None,
        });
        if let Some(first) = first.filter(|first| self.comment_before(*first)) {
            self.start(first, place.or, String::new());
        }
        if !cited.is_empty() {
            let text = self.printer.speaker.line_of(&cited);
            if let Some(row) = self.rows.last_mut() {
                row.cited = Some(text);
            }
        }
    }

    fn unless(&mut self, line: &SyntaxNode, unless: &SyntaxNode, place: Place) {
        let first = self.printer.tokens.first(unless);
        let Some(keyword) = unless.first_token() else { return };
        let condition = part(line, SyntaxKind::Condition).map_or(0, |condition| self.printer.measure(&condition));
        let wide = self.rows.len() > 1 || place.measured + condition + 1 + self.printer.measure(unless) > WIDTH;
        let own_line = self.comment_before(first) || (!self.after_braces() && (wide || self.starts_line(first)));
        self.keyword(&keyword, own_line, place.or);
        if let Some(condition) = part(unless, SyntaxKind::Condition) {
            self.condition(&condition, Place { every_or: false, or: place.or + STEP, ..place });
        }
    }

    /// A word that may begin a line.
    fn keyword(&mut self, keyword: &SyntaxToken, own_line: bool, offset: usize) {
        let text = self.printer.speaker.line_of(&[SyntaxElement::Token(keyword.clone())]);
        if own_line {
            self.start(self.printer.tokens.index(keyword), offset, text);
        } else {
            self.add(&text);
        }
    }

    fn condition(&mut self, condition: &SyntaxNode, place: Place) {
        let ors = tokens_of(condition, SyntaxKind::Or);
        let wide = place.measured + self.printer.measure(condition) > WIDTH;
        let over_lines = place.every_or || wide || ors.iter().any(|or| self.starts_line(self.printer.tokens.index(or)));
        for (n, conjunction) in condition.children().enumerate() {
            if let Some(or) = n.checked_sub(1).and_then(|n| ors.get(n)) {
                let commented = self.comment_before(self.printer.tokens.index(or));
                self.keyword(or, commented || (over_lines && !self.after_braces()), place.or);
            }
            self.conjunction(&conjunction, place);
        }
    }

    /// Parts joined by `and`, further in than `or`, since they belong together more closely.
    fn conjunction(&mut self, conjunction: &SyntaxNode, place: Place) {
        let ands = tokens_of(conjunction, SyntaxKind::And);
        let wide = place.measured + self.printer.measure(conjunction) > WIDTH;
        for (n, atom) in conjunction.children().enumerate() {
            if let Some(and) = n.checked_sub(1).and_then(|n| ands.get(n)) {
                let commented = self.comment_before(self.printer.tokens.index(and));
                self.keyword(and, commented || (wide && !self.after_braces()), place.or + STEP);
            }
            match atom.kind() {
                SyntaxKind::AllOfNode | SyntaxKind::AnyOfNode if self.over_lines(&atom, place) => {
                    self.list(&atom, place)
                }
                _ => self.add(&self.printer.speaker.line(&atom)),
            }
        }
    }

    fn over_lines(&self, atom: &SyntaxNode, place: Place) -> bool {
        let tokens = self.printer.tokens;
        tokens.over_lines(atom) || tokens.comments_in(atom) || place.measured + self.printer.measure(atom) > WIDTH
    }

    /// `all of {`, an entry to a line, `}`: as far in as the line that opens it.
    fn list(&mut self, atom: &SyntaxNode, place: Place) {
        let before: Vec<SyntaxElement> =
            atom.children_with_tokens().take_while(|found| found.kind() != SyntaxKind::OpenBrace).collect();
        self.add(&format!("{} {{", self.printer.speaker.line_of(&before)));
        let base = self.rows.last().map_or(0, |row| row.offset);
        let inner = base + STEP;
        for entry in atom.children() {
            self.start(self.printer.tokens.first(&entry), inner, String::new());
            self.condition(&entry, Place { or: inner + STEP, measured: place.measured + STEP, every_or: false });
        }
        if let Some(close) = atom.last_token() {
            self.start(self.printer.tokens.index(&close), base, "}".to_owned());
        }
    }
}

fn part(node: &SyntaxNode, kind: SyntaxKind) -> Option<SyntaxNode> {
    node.children().find(|found| found.kind() == kind)
}

fn tokens_of(node: &SyntaxNode, kind: SyntaxKind) -> Vec<SyntaxToken> {
    node.children_with_tokens().filter_map(SyntaxElement::into_token).filter(|token| token.kind() == kind).collect()
}

fn is_open(verdict: &SyntaxNode) -> bool {
    verdict.children_with_tokens().any(|found| found.kind() == SyntaxKind::Open)
}
