//! Where sources differ, for people: the first line counts; then each place, the reading taken first; then what one name would
//! change everywhere.

use dsl_compiler::check::Checked;
use dsl_compiler::decision::governing::OTHER;
use dsl_compiler::model::{EditionId, Model};
use dsl_compiler::reading_impact::{Alternative, DiffImpact, Directions, Disagreement, ReadingImpact, Survey};
use dsl_syntax::{Argument, Language, Message, message};

use super::cites;
use crate::diff::{decided, region};
use crate::phrase::legend::Legend;
use crate::phrase::{and, declared};
use crate::position::Positions;
use crate::say;

/// All places, with what each reading that is not taken would change.
#[must_use]
pub fn human(checked: &Checked, survey: &Survey<'_>, language: Language) -> String {
    let mut page = Page { checked, positions: Positions::of(&checked.files), language, text: String::new() };
    let readings = survey.places.iter().flat_map(|place| &place.readings);
    let others = readings.filter(|one| one.impact.is_some()).count();
    page.line(0, &message!("differ-counted", places = survey.places.len(), readings = others));
    for place in &survey.places {
        page.place(place);
    }
    for one in &survey.everywhere {
        page.text.push('\n');
        page.line(0, &message!("differ-everywhere", reading = &one.name, places = one.places));
        page.diffs(&one.diffs);
    }
    page.legend(survey);
    page.text
}

struct Page<'c> {
    checked: &'c Checked,
    positions: Positions<'c>,
    language: Language,
    text: String,
}

impl Page<'_> {
    fn line(&mut self, indent: usize, text: &Message) {
        self.text.push_str(&format!("{}{}\n", " ".repeat(indent), say(text, self.language)));
    }

    /// The names of what was called by title alone.
    fn legend(&mut self, survey: &Survey<'_>) {
        let mut legend = Legend::of(&self.checked.model);
        let readings = survey.places.iter().flat_map(|place| &place.readings);
        let impacts = readings.filter_map(|reading| reading.impact.as_ref());
        for change in impacts.flat_map(|one| &one.decisions).flat_map(|(_, changes)| changes) {
            legend.region_in_short(&change.region);
            legend.outcomes(change.old.outcomes());
            legend.outcomes(change.new.outcomes());
        }
        let editions: Vec<EditionId> = survey.places.iter().map(|place| place.edition).collect();
        let lines = legend.lines(&editions);
        if !lines.is_empty() {
            self.text.push('\n');
            self.line(0, &message!("legend"));
            lines.iter().for_each(|line| self.line(2, line));
        }
    }

    fn place(&mut self, place: &Disagreement<'_>) {
        self.text.push_str(&format!("\n{}\n", place.place));
        if let Some(titles) = titles(&self.checked.model, place) {
            self.line(2, &crate::phrase::bare(titles));
        }
        let (taken, other): (Vec<_>, Vec<_>) = place.readings.iter().partition(|one| one.impact.is_none());
        for one in taken.into_iter().chain(other) {
            self.reading(place, one);
        }
    }

    fn reading(&mut self, place: &Disagreement<'_>, one: &Alternative<'_>) {
        let span = one.reading.span;
        let at = format!("{}:{}", self.positions.path(span), self.positions.position(span, span.start).line);
        let name = &one.reading.name;
        self.line(
            2,
            &match one.impact {
                None => message!("reading-at.taken", name = name, at = at),
                Some(_) => message!("reading-at", name = name, at = at),
            },
        );
        let why = &one.reading.why;
        if let Some((zh, en)) = why.zh().or(why.en()).zip(why.en().or(why.zh())) {
            self.line(4, &message!("reading-why", why = Argument::words(zh, en)));
        }
        let cites = cites(&self.checked.model, one.reading);
        if !cites.is_empty() {
            self.line(4, &message!("reading-by", cites = cites.join("; ")));
        }
        if let Some(impact) = &one.impact {
            self.impact(place, impact);
        }
    }

    fn impact(&mut self, place: &Disagreement<'_>, impact: &ReadingImpact) {
        let Directions { looser, stricter, other } = impact.directions;
        let all = impact.directions.all();
        if all == 0 {
            return self.line(4, &message!("reading-changes.nothing"));
        }
        self.line(4, &message!("reading-changes", all = all, looser = looser, stricter = stricter, other = other));
        let model = &self.checked.model;
        // What several scenarios have alike is told once.
        let mut notes: Vec<(Vec<Argument>, Vec<Message>)> = Vec::new();
        for (path, changes) in &impact.decisions {
            let mut lines: Vec<Message> = Vec::new();
            for change in changes {
                let (old, new) = (decided(model, &change.old), decided(model, &change.new));
                let region = region(model, &model.edition(place.edition).name, change, self.language);
                lines.push(message!("reading-decides", old = old, new = new, region = region));
            }
            let name = self.scenario(place, path);
            match notes.iter_mut().find(|(_, known)| *known == lines) {
                Some((scenarios, _)) => scenarios.push(name),
                None => notes.push((vec![name], lines)),
            }
        }
        let several = impact.decisions.len() > 1;
        for (scenarios, lines) in notes {
            for line in lines {
                self.line(
                    6,
                    &match several {
                        true => message!("reading-decides.in", scenarios = and(scenarios.clone()), decides = line),
                        false => line,
                    },
                );
            }
        }
        self.diffs(&impact.diffs);
    }

    fn diffs(&mut self, diffs: &[DiffImpact]) {
        for DiffImpact { old, new, as_taken, as_read, removed, added } in diffs {
            self.line(
                4,
                &message!(
                    "reading-flips",
                    old = old,
                    new = new,
                    gone = *removed,
                    come = *added,
                    looser = as_read.looser,
                    stricter = as_read.stricter,
                    other = as_read.other,
                    taken_looser = as_taken.looser,
                    taken_stricter = as_taken.stricter,
                    taken_other = as_taken.other
                ),
            );
        }
    }

    /// A scenario of the place's industry, or `INDUSTRY/SCENARIO`.
    fn scenario(&self, place: &Disagreement<'_>, path: &str) -> Argument {
        let edition = self.checked.model.edition(place.edition);
        let (industry, name) = match (place.industry, path.split_once('/')) {
            (Some(industry), _) => (industry, path),
            (None, Some((industry, name))) => (industry, name),
            (None, None) => return path.into(),
        };
        match edition.industry(industry).and_then(|own| own.scenario(name)) {
            Some(scenario) => declared(path, &scenario.title),
            None if path == OTHER => message!("other-scenario").into(),
            None => path.into(),
        }
    }
}

/// What the parts of a place are called.
fn titles(model: &Model, place: &Disagreement<'_>) -> Option<Argument> {
    let edition = model.edition(place.edition);
    let industry = place.industry.and_then(|name| edition.industry(name));
    let mut parts: Vec<Argument> = Vec::new();
    if let Some(industry) = industry {
        parts.push(message!("step-industry", industry = declared(&industry.name, &industry.title)).into());
    }
    if let Some(scenario) = place.scenario.and_then(|name| industry?.scenario(name)) {
        parts.push(message!("step-scenario", scenario = declared(&scenario.name, &scenario.title)).into());
    }
    if let Some(fact) = place.item.and_then(|name| model.fact_named(name)).map(|id| model.fact(id)) {
        let own = fact.declared_in(&[place.edition]).map_or(&fact.title, |one| &one.title);
        parts.push(message!("important-item", item = declared(&fact.name, own)).into());
    }
    parts.into_iter().reduce(|one, other| message!("beside", one = one, other = other).into())
}
