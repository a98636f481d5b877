//! `qingdan-diff/1`.

use dsl_artifact::format::OtherList;
use dsl_compiler::diff::{
    self, CatalogueDiff, EntryDiff, FieldChanges, IndustryDiff, ItemDiff, ProcedureChange, ScenarioDiff, TextChange,
};
use serde::Serialize;

use crate::json::{Point, Region, Was, format_name, line};

format_name! {
    /// The name of this form.
    Format = "qingdan-diff/1"
}

/// What two editions decide otherwise, and then their words.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Diff<'a> {
    format: Format,
    /// The old edition.
    old: &'a str,
    /// The new edition.
    new: &'a str,
    edition: Edition<'a>,
    /// The rules and items by which flows are decided otherwise, each once for all scenarios that it reaches.
    causes: Vec<Cause<'a>>,
    catalogue: Option<Catalogue<'a>>,
    /// Every industry of either edition, then `other`.
    industries: Vec<Industry<'a>>,
    summary: Summary,
}

#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
struct Edition<'a> {
    /// Whom the two apply to, where that differs.
    scope: Vec<Sides<&'a str>>,
    procedure: Vec<Procedure<'a>>,
    texts: Vec<Text<'a>>,
}

/// The same of either edition.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
struct Sides<T> {
    old: T,
    new: T,
}

#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
enum Status {
    Added,
    Removed,
    Changed,
    Same,
}

impl From<diff::Status> for Status {
    fn from(status: diff::Status) -> Self {
        match status {
            diff::Status::Added => Self::Added,
            diff::Status::Removed => Self::Removed,
            diff::Status::Changed => Self::Changed,
            diff::Status::Same => Self::Same,
        }
    }
}

#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
enum Direction {
    Looser,
    Stricter,
    Other,
}

impl From<diff::Direction> for Direction {
    fn from(direction: diff::Direction) -> Self {
        match direction {
            diff::Direction::Looser => Self::Looser,
            diff::Direction::Stricter => Self::Stricter,
            diff::Direction::Other => Self::Other,
        }
    }
}

/// Words that changed.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
struct Text<'a> {
    /// `title`, `note`, `counting` …
    what: &'a str,
    /// `zh`, `en`, or empty for counting lines.
    language: &'a str,
    old: Option<&'a str>,
    new: Option<&'a str>,
}

#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
struct Procedure<'a> {
    procedure: &'a str,
    /// What of it changed.
    about: &'static str,
    /// The step, party, document or event.
    name: Option<&'a str>,
    was: Option<&'a str>,
    status: Status,
    old: Option<String>,
    new: Option<String>,
    /// The sides of which no source says it: then it is not known whether the law changed.
    not_found: Vec<&'static str>,
    unverified: bool,
    cite: Sides<&'a [String]>,
}

/// A rule, or a rule with an item by which data is important.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
struct Cause<'a> {
    /// Of which edition it is.
    side: Side,
    rule: &'a str,
    says: &'a str,
    cite: &'a [String],
    unverified: bool,
    item: Option<CauseItem<'a>>,
    effects: Vec<Effect<'a>>,
}

#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
enum Side {
    Old,
    New,
}

#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
struct CauseItem<'a> {
    id: &'a str,
    /// Its condition, if it has one.
    says: Option<&'a str>,
    cite: &'a [String],
    readings: &'a [String],
}

/// What a cause changes alike in some scenarios.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
struct Effect<'a> {
    /// What all its flows have in common.
    among: Region<'a>,
    outcomes: Vec<Outcomes<'a>>,
    /// What decides on the other side.
    against: &'a [String],
    places: Vec<Places<'a>>,
    readings: &'a [String],
}

#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
struct Outcomes<'a> {
    old: &'a str,
    new: &'a str,
    direction: Direction,
}

#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
struct Places<'a> {
    industry: &'a str,
    scenarios: &'a [String],
}

