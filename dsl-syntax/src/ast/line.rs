//! Lines and entries that hold no declarations or blocks.

use super::condition::Condition;
use super::leaf::{Citation, Name, Pair};
use crate::span::Span;

/// A value of an attribute, with its title if one is written after it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AttributeValue {
    /// The value.
    pub name: Name,
    /// Its title.
    pub title: Option<Pair>,
}

/// A field of a scenario.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    /// Its name.
    pub name: Name,
    /// Its title.
    pub title: Pair,
    /// Words after a comma: `sensitive`, `important`, …
    pub markers: Vec<Name>,
    /// The whole.
    pub span: Span,
}

/// `was EDITION INDUSTRY/SCENARIO`; for a measure, flag or item, `was EDITION NAME`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Was {
    /// The earlier edition.
    pub edition: Name,
    /// One or two names, as separated by `/`.
    pub path: Vec<Name>,
    /// The whole.
    pub span: Span,
}

/// A counting line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Counting {
    /// `counts exported`, `held`, `in-data`.
    Counts(CountedWhat),
    /// `since 1 January`.
    SinceJanuary,
    /// `once per person`.
    OncePerPerson,
    /// `leaves out SOURCE "place"`.
    LeavesOut(Citation),
}

/// What a measure counts.
#[derive(Copy, Clone, Debug, PartialEq, Eq, Default)]
pub enum CountedWhat {
    /// What is sent abroad.
    #[default]
    Exported,
    /// What the handler holds.
    Held,
    /// What the data is about.
    InData,
}

/// A `when` line of an `important` item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ItemWhen {
    /// `always when`: needs no fact.
    pub always: bool,
    /// The condition.
    pub condition: Condition,
    /// `unless …`.
    pub unless: Option<Condition>,
    /// `[source "place"]`.
    pub citations: Vec<Citation>,
    /// The whole.
    pub span: Span,
}

/// `listed` or `not listed`, in a reading of an item.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub struct Listing {
    /// False for `not listed`.
    pub listed: bool,
    /// The line.
    pub span: Span,
}
