//! Regions: many small boxes turned into few that a reader can take in.

use std::cmp::Ordering;
use std::hash::{Hash, Hasher};

use rustc_hash::FxHasher;

use super::index::Index;
use super::space::{BandBox, Point};
use crate::model::{COUNT_LIMIT, Interval, ValueSet};

/// Regions of more disjoint boxes than this are merged, but not grown to maximal boxes.
pub const MAXIMAL_UP_TO: usize = 300;

/// Joins boxes that differ in one axis only and lie side by side there, until no two do.
///
/// The boxes must be disjoint, and are afterwards. One axis at a time: a sort brings the boxes that agree on all others together, a
/// walk joins those that touch; axes take turns until a whole round joins nothing. Each turn is n log n; rounds are few.
#[must_use]
pub fn merge(mut boxes: Vec<BandBox>) -> Vec<BandBox> {
    let Some(first) = boxes.first() else { return boxes };
    let (choices, measures) = (first.choices.len(), first.measures.len());
    let axes = choices + measures;
    let mut idle = 0;
    let mut axis = 0;
    while idle < axes && boxes.len() > 1 {
        let before = boxes.len();
        boxes = if axis < measures {
            merge_along(boxes, |b| blank_measure(b, axis), |kept, next| {
                let (a, b) = (&mut kept.measures[axis], next.measures[axis]);
                let joins = a.hi == b.lo;
                if joins {
                    a.hi = b.hi;
                }
                joins
            })
        } else {
            let choice = axis - measures;
            merge_along(boxes, |b| blank_choice(b, choice), |kept, next| {
                kept.choices[choice].0 |= next.choices[choice].0;
                true
            })
        };
        idle = if boxes.len() < before { 1 } else { idle + 1 };
        axis = (axis + 1) % axes;
    }
    boxes.sort_unstable();
    boxes
}

fn blank_measure(one: &mut BandBox, axis: usize) -> (u64, u64) {
    let side = std::mem::replace(&mut one.measures[axis], Interval::FULL);
    (side.lo, side.hi)
}

fn blank_choice(one: &mut BandBox, axis: usize) -> (u64, u64) {
    let side = std::mem::replace(&mut one.choices[axis], ValueSet(0));
    (side.0 as u64, (side.0 >> 64) as u64)
}

/// One turn of [`merge`]: `blank` takes the side out, leaving what must agree; `join` tries to put the next box onto the last.
fn merge_along(
    boxes: Vec<BandBox>,
    blank: impl Fn(&mut BandBox) -> (u64, u64),
    join: impl Fn(&mut BandBox, &BandBox) -> bool,
) -> Vec<BandBox> {
    let mut keyed: Vec<(u64, BandBox, (u64, u64), BandBox)> = boxes
        .into_iter()
        .map(|one| {
            let mut rest = one.clone();
            let side = blank(&mut rest);
            let mut hasher = FxHasher::default();
            rest.hash(&mut hasher);
            (hasher.finish(), rest, side, one)
        })
        .collect();
    keyed.sort_unstable_by(|a, b| match a.0.cmp(&b.0) {
        Ordering::Equal => a.1.cmp(&b.1).then_with(|| a.2.cmp(&b.2)),
        other => other,
    });
    let mut merged: Vec<(BandBox, BandBox)> = Vec::with_capacity(keyed.len());
    for (_, rest, _, one) in keyed {
        if let Some((last_rest, last)) = merged.last_mut()
            && *last_rest == rest
            && join(last, &one)
        {
            continue;
        }
        merged.push((rest, one));
    }
    merged.into_iter().map(|(_, one)| one).collect()
}

/// The least point of a region: by the choices in order, then by the measures in order.
#[must_use]
pub fn least(boxes: &[BandBox]) -> Option<Point> {
    boxes.iter().map(BandBox::least).min()
}

