//! Renaming: everywhere that the same thing has the name, or in one edition, which then says by `was` what it was.
//!
//! The names are ours; the law's words are the titles. So a name may change in an edition that is in force, but one thing must not
//! fall apart into two: editions that are compared (`replaces`), and an edition and the one that decides where it does not
//! (`falls back to`), find each other's industries and scenarios by name where no `was` says otherwise. A fact is one in all editions.

use std::collections::{BTreeMap, BTreeSet};

use dsl_compiler::decision::governing::fallbacks;
use dsl_compiler::editing::names::{Meaning, Occurrence};
use dsl_compiler::editing::workspace::Workspace;
use dsl_compiler::model::{EditionId, Industry, Model};
use dsl_syntax::ast::{Container, Item};
use dsl_syntax::{Edit, FileId, Message, Span, is_reserved, message};

use super::completion::is_chinese;
use super::references::{all, name_at};
use crate::lines;

/// An industry or scenario of an edition.
type ScenarioRef<'m> = (EditionId, &'m str, Option<&'m str>);

/// How a place finds another by its name.
#[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Link {
    /// It is compared with it: `was` can say so instead.
    Earlier,
    /// The other text decides where it does not: only the name can say so.
    Fallback,
}

/// What renaming one name touches.
#[derive(Debug)]
pub(crate) struct Scope {
    /// Everything that is the same by its name, the name itself among it.
    pub(crate) same: Vec<Meaning>,
    /// The other editions that have it.
    pub(crate) editions: Vec<String>,
    /// The lines of `was` by which it, or a later self, would say what it was, each with the container that says so; `None` where the
    /// name cannot change in one edition alone.
    ties: Option<Vec<(Span, Tie)>>,
}

/// `was EDITION …`.
#[derive(Clone, Debug)]
struct Tie {
    edition: String,
    /// Before the last name, which is the renamed one where `renamed` says so.
    path: Vec<String>,
    renamed: bool,
}

impl Scope {
    /// Whether the name may change in its own edition alone.
    pub(crate) fn can_part(&self) -> bool {
        self.ties.is_some() && !self.editions.is_empty()
    }
}

/// The edits by which everything that is the same has the new name.
///
/// # Errors
/// Why it cannot be renamed so.
pub(crate) fn everywhere(workspace: &Workspace, file: FileId, offset: usize, new: &str) -> Result<Vec<Edit>, Message> {
    let at = name_at(workspace, file, offset).ok_or_else(|| message!("editor-no-name"))?;
    let scope = scope(workspace, &at);
    free(workspace, &scope.same, new)?;
    let places = scope.same.iter().flat_map(|meaning| all(workspace, meaning));
    let spans: BTreeSet<Span> = places.map(|one| one.span).collect();
    Ok(spans.into_iter().map(|span| Edit { span, text: new.to_owned() }).collect())
}

/// The edits by which the name changes in its own edition only, which then says by `was` what it was, and a later one that it was this.
///
/// # Errors
/// Why it cannot be renamed so.
pub(crate) fn here(workspace: &Workspace, file: FileId, offset: usize, new: &str) -> Result<Vec<Edit>, Message> {
    let at = name_at(workspace, file, offset).ok_or_else(|| message!("editor-no-name"))?;
    let scope = scope(workspace, &at);
    let ties = scope.ties.as_deref().ok_or_else(|| message!("editor-one-name"))?;
    free(workspace, std::slice::from_ref(&at.meaning), new)?;
    let own = own_places(workspace, &at);
    let mut edits: Vec<Edit> = own.into_iter().map(|span| Edit { span, text: new.to_owned() }).collect();
    edits.extend(lines(workspace, ties, new));
    Ok(edits)
}

/// The edits by which an industry or scenario says by `was` what it is the same as by its name so far, so that it can be renamed alone.
/// Nothing for a fact: what has one name is one fact.
pub(crate) fn tie(workspace: &Workspace, file: FileId, offset: usize) -> Option<(String, Vec<Edit>)> {
    let at = name_at(workspace, file, offset).filter(|at| at.declares)?;
    let (Meaning::Industry(_, name) | Meaning::Scenario(_, _, name)) = &at.meaning else { return None };
    let scope = scope(workspace, &at);
    let ties = scope.ties.filter(|ties| !ties.is_empty())?;
    Some((name.clone(), lines(workspace, &ties, name)))
}

