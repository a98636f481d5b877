//! The diff for people: the first line says it all, then the rules and items that decide otherwise, each once for all
//! scenarios that it reaches, then each industry and scenario with what its bands decide otherwise.
//!
//! Things are called by title, with the name behind it where they stand as the subject of a line; within regions,
//! conditions and lists of places by title alone.

mod catalogue;
mod causes;
mod industry;
mod names;
mod procedure;
mod regions;

use dsl_compiler::diff::{Diff, Direction, Status, TextChange};
use dsl_compiler::model::Model;
use dsl_compiler::words::Phrases;
use dsl_syntax::{Argument, Language, Message, message};

use crate::phrase::legend::Legend;
use crate::phrase::{bare, or};
use crate::say;
use names::Names;
pub use names::decided;
pub use regions::region;

/// What the page is for.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub enum PageFormat {
    /// A terminal, in colour or not: headings are painted, what belongs below is indented.
    Terminal {
        /// Whether there are colours.
        colours: bool,
    },
    /// A preview: headings and nested lists of Markdown.
    Markdown,
}

/// The whole diff as text, of the lists that it compares.
#[must_use]
pub fn page(model: &Model, diff: &Diff, format: PageFormat, language: Language) -> String {
    let mut page = Page { names: Names::of(model, diff), diff, language, text: String::new(), format, below: 0 };
    page.summary();
    page.edition();
    page.procedures();
    page.catalogue();
    page.causes();
    page.below();
    for industry in diff.industries.iter().filter(|industry| industry.status != Status::Same) {
        page.industry(industry);
    }
    let same = diff.industries.iter().filter(|industry| industry.status == Status::Same);
    let same: Vec<Argument> = same.map(|industry| page.names.industry(&industry.industry)).collect();
    if !same.is_empty() {
        if format == PageFormat::Markdown {
            page.text.push('\n');
        }
        let same = page.say(&message!("diff-same", industries = all(same)));
        page.text.push_str(&format!("{same}\n"));
    }
    page.legend();
    page.text
}

struct Page<'d> {
    names: Names<'d>,
    diff: &'d Diff,
    language: Language,
    text: String,
    format: PageFormat,
    /// How far what stands below the last heading is indented in a terminal.
    below: usize,
}

