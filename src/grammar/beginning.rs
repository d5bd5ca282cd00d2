//! The marker at the beginning of a line, whatever it is.

use super::cursor::{Cursor, shifted};
use super::item::{alphabetic, bracketed, enclosed, numbered, roman as roman_item, stem};
use super::kinds::{Marker, Style};
use super::name::{annex, letter, named};
use super::prefix::{black_brackets, prefixed};
use super::units::{behind_book, embedded, third, trailing, unit, volume_first, word_first};
use crate::text::{lookalikes, numerals};

/// The marker at the beginning of `text`, whose outer white space is taken
/// off. Constant time: it looks only at the first few dozen characters.
pub(crate) fn marker(text: &str) -> Option<Marker> {
    /// Bytes in which every number ends.
    const NEAR: usize = 64;
    let bytes = text.as_bytes();
    match lookalikes::may_hold(bytes.get(..NEAR).unwrap_or(bytes)) {
        true => marker_as_read(&lookalikes::read(text)),
        false => marker_as_read(text),
    }
}

/// As [`marker`], of a text that is already [as rules read it](lookalikes::read).
pub(crate) fn marker_as_read(text: &str) -> Option<Marker> {
    let first = text.chars().next()?;
    if first.is_ascii() {
        return match first {
            '0'..='9' => numbered(text),
            '(' => bracketed(text),
            '[' => letter(text),
            '=' | '*' | '~' if text.len() <= SHORT_LINE => {
                decorated(text).filter(|m| matches!(m.style, Style::Unit(_)))
            }
            'A'..='Z' | 'a'..='z' => roman_item(text)
                .or_else(|| alphabetic(text))
                .or_else(|| unnumbered(text)),
            _ => None,
        };
    }
    match first {
        '第' => unit(text, false),
        '（' => bracketed(text),
        '【' => black_brackets(text).or_else(|| letter(text)),
        '卷' => volume_first(text).or_else(|| unnumbered(text)),
        '单' | '單' | '模' | '专' | '專' | '项' | '項' | '任' | '实' | '實' | '案' => {
            word_first(text).or_else(|| unnumbered(text))
        }
        '上' | '中' | '下' => third(text).or_else(|| unnumbered(text)),
        '甲' | '乙' | '丙' | '丁' | '戊' | '己' | '庚' | '辛' | '壬' | '癸' => {
            stem(text, first).or_else(|| unnumbered(text))
        }
        '正' | '番' => prefixed(text).or_else(|| unnumbered(text)),
        '附' => annex(text).or_else(|| unnumbered(text)),
        '①'..='⒛' | '㈠'..='㈩' => enclosed(text, first),
        'Ⅰ'..='Ⅻ' => roman_item(text),
        '主' | '說' | '辦' | '擬' | '依' | '公' | '摘' | '内' | '內' | '［' | '〔' => {
            letter(text).or_else(|| unnumbered(text))
        }
        '☆' | '★' | '◎' | '●' | '■' | '◆' | '▲' | '※' | '§' | '◇' | '□' | '▶' | '►' | '〓' => {
            decorated(text)
        }
        _ if numerals::is_numeral(first) => numbered(text).or_else(|| unnumbered(text)),
        _ => unnumbered(text),
    }
}

/// Lines longer than this many bytes begin with their marker or have none.
pub(super) const SHORT_LINE: usize = 150;

/// What does not begin with a number: a name (序), a number behind the title
/// (学而第一) or behind other words (特别篇 第三章).
pub(super) fn unnumbered(text: &str) -> Option<Marker> {
    if let Some(marker) = named(text) {
        return Some(marker);
    }
    let at = ordinal_sign(text)?;
    trailing(text)
        .or_else(|| embedded(text, at))
        .or_else(|| behind_book(text, at))
}

/// Offset of the first 第 in a short line. Most lines have none, so that this
/// test decides how fast a text is read.
pub(super) fn ordinal_sign(text: &str) -> Option<usize> {
    const SIGN: [u8; 3] = [0xE7, 0xAC, 0xAC];
    let bytes = text.as_bytes();
    if bytes.len() > SHORT_LINE {
        return None;
    }
    memchr::memchr_iter(0xAC, bytes)
        .map(|at| at.saturating_sub(1))
        .find(|&at| bytes.get(at..at.saturating_add(3)) == Some(&SIGN))
}

/// ☆、第一章: ornaments before a marker.
pub(super) fn decorated(text: &str) -> Option<Marker> {
    let mut cursor = Cursor::new(text);
    while cursor
        .eat(|c| !c.is_alphanumeric() && !matches!(c, '（' | '(' | '【'))
        .is_some()
    {}
    let inner = match cursor.peek()? {
        '第' => unit(cursor.rest(), false),
        '（' | '(' => bracketed(cursor.rest()),
        c if numerals::is_numeral(c) => numbered(cursor.rest()),
        _ => named(cursor.rest()),
    }?;
    let mut marker = shifted(inner, cursor.at);
    marker.start = inner.start;
    Some(marker)
}
