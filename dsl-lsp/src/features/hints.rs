//! What a bound means in numbers, beside it.

use dsl_compiler::diff;
use dsl_compiler::model::{BandClause, COUNT_LIMIT, Cond, EditionId, Interval, Model};
use dsl_compiler::words::{self, Language};
use dsl_compiler::work::Work;
use dsl_syntax::Span;

/// Hints for the bounds of a part of the text, each with the place that it stands behind.
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

/// What the edition before decides where a clause decides today, behind the clause: `2024: assessment`. Only where all of it was
/// decided in one or two ways: more would tell nobody anything.
pub(crate) fn before(model: &Model, within: Span, work: &Work) -> Vec<(Span, String)> {
    let overlaps = |span: Span| span.file == within.file && span.start <= within.end && within.start <= span.end;
    let mut found = Vec::new();
    for (new, edition) in (0_u32..).map(EditionId).zip(&model.editions) {
        let Some(old) = edition.replaces else { continue };
        let name = short(&model.edition(old).name);
        for industry in &edition.industries {
            for scenario in &industry.scenarios {
                let clauses: Vec<&BandClause> = scenario
                    .blocks
                    .iter()
                    .map(|block| model.block(*block))
                    .filter(|block| block.edition == new && overlaps(block.span))
                    .flat_map(|block| &block.clauses)
                    .filter(|clause| overlaps(clause.span))
                    .collect();
                if clauses.is_empty() {
                    continue;
                }
                let decided = diff::before(model, old, new, &industry.name, &scenario.name, work).unwrap_or_default();
                for clause in clauses {
                    let outcomes =
                        decided.iter().find(|(id, _)| *id == clause.id).map(|(_, outcomes)| outcomes.as_slice());
                    if let Some(outcomes @ ([_] | [_, _])) = outcomes {
                        found.push((clause.span, format!("{name}: {}", outcomes.join(" / "))));
                    }
                }
            }
        }
    }
    found.sort();
    found.dedup();
    found
}

/// The year that an edition's name ends with, else the name.
fn short(edition: &str) -> &str {
    let last = edition.rsplit('-').next().unwrap_or(edition);
    if last.len() == 4 && last.bytes().all(|byte| byte.is_ascii_digit()) { last } else { edition }
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
    cond.bounds().for_each(|(fact, interval, span)| see(fact, interval, span));
}
