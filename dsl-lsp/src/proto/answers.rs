//! Requests and what answers them.

use dsl_compiler::editing::names::Meaning;
use dsl_report::say;
use dsl_syntax::ast::Declaration;
use dsl_syntax::edit::written;
use dsl_syntax::{Edit, Span, message};
use serde_json::{Value, json};
use tower_lsp::jsonrpc::{Error, Result};

use super::findings::diagnostic;
use super::{file, file_and_offset, location, place, position_of, range, span, stopped};
use crate::desk::Desk;
use crate::features::{
    actions, completion, hints, hover, layout, lenses, linked, references, rename, signature, stretches, symbols,
    unread,
};
use crate::lines::{Position, to_u32};

pub(super) fn hover(desk: &mut Desk, params: &Value) -> Result<Value> {
    let (file, offset) = file_and_offset(desk, params)?;
    let Some((span, text)) = hover::hover(&desk.workspace, file, offset, desk.language, &desk.work) else {
        return Ok(Value::Null);
    };
    Ok(json!({ "contents": { "kind": "markdown", "value": text }, "range": range(desk, span) }))
}

fn locations(desk: &mut Desk, spans: impl IntoIterator<Item = Span>) -> Value {
    spans.into_iter().filter_map(|span| location(desk, span)).collect()
}

pub(super) fn definition(desk: &mut Desk, params: &Value) -> Result<Value> {
    let (file, offset) = file_and_offset(desk, params)?;
    let found = references::declarations(&desk.workspace, file, offset);
    Ok(locations(desk, found))
}

/// Where a name is declared; where there is none to ask about, the national rule behind what stands there.
pub(super) fn declaration(desk: &mut Desk, params: &Value) -> Result<Value> {
    let (file, offset) = file_and_offset(desk, params)?;
    let named = references::name_at(&desk.workspace, file, offset).filter(|name| !name.declares);
    let found = match named {
        Some(_) => references::declarations(&desk.workspace, file, offset),
        None => references::national_rule(&desk.workspace, file, offset),
    };
    Ok(locations(desk, found))
}

pub(super) fn references(desk: &mut Desk, params: &Value) -> Result<Value> {
    let (file, offset) = file_and_offset(desk, params)?;
    let declared = params.pointer("/context/includeDeclaration").and_then(Value::as_bool).unwrap_or(true);
    let Some(name) = references::name_at(&desk.workspace, file, offset) else { return Ok(Value::Null) };
    let found = references::all(&desk.workspace, &name.meaning);
    Ok(locations(desk, found.into_iter().filter(|one| declared || !one.declares).map(|one| one.span)))
}

pub(super) fn highlights(desk: &mut Desk, params: &Value) -> Result<Value> {
    let (file, offset) = file_and_offset(desk, params)?;
    let Some(name) = references::name_at(&desk.workspace, file, offset) else { return Ok(Value::Null) };
    let found = references::all(&desk.workspace, &name.meaning);
    let here = found.into_iter().filter(|one| one.span.file == file);
    Ok(here.map(|one| json!({ "range": range(desk, one.span), "kind": if one.declares { 3 } else { 2 } })).collect())
}

pub(super) fn prepare_rename(desk: &mut Desk, params: &Value) -> Result<Value> {
    let (file, offset) = file_and_offset(desk, params)?;
    let name = references::name_at(&desk.workspace, file, offset);
    Ok(name.map_or(Value::Null, |name| range(desk, name.span)))
}

pub(super) fn rename(desk: &mut Desk, params: &Value) -> Result<Value> {
    let (file, offset) = file_and_offset(desk, params)?;
    let new = params.get("newName").and_then(Value::as_str).ok_or_else(|| Error::invalid_params("no `newName`"))?;
    desk.up_to_date().map_err(stopped)?;
    let refused = |why| Error::invalid_params(say(&why, desk.language));
    let edits = rename::everywhere(&desk.workspace, file, offset, new).map_err(refused)?;
    Ok(written_edit(desk, &edits))
}

/// Edits with the line breaks of the texts that they are made in.
pub(super) fn written_edit(desk: &mut Desk, edits: &[Edit]) -> Value {
    let text = |span: Span| desk.workspace.text(span.file).unwrap_or_default();
    let edits = edits.iter().map(|edit| (edit.span, written(text(edit.span), edit).into_owned()));
    let edits: Vec<(Span, String)> = edits.collect();
    workspace_edit(desk, edits)
}

