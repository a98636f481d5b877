//! Facts that are not given: what the artefact says is what all completions of the flow say together.

use std::cell::Cell;
use std::collections::BTreeSet;

use dsl_compiler::model::{EditionId, OutcomeId};
use qingdan_tests::differential::{Differential, Key, possible};
use qingdan_tests::inputs::{Chance, Domains};
use qingdan_tests::oracle::{self, Flow};

use super::generated::over_lists;

/// How many completions are tried for one flow, at most.
const COMPLETIONS: usize = 2_000;
/// Flows for each edition of a generated folder.
const FLOWS: usize = 6;

/// Facts to keep back, and for each the values that any condition can tell apart.
fn kept_back(domains: &Domains, flow: &Flow, named: &[usize], chance: &mut Chance) -> Vec<(Key, Vec<u64>)> {
    let mut keys: Vec<(Key, Vec<u64>)> = Vec::new();
    let mut size = 1;
    let mut add = |key: Key, values: Vec<u64>| {
        if !keys.iter().any(|(known, _)| *known == key) && size * values.len() <= COMPLETIONS {
            size *= values.len();
            keys.push((key, values));
        }
    };
    if chance.percent(20) {
        add(Key::Industry, (0..domains.industries.len() as u64).collect());
    }
    if chance.percent(20) {
        add(Key::Scenario, (0..domains.scenarios.len() as u64).collect());
    }
    for _ in 0..=chance.below(5) {
        let at = match chance.pick(named) {
            Some(at) if chance.percent(85) => *at,
            _ => chance.below(flow.facts.len()),
        };
        add(Key::Fact(at), domains.representatives[at].clone());
    }
    keys
}

/// Every completion, in mixed radix.
fn completions(domains: &Domains, flow: &Flow, keys: &[(Key, Vec<u64>)]) -> Vec<Flow> {
    let total: usize = keys.iter().map(|(_, values)| values.len()).product();
    let completion = |mut n: usize| {
        let mut flow = flow.clone();
        for (key, values) in keys {
            let value = values[n % values.len()];
            n /= values.len();
            match key {
                Key::Industry => flow.industry.clone_from(&domains.industries[value as usize]),
                Key::Scenario => flow.scenario.clone_from(&domains.scenarios[value as usize]),
                Key::Fact(at) => flow.facts[*at] = value,
            }
        }
        flow
    };
    (0..total).map(completion).collect()
}

/// Whether changing this one key changes the answer for some completion.
fn matters(answers: &[BTreeSet<OutcomeId>], keys: &[(Key, Vec<u64>)], key: Key) -> bool {
    let Some(at) = keys.iter().position(|(known, _)| *known == key) else { return false };
    let stride: usize = keys[..at].iter().map(|(_, values)| values.len()).product();
    let size = keys[at].1.len();
    (0..answers.len()).any(|n| {
        let first = n - n / stride % size * stride;
        answers[n] != answers[first]
    })
}

