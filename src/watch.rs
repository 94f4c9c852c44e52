//! Follows the files that were named, and that of the user's briefings: looks at them once a second, and tells when they have
//! changed and come to rest.

mod files;

use std::io;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::thread;
use std::time::Duration;

pub use files::Files;

use crate::model::Clean;
use crate::store::Store;

/// How often the files are looked at.
const TICK: Duration = Duration::from_secs(1);

/// Reads the files: what they hold, or in a line what is wrong with them.
pub type Reading = Box<dyn Fn() -> Result<Fresh, String> + Send>;

/// What files hold.
#[derive(Debug)]
pub struct Fresh {
    /// All of it.
    pub store: Box<Store>,
    /// In a line what is doubtful about it, where anything is.
    pub doubt: Option<String>,
}

/// What came of reading the files again.
#[derive(Debug)]
pub enum Outcome {
    /// They hold something else.
    Fresh(Fresh),
    /// They hold what was last [`Fresh`](Self::Fresh), or loaded at the start.
    Same,
    /// What they hold cannot be used: in a line, why.
    Faulty(String),
    /// A file is not there any more: its name.
    Removed(Clean),
}

/// What there is to tell.
#[derive(Debug)]
pub enum News {
    /// The files of the data were read again.
    Data(Outcome),
    /// The file of the user's briefings has changed.
    Briefings,
}

/// The running thread; it ends when this is dropped.
#[derive(Debug)]
pub struct Watch {
    orders: Sender<()>,
    news: Receiver<News>,
}

impl Watch {
    /// Starts to follow the files that are read, and those of the user's briefings. `wake` is called whenever there is
    /// news.
    ///
    /// # Errors
    /// When no thread can be had.
    pub fn start(
        files: Files,
        read: Reading,
        mut briefings: Files,
        wake: impl Fn() + Send + 'static,
    ) -> io::Result<Self> {
        let (orders, ordered) = mpsc::channel();
        // Nothing more is read before the last outcome was taken, so that stores do not pile up.
        let (teller, news) = mpsc::sync_channel(1);
        thread::Builder::new().name("files".to_owned()).spawn(move || {
            let mut reader = Reader::new(files, read);
            while let Some(asked) = next(&ordered) {
                let changed = briefings.changed().then_some(News::Briefings);
                for news in reader.look(asked).map(News::Data).into_iter().chain(changed) {
                    if teller.send(news).is_err() {
                        return;
                    }
                    wake();
                }
            }
        })?;
        Ok(Self { orders, news })
    }

    /// Has the files read now, changed or not. Tells whether anybody heard: the thread may have failed.
    #[must_use]
    pub fn now(&self) -> bool {
        self.orders.send(()).is_ok()
    }

    /// What there is to tell since this was last called, oldest first.
    pub fn news(&self) -> impl Iterator<Item = News> {
        self.news.try_iter()
    }
}

/// Waits for orders or for the next tick; tells which, and nothing once nobody can give orders any more.
fn next(orders: &Receiver<()>) -> Option<bool> {
    match orders.recv_timeout(TICK) {
        Ok(()) => {
            // A key that is held down is one order.
            orders.try_iter().for_each(drop);
            Some(true)
        }
        Err(RecvTimeoutError::Timeout) => Some(false),
        Err(RecvTimeoutError::Disconnected) => None,
    }
}

/// The files, and what was last told of them.
struct Reader {
    files: Files,
    read: Reading,
    /// What was last good.
    good: Option<u64>,
    /// What was last told: the content of the files, or that they have none.
    told: Option<u64>,
}

impl Reader {
    fn new(files: Files, read: Reading) -> Self {
        // Only what has not changed since it was loaded is what was loaded.
        let digest = files.digest().filter(|_| files.are_as_they_were());
        Self { files, read, good: digest, told: digest }
    }

    /// What there is to tell of the files, if anything: always when asked, else only of a change.
    fn look(&mut self, asked: bool) -> Option<Outcome> {
        if !self.files.changed() && !asked {
            return None;
        }
        if let Some(name) = self.files.missing() {
            self.told = None;
            return Some(Outcome::Removed(name));
        }
        let digest = self.files.digest();
        let known = digest.is_some() && digest == self.told;
        self.told = digest;
        if digest.is_some() && digest == self.good {
            return (asked || !known).then_some(Outcome::Same);
        }
        if known && !asked { None } else { self.load(digest) }
    }

