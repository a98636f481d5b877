//! Resolving one scenario again after its text changed, all else kept.

use std::collections::BTreeMap;
use std::ops::Range;

use dsl_syntax::ast::{Container, File, Item};
use dsl_syntax::shift::{Shift, Shifted};
use dsl_syntax::{Diagnostic, Span};

use super::scope::{Declared, Scope};
use super::{Resolver, SUGGESTIONS};
use crate::model::{BlockId, Model, Scenario};
use crate::readings::Readings;

/// A scenario by its places: edition, industry, scenario.
pub(crate) type Place = (usize, usize, usize);

/// What one scenario gave, by positions in the resolver's lists.
#[derive(Debug)]
pub(super) struct Mark {
    place: Place,
    findings: Range<usize>,
    blocks: Range<usize>,
}

/// What one scenario gave.
#[derive(Debug, Default)]
struct Given {
    blocks: Range<usize>,
    findings: Vec<Diagnostic>,
}

/// A model that knows which scenario each finding came from.
#[derive(Debug)]
pub(crate) struct Tracked {
    /// The model.
    pub(crate) model: Model,
    rest: Vec<Diagnostic>,
    scenarios: BTreeMap<Place, Given>,
    suggestions: usize,
}

/// What resolving a scenario again has changed beside its own values.
#[derive(Copy, Clone, Debug)]
pub(crate) struct Again {
    /// Which.
    pub(crate) place: Place,
    /// Whether the same blocks decide it, read in the same way.
    pub(crate) same_blocks: bool,
}

impl Tracked {
    /// Resolves all files.
    pub(crate) fn new(files: &[&File]) -> Self {
        let readings = Readings::default();
        let resolver = Resolver::whole(files, &readings);
        let Resolver { model, findings, marks, suggestions, .. } = resolver;
        let mut owners: Vec<Option<Place>> = vec![None; findings.len()];
        let mut scenarios: BTreeMap<Place, Given> = BTreeMap::new();
        for mark in marks {
            for owner in owners.get_mut(mark.findings).into_iter().flatten() {
                *owner = Some(mark.place);
            }
            let given = scenarios.entry(mark.place).or_default();
            if !mark.blocks.is_empty() {
                given.blocks = mark.blocks;
            }
        }
        let mut rest = Vec::new();
        for (finding, owner) in findings.into_iter().zip(owners) {
            match owner.and_then(|place| scenarios.get_mut(&place)) {
                Some(given) => given.findings.push(finding),
                None => rest.push(finding),
            }
        }
        Self { model, rest, scenarios, suggestions }
    }

    /// All findings, in no order.
    pub(crate) fn findings(&self) -> impl Iterator<Item = &Diagnostic> {
        self.rest.iter().chain(self.scenarios.values().flat_map(|given| &given.findings))
    }

    /// The blocks that a scenario's own text gives.
    pub(crate) fn blocks(&self, place: Place) -> Range<usize> {
        self.scenarios.get(&place).map_or(0..0, |given| given.blocks.clone())
    }

    /// Whether a finding of another place points into a stretch of text.
    pub(crate) fn points_into(&self, stretch: Span) -> bool {
        let inside = |span: Span| span.file == stretch.file && span.start >= stretch.start && span.start < stretch.end;
        self.findings().any(|finding| {
            let fixes = finding.fixes.iter().flat_map(|fix| fix.edits.iter().map(|edit| edit.span));
            let mut places = finding.secondary.iter().map(|label| label.span).chain(fixes);
            !inside(finding.primary.span) && places.any(inside)
        })
    }

    /// Resolves the scenario at `span` again; `None` where more than it has to be, and all of this is to be made anew.
    pub(crate) fn again(&mut self, files: &[&File], span: Span, old: &Container) -> Option<Again> {
        let readings = Readings::default();
        let mut resolver = Resolver::declared(files, &readings);
        let place = place_of(&resolver, span)?;
        let (e, i, s) = place;
        let industry = resolver.outline.editions.get(e)?.industries.get(i)?;
        let (industry_container, container) = (industry.container, *industry.scenarios.get(s)?);
        let shared = industry_container.items.iter().any(|item| matches!(item, Item::Bands(_) | Item::Reading(_)));
        let declares = old.items.iter().chain(&container.items).any(|item| Declared::of(item).is_some());
        if shared || declares || old.name.text != container.name.text || self.suggestions > SUGGESTIONS / 2 {
            return None;
        }
        let before = self.scenarios.get(&place)?.blocks.clone();
        // The tables of names are made anew; what they were made of has not changed, so the model's ids still hold.
        let count = self.model.blocks.len();
        resolver.model = std::mem::take(&mut self.model);
        resolver.findings.clear();
        resolver.suggestions = self.suggestions;
        let standing = resolver.model.editions[e].industries[i].standing.clone();
        let mut scenario = resolver.scenario(e, i, s, container, &standing, industry_container.complete);
        let blocks = resolver.model.blocks.split_off(count);
        scenario.examples = resolver.examples_in(&container.items, Scope::Scenario(e, i, s));
        self.suggestions = resolver.suggestions;
        let findings = std::mem::take(&mut resolver.findings);
        self.model = std::mem::take(&mut resolver.model);
        if blocks.len() != before.len() {
            return None;
        }
        move_blocks(&mut scenario, count, before.start);
        for (slot, block) in self.model.blocks.get_mut(before)?.iter_mut().zip(blocks) {
            *slot = block;
        }
        let slot = &mut self.model.editions[e].industries[i].scenarios[s];
        let readings = |s: &Scenario| s.readings.iter().map(|r| (r.taken, r.blocks.clone())).collect::<Vec<_>>();
        let same_blocks = slot.blocks == scenario.blocks
            && slot.stands_for == scenario.stands_for
            && readings(slot) == readings(&scenario);
        *slot = scenario;
        self.scenarios.get_mut(&place)?.findings = findings;
        Some(Again { place, same_blocks })
    }
}

impl Shifted for Tracked {
    fn shift(&mut self, shift: &Shift) {
        self.model.shift(shift);
        self.rest.shift(shift);
        self.scenarios.values_mut().for_each(|given| given.findings.shift(shift));
    }
}

fn place_of(resolver: &Resolver<'_>, span: Span) -> Option<Place> {
    resolver.outline.editions.iter().enumerate().find_map(|(e, edition)| {
        edition.industries.iter().enumerate().find_map(|(i, industry)| {
            let s = industry.scenarios.iter().position(|scenario| scenario.span == span)?;
            Some((e, i, s))
        })
    })
}

/// The scenario's new blocks take the places of its old ones.
fn move_blocks(scenario: &mut Scenario, from: usize, to: usize) {
    let moved = |block: &mut BlockId| {
        if let Some(at) = block.index().checked_sub(from) {
            *block = BlockId(u32::try_from(to + at).unwrap_or(u32::MAX));
        }
    };
    scenario.blocks.iter_mut().for_each(moved);
    scenario.readings.iter_mut().flat_map(|reading| &mut reading.blocks).for_each(|(block, _)| moved(block));
}

impl Resolver<'_> {
    /// How far findings and blocks have come.
    pub(super) fn mark(&self) -> (usize, usize) {
        (self.findings.len(), self.model.blocks.len())
    }

    /// All since then is the scenario's.
    pub(super) fn marked(&mut self, place: Place, (findings, blocks): (usize, usize)) {
        let mark = Mark { place, findings: findings..self.findings.len(), blocks: blocks..self.model.blocks.len() };
        self.marks.push(mark);
    }
}
