//! What changed in the procedures: who made them, who does what for whom, by when, and for how long it holds.

use super::says::{About, Called, LimitSays, ProcedureChange, Says, Stated};
use super::status::Status;
use super::texts::notes_and_title;
use super::value::TextChange;
use crate::model::dependencies;
use crate::model::{
    Edition, EditionId, Limit, Mention, Model, Party, Procedure, Provenance, Said, Step, Thing, Validity,
};
use crate::words::citation;

/// What differs, and the other words of what does not.
pub(super) fn procedures(model: &Model, old: EditionId, new: EditionId) -> (Vec<ProcedureChange>, Vec<TextChange>) {
    let differ = Differ { model, old_id: old, old: model.edition(old), new: model.edition(new) };
    let (mut changes, mut texts) = (Vec::new(), Vec::new());
    for after in &differ.new.procedures {
        match differ.old.procedures.iter().find(|before| before.name == after.name) {
            Some(before) => {
                texts.extend(notes_and_title((&before.title, &before.notes), (&after.title, &after.notes)));
                differ.procedure(before, after, &mut changes, &mut texts);
            }
            None => changes.push(differ.whole(after, true)),
        }
    }
    for before in &differ.old.procedures {
        if !differ.new.procedures.iter().any(|after| after.name == before.name) {
            changes.push(differ.whole(before, false));
        }
    }
    (changes, texts)
}

struct Differ<'m> {
    model: &'m Model,
    old_id: EditionId,
    old: &'m Edition,
    new: &'m Edition,
}

/// What is compared of a step: about what, what a side says, and whether no source gives it.
type Aspect = (About, Option<Says>, bool);

/// What two sides are compared by: titles of their own in Chinese are other words of the same.
fn text(says: Option<&Says>) -> Option<String> {
    says.map(Says::text)
}

impl<'m> Differ<'m> {
    fn cites(&self, provenance: Option<&Provenance>) -> Vec<String> {
        provenance.into_iter().flat_map(|provenance| &provenance.cites).map(|one| citation(self.model, one)).collect()
    }

    fn side(&self, says: Option<Says>, not_found: bool, provenance: Option<&Provenance>) -> Stated {
        Stated { says, not_found, cite: self.cites(provenance) }
    }

    fn whole(&self, procedure: &Procedure, added: bool) -> ProcedureChange {
        let steps = procedure.steps.iter().map(|step| Called::thing(&step.thing)).collect();
        let side = self.side(Some(Says::Counted(steps)), false, Some(&procedure.provenance));
        let (old, new) = if added { (Stated::default(), side) } else { (side, Stated::default()) };
        ProcedureChange {
            procedure: procedure.name.clone(),
            about: About::Procedure,
            name: None,
            was: None,
            status: if added { Status::Added } else { Status::Removed },
            old,
            new,
            unverified: procedure.provenance.unverified,
        }
    }

