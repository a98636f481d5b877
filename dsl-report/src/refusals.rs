//! Why something cannot be done, in words: what the compiler and the artefact refuse.

use dsl_artifact::format::{COUNT_LIMIT, FORMAT};
use dsl_artifact::{Damage, Expected, FactError, LoadError, NotInForce};
use dsl_compiler::decision::draw::TooLarge;
use dsl_compiler::diff::TooMany;
use dsl_compiler::model::Model;
use dsl_compiler::model::readings::NoReading;
use dsl_compiler::source::Unread;
use dsl_syntax::{Argument, Joint, Message, message};

use crate::phrase;

/// So many names are told; of more, it is said how many.
const NAMED: usize = 6;

/// A list that could not be read.
#[must_use]
pub fn unread(error: &Unread) -> Message {
    message!("file-and-why", file = &error.path, why = error.why.clone())
}

/// An edition that nobody lists.
#[must_use]
pub fn no_edition(model: &Model, name: &str) -> Message {
    match model.editions.as_slice() {
        [] => message!("no-edition.none", name = name),
        known => {
            let known = known.iter().map(|edition| Argument::Text(edition.name.clone())).collect();
            message!("no-edition", name = name, known = Argument::List(known, Joint::And))
        }
    }
}

/// A scenario whose decision graph passes the budget of nodes.
#[must_use]
pub fn graph_too_large(error: &TooLarge<'_>) -> Message {
    message!("no-graph", industry = error.industry, scenario = error.scenario)
}

/// A scenario that differs in too many places.
#[must_use]
pub fn too_many(error: &TooMany) -> Message {
    message!("too-many-regions", industry = &error.industry, scenario = &error.scenario)
}

/// An edition that is not in force on a day.
#[must_use]
pub fn not_in_force(error: &NotInForce) -> Message {
    match error {
        NotInForce::Replaced { edition, day, by } => {
            message!("in-force-replaced", edition = edition, day = day, by = by)
        }
        NotInForce::NotYet { edition, day } => message!("in-force-not-yet", edition = edition, day = day),
        NotInForce::Before { edition, day, before } => {
            message!("in-force-before", edition = edition, day = day, before = before)
        }
    }
}

/// A reading that cannot be taken.
#[must_use]
pub fn no_reading(error: &NoReading) -> Message {
    match error {
        NoReading::Unknown { name, near, known } => match (near, known.as_slice()) {
            (Some(near), known) => message!("no-reading.near", name = name, near = near, known = plain(known)),
            (None, []) => message!("no-reading.none", name = name),
            (None, known) => message!("no-reading", name = name, known = plain(known)),
        },
        NoReading::NotOfPlace { place, name, known, below } if below.is_empty() => {
            message!("no-reading-of-place", place = place, name = name, known = some(known))
        }
        NoReading::NotOfPlace { place, name, known, below } => {
            message!("no-reading-of-place.below", place = place, name = name, known = some(known), below = some(below))
        }
        NoReading::NoPlace { place, name, instead } => match instead.as_slice() {
            [] => message!("no-readings-at", place = place),
            [one] => message!("no-readings-at.near", place = place, near = one),
            several => message!("no-readings-at.several", place = place, name = name, instead = one_of(several)),
        },
        NoReading::Both { place, first, second } => {
            message!("two-readings", place = place, first = first, second = second)
        }
    }
}

/// An artefact that is refused.
#[must_use]
pub fn artefact(error: &LoadError) -> Message {
    match error {
        LoadError::Shape { line, column, .. } => {
            message!("artefact-shape", line = line.to_string(), column = column.to_string())
        }
        LoadError::Format(format) => message!("artefact-format", format = format, known = FORMAT),
        LoadError::Digest { written, computed } => {
            message!("artefact-digest", written = written, computed = computed)
        }
        LoadError::Damaged(damage) => message!("artefact-damaged", why = damaged(damage)),
    }
}

