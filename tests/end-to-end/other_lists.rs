//! Lists by reference: named and open while the other list is not in the folder, decided once it is.

use serde_json::{Value, json};

use super::program::{Folder, Qingdan, qingdan};
use super::shapes;

const HARBOUR: &str = include_str!("../other-lists/harbour.qd");
const ISLAND: &str = include_str!("../other-lists/island.qd");
const PILOTAGE: [&str; 5] = ["decide", "harbour-2026", "industry=shipping", "scenario=pilotage", "personal=1000"];
const TOWING: [&str; 5] = ["decide", "harbour-2026", "industry=shipping", "scenario=towing", "personal=10"];
const AIRCRAFT: [&str; 6] = [
    "decide",
    "beijing-2025",
    "--assume-defaults",
    "registered=ftz",
    "industry=civil-aviation",
    "scenario=aircraft-maintenance",
];

fn alone() -> Folder {
    Folder::with_list(HARBOUR)
}

fn both() -> Folder {
    alone().with("lists/island.qd", ISLAND)
}

fn decided(run: Qingdan) -> Value {
    let decision = run.succeeds().json();
    shapes::decision::assert_shape(&decision);
    decision
}

fn json_of(folder: &Folder, arguments: &[&str]) -> Value {
    decided(qingdan(arguments.iter().chain(&["--format", "json"])).within(folder.root()))
}

#[test]
fn a_list_outside_the_folder_is_named() {
    let folder = alone();
    qingdan(["check", "--deny-warnings"]).within(folder.root()).succeeds();
    let decision = json_of(&folder, &PILOTAGE);
    assert_eq!(decision["open"], true);
    assert_eq!(decision["possible"], json!(["free", "contract", "assessment"]));
    let list = json!({
        "name": "island-2026",
        "block": "pilotage",
        "title": { "zh": "海岛数据清单（2026版）", "en": "Island data list (2026)" },
        "cite": ["notice section 9"],
    });
    let because = &decision["because"][0];
    assert_eq!(because["rule"], "harbour-2026/shipping/pilotage/bands/1");
    assert_eq!(because["reading"], "as-the-island");
    assert_eq!(because["list"], list);
    assert_eq!(because["cite"], json!(["notice section 2"]));
    assert_eq!(json_of(&folder, &TOWING)["because"][0]["list"]["block"], "harbour-work");
    insta::assert_snapshot!("other-list", qingdan(PILOTAGE).within(folder.root()).succeeds().stdout);
    // The artefact and the diff say it too.
    qingdan(["compile", "-o", "out", "harbour-2026"]).within(folder.root()).succeeds();
    let artefact: Value =
        serde_json::from_str(&std::fs::read_to_string(folder.path("out/harbour-2026.qdc.json")).unwrap()).unwrap();
    let rules = artefact["rules"].as_array().unwrap();
    assert_eq!(rules.iter().filter(|rule| rule["list"] == list).count(), 1);
    let arguments = ["diff", "harbour-2025", "harbour-2026"];
    let diff = qingdan(arguments.iter().chain(&["--format", "json"])).within(folder.root()).succeeds().json();
    let scenarios = diff["industries"][0]["scenarios"].as_array().unwrap();
    let pilotage = scenarios.iter().find(|scenario| scenario["scenario"] == "pilotage").unwrap();
    assert_eq!(pilotage["decisions"][0]["lists"], json!([list]));
    insta::assert_snapshot!("other-list-diff", qingdan(arguments).within(folder.root()).succeeds().stdout);
}

#[test]
fn a_list_in_the_folder_decides() {
    let folder = both();
    qingdan(["check", "--deny-warnings"]).within(folder.root()).succeeds();
    let decision = json_of(&folder, &PILOTAGE);
    assert_eq!(decision["outcome"], "assessment");
    assert_eq!(decision["because"][0]["rule"], "island-2026/pilotage/bands/1");
    assert_eq!(decision["because"][0]["cite"], json!(["notice section 3", "notice section 2"]));
    assert!(decision["because"][0].get("list").is_none(), "{decision:#}");
    assert_eq!(json_of(&folder, &TOWING)["outcome"], "contract");
}

#[test]
fn what_another_list_is_said_to_hold_must_be_in_it() {
    let folder = alone().with("lists/island.qd", ISLAND.replace("bands harbour-work {", "bands harbour-works {"));
    let report = qingdan(["check", "--format", "json"]).within(folder.root()).ends_with(1).json();
    assert_eq!(super::codes::found(&report), ["unknown-name"]);
}

/// The word is one only where a list may be declared.
#[test]
fn list_is_free_as_a_name() {
    let renamed = HARBOUR.replace("notice", "list").replace("pilotage", "list").replace("free", "listed");
    assert!(renamed.contains("cite list \"section 9\"") && renamed.contains("scenario list {"));
    let folder = Folder::with_list(&renamed);
    qingdan(["check", "--deny-warnings"]).within(folder.root()).succeeds();
    let chinese = qingdan(["fmt", "--keywords", "zh"]).within(folder.root());
    chinese.succeeds();
    let text = std::fs::read_to_string(folder.path("lists/list.qd")).unwrap();
    assert!(text.contains("清单 island-2026 {"), "{text}");
    qingdan(["check", "--deny-warnings"]).within(folder.root()).succeeds();
    qingdan(["fmt", "--keywords", "en"]).within(folder.root()).succeeds();
    qingdan(["check", "--deny-warnings"]).within(folder.root()).succeeds();
}

#[test]
fn aircraft_maintenance_is_left_to_the_list_of_fujian() {
    let decision = decided(qingdan(AIRCRAFT.iter().chain(&["--format", "json"])));
    assert_eq!(decision["open"], true);
    assert_eq!(decision["because"][0]["list"]["name"], "fujian-2025");
    assert_eq!(decision["because"][0]["list"]["cite"], json!(["dcc-2025 Part C, industry 3"]));
    insta::assert_snapshot!("fujian", qingdan(AIRCRAFT).succeeds().stdout);
}
