//! Resolving one scenario or one industry again after its text changed, all else kept.

use std::collections::BTreeMap;
use std::mem::{Discriminant, discriminant};
use std::ops::Range;

use dsl_syntax::ast::{File, Item};
use dsl_syntax::relocate::{Relocate, Relocation};
use dsl_syntax::{Diagnostic, Span};

use super::scope::{Declared, Scope};
use super::{NamedBlocks, Resolver, SUGGESTIONS};
use crate::model::readings::Readings;
use crate::model::{BlockId, EditionId, Fact, Industry, Model, Reading, Scenario};

/// What findings and blocks come from, by its places: edition, industry, scenario.
#[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Owner {
    /// What an industry says outside its scenarios.
    Industry(EditionId, usize),
    Scenario(EditionId, usize, usize),
}

impl Owner {
    fn is_in(self, e: EditionId, i: usize) -> bool {
        matches!(self, Owner::Industry(edition, industry) | Owner::Scenario(edition, industry, _) if (edition, industry) == (e, i))
    }
}

/// What one of them gave, by positions in the resolver's lists; for an industry, with all that its scenarios gave.
#[derive(Debug)]
pub(super) struct Mark {
    owner: Owner,
    findings: Range<usize>,
    blocks: Range<usize>,
}

/// What one of them gave; blocks of an industry with those of its scenarios.
#[derive(Clone, Debug, Default)]
struct Contribution {
    blocks: Range<usize>,
    findings: Vec<Diagnostic>,
}

/// A model that knows where each finding came from.
#[derive(Clone, Debug)]
pub(crate) struct Tracked {
    /// The model.
    pub(crate) model: Model,
    /// Of the tables of names.
    declared: Vec<Diagnostic>,
    named_blocks: NamedBlocks,
    rest: Vec<Diagnostic>,
    given: BTreeMap<Owner, Contribution>,
    suggestions: usize,
}

/// What resolving again has changed beside the values of what was resolved.
#[derive(Copy, Clone, Debug)]
pub(crate) struct Again {
    /// What was resolved again.
    pub(crate) owner: Owner,
    /// Whether the same blocks decide its scenarios, read in the same way.
    pub(crate) same_blocks: bool,
}

impl Tracked {
    /// Resolves all files.
    pub(crate) fn new(files: &[&File]) -> Self {
        let readings = Readings::default();
        let mut resolver = Resolver::declared(files, &readings);
        let declared = std::mem::take(&mut resolver.findings);
        resolver.all_else();
        let Resolver { model, named_blocks, findings, marks, suggestions, .. } = resolver;
        let (rest, given) = sort_out(findings, marks);
        Self { model, declared, named_blocks, rest, given, suggestions }
    }

    /// All findings, in no order.
    pub(crate) fn findings(&self) -> impl Iterator<Item = &Diagnostic> {
        self.declared.iter().chain(&self.rest).chain(self.given.values().flat_map(|given| &given.findings))
    }

    /// The blocks that the text of a scenario, or of an industry with its scenarios, gives.
    pub(crate) fn blocks(&self, owner: Owner) -> Range<usize> {
        self.given.get(&owner).map_or(0..0, |given| given.blocks.clone())
    }

