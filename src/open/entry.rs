//! A document on its way in: its beginning, what has come so far, the whole.

use std::ops::ControlFlow;
use std::sync::Arc;
use std::time::{Duration, Instant};

use crate::cores::{Stop, never};
use crate::document::Document;
use crate::formats::Room;
use crate::notes::{DocumentKey, Kept, KeptCorrections};
use crate::setting::Said;
use crate::source::{
    Arrival, Encoding, Kind, Loaded, LoadedBytes, LoadedPieces, Location, ReadOptions, Stream,
};
use crate::structure;
use crate::structure::corrections::{Corrections, correct};

use super::archive;
use super::fault::OpenError;
use super::how::{How, Known};
use super::opened::{Opened, Recalled};

/// Told how many bytes have been read, from time to time; calls the reading
/// off by a break.
type Progress<'a> = &'a dyn Fn(u64) -> ControlFlow<()>;

/// A document on its way in.
pub struct Entry<'a> {
    stream: Stream,
    maker: Maker<'a>,
}

/// What makes documents of what is read.
struct Maker<'a> {
    location: &'a Location,
    how: &'a How,
    known: Known,
    /// The corrections, where they are known better than from the store.
    better: Option<KeptCorrections>,
    /// In which it is read; found out where there is none.
    encoding: Option<Encoding>,
    begun: Instant,
}

impl<'a> Entry<'a> {
    /// Opens a location and reads nothing of it yet.
    ///
    /// # Errors
    /// Where there is nothing that could be read.
    pub fn open(location: &'a Location, how: &'a How) -> Result<Self, OpenError> {
        Self::with(location, how, Known::of(location, how))
    }

    /// As [`open`](Self::open), where it has been looked up what is kept.
    ///
    /// # Errors
    /// As [`open`](Self::open).
    pub fn with(location: &'a Location, how: &'a How, known: Known) -> Result<Self, OpenError> {
        Ok(Self {
            stream: match archive::member_of(location)? {
                Some(member) => member,
                None => Stream::open(location)?,
            },
            maker: Maker {
                encoding: known.encoding(how),
                location,
                how,
                known,
                better: None,
                begun: Instant::now(),
            },
        })
    }

    /// As [`open`](Self::open), of a document that is open already: its
    /// corrections and its encoding are known better than from the store, since
    /// keeping them may take a while.
    ///
    /// # Errors
    /// As [`open`](Self::open).
    pub fn again(
        location: &'a Location,
        how: &'a How,
        corrections: KeptCorrections,
    ) -> Result<Self, OpenError> {
        let mut entry = Self::open(location, how)?;
        entry.maker.encoding = how.encoding;
        entry.maker.better = Some(corrections);
        Ok(entry)
    }

    /// Whether it comes through a pipe; see [`Stream::is_piped`].
    #[must_use]
    pub const fn is_piped(&self) -> bool {
        self.stream.is_piped()
    }

    /// Size of the source in bytes; `None` for a pipe.
    #[must_use]
    pub const fn size(&self) -> Option<u64> {
        self.stream.size()
    }

    /// How many bytes have been read.
    #[must_use]
    pub const fn arrived(&self) -> usize {
        self.stream.arrived()
    }

    /// Waits for more to come through a pipe; see [`Stream::arrives`].
    ///
    /// # Errors
    /// Where the source cannot be read.
    pub fn arrives(&mut self, wait: Option<Duration>) -> Result<Arrival, OpenError> {
        Ok(self.stream.arrives(wait)?)
    }

    /// The document of the first `bytes` bytes at most; see [`Stream::head`].
    /// `None` where these tell nothing: a format that is no text is read whole.
    ///
    /// # Errors
    /// Where the source cannot be read or is not what we read.
    pub fn head(&mut self, bytes: usize) -> Result<Option<Opened>, OpenError> {
        let quiet = self.maker.options(None);
        if self.maker.room(&mut self.stream, &quiet)?.is_some() {
            return Ok(None);
        }
        let head = self.stream.head(bytes, &quiet)?;
        head.map(|head| self.maker.text(whole_piece(head), &never))
            .transpose()
    }

    /// The document of what has come so far, given up soon after `stop` says
    /// so; see [`Stream::so_far`].
    ///
    /// # Errors
    /// As [`head`](Self::head).
    pub fn so_far(
        &mut self,
        stop: &(dyn Fn() -> bool + Sync),
    ) -> Result<Option<Opened>, OpenError> {
        let rooms = self.maker.how.rooms.iter();
        let kinds = rooms.map(|room| room.kind);
        // What is packed is looked into once all of it is there.
        let kinds: Vec<Kind> = kinds.chain([Kind::Gzip]).collect();
        let so_far = self.stream.so_far(&self.maker.options(None), &kinds)?;
        so_far
            .map(|so_far| self.maker.text(whole_piece(so_far), stop))
            .transpose()
    }

    /// The whole document.
    ///
    /// # Errors
    /// Where the source cannot be read or is not what we read, the document
    /// would be too large, or `progress` breaks off.
    pub fn whole(self, progress: Option<Progress<'_>>) -> Result<Opened, OpenError> {
        self.whole_until(progress, &never)
    }

