//! One snapshot a case: what each reader gets stands in it as a part, below what the case is.

/// Each part behind a line `==== NAME`, a blank line between two. No part may hold such a line: the parts can be told apart again.
///
/// # Panics
///
/// Panics where a part holds a line that begins with `==== `.
#[must_use]
pub fn parts<'t>(parts: impl IntoIterator<Item = (&'t str, &'t str)>) -> String {
    let part = |(name, text): (&str, &str)| {
        assert!(!text.lines().any(|line| line.starts_with("==== ")), "a part's head in {name}");
        format!("==== {name}\n{}\n", text.trim_end())
    };
    parts.into_iter().map(part).collect::<Vec<_>>().join("\n")
}
