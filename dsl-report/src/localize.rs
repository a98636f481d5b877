//! The catalogue of everything that is said to a person, one folder a language, in Project Fluent's format, which
//! translators' tools know. A [`Message`] becomes a sentence here and nowhere else.

use std::borrow::Cow;
use std::sync::LazyLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentError, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

use dsl_syntax::{Argument, Joint, Language, Message};

/// The catalogue's files, in both languages.
macro_rules! files {
    ($($name:literal),+ $(,)?) => {
        /// `(file, Chinese text, English text)`.
        const FILES: &[(&str, &str, &str)] = &[
            $(($name, include_str!(concat!("../messages/zh/", $name)), include_str!(concat!("../messages/en/", $name)))),+
        ];
    };
}

files![
    "words.ftl",
    "text.ftl",
    "names.ftl",
    "bands.ftl",
    "procedure.ftl",
    "schedule.ftl",
    "texts.ftl",
    "frame.ftl",
    "explain.ftl",
    "files.ftl",
    "editor.ftl",
    "fixes.ftl",
    "chart.ftl",
    "coverage.ftl",
    "decision.ftl",
    "examples.ftl",
    "phrases.ftl",
    "readings.ftl",
    "diff.ftl",
    "program.ftl",
    "refusals.ftl",
    "help.ftl",
];

type Bundle = FluentBundle<FluentResource>;

static CHINESE: LazyLock<Bundle> = LazyLock::new(|| bundle(Language::Zh));
static ENGLISH: LazyLock<Bundle> = LazyLock::new(|| bundle(Language::En));

/// The messages that the files hold; what a file says wrong is left out here and found by the catalogue's test.
fn bundle(language: Language) -> Bundle {
    let locale = match language {
        Language::Zh => "zh",
        Language::En => "en",
    };
    // Both are well-formed; the locale only chooses plural forms.
    let locale: Result<LanguageIdentifier, _> = locale.parse();
    let mut bundle = Bundle::new_concurrent(locale.into_iter().collect());
    // Marks around each argument, for mixed writing directions, would show in terminals and files.
    bundle.set_use_isolating(false);
    for (_, chinese, english) in FILES {
        let text = if language == Language::Zh { chinese } else { english };
        let resource = match FluentResource::try_new((*text).to_owned()) {
            Ok(resource) | Err((resource, _)) => resource,
        };
        bundle.add_resource_overriding(resource);
    }
    bundle
}

/// The sentence in that language; in English where the language lacks it, and its name where that lacks it too.
#[must_use]
pub fn say(message: &Message, language: Language) -> String {
    let sentence = |language| look_up(message.id, &message.arguments, language);
    sentence(language).or_else(|| sentence(Language::En)).unwrap_or_else(|| message.id.to_owned())
}

/// The text without gaps whose name, `id` or `id.attribute`, is put together where the program runs: what `--help` says of an
/// argument. None where the catalogue has no such text in that language.
#[must_use]
pub fn say_named(name: &str, language: Language) -> Option<String> {
    look_up(name, &[], language)
}

fn look_up(name: &str, filled: &[(&'static str, Argument)], language: Language) -> Option<String> {
    let bundle: &Bundle = if language == Language::Zh { &CHINESE } else { &ENGLISH };
    let (id, attribute) = name.split_once('.').map_or((name, None), |(id, attribute)| (id, Some(attribute)));
    let entry = bundle.get_message(id)?;
    let pattern = match attribute {
        None => entry.value()?,
        Some(name) => entry.get_attribute(name)?.value(),
    };
    let mut arguments = FluentArgs::new();
    for (name, argument) in filled {
        arguments.set(*name, value(argument, language));
    }
    let mut errors: Vec<FluentError> = Vec::new();
    let text: Cow<'_, str> = bundle.format_pattern(pattern, Some(&arguments), &mut errors);
    Some(text.into_owned())
}

fn value(argument: &Argument, language: Language) -> FluentValue<'static> {
    match argument {
        // Fluent keeps numbers as floats, exact up to 2^53; they choose plural forms and are printed without digits lost.
        Argument::Number(number) => FluentValue::from(*number),
        other => FluentValue::from(spell(other, language)),
    }
}

fn spell(argument: &Argument, language: Language) -> String {
    match (argument, language) {
        (Argument::Text(text), _) => text.clone(),
        (Argument::Words { zh, .. }, Language::Zh) => zh.clone(),
        (Argument::Words { en, .. }, Language::En) => en.clone(),
        (Argument::Number(number), _) => number.to_string(),
        (Argument::Message(message), _) => say(message, language),
        (Argument::List(parts, joint), _) => {
            let parts: Vec<String> = parts.iter().map(|part| spell(part, language)).collect();
            list(&parts, *joint, language)
        }
    }
}

/// `a, b and c`; in Chinese `a、b和c`.
fn list(parts: &[String], joint: Joint, language: Language) -> String {
    let (comma, last) = match (language, joint) {
        (Language::En, Joint::And | Joint::Beside) => (", ", " and "),
        (Language::En, Joint::Or) => (", ", " or "),
        (Language::En, Joint::AllOf) => (" and ", " and "),
        (Language::En, Joint::OneOf) => ("; or ", "; or "),
        (Language::Zh, Joint::And) => ("、", "和"),
        (Language::Zh, Joint::Or) => ("、", "或"),
        (Language::Zh, Joint::Beside) => ("、", "、"),
        (Language::Zh, Joint::AllOf) => (" 且 ", " 且 "),
        (Language::Zh, Joint::OneOf) => ("；或者 ", "；或者 "),
    };
    match parts {
        [] => String::new(),
        [only] => only.clone(),
        [first @ .., end] => format!("{}{last}{end}", first.join(comma)),
    }
}
