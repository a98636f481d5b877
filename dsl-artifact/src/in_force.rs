//! Whether an edition is in force on a day, and what is said where it is not: alike for an artefact and for the lists that
//! it was compiled from.

use crate::load::Loaded;

/// Why no edition answers for a day. Days are `YYYY-MM-DD`, which compare as text.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotInForce {
    /// A newer edition has ended it.
    #[error("{edition} is not in force on {day}: {by} has replaced it")]
    Replaced {
        /// The edition asked.
        edition: String,
        /// The day.
        day: String,
        /// The newer edition.
        by: String,
    },
    /// The day is before the edition and all that came before it.
    #[error("neither {edition} nor any edition that it replaces is in force on {day}")]
    NotYet {
        /// The edition asked.
        edition: String,
        /// The day.
        day: String,
    },
    /// The day is before the edition of an artefact, which does not hold those before it.
    #[error("{edition} is not in force on {day}, and an artefact holds one edition only; before it came {before}")]
    Before {
        /// The edition asked.
        edition: String,
        /// The day.
        day: String,
        /// The edition that it replaces.
        before: String,
    },
}

impl Loaded {
    /// Whether the edition is in force on a day (`YYYY-MM-DD`): from its first day on, until the first day of the edition
    /// that ends it, as far as one was known when it was compiled.
    ///
    /// # Errors
    /// Why it is not.
    pub fn in_force_on(&self, day: &str) -> Result<(), NotInForce> {
        let (name, day_asked) = (|| self.artefact.edition.clone(), || day.to_owned());
        let edition = self.artefact.editions.first();
        if let Some(end) = edition.and_then(|edition| edition.ends.as_ref()).filter(|end| end.on.as_str() <= day) {
            return Err(NotInForce::Replaced { edition: name(), day: day_asked(), by: end.by.clone() });
        }
        if edition.and_then(|edition| edition.in_force.as_ref()).is_some_and(|since| since.as_str() <= day) {
            return Ok(());
        }
        Err(match edition.and_then(|edition| edition.replaces.clone()) {
            Some(before) => NotInForce::Before { edition: name(), day: day_asked(), before },
            None => NotInForce::NotYet { edition: name(), day: day_asked() },
        })
    }
}
