//! The oracle: decides one flow by reading the resolved rules as the language page says, one step after the other.
//!
//! Slow and obvious on purpose. It knows nothing of cases, graphs or artefacts, and evaluates every condition on the
//! flow itself. Where the page is silent, the readings agreed upon are said at the place where they matter.

use std::collections::BTreeSet;

use dsl_compiler::model::{
    Block, Cond, Edition, EditionId, FactId, Important, Industry, Model, OutcomeId, Rule, Scenario, Test, Verdict,
};

/// One data flow with every fact known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Flow {
    /// The industry's name; any name that is not listed is "none that is listed".
    pub industry: String,
    /// The scenario's name, likewise.
    pub scenario: String,
    /// For each fact of the model its count, the position of its value, or 0 no and 1 yes.
    pub facts: Vec<u64>,
}

/// Where a text stands among those that decide.
#[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Force {
    /// A `regardless` rule of the n-th edition along the fallbacks.
    Regardless(usize),
    /// A clause of the governing bands, or any other rule.
    Ordinary,
    /// An `otherwise` of the governing bands, or `bands open`.
    Otherwise,
    /// An important-data item.
    Item,
}

/// A text that binds the flow, and whether it holds for it.
#[derive(Clone, Debug)]
pub struct Weighed<'m> {
    /// Its path.
    pub id: &'m str,
    /// Where it stands.
    pub force: Force,
    /// What it gives; an item gives nothing.
    pub gives: &'m [OutcomeId],
    /// Whether its condition holds; of `otherwise`, whether no clause of the bands does.
    pub holds: bool,
}

/// What is decided.
#[derive(Clone, Debug)]
pub struct Decided<'m> {
    /// Every outcome that it may be: one is decided, several are open, none is a hole in the bands.
    pub possible: BTreeSet<OutcomeId>,
    /// Two `regardless` rules of one edition hold and give different outcomes: the list is in error, and `possible`
    /// holds what either gives.
    pub contradictory: bool,
    /// The edition whose bands decide.
    pub governed_by: EditionId,
    /// All texts that bind.
    pub weighed: Vec<Weighed<'m>>,
}

/// The texts of one edition that bind a flow.
struct Bound<'m> {
    edition: EditionId,
    rules: Vec<&'m Rule>,
    items: Vec<&'m Important>,
}

/// What "Which text governs a flow" comes to for one flow.
struct Governed<'m> {
    by: EditionId,
    blocks: Vec<&'m Block>,
    /// Innermost edition first.
    bound: Vec<Bound<'m>>,
}

/// Decides `flow` under `edition`.
#[must_use]
pub fn decide<'m>(model: &'m Model, edition: EditionId, flow: &Flow) -> Decided<'m> {
    let governed = govern(model, edition, flow);
    let (stand_ins, people) = (stand_ins(model, edition, flow), people(model, edition, flow));
    let mut reader = Reader { flow, stand_ins, people, important: false };
    let mut weighed = Vec::new();

    // Items first: a rule may ask whether the data is important. An item cannot ask that.
    for bound in &governed.bound {
        for item in &bound.items {
            let held = reader.value(item.fact) == 1 && reader.holds(&item.when, bound.edition);
            let always = item.always.as_ref().is_some_and(|always| reader.holds(always, bound.edition));
            weighed.push(Weighed { id: &item.id, force: Force::Item, gives: &[], holds: held || always });
        }
    }
    reader.important = weighed.iter().any(|item| item.holds);

    for bound in &governed.bound {
        let along = position(model, edition, bound.edition);
        for rule in &bound.rules {
            let force = if rule.regardless { Force::Regardless(along) } else { Force::Ordinary };
            let holds = reader.holds(&rule.when, bound.edition);
            weighed.push(Weighed { id: &rule.id, force, gives: rule.verdict.outcomes(), holds });
        }
    }
    // All blocks that reach a scenario are one block.
    let clauses = governed.blocks.iter().flat_map(|block| block.clauses.iter().map(move |clause| (*block, clause)));
    let mut reached = false;
    for (block, clause) in clauses.clone() {
        if let Some(when) = &clause.when {
            let holds = reader.holds(when, block.edition);
            reached |= holds;
            weighed.push(Weighed { id: &clause.id, force: Force::Ordinary, gives: outcomes(&clause.verdict), holds });
        }
    }
    for (_, clause) in clauses.filter(|(_, clause)| clause.when.is_none()) {
        let gives = outcomes(&clause.verdict);
        weighed.push(Weighed { id: &clause.id, force: Force::Otherwise, gives, holds: !reached });
    }

    let (possible, contradictory) = prevailing(model.edition(edition), &weighed);
    Decided { possible, contradictory, governed_by: governed.by, weighed }
}

