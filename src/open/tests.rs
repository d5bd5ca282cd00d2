//! The way in, from files and through made-up formats.

use std::fs;
use std::path::PathBuf;

use super::*;
use crate::anchor::Anchor;
use crate::document::{BlockKind, DocumentBuilder, Format, Metadata, SourcePlace};
use crate::formats::{Draft, Manner, Room};
use crate::notes::{Change, DocumentKey, KeptCorrections, Store};
use crate::setting::{Language, Said, Told};
use crate::source::{Encoding, Kind, Location};
use crate::structure::corrections::Corrections;

/// A folder of its own for one test, gone with it.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let name = format!("gangmu-open-{}-{name}", std::process::id());
        let folder = std::env::temp_dir().join(name);
        fs::create_dir_all(&folder).unwrap();
        Self(folder)
    }

    fn file(&self, name: &str, bytes: impl AsRef<[u8]>) -> Location {
        let path = self.0.join(name);
        fs::write(&path, bytes).unwrap();
        Location::Path(path)
    }

    fn how(&self) -> How {
        How {
            store: Some(Store::at(self.0.join("state"))),
            ..How::default()
        }
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn whole(location: &Location, how: &How) -> Opened {
    Entry::open(location, how).unwrap().whole(None).unwrap()
}

/// Keeps something of a document as the explorer would.
fn keep(location: &Location, how: &How, change: impl FnOnce(&Opened) -> Change) {
    let opened = whole(location, how);
    let key = opened.recalled.key.clone().unwrap();
    let change = change(&opened);
    how.store.as_ref().unwrap().change(&key, [change]).unwrap();
}

fn dropped(line: u32) -> impl FnOnce(&Opened) -> Change {
    move |opened| {
        let mut corrections = Corrections::default();
        corrections.drop_line(line);
        Change::Structure(KeptCorrections::new(&opened.document, &corrections))
    }
}

const TEXT: &str =
    "第一章 渡口\n渡口有船。\n\n第二章 集市\n集市有布。\n\n第三章 附记\n抄自乡志。\n";

#[test]
fn what_is_kept_comes_with_the_document() {
    let folder = Folder::new("kept");
    let (location, how) = (folder.file("志.txt", TEXT), folder.how());
    assert_eq!(whole(&location, &how).document.sections().len(), 3);
    keep(&location, &how, dropped(4));
    let opened = whole(&location, &how);
    assert_eq!(opened.document.sections().len(), 2);
    assert_eq!(opened.recalled.corrections.dropped.len(), 1);
    // What the call says comes on top.
    let mut more = how.clone();
    more.parse
        .corrections
        .patterns
        .push("抄自@1".parse().unwrap());
    assert_eq!(whole(&location, &more).document.sections().len(), 3);
    // Without what is kept, nothing is known and nothing can be kept.
    let without = whole(&location, &How::default());
    assert_eq!(without.document.sections().len(), 3);
    assert!(without.recalled.key.is_none());
}

#[test]
fn the_beginning_is_corrected_as_the_whole_and_says_not_what_is_lost() {
    let folder = Folder::new("head");
    let text = format!("{TEXT}{}", "这里是很长的正文。\n".repeat(200));
    let (location, how) = (folder.file("志.txt", &text), folder.how());
    keep(&location, &how, dropped(4));
    keep(&location, &how, |opened| {
        let at = opened.document.text().find("抄自").unwrap();
        let at = u32::try_from(at).unwrap();
        Change::Place(Anchor::at(
            &opened.document,
            crate::document::Span::new(at, at),
        ))
    });
    let mut entry = Entry::open(&location, &how).unwrap();
    let head = entry.head(1024).unwrap().unwrap();
    assert!(head.document.meta().partial && head.recalled.key.is_none());
    assert_eq!(head.document.sections().len(), 2);
    assert!(head.recalled.place.is_some());
    let whole = entry.whole(None).unwrap();
    assert!(!whole.document.meta().partial && whole.recalled.key.is_some());
    assert_eq!(whole.recalled.place, head.recalled.place);
}

#[test]
fn a_document_that_is_open_is_known_better_than_from_the_store() {
    let folder = Folder::new("again");
    let (location, how) = (folder.file("志.txt", TEXT), folder.how());
    keep(&location, &how, dropped(4));
    keep(&location, &how, |_| {
        Change::Encoding(Some("GBK".to_owned()))
    });
    let known = whole(&location, &how);
    assert_eq!(known.recalled.encoding, Encoding::from_name("gbk"));
    let none = KeptCorrections::default();
    let again = Entry::again(&location, &how, none).unwrap();
    let again = again.whole(None).unwrap();
    assert_eq!(again.document.sections().len(), 3);
    assert_eq!(again.document.meta().encoding, "UTF-8");
    assert!(again.recalled.encoding.is_none());
}

#[test]
fn a_store_that_was_looked_through_finds_the_same() {
    let folder = Folder::new("survey");
    let (location, how) = (folder.file("志.txt", TEXT), folder.how());
    let store = how.store.clone().unwrap();
    assert!(store.clone().surveyed().is_none(), "nothing is kept yet");
    keep(&location, &how, dropped(4));
    let surveyed = How {
        store: store.surveyed(),
        ..How::default()
    };
    assert!(surveyed.store.is_some());
    let copy = folder.file("副本.txt", TEXT);
    let other = folder.file("别的.txt", "第一章 别的\n一句话。\n");
    for (location, sections) in [(&location, 2), (&copy, 2), (&other, 1)] {
        for how in [&how, &surveyed] {
            assert_eq!(whole(location, how).document.sections().len(), sections);
        }
    }
}

#[test]
fn an_empty_file_does_not_lend_what_is_kept_of_it() {
    let folder = Folder::new("empty");
    let (empty, how) = (folder.file("空.txt", ""), folder.how());
    let key = DocumentKey::new(empty.path(), &[""]);
    let store = how.store.as_ref().unwrap();
    let gbk = Change::Encoding(Some("GBK".to_owned()));
    store.change(&key, [gbk]).unwrap();
    let location = folder.file("志.txt", TEXT);
    assert_eq!(whole(&location, &how).document.meta().encoding, "UTF-8");
}

/// Reads an xz header as if what follows were the text.
fn made_up(bytes: &[u8], _: Manner<'_>) -> Result<Draft, Said> {
    struct Short;
    impl Told for Short {
        fn told(&self, language: Language) -> String {
            language.choose("太短", "too short").to_owned()
        }
    }
    let text = bytes.get(10..).filter(|text| !text.is_empty());
    let text = text.and_then(|text| std::str::from_utf8(text).ok());
    let text = text.ok_or_else(|| Said::new(&Short))?;
    let mut builder = DocumentBuilder::with_capacity(text.len());
    for (text, number) in text.lines().zip(1..).filter(|(text, _)| !text.is_empty()) {
        builder.open(BlockKind::Paragraph, 0);
        builder
            .push(text, SourcePlace { number, column: 0 })
            .unwrap();
        builder.close();
    }
    Ok(Draft {
        builder,
        hints: Vec::new(),
        may_be_disguised: false,
        outlined: false,
        metadata: Metadata::default(),
    })
}

const MADE_UP: &[Room] = &[Room {
    kind: Kind::Xz,
    format: Format::Plain,
    read: made_up,
}];

/// The beginning of an xz file, and a text.
fn packed(text: &str) -> Vec<u8> {
    [b"\xfd7zXZ\0\0\0\0\0", text.as_bytes()].concat()
}

#[test]
fn a_format_of_bytes_goes_to_its_room_whatever_the_file_is_called() {
    let folder = Folder::new("bytes");
    let location = folder.file("志.txt", packed(TEXT));
    let how = How {
        rooms: MADE_UP,
        ..folder.how()
    };
    // Such a source has no beginning that could be shown.
    let mut entry = Entry::open(&location, &how).unwrap();
    assert!(entry.head(64 * 1024).unwrap().is_none());
    let opened = entry.whole(None).unwrap();
    assert_eq!(opened.document.sections().len(), 3);
    assert_eq!(opened.document.meta().encoding, "");
    assert_eq!(opened.document.meta().bytes, packed(TEXT).len() as u64);
    // It is known by its bytes, and corrected as any other.
    keep(&location, &how, dropped(4));
    let copy = folder.file("副本", packed(TEXT));
    assert_eq!(whole(&copy, &how).document.sections().len(), 2);
    // Without a room its kind is named and refused.
    let refused = Entry::open(&location, &How::default()).unwrap().whole(None);
    let told = refused.unwrap_err().to_string();
    assert!(told.contains("xz"), "{told}");
    // What the room says of a damaged one is told with its name.
    let short = folder.file("短.xz", packed(""));
    let told = Entry::open(&short, &how).unwrap().whole(None);
    let told = told.unwrap_err().to_string();
    assert!(
        told.contains("短.xz") && told.ends_with("too short"),
        "{told}"
    );
}
