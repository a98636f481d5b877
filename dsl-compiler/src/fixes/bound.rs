//! Bounds moved in their text, in the words and the notation in which they are written.

use dsl_syntax::ast::{Bound, BoundWord, Limit, Quantity};
use dsl_syntax::tree::SyntaxKind;
use dsl_syntax::{Edit, Span, holds_chinese};

use crate::model::COUNT_LIMIT;
use crate::words::{self, Language, rounder};

/// A bound that moves: the edit, and the new words (none where a bound goes).
#[derive(Clone, Debug)]
pub(super) struct Moved {
    pub(super) edit: Edit,
    pub(super) words: Option<String>,
}

/// The bounds with `lo` as their least count.
pub(super) fn with_lower(text: &str, bounds: &[Bound], lo: u64) -> Option<Moved> {
    let is_lower = |bound: &Bound| matches!(bound.word, BoundWord::AtLeast | BoundWord::Over);
    match (only(bounds, is_lower)?, lo) {
        (Some(at), 0) => without(bounds, at),
        (Some(at), _) => {
            let bound = bounds.get(at)?;
            let number = quantity(bound)?.number.value;
            let over = number.checked_add(1) == Some(lo) || (number != lo && lo > 1 && rounder(lo - 1, lo));
            let (word, number) = if over { (BoundWord::Over, lo - 1) } else { (BoundWord::AtLeast, lo) };
            replaced(text, bound, word, number)
        }
        (None, 0) => None,
        (None, _) => {
            let first = bounds.first()?;
            let (zh, span) = (is_chinese(text, first), Span { end: first.span.start, ..first.span });
            // In English the unit follows the last number only.
            let unit = if zh { unit(text, first)? } else { "" };
            let words = worded(zh, BoundWord::AtLeast, &format!("{}{unit}", number_like(text, first, lo)?));
            let comma = if zh { "、" } else { ", " };
            Some(Moved { edit: Edit { span, text: format!("{words}{comma}") }, words: Some(words) })
        }
    }
}

/// The bounds with `hi` as one past their greatest count; [`COUNT_LIMIT`] takes the upper bound away.
pub(super) fn with_upper(text: &str, bounds: &[Bound], hi: u64) -> Option<Moved> {
    let is_upper = |bound: &Bound| matches!(bound.word, BoundWord::AtMost | BoundWord::Under);
    let word_at = |number: Option<u64>| {
        let at_most =
            number.and_then(|number| number.checked_add(1)) == Some(hi) || (number != Some(hi) && rounder(hi - 1, hi));
        if at_most { (BoundWord::AtMost, hi - 1) } else { (BoundWord::Under, hi) }
    };
    match (only(bounds, is_upper)?, hi) {
        (_, 0) => None,
        (Some(at), COUNT_LIMIT) => without(bounds, at),
        (Some(at), _) => {
            let bound = bounds.get(at)?;
            let (word, number) = word_at(Some(quantity(bound)?.number.value));
            replaced(text, bound, word, number)
        }
        (None, COUNT_LIMIT) => None,
        (None, _) => {
            let last = bounds.last()?;
            let (word, number) = word_at(None);
            let (zh, unit) = (is_chinese(text, last), unit(text, last)?);
            let words = worded(zh, word, &format!("{}{unit}", number_like(text, last, number)?));
            if zh {
                let span = Span { start: last.span.end, ..last.span };
                return Some(Moved { edit: Edit { span, text: format!("、{words}") }, words: Some(words) });
            }
            let end = quantity(last)?.number.span.end;
            let span = Span { start: end, ..last.span };
            Some(Moved { edit: Edit { span, text: format!(", {words}") }, words: Some(words) })
        }
    }
}

/// The one bound of a kind, or that there is none; `None` where there are several.
fn only(bounds: &[Bound], wanted: impl Fn(&Bound) -> bool) -> Option<Option<usize>> {
    let mut found = bounds.iter().enumerate().filter(|(_, bound)| wanted(bound)).map(|(at, _)| at);
    let first = found.next();
    found.next().is_none().then_some(first)
}

/// The bounds without one of them and the comma beside it.
fn without(bounds: &[Bound], at: usize) -> Option<Moved> {
    let gone = bounds.get(at)?.span;
    let span = match (bounds.get(at + 1), at.checked_sub(1).and_then(|before| bounds.get(before))) {
        (Some(next), _) => Span { end: next.span.start, ..gone },
        (None, Some(before)) => Span { start: before.span.end, ..gone },
        (None, None) => return None,
    };
    Some(Moved { edit: Edit { span, text: String::new() }, words: None })
}

fn replaced(text: &str, bound: &Bound, word: BoundWord, number: u64) -> Option<Moved> {
    let counted = format!("{}{}", number_like(text, bound, number)?, unit(text, bound)?);
    let words = worded(is_chinese(text, bound), word, &counted);
    Some(Moved { edit: Edit { span: bound.span, text: words.clone() }, words: Some(words) })
}

fn worded(zh: bool, word: BoundWord, counted: &str) -> String {
    match (word, zh) {
        (BoundWord::AtLeast, false) => format!("at least {counted}"),
        (BoundWord::AtMost, false) => format!("at most {counted}"),
        (BoundWord::Over, false) => format!("over {counted}"),
        (BoundWord::Under, false) => format!("under {counted}"),
        (BoundWord::AtLeast, true) => format!("{counted}以上"),
        (BoundWord::AtMost, true) => format!("{counted}以下"),
        (BoundWord::Over, true) => format!("超过{counted}"),
        (BoundWord::Under, true) => format!("不满{counted}"),
    }
}

fn quantity(bound: &Bound) -> Option<&Quantity> {
    match &bound.limit {
        Limit::Quantity(quantity) => Some(quantity),
        Limit::Value(_) => None,
    }
}

/// Whether the bound's word is a Chinese one.
fn is_chinese(text: &str, bound: &Bound) -> bool {
    let written = text.get(bound.span.range()).unwrap_or_default();
    holds_chinese(written, &[SyntaxKind::AtLeast, SyntaxKind::AtMost, SyntaxKind::Over, SyntaxKind::Under])
}

/// A number written as the bound's own is: the same where it is the same, with 万 and 亿 where that has them.
fn number_like(text: &str, bound: &Bound, number: u64) -> Option<String> {
    let own = &quantity(bound)?.number;
    let written = text.get(own.span.range())?;
    if own.value == number {
        return Some(written.to_owned());
    }
    let chinese = !written.is_ascii() || (written.len() < 4 && is_chinese(text, bound));
    Some(words::count(number, if chinese { Language::Zh } else { Language::En }))
}

/// The unit as written, with the space before it.
fn unit<'t>(text: &'t str, bound: &Bound) -> Option<&'t str> {
    let quantity = quantity(bound)?;
    match &quantity.unit {
        Some(unit) => text.get(quantity.number.span.end as usize..unit.span.end as usize),
        None => Some(""),
    }
}
