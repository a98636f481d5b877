//! The words of two editions: titles, notes, fields, counting lines, and what each thing's status comes to.

use super::pairing::{IndustryPair, Place, ScenarioPair};
use super::status::Status;
use super::value::{Change, FieldChanges, IndustryDiff, ItemDiff, ScenarioDiff, TextChange};
use crate::decision::governing::OTHER;
use crate::model::readings;
use crate::model::{Bilingual, Edition, EditionId, FactKind, Field, Important, Industry, Model, Scenario};
use crate::words::{self, Language};

pub(super) fn scope(model: &Model, old: EditionId, new: EditionId) -> Vec<(String, String)> {
    let say = |edition: EditionId| match &model.edition(edition).scope {
        Some(scope) => words::condition(model, scope, Language::En),
        None => "every handler".to_owned(),
    };
    let (old, new) = (say(old), say(new));
    if old == new { Vec::new() } else { vec![(old, new)] }
}

pub(super) fn edition(old: &Edition, new: &Edition) -> Vec<TextChange> {
    notes_and_title((&old.title, &old.notes), (&new.title, &new.notes))
}

/// Of anything that has a title and notes.
pub(super) fn notes_and_title(old: (&Bilingual, &[Bilingual]), new: (&Bilingual, &[Bilingual])) -> Vec<TextChange> {
    let mut changes = pair("title", old.0, new.0);
    changes.extend(notes(old.1, new.1));
    changes
}

pub(super) fn pair(what: &str, old: &Bilingual, new: &Bilingual) -> Vec<TextChange> {
    let sides = [("zh", old.zh(), new.zh()), ("en", old.en(), new.en())];
    sides
        .into_iter()
        .filter(|(_, old, new)| old != new)
        .map(|(language, old, new)| TextChange {
            what: what.to_owned(),
            language: language.to_owned(),
            old: old.map(str::to_owned),
            new: new.map(str::to_owned),
        })
        .collect()
}

/// Notes have no names, so they are compared in order.
pub(super) fn notes(old: &[Bilingual], new: &[Bilingual]) -> Vec<TextChange> {
    let none = Bilingual::default();
    (0..old.len().max(new.len()))
        .flat_map(|at| pair("note", old.get(at).unwrap_or(&none), new.get(at).unwrap_or(&none)))
        .collect()
}

pub(super) fn industry(
    model: &Model,
    (old, new): (EditionId, EditionId),
    pair_of: &IndustryPair<'_>,
    scenarios: Vec<ScenarioDiff>,
) -> IndustryDiff {
    let editions = [model.edition(old), model.edition(new)];
    let items = items(model, editions, pair_of.new, &pair_of.old);
    let texts = match (pair_of.new, pair_of.old.as_slice()) {
        (Some(new), [old, ..]) => {
            let mut texts = pair("title", &old.title, &new.title);
            texts.extend(notes(&old.notes, &new.notes));
            texts
        }
        _ => Vec::new(),
    };
    let quiet = texts.is_empty() && items.is_empty() && scenarios.iter().all(|s| s.status == Status::Same);
    let status = match (pair_of.new, pair_of.old.is_empty()) {
        (Some(_), true) => Status::Added,
        (None, false) => Status::Removed,
        _ if quiet => Status::Same,
        _ => Status::Changed,
    };
    IndustryDiff {
        industry: pair_of.name.to_owned(),
        was: pair_of.old.iter().map(|industry| industry.name.clone()).collect(),
        status,
        scenarios,
        items,
        texts,
    }
}

fn items(model: &Model, editions: [&Edition; 2], new: Option<&Industry>, old: &[&Industry]) -> Vec<ItemDiff> {
    let new_items: Vec<&Important> = new.iter().flat_map(|industry| &industry.items).collect();
    let old_items: Vec<&Important> = old.iter().flat_map(|industry| &industry.items).collect();
    fn same<'i>(items: &[&'i Important], wanted: &Important) -> Option<&'i Important> {
        items.iter().find(|item| item.fact == wanted.fact).copied()
    }
    let mut changes = Vec::new();
    let mut compare = |old_item: Option<&Important>, new_item: Option<&Important>| {
        let Some(item) = new_item.or(old_item) else { return };
        let listed = |item: Option<&Important>| item.is_some_and(|item| item.listed);
        let mut texts = Vec::new();
        let status = match (listed(old_item), listed(new_item), old_item.zip(new_item)) {
            (true, true, Some((earlier, later))) => {
                texts = pair("title", &earlier.title, &later.title);
                texts.extend(notes(&earlier.notes, &later.notes));
                if texts.is_empty() {
                    return;
                }
                Status::Changed
            }
            (false, true, _) => Status::Added,
            (true, false, _) => Status::Removed,
            _ => return,
        };
        let mut readings = Vec::new();
        if status != Status::Changed {
            for (edition, item) in editions.into_iter().zip([old_item, new_item]) {
                let Some(item) = item else { continue };
                readings.extend(readings::taken_of(model, edition, item));
            }
        }
        changes.push(ItemDiff { item: model.fact(item.fact).name.clone(), status, readings, texts });
    };
    for item in &new_items {
        compare(same(&old_items, item), Some(item));
    }
    for item in &old_items {
        if same(&new_items, item).is_none() {
            compare(Some(item), None);
        }
    }
    changes
}

