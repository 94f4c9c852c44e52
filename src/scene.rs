//! What is said, as plain data: pages of blocks, blocks of words, each with the tone that a painter may give it. No
//! colours and no rectangles here.

mod actor;
mod actors;
mod bloc;
mod brief;
mod briefing;
mod briefings;
mod change;
mod changes;
mod chrome;
mod claims;
mod copied;
mod dialogs;
mod dyad;
mod event;
mod events;
mod evidence;
mod frame;
mod hints;
mod interest;
mod legend;
mod list;
mod overview;
mod page;
mod panes;
mod projection;
mod prompt;
mod reading;
mod record;
mod screen;
mod sign;
mod slides;
mod speaker;
mod stages;
mod stale;
mod tensions;
mod there;
mod tone;
mod trend;
mod words;

pub use crate::app::{Pane, Stop, Stops};
pub use actor::actor;
pub use actors::{actors, actors_sheet};
pub use bloc::{bloc, bloc_with};
pub use briefing::{briefing, view_in_words};
pub use briefings::{Measured, of_briefings, wrong_briefings};
pub use changes::changes;
pub use chrome::crumbs;
pub use claims::{claims, claims_sheet};
pub use copied::copied;
pub use dialogs::rows_to_read;
pub use dyad::{dyad, sheet};
pub use event::event;
pub use events::{events, events_sheet};
pub use frame::{outline, page, screen, stage};
pub use interest::{interest, interests};
pub use legend::{Group, Mark, legend};
pub use list::{List, ListColumn, More, Row, Whole, Width, Window};
pub use overview::overview;
pub use page::{Align, Block, Cell, Column, Fact, Most, Page, Table};
pub use projection::{Card, Foot, Made, Projection, Shows, clock, distance, pace, projection};
pub use reading::reading;
pub use screen::{Body, Dialog, Middle, Prompt, Screen, Scrub};
pub use sign::Sign;
pub use slides::{Evidence, Ground, Slide, day as spoken_day, evidence, slide, sources_page};
pub use speaker::{Console, Hearing, Part, Parts, Sides, speaker};
pub use stages::{
    ARROWS, Acts, Axis, Graph, Grid, Label, LaneMark, LaneRow, Layer, Listed, Matrix, Meaning, Piece, Room, STROKES,
    Seat, Segment, Square, Stage, Stroke, Timeline, graph_page, grid, matrix_page, timeline_page,
};
pub use stale::stale;
pub use tensions::{FEW_TENSIONS, tensions, tensions_sheet};
pub use there::counting;
pub use tone::Tone;
