//! Fixes, tried by others than who offers them: whatever is offered is put into the text, and the whole folder is checked again from
//! scratch. The finding is gone, none of any kind is new, and what claims to change no decision changes none.

use std::cell::Cell;
use std::collections::BTreeMap;

use dsl_compiler::check::{Checked, check};
use dsl_compiler::fixes::{offer, offer_within};
use dsl_compiler::model::EditionId;
use dsl_report::say;
use dsl_syntax::edit::apply;
use dsl_syntax::{Code, Diagnostic, FileId, Fix, Language};
use proptest::prelude::*;
use proptest::test_runner::{TestError, TestRunner};
use qingdan_tests::inputs::{Chance, Domains};
use qingdan_tests::plan::Plan;
use qingdan_tests::print::text;
use qingdan_tests::strategy::plan;
use qingdan_tests::{Memory, oracle};

use super::generated::config;

fn checked(text: &str) -> Result<Checked, String> {
    check(&Memory::one(text)).map_err(|unread| format!("{unread:?}"))
}

/// How many findings there are of each code. That a graph is too large is looked for only where there are no errors.
fn counted(findings: &[Diagnostic]) -> BTreeMap<Code, usize> {
    let mut counts = BTreeMap::new();
    // What is folded under another finding is there all the same.
    let all = findings.iter().flat_map(|finding| std::iter::once(finding).chain(&finding.follows));
    for finding in all.filter(|finding| finding.code != Code::GraphTooLarge) {
        *counts.entry(finding.code).or_default() += 1;
    }
    counts
}

/// What each fix did is told to `seen`.
fn every_fix_mends(text: &str, seen: &dyn Fn(&Diagnostic, usize)) -> Result<(), String> {
    let mut before = checked(text)?;
    offer(&mut before);
    for finding in &before.diagnostics {
        let band = finding.code.is_proved();
        if band {
            seen(finding, finding.fixes.len());
        }
        for fix in finding.fixes.iter().filter(|_| band) {
            mends(text, &before, finding, fix)
                .map_err(|why| format!("{why}\nby: {}\n{text}", say(&fix.title, Language::En)))?;
        }
    }
    Ok(())
}

fn mends(text: &str, before: &Checked, finding: &Diagnostic, fix: &Fix) -> Result<(), String> {
    let mended = apply(FileId(0), text, &fix.edits).ok_or("the edits overlap")?;
    let after = checked(&mended)?;
    let told = |why: &str| {
        let list = |findings: &[Diagnostic]| {
            let lines =
                findings.iter().map(|one| format!("  {} {}", one.code.as_str(), say(&one.message, Language::En)));
            lines.collect::<Vec<_>>().join("\n")
        };
        format!(
            "{} {why}\nbefore:\n{}\nafter:\n{}\n{mended}",
            finding.code.as_str(),
            list(&before.diagnostics),
            list(&after.diagnostics)
        )
    };
    let (old, new) = (counted(&before.diagnostics), counted(&after.diagnostics));
    if new.iter().any(|(code, count)| count > old.get(code).unwrap_or(&0)) {
        return Err(told("is mended, and something else comes up"));
    }
    let all = || after.diagnostics.iter().flat_map(|one| std::iter::once(one).chain(&one.follows));
    let left = |follow: &Diagnostic| all().any(|one| one.code == follow.code && one.message == follow.message);
    if finding.follows.iter().any(left) {
        return Err(told("is mended, and what it is said to mend is not"));
    }
    if new.get(&finding.code).unwrap_or(&0) >= &old[&finding.code] {
        return Err(told("is not mended"));
    }
    let same =
        |one: &Diagnostic| one.code == finding.code && one.message == finding.message && one.facts == finding.facts;
    if after.diagnostics.iter().filter(|one| same(one)).count()
        >= before.diagnostics.iter().filter(|one| same(one)).count()
    {
        return Err(told("is still there"));
    }
    if ["fix-remove-clause", "fix-remove-branch", "fix-remove-otherwise"].contains(&fix.title.id) {
        decides_the_same(before, &after).map_err(|why| told(&why))?;
    }
    Ok(())
}

