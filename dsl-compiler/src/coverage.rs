//! What has been transcribed, beside the official totals: how much, how much of it verified, how much on one source alone.

use rustc_hash::FxHashSet;

use crate::decision::governing::OTHER;
use crate::model::{
    Bilingual, Block, BlockId, Edition, EditionId, Important, Industry, Limit, Model, Procedure, Provenance, Said,
    Scenario, SourceId, Verdict,
};

/// Things of one kind.
#[derive(Copy, Clone, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// How many are transcribed.
    pub transcribed: usize,
    /// How many of these have been read against the controlling text.
    pub verified: usize,
    /// How many of these rest on one source alone.
    pub one_source: usize,
    /// How many of these cite nothing.
    pub no_source: usize,
}

impl Tally {
    fn add(&mut self, provenance: &Provenance) {
        let sources: FxHashSet<SourceId> = provenance.cites.iter().map(|cite| cite.source).collect();
        self.transcribed += 1;
        self.verified += usize::from(!provenance.unverified);
        self.one_source += usize::from(sources.len() == 1);
        self.no_source += usize::from(sources.is_empty());
    }

    fn plus(self, other: Self) -> Self {
        Self {
            transcribed: self.transcribed + other.transcribed,
            verified: self.verified + other.verified,
            one_source: self.one_source + other.one_source,
            no_source: self.no_source + other.no_source,
        }
    }
}

/// What is transcribed of an industry, of an edition outside its industries, or of both together.
#[derive(Copy, Clone, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Important-data items.
    pub important: Tally,
    /// Personal-information items: a block of bands and one outcome that it gives, other than the mildest. An official
    /// list counts a category once for each tier, too.
    pub personal: Tally,
    /// Scenarios by name; `other` is none.
    pub scenarios: Tally,
    /// Fields.
    pub fields: Tally,
    /// Clauses of bands and rules.
    pub clauses: Tally,
    /// Clauses, and whole blocks, that no source decides.
    pub open: usize,
    /// Places where sources differ: sets of readings of bands or of an item, one of them taken.
    pub differ: usize,
    /// Sides of texts, and parties, limits, starts and terms of procedures, that no source gives.
    pub not_found: usize,
}

impl Counts {
    fn plus(self, other: Self) -> Self {
        Self {
            important: self.important.plus(other.important),
            personal: self.personal.plus(other.personal),
            scenarios: self.scenarios.plus(other.scenarios),
            fields: self.fields.plus(other.fields),
            clauses: self.clauses.plus(other.clauses),
            open: self.open + other.open,
            differ: self.differ + other.differ,
            not_found: self.not_found + other.not_found,
        }
    }

    fn text(&mut self, text: &Bilingual) {
        self.not_found += [&text.zh, &text.en].into_iter().filter(|side| **side == Said::NotFound).count();
    }
}

/// What is transcribed of an edition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Coverage {
    /// Its name.
    pub edition: String,
    /// The official totals, as `expects` states them.
    pub expects: Vec<(String, u64)>,
    /// Each industry, in order of declaration.
    pub industries: Vec<(String, Counts)>,
    /// What stands in the edition and in no industry.
    pub edition_level: Counts,
    /// Categories of the catalogue.
    pub categories: Tally,
    /// Their subcategories.
    pub subcategories: Tally,
    /// Everything.
    pub total: Counts,
}

impl Coverage {
    /// How much is transcribed of what an official total counts; `None` for a total of another name. Official important items are
    /// rows of the industries: what an edition identifies for all of them (by volume, say) is none.
    #[must_use]
    pub fn transcribed(&self, total: &str) -> Option<usize> {
        Some(match total {
            "industries" => self.industries.len(),
            "scenarios" => self.total.scenarios.transcribed,
            "fields" => self.total.fields.transcribed,
            "items" => self.important_rows() + self.total.personal.transcribed,
            "important-items" => self.important_rows(),
            "personal-items" => self.total.personal.transcribed,
            "categories" => self.categories.transcribed,
            "subcategories" => self.subcategories.transcribed,
            _ => return None,
        })
    }

    fn important_rows(&self) -> usize {
        match self.industries.as_slice() {
            // A list without industries has its rows in the edition.
            [] => self.total.important.transcribed,
            industries => industries.iter().map(|(_, counts)| counts.important.transcribed).sum(),
        }
    }
}

