#![allow(clippy::disallowed_methods, reason = "makes the folders that are read")]

use super::*;

fn names(found: &[List]) -> Vec<&str> {
    found.iter().map(|list| list.name.as_str()).collect()
}

#[test]
fn lists_are_named_from_the_base_and_in_order() {
    let folder = tempfile::tempdir().unwrap();
    let base = folder.path();
    for path in ["lists/b.qd", "lists/a/c.qd", "lists/.hidden.qd", "lists/note.txt", "lists/x.qd/inner.qd"] {
        std::fs::create_dir_all(base.join(path).parent().unwrap()).unwrap();
        std::fs::write(base.join(path), path).unwrap();
    }
    let (found, unread) = lists(&base.join("lists"), base);
    assert_eq!(names(&found), ["lists/a/c.qd", "lists/b.qd", "lists/x.qd/inner.qd"]);
    assert!(unread.is_empty(), "{unread:?}");
    assert_eq!(read_list(&found[0].path).unwrap(), b"lists/a/c.qd");
    let (one, _) = lists(&base.join("lists/b.qd"), base);
    assert_eq!(names(&one), ["lists/b.qd"]);
}

#[test]
fn what_is_too_large_is_refused_unread() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.qd");
    let file = File::create(&path).unwrap();
    file.set_len(LARGEST_LIST).unwrap();
    assert_eq!(lists(folder.path(), folder.path()).0.len(), 1);
    assert_eq!(read_list(&path).unwrap().len() as u64, LARGEST_LIST);
    file.set_len(LARGEST_LIST + 1).unwrap();
    let (found, unread) = lists(folder.path(), folder.path());
    assert!(found.is_empty());
    assert!(matches!(unread[0].why, ReadError::TooLarge));
    assert!(matches!(read_list(&path), Err(ReadError::TooLarge)));
    assert_eq!(read_at_most(&path, 10).unwrap(), None);
}

#[cfg(target_os = "linux")]
#[test]
fn what_has_no_end_is_refused() {
    let zero = Path::new("/dev/zero");
    assert!(matches!(read_list(zero), Err(ReadError::NotPlain(Kind::Device))));
    assert_eq!(read_at_most(zero, 1_000).unwrap(), None);
    let folder = tempfile::tempdir().unwrap();
    let pipe = folder.path().join("a.qd");
    rustix::fs::mkfifoat(rustix::fs::CWD, &pipe, rustix::fs::Mode::RUSR).unwrap();
    // Although nobody will ever write to it.
    assert!(matches!(read_list(&pipe), Err(ReadError::NotPlain(Kind::Pipe))));
}
