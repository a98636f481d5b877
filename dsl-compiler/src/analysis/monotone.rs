//! What happens as counts grow: `band-gap` and `band-inversion`.
//!
//! A point has a point below it that gets rank r or more exactly where it lies in the *up-closure* of a box of rank ≥ r: the same
//! choices, every measure from the box's least count on. So one splitting decides both checks: first along the boxes, until a cell
//! is decided alike all over or cannot matter, then along the up-closures of boxes stricter than what the cell gets.
//!
//! Where clauses are `open`, an answer is a set, and it is milder than another where its mildest outcome is, or its strictest. Where
//! boxes meet, the mildest of the answer is the strictest of their mildest ones, and the strictest of it that of their strictest ones; so
//! each is decided by ranks alone, and two splittings do for both.

use super::analyse::{FindingKind, Kept, Prepared, Sink};
use super::partition::{Item, Step, Visitor, split, union};
use super::space::{BandBox, Gives, Point};
use crate::work::{Stopped, Work};

struct Slope {
    /// Rank of every item; the first `covers` items are boxes, the rest up-closures.
    ranks: Vec<usize>,
    covers: usize,
    /// Whether uncovered points are of interest, and the rank of `otherwise`.
    complete: bool,
    otherwise: Option<usize>,
    gaps: Kept,
    inversions: Kept,
}

#[derive(Copy, Clone, Default)]
struct State {
    /// The strictest rank of the boxes that contain the cell.
    decided: Option<usize>,
    /// The strictest rank of the up-closures that contain the cell.
    below: Option<usize>,
}

impl Slope {
    /// Whether an uncovered point over something of rank `below` is a gap.
    fn is_gap(&self, below: Option<usize>) -> bool {
        self.complete && self.otherwise.is_none_or(|otherwise| below > Some(otherwise))
    }
}

impl Visitor for Slope {
    type State = State;

    fn enter(&mut self, state: &mut State, full: &[u32], crossing: &mut Vec<u32>) -> Step {
        for item in full {
            let rank = Some(self.ranks[*item as usize]);
            if (*item as usize) < self.covers {
                state.decided = state.decided.max(rank);
            } else {
                state.below = state.below.max(rank);
            }
        }
        let floor = state.decided.max(state.below);
        let (ranks, covers) = (&self.ranks, self.covers);
        let is_cover = |item: &u32| (*item as usize) < covers;
        crossing.retain(|item| {
            let rank = Some(ranks[*item as usize]);
            if is_cover(item) { rank > state.decided } else { rank > floor }
        });
        let mut cover_ranks = crossing.iter().filter(|item| is_cover(item)).map(|item| ranks[*item as usize]);
        let first = cover_ranks.next();
        let (least_cover, most_cover) = first.map_or((None, None), |first| {
            cover_ranks.fold((Some(first), Some(first)), |(lo, hi), r| (lo.min(Some(r)), hi.max(Some(r))))
        });
        let crossing_below = crossing.iter().filter(|item| !is_cover(item)).map(|item| ranks[*item as usize]).max();
        let most_below = state.below.max(crossing_below);
        let open = state.decided.is_none();
        let least_decided = if open { least_cover } else { state.decided };
        let may_invert = least_decided.is_some() && most_below > least_decided;
        let may_gap = open && self.is_gap(most_below);
        if !may_invert && !may_gap {
            return Step::Skip;
        }
        if open {
            let gap_anyway = self.is_gap(state.below);
            match most_cover {
                // Nothing covers the cell, and only the rank of `otherwise` is left to pass.
                None if gap_anyway => crossing.clear(),
                None => {
                    let otherwise = self.otherwise;
                    crossing.retain(|item| Some(ranks[*item as usize]) > otherwise);
                }
                // What is below is stricter than anything here: covered or not is all that matters.
                Some(_) if gap_anyway && state.below > most_cover => crossing.retain(is_cover),
                Some(_) => {}
            }
        } else if state.below > state.decided.max(most_cover) {
            crossing.clear();
        }
        Step::On
    }

