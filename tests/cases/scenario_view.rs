//! What an editor shows of one scenario is what the whole says: examples, boundaries, the difference, and what an earlier
//! edition decides where a clause decides today.

use std::collections::BTreeMap;

use dsl_compiler::decision::examples::{Outcome, run};
use dsl_compiler::diff::{before, diff, of_scenario};
use dsl_compiler::editing::scenario_view::ScenarioView;
use dsl_compiler::model::{Cond, EditionId, Example, FactId, FactKind, Given, Model, Test};
use dsl_compiler::work::Work;
use qingdan_tests::differential::Differential;
use qingdan_tests::inputs::{Chance, Domains};
use qingdan_tests::oracle::{Flow, decide};
use qingdan_tests::{Lists, Memory};

use super::diffs::words;

fn real() -> Lists {
    Lists::of(&Memory::real().unwrap()).unwrap()
}

/// Whether a scope takes in a flow, by its attributes and flags.
fn takes_in(scope: &Cond, value: &dyn Fn(FactId) -> usize) -> bool {
    match scope {
        Cond::All(parts) => parts.iter().all(|part| takes_in(part, value)),
        Cond::Any(parts) => parts.iter().any(|part| takes_in(part, value)),
        Cond::Not(inner) => !takes_in(inner, value),
        Cond::Test(Test::Choice { fact, set, .. }) => set.has(value(*fact)),
        _ => panic!("a scope asks attributes and flags only"),
    }
}

/// What the artefact gives an example's flow, by its own reading of facts: over every value that an attribute without default may
/// have within the scope of the edition and of the industry.
fn in_the_artefact(model: &Model, differential: &Differential<'_>, example: &Example) -> Vec<Vec<String>> {
    let loaded = differential.loaded.as_ref().unwrap();
    let edition = model.edition(differential.edition);
    let own = edition.industry(&example.industry).and_then(|industry| industry.scope.as_ref());
    let scopes: Vec<&Cond> = edition.scope.iter().chain(own).collect();
    let given = |fact: FactId| example.facts.iter().find(|(known, _)| *known == fact).map(|(_, given)| given.clone());
    let mut flows: Vec<Vec<(FactId, usize)>> = vec![Vec::new()];
    for (id, fact) in (0..).map(FactId).zip(&model.facts) {
        if let (FactKind::Attribute { values, default: None, .. }, None) = (&fact.kind, given(id)) {
            let with = |flow: &Vec<(FactId, usize)>, value| flow.iter().copied().chain([(id, value)]).collect();
            flows = flows
                .iter()
                .flat_map(|flow| (0..values.len()).map(|value| with(flow, value)).collect::<Vec<_>>())
                .collect();
        }
    }
    let in_scope = |flow: &Vec<(FactId, usize)>| {
        let value = |fact: FactId| match (given(fact), flow.iter().find(|(known, _)| *known == fact)) {
            (Some(Given::Choice(choice)), _) => choice,
            (None, Some((_, choice))) => *choice,
            _ => match model.fact(fact).kind {
                FactKind::Attribute { default: Some(usual), .. } => usual,
                _ => 0,
            },
        };
        scopes.iter().all(|scope| takes_in(scope, &value))
    };
    if flows.iter().any(in_scope) {
        flows.retain(in_scope);
    }
    let decide = |flow: Vec<(FactId, usize)>| {
        let mut facts = loaded.no_facts();
        let chosen = flow.into_iter().map(|(fact, choice)| (fact, Given::Choice(choice)));
        let all = example.facts.iter().cloned().chain(chosen).map(|(fact, given)| {
            let fact = model.fact(fact);
            let value = match (&fact.kind, given) {
                (_, Given::Count(count)) => count.to_string(),
                (FactKind::Attribute { values, .. }, Given::Choice(choice)) => values[choice].name.clone(),
                (_, Given::Choice(choice)) => ["no", "yes"][choice].to_owned(),
            };
            (fact.name.clone(), value)
        });
        let place = [("industry", &example.industry), ("scenario", &example.scenario)];
        for (key, value) in place.map(|(key, name)| (key.to_owned(), name.clone())).into_iter().chain(all) {
            // A fact that this edition does not test is no matter to it.
            let _elsewhere = loaded.add(&mut facts, &key, &value);
        }
        loaded.assume_defaults(&mut facts);
        let decision = loaded.decide(&facts);
        let mut answer = decision.outcome.map(|one| vec![one]).or(decision.possible).unwrap_or_default();
        answer.sort();
        answer
    };
    let mut answers: Vec<Vec<String>> = flows.into_iter().map(decide).collect();
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
        let differential = Differential::open(&lists, id).unwrap();
        let report = run(&lists.model, id).unwrap();
        for one in &report.runs {
            let answers = in_the_artefact(&lists.model, &differential, one.example);
            let expected = one.example.expected.outcomes();
            let mut names: Vec<String> = expected.iter().map(|o| lists.model.outcome(*o).name.clone()).collect();
            names.sort();
            let passes = answers == [names];
            assert_eq!(one.outcome == Outcome::Passed, passes, "{}: {answers:?}", one.example.label);
            seen += 1;
        }
        let mut reached: Vec<String> = Vec::new();
        for industry in &lists.model.edition(id).industries {
            for scenario in &industry.scenarios {
                let view =
                    ScenarioView::of(&lists.model, id, &industry.name, &scenario.name, &Work::default()).unwrap();
                reached.extend(view.reached().keys().map(|rule| (*rule).to_owned()));
                // What is offered as an example passes as one.
                for boundary in view.boundaries() {
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
                let one = of_scenario(&lists.model, old, new, &industry.industry, &scenario.scenario, &Work::default())
                    .unwrap();
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
        let told = told
            .entry(place)
            .or_insert_with(|| before(model, old, new, &flow.industry, &flow.scenario, &Work::default()).unwrap());
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
