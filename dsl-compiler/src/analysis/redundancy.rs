//! Single boxes: `band-dead`, `band-redundant` and `band-origin`.
//!
//! Where boxes meet, the answer is the stricter of each pair of what they give: all that any of them gives and that is at least as
//! strict as the *floor*, the strictest of their mildest outcomes. A box is *alive* where it covers a point and gives something that is
//! part of the answer, *needed* where the answer would be another without it, or there would be none. Without `open` clauses that is: no
//! stricter box covers the point, and no other at least as strict does. All boxes are judged in one splitting. A cell is left as soon
//! as nothing new can be learnt in it, so boxes found alive and needed early (most are, at their least or greatest point) cost little.

use smallvec::SmallVec;

use super::analyse::{CAP, Finding, FindingKind, Prepared, Sink};
use super::index::Index;
use super::partition::{Item, Step, Visitor, hole, split};
use super::region::{least, maximal, merge};
use super::space::{BandBox, Gives, Point};
use crate::model::Interval;
use crate::work::{Stopped, Work};

/// What is known of the boxes.
pub(super) struct Standings {
    /// Something that it gives is part of the answer at some point.
    pub(super) alive: Vec<bool>,
    /// At some point the answer would be another without it.
    pub(super) needed: Vec<bool>,
    /// Whether it is of interest if the box is needed; that it is alive is always.
    ask_needed: Vec<bool>,
}

impl Standings {
    fn asks_needed(&self, at: usize) -> bool {
        self.ask_needed[at] && !self.needed[at]
    }

    /// Whether there is something left to learn of a box at a cell where no other box takes its place.
    fn unsure(&self, at: usize) -> bool {
        !self.alive[at] || self.asks_needed(at)
    }
}

/// What boxes give, each thing once.
struct Given<'a> {
    distinct: Vec<&'a Gives>,
    /// For each box its place in that list.
    of: Vec<usize>,
}

impl<'a> Given<'a> {
    fn new(gives: &[&'a Gives]) -> Self {
        let mut distinct = gives.to_vec();
        distinct.sort_unstable();
        distinct.dedup();
        let of = gives.iter().map(|one| distinct.binary_search(one).unwrap_or(0)).collect();
        Self { distinct, of }
    }

    fn by(&self, at: usize) -> &'a Gives {
        self.distinct[self.of[at]]
    }
}

struct Judge<'a> {
    given: &'a Given<'a>,
    standings: Standings,
}

/// The boxes that contain a cell and give one thing.
#[derive(Copy, Clone)]
struct Alike {
    /// What they give, by place.
    gives: usize,
    count: usize,
    /// The last of them.
    one: usize,
}

#[derive(Clone, Default)]
struct State {
    /// The strictest of the mildest outcomes of the boxes that contain the cell.
    floor: Option<usize>,
    /// What is given there and is in part as strict.
    alike: SmallVec<[Alike; 2]>,
    /// Those of these boxes not known to be alive.
    dull: Vec<u32>,
}

impl State {
    /// Whether a further box that gives this would change the answer; `but` is left out of those that contain the cell.
    fn lacks(&self, gives: &Gives, given: &Given<'_>, but: Option<usize>) -> bool {
        let others = || self.alike.iter().filter(|one| Some(one.one) != but).map(|one| given.distinct[one.gives]);
        let is_lower = |floor: Option<usize>| floor.is_none_or(|floor| floor < gives.least());
        // What is not as strict as the floor in any part has been left out, and does not make it.
        is_lower(self.floor)
            || (self.floor == Some(gives.least()) && is_lower(others().map(Gives::least).max()))
            || gives.ranks().iter().any(|rank| Some(*rank) >= self.floor && !others().any(|other| other.has(*rank)))
    }
}

