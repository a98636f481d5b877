//! A region as maximal boxes.

use super::region::{least, merge};
use super::space::{BandBox, Point};
use crate::model::{Interval, ValueSet};
use crate::work::{Stopped, Work};

/// Regions of more disjoint boxes than this are merged, but not grown to maximal boxes.
const MAXIMAL_UP_TO: usize = 300;

/// A region as maximal boxes: none of them can be made larger in any axis without leaving the region, and together they cover it.
///
/// From the least point that no box found so far covers, a box grows as far as it can, choices first, then measures, each in order;
/// so the answer depends on the region alone. `boxes` must be disjoint. Past [`MAXIMAL_UP_TO`] boxes, and where growing would take
/// more than some million steps or the work stops, the region is returned as disjoint boxes, merged.
#[must_use]
pub(crate) fn maximal(boxes: Vec<BandBox>, work: &Work) -> Vec<BandBox> {
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
    let compressed = Compressed::new(boxes)?;
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
    boxes: Vec<Placed<'a>>,
    choices: Vec<Choice>,
    measures: Vec<Measure>,
}

/// A box, and its sides as places among the bounds.
struct Placed<'a> {
    area: &'a BandBox,
    sides: Vec<(usize, usize)>,
}

/// What the cells are along a choice: each value one where the boxes have different values of it, else all of them one together.
struct Choice {
    is_varied: bool,
}

impl Choice {
    fn cells(&self, set: ValueSet) -> u128 {
        if self.is_varied { u128::from(set.0.count_ones()) } else { u128::from(!set.is_empty()) }
    }
}

/// The bounds of a measure, in order.
struct Measure(Vec<u64>);

impl Measure {
    fn place(&self, value: u64) -> usize {
        self.0.partition_point(|bound| *bound < value)
    }

    /// The counts between two places; [`Stopped`] would be a place of another measure.
    fn side(&self, (lo, hi): (usize, usize)) -> Result<Interval, Stopped> {
        let side = self.0.get(lo).zip(self.0.get(hi)).map(|(lo, hi)| Interval { lo: *lo, hi: *hi });
        debug_assert!(side.is_some(), "places {lo} and {hi} among the bounds");
        side.ok_or(Stopped)
    }
}

/// A box of cells that grows.
struct CellBox {
    choices: Vec<ValueSet>,
    sides: Vec<(usize, usize)>,
}

/// All but one axis, with what `axes` has of them.
fn beside<T>(axes: impl Iterator<Item = T>, axis: Option<usize>) -> impl Iterator<Item = T> {
    axes.enumerate().filter(move |(at, _)| Some(*at) != axis).map(|(_, one)| one)
}

/// An axis that a box grows along.
#[derive(Copy, Clone)]
enum Along {
    Choice(usize),
    Measure(usize),
}

impl Along {
    fn choice(self) -> Option<usize> {
        if let Self::Choice(axis) = self { Some(axis) } else { None }
    }

    fn measure(self) -> Option<usize> {
        if let Self::Measure(axis) = self { Some(axis) } else { None }
    }
}

