//! Hostile artefacts: whatever is done to the bytes, loading refuses it with a message or loads something sound, and
//! deciding on what loads never panics and always ends.

use dsl_artifact::format::{Artefact, AxisKind, COUNT_LIMIT, Node, Value as Decides};
use dsl_artifact::{FactError, LoadError, Loaded};
use dsl_compiler::artefact::compile;
use qingdan_tests::inputs::Chance;
use qingdan_tests::{Lists, Memory};
use serde_json::{Value, json};

/// What is done to one test: its axis, its parts.
type Change<'c> = &'c dyn Fn(&mut u32, &mut Vec<(u64, u32)>);

/// A real artefact.
fn real(edition: &str) -> Artefact {
    let lists = Lists::of(&Memory::real().unwrap()).unwrap();
    compile(&lists.model, &lists.files, lists.model.edition_named(edition).unwrap()).unwrap()
}

/// The bytes of a JSON value with the digest that belongs to it, if it still has the shape of an artefact.
fn sealed(value: &Value) -> Vec<u8> {
    match serde_json::from_value::<Artefact>(value.clone()) {
        Ok(artefact) => artefact.to_bytes(),
        Err(_) => serde_json::to_vec(value).unwrap(),
    }
}

/// Sound by our own reading: from the root every input ends in a decision, and every axis is met once, in order.
fn sound(artefact: &Artefact, chance: &mut Chance) -> Result<(), String> {
    for _ in 0..200 {
        let (mut at, mut before) = (artefact.root as usize, -1);
        for _ in 0..=artefact.axes.len() {
            match artefact.nodes.get(at).ok_or("a node that is not there")? {
                Node::Holds(_) => return Err("a flow ends in a condition".to_owned()),
                Node::Value(value) => {
                    let value = artefact.values.get(*value as usize).ok_or("a value that is not there")?;
                    let outcomes = match value {
                        Decides::Outcome(outcome) => std::slice::from_ref(outcome),
                        Decides::Open(several) => several,
                    };
                    if outcomes.is_empty() || outcomes.iter().any(|o| *o as usize >= artefact.outcomes.len()) {
                        return Err("an outcome that is not there".to_owned());
                    }
                    before = i64::MAX;
                    break;
                }
                Node::Test(axis, parts) => {
                    if i64::from(*axis) <= before || *axis as usize >= artefact.axes.len() {
                        return Err("an axis out of order".to_owned());
                    }
                    before = i64::from(*axis);
                    let (_, child) = chance.pick(parts).ok_or("a test without parts")?;
                    at = *child as usize;
                }
            }
        }
        if before != i64::MAX {
            return Err("a walk that does not end".to_owned());
        }
    }
    Ok(())
}

/// Decides some flows on whatever loaded, with few and many facts.
fn decides(loaded: &Loaded, chance: &mut Chance) {
    sound(loaded.artefact(), chance).unwrap();
    for given in [0, 50, 100] {
        let mut facts = loaded.no_facts();
        let axes = loaded.artefact().axes.clone();
        for axis in &axes {
            if !chance.percent(given) {
                continue;
            }
            let word = match &axis.kind {
                AxisKind::Industry { values } | AxisKind::Attribute { values, .. } => {
                    chance.pick(values).map(|value| value.name.clone()).unwrap_or_default()
                }
                AxisKind::Scenario { values } => chance.pick(values).cloned().unwrap_or_default(),
                AxisKind::Flag | AxisKind::Item => ["yes", "no"][chance.below(2)].to_owned(),
                AxisKind::Measure { .. } => ((chance.bits() % COUNT_LIMIT) >> chance.below(53)).to_string(),
            };
            match loaded.add(&mut facts, &axis.name, &word) {
                Ok(()) | Err(FactError::Claimed { .. }) => {}
                Err(why) => panic!("{why}"),
            }
        }
        if chance.percent(30) {
            loaded.assume_defaults(&mut facts);
        }
        let decision = loaded.decide(&facts);
        let possible = decision.possible.as_ref().is_some_and(|possible| !possible.is_empty());
        assert!(decision.outcome.is_some() || possible, "{decision:?}");
    }
}

/// Loads, and decides on it if it loads; true if it did.
fn tried(bytes: &[u8], chance: &mut Chance) -> bool {
    match Loaded::from_bytes(bytes) {
        Ok(loaded) => {
            decides(&loaded, chance);
            true
        }
        Err(why) => {
            assert!(!why.to_string().is_empty());
            false
        }
    }
}

#[test]
fn a_real_artefact_loads() {
    for edition in ["national-2024", "beijing-2024", "beijing-2025"] {
        assert!(tried(&real(edition).to_bytes(), &mut Chance::new(1)));
    }
}