/// What renaming the name at an offset touches.
pub(crate) fn scope_at(workspace: &Workspace, file: FileId, offset: usize) -> Option<Scope> {
    name_at(workspace, file, offset).map(|at| scope(workspace, &at))
}

/// Whether the name may be given to all of these.
fn free(workspace: &Workspace, meanings: &[Meaning], new: &str) -> Result<(), Message> {
    let letters = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    if !new.starts_with(|c: char| c.is_ascii_lowercase()) || !new.chars().all(letters) || new.ends_with('-') {
        return Err(message!("editor-not-a-name", name = new));
    }
    if is_reserved(new) {
        return Err(message!("editor-is-keyword", name = new));
    }
    for meaning in meanings {
        let renamed = with_name(meaning, new);
        if renamed != *meaning && !all(workspace, &renamed).is_empty() {
            return Err(match &renamed {
                Meaning::Industry(edition, _) | Meaning::Scenario(edition, ..) => {
                    message!("editor-name-taken.in", name = new, edition = edition)
                }
                _ => message!("editor-name-taken", name = new),
            });
        }
    }
    Ok(())
}

// ---- What is the same by its name ----------------------------------------------------------------------------------

fn scope(workspace: &Workspace, at: &Occurrence) -> Scope {
    let alone = Scope { same: vec![at.meaning.clone()], editions: Vec::new(), ties: None };
    let Some(model) = workspace.model() else { return alone };
    let scope = match &at.meaning {
        Meaning::Industry(edition, name) => of_place(workspace, model, edition, name, None),
        Meaning::Scenario(edition, industry, name) => of_place(workspace, model, edition, industry, Some(name)),
        Meaning::Fact(_) => Some(of_fact(workspace, model, at)),
        _ => None,
    };
    scope.unwrap_or(alone)
}

fn of_place(
    workspace: &Workspace,
    model: &Model,
    edition: &str,
    industry: &str,
    scenario: Option<&str>,
) -> Option<Scope> {
    let industry = model.edition(model.edition_named(edition)?).industry(industry)?;
    let scenario = match scenario {
        Some(name) => Some(industry.scenario(name)?.name.as_str()),
        None => None,
    };
    let own: ScenarioRef<'_> = (model.edition_named(edition)?, industry.name.as_str(), scenario);
    let name = scenario.unwrap_or(&industry.name);
    let links = links(model, name, scenario.is_some());
    let mut same = BTreeSet::from([own]);
    let mut waiting = vec![own];
    while let Some(place) = waiting.pop() {
        let next = links.iter().filter_map(|(from, to, _)| match place {
            _ if *from == place => Some(*to),
            _ if *to == place => Some(*from),
            _ => None,
        });
        waiting.extend(next.filter(|next| same.insert(*next)).collect::<Vec<_>>());
    }
    let mut ties = Some(Vec::new());
    for (from, to, link) in links.iter().filter(|(from, to, _)| *from == own || *to == own) {
        let declared = all(workspace, &meaning(model, *from)).into_iter().find(|one| one.declares);
        match (link, declared, &mut ties) {
            (Link::Earlier, Some(declared), Some(ties)) => {
                let path = to.2.map(|_| to.1.to_owned()).into_iter().collect();
                let edition = model.edition(to.0).name.clone();
                ties.push((declared.span, Tie { edition, path, renamed: *to == own }));
            }
            _ => ties = None,
        }
    }
    let editions = same.iter().filter(|place| **place != own).map(|place| model.edition(place.0).name.clone());
    Some(Scope { editions: editions.collect(), same: same.into_iter().map(|one| meaning(model, one)).collect(), ties })
}

fn meaning(model: &Model, (edition, industry, scenario): ScenarioRef<'_>) -> Meaning {
    let edition = model.edition(edition).name.clone();
    match scenario {
        Some(scenario) => Meaning::Scenario(edition, industry.to_owned(), scenario.to_owned()),
        None => Meaning::Industry(edition, industry.to_owned()),
    }
}

