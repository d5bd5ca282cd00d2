//! The grammar of markers: the numbered or named beginnings of headings.
//!
//! [`marker`] reads the beginning of one line or paragraph and says only what
//! stands there: 第三章, （一）, 1.2, 附件2, 楔子. Whether it is a heading is
//! judged elsewhere, from the shape of the whole document.

use crate::document::{SectionKind, SectionNumber};
use crate::text::numerals;

use super::words;

/// A unit word, in its natural order from the outermost to the innermost.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Unit {
    /// 部, 部分.
    Division,
    /// 编.
    Book,
    /// 分编.
    SubBook,
    /// 册.
    Tome,
    /// 卷.
    Volume,
    /// 集, 辑.
    Collection,
    /// 篇.
    Essay,
    /// 单元.
    Lesson,
    /// 章, 回, 话.
    Chapter,
    /// 幕, 折, 出.
    Act,
    /// 节.
    Section,
    /// 款 as a heading of Taiwan's codes.
    Subsection,
    /// 目 as a heading of Taiwan's codes.
    Entry,
    /// 条.
    Article,
}

/// How a marker is written. Two markers of one style can be siblings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Style {
    /// 第…章 and the like.
    Unit(Unit),
    /// 附件, 附录, 附表.
    Annex,
    /// 序, 目录, 楔子, 后记: a name instead of a number.
    Matter,
    /// 壹、
    CapitalComma,
    /// 一、
    HanComma,
    /// 一. or 一．
    HanDot,
    /// 一 alone or before a space.
    HanBare,
    /// （一）
    HanParen,
    /// 一）
    HanHalf,
    /// 1.
    ArabicDot,
    /// 1、
    ArabicComma,
    /// （1）
    ArabicParen,
    /// 1）
    ArabicHalf,
    /// ①
    Circled,
    /// 001 alone or before a space.
    ArabicBare,
    /// 1.1, 1.1.2: the number of parts.
    Dotted(u8),
    /// A. or A、
    Letter,
    /// 甲、
    Stem,
}

impl Style {
    /// The kind of section that a heading of this style opens.
    pub(super) const fn kind(self) -> SectionKind {
        match self {
            Self::Unit(unit) => match unit {
                Unit::Division | Unit::Book | Unit::SubBook => SectionKind::Part,
                Unit::Collection | Unit::Essay | Unit::Lesson => SectionKind::Part,
                Unit::Tome | Unit::Volume => SectionKind::Volume,
                Unit::Chapter | Unit::Act => SectionKind::Chapter,
                Unit::Section | Unit::Subsection | Unit::Entry => SectionKind::Section,
                Unit::Article => SectionKind::Article,
            },
            Self::Annex => SectionKind::Annex,
            Self::Matter => SectionKind::Matter,
            _ => SectionKind::Item,
        }
    }

    /// Whether it is one of the numbering styles without a unit word.
    pub(super) const fn is_item(self) -> bool {
        !matches!(self, Self::Unit(_) | Self::Annex | Self::Matter)
    }
}

/// The number of a marker in normal form; no part where it has none that can
/// be read without doubt.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, PartialOrd, Ord, Hash)]
pub(super) struct Number {
    parts: [u32; 4],
    len: u8,
}

impl Number {
    /// A number of one part.
    pub(super) const fn one(part: u32) -> Self {
        Self {
            parts: [part, 0, 0, 0],
            len: 1,
        }
    }

    /// Appends a part; a fifth is dropped.
    fn push(&mut self, part: u32) {
        if let Some(place) = self.parts.get_mut(usize::from(self.len)) {
            *place = part;
            self.len = self.len.saturating_add(1);
        }
    }

    /// The parts, the outermost first.
    pub(super) fn parts(&self) -> &[u32] {
        self.parts.get(..usize::from(self.len)).unwrap_or_default()
    }

    /// The first part.
    pub(super) const fn first(&self) -> Option<u32> {
        if self.len == 0 {
            None
        } else {
            let [first, ..] = self.parts;
            Some(first)
        }
    }

