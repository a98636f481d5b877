//! First look over all files: which editions, industries and scenarios there are, and which edition falls back to which.

use dsl_syntax::ast::{Container, File, Item, Name};
use dsl_syntax::tree::SyntaxKind;
use dsl_syntax::{Code, Diagnostic, Span, message};
use petgraph::algo::tarjan_scc;
use petgraph::graphmap::DiGraphMap;
use rustc_hash::FxHashMap;

use super::findings::doubled;
use super::suggest::unknown;
use crate::model::EditionId;

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
    pub(super) replaces: Option<EditionId>,
    pub(super) fallback: Option<EditionId>,
}

/// What stands where. An edition has one id here and in the model.
#[derive(Debug)]
pub(super) struct Outline<'a> {
    pub(super) editions: Vec<EditionSource<'a>>,
    pub(super) by_name: FxHashMap<&'a str, EditionId>,
    /// Declarations outside any edition, in order.
    pub(super) shared: Vec<&'a Item>,
}

#[expect(
    clippy::indexing_slicing,
    reason = "ids and positions come from this outline, or from one with the same names, which `Tracked::again` sees to"
)]
impl<'a> Outline<'a> {
    /// The edition.
    pub(super) fn edition(&self, id: EditionId) -> &EditionSource<'a> {
        &self.editions[id.index()]
    }

    fn edition_mut(&mut self, id: EditionId) -> &mut EditionSource<'a> {
        &mut self.editions[id.index()]
    }

    /// The industry at a position of an edition.
    pub(super) fn industry(&self, edition: EditionId, industry: usize) -> &IndustrySource<'a> {
        &self.edition(edition).industries[industry]
    }

    /// The scenario at a position of an industry.
    pub(super) fn scenario(&self, edition: EditionId, industry: usize, scenario: usize) -> &'a Container {
        self.industry(edition, industry).scenarios[scenario]
    }
}

impl<'a> Outline<'a> {
    /// The ids of all editions, in order of declaration.
    pub(super) fn ids(&self) -> impl Iterator<Item = EditionId> + use<> {
        (0..self.editions.len()).map(EditionId::at)
    }

    /// The edition and those it falls back to, in order.
    pub(super) fn chain(&self, edition: EditionId) -> Vec<EditionId> {
        std::iter::successors(Some(edition), |at| self.edition(*at).fallback).collect()
    }

    /// The name of every edition, and where it is declared.
    pub(super) fn names(&self) -> impl Iterator<Item = (&'a str, Span)> {
        self.editions.iter().map(|one| (one.container.name.text.as_str(), one.container.name.span))
    }
}

pub(super) fn outline<'a>(files: &[&'a File], findings: &mut Vec<Diagnostic>) -> Outline<'a> {
    let mut outline = Outline { editions: Vec::new(), by_name: FxHashMap::default(), shared: Vec::new() };
    for item in files.iter().copied().flat_map(|file| &file.items) {
        match item {
            Item::Edition(container) => {
                if let Some(&first) = outline.by_name.get(container.name.text.as_str()) {
                    let first = outline.edition(first).container.name.span;
                    findings.push(doubled(message!("kind-edition"), &container.name, first));
                    continue;
                }
                outline.by_name.insert(&container.name.text, EditionId::at(outline.editions.len()));
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

fn add_industry<'a>(
    outline: &mut Outline<'a>,
    container: &'a Container,
    edition: &'a Name,
    findings: &mut Vec<Diagnostic>,
) {
    let Some(&at) = outline.by_name.get(edition.text.as_str()) else {
        findings.push(unknown(message!("kind-edition"), edition, outline.names()));
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
    let edition = outline.edition_mut(at);
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
        findings.push(unknown(message!("kind-edition"), edition, outline.names()));
        return;
    };
    let subcategories = subcategories(container, findings);
    let categories = &mut outline.edition_mut(at).categories;
    match categories.iter().find(|known| known.container.name.text == container.name.text) {
        Some(first) => {
            findings.push(doubled(message!("kind-category"), &container.name, first.container.name.span));
        }
        None => categories.push(CategorySource { container, subcategories }),
    }
}

/// The subcategories of a category as written, each name once.
fn subcategories<'a>(container: &'a Container, findings: &mut Vec<Diagnostic>) -> Vec<&'a Container> {
    let mut found: Vec<&Container> = Vec::new();
    for item in &container.items {
        let Item::Subcategory(subcategory) = item else { continue };
        match found.iter().find(|known| known.name.text == subcategory.name.text) {
            Some(first) => {
                findings.push(doubled(message!("kind-subcategory"), &subcategory.name, first.name.span));
            }
            None => found.push(subcategory),
        }
    }
    found
}

fn link(outline: &mut Outline<'_>, findings: &mut Vec<Diagnostic>) {
    for at in outline.ids() {
        let container = outline.edition(at).container;
        for item in &container.items {
            let (name, replaces) = match item {
                Item::Replaces(name) => (name, true),
                Item::FallsBack(name) => (name, false),
                _ => continue,
            };
            let Some(&target) = outline.by_name.get(name.text.as_str()) else {
                findings.push(unknown(message!("kind-edition"), name, outline.names()));
                continue;
            };
            let edition = outline.edition_mut(at);
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
    next: impl Fn(&EditionSource<'a>) -> Option<EditionId>,
    cut: impl Fn(&mut EditionSource<'a>),
) {
    let linked = outline.ids().filter_map(|at| Some((at, next(outline.edition(at))?)));
    let links: DiGraphMap<EditionId, ()> = linked.map(|(at, target)| (at, target, ())).collect();
    let mut circles: Vec<EditionId> = tarjan_scc(&links)
        .into_iter()
        .filter(|component| component.len() > 1 || component.iter().any(|at| links.contains_edge(*at, *at)))
        .filter_map(|component| component.into_iter().max())
        .collect();
    circles.sort_unstable();
    for at in circles {
        let Some(target) = next(outline.edition(at)) else { continue };
        let (from, to) = (outline.edition(at).container, outline.edition(target).container);
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
        cut(outline.edition_mut(at));
    }
}
