//! The resolved model: what the lists mean, every name looked up, every bound a half-open interval of whole numbers.
//!
//! Plain values, no text positions beyond the spans that findings need, no law: the compiler knows no country.

mod bands;
mod condition;
mod declared;
pub mod dependencies;
mod item;
mod procedure;
pub mod readings;
pub mod region;
pub(crate) mod relocate;

use dsl_syntax::Span;
use dsl_syntax::ast::{Date, Declaration};
use rustc_hash::FxHashMap;

pub use bands::{BandClause, Block, Cite, Outside, Provenance, Rule, Verdict};
pub use condition::{Cond, Interval, Test, ValueSet};
pub use declared::{Bilingual, Declared, Fact, FactKind, Law, List, Outcome, Said, Source, Term, Unit, Value};
pub use item::{CatalogueEntry, CatalogueWas, Category, Importance, Important, InCategory, Reading};
pub use procedure::{EarlierDocument, Issuers, Limit, Mention, Party, Procedure, Step, Thing, Validity};

/// One past the greatest count: values run over `0 ..= 2^53 − 1`, which every JSON reader keeps exact.
pub const COUNT_LIMIT: u64 = 1 << 53;

macro_rules! id {
    ($(#[doc = $doc:literal] $name:ident),+ $(,)?) => {$(
        #[doc = $doc]
        #[derive(Copy, Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub struct $name(pub u32);
        impl $name {
            /// The id of a position in the model's table. No table is longer than the text that it is made of, and
            /// [`crate::source::read_all`] takes no text whose places are not counted in 32 bits.
            #[must_use]
            pub fn at(position: usize) -> Self {
                debug_assert!(u32::try_from(position).is_ok(), "a table longer than the text that it is made of");
                Self(position as u32)
            }
            /// The position in the model's table.
            #[must_use]
            pub fn index(self) -> usize { self.0 as usize }
        }
    )+};
}
id! {
    /// An outcome, by position in `Model::outcomes`.
    OutcomeId,
    /// A unit, by position in `Model::units`.
    UnitId,
    /// A source, by position in `Model::sources`.
    SourceId,
    /// Another list that is declared, by position in `Model::lists`.
    ListId,
    /// A fact (axis), by position in `Model::facts`, which is the order of declaration.
    FactId,
    /// An edition, by position in `Model::editions`.
    EditionId,
    /// A block of bands, by position in `Model::blocks`.
    BlockId,
}

/// The official totals that `expects` may state.
pub const TOTALS: &[&str] =
    &["industries", "scenarios", "fields", "items", "important-items", "personal-items", "categories", "subcategories"];

/// `was EDITION INDUSTRY[/SCENARIO]`, resolved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Was {
    /// The earlier edition.
    pub edition: EditionId,
    /// The industry's name there.
    pub industry: String,
    /// The scenario's name there.
    pub scenario: Option<String>,
}

/// A field of a scenario.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    /// Its name.
    pub name: String,
    /// Its title.
    pub title: Bilingual,
    /// Its markers, sorted.
    pub markers: Vec<String>,
}

/// A scenario of an industry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scenario {
    /// Its name.
    pub name: String,
    /// Its title.
    pub title: Bilingual,
    /// Its earlier selves.
    pub was: Vec<Was>,
    /// The blocks that decide it: its own, those of `bands for`, those of the readings taken. One block in the checks.
    pub blocks: Vec<BlockId>,
    /// All readings, taken or not; empty where the sources agree.
    pub readings: Vec<Reading>,
    /// Its rules.
    pub rules: Vec<Rule>,
    /// Measures that the texts of other editions count with another one: `(measure, counted with)`.
    pub stands_for: Vec<(FactId, FactId)>,
    /// Exported measures of people that are seen here: what `some people` asks for.
    pub people_in_scope: Vec<FactId>,
    /// Its fields.
    pub fields: Vec<Field>,
    /// Its examples.
    pub examples: Vec<Example>,
    /// Its notes.
    pub notes: Vec<Bilingual>,
    /// Citations and `unverified`.
    pub provenance: Provenance,
    /// From the keyword to its name.
    pub head: Span,
}

