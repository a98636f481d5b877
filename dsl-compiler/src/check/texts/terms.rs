//! `term-mismatch`: a text uses a term of the glossary, and its other language does not have the agreed rendering; and
//! `outcome-mismatch`: the two texts name different outcomes.

use dsl_syntax::ast::{File, Item, Side, Text};
use dsl_syntax::{Code, Diagnostic, message};
use rustc_hash::FxHashMap;

use super::glossary::{Use, Wording, chinese, english, meant};
use super::pairs::{PairContext, Quotations, Sources};
use crate::model::Model;

/// A term of the glossary, where both its renderings are agreed.
#[derive(Debug)]
struct Term<'a> {
    zh: &'a Text,
    en: &'a Text,
    /// The edition that declares it; `None` for all.
    edition: Option<&'a str>,
}

/// The agreed words of a folder.
#[derive(Debug)]
pub(super) struct Glossary<'a> {
    terms: Vec<Term<'a>>,
    /// Wordings of the terms, by position in `terms`.
    wordings: Vec<Wording>,
    /// Wordings of the outcomes, by position in the model.
    outcomes: Vec<Wording>,
    /// For each edition, itself and those that it falls back to. Looked up, never iterated.
    chains: FxHashMap<&'a str, Vec<&'a str>>,
}

impl<'a> Glossary<'a> {
    pub(super) fn of(trees: &[&'a File], model: &'a Model) -> Self {
        let mut terms = Vec::new();
        for item in trees.iter().flat_map(|tree| &tree.items) {
            term(item, None, &mut terms);
            if let Item::Edition(container) = item {
                container.items.iter().for_each(|item| term(item, Some(&container.name.text), &mut terms));
            }
        }
        let wordings: Vec<Wording> =
            terms.iter().enumerate().map(|(what, term)| wording(what, &term.zh.text, &term.en.text)).collect();
        let mut chains = FxHashMap::default();
        for edition in &model.editions {
            let mut chain = vec![edition.name.as_str()];
            let mut at = edition;
            while let Some(next) = at.fallback {
                at = model.edition(next);
                chain.push(&at.name);
            }
            chains.insert(edition.name.as_str(), chain);
        }
        Self { outcomes: outcomes(model, &wordings), terms, wordings, chains }
    }

    /// All that the glossary asks of a pair, whatever the places of its terms.
    pub(super) fn agreed(&self) -> Agreed {
        #[expect(clippy::disallowed_methods, reason = "sorted below")]
        let mut chains: Vec<Vec<String>> =
            self.chains.values().map(|chain| chain.iter().map(|&edition| edition.to_owned()).collect()).collect();
        chains.sort();
        Agreed {
            wordings: self.wordings.clone(),
            editions: self.terms.iter().map(|term| term.edition.map(str::to_owned)).collect(),
            outcomes: self.outcomes.clone(),
            chains,
        }
    }

    fn seen(&self, what: usize, edition: Option<&str>) -> bool {
        match self.terms.get(what).and_then(|term| term.edition) {
            None => true,
            Some(home) => {
                edition.and_then(|edition| self.chains.get(edition)).is_some_and(|chain| chain.contains(&home))
            }
        }
    }
}

/// What a [`Glossary`] asks of a pair.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Agreed {
    wordings: Vec<Wording>,
    editions: Vec<Option<String>>,
    outcomes: Vec<Wording>,
    chains: Vec<Vec<String>>,
}

fn term<'a>(item: &'a Item, edition: Option<&'a str>, terms: &mut Vec<Term<'a>>) {
    let Item::Term(container) = item else { return };
    let title = container.items.iter().find_map(|item| match item {
        Item::Title(pair) => Some(pair),
        _ => None,
    });
    if let Some((Some(Side::Text(zh)), Some(Side::Text(en)))) = title.map(|pair| (&pair.zh, &pair.en))
        && !zh.text.is_empty()
        && !en.text.is_empty()
    {
        terms.push(Term { zh, en, edition });
    }
}

fn wording(what: usize, zh: &str, en: &str) -> Wording {
    Wording { what, zh: zh.to_owned(), en: en.to_owned() }
}

