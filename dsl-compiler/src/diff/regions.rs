//! The inputs on which two graphs differ, read off their product as few disjoint regions.

use rustc_hash::FxHashMap;

use crate::decision::diagram::{Arena, FALSE, Leaf, Node, NodeId, TRUE};
use crate::decision::draw::{Builder, NODE_BUDGET};
use crate::model::region::{Extent, Region, merge};
use crate::model::{COUNT_LIMIT, FactId, Interval, ValueSet};

/// Past this many boxes before merging, a difference is not told by regions any more.
const MOST_BOXES: usize = 2_000_000;

/// Where `old` and `new` differ: each pair of values with the inputs on which it is decided.
pub(super) fn differing(builder: &mut Builder<'_>, old: NodeId, new: NodeId) -> Option<Vec<(u32, u32, NodeId)>> {
    let arena = &mut builder.arena;
    arena.allow(NODE_BUDGET);
    let product = arena.pair(old, new);
    if arena.is_over() {
        return None;
    }
    let mut pairs: Vec<(u32, u32)> = leaves(arena, product);
    pairs.retain(|(old, new)| old != new);
    pairs.sort_unstable();
    let mut found = Vec::with_capacity(pairs.len());
    for (old_value, new_value) in pairs {
        // One pair at a time: what leads elsewhere is one thing then, and far fewer paths are left.
        let only = indicator(arena, product, Leaf::Pair(old_value, new_value), &mut FxHashMap::default());
        found.push((old_value, new_value, only));
    }
    (!arena.is_over()).then_some(found)
}

/// A set of inputs as disjoint regions, no two of which merge into one.
pub(super) fn regions(builder: &Builder<'_>, inputs: NodeId) -> Option<Vec<Region>> {
    let mut found = Vec::new();
    paths(builder, inputs, &mut Region::default(), &mut found)?;
    Some(merge(found, builder.model, &|fact| builder.axes.level(fact)))
}

/// The disjoint regions on which `old` and `new` differ, with the two values; no two alike merge into one. Sorted by
/// their least points over the facts that are `asked`.
pub(super) fn differences(
    builder: &mut Builder<'_>,
    (old, new): (NodeId, NodeId),
    asked: &[FactId],
) -> Option<Vec<(Region, u32, u32)>> {
    let mut found = Vec::new();
    for (old_value, new_value, only) in differing(builder, old, new)? {
        found.extend(regions(builder, only)?.into_iter().map(|region| (region, old_value, new_value)));
    }
    found.sort_by_cached_key(|(region, old, new)| (region.least(builder.model, asked), *old, *new));
    Some(found)
}

/// Every fact that one of the graphs tests: what a complete input must name.
pub(super) fn asked(builder: &Builder<'_>, roots: &[NodeId]) -> Vec<FactId> {
    let arena = &builder.arena;
    let levels = arena.reached(roots).into_iter().filter_map(|id| match arena.node(id) {
        Node::Test { level, .. } => Some(*level),
        Node::Leaf(_) => None,
    });
    let mut facts: Vec<FactId> = levels.filter_map(|level| builder.axes.fact_at(level)).collect();
    facts.sort_unstable();
    facts.dedup();
    facts
}

fn leaves(arena: &Arena, root: NodeId) -> Vec<(u32, u32)> {
    let all = arena.reached(&[root]).into_iter();
    all.filter_map(|id| match arena.node(id) {
        Node::Leaf(Leaf::Pair(old, new)) => Some((*old, *new)),
        _ => None,
    })
    .collect()
}

/// Holds where `root` ends in `wanted`.
fn indicator(arena: &mut Arena, root: NodeId, wanted: Leaf, memo: &mut FxHashMap<NodeId, NodeId>) -> NodeId {
    if let Some(known) = memo.get(&root) {
        return *known;
    }
    let result = match arena.node(root).clone() {
        Node::Leaf(leaf) => {
            if leaf == wanted {
                TRUE
            } else {
                FALSE
            }
        }
        Node::Test { level, edges } => {
            let parts: Vec<(u64, NodeId)> =
                edges.iter().map(|(start, child)| (*start, indicator(arena, *child, wanted, memo))).collect();
            arena.test(level, parts)
        }
    };
    memo.insert(root, result);
    result
}

/// Every way to TRUE as a region. Parts of a choice that lead to the same node are one side. `None` for too many, and where the
/// graph asks for industry or scenario, which the graph of one scenario does not.
fn paths(builder: &Builder<'_>, node: NodeId, so_far: &mut Region, found: &mut Vec<Region>) -> Option<()> {
    if node == FALSE {
        return Some(());
    }
    let Node::Test { level, edges } = builder.arena.node(node) else {
        found.push(so_far.clone());
        return (found.len() <= MOST_BOXES).then_some(());
    };
    let fact = builder.axes.fact_at(*level);
    debug_assert!(fact.is_some(), "the graph of a scenario asks for facts");
    let fact = fact?;
    let count = builder.model.fact(fact).choices();
    let mut done: Vec<NodeId> = Vec::new();
    for (at, (start, child)) in edges.iter().enumerate() {
        if *child == FALSE || done.contains(child) {
            continue;
        }
        let end = edges.get(at + 1).map(|(next, _)| *next);
        let extent = match count {
            None => Extent::Count(Interval { lo: *start, hi: end.unwrap_or(COUNT_LIMIT) }),
            Some(count) => {
                done.push(*child);
                Extent::Set(values_leading_to(edges, *child, count))
            }
        };
        so_far.push(fact, extent);
        paths(builder, *child, so_far, found)?;
        so_far.pop();
    }
    Some(())
}

fn values_leading_to(edges: &[(u64, NodeId)], child: NodeId, count: usize) -> ValueSet {
    let mut set = ValueSet(0);
    for (at, (start, to)) in edges.iter().enumerate() {
        if *to == child {
            let end = edges.get(at + 1).map_or(count, |(next, _)| usize::try_from(*next).unwrap_or(count));
            for value in usize::try_from(*start).unwrap_or(count)..end {
                set = set.join(ValueSet::one(value));
            }
        }
    }
    set
}
