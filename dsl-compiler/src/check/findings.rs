//! What the checks found: each finding in words, and for bands and rules as a value too, with the clauses, the facts and the boxes that
//! it is about. Fixes work on the value.

use std::ops::Deref;
use std::sync::Arc;

use dsl_syntax::relocate::{Relocate, Relocation};
use dsl_syntax::{Diagnostic, Span};

use crate::analysis::finding::{Finding, FindingKind};
use crate::analysis::space::Space;
use crate::model::{BlockId, Edition, FactId, OutcomeId, Verdict};

/// A clause that a finding names, or one branch of it.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub(crate) struct NamedClause {
    /// The whole clause as written.
    pub(crate) span: Span,
    /// Its block, and its number there; `None` for a clause of `rules`.
    pub(crate) band: Option<(BlockId, usize)>,
    /// Which branch of its `or` it is, where there are several; `None` for all of it.
    pub(crate) branch: Option<usize>,
    /// How strict what it gives is.
    pub(crate) strictness: Strictness,
}

/// How strict a verdict is, mildest first.
#[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Strictness {
    /// Its place in the chain; of an open verdict that of its mildest.
    InChain(usize),
    /// What lies outside the chain goes before all of it.
    Outside,
}

impl Strictness {
    /// That of a verdict in an edition.
    pub(super) fn of(edition: &Edition, verdict: &Verdict) -> Self {
        let rank = |outcome: &OutcomeId| edition.rank(*outcome).map_or(Strictness::Outside, Strictness::InChain);
        verdict.outcomes().iter().map(rank).min().unwrap_or(Strictness::InChain(0))
    }
}

/// Where the boxes and clauses of a block stand.
#[derive(Clone, Debug, Default)]
pub(super) struct Written {
    /// For each box its branch, and where that stands.
    pub(super) boxes: Vec<(NamedClause, Span)>,
    /// The `otherwise`.
    pub(super) otherwise: Option<NamedClause>,
    /// All clauses, in order.
    pub(super) clauses: Vec<NamedClause>,
}

impl Written {
    pub(super) fn branch(&self, at: usize) -> Span {
        self.boxes.get(at).map_or_else(|| self.block(), |(_, span)| *span)
    }

    /// From the first clause to the last.
    pub(super) fn block(&self) -> Span {
        self.clauses.iter().map(|clause| clause.span).reduce(Span::to).unwrap_or_default()
    }

    /// The clause that the block begins with.
    fn first(&self) -> Option<NamedClause> {
        let start = self.block();
        self.clauses.iter().copied().find(|clause| start.holds_start(clause.span) && clause.span.start == start.start)
    }
}

/// A finding of bands or rules as the analysis gave it, with what its numbers stand for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct BandFinding {
    /// Its kind, its region and its boxes.
    pub(crate) finding: Arc<Finding>,
    /// The space of its boxes.
    pub(crate) space: Space,
    /// The measures of the space, in its order.
    pub(crate) measures: Vec<FactId>,
    /// The clause that it stands at.
    pub(crate) first: NamedClause,
    /// The one that its first other label points to.
    pub(crate) second: Option<NamedClause>,
}

impl BandFinding {
    /// A finding of a block; `None` where it names no clause, which cannot come up.
    pub(super) fn of_block(
        finding: &Arc<Finding>,
        written: &Written,
        space: &Space,
        measures: &[FactId],
    ) -> Option<Self> {
        let named = |n: usize| written.boxes.get(*finding.boxes.get(n)?).map(|(clause, _)| *clause);
        let (first, second) = match finding.kind {
            FindingKind::Collision | FindingKind::Crossing => (named(1)?, named(0)),
            FindingKind::DeadOtherwise => (written.otherwise.or_else(|| written.first())?, None),
            FindingKind::Gap if finding.boxes.is_empty() => (written.first()?, None),
            _ => (named(0)?, named(1)),
        };
        Some(Self { finding: Arc::clone(finding), space: space.clone(), measures: measures.to_vec(), first, second })
    }
}

impl Relocate for BandFinding {
    fn relocate(&mut self, by: &Relocation) {
        by.span(&mut self.first.span);
        self.second.iter_mut().for_each(|clause| by.span(&mut clause.span));
    }
}

/// A finding in words; of bands or rules with its value.
#[derive(Clone, Debug)]
pub(crate) struct Worded {
    pub(crate) diagnostic: Diagnostic,
    pub(crate) band: Option<Arc<BandFinding>>,
}

impl From<Diagnostic> for Worded {
    fn from(diagnostic: Diagnostic) -> Self {
        Self { diagnostic, band: None }
    }
}

impl Relocate for Worded {
    fn relocate(&mut self, by: &Relocation) {
        self.diagnostic.relocate(by);
        self.band.iter_mut().for_each(|band| Arc::make_mut(band).relocate(by));
    }
}

/// Findings in order of place, as a slice of [`Diagnostic`], that keep what [fixes](crate::fixes) are made from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Findings {
    diagnostics: Vec<Diagnostic>,
    /// For each its value, where it has one.
    bands: Vec<Option<Arc<BandFinding>>>,
}

impl Findings {
    /// Keeps those that `wanted` says yes to.
    pub fn retain(&mut self, mut wanted: impl FnMut(&Diagnostic) -> bool) {
        *self = std::mem::take(self).worded().filter(|one| wanted(&one.diagnostic)).collect();
    }

    /// Those of bands and rules, each with its place in the list.
    pub(crate) fn of_bands(&self) -> impl Iterator<Item = (usize, &Diagnostic, &BandFinding)> {
        let all = self.diagnostics.iter().zip(&self.bands).enumerate();
        all.filter_map(|(at, (diagnostic, band))| Some((at, diagnostic, band.as_deref()?)))
    }

    pub(crate) fn get_mut(&mut self, at: usize) -> Option<&mut Diagnostic> {
        self.diagnostics.get_mut(at)
    }

    fn worded(self) -> impl Iterator<Item = Worded> {
        self.diagnostics.into_iter().zip(self.bands).map(|(diagnostic, band)| Worded { diagnostic, band })
    }
}

impl FromIterator<Worded> for Findings {
    fn from_iter<I: IntoIterator<Item = Worded>>(all: I) -> Self {
        let (diagnostics, bands) = all.into_iter().map(|one| (one.diagnostic, one.band)).unzip();
        Self { diagnostics, bands }
    }
}

impl Deref for Findings {
    type Target = [Diagnostic];

    fn deref(&self) -> &[Diagnostic] {
        &self.diagnostics
    }
}

impl IntoIterator for Findings {
    type Item = Diagnostic;
    type IntoIter = std::vec::IntoIter<Diagnostic>;

    fn into_iter(self) -> Self::IntoIter {
        self.diagnostics.into_iter()
    }
}

impl<'f> IntoIterator for &'f Findings {
    type Item = &'f Diagnostic;
    type IntoIter = std::slice::Iter<'f, Diagnostic>;

    fn into_iter(self) -> Self::IntoIter {
        self.diagnostics.iter()
    }
}
