//! Keeps views and theme from one run to the next, for one set of data files.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use super::atomic::replace_private;
use super::lock::wait_for_others;
use super::paths::{make_folder, prepare};
use super::state::{Kept, Remembered, Useless};
use crate::model::{Clean, Day, View};

/// Most bytes of a state file.
const MOST_BYTES: u64 = 1024 * 1024;

/// Where things are kept, and for which data.
#[derive(Debug, Clone)]
pub struct Keeper {
    /// The state file, or why there is none.
    file: Result<PathBuf, String>,
    data: Option<Vec<String>>,
}

impl Keeper {
    /// A keeper that keeps nothing, and says why where it is asked to.
    #[must_use]
    pub fn none(why: &str) -> Self {
        Self { file: Err(why.to_owned()), data: None }
    }

    /// Opens the state file, and tells what is remembered of the data with this key. Also tells, in one sentence, when
    /// something is wrong with it; then what cannot be used is put aside, and what cannot be kept is not.
    #[must_use]
    pub fn open(file: Option<PathBuf>, data: Option<Vec<String>>) -> (Self, Remembered, Option<String>) {
        let Some(path) = file else {
            let why = "there is no home folder";
            return (Self::none(why), Remembered::default(), Some(not_kept(why)));
        };
        let (kept, told) = match read(&path) {
            Ok(read) => read,
            Err(error) => {
                let why = format!("{}: {error}", shown(&path));
                return (Self::none(&why), Remembered::default(), Some(not_kept(&why)));
            }
        };
        let remembered = kept.of(data.as_deref().unwrap_or_default());
        let prepared = prepare(&path).map_err(|error| format!("{}: {error}", shown(&path)));
        let trouble = prepared.as_ref().err().map(|why| not_kept(why));
        (Self { file: prepared.map(|()| path), data }, remembered, trouble.or(told))
    }

    /// Keeps a view under a name. Tells what became of the file, where that was damaged meanwhile. May wait for another run,
    /// up to 400 ms, as all that keeps here.
    ///
    /// # Errors
    /// Why it cannot.
    pub fn keep_view(&self, name: &str, view: &View) -> Result<Option<String>, String> {
        let (file, data) = self.named()?;
        change(file, |kept| kept.set_view(data, name, view))
    }

    /// Keeps the day from which changes are counted in the runs to come. Tells the same.
    ///
    /// # Errors
    /// Why it cannot.
    pub fn keep_baseline(&self, day: Day) -> Result<Option<String>, String> {
        let (file, data) = self.named()?;
        change(file, |kept| kept.set_baseline(data, day))
    }

    /// The state file, and what the data is found again by.
    fn named(&self) -> Result<(&Path, &[String]), String> {
        let file = self.file.as_ref().map_err(Clone::clone)?;
        let data = self.data.as_ref().ok_or("the data has no name by which to find it again")?;
        Ok((file, data))
    }

    /// Keeps the view that is left, and the theme where one was chosen. A keeper that keeps nothing has said so. Tells the
    /// same.
    ///
    /// # Errors
    /// Why it cannot.
    pub fn keep_last(&self, view: &View, theme: Option<&str>) -> Result<Option<String>, String> {
        let Ok(file) = &self.file else { return Ok(None) };
        change(file, |kept| {
            if let Some(data) = &self.data {
                kept.set_last(data, view);
            }
            if let Some(name) = theme {
                kept.set_theme(name);
            }
        })
    }
}

/// Reads, changes and writes, one run after the other: what another has kept meanwhile stays. Tells what [`read`] tells.
fn change(file: &Path, change: impl FnOnce(&mut Kept)) -> Result<Option<String>, String> {
    let told = |error: io::Error| format!("{}: {error}", shown(file));
    make_folder(file).map_err(told)?;
    let _lock = wait_for_others(file);
    let (before, aside) = read(file).map_err(told)?;
    let mut kept = before.clone();
    change(&mut kept);
    if kept == before {
        return Ok(aside);
    }
    let bytes = kept.bytes().map_err(|error| told(error.into()))?;
    // What is too large now could not be read again.
    if u64::try_from(bytes.len()).is_ok_and(|length| length > MOST_BYTES) {
        return Err(format!("{} would be larger than 1 MiB", shown(file)));
    }
    replace_private(file, &bytes).map_err(told)?;
    Ok(aside)
}