    /// As [`whole`](Self::whole), given up soon after `stop` says so.
    ///
    /// # Errors
    /// As [`whole`](Self::whole), and where it was stopped.
    pub fn whole_until(
        self,
        progress: Option<Progress<'_>>,
        stop: &(dyn Fn() -> bool + Sync),
    ) -> Result<Opened, OpenError> {
        let Self {
            mut stream,
            mut maker,
        } = self;
        let options = maker.options(progress);
        match maker.room(&mut stream, &options)? {
            Some(room) => maker.bytes(room, stream.read_bytes(&options)?, stop),
            None => maker.text(stream.read_pieces(&options)?, stop),
        }
    }
}

impl Maker<'_> {
    fn options<'p>(&self, progress: Option<Progress<'p>>) -> ReadOptions<'p> {
        ReadOptions {
            encoding: self.encoding,
            progress,
        }
    }

    /// The room of a source that is no text. Here it is decided what becomes of
    /// the bytes.
    fn room(
        &self,
        stream: &mut Stream,
        options: &ReadOptions<'_>,
    ) -> Result<Option<&'static Room>, OpenError> {
        let Some(kind) = stream.kind(options)? else {
            return Ok(None);
        };
        let room = self.how.rooms.iter().find(|room| room.kind == kind);
        if room.is_none()
            && kind == Kind::Zip
            && let Some(several) = archive::several(self.location)
        {
            return Err(several);
        }
        // What has no room is refused by whoever reads text.
        Ok(room)
    }

    /// Of a decoded text.
    fn text(&mut self, loaded: LoadedPieces, stop: Stop<'_>) -> Result<Opened, OpenError> {
        let LoadedPieces { pieces, meta } = loaded;
        let partial = meta.partial;
        let is_kept = self.how.store.is_some() && !partial;
        let key = is_kept.then(|| DocumentKey::new(meta.path.as_deref(), &pieces));
        let document = structure::parse_pieces_until(pieces, meta, &self.parse(), stop)
            .map_err(|error| self.unmade(Said::new(&error)))?;
        Ok(self.opened(document, key, partial))
    }

    /// Of bytes that are no text.
    fn bytes(
        &mut self,
        room: &Room,
        loaded: LoadedBytes,
        stop: Stop<'_>,
    ) -> Result<Opened, OpenError> {
        let LoadedBytes { bytes, meta } = loaded;
        let is_kept = self.how.store.is_some();
        let key = is_kept.then(|| DocumentKey::new(meta.path.as_deref(), &[&bytes]));
        let document = structure::parse_bytes(&bytes, meta, room, &self.parse(), stop)
            .map_err(|reason| self.unmade(reason))?;
        Ok(self.opened(document, key, false))
    }

    fn unmade(&self, reason: Said) -> OpenError {
        let label = self.location.label();
        OpenError::Unmade { label, reason }
    }

    /// How to parse: the corrections come afterwards.
    fn parse(&self) -> structure::Options {
        structure::Options {
            corrections: Corrections::default(),
            encoding: self.encoding,
            ..self.how.parse.clone()
        }
    }

    /// Corrects a document and puts beside it what is kept; `key` where all of it
    /// is there.
    fn opened(&mut self, document: Document, key: Option<DocumentKey>, partial: bool) -> Opened {
        if let (Some(store), Some(key)) = (&self.how.store, &key)
            && self.known.kept == Kept::default()
        {
            // The path may be new, the content known.
            let loaded = store.load(key);
            self.known.kept = loaded.kept;
            if let Some(error) = loaded.error {
                self.known.fault = Some(Said::new(&error));
            }
        }
        let (corrections, lost_lines) = self.corrections(&document);
        let kept = &self.known.kept;
        let place = kept.place.as_ref().and_then(|place| {
            let there = !partial || place.stands(&document);
            there.then(|| place.find(&document)).flatten()
        });
        let recalled = Recalled {
            key: key.map(Arc::new),
            lost_lines: if partial { 0 } else { lost_lines },
            place: place.map(|span| span.start),
            encoding: self.encoding.filter(|_| self.how.encoding != self.encoding),
            folds: kept.folds.clone(),
            filters: kept.filters.clone(),
            fault: self.known.fault.take(),
            corrections,
        };
        let document = match recalled.corrections.is_empty() {
            true => document,
            false => correct(&document, &recalled.corrections),
        };
        let meta = document.meta();
        tracing::info!(
            source = self.location.label(),
            encoding = meta.encoding,
            bytes = meta.bytes,
            partial,
            sections = document.sections().len(),
            took = ?self.begun.elapsed(),
            "document read"
        );
        Opened {
            document,
            recalled,
            kept: kept.clone(),
        }
    }

    /// The corrections for a document, with how many of the lines they named
    /// are no longer there.
    fn corrections(&self, document: &Document) -> (Corrections, usize) {
        if !self.how.parse.sections {
            return (Corrections::default(), 0);
        }
        if let Some(better) = &self.better {
            return better.placed(document);
        }
        let (mut corrections, lost) = self.known.kept.structure.placed(document);
        corrections.extend(&self.how.parse.corrections);
        (corrections, lost)
    }
}

fn whole_piece(loaded: Loaded) -> LoadedPieces {
    LoadedPieces {
        pieces: vec![loaded.text],
        meta: loaded.meta,
    }
}
