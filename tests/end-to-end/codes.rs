//! Every code has a folder in `tests/cases/codes`: `wrong.qd`, of which `check` finds it, and `right.qd`, the same list
//! mended. `CODE--WHAT` is a further case of a code. What is printed of the first lies beside them, in every format: `printed.snap`.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use dsl_syntax::Code;
use dsl_syntax::hidden::visible;
use qingdan_tests::parts::parts;
use serde_json::Value;

use super::program::{Folder, Run, qingdan, repository};
use super::shapes;

/// Lists with these would be too long to keep: `too_large` makes them.
const GENERATED: [Code; 3] = [Code::TooManyBoxes, Code::GraphTooLarge, Code::AnalysisTooLarge];

fn cases() -> PathBuf {
    repository().join("tests/cases/codes")
}

/// The case's code: its folder's name up to `--`.
fn code(case: &Path) -> String {
    let name = case.file_name().unwrap().to_string_lossy().into_owned();
    name.split("--").next().unwrap().to_owned()
}

fn check(case: &Path, file: &str, format: &str) -> Run {
    qingdan(["check", file, "--format", format]).within(case).run()
}

/// The code of every finding, in order.
pub(crate) fn found(report: &Value) -> Vec<String> {
    let findings = report["diagnostics"].as_array().unwrap();
    findings.iter().map(|finding| finding["code"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn wrong_lists_are_found_wrong() {
    insta::glob!("../cases/codes", "*/wrong.qd", |wrong| {
        let case = wrong.parent().unwrap();
        let json = check(case, "wrong.qd", "json");
        let report = json.json();
        shapes::check::assert_shape(&report);
        let codes = found(&report);
        assert!(codes.contains(&code(case)), "{} is not found, but {codes:?}", code(case));
        let errors = report["summary"]["errors"].as_u64().unwrap();
        assert_eq!(json.code, i32::from(errors > 0));
        let human = check(case, "wrong.qd", "human");
        assert_eq!(human.code, json.code);
        assert!(!human.stdout.contains('\u{1b}'), "no colour without a terminal");
        let [narrated, plain, short] = ["narrated", "plain", "short"].map(|format| check(case, "wrong.qd", format));
        for run in [&narrated, &plain, &short] {
            assert_eq!(run.code, json.code);
            assert!(!run.stdout.contains('\u{1b}'));
        }
        let chinese = qingdan(["check", "wrong.qd"]).within(case).env("LC_ALL", "zh_CN.UTF-8").run();
        for run in [&human, &chinese, &narrated, &plain, &short] {
            assert_eq!(run.stdout, visible(&run.stdout), "what nobody sees is spelt out");
        }
        assert_one_line_each(&short.stdout, &report);
        let source = std::fs::read(wrong).unwrap();
        let printed = parts([
            ("SOURCE", &*visible(&String::from_utf8_lossy(&source))),
            ("HUMAN", &human.stdout),
            ("中文", &chinese.stdout),
            ("NARRATED", &narrated.stdout),
            ("PLAIN", &plain.stdout),
            ("SHORT", &short.stdout),
            ("JSON", &json.stdout),
        ]);
        let mut settings = insta::Settings::clone_current();
        settings.set_snapshot_path(case);
        settings.set_prepend_module_to_snapshot(false);
        settings.remove_snapshot_suffix();
        settings.remove_input_file();
        settings.set_omit_expression(true);
        settings.bind(|| insta::assert_snapshot!("printed", printed));
    });
}

/// `short` says each finding that stands for itself on one line: its place, how much it matters, its code and its sentence.
fn assert_one_line_each(short: &str, report: &Value) {
    let findings = report["diagnostics"].as_array().unwrap().iter().filter(|finding| finding.get("cause").is_none());
    let lines = findings.map(|finding| {
        let text = |key: &str| finding[key].as_str().unwrap();
        let start = &finding["range"]["start"];
        let (line, column) = (&start["line"], &start["column"]);
        format!("{}:{line}:{column}: {}[{}]: {}", text("file"), text("severity"), text("code"), text("message"))
    });
    let lines: Vec<String> = lines.collect();
    assert_eq!(short.lines().collect::<Vec<_>>(), lines);
}

#[test]
fn mended_lists_are_right() {
    for case in folders() {
        let report = check(&case, "right.qd", "json").json();
        let codes = found(&report);
        assert!(!codes.contains(&code(&case)), "{}: {report:#}", case.display());
        assert_eq!(report["summary"]["errors"], 0, "{}: {report:#}", case.display());
    }
}

/// Every fix that is offered closes its finding: one finding less, and none of a new kind.
#[test]
fn fixes_mend_what_was_found() {
    let mut tried = 0;
    for case in folders() {
        let report = check(&case, "wrong.qd", "json").json();
        let before = found(&report);
        for finding in report["diagnostics"].as_array().unwrap() {
            for fix in finding["fixes"].as_array().unwrap() {
                let mut text = std::fs::read_to_string(case.join("wrong.qd")).unwrap();
                let mut edits: Vec<&Value> = fix["edits"].as_array().unwrap().iter().collect();
                edits.sort_by_key(|edit| std::cmp::Reverse(edit["start"].as_u64()));
                for edit in edits {
                    let at = |key: &str| usize::try_from(edit[key].as_u64().unwrap()).unwrap();
                    text.replace_range(at("start")..at("end"), edit["text"].as_str().unwrap());
                }
                let folder = Folder::new().with("wrong.qd", &text);
                let after = found(&check(folder.root(), "wrong.qd", "json").json());
                let told = format!("{} by: {}\n{text}", case.display(), fix["title"]);
                assert!(
                    after.len() < before.len() && after.iter().all(|code| before.contains(code)),
                    "{told}\n{after:?}"
                );
                tried += 1;
            }
        }
    }
    assert!(tried >= 40, "{tried} fixes");
}

#[test]
fn every_code_has_a_case() {
    let folders: BTreeSet<String> = folders().iter().map(|case| code(case)).collect();
    let codes: BTreeSet<String> = Code::ALL.iter().map(|code| code.as_str().to_owned()).collect();
    let generated: BTreeSet<String> = GENERATED.iter().map(|code| code.as_str().to_owned()).collect();
    let missing: Vec<&String> =
        codes.iter().filter(|code| !folders.contains(*code) && !generated.contains(*code)).collect();
    assert!(missing.is_empty(), "codes without a folder in {}: {missing:?}", cases().display());
    let stray: Vec<&String> = folders.difference(&codes).collect();
    assert!(stray.is_empty(), "folders in {} that are named after no code: {stray:?}", cases().display());
}

#[test]
fn cases_hold_what_they_should() {
    for case in folders() {
        let mut held: Vec<String> = std::fs::read_dir(&case)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
            .collect();
        held.retain(|name| !name.ends_with(".snap.new"));
        held.sort();
        assert_eq!(held, ["printed.snap", "right.qd", "wrong.qd"], "{}", case.display());
    }
}

fn folders() -> Vec<PathBuf> {
    let mut folders: Vec<PathBuf> = std::fs::read_dir(cases()).unwrap().map(|entry| entry.unwrap().path()).collect();
    folders.sort();
    folders
}