/// What is kept in a file, nothing where there is none. One that is of no use is renamed, and a sentence tells so; but one
/// from a newer version, which is of use there, is not touched.
fn read(path: &Path) -> io::Result<(Kept, Option<String>)> {
    let about = match path.metadata() {
        Ok(about) => about,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok((Kept::default(), None)),
        Err(error) => return Err(error),
    };
    let why = if !about.is_file() {
        "is no file"
    } else if about.len() > MOST_BYTES {
        "is larger than 1 MiB"
    } else {
        let mut bytes = Vec::new();
        File::open(path)?.take(MOST_BYTES).read_to_end(&mut bytes)?;
        match Kept::parse(&bytes) {
            Ok(kept) => return Ok((kept, None)),
            Err(Useless::Newer) => return Err(io::Error::other("it is from a newer bilat, and stays as it is")),
            Err(Useless::Damaged) => "is damaged",
        }
    };
    let name = put_aside(path)?;
    Ok((Kept::default(), Some(format!("the file of kept views {why}; it is {name} now"))))
}

/// Renames a file to `.bad`, or to the next number of it that is free: one from before may be all that is left of some views.
fn put_aside(path: &Path) -> io::Result<String> {
    let names = std::iter::once("bad".to_owned()).chain((2_u32..).map(|number| format!("bad.{number}")));
    let mut free = names.map(|end| path.with_added_extension(end)).filter(|aside| aside.symlink_metadata().is_err());
    let aside = free.next().ok_or(io::ErrorKind::AlreadyExists)?;
    fs::rename(path, &aside)?;
    Ok(aside.file_name().unwrap_or_default().to_string_lossy().into_owned())
}

fn not_kept(why: &str) -> String {
    format!("nothing is kept for the next run: {why}")
}

