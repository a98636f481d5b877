//! Fixes of bands and rules: edits of the clauses that a finding names, each proved before it is offered.
//!
//! `place` finds the clauses in the tree, `bound` and `clause` write the edits, `candidates` says which might help, `proof` tries
//! them on a copy of the lists, and `mend` applies the safe fixes of all codes, round by round.

mod bound;
mod candidates;
mod clause;
mod mend;
mod place;
mod proof;

use dsl_syntax::ast::{File, Item};
use dsl_syntax::{Code, Diagnostic, Fix, Span, message};

use crate::check::Checked;
use crate::check::bands::Analysed;
use crate::model::Model;
use crate::source::SourceFile;
use crate::work::Work;
use candidates::{Candidate, Maker};
use place::{Place, places};
use proof::{Prover, Reach, is_proved};

pub use mend::{Mended, mend};

/// At most so many fixes are offered for a finding.
const OFFERED: usize = 3;

/// At most so many are tried for a finding.
const TRIED: usize = 12;

/// So many findings before and after one are asked for a fix to try together with its own.
const NEAR: usize = 6;

/// So much work may always be spent on fixes, in units: well below a second.
pub(crate) const LEAST: u64 = 30_000_000;

/// Units of work for making up what might mend a finding.
const MADE_UP: u64 = 5_000;

/// Offers fixes for the findings of bands and rules: those that were seen to close their finding and to open none, at most three
/// each, best first. The search may be as much work as the checks were, and always some; each finding that it did not get to, or
/// through, says so.
pub fn offer(checked: &mut Checked) {
    let _spent = offer_within(checked, checked.work.max(LEAST));
}

/// [`offer`] with another budget, in units of [`Work`]; gives how many were spent.
pub fn offer_within(checked: &mut Checked, budget: u64) -> u64 {
    let work = Work::default().part(budget);
    let Checked { files, trees, model, diagnostics, analysed, .. } = &mut *checked;
    let offered = offers(files, trees, model, diagnostics, &|_| true, analysed, &work);
    for (at, fixes) in offered.fixes {
        checked.diagnostics[at].fixes.extend(fixes);
    }
    for at in offered.untried {
        checked.diagnostics[at].notes.push(message!("fixes-budget"));
    }
    work.spent()
}

/// What [`offer`] adds.
#[derive(Debug, Default)]
pub(crate) struct Offered {
    /// By the finding's place in the list.
    pub(crate) fixes: Vec<(usize, Vec<Fix>)>,
    /// The findings that not all fixes were tried for.
    pub(crate) untried: Vec<usize>,
}

/// The fixes of the `wanted` findings, as far as the work goes; `known` may hold what was found of the blocks of these lists.
pub(crate) fn offers(
    files: &[SourceFile],
    trees: &[File],
    model: &Model,
    diagnostics: &[Diagnostic],
    wanted: &dyn Fn(&Diagnostic) -> bool,
    known: &mut Analysed,
    work: &Work,
) -> Offered {
    let all: Vec<usize> = (0..diagnostics.len()).filter(|at| is_proved(diagnostics[*at].code)).collect();
    if !all.iter().any(|at| wanted(&diagnostics[*at])) {
        return Offered::default();
    }
    let editions = trees.iter().flat_map(|tree| &tree.items).filter_map(|item| match item {
        Item::Edition(container) => Some(container),
        _ => None,
    });
    let maker = Maker {
        model,
        texts: files.iter().map(|file| file.text.as_str()).collect(),
        places: trees.iter().map(places).collect(),
        editions: editions.collect(),
    };
    let mut prover = Prover::new(files, trees, known, work);
    let mut offered = Offered::default();
    for at in all.iter().filter(|at| wanted(&diagnostics[**at])) {
        let finding = &diagnostics[*at];
        if prover.is_spent() || work.spend(MADE_UP).is_err() {
            offered.untried.push(*at);
            continue;
        }
        let near = near(&maker, diagnostics, &all, *at);
        let mut firsts = maker.candidates(finding);
        if matches!(finding.code, Code::BandDead | Code::BandRedundant) {
            // A band that decides nothing is usually a slip in another one.
            firsts.splice(0..0, near.iter().filter_map(|other| maker.candidates(other).into_iter().next()));
        }
        let mut fixes = proved(&maker, &mut prover, finding, firsts.iter().take(TRIED).cloned());
        if fixes.is_empty() {
            // Slips often come in pairs, where mending one brings the other to light. One such pair is enough.
            fixes = proved(&maker, &mut prover, finding, pairs(&maker, &firsts, &near).into_iter().take(TRIED));
            fixes.truncate(1);
        }
        offered.fixes.push((*at, fixes));
        offered.untried.extend(prover.is_spent().then_some(*at));
    }
    offered
}

