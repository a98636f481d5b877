//! `uncited-number`: every number that decides something rests on a source.
//!
//! A clause, an item's condition or an item's or measure's title with a number needs a citation: its own, or a `cite` of
//! its `bands` or `rules` block, item, measure, reading, scenario or industry; so do the limits, terms and numbers of a
//! procedure, their own or one of its step, party or procedure. An edition's `cite` says where the whole list
//! stands, not where a number does: it covers the totals of `expects` alone. An edition's own blocks and items cite for
//! themselves. Lists that declare no source have nothing to cite, and are not asked.

use dsl_syntax::ast::visit::{Node, Visit};
use dsl_syntax::ast::{
    BandsBody, Clause, Condition, Declaration, File, Item, ItemWhen, Number, Pair, Quantity, Rules, Side, StepLimit,
    Validity,
};
use dsl_syntax::{Code, Diagnostic, Span, message};

use super::numbers::numbers;
use super::pairs::Sources;
use super::units::Units;

/// The numbers without a source.
pub(super) fn check(trees: &[&File], units: &Units, sources: Sources<'_>) -> Vec<Diagnostic> {
    let items = || trees.iter().flat_map(|tree| &tree.items);
    let declares = |items: &[Item]| items.iter().any(|item| matches!(item, Item::Source(_)));
    let any = items().any(|item| match item {
        Item::Source(_) => true,
        Item::Edition(container) => declares(&container.items),
        _ => false,
    });
    if !any {
        return Vec::new();
    }
    let mut check = Check { units, sources, cited: false, found: Vec::new() };
    trees.iter().for_each(|tree| check.visit_file(tree));
    check.found
}

struct Check<'a> {
    units: &'a Units,
    sources: Sources<'a>,
    /// Whether something around cites.
    cited: bool,
    found: Vec<Diagnostic>,
}

fn cites(items: &[Item]) -> bool {
    items.iter().any(|item| matches!(item, Item::Cite(citations) if !citations.is_empty()))
}

impl Visit<'_> for Check<'_> {
    fn visit_item(&mut self, item: &Item) {
        match item {
            // Whom a list is for, and what an example says, is no number of its own.
            Item::Applies { .. } | Item::Example(_) => {}
            Item::Edition(container) => {
                self.totals(&container.items);
                item.walk(self);
            }
            Item::HowMany(number, _) => self.number(number),
            _ => match item.declared() {
                Some((declaration, container)) => self.inside(&container.items, |check| {
                    if bears_numbers(declaration) {
                        check.titles(&container.items);
                    }
                    item.walk(check);
                }),
                None => item.walk(self),
            },
        }
    }

    fn visit_bands_body(&mut self, body: &BandsBody) {
        if let BandsBody::Clauses { clauses, items, .. } = body {
            self.inside(items, |check| clauses.accept(check));
        }
    }

    fn visit_rules(&mut self, rules: &Rules) {
        self.inside(&rules.items, |check| rules.clauses.accept(check));
    }

    fn visit_clause(&mut self, clause: &Clause) {
        if clause.citations.is_empty() {
            self.condition(clause.mode.condition(), clause.unless.as_ref());
        }
    }

    fn visit_when(&mut self, when: &ItemWhen) {
        if when.citations.is_empty() {
            self.condition(Some(&when.condition), when.unless.as_ref());
        }
    }

    fn visit_validity(&mut self, validity: &Validity) {
        if validity.citations.is_empty() {
            validity.years.iter().for_each(|number| self.number(number));
        }
    }

    fn visit_step_limit(&mut self, limit: &StepLimit) {
        if let StepLimit::WorkingDays { days, .. } = limit {
            self.number(days);
        }
    }
}

/// Whether a number in the title of what is declared says what it is.
fn bears_numbers(declaration: Declaration) -> bool {
    matches!(
        declaration,
        Declaration::Measure
            | Declaration::Important
            | Declaration::Procedure
            | Declaration::Party
            | Declaration::Document
            | Declaration::Event
            | Declaration::Step
    )
}

impl Check<'_> {
    /// Looks at what stands among some lines, or beside them.
    fn inside(&mut self, items: &[Item], look: impl FnOnce(&mut Self)) {
        let around = self.cited;
        self.cited |= cites(items);
        look(self);
        self.cited = around;
    }

    fn totals(&mut self, items: &[Item]) {
        if cites(items) {
            return;
        }
        for item in items {
            if let Item::Expects(totals, span) = item
                && !totals.is_empty()
            {
                self.report(*span, message!("uncited-number.totals"), message!("uncited-number.help-totals"));
            }
        }
    }

    /// One finding for all numbers of a condition.
    fn condition(&mut self, condition: Option<&Condition>, unless: Option<&Condition>) {
        if self.cited {
            return;
        }
        let mut counts = Counts(Vec::new());
        condition.into_iter().chain(unless).for_each(|condition| counts.visit_condition(condition));
        let Some((first, rest)) = counts.0.split_first() else { return };
        let mut finding = finding(*first, message!("uncited-number"), message!("uncited-number.help"));
        for span in rest {
            finding = finding.and(*span, message!("uncited-number.label-more"));
        }
        self.found.push(finding);
    }

    fn titles(&mut self, items: &[Item]) {
        if self.cited {
            return;
        }
        for item in items {
            let Item::Title(Pair { zh, en, .. }) = item else { continue };
            let bearing = [zh, en].into_iter().flatten().find_map(|side| match side {
                Side::Text(text) => {
                    let read = numbers(&text.text, self.units);
                    let number = read.quantities.into_iter().find(|quantity| quantity.firm)?;
                    Some(self.sources.place(text, number.range))
                }
                Side::NotFound(_) => None,
            });
            if let Some(span) = bearing {
                self.report(span, message!("uncited-number"), message!("uncited-number.help"));
            }
        }
    }

    fn number(&mut self, number: &Number) {
        if !self.cited {
            self.report(number.span, message!("uncited-number"), message!("uncited-number.help"));
        }
    }

    fn report(&mut self, span: Span, sentence: dsl_syntax::Message, help: dsl_syntax::Message) {
        self.found.push(finding(span, sentence, help));
    }
}

fn finding(span: Span, sentence: dsl_syntax::Message, help: dsl_syntax::Message) -> Diagnostic {
    Diagnostic::new(Code::UncitedNumber, span, sentence).at(message!("uncited-number.label")).help(help)
}

/// The counts of a condition.
struct Counts(Vec<Span>);

impl Visit<'_> for Counts {
    fn visit_quantity(&mut self, quantity: &Quantity) {
        self.0.push(quantity.number.span);
    }
}
