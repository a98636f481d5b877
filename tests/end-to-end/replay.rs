//! The witnesses of a diff, decided again: the old edition gives `old` on every one of them, the new edition `new`.

use std::collections::{BTreeMap, BTreeSet};

use dsl_artifact::{Decision, Loaded, Vocabulary};
use dsl_compiler::artefact::{compile, vocabulary};
use dsl_compiler::check::{Checked, check};
use dsl_compiler::diff::{Change, IndustryDiff, ScenarioDiff, diff};
use dsl_compiler::model::{EditionId, FactId};
use dsl_syntax::{Extent, FactValue};

use super::memory::Memory;
use super::program::qingdan;

/// The project's lists, checked, and an artefact for each edition.
struct Replay {
    checked: Checked,
    loaded: Vec<Loaded>,
    vocabularies: Vec<Vocabulary>,
}

/// One side of a comparison: an edition, and where a change stands in it.
#[derive(Clone, Debug)]
struct Side {
    edition: EditionId,
    industry: String,
    scenario: String,
}

impl Replay {
    fn open() -> Self {
        let checked = check(&Memory::real()).unwrap();
        assert!(!checked.has_errors());
        let editions = 0..checked.model.editions.len();
        let compiled = |at| compile(&checked.model, &checked.files, edition(at)).map_err(|_| "too large");
        let loaded = editions.map(|at| Loaded::from_artefact(compiled(at).unwrap()).unwrap()).collect();
        let vocabularies =
            (0..checked.model.editions.len()).map(|at| vocabulary(&checked.model, edition(at))).collect();
        Self { checked, loaded, vocabularies }
    }

    fn loaded(&self, edition: EditionId) -> &Loaded {
        &self.loaded[edition.0 as usize]
    }

    /// Counts that are read as other counts in this place.
    fn stands_for(&self, side: &Side) -> Vec<(FactId, FactId)> {
        let industries = self.checked.model.edition(side.edition).industries.iter();
        let scenarios = industries.filter(|i| i.name == side.industry).flat_map(|industry| &industry.scenarios);
        scenarios.filter(|s| s.name == side.scenario).flat_map(|scenario| scenario.stands_for.clone()).collect()
    }

    /// The facts of a witness as one edition knows them: earlier names on the old side, and counts that it does not know with
    /// those that they stand for: the greatest of them.
    fn facts(&self, change: &Change, side: &Side, other: &Side) -> Vec<String> {
        let model = &self.checked.model;
        let knows = |name: &str| self.loaded(side.edition).artefact().axes.iter().any(|axis| axis.name == name);
        let own = |name: &str| {
            let fact = model.facts.iter().find(|fact| fact.name == name).unwrap();
            let earlier = fact.was.iter().find(|(edition, _)| *edition == side.edition);
            earlier.map_or(name.to_owned(), |(_, earlier)| model.fact(*earlier).name.clone())
        };
        let mut facts = vec![format!("industry={}", side.industry), format!("scenario={}", side.scenario)];
        let mut counts: BTreeMap<String, u64> = BTreeMap::new();
        for (name, value) in &change.witness {
            match value {
                FactValue::Value(value) => facts.push(format!("{}={value}", own(name))),
                FactValue::Is(holds) => facts.push(format!("{}={holds}", own(name))),
                FactValue::Count(count) => {
                    counts.insert(own(name), *count);
                }
            }
        }
        for (measure, target) in self.stands_for(other).into_iter().chain(self.stands_for(side)) {
            let (measure, target) = (own(&model.fact(measure).name), own(&model.fact(target).name));
            if let Some(count) = counts.get(&measure).copied().filter(|_| !knows(&measure) && knows(&target)) {
                let known = counts.entry(target).or_default();
                *known = count.max(*known);
            }
        }
        facts.extend(counts.iter().map(|(name, count)| format!("{name}={count}")));
        facts
    }

