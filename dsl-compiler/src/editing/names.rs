//! What each name of a list stands for, by the part that it plays in its line: for finding, listing and renaming.
//!
//! Nothing is looked up here: two declarations of one name in two editions are one fact, as everywhere in the compiler.

use dsl_syntax::Span;
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
    /// An outcome.
    Outcome(String),
    /// A unit.
    Unit(String),
    /// A source.
    Source(String),
    /// A term.
    Term(String),
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
    let (edition, industry, scenario, in_catalogue, in_procedure, in_fact) = Default::default();
    let mut walk = Walk { found: Vec::new(), near, edition, industry, scenario, in_catalogue, in_procedure, in_fact };
    walk.items(&file.items, "");
    walk.found
}

struct Walk {
    found: Vec<Occurrence>,
    /// Containers that do not hold this offset are passed over.
    near: Option<u32>,
    edition: String,
    industry: String,
    scenario: String,
    /// Whether it is a category or subcategory whose lines are walked.
    in_catalogue: bool,
    /// Whether it is a party, document, event or step.
    in_procedure: bool,
    /// Whether it is a measure, attribute, flag or item.
    in_fact: bool,
}

impl Walk {
    fn add(&mut self, span: Span, meaning: Meaning, declares: bool) {
        self.found.push(Occurrence { span, meaning, declares });
    }

    fn declare(&mut self, container: &Container, meaning: fn(String) -> Meaning) {
        self.add(container.name.span, meaning(container.name.text.clone()), true);
        self.items(&container.items, &container.name.text);
    }

    fn declare_fact(&mut self, container: &Container) {
        self.in_fact = true;
        self.declare(container, Meaning::Fact);
        self.in_fact = false;
    }

    fn uses(&mut self, name: &Name, meaning: fn(String) -> Meaning) {
        self.add(name.span, meaning(name.text.clone()), false);
    }

    /// The lines of what is called `of`.
    fn items(&mut self, items: &[Item], of: &str) {
        for item in items {
            let container = match item {
                Item::Edition(c) | Item::Scenario(c) | Item::Industry { container: c, .. } => Some(c.span),
                _ => None,
            };
            let far = |span: Span| self.near.is_some_and(|near| near < span.start || span.end < near);
            if !container.is_some_and(far) {
                self.item(item, of);
            }
        }
    }

