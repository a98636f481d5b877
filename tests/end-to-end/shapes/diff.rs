//! `qingdan-diff/1`.

use serde_json::Value;

use super::{array, count, lies_in, object, one_of, region, text, texts, witness};

const STATUS: [&str; 4] = ["added", "removed", "changed", "same"];

/// Holds a diff against the promise.
pub(crate) fn assert_shape(diff: &Value) {
    object(diff, "the diff", &["format", "old", "new", "edition", "causes", "catalogue", "industries", "summary"], &[]);
    assert_eq!(diff["format"], "qingdan-diff/1");
    text(&diff["old"], "old");
    text(&diff["new"], "new");
    object(&diff["edition"], "edition", &["scope", "procedure", "texts"], &[]);
    for key in ["scope", "procedure", "texts"] {
        array(&diff["edition"][key], key);
    }
    array(&diff["edition"]["procedure"], "procedure").iter().for_each(procedure);
    let industries = array(&diff["industries"], "industries");
    industries.iter().for_each(industry);
    last_is_other(industries, "industry");
    summary(diff);
    array(&diff["causes"], "causes").iter().for_each(|one| cause(one, industries));
    if !diff["catalogue"].is_null() {
        catalogue(&diff["catalogue"]);
    }
}

/// How many are named of how many, and every entry that either edition names.
fn catalogue(catalogue: &Value) {
    object(catalogue, "the catalogue", &["categories", "subcategories", "entries"], &[]);
    for kind in ["categories", "subcategories"] {
        object(&catalogue[kind], kind, &["old", "new"], &[]);
        for side in ["old", "new"] {
            object(&catalogue[kind][side], kind, &["named", "official"], &[]);
            count(&catalogue[kind][side]["named"], "named");
        }
    }
    for entry in array(&catalogue["entries"], "entries") {
        object(entry, "an entry", &["entry", "was", "status", "certain", "texts"], &[]);
        text(&entry["entry"], "entry");
        was(&entry["was"]);
        let status = one_of(&entry["status"], "status", &STATUS);
        assert!(entry["certain"] == true || ["added", "removed"].contains(&status), "{entry:#}");
    }
}

/// A rule, perhaps by an item, and what it does where: every place is one of the diff.
fn cause(cause: &Value, industries: &[Value]) {
    object(cause, "a cause", &["side", "rule", "says", "cite", "unverified", "item", "effects"], &[]);
    one_of(&cause["side"], "side", &["old", "new"]);
    let rule = text(&cause["rule"], "rule");
    text(&cause["says"], rule);
    assert!(!texts(&cause["cite"], rule).is_empty(), "nothing is cited: {cause:#}");
    assert!(cause["unverified"].is_boolean());
    if !cause["item"].is_null() {
        object(&cause["item"], rule, &["id", "says", "cite", "readings"], &[]);
        text(&cause["item"]["id"], rule);
    }
    let effects = array(&cause["effects"], rule);
    assert!(!effects.is_empty(), "{rule} does nothing");
    for effect in effects {
        object(effect, rule, &["among", "outcomes", "against", "places", "readings"], &[]);
        region(&effect["among"], rule);
        texts(&effect["against"], rule);
        for outcomes in array(&effect["outcomes"], rule) {
            object(outcomes, rule, &["old", "new", "direction"], &[]);
            assert_ne!(text(&outcomes["old"], rule), text(&outcomes["new"], rule));
            one_of(&outcomes["direction"], rule, &["looser", "stricter", "other"]);
        }
        for place in array(&effect["places"], rule) {
            let industry = industries.iter().find(|industry| industry["industry"] == place["industry"]).unwrap();
            for scenario in texts(&place["scenarios"], rule) {
                let found = array(&industry["scenarios"], rule).iter().find(|known| known["scenario"] == scenario);
                assert!(!array(&found.unwrap()["decisions"], rule).is_empty(), "{rule} changes nothing in {scenario}");
            }
        }
    }
}

