//! Large blocks: they end, within budget, and fast. `cargo test --release -p dsl-compiler --test bands_scale -- --nocapture` prints times.

#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    clippy::disallowed_macros,
    reason = "says how long it took"
)]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test")]
mod bands_support;

use std::time::Instant;

use bands_support::{Dice, block_of, guillotine};
use dsl_compiler::analysis::analyse::{Analysis, FindingKind, analyse, analyse_within};
use dsl_compiler::analysis::compare::diff_blocks;
use dsl_compiler::analysis::partition::WORK;
use dsl_compiler::analysis::space::{BandBox, Gives, NormalBlock, Space};
use dsl_compiler::model::{COUNT_LIMIT, Interval, ValueSet};
use dsl_compiler::work::Work;

fn shown(what: &str, block: &NormalBlock) -> Analysis {
    shown_within(what, block, WORK)
}

fn shown_within(what: &str, block: &NormalBlock, budget: u64) -> Analysis {
    let start = Instant::now();
    let work = Work::default();
    let analysis = analyse_within(block, budget, &work);
    let mut kinds = std::collections::BTreeMap::new();
    for finding in &analysis.findings {
        let (count, boxes) = kinds.entry(finding.kind).or_insert((0, 0));
        *count += 1 + finding.more;
        *boxes += finding.region.len();
    }
    let took = start.elapsed().as_secs_f64() * 1e3;
    println!(
        "{took:>8.1} ms  {what}: {} boxes; (findings, boxes) {kinds:?}; {} units; over budget: {}",
        block.boxes.len(),
        work.spent(),
        analysis.over_budget
    );
    analysis
}

fn monotone(_: usize, area: &BandBox) -> usize {
    area.measures.iter().map(|side| usize::from(side.lo >= 500_000)).sum::<usize>().min(3)
}

fn random(seed: u64) -> impl Fn(usize, &BandBox) -> usize {
    move |at, _| Dice(seed ^ (at as u64) << 20).below(4) as usize
}

fn shown_diff(what: &str, a: &NormalBlock, b: &NormalBlock) -> usize {
    let start = Instant::now();
    let found = diff_blocks(a, b, &Work::default()).map(|found| found.len());
    println!("{:>8.1} ms  diff {what}: {found:?} boxes", start.elapsed().as_secs_f64() * 1e3);
    found.unwrap()
}

#[test]
fn ten_thousand_boxes_in_five_dimensions() {
    let boxes = guillotine(1, 10_000, 5, 1_000_000);
    assert_eq!(boxes.len(), 10_000);
    let even = shown("by count of measures in their upper half", &block_of(boxes.clone(), monotone));
    assert!(!even.over_budget);
    // A partition into ranks that only rise has nothing wrong with it.
    let rising = |_: usize, area: &BandBox| usize::from(area.measures.iter().all(|side| side.lo == 0));
    let one = shown("one outcome but at zero", &block_of(boxes.clone(), rising));
    assert!(one.findings.iter().any(|f| f.kind == FindingKind::Inversion));
    let same = shown("one outcome", &block_of(boxes.clone(), |_, _| 1));
    assert!(same.findings.is_empty() && !same.over_budget);
    let wild = shown("random outcomes", &block_of(boxes.clone(), random(3)));
    assert!(!wild.over_budget && wild.findings.iter().any(|f| f.kind == FindingKind::Inversion));
    let mut holes = block_of(boxes.clone(), monotone);
    holes.boxes.retain(|b| b.clause % 100 != 7);
    let gaps = shown("100 boxes left out", &holes);
    assert!(gaps.findings.iter().any(|f| f.kind == FindingKind::Gap));
    let old = block_of(boxes.clone(), random(3));
    let mut new = old.clone();
    for one in new.boxes.iter_mut().filter(|b| b.clause % 100 == 7) {
        one.gives = Gives::one((one.gives.least() + 1) % 4);
    }
    assert!((1..=100).contains(&shown_diff("1% of the ranks changed", &old, &new)));
    assert_eq!(shown_diff("with itself", &old, &old), 0);
    let mut moved = old.clone();
    for at in (7..10_000).step_by(100) {
        let side = &mut moved.boxes[at].area.measures[at / 100 % 5];
        side.hi = if side.hi == COUNT_LIMIT { side.lo + 1_000 } else { side.hi + 1 };
    }
    shown_diff("1% of the boxes moved", &old, &moved);
    let other = block_of(guillotine(2, 10_000, 5, 1_000_000), monotone);
    shown_diff("two of one shape, other boxes", &block_of(boxes, monotone), &other);
    if !cfg!(debug_assertions) {
        shown_diff("random and independent", &old, &block_of(guillotine(2, 10_000, 5, 1_000_000), random(9)));
    }
}

#[test]
fn thousands_of_boxes_that_overlap() {
    let mut dice = Dice(5);
    for (n, d) in [(3000, 2), (3000, 3), (1000, 4), (3000, 5)] {
        let boxes: Vec<BandBox> = (0..n)
            .map(|_| {
                let measures = (0..d).map(|_| {
                    let (a, b) = (dice.below(1_000_000), dice.below(1_000_000));
                    Interval { lo: a.min(b), hi: a.max(b) + 1 }
                });
                BandBox { choices: vec![], measures: measures.collect() }
            })
            .collect();
        // The whole budget is for the release profile.
        let budget = if cfg!(debug_assertions) { 1_000_000 } else { WORK };
        let analysis =
            shown_within(&format!("overlapping at random in {d} dimensions"), &block_of(boxes, random(11)), budget);
        assert!(analysis.findings.iter().any(|f| f.kind == FindingKind::Collision && f.more > 0));
    }
}

