//! What is transcribed: as tables for people and for a page, and as JSON.

mod json;

use comfy_table::presets::{ASCII_MARKDOWN, NOTHING};
use comfy_table::{CellAlignment, Table};
use dsl_compiler::coverage::{Counts, Coverage, Tally};

pub use json::{Report, json};

const EXPLANATION: &str = "\
An important-data item, a scenario and a field count as they stand in the lists; a personal-information item is one tier of a
block of bands, since an official list counts a category once for each tier. Parts of one official item that the sources tell
apart are counted one by one, so no number here proves that a list is complete. The official important items are rows of industries:
what an edition identifies for all of them, under (edition), is not held against those totals. Categories and subcategories are those of
the catalogue that a source names. `verified` has been read against the controlling text; `one source` rests on a single source;
`open` are clauses and blocks that no source decides; `differ` are places where sources differ and one reading is taken, of bands
or of an item; an item that the reading taken does not list is not counted as one; `not found` are sides of texts, and parties,
limits, starts and terms of procedures, that no source gives.";

/// For people.
#[must_use]
pub fn human(found: &[Coverage]) -> String {
    let mut text = String::new();
    for coverage in found {
        text.push_str(&format!("{}\n", coverage.edition));
        text.push_str(&indented(&official(coverage, NOTHING)));
        text.push_str(&indented(&transcribed(coverage, NOTHING)));
        text.push('\n');
    }
    text.push_str(EXPLANATION);
    text.push('\n');
    text
}

/// A section an edition, for the docs.
#[must_use]
pub fn markdown(found: &[Coverage]) -> String {
    let mut text = format!("{EXPLANATION}\n");
    for coverage in found {
        text.push_str(&format!("\n## {}\n", coverage.edition));
        for table in [official(coverage, ASCII_MARKDOWN), transcribed(coverage, ASCII_MARKDOWN)] {
            if !table.is_empty() {
                text.push_str(&format!("\n{table}\n"));
            }
        }
    }
    text
}

fn indented(table: &str) -> String {
    table.lines().map(|line| format!("  {}\n", line.trim_end())).collect()
}

/// The official totals; nothing where the edition states none.
fn official(coverage: &Coverage, preset: &str) -> String {
    if coverage.expects.is_empty() {
        return String::new();
    }
    let mut rows = vec![];
    for (name, total) in &coverage.expects {
        let transcribed = coverage.transcribed(name).map_or_else(|| "–".to_owned(), |count| count.to_string());
        rows.push(vec![name.clone(), transcribed, total.to_string()]);
    }
    table(preset, &["official total", "transcribed", "official"], rows)
}

fn transcribed(coverage: &Coverage, preset: &str) -> String {
    let heads = [
        "industry",
        "important items",
        "personal items",
        "scenarios",
        "fields",
        "clauses",
        "verified",
        "one source",
        "open",
        "differ",
        "not found",
    ];
    let mut rows: Vec<Vec<String>> = coverage.industries.iter().map(|(name, counts)| row(name, counts)).collect();
    rows.push(row("(edition)", &coverage.edition_level));
    rows.push(row("all", &coverage.total));
    table(preset, &heads, rows)
}

fn row(name: &str, counts: &Counts) -> Vec<String> {
    let kinds = [counts.important, counts.personal, counts.scenarios, counts.fields, counts.clauses];
    let mut cells = vec![name.to_owned()];
    cells.extend(kinds.iter().map(|tally| tally.transcribed.to_string()));
    // Personal-information items are made of clauses, which are counted already.
    let own = [counts.important, counts.scenarios, counts.fields, counts.clauses];
    let all: usize = own.iter().map(|tally| tally.transcribed).sum();
    let of = |part: fn(&Tally) -> usize| format!("{} of {all}", own.iter().map(part).sum::<usize>());
    cells.push(of(|tally| tally.verified));
    cells.push(of(|tally| tally.one_source));
    cells.push(counts.open.to_string());
    cells.push(counts.differ.to_string());
    cells.push(counts.not_found.to_string());
    cells
}

fn table(preset: &str, heads: &[&str], rows: Vec<Vec<String>>) -> String {
    let mut table = Table::new();
    table.load_preset(preset).set_header(heads.to_vec());
    table.add_rows(rows);
    for column in table.column_iter_mut().skip(1) {
        column.set_cell_alignment(CellAlignment::Right);
    }
    table.to_string()
}
