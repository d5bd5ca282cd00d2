//! Reading a location: the head for a quick first screen, then the whole.

use std::fs::{self, File};
use std::io::{self, IsTerminal, Read};
use std::ops::ControlFlow;
use std::os::fd::AsFd;
use std::os::unix::fs::{FileTypeExt, MetadataExt};
use std::time::Duration;

use filedescriptor::{AsRawFileDescriptor, POLLIN, poll, pollfd};

use crate::document::Meta;

use super::detect::{detect, is_utf8_by_chance, weigh};
use super::encoding::without_mark;
use super::pieces::{self, Pieces};
use super::{Encoding, Location, SourceError};

/// Bytes read between two calls of [`ReadOptions::progress`].
const STEP: u64 = 1024 * 1024;

/// A file of so many bytes is read on all cores.
const LARGE: u64 = 4 * STEP;

/// The most bytes a source may have: offsets are `u32`.
const MOST: u64 = u32::MAX as u64;

/// The most bytes taken from what can be read once only, and may be endless.
const MOST_PIPED: u64 = 1024 * STEP;

/// Bytes taken from a pipe at once; it holds no more.
const PIPE: usize = 64 * 1024;

/// What came of waiting for more of a source.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Arrival {
    /// Something was read.
    More,
    /// Nothing came in the time given.
    Pause,
    /// The source has ended.
    End,
}

/// How to read.
#[derive(Clone, Copy, Default)]
pub struct ReadOptions<'a> {
    /// The encoding to read in; found out where there is none.
    pub encoding: Option<Encoding>,
    /// Told after every mebibyte how many bytes have been read; calls the
    /// reading off by a break.
    pub progress: Option<&'a dyn Fn(u64) -> ControlFlow<()>>,
}

/// A text and what is known of its source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Loaded {
    /// The text, without a byte order mark, line ends as they are.
    pub text: String,
    /// Where it comes from and how it was read. The lines are not counted yet,
    /// and the format is a guess by the name.
    pub meta: Meta,
}

/// A text in pieces, so that each can be dropped as soon as it is done with,
/// and what is known of its source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LoadedPieces {
    /// The text, as in [`Loaded::text`]: one piece, or several of some
    /// megabytes, of which all but the last end in a line feed.
    pub pieces: Vec<String>,
    /// As in [`Loaded::meta`].
    pub meta: Meta,
}

/// Reads the whole of a text.
///
/// # Errors
/// See [`SourceError`].
pub fn read(location: &Location, options: &ReadOptions<'_>) -> Result<Loaded, SourceError> {
    Reader::open(location)?.read(options)
}

/// An opened location. What [`head`](Self::head) has read is kept for
/// [`read`](Self::read), so that standard input gives both.
pub struct Reader {
    location: Location,
    input: Box<dyn Read + Send>,
    /// The source again, where it is a large regular file.
    file: Option<File>,
    /// The source again, where it can be waited for: a pipe.
    pipe: Option<File>,
    /// Size of the source in bytes, where it is known beforehand.
    size: Option<u64>,
    bytes: Vec<u8>,
    ended: bool,
}

impl Reader {
    /// Opens a location and reads nothing yet.
    ///
    /// # Errors
    /// Where there is nothing that could be read; see [`SourceError`].
    pub fn open(location: &Location) -> Result<Self, SourceError> {
        let (mut large, mut pipe) = (None, None);
        let (input, size): (Box<dyn Read + Send>, _) = match location {
            Location::Embedded(embedded) => {
                let bytes = embedded.text().as_bytes();
                (Box::new(bytes), u64::try_from(bytes.len()).ok())
            }
            Location::Stdin => {
                let stdin = io::stdin();
                if stdin.is_terminal() {
                    return Err(SourceError::NothingPiped);
                }
                pipe = piped(&stdin, location)?;
                (Box::new(stdin), None)
            }
            Location::Path(path) => {
                let label = location.label();
                let known = fs::metadata(path).map_err(|error| {
                    let is_link = fs::symlink_metadata(path).is_ok_and(|own| own.is_symlink());
                    if is_link && error.kind() != io::ErrorKind::PermissionDenied {
                        let label = label.clone();
                        return SourceError::DeadLink { label };
                    }
                    SourceError::from_io(label.clone(), error)
                })?;
                let kind = known.file_type();
                if kind.is_dir() {
                    return Err(SourceError::Folder { label });
                }
                if kind.is_char_device() || kind.is_block_device() || kind.is_socket() {
                    return Err(SourceError::Device { label });
                }
                let size = kind.is_file().then_some(known.len());
                if size.is_some_and(|size| size > MOST) {
                    return Err(SourceError::TooLarge { label });
                }
                let file = File::open(path).map_err(|error| SourceError::from_io(label, error))?;
                if size.is_some_and(|size| size >= LARGE) {
                    // Where there is no second handle, the first will do.
                    large = file.try_clone().ok();
                }
                if kind.is_fifo() {
                    pipe = file.try_clone().ok();
                }
                (Box::new(file), size)
            }
        };
        Ok(Self {
            location: location.clone(),
            input,
            file: large,
            pipe,
            size,
            bytes: Vec::new(),
            ended: false,
        })
    }

