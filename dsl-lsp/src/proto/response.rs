//! What is answered and published, written.

use dsl_compiler::editing::names::Meaning;
use dsl_syntax::Severity;
use dsl_syntax::ast::Declaration;
use serde_json::{Map, Value, json};

use super::notification::Version;
use super::position::{Location, Range, location, position, range};
use crate::features::{completion, signature, symbols};
use crate::lines::Position;

/// A value with one more entry; as it is where it has no entries at all.
fn with(mut value: Value, key: &str, entry: Value) -> Value {
    if let Some(entries) = value.as_object_mut() {
        entries.insert(key.to_owned(), entry);
    }
    value
}

// ---- Findings ------------------------------------------------------------------------------------------------------

/// A finding.
#[derive(Clone, Debug)]
pub(crate) struct Finding {
    pub(crate) range: Range,
    pub(crate) severity: Severity,
    pub(crate) code: &'static str,
    pub(crate) message: String,
    /// Other places, each with what is said of it.
    pub(crate) related: Vec<(Location, String)>,
    /// Where the page of its code is.
    pub(crate) page: Option<String>,
}

pub(crate) fn finding(finding: &Finding) -> Value {
    let related = finding.related.iter().map(|(at, text)| json!({ "location": location(at), "message": text }));
    let written = json!({
        "range": range(finding.range),
        "severity": if finding.severity == Severity::Error { 1 } else { 2 },
        "code": finding.code,
        "source": "qingdan",
        "message": finding.message,
        "relatedInformation": related.collect::<Vec<_>>(),
    });
    match &finding.page {
        Some(page) => with(written, "codeDescription", json!({ "href": page })),
        None => written,
    }
}

/// All findings of a document.
pub(crate) fn publication(uri: &str, version: Version, findings: &[Finding]) -> Value {
    let publication = json!({ "uri": uri, "diagnostics": findings.iter().map(finding).collect::<Vec<_>>() });
    if version.is_null() { publication } else { with(publication, "version", version) }
}

/// Whether a publication holds anything.
pub(crate) fn has_findings(publication: &Value) -> bool {
    publication.get("diagnostics").and_then(Value::as_array).is_some_and(|found| !found.is_empty())
}

// ---- Where things are ----------------------------------------------------------------------------------------------

pub(crate) fn hover(text: &str, at: Range) -> Value {
    json!({ "contents": { "kind": "markdown", "value": text }, "range": range(at) })
}

pub(crate) fn highlight(at: Range, declares: bool) -> Value {
    json!({ "range": range(at), "kind": if declares { 3 } else { 2 } })
}

fn symbol_kind(kind: symbols::Kind) -> u8 {
    match kind {
        symbols::Kind::Edition => 2,
        symbols::Kind::Industry => 5,
        symbols::Kind::Scenario => 6,
        symbols::Kind::Declaration => 13,
        symbols::Kind::Block => 19,
        symbols::Kind::Example => 24,
    }
}

/// A symbol of a document: its whole range and its name's, what it is in words, and what stands in it.
pub(crate) fn document_symbol(
    symbol: &symbols::Symbol,
    detail: &str,
    whole: Range,
    head: Range,
    children: Vec<Value>,
) -> Value {
    json!({
        "name": if symbol.name.is_empty() { "…" } else { symbol.name.as_str() },
        "detail": detail,
        "kind": symbol_kind(symbol.kind),
        "range": range(whole),
        "selectionRange": range(head),
        "children": children,
    })
}

pub(crate) fn workspace_symbol(symbol: &symbols::Symbol, at: &Location, container: &str) -> Value {
    json!({
        "name": symbol.name,
        "kind": symbol_kind(symbol.kind),
        "location": location(at),
        "containerName": container,
    })
}

/// Lines that can be folded away, first and last.
pub(crate) fn folding_range(start: usize, end: usize) -> Value {
    json!({ "startLine": start, "endLine": end })
}

/// Ranges around a position, innermost first; the position alone where there are none.
pub(crate) fn selection_range(around: &[Range], at: Position) -> Value {
    let mut chain = Value::Null;
    for one in around.iter().rev() {
        let link = json!({ "range": range(*one) });
        chain = if chain.is_null() { link } else { with(link, "parent", chain) };
    }
    if chain.is_null() { json!({ "range": range((at, at)) }) } else { chain }
}

/// The kinds of names, for colouring: in the order of [`token_type`].
pub(super) const TOKEN_TYPES: &[&str] =
    &["namespace", "class", "method", "property", "enumMember", "type", "variable", "parameter"];

fn token_type(meaning: &Meaning) -> usize {
    match meaning {
        Meaning::Edition(_) => 0,
        Meaning::Industry(..) | Meaning::Category(..) | Meaning::Procedure(..) => 1,
        Meaning::Scenario(..) | Meaning::Subcategory(..) | Meaning::Block(..) | Meaning::Reading(..) => 2,
        Meaning::Field(..) | Meaning::OfProcedure(..) => 3,
        Meaning::Declared(Declaration::Outcome, _) | Meaning::Value(..) => 4,
        Meaning::Declared(Declaration::Unit, _) => 5,
        Meaning::Fact(_) => 6,
        Meaning::Declared(..) => 7,
    }
}