fn check(
    differential: &Differential<'_>,
    domains: &Domains,
    flow: &Flow,
    keys: &[(Key, Vec<u64>)],
) -> Result<bool, String> {
    let complete = completions(domains, flow, keys);
    let decided: Vec<_> =
        complete.iter().map(|flow| oracle::decide(differential.model, differential.edition, flow)).collect();
    if decided.iter().any(|one| one.contradictory || one.possible.is_empty()) {
        return Ok(false);
    }
    let answers: Vec<BTreeSet<OutcomeId>> = decided.iter().map(|one| one.possible.clone()).collect();
    let back: BTreeSet<Key> = keys.iter().map(|(key, _)| *key).collect();
    let decision = differential.asked(flow, &back)?;
    let names: Vec<&str> = back.iter().map(|key| differential.key(*key)).collect();
    let fail = |what: String| {
        Err(format!("{what}\n  kept back: {}\n  flow: {}", names.join(", "), differential.in_words(flow)))
    };

    let all: BTreeSet<OutcomeId> = answers.iter().flatten().copied().collect();
    if differential.names(&all) != possible(&decision) {
        return fail(format!(
            "completions give {:?}, the artefact says {:?}",
            differential.names(&all),
            possible(&decision)
        ));
    }
    let same = answers.iter().all(|answer| *answer == answers[0]);
    if same {
        if decision.outcome.is_some() != (answers[0].len() == 1) || decision.ask.as_ref().is_some_and(Option::is_some) {
            return fail(format!("every completion is decided alike, and the artefact says {decision:?}"));
        }
        // A reason is one in every completion; what may be one holds in some; and in each completion one of them decides.
        for reason in &decision.because {
            for (one, flow) in decided.iter().zip(&complete) {
                if let Err(why) = differential.reason_holds(one, &reason.rule) {
                    return fail(format!("{why}; completed: {}", differential.in_words(flow)));
                }
            }
        }
        for reason in &decision.perhaps {
            if !decided.iter().flat_map(|one| &one.weighed).any(|text| text.id == reason.rule && text.holds) {
                return fail(format!("{} may be a reason, and holds in no completion", reason.rule));
            }
        }
        let rules = || decision.because.iter().chain(&decision.perhaps).filter(|one| !one.rule.contains("/important/"));
        for (one, flow) in decided.iter().zip(&complete) {
            if !rules().any(|reason| differential.reason_holds(one, &reason.rule).is_ok()) {
                return fail(format!("no reason decides {}", differential.in_words(flow)));
            }
        }
        return Ok(true);
    }
    let Some(Some(asked)) = &decision.ask else {
        return fail(format!("completions differ, and nothing is asked for: {decision:?}"));
    };
    match keys.iter().find(|(key, _)| differential.key(*key) == asked) {
        None => fail(format!("`{asked}` is asked for, and was given")),
        Some((key, _)) if !matters(&answers, keys, *key) => {
            fail(format!("`{asked}` is asked for, and matters to nothing"))
        }
        Some(_) if decision.outcome.is_some() || decision.open != Some(false) => {
            fail(format!("a fact is missing, and the artefact says {decision:?}"))
        }
        Some(_) => Ok(true),
    }
}

#[test]
fn missing_facts_are_all_completions() {
    let (flows, tried) = (Cell::new(0_usize), Cell::new(0_usize));
    over_lists(600, |_, lists| {
        let domains = Domains::of(&lists.model);
        let mut chance = Chance::new(0xfac7);
        for at in 0..lists.model.editions.len() {
            let differential = Differential::open(lists, EditionId(at as u32))?;
            if differential.loaded.is_none() {
                continue;
            }
            for _ in 0..FLOWS {
                let Some(place) = chance.pick(&domains.places) else { break };
                let flow = domains.flow(place, &mut chance);
                let named: Vec<usize> = place.named.iter().map(|fact| fact.index()).collect();
                let keys = kept_back(&domains, &flow, &named, &mut chance);
                if check(&differential, &domains, &flow, &keys)? {
                    flows.set(flows.get() + 1);
                    tried.set(tried.get() + keys.iter().map(|(_, values)| values.len()).product::<usize>());
                }
            }
        }
        Ok(())
    });
    println!("counted {} flows with facts kept back", flows.get());
    println!("counted {} completions of them", tried.get());
}

#[test]
fn missing_facts_of_the_real_lists() {
    let lists = qingdan_tests::Lists::of(&qingdan_tests::Memory::real().unwrap()).unwrap();
    let domains = Domains::of(&lists.model);
    let mut chance = Chance::new(0xfac7);
    let mut flows = 0;
    for at in 0..lists.model.editions.len() {
        let differential = Differential::open(&lists, EditionId(at as u32)).unwrap();
        for _ in 0..700 {
            let place = chance.pick(&domains.places).unwrap();
            let flow = domains.flow(place, &mut chance);
            let named: Vec<usize> = place.named.iter().map(|fact| fact.index()).collect();
            let keys = kept_back(&domains, &flow, &named, &mut chance);
            match check(&differential, &domains, &flow, &keys) {
                Ok(sound) => flows += usize::from(sound),
                Err(why) => panic!("{why}"),
            }
        }
    }
    println!("{flows} flows of the real lists with facts kept back");
    assert!(flows > 1_500);
}
