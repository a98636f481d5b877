//! Boxes with different outcomes that meet: `band-collision` and `band-crossing`.

use std::collections::BTreeMap;

use super::accumulate::FindingAccumulator;
use super::finding::{CAP, Finding, FindingKind};
use super::fitted::{Fitted, FittedBlock};
use super::index::{Entry, Index};
use super::maximal::maximal;
use super::partition::union;
use super::region::least;
use super::space::{BandBox, GivenBox, Space};
use crate::work::Work;

/// Two boxes that meet, in the order of their clauses.
pub(super) type Pair<'p, G> = (&'p Fitted<'p, G>, &'p Fitted<'p, G>);

/// Those of one pair of clauses.
pub(super) type Pairs<'p, G> = Vec<Pair<'p, G>>;

/// All pairs of boxes of different clauses that meet, clause by clause.
///
/// `kind` says what a pair is, if anything; `done` is given each pair of clauses with its kind and pairs of boxes, in order of kind
/// within the first clause. False where the work stopped: a unit is a pair looked at.
pub(super) fn each_pair<'p, G, K: Ord + Copy>(
    boxes: &'p [Fitted<'p, G>],
    clause: impl Fn(&G) -> usize,
    work: &Work,
    kind: impl Fn(&G, &G) -> Option<K>,
    mut done: impl FnMut(K, Pairs<'p, G>),
) -> bool {
    let index =
        Index::new(boxes.iter().map(|one| Entry { area: &one.area, key: clause(one.given), of: one }).collect());
    let mut by_clause: BTreeMap<usize, Vec<&'p Fitted<'p, G>>> = BTreeMap::new();
    for one in boxes {
        by_clause.entry(clause(one.given)).or_default().push(one);
    }
    for (of, own) in &by_clause {
        let mut met: BTreeMap<(K, usize), Pairs<'p, G>> = BTreeMap::new();
        for a in own {
            // Of two clauses, the later one is looked for.
            let Some(later) = of.checked_add(1) else { continue };
            index.meeting_from(&a.area, later, |b| {
                let goes_on = work.spend(1).is_ok();
                if let Some(kind) = kind(a.given, b.given) {
                    met.entry((kind, clause(b.given))).or_default().push((*a, b));
                }
                goes_on
            });
            if work.goes_on().is_err() {
                return false;
            }
        }
        for ((kind, _), mut pairs) in met {
            pairs.sort_unstable_by_key(|(a, b)| (a.id, b.id));
            done(kind, pairs);
        }
    }
    true
}

/// The region where the pairs meet, found in `each` units of work, as maximal boxes, and the pair that meets at its least point.
pub(super) fn meeting_region<'p, G>(
    space: &Space,
    pairs: &[Pair<'p, G>],
    (each, work): (u64, &Work),
    over_budget: &mut bool,
) -> Option<(Vec<BandBox>, Pair<'p, G>)> {
    let meets: Vec<BandBox> = pairs.iter().filter_map(|(a, b)| a.area.meet(&b.area)).collect();
    let witness = least(&meets)?;
    let named = *pairs.iter().find(|(a, b)| a.area.has(&witness) && b.area.has(&witness))?;
    let region = match union(space, meets.clone(), &work.part(each)) {
        Ok(disjoint) => maximal(disjoint, work),
        Err(_) => {
            *over_budget = true;
            meets
        }
    };
    Some((region, named))
}

pub(super) fn check(fitted: &FittedBlock<'_>, work: &Work, out: &mut FindingAccumulator) {
    let kind = |a: &GivenBox, b: &GivenBox| {
        // An open clause says that the source is silent: it contradicts only what is milder than all that it holds possible.
        let (one, other) = (a.gives.least(), b.gives.least());
        let milder_is_open = if one < other { a.gives.is_open() } else { b.gives.is_open() };
        if one == other || milder_is_open {
            None
        } else if a.names_choices == b.names_choices && a.names_measures == b.names_measures {
            Some(FindingKind::Collision)
        } else if fitted.block.strictest_prevails {
            None
        } else {
            Some(FindingKind::Crossing)
        }
    };
    let mut found: BTreeMap<FindingKind, (Vec<Pairs<'_, GivenBox>>, usize)> = BTreeMap::new();
    let within = each_pair(
        &fitted.boxes,
        |one| one.clause,
        &work.part(out.each),
        kind,
        |kind, pairs| {
            let (kept, more) = found.entry(kind).or_default();
            if kept.len() < CAP { kept.push(pairs) } else { *more += 1 }
        },
    );
    out.over_budget |= !within;
    for (kind, (kept, more)) in found {
        for pairs in kept {
            let (over, part) = (&mut out.over_budget, (out.each / 100, work));
            let Some((region, (a, b))) = meeting_region(fitted.space(), &pairs, part, over) else { continue };
            let Some(witness) = least(&region) else { continue };
            let outcomes = vec![Some(a.given.gives.clone()), Some(b.given.gives.clone())];
            out.findings.push(Finding { kind, witness, region, boxes: vec![a.id, b.id], outcomes, more: 0 });
        }
        out.left_out(more);
    }
}
