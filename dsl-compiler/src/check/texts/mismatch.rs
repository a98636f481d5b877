//! `number-mismatch`: the two texts of a pair name different numbers, units, boundary words, dates or articles.
//!
//! A number is missed only where missing it is sure to be a mistake; what each rule asks is in `docs/language.md`.

use std::ops::Range;

use dsl_syntax::ast::Text;
use dsl_syntax::{Code, Diagnostic, Span, message};

use super::boundary;
use super::numbers::{Numbers, PartialDate, Quantity, numbers};
use super::numerals::{Amount, ONE};
use super::pairs::{Quotations, Sources};
use super::units::Units;
use crate::words::{self, Language};

/// One side of a pair, read.
struct Side<'a> {
    text: &'a Text,
    numbers: Numbers,
    quotations: Quotations,
}

impl<'a> Side<'a> {
    fn of(text: &'a Text, units: &Units) -> Self {
        Self { text, numbers: numbers(&text.text, units), quotations: Quotations::of(&text.text) }
    }

    /// Quantities that the other side must have and has not, each amount once.
    fn missed_by(&self, other: &Side<'_>) -> Vec<&Quantity> {
        let mut missed: Vec<&Quantity> = Vec::new();
        for quantity in self.numbers.quantities.iter().filter(|quantity| quantity.firm) {
            // A source's wording may be told in other words; it is held against a quotation only.
            let exempt = self.quotations.hold(quantity.range.start) && other.quotations.is_empty();
            let known = other.numbers.quantities.iter().any(|known| known.amount == quantity.amount)
                || missed.iter().any(|known| known.amount == quantity.amount);
            if !exempt && !known {
                missed.push(quantity);
            }
        }
        missed
    }

    fn part(&self, range: &Range<usize>) -> String {
        self.text.text.get(range.clone()).unwrap_or_default().to_owned()
    }
}

struct Check<'a> {
    zh: Side<'a>,
    en: Side<'a>,
    sources: Sources<'a>,
    found: Vec<Diagnostic>,
}

/// What differs in one pair.
pub(super) fn check(zh: &Text, en: &Text, units: &Units, sources: Sources<'_>) -> Vec<Diagnostic> {
    let mut check = Check { zh: Side::of(zh, units), en: Side::of(en, units), sources, found: Vec::new() };
    check.amounts();
    check.small_amounts();
    check.matched();
    check.dates();
    check.articles();
    check.found
}

