//! Readings: which of a set is taken, and what each says of bands or of an item of important data.

use dsl_syntax::ast::{Item, ItemWhen, Name, Reading as Written};
use dsl_syntax::tree::SyntaxKind;
use dsl_syntax::{Code, Diagnostic, Span, message};

use super::Resolver;
use super::condition::ConditionContext;
use super::findings::{doubled, doubled_line};
use super::industry::{DecidingBlocks, distinct};
use super::scope::Scope;
use crate::model::{Cite, Cond, Importance, Provenance, Reading};

/// A reading of a set.
#[derive(Copy, Clone, Debug)]
struct Choice<'a> {
    reading: &'a Written,
    /// Whether the list takes it.
    written: bool,
    /// Whether it is taken now.
    taken: bool,
}

/// `when` and `always when` of an item or of one of its readings.
#[derive(Debug, Default)]
pub(super) struct Whens {
    pub(super) when: Option<(Cond, Span)>,
    pub(super) always: Option<(Cond, Span)>,
    pub(super) cites: Vec<Cite>,
}

impl Whens {
    /// The provenance of what has these conditions: their own citations count first.
    pub(super) fn provenance(&self, provenance: Provenance) -> Provenance {
        if self.cites.is_empty() { provenance } else { Provenance { cites: self.cites.clone(), ..provenance } }
    }

    /// What they say of an item that the list has. What is identified by `always when` alone is important where that holds,
    /// and nowhere by what the flow is said to hold.
    pub(super) fn importance(self, provenance: Provenance) -> Importance {
        let provenance = self.provenance(provenance);
        let bare = if self.always.is_some() { Cond::Any(Vec::new()) } else { Cond::All(Vec::new()) };
        Importance {
            listed: true,
            when: self.when.map_or(bare, |(cond, _)| cond),
            always: self.always.map(|(cond, _)| cond),
            provenance,
        }
    }
}

