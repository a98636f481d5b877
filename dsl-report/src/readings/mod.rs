//! Where sources differ: for people, and as JSON.

mod json;

use dsl_compiler::check::Checked;
use dsl_compiler::compile::cite;
use dsl_compiler::consequence::{Consequence, Directions, Flip, Survey};
use dsl_compiler::model::{self, Model};
use dsl_compiler::words;
use dsl_syntax::Language;

use crate::counted;
use crate::diff::region;
use crate::position::Positions;

pub use json::{Report, json};

/// The first line counts; then each place, the reading taken first; then what one name would change everywhere.
#[must_use]
pub fn human(checked: &Checked, survey: &Survey<'_>, language: Language) -> String {
    let Survey { places, everywhere } = survey;
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
            let why = words::titled(&one.reading.why, "", language);
            if !why.is_empty() {
                text.push_str(&format!("    why: {why}\n"));
            }
            let cites = cites(&checked.model, one.reading);
            if !cites.is_empty() {
                text.push_str(&format!("    by:  {}\n", cites.join("; ")));
            }
            if let Some(consequence) = &one.consequence {
                let edition = place.place.split('/').next().unwrap_or_default();
                text.push_str(&consequence_words(&checked.model, edition, consequence, language));
            }
        }
    }
    for one in everywhere {
        let places = counted(one.places, "place");
        text.push_str(&format!("\n`--reading {}` everywhere: {places}\n{}", one.name, flip_words(&one.diffs)));
    }
    text
}

fn consequence_words(model: &Model, edition: &str, consequence: &Consequence, language: Language) -> String {
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
        let lines = changes
            .iter()
            .map(|change| format!("{} → {}  {}", change.old, change.new, region(model, edition, change, language)));
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

fn cites(model: &Model, reading: &model::Reading) -> Vec<String> {
    reading.cites.iter().map(|one| cite(model, one)).collect()
}