/// A name to be coloured.
#[derive(Clone, Debug)]
pub(crate) struct Token {
    pub(crate) start: Position,
    /// In columns.
    pub(crate) length: usize,
    pub(crate) meaning: Meaning,
    pub(crate) declares: bool,
}

/// Names in order; each is told from where the one before stands.
pub(crate) fn semantic_tokens(tokens: &[Token]) -> Value {
    let mut data: Vec<usize> = Vec::with_capacity(5 * tokens.len());
    let mut last = Position { line: 0, character: 0 };
    for token in tokens {
        let start = token.start;
        let same_line = start.line == last.line;
        let column = if same_line { start.character.saturating_sub(last.character) } else { start.character };
        debug_assert!(start.line >= last.line, "tokens in order");
        let down = start.line.saturating_sub(last.line);
        data.extend([down, column, token.length, token_type(&token.meaning), usize::from(token.declares)]);
        last = start;
    }
    json!({ "data": data })
}

pub(crate) fn inlay_hint(at: Position, label: &str) -> Value {
    json!({ "position": position(at), "label": label, "paddingLeft": true })
}

// ---- Edits ---------------------------------------------------------------------------------------------------------

pub(crate) fn text_edit(at: Range, text: &str) -> Value {
    json!({ "range": range(at), "newText": text })
}

/// Edits of several documents.
pub(crate) fn workspace_edit(edits: impl IntoIterator<Item = (Location, String)>) -> Value {
    let mut changes = Map::new();
    for (at, text) in edits {
        let edit = text_edit(at.range, &text);
        if let Value::Array(edits) = changes.entry(at.uri).or_insert_with(|| json!([])) {
            edits.push(edit);
        }
    }
    json!({ "changes": changes })
}

/// An action with its edits, and the finding that it mends.
pub(crate) fn code_action(title: &str, kind: &str, edit: Value, mends: Option<&Finding>) -> Value {
    let action = json!({ "title": title, "kind": kind, "edit": edit });
    match mends {
        Some(one) => with(action, "diagnostics", json!([finding(one)])),
        None => action,
    }
}

/// An action whose edits follow when it is chosen.
pub(crate) fn unresolved_action(title: &str, kind: &str, uri: &str) -> Value {
    json!({ "title": title, "kind": kind, "data": { "uri": uri } })
}

pub(crate) fn resolved_action(action: Value, edit: Value) -> Value {
    with(action, "edit", edit)
}

pub(crate) fn completion(one: &completion::Suggestion, detail: &str) -> Value {
    let (kind, format) = match one.kind {
        completion::Kind::Keyword => (14, 1),
        completion::Kind::Name => (6, 1),
        completion::Kind::Skeleton => (15, 2),
    };
    json!({ "label": one.label, "detail": detail, "kind": kind, "insertText": one.text, "insertTextFormat": format })
}

pub(crate) fn signature_help(found: &signature::Signature) -> Value {
    let parts: Vec<Value> = found.parts.iter().map(|part| json!({ "label": part })).collect();
    json!({
        "signatures": [{ "label": found.parts.join(" "), "parameters": parts, "activeParameter": found.active }],
        "activeSignature": 0,
        "activeParameter": found.active,
    })
}

pub(crate) fn linked_editing(ranges: &[Range], pattern: &str) -> Value {
    json!({ "ranges": ranges.iter().copied().map(range).collect::<Vec<_>>(), "wordPattern": pattern })
}

// ---- Lenses and commands -------------------------------------------------------------------------------------------

/// What stands above a scenario and runs its examples.
pub(crate) fn examples_lens(at: Range, title: &str, uri: &str, scenario: &str) -> Value {
    let command = json!({ "title": title, "command": "qingdan.runExamples", "arguments": [uri, scenario] });
    json!({ "range": range(at), "command": command })
}

/// What stands above a scenario and says how it compares, which is worked out for the lenses that are in sight.
pub(crate) fn unresolved_lens(at: Range, uri: &str, scenario: &str) -> Value {
    json!({ "range": range(at), "data": { "uri": uri, "scenario": scenario } })
}

/// A lens that shows the difference of two editions; one that shows nothing where there is none to tell of.
pub(crate) fn resolved_lens(lens: Value, found: Option<(String, [String; 2])>) -> Value {
    let command = match found {
        Some((title, editions)) => json!({ "title": title, "command": "qingdan.showDiff", "arguments": editions }),
        None => json!({ "title": "–", "command": "" }),
    };
    with(lens, "command", command)
}

/// How many examples passed, and where each other one stands.
pub(crate) fn examples_run(passed: usize, failed: &[(String, Option<Location>)]) -> Value {
    let messages = failed.iter().map(|(why, at)| json!({ "message": why, "location": at.as_ref().map(location) }));
    json!({ "passed": passed, "failed": failed.len(), "messages": messages.collect::<Vec<_>>() })
}

/// Why no example was run.
pub(crate) fn no_examples_run(notice: &str) -> Value {
    json!({ "passed": 0, "failed": 0, "messages": [], "notice": notice })
}

pub(crate) fn page(title: &str, markdown: &str) -> Value {
    json!({ "title": title, "markdown": markdown })
}

pub(crate) fn shared_name(editions: &[String], can_part: bool) -> Value {
    json!({ "editions": editions, "canPart": can_part })
}
