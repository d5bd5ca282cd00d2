//! Reading a location: the head for a quick first screen, then the whole.

mod decoded;
#[cfg(test)]
mod tests;

use std::borrow::Cow;
use std::fs::File;
use std::io::{self, Read};
use std::ops::ControlFlow;
use std::path::PathBuf;
use std::time::Duration;

use filedescriptor::{AsRawFileDescriptor, POLLIN, poll, pollfd};

use crate::document::{Meta, Metadata};

use super::kind::noise::Noise;
use super::kind::{self, Sample};
use super::location::format_by_name;
use super::open::Opened;
use super::pieces::{self, Pieces};
use super::scan::read_at;
use super::sizes::{MOST, STEP};
use super::{Encoding, Kind, Location, SourceError, gzip};
use crate::source::encodings::declared;
use crate::source::encodings::detect::is_utf8_by_chance;
use crate::source::encodings::encoding::without_mark;
use decoded::{Decoded, as_text, found};

/// The most bytes taken from what can be read once only, and may be endless.
const MOST_PIPED: u64 = 1024 * STEP;

/// Bytes taken from a pipe at once; it holds no more.
const PIPE: usize = 64 * 1024;

/// Bytes that are looked at before the rest is read.
const FIRST: usize = 36 * 1024;

/// The most bytes read of what comes once only, to see what it holds.
const LOOKED_INTO: usize = 32 * 1024 * 1024;

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

/// The bytes of a source that is no text, and what is known of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LoadedBytes {
    /// All of them.
    pub bytes: Vec<u8>,
    /// As in [`Loaded::meta`]; without an encoding.
    pub meta: Meta,
}

/// Reads the whole of a text.
///
/// # Errors
/// See [`SourceError`].
pub fn read(location: &Location, options: &ReadOptions<'_>) -> Result<Loaded, SourceError> {
    Stream::open(location)?.read(options)
}

/// An opened location. What [`head`](Self::head) has read is kept for
/// [`read`](Self::read), so that standard input gives both.
pub struct Stream {
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
    /// What is read is called so, where it was taken out of the source.
    inside: Option<PathBuf>,
    /// Whether it was unpacked: what is packed twice is not.
    is_unpacked: bool,
}

impl Stream {
    /// Opens a location and reads nothing yet.
    ///
    /// # Errors
    /// Where there is nothing that could be read; see [`SourceError`].
    pub fn open(location: &Location) -> Result<Self, SourceError> {
        let Opened {
            input,
            file,
            pipe,
            size,
        } = Opened::open(location)?;
        Ok(Self {
            location: location.clone(),
            input,
            file,
            pipe,
            size,
            bytes: Vec::new(),
            ended: false,
            inside: None,
            is_unpacked: false,
        })
    }

