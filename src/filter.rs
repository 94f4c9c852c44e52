//! The query language: text in; a tree of typed tests out, or an error with its column and a suggestion.
//!
//! ```text
//! query  = and { "OR" and } ;               and   = unary { [ "AND" ] unary } ;
//! unary  = { "-" | "NOT" } ( "(" query ")" | term ) ;
//! term   = key ":" value { "," value } | word | phrase ;
//! value  = atom | quoted | ( "<" | "<=" | ">" | ">=" ) atom | atom ".." atom | "*" ".." atom | atom ".." "*" ;
//! ```
//!
//! In quotes `\"` is a quote and `\\` a backslash; elsewhere a backslash is itself. Empty text keeps everything.

mod bounds;
mod error;
mod keys;
mod lex;
mod moment;
mod parse;
mod show;
mod terms;
#[cfg(test)]
mod tests;
mod tree;
mod values;

use std::convert::Infallible;
use std::fmt;

pub use bounds::Bounds;
pub use error::{Fault, FilterError};
pub use keys::{KEYS, Key, KeyRow, Kind};
pub use moment::{Moment, Unit};
pub use parse::DEEPEST;
pub use show::value;
pub use terms::{Admiralty, Is, Name, Pair, Placed, Term, Test};
pub use tree::{Expr, Folded};

/// A parsed query. Two are equal when they ask the same in the same order, wherever the words stand.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    text: Box<str>,
    root: Option<Expr<Term>>,
}

impl Filter {
    /// Longest text, in bytes.
    pub const LONGEST: usize = 4096;

    /// Parses a query.
    ///
    /// # Errors
    ///
    /// The first thing that is wrong, with its place. Names are not looked up here: that takes the data.
    pub fn parse(text: &str) -> Result<Self, FilterError> {
        if text.len() > Self::LONGEST {
            let whole = |at: &usize| text.is_char_boundary(*at);
            let fit = (0..=Self::LONGEST).rev().find(whole).unwrap_or(0);
            let message = format!("the filter has {} bytes, {} are allowed; shorten it", text.len(), Self::LONGEST);
            return Err(FilterError::new(Fault::TooLong, fit..text.len(), message).located(text));
        }
        let root = lex::tokens(text)
            .and_then(|tokens| parse::tree(tokens, text.len()))
            .map_err(|error| error.located(text))?;
        Ok(Self { text: if root.is_some() { text.into() } else { Box::default() }, root })
    }

    /// The text as typed, empty where it asks for nothing; the places of terms and names count its bytes.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The tree; nothing when everything is kept.
    #[must_use]
    pub fn root(&self) -> Option<&Expr<Term>> {
        self.root.as_ref()
    }

    /// All terms, from left to right.
    #[must_use]
    pub fn terms(&self) -> Vec<&Term> {
        self.root.as_ref().map(Expr::leaves).unwrap_or_default()
    }

    /// What must hold at once, each as a filter of its own: to count what each part takes away.
    #[must_use]
    pub fn parts(&self) -> Vec<Self> {
        let parts = match &self.root {
            None => &[],
            Some(Expr::And(parts)) => parts.as_slice(),
            Some(one) => std::slice::from_ref(one),
        };
        let part = |root: &Expr<Term>| Self { text: self.text.clone(), root: Some(root.clone()) };
        parts.iter().map(part).collect()
    }

    /// What the filter says of records of one kind: terms that do not apply to it are taken out, and with them every
    /// AND, OR and NOT that they leave empty.
    #[must_use]
    pub fn project(&self, kind: Kind) -> Self {
        let keep = |term: &Term| {
            let test = term.value.on(kind)?;
            Some(Expr::Leaf(Placed::new(test, term.at.clone())))
        };
        let root = self.root.as_ref().and_then(|root| {
            let kept: Result<_, Infallible> = root.try_map(&mut |term| Ok(keep(term)));
            kept.unwrap_or_else(|never| match never {})
        });
        Self { text: self.text.clone(), root }
    }
}

impl PartialEq for Filter {
    fn eq(&self, other: &Self) -> bool {
        self.root == other.root
    }
}

impl fmt::Display for Filter {
    /// A text in canonical form that parses to an equal filter.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.root {
            Some(root) => root.fmt(f),
            None => Ok(()),
        }
    }
}
