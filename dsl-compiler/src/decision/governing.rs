//! Which clauses and rules bind the flows of one industry and scenario: "Which text governs a flow" of the language,
//! spelled out before any graph is drawn.
//!
//! The answer is a list of cases that exclude each other by their guards (in scope, out of scope, …) and together take
//! in every flow. In each case every condition is grounded: `data is important` is the items that bind, `some people`
//! all counts of people that the flow can carry, and a bound of another edition's text lies on the greater of the counts
//! given for what it names and for what `stands for` that.

use dsl_artifact::format::Passed;
use dsl_syntax::Span;

use crate::model::{
    Block, BlockId, COUNT_LIMIT, Cond, Edition, EditionId, FactId, Important, Industry, Interval, Model, Rule,
    Scenario, Standing, ValueSet, Verdict,
};

/// The name that stands for every industry or scenario that is not listed.
pub const OTHER: &str = "other";

/// Where something that binds comes from.
#[derive(Copy, Clone, Debug)]
pub struct Origin<'m> {
    /// Its path, as in decisions.
    pub id: &'m str,
    /// Citations and `unverified`.
    pub standing: &'m Standing,
    /// Its text.
    pub span: Span,
}

/// A clause or rule as it binds in one case.
#[derive(Clone, Debug)]
pub struct Applied<'m> {
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
    pub regardless: Vec<Vec<Applied<'m>>>,
    /// Clauses with a condition.
    pub bands: Vec<Applied<'m>>,
    /// `otherwise` and `bands open`.
    pub otherwise: Vec<Applied<'m>>,
    /// All other rules.
    pub rules: Vec<Applied<'m>>,
    /// The items that make the data important.
    pub items: Vec<BindingItem<'m>>,
    /// The same case with all data important, where another reading of an item may make them so.
    pub if_important: Option<Box<Case<'m>>>,
}

/// How the axes of one edition lie beside those of another that it is compared with.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Beside {
    /// Axes that have another name there, `(from, to)`: renamed everywhere.
    pub renamed: Vec<(FactId, FactId)>,
    /// Counts that only the other edition's scenario has and that stand for one of this edition's, `(count, stands for)`.
    pub stands_for: Vec<(FactId, FactId)>,
}

impl Beside {
    /// The name of an axis of this edition there.
    #[must_use]
    pub fn name(&self, fact: FactId) -> FactId {
        self.renamed.iter().find(|(from, _)| *from == fact).map_or(fact, |(_, to)| *to)
    }
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
    let mut people: Vec<FactId> =
        people(model, edition, industry, scenario).into_iter().map(|fact| beside.name(fact)).collect();
    // Whom a count stands for are people where those are that it stands for.
    let stand_ins = beside.stands_for.iter().filter(|(_, target)| people.contains(target)).map(|(own, _)| *own);
    people.extend(stand_ins.collect::<Vec<_>>());
    people.sort();
    people.dedup();
    let mut walk = Walk {
        model,
        industry,
        scenario,
        beside,
        people,
        lister: lister(model, edition, industry, scenario),
        cases: Vec::new(),
    };
    walk.edition(edition, Route::default());
    walk.cases
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
fn people(model: &Model, edition: EditionId, industry: &str, scenario: &str) -> Vec<FactId> {
    let mut people: Vec<FactId> = Vec::new();
    for id in fallbacks(model, edition) {
        let edition = model.edition(id);
        people.extend(&edition.people_in_scope);
        people.extend(edition.industry(industry).iter().flat_map(|industry| &industry.people_in_scope));
    }
    if let Some((_, scenario)) = lister(model, edition, industry, scenario) {
        people.extend(&scenario.people_in_scope);
    }
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

/// What has been passed on the way to the governing bands.
#[derive(Clone, Debug, Default)]
struct Route<'m> {
    guard: Vec<Cond>,
    steps: Vec<Passed>,
    bindings: Vec<Binding<'m>>,
}

impl Route<'_> {
    fn step(&mut self, passed: Passed) {
        self.steps.push(passed);
    }
}

