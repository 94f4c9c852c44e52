//! Key tables: which key does what, where. Data in `assets/keymap.json`; help, hints and the README print from it.

mod key;
mod keys;
mod layer;

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;

use serde::Deserialize;

pub use key::Key;
pub use keys::{KeyError, Keys};
pub use layer::Layer;

use crate::action::Action;
use crate::model::{Clean, perhaps_meant};

/// What a key means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Resolved {
    /// An action.
    Act(Action),
    /// The beginning of a longer binding.
    Wait,
    /// Nothing.
    Miss,
}

/// One binding.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Binding {
    layer: Layer,
    keys: Keys,
    action: Action,
}

/// An action with all its keys in one layer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeyRow {
    /// The keys as people are shown them.
    pub keys: Vec<String>,
    /// What they do.
    pub action: Action,
    /// Where they work.
    pub layer: Layer,
}

/// What is wrong with a key table: each problem with the row it is in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeymapErrors(Vec<String>);

impl fmt::Display for KeymapErrors {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.join("\n"))
    }
}

impl std::error::Error for KeymapErrors {}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawRow<'a> {
    #[serde(borrow)]
    on: Vec<Text<'a>>,
    /// Without an action the keys do nothing any more.
    run: Option<Text<'a>>,
}

/// A text of the table, borrowed where it has no escapes.
#[derive(Deserialize)]
struct Text<'a>(#[serde(borrow)] Cow<'a, str>);

/// All bindings.
#[derive(Debug, Clone, Default)]
pub struct Keymap {
    bindings: Vec<Binding>,
}

impl Keymap {
    /// The shipped table. A test shows that it has no problem.
    #[must_use]
    pub fn builtin() -> Self {
        let mut keymap = Self::default();
        let _ = keymap.lay(include_str!("../assets/keymap.json"));
        keymap
    }

    /// The shipped table with a user's rows laid over it: a row takes its keys away from what had them in that layer.
    ///
    /// # Errors
    /// Every row that cannot be used: no such layer or action, no such key, keys that another row of the table has too.
    pub fn with_user(text: &str) -> Result<Self, KeymapErrors> {
        let mut keymap = Self::builtin();
        keymap.lay(text)?;
        Ok(keymap)
    }

    fn lay(&mut self, text: &str) -> Result<(), KeymapErrors> {
        let raw: BTreeMap<String, Vec<RawRow<'_>>> = serde_json::from_str(text)
            .map_err(|error| KeymapErrors(vec![Clean::label(&error.to_string()).to_string()]))?;
        let mut problems = Vec::new();
        for (name, rows) in raw {
            let Some(layer) = Layer::parse(&name) else {
                problems.push(unknown("layer", &name, Layer::ALL.iter().map(|layer| layer.name())));
                continue;
            };
            let mut laid = Vec::new();
            for (at, row) in rows.iter().enumerate() {
                if let Err(problem) = lay_row(row, &mut laid) {
                    problems.push(format!("{name}, row {}: {problem}", at + 1));
                }
            }
            self.bindings.retain(|known| known.layer != layer || laid.iter().all(|(keys, _)| *keys != known.keys));
            let bound = |(keys, action): (Keys, Option<Action>)| Some(Binding { layer, keys, action: action? });
            self.bindings.extend(laid.into_iter().filter_map(bound));
        }
        problems.extend(self.shadowed());
        if problems.is_empty() { Ok(()) } else { Err(KeymapErrors(problems)) }
    }

    /// Bindings that can never be reached: another one of the same layer begins so.
    fn shadowed(&self) -> Vec<String> {
        let long: Vec<&Binding> = self.bindings.iter().filter(|binding| binding.keys.len() > 1).collect();
        let pairs = self.bindings.iter().flat_map(|one| long.iter().map(move |two| (one, *two)));
        let clash = pairs.filter(|(one, two)| {
            one.layer == two.layer && one.keys.len() < two.keys.len() && two.keys.starts_with(&one.keys)
        });
        clash
            .map(|(one, two)| format!("{}: {} hides {}", one.layer.name(), one.keys.shown(), two.keys.shown()))
            .collect()
    }

    /// What a key means in these layers, the innermost first, after keys that began a binding.
    #[must_use]
    pub fn resolve(&self, layers: &[Layer], pending: &[Key], key: Key) -> Resolved {
        let struck: Vec<Key> = pending.iter().copied().chain([key]).collect();
        for layer in layers {
            let here = || self.bindings.iter().filter(|binding| binding.layer == *layer);
            if let Some(binding) = here().find(|binding| *binding.keys == *struck) {
                return Resolved::Act(binding.action);
            }
            if here().any(|binding| binding.keys.starts_with(&struck)) {
                return Resolved::Wait;
            }
        }
        Resolved::Miss
    }

