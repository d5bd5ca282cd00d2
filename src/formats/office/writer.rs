//! Paragraphs and tables as reading text.

use crate::document::{BlockKind, MarkupKind, PlaceUnit, SourcePlace, Style};
use crate::formats::draft::{Blocks, Draft, Hint};
use crate::formats::package::Fault;
use crate::prose::seams;

use super::item::{Item, Mark, Paragraph, Role, Row, Table};
use super::lists::Label;
use super::restored::{restored, struck};
use super::table::{self, MOST_COLUMNS};

/// The most paragraphs and cells of a document.
const MOST: u32 = 4_000_000;

/// The deepest level of a heading.
const DEEPEST: u8 = 9;

/// The level that stands for the title of the document until it is known
/// whether there is one.
const TITLE: u8 = u8::MAX;

/// Writes a document part by part.
pub(crate) struct Writer {
    blocks: Blocks,
    /// Paragraphs so far.
    paragraphs: u32,
    /// Cells so far, empty ones too.
    cells: u32,
    /// Whether what tracked changes took out is written where it stood.
    restores: bool,
}

/// What becomes of a place in a paragraph, in the order in which it is done
/// where several are at one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Turn {
    /// A mark of this index ends here.
    End(usize),
    /// What an aside belongs to begins here.
    Base(usize),
    /// A mark of this index begins here, or stands here.
    Begin(usize),
}

impl Writer {
    /// Nothing written yet, with room for so many bytes.
    pub(crate) fn with_capacity(bytes: usize) -> Self {
        let mut blocks = Blocks::with_capacity(bytes);
        blocks.count_in(PlaceUnit::Paragraph);
        Self {
            blocks,
            paragraphs: 0,
            cells: 0,
            restores: false,
        }
    }

    /// Writes what tracked changes took out where it stood, struck through, if
    /// `on`; else it is only taken note of.
    pub(crate) const fn restoring(mut self, on: bool) -> Self {
        self.restores = on;
        self
    }

    /// Writes a part of the document.
    ///
    /// # Errors
    /// [`Fault`] where there is more than is read of a document.
    pub(crate) fn item(&mut self, item: Item) -> Result<(), Fault> {
        match item {
            Item::Paragraph(paragraph) => self.paragraph(paragraph),
            Item::Table(table) => self.table(table),
        }
    }

    /// Writes a note of that name, with its number before it.
    ///
    /// # Errors
    /// As [`item`](Self::item).
    pub(crate) fn numbered_note(
        &mut self,
        number: u32,
        name: &str,
        mut items: Vec<Item>,
    ) -> Result<(), Fault> {
        let label = Label::Number(format!("[{number}] "));
        match items.first_mut() {
            Some(Item::Paragraph(first)) if first.label.is_none() => first.label = Some(label),
            _ => {
                let first = Paragraph {
                    label: Some(label),
                    ..Paragraph::default()
                };
                items.insert(0, Item::Paragraph(first));
            }
        }
        self.blocks.end();
        self.blocks.begin_note(name);
        for item in items {
            self.item(item)?;
        }
        self.blocks.end_note();
        Ok(())
    }

    /// Says that text of the source is not in the reading text.
    pub(crate) fn left_out(&mut self, text: &str, kind: MarkupKind) {
        self.blocks.markup(self.here(), text, kind);
    }

    /// All that was written.
    pub(crate) fn finish(self) -> Draft {
        let mut draft = self.blocks.finish();
        draft.outlined = true;
        let heads = |hint: &Hint| matches!(hint, Hint::Heading { level: TITLE, .. });
        let titled = u8::from(draft.hints.iter().any(heads));
        for hint in &mut draft.hints {
            if let Hint::Heading { level, .. } = hint {
                *level = match *level {
                    TITLE => 1,
                    level => level.saturating_add(titled),
                };
            }
        }
        draft
    }

    /// Counts one more paragraph: where it begins.
    fn next(&mut self) -> Result<SourcePlace, Fault> {
        if self.paragraphs >= MOST {
            return Err(Fault::Many);
        }
        self.paragraphs = self.paragraphs.saturating_add(1);
        Ok(SourcePlace {
            number: self.paragraphs,
            column: 0,
        })
    }

    fn paragraph(&mut self, mut paragraph: Paragraph) -> Result<(), Fault> {
        let beside = std::mem::take(&mut paragraph.beside);
        let place = self.place(&paragraph)?;
        for paragraph in self.shown(&mut paragraph) {
            self.begin(&paragraph);
            self.text(&paragraph, place, false)?;
            self.blocks.end();
        }
        self.left_out(&paragraph.hidden, MarkupKind::Hidden);
        for item in beside {
            self.item(item)?;
        }
        Ok(())
    }

    /// Where a paragraph begins. What is restored counts for none, so that
    /// places stay the same.
    fn place(&mut self, paragraph: &Paragraph) -> Result<SourcePlace, Fault> {
        let length = paragraph.text.len();
        let is_whole =
            |mark: &Mark| matches!(mark, Mark::Restored { start: 0, end } if *end == length);
        match paragraph.is_empty() || paragraph.marks.iter().any(is_whole) {
            true => Ok(self.here()),
            false => self.next(),
        }
    }