struct Walk<'m, 'n> {
    model: &'m Model,
    industry: &'n str,
    scenario: &'n str,
    beside: &'n Beside,
    /// What `some people` asks for.
    people: Vec<FactId>,
    lister: Option<(EditionId, &'m Scenario)>,
    cases: Vec<Case<'m>>,
}

impl<'m> Walk<'m, '_> {
    /// Step 1: is the handler in scope?
    fn edition(&mut self, id: EditionId, mut route: Route<'m>) {
        let edition = self.model.edition(id);
        if let Some(scope) = &edition.scope {
            let mut outside = route.clone();
            outside.guard.push(Cond::Not(Box::new(scope.clone())));
            outside.step(Passed::OutOfScope { edition: edition.name.clone() });
            self.fall_back(id, outside);
            route.guard.push(scope.clone());
        }
        route.step(Passed::InScope { edition: edition.name.clone() });
        let mut binding = Binding::of_edition(id, edition, None);
        match edition.industry(self.industry) {
            Some(industry) => self.in_industry(id, industry, binding, route),
            None => {
                if !edition.industries.is_empty() {
                    route.step(Passed::IndustryNotListed { edition: edition.name.clone() });
                }
                binding.scope = None;
                route.bindings.push(binding);
                self.fall_back(id, route);
            }
        }
    }

    /// Steps 2 and 3: is the industry in scope, and is the scenario listed?
    fn in_industry(&mut self, id: EditionId, industry: &'m Industry, mut binding: Binding<'m>, mut route: Route<'m>) {
        let model = self.model;
        let listing = || model.edition(id).name.clone();
        if let Some(scope) = &industry.scope {
            let mut outside = route.clone();
            outside.guard.push(Cond::Not(Box::new(scope.clone())));
            outside.step(Passed::OutOfIndustry { edition: listing(), industry: industry.name.clone() });
            outside.bindings.push(binding.clone());
            self.fall_back(id, outside);
            route.guard.push(scope.clone());
        }
        route.step(Passed::Industry { edition: listing(), industry: industry.name.clone() });
        binding.rules.extend(&industry.rules);
        binding.items.extend(&industry.items);
        match listed(industry, self.scenario) {
            Some(scenario) => {
                route.step(Passed::Scenario {
                    edition: listing(),
                    industry: industry.name.clone(),
                    scenario: scenario.name.clone(),
                });
                binding.rules.extend(&scenario.rules);
                route.bindings.push(binding);
                self.governed(id, &scenario.blocks, route);
            }
            None => {
                route.step(Passed::ScenarioNotListed { edition: listing(), industry: industry.name.clone() });
                route.bindings.push(binding);
                self.fall_back(id, route);
            }
        }
    }

    /// The fallback decides; where there is none, the edition's own bands.
    fn fall_back(&mut self, id: EditionId, mut route: Route<'m>) {
        let edition = self.model.edition(id);
        match edition.fallback {
            Some(fallback) => {
                route.step(Passed::FallsBack { edition: self.model.edition(fallback).name.clone() });
                self.edition(fallback, route);
            }
            None => {
                route.step(Passed::Bands { edition: edition.name.clone() });
                let blocks: Vec<BlockId> = edition.bands.iter().take(1).map(|(_, block)| *block).collect();
                self.governed(id, &blocks, route);
            }
        }
    }

    /// The blocks decide, together with every rule that binds: those passed on the way, and those of the fallbacks.
    fn governed(&mut self, id: EditionId, blocks: &[BlockId], mut route: Route<'m>) {
        for fallback in fallbacks(self.model, id).into_iter().skip(1) {
            let edition = self.model.edition(fallback);
            route.bindings.push(Binding::of_edition(fallback, edition, edition.scope.as_ref()));
        }
        let blocks: Vec<&'m Block> = blocks.iter().map(|block| self.model.block(*block)).collect();
        let items = self.items(&route.bindings);
        let importance = Cond::Any(items.iter().map(|item| item.when.clone()).collect());
        let doubtful = items.iter().any(|item| item.as_read_otherwise.is_some());
        let bound = Bound { id, blocks, route };
        let mut case = self.case(&bound, &importance);
        case.items = items;
        if doubtful {
            case.if_important = Some(Box::new(self.case(&bound, &Cond::All(Vec::new()))));
        }
        self.cases.push(case);
    }

