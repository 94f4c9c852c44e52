//! The state file: per set of data files the last view and the views that have a name, and the theme. Ids and settings
//! stand in it, never a text of the data.

use serde::{Deserialize, Serialize};

use super::settings::Settings;
use crate::model::{Clean, Day, View};

/// The version that is read and written.
const VERSION: u64 = 1;
/// Most sets of data files whose last view is kept; one that has named views is never dropped.
const MOST: usize = 200;

/// All that is kept between runs.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Kept {
    version: u64,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    theme: Option<String>,
    /// The one used last stands last.
    #[serde(default)]
    data: Vec<Entry>,
}

/// Why a state file is of no use.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Useless {
    /// It cannot be read.
    Damaged,
    /// A later version than this one wrote it, and reads it.
    Newer,
}

/// What is remembered of one set of data files.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Remembered {
    /// The theme that was chosen last, for whatever data.
    pub theme: Option<String>,
    /// The view that was left.
    pub last: Option<View>,
    /// The views that have a name.
    pub views: Vec<(String, View)>,
    /// The as-of date of the briefing that was closed last, from which changes are counted.
    pub baseline: Option<Day>,
}

#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
struct Entry {
    files: Vec<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    last: Option<Settings>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    views: Vec<Named>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    baseline: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Named {
    name: String,
    #[serde(flatten)]
    view: Settings,
}

#[derive(Deserialize)]
struct Head {
    version: u64,
}

impl Kept {
    /// Reads the bytes of a state file.
    ///
    /// # Errors
    /// Why it is of no use.
    pub(super) fn parse(bytes: &[u8]) -> Result<Self, Useless> {
        let head: Head = serde_json::from_slice(bytes).map_err(|_| Useless::Damaged)?;
        match head.version {
            VERSION => serde_json::from_slice(bytes).map_err(|_| Useless::Damaged),
            0 => Err(Useless::Damaged),
            _ => Err(Useless::Newer),
        }
    }

    /// The bytes of a state file.
    ///
    /// # Errors
    /// None that a correct serialiser gives; but nothing may stand in place of what was kept.
    pub(super) fn bytes(&self) -> serde_json::Result<Vec<u8>> {
        let mut bytes = serde_json::to_vec_pretty(&Self { version: VERSION, ..self.clone() })?;
        bytes.push(b'\n');
        Ok(bytes)
    }

    /// What is remembered of a set of data files.
    #[must_use]
    pub(super) fn of(&self, files: &[String]) -> Remembered {
        let entry = self.data.iter().find(|entry| entry.files == files);
        let views = entry.into_iter().flat_map(|entry| &entry.views);
        Remembered {
            theme: self.theme.clone(),
            last: entry.and_then(|entry| entry.last.as_ref()).map(View::from),
            views: views.map(|named| (Clean::label(&named.name).to_string(), View::from(&named.view))).collect(),
            baseline: entry.and_then(|entry| entry.baseline.as_deref()?.parse().ok()),
        }
    }

    /// Keeps the theme that was chosen.
    pub(super) fn set_theme(&mut self, name: &str) {
        self.theme = Some(name.to_owned());
    }

    /// Keeps the view that a set of data files was left in.
    pub(super) fn set_last(&mut self, files: &[String], view: &View) {
        // Which changes are told is asked for in each run.
        let view = View { baseline: None, ..view.clone() };
        self.change(files, |entry| entry.last = Some((&view).into()));
        let nameless = self.data.iter().filter(|entry| entry.views.is_empty()).count();
        if nameless > MOST
            && let Some(oldest) = self.data.iter().position(|entry| entry.views.is_empty())
        {
            self.data.remove(oldest);
        }
    }

    /// Keeps the day from which changes are counted.
    pub(super) fn set_baseline(&mut self, files: &[String], day: Day) {
        self.change(files, |entry| entry.baseline = Some(day.to_string()));
    }

    /// Keeps a view under a name, in place of the one that had it.
    pub(super) fn set_view(&mut self, files: &[String], name: &str, view: &View) {
        self.change(files, |entry| {
            entry.views.retain(|named| named.name != name);
            entry.views.push(Named { name: name.to_owned(), view: view.into() });
        });
    }

    /// Changes the entry of a set of data files, which is now the one used last.
    fn change(&mut self, files: &[String], change: impl FnOnce(&mut Entry)) {
        let mut entry = match self.data.iter().position(|entry| entry.files == files) {
            Some(at) => self.data.remove(at),
            None => Entry { files: files.to_vec(), ..Entry::default() },
        };
        change(&mut entry);
        self.data.push(entry);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(name: &str) -> Vec<String> {
        vec![name.to_owned()]
    }

    fn view() -> View {
        View {
            view: Some("dashboard".into()),
            actor: Some("RUS".into()),
            dyad: Some("RUS-TAL".into()),
            filter: Some("topic:minerals \"a b\"".into()),
            as_of: "2025-04-18".parse().ok(),
            baseline: "2024-01-02".parse().ok(),
            ..View::default()
        }
    }

    #[test]
    fn what_is_kept_is_read_again() {
        let mut kept = Kept::default();
        kept.set_last(&key("bundled"), &view());
        kept.set_view(&key("bundled"), "ban", &View::default());
        kept.set_view(&key("bundled"), "ban", &view());
        kept.set_theme("mono");
        let day = "2025-04-17".parse().unwrap();
        kept.set_baseline(&key("bundled"), day);
        let read = Kept::parse(&kept.bytes().unwrap()).unwrap();
        let expected = Remembered {
            theme: Some("mono".to_owned()),
            last: Some(View { baseline: None, ..view() }),
            views: vec![("ban".to_owned(), view())],
            baseline: Some(day),
        };
        assert_eq!(read.of(&key("bundled")), expected);
        assert_eq!(read.of(&key("/other.json")), Remembered { theme: expected.theme, ..Remembered::default() });
    }

    #[test]
    fn what_cannot_be_read_says_why() {
        for (text, why) in [
            ("", Useless::Damaged),
            ("{}", Useless::Damaged),
            ("[]", Useless::Damaged),
            (r#"{"version": 0}"#, Useless::Damaged),
            (r#"{"version": 1, "data": 3}"#, Useless::Damaged),
            (r#"{"version": 1, "data": []"#, Useless::Damaged),
            (r#"{"version": 2, "data": 3}"#, Useless::Newer),
        ] {
            assert_eq!(Kept::parse(text.as_bytes()), Err(why), "{text}");
        }
    }

    #[test]
    fn what_is_not_known_is_passed_over_and_what_hides_is_cleaned() {
        let text = r#"{"version": 1, "x": 1, "data": [{"files": ["bundled"], "y": 2,
            "last": {"actor": "A\u001b[2J", "as_of": "never", "zoom": 3}, "views": [{"name": "n\u202e"}]}]}"#;
        let read = Kept::parse(text.as_bytes()).unwrap().of(&key("bundled"));
        assert_eq!(read.last, Some(View { actor: Some("A[2J".into()), ..View::default() }));
        assert_eq!(read.views, [("n".to_owned(), View::default())]);
    }

    #[test]
    fn the_oldest_last_views_make_room_and_named_ones_stay() {
        let mut kept = Kept::default();
        kept.set_view(&key("named"), "mine", &view());
        for at in 0..MOST + 5 {
            kept.set_last(&key(&at.to_string()), &view());
        }
        assert_eq!(kept.data.len(), MOST + 1);
        assert_eq!(kept.of(&key("named")).views.len(), 1);
        assert!(kept.of(&key("4")).last.is_none() && kept.of(&key("5")).last.is_some());
    }
}
