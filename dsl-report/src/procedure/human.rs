//! Procedures with their dates, for people.

use dsl_artifact::format::{Bilingual, Limit, Procedure, Start, Step, Validity};
use dsl_artifact::schedule::{DocumentDays, NoDay, Schedule, StepDays, filing_steps};
use dsl_syntax::{Argument, Joint, Language, Message, message};

use super::Dates;
use crate::phrase::{and, bare, called};
use crate::say;

/// For people.
pub fn human(dates: &Dates<'_>, language: Language) -> String {
    let mut page = Page { dates, language, text: String::new() };
    page.head();
    for (procedure, schedule) in dates.procedures.iter().zip(dates.schedules) {
        page.procedure(procedure, schedule);
    }
    page.text
}

struct Page<'d> {
    dates: &'d Dates<'d>,
    language: Language,
    text: String,
}

impl Page<'_> {
    fn line(&mut self, indent: usize, text: &str) {
        self.text.push_str(&" ".repeat(indent));
        self.text.push_str(text);
        self.text.push('\n');
    }

    fn say(&mut self, indent: usize, message: &Message) {
        let text = say(message, self.language);
        self.line(indent, &text);
    }

    fn head(&mut self) {
        self.line(0, self.dates.edition);
        if self.dates.procedures.is_empty() {
            return self.say(2, &message!("no-procedure"));
        }
        if !self.dates.dated() {
            return;
        }
        match (self.dates.file, self.dates.calendar.covers()) {
            (Some(file), Some((first, last))) => {
                self.say(2, &message!("counted-on", file = file, first = first.to_string(), last = last.to_string()))
            }
            _ => self.say(2, &message!("counted-weekends")),
        }
        self.say(2, &message!("counting-rule"));
        for day in self.dates.outside() {
            self.say(2, &message!("known-outside", day = day.to_string()));
        }
    }

    fn procedure(&mut self, procedure: &Procedure, schedule: &Schedule) {
        self.text.push('\n');
        let heading = self.headed(&procedure.name, &procedure.title);
        self.line(0, &heading);
        if let Some(issuers) = &procedure.issuers {
            let names = self.titles(&issuers.parties);
            let cited = self.provenance(&issuers.cite, issuers.unverified);
            let text = say(&message!("issued-by", count = issuers.parties.len(), parties = names), self.language);
            self.line(2, &format!("{text}{cited}"));
        }
        for (step, days) in procedure.steps.iter().zip(&schedule.steps) {
            self.step(step, days);
        }
        for (validity, days) in procedure.validities.iter().zip(&schedule.documents) {
            self.validity(validity, days);
        }
        for kept in &procedure.kept {
            let title = self.title(&kept.title, &kept.document);
            let cited = self.provenance(&kept.cite, kept.unverified);
            let text = say(&message!("kept", document = title, edition = &kept.edition), self.language);
            self.line(2, &format!("{text}{cited}"));
        }
    }

    fn step(&mut self, step: &Step, days: &StepDays) {
        let heading = self.headed(&step.name, &step.title);
        let may = if step.may { say(&message!("may-be"), self.language) } else { String::new() };
        self.line(2, &format!("{heading}{may}"));
        let missing = |word: &str| step.not_found.iter().any(|missing| missing == word);
        let who = if missing("by") { Some(message!("nobody-known").into()) } else { self.some_titles(&step.by) };
        let whom = if missing("to") { Some(message!("nobody-known").into()) } else { self.some_titles(&step.to) };
        match (who, whom) {
            (Some(who), Some(whom)) => self.say(4, &message!("who-to-whom", who = who, whom = whom)),
            (Some(who), None) => self.say(4, &message!("who", who = who)),
            _ => {}
        }
        if let Some(documents) = self.some_titles(&step.hands_in) {
            self.say(4, &message!("hands-in", documents = documents));
        } else if missing("hands_in") {
            self.say(4, &message!("hands-in-unknown"));
        }
        if let Some(documents) = self.some_titles(&step.gives) {
            self.say(4, &message!("gives", documents = documents));
        }
        if let Some(documents) = self.some_titles(&step.needs) {
            self.say(4, &message!("needs", documents = documents));
        }
        if let Some(documents) = self.some_titles(&step.during) {
            self.say(4, &message!("during", documents = documents));
        }
        let before = [step.after.clone(), step.events.clone()].concat();
        if !before.is_empty() {
            let names = before.iter().map(|name| self.thing(name)).collect();
            self.say(4, &message!("comes-after", names = and(names)));
        }
        self.days(step, days);
        let cited = self.provenance(&step.cite, step.unverified);
        if !cited.is_empty() {
            self.line(4, cited.trim_start());
        }
    }

    /// The limit and the days of a step.
    fn days(&mut self, step: &Step, days: &StepDays) {
        if let Some(done) = days.done {
            let filed = self.dates.filed == Some(done)
                && filing_steps(self.dates.procedures).iter().any(|first| first.name == step.name);
            let day = done.to_string();
            self.say(4, &if filed { message!("filed-on", day = day) } else { message!("done-on", day = day) });
        }
        let limit = self.limit(step);
        match (&days.latest, limit) {
            (Ok(day), Some(limit)) => {
                self.say(4, &message!("due", day = day.to_string(), limit = limit));
                if days.late() {
                    self.say(4, &message!("too-late"));
                }
                if days.outside {
                    self.say(4, &message!("count-outside"));
                }
            }
            (Err(NoDay::TooFar), Some(limit)) => self.say(4, &message!("too-far", limit = limit)),
            (_, Some(limit)) => {
                let text = say(&limit, self.language);
                let dateless = self.dates.dated() && days.done.is_none();
                let why = if dateless { say(&message!("no-day"), self.language) } else { String::new() };
                self.line(4, &format!("{text}{why}"));
            }
            (_, None) => {}
        }
    }

    fn validity(&mut self, validity: &Validity, days: &DocumentDays) {
        let title = self.document(&validity.document);
        let message = match (&days.until, validity.years) {
            (_, None) => message!("valid-unknown", document = title),
            (Ok(day), Some(years)) if days.known => {
                message!("valid-until", document = title, years = years, day = day.to_string())
            }
            (Ok(day), Some(years)) => {
                message!("valid-until-latest", document = title, years = years, day = day.to_string())
            }
            (Err(_), Some(years)) => message!("valid-for", document = title, years = years),
        };
        let cited = self.provenance(&validity.cite, validity.unverified);
        let text = say(&message, self.language);
        self.line(2, &format!("{text}{cited}"));
    }

    fn provenance(&self, cite: &[String], unverified: bool) -> String {
        let cited = if cite.is_empty() { String::new() } else { format!("  [{}]", cite.join("; ")) };
        let unverified = if unverified { say(&message!("is-unverified"), self.language) } else { String::new() };
        format!("{cited}{unverified}")
    }

    /// A title, and the name behind it.
    fn headed(&self, name: &str, title: &Bilingual) -> String {
        say(&bare(called(name, title)), self.language)
    }

    /// A step or an event by its title, and the name behind it.
    fn thing(&self, name: &str) -> Argument {
        let mut procedures = self.dates.procedures.iter();
        let title = procedures.find_map(|procedure| {
            let step = procedure.steps.iter().find(|step| step.name == name).map(|step| &step.title);
            step.or_else(|| procedure.events.iter().find(|event| event.name == name).map(|event| &event.title))
        });
        title.map_or_else(|| name.into(), |title| called(name, title))
    }

    /// A title in the language asked for, else in the other, else the name.
    fn title(&self, title: &Bilingual, name: &str) -> String {
        let (first, second) = match self.language {
            Language::Zh => (&title.zh, &title.en),
            Language::En => (&title.en, &title.zh),
        };
        first.as_ref().or(second.as_ref()).map_or_else(|| name.to_owned(), Clone::clone)
    }

    fn document(&self, name: &str) -> String {
        let mut documents = self.dates.procedures.iter().flat_map(|procedure| &procedure.documents);
        let title = documents.find(|document| document.name == name).map(|document| self.title(&document.title, name));
        title.unwrap_or_else(|| name.to_owned())
    }

    /// Titles of parties or documents, joined.
    fn titles(&self, names: &[String]) -> Argument {
        let party = |name: &str| {
            let mut parties = self.dates.procedures.iter().flat_map(|procedure| &procedure.parties);
            let party = parties.find(|party| party.name == name)?;
            let title = self.title(&party.title, name);
            Some(match party.number {
                Some(number) => message!("so-many", title = title, number = number).into(),
                None => Argument::Text(title),
            })
        };
        let titles = names.iter().map(|name| party(name).unwrap_or_else(|| Argument::Text(self.document(name))));
        Argument::List(titles.collect(), Joint::And)
    }

    fn some_titles(&self, names: &[String]) -> Option<Argument> {
        (!names.is_empty()).then(|| self.titles(names))
    }

    /// A step's limit in words.
    fn limit(&self, step: &Step) -> Option<Message> {
        Some(match step.limit.as_ref()? {
            Limit::Promptly => message!("limit-promptly"),
            Limit::NotFound => message!("limit-not-found"),
            Limit::WorkingDays { days, from: None } => message!("limit-from-unknown", days = *days),
            Limit::WorkingDays { days, from: Some(Start::Step(name) | Start::Event(name)) } => {
                message!("limit-days", days = *days, from = self.thing(name))
            }
        })
    }
}
