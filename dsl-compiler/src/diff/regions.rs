//! The inputs on which two graphs differ, read off their product as few disjoint boxes.

use dsl_syntax::{Extent, FactValue, RegionBox};
use rustc_hash::FxHashMap;

use super::Differ;
use crate::decision::diagram::{Arena, FALSE, Leaf, Node, NodeId, TRUE};
use crate::decision::draw::{Builder, NODE_BUDGET};
use crate::decision::order::Axis;
use crate::model::{COUNT_LIMIT, FactId, FactKind, Interval, Model, ValueSet};

/// Past this many boxes before merging, a difference is not told by regions any more.
const MOST_BOXES: usize = 2_000_000;

/// One side of an area.
#[derive(Copy, Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum Side {
    Set(ValueSet),
    Count(Interval),
}

/// A box over the graph's axes, by level; levels that are not named are whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Area {
    pub(super) sides: Vec<(u32, Side)>,
    /// Every level that either graph tests: what a complete input must name.
    pub(super) asked: Vec<u32>,
}

type Sides = Vec<(u32, Side)>;

/// Where `old` and `new` differ: each pair of values with the inputs on which it is decided.
pub(super) fn differing(differ: &mut Differ<'_>, old: NodeId, new: NodeId) -> Option<Vec<(u32, u32, NodeId)>> {
    let builder = &mut differ.builder;
    builder.arena.allow(NODE_BUDGET);
    let product = builder.arena.pair(old, new);
    if builder.arena.is_over() {
        return None;
    }
    let mut pairs: Vec<(u32, u32)> = leaves(&builder.arena, product);
    pairs.retain(|(old, new)| old != new);
    pairs.sort_unstable();
    let mut found = Vec::with_capacity(pairs.len());
    for (old_value, new_value) in pairs {
        // One pair at a time: what leads elsewhere is one thing then, and far fewer paths are left.
        let only = indicator(&mut builder.arena, product, Leaf::Pair(old_value, new_value), &mut FxHashMap::default());
        found.push((old_value, new_value, only));
    }
    Some(found)
}

/// A set of inputs as disjoint boxes, no two of which merge into one; `roots` are what a complete input is asked by.
pub(super) fn areas(differ: &Differ<'_>, inputs: NodeId, roots: &[NodeId]) -> Option<Vec<Area>> {
    let builder = &differ.builder;
    let mut boxes: Vec<Sides> = Vec::new();
    paths(builder, inputs, &mut Vec::new(), &mut boxes)?;
    let asked = tested(&builder.arena, roots);
    Some(merge(boxes, builder).into_iter().map(|sides| Area { sides, asked: asked.clone() }).collect())
}

/// The disjoint boxes on which `old` and `new` differ, with the two values; no two alike merge into one. Sorted by
/// their least points.
pub(super) fn differences(differ: &mut Differ<'_>, old: NodeId, new: NodeId) -> Option<Vec<(Area, u32, u32)>> {
    let mut found = Vec::new();
    for (old_value, new_value, only) in differing(differ, old, new)? {
        found.extend(areas(differ, only, &[old, new])?.into_iter().map(|area| (area, old_value, new_value)));
    }
    found.sort_by_cached_key(|(area, old, new)| (least(&differ.builder, area), *old, *new));
    Some(found)
}

fn tested(arena: &Arena, roots: &[NodeId]) -> Vec<u32> {
    let levels = arena.reached(roots).into_iter().filter_map(|id| match arena.node(id) {
        Node::Test { level, .. } => Some(*level),
        Node::Leaf(_) => None,
    });
    let mut levels: Vec<u32> = levels.collect();
    levels.sort_unstable();
    levels.dedup();
    levels
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

/// Every way to TRUE as a box. Parts of a choice that lead to the same node are one side.
fn paths(builder: &Builder<'_>, node: NodeId, so_far: &mut Sides, found: &mut Vec<Sides>) -> Option<()> {
    if node == FALSE {
        return Some(());
    }
    let Node::Test { level, edges } = builder.arena.node(node) else {
        found.push(so_far.clone());
        return (found.len() <= MOST_BOXES).then_some(());
    };
    let count = choices(builder, *level);
    let mut done: Vec<NodeId> = Vec::new();
    for (at, (start, child)) in edges.iter().enumerate() {
        if *child == FALSE || done.contains(child) {
            continue;
        }
        let end = edges.get(at + 1).map(|(next, _)| *next);
        let side = match count {
            None => Side::Count(Interval { lo: *start, hi: end.unwrap_or(COUNT_LIMIT) }),
            Some(count) => {
                done.push(*child);
                Side::Set(values_leading_to(edges, *child, count))
            }
        };
        so_far.push((*level, side));
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
                set.0 |= ValueSet::one(value).0;
            }
        }
    }
    set
}

/// How many values the axis of a level has; `None` for a measure.
fn choices(builder: &Builder<'_>, level: u32) -> Option<usize> {
    match builder.axes.order().get(level as usize) {
        Some(Axis::Fact(fact)) => builder.model.fact(*fact).choices(),
        _ => Some(1),
    }
}

/// Joins boxes that differ in one axis only, until none are left: each round looks at one axis, and groups the boxes by
/// all their other sides.
fn merge(mut boxes: Vec<Sides>, builder: &Builder<'_>) -> Vec<Sides> {
    let mut levels: Vec<u32> = boxes.iter().flatten().map(|(level, _)| *level).collect();
    levels.sort_unstable();
    levels.dedup();
    loop {
        let before = boxes.len();
        // From the last axis up: measures first, so that bands stay whole.
        for level in levels.iter().rev() {
            boxes = merge_along(boxes, *level, choices(builder, *level));
        }
        if boxes.len() == before {
            boxes.sort();
            return boxes;
        }
    }
}