/// Counts what an edition holds, with the readings that are taken.
#[must_use]
pub fn coverage(model: &Model, edition: EditionId) -> Coverage {
    let source = model.edition(edition);
    let industries: Vec<(String, Counts)> =
        source.industries.iter().map(|one| (one.name.clone(), industry(model, edition, one))).collect();
    let edition_level = edition_level(model, source);
    let total = industries.iter().fold(edition_level, |total, (_, counts)| total.plus(*counts));
    let (mut categories, mut subcategories) = (Tally::default(), Tally::default());
    for category in &source.catalogue {
        categories.add(&category.entry.provenance);
        category.subcategories.iter().for_each(|entry| subcategories.add(&entry.provenance));
    }
    Coverage {
        edition: source.name.clone(),
        expects: source.expects.clone(),
        industries,
        edition_level,
        categories,
        subcategories,
        total,
    }
}

fn edition_level(model: &Model, edition: &Edition) -> Counts {
    let mut counts = Counts::default();
    counts.text(&edition.title);
    edition.notes.iter().for_each(|note| counts.text(note));
    edition.items.iter().for_each(|one| item(one, &mut counts));
    for entry in
        edition.catalogue.iter().flat_map(|category| [&category.entry].into_iter().chain(&category.subcategories))
    {
        counts.text(&entry.title);
        entry.notes.iter().for_each(|note| counts.text(note));
    }
    edition.rules.iter().for_each(|rule| counts.clauses.add(&rule.provenance));
    edition.procedures.iter().for_each(|one| procedure(one, &mut counts));
    for (_, id) in &edition.bands {
        block(model, edition, *id, &mut counts);
    }
    counts
}

/// What no source gives of a procedure: sides of texts, parties, limits, their starts, and terms.
fn procedure(procedure: &Procedure, counts: &mut Counts) {
    counts.text(&procedure.title);
    procedure.notes.iter().for_each(|note| counts.text(note));
    let parties = procedure.parties.iter().map(|party| &party.thing);
    let steps = procedure.steps.iter().map(|step| &step.thing);
    for thing in parties.chain(&procedure.documents).chain(&procedure.events).chain(steps) {
        counts.text(&thing.title);
        thing.notes.iter().for_each(|note| counts.text(note));
    }
    for step in &procedure.steps {
        let said = [&step.by, &step.to, &step.hands_in];
        counts.not_found += said.into_iter().filter(|said| **said == Said::NotFound).count();
        let limit = matches!(step.limit, Some(Limit::NotFound | Limit::WorkingDays { from: Said::NotFound, .. }));
        counts.not_found += usize::from(limit);
    }
    counts.not_found += procedure.validities.iter().filter(|validity| validity.years.is_none()).count();
}

fn industry(model: &Model, id: EditionId, industry: &Industry) -> Counts {
    let edition = model.edition(id);
    let mut counts = Counts::default();
    counts.text(&industry.title);
    industry.notes.iter().for_each(|note| counts.text(note));
    industry.items.iter().for_each(|one| item(one, &mut counts));
    counts.differ += usize::from(!industry.readings.is_empty());
    industry.rules.iter().for_each(|rule| counts.clauses.add(&rule.provenance));
    // A block that several scenarios share is one; a block that is referred to counts where it stands.
    let mut seen: FxHashSet<BlockId> = FxHashSet::default();
    for one in &industry.scenarios {
        scenario(one, &mut counts);
        for block_id in &one.blocks {
            if !model.block(*block_id).referred && seen.insert(*block_id) {
                block(model, edition, *block_id, &mut counts);
            }
        }
    }
    counts
}

/// An item that the reading taken does not list is none of the list's; that sources differ about it counts.
fn item(item: &Important, counts: &mut Counts) {
    counts.differ += usize::from(!item.readings.is_empty());
    if item.listed {
        counts.important.add(&item.provenance);
        counts.text(&item.title);
        item.notes.iter().for_each(|note| counts.text(note));
    }
}

fn scenario(scenario: &Scenario, counts: &mut Counts) {
    counts.differ += usize::from(!scenario.readings.is_empty());
    if scenario.name != OTHER {
        counts.scenarios.add(&scenario.provenance);
    }
    counts.text(&scenario.title);
    scenario.notes.iter().for_each(|note| counts.text(note));
    scenario.rules.iter().for_each(|rule| counts.clauses.add(&rule.provenance));
    for field in &scenario.fields {
        counts.fields.add(&scenario.provenance);
        counts.text(&field.title);
    }
}

fn block(model: &Model, edition: &Edition, id: BlockId, counts: &mut Counts) {
    let block: &Block = model.block(id);
    counts.open += usize::from(block.open);
    let mildest = edition.chain.first();
    let mut given = Vec::new();
    for clause in &block.clauses {
        counts.clauses.add(&clause.provenance);
        match &clause.verdict {
            Verdict::Open(_) => counts.open += 1,
            Verdict::Outcome(outcome) => {
                if Some(outcome) != mildest && !given.contains(outcome) {
                    given.push(*outcome);
                    counts.personal.add(&clause.provenance);
                }
            }
        }
    }
}