    /// Resolves what holds `part` again: its scenario, or its industry. `part` stood at `before`, which is where findings may still point.
    /// `None` where more has to be resolved again, and all of this is to be made anew.
    pub(crate) fn again(&mut self, files: &[&File], before: Span, part: Span, old: &Item) -> Option<Again> {
        let readings = Readings::default();
        let mut resolver = Resolver::declared(files, &readings);
        let (e, i) = industry_of(&resolver, part)?;
        let source = resolver.outline.industry(e, i);
        let items = &source.container.items;
        let (old, new) = match old {
            Item::Industry { container, .. } if source.container.span == part => {
                (container.items.as_slice(), items.as_slice())
            }
            old => (
                std::slice::from_ref(old),
                items.iter().find(|item| item.block_span() == Some(part)).map(std::slice::from_ref)?,
            ),
        };
        let shared = items.iter().any(|item| matches!(item, Item::Bands(_) | Item::Reading(_)));
        let owner = match source.scenarios.iter().position(|scenario| scenario.span == part) {
            Some(s) if !shared => Owner::Scenario(e, i, s),
            _ => Owner::Industry(e, i),
        };
        let as_before = names(old) == names(new) && same_names(&self.model.facts, &resolver.model.facts);
        if !as_before || self.suggestions > SUGGESTIONS / 2 || self.others_point_into(owner, before) {
            return None;
        }
        // The tables of names are made anew; what they were made of has the same names, so the model's ids still hold.
        self.declared = std::mem::take(&mut resolver.findings);
        self.model.facts = std::mem::take(&mut resolver.model.facts);
        resolver.model = std::mem::take(&mut self.model);
        resolver.named_blocks = std::mem::take(&mut self.named_blocks);
        resolver.suggestions = self.suggestions;
        let count = resolver.model.blocks.len();
        let resolved = match owner {
            Owner::Scenario(e, i, s) => Resolved::Scenario(s, scenario_again(&mut resolver, e, i, s)?),
            Owner::Industry(e, i) => Resolved::Industry(industry_again(&mut resolver, e, i)),
        };
        let blocks = resolver.model.blocks.split_off(count);
        let Resolver { model, named_blocks, findings, marks, suggestions, .. } = resolver;
        (self.model, self.named_blocks, self.suggestions) = (model, named_blocks, suggestions);
        let places = self.given.get(&owner)?.blocks.clone();
        if blocks.len() != places.len() {
            return None;
        }
        let to = places.start;
        for (slot, block) in self.model.blocks.get_mut(places)?.iter_mut().zip(blocks) {
            *slot = block;
        }
        // All that was resolved here has an owner.
        let (_, given) = sort_out(findings, marks);
        for (owner, mut new) in given {
            if let Some(at) = new.blocks.start.checked_sub(count) {
                new.blocks = to + at..to + at + new.blocks.len();
            }
            self.given.insert(owner, new);
        }
        let industry = self.model.edition_mut(e).industries.get_mut(i)?;
        let same_blocks = match resolved {
            Resolved::Scenario(s, mut scenario) => {
                move_blocks(&mut scenario, count, to);
                let slot = industry.scenarios.get_mut(s)?;
                let same = decided_alike(slot, &scenario);
                *slot = scenario;
                same
            }
            Resolved::Industry(mut new) => {
                new.scenarios.iter_mut().for_each(|scenario| move_blocks(scenario, count, to));
                new.readings
                    .iter_mut()
                    .flat_map(|one| &mut one.blocks)
                    .for_each(|(block, _)| move_block(block, count, to));
                let same = read_alike(&industry.readings, &new.readings)
                    && industry.scenarios.iter().zip(&new.scenarios).all(|(old, new)| decided_alike(old, new));
                *industry = new;
                same
            }
        };
        Some(Again { owner, same_blocks })
    }

    /// Whether a finding of what stays as it is points into a stretch of text.
    fn others_point_into(&self, owner: Owner, stretch: Span) -> bool {
        let stays = |other: &Owner| match owner {
            Owner::Scenario(..) => *other != owner,
            Owner::Industry(e, i) => !other.is_in(e, i),
        };
        let given = self.given.iter().filter(|(other, _)| stays(other)).flat_map(|(_, given)| &given.findings);
        let inside = |span: Span| stretch.holds_start(span);
        self.rest.iter().chain(given).any(|finding| {
            let fixes = finding.fixes.iter().flat_map(|fix| fix.edits.iter().map(|edit| edit.span));
            let mut places = finding.secondary.iter().map(|label| label.span).chain(fixes);
            inside(finding.primary.span) || places.any(inside)
        })
    }
}

enum Resolved {
    Scenario(usize, Scenario),
    Industry(Industry),
}

fn scenario_again(resolver: &mut Resolver<'_>, e: EditionId, i: usize, s: usize) -> Option<Scenario> {
    let before = resolver.mark();
    let industry = resolver.outline.industry(e, i);
    let (complete, container) = (industry.container.complete, resolver.outline.scenario(e, i, s));
    let provenance = resolver.model.edition(e).industries.get(i)?.provenance.clone();
    let mut scenario = resolver.scenario(e, i, s, container, &provenance, complete);
    scenario.examples = resolver.examples_in(&container.items, Scope::Scenario(e, i, s));
    resolver.marked(Owner::Scenario(e, i, s), before);
    Some(scenario)
}

