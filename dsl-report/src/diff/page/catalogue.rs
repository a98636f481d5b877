//! What is known of the two catalogues, and what is not.

use dsl_compiler::diff::{CatalogueDiff, EntryDiff, Named, Status};
use dsl_syntax::{Argument, Message, message};

use super::{Page, all, renamed};

/// A level of the catalogue: what it is called, how many of it are named, and whether it is that of subcategories.
struct Level {
    kind: Message,
    old: Named,
    new: Named,
    is_subcategory: bool,
}

impl Page<'_> {
    pub(super) fn catalogue(&mut self) {
        let Some(catalogue) = self.diff.catalogue.as_ref().filter(|catalogue| !catalogue.is_same()) else { return };
        self.text.push('\n');
        self.heading(2, &message!("diff-catalogue"));
        let (old, new) = catalogue.categories;
        self.level(catalogue, &Level { kind: message!("diff-categories"), old, new, is_subcategory: false });
        let (old, new) = catalogue.subcategories;
        self.level(catalogue, &Level { kind: message!("diff-subcategories"), old, new, is_subcategory: true });
    }

    fn level(&mut self, catalogue: &CatalogueDiff, level: &Level) {
        let Level { kind, old, new, is_subcategory } = level;
        self.line(2, &message!("diff-level", kind = kind.clone(), old = count(*old), new = count(*new)));
        let (old_name, new_name) = (&self.diff.old, &self.diff.new);
        // Where the other edition names nothing of the kind, a list of everything would say nothing.
        if old.named == 0 && new.named > 0 && !old.is_whole() {
            self.line(4, &message!("diff-all-only", count = new.named, edition = new_name, other = old_name));
        } else if new.named == 0 && old.named > 0 && !new.is_whole() {
            self.line(4, &message!("diff-all-only", count = old.named, edition = old_name, other = new_name));
        } else {
            let entries: Vec<&EntryDiff> =
                catalogue.entries.iter().filter(|entry| entry.is_subcategory == *is_subcategory).collect();
            self.entries(&entries);
        }
        self.unknown_entries(level);
    }

    fn entries(&mut self, entries: &[&EntryDiff]) {
        let names = &self.names;
        let (old, new) = (&self.diff.old, &self.diff.new);
        let now_and_before = |entry: &&EntryDiff| {
            renamed(names.entry(&entry.path), true, entry.was.iter().map(|path| names.old_entry(path)).collect())
        };
        let earlier: Vec<Argument> =
            entries.iter().copied().filter(|entry| entry.is_renamed()).map(|entry| now_and_before(&entry)).collect();
        let list = |wanted: Status, certain: bool| -> Vec<Argument> {
            let found = entries.iter();
            let found = found.filter(|entry| entry.status == wanted && entry.certain == certain && !entry.is_renamed());
            found.map(|entry| names.entry(&entry.path)).collect()
        };
        let found = [
            (earlier, message!("diff-renamed")),
            (list(Status::Changed, true), message!("diff-reworded")),
            (list(Status::Added, true), message!("diff-entries-added")),
            (list(Status::Removed, true), message!("diff-entries-dropped")),
            (list(Status::Added, false), message!("diff-named-only", edition = new, other = old)),
            (list(Status::Removed, false), message!("diff-named-only", edition = old, other = new)),
        ];
        for (entries, what) in found.into_iter().filter(|(entries, _)| !entries.is_empty()) {
            self.line(4, &message!("diff-labelled", label = what, names = all(entries)));
        }
    }

    /// How many of one level no source names, and that so it is not known what became of them.
    fn unknown_entries(&mut self, level: &Level) {
        let missing = |edition: &String, named: Named| -> Option<Argument> {
            let unnamed = named.unnamed().filter(|unnamed| *unnamed > 0)?;
            Some(message!("diff-unnamed", count = unnamed, edition = edition).into())
        };
        let missing = [missing(&self.diff.old, level.old), missing(&self.diff.new, level.new)].into_iter().flatten();
        let missing = missing.reduce(|one, other| message!("comma", one = one, other = other).into());
        let Some(missing) = missing else { return };
        let told = match level.old.official.zip(level.new.official) {
            Some((old, new)) if old != new => {
                message!("diff-difference", missing = missing, kind = level.kind.clone(), old = old, new = new)
            }
            _ => crate::phrase::bare(missing),
        };
        self.line(4, &told);
    }
}

fn count(named: Named) -> Message {
    match named.official {
        Some(official) => message!("diff-named", named = named.named, official = official),
        None => message!("diff-named-no-total", named = named.named),
    }
}
