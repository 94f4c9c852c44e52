//! The `bilat` program.

use std::io::{self, Write};
use std::process::ExitCode;

use bilat::import::{Form, Input, Strictness, bundled, load};
use bilat::store::Store;
use bilat::term::{Depth, Options, Wanted};
use color_eyre::eyre::eyre;

fn main() -> color_eyre::Result<ExitCode> {
    // Before the session, whose hook comes first and calls this one.
    color_eyre::install()?;
    let mut inputs = Vec::new();
    for path in std::env::args_os().skip(1) {
        inputs.push(Input::open(path.as_ref(), Form::Graph)?);
    }
    let loaded = if inputs.is_empty() { bundled() } else { load(inputs, Strictness::Lenient) };
    let store = Store::new(loaded.map_err(|report| eyre!("{report}"))?.graph);
    let depth = Depth::detect(Wanted::Auto, |name| std::env::var(name).ok());
    match bilat::run::dashboard(&store, Options { depth, mouse: false, ask_ground: false }) {
        Ok(code) => Ok(ExitCode::from(code)),
        Err(_) => Ok(plain(&store)?),
    }
}

fn plain(store: &Store) -> io::Result<ExitCode> {
    let mut out = io::stdout().lock();
    writeln!(out, "{}", store.graph.title)?;
    store.graph.actors.rows().try_for_each(|actor| writeln!(out, "{}", actor.name))?;
    Ok(ExitCode::SUCCESS)
}
