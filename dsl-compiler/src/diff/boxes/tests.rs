//! The boxes against the graph, on flows that both can do.
#![allow(clippy::unwrap_used, reason = "a test")]

use super::changes;
use crate::check::Sources;
use crate::decision::reasons::Deciders;
use crate::diff::differ::Differ;
use crate::diff::value::Change;
use crate::model::EditionId;
use crate::model::readings::Readings;
use crate::source::tests::OneFile;
use crate::work::Work;

/// What each way finds between two editions with these lines.
fn both(chains: [&str; 2], old: &str, new: &str) -> [Vec<String>; 2] {
    let edition = |name: &str, chain: &str, lines: &str| {
        format!("edition {name} {{ strictness {chain}\n strictest prevails\n {lines} }}\n")
    };
    let text = "outcome free\noutcome contract\noutcome assessment\nunit people { title zh \"人\" en \"people\" }\n\
                measure aa { unit people }\nflag ff\n"
        .to_owned()
        + &edition("old", chains[0], old)
        + &edition("new", chains[1], new);
    let sources = Sources::of(&OneFile(text)).unwrap();
    let model = sources.model(&Readings::default());
    let sides = ((&model, EditionId(0)), (&model, EditionId(1)));
    let mut differ = Differ::of(sides.0, sides.1, &Work::default());
    let (old, new) = differ.cases(&("other", "other"), &("other", "other"));
    let mut draw = |edition, cases| Deciders::draw(&mut differ.builder, EditionId(edition), cases).unwrap();
    let (of_old, of_new) = (draw(0, &old), draw(1, &new));
    let by_graph = differ.by_graph(&of_old, &of_new).unwrap();
    let by_boxes = changes(&mut Differ::of(sides.0, sides.1, &Work::default()), &old, &new).unwrap();
    [by_graph, by_boxes].map(|changes| {
        let told = |one: &Change| {
            format!("{:?}: {:?} by {:?}, then {:?} by {:?}", one.region, one.old, one.rules_old, one.new, one.rules_new)
        };
        let mut told: Vec<String> = changes.iter().map(told).collect();
        told.sort();
        told
    })
}

const CHAIN: &str = "free < contract < assessment";

#[test]
fn boxes_find_what_the_graph_finds() {
    let bands = |first: &str, rest: &str| format!("bands {{ {first} when aa at least 10 people\n {rest} otherwise }}");
    let pairs = [
        (bands("contract", "free"), bands("assessment", "free")),
        (bands("contract", "free"), bands("open { contract, assessment }", "free")),
        (bands("contract", "open { free, contract }"), bands("contract", "free")),
        (bands("open { free, assessment }", "free"), bands("open { contract, assessment }", "free")),
        (
            bands("open { free, assessment }", "free"),
            bands("open { free, assessment }", "free") + "rules { contract when ff }",
        ),
        (bands("contract", "free"), bands("contract", "free") + "rules { assessment regardless when ff }"),
    ];
    for (old, new) in pairs {
        let [by_graph, by_boxes] = both([CHAIN, CHAIN], &old, &new);
        assert!(!by_graph.is_empty(), "{old}\n{new}");
        assert_eq!(by_boxes, by_graph, "{old}\n{new}");
    }
    let [by_graph, by_boxes] =
        both(["free < contract", "free < assessment"], &bands("contract", "free"), &bands("assessment", "free"));
    assert_eq!((by_graph.len(), &by_boxes), (1, &by_graph));
}
