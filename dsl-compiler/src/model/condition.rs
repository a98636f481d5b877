//! Conditions: intervals of counts, sets of values, and what is made of them.

use dsl_syntax::Span;

use super::{COUNT_LIMIT, FactId};

/// Counts `lo ..= hi − 1`: `lo` is included, `hi` is not. `hi` is at most [`COUNT_LIMIT`].
#[derive(Copy, Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Interval {
    /// Least count, included.
    pub lo: u64,
    /// One past the greatest count.
    pub hi: u64,
}

impl Interval {
    /// Every count.
    pub const FULL: Interval = Interval { lo: 0, hi: COUNT_LIMIT };

    /// The counts in both; `None` where there is none.
    #[must_use]
    pub fn meet(self, other: Interval) -> Option<Interval> {
        let met = Interval { lo: self.lo.max(other.lo), hi: self.hi.min(other.hi) };
        (met.lo < met.hi).then_some(met)
    }

    /// The greatest count, where there is a bound.
    #[must_use]
    pub fn most(self) -> Option<u64> {
        (self.hi < COUNT_LIMIT).then(|| self.hi.saturating_sub(1))
    }

    /// Whether every count of `other` is in `self`.
    #[must_use]
    pub fn contains(self, other: Interval) -> bool {
        self.lo <= other.lo && other.hi <= self.hi
    }
}

/// Values of an attribute, one bit a value in order of declaration; of a flag, bit 0 no and bit 1 yes. At most 128 values.
#[derive(Copy, Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ValueSet(pub u128);

impl ValueSet {
    /// The first `count` values (at most 128).
    #[must_use]
    pub fn full(count: usize) -> Self {
        if count >= 128 { Self(u128::MAX) } else { Self((1 << count) - 1) }
    }
    /// One value.
    #[must_use]
    pub fn one(value: usize) -> Self {
        Self(1 << value)
    }
    /// Whether `value` is in it.
    #[must_use]
    pub fn has(self, value: usize) -> bool {
        value < 128 && self.0 >> value & 1 == 1
    }
    /// No value at all.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }
    /// The values in both.
    #[must_use]
    pub fn meet(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }
    /// The values in one of them.
    #[must_use]
    pub fn join(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
    /// Whether every value of `other` is in `self`.
    #[must_use]
    pub fn contains(self, other: Self) -> bool {
        other.0 & !self.0 == 0
    }
    /// The least value.
    #[must_use]
    pub fn first(self) -> usize {
        self.0.trailing_zeros() as usize
    }
    /// The values in order.
    pub fn iter(self) -> impl Iterator<Item = usize> {
        (0..128).filter(move |v| self.has(*v))
    }
}

/// A resolved condition. Bounds are already intervals, values already sets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cond {
    /// Every one holds; holds when empty.
    All(Vec<Cond>),
    /// At least one holds; fails when empty.
    Any(Vec<Cond>),
    /// The other does not hold.
    Not(Box<Cond>),
    /// A measure's count lies in the interval.
    Count {
        /// The measure.
        fact: FactId,
        /// Where its count must lie.
        interval: Interval,
        /// The bound as written.
        span: Span,
    },
    /// An attribute's value, or a flag, is in the set.
    Choice {
        /// The attribute or flag.
        fact: FactId,
        /// What it must be.
        set: ValueSet,
        /// The words.
        span: Span,
    },
    /// `data is important`.
    Important(Span),
    /// `some people`.
    SomePeople(Span),
}
