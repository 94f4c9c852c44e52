//! Binds a filter to a store: every name in it is looked up once, and what is not known is an error at its place.

use std::ops::Range;

use super::bound::{Bound, Check, EventCheck, Group, Rows, Shared, Sides, TieCheck};
use super::lookup::{Miss, find_name, find_pair};
use super::scan::Search;
use super::values;
use super::when::Stretch;
use crate::filter::{Bounds, Expr, Fault, Filter, FilterError, Is, Kind, Name, Pair, Term, Test};
use crate::model::{Clean, Graph, Topics};
use crate::store::{Named, Store};

impl Bound {
    /// Binds `filter` to `store`.
    ///
    /// # Errors
    ///
    /// The first name, kind, source or code that the data does not know, or that may mean several things.
    pub fn new(filter: &Filter, store: &Store) -> Result<Self, FilterError> {
        let bind = |filter: &Filter| {
            let Some(root) = filter.root() else {
                return Ok(None);
            };
            let bound = root.try_map(&mut |term| check(store, term).map(Some));
            let cheap_first = |bound: Expr<Check>| bound.by_cost(&cost);
            bound.map(|bound| bound.map(cheap_first)).map_err(|error| error.located(filter.text()))
        };
        Ok(Self {
            text: filter.text().into(),
            whole: bind(filter)?,
            event: bind(&filter.project(Kind::Event))?,
            tie: bind(&filter.project(Kind::Tie))?,
            interest: bind(&filter.project(Kind::Interest))?,
        })
    }
}

/// Columns first, text last.
pub(super) fn cost(check: &Check) -> u8 {
    u8::from(matches!(check, Check::Event(EventCheck::Text(_))))
}

/// A term as checks.
///
/// # Errors
///
/// The first name in it that the data does not know, or that may mean several things.
pub(super) fn check(store: &Store, term: &Term) -> Result<Expr<Check>, FilterError> {
    let graph = &store.graph;
    let event = |check| Ok(Expr::Leaf(Check::Event(check)));
    let tie = |check| Ok(Expr::Leaf(Check::Tie(check)));
    let shared = |check| Ok(Expr::Leaf(Check::Shared(check)));
    match &term.value {
        Test::Text(text) => event(EventCheck::Text(Box::new(Search::new(text, store)))),
        Test::Actor(names) => event(EventCheck::Actor(group(store, names)?)),
        Test::To(names) => event(EventCheck::To(group(store, names)?)),
        Test::Party(names) => shared(Shared::Party(group(store, names)?)),
        Test::Dyad(pairs) => {
            let sides: Result<_, FilterError> = pairs.iter().map(|pair| sides(store, pair)).collect();
            shared(Shared::Dyad(sides?))
        }
        Test::Topic(names) => shared(Shared::Topic(topics(graph, names)?)),
        Test::Code(names) => event(EventCheck::Code(rows(graph, names, "code", values::code)?)),
        Test::Act(names) => event(EventCheck::Code(rows(graph, names, "root of CAMEO", values::act)?)),
        Test::Kind(names) => event(EventCheck::Kind(rows(graph, names, "kind of event", values::kind)?)),
        Test::Source(names) => event(sources(graph, names)?),
        Test::Quad(values) => event(EventCheck::Quad(values.clone())),
        Test::Score(values) => event(EventCheck::Score(values.clone())),
        Test::Date(values) => event(EventCheck::During(values.iter().copied().map(Stretch::new).collect())),
        Test::Since(moment) => event(EventCheck::During(vec![Stretch::new(Bounds::AtLeast(*moment))])),
        Test::Until(moment) => event(EventCheck::During(vec![Stretch::new(Bounds::AtMost(*moment))])),
        Test::Grade(values) => event(EventCheck::Grade(values.clone())),
        Test::Confidence(values) => event(EventCheck::Confidence(values.clone())),
        Test::Significance(values) => event(EventCheck::Significance(values.clone())),
        Test::Sign(values) => event(EventCheck::Sign(values.clone())),
        Test::Standing(values) => tie(TieCheck::Standing(values.clone())),
        Test::Law(values) => tie(TieCheck::Law(values.clone())),
        Test::Post(values) => tie(TieCheck::Post(values.clone())),
        Test::Recognition(values) => tie(TieCheck::Recognition(values.clone())),
        Test::Is(flags) => Ok(flags_as_checks(flags)),
    }
}

