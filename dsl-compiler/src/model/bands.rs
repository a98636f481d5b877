//! Bands and rules: blocks of clauses, with what each gives and on what it rests.

use dsl_syntax::Span;

use super::{Cond, EditionId, ListId, OutcomeId, SourceId};

/// A block of a list that is not in the folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outside {
    /// The list.
    pub list: ListId,
    /// What the block would be called there.
    pub block: String,
}

/// A citation: a source and a place in it.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Cite {
    /// The source.
    pub source: SourceId,
    /// Where in it.
    pub place: Option<String>,
}

/// What a clause or rule gives.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Verdict {
    /// An outcome.
    Outcome(OutcomeId),
    /// One of these, unknown which; as written.
    Open(Vec<OutcomeId>),
}

impl Verdict {
    /// The outcome, or every possible one.
    #[must_use]
    pub fn outcomes(&self) -> &[OutcomeId] {
        match self {
            Verdict::Outcome(outcome) => std::slice::from_ref(outcome),
            Verdict::Open(outcomes) => outcomes,
        }
    }
}

/// Where something of a list comes from: what it cites, and whether it has been read against the controlling text.
#[derive(Clone, Debug, PartialEq, Eq, Default, Hash)]
pub struct Provenance {
    /// Its own citations, else those of the nearest enclosing block that has some.
    pub cites: Vec<Cite>,
    /// Whether it, or anything around it, is marked `unverified`.
    pub unverified: bool,
}

/// One clause of a `bands` block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BandClause {
    /// `EDITION/INDUSTRY/SCENARIO/bands/N`.
    pub id: String,
    /// What it gives.
    pub verdict: Verdict,
    /// When; `None` for `otherwise`.
    pub when: Option<Cond>,
    /// Citations and `unverified`.
    pub provenance: Provenance,
    /// The clause.
    pub span: Span,
}

/// A `bands` block, wherever it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// The edition it stands in.
    pub edition: EditionId,
    /// What its clauses' names begin with, `…/bands`.
    pub id: String,
    /// `bands open`, where no source gives it, and a reference to a list that is not in the folder.
    pub open: bool,
    /// What such a reference names: there it would be decided.
    pub outside: Option<Outside>,
    /// Another block, as the place uses it that refers to it: same clauses, with what that place cites besides.
    pub referred: bool,
    /// The clauses, in order.
    pub clauses: Vec<BandClause>,
    /// Its counting lines, in words; they never alter a decision.
    pub counting: Vec<String>,
    /// False where a clause was broken and left out.
    pub complete: bool,
    /// `bands` and what stands before its brace.
    pub head: Span,
    /// The whole.
    pub span: Span,
}

/// One clause of a `rules` block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rule {
    /// `EDITION/INDUSTRY/SCENARIO/rules/N`.
    pub id: String,
    /// What it gives.
    pub verdict: Verdict,
    /// Whether it goes before everything else.
    pub regardless: bool,
    /// When.
    pub when: Cond,
    /// Citations and `unverified`.
    pub provenance: Provenance,
    /// The clause.
    pub span: Span,
}
