//! Files and bodies: which lines there are, how deep they stand, and whose braces stand in one column.

use super::clause;
use super::entries;
use super::lines::{Line, padded};
use super::printer::{Printer, STEP};
use super::source::Tokens;
use super::words::{Speaker, keeps_semicolon};
use super::{WIDTH, width};
use crate::keywords::SyntaxKind;
use crate::language::traits_of;
use crate::tree::{SyntaxElement, SyntaxNode};

/// Examples are the rows of a table, read by column: they may be wider than other lines.
const EXAMPLE_WIDTH: usize = 140;
/// Two texts that fit in so few columns stand on one line, however they are written.
const SHORT: usize = 72;

pub(super) fn lines_of(tree: &SyntaxNode, tokens: &Tokens, speaker: &Speaker<'_>) -> Vec<Line> {
    let mut printer = Printer::new(tokens, speaker);
    printer.items(tree, 0);
    printer.lines
}

impl Printer<'_> {
    /// The lines of a file or a body.
    fn items(&mut self, parent: &SyntaxNode, indent: usize) {
        let items: Vec<SyntaxNode> = parent.children().collect();
        let columns = self.brace_columns(&items, indent);
        let mut clauses = clause::table(self, &items, indent).into_iter();
        let mut at = 0;
        while let Some(item) = items.get(at) {
            let taken = match item.kind() {
                SyntaxKind::Clause => {
                    if let Some(rows) = clauses.next() {
                        clause::put(self, rows, indent);
                    }
                    1
                }
                kind if is_short(kind) => self.short_lines(items.get(at..).unwrap_or_default(), indent),
                _ => {
                    self.item(item, indent, columns.get(at).copied().flatten());
                    1
                }
            };
            let last = items.get(at + taken - 1).unwrap_or(item);
            at += taken;
            let parted = items.get(at).is_some_and(|next| keeps_semicolon(last, next));
            if let Some(line) = self.lines.last_mut().filter(|_| parted) {
                line.text.push(';');
            }
        }
    }

    fn item(&mut self, item: &SyntaxNode, indent: usize, column: Option<usize>) {
        match item.kind() {
            SyntaxKind::TitleLine
            | SyntaxKind::NoteLine
            | SyntaxKind::WhyLine
            | SyntaxKind::PublisherLine
            | SyntaxKind::Pair => self.pair(item, indent),
            SyntaxKind::WhenLine | SyntaxKind::AppliesLine => clause::condition_line(self, item, indent),
            SyntaxKind::ExpectsLine => entries::list(self, item, item, indent),
            SyntaxKind::ExampleNode => match body_of(item) {
                Some(body) if !self.fits_on_line(item, &body, indent) => entries::list(self, item, &body, indent),
                _ => self.on_one_line(item, indent, column),
            },
            _ => match body_of(item) {
                Some(body) => self.declaration(item, &body, indent, column),
                None => self.head(item, indent, None, ""),
            },
        }
    }

    /// Lines of a few words that stand on one line in the text stay there; gives how many.
    fn short_lines(&mut self, items: &[SyntaxNode], indent: usize) -> usize {
        let mut taken = 0;
        let mut text = String::new();
        let mut measured = indent;
        for item in items {
            let first = self.tokens.first(item);
            measured += self.measure(item) + STEP;
            let starts_line = self.tokens.get(first).is_none_or(|around| around.first);
            let stands_apart =
                starts_line || !is_short(item.kind()) || measured > WIDTH + STEP || self.tokens.comment_before(first);
            if taken > 0 && stands_apart {
                break;
            }
            if taken > 0 {
                text.push_str("  ");
            }
            text.push_str(&self.speaker.line(item));
            taken += 1;
        }
        if let Some(first) = items.first() {
            self.push(self.tokens.first(first), indent, text);
        }
        taken
    }

    /// `title zh "…" en "…"`, or, where that is wide or is written so, each language on a line of its own.
    fn pair(&mut self, item: &SyntaxNode, indent: usize) {
        let sides: Vec<SyntaxNode> =
            item.descendants().filter(|node| matches!(node.kind(), SyntaxKind::ZhSide | SyntaxKind::EnSide)).collect();
        let measured = indent + self.measure(item);
        let over_lines = measured > WIDTH || (measured > SHORT && self.tokens.over_lines(item));
        // Of a bare pair, a comment within the first side goes above the whole, and breaks nothing.
        let bare = item.kind() == SyntaxKind::Pair;
        let from = sides
            .first()
            .filter(|_| bare)
            .map_or(self.tokens.first(item), |side| self.tokens.end(side).saturating_sub(1));
        if !self.tokens.comments_between(from, self.tokens.end(item)) && (sides.len() < 2 || !over_lines) {
            return self.push(self.tokens.first(item), indent, self.speaker.line(item));
        }
        let mut inner = indent;
        if let Some(keyword) =
            item.first_token().filter(|token| token.kind() != SyntaxKind::Zh && token.kind() != SyntaxKind::En)
        {
            self.push(
                self.tokens.index(&keyword),
                indent,
                self.speaker.line_of(&[SyntaxElement::Token(keyword.clone())]),
            );
            inner += STEP;
        }
        let alone = sides.is_empty().then(|| item.last_token()).flatten();
        if let Some(text) = alone {
            self.push_on(self.tokens.index(&text), inner, text.to_string());
        }
        for (at, side) in sides.iter().enumerate() {
            let (first, text) = (self.tokens.first(side), self.speaker.line(side));
            if at == 0 && inner == indent { self.push(first, inner, text) } else { self.push_on(first, inner, text) }
        }
    }

    fn on_one_line(&mut self, item: &SyntaxNode, indent: usize, column: Option<usize>) {
        let Some(body) = body_of(item) else {
            return self.push(self.tokens.first(item), indent, self.speaker.line(item));
        };
        let head = self.head_text(item);
        let text = format!("{} {}", padded(&head, column.unwrap_or_default()), self.speaker.line(&body));
        self.push(self.tokens.first(item), indent, text);
    }

    fn declaration(&mut self, item: &SyntaxNode, body: &SyntaxNode, indent: usize, column: Option<usize>) {
        if self.fits_on_line(item, body, indent) {
            let text = self.speaker.line(body);
            return self.head(item, indent, column, &text);
        }
        let open = body.first_token().map_or(0, |token| self.tokens.index(&token));
        if self.tokens.comment_before(open) {
            // The comment stays beside the head; the brace follows on a line of its own.
            self.head(item, indent, None, "");
            self.push_on(open, indent, "{".to_owned());
        } else {
            self.head(item, indent, column, "{");
        }
        self.items(body, indent + STEP);
        if let Some(close) = body.last_token() {
            self.push(self.tokens.index(&close), indent, "}".to_owned());
        }
    }

    /// What stands before the body, with what follows on its last line.
    fn head(&mut self, item: &SyntaxNode, indent: usize, column: Option<usize>, follows: &str) {
        let follows = if follows.is_empty() { String::new() } else { format!(" {follows}") };
        match self.values_over_lines(item, indent) {
            Some(values) => entries::values(self, item, &values, indent, &follows),
            None => {
                let text = padded(&self.head_text(item), column.unwrap_or_default());
                let text = format!("{text}{follows}").trim_end().to_owned();
                self.push(self.tokens.first(item), indent, text);
            }
        }
    }

    fn head_text(&self, item: &SyntaxNode) -> String {
        let parts: Vec<SyntaxElement> =
            item.children_with_tokens().take_while(|part| part.kind() != SyntaxKind::Body).collect();
        self.speaker.line_of(&parts)
    }

    fn head_width(&self, item: &SyntaxNode) -> usize {
        let parts: Vec<SyntaxElement> =
            item.children_with_tokens().take_while(|part| part.kind() != SyntaxKind::Body).collect();
        width(&self.measuring.line_of(&parts))
    }

    /// The values of an attribute, where they do not stand on the line of its head.
    fn values_over_lines(&self, item: &SyntaxNode, indent: usize) -> Option<SyntaxNode> {
        let heads = item.children().filter(|part| part.kind() == SyntaxKind::Head);
        let values = heads
            .flat_map(|head| head.children())
            .find(|part| matches!(part.kind(), SyntaxKind::OneOfValues | SyntaxKind::OrderedValues))?;
        let apart = self.tokens.over_lines(&values)
            || self.tokens.comments_in(&values)
            || indent + self.head_width(item) + " {".len() > WIDTH;
        apart.then_some(values)
    }

    /// Whether a body can stand on the line of its head: it does in the text, and holds nothing that begins a line.
    fn fits_on_line(&self, item: &SyntaxNode, body: &SyntaxNode, indent: usize) -> bool {
        let example = item.kind() == SyntaxKind::ExampleNode;
        let mut items = body.children();
        let open = self.tokens.first(body);
        let written_so = !self.tokens.over_lines(body)
            && !self.tokens.comments_between(open.saturating_sub(1), self.tokens.end(body));
        if !written_so || !(example || items.all(|line| can_share_line(&line))) {
            return false;
        }
        let wide = if example { EXAMPLE_WIDTH } else { WIDTH };
        // Of an attribute whose values stand on lines of their own, only the last line counts.
        let head = if self.values_over_lines(item, indent).is_some() { 0 } else { self.head_width(item) };
        indent + head + 1 + self.measure(body) <= wide
    }

    /// In which column the brace of each declaration opens, counted from where its line begins.
    fn brace_columns(&self, items: &[SyntaxNode], indent: usize) -> Vec<Option<usize>> {
        let mut columns = vec![None; items.len()];
        let mut at = 0;
        while let Some(item) = items.get(at) {
            let run = items.get(at..).unwrap_or_default().iter().enumerate().take_while(|(n, next)| {
                let follows = *n == 0 || !self.tokens.parted(self.tokens.first(next));
                next.kind() == item.kind() && follows && self.joins_column(next, indent)
            });
            let end = at + run.count();
            let members =
                || (at..end).filter_map(|n| Some((n, items.get(n)?))).filter(|(_, item)| body_of(item).is_some());
            let any_on_line =
                members().any(|(_, item)| body_of(item).is_some_and(|body| self.fits_on_line(item, &body, indent)));
            if any_on_line {
                let widest = members().map(|(_, item)| width(&self.head_text(item))).max();
                for (n, _) in members() {
                    if let Some(column) = columns.get_mut(n) {
                        *column = widest;
                    }
                }
            }
            at = end.max(at + 1);
        }
        columns
    }

    /// Whether a declaration's brace may stand in one column with its neighbours': of the short ones every brace does, of
    /// the others that of a declaration on one line.
    fn joins_column(&self, item: &SyntaxNode, indent: usize) -> bool {
        let traits = traits_of(item.kind());
        let may_join = traits.aligned || item.kind() == SyntaxKind::ExampleNode;
        traits.always_aligned || (may_join && body_of(item).is_some_and(|body| self.fits_on_line(item, &body, indent)))
    }
}

/// The braces of a declaration and what is in them.
pub(super) fn body_of(item: &SyntaxNode) -> Option<SyntaxNode> {
    item.children().find(|part| part.kind() == SyntaxKind::Body)
}

/// Lines of a few words, which may share a line.
fn is_short(kind: SyntaxKind) -> bool {
    traits_of(kind).short
}

/// Whether a line may stand in a body on one line.
fn can_share_line(line: &SyntaxNode) -> bool {
    match line.kind() {
        SyntaxKind::BandsNode => body_of(line).is_none(),
        SyntaxKind::Clause | SyntaxKind::Field | SyntaxKind::ExpectsLine | SyntaxKind::ExampleNode => false,
        _ => !line.children().any(|part| part.kind() == SyntaxKind::Head),
    }
}
