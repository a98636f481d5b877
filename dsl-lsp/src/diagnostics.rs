//! Findings as an editor is told of them: with the positions of its encoding, in its language.

use dsl_report::say;
use dsl_syntax::Diagnostic;
use serde_json::Value;

use crate::proto::{self, Finding};
use crate::session::Session;

/// All findings of a document, to be published.
pub(crate) fn publication(session: &Session, uri: &str, version: proto::Version, findings: &[Diagnostic]) -> Value {
    let findings: Vec<Finding> = findings.iter().map(|one| finding(session, one)).collect();
    proto::publication(uri, version, &findings)
}

/// A finding.
pub(crate) fn finding(session: &Session, finding: &Diagnostic) -> Finding {
    let language = session.language;
    let mut message = say(&finding.message, language);
    for more in finding.notes.iter().chain(&finding.help) {
        message.push('\n');
        message.push_str(&say(more, language));
    }
    let mut related = Vec::new();
    let own = finding.primary.text.is_some().then_some(&finding.primary);
    for label in own.into_iter().chain(&finding.secondary) {
        let text = label.text.as_ref().map(|text| say(text, language)).unwrap_or_default();
        related.extend(session.location(label.span).map(|at| (at, text)));
    }
    // What goes away once this is mended is told with it, and shown where it is.
    for follow in &finding.follows {
        related.extend(session.location(follow.primary.span).map(|at| (at, say(&follow.message, language))));
    }
    let (range, page) = (session.range(finding.primary.span), session.page(finding.code));
    Finding { range, severity: finding.severity, code: finding.code.as_str(), message, related, page }
}
