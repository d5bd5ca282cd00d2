//! The styles of a document, by their numbers.

use std::collections::HashMap;

use crate::formats::office::item::Role;
use crate::formats::office::names;
use crate::formats::office::props::Props;

use super::bytes::{text_at, u16_at};
use super::said::{Paragraph, Said, Text};

/// How long a chain of styles, each based on the next, is followed.
const LONGEST: usize = 64;

/// A number that stands for no style.
const NONE: u16 = 0x0FFF;

/// The styles of a document.
#[derive(Debug, Default)]
pub(super) struct Styles {
    styles: Vec<Option<Style>>,
    resolved: HashMap<u16, Resolved>,
}

/// One style, as it is written down.
#[derive(Debug)]
struct Style {
    /// Which of those that come with the program it is.
    known: u16,
    name: String,
    based_on: u16,
    said: Said,
}

/// What a style comes to with all that it is based on.
#[derive(Debug, Default, Clone)]
pub(super) struct Resolved {
    pub(super) role: Role,
    pub(super) paragraph: Paragraph,
    pub(super) props: Props,
}

impl Styles {
    /// Reads the table of them.
    pub(super) fn read(table: &[u8]) -> Self {
        Self {
            styles: read(table).unwrap_or_default(),
            resolved: HashMap::new(),
        }
    }

    /// What a style comes to: what it does not say itself is said by the style
    /// that it is based on. Circles are followed only so far.
    pub(super) fn resolve(&mut self, number: u16) -> &Resolved {
        let styles = &self.styles;
        let resolved = self.resolved.entry(number);
        resolved.or_insert_with(|| resolve(styles, number))
    }
}

fn resolve(styles: &[Option<Style>], number: u16) -> Resolved {
    let mut chain = Vec::new();
    let mut next = number;
    while chain.len() < LONGEST
        && let Some(Some(style)) = styles.get(usize::from(next))
    {
        chain.push(style);
        next = style.based_on;
    }
    let mut found = Resolved {
        role: chain.iter().find_map(|s| s.role()).unwrap_or_default(),
        ..Resolved::default()
    };
    for style in chain.iter().rev() {
        let paragraph = style.said.paragraph.clone();
        found.paragraph = paragraph.over(&found.paragraph);
        found.props = style.said.text.props(&found.props);
    }
    found
}

/// The styles of a table, by their places in it.
fn read(table: &[u8]) -> Option<Vec<Option<Style>>> {
    let head = usize::from(u16_at(table, 0)?);
    let count = usize::from(u16_at(table, 2)?).min(usize::from(NONE));
    let base = usize::from(u16_at(table, 4)?);
    let mut rest = table.get(head.checked_add(2)?..)?;
    let mut styles = Vec::new();
    for _ in 0..count {
        let Some(size) = u16_at(rest, 0).map(usize::from) else {
            break;
        };
        let Some((style, behind)) = rest.get(2..).and_then(|r| r.split_at_checked(size)) else {
            break;
        };
        styles.push(Style::read(style, base));
        rest = behind;
    }
    Some(styles)
}

impl Style {
    /// Reads one, whose fixed part has `base` bytes.
    fn read(style: &[u8], base: usize) -> Option<Self> {
        let known = u16_at(style, 0)? & 0x0FFF;
        let kind = u16_at(style, 2)? & 0xF;
        let based_on = u16_at(style, 2)? >> 4;
        let length = usize::from(u16_at(style, base)?);
        let name = text_at(style, base.checked_add(2)?, length)?;
        // A NUL stands behind the name.
        let mut at = length.checked_mul(2)?.checked_add(base)?.checked_add(4)?;
        let mut next = || -> Option<&[u8]> {
            at = at.checked_add(at & 1)?;
            let size = usize::from(u16_at(style, at)?);
            let from = at.checked_add(2)?;
            at = from.checked_add(size)?;
            style.get(from..at)
        };
        // For paragraphs what is said of them stands first, behind the number
        // of the style.
        let paragraph = match kind {
            1 => next().and_then(|said| said.get(2..)),
            _ => None,
        };
        let text = match kind {
            1 | 2 => next(),
            _ => None,
        };
        Some(Self {
            known,
            name,
            based_on,
            said: Said {
                paragraph: Said::read(paragraph.unwrap_or_default()).paragraph,
                text: Said::read(text.unwrap_or_default()).text,
            },
        })
    }

    /// What its paragraphs are, where it says so itself: by its level in the
    /// outline, or by what it is called.
    fn role(&self) -> Option<Role> {
        let named = match self.known {
            level @ 1..=9 => u8::try_from(level).ok().map(Role::Heading),
            0x13..=0x1B | 0x23 => Some(Role::Contents),
            0x3E => Some(Role::Title),
            _ => self.name.split(',').find_map(names::role),
        };
        match (self.said.paragraph.outline, named) {
            (_, Some(Role::Title | Role::Contents)) => named,
            (Some(level @ 0..=8), _) => Some(Role::Heading(level.saturating_add(1))),
            (Some(_), _) => Some(Role::Text),
            (None, named) => named,
        }
    }
}

impl Text {
    /// How text is set that a style of characters is said of, in a paragraph
    /// that sets it in a way.
    pub(super) fn set(&self, styles: &mut Styles, paragraph: &Props) -> Props {
        let own = self.style.map(|style| styles.resolve(style).props.clone());
        let mut base = own.unwrap_or_default();
        base.inherit(paragraph);
        self.props(&base)
    }
}
