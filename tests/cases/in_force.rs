//! On which day an edition is in force: the lists and the artefacts compiled from them say the same, in the same words.

use std::collections::BTreeSet;

use dsl_artifact::{Loaded, NotInForce};
use dsl_compiler::artefact::compile;
use dsl_compiler::decision::in_force::in_force;
use dsl_compiler::model::EditionId;
use qingdan_tests::{Lists, Memory};

const CHAIN: &str = "strictness free < contract
  strictest prevails
  bands { free otherwise }";

/// One edition after the other, one with two that end it, one without a day, and one that nothing ends.
fn several() -> Lists {
    let edition = |name: &str, lines: &str| format!("edition {name} {{\n  {lines}\n  {CHAIN}\n}}\n");
    let text = ["outcome free\noutcome contract\n".to_owned()]
        .into_iter()
        .chain([
            edition("first", "in force 2024-01-01"),
            edition("second", "in force 2025-03-01\n  replaces first"),
            edition("third", "in force 2026-01-01\n  replaces second"),
            edition("branch", "in force 2025-06-30\n  replaces second"),
            edition("undated", "replaces third"),
            edition("alone", "in force 2024-02-29"),
        ])
        .collect::<String>();
    Lists::text(&text).unwrap()
}

/// Every first day of an edition, the days around it, and days far from any.
fn days(lists: &Lists) -> BTreeSet<String> {
    let mut days = BTreeSet::from(["0001-01-01".to_owned(), "9999-12-31".to_owned()]);
    for first in lists.model.editions.iter().filter_map(|edition| edition.in_force) {
        days.insert(first.to_string());
        // No calendar is needed: any day before and any day after in the neighbouring months will do, if it is near.
        for (year, month, day) in [
            (first.year, first.month, first.day.saturating_sub(1)),
            (first.year, first.month.saturating_sub(1), 28),
            (first.year.saturating_sub(1), 12, 31),
            (first.year, first.month, first.day + 1),
            (first.year + 1, 1, 1),
        ] {
            if month > 0 && (1..=28).contains(&day) || day == 31 {
                days.insert(format!("{year:04}-{month:02}-{day:02}"));
            }
        }
    }
    days
}

/// How many answers were compared, and how many of them were that the edition has ended.
fn alike(lists: &Lists) -> (usize, usize) {
    assert_eq!(lists.errors(), Vec::<String>::new());
    let (mut compared, mut ended) = (0, 0);
    for at in 0..lists.model.editions.len() {
        let id = EditionId(at as u32);
        let edition = lists.model.edition(id);
        let artefact = compile(&lists.model, &lists.files, id).unwrap();
        let loaded = Loaded::from_bytes(&artefact.to_bytes()).unwrap();
        for day in days(lists) {
            let (by_lists, by_artefact) = (in_force(&lists.model, id, &day), loaded.in_force_on(&day));
            let what = format!("{} on {day}: {by_lists:?}, {by_artefact:?}", edition.name);
            compared += 1;
            match &by_lists {
                Ok(found) if *found == id => assert_eq!(by_artefact, Ok(()), "{what}"),
                Err(NotInForce::Replaced { edition: named, .. }) if *named == edition.name => {
                    assert_eq!(by_artefact, by_lists.map(|_| ()), "{what}");
                    ended += 1;
                }
                // What lies before it, an artefact does not hold: then it says so, and says what that is.
                _ => match edition.replaces {
                    Some(before) => {
                        let before = lists.model.edition(before).name.clone();
                        let said = NotInForce::Before { edition: edition.name.clone(), day: day.clone(), before };
                        assert_eq!(by_artefact, Err(said), "{what}");
                    }
                    None => assert_eq!(by_artefact, by_lists.map(|_| ()), "{what}"),
                },
            }
        }
    }
    (compared, ended)
}

#[test]
fn lists_and_artefacts_know_the_same_days() {
    let (compared, ended) = alike(&Lists::of(&Memory::real().unwrap()).unwrap());
    assert!(compared >= 30 && ended >= 3, "{compared} answers, {ended} of an edition that has ended");
    let (compared, ended) = alike(&several());
    assert!(compared >= 100 && ended >= 15, "{compared} answers, {ended} of an edition that has ended");
}

#[test]
fn of_several_that_end_an_edition_the_first_does() {
    let lists = several();
    let on = |edition: &str, day: &str| {
        let found = in_force(&lists.model, lists.model.edition_named(edition).unwrap(), day);
        found.map(|id| lists.model.edition(id).name.clone()).map_err(|why| why.to_string())
    };
    assert_eq!(on("second", "2025-06-29"), Ok("second".into()));
    assert_eq!(on("second", "2025-06-30"), Err("second is not in force on 2025-06-30: branch has replaced it".into()));
    assert_eq!(on("second", "2026-01-01"), Err("second is not in force on 2026-01-01: branch has replaced it".into()));
    // Neither does the third begin before its day, nor does the second go on after its own end.
    assert_eq!(on("third", "2025-12-31"), Err("second is not in force on 2025-12-31: branch has replaced it".into()));
    assert_eq!(on("third", "2025-06-29"), Ok("second".into()));
    assert_eq!(on("third", "2025-02-28"), Ok("first".into()));
    assert_eq!(on("undated", "2030-01-01"), Ok("third".into()));
    let neither = "neither undated nor any edition that it replaces is in force on 2023-12-31";
    assert_eq!(on("undated", "2023-12-31"), Err(neither.into()));
}

#[test]
fn an_end_that_nobody_knows_is_not_told() {
    let lists = several();
    let ends = |name: &str| {
        let artefact = compile(&lists.model, &lists.files, lists.model.edition_named(name).unwrap()).unwrap();
        let text = String::from_utf8(artefact.to_bytes()).unwrap();
        assert_eq!(text.contains("\"ends\""), artefact.editions[0].ends.is_some());
        artefact.editions[0].ends.as_ref().map(|end| (end.on.clone(), end.by.clone()))
    };
    assert_eq!(ends("first"), Some(("2025-03-01".to_owned(), "second".to_owned())));
    assert_eq!(ends("second"), Some(("2025-06-30".to_owned(), "branch".to_owned())));
    // Only an edition without a day replaces it.
    assert_eq!(ends("third"), None);
    assert_eq!(ends("alone"), None);
}
