//! Declarations → outcomes, units, sources, terms, laws, and the facts that are the axes of every decision.

use dsl_artifact::near::nearest;
use dsl_syntax::ast::{Attribute, Container, CountedWhat, Counting, Date, Declaration as Kind, Item, Name};
use dsl_syntax::tree::SyntaxKind;
use dsl_syntax::{Argument, Code, Diagnostic, Joint, Message, Span, message};

use super::Resolver;
use super::findings::{doubled, doubled_line};
use super::lines::Lines;
use super::scope::{Declaration, Declared, Scope, Space};
use crate::model::{
    Declared as Site, EditionId, Fact, FactId, FactKind, Law, List, ListId, Model, Outcome, OutcomeId, Provenance,
    Source, SourceId, Term, Unit, UnitId, Value,
};

/// Attribute values are kept as bits of one machine word.
const MOST_VALUES: usize = 128;

impl<'a> Resolver<'a> {
    /// Fills the model's tables from the declarations: units first, since measures name them.
    pub(super) fn declare(&mut self) {
        let all = self.declarations.all.clone();
        for declaration in &all {
            if let Declared::Word(kind, container) = declaration.what {
                self.declare_word(kind, container, declaration.scope);
            }
        }
        for (order, declaration) in (0..).zip(all.iter().filter(|d| d.what.space() == Space::Fact)) {
            self.declare_fact(declaration, order);
        }
        for declaration in &all {
            if let Declared::Measure(container) = declaration.what {
                self.declare_stands_for(container, declaration.scope);
            }
            if declaration.what.space() == Space::Fact {
                self.declare_was(declaration);
            }
        }
        self.stands_for_circles(&all);
        self.earlier_selves();
    }

    fn declare_word(&mut self, kind: Kind, container: &'a Container, scope: Scope) {
        let lines = self.lines(container, scope);
        let (name, span) = (container.name.text.clone(), container.name.span);
        match kind {
            Kind::Outcome => {
                // Outcomes are compared across editions by name, so one name is one outcome.
                let next = OutcomeId::at(self.model.outcomes.len());
                if *self.outcomes.entry(&container.name.text).or_insert(next) == next {
                    self.model.outcomes.push(Outcome { name, title: lines.title, span });
                }
            }
            Kind::Unit => {
                let next = UnitId::at(self.model.units.len());
                let id = *self.units.entry(&container.name.text).or_insert(next);
                for word in [Some(name.as_str()), lines.title.zh(), lines.title.en()].into_iter().flatten() {
                    self.unit_words.entry(unit_word(word)).or_insert(id);
                }
                if id == next {
                    self.model.units.push(Unit { name, title: lines.title, span });
                }
            }
            Kind::List => {
                let provenance = lines.provenance(&Provenance::default());
                self.lists.insert(span, ListId::at(self.model.lists.len()));
                self.model.lists.push(List { name, title: lines.title, provenance, span });
            }
            Kind::Law => {
                let provenance = lines.provenance(&Provenance::default());
                let in_force = self.law_in_force(container);
                let Lines { title, notes, .. } = lines;
                self.model.laws.push(Law { name, title, in_force, notes, provenance, span });
            }
            Kind::Term => self.model.terms.push(Term { name, title: lines.title, span }),
            Kind::Source => {
                let mut source = Source {
                    name,
                    title: lines.title,
                    publisher: Default::default(),
                    published: None,
                    language: None,
                    controlling: false,
                    address: None,
                    span,
                };
                for item in &container.items {
                    match item {
                        Item::Publisher(pair) => source.publisher = self.pair(message!("kind-publisher"), pair, scope),
                        Item::Published(date, _) => source.published = Some(*date),
                        Item::Language(word) => source.language = Some(word.text.clone()),
                        Item::Controlling(_) => source.controlling = true,
                        Item::Address(text) => source.address = Some(text.text.clone()),
                        _ => {}
                    }
                }
                self.sources.insert(span, SourceId::at(self.model.sources.len()));
                self.model.sources.push(source);
            }
            _ => {}
        }
    }

