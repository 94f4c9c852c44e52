//! Files of the user's: those that are asked for, the configuration, and what is kept between runs.

mod atomic;
mod config;
mod keeper;
mod paths;
mod state;

pub use atomic::{replace, write_new};
pub use config::{Config, ConfigError};
pub use keeper::{Keeper, data_key};
pub use paths::{config_file, runtime_folder, state_file};
pub use state::Remembered;
