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
    /// A leaf.
    Test(Test),
}

/// What a condition asks in one place: a leaf of its tree.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub enum Test {
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

impl Test {
    /// The measure, attribute or flag that it asks for by name.
    #[must_use]
    pub fn fact(self) -> Option<FactId> {
        match self {
            Test::Count { fact, .. } | Test::Choice { fact, .. } => Some(fact),
            Test::Important(_) | Test::SomePeople(_) => None,
        }
    }

    /// Its words.
    #[must_use]
    pub fn span(self) -> Span {
        match self {
            Test::Count { span, .. } | Test::Choice { span, .. } | Test::Important(span) | Test::SomePeople(span) => {
                span
            }
        }
    }
}

/// The walks. Whoever asks something of a condition asks it here; only what treats `and`, `or` and `not` in its own way (a normal form,
/// a drawing, a sentence) goes through the tree by itself.
impl Cond {
    /// Its tests in the order in which they are written, whatever `and`, `or` and `not` make of them.
    pub fn tests(&self) -> impl Iterator<Item = Test> {
        let mut waiting = vec![self];
        std::iter::from_fn(move || {
            loop {
                match waiting.pop()? {
                    Cond::All(parts) | Cond::Any(parts) => waiting.extend(parts.iter().rev()),
                    Cond::Not(inner) => waiting.push(inner),
                    Cond::Test(test) => return Some(*test),
                }
            }
        })
    }

    /// The facts that it asks for by name, as often as it does.
    pub fn facts(&self) -> impl Iterator<Item = FactId> {
        self.tests().filter_map(Test::fact)
    }

    /// The measures that it bounds, with the bound and where it is written.
    pub fn bounds(&self) -> impl Iterator<Item = (FactId, Interval, Span)> {
        self.tests().filter_map(|test| match test {
            Test::Count { fact, interval, span } => Some((fact, interval, span)),
            _ => None,
        })
    }

    /// From the first to the last of its words; `None` where it asks nothing.
    #[must_use]
    pub fn span(&self) -> Option<Span> {
        self.tests().map(Test::span).reduce(Span::to)
    }

    /// Whether it holds where each of its tests holds or does not.
    pub fn holds(&self, test: &impl Fn(Test) -> bool) -> bool {
        match self {
            Cond::All(parts) => parts.iter().all(|part| part.holds(test)),
            Cond::Any(parts) => parts.iter().any(|part| part.holds(test)),
            Cond::Not(inner) => !inner.holds(test),
            Cond::Test(one) => test(*one),
        }
    }

    /// The same condition with another in the place of each test.
    #[must_use]
    pub fn map_tests(&self, to: &impl Fn(Test) -> Cond) -> Cond {
        match self {
            Cond::All(parts) => Cond::All(parts.iter().map(|part| part.map_tests(to)).collect()),
            Cond::Any(parts) => Cond::Any(parts.iter().map(|part| part.map_tests(to)).collect()),
            Cond::Not(inner) => Cond::Not(Box::new(inner.map_tests(to))),
            Cond::Test(test) => to(*test),
        }
    }

    /// The same condition over other axes.
    #[must_use]
    pub fn map_facts(&self, to: &impl Fn(FactId) -> FactId) -> Cond {
        self.map_tests(&|test| match test {
            Test::Count { fact, interval, span } => Cond::Test(Test::Count { fact: to(fact), interval, span }),
            Test::Choice { fact, set, span } => Cond::Test(Test::Choice { fact: to(fact), set, span }),
            Test::Important(_) | Test::SomePeople(_) => Cond::Test(test),
        })
    }
}
