//! What a marker is: its style, its number, and what stands behind it.

use super::number::SectionNumber;
use super::words::{Unit, UnitWord};

/// How a marker is written. Two markers of one style can be siblings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Style {
    /// 第…章 and the like.
    Unit(Unit),
    /// 附件, 附录, 附表.
    Annex,
    /// 序, 目录, 楔子, 后记: a name instead of a number.
    Matter,
    /// 上, 中, 下 or （上） alone on their lines.
    Third,
    /// 壹、
    CapitalComma,
    /// I. or Ⅰ、, also alone or before a space.
    Roman,
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
    /// A.1, A.1.1 of an annex: the number of parts, the letter with them.
    Lettered(u8),
    /// 甲、
    Stem,
}

impl Style {
    /// Whether it is one of the numbering styles without a unit word.
    pub(crate) const fn is_item(self) -> bool {
        !matches!(self, Self::Unit(_) | Self::Annex | Self::Matter)
    }
}

/// The numerals that a marker is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Digits {
    /// 3, ３.
    Arabic,
    /// 三, 叁, 廿.
    Chinese,
    /// III, Ⅲ.
    Roman,
    /// ①, ㈠, ⑴, ⒈.
    Enclosed,
    /// A., 甲、, 上: signs that have an order.
    Order,
}

/// What stands between a marker and the title.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Gap {
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
pub(crate) struct Marker {
    /// How it is written.
    pub(crate) style: Style,
    /// Its number.
    pub(crate) number: SectionNumber,
    /// A second reading of the first part: 102 beside 120 for 一百二.
    pub(crate) other: Option<u32>,
    /// Whether it has the next number as well: 第二、三卷.
    pub(crate) two: bool,
    /// What its number is written in; `None` where it has none.
    pub(crate) digits: Option<Digits>,
    /// The letter that stands for a number behind 附录, from 1 for A.
    pub(crate) letter: u8,
    /// Bytes of the words before the marker proper: 正文, 番外, 上卷.
    pub(crate) start: usize,
    /// Bytes up to the end of the marker, with any prefix.
    pub(crate) end: usize,
    /// Bytes up to the first character of the title.
    pub(crate) head: usize,
    /// What stands between `end` and `head`.
    pub(crate) gap: Gap,
    /// Whether the unit word stands before the number: 任务一.
    pub(crate) word_first: bool,
    /// The unit word, where it has one.
    pub(crate) word: Option<UnitWord>,
}