    fn decide(&self, side: &Side, facts: &[String]) -> Decision {
        let loaded = self.loaded(side.edition);
        let others = &self.vocabularies[side.edition.0 as usize];
        let facts = loaded
            .facts_beside(others, facts.iter().map(String::as_str))
            .unwrap_or_else(|why| panic!("{why}: {facts:?}"));
        loaded.decide(&facts)
    }
}

fn edition(at: usize) -> EditionId {
    EditionId(u32::try_from(at).unwrap())
}

/// Where a change stands on both sides.
fn sides(
    old: EditionId,
    new: EditionId,
    industry: &IndustryDiff,
    scenario: &ScenarioDiff,
    change: &Change,
) -> (Side, Side) {
    let merged = change.region.iter().find_map(|(axis, extent)| match extent {
        Extent::OneOf(names) if axis == "was" => names.first().cloned(),
        _ => None,
    });
    let industry_was = industry.was.first().unwrap_or(&industry.industry);
    let was = merged.as_ref().or(scenario.was.first()).unwrap_or(&scenario.scenario);
    let (old_industry, old_scenario) = was.split_once('/').unwrap_or((industry_was, was));
    let side = |edition, industry: &str, scenario: &str| Side {
        edition,
        industry: industry.to_owned(),
        scenario: scenario.to_owned(),
    };
    (side(old, old_industry, old_scenario), side(new, &industry.industry, &scenario.scenario))
}

/// The decision gives what the diff says.
fn gives(decision: &Decision, words: &str) -> bool {
    if let Some(outcome) = &decision.outcome {
        return outcome == words;
    }
    let Some(written) = words.strip_prefix("open { ").and_then(|rest| rest.strip_suffix(" }")) else { return false };
    let written: BTreeSet<&str> = written.split(", ").collect();
    let possible: BTreeSet<&str> = decision.possible.iter().flatten().map(String::as_str).collect();
    decision.open == Some(true) && written == possible
}

#[test]
fn every_witness_is_decided_as_the_diff_says() {
    let replay = Replay::open();
    let editions = replay.checked.model.editions.len();
    let mut replayed = 0;
    for (old, new) in (0..editions).flat_map(|old| (0..editions).map(move |new| (edition(old), edition(new)))) {
        let diff = diff(&replay.checked.model, old, new).unwrap();
        for industry in &diff.industries {
            for scenario in &industry.scenarios {
                for change in &scenario.decisions {
                    let (old, new) = sides(old, new, industry, scenario, change);
                    for (side, other, words) in [(&old, &new, &change.old), (&new, &old, &change.new)] {
                        let facts = replay.facts(change, side, other);
                        let decision = replay.decide(side, &facts);
                        assert!(gives(&decision, words), "{side:?} should give {words}\n{facts:?}\n{decision:#?}");
                    }
                    replayed += 1;
                }
            }
        }
    }
    assert!(replayed > 1_000, "{replayed} regions");
}

#[test]
fn some_witnesses_through_the_program() {
    let replay = Replay::open();
    let model = &replay.checked.model;
    let id = |name: &str| model.edition_named(name).unwrap();
    let (old, new) = (id("beijing-2024"), id("beijing-2025"));
    let diff = diff(model, old, new).unwrap();
    let all = diff
        .industries
        .iter()
        .flat_map(|i| i.scenarios.iter().flat_map(move |s| s.decisions.iter().map(move |c| (i, s, c))));
    for (industry, scenario, change) in all.step_by(97) {
        let (old, new) = sides(old, new, industry, scenario, change);
        for (side, other, words) in [(&old, &new, &change.old), (&new, &old, &change.new)] {
            let name = model.edition(side.edition).name.clone();
            let facts = replay.facts(change, side, other);
            let run =
                qingdan(["decide", &name, "--format", "json"].into_iter().chain(facts.iter().map(String::as_str)))
                    .succeeds();
            let decision = run.json();
            let outcome = decision["outcome"].as_str().map_or(words.is_open(), |outcome| *outcome == **words);
            assert!(outcome, "{name} should give {words}\n{facts:?}\n{}", run.stdout);
        }
    }
}
