//! Every check against an oracle that walks all points of a small grid, written from the table of the language page.
//!
//! What a point gets is a set of outcomes, one of them unless a clause is `open`: the oracle takes the stricter of each pair, outcome
//! by outcome, and knows nothing of floors.
mod difference;
mod findings;
mod oracle;
mod random;
mod rules;

use std::collections::BTreeSet;

use super::blocks::inside;
use crate::analysis::space::{BandBox, Gives, Point};

/// The greatest bound of a grid, by measures; past it all counts are alike.
fn limit(measures: usize) -> u64 {
    [1, 5, 5, 4, 3][measures]
}

/// The stricter of each pair.
fn pairwise(a: &Gives, b: &Gives) -> Gives {
    Gives::one_of(a.ranks().iter().flat_map(|x| b.ranks().iter().map(|y| *x.max(y)))).unwrap()
}

/// What boxes that hold a point give it.
fn answer<'g>(gives: impl Iterator<Item = &'g Gives>) -> Option<Gives> {
    gives.cloned().reduce(|a, b| pairwise(&a, &b))
}

fn point_set(all: &[Point], region: &[BandBox]) -> BTreeSet<Point> {
    all.iter().filter(|p| region.iter().any(|area| inside(area, p))).cloned().collect()
}
