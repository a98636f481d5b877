//! First look over all files: which editions, industries and scenarios there are, and which edition falls back to which.

use dsl_syntax::ast::{Container, File, Item, Name};
use dsl_syntax::tree::SyntaxKind;
use dsl_syntax::{Code, Diagnostic, Message, message};
use petgraph::algo::tarjan_scc;
use petgraph::graph::DiGraph;
use rustc_hash::FxHashMap;

use super::suggest::unknown;

/// An industry as written.
#[derive(Debug)]
pub(super) struct IndustrySource<'a> {
    pub(super) container: &'a Container,
    pub(super) scenarios: Vec<&'a Container>,
}

/// A category of a catalogue as written.
#[derive(Clone, Debug)]
pub(super) struct CategorySource<'a> {
    pub(super) container: &'a Container,
    pub(super) subcategories: Vec<&'a Container>,
}

/// An edition as written, with the industries that any file adds to it.
#[derive(Debug)]
pub(super) struct EditionSource<'a> {
    pub(super) container: &'a Container,
    pub(super) industries: Vec<IndustrySource<'a>>,
    pub(super) categories: Vec<CategorySource<'a>>,
    pub(super) replaces: Option<usize>,
    pub(super) fallback: Option<usize>,
}

/// What stands where.
#[derive(Debug)]
pub(super) struct Outline<'a> {
    pub(super) editions: Vec<EditionSource<'a>>,
    pub(super) by_name: FxHashMap<&'a str, usize>,
    /// Declarations outside any edition, in order.
    pub(super) shared: Vec<&'a Item>,
}

impl Outline<'_> {
    /// The edition and those it falls back to, in order.
    pub(super) fn chain(&self, edition: usize) -> Vec<usize> {
        let mut chain = vec![edition];
        let mut at = edition;
        while let Some(next) = self.editions[at].fallback {
            chain.push(next);
            at = next;
        }
        chain
    }
}

pub(super) fn outline<'a>(files: &[&'a File], findings: &mut Vec<Diagnostic>) -> Outline<'a> {
    let mut outline = Outline { editions: Vec::new(), by_name: FxHashMap::default(), shared: Vec::new() };
    for item in files.iter().copied().flat_map(|file| &file.items) {
        match item {
            Item::Edition(container) => {
                if let Some(&first) = outline.by_name.get(container.name.text.as_str()) {
                    let first: &EditionSource<'_> = &outline.editions[first];
                    findings.push(doubled(message!("kind-edition"), &container.name, first.container.name.span));
                    continue;
                }
                outline.by_name.insert(&container.name.text, outline.editions.len());
                outline.editions.push(EditionSource {
                    container,
                    industries: Vec::new(),
                    categories: Vec::new(),
                    replaces: None,
                    fallback: None,
                });
            }
            Item::Industry { .. } | Item::Category { .. } => {}
            shared => outline.shared.push(shared),
        }
    }
    for item in files.iter().copied().flat_map(|file| &file.items) {
        if let Item::Industry { container, edition } = item {
            add_industry(&mut outline, container, edition, findings);
        }
        if let Item::Category { container, edition } = item {
            add_category(&mut outline, container, edition, findings);
        }
    }
    link(&mut outline, findings);
    outline
}

/// A finding for a name declared twice.
pub(super) fn doubled(kind: Message, name: &Name, first: dsl_syntax::Span) -> Diagnostic {
    Diagnostic::new(Code::DoubledName, name.span, message!("doubled-name", kind = kind, name = &name.text))
        .at(message!("doubled-name.label"))
        .and(first, message!("doubled-name.label-first"))
        .help(message!("doubled-name.help"))
}

fn add_industry<'a>(
    outline: &mut Outline<'a>,
    container: &'a Container,
    edition: &'a Name,
    findings: &mut Vec<Diagnostic>,
) {
    let Some(&at) = outline.by_name.get(edition.text.as_str()) else {
        let known = outline.editions.iter().map(|e| (e.container.name.text.as_str(), e.container.name.span));
        findings.push(unknown(message!("kind-edition"), edition, known));
        return;
    };
    if container.name.text == "other" {
        findings.push(
            Diagnostic::new(Code::Misplaced, container.name.span, message!("industry-other"))
                .at(message!("industry-other.label"))
                .help(message!("industry-other.help")),
        );
        return;
    }
    let edition = &mut outline.editions[at];
    if let Some(first) = edition.industries.iter().find(|i| i.container.name.text == container.name.text) {
        findings.push(doubled(message!("kind-industry"), &container.name, first.container.name.span));
        return;
    }
    let mut seen: FxHashMap<&str, &Name> = FxHashMap::default();
    let mut scenarios = Vec::new();
    for item in &container.items {
        if let Item::Scenario(scenario) = item {
            if let Some(first) = seen.get(scenario.name.text.as_str()) {
                findings.push(doubled(message!("kind-scenario"), &scenario.name, first.span));
                continue;
            }
            seen.insert(&scenario.name.text, &scenario.name);
            scenarios.push(scenario);
        }
    }
    edition.industries.push(IndustrySource { container, scenarios });
}