/// Where a finding and its fixes are seen.
fn seen_from(maker: &Maker<'_>, finding: &Diagnostic) -> Option<Reach> {
    let spans = std::iter::once(&finding.primary).chain(finding.secondary.first()).map(|label| label.span);
    spans.filter_map(|span| maker.place(span)).map(|place| reach(&place)).reduce(Reach::with)
}

/// Each of the first fixes together with one of another finding.
fn pairs(maker: &Maker<'_>, firsts: &[Candidate], near: &[&Diagnostic]) -> Vec<Candidate> {
    let mut pairs = Vec::new();
    for other in near {
        let seconds = maker.candidates(other);
        for first in firsts.iter().take(2) {
            for second in seconds.iter().take(2) {
                let apart = |a: Span, b: Span| a.file != b.file || a.end < b.start || b.end < a.start;
                if first.edits.iter().any(|a| second.edits.iter().any(|b| !apart(a.span, b.span))) {
                    continue;
                }
                pairs.push(Candidate {
                    title: message!("fix-both", first = first.title.clone(), second = second.title.clone()),
                    edits: first.edits.iter().chain(&second.edits).cloned().collect(),
                    wide: first.wide || second.wide,
                });
            }
        }
    }
    pairs
}

/// Those that prove themselves.
fn proved(
    maker: &Maker<'_>,
    prover: &mut Prover<'_>,
    finding: &Diagnostic,
    candidates: impl Iterator<Item = Candidate>,
) -> Vec<Fix> {
    let mut fixes: Vec<Fix> = Vec::new();
    let Some(own) = seen_from(maker, finding) else { return fixes };
    for candidate in candidates {
        let reach = if candidate.wide { Reach::Whole } else { own };
        if fixes.iter().any(|known| known.edits == candidate.edits) {
            continue;
        }
        if prover.closes(finding, &candidate.edits, reach) {
            fixes.push(Fix { title: candidate.title, edits: candidate.edits, safe: false });
        }
        if fixes.len() == OFFERED || prover.is_spent() {
            break;
        }
    }
    fixes
}

/// Other findings of the same block, the nearest ones in order of place.
fn near<'d>(maker: &Maker<'_>, diagnostics: &'d [Diagnostic], all: &[usize], at: usize) -> Vec<&'d Diagnostic> {
    let block = |finding: &Diagnostic| maker.place(finding.primary.span).map(|place| place.block.as_ptr());
    let own = block(&diagnostics[at]);
    let here = all.partition_point(|other| *other < at);
    let around = all.iter().take(here + 1 + NEAR).skip(here.saturating_sub(NEAR));
    around
        .map(|other| &diagnostics[*other])
        .filter(|other| !std::ptr::eq(*other, &diagnostics[at]) && block(other) == own)
        .collect()
}

/// What can see a clause.
fn reach(place: &Place<'_>) -> Reach {
    let file = place.clause.span.file;
    match (place.industry, place.scenario) {
        (Some(industry), Some(scenario)) if !place.shared => {
            Reach::Part { file, industry: Some(industry.span), scenario: Some(scenario.span) }
        }
        (Some(industry), _) => Reach::Part { file, industry: Some(industry.span), scenario: None },
        (None, _) if place.shared => Reach::Whole,
        (None, _) => Reach::Part { file, industry: None, scenario: None },
    }
}
