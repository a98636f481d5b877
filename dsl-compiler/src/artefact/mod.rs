//! Graph → artefact: the same decisions in a file that needs no compiler.

mod made_of;
mod procedure;
mod vocabulary;

use dsl_artifact::format::{
    Artefact, Axis as WrittenAxis, AxisKind, Bilingual, Binding, Case, CatalogueEntry, CatalogueTotals, Category,
    Edition as WrittenEdition, End, Flow, ItemBinding, Layer as WrittenLayer, Named, Node as WrittenNode, Outcome,
    Rule, Value as WrittenValue,
};
use dsl_syntax::Span;
use dsl_syntax::ast::CountedWhat;
use rustc_hash::FxHashMap;

use crate::decision::diagram::{FALSE, Leaf, Node, NodeId};
use crate::decision::draw::{Builder, DrawnCase, EditionGraph, Layer, TooLarge, Value, edition_graph};
use crate::decision::governing;
use crate::decision::in_force;
use crate::decision::order::Axis;
use crate::model::readings::given;
use crate::model::{self, Cond, EditionId, FactKind, Model, Provenance, Verdict};
use crate::source::SourceFile;
use crate::words::{Language, Phrases, bilingual, citation, other_list};
use crate::work::Work;
pub use procedure::procedures;
pub use vocabulary::vocabulary;

/// Compiles one edition.
///
/// # Errors
/// The scenario whose graph passes the node budget.
pub fn compile<'m>(model: &'m Model, files: &[SourceFile], edition: EditionId) -> Result<Artefact, TooLarge<'m>> {
    compile_counted(model, files, edition, &Work::default())
}

/// The same, counted: where the work stops, some scenario is too large.
pub(crate) fn compile_counted<'m>(
    model: &'m Model,
    files: &[SourceFile],
    edition: EditionId,
    work: &Work,
) -> Result<Artefact, TooLarge<'m>> {
    let mut builder = Builder::alone(model, &governing::fallbacks(model, edition), work);
    let graph = edition_graph(&mut builder, edition)?;
    Ok(Writer::new(&builder, files, &graph).artefact(&graph))
}

/// The number of a place that the artefact itself made. Where there is none the artefact is broken: the number that is written then is
/// no place of any table, so that the file is refused wherever it is loaded, as `qingdan compile` loads what it writes.
fn known(place: Option<u32>) -> u32 {
    debug_assert!(place.is_some(), "a place that the artefact does not have");
    place.unwrap_or(u32::MAX)
}

/// A position as a file writes it.
fn number(position: usize) -> u32 {
    known(u32::try_from(position).ok())
}

/// Names places as `file:line`.
struct Places<'b> {
    files: &'b [SourceFile],
    /// Where each line of each file begins.
    lines: Vec<Vec<usize>>,
}

impl<'b> Places<'b> {
    fn of(files: &'b [SourceFile]) -> Self {
        Self { files, lines: files.iter().map(SourceFile::line_starts).collect() }
    }

    fn line(&self, span: Span) -> String {
        let file = span.file.0 as usize;
        let line =
            self.lines.get(file).map_or(0, |starts| starts.partition_point(|start| *start <= span.start as usize));
        self.files.get(file).map_or_else(String::new, |source| format!("{}:{line}", source.path))
    }
}

struct Writer<'b, 'm> {
    builder: &'b Builder<'m>,
    model: &'m Model,
    files: &'b [SourceFile],
    /// Names places.
    places: Places<'b>,
    /// The edition and its fallbacks.
    chain: Vec<EditionId>,
    /// For each level of the graph's order, the position among the artefact's axes.
    position: Vec<Option<u32>>,
    nodes: FxHashMap<NodeId, u32>,
    /// Values in the order that the graph first reaches them.
    values: Vec<u32>,
    /// By id and provenance: a block that is referred to has another there.
    rules: FxHashMap<(&'m str, &'m Provenance), u32>,
    written_rules: Vec<Rule>,
    /// What each rule says, by id: gathered once.
    texts: FxHashMap<&'m str, (Bilingual, Vec<u32>)>,
    /// The conditions of items, by id.
    clauses: FxHashMap<&'m str, Bilingual>,
    /// Where items stand in the catalogues, by id.
    categories: FxHashMap<&'m str, Vec<String>>,
    /// The reading that gives each clause, by the clause's id. Looked up, never iterated.
    readings: FxHashMap<&'m str, &'m str>,
    /// What is left to a list that is not in the folder, by the clause's id. Looked up, never iterated.
    outside: FxHashMap<&'m str, &'m model::Outside>,
}

