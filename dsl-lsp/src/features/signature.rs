//! What a line is made of, while it is being typed.

use dsl_compiler::editing::workspace::Workspace;
use dsl_compiler::model::{FactId, FactKind, Model};
use dsl_compiler::words;
use dsl_syntax::FileId;
use dsl_syntax::tree::SyntaxKind;

use super::completion::is_chinese;
use super::line_prefix::{begins, line_prefix};

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
    begins: &'static [SyntaxKind],
    /// The first part is empty where several keywords begin such a line: it is the one that was written.
    english: &'static [&'static str],
    chinese: &'static [&'static str],
    /// Each with the part that it begins.
    then: &'static [(Begins, usize)],
}

/// What begins a part of a line.
enum Begins {
    Words(&'static [SyntaxKind]),
    Signs(&'static [&'static str]),
}

impl Begins {
    fn with(&self, word: &str) -> bool {
        match self {
            Begins::Words(kinds) => begins(word, kinds),
            Begins::Signs(signs) => signs.contains(&word),
        }
    }
}

const CLAUSE: Form = Form {
    begins: &[],
    english: &["OUTCOME", "when CONDITION", "unless CONDITION", "[SOURCE \"PLACE\"]"],
    chinese: &["结果", "当 条件", "除非 条件", "[来源 \"位置\"]"],
    then: &[
        (Begins::Words(&[SyntaxKind::When, SyntaxKind::Regardless]), 1),
        (Begins::Words(&[SyntaxKind::Unless, SyntaxKind::But]), 2),
        (Begins::Signs(&["[", "［", "【"]), 3),
    ],
};

const FORMS: &[Form] = &[
    Form {
        begins: &[SyntaxKind::Example],
        english: &["example \"NAME\"", "{ FACT VALUE; …", "=> OUTCOME }"],
        chinese: &["示例 \"名称\"", "{ 事实 值；…", "=> 结果 }"],
        then: &[(Begins::Signs(&["{", "｛"]), 1), (Begins::Signs(&["=", "=>", "⇒", "则为"]), 2)],
    },
    Form {
        begins: &[SyntaxKind::Title, SyntaxKind::Note, SyntaxKind::Why, SyntaxKind::Publisher],
        english: &["", "zh \"…\"", "en \"…\""],
        chinese: &["", "中文 \"…\"", "英文 \"…\""],
        then: &[(Begins::Words(&[SyntaxKind::Zh]), 1), (Begins::Words(&[SyntaxKind::En]), 2)],
    },
    Form {
        begins: &[SyntaxKind::Cite],
        english: &["cite", "SOURCE \"PLACE\", …"],
        chinese: &["依据", "来源 \"位置\"，…"],
        then: &[(Begins::Words(&[SyntaxKind::Cite]), 1)],
    },
    Form {
        begins: &[SyntaxKind::Was],
        english: &["was", "EDITION", "INDUSTRY/SCENARIO"],
        chinese: &["原为", "版本", "行业/场景"],
        then: &[(Begins::Words(&[SyntaxKind::Was]), 1)],
    },
    Form {
        begins: &[SyntaxKind::When],
        english: &["when CONDITION", "unless CONDITION", "[SOURCE \"PLACE\"]"],
        chinese: &["当 条件", "除非 条件", "[来源 \"位置\"]"],
        then: &[(Begins::Words(&[SyntaxKind::Unless, SyntaxKind::But]), 1), (Begins::Signs(&["[", "［", "【"]), 2)],
    },
    Form {
        begins: &[SyntaxKind::AlwaysWhen],
        english: &["always when CONDITION", "unless CONDITION", "[SOURCE \"PLACE\"]"],
        chinese: &["凡当 条件", "除非 条件", "[来源 \"位置\"]"],
        then: &[(Begins::Words(&[SyntaxKind::Unless, SyntaxKind::But]), 1), (Begins::Signs(&["[", "［", "【"]), 2)],
    },
    Form {
        begins: &[SyntaxKind::AppliesWhen],
        english: &["applies when CONDITION", "unless CONDITION"],
        chinese: &["适用于 条件", "除非 条件"],
        then: &[(Begins::Words(&[SyntaxKind::Unless, SyntaxKind::But]), 1)],
    },
    Form {
        begins: &[SyntaxKind::Strictness],
        english: &["strictness", "MILDEST < … < STRICTEST"],
        chinese: &["严格程度", "最宽 < … < 最严"],
        then: &[(Begins::Words(&[SyntaxKind::Strictness]), 1)],
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
    let form = FORMS.iter().find(|form| begins(first, form.begins));
    let clause = model.outcomes.iter().any(|outcome| outcome.name == first) || begins(first, &[SyntaxKind::Open]);
    let form = form.or_else(|| clause.then_some(&CLAUSE))?;
    let parts = if chinese { form.chinese } else { form.english };
    let active = words.iter().filter_map(|word| form.then.iter().find(|(begins, _)| begins.with(word))).next_back();
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
    let signs = ["[", "［", "【", "=", "=>", "⇒", "则为", ";", "；"];
    let joins = [SyntaxKind::Or, SyntaxKind::And, SyntaxKind::Unless, SyntaxKind::But];
    if behind.iter().any(|word| signs.contains(word) || begins(word, &joins)) {
        return None;
    }
    let language = if chinese { words::Language::Zh } else { words::Language::En };
    let unit = words::unit(model, fact, language);
    let name = words.get(at).copied().unwrap_or_default();
    let in_example = words.first().is_some_and(|word| begins(word, &[SyntaxKind::Example]));
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
