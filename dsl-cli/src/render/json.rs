//! The JSON that other people's programs rely on.

use dsl_artifact::Decision;
use dsl_compiler::check::Checked;
use dsl_compiler::diff::{
    CatalogueDiff, Cause, Change, Diff, Direction, IndustryDiff, Named, ProcedureChange, ScenarioDiff, Side, Status,
    TextChange,
};
use dsl_syntax::edit::written;
use dsl_syntax::{Diagnostic, Extent, FactValue, Label, Language, RegionBox, Severity, Span, say};
use serde_json::{Map, Value, json};

use super::position::{Position, Positions};

/// `qingdan-check/1`.
pub(crate) fn report(checked: &Checked, language: Language) -> String {
    let positions = Positions::of(&checked.files);
    // What follows from a finding stands behind it, and says where in the list that is.
    let mut diagnostics: Vec<Value> = Vec::new();
    for finding in &checked.diagnostics {
        let cause = diagnostics.len();
        diagnostics.push(diagnostic(&positions, finding, language));
        for follow in &finding.follows {
            let mut value = diagnostic(&positions, follow, language);
            if let Some(object) = value.as_object_mut() {
                object.insert("cause".into(), json!(cause));
            }
            diagnostics.push(value);
        }
    }
    let count = |severity| checked.count(severity);
    line(&json!({
        "format": "qingdan-check/1",
        "diagnostics": diagnostics,
        "summary": {
            "errors": count(Severity::Error),
            "warnings": count(Severity::Warning),
            "files": checked.files.len(),
        },
    }))
}

/// JSON has ASCII's own control characters escaped; those above are, too, since a terminal may obey them.
pub(super) fn line(value: &Value) -> String {
    let text = format!("{value:#}\n");
    if !text.contains(obeyed) {
        return text;
    }
    text.chars().map(|c| if obeyed(c) { format!("\\u{:04x}", u32::from(c)) } else { c.to_string() }).collect()
}

fn obeyed(c: char) -> bool {
    matches!(c, '\u{7F}'..='\u{9F}')
}

fn diagnostic(positions: &Positions<'_>, finding: &Diagnostic, language: Language) -> Value {
    let mut object = Map::new();
    object.insert("code".into(), json!(finding.code.as_str()));
    object.insert("severity".into(), json!(if finding.severity == Severity::Error { "error" } else { "warning" }));
    object.insert("message".into(), json!(say(&finding.message, language)));
    object.insert("file".into(), json!(positions.path(finding.primary.span)));
    object.insert("range".into(), range(positions, finding.primary.span));
    // The primary label first, when it says something.
    let primary = Some(&finding.primary).filter(|label| label.text.is_some());
    let labels: Vec<Value> =
        primary.into_iter().chain(&finding.secondary).map(|l| label(positions, l, language)).collect();
    object.insert("labels".into(), json!(labels));
    if let Some(facts) = &finding.facts {
        object.insert("witness".into(), witness(&facts.witness));
        object.insert("region".into(), Value::Array(facts.region.iter().map(region).collect()));
        object.insert("outcomes".into(), json!(facts.outcomes));
    }
    if !finding.notes.is_empty() {
        object.insert("notes".into(), json!(finding.notes.iter().map(|note| say(note, language)).collect::<Vec<_>>()));
    }
    if let Some(help) = &finding.help {
        object.insert("help".into(), json!(say(help, language)));
    }
    let fixes: Vec<Value> = finding
        .fixes
        .iter()
        .map(|fix| {
            let edits: Vec<Value> = fix
                .edits
                .iter()
                .map(|edit| {
                    let text = written(positions.text(edit.span), edit);
                    json!({ "file": positions.path(edit.span), "start": edit.span.start, "end": edit.span.end, "text": text })
                })
                .collect();
            json!({ "title": say(&fix.title, language), "safe": fix.safe, "edits": edits })
        })
        .collect();
    object.insert("fixes".into(), json!(fixes));
    Value::Object(object)
}

fn label(positions: &Positions<'_>, label: &Label, language: Language) -> Value {
    let text = label.text.as_ref().map(|text| say(text, language));
    json!({ "file": positions.path(label.span), "range": range(positions, label.span), "message": text.unwrap_or_default() })
}

fn range(positions: &Positions<'_>, span: Span) -> Value {
    let place = |Position { line, column, offset }| json!({ "line": line, "column": column, "offset": offset });
    json!({ "start": place(positions.position(span, span.start)), "end": place(positions.position(span, span.end)) })
}

pub(super) fn witness(facts: &[(String, FactValue)]) -> Value {
    let mut object = Map::new();
    for (name, value) in facts {
        object.insert(
            name.clone(),
            match value {
                FactValue::Count(count) => json!(count),
                FactValue::Value(name) => json!(name),
                FactValue::Is(holds) => json!(holds),
            },
        );
    }
    Value::Object(object)
}

pub(super) fn region(sides: &RegionBox) -> Value {
    let mut object = Map::new();
    for (name, extent) in sides {
        object.insert(
            name.clone(),
            match extent {
                Extent::Count { min, max: None } => json!({ "min": min }),
                Extent::Count { min, max: Some(max) } => json!({ "min": min, "max": max }),
                Extent::OneOf(values) => json!({ "is": values }),
                Extent::Is(holds) => json!(holds),
            },
        );
    }
    Value::Object(object)
}

/// `qingdan-decision/1`.
pub(crate) fn decision(decision: &Decision) -> String {
    line(&json!(decision))
}

