//! From lines to text: comments, blank lines and the end of the file.
//!
//! A line says with which token it begins, and goes on to where the next one begins; from this alone it follows where
//! each comment goes. So none can be lost, and their order stays.

use super::source::Tokens;
use super::width;

/// A line of the layout, without comments.
#[derive(Debug)]
pub(super) struct Line {
    /// The number of its first token.
    pub(super) first: usize,
    pub(super) indent: usize,
    pub(super) text: String,
    /// It goes on with what the line above begins: no blank line stands before it.
    pub(super) goes_on: bool,
}

/// A line of the text.
#[derive(Debug)]
struct Written {
    text: String,
    beside: Option<String>,
}

pub(super) fn put_together(tokens: &Tokens, mut lines: Vec<Line>) -> String {
    // Semicolons before the first declaration belong to its line.
    if let Some(first) = lines.first_mut() {
        first.first = 0;
    }
    let mut page = Page { written: Vec::new(), blank: false };
    for (at, line) in lines.iter().enumerate() {
        let end = lines.get(at + 1).map_or(tokens.len(), |next| next.first);
        page.line(tokens, line, end);
    }
    if lines.is_empty() {
        // Nothing but semicolons, with comments between them.
        for around in tokens.slice(0, tokens.len()) {
            let above = around.above.iter().map(|comment| (comment.text.as_str(), comment.blank));
            for (comment, blank) in above.chain(around.beside.as_deref().map(|comment| (comment, false))) {
                page.blank |= blank;
                page.write(0, comment, None);
            }
        }
    }
    if let Some(end) = tokens.get(tokens.len()) {
        for comment in &end.above {
            page.blank |= comment.blank;
            page.write(0, &comment.text, None);
        }
    }
    page.text()
}

#[derive(Debug)]
struct Page {
    written: Vec<Written>,
    /// A blank line is to come, if anything else comes.
    blank: bool,
}

impl Page {
    fn line(&mut self, tokens: &Tokens, line: &Line, end: usize) {
        let closes = line.text.starts_with('}');
        let indent = if closes { line.indent + 2 } else { line.indent };
        let Some(first) = tokens.get(line.first) else { return };
        for comment in &first.above {
            self.blank |= comment.blank && !line.goes_on;
            self.write(indent, &comment.text, None);
        }
        self.blank |= first.blank && !line.goes_on && !closes;
        // A comment inside what stands on one line goes above it.
        let last = end.saturating_sub(1);
        for index in line.first..last {
            let beside = tokens.get(index).and_then(|around| around.beside.as_deref());
            let above = tokens.get(index + 1).map(|around| around.above.as_slice()).unwrap_or_default();
            for comment in beside.into_iter().chain(above.iter().map(|comment| comment.text.as_str())) {
                self.write(indent, comment, None);
            }
        }
        let beside = tokens.get(last.max(line.first)).and_then(|around| around.beside.clone());
        self.write(line.indent, &line.text, beside);
    }

    fn write(&mut self, indent: usize, text: &str, beside: Option<String>) {
        let opened = self.written.last().is_none_or(|last| last.text.ends_with('{'));
        if self.blank && !opened {
            self.written.push(Written { text: String::new(), beside: None });
        }
        self.blank = false;
        self.written.push(Written { text: format!("{:indent$}{text}", ""), beside });
    }

    fn text(self) -> String {
        let mut text = String::new();
        let mut at = 0;
        while let Some(line) = self.written.get(at) {
            let Some(_) = line.beside else {
                text.push_str(&line.text);
                text.push('\n');
                at += 1;
                continue;
            };
            // Comments beside lines that follow each other stand in one column.
            let run = self.written.get(at..).unwrap_or_default().iter().take_while(|line| line.beside.is_some());
            let column = run.clone().map(|line| width(&line.text)).max().unwrap_or_default() + 2;
            for line in run {
                text.push_str(&padded(&line.text, column));
                text.push_str(line.beside.as_deref().unwrap_or_default());
                text.push('\n');
                at += 1;
            }
        }
        text
    }
}

/// The text, with spaces after it up to a column.
pub(super) fn padded(text: &str, column: usize) -> String {
    let missing = column.saturating_sub(width(text));
    format!("{text}{:missing$}", "")
}
