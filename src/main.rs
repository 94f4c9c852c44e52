//! The `bilat` program.

use bilat::import::{Form, Input, Strictness, load};

fn main() {
    let inputs = std::env::args().skip(1).map(|a| Input::open(a.as_ref(), Form::Graph).unwrap()).collect();
    match load(inputs, Strictness::Lenient) {
        Ok(loaded) => eprintln!("{}ok {}", loaded.report, loaded.graph.events.len()),
        Err(report) => eprintln!("{report}"),
    }
}