/// `qingdan-diff/1`.
pub(crate) fn diff(diff: &Diff) -> String {
    let scope: Vec<Value> = diff.scope.iter().map(|(old, new)| json!({ "old": old, "new": new })).collect();
    let summary = &diff.summary;
    line(&json!({
        "format": "qingdan-diff/1",
        "old": diff.old,
        "new": diff.new,
        "edition": { "scope": scope, "procedure": diff.procedure.iter().map(procedure).collect::<Vec<_>>(), "texts": texts(&diff.texts) },
        "causes": diff.causes.iter().map(cause).collect::<Vec<_>>(),
        "catalogue": diff.catalogue.as_ref().map(catalogue),
        "industries": diff.industries.iter().map(industry).collect::<Vec<_>>(),
        "summary": {
            "looser": summary.looser,
            "stricter": summary.stricter,
            "other": summary.other,
            "unverified": summary.unverified,
            "added": summary.added,
            "removed": summary.removed,
        },
    }))
}

/// What is known of the two catalogues.
fn catalogue(catalogue: &CatalogueDiff) -> Value {
    let named = |named: Named| json!({ "named": named.named, "official": named.official });
    let both = |(old, new): (Named, Named)| json!({ "old": named(old), "new": named(new) });
    let entries = catalogue.entries.iter().map(|entry| {
        json!({
            "entry": entry.path, "was": was(&entry.was), "status": status(entry.status), "certain": entry.certain,
            "texts": texts(&entry.texts),
        })
    });
    json!({
        "categories": both(catalogue.categories),
        "subcategories": both(catalogue.subcategories),
        "entries": entries.collect::<Vec<_>>(),
    })
}

/// A rule by which flows are decided otherwise, once for all scenarios that it reaches.
fn cause(cause: &Cause) -> Value {
    let item = cause.item.as_ref();
    let effects = cause.effects.iter().map(|effect| {
        let places = effect.places.iter();
        let places = places.map(|(industry, scenarios)| json!({ "industry": industry, "scenarios": scenarios }));
        let outcomes = effect.outcomes.iter().map(
            |outcomes| json!({ "old": outcomes.old, "new": outcomes.new, "direction": direction(outcomes.direction) }),
        );
        json!({
            "among": region(&effect.among),
            "outcomes": outcomes.collect::<Vec<_>>(),
            "against": effect.against,
            "places": places.collect::<Vec<_>>(),
            "readings": effect.readings,
        })
    });
    json!({
        "side": match cause.side { Side::Old => "old", Side::New => "new" },
        "rule": cause.rule,
        "says": cause.says,
        "cite": cause.cite,
        "unverified": cause.unverified,
        "item": item.map(|item| json!({ "id": item.id, "says": item.says, "cite": item.cite, "readings": item.readings })),
        "effects": effects.collect::<Vec<_>>(),
    })
}

fn direction(direction: Direction) -> &'static str {
    match direction {
        Direction::Looser => "looser",
        Direction::Stricter => "stricter",
        Direction::Other => "other",
    }
}

fn procedure(change: &ProcedureChange) -> Value {
    let sides = [("old", &change.old), ("new", &change.new)];
    let not_found: Vec<&str> = sides.into_iter().filter(|(_, side)| side.not_found).map(|(word, _)| word).collect();
    json!({
        "procedure": change.procedure,
        "about": change.about.as_str(),
        "name": change.name,
        "was": change.was,
        "status": status(change.status),
        "old": change.old.text,
        "new": change.new.text,
        "not_found": not_found,
        "unverified": change.unverified,
        "cite": { "old": change.old.cite, "new": change.new.cite },
    })
}

fn industry(industry: &IndustryDiff) -> Value {
    let items: Vec<Value> = industry
        .items
        .iter()
        .map(|item| {
            json!({
                "item": item.item, "status": status(item.status), "readings": item.readings, "texts": texts(&item.texts),
            })
        })
        .collect();
    json!({
        "industry": industry.industry,
        "was": was(&industry.was),
        "status": status(industry.status),
        "scenarios": industry.scenarios.iter().map(scenario).collect::<Vec<_>>(),
        "items": items,
        "texts": texts(&industry.texts),
    })
}

fn scenario(scenario: &ScenarioDiff) -> Value {
    json!({
        "scenario": scenario.scenario,
        "was": was(&scenario.was),
        "status": status(scenario.status),
        "decisions": scenario.decisions.iter().map(change).collect::<Vec<_>>(),
        "texts": texts(&scenario.texts),
        "fields": {
            "added": scenario.fields.added,
            "removed": scenario.fields.removed,
            "reclassified": scenario.fields.reclassified,
        },
    })
}

fn change(change: &Change) -> Value {
    let mut value = json!({
        "region": region(&change.region),
        "old": change.old,
        "new": change.new,
        "direction": direction(change.direction),
        "witness": witness(&change.witness),
        "unverified": change.unverified,
        "readings": change.readings,
        "cite": { "old": change.cite_old, "new": change.cite_new },
        "rules": { "old": change.rules_old, "new": change.rules_new },
    });
    if let (Some(object), false) = (value.as_object_mut(), change.recounted.is_empty()) {
        object.insert("recounted".into(), json!(change.recounted));
    }
    if let (Some(object), false) = (value.as_object_mut(), change.lists.is_empty()) {
        object.insert("lists".into(), json!(change.lists));
    }
    value
}

/// One name as a string, several that merged as an array.
fn was(names: &[String]) -> Value {
    match names {
        [] => Value::Null,
        [one] => json!(one),
        several => json!(several),
    }
}

fn status(status: Status) -> &'static str {
    match status {
        Status::Added => "added",
        Status::Removed => "removed",
        Status::Changed => "changed",
        Status::Same => "same",
    }
}

fn texts(changes: &[TextChange]) -> Vec<Value> {
    changes
        .iter()
        .map(|change| json!({ "what": change.what, "language": change.language, "old": change.old, "new": change.new }))
        .collect()
}
