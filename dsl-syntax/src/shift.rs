//! Moving places along when text before them grows or shrinks, so that what an edit did not touch is kept.

use crate::ast::*;
use crate::diagnostic::{Diagnostic, Edit, Fix, Label};
use crate::span::{FileId, Span};

/// A move of every place of one file at or after an offset.
#[derive(Copy, Clone, Debug)]
pub struct Shift {
    /// The file.
    pub file: FileId,
    /// The first byte that moves.
    pub from: u32,
    /// By how many bytes.
    pub by: i64,
}

impl Shift {
    /// Moves a span.
    pub fn span(&self, span: &mut Span) {
        if span.file == self.file {
            span.start = self.offset(span.start);
            span.end = self.offset(span.end);
        }
    }

    /// Where an offset of the file lies now.
    #[must_use]
    pub fn offset(&self, offset: u32) -> u32 {
        if offset < self.from { offset } else { u32::try_from(i64::from(offset) + self.by).unwrap_or(u32::MAX) }
    }
}

/// A value with places in it.
pub trait Shifted {
    /// Moves all its places.
    fn shift(&mut self, shift: &Shift);
}

impl Shifted for Span {
    fn shift(&mut self, shift: &Shift) {
        shift.span(self);
    }
}

impl<T: Shifted> Shifted for Vec<T> {
    fn shift(&mut self, shift: &Shift) {
        self.iter_mut().for_each(|one| one.shift(shift));
    }
}

impl<T: Shifted> Shifted for Option<T> {
    fn shift(&mut self, shift: &Shift) {
        self.iter_mut().for_each(|one| one.shift(shift));
    }
}

impl<T: Shifted> Shifted for Box<T> {
    fn shift(&mut self, shift: &Shift) {
        self.as_mut().shift(shift);
    }
}

/// The fields of a structure that hold places; a structure named here is taken apart wholly, so that a new field is not forgotten.
#[macro_export]
macro_rules! shifted {
    ($($name:ident { $($field:ident),* $(; $($plain:ident),*)? }),* $(,)?) => {$(
        impl $crate::shift::Shifted for $name {
            fn shift(&mut self, shift: &$crate::shift::Shift) {
                let $name { $($field,)* $($($plain: _,)*)? } = self;
                $($crate::shift::Shifted::shift($field, shift);)*
            }
        }
    )*};
}

shifted! {
    Name { span; text },
    Text { span; text },
    Pair { zh, en, span },
    Citation { source, place, span },
    Number { span; value },
    Quantity { number, unit },
    Bound { limit, span; word },
    Condition { kind, span },
    Clause { verdict, mode, unless, citations, unverified, span },
    Bands { name, scenarios, body, span, head },
    Rules { clauses, items, span; complete },
    Was { edition, path, span },
    ItemWhen { condition, unless, citations, span; always },
    Field { name, title, markers, span },
    ExampleFact { name, value, span },
    Example { label, facts, expected, span },
    Container { name, items, span, head; complete },
    AttributeValue { name, title },
    Attribute { container, values, default; ordered },
    Listing { span; listed },
    Reading { container, taken, listings, whens },
    File { items; complete },
    Issuers { parties, citations, unverified, span },
    Kept { edition, document, citations, unverified, span },
    Validity { years, from, citations, unverified, span },
    Role { names, span; word },
    Label { span; text },
    Edit { span; text },
    Fix { edits; title, safe },
    Diagnostic { primary, secondary, fixes, follows; code, severity, message, notes, help, facts },
}

impl Shifted for Side {
    fn shift(&mut self, shift: &Shift) {
        match self {
            Side::Text(text) => text.shift(shift),
            Side::NotFound(span) => span.shift(shift),
        }
    }
}

impl Shifted for Limit {
    fn shift(&mut self, shift: &Shift) {
        match self {
            Limit::Quantity(quantity) => quantity.shift(shift),
            Limit::Value(name) => name.shift(shift),
        }
    }
}

impl Shifted for ConditionKind {
    fn shift(&mut self, shift: &Shift) {
        match self {
            ConditionKind::Any(parts) | ConditionKind::All(parts) => parts.shift(shift),
            ConditionKind::Bounds { subject, bounds } => {
                subject.shift(shift);
                bounds.shift(shift);
            }
            ConditionKind::Flag { name, .. } => name.shift(shift),
            ConditionKind::Is { attribute, values, .. } => {
                attribute.shift(shift);
                values.shift(shift);
            }
            ConditionKind::Important { .. } | ConditionKind::SomePeople => {}
        }
    }
}

impl Shifted for Verdict {
    fn shift(&mut self, shift: &Shift) {
        match self {
            Verdict::Outcome(name) => name.shift(shift),
            Verdict::Open { outcomes, span } => {
                outcomes.shift(shift);
                span.shift(shift);
            }
        }
    }
}

