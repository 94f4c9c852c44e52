//! The time on the wall.

/// Hours and minutes, such as 14:03.
pub(super) fn clock() -> String {
    chrono::Local::now().format("%H:%M").to_string()
}
