//! Which clauses and rules bind the flows of one industry and scenario: "Which text governs a flow" of the language,
//! spelled out before any graph is drawn.
//!
//! The answer is a list of cases that exclude each other by their guards (in scope, out of scope, …) and together take
//! in every flow. In each case every condition is grounded: `data is important` is the items that bind, `some people`
//! all counts of people that the flow can carry, and a bound of another edition's text lies on the greater of the counts
//! given for what it names and for what `stands for` that.

use dsl_artifact::format::Passed;
use dsl_syntax::Span;

pub use super::grounding::Beside;
use super::grounding::Grounding;
use crate::model::{
    Block, BlockId, Cond, Edition, EditionId, FactId, Important, Industry, Model, Provenance, Rule, Scenario, Test,
    ValueSet, Verdict,
};

/// The name that stands for every industry or scenario that is not listed.
pub const OTHER: &str = "other";

/// Where something that binds comes from.
#[derive(Copy, Clone, Debug)]
pub struct Origin<'m> {
    /// Its path, as in decisions.
    pub id: &'m str,
    /// Citations and `unverified`.
    pub provenance: &'m Provenance,
    /// Its text.
    pub span: Span,
}

/// A clause or rule as it binds in one case, its condition grounded.
#[derive(Clone, Debug)]
pub struct GroundedRule<'m> {
    /// Where it comes from.
    pub origin: Origin<'m>,
    /// What it gives.
    pub verdict: &'m Verdict,
    /// When, grounded: neither `Important` nor `SomePeople` is left. Holds always for `otherwise`.
    pub when: Cond,
    /// Whether it asks whether the data is important: then the items belong to its reasons.
    pub by_importance: bool,
}

/// An important-data item as it binds in one case.
#[derive(Clone, Debug)]
pub struct BindingItem<'m> {
    /// Where it comes from.
    pub origin: Origin<'m>,
    /// The fact "does the flow hold such data?".
    pub fact: FactId,
    /// When it makes the data important, grounded.
    pub when: Cond,
    /// When another reading of it would, where sources differ.
    pub as_read_otherwise: Option<Cond>,
}

/// One way that a flow may be governed.
#[derive(Clone, Debug)]
pub struct Case<'m> {
    /// The scopes that lead here, and those that do not.
    pub guard: Cond,
    /// The edition whose bands decide.
    pub governed_by: EditionId,
    /// The way that led here.
    pub steps: Vec<Passed>,
    /// `regardless` rules, an inner edition's before its fallback's.
    pub regardless: Vec<Vec<GroundedRule<'m>>>,
    /// Clauses with a condition.
    pub bands: Vec<GroundedRule<'m>>,
    /// `otherwise` and `bands open`.
    pub otherwise: Vec<GroundedRule<'m>>,
    /// All other rules.
    pub rules: Vec<GroundedRule<'m>>,
    /// The items that make the data important.
    pub items: Vec<BindingItem<'m>>,
    /// The same case with all data important, where another reading of an item may make them so.
    pub if_important: Option<Box<Case<'m>>>,
}

/// The cases of one industry and scenario, by name; names that are not listed count as [`OTHER`].
#[must_use]
pub fn cases<'m>(
    model: &'m Model,
    edition: EditionId,
    industry: &str,
    scenario: &str,
    beside: &Beside,
) -> Vec<Case<'m>> {
    let lister = lister(model, edition, industry, scenario);
    let grounding = Grounding::new(people(model, edition, industry, lister), lister, beside);
    let mut governing = Governing { model, industry, scenario, grounding, cases: Vec::new() };
    governing.edition(edition, ScopePath::default());
    governing.cases
}

/// The edition and those that it falls back to, in order.
#[must_use]
pub fn fallbacks(model: &Model, edition: EditionId) -> Vec<EditionId> {
    let mut chain = vec![edition];
    while let Some(next) = chain.last().and_then(|last| model.edition(*last).fallback) {
        chain.push(next);
    }
    chain
}

/// The scenario that decides for `name` in the industry: the listed one, else its `scenario other`.
#[must_use]
pub fn listed<'m>(industry: &'m Industry, name: &str) -> Option<&'m Scenario> {
    industry.scenario(name).or_else(|| industry.scenario(OTHER))
}

/// The first edition along the fallbacks that lists this scenario, with its scenario: whose counts the flow has.
#[must_use]
pub fn lister<'m>(
    model: &'m Model,
    edition: EditionId,
    industry: &str,
    scenario: &str,
) -> Option<(EditionId, &'m Scenario)> {
    fallbacks(model, edition)
        .into_iter()
        .find_map(|id| Some((id, listed(model.edition(id).industry(industry)?, scenario)?)))
}

