//! Which boxes meet a given one: a static tree of bounding boxes.
//!
//! Built top down by halving at the median of the axis that fewest boxes straddle there (a "bounding volume
//! hierarchy"), d · n log n steps; a query visits the branches whose bounding box meets what is asked for. Each box has a key:
//! the greatest of a branch is kept with it, as in a priority search tree (McCreight 1985), so that a query for the keys from one on
//! does not visit what has lesser ones.

use super::space::BandBox;

const LEAF: usize = 8;

/// Boxes of one space, side by side in memory.
#[derive(Debug, Default)]
struct Flat {
    choices: usize,
    measures: usize,
    rows: usize,
    sets: Vec<u128>,
    sides: Vec<(u64, u64)>,
}

impl Flat {
    fn push(&mut self, one: &BandBox) {
        self.rows += 1;
        self.sets.extend(one.choices.iter().map(|set| set.0));
        self.sides.extend(one.measures.iter().map(|side| (side.lo, side.hi)));
    }

    /// Adds the smallest box that holds all of `boxes`, and gives its row.
    fn push_hull<'a>(&mut self, boxes: impl Iterator<Item = &'a BandBox>) -> usize {
        let mut sets = vec![0; self.choices];
        let mut sides = vec![(u64::MAX, 0); self.measures];
        for one in boxes {
            for (own, add) in sets.iter_mut().zip(&one.choices) {
                *own |= add.0;
            }
            for (own, add) in sides.iter_mut().zip(&one.measures) {
                *own = (own.0.min(add.lo), own.1.max(add.hi));
            }
        }
        self.sets.append(&mut sets);
        self.sides.append(&mut sides);
        self.rows += 1;
        self.rows - 1
    }

    #[expect(
        clippy::indexing_slicing,
        reason = "a row is the number of a box pushed, each of which added one side for every axis"
    )]
    fn meets(&self, row: usize, area: &BandBox) -> bool {
        let sides = &self.sides[row * self.measures..(row + 1) * self.measures];
        let sets = &self.sets[row * self.choices..(row + 1) * self.choices];
        sides.iter().zip(&area.measures).all(|(own, side)| own.0 < side.hi && side.lo < own.1)
            && sets.iter().zip(&area.choices).all(|(own, set)| own & set.0 != 0)
    }
}

/// A box, its key, and what it is the box of.
#[derive(Debug)]
pub(crate) struct Entry<'b, T> {
    pub(crate) area: &'b BandBox,
    pub(crate) key: usize,
    pub(crate) of: T,
}

#[derive(Debug)]
struct Node {
    /// Its bounding box, by row.
    hull: usize,
    /// The greatest key of its boxes.
    greatest: usize,
    /// Its boxes: the first of them, and how many.
    from: usize,
    count: usize,
    /// `None` in a leaf.
    halves: Option<Box<[Node; 2]>>,
}

/// A list of boxes, prepared for the question which of them meet another.
#[derive(Debug)]
pub(crate) struct Index<T> {
    /// The boxes, in the order of the tree's leaves; their keys, and what they are the boxes of.
    boxes: Flat,
    entries: Vec<(usize, T)>,
    root: Option<Node>,
    hulls: Flat,
}

#[derive(Copy, Clone)]
enum Axis {
    Measure(usize),
    Choice(usize),
}

/// Twice the middle of a measure's side; of a value set, something that sorts sets by their least values.
fn centre(one: &BandBox, axis: Axis) -> u128 {
    match axis {
        Axis::Measure(axis) => u128::from(one.measure(axis).lo) + u128::from(one.measure(axis).hi),
        Axis::Choice(axis) => one.choice(axis).0.reverse_bits(),
    }
}

/// How many boxes would lie on both sides of the median of the axis; all of them where they are alike there.
fn straddlers<T>(part: &mut [Entry<'_, T>], axis: Axis) -> usize {
    let middle = part.len() / 2;
    let (lower, median, upper) = part.select_nth_unstable_by_key(middle, |one| centre(one.area, axis));
    let median = centre(median.area, axis);
    if lower.iter().chain(upper.iter()).all(|one| centre(one.area, axis) == median) {
        return part.len();
    }
    let both = |one: &&Entry<'_, T>| match axis {
        Axis::Measure(axis) => {
            let side = one.area.measure(axis);
            u128::from(side.lo) * 2 < median && median < u128::from(side.hi) * 2
        }
        Axis::Choice(axis) => one.area.choice(axis).0.count_ones() > 1,
    };
    part.iter().filter(both).count()
}

impl<T: Copy> Index<T> {
    /// Prepares boxes of one space.
    #[must_use]
    pub(crate) fn new(mut entries: Vec<Entry<'_, T>>) -> Self {
        let (choices, measures) =
            entries.first().map_or((0, 0), |one| (one.area.choices.len(), one.area.measures.len()));
        let flat = || Flat { choices, measures, ..Flat::default() };
        let mut index = Self { boxes: flat(), entries: Vec::new(), root: None, hulls: flat() };
        if !entries.is_empty() {
            index.root = Some(index.node(&mut entries, 0));
        }
        for one in entries {
            index.boxes.push(one.area);
            index.entries.push((one.key, one.of));
        }
        index
    }

    /// The tree of a part of the boxes, which it puts in order; as deep as the logarithm of their number.
    fn node(&mut self, part: &mut [Entry<'_, T>], from: usize) -> Node {
        let hull = self.hulls.push_hull(part.iter().map(|one| one.area));
        let greatest = part.iter().map(|one| one.key).max().unwrap_or(0);
        let mut node = Node { hull, greatest, from, count: part.len(), halves: None };
        if part.len() > LEAF {
            let axes = (0..self.hulls.measures).map(Axis::Measure).chain((0..self.hulls.choices).map(Axis::Choice));
            let best = axes.min_by_key(|axis| straddlers(part, *axis));
            let middle = part.len() / 2;
            if let Some(axis) = best {
                part.select_nth_unstable_by_key(middle, |one| centre(one.area, axis));
            }
            let (lower, upper) = part.split_at_mut(middle);
            node.halves = Some(Box::new([self.node(lower, from), self.node(upper, from + middle)]));
        }
        node
    }

    /// Calls `found` for every box that meets `area`, in no promised order, until it says `false`.
    pub(crate) fn meeting(&self, area: &BandBox, found: impl FnMut(T) -> bool) {
        self.meeting_from(area, 0, found);
    }

    /// The same of the boxes whose key is `least` or more.
    pub(crate) fn meeting_from(&self, area: &BandBox, least: usize, mut found: impl FnMut(T) -> bool) {
        let mut open: smallvec::SmallVec<[&Node; 64]> = self.root.iter().collect();
        while let Some(node) = open.pop() {
            if node.greatest < least || !self.hulls.meets(node.hull, area) {
                continue;
            }
            if let Some(halves) = &node.halves {
                let [lower, upper] = &**halves;
                open.push(upper);
                open.push(lower);
                continue;
            }
            for (row, (key, of)) in self.entries.iter().enumerate().skip(node.from).take(node.count) {
                if *key >= least && self.boxes.meets(row, area) && !found(*of) {
                    return;
                }
            }
        }
    }
}
