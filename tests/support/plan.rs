//! Plans of small lists: what a generated list says, before any word of it is chosen.
//!
//! Names are numbers, taken modulo what is there when the plan is printed, so that every plan is a list and proptest can
//! shrink it freely. A plan shows itself as the text that it prints, which is what a failing test prints.

use std::fmt;

use crate::print;

/// A folder of lists: the last edition falls back to none, every other to a later one.
#[derive(Clone, PartialEq, Eq)]
pub struct Plan {
    /// Which words are chosen where both languages or several forms serve; 0 for plain English.
    pub surface: u64,
    /// The editions.
    pub editions: Vec<EditionPlan>,
}

impl fmt::Debug for Plan {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "\n{}", print::text(self))
    }
}

/// An edition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EditionPlan {
    /// Which of the later editions it falls back to.
    pub fallback: u8,
    /// Whether its chain has an outcome more than its fallback's.
    pub inserts: bool,
    /// Its scope.
    pub scope: Option<CondPlan>,
    /// Its items.
    pub items: Vec<ItemPlan>,
    /// Its rules.
    pub rules: Vec<RulePlan>,
    /// Its blocks: definitions, and of the last edition the first one decides.
    pub blocks: Vec<BlockPlan>,
    /// Its industries.
    pub industries: Vec<IndustryPlan>,
}

/// An industry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IndustryPlan {
    /// Which name.
    pub name: u8,
    /// Its scope.
    pub scope: Option<CondPlan>,
    /// Its measure `group`, and whether and for what that stands.
    pub measure: Option<Option<u8>>,
    /// Its items.
    pub items: Vec<ItemPlan>,
    /// Its rules.
    pub rules: Vec<RulePlan>,
    /// `bands for` the scenarios that join.
    pub shared: Option<BlockPlan>,
    /// Its scenarios.
    pub scenarios: Vec<ScenarioPlan>,
}

/// A scenario.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScenarioPlan {
    /// Which name; the last one is `other`.
    pub name: u8,
    /// Whether `bands for` names it.
    pub joins: bool,
    /// Its measure `subjects`, and whether and for what that stands.
    pub measure: Option<Option<u8>>,
    /// Its own bands.
    pub bands: BandsPlan,
    /// Its rules.
    pub rules: Vec<RulePlan>,
}

/// The bands of a scenario.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BandsPlan {
    /// `bands { … }`.
    Own(BlockPlan),
    /// `bands EDITION.NAME`, of an edition along the fallbacks.
    Reference(u8, u8),
    /// `bands open`.
    Open,
    /// A reference to a list that is not in the folder.
    Outside,
}

/// A block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BlockPlan {
    /// Its clauses.
    pub clauses: Vec<ClausePlan>,
    /// What is left.
    pub otherwise: OtherwisePlan,
}

/// The last clause of a block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OtherwisePlan {
    /// The mildest outcome.
    Mildest,
    /// One of two outcomes.
    Open(u8, u8),
    /// None: what no clause takes in is a hole.
    Missing,
}

/// A clause.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClausePlan {
    /// What it gives.
    pub gives: GivesPlan,
    /// When.
    pub when: CondPlan,
    /// `unless`.
    pub unless: Option<CondPlan>,
}

/// A rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RulePlan {
    /// `regardless`.
    pub regardless: bool,
    /// The rest.
    pub clause: ClausePlan,
}

/// What a clause gives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum GivesPlan {
    /// An outcome of the chain.
    One(u8),
    /// One of two outcomes of the chain.
    Open(u8, u8),
    /// An outcome outside the chain, where that may be given.
    Outside,
}

/// An important-data item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ItemPlan {
    /// What it says.
    pub says: ItemSays,
    /// Other ways to read it; with any of them, what it says is the reading taken.
    pub others: Vec<ItemSays>,
}

/// What an item or a reading of it says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ItemSays {
    /// `when`.
    pub when: Option<CondPlan>,
    /// `always when`.
    pub always: Option<CondPlan>,
    /// Without either, in a reading: `not listed` rather than `listed`.
    pub unlisted: bool,
}

/// A condition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CondPlan {
    /// At least one.
    Any(Vec<CondPlan>),
    /// Every one.
    All(Vec<CondPlan>),
    /// A measure at least the lesser and under the greater of two thresholds; without the latter, no end.
    Count(u8, u8, Option<u8>),
    /// A measure under a threshold.
    Under(u8, u8),
    /// A flag, or its `not`.
    Flag(u8, bool),
    /// The unordered attribute is one of these, as bits.
    Kind(u8),
    /// The ordered attribute is at least this value.
    Level(u8),
    /// `data is important`, or not.
    Important(bool),
    /// `some people`.
    SomePeople,
}
