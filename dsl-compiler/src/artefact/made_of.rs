//! What an artefact was made of, and nothing else: the outcomes that it can give, the sources that it cites, the files that it was
//! read from. An edit in another edition's folder leaves all of it as it is.

use std::collections::{BTreeMap, BTreeSet};

use dsl_artifact::format::{Artefact, AxisKind, File, Procedure, Source, Value, hexadecimal};
use dsl_syntax::FileId;
use sha2::{Digest, Sha256};

use super::known;
use crate::model::{EditionId, Fact, Model, Scenario};
use crate::source::SourceFile;
use crate::words::bilingual;

/// Leaves out the outcomes that nothing in the artefact gives or ranks, and counts positions anew.
pub(super) fn keep_outcomes(artefact: &mut Artefact) {
    let mut used: BTreeSet<u32> = artefact.strictness.iter().copied().collect();
    used.extend(artefact.rules.iter().flat_map(|rule| &rule.gives));
    for value in &artefact.values {
        match value {
            Value::Outcome(outcome) => used.extend([*outcome]),
            Value::Open(several) => used.extend(several),
        }
    }
    let places: BTreeMap<u32, u32> = used.iter().copied().zip(0..).collect();
    let place = |outcome: &mut u32| *outcome = known(places.get(outcome).copied());
    let mut at = 0;
    artefact.outcomes.retain(|_| {
        at += 1;
        places.contains_key(&(at - 1))
    });
    artefact.strictness.iter_mut().for_each(place);
    artefact.rules.iter_mut().flat_map(|rule| &mut rule.gives).for_each(place);
    for value in &mut artefact.values {
        match value {
            Value::Outcome(outcome) => place(outcome),
            Value::Open(several) => several.iter_mut().for_each(place),
        }
    }
}

/// Every citation of an artefact.
fn cites(artefact: &Artefact) -> impl Iterator<Item = &String> {
    let rules =
        artefact.rules.iter().flat_map(|rule| rule.cite.iter().chain(rule.list.iter().flat_map(|list| &list.cite)));
    let categories = artefact.editions.iter().flat_map(|edition| &edition.catalogue);
    let entries = categories.flat_map(|category| std::iter::once(&category.entry).chain(&category.subcategories));
    rules.chain(entries.flat_map(|entry| &entry.cite)).chain(artefact.procedures.iter().flat_map(of_procedure))
}

fn of_procedure(procedure: &Procedure) -> impl Iterator<Item = &String> {
    let issuers = procedure.issuers.iter().flat_map(|issuers| &issuers.cite);
    let things = procedure.documents.iter().chain(&procedure.events).flat_map(|thing| &thing.cite);
    issuers
        .chain(procedure.parties.iter().flat_map(|party| &party.cite))
        .chain(things)
        .chain(procedure.steps.iter().flat_map(|step| &step.cite))
        .chain(procedure.validities.iter().flat_map(|validity| &validity.cite))
        .chain(procedure.kept.iter().flat_map(|kept| &kept.cite))
}

/// The sources that an artefact cites: a citation begins with its source's name.
pub(super) fn cited(model: &Model, artefact: &Artefact) -> Vec<Source> {
    let names: BTreeSet<&str> = cites(artefact).filter_map(|cite| cite.split(' ').next()).collect();
    let used = model.sources.iter().filter(|source| names.contains(source.name.as_str()));
    used.map(|source| Source {
        name: source.name.clone(),
        title: bilingual(&source.title),
        issuer: bilingual(&source.publisher),
        published: source.published.map(|day| day.to_string()),
        language: source.language.clone(),
        address: source.address.clone(),
        controlling: source.controlling,
    })
    .collect()
}

/// The files of the editions, and those that what they name is declared in.
pub(super) fn files(model: &Model, files: &[SourceFile], editions: &[EditionId], artefact: &Artefact) -> Vec<File> {
    let mut read: BTreeSet<FileId> = BTreeSet::new();
    for edition in editions.iter().map(|id| model.edition(*id)) {
        read.insert(edition.head.file);
        read.extend(edition.catalogue.iter().map(|category| category.entry.span.file));
        read.extend(edition.procedures.iter().map(|procedure| procedure.head.file));
        read.extend(edition.industries.iter().map(|industry| industry.head.file));
        let scenarios = edition.industries.iter().flat_map(|industry| &industry.scenarios);
        read.extend(
            scenarios.flat_map(|scenario: &Scenario| &scenario.blocks).map(|block| model.block(*block).span.file),
        );
    }
    // What a block that is referred to says stands in another list's file.
    let placed: BTreeSet<&str> =
        artefact.rules.iter().filter_map(|rule| rule.place.rsplit_once(':')).map(|(file, _)| file).collect();
    read.extend(ids(files).filter(|(_, file)| placed.contains(file.path.as_str())).map(|(id, _)| id));
    let axes: BTreeSet<&str> = artefact.axes.iter().map(|axis| axis.name.as_str()).collect();
    let facts = model.facts.iter().filter(|fact| axes.contains(fact.name.as_str()));
    read.extend(facts.filter_map(|fact: &Fact| fact.declared_in(editions)).map(|one| one.span.file));
    let units: BTreeSet<&str> = artefact
        .axes
        .iter()
        .filter_map(|axis| match &axis.kind {
            AxisKind::Measure { unit, .. } => Some(unit.name.as_str()),
            _ => None,
        })
        .collect();
    read.extend(model.units.iter().filter(|unit| units.contains(unit.name.as_str())).map(|unit| unit.span.file));
    let outcomes: BTreeSet<&str> = artefact.outcomes.iter().map(|outcome| outcome.name.as_str()).collect();
    read.extend(model.outcomes.iter().filter(|one| outcomes.contains(one.name.as_str())).map(|one| one.span.file));
    let sources: BTreeSet<&str> = artefact.sources.iter().map(|source| source.name.as_str()).collect();
    read.extend(model.sources.iter().filter(|one| sources.contains(one.name.as_str())).map(|one| one.span.file));
    let lists: BTreeSet<&str> =
        artefact.rules.iter().filter_map(|rule| rule.list.as_ref()).map(|list| list.name.as_str()).collect();
    read.extend(model.lists.iter().filter(|one| lists.contains(one.name.as_str())).map(|one| one.span.file));
    ids(files)
        .filter(|(id, _)| read.contains(id))
        .map(|(_, file)| File { path: file.path.clone(), sha256: hexadecimal(&Sha256::digest(file.bytes())) })
        .collect()
}

fn ids(files: &[SourceFile]) -> impl Iterator<Item = (FileId, &SourceFile)> {
    files.iter().enumerate().filter_map(|(at, file)| Some((FileId(u32::try_from(at).ok()?), file)))
}
