//! The lists of a document: what they are made after, and where they are used.

use crate::formats::office::lists::{LEVELS, Level, Piece, Restart, Suffix};
use crate::formats::office::numbering::{List, Lists, Pattern};
use crate::formats::office::numerals::Numeral;

use super::bytes::{u16_at, u32_at};

/// Levels of a pattern that has more than one.
const NINE: usize = 9;

/// Reads the patterns, whose table begins at `at` and goes on behind its end,
/// and the table of their uses. What is cut short is left out.
pub(super) fn read(tables: &[u8], at: usize, length: usize, uses: &[u8]) -> Lists {
    let mut lists = Lists::default();
    patterns(tables, at, length, &mut lists);
    used(uses, &mut lists);
    lists
}

/// Reads the patterns.
fn patterns(tables: &[u8], at: usize, length: usize, lists: &mut Lists) -> Option<()> {
    const SIZE: usize = 28;
    if length == 0 {
        return None;
    }
    let count = usize::from(u16_at(tables, at)?);
    let heads = tables.get(at.checked_add(2)?..)?;
    let (heads, behind) = heads.split_at_checked(count.checked_mul(SIZE)?)?;
    let mut rest = Bytes { rest: behind };
    for head in heads.chunks_exact(SIZE) {
        let mut pattern = Pattern::default();
        let simple = head.get(26).is_some_and(|flags| flags & 1 == 1);
        let levels = if simple { 1 } else { NINE };
        for own in pattern.levels.iter_mut().take(levels) {
            *own = Some(level(&mut rest)?);
        }
        lists.add_pattern(u32_at(head, 0)?.to_string(), pattern);
    }
    Some(())
}

/// Reads the uses of patterns.
fn used(uses: &[u8], lists: &mut Lists) -> Option<()> {
    const SIZE: usize = 16;
    let count = usize::try_from(u32_at(uses, 0)?).ok()?;
    let heads = uses.get(4..)?;
    let (heads, behind) = heads.split_at_checked(count.checked_mul(SIZE)?)?;
    let mut rest = Bytes { rest: behind };
    let mut whole = true;
    for (number, head) in (1u32..).zip(heads.chunks_exact(SIZE)) {
        let mut list = List {
            pattern: u32_at(head, 0)?.to_string(),
            ..List::default()
        };
        let others = head.get(12).copied().unwrap_or(0);
        // Where the numbers of one are cut short, the others have none.
        whole = whole && overrides(&mut rest, others, &mut list).is_some();
        lists.add(number.to_string(), list);
    }
    Some(())
}

/// Reads what of a use is otherwise than its pattern.
fn overrides(rest: &mut Bytes<'_>, count: u8, list: &mut List) -> Option<()> {
    rest.take(4)?;
    for _ in 0..count {
        let head = rest.take(8)?;
        let start = u32_at(head, 0)?;
        let bits = u32_at(head, 4)?;
        let at = usize::try_from(bits & 0xF).ok()?;
        let (starts, formatted) = (bits & 0x10 != 0, bits & 0x20 != 0);
        if formatted {
            let own = level(rest)?;
            if starts && let Some(slot) = list.starts.get_mut(at) {
                *slot = Some(own.start);
            }
            if let Some(slot) = list.levels.get_mut(at) {
                *slot = Some(own);
            }
        } else if starts && let Some(slot) = list.starts.get_mut(at) {
            *slot = Some(start);
        }
    }
    Some(())
}

