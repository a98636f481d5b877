//! What an editor shows of one scenario is what the whole says: examples, boundaries, the difference, and what an earlier
//! edition decides where a clause decides today.

use std::collections::BTreeMap;

use dsl_artifact::Facts;
use dsl_compiler::diff::{before, diff, of_scenario};
use dsl_compiler::examples::{Outcome, run};
use dsl_compiler::glance::Glance;
use dsl_compiler::model::{EditionId, Example, FactId, FactKind, Given, Model};
use qingdan_tests::desk::Desk;
use qingdan_tests::inputs::{Chance, Domains};
use qingdan_tests::oracle::{Flow, decide};
use qingdan_tests::{Lists, Memory};

use super::diffs::words;

fn real() -> Lists {
    Lists::of(&Memory::real().unwrap()).unwrap()
}

/// What the artefact gives an example's flow, by its own reading of facts, over every value that an attribute without default may
/// have where the edition's own text governs.
fn in_the_artefact(model: &Model, desk: &Desk<'_>, example: &Example) -> Vec<String> {
    let loaded = desk.loaded.as_ref().unwrap();
    let named = |fact: &FactId| example.facts.iter().any(|(known, _)| known == fact);
    let mut flows = vec![loaded.no_facts()];
    let mut add = |key: &str, values: &[String]| {
        let with = |facts: &Facts, value: &String| {
            let mut facts = facts.clone();
            let _elsewhere = loaded.add(&mut facts, key, value);
            facts
        };
        flows =
            flows.iter().flat_map(|facts| values.iter().map(|value| with(facts, value)).collect::<Vec<_>>()).collect();
    };
    add("industry", std::slice::from_ref(&example.industry));
    add("scenario", std::slice::from_ref(&example.scenario));
    for (at, fact) in model.facts.iter().enumerate() {
        let id = FactId(at as u32);
        let given = example.facts.iter().find(|(known, _)| *known == id).map(|(_, given)| given);
        match (&fact.kind, given) {
            (_, Some(Given::Count(count))) => add(&fact.name, &[count.to_string()]),
            (FactKind::Attribute { values, .. }, Some(Given::Choice(at))) => {
                add(&fact.name, &[values[*at].name.clone()])
            }
            (_, Some(Given::Choice(choice))) => add(&fact.name, &[["no", "yes"][*choice].to_owned()]),
            (FactKind::Attribute { values, default: None, .. }, None) if !named(&id) => {
                add(&fact.name, &values.iter().map(|value| value.name.clone()).collect::<Vec<_>>());
            }
            _ => {}
        }
    }
    let own = &loaded.artefact().edition;
    let decide = |mut facts: Facts| {
        loaded.assume_defaults(&mut facts);
        let decision = loaded.decide(&facts);
        let governs = decision.governed_by.as_ref() == Some(own);
        (governs, decision.outcome.map(|one| vec![one]).or(decision.possible).unwrap_or_default())
    };
    let decided: Vec<(bool, Vec<String>)> = flows.into_iter().map(decide).collect();
    let inside = decided.iter().any(|(governs, _)| *governs);
    let mut answers: Vec<String> =
        decided.into_iter().filter(|(governs, _)| *governs == inside).map(|(_, one)| one.join(" or ")).collect();
    answers.sort();
    answers.dedup();
    answers
}

#[test]
fn examples_come_out_as_in_the_artefact() {
    let lists = real();
    let mut seen = 0;
    for at in 0..lists.model.editions.len() {
        let id = EditionId(at as u32);
        let desk = Desk::open(&lists, id).unwrap();
        let report = run(&lists.model, id).unwrap();
        for one in &report.runs {
            let answers = in_the_artefact(&lists.model, &desk, one.example);
            let expected = one.example.expected.outcomes();
            let mut names: Vec<&str> = expected.iter().map(|o| lists.model.outcome(*o).name.as_str()).collect();
            let mut told: Vec<&str> = answers.first().map(|one| one.split(" or ").collect()).unwrap_or_default();
            names.sort_unstable();
            told.sort_unstable();
            let passes = answers.len() == 1 && told == names;
            assert_eq!(one.outcome == Outcome::Passed, passes, "{}: {answers:?}", one.example.label);
            seen += 1;
        }
        let mut reached: Vec<String> = Vec::new();
        for industry in &lists.model.edition(id).industries {
            for scenario in &industry.scenarios {
                let glance = Glance::of(&lists.model, id, &industry.name, &scenario.name).unwrap();
                reached.extend(glance.reached().keys().map(|rule| (*rule).to_owned()));
                // What is offered as an example passes as one.
                for boundary in glance.boundaries() {
                    let place = (&industry.name, &scenario.name);
                    assert_ne!(boundary.outcome, "", "{place:?}");
                }
            }
        }
        let unreached = |rule: &String| report.unreached.binary_search(rule).is_ok();
        let wrong: Vec<&String> = reached.iter().filter(|rule| unreached(rule)).collect();
        assert_eq!(wrong, Vec::<&String>::new(), "said to be reached");
    }
    assert!(seen > 300, "{seen}");
}

