//! What a bound means in numbers, beside it.

use dsl_compiler::model::{COUNT_LIMIT, Cond, Interval, Model};
use dsl_compiler::words::{self, Language};
use dsl_syntax::Span;

/// Hints for the bounds of a stretch of text, each with the place that it stands behind.
pub(crate) fn hints(model: &Model, within: Span) -> Vec<(Span, String)> {
    let overlaps = |span: Span| span.file == within.file && span.start <= within.end && within.start <= span.end;
    let mut found = Vec::new();
    for block in model.blocks.iter().filter(|block| overlaps(block.span)) {
        for clause in block.clauses.iter().filter(|clause| overlaps(clause.span)) {
            let Some(when) = &clause.when else { continue };
            counts(when, &mut |fact, interval, span| {
                found.push((span, inequality(&model.fact(fact).name, interval)));
            });
        }
    }
    found.sort_by_key(|(span, _)| *span);
    found.dedup();
    found
}

/// `100_000 ≤ personal < 1_000_000`.
pub(crate) fn inequality(name: &str, interval: Interval) -> String {
    let count = |value| words::count(value, Language::En);
    match (interval.lo, interval.hi) {
        (lo, hi) if lo + 1 == hi => format!("{name} = {}", count(lo)),
        (0, hi) if hi >= COUNT_LIMIT => format!("{name} any"),
        (0, hi) => format!("{name} < {}", count(hi)),
        (lo, hi) if hi >= COUNT_LIMIT => format!("{} ≤ {name}", count(lo)),
        (lo, hi) => format!("{} ≤ {name} < {}", count(lo), count(hi)),
    }
}

/// Every bound of a condition.
pub(crate) fn counts(cond: &Cond, see: &mut dyn FnMut(dsl_compiler::model::FactId, Interval, Span)) {
    match cond {
        Cond::All(parts) | Cond::Any(parts) => parts.iter().for_each(|part| counts(part, see)),
        Cond::Not(inner) => counts(inner, see),
        Cond::Count { fact, interval, span } => see(*fact, *interval, *span),
        _ => {}
    }
}
