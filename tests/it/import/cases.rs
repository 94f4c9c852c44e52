//! Broken files, at least one for every kind of problem, and what is told of each.

use crate::support::{edited, place_of};

/// A file without a problem. Each line begins with a harmless text that can be made longer.
pub(super) const BASE: &str = r#"{
"x-": "", "version": "1.0", "title": "Two actors", "as_of": "2024-12-31",
"x-": "", "topics": [{"id": "security", "name": "Security"}, {"id": "trade", "name": "Trade"}],
"x-": "", "sources": [{"id": "s1", "publisher": "Paper", "url": "https://example.org/1", "date": "2020"}],
"x-": "", "actors": [{"id": "RUS", "name": "Russia", "from": "1991-12-26"},
{"x-": "", "id": "TAL", "name": "Taliban", "interests": [{"id": "i1", "topic": "security", "text": "Rule.", "stance": {"RUS": "with"}}]}],
"x-": "", "ties": [{"between": ["RUS", "TAL"], "note": "tie",
 "x-": "", "standing": [{"value": "hostile", "from": "2001", "until": "2015", "why": "War."},
 {"x-": "", "value": "strained", "from": "2016", "why": "Talks."}],
 "x-": "", "tracks": [{"track": "law", "by": "RUS", "value": "listed", "from": "2003-02-14"}]}],
"x-": "", "events": [{"id": "e1", "date": "2020-05-01", "from": ["RUS"], "to": ["TAL"], "code": "040", "topics": ["trade"]},
{"x-": "", "id": "e2", "date": "2021-08", "from": ["TAL"], "code": "190", "count": 1, "significance": 2}],
"x-": "", "claims": [{"id": "c1", "text": "So it is.", "source": "s1", "verdict": "nuanced", "events": ["e2"]}],
"x-": "", "briefings": [{"id": "b1", "title": "Talk", "steps": [{"title": "One", "say": [{"text": "So.", "because": ["c1"]}], "show": {"dyad": "RUS-TAL"}}]}]
}
"#;

