//! The published JSON Schemas: each is what the code says, and what the program writes of the real lists follows it.

use std::path::{Path, PathBuf};

use dsl_artifact::Decision;
use dsl_artifact::format::Artefact;
use dsl_compiler::model::EditionId;
use dsl_report::{coverage, diff, findings, procedure, readings};
use qingdan_tests::differential::Differential;
use qingdan_tests::{Lists, Memory};
use schemars::JsonSchema;
use schemars::generate::SchemaSettings;
use serde_json::{Value, json};

fn place(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/schemas").join(name).with_extension("json")
}

fn published(name: &str) -> String {
    std::fs::read_to_string(place(name)).unwrap_or_default()
}

/// What is written: of a file that is read again, what is read is the same.
fn derived<T: JsonSchema>(title: &str) -> String {
    let generator = SchemaSettings::draft2020_12().for_serialize().into_generator();
    let mut schema = generator.into_root_schema_for::<T>().to_value();
    if let Some(schema) = schema.as_object_mut() {
        schema.insert("title".into(), json!(title));
    }
    format!("{schema:#}\n")
}

fn all() -> [(&'static str, String); 7] {
    [
        ("artefact", derived::<Artefact>("qingdan/2: the compiled artefact of an edition, EDITION.qdc.json")),
        ("check", derived::<findings::Report<'_>>("qingdan-check/1: qingdan check --format json")),
        ("conflicts", derived::<readings::Report<'_>>("qingdan-conflicts/1: qingdan conflicts --format json")),
        ("coverage", derived::<coverage::Report<'_>>("qingdan-coverage/1: qingdan coverage --format json")),
        ("decision", derived::<Decision>("qingdan-decision/2: qingdan decide --format json")),
        ("diff", derived::<diff::Diff<'_>>("qingdan-diff/1: qingdan diff --format json")),
        ("procedure", derived::<procedure::Report<'_>>("qingdan-procedure/1: qingdan procedure --format json")),
    ]
}

/// `QINGDAN_WRITE=1 cargo test --workspace --test suite schema` writes them anew.
#[test]
fn the_schemas_are_what_the_code_says() {
    for (name, schema) in all() {
        if std::env::var_os("QINGDAN_WRITE").is_some() {
            std::fs::write(place(name), &schema).unwrap();
        }
        assert!(
            published(name) == schema,
            "docs/schemas/{name}.json is old: QINGDAN_WRITE=1 cargo test --workspace --test suite schema"
        );
    }
}

#[test]
fn real_artefacts_follow_it_and_changed_ones_do_not() {
    let schema: Value = serde_json::from_str(&published("artefact")).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let lists = Lists::of(&Memory::real().unwrap()).unwrap();
    for at in 0..lists.model.editions.len() {
        let differential = Differential::open(&lists, EditionId(at as u32)).unwrap();
        let artefact: Value = serde_json::from_slice(&differential.bytes).unwrap();
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
