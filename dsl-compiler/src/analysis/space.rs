//! What the analysis works on: a space of choices and counts, and boxes in it.

use smallvec::SmallVec;

use crate::model::{Interval, ValueSet};

/// The product space of one check. Choices (attributes and flags) come first, then measures, each in order of declaration.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Space {
    /// How many values each choice has: at least 1, at most 128.
    pub choices: Vec<usize>,
    /// How many measures; each runs over `Interval::FULL`.
    pub measures: usize,
}

/// A conjunction of value sets and half-open intervals: one side for every axis of the space, none of them empty.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct BandBox {
    /// One for every choice of the space.
    pub choices: Vec<ValueSet>,
    /// One for every measure of the space.
    pub measures: Vec<Interval>,
}

/// A point of the space.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Point {
    /// One value for every choice.
    pub choices: Vec<usize>,
    /// One count for every measure.
    pub measures: Vec<u64>,
}

/// What is given: places in the chain of outcomes, 0 the mildest. Several where a clause is `open`: one of them, unknown which.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Gives {
    /// Mildest first, each once, at least one.
    ranks: SmallVec<[usize; 2]>,
}

impl Gives {
    /// This outcome.
    #[must_use]
    pub fn one(rank: usize) -> Self {
        Self { ranks: SmallVec::from_slice(&[rank]) }
    }

    /// One of these; `None` where there is none.
    #[must_use]
    pub fn one_of(ranks: impl IntoIterator<Item = usize>) -> Option<Self> {
        let mut ranks: SmallVec<[usize; 2]> = ranks.into_iter().collect();
        ranks.sort_unstable();
        ranks.dedup();
        (!ranks.is_empty()).then_some(Self { ranks })
    }

    /// The places, mildest first.
    #[must_use]
    pub fn ranks(&self) -> &[usize] {
        &self.ranks
    }

    /// The mildest.
    #[must_use]
    pub fn least(&self) -> usize {
        self.ranks.first().copied().unwrap_or(0)
    }

    /// The strictest.
    #[must_use]
    pub fn most(&self) -> usize {
        self.ranks.last().copied().unwrap_or(0)
    }

    /// Whether it is not known which.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.ranks.len() > 1
    }

    /// Whether it may be this one.
    #[must_use]
    pub fn has(&self, rank: usize) -> bool {
        self.ranks.binary_search(&rank).is_ok()
    }

    /// The answer where both hold: the stricter of each pair, so everything in either that is at least the mildest of the other.
    #[must_use]
    pub fn stricter(&self, other: &Self) -> Self {
        let floor = self.least().max(other.least());
        let mut ranks: SmallVec<[usize; 2]> =
            self.ranks.iter().chain(&other.ranks).copied().filter(|rank| *rank >= floor).collect();
        ranks.sort_unstable();
        ranks.dedup();
        Self { ranks }
    }
}

/// A box that a clause gives an outcome to.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct GivenBox {
    /// Where.
    pub area: BandBox,
    /// What the clause gives.
    pub gives: Gives,
    /// Which choices the text names.
    pub names_choices: Vec<bool>,
    /// Which measures the text bounds.
    pub names_measures: Vec<bool>,
    /// Which clause of the block it comes from.
    pub clause: usize,
}

/// A block in normal form.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct NormalBlock {
    /// The space: every measure, attribute and flag that the block names.
    pub space: Space,
    /// The boxes of all clauses but `otherwise`.
    pub boxes: Vec<GivenBox>,
    /// What `otherwise` gives; `None` where none is written.
    pub otherwise: Option<Gives>,
    /// `strictest prevails`.
    pub strictest_prevails: bool,
    /// False where a clause was broken and left out: holes are not reported then.
    pub complete: bool,
}
