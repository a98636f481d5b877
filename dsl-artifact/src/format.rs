//! The shape of `EDITION.qdc.json`, format `qingdan/2`.
//!
//! The decision graph is a list of nodes, children before parents, so that a reference to a later node (and with it any
//! cycle) is an error at sight. Conditions of rules are roots in the same list, so that reasons share the graph's nodes.

mod procedure;
mod step;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

pub use procedure::{Issuers, Kept, Limit, Party, Procedure, Start, Step, Thing, Validity};
pub use step::Passed;

/// The only format this crate reads and writes.
pub const FORMAT: &str = "qingdan/2";

/// One past the greatest count, 2^53: counts stay exact in every JSON reader.
pub const COUNT_LIMIT: u64 = 1 << 53;

/// A pair of texts; a side that is missing, or that no source gives, is absent.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Bilingual {
    /// Chinese.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub zh: Option<String>,
    /// English.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub en: Option<String>,
    /// Languages that are marked `not found`: no source gives them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub not_found: Vec<String>,
}

impl Bilingual {
    /// Whether nothing is said.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.zh.is_none() && self.en.is_none() && self.not_found.is_empty()
    }
}

/// A name, and what it stands for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Named {
    /// Its name.
    pub name: String,
    /// Its title.
    #[serde(default, skip_serializing_if = "Bilingual::is_empty")]
    pub title: Bilingual,
}

/// A compiled edition.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Artefact {
    /// `qingdan/2`.
    pub format: String,
    /// `sha256:` and 64 hexadecimal digits: over the canonical form, which is this object without white space, keys in
    /// this order, and an empty digest.
    pub digest: String,
    /// The edition's name.
    pub edition: String,
    /// The edition and those it falls back to, in order.
    pub editions: Vec<Edition>,
    /// The `.qd` files that it was made of, by path: those that hold its editions, and what these name. That a newer edition ends it
    /// is all that it knows of others.
    pub files: Vec<File>,
    /// The sources that are cited.
    pub sources: Vec<Source>,
    /// The outcomes of its editions and of what binds in them; decisions name them by position.
    pub outcomes: Vec<Outcome>,
    /// The chain from mildest to strictest, as positions in `outcomes`.
    pub strictness: Vec<u32>,
    /// The axes in the order of the graph.
    pub axes: Vec<Axis>,
    /// What a decision can be.
    pub values: Vec<Value>,
    /// All nodes, children before parents.
    pub nodes: Vec<Node>,
    /// The node that decides every flow.
    pub root: u32,
    /// Every clause, rule and item that can decide.
    pub rules: Vec<Rule>,
    /// Why: for each industry and scenario, what binds. Sorted by name, `other` last; the last flow is for no industry.
    pub flows: Vec<Flow>,
    /// Who does what and by when, in the edition itself and not in those it falls back to.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub procedures: Vec<Procedure>,
}

/// An edition, for the reader.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Edition {
    /// Its name.
    pub name: String,
    /// Its title.
    pub title: Bilingual,
    /// `draft` or `issued`: of the transcription, not of the law.
    pub status: String,
    /// When it was issued, `YYYY-MM-DD`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub issued: Option<String>,
    /// Since when it is in force, `YYYY-MM-DD`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub in_force: Option<String>,
    /// The edition that it ends.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub replaces: Option<String>,
    /// What ends it; absent where no newer edition was known when this was compiled.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ends: Option<End>,
    /// Whether the whole of it is marked `unverified`.
    pub unverified: bool,
    /// Its catalogue of important data, as far as a source names it: categories with their subcategories. It decides
    /// nothing.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub catalogue: Vec<Category>,
    /// How many entries the catalogue has officially; absent where the list does not say.
    #[serde(default, skip_serializing_if = "CatalogueTotals::is_empty")]
    pub catalogue_totals: CatalogueTotals,
}

/// The end of an edition.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct End {
    /// The first day on which it is in force no more, `YYYY-MM-DD`: the first day of the edition that ends it.
    pub on: String,
    /// The edition that ends it.
    pub by: String,
}

/// The official totals of a catalogue.
#[derive(Copy, Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct CatalogueTotals {
    /// Categories.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub categories: Option<u64>,
    /// Subcategories.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub subcategories: Option<u64>,
}

impl CatalogueTotals {
    /// Whether neither is stated.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.categories.is_none() && self.subcategories.is_none()
    }
}

/// A category of a catalogue.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Category {
    /// Itself.
    pub entry: CatalogueEntry,
    /// Its subcategories.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub subcategories: Vec<CatalogueEntry>,
}

/// A category or subcategory.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct CatalogueEntry {
    /// Its name.
    pub name: String,
    /// Its official number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<u64>,
    /// Its title.
    pub title: Bilingual,
    /// What it takes in, by way of illustration.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<Bilingual>,
    /// The standards that it refers to.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub standards: Vec<String>,
    /// What it cites.
    pub cite: Vec<String>,
    /// Whether it has not been read against the controlling text.
    pub unverified: bool,
}

/// A source file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct File {
    /// Relative to the lists folder's parent.
    pub path: String,
    /// 64 hexadecimal digits.
    pub sha256: String,
}

/// A source of the bibliography.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// Its name in citations.
    pub name: String,
    /// Its title.
    pub title: Bilingual,
    /// Who published it.
    #[serde(default, skip_serializing_if = "Bilingual::is_empty")]
    pub issuer: Bilingual,
    /// When, `YYYY-MM-DD`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub published: Option<String>,
    /// In which language it was read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// Where it stands.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub address: Option<String>,
    /// Whether it is the controlling text.
    pub controlling: bool,
}

