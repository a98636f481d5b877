//! Why the arguments are refused, in the catalogue's words. What clap tells of a mistake is data: its kind, what was given, what
//! would have done.

use clap::Error;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use dsl_report::say;
use dsl_syntax::{Argument, Joint, Language, Message, message};

/// The mistake, the usage line and where more is said. Kinds that these arguments do not lead to are left in clap's words.
pub(crate) fn said(error: &Error, language: Language) -> String {
    let Some(why) = why(error) else { return error.render().to_string() };
    let mut text = format!("qingdan: {}\n\n", say(&why, language));
    if let Some(ContextValue::StyledStr(usage)) = error.get(ContextKind::Usage) {
        let usage = usage.to_string();
        let usage = usage.trim_start_matches("Usage: ").trim();
        text += &say(&message!("usage-line", usage = usage), language);
        text.push('\n');
    }
    text + &say(&message!("more-help"), language) + "\n"
}

fn why(error: &Error) -> Option<Message> {
    let one = |kind| one(error, kind);
    let quoted = |kind, joint| Argument::quoted(several(error, kind), joint);
    let values = several(error, ContextKind::ValidValue);
    Some(match error.kind() {
        ErrorKind::UnknownArgument => {
            let given = one(ContextKind::InvalidArg)?;
            match one(ContextKind::SuggestedArg) {
                Some(near) => message!("argument-unknown.near", given = given, near = near),
                None if given.starts_with('-') => message!("argument-unknown", given = given),
                None => message!("argument-unknown.too-many", given = given),
            }
        }
        ErrorKind::InvalidValue => {
            let (given, argument) = (one(ContextKind::InvalidValue)?, one(ContextKind::InvalidArg)?);
            let known = Argument::quoted(values.iter().copied(), Joint::And);
            match (one(ContextKind::SuggestedValue), given.is_empty(), values.is_empty()) {
                (_, true, true) => message!("argument-no-value", argument = argument),
                (_, true, false) => message!("argument-no-value.one-of", argument = argument, values = known),
                (_, false, true) => message!("argument-value", given = given, argument = argument),
                (Some(near), false, false) => {
                    message!("argument-value.near", given = given, argument = argument, near = near, values = known)
                }
                (None, false, false) => {
                    message!("argument-value.one-of", given = given, argument = argument, values = known)
                }
            }
        }
        // No option takes more than one value; those that get one too many take none.
        ErrorKind::TooManyValues => {
            let (given, argument) = (one(ContextKind::InvalidValue)?, one(ContextKind::InvalidArg)?);
            message!("argument-takes-none", argument = argument, given = given)
        }
        ErrorKind::MissingRequiredArgument => {
            message!("argument-missing", arguments = quoted(ContextKind::InvalidArg, Joint::And))
        }
        ErrorKind::ArgumentConflict => {
            let argument = one(ContextKind::InvalidArg)?;
            if one(ContextKind::PriorArg) == Some(argument) {
                message!("argument-twice", argument = argument)
            } else {
                let others = quoted(ContextKind::PriorArg, Joint::And);
                message!("argument-conflict", argument = argument, others = others)
            }
        }
        ErrorKind::InvalidSubcommand => {
            let given = one(ContextKind::InvalidSubcommand)?;
            if several(error, ContextKind::SuggestedSubcommand).is_empty() {
                message!("command-unknown", given = given)
            } else {
                let near = quoted(ContextKind::SuggestedSubcommand, Joint::Or);
                message!("command-unknown.near", given = given, near = near)
            }
        }
        ErrorKind::MissingSubcommand => {
            message!("command-missing", commands = quoted(ContextKind::ValidSubcommand, Joint::Or))
        }
        ErrorKind::InvalidUtf8 => message!("argument-not-utf8"),
        _ => return None,
    })
}

fn one(error: &Error, kind: ContextKind) -> Option<&str> {
    match error.get(kind) {
        Some(ContextValue::String(text)) => Some(text),
        _ => None,
    }
}

fn several(error: &Error, kind: ContextKind) -> Vec<&str> {
    match error.get(kind) {
        Some(ContextValue::Strings(texts)) => texts.iter().map(String::as_str).collect(),
        Some(ContextValue::String(text)) => vec![text],
        _ => Vec::new(),
    }
}
