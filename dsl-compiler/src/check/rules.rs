//! `rules` blocks: rules that never decide, and `regardless` rules of one edition that contradict each other.

use std::sync::Arc;

use dsl_syntax::{Code, Diagnostic, message};
use rustc_hash::FxHashMap;

use super::bands::{gives, outcome_name, too_many};
use super::findings::{BandFinding, NamedClause, Strictness, Worded};
use super::space::NamedSpace;
use super::wording::given_text;
use crate::analysis::finding::{Finding, FindingKind};
use crate::analysis::normal::{Axes, normal};
use crate::analysis::rules::{RuleBox, analyse_rules};
use crate::analysis::space::Gives;
use crate::model::{Edition, Industry, Model, Rule, Scenario, Verdict};
use crate::words;
use crate::work::{Stopped, Work};

/// Everything that the rules of a model give cause to say.
///
/// # Errors
/// [`Stopped`] when the work is; the same of all that is given [`Work`] here.
pub(super) fn check(model: &Model, work: &Work) -> Result<Vec<Worded>, Stopped> {
    let mut findings = Vec::new();
    for edition in &model.editions {
        of_edition(model, edition, work, &mut findings)?;
        for industry in &edition.industries {
            of_industry(model, edition, industry, work, &mut findings)?;
            for scenario in &industry.scenarios {
                of_scenario(model, edition, industry, scenario, work, &mut findings)?;
            }
        }
    }
    Ok(findings)
}

/// The rules of an edition. Rules bind together with those of the places around them, so each place is checked with what surrounds it.
pub(crate) fn of_edition(
    model: &Model,
    edition: &Edition,
    work: &Work,
    findings: &mut Vec<Worded>,
) -> Result<(), Stopped> {
    check_rules(model, edition, (&[], &edition.rules), work, findings)
}

/// The rules of an industry outside its scenarios.
pub(crate) fn of_industry(
    model: &Model,
    edition: &Edition,
    industry: &Industry,
    work: &Work,
    findings: &mut Vec<Worded>,
) -> Result<(), Stopped> {
    if !industry.rules.is_empty() {
        let around: Vec<&Rule> = edition.rules.iter().collect();
        check_rules(model, edition, (&around, &industry.rules), work, findings)?;
    }
    Ok(())
}

/// The rules of one scenario.
pub(crate) fn of_scenario(
    model: &Model,
    edition: &Edition,
    industry: &Industry,
    scenario: &Scenario,
    work: &Work,
    findings: &mut Vec<Worded>,
) -> Result<(), Stopped> {
    if !scenario.rules.is_empty() {
        let around: Vec<&Rule> = edition.rules.iter().chain(&industry.rules).collect();
        check_rules(model, edition, (&around, &scenario.rules), work, findings)?;
    }
    Ok(())
}

/// The rules of one place: dead among themselves, contradicting each other or those around.
fn check_rules(
    model: &Model,
    edition: &Edition,
    (outer, own): (&[&Rule], &[Rule]),
    work: &Work,
    findings: &mut Vec<Worded>,
) -> Result<(), Stopped> {
    if own.is_empty() {
        return Ok(());
    }
    let own_count = own.len();
    let rules: Vec<&Rule> = own.iter().chain(outer.iter().copied().filter(|rule| rule.regardless)).collect();
    let named = NamedSpace::of(model, rules.iter().map(|rule| &rule.when), None);
    let mut verdicts: FxHashMap<&Verdict, u64> = FxHashMap::default();
    let mut boxes = Vec::new();
    for (number, rule) in rules.iter().enumerate() {
        let next = verdicts.len() as u64;
        let outcome = *verdicts.entry(&rule.verdict).or_insert(next);
        match normal(&rule.when, &named) {
            Ok(conjuncts) => boxes.extend(conjuncts.into_iter().map(|conjunct| RuleBox {
                area: conjunct.area,
                gives: gives(edition, &rule.verdict),
                outcome,
                regardless: rule.regardless,
                clause: number,
            })),
            Err(error) if number < own_count => findings.extend(too_many(error, rule.span).map(Worded::from)),
            Err(_) => {}
        }
    }
    let analysis = analyse_rules(named.space(), &boxes, work);
    work.goes_on()?;
    for finding in analysis.findings {
        let of = |at: usize| finding.boxes.get(at).and_then(|at| boxes.get(*at)).map(|found| found.clause);
        let (Some(first), second) = (of(0), of(1)) else { continue };
        // A pair of outer rules was reported where they stand.
        if first >= own_count && second.is_none_or(|second| second >= own_count) {
            continue;
        }
        let (Some(first), second) = (rules.get(first).copied(), second.and_then(|at| rules.get(at)).copied()) else {
            continue;
        };
        findings.extend(word(model, edition, &named, Arc::new(finding), first, second));
    }
    Ok(())
}

fn word(
    model: &Model,
    edition: &Edition,
    named: &NamedSpace<'_>,
    finding: Arc<Finding>,
    first: &Rule,
    second: Option<&Rule>,
) -> Option<Worded> {
    let name = |gives: &Option<Gives>| {
        gives.as_ref().map(|gives| given_text(gives, &|rank| outcome_name(model, edition, rank)))
    };
    let gives = |rule: &Rule| words::verdict_in_each(model, &rule.verdict);
    let point = named.point_words(&finding.witness);
    let facts = named.facts(&finding.witness, &finding.region, finding.outcomes.iter().map(name).collect());
    let (mut diagnostic, at, other) = match finding.kind {
        FindingKind::Collision => {
            let second = second?;
            let message = message!("regardless-collision", point = point, one = gives(first), other = gives(second));
            let diagnostic = Diagnostic::new(Code::RegardlessCollision, second.span, message)
                .at(message!("regardless-collision.label", gives = gives(second)))
                .and(first.span, message!("regardless-collision.label", gives = gives(first)))
                .note(message!("regardless-collision.note"))
                .help(message!("regardless-collision.help"));
            (diagnostic, second, Some(first))
        }
        _ => {
            let mut diagnostic = Diagnostic::new(Code::BandDead, first.span, message!("dead-rule", point = point))
                .at(message!("never-comes-out", gives = gives(first)))
                .help(message!("dead-rule.help"));
            if let Some(second) = second {
                diagnostic = diagnostic.and(second.span, message!("dead-rule.label-prevails", gives = gives(second)));
            }
            (diagnostic, first, second)
        }
    };
    diagnostic.facts = Some(facts);
    let named_clause = |rule: &Rule| NamedClause {
        span: rule.span,
        band: None,
        branch: None,
        strictness: Strictness::of(edition, &rule.verdict),
    };
    let band = BandFinding {
        finding,
        space: named.space().clone(),
        measures: named.measures().to_vec(),
        first: named_clause(at),
        second: other.map(named_clause),
    };
    Some(Worded { diagnostic, band: Some(Arc::new(band)) })
}
