//! Procedures → artefact: what a step waits for and where its limit starts are looked up once, here.

use dsl_artifact::format;

use super::Places;
use crate::model::dependencies::{self, Origin, Start};
use crate::model::{self, EditionId, Mention, Model, Provenance, Said};
use crate::source::SourceFile;
use crate::words::{bilingual, citation};

/// The procedures of one edition, as an artefact holds them.
#[must_use]
pub fn procedures(model: &Model, files: &[SourceFile], edition: EditionId) -> Vec<format::Procedure> {
    let writer = Writer { model, edition: model.edition(edition), places: Places::of(files) };
    writer.edition.procedures.iter().map(|procedure| writer.procedure(procedure)).collect()
}

struct Writer<'b, 'm> {
    model: &'m Model,
    edition: &'m model::Edition,
    places: Places<'b>,
}

impl Writer<'_, '_> {
    fn cites(&self, provenance: &Provenance) -> Vec<String> {
        provenance.cites.iter().map(|one| citation(self.model, one)).collect()
    }

    fn procedure(&self, procedure: &model::Procedure) -> format::Procedure {
        format::Procedure {
            name: procedure.name.clone(),
            title: bilingual(&procedure.title),
            notes: procedure.notes.iter().map(bilingual).collect(),
            issuers: procedure.issuers.as_ref().map(|issuers| format::Issuers {
                parties: names(&issuers.parties),
                cite: self.cites(&issuers.provenance),
                unverified: issuers.provenance.unverified,
            }),
            parties: procedure.parties.iter().map(|party| self.party(party)).collect(),
            documents: procedure.documents.iter().map(|document| self.thing(document)).collect(),
            events: procedure.events.iter().map(|event| self.thing(event)).collect(),
            steps: procedure.steps.iter().map(|step| self.step(step)).collect(),
            validities: procedure.validities.iter().filter_map(|validity| self.validity(validity)).collect(),
            kept: procedure.kept.iter().map(|kept| self.kept(kept)).collect(),
        }
    }

    fn party(&self, party: &model::Party) -> format::Party {
        let format::Thing { name, title, notes, cite, unverified } = self.thing(&party.thing);
        format::Party { name, title, number: party.number, notes, cite, unverified }
    }

    fn thing(&self, thing: &model::Thing) -> format::Thing {
        format::Thing {
            name: thing.name.clone(),
            title: bilingual(&thing.title),
            notes: thing.notes.iter().map(bilingual).collect(),
            cite: self.cites(&thing.provenance),
            unverified: thing.provenance.unverified,
        }
    }

    fn step(&self, step: &model::Step) -> format::Step {
        let said = [("by", &step.by), ("to", &step.to), ("hands_in", &step.hands_in)];
        let not_found = said.into_iter().filter(|(_, said)| **said == Said::NotFound);
        let format::Thing { name, title, notes, cite, unverified } = self.thing(&step.thing);
        format::Step {
            name,
            title,
            by: known(&step.by),
            to: known(&step.to),
            hands_in: known(&step.hands_in),
            gives: names(&step.gives),
            needs: names(&step.needs),
            during: names(&step.during),
            after: dependencies::waits_for(self.edition, step).iter().map(|step| step.thing.name.clone()).collect(),
            events: dependencies::events_before(self.edition, step).iter().map(|event| event.name.clone()).collect(),
            limit: step.limit.as_ref().map(|limit| self.limit(step, limit)),
            may: step.may,
            not_found: not_found.map(|(word, _)| word.to_owned()).collect(),
            notes,
            place: self.places.line(step.thing.span),
            cite,
            unverified,
        }
    }

    fn limit(&self, step: &model::Step, limit: &model::Limit) -> format::Limit {
        match limit {
            model::Limit::Promptly => format::Limit::Promptly,
            model::Limit::NotFound => format::Limit::NotFound,
            model::Limit::WorkingDays { days, .. } => {
                let from = match dependencies::start(self.edition, step) {
                    Some(Start::Step(step)) => Some(format::Start::Step(step.thing.name.clone())),
                    Some(Start::Event(event)) => Some(format::Start::Event(event.name.clone())),
                    // An unclear start is an error of the list, found before this.
                    Some(Start::NotFound | Start::Unclear) | None => None,
                };
                format::Limit::WorkingDays { days: *days, from }
            }
        }
    }

    /// A document that no one step brings about is an error of the list, found before this.
    fn validity(&self, validity: &model::Validity) -> Option<format::Validity> {
        let Origin::Step(from) = dependencies::origin(self.edition, &validity.document.name) else { return None };
        Some(format::Validity {
            document: validity.document.name.clone(),
            from: from.thing.name.clone(),
            years: validity.years,
            cite: self.cites(&validity.provenance),
            unverified: validity.provenance.unverified,
        })
    }

    fn kept(&self, kept: &model::EarlierDocument) -> format::Kept {
        let earlier = self.model.edition(kept.edition);
        format::Kept {
            edition: earlier.name.clone(),
            document: kept.document.clone(),
            title: dependencies::document(earlier, &kept.document)
                .map(|thing| bilingual(&thing.title))
                .unwrap_or_default(),
            cite: self.cites(&kept.provenance),
            unverified: kept.provenance.unverified,
        }
    }
}

fn names(mentions: &[Mention]) -> Vec<String> {
    mentions.iter().map(|mention| mention.name.clone()).collect()
}

fn known(said: &Said<Vec<Mention>>) -> Vec<String> {
    said.known().map(|mentions| names(mentions)).unwrap_or_default()
}
