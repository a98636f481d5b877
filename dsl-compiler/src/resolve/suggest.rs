//! Near misses: what a name that nothing declares may have meant.

use dsl_artifact::near::nearest;
use dsl_syntax::ast::Name;
use dsl_syntax::{Code, Diagnostic, Message, Span, message};

/// The finding for a name that nothing declares, with the near miss if there is one.
pub(crate) fn unknown<'n>(kind: Message, name: &Name, known: impl IntoIterator<Item = (&'n str, Span)>) -> Diagnostic {
    let finding =
        Diagnostic::new(Code::UnknownName, name.span, message!("unknown-name", kind = kind.clone(), name = &name.text))
            .at(message!("unknown-name.label", kind = kind.clone()));
    or_near(finding, name, known, message!("unknown-name.help", kind = kind))
}

/// The same for a list that is referred to: another list need not be in the folder, but it must be declared.
pub(crate) fn unknown_list<'n>(name: &Name, known: impl IntoIterator<Item = (&'n str, Span)>) -> Diagnostic {
    let finding = Diagnostic::new(Code::UnknownName, name.span, message!("unknown-list", name = &name.text))
        .at(message!("unknown-list.label"));
    or_near(finding, name, known, message!("unknown-list.help", name = &name.text))
}

/// The same for a name that would have to be declared in one certain edition or industry.
pub(crate) fn unknown_in<'n>(
    kind: Message,
    place: &Name,
    name: &Name,
    known: impl IntoIterator<Item = (&'n str, Span)>,
) -> Diagnostic {
    let finding = Diagnostic::new(
        Code::UnknownName,
        name.span,
        message!("unknown-name-in", kind = kind.clone(), name = &name.text, place = &place.text),
    )
    .at(message!("unknown-name-in.label", kind = kind.clone(), place = &place.text));
    or_near(finding, name, known, message!("unknown-name-in.help", kind = kind, place = &place.text))
}

fn or_near<'n>(
    finding: Diagnostic,
    name: &Name,
    known: impl IntoIterator<Item = (&'n str, Span)>,
    otherwise: Message,
) -> Diagnostic {
    match nearest(&name.text, known) {
        Some((near, span)) => finding
            .and(span, message!("near-name-declared", name = near))
            .help(message!("did-you-mean", name = near))
            .fix(message!("write", text = near), name.span, near),
        None => finding.help(otherwise),
    }
}
