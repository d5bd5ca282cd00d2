//! Reading a large file on all cores.

use std::fs::File;
use std::num::NonZero;
use std::ops::{ControlFlow, Range};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc;
use std::thread;

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

/// A piece that was read.
struct Piece {
    number: usize,
    text: Result<String, Vec<u8>>,
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
    let cores = thread::available_parallelism().map_or(1, NonZero::get);
    let next = AtomicUsize::new(0);
    let stopped = AtomicBool::new(false);
    let (sender, receiver) = mpsc::channel();
    let work = |sender: &mpsc::Sender<Option<Piece>>| {
        let mut buffer = Vec::new();
        while !stopped.load(Ordering::Relaxed) {
            let number = next.fetch_add(1, Ordering::Relaxed);
            let Some(place) = places.get(number) else {
                return;
            };
            let text = piece(file, place, &mut buffer);
            // Nobody listens once the reading is off.
            let _ = sender.send(text.map(|text| Piece { number, text }));
        }
    };
    let all = thread::scope(|scope| {
        for _ in 0..cores.min(places.len()) {
            let sender = sender.clone();
            let work = &work;
            scope.spawn(move || work(&sender));
        }
        drop(sender);
        let all = collect(&receiver, progress);
        stopped.store(true, Ordering::Relaxed);
        all
    })?;
    let Some(mut all) = all else {
        return Some(Pieces::Cancelled);
    };
    all.sort_unstable_by_key(|piece| piece.number);
    let texts = || all.iter().filter_map(|piece| piece.text.as_deref().ok());
    let by_chance =
        texts().all(|t| t.bytes().all(|byte| byte < 0xE0)) && !texts().all(str::is_ascii);
    let all = all.into_iter().map(|piece| piece.text);
    if by_chance {
        return Some(Pieces::Bytes(all.map(into_bytes).collect()));
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

/// Takes the pieces as they come. `None` where one cannot be read; no pieces
/// where `progress` breaks off.
fn collect(
    pieces: &mpsc::Receiver<Option<Piece>>,
    progress: Option<&dyn Fn(u64) -> ControlFlow<()>>,
) -> Option<Option<Vec<Piece>>> {
    let mut all = Vec::new();
    let mut so_far = 0u64;
    for piece in pieces {
        let piece = piece?;
        let length = piece.text.as_ref().map_or_else(Vec::len, String::len);
        so_far = so_far.saturating_add(u64::try_from(length).unwrap_or_default());
        all.push(piece);
        if progress.is_some_and(|progress| progress(so_far).is_break()) {
            return Some(None);
        }
    }
    Some(Some(all))
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
