//! Why: the rules and items by which a flow is decided as it is, read off the conditions that are kept beside the graph.
//!
//! What is given as a reason is one whatever the facts are that were not given. Where the answer is the same either way
//! and the rule is not, the rules that may be its reason stand apart.
//!
//! Every condition of the cases that are left is looked at once, and nothing is compared with all others: the work grows
//! with the artefact's size, and a sort of each case's rules by layer.

use std::collections::{HashMap, HashSet};

use crate::decide::{Because, Decision, Restricted};
use crate::format::{Binding, Case, Value};
use crate::load::Loaded;

/// What is met in the cases that are left, by id, each once and in the order in which it is met.
#[derive(Default)]
struct Met<'a> {
    order: Vec<Seen>,
    at: HashMap<&'a str, usize>,
}

/// A rule or item that may be a reason.
struct Seen {
    /// Positions in `rules`: a block that is referred to cites otherwise from place to place.
    rules: Vec<u32>,
    by_importance: bool,
    /// In how many cases it surely is one, and the last of them.
    sure_in: usize,
    last: Option<usize>,
}

impl<'a> Met<'a> {
    fn add(&mut self, id: &'a str, rule: u32, by_importance: bool, sure_in_case: Option<usize>) {
        let next = self.order.len();
        let at = *self.at.entry(id).or_insert(next);
        if at == next {
            self.order.push(Seen { rules: Vec::new(), by_importance: false, sure_in: 0, last: None });
        }
        let Some(seen) = self.order.get_mut(at) else { return };
        if seen.rules.last() != Some(&rule) {
            seen.rules.push(rule);
        }
        seen.by_importance |= by_importance;
        if sure_in_case.is_some() && seen.last != sure_in_case {
            seen.sure_in += 1;
            seen.last = sure_in_case;
        }
    }

    /// What is a reason in every one of `cases`, and what may be one in some.
    fn split(self, cases: usize) -> (Vec<Seen>, Vec<Seen>) {
        self.order.into_iter().partition(|seen| seen.sure_in == cases)
    }
}

/// What a value's outcomes have to do with what rules give.
struct Giving<'a> {
    outcomes: HashSet<u32>,
    /// Of each outcome of the chain, how strict it is.
    ranks: HashMap<u32, usize>,
    loaded: &'a Loaded,
}

impl<'a> Giving<'a> {
    fn of(loaded: &'a Loaded, value: &Value) -> Self {
        let outcomes = match value {
            Value::Outcome(outcome) => HashSet::from([*outcome]),
            Value::Open(several) => several.iter().copied().collect(),
        };
        let ranks = loaded.artefact.strictness.iter().enumerate().map(|(rank, outcome)| (*outcome, rank)).collect();
        Self { outcomes, ranks, loaded }
    }

    fn gives(&self, rule: u32) -> &'a [u32] {
        self.loaded.artefact.rules.get(rule as usize).map(|rule| rule.gives.as_slice()).unwrap_or_default()
    }

    /// Whether these rules alone give the value: the stricter of each pair of what they give. An outcome is among those
    /// where some rule gives it, and each rule gives one that is no stricter.
    fn explained(&self, by: &[Seen]) -> bool {
        let rules = || by.iter().filter_map(|seen| seen.rules.first()).map(|rule| self.gives(*rule));
        let rank = |outcome: &u32| self.ranks.get(outcome).copied();
        let mildest = rules().map(|gives| gives.iter().map(rank).min().flatten()).max().flatten();
        let left: HashSet<u32> = rules().flatten().copied().filter(|outcome| rank(outcome) >= mildest).collect();
        left == self.outcomes
    }
}

/// The rules of a case that may decide it by one of the outcomes wanted (`relevant`, by position in `rules`), and whether
/// each surely does: it holds wherever the case is, and no rule of an earlier layer may.
fn deciding<'c>(graph: &mut Restricted<'_>, case: &'c Case, relevant: &[bool]) -> Vec<(&'c Binding, bool)> {
    let guard = graph.node(case.guard);
    let mut bindings: Vec<&Binding> = case.rules.iter().collect();
    bindings.sort_by_key(|binding| binding.layer);
    let mut found = Vec::new();
    let mut first = true;
    for layer in bindings.chunk_by(|one, next| one.layer == next.layer) {
        let (mut may, mut must) = (false, false);
        for binding in layer.iter().copied() {
            let node = graph.node(binding.when);
            if graph.never(node) {
                continue;
            }
            // Conditions are kept with the guard of their case: where both are one node, they hold alike.
            let always = node == guard;
            (may, must) = (true, must || always);
            if relevant.get(binding.rule as usize).copied().unwrap_or_default() {
                found.push((binding, always && first));
            }
        }
        if must {
            break;
        }
        first &= !may;
    }
    found
}