    /// The case with its conditions grounded; without its items.
    fn case(&self, bound: &Bound<'m>, importance: &Cond) -> Case<'m> {
        let mut case = Case {
            guard: self.renamed(&Cond::All(bound.route.guard.clone())),
            governed_by: bound.id,
            steps: bound.route.steps.clone(),
            regardless: Vec::new(),
            bands: Vec::new(),
            otherwise: Vec::new(),
            rules: Vec::new(),
            items: Vec::new(),
            if_important: None,
        };
        for block in &bound.blocks {
            for clause in &block.clauses {
                let origin = Origin { id: &clause.id, standing: &clause.standing, span: clause.span };
                let applied =
                    self.applied(origin, &clause.verdict, clause.when.as_ref(), block.edition, importance, None);
                if clause.when.is_some() { case.bands.push(applied) } else { case.otherwise.push(applied) }
            }
        }
        for binding in &bound.route.bindings {
            let mut regardless = Vec::new();
            for rule in &binding.rules {
                let origin = Origin { id: &rule.id, standing: &rule.standing, span: rule.span };
                let applied =
                    self.applied(origin, &rule.verdict, Some(&rule.when), binding.edition, importance, binding.scope);
                if rule.regardless { regardless.push(applied) } else { case.rules.push(applied) }
            }
            case.regardless.push(regardless);
        }
        case
    }

    fn applied(
        &self,
        origin: Origin<'m>,
        verdict: &'m Verdict,
        when: Option<&Cond>,
        text_of: EditionId,
        importance: &Cond,
        scope: Option<&Cond>,
    ) -> Applied<'m> {
        let grounded = when.map(|when| self.grounded(when, text_of, importance));
        Applied {
            origin,
            verdict,
            when: self.scoped(grounded.unwrap_or(Cond::All(Vec::new())), scope),
            by_importance: when.is_some_and(asks_importance),
        }
    }

    fn scoped(&self, when: Cond, scope: Option<&Cond>) -> Cond {
        match scope {
            Some(scope) => Cond::All(vec![self.renamed(scope), when]),
            None => when,
        }
    }

