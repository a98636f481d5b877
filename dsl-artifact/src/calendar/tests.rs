#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may stop where it goes wrong")]

use proptest::prelude::*;

use super::*;

const CHINA_2025: &str = include_str!("../../../tests/end-to-end/calendars/china-2025.txt");

fn day(text: &str) -> Date {
    read_date(text).unwrap()
}

fn mistakes(text: &str) -> Vec<(usize, CalendarMistake)> {
    Calendar::read(text).unwrap_err().into_iter().map(|error| (error.line, error.mistake)).collect()
}

#[test]
fn the_chinese_new_year_of_2025() {
    let calendar = Calendar::read(CHINA_2025).unwrap();
    // Ten working days after Monday 20 January: 21 to 24, Sunday the 26th, 27; 5 to 7 and Saturday the 8th of February.
    assert_eq!(calendar.after(day("2025-01-20"), 10), Some(day("2025-02-08")));
    assert_eq!(Calendar::weekends_only().after(day("2025-01-20"), 10), Some(day("2025-02-03")));
    // From a free day, the first working day after it is the first.
    assert_eq!(calendar.after(day("2025-10-01"), 1), Some(day("2025-10-09")));
    assert_eq!(calendar.after(day("2025-10-10"), 1), Some(day("2025-10-11")));
    let free = (0..365).filter(|at| !calendar.is_working(day("2025-01-01") + Duration::days(*at))).count();
    // 104 days of weekends; 28 holidays, 10 of them on weekends; 5 weekend days worked.
    assert_eq!(free, 365 - 248);
    assert!(!calendar.leaves(day("2024-12-31"), day("2025-01-08")));
    assert!(calendar.leaves(day("2024-12-30"), day("2025-01-08")));
    assert!(calendar.leaves(day("2025-12-30"), day("2026-01-05")));
}

#[test]
fn years_end_on_the_same_day() {
    assert_eq!(years_after(day("2025-02-28"), 3), Some(day("2028-02-28")));
    assert_eq!(years_after(day("2024-02-29"), 3), Some(day("2027-02-28")));
    assert_eq!(years_after(day("2024-02-29"), 4), Some(day("2028-02-29")));
    assert_eq!(years_after(day("2025-01-01"), 9_000), None);
    assert_eq!(years_after(day("2025-01-01"), u64::MAX), None);
    assert_eq!(Calendar::weekends_only().after(day("9999-12-30"), 9), None);
}

#[test]
fn what_is_wrong_is_said_with_its_line() {
    let covers = "covers 2025-01-01 to 2025-12-31\n";
    assert_eq!(mistakes(""), [(1, CalendarMistake::NoCovers)]);
    assert_eq!(mistakes("# nothing\n"), [(1, CalendarMistake::NoCovers)]);
    assert_eq!(
        mistakes("holydays 2025-01-01\nholiday 1 January\nholiday\nholiday 2025-02-30\nholiday 2025-1-1\n"),
        [
            (1, CalendarMistake::Word("holydays".into())),
            (2, CalendarMistake::Date("1".into())),
            (3, CalendarMistake::Date(String::new())),
            (4, CalendarMistake::Date("2025-02-30".into())),
            (5, CalendarMistake::Date("2025-1-1".into())),
        ]
    );
    assert_eq!(
        mistakes("holiday 2025-01-01 New Year\nholiday 2025-01-01 to\nholiday 2025-01-02 to 2025-01-01\n"),
        [
            (1, CalendarMistake::Rest("New".into())),
            (2, CalendarMistake::Date(String::new())),
            (3, CalendarMistake::Reversed),
        ]
    );
    assert_eq!(
        mistakes(&format!("{covers}covers 2026-01-01\nholiday 2052-01-01\nholiday 2025-01-01 to 2025-12-31\n")),
        [
            (2, CalendarMistake::CoversTwice(1)),
            (3, CalendarMistake::Outside(day("2052-01-01"))),
            (4, CalendarMistake::LongRow(365)),
        ]
    );
    assert_eq!(
        mistakes(&format!("workday 2025-01-01\n{covers}holiday 2025-01-01\nholiday 2025-01-01\nworkday 2025-01-02\n")),
        [
            (1, CalendarMistake::Twice(day("2025-01-01"), 3, true)),
            (4, CalendarMistake::Twice(day("2025-01-01"), 3, false)),
            (5, CalendarMistake::WorkingAnyway(day("2025-01-02"))),
        ]
    );
}

proptest! {
    /// The count against the plainest way to count, over calendars of any kind.
    #[test]
    fn counted_one_by_one(
        holidays in proptest::collection::vec((0_i64..400, 0_i64..12), 0..12),
        workdays in proptest::collection::vec(0_i64..400, 0..12),
        start in 0_i64..400,
        days in 0_u64..120,
    ) {
        let first = day("2024-12-01");
        let at = |days: i64| first + Duration::days(days);
        let mut free = std::collections::BTreeSet::new();
        let mut text = format!("covers {first} to {}\n", at(500));
        for (from, length) in holidays {
            if (from..=from + length).any(|one| free.contains(&at(one))) {
                continue;
            }
            text.push_str(&format!("holiday {} to {}\n", at(from), at(from + length)));
            free.extend((from..=from + length).map(at));
        }
        let mut worked = std::collections::BTreeSet::new();
        for one in workdays.into_iter().map(at) {
            let weekend = matches!(one.weekday(), Weekday::Saturday | Weekday::Sunday);
            if weekend && !free.contains(&one) && worked.insert(one) {
                text.push_str(&format!("workday {one}\n"));
            }
        }
        let calendar = Calendar::read(&text).unwrap();
        let working = |one: Date| {
            let weekend = matches!(one.weekday(), Weekday::Saturday | Weekday::Sunday);
            worked.contains(&one) || (!weekend && !free.contains(&one))
        };
        let end = calendar.after(at(start), days).unwrap();
        // As many working days lie after the start, up to and with the end; and the end is the last of them.
        let length = (end - at(start)).whole_days();
        let counted = (1..=length).filter(|one| working(at(start + one))).count();
        prop_assert_eq!(counted as u64, days);
        prop_assert!(days == 0 || working(end));
        prop_assert_eq!(days == 0, end == at(start));
    }

    /// No text makes the reader stop.
    #[test]
    fn any_text_is_read(text in "(covers|holiday|workday|放假|to|至|2025-0[1-9]-[0-3][0-9]|#|[ \n]|x){0,40}") {
        let _either = Calendar::read(&text);
    }
}
