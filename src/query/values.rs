//! Values that the data must know, each looked up: topics, kinds, sources, codes, acts.

use super::bound::Rows;
use super::lookup::{Miss, pick};
use crate::filter::value;
use crate::model::{Clean, Code, Graph, Topics, fold, nearest};
use crate::store::bare;

/// The topic called so, by id or name.
pub(super) fn topic(graph: &Graph, text: &str) -> Result<Topics, Miss> {
    let spellings = graph.topics.iter().flat_map(|(ix, topic)| [(&*topic.id, ix), (topic.name.as_str(), ix)]);
    let found = pick(text, &spellings.collect::<Vec<_>>(), |ix| graph.topics[ix].id.to_string());
    found.map(|ix| Topics::default().with(ix)).map_err(quoted)
}

/// The kind of event called so, of those that are loaded.
pub(super) fn kind(graph: &Graph, text: &str) -> Result<Rows, Miss> {
    let kinds = &graph.events.kinds;
    let spellings = kinds.iter().map(Clean::as_str).zip(0u32..);
    let label = |number| kinds.get(number).map(ToString::to_string).unwrap_or_default();
    let number = pick(text, &spellings.collect::<Vec<_>>(), label).map_err(quoted)?;
    Ok(kinds.iter().zip(0u32..).map(|(_, row)| row == number).collect())
}

/// Sources with this id or with a publisher whose name holds these words, and publishers of event lines likewise.
pub(super) fn source(graph: &Graph, text: &str) -> Result<(Rows, Rows), Miss> {
    let id = bare(text);
    let words = words(text);
    let is_meant = |publisher: &Clean| {
        let own = self::words(publisher);
        !words.is_empty() && words.iter().all(|word| own.contains(word))
    };
    let sources: Rows =
        graph.sources.rows().map(|source| bare(&source.id) == id || is_meant(&source.publisher)).collect();
    let publishers: Rows = graph.events.publishers.iter().map(is_meant).collect();
    if !(sources.is_empty() && publishers.is_empty()) {
        return Ok((sources, publishers));
    }
    let ids = graph.sources.rows().map(|source| &*source.id);
    let names = graph.sources.rows().map(|source| source.publisher.as_str());
    let known = names.chain(graph.events.publishers.iter().map(Clean::as_str)).chain(ids);
    Err(Miss::Unknown(nearest(text, known).map(value)))
}

fn words(text: &str) -> Vec<String> {
    let folded = fold(text);
    folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// CAMEO codes that begin so (two digits or more), or the code of another vocabulary that is written so.
pub(super) fn code(graph: &Graph, text: &str) -> Result<Rows, Miss> {
    let digits = text.len() >= 2 && text.bytes().all(|byte| byte.is_ascii_digit());
    let wanted = bare(text);
    let rows = codes(graph, |code| match code.scheme {
        None => digits && code.code.starts_with(text),
        Some(_) => bare(&code.code) == wanted,
    });
    if rows.is_empty() { Err(Miss::Unknown(near_code(graph, text))) } else { Ok(rows) }
}

fn codes(graph: &Graph, test: impl Fn(&Code) -> bool) -> Rows {
    graph.codes.iter().map(|(_, code)| test(code)).collect()
}

/// A number with the zero it lacks, or the longest beginning that is a code.
fn near_code(graph: &Graph, text: &str) -> Option<String> {
    let known = |code: &&str| graph.codes.find(None, code).is_some();
    let padded = format!("0{text}");
    let beginnings = (2..text.len()).rev().filter_map(|length| text.get(..length));
    std::iter::once(padded.as_str()).filter(|_| text.len() == 1).chain(beginnings).find(known).map(str::to_owned)
}

/// All codes of the root with this number, 1 to 20, or of the only root with this word in its name.
pub(super) fn act(graph: &Graph, text: &str) -> Result<Rows, Miss> {
    let roots: Vec<(&str, u8)> = graph.codes.roots().filter_map(|code| Some((code.name, code.root()?))).collect();
    let number = text.parse().ok().filter(|number| (1..=20).contains(number));
    let root = match number {
        Some(number) => number,
        None => named_root(text, &roots)?,
    };
    Ok(codes(graph, |code| code.root() == Some(root)))
}

fn named_root(text: &str, roots: &[(&str, u8)]) -> Result<u8, Miss> {
    let words = roots.iter().flat_map(|(name, root)| {
        let words = name.split(' ').filter(|word| word.len() > 2);
        std::iter::once(*name).chain(words).map(|word| (word, *root))
    });
    let label = |root| roots.iter().find(|(_, other)| *other == root).map_or("", |(name, _)| name).to_lowercase();
    pick(text, &words.collect::<Vec<_>>(), |root| format!("{root} ({})", label(root))).map_err(|miss| match miss {
        Miss::Unknown(near) => Miss::Unknown(near.map(|near| value(&near.to_lowercase()))),
        ambiguous @ Miss::Ambiguous(_) => ambiguous,
    })
}

/// A near word in quotes where it needs them.
fn quoted(miss: Miss) -> Miss {
    match miss {
        Miss::Unknown(near) => Miss::Unknown(near.map(|near| value(&near))),
        ambiguous @ Miss::Ambiguous(_) => ambiguous,
    }
}
