//! `qingdan-decision/1`.

use serde_json::Value;

use super::{array, object, text, texts};

/// Holds a decision against the promise.
pub(crate) fn assert_shape(decision: &Value) {
    let required = ["format", "outcome", "edition", "governed_by", "steps", "because"];
    object(decision, "the decision", &required, &["possible", "ask", "open", "perhaps", "doubted", "unused"]);
    assert_eq!(decision["format"], "qingdan-decision/1");
    text(&decision["edition"], "edition");
    let steps = texts(&decision["steps"], "steps");
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
        object(reason, "a reason", &["rule", "cite", "unverified"], &["reading", "important_by", "clause", "list"]);
        let rule = text(&reason["rule"], "rule");
        assert!(rule.split('/').count() >= 2, "`{rule}` is no path");
        texts(&reason["cite"], "cite");
        assert!(reason["unverified"].is_boolean());
        // What makes the data important is a reason of its own.
        for item in reason.get("important_by").map(|items| texts(items, rule)).unwrap_or_default() {
            let known = reasons.iter().any(|reason| reason["rule"] == item);
            assert!(known, "`{item}` is no reason: {decision:#}");
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
