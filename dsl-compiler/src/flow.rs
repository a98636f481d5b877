//! Which clauses and rules bind the flows of one industry and scenario: "Which text governs a flow" of the language,
//! spelled out before any graph is drawn.
//!
//! The answer is a list of cases that exclude each other by their guards (in scope, out of scope, …) and together take
//! in every flow. In each case every condition is grounded: `data is important` is the items that bind, `some people`
//! the counts that the governing bands name, and a count that `stands for` another is read in its place by the texts
//! of other editions.

use dsl_syntax::Span;
use dsl_syntax::ast::CountedWhat;

use crate::model::{
    Block, BlockId, Cond, Edition, EditionId, FactId, FactKind, Important, Industry, Interval, Model, Rule, Scenario,
    Standing, ValueSet, Verdict,
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
    /// The steps that led here, in words.
    pub steps: Vec<String>,
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

/// The cases of one industry and scenario, by name; names that are not listed count as [`OTHER`].
/// `read_as` renames axes everywhere: `(from, to)`, for comparing editions that name one axis differently.
#[must_use]
pub fn cases<'m>(
    model: &'m Model,
    edition: EditionId,
    industry: &str,
    scenario: &str,
    read_as: &[(FactId, FactId)],
) -> Vec<Case<'m>> {
    let mut walk = Walk {
        model,
        industry,
        scenario,
        read_as,
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
    steps: Vec<String>,
    bindings: Vec<Binding<'m>>,
}

impl Route<'_> {
    fn step(&mut self, words: String) {
        self.steps.push(words);
    }
}

