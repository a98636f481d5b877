//! What is kept as printed can be read by whoever accepts it, and is asked for by a test.

use std::path::{Path, PathBuf};

/// As many bytes as somebody still reads before accepting them.
const MOST: usize = 40_000;

fn repository() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap()
}

/// Every `.snap` of the repository.
fn snapshots() -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut left = vec![repository().to_path_buf()];
    while let Some(at) = left.pop() {
        for entry in std::fs::read_dir(&at).unwrap() {
            let path = entry.unwrap().path();
            let name = path.file_name().unwrap().to_string_lossy();
            let skipped = name.starts_with('.') || name.starts_with("target") || name == "node_modules";
            if path.is_dir() && !path.is_symlink() && !skipped {
                left.push(path);
            } else if name.ends_with(".snap") {
                found.push(path);
            }
        }
    }
    found.sort();
    assert!(found.len() > 200, "{found:?}");
    found
}

#[test]
fn every_snapshot_can_be_reviewed() {
    for path in snapshots() {
        let bytes = std::fs::metadata(&path).unwrap().len();
        let told = "nobody reads so much before accepting it, and what is not read tests nothing: keep a chosen part, and hold the rest by \
                    what must be true of it";
        assert!(bytes <= MOST as u64, "{}: {bytes} bytes, over {MOST}: {told}", path.display());
    }
}

/// The head of a snapshot names the file of its test. That file must be there and name the snapshot: in quotes, or as the test's own name;
/// and where the test goes over files, its file must be there.
#[test]
fn every_snapshot_is_asked_for() {
    for path in snapshots() {
        let text = std::fs::read_to_string(&path).unwrap();
        let head =
            |key: &str| text.lines().skip(1).take_while(|line| *line != "---").find_map(|line| line.strip_prefix(key));
        let source = repository().join(head("source: ").unwrap());
        let test = std::fs::read_to_string(&source);
        let test = test.unwrap_or_else(|why| panic!("{}: no {}: {why}", path.display(), source.display()));
        let stem = path.file_stem().unwrap().to_str().unwrap();
        let name = stem.split('@').next().unwrap().rsplit("__").next().unwrap();
        let named = test.contains(&format!("\"{name}\"")) || test.contains(&format!("fn {name}()"));
        assert!(named, "{}: nothing in {} asks for `{name}`: delete it", path.display(), source.display());
        if let Some(input) = head("input_file: ") {
            assert!(repository().join(input).is_file(), "{}: {input} is gone: delete it", path.display());
        }
    }
}
