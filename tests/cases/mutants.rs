//! Real lists with damage: whatever a hand or a web page does to them, what is promised of any text holds.

use qingdan_tests::mutants::corpus::Corpus;
use qingdan_tests::mutants::{Tally, keep, number, try_mutant};

/// As many mutants as `QINGDAN_CASES` says, from the number `QINGDAN_SEED` on.
#[test]
fn mutants_keep_every_promise() {
    let corpus = Corpus::read().unwrap();
    let (first, count) = (number("QINGDAN_SEED", 0), number("QINGDAN_CASES", 1_000));
    let mut tally = Tally::default();
    let mut broken = Vec::new();
    for at in first..first + count {
        // Of a run that is ended from outside, this is the last line.
        println!("mutant {at}");
        if let Err(found) = try_mutant(&corpus, at, &mut tally) {
            let page = found.page();
            match keep(&format!("mutant-{at}"), &page).unwrap() {
                Some(path) => println!("broken: {}: {}", path.display(), found.promise),
                None => println!("{page}"),
            }
            broken.push(at);
        }
    }
    print!("{}", tally.lines());
    assert!(
        broken.is_empty(),
        "mutants that break a promise: {broken:?}; QINGDAN_SEED=N QINGDAN_CASES=1 runs one alone"
    );
}
