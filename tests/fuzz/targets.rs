//! What is fuzzed, and what must hold whatever the bytes: one function for each
//! way in. Run by cargo-fuzz (`tests/fuzz`) and, over seeds and random bytes,
//! by `cargo test --test library fuzz_smoke`.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

use flate2::Compression;
use flate2::write::GzEncoder;
use gangmu::config::{self, Config};
use gangmu::document::{Document, Format, Meta, Span};
use gangmu::figures::number;
use gangmu::lexicon::{Dictionary, StopWords};
use gangmu::notes::{Change, DocumentKey, Presets, Store};
use gangmu::open::{Entry, How, members};
use gangmu::references::ReferenceIndex;
use gangmu::search::{Query, Rules, TitleIndex};
use gangmu::setting::keys::key::Key;
use gangmu::setting::typography::Choice;
use gangmu::setting::{Language, Told};
use gangmu::source::{Encoding, Location, ReadOptions, SourceError, Stream, read};
use gangmu::structure::{Options, parse};
use gangmu::text::{Ambiguous, Measure, rows};

use crate::package::archive;

/// A way in.
pub(crate) type Target = fn(&[u8]);

/// Every target by its name.
pub(crate) const TARGETS: [(&str, Target); 7] = [
    ("decode", decode),
    ("document", document),
    ("layout", layout),
    ("query", query),
    ("notes", notes),
    ("own", own),
    ("configuration", configuration),
];

/// The formats that files have, by the endings of their names.
pub(crate) const FORMATS: [(&str, Target); 8] = [
    ("docx", docx),
    ("doc", file),
    ("odt", odt),
    ("html", html),
    ("mhtml", file),
    ("epub", epub),
    ("zip", zip),
    ("gz", gz),
];

/// A place in the temporary folder that no other thread uses.
fn scratch() -> PathBuf {
    static COUNT: AtomicU32 = AtomicU32::new(0);
    let number = COUNT.fetch_add(1, Ordering::Relaxed);
    std::env::temp_dir().join(format!("gangmu-fuzz-{}-{number}", std::process::id()))
}

/// The first byte, and the rest.
fn choice(bytes: &[u8]) -> (u8, &[u8]) {
    bytes
        .split_first()
        .map_or((0, bytes), |(c, rest)| (*c, rest))
}

/// Bytes to text: whatever the encoding, the text is valid, its head is as
/// short as was asked, and what was invalid is counted and shown.
pub(crate) fn decode(bytes: &[u8]) {
    const NAMES: [&str; 8] = [
        "utf-8",
        "gb18030",
        "big5",
        "shift_jis",
        "euc-jp",
        "euc-kr",
        "utf-16le",
        "utf-16be",
    ];
    let (chosen, bytes) = choice(bytes);
    let path = scratch();
    fs::write(&path, bytes).unwrap();
    let location = Location::Path(path.clone());
    let name = NAMES.get(usize::from(chosen)).copied();
    let options = ReadOptions {
        encoding: name.and_then(Encoding::from_name),
        progress: None,
    };
    let loaded = match read(&location, &options) {
        Err(SourceError::NoText { .. }) => {
            // What the head says of it may differ, if it says anything.
            let _ = Stream::open(&location)
                .unwrap()
                .head(usize::from(chosen), &options);
            fs::remove_file(&path).unwrap();
            return;
        }
        loaded => loaded.unwrap(),
    };
    let shown = loaded.text.matches('\u{FFFD}').count();
    assert!(shown >= usize::try_from(loaded.meta.replacements).unwrap());
    assert_eq!(loaded.meta.bytes, u64::try_from(bytes.len()).unwrap());
    let mut reader = Stream::open(&location).unwrap();
    if let Some(head) = reader.head(usize::from(chosen), &options).unwrap() {
        assert_eq!(head.meta.partial, bytes.len() > usize::from(chosen));
        let (one, other) = (&head.meta, &loaded.meta);
        let alike = (one.nuls == 0) == (other.nuls == 0);
        if one.encoding == other.encoding && alike {
            assert!(loaded.text.starts_with(&head.text));
        }
    }
    let whole = reader.read(&options).unwrap();
    assert_eq!(whole.text, loaded.text);
    fs::remove_file(&path).unwrap();
}

fn parsed(bytes: &[u8]) -> Document {
    let (chosen, bytes) = choice(bytes);
    let text = String::from_utf8_lossy(bytes);
    let options = Options {
        format: match chosen % 3 {
            0 => Some(Format::Plain),
            1 => Some(Format::Markdown),
            _ => None,
        },
        seams: chosen < 128,
        ..Options::default()
    };
    parse(&text, Meta::default(), &options).unwrap()
}

fn holds(document: &Document, span: Span) {
    let (start, end) = (span.start as usize, span.end as usize);
    assert!(document.text().get(start..end).is_some(), "{span:?}");
}

