//! What might mend a finding: edits for the proof to try, best first. Nothing here is offered before it is proved.
//!
//! What to change is read off the finding's clauses, boxes and outcomes; the text says only where, and in which words.

use std::cmp::Reverse;

use dsl_syntax::ast::{Condition, Container};
use dsl_syntax::{Argument, Edit, Message, Span, message};

use super::bound::{Moved, with_lower, with_upper};
use super::clause::{is_otherwise, with_otherwise, with_prevails, with_unless, without_branch, without_clause};
use super::place::{Counted, Place, clause_at, counted, is_one_box, is_one_question};
use crate::analysis::finding::FindingKind;
use crate::check::findings::{BandFinding, NamedClause, Strictness};
use crate::model::{BandClause, BlockId, FactId, Interval, Model, ValueSet};
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
    /// The editions as written.
    pub(super) editions: Vec<&'a Container>,
}

/// A band or rule that a finding names, as written.
#[derive(Copy, Clone)]
struct Named<'a> {
    clause: NamedClause,
    place: Place<'a>,
    /// The branch, or the whole condition; `None` for an `otherwise`.
    branch: Option<&'a Condition>,
}

/// Where on the line of one measure something happens.
struct Moves {
    /// The measure's place in the finding's space.
    axis: usize,
    measure: FactId,
    values: Vec<u64>,
}

/// What orders moves: how many counts are moved, how mild what they get is, and which was made up first.
type Cost = (u64, Reverse<Strictness>, usize);