    /// The last paragraph that was counted.
    fn here(&self) -> SourcePlace {
        SourcePlace {
            number: self.paragraphs.max(1),
            column: 0,
        }
    }

    /// What is to be written of a paragraph, none of it empty.
    fn shown(&mut self, paragraph: &mut Paragraph) -> Vec<Paragraph> {
        let hidden = std::mem::take(&mut paragraph.hidden);
        let own = std::mem::take(paragraph);
        paragraph.hidden = hidden;
        if self.restores {
            return restored(own);
        }
        if own.is_empty() {
            self.taken_out(&own);
            return Vec::new();
        }
        vec![own]
    }

    /// Takes note of what was taken out of a paragraph of which nothing is left.
    fn taken_out(&mut self, paragraph: &Paragraph) {
        for mark in &paragraph.marks {
            if let Mark::Deleted { text, .. } = mark {
                self.blocks.deletion(text);
            }
        }
    }

    /// Opens the block that a paragraph is written to.
    fn begin(&mut self, paragraph: &Paragraph) {
        match paragraph.role {
            Role::Heading(level) => self.blocks.begin_heading(level.clamp(1, DEEPEST)),
            Role::Title => self.blocks.begin_heading(TITLE),
            Role::Text if paragraph.label == Some(Label::Bullet) => {
                self.blocks
                    .begin(BlockKind::ListItem, paragraph.nesting.max(1));
            }
            Role::Text => self.blocks.begin(BlockKind::Paragraph, 0),
            Role::Contents => self.blocks.begin_listed(),
        }
    }

    /// Writes the text of a paragraph to the open block or cell: a heading and
    /// a cell in one line, everything else as the author has broken it.
    fn text(
        &mut self,
        paragraph: &Paragraph,
        place: SourcePlace,
        in_cell: bool,
    ) -> Result<(), Fault> {
        let mut fresh = true;
        if let Some(Label::Number(label)) = &paragraph.label {
            let empty = paragraph.text.trim().is_empty();
            let label = if empty { label.trim_end() } else { label };
            self.blocks.push(label, place, Style::PLAIN)?;
        }
        let mut turns = turns(&paragraph.marks).into_iter().peekable();
        // Where asides, what they belong to, and signs begin in the reading
        // text.
        let mut begun = vec![(0, 0); paragraph.marks.len()];
        let inner = paragraph.text.trim_end().len();
        let mut broken = false;
        let mut from = 0usize;
        for run in &paragraph.runs {
            while from < run.end.min(inner) {
                while let Some((_, turn)) = turns.next_if(|&(at, _)| at <= from) {
                    self.turn(turn, &paragraph.marks, &mut begun);
                }
                let mut to = run.end.min(inner);
                if let Some(&(at, _)) = turns.peek() {
                    to = to.min(at);
                }
                let rest = paragraph.text.get(from..to).unwrap_or_default();
                if rest.is_empty() {
                    from = to;
                    continue;
                }
                let line = rest.find('\n');
                let piece = line.map_or(rest, |at| rest.get(..at).unwrap_or_default());
                let shown = if fresh { piece.trim_start() } else { piece };
                let shown = match line.is_some() {
                    true => shown.trim_end(),
                    false => shown,
                };
                if !shown.is_empty() {
                    if std::mem::take(&mut broken) {
                        self.next_line(paragraph, shown, place, in_cell)?;
                    }
                    fresh = false;
                    let at = from.saturating_add(piece.len().saturating_sub(shown.len()));
                    let place = SourcePlace {
                        column: u32::try_from(at).unwrap_or(u32::MAX),
                        ..place
                    };
                    self.blocks.push(shown, place, run.style)?;
                }
                from = from.saturating_add(piece.len());
                if line.is_some() {
                    from = from.saturating_add(1);
                    fresh = true;
                    broken = true;
                }
            }
        }
        for (_, turn) in turns {
            self.turn(turn, &paragraph.marks, &mut begun);
        }
        self.blocks.end_link();
        Ok(())
    }

    /// Goes on in the next line of a paragraph.
    fn next_line(
        &mut self,
        paragraph: &Paragraph,
        shown: &str,
        place: SourcePlace,
        in_cell: bool,
    ) -> Result<(), Fault> {
        if in_cell {
            self.blocks.break_cell();
        } else if paragraph.role.heads() {
            let glue = seams::glue(self.blocks.text(), shown);
            self.blocks.push(glue, place, Style::PLAIN)?;
        } else if !self.blocks.text().is_empty() {
            self.begin(paragraph);
        }
        Ok(())
    }

