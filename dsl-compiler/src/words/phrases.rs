//! Conditions, clauses and items in one language, with what they speak of called by its name or by its title.

use super::{Language, counted, interval, titled, verdict};
use crate::model::{
    Cond, EditionId, Fact, FactId, FactKind, Important, Interval, Model, OutcomeId, Test, Value, ValueSet, Verdict,
};

/// How conditions are said.
#[derive(Copy, Clone, Debug)]
pub struct Phrases<'m> {
    model: &'m Model,
    language: Language,
    /// The editions whose titles are used; names where there are none.
    titles: Option<&'m [EditionId]>,
}

impl<'m> Phrases<'m> {
    /// By names, as a list writes it.
    #[must_use]
    pub fn by_name(model: &'m Model, language: Language) -> Self {
        Self { model, language, titles: None }
    }

    /// By titles, as people read it: of a fact, the title at the first of its declarations that these editions see.
    #[must_use]
    pub fn by_title(model: &'m Model, editions: &'m [EditionId], language: Language) -> Self {
        Self { model, language, titles: Some(editions) }
    }

    /// What a fact is called.
    #[must_use]
    pub fn fact(&self, fact: FactId) -> &'m str {
        let fact: &'m Fact = self.model.fact(fact);
        match self.titles {
            None => &fact.name,
            Some(editions) => {
                let title = fact.declared_in(editions).map_or(&fact.title, |declared| &declared.title);
                titled(title, &fact.name, self.language)
            }
        }
    }

    /// What an outcome is called.
    #[must_use]
    pub fn outcome(&self, outcome: OutcomeId) -> &'m str {
        let outcome = self.model.outcome(outcome);
        match self.titles {
            None => &outcome.name,
            Some(_) => titled(&outcome.title, &outcome.name, self.language),
        }
    }

    fn value(&self, value: &'m Value) -> &'m str {
        match self.titles {
            None => &value.name,
            Some(_) => titled(&value.title, &value.name, self.language),
        }
    }

    /// What an interval asks of a measure: `personal at least 100_000`, `个人信息10万人以上`.
    #[must_use]
    pub fn measure(&self, fact: FactId, bounded: Interval) -> String {
        let bounds = match self.language {
            Language::Zh => counted(self.model, fact, bounded, self.language),
            Language::En => interval(bounded, self.language),
        };
        self.beside(self.fact(fact), &bounds)
    }

    /// What a value set asks of a fact: `handler is ciio`, `not exempt-flow`.
    #[must_use]
    pub fn choice(&self, fact: FactId, set: ValueSet) -> String {
        let name = self.fact(fact);
        let FactKind::Attribute { values, .. } = &self.model.fact(fact).kind else {
            return match (set.has(1), self.titles) {
                (true, None) => name.to_owned(),
                (false, None) => self.beside(self.say("非", "not"), name),
                // A title may be a clause of its own.
                (true, Some(_)) => format!("“{name}”"),
                (false, Some(_)) => format!("{}“{name}”", self.say("并非", "not ")),
            };
        };
        let names = |set: ValueSet| -> Vec<&str> {
            set.iter().filter_map(|at| values.get(at)).map(|value| self.value(value)).collect()
        };
        let (inside, all) = (names(set), values.len());
        let missing = || names(ValueSet(ValueSet::full(all).0 & !set.0));
        let (word, values) = match (inside.as_slice(), self.titles) {
            ([one], _) => (self.say("为", "is"), (*one).to_owned()),
            (_, None) if inside.len() + 1 == all => (self.say("不为", "is not"), missing().join(", ")),
            (_, None) => (self.say("属于", "is one of"), format!("{{ {} }}", inside.join(", "))),
            (_, Some(_)) if inside.len() + 1 == all && inside.len() > 2 => {
                (self.say("不为", "is not"), missing().join(self.say("或者", " or ")))
            }
            (_, Some(_)) => (self.say("为", "is"), self.any(&inside)),
        };
        self.beside(&self.beside(name, word), &values)
    }

    /// One of several.
    fn any(&self, names: &[&str]) -> String {
        match names {
            [first @ .., last] if !first.is_empty() => {
                format!("{}{}{last}", first.join(self.say("、", ", ")), self.say("或者", " or "))
            }
            _ => names.concat(),
        }
    }

    /// A condition.
    #[must_use]
    pub fn condition(&self, cond: &Cond) -> String {
        match cond {
            Cond::All(parts) => self.joined(parts, self.say(" 且 ", " and ")),
            Cond::Any(parts) if parts.is_empty() => self.say("无此情形", "never").to_owned(),
            Cond::Any(parts) => self.joined(parts, self.say(" 或 ", " or ")),
            Cond::Not(inner) => match &**inner {
                Cond::Test(Test::Important(_)) => self.say("不属于重要数据", "data is not important").to_owned(),
                Cond::Test(Test::Choice { fact, set, .. }) if self.titles.is_some() && *set == ValueSet::one(1) => {
                    match self.model.fact(*fact).kind {
                        FactKind::Flag | FactKind::Item => self.choice(*fact, ValueSet::one(0)),
                        _ => format!("{}{}", self.say("非", "not "), self.grouped(inner)),
                    }
                }
                other => format!("{}{}", self.say("非", "not "), self.grouped(other)),
            },
            Cond::Test(Test::Count { fact, interval, .. }) => {
                self.beside(self.fact(*fact), &counted(self.model, *fact, *interval, self.language))
            }
            Cond::Test(Test::Choice { fact, set, .. }) => self.choice(*fact, *set),
            Cond::Test(Test::Important(_)) => self.say("属于重要数据", "data is important").to_owned(),
            Cond::Test(Test::SomePeople(_)) => self.say("任何个人信息", "some people").to_owned(),
        }
    }

    fn joined(&self, parts: &[Cond], word: &str) -> String {
        match parts {
            [] => self.say("一切情形", "always").to_owned(),
            [only] => self.condition(only),
            _ => {
                let inner = |part: &Cond| match part {
                    Cond::Any(several) if several.len() > 1 => self.grouped(part),
                    _ => self.condition(part),
                };
                parts.iter().map(inner).collect::<Vec<_>>().join(word)
            }
        }
    }

    /// A condition in parentheses.
    fn grouped(&self, cond: &Cond) -> String {
        let inner = self.condition(cond);
        match (self.language, self.titles) {
            (Language::Zh, Some(_)) => format!("（{inner}）"),
            _ => format!("({inner})"),
        }
    }

    /// A clause as a line: `assessment when …`, `free otherwise`.
    #[must_use]
    pub fn clause(&self, gives: &Verdict, when: Option<&Cond>, regardless: bool) -> String {
        let gives = self.verdict(gives);
        match when {
            None => format!("{gives} {}", self.say("其余", "otherwise")),
            Some(when) => {
                let regardless = if regardless { self.say("一律 ", "regardless ") } else { "" };
                format!("{gives} {regardless}{} {}", self.say("当", "when"), self.condition(when))
            }
        }
    }

    fn verdict(&self, gives: &Verdict) -> String {
        match (gives, self.titles) {
            (_, None) => verdict(self.model, gives),
            (Verdict::Outcome(outcome), Some(_)) => self.outcome(*outcome).to_owned(),
            (Verdict::Open(outcomes), Some(_)) => {
                let names: Vec<&str> = outcomes.iter().map(|outcome| self.outcome(*outcome)).collect();
                format!("{}{}", self.say("待定：", "open: "), self.any(&names))
            }
        }
    }

    /// What an item of important data asks besides that the flow holds such data, as a line; nothing where it asks
    /// nothing: `always when held-personal at least 10_000_000 people`; `not listed`, where that is how it is read.
    #[must_use]
    pub fn item(&self, item: &Important) -> Option<String> {
        if !item.listed {
            return Some(self.say("不列入", "not listed").to_owned());
        }
        let bare = if item.always.is_some() { Cond::Any(Vec::new()) } else { Cond::All(Vec::new()) };
        let when = (item.when != bare).then(|| format!("{} {}", self.say("当", "when"), self.condition(&item.when)));
        let always = item
            .always
            .as_ref()
            .map(|always| format!("{} {}", self.say("凡当", "always when"), self.condition(always)));
        match (when, always) {
            (None, None) => None,
            (Some(one), None) | (None, Some(one)) => Some(one),
            (Some(when), Some(always)) => Some(format!("{when}{}{always}", self.say("；", "; "))),
        }
    }

    fn say<'w>(&self, zh: &'w str, en: &'w str) -> &'w str {
        match self.language {
            Language::Zh => zh,
            Language::En => en,
        }
    }

    /// Two words: English ones stand apart, Chinese ones do not.
    fn beside(&self, one: &str, other: &str) -> String {
        let latin = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphabetic());
        let apart = self.language == Language::En
            || one.chars().next_back().is_some_and(|c| c.is_ascii())
            || latin(other.chars().next())
            || other.starts_with('{');
        format!("{one}{}{other}", if apart { " " } else { "" })
    }
}
