//! `qingdan-check/1`.

use dsl_compiler::check::Checked;
use dsl_syntax::edit::written;
use dsl_syntax::{Diagnostic, Label, Language, Severity, Span};
use serde::Serialize;

use crate::json::{Point, Region, format_name, line};
use crate::position::{Position, Positions};
use crate::say;

format_name! {
    /// The name of this form.
    Format = "qingdan-check/1"
}

/// The findings of a check.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Report<'a> {
    format: Format,
    /// In order of place. What follows from a finding stands behind it.
    diagnostics: Vec<Finding<'a>>,
    summary: Summary,
}

#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
struct Summary {
    errors: usize,
    warnings: usize,
    /// How many files were read.
    files: usize,
}

#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
enum Level {
    Error,
    Warning,
}

#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
struct Finding<'a> {
    /// Its stable name, which `qingdan explain` knows.
    code: &'static str,
    severity: Level,
    message: String,
    /// Relative to the folder above the lists folder.
    file: &'a str,
    range: Range,
    /// The first is the finding's own, where it says something.
    labels: Vec<Place<'a>>,
    /// Of bands: the least point of the region.
    #[serde(skip_serializing_if = "Option::is_none")]
    witness: Option<Point<'a>>,
    /// Of bands: all inputs that are concerned.
    #[serde(skip_serializing_if = "Option::is_none")]
    region: Option<Vec<Region<'a>>>,
    /// Of bands: for a gap what the point gets, and what lies below it; else in the order of the boxes.
    #[serde(skip_serializing_if = "Option::is_none")]
    outcomes: Option<&'a [Option<String>]>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    notes: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    help: Option<String>,
    fixes: Vec<Way<'a>>,
    /// The place in `diagnostics` of the finding that this one goes away with.
    #[serde(skip_serializing_if = "Option::is_none")]
    cause: Option<usize>,
}

#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
struct Place<'a> {
    file: &'a str,
    range: Range,
    message: String,
}

#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
struct Range {
    start: Spot,
    /// Behind the last character.
    end: Spot,
}

#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
struct Spot {
    /// From 1.
    line: usize,
    /// From 1, in Unicode scalar values.
    column: usize,
    /// From 0, in bytes.
    offset: usize,
}

#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
struct Way<'a> {
    title: String,
    /// Whether `check --fix` applies it.
    safe: bool,
    edits: Vec<Replacement<'a>>,
}

#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
struct Replacement<'a> {
    file: &'a str,
    /// In bytes.
    start: u32,
    /// In bytes, not included.
    end: u32,
    text: String,
}

/// The findings as one object.
#[must_use]
pub fn json(checked: &Checked, language: Language) -> String {
    let positions = Positions::of(&checked.files);
    let writer = Writer { positions: &positions, language };
    let mut diagnostics: Vec<Finding<'_>> = Vec::new();
    for finding in &checked.diagnostics {
        let cause = diagnostics.len();
        diagnostics.push(writer.finding(finding, None));
        diagnostics.extend(finding.follows.iter().map(|follow| writer.finding(follow, Some(cause))));
    }
    let (errors, warnings) = (checked.count(Severity::Error), checked.count(Severity::Warning));
    let summary = Summary { errors, warnings, files: checked.files.len() };
    line(&Report { format: Format::Name, diagnostics, summary })
}

struct Writer<'a> {
    positions: &'a Positions<'a>,
    language: Language,
}

impl<'a> Writer<'a> {
    fn finding(&self, finding: &'a Diagnostic, cause: Option<usize>) -> Finding<'a> {
        let said = |message| say(message, self.language);
        let primary = Some(&finding.primary).filter(|label| label.text.is_some());
        let facts = finding.facts.as_ref();
        Finding {
            code: finding.code.as_str(),
            severity: match finding.severity {
                Severity::Error => Level::Error,
                Severity::Warning => Level::Warning,
            },
            message: said(&finding.message),
            file: self.positions.path(finding.primary.span),
            range: self.range(finding.primary.span),
            labels: primary.into_iter().chain(&finding.secondary).map(|label| self.label(label)).collect(),
            witness: facts.map(|facts| Point(&facts.witness)),
            region: facts.map(|facts| facts.region.iter().map(Region).collect()),
            outcomes: facts.map(|facts| facts.outcomes.as_slice()),
            notes: finding.notes.iter().map(said).collect(),
            help: finding.help.as_ref().map(said),
            fixes: finding
                .fixes
                .iter()
                .map(|fix| Way {
                    title: said(&fix.title),
                    safe: fix.safe,
                    edits: fix.edits.iter().map(|edit| self.replacement(edit)).collect(),
                })
                .collect(),
            cause,
        }
    }

    fn replacement(&self, edit: &dsl_syntax::Edit) -> Replacement<'a> {
        Replacement {
            file: self.positions.path(edit.span),
            start: edit.span.start,
            end: edit.span.end,
            text: written(self.positions.text(edit.span), edit).into(),
        }
    }

    fn label(&self, label: &Label) -> Place<'a> {
        let message = label.text.as_ref().map(|text| say(text, self.language)).unwrap_or_default();
        Place { file: self.positions.path(label.span), range: self.range(label.span), message }
    }

    fn range(&self, span: Span) -> Range {
        let spot = |offset| {
            let Position { line, column, offset } = self.positions.position(span, offset);
            Spot { line, column, offset }
        };
        Range { start: spot(span.start), end: spot(span.end) }
    }
}
