//! What stands around the marker of a chapter: 正文 第一章, 番外一, 【第一章】.

use super::cursor::{Cursor, finish, is_gap_mark, shifted, value};
use super::item::bracketed;
use super::name::named;
use super::units::{third, trailing, unit};
use super::{Gap, Marker, SectionNumber, Style};
use crate::text::numerals;

/// 正文 or 番外 before the marker of a chapter.
pub(crate) fn prefixed(text: &str) -> Option<Marker> {
    let mut cursor = Cursor::new(text);
    if !cursor.eat_str("正文") && !cursor.eat_str("番外篇") && !cursor.eat_str("番外") {
        return None;
    }
    cursor.spaces();
    cursor.eat(is_gap_mark);
    cursor.spaces();
    let rest = cursor.rest();
    let first = rest.chars().next()?;
    if numerals::is_numeral(first) {
        return text.starts_with('番').then(|| side_story(cursor)).flatten();
    }
    let inner = match first {
        '第' => unit(rest, true),
        '上' | '中' | '下' => third(rest),
        // 番外（一）
        '（' | '(' if text.starts_with('番') => bracketed(rest).map(|m| Marker {
            style: Style::Matter,
            ..m
        }),
        _ => named(rest),
    }?;
    Some(shifted(inner, cursor.at))
}

/// 番外一, 番外2 旧事.
fn side_story(mut cursor: Cursor<'_>) -> Option<Marker> {
    let number = value(cursor.numeral()?).0.map(SectionNumber::one)?;
    let marker = finish(cursor, Style::Matter, number, false);
    (marker.gap != Gap::None).then_some(marker)
}

/// 【第一章 雪夜】: what stands inside the brackets.
pub(crate) fn black_brackets(text: &str) -> Option<Marker> {
    let mut cursor = Cursor::new(text);
    cursor.eat(|c| c == '【')?;
    let (inside, behind) = cursor.rest().split_once('】')?;
    let inner = match inside.chars().next()? {
        '第' => unit(inside, true),
        _ => named(inside).or_else(|| trailing(inside).filter(|_| behind.trim().is_empty())),
    }?;
    if inner.gap == Gap::Behind {
        return Some(inner);
    }
    let mut marker = shifted(inner, cursor.at);
    if inner.gap == Gap::End && !behind.trim().is_empty() {
        // The title stands behind the brackets.
        let title = text.len().saturating_sub(behind.trim_start().len());
        (marker.end, marker.head, marker.gap) = (title, title, Gap::Mark);
    }
    Some(marker)
}
