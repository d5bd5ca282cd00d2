//! Markers with unit words: 第三章, 卷一, 上篇, and what may stand before them.

use super::cursor::{
    Cursor, common_word, finish, finish_unit, shifted, third_number, value, value_behind_sign,
};
use super::name::{annex, named};
use super::ordinal::{inserted, joined, roman};
use super::{Digits, Gap, Marker, SectionNumber, Style, Unit, UnitWord};
use crate::text::numbers::{is_arabic, numerals};

/// 学而第一, 五帝本纪第一: as in old books, the number stands behind.
pub(crate) fn trailing(text: &str) -> Option<Marker> {
    let last = text.chars().next_back()?;
    if !numerals::is_numeral(last) {
        return None;
    }
    let at = text.rfind('第')?;
    let numeral = text.get(at.saturating_add('第'.len_utf8())..)?;
    let title = text.get(..at)?;
    if title.chars().nth(16).is_some() || title.contains(['，', '。', '：', '、', '“', '「'])
    {
        return None;
    }
    let number = numerals::value(numeral).and_then(|n| u32::try_from(n).ok())?;
    // 妙音经卷第一, 问答品第二: the unit word stands at the end of the title.
    let (word, unit) = match title.trim_end().chars().next_back()? {
        '卷' => (UnitWord::Volume, Unit::Volume),
        '品' => (UnitWord::Sutra, Unit::Chapter),
        '卦' => (UnitWord::Hexagram, Unit::Chapter),
        _ => (UnitWord::Essay, Unit::Essay),
    };
    Some(Marker {
        style: Style::Unit(unit),
        number: SectionNumber::one(number),
        other: None,
        two: false,
        digits: Some(Digits::Chinese),
        letter: 0,
        start: 0,
        end: 0,
        head: 0,
        gap: Gap::Behind,
        word_first: false,
        word: Some(word),
    })
}

/// A chapter behind other words and a space, `at` bytes from the start: VIP卷
/// 第二章 渡口.
pub(crate) fn embedded(text: &str, at: usize) -> Option<Marker> {
    let before = text.get(..at)?;
    let words = before.trim_end();
    if words.len() == before.len() || words.chars().nth(12).is_some() || words.contains(is_stop) {
        return None;
    }
    let inner = unit(text.get(at..)?, true)?;
    let chapter = matches!(
        inner.style,
        Style::Unit(Unit::Volume | Unit::Chapter | Unit::Section)
    );
    (chapter && inner.gap != Gap::None).then(|| shifted(inner, at))
}

fn is_stop(c: char) -> bool {
    matches!(
        c,
        '，' | '。'
            | '：'
            | '、'
            | '；'
            | '！'
            | '？'
            | '“'
            | '”'
            | '「'
            | '」'
            | ','
            | '.'
            | ':'
    )
}

/// 第…章 with all its kin. `inner` is set when it is looked for behind another
/// marker, where no third is looked for.
pub(crate) fn unit(text: &str, inner: bool) -> Option<Marker> {
    let mut cursor = Cursor::new(text);
    cursor.eat(|c| c == '第')?;
    cursor.spaces();
    let (mut number, other) = match roman(&mut cursor) {
        Some(number) => (number, None),
        None => {
            let (first, other) = number(&mut cursor)?;
            let number = first.map_or_else(SectionNumber::none, SectionNumber::one);
            (number, other)
        }
    };
    cursor.spaces();
    if joined(&mut cursor, &mut number).is_some() {
        cursor.spaces();
    }
    let both = both(&cursor, number);
    let two = both.is_some();
    let (word, unit) = match both {
        Some((behind, word, unit)) => {
            cursor = behind;
            (word, unit)
        }
        None => cursor.unit_word()?,
    };
    inserted(&mut cursor, &mut number);
    let mut marker = finish_unit(cursor, word, unit, number);
    (marker.other, marker.two) = (other, two);
    if word.is_rare() && marker.gap == Gap::None {
        return None;
    }
    if inner {
        return Some(marker);
    }
    Some(combined(text, marker).unwrap_or(marker))
}

/// The number behind 第 with its second reading.
fn number(cursor: &mut Cursor<'_>) -> Option<(Option<u32>, Option<u32>)> {
    let mut ahead = *cursor;
    let numeral = ahead.numeral().unwrap_or_default();
    let wrong = ahead.peek().is_some_and(|c| meant(c).is_some());
    let suspect = wrong || numeral.contains(['0', '０']);
    if suspect && let Some(number) = misread(cursor) {
        return Some((Some(number), None));
    }
    *cursor = ahead;
    (!numeral.is_empty()).then(|| value_behind_sign(numeral))
}

/// What a sign is read for that stands in a numeral by mistake.
const fn meant(c: char) -> Option<char> {
    match c {
        '—' | '─' | '－' => Some('一'),
        'O' | 'o' | 'Ｏ' | '0' | '０' => Some('〇'),
        _ => None,
    }
}

/// A numeral in which a dash was read for 一, or a letter or an Arabic nought
/// for 〇: 第八十—回, 第—百回, 第二O三章.
fn misread(cursor: &mut Cursor<'_>) -> Option<u32> {
    let mut ahead = *cursor;
    let mut numeral = String::new();
    let (mut wrong, mut right) = (0usize, 0usize);
    while let Some(c) = ahead.eat(|c| meant(c).is_some() || numerals::is_numeral(c)) {
        if numeral.chars().count() > 8 {
            return None;
        }
        wrong = wrong.saturating_add(usize::from(meant(c).is_some()));
        right = right.saturating_add(usize::from(meant(c).is_none()));
        numeral.push(meant(c).unwrap_or(c));
    }
    // A number in Arabic digits has its own noughts.
    let arabic = numeral.contains(is_arabic);
    let nought_alone = right == 0 && numeral.contains('〇');
    if wrong == 0 || arabic || nought_alone || common_word(&mut ahead.clone()).is_none() {
        return None;
    }
    let number = value(&numeral).0?;
    *cursor = ahead;
    cursor.digits = Some(Digits::Chinese);
    Some(number)
}

