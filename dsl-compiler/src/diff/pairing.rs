//! What is compared with what: by `was` where it is written, else by name; what one edition lacks, with what that
//! edition really decides there.

use rustc_hash::FxHashSet;

use crate::flow::OTHER;
use crate::model::{Edition, EditionId, Industry, Model, Scenario};

/// An industry and a scenario, by name.
pub(super) type Place<'m> = (&'m str, &'m str);

/// An industry of either edition, with what it is compared with.
#[derive(Clone, Debug)]
pub(super) struct IndustryPair<'m> {
    /// In the new edition, if it lists it.
    pub(super) new: Option<&'m Industry>,
    /// In the old edition.
    pub(super) old: Vec<&'m Industry>,
    pub(super) scenarios: Vec<ScenarioPair<'m>>,
}

/// A scenario of either edition, with what it is compared with.
#[derive(Clone, Debug)]
pub(super) struct ScenarioPair<'m> {
    /// Whether the new edition lists it.
    pub(super) in_new: bool,
    /// Whether the old edition lists it.
    pub(super) in_old: bool,
    /// Where the new edition decides it.
    pub(super) new: Place<'m>,
    /// Where the old edition decides it: several where several merged.
    pub(super) old: Vec<Place<'m>>,
}

/// Every industry of either edition, those of the new one first, then `other`.
pub(super) fn industries<'m>(model: &'m Model, old: EditionId, new: EditionId) -> Vec<IndustryPair<'m>> {
    let (old_edition, new_edition) = (model.edition(old), model.edition(new));
    let mut claimed: FxHashSet<&str> = FxHashSet::default();
    let mut pairs = Vec::new();
    for industry in &new_edition.industries {
        let earlier = earlier_industries(old_edition, old, industry);
        claimed.extend(earlier.iter().map(|industry| industry.name.as_str()));
        pairs.push(pair(old_edition, old, Some(industry), earlier));
    }
    for industry in &old_edition.industries {
        if !claimed.contains(industry.name.as_str()) {
            pairs.push(pair(old_edition, old, None, vec![industry]));
        }
    }
    pairs.push(IndustryPair {
        new: None,
        old: Vec::new(),
        scenarios: vec![ScenarioPair { in_new: false, in_old: false, new: (OTHER, OTHER), old: vec![(OTHER, OTHER)] }],
    });
    pairs
}

/// What `was` names in the old edition, else the industry of the same name.
fn earlier_industries<'m>(old_edition: &'m Edition, old: EditionId, industry: &Industry) -> Vec<&'m Industry> {
    let named = |name: &str| old_edition.industry(name);
    let written: Vec<&Industry> =
        industry.was.iter().filter(|was| was.edition == old).filter_map(|was| named(&was.industry)).collect();
    if written.is_empty() { named(&industry.name).into_iter().collect() } else { written }
}

fn pair<'m>(
    old_edition: &'m Edition,
    old: EditionId,
    new: Option<&'m Industry>,
    earlier: Vec<&'m Industry>,
) -> IndustryPair<'m> {
    let new_name = new.map_or(OTHER, |industry| industry.name.as_str());
    let old_names: Vec<&str> = earlier.iter().map(|industry| industry.name.as_str()).collect();
    let mut scenarios = Vec::new();
    let mut claimed: FxHashSet<Place<'m>> = FxHashSet::default();
    let listed = new.map_or(&[][..], |industry| industry.scenarios.as_slice());
    for scenario in listed.iter().filter(|scenario| scenario.name != OTHER) {
        let found = earlier_scenarios(old_edition, old, scenario, &earlier);
        claimed.extend(&found);
        scenarios.push(ScenarioPair {
            in_new: true,
            in_old: !found.is_empty(),
            new: (new_name, &scenario.name),
            old: if found.is_empty() { others(&old_names) } else { found },
        });
    }
    for industry in &earlier {
        for scenario in industry.scenarios.iter().filter(|scenario| scenario.name != OTHER) {
            let place: Place<'m> = (&industry.name, &scenario.name);
            if !claimed.contains(&place) {
                scenarios.push(ScenarioPair { in_new: false, in_old: true, new: (new_name, OTHER), old: vec![place] });
            }
        }
    }
    let has_other = |industry: &Industry| industry.scenario(OTHER).is_some();
    scenarios.push(ScenarioPair {
        in_new: new.is_some_and(has_other),
        in_old: earlier.iter().any(|industry| has_other(industry)),
        new: (new_name, OTHER),
        old: others(&old_names),
    });
    IndustryPair { new, old: earlier, scenarios }
}

/// The unlisted scenarios of these industries; of no industry, where there is none.
fn others<'m>(industries: &[&'m str]) -> Vec<Place<'m>> {
    if industries.is_empty() {
        return vec![(OTHER, OTHER)];
    }
    industries.iter().map(|industry| (*industry, OTHER)).collect()
}

fn earlier_scenarios<'m>(
    old_edition: &'m Edition,
    old: EditionId,
    scenario: &'m Scenario,
    earlier: &[&'m Industry],
) -> Vec<Place<'m>> {
    let mut written: Vec<Place<'m>> = Vec::new();
    for was in scenario.was.iter().filter(|was| was.edition == old) {
        let Some(industry) = old_edition.industry(&was.industry) else { continue };
        if let Some(found) = industry.scenario(was.scenario.as_deref().unwrap_or(OTHER)) {
            written.push((&industry.name, &found.name));
        }
    }
    if !written.is_empty() {
        return written;
    }
    let same = |industry: &&'m Industry| -> Option<Place<'m>> {
        let found = industry.scenario(&scenario.name)?;
        Some((&industry.name, &found.name))
    };
    earlier.iter().filter_map(same).collect()
}
