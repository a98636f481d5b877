//! Boxes with different outcomes that meet: `band-collision` and `band-crossing`.

use std::collections::BTreeMap;

use super::analyse::{CAP, Finding, FindingKind, Prepared, Sink};
use super::index::Index;
use super::partition::union;
use super::region::{least, maximal};
use super::space::{BandBox, Space};
use crate::work::Work;

/// The boxes of one pair of clauses that meet.
pub(super) type Pairs = Vec<(usize, usize)>;

/// All pairs of boxes of different clauses that meet, clause by clause.
///
/// `kind` says what a pair is, if anything; `done` is given each pair of clauses with its kind and pairs of boxes, in order of kind
/// within the first clause. False where the work stopped: a unit is a pair looked at.
pub(super) fn each_pair<K: Ord + Copy>(
    areas: &[BandBox],
    clauses: &[usize],
    work: &Work,
    kind: impl Fn(usize, usize) -> Option<K>,
    mut done: impl FnMut(K, Pairs),
) -> bool {
    let index = Index::keyed(areas, clauses);
    let mut by_clause: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (at, clause) in clauses.iter().enumerate() {
        by_clause.entry(*clause).or_default().push(at);
    }
    for (clause, own) in &by_clause {
        let mut met: BTreeMap<(K, usize), Pairs> = BTreeMap::new();
        for a in own {
            // Of two clauses, the later one is looked for.
            let Some(later) = clause.checked_add(1) else { continue };
            index.meeting_from(&areas[*a], later, |b| {
                let goes_on = work.spend(1).is_ok();
                if let Some(kind) = kind(*a, b) {
                    met.entry((kind, clauses[b])).or_default().push((*a, b));
                }
                goes_on
            });
            if work.goes_on().is_err() {
                return false;
            }
        }
        for ((kind, _), mut pairs) in met {
            pairs.sort_unstable();
            done(kind, pairs);
        }
    }
    true
}

/// The region where the pairs meet, found in `each` units of work, as maximal boxes, and the pair that meets at its least point.
pub(super) fn meeting_region(
    space: &Space,
    areas: &[BandBox],
    pairs: &[(usize, usize)],
    (each, work): (u64, &Work),
    over_budget: &mut bool,
) -> Option<(Vec<BandBox>, (usize, usize))> {
    let meets: Vec<BandBox> = pairs.iter().filter_map(|(a, b)| areas[*a].meet(&areas[*b])).collect();
    let witness = least(&meets)?;
    let named = *pairs.iter().find(|(a, b)| areas[*a].has(&witness) && areas[*b].has(&witness))?;
    let region = match union(space, meets.clone(), &work.part(each)) {
        Ok(disjoint) => maximal(disjoint, work),
        Err(_) => {
            *over_budget = true;
            meets
        }
    };
    Some((region, named))
}

pub(super) fn check(prepared: &Prepared<'_>, work: &Work, sink: &mut Sink) {
    let boxes = &prepared.block.boxes;
    let given = |at: usize| &boxes[prepared.ids[at]];
    let kind = |a: usize, b: usize| {
        let (a, b) = (given(a), given(b));
        // An open clause says that the source is silent: it contradicts only what is milder than all that it holds possible.
        let (one, other) = (a.gives.least(), b.gives.least());
        let milder_is_open = if one < other { a.gives.is_open() } else { b.gives.is_open() };
        if one == other || milder_is_open {
            None
        } else if a.names_choices == b.names_choices && a.names_measures == b.names_measures {
            Some(FindingKind::Collision)
        } else if prepared.block.strictest_prevails {
            None
        } else {
            Some(FindingKind::Crossing)
        }
    };
    let clauses: Vec<usize> = prepared.ids.iter().map(|id| boxes[*id].clause).collect();
    let mut found: BTreeMap<FindingKind, (Vec<Pairs>, usize)> = BTreeMap::new();
    let within = each_pair(&prepared.areas, &clauses, &work.part(sink.each), kind, |kind, pairs| {
        let (kept, more) = found.entry(kind).or_default();
        if kept.len() < CAP { kept.push(pairs) } else { *more += 1 }
    });
    sink.over_budget |= !within;
    for (kind, (kept, more)) in found {
        for pairs in kept {
            let (over, part) = (&mut sink.over_budget, (sink.each / 100, work));
            let Some((region, (a, b))) = meeting_region(prepared.space(), &prepared.areas, &pairs, part, over) else {
                continue;
            };
            let Some(witness) = least(&region) else { continue };
            let outcomes = vec![Some(prepared.gives(a).clone()), Some(prepared.gives(b).clone())];
            sink.findings.push(Finding { kind, witness, region, boxes: prepared.named([a, b]), outcomes, more: 0 });
        }
        sink.left_out(more);
    }
}
