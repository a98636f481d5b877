//! What is transcribed: as tables for people and for a page, and as JSON.

mod json;

use comfy_table::presets::{ASCII_MARKDOWN, NOTHING};
use comfy_table::{CellAlignment, Table};
use dsl_compiler::coverage::{Counts, Coverage, Tally};
use dsl_compiler::model::Model;
use dsl_syntax::{Argument, Language, Message, message};

use crate::phrase::{bare, declared};
use crate::say;

pub use json::{Report, json};

/// For people: what the columns mean, then the tables of each edition.
#[must_use]
pub fn human(model: &Model, found: &[Coverage], language: Language) -> String {
    let tables = Tables { model, language };
    let mut text: String = legend().iter().map(|line| tables.say(line) + "\n").collect();
    for coverage in found {
        text.push_str(&format!("\n{}\n", coverage.edition));
        text.push_str(&indented(&tables.official(coverage, NOTHING)));
        text.push_str(&indented(&tables.transcribed(coverage, NOTHING)));
    }
    text
}

/// A section an edition, for the docs.
#[must_use]
pub fn markdown(model: &Model, found: &[Coverage], language: Language) -> String {
    let tables = Tables { model, language };
    let mut text: String = legend().iter().map(|line| format!("- {}\n", tables.say(line))).collect();
    for coverage in found {
        text.push_str(&format!("\n## {}\n", coverage.edition));
        for table in [tables.official(coverage, ASCII_MARKDOWN), tables.transcribed(coverage, ASCII_MARKDOWN)] {
            if !table.is_empty() {
                text.push_str(&format!("\n{table}\n"));
            }
        }
    }
    text
}

/// What is counted, and what the columns mean.
fn legend() -> [Message; 8] {
    [
        message!("coverage-units"),
        message!("coverage-parts"),
        message!("coverage-important"),
        message!("coverage-catalogue"),
        message!("coverage-verified.means"),
        message!("coverage-open.means"),
        message!("coverage-differ.means"),
        message!("coverage-not-found.means"),
    ]
}

fn indented(table: &str) -> String {
    table.lines().map(|line| format!("  {}\n", line.trim_end())).collect()
}

struct Tables<'m> {
    model: &'m Model,
    language: Language,
}

impl Tables<'_> {
    fn say(&self, message: &Message) -> String {
        say(message, self.language)
    }

    /// The official totals; nothing where the edition states none.
    fn official(&self, coverage: &Coverage, preset: &str) -> String {
        if coverage.expects.is_empty() {
            return String::new();
        }
        let mut rows = vec![];
        for (name, total) in &coverage.expects {
            let transcribed = coverage.transcribed(name).map_or_else(|| "–".to_owned(), |count| count.to_string());
            rows.push(vec![self.say(&counted(name)), transcribed, total.to_string()]);
        }
        let heads = [message!("coverage-total"), message!("coverage-transcribed"), message!("coverage-official")];
        self.table(preset, &heads, rows)
    }

    fn transcribed(&self, coverage: &Coverage, preset: &str) -> String {
        let heads = [
            message!("coverage-industry"),
            counted("important-items"),
            counted("personal-items"),
            counted("scenarios"),
            counted("fields"),
            message!("coverage-clauses"),
            message!("coverage-verified"),
            message!("coverage-one-source"),
            message!("coverage-open"),
            message!("coverage-differ"),
            message!("coverage-not-found"),
        ];
        let listed = self.model.editions.iter().find(|one| one.name == coverage.edition);
        let industry = |name: &str| -> Argument {
            let known = listed.and_then(|edition| edition.industry(name));
            known.map_or_else(|| name.into(), |industry| declared(name, &industry.title))
        };
        let own = coverage.industries.iter().map(|(name, counts)| self.row(&bare(industry(name)), counts));
        let mut rows: Vec<Vec<String>> = own.collect();
        rows.push(self.row(&message!("coverage-edition"), &coverage.edition_level));
        rows.push(self.row(&message!("coverage-all"), &coverage.total));
        self.table(preset, &heads, rows)
    }

    fn row(&self, name: &Message, counts: &Counts) -> Vec<String> {
        let kinds = [counts.important, counts.personal, counts.scenarios, counts.fields, counts.clauses];
        let mut cells = vec![self.say(name)];
        cells.extend(kinds.iter().map(|tally| tally.transcribed.to_string()));
        // Personal-information items are made of clauses, which are counted already.
        let own = [counts.important, counts.scenarios, counts.fields, counts.clauses];
        let all: usize = own.iter().map(|tally| tally.transcribed).sum();
        let of = |part: fn(&Tally) -> usize| {
            self.say(&message!("coverage-so-many", part = own.iter().map(part).sum::<usize>(), all = all))
        };
        cells.push(of(|tally| tally.verified));
        cells.push(of(|tally| tally.one_source));
        cells.push(counts.open.to_string());
        cells.push(counts.differ.to_string());
        cells.push(counts.not_found.to_string());
        cells
    }

    fn table(&self, preset: &str, heads: &[Message], rows: Vec<Vec<String>>) -> String {
        let mut table = Table::new();
        let heads: Vec<String> = heads.iter().map(|head| self.say(head)).collect();
        table.load_preset(preset).set_header(heads);
        table.add_rows(rows);
        for column in table.column_iter_mut().skip(1) {
            column.set_cell_alignment(CellAlignment::Right);
        }
        table.to_string()
    }
}

/// What a total counts.
fn counted(total: &str) -> Message {
    match total {
        "industries" => message!("coverage-industries"),
        "scenarios" => message!("coverage-scenarios"),
        "fields" => message!("coverage-fields"),
        "items" => message!("coverage-items"),
        "important-items" => message!("coverage-important-items"),
        "personal-items" => message!("coverage-personal-items"),
        "categories" => message!("coverage-categories"),
        "subcategories" => message!("coverage-subcategories"),
        other => bare(other.into()),
    }
}
