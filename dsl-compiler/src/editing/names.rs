//! What each name of a list stands for, by the part that it plays in its line: for finding, listing and renaming.
//!
//! Nothing is looked up here: two declarations of one name in two editions are one fact, as everywhere in the compiler.

use dsl_syntax::Span;
use dsl_syntax::ast::visit::{Node, Visit};
use dsl_syntax::ast::*;

/// What a name stands for.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Meaning {
    /// An edition, or another list that is declared: the edition of that name, once it is in the folder.
    Edition(String),
    /// An industry of an edition.
    Industry(String, String),
    /// A scenario of an industry of an edition.
    Scenario(String, String, String),
    /// A named block of bands of an edition.
    Block(String, String),
    /// What is declared once for all editions, and is none of the others: an outcome, a unit, a source, a term.
    Declared(Declaration, String),
    /// A measure, attribute, flag or item of important data.
    Fact(String),
    /// A value of an attribute.
    Value(String, String),
    /// A reading of a place.
    Reading(String, String),
    /// A field of a scenario.
    Field(String, String),
    /// A category of an edition's catalogue.
    Category(String, String),
    /// A subcategory of a category of an edition.
    Subcategory(String, String, String),
    /// A procedure of an edition.
    Procedure(String, String),
    /// A party, document, event or step: the names of all procedures of one edition are one set.
    OfProcedure(String, String),
}

/// A name where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Occurrence {
    /// Where.
    pub span: Span,
    /// What it stands for.
    pub meaning: Meaning,
    /// Whether it is declared here.
    pub declares: bool,
}

/// Every name of a file, in no order.
#[must_use]
pub fn names(file: &File) -> Vec<Occurrence> {
    walk(file, None)
}

/// The name at an offset of a file, or ending there; only what is around it is looked at.
#[must_use]
pub fn name_at(file: &File, offset: u32) -> Option<Occurrence> {
    walk(file, Some(offset)).into_iter().find(|one| one.span.start <= offset && offset <= one.span.end)
}

fn walk(file: &File, near: Option<u32>) -> Vec<Occurrence> {
    let mut walk = Walk { near, ..Walk::default() };
    walk.visit_file(file);
    walk.found
}

#[derive(Default)]
struct Walk {
    found: Vec<Occurrence>,
    /// Declarations that do not hold this offset are passed over.
    near: Option<u32>,
    /// The declaration whose lines are walked.
    within: Option<Declaration>,
    edition: String,
    industry: String,
    scenario: String,
    category: String,
}

impl Walk {
    fn add(&mut self, name: &Name, meaning: Meaning, declares: bool) {
        self.found.push(Occurrence { span: name.span, meaning, declares });
    }

    fn uses(&mut self, name: &Name, meaning: impl FnOnce(String) -> Meaning) {
        self.add(name, meaning(name.text.clone()), false);
    }

    fn each(&mut self, names: &[Name], meaning: impl Fn(String) -> Meaning) {
        names.iter().for_each(|name| self.uses(name, &meaning));
    }

    fn place(&self) -> String {
        format!("{}/{}/{}", self.edition, self.industry, self.scenario)
    }

    /// What is declared here.
    fn declared(&self, declaration: Declaration, name: String) -> Meaning {
        let edition = self.edition.clone();
        match declaration {
            Declaration::Edition | Declaration::List => Meaning::Edition(name),
            Declaration::Measure | Declaration::Attribute | Declaration::Flag | Declaration::Important => {
                Meaning::Fact(name)
            }
            Declaration::Industry => Meaning::Industry(edition, name),
            Declaration::Scenario => Meaning::Scenario(edition, self.industry.clone(), name),
            Declaration::Category => Meaning::Category(edition, name),
            Declaration::Subcategory => Meaning::Subcategory(edition, self.category.clone(), name),
            Declaration::Reading => Meaning::Reading(self.place(), name),
            Declaration::Procedure => Meaning::Procedure(edition, name),
            Declaration::Party | Declaration::Document | Declaration::Event | Declaration::Step => {
                Meaning::OfProcedure(edition, name)
            }
            other => Meaning::Declared(other, name),
        }
    }