#[test]
fn a_list_of_rows_of_thresholds() {
    // Forty values of two attributes, two flags, two measures: three tiers a row.
    let mut boxes = Vec::new();
    for row in 0..1_200usize {
        let choices = vec![ValueSet::one(row % 40), ValueSet::one(row / 40), ValueSet::full(2), ValueSet::full(2)];
        let (a, b) = (1_000 * (row as u64 + 1), 10 * (row as u64 % 77 + 1));
        for (lo, hi) in [(1, a), (a, 10 * a), (10 * a, COUNT_LIMIT)] {
            boxes.push(BandBox { choices: choices.clone(), measures: vec![Interval { lo, hi }, Interval::FULL] });
        }
        for (lo, hi) in [(1, b), (b, COUNT_LIMIT)] {
            boxes.push(BandBox { choices: choices.clone(), measures: vec![Interval::FULL, Interval { lo, hi }] });
        }
    }
    let mut block = block_of(boxes, |at, _| [1, 2, 3, 1, 3][at % 5]);
    block.space = Space { choices: vec![40, 30, 2, 2], measures: 2 };
    for one in &mut block.boxes {
        one.names_choices = vec![true, true, false, false];
    }
    block.otherwise = Some(Gives::one(0));
    let analysis = shown("rows of an attribute", &block);
    assert!(!analysis.over_budget && analysis.findings.is_empty());
}

/// Counts `lo` to `lo + width`, not included.
fn side(lo: u64, width: u64) -> Interval {
    Interval { lo, hi: lo + width }
}

fn area(measures: [Interval; 3]) -> BandBox {
    BandBox { choices: vec![], measures: measures.to_vec() }
}

/// A block, and whether its analysis may be cut short.
type Shape = (&'static str, NormalBlock, bool);

/// So many units are most blocks of some hundred or thousand bands at most; all, those that are cut short.
const MOST: u64 = 8_000_000;
const CUT_SHORT: u64 = 4 * WORK;

fn six_hundred() -> Vec<Shape> {
    let mut dice = Dice(600);
    let mut random = |width: u64| side(1 + dice.below(900_000), 1_000 + dice.below(width));
    let mut boxes =
        |width: u64| (0..600).map(|_| area([random(width), random(width), random(width)])).collect::<Vec<_>>();
    let (large, small) = (boxes(400_000), boxes(40_000));
    let lone = |at: usize, lo: u64, width: u64| {
        let mut measures = [Interval::FULL; 3];
        measures[at % 3] = side(lo, width);
        area(measures)
    };
    let at = |i: usize| 10 * (i as u64 / 3) + 10;
    let tiers = (0..600).map(|i| lone(i, at(i), 10)).collect();
    let slabs = (0..600).map(|i| lone(i, at(i), 5)).collect();
    let plates = |i: usize| {
        let mut measures = [side(1, 900_000); 3];
        measures[i % 3] = side(at(i), 5);
        area(measures)
    };
    let corners = (0..600).map(|_| area([1, 1, 1].map(|_| Interval { lo: 1 + dice.below(900_000), hi: COUNT_LIMIT })));
    let corners = corners.collect();
    let by_half = |i: usize, _: &BandBox| 1 + usize::from(i >= 300);
    vec![
        ("large boxes at random", block_of(large, random_rank), false),
        ("small boxes at random", block_of(small, random_rank), false),
        ("tiers of one measure each", block_of(tiers, by_half), false),
        ("corners", block_of(corners, random_rank), false),
        ("stripes of one measure each", block_of(slabs, random_rank), true),
        ("plates", block_of((0..600).map(plates).collect(), random_rank), true),
    ]
}

fn random_rank(at: usize, _: &BandBox) -> usize {
    1 + Dice(at as u64).below(2) as usize
}

fn ten_thousand_branches() -> Vec<Shape> {
    let one_clause = |areas: Vec<BandBox>| {
        let mut block = block_of(areas, |_, _| 1);
        block.boxes.iter_mut().for_each(|given| given.clause = 0);
        block
    };
    let flat = |side: fn(u64) -> [Interval; 3]| one_clause((0..10_000).map(|i| area(side(i))).collect());
    let free = Interval::FULL;
    let mut dice = Dice(3);
    let mut far = || side(1 + dice.below(900_000), 500);
    let scattered = (0..10_000).map(|_| area([far(), far(), free])).collect();
    let from = |lo: u64| Interval { lo, hi: COUNT_LIMIT };
    vec![
        ("apart", flat(|i| [side(10 * i + 10, 5), Interval::FULL, Interval::FULL]), false),
        ("side by side", flat(|i| [side(10 * i + 10, 10), Interval::FULL, Interval::FULL]), false),
        ("one in another", one_clause((0..10_000).map(|i| area([from(i + 5), free, free])).collect()), false),
        ("steps", one_clause((0..10_000).map(|i| area([from(i + 5), from(10_005 - i), free])).collect()), true),
        ("scattered", one_clause(scattered), false),
    ]
}

#[test]
fn the_work_of_hostile_blocks_is_bounded() {
    for (what, block, may_be_cut_short) in six_hundred().into_iter().chain(ten_thousand_branches()) {
        let work = Work::default();
        let start = Instant::now();
        let analysis = analyse(&block, &work);
        let took = start.elapsed().as_secs_f64() * 1e3;
        println!("{took:>8.1} ms  {what}: {} findings, {} units", analysis.findings.len(), work.spent());
        assert_eq!(analysis.over_budget, may_be_cut_short, "{what}");
        assert!(work.spent() < if may_be_cut_short { CUT_SHORT } else { MOST }, "{what}: {}", work.spent());
    }
}
