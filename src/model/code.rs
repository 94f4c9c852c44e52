//! Event codes: CAMEO's names, Goldstein values and classes, and what a code counts as on the screen.

use std::borrow::Cow;
use std::fmt;

use hashbrown::HashMap;

use super::table::{Ix, Table};
use super::words::{Word, vocabulary};

vocabulary! {
    /// GDELT's class of an event. `None` is an event that is neither for nor against.
    Quad {
        /// Words for: roots 01 to 05.
        WordsFor = "words+",
        /// Deeds for: roots 06 to 09.
        DeedsFor = "deeds+",
        /// Words against: roots 10 to 14.
        WordsAgainst = "words-",
        /// Deeds against: roots 15 to 20.
        DeedsAgainst = "deeds-",
        /// Neither: counted in n, in no quad.
        Neutral = "none",
    }
}

vocabulary! {
    /// The sign of an event or of a standing, as shown.
    Sign {
        /// Cooperative.
        Plus = "+",
        /// Conflictual.
        Minus = "-",
        /// Neither.
        Neutral = "·",
    }
}

impl Quad {
    /// Cooperative, conflictual or neither.
    #[must_use]
    pub fn sign(self) -> Sign {
        match self {
            Self::WordsFor | Self::DeedsFor => Sign::Plus,
            Self::WordsAgainst | Self::DeedsAgainst => Sign::Minus,
            Self::Neutral => Sign::Neutral,
        }
    }

    /// What an event of this class counts as: a Goldstein value of 0, or of the opposite sign, makes it neutral.
    #[must_use]
    pub fn shown(self, goldstein: Option<Goldstein>) -> Self {
        let agrees = match (self.sign(), goldstein.map(|value| value.0.signum())) {
            (Sign::Plus, Some(sign)) => sign > 0,
            (Sign::Minus, Some(sign)) => sign < 0,
            _ => true,
        };
        if agrees { self } else { Self::Neutral }
    }
}

/// How cooperative a type of act is, −10.00 to +10.00 (Goldstein 1992, doi:10.1177/0022002792036002007).
/// A property of the type of act, never averaged into a verdict on a relation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Goldstein(i16);

impl Goldstein {
    /// The value, rounded to hundredths; nothing outside −10 to +10.
    #[must_use]
    #[allow(clippy::cast_possible_truncation, reason = "the range was checked: at most 1000 hundredths")]
    pub fn new(value: f64) -> Option<Self> {
        (-10.0..=10.0).contains(&value).then(|| Self((value * 100.0).round() as i16))
    }

    /// The value, −10.0 to +10.0.
    #[must_use]
    pub fn value(self) -> f64 {
        f64::from(self.0) / 100.0
    }

    /// The value that has so many hundredths.
    pub(super) fn of_hundredths(hundredths: i16) -> Self {
        Self(hundredths.clamp(-1000, 1000))
    }

    /// The value in hundredths, −1000 to +1000.
    #[must_use]
    pub fn hundredths(self) -> i16 {
        self.0
    }
}

impl fmt::Display for Goldstein {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let decimals = if self.0 % 10 == 0 { 1 } else { 2 };
        f.pad(&format!("{:+.decimals$}", self.value()))
    }
}

/// One event code: CAMEO's, or another vocabulary's as the file names it.
#[derive(Debug, Clone)]
pub struct Code {
    /// Two to four digits for CAMEO, leading zeros kept.
    pub code: Cow<'static, str>,
    /// The vocabulary; nothing means CAMEO.
    pub scheme: Option<Box<str>>,
    /// What the code says in words; empty where the vocabulary is not known.
    pub name: &'static str,
    /// Goldstein value of the code, where the vocabulary has them.
    pub goldstein: Option<Goldstein>,
    /// Class of the code's root.
    pub quad: Quad,
}

impl Code {
    /// What it says; of a vocabulary that is not known the code itself.
    #[must_use]
    pub fn in_words(&self) -> &str {
        if self.name.is_empty() { &self.code } else { self.name }
    }

    /// The root, 1 to 20, of a CAMEO code.
    #[must_use]
    pub fn root(&self) -> Option<u8> {
        if self.scheme.is_some() {
            return None;
        }
        self.code.get(..2)?.parse().ok()
    }
}

/// Row number of a code.
pub type CodeIx = Ix<Code>;

/// Every code in use: CAMEO's from `assets/cameo.tsv`, then those of other vocabularies as files name them.
#[derive(Debug, Clone, Default)]
pub struct CodeTable {
    codes: Table<Code>,
    cameo: HashMap<&'static str, CodeIx>,
    others: HashMap<Box<str>, HashMap<Box<str>, CodeIx>>,
}

