//! What the checks of a block find.

use super::space::{BandBox, Gives, Point};

/// Findings of one kind past this number are counted, not shown.
pub(crate) const CAP: usize = 1000;

/// What a finding says.
#[derive(Copy, Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum FindingKind {
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
pub(crate) struct Finding {
    /// What it says.
    pub(crate) kind: FindingKind,
    /// The least point of the region.
    pub(crate) witness: Point,
    /// All points that it holds for: maximal boxes, or disjoint merged ones where there are very many.
    pub(crate) region: Vec<BandBox>,
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
    pub(crate) boxes: Vec<usize>,
    /// `Gap`, `Inversion`: what the witness gets, then what the nearest point of the box below gets; `MaskedGap`: what the witness
    /// gets, then what the box below gives; `Origin`: what the witness gets; `DeadOtherwise`: what `otherwise` gives; else what `boxes`
    /// give, in order.
    pub(crate) outcomes: Vec<Option<Gives>>,
    /// On the last finding of its kind: how many further ones were left out.
    pub(crate) more: usize,
}

/// What the checks found.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub(crate) struct Analysis {
    /// In order of kind; then by witness, for pairs by their clauses, for single boxes by position.
    pub(crate) findings: Vec<Finding>,
    /// Whether some check ran out of its budget. Every point and pair of a finding is then still true, but there may be more of them,
    /// in regions larger and joined otherwise.
    pub(crate) over_budget: bool,
}
