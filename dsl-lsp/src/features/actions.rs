//! What an editor offers to do: the ways out that findings carry, and text that only has to be filled in or written shorter.

use dsl_compiler::check::Findings;
use dsl_compiler::editing::scenario_view::ScenarioView;
use dsl_compiler::editing::workspace::Workspace;
use dsl_compiler::work::{Stopped, Work};
use dsl_compiler::{model::Model, words};
use dsl_syntax::ast::{Bands, BandsBody, Container, File, Item, Pair, Side, Text};
use dsl_syntax::{Code, Diagnostic, Edit, Language, Message, Span, indentation, message};

use super::blocking_errors::is_blocking;
use super::completion::is_chinese;
use super::lenses::{self, scenarios};
use super::rename;
use super::text_pairs::pairs;
use crate::lines;

/// One thing to do.
#[derive(Clone, Debug)]
pub(crate) struct Action {
    pub(crate) title: Message,
    /// Of the protocol: `quickfix`, `refactor.extract`, `refactor.rewrite`, `source.…`.
    pub(crate) kind: &'static str,
    /// What it mends.
    pub(crate) finding: Option<Diagnostic>,
    pub(crate) edits: Vec<Edit>,
}

/// Everything that can be done at a part of the text.
///
/// # Errors
/// [`Stopped`] when the work is.
pub(crate) fn actions(
    workspace: &Workspace,
    findings: &Findings,
    at: Span,
    work: &Work,
) -> Result<Vec<Action>, Stopped> {
    let mut found = fixes(workspace, findings, at, work)?;
    let (Some(text), Some(tree)) = (workspace.text(at.file), workspace.tree(at.file)) else { return Ok(found) };
    found.extend(translations(text, tree, at));
    if let Some(model) = workspace.model() {
        found.extend(boundary_examples(text, tree, model, findings, at, work));
        found.extend(shared_bands(workspace, text, tree, at, work)?);
    }
    if let Some((name, edits)) = rename::tie(workspace, at.file, at.start as usize) {
        let title = message!("editor-tie", name = name);
        found.push(Action { title, kind: "refactor.rewrite", finding: None, edits });
    }
    Ok(found)
}

fn touches(span: Span, at: Span) -> bool {
    span.file == at.file && span.start <= at.end && at.start <= span.end
}

/// Every place that a finding names, itself or by what follows from it.
fn places(finding: &Diagnostic) -> impl Iterator<Item = Span> {
    let all = std::iter::once(finding).chain(&finding.follows);
    all.flat_map(|one| std::iter::once(&one.primary).chain(&one.secondary)).map(|label| label.span)
}

/// The fixes of the findings that name a place which touches the part, with those that have to be proved first.
fn fixes(workspace: &Workspace, findings: &Findings, at: Span, work: &Work) -> Result<Vec<Action>, Stopped> {
    let found = workspace.with_fixes(findings, &|finding| places(finding).any(|place| touches(place, at)), work)?;
    let action = |finding: Diagnostic| {
        let fixes = finding.fixes.clone();
        let of = move |fix: dsl_syntax::Fix| Action {
            title: fix.title,
            kind: "quickfix",
            finding: Some(finding.clone()),
            edits: fix.edits,
        };
        fixes.into_iter().map(of)
    };
    Ok(found.into_iter().flat_map(action).collect())
}

// ---- Missing translations ------------------------------------------------------------------------------------------

/// Where the missing side of a pair goes, and what stands there.
fn missing_side(text: &str, pair: &Pair) -> Option<(Edit, Language)> {
    let (known, missing, chinese, english) = match (&pair.zh, &pair.en) {
        (Some(Side::Text(zh)), None) => (zh, Language::En, "英文", "en"),
        (None, Some(Side::Text(en))) => (en, Language::Zh, "中文", "zh"),
        _ => return None,
    };
    let word = if said_in_chinese(text, known) { chinese } else { english };
    // A field's sides stand between commas.
    let after = text.get(known.span.end as usize..).unwrap_or_default();
    let before =
        text.get(..known.span.start as usize).unwrap_or_default().trim_end_matches(|c: char| c.is_whitespace());
    let before = ["zh", "en", "中文", "英文"].into_iter().find_map(|word| before.strip_suffix(word)).unwrap_or(before);
    let field =
        before.trim_end().ends_with([',', '，', '、']) || after.trim_start_matches(' ').starts_with([',', '，', '、']);
    let joint = if field { ", " } else { " " };
    let end = Span::new(known.span.file, known.span.end, known.span.end);
    Some((Edit { span: end, text: format!("{joint}{word} \"\"") }, missing))
}

