//! **bilat**: a terminal dashboard of bilateral relations.
//!
//! The floors, from the top; a file imports only from lower floors or its own module (`tests/it/floors.rs`):
//!
//! ```text
//! 9  main, cli      arguments, exit codes; picks a command
//! 8  run            the interactive loop
//!    headless       the commands that print an answer and end
//!    term           the terminal: session, keys, signals, the gate before the screen (below run)
//!    watch          follows the files that were named (below run)
//!    link           tells a second terminal of a talk (below run)
//! 7+ desk           one dashboard at work: keys in, frames out
//! 7  ui             paints a scene with ratatui
//!    plain          paints a scene as text or CSV
//! 6  scene          what is said, as plain data: rows of words, each with a tone
//! 5  app            the state, and what each action does to it
//! 4  query          questions; every one takes a store and a lens
//! 3  store          the graph indexed
//!    import         files → wire → lay → check → graph
//!    files          files of the user's, written whole or not at all; configuration, what is kept between runs
//! 2  filter         the query language
//! 1  model          the domain
//! ```

pub mod action;
pub mod app;
pub mod desk;
pub mod files;
pub mod filter;
pub mod headless;
pub mod import;
pub mod keymap;
pub mod link;
pub mod model;
pub mod plain;
pub mod query;
pub mod run;
pub mod scene;
pub mod store;
pub mod term;
pub mod ui;
pub mod watch;
