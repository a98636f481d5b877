//! The resolved model: what the lists mean, every name looked up, every bound a half-open interval of whole numbers.
//!
//! Plain values, no text positions beyond the spans that findings need, no law: the compiler knows no country.

mod procedure;

use dsl_syntax::Span;
use dsl_syntax::ast::{CountedWhat, Date};
use rustc_hash::FxHashMap;

pub use procedure::{Issuers, Kept, Limit, Mention, Party, Procedure, Said, Step, Thing, Validity};

/// One past the greatest count: values run over `0 ..= 2^53 − 1`, which every JSON reader keeps exact.
pub const COUNT_LIMIT: u64 = 1 << 53;

macro_rules! id {
    ($(#[doc = $doc:literal] $name:ident),+ $(,)?) => {$(
        #[doc = $doc]
        #[derive(Copy, Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub struct $name(pub u32);
        impl $name {
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

/// Counts `lo ..= hi − 1`: `lo` is included, `hi` is not. `hi` is at most [`COUNT_LIMIT`].
#[derive(Copy, Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Interval {
    /// Least count, included.
    pub lo: u64,
    /// One past the greatest count.
    pub hi: u64,
}

impl Interval {
    /// Every count.
    pub const FULL: Interval = Interval { lo: 0, hi: COUNT_LIMIT };

    /// The counts in both; `None` where there is none.
    #[must_use]
    pub fn meet(self, other: Interval) -> Option<Interval> {
        let met = Interval { lo: self.lo.max(other.lo), hi: self.hi.min(other.hi) };
        (met.lo < met.hi).then_some(met)
    }

    /// Whether every count of `other` is in `self`.
    #[must_use]
    pub fn contains(self, other: Interval) -> bool {
        self.lo <= other.lo && other.hi <= self.hi
    }
}

/// Values of an attribute, one bit a value in order of declaration; of a flag, bit 0 no and bit 1 yes. At most 128 values.
#[derive(Copy, Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ValueSet(pub u128);

impl ValueSet {
    /// The first `count` values (at most 128).
    #[must_use]
    pub fn full(count: usize) -> Self {
        if count >= 128 { Self(u128::MAX) } else { Self((1 << count) - 1) }
    }
    /// One value.
    #[must_use]
    pub fn one(value: usize) -> Self {
        Self(1 << value)
    }
    /// Whether `value` is in it.
    #[must_use]
    pub fn has(self, value: usize) -> bool {
        value < 128 && self.0 >> value & 1 == 1
    }
    /// No value at all.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }
    /// The values in both.
    #[must_use]
    pub fn meet(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }
    /// Whether every value of `other` is in `self`.
    #[must_use]
    pub fn contains(self, other: Self) -> bool {
        other.0 & !self.0 == 0
    }
    /// The least value.
    #[must_use]
    pub fn first(self) -> usize {
        self.0.trailing_zeros() as usize
    }
    /// The values in order.
    pub fn iter(self) -> impl Iterator<Item = usize> {
        (0..128).filter(move |v| self.has(*v))
    }
}

/// A resolved condition. Bounds are already intervals, values already sets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cond {
    /// Every one holds; holds when empty.
    All(Vec<Cond>),
    /// At least one holds; fails when empty.
    Any(Vec<Cond>),
    /// The other does not hold.
    Not(Box<Cond>),
    /// A measure's count lies in the interval.
    Count {
        /// The measure.
        fact: FactId,
        /// Where its count must lie.
        interval: Interval,
        /// The bound as written.
        span: Span,
    },
    /// An attribute's value, or a flag, is in the set.
    Choice {
        /// The attribute or flag.
        fact: FactId,
        /// What it must be.
        set: ValueSet,
        /// The words.
        span: Span,
    },
    /// `data is important`.
    Important(Span),
    /// `some people`.
    SomePeople(Span),
}

/// A pair of texts; a side is missing (`None`), or no source gives it (`Some(None)`).
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Bilingual {
    /// Chinese.
    pub zh: Option<Option<String>>,
    /// English.
    pub en: Option<Option<String>>,
}

impl Bilingual {
    /// The Chinese text, if there is one.
    #[must_use]
    pub fn zh(&self) -> Option<&str> {
        self.zh.as_ref().and_then(|side| side.as_deref())
    }
    /// The English text, if there is one.
    #[must_use]
    pub fn en(&self) -> Option<&str> {
        self.en.as_ref().and_then(|side| side.as_deref())
    }
}

/// An outcome.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// Its name.
    pub name: String,
    /// Its title.
    pub title: Bilingual,
    /// Its declaration.
    pub span: Span,
}

/// A unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unit {
    /// Its name.
    pub name: String,
    /// Its title.
    pub title: Bilingual,
    /// Its declaration.
    pub span: Span,
}

