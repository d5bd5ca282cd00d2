//! The lists of a document: how each numbers its levels, and how far it has
//! counted.

use std::collections::{HashMap, HashSet};

use crate::formats::office::lists::{Count, LEVELS, Label, Level, Piece, Restart, Suffix};
use crate::formats::office::numerals::Numeral;
use crate::formats::package::Fault;
use crate::formats::package::xml::{Event, Ns, Xml};

use super::run::is_on;
use super::styles::Styles;

/// The lists of a document.
#[derive(Debug, Default)]
pub(super) struct Lists {
    /// What lists are made after.
    patterns: HashMap<String, Pattern>,
    lists: HashMap<String, List>,
    /// How far each pattern has counted: lists of one pattern go on with each
    /// other's numbers.
    counts: HashMap<String, Count>,
    /// Lists that have counted.
    begun: HashSet<String>,
}

/// How lists of a kind number their levels.
#[derive(Debug, Default)]
struct Pattern {
    levels: [Option<Level>; LEVELS],
    /// For each level the style whose paragraphs are of it.
    styles: [Option<String>; LEVELS],
    /// The style that stands for another pattern, which is meant.
    stands_for: Option<String>,
}

/// A list: a pattern, and what is otherwise.
#[derive(Debug, Default)]
struct List {
    pattern: String,
    starts: [Option<u32>; LEVELS],
    levels: [Option<Level>; LEVELS],
}

impl Lists {
    /// Reads the part that holds them.
    ///
    /// # Errors
    /// [`Fault`] where it cannot be read.
    pub(super) fn read(mut xml: Xml<'_>, styles: &Styles) -> Result<Self, Fault> {
        let mut lists = Self::default();
        loop {
            let tag = match xml.next()? {
                Event::Open(tag) if tag.ns == Ns::Word => tag,
                Event::End => break,
                _ => continue,
            };
            match tag.local() {
                "abstractNum" => {
                    let id = tag.attribute("abstractNumId").unwrap_or_default();
                    lists.patterns.insert(id, Pattern::read(&mut xml)?);
                }
                "num" => {
                    let id = tag.attribute("numId").unwrap_or_default();
                    lists.lists.insert(id, List::read(&mut xml)?);
                }
                _ => {}
            }
        }
        lists.follow(styles);
        Ok(lists)
    }

    /// Gives lists whose pattern only stands for another the one that is meant.
    fn follow(&mut self, styles: &Styles) {
        let meant = |pattern: &str| {
            let style = self.patterns.get(pattern)?.stands_for.as_deref()?;
            let list = self.lists.get(styles.list_of(style)?)?;
            Some(list.pattern.clone()).filter(|meant| meant != pattern)
        };
        let lists = self.lists.iter();
        let found: Vec<(String, String)> = lists
            .filter_map(|(id, list)| Some((id.clone(), meant(&list.pattern)?)))
            .collect();
        for (id, pattern) in found {
            if let Some(list) = self.lists.get_mut(&id) {
                list.pattern = pattern;
            }
        }
    }

    /// The level of a list that the paragraphs of a style are of; `chain` are
    /// the style and those it is based on.
    pub(super) fn level_of(&self, list: &str, chain: &[String]) -> Option<usize> {
        let list = self.lists.get(list)?;
        let pattern = self.patterns.get(&list.pattern)?;
        let linked = |style: &String| {
            let mut styles = pattern.styles.iter();
            styles.position(|own| own.as_ref() == Some(style))
        };
        chain.iter().find_map(linked)
    }

    /// Counts a paragraph of a list: what is printed before it. `None` where
    /// there is no such list or level.
    pub(super) fn label(&mut self, id: &str, level: usize) -> Option<Label> {
        let list = self.lists.get(id)?;
        let pattern = self.patterns.get(&list.pattern)?;
        let level = level.min(LEVELS.saturating_sub(1));
        let levels = |at: usize| {
            let own = list.levels.get(at)?.as_ref();
            own.or_else(|| pattern.levels.get(at)?.as_ref())
        };
        levels(level)?;
        let count = self.counts.entry(list.pattern.clone()).or_default();
        if self.begun.insert(id.to_owned()) {
            // A list that says where to start does so where it begins.
            for (at, start) in list.starts.iter().enumerate() {
                if start.is_some() {
                    count.forget(at);
                }
            }
        }
        let start = list.starts.get(level).copied().flatten();
        count.step(level, start, levels);
        count.label(level, levels)
    }
}

impl Pattern {
    fn read(xml: &mut Xml<'_>) -> Result<Self, Fault> {
        let mut pattern = Self::default();
        let outside = xml.depth().saturating_sub(1);
        while xml.depth() > outside {
            let Event::Open(tag) = xml.next()? else {
                continue;
            };
            match tag.local() {
                "lvl" => {
                    let at: Option<usize> = tag.number("ilvl");
                    let (level, style) = read_level(xml)?;
                    let at = at.unwrap_or(LEVELS);
                    if let Some(own) = pattern.levels.get_mut(at) {
                        *own = Some(level);
                    }
                    if let Some(own) = pattern.styles.get_mut(at) {
                        *own = style;
                    }
                }
                "numStyleLink" => pattern.stands_for = tag.attribute("val"),
                _ => {}
            }
        }
        Ok(pattern)
    }
}

