//! Canonicity: equal meaning is equal graph, and another meaning is another graph.

use dsl_artifact::Artefact;
use dsl_artifact::format::{Node, Value};
use dsl_compiler::artefact::compile;
use dsl_compiler::decision::draw::{Builder, edition_graph};
use dsl_compiler::model::EditionId;
use proptest::prelude::*;
use proptest::test_runner::{TestError, TestRunner};
use qingdan_tests::print::text;
use qingdan_tests::rearrange::rearranged;
use qingdan_tests::strategy::plan;
use qingdan_tests::{Lists, Memory};

use super::generated::config;

/// What all editions of these tests share.
const SHARED: &str = r#"
outcome free
outcome contract
outcome assessment
unit people { title zh "人" en "people" }
flag exempt
flag urgent
attribute handler one of { ordinary, ciio }
measure personal { unit people }
measure sensitive { unit people }
"#;

/// An edition of one industry and one scenario with these clauses.
fn edition(name: &str, clauses: &str, rules: &str) -> String {
    format!(
        "edition {name} {{\n strictness free < contract < assessment\n strictest prevails\n rules {{\n{rules}\n}}\n}}\n\
         industry cars in {name} {{\n scenario repair {{\n bands {{\n{clauses}\n}}\n}}\n}}\n"
    )
}

const CLAUSES: &str = "assessment when personal at least 1_000_000 people or sensitive at least 10_000 people
    contract when personal at least 100_000, under 1_000_000 people or sensitive at least 1, under 10_000 people
    free otherwise";
const RULES: &str = "free regardless when exempt unless urgent
    assessment when handler is ciio and some people";

/// The same in other words: reordered, in Chinese, with redundant bounds, split in two.
const SAME: [(&str, &str, &str); 5] = [
    (
        "reordered",
        "contract when sensitive at least 1, under 10_000 people or personal at least 100_000, under 1_000_000 people
         assessment when sensitive at least 10_000 people or personal at least 1_000_000 people
         free otherwise",
        "assessment when some people and handler is ciio
         free regardless when exempt unless urgent",
    ),
    (
        "chinese",
        "assessment 当 personal 100万人以上 或 sensitive 1万人以上
         contract 当 personal 10万人以上、不满100万人 或 sensitive 1人以上、不满1万人
         free 其余",
        "free 一律 当 exempt 但 urgent 除外
         assessment 当 handler 为 ciio 且 任何个人信息",
    ),
    (
        "redundant",
        "assessment when personal at least 1_000_000 people or personal at least 2_000_000 people or sensitive at least 10_000 people
         contract when personal at least 50_000, at least 100_000, under 1_000_000 people or sensitive at least 1, under 10_000, under 20_000 people
         contract when personal at least 200_000, under 300_000 people
         free when sensitive at most 0 people
         free otherwise",
        "free regardless when exempt and exempt unless urgent and urgent
         assessment when all of { handler is ciio; any of { some people; some people and urgent } }",
    ),
    (
        "split",
        "assessment when personal at least 1_000_000 people
         contract when sensitive at least 1, under 10_000 people
         assessment when sensitive at least 10_000 people
         contract when personal at least 100_000, under 500_000 people
         contract when personal at least 500_000, under 1_000_000 people
         free otherwise",
        "free regardless when exempt and not urgent
         assessment when handler is ciio and personal at least 1 people
         assessment when handler is ciio and sensitive over 0 people",
    ),
    (
        "overlapping",
        "assessment when personal over 999_999 people or sensitive over 9_999 people
         contract when personal over 99_999 people or sensitive over 0 people
         free otherwise",
        "free regardless when exempt and not urgent and handler is one of { ordinary, ciio }
         assessment when handler is not ordinary and some people",
    ),
];

fn folder(clauses: &str, rules: &str) -> Artefact {
    let lists = Lists::of(&Memory::one(&format!("{SHARED}{}", edition("e", clauses, rules)))).unwrap();
    assert_eq!(lists.errors(), Vec::<String>::new());
    compile(&lists.model, &lists.files, EditionId(0)).unwrap()
}

