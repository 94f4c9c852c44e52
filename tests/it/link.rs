//! What a talk tells other terminals, and what these, or whoever knocks, can do to it.

use std::fs::{self, Permissions};
use std::io::{BufRead, BufReader, ErrorKind, Read, Write};
use std::os::unix::fs::PermissionsExt;
use std::os::unix::net::{UnixListener, UnixStream};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver};
use std::time::Duration;

use bilat::app::{On, Shown};
use bilat::link::{Contact, Follow, Heard, Server};

const HELLO: &str = "{\"kind\":\"hello\",\"version\":1}\n";

/// Only a failing test waits as long.
const DEADLINE: Duration = Duration::from_secs(30);

/// A talk at this step.
fn at(step: usize) -> Shown {
    Shown {
        briefing: "ban-to-recognition".into(),
        step,
        on: On::Slide,
        spent: Duration::from_mins(3),
        running: false,
        size: (80, 24),
        keys: vec!["PgDn".to_owned()],
        frozen: "10:02".to_owned(),
        waits: false,
        live: String::new(),
    }
}

/// A folder in which sockets may lie.
fn place() -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let place = folder.path().join("bilat");
    (folder, place)
}

/// The sockets in it, by name.
fn sockets(place: &Path) -> Vec<PathBuf> {
    let mut found: Vec<_> = fs::read_dir(place).unwrap().map(|entry| entry.unwrap().path()).collect();
    found.sort();
    found
}

/// Somebody who knocked.
struct Guest(BufReader<UnixStream>);

impl Guest {
    fn knock(path: &Path) -> Self {
        let stream = UnixStream::connect(path).unwrap();
        stream.set_read_timeout(Some(DEADLINE)).unwrap();
        Self(BufReader::new(stream))
    }

    fn says(mut self, bytes: impl AsRef<[u8]>) -> Self {
        // Whoever is closed meanwhile finds out when it reads.
        let _ = self.0.get_mut().write_all(bytes.as_ref());
        self
    }

    /// One who is let in.
    fn comes(path: &Path) -> Self {
        let mut guest = Self::knock(path).says(HELLO);
        assert_eq!(guest.line().as_deref(), Some(HELLO));
        guest
    }

    /// The next line, or nothing at the end.
    fn line(&mut self) -> Option<String> {
        let mut line = String::new();
        match self.0.read_line(&mut line) {
            Ok(0) => None,
            Ok(_) => Some(line),
            // Closed with something of ours unread.
            Err(error) if error.kind() == ErrorKind::ConnectionReset => None,
            Err(error) => panic!("{error}"),
        }
    }

    /// Reads until it is told of this step, and counts the lines.
    fn until(&mut self, step: usize) -> usize {
        let wanted = format!("\"step\":{step},");
        let mut count = 1;
        while !self.line().unwrap().contains(&wanted) {
            count += 1;
        }
        count
    }

    fn is_closed(&mut self) -> bool {
        self.line().is_none()
    }
}

#[test]
fn sockets_are_for_the_user_alone() {
    let (_folder, place) = place();
    let server = Server::start(&place, 1).unwrap();
    let mode = |path: &Path| fs::symlink_metadata(path).unwrap().permissions().mode() & 0o7777;
    let found = sockets(&place);
    assert_eq!((mode(&place), mode(&found[0]), found.len()), (0o700, 0o600, 1));
    drop(server);
    assert_eq!(sockets(&place), Vec::<PathBuf>::new(), "it goes with its talk");
}

#[test]
fn what_lies_in_the_way_of_the_folder_is_refused() {
    let (folder, place) = place();
    let elsewhere = folder.path().join("elsewhere");
    fs::create_dir(&elsewhere).unwrap();
    std::os::unix::fs::symlink(&elsewhere, &place).unwrap();
    let said = Server::start(&place, 1).unwrap_err().to_string();
    assert!(said.contains("is a symbolic link") && said.contains("XDG_RUNTIME_DIR"), "{said}");
    fs::remove_file(&place).unwrap();
    fs::create_dir(&place).unwrap();
    fs::set_permissions(&place, Permissions::from_mode(0o755)).unwrap();
    let said = Server::start(&place, 1).unwrap_err().to_string();
    assert!(said.contains("is open to others"), "{said}");
    assert_eq!(sockets(&place).len() + sockets(&elsewhere).len(), 0);
}

