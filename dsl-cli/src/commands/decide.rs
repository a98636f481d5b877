//! `qingdan decide`: one flow, decided and explained.

use std::path::Path;
use std::process::ExitCode;

use clap::Args;
use dsl_artifact::{Decision, Loaded, Vocabulary};
use dsl_compiler::artefact::vocabulary;
use dsl_compiler::decision::in_force::in_force;
use dsl_compiler::model::readings::Readings;
use dsl_folder::read_at_most;
use dsl_report::{decision as report, refusals};
use dsl_syntax::message;

use super::compile::artefact;
use super::{Format, date, edition, lists_read_as};
use crate::context::Context;
use crate::failure::Failure;
use crate::output;

/// Artefacts of more bytes than this are refused.
const LARGEST_ARTEFACT: u64 = 1 << 30;

#[derive(Debug, Args)]
pub(crate) struct Decide {
    edition: String,
    facts: Vec<String>,
    #[arg(long, value_enum, default_value_t)]
    format: Format,
    #[arg(long)]
    assume_defaults: bool,
    #[arg(long, value_name = "YYYY-MM-DD")]
    on: Option<String>,
    #[arg(long, value_name = "NAME")]
    reading: Vec<String>,
}

impl Decide {
    pub(crate) fn run(&self, context: &Context) -> Result<ExitCode, Failure> {
        let (loaded, others) = match self.load(context)? {
            Ok(loaded) => loaded,
            Err(code) => return Ok(code),
        };
        let words = self.facts.iter().map(String::as_str);
        let mut facts = loaded.facts_beside(&others, words).map_err(|error| refusals::fact(&error))?;
        if self.assume_defaults {
            loaded.assume_defaults(&mut facts);
        }
        let decision = loaded.decide(&facts);
        match self.format {
            Format::Human => output::show(&report::human(&loaded, &decision, context.language()))?,
            Format::Json => output::print(&report::json(&decision))?,
        }
        Ok(ExitCode::from(u8::from(is_unanswered(&decision))))
    }

    /// What decides, and what other lists call their things: an artefact alone does not know that.
    fn load(&self, context: &Context) -> Result<Result<(Loaded, Vocabulary), ExitCode>, Failure> {
        // A file that somebody has named like an edition must not stand before it.
        if self.edition.contains(std::path::is_separator) || self.edition.ends_with(".json") {
            let path = Path::new(&self.edition);
            let shown = path.display().to_string();
            let read = read_at_most(path, LARGEST_ARTEFACT).map_err(|error| Failure::io(shown.clone(), error))?;
            let Some(bytes) = read else {
                return Err(message!("artefact-too-large", file = shown).into());
            };
            let loaded = Loaded::from_bytes(&bytes)
                .map_err(|error| message!("file-and-why", file = &shown, why = refusals::artefact(&error)))?;
            if let Some(day) = &self.on {
                loaded.in_force_on(&date(day)?.to_string()).map_err(|why| refusals::not_in_force(&why))?;
            }
            if !self.reading.is_empty() {
                return Err(message!("artefact-one-reading", file = shown).into());
            }
            return Ok(Ok((loaded, Vocabulary::default())));
        }
        let readings = Readings::named(self.reading.iter().map(String::as_str));
        let checked = match lists_read_as(context, &readings).map_err(|failure| self.or_file(failure))? {
            Ok(checked) => checked,
            Err(code) => return Ok(Err(code)),
        };
        let named = edition(&checked, &self.edition).map_err(|failure| self.or_file(failure))?;
        let id = match &self.on {
            Some(day) => {
                in_force(&checked.model, named, &date(day)?.to_string()).map_err(|why| refusals::not_in_force(&why))?
            }
            None => named,
        };
        Ok(Ok((artefact(&checked, id)?, vocabulary(&checked.model, id))))
    }

    /// Whoever meant a file is told how to say so.
    fn or_file(&self, failure: Failure) -> Failure {
        match Path::new(&self.edition).is_file() {
            true => match failure {
                Failure::Message(why) => message!("or-file", why = why, name = &self.edition).into(),
                other => other,
            },
            false => failure,
        }
    }
}

/// A fact is missing: the question is open, not the list.
fn is_unanswered(decision: &Decision) -> bool {
    decision.outcome.is_none() && decision.open != Some(true)
}
