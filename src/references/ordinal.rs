//! Numbers with unit words: 第一百二十条之一, 第 166-1 條, 第十、十八条.

use crate::document::{SectionKind, SectionNumber};
use crate::grammar::{UnitWord, roman};
use crate::text::numerals;

/// A unit word that a reference may name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Unit {
    /// 部分.
    Division,
    /// 部.
    Part,
    /// 册.
    Tome,
    /// 单元.
    Module,
    /// 编.
    Book,
    /// 分编.
    SubBook,
    /// 卷.
    Volume,
    /// 篇.
    Essay,
    /// 章.
    Chapter,
    /// 回.
    Episode,
    /// 节.
    Section,
    /// 条.
    Article,
    /// 款: a paragraph of an article on the mainland, an item in Taiwan,
    /// there also a heading below 節.
    Kuan,
    /// 项: an item of an article on the mainland, a paragraph in Taiwan.
    Xiang,
    /// 目: below the item; in Taiwan also a heading below 款.
    Mu,
    /// An item 一、 of the outermost numbering, which a text may call its
    /// 第一部分.
    Major,
    /// 附件, 附录, 附表, 附图.
    Annex(AnnexWord),
}

/// What an annex is called.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum AnnexWord {
    /// 附件.
    Enclosure,
    /// 附录.
    Appendix,
    /// 附表.
    Table,
    /// 附图.
    Figure,
}

impl Unit {
    /// The kind of a section that is called so.
    const fn kind(self) -> SectionKind {
        match self {
            Self::Division | Self::Part | Self::Book | Self::SubBook => SectionKind::Part,
            Self::Essay | Self::Module => SectionKind::Part,
            Self::Tome | Self::Volume => SectionKind::Volume,
            Self::Chapter | Self::Episode => SectionKind::Chapter,
            Self::Section | Self::Kuan | Self::Xiang | Self::Mu => SectionKind::Section,
            Self::Article => SectionKind::Article,
            Self::Major => SectionKind::Item,
            Self::Annex(_) => SectionKind::Annex,
        }
    }
}

/// A number as references use it: 120 and 1 for 第一百二十条之一; the second
/// is 0 where nothing was inserted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Label {
    pub(super) main: u32,
    pub(super) inserted: u32,
}

impl Label {
    /// A number without an inserted part.
    pub(super) const fn of(main: u32) -> Self {
        Self { main, inserted: 0 }
    }

    /// The number of a section, unless it has more than two parts.
    pub(super) fn of_section(number: &SectionNumber) -> Option<Self> {
        match *number.parts() {
            [main] => Some(Self::of(main)),
            [main, inserted] => Some(Self { main, inserted }),
            _ => None,
        }
    }

    /// Whether it stands before the other in a law.
    pub(super) const fn is_before(self, other: Self) -> bool {
        self.main < other.main || (self.main == other.main && self.inserted < other.inserted)
    }
}

/// One number of an [`Ordinal`], with its bytes in the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Numeral {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) label: Label,
    /// Where the inserted part follows a hyphen, the bytes around the hyphen:
    /// 3-5 may also be a range.
    pub(super) hyphen: Option<(usize, usize)>,
}

/// 第, one or more numbers, and a unit word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Ordinal {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) unit: Unit,
    /// At least one. The first starts at 第, the last ends behind the unit
    /// word and 之一.
    pub(super) numbers: Vec<Numeral>,
}

/// Longer lists are no references.
const MAX_NUMBERS: usize = 64;

/// Larger numbers are no numbers of sections.
const MAX_NUMBER: u64 = 100_000;

/// A place in a text, moved forward as it is read.
#[derive(Clone, Copy)]
pub(super) struct Reader<'a> {
    text: &'a str,
    pub(super) at: usize,
}

impl<'a> Reader<'a> {
    pub(super) const fn new(text: &'a str, at: usize) -> Self {
        Self { text, at }
    }

    pub(super) fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    pub(super) fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    pub(super) fn eat(&mut self, wanted: impl Fn(char) -> bool) -> bool {
        match self.peek().filter(|&c| wanted(c)) {
            Some(c) => {
                self.at = self.at.saturating_add(c.len_utf8());
                true
            }
            None => false,
        }
    }