/// An outcome goes by its title, and by every term of the glossary that is part of its title in both languages and of no
/// other outcome's: `standard contract` of "standard contract or certification".
fn outcomes(model: &Model, terms: &[Wording]) -> Vec<Wording> {
    let titles: Vec<Wording> = model
        .outcomes
        .iter()
        .enumerate()
        .filter_map(|(what, outcome)| Some(wording(what, outcome.title.zh()?, outcome.title.en()?)))
        .filter(|title| !title.zh.is_empty() && !title.en.is_empty())
        .collect();
    let mut found = titles.clone();
    for term in terms {
        let part = |title: &&Wording| {
            title.zh.contains(&term.zh) && !english(&title.en, std::slice::from_ref(term)).is_empty()
        };
        let mut of = titles.iter().filter(part);
        if let (Some(title), None) = (of.next(), of.next()) {
            found.push(wording(title.what, &term.zh, &term.en));
        }
    }
    found
}

/// What one pair says in other words than agreed.
pub(super) fn check(
    place: &PairContext<'_>,
    zh: &Text,
    en: &Text,
    glossary: &Glossary<'_>,
    sources: Sources<'_>,
) -> Vec<Diagnostic> {
    if place.defines {
        return Vec::new();
    }
    let check = Check {
        zh,
        en,
        zh_quotations: Quotations::of(&zh.text),
        en_quotations: Quotations::of(&en.text),
        glossary,
        sources,
    };
    if let Some(finding) = check.outcomes() {
        return vec![finding];
    }
    check.terms(place.edition)
}

struct Check<'a> {
    zh: &'a Text,
    en: &'a Text,
    zh_quotations: Quotations,
    en_quotations: Quotations,
    glossary: &'a Glossary<'a>,
    sources: Sources<'a>,
}

