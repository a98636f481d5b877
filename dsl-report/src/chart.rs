//! The chart of a finding → lines of text: a ruler for one measure, a small map for two. Never wider than told: first the boundary
//! words become signs, then what lies far from the marked cells is left out.

use crate::say;
use dsl_compiler::model::{COUNT_LIMIT, Interval};
use dsl_compiler::words::{count, interval};
use dsl_syntax::chart_data::{Axis, Begin, Bin, Cell, Chart, ChartData};
use dsl_syntax::{Argument, FactValue, Language, Message, message};
use unicode_width::UnicodeWidthStr;

#[cfg(test)]
mod tests;

/// What lines are drawn with.
#[derive(Copy, Clone, Debug)]
pub struct ChartStyle {
    /// The language of the words.
    pub language: Language,
    /// Columns that may be used.
    pub width: usize,
    /// ASCII only, for logs and mail.
    pub plain: bool,
    /// The ANSI colour of what is marked; none draws without any colour.
    pub colour: Option<&'static str>,
}

/// How a piece of a line looks; without colour all look the same, and the drawing says it all.
#[derive(Copy, Clone, PartialEq, Eq)]
enum Ink {
    Usual,
    Faint,
    Marked,
}

/// One line, built from left to right.
struct Line {
    text: String,
    width: usize,
}

/// Letters, counted as a terminal does.
fn wide(text: &str) -> usize {
    text.width()
}

/// The lines of a chart; those of a chart that does not fit at all are left out.
pub fn draw(data: &ChartData, style: ChartStyle) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for chart in &data.charts {
        let drawn = match &chart.down {
            None => line(chart, data, style),
            Some(down) => map(chart, down, data, style),
        };
        if !lines.is_empty() && !drawn.is_empty() {
            lines.push(String::new());
        }
        lines.extend(drawn);
    }
    lines
}

/// The chart in sentences, one for each cell.
pub fn narrate(data: &ChartData, language: Language) -> Vec<String> {
    let style = ChartStyle { language, width: usize::MAX, plain: false, colour: None };
    let mut lines = Vec::new();
    for chart in &data.charts {
        let fixed = style.fixed(chart);
        lines.push(match (&chart.down, fixed) {
            (None, None) => style.say(message!("chart-narrated-line", measure = &chart.across.measure)),
            (None, Some(fixed)) => {
                style.say(message!("chart-narrated-line.fixed", measure = &chart.across.measure, fixed = fixed))
            }
            (Some(down), None) => {
                style.say(message!("chart-narrated-map", down = &down.measure, across = &chart.across.measure))
            }
            (Some(down), Some(fixed)) => style.say(message!(
                "chart-narrated-map.fixed",
                down = &down.measure,
                across = &chart.across.measure,
                fixed = fixed
            )),
        });
        for (y, row) in chart.rows.iter().enumerate() {
            for (x, cell) in row.iter().enumerate() {
                let below = chart.down.as_ref().and_then(|down| Some((down, down.bins.get(y)?)));
                let beside = chart.across.bins.get(x).map(|bin| (&chart.across, bin));
                let place = |(axis, bin): (&Axis, &Bin)| {
                    let side = Interval { lo: bin.from, hi: bin.to.unwrap_or(COUNT_LIMIT) };
                    let words = interval(side, language);
                    Argument::Text(style.say(message!("chart-narrated-place", measure = &axis.measure, words = words)))
                };
                let join =
                    |one: Argument, other: Argument| Argument::Message(message!("chart-and", one = one, other = other));
                let Some(place) = below.into_iter().chain(beside).map(place).reduce(join) else { continue };
                let outcome = style.outcome(cell, &data.nothing);
                let told = match cell.by_clause || cell.outcomes.is_empty() {
                    true => message!("chart-narrated-cell", place = place, outcome = outcome),
                    false => message!("chart-narrated-cell.otherwise", place = place, outcome = outcome),
                };
                let mark = data.mark.clone().filter(|_| cell.is_marked);
                lines.push(match mark {
                    None => style.say(told),
                    Some(mark) => style.say(message!("chart-narrated-cell.marked", cell = told, mark = mark)),
                });
            }
        }
    }
    lines
}

impl ChartStyle {
    fn say(self, message: Message) -> String {
        say(&message, self.language)
    }

    fn paint(self, ink: Ink, text: &str) -> String {
        match (self.colour, ink) {
            (Some(colour), Ink::Marked) => format!("\u{1b}[{colour}m{text}\u{1b}[0m"),
            (Some(_), Ink::Faint) => format!("\u{1b}[2m{text}\u{1b}[0m"),
            _ => text.to_owned(),
        }
    }

