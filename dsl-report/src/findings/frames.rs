//! One finding as miette draws it: excerpts of the files that it points into, read where the labels are and nowhere else.

use std::fmt::{self, Debug, Display};
use std::ops::Range;

use dsl_syntax::{Diagnostic, Label, Language, Severity};
use miette::{LabeledSpan, MietteError, MietteSpanContents, SourceCode, SourceSpan, SpanContents};
use unicode_width::UnicodeWidthStr;

use crate::position::Positions;
use crate::sanitized::sentence;

/// Lines longer than this are named and not drawn: nobody reads them, and miette cannot draw beyond column 65,535.
const LONGEST_LINE: usize = 2_000;

/// What miette asks for: a finding with the labels of its own file, or a frame of another file alone.
#[derive(Debug)]
pub(super) struct Drawing<'f> {
    message: String,
    code: Option<&'static str>,
    severity: miette::Severity,
    excerpt: Option<Excerpt<'f>>,
    labels: Vec<LabeledSpan>,
}

/// A finding, one drawing for each file that it points into, its own first.
#[derive(Debug)]
pub(super) struct Drawings<'f> {
    /// In the order of the labels.
    pub(super) frames: Vec<Drawing<'f>>,
    /// Labels in lines too long to be drawn: `file:line:column: text`.
    pub(super) places: Vec<String>,
}

/// A file, of which only the lines around a span are read. Its offsets are those of its text as shown.
#[derive(Copy, Clone)]
struct Excerpt<'f> {
    positions: &'f Positions<'f>,
    file: usize,
}

impl<'f> Drawings<'f> {
    /// With a width, labels are wrapped to end there.
    pub(super) fn of(
        positions: &'f Positions<'_>,
        finding: &'f Diagnostic,
        language: Language,
        width: Option<usize>,
    ) -> Self {
        let labels: Vec<&Label> = std::iter::once(&finding.primary).chain(&finding.secondary).collect();
        let severity = match finding.severity {
            Severity::Error => miette::Severity::Error,
            Severity::Warning => miette::Severity::Warning,
        };
        let (mut frames, mut places) = (Vec::new(), Vec::new());
        for (number, near) in excerpts(positions, &labels).into_iter().enumerate() {
            let is_drawn = near.iter().all(|label| is_drawable(positions, label));
            let is_own = number == 0;
            let mut drawn = Vec::new();
            for (at, label) in near.iter().enumerate() {
                let text = label.text.as_ref().map(|text| sentence(text, language));
                if is_drawn {
                    let text = match width {
                        Some(width) => text.map(|text| wrapped(&text, room(positions, label, width))),
                        None => text,
                    };
                    let draw =
                        if is_own && at == 0 { LabeledSpan::new_primary_with_span } else { LabeledSpan::new_with_span };
                    drawn.push(draw(text, Excerpt::of(positions, label).range(label)));
                } else {
                    places.push(positions.place(label.span, &text.unwrap_or_default()));
                }
            }
            if is_own || is_drawn {
                frames.push(Drawing {
                    message: if is_own { sentence(&finding.message, language) } else { String::new() },
                    code: is_own.then(|| finding.code.as_str()),
                    severity,
                    excerpt: near.first().filter(|_| is_drawn).map(|label| Excerpt::of(positions, label)),
                    labels: drawn,
                });
            }
        }
        Self { frames, places }
    }
}

/// Labels with no more lines than these between them stand in one frame.
const APART: usize = 3;

