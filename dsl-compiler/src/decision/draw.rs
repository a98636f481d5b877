//! Cases → diagrams. Terminals know the outcome; which rules led there is kept beside the graph, as diagrams of their
//! own conditions, so that reasons do not break sharing.

use dsl_artifact::format::Passed;
use rustc_hash::FxHashMap;

use super::diagram::{Arena, FALSE, Leaf, NodeId, Strictness, TRUE, UNDECIDED};
use super::order::Axes;
use crate::decision::governing::{self, Case, GroundedRule, OTHER, Origin};
use crate::model::region::{Extent, Region};
use crate::model::{Cond, EditionId, FactId, Model, OutcomeId, Test, Verdict};
use crate::work::Work;

/// How many nodes one scenario may take to build. Past it, [`Builder::flow`] gives none and says so.
pub const NODE_BUDGET: usize = 250_000;

/// What a decision can be: an outcome, or one of several, unknown which.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Value {
    /// Decided.
    Outcome(OutcomeId),
    /// Open: the possible outcomes, in the order of their declaration.
    Open(Vec<OutcomeId>),
}

/// All values, each once, with the chains they are compared by.
#[derive(Debug, Default)]
pub struct Values {
    list: Vec<Value>,
    ids: FxHashMap<Value, u32>,
    chains: Vec<Vec<OutcomeId>>,
    /// Whether there are more than have a number.
    over: bool,
}

impl Values {
    /// The value of that number.
    #[must_use]
    #[expect(
        clippy::indexing_slicing,
        reason = "only `intern` makes numbers, each for a value that it then keeps for good"
    )]
    pub fn get(&self, id: u32) -> &Value {
        &self.list[id as usize]
    }

    /// The number of a value.
    pub fn intern(&mut self, value: Value) -> u32 {
        let Ok(next) = u32::try_from(self.list.len()) else {
            // Too large, as a graph of more nodes than are allowed.
            self.over = true;
            return 0;
        };
        *self.ids.entry(value.clone()).or_insert_with(|| {
            self.list.push(value);
            next
        })
    }

    /// Whether a rule that gives `given` has a part in the decision `value`: they share an outcome.
    #[must_use]
    pub fn has_part(&self, given: u32, value: u32) -> bool {
        let decided = self.get(value).outcomes();
        self.get(given).outcomes().iter().any(|outcome| decided.contains(outcome))
    }

    /// The number of what a clause gives.
    pub fn of(&mut self, verdict: &Verdict) -> u32 {
        let value = match verdict {
            Verdict::Outcome(outcome) => Value::Outcome(*outcome),
            Verdict::Open(outcomes) => one_of(outcomes.clone()),
        };
        self.intern(value)
    }
}

/// One of these: a single outcome is decided.
fn one_of(mut outcomes: Vec<OutcomeId>) -> Value {
    outcomes.sort();
    outcomes.dedup();
    match outcomes.as_slice() {
        [only] => Value::Outcome(*only),
        _ => Value::Open(outcomes),
    }
}

impl Value {
    /// Every outcome that it may be.
    #[must_use]
    pub fn outcomes(&self) -> &[OutcomeId] {
        match self {
            Value::Outcome(outcome) => std::slice::from_ref(outcome),
            Value::Open(outcomes) => outcomes,
        }
    }
}

impl Strictness for Values {
    /// The stricter of each two possible outcomes: what is unknown stays unknown only as far as it matters.
    #[expect(clippy::indexing_slicing, reason = "a table is the number of an edition, and each has its chain")]
    fn strictest(&mut self, table: u32, a: u32, b: u32) -> u32 {
        let chain = &self.chains[table as usize];
        let rank = |outcome: &OutcomeId| chain.iter().position(|o| o == outcome);
        let (a, b) = (self.get(a).outcomes(), self.get(b).outcomes());
        let pairs = a.iter().flat_map(|x| b.iter().map(move |y| if rank(x) >= rank(y) { *x } else { *y }));
        let value = one_of(pairs.collect());
        self.intern(value)
    }
}

/// Where a clause stands among those that decide.
#[derive(Copy, Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Layer {
    /// A `regardless` rule of the n-th edition along the fallbacks, 0 first.
    Regardless(u32),
    /// Bands and all other rules: the strictest prevails.
    Ordinary,
    /// `otherwise`: where no clause of the bands applies.
    Otherwise,
}

