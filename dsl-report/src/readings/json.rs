//! `qingdan-conflicts/1`.

use dsl_compiler::diff::Change;
use dsl_compiler::model::Model;
use dsl_compiler::reading_impact::{self, Disagreement, Everywhere, Survey};
use serde::Serialize;

use super::cites;
use crate::json::{Point, Region, format_name, line};

format_name! {
    /// The name of this form.
    Format = "qingdan-conflicts/1"
}

/// Where sources differ, the reading taken, and what each other one would change.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Report<'a> {
    format: Format,
    conflicts: Vec<Conflict<'a>>,
    /// Readings that several places have and do not take, taken in all of them.
    everywhere: Vec<InAll<'a>>,
}

#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
struct Conflict<'a> {
    /// `EDITION/INDUSTRY[/SCENARIO]`, or `EDITION[/INDUSTRY]/important/ITEM`.
    place: &'a str,
    readings: Vec<Reading<'a>>,
}

#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
struct Reading<'a> {
    name: &'a str,
    taken: bool,
    why: Text<'a>,
    cite: Vec<String>,
    #[serde(flatten)]
    changes: Option<Changes<'a>>,
}

/// What a reading that is not taken would change.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
struct Changes<'a> {
    changes: Directions,
    decisions: Vec<Decision<'a>>,
    diffs: Vec<DiffImpact<'a>>,
}

#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
struct Text<'a> {
    zh: Option<&'a str>,
    en: Option<&'a str>,
}

/// How many regions.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
struct Directions {
    looser: usize,
    stricter: usize,
    other: usize,
}

impl From<reading_impact::Directions> for Directions {
    fn from(found: reading_impact::Directions) -> Self {
        let reading_impact::Directions { looser, stricter, other } = found;
        Self { looser, stricter, other }
    }
}

#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
struct Decision<'a> {
    /// The scenario; `INDUSTRY/SCENARIO` for an item of a whole edition.
    scenario: &'a str,
    region: Region<'a>,
    /// What is decided as the lists are read.
    taken: &'a str,
    /// What would be.
    read: &'a str,
    witness: Point<'a>,
}

/// What a reading would change in the diff of two editions.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
struct DiffImpact<'a> {
    old: &'a str,
    new: &'a str,
    taken: Directions,
    read: Directions,
    /// Regions that the other reading does not have.
    gone: usize,
    /// Regions that only the other reading has.
    come: usize,
}

#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
struct InAll<'a> {
    name: &'a str,
    /// How many places do not take it.
    places: usize,
    diffs: Vec<DiffImpact<'a>>,
}

/// The survey as one object.
#[must_use]
pub fn json(model: &Model, survey: &Survey<'_>) -> String {
    line(&Report {
        format: Format::Name,
        conflicts: survey.places.iter().map(|place| Conflict::of(model, place)).collect(),
        everywhere: survey.everywhere.iter().map(InAll::of).collect(),
    })
}

impl<'a> Conflict<'a> {
    fn of(model: &Model, place: &'a Disagreement<'_>) -> Self {
        let reading = |one: &'a reading_impact::Alternative<'_>| Reading {
            name: &one.reading.name,
            taken: one.impact.is_none(),
            why: Text { zh: one.reading.why.zh(), en: one.reading.why.en() },
            cite: cites(model, one.reading),
            changes: one.impact.as_ref().map(Changes::of),
        };
        Self { place: &place.place, readings: place.readings.iter().map(reading).collect() }
    }
}

impl<'a> Changes<'a> {
    fn of(impact: &'a reading_impact::ReadingImpact) -> Self {
        let of_scenario = |(scenario, changes): &'a (String, Vec<Change>)| {
            changes.iter().map(|change| Decision {
                scenario,
                region: Region(&change.region),
                taken: &change.old,
                read: &change.new,
                witness: Point(&change.witness),
            })
        };
        Self {
            changes: impact.directions.into(),
            decisions: impact.decisions.iter().flat_map(of_scenario).collect(),
            diffs: impact.diffs.iter().map(DiffImpact::of).collect(),
        }
    }
}

impl<'a> DiffImpact<'a> {
    fn of(diff: &'a reading_impact::DiffImpact) -> Self {
        Self {
            old: &diff.old,
            new: &diff.new,
            taken: diff.as_taken.into(),
            read: diff.as_read.into(),
            gone: diff.removed,
            come: diff.added,
        }
    }
}

impl<'a> InAll<'a> {
    fn of(everywhere: &'a Everywhere) -> Self {
        Self {
            name: &everywhere.name,
            places: everywhere.places,
            diffs: everywhere.diffs.iter().map(DiffImpact::of).collect(),
        }
    }
}
