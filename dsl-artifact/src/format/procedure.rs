//! Procedures in an artefact: every start and every "comes first" already resolved to a step or an event.

use serde::{Deserialize, Serialize};

use super::Bilingual;

/// A procedure of the edition.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Procedure {
    /// Its name.
    pub name: String,
    /// Its title.
    pub title: Bilingual,
    /// Its notes.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<Bilingual>,
    /// Who made the measures; absent where the list does not say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub issuers: Option<Issuers>,
    /// Who acts. Parties, documents, events and steps of all procedures of an artefact share one set of names.
    pub parties: Vec<Party>,
    /// What is handed in or given.
    pub documents: Vec<Thing>,
    /// What may happen.
    pub events: Vec<Thing>,
    /// The steps, in the order of the list; those that a step waits for may stand below it, never in a circle.
    pub steps: Vec<Step>,
    /// How long documents hold.
    pub validities: Vec<Validity>,
    /// What remains valid from earlier editions.
    pub kept: Vec<Kept>,
}

/// Who made the measures.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Issuers {
    /// Parties.
    pub parties: Vec<String>,
    /// What it cites.
    pub cite: Vec<String>,
    /// Whether it has not been read against the controlling text.
    pub unverified: bool,
}

/// A document or an event.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Thing {
    /// Its name.
    pub name: String,
    /// Its title.
    pub title: Bilingual,
    /// Its notes.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<Bilingual>,
    /// What it cites.
    pub cite: Vec<String>,
    /// Whether it has not been read against the controlling text.
    pub unverified: bool,
}

/// Who acts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Party {
    /// Its name.
    pub name: String,
    /// Its title.
    pub title: Bilingual,
    /// How many there are, where a source says it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<u64>,
    /// Its notes.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<Bilingual>,
    /// What it cites.
    pub cite: Vec<String>,
    /// Whether it has not been read against the controlling text.
    pub unverified: bool,
}

/// From when a limit runs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Start {
    /// From the day on which a step was done.
    Step(String),
    /// From the day on which an event happened.
    Event(String),
}

/// By when a step is to be done.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "kind", rename_all = "kebab-case", deny_unknown_fields)]
pub enum Limit {
    /// So many working days; the day of the start does not count.
    WorkingDays {
        /// How many, at least one.
        days: u64,
        /// From when; absent where no source says.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        from: Option<Start>,
    },
    /// A duty to act without delay.
    Promptly,
    /// No source gives a limit.
    NotFound,
}

/// One step.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Step {
    /// Its name.
    pub name: String,
    /// Its title.
    pub title: Bilingual,
    /// Who does it: parties.
    pub by: Vec<String>,
    /// To whom: parties.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub to: Vec<String>,
    /// Documents that it hands in.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub hands_in: Vec<String>,
    /// Documents that come of it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub gives: Vec<String>,
    /// Documents that it cannot do without.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub needs: Vec<String>,
    /// Documents that must be valid meanwhile.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub during: Vec<String>,
    /// All steps that come first, also those that its documents come from.
    pub after: Vec<String>,
    /// All events that must have happened.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub events: Vec<String>,
    /// By when; absent where the list says nothing of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub limit: Option<Limit>,
    /// Whether its party is free to do it or not.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub may: bool,
    /// Which of `by`, `to` and `hands_in` no source gives.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub not_found: Vec<String>,
    /// Its notes.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<Bilingual>,
    /// `file:line`.
    pub place: String,
    /// What it cites.
    pub cite: Vec<String>,
    /// Whether it has not been read against the controlling text.
    pub unverified: bool,
}

/// For how long a document holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Validity {
    /// The document.
    pub document: String,
    /// The step on whose day it begins.
    pub from: String,
    /// For how many years, at least one; absent where no source says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub years: Option<u64>,
    /// What it cites.
    pub cite: Vec<String>,
    /// Whether it has not been read against the controlling text.
    pub unverified: bool,
}

/// A document of an earlier edition that remains valid.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Kept {
    /// The earlier edition.
    pub edition: String,
    /// Its document.
    pub document: String,
    /// The document's title there.
    pub title: Bilingual,
    /// What it cites.
    pub cite: Vec<String>,
    /// Whether it has not been read against the controlling text.
    pub unverified: bool,
}
