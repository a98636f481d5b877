//! Near misses: what a name that nothing declares may have meant.

use dsl_syntax::ast::Name;
use dsl_syntax::{Code, Diagnostic, Span};

/// The known name nearest to `wanted`, if it is near enough to be a slip: a third of the letters at most.
/// Optimal string alignment distance (Damerau, transpositions count once).
pub(crate) fn nearest<'n>(wanted: &str, known: impl IntoIterator<Item = (&'n str, Span)>) -> Option<(&'n str, Span)> {
    let limit = (wanted.chars().count() / 3).clamp(1, 3);
    known
        .into_iter()
        .filter(|(name, _)| *name != wanted && name.len().abs_diff(wanted.len()) <= 4)
        .map(|(name, span)| (strsim::osa_distance(wanted, name), name, span))
        .filter(|(distance, ..)| *distance <= limit)
        .min_by_key(|(distance, name, _)| (*distance, *name))
        .map(|(_, name, span)| (name, span))
}

/// The finding for a name that nothing declares, with the near miss if there is one.
pub(crate) fn unknown<'n>(kind: &str, name: &Name, known: impl IntoIterator<Item = (&'n str, Span)>) -> Diagnostic {
    let finding = Diagnostic::new(Code::UnknownName, name.span, format!("there is no {kind} `{}`", name.text))
        .at(format!("no {kind} has this name"));
    match nearest(&name.text, known) {
        Some((near, span)) => finding
            .and(span, format!("`{near}` is declared here"))
            .help(format!("did you mean `{near}`?"))
            .fix(format!("write `{near}`"), name.span, near),
        None => finding.help(format!("declare the {kind}, or correct the name")),
    }
}
