//! Reasons: every one holds, whatever the facts are that were not given; what may be one is told as that.

use dsl_artifact::format::{Artefact, Binding, ItemBinding};
use dsl_artifact::{Decision, Loaded};
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
attribute handler one of { ordinary, ciio }
measure personal { unit people }
measure stored { unit people  counts held }
"#;

const CHAIN: &str = "strictness free < contract < assessment\n strictest prevails\n";

fn lists(text: &str) -> Lists {
    let lists = Lists::text(&format!("{SHARED}{text}")).unwrap();
    assert_eq!(lists.errors(), Vec::<String>::new());
    lists
}

fn compiled(lists: &Lists, edition: u32) -> Artefact {
    compile(&lists.model, &lists.files, EditionId(edition)).unwrap()
}

fn decide(loaded: &Loaded, words: &[&str]) -> Decision {
    loaded.decide(&loaded.facts(words.iter().copied()).unwrap())
}

fn rules(reasons: &[dsl_artifact::Because]) -> Vec<&str> {
    reasons.iter().map(|reason| reason.rule.as_str()).collect()
}

/// What is identified by volume is important where the volume is reached, and not because somebody says so.
#[test]
fn always_when_alone_is_important_by_that_alone() {
    let lists = lists(&format!(
        "edition e {{ {CHAIN}
           important by-volume {{ always when stored at least 100 people }}
           important by-either {{ when exempt
             always when stored at least 1_000 people }}
           rules {{ assessment when data is important }}
           bands {{ free otherwise }} }}"
    ));
    let differential = Differential::open(&lists, EditionId(0)).unwrap();
    let loaded = differential.loaded.as_ref().unwrap();
    for (words, by) in [
        (["by-volume=no", "by-either=no", "exempt=no", "stored=0"], None),
        (["by-volume=no", "by-either=no", "exempt=yes", "stored=99"], None),
        (["by-volume=no", "by-either=no", "exempt=no", "stored=100"], Some("e/important/by-volume")),
        (["by-volume=no", "by-either=yes", "exempt=no", "stored=0"], None),
        (["by-volume=no", "by-either=yes", "exempt=yes", "stored=0"], Some("e/important/by-either")),
    ] {
        let decision = decide(loaded, &words);
        let outcome = if by.is_some() { "assessment" } else { "free" };
        assert_eq!(decision.outcome.as_deref(), Some(outcome), "{words:?}");
        let items: Vec<&str> = rules(&decision.because).into_iter().filter(|rule| rule.contains("important")).collect();
        assert_eq!(items, Vec::from_iter(by), "{words:?}");
    }
    // A claim that the volume is reached is refused, whatever the volume is: neither believed nor dropped.
    assert_eq!(
        loaded.facts(["by-volume=yes", "stored=0"]).unwrap_err().to_string(),
        "`by-volume` is not for a flow to claim: data is important by it only where its condition holds"
    );
    // Nothing is asked for that could not change the answer.
    let asked = decide(loaded, &["by-volume=no", "by-either=no"]);
    assert_eq!(asked.ask, Some(Some("stored".to_owned())));
    let text = |rule: &str| {
        let rule = loaded.artefact().rules.iter().find(|one| one.id == rule).unwrap();
        rule.clause.as_ref().and_then(|clause| clause.en.clone())
    };
    assert_eq!(text("e/important/by-volume").as_deref(), Some("always when stored at least 100 people"));
    assert_eq!(
        text("e/important/by-either").as_deref(),
        Some("when “exempt”; always when stored at least 1_000 people")
    );
}

/// Who decides hangs on the industry, and the answer does not.
#[test]
fn a_rule_of_one_industry_is_no_reason_while_the_industry_is_not_known() {
    let lists = lists(&format!(
        "edition nat {{ {CHAIN}
           rules {{ assessment when handler is ciio }}
           bands {{ contract when personal at least 1 people
             free otherwise }} }}
         edition e {{ {CHAIN} falls back to nat }}
         industry cars in e {{ scenario other {{ bands {{ assessment when personal at least 5 people
           contract when personal at least 1 people
           free otherwise }} }} }}
         industry shops in e {{ scenario other {{ bands {{ contract when personal at least 1 people
           free otherwise }} }} }}"
    ));
    let loaded = Loaded::from_artefact(compiled(&lists, 1)).unwrap();
    let sure = decide(&loaded, &["handler=ciio", "personal=9"]);
    assert_eq!(sure.outcome.as_deref(), Some("assessment"));
    assert_eq!((rules(&sure.because), rules(&sure.perhaps)), (vec!["nat/rules/1"], vec![]));
    let either = decide(&loaded, &["handler=ordinary", "personal=1"]);
    assert_eq!(either.outcome.as_deref(), Some("contract"));
    let perhaps = ["e/cars/other/bands/2", "e/shops/other/bands/1", "nat/bands/1"];
    assert_eq!((rules(&either.because), rules(&either.perhaps)), (vec![], perhaps.to_vec()));
    let known = decide(&loaded, &["handler=ordinary", "personal=1", "industry=cars", "scenario=other"]);
    assert_eq!((rules(&known.because), rules(&known.perhaps)), (vec!["e/cars/other/bands/2"], vec![]));
}

