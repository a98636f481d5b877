//! Procedures: names looked up over all procedures of their edition, lines that may stand once held to it.

use dsl_syntax::ast::{Container, Item, Name, RoleWord, StartAt, StepLimit};
use dsl_syntax::tree::SyntaxKind;
use dsl_syntax::{Code, Diagnostic, Message, Span, message};
use rustc_hash::FxHashMap;

use super::Resolver;
use super::findings::doubled;
use super::findings::doubled_line;
use super::scope::Scope;
use super::suggest::{unknown, unknown_in};
use crate::model::{
    EarlierDocument, EditionId, Issuers, Limit, Mention, Party, Procedure, Provenance, Said, Step, Thing, Validity,
};

/// What a name of a procedure stands for.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
enum Kind {
    Party,
    Document,
    Event,
    Step,
}

impl Kind {
    fn of(item: &Item) -> Option<(Self, &Container)> {
        Some(match item {
            Item::Party(container) => (Kind::Party, container),
            Item::Document(container) => (Kind::Document, container),
            Item::Event(container) => (Kind::Event, container),
            Item::Step(container) => (Kind::Step, container),
            _ => return None,
        })
    }

    fn word(self) -> Message {
        match self {
            Kind::Party => message!("kind-party"),
            Kind::Document => message!("kind-document"),
            Kind::Event => message!("kind-event"),
            Kind::Step => message!("kind-step"),
        }
    }

    fn a_word(self) -> Message {
        match self {
            Kind::Party => message!("kind-party.a"),
            Kind::Document => message!("kind-document.a"),
            Kind::Event => message!("kind-event.a"),
            Kind::Step => message!("kind-step.a"),
        }
    }
}

/// What may stand in a place, and what a message calls it.
#[derive(Copy, Clone, Debug)]
enum Wanted {
    One(Kind),
    StepOrEvent,
    AnyStart,
}

impl Wanted {
    fn takes(self, kind: Kind) -> bool {
        match self {
            Wanted::One(one) => one == kind,
            Wanted::StepOrEvent => matches!(kind, Kind::Step | Kind::Event),
            Wanted::AnyStart => kind != Kind::Party,
        }
    }

    fn word(self) -> Message {
        match self {
            Wanted::One(kind) => kind.word(),
            Wanted::StepOrEvent => message!("kind-step-or-event"),
            Wanted::AnyStart => message!("kind-start"),
        }
    }

    fn a_word(self) -> Message {
        match self {
            Wanted::One(kind) => kind.a_word(),
            Wanted::StepOrEvent => message!("kind-step-or-event.a"),
            Wanted::AnyStart => message!("kind-start.a"),
        }
    }
}

/// All names of an edition's procedures, in order of declaration.
#[derive(Debug, Default)]
struct Names<'a> {
    all: Vec<(Kind, &'a Name)>,
    by_name: FxHashMap<&'a str, usize>,
}

impl<'a> Names<'a> {
    fn of(container: &'a Container) -> (Self, Vec<Diagnostic>) {
        let (mut names, mut findings) = (Self::default(), Vec::new());
        let mut procedures: FxHashMap<&str, Span> = FxHashMap::default();
        for procedure in procedures_of(container) {
            if let Some(first) = procedures.get(procedure.name.text.as_str()) {
                findings.push(doubled(message!("kind-procedure"), &procedure.name, *first));
            } else {
                procedures.insert(&procedure.name.text, procedure.name.span);
            }
            for (kind, declared) in procedure.items.iter().filter_map(Kind::of) {
                if let Some((_, first)) = names.get(&declared.name.text) {
                    findings.push(doubled(kind.word(), &declared.name, first.span));
                    continue;
                }
                names.by_name.insert(&declared.name.text, names.all.len());
                names.all.push((kind, &declared.name));
            }
        }
        (names, findings)
    }

    fn get(&self, name: &str) -> Option<(Kind, &'a Name)> {
        self.by_name.get(name).and_then(|at| self.all.get(*at)).copied()
    }

    /// Whether this is the declaration that its name means.
    fn is_first(&self, name: &Name) -> bool {
        self.get(&name.text).is_some_and(|(_, first)| first.span == name.span)
    }