fn procedure(change: &Value) {
    let keys = ["procedure", "about", "name", "was", "status", "old", "new", "not_found", "unverified", "cite"];
    object(change, "a change of a procedure", &keys, &[]);
    text(&change["procedure"], "procedure");
    let about = text(&change["about"], "about");
    let status = one_of(&change["status"], about, &STATUS[..3]);
    let missing = array(&change["not_found"], "not_found");
    for side in ["old", "new"] {
        let said = !change[side].is_null() || missing.iter().any(|missing| missing == side);
        let lacks = if side == "old" { "added" } else { "removed" };
        assert!(said || status == lacks, "{about} is {status}, and its {side} side is not there: {change:#}");
        texts(&change["cite"][side], "cite");
    }
    assert!(change["unverified"].is_boolean());
}

fn industry(industry: &Value) {
    object(industry, "an industry", &["industry", "was", "status", "scenarios", "items"], &["texts"]);
    let name = text(&industry["industry"], "industry");
    was(&industry["was"]);
    let status = one_of(&industry["status"], name, &STATUS);
    let scenarios = array(&industry["scenarios"], name);
    scenarios.iter().for_each(|one| scenario(one, name));
    last_is_other(scenarios, "scenario");
    let changed = scenarios.iter().any(|scenario| scenario["status"] != "same");
    assert!(status != "same" || !changed, "{name} is the same, and its scenarios are not");
    for item in array(&industry["items"], "items") {
        object(item, "an item", &["item", "status", "readings"], &["texts"]);
        texts(&item["readings"], "readings");
        text(&item["item"], "item");
        one_of(&item["status"], "status", &STATUS);
    }
}

fn scenario(scenario: &Value, industry: &str) {
    object(scenario, "a scenario", &["scenario", "was", "status", "decisions", "texts", "fields"], &[]);
    let name = format!("{industry}/{}", text(&scenario["scenario"], "scenario"));
    was(&scenario["was"]);
    let status = one_of(&scenario["status"], &name, &STATUS);
    object(&scenario["fields"], "fields", &["added", "removed", "reclassified"], &[]);
    for key in ["added", "removed", "reclassified"] {
        texts(&scenario["fields"][key], key);
    }
    let decisions = array(&scenario["decisions"], &name);
    assert!(status != "same" || decisions.is_empty(), "{name} is the same, and decided otherwise");
    for decision in decisions {
        change(decision, &name);
    }
    for (at, one) in decisions.iter().enumerate() {
        for other in &decisions[at + 1..] {
            let (a, b) = (&one["region"], &other["region"]);
            assert!(disjoint(a, b), "regions of {name} meet:\n{a}\n{b}");
            let alike = one["old"] == other["old"] && one["new"] == other["new"];
            assert!(!alike || !make_one_box(a, b), "regions of {name} that are one box:\n{a}\n{b}");
        }
    }
}

fn change(change: &Value, at: &str) {
    let required = ["region", "old", "new", "direction", "witness", "unverified", "readings", "cite"];
    object(change, "a decision", &required, &["rules", "recounted", "lists"]);
    let (old, new) = (text(&change["old"], at), text(&change["new"], at));
    assert_ne!(old, new, "nothing changed: {change:#}");
    let direction = one_of(&change["direction"], at, &["looser", "stricter", "other"]);
    let open = [old, new].iter().any(|outcome| outcome.starts_with("open"));
    assert!(!open || direction == "other", "open is neither looser nor stricter: {change:#}");
    region(&change["region"], at);
    witness(&change["witness"], at);
    assert!(lies_in(&change["witness"], &without_was(&change["region"])), "{change:#}");
    assert!(change["unverified"].is_boolean());
    if let Some(lists) = change.get("lists") {
        array(lists, "lists").iter().for_each(super::decision::other_list);
        assert!(open, "another list would decide, and nothing is open: {change:#}");
    }
    object(&change["cite"], "cite", &["old", "new"], &[]);
    for side in ["old", "new"] {
        assert!(!texts(&change["cite"][side], side).is_empty(), "nothing is cited: {change:#}");
    }
}

