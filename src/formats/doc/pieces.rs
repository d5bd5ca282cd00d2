//! The text, which a document keeps in pieces: each change that was saved in
//! haste is one more of them.

use encoding_rs::{BIG5, EUC_KR, Encoding, GBK, WINDOWS_1252};

use crate::formats::package::Fault;
use crate::text::is_hanzi;

use super::bytes::{Plc, needed, u16_at, u32_at};
use super::header::{Header, Part, Table};
use super::said::Said;

/// The text of a document.
#[derive(Debug)]
pub(super) struct Pieces {
    /// All characters of all parts, in UTF-16.
    pub(super) units: Vec<u16>,
    pieces: Vec<Piece>,
}

/// Text that is kept at one place.
#[derive(Debug)]
pub(super) struct Piece {
    /// Its characters.
    pub(super) from: u32,
    pub(super) to: u32,
    /// Its first byte in the stream of the text.
    at: u32,
    /// Bytes of a character.
    width: u32,
    /// What is said of all that is in it.
    pub(super) said: Said,
}

impl Pieces {
    /// Reads the text of a document whose stream is `stream` and whose tables
    /// are `tables`. Linear in their size.
    ///
    /// # Errors
    /// [`Fault`] where it is not whole.
    pub(super) fn read(header: &Header, stream: &[u8], tables: &[u8]) -> Result<Self, Fault> {
        let clx = header.table(tables, Table::Pieces);
        let pieces = match clx.is_empty() {
            true => vec![plain(header)],
            false => needed(listed(clx))?,
        };
        let mut all = Self {
            units: Vec::new(),
            pieces: Vec::new(),
        };
        // No byte belongs to two pieces, so there is no more than the stream
        // has.
        let mut left = stream.len();
        for piece in pieces {
            let from = usize::try_from(piece.at).map_err(|_| Fault::Damaged)?;
            let length = piece.to.checked_sub(piece.from).ok_or(Fault::Damaged)?;
            let length = length.checked_mul(piece.width).ok_or(Fault::Damaged)?;
            let length = usize::try_from(length).map_err(|_| Fault::Damaged)?;
            left = left.checked_sub(length).ok_or(Fault::Damaged)?;
            let to = from.checked_add(length);
            let bytes = to.and_then(|to| stream.get(from..to));
            let bytes = bytes.ok_or(Fault::Damaged)?;
            match piece.width {
                1 => narrow(bytes, header.languages, &mut all.units),
                _ => {
                    let (pairs, _) = bytes.as_chunks::<2>();
                    let units = pairs.iter().copied().map(u16::from_le_bytes);
                    all.units.extend(units);
                }
            }
            all.pieces.push(piece);
        }
        let needs = header.part(Part::Main).end;
        if u32::try_from(all.units.len()).is_ok_and(|units| units < needs) {
            return Err(Fault::Damaged);
        }
        Ok(all)
    }

    /// The piece that a character is in.
    pub(super) fn piece(&self, at: u32) -> Option<&Piece> {
        let index = self.pieces.partition_point(|piece| piece.to <= at);
        self.pieces.get(index).filter(|piece| piece.from <= at)
    }

    /// A character.
    pub(super) fn unit(&self, at: u32) -> Option<u16> {
        self.units.get(usize::try_from(at).ok()?).copied()
    }
}

impl Piece {
    /// Where a character of it is in the stream.
    pub(super) fn byte(&self, at: u32) -> u32 {
        let before = at.saturating_sub(self.from);
        self.at.saturating_add(before.saturating_mul(self.width))
    }

    /// The character at or behind a byte of the stream.
    pub(super) fn character(&self, byte: u32) -> u32 {
        let before = byte.saturating_sub(self.at).div_ceil(self.width);
        self.from.saturating_add(before).min(self.to)
    }
}

/// The one piece of a document without a table of them.
fn plain(header: &Header) -> Piece {
    let (at, wide) = header.plain;
    Piece {
        from: 0,
        to: header.part(Part::Main).end,
        at,
        width: if wide { 2 } else { 1 },
        said: Said::default(),
    }
}

