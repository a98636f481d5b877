//! The difference of two editions, as values.

use dsl_artifact::format::OtherList;
use dsl_syntax::{FactValue, RegionBox};

use super::cause::Cause;
use super::says::ProcedureChange;
use super::status::{Decided, Direction, Status};

/// A region of inputs that the two editions decide differently.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The inputs; facts that are not named do not matter.
    pub region: RegionBox,
    /// What the old edition decides.
    pub old: Decided,
    /// What the new edition decides.
    pub new: Decided,
    /// Which way.
    pub direction: Direction,
    /// The least input: every fact that either edition asks in this scenario.
    pub witness: Vec<(String, FactValue)>,
    /// Whether a clause that decides here, on either side, has not been read against the controlling text.
    pub unverified: bool,
    /// What decides it on the old side: citations, else the rules' names.
    pub cite_old: Vec<String>,
    /// The same on the new side.
    pub cite_new: Vec<String>,
    /// The old side's rules.
    pub rules_old: Vec<String>,
    /// The new side's rules.
    pub rules_new: Vec<String>,
    /// Measures of this region whose counting words changed.
    pub recounted: Vec<String>,
    /// The readings that decide here on either side, where sources differ: `PLACE/NAME`. Another reading may decide
    /// otherwise, so that the change may be a difference of summaries and not of law.
    pub readings: Vec<String>,
    /// Lists that a rule leaves the decision to here, on either side, and that are not in the folder.
    pub lists: Vec<OtherList>,
    /// Items of important data that, as the old and the new side are read, are none here: another reading has them, and
    /// would decide otherwise.
    pub(crate) doubted: [Vec<String>; 2],
}

/// A text that changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TextChange {
    /// `title`, `note` or `counting`.
    pub what: String,
    /// `zh`, `en`, or empty for counting lines.
    pub language: String,
    /// The old text; none where there was none.
    pub old: Option<String>,
    /// The new text; none where there is none.
    pub new: Option<String>,
}

/// Fields that came, went, or changed their markers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FieldChanges {
    /// Only in the new edition.
    pub added: Vec<String>,
    /// Only in the old edition.
    pub removed: Vec<String>,
    /// With other markers (`sensitive` …) than before.
    pub reclassified: Vec<String>,
}

impl FieldChanges {
    pub(super) fn is_empty(&self) -> bool {
        self.added.is_empty() && self.removed.is_empty() && self.reclassified.is_empty()
    }
}

/// A scenario of either edition, or `other`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScenarioDiff {
    /// Its name in the new edition; in the old one where it was removed.
    pub scenario: String,
    /// Its names in the old edition, `INDUSTRY/SCENARIO` where the industry is another.
    pub was: Vec<String>,
    /// How it fared.
    pub status: Status,
    /// Where the decisions differ: disjoint regions.
    pub decisions: Vec<Change>,
    /// The same for people, beside the causes of the whole diff: what the bands decide otherwise where no rule decides
    /// on either side. A region here may reach over inputs that a rule decides; of those it says nothing.
    pub by_bands: Vec<Change>,
    /// What neither a cause nor the bands tell.
    pub apart: Vec<Change>,
    /// Changed titles and notes.
    pub texts: Vec<TextChange>,
    /// Changed fields.
    pub fields: FieldChanges,
}

/// An important-data item of an industry that only one edition has as it is read, or whose words changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ItemDiff {
    /// Its name.
    pub item: String,
    /// How it fared.
    pub status: Status,
    /// The readings on either side that say whether it is listed, where sources differ: `PLACE/NAME`.
    pub readings: Vec<String>,
    /// Changed titles and notes.
    pub texts: Vec<TextChange>,
}

/// An industry of either edition, or `other`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IndustryDiff {
    /// Its name in the new edition; in the old one where it was removed.
    pub industry: String,
    /// Its names in the old edition.
    pub was: Vec<String>,
    /// How it fared.
    pub status: Status,
    /// Its scenarios, then `other`.
    pub scenarios: Vec<ScenarioDiff>,
    /// Its items.
    pub items: Vec<ItemDiff>,
    /// Changed titles and notes.
    pub texts: Vec<TextChange>,
}

/// How many entries of one level are named, beside the official total where one is stated.
#[derive(Copy, Clone, Debug, Default, PartialEq, Eq)]
pub struct Named {
    /// How many the lists name.
    pub named: usize,
    /// How many there are officially.
    pub official: Option<u64>,
}

