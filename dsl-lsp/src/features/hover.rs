//! What stands under the cursor, in both languages; what is said about it, in the reader's.

use dsl_compiler::diff::before;
use dsl_compiler::editing::names::Meaning;
use dsl_compiler::editing::scenario_view::ScenarioView;
use dsl_compiler::editing::workspace::Workspace;
use dsl_compiler::model::{
    BandClause, Bilingual, Block, COUNT_LIMIT, Edition, EditionId, FactKind, Industry, Model, Provenance, Scenario,
};
use dsl_compiler::words;
use dsl_compiler::work::Work;
use dsl_report::{ChartStyle, draw, say};
use dsl_syntax::ast::Declaration;
use dsl_syntax::tree::SyntaxKind;
use dsl_syntax::{Argument, FileId, Joint, Language, Message, Span, message};

use super::hints::{counts, inequality};
use super::references::name_at;

/// Columns of a chart: hovers are narrow.
const WIDTH: usize = 76;
/// So many examples are named.
const NAMED: usize = 6;

/// Markdown, and what it speaks of.
pub(crate) fn hover(
    workspace: &Workspace,
    file: FileId,
    offset: usize,
    language: Language,
    work: &Work,
) -> Option<(Span, String)> {
    let hover = HoverText { model: workspace.model()?, language, work };
    let holds = |span: Span| span.file == file && span.start as usize <= offset && offset <= span.end as usize;
    let name = name_at(workspace, file, offset);
    let blocks = hover.model.blocks.iter().filter(|block| holds(block.span));
    let clause =
        blocks.filter_map(|block| Some((block, block.clauses.iter().find(|clause| holds(clause.span))?))).next();
    let of_name = name.and_then(|name| Some((name.span, hover.meaning(&name.meaning)?)));
    match (of_name, clause) {
        (Some((span, text)), Some((block, clause))) => {
            Some((span, format!("{text}\n\n---\n\n{}", hover.clause(block, clause))))
        }
        (Some(found), None) => Some(found),
        (None, Some((block, clause))) => Some((clause.span, hover.clause(block, clause))),
        (None, None) => None,
    }
}

fn titled(title: &Bilingual) -> String {
    let sides: Vec<&str> = [title.zh(), title.en()].into_iter().flatten().collect();
    sides.join(" · ")
}

/// A block's scenario.
struct ScenarioContext<'m> {
    edition: EditionId,
    industry: &'m Industry,
    scenario: &'m Scenario,
}

struct HoverText<'m> {
    model: &'m Model,
    language: Language,
    work: &'m Work,
}

impl<'m> HoverText<'m> {
    fn say(&self, message: Message) -> String {
        say(&message, self.language)
    }

    fn meaning(&self, meaning: &Meaning) -> Option<String> {
        let model = self.model;
        let id = |name: &str| model.edition_named(name);
        let fact = |name: &String| model.facts.iter().find(|one| one.name == *name);
        let (kind, name, title) = match meaning {
            // Another list that is declared is known by its declaration until its edition is in the folder.
            Meaning::Edition(name) => match id(name) {
                Some(edition) => (message!("editor-edition"), name, &model.edition(edition).title),
                None => (message!("editor-list"), name, model.title_of(Declaration::List, name)?),
            },
            Meaning::Industry(of, name) => {
                (message!("editor-industry"), name, &model.edition(id(of)?).industry(name)?.title)
            }
            Meaning::Scenario(of, industry, name) => {
                let edition = id(of)?;
                let industry = model.edition(edition).industry(industry)?;
                let scenario = industry.scenario(name)?;
                return Some(self.scenario(&ScenarioContext { edition, industry, scenario }));
            }
            Meaning::Declared(kind, name) => (kind.words(), name, model.title_of(*kind, name)?),
            Meaning::Fact(name) => {
                let kind = match fact(name)?.kind {
                    FactKind::Measure { .. } => message!("editor-measure"),
                    FactKind::Attribute { .. } => message!("editor-attribute"),
                    FactKind::Flag => message!("editor-flag"),
                    FactKind::Item => message!("editor-item"),
                };
                (kind, name, &fact(name)?.title)
            }
            _ => return None,
        };
        let text = format!("**{name}** ({}) {}", self.say(kind), titled(title));
        Some(match meaning {
            Meaning::Declared(Declaration::Law, name) => text + &self.law(name),
            _ => text,
        })
    }

    /// Since when a law is in force, and what says so.
    fn law(&self, name: &str) -> String {
        let Some(law) = self.model.laws.iter().find(|one| one.name == *name) else { return String::new() };
        let line = self.say(message!("bare", text = SyntaxKind::InForce.words()));
        let since = law.in_force.map(|date| format!("\n\n{line} {date}")).unwrap_or_default();
        since + &self.provenance(&law.provenance)
    }

    fn scenario(&self, place: &ScenarioContext<'m>) -> String {
        let scenario = place.scenario;
        let kind = self.say(message!("editor-scenario"));
        let mut text = format!("**{}** ({kind}) {}", scenario.name, titled(&scenario.title));
        let view = ScenarioView::of(self.model, place.edition, &place.industry.name, &scenario.name, self.work);
        text += &self.chart(view.as_ref());
        let count = scenario.examples.len() as u64;
        text += &format!("\n\n{}", self.say(message!("editor-examples", count = count)));
        text + &self.provenance(&scenario.provenance)
    }

