//! `qingdan-coverage/1`.

use dsl_compiler::coverage::{self, Coverage};
use serde::Serialize;

use crate::json::{format_name, line};

format_name! {
    /// The name of this form.
    Format = "qingdan-coverage/1"
}

/// What is transcribed, beside the official totals.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Report<'a> {
    format: Format,
    editions: Vec<Edition<'a>>,
}

#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
struct Edition<'a> {
    edition: &'a str,
    official: Vec<Total<'a>>,
    industries: Vec<Industry<'a>>,
    /// What the edition itself states, for all industries.
    edition_level: Counts,
    /// All together.
    all: Counts,
    categories: Tally,
    subcategories: Tally,
}

/// An official total.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
struct Total<'a> {
    /// What is counted.
    total: &'a str,
    official: u64,
    /// How many the lists have; null where they do not count it.
    transcribed: Option<usize>,
}

#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
struct Industry<'a> {
    industry: &'a str,
    #[serde(flatten)]
    counts: Counts,
}

#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
struct Counts {
    important_items: Tally,
    /// Tiers of blocks of bands.
    personal_items: Tally,
    scenarios: Tally,
    fields: Tally,
    clauses: Tally,
    /// Clauses and blocks that no source decides.
    open: usize,
    /// Places where sources differ.
    differ: usize,
    /// Sides of texts, and parts of procedures, that no source gives.
    not_found: usize,
}

#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
struct Tally {
    transcribed: usize,
    /// Read against the controlling text.
    verified: usize,
    /// On a single source.
    one_source: usize,
    no_source: usize,
}

impl From<coverage::Tally> for Tally {
    fn from(tally: coverage::Tally) -> Self {
        let coverage::Tally { transcribed, verified, one_source, no_source } = tally;
        Self { transcribed, verified, one_source, no_source }
    }
}

impl From<&coverage::Counts> for Counts {
    fn from(counts: &coverage::Counts) -> Self {
        Self {
            important_items: counts.important.into(),
            personal_items: counts.personal.into(),
            scenarios: counts.scenarios.into(),
            fields: counts.fields.into(),
            clauses: counts.clauses.into(),
            open: counts.open,
            differ: counts.differ,
            not_found: counts.not_found,
        }
    }
}

/// The coverage of some editions as one object.
#[must_use]
pub fn json(found: &[Coverage]) -> String {
    line(&Report { format: Format::Name, editions: found.iter().map(Edition::of).collect() })
}

impl<'a> Edition<'a> {
    fn of(coverage: &'a Coverage) -> Self {
        let total = |(name, official): &'a (String, u64)| Total {
            total: name,
            official: *official,
            transcribed: coverage.transcribed(name),
        };
        let industries = coverage.industries.iter();
        Self {
            edition: &coverage.edition,
            official: coverage.expects.iter().map(total).collect(),
            industries: industries.map(|(industry, counts)| Industry { industry, counts: counts.into() }).collect(),
            edition_level: (&coverage.edition_level).into(),
            all: (&coverage.total).into(),
            categories: coverage.categories.into(),
            subcategories: coverage.subcategories.into(),
        }
    }
}
