//! The program in a terminal of its own: keys go in, the screen and the bytes that made it are looked at.

use std::ffi::OsString;
use std::fmt;
use std::io::{Read, Write};
use std::num::NonZeroU16;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Condvar, Mutex, MutexGuard};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use portable_pty::{ChildKiller, CommandBuilder, MasterPty, PtySize, SlavePty, native_pty_system};
use rustix::process::{Pid, Signal, kill_process_group};
use tempfile::TempDir;

/// Ten times and more what the program promises; only a failing test waits as long.
const DEADLINE: Duration = Duration::from_secs(30);

/// How to start it.
pub(crate) struct Start {
    size: (u16, u16),
    env: Vec<(&'static str, OsString)>,
    script: Option<&'static str>,
    args: Vec<OsString>,
    home: Home,
    controlling: bool,
}

/// The home folder: one for this run alone, or a test's own. No test sees the one of whoever runs it.
enum Home {
    Own(TempDir),
    Given(PathBuf),
}

impl Home {
    fn path(&self) -> &Path {
        match self {
            Self::Own(folder) => folder.path(),
            Self::Given(path) => path,
        }
    }
}

/// The running program.
pub(crate) struct Terminal {
    pid: Pid,
    killer: Box<dyn ChildKiller + Send + Sync>,
    master: Option<Box<dyn MasterPty + Send>>,
    /// Kept open, so that the attributes can be looked at after the program's end.
    _slave: Box<dyn SlavePty + Send>,
    writer: Option<Box<dyn Write + Send>>,
    reader: Option<JoinHandle<()>>,
    seen: Arc<(Mutex<Seen>, Condvar)>,
    found: String,
    /// Kept until the program has ended.
    _home: Home,
}

/// What came out so far.
pub(crate) struct Seen {
    parser: vt100::Parser,
    /// Every byte.
    pub(crate) raw: Vec<u8>,
    /// The exit code, once it has ended.
    pub(crate) exit: Option<u32>,
    deaf: bool,
}

impl Seen {
    pub(crate) fn screen(&self) -> &vt100::Screen {
        self.parser.screen()
    }

    pub(crate) fn shows(&self, text: &str) -> bool {
        self.screen().contents().contains(text)
    }

    /// Whether no frame has begun to come that has not come to its end.
    fn is_whole(&self) -> bool {
        let mark = |bytes: &[u8]| bytes == b"\x1b[?2026h" || bytes == b"\x1b[?2026l";
        self.exit.is_some() || self.raw.windows(8).rfind(|bytes| mark(bytes)).is_none_or(|bytes| bytes.ends_with(b"l"))
    }

    pub(crate) fn wrote(&self, bytes: &str) -> usize {
        self.raw.windows(bytes.len()).filter(|window| *window == bytes.as_bytes()).count()
    }

    /// The row of the uppermost list that is marked as selected: 1 is the first below the titles of its columns.
    pub(crate) fn selected(&self) -> Option<u16> {
        let marked = |row: &u16| self.screen().cell(*row, 1).is_some_and(|cell| ["►", ">"].contains(&cell.contents()));
        (4..self.screen().size().0.get()).find(marked).map(|row| row - 3)
    }

    /// Whether the terminal is in the modes of a shell.
    fn is_restored(&self) -> bool {
        let screen = self.screen();
        !screen.alternate_screen()
            && !screen.hide_cursor()
            && !screen.bracketed_paste()
            && screen.mouse_protocol_mode() == vt100::MouseProtocolMode::None
            && self.wrote("\x1b[?2026h") <= self.wrote("\x1b[?2026l")
    }
}

impl fmt::Debug for Seen {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let tail = &self.raw[self.raw.len().saturating_sub(400)..];
        let tail = String::from_utf8_lossy(tail);
        writeln!(f, "exit {:?}; alternate {}", self.exit, self.screen().alternate_screen())?;
        writeln!(f, "{}\nthe last bytes: {tail:?}", self.screen().contents())
    }
}

impl Start {
    pub(crate) fn new() -> Self {
        let home = Home::Own(tempfile::tempdir().unwrap());
        Self { size: (80, 24), env: Vec::new(), script: None, args: Vec::new(), home, controlling: true }
    }

