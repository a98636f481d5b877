//! What a text names in numbers: quantities with their units and boundary words, dates, and articles of law.
//!
//! One reader for both languages, since a Chinese text may quote an English one and the other way round.

mod bounds;
mod dates;

use std::ops::Range;

pub(super) use bounds::Bound;
pub(super) use dates::PartialDate;

use super::numerals::{Amount, Letters, ONE, digit, is_blank, is_chinese, read};
use super::units::{Unit, Units};

/// Below this, a number in words may be a pronoun or part of another word, and is only looked for, never missed.
const SMALL: Amount = 13 * ONE;

/// A quantity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Quantity {
    pub(super) amount: Amount,
    /// The number without unit and boundary word, in bytes.
    pub(super) range: Range<usize>,
    pub(super) unit: Option<Unit>,
    pub(super) bound: Option<Bound>,
    /// Whether the other language must have it too.
    pub(super) firm: bool,
    /// What its digits were multiplied by.
    factor: u128,
}

/// All of it, in order of place.
#[derive(Clone, Debug, Default)]
pub(super) struct Numbers {
    pub(super) quantities: Vec<Quantity>,
    pub(super) dates: Vec<(PartialDate, Range<usize>)>,
    /// Numbers of articles of law.
    pub(super) articles: Vec<(u128, Range<usize>)>,
}

/// Reads a text.
pub(super) fn numbers(text: &str, units: &Units) -> Numbers {
    let mut reader = Reader { text, letters: Letters::of(text), units, found: Numbers::default() };
    let mut at = 0;
    while at < reader.letters.chars.len() {
        at = reader.step(at).max(at + 1);
    }
    reader.share_multipliers();
    reader.found
}

struct Reader<'a> {
    text: &'a str,
    letters: Letters,
    units: &'a Units,
    found: Numbers,
}

