//! `qingdan-decision/2`.

use serde_json::Value;

use super::{array, object, one_of, text, texts};

/// What a flow passes on its way.
const STEPS: &[&str] = &[
    "in-scope",
    "out-of-scope",
    "industry",
    "out-of-industry",
    "industry-not-listed",
    "scenario",
    "scenario-not-listed",
    "falls-back",
    "bands",
];

/// Holds a decision against the promise.
pub(crate) fn assert_shape(decision: &Value) {
    let required = ["format", "outcome", "edition", "digest", "governed_by", "steps", "because"];
    let optional = ["possible", "ask", "choices", "asked_by", "open", "perhaps", "doubted", "unused", "sources"];
    object(decision, "the decision", &required, &optional);
    assert_eq!(decision["format"], "qingdan-decision/2");
    text(&decision["edition"], "edition");
    assert!(text(&decision["digest"], "digest").starts_with("sha256:"));
    let steps = array(&decision["steps"], "steps");
    for step in steps {
        let kind = one_of(&step["step"], "a step", STEPS);
        object(step, kind, &["step", "edition"], &["industry", "scenario"]);
    }
    // While the governing edition hangs on a missing fact, there is none to name.
    assert_eq!(decision["governed_by"].is_null(), steps.is_empty(), "{decision:#}");
    if !steps.is_empty() {
        text(&decision["governed_by"], "governed_by");
    }
    if let Some(unused) = decision.get("unused") {
        assert!(!texts(unused, "unused").is_empty());
    }
    let doubted = decision.get("doubted").map(|doubted| array(doubted, "doubted")).unwrap_or_default();
    let perhaps = decision.get("perhaps").map(|perhaps| array(perhaps, "perhaps")).unwrap_or_default();
    let reasons: Vec<&Value> = array(&decision["because"], "because").iter().chain(perhaps).collect();
    for reason in reasons.iter().copied().chain(doubted) {
        object(
            reason,
            "a reason",
            &["rule", "text", "cite", "unverified"],
            &["reading", "by_importance", "clause", "list"],
        );
        let rule = text(&reason["rule"], "rule");
        assert!(rule.split('/').count() >= 2, "`{rule}` is no path");
        texts(&reason["cite"], "cite");
        assert!(reason["unverified"].is_boolean());
        // Each citation begins with a source that is told below.
        for cite in texts(&reason["cite"], "cite") {
            let name = cite.split(' ').next().unwrap_or_default();
            let sources = array(&decision["sources"], "sources");
            assert!(sources.iter().any(|source| source["name"] == name), "`{name}` is no source: {decision:#}");
        }
        // What makes the data important is a reason of its own.
        if reason.get("by_importance").is_some() {
            let is_item = |reason: &&Value| reason["rule"].as_str().is_some_and(|rule| rule.contains("/important/"));
            assert!(reasons.iter().any(|reason| is_item(&reason)), "no item is a reason: {decision:#}");
        }
        if let Some(list) = reason.get("list") {
            other_list(list);
        }
        if let Some(clause) = reason.get("clause") {
            object(clause, rule, &["zh", "en"], &[]);
        }
    }
    assert!(doubted.iter().all(|item| item["reading"].is_string()), "no reading to doubt by: {decision:#}");
    if decision["outcome"].is_null() {
        let possible = texts(&decision["possible"], "possible");
        assert!(possible.len() > 1, "one outcome is no open question: {decision:#}");
        let open = decision["open"].as_bool().expect("`open` is true or false");
        assert_eq!(open, decision["ask"].is_null(), "either the list is open, or a fact is missing: {decision:#}");
        assert_eq!(open, !reasons.is_empty(), "{decision:#}");
        // Which industry or scenario it is, is asked before any rule is.
        let asks = decision["ask"].as_str().filter(|fact| !["industry", "scenario"].contains(fact));
        assert!(asks.is_none() || decision.get("asked_by").is_some(), "nothing asks: {decision:#}");
    } else {
        text(&decision["outcome"], "outcome");
        assert!(!reasons.is_empty(), "decided without a reason: {decision:#}");
        for key in ["possible", "ask", "open"] {
            assert!(decision.get(key).is_none(), "`{key}` beside an outcome: {decision:#}");
        }
    }
}

/// A list that is not in the folder, and that would decide.
pub(super) fn other_list(list: &Value) {
    object(list, "a list", &["name", "block", "title", "cite"], &[]);
    text(&list["name"], "name");
    text(&list["block"], "block");
    texts(&list["cite"], "cite");
}
