//! Single boxes: `band-dead`, `band-redundant` and `band-origin`.
//!
//! Where boxes meet, the answer is the stricter of each pair of what they give: all that any of them gives and that is at least as
//! strict as the *floor*, the strictest of their mildest outcomes. A box is *alive* where it covers a point and gives something that is
//! part of the answer, *needed* where the answer would be another without it, or there would be none. Without `open` clauses that is: no
//! stricter box covers the point, and no other at least as strict does. [`judge`](super::judge) finds out which boxes are.

use super::accumulate::FindingAccumulator;
use super::cover::{covering, giving_the_same};
use super::finding::{CAP, Finding, FindingKind};
use super::fitted::{FittedBlock, FittedBox};
use super::judge::judge;
use super::judged::{Judged, stricter};
use super::maximal::maximal;
use super::partition::{Item, Placed, Step, Visitor, hole, split};
use super::region::{least, merge};
use super::space::BandBox;
use crate::model::Interval;
use crate::work::{Stopped, Work};

/// What a box is reported as, which boxes are, and which others a message names.
type Report<'r, 'j> =
    (FindingKind, &'r dyn Fn(&Judged<'j>) -> bool, &'r dyn Fn(&Judged<'j>, &[&'j Judged<'j>]) -> Vec<&'j Judged<'j>>);

pub(super) fn check(fitted: &FittedBlock<'_>, work: &Work, out: &mut FindingAccumulator) {
    let whole = fitted.space().whole();
    let judged =
        fitted.boxes.iter().map(|one| Judged::new(&one.area, &one.given.gives, one.id, one.most() > fitted.mildest));
    let boxes: Vec<Judged<'_>> = judged.collect();
    judge(&whole, &boxes, out.each, work);
    out.over_budget |= boxes.iter().any(|one| !one.known.get());
    let dead: Report<'_, '_> =
        (FindingKind::Dead, &|one| !one.alive.get(), &|one, others| covering(one.area, &stricter(one, others), work));
    let redundant: Report<'_, '_> =
        (FindingKind::Redundant, &|one| one.alive.get() && !one.needed.get() && one.ask_needed, &|one, others| {
            giving_the_same(one, others, work)
        });
    for (kind, wanted, prevailing) in [dead, redundant] {
        let found: Vec<&Judged<'_>> = boxes.iter().filter(|one| one.known.get() && wanted(one)).collect();
        for one in found.iter().take(CAP) {
            let meets = |other: &&Judged<'_>| !other.is(one) && other.area.meets(one.area);
            let others: Vec<&Judged<'_>> = boxes.iter().filter(meets).collect();
            let named: Vec<&Judged<'_>> = std::iter::once(*one).chain(prevailing(one, &others)).collect();
            out.findings.push(Finding {
                kind,
                witness: one.area.least(),
                region: vec![one.area.clone()],
                outcomes: named.iter().map(|one| Some(one.gives.clone())).collect(),
                boxes: named.iter().map(|one| one.id).collect(),
                more: 0,
            });
        }
        out.left_out(found.len().saturating_sub(CAP));
    }
    check_otherwise(fitted, whole, work, out);
    check_origin(fitted, work, out);
}

fn check_otherwise(fitted: &FittedBlock<'_>, whole: BandBox, work: &Work, out: &mut FindingAccumulator) {
    let Some(otherwise) = fitted.block.otherwise.as_ref().filter(|_| fitted.block.complete) else { return };
    match hole(&whole, fitted.boxes.iter().map(|one| one.area.clone()), &work.part(out.each)) {
        Ok(None) => out.findings.push(Finding {
            kind: FindingKind::DeadOtherwise,
            witness: whole.least(),
            region: vec![whole],
            boxes: Vec::new(),
            outcomes: vec![Some(otherwise.clone())],
            more: 0,
        }),
        Ok(Some(_)) => {}
        Err(_) => out.over_budget = true,
    }
}

/// Cells with the mildest outcome of their answer.
struct Decided(Vec<(BandBox, usize)>);

impl Visitor for Decided {
    /// The mildest outcome that the box gives.
    type Tag = usize;
    type State = Option<usize>;

    fn enter(
        &mut self,
        state: &mut Option<usize>,
        full: &[&Placed<usize>],
        crossing: &mut Vec<&Placed<usize>>,
    ) -> Step {
        for item in full {
            *state = (*state).max(Some(item.tag));
        }
        crossing.retain(|item| Some(item.tag) > *state);
        Step::On
    }

    fn leaf(&mut self, cell: BandBox, state: Option<usize>) -> Result<bool, Stopped> {
        self.0.extend(state.map(|rank| (cell, rank)));
        Ok(state.is_some())
    }
}

fn check_origin(fitted: &FittedBlock<'_>, work: &Work, out: &mut FindingAccumulator) {
    let mut slice = fitted.space().whole();
    for side in &mut slice.measures {
        *side = Interval { lo: 0, hi: 1 };
    }
    let at_zero: Vec<&FittedBox<'_>> = fitted.boxes.iter().filter(|one| one.area.meets(&slice)).collect();
    let asked = |one: &&&FittedBox<'_>| one.most() > fitted.mildest && one.names_a_measure();
    if !at_zero.iter().any(|one| asked(&one)) {
        return;
    }
    let items = at_zero.iter().map(|one| Item { area: one.area.clone(), stage: 0, tag: one.least() });
    let mut decided = Decided(Vec::new());
    out.over_budget |= split(&slice, items.collect(), None, &work.part(out.each), &mut decided).is_err();
    let mut found = 0;
    for one in at_zero.iter().filter(asked) {
        // It gives part of the answer, and so something stricter than the mildest.
        let cells = decided.0.iter().filter(|(_, floor)| *floor <= one.most());
        let region: Vec<BandBox> = cells.filter_map(|(cell, _)| cell.meet(&one.area)).collect();
        let Some(witness) = least(&region) else { continue };
        found += 1;
        if found <= CAP {
            out.findings.push(Finding {
                kind: FindingKind::Origin,
                outcomes: vec![fitted.answer(&witness)],
                witness,
                region: maximal(merge(region), work),
                boxes: vec![one.id],
                more: 0,
            });
        }
    }
    if found > 0 {
        out.left_out(found.saturating_sub(CAP));
    }
}
