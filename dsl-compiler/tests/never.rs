//! Conditions that can never hold: wherever they stand, over all axes, with parts that exclude each other; held against all points of
//! a small grid.

#![allow(clippy::disallowed_macros, reason = "says how much was counted")]
#![allow(clippy::unwrap_used, reason = "a test")]
mod dice;
mod told;

use std::ops::Range;

use dice::Dice;
use dsl_syntax::{Code, Diagnostic, Severity};
use told::{all_told, findings, told};

const SHARED: &str = "outcome free\noutcome contract\noutcome assessment\n\
    unit people { title zh \"人\" en \"people\" }\nunit km { title zh \"公里\" en \"km\" }\n\
    measure aa { unit people }\nmeasure bb { unit people }\nmeasure kk { unit km }\n\
    attribute col one of { red, green, blue }\nattribute level ordered { low < mid < high } default low\nflag ff\n";

/// All errors of a list with these lines, as they are told.
fn errors(edition: &str) -> String {
    all_told(&format!("{SHARED}{edition}"), Severity::Error)
}

fn in_bands(condition: &str) -> String {
    errors(&format!(
        "edition e {{ strictness free < contract < assessment\n strictest prevails\n bands {{\n \
         contract when {condition}\n free otherwise }} }}"
    ))
}

#[test]
fn two_bounds_of_one_measure() {
    insta::assert_snapshot!(in_bands("aa at least 1_000_000 and aa under 100_000 people"));
}

#[test]
fn a_value_that_is_and_is_not() {
    insta::assert_snapshot!(in_bands("col is red and col is not red"));
}

#[test]
fn an_item_of_important_data() {
    insta::assert_snapshot!(errors(
        "edition e { strictness free < contract < assessment\n bands open\n\
         important secret { title zh \"密\" en \"secret\"\n when aa at least 5 and aa under 3 } }"
    ));
}

#[test]
fn a_rule() {
    insta::assert_snapshot!(errors(
        "edition e { strictness free < contract < assessment\n bands open\n rules { assessment when ff and not ff } }"
    ));
}

#[test]
fn a_scope_that_takes_nobody() {
    insta::assert_snapshot!(errors(
        "edition e-1 { strictness free < contract < assessment\n bands open }\n\
         edition e-2 { strictness free < contract < assessment\n falls back to e-1\n applies when ff and not ff }\n\
         industry cars in e-2 { applies when col is red unless col is red\n\
         scenario sale { bands { contract when aa at least 1 people\n free otherwise } } }"
    ));
}

#[test]
fn readings_that_are_not_taken() {
    insta::assert_snapshot!(errors(
        "edition e { strictness free < contract < assessment\n bands open\n\
         important secret { title zh \"密\" en \"secret\"\n\
         reading first taken { listed }\n reading other { always when ff and not ff } } }\n\
         industry cars in e { scenario sale {\n\
         reading first taken { bands { contract when aa at least 1 people\n free otherwise } }\n\
         reading other { bands { contract when aa at least 3 and aa at most 2 people\n free otherwise } } } }"
    ));
}

#[test]
fn importance_people_and_exceptions() {
    let both = in_bands("data is important and data is not important");
    let nobody = in_bands("some people unless aa at least 0 people");
    let people = in_bands("aa at least 5 people unless some people");
    let nothing = in_bands("level at least mid unless level at least low");
    let within = in_bands("aa at least 5 people unless aa at least 3 people");
    let branches = in_bands("all of {\n aa at least 5 people\n any of { aa under 3 people; aa under 4 people } }");
    insta::assert_snapshot!([both, nobody, people, nothing, within, branches].join("\n"));
}

