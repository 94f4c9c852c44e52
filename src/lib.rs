//! **bilat**: a terminal dashboard of bilateral relations.
//!
//! The floors, from the top; a file imports only from lower floors or its own module (`tests/it/floors.rs`):
//!
//! ```text
//! 9  main, cli      arguments, exit codes, the calendar date
//! 8  run            the interactive loop
//!    term           the terminal: session, keys, signals, the gate before the screen (below run)
//! 4  query          questions; every one takes a store and a lens
//! 3  store          the graph indexed          import  files → wire → check → graph
//! 2  filter         the query language
//! 1  model          the domain
//! ```

pub mod import;
pub mod model;
pub mod run;
pub mod store;
pub mod term;
