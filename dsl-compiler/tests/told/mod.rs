//! One list, checked, and its findings as a reader is told them.
#![allow(dead_code, reason = "each test file uses a part of it")]

use dsl_compiler::check::check;
use dsl_compiler::source::World;
use dsl_report::say;
use dsl_syntax::{Diagnostic, Language, Message, Severity, Span};

struct OneFile(String);

impl World for OneFile {
    fn paths(&self) -> Vec<String> {
        vec!["lists/one.qd".to_owned()]
    }
    fn read(&self, _: &str) -> Result<Vec<u8>, dsl_syntax::Message> {
        Ok(self.0.clone().into_bytes())
    }
}

/// What `check` finds, each before what follows from it.
pub(crate) fn findings(text: &str) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    for mut finding in check(&OneFile(text.to_owned())).unwrap().diagnostics {
        let follows = std::mem::take(&mut finding.follows);
        findings.push(finding);
        findings.extend(follows);
    }
    findings
}

/// One finding: code and message, then each place that it names with what is said there, the primary one first.
pub(crate) fn told(text: &str, finding: &Diagnostic) -> String {
    let words = |message: &Message| say(message, Language::En);
    let labels = std::iter::once(&finding.primary).chain(&finding.secondary);
    let label = |span: Span, label: &Option<Message>| {
        let place = &text[span.start as usize..span.end as usize];
        format!("\n  `{place}` {}", label.as_ref().map(words).unwrap_or_default())
    };
    let labels: String = labels.map(|one| label(one.span, &one.text)).collect();
    format!("{}: {}{labels}", finding.code.as_str(), words(&finding.message))
}

/// All findings of at least this severity.
pub(crate) fn all_told(text: &str, least: Severity) -> String {
    let told = |one: &Diagnostic| told(text, one);
    let findings = findings(text);
    let severe = findings.iter().filter(|one| one.severity <= least);
    severe.map(told).collect::<Vec<_>>().join("\n")
}
