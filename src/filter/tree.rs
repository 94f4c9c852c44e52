//! And, or, not over leaves of any kind: the shape of a query before and after its names are bound.

use crate::model::sort_by_key;

/// A condition over leaves. Neither an `And` lies directly in an `And`, nor an `Or` in an `Or`, and both have at least
/// two parts, if only the functions here build it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Expr<L> {
    /// All hold.
    And(Vec<Self>),
    /// At least one holds.
    Or(Vec<Self>),
    /// It does not hold.
    Not(Box<Self>),
    /// One test.
    Leaf(L),
}

/// What is left of a condition once some of its leaves are known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Folded<L> {
    /// It holds, or does not, whatever the other leaves say.
    Known(bool),
    /// It hangs on these.
    Open(Expr<L>),
}

impl<L> Expr<L> {
    /// Both.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        let mut parts = Vec::new();
        for side in [self, other] {
            match side {
                Self::And(inner) => parts.extend(inner),
                one => parts.push(one),
            }
        }
        Self::And(parts)
    }

    /// Either.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        let mut parts = Vec::new();
        for side in [self, other] {
            match side {
                Self::Or(inner) => parts.extend(inner),
                one => parts.push(one),
            }
        }
        Self::Or(parts)
    }

    /// The opposite.
    #[must_use]
    pub fn negated(self) -> Self {
        Self::Not(Box::new(self))
    }

    /// Whether it holds, each leaf being asked only while the answer hangs on it, from left to right.
    pub fn holds(&self, leaf: &mut impl FnMut(&L) -> bool) -> bool {
        match self {
            Self::And(parts) => parts.iter().all(|part| part.holds(leaf)),
            Self::Or(parts) => parts.iter().any(|part| part.holds(leaf)),
            Self::Not(inner) => !inner.holds(leaf),
            Self::Leaf(value) => leaf(value),
        }
    }

    /// Whether it may turn out so, as far as `known` tells its leaves.
    pub fn may(&self, so: bool, known: &mut impl FnMut(&L) -> Option<bool>) -> bool {
        match (self, so) {
            (Self::And(parts), true) | (Self::Or(parts), false) => parts.iter().all(|part| part.may(so, known)),
            (Self::And(parts), false) | (Self::Or(parts), true) => parts.iter().any(|part| part.may(so, known)),
            (Self::Not(inner), _) => inner.may(!so, known),
            (Self::Leaf(value), _) => known(value).is_none_or(|value| value == so),
        }
    }

    /// The same condition with each leaf replaced, or taken out; a part that is left empty goes too.
    ///
    /// # Errors
    ///
    /// The first that `leaf` gives.
    pub fn try_map<M, E>(&self, leaf: &mut impl FnMut(&L) -> Result<Option<Expr<M>>, E>) -> Result<Option<Expr<M>>, E> {
        let mut several = |parts: &[Self]| {
            let parts = parts.iter().map(|part| part.try_map(leaf));
            parts.collect::<Result<Vec<_>, E>>()
        };
        Ok(match self {
            Self::And(parts) => several(parts)?.into_iter().flatten().reduce(Expr::and),
            Self::Or(parts) => several(parts)?.into_iter().flatten().reduce(Expr::or),
            Self::Not(inner) => inner.try_map(leaf)?.map(Expr::negated),
            Self::Leaf(value) => leaf(value)?,
        })
    }

    /// What is left when the leaves that `known` can tell are told.
    pub fn fold(&self, known: &mut impl FnMut(&L) -> Option<bool>) -> Folded<&L> {
        match self {
            Self::And(parts) => fold_parts(parts, false, known),
            Self::Or(parts) => fold_parts(parts, true, known),
            Self::Not(inner) => match inner.fold(known) {
                Folded::Known(value) => Folded::Known(!value),
                Folded::Open(rest) => Folded::Open(rest.negated()),
            },
            Self::Leaf(value) => known(value).map_or(Folded::Open(Expr::Leaf(value)), Folded::Known),
        }
    }

    /// The same condition with the parts of each AND and OR in order of the dearest leaf they hold, so that cheap
    /// leaves are asked first.
    #[must_use]
    pub fn by_cost(self, cost: &impl Fn(&L) -> u8) -> Self {
        let sorted = |parts: Vec<Self>| {
            let mut parts: Vec<Self> = parts.into_iter().map(|part| part.by_cost(cost)).collect();
            sort_by_key(&mut parts, |part| part.leaves().into_iter().map(cost).max());
            parts
        };
        match self {
            Self::And(parts) => Self::And(sorted(parts)),
            Self::Or(parts) => Self::Or(sorted(parts)),
            Self::Not(inner) => inner.by_cost(cost).negated(),
            leaf @ Self::Leaf(_) => leaf,
        }
    }

    /// All leaves, from left to right.
    #[must_use]
    pub fn leaves(&self) -> Vec<&L> {
        match self {
            Self::And(parts) | Self::Or(parts) => parts.iter().flat_map(Self::leaves).collect(),
            Self::Not(inner) => inner.leaves(),
            Self::Leaf(value) => vec![value],
        }
    }
}