    /// Columns and rows.
    pub(crate) fn size(mut self, columns: u16, rows: u16) -> Self {
        self.size = (columns, rows);
        self
    }

    pub(crate) fn env(mut self, name: &'static str, value: impl Into<OsString>) -> Self {
        self.env.push((name, value.into()));
        self
    }

    /// Adds arguments.
    pub(crate) fn args(mut self, arguments: &[&str]) -> Self {
        self.args.extend(arguments.iter().map(OsString::from));
        self
    }

    /// Uses this home folder, which outlives the run.
    pub(crate) fn home(mut self, path: &Path) -> Self {
        self.home = Home::Given(path.to_owned());
        self
    }

    /// Runs a line of shell in which `"$0"` is the program.
    pub(crate) fn script(mut self, script: &'static str) -> Self {
        self.script = Some(script);
        self
    }

    /// Gives it an argument.
    pub(crate) fn arg(mut self, arg: impl Into<OsString>) -> Self {
        self.args.push(arg.into());
        self
    }

    /// Lets the program have the terminal without belonging to it.
    pub(crate) fn not_controlling(mut self) -> Self {
        self.controlling = false;
        self
    }

    fn command(&self) -> CommandBuilder {
        let program = env!("CARGO_BIN_EXE_bilat");
        let mut command = match self.script {
            Some(script) => {
                let mut shell = CommandBuilder::new("sh");
                shell.args(["-c", script, program]);
                shell
            }
            None => CommandBuilder::new(program),
        };
        command.args(&self.args);
        for name in [
            "NO_COLOR",
            "COLORTERM",
            "CLICOLOR_FORCE",
            "RUST_BACKTRACE",
            "BILAT_TEST_PANIC",
            "XDG_CONFIG_HOME",
            "XDG_DATA_HOME",
            "XDG_STATE_HOME",
            "VISUAL",
            "EDITOR",
        ] {
            command.env_remove(name);
        }
        command.env("TERM", "xterm-256color");
        command.env("HOME", self.home.path());
        // What runs in one home meets there, and nobody else.
        command.env("XDG_RUNTIME_DIR", self.home.path());
        command.cwd(env!("CARGO_MANIFEST_DIR"));
        self.env.iter().for_each(|(name, value)| command.env(name, value));
        command.set_controlling_tty(self.controlling);
        command
    }

    /// Starts the program and does not wait.
    pub(crate) fn begin(self) -> Terminal {
        let pair = native_pty_system().openpty(pty_size(self.size)).unwrap();
        let found = format!("{:?}", pair.master.get_termios().unwrap());
        let mut child = pair.slave.spawn_command(self.command()).unwrap();
        let (columns, rows) = self.size;
        let parser = vt100::Parser::new(side(rows.max(1)).unwrap(), side(columns.max(1)).unwrap(), 0);
        let seen = Seen { parser, raw: Vec::new(), exit: None, deaf: false };
        let seen = Arc::new((Mutex::new(seen), Condvar::new()));
        let (reader, from) = (Arc::clone(&seen), pair.master.try_clone_reader().unwrap());
        let reader = thread::spawn(move || read(from, &reader));
        let terminal = Terminal {
            pid: Pid::from_raw(i32::try_from(child.process_id().unwrap()).unwrap()).unwrap(),
            killer: child.clone_killer(),
            writer: Some(pair.master.take_writer().unwrap()),
            master: Some(pair.master),
            _slave: pair.slave,
            reader: Some(reader),
            seen: Arc::clone(&seen),
            found,
            _home: self.home,
        };
        thread::spawn(move || {
            let code = child.wait().unwrap().exit_code();
            seen.0.lock().unwrap().exit = Some(code);
            seen.1.notify_all();
        });
        terminal
    }

    /// Starts the program and waits for the first frame.
    pub(crate) fn run(self) -> Terminal {
        let terminal = self.begin();
        terminal.until("the first frame", |seen| seen.shows("Tab pane"));
        terminal
    }
}

/// A side of a screen that can be looked at.
fn side(cells: u16) -> Option<NonZeroU16> {
    NonZeroU16::new(cells).filter(|cells| cells.get() <= 200)
}

