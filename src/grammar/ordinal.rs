//! What stands behind 第, one by one for headings and in lists for running
//! text: 第一百二十条之一, 第 166-1 條, 第十、十八条.

use super::cursor::{Cursor, is_arabic, value};
use super::roman::roman_with_letter;
use super::{Digits, SectionNumber, UnitWord};

/// A Roman number with the letter of what was inserted behind it: 第IIA部 of
/// an ordinance stands behind 第II部.
pub(super) fn roman(cursor: &mut Cursor<'_>) -> Option<SectionNumber> {
    let (value, letter, length) = roman_with_letter(cursor.rest())?;
    cursor.advance(length);
    cursor.digits = Some(Digits::Roman);
    let mut number = SectionNumber::one(value);
    if let Some(letter) = letter {
        number.push(letter);
    }
    Some(number)
}

/// What was inserted with a hyphen: 第 166-1 條. Gives its numeral.
pub(super) fn joined<'a>(cursor: &mut Cursor<'a>, number: &mut SectionNumber) -> Option<&'a str> {
    let mut ahead = *cursor;
    ahead.eat(|c| matches!(c, '-' | '－' | '–'))?;
    let numeral = ahead.numeral()?;
    number.push(value(numeral).0?);
    *cursor = ahead;
    Some(numeral)
}

/// 之一, 之二 behind a unit word; の二 and ノ二 in Japan.
pub(super) fn inserted(cursor: &mut Cursor<'_>, number: &mut SectionNumber) {
    let mut ahead = *cursor;
    ahead.gaps();
    while ahead.eat(|c| matches!(c, '之' | 'の' | 'ノ')).is_some() {
        ahead.gaps();
        let (Some(part), _) = value(ahead.numeral().unwrap_or_default()) else {
            return;
        };
        number.push(part);
        *cursor = ahead;
    }
}

/// One number of an [`Ordinal`], with its bytes in the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Numeral {
    /// Where it starts.
    pub(crate) start: usize,
    /// Where it ends.
    pub(crate) end: usize,
    /// What it says.
    pub(crate) number: SectionNumber,
    /// Where the inserted part follows a hyphen, the bytes around the hyphen:
    /// 3-5 may also be a range.
    pub(crate) hyphen: Option<(usize, usize)>,
}

/// 第, one or more numbers, and a unit word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Ordinal {
    /// Where it starts, in bytes of the text.
    pub(crate) start: usize,
    /// Where it ends.
    pub(crate) end: usize,
    /// Its unit word.
    pub(crate) word: UnitWord,
    /// At least one. The first starts at 第, the last ends behind the unit
    /// word and 之一.
    pub(crate) numbers: Vec<Numeral>,
}

/// Longer lists name no sections.
const MAX_NUMBERS: usize = 64;

/// Reads what begins with 第 at byte `at` of running text.
pub(crate) fn ordinal(text: &str, at: usize) -> Option<Ordinal> {
    let mut cursor = Cursor::at(text, at);
    cursor.eat(|c| c == '第')?;
    cursor.gaps();
    let mut numbers: Vec<Numeral> = Vec::new();
    let word = loop {
        if numbers.len() >= MAX_NUMBERS {
            return None;
        }
        numbers.push(numeral(&mut cursor)?);
        cursor.gaps();
        if let Some(word) = cursor.named_unit() {
            break word;
        }
        cursor.eat(|c| {
            is_dash(c) || matches!(c, '、' | '和' | '与' | '與' | '及' | '或' | '至' | '到')
        })?;
        cursor.gaps();
    };
    let last = numbers.last_mut()?;
    if last.hyphen.is_none() {
        inserted(&mut cursor, &mut last.number);
    }
    last.end = cursor.at;
    if let Some(first) = numbers.first_mut() {
        first.start = at;
    }
    Some(Ordinal {
        start: at,
        end: cursor.at,
        word,
        numbers,
    })
}

/// Whether `c` may stand between the two numbers of a range.
const fn is_dash(c: char) -> bool {
    matches!(c, '-' | '－' | '–' | '—' | '～' | '~')
}

/// 十八, 166-1, IIA or （五）.
fn numeral(cursor: &mut Cursor<'_>) -> Option<Numeral> {
    let start = cursor.at;
    let mut hyphen = None;
    let number = match roman(cursor) {
        Some(number) => number,
        None => {
            let bracketed = cursor.eat(|c| matches!(c, '（' | '(')).is_some();
            let mut number = SectionNumber::one(cursor.number()?);
            if bracketed {
                cursor.eat(|c| matches!(c, '）' | ')'))?;
            } else {
                let before = cursor.at;
                let mut ahead = (*cursor, number);
                if let Some(part) = joined(&mut ahead.0, &mut ahead.1)
                    && is_arabic(part)
                {
                    (*cursor, number) = ahead;
                    hyphen = Some((before, cursor.at.saturating_sub(part.len())));
                }
            }
            number
        }
    };
    Some(Numeral {
        start,
        end: cursor.at,
        number,
        hyphen,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The unit word, and of each number its parts and its text.
    type Read<'a> = (UnitWord, Vec<(Vec<u32>, &'a str)>);

    fn read(text: &str) -> Option<Read<'_>> {
        let ordinal = ordinal(text, 0)?;
        let numbers = ordinal.numbers.iter();
        let numbers = numbers.map(|n| (n.number.parts().to_vec(), &text[n.start..n.end]));
        Some((ordinal.word, numbers.collect()))
    }

    #[test]
    fn numbers_of_every_kind_are_read() {
        let one = |word, parts: &[u32], text| Some((word, vec![(parts.to_vec(), text)]));
        let article = |parts: &[u32], text| one(UnitWord::Article, parts, text);
        assert_eq!(read("第十条规定"), article(&[10], "第十条"));
        assert_eq!(read("第１２條"), article(&[12], "第１２條"));
        assert_eq!(read("第 166-1 條"), article(&[166, 1], "第 166-1 條"));
        let inserted = "第一百二十条之一";
        assert_eq!(read("第一百二十条之一的"), article(&[120, 1], inserted));
        assert_eq!(read("第五条之规定"), article(&[5], "第五条"));
        assert_eq!(read("第一条の二に"), article(&[1, 2], "第一条の二"));
        let part = |parts: &[u32], text| one(UnitWord::Part, parts, text);
        assert_eq!(read("第II部所载"), part(&[2], "第II部"));
        assert_eq!(read("第IIA部"), part(&[2, 1], "第IIA部"));
        assert_eq!(read("第二部门"), None);
        let tome = one(UnitWord::Tome, &[3], "第三册");
        assert_eq!(read("第三册"), tome);
        let module = one(UnitWord::Module, &[2], "第二單元");
        assert_eq!(read("第二單元"), module);
        let division = one(UnitWord::Division, &[3], "第三部分");
        assert_eq!(read("第三部分"), division);
    }

    #[test]
    fn each_number_of_a_list_has_its_bytes() {
        let list = |word, numbers: &[(u32, &'static str)]| {
            let numbers = numbers.iter().map(|&(number, text)| (vec![number], text));
            Some((word, numbers.collect()))
        };
        assert_eq!(
            read("第十、十八、二十六条"),
            list(
                UnitWord::Article,
                &[(10, "第十"), (18, "十八"), (26, "二十六条")]
            )
        );
        assert_eq!(
            read("第（五）、（六）项"),
            list(UnitWord::Item, &[(5, "第（五）"), (6, "（六）项")])
        );
        assert_eq!(
            read("第三至七条"),
            list(UnitWord::Article, &[(3, "第三"), (7, "七条")])
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
            "第二课堂",
            "第一首都",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