impl<'b, 'm> Writer<'b, 'm> {
    fn new(builder: &'b Builder<'m>, files: &'b [SourceFile], graph: &EditionGraph<'m>) -> Self {
        let model = builder.model;
        let chain = governing::fallbacks(model, graph.edition);
        let mut next = 0;
        let position = builder
            .axes
            .order()
            .iter()
            .map(|axis| {
                let known = match axis {
                    Axis::Fact(fact) => model.fact(*fact).declared_in(&chain).is_some(),
                    // A list without industries asks for none.
                    Axis::Industry | Axis::Scenario => graph.industries.len() > 1,
                };
                known.then(|| {
                    next += 1;
                    next - 1
                })
            })
            .collect();
        let mut writer = Self {
            builder,
            model,
            files,
            places: Places::of(files),
            chain,
            position,
            nodes: FxHashMap::default(),
            values: Vec::new(),
            rules: FxHashMap::default(),
            written_rules: Vec::new(),
            texts: FxHashMap::default(),
            clauses: FxHashMap::default(),
            categories: FxHashMap::default(),
            readings: given(model),
            outside: model.outside().collect(),
        };
        writer.gather_texts();
        writer
    }

    fn artefact(mut self, graph: &EditionGraph<'m>) -> Artefact {
        let mut roots = vec![graph.root];
        for (.., flow) in &graph.flows {
            for case in &flow.cases {
                roots.push(case.guard);
                roots.extend(case.rules.iter().map(|rule| rule.when));
                roots.extend(
                    case.items.iter().flat_map(|item| {
                        [item.when].into_iter().chain((item.doubted != FALSE).then_some(item.doubted))
                    }),
                );
            }
        }
        let nodes = self.nodes(&roots);
        let flows = graph
            .flows
            .iter()
            .map(|(industry, scenario, flow)| Flow {
                industry: (*industry).to_owned(),
                scenario: (*scenario).to_owned(),
                title: self.scenario_title(industry, scenario),
                cases: flow.cases.iter().map(|case| self.case(case)).collect(),
            })
            .collect();
        let edition = self.model.edition(graph.edition);
        let procedures = procedures(self.model, self.files, graph.edition);
        let mut artefact = Artefact {
            format: dsl_artifact::format::FORMAT.to_owned(),
            digest: String::new(),
            edition: edition.name.clone(),
            editions: self.chain.iter().map(|id| self.edition(*id)).collect(),
            files: Vec::new(),
            sources: Vec::new(),
            outcomes: self
                .model
                .outcomes
                .iter()
                .map(|outcome| Outcome { name: outcome.name.clone(), title: bilingual(&outcome.title) })
                .collect(),
            strictness: edition.chain.iter().map(|outcome| outcome.0).collect(),
            axes: self.axes(graph),
            values: self.values(),
            root: self.node(graph.root),
            nodes,
            rules: self.written_rules,
            flows,
            procedures,
        };
        made_of::keep_outcomes(&mut artefact);
        artefact.sources = made_of::cited(self.model, &artefact);
        artefact.files = made_of::files(self.model, self.files, &self.chain, &artefact);
        artefact
    }

    /// A scenario's title in the first edition along the fallbacks that lists it; nothing for `other` where that is not listed.
    fn scenario_title(&self, industry: &str, scenario: &str) -> Bilingual {
        let editions = self.chain.iter().map(|id| self.model.edition(*id));
        let found = editions.filter_map(|edition| edition.industry(industry)).find_map(|own| own.scenario(scenario));
        found.map(|scenario| bilingual(&scenario.title)).unwrap_or_default()
    }

    /// The same of an industry.
    fn industry(&self, name: &str) -> Named {
        let found = self.chain.iter().find_map(|id| self.model.edition(*id).industry(name));
        Named { name: name.to_owned(), title: found.map(|own| bilingual(&own.title)).unwrap_or_default() }
    }

