//! Declarations: a head, and the lines of a body. A declaration that was recovered piece by piece is put together
//! here by the same function as one that parsed whole.

use pest::iterators::{Pair, Pairs};

use super::{Lower, child, children, has};
use crate::ast::{
    Attribute, AttributeValue, Bands, BandsBody, Clause, Container, Field, Item, ItemWhen, Listing, Name, Reading,
    Rules,
};
use crate::grammar::Rule;
use crate::keywords::SyntaxKind;
use crate::language::declared_by;
use crate::span::Span;

/// What stands before the braces.
#[derive(Debug, Default)]
pub(crate) struct Head {
    pub(crate) name: Option<Name>,
    /// The edition of an industry.
    pub(crate) edition: Option<Name>,
    pub(crate) taken: Option<Span>,
    pub(crate) scenarios: Vec<Name>,
    pub(crate) values: Vec<AttributeValue>,
    pub(crate) ordered: bool,
    pub(crate) default: Option<Name>,
    pub(crate) span: Span,
}

/// What stands between the braces.
#[derive(Debug)]
pub(crate) struct Lines {
    pub(crate) items: Vec<Item>,
    clauses: Vec<Clause>,
    fields: Vec<Field>,
    whens: Vec<ItemWhen>,
    listings: Vec<Listing>,
    taken: Option<Span>,
    /// False where a line was left out.
    pub(crate) complete: bool,
}

impl Lines {
    pub(crate) fn new() -> Self {
        Lines {
            items: Vec::new(),
            clauses: Vec::new(),
            fields: Vec::new(),
            whens: Vec::new(),
            listings: Vec::new(),
            taken: None,
            complete: true,
        }
    }

    pub(crate) fn push(&mut self, item: Option<Item>) {
        match item {
            Some(item) => self.items.push(item),
            None => self.complete = false,
        }
    }
}

