//! A view as it is written into files of the user's: what is not set is left out.

use serde::{Deserialize, Serialize};

use crate::model::{Arranged, Cells, Clean, Picture, TieColumns, View, Word};

/// A view as it is written.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Settings {
    #[serde(skip_serializing_if = "Option::is_none")]
    view: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    actor: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    dyad: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    filter: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    as_of: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    baseline: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    cells: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    sort: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    seats: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    span: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    ties: Option<String>,
}

impl From<&View> for Settings {
    fn from(view: &View) -> Self {
        let text = |text: &Option<Box<str>>| text.as_deref().map(str::to_owned);
        Self {
            view: text(&view.view),
            actor: text(&view.actor),
            dyad: text(&view.dyad),
            filter: text(&view.filter),
            as_of: view.as_of.map(|day| day.to_string()),
            baseline: view.baseline.map(|day| day.to_string()),
            cells: view.picture.cells.map(|cells| cells.to_string()),
            sort: view.picture.sort.map(|sort| sort.to_string()),
            seats: view.picture.seats.map(|day| day.to_string()),
            span: view.picture.span.map(|span| span.to_string()),
            ties: view.picture.ties.map(|columns| columns.to_string()),
        }
    }
}

impl From<&Settings> for View {
    /// Anyone may have written in the file, so its texts are cleaned like those of data.
    fn from(settings: &Settings) -> Self {
        let text = |text: &Option<String>| text.as_deref().map(|text| Clean::new(text, Clean::NOTE).as_str().into());
        let day = |text: &Option<String>| text.as_deref().and_then(|day| day.parse().ok());
        Self {
            view: text(&settings.view),
            actor: text(&settings.actor),
            dyad: text(&settings.dyad),
            filter: text(&settings.filter),
            as_of: day(&settings.as_of),
            baseline: day(&settings.baseline),
            picture: Picture {
                cells: settings.cells.as_deref().and_then(Cells::parse),
                sort: settings.sort.as_deref().and_then(Arranged::parse),
                seats: day(&settings.seats),
                span: settings.span.as_deref().and_then(|span| span.parse().ok()),
                ties: settings.ties.as_deref().and_then(TieColumns::parse),
            },
        }
    }
}
