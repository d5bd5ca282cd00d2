//! What stands beside the text: notes, boxes, and where each belongs.

use std::collections::HashMap;
use std::ops::Range;

use super::bytes::{Plc, u16_at, u32_at};
use super::header::{Header, Part, Table};

/// What stands beside the text, by the character it belongs to.
#[derive(Debug, Default)]
pub(super) struct Beside {
    /// Notes by their signs.
    pub(super) notes: HashMap<u32, Note>,
    /// The text of boxes by the characters they hang on.
    pub(super) boxes: HashMap<u32, Vec<Range<u32>>>,
    /// Boxes of which that is not known.
    pub(super) loose: Vec<Range<u32>>,
    /// Whether there are notes whose sign is no number.
    pub(super) marked: bool,
    /// Characters behind which a section ends.
    pub(super) sections: Vec<u32>,
}

/// A note.
#[derive(Debug, Clone)]
pub(super) struct Note {
    /// What it is known by.
    pub(super) name: String,
    /// Its text.
    pub(super) text: Range<u32>,
    /// Whether its sign is a number.
    pub(super) numbered: bool,
}

impl Beside {
    /// Reads the tables that say so. Linear in their size.
    pub(super) fn read(header: &Header, tables: &[u8]) -> Self {
        let mut beside = Self::default();
        let kinds = [
            (Table::FootnoteMarks, Table::Footnotes, Part::Footnotes, ""),
            (Table::EndnoteMarks, Table::Endnotes, Part::Endnotes, "end "),
        ];
        for (marks, texts, part, kind) in kinds {
            let marks = Plc::new(header.table(tables, marks), 2);
            let texts = Plc::new(header.table(tables, texts), 0);
            let part = header.part(part);
            let marks = marks.entries();
            for (index, ((at, _, said), (from, to, _))) in marks.zip(texts.entries()).enumerate() {
                let note = Note {
                    name: format!("{kind}{index}"),
                    text: within(&part, from, to),
                    numbered: u16_at(said, 0) != Some(0),
                };
                beside.marked |= !note.numbered;
                beside.notes.insert(at, note);
            }
        }
        let sections = Plc::new(header.table(tables, Table::Sections), 12);
        beside.sections = sections.places;
        beside.sections.sort_unstable();
        beside.place_boxes(header, tables);
        beside
    }

    /// Finds out which character each box hangs on, by the number of its shape.
    fn place_boxes(&mut self, header: &Header, tables: &[u8]) {
        let anchors = Plc::new(header.table(tables, Table::Anchors), 26);
        let anchor = |(at, _, said): (u32, u32, &[u8])| Some((u32_at(said, 0)?, at));
        let anchors: HashMap<u32, u32> = anchors.entries().filter_map(anchor).collect();
        let part = header.part(Part::Boxes);
        let boxes = Plc::new(header.table(tables, Table::Boxes), 22);
        for (from, to, said) in boxes.entries() {
            // One that is to be used again is none.
            if u16_at(said, 8) == Some(1) {
                continue;
            }
            let text = within(&part, from, to);
            let shape = u32_at(said, 14);
            match shape.and_then(|shape| anchors.get(&shape)) {
                Some(at) => self.boxes.entry(*at).or_default().push(text),
                None => self.loose.push(text),
            }
        }
    }
}

/// A range of a part of the text, counted from the beginning of the part.
fn within(part: &Range<u32>, from: u32, to: u32) -> Range<u32> {
    let place = |at: u32| part.start.saturating_add(at).min(part.end);
    place(from)..place(to)
}