    /// Numbers the nodes that the roots reach, children first; the numbering follows the graph, so equal graphs give
    /// equal files.
    fn nodes(&mut self, roots: &[NodeId]) -> Vec<WrittenNode> {
        let mut written = Vec::new();
        for id in self.builder.arena.reached(roots) {
            let node = match self.builder.arena.node(id) {
                Node::Leaf(Leaf::True) => WrittenNode::Holds(true),
                Node::Leaf(Leaf::Value(value)) => WrittenNode::Value(self.value(*value)),
                // Undecided inputs are errors of the list, found before this.
                Node::Leaf(_) => WrittenNode::Holds(false),
                Node::Test { level, edges } => WrittenNode::Test(
                    known(self.position.get(*level as usize).copied().flatten()),
                    edges.iter().map(|(start, child)| (*start, self.node(*child))).collect(),
                ),
            };
            self.nodes.insert(id, number(written.len()));
            written.push(node);
        }
        written
    }

    /// The number of a node.
    fn node(&self, id: NodeId) -> u32 {
        known(self.nodes.get(&id).copied())
    }

    fn value(&mut self, value: u32) -> u32 {
        let at = self.values.iter().position(|known| *known == value).unwrap_or_else(|| {
            self.values.push(value);
            self.values.len() - 1
        });
        number(at)
    }

    fn case(&mut self, case: &DrawnCase<'m>) -> Case {
        let rules = case
            .rules
            .iter()
            .map(|rule| Binding {
                rule: self.rule(rule.origin),
                layer: match rule.layer {
                    Layer::Regardless(level) => WrittenLayer::Regardless(level),
                    Layer::Ordinary | Layer::Otherwise => WrittenLayer::Ordinary,
                },
                when: self.node(rule.when),
                by_importance: rule.by_importance,
            })
            .collect();
        let items = case
            .items
            .iter()
            .map(|item| ItemBinding {
                rule: self.rule(item.origin),
                when: self.node(item.when),
                doubted: (item.doubted != FALSE).then(|| self.node(item.doubted)),
            })
            .collect();
        let governed_by = self.chain.iter().position(|id| *id == case.governed_by);
        Case {
            guard: self.node(case.guard),
            governed_by: known(governed_by.map(number)),
            steps: case.steps.clone(),
            rules,
            items,
        }
    }

    fn rule(&mut self, origin: governing::Origin<'m>) -> u32 {
        if let Some(known) = self.rules.get(&(origin.id, origin.provenance)) {
            return *known;
        }
        let (text, gives) = self.texts.get(origin.id).cloned().unwrap_or_default();
        let at = number(self.written_rules.len());
        self.written_rules.push(Rule {
            id: origin.id.to_owned(),
            gives,
            text,
            clause: self.clauses.get(origin.id).cloned(),
            categories: self.categories.get(origin.id).cloned().unwrap_or_default(),
            place: self.places.line(origin.span),
            cite: origin.provenance.cites.iter().map(|one| citation(self.model, one)).collect(),
            unverified: origin.provenance.unverified,
            reading: self.readings.get(origin.id).map(|name| (*name).to_owned()),
            list: self.outside.get(origin.id).map(|outside| other_list(self.model, outside)),
        });
        self.rules.insert((origin.id, origin.provenance), at);
        at
    }

    fn gather_texts(&mut self) {
        let model = self.model;
        let chain = self.chain.clone();
        let phrases = |language| Phrases::by_title(model, &chain, language);
        let gives = |verdict: &Verdict| verdict.outcomes().iter().map(|outcome| outcome.0).collect::<Vec<_>>();
        let text = |verdict: &Verdict, when: Option<&Cond>, regardless: bool| {
            let say = |language| Some(phrases(language).clause(verdict, when, regardless));
            Bilingual { zh: say(Language::Zh), en: say(Language::En), not_found: Vec::new() }
        };
        for clause in model.blocks.iter().flat_map(|block| &block.clauses) {
            self.texts.insert(&clause.id, (text(&clause.verdict, clause.when.as_ref(), false), gives(&clause.verdict)));
        }
        for edition in &model.editions {
            let industries = edition.industries.iter();
            let scenarios = industries.clone().flat_map(|i| &i.scenarios).flat_map(|s| &s.rules);
            for rule in edition.rules.iter().chain(industries.clone().flat_map(|i| &i.rules)).chain(scenarios) {
                self.texts
                    .insert(&rule.id, (text(&rule.verdict, Some(&rule.when), rule.regardless), gives(&rule.verdict)));
            }
            for item in edition.items.iter().chain(industries.flat_map(|i| &i.items)) {
                self.texts.insert(&item.id, (bilingual(&item.title), Vec::new()));
                self.categories.insert(&item.id, item.categories.iter().map(ToString::to_string).collect());
                if let (Some(zh), Some(en)) = (phrases(Language::Zh).item(item), phrases(Language::En).item(item)) {
                    let clause = Bilingual { zh: Some(zh), en: Some(en), not_found: Vec::new() };
                    self.clauses.insert(&item.id, clause);
                }
            }
        }
    }

