//! Fixes of bands and rules: edits of the clauses that a finding names, each proved before it is offered.
//!
//! A finding comes from the checks as a value, with its clauses and boxes: `candidates` says from that what might help, `place` has
//! the clauses as written, `bound` and `clause` write the edits, `proof` tries them on a copy of the lists, and `mend` applies the
//! safe fixes of all codes, round by round.

mod bound;
mod candidates;
mod clause;
mod mend;
mod place;
mod proof;

use dsl_syntax::ast::{File, Item};
use dsl_syntax::{Diagnostic, Fix, Span, message};

use crate::analysis::finding::FindingKind;
use crate::check::analysed::Analysed;
use crate::check::findings::BandFinding;
use crate::check::{Checked, Findings};
use crate::model::Model;
use crate::source::SourceFile;
use crate::work::Work;
use candidates::{Candidate, Maker};
use place::{Place, places};
use proof::{Prover, Reach};

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
        if let Some(finding) = diagnostics.get_mut(at) {
            finding.fixes.extend(fixes);
        }
    }
    for at in offered.untried {
        if let Some(finding) = diagnostics.get_mut(at) {
            finding.notes.push(message!("fixes-budget"));
        }
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

/// A finding whose fixes are proved, and its place in the list.
#[derive(Copy, Clone)]
struct Proved<'f> {
    at: usize,
    said: &'f Diagnostic,
    band: &'f BandFinding,
}

/// The fixes of the `wanted` findings, as far as the work goes; `known` may hold what was found of the blocks of these lists.
pub(crate) fn offers(
    files: &[SourceFile],
    trees: &[File],
    model: &Model,
    findings: &Findings,
    wanted: &dyn Fn(&Diagnostic) -> bool,
    known: &mut Analysed,
    work: &Work,
) -> Offered {
    let of_bands = findings.of_bands().filter(|(_, said, _)| said.code.is_proved());
    let all: Vec<Proved<'_>> = of_bands.map(|(at, said, band)| Proved { at, said, band }).collect();
    debug_assert_eq!(all.len(), findings.iter().filter(|one| one.code.is_proved()).count(), "each has its value");
    if !all.iter().any(|one| wanted(one.said)) {
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
    for (number, finding) in all.iter().enumerate().filter(|(_, finding)| wanted(finding.said)) {
        if prover.is_spent() || work.spend(MADE_UP).is_err() {
            offered.untried.push(finding.at);
            continue;
        }
        let near = near(&maker, &all, number, finding.band);
        let mut firsts = maker.candidates(finding.band);
        let kind = finding.band.finding.kind;
        if matches!(kind, FindingKind::Dead | FindingKind::DeadOtherwise | FindingKind::Redundant) {
            // A band that decides nothing is usually a slip in another one.
            firsts.splice(0..0, near.iter().filter_map(|other| maker.candidates(other).into_iter().next()));
        }
        let mut fixes = proved(&maker, &mut prover, finding, firsts.iter().take(TRIED).cloned());
        if fixes.is_empty() {
            // Slips often come in pairs, where mending one brings the other to light. One such pair is enough.
            fixes = proved(&maker, &mut prover, finding, pairs(&maker, &firsts, &near).into_iter().take(TRIED));
            fixes.truncate(1);
        }
        offered.fixes.push((finding.at, fixes));
        offered.untried.extend(prover.is_spent().then_some(finding.at));
    }
    offered
}

/// Where a finding and its fixes are seen.
fn seen_from(maker: &Maker<'_>, finding: &BandFinding) -> Option<Reach> {
    let clauses = std::iter::once(finding.first).chain(finding.second);
    clauses.filter_map(|clause| maker.place(clause.span)).map(|place| reach(&place)).reduce(Reach::with)
}

/// Each of the first fixes together with one of another finding.
fn pairs(maker: &Maker<'_>, firsts: &[Candidate], near: &[&BandFinding]) -> Vec<Candidate> {
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
    finding: &Proved<'_>,
    candidates: impl Iterator<Item = Candidate>,
) -> Vec<Fix> {
    let mut fixes: Vec<Fix> = Vec::new();
    let Some(own) = seen_from(maker, finding.band) else { return fixes };
    for candidate in candidates {
        let reach = if candidate.wide { Reach::Whole } else { own };
        if fixes.iter().any(|known| known.edits == candidate.edits) {
            continue;
        }
        if prover.closes(finding.said, &candidate.edits, reach) {
            fixes.push(Fix { title: candidate.title, edits: candidate.edits, safe: false });
        }
        if fixes.len() == OFFERED || prover.is_spent() {
            break;
        }
    }
    fixes
}

/// Other findings of the same block, the nearest ones in order of place; `number` is the place of this one among all.
fn near<'f>(maker: &Maker<'_>, all: &[Proved<'f>], number: usize, finding: &BandFinding) -> Vec<&'f BandFinding> {
    let block = |finding: &BandFinding| maker.place(finding.first.span).map(|place| place.block.as_ptr());
    let own = block(finding);
    let around = all.iter().enumerate().take(number + 1 + NEAR).skip(number.saturating_sub(NEAR));
    let others = around.filter(|(at, other)| *at != number && block(other.band) == own);
    others.map(|(_, other)| other.band).collect()
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
