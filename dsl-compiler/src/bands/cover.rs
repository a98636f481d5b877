//! Single boxes: `band-dead`, `band-redundant` and `band-origin`.
//!
//! A box is *alive* where it covers a point and no stricter box does, *needed* where no other box at least as strict does. All boxes
//! are judged in one splitting: a leaf's strictest boxes are alive, and needed if there is just one. A cell is left as soon as
//! nothing new can be learnt in it, so boxes found alive and needed early (most are, at their least or greatest point) cost little.

use super::analyse::{CAP, Finding, FindingKind, Prepared, Sink};
use super::index::Index;
use super::region::{least, maximal, merge};
use super::space::{BandBox, Point};
use super::split::{Item, Step, Visitor, hole, split};
use crate::model::Interval;
use crate::work::Work;

/// What is known of the boxes.
pub(super) struct Standings {
    /// Decides some point.
    pub(super) alive: Vec<bool>,
    /// Decides some point that no other box would decide as strictly.
    pub(super) needed: Vec<bool>,
    /// Whether it is of interest if the box is needed; that it is alive is always.
    ask_needed: Vec<bool>,
}

impl Standings {
    /// Whether there is something left to learn of a box at a cell where no other box takes its place.
    fn unsure(&self, at: usize) -> bool {
        !self.alive[at] || (self.ask_needed[at] && !self.needed[at])
    }
}

struct Judge<'a> {
    ranks: &'a [usize],
    standings: Standings,
}

#[derive(Clone, Default)]
struct State {
    /// The strictest rank of the boxes that contain the cell.
    top: Option<usize>,
    /// How many boxes of that rank contain it, and the last of them.
    count: usize,
    one: usize,
    /// Those of them not known to be alive.
    dull: Vec<u32>,
}

impl Visitor for Judge<'_> {
    type State = State;

    fn enter(&mut self, state: &mut State, full: &[u32], crossing: &mut Vec<u32>) -> Step {
        for item in full {
            let at = *item as usize;
            if Some(self.ranks[at]) > state.top {
                *state = State { top: Some(self.ranks[at]), ..State::default() };
            }
            if Some(self.ranks[at]) == state.top {
                state.count += 1;
                state.one = at;
                state.dull.push(*item);
            }
        }
        let (ranks, known) = (self.ranks, &self.standings);
        state.dull.retain(|item| !known.alive[*item as usize]);
        let lone = state.count == 1 && known.unsure(state.one);
        let mut mildest_asked = if lone || !state.dull.is_empty() { state.top } else { None };
        crossing.retain(|item| {
            let at = *item as usize;
            let rank = Some(ranks[at]);
            let asked = match rank.cmp(&state.top) {
                std::cmp::Ordering::Less => return false,
                // It cannot be needed here, only take that from the one that contains the cell.
                std::cmp::Ordering::Equal if known.alive[at] => return lone,
                std::cmp::Ordering::Equal => true,
                std::cmp::Ordering::Greater => known.unsure(at),
            };
            if asked {
                mildest_asked = Some(mildest_asked.map_or(ranks[at], |m| m.min(ranks[at])));
            }
            true
        });
        let Some(mildest) = mildest_asked else { return Step::Skip };
        crossing.retain(|item| ranks[*item as usize] >= mildest);
        Step::On
    }

    fn leaf(&mut self, _: BandBox, state: State) -> bool {
        for item in &state.dull {
            self.standings.alive[*item as usize] = true;
        }
        if state.count == 1 {
            self.standings.alive[state.one] = true;
            self.standings.needed[state.one] = true;
        }
        false
    }
}

fn single(point: &Point) -> BandBox {
    BandBox {
        choices: point.choices.iter().map(|v| crate::model::ValueSet::one(*v)).collect(),
        measures: point.measures.iter().map(|v| Interval { lo: *v, hi: v + 1 }).collect(),
    }
}

fn greatest(area: &BandBox) -> Point {
    Point {
        choices: area.choices.iter().map(|set| 127 - (set.0.leading_zeros() as usize).min(127)).collect(),
        measures: area.measures.iter().map(|side| side.hi - 1).collect(),
    }
}

