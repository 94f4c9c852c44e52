//! How many colours the terminal shows.

use crate::ui::Depth;

/// What the user asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Wanted {
    /// What the environment says.
    #[default]
    Auto,
    /// As many as the terminal has, whatever `NO_COLOR` says.
    Always,
    /// This many.
    Exactly(Depth),
}

/// Terminals that show 24 bits and do not always say so; the beginning of `TERM`.
const FULL: &[&str] = &["xterm-kitty", "alacritty", "foot", "wezterm", "xterm-ghostty", "contour", "iterm"];
/// Terminals that show no colour.
const PLAIN: &[&str] = &["vt1", "vt2", "vt3", "vt4", "vt52", "xterm-mono"];

impl Depth {
    /// Decides by what is wanted, then `NO_COLOR` (not empty), `CLICOLOR_FORCE`, `COLORTERM` and `TERM`; `var` reads
    /// the environment.
    #[must_use]
    pub fn detect(wanted: Wanted, var: impl Fn(&str) -> Option<String>) -> Self {
        let set = |name| var(name).is_some_and(|value| !value.is_empty());
        if let Wanted::Exactly(depth) = wanted {
            return depth;
        }
        if wanted == Wanted::Auto && set("NO_COLOR") {
            return Self::None;
        }
        let term = var("TERM").unwrap_or_default();
        let begins = |table: &[&str]| table.iter().any(|name| term.starts_with(name));
        let forced =
            wanted == Wanted::Always || var("CLICOLOR_FORCE").is_some_and(|value| !matches!(&*value, "" | "0"));
        if var("COLORTERM").is_some_and(|value| matches!(&*value, "truecolor" | "24bit"))
            || term.ends_with("-direct")
            || begins(FULL)
        {
            Self::True
        } else if term.contains("256color") {
            Self::Indexed
        } else if begins(PLAIN) && !forced {
            Self::None
        } else {
            Self::Sixteen
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn detect(wanted: Wanted, vars: &[(&str, &str)]) -> Depth {
        Depth::detect(wanted, |name| vars.iter().find(|(key, _)| *key == name).map(|(_, value)| (*value).to_owned()))
    }

    #[test]
    fn the_environment_decides_in_this_order() {
        for (wanted, vars, depth) in [
            (Wanted::Auto, &[][..], Depth::Sixteen),
            (Wanted::Auto, &[("TERM", "xterm-256color")], Depth::Indexed),
            (Wanted::Auto, &[("TERM", "xterm-256color"), ("COLORTERM", "truecolor")], Depth::True),
            (Wanted::Auto, &[("TERM", "xterm-kitty")], Depth::True),
            (Wanted::Auto, &[("TERM", "linux")], Depth::Sixteen),
            (Wanted::Auto, &[("TERM", "vt220")], Depth::None),
            (Wanted::Auto, &[("TERM", "vt220"), ("CLICOLOR_FORCE", "1")], Depth::Sixteen),
            (Wanted::Auto, &[("NO_COLOR", "1"), ("COLORTERM", "24bit"), ("CLICOLOR_FORCE", "1")], Depth::None),
            (Wanted::Auto, &[("NO_COLOR", ""), ("COLORTERM", "24bit")], Depth::True),
            (Wanted::Always, &[("NO_COLOR", "1"), ("TERM", "vt220")], Depth::Sixteen),
            (Wanted::Exactly(Depth::None), &[("COLORTERM", "24bit")], Depth::None),
            (Wanted::Exactly(Depth::True), &[("NO_COLOR", "1")], Depth::True),
        ] {
            assert_eq!(detect(wanted, vars), depth, "{wanted:?} {vars:?}");
        }
    }
}
