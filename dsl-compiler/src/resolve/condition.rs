//! Conditions: names to facts, bounds to half-open intervals, values to sets.

use dsl_syntax::ast::{Attribute, Bound, BoundWord, Condition, ConditionKind, Limit, Name, Quantity};
use dsl_syntax::{Code, Diagnostic, Span};

use super::Resolver;
use super::facts::unit_word;
use super::scope::{Declared, Scope};
use crate::model::{COUNT_LIMIT, Cond, FactId, FactKind, Interval, ValueSet};

/// Where a condition stands, and so what it may speak of.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// A clause of `bands` or `rules`.
    Clause,
    /// The `when` of an important-data item: it decides whether data is important, so it cannot ask that.
    Item,
    /// `applies when`: attributes and flags only, since a handler is in scope or not before anything is counted.
    Applies,
}

impl<'a> Resolver<'a> {
    /// `condition` without what `unless` takes in; `None` where something in it was wrong and has been reported.
    pub(super) fn condition(
        &mut self,
        condition: &'a Condition,
        unless: Option<&'a Condition>,
        scope: Scope,
        place: Place,
    ) -> Option<Cond> {
        let when = self.one_condition(condition, scope, place);
        let Some(unless) = unless else { return when };
        let except = self.one_condition(unless, scope, place)?;
        Some(Cond::All(vec![when?, Cond::Not(Box::new(except))]))
    }

    fn one_condition(&mut self, condition: &'a Condition, scope: Scope, place: Place) -> Option<Cond> {
        let span = condition.span;
        match &condition.kind {
            ConditionKind::Any(parts) => self.conditions(parts, scope, place).map(Cond::Any),
            ConditionKind::All(parts) => self.conditions(parts, scope, place).map(Cond::All),
            ConditionKind::Bounds { subject, bounds } => self.bounds(subject, bounds, span, scope, place),
            ConditionKind::Flag { name, holds } => self.flag(name, *holds, span, scope),
            ConditionKind::Is { attribute, values, negated } => self.is(attribute, values, *negated, span, scope),
            ConditionKind::Important { holds } => {
                self.placed("data is important", span, place, place == Place::Clause)?;
                let important = Cond::Important(span);
                Some(if *holds { important } else { Cond::Not(Box::new(important)) })
            }
            ConditionKind::SomePeople => {
                self.placed("some people", span, place, place != Place::Applies)?;
                Some(Cond::SomePeople(span))
            }
        }
    }

    /// All parts are looked at, so that each mistake is reported once and at once.
    fn conditions(&mut self, parts: &'a [Condition], scope: Scope, place: Place) -> Option<Vec<Cond>> {
        let parts: Vec<Option<Cond>> = parts.iter().map(|part| self.one_condition(part, scope, place)).collect();
        parts.into_iter().collect()
    }

