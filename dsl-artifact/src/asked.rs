//! Why a fact is asked for, and which sources a decision rests on.

use std::collections::HashSet;

use crate::decide::{Decision, Restricted};
use crate::facts::Facts;
use crate::format::{AxisKind, Case, Named, Source};
use crate::load::Loaded;

impl Loaded {
    /// The clauses, rules and items that may bind in the cases that are left and whose conditions read the axis, in the order of
    /// the artefact. Linear in the nodes that are left and the rules of the cases.
    pub(crate) fn asked_by(&self, graph: &mut Restricted<'_>, cases: &[(&Case, bool)], axis: u32) -> Vec<String> {
        let mut roots: Vec<(u32, usize)> = Vec::new();
        for (case, _) in cases {
            let rules = case.rules.iter().map(|binding| (binding.rule, binding.when));
            let items = case.items.iter().map(|item| (item.rule, item.when));
            roots.extend(rules.chain(items).map(|(rule, when)| (rule, graph.node(when))));
        }
        let reads = graph.reads(axis);
        let asking: HashSet<u32> =
            roots.into_iter().filter(|(_, node)| reads.get(*node) == Some(&true)).map(|(rule, _)| rule).collect();
        let rules = self.artefact.rules.iter().zip(0_u32..).filter(|(_, at)| asking.contains(at));
        let mut names: Vec<String> = rules.map(|(rule, _)| rule.id.clone()).collect();
        // A block that is referred to is there once for each place.
        names.dedup();
        names
    }

    /// What an axis that is asked for may be.
    pub(crate) fn choices(&self, facts: &Facts, axis: u32) -> Vec<Named> {
        match self.artefact.axes.get(axis as usize).map(|axis| &axis.kind) {
            Some(AxisKind::Industry { values } | AxisKind::Attribute { values, .. }) => values.clone(),
            Some(AxisKind::Scenario { .. }) => {
                let industry = self.industry(facts);
                let flows = self.artefact.flows.iter().filter(|flow| industry.is_none_or(|own| flow.industry == own));
                let mut seen = HashSet::new();
                let each = flows.filter(|flow| seen.insert(flow.scenario.as_str()));
                each.map(|flow| Named { name: flow.scenario.clone(), title: flow.title.clone() }).collect()
            }
            _ => Vec::new(),
        }
    }

    /// The sources that the decision's reasons cite.
    pub(crate) fn cited(&self, decision: &Decision) -> Vec<Source> {
        let reasons = decision.because.iter().chain(&decision.perhaps).chain(&decision.doubted);
        let cites = reasons.flat_map(|reason| reason.cite.iter().chain(reason.list.iter().flat_map(|list| &list.cite)));
        let names: HashSet<&str> = cites.filter_map(|cite| cite.split(' ').next()).collect();
        self.artefact.sources.iter().filter(|source| names.contains(source.name.as_str())).cloned().collect()
    }
}
