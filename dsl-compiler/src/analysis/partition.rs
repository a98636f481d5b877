//! The engine: a cell is cut along the bounds of the boxes that cross it until none does that matters.
//!
//! This is binary space partition for the box-cover problem (Overmars and Yap, "New upper bounds in Klee's measure problem",
//! 1991, in its simple form). The cut is the bound, of all axes, that leaves the least work by an entropy-like measure: the sum
//! over the two halves of k · log₂ k for the k boxes that still cross a half, straddlers counted in both. Picking it costs
//! O(d · k log k) for a cell that k boxes cross. The number of cells is near linear where boxes hardly meet and exponential in
//! the number of axes at worst (the problem is coNP-complete), so a budget on work ends it.

use smallvec::SmallVec;

use super::space::{BandBox, Space};
use crate::model::{COUNT_LIMIT, Interval, ValueSet};
use crate::work::{Stopped, Work};

/// The usual budget of one check: boxes looked at in cells, all cells together. Some seconds on one core.
pub const WORK: u64 = 20_000_000;

/// Units of work for a leaf that is kept: what is found is merged in the end, which costs more than to look at a box.
const A_KEPT: u64 = 50;

/// A box that the cells are cut along.
#[derive(Clone, Debug)]
pub struct Item {
    /// Where; not empty.
    pub area: BandBox,
    /// Cuts go along the boxes of the lowest stage that still cross the cell.
    pub stage: u8,
}

/// What a visitor wants of the cell that it has entered.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// Cut on, if anything still crosses the cell; else it is a leaf.
    On,
    /// Nothing to be learnt here.
    Skip,
    /// Nothing to be learnt anywhere.
    Stop,
}

/// What is done with the cells.
pub trait Visitor {
    /// What a cell passes on to its two halves.
    type State: Clone;

    /// A cell. `full` are the boxes that contain it and did not contain the cell it was cut from; `crossing` are those that meet
    /// it without containing it, and the visitor takes out those that cannot matter any more.
    fn enter(&mut self, state: &mut Self::State, full: &[u32], crossing: &mut Vec<u32>) -> Step;

    /// A cell that nothing crosses any more; whether it counts as work that it is kept.
    ///
    /// # Errors
    /// [`Stopped`] where more is kept than can be told.
    fn leaf(&mut self, cell: BandBox, state: Self::State) -> Result<bool, Stopped>;
}

type Sides = SmallVec<[(u32, u32); 6]>;
type Sets = SmallVec<[u128; 4]>;

#[derive(Clone)]
struct Cell {
    sets: Sets,
    sides: Sides,
}

struct Frame<S> {
    cell: Cell,
    state: S,
    items: Vec<u32>,
}

enum Cut {
    Measure(usize, u32),
    Choice(usize, u128),
}

/// The boxes with every bound replaced by its place among the bounds of its axis.
struct Grid<'a> {
    items: &'a [Item],
    bounds: Vec<Vec<u64>>,
    cells: Vec<Cell>,
    /// k · log₂ k.
    weight: Vec<f32>,
}

impl<'a> Grid<'a> {
    fn new(within: &BandBox, items: &'a [Item]) -> Self {
        let mut bounds = Vec::with_capacity(within.measures.len());
        for (axis, side) in within.measures.iter().enumerate() {
            let mut of_axis = vec![side.lo, side.hi];
            of_axis.extend(items.iter().flat_map(|item| [item.area.measures[axis].lo, item.area.measures[axis].hi]));
            of_axis.sort_unstable();
            of_axis.dedup();
            bounds.push(of_axis);
        }
        let weight = (0..=items.len()).map(|k| k as f32 * (k.max(1) as f32).log2() + k as f32).collect();
        let mut grid = Self { items, bounds, cells: Vec::new(), weight };
        grid.cells = items.iter().map(|item| grid.place(&item.area)).collect();
        grid
    }

    fn place(&self, area: &BandBox) -> Cell {
        let at = |axis: usize, value: u64| self.bounds[axis].partition_point(|b| *b < value) as u32;
        Cell {
            sets: area.choices.iter().map(|set| set.0).collect(),
            sides: area
                .measures
                .iter()
                .enumerate()
                .map(|(axis, side)| (at(axis, side.lo), at(axis, side.hi)))
                .collect(),
        }
    }

    fn area(&self, cell: &Cell) -> BandBox {
        let value = |axis: usize, at: u32| self.bounds[axis].get(at as usize).copied().unwrap_or(COUNT_LIMIT);
        BandBox {
            choices: cell.sets.iter().map(|set| ValueSet(*set)).collect(),
            measures: (cell.sides.iter().enumerate())
                .map(|(axis, (lo, hi))| Interval { lo: value(axis, *lo), hi: value(axis, *hi) })
                .collect(),
        }
    }

