//! The pages for who changes this repository name files that are there.

use std::path::{Path, PathBuf};

const PAGES: [&str; 5] =
    ["CONTRIBUTING.md", "README.md", "docs/architecture.md", "docs/changing.md", "tests/README.md"];

fn repository() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap()
}

/// What stands in backticks, outside blocks of code.
fn quoted(page: &str) -> Vec<&str> {
    let prose = page.split("```").step_by(2);
    prose.flat_map(|prose| prose.split('`').skip(1).step_by(2)).collect()
}

/// `a/{b,c}/d` as `a/b/d` and `a/c/d`.
fn alternatives(path: &str) -> Vec<String> {
    let braces = path.split_once('{').and_then(|(before, rest)| Some((before, rest.split_once('}')?)));
    let Some((before, (choices, after))) = braces else { return vec![path.to_owned()] };
    choices.split(',').flat_map(|choice| alternatives(&format!("{before}{choice}{after}"))).collect()
}

/// Whether it is there. A name in capitals (`CODE`, `NAME.qd`) stands for any that ends so.
fn exists(at: &Path, segments: &[&str]) -> bool {
    let Some((first, rest)) = segments.split_first() else { return true };
    let (stem, ending) = first.split_at(first.find('.').unwrap_or(first.len()));
    let any = stem.chars().all(|c| c.is_ascii_uppercase()) && !at.join(first).exists();
    if !any {
        return at.join(first).exists() && exists(&at.join(first), rest);
    }
    let entries = std::fs::read_dir(at).into_iter().flatten().map(|entry| entry.unwrap());
    let mut names = entries.map(|entry| entry.file_name().to_string_lossy().into_owned());
    names.any(|name| name.ends_with(ending) && exists(&at.join(&name), rest))
}

#[test]
fn every_path_named_in_the_pages_exists() {
    let mut gone = Vec::new();
    for page in PAGES {
        let text = std::fs::read_to_string(repository().join(page)).unwrap();
        // A path begins with one of the repository's own folders; what follows it are arguments.
        for path in quoted(&text).into_iter().filter_map(|quoted| quoted.split_whitespace().next()) {
            let is_path =
                path.split_once('/').is_some_and(|(first, _)| repository().join(first).is_dir() && !first.is_empty());
            for path in alternatives(path).into_iter().filter(|_| is_path) {
                let segments: Vec<&str> = path.split('/').filter(|segment| !segment.is_empty()).collect();
                if !path.starts_with("target/") && !exists(repository(), &segments) {
                    gone.push(format!("{page}: {path}"));
                }
            }
        }
    }
    assert!(gone.is_empty(), "named, and not there: {gone:#?}");
}

#[test]
fn every_link_of_the_pages_leads_somewhere() {
    for page in PAGES {
        let at = repository().join(page);
        let text = std::fs::read_to_string(&at).unwrap();
        for link in text.split("](").skip(1).filter_map(|rest| rest.split(')').next()) {
            let file = link.split('#').next().unwrap();
            let to: PathBuf = at.parent().unwrap().join(file);
            assert!(link.contains("://") || to.exists(), "{page} links to {link}");
        }
    }
}
