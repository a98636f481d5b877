//! Who decides: the clauses and rules that give a flow, or a set of flows, what it gets, and the items that make its data important.
//!
//! `regardless` rules come layer by layer, an inner edition's before its fallback's; then bands and all other rules together. Of a
//! layer those have a say that hold and give one of the outcomes decided, as far as no rule of an earlier layer holds.

use rustc_hash::FxHashSet;

use super::diagram::{Arena, FALSE, Leaf, NodeId};
use super::draw::{Builder, DrawnCase, DrawnItem, DrawnRule, Layer, NODE_BUDGET, Values};
use super::governing::{Case, Origin};
use super::restrict::{Ends, ends};
use crate::model::{EditionId, FactId};

/// A flow's diagram with its rules by layers.
#[derive(Debug)]
pub(crate) struct Deciders<'m> {
    /// What is decided.
    pub(crate) root: NodeId,
    /// One for each way that a flow may be governed.
    pub(crate) cases: Vec<Layered<'m>>,
}

/// A case, its rules by layers.
#[derive(Debug)]
pub(crate) struct Layered<'m> {
    /// Where the case is.
    pub(crate) guard: NodeId,
    /// The layers, the first to decide first.
    pub(crate) layers: Vec<Turn<'m>>,
    /// The items that bind.
    pub(crate) items: Vec<DrawnItem<'m>>,
}

/// The rules of a layer.
#[derive(Debug)]
pub(crate) struct Turn<'m> {
    /// Where no rule of an earlier layer holds.
    pub(crate) left: NodeId,
    /// In order of drawing.
    pub(crate) rules: Vec<DrawnRule<'m>>,
}

/// What is given as reasons for a flow.
#[derive(Debug, Default)]
pub(crate) struct Reasons<'m> {
    /// The clauses and rules that decide, then the items by which the data is important, where that is a reason; each once.
    pub(crate) because: Vec<Origin<'m>>,
    /// The items that another reading has, where that would decide otherwise.
    pub(crate) doubted: Vec<Origin<'m>>,
}

/// Whether something is so for the flows that are asked about.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
enum Holds {
    Always,
    Sometimes,
    Never,
}

impl<'m> Deciders<'m> {
    /// Draws the decision that `cases` describe, for the chain of `edition`; `None` past the node budget.
    pub(crate) fn draw(builder: &mut Builder<'m>, edition: EditionId, cases: &[Case<'m>]) -> Option<Self> {
        let flow = builder.flow(edition, cases)?;
        builder.arena.allow(NODE_BUDGET);
        let cases = flow.cases.into_iter().map(|case| Layered::of(&mut builder.arena, case)).collect();
        (!builder.arena.is_over()).then_some(Self { root: flow.root, cases })
    }

    /// Who decides by `value` for a flow of which so much is known, by levels. Where a rule surely decides, those that may are no
    /// reasons; where none does, the answer is the same whichever of them it is.
    #[must_use]
    pub(crate) fn at(&self, builder: &Builder<'m>, known: &[Option<u64>], value: u32) -> Reasons<'m> {
        let holds = |node| at(&builder.arena, node, known);
        let mut reasons = Reasons::default();
        let (mut items, mut by_importance) = (Vec::new(), false);
        for case in self.cases.iter().filter(|case| holds(case.guard) != Holds::Never) {
            let has_say = |turn: &Turn<'m>, rule: &DrawnRule<'m>| match holds(rule.when) {
                Holds::Never => Holds::Never,
                _ if holds(turn.left) == Holds::Never => Holds::Never,
                some_or_all => some_or_all,
            };
            for (_, rule) in case.deciding(&builder.values, value, has_say) {
                by_importance |= rule.by_importance;
                reasons.because.push(rule.origin);
            }
            items.extend(case.items.iter().filter(|item| holds(item.when) == Holds::Always).map(|item| item.origin));
            let doubted = case.items.iter().filter(|item| holds(item.doubted) == Holds::Always);
            reasons.doubted.extend(doubted.map(|item| item.origin));
        }
        if by_importance {
            reasons.because.append(&mut items);
        }
        each_once(&mut reasons.because);
        reasons
    }

    /// Who has a part in it somewhere among the flows `inside`, all of which get `value`.
    pub(crate) fn over(&self, builder: &mut Builder<'m>, inside: NodeId, value: u32) -> Vec<Origin<'m>> {
        let Builder { arena, values, .. } = builder;
        let mut found = Vec::new();
        for case in &self.cases {
            let has_say = |turn: &Turn<'m>, rule: &DrawnRule<'m>| {
                let left = arena.and(inside, turn.left);
                if arena.meets(left, rule.when) { Holds::Sometimes } else { Holds::Never }
            };
            let deciding = case.deciding(values, value, has_say);
            found.extend(deciding.iter().map(|(_, rule)| rule.origin));
            let mut asking = FALSE;
            for (turn, rule) in deciding.into_iter().filter(|(_, rule)| rule.by_importance) {
                let left = arena.and(inside, turn.left);
                let there = arena.and(left, rule.when);
                asking = arena.or(asking, there);
            }
            let items = case.items.iter().filter(|item| arena.meets(asking, item.when));
            found.extend(items.map(|item| item.origin));
        }
        found
    }

    /// The items that another reading has, where that would decide otherwise: for all flows `inside`, or for some where they all hold
    /// such data. What a set of flows does not speak of casts no doubt on it.
    pub(crate) fn doubted(
        &self,
        arena: &mut Arena,
        inside: NodeId,
        is_held: impl Fn(FactId) -> bool,
    ) -> Vec<Origin<'m>> {
        let items = self.cases.iter().flat_map(|case| &case.items).filter(|item| item.doubted != FALSE);
        let mut found = Vec::new();
        for item in items {
            let sure = arena.not(item.doubted);
            if is_held(item.fact) && arena.meets(inside, item.doubted) || !arena.meets(inside, sure) {
                found.push(item.origin);
            }
        }
        found
    }
}