pub(super) fn workspace_edit(desk: &mut Desk, edits: impl IntoIterator<Item = (Span, String)>) -> Value {
    let mut changes = serde_json::Map::new();
    for (span, text) in edits {
        let Some(uri) = desk.uri(span.file) else { continue };
        let edit = json!({ "range": range(desk, span), "newText": text });
        if let Value::Array(edits) = changes.entry(uri).or_insert_with(|| json!([])) {
            edits.push(edit);
        }
    }
    json!({ "changes": changes })
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

fn symbol(desk: &mut Desk, one: &symbols::Symbol) -> Value {
    let children: Vec<Value> = one.children.iter().map(|child| symbol(desk, child)).collect();
    json!({
        "name": if one.name.is_empty() { "…" } else { one.name.as_str() },
        "detail": one.detail.as_ref().map(|detail| say(detail, desk.language)).unwrap_or_default(),
        "kind": symbol_kind(one.kind),
        "range": range(desk, one.span),
        "selectionRange": range(desk, one.head),
        "children": children,
    })
}

pub(super) fn document_symbols(desk: &mut Desk, params: &Value) -> Result<Value> {
    let file = file(desk, params)?;
    let found = desk.workspace.tree(file).map(symbols::symbols).unwrap_or_default();
    Ok(found.iter().map(|one| symbol(desk, one)).collect())
}

pub(super) fn workspace_symbols(desk: &mut Desk, params: &Value) -> Result<Value> {
    let query = params.get("query").and_then(Value::as_str).unwrap_or_default().to_lowercase();
    let mut found = Vec::new();
    for file in desk.files() {
        let tree = desk.workspace.tree(file).map(symbols::symbols).unwrap_or_default();
        let mut open: Vec<(symbols::Symbol, String)> = tree.into_iter().rev().map(|one| (one, String::new())).collect();
        while let Some((one, around)) = open.pop() {
            if one.kind != symbols::Kind::Block && one.name.to_lowercase().contains(&query) {
                let Some(location) = location(desk, one.head) else { continue };
                found.push(json!({ "name": one.name, "kind": symbol_kind(one.kind), "location": location, "containerName": around }));
            }
            let inside = if around.is_empty() { one.name.clone() } else { format!("{around}/{}", one.name) };
            open.extend(one.children.into_iter().rev().map(|child| (child, inside.clone())));
        }
    }
    Ok(Value::Array(found))
}

pub(super) fn folding(desk: &mut Desk, params: &Value) -> Result<Value> {
    let file = file(desk, params)?;
    let blocks = desk.workspace.tree(file).map(stretches::blocks).unwrap_or_default();
    let mut found = Vec::new();
    for span in blocks {
        let (start, end) = desk.range(span);
        if start.line + 1 < end.line {
            // The closing brace stays in sight.
            found.push(json!({ "startLine": start.line, "endLine": end.line - 1 }));
        }
    }
    Ok(Value::Array(found))
}

pub(super) fn selection(desk: &mut Desk, params: &Value) -> Result<Value> {
    let file = file(desk, params)?;
    let mut found = Vec::new();
    for position in params.get("positions").and_then(Value::as_array).into_iter().flatten().filter_map(position_of) {
        let offset = desk.offset(file, position);
        let around = desk.workspace.tree(file).map(|tree| stretches::around(tree, offset)).unwrap_or_default();
        let mut chain = Value::Null;
        for span in around.into_iter().rev() {
            let mut link = json!({ "range": range(desk, span) });
            if let (Some(link), false) = (link.as_object_mut(), chain.is_null()) {
                link.insert("parent".to_owned(), chain);
            }
            chain = link;
        }
        if chain.is_null() {
            chain = json!({ "range": { "start": place(position), "end": place(position) } });
        }
        found.push(chain);
    }
    Ok(Value::Array(found))
}

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

pub(super) fn tokens(desk: &mut Desk, params: &Value) -> Result<Value> {
    let file = file(desk, params)?;
    let mut names = desk.workspace.tree(file).map(dsl_compiler::editing::names::names).unwrap_or_default();
    names.sort_by_key(|name| name.span);
    names.dedup_by_key(|name| name.span);
    let mut data: Vec<u32> = Vec::new();
    let mut last = Position { line: 0, character: 0 };
    for name in names {
        let (start, _) = desk.range(name.span);
        let text = desk.workspace.text(file).and_then(|text| text.get(name.span.range())).unwrap_or_default();
        let length = to_u32(desk.columns(text));
        let same_line = start.line == last.line;
        let column = if same_line { start.character.saturating_sub(last.character) } else { start.character };
        data.extend([
            start.line - last.line,
            column,
            length,
            to_u32(token_type(&name.meaning)),
            u32::from(name.declares),
        ]);
        last = start;
    }
    Ok(json!({ "data": data }))
}

pub(super) fn hints(desk: &mut Desk, params: &Value) -> Result<Value> {
    let within = span(desk, params)?;
    let mut found = desk.workspace.model().map(|model| hints::hints(model, within)).unwrap_or_default();
    found.extend(desk.workspace.model().map(|model| hints::before(model, within, &desk.work)).unwrap_or_default());
    let mut told = Vec::new();
    for (span, text) in found {
        let (_, end) = desk.range(span);
        told.push(json!({ "position": place(end), "label": text, "paddingLeft": true }));
    }
    Ok(Value::Array(told))
}

pub(super) fn actions(desk: &mut Desk, params: &Value) -> Result<Value> {
    let at = span(desk, params)?;
    desk.up_to_date().map_err(stopped)?;
    let wanted = params.pointer("/context/only").and_then(Value::as_array);
    let is_wanted = |kind: &str| {
        wanted.is_none_or(|wanted| {
            wanted.iter().filter_map(Value::as_str).any(|one| kind == one || kind.starts_with(&format!("{one}.")))
        })
    };
    let mut told = Vec::new();
    for action in actions::actions(&desk.workspace, &desk.findings, at, &desk.work).map_err(stopped)? {
        if !is_wanted(action.kind) {
            continue;
        }
        let mut one = json!({
            "title": say(&action.title, desk.language),
            "kind": action.kind,
            "edit": written_edit(desk, &action.edits),
        });
        if let (Some(one), Some(finding)) = (one.as_object_mut(), &action.finding) {
            one.insert("diagnostics".to_owned(), json!([diagnostic(desk, finding)]));
        }
        told.push(one);
    }
    let kind = "source.keywords";
    if let Some(text) = desk.workspace.text(at.file).filter(|_| is_wanted(kind)) {
        let (title, _) = actions::other_keywords(text);
        // Laying out a whole file takes longer than an action may keep anyone waiting: its edits follow when it is chosen.
        let data = json!({ "uri": params.pointer("/textDocument/uri") });
        told.push(json!({ "title": say(&title, desk.language), "kind": kind, "data": data }));
    }
    Ok(Value::Array(told))
}

/// The edits of the one action that is offered without them.
pub(super) fn action_resolved(desk: &mut Desk, params: &Value) -> Result<Value> {
    let mut action = params.clone();
    let uri = params.pointer("/data/uri").and_then(Value::as_str).unwrap_or_default();
    let file = desk.file(uri).ok_or_else(|| Error::invalid_params(format!("{uri} is none of the lists")))?;
    let (_, language) = actions::other_keywords(desk.workspace.text(file).unwrap_or_default());
    let edits = layout::edits(&desk.workspace, file, Some(language));
    let edits = edits.into_iter().map(|(range, text)| (Span::new(file, to_u32(range.start), to_u32(range.end)), text));
    let edit = workspace_edit(desk, edits);
    if let Some(action) = action.as_object_mut() {
        action.insert("edit".to_owned(), edit);
    }
    Ok(action)
}

pub(super) fn completion(desk: &mut Desk, params: &Value) -> Result<Value> {
    let (file, offset) = file_and_offset(desk, params)?;
    let found = completion::suggestions(&desk.workspace, file, offset);
    let told = found.into_iter().map(|one| {
        let (kind, format) = match one.kind {
            completion::Kind::Keyword => (14, 1),
            completion::Kind::Name => (6, 1),
            completion::Kind::Skeleton => (15, 2),
        };
        json!({ "label": one.label, "detail": say(&one.detail, desk.language), "kind": kind, "insertText": one.text, "insertTextFormat": format })
    });
    Ok(told.collect())
}

pub(super) fn signature(desk: &mut Desk, params: &Value) -> Result<Value> {
    let (file, offset) = file_and_offset(desk, params)?;
    let Some(found) = signature::signature(&desk.workspace, file, offset) else { return Ok(Value::Null) };
    let parts: Vec<Value> = found.parts.iter().map(|part| json!({ "label": part })).collect();
    Ok(json!({
        "signatures": [{ "label": found.parts.join(" "), "parameters": parts, "activeParameter": found.active }],
        "activeSignature": 0,
        "activeParameter": found.active,
    }))
}

pub(super) fn linked(desk: &mut Desk, params: &Value) -> Result<Value> {
    let (file, offset) = file_and_offset(desk, params)?;
    let Some(spans) = linked::numbers(&desk.workspace, file, offset) else { return Ok(Value::Null) };
    let ranges: Vec<Value> = spans.into_iter().map(|span| range(desk, span)).collect();
    Ok(json!({ "ranges": ranges, "wordPattern": linked::PATTERN }))
}

// ---- Layout --------------------------------------------------------------------------------------------------------

fn text_edits(desk: &mut Desk, file: dsl_syntax::FileId, edits: Vec<(std::ops::Range<usize>, String)>) -> Value {
    let told = edits.into_iter().map(|(bytes, text)| {
        let span = Span::new(file, to_u32(bytes.start), to_u32(bytes.end));
        json!({ "range": range(desk, span), "newText": text })
    });
    Value::Array(told.collect())
}

pub(super) fn formatting(desk: &mut Desk, params: &Value) -> Result<Value> {
    let file = file(desk, params)?;
    let edits = layout::edits(&desk.workspace, file, None);
    Ok(text_edits(desk, file, edits))
}

pub(super) fn range_formatting(desk: &mut Desk, params: &Value) -> Result<Value> {
    let at = span(desk, params)?;
    let edits = layout::edits_within(&desk.workspace, at.file, &at.range());
    Ok(text_edits(desk, at.file, edits))
}

/// Behind `}` the block that it closes; behind the end of a line that line.
pub(super) fn typed_formatting(desk: &mut Desk, params: &Value) -> Result<Value> {
    let (file, offset) = file_and_offset(desk, params)?;
    let text = desk.workspace.text(file).unwrap_or_default();
    let stretch = if params.get("ch").and_then(Value::as_str) == Some("\n") {
        let end = text.get(..offset).and_then(|before| before.rfind('\n')).unwrap_or(0);
        let start = text.get(..end).and_then(|before| before.rfind('\n')).map_or(0, |at| at + 1);
        // The line's own end belongs to it, and nothing that follows.
        start..end.saturating_sub(1).max(start)
    } else {
        let around =
            desk.workspace.tree(file).map(|tree| stretches::around(tree, offset.saturating_sub(1))).unwrap_or_default();
        let closed = around.iter().find(|span| span.end as usize == offset);
        closed.map_or(offset..offset, |span| span.range())
    };
    let edits = layout::edits_within(&desk.workspace, file, &stretch);
    Ok(text_edits(desk, file, edits))
}

// ---- Lenses --------------------------------------------------------------------------------------------------------

pub(super) fn lenses(desk: &mut Desk, params: &Value) -> Result<Value> {
    let file = file(desk, params)?;
    let uri = params.pointer("/textDocument/uri").and_then(Value::as_str).unwrap_or_default().to_owned();
    let found: Vec<(lenses::Place, Span, u64, bool)> = desk
        .workspace
        .tree(file)
        .map(lenses::scenarios)
        .unwrap_or_default()
        .into_iter()
        .map(|(place, scenario)| {
            let model = desk.workspace.model();
            let before = model.is_some_and(|model| lenses::with_before(model, &place.edition).is_some());
            (place, scenario.head, lenses::examples(scenario), before)
        })
        .collect();
    let mut told = Vec::new();
    for (place, head, examples, before) in found {
        let at = range(desk, head);
        if examples > 0 {
            let title = say(&message!("editor-run-examples", count = examples), desk.language);
            let command = json!({ "title": title, "command": "qingdan.runExamples", "arguments": [uri, place.path()] });
            told.push(json!({ "range": at, "command": command }));
        }
        if before {
            // How it compares is worked out for the lenses that are in sight.
            told.push(json!({ "range": at, "data": { "uri": uri, "scenario": place.path() } }));
        }
    }
    Ok(Value::Array(told))
}

pub(super) fn lens_resolved(desk: &mut Desk, params: &Value) -> Result<Value> {
    desk.up_to_date().map_err(stopped)?;
    let mut lens = params.clone();
    let path = params.pointer("/data/scenario").and_then(Value::as_str).unwrap_or_default();
    let place = lenses::Place::of(path);
    let told = place.zip(desk.workspace.model()).and_then(|(place, model)| {
        let (new, old) = lenses::with_before(model, &place.edition)?;
        let names = [old, new].map(|id| model.edition(id).name.clone());
        let told = if unread::mistakes(&desk.workspace, &desk.findings, &[old, new]).is_empty() {
            lenses::compared(model, &place, &desk.work)?
        } else {
            message!("editor-compared.unread", edition = &names[0])
        };
        Some((told, names))
    });
    let command = match told {
        Some((message, names)) => {
            json!({ "title": say(&message, desk.language), "command": "qingdan.showDiff", "arguments": names })
        }
        None => json!({ "title": "–", "command": "" }),
    };
    if let Some(lens) = lens.as_object_mut() {
        lens.insert("command".to_owned(), command);
    }
    Ok(lens)
}
