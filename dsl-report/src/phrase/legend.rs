//! What the titles of a page stand for: within regions and conditions things are called by title alone, and here stand their names,
//! which `decide` takes.

use std::collections::BTreeSet;

use dsl_compiler::model::{Bilingual, Cond, EditionId, FactId, FactKind, Model};
use dsl_syntax::{Extent, Message, RegionBox, message};

use super::{and, declared};

/// The facts and outcomes that a page has named.
#[derive(Debug)]
pub(crate) struct Legend<'m> {
    model: &'m Model,
    facts: BTreeSet<FactId>,
    outcomes: BTreeSet<String>,
}

impl<'m> Legend<'m> {
    pub(crate) fn of(model: &'m Model) -> Self {
        Self { model, facts: BTreeSet::new(), outcomes: BTreeSet::new() }
    }

    pub(crate) fn region(&mut self, region: &RegionBox) {
        self.facts.extend(region.iter().filter_map(|(name, _)| self.model.fact_named(name)));
    }

    /// The same of a region of which it is not told what a flow must not be.
    pub(crate) fn region_in_short(&mut self, region: &RegionBox) {
        let told = region.iter().filter(|(_, extent)| *extent != Extent::Is(false));
        self.facts.extend(told.filter_map(|(name, _)| self.model.fact_named(name)));
    }

    pub(crate) fn condition(&mut self, condition: &Cond) {
        self.facts.extend(condition.facts());
    }

    pub(crate) fn outcomes(&mut self, names: &[String]) {
        self.outcomes.extend(names.iter().cloned());
    }

    /// A line for each fact, in order of declaration, with its values; then one for the outcomes. Titles are those that these editions
    /// see first. What has no title was called by its name.
    pub(crate) fn lines(&self, editions: &[EditionId]) -> Vec<Message> {
        let titled = |title: &Bilingual| title.zh().is_some() || title.en().is_some();
        let mut lines: Vec<Message> = Vec::new();
        for fact in self.facts.iter().map(|id| self.model.fact(*id)) {
            let title = fact.declared_in(editions).map_or(&fact.title, |one| &one.title);
            let values = match &fact.kind {
                FactKind::Attribute { values, .. } => values.as_slice(),
                _ => &[],
            };
            if !titled(title) && !values.iter().any(|value| titled(&value.title)) {
                continue;
            }
            let named = declared(&fact.name, title);
            lines.push(match values {
                [] => super::bare(named),
                values => {
                    let values = values.iter().map(|value| declared(&value.name, &value.title)).collect();
                    message!("legend-values", fact = named, values = and(values))
                }
            });
        }
        let outcomes = self.model.outcomes.iter();
        let outcomes: Vec<_> = outcomes
            .filter(|outcome| self.outcomes.contains(&outcome.name) && titled(&outcome.title))
            .map(|outcome| declared(&outcome.name, &outcome.title))
            .collect();
        if !outcomes.is_empty() {
            lines.push(message!("legend-outcomes", outcomes = and(outcomes)));
        }
        lines
    }
}