    fn item(&mut self, item: &Item, of: &str) {
        match item {
            Item::Outcome(c) => self.declare(c, Meaning::Outcome),
            Item::Unit(c) => self.declare(c, Meaning::Unit),
            Item::Flag(c) | Item::Measure(c) => self.declare_fact(c),
            Item::Source(c) => self.declare(c, Meaning::Source),
            Item::Term(c) => self.declare(c, Meaning::Term),
            Item::List(c) => self.declare(c, Meaning::Edition),
            Item::Attribute(attribute) => {
                let name = attribute.container.name.text.clone();
                for value in &attribute.values {
                    self.add(value.name.span, Meaning::Value(name.clone(), value.name.text.clone()), true);
                }
                if let Some(value) = &attribute.default {
                    self.add(value.span, Meaning::Value(name.clone(), value.text.clone()), false);
                }
                self.declare_fact(&attribute.container);
            }
            Item::Edition(c) => {
                self.edition.clone_from(&c.name.text);
                self.declare(c, Meaning::Edition);
                self.edition.clear();
            }
            Item::Industry { container, edition } => {
                self.uses(edition, Meaning::Edition);
                self.edition.clone_from(&edition.text);
                self.industry.clone_from(&container.name.text);
                let meaning = Meaning::Industry(edition.text.clone(), container.name.text.clone());
                self.add(container.name.span, meaning, true);
                self.items(&container.items, &container.name.text);
                self.edition.clear();
                self.industry.clear();
            }
            Item::Scenario(c) => {
                self.scenario.clone_from(&c.name.text);
                let meaning = Meaning::Scenario(self.edition.clone(), self.industry.clone(), c.name.text.clone());
                self.add(c.name.span, meaning, true);
                self.items(&c.items, &c.name.text);
                self.scenario.clear();
            }
            Item::Category { container, edition } => {
                self.uses(edition, Meaning::Edition);
                self.edition.clone_from(&edition.text);
                let category = &container.name.text;
                self.add(container.name.span, Meaning::Category(edition.text.clone(), category.clone()), true);
                self.in_catalogue = true;
                self.items(&container.items, category);
                self.in_catalogue = false;
                self.edition.clear();
            }
            Item::Subcategory(c) => {
                let meaning = Meaning::Subcategory(self.edition.clone(), of.to_owned(), c.name.text.clone());
                self.add(c.name.span, meaning, true);
                self.items(&c.items, &c.name.text);
            }
            Item::Procedure(c) => {
                self.add(c.name.span, Meaning::Procedure(self.edition.clone(), c.name.text.clone()), true);
                self.items(&c.items, &c.name.text);
            }
            Item::Party(c) | Item::Document(c) | Item::Event(c) | Item::Step(c) => {
                self.add(c.name.span, Meaning::OfProcedure(self.edition.clone(), c.name.text.clone()), true);
                self.in_procedure = true;
                self.items(&c.items, &c.name.text);
                self.in_procedure = false;
            }
            Item::Issuers(issuers) => {
                self.of_procedure(&issuers.parties);
                self.citations(&issuers.citations);
            }
            Item::Keeps(kept) => {
                self.uses(&kept.edition, Meaning::Edition);
                let meaning = Meaning::OfProcedure(kept.edition.text.clone(), kept.document.text.clone());
                self.add(kept.document.span, meaning, false);
                self.citations(&kept.citations);
            }
            Item::Valid(validity) => {
                self.starts(&validity.from);
                self.citations(&validity.citations);
            }
            Item::Role(role) => self.of_procedure(&role.names),
            Item::Limit(StepLimit::WorkingDays { from: Some(from), .. }) => self.starts(from),
            Item::InCategory { path, .. } => self.in_category(self.edition.clone(), path),
            Item::Important { container, whens } => {
                self.whens(whens);
                self.declare_fact(container);
            }
            Item::Bands(bands) => self.bands(bands),
            Item::Reading(reading) => {
                let place = format!("{}/{}/{}", self.edition, self.industry, self.scenario);
                self.add(
                    reading.container.name.span,
                    Meaning::Reading(place, reading.container.name.text.clone()),
                    true,
                );
                self.whens(&reading.whens);
                self.items(&reading.container.items, of);
            }
            Item::Rules(rules) => {
                rules.clauses.iter().for_each(|clause| self.clause(clause));
                self.items(&rules.items, of);
            }
            Item::Fields { fields, .. } => {
                let place = format!("{}/{}/{}", self.edition, self.industry, self.scenario);
                for field in fields {
                    self.add(field.name.span, Meaning::Field(place.clone(), field.name.text.clone()), true);
                }
            }
            Item::Example(example) => self.example(example),
            Item::Cite(citations) => self.citations(citations),
            Item::Replaces(name) | Item::FallsBack(name) => self.uses(name, Meaning::Edition),
            Item::Applies { condition, unless, .. } => {
                self.condition(condition);
                unless.iter().for_each(|unless| self.condition(unless));
            }
            Item::Strictness(outcomes, _) => outcomes.iter().for_each(|name| self.uses(name, Meaning::Outcome)),
            Item::Was(was) => self.was(was),
            Item::UnitOf(name) => self.uses(name, Meaning::Unit),
            Item::StandsFor(name) => self.uses(name, Meaning::Fact),
            Item::Counting(Counting::LeavesOut(citation), _) => self.citations(std::slice::from_ref(citation)),
            _ => {}
        }
    }

    fn whens(&mut self, whens: &[ItemWhen]) {
        for when in whens {
            self.condition(&when.condition);
            when.unless.iter().for_each(|unless| self.condition(unless));
            self.citations(&when.citations);
        }
    }

    fn of_procedure(&mut self, names: &[Name]) {
        for name in names {
            self.add(name.span, Meaning::OfProcedure(self.edition.clone(), name.text.clone()), false);
        }
    }

    fn starts(&mut self, from: &StartAt) {
        if let StartAt::Name(name) = from {
            self.of_procedure(std::slice::from_ref(name));
        }
    }

    fn in_category(&mut self, edition: String, path: &[Name]) {
        let Some(category) = path.first() else { return };
        self.add(category.span, Meaning::Category(edition.clone(), category.text.clone()), false);
        if let Some(subcategory) = path.get(1) {
            let meaning = Meaning::Subcategory(edition, category.text.clone(), subcategory.text.clone());
            self.add(subcategory.span, meaning, false);
        }
    }