/// All pairs of industries, or of scenarios, that find each other by this name: the later or inner one first.
fn links<'m>(model: &'m Model, name: &str, scenarios: bool) -> Vec<(ScenarioRef<'m>, ScenarioRef<'m>, Link)> {
    let mut found = Vec::new();
    for (id, edition) in (0_u32..).map(EditionId).zip(&model.editions) {
        for industry in &edition.industries {
            let scenario = industry.scenario(name).filter(|_| scenarios);
            if if scenarios { scenario.is_none() } else { industry.name != name } {
                continue;
            }
            let own: ScenarioRef<'_> = (id, &industry.name, scenario.map(|scenario| scenario.name.as_str()));
            let of = |edition: EditionId, industry: &'m Industry| -> Option<ScenarioRef<'m>> {
                let scenario = match scenario {
                    Some(_) => Some(industry.scenario(name)?.name.as_str()),
                    None => None,
                };
                Some((edition, industry.name.as_str(), scenario))
            };
            for earlier in before(model, id) {
                let was = scenario.map_or(&industry.was, |scenario| &scenario.was);
                if was.iter().any(|was| was.edition == earlier) {
                    continue;
                }
                let edition = model.edition(earlier);
                let said = industry.was.iter().filter(|was| was.edition == earlier && scenarios);
                let mut selves: Vec<&Industry> = said.filter_map(|was| edition.industry(&was.industry)).collect();
                if selves.is_empty() {
                    selves.extend(edition.industry(&industry.name));
                }
                found.extend(selves.into_iter().filter_map(|one| Some((own, of(earlier, one)?, Link::Earlier))));
            }
            for outer in fallbacks(model, id).into_iter().skip(1) {
                let outer = model.edition(outer).industry(&industry.name).and_then(|one| of(outer, one));
                found.extend(outer.map(|outer| (own, outer, Link::Fallback)));
            }
        }
    }
    found
}

/// The editions that an edition replaces, and that those replaced.
fn before(model: &Model, edition: EditionId) -> Vec<EditionId> {
    let mut found = Vec::new();
    let mut at = edition;
    // Circles are findings, and must not keep an editor waiting.
    while let Some(next) = model.edition(at).replaces.filter(|next| *next != edition && !found.contains(next)) {
        found.push(next);
        at = next;
    }
    found
}

/// A fact is one in all editions. In one of them alone it can have another name if that edition declares it, and its text is not read
/// together with another that names it.
fn of_fact(workspace: &Workspace, model: &Model, at: &Occurrence) -> Scope {
    let mut places: BTreeMap<Option<String>, Vec<Occurrence>> = BTreeMap::new();
    for one in all(workspace, &at.meaning) {
        places.entry(edition_of(workspace, one.span)).or_default().push(one);
    }
    let own = edition_of(workspace, at.span);
    let editions: Vec<String> =
        places.keys().flatten().filter(|edition| Some(*edition) != own.as_ref()).cloned().collect();
    let ties = own.as_ref().and_then(|own| {
        let id = model.edition_named(own)?;
        let declared = |edition: &str| -> Vec<Span> {
            let places = places.get(&Some(edition.to_owned())).into_iter().flatten();
            places.filter(|one| one.declares).map(|one| one.span).collect()
        };
        let (mine, mut ties) = (declared(own), Vec::new());
        if mine.is_empty() || places.contains_key(&None) {
            return None;
        }
        for other in &editions {
            let other_id = model.edition_named(other)?;
            let theirs = declared(other);
            let read_together = fallbacks(model, id).contains(&other_id) || fallbacks(model, other_id).contains(&id);
            if read_together || theirs.is_empty() {
                return None;
            }
            let tie = |edition: &str, renamed| Tie { edition: edition.to_owned(), path: Vec::new(), renamed };
            if before(model, id).contains(&other_id) {
                ties.extend(mine.iter().map(|span| (*span, tie(other, false))));
            } else if before(model, other_id).contains(&id) {
                ties.extend(theirs.iter().map(|span| (*span, tie(own, true))));
            }
        }
        Some(ties)
    });
    Scope { same: vec![at.meaning.clone()], editions, ties }
}

