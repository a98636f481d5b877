//! Editions: their chain of outcomes, their scope, and what stands at edition level.

use dsl_syntax::ast::{Bands, BandsBody, Container, Item, ItemWhen, Reading as WrittenReading, Was as WrittenWas};
use dsl_syntax::tree::SyntaxKind;
use dsl_syntax::{Argument, Code, Diagnostic, Joint, Span, message};
use rustc_hash::FxHashMap;

use super::Resolver;
use super::condition::ConditionContext;
use super::findings::{doubled, doubled_line};
use super::scope::Scope;
use crate::model::{Cond, Edition, EditionId, FactId, Importance, Important, OutcomeId, Provenance, TOTALS, Was};

impl<'a> Resolver<'a> {
    /// All editions, fallbacks before those that fall back to them: a chain is checked against its fallback's.
    pub(super) fn editions(&mut self) {
        for at in self.outline.ids() {
            let edition = self.bare_edition(at);
            self.model.editions.push(edition);
        }
        let mut order: Vec<EditionId> = self.outline.ids().collect();
        order.sort_by_key(|at| (self.outline.chain(*at).len(), *at));
        for at in &order {
            self.strictness(*at);
        }
        for at in order {
            self.edition_body(at);
        }
    }

    /// The single lines of an edition, and its links.
    fn bare_edition(&mut self, at: EditionId) -> Edition {
        let source = self.outline.edition(at);
        let (container, replaces, fallback) = (source.container, source.replaces, source.fallback);
        let lines = self.lines(container, Scope::Edition(at));
        let mut edition = Edition {
            name: container.name.text.clone(),
            title: lines.title.clone(),
            issued_status: false,
            issued: None,
            in_force: None,
            replaces,
            fallback,
            scope: None,
            chain: Vec::new(),
            strictest_prevails: false,
            expects: Vec::new(),
            bands: Vec::new(),
            catalogue: Vec::new(),
            items: Vec::new(),
            rules: Vec::new(),
            procedures: Vec::new(),
            people_in_scope: Vec::new(),
            industries: Vec::new(),
            industry_places: FxHashMap::default(),
            examples: Vec::new(),
            notes: lines.notes.clone(),
            provenance: lines.provenance(&Provenance::default()),
            head: container.head,
        };
        let mut seen: FxHashMap<SyntaxKind, Span> = FxHashMap::default();
        for item in &container.items {
            let (line, span) = match item {
                Item::Status { issued, span } => {
                    edition.issued_status = *issued;
                    (SyntaxKind::Status, *span)
                }
                Item::Issued(date, span) => {
                    edition.issued = Some(*date);
                    (SyntaxKind::Issued, *span)
                }
                Item::InForce(date, span) => {
                    edition.in_force = Some(*date);
                    (SyntaxKind::InForce, *span)
                }
                Item::StrictestPrevails(span) => {
                    edition.strictest_prevails = true;
                    (SyntaxKind::Prevails, *span)
                }
                Item::Expects(entries, span) => {
                    for (name, _) in entries.iter().filter(|(name, _)| !TOTALS.contains(&name.text.as_str())) {
                        let near =
                            dsl_artifact::near::nearest(&name.text, TOTALS.iter().map(|total| (*total, name.span)));
                        let known = TOTALS.iter().map(|total| Argument::from(*total)).collect();
                        let mut finding =
                            Diagnostic::new(Code::UnknownName, name.span, message!("unknown-total", name = &name.text))
                                .help(message!("unknown-total.help", known = Argument::List(known, Joint::And)));
                        if let Some((near, _)) = near {
                            finding = finding.fix(message!("unknown-total.fix", name = near), name.span, near);
                        }
                        self.report(finding);
                    }
                    edition.expects = entries.iter().map(|(name, n)| (name.text.clone(), n.value)).collect();
                    (SyntaxKind::Expects, *span)
                }
                Item::Strictness(_, span) => (SyntaxKind::Strictness, *span),
                Item::Applies { span, .. } => (SyntaxKind::AppliesWhen, *span),
                _ => continue,
            };
            if let Some(first) = seen.insert(line, span) {
                self.report(doubled_line(line, span, first));
            }
        }
        edition
    }

