//! Grounding: conditions as a text writes them become conditions on the facts that a flow carries.

use dsl_syntax::Span;

use crate::model::{COUNT_LIMIT, Cond, EditionId, FactId, Interval, Scenario, Test};

/// How the axes of one edition lie beside those of another that it is compared with.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Beside {
    /// Axes that have another name there, `(from, to)`: renamed everywhere.
    pub renamed: Vec<(FactId, FactId)>,
    /// Counts that only the other edition's scenario has and that stand for one of this edition's, `(count, stands for)`.
    pub stands_for: Vec<(FactId, FactId)>,
}

impl Beside {
    /// The name of an axis of this edition there.
    #[must_use]
    pub fn name(&self, fact: FactId) -> FactId {
        self.renamed.iter().find(|(from, _)| *from == fact).map_or(fact, |(_, to)| *to)
    }
}

/// What conditions are grounded with.
pub(super) struct Grounding<'m, 'n> {
    /// What `some people` asks for.
    people: Vec<FactId>,
    /// The scenario that lists the flow: its counts stand for those of other editions' texts.
    lister: Option<(EditionId, &'m Scenario)>,
    beside: &'n Beside,
}

impl<'m, 'n> Grounding<'m, 'n> {
    /// With the counts of people of one edition.
    pub(super) fn new(people: Vec<FactId>, lister: Option<(EditionId, &'m Scenario)>, beside: &'n Beside) -> Self {
        let mut people: Vec<FactId> = people.into_iter().map(|fact| beside.name(fact)).collect();
        // Whom a count stands for are people where those are that it stands for.
        let stand_ins = beside.stands_for.iter().filter(|(_, target)| people.contains(target)).map(|(own, _)| *own);
        people.extend(stand_ins.collect::<Vec<_>>());
        people.sort();
        people.dedup();
        Self { people, lister, beside }
    }

    /// The counts that stand for `fact` where a text of edition `text_of` names it: those of the scenario that lists the
    /// flow, in the texts of all other editions; those of the edition that is compared, in all texts.
    fn stand_ins(&self, fact: FactId, text_of: EditionId) -> impl Iterator<Item = FactId> {
        let listed = self.lister.filter(|(lister, _)| *lister != text_of).map_or(&[][..], |(_, s)| &s.stands_for);
        let listed = listed.iter().filter(move |(_, target)| *target == fact).map(|(own, _)| self.beside.name(*own));
        let there = self.beside.name(fact);
        let compared = self.beside.stands_for.iter().filter(move |(_, target)| *target == there).map(|(own, _)| *own);
        listed.chain(compared)
    }

    /// A bound on a count: it lies on the greatest of the counts given for it and for what stands for it.
    fn bound(&self, fact: FactId, interval: Interval, span: Span, text_of: EditionId) -> Cond {
        let own = self.beside.name(fact);
        let mut counts: Vec<FactId> = [own].into_iter().chain(self.stand_ins(fact, text_of)).collect();
        counts.sort();
        counts.dedup();
        let each = |interval: Interval| -> Vec<Cond> {
            counts.iter().map(|fact| Cond::Test(Test::Count { fact: *fact, interval, span })).collect()
        };
        if counts.len() == 1 {
            return Cond::Test(Test::Count { fact: own, interval, span });
        }
        let mut parts = Vec::new();
        if interval.lo > 0 {
            parts.push(Cond::Any(each(Interval { hi: COUNT_LIMIT, ..interval })));
        }
        if interval.hi < COUNT_LIMIT {
            parts.extend(each(Interval { lo: 0, ..interval }));
        }
        Cond::All(parts)
    }

    /// The name of an axis of this edition in the edition that it is compared with.
    pub(super) fn name(&self, fact: FactId) -> FactId {
        self.beside.name(fact)
    }

    /// The same condition over the axes of the edition that is compared with.
    pub(super) fn renamed(&self, cond: &Cond) -> Cond {
        cond.map_facts(&|fact| self.beside.name(fact))
    }

    /// The condition where `scope` takes the flow in, if there is one.
    pub(super) fn scoped(&self, when: Cond, scope: Option<&Cond>) -> Cond {
        match scope {
            Some(scope) => Cond::All(vec![self.renamed(scope), when]),
            None => when,
        }
    }

    /// A condition of a text of edition `text_of`, grounded; `importance` is that already, in the edition that each item stands in.
    pub(super) fn grounded(&self, cond: &Cond, text_of: EditionId, importance: &Cond) -> Cond {
        cond.map_tests(&|test| match test {
            Test::Important(_) => importance.clone(),
            Test::SomePeople(span) => {
                let interval = Interval { lo: 1, ..Interval::FULL };
                Cond::Any(
                    self.people.iter().map(|fact| Cond::Test(Test::Count { fact: *fact, interval, span })).collect(),
                )
            }
            Test::Count { fact, interval, span } => self.bound(fact, interval, span, text_of),
            Test::Choice { fact, set, span } => Cond::Test(Test::Choice { fact: self.name(fact), set, span }),
        })
    }
}