    fn fills(&self, item: u32, cell: &Cell) -> bool {
        let own = &self.cells[item as usize];
        own.sides.iter().zip(&cell.sides).all(|(a, b)| a.0 <= b.0 && b.1 <= a.1)
            && own.sets.iter().zip(&cell.sets).all(|(a, b)| b & !a == 0)
    }

    /// How many bounds of the item lie inside the cell. An item with one fills one side of a cut there and misses the other.
    fn crossings(&self, item: u32, cell: &Cell) -> usize {
        let own = &self.cells[item as usize];
        own.sides.iter().zip(&cell.sides).map(|(a, b)| usize::from(a.0 > b.0) + usize::from(a.1 < b.1)).sum::<usize>()
            + own.sets.iter().zip(&cell.sets).filter(|(a, b)| *b & !*a != 0).count()
    }

    /// The best cut along the bounds of `items`, which all meet the cell. `None` where none of them crosses it.
    fn cut(&self, cell: &Cell, items: &[u32], room: &mut Room) -> Option<Cut> {
        let mut best: Option<(f32, Cut)> = None;
        let better = |best: &Option<(f32, Cut)>, cost: f32| best.as_ref().is_none_or(|(least, _)| cost < *least);
        room.lone.clear();
        room.lone.extend(items.iter().map(|item| self.crossings(*item, cell) == 1));
        for (axis, (from, to)) in cell.sides.iter().copied().enumerate() {
            room.starts.clear();
            room.ends.clear();
            for (item, lone) in items.iter().zip(&room.lone) {
                let (lo, hi) = self.cells[*item as usize].sides[axis];
                // A number sorts faster than a pair.
                if lo > from {
                    room.starts.push(u64::from(lo) << 1 | u64::from(*lone));
                }
                if hi < to {
                    room.ends.push(u64::from(hi) << 1 | u64::from(*lone));
                }
            }
            room.starts.sort_unstable();
            room.ends.sort_unstable();
            let (mut s, mut e) = (0, 0);
            let always = items.len() - room.starts.len();
            while let Some(at) = match (room.starts.get(s), room.ends.get(e)) {
                (Some(a), Some(b)) => Some(a.min(b) >> 1),
                (one, None) | (None, one) => one.map(|one| one >> 1),
            } {
                let mut left = always + s;
                let mut filled = 0;
                while let Some(end) = room.ends.get(e).filter(|end| **end >> 1 == at) {
                    e += 1;
                    left -= (end & 1) as usize;
                }
                while let Some(start) = room.starts.get(s).filter(|start| **start >> 1 == at) {
                    s += 1;
                    filled += (start & 1) as usize;
                }
                let cost = self.weight[left] + self.weight[items.len() - e - filled];
                if better(&best, cost) {
                    best = Some((cost, Cut::Measure(axis, at as u32)));
                }
            }
        }
        for (axis, values) in cell.sets.iter().copied().enumerate() {
            room.sets.clear();
            room.sets.extend(items.iter().map(|item| self.cells[*item as usize].sets[axis] & values));
            room.sets.sort_unstable();
            let mut kinds: SmallVec<[(usize, u128); 16]> = SmallVec::new();
            for set in &room.sets {
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
                let cost = self.weight[inside] + self.weight[outside];
                if better(&best, cost) {
                    best = Some((cost, Cut::Choice(axis, set)));
                }
            }
        }
        best.map(|(_, cut)| cut)
    }

    /// The part of the cell on either side of the cut, lower side first, with the items that meet it.
    fn halves(&self, cell: Cell, items: &[u32], cut: &Cut) -> [(Cell, Vec<u32>); 2] {
        let mut upper = cell.clone();
        let mut lower = cell;
        match *cut {
            Cut::Measure(axis, at) => {
                lower.sides[axis].1 = at;
                upper.sides[axis].0 = at;
                let side = |item: &u32| self.cells[*item as usize].sides[axis];
                let below = items.iter().copied().filter(|item| side(item).0 < at).collect();
                let above = items.iter().copied().filter(|item| side(item).1 > at).collect();
                [(lower, below), (upper, above)]
            }
            Cut::Choice(axis, set) => {
                let rest = lower.sets[axis] & !set;
                lower.sets[axis] = set;
                upper.sets[axis] = rest;
                let with = |part: u128| {
                    items.iter().copied().filter(|item| self.cells[*item as usize].sets[axis] & part != 0).collect()
                };
                let (inside, outside) = (with(set), with(rest));
                [(lower, inside), (upper, outside)]
            }
        }
    }
}

