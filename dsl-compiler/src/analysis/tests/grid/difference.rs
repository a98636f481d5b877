//! The difference of two blocks.

use proptest::prelude::*;

use super::super::blocks::{inside, points, words};
use super::random::{block, build, clauses, otherwise, runner};
use super::{answer, limit};
use crate::analysis::compare::diff_blocks;
use crate::analysis::space::{Gives, NormalBlock, Point};
use crate::work::Work;

#[test]
fn the_difference_of_two_blocks_agrees_with_all_points_of_a_grid() {
    let second = (clauses(0.3), otherwise(0.3), 0..5, any::<prop::sample::Index>());
    let result = runner(8_000).run(&(block(0.3), second), |(old, (clauses, otherwise, related, at))| {
        let mut new = build(&old.space, &clauses, otherwise, true, true);
        if related > 0 && !old.boxes.is_empty() {
            // The old block with one box changed.
            let (otherwise, first) = (new.otherwise.clone(), new.boxes.first().cloned());
            new = old.clone();
            let at = at.index(new.boxes.len());
            match (related, first) {
                (1, _) => {
                    let raised = new.boxes[at].gives.ranks().iter().map(|rank| (rank + 1) % 4);
                    new.boxes[at].gives = Gives::one_of(raised).unwrap();
                }
                (2, Some(other)) => new.boxes[at] = other,
                (3, _) => new.otherwise = otherwise,
                _ => {
                    new.boxes.remove(at);
                }
            }
        }
        let changes = diff_blocks(&old, &new, &Work::default()).unwrap();
        let decided = |block: &NormalBlock, p: &Point| {
            let here = block.boxes.iter().filter(|b| inside(&b.area, p));
            answer(here.map(|b| &b.gives)).or_else(|| block.otherwise.clone())
        };
        for p in points(&old.space, limit(old.space.measures) + 2) {
            let (a, b) = (decided(&old, &p), decided(&new, &p));
            let here: Vec<_> = changes.iter().filter(|(area, ..)| inside(area, &p)).collect();
            prop_assert!(
                here.len() == usize::from(a != b),
                "{p:?}: {here:?}, {a:?} {b:?}\n{}\n{}",
                words(&old),
                words(&new)
            );
            prop_assert!(here.iter().all(|(_, x, y)| (x, y) == (&a, &b)));
        }
        for (i, (a, x, y)) in changes.iter().enumerate() {
            for (b, ..) in changes[..i].iter().filter(|(_, v, w)| (x, y) == (v, w)) {
                let choices = a.choices.iter().zip(&b.choices).filter(|(a, b)| a != b).count();
                let measures: Vec<_> = a.measures.iter().zip(&b.measures).filter(|(a, b)| a != b).collect();
                let joins = (choices == 1 && measures.is_empty())
                    || (choices == 0
                        && measures.len() == 1
                        && (measures[0].0.hi == measures[0].1.lo || measures[0].1.hi == measures[0].0.lo));
                prop_assert!(!joins, "{a:?} and {b:?} join");
            }
        }
        Ok(())
    });
    if let Err(error) = result {
        panic!("{error}");
    }
}