/// Folds an OR, which one part that holds decides (`decisive` is true), or an AND, which one decides that does not.
fn fold_parts<'a, L>(
    parts: &'a [Expr<L>],
    decisive: bool,
    known: &mut impl FnMut(&L) -> Option<bool>,
) -> Folded<&'a L> {
    let mut open = Vec::new();
    for part in parts {
        match part.fold(known) {
            Folded::Known(value) if value == decisive => return Folded::Known(decisive),
            Folded::Known(_) => {}
            Folded::Open(rest) => open.push(rest),
        }
    }
    let join = if decisive { Expr::or } else { Expr::and };
    open.into_iter().reduce(join).map_or(Folded::Known(!decisive), Folded::Open)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn leaf(name: char) -> Expr<char> {
        Expr::Leaf(name)
    }

    #[test]
    fn sides_of_the_same_kind_become_one_list() {
        let left = leaf('a').and(leaf('b'));
        assert_eq!(left.clone().and(leaf('c').and(leaf('d'))).leaves(), [&'a', &'b', &'c', &'d']);
        assert!(matches!(left.or(leaf('c')), Expr::Or(parts) if parts.len() == 2));
    }

    #[test]
    fn what_is_known_folds_away() {
        // (a or -b) and c
        let expr = leaf('a').or(leaf('b').negated()).and(leaf('c'));
        let fold = |a, b, c| {
            let known = move |name: &char| match name {
                'a' => a,
                'b' => b,
                _ => c,
            };
            match expr.fold(&mut { known }) {
                Folded::Known(value) => value.to_string(),
                Folded::Open(rest) => rest.leaves().into_iter().copied().collect(),
            }
        };
        assert_eq!(fold(None, None, None), "abc");
        assert_eq!(fold(Some(true), None, None), "c");
        assert_eq!(fold(Some(false), Some(true), None), "false");
        assert_eq!(fold(None, Some(false), Some(true)), "true");
        assert_eq!(fold(None, Some(true), Some(true)), "a");
    }

    #[test]
    fn cheap_leaves_come_first() {
        // b (z a), where letters cost what they are
        let expr = leaf('z').or(leaf('a')).and(leaf('b')).by_cost(&|name| *name as u8);
        assert_eq!(expr, leaf('b').and(leaf('a').or(leaf('z'))));
    }

    #[test]
    fn a_part_left_empty_disappears() {
        let expr = leaf('a').or(leaf('x')).and(leaf('x').negated()).and(leaf('b'));
        let kept: Result<_, ()> = expr.try_map(&mut |name| Ok((*name != 'x').then_some(leaf(*name))));
        assert_eq!(kept, Ok(Some(leaf('a').and(leaf('b')))));
        let none: Result<Option<Expr<char>>, ()> = expr.try_map(&mut |_| Ok(None));
        assert_eq!(none, Ok(None));
    }
}