/// A source of the bibliography.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// Its name.
    pub name: String,
    /// Its title.
    pub title: Bilingual,
    /// Who published it.
    pub publisher: Bilingual,
    /// When.
    pub published: Option<Date>,
    /// In which language.
    pub language: Option<String>,
    /// Whether it is the controlling text.
    pub controlling: bool,
    /// Where it stands.
    pub address: Option<String>,
    /// Its declaration.
    pub span: Span,
}

/// A term of the glossary.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    /// Its name.
    pub name: String,
    /// The agreed renderings.
    pub title: Bilingual,
    /// Its declaration.
    pub span: Span,
}

/// Another list that is declared, whether or not an edition of its name is in the folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct List {
    /// Its name: that of its edition.
    pub name: String,
    /// Its title.
    pub title: Bilingual,
    /// Where it is told of, and `unverified`.
    pub standing: Standing,
    /// Its declaration.
    pub span: Span,
}

/// A block of a list that is not in the folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outside {
    /// The list.
    pub list: ListId,
    /// What the block would be called there.
    pub block: String,
}

/// A citation: a source and a place in it.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Cite {
    /// The source.
    pub source: SourceId,
    /// Where in it.
    pub place: Option<String>,
}

/// A value of an attribute.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Value {
    /// Its name.
    pub name: String,
    /// Its title.
    pub title: Bilingual,
}

/// What kind of fact an axis is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FactKind {
    /// A count in a unit.
    Measure {
        /// Its unit.
        unit: UnitId,
        /// What it counts.
        counts: CountedWhat,
        /// Whether its unit counts people (the unit is named `people`).
        people: bool,
    },
    /// One of a list of values.
    Attribute {
        /// The values, in order of declaration.
        values: Vec<Value>,
        /// Whether that order is an order.
        ordered: bool,
        /// What an example presumes.
        default: Option<usize>,
    },
    /// Yes or no.
    Flag,
    /// "Does the flow hold such data?", yes or no.
    Item,
}

/// A fact of a flow: one axis, however many places declare it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    /// Its name, the key of `decide`.
    pub name: String,
    /// Its kind.
    pub kind: FactKind,
    /// Its title, at the first declaration.
    pub title: Bilingual,
    /// Its first declaration.
    pub span: Span,
    /// Where it is declared: outside any edition (`None`), or in these; each once.
    pub declared: Vec<Option<EditionId>>,
    /// `was EDITION NAME`: earlier names of the same axis.
    pub was: Vec<(EditionId, FactId)>,
}

impl Fact {
    /// How many values it has, for an attribute, flag or item.
    #[must_use]
    pub fn choices(&self) -> Option<usize> {
        match &self.kind {
            FactKind::Measure { .. } => None,
            FactKind::Attribute { values, .. } => Some(values.len()),
            FactKind::Flag | FactKind::Item => Some(2),
        }
    }
}

/// What a clause or rule gives.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Verdict {
    /// An outcome.
    Outcome(OutcomeId),
    /// One of these, unknown which; as written.
    Open(Vec<OutcomeId>),
}

impl Verdict {
    /// The outcome, or every possible one.
    #[must_use]
    pub fn outcomes(&self) -> &[OutcomeId] {
        match self {
            Verdict::Outcome(outcome) => std::slice::from_ref(outcome),
            Verdict::Open(outcomes) => outcomes,
        }
    }
}