/// The pieces that a table lists, behind what is said of some of them.
fn listed(clx: &[u8]) -> Option<Vec<Piece>> {
    let mut sayings: Vec<Said> = Vec::new();
    let mut rest = clx;
    loop {
        let (&kind, behind) = rest.split_first()?;
        match kind {
            1 => {
                let size = usize::from(u16_at(behind, 0)?);
                let (said, behind) = behind.get(2..)?.split_at_checked(size)?;
                sayings.push(Said::read(said));
                rest = behind;
            }
            2 => {
                let size = usize::try_from(u32_at(behind, 0)?).ok()?;
                rest = behind.get(4..size.checked_add(4)?)?;
                break;
            }
            _ => return None,
        }
    }
    let plc = Plc::new(rest, 8);
    let mut before = 0;
    let piece = |(from, to, said): (u32, u32, &[u8])| {
        // They follow each other without gaps.
        if from != std::mem::replace(&mut before, to) || to < from {
            return None;
        }
        let place = u32_at(said, 2)?;
        let narrow = place & 0x4000_0000 != 0;
        let at = place & 0x3FFF_FFFF;
        let more = u16_at(said, 6)?;
        let said = match more & 1 {
            0 => Said::short(more),
            _ => sayings
                .get(usize::from(more >> 1))
                .cloned()
                .unwrap_or_default(),
        };
        Some(Piece {
            from,
            to,
            at: if narrow { at / 2 } else { at },
            width: if narrow { 1 } else { 2 },
            said,
        })
    };
    plc.entries().map(piece).collect()
}

/// Text with one byte a character, as Western Windows writes it, or, by old
/// programs of East Asia, with two for a hanzi.
fn narrow(bytes: &[u8], languages: [u16; 2], into: &mut Vec<u16>) {
    let page = languages.iter().find_map(|language| page(*language));
    if let Some(page) = page.filter(|page| is_of(page, bytes)) {
        double(page, bytes, into);
        return;
    }
    let (text, _) = WINDOWS_1252.decode_without_bom_handling(bytes);
    into.extend(text.encode_utf16());
}

/// The encoding of a language of East Asia.
fn page(language: u16) -> Option<&'static Encoding> {
    match language {
        0x0804 | 0x1004 => Some(GBK),
        0x0404 | 0x0C04 | 0x1404 => Some(BIG5),
        0x0412 => Some(EUC_KR),
        _ => None,
    }
}

/// Whether bytes are text of an encoding and could hardly be that of the West:
/// all that is no ASCII pairs to hanzi and their marks, and there are some.
fn is_of(page: &'static Encoding, bytes: &[u8]) -> bool {
    let mut rest = bytes.iter();
    let mut pairs = 0usize;
    while let Some(lead) = rest.next() {
        if lead.is_ascii() {
            continue;
        }
        let Some(trail) = rest.next().filter(|_| *lead > 0xA0) else {
            return false;
        };
        let pair = [*lead, *trail];
        let Some(text) = page.decode_without_bom_handling_and_without_replacement(&pair) else {
            return false;
        };
        let ours = |c: char| {
            is_hanzi(c)
                || matches!(c, '\u{3000}'..='\u{30FF}' | '\u{AC00}'..='\u{D7A3}' | '\u{FF00}'..='\u{FFEF}' | '“' | '”' | '—' | '…' | '·' | '‘' | '’' | '①'..='⑳')
        };
        if !text.chars().all(ours) {
            return false;
        }
        pairs = pairs.saturating_add(1);
    }
    pairs >= 2
}

/// Text with two bytes for a hanzi: the second stands for a character too, so
/// that places stay as they are, and is left out.
fn double(page: &'static Encoding, bytes: &[u8], into: &mut Vec<u16>) {
    let mut rest = bytes.iter();
    while let Some(lead) = rest.next() {
        if lead.is_ascii() {
            into.push(u16::from(*lead));
            continue;
        }
        let pair = [*lead, rest.next().copied().unwrap_or_default()];
        let (text, _) = page.decode_without_bom_handling(&pair);
        into.push(text.encode_utf16().next().unwrap_or(0xFFFD));
        into.push(0);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: &[u8], language: u16) -> String {
        let mut units = Vec::new();
        narrow(bytes, [0x0409, language], &mut units);
        assert_eq!(units.len(), bytes.len());
        units.retain(|unit| *unit != 0);
        String::from_utf16(&units).unwrap()
    }

    #[test]
    fn bytes_are_western_unless_all_of_them_pair_to_hanzi() {
        assert_eq!(read(b"A\x93caf\xE9\x94", 0x0804), "A“café”");
        assert_eq!(read(b"3\xB6\xC9\xBF\xDAa", 0x0804), "3渡口a");
        assert_eq!(read(b"\xB6\xC9\xBF\xDA", 0x0409), "¶É¿Ú");
        assert_eq!(read(b"\xA4\xA4\xA4\xE5", 0x0404), "中文");
    }
}
