//! Bookmarks, notes and coloured marks as a list.

use std::cmp::Reverse;
use std::sync::Arc;

use crate::document::Document;
use crate::notes::{MarkId, MarkKind, PlacedMark};
use crate::text::fold::fold;

use crate::explorer::language::{Language, Text};
use crate::explorer::panel::table::{Cell, Column, Room, Table, Target};
use crate::explorer::panel::turn::Turn;

/// Which marks are listed, and in which order.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct NotesOrder {
    /// The newest first, instead of by place.
    pub newest: bool,
    /// Only those of one kind.
    pub kind: Option<MarkKind>,
    /// Only those that hold this, in their words or in what is written about
    /// them.
    pub search: String,
}

impl NotesOrder {
    pub(in crate::explorer) fn turned(mut self, turn: Turn) -> Option<Self> {
        match turn {
            Turn::Order => self.newest = !self.newest,
            Turn::Way => {
                self.kind = match self.kind {
                    None => Some(MarkKind::Bookmark),
                    Some(MarkKind::Bookmark) => Some(MarkKind::Note),
                    Some(MarkKind::Note) => Some(MarkKind::Colour),
                    Some(MarkKind::Colour) => None,
                }
            }
            Turn::Units | Turn::Amount(_) => return None,
        }
        Some(self)
    }

    /// What the title of the list says of it.
    #[must_use]
    pub fn describe(&self, language: Language) -> String {
        let mut parts = Vec::new();
        if let Some(kind) = self.kind {
            parts.push(kind_name(kind, language).to_owned());
        }
        let order = if self.newest {
            Text::ByNewest
        } else {
            Text::ByPlace
        };
        parts.push(order.get(language).to_owned());
        if !self.search.is_empty() {
            parts.push(format!("/{}", self.search));
        }
        parts.join("  ")
    }
}

/// The name of a kind of marks.
#[must_use]
pub const fn kind_name(kind: MarkKind, language: Language) -> &'static str {
    match kind {
        MarkKind::Bookmark => Text::KindBookmark.get(language),
        MarkKind::Note => Text::KindNote.get(language),
        MarkKind::Colour => Text::KindColour.get(language),
    }
}

/// The marks of a document.
#[derive(Debug)]
pub(in crate::explorer) struct NotesTable {
    marks: Arc<Vec<PlacedMark>>,
    /// Indices into the marks.
    order: Vec<usize>,
}

/// The most characters of the text that a row shows.
const SHOWN: usize = 80;

impl NotesTable {
    pub(in crate::explorer) fn make(
        document: &Document,
        marks: Arc<Vec<PlacedMark>>,
        order: &NotesOrder,
    ) -> Self {
        let folded = |text: &str| text.chars().map(fold).collect::<String>();
        let wanted = folded(order.search.trim());
        let holds = |placed: &PlacedMark| {
            wanted.is_empty()
                || folded(&placed.mark.text).contains(&wanted)
                || folded(words(placed, document)).contains(&wanted)
        };
        let is_kind = |placed: &PlacedMark| order.kind.is_none_or(|k| k == placed.mark.kind);
        let all = marks.iter().enumerate();
        let found = all.filter(|(_, placed)| is_kind(placed) && holds(placed));
        let mut listed: Vec<usize> = found.map(|(at, _)| at).collect();
        if order.newest {
            listed.sort_by_key(|&at| Reverse(marks.get(at).map(|placed| placed.mark.made)));
        }
        Self {
            marks,
            order: listed,
        }
    }

    fn placed(&self, row: usize) -> Option<&PlacedMark> {
        self.marks.get(*self.order.get(row)?)
    }
}

/// The first line of what is written, and how many more there are.
fn first_line(text: &str, language: Language) -> String {
    let mut lines = text.lines();
    let first: String = lines
        .next()
        .unwrap_or_default()
        .chars()
        .take(SHOWN)
        .collect();
    match lines.count() {
        0 => first,
        more => Text::MoreLines.fill(language, &[&first, &more]),
    }
}

/// The words of a mark as they stand now; of a place, and of words that are
/// gone, those that were there.
fn words<'a>(placed: &'a PlacedMark, document: &'a Document) -> &'a str {
    match placed.span {
        Some(span) if !span.is_empty() => document.slice(span),
        _ => placed.mark.at.words(),
    }
}

impl Table for NotesTable {
    fn len(&self) -> usize {
        self.order.len()
    }

    fn columns(&self) -> Vec<Column> {
        let column = |title, room| Column { title, room };
        vec![
            column(Text::ColumnLine, Room::Number(6)),
            column(Text::ColumnKind, Room::Cells(6)),
            column(Text::ColumnNote, Room::Share(1)),
            column(Text::ColumnWords, Room::Share(1)),
        ]
    }

    fn cells(&self, row: usize, document: &Document, language: Language) -> Vec<Cell> {
        let Some(placed) = self.placed(row) else {
            return Vec::new();
        };
        let line = match placed.span {
            Some(span) => document.origin().told(span.start).into_owned(),
            None => Text::MarkLost.get(language).to_owned(),
        };
        let kind = match placed.mark.kind {
            MarkKind::Colour => format!(
                "{}{}",
                kind_name(MarkKind::Colour, language),
                placed.mark.colour
            ),
            kind => kind_name(kind, language).to_owned(),
        };
        let one_line = |text: &str| -> String {
            let shown = text.trim_start().chars().take(SHOWN);
            shown.map(|c| if c == '\n' { ' ' } else { c }).collect()
        };
        vec![
            line.into(),
            kind.into(),
            first_line(&placed.mark.text, language).into(),
            one_line(words(placed, document)).into(),
        ]
    }

    fn target(&self, row: usize) -> Option<Target> {
        self.placed(row)?.span.map(Target::Place)
    }

    fn mark(&self, row: usize) -> Option<&MarkId> {
        Some(&self.placed(row)?.mark.id)
    }
}