/// Nothing is said of a clause that can hold in part, of one whose `some people` another measure may fulfil, and nothing twice.
#[test]
fn nothing_is_said() {
    assert_eq!(in_bands("aa at least 5 and aa under 3 people or bb at least 1 people"), "");
    // Of bands that fall where there are more people something else is said.
    for people in ["some people and aa under 1 people", "kk at least 1 km unless some people"] {
        let said = in_bands(people);
        assert!(!said.contains("empty-bounds"), "{said}");
    }
    let twice = in_bands("aa over 1, under 2 people and aa at least 7 people");
    assert_eq!(twice.matches("empty-bounds").count(), 1, "{twice}");
    let broken = in_bands("ff and not ff and unheard-of");
    assert!(broken.starts_with("unknown-name") && !broken.contains("empty-bounds"), "{broken}");
}

/// One of ten thousand branches that can hold is enough, and where none can, the budget says so much and no more.
#[test]
fn many_branches() {
    let branch = |at: usize| format!("aa at least {} and aa under {at} people", at + 1);
    let mut branches: Vec<String> = (1..3_000).map(branch).collect();
    let none = in_bands(&branches.join("\n or "));
    assert!(none.starts_with("empty-bounds"), "{}", &none[..200]);
    branches.push("aa at least 1 people".to_owned());
    assert_eq!(in_bands(&branches.join("\n or ")), "");
    let wide = (0..200).map(|at| format!("any of {{ aa at least {at} people; bb at least {at} people; ff }}"));
    let item = format!(
        "edition e {{ strictness free < contract < assessment\n bands open\n\
         important secret {{ title zh \"密\" en \"secret\"\n when all of {{\n {} }} }} }}",
        wide.collect::<Vec<_>>().join("\n")
    );
    assert_eq!(errors(&item), "");
}

/// A condition: what it says, and where each of its parts stands in the text.
enum Tree {
    All(Vec<Tree>),
    Any(Vec<Tree>),
    Part(usize),
}

#[derive(Clone)]
enum Says {
    Count(usize, u64, u64),
    Colour(u8),
    Flag(bool),
    Important(bool),
    People,
}

struct Written {
    text: String,
    parts: Vec<(Says, Range<usize>)>,
}

impl Written {
    fn tree(&mut self, dice: &mut Dice, depth: u64) -> Tree {
        let all = dice.below(2) == 0;
        if depth == 0 || dice.below(3) == 0 {
            return self.part(dice);
        }
        self.text += if all { "all of {\n" } else { "any of {\n" };
        let parts = (0..2 + dice.below(2))
            .map(|_| {
                let part = self.tree(dice, depth - 1);
                self.text += "\n";
                part
            })
            .collect();
        self.text += "}";
        if all { Tree::All(parts) } else { Tree::Any(parts) }
    }

    fn part(&mut self, dice: &mut Dice) -> Tree {
        let from = self.text.len();
        let says = match dice.below(9) {
            at @ 0..4 => {
                let lo = dice.below(4);
                let hi = if dice.below(2) == 0 { 99 } else { lo + 1 + dice.below(2) };
                Says::Count(at.min(2) as usize, lo, hi)
            }
            4 | 5 => Says::Colour(1 + dice.below(6) as u8),
            6 => Says::Flag(dice.below(2) == 0),
            7 => Says::Important(dice.below(2) == 0),
            _ => Says::People,
        };
        self.text += &match &says {
            Says::Count(at, lo, hi) => {
                let under = if *hi == 99 { String::new() } else { format!(", under {hi}") };
                format!("{} at least {lo}{under}", ["aa", "bb", "kk"][*at])
            }
            Says::Colour(set) => {
                let names = ["red", "green", "blue"].into_iter().enumerate().filter(|(at, _)| set >> at & 1 == 1);
                format!("col is one of {{ {} }}", names.map(|(_, name)| name).collect::<Vec<_>>().join(", "))
            }
            Says::Flag(holds) => if *holds { "ff" } else { "not ff" }.to_owned(),
            Says::Important(holds) => format!("data is {}important", if *holds { "" } else { "not " }),
            Says::People => "some people".to_owned(),
        };
        self.parts.push((says, from..self.text.len()));
        Tree::Part(self.parts.len() - 1)
    }
}

