//! What changed in procedures: one after another, under each change what both sides cite.

use dsl_compiler::diff::{About, Called, LimitSays, ProcedureChange, Says, Stated, Status};
use dsl_compiler::model::Said;
use dsl_syntax::{Argument, Message, message};

use super::names::of_side;
use super::{Page, all, cited, renamed, status};
use crate::phrase::bare;

impl Page<'_> {
    pub(super) fn procedures(&mut self) {
        let all = &self.diff.procedure;
        let mut names: Vec<&str> = all.iter().map(|change| change.procedure.as_str()).collect();
        names.dedup();
        for name in names {
            self.text.push('\n');
            let changes: Vec<&ProcedureChange> = all.iter().filter(|change| change.procedure == name).collect();
            let whole = changes.iter().find(|change| change.about == About::Procedure);
            let fared = status(whole.map_or(Status::Changed, |change| change.status));
            self.heading(2, &message!("diff-procedure", procedure = self.names.procedure(name), status = fared));
            for (at, change) in changes.iter().enumerate() {
                let text = self.procedure_change(change);
                self.written(2, &text);
                // Reasons stand once under neighbours that share them.
                if changes.get(at + 1).map(|next| reasons(next)) != Some(reasons(change)) {
                    self.line(6, &reasons(change));
                }
            }
        }
    }

    /// A change in a line.
    fn procedure_change(&self, change: &ProcedureChange) -> String {
        let whole =
            matches!(change.about, About::Party | About::Document | About::Event | About::Step | About::Procedure);
        let sides = match change.status {
            // The heading says that it came or went.
            Status::Added if change.about == About::Procedure => bare(side(&change.new)),
            Status::Removed if change.about == About::Procedure => bare(side(&change.old)),
            Status::Added if whole => beside_name(message!("diff-new-thing"), &change.new),
            Status::Removed if whole => beside_name(message!("diff-gone-thing"), &change.old),
            _ => message!("diff-sides", old = side(&change.old), new = side(&change.new)),
        };
        let text = self.say(&message!("diff-labelled", label = self.about(change), names = sides));
        // What a side's sources do not give may always have been so.
        let unknown = match change.old.not_found || change.new.not_found {
            true => format!("  {}", self.say(&message!("diff-unknown"))),
            false => String::new(),
        };
        format!("{text}{unknown}{}", self.unverified(change.unverified))
    }

    /// What a change is about.
    fn about(&self, change: &ProcedureChange) -> Message {
        let name = change.name.as_deref().unwrap_or_default();
        let was = change.was.iter().map(|was| self.names.old_thing(was)).collect();
        let thing = || renamed(self.names.thing(name), change.was.is_some(), was);
        let of_kind = |kind: Message, thing: Argument| message!("diff-of-kind", kind = kind, thing = thing);
        let aspect = match change.about {
            About::Procedure => return message!("diff-steps"),
            About::Issuers => return message!("diff-issuers"),
            About::Course => return message!("diff-course"),
            About::Kept => return message!("diff-kept"),
            About::Validity => return message!("diff-validity", document = thing()),
            About::Party => return of_kind(message!("kind-party"), thing()),
            About::Document => return of_kind(message!("kind-document"), thing()),
            About::Event => return of_kind(message!("kind-event"), thing()),
            About::Step => return of_kind(message!("kind-step"), thing()),
            About::By => message!("diff-step-by"),
            About::To => message!("diff-step-to"),
            About::HandsIn => message!("diff-step-hands-in"),
            About::Gives => message!("diff-step-gives"),
            About::Needs => message!("diff-step-needs"),
            About::During => message!("diff-step-during"),
            About::After => message!("diff-step-after"),
            About::Limit => message!("diff-step-limit"),
            About::May => message!("diff-step-may"),
        };
        message!("diff-step", step = thing(), aspect = aspect)
    }
}

fn reasons(change: &ProcedureChange) -> Message {
    let (old, new) = (&change.old.cite, &change.new.cite);
    match (old.is_empty(), new.is_empty()) {
        (true, _) => message!("diff-by-one", cites = cited(new)),
        (_, true) => message!("diff-by-one", cites = cited(old)),
        _ => message!("diff-by", old = cited(old), new = cited(new)),
    }
}

/// What a side says.
fn side(side: &Stated) -> Argument {
    match (&side.says, side.not_found) {
        (Some(says), _) => of(says).into(),
        (None, true) => message!("diff-not-found").into(),
        (None, false) => message!("diff-nothing-said").into(),
    }
}

/// That a thing came or went, and what its side says of it besides its title, which stands before.
fn beside_name(fared: Message, side: &Stated) -> Message {
    let more: Option<Argument> = match &side.says {
        Some(Says::Things(things)) => {
            things.iter().find_map(|thing| thing.number).map(|number| message!("diff-number", number = number).into())
        }
        Some(Says::Step { by, limit, .. }) => {
            let parts = [who(by).map(|who| message!("diff-done-by", who = who).into()), limit.as_ref().map(within)];
            let parts = parts.into_iter().flatten();
            parts.reduce(|one, other| message!("comma", one = one, other = other).into())
        }
        Some(says) => Some(of(says).into()),
        None => None,
    };
    match more {
        Some(more) => message!("comma", one = fared, other = more),
        None => fared,
    }
}

/// Who does a step.
fn who(by: &Said<Vec<Called>>) -> Option<Argument> {
    match by {
        Said::Unsaid => None,
        Said::NotFound => Some(message!("diff-not-found").into()),
        Said::Is(parties) => Some(things(parties)),
    }
}

fn within(limit: &LimitSays) -> Argument {
    message!("diff-due", limit = due(limit)).into()
}

fn things(things: &[Called]) -> Argument {
    all(things.iter().map(of_side))
}

fn of(says: &Says) -> Message {
    match says {
        Says::Things(several) | Says::After(several) => bare(things(several)),
        Says::Counted(several) => message!("diff-so-many", count = several.len(), things = things(several)),
        // What a side says of a whole step is told beside its name.
        Says::Step { step, .. } => bare(of_side(step)),
        Says::Limit(limit) => due(limit),
        Says::May => message!("diff-may"),
        Says::Years(years) => message!("diff-years", years = *years),
        Says::Kept(kept) => {
            let kept = kept.iter().map(|(document, edition)| -> Argument {
                message!("diff-kept-of", document = of_side(document), edition = edition).into()
            });
            bare(all(kept))
        }
    }
}

fn due(limit: &LimitSays) -> Message {
    match limit {
        LimitSays::NotFound => message!("diff-not-found"),
        LimitSays::Promptly => message!("diff-promptly"),
        LimitSays::Days { days, from: Some(from) } => message!("diff-days", days = *days, from = of_side(from)),
        LimitSays::Days { days, from: None } => message!("diff-days-from-unknown", days = *days),
    }
}
