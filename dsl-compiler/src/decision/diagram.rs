//! Reduced, ordered, hash-consed interval decision diagrams.
//!
//! A node tests one axis by a sorted partition of its values: `edges[k].0` is the first value of part k, each part leads
//! to one child, and neighbouring parts lead to different children. With one order of axes for all nodes and every node
//! kept once, two diagrams of equal meaning are the same node (Strehl and Thiele, interval diagrams; Bryant's argument
//! for binary ones carries over part by part). `apply` is memoised, so combining two diagrams visits each pair of nodes
//! once. Recursion goes down the axes, never deeper than there are axes.

use rustc_hash::FxHashMap;

use super::parts::{follow, overlay};
use crate::model::COUNT_LIMIT;
use crate::work::Work;

/// A node of an [`Arena`].
#[derive(Copy, Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct NodeId(pub u32);

/// What a diagram ends in. The meaning of `Value` is its caller's.
#[derive(Copy, Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Leaf {
    /// A condition that fails.
    False,
    /// A condition that holds.
    True,
    /// Nothing decides here.
    Undecided,
    /// A decision.
    Value(u32),
    /// What two editions decide, old and new.
    Pair(u32, u32),
}

/// A node.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Node {
    /// An end.
    Leaf(Leaf),
    /// A test of one axis.
    Test {
        /// The axis: its place in the order, 0 first.
        level: u32,
        /// First value of each part and where it leads; the first part begins at 0.
        edges: Box<[(u64, NodeId)]>,
    },
}

/// Two-place operations on leaves.
#[derive(Copy, Clone, Debug, PartialEq, Eq, Hash)]
enum Op {
    And,
    Or,
    /// The left one where it is decided, else the right one.
    First,
    /// The stricter by the table of this number.
    Strictest(u32),
    Pair,
    /// Whether the two end otherwise.
    Differs,
}

/// All nodes of some diagrams that share one order of axes.
#[derive(Debug)]
pub struct Arena {
    nodes: Vec<Node>,
    unique: FxHashMap<Node, NodeId>,
    memo: FxHashMap<(Op, NodeId, NodeId), NodeId>,
    ite_memo: FxHashMap<(NodeId, NodeId, NodeId), NodeId>,
    /// How many nodes may be made before the next `allow`.
    limit: usize,
    over: bool,
    work: Work,
}

impl Default for Arena {
    fn default() -> Self {
        let mut arena = Self {
            nodes: Vec::new(),
            unique: FxHashMap::default(),
            memo: FxHashMap::default(),
            ite_memo: FxHashMap::default(),
            limit: usize::MAX,
            over: false,
            work: Work::default(),
        };
        // Fixed ids for the leaves that every diagram has.
        for leaf in [Leaf::False, Leaf::True, Leaf::Undecided] {
            arena.leaf(leaf);
        }
        arena
    }
}

/// The diagram that holds nowhere.
pub const FALSE: NodeId = NodeId(0);
/// The diagram that holds everywhere.
pub const TRUE: NodeId = NodeId(1);
/// The diagram that decides nothing.
pub const UNDECIDED: NodeId = NodeId(2);

/// The level of leaves: below every axis.
const BELOW_ALL: u32 = u32::MAX;

/// Units of work for a pair or triple of nodes combined, beside one for each part.
const COMBINED: u64 = 20;

/// Which of two values is the stricter, as a value of its own.
pub trait Strictness {
    /// The stricter of two values by the table of number `table`.
    fn strictest(&mut self, table: u32, a: u32, b: u32) -> u32;
}

impl Arena {
    /// An arena whose operations count as work: where that stops, the allowance is as good as run out.
    #[must_use]
    pub fn counted(work: &Work) -> Self {
        Self { work: work.clone(), ..Self::default() }
    }

