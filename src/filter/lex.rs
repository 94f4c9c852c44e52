//! Text into tokens: parentheses, operators, words, phrases, and keys with their values.

use std::ops::Range;

use super::error::{Fault, FilterError, shown};
use super::keys::{KEYS, Key, meant};
use super::terms::Placed;

/// What a query is made of.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Token {
    /// `(`
    Open,
    /// `)`
    Close,
    /// `OR`
    Or,
    /// `AND`, which may be left out.
    And,
    /// `-` or `NOT`
    Not,
    /// A bare word or a phrase.
    Text(String),
    /// `key:value,value`
    Keyed(Key, Vec<Value>),
}

/// A value of a key.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Value {
    /// The value without its quotes.
    pub text: String,
    /// Whether it stood in quotes, where `<`, `..` and the like mean nothing.
    pub quoted: bool,
    /// Where it stands, quotes included.
    pub at: Range<usize>,
}

/// All tokens of a text.
pub(super) fn tokens(text: &str) -> Result<Vec<Placed<Token>>, FilterError> {
    let mut lexer = Lexer { text, at: 0 };
    let mut tokens = Vec::new();
    loop {
        lexer.run(char::is_whitespace);
        if lexer.peek().is_none() {
            return Ok(tokens);
        }
        let start = lexer.at;
        let token = lexer.token()?;
        tokens.push(Placed::new(token, start..lexer.at));
    }
}

struct Lexer<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Lexer<'a> {
    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    fn skip(&mut self, c: char) {
        self.at += c.len_utf8();
    }

    /// Takes the characters that satisfy `test`.
    fn run(&mut self, test: impl Fn(char) -> bool) -> &'a str {
        let rest = self.rest();
        let length = rest.find(|c| !test(c)).unwrap_or(rest.len());
        self.at += length;
        rest.get(..length).unwrap_or_default()
    }

    fn token(&mut self) -> Result<Token, FilterError> {
        let single = match self.peek() {
            Some('(') => Token::Open,
            Some(')') => Token::Close,
            Some('-') => Token::Not,
            Some('"') => {
                let start = self.at;
                let text = self.quoted()?;
                self.end_of_term()?;
                return some_text(text, start..self.at);
            }
            _ => return self.word(),
        };
        self.at += 1;
        Ok(single)
    }

    /// An operator, a bare word, or a key with its values.
    fn word(&mut self) -> Result<Token, FilterError> {
        let start = self.at;
        let word = self.run(|c| !c.is_whitespace() && !"()\":".contains(c));
        if self.peek() == Some(':') {
            return self.keyed(word, start);
        }
        self.end_of_term()?;
        match word {
            "OR" => Ok(Token::Or),
            "AND" => Ok(Token::And),
            "NOT" => Ok(Token::Not),
            _ => some_text(word.to_owned(), start..self.at),
        }
    }

    fn keyed(&mut self, word: &str, start: usize) -> Result<Token, FilterError> {
        let Some(key) = Key::parse(word) else {
            return Err(self.unknown_key(word, start));
        };
        let mut values = Vec::new();
        while values.is_empty() || self.peek() == Some(',') {
            self.at += 1;
            values.push(self.value(key)?);
        }
        self.end_of_term()?;
        Ok(Token::Keyed(key, values))
    }

    fn value(&mut self, key: Key) -> Result<Value, FilterError> {
        let start = self.at;
        let quoted = self.peek() == Some('"');
        let text =
            if quoted { self.quoted()? } else { self.run(|c| !c.is_whitespace() && !"()\",".contains(c)).to_owned() };
        if text.trim().is_empty() {
            let name = key.name();
            let message = format!("a value of `{name}` must stand here, without a space before it");
            return Err(FilterError::new(Fault::Syntax, start..self.at, message));
        }
        Ok(Value { text, quoted, at: start..self.at })
    }

    /// The text between quotes, and past them.
    fn quoted(&mut self) -> Result<String, FilterError> {
        let start = self.at;
        self.skip('"');
        let mut text = String::new();
        while let Some(c) = self.peek() {
            self.skip(c);
            match (c, self.peek()) {
                ('"', _) => return Ok(text),
                ('\\', Some(next @ ('"' | '\\'))) => {
                    self.skip(next);
                    text.push(next);
                }
                _ => text.push(c),
            }
        }
        let message = "this quote is not closed; end the phrase with another `\"`";
        Err(FilterError::new(Fault::Syntax, start..self.at, message))
    }

    /// After a term there is a space, a closing parenthesis or nothing.
    fn end_of_term(&self) -> Result<(), FilterError> {
        match self.peek() {
            Some(c) if !c.is_whitespace() && c != ')' => {
                let message = format!(
                    "`{}` may not follow here; put a space before it, or the whole in quotes",
                    shown(&c.to_string())
                );
                let range = self.at..self.at + c.len_utf8();
                Err(FilterError::new(Fault::Syntax, range, message))
            }
            _ => Ok(()),
        }
    }

    fn unknown_key(&mut self, word: &str, start: usize) -> FilterError {
        let key = start..self.at;
        if let Some(name) = meant(word) {
            let message = format!("`{}` is not a key", shown(word));
            return FilterError::new(Fault::Key, key, message).suggesting(Some(name));
        }
        self.run(|c| !c.is_whitespace() && !"()\"".contains(c));
        let whole = self.text.get(start..self.at).unwrap_or_default();
        let message = if word.is_empty() {
            "a key is missing before `:`; to look for the text, put it in quotes".to_owned()
        } else {
            let names: Vec<&str> = KEYS.iter().map(|row| row.name).collect();
            let (word, names) = (shown(word), names.join(", "));
            format!("`{word}` is not a key; to look for the text, put it in quotes (keys: {names})")
        };
        let quoted = format!("\"{}\"", whole.replace('\\', "\\\\"));
        FilterError::new(Fault::Key, start..self.at, message).suggesting(Some(quoted))
    }
}

/// A text to look for; one that is empty once case and accents are gone would be found everywhere.
fn some_text(text: String, at: Range<usize>) -> Result<Token, FilterError> {
    if crate::model::fold(&text).trim().is_empty() {
        let message = "there is nothing to look for here; write a word or take it out";
        return Err(FilterError::new(Fault::Syntax, at, message));
    }
    Ok(Token::Text(text))
}
