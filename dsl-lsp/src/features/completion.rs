//! What may be typed next: keywords in the file's language, names of the lists, and skeletons.

use dsl_compiler::names::{Meaning, names};
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
    let files = (0_u32..).map(FileId).map_while(|file| workspace.tree(file));
    for name in files.flat_map(names).filter(|name| name.declares) {
        let (label, detail) = match &name.meaning {
            Meaning::Edition(name) => (name, "edition"),
            Meaning::Outcome(name) => (name, "outcome"),
            Meaning::Unit(name) => (name, "unit"),
            Meaning::Source(name) => (name, "source"),
            Meaning::Fact(name) => (name, "fact"),
            Meaning::Value(attribute, name) => {
                found.push(plain(Kind::Name, name, &format!("value of {attribute}")));
                continue;
            }
            Meaning::Block(edition, name) => {
                found.push(plain(Kind::Name, name, &format!("bands of {edition}")));
                continue;
            }
            _ => continue,
        };
        found.push(plain(Kind::Name, label, detail));
    }
    let (scenario, item) = if chinese {
        ("场景 ${1:name} {\n  标题 中文 \"$2\" 英文 \"$3\"\n  区间 {\n    $0\n  }\n}", "重要数据 ${1:name} {\n  标题 中文 \"$2\" 英文 \"$3\"\n  $0\n}")
    } else {
        ("scenario ${1:name} {\n  title zh \"$2\" en \"$3\"\n  bands {\n    $0\n  }\n}", "important ${1:name} {\n  title zh \"$2\" en \"$3\"\n  $0\n}")
    };
    for (label, text) in [("scenario …", scenario), ("important …", item)] {
        let detail = "skeleton".to_owned();
        found.push(Suggestion { kind: Kind::Skeleton, label: label.to_owned(), detail, text: text.to_owned() });
    }
    found.sort();
    found.dedup();
    found
}

fn plain(kind: Kind, label: &str, detail: &str) -> Suggestion {
    Suggestion { kind, label: label.to_owned(), detail: detail.to_owned(), text: label.to_owned() }
}

/// Whether a file is written with Chinese keywords: by the first of the two that it has.
fn is_chinese(text: &str) -> bool {
    let first = |words: &[&str]| words.iter().filter_map(|word| text.find(word)).min().unwrap_or(usize::MAX);
    first(&["版本 ", "行业 ", "场景 ", "结果 ", "计量 "]) < first(&["edition ", "industry ", "scenario ", "outcome ", "measure "])
}
