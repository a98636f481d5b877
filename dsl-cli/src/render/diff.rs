//! The diff for people: the first line says it all, then each industry and scenario with the regions that changed.

use dsl_compiler::diff::{Change, Diff, Direction, IndustryDiff, ScenarioDiff, Status, TextChange};
use dsl_compiler::model::{COUNT_LIMIT, Interval, Model};
use dsl_compiler::words::{self, Language};
use dsl_syntax::Extent;

use super::human::counted;

/// The whole diff as text.
pub(crate) fn human(model: &Model, diff: &Diff, colours: bool) -> String {
    let mut page = Page { model, text: String::new(), colours };
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

struct Page<'m> {
    model: &'m Model,
    text: String,
    colours: bool,
}

impl Page<'_> {
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
        let line = format!(
            "{} → {}: {} looser, {} stricter, {} other; {} added, {} removed; {} unverified",
            diff.old,
            diff.new,
            counted(summary.looser, "region"),
            summary.stricter,
            summary.other,
            counted_industries(summary.added),
            summary.removed,
            if regions > 0 && summary.unverified == regions {
                "all of it".to_owned()
            } else {
                format!("{} of {}", summary.unverified, counted(regions, "region"))
            }
        );
        let line = self.painted(&line, "1");
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
        for (wanted, word) in [(Status::Added, "named as important"), (Status::Removed, "no longer named as important")] {
            let items: Vec<&str> =
                industry.items.iter().filter(|i| i.status == wanted).map(|i| i.item.as_str()).collect();
            if !items.is_empty() {
                self.line(2, &format!("{word}: {}", items.join(", ")));
            }
        }
        let reworded: Vec<&str> =
            industry.items.iter().filter(|i| i.status == Status::Changed).map(|i| i.item.as_str()).collect();
        if !reworded.is_empty() {
            self.line(2, &format!("items with other words: {}", reworded.join(", ")));
        }
        for scenario in industry.scenarios.iter().filter(|scenario| scenario.status != Status::Same) {
            self.scenario(scenario);
        }
    }

    fn scenario(&mut self, scenario: &ScenarioDiff) {
        let was = renamed(&scenario.scenario, &scenario.was);
        let decided = if scenario.decisions.is_empty() { ", decided alike" } else { "" };
        self.line(2, &format!("scenario {}{was}: {}{decided}", scenario.scenario, status(scenario.status)));
        self.texts(4, &scenario.texts);
        let fields = &scenario.fields;
        for (word, names) in
            [("new", &fields.added), ("dropped", &fields.removed), ("reclassified", &fields.reclassified)]
        {
            if !names.is_empty() {
                self.line(4, &format!("{word} fields: {}", names.join(", ")));
            }
        }
        for change in &scenario.decisions {
            self.change(change);
        }
    }

    fn change(&mut self, change: &Change) {
        let (sign, word, colour) = match change.direction {
            Direction::Looser => ("-", "looser", "32"),
            Direction::Stricter => ("+", "stricter", "31"),
            Direction::Other => ("~", "other", "33"),
        };
        let head = self.painted(&format!("{sign} {word:<8} {} → {}", change.old, change.new), colour);
        let unverified = if change.unverified { "  (unverified)" } else { "" };
        self.line(4, &format!("{head}{unverified}"));
        self.line(6, &format!("where {}", self.region(change)));
        let by = |cites: &[String]| if cites.is_empty() { "nothing".to_owned() } else { cites.join("; ") };
        self.line(6, &format!("by    {} → {}", by(&change.cite_old), by(&change.cite_new)));
        if !change.recounted.is_empty() {
            self.line(6, &format!("the counting words of {} changed", change.recounted.join(", ")));
        }
    }

    fn region(&self, change: &Change) -> String {
        let sides: Vec<String> = change
            .region
            .iter()
            .map(|(name, extent)| match extent {
                Extent::Is(true) => name.clone(),
                Extent::Is(false) => format!("not {name}"),
                Extent::OneOf(values) => format!("{name} is {}", values.join(" or ")),
                Extent::Count { min, max } => {
                    let interval = Interval { lo: *min, hi: max.map_or(COUNT_LIMIT, |max| max + 1) };
                    format!("{name} {}", words::interval(interval, Language::En))
                }
            })
            .collect();
        let _ = self.model;
        if sides.is_empty() { "always".to_owned() } else { sides.join(", ") }
    }

    fn texts(&mut self, indent: usize, changes: &[TextChange]) {
        let words: Vec<String> = changes
            .iter()
            .map(|change| if change.language.is_empty() { change.what.clone() } else { format!("{} ({})", change.what, change.language) })
            .collect();
        if !words.is_empty() {
            self.line(indent, &format!("other words: {}", words.join(", ")));
        }
    }
}

fn counted_industries(count: usize) -> String {
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
