//! What texts mean, print as, and are refused for.

use proptest::prelude::*;

use super::*;

fn parsed(text: &str) -> Filter {
    Filter::parse(text).unwrap_or_else(|error| panic!("{text}: {error}"))
}

#[test]
fn texts_print_in_canonical_form() {
    for (text, canonical) in [
        ("", ""),
        ("  \t ", ""),
        ("Russia  gas", "Russia gas"),
        ("\"Russia\"", "Russia"),
        ("\"two words\" \"OR\" \"-x\" \"a:b\"", "\"two words\" \"OR\" \"-x\" \"a:b\""),
        (r#""say \"so\" \\ \n""#, r#""say \"so\" \\ \\n""#),
        (r"back\slash 1,000", r"back\slash 1,000"),
        ("a AND b", "a b"),
        ("NOT a", "-a"),
        ("- a", "-a"),
        ("--a", "--a"),
        ("Москва кабул", "Москва кабул"),
        ("TOPIC:Security", "topic:Security"),
        ("topic:security,\"rule of law\"", "topic:security,\"rule of law\""),
        ("party:\"Taliban (Islamic Emirate)\"", "party:\"Taliban (Islamic Emirate)\""),
        ("kind:\">5\"", "kind:\">5\""),
        ("source:http://x.org/a?b", "source:http://x.org/a?b"),
        ("dyad:RUS-TAL,RUS>TAL", "dyad:RUS-TAL,RUS>TAL"),
        ("dyad:\"United States > Iran\"", "dyad:\"United States>Iran\""),
        ("quad:Words+,deeds−,none", "quad:words+,deeds-,none"),
        ("score:-10..-2,<0,3.50,+1", "score:-10..-2,<0,3.5,1"),
        ("score:*..2 score:2..*", "score:<=2 score:>=2"),
        ("date:2021-08..2025-04", "date:2021-08..2025-04"),
        ("date:90d,2y..6M,>=2021/2022", "date:90d,2y..6m,>=2021/2022"),
        ("since:90d until:2021-08-15", "since:90d until:2021-08-15"),
        ("grade:a,2,B2", "grade:A,2,B2"),
        ("confidence:>=moderate", "confidence:>=moderate"),
        ("significance:2..turning_point", "significance:2..3"),
        ("standing:hostile..strained", "standing:hostile..strained"),
        ("law:never_listed post:>mission", "law:never-listed post:>mission"),
        ("recognition:\"de facto\"", "recognition:de-facto"),
        ("sign:+,-,neutral,·", "sign:+,-,·,·"),
        ("is:new,stale", "is:new,stale"),
    ] {
        let filter = parsed(text);
        assert_eq!(filter.to_string(), canonical, "{text}");
        assert_eq!(parsed(canonical), filter, "{text}");
    }
}

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

/// Text, sort of fault, column, the piece of text that is meant, what to write instead.
type Wrong = (&'static str, Fault, usize, &'static str, Option<&'static str>);

#[rustfmt::skip]
const WRONG: &[Wrong] = &[
    ("tone:<0", Fault::Key, 1, "tone", Some("score")),
    ("topic:security actor:china tone:<0", Fault::Key, 28, "tone", Some("score")),
    ("Москва -recipient:TAL", Fault::Key, 9, "recipient", Some("to")),
    ("(é OR recog:none)", Fault::Key, 7, "recog", Some("recognition")),
    ("cred:1", Fault::Key, 1, "cred", Some("grade")),
    ("topc:x", Fault::Key, 1, "topc", Some("topic")),
    ("tone: x", Fault::Key, 1, "tone", Some("score")),
    ("see http://x.org/a now", Fault::Key, 5, "http://x.org/a", Some("\"http://x.org/a\"")),
    ("12:30", Fault::Key, 1, "12:30", Some("\"12:30\"")),
    ("a :b", Fault::Key, 3, ":b", Some("\":b\"")),
    ("topic:", Fault::Syntax, 7, "", None),
    ("topic: security", Fault::Syntax, 7, "", None),
    ("topic:a,", Fault::Syntax, 9, "", None),
    ("topic:,a", Fault::Syntax, 7, "", None),
    ("topic:\" \"", Fault::Syntax, 7, "\" \"", None),
    ("ж \"open", Fault::Syntax, 3, "\"open", None),
    ("\"a\"b", Fault::Syntax, 4, "b", None),
    ("a\"b\"", Fault::Syntax, 2, "\"", None),
    ("topic:a(b)", Fault::Syntax, 8, "(", None),
    ("\"topic\":a", Fault::Syntax, 8, ":", None),
    ("\"\"", Fault::Syntax, 1, "\"\"", None),
    ("\u{301}", Fault::Syntax, 1, "\u{301}", None),
    ("(a", Fault::Syntax, 1, "(", None),
    ("ab)", Fault::Syntax, 3, ")", None),
    ("()", Fault::Syntax, 2, ")", None),
    ("OR a", Fault::Syntax, 1, "OR", None),
    ("a OR OR b", Fault::Syntax, 6, "OR", None),
    ("a OR", Fault::Syntax, 5, "", None),
    ("a AND", Fault::Syntax, 6, "", None),
    ("(a AND) b", Fault::Syntax, 7, ")", None),
    ("NOT", Fault::Syntax, 4, "", None),
    ("é -", Fault::Syntax, 4, "", None),
    ("topic:>5", Fault::Value, 7, ">5", None),
    ("dyad:RUS", Fault::Value, 6, "RUS", None),
    ("dyad:RUS-", Fault::Value, 6, "RUS-", None),
    ("dyad:>TAL", Fault::Value, 6, ">TAL", None),
    ("dyad:A>B>C", Fault::Value, 6, "A>B>C", None),
    ("quad:words+,wrods-", Fault::Value, 13, "wrods-", Some("words-")),
    ("quad:neutral", Fault::Value, 6, "neutral", Some("none")),
    ("score:11", Fault::Value, 7, "11", None),
    ("score:nan", Fault::Value, 7, "nan", None),
    ("score:1e1", Fault::Value, 7, "1e1", None),
    ("score:<é", Fault::Value, 8, "é", None),
    ("score:2..-2", Fault::Value, 7, "2..-2", Some("-2..2")),
    ("score:1...2", Fault::Value, 10, ".2", None),
    ("score:..2", Fault::Value, 7, "", None),
    ("score:*..*", Fault::Value, 7, "*..*", None),
    ("é date:2021-13", Fault::Value, 8, "2021-13", None),
    ("date:yesterday", Fault::Value, 6, "yesterday", None),
    ("date:2021..2020-12", Fault::Value, 6, "2021..2020-12", Some("2020-12..2021")),
    ("date:2020..20x1", Fault::Value, 12, "20x1", None),
    ("date:30d..90d", Fault::Value, 6, "30d..90d", Some("90d..30d")),
    ("date:1m..1y", Fault::Value, 6, "1m..1y", Some("1y..1m")),
    ("since:2021..2022", Fault::Value, 7, "2021..2022", None),
    ("since:2021,2022", Fault::Value, 12, "2022", None),
    ("until:123456d", Fault::Value, 7, "123456d", None),
    ("grade:G", Fault::Value, 7, "G", None),
    ("grade:A7", Fault::Value, 7, "A7", None),
    ("grade:<B", Fault::Value, 7, "<B", None),
    ("confidence:medium", Fault::Value, 12, "medium", Some("moderate")),
    ("confidence:high..low", Fault::Value, 12, "high..low", Some("low..high")),
    ("significance:4", Fault::Value, 14, "4", None),
    ("standing:alied", Fault::Value, 10, "alied", Some("allied")),
    ("standing:allied..hostile", Fault::Value, 10, "allied..hostile", Some("hostile..allied")),
    ("law:listed..*", Fault::Value, 5, "listed..*", None),
    ("topic:*..a", Fault::Value, 7, "*..a", None),
    ("law:listed..delisted", Fault::Value, 5, "listed..delisted", None),
    ("post:embasy", Fault::Value, 6, "embasy", Some("embassy")),
    ("recognition:>none", Fault::Value, 13, ">none", None),
    ("sign:?", Fault::Value, 6, "?", None),
    ("is:fresh", Fault::Value, 4, "fresh", None),
];

#[test]
fn errors_say_where_and_what_instead() {
    for (text, fault, column, piece, suggestion) in WRONG {
        let error = Filter::parse(text).expect_err(text);
        assert_eq!(error.fault, *fault, "{text}: {error}");
        assert_eq!(error.column, *column, "{text}: {error}");
        assert_eq!(&text[error.range.clone()], *piece, "{text}: {error}");
        assert_eq!(error.suggestion.as_deref(), *suggestion, "{text}: {error}");
    }
}

#[test]
fn suggestions_put_in_place_lead_on() {
    for (text, _, _, _, suggestion) in WRONG {
        let error = Filter::parse(text).expect_err(text);
        if let Some(suggestion) = suggestion {
            let mut better = (*text).to_owned();
            better.replace_range(error.range.clone(), suggestion);
            let start = error.range.start;
            let further = |next: FilterError| next.range.start > start;
            assert!(Filter::parse(&better).err().is_none_or(further), "{better}");
        }
    }
}

#[test]
fn messages_are_sentences_that_say_what_to_do() {
    let message = |text: &str| Filter::parse(text).expect_err(text).to_string();
    assert_eq!(message("topic:security tone:<0"), "column 16: `tone` is not a key; use `score`");
    assert_eq!(
        message("confidence:hgih"),
        "column 12: `hgih` is not a value of `confidence`, which takes low, moderate, high; use `high`"
    );
    assert!(message("http://x").contains("put it in quotes"));
    assert!(!message("is:\u{1b}[31m").contains('\u{1b}'));
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

#[test]
fn every_key_reads_its_example() {
    for row in KEYS {
        let filter = parsed(row.example);
        let [term] = filter.terms()[..] else { panic!("{} is one term", row.example) };
        assert_eq!(term.value.key(), Some(row.key));
        assert_eq!(filter.text().get(term.at.clone()), Some(row.example));
        for word in row.key.words() {
            parsed(&format!("{}:{word}", row.name));
        }
    }
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
