//! The places of a model, moved along when the text before them grows or shrinks. What is declared by name says its own beside its
//! fields, and so does the model.

use dsl_syntax::relocate::{Relocate, Relocation};

use crate::model::*;

dsl_syntax::relocated! {
    BandClause { when, span; id, verdict, provenance },
    Block { clauses, head, span; edition, id, open, outside, referred, counting, complete },
    Rule { when, span; id, verdict, regardless, provenance },
    Important { when, always, readings, span; id, fact, title, listed, categories, provenance, notes },
    Importance { when, always; listed, provenance },
    CatalogueEntry { span; name, number, title, was, standards, provenance, notes },
    Category { entry, subcategories },
    Reading { importance, span; name, taken, blocks, why, cites },
    Scenario { readings, rules, examples, head; name, title, was, blocks, stands_for, people_in_scope, fields, notes, provenance },
    Industry { scope, items, rules, readings, scenarios, examples, head; name, title, was, people_in_scope, scenario_places, notes, provenance },
    Example { expected_at, span; label, industry, scenario, facts, expected },
    Edition {
        scope, items, rules, catalogue, industries, procedures, examples, head;
        name, title, issued_status, issued, in_force, replaces, fallback, chain, strictest_prevails, expects, bands,
        people_in_scope, industry_places, notes, provenance
    },
    Mention { span; name },
    Thing { span; name, title, notes, was, provenance },
    Party { thing; number },
    Step { thing, by, to, hands_in, gives, needs, after, during, limit; may, complete },
    Issuers { parties; provenance },
    Validity { document, span; years, provenance },
    EarlierDocument { ; edition, document, provenance },
    Procedure { issuers, parties, documents, events, steps, validities, kept, head; name, title, notes, provenance },
}

impl<T: Relocate> Relocate for Said<T> {
    fn relocate(&mut self, by: &Relocation) {
        if let Said::Is(known) = self {
            known.relocate(by);
        }
    }
}

impl Relocate for Limit {
    fn relocate(&mut self, by: &Relocation) {
        if let Limit::WorkingDays { from, span, .. } = self {
            from.relocate(by);
            by.span(span);
        }
    }
}

impl Relocate for Cond {
    fn relocate(&mut self, by: &Relocation) {
        match self {
            Cond::All(parts) | Cond::Any(parts) => parts.relocate(by),
            Cond::Not(inner) => inner.relocate(by),
            Cond::Test(
                Test::Count { span, .. } | Test::Choice { span, .. } | Test::Important(span) | Test::SomePeople(span),
            ) => by.span(span),
        }
    }
}
