//! For the tests of what a panic leaves behind: a release cannot be told to fail.

/// `BILAT_TEST_PANIC` names the thread that panics.
#[cfg(debug_assertions)]
#[expect(clippy::panic, reason = "that is what it is for")]
pub(super) fn fail_when_told(thread: &str) {
    if std::env::var("BILAT_TEST_PANIC").is_ok_and(|told| told == thread) {
        assert!(thread != "ui", "told to");
        let _ = std::thread::Builder::new().name("count".to_owned()).spawn(|| panic!("told to"));
    }
}

#[cfg(not(debug_assertions))]
pub(super) fn fail_when_told(_thread: &str) {}
