//! The order of axes, one for all editions of a folder, so that their diagrams can be laid over each other.

use rustc_hash::FxHashSet;

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
        let mut scoped: FxHashSet<FactId> = FxHashSet::default();
        for edition in editions.iter().map(|id| model.edition(*id)) {
            let scopes = edition.industries.iter().filter_map(|industry| industry.scope.as_ref());
            for scope in scopes.chain(&edition.scope) {
                mark(scope, &mut scoped);
            }
        }
        let rank = |fact: FactId| match (&model.fact(fact).kind, scoped.contains(&fact)) {
            (_, true) => 0,
            (FactKind::Attribute { .. }, _) => 1,
            (FactKind::Item, _) => 2,
            (FactKind::Flag, _) => 3,
            (FactKind::Measure { .. }, _) => 4,
        };
        // What none of them declares comes after what one does.
        let declared = |fact: FactId| {
            let order = model.fact(fact).declared_in(editions).map(|one| one.order);
            (order.is_none(), order)
        };
        let mut facts: Vec<FactId> = model.fact_ids().collect();
        facts.sort_by_key(|fact| (rank(*fact), declared(*fact), *fact));
        let first = facts.iter().filter(|fact| rank(**fact) == 0).count();
        let mut order: Vec<Axis> = facts.into_iter().map(Axis::Fact).collect();
        order.splice(first..first, [Axis::Industry, Axis::Scenario]);
        let mut axes = Self { level_of: vec![0; model.facts.len()], order, industry: 0, scenario: 0 };
        for (level, axis) in (0u32..).zip(&axes.order) {
            match axis {
                Axis::Fact(fact) => {
                    if let Some(place) = axes.level_of.get_mut(fact.index()) {
                        *place = level;
                    }
                }
                Axis::Industry => axes.industry = level,
                Axis::Scenario => axes.scenario = level,
            }
        }
        axes
    }

    /// All axes in order.
    #[must_use]
    pub fn order(&self) -> &[Axis] {
        &self.order
    }

    /// Where the fact's axis is in the order.
    #[must_use]
    #[expect(clippy::indexing_slicing, reason = "facts are the model's, each of which has its level")]
    pub fn level(&self, fact: FactId) -> u32 {
        self.level_of[fact.index()]
    }

    /// The axis of a level.
    #[must_use]
    pub fn at(&self, level: u32) -> Option<Axis> {
        self.order.get(level as usize).copied()
    }

    /// The fact of a level; none for industry and scenario.
    #[must_use]
    pub fn fact_at(&self, level: u32) -> Option<FactId> {
        match self.at(level)? {
            Axis::Fact(fact) => Some(fact),
            Axis::Industry | Axis::Scenario => None,
        }
    }
}

fn mark(cond: &Cond, scoped: &mut FxHashSet<FactId>) {
    scoped.extend(cond.facts());
}
