//! What is known of the catalogues of two editions: what both name, what only one names, and how much no source names.

use super::status::Status;
use super::texts::{notes, pair};
use super::value::{CatalogueDiff, EntryDiff, Named, TextChange};
use crate::model::{CatalogueEntry, Edition, EditionId, InCategory};

/// An entry with its path.
struct Placed<'m> {
    path: InCategory,
    entry: &'m CatalogueEntry,
}

fn placed(edition: &Edition) -> Vec<Placed<'_>> {
    let mut found = Vec::new();
    for category in &edition.catalogue {
        let name = &category.entry.name;
        found.push(Placed { path: InCategory { category: name.clone(), subcategory: None }, entry: &category.entry });
        found.extend(category.subcategories.iter().map(|entry| Placed {
            path: InCategory { category: name.clone(), subcategory: Some(entry.name.clone()) },
            entry,
        }));
    }
    found
}

fn named(edition: &Edition) -> (Named, Named) {
    let official = |total: &str| edition.expects.iter().find(|(name, _)| name == total).map(|(_, count)| *count);
    let categories = Named { named: edition.catalogue.len(), official: official("categories") };
    let subcategories = edition.catalogue.iter().map(|category| category.subcategories.len()).sum();
    (categories, Named { named: subcategories, official: official("subcategories") })
}

/// Compares what two editions say of their catalogues; none where neither says anything.
pub(super) fn catalogue((old, old_id): (&Edition, EditionId), new: &Edition) -> Option<CatalogueDiff> {
    let (old_named, new_named) = (named(old), named(new));
    let silent = |(categories, subcategories): (Named, Named)| {
        categories == Named::default() && subcategories == Named::default()
    };
    if silent(old_named) && silent(new_named) {
        return None;
    }
    let (old_entries, new_entries) = (placed(old), placed(new));
    let mut taken: Vec<&InCategory> = Vec::new();
    let mut entries = Vec::new();
    for Placed { path, entry } in &new_entries {
        let written: Vec<&InCategory> =
            entry.was.iter().filter(|was| was.edition == old_id).map(|was| &was.path).collect();
        let is_earlier =
            |known: &Placed<'_>| if written.is_empty() { known.path == *path } else { written.contains(&&known.path) };
        let earlier: Vec<&Placed<'_>> = old_entries.iter().filter(|known| is_earlier(known)).collect();
        taken.extend(earlier.iter().map(|known| &known.path));
        let texts = earlier.first().map_or_else(Vec::new, |known| words(known.entry, entry));
        let was: Vec<String> = earlier.iter().map(|known| known.path.to_string()).collect();
        let is_subcategory = path.subcategory.is_some();
        let there = if is_subcategory { old_named.1 } else { old_named.0 };
        let path = path.to_string();
        let status = match was.as_slice() {
            [] => Status::Added,
            [same] if *same == path && texts.is_empty() => Status::Same,
            _ => Status::Changed,
        };
        let certain = status != Status::Added || there.is_whole();
        entries.push(EntryDiff { path, was, is_subcategory, status, certain, texts });
    }
    for Placed { path, .. } in old_entries.iter().filter(|known| !taken.contains(&&known.path)) {
        let is_subcategory = path.subcategory.is_some();
        let there = if is_subcategory { new_named.1 } else { new_named.0 };
        let path = path.to_string();
        entries.push(EntryDiff {
            was: vec![path.clone()],
            path,
            is_subcategory,
            status: Status::Removed,
            certain: there.is_whole(),
            texts: Vec::new(),
        });
    }
    Some(CatalogueDiff { categories: (old_named.0, new_named.0), subcategories: (old_named.1, new_named.1), entries })
}

fn words(old: &CatalogueEntry, new: &CatalogueEntry) -> Vec<TextChange> {
    let mut texts = pair("title", &old.title, &new.title);
    texts.extend(notes(&old.notes, &new.notes));
    let number = |entry: &CatalogueEntry| entry.number.map(|number| number.to_string());
    let standards = |entry: &CatalogueEntry| (!entry.standards.is_empty()).then(|| entry.standards.join(", "));
    let sides = [("number", number(old), number(new)), ("standard", standards(old), standards(new))];
    texts.extend(sides.into_iter().filter(|(_, old, new)| old != new).map(|(what, old, new)| TextChange {
        what: what.to_owned(),
        language: String::new(),
        old,
        new,
    }));
    texts
}
