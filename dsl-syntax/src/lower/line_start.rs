//! Which things start a line, and how a clause may go on over lines.

use super::Lower;
use crate::code::Code;
use crate::diagnostic::Diagnostic;
use crate::keywords::SyntaxKind;
use crate::language::traits_of;
use crate::message;
use crate::message::Argument;
use crate::space::indentation;
use crate::span::Span;

impl Lower<'_> {
    /// A finding where something that must start a line does not.
    pub(super) fn must_start_line(&mut self, span: Span, what: Argument) {
        if self.scan.starts_line(span.start) {
            return;
        }
        let token = self.scan.tokens.get(self.scan.index_at(span.start));
        let place = token.map_or(span, |token| Span::new(self.file, token.start, token.end));
        let before = Span::new(self.file, span.start, span.start);
        let indent = indentation(self.text, span.start as usize);
        self.find(
            Diagnostic::new(Code::LineStart, place, message!("must-start-line", what = what))
                .at(message!("must-start-line.label"))
                .help(message!("must-start-line.help"))
                .fix(message!("must-start-line.fix"), before, format!("\n{indent}"))
                .safe(),
        );
    }

    /// An entry of `all of`, `any of`, `example` or `expects` stands after a line break or `;`.
    pub(super) fn must_be_separated(&mut self, span: Span, what: Argument) {
        if self.scan.starts_line(span.start) {
            return;
        }
        let before = Span::new(self.file, span.start, span.start);
        self.find(
            Diagnostic::new(Code::LineStart, span, message!("must-be-separated", what = what))
                .at(message!("must-be-separated.label"))
                .fix(message!("add", text = ";"), before, "; ")
                .safe(),
        );
    }

    /// Outside braces, a clause goes on over lines that begin with `or`, `and`, `unless` or `[`.
    pub(super) fn check_continuations(&mut self, span: Span) {
        let first = self.scan.index_at(span.start);
        let mut depth = 0_u32;
        for token in self.scan.tokens.iter().skip(first).take_while(|token| token.start < span.end) {
            if token.kind == SyntaxKind::CloseBrace {
                depth = depth.saturating_sub(1);
                continue;
            }
            if depth == 0 && token.first && token.start > span.start && !goes_on(token.kind) {
                let place = Span::new(self.file, token.start, token.end);
                let text = self.text.get(place.range()).unwrap_or_default().to_owned();
                self.find(
                    Diagnostic::new(Code::LineStart, place, message!("cannot-go-on", word = text))
                        .at(message!("cannot-go-on.label"))
                        .help(message!("clause-goes-on")),
                );
                return;
            }
            if token.kind == SyntaxKind::OpenBrace {
                depth += 1;
            }
        }
    }
}

fn goes_on(kind: SyntaxKind) -> bool {
    traits_of(kind).joins || matches!(kind, SyntaxKind::OpenBracket | SyntaxKind::OpenBrace)
}
