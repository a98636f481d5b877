//! The checks of one block, put together. The definitions are those of the language page, section "What a `bands` block means".

use super::partition::WORK;
use super::region::{maximal, merge, parts};
use super::space::{BandBox, Gives, NormalBlock, Point, Space};
use super::{masked, monotone, overlap, redundancy};
use crate::work::{Stopped, Work};

/// Findings of one kind past this number are counted, not shown.
pub const CAP: usize = 1000;

/// Regions of more pieces than this are not searched for connected parts.
const PIECES: usize = 50_000;

/// Units of work for a piece of a region that is merged.
const A_PIECE: u64 = 10;

/// What a finding says.
#[derive(Copy, Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum FindingKind {
    /// Two boxes with different outcomes meet and name the same axes.
    Collision,
    /// Two boxes with different outcomes meet, and one names an axis that the other does not.
    Crossing,
    /// An uncovered point above one than whose answer the `otherwise` is milder, in its mildest or in its strictest outcome; without
    /// `otherwise`, any uncovered point.
    Gap,
    /// A hole in what the boxes bounding one measure alone take in, covered only by boxes that do not bound it.
    MaskedGap {
        /// The measure, by position in the space.
        measure: usize,
    },
    /// A covered point whose answer is milder than that of one below it, in its mildest or in its strictest outcome.
    Inversion,
    /// A box all over which stricter boxes prevail: nothing that it gives is ever part of the answer.
    Dead,
    /// An `otherwise` that nothing is left for.
    DeadOtherwise,
    /// A box of any but the mildest outcome, without which other boxes decide its every point the same.
    Redundant,
    /// A box that bounds a measure and gives, or may give, zero of everything more than the mildest outcome.
    Origin,
}

/// One finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// What it says.
    pub kind: FindingKind,
    /// The least point of the region.
    pub witness: Point,
    /// All points that it holds for: maximal boxes, or disjoint merged ones where there are very many.
    pub region: Vec<BandBox>,
    /// The boxes that a message names, by position in the block.
    ///
    /// - `Collision`, `Crossing`: the two that meet at the witness, in the order of their clauses.
    /// - `Gap`: the box below it (the strictest outcome, then the nearest), where there is one; then the box just above, where there is one.
    /// - `MaskedGap`: likewise, among the boxes that bound the measure alone; then those that take the witness in, none of which
    ///   bounds the measure.
    /// - `Inversion`: the box that decides the witness; the strictest box below it, the nearest of them.
    /// - `Dead`, `Redundant`: the box; then boxes that prevail or decide the same all over it, none of which can be spared if they
    ///   are few.
    /// - `Origin`: the box.
    pub boxes: Vec<usize>,
    /// `Gap`, `Inversion`: what the witness gets, then what the nearest point of the box below gets; `MaskedGap`: what the witness
    /// gets, then what the box below gives; `Origin`: what the witness gets; `DeadOtherwise`: what `otherwise` gives; else what `boxes`
    /// give, in order.
    pub outcomes: Vec<Option<Gives>>,
    /// On the last finding of its kind: how many further ones were left out.
    pub more: usize,
}

/// What the checks found.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Analysis {
    /// In order of kind; then by witness, for pairs by their clauses, for single boxes by position.
    pub findings: Vec<Finding>,
    /// Whether some check ran out of its budget. Every point and pair of a finding is then still true, but there may be more of them,
    /// in regions larger and joined otherwise.
    pub over_budget: bool,
}

/// A block with its boxes made to fit the space; those without a point are left out.
pub(super) struct Prepared<'a> {
    pub(super) block: &'a NormalBlock,
    /// `block.boxes[..].area`, fitted.
    pub(super) areas: Vec<BandBox>,
    /// Their places in `block.boxes`.
    pub(super) ids: Vec<usize>,
    /// The mildest that they may give, and the strictest: one, where they are not `open`.
    pub(super) least: Vec<usize>,
    pub(super) most: Vec<usize>,
    /// The mildest rank that the block gives.
    pub(super) mildest: usize,
}

impl<'a> Prepared<'a> {
    fn new(block: &'a NormalBlock) -> Self {
        let mut prepared =
            Prepared { block, areas: Vec::new(), ids: Vec::new(), least: Vec::new(), most: Vec::new(), mildest: 0 };
        for (id, one) in block.boxes.iter().enumerate() {
            if let Some(area) = block.space.fit(&one.area) {
                prepared.areas.push(area);
                prepared.ids.push(id);
                prepared.least.push(one.gives.least());
                prepared.most.push(one.gives.most());
            }
        }
        let gives = block.boxes.iter().map(|one| &one.gives).chain(&block.otherwise);
        prepared.mildest = gives.map(Gives::least).min().unwrap_or(0);
        prepared
    }

    pub(super) fn space(&self) -> &Space {
        &self.block.space
    }

    pub(super) fn names_measure(&self, at: usize, measure: usize) -> bool {
        self.block.boxes[self.ids[at]].names_measures.get(measure).copied().unwrap_or(false)
    }