/// Text to document, and all that is read off a document: every span lies on
/// the characters, sections nest and follow each other, every place has a line
/// of the source.
pub(crate) fn document(bytes: &[u8]) {
    let document = parsed(bytes);
    sound(&document);
    let lines = document.meta().lines.saturating_add(1);
    let mut before = 0;
    for (offset, _) in document.text().char_indices() {
        let line = document.origin().number(u32::try_from(offset).unwrap());
        assert!(before <= line && line <= lines, "line {line} of {lines}");
        before = line;
    }
}

/// What holds of every document, whatever it was read from.
fn sound(document: &Document) {
    let mut last = 0;
    for (id, section) in (0..).zip(document.sections()) {
        holds(document, section.span);
        holds(document, section.title);
        assert!(section.span.start >= last);
        last = section.span.start;
        assert_eq!(document.section_at(section.span.start), Some(id));
        if let Some(parent) = section.parent {
            let around = document.section(parent).unwrap();
            assert!(parent < id && around.depth < section.depth);
            assert!(around.span.start <= section.span.start);
            assert!(around.span.end >= section.span.end);
        }
    }
    let mut end = 0;
    for block in document.blocks() {
        holds(document, block.span);
        assert!(block.span.start >= end);
        end = block.span.end;
    }
    for aside in document.asides() {
        holds(document, aside.span);
    }
    // Of very long texts it is known from others that they can be told of.
    if document.len() > 1_000_000 {
        return;
    }
    for finding in gangmu::review::review(document, &|| false).unwrap() {
        holds(document, finding.span);
    }
    for figure in gangmu::figures::find(document, &|| false).unwrap() {
        holds(document, figure.span);
    }
    let _ = ReferenceIndex::new(document);
    let _ = TitleIndex::new(document);
}

/// Between the parts of a package that a case is made of.
pub(crate) const APART: &str = "\n%%%\n";

/// Any file: each of its documents is sound, or what is wrong with it is told
/// in both languages.
pub(crate) fn file(bytes: &[u8]) {
    let path = scratch();
    fs::write(&path, bytes).unwrap();
    for location in members(&Location::Path(path.clone())).iter().take(30) {
        for deletions in [false, true] {
            let mut how = How::default();
            how.parse.deletions = deletions;
            match Entry::open(location, &how).and_then(|entry| entry.whole(None)) {
                Ok(opened) => sound(&opened.document),
                Err(error) => {
                    for language in [Language::Chinese, Language::English] {
                        assert!(!error.told(language).is_empty());
                    }
                }
            }
        }
    }
    fs::remove_file(&path).unwrap();
}

/// A package whose parts of these names a case is made of; a whole package as
/// it is.
fn package(bytes: &[u8], first: &[(&str, &[u8])], names: &[&str]) {
    if bytes.starts_with(b"PK") {
        return file(bytes);
    }
    let mut parts = Vec::new();
    let mut rest = bytes;
    while let Some(at) = rest
        .windows(APART.len())
        .position(|window| window == APART.as_bytes())
    {
        parts.push(&rest[..at]);
        rest = &rest[at + APART.len()..];
    }
    parts.push(rest);
    let mut members = first.to_vec();
    members.extend(names.iter().copied().zip(parts));
    file(&archive(&members));
}

/// A Word document, or its parts.
pub(crate) fn docx(bytes: &[u8]) {
    const NAMES: [&str; 6] = [
        "word/document.xml",
        "word/styles.xml",
        "word/numbering.xml",
        "word/footnotes.xml",
        "docProps/core.xml",
        "word/settings.xml",
    ];
    package(bytes, &[("[Content_Types].xml", b"<Types/>")], &NAMES);
}

/// An OpenDocument text, or its parts.
pub(crate) fn odt(bytes: &[u8]) {
    const KIND: (&str, &[u8]) = ("mimetype", b"application/vnd.oasis.opendocument.text");
    package(bytes, &[KIND], &["content.xml", "styles.xml", "meta.xml"]);
}

/// A book, or its parts.
pub(crate) fn epub(bytes: &[u8]) {
    const KIND: (&str, &[u8]) = ("mimetype", b"application/epub+zip");
    const CONTAINER: &[u8] = b"<container><rootfiles><rootfile full-path=\"a.opf\" \
        media-type=\"application/oebps-package+xml\"/></rootfiles></container>";
    const NAMES: [&str; 5] = ["a.opf", "nav.xhtml", "toc.ncx", "a.xhtml", "b.xhtml"];
    package(
        bytes,
        &[KIND, ("META-INF/container.xml", CONTAINER)],
        &NAMES,
    );
}

/// An archive, or its members.
pub(crate) fn zip(bytes: &[u8]) {
    package(bytes, &[], &["甲.txt", "乙/丙.html", "丁.md", "戊.docx"]);
}

/// A page: what begins as one.
pub(crate) fn html(bytes: &[u8]) {
    file(&[b"<!DOCTYPE html>\n", bytes].concat());
}

