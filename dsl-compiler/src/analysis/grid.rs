//! The grid of a partition: boxes and cells with every bound replaced by its place among the bounds of its axis.

use smallvec::SmallVec;

use super::space::BandBox;
use crate::model::{Interval, ValueSet};

/// A box that the cells are cut along.
#[derive(Clone, Debug)]
pub(crate) struct Item<T> {
    /// Where; not empty.
    pub(crate) area: BandBox,
    /// Cuts go along the boxes of the lowest stage that still cross the cell.
    pub(crate) stage: u8,
    /// What the visitor knows it by.
    pub(crate) tag: T,
}

/// An item whose every bound is replaced by its place among the bounds of its axis.
pub(crate) struct Placed<T> {
    pub(super) cell: Cell,
    pub(super) stage: u8,
    pub(crate) tag: T,
}

/// One thing for every axis of the space, of one kind of axis.
pub(super) struct PerAxis<A: smallvec::Array>(SmallVec<A>);

impl<A: smallvec::Array<Item: Clone>> Clone for PerAxis<A> {
    fn clone(&self) -> Self {
        Self(self.0.clone())
    }
}

impl<A: smallvec::Array> PerAxis<A> {
    pub(super) fn iter(&self) -> std::slice::Iter<'_, A::Item> {
        self.0.iter()
    }

    /// Of one axis.
    #[expect(
        clippy::indexing_slicing,
        reason = "all cells of a grid have the axes of its space, and an axis is one of them"
    )]
    pub(super) fn of(&self, axis: usize) -> &A::Item {
        &self.0[axis]
    }

    /// The same, to be changed.
    #[expect(clippy::indexing_slicing, reason = "as above")]
    pub(super) fn of_mut(&mut self, axis: usize) -> &mut A::Item {
        &mut self.0[axis]
    }
}

#[derive(Clone)]
pub(super) struct Cell {
    pub(super) sets: PerAxis<[u128; 4]>,
    pub(super) sides: PerAxis<[(u32, u32); 6]>,
}

/// The bounds of every measure.
pub(super) struct Grid(Vec<Vec<u64>>);

impl Grid {
    pub(super) fn new<T>(within: &BandBox, items: &[Item<T>]) -> Self {
        let bounds = |(axis, side): (usize, &Interval)| {
            let sides = items.iter().map(|item| item.area.measure(axis));
            let mut bounds: Vec<u64> =
                std::iter::once(*side).chain(sides).flat_map(|side| [side.lo, side.hi]).collect();
            bounds.sort_unstable();
            bounds.dedup();
            bounds
        };
        Self(within.measures.iter().enumerate().map(bounds).collect())
    }

    pub(super) fn place(&self, area: &BandBox) -> Cell {
        let sides = self.0.iter().zip(&area.measures).map(|(bounds, side)| {
            let at = |value: u64| bounds.partition_point(|b| *b < value) as u32;
            (at(side.lo), at(side.hi))
        });
        Cell { sets: PerAxis(area.choices.iter().map(|set| set.0).collect()), sides: PerAxis(sides.collect()) }
    }

    /// The box that the cell stands for; `None` would be a cell of another grid.
    pub(super) fn area(&self, cell: &Cell) -> Option<BandBox> {
        let measures = self.0.iter().zip(cell.sides.iter()).map(|(bounds, (lo, hi))| {
            Some(Interval { lo: *bounds.get(*lo as usize)?, hi: *bounds.get(*hi as usize)? })
        });
        let measures = measures.collect::<Option<_>>();
        debug_assert!(measures.is_some(), "a cell's sides are places among the bounds");
        Some(BandBox { choices: cell.sets.iter().map(|set| ValueSet(*set)).collect(), measures: measures? })
    }
}

impl<T> Placed<T> {
    pub(super) fn fills(&self, cell: &Cell) -> bool {
        self.cell.sides.iter().zip(cell.sides.iter()).all(|(a, b)| a.0 <= b.0 && b.1 <= a.1)
            && self.cell.sets.iter().zip(cell.sets.iter()).all(|(a, b)| b & !a == 0)
    }

    /// How many bounds of the item lie inside the cell. An item with one fills one side of a cut there and misses the other.
    pub(super) fn crossings(&self, cell: &Cell) -> usize {
        let sides = self.cell.sides.iter().zip(cell.sides.iter());
        sides.map(|(a, b)| usize::from(a.0 > b.0) + usize::from(a.1 < b.1)).sum::<usize>()
            + self.cell.sets.iter().zip(cell.sets.iter()).filter(|(a, b)| *b & !*a != 0).count()
    }
}
