//! The published summary, word for word: the checker finds its mistakes by itself. What was predicted is asserted; what
//! is printed is kept beside this file.

use qingdan_tests::parts::parts;
use serde_json::{Value, json};

use super::codes::found;
use super::program::{Run, qingdan, repository};
use super::shapes;
use super::shapes::lies_in;

fn check(case: &str, format: &str) -> Run {
    let folder = repository().join("tests/published-summary").join(case);
    qingdan(["check", "list.qd", "--format", format]).within(&folder).run()
}

/// The report of a case, which is shown as kept: for people in both languages, and for programs.
fn report(case: &str) -> Value {
    let (human, json) = (check(case, "human"), check(case, "json"));
    let folder = repository().join("tests/published-summary").join(case);
    let chinese = qingdan(["check", "list.qd", "--messages", "zh"]).within(&folder).run();
    insta::assert_snapshot!(
        case,
        parts([("HUMAN", &*human.stdout), ("中文", &chinese.stdout), ("JSON", &json.stdout)])
    );
    let report = json.json();
    shapes::check::assert_shape(&report);
    let errors = report["summary"]["errors"].as_u64().unwrap();
    assert_eq!((human.code, json.code), (i32::from(errors > 0), i32::from(errors > 0)));
    report
}

/// All findings of a code whose witness is this point.
fn at<'r>(report: &'r Value, code: &str, witness: &Value) -> Vec<&'r Value> {
    let findings = report["diagnostics"].as_array().unwrap();
    findings.iter().filter(|finding| finding["code"] == code && finding["witness"] == *witness).collect()
}

/// A finding whose region holds the point.
fn takes_in(report: &Value, code: &str, point: &Value) -> bool {
    let findings = report["diagnostics"].as_array().unwrap();
    let regions =
        findings.iter().filter(|finding| finding["code"] == code).flat_map(|f| f["region"].as_array().unwrap());
    regions.into_iter().any(|area| lies_in(point, area))
}

#[test]
fn automotive_leaves_exactly_ten_thousand_out() {
    let report = report("automotive");
    let gaps = at(&report, "band-gap", &json!({ "personal": 0, "sensitive": 10_000 }));
    let [gap] = gaps.as_slice() else { panic!("one gap: {report:#}") };
    let area = json!([{ "personal": { "min": 0, "max": 99_999 }, "sensitive": { "min": 10_000, "max": 10_000 } }]);
    // A side that says nothing may be left out: `min` 0 is the whole axis's beginning.
    assert_eq!(gap["region"], area);
    assert_eq!(gap["outcomes"][0], "free");
    assert_eq!(gap["outcomes"][1], "contract");
    assert!(found(&report).contains(&"band-origin".to_owned()));
}

#[test]
fn aviation_hides_one_million_behind_the_sensitive_clause() {
    let report = report("civil-aviation");
    let million = json!({ "personal": 1_000_000, "sensitive": 0 });
    let masked = at(&report, "band-masked-gap", &million);
    let [masked] = masked.as_slice() else { panic!("one masked gap: {report:#}") };
    let clause = masked["range"]["start"]["line"].as_u64().unwrap();
    let text = std::fs::read_to_string(repository().join("tests/published-summary/civil-aviation/list.qd")).unwrap();
    let other = text.lines().position(|line| line.contains("scenario other")).unwrap() as u64;
    assert!(clause > other, "the finding is one of the non-customer-service scenarios");
    for code in ["band-origin", "band-redundant", "band-dead"] {
        assert!(found(&report).contains(&code.to_owned()), "{code}: {report:#}");
    }
    assert!(takes_in(&report, "band-origin", &json!({ "personal": 0, "sensitive": 0 })));
}

#[test]
fn retail_contradicts_itself_in_the_combined_clauses() {
    let report = report("retail");
    let meeting = at(&report, "band-collision", &json!({ "personal": 1_000_001, "sensitive": 10_001 }));
    assert!(!meeting.is_empty(), "{report:#}");
    assert!(found(&report).contains(&"band-redundant".to_owned()));
}

#[test]
fn ai_training_puts_the_same_counts_in_both_tiers() {
    let report = report("ai-training");
    let findings = report["diagnostics"].as_array().unwrap();
    let meeting = findings.iter().find(|f| f["code"] == "band-collision" && f["witness"]["sensitive"] == 50_001);
    let meeting = meeting.unwrap_or_else(|| panic!("{report:#}"));
    let counts = &meeting["region"][0]["sensitive"];
    assert_eq!(*counts, json!({ "min": 50_001, "max": 100_000 }));
}
