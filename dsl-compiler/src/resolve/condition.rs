//! Conditions: names to facts, bounds to half-open intervals, values to sets.

use dsl_syntax::ast::{Attribute, Bound, BoundWord, Condition, ConditionKind, Limit, Name, Quantity};
use dsl_syntax::tree::SyntaxKind;
use dsl_syntax::{Argument, Code, Diagnostic, Span, message};

use super::Resolver;
use super::facts::unit_word;
use super::scope::{Declared, Scope};
use crate::model::{COUNT_LIMIT, Cond, FactId, FactKind, Interval, Test, ValueSet};

/// Where a condition stands, and so what it may speak of.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub(super) enum ConditionContext {
    /// A clause of `bands` or `rules`.
    Clause,
    /// The `when` of an important-data item: it decides whether data is important, so it cannot ask that.
    Item,
    /// `applies when`: attributes and flags only, since a handler is in scope or not before anything is counted.
    Applies,
}

impl<'a> Resolver<'a> {
    /// `condition` without what `unless` takes in; `None` where something in it was wrong and has been reported. One that can never hold
    /// is reported too, and stays what it is.
    pub(super) fn condition(
        &mut self,
        condition: &'a Condition,
        unless: Option<&'a Condition>,
        scope: Scope,
        place: ConditionContext,
    ) -> Option<Cond> {
        let when = self.one_condition(condition, scope, place);
        let except = unless.map(|unless| self.one_condition(unless, scope, place));
        // What is broken has been said; whether the rest can hold, nobody knows.
        let (when, except) = (when?, except.map_or(Some(None), |except| except.map(Some))?);
        self.say_if_never(&when, except.as_ref(), condition.span);
        Some(match except {
            Some(except) => Cond::All(vec![when, Cond::Not(Box::new(except))]),
            None => when,
        })
    }

    fn one_condition(&mut self, condition: &'a Condition, scope: Scope, place: ConditionContext) -> Option<Cond> {
        let span = condition.span;
        match &condition.kind {
            ConditionKind::Any(parts) => self.conditions(parts, scope, place).map(Cond::Any),
            ConditionKind::All(parts) => self.conditions(parts, scope, place).map(Cond::All),
            ConditionKind::Bounds { subject, bounds } => self.bounds(subject, bounds, span, scope, place),
            ConditionKind::Flag { name, holds } => self.flag(name, *holds, span, scope),
            ConditionKind::Is { attribute, values, negated } => self.is(attribute, values, *negated, span, scope),
            ConditionKind::Important { holds } => {
                self.placed(SyntaxKind::DataImportant.words(), span, place, place == ConditionContext::Clause)?;
                let important = Cond::Test(Test::Important(span));
                Some(if *holds { important } else { Cond::Not(Box::new(important)) })
            }
            ConditionKind::SomePeople => {
                self.placed(SyntaxKind::SomePeople.words(), span, place, place != ConditionContext::Applies)?;
                Some(Cond::Test(Test::SomePeople(span)))
            }
        }
    }

    /// All parts are looked at, so that each mistake is reported once and at once.
    fn conditions(&mut self, parts: &'a [Condition], scope: Scope, place: ConditionContext) -> Option<Vec<Cond>> {
        let parts: Vec<Option<Cond>> = parts.iter().map(|part| self.one_condition(part, scope, place)).collect();
        parts.into_iter().collect()
    }

    fn placed(&mut self, words: Argument, span: Span, place: ConditionContext, allowed: bool) -> Option<()> {
        if allowed {
            return Some(());
        }
        let finding = match place {
            ConditionContext::Item => Diagnostic::new(Code::Circular, span, message!("asks-importance", words = words))
                .at(message!("asks-importance.label"))
                .help(message!("asks-importance.help")),
            _ => Diagnostic::new(Code::Misplaced, span, message!("cannot-limit-scope", words = words))
                .at(message!("cannot-limit-scope.label"))
                .help(message!("cannot-limit-scope.help")),
        };
        self.report(finding);
        None
    }

