//! Conditions, bounds and clauses written in the list language, with the keywords of either language: what a rule says must be
//! readable without its source, in artefacts, diffs and findings. Sentences about them are the catalogue's.

use dsl_syntax::Argument;
pub use dsl_syntax::Language;

use crate::model::{Bilingual, COUNT_LIMIT, Cond, FactId, FactKind, Important, Interval, Model, ValueSet, Verdict};
pub use cited::{bilingual, citation, other_list};
pub use phrases::Phrases;

mod cited;
mod phrases;

/// The one or the other.
fn pick(language: Language, zh: &str, en: &str) -> String {
    match language {
        Language::Zh => zh.to_owned(),
        Language::En => en.to_owned(),
    }
}

/// A count with its digits grouped: `1_000_000`; in Chinese `100万` where that is exact.
#[must_use]
pub fn count(value: u64, language: Language) -> String {
    if language == Language::Zh {
        for (unit, word) in [(100_000_000, "亿"), (10_000, "万")] {
            if value >= unit && value.is_multiple_of(unit) {
                return format!("{}{word}", value / unit);
            }
        }
    }
    let digits = value.to_string();
    let mut grouped = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            grouped.push('_');
        }
        grouped.push(digit);
    }
    grouped
}

/// A title in the wanted language, else in the other, else `name`.
#[must_use]
pub fn titled<'t>(title: &'t Bilingual, name: &'t str, language: Language) -> &'t str {
    match language {
        Language::Zh => title.zh().or(title.en()).unwrap_or(name),
        Language::En => title.en().or(title.zh()).unwrap_or(name),
    }
}

/// An interval in the boundary words of the language: `at least 100_000, under 1_000_000`. Of the two ways to name each
/// end the rounder number is taken, so that `at most 100_000` comes back as it was written. A single count is `exactly`.
#[must_use]
pub fn interval(interval: Interval, language: Language) -> String {
    bounds(interval, "", language)
}

/// What an interval asks of a measure: `personal at least 100_000`. Chinese boundary words stand after the unit, so only
/// Chinese names it.
#[must_use]
pub fn measure(model: &Model, fact: FactId, bounded: Interval, language: Language) -> String {
    Phrases::by_name(model, language).measure(fact, bounded)
}

/// An interval of a measure's counts, with its unit: `at least 100_000 people`, `10万人以上`.
#[must_use]
pub fn counted(model: &Model, fact: FactId, bounded: Interval, language: Language) -> String {
    let unit = unit(model, fact, language);
    match language {
        Language::Zh => bounds(bounded, &spaced(&unit), language),
        Language::En => format!("{} {unit}", interval(bounded, language)).trim_end().to_owned(),
    }
}

/// A count beside the name of its measure: `1_000_000`; Chinese counts nothing without its unit, `100万人`.
#[must_use]
pub fn point(model: &Model, fact: FactId, value: u64, language: Language) -> String {
    match language {
        Language::Zh => quantity(model, fact, value, language),
        Language::En => count(value, language),
    }
}

/// A unit as it stands after a number in Chinese: a foreign word keeps its distance.
fn spaced(unit: &str) -> String {
    if unit.is_ascii() && !unit.is_empty() { format!(" {unit} ") } else { unit.to_owned() }
}

/// A count with its unit: `1_000_000 people`, `100万人`.
#[must_use]
pub fn quantity(model: &Model, fact: FactId, value: u64, language: Language) -> String {
    let (number, unit) = (count(value, language), unit(model, fact, language));
    let one_person = value == 1 && matches!(model.fact(fact).kind, FactKind::Measure { people: true, .. });
    match language {
        Language::Zh => format!("{number}{}", spaced(&unit).trim_end()),
        Language::En if one_person => "1 person".to_owned(),
        // Titles of units are plurals.
        Language::En if value == 1 => number,
        Language::En => format!("{number} {unit}"),
    }
}