    /// The last part.
    pub(super) fn last(&self) -> Option<u32> {
        self.parts().last().copied()
    }

    /// The number for the section, where there is one.
    pub(super) fn section_number(&self) -> Option<SectionNumber> {
        (self.len > 0).then(|| SectionNumber::new(self.parts()))
    }
}

/// What stands between a marker and the title.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Gap {
    /// The marker ends the text.
    End,
    /// White space.
    Space,
    /// A mark such as ： 、 or the closing bracket of the marker itself.
    Mark,
    /// Nothing: the next character follows at once.
    None,
    /// The number stands behind the title: 学而第一.
    Behind,
}

/// A marker at the beginning of a line or paragraph.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Marker {
    /// How it is written.
    pub(super) style: Style,
    /// Its number.
    pub(super) number: Number,
    /// A second reading of the first part: 102 beside 120 for 一百二.
    pub(super) other: Option<u32>,
    /// Bytes up to the end of the marker, with any prefix.
    pub(super) end: usize,
    /// Bytes up to the first character of the title.
    pub(super) head: usize,
    /// What stands between `end` and `head`.
    pub(super) gap: Gap,
    /// Whether words stand before the marker proper (正文, 番外, 上卷).
    pub(super) prefixed: bool,
}

/// A place in a text, moved forward as the marker is read.
#[derive(Debug, Clone, Copy)]
struct Cursor<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Cursor<'a> {
    const fn new(text: &'a str) -> Self {
        Self { text, at: 0 }
    }

    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    const fn advance(&mut self, bytes: usize) {
        self.at = self.at.saturating_add(bytes);
    }

    fn eat(&mut self, wanted: impl Fn(char) -> bool) -> Option<char> {
        let c = self.peek().filter(|&c| wanted(c))?;
        self.advance(c.len_utf8());
        Some(c)
    }

    fn eat_str(&mut self, wanted: &str) -> bool {
        let found = self.rest().starts_with(wanted);
        if found {
            self.advance(wanted.len());
        }
        found
    }

    /// Skips white space; says whether there was any.
    fn spaces(&mut self) -> bool {
        let before = self.at;
        while self.eat(char::is_whitespace).is_some() {}
        self.at > before
    }

    /// A run of numeral characters of one kind.
    fn numeral(&mut self) -> Option<&'a str> {
        let rest = self.rest();
        let run = rest
            .get(..numerals::leading(rest))
            .filter(|r| !r.is_empty())?;
        self.advance(run.len());
        Some(run)
    }
}

/// The marker at the beginning of `text`, whose outer white space is taken
/// off. Constant time: it looks only at the first few dozen characters.
pub(super) fn marker(text: &str) -> Option<Marker> {
    let first = text.chars().next()?;
    if first.is_ascii() {
        return match first {
            '0'..='9' => numbered(text),
            '(' => bracketed(text),
            'A'..='Z' | 'a'..='z' => latin(text).or_else(|| unnumbered(text)),
            _ => None,
        };
    }
    match first {
        '第' => unit(text, false),
        '（' => bracketed(text),
        '【' => black_brackets(text),
        '卷' => volume_first(text).or_else(|| named(text)),
        '上' | '中' | '下' => third(text),
        '甲' | '乙' | '丙' | '丁' | '戊' | '己' | '庚' | '辛' | '壬' | '癸' => {
            stem(text, first)
        }
        '正' | '番' => prefixed(text).or_else(|| named(text)),
        '附' => annex(text).or_else(|| named(text)),
        '①'..='⑳' => circled(text, first),
        '主' | '說' | '辦' | '擬' | '依' | '公' => letter(text).or_else(|| unnumbered(text)),
        '☆' | '★' | '◎' | '●' | '■' | '◆' | '▲' | '※' | '§' | '◇' | '□' | '▶' | '►' | '〓' => {
            decorated(text)
        }
        _ if numerals::is_numeral(first) => numbered(text).or_else(|| unnumbered(text)),
        _ => unnumbered(text),
    }
}

