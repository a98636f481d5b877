//! `qingdan test`: the examples that stand in the lists.

use super::program::{Folder, qingdan, repository};

#[test]
fn the_projects_examples_pass() {
    let run = qingdan(["test"]).succeeds();
    for edition in ["beijing-2024", "beijing-2025", "national-2024"] {
        let line = run.stdout.lines().find(|line| line.starts_with(&format!("{edition}: ")));
        let line = line.unwrap_or_else(|| panic!("{}", run.stdout));
        assert!(line.ends_with("passed, 0 failed"), "{line}");
        let passed: usize = line.split(' ').nth(1).unwrap().parse().unwrap();
        assert!(passed >= 20, "{line}");
    }
}

#[test]
fn one_edition_alone() {
    let run = qingdan(["test", "national-2024"]).succeeds();
    assert!(run.stdout.starts_with("national-2024: 20 passed, 0 failed\n"), "{}", run.stdout);
    assert!(!run.stdout.contains("beijing-2025:"), "{}", run.stdout);
    qingdan(["test", "national-2042"]).cannot_run(&["national-2042", "national-2024"]);
}

/// A sound case with more lines at the end of its edition.
fn with(lines: &str) -> Folder {
    let text = std::fs::read_to_string(repository().join("tests/cases/codes/unknown-name--value/right.qd")).unwrap();
    let text = text.trim_end().strip_suffix('}').expect("the edition stands last").to_owned();
    Folder::with_list(format!("{text}\n{lines}\n}}\n"))
}

#[test]
fn a_failed_example_says_what_came_out_and_why() {
    let folder = with("  example \"one too many\" { personal 1_000_000 => contract }");
    let run = qingdan(["test"]).within(folder.root()).ends_with(1);
    insta::assert_snapshot!(run.stdout);
}

#[test]
fn an_example_names_what_has_no_default() {
    let folder = with(
        "  attribute route one of { sea, air } { title zh \"路线\" en \"route\" }\n  rules { assessment when route is air and some people }\n  example \"by which route?\" { personal 1 => free }",
    );
    let run = qingdan(["test"]).within(folder.root()).ends_with(1);
    insta::assert_snapshot!(run.stdout);
}

#[test]
fn lists_with_errors_are_not_tested() {
    let folder = with("  example \"of nothing\" { persnal 1 => free }");
    let run = qingdan(["test"]).within(folder.root()).ends_with(1);
    assert_eq!(run.stdout, "");
    assert!(run.stderr.contains("unknown-name") && run.stderr.contains("persnal"), "{}", run.stderr);
}
