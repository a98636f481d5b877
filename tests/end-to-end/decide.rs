//! `qingdan decide`: complete facts, missing facts, facts that nobody knows.

use qingdan_tests::parts::parts;
use serde_json::{Value, json};

use super::program::{Folder, Qingdan, qingdan};
use super::shapes;

/// A flow that the national baseline decides.
const BASELINE: [&str; 7] = [
    "handler=ordinary",
    "exempt-flow=no",
    "announced=no",
    "industry=other",
    "scenario=other",
    "personal=0",
    "sensitive=1",
];

fn decide(edition: &str, facts: &[&str], more: &[&str]) -> Qingdan {
    qingdan(["decide", edition].iter().chain(facts).chain(more))
}

/// The decision as JSON, which has the promised shape and its exit code.
fn decision(edition: &str, facts: &[&str], more: &[&str]) -> Value {
    let run = decide(edition, facts, &[more, &["--format", "json"]].concat()).run();
    let decision = run.json();
    shapes::decision::assert_shape(&decision);
    let missing = decision["outcome"].is_null() && decision["open"] == false;
    assert_eq!(run.code, i32::from(missing), "1 where a fact is missing: {decision:#}");
    decision
}

#[test]
fn complete_facts_are_decided() {
    let decision = decision("national-2024", &BASELINE, &[]);
    assert_eq!(decision["outcome"], "contract");
    assert_eq!(decision["edition"], "national-2024");
    assert_eq!(decision["governed_by"], "national-2024");
    assert_eq!(
        decision["because"],
        json!([{
            "rule": "national-2024/baseline/bands/2",
            "text": {
                "zh": "标准合同备案或保护认证 当 个人信息（不含敏感个人信息）10万人以上、不满100万人 或 敏感个人信息1人以上、不满1万人",
                "en": "standard contract or certification when personal information (sensitive personal information not included) at least 100_000, under 1_000_000 people or sensitive personal information at least 1, under 10_000 people",
            },
            "cite": ["cbdf Article 8(1)"],
            "unverified": false,
        }])
    );
}

#[test]
fn a_listed_scenario_says_its_steps() {
    let facts = ["registered=ftz", "industry=civil-aviation", "scenario=customer-service", "personal=500000"];
    let decision = decision("beijing-2025", &facts, &["--assume-defaults"]);
    assert_eq!(decision["outcome"], "contract");
    assert_eq!(decision["governed_by"], "beijing-2025");
    let steps = json!([
        { "step": "in-scope", "edition": "beijing-2025" },
        { "step": "industry", "edition": "beijing-2025", "industry": "civil-aviation" },
        { "step": "scenario", "edition": "beijing-2025", "industry": "civil-aviation", "scenario": "customer-service" },
    ]);
    assert_eq!(decision["steps"], steps);
    assert_eq!(decision["because"][0]["rule"], "beijing-2025/civil-aviation/customer-service/bands/2");
    assert_eq!(decision["because"][0]["unverified"], true);
}

#[test]
fn people_read_the_reasons() {
    let facts = ["registered=ftz", "industry=civil-aviation", "scenario=customer-service", "personal=500000"];
    let assuming = |facts: &[&str]| decide("beijing-2025", facts, &["--assume-defaults"]).succeeds().stdout;
    let open = ["registered=ftz", "industry=retail", "scenario=member-management", "personal=500000"];
    let outside = ["registered=elsewhere", "industry=retail", "scenario=member-management", "personal=500000"];
    let decided = parts([
        ("DECIDED", &*assuming(&facts)),
        ("A FACT IS MISSING", &decide("beijing-2025", &facts, &[]).ends_with(1).stdout),
        ("OPEN", &assuming(&open)),
        ("OUT OF SCOPE", &assuming(&outside)),
    ]);
    insta::assert_snapshot!("people", decided);
}