/// An industry of an edition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Industry {
    /// Its name.
    pub name: String,
    /// Its title.
    pub title: Bilingual,
    /// Its earlier selves.
    pub was: Vec<Was>,
    /// `applies when …`: attributes and flags only.
    pub scope: Option<Cond>,
    /// Its important-data items.
    pub items: Vec<Important>,
    /// Its rules.
    pub rules: Vec<Rule>,
    /// All readings of what several scenarios share, taken or not.
    pub readings: Vec<Reading>,
    /// Exported measures of people that are seen here: what `some people` asks for where no scenario is listed.
    pub people_in_scope: Vec<FactId>,
    /// Its scenarios; `other` among them where it is declared.
    pub scenarios: Vec<Scenario>,
    /// Where each scenario is, by name. Looked up, never iterated.
    pub scenario_places: FxHashMap<String, usize>,
    /// Its examples.
    pub examples: Vec<Example>,
    /// Its notes.
    pub notes: Vec<Bilingual>,
    /// Citations and `unverified`.
    pub provenance: Provenance,
    /// From the keyword to its name.
    pub head: Span,
}

impl Industry {
    /// The scenario of that name, if the industry lists it.
    #[must_use]
    pub fn scenario(&self, name: &str) -> Option<&Scenario> {
        self.scenario_places.get(name).and_then(|at| self.scenarios.get(*at))
    }
}

/// What an example says of a fact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Given {
    /// A measure's count.
    Count(u64),
    /// A value of an attribute; of a flag or item, 0 no and 1 yes.
    Choice(usize),
}

/// A flow with the answer that its author expects.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Example {
    /// Its name, in words.
    pub label: String,
    /// The industry's name; `other` for none.
    pub industry: String,
    /// The scenario's name; `other` for none.
    pub scenario: String,
    /// The facts that it names.
    pub facts: Vec<(FactId, Given)>,
    /// What must come out.
    pub expected: Verdict,
    /// Where that stands.
    pub expected_at: Span,
    /// The whole.
    pub span: Span,
}

/// An edition of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edition {
    /// Its name.
    pub name: String,
    /// Its title.
    pub title: Bilingual,
    /// `status issued` of the transcription.
    pub issued_status: bool,
    /// When it was issued.
    pub issued: Option<Date>,
    /// Since when it is in force.
    pub in_force: Option<Date>,
    /// The edition that it ends.
    pub replaces: Option<EditionId>,
    /// The edition that decides what this one does not.
    pub fallback: Option<EditionId>,
    /// `applies when …`: attributes and flags only.
    pub scope: Option<Cond>,
    /// The outcomes from mildest to strictest.
    pub chain: Vec<OutcomeId>,
    /// `strictest prevails`.
    pub strictest_prevails: bool,
    /// The official totals.
    pub expects: Vec<(String, u64)>,
    /// Edition-level blocks: `(name, block)`; the name is empty for `bands { … }`.
    pub bands: Vec<(String, BlockId)>,
    /// The catalogue of important data, as far as a source names it.
    pub catalogue: Vec<Category>,
    /// Edition-level important-data items.
    pub items: Vec<Important>,
    /// Edition-level rules.
    pub rules: Vec<Rule>,
    /// Its procedures, in order of declaration.
    pub procedures: Vec<Procedure>,
    /// Exported measures of people that are seen here: what `some people` asks for where no industry is listed.
    pub people_in_scope: Vec<FactId>,
    /// Its industries, in order of declaration.
    pub industries: Vec<Industry>,
    /// Where each industry is, by name. Looked up, never iterated.
    pub industry_places: FxHashMap<String, usize>,
    /// Edition-level examples.
    pub examples: Vec<Example>,
    /// Its notes.
    pub notes: Vec<Bilingual>,
    /// Citations and `unverified`.
    pub provenance: Provenance,
    /// From the keyword to its name.
    pub head: Span,
}

impl Edition {
    /// The industry of that name, if the edition lists it.
    #[must_use]
    pub fn industry(&self, name: &str) -> Option<&Industry> {
        self.industry_places.get(name).and_then(|at| self.industries.get(*at))
    }

    /// The outcome's place in the chain, 0 the mildest; `None` outside the chain.
    #[must_use]
    pub fn rank(&self, outcome: OutcomeId) -> Option<usize> {
        self.chain.iter().position(|o| *o == outcome)
    }
}

/// The proof of every table's one door.
macro_rules! door {
    ($(#[$doc:meta] $($see:ident)+ ($id:ident) -> $of:ty, $table:ident $(, $change:ident)?;)+) => {$(
        #[$doc]
        #[must_use]
        #[expect(clippy::indexing_slicing, reason = "an id is the position of what stands in the table, and nothing leaves it")]
        $($see)+(&self, id: $id) -> &$of {
            &self.$table[id.index()]
        }
        $(
            #[expect(clippy::indexing_slicing, reason = "as where it is only read")]
            pub(crate) fn $change(&mut self, id: $id) -> &mut $of {
                &mut self.$table[id.index()]
            }
        )?
    )+};
}