impl Check<'_> {
    fn outcomes(&self) -> Option<Diagnostic> {
        let zh = meant(&chinese(&self.zh.text, &self.glossary.outcomes), &self.zh_quotations);
        let en = meant(&english(&self.en.text, &self.glossary.outcomes), &self.en_quotations);
        let (first_zh, first_en) = (zh.first()?, en.first()?);
        let one = |uses: &[Use], first: &Use| uses.iter().all(|found| found.what == first.what);
        if !one(&zh, first_zh) || !one(&en, first_en) || first_zh.what == first_en.what {
            return None;
        }
        let (chinese, english) = (part(self.zh, first_zh), part(self.en, first_en));
        let mut finding = Diagnostic::new(
            Code::OutcomeMismatch,
            self.sources.place(self.en, first_en.range.clone()),
            message!("outcome-mismatch", zh = &chinese, en = &english),
        )
        .at(message!("outcome-mismatch.label-en"))
        .and(self.sources.place(self.zh, first_zh.range.clone()), message!("outcome-mismatch.label-zh"))
        .help(message!("outcome-mismatch.help"));
        // A use has the words of its outcome exactly; the other outcome's words are those of the same table.
        let words = |found: &Use, chinese: bool| {
            let known = &self.glossary.outcomes;
            let text = if chinese { part(self.zh, found) } else { part(self.en, found) };
            known
                .iter()
                .find(|wording| if chinese { wording.zh == text } else { wording.en.eq_ignore_ascii_case(&text) })
        };
        if zh.len() == 1 && en.len() == 1 {
            if let Some(right) = words(first_zh, true).filter(|_| !first_en.inflected) {
                let right = in_case_of(&english, &right.en);
                finding = finding.fix(
                    message!("term-mismatch.write", words = &right),
                    self.sources.place(self.en, first_en.range.clone()),
                    right,
                );
            }
            if let Some(right) = words(first_en, false) {
                finding = finding.fix(
                    message!("term-mismatch.write", words = &right.zh),
                    self.sources.place(self.zh, first_zh.range.clone()),
                    right.zh.clone(),
                );
            }
        }
        Some(finding)
    }

    fn terms(&self, edition: Option<&str>) -> Vec<Diagnostic> {
        let seen: Vec<Wording> = self
            .glossary
            .wordings
            .iter()
            .filter(|wording| self.glossary.seen(wording.what, edition))
            .cloned()
            .collect();
        let (zh_all, en_all) = (chinese(&self.zh.text, &seen), english(&self.en.text, &seen));
        let lacking = |here: &[Use], quotations: &Quotations, there: &[Use]| -> Vec<Use> {
            let mut lacking: Vec<Use> = Vec::new();
            for found in meant(here, quotations) {
                if !there.iter().chain(&lacking).any(|known| known.what == found.what) {
                    lacking.push(found);
                }
            }
            lacking
        };
        let zh = lacking(&zh_all, &self.zh_quotations, &en_all);
        let en = lacking(&en_all, &self.en_quotations, &zh_all);
        if let ([zh], [en]) = (zh.as_slice(), en.as_slice())
            && let Some(finding) = self.exchanged(zh, en, &zh_all, &en_all)
        {
            return vec![finding];
        }
        let mut findings: Vec<Diagnostic> = zh.iter().filter_map(|found| self.without_english(found)).collect();
        findings.extend(en.iter().filter_map(|found| self.without_chinese(found)));
        findings
    }

    /// One term in Chinese, another in English: one finding, and either may be written as the other.
    fn exchanged(&self, zh: &Use, en: &Use, zh_all: &[Use], en_all: &[Use]) -> Option<Diagnostic> {
        let (of_zh, of_en) = (self.glossary.terms.get(zh.what)?, self.glossary.terms.get(en.what)?);
        let (chinese, english) = (part(self.zh, zh), part(self.en, en));
        let mut finding = Diagnostic::new(
            Code::TermMismatch,
            self.sources.place(self.en, en.range.clone()),
            message!("term-mismatch-exchanged", zh = &chinese, en = &english),
        )
        .at(message!("term-mismatch-exchanged.label-en", agreed = &of_en.zh.text))
        .and(
            self.sources.place(self.zh, zh.range.clone()),
            message!("term-mismatch-exchanged.label-zh", agreed = &of_zh.en.text),
        )
        .and(of_zh.en.span, message!("term-mismatch.agreed"))
        .help(message!("term-mismatch-exchanged.help"));
        let alone = |uses: &[Use], found: &Use| {
            uses.iter().filter(|other| other.what == found.what).count() == 1
                && !uses.iter().any(|other| {
                    other != found
                        && other.range.start < found.range.end
                        && found.range.start < other.range.end
                        && other.range.len() > found.range.len()
                })
        };
        if alone(en_all, en) && !en.inflected {
            let right = in_case_of(&english, &of_zh.en.text);
            finding = finding.fix(
                message!("term-mismatch.write", words = &right),
                self.sources.place(self.en, en.range.clone()),
                right,
            );
        }
        if alone(zh_all, zh) {
            let right = of_en.zh.text.clone();
            finding = finding.fix(
                message!("term-mismatch.write", words = &right),
                self.sources.place(self.zh, zh.range.clone()),
                right,
            );
        }
        Some(finding)
    }

    fn without_english(&self, found: &Use) -> Option<Diagnostic> {
        let term = self.glossary.terms.get(found.what)?;
        Some(
            Diagnostic::new(
                Code::TermMismatch,
                self.sources.place(self.zh, found.range.clone()),
                message!(
                    "term-mismatch",
                    word = part(self.zh, found),
                    agreed = &term.en.text,
                    language = message!("term-mismatch-english")
                ),
            )
            .at(message!("term-mismatch.label", agreed = &term.en.text))
            .and(self.en.span, message!("term-mismatch.label-other", agreed = &term.en.text))
            .and(term.en.span, message!("term-mismatch.agreed"))
            .help(message!("term-mismatch.help", agreed = &term.en.text)),
        )
    }

    fn without_chinese(&self, found: &Use) -> Option<Diagnostic> {
        let term = self.glossary.terms.get(found.what)?;
        Some(
            Diagnostic::new(
                Code::TermMismatch,
                self.sources.place(self.en, found.range.clone()),
                message!(
                    "term-mismatch",
                    word = part(self.en, found),
                    agreed = &term.zh.text,
                    language = message!("term-mismatch-chinese")
                ),
            )
            .at(message!("term-mismatch.label", agreed = &term.zh.text))
            .and(self.zh.span, message!("term-mismatch.label-other", agreed = &term.zh.text))
            .and(term.zh.span, message!("term-mismatch.agreed"))
            .help(message!("term-mismatch.help", agreed = &term.zh.text)),
        )
    }
}

fn part(text: &Text, found: &Use) -> String {
    text.text.get(found.range.clone()).unwrap_or_default().to_owned()
}

/// `words`, with a capital where `model` has one.
fn in_case_of(model: &str, words: &str) -> String {
    if !model.starts_with(char::is_uppercase) {
        return words.to_owned();
    }
    let mut chars = words.chars();
    chars.next().into_iter().flat_map(char::to_uppercase).chain(chars).collect()
}
