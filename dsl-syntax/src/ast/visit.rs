//! Walks over the syntax tree, and the one description of its shape from which they come.
//!
//! A walk is a [`Visit`] that says what it does at the kinds of node that concern it; at every other it goes on to the parts. What
//! the parts are is said below, once, in `nodes!`; moving places ([`Relocate`]) comes from the same rows. Each takes its node apart
//! wholly, so a field or variant without its place in a row does not build.

use super::*;
use crate::relocate::{Relocate, Relocation};
use crate::span::Span;

/// A node of the tree, or several one after the other.
pub trait Node {
    /// Shows it to a visitor.
    fn accept<'t, V: Visit<'t> + ?Sized>(&'t self, visitor: &mut V);

    /// Shows its parts to a visitor: what a visitor does at a node unless it says otherwise.
    fn walk<'t, V: Visit<'t> + ?Sized>(&'t self, visitor: &mut V);
}

/// Does something with each part of a node.
macro_rules! each_part {
    ($of:expr, struct $node:ident { $($part:ident),* $(; $($plain:ident),*)? }, $name:ident => $do:expr) => {{
        let $node { $($part,)* $($($plain: _,)*)? } = $of;
        $({
            let $name = $part;
            $do;
        })*
    }};
    ($of:expr, enum $node:ident {
        $($variant:ident $(($($one:ident),*))? $({ $($part:ident),* $(; $($plain:ident),*)? })?),* $(,)?
    }, $name:ident => $do:expr) => {
        match $of {$(
            $node::$variant $(($($one),*))? $({ $($part,)* $($($plain: _,)*)? })? => {
                $($({
                    let $name = $one;
                    $do;
                })*)?
                $($({
                    let $name = $part;
                    $do;
                })*)?
            }
        )*}
    };
}

/// Of each kind of node: the visitor's method, and its parts in order of the walk; behind `;` the fields that hold no place.
macro_rules! nodes {
    ($($kind:tt $node:ident: $visit:ident $parts:tt)*) => {
        /// What a walk does at each kind of node.
        pub trait Visit<'t> {$(
            #[doc = concat!("At a [`", stringify!($node), "`]; goes on to its parts.")]
            fn $visit(&mut self, node: &'t $node) {
                node.walk(self);
            }
        )*}

        $(
            impl Node for $node {
                fn accept<'t, V: Visit<'t> + ?Sized>(&'t self, visitor: &mut V) {
                    visitor.$visit(self);
                }

                fn walk<'t, V: Visit<'t> + ?Sized>(&'t self, visitor: &mut V) {
                    each_part!(self, $kind $node $parts, part => part.accept(visitor));
                }
            }

            impl Relocate for $node {
                fn relocate(&mut self, by: &Relocation) {
                    each_part!(self, $kind $node $parts, part => part.relocate(by));
                }
            }
        )*
    };
}

