//! `uncited-number`: every number that decides something rests on a source.
//!
//! A clause, an item's condition or an item's or measure's title with a number needs a citation: its own, or a `cite` of
//! its `bands` or `rules` block, item, measure, reading, scenario or industry; so do the limits, terms and numbers of a
//! procedure, their own or one of its step, party or procedure. An edition's `cite` says where the whole list
//! stands, not where a number does: it covers the totals of `expects` alone. An edition's own blocks and items cite for
//! themselves. Lists that declare no source have nothing to cite, and are not asked.

use dsl_syntax::ast::{
    Bands, BandsBody, Clause, ClauseMode, Condition, ConditionKind, Container, File, Item, ItemWhen, Limit, Number,
    Pair, Side, StepLimit, Validity,
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
    let mut check = Check { units, sources, found: Vec::new() };
    for item in items() {
        match item {
            Item::Edition(container) => check.edition(container),
            other => check.item(other, false),
        }
    }
    check.found
}

struct Check<'a> {
    units: &'a Units,
    sources: Sources<'a>,
    found: Vec<Diagnostic>,
}

fn cites(items: &[Item]) -> bool {
    items.iter().any(|item| matches!(item, Item::Cite(citations) if !citations.is_empty()))
}

impl Check<'_> {
    fn edition(&mut self, container: &Container) {
        for item in &container.items {
            if let Item::Expects(totals, span) = item
                && !totals.is_empty()
                && !cites(&container.items)
            {
                self.report(*span, message!("uncited-number.totals"), message!("uncited-number.help-totals"));
            }
            self.item(item, false);
        }
    }

    /// `cited`: something around the item cites.
    fn item(&mut self, item: &Item, cited: bool) {
        match item {
            Item::Industry { container, .. } | Item::Scenario(container) => self.inside(&container.items, cited),
            Item::Reading(reading) => self.inside(&reading.container.items, cited),
            Item::Bands(Bands { body: BandsBody::Clauses { clauses, items, .. }, .. }) => {
                self.clauses(clauses, cited || cites(items))
            }
            Item::Rules(rules) => self.clauses(&rules.clauses, cited || cites(&rules.items)),
            Item::Important { container, whens } => {
                let cited = cited || cites(&container.items);
                whens.iter().for_each(|when| self.when(when, cited));
                self.titles(&container.items, cited);
                for item in &container.items {
                    let Item::Reading(reading) = item else { continue };
                    let cited = cited || cites(&reading.container.items);
                    reading.whens.iter().for_each(|when| self.when(when, cited));
                }
            }
            Item::Procedure(container)
            | Item::Party(container)
            | Item::Document(container)
            | Item::Event(container)
            | Item::Step(container) => {
                self.titles(&container.items, cited || cites(&container.items));
                self.inside(&container.items, cited);
            }
            Item::HowMany(number, _) | Item::Limit(StepLimit::WorkingDays { days: number, .. }) if !cited => {
                self.number(number);
            }
            Item::Valid(Validity { years: Some(number), citations, .. }) if !cited && citations.is_empty() => {
                self.number(number);
            }
            Item::Measure(container) => self.titles(&container.items, cited || cites(&container.items)),
            _ => {}
        }
    }

    fn inside(&mut self, items: &[Item], cited: bool) {
        let cited = cited || cites(items);
        items.iter().for_each(|item| self.item(item, cited));
    }

    fn clauses(&mut self, clauses: &[Clause], cited: bool) {
        for clause in clauses.iter().filter(|clause| !cited && clause.citations.is_empty()) {
            let condition = match &clause.mode {
                ClauseMode::When(condition) | ClauseMode::Regardless(condition) => Some(condition),
                ClauseMode::Otherwise => None,
            };
            self.condition(condition, clause.unless.as_ref());
        }
    }

    fn when(&mut self, when: &ItemWhen, cited: bool) {
        if !cited && when.citations.is_empty() {
            self.condition(Some(&when.condition), when.unless.as_ref());
        }
    }

    /// One finding for all numbers of a condition.
    fn condition(&mut self, condition: Option<&Condition>, unless: Option<&Condition>) {
        let mut spans = Vec::new();
        condition.into_iter().chain(unless).for_each(|condition| counts(condition, &mut spans));
        let Some((first, rest)) = spans.split_first() else { return };
        let mut finding = finding(*first, message!("uncited-number"), message!("uncited-number.help"));
        for span in rest {
            finding = finding.and(*span, message!("uncited-number.label-more"));
        }
        self.found.push(finding);
    }

    fn titles(&mut self, items: &[Item], cited: bool) {
        if cited {
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
        self.report(number.span, message!("uncited-number"), message!("uncited-number.help"));
    }

    fn report(&mut self, span: Span, sentence: dsl_syntax::Message, help: dsl_syntax::Message) {
        self.found.push(finding(span, sentence, help));
    }
}

fn finding(span: Span, sentence: dsl_syntax::Message, help: dsl_syntax::Message) -> Diagnostic {
    Diagnostic::new(Code::UncitedNumber, span, sentence).at(message!("uncited-number.label")).help(help)
}

/// The numbers of a condition.
fn counts(condition: &Condition, spans: &mut Vec<Span>) {
    match &condition.kind {
        ConditionKind::Any(parts) | ConditionKind::All(parts) => parts.iter().for_each(|part| counts(part, spans)),
        ConditionKind::Bounds { bounds, .. } => {
            for bound in bounds {
                if let Limit::Quantity(quantity) = &bound.limit {
                    spans.push(quantity.number.span);
                }
            }
        }
        _ => {}
    }
}