impl Check<'_> {
    fn zh_place(&self, range: &Range<usize>) -> Span {
        self.sources.place(self.zh.text, range.clone())
    }

    fn en_place(&self, range: &Range<usize>) -> Span {
        self.sources.place(self.en.text, range.clone())
    }

    /// A finding with a place on either side.
    fn differ(&self, zh: &Range<usize>, en: &Range<usize>) -> Diagnostic {
        let (chinese, english) = (self.zh.part(zh), self.en.part(en));
        Diagnostic::new(
            Code::NumberMismatch,
            self.en_place(en),
            message!("number-mismatch", zh = &chinese, en = &english),
        )
        .at(message!("number-mismatch.label-en", en = english))
        .and(self.zh_place(zh), message!("number-mismatch.label-zh", zh = chinese))
        .help(message!("number-mismatch.help"))
    }

    /// Amounts of one side that the other lacks.
    fn amounts(&mut self) {
        let (zh, en) = (self.zh.missed_by(&self.en), self.en.missed_by(&self.zh));
        let mut found = Vec::new();
        if zh.len() == en.len() {
            for (zh, en) in zh.into_iter().zip(en) {
                found.push(self.with_fixes(self.differ(&zh.range, &en.range), zh, en));
            }
        } else {
            found.extend(zh.into_iter().map(|quantity| self.lacking(&quantity.range, true)));
            found.extend(en.into_iter().map(|quantity| self.lacking(&quantity.range, false)));
        }
        self.found.extend(found);
    }

    /// A number of the Chinese (or English) text that the other text does not have.
    fn lacking(&self, range: &Range<usize>, chinese: bool) -> Diagnostic {
        let (here, there, place) = if chinese {
            (&self.zh, &self.en, self.zh_place(range))
        } else {
            (&self.en, &self.zh, self.en_place(range))
        };
        let number = here.part(range);
        let (sentence, label) = if chinese {
            (message!("number-mismatch-lacking.en", number = &number), message!("number-mismatch-lacking.label-en"))
        } else {
            (message!("number-mismatch-lacking.zh", number = &number), message!("number-mismatch-lacking.label-zh"))
        };
        Diagnostic::new(Code::NumberMismatch, place, sentence)
            .at(message!("number-mismatch-lacking.label", number = number))
            .and(there.text.span, label)
            .help(message!("number-mismatch-lacking.help"))
    }

    /// Either number written as the other; which of the two is right only the source can tell.
    fn with_fixes(&self, finding: Diagnostic, zh: &Quantity, en: &Quantity) -> Diagnostic {
        let alone = |numbers: &Numbers, amount| numbers.quantities.iter().filter(|q| q.amount == amount).count() == 1;
        if !alone(&self.zh.numbers, zh.amount) || !alone(&self.en.numbers, en.amount) || zh.unit != en.unit {
            return finding;
        }
        let (Some(english), Some(chinese)) = (english(zh.amount), chinese(en.amount)) else { return finding };
        finding.fix(message!("number-mismatch.write-en", number = &english), self.en_place(&en.range), english).fix(
            message!("number-mismatch.write-zh", number = &chinese),
            self.zh_place(&zh.range),
            chinese,
        )
    }

    /// Small numbers are compared where both sides count the same thing: 三年 and `two years`.
    fn small_amounts(&mut self) {
        let lone = |here: &Numbers, there: &Numbers| -> Vec<Quantity> {
            let mut lone: Vec<Quantity> = Vec::new();
            for quantity in here.quantities.iter().filter(|quantity| !quantity.firm && quantity.unit.is_some()) {
                if !there.quantities.iter().chain(&lone).any(|known| known.amount == quantity.amount) {
                    lone.push(quantity.clone());
                }
            }
            lone
        };
        let zh = lone(&self.zh.numbers, &self.en.numbers);
        let mut en = lone(&self.en.numbers, &self.zh.numbers);
        for zh in zh {
            if let Some(at) = en.iter().position(|en| en.unit == zh.unit) {
                let en = en.remove(at);
                self.found.push(self.differ(&zh.range, &en.range));
            }
        }
    }

    /// Numbers that both have: their boundary words and units.
    fn matched(&mut self) {
        let mut seen: Vec<Amount> = Vec::new();
        let mut found = Vec::new();
        for quantity in &self.zh.numbers.quantities {
            if seen.contains(&quantity.amount) {
                continue;
            }
            seen.push(quantity.amount);
            let zh: Vec<&Quantity> = of(&self.zh.numbers, quantity.amount);
            let en: Vec<&Quantity> = of(&self.en.numbers, quantity.amount);
            found.extend(self.boundaries(&zh, &en));
            found.extend(self.units(&zh, &en));
        }
        self.found.extend(found);
    }

    fn boundaries(&self, zh: &[&Quantity], en: &[&Quantity]) -> Option<Diagnostic> {
        let bounds = |quantities: &[&Quantity]| quantities.iter().filter_map(|q| q.bound.clone()).collect::<Vec<_>>();
        let (chinese, english) = (bounds(zh), bounds(en));
        let (zh_bound, en_bound) = (chinese.first()?, english.first()?);
        if chinese.iter().any(|zh| english.iter().any(|en| zh.word == en.word)) {
            return None;
        }
        // A quotation on one side only is a source's wording, and the other text may say how it is read.
        let quoted = |side: &Side<'_>, bounds: &[super::numbers::Bound]| {
            bounds.iter().all(|bound| side.quotations.hold(bound.range.start))
        };
        if quoted(&self.zh, &chinese) != quoted(&self.en, &english) {
            return None;
        }
        let number = zh.first().map(|quantity| self.zh.part(&quantity.range)).unwrap_or_default();
        let (zh_words, en_words) = (self.zh.part(&zh_bound.range), self.en.part(&en_bound.range));
        let (_, right) = boundary::usual(zh_bound.word);
        let (right_zh, _) = boundary::usual(en_bound.word);
        let mut finding = Diagnostic::new(
            Code::NumberMismatch,
            self.en_place(&en_bound.range),
            message!("number-mismatch-boundary", number = number, zh = &zh_words, en = &en_words),
        )
        .at(inclusion(boundary::includes(en_bound.word), &en_words))
        .and(self.zh_place(&zh_bound.range), inclusion(boundary::includes(zh_bound.word), &zh_words))
        .note(message!("number-mismatch-boundary.note"))
        .help(message!("number-mismatch-boundary.help", zh = zh_words, right = right, other = right_zh));
        let before = en.iter().any(|quantity| en_bound.range.end <= quantity.range.start);
        if before && english.len() == 1 {
            let capital = en_words.starts_with(|c: char| c.is_ascii_uppercase());
            let words = if capital { capitalised(right) } else { right.to_owned() };
            // 不超过: `not more than` is written over whole, `not` included, since the bound's words hold it.
            finding = finding.fix(
                message!("number-mismatch.write-en", number = &words),
                self.en_place(&en_bound.range),
                words,
            );
        }
        Some(finding)
    }

    fn units(&self, zh: &[&Quantity], en: &[&Quantity]) -> Option<Diagnostic> {
        let known = |quantities: &[&Quantity]| quantities.iter().map(|q| q.unit.clone()).collect::<Option<Vec<_>>>();
        let (chinese, english) = (known(zh)?, known(en)?);
        if english.is_empty() || chinese.iter().any(|unit| english.contains(unit)) {
            return None;
        }
        let (zh, en) = (zh.first()?, en.first()?);
        let number = self.zh.part(&zh.range);
        Some(
            Diagnostic::new(
                Code::NumberMismatch,
                self.en_place(&en.range),
                message!("number-mismatch-unit", number = number),
            )
            .at(message!("number-mismatch-unit.label-en"))
            .and(self.zh_place(&zh.range), message!("number-mismatch-unit.label-zh"))
            .help(message!("number-mismatch.help")),
        )
    }

    /// Dates contradict each other only where each side has one that the other cannot mean.
    fn dates(&mut self) {
        let lone = |here: &Numbers, there: &Numbers| -> Vec<Range<usize>> {
            let full = |date: &PartialDate| date.month.is_some();
            let there_full = there.dates.iter().any(|(date, _)| full(date));
            let fits = |date: &PartialDate| {
                there.dates.iter().any(|(other, _)| (full(other) || !full(date) || !there_full) && date.fits(*other))
            };
            here.dates.iter().filter(|(date, _)| !fits(date)).map(|(_, range)| range.clone()).collect()
        };
        let answered = |here: &Side<'_>, there: &Side<'_>, range: &Range<usize>| {
            // A year that the other side has as a count.
            let amount = here.numbers.quantities.iter().find(|q| q.range == *range).map(|q| q.amount);
            amount.is_some_and(|amount| !of(&there.numbers, amount).is_empty())
        };
        let zh: Vec<_> = lone(&self.zh.numbers, &self.en.numbers);
        let en: Vec<_> = lone(&self.en.numbers, &self.zh.numbers);
        let zh: Vec<_> = zh.into_iter().filter(|range| !answered(&self.zh, &self.en, range)).collect();
        let en: Vec<_> = en.into_iter().filter(|range| !answered(&self.en, &self.zh, range)).collect();
        for (zh, en) in zh.iter().zip(&en) {
            self.found.push(self.differ(zh, en));
        }
    }

    /// Articles, like dates: a translation may leave one out, but not name another.
    fn articles(&mut self) {
        let lone = |here: &Numbers, there: &Numbers| -> Vec<Range<usize>> {
            let known = |value: u128| there.articles.iter().any(|(other, _)| *other == value);
            here.articles.iter().filter(|(value, _)| !known(*value)).map(|(_, range)| range.clone()).collect()
        };
        let (zh, en) = (lone(&self.zh.numbers, &self.en.numbers), lone(&self.en.numbers, &self.zh.numbers));
        for (zh, en) in zh.iter().zip(&en) {
            self.found.push(self.differ(zh, en));
        }
    }
}

fn of(numbers: &Numbers, amount: Amount) -> Vec<&Quantity> {
    numbers.quantities.iter().filter(|quantity| quantity.amount == amount).collect()
}

fn inclusion(includes: bool, words: &str) -> dsl_syntax::Message {
    if includes {
        message!("number-mismatch-boundary.label-in", words = words)
    } else {
        message!("number-mismatch-boundary.label-out", words = words)
    }
}

fn capitalised(words: &str) -> String {
    let mut chars = words.chars();
    chars.next().map(|c| c.to_ascii_uppercase()).into_iter().chain(chars).collect()
}

/// `100,000`, for a whole number.
fn english(amount: Amount) -> Option<String> {
    let value = whole(amount)?;
    Some(words::count(value, Language::En).replace('_', ","))
}

/// `10万`, for a whole number.
fn chinese(amount: Amount) -> Option<String> {
    Some(words::count(whole(amount)?, Language::Zh).replace('_', ","))
}

fn whole(amount: Amount) -> Option<u64> {
    if !amount.is_multiple_of(ONE) {
        return None;
    }
    u64::try_from(amount / ONE).ok().filter(|value| *value < crate::model::COUNT_LIMIT)
}
