//! The oracle: what each check should find, from all points of the grid.

use std::collections::{BTreeMap, BTreeSet};

use super::super::blocks::{inside, points};
use super::answer;
use crate::analysis::finding::FindingKind;
use crate::analysis::space::{Gives, NormalBlock, Point};

/// What the oracle says of a finding.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Expected {
    pub(super) witness: Point,
    pub(super) region: BTreeSet<Point>,
    pub(super) outcomes: Vec<Option<Gives>>,
    /// Not compared for boxes that may be chosen in several ways.
    pub(super) boxes: Option<Vec<usize>>,
}

pub(super) type Key = (FindingKind, Vec<usize>, Point);

pub(super) struct Oracle<'a> {
    block: &'a NormalBlock,
    pub(super) all: Vec<Point>,
    /// Whether each box holds each point.
    holds: Vec<Vec<bool>>,
    /// What the boxes give each point together.
    decided: Vec<Option<Gives>>,
    mildest: usize,
    pub(super) found: BTreeMap<Key, Expected>,
}

/// Whether one answer is milder than another: in its mildest outcome, or in its strictest.
fn is_milder(one: &Gives, than: &Gives) -> bool {
    one.ranks()[0] < than.ranks()[0] || one.ranks().last() < than.ranks().last()
}

fn at_or_below(q: &Point, p: &Point) -> bool {
    q.choices == p.choices && q.measures.iter().zip(&p.measures).all(|(a, b)| a <= b)
}

fn below(q: &Point, p: &Point) -> bool {
    q != p && at_or_below(q, p)
}

fn neighbours(p: &Point, q: &Point) -> bool {
    if p.measures.iter().zip(&q.measures).any(|(a, b)| a.abs_diff(*b) > 1) {
        return false;
    }
    let choices = p.choices.iter().zip(&q.choices).filter(|(a, b)| a != b).count();
    let steps: u64 = p.measures.iter().zip(&q.measures).map(|(a, b)| a.abs_diff(*b)).sum();
    (choices == 1 && steps == 0) || (choices == 0 && steps == 1)
}

fn components(mut region: BTreeSet<Point>) -> Vec<BTreeSet<Point>> {
    let mut found = Vec::new();
    while let Some(first) = region.pop_first() {
        let mut part = BTreeSet::from([first.clone()]);
        let mut open = vec![first];
        while let Some(p) = open.pop() {
            let next: Vec<Point> = region.iter().filter(|q| neighbours(&p, q)).cloned().collect();
            for q in next {
                region.remove(&q);
                part.insert(q.clone());
                open.push(q);
            }
        }
        found.push(part);
    }
    found
}

impl<'a> Oracle<'a> {
    pub(super) fn new(block: &'a NormalBlock, top: u64) -> Self {
        let all = points(&block.space, top);
        let holds: Vec<Vec<bool>> =
            block.boxes.iter().map(|b| all.iter().map(|p| inside(&b.area, p)).collect()).collect();
        let decided = (0..all.len())
            .map(|p| answer((0..holds.len()).filter(|i| holds[*i][p]).map(|i| &block.boxes[i].gives)))
            .collect();
        let all_given = block.boxes.iter().map(|b| &b.gives).chain(&block.otherwise);
        let mildest = all_given.flat_map(|gives| gives.ranks()).copied().min().unwrap_or(0);
        let mut oracle = Oracle { block, all, holds, decided, mildest, found: BTreeMap::new() };
        oracle.pairs();
        oracle.gaps();
        oracle.masked();
        oracle.inversions();
        oracle.singles();
        oracle
    }

    fn add(
        &mut self,
        kind: FindingKind,
        key: Vec<usize>,
        region: BTreeSet<Point>,
        outcomes: Vec<Option<Gives>>,
        boxes: Option<Vec<usize>>,
    ) {
        let witness = region.first().unwrap().clone();
        let key = (kind, key, witness.clone());
        assert!(self.found.insert(key, Expected { witness, region, outcomes, boxes }).is_none());
    }

    fn pairs(&mut self) {
        let boxes = &self.block.boxes;
        let mut met: BTreeMap<(FindingKind, usize, usize), Vec<(usize, usize)>> = BTreeMap::new();
        for (i, a) in boxes.iter().enumerate() {
            for (j, b) in boxes.iter().enumerate() {
                if a.clause >= b.clause {
                    continue;
                }
                // An outcome that is certain, and milder than all that the other holds possible.
                let contradicts = |one: &Gives, other: &Gives| {
                    one.ranks().len() == 1 && other.ranks().iter().all(|rank| one.ranks()[0] < *rank)
                };
                if !contradicts(&a.gives, &b.gives) && !contradicts(&b.gives, &a.gives) {
                    continue;
                }
                let same = a.names_choices == b.names_choices && a.names_measures == b.names_measures;
                if !same && self.block.strictest_prevails {
                    continue;
                }
                let kind = if same { FindingKind::Collision } else { FindingKind::Crossing };
                met.entry((kind, a.clause, b.clause)).or_default().push((i, j));
            }
        }
        for ((kind, a, b), pairs) in met {
            let meets = |p: usize| pairs.iter().find(|(i, j)| self.holds[*i][p] && self.holds[*j][p]);
            let region = self.where_(|p| meets(p).is_some());
            if let Some(witness) = region.first() {
                let (i, j) = *meets(self.number(witness)).unwrap();
                let outcomes = vec![Some(boxes[i].gives.clone()), Some(boxes[j].gives.clone())];
                self.add(kind, vec![a, b], region, outcomes, Some(vec![i, j]));
            }
        }
    }

