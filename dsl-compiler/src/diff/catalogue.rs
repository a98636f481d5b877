//! What is known of the catalogues of two editions: what both name, what only one names, and how much no source names.

use super::Status;
use super::texts::{TextChange, notes, pair};
use crate::model::{CatalogueEntry, Edition, EditionId, InCategory};

/// How many entries of one level are named, beside the official total where one is stated.
#[derive(Copy, Clone, Debug, Default, PartialEq, Eq)]
pub struct Named {
    /// How many the lists name.
    pub named: usize,
    /// How many there are officially.
    pub official: Option<u64>,
}

impl Named {
    /// Whether every entry is known to be named, so that what is not among them is certainly not there.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.official.is_some_and(|official| official == self.named as u64)
    }

    /// How many there are that no source names; none where no total is stated.
    #[must_use]
    pub fn unnamed(&self) -> Option<u64> {
        self.official.map(|official| official.saturating_sub(self.named as u64))
    }
}

/// A category or subcategory of either edition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EntryDiff {
    /// `CATEGORY` or `CATEGORY/SUBCATEGORY`: its name in the new edition; in the old one where only that names it.
    pub path: String,
    /// Its names in the old edition.
    pub was: Vec<String>,
    /// Whether it is a subcategory.
    pub is_subcategory: bool,
    /// How it fared; `Added` and `Removed` mean that only one edition names it.
    pub status: Status,
    /// Whether that is certain: false where the edition that does not name it has entries that no source names.
    pub certain: bool,
    /// Changed titles, notes, numbers and standards.
    pub texts: Vec<TextChange>,
}

impl EntryDiff {
    /// Whether it had another name.
    #[must_use]
    pub fn is_renamed(&self) -> bool {
        !self.was.is_empty() && !self.was.contains(&self.path)
    }
}

/// The difference of two catalogues.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CatalogueDiff {
    /// Categories, old and new.
    pub categories: (Named, Named),
    /// Subcategories, old and new.
    pub subcategories: (Named, Named),
    /// Every entry that either edition names, those of the new one first.
    pub entries: Vec<EntryDiff>,
}

impl CatalogueDiff {
    /// Whether both editions name the same, in the same words, and count the same.
    #[must_use]
    pub fn is_same(&self) -> bool {
        self.categories.0 == self.categories.1
            && self.subcategories.0 == self.subcategories.1
            && self.entries.iter().all(|entry| entry.status == Status::Same)
    }
}

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
    let mut taken = vec![false; old_entries.len()];
    let mut entries = Vec::new();
    for Placed { path, entry } in &new_entries {
        let written: Vec<&InCategory> =
            entry.was.iter().filter(|was| was.edition == old_id).map(|was| &was.path).collect();
        let is_earlier =
            |known: &Placed<'_>| if written.is_empty() { known.path == *path } else { written.contains(&&known.path) };
        let earlier: Vec<usize> = (0..old_entries.len()).filter(|at| is_earlier(&old_entries[*at])).collect();
        earlier.iter().for_each(|at| taken[*at] = true);
        let texts = earlier.first().map_or_else(Vec::new, |at| words(old_entries[*at].entry, entry));
        let was: Vec<String> = earlier.iter().map(|at| old_entries[*at].path.to_string()).collect();
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
    for (_, Placed { path, .. }) in old_entries.iter().enumerate().filter(|(at, _)| !taken[*at]) {
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