/// Flags of events and of ties become checks of their own, one of which must hold.
fn flags_as_checks(flags: &[Is]) -> Expr<Check> {
    let leaf = |flag: &Is| {
        Expr::Leaf(match flag {
            Is::Stale => Check::Tie(TieCheck::Stale),
            other => Check::Event(EventCheck::Is(*other)),
        })
    };
    flags.iter().map(leaf).reduce(Expr::or).unwrap_or(Expr::Or(Vec::new()))
}

fn group(store: &Store, names: &[Name]) -> Result<Group, FilterError> {
    let mut group = Group::default();
    for name in names {
        let found = find_name(store, &name.value);
        let found = found.map_err(|miss| unknown(name, "actor or bloc", &miss))?;
        enter(&mut group, found, &store.graph);
    }
    Ok(group)
}

fn enter(group: &mut Group, named: Named, graph: &Graph) {
    match named {
        Named::Actor(actor) => group.actors.push(actor),
        Named::Bloc(bloc) => group.members.extend(&graph.blocs[bloc].members),
    }
}

fn sides(store: &Store, pair: &Pair) -> Result<Sides, FilterError> {
    let (text, at) = match pair {
        Pair::Either(both) => (both.value.to_string(), both.at.clone()),
        Pair::Directed(from, to) => (format!("{}>{}", from.value, to.value), from.at.start..to.at.end),
    };
    let (from, to, directed) = find_pair(store, &text).map_err(|(side, miss)| {
        let name = Name::new(side.into(), place(&text, side, at.clone()));
        unknown(&name, "actor or bloc", &miss)
    })?;
    if from == to && matches!(from, Named::Actor(_)) {
        let message = "a pair is made of two different actors";
        return Err(FilterError::new(Fault::Value, at, message));
    }
    let side = |named| {
        let mut group = Group::default();
        enter(&mut group, named, &store.graph);
        group
    };
    Ok(Sides { from: side(from), to: side(to), directed })
}

/// Where a side of a pair stands, if the pair stands in the query byte by byte; else where the pair does.
fn place(pair: &str, side: &str, at: Range<usize>) -> Range<usize> {
    let start = side.as_ptr() as usize - pair.as_ptr() as usize;
    if at.len() == pair.len() && start + side.len() <= pair.len() {
        at.start + start..at.start + start + side.len()
    } else {
        at
    }
}

fn topics(graph: &Graph, names: &[Name]) -> Result<Topics, FilterError> {
    let mut topics = Topics::default();
    for name in names {
        let topic = values::topic(graph, &name.value).map_err(|miss| unknown(name, "topic", &miss))?;
        topics.0 |= topic.0;
    }
    Ok(topics)
}

fn rows(
    graph: &Graph,
    names: &[Name],
    what: &str,
    find: impl Fn(&Graph, &str) -> Result<Rows, Miss>,
) -> Result<Rows, FilterError> {
    let mut rows = Rows::default();
    for name in names {
        let found = find(graph, &name.value).map_err(|miss| unknown(name, what, &miss))?;
        rows = rows.with(&found);
    }
    Ok(rows)
}

fn sources(graph: &Graph, names: &[Name]) -> Result<EventCheck, FilterError> {
    let (mut sources, mut publishers) = (Rows::default(), Rows::default());
    for name in names {
        let found = values::source(graph, &name.value);
        let (some, more) = found.map_err(|miss| unknown(name, "source or publisher", &miss))?;
        (sources, publishers) = (sources.with(&some), publishers.with(&more));
    }
    Ok(EventCheck::Source { sources, publishers })
}