/// Over many flows of every edition.
fn decides_the_same(before: &Checked, after: &Checked) -> Result<(), String> {
    let domains = Domains::of(&before.model);
    let mut chance = Chance::new(0xf1e5);
    for at in 0..before.model.editions.len() {
        let edition = EditionId(at as u32);
        for _ in 0..60 {
            let Some(place) = chance.pick(&domains.places) else { break };
            let flow = domains.flow(place, &mut chance);
            let (old, new) =
                (oracle::decide(&before.model, edition, &flow), oracle::decide(&after.model, edition, &flow));
            // A graph reads a contradiction either way.
            if !old.contradictory && old.possible != new.possible {
                return Err(format!(
                    "is mended, and changes what {flow:?} gets: {:?}, then {:?}",
                    old.possible, new.possible
                ));
            }
        }
    }
    Ok(())
}

#[test]
fn fixes_of_generated_lists_mend() {
    let (findings, fixed) = (Cell::new(0_usize), Cell::new(0_usize));
    let property = |plan: &Plan| {
        every_fix_mends(&text(plan), &|_, fixes| {
            findings.set(findings.get() + 1);
            fixed.set(fixed.get() + usize::from(fixes > 0));
        })
    };
    let outcome = TestRunner::new(config(60)).run(&plan(), |plan| property(&plan).map_err(TestCaseError::fail));
    match outcome {
        Ok(()) => {}
        Err(TestError::Fail(why, _)) => panic!("{why}"),
        Err(TestError::Abort(why)) => panic!("{why}"),
    }
    println!("counted {} findings of generated folders", findings.get());
    println!("counted {} of them with fixes", fixed.get());
    assert!(fixed.get() * 4 > findings.get(), "{} of {} findings have fixes", fixed.get(), findings.get());
}

/// A list in three tiers on one or two counts, as sources have them, with one slip in it.
fn slipped(chance: &mut Chance) -> String {
    let zh = chance.percent(50);
    let measures: &[&str] = if chance.percent(50) { &["personal"] } else { &["personal", "sensitive"] };
    let number = |n: u64| if zh && n.is_multiple_of(10_000) { format!("{}万", n / 10_000) } else { n.to_string() };
    let bound = |word: &str, n: u64| match (word, zh) {
        ("at least", true) => format!("{}人以上", number(n)),
        ("at most", true) => format!("{}人以下", number(n)),
        ("over", true) => format!("超过{}人", number(n)),
        ("under", true) => format!("不满{}人", number(n)),
        _ => format!("{word} {}", number(n)),
    };
    let (comma, or, when) = if zh { ("、", "\n 或 ", "当") } else { (", ", "\n or ", "when") };
    let mut tiers: Vec<Vec<String>> = vec![Vec::new(), Vec::new()];
    let slip_on = chance.below(measures.len());
    let slip = chance.below(8);
    for (at, measure) in measures.iter().enumerate() {
        let low = [1, 1_000, 10_000][chance.below(3)];
        let high = low * [10, 100][chance.below(2)].max(2);
        let slip = if at == slip_on { slip } else { 99 };
        // Which of the two takes in the number itself; a slip gives it to both or to none.
        let upper = chance.percent(50);
        let (mut end, mut begin) = if upper { ("under", "at least") } else { ("at most", "over") };
        let (mut from, mut to, mut top) = (Some(low), Some(high), high);
        match slip {
            0 => (end, begin) = ("under", "over"),
            1 => (end, begin) = ("at most", "at least"),
            2 => top = high * 3 / 2,
            3 => top = high * 2 / 3 + 1,
            4 => from = None,
            5 => to = None,
            _ => {}
        }
        let lower: Vec<String> =
            [from.map(|n| bound("at least", n)), to.map(|n| bound(end, n))].into_iter().flatten().collect();
        tiers[0].push(format!("{measure} {}", lower.join(comma)));
        tiers[1].push(format!("{measure} {}", bound(begin, top)));
        if slip == 6 {
            tiers[1].push(format!("{measure} {}", bound("over", top * 3)));
        }
    }
    let (mild, strict) = if slip == 7 { ("assessment", "contract") } else { ("contract", "assessment") };
    let clause = |outcome: &str, tier: &[String]| format!("{outcome} {when} {}\n", tier.join(or));
    let prevails = match (measures.len() > 1 && chance.percent(20), zh) {
        (true, _) => "",
        (false, true) => "从严\n",
        (false, false) => "strictest prevails\n",
    };
    let otherwise = match (chance.percent(85), zh) {
        (false, _) => "",
        (true, true) => "free 其余\n",
        (true, false) => "free otherwise\n",
    };
    let (strictness, bands) = if zh { ("严格程度", "区间") } else { ("strictness", "bands") };
    let title = "title zh \"甲\" en \"a\"";
    let mut block = vec![clause(strict, &tiers[1]), clause(mild, &tiers[0])];
    if chance.percent(50) {
        block.reverse();
    }
    format!(
        "outcome free {{ {title} }}\noutcome contract {{ {title} }}\noutcome assessment {{ {title} }}\n\
         unit people {{ title zh \"人\" en \"people\" }}\nmeasure personal {{ unit people {title} }}\nmeasure sensitive {{ unit people {title} }}\n\
         edition list {{\n{title}\n{strictness} free < contract < assessment\n{prevails}bands open\n}}\n\
         industry trade in list {{\n{title}\nscenario one {{\n{title}\n{bands} {{\n{}{otherwise}}}\n}}\n\
         scenario two {{\n{title}\nbands open\n}}\n}}\n",
        block.concat()
    )
}