/// The nodes that decide: everything that the root leads to stands before it. Values by what they are.
fn deciding(artefact: &Artefact) -> Vec<(Node, Option<Value>)> {
    let nodes = artefact.nodes.iter().take(artefact.root as usize + 1);
    nodes
        .map(|node| match node {
            Node::Value(value) => (Node::Value(0), Some(artefact.values[*value as usize].clone())),
            node => (node.clone(), None),
        })
        .collect()
}

#[test]
fn two_editions_of_one_model_share_their_root() {
    let mut text = format!("{SHARED}{}", edition("first", CLAUSES, RULES));
    for (name, clauses, rules) in SAME {
        text.push_str(&edition(name, clauses, rules));
    }
    let another = CLAUSES.replace("at least 100_000,", "at least 100_001,");
    text.push_str(&edition("another", &another, RULES));
    let lists = Lists::text(&text).unwrap();
    assert_eq!(lists.errors(), Vec::<String>::new());
    let mut builder = Builder::new(&lists.model);
    let mut roots = Vec::new();
    for at in 0..lists.model.editions.len() {
        let graph = edition_graph(&mut builder, EditionId(at as u32)).unwrap();
        roots.push((lists.model.editions[at].name.as_str(), graph.root));
    }
    for (name, root) in &roots {
        assert_eq!(*root == roots[0].1, *name != "another", "{name}");
    }
}

#[test]
fn artefacts_of_two_folders_have_the_same_graph() {
    let first = folder(CLAUSES, RULES);
    for (name, clauses, rules) in SAME {
        let other = folder(clauses, rules);
        assert_eq!(deciding(&first), deciding(&other), "{name}");
        assert_eq!(first.root, other.root, "{name}");
    }
}

#[test]
fn keywords_leave_no_trace_in_the_graph() {
    let (first, chinese) = (folder(CLAUSES, RULES), folder(SAME[1].1, SAME[1].2));
    assert_eq!((&first.nodes, first.root, &first.values), (&chinese.nodes, chinese.root, &chinese.values));
    let reasons = |artefact: &Artefact| artefact.flows.clone();
    assert_eq!(reasons(&first), reasons(&chinese));
}

#[test]
fn a_changed_number_is_another_graph() {
    let first = folder(CLAUSES, RULES);
    for (old, new) in [
        ("1_000_000", "1_000_001"),
        ("under 10_000", "under 9_999"),
        ("sensitive at least 10_000", "sensitive over 10_000"),
        ("at least 1,", "over 1,"),
        ("at least 1,", "under 2,"),
    ] {
        assert!(CLAUSES.contains(old));
        let changed = CLAUSES.replace(old, new);
        let lists = Lists::text(&format!("{SHARED}{}", edition("e", &changed, RULES))).unwrap();
        if lists.errors().is_empty() {
            let other = compile(&lists.model, &lists.files, EditionId(0)).unwrap();
            assert_ne!(deciding(&first), deciding(&other), "{old} → {new}");
        }
    }
    let ungated = RULES.replace(" unless urgent", "");
    assert_ne!(deciding(&first), deciding(&folder(CLAUSES, &ungated)));
}

#[test]
fn generated_lists_are_canonical() {
    let mut runner = TestRunner::new(config(600));
    let outcome = runner.run(&(plan(), any::<u64>()), |(plan, seed)| {
        let lists = [text(&plan), text(&rearranged(&plan, seed))].map(|text| Lists::text(&text));
        let [Ok(first), Ok(other)] = lists else { return Err(TestCaseError::fail("no lists")) };
        if !first.errors().is_empty() {
            return Ok(());
        }
        prop_assert_eq!(other.errors(), Vec::<String>::new());
        for at in 0..first.model.editions.len() {
            let edition = EditionId(at as u32);
            let one = compile(&first.model, &first.files, edition).map_err(|_| TestCaseError::fail("too large"))?;
            let two = compile(&other.model, &other.files, edition).map_err(|_| TestCaseError::fail("too large"))?;
            if deciding(&one) != deciding(&two) {
                let why = format!("two graphs of edition e{at}; the other text:\n{}", text(&rearranged(&plan, seed)));
                return Err(TestCaseError::fail(why));
            }
        }
        Ok(())
    });
    match outcome {
        Ok(()) => {}
        Err(TestError::Fail(why, plan)) => panic!("{why}\n{plan:?}"),
        Err(TestError::Abort(why)) => panic!("{why}"),
    }
}
