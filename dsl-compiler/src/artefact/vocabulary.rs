//! What the other editions of a folder call their facts, industries and scenarios: an artefact does not know it.

use std::collections::BTreeMap;

use dsl_artifact::Vocabulary;
use dsl_artifact::format::{Bilingual, Named};

use crate::decision::governing::fallbacks;
use crate::model::{EditionId, Model};
use crate::words::bilingual;

/// The names that other editions have and this one, with those it falls back to, has not; sorted.
#[must_use]
pub fn vocabulary(model: &Model, edition: EditionId) -> Vocabulary {
    let chain = fallbacks(model, edition);
    let facts = model.facts.iter().filter(|fact| fact.declared_in(&chain).is_none());
    let industries = || model.editions.iter().flat_map(|edition| &edition.industries);
    let own = || chain.iter().flat_map(|id| &model.edition(*id).industries);
    let is_own_industry = |name: &str| own().any(|industry| industry.name == name);
    let is_own_scenario = |name: &str| own().any(|industry| industry.scenario(name).is_some());
    let scenarios = industries().flat_map(|industry| &industry.scenarios);
    Vocabulary {
        facts: named(facts.map(|fact| (fact.name.as_str(), bilingual(&fact.title)))),
        industries: named(
            industries()
                .filter(|industry| !is_own_industry(&industry.name))
                .map(|industry| (industry.name.as_str(), bilingual(&industry.title))),
        ),
        scenarios: named(
            scenarios
                .filter(|scenario| !is_own_scenario(&scenario.name))
                .map(|scenario| (scenario.name.as_str(), bilingual(&scenario.title))),
        ),
    }
}

/// Each name once, with its first title.
fn named<'m>(all: impl Iterator<Item = (&'m str, Bilingual)>) -> Vec<Named> {
    let mut found: BTreeMap<&str, Bilingual> = BTreeMap::new();
    for (name, title) in all {
        found.entry(name).or_insert(title);
    }
    found.into_iter().map(|(name, title)| Named { name: name.to_owned(), title }).collect()
}
