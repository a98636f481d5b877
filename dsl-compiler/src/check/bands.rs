//! Blocks of bands: every set of clauses that decides some scenario, in normal form, analysed, and put into words.

use std::sync::Arc;

use dsl_syntax::chart_data::ChartData;
use dsl_syntax::{Code, Diagnostic, Span, message};
use rustc_hash::FxHashSet;

use super::analysed::Analysed;
use super::findings::{BandFinding, NamedClause, Strictness, Worded, Written};
use super::space::NamedSpace;
use super::wording::word;
use super::{causes, chart_data};
use crate::analysis::normal::{Axes, Conjunct, MAX_BOXES, NormalError, normal};
use crate::analysis::space::{GivenBox, Gives, NormalBlock};
use crate::model::readings::blocks_with;
use crate::model::{BandClause, BlockId, Cond, Edition, EditionId, FactId, Model, Scenario, Verdict};
use crate::work::{Stopped, Work};

/// What one check looks at.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Together {
    pub(crate) blocks: Vec<BlockId>,
    /// What blocks of other editions count with what, `(measure, counted with)`.
    stands_for: Vec<(FactId, FactId)>,
    /// What `some people` asks for.
    people: Vec<FactId>,
    strictest_prevails: bool,
}

/// Units of work for putting a finding into words, and for each box of its region.
const A_FINDING: u64 = 1_000;
const A_REGION_BOX: u64 = 100;

/// Everything that the bands of a model give cause to say.
///
/// # Errors
/// [`Stopped`] when the work is; the same of all that is given [`Work`] here.
pub(super) fn check(model: &Model, known: &mut Analysed, charts: bool, work: &Work) -> Result<Vec<Worded>, Stopped> {
    let mut findings = Vec::new();
    for (id, set) in together(model) {
        findings.extend(check_together(model, id, &set, known, charts, work)?);
    }
    Ok(findings)
}

/// Every set of blocks that decides something, each once.
pub(crate) fn together(model: &Model) -> Vec<(EditionId, Together)> {
    let mut sets = Vec::new();
    let mut seen: FxHashSet<Together> = FxHashSet::default();
    let mut once = |id: EditionId, set: Together| {
        if seen.insert(set.clone()) {
            sets.push((id, set));
        }
    };
    for (id, edition) in model.editions() {
        for (_, block) in &edition.bands {
            let (blocks, people) = (vec![*block], edition.people_in_scope.clone());
            let strictest_prevails = edition.strictest_prevails;
            once(id, Together { blocks, stands_for: Vec::new(), people, strictest_prevails });
        }
    }
    for (id, edition) in model.editions() {
        for (industry, scenario) in edition.industries.iter().flat_map(|i| i.scenarios.iter().map(move |s| (i, s))) {
            once(id, in_scenario(model, id, scenario, scenario.blocks.clone()));
            for set in [&scenario.readings, &industry.readings] {
                for other in set.iter().filter(|reading| !reading.taken) {
                    once(id, in_scenario(model, id, scenario, blocks_with(scenario, set, other)));
                }
            }
        }
    }
    sets
}

/// These blocks as they decide a scenario.
fn in_scenario(model: &Model, id: EditionId, scenario: &Scenario, blocks: Vec<BlockId>) -> Together {
    // A count is counted with another only by the texts of other editions.
    let foreign = blocks.iter().any(|block| model.block(*block).edition != id);
    Together {
        stands_for: if foreign { scenario.stands_for.clone() } else { Vec::new() },
        people: scenario.people_in_scope.clone(),
        strictest_prevails: model.edition(id).strictest_prevails,
        blocks,
    }
}

/// One set of blocks that decide together, with charts of the findings or without.
pub(crate) fn check_together(
    model: &Model,
    id: EditionId,
    set: &Together,
    known: &mut Analysed,
    charts: bool,
    work: &Work,
) -> Result<Vec<Worded>, Stopped> {
    let edition = model.edition(id);
    let Some(Assembled { block, named, written, left_out }) = assemble(model, id, set) else {
        return Ok(Vec::new());
    };
    let mut findings: Vec<Worded> = left_out.into_iter().map(Worded::from).collect();
    // Of bands that were not read whole nothing is said: what was left out may be what would be missed.
    if !block.complete {
        return Ok(findings);
    }
    let known = known.of(&block, work)?;
    let outcome = |rank: usize| outcome_name(model, edition, rank);
    let mut worded = Vec::with_capacity(known.findings.len());
    for finding in &known.findings {
        work.spend(A_FINDING + finding.region.len() as u64 * A_REGION_BOX)?;
        let mut diagnostic = word(finding, &block, &named, &written, &outcome);
        if let Some(facts) = diagnostic.facts.as_mut().filter(|_| charts) {
            work.spend(chart_data::cost(finding, &block))?;
            facts.chart = chart_data::of(finding, &block, &facts.witness, &outcome);
        }
        let band = BandFinding::of_block(finding, &written, &block.space, named.measures());
        debug_assert!(band.is_some(), "a finding names clauses of its block");
        worded.push(Worded { diagnostic, band: band.map(Arc::new) });
    }
    findings.extend(causes::fold(worded, &known.causes));
    if known.over_budget {
        let span = set.blocks.first().map_or(edition.head, |block| model.block(*block).head);
        let found = Diagnostic::new(Code::AnalysisTooLarge, span, message!("analysis-too-large"))
            .at(message!("analysis-too-large.label"))
            .help(message!("split-or-bound-fewer"));
        findings.push(found.into());
    }
    work.goes_on()?;
    Ok(findings)
}

pub(super) fn outcome_name(model: &Model, edition: &Edition, rank: usize) -> String {
    edition.chain.get(rank).map(|outcome| model.outcome(*outcome).name.clone()).unwrap_or_default()
}

