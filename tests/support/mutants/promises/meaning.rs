//! Sound lists compile, decide and are told of, twice alike and as the oracle does.

use dsl_artifact::Loaded;
use dsl_compiler::artefact::{compile, procedures};
use dsl_compiler::check::Checked;
use dsl_compiler::coverage::coverage;
use dsl_compiler::decision::examples;
use dsl_compiler::diff::diff;
use dsl_compiler::editing::scenario_view::ScenarioView;
use dsl_compiler::fixes::offer_within;
use dsl_compiler::model::EditionId;
use dsl_compiler::model::readings::conflicts;
use dsl_compiler::work::Work;
use dsl_report::diff::{PageFormat, page};
use dsl_syntax::{Code, Language};
use serde_json::Value;

use super::{Bench, checked, is_large, with_follows};
use crate::Lists;
use crate::differential::Differential;
use crate::inputs::{Chance, Domains};
use crate::mutants::Case;

/// Sound lists compile, to the same bytes twice, and load.
pub(super) fn compiled(bench: &Bench<'_>) -> Result<u64, String> {
    let checked = bench.checked()?;
    if checked.has_errors() {
        return Ok(0);
    }
    // Where the analysis gave up, a hole may be left that only the artefact shows.
    let gave_up = [Code::AnalysisTooLarge, Code::TooManyBoxes];
    let whole = !with_follows(&checked.diagnostics).any(|finding| gave_up.contains(&finding.code));
    let mut done = 0;
    for edition in editions(checked) {
        let once = compile(&checked.model, &checked.files, edition).map_err(|why| format!("{why:?}"))?;
        let bytes = once.to_bytes();
        let twice = compile(&checked.model, &checked.files, edition).map_err(|why| format!("{why:?}"))?;
        if twice.to_bytes() != bytes {
            return Err("compiled twice, it has two forms".to_owned());
        }
        match Loaded::from_bytes(&bytes) {
            Ok(_) => {
                let _report = examples::run(&checked.model, edition);
            }
            Err(why) if whole => return Err(format!("sound lists make an artefact that does not load: {why}")),
            Err(_) => {}
        }
        done += 1;
    }
    Ok(done)
}

/// Graph, artefact and oracle decide some flows alike.
pub(super) fn decided(bench: &Bench<'_>) -> Result<u64, String> {
    let (case, number) = (bench.case, bench.number);
    if is_large(case) || bench.checked()?.has_errors() {
        return Ok(0);
    }
    let lists = Lists::of(case.after())?;
    let domains = Domains::of(&lists.model);
    let mut chance = Chance::new(number);
    let mut done = 0;
    for at in 0..lists.model.editions.len() {
        let differential = Differential::open(&lists, EditionId(at as u32))?;
        for _ in 0..20 {
            let Some(place) = chance.pick(&domains.places) else { break };
            differential.agree(&domains.flow(place, &mut chance))?;
            done += 1;
        }
    }
    Ok(done)
}

/// Everything that is told of sound lists is told twice alike.
pub(super) fn reports(bench: &Bench<'_>) -> Result<u64, String> {
    let case = bench.case;
    if is_large(case) {
        return Ok(0);
    }
    let first = told(case)?;
    if first == told(case)? { Ok(first.len() as u64) } else { Err("two runs tell two things".to_owned()) }
}

fn told(case: &Case) -> Result<Vec<String>, String> {
    let mut checked = checked(case.after())?;
    offer_within(&mut checked, 200_000);
    let mut told = vec![format!("{:?}", checked.diagnostics)];
    if checked.has_errors() {
        return Ok(told);
    }
    let model = &checked.model;
    let mut before = None;
    for edition in editions(&checked) {
        told.push(format!("{:?}", coverage(model, edition)));
        told.push(format!("{:?}", conflicts(model, edition)));
        told.push(format!("{:?}", procedures(model, &checked.files, edition)));
        for industry in &model.edition(edition).industries {
            for scenario in &industry.scenarios {
                let view = ScenarioView::of(model, edition, &industry.name, &scenario.name, &Work::default());
                let view = view.map(|view| (view.runs().len(), view.boundaries(), view.chart_data()));
                told.push(format!("{view:?}"));
            }
        }
        if let Some(before) = before
            && let Ok(diff) = diff(model, before, edition)
        {
            told.push(page(model, &diff, PageFormat::Terminal { colours: false }, Language::En));
        }
        before = Some(edition);
    }
    Ok(told)
}

/// Every edition's artefact without what names places: digests, files, lines. Empty where the lists have errors.
pub(super) fn bare_artefacts(checked: &Checked) -> Result<Vec<Value>, String> {
    fn bare(value: &mut Value) {
        match value {
            Value::Object(fields) => {
                for gone in ["digest", "files", "place"] {
                    fields.remove(gone);
                }
                fields.values_mut().for_each(bare);
            }
            Value::Array(values) => values.iter_mut().for_each(bare),
            _ => {}
        }
    }
    let mut artefacts = Vec::new();
    if checked.has_errors() {
        return Ok(artefacts);
    }
    for edition in editions(checked) {
        let artefact = compile(&checked.model, &checked.files, edition).map_err(|why| format!("{why:?}"))?;
        let mut value = serde_json::from_slice(&artefact.to_bytes()).map_err(|why| why.to_string())?;
        bare(&mut value);
        artefacts.push(value);
    }
    Ok(artefacts)
}

fn editions(checked: &Checked) -> impl Iterator<Item = EditionId> {
    checked.model.edition_ids()
}
