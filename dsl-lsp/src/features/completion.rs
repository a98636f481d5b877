//! What may be typed next: keywords in the file's language, names of the lists, and skeletons.

use dsl_compiler::model::{FactKind, Model};
use dsl_compiler::workspace::Workspace;
use dsl_syntax::{FileId, keywords};

/// What a suggestion is.
#[derive(Copy, Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Kind {
    Name,
    Keyword,
    Skeleton,
}

/// One suggestion.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Suggestion {
    pub(crate) kind: Kind,
    pub(crate) label: String,
    pub(crate) detail: String,
    /// With `$1` where the cursor goes.
    pub(crate) text: String,
}

/// All suggestions; editors narrow them down by what is typed already.
pub(crate) fn suggestions(workspace: &Workspace, file: FileId) -> Vec<Suggestion> {
    let text = workspace.text(file).unwrap_or_default();
    let chinese = is_chinese(text);
    let mut found = Vec::new();
    for keyword in keywords() {
        let forms = if chinese { keyword.chinese } else { keyword.english };
        if let Some(form) = forms.first() {
            let other = if chinese { keyword.english } else { keyword.chinese }.first().copied().unwrap_or_default();
            found.push(plain(Kind::Keyword, form, other));
        }
    }
    found.extend(workspace.model().into_iter().flat_map(declared));
    let (scenario, item) = if chinese {
        (
            "场景 ${1:name} {\n  标题 中文 \"$2\" 英文 \"$3\"\n  区间 {\n    $0\n  }\n}",
            "重要数据 ${1:name} {\n  标题 中文 \"$2\" 英文 \"$3\"\n  $0\n}",
        )
    } else {
        (
            "scenario ${1:name} {\n  title zh \"$2\" en \"$3\"\n  bands {\n    $0\n  }\n}",
            "important ${1:name} {\n  title zh \"$2\" en \"$3\"\n  $0\n}",
        )
    };
    for (label, text) in [("scenario …", scenario), ("important …", item)] {
        let detail = "skeleton".to_owned();
        found.push(Suggestion { kind: Kind::Skeleton, label: label.to_owned(), detail, text: text.to_owned() });
    }
    found.sort();
    found.dedup();
    found
}

/// The names that the lists declare.
fn declared(model: &Model) -> Vec<Suggestion> {
    let mut found = Vec::new();
    let mut add = |name: &str, detail: &str| found.push(plain(Kind::Name, name, detail));
    for edition in &model.editions {
        add(&edition.name, "edition");
        let named = edition.bands.iter().filter(|(name, _)| !name.is_empty());
        named.for_each(|(name, _)| add(name, &format!("bands of {}", edition.name)));
    }
    model.outcomes.iter().for_each(|one| add(&one.name, "outcome"));
    model.units.iter().for_each(|one| add(&one.name, "unit"));
    model.sources.iter().for_each(|one| add(&one.name, "source"));
    for fact in &model.facts {
        match &fact.kind {
            FactKind::Measure { .. } => add(&fact.name, "measure"),
            FactKind::Flag => add(&fact.name, "flag"),
            FactKind::Item => add(&fact.name, "important data"),
            FactKind::Attribute { values, .. } => {
                add(&fact.name, "attribute");
                values.iter().for_each(|value| add(&value.name, &format!("value of {}", fact.name)));
            }
        }
    }
    found
}

fn plain(kind: Kind, label: &str, detail: &str) -> Suggestion {
    Suggestion { kind, label: label.to_owned(), detail: detail.to_owned(), text: label.to_owned() }
}

/// Whether a file is written with Chinese keywords: by the first of the two that it has.
fn is_chinese(text: &str) -> bool {
    let first = |words: &[&str]| words.iter().filter_map(|word| text.find(word)).min().unwrap_or(usize::MAX);
    first(&["版本 ", "行业 ", "场景 ", "结果 ", "计量 "])
        < first(&["edition ", "industry ", "scenario ", "outcome ", "measure "])
}