fn merge_along(boxes: Vec<Sides>, level: u32, count: Option<usize>) -> Vec<Sides> {
    let mut groups: FxHashMap<Sides, usize> = FxHashMap::default();
    let mut order: Vec<(Sides, Vec<Side>)> = Vec::new();
    for mut sides in boxes {
        let own = sides.iter().position(|(at, _)| *at == level).map(|at| sides.remove(at).1);
        let own = own.unwrap_or(match count {
            Some(count) => Side::Set(ValueSet::full(count)),
            None => Side::Count(Interval::FULL),
        });
        let next = order.len();
        let at = *groups.entry(sides.clone()).or_insert(next);
        if at == next {
            order.push((sides, Vec::new()));
        }
        if let Some((_, group)) = order.get_mut(at) {
            group.push(own);
        }
    }
    let mut merged = Vec::new();
    for (rest, mut group) in order {
        group.sort();
        let mut joined: Vec<Side> = Vec::new();
        for side in group {
            match (joined.last_mut(), side) {
                (Some(Side::Count(last)), Side::Count(next)) if last.hi == next.lo => last.hi = next.hi,
                (Some(Side::Set(last)), Side::Set(next)) => last.0 |= next.0,
                _ => joined.push(side),
            }
        }
        for side in joined {
            let mut sides = rest.clone();
            if !is_whole(side, count) {
                let at = sides.partition_point(|(at, _)| *at < level);
                sides.insert(at, (level, side));
            }
            merged.push(sides);
        }
    }
    merged
}

fn is_whole(side: Side, count: Option<usize>) -> bool {
    match side {
        Side::Count(interval) => interval == Interval::FULL,
        Side::Set(set) => count.is_some_and(|count| set == ValueSet::full(count)),
    }
}

/// The area as a diagram.
pub(super) fn draw(builder: &mut Builder<'_>, area: &Area) -> NodeId {
    let mut parts = Vec::with_capacity(area.sides.len());
    for (level, side) in &area.sides {
        parts.push(match side {
            Side::Count(interval) => builder.arena.interval(*level, interval.lo, interval.hi),
            Side::Set(set) => {
                let count = choices(builder, *level).unwrap_or(1);
                builder.arena.values(*level, count, |value| set.has(value))
            }
        });
    }
    builder.arena.all(parts)
}

fn fact_at(builder: &Builder<'_>, level: u32) -> Option<FactId> {
    match builder.axes.order().get(level as usize) {
        Some(Axis::Fact(fact)) => Some(*fact),
        _ => None,
    }
}

/// Whether every flow of an area holds such data as an item names.
pub(super) fn holds(builder: &Builder<'_>, area: &Area, item: FactId) -> bool {
    let level = builder.axes.level(item);
    area.sides.iter().any(|(at, side)| *at == level && *side == Side::Set(ValueSet::one(1)))
}

/// The area by the facts' names: choices first, then measures, each in order of declaration.
pub(super) fn named(builder: &Builder<'_>, area: &Area) -> RegionBox {
    let model = builder.model;
    let mut sides: Vec<(FactId, Side)> =
        area.sides.iter().filter_map(|(level, side)| Some((fact_at(builder, *level)?, *side))).collect();
    sides.sort_by_key(|(fact, side)| (matches!(side, Side::Count(_)), *fact));
    sides.into_iter().map(|(fact, side)| (model.fact(fact).name.clone(), extent(model, fact, side))).collect()
}

fn extent(model: &Model, fact: FactId, side: Side) -> Extent {
    match (side, &model.fact(fact).kind) {
        (Side::Count(interval), _) => {
            Extent::Count { min: interval.lo, max: (interval.hi < COUNT_LIMIT).then(|| interval.hi - 1) }
        }
        (Side::Set(set), FactKind::Attribute { values, .. }) => {
            Extent::OneOf(set.iter().filter_map(|at| values.get(at)).map(|value| value.name.clone()).collect())
        }
        (Side::Set(set), _) => Extent::Is(set.has(1)),
    }
}

/// The least point of an area over every axis that is asked, choices first.
fn least(builder: &Builder<'_>, area: &Area) -> Vec<(bool, FactId, u64)> {
    let mut levels: Vec<u32> = area.asked.clone();
    levels.extend(area.sides.iter().map(|(level, _)| *level));
    levels.sort_unstable();
    levels.dedup();
    let mut point: Vec<(bool, FactId, u64)> = levels
        .into_iter()
        .filter_map(|level| {
            let fact = fact_at(builder, level)?;
            let side = area.sides.iter().find(|(at, _)| *at == level).map(|(_, side)| *side);
            let value = match side {
                Some(Side::Count(interval)) => interval.lo,
                Some(Side::Set(set)) => set.first() as u64,
                None => 0,
            };
            Some((builder.model.fact(fact).choices().is_none(), fact, value))
        })
        .collect();
    point.sort();
    point
}

/// The least input of an area, complete.
pub(super) fn witness(builder: &Builder<'_>, area: &Area) -> Vec<(String, FactValue)> {
    least(builder, area)
        .into_iter()
        .map(|(_, fact, value)| {
            let fact = builder.model.fact(fact);
            let value = match &fact.kind {
                FactKind::Measure { .. } => FactValue::Count(value),
                FactKind::Attribute { values, .. } => FactValue::Value(
                    usize::try_from(value)
                        .ok()
                        .and_then(|at| values.get(at))
                        .map(|v| v.name.clone())
                        .unwrap_or_default(),
                ),
                FactKind::Flag | FactKind::Item => FactValue::Is(value == 1),
            };
            (fact.name.clone(), value)
        })
        .collect()
}
