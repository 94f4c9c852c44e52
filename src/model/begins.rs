//! A text found in another one: from the beginning of a word, not in the middle of one.

/// Whether a text, folded, holds another one from the beginning of a word on; `find` tells where that one stands first.
pub fn holds_word(text: &str, find: impl Fn(&str) -> Option<usize>) -> bool {
    let mut rest = text;
    let mut before = None;
    while let Some((passed, hit)) = find(rest).and_then(|at| rest.split_at_checked(at)) {
        before = passed.chars().next_back().or(before);
        let mut chars = hit.chars();
        let first = chars.next();
        if !(before.is_some_and(is_in_a_word) && first.is_some_and(is_in_a_word)) {
            return true;
        }
        (rest, before) = (chars.as_str(), first);
    }
    false
}

/// Whether it is a letter or digit of a script that parts words. Others write them one after the other, so that a word may
/// begin anywhere.
fn is_in_a_word(c: char) -> bool {
    c.is_alphanumeric() && !is_of_unparted_words(c)
}

/// Thai and Lao, Burmese, Khmer; kana; Chinese characters.
const fn is_of_unparted_words(c: char) -> bool {
    matches!(c, '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}' | '\u{3040}'..='\u{30ff}'
        | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_held_from_the_beginning_of_a_word_on() {
        for (text, wanted, held) in [
            ("an imminent strike", "mine", false),
            ("on afghan soil", "oil", false),
            ("crude oil", "oil", true),
            ("oil", "oil", true),
            ("imminent mines", "mine", true),
            ("rus-tal-2021", "tal", true),
            ("the 2021 talks", "21", false),
            ("(oil)", "oil", true),
            ("d'etat", "etat", true),
            ("soil, oil", "oil", true),
            ("xa-a-a", "a-a", true),
            ("a.m.", ".m", true),
            ("добыча", "быча", false),
            ("газ и нефть", "нефть", true),
            ("中国外交部", "外交", true),
            ("ロシアタリハン", "タリハン", true),
            ("usaの基地", "基地", true),
            ("中国gas", "gas", true),
            ("", "oil", false),
        ] {
            assert_eq!(holds_word(text, |rest| rest.find(wanted)), held, "{wanted} in {text}");
        }
    }
}
