//! Lines of procedures.

use pest::iterators::Pair;

use super::{Lower, child, has};
use crate::ast::{Issuers, Item, Kept, Role, RoleWord, StartAt, StepLimit, Validity};
use crate::grammar::Rule;

impl Lower<'_> {
    pub(super) fn line_of_procedure(&mut self, pair: &Pair<'_, Rule>) -> Option<Item> {
        let span = self.span(pair);
        let word = match pair.as_rule() {
            Rule::issuers | Rule::keeps | Rule::valid => return self.cited_line(pair),
            Rule::how_many => return Some(Item::HowMany(self.number(&child(pair, Rule::number)?)?, span)),
            Rule::within => return self.within(pair),
            Rule::promptly => return Some(Item::Limit(StepLimit::Promptly(span))),
            Rule::may => return Some(Item::May(span)),
            Rule::by => RoleWord::By,
            Rule::to => RoleWord::To,
            Rule::hands_in => RoleWord::HandsIn,
            Rule::gives => RoleWord::Gives,
            Rule::needs => RoleWord::Needs,
            Rule::after => RoleWord::After,
            Rule::during => RoleWord::During,
            _ => return None,
        };
        Some(Item::Role(Role { word, names: self.names_in(pair), span }))
    }

    /// A line that stands for itself and so has citations of its own.
    fn cited_line(&mut self, pair: &Pair<'_, Rule>) -> Option<Item> {
        let span = self.span(pair);
        let citations = self.bracketed_citations(pair);
        let unverified = child(pair, Rule::k_unverified).map(|found| self.span(&found));
        Some(match pair.as_rule() {
            Rule::issuers => Item::Issuers(Issuers { parties: self.names_in(pair), citations, unverified, span }),
            Rule::keeps => {
                let mut names = self.names_in(pair).into_iter();
                Item::Keeps(Kept { edition: names.next()?, document: names.next()?, citations, unverified, span })
            }
            _ => {
                let years = match child(pair, Rule::number) {
                    Some(number) => Some(self.number(&number)?),
                    None => None,
                };
                let from = self.start_at(pair)?;
                Item::Valid(Validity { years, from, citations, unverified, span })
            }
        })
    }

    fn within(&mut self, pair: &Pair<'_, Rule>) -> Option<Item> {
        let span = self.span(pair);
        let Some(number) = child(pair, Rule::number) else { return Some(Item::Limit(StepLimit::NotFound(span))) };
        let days = self.number(&number)?;
        let from = self.start_at(pair);
        Some(Item::Limit(StepLimit::WorkingDays { days, from, span }))
    }

    fn start_at(&mut self, pair: &Pair<'_, Rule>) -> Option<StartAt> {
        let start = child(pair, Rule::start)?;
        match self.name_in(&start, Rule::name) {
            Some(name) => Some(StartAt::Name(name)),
            None => has(&start, Rule::k_not_found).then(|| StartAt::NotFound(self.span(&start))),
        }
    }
}