impl<'a> Resolver<'a> {
    /// Which readings of one place there are, and which is taken; false where the list takes none.
    fn choices(&mut self, readings: &[&'a Written], place: &str) -> (Vec<Choice<'a>>, bool) {
        let names = readings.iter().map(|one| one.container.name.text.as_str());
        let instead = self.readings.asked(place, names).first().copied();
        let written = readings.iter().position(|one| one.taken.is_some());
        let mut seen: Vec<&Name> = Vec::new();
        for (at, reading) in readings.iter().enumerate() {
            let name = &reading.container.name;
            if let Some(first) = seen.iter().find(|first| first.text == name.text) {
                let first = first.span;
                self.report(doubled(message!("kind-reading"), name, first));
            }
            seen.push(name);
            let first = written.filter(|first| *first < at).and_then(|first| readings.get(first));
            if let (Some(_), Some(first)) = (reading.taken, first) {
                self.report(
                    Diagnostic::new(
                        Code::ReadingTaken,
                        name.span,
                        message!("two-taken", first = &first.container.name.text, second = &name.text),
                    )
                    .at(message!("two-taken.label"))
                    .and(first.container.name.span, message!("two-taken.label-first"))
                    .help(message!("two-taken.help")),
                );
            }
        }
        if let (None, Some(first)) = (written, readings.first()) {
            self.report(
                Diagnostic::new(Code::ReadingTaken, first.container.name.span, message!("none-taken"))
                    .at(message!("none-taken.label"))
                    .help(message!("none-taken.help", reading = &first.container.name.text)),
            );
        }
        let choices = readings.iter().enumerate().map(|(at, reading)| Choice {
            reading,
            written: written == Some(at),
            taken: instead.or(written) == Some(at),
        });
        (choices.collect(), written.is_some() || readings.is_empty())
    }

    /// Readings in place of bands.
    pub(super) fn band_readings(
        &mut self,
        readings: &[&'a Written],
        scope: Scope,
        outer: &Provenance,
        given: &mut DecidingBlocks,
    ) {
        let (choices, one_is_taken) = self.choices(readings, &self.path(scope));
        for choice in choices {
            self.band_reading(choice, scope, outer, given);
        }
        given.complete &= one_is_taken;
    }

    fn band_reading(&mut self, choice: Choice<'a>, scope: Scope, outer: &Provenance, given: &mut DecidingBlocks) {
        let container = &choice.reading.container;
        let provenance = self.lines(container, scope).provenance(outer);
        let mut resolved = self.bare_reading(choice, scope);
        for item in &container.items {
            let Item::Bands(bands) = item else { continue };
            // The reading that the list takes is the scenario's bands, and is cited as that.
            let other = (!choice.written).then_some(container.name.text.as_str());
            let Some(block) = self.placed_block(bands, scope, &provenance, other) else {
                given.complete &= !choice.taken;
                continue;
            };
            let names = distinct(&bands.scenarios).map(|name| name.text.clone()).collect();
            resolved.blocks.push((block, names));
            if choice.taken {
                given.blocks.push((block, distinct(&bands.scenarios).cloned().collect()));
            }
        }
        if resolved.blocks.is_empty() && container.complete {
            self.report(
                Diagnostic::new(
                    Code::Missing,
                    container.name.span,
                    message!("reading-without-bands", reading = &container.name.text),
                )
                .at(message!("reads-nothing"))
                .help(message!("reading-without-bands.help")),
            );
        }
        given.readings.push(resolved);
    }

    /// A reading without what it reads.
    fn bare_reading(&mut self, choice: Choice<'a>, scope: Scope) -> Reading {
        let container = &choice.reading.container;
        let mut why = Default::default();
        for item in &container.items {
            if let Item::Why(pair) = item {
                why = self.pair(message!("kind-reason"), pair, scope);
            }
        }
        Reading {
            name: container.name.text.clone(),
            taken: choice.taken,
            blocks: Vec::new(),
            importance: None,
            why,
            cites: self.quiet_lines(container, scope).cites,
            span: container.name.span,
        }
    }

    /// Readings of an item that itself cites `own`, in place of its own conditions, and under which name the one taken decides, if it is not the
    /// one that the list takes. `None` where the one taken could not be read.
    pub(super) fn item_readings(
        &mut self,
        readings: &[&'a Written],
        place: &str,
        scope: Scope,
        outer: &Provenance,
        own: &[Cite],
    ) -> Option<(Vec<Reading>, Option<&'a str>)> {
        let (choices, one_is_taken) = self.choices(readings, place);
        let mut found = Vec::new();
        let mut whole = one_is_taken;
        let mut other = None;
        for choice in choices {
            let mut resolved = self.bare_reading(choice, scope);
            resolved.importance = self.importance(choice.reading, scope, outer, own);
            whole &= !choice.taken || resolved.importance.is_some();
            if choice.taken && !choice.written {
                other = Some(choice.reading.container.name.text.as_str());
            }
            found.push(resolved);
        }
        whole.then_some((found, other))
    }

    /// What a reading says of an item: that it is listed, perhaps under conditions, or that it is not.
    fn importance(
        &mut self,
        reading: &'a Written,
        scope: Scope,
        outer: &Provenance,
        own: &[Cite],
    ) -> Option<Importance> {
        let container = &reading.container;
        let mut provenance = self.lines(container, scope).provenance(outer);
        // The reading cites who reads it so, the item who names it.
        let more: Vec<Cite> = own.iter().filter(|cite| !provenance.cites.contains(cite)).cloned().collect();
        provenance.cites.extend(more);
        let whens = self.item_whens(&reading.whens, scope)?;
        let listing = reading.listings.first();
        let word = |listed: bool| if listed { SyntaxKind::Listed } else { SyntaxKind::NotListed };
        if let [first, second, ..] = reading.listings.as_slice() {
            self.report(doubled_line(word(second.listed), second.span, first.span));
        }
        let condition = reading.whens.first().map(|when| when.span);
        match (listing, condition) {
            (Some(listing), Some(when)) => {
                self.report(
                    Diagnostic::new(
                        Code::DoubledLine,
                        listing.span,
                        message!("listed-and-when", line = word(listing.listed).words()),
                    )
                    .at(message!("listed-and-when.label"))
                    .and(when, message!("listed-and-when.label-when"))
                    .help(if listing.listed {
                        message!("listed-and-when.help-listed")
                    } else {
                        message!("listed-and-when.help-not")
                    }),
                );
            }
            (None, None) if container.complete => {
                self.report(
                    Diagnostic::new(
                        Code::Missing,
                        container.name.span,
                        message!("reading-without-listing", reading = &container.name.text),
                    )
                    .at(message!("reads-nothing"))
                    .help(message!("reading-without-listing.help")),
                );
            }
            _ => {}
        }
        let importance = whens.importance(provenance);
        Some(match listing.is_none_or(|listing| listing.listed) {
            true => importance,
            false => Importance { listed: false, when: Cond::Any(Vec::new()), always: None, ..importance },
        })
    }

    /// The conditions of an item or of one of its readings; `None` where one is broken.
    pub(super) fn item_whens(&mut self, lines: &'a [ItemWhen], scope: Scope) -> Option<Whens> {
        let mut found = Whens::default();
        for line in lines {
            found.cites.extend(self.cites(&line.citations, scope));
            let cond = self.condition(&line.condition, line.unless.as_ref(), scope, ConditionContext::Item)?;
            let (slot, word) = if line.always {
                (&mut found.always, SyntaxKind::AlwaysWhen)
            } else {
                (&mut found.when, SyntaxKind::When)
            };
            if let Some((_, first)) = slot {
                let finding = doubled_line(word, line.span, *first);
                self.report(finding);
                continue;
            }
            *slot = Some((cond, line.span));
        }
        Some(found)
    }
}