impl Loaded {
    /// Fills in the reasons of a value, for the cases that the facts leave.
    pub(crate) fn explain(
        &self,
        graph: &mut Restricted<'_>,
        cases: &[(&Case, bool)],
        value: &Value,
        decision: &mut Decision,
    ) {
        let giving = Giving::of(self, value);
        // Asked once for each rule, however often it binds.
        let relevant: Vec<bool> =
            self.artefact.rules.iter().map(|rule| rule.gives.iter().any(|one| giving.outcomes.contains(one))).collect();
        let mut met = Met::default();
        for (at, (case, _)) in cases.iter().enumerate() {
            for (binding, sure) in deciding(graph, case, &relevant) {
                met.add(self.id(binding.rule), binding.rule, binding.by_importance, sure.then_some(at));
            }
        }
        let (sure, mut perhaps) = met.split(cases.len());
        if giving.explained(&sure) {
            perhaps.clear();
        }
        if let Value::Open(several) = value {
            // As the clause that says so writes them, where one clause alone does.
            let written =
                sure.iter().chain(&perhaps).filter_map(|seen| seen.rules.first()).map(|rule| giving.gives(*rule));
            let mut same = written.filter(|gives| {
                gives.len() == several.len() && gives.iter().all(|outcome| giving.outcomes.contains(outcome))
            });
            let outcomes = same.next().unwrap_or(several);
            decision.possible = Some(outcomes.iter().map(|outcome| self.outcome(*outcome)).collect());
        }

        // Two decisions in one: the rule that asks whether the data is important, and what makes it so.
        let asks = |rules: &[Seen]| rules.iter().any(|seen| seen.by_importance);
        let (asked, perhaps_asked) = (asks(&sure), asks(&perhaps));
        let (mut items, mut other_items) =
            if asked || perhaps_asked { self.items(graph, cases) } else { Default::default() };
        if !asked {
            other_items.splice(..0, items.drain(..));
        } else if !items.is_empty() {
            // The data is important whatever is not given: what else may make it so explains nothing.
            other_items.clear();
        }
        // A rule that asks and finds that nothing makes the data important is no reason of that kind.
        let by_items = !items.is_empty() || !other_items.is_empty();
        decision.because.extend(sure.iter().chain(&items).filter_map(|seen| self.reason(seen, by_items)));
        decision.perhaps.extend(perhaps.iter().chain(&other_items).filter_map(|seen| self.reason(seen, by_items)));
    }

    /// The items by which the data is important in every case, and those by which it may be in some.
    fn items(&self, graph: &mut Restricted<'_>, cases: &[(&Case, bool)]) -> (Vec<Seen>, Vec<Seen>) {
        let mut met = Met::default();
        for (at, (case, _)) in cases.iter().enumerate() {
            let guard = graph.node(case.guard);
            for item in &case.items {
                let node = graph.node(item.when);
                if !graph.never(node) {
                    met.add(self.id(item.rule), item.rule, false, (node == guard).then_some(at));
                }
            }
        }
        met.split(cases.len())
    }

    /// The items by which the data, as they are read, are not important, and another reading would decide otherwise.
    pub(crate) fn doubts(&self, graph: &mut Restricted<'_>, cases: &[(&Case, bool)], decision: &mut Decision) {
        let mut met = Met::default();
        for (at, item) in
            cases.iter().enumerate().flat_map(|(at, (case, _))| case.items.iter().map(move |item| (at, item)))
        {
            if item.doubted.is_some_and(|doubted| graph.holds(doubted) == Some(true)) {
                met.add(self.id(item.rule), item.rule, false, Some(at));
            }
        }
        decision.doubted.extend(met.order.iter().filter_map(|seen| self.reason(seen, false)));
    }

    fn id(&self, rule: u32) -> &str {
        self.artefact.rules.get(rule as usize).map(|rule| rule.id.as_str()).unwrap_or_default()
    }

    /// A reason. Where its rule stands in several places, it cites what all of them cite.
    fn reason(&self, seen: &Seen, by_items: bool) -> Option<Because> {
        let mut places = seen.rules.clone();
        places.sort_unstable();
        places.dedup();
        let rules: Vec<_> = places.iter().filter_map(|rule| self.artefact.rules.get(*rule as usize)).collect();
        let first = self.artefact.rules.get(*seen.rules.first()? as usize)?;
        let mut cited: HashMap<&str, usize> = HashMap::new();
        for rule in &rules {
            let once: HashSet<&str> = rule.cite.iter().map(String::as_str).collect();
            once.into_iter().for_each(|cite| *cited.entry(cite).or_default() += 1);
        }
        Some(Because {
            rule: first.id.clone(),
            text: first.text.clone(),
            cite: first.cite.iter().filter(|cite| cited.get(cite.as_str()) == Some(&rules.len())).cloned().collect(),
            unverified: rules.iter().any(|rule| rule.unverified),
            reading: first.reading.clone(),
            by_importance: seen.by_importance && by_items,
            clause: first.clause.clone(),
            list: first.list.clone(),
        })
    }
}
