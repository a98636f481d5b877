//! What is compared with what: by `was` where it is written, else by name; what one edition lacks, with what that
//! edition really decides there. What only a fallback lists is compared too: its flows are inputs like others.

use rustc_hash::FxHashSet;

use crate::decision::draw::places;
use crate::decision::governing::OTHER;
use crate::model::{Edition, EditionId, Industry, Model, Scenario};

/// An industry and a scenario, by name.
pub(super) type Place<'m> = (&'m str, &'m str);

/// An industry of either edition, with what it is compared with.
#[derive(Clone, Debug)]
pub(super) struct IndustryPair<'m> {
    /// What it is called in the diff.
    pub(super) name: &'m str,
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

/// Every industry of either edition, those of the new one first; then what only their fallbacks list; then `other`.
pub(super) fn industries<'m>(model: &'m Model, old: EditionId, new: EditionId) -> Vec<IndustryPair<'m>> {
    let (old_edition, new_edition) = (model.edition(old), model.edition(new));
    let listed = Listed { old: places(model, old), new: places(model, new) };
    let mut claimed: FxHashSet<&str> = FxHashSet::default();
    let mut pairs = Vec::new();
    for industry in &new_edition.industries {
        let earlier = earlier_industries(old_edition, old, industry);
        claimed.insert(&industry.name);
        claimed.extend(earlier.iter().map(|industry| industry.name.as_str()));
        let found = pair(old_edition, old, industry, earlier);
        pairs.push(listed.complete(found, &industry.name));
    }
    for industry in &old_edition.industries {
        let taken = new_edition.industry(&industry.name).is_some();
        let known = pairs.iter().any(|pair| pair.old.iter().any(|earlier| earlier.name == industry.name));
        if !known {
            claimed.insert(&industry.name);
            // A name that the new edition gives to something else: the old thing is not listed any more.
            let new_name = if taken { OTHER } else { &industry.name };
            let found = removed(industry, new_name);
            pairs.push(listed.complete(found, new_name));
        }
    }
    let fallbacks: Vec<&str> = listed.old.iter().chain(&listed.new).map(|(name, _)| *name).collect();
    for name in fallbacks {
        if name != OTHER && claimed.insert(name) {
            let other = ScenarioPair { in_new: false, in_old: false, new: (name, OTHER), old: vec![(name, OTHER)] };
            let found = IndustryPair { name, new: None, old: Vec::new(), scenarios: vec![other] };
            pairs.push(listed.complete(found, name));
        }
    }
    let other = ScenarioPair { in_new: false, in_old: false, new: (OTHER, OTHER), old: vec![(OTHER, OTHER)] };
    pairs.push(IndustryPair { name: OTHER, new: None, old: Vec::new(), scenarios: vec![other] });
    pairs
}

/// What both editions and their fallbacks list.
struct Listed<'m> {
    old: Vec<(&'m str, Vec<&'m str>)>,
    new: Vec<(&'m str, Vec<&'m str>)>,
}

impl<'m> Listed<'m> {
    /// Adds the scenarios that only a fallback lists, before `other`.
    fn complete(&self, mut pair: IndustryPair<'m>, new_name: &'m str) -> IndustryPair<'m> {
        let old_names: Vec<&str> =
            pair.scenarios.last().map_or(Vec::new(), |other| other.old.iter().map(|(name, _)| *name).collect());
        let of = |listed: &[(&'m str, Vec<&'m str>)], wanted: &str| -> Vec<&'m str> {
            let found = listed.binary_search_by(|(name, _)| match (*name, wanted) {
                // The list ends in `other`, whatever the alphabet says.
                (OTHER, OTHER) => std::cmp::Ordering::Equal,
                (OTHER, _) => std::cmp::Ordering::Greater,
                (_, OTHER) => std::cmp::Ordering::Less,
                (name, wanted) => name.cmp(wanted),
            });
            found.ok().and_then(|at| listed.get(at)).map(|(_, names)| names.clone()).unwrap_or_default()
        };
        let mut names = of(&self.new, new_name);
        old_names.iter().for_each(|name| names.extend(of(&self.old, name)));
        names.sort_unstable();
        names.dedup();
        let known: FxHashSet<&str> = pair
            .scenarios
            .iter()
            .flat_map(|scenario| scenario.old.iter().map(|(_, name)| *name).chain([scenario.new.1]))
            .collect();
        let at = pair.scenarios.len().saturating_sub(1);
        let more = names.into_iter().filter(|name| !known.contains(name)).map(|name| ScenarioPair {
            in_new: false,
            in_old: false,
            new: (new_name, name),
            old: old_names.iter().map(|industry| (*industry, name)).collect(),
        });
        let more: Vec<ScenarioPair<'m>> = more.collect();
        pair.scenarios.splice(at..at, more);
        pair
    }
}

