//! Numbers: exact, whole, below 2^53, however many digits are written.

use pest::iterators::Pair;

use super::{Lower, child};
use crate::ast::{Number, Quantity, Text};
use crate::code::Code;
use crate::diagnostic::Diagnostic;
use crate::grammar::Rule;
use crate::language::MULTIPLIERS;
use crate::message;
use crate::span::Span;

/// The largest count: 2^53 − 1, which every JSON reader keeps exact.
const MOST: u128 = (1 << 53) - 1;

impl Lower<'_> {
    /// A number and its unit; `None` where the number cannot be used.
    pub(super) fn quantity(&mut self, pair: &Pair<'_, Rule>) -> Option<Quantity> {
        let number = self.number(&child(pair, Rule::number)?)?;
        let unit = child(pair, Rule::unit)
            .map(|unit| Text { text: crate::split::one_line(unit.as_str()), span: self.span(&unit) });
        Some(Quantity { number, unit })
    }

    pub(super) fn number(&mut self, pair: &Pair<'_, Rule>) -> Option<Number> {
        let digits = child(pair, Rule::digits)?;
        let span = self.span(pair);
        let digits_span = self.span(&digits);
        let plain = self.plain_digits(digits.as_str(), digits_span);
        let zeros = child(pair, Rule::multiplier).map_or(0, |word| multiplier_zeros(word.as_str()));
        match value(&plain, zeros) {
            Ok(value) => Some(Number { value, span }),
            Err(wrong) => {
                self.find(wrong.finding(span, pair.as_str()));
                None
            }
        }
    }

    /// ASCII digits and at most one point, with a finding for each other way of writing.
    fn plain_digits(&mut self, written: &str, span: Span) -> String {
        let ascii: String = written.chars().map(ascii_digit).collect();
        if ascii.chars().any(|c| matches!(c, ',' | '，')) {
            let grouped = ascii.replace([',', '，'], "_");
            // Groups of other sizes may be a slip in the digits.
            let by_threes = {
                let mut groups = ascii.split([',', '，']);
                groups.next().is_some_and(|first| (1..=3).contains(&first.len()))
                    && groups.all(|group| group.len() == 3)
            };
            let mut finding =
                Diagnostic::new(Code::NumberGrouping, span, message!("number-grouping", written = written))
                    .at(message!("number-grouping.label"))
                    .help(message!("number-grouping.help"))
                    .fix(message!("write", text = &grouped), span, grouped);
            if by_threes {
                finding = finding.safe();
            }
            self.find(finding);
        } else if ascii != written {
            self.find(
                Diagnostic::new(Code::Syntax, span, message!("full-width-digits", written = written))
                    .at(message!("full-width-digits.label"))
                    .help(message!("full-width-digits.help"))
                    .fix(message!("write", text = &ascii), span, ascii.clone())
                    .safe(),
            );
        }
        ascii.chars().filter(|c| c.is_ascii_digit() || *c == '.').collect()
    }
}

/// The value of a number as written, digits and multiplier; `None` where it has none.
pub(crate) fn read_number(digits: &str, multiplier: Option<&str>) -> Option<u64> {
    let digits: String = digits.chars().filter(|c| *c != '_').collect();
    value(&digits, multiplier.map_or(0, multiplier_zeros)).ok()
}

fn ascii_digit(c: char) -> char {
    match c {
        '０'..='９' => char::from_digit(u32::from(c) - u32::from('０'), 10).unwrap_or(c),
        _ => c,
    }
}

fn multiplier_zeros(word: &str) -> usize {
    MULTIPLIERS.iter().find(|(multiplier, _)| *multiplier == word).map_or(0, |(_, zeros)| *zeros)
}

#[derive(Debug, PartialEq, Eq)]
enum Wrong {
    NotWhole,
    OutOfRange,
}

impl Wrong {
    fn finding(&self, span: Span, written: &str) -> Diagnostic {
        let shown: String = written.chars().take(40).collect();
        let shown = if shown.len() < written.len() { format!("{shown}…") } else { shown };
        match self {
            Wrong::NotWhole => {
                Diagnostic::new(Code::NumberNotWhole, span, message!("number-not-whole", written = shown))
                    .at(message!("number-not-whole.label"))
                    .help(message!("number-not-whole.help"))
            }
            Wrong::OutOfRange => {
                Diagnostic::new(Code::NumberOutOfRange, span, message!("number-out-of-range", written = shown))
                    .at(message!("number-out-of-range.label"))
                    .help(message!("number-out-of-range.help"))
            }
        }
    }
}

/// The value of ASCII digits with at most one point, times ten to the `zeros`.
fn value(digits: &str, zeros: usize) -> Result<u64, Wrong> {
    let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
    let part = part.trim_end_matches('0');
    let missing = zeros.checked_sub(part.len()).ok_or(Wrong::NotWhole)?;
    let significant = whole.chars().chain(part.chars()).skip_while(|c| *c == '0');
    let mut value: u128 = 0;
    for digit in significant.filter_map(|c| c.to_digit(10)).chain(std::iter::repeat_n(0, missing)) {
        value = value * 10 + u128::from(digit);
        if value > MOST {
            return Err(Wrong::OutOfRange);
        }
    }
    u64::try_from(value).map_err(|_| Wrong::OutOfRange)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_exact() {
        assert_eq!(value("100000", 0), Ok(100_000));
        assert_eq!(value("10", 4), Ok(100_000));
        assert_eq!(value("1.5", 8), Ok(150_000_000));
        assert_eq!(value("0", 12), Ok(0));
        assert_eq!(value("1.50", 1), Ok(15));
        assert_eq!(value("1.0", 0), Ok(1));
        assert_eq!(value("000000000000000000000000000000000000000000007", 0), Ok(7));
    }

    #[test]
    fn parts_of_people_are_not_whole() {
        assert_eq!(value("1.5", 0), Err(Wrong::NotWhole));
        assert_eq!(value("1.23456", 4), Err(Wrong::NotWhole));
    }

    #[test]
    fn the_range_ends_below_two_to_the_53() {
        assert_eq!(value("9007199254740991", 0), Ok(9_007_199_254_740_991));
        assert_eq!(value("9007199254740992", 0), Err(Wrong::OutOfRange));
        assert_eq!(value(&"9".repeat(100_000), 12), Err(Wrong::OutOfRange));
        assert_eq!(value("9007.199254740992", 12), Err(Wrong::OutOfRange));
    }
}
