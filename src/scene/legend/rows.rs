//! The marks that are no word of a vocabulary: figures, dates, directions, lists.

use crate::scene::tone::Tone;
use crate::scene::words::{ALONE, NOT_YET, TOGETHER};

/// A mark, the tone it has on the screen, its sentence.
pub(in crate::scene) type Plain = (&'static str, Tone, &'static str);

/// Signs of every place.
pub(in crate::scene) const SIGNS: &[Plain] = &[
    (".", Tone::Muted, "none recorded, or none matches; more may have happened"),
    ("no event", Tone::Muted, "a tie of which none is recorded"),
    ("no match", Tone::Muted, "no event of the tie; listed for a want, or what it is"),
    ("wor…", Tone::Plain, "text is cut here"),
    ("done — AP", Tone::Plain, "under an event: what was done, and who published it"),
    ("…", Tone::Muted, "it is still being counted; after a line, there is more"),
    ("?", Tone::Plain, "in ASCII: a letter that cannot be shown"),
];

/// Figures and codes of events.
pub(in crate::scene) const RECORD: &[Plain] = &[
    ("+3-1", Tone::Plain, "so many for, so many against"),
    ("said heard", Tone::Plain, "words of the actor to the other, then those from it"),
    ("did got", Tone::Plain, "deeds of the actor to the other, then those from it"),
    ("▲▼ new", Tone::New, "since the baseline: which way; new acts for, against"),
    ("change", Tone::New, "since the baseline, which line 2 names: which way"),
    ("×12", Tone::Plain, "one entry for so many reports"),
    ("057", Tone::Muted, "CAMEO code of the act; its words are under the panes"),
    ("+5.2 -5.0", Tone::Plain, "Goldstein: how cooperative such acts are, -10 to +10"),
    ("1 of 3", Tone::Plain, "weight: 1 routine, 2 notable, 3 a turning point"),
    ("+given", Tone::Plain, "on a page: what the actor did for the other"),
    ("-given", Tone::Plain, "on a page: what the actor did against the other"),
    ("+taken", Tone::Plain, "on a page: what the other did for the actor"),
    ("-taken", Tone::Plain, "on a page: what the other did against the actor"),
    ("words+ deeds+", Tone::Plain, "on a page: how many of that class; n: with neutral ones"),
    (TOGETHER, Tone::Plain, "of three or more: once a pair, neither words nor deeds"),
    (ALONE, Tone::Plain, "of one actor alone: in the record of no pair"),
    (NOT_YET, Tone::Alert, "it may not have happened by the as-of date; not counted"),
];

/// What stands where a standing would.
pub(in crate::scene) const STANDING: &[Plain] = &[
    ("a -> b", Tone::Plain, "on a page: from what it was to what it became"),
    ("not assessed", Tone::Muted, "no analyst's judgement is in the data"),
    ("or already", Tone::Plain, "the day of the change is not known"),
    ("3 allied", Tone::Plain, "of a bloc: so many of its members"),
];

/// Trends together.
pub(in crate::scene) const TREND: &[Plain] = &[
    ("▲5▼2±1*1", Tone::New, "of an actor: ties better, worse, both, newly assessed"),
    ("▼▲ a – b", Tone::Plain, "among changes: a sign for each step of the standing"),
];

/// Who and when.
pub(in crate::scene) const EVENTS: &[Plain] = &[
    ("RUS > TAL", Tone::Plain, "the first acts toward the second; on a page RUS>TAL"),
    ("RUS = TAL", Tone::Plain, "they act together"),
    ("RUS > TAL,CHN", Tone::Plain, "toward several; alone: within or by itself"),
    ("RUS>TAL", Tone::Plain, "on a page and in a filter: from the first to the second"),
    ("Russia – Iran", Tone::Plain, "a pair, whichever of the two acts"),
    ("2026-05", Tone::Plain, "some day of that month, as exact as it is known"),
    ("2026-05-03/07", Tone::Plain, "from one day to another, or on one of them"),
    ("2026-04-28/05-01", Tone::Plain, "the same over the end of a month"),
    ("2025-11/2026-02", Tone::Plain, "the same between months, years or whole dates"),
    ("2026-05?", Tone::Alert, "may not have happened by the as-of date; not counted"),
];