/// Judges every box, in `each` units of work; the second list is false for the boxes that they did not suffice for.
pub(super) fn judge(
    whole: &BandBox,
    areas: &[BandBox],
    ranks: &[usize],
    ask_needed: Vec<bool>,
    each: u64,
    work: &Work,
) -> (Standings, Vec<bool>) {
    let count = areas.len();
    let mut standings = Standings { alive: vec![false; count], needed: vec![false; count], ask_needed };
    let index = Index::keyed(areas, ranks);
    for (at, area) in areas.iter().enumerate() {
        for point in [area.least(), greatest(area)] {
            let point = single(&point);
            let any = |least: usize| {
                let mut any = false;
                index.meeting_from(&point, least, |other| {
                    any = other != at;
                    !any
                });
                any
            };
            // Each question ends at the first box that answers it.
            let stricter = ranks[at].checked_add(1).is_some_and(any);
            standings.alive[at] |= !stricter;
            standings.needed[at] |= !stricter && !any(ranks[at]);
        }
    }
    let items: Vec<Item> = areas.iter().map(|area| Item { area: area.clone(), stage: 0 }).collect();
    let mut judge = Judge { ranks, standings };
    let done = split(whole, &items, State::default(), &work.part(each), &mut judge).is_ok();
    let mut standings = judge.standings;
    let mut known = vec![true; count];
    if !done {
        // One by one, as far as a second budget goes.
        let second = work.part(each);
        for (at, known) in known.iter_mut().enumerate() {
            if standings.unsure(at) {
                *known = judge_one(areas, ranks, &index, at, &mut standings, &second);
            }
        }
    }
    (standings, known)
}

fn judge_one(
    areas: &[BandBox],
    ranks: &[usize],
    index: &Index,
    at: usize,
    standings: &mut Standings,
    work: &Work,
) -> bool {
    let mut others = Vec::new();
    index.meeting_from(&areas[at], ranks[at], |other| {
        others.extend((other != at).then_some(other));
        true
    });
    if work.spend(others.len() as u64).is_err() {
        return false;
    }
    let each = 200 * (others.len() as u64 + 1);
    let asked = |least: usize| {
        let over = others.iter().filter(|other| ranks[**other] >= least).map(|other| areas[*other].clone());
        hole(&areas[at], over, &work.part(each)).ok()
    };
    if standings.ask_needed[at] {
        let Some(found) = asked(ranks[at]) else { return false };
        standings.needed[at] |= found.is_some();
        standings.alive[at] |= found.is_some();
    }
    if !standings.alive[at] {
        let Some(found) = asked(ranks[at].saturating_add(1)) else { return false };
        standings.alive[at] = found.is_some();
    }
    true
}

/// Boxes of `candidates`, in order, that cover `area` together, which all of them do: one if one is enough.
pub(super) fn covering(
    areas: &[BandBox],
    area: &BandBox,
    mut candidates: impl Iterator<Item = usize> + Clone,
    work: &Work,
) -> Vec<usize> {
    if let Some(one) = candidates.clone().find(|other| areas[*other].contains(area)) {
        return vec![one];
    }
    let candidates: Vec<usize> = candidates.by_ref().filter(|other| areas[*other].meets(area)).collect();
    let mut left = vec![area.clone()];
    let mut used = Vec::new();
    for other in &candidates {
        if left.is_empty() || work.spend(left.len() as u64).is_err() {
            break;
        }
        // A cover in very many pieces is told without sparing any box.
        if left.len() > 2_000 || left.iter().any(|piece| piece.meets(&areas[*other])) {
            used.push(*other);
        }
        if left.len() <= 2_000 {
            let mut rest = Vec::new();
            for piece in &left {
                piece.subtract(&areas[*other], &mut rest);
            }
            left = rest;
        }
    }
    if used.len() <= 32 {
        for at in (0..used.len()).rev() {
            let without = used.iter().enumerate().filter(|(i, _)| *i != at).map(|(_, other)| areas[*other].clone());
            if hole(area, without, &work.part(100_000)) == Ok(None) {
                used.remove(at);
            }
        }
    }
    used
}