    /// Since when a law is in force: of two laws nothing else says which bound before.
    fn law_in_force(&mut self, law: &'a Container) -> Option<Date> {
        let mut said: Option<(Date, Span)> = None;
        for item in &law.items {
            let Item::InForce(date, span) = item else { continue };
            if let Some((_, first)) = said {
                self.report(doubled_line(SyntaxKind::InForce, *span, first));
            }
            said.get_or_insert((*date, *span));
        }
        if said.is_none() && law.complete {
            let missing =
                Diagnostic::new(Code::Missing, law.name.span, message!("missing-in-force", law = &law.name.text));
            self.report(missing.at(message!("missing-in-force.label")).help(message!("missing-in-force.help")));
        }
        said.map(|(date, _)| date)
    }

    fn declare_fact(&mut self, declaration: &Declaration<'a>, order: u32) {
        let container = declaration.what.container();
        let kind = match declaration.what {
            Declared::Measure(measure) => self.measure_kind(measure, declaration.scope),
            Declared::Attribute(attribute) => self.attribute_kind(attribute, declaration.scope),
            Declared::Flag(_) => Some(FactKind::Flag),
            _ => Some(FactKind::Item),
        };
        let Some(kind) = kind else { return };
        let lines = self.lines(container, declaration.scope);
        let place = declaration.scope.edition();
        if let Some(&id) = self.facts.get(container.name.text.as_str()) {
            let known = self.model.fact_mut(id);
            if known.declared.iter().all(|one| one.edition != place) {
                known.declared.push(Site { edition: place, title: lines.title, span: container.name.span, order });
            }
            let known = self.model.fact(id);
            if let Some(difference) = difference(known, &kind, &self.model) {
                let finding = Diagnostic::new(
                    Code::FactMismatch,
                    container.name.span,
                    message!("fact-mismatch", name = &container.name.text, difference = difference),
                )
                .at(message!("fact-mismatch.label"))
                .and(known.span, message!("fact-mismatch.label-other"))
                .help(message!("fact-mismatch.help"));
                self.report(finding);
            }
            return;
        }
        self.facts.insert(&container.name.text, FactId::at(self.model.facts.len()));
        self.model.facts.push(Fact {
            name: container.name.text.clone(),
            kind,
            title: lines.title.clone(),
            span: container.name.span,
            declared: vec![Site { edition: place, title: lines.title, span: container.name.span, order }],
            was: Vec::new(),
        });
    }

    fn measure_kind(&mut self, measure: &'a Container, scope: Scope) -> Option<FactKind> {
        let mut unit: Option<(&Name, UnitId)> = None;
        let mut counts: Option<(CountedWhat, Span)> = None;
        for item in &measure.items {
            match item {
                Item::UnitOf(name) => {
                    if let Some((first, _)) = unit {
                        self.report(doubled_line(SyntaxKind::Unit, name.span, first.span));
                    } else if let Some(id) = self.unit_named(name, scope) {
                        unit = Some((name, id));
                    } else {
                        return None;
                    }
                }
                Item::Counting(Counting::Counts(what), span) => {
                    if let Some((_, first)) = counts {
                        self.report(doubled_line(SyntaxKind::Counts, *span, first));
                    }
                    counts.get_or_insert((*what, *span));
                }
                _ => {}
            }
        }
        let Some((_, unit)) = unit else {
            if measure.complete {
                let finding = Diagnostic::new(
                    Code::Missing,
                    measure.name.span,
                    message!("missing-unit", measure = &measure.name.text),
                )
                .at(message!("missing-unit.label"))
                .help(message!("missing-unit.help"));
                self.report(finding);
            }
            return None;
        };
        let people = self.model.unit(unit).name == "people";
        Some(FactKind::Measure { unit, counts: counts.map(|c| c.0).unwrap_or_default(), people })
    }

    fn unit_named(&mut self, name: &Name, scope: Scope) -> Option<UnitId> {
        if self.declarations.find(scope, Space::Word(Kind::Unit), &name.text).is_none() {
            self.unknown(message!("kind-unit"), name, scope, Space::Word(Kind::Unit));
            return None;
        }
        self.units.get(name.text.as_str()).copied()
    }