    /// Whether the text comes through a pipe, so that its end may be long in
    /// coming: then [`arrives`](Self::arrives) and [`so_far`](Self::so_far)
    /// give it as it comes.
    #[must_use]
    pub const fn is_piped(&self) -> bool {
        self.pipe.is_some()
    }

    /// How many bytes have been read.
    #[must_use]
    pub const fn arrived(&self) -> usize {
        self.bytes.len()
    }

    /// Waits for more to come through a pipe, for so long or without end, and
    /// reads what is there, at most 64 KiB.
    ///
    /// # Errors
    /// Where the source cannot be read, or gives more than 1 GiB.
    pub fn arrives(&mut self, wait: Option<Duration>) -> Result<Arrival, SourceError> {
        let label = || self.location.label();
        let Some(pipe) = self.pipe.as_mut().filter(|_| !self.ended) else {
            return Ok(Arrival::End);
        };
        let mut asked = [pollfd {
            fd: pipe.as_raw_file_descriptor(),
            events: POLLIN,
            revents: 0,
        }];
        if let Ok(0) = poll(&mut asked, wait) {
            return Ok(Arrival::Pause);
        }
        let so_far = self.bytes.len();
        if u64::try_from(so_far).is_ok_and(|so_far| so_far >= MOST_PIPED) {
            return Err(SourceError::Endless { label: label() });
        }
        self.bytes.resize(so_far.saturating_add(PIPE), 0);
        let room = self.bytes.get_mut(so_far..).unwrap_or_default();
        let read = match pipe.read(room) {
            Err(error) if is_for_later(error.kind()) => None,
            read => Some(read.map_err(|error| SourceError::from_io(self.location.label(), error))),
        };
        let count = read.as_ref().and_then(|read| read.as_ref().ok().copied());
        self.bytes
            .truncate(so_far.saturating_add(count.unwrap_or(0)));
        match read.transpose()? {
            None => Ok(Arrival::Pause),
            Some(0) => {
                self.ended = true;
                Ok(Arrival::End)
            }
            Some(_) => Ok(Arrival::More),
        }
    }

    /// The text of all that has been read so far, as [`head`](Self::head)
    /// gives it: up to the last whole line, or whole character where there is
    /// no whole line yet.
    #[must_use]
    pub fn so_far(&self, options: &ReadOptions<'_>) -> Loaded {
        self.beginning(self.bytes.len(), self.ended, options)
    }

    /// Size of the source in bytes; `None` for a pipe.
    #[must_use]
    pub const fn size(&self) -> Option<u64> {
        self.size
    }

    /// The first part of the text: at most `bytes` bytes of the source, cut
    /// after the last whole line, or inside a line longer than that. `partial`
    /// is set in its [`Meta`] where more follows. The encoding is found from
    /// this part alone, so that the whole may tell another one.
    ///
    /// # Errors
    /// Where the source cannot be read; see [`SourceError`].
    pub fn head(&mut self, bytes: usize, options: &ReadOptions<'_>) -> Result<Loaded, SourceError> {
        // One more tells whether more follows.
        self.fill(bytes.saturating_add(1), options)?;
        let complete = self.bytes.len() <= bytes;
        Ok(self.beginning(bytes, complete, options))
    }

