//! What rules and items change, the same wherever they hold: each rule once, below it the items by which data is
//! important, and for whom and where.

use std::collections::BTreeMap;

use dsl_compiler::diff::{Cause, CauseItem, Decided, Direction, Effect, IndustryDiff, Outcomes, Side};
use dsl_syntax::{Argument, Extent, Message, message};

use super::names::decided;
use super::regions::attribute;
use super::{Page, all, cited, one_of, phrased, rests_on, together};

impl Page<'_> {
    pub(super) fn causes(&mut self) {
        let diff = self.diff;
        if diff.causes.is_empty() {
            return;
        }
        self.text.push('\n');
        self.heading(2, &message!("diff-causes"));
        let mut last: Option<&Cause> = None;
        for (at, cause) in diff.causes.iter().enumerate() {
            if last.is_none_or(|last| (last.side, &last.rule) != (cause.side, &cause.rule)) {
                self.rule(cause);
            }
            last = Some(cause);
            if let Some(item) = &cause.item {
                self.item(item);
            }
            // Items of one rule that do the same stand together, and what they do stands once below them.
            let alike = diff.causes.get(at + 1).is_some_and(|next| {
                cause.item.is_some()
                    && next.item.is_some()
                    && (next.side, &next.rule, next.unverified) == (cause.side, &cause.rule, cause.unverified)
                    && next.effects == cause.effects
            });
            if !alike {
                cause.effects.iter().for_each(|effect| self.effect(cause, effect));
            }
        }
    }

    fn rule(&mut self, cause: &Cause) {
        let rule = self.names.model.rules().find(|rule| rule.id == cause.rule);
        let says = rule.map_or_else(
            || Argument::from(&cause.rule),
            |rule| phrased(&self.names, |phrases| phrases.clause(&rule.verdict, Some(&rule.when), rule.regardless)),
        );
        let says = match cause.side {
            Side::New => self.spell(says),
            Side::Old => self.say(&message!("diff-no-longer", rule = says)),
        };
        let (rule, cites) = (self.painted(&says, "1"), self.say(&cited(&cause.cite)));
        self.written(2, &format!("{rule}  {cites}  `{}`", cause.rule));
    }

    fn item(&mut self, item: &CauseItem) {
        let known = self.names.model.items().find(|known| known.id == item.id);
        let called = known.map_or_else(|| Argument::from(&item.id), |known| self.names.item_at(known));
        let says = known
            .filter(|_| item.says.is_some())
            .map(|known| phrased(&self.names, |phrases| phrases.item(known).unwrap_or_default()));
        let by = match says {
            Some(says) => message!("diff-important-when", item = called, says = says),
            None => message!("diff-important", item = called),
        };
        let (by, cites) = (self.say(&by), self.say(&cited(&item.cite)));
        self.written(4, &format!("{by}  {cites}"));
        if !item.readings.is_empty() {
            self.line(6, &rests_on(&item.readings));
        }
    }

    fn effect(&mut self, cause: &Cause, effect: &Effect) {
        let indent = if cause.item.is_some() { 6 } else { 4 };
        let whom: Vec<Argument> = effect
            .among
            .iter()
            .filter_map(|(name, extent)| match extent {
                Extent::OneOf(values) => Some(attribute(&self.names, name, values)),
                _ => None,
            })
            .collect();
        let whom = match whom.is_empty() {
            true => String::new(),
            false => format!("  {}", self.say(&message!("diff-for", whom = together(whom)))),
        };
        let side = |of: fn(&Outcomes) -> &Decided| {
            let sorted: BTreeMap<&str, &Decided> = effect.outcomes.iter().map(of).map(|one| (&**one, one)).collect();
            one_of(sorted.into_values().map(|one| decided(self.names.model, one)).collect())
        };
        let sides = message!("diff-sides", old = side(|outcomes| &outcomes.old), new = side(|outcomes| &outcomes.new));
        let direction = effect.outcomes.first().map_or(Direction::Other, |outcomes| outcomes.direction);
        let head = self.headed(direction, &self.say(&sides));
        let unverified = self.unverified(cause.unverified);
        self.written(indent, &format!("{head}{whom}{unverified}"));
        let against = cited(&effect.against);
        self.line(
            indent + 2,
            &match cause.side {
                Side::New => message!("diff-before-by", cites = against),
                Side::Old => message!("diff-now-by", cites = against),
            },
        );
        let places = self.places(effect);
        self.line(indent + 2, &places);
        if !effect.readings.is_empty() {
            self.line(indent + 2, &rests_on(&effect.readings));
        }
    }

    /// The scenarios of an effect in words: every one of every industry, or industry by industry.
    fn places(&self, effect: &Effect) -> Message {
        let industries = &self.diff.industries;
        let whole = |industry: &IndustryDiff| {
            let scenarios =
                effect.places.iter().find(|(name, _)| *name == industry.industry).map(|(_, scenarios)| scenarios);
            scenarios.is_some_and(|known| industry.scenarios.iter().all(|own| known.contains(&own.scenario)))
        };
        if industries.iter().all(whole) {
            return message!("diff-everywhere");
        }
        let without: Vec<&IndustryDiff> = industries.iter().filter(|industry| !whole(industry)).collect();
        let missing_one = |industry: &&IndustryDiff| effect.places.iter().all(|(name, _)| *name != industry.industry);
        if industries.len() > 3 && without.len() <= 2 && without.iter().all(missing_one) {
            let names = without.iter().map(|industry| self.names.industry(&industry.industry));
            return message!("diff-everywhere-but", industries = all(names));
        }
        let of = |(name, scenarios): &(String, Vec<String>)| -> Argument {
            let called = self.names.industry(name);
            let titles =
                |names: Vec<&String>| all(names.into_iter().map(|scenario| self.names.scenario_title(name, scenario)));
            let known = industries.iter().find(|industry| industry.industry == *name);
            if known.is_some_and(|industry| whole(industry) || industry.scenarios.len() == 1) {
                return called;
            }
            let own = known.into_iter().flat_map(|industry| &industry.scenarios).map(|scenario| &scenario.scenario);
            let left_out: Vec<&String> = own.filter(|scenario| !scenarios.contains(scenario)).collect();
            match known.is_some() && left_out.len() < scenarios.len() {
                true => message!("diff-place-but", industry = called, scenarios = titles(left_out)).into(),
                false => {
                    message!("diff-place", industry = called, scenarios = titles(scenarios.iter().collect())).into()
                }
            }
        };
        let places = effect.places.iter().map(of);
        let places = places.reduce(|one, other| message!("diff-and-place", one = one, other = other).into());
        message!("diff-in", places = places.unwrap_or_else(|| "".into()))
    }
}
