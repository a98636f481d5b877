//! The project's lists with random damage: findings, never a panic, and always the same ones.

use dsl_compiler::check::check;
use dsl_compiler::compile::compile;
use dsl_compiler::model::EditionId;

use crate::memory::Memory;
use crate::program::{Folder, qingdan};
use crate::shapes;

/// Damaged lists that are checked in memory.
const IN_MEMORY: u64 = 2_400;
/// Damaged folders that go through the program.
const THROUGH_THE_PROGRAM: u64 = 50;

/// A small generator of numbers, so that a failure can be found again by its seed.
#[derive(Debug)]
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let x = self.0 ^ (self.0 >> 33);
        x.wrapping_mul(0xff51_afd7_ed55_8ccd) ^ (x >> 29)
    }

    fn below(&mut self, limit: usize) -> usize {
        usize::try_from(self.next() % limit.max(1) as u64).unwrap()
    }
}

/// Words that change what follows.
const WORDS: [&str; 24] = [
    "{",
    "}",
    "\"",
    "[",
    "]",
    "//",
    "\n",
    ";",
    ",",
    "=>",
    " or ",
    " and ",
    " unless ",
    "when",
    "otherwise",
    "regardless",
    "open { free, contract }",
    "9_007_199_254_740_991",
    "100万",
    "不满",
    "以上",
    "\0",
    "\u{feff}",
    "all of {",
];

/// One to four damages: a byte changed, a stretch cut, doubled or moved, a word put in.
fn damage(bytes: &mut Vec<u8>, chance: &mut Chance) {
    for _ in 0..=chance.below(4) {
        let at = chance.below(bytes.len());
        let length = (1 + chance.below(60)).min(bytes.len() - at);
        match chance.below(6) {
            0 if !bytes.is_empty() => bytes[at] = chance.next() as u8,
            1 => {
                bytes.drain(at..at + length);
            }
            2 => {
                let copy = bytes[at..at + length].to_vec();
                let to = chance.below(bytes.len() + 1);
                bytes.splice(to..to, copy);
            }
            3 => bytes.truncate(at),
            _ => {
                let word = WORDS[chance.below(WORDS.len())];
                bytes.splice(at..at, word.bytes());
            }
        }
    }
}

#[test]
fn in_memory() {
    // One shared file and one edition keep each check short; all files take their turn.
    let real = Memory::real();
    let names: Vec<&String> = real.0.keys().collect();
    let (mut sound, mut wrong) = (0, 0);
    for seed in 0..IN_MEMORY {
        let mut chance = Chance(seed);
        let victim = names[chance.below(names.len())].clone();
        let folder = victim.rsplit_once('/').map(|(folder, _)| folder.to_owned()).unwrap_or_default();
        let mut memory = real.clone();
        memory.0.retain(|name, _| {
            *name == victim
                || name == "lists/shared.qd"
                || name.starts_with("lists/national")
                || name == &format!("{folder}/edition.qd")
        });
        damage(memory.0.get_mut(&victim).unwrap(), &mut chance);
        let result = std::panic::catch_unwind(|| {
            let checked = check(&memory).unwrap();
            for finding in &checked.diagnostics {
                for label in finding.secondary.iter().chain([&finding.primary]) {
                    let file = &checked.files[label.span.file.0 as usize];
                    assert!(file.text.get(label.span.range()).is_some(), "a label outside its file: {finding:?}");
                }
            }
            if !checked.has_errors() {
                for at in 0..checked.model.editions.len() {
                    let _too_large = compile(&checked.model, &checked.files, EditionId(u32::try_from(at).unwrap()));
                }
            }
            checked.has_errors()
        });
        match result {
            Ok(true) => wrong += 1,
            Ok(false) => sound += 1,
            Err(_) => panic!("seed {seed}, in {victim}"),
        }
    }
    // Damage inside a text is mostly a mistake, too: a hidden character, or a number that the other language lacks.
    assert!(sound > 50 && wrong > 1_000, "{sound} sound, {wrong} wrong");
}

#[test]
fn through_the_program() {
    for seed in 0..THROUGH_THE_PROGRAM {
        let mut chance = Chance(0x5eed + seed);
        let mut memory = Memory::real();
        let names: Vec<String> = memory.0.keys().cloned().collect();
        for _ in 0..=chance.below(3) {
            let victim = &names[chance.below(names.len())];
            damage(memory.0.get_mut(victim).unwrap(), &mut chance);
        }
        let mut folder = Folder::new();
        for (name, bytes) in &memory.0 {
            folder = folder.with(name, bytes);
        }
        let json = qingdan(["check", "--format", "json"]).within(folder.root()).run();
        shapes::check::assert_shape(&json.json());
        let human = qingdan(["check"]).within(folder.root()).run();
        assert_eq!(human.code, json.code, "seed {seed}");
        let others: [&[&str]; 3] = [
            &["compile", "-o", "out"],
            &["diff", "beijing-2024", "beijing-2025", "-o", "diff.txt"],
            &["decide", "beijing-2025", "industry=retail", "--assume-defaults"],
        ];
        let run = qingdan(others[usize::try_from(seed).unwrap() % 3]).within(folder.root()).run();
        if json.code != 0 {
            assert_ne!(run.code, 0, "seed {seed}: lists with errors decide nothing");
            let left = folder.contents();
            assert!(!left.iter().any(|name| name.starts_with("out") || name.starts_with("diff")), "{left:?}");
        }
    }
}
