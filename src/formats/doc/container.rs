//! The compound file that a document is kept in, whose streams are files in
//! it.

use std::io::{self, Cursor, Read, Seek, SeekFrom};

use cfb::CompoundFile;

use crate::formats::package::Fault;

/// A compound file.
pub(super) struct Container<'a> {
    file: CompoundFile<Bounded<'a>>,
    size: u64,
}

/// Bytes of which only so many may be read. The tables of a compound file may
/// name one sector again and again; what is read of a sound one is what is
/// there, once to find the streams and once for what is in them.
struct Bounded<'a> {
    bytes: Cursor<&'a [u8]>,
    left: u64,
}

/// How often all bytes may be read.
const READINGS: u64 = 4;

impl Read for Bounded<'_> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let read = self.bytes.read(into)?;
        let left = self
            .left
            .checked_sub(u64::try_from(read).unwrap_or(u64::MAX));
        self.left = left.ok_or_else(|| Fault::Bomb.into_io())?;
        Ok(read)
    }
}

impl Seek for Bounded<'_> {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        self.bytes.seek(to)
    }
}

impl<'a> Container<'a> {
    /// Opens the compound file that `bytes` are. Linear.
    ///
    /// # Errors
    /// [`Fault`] where it is damaged.
    pub(super) fn open(bytes: &'a [u8]) -> Result<Self, Fault> {
        let size = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
        let bounded = Bounded {
            bytes: Cursor::new(bytes),
            left: size.saturating_mul(READINGS),
        };
        let file = CompoundFile::open(bounded).map_err(Fault::from_io)?;
        Ok(Self { file, size })
    }

    /// All bytes of a stream; `None` where there is none of this name.
    ///
    /// # Errors
    /// [`Fault`] where it is not whole.
    pub(super) fn stream(&mut self, name: &str) -> Result<Option<Vec<u8>>, Fault> {
        if !self.file.is_stream(name) {
            return Ok(None);
        }
        let mut stream = self.file.open_stream(name).map_err(Fault::from_io)?;
        let mut bytes = Vec::new();
        // What it says of its size is not believed.
        let bounded = stream.len().min(self.size);
        let read = stream.by_ref().take(bounded).read_to_end(&mut bytes);
        read.map_err(Fault::from_io)?;
        Ok(Some(bytes))
    }
}
