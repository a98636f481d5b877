//! Where sources differ, for people and for programs.

use dsl_compiler::check::Checked;
use dsl_compiler::compile::cite;
use dsl_compiler::consequence::{Consequence, Directions, Flip};
use dsl_compiler::diff::Change;
use dsl_compiler::diff::page::region;
use dsl_compiler::model;
use dsl_compiler::words;
use serde_json::{Value, json};

use super::human::counted;
use super::json::{line, region as region_json, witness};
use super::position::Positions;
use crate::language;

/// A place with its readings.
pub(crate) struct Place<'m> {
    /// `EDITION/INDUSTRY[/SCENARIO]`, or `EDITION[/INDUSTRY]/important/ITEM`.
    pub(crate) place: String,
    /// The industry; none for an item of a whole edition.
    pub(crate) industry: Option<&'m str>,
    pub(crate) readings: Vec<Reading<'m>>,
}

/// A reading, and what it would change; none where it is taken.
pub(crate) struct Reading<'m> {
    pub(crate) reading: &'m model::Reading,
    pub(crate) consequence: Option<Consequence>,
}

/// A reading that several places have and do not take, taken in all of them.
pub(crate) struct Everywhere {
    pub(crate) name: String,
    /// How many places do not take it now.
    pub(crate) places: usize,
    pub(crate) diffs: Vec<Flip>,
}

/// The first line counts; then each place, the reading taken first; then what one name would change everywhere.
pub(crate) fn human(checked: &Checked, places: &[Place<'_>], everywhere: &[Everywhere]) -> String {
    let others = places.iter().flat_map(|place| &place.readings).filter(|one| one.consequence.is_some()).count();
    let mut text =
        format!("sources differ in {}; {} not taken\n", counted(places.len(), "place"), counted(others, "reading"));
    let positions = Positions::of(&checked.files);
    for place in places {
        text.push_str(&format!("\n{}\n", place.place));
        let (taken, other): (Vec<_>, Vec<_>) = place.readings.iter().partition(|one| one.consequence.is_none());
        for one in taken.into_iter().chain(other) {
            let at = positions.position(one.reading.span, one.reading.span.start);
            let taken = if one.consequence.is_none() { " (taken)" } else { "" };
            text.push_str(&format!(
                "  {}{taken}  {}:{}\n",
                one.reading.name,
                positions.path(one.reading.span),
                at.line
            ));
            let why = words::titled(&one.reading.why, "", language::language(None));
            if !why.is_empty() {
                text.push_str(&format!("    why: {why}\n"));
            }
            let cites = cites(checked, one.reading);
            if !cites.is_empty() {
                text.push_str(&format!("    by:  {}\n", cites.join("; ")));
            }
            if let Some(consequence) = &one.consequence {
                text.push_str(&consequence_words(consequence));
            }
        }
    }
    for one in everywhere {
        let places = counted(one.places, "place");
        text.push_str(&format!("\n`--reading {}` everywhere: {places}\n{}", one.name, flip_words(&one.diffs)));
    }
    text
}

fn consequence_words(consequence: &Consequence) -> String {
    let Directions { looser, stricter, other } = consequence.directions;
    if consequence.directions.all() == 0 {
        return "    would change no decision\n".to_owned();
    }
    let mut text = format!(
        "    would change {}: {looser} looser, {stricter} stricter, {other} other\n",
        counted(consequence.directions.all(), "region")
    );
    // What several scenarios have alike is told once.
    let mut told: Vec<(Vec<&str>, Vec<String>)> = Vec::new();
    for (scenario, changes) in &consequence.decisions {
        let lines = changes.iter().map(|change| format!("{} → {}  {}", change.old, change.new, region(change)));
        let lines: Vec<String> = lines.collect();
        match told.iter_mut().find(|(_, known)| *known == lines) {
            Some((scenarios, _)) => scenarios.push(scenario),
            None => told.push((vec![scenario], lines)),
        }
    }
    let several = consequence.decisions.len() > 1;
    for (scenarios, lines) in told {
        for line in lines {
            let lead = if several { format!("{}: ", scenarios.join(", ")) } else { String::new() };
            text.push_str(&format!("      {lead}{line}\n"));
        }
    }
    text.push_str(&flip_words(&consequence.diffs));
    text
}

fn flip_words(diffs: &[Flip]) -> String {
    let mut text = String::new();
    for Flip { old, new, as_taken, as_read, gone, come } in diffs {
        text.push_str(&format!(
            "    {old} → {new}: {gone} of its regions go, {come} come; {} looser, {} stricter, {} other instead of {}, {}, {}\n",
            as_read.looser, as_read.stricter, as_read.other, as_taken.looser, as_taken.stricter, as_taken.other
        ));
    }
    text
}

fn cites(checked: &Checked, reading: &model::Reading) -> Vec<String> {
    reading.cites.iter().map(|one| cite(&checked.model, one)).collect()
}

/// `qingdan-conflicts/1`.
pub(crate) fn json(checked: &Checked, places: &[Place<'_>], everywhere: &[Everywhere]) -> String {
    let places: Vec<Value> = places
        .iter()
        .map(|place| {
            let readings: Vec<Value> = place.readings.iter().map(|one| reading(checked, one)).collect();
            json!({ "place": place.place, "readings": readings })
        })
        .collect();
    let everywhere: Vec<Value> = everywhere
        .iter()
        .map(|one| json!({ "name": one.name, "places": one.places, "diffs": flips(&one.diffs) }))
        .collect();
    line(&json!({ "format": "qingdan-conflicts/1", "conflicts": places, "everywhere": everywhere }))
}

fn reading(checked: &Checked, one: &Reading<'_>) -> Value {
    let why = json!({ "zh": one.reading.why.zh(), "en": one.reading.why.en() });
    let mut object = json!({
        "name": one.reading.name, "taken": one.consequence.is_none(), "why": why, "cite": cites(checked, one.reading),
    });
    if let (Some(object), Some(consequence)) = (object.as_object_mut(), &one.consequence) {
        let decisions: Vec<Value> = consequence
            .decisions
            .iter()
            .flat_map(|(scenario, changes)| changes.iter().map(move |change| decision(scenario, change)))
            .collect();
        object.insert("changes".into(), directions(consequence.directions));
        object.insert("decisions".into(), json!(decisions));
        object.insert("diffs".into(), flips(&consequence.diffs));
    }
    object
}

fn flips(diffs: &[Flip]) -> Value {
    let diffs = diffs.iter().map(|flip| {
        json!({
            "old": flip.old, "new": flip.new, "taken": directions(flip.as_taken), "read": directions(flip.as_read),
            "gone": flip.gone, "come": flip.come,
        })
    });
    Value::Array(diffs.collect())
}

fn directions(found: Directions) -> Value {
    json!({ "looser": found.looser, "stricter": found.stricter, "other": found.other })
}

fn decision(scenario: &str, change: &Change) -> Value {
    json!({
        "scenario": scenario, "region": region_json(&change.region), "taken": change.old, "read": change.new,
        "witness": witness(&change.witness),
    })
}
