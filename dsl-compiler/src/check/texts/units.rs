//! What a number counts, by the word that follows it. Only words that can mean nothing else are here: a number whose unit
//! is not known is never accused of having a wrong one.

use crate::model::Model;

/// A unit, in either language.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Unit {
    /// Of the table below.
    Common(&'static str),
    /// A `unit` that the lists declare, by its name.
    Declared(String),
}

struct Row {
    name: &'static str,
    zh: &'static [&'static str],
    en: &'static [&'static str],
}

const TABLE: &[Row] = &[
    Row {
        name: "people",
        zh: &["人", "名"],
        en: &[
            "people",
            "person",
            "persons",
            "individuals",
            "patients",
            "subjects",
            "users",
            "customers",
            "members",
            "passengers",
            "employees",
            "drivers",
            "travellers",
            "citizens",
            "consumers",
            "children",
            "minors",
        ],
    },
    Row { name: "vehicles", zh: &["辆"], en: &["vehicles", "vehicle", "cars", "car"] },
    Row { name: "aircraft", zh: &["架"], en: &["aircraft", "aeroplanes", "planes"] },
    Row { name: "ships", zh: &["艘"], en: &["ships", "ship", "vessels", "vessel"] },
    Row {
        name: "kilometres",
        zh: &["公里", "千米"],
        en: &["kilometres", "kilometers", "kilometre", "kilometer", "km"],
    },
    Row { name: "metres", zh: &["米"], en: &["metres", "meters", "metre", "meter"] },
    Row { name: "times", zh: &["倍"], en: &["times", "fold"] },
    Row { name: "years", zh: &["年"], en: &["years", "year"] },
    Row { name: "months", zh: &["个月"], en: &["months", "month"] },
    Row { name: "weeks", zh: &["周", "星期"], en: &["weeks", "week"] },
    Row {
        name: "working days", zh: &["个工作日", "工作日"], en: &["working days", "working day", "business days"]
    },
    Row { name: "days", zh: &["日", "天"], en: &["days", "day"] },
    Row { name: "hours", zh: &["小时", "个小时"], en: &["hours", "hour"] },
    Row { name: "minutes", zh: &["分钟"], en: &["minutes", "minute"] },
    Row { name: "yuan", zh: &["元人民币", "人民币", "元"], en: &["yuan", "rmb", "renminbi"] },
    Row { name: "percent", zh: &["%", "％"], en: &["%", "percent", "per cent"] },
];

/// Words that begin like a unit and are another thing: person-times, faces, metadata, weekdays.
const OTHERWISE: &[&str] =
    &["人次", "人脸", "人均", "人工", "人机", "元数据", "年度", "年龄", "名称", "日志", "米色", "周边"];

/// The unit words that a folder knows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Units {
    /// `(name, Chinese title, English title)`, lower case.
    declared: Vec<(String, Option<String>, Option<String>)>,
}

impl Units {
    /// The table's, and those that the lists declare.
    pub(super) fn of(model: &Model) -> Self {
        let declared = model.units.iter().map(|unit| {
            let lower = |title: Option<&str>| title.map(str::to_lowercase);
            (unit.name.clone(), lower(unit.title.zh()), lower(unit.title.en()))
        });
        Self { declared: declared.collect() }
    }

    /// The unit that the Chinese text begins with, and its length in bytes.
    pub(super) fn chinese(&self, rest: &str) -> Option<(Unit, usize)> {
        if OTHERWISE.iter().any(|word| rest.starts_with(word)) {
            return None;
        }
        let common = TABLE.iter().flat_map(|row| row.zh.iter().map(move |word| (Unit::Common(row.name), *word)));
        let declared =
            self.declared.iter().filter_map(|(name, zh, _)| Some((Unit::Declared(name.clone()), zh.as_deref()?)));
        longest(common.chain(declared), rest)
    }

    /// The unit that the English text, in lower case, begins with, and its length in bytes.
    pub(super) fn english(&self, rest: &str) -> Option<(Unit, usize)> {
        let common = TABLE.iter().flat_map(|row| row.en.iter().map(move |word| (Unit::Common(row.name), *word)));
        let declared =
            self.declared.iter().filter_map(|(name, _, en)| Some((Unit::Declared(name.clone()), en.as_deref()?)));
        let whole = |word: &str| {
            !word.ends_with(|c: char| c.is_ascii_alphabetic())
                || !rest.get(word.len()..).is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_alphanumeric()))
        };
        longest(common.chain(declared).filter(|(_, word)| whole(word)), rest)
    }
}

/// The longest word that `rest` begins with; of equal ones the first.
fn longest<'w>(words: impl Iterator<Item = (Unit, &'w str)>, rest: &str) -> Option<(Unit, usize)> {
    let mut best: Option<(Unit, usize)> = None;
    for (unit, word) in words {
        let longer = best.as_ref().is_none_or(|(_, length)| word.len() > *length);
        if longer && !word.is_empty() && rest.starts_with(word) {
            best = Some((unit, word.len()));
        }
    }
    best
}
