//! What a line is made of, while it is being typed.

use dsl_compiler::editing::workspace::Workspace;
use dsl_compiler::model::{FactId, FactKind, Model};
use dsl_compiler::words;
use dsl_syntax::FileId;

use super::completion::is_chinese;
use super::line_prefix::line_prefix;

/// The parts of a line, and the one that the cursor stands in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Signature {
    /// In order; the line is these with blanks between them.
    pub(crate) parts: Vec<String>,
    /// The part that is being written.
    pub(crate) active: usize,
}

/// A kind of line: the words that begin it, its parts in English and in Chinese, and the words that begin its later parts.
struct Form {
    begins: &'static [&'static str],
    /// The first part is empty where several keywords begin such a line: it is the one that was written.
    english: &'static [&'static str],
    chinese: &'static [&'static str],
    /// Each with the part that it begins.
    then: &'static [(&'static [&'static str], usize)],
}

const CLAUSE: Form = Form {
    begins: &[],
    english: &["OUTCOME", "when CONDITION", "unless CONDITION", "[SOURCE \"PLACE\"]"],
    chinese: &["结果", "当 条件", "除非 条件", "[来源 \"位置\"]"],
    then: &[(&["when", "regardless", "当", "一律"], 1), (&["unless", "除非", "但"], 2), (&["[", "［", "【"], 3)],
};

const FORMS: &[Form] = &[
    Form {
        begins: &["example", "示例"],
        english: &["example \"NAME\"", "{ FACT VALUE; …", "=> OUTCOME }"],
        chinese: &["示例 \"名称\"", "{ 事实 值；…", "=> 结果 }"],
        then: &[(&["{", "｛"], 1), (&["=", "⇒", "则为"], 2)],
    },
    Form {
        begins: &["title", "note", "why", "publisher", "标题", "注", "理由", "发布者"],
        english: &["", "zh \"…\"", "en \"…\""],
        chinese: &["", "中文 \"…\"", "英文 \"…\""],
        then: &[(&["zh", "中文"], 1), (&["en", "英文"], 2)],
    },
    Form {
        begins: &["cite", "依据"],
        english: &["cite", "SOURCE \"PLACE\", …"],
        chinese: &["依据", "来源 \"位置\"，…"],
        then: &[(&["cite", "依据"], 1)],
    },
    Form {
        begins: &["was", "原为"],
        english: &["was", "EDITION", "INDUSTRY/SCENARIO"],
        chinese: &["原为", "版本", "行业/场景"],
        then: &[(&["was", "原为"], 1)],
    },
    Form {
        begins: &["when", "当"],
        english: &["when CONDITION", "unless CONDITION", "[SOURCE \"PLACE\"]"],
        chinese: &["当 条件", "除非 条件", "[来源 \"位置\"]"],
        then: &[(&["unless", "除非", "但"], 1), (&["[", "［", "【"], 2)],
    },
    Form {
        begins: &["always", "凡当", "凡"],
        english: &["always when CONDITION", "unless CONDITION", "[SOURCE \"PLACE\"]"],
        chinese: &["凡当 条件", "除非 条件", "[来源 \"位置\"]"],
        then: &[(&["unless", "除非", "但"], 1), (&["[", "［", "【"], 2)],
    },
    Form {
        begins: &["applies", "适用于"],
        english: &["applies when CONDITION", "unless CONDITION"],
        chinese: &["适用于 条件", "除非 条件"],
        then: &[(&["unless", "除非", "但"], 1)],
    },
    Form {
        begins: &["strictness", "严格程度"],
        english: &["strictness", "MILDEST < … < STRICTEST"],
        chinese: &["严格程度", "最宽 < … < 最严"],
        then: &[(&["strictness", "严格程度"], 1)],
    },
];

/// The signature of the line that the cursor stands in: that of the bounds behind a measure, else of the line.
pub(crate) fn signature(workspace: &Workspace, file: FileId, offset: usize) -> Option<Signature> {
    let text = workspace.text(file)?;
    let model = workspace.model()?;
    let chinese = is_chinese(text);
    let typed = line_prefix(text, offset);
    let words: Vec<&str> = typed.words.iter().map(String::as_str).collect();
    if typed.inside_text && words.len() < 2 {
        return None;
    }
    let first = *words.first()?;
    if let Some(bounds) = bounds(model, &words, chinese) {
        return Some(bounds);
    }
    let form = FORMS.iter().find(|form| form.begins.contains(&first));
    let clause = model.outcomes.iter().any(|outcome| outcome.name == first) || matches!(first, "open" | "待定");
    let form = form.or_else(|| clause.then_some(&CLAUSE))?;
    let parts = if chinese { form.chinese } else { form.english };
    let active = words.iter().filter_map(|word| form.then.iter().find(|(begins, _)| begins.contains(word))).next_back();
    let written = |part: &&str| if part.is_empty() { first.to_owned() } else { (*part).to_owned() };
    Some(Signature { parts: parts.iter().map(written).collect(), active: active.map_or(0, |(_, part)| *part) })
}

/// `personal at least N, under N people`, where the last name is a measure and no other condition has begun behind it.
fn bounds(model: &Model, words: &[&str], chinese: bool) -> Option<Signature> {
    let measure = |word: &str| {
        let (id, fact) = (0_u32..).map(FactId).zip(&model.facts).find(|(_, fact)| fact.name == word)?;
        matches!(fact.kind, FactKind::Measure { .. }).then_some(id)
    };
    let (at, fact) = words.iter().enumerate().rev().find_map(|(at, word)| Some((at, measure(word)?)))?;
    let behind = words.get(at + 1..).unwrap_or_default();
    let ends = ["or", "and", "unless", "[", "［", "【", "或", "且", "除非", "但", "=", "=>", "⇒", "则为", ";", "；"];
    if behind.iter().any(|word| ends.contains(word)) {
        return None;
    }
    let language = if chinese { words::Language::Zh } else { words::Language::En };
    let unit = words::unit(model, fact, language);
    let name = words.get(at).copied().unwrap_or_default();
    let in_example = words.first().is_some_and(|word| matches!(*word, "example" | "示例"));
    let second = behind.iter().any(|word| matches!(*word, "," | "，" | "、"));
    let (parts, active) = match (in_example, chinese) {
        (true, false) => (vec![name.to_owned(), "N".to_owned()], 1),
        (true, true) => (vec![name.to_owned(), format!("N{unit}")], 1),
        (false, false) => {
            let parts =
                vec![name.to_owned(), "at least N | over N".to_owned(), format!(", at most N | , under N {unit}")];
            (parts, if second { 2 } else { 1 })
        }
        (false, true) => {
            let parts =
                vec![name.to_owned(), format!("N{unit}以上 | 超过N{unit}"), format!("、N{unit}以下 | 、不满N{unit}")];
            (parts, if second { 2 } else { 1 })
        }
    };
    Some(Signature { parts, active })
}
