//! Which boxes meet a given one: a static tree of bounding boxes.
//!
//! Built top down by halving at the median of one axis after another (a "bounding volume hierarchy"), n log² n steps; a query
//! visits the branches whose bounding box meets what is asked for.

use super::space::BandBox;
use crate::model::{Interval, ValueSet};

const LEAF: usize = 8;

#[derive(Debug)]
struct Node {
    bounds: BandBox,
    from: usize,
    to: usize,
    /// The two halves, where it is not a leaf.
    halves: Option<(usize, usize)>,
}

/// A list of boxes, prepared for the question which of them meet another.
#[derive(Debug)]
pub struct Index<'a> {
    boxes: &'a [BandBox],
    order: Vec<usize>,
    nodes: Vec<Node>,
}

fn hull(boxes: &[BandBox], order: &[usize]) -> Option<BandBox> {
    let (first, rest) = order.split_first()?;
    let mut bounds = boxes[*first].clone();
    for one in rest {
        for (side, add) in bounds.choices.iter_mut().zip(&boxes[*one].choices) {
            *side = ValueSet(side.0 | add.0);
        }
        for (side, add) in bounds.measures.iter_mut().zip(&boxes[*one].measures) {
            *side = Interval { lo: side.lo.min(add.lo), hi: side.hi.max(add.hi) };
        }
    }
    Some(bounds)
}

impl<'a> Index<'a> {
    /// Prepares boxes of one space.
    #[must_use]
    pub fn new(boxes: &'a [BandBox]) -> Self {
        let mut index = Self { boxes, order: (0..boxes.len()).collect(), nodes: Vec::new() };
        let Some(bounds) = hull(boxes, &index.order) else { return index };
        index.nodes.push(Node { bounds, from: 0, to: boxes.len(), halves: None });
        let mut open = vec![(0, 0)];
        while let Some((at, turn)) = open.pop() {
            let (from, to) = (index.nodes[at].from, index.nodes[at].to);
            if to - from <= LEAF {
                continue;
            }
            let measures = boxes[0].measures.len();
            let axes = (measures + boxes[0].choices.len()).max(1);
            let axis = turn % axes;
            let centre = |one: &usize| match boxes[*one].measures.get(axis) {
                Some(side) => u128::from(side.lo) + u128::from(side.hi),
                None => boxes[*one].choices.get(axis - measures).map_or(0, |set| set.0.reverse_bits()),
            };
            let middle = (to - from) / 2;
            index.order[from..to].select_nth_unstable_by_key(middle, centre);
            let mut kids = [0; 2];
            for (kid, (a, b)) in kids.iter_mut().zip([(from, from + middle), (from + middle, to)]) {
                let Some(bounds) = hull(boxes, &index.order[a..b]) else { continue };
                *kid = index.nodes.len();
                index.nodes.push(Node { bounds, from: a, to: b, halves: None });
                open.push((*kid, turn + 1));
            }
            index.nodes[at].halves = Some((kids[0], kids[1]));
        }
        index
    }

    /// Calls `found` for every box that meets `area`, in no promised order, until it says `false`.
    pub fn meeting(&self, area: &BandBox, mut found: impl FnMut(usize) -> bool) {
        let mut open = Vec::with_capacity(64);
        if !self.nodes.is_empty() {
            open.push(0);
        }
        while let Some(at) = open.pop() {
            let node = &self.nodes[at];
            if !node.bounds.meets(area) {
                continue;
            }
            if let Some((left, right)) = node.halves {
                open.push(right);
                open.push(left);
                continue;
            }
            for one in &self.order[node.from..node.to] {
                if self.boxes[*one].meets(area) && !found(*one) {
                    return;
                }
            }
        }
    }
}
