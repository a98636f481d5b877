//! Regions: many small boxes turned into few that a reader can take in.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use petgraph::unionfind::UnionFind;

use super::index::{Entry, Index};
use super::space::{BandBox, Point};
use crate::model::{Interval, ValueSet};

/// Joins boxes that differ in one axis only and lie side by side there, until no two do.
///
/// The boxes must be disjoint, and are afterwards. One axis at a time: a sort by hash brings the boxes that agree on all others
/// together, a walk joins those that touch; axes take turns until a whole round joins nothing. Each turn is n log n; rounds are few.
#[must_use]
pub(crate) fn merge(boxes: Vec<BandBox>) -> Vec<BandBox> {
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

/// The two words of a side.
type Words = (u64, u64);

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

    #[expect(
        clippy::indexing_slicing,
        reason = "a row is the number of a box pushed, each of which added one side for every axis"
    )]
    fn row(&self, row: u32) -> &[(u64, u64)] {
        let from = row as usize * self.axes();
        &self.words[from..from + self.axes()]
    }

    /// The sum of the hashes of a row's sides.
    #[expect(clippy::indexing_slicing, reason = "each row has a sum")]
    fn sum(&self, row: u32) -> u64 {
        self.sums[row as usize]
    }

    /// The side of a row along an axis.
    #[expect(clippy::indexing_slicing, reason = "a row has a side for every axis")]
    fn side(&self, row: u32, axis: usize) -> (u64, u64) {
        self.row(row)[axis]
    }

    /// The sum of the hashes of a row's sides, and its side along an axis, to be changed.
    #[expect(clippy::indexing_slicing, reason = "as above; each row has a sum")]
    fn sum_and_side(&mut self, row: u32, axis: usize) -> (&mut u64, &mut (u64, u64)) {
        let at = row as usize * self.axes() + axis;
        (&mut self.sums[row as usize], &mut self.words[at])
    }

    /// The sides of a row before and after an axis.
    #[expect(clippy::indexing_slicing, reason = "a row has a side for every axis")]
    fn beside(&self, row: u32, axis: usize) -> (&[Words], &[Words]) {
        let row = self.row(row);
        (&row[..axis], &row[axis + 1..])
    }

    /// Order of two rows by all axes but one.
    fn order_beside(&self, a: u32, b: u32, axis: usize) -> Ordering {
        self.beside(a, axis).cmp(&self.beside(b, axis))
    }

    fn join_along(&mut self, axis: usize) {
        let mut keyed: Vec<(u64, u64, u32)> = (self.live.iter())
            .map(|row| {
                let sum = self.sum(*row);
                let side = self.side(*row, axis);
                (sum.wrapping_sub(hash(axis, side)), side.0, *row)
            })
            .collect();
        keyed.sort_unstable();
        // Rows with one hash are nearly always alike on the other axes; where they are not, the full order keeps them apart.
        for run in keyed.chunk_by_mut(|a, b| a.0 == b.0) {
            if run.iter().zip(run.iter().skip(1)).any(|(a, b)| self.order_beside(a.2, b.2, axis) != Ordering::Equal) {
                run.sort_unstable_by(|a, b| self.order_beside(a.2, b.2, axis).then_with(|| a.1.cmp(&b.1)));
            }
        }
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
        let (own, add) = (self.side(kept, axis), self.side(row, axis));
        let joined = if axis >= self.measures {
            (own.0 | add.0, own.1 | add.1)
        } else if own.1 == add.0 {
            (own.0, add.1)
        } else {
            return false;
        };
        let (sum, side) = self.sum_and_side(kept, axis);
        *side = joined;
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
pub(crate) fn least(boxes: &[BandBox]) -> Option<Point> {
    boxes.iter().map(BandBox::least).min()
}

/// The connected parts of a region of disjoint boxes, each as its boxes, sorted by their least points.
///
/// Two points are neighbours where they differ in one axis only, in a measure by one count; so the parts do not depend on how the
/// region was cut into boxes. Union-find over the pairs of boxes that touch, found through an [`Index`].
#[must_use]
pub(crate) fn parts(boxes: Vec<BandBox>) -> Vec<Vec<BandBox>> {
    let mut joined: UnionFind<usize> = UnionFind::new(boxes.len());
    let entries = boxes.iter().enumerate().map(|(at, area)| Entry { area, key: 0, of: (at, area) });
    let index = Index::new(entries.collect());
    for (i, one) in boxes.iter().enumerate() {
        let mut reach = one.clone();
        for side in &mut reach.choices {
            *side = ValueSet(u128::MAX);
        }
        for side in &mut reach.measures {
            *side = Interval { lo: side.lo.saturating_sub(1), hi: side.hi.saturating_add(1) };
        }
        index.meeting(&reach, |(j, other)| {
            if i < j && one.touches(other) {
                joined.union(i, j);
            }
            true
        });
    }
    let mut found: BTreeMap<usize, Vec<BandBox>> = BTreeMap::new();
    for (part, one) in joined.into_labeling().into_iter().zip(boxes) {
        found.entry(part).or_default().push(one);
    }
    let mut found: Vec<Vec<BandBox>> = found.into_values().collect();
    found.sort_by_cached_key(|part| least(part));
    found
}