/// The exported counts of people that a flow of this industry and scenario can carry: those that are seen in the scenario
/// that lists it, and where the industry or nothing of the place is listed, there. Sorted, each once.
fn people(model: &Model, edition: EditionId, industry: &str, lister: Option<(EditionId, &Scenario)>) -> Vec<FactId> {
    let mut people: Vec<FactId> = Vec::new();
    for id in fallbacks(model, edition) {
        let edition = model.edition(id);
        people.extend(&edition.people_in_scope);
        people.extend(edition.industry(industry).iter().flat_map(|industry| &industry.people_in_scope));
    }
    people.extend(lister.iter().flat_map(|(_, scenario)| &scenario.people_in_scope));
    people.sort();
    people.dedup();
    people
}

/// Rules and items of one edition that bind a flow.
#[derive(Clone, Debug)]
struct Binding<'m> {
    edition: EditionId,
    rules: Vec<&'m Rule>,
    items: Vec<&'m Important>,
    /// A fallback's rules bind only whom its own scope takes in.
    scope: Option<&'m Cond>,
}

impl<'m> Binding<'m> {
    fn of_edition(id: EditionId, edition: &'m Edition, scope: Option<&'m Cond>) -> Self {
        Self { edition: id, rules: edition.rules.iter().collect(), items: edition.items.iter().collect(), scope }
    }
}

/// The scopes that have been passed on the way to the governing bands, and what binds from there.
#[derive(Clone, Debug, Default)]
struct ScopePath<'m> {
    guard: Vec<Cond>,
    steps: Vec<Passed>,
    bindings: Vec<Binding<'m>>,
}

impl ScopePath<'_> {
    fn step(&mut self, passed: Passed) {
        self.steps.push(passed);
    }
}

/// The steps of the language from an edition to the texts that govern, and the cases found so far.
struct Governing<'m, 'n> {
    model: &'m Model,
    industry: &'n str,
    scenario: &'n str,
    grounding: Grounding<'m, 'n>,
    cases: Vec<Case<'m>>,
}

