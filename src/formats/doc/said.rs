//! What is said of paragraphs, text and rows: a list of codes, each with what
//! it sets.

use std::rc::Rc;

use crate::formats::office::props::Props;

use super::bytes::{i16_at, u16_at, u32_at};

/// What a list of codes comes to; where it says nothing, `None`.
#[derive(Debug, Default, Clone)]
pub(super) struct Said {
    pub(super) paragraph: Paragraph,
    pub(super) text: Text,
}

/// What is said of a paragraph.
#[derive(Debug, Default, Clone)]
pub(super) struct Paragraph {
    pub(super) style: Option<u16>,
    /// The use of a list, from 1; 0 for none.
    pub(super) list: Option<u16>,
    pub(super) level: Option<u8>,
    /// From 0; 9 for running text.
    pub(super) outline: Option<u8>,
    in_table: Option<bool>,
    /// How many tables are around it.
    depth: Option<u32>,
    row_end: Option<bool>,
    inner_cell_end: Option<bool>,
    inner_row_end: Option<bool>,
    /// Where more is said, in the stream of data.
    pub(super) more: Option<u32>,
    /// The row that it ends.
    pub(super) row: Option<Rc<Row>>,
}

/// What is said of a row.
#[derive(Debug, Default, Clone)]
pub(super) struct Row {
    /// Where its cells begin and the last ends, in twentieths of a point.
    pub(super) edges: Vec<i32>,
    /// How each cell is merged with those beside and above it.
    pub(super) merges: Vec<(u8, u8)>,
    /// Whether it is one of the head.
    pub(super) heads: bool,
}

/// What is said of text.
#[derive(Debug, Default, Clone)]
pub(super) struct Text {
    bold: Option<Switch>,
    italic: Option<Switch>,
    struck: Option<Switch>,
    hidden: Option<Switch>,
    underlined: Option<bool>,
    dotted: Option<bool>,
    marked: Option<bool>,
    raised: Option<u8>,
    pub(super) style: Option<u16>,
    pub(super) inserted: Option<bool>,
    pub(super) deleted: Option<bool>,
    /// Whether its characters are signs of something else.
    pub(super) special: Option<bool>,
    /// A character of a font.
    pub(super) symbol: Option<(u16, u16)>,
    pub(super) font: Option<u16>,
}

/// A switch that may be set as the style has it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Switch {
    On,
    Off,
    Opposite,
}

impl Said {
    /// Reads a list of codes. Linear.
    pub(super) fn read(codes: &[u8]) -> Self {
        let mut said = Self::default();
        for (code, value) in (Codes { rest: codes }) {
            said.note(code, value);
        }
        said
    }

    /// What a piece says in a single short code.
    pub(super) fn short(code: u16) -> Self {
        let [low, value] = code.to_le_bytes();
        let known = match low >> 1 {
            0x0C => 0x260A,
            0x18 => 0x2416,
            0x19 => 0x2417,
            0x41 => 0x0800,
            0x42 => 0x0801,
            0x4D => 0x2A0C,
            0x55 => 0x0835,
            0x56 => 0x0836,
            0x57 => 0x0837,
            0x5C => 0x083C,
            0x5E => 0x2A3E,
            0x68 => 0x2A48,
            _ => return Self::default(),
        };
        let mut said = Self::default();
        said.note(known, &[value]);
        said
    }

    fn note(&mut self, code: u16, value: &[u8]) {
        let byte = value.first().copied();
        let on = byte.map(|byte| byte != 0);
        let (paragraph, text) = (&mut self.paragraph, &mut self.text);
        match code {
            0x4600 => paragraph.style = u16_at(value, 0),
            0x460B => paragraph.list = u16_at(value, 0),
            0x260A => paragraph.level = byte,
            0x2640 => paragraph.outline = byte,
            0x2416 => paragraph.in_table = on,
            0x2417 => paragraph.row_end = on,
            0x244B => paragraph.inner_cell_end = on,
            0x244C => paragraph.inner_row_end = on,
            0x6649 => paragraph.depth = u32_at(value, 0),
            0x6645 | 0x6646 => paragraph.more = u32_at(value, 0),
            0xD608 | 0xD62B | 0x5624 | 0x5625 | 0x3404 => {
                let row = paragraph.row.get_or_insert_default();
                Rc::make_mut(row).note(code, value);
            }
            0x0800 => text.deleted = on,
            0x0801 => text.inserted = on,
            0x0835 => text.bold = Switch::of(byte),
            0x0836 => text.italic = Switch::of(byte),
            0x0837 | 0x2A53 => text.struck = Switch::of(byte),
            0x083C => text.hidden = Switch::of(byte),
            0x0855 => text.special = on,
            0x2A3E => text.underlined = on,
            0x2A34 => text.dotted = on,
            0x2A0C => text.marked = on,
            0x2A48 => text.raised = byte,
            0x4A30 => text.style = u16_at(value, 0),
            0x4A4F | 0x4A51 => text.font = u16_at(value, 0),
            0x6A09 => text.symbol = u16_at(value, 0).zip(u16_at(value, 2)),
            _ => {}
        }
    }
}