/// Whose interests.
pub(in crate::scene) const INTERESTS: &[Plain] = &[
    ("TAL: Trade", Tone::Accent, "of a pair: what the one wants of or toward the other"),
    ("TAL also: Trade", Tone::Accent, "of a pair: what it wants of others, on a topic of both"),
    ("+TAL", Tone::Plain, "where there is little room: with TAL"),
    ("-ISK", Tone::Plain, "where there is little room: against ISK"),
    ("±TAL", Tone::Plain, "where there is little room: mixed toward TAL"),
];

/// Columns of what is formally so, seen from the actor whose ties are listed.
pub(in crate::scene) const FORMAL: &[Plain] = &[
    ("recognised", Tone::Plain, "by the other; recognises: what the actor does"),
    ("post here", Tone::Plain, "what the other keeps at the actor's seat; there: back"),
    ("own list", Tone::Plain, "what the terror list of the actor says of the other"),
    ("listed", Tone::Conflictual, "as terrorist"),
    ("delisted", Tone::Muted, "as terrorist no longer; never-listed: it never was"),
    ("suspended", Tone::Conflictual, "still on the list, which is not applied"),
    ("none", Tone::Muted, "so the data says; ? is that it says nothing"),
    ("de-jure de-facto", Tone::Plain, "recognised in law, or in fact only; or withdrawn"),
    ("contact mission", Tone::Plain, "posts: contacts without an office; technical staff"),
    ("consulate", Tone::Plain, "a post: a consulate only"),
    ("ambassador", Tone::Plain, "accredited by those in power; embassy: without one"),
    ("embassy?", Tone::Plain, "it may already be over: the day is not known"),
    ("3 on, 1 by TAL", Tone::Conflictual, "sanctions on the actor, and its own: in-force or eased"),
    ("treaties", Tone::Plain, "how many agreements are signed or in-force"),
    ("1 of 5", Tone::Plain, "of a bloc: so of one member; of five it is known"),
    ("on 3, by 1", Tone::Conflictual, "of a bloc: members under sanctions, and with own ones"),
    ("with 2", Tone::Plain, "of a bloc: so many of its members have agreements"),
];

/// Timelines.
pub(in crate::scene) const TIMELINE: &[Plain] = &[
    ("●", Tone::Plain, "an event in the time of that column; its row says which"),
    ("9", Tone::Plain, "so many in one column, 2 to 9, or that may begin in it"),
    ("#", Tone::Plain, "ten or more; Enter lists exactly those events"),
    ("[-----]", Tone::Plain, "it was on one of these days; figures are of others"),
    ("[=====]", Tone::Plain, "several, each on one of these days"),
    ("[]", Tone::Plain, "either of the two, over two columns"),
    ("○---", Tone::Alert, "it may not have happened by the as-of date; not counted"),
    (". in a lane", Tone::Muted, "an event that the filter leaves out"),
    ("|partner▓▓▓", Tone::Cooperative, "it begins in that column, and holds so long"),
    ("▓ ░", Tone::Plain, "holds surely; may hold: the day is not known"),
    ("\"▓▓▓", Tone::Plain, "it was judged anew and is the same: no change"),
    ("&strained▓▓", Tone::Plain, "several begin in that column; the last is drawn"),
    ("|adve |tran", Tone::Plain, "a standing in its first letters, where room is scarce"),
    ("+ - · in a bar", Tone::Plain, "a spell too short for its word: for, against, neither"),
    ("partner?", Tone::Plain, "the name of a row: or already another, or over"),
    ("< partner", Tone::Plain, "it began before what is seen; > is after it"),
    (":", Tone::Muted, "the baseline, since which changes are counted"),
    ("║", Tone::Accent, "the end of the as-of date; nothing is after it"),
    ("other", Tone::Plain, "a lane: acts on neither side, or of three or more"),
    ("RUS >", Tone::Plain, "what an actor did to others; > RUS what was done to it"),
];

