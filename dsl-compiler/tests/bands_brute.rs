//! Every check against an oracle that walks all points of a small grid, written from the table of the language page.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test")]
mod bands_support;

use std::collections::{BTreeMap, BTreeSet};

use bands_support::{RawBox, given, inside, points, words};
use dsl_compiler::bands::analyse::{Finding, FindingKind, analyse};
use dsl_compiler::bands::diff::diff_blocks;
use dsl_compiler::bands::rules::{RuleBox, analyse_rules};
use dsl_compiler::bands::space::{BandBox, NormalBlock, Point, Space};
use dsl_compiler::work::Work;
use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};

/// The greatest bound of a grid, by measures; past it all counts are alike.
fn limit(measures: usize) -> u64 {
    [1, 5, 5, 4, 3][measures]
}

/// What the oracle says of a finding.
#[derive(Debug, PartialEq, Eq)]
struct Expected {
    witness: Point,
    region: BTreeSet<Point>,
    outcomes: Vec<Option<usize>>,
    /// Not compared for boxes that may be chosen in several ways.
    boxes: Option<Vec<usize>>,
}

type Key = (FindingKind, Vec<usize>, Point);

struct Oracle<'a> {
    block: &'a NormalBlock,
    all: Vec<Point>,
    /// Whether each box holds each point.
    holds: Vec<Vec<bool>>,
    /// The strictest box over each point.
    decided: Vec<Option<usize>>,
    mildest: usize,
    found: BTreeMap<Key, Expected>,
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
    fn new(block: &'a NormalBlock, top: u64) -> Self {
        let all = points(&block.space, top);
        let holds: Vec<Vec<bool>> =
            block.boxes.iter().map(|b| all.iter().map(|p| inside(&b.area, p)).collect()).collect();
        let decided = (0..all.len())
            .map(|p| (0..holds.len()).filter(|i| holds[*i][p]).map(|i| block.boxes[i].rank).max())
            .collect();
        let mildest = block.boxes.iter().map(|b| b.rank).chain(block.otherwise).min().unwrap_or(0);
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
        outcomes: Vec<Option<usize>>,
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
                if a.clause >= b.clause || a.rank == b.rank {
                    continue;
                }
                if (a.open && b.rank > a.rank) || (b.open && a.rank > b.rank) {
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
                let outcomes = vec![Some(boxes[i].rank), Some(boxes[j].rank)];
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

    /// Whether a point below `p` is covered with a rank above `rank`.
    fn stricter_below(&self, p: usize, rank: usize) -> bool {
        (0..self.all.len())
            .any(|q| self.decided[q].is_some_and(|other| other > rank) && below(&self.all[q], &self.all[p]))
    }

    /// The strictest box with a point at or below `p` among `of`; of several, the nearest, then the first.
    fn box_below(&self, of: &[usize], p: &Point) -> Option<usize> {
        let boxes = &self.block.boxes;
        let mut best: Option<(usize, u64, usize)> = None;
        for i in of {
            let reach: Vec<&Point> = (0..self.all.len())
                .filter(|q| self.holds[*i][*q])
                .map(|q| &self.all[q])
                .filter(|q| at_or_below(q, p))
                .collect();
            let far = |q: &Point| -> u64 { q.measures.iter().zip(&p.measures).map(|(a, b)| b - a).sum() };
            let Some(distance) = reach.into_iter().map(far).min() else { continue };
            let rank = boxes[*i].rank;
            if best.is_none_or(|(r, d, _)| rank > r || (rank == r && distance < d)) {
                best = Some((rank, distance, *i));
            }
        }
        best.map(|(_, _, i)| i)
    }

    /// The strictest box at the first point on the way up along `m` that some box of `of` takes in, but not the point itself.
    fn box_above(&self, of: &[usize], p: &Point, m: usize) -> Option<usize> {
        let boxes = &self.block.boxes;
        let top = self.all.iter().map(|p| p.measures[m]).max().unwrap();
        for value in p.measures[m] + 1..=top {
            let mut q = p.clone();
            q.measures[m] = value;
            let mut takes: Vec<usize> = of.iter().copied().filter(|i| inside(&boxes[*i].area, &q)).collect();
            takes.sort_by_key(|i| (usize::MAX - boxes[*i].rank, *i));
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
        let gap =
            |p: usize| self.decided[p].is_none() && self.block.otherwise.is_none_or(|o| self.stricter_below(p, o));
        let region = self.where_(gap);
        let every: Vec<usize> = (0..self.block.boxes.len()).collect();
        for part in components(region) {
            let witness = part.first().unwrap();
            let under = self.box_below(&every, witness);
            // The side on which the box below has ended comes first.
            let ended =
                |m: &usize| under.is_some_and(|i| self.block.boxes[i].area.measures[*m].hi <= witness.measures[*m]);
            let (mut first, then): (Vec<usize>, Vec<usize>) = (0..self.block.space.measures).partition(ended);
            first.extend(then);
            let over = first.iter().find_map(|m| self.box_above(&every, witness, *m));
            let boxes = under.into_iter().chain(over).collect();
            let outcomes = vec![self.block.otherwise, under.map(|i| self.block.boxes[i].rank)];
            self.add(FindingKind::Gap, vec![], part, outcomes, Some(boxes));
        }
    }

    fn masked(&mut self) {
        if !self.block.complete {
            return;
        }
        let boxes = &self.block.boxes;
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
                let above = (0..v).any(|u| alone.iter().any(|i| boxes[*i].rank > self.mildest && takes(i, p, u)));
                let covering: Vec<_> = boxes.iter().filter(|b| inside(&b.area, p)).collect();
                zero && !taken && above && !covering.is_empty() && covering.iter().all(|b| !b.names_measures[m])
            };
            let region: BTreeSet<Point> = self.all.iter().filter(|p| masked(p)).cloned().collect();
            for part in components(region) {
                let witness = part.first().unwrap();
                let under = self.box_below(&alone, witness);
                let over = self.box_above(&alone, witness, m);
                let masking = (0..boxes.len()).filter(|i| inside(&boxes[*i].area, witness));
                let named = under.into_iter().chain(over).chain(masking).collect();
                let outcomes = vec![self.decided[self.number(witness)], under.map(|i| boxes[i].rank)];
                self.add(FindingKind::MaskedGap { measure: m }, vec![], part, outcomes, Some(named));
            }
        }
    }

    fn inversions(&mut self) {
        let region = self.where_(|p| self.decided[p].is_some_and(|rank| self.stricter_below(p, rank)));
        let every: Vec<usize> = (0..self.block.boxes.len()).collect();
        for part in components(region) {
            let witness = part.first().unwrap();
            let rank = self.decided[self.number(witness)].unwrap();
            let here = every
                .iter()
                .copied()
                .find(|i| self.block.boxes[*i].rank == rank && inside(&self.block.boxes[*i].area, witness))
                .unwrap();
            let under = self.box_below(&every, witness).unwrap();
            let outcomes = vec![Some(rank), Some(self.block.boxes[under].rank)];
            self.add(FindingKind::Inversion, vec![], part, outcomes, Some(vec![here, under]));
        }
    }

    fn singles(&mut self) {
        let boxes = &self.block.boxes;
        let zero = |p: &Point| p.measures.iter().all(|v| *v == 0);
        for (i, one) in boxes.iter().enumerate() {
            let own = || (0..self.all.len()).filter(|p| self.holds[i][*p]);
            let others =
                |p: usize, least: usize| (0..boxes.len()).any(|j| j != i && boxes[j].rank >= least && self.holds[j][p]);
            let dead = own().all(|p| others(p, one.rank + 1));
            let same = own().all(|p| others(p, one.rank));
            let origin = self.where_(|p| self.holds[i][p] && zero(&self.all[p]) && self.decided[p] == Some(one.rank));
            let own = self.where_(|p| self.holds[i][p]);
            if dead {
                self.add(FindingKind::Dead, vec![i], own, vec![Some(one.rank)], None);
            } else if same && one.rank > self.mildest {
                self.add(FindingKind::Redundant, vec![i], own, vec![Some(one.rank)], None);
            }
            if !origin.is_empty() && one.rank > self.mildest && one.names_measures.iter().any(|named| *named) {
                self.add(FindingKind::Origin, vec![i], origin, vec![Some(one.rank)], Some(vec![i]));
            }
        }
        if self.block.complete && self.block.otherwise.is_some() && self.decided.iter().all(Option::is_some) {
            let all = self.all.iter().cloned().collect();
            self.add(FindingKind::DeadOtherwise, vec![], all, vec![self.block.otherwise], Some(vec![]));
        }
    }
}

