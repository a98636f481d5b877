//! A page of Markdown for a terminal: headings underlined, text wrapped, examples set in, links as their words.

use anstyle::Style;
use pulldown_cmark::{Event, HeadingLevel, Parser, Tag, TagEnd};
use textwrap::core::display_width;
use textwrap::{Options, WordSplitter};

/// How far examples are set in.
const INDENT: &str = "    ";

/// The page, in lines of at most that many columns; examples keep their lines.
#[must_use]
pub fn page(markdown: &str, width: usize, colours: bool) -> String {
    let mut page = Page { text: String::new(), block: String::new(), item: None, width, colours };
    for event in Parser::new(markdown) {
        page.take(event);
    }
    page.text
}

struct Page {
    text: String,
    /// The words of the block that is being read.
    block: String,
    /// The number of the list's item that is being read.
    item: Option<u64>,
    width: usize,
    colours: bool,
}

impl Page {
    fn take(&mut self, event: Event<'_>) {
        match event {
            Event::Text(words) => self.block.push_str(&words),
            Event::Code(words) => self.block.extend(["`", &*words, "`"]),
            Event::SoftBreak | Event::HardBreak => self.block.push(' '),
            Event::End(TagEnd::Heading(level)) => self.heading(level),
            Event::End(TagEnd::Paragraph) => self.paragraph("", ""),
            Event::End(TagEnd::CodeBlock) => self.example(),
            Event::Start(Tag::List(first)) => {
                self.gap();
                self.item = first;
            }
            Event::End(TagEnd::Item) => self.entry(),
            Event::End(TagEnd::List(_)) => self.item = None,
            _ => {}
        }
    }

    /// An empty line between blocks.
    fn gap(&mut self) {
        if !self.text.is_empty() {
            self.text.push('\n');
        }
    }

    fn heading(&mut self, level: HeadingLevel) {
        self.gap();
        let words = std::mem::take(&mut self.block);
        let style = if self.colours { Style::new().bold() } else { Style::new() };
        let line = if level == HeadingLevel::H1 { "═" } else { "─" };
        let lines = textwrap::wrap(&words, self.options());
        let longest = lines.iter().map(|line| display_width(line)).max().unwrap_or_default();
        for words in lines {
            self.text.push_str(&format!("{style}{words}{style:#}\n"));
        }
        self.text.push_str(&line.repeat(longest));
        self.text.push('\n');
    }

    fn paragraph(&mut self, first: &str, others: &str) {
        if self.item.is_none() {
            self.gap();
        }
        let words = std::mem::take(&mut self.block);
        let options = self.options().initial_indent(first).subsequent_indent(others);
        self.text.push_str(&textwrap::fill(&words, options));
        self.text.push('\n');
    }

    fn entry(&mut self) {
        let Some(number) = self.item else { return };
        let mark = format!("{number}. ");
        self.paragraph(&mark, &" ".repeat(mark.len()));
        self.item = Some(number + 1);
    }

    fn example(&mut self) {
        self.gap();
        let lines = std::mem::take(&mut self.block);
        self.text.push_str(&textwrap::indent(&lines, INDENT));
    }

    /// Names such as `band-gap` stay whole; Chinese breaks by the rules of Unicode, with no mark astray at a line's start.
    fn options(&self) -> Options<'static> {
        Options::new(self.width).word_splitter(WordSplitter::NoHyphenation)
    }
}
