//! What happens as counts grow: `band-gap` and `band-inversion`.
//!
//! A point has a point below it that gets rank r or more exactly where it lies in the *up-closure* of a box of rank ≥ r: the same
//! choices, every measure from the box's least count on. So one splitting decides both checks: first along the boxes, until a cell
//! is decided alike all over or cannot matter, then along the up-closures of boxes stricter than what the cell gets.
//!
//! Where clauses are `open`, an answer is a set, and it is milder than another where its mildest outcome is, or its strictest. Where
//! boxes meet, the mildest of the answer is the strictest of their mildest ones, and the strictest of it that of their strictest ones; so
//! each is decided by ranks alone, and two splittings do for both.

use std::cmp::Reverse;

use super::accumulate::{FindingAccumulator, RegionAccumulator};
use super::finding::FindingKind;
use super::fitted::{FittedBlock, FittedBox, LEAST, MOST, Rank};
use super::partition::{Item, Placed, Step, Visitor, split, union};
use super::space::{BandBox, Gives, Point};
use crate::work::{Stopped, Work};

/// What is cut along.
struct Tag {
    rank: usize,
    /// A box; else the up-closure of one.
    is_cover: bool,
}

struct Monotone {
    /// Whether uncovered points are of interest, and the rank of `otherwise`.
    complete: bool,
    otherwise: Option<usize>,
    gaps: RegionAccumulator,
    inversions: RegionAccumulator,
}

#[derive(Copy, Clone, Default)]
struct State {
    /// The strictest rank of the boxes that contain the cell.
    decided: Option<usize>,
    /// The strictest rank of the up-closures that contain the cell.
    below: Option<usize>,
}

impl Monotone {
    /// Whether an uncovered point over something of rank `below` is a gap.
    fn is_gap(&self, below: Option<usize>) -> bool {
        self.complete && self.otherwise.is_none_or(|otherwise| below > Some(otherwise))
    }
}

impl Visitor for Monotone {
    type Tag = Tag;
    type State = State;

    fn enter(&mut self, state: &mut State, full: &[&Placed<Tag>], crossing: &mut Vec<&Placed<Tag>>) -> Step {
        for item in full {
            let rank = Some(item.tag.rank);
            if item.tag.is_cover {
                state.decided = state.decided.max(rank);
            } else {
                state.below = state.below.max(rank);
            }
        }
        let floor = state.decided.max(state.below);
        crossing.retain(|item| Some(item.tag.rank) > if item.tag.is_cover { state.decided } else { floor });
        let mut cover_ranks = crossing.iter().filter(|item| item.tag.is_cover).map(|item| item.tag.rank);
        let first = cover_ranks.next();
        let (least_cover, most_cover) = first.map_or((None, None), |first| {
            cover_ranks.fold((Some(first), Some(first)), |(lo, hi), r| (lo.min(Some(r)), hi.max(Some(r))))
        });
        let crossing_below = crossing.iter().filter(|item| !item.tag.is_cover).map(|item| item.tag.rank).max();
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
                    crossing.retain(|item| Some(item.tag.rank) > otherwise);
                }
                // What is below is stricter than anything here: covered or not is all that matters.
                Some(_) if gap_anyway && state.below > most_cover => crossing.retain(|item| item.tag.is_cover),
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

/// The boxes whose up-closures are not inside another one at least as strict.
fn steepest<'f, 'a>(fitted: &'f FittedBlock<'a>, rank: Rank, work: &Work) -> Vec<&'f FittedBox<'a>> {
    let mut order: Vec<&FittedBox<'_>> = fitted.boxes.iter().collect();
    let height = |one: &FittedBox<'_>| one.area.measures.iter().map(|side| u128::from(side.lo)).sum::<u128>();
    order.sort_by_cached_key(|one| (Reverse(rank(one)), height(one), one.id));
    let mut kept: Vec<&FittedBox<'_>> = Vec::new();
    for one in order {
        let inside = |other: &&FittedBox<'_>| {
            other.area.measures.iter().zip(&one.area.measures).all(|(a, b)| a.lo <= b.lo)
                && other.area.choices.iter().zip(&one.area.choices).all(|(a, b)| a.contains(*b))
        };
        // Leaving one in does no harm, so the search may end.
        if work.spend(kept.len() as u64).is_err() || !kept.iter().any(inside) {
            kept.push(one);
        }
    }
    kept
}

/// Of the boxes with a point at or below `point`, the strictest, the nearest, the first.
pub(super) fn strictest_below<'f, 'a: 'f>(
    boxes: impl Iterator<Item = &'f FittedBox<'a>>,
    point: &Point,
    rank: Rank,
) -> Option<&'f FittedBox<'a>> {
    let distance = |one: &FittedBox<'_>| {
        let sides = one.area.measures.iter().zip(&point.measures);
        sides.map(|(side, v)| u128::from(v.saturating_sub(side.hi - 1))).sum::<u128>()
    };
    boxes.filter(|one| one.area.reaches_below(point)).min_by_key(|one| (Reverse(rank(one)), distance(one), one.id))
}