#[test]
fn changed_bytes_are_refused() {
    let artefact = real("national-2024");
    let bytes = artefact.to_bytes();
    let whole = Loaded::from_bytes(&bytes).unwrap();
    let mut chance = Chance::new(2);
    let mut same = 0;
    for _ in 0..6_000 {
        let mut changed = bytes.clone();
        for _ in 0..=chance.below(3) {
            let at = chance.below(changed.len());
            match chance.below(4) {
                0 => changed[at] ^= 1 << chance.below(8),
                1 => changed[at] = chance.bits() as u8,
                2 => drop(changed.remove(at)),
                _ => changed.insert(at, b"0123456789{}[],:\" -e."[chance.below(21)]),
            }
        }
        if let Ok(loaded) = Loaded::from_bytes(&changed) {
            // White space may change; nothing else may.
            assert_eq!(loaded, whole, "{}", String::from_utf8_lossy(&changed));
            same += 1;
        }
    }
    println!("6000 changed artefacts, {same} of them the same but for white space");
    for length in 0..bytes.len() - 1 {
        assert!(Loaded::from_bytes(&bytes[..length]).is_err(), "cut off after {length} bytes");
    }
}

#[test]
fn no_bytes_panic() {
    let mut chance = Chance::new(3);
    let deep = |open: &str, close: &str| format!("{}{}", open.repeat(200_000), close.repeat(200_000)).into_bytes();
    let nested = |inner: Vec<u8>| [b"{\"format\":\"qingdan/1\",\"nodes\":".to_vec(), inner, b"}".to_vec()].concat();
    let mut all = vec![
        Vec::new(),
        b"\0".to_vec(),
        vec![0xff; 1000],
        b"null".to_vec(),
        b"{}".to_vec(),
        b"{\"format\":1}".to_vec(),
        b"{\"format\":\"qingdan/1\"}".to_vec(),
        b"\xef\xbb\xbf{}".to_vec(),
        deep("[", "]"),
        deep("{\"a\":", "}"),
        nested(deep("[", "]")),
        nested(b"[{\"test\":[0,[[1e999,0]]]}]".to_vec()),
        nested(b"[{\"value\":99999999999999999999999999}]".to_vec()),
    ];
    all.extend((0..500).map(|n| (0..n).map(|_| chance.bits() as u8).collect()));
    for bytes in all {
        assert!(!tried(&bytes, &mut chance));
    }
}

#[test]
fn another_format_is_named() {
    let mut artefact = real("national-2024");
    artefact.format = "qingdan/1".to_owned();
    assert_eq!(Loaded::from_bytes(&artefact.to_bytes()), Err(LoadError::Format("qingdan/1".to_owned())));
    artefact.format = "qingdan/2".to_owned();
    let good = String::from_utf8(artefact.to_bytes()).unwrap();
    let digest = artefact.computed_digest();
    let other = digest.replace(&digest[digest.len() - 1..], if digest.ends_with('0') { "1" } else { "0" });
    assert!(matches!(Loaded::from_bytes(good.replace(&digest, &other).as_bytes()), Err(LoadError::Digest { .. })));
    assert!(matches!(Loaded::from_bytes(good.replace(&digest, "").as_bytes()), Err(LoadError::Digest { .. })));
}