/// An interval, with the unit after each number.
fn bounds(interval: Interval, unit: &str, language: Language) -> String {
    let Interval { lo, hi } = interval;
    if lo + 1 == hi {
        return format!("{}{}{}", pick(language, "恰为", "exactly "), count(lo, language), unit.trim_end());
    }
    let lower = (lo > 0).then(|| match lo > 1 && rounder(lo - 1, lo) {
        true => (pick(language, "超过", "over "), lo - 1, String::new()),
        false => (pick(language, "", "at least "), lo, pick(language, "以上", "")),
    });
    let upper = (hi < COUNT_LIMIT).then(|| match rounder(hi - 1, hi) {
        true => (pick(language, "", "at most "), hi - 1, pick(language, "以下", "")),
        false => (pick(language, "不满", "under "), hi, String::new()),
    });
    let bounds: Vec<String> = [lower, upper]
        .into_iter()
        .flatten()
        .map(|(before, number, after)| {
            format!("{before}{}{unit}{after}", count(number, language)).trim_end().to_owned()
        })
        .collect();
    if bounds.is_empty() {
        return pick(language, "任何数量", "any number");
    }
    bounds.join(&pick(language, "、", ", "))
}

/// Whether `a` ends in more zeros than `b`.
pub(crate) fn rounder(a: u64, b: u64) -> bool {
    let zeros = |value: u64| value.to_string().bytes().rev().take_while(|digit| *digit == b'0').count();
    a > 0 && zeros(a) > zeros(b)
}

/// What a value set asks of a fact: `handler is ciio`, `not exempt-flow`.
#[must_use]
pub fn choice(model: &Model, fact: FactId, set: ValueSet, language: Language) -> String {
    Phrases::by_name(model, language).choice(fact, set)
}

/// A condition.
#[must_use]
pub fn condition(model: &Model, cond: &Cond, language: Language) -> String {
    Phrases::by_name(model, language).condition(cond)
}

/// The unit that a measure counts in, in words.
#[must_use]
pub fn unit(model: &Model, fact: FactId, language: Language) -> String {
    match model.fact(fact).kind {
        FactKind::Measure { unit, .. } => {
            let unit = model.unit(unit);
            titled(&unit.title, &unit.name, language).to_owned()
        }
        _ => String::new(),
    }
}

/// What a clause gives, by name: `contract`, `open { contract, free }`.
#[must_use]
pub fn verdict(model: &Model, verdict: &Verdict) -> String {
    match verdict {
        Verdict::Outcome(outcome) => model.outcome(*outcome).name.clone(),
        Verdict::Open(outcomes) => {
            let names: Vec<&str> = outcomes.iter().map(|outcome| model.outcome(*outcome).name.as_str()).collect();
            format!("open {{ {} }}", names.join(", "))
        }
    }
}

/// The same for a sentence.
#[must_use]
pub fn verdict_in_each(model: &Model, gives: &Verdict) -> Argument {
    let en = verdict(model, gives);
    match gives {
        Verdict::Outcome(_) => Argument::Text(en),
        Verdict::Open(outcomes) => {
            let names: Vec<&str> = outcomes.iter().map(|outcome| model.outcome(*outcome).name.as_str()).collect();
            Argument::words(format!("待定 {{ {} }}", names.join("、")), en)
        }
    }
}

/// A clause as a line: `assessment when …`, `free otherwise`.
#[must_use]
pub fn clause(model: &Model, gives: &Verdict, when: Option<&Cond>, regardless: bool, language: Language) -> String {
    Phrases::by_name(model, language).clause(gives, when, regardless)
}

/// What an item of important data asks besides that the flow holds such data, as a line; nothing where it asks nothing:
/// `always when held-personal at least 10_000_000 people`; `not listed`, where that is how it is read.
#[must_use]
pub fn item(model: &Model, item: &Important, language: Language) -> Option<String> {
    Phrases::by_name(model, language).item(item)
}