    fn known(&self, wanted: Wanted) -> Vec<(&'a str, Span)> {
        let fitting = self.all.iter().filter(|(kind, _)| wanted.takes(*kind));
        fitting.map(|(_, name)| (name.text.as_str(), name.span)).collect()
    }
}

fn procedures_of(container: &Container) -> impl Iterator<Item = &Container> {
    container.items.iter().filter_map(|item| match item {
        Item::Procedure(procedure) => Some(procedure),
        _ => None,
    })
}

impl<'a> Resolver<'a> {
    /// The procedures of every edition. Those of other editions are looked at as written, since `was` and `keeps` name them.
    pub(super) fn procedures(&mut self) {
        for at in self.outline.ids() {
            let container = self.outline.edition(at).container;
            let (names, findings) = Names::of(container);
            self.findings.extend(findings);
            let mut procedures: Vec<Procedure> = Vec::new();
            for written in procedures_of(container) {
                let procedure = self.procedure(written, at, &names);
                if !procedures.iter().any(|known| known.name == procedure.name) {
                    procedures.push(procedure);
                }
            }
            self.model.edition_mut(at).procedures = procedures;
        }
    }

    fn procedure(&mut self, container: &'a Container, at: EditionId, names: &Names<'a>) -> Procedure {
        let scope = Scope::Edition(at);
        let lines = self.lines(container, scope);
        // An edition's `cite` says where the whole list stands, not where a step does.
        let outer = Provenance { cites: Vec::new(), ..self.model.edition(at).provenance.clone() };
        let provenance = lines.provenance(&outer);
        let mut procedure = Procedure {
            name: container.name.text.clone(),
            title: lines.title,
            notes: lines.notes,
            issuers: None,
            parties: Vec::new(),
            documents: Vec::new(),
            events: Vec::new(),
            steps: Vec::new(),
            validities: Vec::new(),
            kept: Vec::new(),
            provenance,
            head: container.head,
        };
        let mut issuers: Option<Span> = None;
        for item in &container.items {
            let declared = Kind::of(item).filter(|(_, declared)| names.is_first(&declared.name));
            match (item, declared) {
                (_, Some((kind, declared))) => self.declare_in(&mut procedure, kind, declared, at, names),
                (Item::Issuers(line), _) => {
                    if let Some(first) = issuers.replace(line.span) {
                        self.report(doubled_line(SyntaxKind::Issuers, line.span, first));
                        continue;
                    }
                    let parties = self.mentions(&line.parties, Wanted::One(Kind::Party), names);
                    let provenance =
                        self.own_provenance(&line.citations, line.unverified, scope, &procedure.provenance);
                    procedure.issuers = Some(Issuers { parties, provenance });
                }
                (Item::Valid(line), _) => {
                    let StartAt::Name(from) = &line.from else {
                        self.report(
                            Diagnostic::new(Code::Missing, line.span, message!("valid-from-nothing"))
                                .at(message!("valid-from-nothing.label"))
                                .help(message!("valid-from-nothing.help")),
                        );
                        continue;
                    };
                    let Some(document) = self.mention(from, Wanted::One(Kind::Document), names) else { continue };
                    let provenance =
                        self.own_provenance(&line.citations, line.unverified, scope, &procedure.provenance);
                    let years = line.years.as_ref().map(|number| (number.value, number.span));
                    if let Some((0, span)) = years {
                        self.report(no_time(span));
                        continue;
                    }
                    let years = years.map(|(years, _)| years);
                    procedure.validities.push(Validity { document, years, provenance, span: line.span });
                }
                (Item::Keeps(line), _) => {
                    if let Some((edition, document)) = self.kept(&line.edition, &line.document) {
                        let provenance =
                            self.own_provenance(&line.citations, line.unverified, scope, &procedure.provenance);
                        procedure.kept.push(EarlierDocument { edition, document, provenance });
                    }
                }
                _ => {}
            }
        }
        procedure
    }

