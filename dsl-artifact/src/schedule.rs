//! By when each step is due: the limits of the procedures, counted from the days that are known.

use std::collections::{BTreeMap, BTreeSet};

use time::Date;

use crate::calendar::{Calendar, years_after};
use crate::format::{Limit, Procedure, Start, Step};

/// Why there is no day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoDay {
    /// No source gives a limit, or a term.
    NotFound,
    /// The list says nothing of a limit.
    Unsaid,
    /// The limit is `promptly`, and no number.
    Promptly,
    /// No source says from when the limit runs.
    StartNotFound,
    /// The step or event from which it runs has no day itself.
    WaitsFor(String),
    /// The day lies after the year 9999.
    TooFar,
}

/// The days of a step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StepDays {
    /// The step.
    pub step: String,
    /// The day on which it was done, where that is known.
    pub done: Option<Date>,
    /// The day on which it is due at the latest, if every step before it takes its whole time; else why there is none.
    pub latest: Result<Date, NoDay>,
    /// Whether the count leaves what the calendar covers.
    pub outside: bool,
}

impl StepDays {
    /// Whether it was done later than it was due.
    #[must_use]
    pub fn late(&self) -> bool {
        matches!((&self.done, &self.latest), (Some(done), Ok(latest)) if done > latest)
    }

    /// The day from which later limits run: the one on which it was done, else the latest.
    fn day(&self) -> Option<Date> {
        self.done.or(self.latest.as_ref().ok().copied())
    }
}

/// Until when a document holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DocumentDays {
    /// The document.
    pub document: String,
    /// Its last day, if it is given on the day known or on the latest; else why there is none.
    pub until: Result<Date, NoDay>,
    /// Whether the day on which it is given is known, and not only the latest.
    pub known: bool,
}

/// The days of a procedure: its steps and documents, in order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Schedule {
    /// The steps.
    pub steps: Vec<StepDays>,
    /// The documents that have a term.
    pub documents: Vec<DocumentDays>,
}

/// Days that cannot be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ScheduleError {
    /// Nothing is handed in at the beginning of any procedure.
    NothingFiled,
    /// No step or event has this name; what there is.
    Unknown(String, Vec<String>),
    /// Something is said to be done before what it waits for: its name and day, the other's name and day.
    Before(String, Date, String, Date),
    /// Two days for one step.
    TwoDays(String, Date, Date),
}

/// The steps that begin a procedure by handing something in: what `filed` means.
#[must_use]
pub fn filing_steps(procedures: &[Procedure]) -> Vec<&Step> {
    let begins = |step: &&Step| step.after.is_empty() && step.events.is_empty() && !step.hands_in.is_empty();
    procedures.iter().flat_map(|procedure| &procedure.steps).filter(begins).collect()
}

/// The days of every procedure. `filed` is the day on which their first documents were received, `done` are the days on
/// which steps were done and events happened.
///
/// # Errors
/// Days that cannot be.
pub fn schedule(
    procedures: &[Procedure],
    calendar: &Calendar,
    filed: Option<Date>,
    done: &[(String, Date)],
) -> Result<Vec<Schedule>, ScheduleError> {
    let known = known_days(procedures, filed, done)?;
    let mut found: BTreeMap<&str, StepDays> = BTreeMap::new();
    let steps = || procedures.iter().flat_map(|procedure| &procedure.steps);
    // Each round settles at least one step, since none waits in a circle.
    let mut settled = usize::MAX;
    while settled != found.len() {
        settled = found.len();
        for step in steps() {
            let ready = step.after.iter().all(|earlier| found.contains_key(earlier.as_str()));
            if ready && !found.contains_key(step.name.as_str()) {
                let days = step_days(step, calendar, &known, &found);
                found.insert(&step.name, days);
            }
        }
    }
    let of = |procedure: &Procedure| Schedule {
        steps: procedure.steps.iter().filter_map(|step| found.get(step.name.as_str()).cloned()).collect(),
        documents: procedure
            .validities
            .iter()
            .map(|validity| {
                let from = found.get(validity.from.as_str());
                let until = match (validity.years, from.and_then(StepDays::day)) {
                    (None, _) => Err(NoDay::NotFound),
                    (Some(_), None) => Err(NoDay::WaitsFor(validity.from.clone())),
                    (Some(years), Some(day)) => years_after(day, years).ok_or(NoDay::TooFar),
                };
                let known = from.is_some_and(|days| days.done.is_some());
                DocumentDays { document: validity.document.clone(), until, known }
            })
            .collect(),
    };
    Ok(procedures.iter().map(of).collect())
}

