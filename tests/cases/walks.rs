//! Facts given one at a time, each because it was asked for: the walk ends where all facts at once end, and on the way nothing is
//! ruled out that is decided in the end.

use std::cell::Cell;
use std::collections::BTreeSet;

use dsl_compiler::model::EditionId;
use qingdan_tests::Lists;
use qingdan_tests::differential::{Differential, Key, possible};
use qingdan_tests::inputs::{Chance, Domains};
use qingdan_tests::oracle::Flow;

use super::generated::over_lists;

/// Walks for each edition of a generated folder.
const WALKS: usize = 12;

/// Walks one flow; says how many facts were asked for.
fn walk(differential: &Differential<'_>, flow: &Flow) -> Result<usize, String> {
    let decided = differential.agree(flow)?;
    if decided.contradictory || decided.possible.is_empty() {
        return Ok(0);
    }
    let wanted = differential.names(&decided.possible);
    let facts = (0..flow.facts.len()).map(Key::Fact);
    let mut kept_back: BTreeSet<Key> = [Key::Industry, Key::Scenario].into_iter().chain(facts).collect();
    let mut asked: Vec<String> = Vec::new();
    loop {
        let decision = differential.asked(flow, &kept_back)?;
        let left = possible(&decision);
        let say = |what: &str| {
            Err(format!(
                "{what}: {left:?}, and in the end {wanted:?}\n  asked: {}\n  flow: {}",
                asked.join(", "),
                differential.in_words(flow)
            ))
        };
        if !wanted.is_subset(&left) {
            return say("what is decided in the end was ruled out");
        }
        let Some(Some(key)) = &decision.ask else {
            return if left == wanted { Ok(asked.len()) } else { say("nothing is asked for any longer") };
        };
        let Some(known) = kept_back.iter().copied().find(|known| differential.key(*known) == key) else {
            return say("a fact is asked for twice");
        };
        kept_back.remove(&known);
        asked.push(key.clone());
    }
}

#[test]
fn walks_along_what_is_asked_end_where_all_facts_do() {
    let (walks, steps) = (Cell::new(0_usize), Cell::new(0_usize));
    over_lists(400, |_, lists| {
        let domains = Domains::of(&lists.model);
        let mut chance = Chance::new(0x3a1c);
        for at in 0..lists.model.editions.len() {
            let differential = Differential::open(lists, EditionId(at as u32))?;
            for _ in 0..WALKS {
                let Some(place) = chance.pick(&domains.places).filter(|_| differential.loaded.is_some()) else { break };
                steps.set(steps.get() + walk(&differential, &domains.flow(place, &mut chance))?);
                walks.set(walks.get() + 1);
            }
        }
        Ok(())
    });
    println!("counted {} walks along what is asked for", walks.get());
    println!("counted {} facts asked for", steps.get());
    assert!(steps.get() > walks.get(), "{} walks ask for {} facts", walks.get(), steps.get());
}

#[test]
fn walks_through_the_real_lists() {
    let lists = Lists::of(&qingdan_tests::Memory::real().unwrap()).unwrap();
    let domains = Domains::of(&lists.model);
    let mut chance = Chance::new(0x3a1c);
    let mut steps = 0;
    for at in 0..lists.model.editions.len() {
        let differential = Differential::open(&lists, EditionId(at as u32)).unwrap();
        for _ in 0..150 {
            let place = chance.pick(&domains.places).unwrap();
            steps += walk(&differential, &domains.flow(place, &mut chance)).unwrap_or_else(|why| panic!("{why}"));
        }
    }
    println!("{steps} facts asked for");
    assert!(steps > 1_000, "{steps} facts asked for");
}
