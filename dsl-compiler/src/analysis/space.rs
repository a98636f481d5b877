//! What the analysis works on: a space of choices and counts, and boxes in it.

use smallvec::SmallVec;

use crate::model::{Interval, ValueSet};

/// The product space of one check. Choices (attributes and flags) come first, then measures, each in order of declaration.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Space {
    /// How many values each choice has: at least 1, at most 128.
    pub(crate) choices: Vec<usize>,
    /// How many measures; each runs over `Interval::FULL`.
    pub(crate) measures: usize,
}

/// A conjunction of value sets and half-open intervals: one side for every axis of the space, none of them empty.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct BandBox {
    /// One for every choice of the space.
    pub(crate) choices: Vec<ValueSet>,
    /// One for every measure of the space.
    pub(crate) measures: Vec<Interval>,
}

/// A point of the space.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct Point {
    /// One value for every choice.
    pub(crate) choices: Vec<usize>,
    /// One count for every measure.
    pub(crate) measures: Vec<u64>,
}

/// What is given: places in the chain of outcomes, 0 the mildest. Several where a clause is `open`: one of them, unknown which.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct Gives {
    /// Mildest first, each once, at least one.
    ranks: SmallVec<[usize; 2]>,
    least: usize,
    most: usize,
}

impl Gives {
    /// This outcome.
    #[must_use]
    pub(crate) fn one(rank: usize) -> Self {
        Self { ranks: SmallVec::from_slice(&[rank]), least: rank, most: rank }
    }

    /// One of these; `None` where there is none.
    #[must_use]
    pub(crate) fn one_of(ranks: impl IntoIterator<Item = usize>) -> Option<Self> {
        let mut ranks: SmallVec<[usize; 2]> = ranks.into_iter().collect();
        ranks.sort_unstable();
        ranks.dedup();
        let (least, most) = (*ranks.first()?, *ranks.last()?);
        Some(Self { ranks, least, most })
    }

    /// The places, mildest first.
    #[must_use]
    pub(crate) fn ranks(&self) -> &[usize] {
        &self.ranks
    }

    /// The mildest.
    #[must_use]
    pub(crate) fn least(&self) -> usize {
        self.least
    }

    /// The strictest.
    #[must_use]
    pub(crate) fn most(&self) -> usize {
        self.most
    }

    /// Whether it is not known which.
    #[must_use]
    pub(crate) fn is_open(&self) -> bool {
        self.ranks.len() > 1
    }

    /// Whether it may be this one.
    #[must_use]
    pub(crate) fn has(&self, rank: usize) -> bool {
        self.ranks.binary_search(&rank).is_ok()
    }

    /// The answer where both hold: the stricter of each pair, so everything in either that is at least the mildest of the other.
    #[must_use]
    pub(crate) fn stricter(&self, other: &Self) -> Self {
        let floor = self.least().max(other.least());
        let mut ranks: SmallVec<[usize; 2]> =
            self.ranks.iter().chain(&other.ranks).copied().filter(|rank| *rank >= floor).collect();
        ranks.sort_unstable();
        ranks.dedup();
        // The floor is one of them, and so is the strictest of both: it is not below the floor.
        Self { ranks, least: floor, most: self.most.max(other.most) }
    }
}

/// A box that a clause gives an outcome to.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct GivenBox {
    /// Where.
    pub(crate) area: BandBox,
    /// What the clause gives.
    pub(crate) gives: Gives,
    /// Which choices the text names.
    pub(crate) names_choices: Vec<bool>,
    /// Which measures the text bounds.
    pub(crate) names_measures: Vec<bool>,
    /// Which clause of the block it comes from.
    pub(crate) clause: usize,
}

/// A block in normal form.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct NormalBlock {
    /// The space: every measure, attribute and flag that the block names.
    pub(crate) space: Space,
    /// The boxes of all clauses but `otherwise`.
    pub(crate) boxes: Vec<GivenBox>,
    /// What `otherwise` gives; `None` where none is written.
    pub(crate) otherwise: Option<Gives>,
    /// `strictest prevails`.
    pub(crate) strictest_prevails: bool,
    /// False where a clause was broken and left out: holes are not reported then.
    pub(crate) complete: bool,
}

/// The sides of a box, and the counts of a point, by axis.
#[expect(
    clippy::indexing_slicing,
    reason = "a box or a point has one entry for every axis of its space, and an axis is one of its space"
)]
mod by_axis {
    use super::{BandBox, Point};
    use crate::model::{Interval, ValueSet};

    impl BandBox {
        /// The values of a choice.
        pub(crate) fn choice(&self, axis: usize) -> ValueSet {
            self.choices[axis]
        }

        /// The same, to be changed.
        pub(crate) fn choice_mut(&mut self, axis: usize) -> &mut ValueSet {
            &mut self.choices[axis]
        }

        /// The counts of a measure.
        pub(crate) fn measure(&self, axis: usize) -> Interval {
            self.measures[axis]
        }

        /// The same, to be changed.
        pub(crate) fn measure_mut(&mut self, axis: usize) -> &mut Interval {
            &mut self.measures[axis]
        }
    }

    impl Point {
        /// The count of a measure.
        pub(crate) fn measure(&self, axis: usize) -> u64 {
            self.measures[axis]
        }
    }
}