    fn placed(&mut self, words: &str, span: Span, place: Place, allowed: bool) -> Option<()> {
        if allowed {
            return Some(());
        }
        let finding = match place {
            Place::Item => Diagnostic::new(
                Code::Circular,
                span,
                format!("`{words}` cannot be asked where it is decided whether data is important"),
            )
            .at("asks for its own answer")
            .help("name the items or counts that make the data important"),
            _ => Diagnostic::new(
                Code::Misplaced,
                span,
                format!("`{words}` cannot limit whom a list applies to; attributes and flags can"),
            )
            .at("not an attribute or a flag")
            .help("put the condition into a clause of `bands` or `rules`"),
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
        place: Place,
    ) -> Option<Cond> {
        let (fact, what) = self.fact("measure", subject, scope)?;
        match what {
            Declared::Measure(_) => {
                self.placed(&subject.text, span, place, place != Place::Applies)?;
                let interval = self.interval(subject, fact, what.name().span, bounds, span)?;
                Some(Cond::Count { fact, interval, span })
            }
            Declared::Attribute(attribute) => {
                let set = self.ordered_set(subject, attribute, bounds, span)?;
                Some(Cond::Choice { fact, set, span })
            }
            _ => {
                self.wrong_kind(subject, what, "a measure", format!("write `{}` alone: it holds or it does not", subject.text));
                None
            }
        }
    }

    fn interval(&mut self, subject: &Name, fact: FactId, declared: Span, bounds: &'a [Bound], span: Span) -> Option<Interval> {
        let (mut lo, mut hi) = (0, COUNT_LIMIT);
        let mut sound = true;
        for bound in bounds {
            let Limit::Quantity(quantity) = &bound.limit else {
                let Limit::Value(word) = &bound.limit else { continue };
                let finding = Diagnostic::new(
                    Code::KindMismatch,
                    word.span,
                    format!("`{}` is a count, and `{}` is not a number", subject.text, word.text),
                )
                .at("a number is wanted here")
                .and(declared, "declared as a measure here")
                .help("write a whole number, such as `100_000` or `10万`");
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
                Diagnostic::new(Code::EmptyBounds, span, format!("no whole number of `{}` lies within these bounds", subject.text))
                    .at("takes in nobody")
                    .help("以上 and 以下 (`at least`, `at most`) include the number they name, 超过 and 不满 (`over`, `under`) do not"),
            );
            return None;
        }
        Some(Interval { lo, hi })
    }

    /// Whether a quantity of a measure is in the measure's unit, if it names one.
    pub(super) fn unit_agrees(&mut self, subject: &Name, fact: FactId, declared: Span, quantity: &Quantity) -> bool {
        let (Some(written), Some(own)) = (&quantity.unit, self.unit_of(fact)) else { return true };
        let unit = &self.model.units[own.index()];
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
                    format!("`{}` counts `{own_name}`, not `{}`", subject.text, written.text),
                )
                .at("another unit")
                .and(declared, format!("declared with `unit {own_name}` here"))
                .help(format!("write `{own_name}`, or bound a measure that counts `{}`", written.text))
                .fix(format!("write `{in_words}`"), written.span, in_words);
                self.report(finding);
                false
            }
            None => {
                let known: Vec<(&str, Span)> = self.model.units.iter().map(|u| (u.name.as_str(), u.span)).collect();
                let name = Name { text: written.text.clone(), span: written.span };
                let mut finding = super::suggest::unknown("unit", &name, known);
                if finding.fixes.is_empty() {
                    finding = finding
                        .help(format!("`{}` counts `{own_name}`", subject.text))
                        .fix(format!("write `{in_words}`"), written.span, in_words);
                }
                self.report(finding.and(declared, format!("declared with `unit {own_name}` here")));
                false
            }
        }
    }

    fn ordered_set(&mut self, subject: &'a Name, attribute: &'a Attribute, bounds: &'a [Bound], span: Span) -> Option<ValueSet> {
        if !attribute.ordered {
            let finding = Diagnostic::new(
                Code::KindMismatch,
                span,
                format!("the values of `{}` have no order, so no bound can be drawn between them", subject.text),
            )
            .at("a boundary word on values without order")
            .and(attribute.container.name.span, "declared with `one of` here")
            .help(format!("write `{} is one of {{ … }}`, or declare the attribute `ordered {{ a < b }}`", subject.text));
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
                        format!("`{}` has values, not numbers", subject.text),
                    )
                    .at("one of its values is wanted here")
                    .and(attribute.container.name.span, "its values are declared here")
                    .help("write the value that the text names");
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
                Diagnostic::new(Code::EmptyBounds, span, format!("no value of `{}` lies within these bounds", subject.text))
                    .at("takes in no value")
                    .help("exchange the bounds, or use `at least` and `at most`, which include the value they name"),
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
        let (fact, what) = self.fact("flag", name, scope)?;
        match what {
            Declared::Flag(_) | Declared::Item(_) => {
                Some(Cond::Choice { fact, set: ValueSet::one(usize::from(holds)), span })
            }
            Declared::Measure(_) => {
                self.wrong_kind(name, what, "a flag", format!("give it a bound, such as `{} at least 1`", name.text));
                None
            }
            _ => {
                self.wrong_kind(name, what, "a flag", format!("say which value: `{} is …`", name.text));
                None
            }
        }
    }

    fn is(&mut self, name: &'a Name, values: &'a [Name], negated: bool, span: Span, scope: Scope) -> Option<Cond> {
        let (fact, what) = self.fact("attribute", name, scope)?;
        let Declared::Attribute(attribute) = what else {
            let help = match what {
                Declared::Measure(_) => format!("a count is bounded: `{} at least …`", name.text),
                _ => format!("write `{}` or `not {}`", name.text, name.text),
            };
            self.wrong_kind(name, what, "an attribute", help);
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
                Diagnostic::new(Code::EmptyBounds, span, format!("`{}` has no other value, so this never holds", name.text))
                    .at("takes in no value")
                    .help("name at least one value that is left"),
            );
            return None;
        }
        sound.then_some(Cond::Choice { fact, set, span })
    }
}