    fn procedure(
        &self,
        before: &'m Procedure,
        after: &'m Procedure,
        changes: &mut Vec<ProcedureChange>,
        texts: &mut Vec<TextChange>,
    ) {
        let mut page = Page { differ: self, procedure: &after.name, changes };
        let issuers = |procedure: &'m Procedure, edition| {
            let issuers = procedure.issuers.as_ref()?;
            let parties = issuers.parties.iter().map(|party| called_party(edition, &party.name)).collect();
            Some((Says::Counted(parties), &issuers.provenance))
        };
        page.compared(About::Issuers, None, issuers(before, self.old), issuers(after, self.new));
        let course = |procedure: &'m Procedure, edition| {
            let steps = course(procedure, edition);
            let steps: Vec<Called> = steps.iter().map(|step| Called::thing(&step.thing)).collect();
            (!steps.is_empty()).then_some((Says::Counted(steps), &procedure.provenance))
        };
        page.compared(About::Course, None, course(before, self.old), course(after, self.new));
        let parties = |procedure: &'m Procedure| procedure.parties.iter().map(|party| &party.thing).collect::<Vec<_>>();
        let called = |edition: &'m Edition, thing: &Thing| called_party(edition, &thing.name);
        page.things(About::Party, &parties(before), &parties(after), called, texts);
        let documents = |procedure: &'m Procedure| procedure.documents.iter().collect::<Vec<_>>();
        page.things(About::Document, &documents(before), &documents(after), |_, thing| Called::thing(thing), texts);
        let events = |procedure: &'m Procedure| procedure.events.iter().collect::<Vec<_>>();
        page.things(About::Event, &events(before), &events(after), |_, thing| Called::thing(thing), texts);
        page.steps(before, after, texts);
        page.validities(before, after);
        page.kept(before, after);
    }

    /// The earlier self of something: what `was` names, else what has its name.
    fn earlier<'t>(&self, thing: &Thing, among: &[&'t Thing]) -> Option<&'t Thing> {
        let names: Vec<&str> = match thing.was.iter().find(|(edition, _)| *edition == self.old_id) {
            Some((_, name)) => vec![name],
            None => vec![&thing.name],
        };
        among.iter().copied().find(|earlier| names.contains(&earlier.name.as_str()))
    }

    fn step_aspects(&self, step: &Step, edition: &Edition) -> Vec<Aspect> {
        let party = |name: &str| called_party(edition, name);
        let document =
            |name: &str| dependencies::document(edition, name).map_or_else(|| Called::named(name), Called::thing);
        let first = |name: &str| {
            let step = dependencies::step(edition, name).map(|step| &step.thing);
            step.or_else(|| dependencies::event(edition, name)).map_or_else(|| Called::named(name), Called::thing)
        };
        let things = |mentions: &[Mention], called: &dyn Fn(&str) -> Called| {
            (!mentions.is_empty()).then(|| Says::Things(all(mentions, called)))
        };
        let said = |about, said: &Said<Vec<Mention>>, called: &dyn Fn(&str) -> Called| match said {
            Said::Unsaid => (about, None, false),
            Said::NotFound => (about, None, true),
            Said::Is(mentions) => (about, things(mentions, called), false),
        };
        let limit = match limit(step, edition) {
            None => (About::Limit, None, false),
            Some(LimitSays::NotFound) => (About::Limit, None, true),
            Some(limit) => (About::Limit, Some(Says::Limit(limit)), false),
        };
        vec![
            said(About::By, &step.by, &party),
            said(About::To, &step.to, &party),
            said(About::HandsIn, &step.hands_in, &document),
            (About::Gives, things(&step.gives, &document), false),
            (About::Needs, things(&step.needs, &document), false),
            (About::During, things(&step.during, &document), false),
            (About::After, (!step.after.is_empty()).then(|| Says::After(all(&step.after, first))), false),
            limit,
            (About::May, step.may.then_some(Says::May), false),
        ]
    }
}

/// The changes of one procedure on their way to the list.
struct Page<'d, 'm> {
    differ: &'d Differ<'m>,
    procedure: &'d str,
    changes: &'d mut Vec<ProcedureChange>,
}