impl<'a> Maker<'a> {
    /// A clause as written.
    pub(super) fn place(&self, clause: Span) -> Option<Place<'a>> {
        clause_at(self.places.get(clause.file.0 as usize)?, clause).copied()
    }

    /// Fixes to be tried for a finding, best first.
    pub(super) fn candidates(&self, finding: &BandFinding) -> Vec<Candidate> {
        let Some(first) = self.named(finding.first) else { return Vec::new() };
        let second = finding.second.and_then(|clause| self.named(clause));
        let mut found = match (finding.finding.kind, second) {
            (FindingKind::Gap | FindingKind::MaskedGap { .. }, second) => self.gap(finding, first, second),
            (FindingKind::Collision, Some(second)) if first.place.rules => self.regardless(first, second),
            (FindingKind::Collision, Some(second)) => self.collision(finding, first, second),
            (FindingKind::Crossing, Some(second)) => self.crossing(first, second),
            (FindingKind::Inversion, Some(second)) => self.inversion(finding, first, second),
            (FindingKind::DeadOtherwise, _) if is_otherwise(first.place.clause) => self.dead_otherwise(first),
            (FindingKind::Dead | FindingKind::DeadOtherwise | FindingKind::Redundant, _) => {
                self.useless(first).into_iter().collect()
            }
            (FindingKind::Origin, _) => {
                let block = first.clause.band.map(|(block, _)| block);
                block.map(|block| self.not_zero(&first.place, block, self.counts(&first))).unwrap_or_default()
            }
            (FindingKind::Collision | FindingKind::Crossing | FindingKind::Inversion, None) => Vec::new(),
        };
        let mut seen: Vec<Vec<Edit>> = Vec::new();
        found.retain(|candidate| {
            let new = !seen.contains(&candidate.edits);
            seen.push(candidate.edits.clone());
            new
        });
        found
    }

    fn named(&self, clause: NamedClause) -> Option<Named<'a>> {
        let place = self.place(clause.span)?;
        Some(Named { clause, place, branch: place.branch(clause.branch) })
    }

    fn text(&self, span: Span) -> &'a str {
        self.texts.get(span.file.0 as usize).copied().unwrap_or_default()
    }

    /// The counts that a band asks for.
    fn counts(&self, band: &Named<'a>) -> Vec<Counted<'a>> {
        let counts = |(block, at)| {
            let clause = self.model.block(block).clauses.get(at)?;
            counts_of(clause, &band.place, band.clause.branch)
        };
        band.clause.band.and_then(counts).unwrap_or_default()
    }

    /// The counts where something begins or ends: in the region, and in the bands.
    fn moves(&self, finding: &BandFinding, bands: &[Named<'a>]) -> Vec<Moves> {
        let counts: Vec<Counted<'_>> = bands.iter().flat_map(|band| self.counts(band)).collect();
        let measures = finding.measures.iter().copied().enumerate();
        measures
            .map(|(axis, measure)| {
                let region = finding.finding.region.iter().take(8).filter_map(|area| area.measures.get(axis).copied());
                let own = counts.iter().filter(|count| count.fact == measure).map(|count| count.interval);
                let sides = region.filter(|side| *side != Interval::FULL).chain(own);
                let mut values: Vec<u64> = sides.flat_map(|side| [side.lo, side.hi]).collect();
                values.sort_unstable();
                values.dedup();
                Moves { axis, measure, values }
            })
            .collect()
    }

    /// A band that grows or shrinks along some measure: fewest people first, then what leaves them the stricter outcome.
    fn moved(&self, finding: &BandFinding, bands: &[Named<'a>], grows: bool) -> Vec<Candidate> {
        let mut found: Vec<(Cost, Candidate)> = Vec::new();
        let moves = self.moves(finding, bands);
        for (at, band) in bands.iter().enumerate() {
            let text = self.text(band.clause.span);
            // What the people moved get: this outcome, or that of the other band.
            let gets = if grows { band } else { bands.iter().rev().nth(at).unwrap_or(band) };
            let milder = Reverse(gets.clause.strictness);
            let counts = self.counts(band);
            for along in &moves {
                for Counted { interval: Interval { lo, hi }, bounds, .. } in
                    counts.iter().copied().filter(|count| count.fact == along.measure)
                {
                    for value in along.values.iter().copied() {
                        // A band that begins at zero is another slip.
                        let lower = if grows { value < lo && value > 0 } else { value > lo && value < hi };
                        let upper = if grows { value > hi } else { value < hi && value > lo };
                        let new = [
                            lower.then(|| (with_lower(text, bounds, value), value.min(lo)..value.max(lo), true)),
                            upper.then(|| (with_upper(text, bounds, value), value.min(hi)..value.max(hi), false)),
                        ];
                        for (moved, people, begins) in new.into_iter().flatten() {
                            let Some(moved) = moved.filter(|_| is_meant(finding, along.axis, &people)) else {
                                continue;
                            };
                            let title = self.move_title(band, gets, along.measure, &moved, &people, value, begins);
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
        gets: &Named<'_>,
        fact: FactId,
        moved: &Moved,
        people: &std::ops::Range<u64>,
        value: u64,
        begins: bool,
    ) -> Message {
        let measure = &self.model.fact(fact).name;
        let interval = Interval { lo: people.start, hi: people.end };
        // `exactly 10_000 people`.
        let who = both(|language| words::counted(self.model, fact, interval, language));
        let (outcome, gets) = (band.place.gives(), gets.place.gives());
        let last = if begins { value } else { value - 1 };
        let number = both(|language| words::point(self.model, fact, last, language));
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

    fn gap(&self, finding: &BandFinding, below: Named<'a>, above: Option<Named<'a>>) -> Vec<Candidate> {
        let mut found = Vec::new();
        if finding.finding.kind == FindingKind::Gap {
            found.extend(below.clause.band.and_then(|(block, _)| self.otherwise(&below.place, block)));
        }
        let bands: Vec<Named<'a>> = std::iter::once(below).chain(above).collect();
        found.extend(self.moved(finding, &bands, true));
        found
    }

    /// With an `otherwise` in a block that has none, where this is a clause of it.
    fn otherwise(&self, place: &Place<'a>, block: BlockId) -> Option<Candidate> {
        if place.block.iter().any(is_otherwise) {
            return None;
        }
        let chain = &self.model.edition(self.model.block(block).edition).chain;
        let mildest = &self.model.outcome(*chain.first()?).name;
        let (edit, words) = with_otherwise(self.text(place.clause.span), place, mildest)?;
        let title = message!("fix-otherwise", text = words, outcome = mildest);
        Some(Candidate { title, edits: vec![edit], wide: false })
    }

    fn collision(&self, finding: &BandFinding, a: Named<'a>, b: Named<'a>) -> Vec<Candidate> {
        let mut found = self.moved(finding, &[a, b], false);
        // Where all of the milder band is meant, it may as well go.
        let (strict, mild) = by_strictness(&a, &b);
        if mild.branch.is_some_and(is_one_box) && self.is_all_of(finding, mild) {
            found.extend(self.removed(mild, &|_| {
                message!("fix-remove-milder", outcome = mild.place.gives(), other = strict.place.gives())
            }));
        }
        found
    }

    /// Whether the region is all that the counts of a band take in.
    fn is_all_of(&self, finding: &BandFinding, band: &Named<'a>) -> bool {
        let [area] = finding.finding.region.as_slice() else { return false };
        let counts = self.counts(band);
        let own = |measure: FactId| {
            let sides = counts.iter().filter(|count| count.fact == measure).map(|count| count.interval);
            sides.fold(Interval::FULL, |all, side| Interval { lo: all.lo.max(side.lo), hi: all.hi.min(side.hi) })
        };
        area.choices.iter().zip(&finding.space.choices).all(|(set, count)| *set == ValueSet::full(*count))
            && area.measures.iter().zip(&finding.measures).all(|(side, measure)| *side == own(*measure))
    }

    fn crossing(&self, a: Named<'a>, b: Named<'a>) -> Vec<Candidate> {
        let mut found: Vec<Candidate> = self.prevails(&a).into_iter().collect();
        let (strict, mild) = by_strictness(&a, &b);
        found.extend(self.unless(mild, strict));
        found
    }

    /// With `strictest prevails` in a band's edition.
    fn prevails(&self, band: &Named<'a>) -> Option<Candidate> {
        let (block, _) = band.clause.band?;
        let edition = self.model.edition(self.model.block(block).edition);
        let written = self.editions.iter().find(|written| written.head == edition.head)?;
        let (edit, words) = with_prevails(self.text(written.span), written)?;
        let title = message!("fix-prevails", text = words, edition = &edition.name);
        Some(Candidate { title, edits: vec![edit], wide: true })
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

    fn inversion(&self, finding: &BandFinding, mild: Named<'a>, strict: Named<'a>) -> Vec<Candidate> {
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
        found.extend(self.moved(finding, &[strict], true));
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
    fn not_zero(&self, place: &Place<'a>, block: BlockId, counts: Vec<Counted<'a>>) -> Vec<Candidate> {
        let text = self.text(place.clause.span);
        let mut found = Vec::new();
        for Counted { fact, interval, bounds } in counts {
            if interval.lo > 0 || interval.hi < 2 {
                continue;
            }
            let Some(Moved { edit, words: Some(words) }) = with_lower(text, bounds, 1) else { continue };
            let measure = &self.model.fact(fact).name;
            let title = message!("fix-not-zero", outcome = place.gives(), text = words, measure = measure);
            found.push(Candidate { title, edits: vec![edit], wide: false });
        }
        if let Some(otherwise) = self.otherwise(place, block) {
            found.iter_mut().for_each(|candidate| candidate.edits.extend(otherwise.edits.iter().cloned()));
        }
        found
    }

    fn dead_otherwise(&self, otherwise: Named<'a>) -> Vec<Candidate> {
        let mut found = Vec::new();
        if let Some((block, _)) = otherwise.clause.band {
            for clause in self.model.block(block).clauses.iter().take(SEARCHED) {
                let Some(place) = self.place(clause.span) else { continue };
                let branches = place.branches().len();
                let branches: Vec<Option<usize>> =
                    if branches == 0 { vec![None] } else { (0..branches).map(Some).collect() };
                let counts = branches.into_iter().filter_map(|branch| counts_of(clause, &place, branch));
                found.extend(counts.flat_map(|counts| self.not_zero(&place, block, counts)));
            }
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
        let (strict, mild) = by_strictness(&first, &second);
        let mut found = self.unless(mild, strict);
        found.extend(self.unless(strict, mild));
        found
    }
}

/// The counts of a clause, or of one branch of it.
fn counts_of<'a>(clause: &BandClause, place: &Place<'a>, branch: Option<usize>) -> Option<Vec<Counted<'a>>> {
    Some(counted(place.branch(branch)?, place.meant(clause.when.as_ref()?, branch)?))
}

/// The stricter one, then the milder; the second of two alike counts as the stricter.
fn by_strictness<'n, 'a>(a: &'n Named<'a>, b: &'n Named<'a>) -> (&'n Named<'a>, &'n Named<'a>) {
    if a.clause.strictness > b.clause.strictness { (a, b) } else { (b, a) }
}

/// Whether all of these counts of a measure lie in the region; else the bound would move past what the finding speaks of.
fn is_meant(finding: &BandFinding, axis: usize, counts: &std::ops::Range<u64>) -> bool {
    let mut sides = finding.finding.region.iter().map(|area| area.measures.get(axis));
    sides.any(|side| side.is_none_or(|side| side.lo <= counts.start && counts.end <= side.hi))
}

/// The same in the words of both languages.
fn both(say: impl Fn(Language) -> String) -> Argument {
    Argument::Words { zh: say(Language::Zh), en: say(Language::En) }
}
