//! What a mistake is called: from pest's expected rules and the words around the place to one finding.

use pest::error::{Error, ErrorVariant, InputLocation};

use crate::block::{Block, starts_item};
use crate::code::Code;
use crate::diagnostic::Diagnostic;
use crate::grammar::Rule;
use crate::keywords::SyntaxKind;
use crate::scan::{Scan, Token};
use crate::span::{FileId, Span};

/// The text that a finding is about.
pub(crate) struct Place<'a> {
    pub(crate) file: FileId,
    pub(crate) text: &'a str,
    pub(crate) scan: &'a Scan,
}

/// Where pest gave up, in its slice.
pub(crate) fn offset(error: &Error<Rule>) -> usize {
    match error.location {
        InputLocation::Pos(at) | InputLocation::Span((at, _)) => at,
    }
}

/// The node of a declaration.
pub(crate) fn node_of(keyword: SyntaxKind) -> SyntaxKind {
    match keyword {
        SyntaxKind::Edition => SyntaxKind::EditionNode,
        SyntaxKind::Industry => SyntaxKind::IndustryNode,
        SyntaxKind::Scenario => SyntaxKind::ScenarioNode,
        SyntaxKind::Measure => SyntaxKind::MeasureNode,
        SyntaxKind::Outcome => SyntaxKind::OutcomeNode,
        SyntaxKind::Unit => SyntaxKind::UnitNode,
        SyntaxKind::Flag => SyntaxKind::FlagNode,
        SyntaxKind::Term => SyntaxKind::TermNode,
        SyntaxKind::Source => SyntaxKind::SourceNode,
        SyntaxKind::Important => SyntaxKind::ImportantNode,
        SyntaxKind::Reading => SyntaxKind::ReadingNode,
        SyntaxKind::Rules => SyntaxKind::RulesNode,
        SyntaxKind::Fields => SyntaxKind::FieldsNode,
        SyntaxKind::Bands => SyntaxKind::BandsNode,
        _ => SyntaxKind::Error,
    }
}

/// Whether a token at a line start may begin another line, seeing what stands before it.
pub(crate) fn may_begin(kind: SyntaxKind, before: Option<SyntaxKind>) -> bool {
    let begins = matches!(kind, SyntaxKind::Name | SyntaxKind::Open | SyntaxKind::Value | SyntaxKind::Unknown)
        || (starts_item(kind) && kind != SyntaxKind::When);
    begins && before.is_none_or(|before| before == SyntaxKind::Semicolon || ends_something(before))
}

/// Whether a line may be over after a token of this kind.
fn ends_something(kind: SyntaxKind) -> bool {
    matches!(
        kind,
        SyntaxKind::Name
            | SyntaxKind::String
            | SyntaxKind::Digits
            | SyntaxKind::Value
            | SyntaxKind::Unknown
            | SyntaxKind::CloseBrace
            | SyntaxKind::CloseBracket
            | SyntaxKind::Otherwise
            | SyntaxKind::Unverified
            | SyntaxKind::NotFound
            | SyntaxKind::SomePeople
            | SyntaxKind::DataImportant
            | SyntaxKind::DataNotImportant
            | SyntaxKind::AtLeast
            | SyntaxKind::AtMost
            | SyntaxKind::Open
            | SyntaxKind::Taken
            | SyntaxKind::Draft
            | SyntaxKind::Issued
            | SyntaxKind::Exported
            | SyntaxKind::Held
            | SyntaxKind::InData
            | SyntaxKind::Excepted
    )
}

fn spelled<'a>(text: &'a str, token: &Token) -> &'a str {
    text.get(token.start as usize..token.end as usize).unwrap_or_default()
}

/// A line or declaration in a block that has no such thing.
pub(crate) fn misplaced(file: FileId, text: &str, token: Token, block: Block) -> Diagnostic {
    let word = spelled(text, &token);
    Diagnostic::new(
        Code::Misplaced,
        Span::new(file, token.start, token.end),
        format!("`{word}` cannot stand {}", block.words()),
    )
    .at("misplaced")
}

/// Two lines that ran into each other.
pub(crate) fn unreadable(place: &Place<'_>, start: usize, end: usize) -> Diagnostic {
    let tokens = place.scan.tokens.get(start..end).unwrap_or_default();
    let from = tokens.first().map_or(0, |token| token.start);
    let to = tokens.first().map_or(0, |token| token.end);
    Diagnostic::new(Code::Syntax, Span::new(place.file, from, to), "this line could not be read")
}

/// What was expected and what was found.
pub(crate) fn explain(
    place: &Place<'_>,
    start: usize,
    end: usize,
    base: usize,
    block: Option<Block>,
    error: &Error<Rule>,
) -> Diagnostic {
    let tokens = place.scan.tokens.get(start..end).unwrap_or_default();
    let at = base + offset(error);
    let found = tokens.iter().find(|token| token.end as usize > at);
    if let (Some(first), Some(block)) = (tokens.first(), block) {
        let keyword = if first.kind == SyntaxKind::For { SyntaxKind::AppliesWhen } else { first.kind };
        if starts_item(keyword) && !block.accepts(crate::block::Start::Item(keyword)) {
            return misplaced(place.file, place.text, *first, block);
        }
    }
    let (span, what) = match found {
        Some(token) => {
            (Span::new(place.file, token.start, token.end), format!("found `{}`", spelled(place.text, token)))
        }
        None => {
            let end = tokens.last().map_or(0, |token| token.end);
            (Span::new(place.file, end, end), "the line ends".to_owned())
        }
    };
    let expected = match &error.variant {
        ErrorVariant::ParsingError { positives, .. } => {
            let mut words: Vec<&str> = positives.iter().map(|rule| SyntaxKind::of(*rule).words()).collect();
            words.dedup();
            words.join(", ")
        }
        ErrorVariant::CustomError { message } => message.clone(),
    };
    Diagnostic::new(Code::Syntax, span, format!("expected {expected}, {what}"))
}
