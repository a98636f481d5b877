//! `--reading`, `qingdan conflicts` and `qingdan coverage`: what differs between sources, and how much is transcribed.
//! The list is `tests/readings/list.qd`.

use qingdan_tests::parts::parts;

use super::program::{Folder, Qingdan, qingdan, repository};

fn small(arguments: &[&str]) -> Qingdan {
    let lists = repository().join("tests/readings");
    let mut all = vec!["--lists".to_owned(), lists.to_string_lossy().into_owned()];
    all.extend(arguments.iter().map(|argument| (*argument).to_owned()));
    qingdan(all)
}

/// The same with `tests/item-readings/list.qd`.
fn items(arguments: &[&str]) -> Qingdan {
    let lists = repository().join("tests/item-readings");
    let mut all = vec!["--lists".to_owned(), lists.to_string_lossy().into_owned()];
    all.extend(arguments.iter().map(|argument| (*argument).to_owned()));
    qingdan(all)
}

/// What a command prints for people and for programs.
fn in_both_formats(arguments: &[&str]) -> String {
    let human = small(arguments).succeeds().stdout;
    let json = small(&[arguments, &["--format", "json"]].concat()).succeeds().stdout;
    parts([("HUMAN", &*human), ("JSON", &json)])
}

const FLOW: [&str; 5] = ["decide", "first", "industry=hotels", "scenario=booking", "guests=450000"];

#[test]
fn conflicts_say_what_another_reading_would_change() {
    insta::assert_snapshot!("conflicts", in_both_formats(&["conflicts"]));
    let none = small(&["conflicts", "second"]).succeeds().stdout;
    assert_eq!(none, "sources differ in 0 places; 0 readings are not taken\n");
}

#[test]
fn another_reading_decides() {
    let read = |name: &str| small(&[&FLOW[..], &["--reading", name]].concat()).succeeds().stdout;
    let by_name = read("as-announced");
    assert_eq!(by_name, read("first/hotels/booking/as-announced"));
    let taken = small(&FLOW).succeeds().stdout;
    insta::assert_snapshot!("decided", parts([("AS TAKEN", &*taken), ("--reading as-announced", &by_name)]));
}

#[test]
fn another_reading_is_compared() {
    insta::assert_snapshot!("diff-taken", small(&["diff", "first", "second"]).succeeds().stdout);
    let run = small(&["diff", "first", "second", "--reading", "as-announced"]).succeeds();
    assert!(run.stdout.starts_with("first → second: no region is decided otherwise"), "{}", run.stdout);
}

const GUEST_LISTS: [&str; 7] =
    ["decide", "first", "--assume-defaults", "industry=hotels", "scenario=booking", "guest-lists=yes", "guests=150"];

#[test]
fn items_are_read_too() {
    items(&["check"]).succeeds();
    items(&["test"]).succeeds();
    insta::assert_snapshot!("item-conflicts", items(&["conflicts"]).succeeds().stdout);
    let json = items(&[&GUEST_LISTS[..], &["--format", "json"]].concat()).succeeds().json();
    assert_eq!(json["outcome"], "free");
    assert_eq!(json["doubted"][0]["rule"], "first/hotels/important/guest-lists");
    assert_eq!(json["doubted"][0]["reading"], "as-found");
    let read = |name: &str| items(&[&GUEST_LISTS[..], &["--reading", name]].concat()).succeeds().stdout;
    let by_name = read("by-letter");
    assert_eq!(by_name, read("first/hotels/important/guest-lists/by-letter"));
    let taken = items(&GUEST_LISTS).succeeds().stdout;
    insta::assert_snapshot!("item-decided", parts([("AS TAKEN", &*taken), ("--reading by-letter", &by_name)]));
    // One name at two items: both are taken together, and each alone by its place.
    let repairs = ["decide", "first", "--assume-defaults", "industry=hotels", "scenario=booking", "repairs=yes"];
    let read = |name: &str| items(&[&repairs[..], &["--reading", name]].concat()).succeeds().stdout;
    assert!(read("by-letter").contains("(assessment)"));
    assert!(read("first/hotels/important/guest-lists/by-letter").contains("(free)"));
    insta::assert_snapshot!("item-diff", items(&["diff", "first", "second"]).succeeds().stdout);
    insta::assert_snapshot!("item-coverage", items(&["coverage", "first"]).succeeds().stdout);
}

#[test]
fn an_artefact_says_which_items_are_doubted() {
    let folder = Folder::new();
    let lists = repository().join("tests/item-readings");
    qingdan(["--lists", &lists.to_string_lossy(), "compile", "first"]).within(folder.root()).succeeds();
    let arguments = [&["decide", "first.qdc.json"][..], &GUEST_LISTS[2..]].concat();
    let artefact = qingdan(arguments).within(folder.root()).succeeds().stdout;
    assert_eq!(artefact, items(&GUEST_LISTS).succeeds().stdout);
}

#[test]
fn readings_that_are_not_there() {
    let with = |name: &str| small(&[&FLOW[..], &["--reading", name]].concat());
    with("as-anounced").cannot_run(&["no reading is called `as-anounced`", "as-announced and as-written"]);
    with("second/hotels/booking/as-announced")
        .cannot_run(&["there are no readings at `second/hotels/booking`", "`first/hotels/booking/as-announced`"]);
    with("first/hotels/booking/as-anounced").cannot_run(&["has no reading `as-anounced`", "`as-announced`"]);
    with("first/hotels/as-announced").cannot_run(&["there are no readings at `first/hotels`"]);
    let both = small(&[&FLOW[..], &["--reading", "as-announced", "--reading", "as-written"]].concat());
    both.cannot_run(&["cannot be read both as", "say which is meant there: `first/hotels/booking/as-written` or"]);
    let folder = Folder::new();
    let lists = repository().join("tests/readings");
    qingdan(["--lists", &lists.to_string_lossy(), "compile", "first"]).within(folder.root()).succeeds();
    let artefact = qingdan(["decide", "first.qdc.json", "guests=1", "--reading", "as-announced"]).within(folder.root());
    artefact.cannot_run(&["an artefact holds the reading taken"]);
}

#[test]
fn the_real_conflicts() {
    let run = qingdan(["conflicts", "--format", "json"]).succeeds().json();
    let conflicts = run["conflicts"].as_array().unwrap();
    assert!(conflicts.len() >= 10, "{}", conflicts.len());
    for conflict in conflicts {
        let readings = conflict["readings"].as_array().unwrap();
        let taken = readings.iter().filter(|reading| reading["taken"] == true).count();
        assert!(taken == 1 && readings.len() >= 2, "{conflict:#}");
        for reading in readings {
            assert!(reading["why"]["zh"].is_string() && reading["why"]["en"].is_string(), "{reading:#}");
            assert!(!reading["cite"].as_array().unwrap().is_empty(), "{reading:#}");
        }
    }
}

#[test]
fn coverage_counts() {
    insta::assert_snapshot!("coverage", in_both_formats(&["coverage", "first"]));
}

#[test]
fn the_docs_carry_the_table() {
    let page = std::fs::read_to_string(repository().join("docs/coverage.md")).unwrap();
    let table = qingdan(["coverage", "--format", "markdown"]).succeeds().stdout;
    let told = "docs/coverage.md is not what the lists give; write it anew: see its first lines";
    assert!(page.ends_with(&table), "{told}");
}
