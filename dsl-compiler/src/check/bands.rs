//! Blocks of bands: every set of clauses that decides some scenario, in normal form, analysed, and put into words.

use std::sync::Arc;

use dsl_syntax::chart_data::ChartData;
use dsl_syntax::{Argument, Code, Diagnostic, Span, message};
use rustc_hash::{FxHashMap, FxHashSet};

use super::space::NamedSpace;
use super::wording::{GivenSpans, word};
use super::{causes, chart_data};
use crate::analysis::analyse::{Analysis, analyse};
use crate::analysis::normal::{Axes, MAX_BOXES, NormalError, normal};
use crate::analysis::space::{GivenBox, Gives, NormalBlock, Space};
use crate::decision::governing::map_facts;
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

/// What was found of blocks in normal form: it depends on nothing else.
#[derive(Debug, Default)]
pub(crate) struct Analysed {
    known: FxHashMap<NormalBlock, Arc<Known>>,
    /// By space and number of boxes, the least units of work that such a block took.
    costs: FxHashMap<(Space, usize), u64>,
}

/// What is known of one block.
#[derive(Debug)]
struct Known {
    analysis: Analysis,
    /// For each finding, the one that it follows from.
    causes: Vec<Option<usize>>,
}

/// Units of work for putting a finding into words, and for each box of its region.
const A_FINDING: u64 = 1_000;
const A_REGION_BOX: u64 = 100;

impl Analysed {
    /// So many different blocks are remembered; an editor's lists are far smaller, and every keystroke makes one.
    const MOST: usize = 20_000;

    fn of(&mut self, block: &NormalBlock, work: &Work) -> Result<Arc<Known>, Stopped> {
        if let Some(known) = self.known.get(block) {
            return Ok(Arc::clone(known));
        }
        let expected = self.expected(block);
        if expected > work.left() {
            // It would be stopped on the way, and all that was done by then would be lost.
            work.spend(expected)?;
        }
        if self.known.len() >= Self::MOST {
            self.known.clear();
            self.costs.clear();
        }
        let before = work.spent();
        let analysis = analyse(block, work);
        let causes = causes::of(block, &analysis.findings, work);
        work.goes_on()?;
        let known = Arc::new(Known { analysis, causes });
        let cost = self.costs.entry((block.space.clone(), block.boxes.len())).or_insert(u64::MAX);
        *cost = (*cost).min(work.spent() - before);
        self.known.insert(block.clone(), Arc::clone(&known));
        Ok(known)
    }

    /// About how many units of work a block will take: the least that one took of the same space with as many boxes, or one more or
    /// less; 0 where there was none.
    fn expected(&self, block: &NormalBlock) -> u64 {
        let count = block.boxes.len();
        let costs = (count.saturating_sub(1)..=count + 1).filter_map(|n| self.costs.get(&(block.space.clone(), n)));
        costs.min().copied().unwrap_or(0)
    }
}

