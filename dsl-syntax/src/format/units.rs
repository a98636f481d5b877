//! The units that are declared, so that a number's unit can be written in the language of the words around it.

use pest::Parser as _;

use crate::ast::{Container, File, Item, Side};
use crate::grammar::{ListParser, Rule};

use super::Language;
use crate::split::one_line;

/// Units by their names and titles.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Units(Vec<Unit>);

#[derive(Clone, Debug, PartialEq, Eq)]
struct Unit {
    name: String,
    zh: Option<String>,
    en: Option<String>,
}

impl Units {
    /// These, and those that a file declares.
    #[must_use]
    pub fn and(mut self, file: &File) -> Self {
        self.add(&file.items);
        self
    }

    fn add(&mut self, items: &[Item]) {
        for item in items {
            match item {
                Item::Unit(unit) => self.declare(unit),
                Item::Edition(edition) => self.add(&edition.items),
                _ => {}
            }
        }
    }

    fn declare(&mut self, declared: &Container) {
        let title = declared.items.iter().find_map(|item| match item {
            Item::Title(pair) => Some(pair),
            _ => None,
        });
        let of = |side: Option<&Option<Side>>| match side {
            Some(Some(Side::Text(text))) if is_unit(&text.text) => Some(text.text.clone()),
            _ => None,
        };
        let unit = Unit {
            name: declared.name.text.clone(),
            zh: of(title.map(|pair| &pair.zh)),
            en: of(title.map(|pair| &pair.en)),
        };
        if !self.0.contains(&unit) {
            self.0.push(unit);
        }
    }

    /// The unit in a language: its title where there is one, else its name. What is no unit's, or more than one's, stays as
    /// it is written.
    pub(super) fn spelled<'w>(&'w self, written: &'w str, language: Language) -> &'w str {
        let Some(unit) = self.only(written) else { return written };
        let title = match language {
            Language::En => &unit.en,
            Language::Zh => &unit.zh,
        };
        let title = title.as_deref().filter(|title| self.only(title) == Some(unit));
        title.or(self.only(&unit.name).map(|_| unit.name.as_str())).unwrap_or(written)
    }

    /// Whether two words name one unit.
    pub(super) fn same(&self, one: &str, other: &str) -> bool {
        one == other || self.only(one).is_some_and(|unit| self.only(other) == Some(unit))
    }

    /// The one unit that a word names.
    fn only(&self, word: &str) -> Option<&Unit> {
        let is = |title: &Option<String>| title.as_deref() == Some(word);
        let mut found = self.0.iter().filter(|unit| unit.name == word || is(&unit.zh) || is(&unit.en));
        found.next().filter(|_| found.next().is_none())
    }
}

/// Whether a title can stand after a number: read back, it is nothing but the unit. `百分点` is not, since its 百 would
/// belong to the number.
fn is_unit(title: &str) -> bool {
    one_line(title) == title
        && ["1 ", "1万"].iter().all(|number| {
            let written = format!("{number}{title}");
            ListParser::parse(Rule::quantity, &written).is_ok_and(|pairs| {
                let unit = pairs.flat_map(|pair| pair.into_inner()).find(|part| part.as_rule() == Rule::unit);
                unit.is_some_and(|unit| unit.as_str() == title)
            })
        })
}
