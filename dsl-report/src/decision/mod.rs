//! Decisions: for people, and as JSON.

use std::collections::HashMap;

use dsl_artifact::format::{Outcome as Titled, Rule};
use dsl_artifact::{Because, Decision, Loaded};

use crate::json::line;

/// A decision with its reasons.
#[must_use]
pub fn human(loaded: &Loaded, decision: &Decision) -> String {
    let outcomes: HashMap<&str, &Titled> =
        loaded.artefact().outcomes.iter().map(|outcome| (outcome.name.as_str(), outcome)).collect();
    let title = |name: &str| {
        let title = outcomes.get(name).and_then(|outcome| outcome.title.en.as_ref());
        title.map_or_else(|| name.to_owned(), |title| format!("{name} ({title})"))
    };
    let possible = decision.possible.iter().flatten().map(|name| title(name)).collect::<Vec<_>>().join(" or ");
    let mut text = match (&decision.outcome, &decision.ask) {
        (Some(outcome), _) => format!("{}\n", title(outcome)),
        (None, Some(Some(fact))) => format!("not decided yet: {possible}\n  asks for  {fact}\n"),
        (None, _) => {
            // Where every reason is a reference, it is known who says which.
            let mut reasons = decision.because.iter().chain(&decision.perhaps).peekable();
            let elsewhere = reasons.peek().is_some() && reasons.all(|reason| reason.list.is_some());
            let who = if elsewhere { "another list says which" } else { "no source says which" };
            format!("open: {possible}; {who}\n")
        }
    };
    let governed = decision.governed_by.as_deref().unwrap_or("not settled yet");
    text.push_str(&format!("  edition   {}, governed by {governed}\n", decision.edition));
    if !decision.steps.is_empty() {
        text.push_str(&format!("  steps     {}\n", decision.steps.join(" → ")));
    }
    let rules: HashMap<&str, &Rule> = loaded.artefact().rules.iter().map(|rule| (rule.id.as_str(), rule)).collect();
    // The data is important, hence the rule: the two links of such a decision are told apart. An item gives nothing.
    let is_item = |name: &str| rules.get(name).is_some_and(|rule| rule.gives.is_empty());
    let mut last = None;
    for reason in &decision.because {
        let words = if is_item(&reason.rule) { "important " } else { "because   " };
        let lead = if last == Some(words) { "          " } else { words };
        last = Some(words);
        text.push_str(&because(&rules, lead, reason));
    }
    for (at, reason) in decision.perhaps.iter().enumerate() {
        text.push_str(&because(&rules, if at == 0 { "perhaps   " } else { "          " }, reason));
    }
    if !decision.perhaps.is_empty() {
        text.push_str("              which of these it is hangs on facts that are not given; the answer does not\n");
    }
    for (at, reason) in decision.doubted.iter().enumerate() {
        text.push_str(&because(&rules, if at == 0 { "but       " } else { "          " }, reason));
        text.push_str("              not important data as read; another reading would decide otherwise\n");
    }
    if !decision.unused.is_empty() {
        let names = decision.unused.join(", ");
        text.push_str(&format!("  not used  {names}: given, and nothing that governs this flow asks for it\n"));
    }
    text
}

/// A reason, with its text below.
fn because(rules: &HashMap<&str, &Rule>, lead: &str, reason: &Because) -> String {
    let cite = if reason.cite.is_empty() { String::new() } else { format!("  [{}]", reason.cite.join("; ")) };
    let unverified = if reason.unverified { "  unverified" } else { "" };
    let reading = reason.reading.as_ref().map(|name| format!("  reading {name}: sources differ")).unwrap_or_default();
    let mut text = format!("  {lead}{}{cite}{unverified}{reading}\n", reason.rule);
    let rule = rules.get(reason.rule.as_str());
    if let Some(words) = rule.and_then(|rule| rule.text.en.as_ref().or(rule.text.zh.as_ref())) {
        text.push_str(&format!("              {words}\n"));
    }
    if let Some(list) = &reason.list {
        let title = list.title.en.as_ref().or(list.title.zh.as_ref());
        let title = title.map(|title| format!(" ({title})")).unwrap_or_default();
        let cite = if list.cite.is_empty() { String::new() } else { format!("  [{}]", list.cite.join("; ")) };
        text.push_str(&format!("              see {}.{}{title}: not in the folder{cite}\n", list.name, list.block));
    }
    if let Some(clause) = reason.clause.as_ref().and_then(|clause| clause.en.as_ref()) {
        text.push_str(&format!("              {clause}\n"));
    }
    text
}

/// `qingdan-decision/1`.
#[must_use]
pub fn json(decision: &Decision) -> String {
    line(decision)
}