/// Everything that the bands of a model give cause to say.
///
/// # Errors
/// [`Stopped`] when the work is; the same of all that is given [`Work`] here.
pub(super) fn check(
    model: &Model,
    known: &mut Analysed,
    charts: bool,
    work: &Work,
) -> Result<Vec<Diagnostic>, Stopped> {
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
    for (at, edition) in model.editions.iter().enumerate() {
        let id = EditionId(u32::try_from(at).unwrap_or(u32::MAX));
        for (_, block) in &edition.bands {
            let (blocks, people) = (vec![*block], edition.people_in_scope.clone());
            let strictest_prevails = edition.strictest_prevails;
            once(id, Together { blocks, stands_for: Vec::new(), people, strictest_prevails });
        }
    }
    for (at, edition) in model.editions.iter().enumerate() {
        let id = EditionId(u32::try_from(at).unwrap_or(u32::MAX));
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
) -> Result<Vec<Diagnostic>, Stopped> {
    let edition = model.edition(id);
    let Some(Assembled { block, named, spans, mut findings }) = assemble(model, id, set) else {
        return Ok(Vec::new());
    };
    // Of bands that were not read whole nothing is said: what was left out may be what would be missed.
    if !block.complete {
        return Ok(findings);
    }
    let known = known.of(&block, work)?;
    let Known { analysis, causes } = &*known;
    let outcome = |rank: usize| outcome_name(model, edition, rank);
    let mut worded = Vec::with_capacity(analysis.findings.len());
    for finding in &analysis.findings {
        work.spend(A_FINDING + finding.region.len() as u64 * A_REGION_BOX)?;
        let mut one = word(finding, &block, &named, &spans, &outcome);
        if let Some(facts) = one.facts.as_mut().filter(|_| charts) {
            work.spend(chart_data::cost(finding, &block))?;
            facts.chart = chart_data::of(finding, &block, &facts.witness, &outcome);
        }
        worded.push(one);
    }
    findings.extend(causes::fold(worded, causes));
    if analysis.over_budget {
        let span = set.blocks.first().map_or(edition.head, |block| model.block(*block).head);
        findings.push(
            Diagnostic::new(Code::AnalysisTooLarge, span, message!("analysis-too-large"))
                .at(message!("analysis-too-large.label"))
                .help(message!("split-or-bound-fewer")),
        );
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
    spans: GivenSpans,
    findings: Vec<Diagnostic>,
}

/// Puts a set of blocks into normal form; `None` where none of them bounds anything.
fn assemble<'m>(
    model: &'m Model,
    id: EditionId,
    Together { blocks, stands_for, people, strictest_prevails }: &Together,
) -> Option<Assembled<'m>> {
    let edition = model.edition(id);
    let mut clauses: Vec<(&BandClause, Option<Cond>)> = Vec::new();
    for block in blocks.iter().map(|block| model.block(*block)).filter(|block| !block.open) {
        // A bound of another edition's text is looked at where it lies on the scenario's own count.
        let read = |fact: FactId| {
            let pair = stands_for.iter().find(|(_, target)| *target == fact && block.edition != id);
            pair.map_or(fact, |(own, _)| *own)
        };
        clauses.extend(block.clauses.iter().map(|clause| (clause, clause.when.as_ref().map(|w| map_facts(w, &read)))));
    }
    let conditions: Vec<&Cond> = clauses.iter().filter_map(|(_, when)| when.as_ref()).collect();
    if conditions.is_empty() {
        return None;
    }
    let named = NamedSpace::of(model, conditions.iter().copied(), Some(people));
    let mut findings = Vec::new();
    let mut spans = GivenSpans { boxes: Vec::new(), otherwise: None, clauses: Vec::new() };
    let mut block = NormalBlock {
        space: named.space().clone(),
        boxes: Vec::new(),
        otherwise: None,
        strictest_prevails: *strictest_prevails,
        complete: blocks.iter().all(|block| model.block(*block).complete),
    };
    for (number, (clause, when)) in clauses.iter().enumerate() {
        let Some(gives) = gives(edition, &clause.verdict) else { continue };
        spans.clauses.push(clause.span);
        let Some(when) = when else {
            block.otherwise = Some(block.otherwise.take().map_or(gives.clone(), |known| known.stricter(&gives)));
            spans.otherwise = Some(clause.span);
            continue;
        };
        match branches(when, clause.span, &named) {
            Ok(branches) => {
                for (span, conjunct) in branches {
                    spans.boxes.push((span, clause.span));
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
                findings.extend(too_many(error, clause.span));
            }
        }
    }
    // `bands open` beside other blocks leaves what they do not take in open.
    if blocks.iter().any(|block| model.block(*block).open)
        && let Some(open) = Gives::one_of(0..edition.chain.len())
    {
        block.otherwise = Some(block.otherwise.take().map_or(open.clone(), |known| known.stricter(&open)));
    }
    Some(Assembled { block, named, spans, findings })
}

/// The boxes of a condition, each with the branch of the `or` that it comes from.
fn branches(
    when: &Cond,
    clause: Span,
    named: &NamedSpace<'_>,
) -> Result<Vec<(Span, crate::analysis::normal::Conjunct)>, NormalError> {
    let parts = match when {
        Cond::Any(parts) => parts.as_slice(),
        one => std::slice::from_ref(one),
    };
    let mut found = Vec::new();
    for part in parts {
        let span = if parts.len() == 1 { clause } else { span_of(part).unwrap_or(clause) };
        found.extend(normal(part, named)?.into_iter().map(|conjunct| (span, conjunct)));
        if found.len() > MAX_BOXES {
            return Err(NormalError::TooManyBoxes);
        }
    }
    Ok(found)
}

/// From the first to the last word of a condition.
pub(super) fn span_of(cond: &Cond) -> Option<Span> {
    match cond {
        Cond::All(parts) | Cond::Any(parts) => parts.iter().filter_map(span_of).reduce(Span::to),
        Cond::Not(inner) => span_of(inner),
        Cond::Count { span, .. } | Cond::Choice { span, .. } | Cond::Important(span) | Cond::SomePeople(span) => {
            Some(*span)
        }
    }
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

/// What is given, as a clause says it: an outcome, or `open { … }` with the outcomes that are possible, mildest first.
pub(super) fn given_text(gives: &Gives, outcome: &dyn Fn(usize) -> String) -> String {
    let names: Vec<String> = gives.ranks().iter().map(|rank| outcome(*rank)).collect();
    if gives.is_open() { format!("open {{ {} }}", names.join(", ")) } else { names.concat() }
}

/// The same for a sentence.
pub(super) fn given_words(gives: &Gives, outcome: &dyn Fn(usize) -> String) -> Argument {
    let en = given_text(gives, outcome);
    if !gives.is_open() {
        return Argument::Text(en);
    }
    let names: Vec<String> = gives.ranks().iter().map(|rank| outcome(*rank)).collect();
    Argument::words(format!("待定 {{ {} }}", names.join("、")), en)
}