/// Text that goes with a rule, and how sure we are of it.
#[derive(Clone, Debug, PartialEq, Eq, Default, Hash)]
pub struct Standing {
    /// Its own citations, else those of the nearest enclosing block that has some.
    pub cites: Vec<Cite>,
    /// Whether it, or anything around it, is marked `unverified`.
    pub unverified: bool,
}

/// One clause of a `bands` block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BandClause {
    /// `EDITION/INDUSTRY/SCENARIO/bands/N`.
    pub id: String,
    /// What it gives.
    pub verdict: Verdict,
    /// When; `None` for `otherwise`.
    pub when: Option<Cond>,
    /// Citations and `unverified`.
    pub standing: Standing,
    /// The clause.
    pub span: Span,
}

/// A `bands` block, wherever it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// The edition it stands in.
    pub edition: EditionId,
    /// What its clauses' names begin with, `…/bands`.
    pub id: String,
    /// `bands open`, where no source gives it, and a reference to a list that is not in the folder.
    pub open: bool,
    /// What such a reference names: there it would be decided.
    pub outside: Option<Outside>,
    /// Another block, as the place uses it that refers to it: same clauses, with what that place cites besides.
    pub referred: bool,
    /// The clauses, in order.
    pub clauses: Vec<BandClause>,
    /// Its counting lines, in words; they never alter a decision.
    pub counting: Vec<String>,
    /// False where a clause was broken and left out.
    pub complete: bool,
    /// `bands` and what stands before its brace.
    pub head: Span,
    /// The whole.
    pub span: Span,
}

/// One clause of a `rules` block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rule {
    /// `EDITION/INDUSTRY/SCENARIO/rules/N`.
    pub id: String,
    /// What it gives.
    pub verdict: Verdict,
    /// Whether it goes before everything else.
    pub regardless: bool,
    /// When.
    pub when: Cond,
    /// Citations and `unverified`.
    pub standing: Standing,
    /// The clause.
    pub span: Span,
}

/// An important-data item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Important {
    /// `EDITION/INDUSTRY/important/NAME`.
    pub id: String,
    /// The fact "does the flow hold such data?".
    pub fact: FactId,
    /// Its title.
    pub title: Bilingual,
    /// False where, as the list is read, there is no such item: nothing is important by it.
    pub listed: bool,
    /// `when …`: what the data must be besides; holds where none is written, and nowhere where it is not listed.
    pub when: Cond,
    /// `always when …`: important without the fact.
    pub always: Option<Cond>,
    /// Where it stands in the edition's catalogue.
    pub categories: Vec<InCategory>,
    /// All readings, taken or not; empty where the sources agree.
    pub readings: Vec<Reading>,
    /// Citations and `unverified`.
    pub standing: Standing,
    /// Its notes.
    pub notes: Vec<Bilingual>,
    /// Its declaration.
    pub span: Span,
}

/// A category or subcategory of a catalogue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CatalogueEntry {
    /// Its name.
    pub name: String,
    /// Its official number, if a source gives one.
    pub number: Option<u64>,
    /// Its title.
    pub title: Bilingual,
    /// Its earlier selves.
    pub was: Vec<CatalogueWas>,
    /// The standards that it refers to, as they are cited.
    pub standards: Vec<String>,
    /// Citations and `unverified`.
    pub standing: Standing,
    /// What it takes in, by way of illustration.
    pub notes: Vec<Bilingual>,
    /// Its name's place.
    pub span: Span,
}

/// A category with its subcategories, in order of declaration.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Category {
    /// Itself.
    pub entry: CatalogueEntry,
    /// Its subcategories.
    pub subcategories: Vec<CatalogueEntry>,
}

/// A place in a catalogue, by name.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct InCategory {
    /// The category.
    pub category: String,
    /// The subcategory, where it is one.
    pub subcategory: Option<String>,
}

impl std::fmt::Display for InCategory {
    fn fmt(&self, to: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match &self.subcategory {
            Some(subcategory) => write!(to, "{}/{subcategory}", self.category),
            None => to.write_str(&self.category),
        }
    }
}