/// Lines longer than this many bytes begin with their marker or have none.
const SHORT_LINE: usize = 150;

/// What does not begin with a number: a name (序), a number behind the title
/// (学而第一) or behind other words (特别篇 第三章).
fn unnumbered(text: &str) -> Option<Marker> {
    if let Some(marker) = named(text) {
        return Some(marker);
    }
    let at = ordinal_sign(text)?;
    trailing(text).or_else(|| embedded(text, at))
}

/// Offset of the first 第 in a short line. Most lines have none, so that this
/// test decides how fast a text is read.
fn ordinal_sign(text: &str) -> Option<usize> {
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
fn decorated(text: &str) -> Option<Marker> {
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
    marker.prefixed = false;
    Some(marker)
}

/// 学而第一, 五帝本纪第一: as in old books, the number stands behind.
fn trailing(text: &str) -> Option<Marker> {
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
    Some(Marker {
        style: Style::Unit(Unit::Essay),
        number: Number::one(number),
        other: None,
        end: 0,
        head: 0,
        gap: Gap::Behind,
        prefixed: false,
    })
}

/// A chapter behind other words and a space, `at` bytes from the start: VIP卷
/// 第二章 渡口.
fn embedded(text: &str, at: usize) -> Option<Marker> {
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

/// 主旨：, 說明：.
fn letter(text: &str) -> Option<Marker> {
    let end = words::letter_part(text)?;
    let cursor = Cursor { text, at: end };
    Some(finish(cursor, Style::Matter, Number::default(), true))
}

/// Ends a marker: measures the gap to the title.
fn finish(cursor: Cursor<'_>, style: Style, number: Number, marked: bool) -> Marker {
    let end = cursor.at;
    let mut after = cursor;
    let spaced = after.spaces();
    let mark = !marked && after.eat(is_gap_mark).is_some();
    if mark {
        after.spaces();
    }
    let gap = if after.rest().is_empty() {
        Gap::End
    } else if mark || marked {
        Gap::Mark
    } else if spaced {
        Gap::Space
    } else {
        Gap::None
    };
    Marker {
        style,
        number,
        other: None,
        end,
        head: after.at,
        gap,
        prefixed: false,
    }
}

const fn is_gap_mark(c: char) -> bool {
    matches!(
        c,
        '：' | ':' | '、' | '.' | '．' | '·' | '—' | '-' | '－' | '|' | '_'
    )
}

/// The value of a numeral, and the other reading where there are two. A
/// number too large for any heading has no value.
fn value(numeral: &str) -> (Option<u32>, Option<u32>) {
    let small = |n: u64| u32::try_from(n).ok().filter(|&n| n < 100_000_000);
    if let Some(n) = numerals::value(numeral) {
        return (small(n), None);
    }
    // After 第 or before a mark, digits in a row are a number.
    if let Some(n) = numerals::positional(numeral) {
        return (small(n), None);
    }
    match numerals::either(numeral) {
        Some((spoken, old)) => (small(spoken), small(old)),
        None => (None, None),
    }
}

fn unit_word(cursor: &mut Cursor<'_>) -> Option<Unit> {
    const WORDS: [(&str, Unit); 30] = [
        ("部分", Unit::Division),
        ("部份", Unit::Division),
        ("部", Unit::Division),
        ("分编", Unit::SubBook),
        ("分編", Unit::SubBook),
        ("编", Unit::Book),
        ("編", Unit::Book),
        ("册", Unit::Tome),
        ("冊", Unit::Tome),
        ("卷", Unit::Volume),
        ("集", Unit::Collection),
        ("辑", Unit::Collection),
        ("輯", Unit::Collection),
        ("篇", Unit::Essay),
        ("单元", Unit::Lesson),
        ("單元", Unit::Lesson),
        ("章", Unit::Chapter),
        ("回", Unit::Chapter),
        ("囘", Unit::Chapter),
        ("话", Unit::Chapter),
        ("話", Unit::Chapter),
        ("幕", Unit::Act),
        ("折", Unit::Act),
        ("出", Unit::Act),
        ("节", Unit::Section),
        ("節", Unit::Section),
        ("款", Unit::Subsection),
        ("目", Unit::Entry),
        ("条", Unit::Article),
        ("條", Unit::Article),
    ];
    WORDS
        .iter()
        .find(|(word, _)| cursor.eat_str(word))
        .map(|&(_, unit)| unit)
}

/// 第…章 with all its kin. `inner` is set when it is looked for behind another
/// marker, where no third is looked for.
fn unit(text: &str, inner: bool) -> Option<Marker> {
    let mut cursor = Cursor::new(text);
    cursor.eat(|c| c == '第')?;
    cursor.spaces();
    let (first, other) = match misread(&mut cursor) {
        Some(number) => (Some(number), None),
        None => value(cursor.numeral()?),
    };
    let mut number = first.map_or_else(Number::default, Number::one);
    cursor.spaces();
    // 第 166-1 條
    let mut ahead = cursor;
    if ahead.eat(|c| matches!(c, '-' | '－' | '–')).is_some()
        && let (Some(part), _) = value(ahead.numeral().unwrap_or_default())
    {
        number.push(part);
        cursor = ahead;
        cursor.spaces();
    }
    let unit = unit_word(&mut cursor)?;
    inserted(&mut cursor, &mut number);
    let mut marker = finish(cursor, Style::Unit(unit), number, false);
    marker.other = other;
    if inner {
        return Some(marker);
    }
    Some(combined(text, marker).unwrap_or(marker))
}

/// A numeral in which a dash was read for 一: 第八十—回, 第—百回.
fn misread(cursor: &mut Cursor<'_>) -> Option<u32> {
    let is_dash = |c| matches!(c, '—' | '─' | '－');
    let end = cursor
        .rest()
        .char_indices()
        .nth(9)
        .map_or(usize::MAX, |(at, _)| at);
    if !cursor
        .rest()
        .get(..end)
        .unwrap_or(cursor.rest())
        .contains(is_dash)
    {
        return None;
    }
    let mut ahead = *cursor;
    let mut numeral = String::new();
    let mut dashes = 0usize;
    while let Some(c) = ahead.eat(|c| is_dash(c) || numerals::is_numeral(c)) {
        if numeral.chars().count() > 8 {
            return None;
        }
        dashes = dashes.saturating_add(usize::from(is_dash(c)));
        numeral.push(if is_dash(c) { '一' } else { c });
    }
    if dashes == 0 || unit_word(&mut ahead.clone()).is_none() {
        return None;
    }
    let number = value(&numeral).0?;
    *cursor = ahead;
    Some(number)
}

/// 之一, 之二 behind a unit word.
fn inserted(cursor: &mut Cursor<'_>, number: &mut Number) {
    let mut ahead = *cursor;
    ahead.spaces();
    while ahead.eat(|c| c == '之').is_some() {
        ahead.spaces();
        let (Some(part), _) = value(ahead.numeral().unwrap_or_default()) else {
            return;
        };
        number.push(part);
        *cursor = ahead;
    }
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

/// A marker found behind `bytes` of other words.
const fn shifted(mut marker: Marker, bytes: usize) -> Marker {
    marker.end = marker.end.saturating_add(bytes);
    marker.head = marker.head.saturating_add(bytes);
    marker.prefixed = true;
    marker
}

/// 卷一, 卷之三, 卷上.
fn volume_first(text: &str) -> Option<Marker> {
    let mut cursor = Cursor::new(text);
    cursor.eat(|c| c == '卷')?;
    cursor.spaces();
    cursor.eat(|c| c == '之');
    let number = match cursor.eat(|c| matches!(c, '上' | '中' | '下')) {
        Some(c) => third_number(c),
        None => value(cursor.numeral()?)
            .0
            .map_or_else(Number::default, Number::one),
    };
    let marker = finish(cursor, Style::Unit(Unit::Volume), number, false);
    if marker.gap == Gap::None {
        return None;
    }
    Some(combined(text, marker).unwrap_or(marker))
}

/// 上卷, 中篇, 下册.
fn third(text: &str) -> Option<Marker> {
    let mut cursor = Cursor::new(text);
    let number = third_number(cursor.eat(|_| true)?);
    let unit = unit_word(&mut cursor).filter(|u| *u < Unit::Chapter)?;
    let marker = finish(cursor, Style::Unit(unit), number, false);
    if marker.gap == Gap::None {
        return None;
    }
    Some(combined(text, marker).unwrap_or(marker))
}

const fn third_number(c: char) -> Number {
    Number::one(match c {
        '上' => 1,
        '中' => 2,
        _ => 3,
    })
}

/// 正文 or 番外 before the marker of a chapter.
fn prefixed(text: &str) -> Option<Marker> {
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
        _ => named(rest),
    }?;
    Some(shifted(inner, cursor.at))
}

/// 番外一, 番外2 旧事.
fn side_story(mut cursor: Cursor<'_>) -> Option<Marker> {
    let number = value(cursor.numeral()?).0.map(Number::one)?;
    let mut marker = finish(cursor, Style::Matter, number, false);
    marker.prefixed = true;
    (marker.gap != Gap::None).then_some(marker)
}

/// 【第一章 雪夜】: what stands inside the brackets.
fn black_brackets(text: &str) -> Option<Marker> {
    let mut cursor = Cursor::new(text);
    cursor.eat(|c| c == '【')?;
    let (inside, behind) = cursor.rest().split_once('】')?;
    let inner = match inside.chars().next()? {
        '第' => unit(inside, true),
        _ => named(inside),
    }?;
    let mut marker = shifted(inner, cursor.at);
    if inner.gap == Gap::End && !behind.trim().is_empty() {
        // The title stands behind the brackets.
        let title = text.len().saturating_sub(behind.trim_start().len());
        (marker.end, marker.head, marker.gap) = (title, title, Gap::Mark);
    }
    Some(marker)
}

/// 附件, 附件2, 附录A, 附表一. 附件：1.… is a list of enclosures and none.
fn annex(text: &str) -> Option<Marker> {
    let mut cursor = Cursor::new(text);
    const WORDS: [&str; 8] = [
        "附件", "附录", "附錄", "附表", "附图", "附圖", "附註", "附编",
    ];
    WORDS.iter().find(|word| cursor.eat_str(word))?;
    let mut ahead = cursor;
    ahead.spaces();
    let numeral = ahead.numeral().unwrap_or_default();
    let mut number = Number::default();
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
    }
    let bare = number.parts().is_empty() && cursor.at == ahead.at.min(cursor.at);
    let colon = cursor.peek().is_some_and(|c| matches!(c, '：' | ':'));
    let marker = finish(cursor, Style::Annex, number, false);
    match marker.gap {
        Gap::None => None,
        Gap::Mark if bare && colon => None,
        _ => Some(marker),
    }
}

/// （一） and （1）.
fn bracketed(text: &str) -> Option<Marker> {
    let mut cursor = Cursor::new(text);
    cursor.eat(|c| matches!(c, '（' | '('))?;
    cursor.spaces();
    let numeral = cursor.numeral()?;
    cursor.spaces();
    cursor.eat(|c| matches!(c, '）' | ')'))?;
    let number = value(numeral).0.filter(|&n| n < 1000).map(Number::one)?;
    let style = if is_arabic(numeral) {
        Style::ArabicParen
    } else {
        Style::HanParen
    };
    // （一）、 is met with: the mark belongs to the marker.
    let mut ahead = cursor;
    if ahead.eat(|c| matches!(c, '、' | '.' | '．')).is_some() {
        cursor = ahead;
    }
    Some(finish(cursor, style, number, true))
}

fn is_arabic(numeral: &str) -> bool {
    numeral
        .chars()
        .all(|c| c.is_ascii_digit() || matches!(c, '０'..='９'))
}

fn circled(text: &str, first: char) -> Option<Marker> {
    let number = u32::from(first).checked_sub(0x2460)?.checked_add(1)?;
    let mut cursor = Cursor::new(text);
    cursor.eat(|_| true);
    Some(finish(cursor, Style::Circled, Number::one(number), true))
}

/// What begins with a numeral: 一、 1. 1） 1.1.2 三十章 001.
fn numbered(text: &str) -> Option<Marker> {
    let mut cursor = Cursor::new(text);
    let numeral = cursor.numeral()?;
    let arabic = is_arabic(numeral);
    let (first, other) = value(numeral);
    let first = first?;
    let number = Number::one(first);
    if first < 100_000 {
        let mut ahead = cursor;
        ahead.spaces();
        if let Some(unit) = unit_word(&mut ahead)
            && matches!(unit, Unit::Chapter | Unit::Section | Unit::Volume)
        {
            let marker = finish(ahead, Style::Unit(unit), number, false);
            return matches!(marker.gap, Gap::End | Gap::Space).then_some(marker);
        }
    }
    let next = cursor.peek();
    let mut ahead = cursor;
    ahead.eat(|_| true);
    match next {
        Some('、') if first < 1000 => {
            let style = match (arabic, is_capital(numeral)) {
                (true, _) => Style::ArabicComma,
                (false, true) => Style::CapitalComma,
                (false, false) => Style::HanComma,
            };
            Some(finish(ahead, style, number, true))
        }
        Some('.' | '．') if arabic => dotted(cursor, first),
        Some('.' | '．') if first < 1000 => Some(finish(ahead, Style::HanDot, number, true)),
        Some('）' | ')') if first < 1000 => {
            let style = if arabic {
                Style::ArabicHalf
            } else {
                Style::HanHalf
            };
            Some(finish(ahead, style, number, true))
        }
        Some(c) if c.is_whitespace() && first < 100_000 => {
            let style = if arabic {
                Style::ArabicBare
            } else {
                Style::HanBare
            };
            let mut marker = finish(cursor, style, number, false);
            marker.other = other;
            Some(marker)
        }
        None if first < 100_000 => {
            let style = if arabic {
                Style::ArabicBare
            } else {
                Style::HanBare
            };
            Some(finish(cursor, style, number, false))
        }
        _ => None,
    }
}

/// 1. and 1.1.2. A decimal fraction is told from them only by what follows, so
/// that a number of two parts needs a gap or a word behind it.
fn dotted(mut cursor: Cursor<'_>, first: u32) -> Option<Marker> {
    let mut number = Number::one(first);
    let mut parts = 1u8;
    let mut marked = false;
    while cursor.eat(|c| matches!(c, '.' | '．')).is_some() {
        marked = true;
        let digits = cursor.rest();
        let run = numerals::leading(digits);
        let numeral = digits.get(..run).filter(|n| !n.is_empty() && is_arabic(n));
        let Some(numeral) = numeral else { break };
        marked = false;
        cursor.advance(numeral.len());
        number.push(value(numeral).0.filter(|&n| n < 1000)?);
        parts = parts.saturating_add(1);
    }
    if parts > 4 || first >= 10_000 {
        return None;
    }
    let style = if parts == 1 {
        Style::ArabicDot
    } else {
        Style::Dotted(parts)
    };
    let marker = finish(cursor, style, number, marked);
    let follows = marker.head;
    let next = cursor.text.get(follows..).and_then(|r| r.chars().next());
    let is_fraction = parts > 1
        && marker.gap == Gap::None
        && next.is_none_or(|c| !is_word(c) || words::is_measure(c));
    (!is_fraction).then_some(marker)
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '《' | '“' | '「' | '【')
}

