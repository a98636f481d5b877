//! The diff for people: the first line says it all, then each industry and scenario with the regions that changed.
//!
//! Regions are told by circumstance: what the flow is (attributes, flags, kinds of data) stands once, and below it the
//! counts that are decided otherwise. Scenarios of one industry that changed alike are told once.

use dsl_compiler::diff::{Change, Diff, Direction, IndustryDiff, ScenarioDiff, Status, TextChange};
use dsl_compiler::model::{COUNT_LIMIT, Interval};
use dsl_compiler::words::{self, Language};
use dsl_syntax::Extent;

use super::human::counted;

/// The whole diff as text.
pub(crate) fn human(diff: &Diff, colours: bool) -> String {
    let mut page = Page { text: String::new(), colours };
    page.summary(diff);
    page.edition(diff);
    for industry in diff.industries.iter().filter(|industry| industry.status != Status::Same) {
        page.industry(industry);
    }
    let same: Vec<&str> = diff
        .industries
        .iter()
        .filter(|industry| industry.status == Status::Same)
        .map(|industry| industry.industry.as_str())
        .collect();
    if !same.is_empty() {
        page.line(0, &format!("the same in both: {}", same.join(", ")));
    }
    page.text
}

struct Page {
    text: String,
    colours: bool,
}

/// What a flow is, as far as a region says: things it is, and things it is not.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Circumstance {
    is: Vec<String>,
    is_not: Vec<String>,
}

impl Circumstance {
    fn of(change: &Change) -> Self {
        let mut circumstance = Self { is: Vec::new(), is_not: Vec::new() };
        for (name, extent) in &change.region {
            match extent {
                Extent::Is(true) => circumstance.is.push(name.clone()),
                Extent::Is(false) => circumstance.is_not.push(name.clone()),
                Extent::OneOf(values) => circumstance.is.push(format!("{name} is {}", values.join(" or "))),
                Extent::Count { .. } => {}
            }
        }
        circumstance
    }

    fn words(&self) -> String {
        let is = if self.is.is_empty() { "any flow".to_owned() } else { self.is.join(", ") };
        match self.is_not.as_slice() {
            [] => is,
            [one] => format!("{is}; not {one}"),
            several => format!("{is}; none of {}", several.join(", ")),
        }
    }
}

fn counts(change: &Change) -> String {
    let sides: Vec<String> = change
        .region
        .iter()
        .filter_map(|(name, extent)| match extent {
            Extent::Count { min, max } => {
                let interval = Interval { lo: *min, hi: max.map_or(COUNT_LIMIT, |max| max + 1) };
                Some(format!("{name} {}", words::interval(interval, Language::En)))
            }
            _ => None,
        })
        .collect();
    if sides.is_empty() { "whatever the counts".to_owned() } else { sides.join("; ") }
}

/// A region in a line: the counts, and what the flow must be; what it must not be is left to the JSON.
pub(super) fn region(change: &Change) -> String {
    let is = Circumstance::of(change).is;
    let of = if is.is_empty() { String::new() } else { format!("  where {}", is.join(", ")) };
    format!("for {}{of}", counts(change))
}

fn reasons(change: &Change) -> String {
    let by = |cites: &[String]| if cites.is_empty() { "nothing".to_owned() } else { cites.join("; ") };
    format!("by {} → {}", by(&change.cite_old), by(&change.cite_new))
}

/// The readings taken that decide here; nothing where sources agree.
fn rests_on(change: &Change) -> String {
    match change.readings.as_slice() {
        [] => String::new(),
        readings => format!("rests on the reading {}: sources differ", readings.join(" and ")),
    }
}

/// The counts that are counted by other words; nothing where the words are the same.
fn recounted(change: &Change) -> String {
    match change.recounted.as_slice() {
        [] => String::new(),
        names => format!("the counting words of {} changed", names.join(", ")),
    }
}

impl Page {
    fn line(&mut self, indent: usize, text: &str) {
        self.text.push_str(&" ".repeat(indent));
        self.text.push_str(text);
        self.text.push('\n');
    }

    fn painted(&self, text: &str, colour: &str) -> String {
        if self.colours { format!("\u{1b}[{colour}m{text}\u{1b}[0m") } else { text.to_owned() }
    }

    fn summary(&mut self, diff: &Diff) {
        let summary = &diff.summary;
        let regions = summary.looser + summary.stricter + summary.other;
        let unverified = match summary.unverified {
            0 => "none of them unverified".to_owned(),
            all if all == regions => "all of them unverified".to_owned(),
            some => format!("{some} of them unverified"),
        };
        let regions = match regions {
            0 => "no region is decided otherwise".to_owned(),
            _ => format!(
                "{} looser, {} stricter, {} other, {unverified}",
                counted(summary.looser, "region"),
                summary.stricter,
                summary.other
            ),
        };
        let industries = format!("{} added, {} removed", industries(summary.added), summary.removed);
        let line = self.painted(&format!("{} → {}: {regions}; {industries}", diff.old, diff.new), "1");
        self.line(0, &line);
    }

    fn edition(&mut self, diff: &Diff) {
        for (old, new) in &diff.scope {
            self.line(0, &format!("applies when {old} → {new}"));
        }
        self.texts(0, &diff.texts);
    }