fn pty_size((cols, rows): (u16, u16)) -> PtySize {
    PtySize { rows, cols, pixel_width: 0, pixel_height: 0 }
}

fn read(mut from: impl Read, seen: &(Mutex<Seen>, Condvar)) {
    let mut chunk = vec![0; 65536];
    while let Ok(count @ 1..) = from.read(&mut chunk) {
        let mut state = seen.0.lock().unwrap();
        state.raw.extend_from_slice(&chunk[..count]);
        state.parser.process(&chunk[..count]);
        seen.1.notify_all();
        if state.deaf {
            break;
        }
    }
}

impl Terminal {
    /// Presses keys.
    pub(crate) fn keys(&mut self, bytes: impl AsRef<[u8]>) {
        self.writer.as_mut().unwrap().write_all(bytes.as_ref()).unwrap();
    }

    /// Sends a signal to the program and whatever it was started from.
    pub(crate) fn signal(&self, signal: Signal) {
        kill_process_group(self.pid, signal).unwrap();
    }

    /// The process number.
    pub(crate) fn pid(&self) -> i32 {
        self.pid.as_raw_nonzero().get()
    }

    /// The terminal's device.
    pub(crate) fn device(&self) -> PathBuf {
        self.master.as_ref().unwrap().tty_name().unwrap()
    }

    /// Gives the window another size, and the screen that we look at too if it is one that can be looked at.
    pub(crate) fn resize(&self, columns: u16, rows: u16) {
        if let (Some(rows), Some(columns)) = (side(rows), side(columns)) {
            self.look().parser.screen_mut().set_size(rows, columns);
        }
        self.master.as_ref().unwrap().resize(pty_size((columns, rows))).unwrap();
    }

    /// What came out so far.
    pub(crate) fn look(&self) -> MutexGuard<'_, Seen> {
        self.seen.0.lock().unwrap()
    }

    /// Whether the condition holds within `span`, of a whole frame: its cells do not come in the order of reading.
    pub(crate) fn within(&self, span: Duration, condition: impl Fn(&Seen) -> bool) -> bool {
        let until = Instant::now() + span;
        let mut seen = self.look();
        while !(seen.is_whole() && condition(&seen)) {
            let left = until.saturating_duration_since(Instant::now());
            if left.is_zero() {
                return false;
            }
            // The terminal's attributes change without a byte that would tell.
            seen = self.seen.1.wait_timeout(seen, left.min(Duration::from_millis(10))).unwrap().0;
        }
        true
    }

    /// Waits until the condition holds.
    pub(crate) fn until(&self, what: &str, condition: impl Fn(&Seen) -> bool) {
        let came = self.within(DEADLINE, condition);
        assert!(came, "waited for {what}: {:?}", self.look());
    }

    /// Waits until something more is written than `before` bytes.
    pub(crate) fn until_more(&self, before: usize) {
        self.until("more bytes", |seen| seen.raw.len() > before);
    }

    /// Waits for the end, which must have this exit code.
    pub(crate) fn ends_with(&self, code: u32) {
        self.until("the end", |seen| seen.exit.is_some());
        let seen = self.look();
        assert_eq!(seen.exit, Some(code), "{seen:?}");
    }

    /// Whether the attributes (echo, lines, signals …) are as they were found.
    pub(crate) fn is_cooked(&self) -> bool {
        format!("{:?}", self.master.as_ref().unwrap().get_termios().unwrap()) == self.found
    }

    /// Waits until the shell has its terminal back.
    pub(crate) fn until_restored(&self) {
        self.until("the shell's modes", |seen| seen.is_restored() && self.is_cooked());
    }

    /// Takes the terminal away from under the program.
    pub(crate) fn hang_up(&mut self) {
        self.look().deaf = true;
        // Our reader holds the terminal open until it has read something.
        self.keys("\x0c");
        self.reader.take().unwrap().join().unwrap();
        self.writer = None;
        self.master = None;
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        if self.look_at_end().is_none() {
            let _ = self.killer.kill();
        }
    }
}

impl Terminal {
    /// The exit code, even in the middle of a failing test.
    fn look_at_end(&self) -> Option<u32> {
        self.seen.0.lock().ok().and_then(|seen| seen.exit)
    }
}