/// One item or the other makes the data important: that it is, is certain.
#[test]
fn an_item_that_may_be_the_reason() {
    let lists = lists(&format!(
        "edition e {{ {CHAIN}
           important few {{ always when stored under 100 people }}
           important many {{ always when stored at least 100 people }}
           rules {{ assessment when data is important }}
           bands {{ free otherwise }} }}"
    ));
    let loaded = Loaded::from_artefact(compiled(&lists, 0)).unwrap();
    let decision = decide(&loaded, &[]);
    assert_eq!(rules(&decision.because), ["e/rules/1"]);
    assert!(decision.because[0].by_importance);
    assert_eq!(rules(&decision.perhaps), ["e/important/few", "e/important/many"]);
    let decision = decide(&loaded, &["stored=100"]);
    assert_eq!((rules(&decision.because), rules(&decision.perhaps)), (vec!["e/rules/1", "e/important/many"], vec![]));
    assert!(decision.because[0].by_importance && !decision.because[1].by_importance);
}

/// A rule that a `regardless` may go before is no certain reason, though it holds.
#[test]
fn a_rule_that_another_may_go_before() {
    let lists = lists(&format!(
        "edition e {{ {CHAIN}
           rules {{ assessment regardless when exempt
             assessment when handler is ciio }}
           bands {{ free otherwise }} }}"
    ));
    let loaded = Loaded::from_artefact(compiled(&lists, 0)).unwrap();
    let decision = decide(&loaded, &["handler=ciio"]);
    assert_eq!(decision.outcome.as_deref(), Some("assessment"));
    assert_eq!((rules(&decision.because), rules(&decision.perhaps)), (vec![], vec!["e/rules/1", "e/rules/2"]));
}

/// What a block cites where it is referred to is a reason's citation only where every such place cites it.
#[test]
fn a_block_in_two_places_cites_what_both_cite() {
    let lists = lists(&format!(
        "source law {{ title zh \"法\" en \"law\" }}
         source row {{ title zh \"行\" en \"row\" }}
         edition e {{ {CHAIN}
           bands base {{ contract when personal at least 1 people [law \"1\"]
             free otherwise [law \"2\"] }} }}
         industry cars in e {{
           scenario sale {{ bands e.base
             cite row \"1\" }}
           scenario other {{ bands e.base
             cite row \"2\" }} }}"
    ));
    let loaded = Loaded::from_artefact(compiled(&lists, 0)).unwrap();
    let cited = |words: &[&str]| {
        let decision = decide(&loaded, words);
        assert_eq!(rules(&decision.because), ["e/base/bands/1"], "{decision:?}");
        decision.because[0].cite.clone()
    };
    assert_eq!(cited(&["industry=cars", "scenario=other", "personal=1"]).len(), 2);
    assert_eq!(cited(&["industry=cars", "personal=1"]), ["law 1"]);
}

/// An artefact is not to be trusted in its size either: no rule is compared with all others, and the names of the items
/// are held once.
#[test]
fn many_rules_that_all_hold() {
    let lists = lists(&format!(
        "edition e {{ {CHAIN}
           important held-data {{ always when stored at least 1 people }}
           rules {{ assessment when data is important }}
           bands {{ free otherwise }} }}"
    ));
    let mut artefact = compiled(&lists, 0);
    let many = 40_000;
    let position = |artefact: &Artefact, id: &str| artefact.rules.iter().position(|rule| rule.id == id).unwrap();
    let (rule, item) = (position(&artefact, "e/rules/1"), position(&artefact, "e/important/held-data"));
    let case = artefact.flows.iter_mut().flat_map(|flow| &mut flow.cases).next().unwrap();
    let binding: Binding = case.rules.iter().find(|one| one.rule as usize == rule).unwrap().clone();
    let bound: ItemBinding = case.items.iter().find(|one| one.rule as usize == item).unwrap().clone();
    for n in 0..many {
        for (of, id) in [(rule, format!("e/rules/{n:05}")), (item, format!("e/important/item-{n:05}"))] {
            let next = artefact.rules.len() as u32;
            artefact.rules.push(dsl_artifact::format::Rule { id, ..artefact.rules[of].clone() });
            if of == rule {
                case.rules.push(Binding { rule: next, ..binding.clone() });
            } else {
                case.items.push(ItemBinding { rule: next, ..bound.clone() });
            }
        }
    }
    let loaded = Loaded::from_artefact(artefact).unwrap();
    let decision = decide(&loaded, &["stored=1"]);
    assert_eq!(decision.outcome.as_deref(), Some("assessment"));
    assert_eq!(decision.because.len(), 2 * (many + 1));
    assert_eq!(decision.because.iter().filter(|one| one.by_importance).count(), many + 1);
    assert!(decision.perhaps.is_empty());
}
