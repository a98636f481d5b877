//! Conditions that can never hold, and the parts of them that exclude each other.
//!
//! A condition, its `not` and `unless` pushed down to the single parts, is searched for one case that fulfils it: branch by branch, each
//! left as soon as two of its parts exclude each other (backtracking, as Davis, Logemann and Loveland, 1962, with sets of counts and
//! values in place of truth values). Where there is no such case, QuickXplain (Junker, 2004) finds parts that already exclude each
//! other, none of which can be spared. Parts looked at are counted: at worst their number is exponential in that of the `or`s
//! that meet, and a budget ends it.

use dsl_syntax::ast::CountedWhat;
use dsl_syntax::{Argument, Code, Diagnostic, Span, message};
use rustc_hash::FxHashMap;

use super::Resolver;
use crate::model::{COUNT_LIMIT, Cond, FactId, FactKind, Interval, Model, Test, ValueSet};
use crate::words::{self, Language};

/// Parts looked at before the search for a case is given up; the same again for the search for parts that exclude each other.
const STEPS: usize = 4_000_000;

/// So many parts are pointed at, at most.
const LABELS: usize = 8;

impl Resolver<'_> {
    /// Says where a condition can never hold; `unless` is what is taken from it.
    pub(super) fn say_if_never(&mut self, when: &Cond, unless: Option<&Cond>, span: Span) {
        let mut question = Question::of(&self.model, when, unless);
        match question.can_hold() {
            Some(true) => {}
            Some(false) => {
                let excluding = question.excluding();
                let finding = never(&self.model, excluding, span);
                self.report(finding);
            }
            None => {
                let finding = Diagnostic::new(Code::TooManyBoxes, span, message!("never-holds.unknown"))
                    .at(message!("too-many-boxes.label"))
                    .help(message!("too-many-boxes.help"));
                self.report(finding);
            }
        }
    }
}

/// The finding; with no parts where they could not be told within the budget.
fn never(model: &Model, mut parts: Vec<Part>, span: Span) -> Diagnostic {
    parts.sort_by_key(|part| part.span);
    let last = parts.pop();
    let more = parts.len().saturating_sub(LABELS);
    let message = match parts.is_empty() && last.is_some() {
        true => message!("never-holds.alone"),
        false => message!("never-holds"),
    };
    let mut finding = Diagnostic::new(Code::EmptyBounds, last.as_ref().map_or(span, |part| part.span), message);
    let is_alone = parts.is_empty();
    let label = |part: &Part| match &part.leaves {
        Some(_) if is_alone && part.is_people => message!("never-holds.label-nobody"),
        None => message!("never-holds.label-nothing"),
        Some(_) if !part.excepted => message!("never-holds.label-asks"),
        Some(_) if part.is_people => message!("never-holds.label-leaves-nobody"),
        Some(leaves) => {
            let words = Argument::in_each(|language: Language| words::condition(model, leaves, language));
            message!("never-holds.label-leaves", part = words)
        }
    };
    if let Some(last) = &last {
        finding = finding.at(label(last));
    }
    for part in parts.iter().take(LABELS) {
        finding = finding.and(part.span, label(part));
    }
    if more > 0 {
        finding = finding.note(message!("never-holds.note-more", count = more));
    }
    finding.help(message!("never-holds.help"))
}

/// A part of a condition, as it counts there.
#[derive(Clone, Debug)]
struct Part {
    span: Span,
    /// Whether it stands in the `unless`.
    excepted: bool,
    /// What it leaves, in the language's own words; `None` where that is nothing.
    leaves: Option<Cond>,
    is_people: bool,
}

/// What a part leaves of one axis.
#[derive(Clone, Debug)]
enum Leaves {
    /// Of a measure, by its axis: these counts, in order and apart.
    Counts(usize, Vec<Interval>),
    /// Of a choice, by its axis.
    Values(usize, ValueSet),
    /// Whether anybody is counted.
    People(bool),
}

/// A condition without negation.
#[derive(Debug)]
enum Node {
    All(Vec<Node>),
    Any(Vec<Node>),
    Part(usize),
}

/// What is still possible, axis by axis.
#[derive(Clone, Debug)]
struct Case {
    counts: Vec<Vec<Interval>>,
    values: Vec<ValueSet>,
    people: Option<bool>,
}

/// A condition, and which of its parts are in force; the others count as fulfilled.
#[derive(Debug)]
struct Question {
    root: Node,
    parts: Vec<(Part, Leaves)>,
    in_force: Vec<bool>,
    free: Case,
    /// The measures among the axes that count exported people.
    people: Vec<usize>,
    /// Whether there is such a measure that the condition does not name.
    others: bool,
    left: usize,
}