impl<'m> Layered<'m> {
    fn of(arena: &mut Arena, case: DrawnCase<'m>) -> Self {
        let layer = |rule: &DrawnRule<'m>| match rule.layer {
            // `otherwise` gives where no clause of the bands does: it is of their layer.
            Layer::Otherwise => Layer::Ordinary,
            layer => layer,
        };
        let mut rules = case.rules;
        rules.sort_by_key(layer);
        let mut layers: Vec<(Layer, Turn<'m>)> = Vec::new();
        for rule in rules {
            match layers.last_mut() {
                Some((known, turn)) if *known == layer(&rule) => turn.rules.push(rule),
                _ => {
                    let left = match layers.last() {
                        None => case.guard,
                        Some((_, earlier)) => {
                            let taken = arena.any(earlier.rules.iter().map(|rule| rule.when).collect());
                            let rest = arena.not(taken);
                            arena.and(earlier.left, rest)
                        }
                    };
                    layers.push((layer(&rule), Turn { left, rules: vec![rule] }));
                }
            }
        }
        let layers = layers.into_iter().map(|(_, turn)| turn).collect();
        Self { guard: case.guard, layers, items: case.items }
    }

    /// The rules that decide by `value`, where `has_say` tells whether one does when it gives an outcome of it: of the first layer
    /// with some that always do, those, and before them what may decide earlier.
    fn deciding(
        &self,
        values: &Values,
        value: u32,
        mut has_say: impl FnMut(&Turn<'m>, &DrawnRule<'m>) -> Holds,
    ) -> Vec<(&Turn<'m>, &DrawnRule<'m>)> {
        let mut found = Vec::new();
        for turn in &self.layers {
            let giving = turn.rules.iter().filter(|rule| values.has_part(rule.value, value));
            let mut those: Vec<(&DrawnRule<'m>, Holds)> =
                giving.map(|rule| (rule, has_say(turn, rule))).filter(|(_, holds)| *holds != Holds::Never).collect();
            let is_sure = those.iter().any(|(_, holds)| *holds == Holds::Always);
            those.retain(|(_, holds)| !is_sure || *holds == Holds::Always);
            found.extend(those.into_iter().map(|(rule, _)| (turn, rule)));
            if is_sure {
                break;
            }
        }
        found
    }
}

/// Whether a condition holds for a flow of which so much is known, by levels.
fn at(arena: &Arena, condition: NodeId, known: &[Option<u64>]) -> Holds {
    match ends(arena, condition, &|level| known.get(level as usize).copied().flatten()) {
        Ends::In(Leaf::True) => Holds::Always,
        Ends::In(_) => Holds::Never,
        Ends::OnLevel(_) => Holds::Sometimes,
    }
}

fn each_once(origins: &mut Vec<Origin<'_>>) {
    let mut seen = FxHashSet::default();
    origins.retain(|origin| seen.insert(origin.id));
}

#[cfg(test)]
mod tests;
