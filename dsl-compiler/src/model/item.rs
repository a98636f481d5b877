//! Important-data items with their readings, and the catalogue that they are found in.

use dsl_syntax::Span;

use super::{Bilingual, BlockId, Cite, Cond, EditionId, FactId, Provenance};

/// An important-data item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Important {
    /// `EDITION/INDUSTRY/important/NAME`.
    pub id: String,
    /// The fact "does the flow hold such data?".
    pub fact: FactId,
    /// Its title.
    pub title: Bilingual,
    /// False where, as the list is read, there is no such item: nothing is important by it.
    pub listed: bool,
    /// `when …`: where data that the flow is said to hold are important. It holds where no condition is written, and nowhere
    /// where there is an `always` alone or the item is not listed: then nobody's word makes the data important.
    pub when: Cond,
    /// `always when …`: important by this, whatever the flow is said to hold.
    pub always: Option<Cond>,
    /// Where it stands in the edition's catalogue.
    pub categories: Vec<InCategory>,
    /// All readings, taken or not; empty where the sources agree.
    pub readings: Vec<Reading>,
    /// Citations and `unverified`.
    pub provenance: Provenance,
    /// Its notes.
    pub notes: Vec<Bilingual>,
    /// Its declaration.
    pub span: Span,
}

/// A category or subcategory of a catalogue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CatalogueEntry {
    /// Its name.
    pub name: String,
    /// Its official number, if a source gives one.
    pub number: Option<u64>,
    /// Its title.
    pub title: Bilingual,
    /// Its earlier selves.
    pub was: Vec<CatalogueWas>,
    /// The standards that it refers to, as they are cited.
    pub standards: Vec<String>,
    /// Citations and `unverified`.
    pub provenance: Provenance,
    /// What it takes in, by way of illustration.
    pub notes: Vec<Bilingual>,
    /// Its name's place.
    pub span: Span,
}

/// A category with its subcategories, in order of declaration.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Category {
    /// Itself.
    pub entry: CatalogueEntry,
    /// Its subcategories.
    pub subcategories: Vec<CatalogueEntry>,
}

/// A place in a catalogue, by name.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct InCategory {
    /// The category.
    pub category: String,
    /// The subcategory, where it is one.
    pub subcategory: Option<String>,
}

impl std::fmt::Display for InCategory {
    fn fmt(&self, to: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match &self.subcategory {
            Some(subcategory) => write!(to, "{}/{subcategory}", self.category),
            None => to.write_str(&self.category),
        }
    }
}

/// `was EDITION CATEGORY[/SUBCATEGORY]`, resolved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CatalogueWas {
    /// The earlier edition.
    pub edition: EditionId,
    /// Its place in that edition's catalogue.
    pub path: InCategory,
}

/// What a reading says of an item of important data.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Importance {
    /// False for `not listed`: there is no such item.
    pub listed: bool,
    /// `when …`, as in [`Important::when`].
    pub when: Cond,
    /// `always when …`.
    pub always: Option<Cond>,
    /// Citations and `unverified`.
    pub provenance: Provenance,
}

/// A reading of what the sources say differently.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// Its name.
    pub name: String,
    /// Whether it is the one that compiles.
    pub taken: bool,
    /// Its blocks, each with the scenarios that it is for; none named in a reading of one scenario.
    pub blocks: Vec<(BlockId, Vec<String>)>,
    /// What it says of an item; none in a reading of bands.
    pub importance: Option<Importance>,
    /// Why it is taken or not.
    pub why: Bilingual,
    /// Its citations.
    pub cites: Vec<Cite>,
    /// Its declaration.
    pub span: Span,
}
