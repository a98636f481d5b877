//! What the writer may have meant: the usual slips, each with a way out.

use super::near::nearest;
use super::{Around, line_keyword, misplaced, shown};
use crate::block::{Block, Start, starts_item};
use crate::code::Code;
use crate::diagnostic::Diagnostic;
use crate::keywords::{SyntaxKind, boundary_words, is_reserved, keyword};
use crate::message;
use crate::message::{Argument, Joint, Message};
use crate::space::is_blank;
use crate::span::Span;

/// The first slip that fits.
pub(super) fn guess(around: &Around<'_>) -> Option<Diagnostic> {
    const SLIPS: &[fn(&Around<'_>) -> Option<Diagnostic>] = &[
        reserved_field,
        out_of_place,
        other_boundary_word,
        misspelt_boundary_word,
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

fn wrong(span: Span, message: Message) -> Diagnostic {
    Diagnostic::new(Code::Syntax, span, message)
}

/// What was expected, and the word that was found.
fn not_found(around: &Around<'_>) -> Diagnostic {
    let found = shown(around.word(around.at));
    wrong(around.span(around.at), message!("expected-found", expected = around.expected.words(), found = found))
}

fn reserved_finding(around: &Around<'_>, at: usize) -> Diagnostic {
    let word = around.word(at);
    Diagnostic::new(Code::ReservedName, around.span(at), message!("reserved-name", word = word))
        .at(message!("reserved-name.label"))
        .help(message!("reserved-name.help", word = word))
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

/// Ways of drawing a line that are no words of the language, longest first: they are told, never read. A test holds them apart
/// from the table.
const BOUNDARY_SLIPS: &[(&str, SyntaxKind)] = &[
    ("no more than", SyntaxKind::AtMost),
    ("not more than", SyntaxKind::AtMost),
    ("no less than", SyntaxKind::AtLeast),
    ("not less than", SyntaxKind::AtLeast),
    ("no fewer than", SyntaxKind::AtLeast),
    ("not fewer than", SyntaxKind::AtLeast),
    ("more than", SyntaxKind::Over),
    ("greater than", SyntaxKind::Over),
    ("less than", SyntaxKind::Under),
    ("fewer than", SyntaxKind::Under),
    ("up to", SyntaxKind::AtMost),
    ("above", SyntaxKind::Over),
    ("exceeding", SyntaxKind::Over),
    ("exceeds", SyntaxKind::Over),
    ("below", SyntaxKind::Under),
    ("minimum", SyntaxKind::AtLeast),
    ("maximum", SyntaxKind::AtMost),
    (">=", SyntaxKind::AtLeast),
    ("<=", SyntaxKind::AtMost),
    ("≥", SyntaxKind::AtLeast),
    ("≤", SyntaxKind::AtMost),
    (">", SyntaxKind::Over),
    ("<", SyntaxKind::Under),
    ("不超过", SyntaxKind::AtMost),
    ("不少于", SyntaxKind::AtLeast),
    ("不低于", SyntaxKind::AtLeast),
    ("达到", SyntaxKind::AtLeast),
    ("少于", SyntaxKind::Under),
    ("低于", SyntaxKind::Under),
    ("不足", SyntaxKind::Under),
    ("多于", SyntaxKind::Over),
    ("高于", SyntaxKind::Over),
    ("大于", SyntaxKind::Over),
];

fn other_boundary_word(around: &Around<'_>) -> Option<Diagnostic> {
    // The mistake is noticed at the word or one or two words later.
    (around.at.saturating_sub(3)..=around.at).find_map(|index| {
        let token = around.tokens.get(index)?;
        let rest = around.text.get(token.start as usize..)?;
        let (slip, kind) = BOUNDARY_SLIPS.iter().find(|(slip, ..)| begins_with_words(rest, slip))?;
        let keyword = keyword(*kind)?;
        let (word, chinese) = keyword.forms();
        let length = slip_length(rest, slip);
        let span = Span::new(around.file, token.start, token.start + crate::span::offset(length));
        let finding = wrong(span, message!("not-a-boundary-word", slip = *slip, english = word, chinese = chinese))
            .at(message!("not-a-boundary-word.label"))
            .help(message!("not-a-boundary-word.help"));
        Some(match (slip.is_ascii() || matches!(*slip, "≥" | "≤"), keyword.follows(chinese)) {
            (true, _) => finding.fix(message!("write", text = word), span, word),
            (false, false) => finding.fix(message!("write", text = chinese), span, chinese),
            (false, true) => finding.note(message!("not-a-boundary-word.note", chinese = chinese)),
        })
    })
}

/// `att least`, `at leats`, `atleast`: one word to the writer, one or two names to the scanner.
fn misspelt_boundary_word(around: &Around<'_>) -> Option<Diagnostic> {
    let two_words = || boundary_words().filter(|word| word.forms().0.contains(' ')).map(|word| word.kind);
    let is_name = |index| around.kind(index) == Some(SyntaxKind::Name);
    if ![SyntaxKind::AtLeast, SyntaxKind::Bound].into_iter().any(|kind| around.expected.has(kind)) {
        return None;
    }
    // The mistake is noticed at the first name or at what stands behind it.
    let (span, near, chinese) =
        (around.at.saturating_sub(1)..=around.at).filter(|index| is_name(*index)).find_map(|index| {
            [index + 1, index].into_iter().filter(|last| is_name(*last)).find_map(|last| {
                let span = Span { end: around.span(last).end, ..around.span(index) };
                let slip = around.text.get(span.range())?;
                let (kind, near) = nearest(slip, two_words())?;
                Some((span, near, keyword(kind)?.forms().1))
            })
        })?;
    let slip = shown(around.text.get(span.range())?);
    Some(
        wrong(span, message!("not-a-boundary-word", slip = slip, english = near, chinese = chinese))
            .at(message!("not-a-boundary-word.label"))
            .help(message!("not-a-boundary-word.help"))
            .fix(message!("write", text = near), span, near),
    )
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
        match rest.trim_start_matches(is_blank).strip_prefix(word) {
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
    let second = around.kind(1)?;
    let compares = matches!(second, SyntaxKind::Is | SyntaxKind::IsNot | SyntaxKind::IsOneOf | SyntaxKind::Digits);
    let bound = compares || boundary_words().any(|word| word.kind == second);
    bound.then(|| {
        let words = format!("{} {}", around.word(0), around.word(1));
        Diagnostic::new(Code::LineStart, around.span(0), message!("clause-without-outcome", words = shown(&words)))
            .at(message!("clause-without-outcome.label"))
            .help(message!("clause-goes-on"))
    })
}

fn sign(around: &Around<'_>) -> Option<Diagnostic> {
    let token = around.found()?;
    let span = around.span(around.at);
    let rest = around.text.get(token.start as usize..)?;
    if rest.starts_with(['(', '（', ')', '）']) {
        let one = Span::new(span.file, span.start, span.start + crate::span::offset(rest.chars().next()?.len_utf8()));
        return Some(
            wrong(one, message!("parentheses")).at(message!("parentheses.label")).help(message!("parentheses.help")),
        );
    }
    let (sign, kind) = [
        ("&&", SyntaxKind::And),
        ("||", SyntaxKind::Or),
        ("==", SyntaxKind::Is),
        ("!=", SyntaxKind::IsNot),
        ("=", SyntaxKind::Is),
        ("!", SyntaxKind::Not),
        ("&", SyntaxKind::And),
    ]
    .into_iter()
    .find(|(sign, _)| rest.starts_with(sign) && !rest.starts_with("=>"))?;
    let (word, meant) = keyword(kind)?.forms();
    let place = Span::new(span.file, span.start, span.start + crate::span::offset(sign.len()));
    Some(wrong(place, message!("sign", sign = sign, english = word, chinese = meant)).at(message!("sign.label")).fix(
        message!("write", text = word),
        place,
        word,
    ))
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
        wrong(around.span(around.at), message!("below-zero", number = shown(word)))
            .at(message!("below-zero.label"))
            .help(message!("below-zero.help"))
    })
}

/// Words of other languages for words of this one.
const OTHER_WORDS: &[(&str, SyntaxKind)] = &[
    ("if", SyntaxKind::When),
    ("where", SyntaxKind::When),
    ("whenever", SyntaxKind::When),
    ("else", SyntaxKind::Otherwise),
    ("except", SyntaxKind::Unless),
    ("equals", SyntaxKind::Is),
    ("isn't", SyntaxKind::IsNot),
    ("isnt", SyntaxKind::IsNot),
    ("如果", SyntaxKind::When),
    ("若", SyntaxKind::When),
    ("否则", SyntaxKind::Otherwise),
    ("并且", SyntaxKind::And),
    ("或者", SyntaxKind::Or),
    ("等于", SyntaxKind::Is),
    ("不是", SyntaxKind::IsNot),
    ("是", SyntaxKind::Is),
];

fn other_word(around: &Around<'_>) -> Option<Diagnostic> {
    let written = around.word(around.at);
    let (slip, kind) =
        OTHER_WORDS.iter().find(|(slip, _)| written == *slip || (!slip.is_ascii() && written.starts_with(slip)))?;
    let (kind, (english, chinese)) = (*kind, keyword(*kind)?.forms());
    let word = if slip.is_ascii() { english } else { chinese };
    if !around.expected.has(kind) && !around.expected.kinds.is_empty() && kind != SyntaxKind::Otherwise {
        return None;
    }
    let span = around.span(around.at);
    let place = Span::new(span.file, span.start, span.start + crate::span::offset(slip.len()));
    Some(
        wrong(place, message!("expected-found", expected = around.expected.words(), found = *slip))
            .at(message!("expected-found.label-foreign"))
            .help(message!("write", text = word))
            .fix(message!("write", text = word), place, word),
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
    let finding = wrong(span, message!("starts-no-line", word = shown(word), inside = block.words()))
        .at(message!("starts-no-line.label"));
    Some(match near {
        Some(near) => {
            finding.help(message!("did-you-mean", name = near)).fix(message!("write", text = near), span, near)
        }
        None => {
            let words = lines.iter().take(40).map(|kind| around.expected.keyword(*kind)).collect();
            finding.help(message!("starts-no-line.help", words = Argument::List(words, Joint::Or)))
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
        not_found(around).at(message!("expected-found.label-unknown")).help(message!("did-you-mean", name = near)).fix(
            message!("write", text = near),
            span,
            near,
        ),
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
        let better: String =
            word.to_ascii_lowercase().split(['_', '-']).filter(|part| !part.is_empty()).collect::<Vec<_>>().join("-");
        let finding = wrong(span, message!("not-a-name", word = shown(word)))
            .at(message!("not-a-name.label"))
            .help(message!("not-a-name.help"));
        let fits = better.starts_with(|c: char| c.is_ascii_lowercase()) && !is_reserved(&better);
        return Some(if fits { finding.fix(message!("write", text = &better), span, better) } else { finding });
    }
    let name_wanted = around.expected.only_a_name();
    (name_wanted && matches!(found.kind, SyntaxKind::Value | SyntaxKind::Digits)).then(|| {
        wrong(span, message!("expected-found", expected = SyntaxKind::Name.words(), found = shown(word)))
            .at(message!("not-a-name.label-wanted"))
            .help(message!("not-a-name.help-letter"))
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
    // A clause that has its `when` is broken otherwise.
    let has = (0..around.at).any(|index| around.kind(index) == Some(SyntaxKind::When));
    if !around.expected.has(SyntaxKind::When) || !condition || around.at == 0 || has {
        return None;
    }
    // With a `when` further on, it is the outcome that is not one name.
    if around.tokens.iter().skip(around.at).any(|token| token.kind == SyntaxKind::When) {
        return Some(
            not_found(around).at(message!("outcome-of-two-words")).help(message!("outcome-of-two-words.help")),
        );
    }
    let when = around.expected.written(SyntaxKind::When);
    let before = Span::new(around.file, found.start, found.start);
    Some(
        not_found(around)
            .at(message!("missing-when", when = around.expected.keyword(SyntaxKind::When)))
            .help(message!("missing-when.help"))
            .fix(message!("add", text = when), before, format!("{when} ")),
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
        wrong(around.span(around.at), message!("missing-language"))
            .at(message!("missing-language.label"))
            .help(message!("missing-language.help"))
            .fix(message!("add", text = language), before, format!("{language} ")),
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
        wrong(around.span(around.at), message!("missing-comma", found = shown(around.word(around.at))))
            .at(message!("missing-comma.label"))
            .fix(message!("add", text = ","), place, ","),
    )
}

fn curly_quote(around: &Around<'_>) -> Option<Diagnostic> {
    let found = around.found()?;
    let quoted = around.word(around.at).starts_with(['“', '”', '「', '‘', '\'']);
    (found.kind == SyntaxKind::Unknown && quoted).then(|| {
        wrong(around.span(around.at), message!("curly-quote", expected = around.expected.words()))
            .at(message!("curly-quote.label"))
            .help(message!("curly-quote.help"))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::keywords::keywords;

    /// A slip that becomes a word of the language is no slip any longer.
    #[test]
    fn no_slip_is_a_word_of_the_table() {
        let words: Vec<&str> =
            keywords().iter().flat_map(|keyword| keyword.english.iter().chain(keyword.chinese)).copied().collect();
        for (slip, _) in BOUNDARY_SLIPS.iter().chain(OTHER_WORDS) {
            assert!(!words.contains(slip), "{slip} is a word of the language: take it out of the slips");
        }
    }
}
