//! The part of a document that holds its lists.

use crate::formats::office::lists::{LEVELS, Level, Piece, Restart, Suffix};
use crate::formats::office::numbering::{List, Lists, Pattern};
use crate::formats::office::numerals::Numeral;
use crate::formats::package::Fault;
use crate::formats::package::xml::{Event, Ns, Xml};

use super::run::is_on;
use super::styles::Styles;

/// Reads the part that holds them.
///
/// # Errors
/// [`Fault`] where it cannot be read.
pub(super) fn read(mut xml: Xml<'_>, styles: &Styles) -> Result<Lists, Fault> {
    let mut lists = Lists::default();
    loop {
        let tag = match xml.next()? {
            Event::Open(tag) if tag.ns == Ns::Word => tag,
            Event::End => break,
            _ => continue,
        };
        match tag.local() {
            "abstractNum" => {
                let id = tag.attribute("abstractNumId").unwrap_or_default();
                lists.add_pattern(id, read_pattern(&mut xml)?);
            }
            "num" => {
                let id = tag.attribute("numId").unwrap_or_default();
                lists.add(id, read_list(&mut xml)?);
            }
            _ => {}
        }
    }
    lists.follow(|style| styles.list_of(style));
    Ok(lists)
}

/// Reads a pattern that has just begun.
fn read_pattern(xml: &mut Xml<'_>) -> Result<Pattern, Fault> {
    let mut pattern = Pattern::default();
    let outside = xml.depth().saturating_sub(1);
    while xml.depth() > outside {
        let Event::Open(tag) = xml.next()? else {
            continue;
        };
        match tag.local() {
            "lvl" => {
                let at: Option<usize> = tag.number("ilvl");
                let (level, style) = read_level(xml)?;
                let at = at.unwrap_or(LEVELS);
                if let Some(own) = pattern.levels.get_mut(at) {
                    *own = Some(level);
                }
                if let Some(own) = pattern.styles.get_mut(at) {
                    *own = style;
                }
            }
            "numStyleLink" => pattern.stands_for = tag.attribute("val"),
            _ => {}
        }
    }
    Ok(pattern)
}

/// Reads a list that has just begun.
fn read_list(xml: &mut Xml<'_>) -> Result<List, Fault> {
    let mut list = List::default();
    let mut at = LEVELS;
    let outside = xml.depth().saturating_sub(1);
    while xml.depth() > outside {
        let Event::Open(tag) = xml.next()? else {
            continue;
        };
        match tag.local() {
            "abstractNumId" => list.pattern = tag.attribute("val").unwrap_or_default(),
            "lvlOverride" => at = tag.number("ilvl").unwrap_or(LEVELS),
            "startOverride" => {
                let start = tag.number("val");
                if let Some(own) = list.starts.get_mut(at) {
                    *own = start;
                }
            }
            "lvl" => {
                let (level, _) = read_level(xml)?;
                if let Some(own) = list.levels.get_mut(at) {
                    *own = Some(level);
                }
            }
            _ => {}
        }
    }
    Ok(list)
}

/// Reads a level that has just begun, and the style that is linked to it.
fn read_level(xml: &mut Xml<'_>) -> Result<(Level, Option<String>), Fault> {
    let mut level = Level {
        start: 0,
        numeral: Numeral::Decimal,
        parts: Vec::new(),
        restart: Restart::Above,
        legal: false,
        suffix: Suffix::Tab,
    };
    let mut style = None;
    let mut numeral = None;
    let outside = xml.depth().saturating_sub(1);
    while xml.depth() > outside {
        let Event::Open(tag) = xml.next()? else {
            continue;
        };
        let value = || tag.attribute("val").unwrap_or_default();
        match tag.local() {
            "start" => level.start = tag.number("val").unwrap_or(0),
            // Said twice, the first is for programs that know more forms.
            "numFmt" if numeral.is_none() => {
                numeral = Some(match tag.attribute("format") {
                    Some(format) => custom(&format),
                    None => Numeral::of_word(&value()),
                });
            }
            "lvlText" => level.parts = pieces(&value()),
            "lvlRestart" => {
                level.restart = match tag.number::<usize>("val") {
                    Some(0) => Restart::Never,
                    Some(below) => Restart::Behind(below.saturating_sub(1)),
                    None => Restart::Above,
                }
            }
            "isLgl" => level.legal = tag.attribute("val").is_none_or(|value| is_on(&value)),
            "suff" => {
                level.suffix = match value().as_str() {
                    "space" => Suffix::Space,
                    "nothing" => Suffix::Nothing,
                    _ => Suffix::Tab,
                }
            }
            "pStyle" => style = tag.attribute("val"),
            "lvlPicBulletId" => numeral = Some(Numeral::Bullet),
            "pPr" | "rPr" => xml.skip()?,
            _ => {}
        }
    }
    level.numeral = numeral.unwrap_or_default();
    Ok((level, style))
}

/// The form that is shown by its first numbers: 001, 002, 003, ...
fn custom(format: &str) -> Numeral {
    let first = format.split(',').next().unwrap_or_default().trim();
    let zeros = first.ends_with('1') && first.bytes().all(|b| matches!(b, b'0' | b'1'));
    match u8::try_from(first.len()) {
        Ok(digits @ 2..=16) if zeros => Numeral::Padded(digits),
        _ => Numeral::Decimal,
    }
}

/// The pieces of what is printed: `%1` is the number of the first level.
fn pieces(text: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut plain = String::new();
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let level = match c {
            '%' => chars.peek().and_then(|digit| digit.to_digit(10)),
            _ => None,
        };
        let level = level.and_then(|level| usize::try_from(level).ok()?.checked_sub(1));
        let Some(level) = level else {
            plain.push(c);
            continue;
        };
        chars.next();
        if !plain.is_empty() {
            pieces.push(Piece::Text(std::mem::take(&mut plain)));
        }
        pieces.push(Piece::Number(level));
    }
    if !plain.is_empty() {
        pieces.push(Piece::Text(plain));
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_printed_is_text_and_numbers() {
        let number = Piece::Number;
        let text = |text: &str| Piece::Text(text.to_owned());
        assert_eq!(pieces("第%1条"), [text("第"), number(0), text("条")]);
        assert_eq!(pieces("%1.%2"), [number(0), text("."), number(1)]);
        assert_eq!(pieces("100%"), [text("100%")]);
        assert_eq!(custom("001, 002, 003, ..."), Numeral::Padded(3));
        assert_eq!(custom("1, 2, 3"), Numeral::Decimal);
    }
}
