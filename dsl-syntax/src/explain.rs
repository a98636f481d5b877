//! What a mistake is called: from pest's expected rules and the words around the place to one finding.

mod expected;
mod guess;
mod near;

use pest::error::{Error, InputLocation};

use crate::block::{Block, Start, starts_item};
use crate::code::Code;
use crate::diagnostic::Diagnostic;
use crate::grammar::Rule;
use crate::hidden::hidden;
use crate::keywords::SyntaxKind;
use crate::language::traits_of;
use crate::message;
use crate::message::{Argument, Joint};
use crate::scan::{Scan, Token};
use crate::span::{FileId, Span};
use expected::Expected;
pub(crate) use near::nearest;

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
    traits_of(keyword).declares.unwrap_or(SyntaxKind::Error)
}

/// Whether a token at a line start may begin another line, seeing what stands before it.
pub(crate) fn may_begin(kind: SyntaxKind, before: Option<SyntaxKind>) -> bool {
    let begins = matches!(kind, SyntaxKind::Name | SyntaxKind::Open | SyntaxKind::Value | SyntaxKind::Unknown)
        || (starts_item(kind) && kind != SyntaxKind::When);
    begins && before.is_none_or(|before| before == SyntaxKind::Semicolon || ends_something(before))
}

/// Whether a line may be over after a token of this kind.
fn ends_something(kind: SyntaxKind) -> bool {
    traits_of(kind).ends
        || matches!(
            kind,
            SyntaxKind::Name
                | SyntaxKind::String
                | SyntaxKind::Digits
                | SyntaxKind::Value
                | SyntaxKind::Unknown
                | SyntaxKind::CloseBrace
                | SyntaxKind::CloseBracket
        )
}

fn spelled<'a>(text: &'a str, token: &Token) -> &'a str {
    text.get(token.start as usize..token.end as usize).unwrap_or_default()
}

/// User text for a message: on one line, not too long, nothing invisible.
fn shown(text: &str) -> String {
    let mut out = String::new();
    for (count, c) in text.chars().enumerate() {
        if count == 40 {
            out.push('…');
            break;
        }
        if hidden(c).is_some() || c.is_control() || c == '`' { out.extend(c.escape_unicode()) } else { out.push(c) }
    }
    out
}

/// A line or declaration in a block that has no such thing.
pub(crate) fn misplaced(file: FileId, text: &str, token: Token, block: Block) -> Diagnostic {
    let word = shown(spelled(text, &token));
    let keyword = line_keyword(token.kind);
    let homes: Vec<Argument> = Block::ALL
        .iter()
        .filter(|home| home.accepts(Start::Item(keyword)))
        .map(|home| home.words().into())
        .fold(Vec::new(), |mut homes, words| {
            if !homes.contains(&words) {
                homes.push(words);
            }
            homes
        });
    let span = Span::new(file, token.start, token.end);
    let finding =
        Diagnostic::new(Code::Misplaced, span, message!("misplaced-line", word = word, inside = block.words()))
            .at(message!("misplaced-line.label"));
    if homes.is_empty() || homes.len() > 4 {
        finding
    } else {
        finding.help(message!("misplaced-line.help", homes = Argument::List(homes, Joint::Or)))
    }
}

/// The Chinese for `for` and `applies when` is one word; a line starts with the latter.
fn line_keyword(kind: SyntaxKind) -> SyntaxKind {
    if kind == SyntaxKind::For { SyntaxKind::AppliesWhen } else { kind }
}

/// The words around a mistake.
struct Around<'a> {
    file: FileId,
    text: &'a str,
    /// The tokens of the broken line.
    tokens: &'a [Token],
    /// Among them, the one that was not expected; their number where the line ends too early.
    at: usize,
    block: Option<Block>,
    expected: Expected,
}

impl<'a> Around<'a> {
    fn found(&self) -> Option<&'a Token> {
        self.tokens.get(self.at)
    }

    fn word(&self, index: usize) -> &'a str {
        self.tokens.get(index).map_or("", |token| spelled(self.text, token))
    }

    fn kind(&self, index: usize) -> Option<SyntaxKind> {
        self.tokens.get(index).map(|token| token.kind)
    }

    fn span(&self, index: usize) -> Span {
        let at = self.tokens.get(index).or(self.tokens.last());
        at.map_or(Span::new(self.file, 0, 0), |token| Span::new(self.file, token.start, token.end))
    }
}

/// One finding: what was expected, what was found, and a way out where one can be guessed.
pub(crate) fn explain(
    place: &Place<'_>,
    start: usize,
    end: usize,
    base: usize,
    block: Option<Block>,
    error: &Error<Rule>,
) -> Diagnostic {
    let tokens = place.scan.tokens.get(start..end).unwrap_or_default();
    let offset = base + offset(error);
    let at = tokens.partition_point(|token| token.end as usize <= offset);
    let chinese = tokens.iter().any(|token| token.kind.is_keyword() && !spelled(place.text, token).is_ascii());
    let around =
        Around { file: place.file, text: place.text, tokens, at, block, expected: Expected::new(error, chinese) };
    guess::guess(&around).unwrap_or_else(|| plainly(&around))
}

/// What was expected and what was found, and no more.
fn plainly(around: &Around<'_>) -> Diagnostic {
    let expected = around.expected.words();
    match around.found() {
        Some(token) => {
            let word = shown(spelled(around.text, token));
            let span = around.span(around.at);
            Diagnostic::new(Code::Syntax, span, message!("expected-found", expected = expected, found = word))
                .at(message!("expected-found.label"))
        }
        None => {
            let last = around.tokens.len().saturating_sub(1);
            let word = shown(around.word(last));
            Diagnostic::new(
                Code::Syntax,
                around.span(last),
                message!("expected-after", expected = expected, before = word),
            )
            .at(message!("expected-after.label"))
        }
    }
}
