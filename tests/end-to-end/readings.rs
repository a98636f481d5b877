//! `--reading`, `qingdan conflicts` and `qingdan coverage`: what differs between sources, and how much is transcribed.
//! The list is `tests/readings/list.qd`.

use super::program::{Folder, Qingdan, qingdan, repository};

fn small(arguments: &[&str]) -> Qingdan {
    let lists = repository().join("tests/readings");
    let mut all = vec!["--lists".to_owned(), lists.to_string_lossy().into_owned()];
    all.extend(arguments.iter().map(|argument| (*argument).to_owned()));
    qingdan(all)
}

const FLOW: [&str; 5] = ["decide", "first", "industry=hotels", "scenario=booking", "guests=450000"];

#[test]
fn conflicts_say_what_another_reading_would_change() {
    insta::assert_snapshot!("conflicts", small(&["conflicts"]).succeeds().stdout);
    insta::assert_snapshot!("conflicts-json", small(&["conflicts", "--format", "json"]).succeeds().stdout);
    let none = small(&["conflicts", "second"]).succeeds().stdout;
    assert_eq!(none, "sources differ in 0 places; 0 readings not taken\n");
}

#[test]
fn another_reading_decides() {
    insta::assert_snapshot!("taken", small(&FLOW).succeeds().stdout);
    for name in ["as-announced", "first/hotels/booking/as-announced"] {
        let run = small(&[&FLOW[..], &["--reading", name]].concat()).succeeds();
        insta::assert_snapshot!("read", run.stdout);
    }
}

#[test]
fn another_reading_is_compared() {
    insta::assert_snapshot!("diff-taken", small(&["diff", "first", "second"]).succeeds().stdout);
    let run = small(&["diff", "first", "second", "--reading", "as-announced"]).succeeds();
    assert!(run.stdout.starts_with("first → second: no region is decided otherwise"), "{}", run.stdout);
}

#[test]
fn readings_that_are_not_there() {
    let with = |name: &str| small(&[&FLOW[..], &["--reading", name]].concat());
    with("as-anounced").cannot_run(&["no reading is called `as-anounced`", "as-announced, as-written"]);
    with("second/hotels/booking/as-announced").cannot_run(&["second/hotels/booking/as-announced"]);
    let both = small(&[&FLOW[..], &["--reading", "as-announced", "--reading", "as-written"]].concat());
    both.cannot_run(&["cannot be read both as", "EDITION/INDUSTRY/SCENARIO/"]);
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
    insta::assert_snapshot!("coverage", small(&["coverage", "first"]).succeeds().stdout);
    insta::assert_snapshot!("coverage-json", small(&["coverage", "first", "--format", "json"]).succeeds().stdout);
}

#[test]
fn the_docs_carry_the_table() {
    let page = std::fs::read_to_string(repository().join("docs/coverage.md")).unwrap();
    let table = qingdan(["coverage", "--format", "markdown"]).succeeds().stdout;
    let told = "docs/coverage.md is not what the lists give; write it anew: see its first lines";
    assert!(page.ends_with(&table), "{told}");
}
