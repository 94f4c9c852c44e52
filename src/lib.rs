//! **bilat**: a terminal dashboard of bilateral relations.
//!
//! The floors, from the top; a file imports only from lower floors or its own module (`tests/it/floors.rs`):
//!
//! ```text
//! 9  main, cli      arguments, exit codes; picks a command
//! 8  headless       the commands that print an answer and end
//! 7  ui             paints a scene with ratatui, and a painted frame as text, ANSI, SVG, HTML
//!    plain          paints a scene as text or CSV
//! 6  scene          what is said, as plain data: rows of words, each with a tone
//! 4  query          questions; every one takes a store and a lens
//! 3  store          the graph indexed
//!    import         files → wire → lay → check → graph
//!    files          files of the user's, written whole or not at all
//! 2  filter         the query language
//! 1  model          the domain
//! ```

pub mod action;
pub mod files;
pub mod filter;
pub mod headless;
pub mod import;
pub mod model;
pub mod plain;
pub mod query;
pub mod scene;
pub mod store;
pub mod ui;