/// `was EDITION CATEGORY[/SUBCATEGORY]`, resolved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CatalogueWas {
    /// The earlier edition.
    pub edition: EditionId,
    /// Its place in that edition's catalogue.
    pub path: InCategory,
}

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

/// What a reading says of an item of important data.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Importance {
    /// False for `not listed`: there is no such item.
    pub listed: bool,
    /// `when …`; holds where none is written, and nowhere where the item is not listed.
    pub when: Cond,
    /// `always when …`.
    pub always: Option<Cond>,
    /// Citations and `unverified`.
    pub standing: Standing,
}

/// A reading of what the sources say differently.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// Its name.
    pub name: String,
    /// Whether it is the one that compiles.
    pub taken: bool,
    /// Its blocks, each with the scenarios that it is for; none named in a reading of one scenario.
    pub blocks: Vec<(BlockId, Vec<String>)>,
    /// What it says of an item; none in a reading of bands.
    pub importance: Option<Importance>,
    /// Why it is taken or not.
    pub why: Bilingual,
    /// Its citations.
    pub cites: Vec<Cite>,
    /// Its declaration.
    pub span: Span,
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
    /// Measures that are read as another measure by other editions: `(measure, read as)`.
    pub stands_for: Vec<(FactId, FactId)>,
    /// People-counted exported measures in scope, for `some people` under `bands open`.
    pub people_in_scope: Vec<FactId>,
    /// Its fields.
    pub fields: Vec<Field>,
    /// Its examples.
    pub examples: Vec<Example>,
    /// Its notes.
    pub notes: Vec<Bilingual>,
    /// Citations and `unverified`.
    pub standing: Standing,
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
    /// Its scenarios; `other` among them where it is declared.
    pub scenarios: Vec<Scenario>,
    /// Where each scenario is, by name. Looked up, never iterated.
    pub scenario_places: FxHashMap<String, usize>,
    /// Its examples.
    pub examples: Vec<Example>,
    /// Its notes.
    pub notes: Vec<Bilingual>,
    /// Citations and `unverified`.
    pub standing: Standing,
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
    /// People-counted exported measures seen at edition level, for `some people` where no bands name any.
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
    pub standing: Standing,
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
    /// Facts, in order of declaration: shared ones, then each edition's, industry's and scenario's.
    pub facts: Vec<Fact>,
    /// Editions, in order of declaration.
    pub editions: Vec<Edition>,
    /// Blocks.
    pub blocks: Vec<Block>,
}

impl Model {
    /// The fact.
    #[must_use]
    pub fn fact(&self, id: FactId) -> &Fact {
        &self.facts[id.index()]
    }
    /// The other list.
    #[must_use]
    pub fn list(&self, id: ListId) -> &List {
        &self.lists[id.index()]
    }
    /// The clauses that leave the decision to a list that is not in the folder, by id, with what they name.
    pub fn outside(&self) -> impl Iterator<Item = (&str, &Outside)> {
        let blocks = self.blocks.iter().filter_map(|block| Some((block, block.outside.as_ref()?)));
        blocks.flat_map(|(block, outside)| block.clauses.iter().map(move |clause| (clause.id.as_str(), outside)))
    }
    /// The edition.
    #[must_use]
    pub fn edition(&self, id: EditionId) -> &Edition {
        &self.editions[id.index()]
    }
    /// The block.
    #[must_use]
    pub fn block(&self, id: BlockId) -> &Block {
        &self.blocks[id.index()]
    }
    /// The outcome.
    #[must_use]
    pub fn outcome(&self, id: OutcomeId) -> &Outcome {
        &self.outcomes[id.index()]
    }
    /// The measure, attribute or flag of that name.
    #[must_use]
    pub fn fact_named(&self, name: &str) -> Option<FactId> {
        let at = self.facts.iter().position(|fact| fact.name == name)?;
        u32::try_from(at).ok().map(FactId)
    }
    /// The edition of that name.
    #[must_use]
    pub fn edition_named(&self, name: &str) -> Option<EditionId> {
        self.editions.iter().position(|e| e.name == name).map(|i| EditionId(i as u32))
    }
}