#[derive(Default)]
struct Room {
    /// A place among the bounds twice, and one more where the item's only crossing is there.
    starts: Vec<u64>,
    ends: Vec<u64>,
    lone: Vec<bool>,
    sets: Vec<u128>,
}

/// Cuts `within` along the `items` and shows the visitor every cell on the way. Cells come in a fixed order; leaves are disjoint.
///
/// # Errors
/// [`Stopped`] when the work is, of which a unit is an item looked at, and where the visitor is.
pub fn split<V: Visitor>(
    within: &BandBox,
    items: &[Item],
    start: V::State,
    work: &Work,
    visitor: &mut V,
) -> Result<(), Stopped> {
    if within.is_empty() {
        return Ok(());
    }
    let grid = Grid::new(within, items);
    let all = (0..items.len() as u32).filter(|item| items[*item as usize].area.meets(within)).collect();
    let mut open = vec![Frame { cell: grid.place(within), state: start, items: all }];
    let mut room = Room::default();
    let mut full = Vec::new();
    while let Some(Frame { cell, mut state, items: mut crossing }) = open.pop() {
        work.spend(1 + crossing.len() as u64)?;
        full.clear();
        crossing.retain(|item| {
            let fills = grid.fills(*item, &cell);
            if fills {
                full.push(*item);
            }
            !fills
        });
        match visitor.enter(&mut state, &full, &mut crossing) {
            Step::On => {}
            Step::Skip => continue,
            Step::Stop => return Ok(()),
        }
        let Some(stage) = crossing.iter().map(|item| grid.items[*item as usize].stage).min() else {
            if visitor.leaf(grid.area(&cell), state)? {
                work.spend(A_KEPT)?;
            }
            continue;
        };
        let staged: Vec<u32>;
        let guide = if crossing.iter().all(|item| grid.items[*item as usize].stage == stage) {
            &crossing
        } else {
            staged = crossing.iter().copied().filter(|item| grid.items[*item as usize].stage == stage).collect();
            &staged
        };
        // A crossing item has a bound inside the cell, so there is always a cut.
        let Some(cut) = grid.cut(&cell, guide, &mut room) else { continue };
        let [lower, upper] = grid.halves(cell, &crossing, &cut);
        open.push(Frame { cell: upper.0, state: state.clone(), items: upper.1 });
        open.push(Frame { cell: lower.0, state, items: lower.1 });
    }
    Ok(())
}

/// The leaves that at least one item covers.
struct Union(Vec<BandBox>);

impl Visitor for Union {
    type State = bool;

    fn enter(&mut self, state: &mut bool, full: &[u32], crossing: &mut Vec<u32>) -> Step {
        if !full.is_empty() {
            *state = true;
            crossing.clear();
        }
        if !*state && crossing.is_empty() { Step::Skip } else { Step::On }
    }

    fn leaf(&mut self, cell: BandBox, _: bool) -> Result<bool, Stopped> {
        self.0.push(cell);
        Ok(true)
    }
}

/// Disjoint boxes that cover exactly what `boxes` cover.
///
/// # Errors
/// [`Stopped`] when the work is.
pub fn union(space: &Space, boxes: Vec<BandBox>, work: &Work) -> Result<Vec<BandBox>, Stopped> {
    if boxes.len() <= 1 {
        return Ok(boxes);
    }
    let items: Vec<Item> = boxes.into_iter().map(|area| Item { area, stage: 0 }).collect();
    let mut found = Union(Vec::new());
    split(&space.whole(), &items, false, work, &mut found)?;
    Ok(found.0)
}

/// The least part of `within` that no item covers, if any: whatever leaf comes first.
struct Hole(Option<BandBox>);

impl Visitor for Hole {
    type State = ();

    fn enter(&mut self, (): &mut (), full: &[u32], _: &mut Vec<u32>) -> Step {
        match (&self.0, full.is_empty()) {
            (Some(_), _) => Step::Stop,
            (None, true) => Step::On,
            (None, false) => Step::Skip,
        }
    }

    fn leaf(&mut self, cell: BandBox, (): ()) -> Result<bool, Stopped> {
        self.0 = Some(cell);
        Ok(false)
    }
}

/// A part of `within` that none of the boxes covers; `None` where they cover it all.
///
/// # Errors
/// [`Stopped`] when the work is.
pub fn hole(
    within: &BandBox,
    boxes: impl IntoIterator<Item = BandBox>,
    work: &Work,
) -> Result<Option<BandBox>, Stopped> {
    let items: Vec<Item> = boxes.into_iter().map(|area| Item { area, stage: 0 }).collect();
    let mut found = Hole(None);
    split(within, &items, (), work, &mut found)?;
    Ok(found.0)
}
