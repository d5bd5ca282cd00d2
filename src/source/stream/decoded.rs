//! Bytes made text.

use std::borrow::Cow;

use crate::source::Encoding;
use crate::source::encodings::detect::{Found, is_padded};
use crate::source::kind::noise::Noise;
use crate::source::sizes::LARGE;

/// Bytes as text, where they are UTF-8. They are checked faster than the
/// standard library would; it alone takes them over without a copy, which is
/// worth it where they are many.
pub(super) fn as_text(bytes: Vec<u8>) -> Result<String, Vec<u8>> {
    if u64::try_from(bytes.len()).is_ok_and(|length| length >= LARGE) {
        return String::from_utf8(bytes).map_err(|error| error.into_bytes());
    }
    match simdutf8::basic::from_utf8(&bytes) {
        Ok(text) => Ok(text.to_owned()),
        Err(_) => Err(bytes),
    }
}

/// The encoding that was asked for, or what `likeliest` finds.
pub(super) fn found(
    bytes: &[u8],
    asked: Option<Encoding>,
    likeliest: impl FnOnce() -> Found,
) -> Found {
    match asked {
        Some(encoding) => Found {
            encoding,
            makes_sense: true,
            is_padded: !encoding.is_utf16() && is_padded(bytes),
        },
        None => likeliest(),
    }
}

/// Bytes made text.
pub(super) struct Decoded {
    pub(super) text: String,
    /// Number of invalid sequences.
    pub(super) invalid: u32,
    /// Number of NULs that were left out.
    pub(super) nuls: u32,
    /// Whether it looks like no text.
    pub(super) is_noise: bool,
}

impl Decoded {
    pub(super) fn new(bytes: Cow<'_, [u8]>, found: Found, complete: bool) -> Self {
        let length = bytes.len();
        let bytes = match found.is_padded {
            true => {
                let mut bytes = bytes.into_owned();
                bytes.retain(|&byte| byte != 0);
                Cow::Owned(bytes)
            }
            false => bytes,
        };
        let nuls = length.saturating_sub(bytes.len());
        // What makes no sense is looked at as it is.
        let noise = (!found.makes_sense).then(|| Noise::of(&bytes));
        let (text, invalid) = match bytes {
            Cow::Borrowed(bytes) => found.encoding.decode([bytes], complete),
            Cow::Owned(bytes) => found.encoding.decode(into_pieces(bytes), complete),
        };
        let noise = noise.unwrap_or_else(|| Noise::of(text.as_bytes()));
        Self {
            is_noise: noise.is_too_much(found.makes_sense),
            text,
            invalid,
            nuls: u32::try_from(nuls).unwrap_or(u32::MAX),
        }
    }
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