/// A clause or rule of a case, with its condition as a diagram.
#[derive(Clone, Debug)]
pub struct DrawnRule<'m> {
    /// Where it comes from.
    pub origin: Origin<'m>,
    /// Its value.
    pub value: u32,
    /// What it gives, as written.
    pub verdict: &'m Verdict,
    /// Its layer.
    pub layer: Layer,
    /// Where it applies, within the case's guard.
    pub when: NodeId,
    /// Whether the items belong to its reasons.
    pub by_importance: bool,
}

/// An important-data item of a case, with its condition as a diagram.
#[derive(Clone, Debug)]
pub struct DrawnItem<'m> {
    /// Where it comes from.
    pub origin: Origin<'m>,
    /// The fact "does the flow hold such data?".
    pub fact: FactId,
    /// Where it makes the data important, within the case's guard.
    pub when: NodeId,
    /// Where it does not, another reading of it would, and the decision would be another then.
    pub doubted: NodeId,
}

/// A case, drawn.
#[derive(Clone, Debug)]
pub struct DrawnCase<'m> {
    /// Where the case is.
    pub guard: NodeId,
    /// The edition whose bands decide.
    pub governed_by: EditionId,
    /// The way that led here.
    pub steps: Vec<Passed>,
    /// Everything that can decide.
    pub rules: Vec<DrawnRule<'m>>,
    /// The items that bind.
    pub items: Vec<DrawnItem<'m>>,
}

/// The decision of one industry and scenario.
#[derive(Clone, Debug)]
pub struct DrawnFlow<'m> {
    /// What is decided.
    pub root: NodeId,
    /// Why.
    pub cases: Vec<DrawnCase<'m>>,
}

/// Draws flows of any editions of one model into one arena.
#[derive(Debug)]
pub struct Builder<'m> {
    /// The model.
    pub model: &'m Model,
    /// The order of axes.
    pub axes: Axes,
    /// All nodes.
    pub arena: Arena,
    /// All values.
    pub values: Values,
}

impl<'m> Builder<'m> {
    /// An empty arena for a model.
    #[must_use]
    pub fn new(model: &'m Model) -> Self {
        let chains = model.editions.iter().map(|edition| edition.chain.clone()).collect();
        let values = Values { chains, ..Values::default() };
        Self { model, axes: Axes::of(model), arena: Arena::default(), values }
    }

    /// The same, counted, for one edition and those it falls back to: with the order that they alone would have.
    #[must_use]
    pub fn alone(model: &'m Model, editions: &[EditionId], work: &Work) -> Self {
        Self { axes: Axes::seen_by(model, editions), ..Self::counted(model, work) }
    }

    /// The same, whose drawing counts as work: where that stops, every drawing is past its budget.
    #[must_use]
    pub fn counted(model: &'m Model, work: &Work) -> Self {
        Self { arena: Arena::counted(work), ..Self::new(model) }
    }

