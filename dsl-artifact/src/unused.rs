//! Facts that were given and that nothing reads: outside the support of the decision, and never dropped in silence.

use crate::facts::Facts;
use crate::format::{AxisKind, Node};
use crate::load::Loaded;

impl Loaded {
    /// The facts that were given and that the decision does not hang on, in order of their names.
    ///
    /// The support is that of the diagram with the attributes, flags, industry and scenario put in as they are known, and
    /// the counts left free: a count below every line is read, and a count that no line lies on is not. Linear in the nodes
    /// that are left.
    pub(crate) fn unused(&self, facts: &Facts) -> Vec<String> {
        let read = self.read(facts);
        let is_read = |name: &String| {
            let axis = self.artefact.axes.iter().position(|axis| axis.name == *name);
            axis.and_then(|axis| read.get(axis).copied()).unwrap_or(false)
        };
        facts.given().filter(|name| !is_read(name)).cloned().collect()
    }

    /// For each axis, whether a node that the facts leave tests it.
    fn read(&self, facts: &Facts) -> Vec<bool> {
        let mut read = vec![false; self.artefact.axes.len()];
        let mut seen = vec![false; self.artefact.nodes.len()];
        let mut stack = vec![self.artefact.root];
        while let Some(at) = stack.pop() {
            let (Some(Node::Test(axis, parts)), Some(seen)) =
                (self.artefact.nodes.get(at as usize), seen.get_mut(at as usize))
            else {
                continue;
            };
            if std::mem::replace(seen, true) {
                continue;
            }
            let axis = *axis as usize;
            if let Some(read) = read.get_mut(axis) {
                *read = true;
            }
            let kind = self.artefact.axes.get(axis).map(|axis| &axis.kind);
            let known = facts.values.get(axis).copied().flatten();
            match known.filter(|_| !matches!(kind, Some(AxisKind::Measure { .. }))) {
                Some(value) => stack.push(crate::decide::part_of(parts, value)),
                None => stack.extend(parts.iter().map(|(_, child)| *child)),
            }
        }
        read
    }
}