struct Walk<'m, 'n> {
    model: &'m Model,
    industry: &'n str,
    scenario: &'n str,
    read_as: &'n [(FactId, FactId)],
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
            outside.step(format!("out of scope of {}", edition.name));
            self.fall_back(id, outside);
            route.guard.push(scope.clone());
        }
        route.step(format!("in scope of {}", edition.name));
        let mut binding = Binding::of_edition(id, edition, None);
        match edition.industry(self.industry) {
            Some(industry) => self.in_industry(id, industry, binding, route),
            None => {
                if !edition.industries.is_empty() {
                    route.step(format!("industry not listed in {}", edition.name));
                }
                binding.scope = None;
                route.bindings.push(binding);
                self.fall_back(id, route);
            }
        }
    }

    /// Steps 2 and 3: is the industry in scope, and is the scenario listed?
    fn in_industry(&mut self, id: EditionId, industry: &'m Industry, mut binding: Binding<'m>, mut route: Route<'m>) {
        if let Some(scope) = &industry.scope {
            let mut outside = route.clone();
            outside.guard.push(Cond::Not(Box::new(scope.clone())));
            outside.step(format!("out of scope of industry {}", industry.name));
            outside.bindings.push(binding.clone());
            self.fall_back(id, outside);
            route.guard.push(scope.clone());
        }
        route.step(format!("industry {}", industry.name));
        binding.rules.extend(&industry.rules);
        binding.items.extend(&industry.items);
        match listed(industry, self.scenario) {
            Some(scenario) => {
                route.step(format!("scenario {}", scenario.name));
                binding.rules.extend(&scenario.rules);
                route.bindings.push(binding);
                self.governed(id, &scenario.blocks, &scenario.people_in_scope, route);
            }
            None => {
                route.step(format!("scenario not listed in industry {}", industry.name));
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
                route.step(format!("falls back to {}", self.model.edition(fallback).name));
                self.edition(fallback, route);
            }
            None => {
                route.step(format!("bands of {}", edition.name));
                let blocks: Vec<BlockId> = edition.bands.iter().take(1).map(|(_, block)| *block).collect();
                self.governed(id, &blocks, &edition.people_in_scope, route);
            }
        }
    }

    /// The blocks decide, together with every rule that binds: those passed on the way, and those of the fallbacks.
    fn governed(&mut self, id: EditionId, blocks: &[BlockId], people_in_scope: &[FactId], mut route: Route<'m>) {
        for fallback in fallbacks(self.model, id).into_iter().skip(1) {
            let edition = self.model.edition(fallback);
            route.bindings.push(Binding::of_edition(fallback, edition, edition.scope.as_ref()));
        }
        let blocks: Vec<&'m Block> = blocks.iter().map(|block| self.model.block(*block)).collect();
        let people = self.people(&blocks, people_in_scope);
        let items = self.items(&route.bindings, &people);
        let importance = Cond::Any(items.iter().map(|item| item.when.clone()).collect());
        let doubtful = items.iter().any(|item| item.as_read_otherwise.is_some());
        let bound = Bound { id, blocks, route, people };
        let mut case = self.case(&bound, &importance);
        case.items = items;
        if doubtful {
            case.if_important = Some(Box::new(self.case(&bound, &Cond::All(Vec::new()))));
        }
        self.cases.push(case);
    }

    /// The case with its conditions grounded; without its items.
    fn case(&self, bound: &Bound<'m>, importance: &Cond) -> Case<'m> {
        let ground = Grounding { importance, people: &bound.people };
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
                let applied = self.applied(origin, &clause.verdict, clause.when.as_ref(), block.edition, &ground, None);
                if clause.when.is_some() { case.bands.push(applied) } else { case.otherwise.push(applied) }
            }
        }
        for binding in &bound.route.bindings {
            let mut regardless = Vec::new();
            for rule in &binding.rules {
                let origin = Origin { id: &rule.id, standing: &rule.standing, span: rule.span };
                let applied =
                    self.applied(origin, &rule.verdict, Some(&rule.when), binding.edition, &ground, binding.scope);
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
        ground: &Grounding<'_>,
        scope: Option<&Cond>,
    ) -> Applied<'m> {
        let grounded = when.map(|when| self.grounded(when, text_of, ground));
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

    fn items(&self, bindings: &[Binding<'m>], people: &[FactId]) -> Vec<BindingItem<'m>> {
        // An item cannot ask for importance, so what importance is does not matter here.
        let ground = Grounding { importance: &Cond::Any(Vec::new()), people };
        let mut found = Vec::new();
        for binding in bindings {
            for item in &binding.items {
                let important = |when: &Cond, always: &Option<Cond>| {
                    let yes = Cond::Choice { fact: item.fact, set: ValueSet::one(1), span: item.span };
                    let mut when = Cond::All(vec![yes, when.clone()]);
                    if let Some(always) = always {
                        when = Cond::Any(vec![when, always.clone()]);
                    }
                    self.scoped(self.grounded(&when, binding.edition, &ground), binding.scope)
                };
                let others = item.readings.iter().filter(|reading| !reading.taken);
                let others: Vec<Cond> = others
                    .filter_map(|reading| reading.importance.as_ref())
                    .filter(|other| other.listed)
                    .map(|other| important(&other.when, &other.always))
                    .collect();
                found.push(BindingItem {
                    origin: Origin { id: &item.id, standing: &item.standing, span: item.span },
                    fact: self.read(item.fact, binding.edition),
                    when: important(&item.when, &item.always),
                    as_read_otherwise: (!others.is_empty()).then_some(Cond::Any(others)),
                });
            }
        }
        found
    }

    /// The counts that `some people` asks for: exported people that the governing bands name; all in scope where they
    /// name nothing because they are open.
    fn people(&self, blocks: &[&'m Block], in_scope: &[FactId]) -> Vec<FactId> {
        let mut people = Vec::new();
        for block in blocks {
            if block.open {
                people.extend(in_scope.iter().map(|fact| self.standing_in(*fact)));
            }
            for clause in &block.clauses {
                if let Some(when) = &clause.when {
                    named_measures(when, &mut |fact| people.push(self.read(fact, block.edition)));
                }
            }
        }
        people.retain(|fact| {
            matches!(self.model.fact(*fact).kind, FactKind::Measure { people: true, counts: CountedWhat::Exported, .. })
        });
        people.sort();
        people.dedup();
        people
    }

    /// The measure that stands for `fact` in this scenario, else `fact`.
    fn standing_in(&self, fact: FactId) -> FactId {
        let pairs = self.lister.map_or(&[][..], |(_, scenario)| &scenario.stands_for);
        let fact = pairs.iter().find(|(_, target)| *target == fact).map_or(fact, |(own, _)| *own);
        self.read_as.iter().find(|(from, _)| *from == fact).map_or(fact, |(_, to)| *to)
    }

    /// The axis that a text of edition `text_of` means by `fact`.
    fn read(&self, fact: FactId, text_of: EditionId) -> FactId {
        if self.lister.is_some_and(|(lister, _)| lister != text_of) {
            return self.standing_in(fact);
        }
        self.read_as.iter().find(|(from, _)| *from == fact).map_or(fact, |(_, to)| *to)
    }

    fn renamed(&self, cond: &Cond) -> Cond {
        map_facts(cond, &|fact| self.read_as.iter().find(|(from, _)| *from == fact).map_or(fact, |(_, to)| *to))
    }

    fn grounded(&self, cond: &Cond, text_of: EditionId, ground: &Grounding<'_>) -> Cond {
        match cond {
            // Already grounded in the edition that each item stands in.
            Cond::Important(_) => ground.importance.clone(),
            Cond::SomePeople(span) => {
                let one = Interval { lo: 1, ..Interval::FULL };
                Cond::Any(
                    ground.people.iter().map(|fact| Cond::Count { fact: *fact, interval: one, span: *span }).collect(),
                )
            }
            Cond::All(parts) => Cond::All(parts.iter().map(|part| self.grounded(part, text_of, ground)).collect()),
            Cond::Any(parts) => Cond::Any(parts.iter().map(|part| self.grounded(part, text_of, ground)).collect()),
            Cond::Not(inner) => Cond::Not(Box::new(self.grounded(inner, text_of, ground))),
            leaf => map_facts(leaf, &|fact| self.read(fact, text_of)),
        }
    }
}

/// What decides in one case, before its conditions are grounded.
struct Bound<'m> {
    /// The edition whose bands decide.
    id: EditionId,
    blocks: Vec<&'m Block>,
    route: Route<'m>,
    people: Vec<FactId>,
}

/// What the two phrases mean in one case.
struct Grounding<'a> {
    importance: &'a Cond,
    people: &'a [FactId],
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
