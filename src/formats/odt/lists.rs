//! The lists of a document: how each numbers its levels, and how far each has
//! counted.

use std::collections::HashMap;

use crate::formats::office::lists::{Count, LEVELS, Label, Level, Piece, Restart, Suffix};
use crate::formats::office::numerals::Numeral;
use crate::formats::package::Fault;
use crate::formats::package::xml::{Event, Tag, Xml};

/// How a list numbers its levels.
type Pattern = [Option<Level>; LEVELS];

/// The lists of a document.
#[derive(Debug, Default)]
pub(super) struct Lists {
    patterns: HashMap<String, Pattern>,
    outline: Pattern,
    /// How far each list that has begun has counted.
    counts: Vec<Count>,
    /// How far the outline has counted.
    headings: Count,
}

impl Lists {
    /// Reads a list that has just begun; the outline where it has no name.
    ///
    /// # Errors
    /// [`Fault`] where it cannot be read.
    pub(super) fn read(&mut self, name: Option<String>, xml: &mut Xml<'_>) -> Result<(), Fault> {
        let mut pattern = Pattern::default();
        let mut at = LEVELS;
        let outside = xml.depth().saturating_sub(1);
        while xml.depth() > outside {
            let tag = match xml.next()? {
                Event::Open(tag) => tag,
                Event::End => break,
                _ => continue,
            };
            match tag.local() {
                "list-level-style-number"
                | "outline-level-style"
                | "list-level-style-bullet"
                | "list-level-style-image" => {
                    at = tag.number::<usize>("level").unwrap_or(0).wrapping_sub(1);
                    let level = level(&tag, at);
                    if let Some(own) = pattern.get_mut(at) {
                        *own = Some(level);
                    }
                }
                "list-level-label-alignment" => {
                    if let Some(Some(level)) = pattern.get_mut(at) {
                        level.suffix = match tag.attribute("label-followed-by").as_deref() {
                            Some("space") => Suffix::Space,
                            Some("nothing") => Suffix::Nothing,
                            _ => Suffix::Tab,
                        };
                    }
                }
                _ => {}
            }
        }
        match name {
            Some(name) => {
                self.patterns.insert(name, pattern);
            }
            None => self.outline = pattern,
        }
        Ok(())
    }

    /// Begins a list: by what it is known from now on.
    pub(super) fn begin(&mut self) -> usize {
        self.counts.push(Count::default());
        self.counts.len().saturating_sub(1)
    }

    /// Counts a paragraph of a level (from 0) of a list that has begun: what is
    /// printed before it. `start` where it does not go on counting.
    pub(super) fn label(
        &mut self,
        list: usize,
        style: &str,
        level: usize,
        start: Option<u32>,
    ) -> Option<Label> {
        let pattern = self.patterns.get(style)?;
        let count = self.counts.get_mut(list)?;
        step(count, pattern, level, start)
    }

    /// Counts a heading of a level (from 0): what is printed before it.
    pub(super) fn heading(&mut self, level: usize, start: Option<u32>) -> Option<Label> {
        step(&mut self.headings, &self.outline, level, start)
    }
}

fn step(count: &mut Count, pattern: &Pattern, level: usize, start: Option<u32>) -> Option<Label> {
    let levels = |at: usize| pattern.get(at)?.as_ref();
    if start.is_some() {
        count.forget(level);
    }
    count.step(level, start, levels);
    count.label(level, levels)
}

/// A level (from 0) of a list, as its element says.
fn level(tag: &Tag<'_>, at: usize) -> Level {
    let bullet = matches!(
        tag.local(),
        "list-level-style-bullet" | "list-level-style-image"
    );
    let format = tag.attribute("num-format").unwrap_or_default();
    let synced = tag.attribute("num-letter-sync").as_deref() == Some("true");
    let numeral = match bullet {
        true => Numeral::Bullet,
        false => Numeral::of_sample(&format, synced),
    };
    let prefix = tag.attribute("num-prefix").unwrap_or_default();
    let suffix = tag.attribute("num-suffix").unwrap_or_default();
    let shown: usize = tag.number("display-levels").unwrap_or(1);
    let parts = match tag.attribute("num-list-format") {
        Some(format) => pieces(&format),
        None if numeral == Numeral::None => vec![Piece::Text(prefix + &suffix)],
        None => {
            let first = at.saturating_add(1).saturating_sub(shown.clamp(1, LEVELS));
            let mut parts = vec![Piece::Text(prefix)];
            for level in first..=at.min(LEVELS) {
                if level > first {
                    parts.push(Piece::Text(".".to_owned()));
                }
                parts.push(Piece::Number(level));
            }
            parts.push(Piece::Text(suffix));
            parts
        }
    };
    Level {
        start: tag.number("start-value").unwrap_or(1),
        numeral,
        parts,
        restart: Restart::Above,
        legal: false,
        suffix: Suffix::Tab,
    }
}

/// The pieces of what is printed: `%1%` is the number of the first level.
fn pieces(format: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut rest = format;
    while let Some((before, behind)) = rest.split_once('%') {
        let number = behind
            .split_once('%')
            .and_then(|(level, behind)| Some((level.parse::<usize>().ok()?, behind)));
        match number {
            Some((level, behind)) => {
                if !before.is_empty() {
                    pieces.push(Piece::Text(before.to_owned()));
                }
                pieces.push(Piece::Number(level.saturating_sub(1)));
                rest = behind;
            }
            None => {
                pieces.push(Piece::Text(format!("{before}%")));
                rest = behind;
            }
        }
    }
    if !rest.is_empty() {
        pieces.push(Piece::Text(rest.to_owned()));
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
        assert_eq!(pieces("第%1%条"), [text("第"), number(0), text("条")]);
        assert_eq!(pieces("%1%.%2%"), [number(0), text("."), number(1)]);
        assert_eq!(pieces("5% "), [text("5%"), text(" ")]);
    }
}
