//! Faults that these tests found, each as small as it gets. An ignored one still stands: run it with `--ignored`, and take
//! the mark off when it passes.

use dsl_artifact::Loaded;
use dsl_artifact::format::{Axis, AxisKind, Bilingual, Node};
use dsl_compiler::artefact::compile;
use dsl_compiler::model::EditionId;
use qingdan_tests::Lists;
use qingdan_tests::differential::Differential;

const SHARED: &str = r#"
outcome free
outcome contract
outcome assessment
unit people { title zh "人" en "people" }
flag exempt
measure personal { unit people }
"#;

const CHAIN: &str = "strictness free < contract < assessment\n strictest prevails\n";

fn lists(text: &str) -> Lists {
    let lists = Lists::text(&format!("{SHARED}{text}")).unwrap();
    println!("{}", lists.errors().join("\n"));
    lists
}

fn decide(lists: &Lists, edition: u32, words: &[&str]) -> dsl_artifact::Decision {
    let loaded = Loaded::from_artefact(compile(&lists.model, &lists.files, EditionId(edition)).unwrap()).unwrap();
    loaded.decide(&loaded.facts(words.iter().copied()).unwrap())
}

/// `bands for` one scenario, and the scenario's own bands: both clauses are named `e/cars/trial/bands/1`, and what one
/// gives is taken for what the other gives.
#[test]
fn one_path_for_two_clauses() {
    let lists = lists(&format!(
        "measure guests {{ unit people }}
         edition e {{ {CHAIN} }}
         industry cars in e {{
           bands for trial {{ contract when personal at least 1 people
             free otherwise }}
           scenario trial {{ bands {{ assessment when guests at least 1 people
             free otherwise }} }}
         }}"
    ));
    assert_eq!(lists.errors(), Vec::<String>::new());
    let decision = decide(&lists, 0, &["industry=cars", "scenario=trial", "personal=1", "guests=0"]);
    assert_eq!(decision.outcome.as_deref(), Some("contract"));
    assert_eq!(decision.because.len(), 1, "{decision:?}");
}

/// With the scenario given and the industry not, `scenario other` of an industry that lists the scenario cannot decide.
#[test]
fn reasons_of_another_scenario() {
    let lists = lists(&format!(
        "edition e {{ {CHAIN}
           rules {{ assessment when not exempt }} }}
         industry cars in e {{
           scenario trial {{ bands {{ free otherwise }} }}
           scenario other {{ bands {{ assessment when personal at least 0 people
             free otherwise }} }}
         }}"
    ));
    let decision = decide(&lists, 0, &["scenario=trial", "exempt=no", "personal=1"]);
    assert_eq!(decision.outcome.as_deref(), Some("assessment"));
    assert!(decision.because.iter().all(|because| !because.rule.starts_with("e/cars/other")), "{decision:?}");
}

/// Whether a rule may hold is asked without the scope that it binds in: here it holds only where it does not bind.
#[test]
fn reasons_that_their_scope_rules_out() {
    let lists = lists(&format!(
        "edition e {{ {CHAIN}
           falls back to base
           applies when exempt
           rules {{ assessment regardless when not exempt
             assessment when exempt }} }}
         edition base {{ {CHAIN}
           bands {{ assessment when personal at least 0 people
             free otherwise }} }}"
    ));
    let decision = decide(&lists, 0, &["personal=0"]);
    assert_eq!(decision.outcome.as_deref(), Some("assessment"));
    assert!(decision.because.iter().all(|because| because.rule != "e/rules/1"), "{decision:?}");
}

/// A block of an edition that is no fallback may bound what this edition does not see, or give what its chain lacks.
#[test]
fn a_reference_beyond_the_fallbacks() {
    let lists = lists(&format!(
        "outcome filed
         edition elsewhere {{ strictness free < filed < contract < assessment
           strictest prevails
           measure guests {{ unit people }}
           bands theirs {{ filed when guests at least 5 people
             free otherwise }} }}
         edition e {{ {CHAIN} }}
         industry cars in e {{ scenario trial {{ bands elsewhere.theirs }} }}"
    ));
    if !lists.errors().is_empty() {
        return;
    }
    let differential = Differential::open(&lists, lists.model.edition_named("e").unwrap()).unwrap();
    assert_eq!(differential.refused, None);
}

/// `other` means "none that is listed", so nothing can be listed by that name.
#[test]
fn an_industry_named_other() {
    let lists = lists(&format!(
        "edition e {{ {CHAIN}
           bands {{ free when personal at least 0 people
             free otherwise }} }}
         industry other in e {{ scenario trial {{ bands {{ assessment when personal at least 0 people
           free otherwise }} }} }}"
    ));
    assert!(!lists.errors().is_empty());
}

/// Values are numbered as clauses are met, so that reordered clauses give other bytes of nodes.
#[test]
fn numbers_of_values_follow_the_graph() {
    let nodes = |clauses: &str| {
        let lists = lists(&format!("edition e {{ {CHAIN} bands {{ {clauses}\n free otherwise }} }}"));
        let artefact = compile(&lists.model, &lists.files, EditionId(0)).unwrap();
        artefact.nodes[..=artefact.root as usize].to_vec()
    };
    let (one, two) = ("contract when personal at least 5 people", "assessment when personal at least 9 people");
    assert_eq!(nodes(&format!("{one}\n{two}")), nodes(&format!("{two}\n{one}")));
}