    fn declaration(&mut self, item: &Item, declaration: Declaration, container: &Container) {
        let name = &container.name;
        match item {
            Item::Edition(_) => self.edition.clone_from(&name.text),
            Item::Industry { edition, .. } | Item::Category { edition, .. } => {
                self.uses(edition, Meaning::Edition);
                self.edition.clone_from(&edition.text);
            }
            _ => {}
        }
        match declaration {
            Declaration::Industry => self.industry.clone_from(&name.text),
            Declaration::Scenario => self.scenario.clone_from(&name.text),
            Declaration::Category => self.category.clone_from(&name.text),
            _ => {}
        }
        self.add(name, self.declared(declaration, name.text.clone()), true);
        // A reading is about what it stands in.
        let within = if declaration == Declaration::Reading { self.within } else { Some(declaration) };
        let around = std::mem::replace(&mut self.within, within);
        item.walk(self);
        self.within = around;
        match declaration {
            Declaration::Edition => self.edition.clear(),
            Declaration::Industry => {
                self.edition.clear();
                self.industry.clear();
            }
            Declaration::Category => {
                self.edition.clear();
                self.category.clear();
            }
            Declaration::Scenario => self.scenario.clear(),
            _ => {}
        }
    }

    fn in_category(&mut self, edition: &str, path: &[Name]) {
        let Some(category) = path.first() else { return };
        self.uses(category, |name| Meaning::Category(edition.to_owned(), name));
        if let Some(subcategory) = path.get(1) {
            self.uses(subcategory, |name| Meaning::Subcategory(edition.to_owned(), category.text.clone(), name));
        }
    }

    fn of_procedure(&mut self, names: &[Name]) {
        let edition = self.edition.clone();
        self.each(names, |name| Meaning::OfProcedure(edition.clone(), name));
    }

    fn value(&mut self, attribute: &Name, value: &Name) {
        self.uses(value, |name| Meaning::Value(attribute.text.clone(), name));
    }
}

