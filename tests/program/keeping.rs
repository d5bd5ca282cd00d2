//! Notes on disk: two windows that write at the same time, and processes that
//! are killed while they write.

use std::collections::BTreeSet;
use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread;
use std::time::Duration;

use gangmu::document::{Document, Meta, Span};
use gangmu::notes::{Change, DocumentKey, Mark, MarkKind, Store};
use gangmu::structure;

/// Where the process that is to be killed finds its folder.
const FOLDER: &str = "GANGMU_TEST_KEEPING";
/// And the text that it writes notes on.
const TEXT: &str = "GANGMU_TEST_TEXT";

fn document(text: &str) -> Document {
    structure::parse(text, Meta::default(), &structure::Options::default()).unwrap()
}

fn note(document: &Document, text: String) -> Mark {
    let mark = Mark::new(MarkKind::Note, document, Span::new(0, 3));
    Mark { text, ..mark }
}

fn folder(name: &str) -> PathBuf {
    let name = format!("keeping-{name}-{}", std::process::id());
    PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name)
}

fn texts(store: &Store, key: &DocumentKey) -> BTreeSet<String> {
    let loaded = store.load(key);
    assert!(loaded.error.is_none(), "{:?}", loaded.error);
    loaded.kept.marks.into_iter().map(|m| m.text).collect()
}

#[test]
fn two_windows_on_one_document_lose_nothing() {
    let folder = folder("windows");
    let store = Store::at(folder.clone());
    let document = document("渡口有船。");
    let key = DocumentKey::new(None, &[document.text()]);
    thread::scope(|scope| {
        for window in ["甲", "乙"] {
            let (store, key, document) = (&store, &key, &document);
            scope.spawn(move || {
                let mut last: Option<Mark> = None;
                for n in 0..20 {
                    let mark = note(document, format!("{window}{n}"));
                    let add = Change::AddMark(mark.clone());
                    // Every fourth is taken away again, the one before it
                    // gets another text.
                    let change = match (n % 4, last.take()) {
                        (3, Some(before)) => vec![
                            add,
                            Change::RemoveMark(mark.id.clone()),
                            Change::EditMark(Mark {
                                text: format!("{}，改", before.text),
                                ..before
                            }),
                        ],
                        _ => vec![add],
                    };
                    store.change(key, change).unwrap();
                    last = Some(mark);
                }
            });
        }
    });
    let kept = texts(&store, &key);
    for window in ["甲", "乙"] {
        for n in 0..20 {
            let text = match n % 4 {
                2 => format!("{window}{n}，改"),
                _ => format!("{window}{n}"),
            };
            assert_eq!(kept.contains(&text), n % 4 != 3, "{text}");
        }
    }
    fs::remove_dir_all(folder).unwrap();
}

/// Writes notes until it is killed, and says of each that it is kept. A part
/// of the test below; nothing by itself.
#[test]
fn keeps_notes_until_it_is_killed() {
    let (Some(folder), Ok(text)) = (std::env::var_os(FOLDER), std::env::var(TEXT)) else {
        return;
    };
    let store = Store::at(PathBuf::from(folder));
    let document = document(&text);
    let key = DocumentKey::new(None, &[document.text()]);
    let mut out = std::io::stdout();
    for n in 0.. {
        let text = format!("{}-{n}", std::process::id());
        let mark = note(&document, text.clone());
        store.change(&key, [Change::AddMark(mark)]).unwrap();
        writeln!(out, "kept {text}").unwrap();
        out.flush().unwrap();
    }
}

/// Kills a process that keeps notes, some time after its first; gives the
/// notes that it said were kept.
fn killed_after(folder: &Path, text: &str, time: Duration) -> Vec<String> {
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args([
            "--exact",
            "keeping::keeps_notes_until_it_is_killed",
            "--nocapture",
        ])
        .env(FOLDER, folder)
        .env(TEXT, text)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let mut kept = Vec::new();
    let mut next = || -> Option<()> {
        loop {
            let line = lines.next()?.ok()?;
            if let Some((_, text)) = line.split_once("kept ") {
                kept.push(text.to_owned());
                return Some(());
            }
        }
    };
    next().expect("a first note is kept");
    thread::sleep(time);
    // SIGKILL: nothing can be done about it.
    child.kill().unwrap();
    while next().is_some() {}
    child.wait().unwrap();
    kept
}

#[test]
fn a_process_killed_while_it_saves_loses_no_earlier_note() {
    const ROUNDS: u64 = 200;
    /// Processes that write on one document.
    const TOGETHER: u64 = 20;
    let folder = folder("killed");
    let store = Store::at(folder.clone());
    let mut seed = 0x2545_f491_4f6c_dd1d_u64;
    let mut earlier = BTreeSet::new();
    for round in 0..ROUNDS {
        if round % TOGETHER == 0 {
            earlier.clear();
        }
        let text = format!("渡口有 {} 条船。", round / TOGETHER);
        // Xorshift: moments that are the same in each run.
        seed ^= seed << 13;
        seed ^= seed >> 7;
        seed ^= seed << 17;
        let time = Duration::from_micros(seed % 4000);
        earlier.extend(killed_after(&folder, &text, time));
        let key = DocumentKey::new(None, &[document(&text).text()]);
        let kept = texts(&store, &key);
        let lost: Vec<_> = earlier.difference(&kept).collect();
        assert!(lost.is_empty(), "round {round}: {lost:?}");
        // One may have been written and not been spoken of.
        earlier = kept;
    }
    fs::remove_dir_all(folder).unwrap();
}