    /// The node.
    #[must_use]
    #[expect(
        clippy::indexing_slicing,
        reason = "only the arena makes its ids, each for a node that it then keeps for good"
    )]
    pub fn node(&self, id: NodeId) -> &Node {
        &self.nodes[id.0 as usize]
    }

    /// How many nodes were ever made.
    #[must_use]
    pub fn len(&self) -> usize {
        self.nodes.len()
    }

    /// Whether there is no node but the fixed leaves.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.nodes.len() <= 3
    }

    /// From here on, this many more nodes may be made; past that, operations give up and [`Arena::is_over`] says so.
    pub fn allow(&mut self, more: usize) {
        self.limit = self.nodes.len().saturating_add(more);
        self.over = self.work.goes_on().is_err();
    }

    /// Whether the allowance ran out, or the work stopped; results since then mean nothing.
    #[must_use]
    pub fn is_over(&self) -> bool {
        self.over
    }

    /// Forgets memoised results (not nodes), so that memory stays near what the diagrams need.
    pub fn forget(&mut self) {
        self.memo.clear();
        self.ite_memo.clear();
    }

    /// A diagram that is one leaf.
    pub fn leaf(&mut self, leaf: Leaf) -> NodeId {
        self.keep(Node::Leaf(leaf))
    }

    fn keep(&mut self, node: Node) -> NodeId {
        if let Some(id) = self.unique.get(&node) {
            return *id;
        }
        let next = u32::try_from(self.nodes.len()).ok().filter(|_| self.nodes.len() < self.limit);
        let Some(id) = next.map(NodeId) else {
            self.over = true;
            return FALSE;
        };
        self.nodes.push(node.clone());
        self.unique.insert(node, id);
        id
    }

    /// The node that tests `level` with these parts, reduced: equal neighbours are merged, a single part is its child.
    /// The parts are sorted and the first begins at 0.
    pub fn test(&mut self, level: u32, parts: impl IntoIterator<Item = (u64, NodeId)>) -> NodeId {
        let mut edges: Vec<(u64, NodeId)> = Vec::new();
        for (start, child) in parts {
            if edges.last().is_none_or(|(_, last)| *last != child) {
                edges.push((start, child));
            }
        }
        match edges.as_slice() {
            [(_, only)] => *only,
            _ => self.keep(Node::Test { level, edges: edges.into() }),
        }
    }

    /// Holds where the axis is in `lo .. hi`.
    pub fn interval(&mut self, level: u32, lo: u64, hi: u64) -> NodeId {
        let mut parts = Vec::with_capacity(3);
        if lo > 0 {
            parts.push((0, FALSE));
        }
        parts.push((lo, TRUE));
        if hi < COUNT_LIMIT {
            parts.push((hi, FALSE));
        }
        self.test(level, parts)
    }

    /// Holds where the axis has one of the values; `count` is how many it has.
    pub fn values(&mut self, level: u32, count: usize, has: impl Fn(usize) -> bool) -> NodeId {
        let parts: Vec<(u64, NodeId)> =
            (0..count).map(|value| (value as u64, if has(value) { TRUE } else { FALSE })).collect();
        self.test(level, parts)
    }

    fn level(&self, id: NodeId) -> u32 {
        match self.node(id) {
            Node::Leaf(_) => BELOW_ALL,
            Node::Test { level, .. } => *level,
        }
    }

    /// The parts of `id` at `level`: one whole part where it tests something later.
    fn parts(&self, id: NodeId, level: u32) -> Box<[(u64, NodeId)]> {
        match self.node(id) {
            Node::Test { level: own, edges } if *own == level => edges.clone(),
            _ => Box::new([(0, id)]),
        }
    }

    /// Whether both hold.
    pub fn and(&mut self, a: NodeId, b: NodeId) -> NodeId {
        self.apply(Op::And, a, b, &mut NoStrictness)
    }

    /// Whether one holds.
    pub fn or(&mut self, a: NodeId, b: NodeId) -> NodeId {
        self.apply(Op::Or, a, b, &mut NoStrictness)
    }

    /// Whether it does not hold.
    pub fn not(&mut self, a: NodeId) -> NodeId {
        self.ite(a, FALSE, TRUE)
    }

    /// Whether all hold. Combined as a balanced tree, so that many small diagrams meet before they grow.
    pub fn all(&mut self, parts: Vec<NodeId>) -> NodeId {
        self.balanced(parts, TRUE, Arena::and)
    }

    /// Whether any holds.
    pub fn any(&mut self, parts: Vec<NodeId>) -> NodeId {
        self.balanced(parts, FALSE, Arena::or)
    }

    fn balanced(
        &mut self,
        mut parts: Vec<NodeId>,
        empty: NodeId,
        op: fn(&mut Arena, NodeId, NodeId) -> NodeId,
    ) -> NodeId {
        while parts.len() > 1 {
            parts = parts
                .chunks(2)
                .map(|pair| match pair {
                    [a, b] => op(self, *a, *b),
                    [a] => *a,
                    _ => empty,
                })
                .collect();
        }
        parts.first().copied().unwrap_or(empty)
    }

    /// `a` where it is decided, else `b`.
    pub fn first(&mut self, a: NodeId, b: NodeId) -> NodeId {
        self.apply(Op::First, a, b, &mut NoStrictness)
    }

    /// The stricter of both by table `table`; an undecided side gives way.
    pub fn strictest(&mut self, table: u32, a: NodeId, b: NodeId, strictness: &mut dyn Strictness) -> NodeId {
        self.apply(Op::Strictest(table), a, b, strictness)
    }

    /// Both side by side.
    pub fn pair(&mut self, old: NodeId, new: NodeId) -> NodeId {
        self.apply(Op::Pair, old, new, &mut NoStrictness)
    }

    /// Where the two diagrams end otherwise.
    pub fn differs(&mut self, a: NodeId, b: NodeId) -> NodeId {
        self.apply(Op::Differs, a, b, &mut NoStrictness)
    }

    fn apply(&mut self, op: Op, a: NodeId, b: NodeId, strictness: &mut dyn Strictness) -> NodeId {
        if let Some(known) = self.shortcut(op, a, b) {
            return known;
        }
        // The commutative ones are kept under one key.
        let key = match op {
            Op::And | Op::Or | Op::Strictest(_) | Op::Differs if b < a => (op, b, a),
            _ => (op, a, b),
        };
        if let Some(known) = self.memo.get(&key) {
            return *known;
        }
        let result = match (self.node(a), self.node(b)) {
            (Node::Leaf(x), Node::Leaf(y)) => {
                let leaf = combine(op, *x, *y, strictness);
                self.leaf(leaf)
            }
            _ => {
                let level = self.level(a).min(self.level(b));
                let parts = overlay(&self.parts(a, level), &self.parts(b, level));
                self.over |= self.work.spend(COMBINED + parts.len() as u64).is_err();
                let mut edges = Vec::with_capacity(parts.len());
                for (start, (x, y)) in parts {
                    edges.push((start, self.apply(op, x, y, strictness)));
                    if self.over {
                        return FALSE;
                    }
                }
                self.test(level, edges)
            }
        };
        if !self.over {
            self.memo.insert(key, result);
        }
        result
    }

    fn shortcut(&self, op: Op, a: NodeId, b: NodeId) -> Option<NodeId> {
        match op {
            _ if self.over => Some(FALSE),
            Op::And if a == FALSE || b == TRUE => Some(a),
            Op::And if b == FALSE || a == TRUE => Some(b),
            Op::Or if a == TRUE || b == FALSE => Some(a),
            Op::Or if b == TRUE || a == FALSE => Some(b),
            Op::And | Op::Or | Op::Strictest(_) if a == b => Some(a),
            Op::Differs if a == b => Some(FALSE),
            Op::First | Op::Strictest(_) if a == UNDECIDED => Some(b),
            Op::Strictest(_) if b == UNDECIDED => Some(a),
            Op::First if matches!(self.node(a), Node::Leaf(_)) => Some(a),
            _ => None,
        }
    }

    /// `then` where `condition` holds, else `otherwise`.
    pub fn ite(&mut self, condition: NodeId, then: NodeId, otherwise: NodeId) -> NodeId {
        match condition {
            _ if self.over => return FALSE,
            TRUE => return then,
            FALSE => return otherwise,
            _ if then == otherwise => return then,
            _ => {}
        }
        let key = (condition, then, otherwise);
        if let Some(known) = self.ite_memo.get(&key) {
            return *known;
        }
        let level = self.level(condition).min(self.level(then)).min(self.level(otherwise));
        let both = overlay(&self.parts(then, level), &self.parts(otherwise, level));
        self.over |= self.work.spend(COMBINED + both.len() as u64).is_err();
        let mut edges = Vec::new();
        for (start, (c, (t, o))) in overlay(&self.parts(condition, level), &both) {
            edges.push((start, self.ite(c, t, o)));
            if self.over {
                return FALSE;
            }
        }
        let result = self.test(level, edges);
        self.ite_memo.insert(key, result);
        result
    }

    /// The diagram that takes the child of the part that the axis lies in. The children may test axes before `level`.
    /// The parts are sorted and the first begins at 0.
    pub fn case(&mut self, level: u32, parts: &[(u64, NodeId)]) -> NodeId {
        let top = parts.iter().map(|(_, child)| self.level(*child)).min().unwrap_or(BELOW_ALL);
        if top > level {
            return self.test(level, parts.iter().copied());
        }
        let mut starts: Vec<u64> = parts
            .iter()
            .flat_map(|(_, child)| self.parts(*child, top).iter().map(|(start, _)| *start).collect::<Vec<_>>())
            .collect();
        starts.sort_unstable();
        starts.dedup();
        let mut edges = Vec::with_capacity(starts.len());
        for start in starts {
            let below: Vec<(u64, NodeId)> = parts
                .iter()
                .map(|(at, child)| (*at, follow(&self.parts(*child, top), start).unwrap_or(*child)))
                .collect();
            edges.push((start, self.case(level, &below)));
        }
        self.test(top, edges)
    }

    /// Whether two conditions hold somewhere together. Makes no node: a reduced diagram other than FALSE holds somewhere.
    #[must_use]
    pub fn meets(&self, a: NodeId, b: NodeId) -> bool {
        let mut seen = rustc_hash::FxHashSet::default();
        let mut stack = vec![(a, b)];
        while let Some((a, b)) = stack.pop() {
            match (a, b) {
                (FALSE, _) | (_, FALSE) => continue,
                (TRUE, _) | (_, TRUE) => return true,
                _ if a == b => return true,
                _ => {}
            }
            if seen.insert((a, b)) {
                let level = self.level(a).min(self.level(b));
                let (x, y) = (self.parts(a, level), self.parts(b, level));
                stack.extend(overlay(&x, &y).into_iter().map(|(_, both)| both));
            }
        }
        false
    }

    /// Where `id` leads when every axis has the value that `value` says.
    pub fn walk(&self, mut id: NodeId, value: impl Fn(u32) -> u64) -> Leaf {
        loop {
            match self.node(id) {
                Node::Leaf(leaf) => return *leaf,
                Node::Test { level, edges } => {
                    let Some(next) = follow(edges, value(*level)) else { return Leaf::Undecided };
                    id = next;
                }
            }
        }
    }

    /// All nodes that `roots` reach, children before parents, each once.
    #[must_use]
    pub fn reached(&self, roots: &[NodeId]) -> Vec<NodeId> {
        let mut order = Vec::new();
        let mut seen = rustc_hash::FxHashSet::default();
        let mut stack: Vec<(NodeId, bool)> = roots.iter().rev().map(|root| (*root, false)).collect();
        while let Some((id, done)) = stack.pop() {
            if done {
                order.push(id);
            } else if seen.insert(id) {
                stack.push((id, true));
                if let Node::Test { edges, .. } = self.node(id) {
                    stack.extend(edges.iter().rev().map(|(_, child)| (*child, false)));
                }
            }
        }
        order
    }
}

struct NoStrictness;

impl Strictness for NoStrictness {
    fn strictest(&mut self, _: u32, a: u32, _: u32) -> u32 {
        a
    }
}

fn combine(op: Op, a: Leaf, b: Leaf, strictness: &mut dyn Strictness) -> Leaf {
    match (op, a, b) {
        (Op::And, ..) => {
            if a == Leaf::True && b == Leaf::True {
                Leaf::True
            } else {
                Leaf::False
            }
        }
        (Op::Or, ..) => {
            if a == Leaf::True || b == Leaf::True {
                Leaf::True
            } else {
                Leaf::False
            }
        }
        (Op::First | Op::Strictest(_), Leaf::Undecided, other) => other,
        (Op::Strictest(table), Leaf::Value(x), Leaf::Value(y)) => Leaf::Value(strictness.strictest(table, x, y)),
        (Op::Pair, Leaf::Value(x), Leaf::Value(y)) => Leaf::Pair(x, y),
        (Op::Pair, ..) => Leaf::Undecided,
        (Op::Differs, ..) if a == b => Leaf::False,
        (Op::Differs, ..) => Leaf::True,
        _ => a,
    }
}
