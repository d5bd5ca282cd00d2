use std::cell::RefCell;
use std::io::Write;

use std::fs;

use super::*;
use crate::source::Embedded;

/// A reader of `text` as if it came through a pipe.
fn piped(bytes: &'static [u8]) -> Stream {
    Stream {
        location: Location::Stdin,
        input: Box::new(bytes),
        file: None,
        pipe: None,
        size: None,
        bytes: Vec::new(),
        ended: false,
        inside: None,
        is_unpacked: false,
    }
}

fn file(name: &str, bytes: &[u8]) -> Location {
    let path = std::env::temp_dir().join(format!("gangmu-{}-{name}", std::process::id()));
    File::create(&path).unwrap().write_all(bytes).unwrap();
    Location::Path(path)
}

fn remove(location: &Location) {
    fs::remove_file(location.path().unwrap()).unwrap();
}

#[test]
fn a_head_is_cut_at_a_line_end_and_the_whole_follows() {
    let mut reader = piped("一\n二\n三".as_bytes());
    let head = reader.head(9, &ReadOptions::default()).unwrap().unwrap();
    assert_eq!(head.text, "一\n二\n");
    assert!(head.meta.partial);
    let whole = reader.read(&ReadOptions::default()).unwrap();
    assert_eq!(whole.text, "一\n二\n三");
    assert!(!whole.meta.partial);
    assert_eq!(whole.meta.bytes, 11);
}

#[test]
fn a_head_of_one_endless_line_is_cut_at_a_character() {
    let mut reader = piped("一二三四".as_bytes());
    let head = reader.head(8, &ReadOptions::default()).unwrap().unwrap();
    assert_eq!(head.text, "一二");
}

#[test]
fn a_head_that_is_the_whole_is_not_partial() {
    let mut reader = piped(b"one\ntwo");
    let head = reader.head(7, &ReadOptions::default()).unwrap().unwrap();
    assert_eq!((head.text.as_str(), head.meta.partial), ("one\ntwo", false));
}

#[test]
fn a_mark_goes_and_stray_bytes_are_counted() {
    let loaded = piped(b"\xEF\xBB\xBF# a\n")
        .read(&ReadOptions::default())
        .unwrap();
    assert_eq!(loaded.text, "# a\n");
    let text = "这里有一个坏字节：\n".repeat(3);
    let mut bytes = text.into_bytes();
    bytes.push(0xFF);
    let options = ReadOptions::default();
    let loaded = piped(bytes.leak()).read(&options).unwrap();
    assert_eq!(loaded.meta.encoding, "UTF-8");
    assert_eq!(loaded.meta.replacements, 1);
    assert!(loaded.text.ends_with("\n\u{FFFD}"));
}

#[test]
fn the_reader_may_name_the_encoding() {
    let options = ReadOptions {
        encoding: Encoding::from_name("big5"),
        progress: None,
    };
    let loaded = piped(b"\xA4\x40").read(&options).unwrap();
    assert_eq!(
        (loaded.text.as_str(), loaded.meta.encoding.as_str()),
        ("一", "Big5")
    );
}

#[test]
fn reading_tells_how_far_it_is_and_can_be_called_off() {
    let bytes: &'static [u8] = vec![b'a'; 2_500_000].leak();
    let seen = RefCell::new(Vec::new());
    let progress = |so_far| {
        seen.borrow_mut().push(so_far);
        ControlFlow::Continue(())
    };
    let options = ReadOptions {
        encoding: None,
        progress: Some(&progress),
    };
    assert_eq!(piped(bytes).read(&options).unwrap().text.len(), 2_500_000);
    assert_eq!(*seen.borrow(), [1 << 20, 2 << 20, 2_500_000]);

    let stop = |so_far| {
        if so_far > 1 << 20 {
            ControlFlow::Break(())
        } else {
            ControlFlow::Continue(())
        }
    };
    let options = ReadOptions {
        encoding: None,
        progress: Some(&stop),
    };
    let error = piped(bytes).read(&options).unwrap_err();
    assert!(matches!(error, SourceError::Cancelled { .. }));
}

#[test]
fn a_long_text_decodes_the_same_in_pieces() {
    let text = "这座小城的春天来得晚，河边的柳树到四月才绿。\n".repeat(60_000);
    let (bytes, _, _) = encoding_rs::GB18030.encode(&text);
    let location = file("pieces.txt", &bytes);
    let loaded = read(&location, &ReadOptions::default()).unwrap();
    remove(&location);
    assert!(loaded.text == text);
    assert_eq!(loaded.meta.encoding, "gb18030");
    assert_eq!(loaded.meta.bytes, bytes.len() as u64);
}

#[test]
fn what_cannot_be_read_is_named_with_the_reason() {
    let open = |path: &str| Stream::open(&Location::Path(path.into())).err().unwrap();
    let missing = open("no/such/file.txt");
    assert!(matches!(missing, SourceError::Missing { .. }));
    assert!(missing.to_string().contains("no/such/file.txt"));
    assert!(matches!(
        open(env!("CARGO_MANIFEST_DIR")),
        SourceError::Folder { .. }
    ));
    assert!(matches!(open("/dev/null"), SourceError::Device { .. }));
    assert!(matches!(
        open(concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.toml/x")),
        SourceError::Missing { .. }
    ));
}

#[test]
fn a_file_too_large_is_refused_before_it_is_read() {
    let location = file("large.txt", b"");
    let sparse = File::options()
        .write(true)
        .open(location.path().unwrap())
        .unwrap();
    sparse.set_len(MOST + 1).unwrap();
    let error = Stream::open(&location).err().unwrap();
    remove(&location);
    assert!(matches!(error, SourceError::TooLarge { .. }));
}

#[test]
fn the_embedded_texts_are_markdown_in_utf8() {
    for embedded in [Embedded::Digest, Embedded::GuideZh, Embedded::GuideEn] {
        let loaded = read(&Location::Embedded(embedded), &ReadOptions::default()).unwrap();
        assert_eq!(loaded.text, embedded.text());
        assert_eq!(loaded.meta.name, embedded.name());
        assert_eq!(loaded.meta.format, crate::document::Format::Markdown);
    }
}

#[test]
fn every_corpus_file_is_read_in_its_encoding() {
    let corpus = std::path::Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/corpus"));
    let Ok(manifest) = fs::read_to_string(corpus.join("MANIFEST.tsv")) else {
        println!("skipped: no corpus at {}", corpus.display());
        return;
    };
    for line in manifest.lines().skip(1) {
        let fields: Vec<&str> = line.split('\t').collect();
        let (name, said) = (fields[0], fields[2]);
        let wanted = [
            ("UTF-16LE", "UTF-16LE"),
            ("UTF-16BE", "UTF-16BE"),
            ("UTF-8", "UTF-8"),
            ("GB", "gb18030"),
            ("Big5", "Big5"),
        ]
        .iter()
        .find(|(start, _)| said.starts_with(start))
        .unwrap()
        .1;
        let location = Location::Path(corpus.join(name));
        let loaded = read(&location, &ReadOptions::default()).unwrap();
        assert_eq!(loaded.meta.encoding, wanted, "{name}");
        assert_eq!(loaded.meta.replacements, 0, "{name}");
    }
}