impl Shifted for ClauseMode {
    fn shift(&mut self, shift: &Shift) {
        match self {
            ClauseMode::When(condition) | ClauseMode::Regardless(condition) => condition.shift(shift),
            ClauseMode::Otherwise => {}
        }
    }
}

impl Shifted for BandsBody {
    fn shift(&mut self, shift: &Shift) {
        match self {
            BandsBody::Clauses { clauses, items, .. } => {
                clauses.shift(shift);
                items.shift(shift);
            }
            BandsBody::Open => {}
            BandsBody::Reference { edition, name } => {
                edition.shift(shift);
                name.shift(shift);
            }
        }
    }
}

impl Shifted for Counting {
    fn shift(&mut self, shift: &Shift) {
        if let Counting::LeavesOut(citation) = self {
            citation.shift(shift);
        }
    }
}

impl Shifted for ExampleValue {
    fn shift(&mut self, shift: &Shift) {
        match self {
            ExampleValue::Count(quantity) => quantity.shift(shift),
            ExampleValue::Value(name) => name.shift(shift),
            ExampleValue::Yes | ExampleValue::No => {}
        }
    }
}

impl Shifted for StartAt {
    fn shift(&mut self, shift: &Shift) {
        match self {
            StartAt::Name(name) => name.shift(shift),
            StartAt::NotFound(span) => span.shift(shift),
        }
    }
}

impl Shifted for StepLimit {
    fn shift(&mut self, shift: &Shift) {
        match self {
            StepLimit::WorkingDays { days, from, span } => {
                days.shift(shift);
                from.shift(shift);
                span.shift(shift);
            }
            StepLimit::NotFound(span) | StepLimit::Promptly(span) => span.shift(shift),
        }
    }
}

impl Shifted for Item {
    fn shift(&mut self, shift: &Shift) {
        match self {
            Item::Outcome(container)
            | Item::Unit(container)
            | Item::Flag(container)
            | Item::Measure(container)
            | Item::Source(container)
            | Item::Term(container)
            | Item::List(container)
            | Item::Edition(container)
            | Item::Subcategory(container)
            | Item::Procedure(container)
            | Item::Party(container)
            | Item::Document(container)
            | Item::Event(container)
            | Item::Step(container)
            | Item::Scenario(container) => container.shift(shift),
            Item::Attribute(attribute) => attribute.shift(shift),
            Item::Industry { container, edition } | Item::Category { container, edition } => {
                container.shift(shift);
                edition.shift(shift);
            }
            Item::Important { container, whens } => {
                container.shift(shift);
                whens.shift(shift);
            }
            Item::Bands(bands) => bands.shift(shift),
            Item::Reading(reading) => reading.shift(shift),
            Item::Rules(rules) => rules.shift(shift),
            Item::Fields { fields, span, .. } => {
                fields.shift(shift);
                span.shift(shift);
            }
            Item::Example(example) => example.shift(shift),
            Item::Title(pair) | Item::Note(pair) | Item::Why(pair) | Item::Publisher(pair) => pair.shift(shift),
            Item::Cite(citations) => citations.shift(shift),
            Item::Status { span, .. }
            | Item::Unverified(span)
            | Item::Issued(_, span)
            | Item::InForce(_, span)
            | Item::Published(_, span)
            | Item::StrictestPrevails(span)
            | Item::Controlling(span) => span.shift(shift),
            Item::Replaces(name)
            | Item::FallsBack(name)
            | Item::UnitOf(name)
            | Item::StandsFor(name)
            | Item::Language(name) => name.shift(shift),
            Item::Applies { condition, unless, span } => {
                condition.shift(shift);
                unless.shift(shift);
                span.shift(shift);
            }
            Item::Strictness(names, span) => {
                names.shift(shift);
                span.shift(shift);
            }
            Item::Expects(totals, span) => {
                for (name, number) in totals {
                    name.shift(shift);
                    number.shift(shift);
                }
                span.shift(shift);
            }
            Item::Was(was) => was.shift(shift),
            Item::Counting(counting, span) => {
                counting.shift(shift);
                span.shift(shift);
            }
            Item::Address(text) | Item::Standard(text) => text.shift(shift),
            Item::Issuers(issuers) => issuers.shift(shift),
            Item::Keeps(kept) => kept.shift(shift),
            Item::Valid(validity) => validity.shift(shift),
            Item::Role(role) => role.shift(shift),
            Item::Limit(limit) => limit.shift(shift),
            Item::May(span) => span.shift(shift),
            Item::HowMany(number, span) | Item::Numbered(number, span) => {
                number.shift(shift);
                span.shift(shift);
            }
            Item::InCategory { path, span } => {
                path.shift(shift);
                span.shift(shift);
            }
        }
    }
}