#[test]
fn all_who_follow_hear_the_newest() {
    let (_folder, place) = place();
    let server = Server::start(&place, 77).unwrap();
    let path = &sockets(&place)[0];
    let mut early = Guest::comes(path);
    server.show(&at(1));
    assert_eq!(early.until(1), 1);
    let mut late = Guest::comes(path);
    let line = late.line().unwrap();
    for part in ["\"data\":77,", "\"step\":1,", "\"on\":\"slide\"", "\"size\":[80,24]", "\"frozen\":\"10:02\""] {
        assert!(line.contains(part), "{line}");
    }
    server.show(&at(2));
    server.show(&at(3));
    drop(server);
    for guest in [&mut early, &mut late] {
        guest.until(3);
        assert!(guest.is_closed());
    }
}

#[test]
fn four_can_follow() {
    let (_folder, place) = place();
    let _server = Server::start(&place, 1).unwrap();
    let path = &sockets(&place)[0];
    let mut guests: Vec<Guest> = (0..4).map(|_| Guest::comes(path)).collect();
    assert!(Guest::knock(path).says(HELLO).is_closed(), "the fifth");
    drop(guests.pop());
    // Whether it is gone already when the next one knocks is a race.
    let again = || Guest::knock(path).says(HELLO).line();
    assert!((0..1000).any(|_| again().is_some()), "there is room again");
}

#[test]
fn who_does_not_speak_as_we_do_is_closed_and_the_talk_goes_on() {
    let (_folder, place) = place();
    let server = Server::start(&place, 1).unwrap();
    let path = &sockets(&place)[0];
    let mut other = Guest::comes(path);
    let long = "x".repeat(1 << 20);
    for (step, said) in [long.as_str(), "garbage\nmore of it\n", "\0\n\u{1b}c\n", ""].into_iter().enumerate() {
        let mut guest = Guest::knock(path).says(said);
        server.show(&at(step));
        other.until(step);
        assert!(guest.is_closed(), "{said:.20}");
    }
    let mut rude = Guest::comes(path).says("garbage\n").says(HELLO).says(&long);
    server.show(&at(9));
    other.until(9);
    while !rude.is_closed() {}
}

#[test]
fn who_is_told_what_it_does_not_read_gets_the_newest_later() {
    let (_folder, place) = place();
    let server = Server::start(&place, 1).unwrap();
    let path = &sockets(&place)[0];
    let (mut sleeper, mut other) = (Guest::comes(path), Guest::comes(path));
    let last = 20_000;
    for step in 0..=last {
        server.show(&at(step));
        if step % 5000 == 0 {
            other.until(step);
        }
    }
    assert!(sleeper.until(last) < last, "not all of it was kept");
}

#[test]
fn a_dead_socket_is_replaced_and_a_live_one_kept() {
    let (_folder, place) = place();
    let one = Server::start(&place, 1).unwrap();
    let two = Server::start(&place, 2).unwrap();
    let names = sockets(&place);
    let own = |more: &str| place.join(format!("{}{more}.sock", std::process::id()));
    assert_eq!(names, [own("-2"), own("")]);
    two.show(&at(2));
    assert_eq!(Guest::comes(&own("-2")).until(2), 1);
    let said = Server::start(&place, 3).unwrap_err().to_string();
    assert!(said.contains("something stands at"), "{said}");
    drop((one, two));
    drop(UnixListener::bind(own("")).unwrap());
    let three = Server::start(&place, 3).unwrap();
    three.show(&at(3));
    assert_eq!(Guest::comes(&own("")).until(3), 1);
}

#[test]
fn a_file_with_the_name_of_a_socket_is_left_there() {
    let (_folder, place) = place();
    drop(Server::start(&place, 1).unwrap());
    let own = |more: &str| place.join(format!("{}{more}.sock", std::process::id()));
    fs::write(own(""), "mine").unwrap();
    drop(Server::start(&place, 1).unwrap());
    fs::write(own("-2"), "mine too").unwrap();
    let said = Server::start(&place, 1).unwrap_err().to_string();
    assert!(said.contains("move it away"), "{said}");
    assert_eq!(fs::read_to_string(own("")).unwrap() + &fs::read_to_string(own("-2")).unwrap(), "minemine too");
}

