//! All pairs of texts of a folder, from the syntax trees, so that no check forgets a kind of line.

use dsl_syntax::Span;
use dsl_syntax::ast::visit::{Node, Visit};
use dsl_syntax::ast::{Clause, Field, File, Item, Pair, Side, Text};

/// A pair and where it belongs.
#[derive(Copy, Clone, Debug)]
pub(super) struct PairContext<'a> {
    pub(super) pair: &'a Pair,
    /// The edition that it stands in; `None` outside all.
    pub(super) edition: Option<&'a str>,
    /// Whether it is the title of a declaration that says what words mean: a term or an outcome.
    pub(super) defines: bool,
    /// Whether it is a field's, whose sides stand between commas.
    pub(super) field: bool,
}

impl<'a> PairContext<'a> {
    /// Both texts, where both are given, each in a literal of its own.
    pub(super) fn both(&self) -> Option<(&'a Text, &'a Text)> {
        match (&self.pair.zh, &self.pair.en) {
            (Some(Side::Text(zh)), Some(Side::Text(en))) if zh.span != en.span => Some((zh, en)),
            _ => None,
        }
    }
}

/// Every pair, in order of the files.
pub(super) fn pairs<'a>(trees: &[&'a File]) -> Vec<PairContext<'a>> {
    let mut walk = Walk { found: Vec::new(), edition: None, defines: false };
    trees.iter().for_each(|tree| walk.visit_file(tree));
    walk.found
}

struct Walk<'a> {
    found: Vec<PairContext<'a>>,
    edition: Option<&'a str>,
    defines: bool,
}

impl<'a> Visit<'a> for Walk<'a> {
    fn visit_item(&mut self, item: &'a Item) {
        let around = (self.edition, self.defines);
        match item {
            Item::Edition(container) => self.edition = Some(&container.name.text),
            Item::Industry { edition, .. } | Item::Category { edition, .. } => self.edition = Some(&edition.text),
            Item::Outcome(_) | Item::Term(_) => self.defines = true,
            _ => {}
        }
        item.walk(self);
        (self.edition, self.defines) = around;
    }

    fn visit_pair(&mut self, pair: &'a Pair) {
        self.found.push(PairContext { pair, edition: self.edition, defines: self.defines, field: false });
    }

    fn visit_field(&mut self, field: &'a Field) {
        self.found.push(PairContext { pair: &field.title, edition: self.edition, defines: false, field: true });
    }

    /// A clause has no pair, and there are many.
    fn visit_clause(&mut self, _: &'a Clause) {}
}

/// A text as the checks read it: what stands in quotation marks is a source's wording.
#[derive(Debug)]
pub(super) struct Quotations(Vec<std::ops::Range<usize>>);

impl Quotations {
    /// The stretches of `text` between quotation marks.
    pub(super) fn of(text: &str) -> Self {
        let mut found = Vec::new();
        let mut open: Option<(usize, char)> = None;
        for (at, c) in text.char_indices() {
            match open {
                Some((start, close)) if c == close => {
                    found.push(start..at);
                    open = None;
                }
                Some(_) => {}
                None => {
                    let close = match c {
                        '“' => '”',
                        '「' => '」',
                        '『' => '』',
                        '"' => '"',
                        _ => continue,
                    };
                    open = Some((at + c.len_utf8(), close));
                }
            }
        }
        Self(found)
    }

    /// Whether the byte is quoted.
    pub(super) fn hold(&self, at: usize) -> bool {
        self.0.iter().any(|quoted| quoted.contains(&at))
    }

    /// Whether nothing is quoted.
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// The files' texts, for places inside literals.
#[derive(Copy, Clone, Debug)]
pub(super) struct Sources<'a>(pub(super) &'a [&'a str]);

impl Sources<'_> {
    /// The place of a part of a text.
    pub(super) fn place(&self, text: &Text, part: std::ops::Range<usize>) -> Span {
        let file = self.0.get(text.span.file.0 as usize);
        file.map_or(text.span, |file| text.place(file, part))
    }
}