#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
struct Catalogue<'a> {
    categories: Sides<Named>,
    subcategories: Sides<Named>,
    entries: Vec<Entry<'a>>,
}

#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
struct Named {
    /// How many the lists name.
    named: usize,
    /// How many there are officially.
    official: Option<u64>,
}

impl From<diff::Named> for Named {
    fn from(named: diff::Named) -> Self {
        Self { named: named.named, official: named.official }
    }
}

#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
struct Entry<'a> {
    /// `CATEGORY` or `CATEGORY/SUBCATEGORY`.
    entry: &'a str,
    was: Was<'a>,
    status: Status,
    /// False where the edition that does not name it has entries that no source names.
    certain: bool,
    texts: Vec<Text<'a>>,
}

#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
struct Industry<'a> {
    industry: &'a str,
    was: Was<'a>,
    status: Status,
    /// Its scenarios, then `other`.
    scenarios: Vec<Scenario<'a>>,
    items: Vec<Item<'a>>,
    texts: Vec<Text<'a>>,
}

#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
struct Item<'a> {
    item: &'a str,
    status: Status,
    readings: &'a [String],
    texts: Vec<Text<'a>>,
}

#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
struct Scenario<'a> {
    scenario: &'a str,
    was: Was<'a>,
    status: Status,
    /// Disjoint regions: together exactly the inputs that the two editions decide otherwise.
    decisions: Vec<Change<'a>>,
    texts: Vec<Text<'a>>,
    fields: Fields<'a>,
}

#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
struct Fields<'a> {
    added: &'a [String],
    removed: &'a [String],
    reclassified: &'a [String],
}

#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
struct Change<'a> {
    region: Region<'a>,
    old: &'a str,
    new: &'a str,
    direction: Direction,
    /// The least input of the region.
    witness: Point<'a>,
    unverified: bool,
    /// The readings taken that decide here, where sources differ.
    readings: &'a [String],
    cite: Sides<&'a [String]>,
    rules: Sides<&'a [String]>,
    /// Measures whose counting words changed.
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    recounted: &'a [String],
    /// Lists that the decision is left to here, and that are not in the folder.
    #[serde(skip_serializing_if = "<[OtherList]>::is_empty")]
    lists: &'a [OtherList],
}

/// Regions by direction, and industries.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
struct Summary {
    looser: usize,
    stricter: usize,
    other: usize,
    unverified: usize,
    added: usize,
    removed: usize,
}

/// The diff as one object.
#[must_use]
pub fn json(diff: &diff::Diff) -> String {
    line(&Diff::of(diff))
}

impl<'a> Diff<'a> {
    fn of(diff: &'a diff::Diff) -> Self {
        let diff::Summary { looser, stricter, other, unverified, added, removed } = diff.summary;
        Self {
            format: Format::Name,
            old: &diff.old,
            new: &diff.new,
            edition: Edition {
                scope: diff.scope.iter().map(|(old, new)| Sides { old: old.as_str(), new: new.as_str() }).collect(),
                procedure: diff.procedure.iter().map(Procedure::of).collect(),
                texts: texts(&diff.texts),
            },
            causes: diff.causes.iter().map(Cause::of).collect(),
            catalogue: diff.catalogue.as_ref().map(Catalogue::of),
            industries: diff.industries.iter().map(Industry::of).collect(),
            summary: Summary { looser, stricter, other, unverified, added, removed },
        }
    }
}

fn texts(changes: &[TextChange]) -> Vec<Text<'_>> {
    changes.iter().map(Text::of).collect()
}

impl<'a> Text<'a> {
    fn of(change: &'a TextChange) -> Self {
        Self { what: &change.what, language: &change.language, old: change.old.as_deref(), new: change.new.as_deref() }
    }
}