/// An artefact with very many axes, each tested once: deciding goes down one call for each.
#[test]
fn very_many_axes() {
    let lists = lists(&format!("edition e {{ {CHAIN} bands {{ free when exempt\n free otherwise }} }}"));
    let mut artefact = compile(&lists.model, &lists.files, EditionId(0)).unwrap();
    let count = 60_000_u32;
    let axis = |n| Axis { name: format!("f{n}"), title: Bilingual::default(), kind: AxisKind::Flag };
    artefact.axes = (0..count).map(axis).collect();
    let holds = artefact.nodes.iter().position(|node| matches!(node, Node::Holds(_)));
    let (mut nodes, mut below) = (vec![Node::Value(0), Node::Value(1), Node::Holds(true)], 0);
    assert!(holds.is_some());
    artefact.values = vec![dsl_artifact::format::Value::Outcome(0), dsl_artifact::format::Value::Outcome(1)];
    for axis in (0..count).rev() {
        nodes.push(Node::Test(axis, vec![(0, below), (1, 1)]));
        below = nodes.len() as u32 - 1;
    }
    artefact.root = below;
    artefact.nodes = nodes;
    for flow in &mut artefact.flows {
        for case in &mut flow.cases {
            case.guard = 2;
            case.rules.clear();
            case.items.clear();
        }
    }
    let started = std::time::Instant::now();
    let loaded = Loaded::from_bytes(&artefact.to_bytes());
    println!("loaded after {:?}: {:?}", started.elapsed(), loaded.as_ref().err());
    if let Ok(loaded) = loaded {
        assert!(loaded.decide(&loaded.no_facts()).ask.is_some());
    }
}

/// Whom an edition or an industry leaves out is governed by the national text, which reads its own count; the scenario's count lies
/// beside it, and the stricter answer holds. An industry's count stands for another in all of its scenarios.
#[test]
fn a_count_that_stands_for_another_lies_beside_it() {
    let lists = lists(&format!(
        "attribute place one of {{ zone, elsewhere }}
         attribute size one of {{ large, small }}
         attribute handler one of {{ ordinary, ciio }} default ordinary
         edition nat {{ {CHAIN}
           bands baseline {{ assessment when personal at least 100 people
             contract when personal at least 10, under 100 people
             free otherwise }}
           rules {{ assessment when handler is ciio and some people }} }}
         edition e {{ {CHAIN}
           falls back to nat
           applies when place is zone }}
         industry cars in e {{
           applies when size is large
           measure drivers {{ unit people  stands for personal }}
           scenario trial {{ bands {{ contract when drivers at least 1_000 people
             free otherwise }} }}
           scenario plain {{ bands nat.baseline }}
         }}"
    ));
    assert_eq!(lists.errors(), Vec::<String>::new());
    let edition = lists.model.edition_named("e").unwrap().0;
    let gets = |words: &str| {
        let mut facts = vec!["industry=cars"];
        facts.extend(words.split(' '));
        decide(&lists, edition, &facts)
    };
    let ordinary = [
        ("place=zone size=large scenario=trial drivers=999 personal=0", "free"),
        ("place=zone size=large scenario=trial drivers=999 personal=100", "free"),
        ("place=zone size=large scenario=plain drivers=10 personal=0", "contract"),
        ("place=zone size=large scenario=plain drivers=0 personal=10", "contract"),
        ("place=zone size=large scenario=plain drivers=99 personal=100", "assessment"),
        ("place=zone size=small scenario=trial drivers=0 personal=100", "assessment"),
        ("place=zone size=small scenario=trial drivers=100 personal=0", "assessment"),
        ("place=elsewhere size=large scenario=trial drivers=0 personal=10", "contract"),
        ("place=elsewhere size=large scenario=trial drivers=10 personal=9", "contract"),
        ("place=elsewhere size=large scenario=trial drivers=9 personal=9", "free"),
    ];
    for (words, outcome) in ordinary {
        assert_eq!(gets(&format!("handler=ordinary {words}")).outcome.as_deref(), Some(outcome), "{words}");
    }
    // A critical operator exports somebody, whatever the row counts.
    for words in ["drivers=1 personal=0", "drivers=0 personal=1"] {
        let decision = gets(&format!("handler=ciio place=zone size=large scenario=trial {words}"));
        assert_eq!(decision.outcome.as_deref(), Some("assessment"), "{words}");
    }
    // What nothing reads that governs is named.
    let decision = gets("handler=ordinary place=zone size=large scenario=trial drivers=5 personal=100");
    assert_eq!(decision.unused, ["personal"]);
    let decision = gets("handler=ordinary place=elsewhere size=large scenario=trial drivers=5 personal=100");
    assert_eq!(decision.unused, ["size"]);
}