/// Labels that are seen together, those around the first one first: what is wrong stands above what it is about.
fn excerpts<'l>(positions: &Positions<'_>, labels: &[&'l Label]) -> Vec<Vec<&'l Label>> {
    let lines = |label: &Label| {
        let excerpt = Excerpt::of(positions, label);
        let range = excerpt.range(label);
        (excerpt.line_of(range.start), excerpt.line_of(range.end))
    };
    let is_near = |one: &Label, other: &Label| {
        let ((first, last), (start, end)) = (lines(one), lines(other));
        one.span.file == other.span.file && start <= last + APART + 1 && first <= end + APART + 1
    };
    let mut left: Vec<&Label> = labels.to_vec();
    let mut found = Vec::new();
    while !left.is_empty() {
        let mut together = vec![left.remove(0)];
        while let Some(at) = left.iter().position(|label| together.iter().any(|known| is_near(known, label))) {
            together.push(left.remove(at));
        }
        found.push(together);
    }
    found
}

/// Columns of a frame beside its text: the number of a line, its rule, and the hook that a label hangs from.
const MARGIN: usize = 12;

/// Labels are never narrower than this; a frame is then wider than the terminal, as its text mostly is.
const NARROWEST: usize = 24;

/// How wide a label may be. It hangs from the middle of what it is about; one over several lines stands at their left.
fn room(positions: &Positions<'_>, label: &Label, width: usize) -> usize {
    let excerpt = Excerpt::of(positions, label);
    let range = excerpt.range(label);
    let first = excerpt.line_of(range.start);
    let (start, line) = excerpt.lines(first, first + 1);
    let hang = match range.end <= start + line.len() {
        true => {
            let columns = |end: usize| line.get(..end.saturating_sub(start)).map_or(0, UnicodeWidthStr::width);
            columns(range.start).midpoint(columns(range.end))
        }
        false => 0,
    };
    width.saturating_sub(MARGIN + hang).max(NARROWEST)
}

/// miette draws a label line by line where it is broken.
fn wrapped(text: &str, room: usize) -> String {
    // Names are not broken at their hyphens.
    textwrap::fill(text, textwrap::Options::new(room).word_splitter(textwrap::WordSplitter::NoHyphenation))
}

/// Whether no line around a label is too long to be drawn.
pub(super) fn is_drawable(positions: &Positions<'_>, label: &Label) -> bool {
    Excerpt::of(positions, label).longest_line(label) <= LONGEST_LINE
}

impl Display for Drawing<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Drawing<'_> {}

impl miette::Diagnostic for Drawing<'_> {
    fn code<'a>(&'a self) -> Option<Box<dyn Display + 'a>> {
        self.code.map(|code| Box::new(code) as Box<dyn Display>)
    }

    fn severity(&self) -> Option<miette::Severity> {
        Some(self.severity)
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
        f.debug_struct("Excerpt").field("name", &self.name()).finish_non_exhaustive()
    }
}

impl<'f> Excerpt<'f> {
    fn of(positions: &'f Positions<'f>, label: &Label) -> Self {
        Self { positions, file: label.span.file.0 as usize }
    }

    fn name(&self) -> &'f str {
        self.positions.name(self.file)
    }

    fn range(&self, label: &Label) -> Range<usize> {
        let range = label.span.range();
        self.positions.shown(self.file).map_or(range.clone(), |shown| shown.range(range))
    }

    fn line_of(&self, offset: usize) -> usize {
        self.positions.line_shown(self.file, offset)
    }

    /// From the start of one line to the start of another.
    fn lines(&self, from: usize, to: usize) -> (usize, &'f str) {
        let range = self.positions.start_shown(self.file, from)..self.positions.start_shown(self.file, to);
        let text = self.positions.shown(self.file).and_then(|shown| shown.text.get(range.clone()));
        (range.start, text.unwrap_or_default())
    }

    /// Which character of its line begins at an offset, from 0, as the file has it.
    fn column(&self, offset: usize) -> usize {
        let offset = self.positions.shown(self.file).map_or(offset, |shown| shown.back(offset));
        self.positions.position_in(self.file, offset).column - 1
    }

    /// The longest line that would be drawn for a label, in bytes.
    fn longest_line(&self, label: &Label) -> usize {
        let range = self.range(label);
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
        let (line, count) = (read.line() + first, read.line_count());
        // miette counts bytes.
        let column = if before == 0 { self.column(span.offset()) } else { read.column() };
        Ok(Box::new(MietteSpanContents::new_named(self.name().to_owned(), read.data(), place, line, column, count)))
    }
}