/// The connected parts of a region of disjoint boxes, each as its boxes, sorted by their least points.
///
/// Two points are neighbours where they differ in one axis only, in a measure by one count; so the parts do not depend on how the
/// region was cut into boxes. Union-find over the pairs of boxes that touch, found through an [`Index`].
#[must_use]
pub fn parts(boxes: Vec<BandBox>) -> Vec<Vec<BandBox>> {
    let mut parent: Vec<usize> = (0..boxes.len()).collect();
    let index = Index::new(&boxes);
    for (i, one) in boxes.iter().enumerate() {
        let mut reach = one.clone();
        for side in &mut reach.choices {
            *side = ValueSet(u128::MAX);
        }
        for side in &mut reach.measures {
            *side = Interval { lo: side.lo.saturating_sub(1), hi: side.hi.saturating_add(1) };
        }
        index.meeting(&reach, |j| {
            if i < j && one.touches(&boxes[j]) {
                let (a, b) = (root(&mut parent, i), root(&mut parent, j));
                parent[a.max(b)] = a.min(b);
            }
            true
        });
    }
    let mut place = vec![usize::MAX; boxes.len()];
    let mut found: Vec<Vec<BandBox>> = Vec::new();
    for (i, one) in boxes.into_iter().enumerate() {
        let r = root(&mut parent, i);
        if place[r] == usize::MAX {
            place[r] = found.len();
            found.push(Vec::new());
        }
        found[place[r]].push(one);
    }
    found.sort_by_cached_key(|part| least(part));
    found
}

fn root(parent: &mut [usize], mut at: usize) -> usize {
    while parent[at] != at {
        parent[at] = parent[parent[at]];
        at = parent[at];
    }
    at
}

/// A region as maximal boxes: none of them can be made larger in any axis without leaving the region, and together they cover it.
///
/// From the least point that no box found so far covers, a box grows as far as it can, choices first, then measures, each in order;
/// so the answer depends on the region alone. `boxes` must be disjoint. Past [`MAXIMAL_UP_TO`] boxes, and where growing would take
/// more than some million steps, the region is returned as disjoint boxes, merged.
#[must_use]
pub fn maximal(boxes: Vec<BandBox>) -> Vec<BandBox> {
    let boxes = merge(boxes);
    if boxes.len() <= 1 || boxes.len() > MAXIMAL_UP_TO {
        return boxes;
    }
    grow_all(&boxes).unwrap_or(boxes)
}

/// Boxes taken away from boxes, in one region.
const STEPS: usize = 2_000_000;

/// [`maximal`]; `None` when it takes too long.
fn grow_all(boxes: &[BandBox]) -> Option<Vec<BandBox>> {
    let mut steps = STEPS;
    let mut left = boxes.to_vec();
    let mut found: Vec<BandBox> = Vec::new();
    while let Some(seed) = least(&left) {
        let grown = grow(boxes, &seed, &mut steps)?;
        left = without(left, &grown, &mut steps)?;
        found.push(grown);
    }
    found.sort_unstable();
    Some(found)
}

/// The pieces of `left` that are not in `taken`.
fn without(left: Vec<BandBox>, taken: &BandBox, steps: &mut usize) -> Option<Vec<BandBox>> {
    *steps = steps.checked_sub(left.len() + 1)?;
    let mut rest = Vec::with_capacity(left.len());
    for piece in left {
        if piece.meets(taken) { piece.subtract(taken, &mut rest) } else { rest.push(piece) }
    }
    Some(rest)
}

/// What of `area` lies outside the region.
fn outside(boxes: &[BandBox], area: BandBox, steps: &mut usize) -> Option<Vec<BandBox>> {
    let mut left = vec![area];
    for one in boxes {
        left = without(left, one, steps)?;
    }
    Some(left)
}

/// The point, grown along one axis after another as far as the line of boxes through it stays inside the region. A box once grown
/// along an axis cannot grow along it again: its cross-section has only become larger.
fn grow(boxes: &[BandBox], seed: &Point, steps: &mut usize) -> Option<BandBox> {
    let mut grown = BandBox {
        choices: seed.choices.iter().map(|v| ValueSet::one(*v)).collect(),
        measures: seed.measures.iter().map(|v| Interval { lo: *v, hi: v.saturating_add(1) }).collect(),
    };
    for axis in 0..grown.choices.len() {
        let line = boxes.iter().fold(0, |all, b| all | b.choices[axis].0);
        let mut area = grown.clone();
        area.choices[axis] = ValueSet(line);
        let barred = outside(boxes, area, steps)?.iter().fold(0, |all, b| all | b.choices[axis].0);
        grown.choices[axis] = ValueSet(line & !barred);
    }
    for axis in 0..grown.measures.len() {
        let mut area = grown.clone();
        area.measures[axis] = Interval { lo: 0, hi: COUNT_LIMIT };
        let (mut lo, mut hi) = (0, COUNT_LIMIT);
        for piece in outside(boxes, area, steps)? {
            let barred = piece.measures[axis];
            if barred.lo > seed.measures[axis] {
                hi = hi.min(barred.lo);
            } else {
                lo = lo.max(barred.hi);
            }
        }
        grown.measures[axis] = Interval { lo, hi };
    }
    Some(grown)
}