impl CodeTable {
    /// CAMEO (Schrodt 2012) with the Goldstein values that GDELT publishes.
    #[must_use]
    pub fn cameo() -> Self {
        const ROWS: &str = include_str!("../../assets/cameo.tsv");
        const COUNT: usize = 312;
        let mut table = Self::default();
        table.codes.reserve(COUNT);
        table.cameo.reserve(COUNT);
        for line in ROWS.lines().filter(|line| !line.starts_with('#')) {
            let mut fields = line.split('\t');
            let mut field = || fields.next().unwrap_or_default();
            let code = field();
            let row = Code {
                code: code.into(),
                scheme: None,
                name: field(),
                goldstein: field().parse().ok().and_then(Goldstein::new),
                quad: Quad::parse(field()).unwrap_or(Quad::Neutral),
            };
            table.cameo.insert(code, table.codes.push(row));
        }
        table
    }

    /// The code of CAMEO, or of the named vocabulary.
    #[must_use]
    pub fn find(&self, scheme: Option<&str>, code: &str) -> Option<CodeIx> {
        match scheme {
            Some(scheme) => self.others.get(scheme)?.get(code).copied(),
            None => self.cameo.get(code).copied(),
        }
    }

    /// The code of a vocabulary other than CAMEO, entered when it is new.
    pub fn intern(&mut self, scheme: &str, code: &str) -> CodeIx {
        self.find(Some(scheme), code).unwrap_or_else(|| {
            let row = Code {
                code: code.to_owned().into(),
                scheme: Some(scheme.into()),
                name: "",
                goldstein: None,
                quad: Quad::Neutral,
            };
            let ix = self.codes.push(row);
            self.others.entry(scheme.into()).or_default().insert(code.into(), ix);
            ix
        })
    }

    /// The twenty roots of CAMEO, in order.
    pub fn roots(&self) -> impl Iterator<Item = &Code> {
        self.codes.rows().filter(|code| code.scheme.is_none() && code.code.len() == 2)
    }

    /// All codes with their numbers.
    pub fn iter(&self) -> impl Iterator<Item = (CodeIx, &Code)> {
        self.codes.iter()
    }
}

impl std::ops::Index<CodeIx> for CodeTable {
    type Output = Code;

    fn index(&self, ix: CodeIx) -> &Code {
        &self.codes[ix]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The class of a CAMEO root, 1 to 20 (GDELT's `QuadClass`).
    fn class_of_root(root: u8) -> Quad {
        match root {
            1..=5 => Quad::WordsFor,
            6..=9 => Quad::DeedsFor,
            10..=14 => Quad::WordsAgainst,
            _ => Quad::DeedsAgainst,
        }
    }

    fn goldstein(code: &str) -> f64 {
        let table = CodeTable::cameo();
        table[table.find(None, code).unwrap()].goldstein.unwrap().value()
    }

    fn shown(code: &str) -> Quad {
        let table = CodeTable::cameo();
        let code = &table[table.find(None, code).unwrap()];
        code.quad.shown(code.goldstein)
    }

    #[test]
    fn every_row_is_whole_and_classed_by_its_root() {
        let table = CodeTable::cameo();
        assert_eq!(table.iter().count(), 312);
        assert_eq!(table.roots().count(), 20);
        for (_, code) in table.iter() {
            assert!(!code.name.is_empty() && code.goldstein.is_some(), "{}", code.code);
            assert_eq!(code.quad, class_of_root(code.root().unwrap()), "{}", code.code);
        }
    }

    /// Where the ICEWS list (-5.0, 3.4, -6.5) and GDELT's own column differ, GDELT's stands.
    #[test]
    fn the_three_codes_on_which_tables_differ_have_gdelts_value() {
        assert_eq!((goldstein("016"), goldstein("022"), goldstein("164")), (-2.0, 3.2, -7.0));
    }

    #[test]
    fn a_value_of_zero_or_of_the_other_sign_is_neutral() {
        for code in ["010", "014", "015", "017", "011", "012", "016", "0241", "0251", "090", "093"] {
            assert_eq!(shown(code), Quad::Neutral, "{code}");
        }
        assert_eq!(shown("043"), Quad::WordsFor);
        assert_eq!(shown("081"), Quad::DeedsFor);
        assert_eq!(shown("112"), Quad::WordsAgainst);
        assert_eq!(shown("190"), Quad::DeedsAgainst);
        assert_eq!(Quad::DeedsAgainst.shown(None), Quad::DeedsAgainst);
    }

    #[test]
    fn goldstein_values_keep_to_their_range() {
        assert_eq!(Goldstein::new(10.01), None);
        assert_eq!(Goldstein::new(f64::NAN), None);
        assert_eq!(Goldstein::new(-10.0).unwrap().to_string(), "-10.0");
        assert_eq!(Goldstein::new(3.45).unwrap().to_string(), "+3.45");
    }

    #[test]
    fn other_vocabularies_are_entered_once() {
        let mut table = CodeTable::cameo();
        let first = table.intern("acled", "Battles");
        assert_eq!(table.intern("acled", "Battles"), first);
        assert_eq!(table[first].root(), None);
        assert_eq!(table.find(None, "Battles"), None);
    }
}
