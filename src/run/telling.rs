//! What the loop tells a speaker's console of a talk.

use crate::app::{On, Shown};
use crate::link::{self, Server};

/// The link to consoles: there while a talk is given.
#[derive(Debug, Default)]
pub(super) enum Telling {
    /// No talk is given.
    #[default]
    Silent,
    /// What was told last.
    Told(Server, Shown),
    /// There can be no console of this talk.
    Refused,
}

impl Telling {
    /// Tells how the talk stands, if one is given; `data` is asked once a talk. Tells why there is no console when one
    /// begins without.
    pub(super) fn follow(&mut self, shown: Option<Shown>, data: impl FnOnce() -> u64) -> Option<String> {
        let mut refused = None;
        *self = match (std::mem::take(self), shown) {
            (Self::Told(server, last), None) => {
                server.show(&Shown { on: On::Over, running: false, ..last });
                Self::Silent
            }
            (_, None) => Self::Silent,
            (Self::Refused, Some(_)) => Self::Refused,
            (Self::Told(server, _), Some(shown)) => Self::told(server, shown),
            (Self::Silent, Some(shown)) => match Server::start(&link::place(), data()) {
                Ok(server) => Self::told(server, shown),
                Err(refusal) => {
                    refused = Some(format!("no speaker console: {refusal}"));
                    Self::Refused
                }
            },
        };
        refused
    }

    fn told(server: Server, shown: Shown) -> Self {
        server.show(&shown);
        Self::Told(server, shown)
    }
}
