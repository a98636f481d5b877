//! Findings as codespan-reporting writes them: frames of ASCII characters, or one line each.

use std::ops::Range;

use codespan_reporting::diagnostic::{self as codespan, LabelStyle};
use codespan_reporting::files::{Error, Files};
use codespan_reporting::term::{Chars, Config, DisplayStyle, emit_to_string};
use dsl_compiler::source::SourceFile;
use dsl_syntax::{Diagnostic, Label, Language, Severity, Span, message};

use super::frames::is_drawable;
use super::graphical::follows;
use crate::chart::{self, ChartStyle};
use crate::position::Positions;
use crate::sanitized::sentence;

/// Logs and mail are as wide as this, whatever the terminal.
const WIDTH: usize = 100;

/// Frames over all files that a finding points into.
pub(super) fn plain(files: &[SourceFile], findings: &[Diagnostic], language: Language) -> String {
    let config = Config { chars: Chars::ascii(), before_label_lines: 1, after_label_lines: 1, ..Config::default() };
    written(files, findings, &config, language)
}

/// `file:line:column: error[code]: message`.
pub(super) fn short(files: &[SourceFile], findings: &[Diagnostic], language: Language) -> String {
    let config = Config { display_style: DisplayStyle::Short, ..Config::default() };
    written(files, findings, &config, language)
}

fn written(files: &[SourceFile], findings: &[Diagnostic], config: &Config, language: Language) -> String {
    let sources = Sources(Positions::of(files));
    let mut text = String::new();
    for finding in findings {
        let converted = sources.finding(finding, language, matches!(config.display_style, DisplayStyle::Short));
        // Writing into a string cannot fail, and every file is there.
        let _infallible = emit_to_string(&mut text, config, &sources, &converted);
    }
    text
}

struct Sources<'f>(Positions<'f>);

impl Sources<'_> {
    fn finding(&self, finding: &Diagnostic, language: Language, is_short: bool) -> codespan::Diagnostic<usize> {
        let severity = match finding.severity {
            Severity::Error => codespan::Severity::Error,
            Severity::Warning => codespan::Severity::Warning,
        };
        let base = codespan::Diagnostic::new(severity)
            .with_code(finding.code.as_str())
            .with_message(sentence(&finding.message, language));
        let text = |label: &Label| label.text.as_ref().map(|text| sentence(text, language)).unwrap_or_default();
        if is_short {
            return base.with_label(self.label(LabelStyle::Primary, finding.primary.span));
        }
        let (mut labels, mut notes) = (Vec::new(), Vec::new());
        for (at, label) in std::iter::once(&finding.primary).chain(&finding.secondary).enumerate() {
            let style = if at == 0 { LabelStyle::Primary } else { LabelStyle::Secondary };
            if is_drawable(&self.0, label) {
                labels.push(self.label(style, label.span).with_message(text(label)));
            } else {
                notes.push(self.0.place(label.span, &text(label)));
            }
        }
        if let Some(data) = finding.facts.as_ref().and_then(|facts| facts.chart.as_ref()) {
            let lines = chart::draw(data, ChartStyle { language, width: WIDTH, plain: true, colour: None });
            notes.extend((!lines.is_empty()).then(|| lines.join("\n")));
        }
        notes.extend(finding.help.iter().map(|help| sentence(&message!("help", text = help.clone()), language)));
        let is_new = |title: &String| finding.help.as_ref().is_none_or(|help| sentence(help, language) != *title);
        let titles = finding.fixes.iter().map(|fix| sentence(&fix.title, language)).filter(is_new);
        notes.extend(titles.map(|title| sentence(&message!("fix", text = title), language)));
        notes.extend(finding.notes.iter().map(|note| sentence(&message!("note", text = note.clone()), language)));
        let follows = follows(&self.0, finding, language).into_iter();
        notes.extend(follows.map(|follow| sentence(&message!("note", text = follow), language)));
        base.with_labels(labels).with_notes(notes)
    }

    fn label(&self, style: LabelStyle, span: Span) -> codespan::Label<usize> {
        let file = span.file.0 as usize;
        let range = self.0.shown(file).map_or(span.range(), |shown| shown.range(span.range()));
        codespan::Label::new(style, file, range)
    }
}

impl<'a> Files<'a> for Sources<'a> {
    type FileId = usize;
    type Name = &'a str;
    type Source = &'a str;

    fn name(&'a self, id: usize) -> Result<&'a str, Error> {
        self.0.file(id).map(|file| file.path.as_str()).ok_or(Error::FileMissing)
    }

    fn source(&'a self, id: usize) -> Result<&'a str, Error> {
        self.0.shown(id).map(|shown| shown.text.as_ref()).ok_or(Error::FileMissing)
    }

    fn line_index(&'a self, id: usize, offset: usize) -> Result<usize, Error> {
        Ok(self.0.line_shown(id, offset))
    }

    fn column_number(&'a self, id: usize, _: usize, offset: usize) -> Result<usize, Error> {
        let offset = self.0.shown(id).map_or(offset, |shown| shown.back(offset));
        Ok(self.0.position_in(id, offset).column)
    }

    fn line_range(&'a self, id: usize, line: usize) -> Result<Range<usize>, Error> {
        Ok(self.0.start_shown(id, line)..self.0.start_shown(id, line + 1))
    }
}
