//! The normal form of conditions: the same points as the condition itself, the branches that were written, and the limit.

use super::blocks::{inside, points};
use crate::analysis::normal::{Axes, Axis, MAX_BOXES, NormalError, People, normal};
use crate::analysis::space::{Point, Space};
use crate::model::{COUNT_LIMIT, Cond, FactId, Interval, Test, ValueSet};
use dsl_syntax::Span;
use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};

/// Facts 0 and 1 are choices, 2 to 4 measures; choice 2 stands for `data is important`.
struct Three {
    space: Space,
    people: People,
}

impl Axes for Three {
    fn space(&self) -> &Space {
        &self.space
    }
    fn axis(&self, fact: FactId) -> Option<Axis> {
        match fact.index() {
            choice @ 0..2 => Some(Axis::Choice(choice)),
            measure @ 2..5 => Some(Axis::Measure(measure - 2)),
            _ => None,
        }
    }
    fn important(&self) -> Option<usize> {
        Some(2)
    }
    fn people(&self) -> Option<People> {
        Some(self.people.clone())
    }
}

fn three() -> Three {
    Three { space: Space { choices: vec![3, 2, 2], measures: 3 }, people: People::Any(vec![0, 2]) }
}

fn span() -> Span {
    Span::default()
}

fn count(measure: u32, lo: u64, hi: u64) -> Cond {
    Cond::Test(Test::Count { fact: FactId(2 + measure), interval: Interval { lo, hi }, span: span() })
}

fn choice(fact: u32, bits: u128) -> Cond {
    Cond::Test(Test::Choice { fact: FactId(fact), set: ValueSet(bits), span: span() })
}

fn holds(cond: &Cond, p: &Point) -> bool {
    match cond {
        Cond::All(parts) => parts.iter().all(|part| holds(part, p)),
        Cond::Any(parts) => parts.iter().any(|part| holds(part, p)),
        Cond::Not(inner) => !holds(inner, p),
        Cond::Test(Test::Count { fact, interval, .. }) => {
            let v = p.measures[fact.index() - 2];
            interval.lo <= v && v < interval.hi
        }
        Cond::Test(Test::Choice { fact, set, .. }) => set.has(p.choices[fact.index()]),
        Cond::Test(Test::Important(_)) => p.choices[2] == 1,
        Cond::Test(Test::SomePeople(_)) => p.measures[0] > 0 || p.measures[2] > 0,
    }
}

fn cond() -> impl Strategy<Value = Cond> {
    let leaf = prop_oneof![
        4 => (0u32..3, 0u64..4, 1u64..5).prop_map(|(m, lo, n)| count(m, lo, if lo + n > 4 { COUNT_LIMIT } else { lo + n })),
        2 => (0u32..2, 0u128..8).prop_map(|(fact, bits)| choice(fact, bits)),
        1 => Just(Cond::Test(Test::Important(span()))),
        1 => Just(Cond::Test(Test::SomePeople(span()))),
    ];
    leaf.prop_recursive(4, 24, 4, |inner| {
        let parts = proptest::collection::vec(inner.clone(), 0..4);
        prop_oneof![
            parts.clone().prop_map(Cond::All),
            parts.prop_map(Cond::Any),
            inner.prop_map(|c| Cond::Not(Box::new(c)))
        ]
    })
}

#[test]
fn the_boxes_hold_the_points_of_the_condition() {
    let axes = three();
    let all = points(&axes.space, 5);
    let config = Config { cases: 5_000, failure_persistence: None, ..Config::default() };
    let mut runner = TestRunner::new_with_rng(config, TestRng::from_seed(RngAlgorithm::ChaCha, &[9; 32]));
    let result = runner.run(&cond(), |cond| {
        let boxes = normal(&cond, &axes).unwrap();
        for one in &boxes {
            prop_assert!(!one.area.is_empty());
            let full = axes.space.whole();
            for axis in 0..3 {
                prop_assert!(one.names_measures[axis] || one.area.measures[axis] == full.measures[axis]);
                prop_assert!(one.names_choices[axis] || one.area.choices[axis] == full.choices[axis]);
            }
        }
        for p in &all {
            prop_assert_eq!(boxes.iter().any(|one| inside(&one.area, p)), holds(&cond, p), "{:?} in {:?}", p, boxes);
        }
        Ok(())
    });
    if let Err(error) = result {
        panic!("{error}");
    }
}

#[test]
fn a_branch_too_many_stays_and_an_artefact_goes() {
    let axes = three();
    let two = normal(&Cond::Any(vec![count(0, 1, COUNT_LIMIT), count(0, 5, COUNT_LIMIT)]), &axes).unwrap();
    assert_eq!(two.len(), 2);
    let with = normal(
        &Cond::All(vec![Cond::Any(vec![count(0, 1, COUNT_LIMIT), count(0, 5, COUNT_LIMIT)]), count(1, 1, 3)]),
        &axes,
    )
    .unwrap();
    assert_eq!(with.len(), 2, "a branch inside another is what the author wrote");
    let (a, b, c) = (count(0, 1, COUNT_LIMIT), count(1, 1, COUNT_LIMIT), count(2, 1, COUNT_LIMIT));
    let both = Cond::All(vec![Cond::Any(vec![a.clone(), b]), Cond::Any(vec![a, c])]);
    let boxes = normal(&both, &axes).unwrap();
    assert_eq!(boxes.len(), 2, "(a or b) and (a or c) is a, or b and c: {boxes:?}");
}

#[test]
fn a_bound_that_takes_in_everything_is_named() {
    let axes = three();
    let boxes = normal(&count(1, 0, COUNT_LIMIT), &axes).unwrap();
    assert_eq!(boxes[0].names_measures, [false, true, false]);
    assert_eq!(boxes[0].area, axes.space.whole());
}

#[test]
fn too_many_boxes_are_refused_before_they_are_made() {
    let axes = Three { space: Space { choices: vec![2, 2, 2], measures: 3 }, people: People::Choice(1) };
    let wide = |m: u32| Cond::Any((0..400).map(|lo| count(m, 2 * lo, 2 * lo + 1)).collect());
    assert_eq!(normal(&Cond::All(vec![wide(0), wide(1)]), &axes), Err(NormalError::TooManyBoxes));
    assert_eq!(normal(&Cond::All(vec![wide(0), wide(0)]), &axes).map(|boxes| boxes.len()), Ok(400));
    let many = Cond::Any((0..=MAX_BOXES as u64).map(|lo| count(0, lo, lo + 1)).collect());
    assert_eq!(normal(&many, &axes), Err(NormalError::TooManyBoxes));
    let deep = (0..60).fold(wide(0), |inner, _| Cond::Not(Box::new(Cond::All(vec![inner, wide(1)]))));
    assert_eq!(normal(&deep, &axes), Err(NormalError::TooManyBoxes));
    assert_eq!(normal(&choice(9, 1), &axes), Err(NormalError::NoAxis));
    assert_eq!(normal(&choice(2, 1), &axes), Err(NormalError::NoAxis));
}