    /// The edition's own chain, or its fallback's; it must keep every outcome of the fallback's, in order.
    fn strictness(&mut self, at: EditionId) {
        let container = self.outline.edition(at).container;
        let inherited = self.outline.edition(at).fallback.map(|f| self.model.edition(f).chain.clone());
        let written = container.items.iter().find_map(|item| match item {
            Item::Strictness(names, span) => Some((names, *span)),
            _ => None,
        });
        let Some((names, span)) = written else {
            if inherited.is_none() && container.complete {
                self.report(
                    Diagnostic::new(
                        Code::Missing,
                        container.name.span,
                        message!("missing-strictness", edition = &container.name.text),
                    )
                    .at(message!("missing-strictness.label"))
                    .help(message!("missing-strictness.help")),
                );
            }
            self.model.edition_mut(at).chain = inherited.unwrap_or_default();
            return;
        };
        let mut chain: Vec<OutcomeId> = Vec::new();
        let mut first_of: FxHashMap<OutcomeId, Span> = FxHashMap::default();
        for name in names {
            let Some(outcome) = self.outcome(name, Scope::Edition(at)) else { continue };
            if let Some(first) = first_of.get(&outcome) {
                let first = *first;
                self.report(
                    Diagnostic::new(Code::DoubledLine, name.span, message!("twice-in-chain", outcome = &name.text))
                        .at(message!("again-here"))
                        .and(first, message!("twice-in-chain.label-first"))
                        .help(message!("twice-in-chain.help")),
                );
                continue;
            }
            chain.push(outcome);
            first_of.insert(outcome, name.span);
        }
        if let Some(inherited) = inherited {
            let kept: Vec<OutcomeId> = chain.iter().copied().filter(|o| inherited.contains(o)).collect();
            if kept != inherited {
                let words = self.chain_words(&inherited);
                let fallback = self.outline.edition(at).fallback.map(|f| self.outline.edition(f).container);
                let mut finding = Diagnostic::new(Code::ChainMismatch, span, message!("chain-mismatch"))
                    .at(message!("chain-mismatch.label", chain = words))
                    .help(message!("chain-mismatch.help"));
                if let Some(fallback) = fallback {
                    finding = finding.and(fallback.name.span, message!("chain-mismatch.label-fallback"));
                }
                self.report(finding);
            }
        }
        self.model.edition_mut(at).chain = chain;
    }

    fn edition_body(&mut self, at: EditionId) {
        let container = self.outline.edition(at).container;
        let scope = Scope::Edition(at);
        let path = self.path(scope);
        let provenance = self.model.edition(at).provenance.clone();
        self.edition_bands(at, &provenance);
        let applies = self.applies(&container.items, scope);
        if let (Some(_), None) = (&applies, self.outline.edition(at).fallback) {
            let span = container.items.iter().find_map(|item| match item {
                Item::Applies { span, .. } => Some(*span),
                _ => None,
            });
            self.report(
                Diagnostic::new(
                    Code::Misplaced,
                    span.unwrap_or(container.name.span),
                    message!("scope-without-fallback", edition = &container.name.text),
                )
                .at(message!("scope-without-fallback.label"))
                .help(message!("scope-without-fallback.help")),
            );
        } else {
            self.model.edition_mut(at).scope = applies;
        }
        let items = self.important_items(container, &path, scope, &provenance);
        let rules = self.rules(&container.items, &path, scope, &provenance);
        let people = self.people_in_scope(scope);
        let edition = self.model.edition_mut(at);
        edition.people_in_scope = people;
        edition.items = items;
        edition.rules = rules;
    }

