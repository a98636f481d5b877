//! Dates: `2024年8月30日`, `2024-08-30`, `30 August 2024`, as far as a text gives them.

use super::super::numerals::{ONE, digit, read};
use super::{Quantity, Reader};

/// A date, as far as the text gives it.
#[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::check::texts) struct PartialDate {
    pub(in crate::check::texts) year: Option<u128>,
    pub(in crate::check::texts) month: Option<u128>,
    pub(in crate::check::texts) day: Option<u128>,
}

impl PartialDate {
    /// Whether nothing that both give differs.
    pub(in crate::check::texts) fn fits(self, other: PartialDate) -> bool {
        let same = |a: Option<u128>, b: Option<u128>| a.is_none() || b.is_none() || a == b;
        same(self.year, other.year) && same(self.month, other.month) && same(self.day, other.day)
    }
}

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

impl Reader<'_> {
    /// `2024年8月30日`, `2025版`, `2024-08-30`, `30 August 2024`.
    pub(super) fn date(&mut self, at: usize) -> Option<usize> {
        let numeral = read(&self.letters, at).filter(|n| n.factor == 1 && n.amount.is_multiple_of(ONE))?;
        let value = numeral.amount / ONE;
        let mut end = at + numeral.length;
        let mut date = PartialDate { year: None, month: None, day: None };
        let year = numeral.plain && (1900..2100).contains(&value);
        let c = self.letters.at(end);
        let after = self.skip_blanks(end);
        if year && self.letters.at(after) == '年' {
            date.year = Some(value);
            end = after + 1;
            if let Some((month, length)) = self.part(self.skip_blanks(end), 12, '月') {
                date.month = Some(month);
                end = length;
                if let Some((day, length)) = self.part(self.skip_blanks(end), 31, '日') {
                    date.day = Some(day);
                    end = length;
                }
            }
        } else if let Some((month, next)) = self.part(at, 12, '月') {
            date.month = Some(month);
            end = next;
            if let Some((day, next)) = self.part(self.skip_blanks(end), 31, '日') {
                date.day = Some(day);
                end = next;
            }
        } else if year && matches!(c, '-' | '/') && self.iso(end).is_some() {
            let (month, day) = self.iso(end)?;
            date = PartialDate { year: Some(value), month: Some(month), day: Some(day) };
            end += 6;
        } else if let Some(month) = self.month(after).filter(|_| numeral.digits && (1..32).contains(&value)) {
            date.day = Some(value);
            date.month = Some(month);
            end = after + self.letters.word(after).len();
            if let Some((value, next)) = self.year(end) {
                date.year = Some(value);
                end = next;
            }
        } else if year && numeral.digits && self.unit(end).is_none() && !c.is_ascii_alphabetic() {
            date.year = Some(value);
            // It may be a count all the same, and then answers for one.
            let range = self.bytes(at, end);
            self.found.quantities.push(Quantity {
                amount: numeral.amount,
                range,
                unit: None,
                bound: None,
                firm: false,
                factor: 1,
            });
        } else {
            return None;
        }
        let range = self.bytes(at, end);
        self.found.dates.push((date, range));
        Some(end)
    }

    /// A number up to `most` before `word`, and where it ends.
    fn part(&self, at: usize, most: u128, word: char) -> Option<(u128, usize)> {
        let (value, length) = self.whole(at).filter(|(value, _)| (1..=most).contains(value))?;
        let end = self.skip_blanks(at + length);
        (self.letters.at(end) == word).then_some((value, end + 1))
    }

    /// `-08-30` after a year.
    fn iso(&self, at: usize) -> Option<(u128, u128)> {
        let mark = self.letters.at(at);
        let two = |at: usize| {
            let value = digit(self.letters.at(at))? * 10 + digit(self.letters.at(at + 1))?;
            Some(u128::from(value))
        };
        if self.letters.at(at + 3) != mark || digit(self.letters.at(at + 6)).is_some() {
            return None;
        }
        Some((two(at + 1).filter(|m| (1..=12).contains(m))?, two(at + 4).filter(|d| (1..=31).contains(d))?))
    }

    /// The month whose name, with a capital, stands here.
    pub(super) fn month(&self, at: usize) -> Option<u128> {
        let word = self.letters.word(at);
        let known = |name: &&str| **name == word || word.len() == 3 && name.starts_with(&word);
        let index = MONTHS.iter().position(known).filter(|_| self.letters.at(at).is_ascii_uppercase())?;
        Some(index as u128 + 1)
    }

    /// `, 2024` or ` 2024`, and where it ends.
    fn year(&self, at: usize) -> Option<(u128, usize)> {
        let from = self.skip_blanks(if matches!(self.letters.at(at), ',' | '.') { at + 1 } else { at });
        let numeral = read(&self.letters, from).filter(|n| n.plain && n.digits)?;
        let value = numeral.amount / ONE;
        (1900..2100).contains(&value).then_some((value, from + numeral.length))
    }

    /// `August 30, 2024` and `August 2024`, from the end of the month's name.
    pub(super) fn date_in_words(&mut self, at: usize, mut end: usize, month: u128) -> usize {
        let mut date = PartialDate { year: None, month: Some(month), day: None };
        if let Some((value, next)) = self.year(end) {
            date.year = Some(value);
            end = next;
        } else if let Some((day, length)) =
            self.whole(self.skip_blanks(end)).filter(|(day, length)| (1..32).contains(day) && *length <= 2)
        {
            date.day = Some(day);
            end = self.skip_blanks(end) + length;
            if let Some((value, next)) = self.year(end) {
                date.year = Some(value);
                end = next;
            }
        } else {
            return end;
        }
        let range = self.bytes(at, end);
        self.found.dates.push((date, range));
        end
    }
}
