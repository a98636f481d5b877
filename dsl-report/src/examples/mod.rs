//! The examples of the lists, run.

use dsl_compiler::check::Checked;
use dsl_compiler::decision::examples::{Outcome, Report};
use dsl_syntax::{Argument, Language, message};

use crate::phrase::{and, verdict};
use crate::position::Positions;
use crate::say;

/// The examples of an edition: failures, then the count, then what none reaches.
#[must_use]
pub fn human(checked: &Checked, name: &str, report: &Report<'_>, language: Language) -> String {
    let (model, positions) = (&checked.model, Positions::of(&checked.files));
    let mut lines: Vec<String> = Vec::new();
    let mut failed = 0_usize;
    for run in &report.runs {
        let why = match &run.outcome {
            Outcome::Passed => continue,
            Outcome::Failed { got } => {
                message!("example-gets", expected = verdict(model, &run.example.expected), got = verdict(model, got))
            }
            Outcome::Undecided => message!("example-undecided"),
            Outcome::Unnamed { fact } => message!("example-unnamed", fact = fact),
            Outcome::Unlisted { name } => message!("example-unlisted", name = name),
        };
        failed += 1;
        let at = positions.position(run.example.span, run.example.span.start);
        lines.push(say(&message!("example-failed", label = &run.example.label), language));
        lines.push(format!("  {}:{}", positions.path(run.example.span), at.line));
        lines.push(format!("  {}", say(&why, language)));
        let because: Vec<Argument> = run.because.iter().map(|rule| rule.id.into()).collect();
        if matches!(run.outcome, Outcome::Failed { .. }) && !because.is_empty() {
            lines.push(format!("  {}", say(&message!("example-because", rules = and(because)), language)));
        }
    }
    let passed = report.runs.len() - failed;
    let count = message!("examples-counted", edition = name, passed = passed, failed = failed);
    lines.push(say(&count, language));
    if !report.unreached.is_empty() {
        let clauses = message!("examples-unreached", clauses = report.unreached.len());
        lines.push(format!("  {}", say(&clauses, language)));
        lines.extend(report.unreached.iter().map(|rule| format!("    {rule}")));
    }
    lines.join("\n") + "\n"
}
