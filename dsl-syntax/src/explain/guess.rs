//! What the writer may have meant: the usual slips, each with a way out.

use super::near::nearest;
use super::{Around, expected, line_keyword, misplaced, shown};
use crate::block::{Block, Start, starts_item};
use crate::code::Code;
use crate::diagnostic::Diagnostic;
use crate::keywords::{SyntaxKind, is_reserved, keywords};
use crate::span::Span;

/// The first slip that fits.
pub(super) fn guess(around: &Around<'_>) -> Option<Diagnostic> {
    const SLIPS: &[fn(&Around<'_>) -> Option<Diagnostic>] = &[
        reserved_field,
        out_of_place,
        other_boundary_word,
        continued_without_word,
        sign,
        reserved_name,
        negative_number,
        other_word,
        misspelt_line,
        misspelt_word,
        ill_formed_name,
        missing_when,
        missing_language,
        missing_comma,
        curly_quote,
    ];
    SLIPS.iter().find_map(|slip| slip(around))
}

fn wrong(span: Span, message: String) -> Diagnostic {
    Diagnostic::new(Code::Syntax, span, message)
}

fn reserved_finding(around: &Around<'_>, at: usize) -> Diagnostic {
    let word = around.word(at);
    Diagnostic::new(
        Code::ReservedName,
        around.span(at),
        format!("`{word}` is a word of the language and cannot be a name"),
    )
    .at("a name is wanted here")
    .help(format!("take another name, such as `{word}-1` or a fuller one"))
}

fn reserved_field(around: &Around<'_>) -> Option<Diagnostic> {
    let keyword = is_reserved(around.word(0)) && around.kind(1) == Some(SyntaxKind::Comma);
    (around.block == Some(Block::Fields) && keyword).then(|| reserved_finding(around, 0))
}

fn out_of_place(around: &Around<'_>) -> Option<Diagnostic> {
    let (first, block) = (around.tokens.first()?, around.block?);
    let keyword = line_keyword(first.kind);
    let strange = starts_item(keyword) && !block.accepts(Start::Item(keyword));
    // Words such as `address` are keywords only where such a line may stand; elsewhere they are names.
    let free = !is_reserved(around.word(0)) && around.word(0).is_ascii();
    (strange && !free).then(|| misplaced(around.file, around.text, *first, block))
}

/// Ways of drawing a line that are not the statute's words, longest first.
const BOUNDARY_SLIPS: &[(&str, &str, &str)] = &[
    ("no more than", "at most", "以下"),
    ("not more than", "at most", "以下"),
    ("no less than", "at least", "以上"),
    ("not less than", "at least", "以上"),
    ("no fewer than", "at least", "以上"),
    ("not fewer than", "at least", "以上"),
    ("more than", "over", "超过"),
    ("greater than", "over", "超过"),
    ("less than", "under", "不满"),
    ("fewer than", "under", "不满"),
    ("up to", "at most", "以下"),
    ("above", "over", "超过"),
    ("exceeding", "over", "超过"),
    ("exceeds", "over", "超过"),
    ("below", "under", "不满"),
    ("minimum", "at least", "以上"),
    ("maximum", "at most", "以下"),
    (">=", "at least", "以上"),
    ("<=", "at most", "以下"),
    ("≥", "at least", "以上"),
    ("≤", "at most", "以下"),
    (">", "over", "超过"),
    ("<", "under", "不满"),
    ("不超过", "at most", "以下"),
    ("不少于", "at least", "以上"),
    ("不低于", "at least", "以上"),
    ("达到", "at least", "以上"),
    ("少于", "under", "不满"),
    ("低于", "under", "不满"),
    ("不足", "under", "不满"),
    ("多于", "over", "超过"),
    ("高于", "over", "超过"),
    ("大于", "over", "超过"),
];

fn other_boundary_word(around: &Around<'_>) -> Option<Diagnostic> {
    // The mistake is noticed at the word or one or two words later.
    (around.at.saturating_sub(3)..=around.at).find_map(|index| {
        let token = around.tokens.get(index)?;
        let rest = around.text.get(token.start as usize..)?;
        let (slip, word, chinese) = BOUNDARY_SLIPS.iter().find(|(slip, ..)| begins_with_words(rest, slip))?;
        let length = slip_length(rest, slip);
        let span = Span::new(around.file, token.start, token.start + crate::scan::to_u32(length));
        let finding = wrong(span, format!("`{slip}` is not a boundary word; the statute's word is `{word}` ({chinese})"))
            .at("a boundary word is wanted here")
            .help("`at least` (以上) and `at most` (以下) include their number, `over` (超过) and `under` (不满) do not");
        let suffix = matches!(*chinese, "以上" | "以下");
        Some(match (slip.is_ascii() || matches!(*slip, "≥" | "≤"), suffix) {
            (true, _) => finding.fix(format!("write `{word}`"), span, *word),
            (false, false) => finding.fix(format!("write `{chinese}`"), span, *chinese),
            (false, true) => finding.note(format!("`{chinese}` stands after its number: `10万人{chinese}`")),
        })
    })
}

/// Whether a text begins with these words, whatever the space between them.
fn begins_with_words(text: &str, words: &str) -> bool {
    let length = slip_length(text, words);
    let after = text.get(length..).and_then(|rest| rest.chars().next());
    let wordlike = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    length > 0 && !(words.ends_with(wordlike) && after.is_some_and(wordlike))
}

fn slip_length(text: &str, words: &str) -> usize {
    let mut rest = text;
    for word in words.split(' ') {
        match rest.trim_start_matches([' ', '\t']).strip_prefix(word) {
            Some(after) => rest = after,
            None => return 0,
        }
    }
    text.len() - rest.len()
}

/// A line of a clause that does not begin with the word that joins it.
fn continued_without_word(around: &Around<'_>) -> Option<Diagnostic> {
    if !matches!(around.block?, Block::Bands | Block::Rules) || around.kind(0) != Some(SyntaxKind::Name) {
        return None;
    }
    let bound = matches!(
        around.kind(1)?,
        SyntaxKind::AtLeast
            | SyntaxKind::AtMost
            | SyntaxKind::Over
            | SyntaxKind::Under
            | SyntaxKind::Is
            | SyntaxKind::IsNot
            | SyntaxKind::IsOneOf
            | SyntaxKind::Digits
    );
    bound.then(|| {
        let words = format!("{} {}", around.word(0), around.word(1));
        Diagnostic::new(Code::LineStart, around.span(0), format!("`{}` begins a condition, not a clause", shown(&words)))
            .at("a clause begins with its outcome")
            .help("a clause goes on over lines that begin with `or`, `and`, `unless` or `[`")
    })
}

fn sign(around: &Around<'_>) -> Option<Diagnostic> {
    let token = around.found()?;
    let span = around.span(around.at);
    let rest = around.text.get(token.start as usize..)?;
    if rest.starts_with(['(', '（', ')', '）']) {
        let one = Span::new(span.file, span.start, span.start + crate::scan::to_u32(rest.chars().next()?.len_utf8()));
        return Some(
            wrong(one, "conditions have no parentheses".to_owned())
                .at("not part of the language")
                .help("`and` binds tighter than `or`; group with `all of { … }` or `any of { … }`"),
        );
    }
    let (sign, word, meant) = [("&&", "and", "且"), ("||", "or", "或"), ("==", "is", "为"), ("!=", "is not", "不为"),
        ("=", "is", "为"), ("!", "not", "非"), ("&", "and", "且")]
        .into_iter()
        .find(|(sign, ..)| rest.starts_with(sign) && !rest.starts_with("=>"))?;
    let place = Span::new(span.file, span.start, span.start + crate::scan::to_u32(sign.len()));
    Some(
        wrong(place, format!("`{sign}` is not part of the language; the word is `{word}` ({meant})"))
            .at("a word is wanted here")
            .fix(format!("write `{word}`"), place, word),
    )
}

fn reserved_name(around: &Around<'_>) -> Option<Diagnostic> {
    let name_wanted = around.expected.only_a_name() && is_reserved(around.word(around.at));
    name_wanted.then(|| reserved_finding(around, around.at))
}

fn negative_number(around: &Around<'_>) -> Option<Diagnostic> {
    let word = around.word(around.at);
    let digits = word.strip_prefix(['-', '−', '–'])?;
    let negative = digits.starts_with(|c: char| c.is_ascii_digit())
        || (digits.is_empty() && around.kind(around.at + 1) == Some(SyntaxKind::Digits));
    negative.then(|| {
        let finding = wrong(around.span(around.at), format!("`{}` is below zero", shown(word)))
            .at("counts begin at 0");
        finding.help("write a whole number from 0")
    })
}

/// Words of other languages for words of this one.
const OTHER_WORDS: &[(&str, &str)] = &[
    ("if", "when"),
    ("where", "when"),
    ("whenever", "when"),
    ("else", "otherwise"),
    ("except", "unless"),
    ("equals", "is"),
    ("isn't", "is not"),
    ("isnt", "is not"),
    ("如果", "当"),
    ("若", "当"),
    ("否则", "其余"),
    ("并且", "且"),
    ("或者", "或"),
    ("等于", "为"),
    ("不是", "不为"),
    ("是", "为"),
];

fn other_word(around: &Around<'_>) -> Option<Diagnostic> {
    let written = around.word(around.at);
    let (slip, word) = OTHER_WORDS.iter().find(|(slip, _)| {
        written == *slip || (!slip.is_ascii() && written.starts_with(slip))
    })?;
    let kind = keywords().iter().find(|keyword| keyword.english.contains(word) || keyword.chinese.contains(word))?.kind;
    if !around.expected.has(kind) && !around.expected.kinds.is_empty() && kind != SyntaxKind::Otherwise {
        return None;
    }
    let span = around.span(around.at);
    let place = Span::new(span.file, span.start, span.start + crate::scan::to_u32(slip.len()));
    Some(
        wrong(place, format!("expected {}, found `{slip}`", around.expected.words()))
            .at("not a word of the language")
            .help(format!("write `{word}`"))
            .fix(format!("write `{word}`"), place, *word),
    )
}

/// A line that begins with no keyword.
fn misspelt_line(around: &Around<'_>) -> Option<Diagnostic> {
    let block = around.block?;
    let lines = block.lines();
    if around.at != 0 || lines.is_empty() || around.kind(0)?.is_keyword() {
        return None;
    }
    let word = around.word(0);
    let near = nearest(word, lines.iter().copied()).map(|(_, form)| form);
    let span = around.span(0);
    let finding = wrong(span, format!("`{}` starts no line {}", shown(word), block.words())).at("unknown word");
    Some(match near {
        Some(near) => {
            finding.help(format!("did you mean `{near}`?")).fix(format!("write `{near}`"), span, near)
        }
        None => {
            let words: Vec<String> = lines.iter().take(40).map(|kind| around.expected.keyword(*kind)).collect();
            finding.help(format!("a line here begins with {}", expected::list(&words)))
        }
    })
}

fn misspelt_word(around: &Around<'_>) -> Option<Diagnostic> {
    let found = around.found()?;
    if found.kind != SyntaxKind::Name {
        return None;
    }
    let (_, near) = nearest(around.word(around.at), around.expected.kinds.iter().copied())?;
    let span = around.span(around.at);
    Some(
        wrong(span, format!("expected {}, found `{}`", around.expected.words(), shown(around.word(around.at))))
            .at("unknown word")
            .help(format!("did you mean `{near}`?"))
            .fix(format!("write `{near}`"), span, near),
    )
}

/// `Clinical_Trial` for `clinical-trial`.
fn ill_formed_name(around: &Around<'_>) -> Option<Diagnostic> {
    let found = around.found()?;
    let word = around.word(around.at);
    let span = around.span(around.at);
    let ill_formed = word.chars().any(|c| c.is_ascii_uppercase() || c == '_')
        || word.starts_with('-')
        || word.ends_with('-')
        || word.contains("--");
    if found.kind == SyntaxKind::Name && ill_formed {
        let better: String = word
            .to_ascii_lowercase()
            .split(['_', '-'])
            .filter(|part| !part.is_empty())
            .collect::<Vec<_>>()
            .join("-");
        let finding = wrong(span, format!("`{}` is not a name", shown(word)))
            .at("not a name")
            .help("names are lower-case ASCII letters and digits, words joined by `-`");
        let fits = better.starts_with(|c: char| c.is_ascii_lowercase()) && !is_reserved(&better);
        return Some(if fits { finding.fix(format!("write `{better}`"), span, better) } else { finding });
    }
    let name_wanted = around.expected.only_a_name();
    (name_wanted && matches!(found.kind, SyntaxKind::Value | SyntaxKind::Digits)).then(|| {
        wrong(span, format!("expected a name, found `{}`", shown(word)))
            .at("a name is wanted here")
            .help("names are lower-case ASCII letters and digits, words joined by `-`, and begin with a letter; the Chinese goes into the `title`")
    })
}

fn missing_when(around: &Around<'_>) -> Option<Diagnostic> {
    let found = around.found()?;
    let condition = matches!(
        found.kind,
        SyntaxKind::Name
            | SyntaxKind::Not
            | SyntaxKind::AllOf
            | SyntaxKind::AnyOf
            | SyntaxKind::SomePeople
            | SyntaxKind::DataImportant
            | SyntaxKind::DataNotImportant
    );
    if !around.expected.has(SyntaxKind::When) || !condition || around.at == 0 {
        return None;
    }
    // With a `when` further on, it is the outcome that is not one name.
    if around.tokens.iter().skip(around.at).any(|token| token.kind == SyntaxKind::When) {
        let words = format!("expected {}, found `{}`", around.expected.words(), shown(around.word(around.at)));
        let finding = wrong(around.span(around.at), words).at("a second word before the condition");
        return Some(finding.help("an outcome is one name, its words joined by `-`: write the name that is declared"));
    }
    let when = around.expected.keyword(SyntaxKind::When);
    let before = Span::new(around.file, found.start, found.start);
    let text = format!("{} ", when.trim_matches('`'));
    Some(
        wrong(
            around.span(around.at),
            format!("expected {}, found `{}`", around.expected.words(), shown(around.word(around.at))),
        )
        .at(format!("{when} is missing before this"))
        .help("a clause reads `OUTCOME when CONDITION`")
        .fix(format!("add {when}"), before, text),
    )
}

/// A text without the mark of its language.
fn missing_language(around: &Around<'_>) -> Option<Diagnostic> {
    let found = around.found()?;
    let wanted = around.expected.has(SyntaxKind::Pair) || around.expected.has(SyntaxKind::ZhSide);
    if found.kind != SyntaxKind::String || !wanted {
        return None;
    }
    let language = if around.word(around.at).is_ascii() { "en" } else { "zh" };
    let before = Span::new(around.file, found.start, found.start);
    Some(
        wrong(around.span(around.at), "this text does not say which language it is in".to_owned())
            .at("`zh` or `en` is missing before this")
            .help("every text is a pair: `zh \"…\" en \"…\"`")
            .fix(format!("add `{language}`"), before, format!("{language} ")),
    )
}

fn missing_comma(around: &Around<'_>) -> Option<Diagnostic> {
    let found = around.found()?;
    let separate = matches!(found.kind, SyntaxKind::Zh | SyntaxKind::En | SyntaxKind::Name);
    if !separate || !around.expected.has(SyntaxKind::Comma) || found.first || around.at == 0 {
        return None;
    }
    let before = around.span(around.at - 1);
    let place = Span::new(around.file, before.end, before.end);
    Some(
        wrong(around.span(around.at), format!("expected `,`, found `{}`", shown(around.word(around.at))))
            .at("a comma is missing before this")
            .fix("add `,`", place, ","),
    )
}

fn curly_quote(around: &Around<'_>) -> Option<Diagnostic> {
    let found = around.found()?;
    let quoted = around.word(around.at).starts_with(['“', '”', '「', '‘', '\'']);
    (found.kind == SyntaxKind::Unknown && quoted).then(|| {
        wrong(around.span(around.at), format!("expected {}, found a curly quote", around.expected.words()))
            .at("not a straight double quote")
            .help("a text stands between straight double quotes `\"`; curly ones may stand inside it")
    })
}
