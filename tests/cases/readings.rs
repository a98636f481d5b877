//! Other readings: oracle, graph and artefact decide alike under each, and `reading_impact` says exactly what it changes.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use dsl_compiler::decision::governing::OTHER;
use dsl_compiler::model::readings::{NoReading, Readings, conflicts};
use dsl_compiler::model::{EditionId, Reading};
use dsl_compiler::reading_impact::Impacts;
use dsl_report::refusals::no_reading;
use dsl_report::say;
use dsl_syntax::Language;
use qingdan_tests::differential::Differential;
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
    let mut impacts = Impacts::of(&taken.model);
    let (mut readings, mut compared, mut changed) = (0, 0, 0);
    for at in 0..taken.model.editions.len() {
        let edition = EditionId(at as u32);
        let before = Differential::open(&taken, edition).unwrap();
        for conflict in conflicts(&taken.model, edition) {
            for reading in conflict.readings.iter().filter(|reading| !reading.taken) {
                readings += 1;
                let word = format!("{}/{}", conflict.place(), reading.name);
                let wanted = Readings::named([word.as_str()]);
                let other = Lists::reading(memory, &wanted).unwrap();
                assert_eq!(other.errors(), Vec::<String>::new(), "{word}");
                assert_eq!(wanted.found_in(&other.model), Ok(()));
                let after = Differential::open(&other, edition).unwrap();
                assert_eq!(after.refused, None, "{word}");
                let found = impacts.reading(&other.model, edition, &conflict).unwrap();
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
    let why = |words: &[&str]| say(&no_reading(&found(words).unwrap_err()), Language::En);
    assert!(matches!(found(&["no-such"]), Err(NoReading::Unknown { .. })));
    assert!(why(&["any-numbr"]).starts_with("no reading is called `any-numbr`; did you mean `any-number`? there are "));
    // A place that has readings, and none of that name: what lies below it is not its own.
    assert_eq!(
        why(&["beijing-2024/automotive/carried-back"]),
        "`beijing-2024/automotive` has no reading `carried-back`; it has `baseline` and `as-printed`; below it lie \
         `beijing-2024/automotive/important/key-technology/carried-back`, \
         `beijing-2024/automotive/important/special-vehicles/carried-back` and \
         `beijing-2024/automotive/important/large-supply-chain/carried-back`"
    );
    assert!(why(&["beijing-2024/carried-back"]).ends_with("more, or all of that name with `carried-back`"));
    assert!(matches!(found(&["beijing-2024/retail/floor"]), Err(NoReading::NoPlace { .. })));
    assert!(matches!(found(&["beijing-2024/no-such"]), Err(NoReading::NoPlace { .. })));
    assert!(matches!(found(&["floor", "any-number"]), Err(NoReading::Both { .. })));
}

/// Every reading taken, by place.
fn taken(lists: &Lists) -> BTreeMap<String, String> {
    let editions = (0..lists.model.editions.len()).map(|at| EditionId(at as u32));
    let all = editions.flat_map(|edition| conflicts(&lists.model, edition));
    all.map(|conflict| (conflict.place(), conflict.taken().unwrap().name.clone())).collect()
}

/// The folder with `taken` moved, in the text, from the reading that has it to another of the same place.
fn moved(memory: &Memory, lists: &Lists, from: &Reading, to: &Reading) -> Memory {
    let file = &lists.files[from.span.file.0 as usize];
    let word = |reading: &Reading, text: &str| {
        let head = text[reading.span.start as usize..].split('{').next().unwrap();
        let at = head.find(["taken", "采用"].into_iter().find(|word| head.contains(word))?)?;
        Some((reading.span.start as usize + at, if head[at..].starts_with("taken") { "taken" } else { "采用" }))
    };
    let mut text = file.text.clone();
    let (at, taken) = word(from, &text).unwrap();
    let name = text[to.span.start as usize..].find(&to.name).unwrap() + to.span.start as usize + to.name.len();
    let edits = [(at, taken.len(), String::new()), (name, 0, format!(" {taken}"))];
    let mut edits = Vec::from(edits);
    edits.sort();
    for (at, length, new) in edits.into_iter().rev() {
        text.replace_range(at..at + length, &new);
    }
    memory.clone().with(&file.path, text)
}

#[test]
fn a_reading_is_that_of_its_place_alone() {
    let real = Memory::real().unwrap();
    let folder: PathBuf = [env!("CARGO_MANIFEST_DIR"), "item-readings"].iter().collect();
    let readings = as_edited(&real) + as_edited(&Memory::from_disk(&folder).unwrap());
    assert!(readings >= 60, "{readings} readings");
}

/// Each reading, named by `PLACE/NAME`, is what the same lists say once `taken` stands at it in the text: the same
/// readings are taken, and the figures of `conflicts` are the same. The figures are slow: of the real lists they are
/// compared for every eighth reading and for those of places that others lie below, unless `QINGDAN_ALL` asks for all.
fn as_edited(memory: &Memory) -> usize {
    let lists = Lists::of(memory).unwrap();
    let mut impacts = Impacts::of(&lists.model);
    let (all, before) = (std::env::var_os("QINGDAN_ALL").is_some(), taken(&lists));
    let (mut readings, mut compared) = (0, 0);
    for edition in (0..lists.model.editions.len()).map(|at| EditionId(at as u32)) {
        for conflict in conflicts(&lists.model, edition) {
            let place = conflict.place();
            let has_below = before.keys().any(|other| other.starts_with(&format!("{place}/")));
            for reading in conflict.readings.iter().filter(|reading| !reading.taken) {
                let word = format!("{place}/{}", reading.name);
                let named = Lists::reading(memory, &Readings::named([word.as_str()])).unwrap();
                let edited = Lists::of(&moved(memory, &lists, conflict.taken().unwrap(), reading)).unwrap();
                let mut wanted = before.clone();
                wanted.insert(place.clone(), reading.name.clone());
                assert_eq!(taken(&edited), wanted, "{word}");
                assert_eq!(taken(&named), wanted, "{word}");
                readings += 1;
                if !(all || has_below || readings % 8 == 1) {
                    continue;
                }
                let figures = |lists: &Lists, impacts: &mut Impacts<'_>| {
                    let found = impacts.reading(&lists.model, edition, &conflict).unwrap();
                    (found.directions, found.diffs)
                };
                let one = figures(&named, &mut impacts);
                assert_eq!(one, figures(&edited, &mut impacts), "{word}");
                println!("{word}: {one:?}");
                compared += 1;
            }
        }
    }
    println!("{readings} readings, {compared} by their figures");
    readings
}

#[test]
fn what_names_the_place_goes_before_what_names_none() {
    let folder: PathBuf = [env!("CARGO_MANIFEST_DIR"), "item-readings"].iter().collect();
    let memory = Memory::from_disk(&folder).unwrap();
    let words = ["by-letter", "first/hotels/important/guest-lists/by-annex"];
    let readings = Readings::named(words);
    let lists = Lists::reading(&memory, &readings).unwrap();
    assert_eq!(readings.found_in(&lists.model), Ok(()));
    let taken = taken(&lists);
    assert_eq!(taken["first/hotels/important/guest-lists"], "by-annex");
    assert_eq!(taken["first/hotels/important/repairs"], "by-letter");
    let why = |words: &[&str]| {
        let error = Readings::named(words.iter().copied()).found_in(&lists.model).unwrap_err();
        say(&no_reading(&error), Language::En)
    };
    let both = why(&["by-letter", "by-annex"]);
    assert_eq!(
        both,
        "`first/hotels/important/guest-lists` cannot be read both as `by-letter` and as `by-annex`; say which is meant \
         there: `first/hotels/important/guest-lists/by-letter` or `first/hotels/important/guest-lists/by-annex`"
    );
    // What lies below a place is named by what is below it.
    assert_eq!(
        why(&["first/hotels/by-letter"]),
        "there are no readings at `first/hotels`; name one of `first/hotels/important/guest-lists/by-letter` or \
         `first/hotels/important/repairs/by-letter`, or all of that name with `by-letter`"
    );
    assert_eq!(
        why(&["first/hotel/by-annex"]),
        "there are no readings at `first/hotel`; did you mean `first/hotels/important/guest-lists/by-annex`?"
    );
}