/// Reads a level.
fn level(rest: &mut Bytes<'_>) -> Option<Level> {
    let head = rest.take(28)?;
    let byte = |at: usize| head.get(at).copied().unwrap_or(0);
    let flags = byte(5);
    rest.take(usize::from(byte(25)))?;
    rest.take(usize::from(byte(24)))?;
    let units = usize::from(u16_at(rest.take(2)?, 0)?);
    let (text, _) = rest.take(units.checked_mul(2)?)?.as_chunks::<2>();
    let text: Vec<u16> = text.iter().copied().map(u16::from_le_bytes).collect();
    let places = head.get(6..15)?;
    Some(Level {
        start: u32_at(head, 0)?,
        numeral: Numeral::of_word(form(byte(4))),
        parts: pieces(&text, places),
        restart: match (flags & 8 != 0, usize::from(byte(26)).checked_sub(1)) {
            (false, _) => Restart::Above,
            (true, None) => Restart::Never,
            (true, Some(lowest)) => Restart::Behind(lowest),
        },
        legal: flags & 4 != 0,
        suffix: match byte(15) {
            1 => Suffix::Space,
            2 => Suffix::Nothing,
            _ => Suffix::Tab,
        },
    })
}

/// What is printed: at the places that are named, the number of the level that
/// stands there.
fn pieces(text: &[u16], places: &[u8]) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut plain = Vec::new();
    let flush = |plain: &mut Vec<u16>, pieces: &mut Vec<Piece>| {
        if !plain.is_empty() {
            pieces.push(Piece::Text(String::from_utf16_lossy(plain)));
            plain.clear();
        }
    };
    for (at, &unit) in (1usize..).zip(text) {
        let named = places.iter().any(|place| usize::from(*place) == at);
        let level = usize::from(unit);
        if named && level < LEVELS {
            flush(&mut plain, &mut pieces);
            pieces.push(Piece::Number(level));
        } else {
            plain.push(unit);
        }
    }
    flush(&mut plain, &mut pieces);
    pieces
}

/// Bytes that are taken from their beginning on.
struct Bytes<'a> {
    rest: &'a [u8],
}

impl<'a> Bytes<'a> {
    fn take(&mut self, count: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.rest.split_at_checked(count)?;
        self.rest = rest;
        Some(taken)
    }
}

/// The name of a number format, by its number.
fn form(number: u8) -> &'static str {
    const NAMES: [&str; 45] = [
        "decimal",
        "upperRoman",
        "lowerRoman",
        "upperLetter",
        "lowerLetter",
        "ordinal",
        "cardinalText",
        "ordinalText",
        "hex",
        "chicago",
        "ideographDigital",
        "japaneseCounting",
        "aiueo",
        "iroha",
        "decimalFullWidth",
        "decimalHalfWidth",
        "japaneseLegal",
        "japaneseDigitalTenThousand",
        "decimalEnclosedCircle",
        "decimalFullWidth2",
        "aiueoFullWidth",
        "irohaFullWidth",
        "decimalZero",
        "bullet",
        "ganada",
        "chosung",
        "decimalEnclosedFullstop",
        "decimalEnclosedParen",
        "decimalEnclosedCircleChinese",
        "ideographEnclosedCircle",
        "ideographTraditional",
        "ideographZodiac",
        "ideographZodiacTraditional",
        "taiwaneseCounting",
        "ideographLegalTraditional",
        "taiwaneseCountingThousand",
        "taiwaneseDigital",
        "chineseCounting",
        "chineseLegalSimplified",
        "chineseCountingThousand",
        "decimal",
        "koreanDigital",
        "koreanCounting",
        "koreanLegal",
        "koreanDigital2",
    ];
    match number {
        57 => "numberInDash",
        255 => "none",
        _ => NAMES.get(usize::from(number)).copied().unwrap_or("decimal"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_stand_only_at_the_places_that_are_named() {
        let text = [0x7B2C, 0, 0x6761, 1];
        let number = Piece::Number;
        let written = |text: &str| Piece::Text(text.to_owned());
        assert_eq!(
            pieces(&text, &[2, 0]),
            [written("第"), number(0), written("条\u{1}")]
        );
        assert_eq!(pieces(&text[..3], &[]), [written("第\0条")]);
    }

    #[test]
    fn forms_of_east_asia_are_known_by_their_numbers() {
        let write = |number: u8| Numeral::of_word(form(number)).write(11);
        assert_eq!(write(39), "十一");
        assert_eq!(write(38), "壹拾壹");
        assert_eq!(write(30), "11");
        assert_eq!(write(28), "⑪");
        assert_eq!(write(200), "11");
    }
}