fn outcomes(verdict: &Verdict) -> &[OutcomeId] {
    verdict.outcomes()
}

/// First `regardless` rules, an edition's own before its fallback's; then everything else together, strictest first.
fn prevailing(asked: &Edition, weighed: &[Weighed<'_>]) -> (BTreeSet<OutcomeId>, bool) {
    let holding = || weighed.iter().filter(|one| one.holds && one.force != Force::Item);
    let first = holding().map(|one| one.force).filter(|force| matches!(force, Force::Regardless(_))).min();
    if let Some(first) = first {
        let given: Vec<BTreeSet<OutcomeId>> =
            holding().filter(|one| one.force == first).map(|one| one.gives.iter().copied().collect()).collect();
        let contradictory = given.iter().any(|one| *one != given[0]);
        return (given.into_iter().flatten().collect(), contradictory);
    }
    let mut strictest: Option<BTreeSet<OutcomeId>> = None;
    for one in holding() {
        let gives: BTreeSet<OutcomeId> = one.gives.iter().copied().collect();
        strictest = Some(match strictest {
            None => gives,
            Some(so_far) => stricter(asked, &so_far, &gives),
        });
    }
    (strictest.unwrap_or_default(), false)
}

/// The stricter of each pair: what is unknown stays unknown only as far as it matters.
fn stricter(asked: &Edition, a: &BTreeSet<OutcomeId>, b: &BTreeSet<OutcomeId>) -> BTreeSet<OutcomeId> {
    let rank = |outcome: &OutcomeId| asked.chain.iter().position(|one| one == outcome);
    let mut all = BTreeSet::new();
    for one in a {
        for other in b {
            all.insert(if rank(one) < rank(other) { *other } else { *one });
        }
    }
    all
}

/// Follows the five steps.
fn govern<'m>(model: &'m Model, asked: EditionId, flow: &Flow) -> Governed<'m> {
    let mut bound = Vec::new();
    let mut at = asked;
    let blocks = loop {
        let edition = model.edition(at);
        // 1. Out of its scope, nothing of an edition binds.
        if in_scope(edition.scope.as_ref(), flow) {
            let mut texts = texts_of(at, edition);
            // 2. Not listed, or out of the industry's own scope: the edition's texts bind, the industry's do not.
            let industry = edition.industries.iter().find(|industry| industry.name == flow.industry);
            if let Some(industry) = industry.filter(|industry| in_scope(industry.scope.as_ref(), flow)) {
                texts.rules.extend(&industry.rules);
                texts.items.extend(&industry.items);
                // 3. The scenario, else `scenario other`.
                if let Some(scenario) = scenario_of(&industry.scenarios, &flow.scenario) {
                    texts.rules.extend(&scenario.rules);
                    bound.push(texts);
                    break scenario.blocks.clone();
                }
            }
            // 4. The flow falls back; what it was in the scope of binds it.
            bound.push(texts);
        }
        match edition.fallback {
            Some(fallback) => at = fallback,
            // 5. No fallback: the edition's own block.
            None => {
                let own = edition.bands.first().map(|(_, block)| *block);
                break own.into_iter().collect();
            }
        }
    };
    // The edition-level rules and items of every further edition bind too, within that edition's own scope.
    let mut next = model.edition(at).fallback;
    while let Some(further) = next {
        let edition = model.edition(further);
        if in_scope(edition.scope.as_ref(), flow) {
            bound.push(texts_of(further, edition));
        }
        next = edition.fallback;
    }
    let blocks = blocks.into_iter().map(|block| model.block(block)).collect();
    Governed { by: at, blocks, bound }
}

fn texts_of(id: EditionId, edition: &Edition) -> Bound<'_> {
    Bound { edition: id, rules: edition.rules.iter().collect(), items: edition.items.iter().collect() }
}

fn scenario_of<'m>(scenarios: &'m [Scenario], name: &str) -> Option<&'m Scenario> {
    let named = scenarios.iter().find(|scenario| scenario.name == name);
    named.or_else(|| scenarios.iter().find(|scenario| scenario.name == "other"))
}