    /// Draws the decision that `cases` describe, for the chain of `edition`; `None` past the node budget.
    pub fn flow(&mut self, edition: EditionId, cases: &[Case<'m>]) -> Option<DrawnFlow<'m>> {
        self.arena.allow(NODE_BUDGET);
        let mut root = UNDECIDED;
        let mut drawn = Vec::with_capacity(cases.len());
        for case in cases {
            let guard = self.condition(&case.guard);
            let (decision, case) = self.case(edition, case, guard);
            root = self.arena.ite(guard, decision, root);
            drawn.push(case);
            if self.arena.is_over() || self.values.over {
                self.arena.forget();
                return None;
            }
        }
        Some(DrawnFlow { root, cases: drawn })
    }

    fn case(&mut self, edition: EditionId, case: &Case<'m>, guard: NodeId) -> (NodeId, DrawnCase<'m>) {
        let mut rules = Vec::new();
        let bands = self.strictest(edition, &case.bands, Layer::Ordinary, &mut rules);
        let covered = self.arena.any(rules.iter().map(|rule| rule.when).collect());
        let left = self.arena.not(covered);
        let first_otherwise = rules.len();
        let otherwise = self.strictest(edition, &case.otherwise, Layer::Otherwise, &mut rules);
        rules.iter_mut().skip(first_otherwise).for_each(|rule| rule.when = left);
        let bands = self.arena.first(bands, otherwise);
        let others = self.strictest(edition, &case.rules, Layer::Ordinary, &mut rules);
        let mut decision = self.arena.strictest(edition.0, bands, others, &mut self.values);
        let layers: Vec<_> = (0..).map(Layer::Regardless).zip(&case.regardless).collect();
        for (layer, regardless) in layers.into_iter().rev() {
            // The last first, so that of two that meet the one written first decides; that they meet is an error anyway.
            for applied in regardless.iter().rev() {
                let (when, value) = self.rule(applied, layer, &mut rules);
                decision = self.arena.ite(when, value, decision);
            }
        }
        let mut items = self.items(edition, case, decision);
        // What may hold is asked together with the scope it binds in.
        let of_items = items.iter_mut().flat_map(|item| [&mut item.when, &mut item.doubted]);
        let whens = rules.iter_mut().map(|rule| &mut rule.when).chain(of_items);
        whens.for_each(|when| *when = self.arena.and(*when, guard));
        let drawn = DrawnCase { guard, governed_by: case.governed_by, steps: case.steps.clone(), rules, items };
        (decision, drawn)
    }

    fn items(&mut self, edition: EditionId, case: &Case<'m>, decision: NodeId) -> Vec<DrawnItem<'m>> {
        let whens: Vec<NodeId> = case.items.iter().map(|item| self.condition(&item.when)).collect();
        let mut otherwise = FALSE;
        if let Some(if_important) = &case.if_important {
            let important = self.arena.any(whens.clone());
            let not_yet = self.arena.not(important);
            let (decided, _) = self.case(edition, if_important, TRUE);
            let differs = self.arena.differs(decision, decided);
            otherwise = self.arena.and(not_yet, differs);
        }
        let items = case.items.iter().zip(whens);
        items
            .map(|(item, when)| {
                let doubted = match &item.as_read_otherwise {
                    Some(other) => {
                        let other = self.condition(other);
                        self.arena.and(other, otherwise)
                    }
                    None => FALSE,
                };
                DrawnItem { origin: item.origin, fact: item.fact, when, doubted }
            })
            .collect()
    }

    fn strictest(
        &mut self,
        edition: EditionId,
        applied: &[GroundedRule<'m>],
        layer: Layer,
        rules: &mut Vec<DrawnRule<'m>>,
    ) -> NodeId {
        let mut parts: Vec<NodeId> = applied
            .iter()
            .map(|applied| {
                let (when, value) = self.rule(applied, layer, rules);
                self.arena.ite(when, value, UNDECIDED)
            })
            .collect();
        // As a balanced tree, so that many small bands meet before they grow.
        while parts.len() > 1 {
            parts = parts
                .chunks(2)
                .map(|pair| match pair {
                    [a, b] => self.arena.strictest(edition.0, *a, *b, &mut self.values),
                    [a] => *a,
                    _ => UNDECIDED,
                })
                .collect();
            if self.arena.is_over() {
                return UNDECIDED;
            }
        }
        parts.first().copied().unwrap_or(UNDECIDED)
    }

    fn rule(&mut self, applied: &GroundedRule<'m>, layer: Layer, rules: &mut Vec<DrawnRule<'m>>) -> (NodeId, NodeId) {
        let when = self.condition(&applied.when);
        let value = self.values.of(applied.verdict);
        rules.push(DrawnRule {
            origin: applied.origin,
            value,
            verdict: applied.verdict,
            layer,
            when,
            by_importance: applied.by_importance,
        });
        (when, self.arena.leaf(Leaf::Value(value)))
    }

    /// The inputs of a region as a diagram.
    pub fn region(&mut self, region: &Region) -> NodeId {
        let sides = region.sides().iter().map(|(fact, extent)| self.side(*fact, *extent)).collect();
        self.arena.all(sides)
    }

    /// Where a fact is within an extent.
    pub fn side(&mut self, fact: FactId, extent: Extent) -> NodeId {
        let level = self.axes.level(fact);
        match extent {
            Extent::Count(interval) => self.arena.interval(level, interval.lo, interval.hi),
            Extent::Set(set) => {
                let count = self.model.fact(fact).choices().unwrap_or(1);
                self.arena.values(level, count, |value| set.has(value))
            }
        }
    }

    /// A grounded condition as a diagram.
    pub fn condition(&mut self, cond: &Cond) -> NodeId {
        match cond {
            Cond::All(parts) => {
                let parts = parts.iter().map(|part| self.condition(part)).collect();
                self.arena.all(parts)
            }
            Cond::Any(parts) => {
                let parts = parts.iter().map(|part| self.condition(part)).collect();
                self.arena.any(parts)
            }
            Cond::Not(inner) => {
                let inner = self.condition(inner);
                self.arena.not(inner)
            }
            Cond::Test(Test::Count { fact, interval, .. }) => self.side(*fact, Extent::Count(*interval)),
            Cond::Test(Test::Choice { fact, set, .. }) => self.side(*fact, Extent::Set(*set)),
            // Grounding leaves neither; an ungrounded one holds nowhere.
            Cond::Test(Test::Important(_)) | Cond::Test(Test::SomePeople(_)) => FALSE,
        }
    }
}

/// The decision graph of one edition.
#[derive(Debug)]
pub struct EditionGraph<'m> {
    /// The edition.
    pub edition: EditionId,
    /// Names of industries in the order of their axis's values; the last is [`OTHER`].
    pub industries: Vec<&'m str>,
    /// Names of scenarios in the order of their axis's values; the last is [`OTHER`].
    pub scenarios: Vec<&'m str>,
    /// The whole decision.
    pub root: NodeId,
    /// Each industry and scenario, in order of their names: `(industry, scenario, flow)`.
    pub flows: Vec<(&'m str, &'m str, DrawnFlow<'m>)>,
}

/// A scenario whose graph passes the node budget.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub struct TooLarge<'m> {
    /// The industry's name.
    pub industry: &'m str,
    /// The scenario's name.
    pub scenario: &'m str,
}

/// The industries along the fallbacks of `edition`, each with its scenarios, sorted by name, [`OTHER`] last.
#[must_use]
pub fn places(model: &Model, edition: EditionId) -> Vec<(&str, Vec<&str>)> {
    let mut found: std::collections::BTreeMap<&str, Vec<&str>> = std::collections::BTreeMap::new();
    for id in governing::fallbacks(model, edition) {
        for industry in &model.edition(id).industries {
            let names = industry.scenarios.iter().map(|s| s.name.as_str()).filter(|name| *name != OTHER);
            found.entry(&industry.name).or_default().extend(names);
        }
    }
    let mut places: Vec<(&str, Vec<&str>)> = found.into_iter().collect();
    places.push((OTHER, Vec::new()));
    for (_, scenarios) in &mut places {
        scenarios.sort_unstable();
        scenarios.dedup();
        scenarios.push(OTHER);
    }
    places
}

/// The graph of a whole edition.
///
/// # Errors
/// The first scenario whose graph passes the node budget.
pub fn edition_graph<'m>(builder: &mut Builder<'m>, edition: EditionId) -> Result<EditionGraph<'m>, TooLarge<'m>> {
    let model = builder.model;
    let places = places(model, edition);
    let mut scenarios: Vec<&str> =
        places.iter().flat_map(|(_, names)| names).copied().filter(|name| *name != OTHER).collect();
    scenarios.sort_unstable();
    scenarios.dedup();
    let position: FxHashMap<&str, u64> = scenarios.iter().enumerate().map(|(at, name)| (*name, at as u64)).collect();
    scenarios.push(OTHER);
    let mut flows = Vec::new();
    let mut industry_parts = Vec::with_capacity(places.len());
    for (at, (industry, names)) in places.iter().enumerate() {
        let mut roots = Vec::with_capacity(names.len());
        for scenario in names {
            let cases = governing::cases(model, edition, industry, scenario, &governing::Beside::default());
            let flow = builder.flow(edition, &cases).ok_or(TooLarge { industry, scenario })?;
            roots.push(flow.root);
            flows.push((*industry, *scenario, flow));
        }
        let other = roots.last().copied().unwrap_or(UNDECIDED);
        let mut parts: Vec<(u64, NodeId)> = vec![(0, other)];
        for (name, root) in names.iter().zip(&roots) {
            let Some(at) = position.get(name) else { continue };
            if parts.last().is_some_and(|(start, _)| start == at) {
                parts.pop();
            }
            parts.push((*at, *root));
            parts.push((at + 1, other));
        }
        builder.arena.allow(NODE_BUDGET);
        industry_parts.push((at as u64, builder.arena.case(builder.axes.scenario, &parts)));
    }
    builder.arena.allow(NODE_BUDGET);
    let root = builder.arena.case(builder.axes.industry, &industry_parts);
    builder.arena.forget();
    let industries = places.iter().map(|(name, _)| *name).collect();
    Ok(EditionGraph { edition, industries, scenarios, root, flows })
}