impl Reader<'_> {
    /// Takes what starts at the character `at`; gives where to go on.
    fn step(&mut self, at: usize) -> usize {
        let c = self.letters.at(at);
        if c == '第' {
            return self.ordinal(at);
        }
        if digit(c).is_some() || is_chinese(c) {
            return self.date(at).or_else(|| self.number(at)).unwrap_or_else(|| self.run_end(at));
        }
        if c.is_ascii_alphabetic() {
            return self.word(at);
        }
        at + 1
    }

    /// The end of a run of digits or Chinese numerals that is no number.
    fn run_end(&self, at: usize) -> usize {
        let mut end = at + 1;
        while digit(self.letters.at(end)).is_some() || is_chinese(self.letters.at(end)) {
            end += 1;
        }
        end
    }

    fn bytes(&self, from: usize, to: usize) -> Range<usize> {
        self.letters.byte(from)..self.letters.byte(to)
    }

    /// A whole number at `at` and its length.
    fn whole(&self, at: usize) -> Option<(u128, usize)> {
        let numeral = read(&self.letters, at).filter(|n| n.exact && n.amount.is_multiple_of(ONE))?;
        Some((numeral.amount / ONE, numeral.length))
    }

    fn skip_blanks(&self, mut at: usize) -> usize {
        while is_blank(self.letters.at(at)) {
            at += 1;
        }
        at
    }

    // ------------------------------------------------------------ articles

    /// `第七条`, `第2至10条`; any other ordinal is passed over.
    fn ordinal(&mut self, at: usize) -> usize {
        let mut listed = Vec::new();
        let mut next = at + 1;
        while let Some((value, length)) = self.whole(next) {
            listed.push((value, self.bytes(next, next + length)));
            next += length;
            if !matches!(self.letters.at(next), '至' | '到' | '、' | '和' | '—' | '–' | '-' | '～') {
                break;
            }
            let after = next + 1;
            next = if self.letters.at(after) == '第' { after + 1 } else { after };
            if self.whole(next).is_none() {
                next = after - 1;
                break;
            }
        }
        if self.letters.at(next) == '条' {
            self.found.articles.extend(listed);
        } else {
            // 第三十五期 answers for `issue thirty-five`, and asks for nothing.
            self.found.quantities.extend(listed.into_iter().filter_map(|(value, range)| {
                let amount = value.checked_mul(ONE)?;
                Some(Quantity { amount, range, unit: None, bound: None, firm: false, factor: 1 })
            }));
        }
        next.max(at + 1)
    }

    /// `Articles 2 to 10, 13 and 14`, `Article 7(1)(2)`: from after the word.
    fn articles(&mut self, from: usize) -> usize {
        let mut end = from;
        let mut next = self.skip_blanks(from);
        while digit(self.letters.at(next)).is_some() {
            let start = next;
            let mut value: u128 = 0;
            while let Some(d) = digit(self.letters.at(next)) {
                value = value.saturating_mul(10).saturating_add(u128::from(d));
                next += 1;
            }
            let place = self.bytes(start, next);
            self.found.articles.push((value, place));
            // Paragraphs and items: `(1)(i)`, `–(iii)`, ` to (iii)`.
            loop {
                let mut open = next;
                for joint in ["", "–", "-", " to ", " and ", ", "] {
                    if self.letters.says(next, joint) && self.letters.at(next + joint.chars().count()) == '(' {
                        open = next + joint.chars().count();
                    }
                }
                let close = (open..open + 7).find(|n| self.letters.at(*n) == ')');
                match close {
                    Some(close) if self.letters.at(open) == '(' => next = close + 1,
                    _ => break,
                }
            }
            end = next;
            let joints = [", and ", ", or ", ", ", " and ", " to ", " or ", "–", "-", " through "];
            let Some(joint) = joints.into_iter().find(|joint| {
                self.letters.says(next, joint) && digit(self.letters.at(next + joint.chars().count())).is_some()
            }) else {
                break;
            };
            // A number with its own multiplier or unit is no article: `Article 7, 10,000 people`.
            let after = next + joint.chars().count();
            match read(&self.letters, after) {
                Some(numeral)
                    if numeral.length <= 3 && numeral.factor == 1 && self.unit(after + numeral.length).is_none() =>
                {
                    next = after;
                }
                _ => break,
            }
        }
        end
    }

    // ------------------------------------------------------------ words

    fn word(&mut self, at: usize) -> usize {
        let word = self.letters.word(at);
        let end = at + word.len();
        // GB/T 35273, A320, COVID-19: names with digits in them.
        let next = self.letters.at(end);
        let joined = matches!(next, '-' | '/')
            && (digit(self.letters.at(end + 1)).is_some() || self.letters.at(at + word.len() - 1).is_ascii_uppercase());
        if digit(next).is_some() || joined {
            let mut end = end;
            while matches!(self.letters.at(end), '-' | '/' | '.' | '—') || self.letters.at(end).is_ascii_alphanumeric()
            {
                end += 1;
            }
            // GB/T 35273—2020
            let after = self.skip_blanks(end);
            if self.letters.at(end - 1) == 'T' && digit(self.letters.at(after)).is_some() {
                end = after;
                while matches!(self.letters.at(end), '-' | '.' | '—' | '–') || digit(self.letters.at(end)).is_some()
                {
                    end += 1;
                }
            }
            return end;
        }
        match word.as_str() {
            "article" | "articles" | "art" | "arts" => {
                return self.articles(if next == '.' { end + 1 } else { end });
            }
            // Parts, rows and numbers of documents: passed over.
            "no" | "nos" | "number" if next == '.' || next == ' ' && digit(self.letters.at(end + 1)).is_some() => {
                let from = self.skip_blanks(if next == '.' { end + 1 } else { end });
                return self.run_end(from.max(end + 1) - 1);
            }
            "chapter" | "chapters" | "section" | "sections" | "part" | "parts" | "item" | "tier" | "row" | "rows"
            | "table" | "annex" | "paragraph" | "class" | "tiers" | "point" | "level" => {
                let from = self.skip_blanks(end);
                if digit(self.letters.at(from)).is_some() {
                    return self.run_end(from);
                }
            }
            _ => {}
        }
        if let Some(month) = self.month(at) {
            return self.date_in_words(at, end, month);
        }
        self.number(at).unwrap_or(end)
    }

    // ------------------------------------------------------------ quantities

    fn number(&mut self, at: usize) -> Option<usize> {
        let numeral = read(&self.letters, at)?;
        let end = at + numeral.length;
        // 五分之一 is passed over; 百分之五 is five per cent.
        if self.letters.says(end, "分之") {
            let below = read(&self.letters, end + 2)?;
            let past = end + 2 + below.length;
            if self.letters.at(at) == '百' && numeral.length == 1 {
                self.add(at, past, below.amount, 1, below.digits, below.exact, Some(Unit::Common("percent")));
            }
            return Some(past);
        }
        let next = self.letters.at(end);
        if numeral.digits && next.is_ascii_alphabetic() && self.unit(end).is_none() {
            // 5G, 3rd, 1st: names and ordinals.
            return Some(end + self.letters.word(end).len());
        }
        if numeral.digits && next == '.' && digit(self.letters.at(end + 1)).is_some() {
            // 1.2.3
            return Some(self.run_end(end));
        }
        if matches!(next, '号' | '〕' | '］') {
            return Some(end);
        }
        let unit = self.unit(end);
        self.add(at, end, numeral.amount, numeral.factor, numeral.digits, numeral.exact, unit);
        Some(end)
    }

    /// The unit that follows a number.
    fn unit(&self, end: usize) -> Option<Unit> {
        let from = if is_blank(self.letters.at(end)) || self.letters.at(end) == '-' { end + 1 } else { end };
        let rest = self.text.get(self.letters.byte(from)..)?;
        if let Some((unit, _)) = self.units.chinese(rest) {
            return Some(unit);
        }
        let lower: String = rest.chars().take(40).collect::<String>().to_lowercase();
        self.units.english(&lower).map(|(unit, _)| unit)
    }

    #[expect(clippy::too_many_arguments, reason = "one place where a quantity is made")]
    fn add(
        &mut self,
        at: usize,
        end: usize,
        amount: Amount,
        factor: u128,
        digits: bool,
        exact: bool,
        unit: Option<Unit>,
    ) {
        let bound = self.bound(at, end);
        let firm = exact && (amount >= SMALL || digits && (unit.is_some() || factor > 1));
        let range = self.bytes(at, end);
        self.found.quantities.push(Quantity { amount, range, unit, bound, firm, factor });
    }

    /// In `5-10万人` and `5 to 10 million` the first number may have the multiplier of the second.
    fn share_multipliers(&mut self) {
        const JOINTS: &[&str] = &["-", "–", "—", "~", "～", "至", "到", " to ", " or ", " and ", "、", "或"];
        let mut shared = Vec::new();
        for at in 1..self.found.quantities.len() {
            let (Some(first), Some(second)) = (self.found.quantities.get(at - 1), self.found.quantities.get(at)) else {
                break;
            };
            let joint = self.text.get(first.range.end..second.range.start).unwrap_or_default();
            let fits = first.factor == 1 && second.factor > 1 && first.amount < second.amount / second.factor;
            if !fits || !JOINTS.contains(&joint) {
                continue;
            }
            let Some(amount) = first.amount.checked_mul(second.factor) else { continue };
            shared.push(Quantity { amount, firm: false, ..first.clone() });
            if let Some(first) = self.found.quantities.get_mut(at - 1) {
                first.firm = false;
            }
        }
        self.found.quantities.extend(shared);
    }
}