/// The box met first when the point's count of `measure` grows; of several, the strictest, the first.
pub(super) fn next_above<'f, 'a: 'f>(
    boxes: impl Iterator<Item = &'f FittedBox<'a>>,
    point: &Point,
    measure: usize,
    rank: Rank,
) -> Option<&'f FittedBox<'a>> {
    let here = point.measure(measure);
    let on_the_way = |one: &&FittedBox<'_>| {
        let others = one.area.measures.iter().zip(&point.measures).enumerate();
        one.area.measure(measure).lo > here
            && one.area.has_choices(point)
            && others.filter(|(axis, _)| *axis != measure).all(|(_, (side, v))| side.lo <= *v && *v < side.hi)
    };
    boxes.filter(on_the_way).min_by_key(|one| (one.area.measure(measure).lo, Reverse(rank(one)), one.id))
}

/// By what `witness`, which is given `here`, falls short of a box below it, and that box: by the mildest outcomes if it does, else by
/// the strictest.
fn short_of<'f, 'a>(
    fitted: &'f FittedBlock<'a>,
    witness: &Point,
    here: Option<&Gives>,
) -> (Rank, Option<&'f FittedBox<'a>>) {
    let below = |rank: Rank| strictest_below(fitted.boxes.iter(), witness, rank);
    let by_least = below(LEAST);
    match (by_least, here) {
        (Some(one), Some(here)) if one.least() <= here.least() => (MOST, below(MOST)),
        _ => (LEAST, by_least),
    }
}

/// What the point of a box that lies nearest below `point` gets.
fn answer_below(fitted: &FittedBlock<'_>, one: &FittedBox<'_>, point: &Point) -> Option<Gives> {
    let mut nearest = point.clone();
    for (count, side) in nearest.measures.iter_mut().zip(&one.area.measures) {
        *count = (*count).min(side.hi - 1);
    }
    fitted.answer(&nearest)
}

fn gap_names(fitted: &FittedBlock<'_>, witness: &Point) -> (Vec<usize>, Vec<Option<Gives>>) {
    let otherwise = fitted.block.otherwise.as_ref();
    let (rank, below) = short_of(fitted, witness, otherwise);
    // Look up first along the measures in which the box below has ended.
    let passed = |measure: &usize| below.is_some_and(|one| one.area.measure(*measure).hi <= witness.measure(*measure));
    let measures = || 0..fitted.space().measures;
    let mut order = measures().filter(passed).chain(measures().filter(|m| !passed(m)));
    let above = order.find_map(|measure| next_above(fitted.boxes.iter(), witness, measure, rank));
    let outcomes = vec![otherwise.cloned(), below.and_then(|one| answer_below(fitted, one, witness))];
    (below.into_iter().chain(above).map(|one| one.id).collect(), outcomes)
}

fn inversion_names(fitted: &FittedBlock<'_>, witness: &Point) -> (Vec<usize>, Vec<Option<Gives>>) {
    let answer = fitted.answer(witness);
    let (rank, below) = short_of(fitted, witness, answer.as_ref());
    let here = fitted.decider(witness, rank);
    let outcomes = vec![answer, below.and_then(|one| answer_below(fitted, one, witness))];
    (here.into_iter().chain(below).map(|one| one.id).collect(), outcomes)
}

/// The gaps and inversions by one ranking, as disjoint boxes; false where the budget ran out.
fn fallen(
    fitted: &FittedBlock<'_>,
    rank: Rank,
    otherwise: Option<usize>,
    (each, work): (u64, &Work),
) -> (Vec<BandBox>, Vec<BandBox>, bool) {
    let ups = steepest(fitted, rank, &work.part(each));
    let covers = fitted.boxes.iter().map(|one| {
        let tag = Tag { rank: rank(one), is_cover: true };
        Item { area: one.area.clone(), stage: 0, tag }
    });
    let ups = ups.into_iter().map(|one| {
        let tag = Tag { rank: rank(one), is_cover: false };
        Item { area: one.area.up(), stage: 1, tag }
    });
    let items = covers.chain(ups).collect();
    let (gaps, inversions) = (RegionAccumulator::default(), RegionAccumulator::default());
    let mut monotone = Monotone { complete: fitted.block.complete, otherwise, gaps, inversions };
    let done = split(&fitted.space().whole(), items, State::default(), &work.part(each), &mut monotone).is_ok();
    (monotone.gaps.boxes, monotone.inversions.boxes, done)
}

pub(super) fn check(fitted: &FittedBlock<'_>, work: &Work, out: &mut FindingAccumulator) {
    let bound = (out.each, work);
    let otherwise = fitted.block.otherwise.as_ref();
    let (mut gaps, mut inversions, done) = fallen(fitted, LEAST, otherwise.map(Gives::least), bound);
    out.over_budget |= !done;
    if fitted.is_open() {
        let (more_gaps, more_inversions, done) = fallen(fitted, MOST, otherwise.map(Gives::most), bound);
        out.over_budget |= !done;
        for (region, more) in [(&mut gaps, more_gaps), (&mut inversions, more_inversions)] {
            let both = region.iter().cloned().chain(more).collect();
            match union(fitted.space(), both, &work.part(out.each)) {
                Ok(disjoint) => *region = disjoint,
                Err(_) => out.over_budget = true,
            }
        }
    }
    out.parts(FindingKind::Gap, gaps, work, |witness| gap_names(fitted, witness));
    out.parts(FindingKind::Inversion, inversions, work, |witness| inversion_names(fitted, witness));
}