    pub(super) fn spaces(&mut self) {
        while self.eat(is_gap) {}
    }

    /// A number of one kind of digits and its value. Digits in a row are a
    /// number here; a number with two readings has no value.
    pub(super) fn number(&mut self) -> Option<u32> {
        let rest = self.rest();
        let run = rest.get(..numerals::leading(rest))?;
        let value = numerals::value(run).or_else(|| numerals::positional(run))?;
        self.at = self.at.saturating_add(run.len());
        u32::try_from(value).ok().filter(|_| value < MAX_NUMBER)
    }

    /// A unit word that no longer word goes on with (条 but not 条件).
    pub(super) fn unit(&mut self) -> Option<Unit> {
        let (unit, len) = unit_word(self.rest())?;
        self.at = self.at.saturating_add(len);
        Some(unit)
    }
}

/// White space inside an expression; a line feed ends it.
const fn is_gap(c: char) -> bool {
    matches!(
        c,
        ' ' | '\u{3000}' | '\u{a0}' | '\t' | '\u{2002}' | '\u{2003}'
    )
}

/// The unit word at the start of `text` and its bytes, where no longer word
/// goes on with it.
fn unit_word(text: &str) -> Option<(Unit, usize)> {
    let (word, len) = UnitWord::at(text)?;
    let unit = match word {
        UnitWord::Division => Unit::Division,
        UnitWord::Part => Unit::Part,
        UnitWord::Book => Unit::Book,
        UnitWord::SubBook => Unit::SubBook,
        UnitWord::Tome => Unit::Tome,
        UnitWord::Volume => Unit::Volume,
        UnitWord::Essay => Unit::Essay,
        UnitWord::Module => Unit::Module,
        UnitWord::Chapter => Unit::Chapter,
        UnitWord::Episode => Unit::Episode,
        UnitWord::Section => Unit::Section,
        UnitWord::Article => Unit::Article,
        UnitWord::Paragraph => Unit::Kuan,
        UnitWord::Item => Unit::Xiang,
        UnitWord::Entry => Unit::Mu,
        _ => return None,
    };
    let next = text.get(len..).and_then(|rest| rest.chars().next());
    next.is_none_or(|c| !word.goes_on_with(c))
        .then_some((unit, len))
}

/// Reads what begins with 第 at byte `at`.
pub(super) fn ordinal(text: &str, at: usize) -> Option<Ordinal> {
    let mut reader = Reader::new(text, at);
    if !reader.eat(|c| c == '第') {
        return None;
    }
    reader.spaces();
    let mut numbers: Vec<Numeral> = Vec::new();
    let unit = loop {
        if numbers.len() >= MAX_NUMBERS {
            return None;
        }
        numbers.push(numeral(&mut reader)?);
        reader.spaces();
        if let Some(unit) = reader.unit() {
            break unit;
        }
        if !reader.eat(|c| matches!(c, '、' | '和' | '与' | '與' | '及' | '或' | '至' | '到'))
            && !reader.eat(is_dash)
        {
            return None;
        }
        reader.spaces();
    };
    inserted(&mut reader, numbers.last_mut()?);
    let end = reader.at;
    if let Some(first) = numbers.first_mut() {
        first.start = at;
    }
    if let Some(last) = numbers.last_mut() {
        last.end = end;
    }
    Some(Ordinal {
        start: at,
        end,
        unit,
        numbers,
    })
}

pub(super) const fn is_dash(c: char) -> bool {
    matches!(c, '-' | '－' | '–' | '—' | '～' | '~')
}

/// 十八, 166-1 or （五）.
fn numeral(reader: &mut Reader<'_>) -> Option<Numeral> {
    let start = reader.at;
    // 第II部, 第IIA部.
    if let Some((main, letter, length)) = roman(reader.rest()) {
        reader.at = reader.at.saturating_add(length);
        return Some(Numeral {
            start,
            end: reader.at,
            label: Label {
                main,
                inserted: letter.unwrap_or(0),
            },
            hyphen: None,
        });
    }
    let bracketed = reader.eat(|c| matches!(c, '（' | '('));
    let main = reader.number()?;
    if bracketed && !reader.eat(|c| matches!(c, '）' | ')')) {
        return None;
    }
    let mut label = Label::of(main);
    let mut hyphen = None;
    let before = reader.at;
    let mut ahead = *reader;
    if !bracketed && ahead.eat(|c| matches!(c, '-' | '－' | '–')) {
        let after = ahead.at;
        let is_digit = |c| matches!(c, '0'..='9' | '０'..='９');
        if ahead.peek().is_some_and(is_digit)
            && let Some(inserted) = ahead.number()
        {
            label.inserted = inserted;
            hyphen = Some((before, after));
            *reader = ahead;
        }
    }
    Some(Numeral {
        start,
        end: reader.at,
        label,
        hyphen,
    })
}

