//! Any text as a query.
#![no_main]

#[path = "../../tests/it/checks.rs"]
#[allow(dead_code, reason = "each target uses one of the checks")]
mod checks;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| checks::query(bytes));