    fn declare_in(
        &mut self,
        procedure: &mut Procedure,
        kind: Kind,
        container: &'a Container,
        at: EditionId,
        names: &Names<'a>,
    ) {
        let scope = Scope::Edition(at);
        let lines = self.lines(container, scope);
        let thing = Thing {
            name: container.name.text.clone(),
            provenance: lines.provenance(&procedure.provenance),
            title: lines.title,
            notes: lines.notes,
            was: self.was_of_procedure(&container.items, kind),
            span: container.name.span,
        };
        match kind {
            Kind::Document => procedure.documents.push(thing),
            Kind::Event => procedure.events.push(thing),
            Kind::Party => {
                let mut number: Option<(u64, Span)> = None;
                for item in &container.items {
                    if let Item::HowMany(written, span) = item {
                        match number {
                            Some((_, first)) => self.report(doubled_line(SyntaxKind::HowMany, *span, first)),
                            None => number = Some((written.value, *span)),
                        }
                    }
                }
                procedure.parties.push(Party { thing, number: number.map(|(number, _)| number) });
            }
            Kind::Step => {
                let step = self.step(thing, container, names);
                procedure.steps.push(step);
            }
        }
    }

    fn step(&mut self, thing: Thing, container: &'a Container, names: &Names<'a>) -> Step {
        let mut step = Step {
            thing,
            by: Said::Unsaid,
            to: Said::Unsaid,
            hands_in: Said::Unsaid,
            gives: Vec::new(),
            needs: Vec::new(),
            after: Vec::new(),
            during: Vec::new(),
            limit: None,
            may: false,
            complete: container.complete,
        };
        let mut seen: FxHashMap<SyntaxKind, Span> = FxHashMap::default();
        for item in &container.items {
            let (line, span) = match item {
                Item::Role(role) => (role_line(role.word), role.span),
                // `within` and `promptly` say the same thing, by when.
                Item::Limit(limit) => (SyntaxKind::Within, limit.span()),
                _ => continue,
            };
            if let Some(first) = seen.insert(line, span) {
                self.report(doubled_line(line, span, first));
                continue;
            }
            match item {
                Item::Role(role) => {
                    let wanted = match role.word {
                        RoleWord::By | RoleWord::To => Wanted::One(Kind::Party),
                        RoleWord::After => Wanted::StepOrEvent,
                        _ => Wanted::One(Kind::Document),
                    };
                    let found = self.mentions(&role.names, wanted, names);
                    // A name that could not be looked up is told already; the line is not missing.
                    step.complete &= found.len() == role.names.len();
                    let said = if role.names.is_empty() { Said::NotFound } else { Said::Is(found.clone()) };
                    match role.word {
                        RoleWord::By => step.by = said,
                        RoleWord::To => step.to = said,
                        RoleWord::HandsIn => step.hands_in = said,
                        RoleWord::Gives => step.gives = found,
                        RoleWord::Needs => step.needs = found,
                        RoleWord::After => step.after = found,
                        RoleWord::During => step.during = found,
                    }
                }
                Item::Limit(limit) => step.limit = self.limit(limit, names, &mut step.complete),
                _ => {}
            }
        }
        step.may = container.items.iter().any(|item| matches!(item, Item::May(_)));
        step
    }

    fn limit(&mut self, limit: &'a StepLimit, names: &Names<'a>, complete: &mut bool) -> Option<Limit> {
        Some(match limit {
            StepLimit::NotFound(_) => Limit::NotFound,
            StepLimit::Promptly(_) => Limit::Promptly,
            StepLimit::WorkingDays { days, from, span } => {
                if days.value == 0 {
                    self.report(no_time(days.span));
                    *complete = false;
                    return None;
                }
                let from = match from {
                    None => Said::Unsaid,
                    Some(StartAt::NotFound(_)) => Said::NotFound,
                    Some(StartAt::Name(name)) => match self.mention(name, Wanted::AnyStart, names) {
                        Some(mention) => Said::Is(mention),
                        None => {
                            *complete = false;
                            return None;
                        }
                    },
                };
                Limit::WorkingDays { days: days.value, from, span: *span }
            }
        })
    }

    fn mentions(&mut self, written: &'a [Name], wanted: Wanted, names: &Names<'a>) -> Vec<Mention> {
        let mut found: Vec<Mention> = Vec::new();
        for name in written {
            let Some(mention) = self.mention(name, wanted, names) else { continue };
            if let Some(first) = found.iter().find(|known| known.name == mention.name) {
                let finding = Diagnostic::new(Code::DoubledLine, name.span, message!("named-twice", name = &name.text))
                    .at(message!("again-here"))
                    .and(first.span, message!("the-first-one"))
                    .help(message!("doubled-line.help"));
                self.report(finding);
            }
            found.push(mention);
        }
        found
    }

