//! Other readings: oracle, graph and artefact decide alike under each, and `consequence` says exactly what it changes.

use std::collections::BTreeSet;
use std::path::PathBuf;

use dsl_compiler::consequence::Consequences;
use dsl_compiler::flow::OTHER;
use dsl_compiler::model::EditionId;
use dsl_compiler::readings::{Readings, Unreadable, conflicts};
use qingdan_tests::desk::Desk;
use qingdan_tests::inputs::{Chance, Domains};
use qingdan_tests::{Lists, Memory};

use super::diffs::holds;

/// Random flows for each reading.
const RANDOM: usize = 1_500;

#[test]
fn every_reading_of_the_real_lists_is_decided_as_read() {
    let (readings, changed) = decided_as_read(&Memory::real().unwrap());
    assert!(readings >= 10 && changed >= 100, "{readings} readings, {changed} flows decided otherwise");
}

#[test]
fn every_reading_of_items_is_decided_as_read() {
    let folder: PathBuf = [env!("CARGO_MANIFEST_DIR"), "item-readings"].iter().collect();
    let (readings, changed) = decided_as_read(&Memory::from_disk(&folder).unwrap());
    assert!(readings == 5 && changed >= 100, "{readings} readings, {changed} flows decided otherwise");
}

/// How many other readings there are, and how many flows they decide otherwise.
fn decided_as_read(memory: &Memory) -> (usize, usize) {
    let taken = Lists::of(memory).unwrap();
    let domains = Domains::of(&taken.model);
    let mut consequences = Consequences::of(&taken.model);
    let (mut readings, mut compared, mut changed) = (0, 0, 0);
    for at in 0..taken.model.editions.len() {
        let edition = EditionId(at as u32);
        let before = Desk::open(&taken, edition).unwrap();
        for conflict in conflicts(&taken.model, edition) {
            for reading in conflict.readings.iter().filter(|reading| !reading.taken) {
                readings += 1;
                let word = format!("{}/{}", conflict.place(), reading.name);
                let wanted = Readings::named([word.as_str()]);
                let other = Lists::reading(memory, &wanted).unwrap();
                assert_eq!(other.errors(), Vec::<String>::new(), "{word}");
                assert_eq!(wanted.found_in(&other.model), Ok(()));
                let after = Desk::open(&other, edition).unwrap();
                assert_eq!(after.refused, None, "{word}");
                let found = consequences.reading(&other.model, edition, &conflict).unwrap();
                let mut chance = Chance::new(0x7ead + readings as u64);
                let places: Vec<_> = domains
                    .places
                    .iter()
                    .filter(|place| conflict.industry.is_none_or(|industry| place.industry == industry))
                    .filter(|place| conflict.scenario.is_none_or(|scenario| scenario == place.scenario))
                    .collect();
                for _ in 0..RANDOM {
                    let Some(place) = chance.pick(&places) else { continue };
                    let flow = domains.flow(place, &mut chance);
                    let one = before.agree(&flow).unwrap_or_else(|why| panic!("{word}: {why}"));
                    let two = after.agree(&flow).unwrap_or_else(|why| panic!("{word}: {why}"));
                    let differs = one.possible != two.possible;
                    // A name that the industry does not list is decided by its `other`.
                    let industry = conflict.edition.industry(&place.industry);
                    let decider = match industry.and_then(|industry| industry.scenario(&place.scenario)) {
                        Some(scenario) => scenario.name.as_str(),
                        None => OTHER,
                    };
                    let decider = match conflict.industry {
                        Some(_) => decider.to_owned(),
                        None => format!("{}/{decider}", if industry.is_some() { &place.industry } else { OTHER }),
                    };
                    let told = found
                        .decisions
                        .iter()
                        .filter(|(scenario, _)| *scenario == decider)
                        .flat_map(|(_, changes)| changes)
                        .filter(|change| holds(&taken.model, &flow, change))
                        .count();
                    assert_eq!(told, usize::from(differs), "{word}: {}", before.in_words(&flow));
                    // A doubt is told exactly where the other reading would make important what is not, and decide
                    // otherwise.
                    if let (Some((_, item)), [_, _]) = (conflict.item, conflict.readings) {
                        let held = one.weighed.iter().any(|text| text.id == item.id && text.holds);
                        let doubted = before.asked(&flow, &BTreeSet::new()).unwrap().doubted;
                        let told = doubted.iter().any(|reason| reason.rule == item.id);
                        assert_eq!(told, differs && !held, "{word}: {}", before.in_words(&flow));
                    }
                    compared += 1;
                    changed += usize::from(differs);
                }
            }
        }
    }
    println!("{readings} readings, {compared} flows, {changed} of them decided otherwise");
    (readings, changed)
}

#[test]
fn what_cannot_be_read_is_said() {
    let lists = Lists::of(&Memory::real().unwrap()).unwrap();
    let found = |words: &[&str]| Readings::named(words.iter().copied()).found_in(&lists.model);
    assert_eq!(found(&[]), Ok(()));
    assert_eq!(found(&["any-number", "at-least"]), Ok(()));
    assert!(matches!(found(&["no-such"]), Err(Unreadable::Unknown { .. })));
    assert!(matches!(found(&["beijing-2024/retail/floor"]), Err(Unreadable::Unknown { .. })));
    assert!(matches!(found(&["floor", "any-number"]), Err(Unreadable::Both { .. })));
}