impl<'m> Page<'_, 'm> {
    fn push(&mut self, about: About, names: (Option<&str>, Option<&str>), old: Stated, new: Stated, unverified: bool) {
        let said = |side: &Stated| side.says.is_some() || side.not_found;
        let status = match (said(&old), said(&new)) {
            (false, true) => Status::Added,
            (true, false) => Status::Removed,
            _ => Status::Changed,
        };
        let (name, was) = names;
        self.changes.push(ProcedureChange {
            procedure: self.procedure.to_owned(),
            about,
            name: name.map(str::to_owned),
            was: was.filter(|was| Some(*was) != name).map(str::to_owned),
            status,
            old,
            new,
            unverified,
        });
    }

    /// Two sides of one thing that either may lack.
    fn compared(
        &mut self,
        about: About,
        name: Option<&str>,
        old: Option<(Says, &Provenance)>,
        new: Option<(Says, &Provenance)>,
    ) {
        let words = |side: &Option<(Says, &Provenance)>| text(side.as_ref().map(|(says, _)| says));
        if words(&old) == words(&new) {
            return;
        }
        let provenance = |side: &Option<(Says, &'_ Provenance)>| side.as_ref().is_some_and(|(_, s)| s.unverified);
        let unverified = provenance(&old) || provenance(&new);
        let side = |side: Option<(Says, &Provenance)>| match side {
            Some((says, provenance)) => self.differ.side(Some(says), false, Some(provenance)),
            None => Stated::default(),
        };
        let (old, new) = (side(old), side(new));
        self.push(about, (name, None), old, new, unverified);
    }

    /// Parties, documents or events: those that came, went, or are told otherwise.
    fn things(
        &mut self,
        about: About,
        old: &[&'m Thing],
        new: &[&'m Thing],
        called: impl Fn(&'m Edition, &Thing) -> Called,
        texts: &mut Vec<TextChange>,
    ) {
        let differ = self.differ;
        let says = |edition: &'m Edition, thing: &Thing| Some(Says::Things(vec![called(edition, thing)]));
        let mut paired: Vec<&str> = Vec::new();
        for thing in new {
            let side = differ.side(says(differ.new, thing), false, Some(&thing.provenance));
            let Some(earlier) = differ.earlier(thing, old) else {
                self.push(about, (Some(&thing.name), None), Stated::default(), side, thing.provenance.unverified);
                continue;
            };
            paired.push(&earlier.name);
            texts.extend(notes_and_title((&earlier.title, &earlier.notes), (&thing.title, &thing.notes)));
            let was = differ.side(says(differ.old, earlier), false, Some(&earlier.provenance));
            let number = |edition: &'m Edition, name: &str| party(edition, name).and_then(|party| party.number);
            if about == About::Party && number(differ.old, &earlier.name) != number(differ.new, &thing.name) {
                let unverified = thing.provenance.unverified || earlier.provenance.unverified;
                self.push(about, (Some(&thing.name), Some(&earlier.name)), was, side, unverified);
            }
        }
        for earlier in old.iter().filter(|earlier| !paired.contains(&earlier.name.as_str())) {
            let side = differ.side(says(differ.old, earlier), false, Some(&earlier.provenance));
            self.push(about, (Some(&earlier.name), None), side, Stated::default(), earlier.provenance.unverified);
        }
    }

    fn steps(&mut self, before: &'m Procedure, after: &'m Procedure, texts: &mut Vec<TextChange>) {
        let differ = self.differ;
        let old: Vec<&Thing> = before.steps.iter().map(|step| &step.thing).collect();
        let mut paired: Vec<&str> = Vec::new();
        for step in &after.steps {
            let thing = &step.thing;
            let earlier = differ.earlier(thing, &old).and_then(|thing| dependencies::step(differ.old, &thing.name));
            let Some(earlier) = earlier else {
                let side = differ.side(Some(summed_up(step, differ.new)), false, Some(&thing.provenance));
                self.push(About::Step, (Some(&thing.name), None), Stated::default(), side, thing.provenance.unverified);
                continue;
            };
            let was = &earlier.thing;
            paired.push(&was.name);
            texts.extend(notes_and_title((&was.title, &was.notes), (&thing.title, &thing.notes)));
            let unverified = thing.provenance.unverified || was.provenance.unverified;
            let (old, new) = (differ.step_aspects(earlier, differ.old), differ.step_aspects(step, differ.new));
            for ((about, old, old_missing), (_, new, new_missing)) in old.into_iter().zip(new) {
                if (text(old.as_ref()), old_missing) != (text(new.as_ref()), new_missing) {
                    let old = differ.side(old, old_missing, Some(&was.provenance));
                    let new = differ.side(new, new_missing, Some(&thing.provenance));
                    self.push(about, (Some(&thing.name), Some(&was.name)), old, new, unverified);
                }
            }
        }
        for step in before.steps.iter().filter(|step| !paired.contains(&step.thing.name.as_str())) {
            let side = differ.side(Some(summed_up(step, differ.old)), false, Some(&step.thing.provenance));
            let unverified = step.thing.provenance.unverified;
            self.push(About::Step, (Some(&step.thing.name), None), side, Stated::default(), unverified);
        }
    }

    fn validities(&mut self, before: &'m Procedure, after: &'m Procedure) {
        let differ = self.differ;
        let of = |validities: &'m [Validity], document: &str| {
            validities.iter().find(|validity| validity.document.name == document)
        };
        let mut documents: Vec<&str> =
            after.validities.iter().map(|validity| validity.document.name.as_str()).collect();
        for validity in &before.validities {
            if !documents.contains(&validity.document.name.as_str()) {
                documents.push(&validity.document.name);
            }
        }
        for document in documents {
            let (old, new) = (of(&before.validities, document), of(&after.validities, document));
            let years = |validity: Option<&Validity>| validity.map(|validity| validity.years);
            if years(old) == years(new) {
                continue;
            }
            let side = |validity: Option<&Validity>| Stated {
                says: validity.and_then(|validity| validity.years).map(Says::Years),
                not_found: validity.is_some_and(|validity| validity.years.is_none()),
                cite: differ.cites(validity.map(|validity| &validity.provenance)),
            };
            let unverified = [old, new].into_iter().flatten().any(|validity| validity.provenance.unverified);
            self.push(About::Validity, (Some(document), None), side(old), side(new), unverified);
        }
    }

    fn kept(&mut self, before: &'m Procedure, after: &'m Procedure) {
        let model = self.differ.model;
        let of = |procedure: &'m Procedure| {
            let kept = procedure.kept.iter().map(|kept| {
                let edition = model.edition(kept.edition);
                let document = dependencies::document(edition, &kept.document);
                (document.map_or_else(|| Called::named(&kept.document), Called::thing), edition.name.clone())
            });
            Some((Says::Kept(kept.collect()), &procedure.kept.first()?.provenance))
        };
        self.compared(About::Kept, None, of(before), of(after));
    }
}

/// The steps that the one who begins takes anyway, in order: none that waits for an event.
fn course<'m>(of: &'m Procedure, edition: &'m Edition) -> Vec<&'m Step> {
    let who =
        |step: &'m Step| step.by.known().map(|parties| parties.iter().map(|party| &party.name).collect::<Vec<_>>());
    let Some(first) = of.steps.first().and_then(who) else { return Vec::new() };
    let happens_anyway = |step: &&'m Step| {
        let mut waiting = vec![*step];
        let mut seen: Vec<&str> = Vec::new();
        while let Some(step) = waiting.pop() {
            if !dependencies::events_before(edition, step).is_empty() {
                return false;
            }
            for earlier in dependencies::waits_for(edition, step) {
                if !seen.contains(&earlier.thing.name.as_str()) {
                    seen.push(&earlier.thing.name);
                    waiting.push(earlier);
                }
            }
        }
        true
    };
    of.steps.iter().filter(|step| who(step).as_ref() == Some(&first)).filter(happens_anyway).collect()
}

