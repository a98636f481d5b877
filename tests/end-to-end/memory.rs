//! Lists that are not on disk, for what would take too long through the program.

use std::collections::BTreeMap;
use std::path::Path;

use dsl_compiler::source::World;

use super::program::repository;

/// Path to bytes.
#[derive(Clone, Debug, Default)]
pub(crate) struct Memory(pub(crate) BTreeMap<String, Vec<u8>>);

impl Memory {
    /// The project's own lists.
    pub(crate) fn real() -> Self {
        let mut memory = Self::default();
        memory.take(&repository().join("lists"), "lists");
        memory
    }

    fn take(&mut self, folder: &Path, name: &str) {
        for entry in std::fs::read_dir(folder).unwrap() {
            let entry = entry.unwrap();
            let name = format!("{name}/{}", entry.file_name().to_string_lossy());
            if entry.file_type().unwrap().is_dir() {
                self.take(&entry.path(), &name);
            } else if name.ends_with(".qd") {
                self.0.insert(name, std::fs::read(entry.path()).unwrap());
            }
        }
    }
}

impl World for Memory {
    fn paths(&self) -> Vec<String> {
        self.0.keys().cloned().collect()
    }

    fn read(&self, path: &str) -> Result<Vec<u8>, dsl_syntax::Message> {
        self.0.get(path).cloned().ok_or_else(|| dsl_syntax::Message::new("unread-gone"))
    }
}
