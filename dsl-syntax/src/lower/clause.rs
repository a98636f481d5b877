//! Clauses and their conditions.

use pest::iterators::Pair;

use super::{Lower, child, children, has};
use crate::ast::{
    Bound, BoundWord, Citation, Clause, ClauseMode, Condition, ConditionKind, ItemWhen, Limit, Name, Verdict,
};
use crate::grammar::Rule;
use crate::keywords::SyntaxKind;
use crate::message;

impl Lower<'_> {
    pub(super) fn clause(&mut self, pair: &Pair<'_, Rule>) -> Option<Clause> {
        let span = self.span(pair);
        self.must_start_line(span, SyntaxKind::Clause.words());
        self.check_continuations(span);
        let verdict = self.verdict(&child(pair, Rule::verdict)?)?;
        let condition = child(pair, Rule::condition).map(|found| self.condition(&found));
        let unless = self.unless(pair);
        let mode = match condition {
            None => ClauseMode::Otherwise,
            Some(condition) if has(pair, Rule::k_regardless) => ClauseMode::Regardless(condition?),
            Some(condition) => ClauseMode::When(condition?),
        };
        let citations = self.bracketed_citations(pair);
        let unverified = child(pair, Rule::k_unverified).map(|found| self.span(&found));
        Some(Clause { verdict, mode, unless: unless.ok()?, citations, unverified, span })
    }

    pub(super) fn item_when(&mut self, pair: &Pair<'_, Rule>) -> Option<ItemWhen> {
        let condition = self.condition(&child(pair, Rule::condition)?);
        let unless = self.unless(pair);
        Some(ItemWhen {
            always: has(pair, Rule::k_always_when),
            condition: condition?,
            unless: unless.ok()?,
            citations: self.bracketed_citations(pair),
            span: self.span(pair),
        })
    }

    /// `Err` where there is an `unless` that cannot be used: then its clause cannot be used either.
    pub(super) fn unless(&mut self, pair: &Pair<'_, Rule>) -> Result<Option<Condition>, ()> {
        let Some(part) = child(pair, Rule::unless_part) else { return Ok(None) };
        let condition = child(&part, Rule::condition).ok_or(())?;
        self.condition(&condition).map(Some).ok_or(())
    }

    pub(super) fn verdict(&mut self, pair: &Pair<'_, Rule>) -> Option<Verdict> {
        match child(pair, Rule::names_braced) {
            Some(names) => Some(Verdict::Open { outcomes: self.names_in(&names), span: self.span(pair) }),
            None => self.name_in(pair, Rule::name).map(Verdict::Outcome),
        }
    }

    pub(super) fn bracketed_citations(&self, pair: &Pair<'_, Rule>) -> Vec<Citation> {
        children(pair)
            .filter(|found| found.as_rule() == Rule::citations)
            .flat_map(|found| self.citations_in(&found))
            .collect()
    }

    pub(super) fn citations_in(&self, pair: &Pair<'_, Rule>) -> Vec<Citation> {
        children(pair)
            .filter(|found| found.as_rule() == Rule::citation)
            .filter_map(|found| self.citation(&found))
            .collect()
    }

    pub(super) fn citation(&self, pair: &Pair<'_, Rule>) -> Option<Citation> {
        Some(Citation {
            source: self.name_in(pair, Rule::name)?,
            place: child(pair, Rule::string).map(|found| self.string(&found)),
            span: self.span(pair),
        })
    }

    pub(super) fn condition(&mut self, pair: &Pair<'_, Rule>) -> Option<Condition> {
        let alternatives = self.each(pair, Rule::conjunction, Self::conjunction)?;
        self.joined(pair, alternatives, ConditionKind::Any)
    }

    fn conjunction(&mut self, pair: &Pair<'_, Rule>) -> Option<Condition> {
        let mut atoms = Vec::new();
        let mut whole = true;
        for found in children(pair).filter(|found| found.as_rule() != Rule::k_and) {
            match self.atom(&found) {
                Some(atom) => atoms.push(atom),
                None => whole = false,
            }
        }
        if whole { self.joined(pair, atoms, ConditionKind::All) } else { None }
    }

    /// One part stands for itself.
    fn joined(
        &self,
        pair: &Pair<'_, Rule>,
        mut parts: Vec<Condition>,
        join: fn(Vec<Condition>) -> ConditionKind,
    ) -> Option<Condition> {
        if parts.len() < 2 { parts.pop() } else { Some(Condition { kind: join(parts), span: self.span(pair) }) }
    }

    /// All children of a kind, every one looked at so that each says what is wrong with it.
    fn each<T>(
        &mut self,
        pair: &Pair<'_, Rule>,
        rule: Rule,
        lower: fn(&mut Self, &Pair<'_, Rule>) -> Option<T>,
    ) -> Option<Vec<T>> {
        let lowered: Vec<Option<T>> =
            children(pair).filter(|found| found.as_rule() == rule).map(|found| lower(self, &found)).collect();
        lowered.into_iter().collect()
    }

    fn atom(&mut self, pair: &Pair<'_, Rule>) -> Option<Condition> {
        let kind = match pair.as_rule() {
            Rule::all_of => ConditionKind::All(self.entries(pair)?),
            Rule::any_of => ConditionKind::Any(self.entries(pair)?),
            Rule::data_important => ConditionKind::Important { holds: true },
            Rule::data_not_important => ConditionKind::Important { holds: false },
            Rule::some_people => ConditionKind::SomePeople,
            Rule::negated => ConditionKind::Flag { name: self.name_in(pair, Rule::name)?, holds: false },
            Rule::flag_ref => ConditionKind::Flag { name: self.name_in(pair, Rule::name)?, holds: true },
            Rule::bounds => ConditionKind::Bounds {
                subject: self.name_in(pair, Rule::name)?,
                bounds: self.each(pair, Rule::bound, Self::bound)?,
            },
            Rule::is => self.is(pair)?,
            _ => return None,
        };
        Some(Condition { kind, span: self.span(pair) })
    }

    fn entries(&mut self, pair: &Pair<'_, Rule>) -> Option<Vec<Condition>> {
        for entry in children(pair).filter(|found| found.as_rule() == Rule::condition) {
            let span = self.span(&entry);
            self.must_be_separated(span, message!("an-entry").into());
        }
        self.each(pair, Rule::condition, Self::condition)
    }

    fn is(&mut self, pair: &Pair<'_, Rule>) -> Option<ConditionKind> {
        let mut names = self.names_in(pair).into_iter();
        let attribute = names.next()?;
        let values = match child(pair, Rule::names_braced) {
            Some(list) => self.names_in(&list),
            None => names.collect(),
        };
        Some(ConditionKind::Is { attribute, values, negated: has(pair, Rule::k_is_not) })
    }

    fn bound(&mut self, pair: &Pair<'_, Rule>) -> Option<Bound> {
        let mut word = None;
        let mut limit = None;
        for part in children(pair) {
            match SyntaxKind::of(part.as_rule()) {
                SyntaxKind::AtLeast => word = Some(BoundWord::AtLeast),
                SyntaxKind::AtMost => word = Some(BoundWord::AtMost),
                SyntaxKind::Over => word = Some(BoundWord::Over),
                SyntaxKind::Under => word = Some(BoundWord::Under),
                SyntaxKind::Quantity => limit = self.quantity(&part).map(Limit::Quantity),
                SyntaxKind::Value => limit = Some(Limit::Value(self.value_name(&part))),
                _ => {}
            }
        }
        Some(Bound { word: word?, limit: limit?, span: self.span(pair) })
    }

    fn value_name(&self, pair: &Pair<'_, Rule>) -> Name {
        self.name(pair)
    }
}