    fn bounds(
        &mut self,
        subject: &'a Name,
        bounds: &'a [Bound],
        span: Span,
        scope: Scope,
        place: ConditionContext,
    ) -> Option<Cond> {
        let (fact, what) = self.fact(message!("kind-measure"), subject, scope)?;
        match what {
            Declared::Measure(_) => {
                self.placed((&subject.text).into(), span, place, place != ConditionContext::Applies)?;
                let interval = self.interval(subject, fact, what.name().span, bounds, span)?;
                Some(Cond::Test(Test::Count { fact, interval, span }))
            }
            Declared::Attribute(attribute) => {
                let set = self.ordered_set(subject, attribute, bounds, span)?;
                Some(Cond::Test(Test::Choice { fact, set, span }))
            }
            _ => {
                self.wrong_kind(
                    subject,
                    what,
                    message!("kind-measure.a"),
                    message!("write-alone", name = &subject.text),
                );
                None
            }
        }
    }

    fn interval(
        &mut self,
        subject: &Name,
        fact: FactId,
        declared: Span,
        bounds: &'a [Bound],
        span: Span,
    ) -> Option<Interval> {
        let (mut lo, mut hi) = (0, COUNT_LIMIT);
        let mut sound = true;
        for bound in bounds {
            let Limit::Quantity(quantity) = &bound.limit else {
                let Limit::Value(word) = &bound.limit else { continue };
                let finding = Diagnostic::new(
                    Code::KindMismatch,
                    word.span,
                    message!("not-a-count", measure = &subject.text, word = &word.text),
                )
                .at(message!("not-a-count.label"))
                .and(declared, message!("not-a-count.label-declared"))
                .help(message!("not-a-count.help"));
                self.report(finding);
                sound = false;
                continue;
            };
            sound &= self.unit_agrees(subject, fact, declared, quantity);
            let value = quantity.number.value;
            match bound.word {
                BoundWord::AtLeast => lo = lo.max(value),
                BoundWord::Over => lo = lo.max(value + 1),
                BoundWord::AtMost => hi = hi.min(value + 1),
                BoundWord::Under => hi = hi.min(value),
            }
        }
        if !sound {
            return None;
        }
        if lo >= hi {
            self.report(
                Diagnostic::new(Code::EmptyBounds, span, message!("empty-bounds", measure = &subject.text))
                    .at(message!("empty-bounds.label"))
                    .help(message!("included-or-not")),
            );
            return None;
        }
        Some(Interval { lo, hi })
    }

    /// Whether a quantity of a measure is in the measure's unit, if it names one.
    pub(super) fn unit_agrees(&mut self, subject: &Name, fact: FactId, declared: Span, quantity: &Quantity) -> bool {
        let (Some(written), Some(own)) = (&quantity.unit, self.unit_of(fact)) else { return true };
        let unit = self.model.unit(own);
        let own_name = unit.name.clone();
        // In the words of the quantity: `100万人`, `100 people`.
        let in_words = match unit.title.zh() {
            Some(title) if !written.text.is_ascii() => title.to_owned(),
            _ => own_name.clone(),
        };
        match self.unit_words.get(&unit_word(&written.text)) {
            Some(unit) if *unit == own => true,
            Some(_) => {
                let finding = Diagnostic::new(
                    Code::UnitMismatch,
                    written.span,
                    message!("unit-mismatch", measure = &subject.text, own = &own_name, written = &written.text),
                )
                .at(message!("another-unit"))
                .and(declared, message!("unit-mismatch.label-declared", own = &own_name))
                .help(message!("unit-mismatch.help", own = &own_name, written = &written.text))
                .fix(message!("write", text = &in_words), written.span, in_words);
                self.report(finding);
                false
            }
            None => {
                let known: Vec<(&str, Span)> = self.model.units.iter().map(|u| (u.name.as_str(), u.span)).collect();
                let name = Name { text: written.text.clone(), span: written.span };
                let mut finding = super::suggest::unknown(message!("kind-unit"), &name, known);
                if finding.fixes.is_empty() {
                    finding = finding
                        .help(message!("unit-mismatch.help-own", measure = &subject.text, own = &own_name))
                        .fix(message!("write", text = &in_words), written.span, in_words);
                }
                self.report(finding.and(declared, message!("unit-mismatch.label-declared", own = &own_name)));
                false
            }
        }
    }