    fn attribute_kind(&mut self, attribute: &'a Attribute, scope: Scope) -> Option<FactKind> {
        let name = &attribute.container.name;
        let mut values: Vec<Value> = Vec::new();
        for value in &attribute.values {
            if let Some(first) = attribute.values.iter().find(|v| v.name.text == value.name.text)
                && first.name.span != value.name.span
            {
                self.report(doubled(message!("kind-value"), &value.name, first.name.span));
                continue;
            }
            let title =
                value.title.as_ref().map(|pair| self.pair(message!("kind-title"), pair, scope)).unwrap_or_default();
            values.push(Value { name: value.name.text.clone(), title });
        }
        if values.is_empty() || values.len() > MOST_VALUES {
            let finding = Diagnostic::new(
                if values.is_empty() { Code::Missing } else { Code::Misplaced },
                name.span,
                message!("number-of-values", attribute = &name.text, count = values.len()),
            )
            .at(message!("number-of-values.label", most = MOST_VALUES))
            .help(message!("number-of-values.help"));
            self.report(finding);
            return None;
        }
        let mut default = None;
        if let Some(word) = &attribute.default {
            default = values.iter().position(|value| value.name == word.text);
            if default.is_none() {
                self.unknown_value(name, word, attribute);
            }
        }
        Some(FactKind::Attribute { values, ordered: attribute.ordered, default })
    }

    /// The finding for a value that its attribute does not list.
    pub(super) fn unknown_value(&mut self, name: &Name, value: &Name, attribute: &Attribute) {
        let listed = attribute.values.iter().map(|v| v.name.text.as_str());
        let mut finding = Diagnostic::new(
            Code::UnknownName,
            value.span,
            message!("unknown-value", attribute = &name.text, value = &value.text),
        )
        .at(message!("unknown-value.label", values = list(listed)))
        .and(attribute.container.name.span, message!("values-declared-here"));
        finding = match nearest(&value.text, attribute.values.iter().map(|v| (v.name.text.as_str(), v.name.span))) {
            Some((near, _)) => finding.help(message!("did-you-mean", name = near)).fix(
                message!("write", text = near),
                value.span,
                near,
            ),
            None => finding.help(message!("unknown-value.help")),
        };
        self.report(finding);
    }

    fn declare_stands_for(&mut self, measure: &'a Container, scope: Scope) {
        let mut first: Option<Span> = None;
        for item in &measure.items {
            let Item::StandsFor(target) = item else { continue };
            if let Some(first) = first {
                self.report(doubled_line(SyntaxKind::StandsFor, target.span, first));
                continue;
            }
            first = Some(target.span);
            let Some((fact, what)) = self.fact(message!("kind-measure"), target, scope) else { continue };
            let Declared::Measure(_) = what else {
                self.wrong_kind(target, what, message!("kind-measure.a"), message!("only-read-as-count"));
                continue;
            };
            let Some(own) = self.facts.get(measure.name.text.as_str()).copied() else { continue };
            let (Some(own_unit), Some(unit)) = (self.unit_of(own), self.unit_of(fact)) else { continue };
            if own_unit != unit {
                let finding = Diagnostic::new(
                    Code::UnitMismatch,
                    target.span,
                    message!(
                        "stands-for-unit",
                        measure = &measure.name.text,
                        own = &self.model.unit(own_unit).name,
                        target = &target.text,
                        unit = &self.model.unit(unit).name,
                    ),
                )
                .at(message!("another-unit"))
                .and(what.name().span, message!("declared-here"))
                .help(message!("stands-for-unit.help"));
                self.report(finding);
                continue;
            }
            self.stands_for.insert((scope, &measure.name.text), fact);
        }
    }

