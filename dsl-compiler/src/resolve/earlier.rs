//! `was` and `keeps` lines, all together: each names something earlier, so none names itself, none leads back to where it began, and none
//! is written twice.

use std::collections::BTreeMap;

use dsl_syntax::ast::{Container, Item, Name};
use dsl_syntax::{Code, Diagnostic, Span, message};
use petgraph::algo::tarjan_scc;
use petgraph::graphmap::DiGraphMap;
use rustc_hash::FxHashMap;

use super::Resolver;
use super::procedure::declared_in_procedures;
use super::scope::Space;
use crate::model::EditionId;

/// A line that names something earlier.
struct Line<'a> {
    /// What it stands in.
    from: &'a Name,
    /// The name of what it names, where it is declared.
    to: Span,
    span: Span,
}

/// What kind of thing a `was` names.
#[derive(Copy, Clone)]
enum Kind {
    Industry,
    Scenario,
    /// A category or a subcategory.
    Catalogue,
    Fact,
    Procedure,
}

impl<'a> Resolver<'a> {
    /// Looks at all of them.
    pub(super) fn earlier_selves(&mut self) {
        let (mut lines, mut kept) = (Vec::new(), Vec::new());
        let mut findings = Vec::new();
        let facts = self.declarations.all.iter().filter(|declaration| declaration.what.space() == Space::Fact);
        let mut all: Vec<(&'a Container, Kind)> = facts.map(|fact| (fact.what.container(), Kind::Fact)).collect();
        for edition in &self.outline.editions {
            for industry in &edition.industries {
                all.push((industry.container, Kind::Industry));
                all.extend(industry.scenarios.iter().map(|scenario| (*scenario, Kind::Scenario)));
            }
            for category in &edition.categories {
                let entries = std::iter::once(category.container).chain(category.subcategories.iter().copied());
                all.extend(entries.map(|container| (container, Kind::Catalogue)));
            }
            for item in &edition.container.items {
                let Item::Procedure(procedure) = item else { continue };
                all.extend(procedure.items.iter().filter_map(Item::container).map(|one| (one, Kind::Procedure)));
                for item in &procedure.items {
                    if let Item::Keeps(line) = item
                        && let Some(earlier) = self.outline.by_name.get(line.edition.text.as_str())
                    {
                        let to = self.outline.edition(*earlier).container.name.span;
                        kept.push(Line { from: &edition.container.name, to, span: line.span });
                    }
                }
            }
        }
        for (container, kind) in all {
            self.was_lines(container, kind, &mut lines, &mut findings);
        }
        for (lines, is_kept) in [(lines, false), (kept, true)] {
            circles(&lines, is_kept, &mut findings);
        }
        self.findings.extend(findings);
    }

    /// The `was` lines of one thing; those written twice are said at once.
    fn was_lines(
        &self,
        container: &'a Container,
        kind: Kind,
        lines: &mut Vec<Line<'a>>,
        findings: &mut Vec<Diagnostic>,
    ) {
        let mut seen: FxHashMap<(&str, Vec<&str>), Span> = FxHashMap::default();
        for item in &container.items {
            let Item::Was(was) = item else { continue };
            let path: Vec<&str> = was.path.iter().map(|name| name.text.as_str()).collect();
            if let Some(first) = seen.get(&(was.edition.text.as_str(), path.clone())) {
                let name = format!("{} {}", was.edition.text, path.join("/"));
                findings.push(
                    Diagnostic::new(Code::DoubledLine, was.span, message!("was-twice", name = name))
                        .at(message!("again-here"))
                        .and(*first, message!("the-first-one"))
                        .help(message!("doubled-line.help")),
                );
                continue;
            }
            let Some(edition) = self.outline.by_name.get(was.edition.text.as_str()) else { continue };
            if let Some(to) = self.named(*edition, &path, kind) {
                lines.push(Line { from: &container.name, to, span: was.span });
            }
            seen.insert((was.edition.text.as_str(), path), was.span);
        }
    }

    /// The name of what a path means in an edition, where it is declared; `None` where it means nothing, which is said elsewhere.
    fn named(&self, edition: EditionId, path: &[&str], kind: Kind) -> Option<Span> {
        let source = self.outline.edition(edition);
        let first = *path.first()?;
        match kind {
            Kind::Industry | Kind::Scenario => {
                let industry = source.industries.iter().find(|industry| industry.container.name.text == first)?;
                match path.get(1) {
                    None => Some(industry.container.name.span),
                    Some(name) => industry.scenarios.iter().find(|one| one.name.text == *name).map(|one| one.name.span),
                }
            }
            Kind::Catalogue => {
                let category = source.categories.iter().find(|category| category.container.name.text == first)?;
                match path.get(1) {
                    None => Some(category.container.name.span),
                    Some(name) => {
                        category.subcategories.iter().find(|one| one.name.text == *name).map(|one| one.name.span)
                    }
                }
            }
            Kind::Fact => Some(self.declared_in(edition, path.last()?)?.what.name().span),
            Kind::Procedure => declared_in_procedures(source.container, first),
        }
    }
}

/// Says which lines lead back to where they began: for each strongly connected component one finding, at the last of its lines.
fn circles(lines: &[Line<'_>], is_kept: bool, findings: &mut Vec<Diagnostic>) {
    let links: DiGraphMap<Span, ()> = lines.iter().map(|line| (line.from.span, line.to, ())).collect();
    let mut component_of: FxHashMap<Span, usize> = FxHashMap::default();
    for (number, component) in (0..).zip(tarjan_scc(&links)) {
        component_of.extend(component.into_iter().map(|name| (name, number)));
    }
    let mut circles: BTreeMap<usize, Vec<&Line<'_>>> = BTreeMap::new();
    for line in lines {
        let component = component_of.get(&line.from.span);
        if let Some(component) = component.filter(|one| component_of.get(&line.to) == Some(*one)) {
            circles.entry(*component).or_default().push(line);
        }
    }
    for mut within in circles.into_values() {
        within.sort_by_key(|line| line.span);
        // What names itself is a circle of its own.
        let (selves, mut others): (Vec<&Line<'_>>, Vec<&Line<'_>>) =
            within.into_iter().partition(|line| line.from.span == line.to);
        for line in selves {
            let message = match is_kept {
                true => message!("keeps-itself", name = &line.from.text),
                false => message!("was-itself", name = &line.from.text),
            };
            findings.push(
                Diagnostic::new(Code::Circular, line.span, message)
                    .at(message!("was-itself.label"))
                    .help(message!("was-itself.help")),
            );
        }
        let Some(last) = others.pop() else { continue };
        let message = if is_kept { message!("keeps-circle") } else { message!("was-circle") };
        let mut finding = Diagnostic::new(Code::Circular, last.span, message)
            .at(message!("was-circle.label", name = &last.from.text))
            .help(message!("was-circle.help"));
        for line in others {
            finding = finding.and(line.span, message!("was-circle.label", name = &line.from.text));
        }
        findings.push(finding);
    }
}