impl Page<'_> {
    fn say(&self, message: &Message) -> String {
        say(message, self.language)
    }

    fn spell(&self, argument: impl Into<Argument>) -> String {
        self.say(&bare(argument.into()))
    }

    fn line(&mut self, indent: usize, message: &Message) {
        let text = self.say(message);
        self.written(indent, &text);
    }

    fn written(&mut self, indent: usize, text: &str) {
        let lead = match self.format {
            PageFormat::Terminal { .. } => " ".repeat(indent),
            PageFormat::Markdown => format!("{}- ", "  ".repeat(indent.saturating_sub(self.below) / 2)),
        };
        self.text.push_str(&lead);
        self.text.push_str(text);
        self.text.push('\n');
    }

    /// A heading of the first, second or third level.
    fn heading(&mut self, level: usize, message: &Message) {
        let text = self.say(message);
        let (indent, colour) = [(0, "1"), (0, "1;4"), (2, "1")].get(level - 1).copied().unwrap_or((2, "1"));
        self.below = if level == 1 { 0 } else { indent + 2 };
        match self.format {
            PageFormat::Terminal { .. } => {
                let painted = self.painted(&text, colour);
                self.written(indent, &painted);
            }
            PageFormat::Markdown => self.text.push_str(&format!("\n{} {text}\n\n", "#".repeat(level))),
        }
    }

    fn painted(&self, text: &str, colour: &str) -> String {
        match self.format {
            PageFormat::Terminal { colours: true } => format!("\u{1b}[{colour}m{text}\u{1b}[0m"),
            PageFormat::Terminal { colours: false } => text.to_owned(),
            PageFormat::Markdown => format!("**{text}**"),
        }
    }

    fn headed(&self, direction: Direction, text: &str) -> String {
        let (word, sign, colour) = match direction {
            Direction::Looser => (message!("diff-looser"), "-", "32"),
            Direction::Stricter => (message!("diff-stricter"), "+", "31"),
            Direction::Other => (message!("diff-other"), "~", "33"),
        };
        let word = self.say(&word);
        match self.format {
            // A sign at the beginning of an entry would be a list of its own.
            PageFormat::Markdown => format!("{} {text}", self.painted(&word, colour)),
            PageFormat::Terminal { .. } => {
                // Words of English are set to the same width; those of Chinese have it.
                let width = if self.language == Language::En { 10 } else { 0 };
                self.painted(&format!("{:<width$} {text}", format!("{sign} {word}")), colour)
            }
        }
    }

    /// What stands behind a line that rests on a clause which has not been read against the controlling text.
    fn unverified(&self, unverified: bool) -> String {
        if unverified { format!("  {}", self.say(&message!("diff-unverified"))) } else { String::new() }
    }

    fn summary(&mut self) {
        let summary = &self.diff.summary;
        let all = summary.looser + summary.stricter + summary.other;
        let unverified = match summary.unverified {
            0 => message!("diff-none-unverified"),
            some if some == all => message!("diff-all-unverified"),
            some => message!("diff-some-unverified", count = some),
        };
        let regions = match all {
            0 => message!("diff-no-region"),
            _ => message!(
                "diff-regions",
                looser = summary.looser,
                stricter = summary.stricter,
                other = summary.other,
                unverified = unverified
            ),
        };
        let industries = message!("diff-industries", added = summary.added, removed = summary.removed);
        let (old, new) = (&self.diff.old, &self.diff.new);
        self.heading(1, &message!("diff-head", old = old, new = new, regions = regions, industries = industries));
    }

    fn edition(&mut self) {
        let editions = [(self.names.old, &self.diff.old), (self.names.new, &self.diff.new)];
        for (edition, name) in editions.into_iter().take(if self.diff.old == self.diff.new { 1 } else { 2 }) {
            if let Some(title) = edition.and_then(|edition| self.names.edition_title(edition)) {
                self.line(0, &message!("diff-edition", edition = name, title = title));
            }
        }
        if !self.diff.scope.is_empty() {
            let scope = |edition: Option<_>| edition.map_or_else(|| "".into(), |edition| self.names.scope(edition));
            let (old, new) = (scope(self.names.old), scope(self.names.new));
            self.line(0, &message!("diff-scope", old = old, new = new));
        }
        self.texts(0, &self.diff.texts);
    }

    /// The names of what was called by title alone.
    fn legend(&mut self) {
        let mut legend = Legend::of(self.names.model);
        for cause in &self.diff.causes {
            for rule in self.names.model.rules().filter(|rule| rule.id == cause.rule) {
                legend.condition(&rule.when);
            }
            let item = cause.item.as_ref();
            for item in self.names.model.items().filter(|one| item.is_some_and(|item| item.id == one.id)) {
                legend.condition(&item.when);
                item.always.iter().for_each(|always| legend.condition(always));
            }
            for effect in &cause.effects {
                legend.region(&effect.among);
                for outcomes in &effect.outcomes {
                    legend.outcomes(outcomes.old.outcomes());
                    legend.outcomes(outcomes.new.outcomes());
                }
            }
        }
        let scenarios = self.diff.industries.iter().flat_map(|industry| &industry.scenarios);
        for change in scenarios.flat_map(|scenario| scenario.by_bands.iter().chain(&scenario.apart)) {
            legend.region(&change.region);
            legend.outcomes(change.old.outcomes());
            legend.outcomes(change.new.outcomes());
        }
        let lines = legend.lines(&self.names.editions);
        if !lines.is_empty() {
            self.text.push('\n');
            self.heading(2, &message!("legend"));
            lines.iter().for_each(|line| self.line(2, line));
        }
    }

    /// What a region below leaves unsaid: that no rule decides.
    fn below(&mut self) {
        let mut scenarios = self.diff.industries.iter().flat_map(|industry| &industry.scenarios);
        if scenarios.any(|scenario| !scenario.by_bands.is_empty()) {
            let note = self.say(&message!("diff-below"));
            self.text.push_str(&format!("\n{note}\n"));
        }
    }

    fn texts(&mut self, indent: usize, changes: &[TextChange]) {
        let mut words: Vec<(&str, &str)> =
            changes.iter().map(|change| (change.what.as_str(), change.language.as_str())).collect();
        words.sort_unstable();
        words.dedup();
        let word = |(what, language): (&str, &str)| -> Argument {
            let what = match what {
                "title" => message!("kind-title"),
                "note" => message!("kind-note"),
                "counting" => message!("diff-counting"),
                other => bare(other.into()),
            };
            let language = match language {
                "zh" => message!("in-chinese"),
                "en" => message!("in-english"),
                _ => return what.into(),
            };
            message!("diff-text-in", what = what, language = language).into()
        };
        if !words.is_empty() {
            self.line(indent, &message!("diff-texts", texts = all(words.into_iter().map(word))));
        }
    }
}

/// How a thing fared.
fn status(status: Status) -> Message {
    match status {
        Status::Added => message!("diff-added"),
        Status::Removed => message!("diff-removed"),
        Status::Changed => message!("diff-changed"),
        Status::Same => message!("diff-unchanged"),
    }
}

/// A name beside its earlier ones, where it had others.
fn renamed(thing: Argument, is_other: bool, was: Vec<Argument>) -> Argument {
    if is_other { message!("diff-was", name = thing, was = all(was)).into() } else { thing }
}

/// Several things, one after another: their titles may hold an `and` of their own.
fn all(things: impl IntoIterator<Item = Argument>) -> Argument {
    let things = things.into_iter().reduce(|one, next| message!("diff-next", one = one, next = next).into());
    things.unwrap_or_else(|| message!("none").into())
}

/// Several conditions that hold together.
fn together(conditions: impl IntoIterator<Item = Argument>) -> Argument {
    let all = conditions.into_iter().reduce(|one, next| message!("diff-together", one = one, next = next).into());
    all.unwrap_or_else(|| message!("none").into())
}

/// One of several things, each in quotes: their titles may hold an `or` of their own.
fn one_of(things: Vec<Argument>) -> Argument {
    if things.len() == 1 {
        return or(things);
    }
    let quoted = |thing: Argument| -> Argument { message!("diff-quoted", thing = thing).into() };
    or(things.into_iter().map(quoted).collect())
}

/// Citations, in brackets.
fn cited(cites: &[String]) -> Message {
    if cites.is_empty() { message!("none") } else { message!("cites", cites = cites.join("; ")) }
}

/// What to know of a change that rests on readings.
fn rests_on(readings: &[String]) -> Message {
    let readings = Argument::quoted(readings.iter().map(String::as_str), dsl_syntax::Joint::And);
    message!("diff-rests-on", readings = readings)
}

/// Something in both languages, with what it speaks of by title.
fn phrased(names: &Names<'_>, say: impl Fn(Phrases<'_>) -> String) -> Argument {
    Argument::in_each(|language| say(Phrases::by_title(names.model, &names.editions, language)))
}
