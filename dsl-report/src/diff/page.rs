//! The diff for people: the first line says it all, then the rules and items that decide otherwise, each once for all
//! scenarios that it reaches, then each industry and scenario with what its bands decide otherwise.
//!
//! Regions are told by circumstance: what the flow is (attributes, flags, kinds of data) stands once, and below it the
//! counts that are decided otherwise. Scenarios of one industry that changed alike are told once.

use dsl_artifact::format::OtherList;
use dsl_compiler::diff::{
    About, Cause, Change, Diff, Direction, Effect, IndustryDiff, Named, Outcomes, ProcedureChange, ScenarioDiff, Side,
    Stated, Status, TextChange,
};
use dsl_compiler::model::{COUNT_LIMIT, Interval};
use dsl_compiler::words::{self, Language};
use dsl_syntax::Extent;

/// What the page is for.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub enum Look {
    /// A terminal, in colour or not: headings are painted, what belongs below is indented.
    Terminal {
        /// Whether there are colours.
        colours: bool,
    },
    /// A preview: headings and nested lists of Markdown.
    Markdown,
}

/// The whole diff as text.
#[must_use]
pub fn page(diff: &Diff, look: Look) -> String {
    let mut page = Page { text: String::new(), look, below: 0 };
    page.summary(diff);
    page.edition(diff);
    page.procedures(diff);
    page.catalogue(diff);
    page.causes(diff);
    page.below(diff);
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
        if look == Look::Markdown {
            page.text.push('\n');
        }
        page.text.push_str(&format!("the same in both: {}\n", same.join(", ")));
    }
    page.text
}