#[test]
fn planted_slips_are_mended() {
    let mut chance = Chance::new(0x511b);
    let without: Cell<usize> = Cell::new(0);
    let by_code = std::cell::RefCell::new(BTreeMap::<Code, (usize, usize)>::new());
    for _ in 0..300 {
        let text = slipped(&mut chance);
        let told = every_fix_mends(&text, &|finding, fixes| {
            let mut counts = by_code.borrow_mut();
            let entry = counts.entry(finding.code).or_default();
            entry.0 += 1;
            entry.1 += usize::from(fixes > 0);
            if fixes == 0 {
                without.set(without.get() + 1);
                if std::env::var_os("QINGDAN_SHOW").is_some() {
                    println!("no fix: {}\n{text}", say(&finding.message, Language::En));
                }
            }
        });
        if let Err(why) = told {
            panic!("{why}");
        }
    }
    for (code, (findings, fixed)) in by_code.borrow().iter() {
        println!("{}: {fixed} of {findings} with fixes", code.as_str());
        assert!(fixed * 10 >= findings * 6, "{}: {fixed} of {findings} with fixes", code.as_str());
    }
    println!("{} without", without.get());
}

/// Pairs of bands on two counts, each with a square in common that has two outcomes.
fn clashing(pairs: u64) -> String {
    let title = "title zh \"甲\" en \"a\"";
    let band = |outcome: &str, from: u64| {
        let to = from + 600;
        format!("{outcome} when aa at least {from}, under {to} and bb at least {from}, under {to}\n")
    };
    let pair = |at: u64| band("assessment", 1_000 * at) + &band("contract", 1_000 * at + 300);
    format!(
        "outcome free {{ {title} }}\noutcome contract {{ {title} }}\noutcome assessment {{ {title} }}\n\
         unit people {{ title zh \"人\" en \"people\" }}\nmeasure aa {{ unit people {title} }}\nmeasure bb {{ unit people {title} }}\n\
         edition list {{\n{title}\nstrictness free < contract < assessment\nstrictest prevails\nbands {{\n{}free otherwise\n}}\n}}\n",
        (1..=pairs).map(pair).collect::<String>()
    )
}

#[test]
fn trying_fixes_keeps_its_bound_of_work_and_says_what_was_not_tried() {
    let is_untried = |finding: &Diagnostic| finding.notes.iter().any(|note| note.id == "fixes-budget");
    let mut few = checked(&clashing(5)).unwrap();
    offer(&mut few);
    assert!(!few.diagnostics.iter().any(is_untried));
    assert!(few.diagnostics.iter().filter(|one| one.code == Code::BandCollision).all(|one| !one.fixes.is_empty()));
    for pairs in [25, 50] {
        let text = clashing(pairs);
        let before = checked(&text).unwrap();
        // Fifty or a hundred bands that clash are not much work to check.
        assert!(before.work < 10_000_000, "{pairs}: {}", before.work);
        let tried = |budget: u64| {
            let mut after = checked(&text).unwrap();
            let spent = offer_within(&mut after, budget);
            // The last look may go over the bound, by about what looking once takes.
            assert!(spent < budget + 2 * before.work, "{spent} of {budget}");
            after.diagnostics
        };
        let told = |after: &[Diagnostic]| after.iter().all(|one| !one.fixes.is_empty() || is_untried(one));
        let after = tried(2 * before.work);
        assert!(told(&after) && after.iter().any(is_untried), "{pairs}");
        // What is tried hangs on nothing but the text.
        assert_eq!(after, tried(2 * before.work));
        // The usual bound gets so far that some are mended.
        let mut usual = checked(&text).unwrap();
        offer(&mut usual);
        assert!(usual.diagnostics.iter().any(|one| !one.fixes.is_empty()), "{pairs}");
    }
}
