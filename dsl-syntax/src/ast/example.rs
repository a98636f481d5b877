//! Examples: the facts of one flow, and what must come out.

use super::condition::Verdict;
use super::leaf::{Name, Quantity, Text};
use crate::span::Span;

/// What an example says of a fact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ExampleValue {
    /// `personal 100_000 people`.
    Count(Quantity),
    /// `handler ciio`, `handler is ciio`; also `yes` and `no`.
    Value(Name),
    /// `exempt-flow`.
    Yes,
    /// `not exempt-flow`.
    No,
}

/// One fact of an example.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExampleFact {
    /// The fact; `industry` and `scenario` too.
    pub name: Name,
    /// What it is.
    pub value: ExampleValue,
    /// The whole.
    pub span: Span,
}

/// `example "…" { … => outcome }`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Example {
    /// Its name, in words.
    pub label: Text,
    /// The facts.
    pub facts: Vec<ExampleFact>,
    /// What must come out.
    pub expected: Verdict,
    /// The whole.
    pub span: Span,
}
