//! Lines: `title`, `note`, `cite`, dates, fields, examples and the rest.

use pest::iterators::Pair;

use super::{Lower, child, children, has};
use crate::ast::{
    CountedWhat, Counting, Date, Example, ExampleFact, ExampleValue, Field, Item, Name, Number, Pair as Texts, Side,
    Was,
};
use crate::code::Code;
use crate::diagnostic::Diagnostic;
use crate::grammar::Rule;
use crate::keywords::SyntaxKind;
use crate::language::{ANSWERS, LANGUAGES, TOTALS};
use crate::message;

impl Lower<'_> {
    /// A line that is an item of its own.
    pub(super) fn simple_line(&mut self, pair: &Pair<'_, Rule>) -> Option<Item> {
        let span = self.span(pair);
        Some(match pair.as_rule() {
            Rule::pair => Item::Title(self.texts(pair)),
            Rule::title => Item::Title(self.texts(&child(pair, Rule::pair)?)),
            Rule::note => Item::Note(self.texts(&child(pair, Rule::pair)?)),
            Rule::why => Item::Why(self.texts(&child(pair, Rule::pair)?)),
            Rule::cite => Item::Cite(self.citations_in(pair)),
            Rule::unverified => Item::Unverified(span),
            Rule::status => Item::Status { issued: has(pair, Rule::k_issued), span },
            Rule::issued => Item::Issued(self.date(pair)?, span),
            Rule::in_force => Item::InForce(self.date(pair)?, span),
            Rule::published => Item::Published(self.date(pair)?, span),
            Rule::replaces => Item::Replaces(self.name_in(pair, Rule::name)?),
            Rule::falls_back => Item::FallsBack(self.name_in(pair, Rule::name)?),
            Rule::applies => {
                let condition = self.condition(&child(pair, Rule::condition)?);
                let unless = self.unless(pair);
                Item::Applies { condition: condition?, unless: unless.ok()?, span }
            }
            Rule::strictness => Item::Strictness(self.names_in(pair), span),
            Rule::prevails => Item::StrictestPrevails(span),
            Rule::expects => Item::Expects(self.totals(pair)?, span),
            Rule::was => Item::Was(self.was(pair)?),
            Rule::unit_of => Item::UnitOf(self.name_in(pair, Rule::name)?),
            Rule::stands_for => Item::StandsFor(self.name_in(pair, Rule::name)?),
            Rule::counts | Rule::since | Rule::once | Rule::leaves_out => Item::Counting(self.counting(pair)?, span),
            Rule::publisher => Item::Publisher(self.publisher(pair)?),
            Rule::language => Item::Language(self.language(pair)?),
            Rule::controlling => Item::Controlling(span),
            Rule::standard => Item::Standard(self.string(&child(pair, Rule::string)?)),
            Rule::numbered => Item::Numbered(child(pair, Rule::number).and_then(|found| self.number(&found))?, span),
            Rule::in_category => Item::InCategory { path: self.names_in(&child(pair, Rule::was_path)?), span },
            Rule::address => Item::Address(self.string(&child(pair, Rule::string)?)),
            _ => return self.line_of_procedure(pair),
        })
    }

    pub(super) fn texts(&mut self, pair: &Pair<'_, Rule>) -> Texts {
        let side = |rules: [Rule; 2]| {
            children(pair).find(|found| rules.contains(&found.as_rule())).and_then(|found| self.side(&found))
        };
        Texts {
            zh: side([Rule::zh_side, Rule::zh_side_x]),
            en: side([Rule::en_side, Rule::en_side_x]),
            span: self.span(pair),
        }
    }

    fn side(&self, pair: &Pair<'_, Rule>) -> Option<Side> {
        match child(pair, Rule::string) {
            Some(text) => Some(Side::Text(self.string(&text))),
            None => has(pair, Rule::k_not_found).then(|| Side::NotFound(self.span(pair))),
        }
    }

    fn date(&mut self, pair: &Pair<'_, Rule>) -> Option<Date> {
        let found = child(pair, Rule::date)?;
        let date = read_date(found.as_str());
        if date.is_none() {
            let span = self.span(&found);
            self.find(
                Diagnostic::new(Code::BadDate, span, message!("bad-date", date = found.as_str()))
                    .at(message!("bad-date.label"))
                    .help(message!("bad-date.help")),
            );
        }
        date
    }

    fn totals(&mut self, pair: &Pair<'_, Rule>) -> Option<Vec<(Name, Number)>> {
        let mut totals = Vec::new();
        let mut whole = true;
        for entry in children(pair).filter(|found| found.as_rule() == Rule::expects_entry) {
            let span = self.span(&entry);
            self.must_be_separated(span, message!("a-total").into());
            let number = child(&entry, Rule::number).and_then(|found| self.number(&found));
            match (child(&entry, Rule::count_word), number) {
                (Some(word), Some(number)) => totals.push((self.counted(&word), number)),
                _ => whole = false,
            }
        }
        whole.then_some(totals)
    }

    /// Both languages give the English word.
    fn counted(&self, pair: &Pair<'_, Rule>) -> Name {
        let text = english_of(TOTALS, pair.as_str());
        Name { text: text.to_owned(), span: self.span(pair) }
    }

    fn was(&mut self, pair: &Pair<'_, Rule>) -> Option<Was> {
        let path = self.names_in(&child(pair, Rule::was_path)?);
        Some(Was { edition: self.name_in(pair, Rule::name)?, path, span: self.span(pair) })
    }

    fn counting(&mut self, pair: &Pair<'_, Rule>) -> Option<Counting> {
        Some(match pair.as_rule() {
            Rule::since => Counting::SinceJanuary,
            Rule::once => Counting::OncePerPerson,
            Rule::leaves_out => Counting::LeavesOut(self.citation(&child(pair, Rule::citation)?)?),
            _ if has(pair, Rule::k_held) => Counting::Counts(CountedWhat::Held),
            _ if has(pair, Rule::k_in_data) => Counting::Counts(CountedWhat::InData),
            _ => Counting::Counts(CountedWhat::Exported),
        })
    }

    /// A bare string is the publisher's name in both languages.
    fn publisher(&mut self, pair: &Pair<'_, Rule>) -> Option<Texts> {
        if let Some(texts) = child(pair, Rule::pair) {
            return Some(self.texts(&texts));
        }
        let text = self.string(&child(pair, Rule::string)?);
        let span = text.span;
        Some(Texts { zh: Some(Side::Text(text.clone())), en: Some(Side::Text(text)), span })
    }

    fn language(&mut self, pair: &Pair<'_, Rule>) -> Option<Name> {
        let word = child(pair, Rule::word)?;
        let text = english_of(LANGUAGES, word.as_str());
        Some(Name { text: text.to_owned(), span: self.span(&word) })
    }

    pub(super) fn field(&mut self, pair: &Pair<'_, Rule>) -> Option<Field> {
        let span = self.span(pair);
        self.must_start_line(span, SyntaxKind::Field.words());
        let name = self.name_in(pair, Rule::name)?;
        let mut title = Texts { zh: None, en: None, span: name.span };
        let mut sides: Option<crate::span::Span> = None;
        let mut markers = Vec::new();
        for part in children(pair) {
            let (slot, language) = match part.as_rule() {
                Rule::zh_side_x => (&mut title.zh, SyntaxKind::Zh),
                Rule::en_side_x => (&mut title.en, SyntaxKind::En),
                Rule::marker => {
                    markers.push(self.name(&part));
                    continue;
                }
                _ => continue,
            };
            let place = self.span(&part);
            if slot.is_some() {
                self.find(
                    Diagnostic::new(
                        Code::DoubledLine,
                        place,
                        message!("doubled-language", field = &name.text, language = language.words()),
                    )
                    .at(message!("the-second-one"))
                    .help(message!("doubled-language.help")),
                );
                continue;
            }
            *slot = self.side(&part);
            sides = Some(sides.map_or(place, |sides| sides.to(place)));
        }
        title.span = sides.unwrap_or(name.span);
        Some(Field { name, title, markers, span })
    }

    pub(super) fn example(&mut self, pair: &Pair<'_, Rule>) -> Option<Example> {
        let label = self.string(&child(pair, Rule::string)?);
        let body = child(pair, Rule::example_body)?;
        let mut facts = Vec::new();
        let mut whole = true;
        for found in children(&body).filter(|found| found.as_rule() == Rule::fact) {
            let span = self.span(&found);
            self.must_be_separated(span, SyntaxKind::Fact.words());
            match self.fact(&found) {
                Some(fact) => facts.push(fact),
                None => whole = false,
            }
        }
        let expected = self.verdict(&child(&body, Rule::verdict)?)?;
        whole.then(|| Example { label, facts, expected, span: self.span(pair) })
    }

    fn fact(&mut self, pair: &Pair<'_, Rule>) -> Option<ExampleFact> {
        let span = self.span(pair);
        let mut names = self.names_in(pair).into_iter();
        let first = children(pair).next()?;
        let place = self.span(&first);
        let fixed = |text: &str| Name { text: text.to_owned(), span: place };
        let (name, value) = match first.as_rule() {
            Rule::k_industry => (fixed("industry"), ExampleValue::Value(names.next()?)),
            Rule::k_scenario => (fixed("scenario"), ExampleValue::Value(names.next()?)),
            Rule::k_not => (names.next()?, ExampleValue::No),
            _ => (names.next()?, self.fact_value(pair)?),
        };
        Some(ExampleFact { name, value, span })
    }

    fn fact_value(&mut self, pair: &Pair<'_, Rule>) -> Option<ExampleValue> {
        if let Some(quantity) = child(pair, Rule::quantity) {
            return self.quantity(&quantity).map(ExampleValue::Count);
        }
        let Some(value) = child(pair, Rule::fact_value) else { return Some(ExampleValue::Yes) };
        let text = english_of(ANSWERS, value.as_str());
        Some(ExampleValue::Value(Name { text: text.to_owned(), span: self.span(&value) }))
    }
}

/// The English of a word that the table has in both languages; any other word itself.
fn english_of<'w>(pairs: &'w [(&str, &str)], word: &'w str) -> &'w str {
    pairs.iter().find(|(_, chinese)| *chinese == word).map_or(word, |(english, _)| english)
}

/// Four, two and two digits that some calendar has.
fn read_date(text: &str) -> Option<Date> {
    let mut parts = text.split('-');
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    if (year.len(), month.len(), day.len()) != (4, 2, 2) {
        return None;
    }
    let (year, month, day) = (year.parse::<u16>().ok()?, month.parse::<u8>().ok()?, day.parse::<u8>().ok()?);
    let named = time::Month::try_from(month).ok()?;
    time::Date::from_calendar_date(i32::from(year), named, day).ok()?;
    Some(Date { year, month, day })
}