    fn was(&mut self, was: &Was) {
        self.uses(&was.edition, Meaning::Edition);
        let edition = was.edition.text.clone();
        if self.in_catalogue {
            return self.in_category(edition, &was.path);
        }
        if let (true, Some(name)) = (self.in_procedure, was.path.first()) {
            return self.add(name.span, Meaning::OfProcedure(edition, name.text.clone()), false);
        }
        let mut path = was.path.as_slice();
        if let (true, [before @ .., fact]) = (self.in_fact, path) {
            self.uses(fact, Meaning::Fact);
            path = before;
        }
        match path {
            [industry] => {
                let meaning = Meaning::Industry(edition, industry.text.clone());
                self.add(industry.span, meaning, false);
            }
            [industry, scenario] => {
                self.add(industry.span, Meaning::Industry(edition.clone(), industry.text.clone()), false);
                let meaning = Meaning::Scenario(edition, industry.text.clone(), scenario.text.clone());
                self.add(scenario.span, meaning, false);
            }
            _ => {}
        }
    }

    fn bands(&mut self, bands: &Bands) {
        if let Some(name) = &bands.name {
            self.add(name.span, Meaning::Block(self.edition.clone(), name.text.clone()), true);
        }
        for name in &bands.scenarios {
            let meaning = Meaning::Scenario(self.edition.clone(), self.industry.clone(), name.text.clone());
            self.add(name.span, meaning, false);
        }
        match &bands.body {
            BandsBody::Clauses { clauses, items, .. } => {
                clauses.iter().for_each(|clause| self.clause(clause));
                self.items(items, "");
            }
            BandsBody::Open => {}
            BandsBody::Reference { edition, name } => {
                edition.iter().for_each(|edition| self.uses(edition, Meaning::Edition));
                let of = edition.as_ref().map_or_else(|| self.edition.clone(), |edition| edition.text.clone());
                self.add(name.span, Meaning::Block(of, name.text.clone()), false);
            }
        }
    }

    fn clause(&mut self, clause: &Clause) {
        self.verdict(&clause.verdict);
        if let ClauseMode::When(condition) | ClauseMode::Regardless(condition) = &clause.mode {
            self.condition(condition);
        }
        clause.unless.iter().for_each(|unless| self.condition(unless));
        self.citations(&clause.citations);
    }

    fn verdict(&mut self, verdict: &Verdict) {
        match verdict {
            Verdict::Outcome(name) => self.uses(name, Meaning::Outcome),
            Verdict::Open { outcomes, .. } => outcomes.iter().for_each(|name| self.uses(name, Meaning::Outcome)),
        }
    }

    fn citations(&mut self, citations: &[Citation]) {
        citations.iter().for_each(|citation| self.uses(&citation.source, Meaning::Source));
    }

    fn condition(&mut self, condition: &Condition) {
        match &condition.kind {
            ConditionKind::Any(parts) | ConditionKind::All(parts) => parts.iter().for_each(|part| self.condition(part)),
            ConditionKind::Bounds { subject, bounds } => {
                self.uses(subject, Meaning::Fact);
                for bound in bounds {
                    match &bound.limit {
                        Limit::Quantity(quantity) => self.quantity(quantity),
                        Limit::Value(value) => self.value(subject, value),
                    }
                }
            }
            ConditionKind::Flag { name, .. } => self.uses(name, Meaning::Fact),
            ConditionKind::Is { attribute, values, .. } => {
                self.uses(attribute, Meaning::Fact);
                values.iter().for_each(|value| self.value(attribute, value));
            }
            ConditionKind::Important { .. } | ConditionKind::SomePeople => {}
        }
    }

    fn value(&mut self, attribute: &Name, value: &Name) {
        self.add(value.span, Meaning::Value(attribute.text.clone(), value.text.clone()), false);
    }

    /// A unit may be written by its title, which no renaming touches.
    fn quantity(&mut self, quantity: &Quantity) {
        if let Some(unit) = quantity.unit.as_ref().filter(|unit| unit.text.is_ascii()) {
            self.add(unit.span, Meaning::Unit(unit.text.clone()), false);
        }
    }

    fn example(&mut self, example: &Example) {
        self.verdict(&example.expected);
        for fact in &example.facts {
            match (fact.name.text.as_str(), &fact.value) {
                ("industry", ExampleValue::Value(name)) => {
                    self.add(name.span, Meaning::Industry(self.edition.clone(), name.text.clone()), false);
                }
                ("scenario", ExampleValue::Value(name)) => {
                    let meaning = Meaning::Scenario(self.edition.clone(), self.industry.clone(), name.text.clone());
                    self.add(name.span, meaning, false);
                }
                (_, value) => {
                    self.uses(&fact.name, Meaning::Fact);
                    match value {
                        ExampleValue::Count(quantity) => self.quantity(quantity),
                        ExampleValue::Value(value) => self.value(&fact.name, value),
                        ExampleValue::Yes | ExampleValue::No => {}
                    }
                }
            }
        }
    }
}