    /// Reads bytes that were taken out of what `location` names.
    #[must_use]
    pub fn of_bytes(location: &Location, bytes: Vec<u8>) -> Self {
        Self {
            location: location.clone(),
            input: Box::new(io::empty()),
            file: None,
            pipe: None,
            size: u64::try_from(bytes.len()).ok(),
            bytes,
            ended: true,
            inside: Some(location.path().map(Into::into).unwrap_or_default()),
            is_unpacked: false,
        }
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
    /// no whole line yet. `None` where it looks like no text, but the whole may
    /// be one, or may be of one of the `wanted` kinds.
    ///
    /// # Errors
    /// Where it is no text and of no kind that is wanted.
    pub fn so_far(
        &self,
        options: &ReadOptions<'_>,
        wanted: &[Kind],
    ) -> Result<Option<Loaded>, SourceError> {
        let sample = Sample {
            head: &self.bytes,
            size: None,
            at: &|_, _| Vec::new(),
        };
        match kind::recognise(&sample) {
            Some(kind)
                if wanted
                    .iter()
                    .any(|&w| w == kind || kind::may_be(&self.bytes, w)) =>
            {
                Ok(None)
            }
            Some(kind) => Err(self.no_text(kind)),
            None => Ok(self.beginning(self.bytes.len(), self.ended, options)),
        }
    }

    /// Size of the source in bytes; `None` for a pipe.
    #[must_use]
    pub const fn size(&self) -> Option<u64> {
        self.size
    }

    /// The first part of the text: at most `bytes` bytes of the source, cut
    /// after the last whole line, or inside a line longer than that. `partial`
    /// is set in its [`Meta`] where more follows. The encoding is found from
    /// this part alone, so that the whole may tell another one. `None` where
    /// this part looks like no text, but the whole may.
    ///
    /// # Errors
    /// Where the source cannot be read or is no text; see [`SourceError`].
    pub fn head(
        &mut self,
        bytes: usize,
        options: &ReadOptions<'_>,
    ) -> Result<Option<Loaded>, SourceError> {
        // One more tells whether more follows.
        self.fill(bytes.saturating_add(1), options)?;
        self.refuse_no_text(options)?;
        let complete = self.bytes.len() <= bytes;
        Ok(self.beginning(bytes, complete, options))
    }

    fn beginning(&self, bytes: usize, complete: bool, options: &ReadOptions<'_>) -> Option<Loaded> {
        let head = self.bytes.get(..bytes).unwrap_or(&self.bytes);
        let found = found(head, options.encoding, || declared::found(head, complete));
        let decoded = Decoded::new(Cow::Borrowed(head), found, complete);
        if options.encoding.is_none() && decoded.is_noise {
            return None;
        }
        let mut text = decoded.text;
        if !complete && let Some(end) = memchr::memrchr(b'\n', text.as_bytes()) {
            text.truncate(end.saturating_add(1));
        }
        let mut meta = self.meta(found.encoding, decoded.invalid, !complete);
        meta.nuls = decoded.nuls;
        Some(Loaded { text, meta })
    }

    /// What it is, where a signature at the beginning says that it is no text;
    /// what is needed to tell is read.
    ///
    /// # Errors
    /// Where it cannot be read, or the progress callback breaks off.
    pub fn kind(&mut self, options: &ReadOptions<'_>) -> Result<Option<Kind>, SourceError> {
        self.fill(FIRST, &ReadOptions::default())?;
        self.signed(options)
    }

    /// Fails where a signature at the beginning says that it is no text.
    fn refuse_no_text(&mut self, options: &ReadOptions<'_>) -> Result<(), SourceError> {
        match self.signed(options)? {
            Some(kind) => Err(self.no_text(kind)),
            None => Ok(()),
        }
    }

    fn signed(&mut self, options: &ReadOptions<'_>) -> Result<Option<Kind>, SourceError> {
        if kind::by_head(&self.bytes) == Some(Kind::Gzip) && !self.is_unpacked {
            self.unpack(options)?;
        }
        if kind::by_head(&self.bytes).is_none() {
            return Ok(None);
        }
        self.fill(kind::HEAD, options)?;
        let path = self.location.path().filter(|_| self.inside.is_none());
        Ok(match path.and_then(|path| File::open(path).ok()) {
            // Another handle, for the end is looked at before the rest.
            Some(file) if self.pipe.is_none() => self.recognised(&|at, length| {
                let end = u64::try_from(length).map_or(u64::MAX, |n| at.saturating_add(n));
                let end = end.min(self.size.unwrap_or(end)).max(at);
                let mut bytes = Vec::new();
                match read_at(&file, at..end, &mut bytes) {
                    Some(()) => bytes,
                    None => Vec::new(),
                }
            }),
            _ => {
                self.fill(LOOKED_INTO, options)?;
                self.recognised(&|at, length| {
                    let rest = usize::try_from(at).ok().and_then(|at| self.bytes.get(at..));
                    let rest = rest.unwrap_or_default();
                    rest.get(..length).unwrap_or(rest).to_vec()
                })
            }
        })
    }

    /// Takes out what a gzip file holds, which is read from now on.
    fn unpack(&mut self, options: &ReadOptions<'_>) -> Result<(), SourceError> {
        self.fill_whole(options)?;
        let unpacked = gzip::unpack(&self.bytes).map_err(|fault| SourceError::Packed {
            label: self.location.label(),
            fault,
        })?;
        let own = self.inside.clone();
        let own = own.or_else(|| self.location.path().map(Into::into));
        let stripped = own.map(|path| match path.extension() {
            Some(ending) if ending.eq_ignore_ascii_case("gz") => path.with_extension(""),
            _ => path,
        });
        let has_ending = |path: &PathBuf| path.extension().is_some();
        self.inside = stripped
            .filter(has_ending)
            .or_else(|| unpacked.name.map(PathBuf::from))
            .or(Some(PathBuf::new()));
        self.size = u64::try_from(unpacked.bytes.len()).ok();
        self.bytes = unpacked.bytes;
        (self.file, self.pipe, self.is_unpacked) = (None, None, true);
        Ok(())
    }

    fn recognised(&self, at: &dyn Fn(u64, usize) -> Vec<u8>) -> Option<Kind> {
        let read = u64::try_from(self.bytes.len()).ok().filter(|_| self.ended);
        kind::recognise(&Sample {
            head: self.bytes.get(..kind::HEAD).unwrap_or(&self.bytes),
            size: self.size.or(read),
            at,
        })
    }

    /// Fails where UTF-8 holds too much that is in no text, unless it was said how
    /// it is to be read.
    fn refuse_noise(&self, noise: Noise, options: &ReadOptions<'_>) -> Result<(), SourceError> {
        match noise.is_too_much(true) && options.encoding.is_none() {
            true => Err(self.no_text(Kind::Unknown)),
            false => Ok(()),
        }
    }

    fn no_text(&self, kind: Kind) -> SourceError {
        SourceError::NoText {
            label: self.location.label(),
            kind,
        }
    }

    /// The whole text. A large file takes less in pieces; see
    /// [`read_pieces`](Self::read_pieces).
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

    /// All bytes as they are, for sources that are no text.
    ///
    /// # Errors
    /// As [`read`](Self::read).
    pub fn read_bytes(mut self, options: &ReadOptions<'_>) -> Result<LoadedBytes, SourceError> {
        self.fill_whole(options)?;
        let bytes = std::mem::take(&mut self.bytes);
        let mut meta = self.meta(Encoding::UTF_8, 0, false);
        meta.encoding.clear();
        Ok(LoadedBytes { bytes, meta })
    }

    /// The whole text, of a large file in pieces, which are read and checked
    /// on all cores.
    ///
    /// # Errors
    /// As [`read`](Self::read).
    pub fn read_pieces(mut self, options: &ReadOptions<'_>) -> Result<LoadedPieces, SourceError> {
        self.fill(FIRST, &ReadOptions::default())?;
        self.refuse_no_text(options)?;
        let may_be_utf8 = options.encoding.is_none_or(|e| e == Encoding::UTF_8);
        let (file, size) = (self.file.take(), self.size);
        if let (true, Some(file), Some(size)) = (may_be_utf8, file, size)
            && let Some(read) = pieces::read(&file, size, options.progress)
        {
            match read {
                Pieces::Text(mut pieces) => {
                    if let Some(first) = pieces.first_mut() {
                        self.refuse_noise(Noise::of(first.as_bytes()), options)?;
                        *first = without_mark(std::mem::take(first));
                    }
                    let meta = self.meta(Encoding::UTF_8, 0, false);
                    return Ok(LoadedPieces { pieces, meta });
                }
                Pieces::Bytes(pieces) => return self.decoded(pieces, options),
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
        self.fill_whole(options)?;
        let mut bytes = std::mem::take(&mut self.bytes);
        if options.encoding.is_none_or(|e| e == Encoding::UTF_8) {
            match as_text(bytes) {
                Ok(text) if !is_utf8_by_chance(&text) => {
                    self.refuse_noise(Noise::of(text.as_bytes()), options)?;
                    let pieces = vec![without_mark(text)];
                    let meta = self.meta(Encoding::UTF_8, 0, false);
                    return Ok(LoadedPieces { pieces, meta });
                }
                Ok(text) => bytes = text.into_bytes(),
                Err(other) => bytes = other,
            }
        }
        self.decoded(vec![bytes], options)
    }

    /// The text of `pieces`, which follow each other, in the encoding that was
    /// asked for or the likeliest.
    fn decoded(
        &self,
        pieces: Vec<Vec<u8>>,
        options: &ReadOptions<'_>,
    ) -> Result<LoadedPieces, SourceError> {
        let mut pieces = pieces.into_iter();
        let mut bytes = pieces.next().unwrap_or_default();
        bytes.reserve_exact(pieces.as_slice().iter().map(Vec::len).sum());
        for piece in pieces {
            bytes.extend_from_slice(&piece);
        }
        let found = found(&bytes, options.encoding, || declared::found(&bytes, true));
        let decoded = Decoded::new(Cow::Owned(bytes), found, true);
        if decoded.is_noise && options.encoding.is_none() {
            return Err(self.no_text(Kind::Unknown));
        }
        let mut meta = self.meta(found.encoding, decoded.invalid, false);
        meta.nuls = decoded.nuls;
        Ok(LoadedPieces {
            pieces: vec![decoded.text],
            meta,
        })
    }

    /// Reads until the source ends.
    fn fill_whole(&mut self, options: &ReadOptions<'_>) -> Result<(), SourceError> {
        let size = self.size.and_then(|size| usize::try_from(size).ok());
        if let Some(size) = size {
            // One more finds the end without growing.
            let more = size.saturating_add(1).saturating_sub(self.bytes.len());
            self.bytes.reserve_exact(more);
        }
        self.fill(usize::MAX, options)?;
        // What has been read may be more than the size said at first.
        self.size = u64::try_from(self.bytes.len()).ok();
        Ok(())
    }

    /// Reads until `wanted` bytes are there or the source ends.
    fn fill(&mut self, wanted: usize, options: &ReadOptions<'_>) -> Result<(), SourceError> {
        while !self.ended && self.bytes.len() < wanted {
            let missing = wanted.saturating_sub(self.bytes.len());
            let before = u64::try_from(self.bytes.len()).unwrap_or_default();
            let step = STEP.saturating_sub(before % STEP);
            let step = step.min(u64::try_from(missing).unwrap_or(STEP));
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
            format: match &self.inside {
                Some(inside) => format_by_name(inside),
                None => self.location.format(),
            },
            bytes: self
                .size
                .or_else(|| u64::try_from(self.bytes.len()).ok())
                .unwrap_or_default(),
            lines: 0,
            replacements,
            nuls: 0,
            partial,
            metadata: Metadata::default(),
        }
    }
}

fn is_for_later(kind: io::ErrorKind) -> bool {
    matches!(kind, io::ErrorKind::Interrupted | io::ErrorKind::WouldBlock)
}
