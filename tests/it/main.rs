//! One test binary for everything that looks at bilat from outside.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot go on should stop where it stands"
)]

mod aggregates;
mod asof;
mod bare;
mod briefings;
mod changes;
mod checks;
mod cli;
mod columns;
mod composing;
mod console;
mod copied;
mod corpus;
mod data;
mod dialogs;
mod floors;
mod formal;
mod frames;
mod headline;
mod hostile;
mod import;
mod kept;
mod large;
mod legend;
mod link;
mod making;
mod matrix;
mod moves;
mod notes;
mod promises;
mod pty;
mod reading;
mod readme;
mod reload;
mod renewed;
mod room;
mod schema;
mod seats;
mod sheet;
mod sides;
mod speaking;
mod strain;
mod support;
mod talk;
mod terminal;
mod timeline;
mod ways;
