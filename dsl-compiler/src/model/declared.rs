//! What is declared by name: outcomes, units, sources, terms, other lists, laws, and the facts of a flow.

use dsl_syntax::Span;
use dsl_syntax::ast::{CountedWhat, Date};

use super::{EditionId, FactId, Provenance, UnitId};

/// What a line, or a side of a pair of texts, says: nothing, that no source says it, or the thing itself.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub enum Said<T> {
    /// There is no such line or side.
    #[default]
    Unsaid,
    /// `not found`.
    NotFound,
    /// This.
    Is(T),
}

impl<T> Said<T> {
    /// What it says, if it says something.
    #[must_use]
    pub fn known(&self) -> Option<&T> {
        match self {
            Said::Is(known) => Some(known),
            _ => None,
        }
    }
}

/// A pair of texts.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Bilingual {
    /// Chinese.
    pub zh: Said<String>,
    /// English.
    pub en: Said<String>,
}

impl Bilingual {
    /// The Chinese text, if there is one.
    #[must_use]
    pub fn zh(&self) -> Option<&str> {
        self.zh.known().map(String::as_str)
    }
    /// The English text, if there is one.
    #[must_use]
    pub fn en(&self) -> Option<&str> {
        self.en.known().map(String::as_str)
    }
}

/// An outcome.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// Its name.
    pub name: String,
    /// Its title.
    pub title: Bilingual,
    /// Its declaration.
    pub span: Span,
}

/// A unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unit {
    /// Its name.
    pub name: String,
    /// Its title.
    pub title: Bilingual,
    /// Its declaration.
    pub span: Span,
}

/// A source of the bibliography.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// Its name.
    pub name: String,
    /// Its title.
    pub title: Bilingual,
    /// Who published it.
    pub publisher: Bilingual,
    /// When.
    pub published: Option<Date>,
    /// In which language.
    pub language: Option<String>,
    /// Whether it is the controlling text.
    pub controlling: bool,
    /// Where it stands.
    pub address: Option<String>,
    /// Its declaration.
    pub span: Span,
}

/// A term of the glossary.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    /// Its name.
    pub name: String,
    /// The agreed renderings.
    pub title: Bilingual,
    /// Its declaration.
    pub span: Span,
}

/// Another list that is declared, whether or not an edition of its name is in the folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct List {
    /// Its name: that of its edition.
    pub name: String,
    /// Its title.
    pub title: Bilingual,
    /// Where it is told of, and `unverified`.
    pub provenance: Provenance,
    /// Its declaration.
    pub span: Span,
}

/// A law that is no edition of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Law {
    /// Its name.
    pub name: String,
    /// Its title.
    pub title: Bilingual,
    /// Since when it is in force; `None` where its declaration does not say so, which is a finding.
    pub in_force: Option<Date>,
    /// Its notes.
    pub notes: Vec<Bilingual>,
    /// Where it is told of, and `unverified`.
    pub provenance: Provenance,
    /// Its declaration.
    pub span: Span,
}

/// A value of an attribute.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Value {
    /// Its name.
    pub name: String,
    /// Its title.
    pub title: Bilingual,
}

/// What kind of fact an axis is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FactKind {
    /// A count in a unit.
    Measure {
        /// Its unit.
        unit: UnitId,
        /// What it counts.
        counts: CountedWhat,
        /// Whether its unit counts people (the unit is named `people`).
        people: bool,
    },
    /// One of a list of values.
    Attribute {
        /// The values, in order of declaration.
        values: Vec<Value>,
        /// Whether that order is an order.
        ordered: bool,
        /// What an example presumes.
        default: Option<usize>,
    },
    /// Yes or no.
    Flag,
    /// "Does the flow hold such data?", yes or no.
    Item,
}

/// A declaration of a fact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Declared {
    /// The edition that it stands in; none for one that all share.
    pub edition: Option<EditionId>,
    /// Its title there.
    pub title: Bilingual,
    /// Its name there.
    pub span: Span,
    /// Its place among all declarations of facts.
    pub order: u32,
}

/// A fact of a flow: one axis, however many places declare it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    /// Its name, the key of `decide`.
    pub name: String,
    /// Its kind.
    pub kind: FactKind,
    /// Its title, at the first declaration.
    pub title: Bilingual,
    /// Its first declaration.
    pub span: Span,
    /// Where it is declared: outside any edition, or in these; the first declaration of each, in order of declaration.
    pub declared: Vec<Declared>,
    /// `was EDITION NAME`: earlier names of the same axis.
    pub was: Vec<(EditionId, FactId)>,
}

impl Fact {
    /// Its first declaration that editions see; none where they do not know it.
    #[must_use]
    pub fn declared_in(&self, editions: &[EditionId]) -> Option<&Declared> {
        self.declared.iter().find(|one| one.edition.is_none_or(|edition| editions.contains(&edition)))
    }

    /// How many values it has, for an attribute, flag or item.
    #[must_use]
    pub fn choices(&self) -> Option<usize> {
        match &self.kind {
            FactKind::Measure { .. } => None,
            FactKind::Attribute { values, .. } => Some(values.len()),
            FactKind::Flag | FactKind::Item => Some(2),
        }
    }
}

dsl_syntax::relocated! {
    Outcome { span; name, title },
    Unit { span; name, title },
    Source { span; name, title, publisher, published, language, controlling, address },
    Term { span; name, title },
    List { span; name, title, provenance },
    Law { span; name, title, in_force, notes, provenance },
    Fact { span; name, kind, title, declared, was },
}