/// Two decisions in one graph: what is held makes the data important, and important data need an assessment.
#[test]
fn what_is_held_decides_by_way_of_importance() {
    let flow = ["registered=ftz", "industry=civil-aviation", "scenario=customer-service", "personal=1"];
    for (edition, held, outcome) in [
        ("beijing-2024", "held-personal=9_999_999", "free"),
        ("beijing-2024", "held-personal=10_000_000", "assessment"),
        ("beijing-2024", "held-sensitive=999_999", "free"),
        ("beijing-2024", "held-sensitive=1_000_000", "assessment"),
        ("beijing-2024", "held-accounts=99_999", "free"),
        ("beijing-2024", "held-accounts=100_000", "assessment"),
        ("beijing-2025", "held-personal=10_000_000", "assessment"),
    ] {
        let decision = decision(edition, &[&flow[..], &[held]].concat(), &["--assume-defaults"]);
        assert_eq!(decision["outcome"], outcome, "{held} in {edition}");
        let item = format!("{edition}/important/unified-personal");
        let reasons = decision["because"].as_array().unwrap();
        let rule = reasons.iter().find(|reason| reason["rule"] == format!("{edition}/rules/4"));
        assert_eq!(rule.is_some(), outcome == "assessment", "{decision:#}");
        if let Some(rule) = rule {
            assert_eq!(rule["by_importance"], true);
            let link = reasons.iter().find(|reason| reason["rule"] == item).unwrap();
            assert!(!link["cite"].as_array().unwrap().is_empty(), "{link:#}");
            assert!(
                link["clause"]["en"].as_str().unwrap().starts_with("always when personal information held (sensitive personal information not included) at least 10_000_000")
            );
            assert!(
                link["clause"]["zh"]
                    .as_str()
                    .unwrap()
                    .starts_with("凡当 掌握的个人信息（不含敏感个人信息）1000万人以上")
            );
        }
    }
    let chain = [&flow[..], &["held-personal=10_000_000"]].concat();
    let human = decide("beijing-2025", &chain, &["--assume-defaults"]).succeeds().stdout;
    let json = decide("beijing-2025", &chain, &["--assume-defaults", "--format", "json"]).succeeds().stdout;
    insta::assert_snapshot!("chain", parts([("HUMAN", &*human), ("JSON", &json)]));
    // Of an operator of critical infrastructure a hundredth is enough, and it must be asked for.
    let operator = [&flow[..], &["handler=ciio", "personal=0", "held-sensitive=100_000"]].concat();
    let facts: Vec<&str> = operator.into_iter().filter(|fact| *fact != "personal=1").collect();
    assert_eq!(decision("beijing-2024", &facts, &["--assume-defaults"])["outcome"], "assessment");
}

#[test]
fn a_missing_fact_is_asked_for_until_nothing_is_missing() {
    let answers = [
        ("industry", "pharmaceutical"),
        ("scenario", "clinical-trial"),
        ("registered", "ftz"),
        ("handler", "ordinary"),
        ("trial-subjects", "50_000"),
        ("personal", "0"),
        ("sensitive", "0"),
        ("held-personal", "0"),
        ("held-sensitive", "0"),
        ("held-accounts", "0"),
    ];
    let mut facts: Vec<String> = Vec::new();
    loop {
        let given: Vec<&str> = facts.iter().map(String::as_str).collect();
        let decision = decision("beijing-2025", &given, &[]);
        let Some(ask) = decision["ask"].as_str() else {
            assert_eq!(decision["outcome"], "assessment", "{facts:?}");
            break;
        };
        assert!(!facts.iter().any(|fact| fact.starts_with(&format!("{ask}="))), "`{ask}` was given: {facts:?}");
        let answer = answers.iter().find(|(key, _)| *key == ask).map_or("no", |(_, value)| *value);
        facts.push(format!("{ask}={answer}"));
        assert!(facts.len() < 60, "it never ends: {facts:?}");
    }
    assert!(facts.len() >= 4, "{facts:?}");
    assert!(!facts.iter().any(|fact| fact.starts_with("ota-")), "asks for what does not matter: {facts:?}");
}

#[test]
fn a_missing_fact_names_what_is_possible() {
    let facts =
        ["registered=ftz", "handler=ordinary", "industry=civil-aviation", "scenario=customer-service", "sensitive=0"];
    let assumed = decision("beijing-2025", &facts, &["--assume-defaults"]);
    assert_eq!(assumed["outcome"], "free");
    let open = decision("beijing-2025", &facts, &[]);
    assert_eq!(open["outcome"], Value::Null);
    assert_eq!(open["open"], false);
    let possible = open["possible"].as_array().unwrap();
    let chain: Vec<&Value> =
        possible.iter().filter(|outcome| ["free", "contract", "assessment"].iter().any(|o| outcome == o)).collect();
    assert_eq!(chain, ["free", "contract", "assessment"], "from mildest to strictest: {possible:?}");
}

