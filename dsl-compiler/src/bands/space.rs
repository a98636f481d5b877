//! What the analysis works on: a space of choices and counts, and boxes in it.

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

/// A box that a clause gives an outcome to.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct GivenBox {
    /// Where.
    pub area: BandBox,
    /// The outcome's place in the chain, 0 the mildest; of an `open` clause, that of its mildest.
    pub rank: usize,
    /// Whether the clause is `open`: a stricter clause that meets it is no finding.
    pub open: bool,
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
    /// The rank of `otherwise`; `None` where none is written.
    pub otherwise: Option<usize>,
    /// `strictest prevails`.
    pub strictest_prevails: bool,
    /// False where a clause was broken and left out: holes are not reported then.
    pub complete: bool,
}
