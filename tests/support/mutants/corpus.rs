//! The lists that mutants are made of: the project's own, whole and in parts that are quick to check; every other `.qd` file of the
//! repository; and the lists in its pages.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::Texts;
use super::sheet::Sheet;

/// A folder of lists that is sound or as its author left it.
#[derive(Clone, Debug)]
pub struct Original {
    /// What it is.
    pub name: String,
    /// Its texts.
    pub texts: Texts,
    /// The texts taken apart, by path.
    pub sheets: BTreeMap<String, Arc<Sheet>>,
}

impl Original {
    /// A folder of these texts.
    #[must_use]
    pub fn of(name: &str, texts: Texts) -> Self {
        let sheets = texts.0.iter().map(|(path, text)| (path.clone(), Arc::new(Sheet::of(text)))).collect();
        Self { name: name.to_owned(), texts, sheets }
    }

    /// Some of its texts.
    fn part(&self, name: &str, wanted: impl Fn(&str) -> bool) -> Self {
        let mut part = Self { name: name.to_owned(), ..self.clone() };
        part.texts.0.retain(|path, _| wanted(path));
        part.sheets.retain(|path, _| wanted(path));
        part
    }
}

/// All of them.
#[derive(Clone, Debug)]
pub struct Corpus {
    /// The project's lists, whole.
    pub whole: Original,
    /// The national rule, and each edition with one industry: quicker to check.
    pub parts: Vec<Original>,
    /// Other lists, most of them small.
    pub others: Vec<Original>,
}

impl Corpus {
    /// Reads the repository.
    ///
    /// # Errors
    /// What could not be read, and why.
    pub fn read() -> Result<Self, String> {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
        let root = root.canonicalize().map_err(|why| format!("{}: {why}", root.display()))?;
        let lists = texts_below(&root, "lists")?;
        let others = ["tests", "dsl-syntax", "dsl-compiler", "dsl-lsp", "docs"];
        let mut small = Vec::new();
        for folder in others {
            let mut places = Vec::new();
            below(&root.join(folder), &mut places)?;
            for place in places {
                let name = relative(&place, &root);
                let Ok(text) = std::fs::read_to_string(&place) else { continue };
                if name.ends_with(".md") {
                    for (at, list) in fenced(&text).into_iter().enumerate() {
                        small.push((format!("{name}, list {}", at + 1), list));
                    }
                } else if name.ends_with(".qd") {
                    small.push((name, text));
                }
            }
        }
        small.sort();
        let small = small
            .into_iter()
            .map(|(name, text)| Original::of(&name, Texts(BTreeMap::from([("lists/list.qd".to_owned(), text)]))));
        let whole = Original::of("lists", lists);
        Ok(Self { parts: parts(&whole), whole, others: small.collect() })
    }
}

/// Shared declarations and the national rule; with each edition, its catalogue and one industry, where such a folder stands alone.
fn parts(whole: &Original) -> Vec<Original> {
    let paths = || whole.texts.0.keys().map(String::as_str);
    let editions: Vec<&str> = paths().filter_map(|path| path.strip_suffix("/edition.qd")).collect();
    let common = |path: &str| path == "lists/shared.qd" || path.starts_with("lists/national");
    let mut parts = vec![whole.part("national", common)];
    for edition in &editions {
        // An edition may speak of the one that it replaces.
        let heads = |path: &str| editions.iter().any(|one| *one <= *edition && path == format!("{one}/edition.qd"));
        for path in paths().filter(|path| path.starts_with(&format!("{edition}/"))) {
            let catalogues = |other: &str| path.ends_with("/catalogue.qd") && other.ends_with("/catalogue.qd");
            let name = path.trim_start_matches("lists/").trim_end_matches(".qd");
            parts.push(whole.part(name, |other| common(other) || other == path || heads(other) || catalogues(other)));
        }
    }
    parts
}

fn texts_below(root: &Path, folder: &str) -> Result<Texts, String> {
    let mut places = Vec::new();
    below(&root.join(folder), &mut places)?;
    let mut texts = Texts::default();
    for place in places.into_iter().filter(|place| place.extension().is_some_and(|extension| extension == "qd")) {
        let text = std::fs::read_to_string(&place).map_err(|why| format!("{}: {why}", place.display()))?;
        texts.0.insert(relative(&place, root), text);
    }
    Ok(texts)
}

fn below(folder: &Path, found: &mut Vec<PathBuf>) -> Result<(), String> {
    let told = |why: std::io::Error| format!("{}: {why}", folder.display());
    for entry in std::fs::read_dir(folder).map_err(told)? {
        let path = entry.map_err(told)?.path();
        let hidden = path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'));
        let foreign = path.file_name().is_some_and(|name| name == "node_modules" || name == "target");
        if path.is_dir() && !hidden && !foreign {
            below(&path, found)?;
        } else if path.is_file() {
            found.push(path);
        }
    }
    Ok(())
}

fn relative(place: &Path, root: &Path) -> String {
    place.strip_prefix(root).unwrap_or(place).to_string_lossy().replace('\\', "/")
}

/// The whole lists that a page shows: each block fenced as ```` ```qd ````, right or wrong.
fn fenced(page: &str) -> Vec<String> {
    let mut lists = Vec::new();
    let mut open: Option<String> = None;
    for line in page.lines() {
        match (&mut open, line.trim_end()) {
            (None, fence) if fence.starts_with("```qd") => open = Some(String::new()),
            (Some(_), "```") => lists.extend(open.take()),
            (Some(list), line) => {
                list.push_str(line);
                list.push('\n');
            }
            (None, _) => {}
        }
    }
    lists
}
