//! A list by reference: oracle, graph and artefact decide the same, whether the other list is in the folder or not.

use dsl_compiler::model::EditionId;
use qingdan_tests::differential::Differential;
use qingdan_tests::inputs::{Chance, Domains};
use qingdan_tests::{Lists, Memory};

const HARBOUR: &str = include_str!("../other-lists/harbour.qd");
const ISLAND: &str = include_str!("../other-lists/island.qd");

#[test]
fn absent_or_present_all_decide_alike() {
    let alone = || Memory::one(HARBOUR);
    for (folder, are_open) in [(alone(), true), (alone().with("lists/island.qd", ISLAND), false)] {
        let lists = Lists::of(&folder).unwrap();
        assert_eq!(lists.errors(), Vec::<String>::new());
        let domains = Domains::of(&lists.model);
        let mut open = 0;
        for at in 0..lists.model.editions.len() {
            let differential = Differential::open(&lists, EditionId(at as u32)).unwrap();
            assert_eq!(differential.refused, None);
            let mut chance = Chance::new(0x115 + at as u64);
            for _ in 0..2_000 {
                let place = chance.pick(&domains.places).unwrap();
                let decided =
                    differential.agree(&domains.flow(place, &mut chance)).unwrap_or_else(|why| panic!("{why}"));
                open += usize::from(decided.possible.len() > 1);
            }
        }
        assert_eq!(open > 0, are_open, "{open} open");
    }
}
