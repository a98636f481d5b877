//! What might mend a finding: edits for the proof to try, best first. Nothing here is offered before it is proved.

use dsl_syntax::ast::{Condition, Container, Name, Verdict};
use dsl_syntax::{Argument, BandFacts, Code, Diagnostic, Edit, Extent, FactValue, Message, Span, message};

use super::bound::{Moved, edges, with_lower, with_upper};
use super::clause::{is_otherwise, with_otherwise, with_prevails, with_unless, without_branch, without_clause};
use super::place::{Place, bounds_on, clause_at, each_bounds, is_one_box, is_one_question};
use crate::model::{COUNT_LIMIT, Edition, Interval, Model};
use crate::words::{self, Language};

/// A fix to be tried.
#[derive(Clone, Debug)]
pub(super) struct Candidate {
    pub(super) title: Message,
    pub(super) edits: Vec<Edit>,
    /// Whether it changes what a whole edition means.
    pub(super) wide: bool,
}

/// Past this many clauses of a block, no clause of it is searched for a bound that takes in zero.
const SEARCHED: usize = 200;

/// Everything that candidates are made from.
pub(super) struct Maker<'a> {
    pub(super) model: &'a Model,
    /// The text of each file.
    pub(super) texts: Vec<&'a str>,
    /// The clauses of each file, in order of place.
    pub(super) places: Vec<Vec<Place<'a>>>,
    /// The editions as written, by name.
    pub(super) editions: Vec<&'a Container>,
}

/// A band or rule that a finding names.
#[derive(Copy, Clone)]
struct Named<'a> {
    place: Place<'a>,
    /// The branch, where it is one.
    branch: Option<&'a Condition>,
}

/// Where on the line of one measure something happens.
struct Moves<'a> {
    measure: &'a str,
    values: Vec<u64>,
}

