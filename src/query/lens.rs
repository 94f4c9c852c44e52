//! stub
use crate::model::{Day, EventIx, EventRow};
use crate::store::Store;
/// stub
#[derive(Debug, Clone, Default)]
pub struct Bound(String);
impl Bound {
    /// stub
    #[must_use]
    pub fn text(&self) -> &str {
        &self.0
    }
}
/// stub
#[derive(Debug, Clone)]
pub struct Lens {
    /// The day that everything is told as of.
    pub as_of: Day,
    /// The day that changes are counted from.
    pub baseline: Day,
    /// stub
    pub filter: Bound,
}
impl Lens {
    /// stub
    #[must_use]
    pub fn keeps(&self, _store: &Store, _ix: EventIx, _row: &EventRow<'_>) -> bool {
        true
    }
}