    /// Edition-level blocks: definitions, and in an edition without fallback the one that decides what no scenario does.
    fn edition_bands(&mut self, at: EditionId, provenance: &Provenance) {
        let container = self.outline.edition(at).container;
        let mut seen: FxHashMap<&str, Span> = FxHashMap::default();
        let has_fallback = self.outline.edition(at).fallback.is_some();
        let mut deciding: Option<Span> = None;
        for item in &container.items {
            let Item::Bands(bands) = item else { continue };
            if !bands.scenarios.is_empty() {
                self.report(
                    Diagnostic::new(Code::Misplaced, bands.head, message!("bands-for-in-edition"))
                        .at(message!("bands-for-in-edition.label"))
                        .help(message!("bands-for-in-edition.help")),
                );
                continue;
            }
            if let (Some(first), false) = (deciding, has_fallback) {
                self.report(
                    Diagnostic::new(
                        Code::DoubledLine,
                        bands.head,
                        message!("two-deciding-blocks", edition = &container.name.text),
                    )
                    .at(message!("two-deciding-blocks.label"))
                    .and(first, message!("the-first-one"))
                    .help(message!("two-deciding-blocks.help")),
                );
                continue;
            }
            deciding.get_or_insert(bands.head);
            self.edition_block(at, bands, &mut seen, has_fallback, provenance);
        }
    }

    fn edition_block(
        &mut self,
        at: EditionId,
        bands: &'a Bands,
        seen: &mut FxHashMap<&'a str, Span>,
        has_fallback: bool,
        provenance: &Provenance,
    ) {
        let scope = Scope::Edition(at);
        let name = bands.name.as_ref();
        if name.is_none() && has_fallback {
            self.report(
                Diagnostic::new(Code::Misplaced, bands.head, message!("block-without-name"))
                    .at(message!("block-without-name.label"))
                    .help(message!("block-without-name.help")),
            );
            return;
        }
        if let Some(name) = name
            && let Some(first) = seen.insert(&name.text, name.span)
        {
            self.report(doubled(message!("kind-block"), name, first));
            return;
        }
        let path = match name {
            Some(name) => format!("{}/{}", self.path(scope), name.text),
            None => self.path(scope),
        };
        if let BandsBody::Reference { name, .. } = &bands.body {
            self.report(
                Diagnostic::new(Code::Misplaced, bands.span, message!("reference-in-edition", block = &name.text))
                    .at(message!("reference-in-edition.label"))
                    .help(message!("reference-in-edition.help")),
            );
            return;
        }
        let Some(block) = self.block(bands, &path, scope, provenance) else { return };
        let name = name.map(|name| name.text.clone()).unwrap_or_default();
        self.named_blocks.insert((at, name.clone()), block);
        self.model.edition_mut(at).bands.push((name, block));
    }

    /// `applies when …` of an edition or industry.
    pub(super) fn applies(&mut self, items: &'a [Item], scope: Scope) -> Option<Cond> {
        let mut found: Option<(Option<Cond>, Span)> = None;
        for item in items {
            let Item::Applies { condition, unless, span } = item else { continue };
            if let Some((_, first)) = &found {
                let first = *first;
                if !matches!(scope, Scope::Edition(_)) {
                    self.report(doubled_line(SyntaxKind::AppliesWhen, *span, first));
                }
                continue;
            }
            found = Some((self.condition(condition, unless.as_ref(), scope, ConditionContext::Applies), *span));
        }
        found.and_then(|(cond, _)| cond)
    }

    pub(super) fn important_items(
        &mut self,
        container: &'a Container,
        path: &str,
        scope: Scope,
        outer: &Provenance,
    ) -> Vec<Important> {
        let mut items = Vec::new();
        for item in &container.items {
            if let Item::Important { container, whens } = item {
                items.extend(self.important(container, whens, path, scope, outer));
            }
        }
        items
    }

