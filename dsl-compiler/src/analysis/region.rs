//! Regions: many small boxes turned into few that a reader can take in.

use std::cmp::Ordering;

use super::index::Index;
use super::space::{BandBox, Point};
use crate::model::{COUNT_LIMIT, Interval, ValueSet};
use crate::work::{Stopped, Work};

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
        keyed.sort_unstable();
        // Rows with one hash are nearly always alike on the other axes; where they are not, the full order keeps them apart.
        for run in keyed.chunk_by_mut(|a, b| a.0 == b.0) {
            if run.windows(2).any(|pair| self.order_beside(pair[0].2, pair[1].2, axis) != Ordering::Equal) {
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
/// more than some million steps or the work stops, the region is returned as disjoint boxes, merged.
#[must_use]
pub fn maximal(boxes: Vec<BandBox>, work: &Work) -> Vec<BandBox> {
    let boxes = merge(boxes);
    if boxes.len() <= 1 || boxes.len() > MAXIMAL_UP_TO {
        return boxes;
    }
    grow_all(&boxes, &work.part(STEPS)).unwrap_or(boxes)
}

/// Boxes looked at, in one region.
const STEPS: u64 = 2_000_000;

/// [`maximal`], within the work.
fn grow_all(boxes: &[BandBox], work: &Work) -> Result<Vec<BandBox>, Stopped> {
    let compressed = Compressed::of(boxes)?;
    let mut left = boxes.to_vec();
    let mut found: Vec<BandBox> = Vec::new();
    while let Some(seed) = least(&left) {
        let grown = compressed.grow(&seed, work)?;
        work.spend(left.len() as u64)?;
        let mut cut = Vec::new();
        left.retain(|piece| {
            let meets = piece.meets(&grown);
            if meets {
                piece.subtract(&grown, &mut cut);
            }
            !meets
        });
        left.append(&mut cut);
        found.push(grown);
    }
    found.sort_unstable();
    Ok(found)
}

/// A region's disjoint boxes, every bound of a measure replaced by its place among those of its axis.
///
/// The places cut the region into cells. Since the boxes are disjoint, a box of cells lies in the region just where its cells are as
/// many as those that it has in common with the boxes, one by one: to count them is d steps a box, where taking all boxes away from
/// it may leave very many pieces.
struct Compressed<'a> {
    boxes: &'a [BandBox],
    bounds: Vec<Vec<u64>>,
    /// For each box, its sides.
    sides: Vec<Vec<(usize, usize)>>,
    /// Whether the boxes have different values of a choice.
    varied: Vec<bool>,
}

/// A box of cells that grows.
struct CellBox {
    choices: Vec<ValueSet>,
    sides: Vec<(usize, usize)>,
}

impl<'a> Compressed<'a> {
    /// [`Stopped`] where the cells could be more than can be counted.
    fn of(boxes: &'a [BandBox]) -> Result<Self, Stopped> {
        let first = boxes.first().ok_or(Stopped)?;
        let bounds = |axis: usize| {
            let mut bounds: Vec<u64> =
                boxes.iter().flat_map(|one| [one.measures[axis].lo, one.measures[axis].hi]).collect();
            bounds.sort_unstable();
            bounds.dedup();
            bounds
        };
        let bounds: Vec<Vec<u64>> = (0..first.measures.len()).map(bounds).collect();
        let place = |axis: usize, value: u64| bounds[axis].partition_point(|bound| *bound < value);
        let side = |(axis, side): (usize, &Interval)| (place(axis, side.lo), place(axis, side.hi));
        let sides = boxes.iter().map(|one| one.measures.iter().enumerate().map(side).collect()).collect();
        let varied = |axis: usize| boxes.iter().any(|one| one.choices[axis] != first.choices[axis]);
        let varied: Vec<bool> = (0..first.choices.len()).map(varied).collect();
        let widths = bounds.iter().map(|bounds| bounds.len() as u128);
        let mut widths = widths.chain(varied.iter().map(|varied| if *varied { 128 } else { 1 }));
        widths.try_fold(1_u128, u128::checked_mul).ok_or(Stopped)?;
        Ok(Self { boxes, bounds, sides, varied })
    }

    fn values(&self, axis: usize, set: ValueSet) -> u128 {
        if self.varied[axis] { u128::from(set.0.count_ones()) } else { u128::from(!set.is_empty()) }
    }

    /// How many cells the grown's cross-section has, seen along an axis: choices first, then measures.
    fn section(&self, grown: &CellBox, along: usize) -> u128 {
        let choices = grown.choices.iter().enumerate().filter(|(axis, _)| *axis != along);
        let sides = grown.sides.iter().enumerate().filter(|(axis, _)| axis + grown.choices.len() != along);
        let choices = choices.map(|(axis, set)| self.values(axis, *set));
        choices.chain(sides.map(|(_, (lo, hi))| (hi - lo) as u128)).product()
    }

    /// The same of what the cross-section has in common with a box.
    fn common(&self, grown: &CellBox, at: usize, along: usize) -> u128 {
        let meet = |(own, other): (&(usize, usize), &(usize, usize))| (own.0.max(other.0), own.1.min(other.1));
        let sides = grown.sides.iter().zip(&self.sides[at]).map(meet).enumerate();
        let mut cells = 1;
        for (_, (lo, hi)) in sides.filter(|(axis, _)| axis + grown.choices.len() != along) {
            if lo >= hi {
                return 0;
            }
            cells *= (hi - lo) as u128;
        }
        let sets = grown.choices.iter().zip(&self.boxes[at].choices).map(|(own, other)| own.meet(*other)).enumerate();
        cells * sets.filter(|(axis, _)| *axis != along).map(|(axis, set)| self.values(axis, set)).product::<u128>()
    }

    /// The point, grown along one axis after another as far as the line of boxes through it stays inside the region. A box once
    /// grown along an axis cannot grow along it again: its cross-section has only become larger.
    fn grow(&self, seed: &Point, work: &Work) -> Result<BandBox, Stopped> {
        let place = |(axis, value): (usize, &u64)| {
            let at = self.bounds[axis].partition_point(|bound| bound < value);
            (at, at + 1)
        };
        let mut grown = CellBox {
            choices: seed.choices.iter().map(|value| ValueSet::one(*value)).collect(),
            sides: seed.measures.iter().enumerate().map(place).collect(),
        };
        for along in 0..grown.choices.len() + grown.sides.len() {
            work.spend(self.boxes.len() as u64)?;
            let whole = self.section(&grown, along);
            let common = (0..self.boxes.len()).map(|at| (at, self.common(&grown, at, along)));
            match along.checked_sub(grown.choices.len()) {
                None => {
                    let mut cells = [0_u128; 128];
                    for (at, common) in common.filter(|(_, common)| *common > 0) {
                        let set = self.boxes[at].choices[along];
                        (0..128).filter(|value| set.has(*value)).for_each(|value| cells[value] += common);
                    }
                    let inside = (0..128).filter(|value| cells[*value] == whole);
                    grown.choices[along] = ValueSet(inside.fold(0, |set, value| set | 1 << value));
                }
                Some(axis) => {
                    let (mut begin, mut end) =
                        (vec![0_u128; self.bounds[axis].len()], vec![0_u128; self.bounds[axis].len()]);
                    for (at, common) in common {
                        let (lo, hi) = self.sides[at][axis];
                        begin[lo] += common;
                        end[hi] += common;
                    }
                    let inside = begin.iter().zip(&end).scan(0, |cells, (begin, end)| {
                        *cells = *cells + begin - end;
                        Some(*cells == whole)
                    });
                    let inside: Vec<bool> = inside.collect();
                    let (mut lo, mut hi) = grown.sides[axis];
                    while lo > 0 && inside[lo - 1] {
                        lo -= 1;
                    }
                    while inside.get(hi) == Some(&true) {
                        hi += 1;
                    }
                    grown.sides[axis] = (lo, hi);
                }
            }
        }
        let value = |axis: usize, at: usize| self.bounds[axis].get(at).copied().unwrap_or(COUNT_LIMIT);
        let side = |(axis, (lo, hi)): (usize, &(usize, usize))| Interval { lo: value(axis, *lo), hi: value(axis, *hi) };
        Ok(BandBox { measures: grown.sides.iter().enumerate().map(side).collect(), choices: grown.choices })
    }
}