    fn leaf(&mut self, cell: BandBox, state: State) -> Result<bool, Stopped> {
        let is_gap = state.decided.is_none() && self.is_gap(state.below);
        let is_inversion = state.decided.is_some() && state.below > state.decided;
        if is_gap {
            self.gaps.keep(cell)?;
        } else if is_inversion {
            self.inversions.keep(cell)?;
        }
        Ok(is_gap || is_inversion)
    }
}

/// The up-closures that are not inside another one at least as strict, by position of their boxes.
fn steepest(prepared: &Prepared<'_>, ranks: &[usize], work: &Work) -> Vec<usize> {
    let mut order: Vec<usize> = (0..prepared.areas.len()).collect();
    let height = |at: usize| prepared.areas[at].measures.iter().map(|side| u128::from(side.lo)).sum::<u128>();
    order.sort_by_cached_key(|at| (std::cmp::Reverse(ranks[*at]), height(*at), *at));
    let mut kept: Vec<usize> = Vec::new();
    for at in order {
        let area = &prepared.areas[at];
        let inside = |other: &usize| {
            let other = &prepared.areas[*other];
            other.measures.iter().zip(&area.measures).all(|(a, b)| a.lo <= b.lo)
                && other.choices.iter().zip(&area.choices).all(|(a, b)| a.contains(*b))
        };
        // Leaving one in does no harm, so the search may end.
        if work.spend(kept.len() as u64).is_err() || !kept.iter().any(inside) {
            kept.push(at);
        }
    }
    kept
}

/// Of the boxes with a point at or below `point`, the strictest by `ranks`, the nearest, the first.
pub(super) fn strictest_below(
    prepared: &Prepared<'_>,
    boxes: impl Iterator<Item = usize>,
    point: &Point,
    ranks: &[usize],
) -> Option<usize> {
    let distance = |at: usize| {
        let sides = prepared.areas[at].measures.iter().zip(&point.measures);
        sides.map(|(side, v)| u128::from(v.saturating_sub(side.hi - 1))).sum::<u128>()
    };
    boxes
        .filter(|at| prepared.areas[*at].reaches_below(point))
        .min_by_key(|at| (std::cmp::Reverse(ranks[*at]), distance(*at), *at))
}

/// The box met first when the point's count of `measure` grows; of several, the strictest by `ranks`, the first.
pub(super) fn next_above(
    prepared: &Prepared<'_>,
    boxes: impl Iterator<Item = usize>,
    point: &Point,
    measure: usize,
    ranks: &[usize],
) -> Option<usize> {
    let here = point.measures[measure];
    let on_the_way = |at: &usize| {
        let area = &prepared.areas[*at];
        let others = area.measures.iter().zip(&point.measures).enumerate();
        area.measures[measure].lo > here
            && area.has_choices(point)
            && others.filter(|(axis, _)| *axis != measure).all(|(_, (side, v))| side.lo <= *v && *v < side.hi)
    };
    boxes
        .filter(on_the_way)
        .min_by_key(|at| (prepared.areas[*at].measures[measure].lo, std::cmp::Reverse(ranks[*at]), *at))
}

/// By what `witness`, which is given `here`, falls short of a box below it, and that box: by the mildest outcomes if it does, else by
/// the strictest.
fn short_of<'p>(prepared: &'p Prepared<'_>, witness: &Point, here: Option<&Gives>) -> (&'p [usize], Option<usize>) {
    let below = |ranks: &[usize]| strictest_below(prepared, 0..prepared.areas.len(), witness, ranks);
    let by_least = below(&prepared.least);
    match (by_least, here) {
        (Some(at), Some(here)) if prepared.least[at] <= here.least() => (&prepared.most, below(&prepared.most)),
        _ => (&prepared.least, by_least),
    }
}

