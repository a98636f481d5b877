//! The published JSON Schema of the artefact: it is what the format says, and every real artefact follows it.

use std::path::Path;

use dsl_artifact::format::Artefact;
use dsl_compiler::model::EditionId;
use qingdan_tests::desk::Desk;
use qingdan_tests::{Lists, Memory};
use serde_json::{Value, json};

fn published() -> String {
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/artefact.schema.json");
    std::fs::read_to_string(page).unwrap_or_default()
}

fn derived() -> String {
    let mut schema = schemars::schema_for!(Artefact).to_value();
    if let Some(schema) = schema.as_object_mut() {
        schema.insert("title".into(), json!("qingdan/1: the compiled artefact of an edition, EDITION.qdc.json"));
    }
    format!("{schema:#}\n")
}

/// `QINGDAN_WRITE=1 cargo test -p qingdan-tests schema` writes it anew.
#[test]
fn the_schema_is_what_the_format_says() {
    if std::env::var_os("QINGDAN_WRITE").is_some() {
        std::fs::write(Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/artefact.schema.json"), derived()).unwrap();
    }
    assert!(
        published() == derived(),
        "docs/artefact.schema.json is old: QINGDAN_WRITE=1 cargo test -p qingdan-tests schema"
    );
}

#[test]
fn real_artefacts_follow_it_and_changed_ones_do_not() {
    let schema: Value = serde_json::from_str(&published()).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let lists = Lists::of(&Memory::real().unwrap()).unwrap();
    for at in 0..lists.model.editions.len() {
        let desk = Desk::open(&lists, EditionId(at as u32)).unwrap();
        let artefact: Value = serde_json::from_slice(&desk.bytes).unwrap();
        let errors: Vec<String> = validator.iter_errors(&artefact).map(|error| error.to_string()).collect();
        assert_eq!(errors, Vec::<String>::new());
        for (key, value) in [
            ("root", json!("0")),
            ("nodes", json!([{ "unknown": 1 }])),
            ("strictness", json!([-1])),
            ("more", json!(1)),
        ] {
            let mut changed = artefact.clone();
            changed[key] = value;
            assert!(!validator.is_valid(&changed), "{key}");
        }
    }
}