fn find<'m>(model: &'m Model, edition: EditionId, place: Place<'_>) -> Option<&'m Scenario> {
    model.edition(edition).industry(place.0)?.scenario(place.1)
}

pub(super) fn scenario(
    model: &Model,
    old: EditionId,
    new: EditionId,
    industry: &IndustryPair<'_>,
    pair_of: &ScenarioPair<'_>,
    told: Decisions,
    recounted: &[String],
) -> ScenarioDiff {
    let Decisions { exact: decisions, by_bands, apart } = told;
    let old_scenario = pair_of.old.first().and_then(|place| find(model, old, *place)).filter(|_| pair_of.in_old);
    let new_scenario = find(model, new, pair_of.new).filter(|_| pair_of.in_new);
    let (mut texts, mut fields) = (Vec::new(), FieldChanges::default());
    if let (Some(old), Some(new)) = (old_scenario, new_scenario) {
        texts = pair("title", &old.title, &new.title);
        texts.extend(notes(&old.notes, &new.notes));
        fields = field_changes(&old.fields, &new.fields);
        texts.extend(recounted.iter().map(|measure| TextChange {
            what: "counting".to_owned(),
            language: String::new(),
            old: Some(counting(model, old)),
            new: Some(format!("{} ({measure})", counting(model, new))),
        }));
    }
    let quiet = decisions.is_empty() && texts.is_empty() && fields.is_empty();
    let status = match (pair_of.in_new, pair_of.in_old) {
        (true, false) => Status::Added,
        (false, true) => Status::Removed,
        _ if quiet => Status::Same,
        _ => Status::Changed,
    };
    let place = |(in_industry, name): &Place<'_>| {
        let own = industry.new.is_some_and(|own| own.name == *in_industry) || industry.new.is_none();
        if own { (*name).to_owned() } else { format!("{in_industry}/{name}") }
    };
    ScenarioDiff {
        scenario: name(pair_of).to_owned(),
        was: if pair_of.in_old { pair_of.old.iter().map(place).collect() } else { Vec::new() },
        status,
        decisions,
        by_bands,
        apart,
        texts,
        fields,
    }
}

/// What a scenario is called in the diff: its name in the new edition; in the old one where it was removed.
pub(super) fn name<'m>(pair: &ScenarioPair<'m>) -> &'m str {
    if pair.in_new { pair.new.1 } else { pair.old.first().map_or(OTHER, |(_, name)| name) }
}

/// What is decided otherwise in a scenario: exactly, and the two parts that are told of it beside the causes.
#[derive(Default)]
pub(super) struct Decisions {
    pub(super) exact: Vec<Change>,
    pub(super) by_bands: Vec<Change>,
    pub(super) apart: Vec<Change>,
}

fn field_changes(old: &[Field], new: &[Field]) -> FieldChanges {
    let names = |fields: &[Field], without: &[Field]| -> Vec<String> {
        let missing = |field: &&Field| !without.iter().any(|other| other.name == field.name);
        fields.iter().filter(missing).map(|field| field.name.clone()).collect()
    };
    let marked_otherwise =
        |field: &&Field| old.iter().any(|other| other.name == field.name && other.markers != field.markers);
    FieldChanges {
        added: names(new, old),
        removed: names(old, new),
        reclassified: new.iter().filter(marked_otherwise).map(|field| field.name.clone()).collect(),
    }
}

/// The counting lines of the blocks that decide a scenario.
fn counting(model: &Model, scenario: &Scenario) -> String {
    let lines: Vec<String> =
        scenario.blocks.iter().flat_map(|block| model.block(*block).counting.iter().cloned()).collect();
    if lines.is_empty() { "no counting line".to_owned() } else { lines.join(", ") }
}

/// The measures of a scenario whose counting words differ between the two editions' blocks.
pub(super) fn recounted(model: &Model, old: EditionId, new: EditionId, pair_of: &ScenarioPair<'_>) -> Vec<String> {
    let old = pair_of.old.first().and_then(|place| find(model, old, *place));
    let (Some(old), Some(new)) = (old, find(model, new, pair_of.new)) else { return Vec::new() };
    if counting(model, old) == counting(model, new) {
        return Vec::new();
    }
    let mut measures = Vec::new();
    for clause in new.blocks.iter().flat_map(|block| &model.block(*block).clauses) {
        if let Some(when) = &clause.when {
            for fact in when.bounds().map(|(fact, ..)| model.fact(fact)) {
                if matches!(fact.kind, FactKind::Measure { .. }) && !measures.contains(&fact.name) {
                    measures.push(fact.name.clone());
                }
            }
        }
    }
    measures
}