#[test]
fn an_open_list_is_no_missing_fact() {
    let facts = ["registered=ftz", "industry=retail", "scenario=member-management", "personal=500000"];
    let open = decision("beijing-2025", &facts, &["--assume-defaults"]);
    assert_eq!(open["open"], true);
    assert_eq!(open["ask"], Value::Null);
    assert_eq!(open["outcome"], Value::Null);
    let trial = ["registered=ftz", "industry=pharmaceutical", "scenario=clinical-trial", "trial-subjects=49999"];
    let open = decision("beijing-2025", &trial, &["--assume-defaults"]);
    assert_eq!(open["possible"], json!(["contract", "free"]), "as the list writes them");
}

#[test]
fn other_and_names_of_other_editions_mean_none_that_is_listed() {
    let with = |industry: &str, scenario: &str| {
        let facts = ["registered=ftz", industry, scenario, "sensitive=9999", "personal=100000"];
        let mut decision = decision("beijing-2024", &facts, &["--assume-defaults"]);
        decision.as_object_mut().unwrap().remove("edition");
        decision
    };
    let other = with("industry=other", "scenario=other");
    assert_eq!(other["outcome"], "contract");
    assert_eq!(other["governed_by"], "national-2024");
    // Banking is listed from 2025 on.
    assert_eq!(with("industry=banking", "scenario=other"), other);
    let listed = with("industry=civil-aviation", "scenario=other");
    assert_eq!(with("industry=civil-aviation", "scenario=clinical-trial"), listed);
    // The national rule lists nothing, and knows the names all the same.
    let national = decision(
        "national-2024",
        &["industry=banking", "scenario=clinical-trial", "trial-subjects=7", "sensitive=1"],
        &["--assume-defaults"],
    );
    assert_eq!(national["outcome"], "contract");
}

#[test]
fn what_nobody_knows_is_an_error_with_a_suggestion() {
    let cannot = |facts: &[&str], said: &[&str]| {
        decide("beijing-2025", facts, &[]).cannot_run(said);
    };
    cannot(&["persona=1"], &["`persona`", "did you mean `personal`?"]);
    cannot(&["industry=pharmaceutcal"], &["`pharmaceutcal`", "did you mean `pharmaceutical`?"]);
    cannot(&["scenario=clinical-trail"], &["did you mean `clinical-trial`?"]);
    cannot(
        &["handler=cio"],
        &["(ordinary) or critical information infrastructure operator (ciio)", "did you mean `ciio`?"],
    );
    cannot(&["registered=shanghai"], &["(ftz)", "(beijing)", "(elsewhere)"]);
    cannot(&["exempt-flow=perhaps"], &["yes or no"]);
    cannot(&["personal=many"], &["whole number of people"]);
    cannot(&["personal"], &["key=value"]);
    cannot(&["personal=1", "personal=2"], &["`personal`", "twice"]);
    cannot(&["=1"], &["``"]);
    for count in
        ["-1", "1.5", "1e3", "", " ", "9007199254740992", "18446744073709551616", "１２", "1,000", "0x10", "+1"]
    {
        cannot(&[&format!("personal={count}")], &["9007199254740991"]);
    }
    decide("beijing-2025", &["personal=9007199254740991"], &[]).ends_with(1);
}

/// What is identified by volume is important by the volume, not because somebody says that it is reached.
#[test]
fn a_volume_is_no_claim() {
    decide("beijing-2025", &["unified-personal=yes", "held-personal=0"], &["--assume-defaults"]).cannot_run(&[
        "`unified-personal` is not for a flow to claim",
        "always when personal information held (sensitive personal information not included) at least 10_000_000 people",
    ]);
}

#[test]
fn names_that_nobody_lists() {
    decide("beijing-2052", &[], &[]).cannot_run(&["beijing-2052", "beijing-2024, beijing-2025 and national-2024"]);
    decide("", &[], &[]).cannot_run(&["no edition"]);
    decide("nowhere.qdc.json", &[], &[]).cannot_run(&["nowhere.qdc.json"]);
}

