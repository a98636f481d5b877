//! Contradictions of procedures: steps that nobody performs, limits that start nowhere or end too early, circles, and
//! documents that come from nowhere.

use dsl_syntax::tree::SyntaxKind;
use dsl_syntax::{Argument, Code, Diagnostic, Joint, Span, message};
use petgraph::algo::tarjan_scc;
use petgraph::graph::DiGraph;
use rustc_hash::FxHashMap;

use crate::model::dependencies::{Origin, Start, document, origin, start, step, steps, waits_for};
use crate::model::{Edition, Limit, Mention, Model, Said, Step};

/// The findings of all procedures.
pub(crate) fn check(model: &Model) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    for edition in &model.editions {
        let mut check = Check { edition, findings: &mut findings };
        for step in steps(edition) {
            check.somebody(step);
            check.start(step);
            check.documents(step);
        }
        check.given_once();
        check.validities();
        // Who waits in a circle has no date, and cannot be too late.
        if !check.circles() {
            steps(edition).for_each(|step| check.too_short(step));
        }
    }
    findings
}

struct Check<'m, 'f> {
    edition: &'m Edition,
    findings: &'f mut Vec<Diagnostic>,
}

impl<'m> Check<'m, '_> {
    fn report(&mut self, finding: Diagnostic) {
        self.findings.push(finding);
    }

    fn somebody(&mut self, step: &Step) {
        if !step.complete {
            return;
        }
        let (name, span) = (&step.thing.name, step.thing.span);
        if step.by == Said::Unsaid {
            self.report(
                Diagnostic::new(Code::StepNobody, span, message!("step-nobody", step = name))
                    .at(message!("step-nobody.label"))
                    .help(message!("step-nobody.help")),
            );
        }
        if let (Said::Is(documents), Said::Unsaid) = (&step.hands_in, &step.to) {
            let names = Argument::quoted(documents.iter().map(|document| document.name.as_str()), Joint::And);
            let handed = documents.first().map_or(span, |document| document.span);
            self.report(
                Diagnostic::new(Code::StepNobody, handed, message!("handed-to-nobody", step = name, documents = names))
                    .at(message!("handed-to-nobody.label"))
                    .help(message!("handed-to-nobody.help")),
            );
        }
    }

    fn start(&mut self, of: &'m Step) {
        let (Some(Start::Unclear), Some(Limit::WorkingDays { from, span, .. })) = (start(self.edition, of), &of.limit)
        else {
            return;
        };
        match from {
            Said::Is(mention) => self.unclear_document(mention, *span),
            _ if !of.complete => {}
            _ => {
                let mut finding = Diagnostic::new(
                    Code::LimitWithoutStart,
                    *span,
                    message!("limit-without-start", step = &of.thing.name),
                )
                .at(message!("limit-without-start.label"));
                if of.after.is_empty() {
                    finding = finding.help(message!("limit-without-start.help"));
                } else {
                    let names: Vec<&str> = of.after.iter().map(|mention| mention.name.as_str()).collect();
                    let end = Span::new(span.file, span.end, span.end);
                    finding = finding.help(message!(
                        "limit-without-start.help-which",
                        names = Argument::quoted(names.iter().copied(), Joint::Or)
                    ));
                    for name in names {
                        finding = finding.fix(message!("count-from", name = name), end, format!(" from {name}"));
                    }
                }
                self.report(finding);
            }
        }
    }

    /// A time that runs from a document which no one step brings about.
    fn unclear_document(&mut self, mention: &Mention, line: Span) {
        match origin(self.edition, &mention.name) {
            Origin::Nowhere => self.nowhere(mention),
            Origin::Step(_) => {}
            Origin::Several(several) => {
                let message = message!(
                    "start-in-several",
                    document = &mention.name,
                    steps = Argument::quoted(several.iter().map(|step| step.thing.name.as_str()), Joint::And)
                );
                let mut finding = Diagnostic::new(Code::LimitWithoutStart, line, message)
                    .at(message!("start-in-several.label"))
                    .help(message!("start-in-several.help"));
                for step in several {
                    finding = finding.and(step.thing.span, message!("start-in-several.label-step"));
                }
                self.report(finding);
            }
        }
    }

    fn documents(&mut self, step: &Step) {
        for mention in step.needs.iter().chain(&step.during) {
            if origin(self.edition, &mention.name) == Origin::Nowhere {
                self.nowhere(mention);
            }
        }
        for mention in &step.during {
            let term = self.edition.procedures.iter().flat_map(|procedure| &procedure.validities);
            if !term.into_iter().any(|validity| validity.document.name == mention.name) {
                self.report(
                    Diagnostic::new(Code::Missing, mention.span, message!("no-term", document = &mention.name))
                        .at(message!("no-term.label"))
                        .help(message!("no-term.help", document = &mention.name)),
                );
            }
        }
    }

    fn nowhere(&mut self, mention: &Mention) {
        let mut finding = Diagnostic::new(
            Code::DocumentNowhere,
            mention.span,
            message!("document-nowhere", document = &mention.name),
        )
        .at(message!("document-nowhere.label"))
        .help(message!("document-nowhere.help", document = &mention.name));
        if let Some(declared) = document(self.edition, &mention.name) {
            finding = finding.and(declared.span, message!("declared-here"));
        }
        self.report(finding);
    }

    /// What is given by two steps has two beginnings.
    fn given_once(&mut self) {
        let mut first: FxHashMap<&str, &Mention> = FxHashMap::default();
        for mention in steps(self.edition).flat_map(|step| &step.gives) {
            match first.get(mention.name.as_str()) {
                Some(earlier) => {
                    let finding = Diagnostic::new(
                        Code::DoubledLine,
                        mention.span,
                        message!("given-twice", document = &mention.name),
                    )
                    .at(message!("again-here"))
                    .and(earlier.span, message!("the-first-one"))
                    .help(message!("given-twice.help"));
                    self.report(finding);
                }
                None => {
                    first.insert(&mention.name, mention);
                }
            }
        }
    }

    fn validities(&mut self) {
        let mut first: FxHashMap<&str, Span> = FxHashMap::default();
        for validity in self.edition.procedures.iter().flat_map(|procedure| &procedure.validities) {
            self.unclear_document(&validity.document, validity.span);
            if let Some(earlier) = first.insert(&validity.document.name, validity.span) {
                self.report(crate::resolve::doubled_line(SyntaxKind::Valid, validity.span, earlier));
            }
        }
    }

    /// Steps that wait for each other; whether there are any.
    fn circles(&mut self) -> bool {
        let all: Vec<&Step> = steps(self.edition).collect();
        let mut graph = DiGraph::<usize, ()>::new();
        let nodes: Vec<_> = (0..all.len()).map(|at| graph.add_node(at)).collect();
        for (step, from) in all.iter().zip(&nodes) {
            for earlier in waits_for(self.edition, step) {
                let place = all.iter().zip(&nodes).find(|(step, _)| step.thing.name == earlier.thing.name);
                if let Some((_, to)) = place {
                    graph.add_edge(*from, *to, ());
                }
            }
        }
        let mut circles: Vec<Vec<usize>> = tarjan_scc(&graph)
            .into_iter()
            .filter(|part| part.len() > 1 || part.iter().any(|node| graph.contains_edge(*node, *node)))
            .map(|part| {
                let mut circle: Vec<usize> =
                    part.into_iter().filter_map(|node| graph.node_weight(node).copied()).collect();
                circle.sort_unstable();
                circle
            })
            .collect();
        circles.sort_unstable();
        for circle in &circles {
            let steps: Vec<&Step> = circle.iter().filter_map(|at| all.get(*at)).copied().collect();
            let Some((first, rest)) = steps.split_first() else { continue };
            let message = if rest.is_empty() {
                message!("step-waits-for-itself", step = &first.thing.name)
            } else {
                let names = steps.iter().map(|step| step.thing.name.as_str());
                message!("circle-of-steps", steps = Argument::quoted(names, Joint::And))
            };
            let mut finding = Diagnostic::new(Code::Circular, first.thing.span, message)
                .at(message!("circle-of-steps.label"))
                .help(message!("circle-of-steps.help"));
            for step in rest {
                finding = finding.and(step.thing.span, message!("circle-of-steps.label"));
            }
            self.report(finding);
        }
        !circles.is_empty()
    }

    /// A step whose time may be over before that of a step which it waits for.
    fn too_short(&mut self, late: &'m Step) {
        let Some(Limit::WorkingDays { days, from, span }) = &late.limit else { return };
        let Some(begin) = start(self.edition, late) else { return };
        let mut longer: Vec<(&Step, u64)> = Vec::new();
        for earlier in waits_for(self.edition, late) {
            longer.extend(self.offset(earlier, &begin).filter(|needed| needed > days).map(|needed| (earlier, needed)));
        }
        for (earlier, needed) in &longer {
            let message = message!(
                "limit-too-short",
                step = &late.thing.name,
                days = *days,
                earlier = &earlier.thing.name,
                needed = *needed
            );
            let mut finding = Diagnostic::new(Code::LimitTooShort, *span, message)
                .at(message!("limit-too-short.label"))
                .help(message!("limit-too-short.help", earlier = &earlier.thing.name));
            if let Some(Limit::WorkingDays { span, .. }) = &earlier.limit {
                finding = finding.and(*span, message!("limit-too-short.label-earlier"));
            }
            // With one step to wait for, a limit that begins with it cannot be too short for it.
            if let [_] = longer.as_slice() {
                let (place, text) = match from {
                    Said::Is(mention) => (mention.span, earlier.thing.name.clone()),
                    _ => (Span::new(span.file, span.end, span.end), format!(" from {}", earlier.thing.name)),
                };
                finding = finding.fix(message!("count-from", name = &earlier.thing.name), place, text);
            }
            self.report(finding);
        }
    }

    /// How many working days after a start a step is due at the latest, where its limits lead back to that start.
    fn offset(&self, of: &Step, from: &Start<'m>) -> Option<u64> {
        let mut days: u64 = 0;
        let mut at: &Step = of;
        // No circle leads on for longer than there are steps.
        for _ in 0..=steps(self.edition).count() {
            if matches!(from, Start::Step(step) if step.thing.name == at.thing.name) {
                return Some(days);
            }
            let Some(Limit::WorkingDays { days: more, .. }) = &at.limit else { return None };
            days = days.saturating_add(*more);
            match start(self.edition, at)? {
                Start::Step(next) => at = step(self.edition, &next.thing.name)?,
                Start::Event(event) => {
                    return matches!(from, Start::Event(start) if start.name == event.name).then_some(days);
                }
                Start::NotFound | Start::Unclear => return None,
            }
        }
        None
    }
}
