//! Which language people are spoken to in: what `--messages` says, else the locale.

use std::ffi::OsString;

use clap::builder::{PossibleValuesParser, TypedValueParser};
use dsl_syntax::Language;

/// The values of `--messages`.
pub(crate) fn parser() -> impl TypedValueParser<Value = Language> {
    PossibleValuesParser::new(["en", "zh"]).map(|value| if value == "zh" { Language::Zh } else { Language::En })
}

/// The language that help and refused arguments are told in, before anything is parsed: `--messages` where it stands among the
/// arguments with one of its values, else the locale's.
pub(crate) fn of_arguments(arguments: impl IntoIterator<Item = OsString>) -> Language {
    let mut words = arguments.into_iter().take_while(|word| word != "--");
    while let Some(word) = words.next() {
        let value = match word.to_str().and_then(|word| word.strip_prefix("--messages")) {
            Some("") => words.next(),
            Some(rest) => rest.strip_prefix('=').map(OsString::from),
            None => None,
        };
        match value.as_ref().and_then(|value| value.to_str()) {
            Some("zh") => return Language::Zh,
            Some("en") => return Language::En,
            _ => {}
        }
    }
    of_locale()
}

/// The locale's language; English for every locale that is not Chinese.
pub(crate) fn of_locale() -> Language {
    // POSIX's order: the first that is set and not empty counts. Where none is, the system is asked.
    let set = |name| std::env::var(name).ok().filter(|value| !value.is_empty());
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().find_map(set);
    match locale.or_else(sys_locale::get_locale) {
        Some(locale) if is_chinese(&locale) => Language::Zh,
        _ => Language::En,
    }
}

/// `zh`, `zh_CN.UTF-8`, `zh-Hans`.
fn is_chinese(locale: &str) -> bool {
    let language = locale.split(['_', '-', '.', '@']).next().unwrap_or_default();
    language.eq_ignore_ascii_case("zh")
}
