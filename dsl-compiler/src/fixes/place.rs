//! Where a finding stands in the tree: which clause, which branch of it, in which block, scenario and industry.

use dsl_syntax::Span;
use dsl_syntax::ast::visit::{Node, Visit};
use dsl_syntax::ast::{
    Bands, BandsBody, Bound, Clause, Condition, ConditionKind, Container, File, Item, Name, Rules, Verdict,
};

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
    /// The edition's name.
    pub(super) edition: &'t Name,
    /// The industry.
    pub(super) industry: Option<&'t Container>,
    /// The scenario.
    pub(super) scenario: Option<&'t Container>,
}

/// All clauses of a file, in order of place.
pub(super) fn places(file: &File) -> Vec<Place<'_>> {
    let mut walk = Walk { edition: None, industry: None, scenario: None, found: Vec::new() };
    walk.visit_file(file);
    let mut found = walk.found;
    found.sort_by_key(|place| place.clause.span);
    found
}

struct Walk<'t> {
    edition: Option<&'t Name>,
    industry: Option<&'t Container>,
    scenario: Option<&'t Container>,
    found: Vec<Place<'t>>,
}

impl<'t> Walk<'t> {
    fn block(&mut self, block: &'t [Clause], rules: bool, shared: bool) {
        let Self { edition: Some(edition), industry, scenario, ref mut found } = *self else { return };
        found.extend(block.iter().map(|clause| Place { clause, block, rules, shared, edition, industry, scenario }));
    }
}

impl<'t> Visit<'t> for Walk<'t> {
    fn visit_item(&mut self, item: &'t Item) {
        let around = (self.edition, self.industry, self.scenario);
        match item {
            Item::Edition(container) => self.edition = Some(&container.name),
            Item::Industry { container, edition } => (self.edition, self.industry) = (Some(edition), Some(container)),
            Item::Scenario(container) => self.scenario = Some(container),
            _ => {}
        }
        item.walk(self);
        (self.edition, self.industry, self.scenario) = around;
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

/// The clause that holds the beginning of `span`, of those in order of place.
pub(super) fn clause_at<'p, 't>(places: &'p [Place<'t>], span: Span) -> Option<&'p Place<'t>> {
    let after = places.partition_point(|place| place.clause.span.start <= span.start);
    places.get(after.checked_sub(1)?).filter(|place| span.start < place.clause.span.end)
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

    /// The branch that holds `span`; the whole condition where `span` is more than one branch.
    pub(super) fn branch(&self, span: Span) -> Option<&'t Condition> {
        // Branches come in order of place.
        let branches = self.branches();
        let after = branches.partition_point(|part| part.span.start <= span.start);
        let last = after.checked_sub(1).and_then(|at| branches.get(at));
        last.filter(|part| span.end <= part.span.end).or_else(|| self.condition())
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

/// The bounds that a condition draws on `subject`, group by group.
pub(super) fn bounds_on<'t>(condition: &'t Condition, subject: &str) -> Vec<&'t [Bound]> {
    let mut found = Vec::new();
    each_bounds(condition, &mut |name, bounds| {
        if name.text == subject {
            found.push(bounds);
        }
    });
    found
}

/// Every group of bounds in a condition.
pub(super) fn each_bounds<'t>(condition: &'t Condition, see: &mut impl FnMut(&'t Name, &'t [Bound])) {
    EachBounds(see).visit_condition(condition);
}

struct EachBounds<'f, F>(&'f mut F);

impl<'t, F: FnMut(&'t Name, &'t [Bound])> Visit<'t> for EachBounds<'_, F> {
    fn visit_condition_kind(&mut self, kind: &'t ConditionKind) {
        match kind {
            ConditionKind::Bounds { subject, bounds } => (self.0)(subject, bounds),
            other => other.walk(self),
        }
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