fn point_set(all: &[Point], region: &[BandBox]) -> BTreeSet<Point> {
    all.iter().filter(|p| region.iter().any(|area| inside(area, p))).cloned().collect()
}

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
                let others = &finding.boxes[1..];
                let least = block.boxes[finding.boxes[0]].rank + usize::from(finding.kind == FindingKind::Dead);
                prop_assert!(
                    others.iter().all(|i| *i != finding.boxes[0] && block.boxes[*i].rank >= least),
                    "others: {}",
                    text()
                );
                let ranks: Vec<_> = finding.boxes.iter().map(|i| Some(block.boxes[*i].rank)).collect();
                prop_assert_eq!(&finding.outcomes, &ranks);
                let covers = |of: &mut dyn Iterator<Item = usize>| {
                    let of: Vec<usize> = of.collect();
                    expected.region.iter().all(|p| of.iter().any(|i| inside(&block.boxes[*i].area, p)))
                };
                prop_assert!(covers(&mut others.iter().copied()), "no cover: {}", text());
                for spared in others {
                    prop_assert!(!covers(&mut others.iter().copied().filter(|i| i != spared)), "spare box: {}", text());
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

fn raw_box() -> impl Strategy<Value = RawBox> {
    let choice = prop_oneof![2 => Just(None), 3 => (1u8..8).prop_map(Some)];
    let measure = prop_oneof![2 => Just(None), 3 => (0u64..6, 0u64..7).prop_map(Some)];
    (proptest::collection::vec(choice, 3), proptest::collection::vec(measure, 4))
        .prop_map(|(choices, measures)| RawBox { choices, measures })
}

fn space() -> impl Strategy<Value = Space> {
    (1usize..=4, 0usize..=7, proptest::collection::vec(2usize..=3, 3)).prop_map(|(axes, choices, counts)| {
        let choices = [0, 0, 0, 1, 1, 2, 2, 3][choices].min(axes);
        let choices = if choices == axes && counts[0] == 2 { choices - 1 } else { choices };
        Space { choices: counts[..choices].to_vec(), measures: axes - choices }
    })
}

type Clause = (usize, bool, Vec<RawBox>);

fn clauses() -> impl Strategy<Value = Vec<Clause>> {
    let branches =
        prop_oneof![2 => 1usize..=1, 1 => 1usize..=3].prop_flat_map(|n| proptest::collection::vec(raw_box(), n));
    let clause = (0usize..4, prop::bool::weighted(0.15), branches);
    proptest::collection::vec(clause, 0..=6)
}

fn build(
    space: &Space,
    clauses: &[Clause],
    otherwise: Option<usize>,
    strictest_prevails: bool,
    complete: bool,
) -> NormalBlock {
    let limit = limit(space.measures);
    let boxes = clauses.iter().enumerate().flat_map(|(clause, (rank, open, raws))| {
        raws.iter().map(move |raw| given(space, raw, limit, *rank, *open, clause))
    });
    NormalBlock { boxes: boxes.collect(), space: space.clone(), otherwise, strictest_prevails, complete }
}

fn block() -> impl Strategy<Value = NormalBlock> {
    let otherwise = prop_oneof![1 => Just(None), 2 => (0usize..2).prop_map(Some)];
    (space(), clauses(), otherwise, any::<bool>(), prop::bool::weighted(0.85)).prop_map(
        |(space, clauses, otherwise, prevails, complete)| build(&space, &clauses, otherwise, prevails, complete),
    )
}

/// The same blocks whenever it runs, unless `QINGDAN_SEED` asks for others (`tests/fuzz` does).
fn runner(cases: u32) -> TestRunner {
    let config = Config { cases, failure_persistence: None, max_shrink_iters: 20_000, ..Config::default() };
    let mut seed = [7; 32];
    if let Some(other) = std::env::var("QINGDAN_SEED").ok().and_then(|n| n.parse::<u64>().ok()) {
        seed[..8].copy_from_slice(&other.to_le_bytes());
    }
    println!("counted {cases} blocks against all points of a grid");
    TestRunner::new_with_rng(config, TestRng::from_seed(RngAlgorithm::ChaCha, &seed))
}

#[test]
fn every_check_agrees_with_all_points_of_a_grid() {
    let tally = std::cell::RefCell::new(BTreeMap::new());
    let result = runner(24_000).run(&block(), |block| check(&block, &mut tally.borrow_mut()));
    for (what, count) in tally.into_inner() {
        println!("{count:>7} {what}");
    }
    if let Err(error) = result {
        panic!("{error}");
    }
}

#[test]
fn the_difference_of_two_blocks_agrees_with_all_points_of_a_grid() {
    let second = (clauses(), prop_oneof![Just(None), Just(Some(0)), Just(Some(1))], 0..5, any::<prop::sample::Index>());
    let result = runner(8_000).run(&(block(), second), |(old, (clauses, otherwise, related, at))| {
        let mut new = build(&old.space, &clauses, otherwise, true, true);
        if related > 0 && !old.boxes.is_empty() {
            // The old block with one box changed.
            let (otherwise, first) = (new.otherwise, new.boxes.first().cloned());
            new = old.clone();
            let at = at.index(new.boxes.len());
            match (related, first) {
                (1, _) => new.boxes[at].rank = (new.boxes[at].rank + 1) % 4,
                (2, Some(other)) => new.boxes[at] = other,
                (3, _) => new.otherwise = otherwise,
                _ => {
                    new.boxes.remove(at);
                }
            }
        }
        let changes = diff_blocks(&old, &new, &Work::default()).unwrap();
        let decided = |block: &NormalBlock, p: &Point| {
            block.boxes.iter().filter(|b| inside(&b.area, p)).map(|b| b.rank).max().or(block.otherwise)
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
            prop_assert!(here.iter().all(|(_, x, y)| (*x, *y) == (a, b)));
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

#[test]
fn rules_agree_with_all_points_of_a_grid() {
    let rules = proptest::collection::vec((0usize..4, any::<bool>(), raw_box()), 0..=8);
    let result = runner(5_000).run(&(space(), rules), |(space, raws)| {
        let rules: Vec<RuleBox> = raws
            .iter()
            .enumerate()
            .map(|(i, (rank, regardless, raw))| {
                let area = given(&space, raw, limit(space.measures), 0, false, 0).area;
                let rank = (!regardless || *rank < 3).then_some(*rank);
                let outcome = rank.map_or(77, |rank| rank as u64);
                RuleBox {
                    area,
                    rank,
                    outcome,
                    regardless: *regardless,
                    clause: i / 2 * usize::from(!regardless) + i * usize::from(*regardless),
                }
            })
            .collect();
        let all = points(&space, limit(space.measures) + 2);
        let analysis = analyse_rules(&space, &rules, &Work::default());
        let mut expected = BTreeSet::new();
        for (i, rule) in rules.iter().enumerate() {
            let prevails = |other: &RuleBox| other.regardless || other.rank > rule.rank;
            let own = || all.iter().filter(|p| inside(&rule.area, p));
            if !rule.regardless && own().all(|p| rules.iter().any(|other| prevails(other) && inside(&other.area, p))) {
                expected.insert((FindingKind::Dead, vec![i], own().cloned().collect::<BTreeSet<_>>()));
            }
            for (j, other) in rules.iter().enumerate().skip(i + 1) {
                let both: BTreeSet<Point> = own().filter(|p| inside(&other.area, p)).cloned().collect();
                if rule.regardless && other.regardless && rule.outcome != other.outcome && !both.is_empty() {
                    expected.insert((FindingKind::Collision, vec![i, j], both));
                }
            }
        }
        let mut found = BTreeSet::new();
        for finding in &analysis.findings {
            let set = point_set(&all, &finding.region);
            prop_assert_eq!(set.first(), Some(&finding.witness));
            let named = if finding.kind == FindingKind::Dead { 1 } else { 2 };
            found.insert((finding.kind, finding.boxes[..named].to_vec(), set));
        }
        prop_assert_eq!(found.len(), analysis.findings.len());
        prop_assert_eq!(found, expected);
        Ok(())
    });
    if let Err(error) = result {
        panic!("{error}");
    }
}
