//! What is said where something that may be there once is there twice.

use dsl_syntax::ast::Name;
use dsl_syntax::tree::SyntaxKind;
use dsl_syntax::{Code, Diagnostic, Message, Span, message};

/// A name is declared twice.
pub(super) fn doubled(kind: Message, name: &Name, first: Span) -> Diagnostic {
    Diagnostic::new(Code::DoubledName, name.span, message!("doubled-name", kind = kind, name = &name.text))
        .at(message!("doubled-name.label"))
        .and(first, message!("doubled-name.label-first"))
        .help(message!("doubled-name.help"))
}

/// A line that may stand once stands twice.
pub(crate) fn doubled_line(line: SyntaxKind, span: Span, first: Span) -> Diagnostic {
    Diagnostic::new(Code::DoubledLine, span, message!("doubled-line", line = line.words()))
        .at(message!("the-second-one"))
        .and(first, message!("the-first-one"))
        .help(message!("doubled-line.help"))
}