fn party<'m>(edition: &'m Edition, name: &str) -> Option<&'m Party> {
    edition.procedures.iter().flat_map(|procedure| &procedure.parties).find(|party| party.thing.name == name)
}

/// A party with its number, where a source says it.
fn called_party(edition: &Edition, name: &str) -> Called {
    party(edition, name)
        .map_or_else(|| Called::named(name), |party| Called { number: party.number, ..Called::thing(&party.thing) })
}

fn all(mentions: &[Mention], called: impl Fn(&str) -> Called) -> Vec<Called> {
    mentions.iter().map(|mention| called(&mention.name)).collect()
}

/// A whole step: who does it, and its limit.
fn summed_up(step: &Step, edition: &Edition) -> Says {
    let by = match &step.by {
        Said::Is(parties) if parties.is_empty() => Said::Unsaid,
        Said::Is(parties) => Said::Is(all(parties, |name| called_party(edition, name))),
        Said::NotFound => Said::NotFound,
        Said::Unsaid => Said::Unsaid,
    };
    Says::Step { step: Called::thing(&step.thing), by, limit: limit(step, edition) }
}

fn limit(step: &Step, edition: &Edition) -> Option<LimitSays> {
    Some(match step.limit.as_ref()? {
        Limit::NotFound => LimitSays::NotFound,
        Limit::Promptly => LimitSays::Promptly,
        Limit::WorkingDays { days, .. } => {
            let from = match dependencies::start(edition, step) {
                Some(dependencies::Start::Step(step)) => Some(Called::thing(&step.thing)),
                Some(dependencies::Start::Event(event)) => Some(Called::thing(event)),
                _ => None,
            };
            LimitSays::Days { days: *days, from }
        }
    })
}