/// On whose word.
pub(in crate::scene) const WORD: &[Plain] = &[
    ("2", Tone::Muted, "Admiralty credibility: 1 confirmed to 6 not judged"),
    ("B", Tone::Muted, "reliability of a source: A best to F not judged"),
    ("TASS +2", Tone::Muted, "the first source, and how many more there are"),
    ("published later", Tone::Alert, "a source that is younger than the as-of date"),
    ("TLP:CLEAR", Tone::Accent, "who may see this data, as its author marked it"),
];

/// Squares of the matrix: a row acts on a column.
pub(in crate::scene) const MATRIX: &[Plain] = &[
    ("+-▲", Tone::Plain, "words, deeds, the tie since the baseline; blank: same"),
    ("[++ ]", Tone::Accent, "the square under the cursor"),
    ("bold + - ±", Tone::Plain, "mostly for, against, both: three acts or more"),
    ("thin + - ±", Tone::Plain, "the same of one act or two"),
    ("underlined +-", Tone::Plain, "words for, deeds against, or back: three or more each"),
    ("+25-2", Tone::Plain, "words or deeds alone: how many for, and against"),
    ("ally part tran", Tone::Plain, "the standing in four letters; strn is strained"),
    ("?", Tone::Muted, "not in the data: neither a tie nor an event of the two"),
    ("\\", Tone::Muted, "an actor toward itself"),
    ("CAS + Central", Tone::Accent, "a folded bloc; Space unfolds it"),
    ("SCO + 5 of 9", Tone::Accent, "so many of its members; the rest stand elsewhere"),
    ("99+", Tone::Muted, "of a folded bloc: events, or words or deeds, as shown"),
    ("empty", Tone::Plain, "a square of a pair of which the filter leaves nothing"),
    ("from \\ to", Tone::Muted, "the row acts toward the column"),
];

/// Rows, lines and boxes.
pub(in crate::scene) const LISTS: &[Plain] = &[
    (">", Tone::Plain, "the selected row; in line 1: the way to what is open"),
    ("►", Tone::Accent, "the pane that the keys go to"),
    ("[+] [-]", Tone::Accent, "folded and unfolded: l and h"),
    ("[x] [ ]", Tone::Plain, "chosen and not chosen: Space"),
    ("a dim row", Tone::Muted, "the filter leaves nothing of it"),
    ("/ topic:trade", Tone::Accent, "the filter; 0 switches it off and on"),
    ("Tab  trade 12", Tone::Muted, "Tab writes that word, which would leave 12 events"),
    ("─:──█── ─:█─", Tone::Accent, "on an earlier day: █ is that day, : the baseline"),
    ("5 of 333", Tone::Plain, "what the filter leaves, of all by the as-of date"),
    ("1–14 of 23", Tone::Plain, "the rows in sight, and how many there are"),
    ("1–5/15", Tone::Plain, "the same where there is little room"),
    ("(latest)", Tone::Plain, "the as-of date is the last day of the data"),
    ("██░░", Tone::Plain, "how much of a large file is read"),
];

/// The picture of an actor among its neighbours.
pub(in crate::scene) const GRAPH: &[Plain] = &[
    ("═══", Tone::Cooperative, "a cooperative tie: allied, partner or transactional"),
    ("─ ─", Tone::Conflictual, "a conflictual one: strained, adversarial or hostile"),
    ("───", Tone::Plain, "neutral, not assessed, or no tie known where it says so"),
    ("◄+- .±►", Tone::Plain, "acts to the left ◄, to the right ►: words, then deeds"),
    ("+ - ± .", Tone::Plain, "there: mostly for, mostly against, both, none recorded"),
    ("▲ ▼ ± *", Tone::Plain, "on a seat: better, worse, both ways, newly assessed"),
    ("tran, no match", Tone::Muted, "the filter leaves nothing of the tie; its seat stays"),
    ("no tie known", Tone::Muted, "nothing is known between the two by the as-of date"),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::words::UNKNOWN;

    #[test]
    fn what_is_unknown_is_called_so_here_too() {
        assert!(MATRIX.iter().any(|(mark, _, means)| *mark == "?" && means.starts_with(UNKNOWN)));
    }
}
