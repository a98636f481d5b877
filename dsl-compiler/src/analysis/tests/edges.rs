//! The mistakes of the published summary in small, and blocks that no caller should make.

use super::blocks::{block_of, guillotine};
use super::dice::Dice;
use crate::analysis::analyse::{analyse, analyse_within};
use crate::analysis::compare::diff_blocks;
use crate::analysis::finding::{CAP, Finding, FindingKind};
use crate::analysis::rules::{RuleBox, analyse_rules};
use crate::analysis::space::{BandBox, GivenBox, Gives, NormalBlock, Space};
use crate::model::{COUNT_LIMIT, Interval, ValueSet};
use crate::work::Work;

const FREE: usize = 0;
const CONTRACT: usize = 1;
const ASSESSMENT: usize = 2;
const NO_END: u64 = COUNT_LIMIT;

/// A clause: rank, bounds of `personal`, bounds of `sensitive`.
type Row = (usize, Option<(u64, u64)>, Option<(u64, u64)>);

fn block(rows: &[Row]) -> NormalBlock {
    let boxes = rows.iter().enumerate().map(|(clause, (rank, personal, sensitive))| {
        let side = |bounds: &Option<(u64, u64)>| bounds.map_or(Interval::FULL, |(lo, hi)| Interval { lo, hi });
        GivenBox {
            area: BandBox { choices: vec![], measures: vec![side(personal), side(sensitive)] },
            gives: Gives::one(*rank),
            names_choices: vec![],
            names_measures: vec![personal.is_some(), sensitive.is_some()],
            clause,
        }
    });
    NormalBlock {
        boxes: boxes.collect(),
        space: Space { choices: vec![], measures: 2 },
        otherwise: Some(Gives::one(FREE)),
        strictest_prevails: true,
        complete: true,
    }
}

fn of(block: &NormalBlock, kind: FindingKind) -> Vec<Finding> {
    analyse(block, &Work::default()).findings.into_iter().filter(|f| f.kind == kind).collect()
}

#[test]
fn a_hole_between_tiers_under_a_clause_that_takes_in_zero() {
    // Over 1,000,000; 100,000 to under 1,000,000; "no more than 10,000 sensitive".
    let aviation = block(&[
        (ASSESSMENT, Some((1_000_001, NO_END)), None),
        (ASSESSMENT, None, Some((10_001, NO_END))),
        (CONTRACT, Some((100_000, 1_000_000)), None),
        (CONTRACT, None, Some((0, 10_001))),
    ]);
    let masked = of(&aviation, FindingKind::MaskedGap { measure: 0 });
    assert_eq!(masked.len(), 1);
    assert_eq!(masked[0].witness.measures, [1_000_000, 0]);
    assert_eq!(masked[0].region[0].measures, [Interval { lo: 1_000_000, hi: 1_000_001 }, Interval { lo: 0, hi: 1 }]);
    assert_eq!(masked[0].boxes, [2, 0, 3]);
    let origin = of(&aviation, FindingKind::Origin);
    assert_eq!((origin.len(), &origin[0].boxes[..]), (1, &[3][..]));
    assert!(of(&aviation, FindingKind::Gap).is_empty());
}

#[test]
fn a_hole_and_a_double_cover_at_a_boundary() {
    let hole = block(&[(ASSESSMENT, None, Some((10_001, NO_END))), (CONTRACT, None, Some((1, 10_000)))]);
    let gap = of(&hole, FindingKind::Gap);
    assert_eq!(gap.len(), 1);
    assert_eq!(gap[0].witness.measures, [0, 10_000]);
    assert_eq!(
        (&gap[0].boxes[..], &gap[0].outcomes[..]),
        (&[1, 0][..], &[Some(Gives::one(FREE)), Some(Gives::one(CONTRACT))][..])
    );
    let both = block(&[(ASSESSMENT, None, Some((50_001, NO_END))), (CONTRACT, None, Some((1, 100_001)))]);
    let collision = of(&both, FindingKind::Collision);
    assert_eq!(collision.len(), 1);
    assert_eq!(collision[0].region[0].measures[1], Interval { lo: 50_001, hi: 100_001 });
    assert!(of(&both, FindingKind::Gap).is_empty());
}

