//! Opening what is no ordinary file: refused at once, in words, whatever it is.

use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::mpsc;
use std::time::Duration;

use bilat::import::{Form, Input, Kind, OpenError};
use flate2::Compression;
use flate2::write::GzEncoder;

/// What opening says, which it has to say soon: a test that waits for a writer would wait for ever.
fn refused(path: &Path, form: Form) -> OpenError {
    let (tell, told) = mpsc::channel();
    let own = PathBuf::from(path);
    std::thread::spawn(move || tell.send(Input::open(&own, form)));
    let opened = told.recv_timeout(Duration::from_mins(1)).expect("opening does not wait");
    opened.expect_err("it is refused")
}

#[test]
fn what_is_not_there_or_no_file_is_told() {
    let folder = tempfile::tempdir().unwrap();
    for (path, words) in
        [(folder.path().join("none.json"), "No such file"), (folder.path().to_owned(), "is a directory")]
    {
        let error = refused(&path, Form::Graph);
        assert!(error.absent && error.kind == Kind::Unreadable, "{error}");
        assert!(error.to_string().contains(words), "{error}");
    }
}

#[cfg(unix)]
#[test]
fn a_pipe_without_a_writer_and_an_endless_device_are_not_read() {
    let folder = tempfile::tempdir().unwrap();
    let pipe = folder.path().join("pipe");
    assert!(std::process::Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    for path in [&*pipe, Path::new("/dev/zero"), Path::new("/dev/null")] {
        for form in [Form::Graph, Form::Lines] {
            let error = refused(path, form);
            assert!(error.to_string().contains("is not a regular file"), "{error}");
        }
    }
}

#[cfg(unix)]
#[test]
fn a_link_is_followed_and_a_loop_of_links_is_told() {
    use std::os::unix::fs::symlink;
    let folder = tempfile::tempdir().unwrap();
    let [file, link, ring] = ["file.json", "link.json", "ring.json"].map(|name| folder.path().join(name));
    fs::write(&file, "{}").unwrap();
    symlink(&file, &link).unwrap();
    symlink(&ring, &ring).unwrap();
    assert_eq!(Input::open(&link, Form::Graph).unwrap().bytes.held(), b"{}");
    assert_eq!(refused(&ring, Form::Graph).kind, Kind::Unreadable);
}

#[cfg(unix)]
#[test]
fn a_file_that_may_not_be_read_is_told() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("secret.json");
    fs::write(&path, "{}").unwrap();
    fs::set_permissions(&path, fs::Permissions::from_mode(0o000)).unwrap();
    if File::open(&path).is_ok() {
        println!("skipped: this user may read every file, as root may");
        return;
    }
    let error = refused(&path, Form::Graph);
    assert!(error.absent && error.to_string().contains("ermission denied"), "{error}");
}

#[test]
fn a_byte_too_many_is_refused_before_it_is_read() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("large.json");
    let file = File::create(&path).unwrap();
    for (form, most, said) in [
        (Form::Graph, Input::MOST_BYTES, "more than 64 MiB"),
        (Form::Lines, Input::MOST_BYTES_OF_LINES, "more than 4096 MiB"),
    ] {
        file.set_len(most + 1).unwrap();
        let error = refused(&path, form);
        assert!(!error.absent && error.kind == Kind::TooLarge, "{error}");
        assert!(error.to_string().contains(said), "{error}");
    }
    file.set_len(Input::MOST_BYTES).unwrap();
    assert_eq!(Input::open(&path, Form::Graph).unwrap().bytes.size(), Input::MOST_BYTES);
    file.set_len(Input::MOST_BYTES + 1).unwrap();
    assert_eq!(Input::open(&path, Form::Lines).unwrap().bytes.size(), Input::MOST_BYTES + 1);
}

#[test]
fn a_small_archive_of_a_large_file_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("large.jsonl.gz");
    let mut packer = GzEncoder::new(File::create(&path).unwrap(), Compression::fast());
    let spaces = vec![b' '; 1024 * 1024];
    for _ in 0..=64 {
        packer.write_all(&spaces).unwrap();
    }
    packer.finish().unwrap();
    assert!(fs::metadata(&path).unwrap().len() < Input::MOST_BYTES / 50);
    let error = refused(&path, Form::Lines);
    assert!(error.kind == Kind::TooLarge && error.to_string().contains("unpack it"), "{error}");
}

#[test]
fn the_name_of_a_file_cannot_harm_a_message() {
    let error = refused(Path::new("no\u{1b}[2Jsuch\u{202e}file\nhere.json"), Form::Graph);
    assert_eq!(error.name.as_str(), "no[2Jsuchfile here.json");
    assert!(!error.to_string().contains(['\u{1b}', '\u{202e}']));
}
