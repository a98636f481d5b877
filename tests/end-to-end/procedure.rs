//! `qingdan procedure`: steps, their latest dates on a calendar, and what cannot be dated. The calendar is China's of
//! 2025, typed in by hand.

use qingdan_tests::parts::parts;
use serde_json::Value;

use super::program::{Folder, qingdan, repository};

const CALENDAR: &str = "tests/end-to-end/calendars/china-2025.txt";

/// Limits that follow each other, and one that an event starts.
const CHAIN: &str = r#"
outcome free
source measures { title zh "办法" en "Measures"  language zh }
edition city {
  title zh "清单" en "list"
  strictness free
  bands open
  procedure filing {
    title zh "备案" en "filing"
    cite measures "Chapter 2"
    party handler { title zh "数据处理者" en "data handler" }
    party office { title zh "受理机关" en "office" }
    document form { title zh "申请表" en "form" }
    document notice { title zh "通知书" en "notice" }
    event breach { title zh "违约" en "a breach" }
    step apply { by handler  to office  hands in form }
    step look { by office  after apply  within 5 working days }
    step answer { by office  to handler  after look  gives notice  within 3 working days }
    step export { by handler  needs notice }
    step rectify { by handler  after breach  within 10 working days }
    step tell { by office  after rectify  within 2 working days }
    valid 3 years from notice
  }
}
"#;

fn step<'v>(report: &'v Value, name: &str) -> &'v Value {
    let procedures = report["procedures"].as_array().unwrap();
    let mut steps = procedures.iter().flat_map(|procedure| procedure["steps"].as_array().unwrap());
    steps.find(|step| step["name"] == name).unwrap()
}

#[test]
fn both_editions_over_the_new_year_of_2025() {
    let of = |edition: &str, more: &[&str]| {
        let all = [&["procedure", edition, "--filed", "2025-01-20", "--calendar", CALENDAR], more].concat();
        qingdan(all).succeeds().stdout
    };
    insta::assert_snapshot!("beijing-2024", of("beijing-2024", &[]));
    let undated = qingdan(["procedure", "beijing-2025"]).succeeds().stdout;
    let newer = parts([
        ("HUMAN, ONE STEP DONE", &*of("beijing-2025", &["--done", "result=2025-03-10"])),
        ("中文", &of("beijing-2025", &["--messages", "zh"])),
        ("HUMAN, WITHOUT A DAY", &undated),
        ("JSON", &of("beijing-2025", &["--format", "json"])),
    ]);
    insta::assert_snapshot!("beijing-2025", newer);
}

#[test]
fn without_a_day_there_are_no_dates() {
    let report = qingdan(["procedure", "beijing-2025", "--format", "json"]).succeeds().json();
    assert_eq!(report["counting"]["weekends_only"], true);
    assert_eq!(report["filed"], Value::Null);
    assert_eq!(step(&report, "opinion-of-district")["no_day"]["because"], "waits-for");
    let none = qingdan(["procedure", "national-2024"]).succeeds().stdout;
    assert_eq!(none, "national-2024\n  this edition declares no procedure\n");
}

#[test]
fn limits_follow_each_other() {
    let folder = Folder::with_list(CHAIN);
    let calendar = repository().join(CALENDAR);
    let calendar = calendar.to_str().unwrap();
    let report = |more: &[&str]| {
        let all = [&["procedure", "city", "--format", "json"], more].concat();
        qingdan(all).within(folder.root()).succeeds().json()
    };
    // On the calendar: 21 to 24 January and Sunday the 26th are five; 27 January, 5 and 6 February three more.
    let dated = report(&["--filed", "2025-01-20", "--calendar", calendar]);
    assert_eq!(
        (&step(&dated, "look")["latest"], &step(&dated, "answer")["latest"]),
        (&"2025-01-26".into(), &"2025-02-06".into())
    );
    assert_eq!(dated["procedures"][0]["validities"][0]["until"], "2028-02-06");
    assert_eq!(dated["procedures"][0]["validities"][0]["from_known_day"], false);
    assert_eq!(step(&dated, "export")["no_day"]["because"], "no-limit");
    assert_eq!(step(&dated, "rectify")["no_day"], serde_json::json!({ "because": "waits-for", "name": "breach" }));
    assert_eq!(step(&dated, "tell")["no_day"]["name"], "rectify");
    // By weekends alone: 21 to 24 and 27; 28 to 30.
    let weekends = report(&["--filed", "2025-01-20"]);
    assert_eq!(
        (&step(&weekends, "look")["latest"], &step(&weekends, "answer")["latest"]),
        (&"2025-01-27".into(), &"2025-01-30".into())
    );
    // What was done counts from its day, and what was done late is marked.
    let done = report(&[
        "--filed",
        "2025-01-20",
        "--done",
        "look=2025-02-10",
        "--done",
        "breach=2025-03-03",
        "--calendar",
        calendar,
    ]);
    assert_eq!((&step(&done, "look")["late"], &step(&done, "answer")["latest"]), (&true.into(), &"2025-02-13".into()));
    assert_eq!(
        (&step(&done, "rectify")["latest"], &step(&done, "tell")["latest"]),
        (&"2025-03-17".into(), &"2025-03-19".into())
    );
}