    fn industry(&mut self, industry: &IndustryDiff) {
        self.text.push('\n');
        let was = renamed(&industry.industry, &industry.was);
        let heading = format!("{}{was}: {}", industry.industry, status(industry.status));
        let heading = self.painted(&heading, "1;4");
        self.line(0, &heading);
        self.texts(2, &industry.texts);
        let words = [
            (Status::Added, "named as important"),
            (Status::Removed, "no longer named as important"),
            (Status::Changed, "important, in other words"),
        ];
        for (wanted, word) in words {
            let items: Vec<&str> =
                industry.items.iter().filter(|i| i.status == wanted).map(|i| i.item.as_str()).collect();
            if !items.is_empty() {
                self.line(2, &format!("{word}: {}", items.join(", ")));
            }
        }
        for item in industry.items.iter().filter(|item| !item.readings.is_empty()) {
            let readings = item.readings.join(", ");
            self.line(4, &format!("{} rests on the reading {readings}: sources differ", item.item));
        }
        let mut told: Vec<&ScenarioDiff> = Vec::new();
        for scenario in industry.scenarios.iter().filter(|scenario| scenario.status != Status::Same) {
            let alike = told.iter().find(|earlier| {
                !scenario.decisions.is_empty() && same_decisions(&earlier.decisions, &scenario.decisions)
            });
            self.scenario(scenario, alike.copied());
            if alike.is_none() {
                told.push(scenario);
            }
        }
    }

    fn scenario(&mut self, scenario: &ScenarioDiff, alike: Option<&ScenarioDiff>) {
        let was = renamed(&scenario.scenario, &scenario.was);
        let decided = match (alike, scenario.decisions.is_empty()) {
            (Some(earlier), _) => format!(", decided as scenario {} above", earlier.scenario),
            (None, true) => ", decided alike in both".to_owned(),
            (None, false) => String::new(),
        };
        let heading = format!("scenario {}{was}: {}{decided}", scenario.scenario, status(scenario.status));
        let heading = self.painted(&heading, "1");
        self.line(2, &heading);
        self.texts(4, &scenario.texts);
        let fields = &scenario.fields;
        for (word, names) in
            [("new", &fields.added), ("dropped", &fields.removed), ("reclassified", &fields.reclassified)]
        {
            if !names.is_empty() {
                self.line(4, &format!("{word} fields: {}", names.join(", ")));
            }
        }
        if alike.is_none() {
            self.decisions(&scenario.decisions);
        }
    }

    /// By circumstance, the plainest first: a flow with fewest special traits is what most readers have.
    fn decisions(&mut self, decisions: &[Change]) {
        let mut groups: Vec<(Circumstance, Vec<&Change>)> = Vec::new();
        for change in decisions {
            let circumstance = Circumstance::of(change);
            match groups.iter_mut().find(|(known, _)| *known == circumstance) {
                Some((_, group)) => group.push(change),
                None => groups.push((circumstance, vec![change])),
            }
        }
        groups.sort_by_key(|(circumstance, _)| circumstance.is.len());
        for (circumstance, group) in groups {
            self.line(4, &circumstance.words());
            for (at, change) in group.iter().enumerate() {
                self.change(change);
                // Reasons stand once under neighbours that share them, and so does each thing to know of them.
                let next = group.get(at + 1);
                if next.map(|next| reasons(next)) != Some(reasons(change)) {
                    self.line(8, &reasons(change));
                }
                for to_know in [rests_on, recounted] {
                    let told = to_know(change);
                    if !told.is_empty() && next.map(|next| to_know(next)).as_ref() != Some(&told) {
                        self.line(8, &told);
                    }
                }
            }
        }
    }

    fn change(&mut self, change: &Change) {
        let (word, colour) = match change.direction {
            Direction::Looser => ("- looser", "32"),
            Direction::Stricter => ("+ stricter", "31"),
            Direction::Other => ("~ other", "33"),
        };
        let head = self.painted(&format!("{word:<10} {} → {}", change.old, change.new), colour);
        let unverified = if change.unverified { "  (unverified)" } else { "" };
        self.line(6, &format!("{head}  for {}{unverified}", counts(change)));
    }

    fn texts(&mut self, indent: usize, changes: &[TextChange]) {
        let mut words: Vec<String> = changes
            .iter()
            .map(|change| match change.language.as_str() {
                "" => change.what.clone(),
                language => format!("{} ({language})", change.what),
            })
            .collect();
        words.sort();
        words.dedup();
        if !words.is_empty() {
            self.line(indent, &format!("other words: {}", words.join(", ")));
        }
    }
}

/// Whether two scenarios changed alike: the same inputs, outcomes and reasons.
fn same_decisions(one: &[Change], other: &[Change]) -> bool {
    let alike = |(a, b): (&Change, &Change)| {
        a.region == b.region && a.old == b.old && a.new == b.new && a.cite_old == b.cite_old && a.cite_new == b.cite_new
    };
    one.len() == other.len() && one.iter().zip(other).all(alike)
}

fn industries(count: usize) -> String {
    if count == 1 { "1 industry".to_owned() } else { format!("{count} industries") }
}

fn renamed(name: &str, was: &[String]) -> String {
    if was.is_empty() || was == [name] { String::new() } else { format!(" (was {})", was.join(", ")) }
}

fn status(status: Status) -> &'static str {
    match status {
        Status::Added => "added",
        Status::Removed => "removed",
        Status::Changed => "changed",
        Status::Same => "the same",
    }
}