impl Named {
    /// Whether every entry is known to be named, so that what is not among them is certainly not there.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.official.is_some_and(|official| official == self.named as u64)
    }

    /// How many there are that no source names; none where no total is stated.
    #[must_use]
    pub fn unnamed(&self) -> Option<u64> {
        self.official.map(|official| official.saturating_sub(self.named as u64))
    }
}

/// A category or subcategory of either edition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EntryDiff {
    /// `CATEGORY` or `CATEGORY/SUBCATEGORY`: its name in the new edition; in the old one where only that names it.
    pub path: String,
    /// Its names in the old edition.
    pub was: Vec<String>,
    /// Whether it is a subcategory.
    pub is_subcategory: bool,
    /// How it fared; `Added` and `Removed` mean that only one edition names it.
    pub status: Status,
    /// Whether that is certain: false where the edition that does not name it has entries that no source names.
    pub certain: bool,
    /// Changed titles, notes, numbers and standards.
    pub texts: Vec<TextChange>,
}

impl EntryDiff {
    /// Whether it had another name.
    #[must_use]
    pub fn is_renamed(&self) -> bool {
        !self.was.is_empty() && !self.was.contains(&self.path)
    }
}

/// The difference of two catalogues.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CatalogueDiff {
    /// Categories, old and new.
    pub categories: (Named, Named),
    /// Subcategories, old and new.
    pub subcategories: (Named, Named),
    /// Every entry that either edition names, those of the new one first.
    pub entries: Vec<EntryDiff>,
}

impl CatalogueDiff {
    /// Whether both editions name the same, in the same words, and count the same.
    #[must_use]
    pub fn is_same(&self) -> bool {
        self.categories.0 == self.categories.1
            && self.subcategories.0 == self.subcategories.1
            && self.entries.iter().all(|entry| entry.status == Status::Same)
    }
}

/// How many regions and industries.
#[derive(Copy, Clone, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// Regions with a milder outcome.
    pub looser: usize,
    /// Regions with a stricter outcome.
    pub stricter: usize,
    /// Regions with an outcome that cannot be compared.
    pub other: usize,
    /// Regions that rest on an unverified clause.
    pub unverified: usize,
    /// Industries added.
    pub added: usize,
    /// Industries removed.
    pub removed: usize,
}

impl Summary {
    pub(super) fn of(industries: &[IndustryDiff]) -> Self {
        let mut summary = Self::default();
        for industry in industries {
            match industry.status {
                Status::Added => summary.added += 1,
                Status::Removed => summary.removed += 1,
                _ => {}
            }
            for change in industry.scenarios.iter().flat_map(|scenario| &scenario.decisions) {
                match change.direction {
                    Direction::Looser => summary.looser += 1,
                    Direction::Stricter => summary.stricter += 1,
                    Direction::Other => summary.other += 1,
                }
                summary.unverified += usize::from(change.unverified);
            }
        }
        summary
    }
}

/// The difference of two editions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diff {
    /// The old edition's name.
    pub old: String,
    /// The new edition's name.
    pub new: String,
    /// Whom the two apply to, where that differs: old and new, by names and in English, for programs.
    pub scope: Vec<(String, String)>,
    /// What differs in their procedures.
    pub procedure: Vec<ProcedureChange>,
    /// Changed titles and notes of the editions themselves, and of what their procedures declare.
    pub texts: Vec<TextChange>,
    /// The rules and items by which flows come to be decided otherwise, each once for all scenarios that it reaches.
    pub causes: Vec<Cause>,
    /// What is known of the two catalogues; none where neither edition has one.
    pub catalogue: Option<CatalogueDiff>,
    /// Every industry of either edition, then `other`.
    pub industries: Vec<IndustryDiff>,
    /// The counts.
    pub summary: Summary,
}

impl Diff {
    /// Whether nothing differs, decisions or words.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.scope.is_empty()
            && self.procedure.is_empty()
            && self.texts.is_empty()
            && self.catalogue.as_ref().is_none_or(CatalogueDiff::is_same)
            && self.industries.iter().all(|i| i.status == Status::Same)
    }
}

/// A scenario that differs in too many places to list: neither graphs nor boxes could be compared within the budgets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TooMany {
    /// The industry.
    pub industry: String,
    /// The scenario.
    pub scenario: String,
}

impl TooMany {
    pub(super) fn at((industry, scenario): (&str, &str)) -> Self {
        Self { industry: industry.to_owned(), scenario: scenario.to_owned() }
    }
}
