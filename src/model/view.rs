//! One view of the data as a value: a saved view, a slide's picture, the last view of a session.

use super::date::Day;
use super::picture::Picture;

/// Which screen, of whom, filtered how, on which day.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct View {
    /// The screen: one of [`Self::BUILTIN`].
    pub view: Option<Box<str>>,
    /// Id of the selected actor.
    pub actor: Option<Box<str>>,
    /// The selected pair, `A-B` or `A>B`.
    pub dyad: Option<Box<str>>,
    /// The filter as typed.
    pub filter: Option<Box<str>>,
    /// The day that the screen speaks of; without it the file's.
    pub as_of: Option<Day>,
    /// The day that changes are counted from.
    pub baseline: Option<Day>,
    /// How its picture is set up.
    pub picture: Picture,
}

impl View {
    /// Name of the screen that a first run shows.
    pub const DASHBOARD: &str = "dashboard";
    /// Name of the screen with one pair.
    pub const SHEET: &str = "sheet";
    /// Name of the list of briefings; no slide can show that.
    pub const BRIEF: &str = "brief";
    /// Name of the dashboard with the keys in the event log.
    pub const LOG: &str = "log";
    /// Name of the dashboard with the keys in the interests.
    pub const INTERESTS: &str = "interests";
    /// Name of the page of what changed since the baseline.
    pub const CHANGES: &str = "changes";
    /// Name of the page of who is close to both sides of a hostile tie.
    pub const TENSIONS: &str = "tensions";
    /// Name of the page of claims, with what is stale.
    pub const CLAIMS: &str = "claims";
    /// The screens, which are there as views without being saved.
    pub const BUILTIN: [&str; 11] = [
        Self::DASHBOARD,
        Self::SHEET,
        "matrix",
        "graph",
        "timeline",
        Self::BRIEF,
        Self::LOG,
        Self::INTERESTS,
        Self::CHANGES,
        Self::TENSIONS,
        Self::CLAIMS,
    ];

    /// The screens that a slide can show.
    pub fn of_slides() -> impl Iterator<Item = &'static str> {
        Self::BUILTIN.into_iter().filter(|name| *name != Self::BRIEF)
    }
}
