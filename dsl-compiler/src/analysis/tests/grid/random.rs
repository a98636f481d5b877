//! Random blocks, clauses and spaces, of few counts each.

use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};

use super::super::blocks::{RawBox, given};
use super::limit;
use crate::analysis::space::{Gives, NormalBlock, Space};

pub(super) fn raw_box() -> impl Strategy<Value = RawBox> {
    let choice = prop_oneof![2 => Just(None), 3 => (1u8..8).prop_map(Some)];
    let measure = prop_oneof![2 => Just(None), 3 => (0u64..6, 0u64..7).prop_map(Some)];
    (proptest::collection::vec(choice, 3), proptest::collection::vec(measure, 4))
        .prop_map(|(choices, measures)| RawBox { choices, measures })
}

pub(super) fn space() -> impl Strategy<Value = Space> {
    (1usize..=4, 0usize..=7, proptest::collection::vec(2usize..=3, 3)).prop_map(|(axes, choices, counts)| {
        let choices = [0, 0, 0, 1, 1, 2, 2, 3][choices].min(axes);
        let choices = if choices == axes && counts[0] == 2 { choices - 1 } else { choices };
        Space { choices: counts[..choices].to_vec(), measures: axes - choices }
    })
}

/// What a clause gives, and its branches.
pub(super) type Clause = (Gives, Vec<RawBox>);

/// One outcome, or several in an `open` clause, which is as often as `weight` says.
pub(super) fn gives(weight: f64) -> impl Strategy<Value = Gives> {
    let open = proptest::sample::subsequence(vec![0usize, 1, 2, 3], 2..=4);
    (prop::bool::weighted(weight), 0usize..4, open)
        .prop_map(|(open, one, several)| if open { Gives::one_of(several).unwrap() } else { Gives::one(one) })
}

pub(super) fn clauses(open: f64) -> impl Strategy<Value = Vec<Clause>> {
    let branches =
        prop_oneof![2 => 1usize..=1, 1 => 1usize..=3].prop_flat_map(|n| proptest::collection::vec(raw_box(), n));
    let clause = (gives(open), branches);
    proptest::collection::vec(clause, 0..=6)
}

pub(super) fn build(
    space: &Space,
    clauses: &[Clause],
    otherwise: Option<Gives>,
    strictest_prevails: bool,
    complete: bool,
) -> NormalBlock {
    let limit = limit(space.measures);
    let boxes = clauses
        .iter()
        .enumerate()
        .flat_map(|(clause, (gives, raws))| raws.iter().map(move |raw| given(space, raw, limit, gives, clause)));
    NormalBlock { boxes: boxes.collect(), space: space.clone(), otherwise, strictest_prevails, complete }
}

pub(super) fn otherwise(open: f64) -> impl Strategy<Value = Option<Gives>> {
    let certain = (0usize..2).prop_map(|rank| Some(Gives::one(rank)));
    prop_oneof![2 => Just(None), 3 => certain, 1 => gives(open).prop_map(Some)]
}

pub(super) fn block(open: f64) -> impl Strategy<Value = NormalBlock> {
    (space(), clauses(open), otherwise(open), any::<bool>(), prop::bool::weighted(0.85)).prop_map(
        |(space, clauses, otherwise, prevails, complete)| build(&space, &clauses, otherwise, prevails, complete),
    )
}

/// The same blocks whenever it runs, unless `QINGDAN_SEED` asks for others (`tests/fuzz` does).
pub(super) fn runner(cases: u32) -> TestRunner {
    let config = Config { cases, failure_persistence: None, max_shrink_iters: 20_000, ..Config::default() };
    let mut seed = [7; 32];
    if let Some(other) = std::env::var("QINGDAN_SEED").ok().and_then(|n| n.parse::<u64>().ok()) {
        seed[..8].copy_from_slice(&other.to_le_bytes());
    }
    println!("counted {cases} blocks against all points of a grid");
    TestRunner::new_with_rng(config, TestRng::from_seed(RngAlgorithm::ChaCha, &seed))
}
