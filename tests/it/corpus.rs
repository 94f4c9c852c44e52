//! Replays what the fuzzers begin with (`fuzz/corpus/`), so that `cargo test` needs no fuzzer.

use std::fs;
use std::path::{Path, PathBuf};

use proptest::prelude::*;
use proptest::sample::{Index, select};

use crate::checks;

/// A check of any bytes.
type Check = fn(&[u8]);

/// What each fuzz target begins with, and what it checks.
const TARGETS: &[(&str, Check)] = &[("load", checks::document), ("line", checks::lines), ("query", checks::query)];

fn corpus(target: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/corpus").join(target);
    let mut files: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    files
}

#[test]
fn every_file_of_the_corpus_keeps_the_rules() {
    for (target, check) in TARGETS {
        let files = corpus(target);
        assert!(files.len() >= 8, "{files:?}");
        for file in files {
            println!("{}", file.display());
            check(&fs::read(file).unwrap());
        }
    }
}

/// Bytes that matter to a parser, put in where something else stood.
const PIECES: &[&[u8]] = &[
    b"",
    b"\"",
    b"\\",
    b"{",
    b"}",
    b"[",
    b"]",
    b",",
    b":",
    b"\n",
    b"null",
    b"-1",
    b"1e400",
    b"\"id\"",
    b"\"AAA\"",
    b"\"e1\"",
    b"\"x\":1,",
    b"\"retracted\":\"r\",",
    b"\"2024-02-30\"",
    b"\"2020/2019\"",
    b"\xff",
    b"\0",
    b"\x1b[2J",
    "\u{202e}".as_bytes(),
    "\u{feff}".as_bytes(),
    "北".as_bytes(),
    "e\u{301}".as_bytes(),
    b"\\u001b",
    b"\\ud800",
    b"(",
    b"-",
    b" OR ",
    b"..",
];

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_file_of_the_corpus_with_damage_keeps_them_too(
        target in 0..TARGETS.len(),
        file in any::<Index>(),
        damage in prop::collection::vec((any::<Index>(), 0usize..9, select(PIECES)), 1..4),
    ) {
        let (target, check) = TARGETS[target];
        let mut bytes = fs::read(file.get(&corpus(target))).unwrap();
        for (at, gone, piece) in damage {
            let at = at.index(bytes.len() + 1);
            let end = (at + gone).min(bytes.len());
            bytes.splice(at..end, piece.iter().copied());
        }
        check(&bytes);
    }
}
