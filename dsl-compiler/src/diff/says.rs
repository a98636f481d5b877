//! What changed in a procedure, and what each side says, as values; for programs in English, with the titles of the list.

use super::status::Status;
use crate::model::{Bilingual, Said, Thing};
use crate::words::{Language, titled};

/// What a change is about.
#[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum About {
    /// The whole procedure came or went.
    Procedure,
    /// Who made the measures.
    Issuers,
    /// The steps of who begins, in their order, without those that wait for an event.
    Course,
    /// A party.
    Party,
    /// A document.
    Document,
    /// An event.
    Event,
    /// A whole step.
    Step,
    /// Who does a step.
    By,
    /// To whom.
    To,
    /// What is handed in.
    HandsIn,
    /// What comes of it.
    Gives,
    /// What it needs.
    Needs,
    /// While what is valid.
    During,
    /// What comes first.
    After,
    /// By when.
    Limit,
    /// Whether it is left to its party.
    May,
    /// For how long a document holds.
    Validity,
    /// What remains valid from earlier editions.
    Kept,
}

impl About {
    /// The word for programs.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            About::Procedure => "procedure",
            About::Issuers => "issuers",
            About::Course => "course",
            About::Party => "party",
            About::Document => "document",
            About::Event => "event",
            About::Step => "step",
            About::By => "by",
            About::To => "to",
            About::HandsIn => "hands-in",
            About::Gives => "gives",
            About::Needs => "needs",
            About::During => "during",
            About::After => "after",
            About::Limit => "limit",
            About::May => "may",
            About::Validity => "validity",
            About::Kept => "kept",
        }
    }
}

/// A side of a change.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Stated {
    /// What it says; none where it says nothing.
    pub says: Option<Says>,
    /// Whether it says that no source gives it. Then it is not known whether the law changed.
    pub not_found: bool,
    /// What it cites.
    pub cite: Vec<String>,
}

/// Something that differs in a procedure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProcedureChange {
    /// The procedure's name.
    pub procedure: String,
    /// What it is about.
    pub about: About,
    /// The step, party, document or event.
    pub name: Option<String>,
    /// Its earlier name, where it is another.
    pub was: Option<String>,
    /// How it fared.
    pub status: Status,
    /// The old side.
    pub old: Stated,
    /// The new side.
    pub new: Stated,
    /// Whether either side has not been read against the controlling text.
    pub unverified: bool,
}

/// A party, document, event or step as its edition calls it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Called {
    /// Its name.
    pub name: String,
    /// Its title.
    pub title: Bilingual,
    /// Of a party: how many they are, where a source says it.
    pub number: Option<u64>,
}

/// What a side says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Says {
    /// Parties, or documents.
    Things(Vec<Called>),
    /// Parties or steps that are counted.
    Counted(Vec<Called>),
    /// Steps and events that come first.
    After(Vec<Called>),
    /// A whole step.
    Step {
        /// The step.
        step: Called,
        /// Who does it.
        by: Said<Vec<Called>>,
        /// By when.
        limit: Option<LimitSays>,
    },
    /// By when.
    Limit(LimitSays),
    /// That it is left to its party.
    May,
    /// For so many years.
    Years(u64),
    /// Documents of earlier editions, each with its edition's name.
    Kept(Vec<(Called, String)>),
}

/// By when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LimitSays {
    /// No source gives it.
    NotFound,
    /// Promptly.
    Promptly,
    /// In so many working days.
    Days {
        /// How many.
        days: u64,
        /// From which step or event; none where no source says it.
        from: Option<Called>,
    },
}

impl Called {
    pub(super) fn thing(thing: &Thing) -> Self {
        Self { name: thing.name.clone(), title: thing.title.clone(), number: None }
    }

    /// By its name alone, where nothing of that name is declared.
    pub(super) fn named(name: &str) -> Self {
        Self { name: name.to_owned(), title: Bilingual::default(), number: None }
    }

    fn text(&self) -> String {
        let title = titled(&self.title, &self.name, Language::En);
        self.number.map_or_else(|| title.to_owned(), |number| format!("{title} ({number})"))
    }
}

impl Says {
    /// For programs.
    #[must_use]
    pub fn text(&self) -> String {
        match self {
            Self::Things(things) => texts(things, ", "),
            Self::Counted(things) => format!("{}: {}", things.len(), texts(things, "; ")),
            Self::After(things) => things.iter().map(|thing| thing.name.as_str()).collect::<Vec<_>>().join(", "),
            Self::Step { step, by, limit } => {
                let by = match by {
                    Said::Unsaid => String::new(),
                    Said::NotFound => ", by not found".to_owned(),
                    Said::Is(parties) => format!(", by {}", texts(parties, ", ")),
                };
                let limit = match limit {
                    None => String::new(),
                    Some(LimitSays::NotFound) => ", within not found".to_owned(),
                    Some(LimitSays::Promptly) => ", promptly".to_owned(),
                    Some(limit) => format!(", within {}", limit.text()),
                };
                format!("{}{by}{limit}", step.text())
            }
            Self::Limit(limit) => limit.text(),
            Self::May => "may".to_owned(),
            Self::Years(years) => format!("{years} years"),
            Self::Kept(kept) => {
                let texts: Vec<String> =
                    kept.iter().map(|(document, edition)| format!("{} of {edition}", document.name)).collect();
                texts.join("; ")
            }
        }
    }
}

impl LimitSays {
    fn text(&self) -> String {
        match self {
            Self::NotFound => "not found".to_owned(),
            Self::Promptly => "promptly".to_owned(),
            Self::Days { days, from: Some(from) } => format!("{days} working days from {}", from.name),
            Self::Days { days, from: None } => format!("{days} working days (no source says from when)"),
        }
    }
}

fn texts(things: &[Called], between: &str) -> String {
    things.iter().map(Called::text).collect::<Vec<_>>().join(between)
}