fn industry_again(resolver: &mut Resolver<'_>, e: EditionId, i: usize) -> Industry {
    let before = resolver.mark();
    let mut industry = resolver.industry(e, i);
    resolver.marked(Owner::Industry(e, i), before);
    let (own, of_scenarios) = resolver.examples_of(e, i);
    industry.examples = own;
    for (scenario, examples) in industry.scenarios.iter_mut().zip(of_scenarios) {
        scenario.examples = examples;
    }
    industry
}

/// The findings that came from none of the marked places, and what each of these gave.
fn sort_out(findings: Vec<Diagnostic>, marks: Vec<Mark>) -> (Vec<Diagnostic>, BTreeMap<Owner, Contribution>) {
    let mut owners: Vec<Option<Owner>> = vec![None; findings.len()];
    let mut given: BTreeMap<Owner, Contribution> = BTreeMap::new();
    for Mark { owner, findings, blocks } in marks {
        for slot in owners.get_mut(findings).into_iter().flatten() {
            // What a scenario gave, its industry gave too.
            *slot = (*slot).max(Some(owner));
        }
        let given = given.entry(owner).or_default();
        if !blocks.is_empty() {
            given.blocks = blocks;
        }
    }
    let mut rest = Vec::new();
    for (finding, owner) in findings.into_iter().zip(owners) {
        match owner.and_then(|owner| given.get_mut(&owner)) {
            Some(given) => given.findings.push(finding),
            None => rest.push(finding),
        }
    }
    (rest, given)
}

impl Relocate for Tracked {
    fn relocate(&mut self, by: &Relocation) {
        self.model.relocate(by);
        self.rest.relocate(by);
        self.given.values_mut().for_each(|given| given.findings.relocate(by));
    }
}

/// The industry that holds a stretch of text.
fn industry_of(resolver: &Resolver<'_>, part: Span) -> Option<(EditionId, usize)> {
    resolver.outline.ids().zip(&resolver.outline.editions).find_map(|(e, edition)| {
        let holds = |span: Span| span.file == part.file && span.start <= part.start && part.end <= span.end;
        let i = edition.industries.iter().position(|industry| holds(industry.container.span))?;
        Some((e, i))
    })
}

/// What other places may name: scenarios and what is declared, in order.
fn names(items: &[Item]) -> Vec<(Discriminant<Item>, &str)> {
    let mut found = Vec::new();
    for item in items.iter().filter(|item| matches!(item, Item::Scenario(_)) || Declared::of(item).is_some()) {
        let Some(container) = item.container() else { continue };
        found.push((discriminant(item), container.name.text.as_str()));
        found.extend(names(&container.items));
    }
    found
}

/// Whether the ids of one table hold in the other, and mean facts of one kind.
fn same_names(old: &[Fact], new: &[Fact]) -> bool {
    let alike = |(old, new): (&Fact, &Fact)| old.name == new.name && old.kind == new.kind;
    old.len() == new.len() && old.iter().zip(new).all(alike)
}

/// Whether the same blocks decide both, read in the same way.
fn decided_alike(old: &Scenario, new: &Scenario) -> bool {
    old.blocks == new.blocks
        && old.stands_for == new.stands_for
        && old.people_in_scope == new.people_in_scope
        && read_alike(&old.readings, &new.readings)
}

fn read_alike(old: &[Reading], new: &[Reading]) -> bool {
    let alike = |(old, new): (&Reading, &Reading)| old.taken == new.taken && old.blocks == new.blocks;
    old.len() == new.len() && old.iter().zip(new).all(alike)
}

/// The new blocks take the places of the old ones.
fn move_blocks(scenario: &mut Scenario, from: usize, to: usize) {
    scenario.blocks.iter_mut().for_each(|block| move_block(block, from, to));
    scenario.readings.iter_mut().flat_map(|one| &mut one.blocks).for_each(|(block, _)| move_block(block, from, to));
}

fn move_block(block: &mut BlockId, from: usize, to: usize) {
    if let Some(at) = block.index().checked_sub(from) {
        *block = BlockId::at(to + at);
    }
}

impl Resolver<'_> {
    /// How far findings and blocks have come.
    pub(super) fn mark(&self) -> (usize, usize) {
        (self.findings.len(), self.model.blocks.len())
    }

    /// All since then is the owner's.
    pub(super) fn marked(&mut self, owner: Owner, (findings, blocks): (usize, usize)) {
        let mark = Mark { owner, findings: findings..self.findings.len(), blocks: blocks..self.model.blocks.len() };
        self.marks.push(mark);
    }
}
