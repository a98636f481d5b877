//! Rulers and maps at every width, in both languages, with and without colour.

use dsl_syntax::Argument;

use super::*;

fn cell(outcome: &str, is_marked: bool) -> Cell {
    let outcomes = if outcome.is_empty() { Vec::new() } else { vec![outcome.to_owned()] };
    Cell { outcomes, by_clause: outcome != "free", is_marked }
}

fn axis(measure: &str, begins: &[(u64, Begin)]) -> Axis {
    let ends = begins.iter().skip(1).map(|(from, _)| Some(*from)).chain([None]);
    let bins = begins.iter().zip(ends).map(|((from, begin), to)| Bin { from: *from, to, begin: *begin });
    Axis { measure: measure.to_owned(), bins: bins.collect() }
}

fn gap() -> Axis {
    axis("sensitive", &[(0, Begin::Zero), (10_000, Begin::Exactly(10_000)), (10_001, Begin::Over(10_000))])
}

fn ruler() -> ChartData {
    let row = vec![cell("contract", false), cell("free", true), cell("assessment", false)];
    let fixed = vec![("personal".to_owned(), FactValue::Count(0)), ("exempt".to_owned(), FactValue::Is(false))];
    ChartData {
        charts: vec![Chart { across: gap(), down: None, rows: vec![row], fixed }],
        nothing: message!("chart-nothing"),
        mark: Some(message!("chart-gap")),
    }
}

fn map() -> ChartData {
    let across =
        axis("personal", &[(0, Begin::Zero), (100_000, Begin::AtLeast(100_000)), (1_000_001, Begin::Over(1_000_000))]);
    let row = |outcomes: [&str; 3], marked: bool| {
        outcomes.iter().enumerate().map(|(at, outcome)| cell(outcome, marked && at == 0)).collect::<Vec<_>>()
    };
    let rows = vec![
        row(["contract", "contract", "assessment"], false),
        row(["free", "contract", "assessment"], true),
        row(["assessment"; 3], false),
    ];
    ChartData {
        charts: vec![Chart { across, down: Some(gap()), rows, fixed: Vec::new() }],
        nothing: message!("chart-nothing"),
        mark: Some(message!("chart-gap")),
    }
}

/// Many bands of 100,000 each, one of them marked.
fn stairs() -> ChartData {
    let begins: Vec<(u64, Begin)> = (0..40)
        .map(|step| (step * 100_000, if step == 0 { Begin::Zero } else { Begin::AtLeast(step * 100_000) }))
        .collect();
    let row = (0..40).map(|step| cell(if step % 2 == 0 { "contract" } else { "assessment" }, step == 20)).collect();
    ChartData {
        charts: vec![Chart { across: axis("guests", &begins), down: None, rows: vec![row], fixed: Vec::new() }],
        nothing: message!("chart-nothing"),
        mark: Some(message!("chart-meeting", outcomes = Argument::Text("this".to_owned()))),
    }
}

fn drawn(data: &ChartData, language: Language, width: usize) -> String {
    draw(data, ChartStyle { language, width, plain: false, colour: None }).join("\n")
}

/// One snapshot a chart: its drawing in each language is a part.
fn in_both_languages(data: &ChartData) -> String {
    format!("==== ENGLISH\n{}\n\n==== 中文\n{}", drawn(data, Language::En, 80), drawn(data, Language::Zh, 80))
}

#[test]
fn a_ruler_shows_its_bands() {
    insta::assert_snapshot!(in_both_languages(&ruler()));
}

#[test]
fn a_ruler_in_chinese_stands_under_its_numbers() {
    let text = drawn(&ruler(), Language::Zh, 80);
    let lines: Vec<&str> = text.lines().collect();
    let column = |line: &str, of: &str| wide(&line[..line.find(of).unwrap()]);
    assert_eq!(column(lines[1], "恰为1万"), column(lines[2], "┼╌ free"));
    assert_eq!(column(lines[1], "超过1万"), column(lines[2], "┼─ assessment"));
    assert_eq!(column(lines[3], "╰"), column(lines[2], "┼╌ free"));
    assert_eq!(column(lines[3], "╯"), column(lines[2], "┼─ assessment"));
}

#[test]
fn a_map_shows_its_cells() {
    insta::assert_snapshot!(in_both_languages(&map()));
}

#[test]
fn a_map_in_chinese_is_straight() {
    let text = drawn(&map(), Language::Zh, 80);
    let bars: Vec<usize> = text.lines().filter_map(|line| line.find(['│', '┼']).map(|at| wide(&line[..at]))).collect();
    assert!(bars.len() > 4 && bars.windows(2).all(|pair| pair[0] == pair[1]), "{text}");
}

#[test]
fn far_bands_are_left_out() {
    insta::assert_snapshot!(drawn(&stairs(), Language::En, 76));
}

#[test]
fn only_ascii_in_logs() {
    let style = ChartStyle { language: Language::En, width: 60, plain: true, colour: None };
    let text = [ruler(), map(), stairs()].map(|data| draw(&data, style).join("\n")).join("\n\n");
    insta::assert_snapshot!(text);
    assert!(text.is_ascii(), "{text}");
}

#[test]
fn nothing_is_wider_than_the_terminal() {
    for data in [ruler(), map(), stairs()] {
        for language in [Language::En, Language::Zh] {
            for plain in [false, true] {
                for width in 0..200 {
                    for line in draw(&data, ChartStyle { language, width, plain, colour: None }) {
                        // Headings wrap at 20 where there is no room at all.
                        assert!(wide(&line) <= width.max(20), "{width}: {line}");
                    }
                }
            }
        }
    }
}

/// Colour adds nothing: without it the same characters say the same.
#[test]
fn colour_is_only_paint() {
    for data in [ruler(), map(), stairs()] {
        let style = ChartStyle { language: Language::Zh, width: 70, plain: false, colour: Some("31") };
        let painted = draw(&data, style).join("\n");
        assert!(painted.contains("\u{1b}[31m"));
        let bare = ["31", "2", "0"].iter().fold(painted, |text, code| text.replace(&format!("\u{1b}[{code}m"), ""));
        assert_eq!(bare, drawn(&data, Language::Zh, 70));
    }
}

#[test]
fn it_can_be_listened_to() {
    let both = [narrate(&ruler(), Language::En), narrate(&map(), Language::Zh)].map(|lines| lines.join("\n"));
    insta::assert_snapshot!(both.join("\n\n"));
}
