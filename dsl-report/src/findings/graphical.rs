//! Findings for people: drawn into their source by miette, or told by it to a screen reader. The excerpts are miette's; what
//! stands below them is laid out here, each thing on lines of its own.

use dsl_compiler::source::SourceFile;
use dsl_syntax::{Diagnostic, Language, Message, Severity, message};
use miette::{GraphicalReportHandler, GraphicalTheme, NarratableReportHandler, ThemeCharacters, ThemeStyles};

use super::frames::Drawings;
use crate::Style;
use crate::chart::{self, ChartStyle};
use crate::position::Positions;
use crate::sanitized::sentence;

/// Text wrapped behind a lead, which is `ansi` in colour.
fn entry(style: Style, lead: &str, ansi: &str, text: &str) -> String {
    let first = if style.colours { format!("  \u{1b}[{ansi}m{lead}\u{1b}[0m") } else { format!("  {lead}") };
    let rest = " ".repeat(2 + unicode_width::UnicodeWidthStr::width(lead));
    // The lead's colour has no width, and is put before the wrapped lines.
    let options = textwrap::Options::new(style.width.saturating_sub(2))
        .initial_indent(&rest)
        .subsequent_indent(&rest)
        .word_splitter(textwrap::WordSplitter::NoHyphenation);
    let wrapped = textwrap::fill(text, options);
    format!("{first}{}\n", wrapped.strip_prefix(&rest).unwrap_or(&wrapped))
}

/// Findings drawn into their source.
pub(super) fn findings(files: &[SourceFile], findings: &[Diagnostic], style: Style) -> String {
    let styles = if style.colours { ThemeStyles::ansi() } else { ThemeStyles::none() };
    let theme = GraphicalTheme { characters: ThemeCharacters::unicode(), styles };
    let handler = GraphicalReportHandler::new_themed(theme)
        .with_width(style.width)
        .with_word_splitter(textwrap::WordSplitter::NoHyphenation);
    let positions = Positions::of(files);
    let mut text = String::new();
    for finding in findings {
        let drawings = Drawings::of(&positions, finding, style.language, Some(style.width));
        for (at, frame) in drawings.frames.iter().enumerate() {
            let mut drawn = String::new();
            // Drawing writes into a string, which cannot fail.
            let _infallible = handler.render_report(&mut drawn, frame);
            // A further frame has no message, and miette's empty line for it goes.
            let drawn = if at == 0 { drawn.as_str() } else { drawn.split_once('\n').map_or("", |(_, frame)| frame) };
            text.push_str(drawn);
        }
        for place in &drawings.places {
            text.push_str(&entry(style, "", "0", place));
        }
        if let Some(data) = finding.facts.as_ref().and_then(|facts| facts.chart.as_ref()) {
            let colour = style.colours.then(|| if finding.severity == Severity::Error { "31" } else { "33" });
            let style = ChartStyle { language: style.language, width: style.width - 4, plain: false, colour };
            let lines = chart::draw(data, style);
            if !lines.is_empty() {
                text.push('\n');
            }
            for line in &lines {
                text.push_str(if line.is_empty() { "" } else { "  " });
                text.push_str(line);
                text.push('\n');
            }
            if !lines.is_empty() {
                text.push('\n');
            }
        }
        for (lead, ansi, sentence) in below(&positions, finding, style.language) {
            text.push_str(&entry(style, &lead, ansi, &sentence));
        }
        text.push('\n');
    }
    text
}

/// Findings told in sentences, one thing a line.
pub(super) fn narrated(files: &[SourceFile], findings: &[Diagnostic], language: Language) -> String {
    let handler = NarratableReportHandler::new();
    let positions = Positions::of(files);
    let mut text = String::new();
    for finding in findings {
        let drawings = Drawings::of(&positions, finding, language, None);
        for (at, frame) in drawings.frames.iter().enumerate() {
            let mut narrated = String::new();
            let _infallible = handler.render_report(&mut narrated, frame);
            // A further frame has neither message nor severity of its own: its first two lines go.
            let narrated =
                if at == 0 { narrated.as_str() } else { narrated.splitn(3, '\n').nth(2).unwrap_or_default() };
            text.push_str(narrated);
        }
        let places = drawings.places.into_iter();
        let chart = finding.facts.as_ref().and_then(|facts| facts.chart.as_ref());
        let narrated = chart.map(|data| chart::narrate(data, language)).unwrap_or_default();
        let below =
            below(&positions, finding, language).into_iter().map(|(lead, _, sentence)| format!("{lead}{sentence}"));
        for line in places.chain(narrated).chain(below) {
            text.push_str(&line);
            text.push('\n');
        }
        text.push('\n');
    }
    text
}

/// What stands below a finding: for each line its lead, the lead's ANSI colour, and the sentence.
fn below(positions: &Positions<'_>, finding: &Diagnostic, language: Language) -> Vec<(String, &'static str, String)> {
    let help = finding.help.as_ref().map(|help| sentence(help, language));
    // A fix that only repeats the help is not said twice.
    let fixes =
        finding.fixes.iter().map(|fix| sentence(&fix.title, language)).filter(|title| Some(title) != help.as_ref());
    let mut lines: Vec<(Message, &'static str, String)> = Vec::new();
    lines.extend(help.clone().map(|help| (message!("help", text = ""), "36", help)));
    lines.extend(fixes.map(|title| (message!("fix", text = ""), "32", title)));
    lines.extend(finding.notes.iter().map(|note| (message!("note", text = ""), "2", sentence(note, language))));
    lines.extend(
        follows(positions, finding, language).into_iter().map(|follow| (message!("note", text = ""), "2", follow)),
    );
    lines.into_iter().map(|(lead, ansi, text)| (sentence(&lead, language), ansi, text)).collect()
}

/// What goes away with a finding, a sentence each.
pub(super) fn follows(positions: &Positions<'_>, finding: &Diagnostic, language: Language) -> Vec<String> {
    let line = |follow: &Diagnostic| {
        let text = format!("{}: {}", follow.code.as_str(), sentence(&follow.message, language));
        sentence(&message!("follows", finding = positions.place(follow.primary.span, &text)), language)
    };
    finding.follows.iter().map(line).collect()
}
