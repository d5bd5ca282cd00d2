use std::fs;
use std::io::Write;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::Receiver;
use std::time::Duration;

use rawzip::ZipArchiveWriter;

use crate::document::Format;
use crate::explorer::books::book::Stage;
use crate::formats::{Draft, Manner, Room};
use crate::setting::keys::command::Command;
use crate::source::Kind as SourceKind;

use super::*;

/// Files of a test, taken away at its end.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let name = format!("gangmu-explorer-{}-{name}", std::process::id());
        let folder = std::env::temp_dir().join(name);
        fs::create_dir_all(&folder).unwrap();
        Self(folder)
    }

    fn file(&self, name: &str, text: &str) -> Location {
        let file = self.0.join(name);
        fs::write(&file, text).unwrap();
        Location::Path(file)
    }

    /// An archive of these members.
    fn archive(&self, name: &str, members: &[(&str, &str)]) -> Location {
        let file = self.0.join(name);
        let mut archive = ZipArchiveWriter::new(fs::File::create(&file).unwrap());
        for (member, text) in members {
            let (mut entry, config) = archive.new_file(member).start().unwrap();
            let mut data = config.wrap(&mut entry);
            data.write_all(text.as_bytes()).unwrap();
            let (_, told) = data.finish().unwrap();
            entry.finish(told).unwrap();
        }
        archive.finish().unwrap();
        Location::Path(file)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

struct Bench {
    explorer: Explorer,
    inbox: Receiver<Message<News>>,
}

impl Bench {
    /// An explorer that keeps nothing.
    fn new(locations: &[Location]) -> Self {
        Self::with(locations, Opening::default())
    }

    /// One that knows a made-up format.
    fn knowing(rooms: &'static [Room], locations: &[Location]) -> Self {
        let mut opening = Opening::default();
        opening.how.rooms = rooms;
        Self::with(locations, opening)
    }

    fn with(locations: &[Location], opening: Opening) -> Self {
        let (outbox, inbox) = channel();
        let (explorer, effects) =
            Explorer::start(Settings::default(), locations, opening, &outbox).unwrap();
        let mut bench = Self { explorer, inbox };
        bench.explorer.carry_out(effects);
        bench.explorer.act(Action::Resize(80, 24));
        bench
    }

    /// Waits until nothing is left to be done.
    fn settle(&mut self) {
        loop {
            let is_idle = self.explorer.is_idle();
            match self.inbox.recv_timeout(Duration::from_millis(20)) {
                Ok(Message::Worker(news)) => drop(self.explorer.report(news)),
                Ok(_) => {}
                Err(_) if is_idle => return,
                Err(_) => {}
            }
        }
    }

    fn run(&mut self, command: Command) {
        self.explorer.act(Action::Run(command, None));
    }

    fn name(&self) -> String {
        let front = self.explorer.state.front();
        front.unwrap().document().meta().name.clone()
    }

    fn jobs(&self, book: BookId) -> usize {
        self.explorer.workers.count(|kind| kind.is_on(book))
    }

    fn watched(&self) -> usize {
        self.explorer.watcher.count(watch::Kind::Source)
    }
}

#[test]
fn only_what_is_looked_at_is_opened() {
    let folder = Folder::new("lazy");
    let files: Vec<Location> = (0..200)
        .map(|n| folder.file(&format!("{n}.txt"), "第一章 总则\n甲。\n"))
        .collect();
    let mut bench = Bench::new(&files);
    bench.settle();
    assert_eq!(bench.name(), "0.txt");
    assert_eq!((bench.watched(), bench.explorer.opened.len()), (1, 1));
    assert_eq!(bench.explorer.state.rank(), (1, 200));
    bench.run(Command::PreviousDocument);
    bench.settle();
    assert_eq!(bench.name(), "199.txt");
    assert_eq!((bench.watched(), bench.explorer.opened.len()), (2, 2));
}

#[test]
fn closing_a_book_calls_off_its_work_and_its_watching() {
    let folder = Folder::new("close");
    let text = "第一章 总则\n坚持改革开放，推动高质量发展。\n".repeat(20_000);
    let files = [folder.file("a.txt", &text), folder.file("b.txt", "甲。\n")];
    let mut bench = Bench::new(&files);
    bench.settle();
    let book = bench.explorer.state.front().unwrap().book().id();
    assert_eq!(bench.watched(), 1);
    // It takes a while to cut so long a text into words.
    bench.run(Command::KeywordsPanel);
    assert!(bench.jobs(book) > 0);
    bench.run(Command::Close);
    assert_eq!((bench.jobs(book), bench.watched()), (0, 0));
    bench.settle();
    assert_eq!((bench.jobs(book), bench.watched()), (0, 1));
    assert_eq!(bench.name(), "b.txt");
}

#[test]
fn what_has_not_been_looked_at_for_a_while_is_put_back_and_found_as_it_was() {
    let folder = Folder::new("far");
    let text = "第一章 总则\n坚持改革开放。\n".repeat(25_000);
    let files: Vec<Location> = (0..12)
        .map(|n| folder.file(&format!("{n}.txt"), &text))
        .collect();
    let mut bench = Bench::new(&files);
    bench.settle();
    bench.run(Command::Bottom);
    let place = |bench: &Bench| bench.explorer.state.front().unwrap().reading().cursor();
    let there = place(&bench);
    assert!(there > 0);
    /// A text takes about four times its size, and what is not looked at less
    /// than 10 MB.
    const AT_HAND: usize = 10_000_000 / 4;
    for n in 1..12 {
        bench.run(Command::NextDocument);
        bench.settle();
        let state = &bench.explorer.state;
        let books = state.shelf().books().map(|book| book.document());
        let held: Vec<usize> = books.map(|document| document.text().len()).collect();
        let front = state.front().unwrap().book().document().text().len();
        let beside = held.iter().sum::<usize>() - front;
        let open = held.iter().filter(|&&bytes| bytes > 0).count();
        assert!(beside > 0 && beside < AT_HAND, "{n}: {beside}");
        assert_eq!(bench.watched(), open);
    }
    bench.run(Command::NextDocument);
    bench.settle();
    assert_eq!((bench.name(), place(&bench)), ("0.txt".to_owned(), there));
}

#[test]
fn what_is_told_of_a_book_that_is_closed_is_dropped() {
    let folder = Folder::new("stale");
    let files = [
        folder.file("a.txt", "甲。\n"),
        folder.file("b.txt", "乙。\n"),
    ];
    let mut bench = Bench::new(&files);
    // Closed before anything of it has been taken in.
    bench.run(Command::Close);
    bench.settle();
    assert_eq!((bench.name(), bench.watched()), ("b.txt".to_owned(), 1));
    assert!(bench.explorer.state.message().is_none());
}

#[test]
fn a_file_that_is_not_there_is_told_of_before_it_is_looked_at() {
    let folder = Folder::new("missing");
    let missing = Location::Path(Path::new("/没有/这个.txt").to_owned());
    let files = [folder.file("a.txt", "甲。\n"), missing];
    let mut bench = Bench::new(&files);
    bench.settle();
    // It stays in its row, with the reason.
    assert_eq!(bench.explorer.state.rank(), (1, 2));
    let message = bench.explorer.state.message().unwrap();
    assert!(
        message.is_error && message.text.contains("这个.txt"),
        "{message:?}"
    );
    assert_eq!(bench.explorer.opened().0.len(), 1);
}

#[test]
fn members_of_an_archive_are_there_as_files_are() {
    let folder = Folder::new("archive");
    let members = [("甲.txt", "甲。\n"), ("夹/乙.txt", "乙。\n")];
    let archive = folder.archive("a.zip", &members);
    let mut locations = crate::open::members(&archive);
    let Location::Path(path) = &archive else {
        panic!("a path");
    };
    locations.push(Location::Path(path.join("丙.txt")));
    let mut bench = Bench::new(&locations);
    bench.settle();
    assert_eq!(bench.explorer.state.rank(), (1, 3));
    let message = bench.explorer.state.message().unwrap();
    assert!(
        message.is_error && message.text.contains("丙.txt"),
        "{message:?}"
    );
    bench.run(Command::NextDocument);
    bench.settle();
    assert_eq!(bench.name(), "乙.txt");
    // What they are watched for is the archive.
    assert_eq!(bench.watched(), 2);
    assert_eq!(crate::open::file_of(&locations[1]).as_ref(), Some(path));
}

/// Times that [`endless`] was begun, and that it was given up.
static BEGUN: AtomicUsize = AtomicUsize::new(0);
static GIVEN_UP: AtomicUsize = AtomicUsize::new(0);

/// Never comes to the end of a source by itself.
fn endless(_: &[u8], manner: Manner<'_>) -> Result<Draft, Said> {
    BEGUN.fetch_add(1, Ordering::SeqCst);
    while !(manner.stop)() {
        std::thread::yield_now();
    }
    GIVEN_UP.fetch_add(1, Ordering::SeqCst);
    Err(Said::new(&crate::formats::Unread::Stopped))
}

/// Has a fault.
#[allow(clippy::panic)]
fn faulty(_: &[u8], _: Manner<'_>) -> Result<Draft, Said> {
    panic!("a parser that panics")
}

const fn room(read: fn(&[u8], Manner<'_>) -> Result<Draft, Said>) -> Room {
    Room {
        kind: SourceKind::Xz,
        format: Format::Plain,
        read,
    }
}

static ENDLESS: [Room; 1] = [room(endless)];
static FAULTY: [Room; 1] = [room(faulty)];

fn packed(folder: &Folder, name: &str) -> Location {
    let file = folder.0.join(name);
    fs::write(&file, b"\xfd7zXZ\0\0\0\0\0text").unwrap();
    Location::Path(file)
}

#[test]
fn closing_a_book_that_is_being_read_gives_its_reading_up() {
    let folder = Folder::new("given-up");
    let files = [packed(&folder, "a.xz"), folder.file("b.txt", "甲。\n")];
    let mut bench = Bench::knowing(&ENDLESS, &files);
    while BEGUN.load(Ordering::SeqCst) == 0 {
        std::thread::yield_now();
    }
    assert_eq!(GIVEN_UP.load(Ordering::SeqCst), 0);
    bench.run(Command::Close);
    // Would never be through if it went on.
    bench.settle();
    let counts = [&BEGUN, &GIVEN_UP].map(|count| count.load(Ordering::SeqCst));
    assert_eq!(counts, [1, 1]);
    assert_eq!(bench.name(), "b.txt");
    assert!(bench.explorer.state.message().is_none());
}

#[test]
fn a_format_that_panics_makes_a_book_that_failed_and_says_so() {
    let folder = Folder::new("faulty");
    let file = packed(&folder, "a.xz");
    let mut alone = Bench::knowing(&FAULTY, std::slice::from_ref(&file));
    alone.settle();
    let message = alone.explorer.state.message().unwrap();
    assert!(message.is_error, "{message:?}");
    assert!(message.text.contains("a parser that panics"), "{message:?}");
    let stage = alone.explorer.state.front().unwrap().book().stage().clone();
    assert!(matches!(stage, Stage::Failed(_)), "{stage:?}");
    // Among others it makes room for them, and they are read by the same threads.
    let files = [file, folder.file("b.txt", "甲。\n")];
    let mut bench = Bench::knowing(&FAULTY, &files);
    bench.settle();
    assert_eq!(bench.explorer.state.rank(), (2, 2));
    assert_eq!(bench.name(), "b.txt");
    assert!(!bench.explorer.state.front().unwrap().document().is_empty());
    // What could not be read is nothing to stay for.
    bench.run(Command::Close);
    assert_eq!(bench.explorer.state.rank(), (2, 2));
}