fn shown(path: &Path) -> Clean {
    Clean::path(path)
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc;
    use std::thread;
    use std::time::Duration;

    use super::*;

    fn key() -> Vec<String> {
        vec!["bundled".to_owned()]
    }

    fn view(actor: &str) -> View {
        View { actor: Some(actor.into()), ..View::default() }
    }

    #[test]
    fn two_runs_do_not_undo_each_other() {
        let home = tempfile::tempdir().unwrap();
        let path = home.path().join("bilat/state.json");
        let (one, remembered, told) = Keeper::open(Some(path.clone()), Some(key()));
        assert_eq!((remembered, told), (Remembered::default(), None));
        let (two, ..) = Keeper::open(Some(path.clone()), Some(vec!["/a.json".to_owned()]));
        one.keep_view("x", &view("RUS")).unwrap();
        two.keep_last(&view("CHN"), Some("mono")).unwrap();
        one.keep_baseline("2025-04-17".parse().unwrap()).unwrap();
        one.keep_last(&view("IND"), None).unwrap();
        let (_, remembered, _) = Keeper::open(Some(path.clone()), Some(key()));
        assert_eq!(remembered.views, [("x".to_owned(), view("RUS"))]);
        assert_eq!((remembered.last, remembered.theme.as_deref()), (Some(view("IND")), Some("mono")));
        assert_eq!(remembered.baseline, "2025-04-17".parse().ok());
        assert_eq!(fs::read_dir(path.parent().unwrap()).unwrap().count(), 1);
    }

    #[test]
    fn a_run_waits_while_another_changes_the_file_but_not_for_ever() {
        let home = tempfile::tempdir().unwrap();
        let path = home.path().join("bilat/state.json");
        let open = || Keeper::open(Some(path.clone()), Some(key())).0;
        let (one, two) = (open(), open());
        one.keep_view("x", &view("RUS")).unwrap();
        let other = File::open(path.parent().unwrap()).unwrap();
        other.lock().unwrap();
        let (mut kept, _) = read(&path).unwrap();
        let (tell, told) = mpsc::channel();
        let waiting = thread::spawn(move || tell.send(two.keep_view("y", &view("CHN"))));
        assert!(told.recv_timeout(Duration::from_millis(50)).is_err(), "it waits");
        kept.set_view(&key(), "z", &view("IND"));
        fs::write(&path, kept.bytes().unwrap()).unwrap();
        other.unlock().unwrap();
        assert_eq!(told.recv_timeout(Duration::from_secs(30)), Ok(Ok(None)));
        waiting.join().unwrap().unwrap();
        let (_, remembered, _) = Keeper::open(Some(path.clone()), Some(key()));
        let names: Vec<&str> = remembered.views.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(names, ["x", "z", "y"]);
        other.lock().unwrap();
        assert_eq!(one.keep_last(&view("IND"), None), Ok(None), "whoever has it may hang");
        assert_eq!(fs::read_dir(path.parent().unwrap()).unwrap().count(), 1);
    }

    #[test]
    fn what_is_of_no_use_is_put_aside_and_said_once() {
        let huge = vec![b' '; usize::try_from(MOST_BYTES).unwrap() + 1];
        for (bytes, why) in [
            (&b"{\"version\": 1, \"da"[..], "is damaged"),
            (b"\xff\xfe\0", "is damaged"),
            (&huge, "is larger than 1 MiB"),
        ] {
            let home = tempfile::tempdir().unwrap();
            let path = home.path().join("state.json");
            fs::write(&path, bytes).unwrap();
            let (keeper, remembered, told) = Keeper::open(Some(path.clone()), Some(key()));
            let told = told.unwrap();
            assert!(told.contains(why) && told.contains("state.json.bad"), "{told}");
            assert_eq!(remembered, Remembered::default());
            assert_eq!(fs::read(home.path().join("state.json.bad")).unwrap(), bytes);
            keeper.keep_last(&view("RUS"), None).unwrap();
            let (_, remembered, told) = Keeper::open(Some(path), Some(key()));
            assert_eq!((remembered.last, told), (Some(view("RUS")), None));
        }
    }

    #[test]
    fn what_is_damaged_meanwhile_is_said_too_and_never_put_over_what_was_put_aside() {
        let home = tempfile::tempdir().unwrap();
        let path = home.path().join("state.json");
        let (keeper, ..) = Keeper::open(Some(path.clone()), Some(key()));
        assert_eq!(keeper.keep_view("x", &view("RUS")), Ok(None));
        for (damage, name) in [("first", "state.json.bad"), ("second", "state.json.bad.2"), ("3", "state.json.bad.3")] {
            fs::write(&path, damage).unwrap();
            let told = keeper.keep_view("x", &view("CHN")).unwrap();
            assert_eq!(told, Some(format!("the file of kept views is damaged; it is {name} now")));
            assert_eq!(fs::read_to_string(home.path().join(name)).unwrap(), damage);
        }
        assert_eq!(fs::read_to_string(home.path().join("state.json.bad")).unwrap(), "first");
    }

    #[test]
    fn what_is_from_a_newer_bilat_is_left_alone() {
        let home = tempfile::tempdir().unwrap();
        let path = home.path().join("state.json");
        let (early, ..) = Keeper::open(Some(path.clone()), Some(key()));
        fs::write(&path, "{\"version\": 7}").unwrap();
        let (keeper, remembered, told) = Keeper::open(Some(path.clone()), Some(key()));
        assert_eq!(remembered, Remembered::default());
        let told = told.unwrap();
        assert!(told.starts_with("nothing is kept for the next run: ") && told.contains("newer bilat"), "{told}");
        assert_eq!(keeper.keep_last(&view("RUS"), None), Ok(None));
        assert!(keeper.keep_view("x", &view("RUS")).is_err_and(|why| why.contains("newer bilat")));
        assert!(early.keep_last(&view("RUS"), None).is_err_and(|why| why.contains("newer bilat")));
        assert_eq!(fs::read_to_string(&path).unwrap(), "{\"version\": 7}");
        assert_eq!(fs::read_dir(home.path()).unwrap().count(), 1);
    }

    #[test]
    fn where_nothing_can_be_kept_it_says_so_once() {
        let home = tempfile::tempdir().unwrap();
        fs::write(home.path().join("file"), "").unwrap();
        for path in [None, Some(home.path().join("file/bilat/state.json"))] {
            let (keeper, _, told) = Keeper::open(path, Some(key()));
            assert!(told.unwrap().starts_with("nothing is kept for the next run: "));
            assert_eq!(keeper.keep_last(&view("RUS"), None), Ok(None));
            assert!(keeper.keep_view("x", &view("RUS")).is_err());
            assert!(keeper.keep_baseline("2025-04-17".parse().unwrap()).is_err());
        }
    }
}
