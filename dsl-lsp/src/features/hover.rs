//! What stands under the cursor, in both languages.

use dsl_compiler::model::{BandClause, Bilingual, Block, COUNT_LIMIT, Edition, Model, Scenario, Standing};
use dsl_compiler::names::Meaning;
use dsl_compiler::words::{self, Language};
use dsl_compiler::workspace::Workspace;
use dsl_syntax::{FileId, Span};

use super::hints::{counts, inequality};
use super::references::name_at;

/// Markdown, and what it speaks of.
pub(crate) fn hover(workspace: &Workspace, file: FileId, offset: usize) -> Option<(Span, String)> {
    let model = workspace.model()?;
    let holds = |span: Span| span.file == file && span.start as usize <= offset && offset <= span.end as usize;
    let name = name_at(workspace, file, offset);
    let clause = model
        .blocks
        .iter()
        .filter(|block| holds(block.span))
        .find_map(|block| Some((block, block.clauses.iter().find(|clause| holds(clause.span))?)));
    let of_name = name.and_then(|name| Some((name.span, meaning(model, &name.meaning)?)));
    match (of_name, clause) {
        (Some((span, text)), Some((block, clause))) => {
            Some((span, format!("{text}\n\n---\n\n{}", of_clause(model, block, clause))))
        }
        (Some(found), None) => Some(found),
        (None, Some((block, clause))) => Some((clause.span, of_clause(model, block, clause))),
        (None, None) => None,
    }
}

fn titled(title: &Bilingual) -> String {
    let sides: Vec<&str> = [title.zh(), title.en()].into_iter().flatten().collect();
    sides.join(" · ")
}

fn meaning(model: &Model, meaning: &Meaning) -> Option<String> {
    let edition = |name: &str| model.edition_named(name).map(|id| model.edition(id));
    let (kind, name, title) = match meaning {
        Meaning::Edition(name) => ("edition", name, &edition(name)?.title),
        Meaning::Industry(of, name) => ("industry", name, &edition(of)?.industry(name)?.title),
        Meaning::Scenario(of, industry, name) => {
            let scenario = edition(of)?.industry(industry)?.scenario(name)?;
            return Some(format!("**{name}** (scenario) {}\n\n{}", titled(&scenario.title), examples(scenario)));
        }
        Meaning::Outcome(name) => ("outcome", name, &model.outcomes.iter().find(|one| one.name == *name)?.title),
        Meaning::Unit(name) => ("unit", name, &model.units.iter().find(|one| one.name == *name)?.title),
        Meaning::Source(name) => ("source", name, &model.sources.iter().find(|one| one.name == *name)?.title),
        Meaning::Term(name) => ("term", name, &model.terms.iter().find(|one| one.name == *name)?.title),
        Meaning::Fact(name) => ("fact", name, &model.facts.iter().find(|one| one.name == *name)?.title),
        _ => return None,
    };
    Some(format!("**{name}** ({kind}) {}", titled(title)))
}

fn examples(scenario: &Scenario) -> String {
    match scenario.examples.len() {
        0 => "no example".to_owned(),
        1 => "1 example".to_owned(),
        count => format!("{count} examples"),
    }
}

fn in_words(model: &Model, clause: &BandClause, language: Language) -> String {
    words::clause(model, &clause.verdict, clause.when.as_ref(), false, language)
}

fn of_clause(model: &Model, block: &Block, clause: &BandClause) -> String {
    let mut text = format!("{}\n\n{}", in_words(model, clause, Language::En), in_words(model, clause, Language::Zh));
    if let Some(when) = &clause.when {
        counts(when, &mut |fact, interval, _| {
            let name = &model.fact(fact).name;
            let end =
                if interval.hi >= COUNT_LIMIT { "∞".to_owned() } else { words::count(interval.hi, Language::En) };
            let start = words::count(interval.lo, Language::En);
            text += &format!("\n- `{}` · `{name} ∈ [{start}, {end})`", inequality(name, interval));
        });
    }
    text += &standing(model, &clause.standing);
    let edition = model.edition(block.edition);
    let place = edition.industries.iter().find_map(|industry| {
        let scenario = industry.scenarios.iter().find(|s| s.blocks.iter().any(|id| model.block(*id).id == block.id))?;
        Some((industry.name.as_str(), scenario))
    });
    if let Some((industry, scenario)) = place {
        let same = scenario.examples.iter().filter(|example| example.expected == clause.verdict).count();
        text += &format!("\n\n{} in this scenario, {same} of them with this outcome", examples(scenario));
        text += &before(model, edition, industry, scenario);
    }
    text
}

fn standing(model: &Model, standing: &Standing) -> String {
    let mut text = String::new();
    for cite in &standing.cites {
        let Some(source) = model.sources.get(cite.source.index()) else { continue };
        let place = cite.place.as_ref().map(|place| format!(", {place}")).unwrap_or_default();
        text += &format!("\n\n> {}{place}", titled(&source.title));
    }
    if standing.unverified {
        text += "\n\nunverified: not yet read against the controlling text";
    }
    text
}

/// What the edition that this one replaces says of the same scenario.
fn before(model: &Model, edition: &Edition, industry: &str, scenario: &Scenario) -> String {
    let Some(old) = edition.replaces.map(|id| model.edition(id)) else { return String::new() };
    let was = scenario.was.iter().find(|was| model.edition(was.edition).name == old.name);
    let (industry, name) = was.map_or((industry, scenario.name.as_str()), |was| {
        (was.industry.as_str(), was.scenario.as_deref().unwrap_or(&scenario.name))
    });
    let Some(earlier) = old.industry(industry).and_then(|industry| industry.scenario(name)) else {
        return format!("\n\nnot listed in {}", old.name);
    };
    let mut text = format!("\n\nin {}:", old.name);
    for clause in earlier.blocks.iter().flat_map(|block| &model.block(*block).clauses) {
        text += &format!("\n- {}", in_words(model, clause, Language::En));
    }
    text
}