/// What a forger may do who can compute digests: each change alone breaks the graph, and each is refused.
#[test]
fn forged_graphs_are_refused() {
    let good = real("beijing-2024");
    let last = good.nodes.len() as u32 - 1;
    let test = good.nodes.iter().rposition(|node| matches!(node, Node::Test(..))).unwrap();
    let outcomes = good.outcomes.len() as u32;
    let refused = |what: &str, forge: &dyn Fn(&mut Artefact)| {
        let mut forged = good.clone();
        forge(&mut forged);
        assert_ne!(forged, good, "{what}");
        let answer = Loaded::from_bytes(&forged.to_bytes());
        assert!(matches!(answer, Err(LoadError::Damaged(_))), "{what}: {:?}", answer.err());
    };
    let parts = |artefact: &mut Artefact, change: Change<'_>| {
        if let Node::Test(axis, parts) = &mut artefact.nodes[test] {
            change(axis, parts);
        }
    };
    refused("a cycle of one", &|a| parts(a, &|_, p| p[0].1 = test as u32));
    refused("a cycle through the root", &|a| {
        let root = a.root;
        let first = a.nodes.iter().position(|node| matches!(node, Node::Test(..))).unwrap();
        if let Node::Test(_, parts) = &mut a.nodes[first] {
            parts[0].1 = root;
        }
    });
    refused("a child that is not there", &|a| parts(a, &|_, p| p[0].1 = last + 1));
    refused("a child far away", &|a| parts(a, &|_, p| p[0].1 = u32::MAX));
    refused("an axis that is not there", &|a| parts(a, &|axis, _| *axis = u32::MAX));
    refused("no parts", &|a| parts(a, &|_, p| p.clear()));
    refused("one part", &|a| parts(a, &|_, p| p.truncate(1)));
    refused("a part that begins late", &|a| parts(a, &|_, p| p[0].0 = 1));
    refused("parts out of order", &|a| parts(a, &|_, p| p.reverse()));
    refused("a part beyond the axis", &|a| parts(a, &|_, p| p.last_mut().unwrap().0 = u64::MAX));
    refused("no nodes", &|a| a.nodes.clear());
    refused("a node less", &|a| drop(a.nodes.pop()));
    refused("nodes reversed", &|a| a.nodes.reverse());
    refused("a root that is not there", &|a| a.root = last + 1);
    refused("a root that is a condition", &|a| {
        a.root = a.nodes.iter().position(|node| matches!(node, Node::Holds(_))).unwrap() as u32;
    });
    refused("a flow that is undecided", &|a| {
        a.nodes.iter_mut().filter(|node| matches!(node, Node::Value(0))).for_each(|node| *node = Node::Holds(false));
    });
    refused("no values", &|a| a.values.clear());
    refused("an outcome that is not there", &|a| a.values[0] = Decides::Outcome(outcomes));
    refused("open between none", &|a| a.values[0] = Decides::Open(Vec::new()));
    refused("no outcomes", &|a| a.outcomes.clear());
    refused("strictness of nothing", &|a| a.strictness[0] = outcomes);
    refused("a rule that gives nothing there is", &|a| a.rules[0].gives = vec![outcomes]);
    refused("no axes", &|a| a.axes.clear());
    refused("an axis less", &|a| drop(a.axes.pop()));
    refused("two axes of one name", &|a| a.axes[1].name = a.axes[0].name.clone());
    refused("no industry", &|a| {
        for axis in &mut a.axes {
            if let AxisKind::Industry { values } = &mut axis.kind {
                values.clear();
            }
        }
    });
    refused("no flows", &|a| a.flows.clear());
    refused("no editions", &|a| a.editions.clear());
    refused("another edition", &|a| a.edition = "elsewhere".to_owned());
    refused("a reason that is not there", &|a| a.flows[0].cases[0].rules[0].rule = u32::MAX);
    refused("a reason's condition that is not there", &|a| a.flows[0].cases[0].rules[0].when = u32::MAX);
    refused("a reason that holds where something is decided", &|a| a.flows[0].cases[0].rules[0].when = a.root);
    refused("a guard that is a decision", &|a| a.flows[0].cases[0].guard = a.root);
    refused("an edition that governs from nowhere", &|a| a.flows[0].cases[0].governed_by = 99);
}

/// Random surgery on the JSON, sealed anew: refused, or sound.
#[test]
fn forged_json_is_refused_or_sound() {
    let good = serde_json::to_value(real("beijing-2024")).unwrap();
    let mut chance = Chance::new(4);
    let mut loaded = 0;
    for _ in 0..1_500 {
        let mut forged = good.clone();
        for _ in 0..=chance.below(3) {
            let mut spot = &mut forged;
            // Nodes are most of it, and most worth breaking.
            if chance.percent(50) && spot.get("nodes").is_some() {
                spot = &mut spot["nodes"];
            }
            operate(spot, &mut chance);
        }
        loaded += usize::from(tried(&sealed(&forged), &mut chance));
    }
    println!("1500 forged artefacts, {loaded} of them sound");
    assert!(loaded > 0);
}

/// Changes one thing at or below a place.
fn operate(at: &mut Value, chance: &mut Chance) {
    let down = chance.percent(85);
    match at {
        Value::Array(list) if down && !list.is_empty() => {
            let n = chance.below(list.len());
            operate(&mut list[n], chance);
        }
        Value::Object(map) if down && !map.is_empty() => {
            let n = chance.below(map.len());
            if let Some((_, value)) = map.iter_mut().nth(n) {
                operate(value, chance);
            }
        }
        Value::Array(list) if list.len() > 1 => {
            let (a, b) = (chance.below(list.len()), chance.below(list.len()));
            match chance.below(3) {
                0 => list.swap(a, b),
                1 => drop(list.remove(a)),
                _ => list.insert(a, list[b].clone()),
            }
        }
        Value::Number(number) => {
            let near = number.as_u64().unwrap_or(0);
            let numbers = [
                0,
                1,
                near.saturating_add(1),
                near.saturating_sub(1),
                1 << 32,
                COUNT_LIMIT,
                u64::MAX,
                chance.bits() % 600,
            ];
            *at = json!(numbers[chance.below(numbers.len())]);
        }
        Value::Bool(yes) => *at = json!(!*yes),
        Value::String(text) if chance.percent(50) => text.push('x'),
        other => {
            *other = [json!(null), json!(-1), json!(1.5), json!([]), json!({}), json!("other")][chance.below(6)].clone()
        }
    }
}