/// 甲、 to 癸、.
fn stem(text: &str, first: char) -> Option<Marker> {
    let at = "甲乙丙丁戊己庚辛壬癸".chars().position(|c| c == first)?;
    let number = u32::try_from(at).ok()?.checked_add(1)?;
    let mut cursor = Cursor::new(text);
    cursor.eat(|_| true);
    cursor.eat(|c| c == '、')?;
    Some(finish(cursor, Style::Stem, Number::one(number), true))
}

/// Whether a numeral is written in the capital forms of cheques.
fn is_capital(numeral: &str) -> bool {
    numeral
        .chars()
        .all(|c| "壹贰貳叁參叄肆伍陆陸柒捌玖拾".contains(c))
}

/// A., chapter 1, Chapter.001.
fn latin(text: &str) -> Option<Marker> {
    let mut cursor = Cursor::new(text);
    let mut word = [0u8; 8];
    let mut len = 0usize;
    while let Some(c) = cursor.eat(|c| c.is_ascii_alphabetic()) {
        let place = word.get_mut(len)?;
        *place = u8::try_from(c.to_ascii_lowercase()).ok()?;
        len = len.saturating_add(1);
    }
    let word = word.get(..len)?;
    if let ([letter], Some('.' | '．' | '、')) = (word, cursor.peek()) {
        let number = u32::from(letter.checked_sub(b'a')?).checked_add(1)?;
        cursor.eat(|_| true);
        let marker = finish(cursor, Style::Letter, Number::one(number), true);
        return Some(marker);
    }
    let unit = match word {
        b"chapter" | b"chap" => Unit::Chapter,
        b"vol" | b"volume" => Unit::Volume,
        b"part" => Unit::Division,
        _ => return None,
    };
    cursor.spaces();
    cursor.eat(|c| c == '.');
    cursor.spaces();
    let numeral = cursor.numeral().filter(|n| is_arabic(n))?;
    let number = Number::one(value(numeral).0?);
    let marker = finish(cursor, Style::Unit(unit), number, false);
    (marker.gap != Gap::None).then_some(marker)
}

