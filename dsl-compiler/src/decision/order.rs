//! The order of axes, one for all editions of a folder, so that their diagrams can be laid over each other.

use crate::model::{Cond, EditionId, FactId, FactKind, Model};

/// An axis of decisions.
#[derive(Copy, Clone, Debug, PartialEq, Eq, Hash)]
pub enum Axis {
    /// A fact.
    Fact(FactId),
    /// Which industry.
    Industry,
    /// Which scenario.
    Scenario,
}

/// The order: what scopes ask, industry, scenario, other attributes, items, flags, measures; in each by declaration.
/// What few values and many texts share comes first, so that measures, which differ most, share the least.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Axes {
    order: Vec<Axis>,
    level_of: Vec<u32>,
    /// The level of [`Axis::Industry`].
    pub industry: u32,
    /// The level of [`Axis::Scenario`].
    pub scenario: u32,
}

impl Axes {
    /// The order of a model.
    #[must_use]
    pub fn of(model: &Model) -> Self {
        let all: Vec<EditionId> = model.edition_ids().collect();
        Self::seen_by(model, &all)
    }

    /// The order in which some editions alone would have their facts; what only others know comes last among its like.
    #[must_use]
    pub fn seen_by(model: &Model, editions: &[EditionId]) -> Self {
        let mut scoped = vec![false; model.facts.len()];
        for edition in editions.iter().map(|id| model.edition(*id)) {
            let scopes = edition.industries.iter().filter_map(|industry| industry.scope.as_ref());
            for scope in scopes.chain(&edition.scope) {
                mark(scope, &mut scoped);
            }
        }
        let rank = |at: usize| match (&model.facts[at].kind, scoped[at]) {
            (_, true) => 0,
            (FactKind::Attribute { .. }, _) => 1,
            (FactKind::Item, _) => 2,
            (FactKind::Flag, _) => 3,
            (FactKind::Measure { .. }, _) => 4,
        };
        let mut facts: Vec<usize> = (0..model.facts.len()).collect();
        let declared = |at: usize| model.facts[at].declared_in(editions).map_or(u32::MAX, |one| one.order);
        facts.sort_by_key(|at| (rank(*at), declared(*at), *at));
        let first = facts.iter().filter(|at| rank(**at) == 0).count();
        let mut order: Vec<Axis> = facts.iter().map(|at| Axis::Fact(FactId(index(*at)))).collect();
        order.splice(first..first, [Axis::Industry, Axis::Scenario]);
        let mut level_of = vec![0; model.facts.len()];
        for (level, axis) in order.iter().enumerate() {
            if let Axis::Fact(fact) = axis {
                level_of[fact.index()] = index(level);
            }
        }
        Self { order, level_of, industry: index(first), scenario: index(first + 1) }
    }

    /// All axes in order.
    #[must_use]
    pub fn order(&self) -> &[Axis] {
        &self.order
    }

    /// Where the fact's axis is in the order.
    #[must_use]
    pub fn level(&self, fact: FactId) -> u32 {
        self.level_of[fact.index()]
    }
}

fn index(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

fn mark(cond: &Cond, scoped: &mut [bool]) {
    cond.facts().for_each(|fact| scoped[fact.index()] = true);
}
