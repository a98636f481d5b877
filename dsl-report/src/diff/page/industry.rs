//! An industry with its items and scenarios.

use dsl_compiler::diff::{IndustryDiff, ScenarioDiff, Status};
use dsl_syntax::message;

use super::regions::decided_alike;
use super::{Page, all, renamed, rests_on, status};
use crate::phrase::bare;

impl Page<'_> {
    pub(super) fn industry(&mut self, industry: &IndustryDiff) {
        self.text.push('\n');
        let name = &industry.industry;
        let was = industry.was.iter().map(|was| self.names.old_industry(was)).collect();
        let called = renamed(self.names.industry(name), is_renamed(name, &industry.was), was);
        self.heading(2, &message!("diff-industry", industry = called, status = status(industry.status)));
        self.texts(2, &industry.texts);
        let words = [
            (Status::Added, message!("diff-items-added")),
            (Status::Removed, message!("diff-items-dropped")),
            (Status::Changed, message!("diff-items-reworded")),
        ];
        for (wanted, label) in words {
            let mut items = industry.items.iter().filter(|item| item.status == wanted).peekable();
            if items.peek().is_some() {
                self.line(2, &message!("diff-list", label = label));
            }
            for item in items {
                let called = self.names.item(name, &item.item);
                self.line(4, &bare(called));
                if !item.readings.is_empty() {
                    self.line(6, &rests_on(&item.readings));
                }
            }
        }
        let mut written: Vec<&ScenarioDiff> = Vec::new();
        for scenario in industry.scenarios.iter().filter(|scenario| scenario.status != Status::Same) {
            let quiet = scenario.by_bands.is_empty() && scenario.apart.is_empty();
            let alike = written.iter().find(|earlier| !quiet && decided_alike(earlier, scenario)).copied();
            self.scenario(industry, scenario, alike);
            if alike.is_none() {
                written.push(scenario);
            }
        }
    }

    fn scenario(&mut self, industry: &IndustryDiff, scenario: &ScenarioDiff, alike: Option<&ScenarioDiff>) {
        let (place, name) = (&industry.industry, &scenario.scenario);
        let names = &self.names;
        let was = scenario.was.iter().map(|was| names.old_scenario(&industry.was, was)).collect();
        let called = renamed(names.scenario(place, name), is_renamed(name, &scenario.was), was);
        let status = status(scenario.status);
        let quiet = scenario.by_bands.is_empty() && scenario.apart.is_empty();
        let heading = match (alike, scenario.decisions.is_empty(), quiet) {
            (Some(earlier), ..) => message!(
                "diff-scenario-as",
                scenario = called,
                status = status,
                earlier = names.scenario(place, &earlier.scenario)
            ),
            (None, true, _) => message!("diff-scenario-alike", scenario = called, status = status),
            (None, false, true) => message!("diff-scenario-by-rules", scenario = called, status = status),
            (None, false, false) => message!("diff-scenario", scenario = called, status = status),
        };
        self.heading(3, &heading);
        self.texts(4, &scenario.texts);
        let fields = &scenario.fields;
        for (label, fields) in [
            (message!("diff-fields-added"), &fields.added),
            (message!("diff-fields-dropped"), &fields.removed),
            (message!("diff-fields-reclassified"), &fields.reclassified),
        ] {
            if !fields.is_empty() {
                let fields = all(fields.iter().map(|field| self.names.field(place, name, field)));
                self.line(4, &message!("diff-labelled", label = label, names = fields));
            }
        }
        if alike.is_none() {
            self.decisions(&scenario.by_bands);
            self.decisions(&scenario.apart);
        }
    }
}

fn is_renamed(name: &String, was: &[String]) -> bool {
    !was.is_empty() && was != std::slice::from_ref(name)
}