/// A code, a JSON pointer, and the text that begins at the place: [`LAST`] for the last character, nothing for the end.
pub(super) type Told = (&'static str, &'static str, &'static str);

/// A broken file, and what is told of it.
pub(super) struct Case {
    pub(super) text: String,
    pub(super) told: Vec<Told>,
}

/// The last character of the file.
const LAST: &str = "$";

/// [`BASE`] with something replaced, and what is told of it.
fn case(from: &str, to: &str, told: &[Told]) -> Case {
    Case { text: edited(BASE, &[(from, to)]), told: told.to_vec() }
}

fn raw(text: &str, told: &[Told]) -> Case {
    Case { text: text.to_owned(), told: told.to_vec() }
}

/// What is no JSON, or not as a whole.
fn syntax() -> Vec<Case> {
    let cut = |at: &str| BASE.split(at).next().unwrap_or_default().to_owned();
    vec![
        raw("", &[("E0005", "", "")]),
        raw(" \n ", &[("E0005", "", "")]),
        raw("null", &[("E0005", "", "null")]),
        raw("[]", &[("E0005", "", "[]")]),
        raw("[1,[2]]", &[("E0005", "", "[1")]),
        raw("<?xml version=\"1.0\"?>", &[("E0005", "", "<?xml")]),
        raw("date,from,to\n2020,RUS,TAL\n", &[("E0005", "", "date,")]),
        raw(&cut("ties"), &[("E0004", "", LAST)]),
        raw(&cut(", \"note\": \"tie\""), &[("E0004", "/ties/0", LAST)]),
        raw(&format!("{BASE}{{}}"), &[("E0004", "", "{}")]),
        raw(&format!("{BASE}]]"), &[("E0004", "", "]]")]),
        case("\"Two actors\",", "\"Two actors\"", &[("E0004", "", "\"as_of\"")]),
        case("\"Two actors\"", "\"Two\tactors\"", &[("E0004", "/title", "\tactors")]),
        case("\"Two actors\"", "\"Two \\x actors\"", &[("E0004", "/title", "x actors")]),
        case("\"Two actors\"", "NaN", &[("E0004", "/title", "NaN")]),
        case("\"count\": 1", "\"count\": 01", &[("E0004", "/events/1", "1, \"significance\"")]),
        case("\"to\": [\"TAL\"]", "\"to\": [\"TAL\",]", &[("E0004", "/events/0", "], \"code\"")]),
        case("\"name\": \"Trade\"", "'name': \"Trade\"", &[("E0004", "/topics/1", "'name'")]),
    ]
}

/// Values of the wrong type or form.
fn values() -> Vec<Case> {
    let deep = format!("\"summary\": {}{}", "[".repeat(200), "]".repeat(200));
    vec![
        case("\"Two actors\"", "5", &[("E0101", "/title", "5, \"as_of\"")]),
        case("\"count\": 1", "\"count\": \"1\"", &[("E0101", "/events/1/count", "\"1\"")]),
        case("{\"RUS\": \"with\"}", "[]", &[("E0101", "/actors/1/interests/0/stance", "[]")]),
        case("{\"dyad\": \"RUS-TAL\"}", "[null]", &[("E0101", "/briefings/0/steps/0/show", "[null]")]),
        case(
            "{\"id\": \"trade\", \"name\": \"Trade\"}",
            "[\"trade\", \"Trade\"]",
            &[("E0101", "/topics/1", "[\"trade\""), ("E0106", "/events/0/topics/0", "\"trade\"]}")],
        ),
        case("[{\"track\"", "[[\"law\"], {\"track\"", &[("E0101", "/ties/0/tracks/0", "[\"law\"]")]),
        case("\"count\": 1", &deep, &[("E0101", "/events/1/summary", "[[[")]),
        case("\"count\": 1", "\"count\": -1", &[("E0109", "/events/1/count", "-1, ")]),
        case("\"count\": 1", "\"count\": 0", &[("E0109", "/events/1/count", "0, \"sig")]),
        case("\"count\": 1", "\"count\": 4294967296", &[("E0109", "/events/1/count", "4294967296")]),
        case("\"count\": 1", "\"goldstein\": 1e400", &[("E0109", "/events/1/goldstein", "1e400")]),
        case("\"count\": 1", "\"goldstein\": -10.5", &[("E0109", "/events/1/goldstein", "-10.5")]),
        case(
            "\"significance\": 2",
            "\"significance\": 18446744073709551616",
            &[("E0101", "/events/1/significance", "18446")],
        ),
        case("\"significance\": 2", "\"credibility\": 7", &[("E0109", "/events/1/credibility", "7")]),
        case("\"2024-12-31\"", "\"2024\"", &[("E0107", "/as_of", "\"2024\"")]),
        case("\"2020-05-01\"", "\"2023-02-30\"", &[("E0107", "/events/0/date", "\"2023-02-30\"")]),
        case("\"2020-05-01\"", "\"1.5.2020\"", &[("E0107", "/events/0/date", "\"1.5.2020\"")]),
        case("\"2020-05-01\"", "\"2020-05/2020-04\"", &[("E0107", "/events/0/date", "\"2020-05/")]),
        case("\"hostile\"", "\"hostle\"", &[("E0108", "/ties/0/standing/0/value", "\"hostle\"")]),
        case("\"listed\"", "\"banned\"", &[("E0108", "/ties/0/tracks/0/value", "\"banned\"")]),
        case("\"with\"", "\"for\"", &[("E0108", "/actors/1/interests/0/stance/RUS", "\"for\"")]),
        case("https://example.org/1", "ftp://example.org", &[("E0115", "/sources/0/url", "\"ftp:")]),
        case("https://example.org/1", "https://me@example.org", &[("E0115", "/sources/0/url", "\"https://me@")]),
        case(
            "\"id\": \"trade\"",
            "\"id\": \"tr/ade\"",
            &[("E0104", "/topics/1/id", "\"tr/ade\""), ("E0106", "/events/0/topics/0", "\"trade\"]}")],
        ),
        case(
            "\"id\": \"c1\"",
            "\"id\": \"\"",
            &[
                ("E0104", "/claims/0/id", "\"\", \"text\""),
                ("E0106", "/briefings/0/steps/0/say/0/because/0", "\"c1\"]"),
            ],
        ),
        case("\"code\": \"040\"", "\"code\": \"81\"", &[("E0106", "/events/0/code", "\"81\"")]),
        case("\"code\": \"040\"", "\"code\": 81", &[("E0101", "/events/0/code", "81, \"topics\"")]),
    ]
}

/// Keys that are missing.
fn missing() -> Vec<Case> {
    vec![
        case("\"version\": \"1.0\", ", "", &[("E0102", "/version", "{\n")]),
        case("\"title\": \"Two actors\", ", "", &[("E0102", "/title", "{\n")]),
        case(", \"as_of\": \"2024-12-31\"", "", &[("E0102", "/as_of", "{\n")]),
        case(
            "\"id\": \"trade\", ",
            "",
            &[("E0102", "/topics/1/id", "{\"name\": \"Trade\"}"), ("E0106", "/events/0/topics/0", "\"trade\"]")],
        ),
        case("\"name\": \"Taliban\", ", "", &[("E0102", "/actors/1/name", "{\"x-\": \"\", \"id\": \"TAL\"")]),
        case("\"name\": \"Taliban\"", "\"name\": \" \"", &[("E0102", "/actors/1/name", "\" \"")]),
        case(
            "\"why\": \"Talks.\"",
            "\"note\": \"\"",
            &[("E0102", "/ties/0/standing/1/why", "{\"x-\": \"\", \"value\": \"strained\"")],
        ),
        case(", \"url\": \"https://example.org/1\"", "", &[("E0102", "/sources/0/url", "{\"id\": \"s1\"")]),
        case(
            "\"track\": \"law\", \"by\": \"RUS\", \"value\": \"listed\"",
            "\"track\": \"treaty\", \"value\": \"signed\"",
            &[("E0102", "/ties/0/tracks/0/name", "{\"track\": \"treaty\"")],
        ),
        case("\"by\": \"RUS\", ", "", &[("E0102", "/ties/0/tracks/0/by", "{\"track\": \"law\"")]),
        case(
            "\"significance\": 2",
            "\"significance\": 3",
            &[("E0102", "/events/1/note", "{\"x-\": \"\", \"id\": \"e2\"")],
        ),
        case(
            "\"topic\": \"security\"",
            "\"topic\": \"security\", \"until\": \"2020\"",
            &[("E0102", "/actors/1/interests/0/from", "{\"id\": \"i1\"")],
        ),
        case("\"code\": \"190\", ", "", &[("E0102", "/events/1/code", "{\"x-\": \"\", \"id\": \"e2\"")]),
        case(
            "\"code\": \"190\"",
            "\"code\": \"Battles\", \"scheme\": \"acled\"",
            &[("E0102", "/events/1/quad", "{\"x-\": \"\", \"id\": \"e2\"")],
        ),
        case(", \"because\": [\"c1\"]", "", &[("E0102", "/briefings/0/steps/0/say/0/because", "{\"text\": \"So.\"")]),
    ]
}

/// Keys and ids that stand twice, and keys that are not known.
fn keys() -> Vec<Case> {
    let deep = format!("\"x-\": \"\", \"deep\": {}{}, \"events\"", "[".repeat(100_000), "]".repeat(100_000));
    vec![
        case(
            "\"title\": \"Two actors\"",
            "\"title\": \"a\", \"title\": \"b\"",
            &[("E0103", "/title", "\"title\": \"b\"")],
        ),
        case(
            "\"code\": \"040\"",
            "\"code\": \"040\", \"code\": \"041\"",
            &[("E0103", "/events/0/code", "\"code\": \"041\"")],
        ),
        case(
            "\"why\": \"War.\"",
            "\"why\": \"War.\", \"why\": \"Peace.\"",
            &[("E0103", "/ties/0/standing/0/why", "\"why\": \"Peace.\"")],
        ),
        case(
            "\"RUS\": \"with\"",
            "\"RUS\": \"with\", \"RUS\": \"against\"",
            &[("E0103", "/actors/1/interests/0/stance/RUS", "\"RUS\": \"against\"")],
        ),
        case(
            "\"RUS\": \"with\"",
            "\"a` at line 3\": \"with\", \"a` at line 3\": \"with\"",
            &[("E0103", "/actors/1/interests/0/stance/a` at line 3", "\"a` at line 3\": \"with\"}")],
        ),
        case(
            "\"id\": \"trade\"",
            "\"id\": \"security\"",
            &[
                ("E0105", "/topics/1/id", "\"security\", \"name\": \"Trade\""),
                ("E0106", "/events/0/topics/0", "\"trade\"]"),
            ],
        ),
        case(
            "\"id\": \"e2\"",
            "\"id\": \"e1\"",
            &[("E0105", "/events/1/id", "\"e1\", \"date\": \"2021-08\""), ("E0106", "/claims/0/events/0", "\"e2\"]")],
        ),
        case(
            "\"x-\": \"\", \"events\"",
            "\"x-\": \"\", \"blocs\": [{\"id\": \"RUS\", \"name\": \"Bloc\"}], \"events\"",
            &[("E0105", "/blocs/0/id", "\"RUS\", \"name\": \"Bloc\"")],
        ),
        case(
            "\"x-\": \"\", \"claims\"",
            "\"x-\": \"\", \"claim\"",
            &[("W0201", "/claim", "\"claim\""), ("E0106", "/briefings/0/steps/0/say/0/because/0", "\"c1\"]}")],
        ),
        case("\"count\": 1", "\"cuont\": 1", &[("W0201", "/events/1/cuont", "\"cuont\"")]),
        case(
            "\"why\": \"War.\"",
            "\"why\": \"War.\", \"souces\": []",
            &[("W0201", "/ties/0/standing/0/souces", "\"souces\"")],
        ),
        case(
            "\"dyad\": \"RUS-TAL\"",
            "\"dyad\": \"RUS-TAL\", \"a/b~c\": 1",
            &[("W0201", "/briefings/0/steps/0/show/a~1b~0c", "\"a/b~c\"")],
        ),
        case("\"count\": 1", "\"x-count\": [1], \"_count\": {\"a\": 1}", &[]),
        case("\"x-\": \"\", \"events\"", &deep, &[("W0201", "/deep", "\"deep\"")]),
    ]
}

/// References and the rules between records.
fn rules() -> Vec<Case> {
    vec![
        case("\"to\": [\"TAL\"]", "\"to\": [\"TLA\"]", &[("E0106", "/events/0/to/0", "\"TLA\"")]),
        case("\"by\": \"RUS\"", "\"by\": \"CHN\"", &[("E0106", "/ties/0/tracks/0/by", "\"CHN\"")]),
        case("\"source\": \"s1\"", "\"source\": \"s2\"", &[("E0106", "/claims/0/source", "\"s2\"")]),
        case("{\"RUS\": \"with\"}", "{\"RUZ\": \"with\"}", &[("E0106", "/actors/1/interests/0/stance/RUZ", "\"RUZ\"")]),
        case("\"RUS-TAL\"", "\"RUS-CHN\"", &[("E0106", "/briefings/0/steps/0/show/dyad", "\"RUS-CHN\"")]),
        case("[\"c1\"]", "[\"c2\"]", &[("E0106", "/briefings/0/steps/0/say/0/because/0", "\"c2\"")]),
        case(
            "\"count\": 1",
            "\"retracted\": \"wrong\"",
            &[("E0106", "/events/1/retracted", "\"wrong\""), ("E0106", "/claims/0/events/0", "\"e2\"]")],
        ),
        case("\"until\": \"2015\"", "\"until\": \"2000\"", &[("E0110", "/ties/0/standing/0/until", "\"2000\"")]),
        case(
            "\"from\": \"1991-12-26\"",
            "\"from\": \"1991-12-26\", \"until\": \"1990\"",
            &[("E0110", "/actors/0/until", "\"1990\"")],
        ),
        case("\"until\": \"2015\"", "\"until\": \"2018\"", &[("E0111", "/ties/0/standing/1/from", "\"2016\"")]),
        case(
            "{\"track\": \"law\"",
            "{\"track\": \"law\", \"by\": \"RUS\", \"value\": \"suspended\", \"from\": \"2004\"}, {\"track\": \"law\"",
            &[("E0111", "/ties/0/tracks/0/from", "\"2004\"")],
        ),
        case("\"from\": \"2001\"", "\"from\": \"1990\"", &[("E0112", "/ties/0/standing/0/from", "\"1990\"")]),
        case("\"2020-05-01\"", "\"1991-12-25\"", &[("E0112", "/events/0/from/0", "\"RUS\"], \"to\"")]),
        case("\"from\": \"2016\"", "\"from\": \"2025\"", &[("E0113", "/ties/0/standing/1/from", "\"2025\"")]),
        case("\"2020-05-01\"", "\"2025-01-01\"", &[("E0113", "/events/0/date", "\"2025-01-01\"")]),
        case(
            "\"because\": [\"c1\"]}",
            "\"because\": [\"c1\"]}, {\"text\": \"2\", \"because\": [\"c1\"]}, {\"text\": \"3\", \"because\": [\"c1\"]}, {\"text\": \"4\", \"because\": [\"c1\"]}",
            &[("E0114", "/briefings/0/steps/0/say", "[{\"text\": \"So.\"")],
        ),
        case(
            "\"topics\": [\"trade\"]",
            &format!("\"topics\": [{}\"trade\"]", "\"trade\",".repeat(1000)),
            &[("E0114", "/events/0/topics", "[\"trade\",")],
        ),
        case("\"from\": [\"TAL\"]", "\"from\": []", &[("E0116", "/events/1/from", "[], \"code\"")]),
        case(
            "\"from\": [\"TAL\"]",
            "\"from\": [\"TAL\", \"TAL\"]",
            &[("E0116", "/events/1/from/1", "\"TAL\"], \"code\": \"190\"")],
        ),
        case(
            "\"between\": [\"RUS\", \"TAL\"]",
            "\"between\": [\"RUS\", \"RUS\"]",
            &[("E0116", "/ties/0/between/1", "\"RUS\"], \"note\"")],
        ),
        case(
            "\"between\": [\"RUS\", \"TAL\"]",
            "\"between\": [\"RUS\"]",
            &[("E0116", "/ties/0/between", "[\"RUS\"], \"note\"")],
        ),
        case("\"name\": \"Taliban\"", "\"name\": \"RUSSIA\"", &[("W0203", "/actors/1/name", "\"RUSSIA\"")]),
        case(
            "\"why\": \"War.\"",
            "\"why\": \"War\u{202e}.\"",
            &[("W0202", "/ties/0/standing/0/why", "\"War\u{202e}.\"")],
        ),
    ]
}

/// Slides that cannot be shown, and sentences that nothing carries yet.
fn briefings() -> Vec<Case> {
    let show = |to: &str, told| case("{\"dyad\": \"RUS-TAL\"}", to, told);
    let carried = |by: &str, as_of: &str, told| {
        let from = "[\"c1\"]}], \"show\": {\"dyad\": \"RUS-TAL\"";
        case(from, &format!("[\"{by}\"]}}], \"show\": {{\"as_of\": \"{as_of}\""), told)
    };
    let blocs = "\"blocs\": [{\"id\": \"CAS\", \"name\": \"Bloc\"}, {\"id\": \"EUR\", \"name\": \"Other\"}]";
    let of_bloc = |show: &str, told: &[Told]| Case {
        text: edited(
            BASE,
            &[
                ("\"as_of\": \"2024-12-31\"", &format!("\"as_of\": \"2024-12-31\", {blocs}")),
                ("{\"dyad\": \"RUS-TAL\"}", show),
            ],
        ),
        told: told.to_vec(),
    };
    vec![
        carried("e2", "2021-08-31", &[]),
        carried("e2", "2021-08-30", &[("E0117", "/briefings/0/steps/0/say/0/because/0", "\"e2\"]}], \"show\"")]),
        carried("c1", "2020-01-01", &[]),
        carried("c1", "2019-12-31", &[("E0117", "/briefings/0/steps/0/say/0/because/0", "\"c1\"]}]")]),
        carried("e2", "2025-01-01", &[("E0113", "/briefings/0/steps/0/show/as_of", "\"2025-01-01\"")]),
        carried("e2", "2024-12", &[("E0107", "/briefings/0/steps/0/show/as_of", "\"2024-12\"}")]),
        show("{\"view\": \"sheets\"}", &[("E0108", "/briefings/0/steps/0/show/view", "\"sheets\"")]),
        show("{\"view\": \"sheet\"}", &[("E0102", "/briefings/0/steps/0/show/dyad", "{\"view\": \"sheet\"}")]),
        show("{\"view\": \"graph\"}", &[("E0102", "/briefings/0/steps/0/show/actor", "{\"view\": \"graph\"}")]),
        show("{\"view\": \"timeline\"}", &[("E0102", "/briefings/0/steps/0/show/actor", "{\"view\": \"timeline\"}")]),
        show("{\"view\": \"timeline\", \"actor\": \"TAL\"}", &[]),
        show("{\"actor\": \"RUZ\"}", &[("E0106", "/briefings/0/steps/0/show/actor", "\"RUZ\"")]),
        show("{\"dyad\": \"RUS-RUS\"}", &[("E0106", "/briefings/0/steps/0/show/dyad", "\"RUS-RUS\"")]),
        show(
            "{\"actor\": \"RUS\", \"as_of\": \"1991-12-25\"}",
            &[
                ("E0112", "/briefings/0/steps/0/show/actor", "\"RUS\", \"as_of\""),
                ("E0117", "/briefings/0/steps/0/say/0/because/0", "\"c1\"]}]"),
            ],
        ),
        show("{\"filter\": \"topic:\"}", &[("E0118", "/briefings/0/steps/0/show/filter", "\"topic:\"")]),
        show(
            "{\"as_of\": \"2022-01-01\", \"baseline\": \"2022-01-02\"}",
            &[("E0110", "/briefings/0/steps/0/show/baseline", "\"2022-01-02\"")],
        ),
        show("{\"baseline\": \"2025-01-01\"}", &[("E0110", "/briefings/0/steps/0/show/baseline", "\"2025-01-01\"")]),
        of_bloc("{\"dyad\": \"CAS-RUS\", \"actor\": \"CAS\"}", &[]),
        of_bloc("{\"dyad\": \"CAS-EUR\"}", &[("E0106", "/briefings/0/steps/0/show/dyad", "\"CAS-EUR\"")]),
        of_bloc(
            "{\"view\": \"sheet\", \"dyad\": \"RUS-CAS\"}",
            &[("E0116", "/briefings/0/steps/0/show/dyad", "\"RUS-CAS\"")],
        ),
        of_bloc(
            "{\"view\": \"graph\", \"actor\": \"CAS\"}",
            &[("E0116", "/briefings/0/steps/0/show/actor", "\"CAS\"}")],
        ),
        case(
            "[{\"title\": \"One\", \"say\": [{\"text\": \"So.\", \"because\": [\"c1\"]}], \"show\": {\"dyad\": \"RUS-TAL\"}}]",
            "[]",
            &[("W0204", "/briefings/0/steps", "[]}]")],
        ),
        case("\"title\": \"Talk\"", "\"title\": \"\"", &[("E0102", "/briefings/0/title", "\"\", \"steps\"")]),
        case("\"title\": \"One\", ", "", &[("E0102", "/briefings/0/steps/0/title", "{\"say\"")]),
        case(
            "\"briefings\": [",
            "\"briefings\": [{\"id\": \"b1\", \"title\": \"x\"}, ",
            &[
                ("W0204", "/briefings/0/steps", "{\"id\": \"b1\", \"title\": \"x\"}"),
                ("E0105", "/briefings/1/id", "\"b1\", \"title\": \"T"),
            ],
        ),
    ]
}

/// Versions other than ours.
fn versions() -> Vec<Case> {
    let version = |to: &str, told| case("\"version\": \"1.0\"", &format!("\"version\": {to}, \"new\": 1"), told);
    vec![
        version("\"2.0\"", &[("E0006", "/version", "\"2.0\"")]),
        version("\"0.9\"", &[("W0201", "/new", "\"new\""), ("E0006", "/version", "\"0.9\"")]),
        version("\"one\"", &[("W0201", "/new", "\"new\""), ("E0006", "/version", "\"one\"")]),
        version("1", &[("E0101", "/version", "1, \"new\"")]),
        version("\"1.7\"", &[]),
        version("\"1.7\", \"x-b\": 1, \"version\": \"1.7\"", &[("E0103", "/version", "\"version\": \"1.7\", \"new\"")]),
    ]
}

/// The whole table.
pub(super) fn all() -> Vec<Case> {
    [syntax(), values(), missing(), keys(), rules(), briefings(), versions()].into_iter().flatten().collect()
}

impl Case {
    /// Code, pointer, line and column of what is told, in the order of the file.
    pub(super) fn places(&self) -> Vec<(String, String, usize, usize)> {
        let place = |&(code, pointer, part): &Told| {
            let (line, column) = match part {
                "" => self.end(),
                LAST => (self.end().0, self.end().1 - 1),
                _ => place_of(part, &self.text),
            };
            (code.to_owned(), pointer.to_owned(), line, column)
        };
        let mut places: Vec<_> = self.told.iter().map(place).collect();
        places.sort_by_key(|(.., line, column)| (*line, *column));
        places
    }

    fn end(&self) -> (usize, usize) {
        let line = self.text.rsplit('\n').next().unwrap_or_default();
        (self.text.matches('\n').count() + 1, line.chars().count() + 1)
    }
}
