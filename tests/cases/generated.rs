//! Lists that nobody wrote: on each of many small generated folders, oracle, graph and artefact decide every input the
//! same, and with facts kept back the artefact's answer is that of all completions together.

use std::cell::Cell;

use dsl_compiler::model::EditionId;
use proptest::prelude::*;
use proptest::test_runner::{Config, RngSeed, TestError, TestRunner};
use qingdan_tests::Lists;
use qingdan_tests::desk::Desk;
use qingdan_tests::inputs::{Chance, Domains};
use qingdan_tests::plan::Plan;
use qingdan_tests::print::text;
use qingdan_tests::strategy::plan;

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

#[test]
fn generated_lists_agree() {
    let (compared, undecided, contradictory) = (Cell::new(0_usize), Cell::new(0_usize), Cell::new(0_usize));
    over_lists(1_500, |_, lists| {
        let domains = Domains::of(&lists.model);
        let mut chance = Chance::new(0x1157);
        for at in 0..lists.model.editions.len() {
            let desk = Desk::open(lists, EditionId(at as u32))?;
            let mut holes = false;
            for _ in 0..INPUTS {
                let Some(place) = chance.pick(&domains.places) else { break };
                let decided = desk.agree(&domains.flow(place, &mut chance))?;
                compared.set(compared.get() + 1);
                holes |= decided.possible.is_empty();
                undecided.set(undecided.get() + usize::from(decided.possible.is_empty()));
                contradictory.set(contradictory.get() + usize::from(decided.contradictory));
            }
            match (&desk.refused, holes) {
                (None, true) => return Err("a list with holes was compiled into an artefact that loads".to_owned()),
                // A hole that no input found is one all the same.
                (Some(why), _) if !why.contains("undecided") => return Err(why.clone()),
                _ => {}
            }
        }
        Ok(())
    });
    println!("counted {} flows of generated folders, by oracle, graph and artefact", compared.get());
    println!("{} in holes of the bands, {} where `regardless` rules contradict", undecided.get(), contradictory.get());
}