impl<'a> Maker<'a> {
    /// The clause that a finding stands at.
    pub(super) fn place(&self, span: Span) -> Option<Place<'a>> {
        clause_at(self.places.get(span.file.0 as usize)?, span).copied()
    }

    /// Fixes to be tried for a finding, best first.
    pub(super) fn candidates(&self, finding: &Diagnostic) -> Vec<Candidate> {
        let Some(facts) = &finding.facts else { return Vec::new() };
        let named = |span: Span| {
            let place = self.place(span)?;
            Some(Named { place, branch: place.branch(span) })
        };
        let Some(first) = named(finding.primary.span) else { return Vec::new() };
        let second = finding.secondary.first().and_then(|label| named(label.span));
        let mut found = match (finding.code, second) {
            (Code::BandGap | Code::BandMaskedGap, second) => self.gap(finding.code, facts, first, second),
            (Code::BandCollision, Some(second)) => self.collision(facts, first, second),
            (Code::BandCrossing, Some(second)) => self.crossing(first, second),
            (Code::BandInversion, Some(second)) => self.inversion(facts, first, second),
            (Code::BandDead, _) if is_otherwise(first.place.clause) => self.dead_otherwise(first),
            (Code::BandDead | Code::BandRedundant, _) => self.useless(first).into_iter().collect(),
            (Code::BandOrigin, _) => self.not_zero(first),
            (Code::RegardlessCollision, Some(second)) => self.regardless(first, second),
            _ => Vec::new(),
        };
        let mut seen: Vec<Vec<Edit>> = Vec::new();
        found.retain(|candidate| {
            let new = !seen.contains(&candidate.edits);
            seen.push(candidate.edits.clone());
            new
        });
        found
    }

    fn text(&self, span: Span) -> &'a str {
        self.texts.get(span.file.0 as usize).copied().unwrap_or_default()
    }

    fn edition(&self, place: &Place<'_>) -> Option<&'a Edition> {
        self.model.edition_named(&place.edition.text).map(|id| self.model.edition(id))
    }

    /// How strict a band's outcome is: its place in the chain, of an open one that of its mildest. What lies outside the chain goes
    /// before all of it.
    fn strictness(&self, place: &Place<'_>) -> usize {
        let chain = self.edition(place).map_or(&[][..], |edition| edition.chain.as_slice());
        let outcomes = match &place.clause.verdict {
            Verdict::Outcome(name) => std::slice::from_ref(name),
            Verdict::Open { outcomes, .. } => outcomes,
        };
        let rank = |name: &Name| chain.iter().position(|outcome| self.model.outcome(*outcome).name == name.text);
        outcomes.iter().map(|name| rank(name).unwrap_or(usize::MAX)).min().unwrap_or(0)
    }

    /// The stricter one, then the milder; the second of two alike counts as the stricter.
    fn by_strictness<'n>(&self, a: &'n Named<'a>, b: &'n Named<'a>) -> (&'n Named<'a>, &'n Named<'a>) {
        if self.strictness(&a.place) > self.strictness(&b.place) { (a, b) } else { (b, a) }
    }

    /// The counts where something begins or ends: in the region, and in the bands.
    fn moves<'f>(&self, facts: &'f BandFacts, bands: &[Named<'a>]) -> Vec<Moves<'f>> {
        let counts = facts.witness.iter().filter(|(_, value)| matches!(value, FactValue::Count(_)));
        counts
            .map(|(measure, _)| {
                let mut values = Vec::new();
                for (_, extent) in facts.region.iter().take(8).flatten().filter(|(name, _)| name == measure) {
                    if let Extent::Count { min, max } = extent {
                        values.extend([*min, max.map_or(COUNT_LIMIT, |max| max + 1)]);
                    }
                }
                for bounds in bands.iter().filter_map(|band| band.branch).flat_map(|branch| bounds_on(branch, measure))
                {
                    let (lo, hi) = edges(bounds);
                    values.extend([lo, hi]);
                }
                values.sort_unstable();
                values.dedup();
                Moves { measure, values }
            })
            .collect()
    }

    /// A band that grows or shrinks along some measure: fewest people first, then what leaves them the stricter outcome.
    fn moved(&self, facts: &BandFacts, bands: &[Named<'a>], grows: bool) -> Vec<Candidate> {
        let mut found: Vec<((u64, usize, usize), Candidate)> = Vec::new();
        let moves = self.moves(facts, bands);
        for (at, band) in bands.iter().enumerate() {
            let Some(branch) = band.branch else { continue };
            let text = self.text(branch.span);
            // What the people moved get: this outcome, or that of the other band.
            let gets =
                if grows { band.place } else { bands.iter().rev().nth(at).map_or(band.place, |other| other.place) };
            let milder = usize::MAX - self.strictness(&gets);
            for along in &moves {
                for bounds in bounds_on(branch, along.measure) {
                    let (lo, hi) = edges(bounds);
                    for value in along.values.iter().copied() {
                        // A band that begins at zero is another slip.
                        let lower = if grows { value < lo && value > 0 } else { value > lo && value < hi };
                        let upper = if grows { value > hi } else { value < hi && value > lo };
                        let new = [
                            lower.then(|| (with_lower(text, bounds, value), value.min(lo)..value.max(lo), true)),
                            upper.then(|| (with_upper(text, bounds, value), value.min(hi)..value.max(hi), false)),
                        ];
                        for (moved, people, begins) in new.into_iter().flatten() {
                            let Some(moved) = moved.filter(|_| is_meant(facts, along.measure, &people)) else {
                                continue;
                            };
                            let title = self.move_title(band, &gets, along.measure, &moved, &people, value, begins);
                            let cost = (people.end - people.start, milder, found.len());
                            found.push((cost, Candidate { title, edits: vec![moved.edit], wide: false }));
                        }
                    }
                }
            }
        }
        found.sort_by_key(|(cost, _)| *cost);
        found.into_iter().map(|(_, candidate)| candidate).collect()
    }

    #[expect(clippy::too_many_arguments, reason = "one sentence, and what fills its gaps")]
    fn move_title(
        &self,
        band: &Named<'_>,
        gets: &Place<'_>,
        measure: &str,
        moved: &Moved,
        people: &std::ops::Range<u64>,
        value: u64,
        begins: bool,
    ) -> Message {
        let who = self.people(measure, people);
        let (outcome, gets) = (band.place.gives(), gets.gives());
        let last = if begins { value } else { value - 1 };
        let number = both(|language| match self.model.fact_named(measure) {
            Some(fact) => words::point(self.model, fact, last, language),
            None => words::count(last, language),
        });
        match (&moved.words, begins) {
            (Some(words), true) => message!(
                "fix-begin",
                outcome = outcome,
                number = number,
                text = words,
                who = who,
                measure = measure,
                gets = gets
            ),
            (Some(words), false) => {
                message!(
                    "fix-end",
                    outcome = outcome,
                    number = number,
                    text = words,
                    who = who,
                    measure = measure,
                    gets = gets
                )
            }
            (None, true) => message!("fix-no-begin", outcome = outcome, who = who, measure = measure, gets = gets),
            (None, false) => message!("fix-no-end", outcome = outcome, who = who, measure = measure, gets = gets),
        }
    }

    /// `exactly 10_000 people`.
    fn people(&self, measure: &str, counts: &std::ops::Range<u64>) -> Argument {
        let interval = Interval { lo: counts.start, hi: counts.end };
        both(|language| match self.model.fact_named(measure) {
            Some(fact) => words::counted(self.model, fact, interval, language),
            None => words::interval(interval, language),
        })
    }

    fn gap(&self, code: Code, facts: &BandFacts, below: Named<'a>, above: Option<Named<'a>>) -> Vec<Candidate> {
        let has_otherwise = below.place.block.iter().any(is_otherwise);
        let mut found = Vec::new();
        if code == Code::BandGap && !has_otherwise && !below.place.rules {
            found.extend(self.otherwise(&below.place));
        }
        let bands: Vec<Named<'a>> = std::iter::once(below).chain(above).collect();
        found.extend(self.moved(facts, &bands, true));
        found
    }

    fn otherwise(&self, place: &Place<'a>) -> Option<Candidate> {
        let mildest = &self.model.outcome(*self.edition(place)?.chain.first()?).name;
        let (edit, words) = with_otherwise(self.text(place.clause.span), place, mildest)?;
        let title = message!("fix-otherwise", text = words, outcome = mildest);
        Some(Candidate { title, edits: vec![edit], wide: false })
    }

    fn collision(&self, facts: &BandFacts, a: Named<'a>, b: Named<'a>) -> Vec<Candidate> {
        let mut found = self.moved(facts, &[a, b], false);
        // Where all of the milder band is meant, it may as well go.
        let (strict, mild) = self.by_strictness(&a, &b);
        if mild.branch.is_some_and(|branch| is_all_of(facts, branch)) {
            found.extend(self.removed(mild, &|_| {
                message!("fix-remove-milder", outcome = mild.place.gives(), other = strict.place.gives())
            }));
        }
        found
    }

    fn crossing(&self, a: Named<'a>, b: Named<'a>) -> Vec<Candidate> {
        let mut found = Vec::new();
        let edition = self.editions.iter().find(|edition| edition.name.text == a.place.edition.text);
        if let Some((edit, words)) = edition.and_then(|edition| with_prevails(self.text(edition.span), edition)) {
            let title = message!("fix-prevails", text = words, edition = &a.place.edition.text);
            found.push(Candidate { title, edits: vec![edit], wide: true });
        }
        let (strict, mild) = self.by_strictness(&a, &b);
        found.extend(self.unless(mild, strict));
        found
    }

    /// One clause gives way to another: to its whole condition, else to the branch that is named.
    fn unless(&self, mild: &Named<'a>, strict: &Named<'a>) -> Vec<Candidate> {
        if strict.place.clause.unless.is_some() {
            return Vec::new();
        }
        let conditions = [strict.place.condition(), strict.branch];
        let text = self.text(mild.place.clause.span);
        let candidate = |condition: &'a Condition| {
            let (edit, words) = with_unless(text, &mild.place, condition, self.text(condition.span))?;
            let (outcome, other) = (mild.place.gives(), strict.place.gives());
            let title = message!("fix-unless", outcome = outcome, other = other, text = words);
            Some(Candidate { title, edits: vec![edit], wide: false })
        };
        conditions.into_iter().flatten().filter_map(candidate).collect()
    }

    fn inversion(&self, facts: &BandFacts, mild: Named<'a>, strict: Named<'a>) -> Vec<Candidate> {
        let (mild_place, strict_place) = (mild.place, strict.place);
        let (a, b) = (mild_place.verdict_span(), strict_place.verdict_span());
        let (outcome, other) = (mild_place.gives(), strict_place.gives());
        let written = |span: Span| self.text(span).get(span.range()).unwrap_or_default().to_owned();
        let mut found = Vec::new();
        if a != b {
            found.push(Candidate {
                title: message!("fix-exchange", outcome = outcome, other = other),
                edits: vec![Edit { span: a, text: written(b) }, Edit { span: b, text: written(a) }],
                wide: false,
            });
        }
        found.extend(self.moved(facts, &[strict], true));
        found.push(Candidate {
            title: message!("fix-take-outcome", outcome = outcome, other = other),
            edits: vec![Edit { span: a, text: written(b) }],
            wide: false,
        });
        found
    }

    /// Without the band: its branch, or its clause where it has no other.
    fn removed(&self, band: &Named<'a>, title: &dyn Fn(bool) -> Message) -> Option<Candidate> {
        let clause = band.place.clause;
        let text = self.text(clause.span);
        let branch = band.branch?;
        let is_branch = band.place.branches().iter().any(|one| std::ptr::eq(one, branch));
        let edit = if is_branch {
            without_branch(text, band.place.branches(), branch)?
        } else {
            without_clause(text, clause)?
        };
        Some(Candidate { title: title(is_branch), edits: vec![edit], wide: false })
    }

    /// Without a band or rule that decides nothing. Only where that holds of all of it, everywhere that it is read.
    fn useless(&self, band: Named<'a>) -> Option<Candidate> {
        let branch = band.branch?;
        let condition = band.place.condition()?;
        let whole = std::ptr::eq(branch, condition);
        // To a rule, `some people` is one question; to a band it is one of several counts.
        let is_one = is_one_box(branch) || (band.place.rules && is_one_question(branch));
        if !is_one || (whole && band.place.clause.unless.is_some()) || (!band.place.rules && band.place.shared) {
            return None;
        }
        let gives = band.place.gives();
        self.removed(&band, &|is_branch| match is_branch {
            true => message!("fix-remove-branch", outcome = gives),
            false => message!("fix-remove-clause", outcome = gives),
        })
    }

    /// The band begins at 1 on one of its measures, with an `otherwise` added where there is none to fall to.
    fn not_zero(&self, band: Named<'a>) -> Vec<Candidate> {
        let Some(branch) = band.branch else { return Vec::new() };
        let text = self.text(branch.span);
        let mut found = Vec::new();
        each_bounds(branch, &mut |name, bounds| {
            let (lo, hi) = edges(bounds);
            if lo > 0 || hi < 2 {
                return;
            }
            let Some(Moved { edit, words: Some(words) }) = with_lower(text, bounds, 1) else { return };
            let title = message!("fix-not-zero", outcome = band.place.gives(), text = words, measure = &name.text);
            found.push(Candidate { title, edits: vec![edit], wide: false });
        });
        if !band.place.block.iter().any(is_otherwise)
            && let Some(otherwise) = self.otherwise(&band.place)
        {
            found.iter_mut().for_each(|candidate| candidate.edits.extend(otherwise.edits.iter().cloned()));
        }
        found
    }

    fn dead_otherwise(&self, otherwise: Named<'a>) -> Vec<Candidate> {
        let block = otherwise.place.block;
        let mut found = Vec::new();
        for clause in block.iter().take(SEARCHED) {
            let place = Place { clause, ..otherwise.place };
            let Some(condition) = place.condition() else { continue };
            let parts = if place.branches().is_empty() { std::slice::from_ref(condition) } else { place.branches() };
            found.extend(parts.iter().flat_map(|part| self.not_zero(Named { place, branch: Some(part) })));
        }
        let clause = otherwise.place.clause;
        let text = self.text(clause.span);
        if !otherwise.place.shared
            && let (Some(edit), Some(words)) = (without_clause(text, clause), text.get(clause.span.range()))
        {
            let words = words.split_whitespace().take(2).collect::<Vec<_>>().join(" ");
            found.push(Candidate {
                title: message!("fix-remove-otherwise", text = words),
                edits: vec![edit],
                wide: false,
            });
        }
        found
    }

    fn regardless(&self, second: Named<'a>, first: Named<'a>) -> Vec<Candidate> {
        let (strict, mild) = self.by_strictness(&first, &second);
        let mut found = self.unless(mild, strict);
        found.extend(self.unless(strict, mild));
        found
    }
}

