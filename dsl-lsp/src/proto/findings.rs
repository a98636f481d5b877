//! Findings in the protocol's JSON.

use dsl_report::say;
use dsl_syntax::{Diagnostic, Severity};
use serde_json::{Value, json};

use super::{location, range};
use crate::desk::Desk;

/// All findings of a file.
pub(crate) fn publication(desk: &Desk, uri: &str, version: Value, findings: &[Diagnostic]) -> Value {
    let diagnostics: Vec<Value> = findings.iter().map(|finding| diagnostic(desk, finding)).collect();
    let mut publication = json!({ "uri": uri, "diagnostics": diagnostics });
    if let (Some(publication), false) = (publication.as_object_mut(), version.is_null()) {
        publication.insert("version".to_owned(), version);
    }
    publication
}

/// Whether a publication holds anything.
pub(crate) fn has_findings(publication: &Value) -> bool {
    publication.get("diagnostics").and_then(Value::as_array).is_some_and(|found| !found.is_empty())
}

pub(super) fn diagnostic(desk: &Desk, finding: &Diagnostic) -> Value {
    let language = desk.language;
    let mut message = say(&finding.message, language);
    let notes = finding.notes.iter().chain(&finding.help).map(|more| say(more, language));
    for more in notes {
        message.push('\n');
        message.push_str(&more);
    }
    let mut related = Vec::new();
    let own = finding.primary.text.is_some().then_some(&finding.primary);
    for label in own.into_iter().chain(&finding.secondary) {
        let text = label.text.as_ref().map(|text| say(text, language)).unwrap_or_default();
        if let Some(location) = location(desk, label.span) {
            related.push(json!({ "location": location, "message": text }));
        }
    }
    // What goes away once this is mended is told with it, and shown where it is.
    for follow in &finding.follows {
        if let Some(location) = location(desk, follow.primary.span) {
            related.push(json!({ "location": location, "message": say(&follow.message, language) }));
        }
    }
    let mut told = json!({
        "range": range(desk, finding.primary.span),
        "severity": if finding.severity == Severity::Error { 1 } else { 2 },
        "code": finding.code.as_str(),
        "source": "qingdan",
        "message": message,
        "relatedInformation": related,
    });
    if let (Some(told), Some(page)) = (told.as_object_mut(), desk.page(finding.code)) {
        told.insert("codeDescription".to_owned(), json!({ "href": page }));
    }
    told
}
