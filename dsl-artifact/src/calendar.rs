//! Working days: Monday to Friday, and what a file of holidays and working weekends says besides.
//!
//! The file is plain text, one thing a line; `#` begins a comment. Every line has an English and a Chinese form:
//!
//! ```text
//! covers  2025-01-01 to 2025-12-31      涵盖 2025-01-01 至 2025-12-31
//! holiday 2025-01-28 to 2025-02-04      放假 2025-01-28 至 2025-02-04
//! workday 2025-01-26                    上班 2025-01-26
//! ```

use std::collections::BTreeMap;

use time::{Date, Duration, Month, Weekday};

/// A row of holidays longer than this is a slip of the pen: no country closes for so long.
const LONGEST_ROW: i64 = 31;

/// Which days are working days.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Calendar {
    covers: Option<(Date, Date)>,
    /// What differs from the week, with the line that says it: true for a working day.
    days: BTreeMap<Date, (bool, usize)>,
}

/// What is wrong with a line of a calendar file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CalendarError {
    /// Which line, from 1; the last line where one is missing.
    pub line: usize,
    /// What is wrong.
    pub mistake: CalendarMistake,
}

/// What can be wrong with a line of a calendar file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CalendarMistake {
    /// It begins with no word of the format.
    Word(String),
    /// No date stands where one is wanted, or one that no calendar has.
    Date(String),
    /// Something follows the dates.
    Rest(String),
    /// The last day lies before the first.
    Reversed,
    /// So many days in a row.
    LongRow(i64),
    /// `covers` stands twice; the first is in this line.
    CoversTwice(usize),
    /// There is no `covers`.
    NoCovers,
    /// This day lies outside what the calendar covers.
    Outside(Date),
    /// This day is named already, in this line; true where the two lines contradict each other.
    Twice(Date, usize, bool),
    /// This working day is one anyway.
    WorkingAnyway(Date),
}

/// The words that begin a line.
#[derive(Copy, Clone, PartialEq, Eq)]
enum Word {
    Covers,
    Holiday,
    Workday,
}

impl Calendar {
    /// Weekends alone are free.
    #[must_use]
    pub fn weekends_only() -> Self {
        Self::default()
    }

    /// Reads a calendar file.
    ///
    /// # Errors
    /// Everything that is wrong with it, in the order of its lines.
    pub fn read(text: &str) -> Result<Self, Vec<CalendarError>> {
        let mut reader = Reader { calendar: Self::default(), covers_line: 0, errors: Vec::new() };
        let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
        let mut rows: Vec<(usize, Word, Date, Date)> = Vec::new();
        for (at, line) in text.lines().enumerate() {
            let line = line.split('#').next().unwrap_or_default().trim();
            if line.is_empty() {
                continue;
            }
            match read_line(line) {
                Ok((word, first, last)) => rows.push((at + 1, word, first, last)),
                Err(mistake) => reader.errors.push(CalendarError { line: at + 1, mistake }),
            }
        }
        rows.iter().filter(|row| row.1 == Word::Covers).for_each(|row| reader.covers(row.0, row.2, row.3));
        if reader.calendar.covers.is_none() && reader.errors.is_empty() {
            reader.find(text.lines().count().max(1), CalendarMistake::NoCovers);
        }
        // Holidays first: a working weekend is held against them.
        for word in [Word::Holiday, Word::Workday] {
            rows.iter().filter(|row| row.1 == word).for_each(|row| reader.row(row.0, word, row.2, row.3));
        }
        if reader.errors.is_empty() {
            return Ok(reader.calendar);
        }
        reader.errors.sort_by_key(|error| error.line);
        Err(reader.errors)
    }

    /// The first and the last day that the calendar covers; `None` where no file was read.
    #[must_use]
    pub fn covers(&self) -> Option<(Date, Date)> {
        self.covers
    }