/// Whether all of these counts of a measure lie in the region; else the bound would move past what the finding speaks of.
fn is_meant(facts: &BandFacts, measure: &str, counts: &std::ops::Range<u64>) -> bool {
    facts.region.iter().any(|area| {
        let side = area.iter().find(|(name, _)| name == measure).map(|(_, extent)| extent);
        match side {
            Some(Extent::Count { min, max }) => *min <= counts.start && max.is_none_or(|max| counts.end <= max + 1),
            _ => true,
        }
    })
}

/// Whether the region is all that a condition of bounds takes in.
fn is_all_of(facts: &BandFacts, branch: &Condition) -> bool {
    let [area] = facts.region.as_slice() else { return false };
    let counts = facts.witness.iter().filter(|(_, value)| matches!(value, FactValue::Count(_)));
    is_one_box(branch)
        && area.iter().all(|(_, extent)| matches!(extent, Extent::Count { .. }))
        && counts.map(|(measure, _)| measure).all(|measure| {
            let side = area.iter().find(|(name, _)| name == measure).map(|(_, extent)| extent);
            let region = match side {
                Some(Extent::Count { min, max }) => (*min, max.map_or(COUNT_LIMIT, |max| max + 1)),
                _ => (0, COUNT_LIMIT),
            };
            let own = bounds_on(branch, measure).into_iter().map(edges);
            own.fold((0, COUNT_LIMIT), |(lo, hi), (l, h)| (lo.max(l), hi.min(h))) == region
        })
}

/// The same in the words of both languages.
fn both(say: impl Fn(Language) -> String) -> Argument {
    Argument::Words { zh: say(Language::Zh), en: say(Language::En) }
}
