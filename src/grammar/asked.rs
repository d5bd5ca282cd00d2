//! The number of a heading as somebody types it: 第12章, 一百二十条之一, 120.1.

use std::borrow::Cow;

use super::cursor::{Cursor, is_arabic, value};
use super::ordinal::{inserted, roman};
use super::{SectionNumber, UnitWord};
use crate::text::{fold, lookalikes};

/// A number that is asked for, whatever digits it is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Asked {
    /// The unit word, where one was given.
    pub word: Option<UnitWord>,
    /// Whether 第 stands before it.
    pub ordinal: bool,
    number: SectionNumber,
}

impl Asked {
    /// Reads `text`, all of which must be the number: with 第 or without, in
    /// Arabic, Roman or Chinese digits of any width, with a unit word or
    /// without, with what was inserted behind 之, a hyphen or a point
    /// (第120条之一, 120之1, 第 10-1 條, 120.1). `None` for anything else, and
    /// for a number with two readings.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let text = lookalikes::read(text.trim());
        let text: Cow<'_, str> = match text.chars().any(|c| fold::narrow(c) != c) {
            true => text.chars().map(fold::narrow).collect(),
            false => text,
        };
        let mut cursor = Cursor::new(&text);
        let ordinal = cursor.eat(|c| c == '第').is_some();
        cursor.spaces();
        let mut number = match ordinal.then(|| roman(&mut cursor)).flatten() {
            Some(number) => number,
            None => SectionNumber::one(sure(&mut cursor)?),
        };
        cursor.spaces();
        branches(&mut cursor, &mut number)?;
        cursor.spaces();
        let word = UnitWord::at(cursor.rest()).map(|(word, length)| {
            cursor.advance(length);
            word
        });
        if word.is_some() {
            inserted(&mut cursor, &mut number);
        }
        cursor.spaces();
        // A number with a point behind it is one (3.).
        if word.is_none() {
            cursor.eat(|c| c == '.');
        }
        cursor.rest().is_empty().then_some(Self {
            word,
            ordinal,
            number,
        })
    }

    /// The parts of the number, the outermost first.
    #[must_use]
    pub fn parts(&self) -> &[u32] {
        self.number.parts()
    }

    /// Whether a heading with this unit word may be meant.
    #[must_use]
    pub fn is_of(&self, word: Option<UnitWord>) -> bool {
        self.word.is_none() || self.word == word
    }
}

/// A numeral with one reading.
fn sure(cursor: &mut Cursor<'_>) -> Option<u32> {
    match value(cursor.numeral()?) {
        (number, None) => number,
        _ => None,
    }
}

/// What is joined to the number before a unit word: -1, .1.2, 之一.
fn branches(cursor: &mut Cursor<'_>, number: &mut SectionNumber) -> Option<()> {
    loop {
        let mut ahead = *cursor;
        let joint = ahead.eat(|c| matches!(c, '-' | '–' | '.' | '之'));
        let Some(joint) = joint else { return Some(()) };
        ahead.spaces();
        let Some(numeral) = ahead.numeral() else {
            return Some(());
        };
        if joint != '之' && !is_arabic(numeral) {
            return None;
        }
        // No section has a number of more parts.
        if number.parts().len() >= SectionNumber::MOST {
            return None;
        }
        number.push(value(numeral).0?);
        *cursor = ahead;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<(Option<UnitWord>, Vec<u32>)> {
        Asked::read(text).map(|asked| (asked.word, asked.parts().to_vec()))
    }

    #[test]
    fn one_number_has_many_writings() {
        for text in [
            "120条之一",
            "第120条之一",
            "第一百二十条之一",
            "第１２０条之１",
            "第120-1条",
            "第 120-1 條",
            "第120條之1",
            "一百二十条之1",
            "第⼀百⼆⼗条之⼀",
        ] {
            assert_eq!(
                read(text),
                Some((Some(UnitWord::Article), vec![120, 1])),
                "{text}"
            );
        }
        for text in [
            "120之1",
            "120.1",
            "120-1",
            "一百二十之一",
            "第120之1",
            "１２０．１",
        ] {
            assert_eq!(read(text), Some((None, vec![120, 1])), "{text}");
        }
        for text in [
            "第12章",
            "第十二章",
            "第１２章",
            "12章",
            "十二章",
            "第 十二 章",
        ] {
            assert_eq!(
                read(text),
                Some((Some(UnitWord::Chapter), vec![12])),
                "{text}"
            );
        }
        assert_eq!(read("第IIA部"), Some((Some(UnitWord::Part), vec![2, 1])));
        assert_eq!(read("第三單元"), Some((Some(UnitWord::Module), vec![3])));
        assert_eq!(read("3.2.1"), Some((None, vec![3, 2, 1])));
        assert_eq!(read("3."), Some((None, vec![3])));
    }

    #[test]
    fn what_is_more_or_less_than_a_number_is_none() {
        for text in [
            "",
            "第",
            "第章",
            "章",
            "第十二章总则",
            "总则",
            "第一百二条",
            "1.2.3.4.5",
            "三次",
            "十、",
            "120条款",
            "第3a章",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
