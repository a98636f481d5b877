//! Regions: many small boxes turned into few that a reader can take in.

use std::cmp::Ordering;

use super::index::Index;
use super::space::{BandBox, Point};
use crate::model::{COUNT_LIMIT, Interval, ValueSet};

/// Regions of more disjoint boxes than this are merged, but not grown to maximal boxes.
pub const MAXIMAL_UP_TO: usize = 300;

/// Joins boxes that differ in one axis only and lie side by side there, until no two do.
///
/// The boxes must be disjoint, and are afterwards. One axis at a time: a sort by hash brings the boxes that agree on all others
/// together, a walk joins those that touch; axes take turns until a whole round joins nothing. Each turn is n log n; rounds are few.
#[must_use]
pub fn merge(boxes: Vec<BandBox>) -> Vec<BandBox> {
    let Some(first) = boxes.first() else { return boxes };
    if boxes.len() == 1 {
        return boxes;
    }
    let mut rows = Rows::new(first.choices.len(), first.measures.len(), &boxes);
    let axes = rows.axes();
    let (mut idle, mut axis) = (0, 0);
    while idle < axes && rows.live.len() > 1 {
        let before = rows.live.len();
        rows.join_along(axis);
        idle = if rows.live.len() < before { 1 } else { idle + 1 };
        axis = (axis + 1) % axes;
    }
    let mut merged = rows.boxes();
    merged.sort_unstable();
    merged
}

/// Boxes as rows of words, two for each axis, measures first.
struct Rows {
    choices: usize,
    measures: usize,
    words: Vec<(u64, u64)>,
    /// Of each row: the sum of the hashes of its sides.
    sums: Vec<u64>,
    live: Vec<u32>,
}

impl Rows {
    fn new(choices: usize, measures: usize, boxes: &[BandBox]) -> Self {
        let mut rows = Self {
            choices,
            measures,
            words: Vec::with_capacity(boxes.len() * (choices + measures)),
            sums: Vec::new(),
            live: Vec::new(),
        };
        for one in boxes {
            rows.words.extend(one.measures.iter().map(|side| (side.lo, side.hi)));
            rows.words.extend(one.choices.iter().map(|set| (set.0 as u64, (set.0 >> 64) as u64)));
        }
        rows.live = (0..boxes.len() as u32).collect();
        rows.sums = rows
            .live
            .iter()
            .map(|row| {
                rows.row(*row).iter().enumerate().fold(0, |sum, (axis, side)| hash(axis, *side).wrapping_add(sum))
            })
            .collect();
        rows
    }

    fn axes(&self) -> usize {
        self.choices + self.measures
    }

    fn row(&self, row: u32) -> &[(u64, u64)] {
        let from = row as usize * self.axes();
        &self.words[from..from + self.axes()]
    }

    /// Order of two rows by all axes but one.
    fn order_beside(&self, a: u32, b: u32, axis: usize) -> Ordering {
        let (a, b) = (self.row(a), self.row(b));
        a[..axis].cmp(&b[..axis]).then_with(|| a[axis + 1..].cmp(&b[axis + 1..]))
    }

    fn join_along(&mut self, axis: usize) {
        let mut keyed: Vec<(u64, u64, u32)> = (self.live.iter())
            .map(|row| {
                let side = self.row(*row)[axis];
                (self.sums[*row as usize].wrapping_sub(hash(axis, side)), side.0, *row)
            })
            .collect();
        // Rows with one hash are nearly always alike on the other axes; where they are not, the full order keeps them apart.
        keyed.sort_unstable_by(|a, b| {
            a.0.cmp(&b.0).then_with(|| self.order_beside(a.2, b.2, axis)).then_with(|| a.1.cmp(&b.1))
        });
        self.live.clear();
        let mut last: Option<(u64, u32)> = None;
        for (rest, _, row) in keyed {
            if let Some((last_rest, kept)) = last
                && last_rest == rest
                && self.order_beside(kept, row, axis) == Ordering::Equal
                && self.join(kept, row, axis)
            {
                continue;
            }
            self.live.push(row);
            last = Some((rest, row));
        }
    }

    /// Puts `row` onto `kept` along the axis, if they touch there.
    fn join(&mut self, kept: u32, row: u32, axis: usize) -> bool {
        let (own, add) = (self.row(kept)[axis], self.row(row)[axis]);
        let joined = if axis >= self.measures {
            (own.0 | add.0, own.1 | add.1)
        } else if own.1 == add.0 {
            (own.0, add.1)
        } else {
            return false;
        };
        let axes = self.axes();
        self.words[kept as usize * axes + axis] = joined;
        let sum = &mut self.sums[kept as usize];
        *sum = sum.wrapping_sub(hash(axis, own)).wrapping_add(hash(axis, joined));
        true
    }

    fn boxes(&self) -> Vec<BandBox> {
        let boxed = |row: &u32| {
            let (measures, choices) = self.row(*row).split_at(self.measures);
            BandBox {
                choices: choices
                    .iter()
                    .map(|(low, high)| ValueSet(u128::from(*low) | u128::from(*high) << 64))
                    .collect(),
                measures: measures.iter().map(|(lo, hi)| Interval { lo: *lo, hi: *hi }).collect(),
            }
        };
        self.live.iter().map(boxed).collect()
    }
}

/// A side's share in its row's hash: the finaliser of SplitMix64 (Steele and others, 2014) over its words.
fn hash(axis: usize, side: (u64, u64)) -> u64 {
    let mix = |mut z: u64| {
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    };
    mix(side.0 ^ mix(side.1.wrapping_add(0x9E37_79B9_7F4A_7C15u64.wrapping_mul(axis as u64 + 1))))
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
