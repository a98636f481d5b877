//! The JSON that `cli.md` promises, held against what is printed: keys, types, and what they say about each other.

pub(crate) mod check;
pub(crate) mod decision;
pub(crate) mod diff;

use serde_json::{Map, Value};

/// The greatest count: every JSON reader keeps it exact.
const GREATEST: u64 = (1 << 53) - 1;

/// An object with all of `required`, and nothing besides but some of `optional`.
pub(crate) fn object<'v>(value: &'v Value, at: &str, required: &[&str], optional: &[&str]) -> &'v Map<String, Value> {
    let object = value.as_object().unwrap_or_else(|| panic!("{at} is no object: {value}"));
    for key in required {
        assert!(object.contains_key(*key), "{at} has no `{key}`: {value:#}");
    }
    for key in object.keys() {
        assert!(
            required.contains(&key.as_str()) || optional.contains(&key.as_str()),
            "{at} has an undocumented `{key}`"
        );
    }
    object
}

/// An array.
pub(crate) fn array<'v>(value: &'v Value, at: &str) -> &'v [Value] {
    value.as_array().unwrap_or_else(|| panic!("{at} is no array: {value}"))
}

/// A text that says something.
pub(crate) fn text<'v>(value: &'v Value, at: &str) -> &'v str {
    let text = value.as_str().unwrap_or_else(|| panic!("{at} is no text: {value}"));
    assert!(!text.trim().is_empty(), "{at} is empty");
    text
}

/// A count.
pub(crate) fn count(value: &Value, at: &str) -> u64 {
    let count = value.as_u64().unwrap_or_else(|| panic!("{at} is no count: {value}"));
    assert!(count <= GREATEST, "{at} is not exact in every reader: {count}");
    count
}

/// One of these words.
pub(crate) fn one_of<'v>(value: &'v Value, at: &str, words: &[&str]) -> &'v str {
    let word = text(value, at);
    assert!(words.contains(&word), "{at} is `{word}`, none of {words:?}");
    word
}

/// Texts.
pub(crate) fn texts(value: &Value, at: &str) -> Vec<String> {
    array(value, at).iter().map(|one| text(one, at).to_owned()).collect()
}

/// A point: every fact a count, a value's name, or `true` or `false`.
pub(crate) fn witness(value: &Value, at: &str) {
    for (name, value) in object_of_facts(value, at) {
        match value {
            Value::Bool(_) => {}
            Value::String(_) => {
                text(value, name);
            }
            _ => {
                count(value, name);
            }
        }
    }
    in_order(value, at);
}

/// A box: counts with `min` and perhaps `max`, attributes with `is`, flags with `true` or `false`.
pub(crate) fn region(value: &Value, at: &str) {
    for (name, side) in object_of_facts(value, at) {
        if side.is_boolean() {
            continue;
        }
        let keys = side.as_object().unwrap_or_else(|| panic!("side `{name}` of {at}: {side}"));
        if keys.contains_key("is") {
            object(side, name, &["is"], &[]);
            assert!(!texts(&side["is"], name).is_empty(), "side `{name}` of {at} holds no value");
            continue;
        }
        object(side, name, &["min"], &["max"]);
        let min = count(&side["min"], name);
        let max = side.get("max").map_or(GREATEST, |max| count(max, name));
        assert!(min <= max, "side `{name}` of {at} is empty");
        assert!(min > 0 || max < GREATEST, "side `{name}` of {at} says nothing");
    }
    in_order(value, at);
}

fn object_of_facts<'v>(value: &'v Value, at: &str) -> &'v Map<String, Value> {
    value.as_object().unwrap_or_else(|| panic!("{at} is no object: {value}"))
}

/// Attributes and flags first, then measures.
fn in_order(value: &Value, at: &str) {
    let is_count = |value: &Value| value.is_u64() || value.get("min").is_some();
    let kinds: Vec<bool> = object_of_facts(value, at).values().map(is_count).collect();
    assert!(kinds.is_sorted(), "{at} does not name attributes and flags first: {value}");
}

/// Whether a point lies in a box.
pub(crate) fn lies_in(point: &Value, region: &Value) -> bool {
    region.as_object().unwrap().iter().all(|(name, side)| {
        let Some(value) = point.get(name) else { return false };
        match side {
            Value::Bool(_) => value == side,
            _ => match side.get("is") {
                Some(values) => values.as_array().unwrap().contains(value),
                None => {
                    let count = value.as_u64().unwrap();
                    side["min"].as_u64().unwrap() <= count
                        && side.get("max").is_none_or(|max| count <= max.as_u64().unwrap())
                }
            },
        }
    })
}
