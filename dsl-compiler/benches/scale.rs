//! How the checks and comparisons grow: one very large block, and very many scenarios.
//!
//! `cargo bench -p dsl-compiler --bench scale`
#![allow(clippy::unwrap_used, missing_docs, reason = "a benchmark")]

#[path = "../tests/bands_support/mod.rs"]
mod bands_support;

use std::fmt::Write;

use bands_support::{block_of, guillotine};
use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use dsl_compiler::analysis::analyse::analyse;
use dsl_compiler::analysis::compare::diff_blocks;
use dsl_compiler::analysis::space::{BandBox, Gives};
use dsl_compiler::artefact::compile;
use dsl_compiler::check::check;
use dsl_compiler::diff::diff;
use dsl_compiler::model::EditionId;
use dsl_compiler::source::World;
use dsl_compiler::work::Work;

/// A partition into 10,000 boxes of five measures; the outcome rises with every measure in its upper half.
fn block(criterion: &mut Criterion) {
    let rank = |_: usize, area: &BandBox| {
        area.measures.iter().map(|side| usize::from(side.lo >= 500_000)).sum::<usize>().min(3)
    };
    let old = block_of(guillotine(1, 10_000, 5, 1_000_000), rank);
    let mut new = old.clone();
    for (at, one) in new.boxes.iter_mut().enumerate() {
        if at % 100 == 7 {
            one.gives = Gives::one((one.gives.least() + 1) % 4);
        }
    }
    let mut group = criterion.benchmark_group("10,000 boxes in 5 dimensions");
    group.sample_size(10);
    group.bench_function("analysed", |bencher| bencher.iter(|| analyse(&old, &Work::default())));
    group.bench_function("two diffed", |bencher| bencher.iter(|| diff_blocks(&old, &new, &Work::default())));
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
