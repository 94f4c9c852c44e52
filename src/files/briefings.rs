//! The file with the user's briefings on one set of data: read, and changed as a whole or not at all.

use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use super::atomic::replace_private;
use super::edit::{EMPTY, Edit, edited, line_of};
use super::lock::wait_for_others;
use super::paths::make_folder;
use crate::model::Clean;

/// Most bytes of it.
const MOST_BYTES: u64 = 4 * 1024 * 1024;

/// The file, and what stood in it when it was looked at last.
#[derive(Debug, Clone)]
pub struct BriefingFile {
    /// Where it is, or why there is none.
    path: Result<PathBuf, String>,
    known: Option<String>,
}

/// What came of a change.
#[derive(Debug)]
pub struct Edited<T> {
    /// What the changed file was found to hold.
    pub holds: T,
    /// The id of the briefing that was changed.
    pub briefing: Box<str>,
}

impl BriefingFile {
    /// The file at a path, whether it is there or not; or the reason why there can be none, which is told when it is
    /// to be written.
    #[must_use]
    pub fn new(path: Result<PathBuf, String>) -> Self {
        Self { path, known: None }
    }

    /// Where it is.
    #[must_use]
    pub fn path(&self) -> Option<&Path> {
        self.path.as_deref().ok()
    }

    /// Reads it: nothing where it is not there.
    ///
    /// # Errors
    /// Why it cannot be read, with its name.
    pub fn read(&mut self) -> Result<Option<String>, String> {
        let Ok(path) = &self.path else { return Ok(None) };
        self.known = read(path).map_err(|why| told(path, why))?;
        Ok(self.known.clone())
    }

    /// The line, from 1, on which a briefing begins, or a step of it, as the file was read last.
    #[must_use]
    pub fn line_of(&self, briefing: &str, step: Option<usize>) -> Option<usize> {
        line_of(self.known.as_deref()?, briefing, step)
    }

    /// Makes a change: reads it afresh, changes it, writes it whole. `check` is asked what is in it before and afterwards;
    /// what it refuses is not written over. A file that is not there is begun, for the user alone. May wait up to 400 ms for
    /// another run that makes a change.
    ///
    /// # Errors
    /// Why it was not changed.
    pub fn edit<T>(
        &mut self,
        edit: &Edit,
        taken: &dyn Fn(&str) -> bool,
        check: &dyn Fn(&str) -> Result<T, String>,
    ) -> Result<Edited<T>, String> {
        let path = self.path.clone()?;
        let known = self.known.take();
        make_folder(&path).map_err(|why| told(&path, why))?;
        let _lock = wait_for_others(&path);
        let before = self.read()?;
        if matches!(edit, Edit::Step(..)) && before != known {
            return Err("the file was changed meanwhile, and read again; look where the step is now".to_owned());
        }
        let before = before.unwrap_or_else(|| EMPTY.to_owned());
        check(&before)?;
        let (after, briefing) = edited(&before, edit, taken)?;
        let holds = check(&after)?;
        if u64::try_from(after.len()).is_ok_and(|length| length > MOST_BYTES) {
            return Err(told(&path, "would be larger than 4 MiB"));
        }
        replace_private(&path, after.as_bytes()).map_err(|why| told(&path, why))?;
        self.known = Some(after);
        Ok(Edited { holds, briefing })
    }
}

fn told(path: &Path, why: impl std::fmt::Display) -> String {
    format!("{}: {}", Clean::path(path), Clean::label(&why.to_string()))
}

