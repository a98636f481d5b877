//! Where a cell is cut: along the bound, of all axes, that leaves the least work.
//!
//! That is by an entropy-like measure: the sum over the two halves of k · log₂ k for the k boxes that still cross a half, straddlers
//! counted in both. Picking it costs O(d · k log k) for a cell that k boxes cross.

use smallvec::SmallVec;

use super::grid::{Cell, Placed};

/// A cut: the axis, and where; a half has the counts below, or the values in the set.
pub(super) enum Cut {
    Measure(usize, u32),
    Choice(usize, u128),
}

/// k · log₂ k, plus k, for all k up to the number of items.
struct Weights(Vec<f32>);

impl Weights {
    fn up_to(items: usize) -> Self {
        Self((0..=items).map(|k| k as f32 * (k.max(1) as f32).log2() + k as f32).collect())
    }

    #[expect(clippy::indexing_slicing, reason = "a half is crossed by some of the items, so by no more than there are")]
    fn of(&self, crossing: usize) -> f32 {
        self.0[crossing]
    }
}

/// The search for cuts.
pub(super) struct Cutter {
    weights: Weights,
    buffers: Buffers,
}

impl Cutter {
    /// For so many items.
    pub(super) fn new(items: usize) -> Self {
        Self { weights: Weights::up_to(items), buffers: Buffers::default() }
    }

    /// The best cut along the bounds of `items`, which all meet the cell. `None` where none of them crosses it.
    pub(super) fn cut<T>(&mut self, cell: &Cell, items: &[&Placed<T>]) -> Option<Cut> {
        let buffers = &mut self.buffers;
        let mut best: Option<(f32, Cut)> = None;
        let better = |best: &Option<(f32, Cut)>, cost: f32| best.as_ref().is_none_or(|(least, _)| cost < *least);
        buffers.lone.clear();
        buffers.lone.extend(items.iter().map(|item| item.crossings(cell) == 1));
        for (axis, (from, to)) in cell.sides.iter().copied().enumerate() {
            buffers.starts.clear();
            buffers.ends.clear();
            for (item, lone) in items.iter().zip(&buffers.lone) {
                let (lo, hi) = *item.cell.sides.of(axis);
                // A number sorts faster than a pair.
                if lo > from {
                    buffers.starts.push(u64::from(lo) << 1 | u64::from(*lone));
                }
                if hi < to {
                    buffers.ends.push(u64::from(hi) << 1 | u64::from(*lone));
                }
            }
            buffers.starts.sort_unstable();
            buffers.ends.sort_unstable();
            let (mut s, mut e) = (0, 0);
            let always = items.len() - buffers.starts.len();
            while let Some(at) = match (buffers.starts.get(s), buffers.ends.get(e)) {
                (Some(a), Some(b)) => Some(a.min(b) >> 1),
                (one, None) | (None, one) => one.map(|one| one >> 1),
            } {
                let mut left = always + s;
                let mut filled = 0;
                while let Some(end) = buffers.ends.get(e).filter(|end| **end >> 1 == at) {
                    e += 1;
                    left -= (end & 1) as usize;
                }
                while let Some(start) = buffers.starts.get(s).filter(|start| **start >> 1 == at) {
                    s += 1;
                    filled += (start & 1) as usize;
                }
                let cost = self.weights.of(left) + self.weights.of(items.len() - e - filled);
                if better(&best, cost) {
                    best = Some((cost, Cut::Measure(axis, at as u32)));
                }
            }
        }
        for (axis, values) in cell.sets.iter().copied().enumerate() {
            buffers.sets.clear();
            buffers.sets.extend(items.iter().map(|item| item.cell.sets.of(axis) & values));
            buffers.sets.sort_unstable();
            let mut kinds: SmallVec<[(usize, u128); 16]> = SmallVec::new();
            for set in &buffers.sets {
                match kinds.last_mut() {
                    Some((count, last)) if last == set => *count += 1,
                    _ => kinds.push((1, *set)),
                }
            }
            let mut tried: SmallVec<[(usize, u128); 16]> =
                kinds.iter().copied().filter(|(_, set)| *set != values).collect();
            tried.sort_unstable_by_key(|(count, set)| (std::cmp::Reverse(*count), *set));
            tried.truncate(16);
            for (_, set) in tried {
                let (mut inside, mut outside) = (0, 0);
                for (count, other) in &kinds {
                    inside += if other & set == 0 { 0 } else { *count };
                    outside += if other & !set == 0 { 0 } else { *count };
                }
                let cost = self.weights.of(inside) + self.weights.of(outside);
                if better(&best, cost) {
                    best = Some((cost, Cut::Choice(axis, set)));
                }
            }
        }
        best.map(|(_, cut)| cut)
    }
}

/// The part of the cell on either side of the cut, lower side first, with the items that meet it.
pub(super) fn halves<'p, T>(cell: Cell, items: &[&'p Placed<T>], cut: &Cut) -> [(Cell, Vec<&'p Placed<T>>); 2] {
    let mut upper = cell.clone();
    let mut lower = cell;
    match *cut {
        Cut::Measure(axis, at) => {
            lower.sides.of_mut(axis).1 = at;
            upper.sides.of_mut(axis).0 = at;
            let below = items.iter().copied().filter(|item| item.cell.sides.of(axis).0 < at).collect();
            let above = items.iter().copied().filter(|item| item.cell.sides.of(axis).1 > at).collect();
            [(lower, below), (upper, above)]
        }
        Cut::Choice(axis, set) => {
            let rest = lower.sets.of(axis) & !set;
            *lower.sets.of_mut(axis) = set;
            *upper.sets.of_mut(axis) = rest;
            let with = |part: u128| items.iter().copied().filter(|item| item.cell.sets.of(axis) & part != 0).collect();
            let (inside, outside) = (with(set), with(rest));
            [(lower, inside), (upper, outside)]
        }
    }
}

/// Lists that a search for a cut fills, kept from one to the next.
#[derive(Default)]
struct Buffers {
    /// A place among the bounds twice, and one more where the item's only crossing is there.
    starts: Vec<u64>,
    ends: Vec<u64>,
    lone: Vec<bool>,
    sets: Vec<u128>,
}