impl List {
    fn read(xml: &mut Xml<'_>) -> Result<Self, Fault> {
        let mut list = Self::default();
        let mut at = LEVELS;
        let outside = xml.depth().saturating_sub(1);
        while xml.depth() > outside {
            let Event::Open(tag) = xml.next()? else {
                continue;
            };
            match tag.local() {
                "abstractNumId" => list.pattern = tag.attribute("val").unwrap_or_default(),
                "lvlOverride" => at = tag.number("ilvl").unwrap_or(LEVELS),
                "startOverride" => {
                    let start = tag.number("val");
                    if let Some(own) = list.starts.get_mut(at) {
                        *own = start;
                    }
                }
                "lvl" => {
                    let (level, _) = read_level(xml)?;
                    if let Some(own) = list.levels.get_mut(at) {
                        *own = Some(level);
                    }
                }
                _ => {}
            }
        }
        Ok(list)
    }
}

/// Reads a level that has just begun, and the style that is linked to it.
fn read_level(xml: &mut Xml<'_>) -> Result<(Level, Option<String>), Fault> {
    let mut level = Level {
        start: 0,
        numeral: Numeral::Decimal,
        parts: Vec::new(),
        restart: Restart::Above,
        legal: false,
        suffix: Suffix::Tab,
    };
    let mut style = None;
    let mut numeral = None;
    let outside = xml.depth().saturating_sub(1);
    while xml.depth() > outside {
        let Event::Open(tag) = xml.next()? else {
            continue;
        };
        let value = || tag.attribute("val").unwrap_or_default();
        match tag.local() {
            "start" => level.start = tag.number("val").unwrap_or(0),
            // Said twice, the first is for programs that know more forms.
            "numFmt" if numeral.is_none() => {
                numeral = Some(match tag.attribute("format") {
                    Some(format) => custom(&format),
                    None => Numeral::of_word(&value()),
                });
            }
            "lvlText" => level.parts = pieces(&value()),
            "lvlRestart" => {
                level.restart = match tag.number::<usize>("val") {
                    Some(0) => Restart::Never,
                    Some(below) => Restart::Behind(below.saturating_sub(1)),
                    None => Restart::Above,
                }
            }
            "isLgl" => level.legal = tag.attribute("val").is_none_or(|value| is_on(&value)),
            "suff" => {
                level.suffix = match value().as_str() {
                    "space" => Suffix::Space,
                    "nothing" => Suffix::Nothing,
                    _ => Suffix::Tab,
                }
            }
            "pStyle" => style = tag.attribute("val"),
            "lvlPicBulletId" => numeral = Some(Numeral::Bullet),
            "pPr" | "rPr" => xml.skip()?,
            _ => {}
        }
    }
    level.numeral = numeral.unwrap_or_default();
    Ok((level, style))
}

/// The form that is shown by its first numbers: 001, 002, 003, ...
fn custom(format: &str) -> Numeral {
    let first = format.split(',').next().unwrap_or_default().trim();
    let zeros = first.ends_with('1') && first.bytes().all(|b| matches!(b, b'0' | b'1'));
    match u8::try_from(first.len()) {
        Ok(digits @ 2..=16) if zeros => Numeral::Padded(digits),
        _ => Numeral::Decimal,
    }
}

/// The pieces of what is printed: `%1` is the number of the first level.
fn pieces(text: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut plain = String::new();
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let level = match c {
            '%' => chars.peek().and_then(|digit| digit.to_digit(10)),
            _ => None,
        };
        let level = level.and_then(|level| usize::try_from(level).ok()?.checked_sub(1));
        let Some(level) = level else {
            plain.push(c);
            continue;
        };
        chars.next();
        if !plain.is_empty() {
            pieces.push(Piece::Text(std::mem::take(&mut plain)));
        }
        pieces.push(Piece::Number(level));
    }
    if !plain.is_empty() {
        pieces.push(Piece::Text(plain));
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_printed_is_text_and_numbers() {
        let number = Piece::Number;
        let text = |text: &str| Piece::Text(text.to_owned());
        assert_eq!(pieces("第%1条"), [text("第"), number(0), text("条")]);
        assert_eq!(pieces("%1.%2"), [number(0), text("."), number(1)]);
        assert_eq!(pieces("100%"), [text("100%")]);
        assert_eq!(custom("001, 002, 003, ..."), Numeral::Padded(3));
        assert_eq!(custom("1, 2, 3"), Numeral::Decimal);
    }
}
