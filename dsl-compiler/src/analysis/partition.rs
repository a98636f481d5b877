//! The engine: a cell is cut along the bounds of the boxes that cross it until none does that matters.
//!
//! This is binary space partition for the box-cover problem (Overmars and Yap, "New upper bounds in Klee's measure problem",
//! 1991, in its simple form). The number of cells is near linear where boxes hardly meet and exponential in the number of axes at
//! worst (the problem is coNP-complete), so a budget on work ends it.

use super::cut::{Cutter, halves};
use super::grid::{Cell, Grid};
pub(crate) use super::grid::{Item, Placed};
use super::space::{BandBox, Space};
use crate::work::{Stopped, Work};

/// The usual budget of one check: boxes looked at in cells, all cells together. Some seconds on one core.
pub(crate) const WORK: u64 = 20_000_000;

/// Units of work for a leaf that is kept: what is found is merged in the end, which costs more than to look at a box.
const A_KEPT: u64 = 50;

/// What a visitor wants of the cell that it has entered.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub(crate) enum Step {
    /// Cut on, if anything still crosses the cell; else it is a leaf.
    On,
    /// Nothing to be learnt here.
    Skip,
    /// Nothing to be learnt anywhere.
    Stop,
}

/// What is done with the cells.
pub(crate) trait Visitor {
    /// What it knows an item by.
    type Tag;
    /// What a cell passes on to its two halves.
    type State: Clone;

    /// A cell. `full` are the boxes that contain it and did not contain the cell it was cut from; `crossing` are those that meet
    /// it without containing it, and the visitor takes out those that cannot matter any more.
    fn enter(
        &mut self,
        state: &mut Self::State,
        full: &[&Placed<Self::Tag>],
        crossing: &mut Vec<&Placed<Self::Tag>>,
    ) -> Step;

    /// A cell that nothing crosses any more; whether it counts as work that it is kept.
    ///
    /// # Errors
    /// [`Stopped`] where more is kept than can be told.
    fn leaf(&mut self, cell: BandBox, state: Self::State) -> Result<bool, Stopped>;
}

struct Frame<'p, S, T> {
    cell: Cell,
    state: S,
    items: Vec<&'p Placed<T>>,
}

/// Cuts `within` along the `items` and shows the visitor every cell on the way. Cells come in a fixed order; leaves are disjoint.
///
/// # Errors
/// [`Stopped`] when the work is, of which a unit is an item looked at, and where the visitor is.
pub(crate) fn split<V: Visitor>(
    within: &BandBox,
    mut items: Vec<Item<V::Tag>>,
    start: V::State,
    work: &Work,
    visitor: &mut V,
) -> Result<(), Stopped> {
    if within.is_empty() {
        return Ok(());
    }
    items.retain(|item| item.area.meets(within));
    let grid = Grid::new(within, &items);
    let place = |item: Item<V::Tag>| Placed { cell: grid.place(&item.area), stage: item.stage, tag: item.tag };
    let placed: Vec<Placed<V::Tag>> = items.into_iter().map(place).collect();
    let mut cutter = Cutter::new(placed.len());
    let mut open = vec![Frame { cell: grid.place(within), state: start, items: placed.iter().collect() }];
    let mut full = Vec::new();
    while let Some(Frame { cell, mut state, items: mut crossing }) = open.pop() {
        work.spend(1 + crossing.len() as u64)?;
        full.clear();
        crossing.retain(|item| {
            let fills = item.fills(&cell);
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
        let Some(stage) = crossing.iter().map(|item| item.stage).min() else {
            if visitor.leaf(grid.area(&cell).ok_or(Stopped)?, state)? {
                work.spend(A_KEPT)?;
            }
            continue;
        };
        let staged: Vec<&Placed<V::Tag>>;
        let guide = if crossing.iter().all(|item| item.stage == stage) {
            &crossing
        } else {
            staged = crossing.iter().copied().filter(|item| item.stage == stage).collect();
            &staged
        };
        let cut = cutter.cut(&cell, guide);
        debug_assert!(cut.is_some(), "an item that crosses a cell has a bound inside it");
        let [lower, upper] = halves(cell, &crossing, &cut.ok_or(Stopped)?);
        open.push(Frame { cell: upper.0, state: state.clone(), items: upper.1 });
        open.push(Frame { cell: lower.0, state, items: lower.1 });
    }
    Ok(())
}

/// The leaves that at least one item covers.
struct Union(Vec<BandBox>);

impl Visitor for Union {
    type Tag = ();
    type State = bool;

    fn enter(&mut self, state: &mut bool, full: &[&Placed<()>], crossing: &mut Vec<&Placed<()>>) -> Step {
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
pub(crate) fn union(space: &Space, boxes: Vec<BandBox>, work: &Work) -> Result<Vec<BandBox>, Stopped> {
    if boxes.len() <= 1 {
        return Ok(boxes);
    }
    let items = boxes.into_iter().map(|area| Item { area, stage: 0, tag: () }).collect();
    let mut found = Union(Vec::new());
    split(&space.whole(), items, false, work, &mut found)?;
    Ok(found.0)
}

/// The least part of `within` that no item covers, if any: whatever leaf comes first.
struct Hole(Option<BandBox>);

impl Visitor for Hole {
    type Tag = ();
    type State = ();

    fn enter(&mut self, (): &mut (), full: &[&Placed<()>], _: &mut Vec<&Placed<()>>) -> Step {
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
pub(crate) fn hole(
    within: &BandBox,
    boxes: impl IntoIterator<Item = BandBox>,
    work: &Work,
) -> Result<Option<BandBox>, Stopped> {
    let items = boxes.into_iter().map(|area| Item { area, stage: 0, tag: () }).collect();
    let mut found = Hole(None);
    split(within, items, (), work, &mut found)?;
    Ok(found.0)
}
