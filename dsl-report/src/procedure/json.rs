//! `qingdan-procedure/1`.

use std::collections::BTreeMap;

use dsl_artifact::format::{self, Bilingual, Issuers, Kept, Party, Thing};
use dsl_artifact::schedule::{DocumentDays, NoDay, Schedule, StepDays};
use serde::Serialize;

use super::Dates;
use crate::json::{Day, format_name, line};

format_name! {
    /// The name of this form.
    Format = "qingdan-procedure/1"
}

/// The steps of an edition's procedures, and by when each is due.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Report<'a> {
    format: Format,
    edition: &'a str,
    counting: Counting<'a>,
    /// When the first documents were received.
    filed: Option<Day>,
    /// What is known to have happened, by step or event.
    done: BTreeMap<&'a str, Day>,
    procedures: Vec<Procedure<'a>>,
}

/// How days were counted.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
struct Counting<'a> {
    /// The calendar's file.
    calendar: Option<&'a str>,
    /// The days that the calendar knows.
    covers: Option<Covers>,
    /// Whether holidays and working weekends were left out of account.
    weekends_only: bool,
    /// Whether the day of the start counts.
    first_day_counts: bool,
    rule: &'static str,
    /// What kind of text the rule is of.
    rule_of: &'static str,
    /// Known days that the calendar does not cover.
    outside: Vec<Day>,
}

#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
struct Covers {
    from: Day,
    to: Day,
}

/// A procedure as the artefact has it, with its days.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
struct Procedure<'a> {
    name: &'a str,
    title: &'a Bilingual,
    #[serde(skip_serializing_if = "<[Bilingual]>::is_empty")]
    notes: &'a [Bilingual],
    #[serde(skip_serializing_if = "Option::is_none")]
    issuers: Option<&'a Issuers>,
    parties: &'a [Party],
    documents: &'a [Thing],
    events: &'a [Thing],
    steps: Vec<Step<'a>>,
    validities: Vec<Validity<'a>>,
    kept: &'a [Kept],
}

#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
struct Step<'a> {
    #[serde(flatten)]
    step: &'a format::Step,
    /// When it was done.
    done: Option<Day>,
    /// The last day on which it is done in time.
    latest: Option<Day>,
    #[serde(skip_serializing_if = "Option::is_none")]
    no_day: Option<Why<'a>>,
    /// Whether it was done after its last day.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    late: bool,
    /// Whether days were counted that the calendar does not cover.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    outside_calendar: bool,
}

#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
struct Validity<'a> {
    #[serde(flatten)]
    validity: &'a format::Validity,
    /// The last day on which it holds.
    until: Option<Day>,
    /// Whether the day on which it begins is known; else its latest was taken.
    from_known_day: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    no_day: Option<Why<'a>>,
}

/// Why there is no day.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
struct Why<'a> {
    because: Because,
    /// What it waits for.
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<&'a str>,
}

#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
enum Because {
    /// No source gives a limit.
    NotFound,
    /// The list says nothing of a limit.
    NoLimit,
    Promptly,
    /// No source says from when.
    StartNotFound,
    WaitsFor,
    TooFar,
}

/// The days as one object.
#[must_use]
pub fn json(dates: &Dates<'_>) -> String {
    let covers = dates.calendar.covers();
    line(&Report {
        format: Format::Name,
        edition: dates.edition,
        counting: Counting {
            calendar: dates.file,
            covers: covers.map(|(from, to)| Covers { from: Day(from), to: Day(to) }),
            weekends_only: dates.file.is_none(),
            first_day_counts: false,
            rule: "Civil Code of the PRC, Articles 201 and 202",
            rule_of: "law",
            outside: dates.outside().into_iter().map(Day).collect(),
        },
        filed: dates.filed.map(Day),
        done: dates.done.iter().map(|(name, day)| (name.as_str(), Day(*day))).collect(),
        procedures: dates.procedures.iter().zip(dates.schedules).map(|(one, days)| Procedure::of(one, days)).collect(),
    })
}

impl<'a> Procedure<'a> {
    fn of(procedure: &'a format::Procedure, days: &'a Schedule) -> Self {
        let steps = procedure.steps.iter().zip(&days.steps);
        let validities = procedure.validities.iter().zip(&days.documents);
        Self {
            name: &procedure.name,
            title: &procedure.title,
            notes: &procedure.notes,
            issuers: procedure.issuers.as_ref(),
            parties: &procedure.parties,
            documents: &procedure.documents,
            events: &procedure.events,
            steps: steps.map(|(step, days)| Step::of(step, days)).collect(),
            validities: validities.map(|(validity, days)| Validity::of(validity, days)).collect(),
            kept: &procedure.kept,
        }
    }
}

impl<'a> Step<'a> {
    fn of(step: &'a format::Step, days: &'a StepDays) -> Self {
        Self {
            step,
            done: days.done.map(Day),
            latest: days.latest.as_ref().ok().copied().map(Day),
            no_day: days.latest.as_ref().err().map(Why::of),
            late: days.late(),
            outside_calendar: days.outside,
        }
    }
}

impl<'a> Validity<'a> {
    fn of(validity: &'a format::Validity, days: &'a DocumentDays) -> Self {
        Self {
            validity,
            until: days.until.as_ref().ok().copied().map(Day),
            from_known_day: days.known,
            no_day: days.until.as_ref().err().map(Why::of),
        }
    }
}

impl<'a> Why<'a> {
    fn of(why: &'a NoDay) -> Self {
        let (because, name) = match why {
            NoDay::NotFound => (Because::NotFound, None),
            NoDay::Unsaid => (Because::NoLimit, None),
            NoDay::Promptly => (Because::Promptly, None),
            NoDay::StartNotFound => (Because::StartNotFound, None),
            NoDay::WaitsFor(name) => (Because::WaitsFor, Some(name.as_str())),
            NoDay::TooFar => (Because::TooFar, None),
        };
        Self { because, name }
    }
}