    fn where_(&self, holds: impl Fn(usize) -> bool) -> BTreeSet<Point> {
        (0..self.all.len()).filter(|p| holds(*p)).map(|p| self.all[p].clone()).collect()
    }

    fn number(&self, p: &Point) -> usize {
        self.all.iter().position(|q| q == p).unwrap()
    }

    /// Whether a point below `p` is covered, and gets more than `gives`.
    fn falls_short(&self, p: usize, gives: &Gives) -> bool {
        (0..self.all.len()).any(|q| {
            self.decided[q].as_ref().is_some_and(|other| is_milder(gives, other)) && below(&self.all[q], &self.all[p])
        })
    }

    /// By which outcome of each answer `p`, which gets `gives`, falls short of a point below: by the mildest if by that, else by the
    /// strictest.
    fn short_by(&self, p: usize, gives: Option<&Gives>) -> fn(&Gives) -> usize {
        let least = |gives: &Gives| gives.ranks()[0];
        let falls = |gives: &Gives| {
            (0..self.all.len()).any(|q| {
                self.decided[q].as_ref().is_some_and(|other| least(gives) < least(other))
                    && below(&self.all[q], &self.all[p])
            })
        };
        if gives.is_none_or(falls) { |gives| gives.ranks()[0] } else { |gives| *gives.ranks().last().unwrap() }
    }

    /// The strictest box with a point at or below `p` among `of`; of several, the nearest, then the first. And its nearest such point.
    fn box_below(&self, of: &[usize], p: &Point, by: fn(&Gives) -> usize) -> Option<(usize, usize)> {
        let boxes = &self.block.boxes;
        let mut best: Option<(usize, u64, usize, usize)> = None;
        for i in of {
            let reach = (0..self.all.len()).filter(|q| self.holds[*i][*q] && at_or_below(&self.all[*q], p));
            let far = |q: usize| -> u64 { self.all[q].measures.iter().zip(&p.measures).map(|(a, b)| b - a).sum() };
            let Some((distance, q)) = reach.map(|q| (far(q), q)).min() else { continue };
            let rank = by(&boxes[*i].gives);
            if best.is_none_or(|(r, d, ..)| rank > r || (rank == r && distance < d)) {
                best = Some((rank, distance, *i, q));
            }
        }
        best.map(|(_, _, i, q)| (i, q))
    }

    /// The strictest box at the first point on the way up along `m` that some box of `of` takes in, but not the point itself.
    fn box_above(&self, of: &[usize], p: &Point, m: usize, by: fn(&Gives) -> usize) -> Option<usize> {
        let boxes = &self.block.boxes;
        let top = self.all.iter().map(|p| p.measures[m]).max().unwrap();
        for value in p.measures[m] + 1..=top {
            let mut q = p.clone();
            q.measures[m] = value;
            let mut takes: Vec<usize> = of.iter().copied().filter(|i| inside(&boxes[*i].area, &q)).collect();
            takes.sort_by_key(|i| (usize::MAX - by(&boxes[*i].gives), *i));
            if let Some(first) = takes.first() {
                return Some(*first);
            }
        }
        None
    }

    fn gaps(&mut self) {
        if !self.block.complete {
            return;
        }
        let otherwise = self.block.otherwise.as_ref();
        let gap = |p: usize| self.decided[p].is_none() && otherwise.is_none_or(|o| self.falls_short(p, o));
        let region = self.where_(gap);
        let every: Vec<usize> = (0..self.block.boxes.len()).collect();
        for part in components(region) {
            let witness = part.first().unwrap();
            let by = self.short_by(self.number(witness), otherwise);
            let under = self.box_below(&every, witness, by);
            // The side on which the box below has ended comes first.
            let ended = |m: &usize| {
                under.is_some_and(|(i, _)| self.block.boxes[i].area.measures[*m].hi <= witness.measures[*m])
            };
            let (mut first, then): (Vec<usize>, Vec<usize>) = (0..self.block.space.measures).partition(ended);
            first.extend(then);
            let over = first.iter().find_map(|m| self.box_above(&every, witness, *m, by));
            let boxes = under.iter().map(|(i, _)| *i).chain(over).collect();
            let outcomes = vec![otherwise.cloned(), under.and_then(|(_, q)| self.decided[q].clone())];
            self.add(FindingKind::Gap, vec![], part, outcomes, Some(boxes));
        }
    }