/// Counts of aa, bb, kk and of a measure that is declared or not, the colour, the flag, importance.
type Case = ([u64; 4], u8, bool, bool);

fn cases(other: bool) -> Vec<Case> {
    let mut all = Vec::new();
    for number in 0..6u64.pow(3) {
        for rest in 0..3 * 2 * 2 * 2u64 {
            let counts = [number % 6, number / 6 % 6, number / 36, rest / 12];
            if other || counts[3] == 0 {
                all.push((counts, (rest % 3) as u8, rest / 3 % 2 == 1, rest / 6 % 2 == 1));
            }
        }
    }
    all
}

/// Whether the tree holds, or with `negated` does not; parts for which `in_force` is false are fulfilled either way.
fn holds(tree: &Tree, written: &Written, in_force: &dyn Fn(usize) -> bool, negated: bool, case: &Case) -> bool {
    let each = |part: &Tree| holds(part, written, in_force, negated, case);
    let (counts, colour, flag, important) = case;
    match tree {
        Tree::All(parts) if negated => parts.iter().any(each),
        Tree::Any(parts) if negated => parts.iter().all(each),
        Tree::All(parts) => parts.iter().all(each),
        Tree::Any(parts) => parts.iter().any(each),
        Tree::Part(at) if !in_force(*at) => true,
        Tree::Part(at) => {
            negated
                != match &written.parts[*at].0 {
                    Says::Count(at, lo, hi) => *lo <= counts[*at] && counts[*at] < *hi,
                    Says::Colour(set) => set >> colour & 1 == 1,
                    Says::Flag(holds) => holds == flag,
                    Says::Important(holds) => holds == important,
                    Says::People => counts[0] + counts[1] + counts[3] > 0,
                }
        }
    }
}

#[test]
fn conditions_agree_with_all_points_of_a_grid() {
    let mut dice = Dice(5);
    let (mut never, mut ever) = (0, 0);
    for round in 0..1_500 {
        let other = round % 2 == 0;
        let mut written = Written { text: SHARED.to_owned(), parts: Vec::new() };
        if other {
            written.text += "measure cc { unit people }\n";
        }
        written.text += "edition e { strictness free < contract < assessment\nbands open\nrules {\ncontract when ";
        let when = written.tree(&mut dice, 3);
        let unless = (dice.below(2) == 0).then(|| {
            written.text += " unless ";
            written.tree(&mut dice, 1)
        });
        written.text += "\n} }\n";
        let cases = cases(other);
        let can_hold = |in_force: &dyn Fn(usize) -> bool| {
            cases.iter().any(|case| {
                holds(&when, &written, in_force, false, case)
                    && unless.as_ref().is_none_or(|unless| holds(unless, &written, in_force, true, case))
            })
        };
        let found = findings(&written.text);
        let wrong: Vec<&Diagnostic> = found.iter().filter(|one| one.code == Code::EmptyBounds).collect();
        assert_eq!(wrong.is_empty(), can_hold(&|_| true), "{}", written.text);
        assert!(wrong.len() <= 1, "{}", written.text);
        let Some(finding) = wrong.first() else {
            ever += 1;
            continue;
        };
        never += 1;
        let places: Vec<Range<usize>> = std::iter::once(&finding.primary)
            .chain(&finding.secondary)
            .map(|label| label.span.start as usize..label.span.end as usize)
            .collect();
        if places.len() > 8 {
            continue;
        }
        let named: Vec<usize> =
            places.iter().map(|place| written.parts.iter().position(|(_, part)| part == place).unwrap()).collect();
        let text = || told(&written.text, finding);
        assert!(!can_hold(&|at| named.contains(&at)), "these do not exclude each other: {}", text());
        for spared in &named {
            assert!(can_hold(&|at| at != *spared && named.contains(&at)), "one too many: {}", text());
        }
    }
    println!("{never} never hold, {ever} do");
    assert!(never > 150 && ever > 150);
}