#[test]
fn on_a_date() {
    let on =
        |day: &str| decision("beijing-2025", &BASELINE[..5], &["--on", day, "--assume-defaults"])["edition"].clone();
    assert_eq!(on("2026-05-11"), "beijing-2025");
    assert_eq!(on("2030-01-01"), "beijing-2025");
    assert_eq!(on("2026-05-10"), "beijing-2024", "the older one ends on the day the newer is in force");
    assert_eq!(on("2024-08-30"), "beijing-2024");
    let cannot = |edition: &str, day: &str, said: &[&str]| {
        decide(edition, &BASELINE, &["--on", day]).cannot_run(said);
    };
    cannot("beijing-2025", "2024-08-29", &["2024-08-29", "beijing-2025"]);
    cannot("beijing-2024", "2026-05-11", &["beijing-2024", "beijing-2025"]);
    for day in
        ["tomorrow", "2026-13-01", "2026-00-10", "26-05-11", "2026-5-11", "2026-02-30", "2025-02-29", "２０２６-05-11"]
    {
        cannot("beijing-2025", day, &[day]);
    }
}

#[test]
fn on_a_date_with_an_artefact() {
    let folder = Folder::new();
    qingdan(["compile", "-o", folder.root().to_str().unwrap()]).succeeds();
    let path = folder.path("beijing-2025.qdc.json");
    let on = |day: &str| decide(path.to_str().unwrap(), &BASELINE, &["--assume-defaults", "--on", day]);
    on("2026-05-11").succeeds();
    on("2026-05-10").cannot_run(&["2026-05-10", "before it came beijing-2024"]);
    // It knows its end, and says it as the lists do.
    let ended = folder.path("beijing-2024.qdc.json");
    for day in ["2024-08-29", "2024-08-30", "2026-05-10", "2026-05-11", "2030-01-01"] {
        let on = |edition: &str| decide(edition, &BASELINE, &["--assume-defaults", "--on", day]).run();
        assert_eq!(on("beijing-2024"), on(ended.to_str().unwrap()), "{day}");
    }
}

#[test]
fn boundary_words_of_the_law() {
    for (sensitive, outcome) in [(0, "free"), (1, "contract"), (9_999, "contract"), (10_000, "assessment")] {
        let fact = format!("sensitive={sensitive}");
        let decision = decision("national-2024", &[&fact], &["--assume-defaults"]);
        assert_eq!(decision["outcome"], outcome, "{fact}");
    }
}

/// The three answers of a review, each with the step that leads to it: on the list; off the list, so it flows freely; not
/// covered by the list, so current law decides.
#[test]
fn the_three_answers_of_a_review() {
    let asked = |facts: &[&str]| {
        let all = [&["registered=ftz"], facts].concat();
        let decision = decision("beijing-2024", &all, &["--assume-defaults"]);
        let steps: Vec<Value> = decision["steps"].as_array().unwrap().clone();
        (decision["outcome"].as_str().unwrap().to_owned(), decision["governed_by"].clone(), steps)
    };
    let (outcome, governed_by, steps) =
        asked(&["industry=civil-aviation", "scenario=customer-service", "personal=5000000"]);
    assert_eq!((outcome.as_str(), governed_by.as_str()), ("assessment", Some("beijing-2024")));
    assert_eq!(steps.last().unwrap()["scenario"], "customer-service");
    let (outcome, governed_by, steps) =
        asked(&["industry=civil-aviation", "scenario=customer-service", "personal=499999"]);
    assert_eq!((outcome.as_str(), governed_by.as_str()), ("free", Some("beijing-2024")));
    assert_eq!(steps.last().unwrap()["scenario"], "customer-service");
    let (outcome, governed_by, steps) = asked(&["industry=other", "scenario=other", "personal=499999"]);
    assert_eq!((outcome.as_str(), governed_by.as_str()), ("contract", Some("national-2024")));
    assert!(steps.contains(&json!({ "step": "industry-not-listed", "edition": "beijing-2024" })), "{steps:?}");
    assert!(steps.contains(&json!({ "step": "falls-back", "edition": "national-2024" })), "{steps:?}");
}