/// An industry that the new edition does not list.
fn removed<'m>(industry: &'m Industry, new_name: &'m str) -> IndustryPair<'m> {
    let other = industry.scenario(OTHER).is_some();
    let listed = industry.scenarios.iter().filter(|scenario| scenario.name != OTHER).map(|scenario| ScenarioPair {
        in_new: false,
        in_old: true,
        new: (new_name, &scenario.name),
        old: vec![(&industry.name, &scenario.name)],
    });
    let last =
        ScenarioPair { in_new: false, in_old: other, new: (new_name, OTHER), old: vec![(&industry.name, OTHER)] };
    IndustryPair { name: &industry.name, new: None, old: vec![industry], scenarios: listed.chain([last]).collect() }
}

/// What `was` names in the old edition, else the industry of the same name.
fn earlier_industries<'m>(old_edition: &'m Edition, old: EditionId, industry: &Industry) -> Vec<&'m Industry> {
    let named = |name: &str| old_edition.industry(name);
    let written: Vec<&Industry> =
        industry.was.iter().filter(|was| was.edition == old).filter_map(|was| named(&was.industry)).collect();
    if written.is_empty() { named(&industry.name).into_iter().collect() } else { written }
}

/// An industry of the new edition, with its earlier selves.
fn pair<'m>(
    old_edition: &'m Edition,
    old: EditionId,
    industry: &'m Industry,
    earlier: Vec<&'m Industry>,
) -> IndustryPair<'m> {
    let new_name: &'m str = &industry.name;
    // What the old edition does not list is still asked for by its name: a fallback may list it.
    let old_names: Vec<&'m str> = if earlier.is_empty() {
        vec![new_name]
    } else {
        earlier.iter().map(|industry| industry.name.as_str()).collect()
    };
    let mut scenarios = Vec::new();
    let mut claimed: FxHashSet<Place<'m>> = FxHashSet::default();
    for scenario in industry.scenarios.iter().filter(|scenario| scenario.name != OTHER) {
        let found = earlier_scenarios(old_edition, old, scenario, &earlier);
        claimed.extend(&found);
        scenarios.push(ScenarioPair {
            in_new: true,
            in_old: !found.is_empty(),
            new: (new_name, &scenario.name),
            old: if found.is_empty() {
                old_names.iter().map(|old| (*old, scenario.name.as_str())).collect()
            } else {
                found
            },
        });
    }
    for old_industry in &earlier {
        for scenario in old_industry.scenarios.iter().filter(|scenario| scenario.name != OTHER) {
            let place: Place<'m> = (&old_industry.name, &scenario.name);
            if !claimed.contains(&place) {
                let taken = industry.scenario(&scenario.name).is_some();
                let now: &'m str = if taken { OTHER } else { &scenario.name };
                scenarios.push(ScenarioPair { in_new: false, in_old: true, new: (new_name, now), old: vec![place] });
            }
        }
    }
    let has_other = |industry: &Industry| industry.scenario(OTHER).is_some();
    scenarios.push(ScenarioPair {
        in_new: has_other(industry),
        in_old: earlier.iter().any(|industry| has_other(industry)),
        new: (new_name, OTHER),
        old: old_names.into_iter().map(|name| (name, OTHER)).collect(),
    });
    IndustryPair { name: new_name, new: Some(industry), old: earlier, scenarios }
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
