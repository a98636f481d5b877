//! Industries and scenarios: which blocks and rules reach which scenario.

use dsl_syntax::ast::{Bands, Container, CountedWhat, Field as WrittenField, Item, Name, Reading as WrittenReading};
use dsl_syntax::tree::SyntaxKind;
use dsl_syntax::{Code, Diagnostic, Span, message};
use rustc_hash::{FxHashMap, FxHashSet};

use super::Resolver;
use super::findings::{doubled, doubled_line};
use super::incremental::Owner;
use super::scope::{Declared, Scope, Space};
use crate::model::{BlockId, Cond, EditionId, FactId, FactKind, Field, Industry, Provenance, Reading, Scenario};

/// What `bands` and `reading`s at one place give.
#[derive(Debug, Default)]
pub(super) struct DecidingBlocks {
    /// With the scenarios that `bands for` names, empty in a scenario.
    pub(super) blocks: Vec<(BlockId, Vec<Name>)>,
    pub(super) readings: Vec<Reading>,
    /// False where something was broken, so that nothing is said to be missing.
    pub(super) complete: bool,
}

impl<'a> Resolver<'a> {
    pub(super) fn industries(&mut self) {
        for e in self.outline.ids() {
            for i in 0..self.outline.edition(e).industries.len() {
                let before = self.mark();
                let industry = self.industry(e, i);
                self.marked(Owner::Industry(e, i), before);
                let edition = self.model.edition_mut(e);
                edition.industry_places.insert(industry.name.clone(), edition.industries.len());
                edition.industries.push(industry);
            }
            self.last_resort(e);
        }
    }

    /// An edition that falls back to none and has no bands of its own leaves every other flow open: a block that no text
    /// gives stands in, so that later rooms need not know of the case.
    fn last_resort(&mut self, at: EditionId) {
        let edition = self.model.edition(at);
        let container = self.outline.edition(at).container;
        if edition.fallback.is_some() || !edition.bands.is_empty() {
            return;
        }
        let (name, provenance) = (edition.name.clone(), edition.provenance.clone());
        let block = self.open_block(&name, at, &provenance, container.head, container.head);
        self.model.edition_mut(at).bands.push((String::new(), block));
        if container.complete {
            self.report(
                Diagnostic::new(Code::NoFallback, container.name.span, message!("no-fallback", edition = &name))
                    .at(message!("no-fallback.label"))
                    .help(message!("no-fallback.help")),
            );
        }
    }

    pub(super) fn industry(&mut self, e: EditionId, i: usize) -> Industry {
        let source = self.outline.industry(e, i);
        let (container, scenarios) = (source.container, source.scenarios.clone());
        let scope = Scope::Industry(e, i);
        let path = self.path(scope);
        let lines = self.lines(container, scope);
        let provenance = lines.provenance(&self.model.edition(e).provenance.clone());
        let given = self.given_bands(container, scope, &provenance);
        self.spread(e, i, &given, &scenarios);
        let mut industry = Industry {
            name: container.name.text.clone(),
            title: lines.title,
            was: self.was(&container.items, false),
            scope: self.applies(&container.items, scope),
            items: self.important_items(container, &path, scope, &provenance),
            rules: self.rules(&container.items, &path, scope, &provenance),
            readings: Vec::new(),
            people_in_scope: self.people_in_scope(scope),
            scenarios: Vec::new(),
            scenario_places: FxHashMap::default(),
            examples: Vec::new(),
            notes: lines.notes,
            provenance,
            head: container.head,
        };
        for (s, scenario) in scenarios.iter().enumerate() {
            let before = self.mark();
            let resolved = self.scenario(e, i, s, scenario, &industry.provenance, given.complete);
            self.marked(Owner::Scenario(e, i, s), before);
            industry.scenario_places.insert(resolved.name.clone(), s);
            industry.scenarios.push(resolved);
        }
        industry.readings = given.readings;
        industry
    }