#[test]
fn beyond_the_calendar_is_said() {
    let all = ["procedure", "beijing-2025", "--filed", "2025-12-25", "--calendar", CALENDAR];
    let run = qingdan(all).succeeds();
    assert!(run.stdout.contains("2026-01-08 at the latest"), "{}", run.stdout);
    assert!(run.stdout.contains("the count leaves what the calendar covers"), "{}", run.stdout);
    let run = qingdan(["procedure", "beijing-2025", "--filed", "2026-05-12", "--calendar", CALENDAR]).succeeds();
    assert!(run.stdout.contains("2026-05-12 lies outside what the calendar covers"), "{}", run.stdout);
    let weekends = qingdan(["procedure", "beijing-2025", "--filed", "2026-05-12"]).succeeds().stdout;
    assert!(weekends.contains("no calendar was given: only weekends were counted as free"), "{weekends}");
}

#[test]
fn days_that_cannot_be() {
    let procedure = |more: &[&str]| qingdan([&["procedure", "beijing-2025"], more].concat());
    procedure(&["--filed", "2025-02-30"]).cannot_run(&["`2025-02-30` is not a date"]);
    procedure(&["--filed", "tomorrow"]).cannot_run(&["`tomorrow` is not a date"]);
    procedure(&["--done", "2025-02-03"]).cannot_run(&["`2025-02-03` says no day; write NAME=YYYY-MM-DD"]);
    procedure(&["--done", "notify=2025-02-03"])
        .cannot_run(&["`notify` is no step and no event of beijing-2025; there are `apply`"]);
    procedure(&["--filed", "2025-03-03", "--done", "result=2025-02-03"]).cannot_run(&[
        "`result` cannot be done on 2025-02-03: it waits for `apply`, which is said to be of 2025-03-03",
    ]);
    procedure(&["--done", "result=2025-02-03", "--done", "result=2025-02-04"])
        .cannot_run(&["`result` is said to be done on 2025-02-03 and on 2025-02-04"]);
    qingdan(["procedure", "national-2024", "--filed", "2025-03-03"]).cannot_run(&["nothing to be filed"]);
    qingdan(["procedure", "beijing-2026"]).cannot_run(&["there is no edition `beijing-2026`"]);
    procedure(&["--filed", "tomorrow", "--messages", "zh"]).cannot_run(&["`tomorrow` 不是日期"]);
}

#[test]
fn mistakes_of_a_calendar_are_told_with_their_lines() {
    let folder = Folder::with_real_lists().with(
        "days.txt",
        "covers 2025-01-01 to 2025-12-31\nholyday 2025-01-01\nholiday 2025-01-28 until 2025-02-04\nholiday 2052-10-01\n\
         workday 2025-01-06\n",
    );
    let run = |more: &[&str]| {
        qingdan([&["procedure", "beijing-2025", "--calendar", "days.txt"], more].concat())
            .within(folder.root())
            .ends_with(2)
    };
    let [english, chinese] = ["en", "zh"].map(|language| run(&["--messages", language]).stderr);
    insta::assert_snapshot!("calendar", parts([("ENGLISH", &*english), ("中文", &chinese)]));
    let folder = folder.with("days.txt", [0xff, 0xfe, 0x00]);
    qingdan(["procedure", "beijing-2025", "--calendar", "days.txt"])
        .within(folder.root())
        .cannot_run(&["days.txt: not UTF-8"]);
    qingdan(["procedure", "beijing-2025", "--calendar", "none.txt"]).within(folder.root()).cannot_run(&["none.txt"]);
}

/// What docs/procedure.md shows is what is printed.
#[test]
fn the_page_shows_what_is_printed() {
    let page = std::fs::read_to_string(repository().join("docs/procedure.md")).unwrap();
    let shown = page.split("```text\n$ qingdan procedure").nth(1).and_then(|rest| rest.split("```").next()).unwrap();
    let folder = Folder::with_real_lists().with("china-2025.txt", std::fs::read(repository().join(CALENDAR)).unwrap());
    let command = shown.lines().next().unwrap();
    let printed =
        qingdan(["procedure"].into_iter().chain(command.split_whitespace())).within(folder.root()).succeeds().stdout;
    let mut from = 0;
    for part in shown.split_once('\n').unwrap().1.split("…\n") {
        let at = printed[from..].find(part).unwrap_or_else(|| panic!("not printed:\n{part}\n---\n{printed}"));
        from += at + part.len();
    }
}

#[test]
fn the_procedures_in_the_diff_of_the_two_editions() {
    let diff = qingdan(["diff", "beijing-2024", "beijing-2025", "--format", "json"]).succeeds().json();
    insta::assert_snapshot!("diff-json", format!("{:#}", diff["edition"]["procedure"]));
    let human = qingdan(["diff", "beijing-2024", "beijing-2025"]).succeeds().stdout;
    let from = human.find("procedure filing to use").unwrap();
    let to = human.find("\nAutomotive (automotive)").unwrap();
    insta::assert_snapshot!("diff", &human[from..to]);
}
