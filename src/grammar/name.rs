//! Markers that are a word: 附件, 序, 主旨：.

use super::cursor::{Cursor, finish, value};
use super::matter as words;
use super::{Gap, Marker, SectionNumber, Style, UnitWord};

/// 主旨：, 說明：, 摘要：.
pub(crate) fn letter(text: &str) -> Option<Marker> {
    let end = words::letter_part(text).or_else(|| words::abstract_lead(text))?;
    let cursor = Cursor::at(text, end);
    Some(finish(
        cursor,
        Style::Matter,
        SectionNumber::default(),
        true,
    ))
}

/// What an annex is called, and by which number or letter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct AnnexName {
    /// 附件, 附录, 附表, 附图; `None` for those that nothing refers to.
    pub(crate) word: Option<UnitWord>,
    /// Its number.
    pub(crate) number: SectionNumber,
    /// The letter that stands for a number, from 1 for A; 0 for none.
    pub(crate) letter: u8,
}

/// Reads 附件, 附件2, 附件1-2, 附录A, 附表一.
pub(crate) fn annex_name(cursor: &mut Cursor<'_>) -> Option<AnnexName> {
    #[rustfmt::skip]
    const WORDS: [(&str, Option<UnitWord>); 8] = [
        ("附件", Some(UnitWord::Enclosure)), ("附录", Some(UnitWord::Appendix)),
        ("附錄", Some(UnitWord::Appendix)), ("附表", Some(UnitWord::Table)),
        ("附图", Some(UnitWord::Figure)), ("附圖", Some(UnitWord::Figure)),
        ("附註", None), ("附编", None),
    ];
    let &(_, word) = WORDS.iter().find(|(word, _)| cursor.eat_str(word))?;
    let mut name = AnnexName {
        word,
        number: SectionNumber::none(),
        letter: 0,
    };
    let mut ahead = *cursor;
    ahead.gaps();
    let numeral = ahead.numeral().unwrap_or_default();
    if let (Some(part), _) = value(numeral) {
        name.number.push(part);
        *cursor = ahead;
        if ahead.eat(|c| matches!(c, '-' | '－')).is_some()
            && let (Some(part), _) = value(ahead.numeral().unwrap_or_default())
        {
            name.number.push(part);
            *cursor = ahead;
        }
    } else if let Some(letter) = ahead.eat(|c| c.is_ascii_uppercase()) {
        name.letter = u8::try_from(letter).map_or(0, |c| c.saturating_sub(b'A' - 1));
        *cursor = ahead;
    }
    Some(name)
}

/// 附件, 附件2, 附录A, 附表一. 附件：1.… is a list of enclosures and none.
pub(crate) fn annex(text: &str) -> Option<Marker> {
    let mut cursor = Cursor::new(text);
    let name = annex_name(&mut cursor)?;
    let bare = name.number.is_none() && name.letter == 0;
    let colon = cursor.peek().is_some_and(|c| matches!(c, '：' | ':'));
    let mut marker = finish(cursor, Style::Annex, name.number, false);
    (marker.word, marker.letter) = (name.word, name.letter);
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
    let mut cursor = Cursor::at(text, end);
    let mut number = SectionNumber::default();
    // 序一, 自序二: a number of its own, not the beginning of a title.
    let mut ahead = cursor;
    if let Some(n) = ahead.numeral().and_then(|n| value(n).0)
        && ahead.peek().is_none_or(char::is_whitespace)
    {
        number = SectionNumber::one(n);
        cursor = ahead;
    }
    let marker = finish(cursor, Style::Matter, number, false);
    // 理由：他没有来 is prose.
    let alone = text.get(..end).is_some_and(words::is_judgment_part);
    (marker.gap == Gap::End || marker.gap != Gap::None && !alone).then_some(marker)
}
