//! How the checks and comparisons grow: one very large block, and very many scenarios.
//!
//! `cargo bench -p dsl-compiler --bench scale`
#![allow(clippy::unwrap_used, missing_docs, reason = "a benchmark")]

#[path = "../tests/dice/mod.rs"]
mod dice;

use std::fmt::Write;

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use dice::Dice;
use dsl_compiler::artefact::compile;
use dsl_compiler::check::check;
use dsl_compiler::diff::diff;
use dsl_compiler::model::EditionId;
use dsl_compiler::source::World;

/// Counts from here on are alike.
const TOP: u64 = 1_000_000;

/// A random partition of the counts below a million in five measures into `n` boxes, by cuts through one box at a time: for each box
/// its bounds, the upper one not included.
fn partition(n: usize) -> Vec<[(u64, u64); 5]> {
    let mut dice = Dice(1);
    let mut boxes = vec![[(0, TOP); 5]];
    while boxes.len() < n {
        let at = dice.below(boxes.len() as u64) as usize;
        let axis = dice.below(5) as usize;
        let (lo, hi) = boxes[at][axis];
        if hi - lo >= 2 {
            let cut = lo + 1 + dice.below(hi - lo - 1);
            let mut upper = boxes[at];
            upper[axis].0 = cut;
            boxes[at][axis].1 = cut;
            boxes.push(upper);
        }
    }
    boxes
}

/// One block, a clause a box; the outcome rises with every measure in its upper half. Every hundredth is another in the newer edition.
fn block_of(boxes: &[[(u64, u64); 5]], edition: &str) -> String {
    let mut text = format!("edition {edition} {{\n strictness o0 < o1 < o2 < o3\n strictest prevails\n bands {{\n");
    for (at, sides) in boxes.iter().enumerate() {
        let mut rank = sides.iter().map(|(lo, _)| usize::from(*lo >= TOP / 2)).sum::<usize>().min(3);
        if edition == "new" && at % 100 == 7 {
            rank = (rank + 1) % 4;
        }
        let bound = |(axis, (lo, hi)): (usize, &(u64, u64))| {
            let under = if *hi == TOP { String::new() } else { format!(", under {hi}") };
            format!("m{axis} at least {lo}{under} people")
        };
        let bounds: Vec<String> = sides.iter().enumerate().map(bound).collect();
        let _ = writeln!(text, " o{rank} when {}", bounds.join(" and "));
    }
    text + " }\n}\n"
}

/// A partition into 10,000 boxes of five measures.
fn block(criterion: &mut Criterion) {
    let boxes = partition(10_000);
    let mut text =
        String::from("outcome o0\noutcome o1\noutcome o2\noutcome o3\nunit people { title zh \"人\" en \"people\" }\n");
    for axis in 0..5 {
        let _ = writeln!(text, "measure m{axis} {{ unit people }}");
    }
    let old = OneFile(format!("{text}{}", block_of(&boxes, "old")));
    let both = OneFile(format!("{}{}", old.0, block_of(&boxes, "new")));
    let checked = check(&both).unwrap();
    let of = |name| checked.model.edition_named(name).unwrap();
    let mut group = criterion.benchmark_group("10,000 boxes in 5 dimensions");
    group.sample_size(10);
    group.bench_function("checked", |bencher| bencher.iter(|| check(&old)));
    group.bench_function("two diffed", |bencher| bencher.iter(|| diff(&checked.model, of("old"), of("new")).is_ok()));
    group.finish();
}

struct OneFile(String);

impl World for OneFile {
    fn paths(&self) -> Vec<String> {
        vec!["lists/generated.qd".to_owned()]
    }
    fn read(&self, _: &str) -> Result<Vec<u8>, dsl_syntax::Message> {
        Ok(self.0.clone().into_bytes())
    }
}

/// Two editions over one fallback, `count` scenarios each, a tenth of them with other bounds in the newer one.
fn lists(count: usize) -> String {
    let mut text = String::from(
        "outcome free\noutcome contract\noutcome assessment\nunit people { title zh \"人\" en \"people\" }\n\
         measure personal { unit people }\nmeasure sensitive { unit people }\nflag exempt\n\
         attribute handler one of { ordinary, ciio } default ordinary\n\
         attribute registered one of { ftz, elsewhere }\n\
         edition base {\n strictness free < contract < assessment\n strictest prevails\n bands baseline {\n\
         assessment when personal at least 1_000_000 people or sensitive at least 10_000 people\n\
         contract when personal at least 100_000, under 1_000_000 people or sensitive at least 1, under 10_000 people\n\
         free otherwise\n }\n important announced\n rules {\n free regardless when exempt and data is not important\n\
         assessment when handler is ciio and some people\n assessment when data is important\n }\n}\n",
    );
    for edition in ["old", "new"] {
        let _ = writeln!(
            text,
            "edition {edition} {{\n falls back to base\n applies when registered is ftz\n strictest prevails\n}}"
        );
        for at in 0..count {
            if at % 100 == 0 {
                let _ = writeln!(text, "{}industry i{} in {edition} {{", if at == 0 { "" } else { "}\n" }, at / 100);
            }
            let sensitive = 20_000 + 10_000 * (at % 48);
            let sensitive = if edition == "new" && at % 10 == 0 { 2 * sensitive } else { sensitive };
            let _ = writeln!(
                text,
                "scenario s{at} {{ bands {{\n assessment when personal at least {} people or sensitive at least {sensitive} people\n \
                 contract when personal at least {sensitive}, under {} people or sensitive at least 1, under {sensitive} people\n free otherwise\n}} }}",
                10 * sensitive,
                10 * sensitive,
            );
        }
        text.push_str("}\n");
    }
    text
}

fn scenarios(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("scenarios");
    group.sample_size(10);
    for count in [1_250, 2_500, 5_000, 10_000] {
        let world = OneFile(lists(count));
        let checked = check(&world).unwrap();
        assert!(checked.diagnostics.is_empty());
        let of = |name| checked.model.edition_named(name).unwrap();
        let (old, new): (EditionId, EditionId) = (of("old"), of("new"));
        group.throughput(Throughput::Elements(count as u64));
        group.bench_with_input(BenchmarkId::new("checked", count), &world, |bencher, world| {
            bencher.iter(|| check(world))
        });
        group.bench_with_input(BenchmarkId::new("compiled", count), &checked, |bencher, checked| {
            bencher.iter(|| compile(&checked.model, &checked.files, new).is_ok());
        });
        group.bench_with_input(BenchmarkId::new("diffed", count), &checked, |bencher, checked| {
            bencher.iter(|| diff(&checked.model, old, new).is_ok());
        });
    }
    group.finish();
}

criterion_group!(benches, block, scenarios);
criterion_main!(benches);
