//! The findings of a check: drawn, told, or listed for people, and as JSON.

mod frames;
mod graphical;
mod json;
mod plain;

use dsl_compiler::check::Checked;
use dsl_compiler::source::SourceFile;
use dsl_syntax::{Diagnostic, Language, Severity, message};

use crate::{Style, say};

pub use json::{Report, json};

/// Findings drawn into their source.
#[must_use]
pub fn drawn(files: &[SourceFile], findings: &[Diagnostic], style: Style) -> String {
    graphical::findings(files, findings, style)
}

/// All findings of a check, drawn into their source, and how many there are.
#[must_use]
pub fn human(checked: &Checked, style: Style) -> String {
    drawn(&checked.files, &checked.diagnostics, style) + &summary(checked, style.language)
}

/// The same in sentences, for a screen reader.
#[must_use]
pub fn narrated(checked: &Checked, language: Language) -> String {
    graphical::narrated(&checked.files, &checked.diagnostics, language) + &summary(checked, language)
}

/// The same with ASCII characters, for logs and mail.
#[must_use]
pub fn plain(checked: &Checked, language: Language) -> String {
    plain::plain(&checked.files, &checked.diagnostics, language) + &summary(checked, language)
}

/// A line for each finding: `file:line:column: error[code]: message`.
#[must_use]
pub fn short(checked: &Checked, language: Language) -> String {
    plain::short(&checked.files, &checked.diagnostics, language)
}

/// How many errors and warnings there are, in how many files.
fn summary(checked: &Checked, language: Language) -> String {
    let (errors, warnings) = (checked.count(Severity::Error), checked.count(Severity::Warning));
    let files = checked.files.len();
    say(&message!("summary", errors = errors, warnings = warnings, files = files), language) + "\n"
}