    /// The first key of an action in these layers, as people are shown it.
    #[must_use]
    pub fn key_of(&self, layers: &[Layer], action: Action) -> Option<String> {
        let mut own =
            layers.iter().flat_map(|layer| self.bindings.iter().filter(move |binding| binding.layer == *layer));
        own.find(|binding| binding.action == action).map(|binding| binding.keys.shown())
    }

    /// Every action that has a key in these layers, and those that the palette alone reaches.
    #[must_use]
    pub fn actions(&self, layers: &[Layer]) -> Vec<Action> {
        let has_key = |action: &Action| self.key_of(layers, *action).is_some();
        Action::ALL.iter().copied().filter(|action| action.is_palettes() || has_key(action)).collect()
    }

    /// Every action of these layers with its keys, layer by layer, in the order of the table.
    #[must_use]
    pub fn rows(&self, layers: &[Layer]) -> Vec<KeyRow> {
        let mut rows: Vec<KeyRow> = Vec::new();
        for layer in layers {
            for binding in self.bindings.iter().filter(|binding| binding.layer == *layer) {
                let shown = binding.keys.shown();
                match rows.iter_mut().find(|row| row.layer == *layer && row.action == binding.action) {
                    Some(row) => row.keys.push(shown),
                    None => rows.push(KeyRow { keys: vec![shown], action: binding.action, layer: *layer }),
                }
            }
        }
        rows
    }
}

/// Reads the keys of a row, each with the action that it has from now on, and puts them with those of the rows before.
fn lay_row(row: &RawRow<'_>, laid: &mut Vec<(Keys, Option<Action>)>) -> Result<(), String> {
    let action = row.run.as_ref().map(|Text(name)| {
        let names = Action::ALL.iter().map(|action| action.name());
        Action::parse(name).ok_or_else(|| unknown("action", name, names))
    });
    let action = action.transpose()?;
    for Text(text) in &row.on {
        let keys = Keys::parse(text).map_err(|error| format!("`{}` is no key: {error}", Clean::label(text)))?;
        if laid.iter().any(|(known, _)| *known == keys) {
            return Err(format!("{} stands twice in this layer", keys.shown()));
        }
        laid.push((keys, action));
    }
    Ok(())
}

fn unknown<'k>(what: &str, name: &str, known: impl Iterator<Item = &'k str>) -> String {
    format!("there is no {what} `{}`{}", Clean::new(name, 40), perhaps_meant(name, known))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shipped_table_has_no_problem_and_reaches_every_action() {
        let mut keymap = Keymap::default();
        assert_eq!(keymap.lay(include_str!("../assets/keymap.json")), Ok(()));
        for action in Action::ALL {
            let reached = keymap.bindings.iter().any(|binding| binding.action == *action);
            assert_eq!(reached, !action.is_palettes(), "{}", action.name());
        }
    }

    #[test]
    fn the_innermost_layer_wins() {
        let keymap = Keymap::builtin();
        let key = |text: &str| Keys::parse(text).unwrap()[0];
        let pane = [Layer::Actors, Layer::Dashboard, Layer::Global];
        assert_eq!(keymap.resolve(&pane, &[], key("j")), Resolved::Act(Action::Down));
        assert_eq!(keymap.resolve(&[Layer::Input], &[], key("j")), Resolved::Miss);
        assert_eq!(keymap.resolve(&[Layer::Input], &[], key("<ctrl-u>")), Resolved::Act(Action::EraseLine));
        assert_eq!(keymap.resolve(&pane, &[], key("<ctrl-u>")), Resolved::Act(Action::HalfPageUp));
    }

    #[test]
    fn a_user_lays_keys_over_the_table() {
        let keymap =
            Keymap::with_user(r#"{"dashboard": [{"on": ["x"], "run": "zoom"}, {"on": ["z"], "run": null}]}"#).unwrap();
        let pane = [Layer::Dashboard, Layer::Global];
        assert_eq!(keymap.key_of(&pane, Action::Zoom).unwrap(), "x");
        let key = |text: &str| Keys::parse(text).unwrap()[0];
        assert_eq!(keymap.resolve(&pane, &[], key("z")), Resolved::Miss);
        let escaped = Keymap::with_user(r#"{"dashboard": [{"on": ["\u0078"], "run": "z\u006fom"}]}"#).unwrap();
        assert_eq!(escaped.resolve(&pane, &[], key("x")), Resolved::Act(Action::Zoom));
    }

    #[test]
    fn every_problem_of_a_table_is_told() {
        let text = r#"{"dashbord": [], "global": [
            {"on": ["x"], "run": "qiut"}, {"on": ["<frob>"], "run": "up"}, {"on": ["w", "w"], "run": "up"}, {"on": ["jj"], "run": "up"}]}"#;
        let problems = Keymap::with_user(text).unwrap_err().to_string();
        for part in [
            "did you mean `dashboard`?",
            "global, row 1",
            "did you mean `quit`?",
            "global, row 2",
            "w stands twice",
            "j hides jj",
        ] {
            assert!(problems.contains(part), "{part} in {problems}");
        }
    }
}
