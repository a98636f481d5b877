//! Ways out of `missing-translation`: a text that has its other language elsewhere in the lists is given the same words.

use dsl_syntax::ast::{File, Side};
use dsl_syntax::{Code, Diagnostic, Span, message};
use rustc_hash::FxHashMap;

use super::pairs::{PairContext, pairs};

/// Adds a fix to each finding whose text has, everywhere else, one and the same translation.
pub(super) fn translate(trees: &[&File], findings: &mut [Diagnostic]) {
    if !findings.iter().any(|finding| finding.code == Code::MissingTranslation) {
        return;
    }
    let places = pairs(trees);
    // A text of one language → its other; `None` where there are several. Looked up, never iterated.
    let mut memory: FxHashMap<(bool, &str), Option<&str>> = FxHashMap::default();
    let mut lacking: FxHashMap<Span, &PairContext<'_>> = FxHashMap::default();
    for place in &places {
        match place.both() {
            Some((zh, en)) => {
                for (chinese, text, other) in [(true, zh, en), (false, en, zh)] {
                    let known = memory.entry((chinese, &text.text)).or_insert(Some(&other.text));
                    if *known != Some(other.text.as_str()) {
                        *known = None;
                    }
                }
            }
            None => {
                lacking.insert(place.pair.span, place);
            }
        }
    }
    for finding in findings.iter_mut().filter(|finding| finding.code == Code::MissingTranslation) {
        let Some(place) = lacking.get(&finding.primary.span) else { continue };
        let (chinese, text, word) = match (&place.pair.zh, &place.pair.en) {
            (Some(Side::Text(zh)), None) => (true, zh, "en"),
            (None, Some(Side::Text(en))) => (false, en, "zh"),
            _ => continue,
        };
        let Some(Some(other)) = memory.get(&(chinese, text.text.as_str())) else { continue };
        let side = format!("{word} \"{}\"", other.replace('\\', "\\\\").replace('"', "\\\""));
        let end = Span::new(text.span.file, text.span.end, text.span.end);
        let joint = if place.field { ", " } else { " " };
        *finding = finding.clone().note(message!("missing-translation-elsewhere", side = &side)).fix(
            message!("missing-translation-elsewhere.write", side = &side),
            end,
            format!("{joint}{side}"),
        );
    }
}