    fn edition(&self, id: EditionId) -> WrittenEdition {
        let edition = self.model.edition(id);
        WrittenEdition {
            name: edition.name.clone(),
            title: bilingual(&edition.title),
            status: if edition.issued_status { "issued" } else { "draft" }.to_owned(),
            issued: edition.issued.map(|day| day.to_string()),
            in_force: edition.in_force.map(|day| day.to_string()),
            replaces: edition.replaces.map(|id| self.model.edition(id).name.clone()),
            ends: in_force::end(self.model, id)
                .map(|(newer, since)| End { on: since.to_string(), by: self.model.edition(newer).name.clone() }),
            unverified: edition.provenance.unverified,
            catalogue: edition.catalogue.iter().map(|category| self.category(category)).collect(),
            catalogue_totals: CatalogueTotals {
                categories: total(edition, "categories"),
                subcategories: total(edition, "subcategories"),
            },
        }
    }

    fn category(&self, category: &model::Category) -> Category {
        let entry = |entry: &model::CatalogueEntry| CatalogueEntry {
            name: entry.name.clone(),
            number: entry.number,
            title: bilingual(&entry.title),
            notes: entry.notes.iter().map(bilingual).collect(),
            standards: entry.standards.clone(),
            cite: entry.provenance.cites.iter().map(|one| citation(self.model, one)).collect(),
            unverified: entry.provenance.unverified,
        };
        Category { entry: entry(&category.entry), subcategories: category.subcategories.iter().map(entry).collect() }
    }

    fn axes(&self, graph: &EditionGraph<'m>) -> Vec<WrittenAxis> {
        let names = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
        let called = |name: &str, zh: &str, en: &str, kind| WrittenAxis {
            name: name.to_owned(),
            title: Bilingual { zh: Some(zh.to_owned()), en: Some(en.to_owned()), not_found: Vec::new() },
            kind,
        };
        let order = self.builder.axes.order().iter().zip(&self.position);
        order
            .filter(|(_, position)| position.is_some())
            .map(|(axis, _)| match axis {
                Axis::Industry => {
                    let values = graph.industries.iter().map(|name| self.industry(name)).collect();
                    called("industry", "行业", "industry", AxisKind::Industry { values })
                }
                Axis::Scenario => {
                    let values = names(&graph.scenarios);
                    called("scenario", "场景", "scenario", AxisKind::Scenario { values })
                }
                Axis::Fact(fact) => {
                    let fact = self.model.fact(*fact);
                    let title = fact.declared_in(&self.chain).map(|one| bilingual(&one.title)).unwrap_or_default();
                    WrittenAxis { name: fact.name.clone(), title, kind: self.kind(&fact.kind) }
                }
            })
            .collect()
    }

    fn kind(&self, kind: &FactKind) -> AxisKind {
        match kind {
            FactKind::Flag => AxisKind::Flag,
            FactKind::Item => AxisKind::Item,
            FactKind::Attribute { values, default, .. } => AxisKind::Attribute {
                values: values
                    .iter()
                    .map(|value| Named { name: value.name.clone(), title: bilingual(&value.title) })
                    .collect(),
                default: default.and_then(|at| u32::try_from(at).ok()),
            },
            FactKind::Measure { unit, counts, .. } => AxisKind::Measure {
                unit: {
                    let unit = self.model.unit(*unit);
                    Named { name: unit.name.clone(), title: bilingual(&unit.title) }
                },
                counts: match counts {
                    CountedWhat::Exported => "exported",
                    CountedWhat::Held => "held",
                    CountedWhat::InData => "in-data",
                }
                .to_owned(),
            },
        }
    }

    fn values(&self) -> Vec<WrittenValue> {
        self.values
            .iter()
            .map(|value| match self.builder.values.get(*value) {
                Value::Outcome(outcome) => WrittenValue::Outcome(outcome.0),
                Value::Open(several) => WrittenValue::Open(several.iter().map(|outcome| outcome.0).collect()),
            })
            .collect()
    }
}

/// An official total of an edition.
fn total(edition: &model::Edition, wanted: &str) -> Option<u64> {
    edition.expects.iter().find(|(name, _)| name == wanted).map(|(_, total)| *total)
}