impl Lower<'_> {
    /// Adds the lines that were parsed to those of a body.
    pub(crate) fn lines(&mut self, pairs: Pairs<'_, Rule>, lines: &mut Lines) {
        for pair in pairs {
            self.line(&pair, lines);
        }
    }

    fn line(&mut self, pair: &Pair<'_, Rule>, lines: &mut Lines) {
        match pair.as_rule() {
            Rule::EOI | Rule::semi | Rule::open | Rule::close => {}
            Rule::clause => match self.clause(pair) {
                Some(clause) => lines.clauses.push(clause),
                None => lines.complete = false,
            },
            Rule::field => match self.field(pair) {
                Some(field) => lines.fields.push(field),
                None => lines.complete = false,
            },
            Rule::item_when => match self.item_when(pair) {
                Some(when) => lines.whens.push(when),
                None => lines.complete = false,
            },
            Rule::listing => {
                let listed = has(pair, Rule::k_listed);
                lines.listings.push(Listing { listed, span: self.span(pair) });
            }
            Rule::taken => lines.taken = Some(self.span(pair)),
            Rule::example => {
                let span = self.span(pair);
                self.must_start_line(span, SyntaxKind::ExampleNode.words());
                let example = self.example(pair).map(Item::Example);
                lines.push(example);
            }
            rule => {
                let item = match declared_by(rule) {
                    Some(keyword) => self.declaration(pair, keyword),
                    None => self.simple_line(pair),
                };
                lines.push(item);
            }
        }
    }

    fn declaration(&mut self, pair: &Pair<'_, Rule>, keyword: SyntaxKind) -> Option<Item> {
        let span = self.span(pair);
        self.must_start_line(span, SyntaxKind::of(pair.as_rule()).words());
        if keyword == SyntaxKind::Bands {
            return self.bands(pair).map(Item::Bands);
        }
        let mut parts = children(pair);
        let head = self.head(&parts.next()?);
        let mut lines = Lines::new();
        if let Some(body) = parts.next() {
            self.lines(body.into_inner(), &mut lines);
        }
        assemble(keyword, head, lines, span)
    }

    /// The head of any declaration.
    pub(crate) fn head(&mut self, pair: &Pair<'_, Rule>) -> Head {
        let mut head = Head { span: self.span(pair), ..Head::default() };
        for part in children(pair) {
            match part.as_rule() {
                Rule::name if head.name.is_none() => head.name = Some(self.name(&part)),
                Rule::name => head.edition = Some(self.name(&part)),
                Rule::k_taken => head.taken = Some(self.span(&part)),
                Rule::bands_for => head.scenarios = self.names_in(&part),
                Rule::one_of_values | Rule::ordered_values => {
                    head.ordered = part.as_rule() == Rule::ordered_values;
                    head.values = self.values(&part);
                }
                Rule::default_value => head.default = self.name_in(&part, Rule::name),
                _ => {}
            }
        }
        head
    }

    fn values(&mut self, pair: &Pair<'_, Rule>) -> Vec<AttributeValue> {
        let declared: Vec<_> = children(pair).filter(|found| found.as_rule() == Rule::value_decl).collect();
        declared
            .iter()
            .filter_map(|found| {
                let title = child(found, Rule::pair).map(|texts| self.texts(&texts));
                Some(AttributeValue { name: self.name_in(found, Rule::name)?, title })
            })
            .collect()
    }

    fn bands(&mut self, pair: &Pair<'_, Rule>) -> Option<Bands> {
        let span = self.span(pair);
        let name = self.name_in(pair, Rule::name);
        let scenarios = child(pair, Rule::bands_for).map(|found| self.names_in(&found)).unwrap_or_default();
        if let Some(body) = child(pair, Rule::bands_body) {
            let before = children(pair).take_while(|part| part.as_rule() != Rule::bands_body).last()?;
            let head = Span::new(self.file, span.start, self.span(&before).end);
            let mut lines = Lines::new();
            self.lines(body.into_inner(), &mut lines);
            return Some(bands_of(Head { name, scenarios, span: head, ..Head::default() }, lines, span));
        }
        let body = if has(pair, Rule::k_open) {
            BandsBody::Open
        } else if let Some(reference) = child(pair, Rule::reference) {
            let mut names = self.names_in(&reference).into_iter();
            BandsBody::Reference { edition: names.next(), name: names.next()? }
        } else {
            BandsBody::Reference { edition: None, name: name? }
        };
        Some(Bands { name: None, scenarios, body, span, head: span })
    }
}

fn bands_of(head: Head, lines: Lines, span: Span) -> Bands {
    let body = BandsBody::Clauses { clauses: lines.clauses, items: lines.items, complete: lines.complete };
    Bands { name: head.name, scenarios: head.scenarios, body, span, head: head.span }
}

/// A declaration from its parts; `None` where its name is missing.
pub(crate) fn assemble(keyword: SyntaxKind, head: Head, lines: Lines, span: Span) -> Option<Item> {
    match keyword {
        SyntaxKind::Bands => return Some(Item::Bands(bands_of(head, lines, span))),
        SyntaxKind::Rules => {
            let Lines { clauses, items, complete, .. } = lines;
            return Some(Item::Rules(Rules { clauses, items, complete, span }));
        }
        SyntaxKind::Fields => {
            return Some(Item::Fields { fields: lines.fields, complete: lines.complete, span });
        }
        _ => {}
    }
    let container = Container { name: head.name?, items: lines.items, complete: lines.complete, span, head: head.span };
    Some(match keyword {
        SyntaxKind::Industry => Item::Industry { container, edition: head.edition? },
        SyntaxKind::Category => Item::Category { container, edition: head.edition? },
        SyntaxKind::Attribute => {
            let Head { values, ordered, default, .. } = head;
            Item::Attribute(Attribute { container, values, ordered, default })
        }
        SyntaxKind::Important => Item::Important { container, whens: lines.whens },
        SyntaxKind::Reading => {
            let Lines { whens, listings, taken, .. } = lines;
            Item::Reading(Reading { container, taken: head.taken.or(taken), listings, whens })
        }
        plain => return Item::plain(plain, container),
    })
}
