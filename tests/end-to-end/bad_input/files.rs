//! Folders for files, links that lead nowhere, files that vanish.

use std::process::Stdio;
use std::time::Duration;

use crate::codes::found;
use crate::program::{Folder, qingdan};

#[test]
fn a_folder_named_like_a_list() {
    let folder = Folder::new().with("lists/x.qd/inner.qd", "// a list in a folder of an odd name");
    let run = qingdan(["check", "--format", "json"]).within(folder.root()).succeeds();
    assert_eq!(run.json()["summary"]["files"], 1);
    let run = qingdan(["check", "--format", "json", "lists/x.qd"]).within(folder.root()).succeeds();
    assert_eq!(run.json()["summary"]["files"], 1);
}

#[test]
fn no_lists_folder() {
    let folder = Folder::new();
    for command in [&["check"][..], &["compile"], &["test"], &["diff", "a", "b"], &["decide", "a"]] {
        qingdan(command).within(folder.root()).cannot_run(&["lists", "--lists DIR"]);
        let missing = folder.path("missing");
        let named = command.iter().copied().chain(["--lists", missing.to_str().unwrap()]);
        qingdan(named).within(folder.root()).cannot_run(&["missing"]);
    }
    assert_eq!(folder.contents(), Vec::<String>::new());
    let file = Folder::new().with("lists", "a file");
    qingdan(["check"]).within(file.root()).cannot_run(&["lists"]);
    qingdan(["check", "--lists", "lists"]).within(file.root()).cannot_run(&["lists is not a folder"]);
    qingdan(["check", "--lists", ""]).within(folder.root()).ends_with(2);
}

#[test]
fn a_folder_named_for_nothing() {
    let folder = Folder::with_list("").with("elsewhere/right.qd", "");
    let named = ["check", "elsewhere/right.qd", "--lists", "missing"];
    qingdan(named).within(folder.root()).cannot_run(&["missing"]);
}

#[test]
fn an_empty_lists_folder() {
    let folder = Folder::new().with("lists/readme.txt", "no lists here");
    qingdan(["check"]).within(folder.root()).succeeds();
    qingdan(["compile", "-o", "out"]).within(folder.root()).run();
    qingdan(["decide", "national-2024"]).within(folder.root()).cannot_run(&["national-2024", "holds none"]);
}

#[test]
fn paths_that_are_not_there() {
    let folder = Folder::with_list("");
    for path in ["lists/missing.qd", "missing", "", "/proc/self/mem/x"] {
        qingdan(["check", path]).within(folder.root()).ends_with(2);
    }
}

#[cfg(unix)]
mod unix {
    use std::os::unix::ffi::OsStrExt;
    use std::os::unix::fs::symlink;

    use super::*;

    #[test]
    fn links_that_lead_nowhere() {
        let folder = Folder::with_list("");
        symlink("/nowhere/at/all.qd", folder.path("lists/gone.qd")).unwrap();
        for command in [&["check"][..], &["compile"], &["diff", "a", "b"]] {
            qingdan(command).within(folder.root()).cannot_run(&["lists/gone.qd"]);
        }
        assert_eq!(folder.contents(), ["lists", "lists/gone.qd", "lists/list.qd"]);
    }

    #[test]
    fn links_that_lead_in_a_circle() {
        let folder = Folder::with_list("");
        symlink(".", folder.path("lists/round")).unwrap();
        symlink(folder.root(), folder.path("lists/up")).unwrap();
        qingdan(["check"]).within(folder.root()).succeeds();
        symlink("itself.qd", folder.path("lists/itself.qd")).unwrap();
        qingdan(["check"]).within(folder.root()).cannot_run(&["lists/itself.qd"]);
    }

    #[test]
    fn a_link_to_a_list_is_read() {
        let folder = Folder::new().with("lists/note.txt", "").with("far.qd", "edition {");
        symlink(folder.path("far.qd"), folder.path("lists/near.qd")).unwrap();
        let report = qingdan(["check", "--format", "json"]).within(folder.root()).ends_with(1).json();
        assert_eq!(report["diagnostics"][0]["file"], "lists/near.qd");
    }

    #[test]
    fn names_that_are_not_utf8() {
        let folder = Folder::with_list("");
        let name = std::ffi::OsStr::from_bytes(b"\xd7\xd4\xd3\xc9.qd");
        std::fs::write(folder.path("lists").join(name), "edition {").unwrap();
        let run = qingdan(["check"]).within(folder.root()).run();
        assert!(run.code == 1 || run.code == 2, "{}", run.stderr);
    }

    #[test]
    fn very_deep_folders() {
        let deep = "d/".repeat(60);
        let folder = Folder::new().with(&format!("lists/{deep}list.qd"), "");
        qingdan(["check"]).within(folder.root()).cannot_run(&["32 folders deep"]);
    }
}

#[test]
fn what_looks_like_a_list_and_is_a_device() {
    if std::path::Path::new("/dev/full").exists() {
        let command = qingdan(["check", "--format", "json"]);
        let full = std::fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
        let status = command.command().stdout(full).stderr(Stdio::null()).status().unwrap();
        assert_eq!(status.code(), Some(2), "a full disk is a failure");
    }
}

/// Whatever is read while files come and go: findings or a message, and nothing that is half of each.
#[test]
fn files_that_change_while_they_are_read() {
    let folder = Folder::with_real_lists();
    let (list, aside) = (folder.path("lists/beijing-2025/banking.qd"), folder.path("banking.txt"));
    let stop = std::sync::atomic::AtomicBool::new(false);
    std::thread::scope(|scope| {
        scope.spawn(|| {
            while !stop.load(std::sync::atomic::Ordering::Relaxed) {
                std::fs::rename(&list, &aside).unwrap();
                std::thread::sleep(Duration::from_micros(300));
                std::fs::rename(&aside, &list).unwrap();
                std::thread::sleep(Duration::from_micros(300));
            }
        });
        for _ in 0..12 {
            let run = qingdan(["check", "--format", "json"]).within(folder.root()).run();
            match run.code {
                0 => assert_eq!(found(&run.json()), Vec::<String>::new()),
                2 => assert!(run.stderr.contains("banking.qd"), "{}", run.stderr),
                code => panic!("{code}: {}", run.stdout),
            }
        }
        stop.store(true, std::sync::atomic::Ordering::Relaxed);
    });
}