    fn mention(&mut self, name: &'a Name, wanted: Wanted, names: &Names<'a>) -> Option<Mention> {
        match names.get(&name.text) {
            Some((kind, _)) if wanted.takes(kind) => Some(Mention { name: name.text.clone(), span: name.span }),
            Some((kind, declared)) => {
                let message = message!("wrong-kind", name = &name.text, kind = kind.a_word(), wanted = wanted.a_word());
                self.report(
                    Diagnostic::new(Code::KindMismatch, name.span, message)
                        .at(message!("wrong-kind.label", wanted = wanted.a_word()))
                        .and(declared.span, message!("wrong-kind.label-declared", kind = kind.a_word()))
                        .help(message!("name-one-of-procedure", wanted = wanted.a_word())),
                );
                None
            }
            None => {
                self.report(unknown(wanted.word(), name, names.known(wanted)));
                None
            }
        }
    }

    fn own_provenance(
        &mut self,
        citations: &'a [dsl_syntax::ast::Citation],
        unverified: Option<Span>,
        scope: Scope,
        outer: &Provenance,
    ) -> Provenance {
        let cites = self.cites(citations, scope);
        Provenance {
            cites: if cites.is_empty() { outer.cites.clone() } else { cites },
            unverified: unverified.is_some() || outer.unverified,
        }
    }

    /// A document of another edition.
    fn kept(&mut self, edition: &'a Name, document: &'a Name) -> Option<(EditionId, String)> {
        let id = self.in_edition(edition, document, Kind::Document)?;
        Some((id, document.text.clone()))
    }

    /// `was EDITION NAME` of something of this kind.
    fn was_of_procedure(&mut self, items: &'a [Item], kind: Kind) -> Vec<(EditionId, String)> {
        let mut found = Vec::new();
        for item in items {
            let Item::Was(was) = item else { continue };
            let [name] = was.path.as_slice() else {
                self.report(
                    Diagnostic::new(Code::KindMismatch, was.span, message!("was-of-procedure"))
                        .at(message!("of-another-kind"))
                        .help(message!("was-of-procedure.help")),
                );
                continue;
            };
            if let Some(id) = self.in_edition(&was.edition, name, kind) {
                found.push((id, name.text.clone()));
            }
        }
        found
    }

    /// The edition, where its procedures declare this name as this kind.
    fn in_edition(&mut self, edition: &'a Name, name: &'a Name, kind: Kind) -> Option<EditionId> {
        let Some(&at) = self.outline.by_name.get(edition.text.as_str()) else {
            let known = self.edition_names();
            self.report(unknown(message!("kind-edition"), edition, known));
            return None;
        };
        let (names, _) = Names::of(self.outline.edition(at).container);
        if names.get(&name.text).is_some_and(|(found, _)| found == kind) {
            return Some(at);
        }
        self.report(unknown_in(kind.word(), edition, name, names.known(Wanted::One(kind))));
        None
    }
}

/// The name of something, where the procedures of an edition declare it.
pub(super) fn declared_in_procedures(edition: &Container, name: &str) -> Option<Span> {
    Names::of(edition).0.get(name).map(|(_, declared)| declared.span)
}

/// The keyword of a line.
fn role_line(word: RoleWord) -> SyntaxKind {
    match word {
        RoleWord::By => SyntaxKind::By,
        RoleWord::To => SyntaxKind::To,
        RoleWord::HandsIn => SyntaxKind::HandsIn,
        RoleWord::Gives => SyntaxKind::Gives,
        RoleWord::Needs => SyntaxKind::Needs,
        RoleWord::After => SyntaxKind::After,
        RoleWord::During => SyntaxKind::During,
    }
}

/// A limit or a term of nothing can be kept by nobody.
fn no_time(span: Span) -> Diagnostic {
    Diagnostic::new(Code::EmptyBounds, span, message!("no-time"))
        .at(message!("no-time.label"))
        .help(message!("no-time.help"))
}
