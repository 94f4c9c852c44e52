//! A pair or an actor through time: which marks and bars stand in which row, for the days that are seen.

mod bars;
mod bins;
mod grid;
mod lane;
mod rows;

pub use bars::Bar;
pub use bins::{Drawn, Mark};
pub use grid::{Grid, Window};
pub use lane::{Lane, MarkCells, Pick, Who};
pub use rows::{Strip, Timeline, TimelineRow, beginnings, begins, lanes, next_mark, seen, timeline};