    fn glyph(self, drawn: &'static str, plain: &'static str) -> &'static str {
        if self.plain { plain } else { drawn }
    }

    fn begin(self, begin: Begin, is_short: bool) -> String {
        let number = |number: u64| count(number, self.language);
        let message = match (begin, is_short) {
            (Begin::Zero, _) => message!("chart-zero"),
            (Begin::AtLeast(least), false) => message!("chart-at-least", number = number(least)),
            (Begin::AtLeast(least), true) if self.plain => message!("chart-at-least.plain", number = number(least)),
            (Begin::AtLeast(least), true) => message!("chart-at-least.short", number = number(least)),
            (Begin::Over(below), false) => message!("chart-over", number = number(below)),
            (Begin::Over(below), true) => message!("chart-over.short", number = number(below)),
            (Begin::Exactly(only), false) => message!("chart-exactly", number = number(only)),
            (Begin::Exactly(only), true) => message!("chart-exactly.short", number = number(only)),
        };
        self.say(message)
    }

    fn outcome(self, cell: &Cell, nothing: &Message) -> String {
        match cell.outcomes.as_slice() {
            [] => self.say(nothing.clone()),
            outcomes => outcomes.join(" + "),
        }
    }

    /// What everything else is.
    fn fixed(self, chart: &Chart) -> Option<Argument> {
        let word = |(name, value): &(String, FactValue)| {
            Argument::Message(match value {
                FactValue::Count(number) => {
                    message!("chart-is", name = name, value = count(*number, self.language))
                }
                FactValue::Value(value) => message!("chart-is", name = name, value = value),
                FactValue::Is(true) => return Argument::Text(name.clone()),
                FactValue::Is(false) => message!("chart-is-not", name = name),
            })
        };
        let join =
            |one: Argument, other: Argument| Argument::Message(message!("chart-comma", one = one, other = other));
        chart.fixed.iter().map(word).reduce(join)
    }
}

impl Line {
    fn new() -> Self {
        Self { text: String::new(), width: 0 }
    }

    fn put(&mut self, style: ChartStyle, ink: Ink, text: &str) {
        self.text.push_str(&style.paint(ink, text));
        self.width += wide(text);
    }

    /// Blanks up to a column.
    fn reach(&mut self, column: usize) {
        let missing = column.saturating_sub(self.width);
        self.text.push_str(&" ".repeat(missing));
        self.width += missing;
    }

    fn done(self) -> String {
        self.text.trim_end().to_owned()
    }
}

/// Part of an axis: bins `first..last`, and whether some are left out on either side.
#[derive(Copy, Clone)]
struct Window {
    first: usize,
    last: usize,
}

impl Window {
    fn is_cut_before(self, axis: &Axis) -> bool {
        axis.bins.get(self.first).is_some_and(|bin| bin.from > 0)
    }

    fn is_cut_after(self, axis: &Axis) -> bool {
        self.last.checked_sub(1).and_then(|last| axis.bins.get(last)).is_some_and(|bin| bin.to.is_some())
    }
}

/// The widest part of an axis that fits: it grows from its first marked bin, first to what else is marked, then to the
/// nearer side. None where not even the one fits.
fn window(marked: &[bool], fits: impl Fn(Window) -> bool) -> Option<Window> {
    let start = marked.iter().position(|is_marked| *is_marked).unwrap_or(0);
    let end = marked.iter().rposition(|is_marked| *is_marked).map_or(start + 1, |last| last + 1);
    let mut window = Window { first: start, last: start + 1 };
    if !fits(window) {
        return None;
    }
    loop {
        let before = window.first.checked_sub(1).map(|first| Window { first, ..window });
        let after = (window.last < marked.len()).then_some(Window { last: window.last + 1, ..window });
        let grows_up = window.last < end || window.last - end < start - window.first;
        let tries = if grows_up { [after, before] } else { [before, after] };
        match tries.into_iter().flatten().find(|wider| fits(*wider)) {
            Some(wider) => window = wider,
            None => return Some(window),
        }
    }
}

const INDENT: usize = 2;

