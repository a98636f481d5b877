//! `qingdan-check/1`.

use dsl_syntax::Code;
use serde_json::Value;

use super::{array, count, lies_in, object, one_of, region, text, witness};

/// Holds a report against the promise.
pub(crate) fn assert_shape(report: &Value) {
    object(report, "the report", &["format", "diagnostics", "summary"], &[]);
    assert_eq!(report["format"], "qingdan-check/1");
    let findings = array(&report["diagnostics"], "diagnostics");
    findings.iter().for_each(finding);
    for (at, follow) in findings.iter().enumerate().filter(|(_, finding)| finding.get("cause").is_some()) {
        let cause = count(&follow["cause"], "cause") as usize;
        assert!(cause < at && findings[cause].get("cause").is_none(), "a cause stands before what follows from it");
    }
    let summary = &report["summary"];
    object(summary, "summary", &["errors", "warnings", "files"], &[]);
    for (key, severity) in [("errors", "error"), ("warnings", "warning")] {
        let found = findings.iter().filter(|finding| finding["severity"] == severity).count() as u64;
        assert_eq!(count(&summary[key], key), found);
    }
    count(&summary["files"], "files");
}

fn finding(finding: &Value) {
    let required = ["code", "severity", "message", "file", "range", "labels", "fixes"];
    object(finding, "a finding", &required, &["witness", "region", "outcomes", "help", "notes", "cause"]);
    let code = text(&finding["code"], "code");
    assert!(Code::ALL.iter().any(|known| known.as_str() == code), "unknown code {code}");
    one_of(&finding["severity"], "severity", &["error", "warning"]);
    let message = text(&finding["message"], "message");
    assert!(!message.ends_with('.') && !message.contains('\n'), "a message is one line without a full stop: {message}");
    path(&finding["file"]);
    range(&finding["range"]);
    for label in array(&finding["labels"], "labels") {
        object(label, "a label", &["file", "range", "message"], &[]);
        path(&label["file"]);
        range(&label["range"]);
        text(&label["message"], "a label's message");
    }
    if let Some(help) = finding.get("help") {
        text(help, "help");
    }
    for fix in array(&finding["fixes"], "fixes") {
        object(fix, "a fix", &["title", "safe", "edits"], &[]);
        assert!(fix["safe"].is_boolean());
        text(&fix["title"], "a fix's title");
        assert!(!array(&fix["edits"], "edits").is_empty());
        for edit in array(&fix["edits"], "edits") {
            object(edit, "an edit", &["file", "start", "end", "text"], &[]);
            path(&edit["file"]);
            assert!(count(&edit["start"], "start") <= count(&edit["end"], "end"));
            assert!(edit["text"].is_string());
        }
    }
    if code.starts_with("band-") {
        bands(finding);
    }
}

/// `witness`, `region` and `outcomes` come with every `band-*` finding.
fn bands(finding: &Value) {
    let at = text(&finding["message"], "message");
    for key in ["witness", "region", "outcomes"] {
        assert!(finding.get(key).is_some(), "no `{key}`: {finding:#}");
    }
    witness(&finding["witness"], at);
    let boxes = array(&finding["region"], "region");
    for side in boxes {
        region(side, at);
    }
    // Where a whole `otherwise` has nothing left, there is no region to show.
    if !boxes.is_empty() {
        let inside = boxes.iter().any(|area| lies_in(&finding["witness"], area));
        assert!(inside, "the witness lies outside its region: {finding:#}");
    }
    for outcome in array(&finding["outcomes"], "outcomes") {
        assert!(outcome.is_null() || outcome.is_string(), "{finding:#}");
    }
}

/// Relative, with `/`.
fn path(value: &Value) {
    let path = text(value, "file");
    assert!(!path.starts_with('/') && !path.contains('\\') && !path.contains(".."), "{path}");
}

fn range(range: &Value) {
    object(range, "range", &["start", "end"], &[]);
    let [start, end] = ["start", "end"].map(|key| {
        let place = &range[key];
        object(place, key, &["line", "column", "offset"], &[]);
        let [line, column] = ["line", "column"].map(|key| count(&place[key], key));
        assert!(line >= 1 && column >= 1, "lines and columns count from 1: {range}");
        (line, column, count(&place["offset"], "offset"))
    });
    assert!(start <= end && start.2 <= end.2, "a range that ends before it begins: {range}");
}
