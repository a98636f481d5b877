//! A value as its `Debug` tells it, one line a node where that fits, for people to read: without places, and without what is not there.

use std::iter::Peekable;
use std::str::Lines;

/// As wide as a line may be before its node is broken into lines of its own.
const WIDTH: usize = 140;

/// One node of what `Debug` prints on many lines: `field: Head { … }`.
struct Node {
    field: String,
    head: String,
    /// What closes it; empty where nothing is in it.
    close: &'static str,
    children: Vec<Node>,
}

/// The lines of a value.
pub fn compact(value: &impl std::fmt::Debug) -> String {
    let printed = super::without_spans(value);
    let mut out = String::new();
    if let Some(node) = node(&mut printed.lines().peekable()) {
        node.print(0, "", &mut out);
    }
    out
}

/// The next node; `None` where nothing of it is worth a word.
fn node(lines: &mut Peekable<Lines<'_>>) -> Option<Node> {
    let line = lines.next()?.trim().trim_end_matches(',');
    let (field, head) = match line.split_once(": ") {
        Some((field, head)) if !field.contains(['"', '(', '{']) => (format!("{field}: "), head),
        _ => (String::new(), line),
    };
    let close = match head.chars().next_back() {
        Some('{') => "}",
        Some('(') => ")",
        Some('[') => "]",
        _ => {
            let nothing = ["…", "None", "[]"].contains(&head) || line == "complete: true";
            return (!nothing).then(|| Node { field, head: head.to_owned(), close: "", children: Vec::new() });
        }
    };
    let head = head[..head.len() - 1].trim_end();
    let mut children = Vec::new();
    while lines.peek().is_some_and(|line| line.trim().trim_end_matches(',') != close) {
        children.extend(node(lines));
    }
    lines.next();
    // `Some(x)` is x, `Name { text: "x" }` is x, `Text(Text { text: "x" })` is "x".
    if children.len() == 1 && ["Some", "Name", "Text"].contains(&head) {
        let only = children.remove(0);
        let bare = |text: &str| if head == "Name" { text.trim_matches('"').to_owned() } else { text.to_owned() };
        return Some(Node { field, head: bare(&only.head), close: only.close, children: only.children });
    }
    let close = if children.is_empty() { "" } else { close };
    Some(Node { field, head: head.to_owned(), close, children })
}

impl Node {
    fn flat(&self) -> String {
        let inside = self.children.iter().map(Node::flat).collect::<Vec<_>>().join(", ");
        match self.close {
            "" => format!("{}{}", self.field, self.head),
            "}" => format!("{}{} {{ {inside} }}", self.field, self.head),
            ")" => format!("{}{}({inside})", self.field, self.head),
            _ => format!("{}[{inside}]", self.field),
        }
    }

    /// `before`: what stands on its line already, the nodes in which it is alone.
    fn print(&self, depth: usize, before: &str, out: &mut String) {
        let flat = format!("{before}{}", self.flat());
        let short = self.children.is_empty() || depth + flat.chars().count() <= WIDTH;
        let line = if short { flat } else { format!("{before}{}{} ", self.field, self.head) };
        if let ([only], false) = (self.children.as_slice(), short) {
            return only.print(depth, &format!("{} ", line.trim_end()), out);
        }
        *out += &format!("{:depth$}{}\n", "", line.trim_end());
        if !short {
            self.children.iter().for_each(|child| child.print(depth + 2, "", out));
        }
    }
}
