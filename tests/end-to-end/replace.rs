//! Files written in place: what they keep, what is refused, and that all are written or none.
#![cfg(unix)]

use std::os::unix::fs::{MetadataExt, PermissionsExt, chown, symlink};
use std::path::Path;
use std::process::{Command, Stdio};

use super::program::{Folder, Qingdan, qingdan};

/// A sound list that is not laid out, and has one slip that can be mended.
const MESSY: &str = "\
outcome free {title zh \"自由流动\" en \"free flow\"}
outcome contract { title zh \"标准合同\" en \"standard contract\" }
unit people {title zh \"人\" en \"people\"}
measure personal {unit people  title zh \"个人信息\" en \"personal information\"}
edition harbour-2026 { title zh \"港口清单\" en \"Harbour list\"
strictness free < contract
strictest prevails
bands {contract when personal at least 1,000 people
free otherwise } }
";

const PLACE: &str = "lists/list.qd";

/// The commands that write a list in place, and how they end.
const WRITERS: [&[&str]; 2] = [&["check", "--fix"], &["fmt"]];

/// Written by both in turn.
fn written(folder: &Folder) {
    for command in WRITERS {
        qingdan(command).within(folder.root()).succeeds();
    }
    let text = std::fs::read_to_string(folder.path(PLACE)).unwrap();
    assert!(text.contains("at least 1_000 people") && text.contains("\n  strictest prevails\n"), "{text}");
}

fn set_mode(place: &Path, mode: u32) {
    std::fs::set_permissions(place, PermissionsExt::from_mode(mode)).unwrap();
}

#[test]
fn mode_and_owner_are_kept() {
    for mode in [0o600, 0o644, 0o664, 0o755, 0o620] {
        let folder = Folder::with_list(MESSY);
        set_mode(&folder.path(PLACE), mode);
        // Only some may give files away; where nobody may, the owner is the same anyway.
        let _not_allowed = chown(folder.path(PLACE), Some(4_321), Some(1_234));
        let before = std::fs::metadata(folder.path(PLACE)).unwrap();
        written(&folder);
        let after = std::fs::metadata(folder.path(PLACE)).unwrap();
        assert_eq!((after.uid(), after.gid(), after.mode()), (before.uid(), before.gid(), before.mode()));
        assert_eq!(folder.contents(), ["lists", PLACE]);
    }
}

#[test]
fn new_files_have_the_mode_that_any_has() {
    let folder = Folder::with_real_lists().with("any", "");
    qingdan(["compile", "national-2024"]).within(folder.root()).succeeds();
    let mode = |path: &str| std::fs::metadata(folder.path(path)).unwrap().mode();
    assert_eq!(mode("national-2024.qdc.json"), mode("any"));
}

#[test]
fn other_names_of_a_file_stay_its_names() {
    let folder = Folder::new().with("far/away.qd", MESSY);
    std::fs::create_dir(folder.path("lists")).unwrap();
    symlink(folder.path("far/away.qd"), folder.path(PLACE)).unwrap();
    written(&folder);
    assert!(folder.path(PLACE).is_symlink());
    assert_eq!(folder.contents(), ["far", "far/away.qd", "lists", PLACE]);

    let folder = Folder::with_list(MESSY);
    std::fs::hard_link(folder.path(PLACE), folder.path("other-name")).unwrap();
    written(&folder);
    let (one, other) = (folder.path(PLACE), folder.path("other-name"));
    assert_eq!(std::fs::metadata(&one).unwrap().ino(), std::fs::metadata(&other).unwrap().ino());
    assert_eq!(folder.contents(), ["lists", PLACE, "other-name"]);

    let folder = Folder::with_real_lists();
    symlink("nowhere", folder.path("national-2024.qdc.json")).unwrap();
    let refused = qingdan(["compile", "national-2024"]).within(folder.root());
    refused.cannot_run(&["national-2024.qdc.json", "a link that leads nowhere"]);
}

/// By its mode: whoever may do anything could write it all the same.
#[test]
fn read_only_files_are_refused() {
    for command in WRITERS {
        // A slip that the one mends, or a layout that the other does.
        let second = "unit days { title zh \"日\"  en \"days\" } unit years { title zh \"年\" en \"years\" }\n";
        let (list, second) = match command {
            ["fmt"] => (MESSY.replace("1,000", "1_000"), second.replace("} unit", "}\nunit")),
            _ => (MESSY.to_owned(), second.to_owned()),
        };
        let folder = Folder::with_list(&list).with("lists/second.qd", &second);
        set_mode(&folder.path(PLACE), 0o444);
        qingdan(command).within(folder.root()).cannot_run(&["list.qd is read-only; nothing was written"]);
        // Where one is refused, none is written.
        assert_eq!(std::fs::read_to_string(folder.path(PLACE)).unwrap(), list);
        assert_eq!(std::fs::read_to_string(folder.path("lists/second.qd")).unwrap(), second);
        set_mode(&folder.path(PLACE), 0o644);
        qingdan(command).within(folder.root()).succeeds();
        assert_ne!(std::fs::read_to_string(folder.path("lists/second.qd")).unwrap(), second);
        assert_eq!(folder.contents(), ["lists", PLACE, "lists/second.qd"]);
    }
    // What would not be changed is not written.
    let folder = Folder::with_list(MESSY);
    written(&folder);
    set_mode(&folder.path(PLACE), 0o444);
    written(&folder);
    for (command, output) in [
        (vec!["compile", "national-2024", "-o", "out"], "out/national-2024.qdc.json"),
        (vec!["diff", "beijing-2024", "beijing-2025", "-o", "out/page.txt"], "out/page.txt"),
    ] {
        let folder = Folder::with_real_lists().with(output, "mine");
        set_mode(&folder.path(output), 0o400);
        qingdan(command).within(folder.root()).cannot_run(&[output, "read-only"]);
        assert_eq!(std::fs::read_to_string(folder.path(output)).unwrap(), "mine");
    }
}

/// With no file allowed to be larger than so many kilobytes, which is as if the disk were full.
fn on_a_small_disk(command: Qingdan, kilobytes: usize) -> std::process::Output {
    let command = command.command();
    let mut shell = Command::new("sh");
    // In blocks of 512 or 1024 bytes, as the shell has it.
    let script = format!("trap '' XFSZ; ulimit -f {kilobytes}; exec \"$0\" \"$@\"");
    shell.arg("-c").arg(script).arg(command.get_program()).args(command.get_args()).stdin(Stdio::null());
    shell.current_dir(command.get_current_dir().unwrap()).env("LC_ALL", "C.UTF-8");
    shell.output().unwrap()
}

#[test]
fn compile_writes_all_or_nothing() {
    let small = ["national-2024", "beijing-2025"];
    let folder = Folder::with_real_lists().with("out/national-2024.qdc.json", "the one before");
    let before = folder.contents();
    for out in ["out", "new/folder"] {
        let command = qingdan(["compile"].iter().chain(&small).chain(&["-o", out])).within(folder.root());
        let ended = on_a_small_disk(command, 64);
        assert_eq!(ended.status.code(), Some(2), "{ended:?}");
        let said = String::from_utf8(ended.stderr).unwrap();
        assert!(said.contains("beijing-2025.qdc.json"), "{said}");
        assert_eq!(folder.contents(), before);
    }
    let kept = std::fs::read_to_string(folder.path("out/national-2024.qdc.json")).unwrap();
    assert_eq!(kept, "the one before");
    // The small one alone has room.
    let command = qingdan(["compile", "national-2024", "-o", "out"]).within(folder.root());
    assert_eq!(on_a_small_disk(command, 64).status.code(), Some(0));
}

/// What is written in place is put back.
#[test]
fn a_file_of_two_names_is_put_back() {
    // Laid out it is longer than the disk has room for; as it is, not.
    let list = MESSY.replace("1,000", "1_000");
    let list = format!("{list}// {}\n", "x".repeat(1_020 - list.len()));
    let folder = Folder::with_list(&list);
    std::fs::hard_link(folder.path(PLACE), folder.path("other-name")).unwrap();
    let laid_out = Folder::with_list(&list);
    qingdan(["fmt"]).within(laid_out.root()).succeeds();
    assert!(std::fs::metadata(laid_out.path(PLACE)).unwrap().len() > 1024);
    let ended = on_a_small_disk(qingdan(["fmt"]).within(folder.root()), 1);
    assert_eq!(ended.status.code(), Some(2), "{ended:?}");
    assert_eq!(std::fs::read_to_string(folder.path(PLACE)).unwrap(), list);
}

/// Each file is the old one or the new one, and the next run clears away what may be left.
#[test]
fn a_kill_tears_no_file() {
    let fresh = || {
        let folder = Folder::with_real_lists();
        qingdan(["fmt", "--keywords", "zh"]).within(folder.root()).succeeds();
        folder
    };
    let (old, new) = (fresh(), fresh());
    let english = ["fmt", "--keywords", "en"];
    qingdan(english).within(new.root()).succeeds();
    let folder = fresh();
    for round in 0..12_u64 {
        let mut child = qingdan(english).within(folder.root()).command().stdout(Stdio::null()).spawn().unwrap();
        std::thread::sleep(std::time::Duration::from_micros(round * round * 997 % 60_000));
        let _ended_already = child.kill();
        child.wait().unwrap();
        for path in old.contents().iter().filter(|path| path.ends_with(".qd")) {
            let read = |folder: &Folder| std::fs::read(folder.path(path)).unwrap();
            let now = read(&folder);
            assert!(now == read(&old) || now == read(&new), "{path}");
        }
    }
    qingdan(english).within(folder.root()).succeeds();
    assert_eq!(folder.contents(), old.contents());
}
