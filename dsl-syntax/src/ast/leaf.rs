//! Names, texts, numbers and citations: what everything else is made of.

use std::fmt;

use crate::span::Span;

/// A name as written.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Name {
    /// The text.
    pub text: String,
    /// Where.
    pub span: Span,
}

/// A string literal, without its quotes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Text {
    /// What stands between the quotes.
    pub text: String,
    /// Where, quotes included.
    pub span: Span,
}

/// One language of a pair.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Side {
    /// `zh "…"`.
    Text(Text),
    /// `zh not found`: no source gives it.
    NotFound(Span),
}

/// `zh "…" en "…"`, either side possibly missing.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Pair {
    /// Chinese.
    pub zh: Option<Side>,
    /// English.
    pub en: Option<Side>,
    /// The whole pair.
    pub span: Span,
}

/// A calendar date that exists.
#[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Date {
    /// Year.
    pub year: u16,
    /// Month, from 1.
    pub month: u8,
    /// Day, from 1.
    pub day: u8,
}

/// `YYYY-MM-DD`.
impl fmt::Display for Date {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

/// `source "place"`, the place optional.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Citation {
    /// The source's name.
    pub source: Name,
    /// Where in it.
    pub place: Option<Text>,
    /// The whole.
    pub span: Span,
}

/// A whole number with the place it stands in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Number {
    /// The value; at most 2^53 − 1.
    pub value: u64,
    /// Number and multiplier.
    pub span: Span,
}

/// A number with its unit, if one is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quantity {
    /// The number.
    pub number: Number,
    /// The unit as written, by name or title.
    pub unit: Option<Text>,
}
