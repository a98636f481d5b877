//! The way from an edition to the bands that decide.

use serde::{Deserialize, Serialize};

/// Something that a flow passes on its way. Editions, industries and scenarios are named.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "step", rename_all = "kebab-case", deny_unknown_fields)]
pub enum Passed {
    /// The handler is in the edition's scope.
    InScope {
        /// The edition.
        edition: String,
    },
    /// The handler is not.
    OutOfScope {
        /// The edition.
        edition: String,
    },
    /// The edition lists the industry.
    Industry {
        /// The edition.
        edition: String,
        /// The industry.
        industry: String,
    },
    /// The edition lists the industry, and the handler is not in its scope.
    OutOfIndustry {
        /// The edition.
        edition: String,
        /// The industry.
        industry: String,
    },
    /// The edition lists industries, and not this one.
    IndustryNotListed {
        /// The edition.
        edition: String,
    },
    /// The industry lists the scenario.
    Scenario {
        /// The edition.
        edition: String,
        /// The industry.
        industry: String,
        /// The scenario.
        scenario: String,
    },
    /// It does not.
    ScenarioNotListed {
        /// The edition.
        edition: String,
        /// The industry.
        industry: String,
    },
    /// Another edition decides.
    FallsBack {
        /// The edition that decides what the one before does not.
        edition: String,
    },
    /// The edition's own bands decide.
    Bands {
        /// The edition.
        edition: String,
    },
}