impl Visitor for Judge<'_> {
    type State = State;

    fn enter(&mut self, state: &mut State, full: &[u32], crossing: &mut Vec<u32>) -> Step {
        let (given, known) = (self.given, &self.standings);
        for item in full {
            let at = *item as usize;
            let gives = given.by(at);
            if Some(gives.most()) < state.floor {
                continue;
            }
            if Some(gives.least()) > state.floor {
                state.floor = Some(gives.least());
                state.alike.retain(|one| given.distinct[one.gives].most() >= gives.least());
                state.dull.retain(|item| given.by(*item as usize).most() >= gives.least());
            }
            match state.alike.iter_mut().find(|one| one.gives == given.of[at]) {
                Some(one) => *one = Alike { count: one.count + 1, one: at, ..*one },
                None => state.alike.push(Alike { gives: given.of[at], count: 1, one: at }),
            }
            state.dull.push(*item);
        }
        state.dull.retain(|item| !known.alive[*item as usize]);
        // What could still show a box to be none of it: for those not known to be alive, a box whose every outcome is stricter than
        // theirs; for those not known to be needed, one that gives something at least as strict.
        let mut kills_above = state.dull.iter().map(|item| given.by(*item as usize).most()).min();
        let mut spares_from: Option<usize> = None;
        let lower = |bar: &mut Option<usize>, rank: usize| *bar = Some(bar.map_or(rank, |known| known.min(rank)));
        for one in state.alike.iter().filter(|one| one.count == 1 && known.asks_needed(one.one)) {
            let gives = given.distinct[one.gives];
            if state.lacks(gives, given, Some(one.one)) {
                lower(&mut spares_from, gives.least());
            }
        }
        crossing.retain(|item| {
            let at = *item as usize;
            let gives = given.by(at);
            if Some(gives.most()) < state.floor {
                return false;
            }
            if !known.alive[at] {
                lower(&mut kills_above, gives.most());
            }
            if known.asks_needed(at) && state.lacks(gives, given, None) {
                lower(&mut spares_from, gives.least());
            }
            true
        });
        if kills_above.is_none() && spares_from.is_none() {
            return Step::Skip;
        }
        crossing.retain(|item| {
            let at = *item as usize;
            let gives = given.by(at);
            !known.alive[at]
                || kills_above.is_some_and(|bar| gives.least() > bar)
                || spares_from.is_some_and(|bar| gives.most() >= bar)
        });
        Step::On
    }

    fn leaf(&mut self, _: BandBox, state: State) -> Result<bool, Stopped> {
        for item in &state.dull {
            self.standings.alive[*item as usize] = true;
        }
        for one in state.alike.iter().filter(|one| one.count == 1) {
            if state.lacks(self.given.distinct[one.gives], self.given, Some(one.one)) {
                self.standings.alive[one.one] = true;
                self.standings.needed[one.one] = true;
            }
        }
        Ok(false)
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
    gives: &[&Gives],
    ask_needed: Vec<bool>,
    each: u64,
    work: &Work,
) -> (Standings, Vec<bool>) {
    let count = areas.len();
    let mut standings = Standings { alive: vec![false; count], needed: vec![false; count], ask_needed };
    let keys: Vec<usize> = gives.iter().map(|gives| gives.least()).collect();
    let index = Index::keyed(areas, &keys);
    for (at, area) in areas.iter().enumerate() {
        for point in [area.least(), greatest(area)] {
            let (alive, needed) = judge_at(&point, &index, gives, at);
            standings.alive[at] |= alive;
            standings.needed[at] |= needed;
        }
    }
    let items: Vec<Item> = areas.iter().map(|area| Item { area: area.clone(), stage: 0 }).collect();
    let given = Given::new(gives);
    let mut judge = Judge { given: &given, standings };
    let done = split(whole, &items, State::default(), &work.part(each), &mut judge).is_ok();
    let mut standings = judge.standings;
    let mut known = vec![true; count];
    if !done {
        // One by one, as far as a second budget goes.
        let second = work.part(each);
        for (at, known) in known.iter_mut().enumerate() {
            if standings.unsure(at) {
                *known = judge_one(areas, gives, &index, at, &mut standings, &second);
            }
        }
    }
    (standings, known)
}

/// Whether a box is alive and needed at a point of it. Of boxes that are certain, each question ends at the first box that answers it.
fn judge_at(point: &Point, index: &Index, gives: &[&Gives], at: usize) -> (bool, bool) {
    let (own, point) = (gives[at], single(point));
    let any = |least: usize| {
        let mut any = false;
        index.meeting_from(&point, least, |other| {
            any = other != at;
            !any
        });
        any
    };
    if own.most().checked_add(1).is_some_and(any) {
        return (false, false);
    }
    if !own.is_open() {
        return (true, !any(own.least()));
    }
    let mut floor = None;
    let mut lacking: SmallVec<[usize; 2]> = own.ranks().iter().copied().collect();
    index.meeting(&point, |other| {
        if other != at {
            floor = floor.max(Some(gives[other].least()));
            lacking.retain(|rank| !gives[other].has(*rank));
        }
        true
    });
    (true, floor < Some(own.least()) || lacking.iter().any(|rank| Some(*rank) >= floor))
}

