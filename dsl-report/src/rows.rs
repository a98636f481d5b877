//! Lines below a heading: a label, and text beside it that is set in as far as the widest label.

use dsl_syntax::{Language, Message};
use unicode_width::UnicodeWidthStr;

use crate::say;

/// Lines with labels, in one language.
#[derive(Debug)]
pub(crate) struct Rows {
    language: Language,
    /// Label and text; an empty label continues the one before.
    rows: Vec<(String, String)>,
}

impl Rows {
    pub(crate) fn new(language: Language) -> Self {
        Self { language, rows: Vec::new() }
    }

    /// A line with a label. A label like the one before is not written again.
    pub(crate) fn row(&mut self, label: &Message, text: &Message) {
        let label = say(label, self.language);
        let known = self.rows.iter().rev().map(|(label, _)| label).find(|label| !label.is_empty());
        let label = if known == Some(&label) { String::new() } else { label };
        self.rows.push((label, say(text, self.language)));
    }

    /// A line below, set in by two more columns.
    pub(crate) fn below(&mut self, text: &Message) {
        self.rows.push((String::new(), format!("  {}", say(text, self.language))));
    }

    /// The lines, each set in by two columns.
    pub(crate) fn written(&self) -> String {
        let widest = self.rows.iter().map(|(label, _)| label.width()).max().unwrap_or(0) + 2;
        let line = |(label, text): &(String, String)| {
            format!("  {label}{}{text}\n", " ".repeat(widest.saturating_sub(label.width())))
        };
        self.rows.iter().map(line).collect()
    }
}
