#![allow(clippy::unwrap_used, reason = "a test may stop where it goes wrong")]

use serde_json::{Value, json};

use super::{Damage, check_procedures};

/// A procedure of two steps, one after the other.
fn sound() -> Value {
    let thing = |name: &str| json!({ "name": name, "title": {}, "cite": [], "unverified": false });
    let step = |name: &str, by: &str, after: Value| json!({ "name": name, "title": {}, "by": [by], "after": after, "place": "x:1", "cite": [], "unverified": false });
    json!([{
        "name": "filing", "title": {}, "parties": [thing("handler"), thing("office")], "documents": [thing("notice")],
        "events": [thing("breach")], "steps": [step("apply", "handler", json!([])), step("answer", "office", json!(["apply"]))],
        "validities": [{ "document": "notice", "from": "answer", "years": 3, "cite": [], "unverified": false }], "kept": [],
    }])
}

fn check(change: impl Fn(&mut Value)) -> Result<(), Damage> {
    let mut value = sound();
    change(&mut value[0]);
    check_procedures(&serde_json::from_value::<Vec<_>>(value).unwrap())
}

#[test]
fn damaged_procedures_are_refused() {
    assert_eq!(check(|_| {}), Ok(()));
    let apply = || Err(Damage::Step("apply".to_owned()));
    for (key, value) in [
        ("by", json!(["nobody"])),
        ("to", json!(["notice"])),
        ("gives", json!(["paper"])),
        ("after", json!(["nothing"])),
        ("events", json!(["apply"])),
        ("limit", json!({ "kind": "working-days", "days": 0 })),
        ("limit", json!({ "kind": "working-days", "days": 5, "from": { "step": "answer" } })),
        ("limit", json!({ "kind": "working-days", "days": 5, "from": { "event": "breach" } })),
    ] {
        assert_eq!(check(|one| one["steps"][0][key] = value.clone()), apply(), "{key}");
    }
    let circle = check(|one| one["steps"][0]["after"] = json!(["answer"]));
    assert_eq!(circle, Err(Damage::Circle));
    let itself = check(|one| one["steps"][0]["after"] = json!(["apply"]));
    assert_eq!(itself, Err(Damage::Circle));
    let twice = check(|one| one["events"][0]["name"] = json!("notice"));
    assert_eq!(twice, Err(Damage::DeclaredTwice("notice".to_owned())));
    let years = check(|one| one["validities"][0]["years"] = json!(0));
    assert_eq!(years, Err(Damage::Procedure("filing".to_owned())));
}
