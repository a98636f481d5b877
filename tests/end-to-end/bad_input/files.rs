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
        qingdan(["check"]).within(folder.root()).cannot_run(&["lists/\u{fffd}", "not UTF-8", "rename"]);
        let named = ["check".as_ref(), "lists".as_ref(), name];
        qingdan(named).within(folder.root()).ends_with(2);
        // Shown alike, these would be one.
        let folder = Folder::with_list("");
        std::fs::write(folder.path("lists").join(std::ffi::OsStr::from_bytes(b"\xfe.qd")), "").unwrap();
        std::fs::write(folder.path("lists").join(std::ffi::OsStr::from_bytes(b"\xff.qd")), "outcome bad {").unwrap();
        for command in READERS {
            qingdan(*command).within(folder.root()).cannot_run(&["not UTF-8"]);
        }
        // A folder's name, too; but where the lists folder itself is does not matter.
        let odd = std::ffi::OsStr::from_bytes(b"\xff");
        let folder = Folder::new();
        std::fs::create_dir_all(folder.path("lists").join(odd)).unwrap();
        std::fs::write(folder.path("lists").join(odd).join("a.qd"), "").unwrap();
        qingdan(["check"]).within(folder.root()).cannot_run(&["not UTF-8"]);
        let below = folder.root().join(odd);
        std::fs::create_dir_all(below.join("lists")).unwrap();
        std::fs::write(below.join("lists/a.qd"), "").unwrap();
        qingdan(["check"]).within(&below).succeeds();
    }

    /// Every command that reads the lists.
    const READERS: &[&[&str]] = &[
        &["check"],
        &["check", "--fix"],
        &["check", "--format", "json"],
        &["fmt"],
        &["compile"],
        &["conflicts"],
        &["coverage"],
        &["decide", "a"],
        &["diff", "a", "b"],
        &["procedure", "a"],
        &["test"],
    ];

    /// Puts something at a place.
    type Maker = fn(&std::path::Path);

    /// None of these is ever waited for, or read to an end that it has not.
    #[test]
    fn what_is_no_plain_file() {
        let makers: [(&str, Maker); 5] = [
            ("a named pipe", |place| mkfifo(place)),
            ("a device", |place| symlink("/dev/zero", place).unwrap()),
            ("a socket", |place| drop(std::os::unix::net::UnixListener::bind(place).unwrap())),
            ("a link to a folder", |place| symlink("/", place).unwrap()),
            ("larger than 16 MB", |place| {
                std::fs::File::create(place).unwrap().set_len((16 << 20) + 1).unwrap();
            }),
        ];
        for (what, make) in makers {
            let folder = Folder::with_list("");
            make(&folder.path("lists/x.qd"));
            for command in READERS {
                qingdan(*command).within(folder.root()).cannot_run(&["lists/x.qd: ", what]);
            }
            qingdan(["check", "lists/list.qd"]).within(folder.root()).cannot_run(&["lists/x.qd: ", what]);
            if what != "a link to a folder" {
                let alone = qingdan(["check", "lists/x.qd", "--lists", "lists"]);
                alone.within(folder.root()).cannot_run(&["lists/x.qd: ", what]);
            }
            let chinese = qingdan(["check"]).env("LC_ALL", "zh_CN.UTF-8").within(folder.root()).ends_with(2);
            assert!(chinese.stderr.starts_with("qingdan: lists/x.qd："), "{}", chinese.stderr);
            assert!(!chinese.stderr.contains(what) && chinese.stderr.contains("以 .qd 结尾"), "{}", chinese.stderr);
        }
    }

    fn mkfifo(place: &std::path::Path) {
        rustix::fs::mkfifoat(rustix::fs::CWD, place, rustix::fs::Mode::RUSR | rustix::fs::Mode::WUSR).unwrap();
    }

    /// What somebody names may be a pipe, as a shell makes one; it is read to its end, and no further than a limit.
    #[test]
    fn artefacts_and_calendars_from_pipes() {
        let shell = |script: &str| {
            let mut command = std::process::Command::new("sh");
            command.args(["-c", script]).current_dir(crate::program::repository());
            command.env("QINGDAN", env!("CARGO_BIN_EXE_qingdan")).env("LC_ALL", "C.UTF-8");
            command.output().unwrap()
        };
        let folder = Folder::new();
        qingdan(["compile", "national-2024", "-o", folder.root().to_str().unwrap()]).succeeds();
        let artefact = folder.path("national-2024.qdc.json");
        let flow = "sensitive=1 industry=other scenario=other --assume-defaults";
        let decided = shell(&format!("cat {} | \"$QINGDAN\" decide /dev/stdin {flow}", artefact.display()));
        assert_eq!(decided.status.code(), Some(0), "{decided:?}");
        let endless = shell("\"$QINGDAN\" procedure national-2024 --calendar /dev/zero");
        assert_eq!(endless.status.code(), Some(2), "{endless:?}");
        assert!(String::from_utf8(endless.stderr).unwrap().contains("larger than 1 MB"));
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