/// How many fallbacks lie between.
fn position(model: &Model, asked: EditionId, wanted: EditionId) -> usize {
    let (mut at, mut steps) = (asked, 0);
    while at != wanted {
        let Some(next) = model.edition(at).fallback else { break };
        at = next;
        steps += 1;
    }
    steps
}

/// A scope asks for attributes and flags only, so no measure is ever read as another in it.
fn in_scope(scope: Option<&Cond>, flow: &Flow) -> bool {
    fn holds(cond: &Cond, flow: &Flow) -> bool {
        match cond {
            Cond::All(parts) => parts.iter().all(|part| holds(part, flow)),
            Cond::Any(parts) => parts.iter().any(|part| holds(part, flow)),
            Cond::Not(inner) => !holds(inner, flow),
            Cond::Test(Test::Choice { fact, set, .. }) => set.has(flow.facts[fact.index()] as usize),
            Cond::Test(Test::Count { .. }) | Cond::Test(Test::Important(_)) | Cond::Test(Test::SomePeople(_)) => false,
        }
    }
    scope.is_none_or(|scope| holds(scope, flow))
}

/// Whose counts the flow has: the first edition along the fallbacks that lists its scenario, and the measures that the texts
/// of other editions count with another, `(measure, counted with)`.
fn stand_ins<'m>(model: &'m Model, asked: EditionId, flow: &Flow) -> Option<(EditionId, &'m [(FactId, FactId)])> {
    let (at, _, scenario) = listed(model, asked, flow).find(|(_, _, scenario)| scenario.is_some())?;
    Some((at, &scenario?.stands_for))
}

/// The exported counts of people that the flow can carry: declared outside all editions, in an edition along the fallbacks, in
/// its industry there, or in the scenario that lists it.
fn people(model: &Model, asked: EditionId, flow: &Flow) -> Vec<FactId> {
    let mut found = Vec::new();
    let mut first = true;
    for (at, industry, scenario) in listed(model, asked, flow) {
        found.extend(&model.edition(at).people_in_scope);
        found.extend(industry.iter().flat_map(|industry| &industry.people_in_scope));
        if first && let Some(scenario) = scenario {
            found.extend(&scenario.people_in_scope);
            first = false;
        }
    }
    found
}

/// Each edition along the fallbacks, with the flow's industry and scenario where it lists them.
fn listed<'m>(
    model: &'m Model,
    asked: EditionId,
    flow: &Flow,
) -> impl Iterator<Item = (EditionId, Option<&'m Industry>, Option<&'m Scenario>)> {
    let along = std::iter::successors(Some(asked), |at| model.edition(*at).fallback);
    along.map(|at| {
        let industry = model.edition(at).industries.iter().find(|industry| industry.name == flow.industry);
        (at, industry, industry.and_then(|industry| scenario_of(&industry.scenarios, &flow.scenario)))
    })
}

/// Evaluates conditions on one flow.
struct Reader<'m, 'f> {
    flow: &'f Flow,
    stand_ins: Option<(EditionId, &'m [(FactId, FactId)])>,
    /// The counts that `some people` asks for.
    people: Vec<FactId>,
    important: bool,
}

impl Reader<'_, '_> {
    fn value(&self, fact: FactId) -> u64 {
        self.flow.facts[fact.index()]
    }

    /// The count that a text of `edition` bounds by `fact`: in texts of other editions than the scenario's own the greatest of
    /// those given for it and for what stands for it.
    fn count(&self, fact: FactId, edition: EditionId) -> u64 {
        let own = self.value(fact);
        match self.stand_ins {
            Some((lister, pairs)) if lister != edition => {
                let with = pairs.iter().filter(|(_, target)| *target == fact).map(|(measure, _)| self.value(*measure));
                with.fold(own, u64::max)
            }
            _ => own,
        }
    }

    fn holds(&self, cond: &Cond, edition: EditionId) -> bool {
        match cond {
            Cond::All(parts) => parts.iter().all(|part| self.holds(part, edition)),
            Cond::Any(parts) => parts.iter().any(|part| self.holds(part, edition)),
            Cond::Not(inner) => !self.holds(inner, edition),
            Cond::Test(Test::Count { fact, interval, .. }) => {
                let count = self.count(*fact, edition);
                interval.lo <= count && count < interval.hi
            }
            Cond::Test(Test::Choice { fact, set, .. }) => set.has(self.value(*fact) as usize),
            Cond::Test(Test::Important(_)) => self.important,
            Cond::Test(Test::SomePeople(_)) => self.people.iter().any(|fact| self.value(*fact) >= 1),
        }
    }
}
