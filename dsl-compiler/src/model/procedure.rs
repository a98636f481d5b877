//! Procedures: who does what, on which documents, and by when.

use dsl_syntax::Span;

use super::{Bilingual, EditionId, Provenance, Said};

/// A name as a line mentions it; what it means is declared in the same edition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// The name.
    pub name: String,
    /// Where it stands.
    pub span: Span,
}

/// What is declared in a procedure: a document, an event, or what a party and a step have in common.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Thing {
    /// Its name, one of its kind in the edition.
    pub name: String,
    /// Its title.
    pub title: Bilingual,
    /// Its notes.
    pub notes: Vec<Bilingual>,
    /// Its names in earlier editions.
    pub was: Vec<(EditionId, String)>,
    /// Citations and `unverified`.
    pub provenance: Provenance,
    /// Its name's place.
    pub span: Span,
}

/// Who acts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Party {
    /// Name, title and the rest.
    pub thing: Thing,
    /// `number`: how many there are.
    pub number: Option<u64>,
}

/// By when a step is to be done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Limit {
    /// `within N working days from …`.
    WorkingDays {
        /// How many, at least one.
        days: u64,
        /// A step, an event or a document; unsaid where `after` says it.
        from: Said<Mention>,
        /// The line.
        span: Span,
    },
    /// `within not found`.
    NotFound,
    /// `promptly`.
    Promptly,
}

/// One step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// Name, title and the rest.
    pub thing: Thing,
    /// Who does it.
    pub by: Said<Vec<Mention>>,
    /// To whom.
    pub to: Said<Vec<Mention>>,
    /// Documents that it hands in.
    pub hands_in: Said<Vec<Mention>>,
    /// Documents that come of it.
    pub gives: Vec<Mention>,
    /// Documents that it cannot do without.
    pub needs: Vec<Mention>,
    /// Steps and events that come first.
    pub after: Vec<Mention>,
    /// Documents that must be valid meanwhile.
    pub during: Vec<Mention>,
    /// By when; `None` where nothing is said.
    pub limit: Option<Limit>,
    /// `may`.
    pub may: bool,
    /// False where a line was broken and left out.
    pub complete: bool,
}

/// Who made the measures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Issuers {
    /// The parties, in order.
    pub parties: Vec<Mention>,
    /// Citations and `unverified`.
    pub provenance: Provenance,
}

/// For how long a document holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Validity {
    /// The document, from the day it is given.
    pub document: Mention,
    /// For how many years, at least one; `None` where no source says.
    pub years: Option<u64>,
    /// Citations and `unverified`.
    pub provenance: Provenance,
    /// The line.
    pub span: Span,
}

/// A document of an earlier edition that remains valid.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EarlierDocument {
    /// The earlier edition.
    pub edition: EditionId,
    /// Its document.
    pub document: String,
    /// Citations and `unverified`.
    pub provenance: Provenance,
}

/// A procedure of an edition. Names of all procedures of one edition are one set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Procedure {
    /// Its name.
    pub name: String,
    /// Its title.
    pub title: Bilingual,
    /// Its notes.
    pub notes: Vec<Bilingual>,
    /// Who made the measures, where it is said.
    pub issuers: Option<Issuers>,
    /// Who acts.
    pub parties: Vec<Party>,
    /// What is handed in or given.
    pub documents: Vec<Thing>,
    /// What may happen.
    pub events: Vec<Thing>,
    /// The steps, in order of declaration.
    pub steps: Vec<Step>,
    /// How long documents hold.
    pub validities: Vec<Validity>,
    /// What remains valid from earlier editions.
    pub kept: Vec<EarlierDocument>,
    /// Citations and `unverified`.
    pub provenance: Provenance,
    /// From the keyword to its name.
    pub head: Span,
}
