//! Procedures with their dates: for people in either language, and as JSON.

mod human;
mod json;

use dsl_artifact::calendar::{Calendar, CalendarError, CalendarMistake};
use dsl_artifact::format::Procedure;
use dsl_artifact::schedule::{Schedule, ScheduleError};
use dsl_syntax::{Argument, Joint, Message, message};
use time::Date;

pub use human::human;
pub use json::{Report, json};

/// What there is to show.
#[derive(Debug)]
pub struct Dates<'d> {
    /// The edition's name.
    pub edition: &'d str,
    /// Its procedures.
    pub procedures: &'d [Procedure],
    /// One a procedure, in the same order.
    pub schedules: &'d [Schedule],
    /// On which days are counted.
    pub calendar: &'d Calendar,
    /// The calendar's file.
    pub file: Option<&'d str>,
    /// When the first documents were received.
    pub filed: Option<Date>,
    /// What is known to have happened, by step or event.
    pub done: &'d [(String, Date)],
}

impl Dates<'_> {
    /// Whether any day is asked for.
    fn dated(&self) -> bool {
        self.filed.is_some() || !self.done.is_empty()
    }

    /// The known days that the calendar does not cover.
    fn outside(&self) -> Vec<Date> {
        let Some((first, last)) = self.calendar.covers() else { return Vec::new() };
        let known = self.filed.into_iter().chain(self.done.iter().map(|(_, day)| *day));
        known.filter(|day| *day < first || *day > last).collect()
    }
}

/// What is wrong with a calendar file, a line each.
#[must_use]
pub fn mistakes(file: &str, errors: &[CalendarError]) -> Vec<Message> {
    let said = errors.iter().map(|error| {
        let line = error.line;
        let what = match &error.mistake {
            CalendarMistake::Word(found) => message!("calendar-word", found = found),
            CalendarMistake::Date(found) if found.is_empty() => message!("calendar-no-date"),
            CalendarMistake::Date(found) => message!("calendar-date", found = found),
            CalendarMistake::Rest(found) => message!("calendar-rest", found = found),
            CalendarMistake::Reversed => message!("calendar-reversed"),
            CalendarMistake::LongRow(days) => message!("calendar-long-row", days = days.to_string()),
            CalendarMistake::CoversTwice(first) => message!("calendar-covers-twice", first = *first),
            CalendarMistake::NoCovers => message!("calendar-no-covers"),
            CalendarMistake::Outside(day) => message!("calendar-outside", day = day.to_string()),
            CalendarMistake::Twice(day, first, true) => {
                message!("calendar-contradiction", day = day.to_string(), first = *first)
            }
            CalendarMistake::Twice(day, first, false) => {
                message!("calendar-twice", day = day.to_string(), first = *first)
            }
            CalendarMistake::WorkingAnyway(day) => message!("calendar-working-anyway", day = day.to_string()),
        };
        message!("calendar-line", file = file, line = line.to_string(), what = what)
    });
    said.collect()
}

/// Days that cannot be.
pub fn refused(edition: &str, error: &ScheduleError) -> Message {
    match error {
        ScheduleError::NothingFiled => message!("nothing-filed", edition = edition),
        ScheduleError::Unknown(name, known) if known.is_empty() => {
            message!("no-procedure-to-date", name = name, edition = edition)
        }
        ScheduleError::Unknown(name, known) => message!(
            "unknown-step",
            name = name,
            edition = edition,
            known = Argument::quoted(known.iter().map(String::as_str), Joint::And)
        ),
        ScheduleError::Before(name, day, earlier, other) => {
            message!("done-before", name = name, day = day.to_string(), earlier = earlier, other = other.to_string())
        }
        ScheduleError::TwoDays(name, one, other) => {
            message!("done-twice", name = name, one = one.to_string(), other = other.to_string())
        }
    }
}
