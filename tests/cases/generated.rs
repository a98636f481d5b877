//! Lists that nobody wrote: on each of many small generated folders, oracle, graph and artefact decide every input the
//! same, and with facts kept back the artefact's answer is that of all completions together.

use std::cell::Cell;

use dsl_compiler::model::{EditionId, FactId, Model};
use proptest::prelude::*;
use proptest::test_runner::{Config, RngSeed, TestError, TestRunner};
use qingdan_tests::differential::Differential;
use qingdan_tests::inputs::{Chance, Domains, Place};
use qingdan_tests::plan::Plan;
use qingdan_tests::print::text;
use qingdan_tests::strategy::plan;
use qingdan_tests::{Lists, oracle};

/// Inputs for each edition of a generated folder.
const INPUTS: usize = 120;

/// How many folders: `QINGDAN_CASES`, else `usual`.
pub(super) fn config(usual: u32) -> Config {
    let cases = std::env::var("QINGDAN_CASES").ok().and_then(|n| n.parse().ok()).unwrap_or(usual);
    let seed = std::env::var("QINGDAN_SEED").ok().and_then(|n| n.parse().ok()).unwrap_or(20_260_511);
    Config {
        cases,
        rng_seed: RngSeed::Fixed(seed),
        failure_persistence: None,
        max_shrink_iters: 50_000,
        ..Config::default()
    }
}

/// Runs a property over generated folders that resolve; says how many did not.
pub(super) fn over_lists(usual: u32, property: impl Fn(&Plan, &Lists) -> Result<(), String>) {
    let (sound, unsound) = (Cell::new(0), Cell::new(0));
    let mut runner = TestRunner::new(config(usual));
    let outcome = runner.run(&plan(), |plan| {
        let lists = Lists::text(&text(&plan)).map_err(TestCaseError::fail)?;
        let errors = lists.errors();
        if !errors.is_empty() {
            unsound.set(unsound.get() + 1);
            if std::env::var_os("QINGDAN_SHOW").is_some() {
                println!("{}", errors.join("\n"));
            }
            return Ok(());
        }
        sound.set(sound.get() + 1);
        property(&plan, &lists).map_err(TestCaseError::fail)
    });
    match outcome {
        Ok(()) => {}
        Err(TestError::Fail(why, plan)) => panic!("{why}\n{plan:?}"),
        Err(TestError::Abort(why)) => panic!("{why}"),
    }
    let (sound, unsound) = (sound.get(), unsound.get());
    println!("counted {sound} generated folders");
    assert!(sound > unsound * 3, "most generated folders should be sound: {sound} are, {unsound} are not");
}

/// The lists as if no measure stood for another, and as if no item went by `always when`: only what is decided otherwise there shows
/// that these are tried at all.
fn without(model: &Model) -> [Model; 2] {
    let (mut no_stand_ins, mut no_always) = (model.clone(), model.clone());
    let scenarios = no_stand_ins.editions.iter_mut().flat_map(|e| &mut e.industries).flat_map(|i| &mut i.scenarios);
    scenarios.for_each(|scenario| scenario.stands_for.clear());
    for edition in &mut no_always.editions {
        let items = edition.items.iter_mut().chain(edition.industries.iter_mut().flat_map(|i| &mut i.items));
        items.for_each(|item| item.always = None);
    }
    [no_stand_ins, no_always]
}

/// The counts of a place that stand for others: `(count, read as)`.
fn pairs_at(model: &Model, place: &Place) -> Vec<(FactId, FactId)> {
    let industries = model.editions.iter().flat_map(|e| &e.industries).filter(|i| i.name == place.industry);
    let scenarios = industries.flat_map(|i| &i.scenarios).filter(|s| s.name == place.scenario);
    scenarios.flat_map(|scenario| scenario.stands_for.iter().copied()).collect()
}

#[test]
fn generated_lists_agree() {
    let (compared, undecided, contradictory) = (Cell::new(0_usize), Cell::new(0_usize), Cell::new(0_usize));
    let (open, by_stand_ins, by_always) = (Cell::new(0_usize), Cell::new(0_usize), Cell::new(0_usize));
    let more = |counter: &Cell<usize>, one: bool| counter.set(counter.get() + usize::from(one));
    over_lists(1_500, |_, lists| {
        let domains = Domains::of(&lists.model);
        let mut chance = Chance::new(0x1157);
        let [no_stand_ins, no_always] = without(&lists.model);
        let standing: Vec<&Place> =
            domains.places.iter().filter(|place| !pairs_at(&lists.model, place).is_empty()).collect();
        for at in 0..lists.model.editions.len() {
            let differential = Differential::open(lists, EditionId(at as u32))?;
            let mut holes = false;
            for _ in 0..INPUTS {
                let some = if chance.percent(40) { chance.pick(&standing).copied() } else { None };
                let Some(place) = some.or_else(|| chance.pick(&domains.places)) else { break };
                let mut flow = domains.flow(place, &mut chance);
                if some.is_some() {
                    // Two counts on two sides of some bound.
                    for fact in pairs_at(&lists.model, place).into_iter().flat_map(|(count, read_as)| [count, read_as])
                    {
                        let values = &domains.values[fact.index()];
                        flow.facts[fact.index()] = chance.pick(values).copied().unwrap_or(0);
                    }
                }
                let decided = differential.agree(&flow)?;
                let otherwise = |model| oracle::decide(model, differential.edition, &flow).possible != decided.possible;
                holes |= decided.possible.is_empty();
                more(&compared, true);
                more(&undecided, decided.possible.is_empty());
                more(&contradictory, decided.contradictory);
                more(&open, decided.possible.len() > 1 && !decided.contradictory);
                more(&by_stand_ins, otherwise(&no_stand_ins));
                more(&by_always, otherwise(&no_always));
            }
            match (&differential.refused, holes) {
                (None, true) => return Err("a list with holes was compiled into an artefact that loads".to_owned()),
                // A hole that no input found is one all the same.
                (Some(why), _) if !why.contains("undecided") => return Err(why.clone()),
                _ => {}
            }
        }
        Ok(())
    });
    println!("counted {} flows of generated folders, by oracle, graph and artefact", compared.get());
    println!("counted {} of them open", open.get());
    println!("counted {} of them decided otherwise but for `stands for`", by_stand_ins.get());
    println!("counted {} of them decided otherwise but for `always when`", by_always.get());
    // What the usual folders try is the same on every machine; what a few of another seed try is chance.
    let usual = std::env::var_os("QINGDAN_SEED").is_none();
    for (what, count) in [("open", &open), ("`stands for`", &by_stand_ins), ("`always when`", &by_always)] {
        assert!(
            !usual || count.get() * 500 > compared.get(),
            "{what} is hardly tried: {} of {}",
            count.get(),
            compared.get()
        );
    }
    println!("{} in holes of the bands, {} where `regardless` rules contradict", undecided.get(), contradictory.get());
}
