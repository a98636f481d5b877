//! The project's own lists: they resolve, and oracle, graph and artefact decide every input the same.

use dsl_compiler::model::{EditionId, FactKind};
use qingdan_tests::differential::Differential;
use qingdan_tests::inputs::{Chance, Domains};
use qingdan_tests::{Lists, Memory};

/// Random flows for each edition, besides the sweep over the boundaries.
const RANDOM: usize = 40_000;

#[test]
fn real_lists_agree() {
    let lists = Lists::of(&Memory::real().unwrap()).unwrap();
    assert_eq!(lists.errors(), Vec::<String>::new(), "the project's lists have errors");
    let domains = Domains::of(&lists.model);
    let mut compared = 0;
    let mut open = 0;
    for at in 0..lists.model.editions.len() {
        let edition = EditionId(at as u32);
        let differential = Differential::open(&lists, edition).unwrap();
        assert_eq!(differential.refused, None, "the artefact of {} is refused", lists.model.edition(edition).name);
        let mut chance = Chance::new(0x5eed + at as u64);
        let mut check = |flow: &_| {
            let decided = differential.agree(flow).unwrap_or_else(|why| panic!("{why}"));
            assert!(!decided.contradictory && !decided.possible.is_empty(), "{}", differential.in_words(flow));
            compared += 1;
            open += usize::from(decided.possible.len() > 1);
        };
        // Every boundary of every measure that matters at a place, amid nothing and amid something.
        for place in &domains.places {
            for fact in &place.named {
                if !matches!(lists.model.fact(*fact).kind, FactKind::Measure { .. }) {
                    continue;
                }
                for value in &domains.values[fact.index()] {
                    let mut amid = domains.flow(place, &mut chance);
                    amid.facts[fact.index()] = *value;
                    check(&amid);
                    for (at, other) in lists.model.facts.iter().enumerate() {
                        if !matches!(other.kind, FactKind::Attribute { .. }) && at != fact.index() {
                            amid.facts[at] = 0;
                        }
                    }
                    check(&amid);
                }
            }
        }
        for _ in 0..RANDOM {
            let place = chance.pick(&domains.places).unwrap();
            check(&domains.flow(place, &mut chance));
        }
        let nodes = differential.loaded.as_ref().map_or(0, |loaded| loaded.artefact().nodes.len());
        println!("{}: {nodes} nodes, {} bytes", lists.model.edition(edition).name, differential.bytes.len());
    }
    println!("{compared} inputs compared, {open} of them open");
    assert!(compared >= 100_000, "only {compared} inputs compared");
}
