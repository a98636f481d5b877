//! Phrases that several reports share.

pub(crate) mod legend;

use dsl_artifact::format::Bilingual;
use dsl_compiler::model::{self, Model, OutcomeId, Verdict};
use dsl_syntax::{Argument, Joint, Message, message};

/// A thing by its title, with its name behind it; by its name alone, where it has no title or is called by it.
#[must_use]
pub fn titled(name: &str, zh: Option<&str>, en: Option<&str>) -> Argument {
    let behind = |title: Option<&str>, write: fn(&str, &str) -> String| match title {
        Some(title) if title != name => write(title, name),
        _ => name.to_owned(),
    };
    Argument::Words {
        zh: behind(zh.or(en), |title, name| format!("{title}（{name}）")),
        en: behind(en.or(zh), |title, name| format!("{title} ({name})")),
    }
}

/// The same of what an artefact holds.
#[must_use]
pub fn called(name: &str, title: &Bilingual) -> Argument {
    titled(name, title.zh.as_deref(), title.en.as_deref())
}

/// The same of what a list declares.
#[must_use]
pub fn declared(name: &str, title: &model::Bilingual) -> Argument {
    titled(name, title.zh(), title.en())
}

/// A text in either language: in the other one where the reader's is missing.
#[must_use]
pub fn text(text: &Bilingual) -> Option<Argument> {
    let zh = text.zh.as_ref().or(text.en.as_ref())?;
    let en = text.en.as_ref().or(text.zh.as_ref())?;
    Some(Argument::words(zh.clone(), en.clone()))
}

/// What a clause gives, by title.
#[must_use]
pub fn verdict(model: &Model, verdict: &Verdict) -> Argument {
    let outcome = |id: &OutcomeId| {
        let outcome = model.outcome(*id);
        declared(&outcome.name, &outcome.title)
    };
    match verdict {
        Verdict::Outcome(only) => outcome(only),
        Verdict::Open(several) => message!("open-between", outcomes = or(several.iter().map(outcome).collect())).into(),
    }
}

/// Things, one or another.
pub(crate) fn or(parts: Vec<Argument>) -> Argument {
    Argument::List(parts, Joint::Or)
}

/// Things, all of them.
pub(crate) fn and(parts: Vec<Argument>) -> Argument {
    Argument::List(parts, Joint::And)
}

/// A bare argument as a message of its own.
pub(crate) fn bare(argument: Argument) -> Message {
    message!("bare", text = argument)
}
