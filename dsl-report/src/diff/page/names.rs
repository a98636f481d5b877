//! What the things of two editions are called.

use dsl_artifact::format::OtherList;
use dsl_compiler::decision::governing::{OTHER, fallbacks};
use dsl_compiler::diff::{Called, Decided, Diff};
use dsl_compiler::model::dependencies;
use dsl_compiler::model::{Bilingual, CatalogueEntry, Edition, EditionId, Fact, FactKind, Important, Industry, Model};
use dsl_compiler::model::{Scenario, Thing};
use dsl_compiler::words::titled;
use dsl_syntax::{Argument, message};

use super::{one_of, phrased};
use crate::phrase::{called, declared};

/// The lists, and the editions whose titles are used.
pub(super) struct Names<'m> {
    pub(super) model: &'m Model,
    pub(super) old: Option<EditionId>,
    pub(super) new: Option<EditionId>,
    /// The new edition, the old one, and what each falls back to.
    pub(super) editions: Vec<EditionId>,
}

impl<'m> Names<'m> {
    pub(super) fn of(model: &'m Model, diff: &Diff) -> Self {
        Self::between(model, model.edition_named(&diff.old), model.edition_named(&diff.new))
    }

    pub(super) fn between(model: &'m Model, old: Option<EditionId>, new: Option<EditionId>) -> Self {
        let mut editions = Vec::new();
        for edition in [new, old].into_iter().flatten().flat_map(|edition| fallbacks(model, edition)) {
            if !editions.contains(&edition) {
                editions.push(edition);
            }
        }
        Self { model, old, new, editions }
    }

    /// The new edition, then the old one.
    fn two(&self) -> impl Iterator<Item = &'m Edition> {
        let model = self.model;
        [self.new, self.old].into_iter().flatten().map(move |edition| model.edition(edition))
    }

    pub(super) fn old_edition(&self) -> impl Iterator<Item = &'m Edition> {
        let model = self.model;
        self.old.into_iter().map(move |edition| model.edition(edition))
    }

    pub(super) fn edition_title(&self, edition: EditionId) -> Option<Argument> {
        title(&self.model.edition(edition).title)
    }

    /// Whom an edition applies to.
    pub(super) fn scope(&self, edition: EditionId) -> Argument {
        match &self.model.edition(edition).scope {
            Some(scope) => phrased(self, |phrases| phrases.condition(scope)),
            None => message!("diff-every-handler").into(),
        }
    }

    pub(super) fn industry(&self, name: &str) -> Argument {
        industry_in(self.two(), name)
    }

    pub(super) fn old_industry(&self, name: &str) -> Argument {
        industry_in(self.old_edition(), name)
    }

    pub(super) fn scenario(&self, industry: &str, name: &str) -> Argument {
        scenario_in(self.two(), industry, name, declared)
    }

    /// The same by title alone.
    pub(super) fn scenario_title(&self, industry: &str, name: &str) -> Argument {
        scenario_in(self.two(), industry, name, alone)
    }

    /// `SCENARIO`, or `INDUSTRY/SCENARIO` where the industry is another, as the old edition has it.
    pub(super) fn old_scenario(&self, industries: &[String], path: &str) -> Argument {
        match path.split_once('/') {
            Some((industry, scenario)) => message!(
                "diff-in-industry",
                industry = self.old_industry(industry),
                scenario = scenario_in(self.old_edition(), industry, scenario, declared)
            )
            .into(),
            None => {
                let industry = industries.first().map(String::as_str).unwrap_or_default();
                scenario_in(self.old_edition(), industry, path, declared)
            }
        }
    }

    fn fact_of(&self, name: &str) -> Option<&'m Fact> {
        Some(self.model.fact(self.model.fact_named(name)?))
    }

    fn fact_title(&self, fact: &'m Fact) -> &'m Bilingual {
        fact.declared_in(&self.editions).map_or(&fact.title, |declared| &declared.title)
    }

    pub(super) fn fact(&self, name: &str) -> Argument {
        self.fact_of(name).map_or_else(|| name.into(), |fact| alone(name, self.fact_title(fact)))
    }

    pub(super) fn value(&self, fact: &str, name: &str) -> Argument {
        let known = self.fact_of(fact).and_then(|fact| match &fact.kind {
            FactKind::Attribute { values, .. } => values.iter().find(|value| value.name == name),
            _ => None,
        });
        known.map_or_else(|| name.into(), |value| alone(name, &value.title))
    }

    /// An item of important data of an industry.
    pub(super) fn item(&self, industry: &str, name: &str) -> Argument {
        let known = self.two().filter_map(|edition| edition.industry(industry)).flat_map(|industry| &industry.items);
        let known = known.filter(|item| self.model.fact(item.fact).name == name).map(|item| &item.title).next();
        let known = known.filter(|title| **title != Bilingual::default());
        let known = known.or_else(|| self.fact_of(name).map(|fact| self.fact_title(fact)));
        known.map_or_else(|| name.into(), |title| declared(name, title))
    }

    /// The same by where it stands.
    pub(super) fn item_at(&self, item: &Important) -> Argument {
        let fact = self.model.fact(item.fact);
        let title = if item.title == Bilingual::default() { self.fact_title(fact) } else { &item.title };
        declared(&item.id, title)
    }

    /// An entry of the catalogue: `CATEGORY` or `CATEGORY/SUBCATEGORY`.
    pub(super) fn entry(&self, path: &str) -> Argument {
        entry_in(self.two(), path)
    }

    pub(super) fn old_entry(&self, path: &str) -> Argument {
        entry_in(self.old_edition(), path)
    }

    pub(super) fn field(&self, industry: &str, scenario: &str, name: &str) -> Argument {
        let fields = self.two().filter_map(|edition| listed(edition, industry, scenario)).flat_map(|one| &one.fields);
        let known = fields.into_iter().find(|field| field.name == name);
        known.map_or_else(|| name.into(), |field| declared(name, &field.title))
    }

    pub(super) fn procedure(&self, name: &str) -> Argument {
        let known = self.two().flat_map(|edition| &edition.procedures).find(|procedure| procedure.name == name);
        known.map_or_else(|| name.into(), |procedure| declared(name, &procedure.title))
    }

    /// A party, document, event or step.
    pub(super) fn thing(&self, name: &str) -> Argument {
        thing_in(self.two(), name)
    }

    pub(super) fn old_thing(&self, name: &str) -> Argument {
        thing_in(self.old_edition(), name)
    }

    pub(super) fn list(&self, list: &OtherList) -> Argument {
        called(&format!("{}.{}", list.name, list.block), &list.title)
    }
}