/// An outcome.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Outcome {
    /// Its name.
    pub name: String,
    /// Its title.
    pub title: Bilingual,
}

/// What an axis is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "kind", rename_all = "kebab-case", deny_unknown_fields)]
pub enum AxisKind {
    /// Which industry; the last value is `other`.
    Industry {
        /// In order of value.
        values: Vec<Named>,
    },
    /// Which scenario; the last value is `other`. What a scenario is called hangs on its industry, and stands with its flow.
    Scenario {
        /// Names in order of value.
        values: Vec<String>,
    },
    /// An attribute.
    Attribute {
        /// In order of value.
        values: Vec<Named>,
        /// Position of the default.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        default: Option<u32>,
    },
    /// 0 no, 1 yes.
    Flag,
    /// An important-data item: does the flow hold such data? 0 no, 1 yes.
    Item,
    /// A count, 0 to 2^53 − 1.
    Measure {
        /// Its unit.
        unit: Named,
        /// `exported`, `held` or `in-data`.
        counts: String,
    },
}

/// An axis.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Axis {
    /// Its name, the key of a fact.
    pub name: String,
    /// Its title.
    pub title: Bilingual,
    /// Its kind.
    #[serde(flatten)]
    pub kind: AxisKind,
}

/// What a decision can be, as positions in `outcomes`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Value {
    /// Decided.
    Outcome(u32),
    /// One of these, unknown which.
    Open(Vec<u32>),
}

/// A node of the graph.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Node {
    /// A condition that holds or does not.
    Holds(bool),
    /// A decision: a position in `values`.
    Value(u32),
    /// A test of an axis: its position, and for each part its first value and the node it leads to.
    Test(u32, Vec<(u64, u32)>),
}

/// A clause, rule or item.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Rule {
    /// `EDITION/INDUSTRY/SCENARIO/bands/N` and the like.
    pub id: String,
    /// What it gives, as written; an item gives nothing.
    pub gives: Vec<u32>,
    /// What it says, in words; of an item, its title.
    pub text: Bilingual,
    /// The condition of an item that has one: `always when …`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub clause: Option<Bilingual>,
    /// Of an item: where it stands in its edition's catalogue, `CATEGORY` or `CATEGORY/SUBCATEGORY`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub categories: Vec<String>,
    /// `file:line`.
    pub place: String,
    /// What it cites.
    pub cite: Vec<String>,
    /// Whether it has not been read against the controlling text.
    pub unverified: bool,
    /// The reading that gives it, where sources differ and others would decide otherwise.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reading: Option<String>,
    /// The list that it leaves the decision to, where the rule is a reference and that list was not in the folder.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub list: Option<OtherList>,
}

/// Another list that a rule leaves the decision to, and that was not in the folder.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct OtherList {
    /// Its name.
    pub name: String,
    /// The block of it that is referred to.
    pub block: String,
    /// Its title.
    pub title: Bilingual,
    /// What its declaration cites.
    pub cite: Vec<String>,
}

/// Where a rule stands among those that decide.
#[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Layer {
    /// `regardless`, of the n-th edition along the fallbacks.
    Regardless(u32),
    /// Bands, `otherwise` and all other rules: the strictest prevails.
    Ordinary,
}

/// A rule as it binds in a case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Binding {
    /// Position in `rules`.
    pub rule: u32,
    /// Its layer.
    pub layer: Layer,
    /// The node that holds where it applies.
    pub when: u32,
    /// Whether the case's items belong to its reasons.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub by_importance: bool,
}

/// An item as it binds in a case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ItemBinding {
    /// Position in `rules`.
    pub rule: u32,
    /// The node that holds where it makes the data important.
    pub when: u32,
    /// The node that holds where it does not, another reading of it would, and the decision would be another then.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub doubted: Option<u32>,
}

/// One way that a flow may be governed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Case {
    /// The node that holds where this case is.
    pub guard: u32,
    /// Position in `editions` of the one whose bands decide.
    pub governed_by: u32,
    /// The way to the bands that decide.
    pub steps: Vec<Passed>,
    /// What can decide.
    pub rules: Vec<Binding>,
    /// What makes the data important.
    pub items: Vec<ItemBinding>,
}

/// Why one industry and scenario is decided as it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Flow {
    /// The industry's name, or `other`.
    pub industry: String,
    /// The scenario's name, or `other`.
    pub scenario: String,
    /// The scenario's title.
    #[serde(default, skip_serializing_if = "Bilingual::is_empty")]
    pub title: Bilingual,
    /// Cases that exclude each other.
    pub cases: Vec<Case>,
}

impl Artefact {
    /// The digest of the canonical form.
    #[must_use]
    pub fn computed_digest(&self) -> String {
        let bare = Artefact { digest: String::new(), ..self.clone() };
        let canonical = serde_json::to_vec(&bare).unwrap_or_default();
        format!("sha256:{}", hexadecimal(&Sha256::digest(canonical)))
    }

    /// The file's bytes, with the digest filled in and a newline at the end. Same artefact, same bytes.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        let sealed = Artefact { digest: self.computed_digest(), ..self.clone() };
        let mut bytes = serde_json::to_vec(&sealed).unwrap_or_default();
        bytes.push(b'\n');
        bytes
    }
}

/// Lower-case hexadecimal digits.
#[must_use]
pub fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
