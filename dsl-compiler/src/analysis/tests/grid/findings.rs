//! The checks of a block of bands.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;

use super::super::blocks::{inside, words};
use super::oracle::{Key, Oracle};
use super::random::{block, runner};
use super::{answer, limit, pairwise, point_set};
use crate::analysis::analyse::analyse;
use crate::analysis::finding::{Finding, FindingKind};
use crate::analysis::space::{BandBox, NormalBlock, Point};
use crate::work::Work;

/// No box of the region can grow by one step in one axis.
fn maximal(region: &[BandBox], set: &BTreeSet<Point>, all: &[Point]) -> bool {
    let steps = |area: &BandBox| {
        let mut grown = Vec::new();
        for axis in 0..area.choices.len() {
            for value in 0..3 {
                let mut more = area.clone();
                more.choices[axis].0 |= 1 << value;
                grown.push(more);
            }
        }
        for axis in 0..area.measures.len() {
            let mut up = area.clone();
            up.measures[axis].hi += 1;
            let mut down = area.clone();
            down.measures[axis].lo = down.measures[axis].lo.saturating_sub(1);
            grown.extend([up, down]);
        }
        grown
    };
    region.iter().all(|area| {
        steps(area).iter().all(|more| {
            let gained: Vec<&Point> = all.iter().filter(|p| inside(more, p) && !inside(area, p)).collect();
            gained.is_empty() || gained.iter().any(|p| !set.contains(p))
        })
    })
}

fn key(block: &NormalBlock, finding: &Finding) -> Key {
    let own = match finding.kind {
        FindingKind::Collision | FindingKind::Crossing => {
            finding.boxes.iter().map(|i| block.boxes[*i].clause).collect()
        }
        FindingKind::Dead | FindingKind::Redundant | FindingKind::Origin => finding.boxes[..1].to_vec(),
        _ => vec![],
    };
    (finding.kind, own, finding.witness.clone())
}

fn check(block: &NormalBlock, tally: &mut BTreeMap<String, usize>) -> Result<(), TestCaseError> {
    let top = limit(block.space.measures) + 2;
    let oracle = Oracle::new(block, top);
    let analysis = analyse(block, &Work::default());
    prop_assert!(!analysis.over_budget);
    let keys: Vec<Key> = analysis.findings.iter().map(|f| key(block, f)).collect();
    let expected: Vec<Key> = oracle.found.keys().cloned().collect();
    let mut sorted = keys.clone();
    sorted.sort();
    prop_assert_eq!(&sorted, &expected, "found / expected of\n{}", words(block));
    prop_assert!(analysis.findings.is_sorted_by_key(|f| f.kind));
    for (finding, key) in analysis.findings.iter().zip(keys) {
        let expected = &oracle.found[&key];
        let text = || format!("{finding:?}\nexpected {expected:?}\nof\n{}", words(block));
        let set = point_set(&oracle.all, &finding.region);
        prop_assert!(set == expected.region, "region: {}", text());
        prop_assert!(finding.region.iter().all(|b| !b.is_empty()), "empty box: {}", text());
        prop_assert!(maximal(&finding.region, &set, &oracle.all) || single(finding.kind), "not maximal: {}", text());
        prop_assert_eq!(&finding.witness, &expected.witness);
        prop_assert_eq!(finding.more, 0);
        match &expected.boxes {
            Some(boxes) => {
                prop_assert!(finding.boxes == *boxes, "boxes: {}", text());
                prop_assert!(finding.outcomes == expected.outcomes, "outcomes: {}", text());
            }
            None => {
                let own = &block.boxes[finding.boxes[0]].gives;
                let others = &finding.boxes[1..];
                prop_assert!(others.iter().all(|i| *i != finding.boxes[0]), "others: {}", text());
                let named: Vec<_> = finding.boxes.iter().map(|i| Some(block.boxes[*i].gives.clone())).collect();
                prop_assert_eq!(&finding.outcomes, &named);
                // The boxes named beside it are why: they alone make it come out nowhere, or give all that it gives.
                let suffice = |of: &[usize]| {
                    expected.region.iter().all(|p| {
                        let here = of.iter().filter(|i| inside(&block.boxes[**i].area, p));
                        answer(here.map(|i| &block.boxes[*i].gives)).is_some_and(|gives| match finding.kind {
                            FindingKind::Dead => gives.ranks()[0] > *own.ranks().last().unwrap(),
                            _ => pairwise(&gives, own) == gives,
                        })
                    })
                };
                prop_assert!(suffice(others), "not why: {}", text());
                for spared in others {
                    let without: Vec<usize> = others.iter().copied().filter(|i| i != spared).collect();
                    prop_assert!(!suffice(&without), "spare box: {}", text());
                }
            }
        }
        *tally.entry(format!("{:?}", finding.kind)).or_default() += 1;
    }
    *tally.entry(format!("{} measures, {} choices", block.space.measures, block.space.choices.len())).or_default() += 1;
    Ok(())
}

fn single(kind: FindingKind) -> bool {
    // Those regions are the box itself.
    matches!(kind, FindingKind::Dead | FindingKind::Redundant)
}

#[test]
fn every_check_agrees_with_all_points_of_a_grid() {
    let tally = std::cell::RefCell::new(BTreeMap::new());
    let result = runner(6_000).run(&block(0.0), |block| check(&block, &mut tally.borrow_mut()));
    let result = result.and_then(|()| runner(12_000).run(&block(0.4), |block| check(&block, &mut tally.borrow_mut())));
    for (what, count) in tally.into_inner() {
        println!("{count:>7} {what}");
    }
    if let Err(error) = result {
        panic!("{error}");
    }
}