/// An axis.
#[derive(Copy, Clone, Debug, PartialEq, Eq, Hash)]
enum Axis {
    Fact(FactId),
    Important,
}

struct Reader<'m> {
    model: &'m Model,
    parts: Vec<(Part, Leaves)>,
    axes: FxHashMap<Axis, usize>,
    free: Case,
    people: Vec<usize>,
}

impl Question {
    fn of(model: &Model, when: &Cond, unless: Option<&Cond>) -> Self {
        let free = Case { counts: Vec::new(), values: Vec::new(), people: None };
        let mut reader = Reader { model, parts: Vec::new(), axes: FxHashMap::default(), free, people: Vec::new() };
        let mut all = vec![reader.read(when, false, false)];
        all.extend(unless.map(|unless| reader.read(unless, true, true)));
        let Reader { parts, axes, free, people, .. } = reader;
        let asks = parts.iter().any(|(part, _)| part.is_people);
        let others = asks
            && model.facts.iter().enumerate().any(|(at, fact)| {
                counts_exported_people(&fact.kind) && !axes.contains_key(&Axis::Fact(FactId::at(at)))
            });
        Self { root: Node::All(all), in_force: vec![true; parts.len()], parts, free, people, others, left: STEPS }
    }

    /// Whether some case fulfils the parts in force; `None` past the budget.
    #[expect(
        clippy::indexing_slicing,
        reason = "parts are numbered as `Reader` pushes them, the waiting `or`s as they are pushed here"
    )]
    fn can_hold(&mut self) -> Option<bool> {
        // The `or`s that wait, as lists that share their ends: each with the one below it.
        let mut waiting: Vec<(&[Node], Option<usize>)> = Vec::new();
        // Cases to be tried further: the branches of an `or`, which comes next, and the `or`s that wait.
        let mut tried: Vec<(Case, &[Node], usize, Option<usize>)> = Vec::new();
        let mut now = Some((self.free.clone(), &self.root, None));
        loop {
            let (mut case, node, mut next) = match now.take() {
                Some(now) => now,
                None => {
                    let Some((case, branches, at, next)) = tried.last_mut() else { return Some(false) };
                    let Some(branch) = branches.get(*at) else {
                        tried.pop();
                        continue;
                    };
                    *at += 1;
                    (case.clone(), branch, *next)
                }
            };
            let mut todo = vec![node];
            let mut is_possible = true;
            while let Some(node) = todo.pop() {
                self.left = self.left.checked_sub(1)?;
                match node {
                    Node::All(parts) => todo.extend(parts),
                    Node::Any(parts) => {
                        waiting.push((parts, next));
                        next = Some(waiting.len() - 1);
                    }
                    Node::Part(at) if self.in_force[*at] => {
                        is_possible = case.take(&self.parts[*at].1, &self.people, self.others);
                        if !is_possible {
                            break;
                        }
                    }
                    Node::Part(_) => {}
                }
            }
            match next.filter(|_| is_possible).map(|at| waiting[at]) {
                None if is_possible => return Some(true),
                None => {}
                Some((branches, below)) => tried.push((case, branches, 0, below)),
            }
        }
    }

    /// Parts that exclude each other, none of which can be spared; none of them past the budget. Asked where nothing can hold.
    fn excluding(&mut self) -> Vec<Part> {
        self.left = STEPS;
        self.in_force.fill(false);
        let all: Vec<usize> = (0..self.parts.len()).collect();
        let found = self.explain(false, &all).unwrap_or_default();
        found.into_iter().filter_map(|at| self.parts.get(at)).map(|(part, _)| part.clone()).collect()
    }

    /// QuickXplain: the parts of `among` that cannot be spared beside those in force; `grown` where these became more.
    fn explain(&mut self, grown: bool, among: &[usize]) -> Option<Vec<usize>> {
        if grown && !self.can_hold()? {
            return Some(Vec::new());
        }
        if among.len() <= 1 {
            return Some(among.to_vec());
        }
        let (first, second) = among.split_at(among.len() / 2);
        self.put(first, true);
        let mut found = self.explain(true, second)?;
        self.put(first, false);
        self.put(&found, true);
        let more = self.explain(!found.is_empty(), first)?;
        self.put(&found, false);
        found.extend(more);
        Some(found)
    }

    #[expect(clippy::indexing_slicing, reason = "parts are numbered as `Reader` pushes them")]
    fn put(&mut self, parts: &[usize], in_force: bool) {
        for at in parts {
            self.in_force[*at] = in_force;
        }
    }
}