/// The edition that a place of a list is in.
fn edition_of(workspace: &Workspace, span: Span) -> Option<String> {
    let holds =
        |item: &&Item| item.container().is_some_and(|one| one.span.start <= span.start && span.end <= one.span.end);
    match workspace.tree(span.file)?.items.iter().find(holds)? {
        Item::Edition(container) => Some(container.name.text.clone()),
        Item::Industry { edition, .. } | Item::Category { edition, .. } => Some(edition.text.clone()),
        _ => None,
    }
}

/// Where the name stands for what it means in its own edition.
fn own_places(workspace: &Workspace, at: &Occurrence) -> Vec<Span> {
    let places = all(workspace, &at.meaning).into_iter().map(|one| one.span);
    match at.meaning {
        Meaning::Fact(_) => {
            let own = edition_of(workspace, at.span);
            places.filter(|span| edition_of(workspace, *span) == own).collect()
        }
        _ => places.collect(),
    }
}

// ---- Lines of `was` ------------------------------------------------------------------------------------------------

/// Writes the lines into the containers whose names stand at these places.
fn lines(workspace: &Workspace, ties: &[(Span, Tie)], new: &str) -> Vec<Edit> {
    let mut by_container: BTreeMap<Span, Vec<String>> = BTreeMap::new();
    for (span, tie) in ties {
        let Some(text) = workspace.text(span.file) else { continue };
        let word = if is_chinese(text) { "原为" } else { "was" };
        let old = text.get(span.range()).unwrap_or_default();
        let name = if tie.renamed { new } else { old };
        let path: Vec<&str> = tie.path.iter().map(String::as_str).chain([name]).collect();
        by_container.entry(*span).or_default().push(format!("{word} {} {}", tie.edition, path.join("/")));
    }
    let line = |(span, lines): (Span, Vec<String>)| {
        let (text, tree) = (workspace.text(span.file)?, workspace.tree(span.file)?);
        insert(text, container(&tree.items, span)?, &lines)
    };
    by_container.into_iter().filter_map(line).collect()
}

/// The container whose name stands there.
fn container(items: &[Item], name: Span) -> Option<&Container> {
    items
        .iter()
        .filter_map(Item::container)
        .find_map(|one| if one.name.span == name { Some(one) } else { container(&one.items, name) })
}

/// Lines at the start of a container's body; a body where there is none.
fn insert(text: &str, container: &Container, lines: &[String]) -> Option<Edit> {
    let start = text.get(..container.span.start as usize)?.rfind('\n').map_or(0, |end| end + 1);
    let indent: String = text.get(start..)?.chars().take_while(|c| *c == ' ' || *c == '\t').collect();
    let inner: String = lines.iter().map(|line| format!("\n{indent}  {line}")).collect();
    let head = container.head.end as usize;
    let body = text.get(head..container.span.end as usize)?;
    let (replaced, written) = match body.find(['{', '｛']) {
        Some(brace) => {
            let after = head + brace + body.get(brace..)?.chars().next()?.len_utf8();
            let rest = text.get(after..)?;
            let blank = rest.len() - rest.trim_start_matches([' ', '\t']).len();
            let ends = rest.get(blank..)?.starts_with(['\n', '\r']);
            // What stands behind the brace goes on in a line of its own.
            if ends { (after..after, inner) } else { (after..after + blank, format!("{inner}\n{indent}  ")) }
        }
        None => (container.span.end as usize..container.span.end as usize, format!(" {{{inner}\n{indent}}}")),
    };
    let span = lines::span(container.span.file, replaced)?;
    Some(Edit { span, text: written })
}

fn with_name(meaning: &Meaning, new: &str) -> Meaning {
    let mut renamed = meaning.clone();
    let slot = match &mut renamed {
        Meaning::Edition(name)
        | Meaning::Declared(_, name)
        | Meaning::Fact(name)
        | Meaning::Industry(_, name)
        | Meaning::Scenario(_, _, name)
        | Meaning::Block(_, name)
        | Meaning::Value(_, name)
        | Meaning::Reading(_, name)
        | Meaning::Field(_, name)
        | Meaning::Category(_, name)
        | Meaning::Procedure(_, name)
        | Meaning::OfProcedure(_, name)
        | Meaning::Subcategory(_, _, name) => name,
    };
    new.clone_into(slot);
    renamed
}
