//! The examples of the lists, run.

use dsl_compiler::check::Checked;
use dsl_compiler::examples::{Outcome, Report};
use dsl_compiler::words;

use crate::counted;
use crate::position::Positions;

/// The examples of an edition: failures, then the count, then what none reaches.
#[must_use]
pub fn human(checked: &Checked, edition: &str, report: &Report<'_>) -> String {
    let positions = Positions::of(&checked.files);
    let mut text = String::new();
    let mut failed = 0;
    for run in &report.runs {
        let at = positions.position(run.example.span, run.example.span.start);
        let place = format!("{}:{}", positions.path(run.example.span), at.line);
        let why = match &run.outcome {
            Outcome::Passed => continue,
            Outcome::Failed { got } => {
                let [expected, got] = [&run.example.expected, got].map(|one| words::verdict(&checked.model, one));
                let because: Vec<&str> = run.because.iter().map(|rule| rule.id).collect();
                let because =
                    if because.is_empty() { String::new() } else { format!("\n  because {}", because.join(", ")) };
                format!("expected {expected}, got {got}{because}")
            }
            Outcome::Undecided => "no clause decides it".to_owned(),
            Outcome::Unnamed { fact } => {
                format!("`{fact}` has no default and changes the answer; the example must name it")
            }
            Outcome::Unlisted { name } => format!("no edition lists `{name}`"),
        };
        text.push_str(&format!("failed: {}\n  {place}\n  {why}\n", run.example.label));
        failed += 1;
    }
    text.push_str(&format!("{edition}: {} passed, {failed} failed\n", report.runs.len() - failed));
    if !report.unreached.is_empty() {
        text.push_str(&format!("  {} that no example reaches:\n", counted(report.unreached.len(), "clause")));
        for rule in &report.unreached {
            text.push_str(&format!("    {rule}\n"));
        }
    }
    text
}