    /// Gives each scenario the industry-level blocks that name it.
    fn spread(&mut self, e: EditionId, i: usize, given: &DecidingBlocks, scenarios: &[&'a Container]) {
        let positions: FxHashMap<&str, usize> =
            scenarios.iter().enumerate().map(|(s, scenario)| (scenario.name.text.as_str(), s)).collect();
        for (block, names) in &given.blocks {
            for name in names {
                match positions.get(name.text.as_str()) {
                    Some(s) => self.scenario_bands.entry((e, i, *s)).or_default().push(*block),
                    None => {
                        let known = scenarios.iter().map(|s| (s.name.text.as_str(), s.name.span));
                        self.report(super::suggest::unknown(message!("kind-scenario"), name, known));
                    }
                }
            }
        }
    }

    pub(super) fn scenario(
        &mut self,
        e: EditionId,
        i: usize,
        s: usize,
        container: &'a Container,
        outer: &Provenance,
        industry_complete: bool,
    ) -> Scenario {
        let scope = Scope::Scenario(e, i, s);
        let path = self.path(scope);
        let lines = self.lines(container, scope);
        let provenance = lines.provenance(outer);
        let given = self.given_bands(container, scope, &provenance);
        let mut blocks: Vec<BlockId> = given.blocks.iter().map(|(block, _)| *block).collect();
        blocks.extend(self.scenario_bands.remove(&(e, i, s)).unwrap_or_default());
        if blocks.is_empty() && given.complete && industry_complete && container.complete {
            self.report(
                Diagnostic::new(
                    Code::Missing,
                    container.name.span,
                    message!("missing-bands", scenario = &container.name.text),
                )
                .at(message!("missing-bands.label"))
                .help(message!("missing-bands.help")),
            );
        }
        let rules = self.rules(&container.items, &path, scope, &provenance);
        let stands_for = self.stands_for_in(scope, &blocks);
        self.measures_in_two_blocks(container, e, &blocks, &stands_for);
        let mut scenario = Scenario {
            name: container.name.text.clone(),
            title: lines.title,
            was: self.was(&container.items, true),
            blocks,
            readings: given.readings,
            rules,
            stands_for,
            people_in_scope: self.people_in_scope(scope),
            fields: Vec::new(),
            examples: Vec::new(),
            notes: lines.notes,
            provenance,
            head: container.head,
        };
        for item in &container.items {
            if let Item::Fields { fields, .. } = item {
                self.fields(fields, &mut scenario.fields, scope);
            }
        }
        scenario
    }

    /// The blocks that `bands` lines and the reading taken give at `scope`.
    fn given_bands(&mut self, container: &'a Container, scope: Scope, provenance: &Provenance) -> DecidingBlocks {
        let mut given = DecidingBlocks { complete: container.complete, ..DecidingBlocks::default() };
        let in_scenario = matches!(scope, Scope::Scenario(..));
        let mut own: Option<Span> = None;
        let mut readings: Vec<&'a WrittenReading> = Vec::new();
        for item in &container.items {
            match item {
                Item::Bands(bands) => {
                    if let (Some(first), true) = (own, in_scenario) {
                        self.report(doubled_line(SyntaxKind::Bands, bands.head, first));
                        continue;
                    }
                    own.get_or_insert(bands.head);
                    match self.placed_block(bands, scope, provenance, None) {
                        Some(block) => given.blocks.push((block, distinct(&bands.scenarios).cloned().collect())),
                        None => given.complete = false,
                    }
                }
                Item::Reading(reading) => readings.push(reading),
                _ => {}
            }
        }
        if let (Some(own), Some(reading), true) = (own, readings.first(), in_scenario) {
            self.report(
                Diagnostic::new(Code::Misplaced, reading.container.name.span, message!("bands-and-readings"))
                    .at(message!("bands-and-readings.label"))
                    .and(own, message!("bands-and-readings.label-bands"))
                    .help(message!("bands-and-readings.help")),
            );
        }
        self.band_readings(&readings, scope, provenance, &mut given);
        given
    }

    pub(super) fn placed_block(
        &mut self,
        bands: &'a Bands,
        scope: Scope,
        provenance: &Provenance,
        reading: Option<&str>,
    ) -> Option<BlockId> {
        let in_scenario = matches!(scope, Scope::Scenario(..));
        if in_scenario != bands.scenarios.is_empty() {
            let (message, help) = if in_scenario {
                (message!("bands-for-in-scenario"), message!("bands-for-in-scenario.help"))
            } else {
                (message!("bands-for-nothing"), message!("bands-for-nothing.help"))
            };
            let label = message!("not-in-its-place");
            self.report(Diagnostic::new(Code::Misplaced, bands.head, message).at(label).help(help));
            return None;
        }
        if let Some(name) = &bands.name {
            self.report(
                Diagnostic::new(Code::Misplaced, name.span, message!("named-block-here", block = &name.text))
                    .at(message!("named-block-here.label"))
                    .help(message!("named-block-here.help")),
            );
        }
        let mut path = self.path(scope);
        if !in_scenario {
            self.scenarios_once(&bands.scenarios);
            let names: Vec<&str> = distinct(&bands.scenarios).map(|name| name.text.as_str()).collect();
            path = format!("{path}/for:{}", names.join("+"));
        }
        if let Some(reading) = reading {
            path = format!("{path}/{reading}");
        }
        self.block(bands, &path, scope, provenance)
    }

    /// `bands for` names each scenario once.
    fn scenarios_once(&mut self, names: &'a [Name]) {
        for pair in names.windows(2) {
            let [before, name] = pair else { continue };
            let Some(first) = names.iter().find(|one| one.text == name.text && one.span < name.span) else { continue };
            // With the comma before it.
            let double = Span { start: before.span.end, ..name.span };
            let finding = Diagnostic::new(Code::DoubledName, name.span, message!("scenario-twice", name = &name.text))
                .at(message!("again-here"))
                .and(first.span, message!("the-first-one"))
                .help(message!("scenario-twice.help"))
                .fix(message!("scenario-twice.fix", name = &name.text), double, "");
            self.report(finding);
        }
    }

    /// The measures that other editions count with another one: of those that are declared in the scenario, its industry or
    /// its edition, and those that its bands name.
    fn stands_for_in(&self, scope: Scope, blocks: &[BlockId]) -> Vec<(FactId, FactId)> {
        let named: FxHashSet<FactId> = blocks
            .iter()
            .flat_map(|block| &self.model.block(*block).clauses)
            .filter_map(|clause| clause.when.as_ref())
            .flat_map(Cond::bounds)
            .map(|(fact, ..)| fact)
            .collect();
        let mut pairs: Vec<(FactId, FactId)> = Vec::new();
        for seen in self.declarations.seen(scope, Space::Fact) {
            let name = seen.what.name().text.as_str();
            let Some(fact) = self.facts.get(name).copied() else { continue };
            let Some(target) = self.stands_for.get(&(seen.scope, name)).copied() else { continue };
            if seen.scope.edition() == scope.edition() || named.contains(&fact) {
                pairs.push((fact, target));
            }
        }
        pairs.sort();
        pairs.dedup();
        pairs
    }

    /// All clauses that reach a scenario are one block, so a measure that two of its blocks bound has two rulers.
    fn measures_in_two_blocks(
        &mut self,
        container: &Container,
        own: EditionId,
        blocks: &[BlockId],
        stands_for: &[(FactId, FactId)],
    ) {
        let mut seen: FxHashMap<FactId, (BlockId, Span)> = FxHashMap::default();
        let mut findings = Vec::new();
        for &id in blocks {
            let block = self.model.block(id);
            let conditions = block.clauses.iter().filter_map(|clause| clause.when.as_ref());
            for (fact, _, span) in conditions.flat_map(Cond::bounds) {
                // Another edition's block counts the scenario's own measures with the one that it names.
                let with = stands_for.iter().filter(|(_, target)| *target == fact && block.edition != own);
                for fact in with.map(|(measure, _)| *measure).chain([fact]) {
                    match seen.get(&fact) {
                        Some((first, at)) if *first != id => findings.push((fact, span, *at)),
                        Some(_) => {}
                        None => {
                            seen.insert(fact, (id, span));
                        }
                    }
                }
            }
        }
        findings.dedup_by_key(|(fact, ..)| *fact);
        for (fact, span, first) in findings {
            let name = self.model.fact(fact).name.clone();
            self.report(
                Diagnostic::new(
                    Code::MeasureInTwoBlocks,
                    span,
                    message!("measure-in-two-blocks", measure = &name, scenario = &container.name.text),
                )
                .at(message!("measure-in-two-blocks.label"))
                .and(first, message!("measure-in-two-blocks.label-first"))
                .help(message!("measure-in-two-blocks.help")),
            );
        }
    }

    /// Exported measures counted in people that are seen at `scope`.
    pub(super) fn people_in_scope(&self, scope: Scope) -> Vec<FactId> {
        let is_people = |fact: &FactId| {
            matches!(self.model.fact(*fact).kind, FactKind::Measure { people: true, counts: CountedWhat::Exported, .. })
        };
        let seen = self.declarations.seen(scope, Space::Fact);
        let measures = seen.iter().filter(|d| matches!(d.what, Declared::Measure(_)));
        let mut found: Vec<FactId> =
            measures.filter_map(|d| self.facts.get(d.what.name().text.as_str()).copied()).filter(is_people).collect();
        found.sort();
        found
    }

    fn fields(&mut self, written: &'a [WrittenField], fields: &mut Vec<Field>, scope: Scope) {
        let mut seen: FxHashMap<&str, &Name> = FxHashMap::default();
        for field in written {
            if let Some(first) = seen.insert(&field.name.text, &field.name) {
                self.report(doubled(message!("kind-field"), &field.name, first.span));
                continue;
            }
            let title = self.pair(message!("kind-field"), &field.title, scope);
            let mut markers: Vec<String> = field.markers.iter().map(|m| m.text.clone()).collect();
            markers.sort();
            fields.push(Field { name: field.name.text.clone(), title, markers });
        }
    }
}

/// Each of the names once.
pub(super) fn distinct(names: &[Name]) -> impl Iterator<Item = &Name> {
    let mut seen: FxHashSet<&str> = FxHashSet::default();
    names.iter().filter(move |name| seen.insert(&name.text))
}
