//! Conditions, and the clauses that give an outcome under one.

use super::leaf::{Citation, Name, Quantity};
use crate::span::Span;

/// The statute's four boundary words.
#[derive(Copy, Clone, Debug, PartialEq, Eq, Hash)]
pub enum BoundWord {
    /// `at least`, 以上: the number is included.
    AtLeast,
    /// `at most`, 以下: the number is included.
    AtMost,
    /// `over`, 超过: the number is excluded.
    Over,
    /// `under`, 不满: the number is excluded.
    Under,
}

/// What a bound is drawn at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Limit {
    /// A count.
    Quantity(Quantity),
    /// A value of an ordered attribute, by name or title.
    Value(Name),
}

/// One bound.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bound {
    /// Which side, and whether the number is included.
    pub word: BoundWord,
    /// The number or value.
    pub limit: Limit,
    /// Word and limit.
    pub span: Span,
}

/// A condition with its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Condition {
    /// What it says.
    pub kind: ConditionKind,
    /// Where.
    pub span: Span,
}

/// What a condition says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ConditionKind {
    /// `or`, `any of`: at least one.
    Any(Vec<Condition>),
    /// `and`, `all of`: every one.
    All(Vec<Condition>),
    /// `personal at least 100_000, under 1_000_000 people`.
    Bounds {
        /// A measure or an ordered attribute.
        subject: Name,
        /// One or more, all of them to hold.
        bounds: Vec<Bound>,
    },
    /// `exempt-flow`, `not exempt-flow`.
    Flag {
        /// The flag.
        name: Name,
        /// False for `not`.
        holds: bool,
    },
    /// `handler is ciio`, `handler is not ciio`, `handler is one of { … }`.
    Is {
        /// The attribute.
        attribute: Name,
        /// The values.
        values: Vec<Name>,
        /// True for `is not`.
        negated: bool,
    },
    /// `data is important`, `data is not important`.
    Important {
        /// False for `is not`.
        holds: bool,
    },
    /// `some people`.
    SomePeople,
}

/// What a clause gives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// An outcome.
    Outcome(Name),
    /// `open { a, b }`: one of these, unknown which.
    Open {
        /// The possible outcomes, as written.
        outcomes: Vec<Name>,
        /// The whole.
        span: Span,
    },
}

impl Verdict {
    /// The whole.
    #[must_use]
    pub fn span(&self) -> Span {
        match self {
            Verdict::Outcome(name) => name.span,
            Verdict::Open { span, .. } => *span,
        }
    }
}

/// When a clause applies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ClauseMode {
    /// `when …`.
    When(Condition),
    /// `regardless when …`.
    Regardless(Condition),
    /// `otherwise`.
    Otherwise,
}

impl ClauseMode {
    /// The condition, where there is one.
    #[must_use]
    pub fn condition(&self) -> Option<&Condition> {
        match self {
            ClauseMode::When(condition) | ClauseMode::Regardless(condition) => Some(condition),
            ClauseMode::Otherwise => None,
        }
    }
}

/// One clause of a `bands` or `rules` block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clause {
    /// What it gives.
    pub verdict: Verdict,
    /// When.
    pub mode: ClauseMode,
    /// `unless …`: taken from the whole of the condition.
    pub unless: Option<Condition>,
    /// `[source "place"]`, in order.
    pub citations: Vec<Citation>,
    /// `unverified` after the citations.
    pub unverified: Option<Span>,
    /// The whole clause, without the comment that may follow.
    pub span: Span,
}
