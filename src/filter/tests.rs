//! What holds of any query: where its parts stand, what is left of it for one kind, that it prints as it was meant.

use proptest::prelude::*;

use super::*;

pub(super) fn parsed(text: &str) -> Filter {
    Filter::parse(text).unwrap_or_else(|error| panic!("{text}: {error}"))
}

#[test]
fn terms_and_names_know_their_places() {
    let filter = parsed("é -topic:x (to:\"a b\",TAL OR dyad:RUS>CHN)");
    let text = |at: &std::ops::Range<usize>| &filter.text()[at.clone()];
    let terms = filter.terms();
    let places: Vec<&str> = terms.iter().map(|term| text(&term.at)).collect();
    assert_eq!(places, ["é", "topic:x", "to:\"a b\",TAL", "dyad:RUS>CHN"]);
    let Test::To(names) = &terms[2].value else { panic!() };
    assert_eq!(names.iter().map(|name| text(&name.at)).collect::<Vec<_>>(), ["\"a b\"", "TAL"]);
    assert_eq!(&*names[0].value, "a b");
    let Test::Dyad(pairs) = &terms[3].value else { panic!() };
    let [Pair::Directed(from, to)] = &pairs[..] else { panic!() };
    assert_eq!((text(&from.at), text(&to.at)), ("RUS", "CHN"));
    let parts: Vec<String> = filter.parts().iter().map(ToString::to_string).collect();
    assert_eq!(parts, ["é", "-topic:x", "to:\"a b\",TAL OR dyad:RUS>CHN"]);
}

#[test]
fn projection_leaves_what_a_kind_can_answer() {
    for (text, event, tie, interest) in [
        ("", "", "", ""),
        ("gas", "gas", "", "gas"),
        ("topic:x score:<0", "topic:x score:<0", "topic:x", "topic:x"),
        ("standing:hostile topic:x", "topic:x", "standing:hostile topic:x", "topic:x"),
        ("-law:listed", "", "-law:listed", ""),
        ("actor:a OR -(code:19 post:none)", "actor:a OR -code:19", "-post:none", ""),
        ("(topic:x OR gas) party:a", "(topic:x OR gas) party:a", "topic:x party:a", "(topic:x OR gas) party:a"),
        ("is:new,stale", "is:new", "is:stale", ""),
        ("dyad:a-b OR recognition:none", "dyad:a-b", "dyad:a-b OR recognition:none", ""),
    ] {
        let filter = parsed(text);
        let projected = |kind| filter.project(kind).to_string();
        assert_eq!(projected(Kind::Event), event, "{text}");
        assert_eq!(projected(Kind::Tie), tie, "{text}");
        assert_eq!(projected(Kind::Interest), interest, "{text}");
    }
}

fn term() -> impl Strategy<Value = String> {
    let examples: Vec<&str> = KEYS.iter().map(|row| row.example).collect();
    let texts = vec!["gas", "Москва", "\"a b\"", "\"\\\"\"", "topic:\"x,y\"", "is:stale,new", "date:2020..1y"];
    prop_oneof![
        proptest::sample::select(examples).prop_map(str::to_owned),
        proptest::sample::select(texts).prop_map(str::to_owned),
        "\"[^\"\\\\\\s]{1,4}\"",
        "topic:\"[^\"\\\\\\s]{1,4}\"",
    ]
}

fn query() -> impl Strategy<Value = String> {
    term().prop_recursive(5, 40, 4, |inner| {
        prop_oneof![
            proptest::collection::vec(inner.clone(), 2..4).prop_map(|parts| parts.join(" ")),
            proptest::collection::vec(inner.clone(), 2..4).prop_map(|parts| parts.join(" OR ")),
            inner.clone().prop_map(|inner| format!("({inner})")),
            inner.prop_map(|inner| format!("-({inner})")),
        ]
    })
}

proptest! {
    #[test]
    fn no_text_panics(text in prop_oneof!["\\PC*", "[-a-z:<>.,()\" \\\\*0-9éORNTAD]*"]) {
        if let Err(error) = Filter::parse(&text) {
            prop_assert!(text.get(error.range.clone()).is_some());
            let before = text[..error.range.start].chars().count();
            prop_assert_eq!(error.column, before + 1);
        }
    }

    #[test]
    fn what_is_printed_parses_to_the_same(text in query()) {
        if let Ok(filter) = Filter::parse(&text) {
            let printed = filter.to_string();
            let again = Filter::parse(&printed);
            prop_assert_eq!(again.as_ref(), Ok(&filter), "{}", printed);
            prop_assert_eq!(again.map(|again| again.to_string()), Ok(printed));
        }
    }

    #[test]
    fn any_text_that_parses_prints_alike(text in "[-a-c:<>.,()\" \\\\*0-9é+OR]{0,12}", key in 0..KEYS.len()) {
        let text = format!("{}:{text}", KEYS[key].name);
        if let Ok(filter) = Filter::parse(&text) {
            prop_assert_eq!(Filter::parse(&filter.to_string()), Ok(filter));
        }
    }

    #[test]
    fn a_projection_holds_no_foreign_key(text in query()) {
        for kind in [Kind::Event, Kind::Tie, Kind::Interest] {
            let filter = Filter::parse(&text).unwrap_or_default().project(kind);
            for term in filter.terms() {
                let own = match &term.value {
                    Test::Is(flags) => flags.iter().all(|flag| flag.kind() == kind),
                    Test::Text(_) => kind != Kind::Tie,
                    test => test.key().is_some_and(|key| key.kinds().contains(&kind)),
                };
                prop_assert!(own, "{:?} in {}", kind, filter);
            }
            prop_assert_eq!(filter.project(kind), filter);
        }
    }
}