    /// `stands for` is read once, not followed; a measure that is read as one that is read as another would mean two things.
    fn stands_for_circles(&mut self, all: &[Declaration<'a>]) {
        for declaration in all {
            let name = declaration.what.name();
            let Some(target) = self.stands_for.get(&(declaration.scope, name.text.as_str())).copied() else { continue };
            let target_name = self.model.fact(target).name.clone();
            let found = self.declarations.find(declaration.scope, Space::Fact, &target_name);
            let Some(found) = found else { continue };
            if self.stands_for.contains_key(&(found.scope, found.what.name().text.as_str())) {
                let finding = Diagnostic::new(
                    Code::Circular,
                    name.span,
                    message!("circle-of-measures", measure = &name.text, target = &target_name),
                )
                .at(message!("circle-of-measures.label"))
                .and(found.what.name().span, message!("circle-of-measures.label-too"))
                .help(message!("circle-of-measures.help"));
                self.report(finding);
            }
        }
    }

    fn declare_was(&mut self, declaration: &Declaration<'a>) {
        let container = declaration.what.container();
        let Some(own) = self.facts.get(container.name.text.as_str()).copied() else { return };
        for item in &container.items {
            let Item::Was(was) = item else { continue };
            let Some(&edition) = self.outline.by_name.get(was.edition.text.as_str()) else {
                let known = self.edition_names();
                self.report(super::suggest::unknown(message!("kind-edition"), &was.edition, known));
                continue;
            };
            // The last name of the path is the fact's; names before it say where it stood.
            let Some(name) = was.path.last() else { continue };
            let old = self.declared_in(edition, &name.text);
            match old.and_then(|_| self.facts.get(name.text.as_str()).copied()) {
                Some(old) if old == own => {}
                Some(old) => self.model.fact_mut(own).was.push((edition, old)),
                None => {
                    let known = self.names_in(edition);
                    let finding = super::suggest::unknown(message!("kind-any-fact"), name, known);
                    self.report(finding);
                }
            }
        }
    }

    pub(super) fn declared_in(&self, edition: EditionId, name: &str) -> Option<Declaration<'a>> {
        let wanted = |d: &&Declaration<'a>| {
            d.what.space() == Space::Fact && d.what.name().text == name && d.scope.edition() == Some(edition)
        };
        self.declarations
            .find(Scope::Edition(edition), Space::Fact, name)
            .or_else(|| self.declarations.all.iter().find(wanted).copied())
    }

    fn names_in(&self, edition: EditionId) -> Vec<(&'a str, Span)> {
        let of = |d: &&Declaration<'a>| d.what.space() == Space::Fact && d.scope.edition().is_none_or(|e| e == edition);
        self.declarations.all.iter().filter(of).map(|d| (d.what.name().text.as_str(), d.what.name().span)).collect()
    }

    pub(super) fn edition_names(&self) -> Vec<(&'a str, Span)> {
        self.outline.names().collect()
    }

    pub(super) fn unit_of(&self, fact: FactId) -> Option<UnitId> {
        match self.model.fact(fact).kind {
            FactKind::Measure { unit, .. } => Some(unit),
            _ => None,
        }
    }
}

/// Units are found by name or title whatever the case and inner spacing.
pub(super) fn unit_word(word: &str) -> String {
    word.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

/// `a`, `b` and `c`; or a word for nothing.
pub(crate) fn list<'n>(names: impl IntoIterator<Item = &'n str>) -> Argument {
    match Argument::quoted(names, Joint::And) {
        Argument::List(names, _) if names.is_empty() => message!("none").into(),
        listed => listed,
    }
}

/// How two declarations of one fact differ, in words; `None` where they agree in kind, unit and values.
fn difference(known: &Fact, kind: &FactKind, model: &Model) -> Option<Message> {
    match (&known.kind, kind) {
        (FactKind::Measure { unit, counts, .. }, FactKind::Measure { unit: other, counts: other_counts, .. }) => {
            if unit != other {
                let (one, two) = (&model.unit(*unit).name, &model.unit(*other).name);
                return Some(message!("differs-in-unit", here = two, there = one));
            }
            (counts != other_counts).then(|| message!("differs-in-what-counts"))
        }
        (
            FactKind::Attribute { values, ordered, .. },
            FactKind::Attribute { values: other_values, ordered: other_ordered, .. },
        ) => {
            let names = |values: &[Value]| values.iter().map(|v| v.name.clone()).collect::<Vec<_>>();
            if names(values) != names(other_values) {
                return Some(message!("differs-in-values"));
            }
            (ordered != other_ordered).then(|| message!("differs-in-order"))
        }
        (FactKind::Flag, FactKind::Flag) | (FactKind::Item, FactKind::Item) => None,
        _ => Some(message!("differs-in-kind")),
    }
}