    /// Whether a day is a working day. Outside what the calendar covers, weekends alone are free.
    #[must_use]
    pub fn is_working(&self, day: Date) -> bool {
        match self.days.get(&day) {
            Some((working, _)) => *working,
            None => !matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday),
        }
    }

    /// The last day of so many working days after a day, which itself does not count; `None` after the year 9999.
    #[must_use]
    pub fn after(&self, start: Date, days: u64) -> Option<Date> {
        let mut day = start;
        let mut left = days;
        while left > 0 {
            day = day.next_day()?;
            left -= u64::from(self.is_working(day));
        }
        Some(day)
    }

    /// Whether a count from one day to another leaves what the calendar covers.
    #[must_use]
    pub fn leaves(&self, start: Date, end: Date) -> bool {
        let counted = start.next_day().unwrap_or(start);
        self.covers.is_some_and(|(first, last)| counted.min(end) < first || end > last)
    }
}

/// The day so many years after a day: the same day of the year, or the last of its month where that year has none
/// (Civil Code, Article 202); `None` after the year 9999.
#[must_use]
pub fn years_after(day: Date, years: u64) -> Option<Date> {
    let year = i32::try_from(years).ok().and_then(|years| day.year().checked_add(years))?;
    day.replace_year(year).or_else(|_| Date::from_calendar_date(year, Month::February, 28)).ok()
}

/// `YYYY-MM-DD`, of a day that there is.
#[must_use]
pub fn read_date(text: &str) -> Option<Date> {
    let mut parts = text.split('-');
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    let shaped = (year.len(), month.len(), day.len()) == (4, 2, 2) && parts.next().is_none();
    if !shaped || ![year, month, day].into_iter().all(digits) {
        return None;
    }
    let month = Month::try_from(month.parse::<u8>().ok()?).ok()?;
    Date::from_calendar_date(year.parse().ok()?, month, day.parse().ok()?).ok()
}

/// A word, a day or two, and nothing else.
fn read_line(line: &str) -> Result<(Word, Date, Date), CalendarMistake> {
    let mut words = line.split_whitespace();
    let first = words.next().unwrap_or_default();
    let word = match first {
        "covers" | "涵盖" => Word::Covers,
        "holiday" | "放假" => Word::Holiday,
        "workday" | "上班" => Word::Workday,
        other => return Err(CalendarMistake::Word(other.to_owned())),
    };
    let mut date = || {
        let text = words.next().unwrap_or_default();
        read_date(text).ok_or_else(|| CalendarMistake::Date(text.to_owned()))
    };
    let from = date()?;
    let mut rest = line.split_whitespace().skip(2);
    let last = match rest.next() {
        None => from,
        Some("to" | "至") => {
            let text = rest.next().unwrap_or_default();
            read_date(text).ok_or_else(|| CalendarMistake::Date(text.to_owned()))?
        }
        Some(other) => return Err(CalendarMistake::Rest(other.to_owned())),
    };
    match rest.next() {
        Some(other) => Err(CalendarMistake::Rest(other.to_owned())),
        None if last < from => Err(CalendarMistake::Reversed),
        None => Ok((word, from, last)),
    }
}

struct Reader {
    calendar: Calendar,
    covers_line: usize,
    errors: Vec<CalendarError>,
}

impl Reader {
    fn find(&mut self, line: usize, mistake: CalendarMistake) {
        self.errors.push(CalendarError { line, mistake });
    }

    fn covers(&mut self, line: usize, first: Date, last: Date) {
        if self.calendar.covers.is_some() {
            return self.find(line, CalendarMistake::CoversTwice(self.covers_line));
        }
        self.calendar.covers = Some((first, last));
        self.covers_line = line;
    }

    fn row(&mut self, line: usize, word: Word, first: Date, last: Date) {
        let length = (last - first).whole_days() + 1;
        if length > LONGEST_ROW {
            return self.find(line, CalendarMistake::LongRow(length));
        }
        let working = word == Word::Workday;
        for day in (0..length).filter_map(|days| first.checked_add(Duration::days(days))) {
            if self.calendar.covers.is_some_and(|(first, last)| day < first || day > last) {
                return self.find(line, CalendarMistake::Outside(day));
            }
            if let Some((other, earlier)) = self.calendar.days.get(&day).copied() {
                return self.find(line, CalendarMistake::Twice(day, earlier, other != working));
            }
            if working && self.calendar.is_working(day) {
                return self.find(line, CalendarMistake::WorkingAnyway(day));
            }
            self.calendar.days.insert(day, (working, line));
        }
    }
}

#[cfg(test)]
mod tests;
