//! One finding as miette draws it: an excerpt of its file, read where the labels are and nowhere else.

use std::fmt::{self, Debug, Display};

use dsl_syntax::{Diagnostic, Label, Language, Severity, say};
use miette::{LabeledSpan, MietteError, MietteSpanContents, SourceCode, SourceSpan, SpanContents};

use super::position::Positions;

/// Lines longer than this are named and not drawn: nobody reads them, and miette cannot draw beyond column 65,535.
const LONGEST_LINE: usize = 2_000;

/// A finding with what miette asks for.
#[derive(Debug)]
pub(super) struct Drawing<'f> {
    finding: &'f Diagnostic,
    excerpt: Option<Excerpt<'f>>,
    labels: Vec<LabeledSpan>,
    help: String,
}

/// A file, of which only the lines around a span are read.
#[derive(Copy, Clone)]
struct Excerpt<'f> {
    name: &'f str,
    text: &'f str,
    starts: &'f [usize],
}

impl<'f> Drawing<'f> {
    /// A label in another file becomes a line of its own, since miette draws one source only; so do all labels where a
    /// line is too long to be drawn.
    pub(super) fn of(positions: &'f Positions<'_>, finding: &'f Diagnostic) -> Self {
        let primary = &finding.primary;
        let excerpt = Excerpt {
            name: positions.path(primary.span),
            text: positions.text(primary.span),
            starts: positions.starts(primary.span),
        };
        let is_near = |label: &&Label| label.span.file == primary.span.file;
        let near: Vec<&Label> = std::iter::once(primary).chain(&finding.secondary).filter(is_near).collect();
        let is_drawn = near.iter().all(|label| excerpt.longest_line(label) <= LONGEST_LINE);
        let mut labels = Vec::new();
        let mut lines: Vec<String> = Vec::new();
        for (at, label) in std::iter::once(primary).chain(&finding.secondary).enumerate() {
            if is_drawn && is_near(&label) {
                let text = label.text.as_ref().map(|text| say(text, Language::En));
                let draw = if at == 0 { LabeledSpan::new_primary_with_span } else { LabeledSpan::new_with_span };
                labels.push(draw(text, label.span.range()));
            } else {
                let place = positions.position(label.span, label.span.start);
                let text = label.text.as_ref().map(|text| say(text, Language::En)).unwrap_or_default();
                lines.push(format!("{}:{}:{}: {text}", positions.path(label.span), place.line, place.column));
            }
        }
        lines.extend(finding.help.as_ref().map(|help| say(help, Language::En)));
        lines.extend(finding.notes.iter().map(|note| format!("note: {}", say(note, Language::En))));
        Self { finding, excerpt: is_drawn.then_some(excerpt), labels, help: lines.join("\n") }
    }
}

impl Display for Drawing<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&say(&self.finding.message, Language::En))
    }
}

impl std::error::Error for Drawing<'_> {}

impl miette::Diagnostic for Drawing<'_> {
    fn code<'a>(&'a self) -> Option<Box<dyn Display + 'a>> {
        Some(Box::new(self.finding.code.as_str()))
    }

    fn severity(&self) -> Option<miette::Severity> {
        Some(match self.finding.severity {
            Severity::Error => miette::Severity::Error,
            Severity::Warning => miette::Severity::Warning,
        })
    }

    fn help<'a>(&'a self) -> Option<Box<dyn Display + 'a>> {
        (!self.help.is_empty()).then(|| Box::new(&self.help) as Box<dyn Display>)
    }

    fn source_code(&self) -> Option<&dyn SourceCode> {
        self.excerpt.as_ref().map(|excerpt| excerpt as &dyn SourceCode)
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        Some(Box::new(self.labels.iter().cloned()))
    }
}

impl Debug for Excerpt<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Excerpt").field("name", &self.name).finish_non_exhaustive()
    }
}

impl<'f> Excerpt<'f> {
    fn line_of(&self, offset: usize) -> usize {
        self.starts.partition_point(|start| *start <= offset).saturating_sub(1)
    }

    /// From the start of one line to the start of another.
    fn lines(&self, from: usize, to: usize) -> (usize, &'f str) {
        let start = |line: usize| self.starts.get(line).copied().unwrap_or(self.text.len());
        (start(from), self.text.get(start(from)..start(to)).unwrap_or_default())
    }

    /// The longest line that would be drawn for a label, in bytes.
    fn longest_line(&self, label: &Label) -> usize {
        let range = label.span.range();
        let (first, last) = (self.line_of(range.start), self.line_of(range.end));
        let (_, lines) = self.lines(first.saturating_sub(1), last + 2);
        lines.lines().map(str::len).max().unwrap_or(0)
    }
}

impl SourceCode for Excerpt<'_> {
    fn read_span<'a>(
        &'a self,
        span: &SourceSpan,
        before: usize,
        after: usize,
    ) -> Result<Box<dyn SpanContents<'a> + 'a>, MietteError> {
        let first = self.line_of(span.offset()).saturating_sub(before + 1);
        let last = self.line_of(span.offset() + span.len()) + after + 2;
        let (offset, lines) = self.lines(first, last);
        let within = SourceSpan::new((span.offset() - offset).into(), span.len());
        let read = lines.read_span(&within, before, after)?;
        let place = SourceSpan::new((read.span().offset() + offset).into(), read.span().len());
        let (line, column, count) = (read.line() + first, read.column(), read.line_count());
        Ok(Box::new(MietteSpanContents::new_named(self.name.to_owned(), read.data(), place, line, column, count)))
    }
}