/// What the point of a box that lies nearest below `point` gets.
fn answer_below(prepared: &Prepared<'_>, at: usize, point: &Point) -> Option<Gives> {
    let mut nearest = point.clone();
    for (count, side) in nearest.measures.iter_mut().zip(&prepared.areas[at].measures) {
        *count = (*count).min(side.hi - 1);
    }
    prepared.answer(&nearest)
}

fn gap_names(prepared: &Prepared<'_>, witness: &Point) -> (Vec<usize>, Vec<Option<Gives>>) {
    let otherwise = prepared.block.otherwise.as_ref();
    let (ranks, below) = short_of(prepared, witness, otherwise);
    // Look up first along the measures in which the box below has ended.
    let passed = |measure: &usize| {
        below.is_some_and(|at| prepared.areas[at].measures[*measure].hi <= witness.measures[*measure])
    };
    let measures = || 0..prepared.space().measures;
    let order = measures().filter(passed).chain(measures().filter(|m| !passed(m)));
    let all = || 0..prepared.areas.len();
    let above = order.into_iter().find_map(|measure| next_above(prepared, all(), witness, measure, ranks));
    let outcomes = vec![otherwise.cloned(), below.and_then(|at| answer_below(prepared, at, witness))];
    (prepared.named(below.into_iter().chain(above)), outcomes)
}

fn inversion_names(prepared: &Prepared<'_>, witness: &Point) -> (Vec<usize>, Vec<Option<Gives>>) {
    let answer = prepared.answer(witness);
    let (ranks, below) = short_of(prepared, witness, answer.as_ref());
    let here = prepared.decider(witness, ranks);
    let outcomes = vec![answer, below.and_then(|at| answer_below(prepared, at, witness))];
    (prepared.named(here.into_iter().chain(below)), outcomes)
}

/// The gaps and inversions by `ranks`, as disjoint boxes; false where the budget ran out.
fn fallen(
    prepared: &Prepared<'_>,
    own: &[usize],
    otherwise: Option<usize>,
    (each, work): (u64, &Work),
) -> (Vec<BandBox>, Vec<BandBox>, bool) {
    let ups = steepest(prepared, own, &work.part(each));
    let mut items: Vec<Item> = prepared.areas.iter().map(|area| Item { area: area.clone(), stage: 0 }).collect();
    items.extend(ups.iter().map(|at| Item { area: prepared.areas[*at].up(), stage: 1 }));
    let ranks = own.iter().copied().chain(ups.iter().map(|at| own[*at])).collect();
    let (covers, complete) = (prepared.areas.len(), prepared.block.complete);
    let mut slope = Slope { ranks, covers, complete, otherwise, gaps: Kept::default(), inversions: Kept::default() };
    let done = split(&prepared.space().whole(), &items, State::default(), &work.part(each), &mut slope).is_ok();
    (slope.gaps.boxes, slope.inversions.boxes, done)
}

pub(super) fn check(prepared: &Prepared<'_>, work: &Work, sink: &mut Sink) {
    let bound = (sink.each, work);
    let otherwise = prepared.block.otherwise.as_ref();
    let (mut gaps, mut inversions, done) = fallen(prepared, &prepared.least, otherwise.map(Gives::least), bound);
    sink.over_budget |= !done;
    if prepared.is_open() {
        let (more_gaps, more_inversions, done) = fallen(prepared, &prepared.most, otherwise.map(Gives::most), bound);
        sink.over_budget |= !done;
        for (region, more) in [(&mut gaps, more_gaps), (&mut inversions, more_inversions)] {
            let both = region.iter().cloned().chain(more).collect();
            match union(prepared.space(), both, &work.part(sink.each)) {
                Ok(disjoint) => *region = disjoint,
                Err(_) => sink.over_budget = true,
            }
        }
    }
    sink.parts(FindingKind::Gap, gaps, work, |witness| gap_names(prepared, witness));
    sink.parts(FindingKind::Inversion, inversions, work, |witness| inversion_names(prepared, witness));
}