/// Whether the side's own keyword is Chinese.
fn said_in_chinese(text: &str, side: &Text) -> bool {
    let before = text.get(..side.span.start as usize).unwrap_or_default().trim_end();
    before.ends_with("中文") || before.ends_with("英文")
}

fn translations(text: &str, tree: &File, at: Span) -> Vec<Action> {
    let mut found = Vec::new();
    let all: Vec<(&Pair, Edit, Language)> = pairs(tree)
        .into_iter()
        .filter_map(|pair| missing_side(text, pair).map(|(edit, language)| (pair, edit, language)))
        .collect();
    // The line's own keyword belongs to the pair as well.
    let beside = |pair: &Pair| {
        let between = text.get(at.end as usize..pair.span.start as usize);
        touches(pair.span, at) || between.is_some_and(|between| !between.contains('\n'))
    };
    for (_, edit, language) in all.iter().filter(|(pair, ..)| beside(pair)) {
        let language = match language {
            Language::Zh => message!("editor-language-zh"),
            Language::En => message!("editor-language-en"),
        };
        let title = message!("editor-translate", language = language);
        found.push(Action { title, kind: "refactor.rewrite", finding: None, edits: vec![edit.clone()] });
    }
    if all.len() > 1 {
        let edits = all.into_iter().map(|(_, edit, _)| edit).collect();
        found.push(Action { title: message!("editor-translate.all"), kind: "source.translate", finding: None, edits });
    }
    found
}

// ---- Keywords ------------------------------------------------------------------------------------------------------

/// The language that the keywords of a file may be changed to, with the title of doing so.
pub(crate) fn other_keywords(text: &str) -> (Message, Language) {
    if is_chinese(text) {
        (message!("editor-keywords-en"), Language::En)
    } else {
        (message!("editor-keywords-zh"), Language::Zh)
    }
}

// ---- Boundary examples ---------------------------------------------------------------------------------------------

fn boundary_examples(
    text: &str,
    tree: &File,
    model: &Model,
    findings: &[Diagnostic],
    at: Span,
    work: &Work,
) -> Option<Action> {
    let (place, scenario) = scenarios(tree).into_iter().find(|(_, scenario)| touches(scenario.span, at))?;
    let edition = model.edition_named(&place.edition)?;
    let known = model.edition(edition).industry(&place.industry)?.scenario(&place.scenario)?;
    // What bands that are mistaken decide is nothing to hold on to: neither theirs, nor those of a file that was not read whole.
    let bands = known.blocks.iter().map(|block| model.block(*block).span);
    let decides: Vec<Span> = bands.chain([scenario.span]).collect();
    let concerns = |finding: &Diagnostic| {
        finding.primary.span.file == at.file && finding.code == Code::Syntax
            || places(finding).any(|place| decides.iter().any(|span| touches(place, *span)))
    };
    if findings.iter().any(|finding| is_blocking(finding) && concerns(finding)) {
        return None;
    }
    // Nor is what an example that stands there denies.
    let (_, failed) = lenses::run(model, &place, work)?;
    if !failed.is_empty() {
        return None;
    }
    let boundaries = ScenarioView::of(model, edition, &place.industry, &place.scenario, work)?.boundaries();
    if boundaries.is_empty() {
        return None;
    }
    let close = closing_brace(text, scenario)?;
    let chinese = is_chinese(text);
    let (keyword, language) = if chinese { ("示例", words::Language::Zh) } else { ("example", words::Language::En) };
    let indent = format!("{}  ", indentation(text, scenario.span.start as usize));
    let mut lines = String::new();
    for boundary in &boundaries {
        let fact = model.fact(boundary.measure);
        let title = words::titled(&fact.title, &fact.name, language);
        let quantity = words::quantity(model, boundary.measure, boundary.count, language);
        let label = if chinese { format!("{title}：{quantity}") } else { format!("{title}: {quantity}") };
        let label = label.replace('\\', "\\\\").replace('"', "\\\"");
        let count = words::count(boundary.count, words::Language::En);
        lines += &format!("{indent}{keyword} \"{label}\" {{ {} {count} => {} }}\n", fact.name, boundary.outcome);
    }
    // Before the line of the closing brace, or before the brace where it closes a line.
    let line = text.get(..close)?.rfind('\n').map_or(0, |end| end + 1);
    let (offset, written) = if text.get(line..close)?.trim().is_empty() {
        (line, lines)
    } else {
        (close, format!("\n{lines}{}", indentation(text, scenario.span.start as usize)))
    };
    let span = lines::span(at.file, offset..offset)?;
    let title = message!("editor-boundary-examples", count = boundaries.len() as u64);
    Some(Action { title, kind: "refactor.rewrite", finding: None, edits: vec![Edit { span, text: written }] })
}

