//! What was found in a model, and what is still to be looked at: an edit forgets the one and adds to the other.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use dsl_syntax::relocate::{Relocate, Relocation};
use dsl_syntax::{Diagnostic, Span};

use crate::check::analysed::Analysed;
use crate::check::bands::{Together, check_together, together};
use crate::check::findings::Worded;
use crate::check::texts::Sound;
use crate::check::{procedure, rules};
use crate::decision::governing::OTHER;
use crate::model::{EditionId, Model, Scenario};
use crate::resolve::{Again, Owner};
use crate::work::{Stopped, Work};

/// What was found before and may be found again, in another model too: of bands by their normal form, of pairs of texts by their words.
#[derive(Debug, Default)]
pub(super) struct Known {
    pub(super) analysed: Analysed,
    pub(super) sound: Sound,
}

/// See the module's text.
#[derive(Clone, Debug)]
pub(super) struct Found {
    /// `None` where the sets are to be found anew.
    sets: Option<Vec<Checked>>,
    procedures: Vec<Diagnostic>,
    /// What is said of each edition's own rules; `None` where they are to be looked at.
    edition_rules: Vec<Option<Vec<Worded>>>,
    /// What is said of the rules of industries and scenarios, where there is something.
    rules: BTreeMap<Owner, Vec<Worded>>,
    /// Whose rules are to be looked at.
    unread_rules: BTreeSet<Owner>,
    /// `None` where they are to be read; any edit may bear on any pair.
    texts: Option<Vec<Diagnostic>>,
    /// What the graph of each place showed; of a place that has to be drawn again, nothing.
    drawn: Shown,
    undrawn: Undrawn,
}

/// What graphs showed, by their edition, industry and scenario.
pub(super) type Shown = BTreeMap<(EditionId, String, String), Vec<Diagnostic>>;

/// A set of blocks with what was found of it.
#[derive(Clone, Debug)]
struct Checked {
    edition: EditionId,
    set: Together,
    /// `None` where it is to be looked at again.
    findings: Option<Vec<Worded>>,
}

/// Which graphs have changed since they were drawn.
#[derive(Clone, Debug)]
pub(super) enum Undrawn {
    All,
    /// Of these industries the scenario, or all of them, in every edition.
    Some(BTreeSet<(String, Option<String>)>),
}

impl Undrawn {
    pub(super) fn holds(&self, industry: &str, scenario: &str) -> bool {
        let is =
            |(own, one): &(String, Option<String>)| own == industry && one.as_ref().is_none_or(|one| one == scenario);
        match self {
            Undrawn::All => true,
            Undrawn::Some(some) => some.iter().any(is),
        }
    }
}

impl Found {
    /// What is known of a model that nobody has looked at.
    pub(super) fn nothing(model: &Model) -> Self {
        let mut unread_rules = BTreeSet::new();
        for (e, edition) in model.editions() {
            for (i, industry) in edition.industries.iter().enumerate() {
                unread_rules.insert(Owner::Industry(e, i));
                unread_rules.extend((0..industry.scenarios.len()).map(|s| Owner::Scenario(e, i, s)));
            }
        }
        Self {
            sets: None,
            procedures: procedure::check(model),
            edition_rules: vec![None; model.editions.len()],
            rules: BTreeMap::new(),
            unread_rules,
            texts: None,
            drawn: Shown::new(),
            undrawn: Undrawn::All,
        }
    }

    /// What procedures and texts gave cause to say, as far as they were looked at.
    pub(super) fn said(&self) -> impl Iterator<Item = &Diagnostic> {
        self.procedures.iter().chain(self.texts.iter().flatten())
    }

    /// What bands and rules did, as far as they were looked at.
    pub(super) fn of_bands(&self) -> impl Iterator<Item = &Worded> {
        let sets = self.sets.iter().flatten().flat_map(|set| set.findings.iter().flatten());
        sets.chain(self.edition_rules.iter().flatten().flatten()).chain(self.rules.values().flatten())
    }

    /// What graphs showed.
    pub(super) fn drawn(&self) -> impl Iterator<Item = &Diagnostic> {
        self.drawn.values().flatten()
    }