/// 之一 behind the unit word.
fn inserted(reader: &mut Reader<'_>, last: &mut Numeral) {
    let mut ahead = *reader;
    if last.hyphen.is_none()
        && ahead.eat(|c| c == '之')
        && let Some(number) = ahead.number()
    {
        last.label.inserted = number;
        *reader = ahead;
    }
}

/// What the title of a section of `kind` calls it: the first 第… of that kind
/// and number.
pub(super) fn heading(title: &str, kind: SectionKind, label: Label) -> Option<Unit> {
    let head = title.char_indices().take(40);
    head.filter(|&(_, c)| c == '第').find_map(|(at, _)| {
        let ordinal = ordinal(title, at)?;
        match *ordinal.numbers.as_slice() {
            [one] if one.label == label && ordinal.unit.kind() == kind => Some(ordinal.unit),
            _ => None,
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The unit, and of each number both parts and its text.
    type Read<'a> = (Unit, Vec<(u32, u32, &'a str)>);

    fn read(text: &str) -> Option<Read<'_>> {
        let ordinal = ordinal(text, 0)?;
        let numbers = ordinal.numbers.iter();
        let numbers = numbers.map(|n| (n.label.main, n.label.inserted, &text[n.start..n.end]));
        Some((ordinal.unit, numbers.collect()))
    }

    #[test]
    fn numbers_of_every_kind_are_read() {
        let article = |main, inserted, text| Some((Unit::Article, vec![(main, inserted, text)]));
        assert_eq!(read("第十条规定"), article(10, 0, "第十条"));
        assert_eq!(read("第１２條"), article(12, 0, "第１２條"));
        assert_eq!(read("第 166-1 條"), article(166, 1, "第 166-1 條"));
        let inserted = "第一百二十条之一";
        assert_eq!(read("第一百二十条之一的"), article(120, 1, inserted));
        assert_eq!(read("第五条之规定"), article(5, 0, "第五条"));
        let part = |main, inserted, text| Some((Unit::Part, vec![(main, inserted, text)]));
        assert_eq!(read("第II部所载"), part(2, 0, "第II部"));
        assert_eq!(read("第IIA部"), part(2, 1, "第IIA部"));
        assert_eq!(read("第二部门"), None);
        let tome = read("第三册");
        assert_eq!(tome, Some((Unit::Tome, vec![(3, 0, "第三册")])));
        let module = read("第二單元");
        assert_eq!(module, Some((Unit::Module, vec![(2, 0, "第二單元")])));
        let part = read("第三部分");
        assert_eq!(part, Some((Unit::Division, vec![(3, 0, "第三部分")])));
    }

    #[test]
    fn each_number_of_a_list_has_its_bytes() {
        assert_eq!(
            read("第十、十八、二十六条"),
            Some((
                Unit::Article,
                vec![(10, 0, "第十"), (18, 0, "十八"), (26, 0, "二十六条")]
            ))
        );
        assert_eq!(
            read("第（五）、（六）项"),
            Some((Unit::Xiang, vec![(5, 0, "第（五）"), (6, 0, "（六）项")]))
        );
        assert_eq!(
            read("第三至七条"),
            Some((Unit::Article, vec![(3, 0, "第三"), (7, 0, "七条")]))
        );
    }

    #[test]
    fn a_longer_word_is_no_unit() {
        for text in [
            "第三条件",
            "第一条铁路",
            "第二项目",
            "第一回合",
            "第三节课",
            "第五届",
            "第一，三条",
            "第一、加强领导",
            "第条",
            "第一百二条",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
