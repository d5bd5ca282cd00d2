//! Markers that are a word: 附件, 序, 主旨：.

use super::cursor::{Cursor, finish, value};
use super::matter as words;
use super::{Gap, Marker, Number, Style};

/// 主旨：, 說明：, 摘要：.
pub(crate) fn letter(text: &str) -> Option<Marker> {
    let end = words::letter_part(text).or_else(|| words::abstract_lead(text))?;
    let cursor = Cursor { text, at: end };
    Some(finish(cursor, Style::Matter, Number::default(), true))
}

/// 附件, 附件2, 附录A, 附表一. 附件：1.… is a list of enclosures and none.
pub(crate) fn annex(text: &str) -> Option<Marker> {
    let mut cursor = Cursor::new(text);
    const WORDS: [&str; 8] = [
        "附件", "附录", "附錄", "附表", "附图", "附圖", "附註", "附编",
    ];
    WORDS.iter().find(|word| cursor.eat_str(word))?;
    let mut ahead = cursor;
    ahead.spaces();
    let numeral = ahead.numeral().unwrap_or_default();
    let mut number = Number::default();
    let mut lettered = false;
    if let (Some(part), _) = value(numeral) {
        number.push(part);
        cursor = ahead;
        if ahead.eat(|c| matches!(c, '-' | '－')).is_some()
            && let (Some(part), _) = value(ahead.numeral().unwrap_or_default())
        {
            number.push(part);
            cursor = ahead;
        }
    } else if ahead.eat(|c| c.is_ascii_uppercase()).is_some() {
        cursor = ahead;
        lettered = true;
    }
    let bare = number.parts().is_empty() && !lettered;
    let colon = cursor.peek().is_some_and(|c| matches!(c, '：' | ':'));
    let marker = finish(cursor, Style::Annex, number, false);
    let bracket = cursor.peek().is_some_and(|c| matches!(c, '（' | '('));
    match marker.gap {
        // 附录A（资料性）
        Gap::None if !bare && bracket => Some(marker),
        Gap::None => None,
        Gap::Mark if bare && colon => None,
        _ => Some(marker),
    }
}

/// 序, 楔子, 目录: a name that stands for a number.
pub(crate) fn named(text: &str) -> Option<Marker> {
    let end = words::matter(text)?;
    let mut cursor = Cursor { text, at: end };
    let mut number = Number::default();
    // 序一, 自序二: a number of its own, not the beginning of a title.
    let mut ahead = cursor;
    if let Some(n) = ahead.numeral().and_then(|n| value(n).0)
        && ahead.peek().is_none_or(char::is_whitespace)
    {
        number = Number::one(n);
        cursor = ahead;
    }
    let marker = finish(cursor, Style::Matter, number, false);
    // 理由：他没有来 is prose.
    let alone = text.get(..end).is_some_and(words::is_judgment_part);
    (marker.gap == Gap::End || marker.gap != Gap::None && !alone).then_some(marker)
}