    fn ordered_set(
        &mut self,
        subject: &'a Name,
        attribute: &'a Attribute,
        bounds: &'a [Bound],
        span: Span,
    ) -> Option<ValueSet> {
        if !attribute.ordered {
            let finding = Diagnostic::new(Code::KindMismatch, span, message!("no-order", attribute = &subject.text))
                .at(message!("no-order.label"))
                .and(attribute.container.name.span, message!("no-order.label-declared"))
                .help(message!("no-order.help", attribute = &subject.text));
            self.report(finding);
            return None;
        }
        let mut set = ValueSet::full(attribute.values.len());
        for bound in bounds {
            let word = match &bound.limit {
                Limit::Value(word) => word,
                Limit::Quantity(quantity) => {
                    let finding = Diagnostic::new(
                        Code::KindMismatch,
                        quantity.number.span,
                        message!("values-not-numbers", attribute = &subject.text),
                    )
                    .at(message!("values-not-numbers.label"))
                    .and(attribute.container.name.span, message!("values-declared-here"))
                    .help(message!("values-not-numbers.help"));
                    self.report(finding);
                    return None;
                }
            };
            let at = self.value_at(subject, word, attribute)?;
            set = set.meet(match bound.word {
                BoundWord::AtLeast => ValueSet(!ValueSet::full(at).0),
                BoundWord::Over => ValueSet(!ValueSet::full(at + 1).0),
                BoundWord::AtMost => ValueSet::full(at + 1),
                BoundWord::Under => ValueSet::full(at),
            });
        }
        if set.is_empty() {
            self.report(
                Diagnostic::new(Code::EmptyBounds, span, message!("no-value-within", attribute = &subject.text))
                    .at(message!("takes-in-no-value"))
                    .help(message!("no-value-within.help")),
            );
            return None;
        }
        Some(set)
    }

    /// A value by its name or by its title in either language.
    fn value_at(&mut self, subject: &Name, word: &Name, attribute: &'a Attribute) -> Option<usize> {
        let titles = self.facts.get(subject.text.as_str()).map(|fact| &self.model.fact(*fact).kind);
        if let Some(FactKind::Attribute { values, .. }) = titles {
            let hit = values.iter().position(|value| {
                value.name == word.text || value.title.zh() == Some(&word.text) || value.title.en() == Some(&word.text)
            });
            if hit.is_some() {
                return hit;
            }
        }
        self.unknown_value(subject, word, attribute);
        None
    }

    fn flag(&mut self, name: &'a Name, holds: bool, span: Span, scope: Scope) -> Option<Cond> {
        let (fact, what) = self.fact(message!("kind-flag"), name, scope)?;
        match what {
            Declared::Flag(_) | Declared::Item(_) => {
                Some(Cond::Test(Test::Choice { fact, set: ValueSet::one(usize::from(holds)), span }))
            }
            Declared::Measure(_) => {
                self.wrong_kind(name, what, message!("kind-flag.a"), message!("give-a-bound", name = &name.text));
                None
            }
            _ => {
                self.wrong_kind(name, what, message!("kind-flag.a"), message!("say-which-value", name = &name.text));
                None
            }
        }
    }

    fn is(&mut self, name: &'a Name, values: &'a [Name], negated: bool, span: Span, scope: Scope) -> Option<Cond> {
        let (fact, what) = self.fact(message!("kind-attribute"), name, scope)?;
        let Declared::Attribute(attribute) = what else {
            let help = match what {
                Declared::Measure(_) => message!("count-is-bounded", name = &name.text),
                _ => message!("write-holds-or-not", name = &name.text),
            };
            self.wrong_kind(name, what, message!("kind-attribute.a"), help);
            return None;
        };
        let mut set = ValueSet(0);
        let mut sound = true;
        for value in values {
            match self.value_at(name, value, attribute) {
                Some(at) => set.0 |= ValueSet::one(at).0,
                None => sound = false,
            }
        }
        if negated {
            set = ValueSet(ValueSet::full(attribute.values.len()).0 & !set.0);
        }
        if sound && set.is_empty() {
            self.report(
                Diagnostic::new(Code::EmptyBounds, span, message!("no-other-value", attribute = &name.text))
                    .at(message!("takes-in-no-value"))
                    .help(message!("no-other-value.help")),
            );
            return None;
        }
        sound.then_some(Cond::Test(Test::Choice { fact, set, span }))
    }
}