/// All lists of a folder.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Model {
    /// Outcomes.
    pub outcomes: Vec<Outcome>,
    /// Units.
    pub units: Vec<Unit>,
    /// Sources.
    pub sources: Vec<Source>,
    /// Terms.
    pub terms: Vec<Term>,
    /// Other lists.
    pub lists: Vec<List>,
    /// Laws that are no editions of lists.
    pub laws: Vec<Law>,
    /// Facts, in order of declaration: shared ones, then each edition's, industry's and scenario's.
    pub facts: Vec<Fact>,
    /// Editions, in order of declaration.
    pub editions: Vec<Edition>,
    /// Blocks.
    pub blocks: Vec<Block>,
}

dsl_syntax::relocated! {
    Model { outcomes, units, sources, terms, lists, laws, facts, editions, blocks },
}

impl Model {
    door! {
        /// The fact.
        pub fn fact(FactId) -> Fact, facts, fact_mut;
        /// The unit.
        pub fn unit(UnitId) -> Unit, units;
        /// The source.
        pub fn source(SourceId) -> Source, sources;
        /// The other list.
        pub fn list(ListId) -> List, lists;
        /// The edition.
        pub fn edition(EditionId) -> Edition, editions, edition_mut;
        /// The block.
        pub fn block(BlockId) -> Block, blocks, block_mut;
        /// The outcome.
        pub fn outcome(OutcomeId) -> Outcome, outcomes;
    }
    /// The ids of all editions, in order of declaration.
    pub fn edition_ids(&self) -> impl Iterator<Item = EditionId> + use<> {
        (0..self.editions.len()).map(EditionId::at)
    }
    /// All editions with their ids, in order of declaration.
    pub fn editions(&self) -> impl Iterator<Item = (EditionId, &Edition)> {
        self.edition_ids().zip(&self.editions)
    }
    /// The clauses that leave the decision to a list that is not in the folder, by id, with what they name.
    pub fn outside(&self) -> impl Iterator<Item = (&str, &Outside)> {
        let blocks = self.blocks.iter().filter_map(|block| Some((block, block.outside.as_ref()?)));
        blocks.flat_map(|(block, outside)| block.clauses.iter().map(move |clause| (clause.id.as_str(), outside)))
    }
    /// Every rule, in the order in which they are written: of each edition its own, its industries', its scenarios'.
    pub fn rules(&self) -> impl Iterator<Item = &Rule> {
        self.editions.iter().flat_map(|edition| {
            let scenarios = edition.industries.iter().flat_map(|industry| &industry.scenarios);
            let of_scenarios = scenarios.flat_map(|scenario| &scenario.rules);
            edition.rules.iter().chain(edition.industries.iter().flat_map(|i| &i.rules)).chain(of_scenarios)
        })
    }

    /// Every item of important data, in the order in which they are written.
    pub fn items(&self) -> impl Iterator<Item = &Important> {
        self.editions
            .iter()
            .flat_map(|edition| edition.items.iter().chain(edition.industries.iter().flat_map(|i| &i.items)))
    }

    /// The ids of all facts, in order of declaration.
    pub fn fact_ids(&self) -> impl Iterator<Item = FactId> + use<> {
        (0..self.facts.len()).map(FactId::at)
    }
    /// The measure, attribute or flag of that name.
    #[must_use]
    pub fn fact_named(&self, name: &str) -> Option<FactId> {
        self.facts.iter().position(|fact| fact.name == name).map(FactId::at)
    }
    /// The title of what is declared under a name, of the kinds that have a table here: facts and editions have more to them.
    #[must_use]
    pub fn title_of(&self, kind: Declaration, name: &str) -> Option<&Bilingual> {
        match kind {
            Declaration::Outcome => self.outcomes.iter().find(|one| one.name == name).map(|one| &one.title),
            Declaration::Unit => self.units.iter().find(|one| one.name == name).map(|one| &one.title),
            Declaration::Source => self.sources.iter().find(|one| one.name == name).map(|one| &one.title),
            Declaration::Term => self.terms.iter().find(|one| one.name == name).map(|one| &one.title),
            Declaration::List => self.lists.iter().find(|one| one.name == name).map(|one| &one.title),
            Declaration::Law => self.laws.iter().find(|one| one.name == name).map(|one| &one.title),
            _ => None,
        }
    }
    /// The edition of that name.
    #[must_use]
    pub fn edition_named(&self, name: &str) -> Option<EditionId> {
        self.editions.iter().position(|e| e.name == name).map(EditionId::at)
    }
}
