//! The catalogue of an edition: categories of data with their subcategories, and the items that point into it.
//!
//! A catalogue decides nothing. It says what the identification rules of an edition list, as far as a source names it, so
//! that items can be found in it and two editions' catalogues compared.

use dsl_syntax::ast::{Container, Item, Name, Number, Was as WrittenWas};
use dsl_syntax::tree::SyntaxKind;
use dsl_syntax::{Code, Diagnostic, Span, message};
use rustc_hash::FxHashMap;

use super::Resolver;
use super::findings::doubled_line;
use super::outline::CategorySource;
use super::scope::Scope;
use super::suggest::{unknown, unknown_in};
use crate::model::{CatalogueEntry, CatalogueWas, Category, EditionId, InCategory, Provenance};

impl<'a> Resolver<'a> {
    /// The catalogues of all editions.
    pub(super) fn catalogues(&mut self) {
        for at in self.outline.ids() {
            let mut numbers: FxHashMap<u64, Span> = FxHashMap::default();
            for category in self.outline.edition(at).categories.clone() {
                let resolved = self.category(at, &category, &mut numbers);
                self.model.edition_mut(at).catalogue.push(resolved);
            }
        }
    }

    fn category(&mut self, at: EditionId, source: &CategorySource<'a>, numbers: &mut FxHashMap<u64, Span>) -> Category {
        let outer = self.model.edition(at).provenance.clone();
        let entry = self.entry(at, source.container, &outer);
        let mut category = Category { entry, subcategories: Vec::new() };
        for container in &source.subcategories {
            let outer = category.entry.provenance.clone();
            let entry = self.entry(at, container, &outer);
            if let (Some(number), Some(written)) = (entry.number, number_of(container)) {
                match numbers.get(&number) {
                    Some(first) => {
                        let finding =
                            Diagnostic::new(Code::DoubledLine, written.span, message!("number-twice", number = number))
                                .at(message!("the-second-one"))
                                .and(*first, message!("the-first-one"))
                                .help(message!("number-twice.help"));
                        self.report(finding);
                    }
                    None => {
                        numbers.insert(number, written.span);
                    }
                }
            }
            category.subcategories.push(entry);
        }
        category
    }

    fn entry(&mut self, at: EditionId, container: &'a Container, outer: &Provenance) -> CatalogueEntry {
        let lines = self.lines(container, Scope::Edition(at));
        let mut entry = CatalogueEntry {
            name: container.name.text.clone(),
            number: None,
            title: lines.title.clone(),
            was: Vec::new(),
            standards: Vec::new(),
            provenance: lines.provenance(outer),
            notes: lines.notes,
            span: container.name.span,
        };
        let mut numbered: Option<Span> = None;
        for item in &container.items {
            match item {
                Item::Numbered(number, span) => match numbered {
                    Some(first) => self.report(doubled_line(SyntaxKind::Numbered, *span, first)),
                    None => {
                        numbered = Some(*span);
                        entry.number = Some(number.value);
                    }
                },
                Item::Standard(text) => entry.standards.push(text.text.clone()),
                Item::Was(was) => entry.was.extend(self.catalogue_was(was)),
                _ => {}
            }
        }
        entry
    }

    /// `was EDITION CATEGORY[/SUBCATEGORY]`.
    fn catalogue_was(&mut self, was: &'a WrittenWas) -> Option<CatalogueWas> {
        let Some(&at) = self.outline.by_name.get(was.edition.text.as_str()) else {
            let known = self.edition_names();
            self.report(unknown(message!("kind-edition"), &was.edition, known));
            return None;
        };
        let path = self.in_catalogue(at, &was.edition, &was.path)?;
        Some(CatalogueWas { edition: at, path })
    }

    /// `category CATEGORY[/SUBCATEGORY]` lines of an item.
    pub(super) fn in_categories(&mut self, items: &'a [Item], scope: Scope) -> Vec<InCategory> {
        let Some(at) = scope.edition() else { return Vec::new() };
        let edition = &self.outline.edition(at).container.name;
        let lines = items.iter().filter_map(|item| match item {
            Item::InCategory { path, .. } => Some(path),
            _ => None,
        });
        lines.filter_map(|path| self.in_catalogue(at, edition, path)).collect()
    }

    /// The entry that a path names in the catalogue of an edition.
    fn in_catalogue(&mut self, at: EditionId, edition: &'a Name, path: &'a [Name]) -> Option<InCategory> {
        let (first, second) = (path.first()?, path.get(1));
        let categories = &self.outline.edition(at).categories;
        let Some(category) = categories.iter().find(|category| category.container.name.text == first.text) else {
            let known = categories.iter().map(|c| (c.container.name.text.as_str(), c.container.name.span));
            let finding = unknown_in(message!("kind-category"), edition, first, known);
            self.report(finding);
            return None;
        };
        if let Some(second) = second
            && !category.subcategories.iter().any(|container| container.name.text == second.text)
        {
            let known = category.subcategories.iter().map(|c| (c.name.text.as_str(), c.name.span));
            let finding = unknown_in(message!("kind-subcategory"), first, second, known);
            self.report(finding);
            return None;
        }
        Some(InCategory { category: first.text.clone(), subcategory: second.map(|name| name.text.clone()) })
    }
}

fn number_of(container: &Container) -> Option<&Number> {
    container.items.iter().find_map(|item| match item {
        Item::Numbered(number, _) => Some(number),
        _ => None,
    })
}