/// The bands that decide a scenario, as they are, with nothing marked: a ruler for each measure or one map for two, all else at zero and
/// at its first value. `None` where nothing is bounded, or too much to be drawn.
pub(crate) fn drawn(model: &Model, id: EditionId, scenario: &Scenario) -> Option<ChartData> {
    let edition = model.edition(id);
    let set = in_scenario(model, id, scenario, scenario.blocks.clone());
    let Assembled { block, named, .. } = assemble(model, id, &set)?;
    chart_data::plain(&block, &named, &|rank| outcome_name(model, edition, rank))
}

/// A set of blocks in normal form, with the places of what was put into it.
struct Assembled<'m> {
    block: NormalBlock,
    named: NamedSpace<'m>,
    written: Written,
    /// What is said of clauses that do not fit into boxes.
    left_out: Vec<Diagnostic>,
}

/// Puts a set of blocks into normal form; `None` where none of them bounds anything.
fn assemble<'m>(
    model: &'m Model,
    id: EditionId,
    Together { blocks, stands_for, people, strictest_prevails }: &Together,
) -> Option<Assembled<'m>> {
    let edition = model.edition(id);
    let mut clauses: Vec<((BlockId, usize), &BandClause, Option<Cond>)> = Vec::new();
    for (number, block) in blocks.iter().map(|id| (*id, model.block(*id))).filter(|(_, block)| !block.open) {
        // A bound of another edition's text is looked at where it lies on the scenario's own count.
        let read = |fact: FactId| {
            let pair = stands_for.iter().find(|(_, target)| *target == fact && block.edition != id);
            pair.map_or(fact, |(own, _)| *own)
        };
        let each = block.clauses.iter().enumerate();
        clauses.extend(
            each.map(|(at, clause)| ((number, at), clause, clause.when.as_ref().map(|when| when.map_facts(&read)))),
        );
    }
    let conditions: Vec<&Cond> = clauses.iter().filter_map(|(.., when)| when.as_ref()).collect();
    if conditions.is_empty() {
        return None;
    }
    let named = NamedSpace::of(model, conditions.iter().copied(), Some(people));
    let (mut left_out, mut written) = (Vec::new(), Written::default());
    let mut block = NormalBlock {
        space: named.space().clone(),
        boxes: Vec::new(),
        otherwise: None,
        strictest_prevails: *strictest_prevails,
        complete: blocks.iter().all(|block| model.block(*block).complete),
    };
    for (number, (at, clause, when)) in clauses.iter().enumerate() {
        let Some(gives) = gives(edition, &clause.verdict) else { continue };
        let strictness = Strictness::of(edition, &clause.verdict);
        let whole = NamedClause { span: clause.span, band: Some(*at), branch: None, strictness };
        written.clauses.push(whole);
        let Some(when) = when else {
            block.otherwise = Some(block.otherwise.take().map_or(gives.clone(), |known| known.stricter(&gives)));
            written.otherwise = Some(whole);
            continue;
        };
        match branches(when, clause.span, &named) {
            Ok(branches) => {
                for (branch, span, conjunct) in branches {
                    written.boxes.push((NamedClause { branch, ..whole }, span));
                    block.boxes.push(GivenBox {
                        area: conjunct.area,
                        gives: gives.clone(),
                        names_choices: conjunct.names_choices,
                        names_measures: conjunct.names_measures,
                        clause: number,
                    });
                }
            }
            Err(error) => {
                block.complete = false;
                left_out.extend(too_many(error, clause.span));
            }
        }
    }
    // `bands open` beside other blocks leaves what they do not take in open.
    if blocks.iter().any(|block| model.block(*block).open)
        && let Some(open) = Gives::one_of(0..edition.chain.len())
    {
        block.otherwise = Some(block.otherwise.take().map_or(open.clone(), |known| known.stricter(&open)));
    }
    Some(Assembled { block, named, written, left_out })
}

/// The boxes of a condition, each with the branch of the `or` that it comes from: its number where there are several, and its place.
fn branches(
    when: &Cond,
    clause: Span,
    named: &NamedSpace<'_>,
) -> Result<Vec<(Option<usize>, Span, Conjunct)>, NormalError> {
    let parts = match when {
        Cond::Any(parts) => parts.as_slice(),
        one => std::slice::from_ref(one),
    };
    let mut found = Vec::new();
    for (at, part) in parts.iter().enumerate() {
        let branch = (parts.len() > 1).then_some(at);
        let span = branch.and_then(|_| part.span()).unwrap_or(clause);
        found.extend(normal(part, named)?.into_iter().map(|conjunct| (branch, span, conjunct)));
        if found.len() > MAX_BOXES {
            return Err(NormalError::TooManyBoxes);
        }
    }
    Ok(found)
}

/// The finding for a condition that does not fit into boxes.
pub(super) fn too_many(error: NormalError, span: Span) -> Option<Diagnostic> {
    // A literal without axis cannot come up: the space was made from the conditions themselves.
    (error == NormalError::TooManyBoxes).then(|| {
        Diagnostic::new(Code::TooManyBoxes, span, message!("too-many-boxes", most = MAX_BOXES.to_string()))
            .at(message!("too-many-boxes.label"))
            .note(message!("too-many-boxes.note"))
            .help(message!("too-many-boxes.help"))
    })
}

/// The places of a verdict's outcomes in the chain; `None` where one has none.
pub(super) fn gives(edition: &Edition, verdict: &Verdict) -> Option<Gives> {
    let ranks: Option<Vec<usize>> = verdict.outcomes().iter().map(|outcome| edition.rank(*outcome)).collect();
    Gives::one_of(ranks?)
}