impl Paragraph {
    /// What is said here first, then in `first`.
    pub(super) fn over(self, first: &Self) -> Self {
        Self {
            style: self.style.or(first.style),
            list: self.list.or(first.list),
            level: self.level.or(first.level),
            outline: self.outline.or(first.outline),
            in_table: self.in_table.or(first.in_table),
            depth: self.depth.or(first.depth),
            row_end: self.row_end.or(first.row_end),
            inner_cell_end: self.inner_cell_end.or(first.inner_cell_end),
            inner_row_end: self.inner_row_end.or(first.inner_row_end),
            more: self.more.or(first.more),
            row: self.row.or_else(|| first.row.clone()),
        }
    }

    /// How many tables are around it.
    pub(super) fn depth(&self) -> usize {
        let depth = usize::try_from(self.depth.unwrap_or(0)).unwrap_or(0);
        match self.in_table {
            Some(true) => depth.max(1),
            _ => depth,
        }
    }

    /// Whether it ends a row.
    pub(super) fn ends_row(&self) -> bool {
        self.row_end == Some(true) || self.inner_row_end == Some(true)
    }

    /// Whether it ends a cell of a table in a table.
    pub(super) fn ends_inner_cell(&self) -> bool {
        self.inner_cell_end == Some(true)
    }
}

impl Text {
    /// What is said here first, then in `first`.
    pub(super) fn over(&self, first: &Self) -> Self {
        Self {
            bold: self.bold.or(first.bold),
            italic: self.italic.or(first.italic),
            struck: self.struck.or(first.struck),
            hidden: self.hidden.or(first.hidden),
            underlined: self.underlined.or(first.underlined),
            dotted: self.dotted.or(first.dotted),
            marked: self.marked.or(first.marked),
            raised: self.raised.or(first.raised),
            style: self.style.or(first.style),
            inserted: self.inserted.or(first.inserted),
            deleted: self.deleted.or(first.deleted),
            special: self.special.or(first.special),
            symbol: self.symbol.or(first.symbol),
            font: self.font.or(first.font),
        }
    }

    /// How the text is set where its style sets it in a way.
    pub(super) fn props(&self, style: &Props) -> Props {
        let switch = |own: Option<Switch>, style: Option<bool>| match own {
            Some(Switch::On) => Some(true),
            Some(Switch::Off) => Some(false),
            Some(Switch::Opposite) => Some(!style.unwrap_or(false)),
            None => style,
        };
        let italic = switch(self.italic, style.italic);
        Props {
            bold: switch(self.bold, style.bold),
            // Dots under hanzi say the same.
            italic: match self.dotted {
                Some(true) => Some(true),
                _ => italic,
            },
            struck: switch(self.struck, style.struck),
            hidden: switch(self.hidden, style.hidden),
            underlined: self.underlined.or(style.underlined),
            marked: self.marked.or(style.marked),
            raised: match self.raised {
                Some(1) => Some(true),
                Some(2) => Some(false),
                Some(_) => None,
                None => style.raised,
            },
            style: None,
        }
    }
}

impl Switch {
    const fn of(byte: Option<u8>) -> Option<Self> {
        match byte {
            Some(0) => Some(Self::Off),
            Some(0x81) => Some(Self::Opposite),
            // As the style has it.
            Some(0x80) | None => None,
            Some(_) => Some(Self::On),
        }
    }
}