fn summary(diff: &Value) {
    let summary = &diff["summary"];
    object(summary, "summary", &["looser", "stricter", "other", "unverified", "added", "removed"], &[]);
    let industries = array(&diff["industries"], "industries");
    let scenarios = industries.iter().flat_map(|industry| array(&industry["scenarios"], "scenarios"));
    let changes: Vec<&Value> = scenarios.flat_map(|scenario| array(&scenario["decisions"], "decisions")).collect();
    for direction in ["looser", "stricter", "other"] {
        let found = changes.iter().filter(|change| change["direction"] == direction).count() as u64;
        assert_eq!(count(&summary[direction], direction), found);
    }
    let unverified = changes.iter().filter(|change| change["unverified"] == true).count() as u64;
    assert_eq!(count(&summary["unverified"], "unverified"), unverified);
    for status in ["added", "removed"] {
        let found = industries.iter().filter(|industry| industry["status"] == status).count() as u64;
        assert_eq!(count(&summary[status], status), found);
    }
}

fn was(value: &Value) {
    match value {
        Value::Null => {}
        Value::Array(several) => assert!(several.len() > 1, "one name is no array"),
        _ => {
            text(value, "was");
        }
    }
}

/// Every one of either edition, once, then `other`.
fn last_is_other(all: &[Value], key: &str) {
    let names: Vec<&str> = all.iter().map(|one| text(&one[key], key)).collect();
    assert_eq!(names.last(), Some(&"other"), "{names:?}");
    for (at, name) in names.iter().enumerate() {
        assert!(!names[at + 1..].contains(name), "`{name}` stands twice");
    }
}

/// `was` tells apart what merged; it is no fact of a flow.
pub(crate) fn without_was(region: &Value) -> Value {
    let mut region = region.clone();
    region.as_object_mut().unwrap().remove("was");
    region
}

/// An axis that tells them apart.
fn disjoint(a: &Value, b: &Value) -> bool {
    let (a, b) = (a.as_object().unwrap(), b.as_object().unwrap());
    a.iter().any(|(name, side)| b.get(name).is_some_and(|other| apart(side, other)))
}

fn apart(a: &Value, b: &Value) -> bool {
    match (a, b) {
        (Value::Bool(a), Value::Bool(b)) => a != b,
        _ => match (a.get("is"), b.get("is")) {
            (Some(a), Some(b)) => !a.as_array().unwrap().iter().any(|value| b.as_array().unwrap().contains(value)),
            _ => {
                let ends = |side: &Value| {
                    (side["min"].as_u64().unwrap(), side.get("max").map_or(u64::MAX, |max| max.as_u64().unwrap()))
                };
                let (a, b) = (ends(a), ends(b));
                a.1 < b.0 || b.1 < a.0
            }
        },
    }
}

/// Whether two disjoint boxes are one: they differ in one side only, and these two sides make one.
fn make_one_box(a: &Value, b: &Value) -> bool {
    let (a, b) = (a.as_object().unwrap(), b.as_object().unwrap());
    if a.len() != b.len() || !a.keys().all(|name| b.contains_key(name)) {
        return false;
    }
    let differing: Vec<&String> = a.keys().filter(|name| a[*name] != b[*name]).collect();
    let [one] = differing.as_slice() else { return false };
    let (a, b) = (&a[*one], &b[*one]);
    // Of a flag, both values together are no side at all; of an attribute, any two sets are one.
    if a.is_boolean() || a.get("is").is_some() {
        return *one != "was";
    }
    let next = |low: &Value, high: &Value| {
        low.get("max").is_some_and(|max| max.as_u64().unwrap() + 1 == high["min"].as_u64().unwrap())
    };
    next(a, b) || next(b, a)
}
