//! Lists in braces, an entry to a line: the facts of an example, the totals of `expects`, the values of an attribute.

use super::WIDTH;
use super::printer::{Printer, STEP};
use crate::keywords::SyntaxKind;
use crate::tree::{SyntaxElement, SyntaxNode};

/// A line with a list in braces; `list` is the node that holds the braces, which may be the line itself.
pub(super) fn list(printer: &mut Printer<'_>, line: &SyntaxNode, list: &SyntaxNode, indent: usize) {
    let on_line = line == list
        && !printer.tokens.over_lines(list)
        && !printer.tokens.comments_in(list)
        && indent + printer.measure(line) <= WIDTH;
    if on_line {
        let text = printer.speaker.line(line);
        return printer.push(printer.tokens.first(line), indent, text);
    }
    let before: Vec<SyntaxElement> = line
        .children_with_tokens()
        .take_while(|part| !matches!(part.kind(), SyntaxKind::Body | SyntaxKind::OpenBrace))
        .collect();
    let head = printer.speaker.line_of(&before);
    printer.push(printer.tokens.first(line), indent, format!("{head} {{"));
    let mut arrow = None;
    for part in list.children_with_tokens() {
        match &part {
            SyntaxElement::Token(token) if token.kind() == SyntaxKind::Arrow => {
                arrow = Some(printer.tokens.index(token))
            }
            SyntaxElement::Token(token) if token.kind() == SyntaxKind::CloseBrace => {
                printer.push(printer.tokens.index(token), indent, "}".to_owned());
            }
            SyntaxElement::Token(_) => {}
            SyntaxElement::Node(entry) => {
                let text = printer.speaker.line(entry);
                match arrow {
                    Some(arrow) => printer.push(arrow, indent + STEP, format!("=> {text}")),
                    None => printer.push(printer.tokens.first(entry), indent + STEP, text),
                }
            }
        }
    }
}

/// The head of an attribute, a value to a line.
pub(super) fn values(printer: &mut Printer<'_>, item: &SyntaxNode, values: &SyntaxNode, indent: usize, follows: &str) {
    let head: Vec<SyntaxElement> = item
        .children()
        .filter(|part| part.kind() == SyntaxKind::Head)
        .flat_map(|head| head.children_with_tokens())
        .collect();
    let at = head.iter().position(|part| part.as_node() == Some(values)).unwrap_or_default();
    let mut opening: Vec<SyntaxElement> = head.get(..at).unwrap_or_default().to_vec();
    opening.extend(values.children_with_tokens().take_while(|part| part.kind() != SyntaxKind::OpenBrace));
    let text = format!("{} {{", printer.speaker.line_of(&opening));
    printer.push(printer.tokens.first(item), indent, text);
    let between = if values.kind() == SyntaxKind::OrderedValues { " <" } else { "," };
    let declared: Vec<SyntaxNode> = values.children().collect();
    for (n, value) in declared.iter().enumerate() {
        let between = if n + 1 < declared.len() { between } else { "" };
        let text = format!("{}{between}", printer.speaker.line(value));
        printer.push(printer.tokens.first(value), indent + STEP, text);
    }
    if let Some(close) = values.last_token() {
        let after = printer.speaker.line_of(head.get(at + 1..).unwrap_or_default());
        let after = if after.is_empty() { after } else { format!(" {after}") };
        printer.push(printer.tokens.index(&close), indent, format!("}}{after}{follows}"));
    }
}
