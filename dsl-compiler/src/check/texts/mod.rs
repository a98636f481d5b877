//! Checks of the texts: what the two languages of a pair say, which characters they are written in, and whether the
//! numbers of the lists rest on a source.

mod boundary;
mod characters;
mod citations;
mod glossary;
mod mismatch;
mod missing;
mod numbers;
mod numerals;
mod pairs;
mod terms;
#[cfg(test)]
mod tests;
mod units;

use dsl_syntax::Diagnostic;
use dsl_syntax::ast::File;
use rustc_hash::FxHashMap;

pub(crate) use characters::characters;

use crate::model::Model;
use pairs::{PairContext, Sources};
use terms::{Agreed, Glossary};
use units::Units;

/// All findings of the pairs of texts. `sources` are the texts that `trees` were read from.
pub(crate) fn check(sources: &[&str], trees: &[&File], model: &Model) -> Vec<Diagnostic> {
    check_known(sources, trees, model, &mut Sound::default())
}

/// The same; pairs that are known to be sound are not read again.
pub(crate) fn check_known(sources: &[&str], trees: &[&File], model: &Model, sound: &mut Sound) -> Vec<Diagnostic> {
    let (units, glossary, sources) = (Units::of(model), Glossary::of(trees, model), Sources(sources));
    sound.prepare(&units, &glossary);
    let mut findings = Vec::new();
    for place in pairs::pairs(trees) {
        let Some((zh, en)) = place.both().filter(|(zh, en)| !sound.holds(&place, &zh.text, &en.text)) else { continue };
        let before = findings.len();
        findings.extend(mismatch::check(zh, en, &units, sources));
        findings.extend(terms::check(&place, zh, en, &glossary, sources));
        if findings.len() == before {
            sound.add(&place, &zh.text, &en.text);
        }
    }
    findings.extend(citations::check(trees, &units, sources));
    findings
}

/// Ways out for the texts that lack a language, where the same text has its other language elsewhere in the lists.
pub(crate) fn translate(trees: &[&File], findings: &mut [Diagnostic]) {
    missing::translate(trees, findings);
}

/// By edition (by no name, those outside all): Chinese → the English that it was last read with.
type KnownPairs = FxHashMap<String, FxHashMap<String, String>>;

/// Pairs without findings: whether one has any depends on its words, the units and the glossary alone.
#[derive(Debug, Default)]
pub(crate) struct Sound {
    asked: Option<(Units, Agreed)>,
    /// Pairs that say what words mean.
    defining: KnownPairs,
    /// All others.
    other: KnownPairs,
    count: usize,
}

impl Sound {
    /// So many are remembered; every keystroke in a text makes one.
    const MOST: usize = 50_000;

    /// Forgets what was asked of pairs in another way.
    fn prepare(&mut self, units: &Units, glossary: &Glossary<'_>) {
        let asked = (units.clone(), glossary.agreed());
        if self.asked.as_ref() != Some(&asked) || self.count > Self::MOST {
            *self = Self { asked: Some(asked), ..Self::default() };
        }
    }

    fn holds(&self, place: &PairContext<'_>, zh: &str, en: &str) -> bool {
        let pairs = if place.defines { &self.defining } else { &self.other };
        let known = pairs.get(place.edition.unwrap_or_default());
        known.and_then(|known| known.get(zh)).is_some_and(|known| known == en)
    }

    fn add(&mut self, place: &PairContext<'_>, zh: &str, en: &str) {
        let edition = place.edition.unwrap_or_default().to_owned();
        let pairs = if place.defines { &mut self.defining } else { &mut self.other };
        pairs.entry(edition).or_default().insert(zh.to_owned(), en.to_owned());
        self.count += 1;
    }
}