fn read(path: &Path) -> io::Result<Option<String>> {
    // Asked before opening: opening a FIFO would wait for a writer.
    match path.metadata() {
        Ok(about) if !about.is_file() => return Err(io::Error::other("is no file")),
        Ok(about) if about.len() > MOST_BYTES => return Err(io::Error::other("is larger than 4 MiB")),
        Ok(_) => {}
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(error),
    }
    let mut text = String::new();
    File::open(path)?.take(MOST_BYTES).read_to_string(&mut text)?;
    Ok(Some(text))
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::os::unix::fs::PermissionsExt;
    use std::sync::mpsc;
    use std::thread;
    use std::time::Duration;

    use super::super::edit::Change;
    use super::*;
    use crate::model::View;

    fn check(text: &str) -> Result<serde_json::Value, String> {
        serde_json::from_str(text).map_err(|error| error.to_string())
    }

    fn add(title: &str) -> Edit {
        Edit::Add { briefing: None, title: title.to_owned(), view: View::default() }
    }

    fn edit(file: &mut BriefingFile, edit: &Edit) -> Result<String, String> {
        let edited = file.edit(edit, &|id| id == "my-briefing", &check)?;
        assert_eq!(&*edited.briefing, "my-briefing-2");
        let steps = edited.holds["briefings"][0]["steps"].as_array().unwrap().clone();
        Ok(steps.iter().map(|step| step["title"].as_str().unwrap()).collect::<Vec<_>>().join(" "))
    }

    #[test]
    fn it_is_begun_for_the_user_alone_and_changed_step_by_step() {
        let home = tempfile::tempdir().unwrap();
        let path = home.path().join("bilat/briefings/bundled.json");
        let mut file = BriefingFile::new(Ok(path.clone()));
        assert_eq!(file.read(), Ok(None));
        assert_eq!(edit(&mut file, &add("a")).unwrap(), "a");
        assert_eq!(edit(&mut file, &add("b")).unwrap(), "a b");
        assert_eq!(edit(&mut file, &Edit::Step("my-briefing-2".into(), 1, Change::Up)).unwrap(), "b a");
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!((mode(&path), mode(path.parent().unwrap())), (0o600, 0o700));
        assert_eq!(fs::read_dir(path.parent().unwrap()).unwrap().count(), 1);
        assert_eq!(file.read().unwrap(), fs::read_to_string(&path).ok());
    }

    #[test]
    fn what_another_program_wrote_meanwhile_is_not_mistaken() {
        let home = tempfile::tempdir().unwrap();
        let path = home.path().join("own.json");
        let (mut one, mut two) = (BriefingFile::new(Ok(path.clone())), BriefingFile::new(Ok(path)));
        edit(&mut one, &add("a")).unwrap();
        assert_eq!(edit(&mut two, &add("b")).unwrap(), "a b", "what is added is added to what is there");
        let remove = Edit::Step("my-briefing-2".into(), 0, Change::Remove);
        assert!(edit(&mut one, &remove).unwrap_err().contains("changed meanwhile"));
        assert_eq!(edit(&mut one, &remove).unwrap(), "b", "now it is known");
    }

    #[test]
    fn two_runs_that_add_at_once_lose_no_step() {
        let home = tempfile::tempdir().unwrap();
        let path = home.path().join("own.json");
        let (mut one, mut two) = (BriefingFile::new(Ok(path.clone())), BriefingFile::new(Ok(path.clone())));
        edit(&mut one, &add("a")).unwrap();
        let other = File::open(home.path()).unwrap();
        other.lock().unwrap();
        let (tell, told) = mpsc::channel();
        let waiting = thread::spawn(move || tell.send(edit(&mut two, &add("c"))));
        assert!(told.recv_timeout(Duration::from_millis(50)).is_err(), "it waits");
        let (written, _) = edited(&fs::read_to_string(&path).unwrap(), &add("b"), &|_| false).unwrap();
        fs::write(&path, written).unwrap();
        other.unlock().unwrap();
        assert_eq!(told.recv_timeout(Duration::from_secs(30)), Ok(Ok("a b c".to_owned())));
        waiting.join().unwrap().unwrap();
    }

    #[test]
    fn what_is_not_understood_is_never_written_over() {
        let home = tempfile::tempdir().unwrap();
        let path = home.path().join("own.json");
        for bytes in [&b"{\"version\": \"1.0\", \"briefings\": [}"[..], b"", b"\xff\xfe\0"] {
            fs::write(&path, bytes).unwrap();
            assert!(edit(&mut BriefingFile::new(Ok(path.clone())), &add("a")).is_err());
            assert_eq!(fs::read(&path).unwrap(), bytes);
        }
        let folder = BriefingFile::new(Ok(home.path().to_owned())).edit(&add("a"), &|_| false, &check).unwrap_err();
        assert!(folder.ends_with("is no file"), "{folder}");
        let nowhere = BriefingFile::new(Err("there is no home folder".to_owned()));
        assert_eq!(nowhere.clone().read(), Ok(None));
        assert_eq!(edit(&mut nowhere.clone(), &add("a")), Err("there is no home folder".to_owned()));
    }
}
