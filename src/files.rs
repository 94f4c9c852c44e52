//! Files of the user's: those that are asked for, the configuration, and what is kept between runs.

mod atomic;
mod briefings;
mod config;
mod data_key;
mod edit;
mod keeper;
mod lock;
mod log;
mod paths;
mod ranges;
mod settings;
mod state;

pub use atomic::{replace, write_new};
pub use briefings::{BriefingFile, Edited};
pub use config::{Config, ConfigError};
pub use data_key::data_key;
pub use edit::{Change, Edit};
pub use keeper::Keeper;
pub use log::{Entry, Log};
pub use paths::{briefings_file, config_file, runtime_folder, state_file};
pub use state::Remembered;