fn add_category<'a>(
    outline: &mut Outline<'a>,
    container: &'a Container,
    edition: &'a Name,
    findings: &mut Vec<Diagnostic>,
) {
    let Some(&at) = outline.by_name.get(edition.text.as_str()) else {
        let known = outline.editions.iter().map(|e| (e.container.name.text.as_str(), e.container.name.span));
        findings.push(unknown(message!("kind-edition"), edition, known));
        return;
    };
    let subcategories = super::catalogue::subcategories(container, findings);
    let categories = &mut outline.editions[at].categories;
    match categories.iter().find(|known| known.container.name.text == container.name.text) {
        Some(first) => {
            findings.push(doubled(message!("kind-category"), &container.name, first.container.name.span));
        }
        None => categories.push(CategorySource { container, subcategories }),
    }
}

fn link(outline: &mut Outline<'_>, findings: &mut Vec<Diagnostic>) {
    for at in 0..outline.editions.len() {
        let container = outline.editions[at].container;
        for item in &container.items {
            let (name, replaces) = match item {
                Item::Replaces(name) => (name, true),
                Item::FallsBack(name) => (name, false),
                _ => continue,
            };
            let Some(&target) = outline.by_name.get(name.text.as_str()) else {
                let known = outline.editions.iter().map(|e| (e.container.name.text.as_str(), e.container.name.span));
                findings.push(unknown(message!("kind-edition"), name, known));
                continue;
            };
            let edition = &mut outline.editions[at];
            let slot = if replaces { &mut edition.replaces } else { &mut edition.fallback };
            if slot.is_some() {
                let line = if replaces { SyntaxKind::Replaces } else { SyntaxKind::FallsBack };
                findings.push(
                    Diagnostic::new(
                        Code::DoubledLine,
                        name.span,
                        message!("two-links", edition = &container.name.text, line = line.words()),
                    )
                    .at(message!("the-second-one"))
                    .help(message!("two-links.help")),
                );
                continue;
            }
            *slot = Some(target);
        }
    }
    cut_circles(outline, findings, SyntaxKind::FallsBack, |e| e.fallback, |e| e.fallback = None);
    cut_circles(outline, findings, SyntaxKind::Replaces, |e| e.replaces, |e| e.replaces = None);
}

/// Every edition has one link at most, so each strongly connected component is one circle, and cutting the link of its
/// last declared edition opens it.
fn cut_circles<'a>(
    outline: &mut Outline<'a>,
    findings: &mut Vec<Diagnostic>,
    line: SyntaxKind,
    next: impl Fn(&EditionSource<'a>) -> Option<usize>,
    cut: impl Fn(&mut EditionSource<'a>),
) {
    let mut links = DiGraph::<usize, ()>::new();
    let nodes: Vec<_> = (0..outline.editions.len()).map(|at| links.add_node(at)).collect();
    for (at, edition) in outline.editions.iter().enumerate() {
        if let Some(target) = next(edition) {
            links.add_edge(nodes[at], nodes[target], ());
        }
    }
    let mut circles: Vec<usize> = tarjan_scc(&links)
        .into_iter()
        .filter(|component| component.len() > 1 || component.iter().any(|node| links.contains_edge(*node, *node)))
        .filter_map(|component| component.into_iter().map(|node| links[node]).max())
        .collect();
    circles.sort_unstable();
    for at in circles {
        let Some(target) = next(&outline.editions[at]) else { continue };
        let (from, to) = (outline.editions[at].container, outline.editions[target].container);
        let mut finding = Diagnostic::new(
            Code::Circular,
            from.name.span,
            message!("circle-of-editions", line = line.words(), from = &from.name.text, to = &to.name.text),
        )
        .at(message!("circle-of-editions.label", line = line.words()))
        .help(message!("circle-of-editions.help", line = line.words()));
        if at != target {
            finding = finding.and(to.name.span, message!("circle-of-editions.label-through"));
        }
        findings.push(finding);
        cut(&mut outline.editions[at]);
    }
}