    /// Reads the files, unless they change meanwhile: then the next tick finds that.
    fn load(&mut self, digest: Option<u64>) -> Option<Outcome> {
        let read = (self.read)();
        if !self.files.are_as_they_were() {
            self.told = None;
            return None;
        }
        Some(match read {
            Ok(fresh) => {
                self.good = digest;
                Outcome::Fresh(fresh)
            }
            Err(error) => Outcome::Faulty(error),
        })
    }
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::PathBuf;

    use super::*;
    use crate::import::{Form, Input, Strictness, load};

    const EMPTY: &str = r#"{"version": "1.0", "title": "TITLE", "as_of": "2025-12-31"}"#;

    struct Trial {
        _folder: tempfile::TempDir,
        path: PathBuf,
        reader: Reader,
    }

    /// Follows a file that holds an empty document, as if that were on the screen.
    fn trial() -> Trial {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("data.json");
        fs::write(&path, EMPTY).unwrap();
        let from = path.clone();
        let read = move || {
            let input = Input::open(&from, Form::Graph).map_err(|error| error.message)?;
            let loaded = load(vec![input], Strictness::Lenient).map_err(|report| report.to_string())?;
            Ok(Fresh { store: Box::new(Store::new(loaded.graph)), doubt: None })
        };
        Trial { _folder: folder, reader: Reader::new(Files::new(vec![path.clone()]), Box::new(read)), path }
    }

    impl Trial {
        fn write(&self, text: &str) {
            fs::write(&self.path, text).unwrap();
        }

        /// What there is to tell now, in a word.
        fn look(&mut self, asked: bool) -> String {
            match self.reader.look(asked) {
                None => "nothing".to_owned(),
                Some(Outcome::Fresh(fresh)) => fresh.store.graph.title.to_string(),
                Some(Outcome::Same) => "same".to_owned(),
                Some(Outcome::Faulty(_)) => "faulty".to_owned(),
                Some(Outcome::Removed(name)) => {
                    assert!(name.ends_with("data.json"));
                    "removed".to_owned()
                }
            }
        }
    }

    #[test]
    fn each_change_is_told_once() {
        let mut trial = trial();
        assert_eq!(trial.look(false), "nothing");
        for title in ["one", "two"] {
            trial.write(&EMPTY.replace("TITLE", title));
            assert_eq!(trial.look(false), title);
            assert_eq!(trial.look(false), "nothing");
        }
    }

    #[test]
    fn the_same_content_is_nothing_new() {
        let mut trial = trial();
        trial.write(EMPTY);
        assert_eq!(trial.look(false), "nothing");
        assert_eq!(trial.look(true), "same", "whoever asks is answered");
    }

    #[test]
    fn what_was_broken_or_gone_is_told_to_be_good_again() {
        let mut trial = trial();
        trial.write("{");
        assert_eq!(trial.look(false), "faulty");
        assert_eq!(trial.look(true), "faulty");
        trial.write(EMPTY);
        assert_eq!(trial.look(false), "same");
        fs::remove_file(&trial.path).unwrap();
        assert_eq!(trial.look(false), "removed");
        assert_eq!(trial.look(false), "nothing");
        trial.write(EMPTY);
        assert_eq!(trial.look(false), "same");
    }

    #[test]
    fn what_is_no_file_is_not_opened() {
        let mut trial = trial();
        fs::remove_file(&trial.path).unwrap();
        fs::create_dir(&trial.path).unwrap();
        assert_eq!(trial.look(false), "faulty");
    }

    #[test]
    fn a_change_between_loading_and_following_is_seen() {
        let trial = trial();
        let files = Files::new(vec![trial.path.clone()]);
        trial.write(&EMPTY.replace("TITLE", "three"));
        let mut late = Trial { reader: Reader::new(files, trial.reader.read), ..trial };
        assert_eq!(late.look(false), "three");
    }

    #[test]
    fn what_changes_while_it_is_read_is_not_taken() {
        let mut trial = trial();
        trial.write(&EMPTY.replace("TITLE", "half"));
        let (path, read) = (trial.path.clone(), trial.reader.read);
        let written = std::cell::Cell::new(false);
        trial.reader.read = Box::new(move || {
            let store = read();
            if !written.replace(true) {
                fs::write(&path, EMPTY.replace("TITLE", "whole")).unwrap();
            }
            store
        });
        assert_eq!(trial.look(false), "nothing");
        assert_eq!(trial.look(false), "whole");
    }
}
