//! The places of a model, moved along when the text before them grows or shrinks. What is declared by name says its own beside its
//! fields, and so does the model.

use dsl_syntax::relocate::{Relocate, Relocation};

use crate::model::*;

dsl_syntax::relocated! {
    BandClause { when, span; id, verdict, standing },
    Block { clauses, head, span; edition, id, open, outside, referred, counting, complete },
    Rule { when, span; id, verdict, regardless, standing },
    Important { when, always, readings, span; id, fact, title, listed, categories, standing, notes },
    Importance { when, always; listed, standing },
    CatalogueEntry { span; name, number, title, was, standards, standing, notes },
    Category { entry, subcategories },
    Reading { importance, span; name, taken, blocks, why, cites },
    Scenario { readings, rules, examples, head; name, title, was, blocks, stands_for, people_in_scope, fields, notes, standing },
    Industry { scope, items, rules, readings, scenarios, examples, head; name, title, was, people_in_scope, scenario_places, notes, standing },
    Example { expected_at, span; label, industry, scenario, facts, expected },
    Edition {
        scope, items, rules, catalogue, industries, procedures, examples, head;
        name, title, issued_status, issued, in_force, replaces, fallback, chain, strictest_prevails, expects, bands,
        people_in_scope, industry_places, notes, standing
    },
    Mention { span; name },
    Thing { span; name, title, notes, was, standing },
    Party { thing; number },
    Step { thing, by, to, hands_in, gives, needs, after, during, limit; may, complete },
    Issuers { parties; standing },
    Validity { document, span; years, standing },
    EarlierDocument { ; edition, document, standing },
    Procedure { issuers, parties, documents, events, steps, validities, kept, head; name, title, notes, standing },
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
            Cond::Count { span, .. } | Cond::Choice { span, .. } | Cond::Important(span) | Cond::SomePeople(span) => {
                by.span(span);
            }
        }
    }
}