impl<'a> Compressed<'a> {
    /// [`Stopped`] where the cells could be more than can be counted.
    fn new(boxes: &'a [BandBox]) -> Result<Self, Stopped> {
        let first = boxes.first().ok_or(Stopped)?;
        let measure = |axis: usize| {
            let sides = boxes.iter().map(|one| one.measure(axis));
            let mut bounds: Vec<u64> = sides.flat_map(|side| [side.lo, side.hi]).collect();
            bounds.sort_unstable();
            bounds.dedup();
            Measure(bounds)
        };
        let measures: Vec<Measure> = (0..first.measures.len()).map(measure).collect();
        let varied = |(axis, values): (usize, &ValueSet)| boxes.iter().any(|one| one.choice(axis) != *values);
        let choices = first.choices.iter().enumerate().map(|choice| Choice { is_varied: varied(choice) });
        let choices: Vec<Choice> = choices.collect();
        let widths = measures.iter().map(|measure| measure.0.len() as u128);
        let mut widths = widths.chain(choices.iter().map(|choice| if choice.is_varied { 128 } else { 1 }));
        widths.try_fold(1_u128, u128::checked_mul).ok_or(Stopped)?;
        let placed = |area: &'a BandBox| {
            let sides = measures.iter().zip(&area.measures);
            Placed { area, sides: sides.map(|(axis, side)| (axis.place(side.lo), axis.place(side.hi))).collect() }
        };
        Ok(Self { boxes: boxes.iter().map(placed).collect(), choices, measures })
    }

    /// How many cells the grown's cross-section has, seen along an axis.
    fn section(&self, grown: &CellBox, along: Along) -> u128 {
        let choices = beside(self.choices.iter().zip(&grown.choices), along.choice());
        let choices = choices.map(|(choice, set)| choice.cells(*set));
        let sides = beside(grown.sides.iter(), along.measure()).map(|(lo, hi)| (hi - lo) as u128);
        choices.chain(sides).product()
    }

    /// The same of what the cross-section has in common with a box.
    fn common(&self, grown: &CellBox, one: &Placed<'_>, along: Along) -> u128 {
        let mut cells = 1;
        for (own, other) in beside(grown.sides.iter().zip(&one.sides), along.measure()) {
            let (lo, hi) = (own.0.max(other.0), own.1.min(other.1));
            if lo >= hi {
                return 0;
            }
            cells *= (hi - lo) as u128;
        }
        let sets = self.choices.iter().zip(grown.choices.iter().zip(&one.area.choices));
        let sets = beside(sets, along.choice()).map(|(choice, (own, other))| choice.cells(own.meet(*other)));
        cells * sets.product::<u128>()
    }

    /// The point, grown along one axis after another, choices first, as far as the line of boxes through it stays inside the region. A
    /// box once grown along an axis cannot grow along it again: its cross-section has only become larger.
    fn grow(&self, seed: &Point, work: &Work) -> Result<BandBox, Stopped> {
        let sides = self.measures.iter().zip(&seed.measures).map(|(measure, value)| measure.place(*value));
        let mut grown = CellBox {
            choices: seed.choices.iter().map(|value| ValueSet::one(*value)).collect(),
            sides: sides.map(|at| (at, at + 1)).collect(),
        };
        for axis in 0..self.choices.len() {
            work.spend(self.boxes.len() as u64)?;
            let set = self.grown_choice(&grown, axis);
            *grown.choices.get_mut(axis).ok_or(Stopped)? = set;
        }
        for (axis, measure) in self.measures.iter().enumerate() {
            work.spend(self.boxes.len() as u64)?;
            let side = self.grown_side(&grown, axis, measure)?;
            *grown.sides.get_mut(axis).ok_or(Stopped)? = side;
        }
        let measures = self.measures.iter().zip(&grown.sides).map(|(measure, side)| measure.side(*side));
        Ok(BandBox { measures: measures.collect::<Result<_, _>>()?, choices: grown.choices })
    }

    /// The values of a choice for which the whole cross-section lies in the region.
    fn grown_choice(&self, grown: &CellBox, axis: usize) -> ValueSet {
        let along = Along::Choice(axis);
        let whole = self.section(grown, along);
        let mut cells = [0_u128; 128];
        for one in &self.boxes {
            let common = self.common(grown, one, along);
            let set = one.area.choice(axis);
            if common > 0 {
                let of_set = cells.iter_mut().enumerate().filter(|(value, _)| set.has(*value));
                of_set.for_each(|(_, cells)| *cells += common);
            }
        }
        let inside = cells.iter().enumerate().filter(|(_, cells)| **cells == whole);
        ValueSet(inside.fold(0, |set, (value, _)| set | 1 << value))
    }

    /// The stretch of a measure about where the box is, for which the whole cross-section lies in the region.
    fn grown_side(&self, grown: &CellBox, axis: usize, measure: &Measure) -> Result<(usize, usize), Stopped> {
        let along = Along::Measure(axis);
        let whole = self.section(grown, along);
        // What the boxes that begin at each bound add, and what those that end there take away.
        let mut changes = vec![(0_u128, 0_u128); measure.0.len()];
        for one in &self.boxes {
            let common = self.common(grown, one, along);
            let (lo, hi) = *one.sides.get(axis).ok_or(Stopped)?;
            changes.get_mut(lo).ok_or(Stopped)?.0 += common;
            changes.get_mut(hi).ok_or(Stopped)?.1 += common;
        }
        let inside = changes.iter().scan(0, |cells, (begin, end)| {
            *cells = *cells + begin - end;
            Some(*cells == whole)
        });
        let inside: Vec<bool> = inside.collect();
        let (mut lo, mut hi) = *grown.sides.get(axis).ok_or(Stopped)?;
        while lo > 0 && inside.get(lo - 1) == Some(&true) {
            lo -= 1;
        }
        while inside.get(hi) == Some(&true) {
            hi += 1;
        }
        Ok((lo, hi))
    }
}