    fn beginning(&self, bytes: usize, complete: bool, options: &ReadOptions<'_>) -> Loaded {
        let head = self.bytes.get(..bytes).unwrap_or(&self.bytes);
        let encoding = options.encoding.unwrap_or_else(|| detect(head, complete));
        let (mut text, invalid) = encoding.decode([head], complete);
        if !complete && let Some(end) = memchr::memrchr(b'\n', text.as_bytes()) {
            text.truncate(end.saturating_add(1));
        }
        let meta = self.meta(encoding, invalid, !complete);
        Loaded { text, meta }
    }

    /// The whole text. Valid UTF-8 becomes text without a copy, unless it is
    /// large: then [`read_pieces`](Self::read_pieces) takes less.
    ///
    /// # Errors
    /// Where the source cannot be read, has more than 4 GiB, or the progress
    /// callback breaks off; see [`SourceError`].
    pub fn read(self, options: &ReadOptions<'_>) -> Result<Loaded, SourceError> {
        let LoadedPieces { pieces, meta } = self.read_pieces(options)?;
        let mut pieces = pieces.into_iter();
        let mut text = pieces.next().unwrap_or_default();
        text.reserve_exact(pieces.as_slice().iter().map(String::len).sum());
        for piece in pieces {
            text.push_str(&piece);
        }
        Ok(Loaded { text, meta })
    }

    /// The whole text, of a large file in pieces, which are read and checked
    /// on all cores.
    ///
    /// # Errors
    /// As [`read`](Self::read).
    pub fn read_pieces(mut self, options: &ReadOptions<'_>) -> Result<LoadedPieces, SourceError> {
        let may_be_utf8 = options.encoding.is_none_or(|e| e == Encoding::UTF_8);
        let (file, size) = (self.file.take(), self.size);
        if let (true, Some(file), Some(size)) = (may_be_utf8, file, size)
            && let Some(read) = pieces::read(&file, size, options.progress)
        {
            match read {
                Pieces::Text(mut pieces) => {
                    if let Some(first) = pieces.first_mut() {
                        *first = without_mark(std::mem::take(first));
                    }
                    let meta = self.meta(Encoding::UTF_8, 0, false);
                    return Ok(LoadedPieces { pieces, meta });
                }
                Pieces::Bytes(pieces) => return Ok(self.decoded(pieces, options)),
                Pieces::Cancelled => {
                    return Err(SourceError::Cancelled {
                        label: self.location.label(),
                    });
                }
            }
        }
        self.read_through(options)
    }

    /// The whole text, read from the beginning to the end.
    fn read_through(mut self, options: &ReadOptions<'_>) -> Result<LoadedPieces, SourceError> {
        let size = self.size.and_then(|size| usize::try_from(size).ok());
        if let Some(size) = size {
            // One more finds the end without growing.
            let more = size.saturating_add(1).saturating_sub(self.bytes.len());
            self.bytes.reserve_exact(more);
        }
        self.fill(usize::MAX, options)?;
        let mut bytes = std::mem::take(&mut self.bytes);
        // What has been read may be more than the size said at first.
        self.size = u64::try_from(bytes.len()).ok();
        if options.encoding.is_none_or(|e| e == Encoding::UTF_8) {
            match String::from_utf8(bytes) {
                Ok(text) if options.encoding.is_some() || !is_utf8_by_chance(&text) => {
                    let pieces = vec![without_mark(text)];
                    let meta = self.meta(Encoding::UTF_8, 0, false);
                    return Ok(LoadedPieces { pieces, meta });
                }
                Ok(text) => bytes = text.into_bytes(),
                Err(error) => bytes = error.into_bytes(),
            }
        }
        Ok(self.decoded(vec![bytes], options))
    }

    /// The text of `pieces`, which follow each other, in the encoding that was
    /// asked for or the likeliest.
    fn decoded(&self, pieces: Vec<Vec<u8>>, options: &ReadOptions<'_>) -> LoadedPieces {
        let mut pieces = pieces.into_iter();
        let mut bytes = pieces.next().unwrap_or_default();
        bytes.reserve_exact(pieces.as_slice().iter().map(Vec::len).sum());
        for piece in pieces {
            bytes.extend_from_slice(&piece);
        }
        let encoding = options.encoding.unwrap_or_else(|| weigh(&bytes, true));
        let (text, invalid) = encoding.decode(into_pieces(bytes), true);
        LoadedPieces {
            pieces: vec![text],
            meta: self.meta(encoding, invalid, false),
        }
    }