/// What was packed with gzip, or what is to be.
pub(crate) fn gz(bytes: &[u8]) {
    if bytes.starts_with(b"\x1F\x8B") {
        return file(bytes);
    }
    let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(bytes).unwrap();
    file(&encoder.finish().unwrap());
}

/// Text to rows: they give the text back in order and keep to the measure.
pub(crate) fn layout(bytes: &[u8]) {
    let (chosen, rest) = choice(bytes);
    let (how, bytes) = choice(rest);
    let text = String::from_utf8_lossy(bytes).replace(['\n', '\r'], " ");
    let measure = Measure {
        width: u16::from(chosen).max(1),
        first_indent: u16::from(how & 4),
        rest_indent: u16::from(how >> 6),
        ambiguous: if how & 1 == 0 {
            Ambiguous::Narrow
        } else {
            Ambiguous::Wide
        },
        hang: how & 2 != 0,
        justify: how & 8 != 0,
        preformatted: how & 16 != 0,
    };
    let mut at = 0;
    for row in rows(&text, &measure) {
        assert_eq!(row.start, at, "rows follow each other");
        assert!(row.start <= row.shown_end && row.shown_end <= row.end);
        assert!(text.get(row.start as usize..row.end as usize).is_some());
        assert!(
            text.get(row.start as usize..row.shown_end as usize)
                .is_some()
        );
        at = row.end;
    }
    assert_eq!(at as usize, text.len());
}

/// A query, looked for in a text behind it: what is wrong is told by a place in
/// the query, what is found lies in the text.
pub(crate) fn query(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let (asked, text) = text.split_once('\n').unwrap_or((&text, &text));
    match Query::parse(asked) {
        Ok(query) => {
            let document = parse(text, Meta::default(), &Options::default()).unwrap();
            let hits = gangmu::search::find(&document, &[&query], &|| false).unwrap();
            for hit in hits.all() {
                holds(&document, hit.span);
            }
        }
        Err(error) => assert!(asked.get(error.at.clone()).is_some(), "{:?}", error.at),
    }
    if let Ok(query) = Query::literal(asked, Rules::default()) {
        let _ = query.text();
    }
}

/// Anything in the files that are kept: it is told of, nothing is lost that
/// could be read, and what is kept afterwards is there.
pub(crate) fn notes(bytes: &[u8]) {
    let folder = scratch();
    let store = Store::at(folder.clone());
    let key = DocumentKey::new(Some(Path::new("/甲.txt")), &["甲"]);
    let choice = Change::Encoding(Some("Big5".to_owned()));
    store.change(&key, [choice.clone()]).unwrap();
    let files: Vec<PathBuf> = fs::read_dir(folder.join("documents"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "json"))
        .collect();
    for file in &files {
        fs::write(file, bytes).unwrap();
    }
    let loaded = store.load(&key);
    let document = parse("甲乙丙", Meta::default(), &Options::default()).unwrap();
    let _ = loaded.kept.place.map(|place| place.find(&document));
    let _ = loaded.kept.structure.placed(&document);
    if store.change(&key, [choice]).is_ok() {
        assert_eq!(store.load(&key).kept.encoding.as_deref(), Some("Big5"));
    }
    fs::write(folder.join("presets.json"), bytes).unwrap();
    let _ = Presets::at(&folder).load();
    fs::remove_dir_all(&folder).unwrap();
}

/// What readers write themselves: dictionaries, stop words, numbers, keys.
pub(crate) fn own(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let _ = Dictionary::parse(&text);
    let mut stop_words = StopWords::default();
    stop_words.edit(&text);
    let _ = number(&text);
    let _ = Key::parse(&text);
}

/// Anything in a configuration file: each fault lies in a line that is there
/// and is told in both languages, and keeping a setting leaves nothing else
/// changed.
pub(crate) fn configuration(bytes: &[u8]) {
    let folder = scratch();
    fs::create_dir_all(&folder).unwrap();
    let path = folder.join("config.toml");
    fs::write(&path, bytes).unwrap();
    let before = config::load(&path).unwrap();
    let lines = bytes.split(|&byte| byte == b'\n').count();
    for fault in &before.faults {
        assert!((1..=lines).contains(&fault.line), "{fault:?} of {lines}");
        for language in [Language::Chinese, Language::English] {
            assert!(!fault.told(language).is_empty());
        }
    }
    let mut typography = before.config.typography;
    typography.measure = if typography.measure == 33 { 34 } else { 33 };
    match config::keep_typography(&path, &typography, &[Choice::Measure]) {
        Ok(()) => {
            let after = config::load(&path).unwrap();
            assert_eq!(after.config.typography, typography);
            let kept = Config {
                typography: before.config.typography,
                ..after.config
            };
            assert_eq!(kept, before.config);
        }
        Err(_) => assert_eq!(fs::read(&path).unwrap(), bytes),
    }
    fs::remove_dir_all(&folder).unwrap();
}