nodes! {
    // Leaves.
    struct Name: visit_name { span; text }
    struct Text: visit_text { span; text }
    enum Side: visit_side { Text(text), NotFound(span) }
    struct Pair: visit_pair { zh, en, span }
    struct Citation: visit_citation { source, place, span }
    struct Number: visit_number { span; value }
    struct Quantity: visit_quantity { number, unit }
    // Conditions.
    enum Limit: visit_limit { Quantity(quantity), Value(name) }
    struct Bound: visit_bound { limit, span; word }
    struct Condition: visit_condition { kind, span }
    enum ConditionKind: visit_condition_kind {
        Any(parts),
        All(parts),
        Bounds { subject, bounds },
        Flag { name; holds },
        Is { attribute, values; negated },
        Important { ; holds },
        SomePeople,
    }
    enum Verdict: visit_verdict { Outcome(name), Open { outcomes, span } }
    enum ClauseMode: visit_clause_mode { When(condition), Regardless(condition), Otherwise }
    struct Clause: visit_clause { verdict, mode, unless, citations, unverified, span }
    // Examples.
    enum ExampleValue: visit_example_value { Count(quantity), Value(name), Yes, No }
    struct ExampleFact: visit_fact { name, value, span }
    struct Example: visit_example { label, facts, expected, span }
    // Procedures.
    struct Issuers: visit_issuers { parties, citations, unverified, span }
    struct Kept: visit_kept { edition, document, citations, unverified, span }
    enum StartAt: visit_start { Name(name), NotFound(span) }
    struct Validity: visit_validity { years, from, citations, unverified, span }
    struct Role: visit_role { names, span; word }
    enum StepLimit: visit_step_limit {
        WorkingDays { days, from, span },
        NotFound(span),
        Promptly(span),
    }
    // Blocks.
    struct Bands: visit_bands { name, scenarios, body, span, head }
    enum BandsBody: visit_bands_body {
        Clauses { clauses, items; complete },
        Open,
        Reference { edition, name },
    }
    struct Rules: visit_rules { clauses, items, span; complete }
    enum Counting: visit_counting { Counts(what), SinceJanuary, OncePerPerson, LeavesOut(citation) }
    struct ItemWhen: visit_when { condition, unless, citations, span; always }
    struct Listing: visit_listing { span; listed }
    struct Reading: visit_reading { container, taken, listings, whens }
    // Declarations and lines.
    struct Container: visit_container { name, items, span, head; complete }
    struct AttributeValue: visit_value { name, title }
    struct Attribute: visit_attribute { values, default, container; ordered }
    struct Field: visit_field { name, title, markers, span }
    struct Was: visit_was { edition, path, span }
    enum Item: visit_item {
        Outcome(container),
        Unit(container),
        Attribute(attribute),
        Flag(container),
        Measure(container),
        Source(container),
        Term(container),
        List(container),
        Law(container),
        Edition(container),
        Industry { edition, container },
        Scenario(container),
        Important { whens, container },
        Category { edition, container },
        Subcategory(container),
        Bands(bands),
        Reading(reading),
        Rules(rules),
        Fields { fields, span; complete },
        Example(example),
        Title(pair),
        Note(pair),
        Why(pair),
        Cite(citations),
        Unverified(span),
        Status { span; issued },
        Issued(date, span),
        InForce(date, span),
        Replaces(edition),
        FallsBack(edition),
        Applies { condition, unless, span },
        Strictness(outcomes, span),
        StrictestPrevails(span),
        Expects(totals, span),
        Was(was),
        UnitOf(unit),
        Counting(counting, span),
        StandsFor(measure),
        Publisher(pair),
        Published(date, span),
        Language(word),
        Numbered(number, span),
        Standard(text),
        InCategory { path, span },
        Controlling(span),
        Address(text),
        Procedure(container),
        Party(container),
        Document(container),
        Event(container),
        Step(container),
        Issuers(issuers),
        Keeps(kept),
        Valid(validity),
        HowMany(number, span),
        Role(role),
        Limit(limit),
        May(span),
    }
    struct File: visit_file { items; complete }
}

impl<T: Node> Node for Vec<T> {
    fn accept<'t, V: Visit<'t> + ?Sized>(&'t self, visitor: &mut V) {
        self.iter().for_each(|one| one.accept(visitor));
    }

    fn walk<'t, V: Visit<'t> + ?Sized>(&'t self, visitor: &mut V) {
        self.accept(visitor);
    }
}

impl<T: Node> Node for Option<T> {
    fn accept<'t, V: Visit<'t> + ?Sized>(&'t self, visitor: &mut V) {
        self.iter().for_each(|one| one.accept(visitor));
    }

    fn walk<'t, V: Visit<'t> + ?Sized>(&'t self, visitor: &mut V) {
        self.accept(visitor);
    }
}

impl<A: Node, B: Node> Node for (A, B) {
    fn accept<'t, V: Visit<'t> + ?Sized>(&'t self, visitor: &mut V) {
        self.0.accept(visitor);
        self.1.accept(visitor);
    }

    fn walk<'t, V: Visit<'t> + ?Sized>(&'t self, visitor: &mut V) {
        self.accept(visitor);
    }
}

/// Parts with nothing to walk to.
macro_rules! leaves {
    ($($leaf:ty),*) => {$(
        impl Node for $leaf {
            fn accept<'t, V: Visit<'t> + ?Sized>(&'t self, _: &mut V) {}

            fn walk<'t, V: Visit<'t> + ?Sized>(&'t self, _: &mut V) {}
        }
    )*};
}

leaves! { Span, Date, CountedWhat }

/// Parts without a place.
macro_rules! unplaced {
    ($($plain:ty),*) => {$(
        impl Relocate for $plain {
            fn relocate(&mut self, _: &Relocation) {}
        }
    )*};
}

unplaced! { Date, CountedWhat }
