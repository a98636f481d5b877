//! The rules and items of important data by which decisions differ, as values.

use dsl_syntax::RegionBox;

use super::status::{Decided, Direction};

/// Which edition a cause stands in.
#[derive(Copy, Clone, Debug, PartialEq, Eq, Hash)]
pub enum Side {
    /// The old edition or one that it falls back to: it decided so, and nothing of the kind does any more.
    Old,
    /// The new edition or one that it falls back to.
    New,
}

/// A rule by which flows come to be decided otherwise; with an item, the rule where the data is important by that item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cause {
    /// Where it stands.
    pub side: Side,
    /// Its name, `EDITION/…/rules/N`.
    pub rule: String,
    /// What it says, by names and in English: for programs.
    pub says: String,
    /// What the rule cites.
    pub cite: Vec<String>,
    /// Whether the rule, the item, or what decides on the other side has not been read against the controlling text.
    pub unverified: bool,
    /// The item by which the data is important.
    pub item: Option<CauseItem>,
    /// For whom and where, each with what changes there.
    pub effects: Vec<Effect>,
}

/// An item of important data as a cause.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CauseItem {
    /// `EDITION/…/important/NAME`.
    pub id: String,
    /// Its condition, if it has one, by names and in English, for programs: `when …`, `always when …`.
    pub says: Option<String>,
    /// What it cites.
    pub cite: Vec<String>,
    /// The readings that say, on either side, whether and when data is important by it, where sources differ: `PLACE/NAME`.
    pub readings: Vec<String>,
}

/// What a cause changes alike in some scenarios.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Effect {
    /// The attributes that all its flows have: who is concerned. Nothing where everyone may be.
    pub among: RegionBox,
    /// What was decided and what is.
    pub outcomes: Vec<Outcomes>,
    /// What decides on the other side: citations, else the rules' names.
    pub against: Vec<String>,
    /// Where: each industry with its scenarios, in the order of the diff.
    pub places: Vec<(String, Vec<String>)>,
    /// The readings of bands by which the other side decides, where sources differ: `PLACE/NAME`.
    pub readings: Vec<String>,
}

/// What was decided and what is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcomes {
    /// By the old edition.
    pub old: Decided,
    /// By the new edition.
    pub new: Decided,
    /// Which way.
    pub direction: Direction,
}