impl Visit<'_> for Walk {
    fn visit_item(&mut self, item: &Item) {
        if let Some((declaration, container)) = item.declared() {
            let span = container.span;
            if self.near.is_none_or(|near| span.start <= near && near <= span.end) {
                self.declaration(item, declaration, container);
            }
            return;
        }
        match item {
            Item::Replaces(name) | Item::FallsBack(name) => self.uses(name, Meaning::Edition),
            Item::Strictness(outcomes, _) => {
                self.each(outcomes, |name| Meaning::Declared(Declaration::Outcome, name));
            }
            Item::UnitOf(name) => self.uses(name, |name| Meaning::Declared(Declaration::Unit, name)),
            Item::StandsFor(name) => self.uses(name, Meaning::Fact),
            Item::InCategory { path, .. } => self.in_category(&self.edition.clone(), path),
            _ => item.walk(self),
        }
    }

    fn visit_attribute(&mut self, attribute: &Attribute) {
        let name = &attribute.container.name;
        for value in &attribute.values {
            self.add(&value.name, Meaning::Value(name.text.clone(), value.name.text.clone()), true);
        }
        attribute.default.iter().for_each(|value| self.value(name, value));
        attribute.walk(self);
    }

    fn visit_field(&mut self, field: &Field) {
        self.add(&field.name, Meaning::Field(self.place(), field.name.text.clone()), true);
    }

    fn visit_was(&mut self, was: &Was) {
        self.uses(&was.edition, Meaning::Edition);
        let edition = &was.edition.text;
        let mut path = was.path.as_slice();
        match self.within {
            Some(Declaration::Category | Declaration::Subcategory) => return self.in_category(edition, path),
            Some(Declaration::Party | Declaration::Document | Declaration::Event | Declaration::Step) => {
                let first = path.iter().take(1);
                return first.for_each(|name| self.uses(name, |name| Meaning::OfProcedure(edition.clone(), name)));
            }
            Some(Declaration::Measure | Declaration::Attribute | Declaration::Flag | Declaration::Important) => {
                if let [before @ .., fact] = path {
                    self.uses(fact, Meaning::Fact);
                    path = before;
                }
            }
            _ => {}
        }
        if let [industry] | [industry, _] = path {
            self.uses(industry, |name| Meaning::Industry(edition.clone(), name));
        }
        if let [industry, scenario] = path {
            self.uses(scenario, |name| Meaning::Scenario(edition.clone(), industry.text.clone(), name));
        }
    }

    fn visit_bands(&mut self, bands: &Bands) {
        let (edition, industry) = (self.edition.clone(), self.industry.clone());
        if let Some(name) = &bands.name {
            self.add(name, Meaning::Block(edition.clone(), name.text.clone()), true);
        }
        self.each(&bands.scenarios, |name| Meaning::Scenario(edition.clone(), industry.clone(), name));
        if let BandsBody::Reference { edition: of, name } = &bands.body {
            of.iter().for_each(|edition| self.uses(edition, Meaning::Edition));
            let of = of.as_ref().map_or(edition, |edition| edition.text.clone());
            self.uses(name, |name| Meaning::Block(of, name));
        }
        bands.walk(self);
    }

    fn visit_verdict(&mut self, verdict: &Verdict) {
        let outcomes = match verdict {
            Verdict::Outcome(name) => std::slice::from_ref(name),
            Verdict::Open { outcomes, .. } => outcomes,
        };
        self.each(outcomes, |name| Meaning::Declared(Declaration::Outcome, name));
    }

    fn visit_citation(&mut self, citation: &Citation) {
        self.uses(&citation.source, |name| Meaning::Declared(Declaration::Source, name));
    }

    fn visit_condition_kind(&mut self, kind: &ConditionKind) {
        match kind {
            ConditionKind::Bounds { subject, bounds } => {
                self.uses(subject, Meaning::Fact);
                for bound in bounds {
                    if let Limit::Value(value) = &bound.limit {
                        self.value(subject, value);
                    }
                }
            }
            ConditionKind::Flag { name, .. } => self.uses(name, Meaning::Fact),
            ConditionKind::Is { attribute, values, .. } => {
                self.uses(attribute, Meaning::Fact);
                values.iter().for_each(|value| self.value(attribute, value));
            }
            _ => {}
        }
        kind.walk(self);
    }

    /// A unit may be written by its title, which no renaming touches.
    fn visit_quantity(&mut self, quantity: &Quantity) {
        if let Some(unit) = quantity.unit.as_ref().filter(|unit| unit.text.is_ascii()) {
            let meaning = Meaning::Declared(Declaration::Unit, unit.text.clone());
            self.found.push(Occurrence { span: unit.span, meaning, declares: false });
        }
    }

    fn visit_fact(&mut self, fact: &ExampleFact) {
        let (edition, industry) = (self.edition.clone(), self.industry.clone());
        match (fact.name.text.as_str(), &fact.value) {
            ("industry", ExampleValue::Value(name)) => self.uses(name, |name| Meaning::Industry(edition, name)),
            ("scenario", ExampleValue::Value(name)) => {
                self.uses(name, |name| Meaning::Scenario(edition, industry, name))
            }
            (_, value) => {
                self.uses(&fact.name, Meaning::Fact);
                if let ExampleValue::Value(value) = value {
                    self.value(&fact.name, value);
                }
                value.walk(self);
            }
        }
    }

    fn visit_role(&mut self, role: &Role) {
        self.of_procedure(&role.names);
    }

    fn visit_issuers(&mut self, issuers: &Issuers) {
        self.of_procedure(&issuers.parties);
        issuers.walk(self);
    }

    fn visit_start(&mut self, start: &StartAt) {
        if let StartAt::Name(name) = start {
            self.of_procedure(std::slice::from_ref(name));
        }
    }

    fn visit_kept(&mut self, kept: &Kept) {
        self.uses(&kept.edition, Meaning::Edition);
        self.uses(&kept.document, |name| Meaning::OfProcedure(kept.edition.text.clone(), name));
        kept.walk(self);
    }
}