/// What is decided, by title.
#[must_use]
pub fn decided(model: &Model, decided: &Decided) -> Argument {
    let title = |name: &String| {
        let known = model.outcomes.iter().find(|outcome| outcome.name == *name);
        known.map_or_else(|| name.into(), |outcome| alone(name, &outcome.title))
    };
    match decided.outcomes() {
        [only] => title(only),
        several => message!("diff-open", outcomes = one_of(several.iter().map(title).collect())).into(),
    }
}

/// What a side of a procedure calls a thing: by title alone, with its number.
pub(super) fn of_side(thing: &Called) -> Argument {
    let title = alone(&thing.name, &thing.title);
    match thing.number {
        Some(number) => message!("so-many", title = title, number = number).into(),
        None => title,
    }
}

/// By title, else by name.
fn alone(name: &str, title: &Bilingual) -> Argument {
    Argument::in_each(|language| titled(title, name, language).to_owned())
}

fn title(title: &Bilingual) -> Option<Argument> {
    (title.zh().is_some() || title.en().is_some()).then(|| alone("", title))
}

fn industry_in<'m>(mut editions: impl Iterator<Item = &'m Edition>, name: &str) -> Argument {
    match editions.find_map(|edition| edition.industry(name)) {
        Some(Industry { title, .. }) => declared(name, title),
        None if name == OTHER => message!("other-industry").into(),
        None => name.into(),
    }
}

fn scenario_in<'m>(
    mut editions: impl Iterator<Item = &'m Edition>,
    industry: &str,
    name: &str,
    called: impl Fn(&str, &Bilingual) -> Argument,
) -> Argument {
    match editions.find_map(|edition| listed(edition, industry, name)) {
        Some(scenario) if scenario.title != Bilingual::default() => called(name, &scenario.title),
        _ if name == OTHER => message!("diff-unlisted-scenario").into(),
        _ => name.into(),
    }
}

fn listed<'m>(edition: &'m Edition, industry: &str, scenario: &str) -> Option<&'m Scenario> {
    edition.industry(industry)?.scenario(scenario)
}

fn entry_in<'m>(mut editions: impl Iterator<Item = &'m Edition>, path: &str) -> Argument {
    let (category, subcategory) = path.split_once('/').map_or((path, None), |(one, other)| (one, Some(other)));
    let entry = editions.find_map(|edition| -> Option<&CatalogueEntry> {
        let category = edition.catalogue.iter().find(|known| known.entry.name == category)?;
        match subcategory {
            None => Some(&category.entry),
            Some(name) => category.subcategories.iter().find(|known| known.name == name),
        }
    });
    entry.map_or_else(|| path.into(), |entry| declared(path, &entry.title))
}

fn thing_in<'m>(mut editions: impl Iterator<Item = &'m Edition>, name: &str) -> Argument {
    let known = editions.find_map(|edition| -> Option<&Thing> {
        let mut parties = edition.procedures.iter().flat_map(|procedure| &procedure.parties);
        let party = parties.find(|party| party.thing.name == name).map(|party| &party.thing);
        let step = || dependencies::step(edition, name).map(|step| &step.thing);
        let document = || dependencies::document(edition, name);
        party.or_else(document).or_else(|| dependencies::event(edition, name)).or_else(step)
    });
    known.map_or_else(|| name.into(), |thing| declared(name, &thing.title))
}
