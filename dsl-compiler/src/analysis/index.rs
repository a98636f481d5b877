//! Which boxes meet a given one: a static tree of bounding boxes.
//!
//! Built top down by halving at the median of the axis that fewest boxes straddle there (a "bounding volume
//! hierarchy"), d · n log n steps; a query visits the branches whose bounding box meets what is asked for. Each box may have a key:
//! the greatest of a branch is kept with it, as in a priority search tree (McCreight 1985), so that a query for the keys from one on
//! does not visit what has lesser ones.

use super::space::BandBox;

const LEAF: usize = 8;

/// Boxes of one space, side by side in memory.
#[derive(Debug, Default)]
struct Flat {
    choices: usize,
    measures: usize,
    sets: Vec<u128>,
    sides: Vec<(u64, u64)>,
}

impl Flat {
    fn push(&mut self, one: &BandBox) {
        self.sets.extend(one.choices.iter().map(|set| set.0));
        self.sides.extend(one.measures.iter().map(|side| (side.lo, side.hi)));
    }

    /// Adds the smallest box that holds all of `boxes`.
    fn push_hull<'a>(&mut self, boxes: impl Iterator<Item = &'a BandBox>) {
        let (sets, sides) = (self.sets.len(), self.sides.len());
        self.sets.resize(sets + self.choices, 0);
        self.sides.resize(sides + self.measures, (u64::MAX, 0));
        for one in boxes {
            for (own, add) in self.sets[sets..].iter_mut().zip(&one.choices) {
                *own |= add.0;
            }
            for (own, add) in self.sides[sides..].iter_mut().zip(&one.measures) {
                *own = (own.0.min(add.lo), own.1.max(add.hi));
            }
        }
    }

    fn meets(&self, at: usize, area: &BandBox) -> bool {
        let sides = &self.sides[at * self.measures..(at + 1) * self.measures];
        let sets = &self.sets[at * self.choices..(at + 1) * self.choices];
        sides.iter().zip(&area.measures).all(|(own, side)| own.0 < side.hi && side.lo < own.1)
            && sets.iter().zip(&area.choices).all(|(own, set)| own & set.0 != 0)
    }
}

#[derive(Debug)]
struct Node {
    from: u32,
    to: u32,
    /// The first of the two halves, which stand side by side; 0 in a leaf.
    halves: u32,
    /// The greatest key of its boxes.
    greatest: usize,
}

/// A list of boxes, prepared for the question which of them meet another.
#[derive(Debug)]
pub struct Index {
    order: Vec<usize>,
    /// The boxes, in that order, and their keys.
    boxes: Flat,
    keys: Vec<usize>,
    nodes: Vec<Node>,
    bounds: Flat,
}

/// Twice the middle of a measure's side; of a value set, something that sorts sets by their least values.
fn centre(one: &BandBox, axis: usize) -> u128 {
    match one.measures.get(axis) {
        Some(side) => u128::from(side.lo) + u128::from(side.hi),
        None => one.choices.get(axis - one.measures.len()).map_or(0, |set| set.0.reverse_bits()),
    }
}

/// How many boxes would lie on both sides of the median of the axis; all of them where they are alike there.
fn straddlers(boxes: &[BandBox], part: &mut [usize], axis: usize) -> usize {
    let middle = part.len() / 2;
    let (lower, median, upper) = part.select_nth_unstable_by_key(middle, |one| centre(&boxes[*one], axis));
    let median = centre(&boxes[*median], axis);
    if lower.iter().chain(upper.iter()).all(|one| centre(&boxes[*one], axis) == median) {
        return part.len();
    }
    let both = |one: &&usize| match boxes[**one].measures.get(axis) {
        Some(side) => u128::from(side.lo) * 2 < median && median < u128::from(side.hi) * 2,
        None => boxes[**one].choices.get(axis - boxes[**one].measures.len()).is_some_and(|set| set.0.count_ones() > 1),
    };
    part.iter().filter(both).count()
}

impl Index {
    /// Prepares boxes of one space.
    #[must_use]
    pub fn new(boxes: &[BandBox]) -> Self {
        Self::keyed(boxes, &vec![0; boxes.len()])
    }

    /// Prepares boxes of one space, with a key for each.
    #[must_use]
    pub fn keyed(boxes: &[BandBox], keys: &[usize]) -> Self {
        let key = |one: &usize| keys.get(*one).copied().unwrap_or(0);
        let mut order: Vec<usize> = (0..boxes.len()).collect();
        let (choices, measures) = boxes.first().map_or((0, 0), |one| (one.choices.len(), one.measures.len()));
        let flat = || Flat { choices, measures, ..Flat::default() };
        let mut index = Self { order: Vec::new(), boxes: flat(), keys: Vec::new(), nodes: Vec::new(), bounds: flat() };
        if boxes.is_empty() {
            return index;
        }
        index.bounds.push_hull(boxes.iter());
        let greatest = order.iter().map(key).max().unwrap_or(0);
        index.nodes.push(Node { from: 0, to: boxes.len() as u32, halves: 0, greatest });
        let mut open = vec![0];
        while let Some(at) = open.pop() {
            let (from, to) = (index.nodes[at].from as usize, index.nodes[at].to as usize);
            if to - from <= LEAF {
                continue;
            }
            let middle = from + (to - from) / 2;
            let axis =
                (0..measures + choices).min_by_key(|axis| (straddlers(boxes, &mut order[from..to], *axis), *axis));
            order[from..to].select_nth_unstable_by_key(middle - from, |one| centre(&boxes[*one], axis.unwrap_or(0)));
            let first = index.nodes.len();
            index.nodes[at].halves = first as u32;
            for (kid, (a, b)) in [(first, (from, middle)), (first + 1, (middle, to))] {
                index.bounds.push_hull(order[a..b].iter().map(|one| &boxes[*one]));
                let greatest = order[a..b].iter().map(key).max().unwrap_or(0);
                index.nodes.push(Node { from: a as u32, to: b as u32, halves: 0, greatest });
                open.push(kid);
            }
        }
        for one in &order {
            index.boxes.push(&boxes[*one]);
            index.keys.push(key(one));
        }
        index.order = order;
        index
    }

    /// Calls `found` for every box that meets `area`, in no promised order, until it says `false`.
    pub fn meeting(&self, area: &BandBox, found: impl FnMut(usize) -> bool) {
        self.meeting_from(area, 0, found);
    }

    /// The same of the boxes whose key is `least` or more.
    pub fn meeting_from(&self, area: &BandBox, least: usize, mut found: impl FnMut(usize) -> bool) {
        let mut open: smallvec::SmallVec<[usize; 64]> = smallvec::SmallVec::new();
        if !self.nodes.is_empty() {
            open.push(0);
        }
        while let Some(at) = open.pop() {
            let node = &self.nodes[at];
            if node.greatest < least || !self.bounds.meets(at, area) {
                continue;
            }
            if node.halves != 0 {
                open.push(node.halves as usize + 1);
                open.push(node.halves as usize);
                continue;
            }
            for one in node.from as usize..node.to as usize {
                if self.keys[one] >= least && self.boxes.meets(one, area) && !found(self.order[one]) {
                    return;
                }
            }
        }
    }
}
