//! Tokens into a tree: OR binds loosest, then AND, then NOT.

use std::iter::Peekable;
use std::ops::Range;
use std::vec::IntoIter;

use super::error::{Fault, FilterError};
use super::lex::Token;
use super::terms::{Placed, Term, Test};
use super::tree::Expr;
use super::values;

/// Most parentheses and negations around one term.
pub const DEEPEST: usize = 64;

/// The tree of a text that ends at byte `end`; nothing when there are no tokens.
pub(super) fn tree(tokens: Vec<Placed<Token>>, end: usize) -> Result<Option<Expr<Term>>, FilterError> {
    if tokens.is_empty() {
        return Ok(None);
    }
    let mut parser = Parser { tokens: tokens.into_iter().peekable(), end, depth: 0 };
    let root = parser.or()?;
    match parser.tokens.next() {
        Some(extra) => Err(syntax(extra.at, "this parenthesis closes nothing")),
        None => Ok(Some(root)),
    }
}

struct Parser {
    tokens: Peekable<IntoIter<Placed<Token>>>,
    end: usize,
    depth: usize,
}

impl Parser {
    fn takes(&mut self, token: &Token) -> bool {
        self.tokens.next_if(|next| next.value == *token).is_some()
    }

    fn or(&mut self) -> Result<Expr<Term>, FilterError> {
        let mut expr = self.and()?;
        while self.takes(&Token::Or) {
            expr = expr.or(self.and()?);
        }
        Ok(expr)
    }

    fn and(&mut self) -> Result<Expr<Term>, FilterError> {
        let mut expr = self.unary()?;
        loop {
            let explicit = self.takes(&Token::And);
            let ends = match self.tokens.peek().map(|next| &next.value) {
                None | Some(Token::Close | Token::Or) => !explicit,
                Some(_) => false,
            };
            if ends {
                return Ok(expr);
            }
            expr = expr.and(self.unary()?);
        }
    }

    fn unary(&mut self) -> Result<Expr<Term>, FilterError> {
        let Some(token) = self.tokens.next() else {
            let message = "the filter ends where a term should stand";
            return Err(syntax(self.end..self.end, message));
        };
        let at = token.at;
        Ok(match token.value {
            Token::Text(text) => leaf(Test::Text(text.into()), at),
            Token::Keyed(key, values) => leaf(values::test(key, &values)?, at),
            Token::Not => self.nested(&at, Self::unary)?.negated(),
            Token::Open => self.nested(&at, |parser| parser.group(at.clone()))?,
            Token::Close => return Err(syntax(at, "a term should stand before this parenthesis")),
            Token::Or | Token::And => {
                let message = "an operator needs a term on both sides; in quotes it is a word";
                return Err(syntax(at, message));
            }
        })
    }

    /// What stands between parentheses, the first of which is taken.
    fn group(&mut self, open: Range<usize>) -> Result<Expr<Term>, FilterError> {
        let inner = self.or()?;
        if self.takes(&Token::Close) { Ok(inner) } else { Err(syntax(open, "this parenthesis is not closed")) }
    }

    fn nested<T>(
        &mut self,
        at: &Range<usize>,
        read: impl FnOnce(&mut Self) -> Result<T, FilterError>,
    ) -> Result<T, FilterError> {
        if self.depth == DEEPEST {
            let message = format!("more than {DEEPEST} parentheses and negations inside each other");
            return Err(FilterError::new(Fault::TooDeep, at.clone(), message));
        }
        self.depth += 1;
        let read = read(self);
        self.depth -= 1;
        read
    }
}

fn leaf(test: Test, at: Range<usize>) -> Expr<Term> {
    Expr::Leaf(Placed::new(test, at))
}

fn syntax(at: Range<usize>, message: &str) -> FilterError {
    FilterError::new(Fault::Syntax, at, message)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::filter::Filter;
    use crate::filter::tests::parsed;

    #[test]
    fn not_binds_tighter_than_and_and_and_tighter_than_or() {
        for (text, canonical, grouped) in [
            ("a b OR c d", "a b OR c d", "(a b) OR (c d)"),
            ("a (b OR c) d", "a (b OR c) d", "(a ((b OR c))) d"),
            ("-a b", "-a b", "(-a) b"),
            ("-(a b)", "-(a b)", "NOT (a AND b)"),
            ("NOT a OR b", "-a OR b", "(NOT a) OR b"),
            ("a OR b OR c", "a OR b OR c", "a OR (b OR c)"),
        ] {
            assert_eq!(parsed(text).to_string(), canonical);
            assert_eq!(parsed(text), parsed(grouped), "{text}");
        }
        assert_ne!(parsed("a (b OR c)"), parsed("a b OR c"));
        assert_ne!(parsed("-(a b)"), parsed("-a b"));
    }

    #[test]
    fn length_and_depth_have_limits() {
        let longest = "é".repeat(Filter::LONGEST / 2);
        assert!(Filter::parse(&longest).is_ok());
        let error = Filter::parse(&format!("a{longest}")).unwrap_err();
        assert_eq!((error.fault, error.column), (Fault::TooLong, 2049));

        let nested = |depth| format!("{}a{}", "(".repeat(depth), ")".repeat(depth));
        assert!(Filter::parse(&nested(DEEPEST)).is_ok());
        let error = Filter::parse(&nested(DEEPEST + 1)).unwrap_err();
        assert_eq!((error.fault, error.column), (Fault::TooDeep, 65));
        let error = Filter::parse(&"-".repeat(4000)).unwrap_err();
        assert_eq!((error.fault, error.column), (Fault::TooDeep, 65));
    }
}
