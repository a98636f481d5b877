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

use dsl_syntax::ast::Item;
use dsl_syntax::{Diagnostic, Fix, message};

use crate::check::Checked;
use candidates::Maker;
use place::{Place, places};
use proof::{Prover, Reach, is_proved};

pub use mend::{Mended, mend};

/// At most so many fixes are offered for a finding.
const OFFERED: usize = 3;

/// At most so many are tried for a finding.
const TRIED: usize = 12;

/// How many bytes of lists are checked to try fixes for one folder: a few seconds' work.
const BUDGET: u64 = 48 << 20;

/// Offers fixes for the findings of bands and rules: those that were seen to close their finding and to open none, at most three
/// each, best first. Where there are too many findings to try fixes for all of them, the first one without says so.
pub fn offer(checked: &mut Checked) {
    offer_within(checked, BUDGET);
}

/// [`offer`] with another budget, in bytes of lists checked.
pub fn offer_within(checked: &mut Checked, budget: u64) {
    if !checked.diagnostics.iter().any(|finding| is_proved(finding.code)) {
        return;
    }
    let editions = checked.trees.iter().flat_map(|tree| &tree.items).filter_map(|item| match item {
        Item::Edition(container) => Some(container),
        _ => None,
    });
    let maker = Maker {
        model: &checked.model,
        texts: checked.files.iter().map(|file| file.text.as_str()).collect(),
        places: checked.trees.iter().map(places).collect(),
        editions: editions.collect(),
    };
    let mut prover = Prover::new(&checked.files, &checked.trees, budget);
    for finding in checked.diagnostics.iter_mut().filter(|finding| is_proved(finding.code)) {
        let fixes = proved(&maker, &mut prover, finding);
        finding.fixes.extend(fixes);
        if prover.is_spent() {
            finding.notes.push(message!("fixes-budget"));
            break;
        }
    }
}

fn proved(maker: &Maker<'_>, prover: &mut Prover<'_>, finding: &Diagnostic) -> Vec<Fix> {
    let mut fixes = Vec::new();
    let spans = std::iter::once(&finding.primary).chain(finding.secondary.first()).map(|label| label.span);
    let reaches = spans.filter_map(|span| maker.place(span)).map(|place| reach(&place));
    let Some(own) = reaches.reduce(Reach::with) else { return fixes };
    for candidate in maker.candidates(finding).into_iter().take(TRIED) {
        let reach = if candidate.wide { Reach::Whole } else { own };
        if prover.closes(finding, &candidate.edits, reach) {
            fixes.push(Fix { title: candidate.title, edits: candidate.edits, safe: false });
        }
        if fixes.len() == OFFERED || prover.is_spent() {
            break;
        }
    }
    fixes
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
