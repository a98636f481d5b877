//! The lines of procedures: who acts, on what, and by when.

use super::leaf::{Citation, Name, Number};
use crate::span::Span;

/// `issuers a, b [source "place"]`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Issuers {
    /// The parties, in order.
    pub parties: Vec<Name>,
    /// `[source "place"]`.
    pub citations: Vec<Citation>,
    /// `unverified` on its line.
    pub unverified: Option<Span>,
    /// The whole.
    pub span: Span,
}

/// `keeps EDITION DOCUMENT`: what was given under an earlier edition remains valid.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// The earlier edition.
    pub edition: Name,
    /// Its document.
    pub document: Name,
    /// `[source "place"]`.
    pub citations: Vec<Citation>,
    /// `unverified` on its line.
    pub unverified: Option<Span>,
    /// The whole.
    pub span: Span,
}

/// Where a time begins.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StartAt {
    /// `from NAME`: a step, an event or a document.
    Name(Name),
    /// `from not found`: no source says from when.
    NotFound(Span),
}

/// `valid 3 years from DOCUMENT`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Validity {
    /// For how many years; `None` for `not found`.
    pub years: Option<Number>,
    /// The document, from the day it is given.
    pub from: StartAt,
    /// `[source "place"]`.
    pub citations: Vec<Citation>,
    /// `unverified` on its line.
    pub unverified: Option<Span>,
    /// The whole.
    pub span: Span,
}

/// What a line of a step says of the things that it names.
#[derive(Copy, Clone, Debug, PartialEq, Eq, Hash)]
pub enum RoleWord {
    /// `by`: who acts.
    By,
    /// `to`: to whom.
    To,
    /// `hands in`: which documents go to whom.
    HandsIn,
    /// `gives`: which documents come of it.
    Gives,
    /// `needs`: which documents it cannot do without.
    Needs,
    /// `after`: which steps or events come first.
    After,
    /// `during`: while which documents are valid.
    During,
}

/// `by a, b`, `after a`, …
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Role {
    /// What it says of them.
    pub word: RoleWord,
    /// The names; none for `not found`.
    pub names: Vec<Name>,
    /// The line.
    pub span: Span,
}

/// By when a step is to be done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Limit {
    /// `within 10 working days from NAME`.
    WorkingDays {
        /// How many.
        days: Number,
        /// From when, where it is said.
        from: Option<StartAt>,
        /// The line.
        span: Span,
    },
    /// `within not found`: no source gives one.
    NotFound(Span),
    /// `promptly`: a duty without a number.
    Promptly(Span),
}

impl Limit {
    /// The line.
    #[must_use]
    pub fn span(&self) -> Span {
        match self {
            Limit::WorkingDays { span, .. } | Limit::NotFound(span) | Limit::Promptly(span) => *span,
        }
    }
}