/// Two volumes in one (第二、三卷): behind the next number and the unit word.
/// What names two articles so is a reference.
fn both<'a>(cursor: &Cursor<'a>, number: SectionNumber) -> Option<(Cursor<'a>, UnitWord, Unit)> {
    let mut ahead = *cursor;
    ahead.eat(|c| c == '、')?;
    let next = value(ahead.numeral()?).0?;
    if next.checked_sub(1) != number.first() {
        return None;
    }
    let (word, unit) = ahead.unit_word()?;
    (unit <= Unit::Chapter).then_some((ahead, word, unit))
}

/// A volume and a chapter on one line (第一卷 少年 第一章 雪夜): the marker of
/// the chapter, with all before it as its prefix.
fn combined(text: &str, outer: Marker) -> Option<Marker> {
    let Style::Unit(outer_unit) = outer.style else {
        return None;
    };
    if outer_unit >= Unit::Chapter {
        return None;
    }
    let title = text.get(outer.head..)?;
    let mut before = ' ';
    for (at, c) in title.char_indices().take(40) {
        if at == 0 || before.is_whitespace() {
            let rest = title.get(at..)?;
            let inner = match c {
                '第' => unit(rest, true),
                '附' | '序' | '楔' | '番' | '后' | '後' | '尾' | '引' => {
                    annex(rest).or_else(|| named(rest))
                }
                _ => None,
            };
            if let Some(inner) = inner {
                let deeper = match inner.style {
                    Style::Unit(u) => u > outer_unit && u <= Unit::Section,
                    _ => true,
                };
                return deeper.then(|| shifted(inner, outer.head.saturating_add(at)));
            }
        }
        before = c;
    }
    None
}

/// 模块一, 任务2: parts of a textbook, their word before the number.
pub(crate) fn word_first(text: &str) -> Option<Marker> {
    #[rustfmt::skip]
    const WORDS: [(&str, Unit); 16] = [
        ("单元", Unit::Lesson), ("單元", Unit::Lesson), ("模块", Unit::Lesson),
        ("模塊", Unit::Lesson), ("模組", Unit::Lesson), ("专题", Unit::Lesson), ("專題", Unit::Lesson),
        ("项目", Unit::Lesson), ("項目", Unit::Lesson), ("任务", Unit::Section),
        ("任務", Unit::Section), ("实验", Unit::Section), ("實驗", Unit::Section),
        ("实训", Unit::Section), ("實訓", Unit::Section), ("案例", Unit::Section),
    ];
    let mut cursor = Cursor::new(text);
    let (_, unit) = WORDS.iter().find(|(word, _)| cursor.eat_str(word))?;
    let number = value(cursor.numeral()?).0.map(SectionNumber::one)?;
    let word = match unit {
        Unit::Section => UnitWord::Task,
        _ => UnitWord::Topic,
    };
    let mut marker = finish_unit(cursor, word, *unit, number);
    marker.word_first = true;
    (marker.gap != Gap::None).then_some(marker)
}

/// A chapter right behind the name of its book: 渡江演义第三回　渡口. Prose has
/// the like, so that the number counts as one behind the title.
pub(crate) fn behind_book(text: &str, at: usize) -> Option<Marker> {
    let name = text.get(..at)?;
    let length = name.chars().count();
    if !(2..=10).contains(&length) || name.contains(|c: char| is_stop(c) || c.is_whitespace()) {
        return None;
    }
    let inner = unit(text.get(at..)?, true)?;
    let fits = inner.style == Style::Unit(Unit::Chapter) && inner.gap == Gap::Space;
    let mut marker = fits.then(|| shifted(inner, at))?;
    marker.gap = Gap::Behind;
    Some(marker)
}

/// 卷一, 卷之三, 卷第三, 卷上.
pub(crate) fn volume_first(text: &str) -> Option<Marker> {
    let mut cursor = Cursor::new(text);
    cursor.eat(|c| c == '卷')?;
    cursor.spaces();
    cursor.eat(|c| matches!(c, '之' | '第'));
    let number = match cursor.eat(|c| matches!(c, '上' | '中' | '下')) {
        Some(c) => third_number(&mut cursor, c),
        None => value(cursor.numeral()?)
            .0
            .map_or_else(SectionNumber::default, SectionNumber::one),
    };
    let marker = finish_unit(cursor, UnitWord::Volume, Unit::Volume, number);
    if marker.gap == Gap::None {
        return None;
    }
    Some(combined(text, marker).unwrap_or(marker))
}

/// 上卷, 中篇, 下册; 上, 中, 下 alone.
pub(crate) fn third(text: &str) -> Option<Marker> {
    let mut cursor = Cursor::new(text);
    let first = cursor.eat(|_| true)?;
    let number = third_number(&mut cursor, first);
    if cursor.rest().is_empty() {
        return Some(finish(cursor, Style::Third, number, false));
    }
    let (word, unit) = common_word(&mut cursor).filter(|(_, unit)| *unit < Unit::Chapter)?;
    let marker = finish_unit(cursor, word, unit, number);
    if marker.gap == Gap::None {
        return None;
    }
    Some(combined(text, marker).unwrap_or(marker))
}