    pub(super) fn names_a_measure(&self, at: usize) -> bool {
        self.block.boxes[self.ids[at]].names_measures.iter().any(|named| *named)
    }

    /// Whether any answer may be a set of outcomes.
    pub(super) fn is_open(&self) -> bool {
        self.block.boxes.iter().map(|one| &one.gives).chain(&self.block.otherwise).any(Gives::is_open)
    }

    pub(super) fn gives(&self, at: usize) -> &Gives {
        &self.block.boxes[self.ids[at]].gives
    }

    /// What the boxes that cover the point give it together; `None` where there is none.
    pub(super) fn answer(&self, point: &Point) -> Option<Gives> {
        let covering = (0..self.areas.len()).filter(|at| self.areas[*at].has(point));
        covering.fold(None, |all: Option<Gives>, at| {
            Some(all.map_or_else(|| self.gives(at).clone(), |all| all.stricter(self.gives(at))))
        })
    }

    /// Of the boxes that cover the point, the first of the strictest by `ranks`.
    pub(super) fn decider(&self, point: &Point, ranks: &[usize]) -> Option<usize> {
        let covering = (0..self.areas.len()).filter(|at| self.areas[*at].has(point));
        covering.min_by_key(|at| (std::cmp::Reverse(ranks[*at]), *at))
    }

    /// The block's numbers of boxes.
    pub(super) fn named(&self, boxes: impl IntoIterator<Item = usize>) -> Vec<usize> {
        boxes.into_iter().map(|at| self.ids[at]).collect()
    }
}

/// Disjoint boxes that a splitting keeps: the part of a region that it has found so far.
#[derive(Default)]
pub(super) struct Kept {
    pub(super) boxes: Vec<BandBox>,
}

impl Kept {
    /// Keeps one more, and merges them each time that there may be twice as many as are told apart.
    ///
    /// # Errors
    /// [`Stopped`] where so many are left, merged, that they will not be told apart: to find more of them is of no use.
    pub(super) fn keep(&mut self, cell: BandBox) -> Result<(), Stopped> {
        self.boxes.push(cell);
        if self.boxes.len() >= 2 * PIECES {
            self.boxes = merge(std::mem::take(&mut self.boxes));
            if self.boxes.len() > PIECES {
                return Err(Stopped);
            }
        }
        Ok(())
    }
}

/// What the checks add their findings to.
pub(super) struct Sink {
    pub(super) findings: Vec<Finding>,
    pub(super) over_budget: bool,
    /// Units of work for one check.
    pub(super) each: u64,
}

impl Sink {
    pub(super) fn new(each: u64) -> Self {
        Self { findings: Vec::new(), over_budget: false, each }
    }

    /// One finding for every connected part of `region`, which is a list of disjoint boxes; `names` gives `boxes` and `outcomes`.
    pub(super) fn parts(
        &mut self,
        kind: FindingKind,
        region: Vec<BandBox>,
        work: &Work,
        names: impl Fn(&Point) -> (Vec<usize>, Vec<Option<Gives>>),
    ) {
        if work.spend(A_PIECE * region.len() as u64).is_err() {
            self.over_budget = true;
            return;
        }
        let region = merge(region);
        // A region in very many pieces is told as one: the budget was too small to tell it apart.
        let mut found = if region.len() > PIECES {
            self.over_budget = true;
            vec![region]
        } else {
            parts(region)
        };
        let more = found.len().saturating_sub(CAP);
        found.truncate(CAP);
        for part in found {
            let Some(witness) = super::region::least(&part) else { continue };
            let (boxes, outcomes) = names(&witness);
            self.findings.push(Finding { kind, witness, region: maximal(part, work), boxes, outcomes, more: 0 });
        }
        self.left_out(more);
    }

    /// Writes on the last finding how many of its kind were left out.
    pub(super) fn left_out(&mut self, more: usize) {
        if more > 0
            && let Some(last) = self.findings.last_mut()
        {
            last.more = more;
        }
    }
}

/// Runs every check of a block.
///
/// Exact over the whole space, unless `over_budget` says otherwise. Near linear in the number of boxes where these hardly meet; each
/// check ends after [`WORK`] steps at most. Where the work is stopped, what was found so far is given, and is over budget.
#[must_use]
pub fn analyse(block: &NormalBlock, work: &Work) -> Analysis {
    analyse_within(block, WORK, work)
}

/// [`analyse`] with another budget for every check.
#[must_use]
pub fn analyse_within(block: &NormalBlock, each: u64, work: &Work) -> Analysis {
    let mut sink = Sink::new(each);
    if !block.space.whole().is_empty() {
        let prepared = Prepared::new(block);
        overlap::check(&prepared, work, &mut sink);
        monotone::check(&prepared, work, &mut sink);
        if block.complete {
            masked::check(&prepared, work, &mut sink);
        }
        redundancy::check(&prepared, work, &mut sink);
    }
    // Each check leaves its findings in order, so a stable sort by kind is all that is missing.
    sink.findings.sort_by_key(|finding| finding.kind);
    Analysis { findings: sink.findings, over_budget: sink.over_budget }
}