    /// Does what is due at a place.
    fn turn(&mut self, turn: Turn, marks: &[Mark], begun: &mut [(u32, u32)]) {
        let (Turn::End(index) | Turn::Base(index) | Turn::Begin(index)) = turn;
        let here = self.blocks.offset();
        let (Some(mark), Some(begun)) = (marks.get(index), begun.get_mut(index)) else {
            return;
        };
        match (turn, mark) {
            (Turn::Base(_), _) => begun.0 = here,
            (Turn::Begin(_), Mark::Deleted { text, .. }) => self.blocks.deletion(text),
            (Turn::Begin(_), Mark::Link { target, .. }) => self.blocks.begin_link(target),
            (Turn::End(_), Mark::Restored { .. }) => self.blocks.restored(begun.1),
            (Turn::Begin(_), _) => begun.1 = here,
            (Turn::End(_), Mark::Aside { .. }) => self.blocks.aside(begun.0, begun.1),
            (Turn::End(_), Mark::Note { name, .. }) => self.blocks.note_mark(begun.1, name),
            (Turn::End(_), Mark::Link { .. }) => self.blocks.end_link(),
            (Turn::End(_), Mark::Deleted { .. }) => {}
        }
    }

    /// Deals with the rows that a tracked change took out: they are struck
    /// through, or taken note of and dropped.
    fn take_rows(&mut self, table: &mut Table) {
        let paragraphs = |row: &mut Row| {
            let cells = std::mem::take(&mut row.cells).into_iter();
            let items = cells.flat_map(|cell| cell.items);
            items.filter_map(|item| match item {
                Item::Paragraph(paragraph) => Some(paragraph),
                Item::Table(_) => None,
            })
        };
        for row in table.rows.iter_mut().filter(|row| row.taken) {
            if self.restores {
                let items = row.cells.iter_mut().flat_map(|cell| &mut cell.items);
                for item in items {
                    if let Item::Paragraph(paragraph) = item {
                        struck(paragraph);
                    }
                }
                continue;
            }
            for paragraph in paragraphs(row) {
                self.blocks.deletion(&paragraph.text);
                self.taken_out(&paragraph);
            }
        }
        let restores = self.restores;
        table.rows.retain(|row| restores || !row.taken);
    }

    fn table(&mut self, mut table: Table) -> Result<(), Fault> {
        self.take_rows(&mut table);
        if !table::holds_data(&table) {
            let cells = table.rows.into_iter().flat_map(|row| row.cells);
            for item in cells.flat_map(|cell| cell.items) {
                self.item(item)?;
            }
            return Ok(());
        }
        let mut further = Vec::new();
        self.blocks.begin_table();
        for row in table.rows {
            self.blocks.begin_row();
            if row.heads {
                self.blocks.heads();
            }
            let mut columns = row.before.min(MOST_COLUMNS);
            for _ in 0..columns {
                self.blocks.begin_cell(1, 1);
            }
            for cell in row.cells {
                self.cells = self.cells.saturating_add(1);
                if self.cells > MOST {
                    return Err(Fault::Many);
                }
                let left = MOST_COLUMNS.saturating_sub(columns);
                let across = cell.further.saturating_add(1).min(left);
                columns = columns.saturating_add(across);
                // What is beyond the last column goes on in it.
                match across {
                    0 => self.blocks.break_cell(),
                    _ if cell.covered => self.blocks.cell_from_above(across),
                    _ => self.blocks.begin_cell(cell.below.saturating_add(1), across),
                }
                if !cell.covered {
                    self.cell(cell.items, &mut further)?;
                }
            }
        }
        self.blocks.end_table();
        for item in further {
            self.item(item)?;
        }
        Ok(())
    }

    /// Writes what a cell holds in one line; tables in it, and what stands
    /// beside its paragraphs, are put into `further`.
    fn cell(&mut self, items: Vec<Item>, further: &mut Vec<Item>) -> Result<(), Fault> {
        for item in items {
            let mut paragraph = match item {
                Item::Paragraph(paragraph) => paragraph,
                Item::Table(_) => {
                    further.push(item);
                    continue;
                }
            };
            further.append(&mut paragraph.beside);
            let place = self.place(&paragraph)?;
            for paragraph in self.shown(&mut paragraph) {
                self.blocks.break_cell();
                self.text(&paragraph, place, true)?;
            }
            self.left_out(&paragraph.hidden, MarkupKind::Hidden);
        }
        Ok(())
    }
}

/// What is to be done where in a paragraph, from its beginning on.
fn turns(marks: &[Mark]) -> Vec<(usize, Turn)> {
    let mut turns = Vec::new();
    for (index, mark) in marks.iter().enumerate() {
        match *mark {
            Mark::Aside { base, start, end } => {
                turns.push((base, Turn::Base(index)));
                turns.push((start, Turn::Begin(index)));
                turns.push((end, Turn::End(index)));
            }
            Mark::Note { start, end, .. }
            | Mark::Restored { start, end }
            | Mark::Link { start, end, .. } => {
                turns.push((start, Turn::Begin(index)));
                turns.push((end, Turn::End(index)));
            }
            Mark::Deleted { at, .. } => turns.push((at, Turn::Begin(index))),
        }
    }
    turns.sort_unstable();
    turns
}
