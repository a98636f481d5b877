//! What is said to a person, before a language is chosen: a sentence of the catalogue and what fills its gaps.

/// A language that people read.
#[derive(Copy, Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Language {
    /// Chinese.
    Zh,
    /// English.
    En,
}

/// A sentence, or part of one, of the catalogue in `dsl-syntax/messages`.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Message {
    /// Its name there: `band-gap`, or `band-gap.help` for an attribute of it.
    pub id: &'static str,
    /// What fills its gaps, by their names.
    pub arguments: Vec<(&'static str, Argument)>,
}

/// What fills a gap of a sentence.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Argument {
    /// The same in every language: names, keywords, text of the list.
    Text(String),
    /// The same thing in the words of either language.
    Words {
        /// In Chinese.
        zh: String,
        /// In English.
        en: String,
    },
    /// A number, which a sentence may also choose its form by; below 2^53.
    Number(u64),
    /// Another sentence, or part of one.
    Message(Message),
    /// Several, joined by `and` or `or` as the language joins them.
    List(Vec<Argument>, Joint),
}

/// How the last two of several are joined.
#[derive(Copy, Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Joint {
    /// One and another.
    And,
    /// One or another.
    Or,
    /// Circumstances, all of them: Chinese sets them side by side.
    Beside,
    /// Conditions, all of them, as a clause has them.
    AllOf,
    /// Regions, one or another.
    OneOf,
}

impl Message {
    /// A sentence without gaps, or before they are filled.
    #[must_use]
    pub fn new(id: &'static str) -> Self {
        Self { id, arguments: Vec::new() }
    }

    /// Fills a gap.
    #[must_use]
    pub fn with(mut self, name: &'static str, argument: impl Into<Argument>) -> Self {
        self.arguments.push((name, argument.into()));
        self
    }
}

/// A [`Message`]: `message!("unknown-name", kind = kind, name = &name.text)`. A test holds every name and gap against the
/// catalogue.
#[macro_export]
macro_rules! message {
    ($id:literal $(, $name:ident = $argument:expr)* $(,)?) => {
        $crate::Message::new($id)$(.with(stringify!($name), $argument))*
    };
}

impl Argument {
    /// The same thing in the words of either language.
    #[must_use]
    pub fn words(zh: impl Into<String>, en: impl Into<String>) -> Self {
        Argument::Words { zh: zh.into(), en: en.into() }
    }

    /// The same thing in the words of either language, worded by one function.
    #[must_use]
    pub fn in_each(word: impl Fn(Language) -> String) -> Self {
        Argument::words(word(Language::Zh), word(Language::En))
    }

    /// Names, each in backticks, joined by `joint`.
    #[must_use]
    pub fn quoted<'n>(names: impl IntoIterator<Item = &'n str>, joint: Joint) -> Self {
        Argument::List(names.into_iter().map(|name| Argument::Text(format!("`{name}`"))).collect(), joint)
    }
}

impl From<&str> for Argument {
    fn from(text: &str) -> Self {
        Argument::Text(text.to_owned())
    }
}

impl From<String> for Argument {
    fn from(text: String) -> Self {
        Argument::Text(text)
    }
}

impl From<&String> for Argument {
    fn from(text: &String) -> Self {
        Argument::Text(text.clone())
    }
}

impl From<u64> for Argument {
    fn from(number: u64) -> Self {
        Argument::Number(number)
    }
}

impl From<usize> for Argument {
    fn from(number: usize) -> Self {
        Argument::Number(number as u64)
    }
}

impl From<Message> for Argument {
    fn from(message: Message) -> Self {
        Argument::Message(message)
    }
}