impl<'m> Governing<'m, '_> {
    /// Step 1: is the handler in scope?
    fn edition(&mut self, id: EditionId, mut path: ScopePath<'m>) {
        let edition = self.model.edition(id);
        if let Some(scope) = &edition.scope {
            let mut outside = path.clone();
            outside.guard.push(Cond::Not(Box::new(scope.clone())));
            outside.step(Passed::OutOfScope { edition: edition.name.clone() });
            self.fall_back(id, outside);
            path.guard.push(scope.clone());
        }
        path.step(Passed::InScope { edition: edition.name.clone() });
        let mut binding = Binding::of_edition(id, edition, None);
        match edition.industry(self.industry) {
            Some(industry) => self.in_industry(id, industry, binding, path),
            None => {
                if !edition.industries.is_empty() {
                    path.step(Passed::IndustryNotListed { edition: edition.name.clone() });
                }
                binding.scope = None;
                path.bindings.push(binding);
                self.fall_back(id, path);
            }
        }
    }

    /// Steps 2 and 3: is the industry in scope, and is the scenario listed?
    fn in_industry(
        &mut self,
        id: EditionId,
        industry: &'m Industry,
        mut binding: Binding<'m>,
        mut path: ScopePath<'m>,
    ) {
        let model = self.model;
        let listing = || model.edition(id).name.clone();
        if let Some(scope) = &industry.scope {
            let mut outside = path.clone();
            outside.guard.push(Cond::Not(Box::new(scope.clone())));
            outside.step(Passed::OutOfIndustry { edition: listing(), industry: industry.name.clone() });
            outside.bindings.push(binding.clone());
            self.fall_back(id, outside);
            path.guard.push(scope.clone());
        }
        path.step(Passed::Industry { edition: listing(), industry: industry.name.clone() });
        binding.rules.extend(&industry.rules);
        binding.items.extend(&industry.items);
        match listed(industry, self.scenario) {
            Some(scenario) => {
                path.step(Passed::Scenario {
                    edition: listing(),
                    industry: industry.name.clone(),
                    scenario: scenario.name.clone(),
                });
                binding.rules.extend(&scenario.rules);
                path.bindings.push(binding);
                self.governed(id, &scenario.blocks, path);
            }
            None => {
                path.step(Passed::ScenarioNotListed { edition: listing(), industry: industry.name.clone() });
                path.bindings.push(binding);
                self.fall_back(id, path);
            }
        }
    }

    /// The fallback decides; where there is none, the edition's own bands.
    fn fall_back(&mut self, id: EditionId, mut path: ScopePath<'m>) {
        let edition = self.model.edition(id);
        match edition.fallback {
            Some(fallback) => {
                path.step(Passed::FallsBack { edition: self.model.edition(fallback).name.clone() });
                self.edition(fallback, path);
            }
            None => {
                path.step(Passed::Bands { edition: edition.name.clone() });
                let blocks: Vec<BlockId> = edition.bands.iter().take(1).map(|(_, block)| *block).collect();
                self.governed(id, &blocks, path);
            }
        }
    }

    /// The blocks decide, together with every rule that binds: those passed on the way, and those of the fallbacks.
    fn governed(&mut self, id: EditionId, blocks: &[BlockId], mut path: ScopePath<'m>) {
        for fallback in fallbacks(self.model, id).into_iter().skip(1) {
            let edition = self.model.edition(fallback);
            path.bindings.push(Binding::of_edition(fallback, edition, edition.scope.as_ref()));
        }
        let blocks: Vec<&'m Block> = blocks.iter().map(|block| self.model.block(*block)).collect();
        let items = self.items(&path.bindings);
        let importance = Cond::Any(items.iter().map(|item| item.when.clone()).collect());
        let doubtful = items.iter().any(|item| item.as_read_otherwise.is_some());
        let text = GoverningText { edition: id, blocks, path };
        let mut case = self.case(&text, &importance);
        case.items = items;
        if doubtful {
            case.if_important = Some(Box::new(self.case(&text, &Cond::All(Vec::new()))));
        }
        self.cases.push(case);
    }

    /// The case with its conditions grounded; without its items.
    fn case(&self, text: &GoverningText<'m>, importance: &Cond) -> Case<'m> {
        let mut case = Case {
            guard: self.grounding.renamed(&Cond::All(text.path.guard.clone())),
            governed_by: text.edition,
            steps: text.path.steps.clone(),
            regardless: Vec::new(),
            bands: Vec::new(),
            otherwise: Vec::new(),
            rules: Vec::new(),
            items: Vec::new(),
            if_important: None,
        };
        for block in &text.blocks {
            for clause in &block.clauses {
                let origin = Origin { id: &clause.id, provenance: &clause.provenance, span: clause.span };
                let grounded =
                    self.rule(origin, &clause.verdict, clause.when.as_ref(), block.edition, importance, None);
                if clause.when.is_some() { case.bands.push(grounded) } else { case.otherwise.push(grounded) }
            }
        }
        for binding in &text.path.bindings {
            let mut regardless = Vec::new();
            for rule in &binding.rules {
                let origin = Origin { id: &rule.id, provenance: &rule.provenance, span: rule.span };
                let grounded =
                    self.rule(origin, &rule.verdict, Some(&rule.when), binding.edition, importance, binding.scope);
                if rule.regardless { regardless.push(grounded) } else { case.rules.push(grounded) }
            }
            case.regardless.push(regardless);
        }
        case
    }

    /// A clause or rule, its condition grounded.
    fn rule(
        &self,
        origin: Origin<'m>,
        verdict: &'m Verdict,
        when: Option<&Cond>,
        text_of: EditionId,
        importance: &Cond,
        scope: Option<&Cond>,
    ) -> GroundedRule<'m> {
        let grounded = when.map(|when| self.grounding.grounded(when, text_of, importance));
        GroundedRule {
            origin,
            verdict,
            when: self.grounding.scoped(grounded.unwrap_or(Cond::All(Vec::new())), scope),
            by_importance: when.is_some_and(|when| when.tests().any(|test| matches!(test, Test::Important(_)))),
        }
    }

    fn items(&self, bindings: &[Binding<'m>]) -> Vec<BindingItem<'m>> {
        // An item cannot ask for importance, so what importance is does not matter here.
        let none = Cond::Any(Vec::new());
        let mut found = Vec::new();
        for binding in bindings {
            for item in &binding.items {
                let important = |when: &Cond, always: &Option<Cond>| {
                    let yes = Cond::Test(Test::Choice { fact: item.fact, set: ValueSet::one(1), span: item.span });
                    let mut when = Cond::All(vec![yes, when.clone()]);
                    if let Some(always) = always {
                        when = Cond::Any(vec![when, always.clone()]);
                    }
                    self.grounding.scoped(self.grounding.grounded(&when, binding.edition, &none), binding.scope)
                };
                let others = item.readings.iter().filter(|reading| !reading.taken);
                let others: Vec<Cond> = others
                    .filter_map(|reading| reading.importance.as_ref())
                    .filter(|other| other.listed)
                    .map(|other| important(&other.when, &other.always))
                    .collect();
                found.push(BindingItem {
                    origin: Origin { id: &item.id, provenance: &item.provenance, span: item.span },
                    fact: self.grounding.name(item.fact),
                    when: important(&item.when, &item.always),
                    as_read_otherwise: (!others.is_empty()).then_some(Cond::Any(others)),
                });
            }
        }
        found
    }
}

/// What decides in one case, before its conditions are grounded.
struct GoverningText<'m> {
    /// The edition whose bands decide.
    edition: EditionId,
    blocks: Vec<&'m Block>,
    path: ScopePath<'m>,
}

impl Case<'_> {
    /// Whether any condition of the case bounds or names `fact`.
    #[must_use]
    pub fn names(&self, fact: FactId) -> bool {
        let rules = self.regardless.iter().flatten().chain(&self.bands).chain(&self.rules);
        rules.map(|rule| &rule.when).chain([&self.guard]).any(|cond| cond.facts().any(|named| named == fact))
    }
}