/// A line with its bands, the boundaries above and the mark below.
fn line(chart: &Chart, data: &ChartData, style: ChartStyle) -> Vec<String> {
    let Some(row) = chart.rows.first() else { return Vec::new() };
    let axis = &chart.across;
    let marked: Vec<bool> = row.iter().map(|cell| cell.is_marked).collect();
    let outcomes: Vec<String> = row.iter().map(|cell| style.outcome(cell, &data.nothing)).collect();
    let sizes = |is_short: bool| -> Vec<(String, usize)> {
        let size = |(bin, outcome): (&Bin, &String)| {
            let begin = style.begin(bin.begin, is_short);
            let size = (wide(&begin) + 2).max(wide(outcome) + 5);
            (begin, size)
        };
        axis.bins.iter().zip(&outcomes).map(size).collect()
    };
    let needed = |sizes: &[(String, usize)], window: Window| {
        let bands: usize = sizes.iter().take(window.last).skip(window.first).map(|(_, size)| size).sum();
        INDENT
            + bands
            + 2
            + if window.is_cut_before(axis) { 4 } else { 0 }
            + if window.is_cut_after(axis) { 4 } else { 0 }
    };
    let whole = Window { first: 0, last: row.len() };
    let words = sizes(false);
    let (sizes, seen) = if needed(&words, whole) <= style.width {
        (words, Some(whole))
    } else {
        let signs = sizes(true);
        let seen = window(&marked, |window| needed(&signs, window) <= style.width);
        (signs, seen)
    };
    let Some(seen) = seen else { return Vec::new() };

    let (mut scale, mut bands, mut under) = (Line::new(), Line::new(), Line::new());
    bands.reach(INDENT);
    if seen.is_cut_before(axis) {
        bands.put(style, Ink::Faint, style.glyph("…╌╌ ", "... "));
    }
    let mut mark_at = None;
    for at in seen.first..seen.last {
        let (Some((begin, size)), Some(outcome), Some(cell)) = (sizes.get(at), outcomes.get(at), row.get(at)) else {
            continue;
        };
        let ink = if cell.is_marked { Ink::Marked } else { Ink::Usual };
        let rule = match cell.by_clause {
            true => style.glyph("─", "-"),
            false => style.glyph("╌", "."),
        };
        scale.reach(bands.width);
        scale.put(style, if cell.is_marked { Ink::Marked } else { Ink::Faint }, begin);
        if cell.is_marked {
            let continues = at > seen.first && row.get(at - 1).is_some_and(|before| before.is_marked);
            under.reach(bands.width);
            under.put(
                style,
                Ink::Marked,
                &match continues {
                    true => style.glyph("─", "^").repeat(*size),
                    false => format!("{}{}", style.glyph("╰", "^"), style.glyph("─", "^").repeat(size - 1)),
                },
            );
            mark_at.get_or_insert(bands.width);
            if !row.get(at + 1).is_some_and(|next| next.is_marked) || at + 1 == seen.last {
                under.put(style, Ink::Marked, style.glyph("╯", "^"));
            }
        }
        let tick = if at == 0 { style.glyph("├", "|") } else { style.glyph("┼", "|") };
        bands.put(style, Ink::Usual, tick);
        bands.put(style, ink, &format!("{rule} {outcome} {}", rule.repeat(size - wide(outcome) - 4)));
    }
    bands.put(
        style,
        Ink::Usual,
        match seen.is_cut_after(axis) {
            true => style.glyph("┼╌╌…", "| ..."),
            false => style.glyph("─►", "->"),
        },
    );

    let mut lines = Vec::new();
    let heading = match style.fixed(chart) {
        None => message!("chart-line", measure = &axis.measure),
        Some(fixed) => message!("chart-line.fixed", measure = &axis.measure, fixed = fixed),
    };
    lines.extend(wrapped(&style.say(heading), style));
    lines.extend([scale.done(), bands.done()]);
    if let (Some(at), Some(mark)) = (mark_at, &data.mark) {
        let words = say(mark, style.language);
        if under.width + 1 + wide(&words) <= style.width {
            under.put(style, Ink::Marked, &format!(" {words}"));
            lines.push(under.done());
        } else {
            lines.push(under.done());
            let mut below = Line::new();
            below.reach(at.min(style.width.saturating_sub(wide(&words))));
            below.put(style, Ink::Marked, &words);
            lines.push(below.done());
        }
    }
    lines
}

fn wrapped(text: &str, style: ChartStyle) -> Vec<String> {
    textwrap::wrap(text, style.width.max(20)).into_iter().map(|line| style.paint(Ink::Usual, &line)).collect()
}