#[test]
fn one_scenario_differs_as_in_the_whole_diff() {
    let lists = real();
    let of = |name| lists.model.edition_named(name).unwrap();
    let (old, new) = (of("beijing-2024"), of("beijing-2025"));
    let whole = diff(&lists.model, old, new).unwrap();
    let mut seen = 0;
    for industry in &whole.industries {
        for scenario in &industry.scenarios {
            let listed = lists.model.edition(new).industry(&industry.industry);
            if listed.and_then(|listed| listed.scenario(&scenario.scenario)).is_some() {
                let one = of_scenario(&lists.model, old, new, &industry.industry, &scenario.scenario).unwrap();
                assert_eq!(&one.decisions, &scenario.decisions, "{}/{}", industry.industry, scenario.scenario);
                seen += 1;
            }
        }
    }
    assert!(seen > 15, "{seen}");
}

/// Every attribute at its default where it has one, no flag, no item.
fn plain(model: &Model, flow: &mut Flow) {
    for (fact, value) in model.facts.iter().zip(&mut flow.facts) {
        match &fact.kind {
            FactKind::Attribute { default: Some(usual), .. } => *value = *usual as u64,
            FactKind::Flag | FactKind::Item => *value = 0,
            FactKind::Attribute { default: None, .. } | FactKind::Measure { .. } => {}
        }
    }
}

#[test]
fn what_was_decided_before_is_what_the_oracle_decides() {
    let lists = real();
    let model = &lists.model;
    let of = |name| model.edition_named(name).unwrap();
    let (old, new) = (of("beijing-2024"), of("beijing-2025"));
    let domains = Domains::of(model);
    let mut chance = Chance::new(0xbef0);
    let mut told: BTreeMap<(String, String), Vec<(String, Vec<String>)>> = BTreeMap::new();
    let mut compared = 0;
    for _ in 0..20_000 {
        let Some(place) = chance.pick(&domains.places) else { break };
        let mut flow = domains.flow(place, &mut chance);
        plain(model, &mut flow);
        let listed = [old, new].map(|id| model.edition(id).industry(&flow.industry));
        let [Some(was), Some(is)] = listed.map(|industry| industry.and_then(|i| i.scenario(&flow.scenario))) else {
            continue;
        };
        // Where one side's count stands for another's, or a name is another's, the two are asked different questions.
        if !was.stands_for.is_empty() || !is.stands_for.is_empty() || !is.was.is_empty() {
            continue;
        }
        let (was, is) = (decide(model, old, &flow), decide(model, new, &flow));
        if was.governed_by != old || is.governed_by != new {
            continue;
        }
        let place = (flow.industry.clone(), flow.scenario.clone());
        let told =
            told.entry(place).or_insert_with(|| before(model, old, new, &flow.industry, &flow.scenario).unwrap());
        let decided = words(model, &was.possible);
        let deciding = is.weighed.iter().filter(|text| {
            text.holds
                && text.gives.len() == is.possible.len()
                && text.gives.iter().all(|one| is.possible.contains(one))
        });
        for text in deciding {
            let Some((_, outcomes)) = told.iter().find(|(id, _)| id == text.id) else { continue };
            assert!(outcomes.contains(&decided), "{}: {decided} is not among {outcomes:?} for {flow:?}", text.id);
            compared += 1;
        }
    }
    println!("{compared} clauses compared");
    assert!(compared > 500, "{compared}");
}