/// 序, 楔子, 目录: a name that stands for a number.
fn named(text: &str) -> Option<Marker> {
    let end = words::matter(text)?;
    let cursor = Cursor { text, at: end };
    let marker = finish(cursor, Style::Matter, Number::default(), false);
    (marker.gap != Gap::None).then_some(marker)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<(Style, Vec<u32>, &str)> {
        let m = marker(text)?;
        Some((m.style, m.number.parts().to_vec(), &text[m.head..]))
    }

    fn chapter(n: u32, title: &str) -> Option<(Style, Vec<u32>, &str)> {
        Some((Style::Unit(Unit::Chapter), vec![n], title))
    }

    #[test]
    fn unit_words_take_every_kind_of_numeral() {
        assert_eq!(read("第一百二十回　雪夜"), chapter(120, "雪夜"));
        assert_eq!(read("第两百一十八章 归来"), chapter(218, "归来"));
        assert_eq!(read("第001回 开篇"), chapter(1, "开篇"));
        assert_eq!(read("第１２章：渡口"), chapter(12, "渡口"));
        assert_eq!(read("第 一 章 總則"), chapter(1, "總則"));
        assert_eq!(read("第廿三章"), chapter(23, ""));
        assert_eq!(read("三十章"), chapter(30, ""));
        assert_eq!(read("chapter.001"), chapter(1, ""));
        assert_eq!(read("Chapter 7 Snow"), chapter(7, "Snow"));
        let volume = Style::Unit(Unit::Volume);
        assert_eq!(read("第贰卷"), Some((volume, vec![2], "")));
        assert_eq!(read("卷之三 渡江"), Some((volume, vec![3], "渡江")));
        assert_eq!(read("上卷"), Some((volume, vec![1], "")));
        let sub = Style::Unit(Unit::SubBook);
        assert_eq!(
            read("第一分编\u{2002}\u{2002}通则"),
            Some((sub, vec![1], "通则"))
        );
    }

    #[test]
    fn inserted_articles_have_two_parts() {
        let article = Style::Unit(Unit::Article);
        assert_eq!(
            read("第一百二十条之一 资助"),
            Some((article, vec![120, 1], "资助"))
        );
        assert_eq!(read("第 166-1 條"), Some((article, vec![166, 1], "")));
        let m = marker("第 三 章之一 行政監督").unwrap();
        assert_eq!(m.number.parts(), [3, 1]);
    }

    #[test]
    fn a_number_with_two_readings_keeps_both() {
        let m = marker("第一百二回　归家").unwrap();
        assert_eq!((m.number.first(), m.other), (Some(120), Some(102)));
    }

    #[test]
    fn prefixes_and_volumes_stand_before_the_chapter() {
        assert_eq!(read("正文 第一回　渡口"), chapter(1, "渡口"));
        assert_eq!(read("番外 第1章 雪夜"), chapter(1, "雪夜"));
        assert_eq!(read("上卷 第一回　渡口"), chapter(1, "渡口"));
        assert_eq!(read("第一卷 少年 第二章 雪夜"), chapter(2, "雪夜"));
        assert!(marker("正文 第一回　渡口").unwrap().prefixed);
        assert_eq!(read("【第三章 雪夜】"), chapter(3, "雪夜】"));
        assert_eq!(read("【第三章】雪夜"), chapter(3, "雪夜"));
        assert_eq!(read("☆、第三章"), chapter(3, ""));
        assert_eq!(read("VIP卷 第二章 渡口"), chapter(2, "渡口"));
        assert_eq!(read("番外一 旧事"), Some((Style::Matter, vec![1], "旧事")));
        assert_eq!(read("第八十—回　渡口"), chapter(81, "渡口"));
        assert_eq!(read("第—百回　渡口"), chapter(100, "渡口"));
        assert_eq!(marker("上卷 附录　渡口").unwrap().style, Style::Annex);
    }

    #[test]
    fn items_are_told_by_their_marks() {
        let read = |text| marker(text).map(|m| (m.style, m.number.parts().to_vec()));
        assert_eq!(read("一、总体要求"), Some((Style::HanComma, vec![1])));
        assert_eq!(
            read("（十二）完善制度。"),
            Some((Style::HanParen, vec![12]))
        );
        assert_eq!(read("(1)摸底"), Some((Style::ArabicParen, vec![1])));
        assert_eq!(read("1.初见"), Some((Style::ArabicDot, vec![1])));
        assert_eq!(read("1．初见"), Some((Style::ArabicDot, vec![1])));
        assert_eq!(read("3、摸底"), Some((Style::ArabicComma, vec![3])));
        assert_eq!(read("2）摸底"), Some((Style::ArabicHalf, vec![2])));
        assert_eq!(read("1.1.2 范围"), Some((Style::Dotted(3), vec![1, 1, 2])));
        assert_eq!(read("③ 摸底"), Some((Style::Circled, vec![3])));
        assert_eq!(read("附件2"), Some((Style::Annex, vec![2])));
        assert_eq!(read("附录A 名词"), Some((Style::Annex, vec![])));
        assert_eq!(read("目　录"), Some((Style::Matter, vec![])));
        assert_eq!(read("楔子　渡口"), Some((Style::Matter, vec![])));
    }

    #[test]
    fn prose_that_begins_with_a_number_has_no_marker() {
        for text in [
            "30多岁的司机说：走。",
            "98:95",
            "12点30分",
            "1.5亿元投资",
            "3.2%",
            "2026年是开局之年",
            "一天早上",
            "附件：1.名单",
            "第三人之清偿",
            "第一次",
            "序列号",
            "（一九四九年）",
            "一回、赏一回、叹一回",
        ] {
            assert_eq!(marker(text), None, "{text}");
        }
    }
}
