//! Measures that every built-in theme can be read.

use ratatui::style::{Color, Modifier};

use super::colour::{Rgb, rgb};
use crate::ui::theme::{Depth, NAMES, Role, Theme};

/// Relative luminance, 0 to 1 (WCAG 2.2).
fn luminance(rgb: Rgb) -> f64 {
    let part = |value: u8| {
        let value = f64::from(value) / 255.0;
        if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * part(rgb.0) + 0.7152 * part(rgb.1) + 0.0722 * part(rgb.2)
}

/// Contrast ratio, 1 to 21 (WCAG 2.2).
fn contrast(a: Rgb, b: Rgb) -> f64 {
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

#[test]
fn the_ratio_is_that_of_the_standard() {
    assert!((contrast((0, 0, 0), (255, 255, 255)) - 21.0).abs() < 1e-9);
    assert!((contrast((119, 119, 119), (255, 255, 255)) - 4.478).abs() < 1e-3);
}

/// Whether the role is ever drawn on the ground: grounds are not, and lines, titles and keys not on a bar.
fn meet(ground: Role, role: Role) -> bool {
    let of_text = [Role::Text, Role::Muted, Role::Accent, Role::Cooperative, Role::Conflictual, Role::New, Role::Alert];
    let is_bar = matches!(ground, Role::Selection | Role::SelectionIdle);
    of_text.contains(&role) || !is_bar && !Role::GROUNDS.contains(&role)
}

#[test]
fn everything_can_be_read_on_every_ground() {
    let mut faint = Vec::new();
    for (name, depth) in NAMES.into_iter().flat_map(|name| Depth::ALL.map(|depth| (name, depth))) {
        let theme = Theme::builtin(name).unwrap().at(depth);
        let least = if name == "projector" { 7.0 } else { 4.5 };
        for (ground, role) in Role::GROUNDS.into_iter().flat_map(|ground| Role::ALL.map(|role| (ground, role))) {
            if !meet(ground, role) {
                continue;
            }
            let style = theme.on(ground, role);
            let pair = (style.fg.and_then(rgb), style.bg.and_then(rgb));
            let (Some(fg), Some(bg)) = pair else {
                assert_eq!(pair, (None, None), "{name}: {role:?} on {ground:?} has only half of its colours");
                continue;
            };
            let ratio = contrast(fg, bg);
            if ratio < least {
                faint.push(format!("{name} {}: {role:?} on {ground:?} has {ratio:.2}", depth.name()));
            }
        }
    }
    assert!(faint.is_empty(), "{}", faint.join("\n"));
}

#[test]
fn for_is_blue_and_against_is_orange() {
    for name in ["dusk", "daylight", "projector"] {
        let theme = Theme::builtin(name).unwrap();
        let hue = |role| match theme.style(role).fg {
            Some(Color::Rgb(r, g, b)) => (r, g, b),
            other => panic!("{name}: {other:?}"),
        };
        let (r, g, b) = hue(Role::Cooperative);
        assert!(b > g && g > r, "{name}");
        let (r, g, b) = hue(Role::Conflictual);
        assert!(r > g && g > b, "{name}");
        assert!(!theme.style(Role::Cooperative).has_modifier(Modifier::DIM));
    }
}