    /// Forgets what an edit of the declaration that stood at `before` bears on, after `again` was resolved again, whose blocks are
    /// these. `None` where that is not to be found.
    pub(super) fn forget(&mut self, model: &Model, before: Span, again: Again, blocks: &Range<usize>) -> Option<()> {
        self.texts = None;
        match &mut self.sets {
            Some(sets) if again.same_blocks => {
                for set in
                    sets.iter_mut().filter(|set| set.set.blocks.iter().any(|block| blocks.contains(&block.index())))
                {
                    set.findings = None;
                }
            }
            sets => *sets = None,
        }
        let (e, i, changed, outside) = match again.owner {
            Owner::Scenario(e, i, s) => (e, i, s..s + 1, false),
            Owner::Industry(e, i) => (e, i, 0..usize::MAX, true),
        };
        let industry = model.edition(e).industries.get(i)?;
        let changed = changed.start..changed.end.min(industry.scenarios.len());
        self.unread_rules.extend(changed.clone().map(|s| Owner::Scenario(e, i, s)));
        self.unread_rules.extend(outside.then_some(Owner::Industry(e, i)));
        if let Undrawn::Some(undrawn) = &mut self.undrawn {
            // What an industry says, and its `scenario other`, bind its flows in scenarios that other editions list.
            let one = |scenario: &Scenario| Some(scenario.name.clone()).filter(|name| name != OTHER);
            let changed = industry.scenarios.get(changed).into_iter().flatten().map(one);
            let changed = changed.chain(outside.then_some(None));
            undrawn.extend(changed.map(|scenario| (industry.name.clone(), scenario)));
        }
        let undrawn = &self.undrawn;
        self.drawn.retain(|(_, industry, scenario), _| !undrawn.holds(industry, scenario));
        // What else points into the changed text has lost its place, and is looked at anew.
        let lost = |finding: &Diagnostic| {
            let places = finding.secondary.iter().map(|label| label.span).chain([finding.primary.span]);
            places.into_iter().any(|span| before.holds_start(span))
        };
        if self.drawn.values().flatten().any(lost) {
            self.drawn.clear();
            self.undrawn = Undrawn::All;
        }
        Some(())
    }

    /// Looks at the rules that changed.
    pub(super) fn read_rules(&mut self, model: &Model, work: &Work) -> Result<(), Stopped> {
        for (edition, known) in model.editions.iter().zip(&mut self.edition_rules).filter(|(_, known)| known.is_none())
        {
            let mut found = Vec::new();
            rules::of_edition(model, edition, work, &mut found)?;
            *known = Some(found);
        }
        while let Some(owner) = self.unread_rules.first().copied() {
            let found = rules_of(model, owner, work)?;
            self.unread_rules.remove(&owner);
            self.rules.remove(&owner);
            if !found.is_empty() {
                self.rules.insert(owner, found);
            }
        }
        Ok(())
    }

    /// Looks at the bands that changed.
    pub(super) fn read_bands(&mut self, model: &Model, analysed: &mut Analysed, work: &Work) -> Result<(), Stopped> {
        let sets = self.sets.get_or_insert_with(|| {
            let sets = together(model);
            sets.into_iter().map(|(edition, set)| Checked { edition, set, findings: None }).collect()
        });
        for set in sets.iter_mut().filter(|set| set.findings.is_none()) {
            set.findings = Some(check_together(model, set.edition, &set.set, analysed, true, work)?);
        }
        Ok(())
    }

    pub(super) fn texts_are_read(&self) -> bool {
        self.texts.is_some()
    }

    pub(super) fn set_texts(&mut self, found: Vec<Diagnostic>) {
        self.texts = Some(found);
    }

    /// Whether a graph has changed since it was drawn.
    pub(super) fn is_undrawn(&self) -> bool {
        match &self.undrawn {
            Undrawn::All => true,
            Undrawn::Some(undrawn) => !undrawn.is_empty(),
        }
    }

    /// Which graphs have changed.
    pub(super) fn undrawn(&self) -> Undrawn {
        self.undrawn.clone()
    }

    /// These graphs were drawn, and showed this; whether that is anything.
    pub(super) fn set_drawn(&mut self, which: &Undrawn, shown: Shown) -> bool {
        self.undrawn = Undrawn::Some(BTreeSet::new());
        self.drawn.retain(|(_, industry, scenario), _| !which.holds(industry, scenario));
        let shows = !shown.is_empty();
        self.drawn.extend(shown);
        shows
    }
}

impl Relocate for Found {
    fn relocate(&mut self, by: &Relocation) {
        self.sets.iter_mut().flatten().for_each(|set| set.findings.relocate(by));
        self.procedures.relocate(by);
        self.edition_rules.iter_mut().flatten().for_each(|found| found.relocate(by));
        self.rules.values_mut().for_each(|found| found.relocate(by));
        self.drawn.values_mut().for_each(|found| found.relocate(by));
    }
}

/// What the rules of a scenario, or of an industry outside its scenarios, give cause to say.
fn rules_of(model: &Model, owner: Owner, work: &Work) -> Result<Vec<Worded>, Stopped> {
    let mut found = Vec::new();
    let (e, i) = match owner {
        Owner::Scenario(e, i, _) | Owner::Industry(e, i) => (e, i),
    };
    let edition = model.edition(e);
    let place = edition.industries.get(i).map(|industry| (edition, industry));
    let Some((edition, industry)) = place else { return Ok(found) };
    match owner {
        Owner::Industry(..) => rules::of_industry(model, edition, industry, work, &mut found)?,
        Owner::Scenario(_, _, s) => {
            if let Some(scenario) = industry.scenarios.get(s) {
                rules::of_scenario(model, edition, industry, scenario, work, &mut found)?;
            }
        }
    }
    Ok(found)
}