fn damaged(damage: &Damage) -> Message {
    match damage {
        Damage::Outcome => message!("damage-outcome"),
        Damage::Decision => message!("damage-decision"),
        Damage::FirstEdition => message!("damage-first-edition"),
        Damage::DeclaredTwice(name) => message!("damage-declared-twice", name = name),
        Damage::Step(name) => message!("damage-step", name = name),
        Damage::Procedure(name) => message!("damage-procedure", name = name),
        Damage::Circle => message!("damage-circle"),
        Damage::AxisTwice(name) => message!("damage-axis-twice", name = name),
        Damage::NoOther(name) => message!("damage-no-other", name = name),
        Damage::NoDefault(name) => message!("damage-no-default", name = name),
        Damage::NodeValue(at) => message!("damage-node-value", node = at.to_string()),
        Damage::NodeAxis(at) => message!("damage-node-axis", node = at.to_string()),
        Damage::NodeIncomplete(at) => message!("damage-node-incomplete", node = at.to_string()),
        Damage::NodeDisorder(at) => message!("damage-node-disorder", node = at.to_string()),
        Damage::NodeForward(at, child) => {
            message!("damage-node-forward", node = at.to_string(), child = child.to_string())
        }
        Damage::NodeBack(at) => message!("damage-node-back", node = at.to_string()),
        Damage::Undecided => message!("damage-undecided"),
        Damage::Reason => message!("damage-reason"),
        Damage::NoOtherFlow => message!("damage-no-other-flow"),
    }
}

/// A fact that is not understood.
#[must_use]
pub fn fact(error: &FactError) -> Message {
    match error {
        FactError::Shape(word) => message!("fact-shape", word = word),
        FactError::Key { key, near: None } => message!("fact-unknown", key = key),
        FactError::Key { key, near: Some(near) } => message!("fact-unknown.near", key = key, near = near),
        FactError::Value { key, value, expected: wanted, near: None } => {
            message!("fact-value", key = key, value = value, expected = expected(wanted))
        }
        FactError::Value { key, value, expected: wanted, near: Some(near) } => {
            message!("fact-value.near", key = key, value = value, expected = expected(wanted), near = near)
        }
        FactError::Ambiguous { word, names } => {
            message!(
                "fact-ambiguous",
                word = word,
                names = Argument::quoted(names.iter().map(String::as_str), Joint::And)
            )
        }
        FactError::Twice(key) => message!("fact-given-twice", key = key),
        FactError::Claimed { key, clause } => {
            message!("fact-claimed", key = key, clause = phrase::text(clause).unwrap_or_else(|| "".into()))
        }
    }
}

fn expected(expected: &Expected) -> Message {
    match expected {
        Expected::Listed => message!("expected-listed"),
        Expected::OneOf(values) => {
            let values = values.iter().map(|value| phrase::called(&value.name, &value.title)).collect();
            message!("expected-one-of", values = phrase::or(values))
        }
        Expected::YesOrNo => message!("expected-yes-or-no"),
        Expected::Count(unit) => {
            let unit = phrase::text(&unit.title).unwrap_or_else(|| (&unit.name).into());
            message!("expected-count", unit = unit, most = (COUNT_LIMIT - 1).to_string())
        }
    }
}

fn plain(names: &[String]) -> Argument {
    Argument::List(names.iter().cloned().map(Argument::Text).collect(), Joint::And)
}

fn one_of(names: &[String]) -> Argument {
    match names.len() > NAMED {
        true => some(names),
        false => Argument::quoted(names.iter().map(String::as_str), Joint::Or),
    }
}

/// The first names, and how many more there are.
fn some(names: &[String]) -> Argument {
    let first = Argument::quoted(names.iter().take(NAMED).map(String::as_str), Joint::And);
    match names.len().saturating_sub(NAMED) {
        0 => first,
        more => message!("and-more", names = first, more = more).into(),
    }
}