    fn items(&self, bindings: &[Binding<'m>]) -> Vec<BindingItem<'m>> {
        // An item cannot ask for importance, so what importance is does not matter here.
        let none = Cond::Any(Vec::new());
        let mut found = Vec::new();
        for binding in bindings {
            for item in &binding.items {
                let important = |when: &Cond, always: &Option<Cond>| {
                    let yes = Cond::Choice { fact: item.fact, set: ValueSet::one(1), span: item.span };
                    let mut when = Cond::All(vec![yes, when.clone()]);
                    if let Some(always) = always {
                        when = Cond::Any(vec![when, always.clone()]);
                    }
                    self.scoped(self.grounded(&when, binding.edition, &none), binding.scope)
                };
                let others = item.readings.iter().filter(|reading| !reading.taken);
                let others: Vec<Cond> = others
                    .filter_map(|reading| reading.importance.as_ref())
                    .filter(|other| other.listed)
                    .map(|other| important(&other.when, &other.always))
                    .collect();
                found.push(BindingItem {
                    origin: Origin { id: &item.id, standing: &item.standing, span: item.span },
                    fact: self.beside.name(item.fact),
                    when: important(&item.when, &item.always),
                    as_read_otherwise: (!others.is_empty()).then_some(Cond::Any(others)),
                });
            }
        }
        found
    }

    /// The counts that stand for `fact` where a text of edition `text_of` names it: those of the scenario that lists the
    /// flow, in the texts of all other editions; those of the edition that is compared, in all texts.
    fn stand_ins(&self, fact: FactId, text_of: EditionId) -> impl Iterator<Item = FactId> {
        let listed = self.lister.filter(|(lister, _)| *lister != text_of).map_or(&[][..], |(_, s)| &s.stands_for);
        let listed = listed.iter().filter(move |(_, target)| *target == fact).map(|(own, _)| self.beside.name(*own));
        let there = self.beside.name(fact);
        let compared = self.beside.stands_for.iter().filter(move |(_, target)| *target == there).map(|(own, _)| *own);
        listed.chain(compared)
    }

    /// A bound on a count: it lies on the greatest of the counts given for it and for what stands for it.
    fn bound(&self, fact: FactId, interval: Interval, span: Span, text_of: EditionId) -> Cond {
        let own = self.beside.name(fact);
        let mut counts: Vec<FactId> = [own].into_iter().chain(self.stand_ins(fact, text_of)).collect();
        counts.sort();
        counts.dedup();
        let each = |interval: Interval| -> Vec<Cond> {
            counts.iter().map(|fact| Cond::Count { fact: *fact, interval, span }).collect()
        };
        if counts.len() == 1 {
            return Cond::Count { fact: own, interval, span };
        }
        let mut parts = Vec::new();
        if interval.lo > 0 {
            parts.push(Cond::Any(each(Interval { hi: COUNT_LIMIT, ..interval })));
        }
        if interval.hi < COUNT_LIMIT {
            parts.extend(each(Interval { lo: 0, ..interval }));
        }
        Cond::All(parts)
    }

    fn renamed(&self, cond: &Cond) -> Cond {
        map_facts(cond, &|fact| self.beside.name(fact))
    }

    fn grounded(&self, cond: &Cond, text_of: EditionId, importance: &Cond) -> Cond {
        match cond {
            // Already grounded in the edition that each item stands in.
            Cond::Important(_) => importance.clone(),
            Cond::SomePeople(span) => {
                let interval = Interval { lo: 1, ..Interval::FULL };
                Cond::Any(self.people.iter().map(|fact| Cond::Count { fact: *fact, interval, span: *span }).collect())
            }
            Cond::All(parts) => Cond::All(parts.iter().map(|part| self.grounded(part, text_of, importance)).collect()),
            Cond::Any(parts) => Cond::Any(parts.iter().map(|part| self.grounded(part, text_of, importance)).collect()),
            Cond::Not(inner) => Cond::Not(Box::new(self.grounded(inner, text_of, importance))),
            Cond::Count { fact, interval, span } => self.bound(*fact, *interval, *span, text_of),
            Cond::Choice { .. } => self.renamed(cond),
        }
    }
}

/// What decides in one case, before its conditions are grounded.
struct Bound<'m> {
    /// The edition whose bands decide.
    id: EditionId,
    blocks: Vec<&'m Block>,
    route: Route<'m>,
}

fn asks_importance(cond: &Cond) -> bool {
    match cond {
        Cond::Important(_) => true,
        Cond::All(parts) | Cond::Any(parts) => parts.iter().any(asks_importance),
        Cond::Not(inner) => asks_importance(inner),
        _ => false,
    }
}

/// Calls `found` for every measure that the condition bounds.
pub(crate) fn named_measures(cond: &Cond, found: &mut impl FnMut(FactId)) {
    match cond {
        Cond::Count { fact, .. } => found(*fact),
        Cond::All(parts) | Cond::Any(parts) => parts.iter().for_each(|part| named_measures(part, found)),
        Cond::Not(inner) => named_measures(inner, found),
        _ => {}
    }
}

/// The same condition over other axes.
pub(crate) fn map_facts(cond: &Cond, to: &impl Fn(FactId) -> FactId) -> Cond {
    match cond {
        Cond::All(parts) => Cond::All(parts.iter().map(|part| map_facts(part, to)).collect()),
        Cond::Any(parts) => Cond::Any(parts.iter().map(|part| map_facts(part, to)).collect()),
        Cond::Not(inner) => Cond::Not(Box::new(map_facts(inner, to))),
        Cond::Count { fact, interval, span } => Cond::Count { fact: to(*fact), interval: *interval, span: *span },
        Cond::Choice { fact, set, span } => Cond::Choice { fact: to(*fact), set: *set, span: *span },
        Cond::Important(_) | Cond::SomePeople(_) => cond.clone(),
    }
}

impl Case<'_> {
    /// Whether any condition of the case bounds or names `fact`.
    #[must_use]
    pub fn names(&self, fact: FactId) -> bool {
        let applied = self.regardless.iter().flatten().chain(&self.bands).chain(&self.rules);
        applied.map(|a| &a.when).chain([&self.guard]).any(|cond| names_fact(cond, fact))
    }
}

fn names_fact(cond: &Cond, wanted: FactId) -> bool {
    match cond {
        Cond::Count { fact, .. } | Cond::Choice { fact, .. } => *fact == wanted,
        Cond::All(parts) | Cond::Any(parts) => parts.iter().any(|part| names_fact(part, wanted)),
        Cond::Not(inner) => names_fact(inner, wanted),
        _ => false,
    }
}
