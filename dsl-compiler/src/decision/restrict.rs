//! A diagram under what is known of a flow: where it ends, or which axis still decides that.
//!
//! The diagram is reduced again under the known values, so that the axis named first is one that matters (Bryant's `restrict`
//! and `reduce`, "Graph-Based Algorithms for Boolean Function Manipulation", 1986); each node is looked at once.

use rustc_hash::FxHashMap;

use super::diagram::{Arena, Leaf, Node, NodeId};
use super::parts::follow;

/// Where a diagram ends under what is known.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub(crate) enum Ends {
    /// The same whatever else is the case.
    In(Leaf),
    /// That hangs on the axis of this level, which is the first that matters.
    OnLevel(u32),
}

/// Follows the diagram as far as the values of its levels are known.
#[must_use]
pub(crate) fn ends(arena: &Arena, root: NodeId, known: &dyn Fn(u32) -> Option<u64>) -> Ends {
    let mut restricted =
        Restricted { arena, known, kept: Vec::new(), unique: FxHashMap::default(), memo: FxHashMap::default() };
    let at = restricted.node(root);
    match restricted.kept.get(at) {
        Some(Rest::Leaf(leaf)) => Ends::In(*leaf),
        Some(Rest::Test(level, _)) => Ends::OnLevel(*level),
        None => Ends::In(Leaf::Undecided),
    }
}

/// What is left of a node, by positions among those kept.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Rest {
    Leaf(Leaf),
    Test(u32, Vec<(u64, usize)>),
}

struct Restricted<'a> {
    arena: &'a Arena,
    known: &'a dyn Fn(u32) -> Option<u64>,
    kept: Vec<Rest>,
    unique: FxHashMap<Rest, usize>,
    memo: FxHashMap<NodeId, usize>,
}

impl Restricted<'_> {
    /// As deep as there are axes.
    fn node(&mut self, id: NodeId) -> usize {
        if let Some(done) = self.memo.get(&id) {
            return *done;
        }
        let at = match self.arena.node(id) {
            Node::Leaf(leaf) => self.keep(Rest::Leaf(*leaf)),
            Node::Test { level, edges } => match (self.known)(*level) {
                Some(value) => match follow(edges, value) {
                    Some(child) => self.node(child),
                    None => self.keep(Rest::Leaf(Leaf::Undecided)),
                },
                None => {
                    let mut left: Vec<(u64, usize)> = Vec::with_capacity(edges.len());
                    for (start, child) in edges {
                        let child = self.node(*child);
                        if left.last().is_none_or(|(_, last)| *last != child) {
                            left.push((*start, child));
                        }
                    }
                    match left.as_slice() {
                        [(_, only)] => *only,
                        _ => self.keep(Rest::Test(*level, left)),
                    }
                }
            },
        };
        self.memo.insert(id, at);
        at
    }

    fn keep(&mut self, rest: Rest) -> usize {
        let next = self.kept.len();
        *self.unique.entry(rest.clone()).or_insert_with(|| {
            self.kept.push(rest);
            next
        })
    }
}