    fn masked(&mut self) {
        if !self.block.complete {
            return;
        }
        let boxes = &self.block.boxes;
        let most: fn(&Gives) -> usize = |gives| *gives.ranks().last().unwrap();
        for m in 0..self.block.space.measures {
            let alone: Vec<usize> = (0..boxes.len())
                .filter(|i| boxes[*i].names_measures.iter().enumerate().all(|(axis, named)| *named == (axis == m)))
                .collect();
            let takes = |i: &usize, p: &Point, v: u64| {
                let mut q = p.clone();
                q.measures[m] = v;
                inside(&boxes[*i].area, &q)
            };
            let masked = |p: &Point| {
                let zero = p.measures.iter().enumerate().all(|(axis, v)| axis == m || *v == 0);
                let v = p.measures[m];
                let taken = alone.iter().any(|i| takes(i, p, v));
                let more = |i: &usize| boxes[*i].gives.ranks().iter().any(|rank| *rank > self.mildest);
                let above = (0..v).any(|u| alone.iter().any(|i| more(i) && takes(i, p, u)));
                let covering: Vec<_> = boxes.iter().filter(|b| inside(&b.area, p)).collect();
                zero && !taken && above && !covering.is_empty() && covering.iter().all(|b| !b.names_measures[m])
            };
            let region: BTreeSet<Point> = self.all.iter().filter(|p| masked(p)).cloned().collect();
            for part in components(region) {
                let witness = part.first().unwrap();
                let under = self.box_below(&alone, witness, most).map(|(i, _)| i);
                let over = self.box_above(&alone, witness, m, most);
                let masking = (0..boxes.len()).filter(|i| inside(&boxes[*i].area, witness));
                let named = under.into_iter().chain(over).chain(masking).collect();
                let outcomes = vec![self.decided[self.number(witness)].clone(), under.map(|i| boxes[i].gives.clone())];
                self.add(FindingKind::MaskedGap { measure: m }, vec![], part, outcomes, Some(named));
            }
        }
    }

    fn inversions(&mut self) {
        let region = self.where_(|p| self.decided[p].as_ref().is_some_and(|gives| self.falls_short(p, gives)));
        let every: Vec<usize> = (0..self.block.boxes.len()).collect();
        for part in components(region) {
            let witness = part.first().unwrap();
            let gets = self.decided[self.number(witness)].clone().unwrap();
            let by = self.short_by(self.number(witness), Some(&gets));
            let here = every
                .iter()
                .copied()
                .find(|i| by(&self.block.boxes[*i].gives) == by(&gets) && inside(&self.block.boxes[*i].area, witness))
                .unwrap();
            let (under, q) = self.box_below(&every, witness, by).unwrap();
            let outcomes = vec![Some(gets), self.decided[q].clone()];
            self.add(FindingKind::Inversion, vec![], part, outcomes, Some(vec![here, under]));
        }
    }

    fn singles(&mut self) {
        let boxes = &self.block.boxes;
        let zero = |p: &Point| p.measures.iter().all(|v| *v == 0);
        for (i, one) in boxes.iter().enumerate() {
            let own: Vec<usize> = (0..self.all.len()).filter(|p| self.holds[i][*p]).collect();
            let others =
                |p: usize| answer((0..boxes.len()).filter(|j| *j != i && self.holds[*j][p]).map(|j| &boxes[j].gives));
            let comes_out =
                |p: usize| one.gives.ranks().iter().any(|rank| self.decided[p].as_ref().unwrap().has(*rank));
            let dead = own.iter().all(|p| others(*p).is_some() && !comes_out(*p));
            // Left out, and nothing changes.
            let same = own.iter().all(|p| others(*p).is_some() && others(*p) == self.decided[*p]);
            assert!(same || !dead);
            let is_more = one.gives.ranks().iter().any(|rank| *rank > self.mildest);
            let origin = self.where_(|p| self.holds[i][p] && zero(&self.all[p]) && comes_out(p));
            let region = self.where_(|p| self.holds[i][p]);
            let named = || vec![Some(one.gives.clone())];
            if dead {
                self.add(FindingKind::Dead, vec![i], region, named(), None);
            } else if same && is_more {
                self.add(FindingKind::Redundant, vec![i], region, named(), None);
            }
            let more_comes_out = |p: &Point| {
                let gets = self.decided[self.number(p)].as_ref().unwrap();
                one.gives.ranks().iter().any(|rank| *rank > self.mildest && gets.has(*rank))
            };
            let origin: BTreeSet<Point> = origin.into_iter().filter(more_comes_out).collect();
            if !origin.is_empty() && one.names_measures.iter().any(|named| *named) {
                let gets = self.decided[self.number(origin.first().unwrap())].clone();
                self.add(FindingKind::Origin, vec![i], origin, vec![gets], Some(vec![i]));
            }
        }
        if self.block.complete && self.block.otherwise.is_some() && self.decided.iter().all(Option::is_some) {
            let all = self.all.iter().cloned().collect();
            self.add(FindingKind::DeadOtherwise, vec![], all, vec![self.block.otherwise.clone()], Some(vec![]));
        }
    }
}
