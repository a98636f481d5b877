//! Clauses and branches taken away or added to in their text. Comments are never taken away.

use dsl_syntax::ast::{Clause, ClauseMode, Condition, Container, Item};
use dsl_syntax::tree::SyntaxKind;
use dsl_syntax::{Edit, Span, holds_chinese, indentation};

use super::place::Place;

/// Whether the clause is written with Chinese keywords.
pub(super) fn is_chinese(text: &str, place: &Place<'_>) -> bool {
    let end = place.condition().map_or(place.clause.span.end, |condition| condition.span.start);
    let keywords = text.get(place.verdict_span().end as usize..end as usize).unwrap_or_default();
    !keywords.is_ascii() && holds_chinese(keywords, &[SyntaxKind::When, SyntaxKind::Otherwise])
}

/// Without the clause; without its lines where nothing else stands on them.
pub(super) fn without_clause(text: &str, clause: &Clause) -> Option<Edit> {
    if has_comment(text, clause.span) {
        return None;
    }
    let (start, end) = (clause.span.start as usize, clause.span.end as usize);
    let line = text.get(..start)?.rfind('\n').map_or(0, |at| at + 1);
    let next = text.get(end..)?.find('\n').map_or(text.len(), |at| end + at + 1);
    let blank = |range: std::ops::Range<usize>| text.get(range).is_some_and(|part| part.trim().is_empty());
    let span = if blank(line..start) && blank(end..next) { line..next } else { start..end };
    Some(Edit { span: spanned(clause.span, span)?, text: String::new() })
}

/// Without one of the branches of an `or`, and the word or sign beside it.
pub(super) fn without_branch(text: &str, branches: &[Condition], branch: &Condition) -> Option<Edit> {
    let at = branches.iter().position(|one| std::ptr::eq(one, branch))?;
    let span = match (at.checked_sub(1), branches.get(at + 1)) {
        (Some(before), _) => Span { start: branches.get(before)?.span.end, ..branch.span },
        (None, Some(next)) => Span { end: next.span.start, ..branch.span },
        (None, None) => return None,
    };
    (!has_comment(text, span)).then_some(Edit { span, text: String::new() })
}

/// With `otherwise` after the last clause, and the words.
pub(super) fn with_otherwise(text: &str, place: &Place<'_>, mildest: &str) -> Option<(Edit, String)> {
    let last = place.block.last()?.span;
    let words = format!("{mildest} {}", if is_chinese(text, place) { "其余" } else { "otherwise" });
    let indent = indentation(text, last.start as usize);
    // Behind a comment, before anything else.
    let rest = text.get(last.end as usize..)?.split(['\r', '\n']).next()?;
    let aside = rest.trim_start();
    let skip = if aside.is_empty() || aside.starts_with("//") { rest.len() } else { 0 };
    let at = last.end as usize + skip;
    let edit = Edit { span: spanned(last, at..at)?, text: format!("\n{indent}{words}") };
    Some((edit, words))
}

/// With `unless` and the other clause's condition, in so many words; `None` where that cannot be said after `unless`.
pub(super) fn with_unless(
    text: &str,
    gives_way: &Place<'_>,
    condition: &Condition,
    other: &str,
) -> Option<(Edit, String)> {
    if gives_way.clause.unless.is_some() {
        return None;
    }
    let said = other.get(condition.span.range())?;
    // A line break may separate entries in braces, and a comment would swallow what follows.
    if said.contains("//") || (said.contains('\n') && said.contains(['{', '｛'])) {
        return None;
    }
    let said = said.split_whitespace().collect::<Vec<_>>().join(" ");
    let words = format!("{} {said}", if is_chinese(text, gives_way) { "除非" } else { "unless" });
    let end = gives_way.condition()?.span;
    let span = Span { start: end.end, ..end };
    Some((Edit { span, text: format!(" {words}") }, words))
}

/// With `strictest prevails` after the edition's chain, and the words.
pub(super) fn with_prevails(text: &str, edition: &Container) -> Option<(Edit, String)> {
    let chain = edition.items.iter().find_map(|item| match item {
        Item::Strictness(_, span) => Some(*span),
        _ => None,
    })?;
    let written = text.get(chain.range())?;
    let words = if holds_chinese(written, &[SyntaxKind::Strictness]) { "从严" } else { "strictest prevails" };
    let indent = indentation(text, chain.start as usize);
    let edit = Edit { span: Span { start: chain.end, ..chain }, text: format!("\n{indent}{words}") };
    Some((edit, words.to_owned()))
}

/// Whether a clause is an `otherwise`.
pub(super) fn is_otherwise(clause: &Clause) -> bool {
    matches!(clause.mode, ClauseMode::Otherwise)
}

/// Whether a comment stands in it, or what may be one.
fn has_comment(text: &str, span: Span) -> bool {
    text.get(span.range()).is_none_or(|part| part.contains("//"))
}

fn spanned(near: Span, range: std::ops::Range<usize>) -> Option<Span> {
    Some(Span::new(near.file, u32::try_from(range.start).ok()?, u32::try_from(range.end).ok()?))
}