    fn important(
        &mut self,
        container: &'a Container,
        whens: &'a [ItemWhen],
        path: &str,
        scope: Scope,
        outer: &Provenance,
    ) -> Option<Important> {
        let lines = self.quiet_lines(container, scope);
        let provenance = lines.provenance(outer);
        let fact: FactId = *self.facts.get(container.name.text.as_str())?;
        let written = self.item_whens(whens, scope);
        let readings: Vec<&'a WrittenReading> = container
            .items
            .iter()
            .filter_map(|item| match item {
                Item::Reading(reading) => Some(reading),
                _ => None,
            })
            .collect();
        if let (Some(first), Some(own)) = (readings.first(), whens.first()) {
            self.report(
                Diagnostic::new(Code::Misplaced, own.span, message!("when-and-readings"))
                    .at(message!("when-and-readings.label"))
                    .and(first.container.name.span, message!("when-and-readings.label-reading"))
                    .help(message!("when-and-readings.help")),
            );
        }
        let mut id = format!("{path}/important/{}", container.name.text);
        let (readings, other) = self.item_readings(&readings, &id, scope, &provenance, &lines.cites)?;
        let taken = readings.iter().find(|reading| reading.taken).and_then(|reading| reading.importance.clone());
        let importance = match taken {
            Some(importance) => importance,
            None => written?.importance(provenance),
        };
        // What another reading says never looks like what the list takes.
        if let Some(other) = other {
            id = format!("{id}/{other}");
        }
        let Importance { listed, when, always, provenance } = importance;
        Some(Important {
            id,
            fact,
            title: lines.title.clone(),
            listed,
            when,
            always,
            categories: self.in_categories(&container.items, scope),
            readings,
            provenance,
            notes: lines.notes,
            span: container.name.span,
        })
    }

    /// The shared lines of something whose declaration already reported what is wrong with them.
    pub(super) fn quiet_lines(&mut self, container: &'a Container, scope: Scope) -> super::lines::Lines {
        let reported = self.findings.len();
        let lines = self.lines(container, scope);
        self.findings.truncate(reported);
        lines
    }

    /// `was EDITION INDUSTRY[/SCENARIO]` of an industry (`scenario` false) or a scenario.
    pub(super) fn was(&mut self, items: &'a [Item], scenario: bool) -> Vec<Was> {
        let mut found = Vec::new();
        for item in items {
            if let Item::Was(was) = item {
                found.extend(self.one_was(was, scenario));
            }
        }
        found
    }

    fn one_was(&mut self, was: &'a WrittenWas, scenario: bool) -> Option<Was> {
        let Some(&at) = self.outline.by_name.get(was.edition.text.as_str()) else {
            let known = self.edition_names();
            self.report(super::suggest::unknown(message!("kind-edition"), &was.edition, known));
            return None;
        };
        let industry = was.path.first()?;
        let edition = self.outline.edition(at);
        let Some(source) = edition.industries.iter().find(|i| i.container.name.text == industry.text) else {
            let known = edition.industries.iter().map(|i| (i.container.name.text.as_str(), i.container.name.span));
            let finding = super::suggest::unknown_in(message!("kind-industry"), &was.edition, industry, known);
            self.report(finding);
            return None;
        };
        let name = was.path.get(1);
        if name.is_some() != scenario {
            let (message, help) = if scenario {
                (message!("was-no-scenario"), message!("was-no-scenario.help"))
            } else {
                (message!("was-no-industry"), message!("was-no-industry.help"))
            };
            let label = message!("of-another-kind");
            self.report(Diagnostic::new(Code::KindMismatch, was.span, message).at(label).help(help));
            return None;
        }
        if let Some(name) = name
            && !source.scenarios.iter().any(|s| s.name.text == name.text)
        {
            let known = source.scenarios.iter().map(|s| (s.name.text.as_str(), s.name.span));
            let finding = super::suggest::unknown_in(message!("kind-scenario"), industry, name, known);
            self.report(finding);
            return None;
        }
        Some(Was { edition: at, industry: industry.text.clone(), scenario: name.map(|name| name.text.clone()) })
    }
}
