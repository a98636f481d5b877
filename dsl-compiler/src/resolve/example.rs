//! Examples: facts by name, with the answer that their author expects.

use dsl_syntax::ast::{Example as Written, ExampleFact, ExampleValue, Item, Name};
use dsl_syntax::tree::SyntaxKind;
use dsl_syntax::{Code, Diagnostic, message};

use super::Resolver;
use super::incremental::Owner;
use super::scope::{Declared, Scope};
use crate::model::{EditionId, Example, FactId, FactKind, Given};

impl<'a> Resolver<'a> {
    pub(super) fn examples(&mut self) {
        for e in self.outline.ids() {
            let container = self.outline.edition(e).container;
            self.model.edition_mut(e).examples = self.examples_in(&container.items, Scope::Edition(e));
            for i in 0..self.outline.edition(e).industries.len() {
                let (own, of_scenarios) = self.examples_of(e, i);
                let Some(industry) = self.model.edition_mut(e).industries.get_mut(i) else { continue };
                industry.examples = own;
                for (scenario, examples) in industry.scenarios.iter_mut().zip(of_scenarios) {
                    scenario.examples = examples;
                }
            }
        }
    }

    /// The examples of an industry, and those of each of its scenarios.
    pub(super) fn examples_of(&mut self, e: EditionId, i: usize) -> (Vec<Example>, Vec<Vec<Example>>) {
        let before = self.mark();
        let source = self.outline.industry(e, i);
        let (container, scenarios) = (source.container, source.scenarios.clone());
        let own = self.examples_in(&container.items, Scope::Industry(e, i));
        self.marked(Owner::Industry(e, i), before);
        let mut of_scenarios = Vec::new();
        for (s, container) in scenarios.into_iter().enumerate() {
            let before = self.mark();
            of_scenarios.push(self.examples_in(&container.items, Scope::Scenario(e, i, s)));
            self.marked(Owner::Scenario(e, i, s), before);
        }
        (own, of_scenarios)
    }

    pub(super) fn examples_in(&mut self, items: &'a [Item], scope: Scope) -> Vec<Example> {
        let mut examples = Vec::new();
        for item in items {
            if let Item::Example(example) = item {
                examples.extend(self.example(example, scope));
            }
        }
        examples
    }

    fn example(&mut self, example: &'a Written, scope: Scope) -> Option<Example> {
        let name_of = |container: &dsl_syntax::ast::Container| container.name.text.clone();
        let (mut industry, mut scenario) = ("other".to_owned(), "other".to_owned());
        if let Scope::Industry(e, i) | Scope::Scenario(e, i, _) = scope {
            industry = name_of(self.outline.industry(e, i).container);
        }
        if let Scope::Scenario(e, i, s) = scope {
            scenario = name_of(self.outline.scenario(e, i, s));
        }
        let expected = self.verdict(&example.expected, scope);
        let mut facts: Vec<(FactId, Given)> = Vec::new();
        let mut sound = true;
        for fact in &example.facts {
            match fact.name.text.as_str() {
                place @ ("industry" | "scenario") => {
                    sound &= self.example_place(place, fact, scope, &mut industry, &mut scenario).is_some();
                }
                _ => match self.example_fact(fact, scope) {
                    Some((id, _)) if facts.iter().any(|(known, _)| *known == id) => {
                        self.report(
                            Diagnostic::new(
                                Code::DoubledLine,
                                fact.span,
                                message!("fact-twice", name = &fact.name.text),
                            )
                            .at(message!("again-here"))
                            .help(message!("fact-twice.help")),
                        );
                        sound = false;
                    }
                    Some(given) => facts.push(given),
                    None => sound = false,
                },
            }
        }
        let expected = expected?;
        sound.then(|| Example {
            label: example.label.text.clone(),
            industry,
            scenario,
            facts,
            expected,
            expected_at: example.expected.span(),
            span: example.span,
        })
    }

    /// `industry NAME` and `scenario NAME`, where the example does not already stand in one.
    fn example_place(
        &mut self,
        place: &str,
        fact: &'a ExampleFact,
        scope: Scope,
        industry: &mut String,
        scenario: &mut String,
    ) -> Option<()> {
        let keyword = if place == "industry" { SyntaxKind::Industry } else { SyntaxKind::Scenario };
        let ExampleValue::Value(name) = &fact.value else {
            let finding =
                Diagnostic::new(Code::KindMismatch, fact.span, message!("takes-a-name", place = keyword.words()))
                    .at(message!("takes-a-name.label"))
                    .help(message!("takes-a-name.help", place = keyword.words()));
            self.report(finding);
            return None;
        };
        let fixed = match scope {
            Scope::Scenario(..) => true,
            Scope::Industry(..) => place == "industry",
            _ => false,
        };
        if fixed {
            let finding =
                Diagnostic::new(Code::Misplaced, fact.span, message!("example-has-place", place = keyword.words()))
                    .at(message!("example-has-place.label"))
                    .help(message!("example-has-place.help"));
            self.report(finding);
            return None;
        }
        let slot = if place == "industry" { industry } else { scenario };
        slot.clone_from(&name.text);
        Some(())
    }

    fn example_fact(&mut self, fact: &'a ExampleFact, scope: Scope) -> Option<(FactId, Given)> {
        let (id, what) = self.fact(message!("kind-fact"), &fact.name, scope)?;
        let given = match (&fact.value, what) {
            (ExampleValue::Count(quantity), Declared::Measure(_)) => {
                if !self.unit_agrees(&fact.name, id, what.name().span, quantity) {
                    return None;
                }
                Given::Count(quantity.number.value)
            }
            (ExampleValue::Value(word), Declared::Attribute(attribute)) => {
                let FactKind::Attribute { values, .. } = &self.model.fact(id).kind else { return None };
                match values.iter().position(|value| value.name == word.text) {
                    Some(at) => Given::Choice(at),
                    None => {
                        self.unknown_value(&fact.name, word, attribute);
                        return None;
                    }
                }
            }
            (ExampleValue::Yes, Declared::Flag(_) | Declared::Item(_)) => Given::Choice(1),
            (ExampleValue::No, Declared::Flag(_) | Declared::Item(_)) => Given::Choice(0),
            (ExampleValue::Value(word), Declared::Flag(_) | Declared::Item(_)) => self.yes_or_no(word)?,
            _ => {
                let help = match what {
                    Declared::Measure(_) => message!("write-a-count", name = &fact.name.text),
                    Declared::Attribute(_) => message!("write-a-value", name = &fact.name.text),
                    _ => message!("write-holds-or-not", name = &fact.name.text),
                };
                self.wrong_kind(&fact.name, what, message!("another-value"), help);
                return None;
            }
        };
        Some((id, given))
    }

    fn yes_or_no(&mut self, word: &Name) -> Option<Given> {
        match word.text.as_str() {
            "yes" => Some(Given::Choice(1)),
            "no" => Some(Given::Choice(0)),
            _ => {
                self.report(
                    Diagnostic::new(Code::KindMismatch, word.span, message!("yes-or-no", word = &word.text))
                        .at(message!("yes-or-no.label"))
                        .help(message!("yes-or-no.help")),
                );
                None
            }
        }
    }
}