#[test]
fn no_finding_where_there_is_nothing_wrong() {
    let national = block(&[
        (ASSESSMENT, Some((1_000_000, NO_END)), None),
        (ASSESSMENT, None, Some((10_000, NO_END))),
        (CONTRACT, Some((100_000, 1_000_000)), None),
        (CONTRACT, None, Some((1, 10_000))),
    ]);
    assert_eq!(analyse(&national, &Work::default()).findings, []);
    assert_eq!(analyse(&block(&[]), &Work::default()).findings, []);
    assert_eq!(diff_blocks(&national, &national, &Work::default()), Ok(vec![]));
}

#[test]
fn a_small_budget_says_so_and_finds_nothing_false() {
    let boxes = guillotine(4, 400, 3, 60);
    let ranks: Vec<usize> = (0..400).map(|at| Dice(at).below(3) as usize).collect();
    let mut whole = block_of(boxes, |at, _| ranks[at]);
    whole.boxes.retain(|one| one.clause % 50 != 3);
    let full = analyse(&whole, &Work::default());
    assert!(!full.over_budget);
    let held = |findings: &[Finding], kind: FindingKind, area: &BandBox| {
        findings
            .iter()
            .filter(|f| f.kind == kind)
            .any(|f| f.region.iter().any(|b| b.contains(area)) || f.region.iter().any(|b| b.meets(area)))
    };
    for budget in [0, 1, 10, 1_000, 5_000] {
        let some = analyse_within(&whole, budget, &Work::default());
        assert!(some.over_budget);
        for finding in &some.findings {
            assert!(finding.region.iter().all(|area| held(&full.findings, finding.kind, area)));
        }
    }
}

#[test]
fn findings_past_the_cap_are_counted() {
    let rows: Vec<_> = (0..2 * CAP as u64 + 14)
        .map(|i| (if i % 2 == 0 { CONTRACT } else { ASSESSMENT }, Some((i / 2 * 10, i / 2 * 10 + 3)), None))
        .collect();
    let found = of(&block(&rows), FindingKind::Collision);
    assert_eq!((found.len(), found[CAP - 1].more), (CAP, 7));
    assert!(found[..CAP - 1].iter().all(|f| f.more == 0));
    let rows: Vec<_> = (0..CAP as u64 + 9).map(|i| (CONTRACT, Some((i * 10 + 1, i * 10 + 8)), None)).collect();
    let gaps = of(&block(&rows), FindingKind::Gap);
    assert_eq!((gaps.len(), gaps[CAP - 1].more), (CAP, 9));
}

#[test]
fn odd_blocks_do_no_harm() {
    let odd = |choices: Vec<u128>, measures: Vec<(u64, u64)>, rank: usize| GivenBox {
        area: BandBox {
            choices: choices.into_iter().map(ValueSet).collect(),
            measures: measures.into_iter().map(|(lo, hi)| Interval { lo, hi }).collect(),
        },
        gives: Gives::one_of([rank, rank / 2]).unwrap(),
        names_choices: vec![true],
        names_measures: vec![],
        clause: usize::MAX,
    };
    let boxes = vec![
        odd(vec![], vec![], usize::MAX),
        odd(vec![0], vec![(5, 5)], 0),
        odd(vec![u128::MAX; 9], vec![(0, u64::MAX); 9], 1),
        odd(vec![1 << 127], vec![(u64::MAX, 0)], 2),
        odd(vec![u128::MAX], vec![(COUNT_LIMIT - 1, COUNT_LIMIT)], 3),
    ];
    for choices in [vec![], vec![0], vec![1], vec![128, 2], vec![1000]] {
        for measures in [0, 1, 3] {
            for (otherwise, complete) in [(None, true), (Some(0), true), (Some(usize::MAX), false)]
                .map(|(rank, all)| (rank.map(Gives::one), all))
            {
                let space = Space { choices: choices.clone(), measures };
                let block = NormalBlock {
                    space: space.clone(),
                    boxes: boxes.clone(),
                    otherwise: otherwise.clone(),
                    strictest_prevails: false,
                    complete,
                };
                let analysis = analyse(&block, &Work::default());
                assert!(!analysis.over_budget);
                let mut other = block.clone();
                other.boxes.pop();
                other.space.measures += 1;
                assert!(diff_blocks(&block, &other, &Work::default()).is_ok());
                let rules: Vec<RuleBox> = (boxes.iter().enumerate())
                    .map(|(i, one)| RuleBox {
                        area: one.area.clone(),
                        gives: None,
                        outcome: i as u64,
                        regardless: i % 2 == 0,
                        clause: i,
                    })
                    .collect();
                assert!(!analyse_rules(&space, &rules, &Work::default()).over_budget);
            }
        }
    }
}
