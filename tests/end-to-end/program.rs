//! Starting the program, and a folder that goes away by itself.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::Value;
use tempfile::TempDir;

/// The repository.
pub(crate) fn repository() -> PathBuf {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the crate lies in the repository");
    root.to_path_buf()
}

/// The program with its arguments, not yet started. Nothing of the caller's environment reaches it.
#[derive(Debug)]
pub(crate) struct Qingdan {
    command: Command,
    /// Whether colours are asked for.
    coloured: bool,
}

/// How a run ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Run {
    /// The exit code.
    pub(crate) code: i32,
    /// Standard output.
    pub(crate) stdout: String,
    /// Standard error.
    pub(crate) stderr: String,
}

/// `qingdan` in the repository, where the project's own lists are.
pub(crate) fn qingdan<A: AsRef<OsStr>>(arguments: impl IntoIterator<Item = A>) -> Qingdan {
    let mut command = Command::new(env!("CARGO_BIN_EXE_qingdan"));
    command.args(arguments).current_dir(repository());
    command.env_clear().env("COLUMNS", "100").env("LC_ALL", "C.UTF-8").stdin(Stdio::null());
    Qingdan { command, coloured: false }
}

impl Qingdan {
    /// In another working directory.
    pub(crate) fn within(mut self, folder: &Path) -> Self {
        self.command.current_dir(folder);
        self
    }

    /// With a variable of the environment.
    pub(crate) fn env(mut self, key: &str, value: &str) -> Self {
        self.command.env(key, value);
        self.coloured |= key == "CLICOLOR_FORCE";
        self
    }

    /// The command itself, for pipes and for running beside others.
    pub(crate) fn command(self) -> Command {
        self.command
    }

    /// Runs it. However it ends, it never panics, and the code is one of the three.
    pub(crate) fn run(mut self) -> Run {
        let output = self.command.output().expect("the program starts");
        let shown = format!("{:?}", self.command);
        let code = output.status.code().unwrap_or_else(|| panic!("{shown} was ended by a signal: {:?}", output.status));
        let stdout = String::from_utf8(output.stdout).expect("standard output is UTF-8");
        let stderr = String::from_utf8(output.stderr).expect("standard error is UTF-8");
        assert!(!stderr.contains("panicked"), "{shown}\n{stderr}");
        assert!(!stderr.contains("mistake of its own"), "{shown}\n{stderr}");
        let obeyed = |c: char| c.is_control() && !matches!(c, '\t' | '\n' | '\r');
        assert!(self.coloured || !(stdout.clone() + &stderr).contains(obeyed), "{shown} printed what a terminal obeys");
        assert!((0..=2).contains(&code), "{shown} ended with {code}\n{stderr}");
        if code == 2 {
            assert!(!stderr.trim().is_empty(), "{shown} could not run, and does not say why");
            assert_eq!(stdout, "", "{shown} could not run, and printed something");
        }
        Run { code, stdout, stderr }
    }

    /// Runs it, and expects this exit code.
    pub(crate) fn ends_with(self, code: i32) -> Run {
        let shown = format!("{:?}", self.command);
        let run = self.run();
        assert_eq!(run.code, code, "{shown}\n--- stdout\n{}\n--- stderr\n{}", run.stdout, run.stderr);
        run
    }

    /// Runs it: all is well.
    pub(crate) fn succeeds(self) -> Run {
        self.ends_with(0)
    }

    /// Runs it: it cannot run, and the message says each of these.
    pub(crate) fn cannot_run(self, said: &[&str]) -> Run {
        let run = self.ends_with(2);
        for words in said {
            assert!(run.stderr.contains(words), "{:?} is not in: {}", words, run.stderr);
        }
        run
    }
}

impl Run {
    /// The output as JSON.
    pub(crate) fn json(&self) -> Value {
        serde_json::from_str(&self.stdout).unwrap_or_else(|why| panic!("{why}\n{}", self.stdout))
    }
}

/// A folder of its own, gone at the end of the test.
#[derive(Debug)]
pub(crate) struct Folder(TempDir);

impl Folder {
    /// An empty folder.
    pub(crate) fn new() -> Self {
        Self(TempDir::with_prefix("qingdan-").expect("a temporary folder"))
    }

    /// A folder with one file at `lists/list.qd`.
    pub(crate) fn with_list(bytes: impl AsRef<[u8]>) -> Self {
        Self::new().with("lists/list.qd", bytes)
    }

    /// A folder with a copy of the project's lists.
    pub(crate) fn with_real_lists() -> Self {
        let folder = Self::new();
        copy(&repository().join("lists"), &folder.path("lists"));
        folder
    }

    /// The folder with one more file.
    pub(crate) fn with(self, path: &str, bytes: impl AsRef<[u8]>) -> Self {
        let place = self.path(path);
        std::fs::create_dir_all(place.parent().expect("a file lies in a folder")).unwrap();
        std::fs::write(place, bytes).unwrap();
        self
    }

    /// Where something in it is.
    pub(crate) fn path(&self, path: &str) -> PathBuf {
        self.0.path().join(path)
    }

    /// Where it is.
    pub(crate) fn root(&self) -> &Path {
        self.0.path()
    }

    /// Everything in it, folders too, by path, in order.
    pub(crate) fn contents(&self) -> Vec<String> {
        let mut found = Vec::new();
        let mut left = vec![self.root().to_path_buf()];
        while let Some(at) = left.pop() {
            for entry in std::fs::read_dir(&at).unwrap() {
                let entry = entry.unwrap();
                found.push(entry.path().strip_prefix(self.root()).unwrap().to_string_lossy().into_owned());
                if entry.file_type().unwrap().is_dir() {
                    left.push(entry.path());
                }
            }
        }
        found.sort();
        found
    }
}

fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy(&entry.path(), &target);
        } else {
            std::fs::copy(entry.path(), target).unwrap();
        }
    }
}