fn unknown(name: &Name, what: &str, miss: &Miss) -> FilterError {
    let text = Clean::new(&name.value, 40);
    let (message, near) = match miss {
        Miss::Unknown(near) => (format!("`{text}` is no {what} of this data"), near.clone()),
        Miss::Ambiguous(_) => (format!("`{text}` {miss}"), None),
    };
    FilterError::new(Fault::Value, name.at.clone(), message).suggesting(near)
}

#[cfg(test)]
mod tests {
    use crate::query::fixture::{bind, store};

    #[rustfmt::skip]
    const WRONG: &[(&str, usize, &str, Option<&str>)] = &[
        ("actor:Rusia", 7, "`Rusia` is no actor or bloc of this data", Some("Russia")),
        ("é -to:TAL,Talliban", 11, "`Talliban` is no actor or bloc of this data", Some("TAL")),
        ("party:ira", 7, "`ira` may be IRN, IRQ; write more of the name", None),
        ("party:\"no one\"", 7, "`no one` is no actor or bloc of this data", None),
        ("party:???", 7, "`???` is no actor or bloc of this data", None),
        ("dyad:RUS-TAN", 10, "`TAN` is no actor or bloc of this data", Some("TAL")),
        ("dyad:RUX>TAL", 6, "`RUX` is no actor or bloc of this data", Some("RUS")),
        ("dyad:IS-Khorasan-XYZ", 18, "`XYZ` is no actor or bloc of this data", None),
        ("dyad:\"RUS > nix\"", 6, "`nix` is no actor or bloc of this data", None),
        ("dyad:RUS-moscow", 6, "a pair is made of two different actors", None),
        ("topic:securty", 7, "`securty` is no topic of this data", Some("security")),
        ("topic:\"rights of poeple\"", 7, "`rights of poeple` is no topic of this data", Some("\"Rights of people\"")),
        ("kind:meetign", 6, "`meetign` is no kind of event of this data", Some("meeting")),
        ("kind:de", 6, "`de` may be delisting, designation; write more of the name", None),
        ("source:tasss", 8, "`tasss` is no source or publisher of this data", Some("TASS")),
        ("code:1999", 6, "`1999` is no code of this data", Some("19")),
        ("code:4", 6, "`4` is no code of this data", Some("04")),
        ("code:é", 6, "`é` is no code of this data", None),
        ("act:21", 5, "`21` is no root of CAMEO of this data", None),
        ("act:assualt", 5, "`assualt` is no root of CAMEO of this data", Some("assault")),
        ("act:cooperation", 5, "`cooperation` may be 5 (engage in diplomatic cooperation), 6 (engage in material cooperation); write more of the name", None),
    ];

    #[test]
    fn what_the_data_does_not_know_is_an_error_at_its_column() {
        let store = store();
        for (text, column, message, suggestion) in WRONG {
            let error = bind(text, &store).err().unwrap_or_else(|| panic!("{text} is bound"));
            assert_eq!((error.column, error.message.as_str()), (*column, *message), "{text}");
            assert_eq!(error.suggestion.as_deref(), *suggestion, "{text}");
        }
    }

    #[test]
    fn names_are_found_by_any_spelling() {
        let store = store();
        for text in [
            "party:rus,RUSSIA,Moscow,\"afghan taliban\",turkiye,Türkiye,T\u{fc}rki",
            "party:CAS,central-asia,\"Central Asian states\"",
            "party:\"Taliban (Islamic Emirate)\"",
            "dyad:IS-Khorasan-TAL,RUS-IS-Khorasan,russia>IS-Khorasan,cas-tal,is-k-tal",
            "topic:human-rights,humanrights,\"rights of people\",RIGHTS",
            "source:dawn,DAWN-1 kind:aid,statement",
            "code:19,190,010 act:fight,Yield,19,08,\"provide aid\",mass",
        ] {
            assert_eq!(bind(text, &store).err(), None, "{text}");
        }
    }
}