impl Case {
    /// Takes in what a part leaves; whether anything is left.
    #[expect(clippy::indexing_slicing, reason = "axes are numbered as `Reader` pushes them")]
    fn take(&mut self, leaves: &Leaves, people: &[usize], others: bool) -> bool {
        match leaves {
            Leaves::Counts(axis, counts) => {
                let own = &mut self.counts[*axis];
                *own = own.iter().flat_map(|one| counts.iter().filter_map(|other| one.meet(*other))).collect();
                if own.is_empty() {
                    return false;
                }
            }
            Leaves::Values(axis, set) => {
                self.values[*axis] = self.values[*axis].meet(*set);
                return !self.values[*axis].is_empty();
            }
            Leaves::People(some) => {
                if self.people.is_some_and(|known| known != *some) {
                    return false;
                }
                self.people = Some(*some);
            }
        }
        let is_one = |axis: &usize| self.counts[*axis].last().is_some_and(|last| last.hi > 1);
        let is_none = |axis: &usize| self.counts[*axis].first().is_some_and(|first| first.lo == 0);
        match self.people {
            None => true,
            Some(true) => others || people.iter().any(is_one),
            Some(false) => people.iter().all(is_none),
        }
    }
}

fn counts_exported_people(kind: &FactKind) -> bool {
    matches!(kind, FactKind::Measure { people: true, counts: CountedWhat::Exported, .. })
}

impl Reader<'_> {
    fn read(&mut self, cond: &Cond, negated: bool, excepted: bool) -> Node {
        let mut each = |parts: &[Cond]| parts.iter().map(|part| self.read(part, negated, excepted)).collect();
        match cond {
            Cond::All(parts) if !negated => Node::All(each(parts)),
            Cond::Any(parts) if negated => Node::All(each(parts)),
            Cond::All(parts) | Cond::Any(parts) => Node::Any(each(parts)),
            Cond::Not(inner) => self.read(inner, !negated, excepted),
            Cond::Test(Test::Count { fact, interval, span }) => {
                let counts = if negated {
                    let sides = [Interval { lo: 0, hi: interval.lo }, Interval { lo: interval.hi, hi: COUNT_LIMIT }];
                    sides.into_iter().filter(|side| side.lo < side.hi).collect()
                } else {
                    vec![*interval]
                };
                let one = |side: &Interval| Cond::Test(Test::Count { fact: *fact, interval: *side, span: *span });
                let words = match counts.as_slice() {
                    [] => None,
                    [side] => Some(one(side)),
                    sides => Some(Cond::Any(sides.iter().map(one).collect())),
                };
                let leaves = Leaves::Counts(self.measure(*fact), counts);
                self.part(*span, excepted, words, leaves)
            }
            Cond::Test(Test::Choice { fact, set, span }) => {
                let count = self.model.fact(*fact).choices().unwrap_or(1);
                let full = ValueSet::full(count);
                let set = if negated { ValueSet(full.0 & !set.0) } else { full.meet(*set) };
                let words = (!set.is_empty()).then_some(Cond::Test(Test::Choice { fact: *fact, set, span: *span }));
                let leaves = Leaves::Values(self.choice(Axis::Fact(*fact), count), set);
                self.part(*span, excepted, words, leaves)
            }
            Cond::Test(Test::Important(span)) => {
                let leaves = Leaves::Values(self.choice(Axis::Important, 2), ValueSet::one(usize::from(!negated)));
                let words = if negated { Cond::Not(Box::new(cond.clone())) } else { cond.clone() };
                self.part(*span, excepted, Some(words), leaves)
            }
            Cond::Test(Test::SomePeople(span)) => {
                let words = if negated { Cond::Not(Box::new(cond.clone())) } else { cond.clone() };
                let node = self.part(*span, excepted, Some(words), Leaves::People(!negated));
                if let Some((part, _)) = self.parts.last_mut() {
                    part.is_people = true;
                }
                node
            }
        }
    }

    fn part(&mut self, span: Span, excepted: bool, words: Option<Cond>, leaves: Leaves) -> Node {
        self.parts.push((Part { span, excepted, leaves: words, is_people: false }, leaves));
        Node::Part(self.parts.len() - 1)
    }

    fn measure(&mut self, fact: FactId) -> usize {
        let next = self.free.counts.len();
        let axis = *self.axes.entry(Axis::Fact(fact)).or_insert(next);
        if axis == next {
            self.free.counts.push(vec![Interval::FULL]);
            if counts_exported_people(&self.model.fact(fact).kind) {
                self.people.push(axis);
            }
        }
        axis
    }

    fn choice(&mut self, axis: Axis, count: usize) -> usize {
        let next = self.free.values.len();
        let at = *self.axes.entry(axis).or_insert(next);
        if at == next {
            self.free.values.push(ValueSet::full(count));
        }
        at
    }
}