/// For each outcome that a box gives, the boxes of `others` that give it or make it give way; for its mildest, those of which each
/// outcome is at least as strict, so that the floor does not sink without it.
fn demands<'o>(gives: &'o [&Gives], at: usize, others: &'o [usize]) -> impl Iterator<Item = Vec<usize>> + 'o {
    let own = gives[at];
    own.ranks().iter().map(move |rank| {
        let meets = |other: &&usize| {
            let other = gives[**other];
            other.least() > *rank || if *rank == own.least() { other.least() == *rank } else { other.has(*rank) }
        };
        others.iter().filter(meets).copied().collect()
    })
}

/// The boxes of `others` whose every outcome is stricter than all that a box gives.
pub(super) fn stricter(gives: &[&Gives], at: usize, others: &[usize]) -> Vec<usize> {
    others.iter().copied().filter(|other| gives[*other].least() > gives[at].most()).collect()
}

fn judge_one(
    areas: &[BandBox],
    gives: &[&Gives],
    index: &Index,
    at: usize,
    standings: &mut Standings,
    work: &Work,
) -> bool {
    let own = gives[at];
    let mut others = Vec::new();
    // What is milder than a certain outcome never stands in for it.
    index.meeting_from(&areas[at], if own.is_open() { 0 } else { own.least() }, |other| {
        if other != at && gives[other].most() >= own.least() {
            others.push(other);
        }
        true
    });
    if work.spend(others.len() as u64).is_err() {
        return false;
    }
    let each = 200 * (others.len() as u64 + 1);
    let has_hole = |over: &[usize]| {
        let over = over.iter().map(|other| areas[*other].clone());
        Some(hole(&areas[at], over, &work.part(each)).ok()?.is_some())
    };
    if standings.ask_needed[at] {
        for demand in demands(gives, at, &others) {
            let Some(found) = has_hole(&demand) else { return false };
            standings.needed[at] |= found;
        }
        standings.alive[at] |= standings.needed[at];
    }
    if !standings.alive[at] {
        let Some(found) = has_hole(&stricter(gives, at, &others)) else { return false };
        standings.alive[at] = found;
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

/// Boxes that give what a redundant box gives, all over it: for each of its outcomes enough of them.
fn giving_the_same(areas: &[BandBox], gives: &[&Gives], at: usize, others: &[usize], work: &Work) -> Vec<usize> {
    let demands: Vec<Vec<usize>> = demands(gives, at, others).collect();
    let mut used: Vec<usize> = Vec::new();
    for demand in &demands {
        // What is there already is taken first.
        let (known, new): (Vec<usize>, Vec<usize>) = demand.iter().partition(|other| used.contains(other));
        let candidates: Vec<usize> = known.into_iter().chain(new).collect();
        let found = covering(areas, &areas[at], candidates.iter().copied(), work);
        used.extend(found.into_iter().filter(|other| !used.contains(other)).collect::<Vec<_>>());
    }
    if demands.len() > 1 && used.len() <= 32 {
        for place in (0..used.len()).rev() {
            let without: Vec<usize> = used.iter().copied().filter(|other| *other != used[place]).collect();
            let suffice = |demand: &Vec<usize>| {
                let over = without.iter().filter(|other| demand.contains(other)).map(|other| areas[*other].clone());
                hole(&areas[at], over, &work.part(100_000)) == Ok(None)
            };
            if demands.iter().all(suffice) {
                used = without;
            }
        }
    }
    used
}

pub(super) fn check(prepared: &Prepared<'_>, work: &Work, sink: &mut Sink) {
    let areas = &prepared.areas;
    let gives: Vec<&Gives> = (0..areas.len()).map(|at| prepared.gives(at)).collect();
    let whole = prepared.space().whole();
    let ask_needed: Vec<bool> = prepared.most.iter().map(|rank| *rank > prepared.mildest).collect();
    let (standings, known) = judge(&whole, areas, &gives, ask_needed.clone(), sink.each, work);
    sink.over_budget |= known.iter().any(|known| !known);
    let mut report = |kind, wanted: &dyn Fn(usize) -> bool, prevailing: &dyn Fn(usize, &[usize]) -> Vec<usize>| {
        let found: Vec<usize> = (0..areas.len()).filter(|at| known[*at] && wanted(*at)).collect();
        for at in found.iter().copied().take(CAP) {
            let others: Vec<usize> =
                (0..areas.len()).filter(|other| *other != at && areas[*other].meets(&areas[at])).collect();
            let boxes: Vec<usize> = std::iter::once(at).chain(prevailing(at, &others)).collect();
            sink.findings.push(Finding {
                kind,
                witness: areas[at].least(),
                region: vec![areas[at].clone()],
                outcomes: boxes.iter().map(|at| Some(gives[*at].clone())).collect(),
                boxes: prepared.named(boxes),
                more: 0,
            });
        }
        sink.left_out(found.len().saturating_sub(CAP));
    };
    report(FindingKind::Dead, &|at| !standings.alive[at], &|at, others| {
        covering(areas, &areas[at], stricter(&gives, at, others).into_iter(), work)
    });
    report(
        FindingKind::Redundant,
        &|at| standings.alive[at] && !standings.needed[at] && ask_needed[at],
        &|at, others| giving_the_same(areas, &gives, at, others, work),
    );
    if prepared.block.complete
        && let Some(otherwise) = &prepared.block.otherwise
    {
        match hole(&whole, areas.iter().cloned(), &work.part(sink.each)) {
            Ok(None) => sink.findings.push(Finding {
                kind: FindingKind::DeadOtherwise,
                witness: whole.least(),
                region: vec![whole],
                boxes: Vec::new(),
                outcomes: vec![Some(otherwise.clone())],
                more: 0,
            }),
            Ok(Some(_)) => {}
            Err(_) => sink.over_budget = true,
        }
    }
    check_origin(prepared, work, sink);
}

/// Cells with the mildest outcome of their answer.
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

    fn leaf(&mut self, cell: BandBox, state: Option<usize>) -> Result<bool, Stopped> {
        self.cells.extend(state.map(|rank| (cell, rank)));
        Ok(state.is_some())
    }
}

fn check_origin(prepared: &Prepared<'_>, work: &Work, sink: &mut Sink) {
    let mut slice = prepared.space().whole();
    for side in &mut slice.measures {
        *side = Interval { lo: 0, hi: 1 };
    }
    let at_zero: Vec<usize> = (0..prepared.areas.len()).filter(|at| prepared.areas[*at].meets(&slice)).collect();
    let asked = |at: &&usize| prepared.most[**at] > prepared.mildest && prepared.names_a_measure(**at);
    if !at_zero.iter().any(|at| asked(&at)) {
        return;
    }
    let items: Vec<Item> = at_zero.iter().map(|at| Item { area: prepared.areas[*at].clone(), stage: 0 }).collect();
    let ranks: Vec<usize> = at_zero.iter().map(|at| prepared.least[*at]).collect();
    let mut decided = Decided { ranks: &ranks, cells: Vec::new() };
    sink.over_budget |= split(&slice, &items, None, &work.part(sink.each), &mut decided).is_err();
    let mut found = 0;
    for at in at_zero.iter().filter(asked) {
        // It gives part of the answer, and so something stricter than the mildest.
        let cells = decided.cells.iter().filter(|(_, floor)| *floor <= prepared.most[*at]);
        let region: Vec<BandBox> = cells.filter_map(|(cell, _)| cell.meet(&prepared.areas[*at])).collect();
        let Some(witness) = least(&region) else { continue };
        found += 1;
        if found <= CAP {
            sink.findings.push(Finding {
                kind: FindingKind::Origin,
                outcomes: vec![prepared.answer(&witness)],
                witness,
                region: maximal(merge(region), work),
                boxes: prepared.named([*at]),
                more: 0,
            });
        }
    }
    if found > 0 {
        sink.left_out(found.saturating_sub(CAP));
    }
}
