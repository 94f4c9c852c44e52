//! What is copied is what the cursor is on, in the words that the screen has for it.

use bilat::action::Action;
use bilat::app::Effect;
use bilat::ui::Glyphs;

use crate::frames::{desk, press};

/// What is copied after some keys; nothing where nothing is.
fn copied(keys: &str, action: Action) -> Option<String> {
    let mut desk = desk((120, 36), "dusk", Glyphs::Unicode);
    press(&mut desk, keys);
    match desk.act(action) {
        Effect::Copy(what) => Some(bilat::scene::copied(&desk.store, &desk.state, &what)),
        _ => None,
    }
}

#[test]
fn what_is_copied_is_what_the_cursor_is_on() {
    for (keys, expected) in [
        ("", "Russia (RUS)"),
        ("G", "C5+1 (C5US) on 2026-06-24: United States, Kazakhstan, "),
        (
            "<tab>jjj",
            "Russia – Taliban (Islamic Emirate): partner since 2025-07-03, last assessed 2026-05-27. A military-",
        ),
        ("<tab>j", "Russia – Kyrgyzstan: allied since 2002-10-07, last assessed 2025-11-26. "),
        ("G<tab>", "C5+1 – Russia on 2026-06-24: 3 allied, 2 partner, 1 adversarial"),
        (
            "Tgj",
            "Uzbekistan is close to Taliban (partner since 2024-11-20) and to Pakistan (partner since 2021-07-15), who",
        ),
        ("cjj", "Russia – Taliban (Islamic Emirate): ▲ better: was transactional on 2025-06-24"),
        ("!gj", "Tajikistan – IS-Khorasan: adversarial since 2022-05-07. "),
        ("ej", "Russia – Kyrgyzstan: allied since 2002-10-07, last assessed 2025-11-26. "),
        (
            "2jjjj",
            "Russia – Tajikistan: treaty (Agreement on the Russian military base in Tajikistan (201st base)) signed since",
        ),
        ("5", "2026-05-27: Russia and the Taliban sign a military-technical cooperation agreement"),
        ("6", "From ban to recognition"),
        ("6<enter>j", "2003: Moscow outlaws the Taliban\nOn 14 February 2003 Russia's Supreme Court banned"),
    ] {
        let text = copied(keys, Action::Copy).unwrap_or_default();
        assert!(text.starts_with(expected), "{keys}: {text}");
    }
}

#[test]
fn sources_come_along_where_they_are_asked_for() {
    let sources = |keys: &str| copied(keys, Action::CopyWithSources).unwrap_or_default().matches("\n- ").count();
    assert!(sources("<tab>jjj") >= 1 && sources("cj") >= 1, "a tie, and which way one went");
    assert!(sources("T") >= 3, "each side of a triangle");
    assert_eq!(sources(""), 0);
}

#[test]
fn where_nothing_is_selected_nothing_is_copied() {
    // None of the data's actors was there then.
    assert_eq!(copied("a1700<enter><tab>", Action::Copy), None);
}
