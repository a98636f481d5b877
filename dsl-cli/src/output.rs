//! Standard output and standard error. A reader that went away is no error: the command ends as it would have.
//!
//! What people read never holds a character that a terminal would obey: names and texts come from files that anybody may have
//! written. What programs read is written as it is.

use std::borrow::Cow;
use std::io::{ErrorKind, IsTerminal, Write};

use dsl_syntax::hidden::visible;
use dsl_syntax::message;

use crate::failure::Failure;

/// Writes to standard output, for programs.
pub(crate) fn print(text: &str) -> Result<(), Failure> {
    let mut out = std::io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => Err(Failure::io(message!("standard-output"), error)),
        _ => Ok(()),
    }
}

/// Writes to standard output, for people.
pub(crate) fn show(text: &str) -> Result<(), Failure> {
    print(&visible(text))
}

/// The same for a text in whose parts nothing is hidden, and which may be coloured.
pub(crate) fn show_coloured(text: &str) -> Result<(), Failure> {
    if colours() { print(&coloured(text)) } else { show(text) }
}

/// Writes a message to standard error; if even that is closed, nobody is listening.
pub(crate) fn complain(message: &str) {
    eprint(&format!("qingdan: {message}\n"));
}

/// Writes to standard error, for people.
pub(crate) fn eprint(text: &str) {
    let _closed = std::io::stderr().write_all(visible(text).as_bytes());
}

/// A text with what nobody sees spelt out, but colours kept: `ESC [`, digits and `;`, `m`.
fn coloured(text: &str) -> Cow<'_, str> {
    let mut parts = text.split("\u{1b}[");
    let mut shown = visible(parts.next().unwrap_or_default()).into_owned();
    for part in parts {
        let end = part.find(|c: char| !c.is_ascii_digit() && c != ';');
        match end.and_then(|end| part.split_at_checked(end)) {
            Some((numbers, rest)) if rest.starts_with('m') => {
                shown.extend(["\u{1b}[", numbers]);
                shown.push_str(&visible(rest));
            }
            _ => shown.push_str(&visible(&format!("\u{1b}[{part}"))),
        }
    }
    Cow::Owned(shown)
}

/// Whether standard output takes colour: nobody said no, and it is a terminal or somebody insists.
pub(crate) fn colours() -> bool {
    let set = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty());
    if set("NO_COLOR").is_some() {
        return false;
    }
    if set("CLICOLOR_FORCE").is_some_and(|value| value != "0") {
        return true;
    }
    std::io::stdout().is_terminal() && set("TERM").is_none_or(|term| term != "dumb")
}

/// How many columns to draw in: `COLUMNS`, else the terminal's, else 100; but no fewer than 40 and no more than 200.
pub(crate) fn width() -> usize {
    let asked = std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok()).filter(|columns| *columns > 0);
    let real = || {
        terminal_size::terminal_size_of(std::io::stdout())
            .map(|(width, _)| usize::from(width.0))
            .filter(|width| *width > 0)
    };
    asked.or_else(real).unwrap_or(100).clamp(40, 200)
}

#[cfg(test)]
mod tests {
    use super::coloured;

    #[test]
    fn colours_are_kept_and_nothing_else() {
        assert_eq!(coloured("\u{1b}[31;1mred\u{1b}[0m\n"), "\u{1b}[31;1mred\u{1b}[0m\n");
        assert_eq!(coloured("a\u{1b}[2Jb\u{1b}]0;c\u{7}"), "a⟨U+001B⟩[2Jb⟨U+001B⟩]0;c⟨U+0007⟩");
        assert_eq!(coloured("\u{1b}[31"), "⟨U+001B⟩[31");
        assert_eq!(coloured("\u{9b}31m\u{1b}[m"), "⟨U+009B⟩31m\u{1b}[m");
    }
}
