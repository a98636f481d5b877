//! The clauses as written: what is around each, and where it writes the counts that the model has of it.

use dsl_syntax::Span;
use dsl_syntax::ast::visit::{Node, Visit};
use dsl_syntax::ast::{
    Bands, BandsBody, Bound, Clause, Condition, ConditionKind, Container, File, Item, Rules, Verdict,
};

use crate::model::{Cond, FactId, Interval, Test};

/// A clause with what is around it.
#[derive(Copy, Clone, Debug)]
pub(super) struct Place<'t> {
    pub(super) clause: &'t Clause,
    /// All clauses of its block.
    pub(super) block: &'t [Clause],
    /// Whether the block is `rules`.
    pub(super) rules: bool,
    /// Whether the block may decide more than the scenario or edition that it stands in.
    pub(super) shared: bool,
    /// The industry.
    pub(super) industry: Option<&'t Container>,
    /// The scenario.
    pub(super) scenario: Option<&'t Container>,
}

/// All clauses of a file, in order of place.
pub(super) fn places(file: &File) -> Vec<Place<'_>> {
    let mut walk = Walk { industry: None, scenario: None, found: Vec::new() };
    walk.visit_file(file);
    let mut found = walk.found;
    found.sort_by_key(|place| place.clause.span);
    found
}

struct Walk<'t> {
    industry: Option<&'t Container>,
    scenario: Option<&'t Container>,
    found: Vec<Place<'t>>,
}

impl<'t> Walk<'t> {
    fn block(&mut self, block: &'t [Clause], rules: bool, shared: bool) {
        let Self { industry, scenario, ref mut found } = *self;
        found.extend(block.iter().map(|clause| Place { clause, block, rules, shared, industry, scenario }));
    }
}

impl<'t> Visit<'t> for Walk<'t> {
    fn visit_item(&mut self, item: &'t Item) {
        let around = (self.industry, self.scenario);
        match item {
            Item::Industry { container, .. } => self.industry = Some(container),
            Item::Scenario(container) => self.scenario = Some(container),
            _ => {}
        }
        item.walk(self);
        (self.industry, self.scenario) = around;
    }

    fn visit_bands(&mut self, bands: &'t Bands) {
        if let BandsBody::Clauses { clauses, .. } = &bands.body {
            self.block(clauses, false, bands.name.is_some() || !bands.scenarios.is_empty());
        }
    }

    fn visit_rules(&mut self, rules: &'t Rules) {
        // Rules bind together with those of the places inside.
        self.block(&rules.clauses, true, self.scenario.is_none());
    }
}

/// The clause of this span, of those in order of place.
pub(super) fn clause_at<'p, 't>(places: &'p [Place<'t>], clause: Span) -> Option<&'p Place<'t>> {
    let at = places.binary_search_by_key(&clause, |place| place.clause.span).ok()?;
    places.get(at)
}

impl<'t> Place<'t> {
    /// The clause's condition.
    pub(super) fn condition(&self) -> Option<&'t Condition> {
        self.clause.mode.condition()
    }

    /// The branches of its `or`, if it has several.
    pub(super) fn branches(&self) -> &'t [Condition] {
        match self.condition().map(|condition| &condition.kind) {
            Some(ConditionKind::Any(parts)) => parts,
            _ => &[],
        }
    }

    /// One of the branches, or all of the condition.
    pub(super) fn branch(&self, number: Option<usize>) -> Option<&'t Condition> {
        match number {
            Some(at) => self.branches().get(at),
            None => self.condition(),
        }
    }

    /// What the model has of the same branch, `when` being what it has of the clause.
    pub(super) fn meant<'m>(&self, when: &'m Cond, number: Option<usize>) -> Option<&'m Cond> {
        let condition = match (&self.clause.unless, when) {
            // `unless` is another part of it.
            (Some(_), Cond::All(parts)) => parts.first()?,
            _ => when,
        };
        match (number, condition) {
            (Some(at), Cond::Any(parts)) => parts.get(at),
            _ => Some(condition),
        }
    }

    /// What the clause gives, as titles name it.
    pub(super) fn gives(&self) -> &'t str {
        match &self.clause.verdict {
            Verdict::Outcome(name) => &name.text,
            Verdict::Open { .. } => "open",
        }
    }

    /// The verdict as written.
    pub(super) fn verdict_span(&self) -> Span {
        self.clause.verdict.span()
    }
}

/// A count that a condition asks for, with its bounds as written.
#[derive(Copy, Clone, Debug)]
pub(super) struct Counted<'t> {
    pub(super) fact: FactId,
    pub(super) interval: Interval,
    pub(super) bounds: &'t [Bound],
}

/// The counts of a condition, in order of place; `meant` is what the model has of it.
pub(super) fn counted<'t>(written: &'t Condition, meant: &Cond) -> Vec<Counted<'t>> {
    match (&written.kind, meant) {
        (ConditionKind::Any(parts), Cond::Any(meant)) | (ConditionKind::All(parts), Cond::All(meant)) => {
            parts.iter().zip(meant).flat_map(|(part, meant)| counted(part, meant)).collect()
        }
        (ConditionKind::Bounds { bounds, .. }, Cond::Test(Test::Count { fact, interval, .. })) => {
            vec![Counted { fact: *fact, interval: *interval, bounds }]
        }
        _ => Vec::new(),
    }
}

/// Whether a condition is one box: what is found of one of its boxes then holds of all of it.
pub(super) fn is_one_box(condition: &Condition) -> bool {
    match &condition.kind {
        ConditionKind::All(parts) => parts.iter().all(is_one_box),
        ConditionKind::Any(_) | ConditionKind::SomePeople => false,
        _ => true,
    }
}

/// [`is_one_box`], where `some people` is a question of its own.
pub(super) fn is_one_question(condition: &Condition) -> bool {
    match &condition.kind {
        ConditionKind::All(parts) => parts.iter().all(is_one_question),
        ConditionKind::SomePeople => true,
        _ => is_one_box(condition),
    }
}