/// A table: one measure across, the other down, the marked cells in brackets.
fn map(chart: &Chart, down: &Axis, data: &ChartData, style: ChartStyle) -> Vec<String> {
    let across = &chart.across;
    let cell = |y: usize, x: usize| chart.rows.get(y).and_then(|row| row.get(x));
    let text = |y: usize, x: usize| match cell(y, x) {
        Some(cell) if cell.outcomes.len() > 1 => style.say(message!("chart-both")),
        Some(cell) => style.outcome(cell, &data.nothing),
        None => String::new(),
    };
    let is_marked = |y: usize, x: usize| cell(y, x).is_some_and(|cell| cell.is_marked);
    let (rows, columns) = (down.bins.len(), across.bins.len());
    let heads = |axis: &Axis, is_short: bool| -> Vec<String> {
        axis.bins.iter().map(|bin| style.begin(bin.begin, is_short)).collect()
    };
    // A column holds its head and its outcomes, and room for brackets.
    let widths = |heads: &[String]| -> Vec<usize> {
        let widest = |(x, head): (usize, &String)| {
            (0..rows).map(|y| wide(&text(y, x))).chain([wide(head)]).max().unwrap_or(0) + 2
        };
        heads.iter().enumerate().map(widest).collect()
    };
    let left = |heads: &[String]| heads.iter().map(|head| wide(head)).chain([wide(&down.measure)]).max().unwrap_or(0);
    let needed = |left: usize, widths: &[usize], window: Window| {
        let columns: usize = widths.iter().take(window.last).skip(window.first).map(|width| width + 1).sum();
        let cut = usize::from(window.is_cut_before(across)) + usize::from(window.is_cut_after(across));
        INDENT + left + 3 + columns + 3 * cut
    };
    let whole = Window { first: 0, last: columns };
    let (mut below, mut beside) = (heads(down, false), heads(across, false));
    let mut seen = Some(whole);
    if needed(left(&below), &widths(&beside), whole) > style.width {
        (below, beside) = (heads(down, true), heads(across, true));
        let marked: Vec<bool> = (0..columns).map(|x| (0..rows).any(|y| is_marked(y, x))).collect();
        let (left, widths) = (left(&below), widths(&beside));
        seen = window(&marked, |window| needed(left, &widths, window) <= style.width);
    }
    let Some(seen) = seen else { return Vec::new() };
    let (left, widths) = (left(&below), widths(&beside));
    let bar = style.glyph("│", "|");
    let row = |head: &str, head_ink: Ink, put: &dyn Fn(&mut Line)| {
        let mut line = Line::new();
        line.reach(INDENT);
        line.put(style, head_ink, head);
        line.reach(INDENT + left + 1);
        line.put(style, Ink::Faint, bar);
        put(&mut line);
        line.done()
    };
    let ellipsis = style.glyph("…", "..");
    let cut_before = |line: &mut Line| {
        if seen.is_cut_before(across) {
            line.put(style, Ink::Faint, &format!(" {ellipsis}"));
            line.reach(INDENT + left + 2 + 3);
        }
    };

    let mut lines = Vec::new();
    if let Some(fixed) = style.fixed(chart) {
        lines.extend(wrapped(&style.say(message!("chart-map-fixed", fixed = fixed)), style));
    }
    lines.push(row("", Ink::Usual, &|line| line.put(style, Ink::Usual, &format!("  {}", across.measure))));
    lines.push(row(&down.measure, Ink::Usual, &|line| {
        cut_before(line);
        for x in seen.first..seen.last {
            let at = line.width;
            line.reach(at + 2);
            let is_marked = (0..rows).any(|y| is_marked(y, x));
            line.put(style, if is_marked { Ink::Marked } else { Ink::Faint }, beside.get(x).map_or("", String::as_str));
            line.reach(at + 1 + widths.get(x).copied().unwrap_or(0));
        }
        if seen.is_cut_after(across) {
            line.put(style, Ink::Faint, &format!(" {ellipsis}"));
        }
    }));
    let total = needed(left, &widths, seen) - INDENT - left - 2;
    let rule = style.glyph("─", "-");
    let cross = style.glyph("┼", "+");
    let mut under = Line::new();
    under.reach(INDENT);
    under.put(style, Ink::Faint, &format!("{}{cross}{}", rule.repeat(left + 1), rule.repeat(total)));
    lines.push(under.done());
    let whole = Window { first: 0, last: rows };
    if whole.is_cut_before(down) {
        lines.push(row(ellipsis, Ink::Faint, &|_| {}));
    }
    for y in 0..rows {
        let any = (seen.first..seen.last).any(|x| is_marked(y, x));
        let head = below.get(y).map_or("", String::as_str);
        lines.push(row(head, if any { Ink::Marked } else { Ink::Faint }, &|line| {
            cut_before(line);
            for x in seen.first..seen.last {
                let width = widths.get(x).copied().unwrap_or(0);
                let text = text(y, x);
                let room = " ".repeat(width.saturating_sub(wide(&text) + 2));
                match is_marked(y, x) {
                    true => {
                        line.put(style, Ink::Usual, " ");
                        line.put(style, Ink::Marked, &format!("[{text}{room}]"));
                    }
                    false => line.put(style, Ink::Usual, &format!("  {text}{room} ")),
                }
            }
        }));
    }
    if whole.is_cut_after(down) {
        lines.push(row(ellipsis, Ink::Faint, &|_| {}));
    }
    if let Some(mark) = &data.mark {
        let words = format!("[ ] {}", say(mark, style.language));
        let mut legend = Line::new();
        legend.reach((INDENT + left + 3).min(style.width.saturating_sub(wide(&words))));
        legend.put(style, Ink::Marked, &words);
        lines.push(legend.done());
    }
    lines
}
