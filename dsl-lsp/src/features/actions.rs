//! The ways out that findings carry.

use dsl_syntax::{Diagnostic, Fix, Span};

/// Fixes of the findings that touch a stretch of text, each with its finding.
pub(crate) fn fixes<'f>(findings: &'f [Diagnostic], at: Span) -> Vec<(&'f Diagnostic, &'f Fix)> {
    let touches = |span: Span| span.file == at.file && span.start <= at.end && at.start <= span.end;
    findings
        .iter()
        .filter(|finding| touches(finding.primary.span))
        .flat_map(|finding| finding.fixes.iter().map(move |fix| (finding, fix)))
        .collect()
}