/// A speaker's end, and a bell for each thing it hears.
struct Speaker(Follow, Receiver<()>);

impl Speaker {
    fn start(places: Vec<PathBuf>) -> Self {
        let (ring, bell) = mpsc::channel();
        let wake = move || ring.send(()).unwrap_or_default();
        Self(Follow::start(places, wake).unwrap(), bell)
    }

    /// The next thing that it hears.
    fn next(&self) -> Contact {
        loop {
            self.1.recv_timeout(DEADLINE).expect("something is heard");
            // What came at once is one.
            if let Some(contact) = self.0.contact() {
                return contact;
            }
        }
    }

    /// Listens until it hears of this step.
    fn until(&self, step: usize) -> Heard {
        loop {
            match self.next() {
                Contact::Heard(heard) if heard.shown.step == step => return heard,
                _ => {}
            }
        }
    }
}

#[test]
fn a_speaker_follows_and_outlives_its_presenters() {
    let (_folder, place) = place();
    let speaker = Speaker::start(vec![place.join("not there"), place.clone()]);
    for round in 0..2 {
        let server = Server::start(&place, 100 + round).unwrap();
        for step in 0..3 {
            server.show(&at(step));
            let heard = speaker.until(step);
            assert_eq!((heard.shown, heard.data), (at(step), 100 + round));
        }
        drop(server);
        assert_eq!(speaker.next(), Contact::Gone);
    }
}

#[test]
fn a_speaker_follows_the_newest_that_answers() {
    let (_folder, place) = place();
    let old = Server::start(&place, 1).unwrap();
    old.show(&at(1));
    // Nobody accepts here; it is newer.
    let dumb = UnixListener::bind(place.join("1.sock")).unwrap();
    fs::write(place.join("2.sock"), "").unwrap();
    assert_eq!(Speaker::start(vec![place.clone()]).until(1).data, 1);
    drop(dumb);
    let new = Server::start(&place, 2).unwrap();
    new.show(&at(2));
    // On a busy machine the new one may take too long to answer.
    let first = || Speaker::start(vec![place.clone()]).next();
    assert!((0..10).any(|_| matches!(first(), Contact::Heard(heard) if heard.data == 2)));
}

#[test]
fn a_speaker_does_not_look_where_others_can_write() {
    let (_folder, place) = place();
    let open = place.with_file_name("open");
    let server = Server::start(&place, 1).unwrap();
    server.show(&at(1));
    fs::create_dir(&open).unwrap();
    fs::set_permissions(&open, Permissions::from_mode(0o777)).unwrap();
    let fake = UnixListener::bind(open.join("1.sock")).unwrap();
    fake.set_nonblocking(true).unwrap();
    Speaker::start(vec![open, place]).until(1);
    assert_eq!(fake.accept().unwrap_err().kind(), ErrorKind::WouldBlock, "nobody knocked");
}

#[test]
fn a_speaker_tells_another_version_and_survives_garbage() {
    let (_folder, place) = place();
    drop(Server::start(&place, 1).unwrap());
    let fake = UnixListener::bind(place.join("1.sock")).unwrap();
    let speaker = Speaker::start(vec![place.clone()]);
    let answer = |said: &[u8]| {
        let (mut stream, _) = fake.accept().unwrap();
        let mut hello = [0; HELLO.len()];
        stream.read_exact(&mut hello).unwrap();
        assert_eq!(&hello, HELLO.as_bytes());
        let _ = stream.write_all(said);
    };
    answer(b"{\"kind\":\"hello\",\"version\":2}\n");
    assert_eq!(speaker.next(), Contact::Unlike(2));
    answer(&[HELLO.as_bytes(), &b"x".repeat(1 << 20)].concat());
    assert_eq!(speaker.next(), Contact::Gone);
    answer(&[HELLO.as_bytes(), b"{\"kind\":\"later\"}\n", b"1\n2\n"].concat());
    assert_eq!(speaker.next(), Contact::Gone);
    drop(fake);
    let server = Server::start(&place, 1).unwrap();
    server.show(&at(5));
    speaker.until(5);
}
