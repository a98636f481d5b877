//! Artefacts that were cut, changed or made up: refused with a message.

use std::path::Path;

use dsl_artifact::{Artefact, Loaded};
use serde_json::{Value, json};

use crate::program::{Folder, qingdan, repository};

fn compiled() -> Folder {
    let folder = Folder::new();
    let lists = repository().join("lists");
    qingdan(["compile", "--lists", lists.to_str().unwrap()]).within(folder.root()).succeeds();
    folder
}

fn decide(path: &Path) -> crate::program::Qingdan {
    qingdan(["decide", path.to_str().unwrap(), "industry=other"])
}

fn refused(folder: &Folder, bytes: &[u8], said: &[&str]) {
    let path = folder.path("hostile.qdc.json");
    std::fs::write(&path, bytes).unwrap();
    let run = decide(&path).cannot_run(said);
    assert!(run.stderr.contains("hostile.qdc.json"), "{}", run.stderr);
    assert!(run.stderr.len() < 2_000, "a message, not the file: {} bytes", run.stderr.len());
}

#[test]
fn no_artefact_at_all() {
    let folder = Folder::new();
    for bytes in [
        &b""[..],
        b"{",
        b"{}",
        b"[]",
        b"null",
        b"\xff\xfe",
        b"\0",
        b"{\"format\": 1}",
        b"{\"format\": null}",
        b"edition a",
    ] {
        refused(&folder, bytes, &["no artefact"]);
    }
    refused(&folder, br#"{"format":"qingdan/1"}"#, &["qingdan/1", "compile the edition again"]);
    refused(&folder, br#"{"format":"qingdan/2"}"#, &["no artefact"]);
    refused(&folder, format!("{{\"format\":\"{}\"}}", "x".repeat(1_000_000)).as_bytes(), &["format"]);
    refused(&folder, "[".repeat(1_000_000).as_bytes(), &["no artefact"]);
    refused(&folder, format!("{{\"format\":\"qingdan/2\",\"x\":{}", "[".repeat(100_000)).as_bytes(), &["no artefact"]);
}

#[test]
fn cut_or_changed() {
    let folder = compiled();
    let bytes = std::fs::read(folder.path("national-2024.qdc.json")).unwrap();
    for cut in [1, bytes.len() / 3, bytes.len() / 2, bytes.len() - 2] {
        refused(&folder, &bytes[..cut], &["no artefact"]);
    }
    refused(&folder, &[bytes.as_slice(), b"{}"].concat(), &["no artefact"]);
    let text = String::from_utf8(bytes).unwrap();
    refused(&folder, text.replacen("national-2024", "national-2042", 1).as_bytes(), &["digest"]);
    let digest = text.split("sha256:").nth(1).unwrap()[..64].to_owned();
    refused(&folder, text.replacen(&digest, &"0".repeat(64), 1).as_bytes(), &["digest"]);
    refused(&folder, text.replacen(&digest, "", 1).as_bytes(), &["digest"]);
    refused(&folder, text.replacen('{', "{\"more\":1,", 1).as_bytes(), &["no artefact"]);
}

#[test]
fn in_the_wrong_place() {
    let folder = Folder::new().with("folder.qdc.json/x", "").with("lists/a.qd", "");
    for path in ["folder.qdc.json", "missing.qdc.json", "/dev/null", "/proc/self/mem"] {
        let run = qingdan(["decide", path]).within(folder.root()).ends_with(2);
        assert!(run.stderr.contains(path), "{}", run.stderr);
    }
}

/// Every spot of an artefact, changed and sealed with a digest that fits: refused, or it answers without harm.
#[test]
fn changed_and_sealed_again() {
    let folder = compiled();
    let bytes = std::fs::read(folder.path("national-2024.qdc.json")).unwrap();
    let whole: Value = serde_json::from_slice(&bytes).unwrap();
    let mut spots = Vec::new();
    find(&whole, &mut String::new(), &mut spots);
    let (mut refused, mut answered) = (0, 0);
    for spot in &spots {
        for wrong in [
            json!(0),
            json!(1),
            json!(4_294_967_295_u32),
            json!(9_007_199_254_740_992_u64),
            json!([]),
            json!("x"),
            json!(true),
            Value::Null,
        ] {
            let mut changed = whole.clone();
            *changed.pointer_mut(spot).unwrap() = wrong;
            let Ok(mut artefact) = serde_json::from_value::<Artefact>(changed) else { continue };
            artefact.digest = artefact.computed_digest();
            match Loaded::from_bytes(&artefact.to_bytes()) {
                Err(_) => refused += 1,
                Ok(loaded) => {
                    let mut facts = loaded.no_facts();
                    let _undecided = loaded.decide(&facts);
                    loaded.assume_defaults(&mut facts);
                    let _decision = loaded.decide(&facts);
                    answered += 1;
                }
            }
        }
    }
    assert!(refused > 200 && answered > 50, "{refused} refused, {answered} answered");
}

/// The pointer of every value in it that is no object; of long arrays, the first twenty entries.
fn find(value: &Value, at: &mut String, spots: &mut Vec<String>) {
    let length = at.len();
    let mut below = |key: &str, value: &Value, spots: &mut Vec<String>| {
        at.push('/');
        at.push_str(key);
        find(value, at, spots);
        at.truncate(length);
    };
    match value {
        Value::Object(object) => object.iter().for_each(|(key, value)| below(key, value, spots)),
        Value::Array(array) => {
            array.iter().take(20).enumerate().for_each(|(n, value)| below(&n.to_string(), value, spots));
        }
        _ => {}
    }
    if !value.is_object() {
        spots.push(at.clone());
    }
}