pub(super) fn check(prepared: &Prepared<'_>, work: &Work, sink: &mut Sink) {
    let (areas, ranks) = (&prepared.areas, &prepared.ranks);
    let whole = prepared.space().whole();
    let ask_needed = ranks.iter().map(|rank| *rank > prepared.mildest).collect();
    let (standings, known) = judge(&whole, areas, ranks, ask_needed, sink.each, work);
    sink.over_budget |= known.iter().any(|known| !known);
    let mut report = |kind, wanted: &dyn Fn(usize) -> bool, least: &dyn Fn(usize) -> usize| {
        let found: Vec<usize> = (0..areas.len()).filter(|at| known[*at] && wanted(*at)).collect();
        for at in found.iter().copied().take(CAP) {
            let others = (0..areas.len()).filter(|other| *other != at && ranks[*other] >= least(at));
            let boxes: Vec<usize> = std::iter::once(at).chain(covering(areas, &areas[at], others, work)).collect();
            sink.findings.push(Finding {
                kind,
                witness: areas[at].least(),
                region: vec![areas[at].clone()],
                outcomes: boxes.iter().map(|at| Some(ranks[*at])).collect(),
                boxes: prepared.named(boxes),
                more: 0,
            });
        }
        sink.left_out(found.len().saturating_sub(CAP));
    };
    report(FindingKind::Dead, &|at| !standings.alive[at], &|at| ranks[at].saturating_add(1));
    report(
        FindingKind::Redundant,
        &|at| standings.alive[at] && !standings.needed[at] && ranks[at] > prepared.mildest,
        &|at| ranks[at],
    );
    if prepared.block.complete
        && let Some(otherwise) = prepared.block.otherwise
    {
        match hole(&whole, areas.iter().cloned(), &work.part(sink.each)) {
            Ok(None) => sink.findings.push(Finding {
                kind: FindingKind::DeadOtherwise,
                witness: whole.least(),
                region: vec![whole],
                boxes: Vec::new(),
                outcomes: vec![Some(otherwise)],
                more: 0,
            }),
            Ok(Some(_)) => {}
            Err(_) => sink.over_budget = true,
        }
    }
    check_origin(prepared, work, sink);
}

/// Cells with the rank that they are decided with.
struct Decided<'a> {
    ranks: &'a [usize],
    cells: Vec<(BandBox, usize)>,
}

impl Visitor for Decided<'_> {
    type State = Option<usize>;

    fn enter(&mut self, state: &mut Option<usize>, full: &[u32], crossing: &mut Vec<u32>) -> Step {
        for item in full {
            *state = (*state).max(Some(self.ranks[*item as usize]));
        }
        crossing.retain(|item| Some(self.ranks[*item as usize]) > *state);
        Step::On
    }

    fn leaf(&mut self, cell: BandBox, state: Option<usize>) -> bool {
        self.cells.extend(state.map(|rank| (cell, rank)));
        state.is_some()
    }
}

fn check_origin(prepared: &Prepared<'_>, work: &Work, sink: &mut Sink) {
    let mut slice = prepared.space().whole();
    for side in &mut slice.measures {
        *side = Interval { lo: 0, hi: 1 };
    }
    let at_zero: Vec<usize> = (0..prepared.areas.len()).filter(|at| prepared.areas[*at].meets(&slice)).collect();
    let asked = |at: &&usize| prepared.ranks[**at] > prepared.mildest && prepared.names_a_measure(**at);
    if !at_zero.iter().any(|at| asked(&at)) {
        return;
    }
    let items: Vec<Item> = at_zero.iter().map(|at| Item { area: prepared.areas[*at].clone(), stage: 0 }).collect();
    let ranks: Vec<usize> = at_zero.iter().map(|at| prepared.ranks[*at]).collect();
    let mut decided = Decided { ranks: &ranks, cells: Vec::new() };
    sink.over_budget |= split(&slice, &items, None, &work.part(sink.each), &mut decided).is_err();
    let mut found = 0;
    for at in at_zero.iter().filter(asked) {
        let rank = prepared.ranks[*at];
        let cells = decided.cells.iter().filter(|(_, decided)| *decided == rank);
        let region: Vec<BandBox> = cells.filter_map(|(cell, _)| cell.meet(&prepared.areas[*at])).collect();
        let Some(witness) = least(&region) else { continue };
        found += 1;
        if found <= CAP {
            sink.findings.push(Finding {
                kind: FindingKind::Origin,
                witness,
                region: maximal(merge(region), work),
                boxes: prepared.named([*at]),
                outcomes: vec![Some(rank)],
                more: 0,
            });
        }
    }
    if found > 0 {
        sink.left_out(found.saturating_sub(CAP));
    }
}
