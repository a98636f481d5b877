//! From pest's pairs to the values of [`crate::ast`], with exact spans.
//!
//! Recursion here is bounded: the splitter lets no braces deeper than 64 through, and everything else is flat.

mod clause;
mod declaration;
mod line;
mod line_start;
mod number;
mod procedure;

pub(crate) use declaration::{Head, Lines, assemble};
pub(crate) use number::read_number;

use pest::iterators::{Pair, Pairs};

use crate::ast::{Name, Text};
use crate::diagnostic::Diagnostic;
use crate::grammar::Rule;
use crate::scan::Scan;
use crate::span::{FileId, Span, offset};

/// One file on its way to the tree of values.
pub(crate) struct Lower<'a> {
    pub(crate) file: FileId,
    pub(crate) text: &'a str,
    pub(crate) scan: &'a Scan,
    /// Where the slice that is being lowered begins.
    pub(crate) base: usize,
    pub(crate) findings: Vec<Diagnostic>,
}

impl Lower<'_> {
    fn find(&mut self, finding: Diagnostic) {
        self.findings.push(finding);
    }

    /// From the first to the last token: pest counts white space before a missing tail as part of a pair.
    fn span(&self, pair: &Pair<'_, Rule>) -> Span {
        let start = pair.as_span().start();
        Span::new(self.file, offset(self.base + start), offset(self.base + exact_end(pair.clone())))
    }

    fn name(&self, pair: &Pair<'_, Rule>) -> Name {
        Name { text: pair.as_str().to_owned(), span: self.span(pair) }
    }

    /// The first child that a rule matched, as a name.
    fn name_in(&self, pair: &Pair<'_, Rule>, rule: Rule) -> Option<Name> {
        child(pair, rule).map(|found| self.name(&found))
    }

    fn names_in(&self, pair: &Pair<'_, Rule>) -> Vec<Name> {
        children(pair).filter(|found| found.as_rule() == Rule::name).map(|found| self.name(&found)).collect()
    }

    fn string(&self, pair: &Pair<'_, Rule>) -> Text {
        let quoted = pair.as_str();
        let inner = quoted.strip_prefix('"').unwrap_or(quoted);
        let inner = inner.strip_suffix('"').unwrap_or(inner);
        Text { text: unescape(inner), span: self.span(pair) }
    }
}

/// `\"` and `\\` stand for the second character; any other backslash stands for itself.
fn unescape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match chars.peek() {
            Some(&next @ ('"' | '\\')) if c == '\\' => {
                out.push(next);
                chars.next();
            }
            _ => out.push(c),
        }
    }
    out
}

fn children<'i>(pair: &Pair<'i, Rule>) -> Pairs<'i, Rule> {
    pair.clone().into_inner()
}

fn child<'i>(pair: &Pair<'i, Rule>, rule: Rule) -> Option<Pair<'i, Rule>> {
    children(pair).find(|found| found.as_rule() == rule)
}

fn has(pair: &Pair<'_, Rule>, rule: Rule) -> bool {
    child(pair, rule).is_some()
}

/// Where the last token of a pair ends.
pub(crate) fn exact_end(mut pair: Pair<'_, Rule>) -> usize {
    loop {
        match pair.clone().into_inner().next_back() {
            Some(last) => pair = last,
            None => return pair.as_span().end(),
        }
    }
}