fn closing_brace(text: &str, scenario: &Container) -> Option<usize> {
    let end = scenario.span.end as usize;
    let last = text.get(..end)?.char_indices().next_back()?;
    matches!(last.1, '}' | '｝').then_some(last.0)
}

// ---- Shared bands --------------------------------------------------------------------------------------------------

/// A scenario with bands of its own.
struct Own<'t> {
    name: &'t str,
    scenario: &'t Container,
    bands: &'t Bands,
    body: &'t str,
}

/// Writes bands that several scenarios of an industry have word for word once, for all of them. Offered only where every decision
/// was seen to stay what it is.
fn shared_bands(
    workspace: &Workspace,
    text: &str,
    tree: &File,
    at: Span,
    work: &Work,
) -> Result<Option<Action>, Stopped> {
    let Some(action) = bands_once(text, tree, at) else { return Ok(None) };
    let kept = workspace.keeps_decisions(at.file, &action.edits, work)?;
    Ok(Some(action).filter(|_| kept))
}

/// The same, unproved.
fn bands_once(text: &str, tree: &File, at: Span) -> Option<Action> {
    let industry = tree.items.iter().find_map(|item| match item {
        Item::Industry { container, .. } if touches(container.span, at) => Some(container),
        _ => None,
    })?;
    let all: Vec<Own<'_>> = industry.items.iter().filter_map(|item| own_bands(text, item)).collect();
    let here = all.iter().find(|own| touches(own.bands.span, at))?;
    let alike: Vec<&Own<'_>> = all.iter().filter(|own| words_of(own.body) == words_of(here.body)).collect();
    let first = alike.first().filter(|_| alike.len() > 1)?;
    let names: Vec<&str> = alike.iter().map(|own| own.name).collect();
    let indent = indentation(text, first.scenario.span.start as usize);
    let chinese = is_chinese(text);
    let head = if chinese { "区间适用于" } else { "bands for" };
    let inner = indentation(text, first.bands.span.start as usize);
    let body: Vec<String> = first
        .body
        .lines()
        .enumerate()
        .map(|(at, line)| match line.strip_prefix(inner.as_str()).filter(|_| at > 0) {
            Some(rest) => format!("{indent}{rest}"),
            None => line.to_owned(),
        })
        .collect();
    let shared = format!("{indent}{head} {} {}\n", names.join(", "), body.join("\n"));
    let start = line_start(text, first.scenario.span.start as usize);
    let insert = Edit { span: lines::span(at.file, start..start)?, text: shared };
    let removed = alike.iter().map(|own| {
        let from = line_start(text, own.bands.span.start as usize);
        let end = own.bands.span.end as usize;
        let rest = text.get(end..).and_then(|rest| rest.find('\n')).map_or(text.len(), |at| end + at + 1);
        Some(Edit { span: lines::span(at.file, from..rest)?, text: String::new() })
    });
    let edits: Option<Vec<Edit>> = std::iter::once(Some(insert)).chain(removed).collect();
    let title = message!("editor-share-bands", scenarios = names.join(", "));
    Some(Action { title, kind: "refactor.extract", finding: None, edits: edits? })
}

/// A scenario's only bands, on lines of their own.
fn own_bands<'t>(text: &'t str, item: &'t Item) -> Option<Own<'t>> {
    let Item::Scenario(scenario) = item else { return None };
    let mut bands = scenario.items.iter().filter_map(|item| match item {
        Item::Bands(bands) => Some(bands),
        _ => None,
    });
    let bands = bands.next().filter(|_| bands.next().is_none())?;
    let BandsBody::Clauses { .. } = bands.body else { return None };
    let whole = text.get(bands.span.range())?;
    let body = whole.get(whole.find(['{', '｛'])?..)?;
    let before = text.get(line_start(text, bands.span.start as usize)..bands.span.start as usize)?;
    let after = text.get(bands.span.end as usize..)?.lines().next().unwrap_or_default();
    (before.trim().is_empty() && after.trim().is_empty()).then_some(Own {
        name: &scenario.name.text,
        scenario,
        bands,
        body,
    })
}

fn words_of(body: &str) -> Vec<&str> {
    body.split_whitespace().collect()
}

fn line_start(text: &str, offset: usize) -> usize {
    text.get(..offset).and_then(|before| before.rfind('\n')).map_or(0, |end| end + 1)
}