    fn chart(&self, view: Option<&ScenarioView<'m>>) -> String {
        let Some(data) = view.and_then(ScenarioView::chart_data) else { return String::new() };
        let style = ChartStyle { language: self.language, width: WIDTH, plain: false, colour: None };
        let lines = draw(&data, style);
        if lines.is_empty() { String::new() } else { format!("\n\n```text\n{}\n```", lines.join("\n")) }
    }

    fn in_words(&self, clause: &BandClause, language: Language) -> String {
        words::clause(self.model, &clause.verdict, clause.when.as_ref(), false, language)
    }

    fn clause(&self, block: &Block, clause: &BandClause) -> String {
        let both = [Language::En, Language::Zh].map(|language| self.in_words(clause, language));
        let mut text = both.join("\n\n");
        if let Some(when) = &clause.when {
            counts(when, &mut |fact, interval, _| {
                let name = &self.model.fact(fact).name;
                let count = |value| words::count(value, Language::En);
                let end = if interval.hi >= COUNT_LIMIT { "∞".to_owned() } else { count(interval.hi) };
                text += &format!("\n- `{}` · `{name} ∈ [{}, {end})`", inequality(name, interval), count(interval.lo));
            });
        }
        let place = self.place(block);
        let view = place.as_ref().and_then(|place| {
            ScenarioView::of(self.model, place.edition, &place.industry.name, &place.scenario.name, self.work)
        });
        text += &self.chart(view.as_ref());
        text += &self.provenance(&clause.provenance);
        if let (Some(place), Some(view)) = (&place, &view) {
            text += &self.reached(view, &clause.id);
            text += &self.before(place, &clause.id);
        }
        text
    }

    /// The first scenario that a block decides.
    fn place(&self, block: &Block) -> Option<ScenarioContext<'m>> {
        let edition = block.edition;
        self.model.edition(edition).industries.iter().find_map(|industry| {
            let holds = |scenario: &&Scenario| scenario.blocks.iter().any(|id| self.model.block(*id).id == block.id);
            Some(ScenarioContext { edition, industry, scenario: industry.scenarios.iter().find(holds)? })
        })
    }

    fn reached(&self, view: &ScenarioView<'m>, clause: &str) -> String {
        let reached = view.reached();
        let examples = reached.get(clause).map(Vec::as_slice).unwrap_or_default();
        let names: Vec<Argument> =
            examples.iter().take(NAMED).map(|example| Argument::Text(format!("“{}”", example.label))).collect();
        let names = if examples.len() > NAMED {
            names.into_iter().chain([Argument::Text("…".to_owned())]).collect()
        } else {
            names
        };
        let count = examples.len() as u64;
        format!(
            "\n\n{}",
            self.say(message!("editor-reached", count = count, names = Argument::List(names, Joint::And)))
        )
    }

    fn provenance(&self, provenance: &Provenance) -> String {
        let mut text = String::new();
        for cite in &provenance.cites {
            let Some(source) = self.model.sources.get(cite.source.index()) else { continue };
            let place = cite.place.as_ref().map(|place| format!(", {place}")).unwrap_or_default();
            text += &format!("\n\n> {}{place}", titled(&source.title));
        }
        if provenance.unverified {
            text += &format!("\n\n{}", self.say(message!("editor-unverified")));
        }
        text
    }

    /// What the edition that this one replaces says of the same scenario, and decides where this clause decides.
    fn before(&self, place: &ScenarioContext<'m>, clause: &str) -> String {
        let edition = self.model.edition(place.edition);
        let Some(old_id) = edition.replaces else { return String::new() };
        let old = self.model.edition(old_id);
        let name = old.name.as_str();
        let mut text = String::new();
        let decided = before(self.model, old_id, place.edition, &place.industry.name, &place.scenario.name, self.work);
        let outcomes = decided.and_then(|decided| decided.into_iter().find(|(id, _)| id == clause));
        if let Some((_, outcomes)) = outcomes.filter(|(_, outcomes)| !outcomes.is_empty()) {
            let outcomes = Argument::List(outcomes.into_iter().map(Argument::Text).collect(), Joint::Or);
            text +=
                &format!("\n\n{}", self.say(message!("editor-before.outcomes", edition = name, outcomes = outcomes)));
        }
        let Some(earlier) = earlier(self.model, place, old) else {
            return format!("{text}\n\n{}", self.say(message!("editor-before.not-listed", edition = name)));
        };
        text += &format!("\n\n{}", self.say(message!("editor-before", edition = name)));
        for clause in earlier.blocks.iter().flat_map(|block| &self.model.block(*block).clauses) {
            text += &format!("\n- {}", self.in_words(clause, self.language));
        }
        text
    }
}

/// The scenario's earlier self.
fn earlier<'m>(model: &Model, place: &ScenarioContext<'_>, old: &'m Edition) -> Option<&'m Scenario> {
    let was = place.scenario.was.iter().find(|was| model.edition(was.edition).name == old.name);
    let industry_was = place.industry.was.iter().find(|was| model.edition(was.edition).name == old.name);
    let industry = was.or(industry_was).map_or(place.industry.name.as_str(), |was| was.industry.as_str());
    let name = was.and_then(|was| was.scenario.as_deref()).unwrap_or(&place.scenario.name);
    old.industry(industry)?.scenario(name)
}