    /// Reads until `wanted` bytes are there or the source ends.
    fn fill(&mut self, wanted: usize, options: &ReadOptions<'_>) -> Result<(), SourceError> {
        while !self.ended && self.bytes.len() < wanted {
            let missing = wanted.saturating_sub(self.bytes.len());
            let step = STEP.min(u64::try_from(missing).unwrap_or(STEP));
            let read = self
                .input
                .by_ref()
                .take(step)
                .read_to_end(&mut self.bytes)
                .map_err(|error| SourceError::from_io(self.location.label(), error))?;
            // `read_to_end` stops short only at the end.
            self.ended = u64::try_from(read).is_ok_and(|read| read < step);
            let so_far = u64::try_from(self.bytes.len()).unwrap_or(u64::MAX);
            if so_far > MOST {
                return Err(SourceError::TooLarge {
                    label: self.location.label(),
                });
            }
            if self.pipe.is_some() && so_far > MOST_PIPED {
                return Err(SourceError::Endless {
                    label: self.location.label(),
                });
            }
            if let Some(progress) = options.progress
                && progress(so_far).is_break()
            {
                return Err(SourceError::Cancelled {
                    label: self.location.label(),
                });
            }
        }
        Ok(())
    }

    fn meta(&self, encoding: Encoding, replacements: u32, partial: bool) -> Meta {
        Meta {
            name: self.location.name(),
            path: self.location.path().map(Into::into),
            encoding: encoding.name().to_owned(),
            format: self.location.format(),
            bytes: self
                .size
                .or_else(|| u64::try_from(self.bytes.len()).ok())
                .unwrap_or_default(),
            lines: 0,
            replacements,
            partial,
        }
    }
}

/// Standard input once more, unless a file was put there. A device other than
/// `/dev/null` is refused: what can be read of it has no end and no meaning.
fn piped(stdin: &io::Stdin, location: &Location) -> Result<Option<File>, SourceError> {
    let label = location.label();
    let again = stdin.as_fd().try_clone_to_owned().map(File::from);
    let again = again.map_err(|error| SourceError::from_io(label.clone(), error))?;
    let Ok(known) = again.metadata() else {
        return Ok(Some(again));
    };
    let kind = known.file_type();
    let is_null = fs::metadata("/dev/null").is_ok_and(|null| null.rdev() == known.rdev());
    if kind.is_block_device() || (kind.is_char_device() && !is_null) {
        return Err(SourceError::Device { label });
    }
    Ok((!kind.is_file()).then_some(again))
}

fn is_for_later(kind: io::ErrorKind) -> bool {
    matches!(kind, io::ErrorKind::Interrupted | io::ErrorKind::WouldBlock)
}

/// Cuts `bytes` into pieces, giving memory back piece by piece, so that
/// decoding can drop what it is done with.
fn into_pieces(mut bytes: Vec<u8>) -> impl Iterator<Item = Vec<u8>> {
    const PIECE: usize = 1024 * 1024;
    let mut pieces = Vec::new();
    while bytes.len() > PIECE {
        let whole = bytes.len().saturating_sub(1) / PIECE * PIECE;
        pieces.push(bytes.split_off(whole));
        bytes.shrink_to_fit();
    }
    pieces.push(bytes);
    pieces.into_iter().rev()
}

#[cfg(test)]
mod tests {
    use std::cell::RefCell;
    use std::io::Write;

    use super::*;
    use crate::source::Embedded;

    /// A reader of `text` as if it came through a pipe.
    fn piped(bytes: &'static [u8]) -> Reader {
        Reader {
            location: Location::Stdin,
            input: Box::new(bytes),
            file: None,
            pipe: None,
            size: None,
            bytes: Vec::new(),
            ended: false,
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
        let head = reader.head(9, &ReadOptions::default()).unwrap();
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
        let head = reader.head(8, &ReadOptions::default()).unwrap();
        assert_eq!(head.text, "一二");
    }

    #[test]
    fn a_head_that_is_the_whole_is_not_partial() {
        let mut reader = piped(b"one\ntwo");
        let head = reader.head(7, &ReadOptions::default()).unwrap();
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
        let open = |path: &str| Reader::open(&Location::Path(path.into())).err().unwrap();
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
        let error = Reader::open(&location).err().unwrap();
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
}