impl<'a> Procedure<'a> {
    fn of(change: &'a ProcedureChange) -> Self {
        let sides = [("old", &change.old), ("new", &change.new)];
        Self {
            procedure: &change.procedure,
            about: change.about.as_str(),
            name: change.name.as_deref(),
            was: change.was.as_deref(),
            status: change.status.into(),
            old: change.old.says.as_ref().map(diff::Says::text),
            new: change.new.says.as_ref().map(diff::Says::text),
            not_found: sides.into_iter().filter(|(_, side)| side.not_found).map(|(word, _)| word).collect(),
            unverified: change.unverified,
            cite: Sides { old: &change.old.cite, new: &change.new.cite },
        }
    }
}

impl<'a> Cause<'a> {
    fn of(cause: &'a diff::Cause) -> Self {
        Self {
            side: match cause.side {
                diff::Side::Old => Side::Old,
                diff::Side::New => Side::New,
            },
            rule: &cause.rule,
            says: &cause.says,
            cite: &cause.cite,
            unverified: cause.unverified,
            item: cause.item.as_ref().map(|item| CauseItem {
                id: &item.id,
                says: item.says.as_deref(),
                cite: &item.cite,
                readings: &item.readings,
            }),
            effects: cause.effects.iter().map(Effect::of).collect(),
        }
    }
}

impl<'a> Effect<'a> {
    fn of(effect: &'a diff::Effect) -> Self {
        let outcomes = effect.outcomes.iter().map(|outcomes| Outcomes {
            old: &outcomes.old,
            new: &outcomes.new,
            direction: outcomes.direction.into(),
        });
        Self {
            among: Region(&effect.among),
            outcomes: outcomes.collect(),
            against: &effect.against,
            places: effect.places.iter().map(|(industry, scenarios)| Places { industry, scenarios }).collect(),
            readings: &effect.readings,
        }
    }
}

impl<'a> Catalogue<'a> {
    fn of(catalogue: &'a CatalogueDiff) -> Self {
        let both = |(old, new): (diff::Named, diff::Named)| Sides { old: old.into(), new: new.into() };
        let entry = |entry: &'a EntryDiff| Entry {
            entry: &entry.path,
            was: Was(&entry.was),
            status: entry.status.into(),
            certain: entry.certain,
            texts: texts(&entry.texts),
        };
        Self {
            categories: both(catalogue.categories),
            subcategories: both(catalogue.subcategories),
            entries: catalogue.entries.iter().map(entry).collect(),
        }
    }
}

impl<'a> Industry<'a> {
    fn of(industry: &'a IndustryDiff) -> Self {
        let item = |item: &'a ItemDiff| Item {
            item: &item.item,
            status: item.status.into(),
            readings: &item.readings,
            texts: texts(&item.texts),
        };
        Self {
            industry: &industry.industry,
            was: Was(&industry.was),
            status: industry.status.into(),
            scenarios: industry.scenarios.iter().map(Scenario::of).collect(),
            items: industry.items.iter().map(item).collect(),
            texts: texts(&industry.texts),
        }
    }
}

impl<'a> Scenario<'a> {
    fn of(scenario: &'a ScenarioDiff) -> Self {
        let FieldChanges { added, removed, reclassified } = &scenario.fields;
        Self {
            scenario: &scenario.scenario,
            was: Was(&scenario.was),
            status: scenario.status.into(),
            decisions: scenario.decisions.iter().map(Change::of).collect(),
            texts: texts(&scenario.texts),
            fields: Fields { added, removed, reclassified },
        }
    }
}

impl<'a> Change<'a> {
    fn of(change: &'a diff::Change) -> Self {
        Self {
            region: Region(&change.region),
            old: &change.old,
            new: &change.new,
            direction: change.direction.into(),
            witness: Point(&change.witness),
            unverified: change.unverified,
            readings: &change.readings,
            cite: Sides { old: &change.cite_old, new: &change.cite_new },
            rules: Sides { old: &change.rules_old, new: &change.rules_new },
            recounted: &change.recounted,
            lists: &change.lists,
        }
    }
}