struct Page {
    text: String,
    look: Look,
    /// How far what stands below the last heading is indented in a terminal.
    below: usize,
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
#[must_use]
pub fn region(change: &Change) -> String {
    let is = Circumstance::of(change).is;
    let of = if is.is_empty() { String::new() } else { format!("  where {}", is.join(", ")) };
    format!("for {}{of}", counts(change))
}

fn reasons(change: &Change) -> String {
    let by = |cites: &[String]| if cites.is_empty() { "nothing".to_owned() } else { cites.join("; ") };
    format!("by {} → {}", by(&change.cite_old), by(&change.cite_new))
}

/// What to know of a change that rests on readings.
fn rests_on(readings: &[String]) -> String {
    format!("rests on the reading {}: sources differ", readings.join(" and "))
}

/// The readings taken that decide here; nothing where sources agree.
fn read_as(change: &Change) -> String {
    if change.readings.is_empty() { String::new() } else { rests_on(&change.readings) }
}

/// The lists to which the decision is left here; nothing where every rule is in the folder.
fn left_to(change: &Change) -> String {
    let said = |list: &OtherList| {
        let cite = if list.cite.is_empty() { String::new() } else { format!(" [{}]", list.cite.join("; ")) };
        format!("{}.{}{cite}", list.name, list.block)
    };
    match change.lists.as_slice() {
        [] => String::new(),
        lists => {
            let names: Vec<String> = lists.iter().map(said).collect();
            format!("left to {}: not in the folder", names.join(" and "))
        }
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
        let lead = match self.look {
            Look::Terminal { .. } => " ".repeat(indent),
            Look::Markdown => format!("{}- ", "  ".repeat(indent.saturating_sub(self.below) / 2)),
        };
        self.text.push_str(&lead);
        self.text.push_str(text);
        self.text.push('\n');
    }

    /// A heading of the first, second or third level.
    fn heading(&mut self, level: usize, text: &str) {
        let (indent, colour) = [(0, "1"), (0, "1;4"), (2, "1")].get(level - 1).copied().unwrap_or((2, "1"));
        self.below = if level == 1 { 0 } else { indent + 2 };
        match self.look {
            Look::Terminal { .. } => {
                let painted = self.painted(text, colour);
                self.line(indent, &painted);
            }
            Look::Markdown => self.text.push_str(&format!("\n{} {text}\n\n", "#".repeat(level))),
        }
    }

    fn painted(&self, text: &str, colour: &str) -> String {
        match self.look {
            Look::Terminal { colours: true } => format!("\u{1b}[{colour}m{text}\u{1b}[0m"),
            Look::Terminal { colours: false } => text.to_owned(),
            Look::Markdown => format!("**{text}**"),
        }
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
        self.heading(1, &format!("{} → {}: {regions}; {industries}", diff.old, diff.new));
    }

    fn edition(&mut self, diff: &Diff) {
        for (old, new) in &diff.scope {
            self.line(0, &format!("applies when {old} → {new}"));
        }
        self.texts(0, &diff.texts);
    }

    /// What is known of the two catalogues, and what is not.
    fn catalogue(&mut self, diff: &Diff) {
        let Some(catalogue) = diff.catalogue.as_ref().filter(|catalogue| !catalogue.is_same()) else { return };
        self.text.push('\n');
        self.heading(2, "catalogue of important data");
        for (kind, (old, new), of_kind) in
            [("categories", catalogue.categories, false), ("subcategories", catalogue.subcategories, true)]
        {
            let count = |named: Named| match named.official {
                Some(official) => format!("{} of {official} named", named.named),
                None => format!("{} named, no total stated", named.named),
            };
            self.line(2, &format!("{kind}: {} → {}", count(old), count(new)));
            let entries = || catalogue.entries.iter().filter(|entry| entry.is_subcategory == of_kind);
            let renamed: Vec<String> = entries()
                .filter(|entry| entry.is_renamed())
                .map(|entry| format!("{} (was {})", entry.path, entry.was.join(", ")))
                .collect();
            let list = |wanted: Status, certain: bool| -> Vec<String> {
                let found =
                    entries().filter(|entry| entry.status == wanted && entry.certain == certain && !entry.is_renamed());
                found.map(|entry| entry.path.clone()).collect()
            };
            // Where the other edition names nothing of the kind, a list of everything would say nothing.
            let all = |named: Named, edition: &str, other: &str| {
                format!("all {} named in {edition} only; {other} may have them, too", named.named)
            };
            if old.named == 0 && new.named > 0 && !old.is_whole() {
                self.line(4, &all(new, &diff.new, &diff.old));
                self.unknown_entries(diff, kind, (old, new));
                continue;
            }
            if new.named == 0 && old.named > 0 && !new.is_whole() {
                self.line(4, &all(old, &diff.old, &diff.new));
                self.unknown_entries(diff, kind, (old, new));
                continue;
            }
            let only_new = format!("named in {} only; {} may have them, too", diff.new, diff.old);
            let only_old = format!("named in {} only; {} may have them, too", diff.old, diff.new);
            for (words, names) in [
                ("renamed", renamed),
                ("in other words", list(Status::Changed, true)),
                ("added", list(Status::Added, true)),
                ("dropped", list(Status::Removed, true)),
                (only_new.as_str(), list(Status::Added, false)),
                (only_old.as_str(), list(Status::Removed, false)),
            ] {
                if !names.is_empty() {
                    self.line(4, &format!("{words}: {}", names.join(", ")));
                }
            }
            self.unknown_entries(diff, kind, (old, new));
        }
    }

    /// How many of one level no source names, and that so it is not known what became of them.
    fn unknown_entries(&mut self, diff: &Diff, kind: &str, (old, new): (Named, Named)) {
        let missing = |edition: &str, named: Named| {
            let unnamed = named.unnamed().filter(|unnamed| *unnamed > 0)?;
            Some(format!("no source names {unnamed} of {edition}"))
        };
        let missing: Vec<String> = [missing(&diff.old, old), missing(&diff.new, new)].into_iter().flatten().collect();
        if missing.is_empty() {
            return;
        }
        let change = match old.official.zip(new.official) {
            Some((old, new)) if old != new => {
                format!("; which {kind} make the difference of {old} and {new} is not known")
            }
            _ => String::new(),
        };
        self.line(4, &format!("{}{change}", missing.join(", ")));
    }

    /// What rules and items change, the same wherever they hold: each rule once, below it the items by which data is
    /// important, and for whom and where.
    fn causes(&mut self, diff: &Diff) {
        if diff.causes.is_empty() {
            return;
        }
        self.text.push('\n');
        self.heading(2, "by rule, wherever the rule decides");
        let mut last: Option<&Cause> = None;
        for (at, cause) in diff.causes.iter().enumerate() {
            if last.is_none_or(|last| (last.side, &last.rule) != (cause.side, &cause.rule)) {
                let of = match cause.side {
                    Side::New => "",
                    Side::Old => "no longer: ",
                };
                let rule = self.painted(&format!("{of}{}", cause.says), "1");
                self.line(2, &format!("{rule}  [{}]  {}", cause.cite.join("; "), cause.rule));
            }
            last = Some(cause);
            if let Some(item) = &cause.item {
                let says = item.says.as_ref().map(|says| format!(", {says}")).unwrap_or_default();
                self.line(4, &format!("important by {}{says}  [{}]", item.id, item.cite.join("; ")));
                if !item.readings.is_empty() {
                    self.line(6, &rests_on(&item.readings));
                }
            }
            // Items of one rule that do the same stand together, and what they do stands once below them.
            let alike = diff.causes.get(at + 1).is_some_and(|next| {
                cause.item.is_some()
                    && next.item.is_some()
                    && (next.side, &next.rule, next.unverified) == (cause.side, &cause.rule, cause.unverified)
                    && next.effects == cause.effects
            });
            if !alike {
                cause.effects.iter().for_each(|effect| self.effect(diff, cause, effect));
            }
        }
    }

    /// What a region below leaves unsaid: that no rule decides.
    fn below(&mut self, diff: &Diff) {
        let mut scenarios = diff.industries.iter().flat_map(|industry| &industry.scenarios);
        if scenarios.any(|scenario| !scenario.by_bands.is_empty()) {
            self.text.push_str("\nBelow, by scenario: the bands, for flows that no rule decides in either edition.\n");
        }
    }

    fn effect(&mut self, diff: &Diff, cause: &Cause, effect: &Effect) {
        let indent = if cause.item.is_some() { 6 } else { 4 };
        let whom: Vec<String> = effect
            .among
            .iter()
            .filter_map(|(name, extent)| match extent {
                Extent::OneOf(values) => Some(format!("{name} is {}", values.join(" or "))),
                _ => None,
            })
            .collect();
        let whom = if whom.is_empty() { String::new() } else { format!("  for {}", whom.join(", ")) };
        let unverified = if cause.unverified { "  (unverified)" } else { "" };
        let side = |of: fn(&Outcomes) -> &String| {
            let mut names: Vec<&str> = effect.outcomes.iter().map(|outcomes| of(outcomes).as_str()).collect();
            names.sort_unstable();
            names.dedup();
            names.join(" or ")
        };
        let direction = effect.outcomes.first().map_or(Direction::Other, |outcomes| outcomes.direction);
        let head = self.headed(direction, &format!("{} → {}", side(|o| &o.old), side(|o| &o.new)));
        self.line(indent, &format!("{head}{whom}{unverified}"));
        let (word, against) = match cause.side {
            Side::New => ("before by", effect.against.join("; ")),
            Side::Old => ("now by", effect.against.join("; ")),
        };
        self.line(indent + 2, &format!("{word} {against}"));
        self.line(indent + 2, &format!("in {}", places(diff, effect)));
        if !effect.readings.is_empty() {
            self.line(indent + 2, &rests_on(&effect.readings));
        }
    }

    fn headed(&self, direction: Direction, text: &str) -> String {
        let (word, sign, colour) = match direction {
            Direction::Looser => ("looser", "-", "32"),
            Direction::Stricter => ("stricter", "+", "31"),
            Direction::Other => ("other", "~", "33"),
        };
        match self.look {
            // A sign at the beginning of an entry would be a list of its own.
            Look::Markdown => format!("{} {text}", self.painted(word, colour)),
            Look::Terminal { .. } => self.painted(&format!("{:<10} {text}", format!("{sign} {word}")), colour),
        }
    }

    /// Procedure by procedure; under each change what both sides cite.
    fn procedures(&mut self, diff: &Diff) {
        let mut names: Vec<&str> = diff.procedure.iter().map(|change| change.procedure.as_str()).collect();
        names.dedup();
        for name in names {
            self.text.push('\n');
            let changes: Vec<&ProcedureChange> =
                diff.procedure.iter().filter(|change| change.procedure == name).collect();
            let whole = changes.iter().find(|change| change.about == About::Procedure);
            let word = whole.map_or("changed", |change| status(change.status));
            self.heading(2, &format!("procedure {name}: {word}"));
            for (at, change) in changes.iter().enumerate() {
                self.line(2, &procedure_change(change));
                let by = |change: &ProcedureChange| match (change.old.cite.join("; "), change.new.cite.join("; ")) {
                    (old, new) if old.is_empty() => format!("by {new}"),
                    (old, new) if new.is_empty() => format!("by {old}"),
                    (old, new) => format!("by {old} → {new}"),
                };
                // Reasons stand once under neighbours that share them.
                if changes.get(at + 1).map(|next| by(next)) != Some(by(change)) {
                    self.line(6, &by(change));
                }
            }
        }
    }

    fn industry(&mut self, industry: &IndustryDiff) {
        self.text.push('\n');
        let was = renamed(&industry.industry, &industry.was);
        let heading = format!("{}{was}: {}", industry.industry, status(industry.status));
        self.heading(2, &heading);
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
                !(scenario.by_bands.is_empty() && scenario.apart.is_empty())
                    && same_decisions(&earlier.by_bands, &scenario.by_bands)
                    && same_decisions(&earlier.apart, &scenario.apart)
            });
            self.scenario(scenario, alike.copied());
            if alike.is_none() {
                told.push(scenario);
            }
        }
    }

    fn scenario(&mut self, scenario: &ScenarioDiff, alike: Option<&ScenarioDiff>) {
        let was = renamed(&scenario.scenario, &scenario.was);
        let quiet = scenario.by_bands.is_empty() && scenario.apart.is_empty();
        let decided = match (alike, scenario.decisions.is_empty(), quiet) {
            (Some(earlier), ..) => format!(", decided as scenario {} above", earlier.scenario),
            (None, true, _) => ", decided alike in both".to_owned(),
            (None, false, true) => ", decided otherwise by the rules above alone".to_owned(),
            (None, false, false) => String::new(),
        };
        let heading = format!("scenario {}{was}: {}{decided}", scenario.scenario, status(scenario.status));
        self.heading(3, &heading);
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
            self.decisions(&scenario.by_bands);
            self.decisions(&scenario.apart);
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
                for to_know in [read_as, left_to, recounted] {
                    let told = to_know(change);
                    if !told.is_empty() && next.map(|next| to_know(next)).as_ref() != Some(&told) {
                        self.line(8, &told);
                    }
                }
            }
        }
    }

    fn change(&mut self, change: &Change) {
        let head = self.headed(change.direction, &format!("{} → {}", change.old, change.new));
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

/// A change of a procedure in a line.
fn procedure_change(change: &ProcedureChange) -> String {
    let name = change.name.as_deref().unwrap_or_default();
    let was = change.was.as_ref().map(|was| format!(" (was {was})")).unwrap_or_default();
    let about = match change.about {
        About::Procedure => "steps".to_owned(),
        About::Issuers => "issued by".to_owned(),
        About::Course => "steps of who begins".to_owned(),
        About::Kept => "remains valid".to_owned(),
        About::Validity => format!("{name} is valid for"),
        About::Party | About::Document | About::Event | About::Step => format!("{} {name}{was}", change.about.as_str()),
        aspect => format!("step {name}{was}, {}", aspect.as_str().replace('-', " ")),
    };
    let words = |side: &Stated| match (&side.text, side.not_found) {
        (Some(text), _) => text.clone(),
        (None, true) => "not found".to_owned(),
        (None, false) => "nothing said".to_owned(),
    };
    let whole = matches!(change.about, About::Party | About::Document | About::Event | About::Step | About::Procedure);
    let sides = match change.status {
        Status::Added if whole => format!("new: {}", words(&change.new)),
        Status::Removed if whole => format!("gone: {}", words(&change.old)),
        _ => format!("{} → {}", words(&change.old), words(&change.new)),
    };
    // What a side's sources do not give may always have been so.
    let unknown = if change.old.not_found || change.new.not_found { "  (not known to be a change)" } else { "" };
    let unverified = if change.unverified { "  (unverified)" } else { "" };
    format!("{about}: {sides}{unknown}{unverified}")
}

/// Whether two scenarios changed alike: the same inputs, outcomes and reasons.
fn same_decisions(one: &[Change], other: &[Change]) -> bool {
    let alike = |(a, b): (&Change, &Change)| {
        a.region == b.region && a.old == b.old && a.new == b.new && a.cite_old == b.cite_old && a.cite_new == b.cite_new
    };
    one.len() == other.len() && one.iter().zip(other).all(alike)
}

/// The scenarios of an effect in words: every one of every industry, or industry by industry.
fn places(diff: &Diff, effect: &Effect) -> String {
    let whole = |industry: &IndustryDiff| {
        let scenarios =
            effect.places.iter().find(|(name, _)| *name == industry.industry).map(|(_, scenarios)| scenarios);
        scenarios.is_some_and(|known| industry.scenarios.iter().all(|own| known.contains(&own.scenario)))
    };
    if diff.industries.iter().all(whole) {
        return "every scenario of every industry, listed or not".to_owned();
    }
    let without: Vec<&IndustryDiff> = diff.industries.iter().filter(|industry| !whole(industry)).collect();
    let missing_one = |industry: &&IndustryDiff| effect.places.iter().all(|(name, _)| *name != industry.industry);
    if diff.industries.len() > 3 && without.len() <= 2 && without.iter().all(missing_one) {
        let names: Vec<&str> = without.iter().map(|industry| industry.industry.as_str()).collect();
        return format!("every scenario of every industry but {}", names.join(", "));
    }
    let of = |(name, scenarios): &(String, Vec<String>)| {
        let industry = diff.industries.iter().find(|industry| industry.industry == *name);
        match industry {
            Some(industry) if whole(industry) && industry.scenarios.len() > 1 => name.clone(),
            Some(industry) if industry.scenarios.len() == 1 => name.clone(),
            Some(industry) => {
                let left_out: Vec<&str> = industry
                    .scenarios
                    .iter()
                    .map(|scenario| scenario.scenario.as_str())
                    .filter(|scenario| !scenarios.iter().any(|known| known == scenario))
                    .collect();
                if left_out.len() < scenarios.len() {
                    format!("{name} but {}", left_out.join(", "))
                } else {
                    format!("{name} ({})", scenarios.join(", "))
                }
            }
            None => format!("{name} ({})", scenarios.join(", ")),
        }
    };
    effect.places.iter().map(of).collect::<Vec<_>>().join("; ")
}

fn counted(count: usize, word: &str) -> String {
    if count == 1 { format!("1 {word}") } else { format!("{count} {word}s") }
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
