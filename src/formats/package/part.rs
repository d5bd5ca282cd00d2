//! One member of a package while it is read.

use std::cell::Cell;
use std::io::{self, BufRead, BufReader, Read};
use std::rc::Rc;

use flate2::bufread::DeflateDecoder;
use rawzip::{CompressionMethod, ZipSliceEntry};

use super::Fault;
use crate::cores::Stop;

/// Bytes that come out of any member, however small it is packed.
const FREE: u64 = 32 * 1024 * 1024;

/// How many times its packed size a member may hold beyond that. What repeats
/// itself without end packs hundreds of times; markup of documents ten to
/// thirty.
const RATIO: u64 = 120;

/// How many bytes are unpacked at a time.
const STEP: usize = 64 * 1024;

/// One member, read from its beginning. Its size and checksum are held
/// against what the archive says of them once it has been read to its end.
pub(crate) struct Part<'p> {
    name: String,
    packed: u64,
    from: BufReader<Metered<'p>>,
}

impl<'p> Part<'p> {
    pub(super) fn new(
        entry: &ZipSliceEntry<'p>,
        method: CompressionMethod,
        name: &str,
        left: Rc<Cell<u64>>,
        stop: Stop<'p>,
    ) -> Result<Self, Fault> {
        let packed = entry.data();
        let unpacked: Box<dyn Read + 'p> = match method {
            CompressionMethod::STORE => Box::new(entry.verifying_reader(packed)),
            CompressionMethod::DEFLATE => {
                Box::new(entry.verifying_reader(DeflateDecoder::new(packed)))
            }
            _ => return Err(Fault::Method),
        };
        let size = u64::try_from(packed.len()).unwrap_or(u64::MAX);
        let metered = Metered {
            from: unpacked,
            most: size.saturating_mul(RATIO).max(FREE),
            left,
            stop,
        };
        Ok(Self {
            name: name.to_owned(),
            packed: size,
            from: BufReader::with_capacity(STEP, metered),
        })
    }

    /// Its name.
    pub(crate) fn name(&self) -> &str {
        &self.name
    }

    /// How many bytes it takes as it is packed.
    pub(crate) const fn packed(&self) -> u64 {
        self.packed
    }

    /// All of it.
    ///
    /// # Errors
    /// [`Fault`] where it cannot be unpacked, or holds more than `most` bytes.
    pub(crate) fn bytes(self, most: u64) -> Result<Vec<u8>, Fault> {
        let mut bytes = Vec::new();
        let mut from = self.from.take(most.saturating_add(1));
        from.read_to_end(&mut bytes).map_err(Fault::from_io)?;
        match u64::try_from(bytes.len()) {
            Ok(size) if size <= most => Ok(bytes),
            _ => Err(Fault::Large),
        }
    }
}

impl Read for Part<'_> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        self.from.read(into)
    }
}

impl BufRead for Part<'_> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        self.from.fill_buf()
    }

    fn consume(&mut self, bytes: usize) {
        self.from.consume(bytes);
    }
}

/// Counts what comes out against what may.
struct Metered<'p> {
    from: Box<dyn Read + 'p>,
    /// Bytes that may still come out of this member.
    most: u64,
    /// Bytes that may still come out of the package.
    left: Rc<Cell<u64>>,
    stop: Stop<'p>,
}

impl Read for Metered<'_> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        if (self.stop)() {
            return Err(Fault::Stopped.into_io());
        }
        let read = self.from.read(into).map_err(|_| Fault::Damaged.into_io())?;
        let bytes = u64::try_from(read).unwrap_or(u64::MAX);
        self.most = match self.most.checked_sub(bytes) {
            Some(most) => most,
            None => return Err(Fault::Bomb.into_io()),
        };
        match self.left.get().checked_sub(bytes) {
            Some(left) => self.left.set(left),
            None => return Err(Fault::Large.into_io()),
        }
        Ok(read)
    }
}
