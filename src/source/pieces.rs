//! Reading a large file on all cores.

use std::fs::File;
use std::ops::{ControlFlow, Range};

use crate::cores;

use super::scan::{places, read_at};

/// Bytes of a piece, about. Larger than any buffer that was given back before:
/// an allocator that keeps such a buffer for later would keep the pieces too.
const PIECE: u64 = 4 * 1024 * 1024;

/// What came of reading.
pub(super) enum Pieces {
    /// Text in UTF-8, each piece but the last with a line feed at its end.
    Text(Vec<String>),
    /// Bytes in another encoding, or in UTF-8 by chance.
    Bytes(Vec<Vec<u8>>),
    /// The callback broke off.
    Cancelled,
}

/// Reads a regular file of `size` bytes in pieces of whole lines. `progress`
/// is told after each how many bytes have been read. `None` where a piece
/// cannot be read.
pub(super) fn read(
    file: &File,
    size: u64,
    progress: Option<&dyn Fn(u64) -> ControlFlow<()>>,
) -> Option<Pieces> {
    let places = places(file, size, PIECE)?;
    let mut all: Vec<Result<String, Vec<u8>>> = Vec::with_capacity(places.len());
    let mut so_far = 0u64;
    let work = |buffer: &mut Vec<u8>, place| piece(file, place, buffer);
    let flow = cores::in_order(&places, Vec::new, work, |piece| {
        let Some(piece) = piece else {
            return ControlFlow::Break(None);
        };
        let length = piece.as_ref().map_or_else(Vec::len, String::len);
        so_far = so_far.saturating_add(u64::try_from(length).unwrap_or_default());
        all.push(piece);
        match progress.is_some_and(|progress| progress(so_far).is_break()) {
            true => ControlFlow::Break(Some(Pieces::Cancelled)),
            false => ControlFlow::Continue(()),
        }
    });
    if let ControlFlow::Break(ended) = flow {
        return ended;
    }
    let texts = || all.iter().filter_map(|piece| piece.as_deref().ok());
    let by_chance =
        texts().all(|t| t.bytes().all(|byte| byte < 0xE0)) && !texts().all(str::is_ascii);
    if by_chance {
        return Some(Pieces::Bytes(all.into_iter().map(into_bytes).collect()));
    }
    let mut texts = Vec::with_capacity(places.len());
    let mut all = all.into_iter();
    while let Some(piece) = all.next() {
        match piece {
            Ok(text) => texts.push(text),
            Err(bytes) => {
                let before = texts.into_iter().map(String::into_bytes);
                let behind = all.map(into_bytes);
                return Some(Pieces::Bytes(before.chain([bytes]).chain(behind).collect()));
            }
        }
    }
    Some(Pieces::Text(texts))
}

fn into_bytes(piece: Result<String, Vec<u8>>) -> Vec<u8> {
    piece.map_or_else(|bytes| bytes, String::into_bytes)
}

/// Reads one piece by way of `buffer`, which stays in the caches of a core
/// and is checked faster than the standard library would. Text with NUL is
/// none: it is in UTF-16.
fn piece(file: &File, place: &Range<u64>, buffer: &mut Vec<u8>) -> Option<Result<String, Vec<u8>>> {
    read_at(file, place.clone(), buffer)?;
    let text = simdutf8::basic::from_utf8(buffer).ok();
    Some(match text.filter(|_| memchr::memchr(0, buffer).is_none()) {
        Some(text) => Ok(text.to_owned()),
        None => Err(buffer.clone()),
    })
}