impl Row {
    fn note(&mut self, code: u16, value: &[u8]) {
        let byte = |at: usize| value.get(at).copied().unwrap_or(0);
        match code {
            0xD608 => {
                let cells = usize::from(byte(0));
                let edge = |at: usize| i16_at(value, at.saturating_mul(2).saturating_add(1));
                let edges: Option<Vec<i32>> =
                    (0..=cells).map(|at| edge(at).map(i32::from)).collect();
                self.edges = edges.unwrap_or_default();
                let cells_at = cells.saturating_mul(2).saturating_add(3);
                let merge = |at: usize| {
                    let at = cells_at.saturating_add(at.saturating_mul(20));
                    let bits = u16_at(value, at).unwrap_or(0);
                    ((bits & 3) as u8, ((bits >> 5) & 3) as u8)
                };
                self.merges = (0..cells).map(merge).collect();
            }
            0xD62B => {
                if let Some(merge) = self.merges.get_mut(usize::from(byte(0))) {
                    merge.1 = byte(1) & 3;
                }
            }
            0x5624 | 0x5625 => {
                let (from, to) = (usize::from(byte(0)), usize::from(byte(1)));
                for (at, merge) in self.merges.iter_mut().enumerate() {
                    if (from..to).contains(&at) {
                        merge.0 = match code {
                            0x5625 => 0,
                            _ if at == from => 1,
                            _ => 2,
                        };
                    }
                }
            }
            _ => self.heads = byte(0) != 0,
        }
    }
}

/// The codes of a list, each with its value.
struct Codes<'a> {
    rest: &'a [u8],
}

impl<'a> Iterator for Codes<'a> {
    type Item = (u16, &'a [u8]);

    fn next(&mut self) -> Option<Self::Item> {
        let code = u16_at(self.rest, 0)?;
        let behind = self.rest.get(2..)?;
        // How long a value is stands in its code, or in front of it.
        let (head, size) = match code >> 13 {
            0 | 1 => (0, 1),
            2 | 4 | 5 => (0, 2),
            3 => (0, 4),
            7 => (0, 3),
            _ => match code {
                0xD608 => (2, usize::from(u16_at(behind, 0)?).checked_sub(1)?),
                0xC615 if behind.first() == Some(&255) => (0, tabs(behind)?),
                _ => (1, usize::from(*behind.first()?)),
            },
        };
        let (value, rest) = behind.get(head..)?.split_at_checked(size)?;
        self.rest = rest;
        Some((code, value))
    }
}

/// The length of a list of tabs that is too long to say it.
fn tabs(value: &[u8]) -> Option<usize> {
    let deleted = usize::from(*value.get(1)?).checked_mul(4)?;
    let added = usize::from(*value.get(deleted.checked_add(2)?)?);
    deleted.checked_add(3)?.checked_add(added.checked_mul(3)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_as_long_as_they_say_and_end_where_they_are_cut() {
        let long = [0x15, 0xC6, 255, 1, 0, 0, 0, 0, 1, 9, 9, 9];
        let codes = [&long[..], &[0x0A, 0x26, 2, 0x35, 0x08, 1, 0x0B, 0x46, 7]].concat();
        let said = Said::read(&codes);
        assert_eq!(said.paragraph.level, Some(2));
        assert_eq!(said.text.bold, Some(Switch::On));
        assert_eq!(said.paragraph.list, None);
    }

    #[test]
    fn a_row_has_edges_and_merged_cells() {
        let mut value = vec![2, 0, 0, 100, 0, 200, 0];
        value.extend([1, 0].iter().chain(&[0; 18]));
        value.extend([0x60, 0].iter().chain(&[0; 18]));
        let size = u16::try_from(value.len() + 1).unwrap();
        let codes = [&[0x08, 0xD6][..], &size.to_le_bytes(), &value].concat();
        let row = Said::read(&codes).paragraph.row.unwrap();
        assert_eq!(row.edges, [0, 100, 200]);
        assert_eq!(row.merges, [(1, 0), (0, 3)]);
    }

    #[test]
    fn a_switch_may_be_the_opposite_of_the_style() {
        let style = Props {
            bold: Some(true),
            hidden: Some(true),
            ..Props::default()
        };
        let said = Said::read(&[0x35, 0x08, 0x81, 0x3C, 0x08, 0x80]);
        let props = said.text.props(&style);
        assert_eq!((props.bold, props.hidden), (Some(false), Some(true)));
    }
}
