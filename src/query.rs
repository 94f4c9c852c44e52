//! Questions to a store, each asked through a lens. Here: the lens itself, a filter bound to the data, and what it keeps.

mod bound;
#[cfg(test)]
mod fixture;
mod held;
mod lens;
mod lookup;
mod matching;
mod projected;
mod resolve;
mod scan;
mod values;
mod when;

pub use bound::Bound;
pub use lens::Lens;
pub use lookup::{Miss, find_name, find_pair};
pub use when::When;