fn step_days(
    step: &Step,
    calendar: &Calendar,
    known: &BTreeMap<&str, Date>,
    found: &BTreeMap<&str, StepDays>,
) -> StepDays {
    let mut outside = false;
    let latest = match &step.limit {
        None => Err(NoDay::Unsaid),
        Some(Limit::NotFound) => Err(NoDay::NotFound),
        Some(Limit::Promptly) => Err(NoDay::Promptly),
        Some(Limit::WorkingDays { from: None, .. }) => Err(NoDay::StartNotFound),
        Some(Limit::WorkingDays { days, from: Some(from) }) => {
            let (name, start) = match from {
                Start::Step(name) => (name, found.get(name.as_str()).and_then(StepDays::day)),
                Start::Event(name) => (name, known.get(name.as_str()).copied()),
            };
            match start {
                None => Err(NoDay::WaitsFor(name.clone())),
                Some(start) => match calendar.after(start, *days) {
                    None => Err(NoDay::TooFar),
                    Some(end) => {
                        outside = calendar.leaves(start, end);
                        Ok(end)
                    }
                },
            }
        }
    };
    StepDays { step: step.name.clone(), done: known.get(step.name.as_str()).copied(), latest, outside }
}

/// Every day that is known, by the name of its step or event; none before what it waits for.
fn known_days<'p>(
    procedures: &'p [Procedure],
    filed: Option<Date>,
    done: &[(String, Date)],
) -> Result<BTreeMap<&'p str, Date>, ScheduleError> {
    let mut known: BTreeMap<&str, Date> = BTreeMap::new();
    if let Some(filed) = filed {
        let first = filing_steps(procedures);
        if first.is_empty() {
            return Err(ScheduleError::NothingFiled);
        }
        known.extend(first.into_iter().map(|step| (step.name.as_str(), filed)));
    }
    let steps = procedures.iter().flat_map(|procedure| &procedure.steps);
    let events = procedures.iter().flat_map(|procedure| &procedure.events).map(|event| event.name.as_str());
    let names: Vec<&str> = steps.clone().map(|step| step.name.as_str()).chain(events).collect();
    for (name, day) in done {
        let Some(own) = names.iter().find(|known| *known == name) else {
            return Err(ScheduleError::Unknown(name.clone(), names.iter().map(|name| (*name).to_owned()).collect()));
        };
        if let Some(other) = known.insert(own, *day).filter(|other| other != day) {
            return Err(ScheduleError::TwoDays(name.clone(), other, *day));
        }
    }
    for step in steps {
        let Some(day) = known.get(step.name.as_str()) else { continue };
        for earlier in before(procedures, step) {
            if let Some(other) = known.get(earlier).filter(|other| *other > day) {
                return Err(ScheduleError::Before(step.name.clone(), *day, earlier.to_owned(), *other));
            }
        }
    }
    Ok(known)
}

/// Everything that comes before a step, however far: steps and events, nearest first.
fn before<'p>(procedures: &'p [Procedure], step: &'p Step) -> Vec<&'p str> {
    let steps: BTreeMap<&str, &Step> =
        procedures.iter().flat_map(|procedure| &procedure.steps).map(|step| (step.name.as_str(), step)).collect();
    let mut found: Vec<&str> = Vec::new();
    let mut seen: BTreeSet<&str> = BTreeSet::new();
    let mut next = vec![step];
    while let Some(step) = next.pop() {
        for name in step.after.iter().chain(&step.events).filter(|name| seen.insert(name.as_str())) {
            found.push(name);
            next.extend(steps.get(name.as_str()));
        }
    }
    found
}
