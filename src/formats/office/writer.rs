//! Paragraphs and tables as reading text.

use crate::document::{BlockKind, SourcePlace, Style};
use crate::formats::draft::{Blocks, Draft, Hint};
use crate::formats::package::Fault;
use crate::prose::seams;

use super::item::{Item, Look, Paragraph, Role, Table};
use super::lists::Label;
use super::table;

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
}

impl Writer {
    /// Nothing written yet, with room for so many bytes.
    pub(crate) fn with_capacity(bytes: usize) -> Self {
        Self {
            blocks: Blocks::with_capacity(bytes),
            paragraphs: 0,
        }
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

    /// All that was written, and how many paragraphs that are.
    pub(crate) fn finish(self) -> (Draft, u32) {
        let mut draft = self.blocks.finish();
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
        (draft, self.paragraphs)
    }

    /// Counts one more paragraph: where it begins.
    fn next(&mut self) -> Result<SourcePlace, Fault> {
        if self.paragraphs >= MOST {
            return Err(Fault::Many);
        }
        self.paragraphs = self.paragraphs.saturating_add(1);
        Ok(SourcePlace {
            line: self.paragraphs,
            column: 0,
        })
    }

    fn paragraph(&mut self, mut paragraph: Paragraph) -> Result<(), Fault> {
        let beside = std::mem::take(&mut paragraph.beside);
        if !paragraph.is_empty() {
            let place = self.next()?;
            self.lines(&paragraph, place)?;
            self.blocks.end();
        }
        for item in beside {
            self.item(item)?;
        }
        Ok(())
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

    /// Writes the lines of a paragraph: a heading in one, everything else as
    /// the author has broken it.
    fn lines(&mut self, paragraph: &Paragraph, place: SourcePlace) -> Result<(), Fault> {
        self.begin(paragraph);
        if let Some(Label::Number(label)) = &paragraph.label {
            let empty = paragraph.text.trim().is_empty();
            let label = if empty { label.trim_end() } else { label };
            self.blocks.push(label, place, None, false)?;
        }
        let heads = matches!(paragraph.role, Role::Heading(_) | Role::Title);
        let text = paragraph.text.as_str();
        let mut asides = paragraph.asides.iter().copied().peekable();
        // Where the aside that is open was begun in the reading text.
        let mut aside = None;
        // Whether nothing but space has been written of a line.
        let mut fresh = true;
        let mut broken = false;
        let mut from = 0usize;
        let inner = text.trim_end().len();
        for run in &paragraph.runs {
            while from < run.end.min(inner) {
                if let Some(&(_, end)) = asides.peek()
                    && from >= end
                {
                    asides.next();
                    if let Some(start) = aside.take() {
                        self.blocks.aside(start);
                    }
                }
                let mut to = run.end.min(inner);
                if let Some(&(start, end)) = asides.peek() {
                    if from >= start {
                        to = to.min(end);
                        aside.get_or_insert_with(|| self.blocks.offset());
                    } else {
                        to = to.min(start);
                    }
                }
                let rest = text.get(from..to).unwrap_or_default();
                let line = rest.find('\n');
                let piece = line.map_or(rest, |at| rest.get(..at).unwrap_or_default());
                let shown = if fresh { piece.trim_start() } else { piece };
                if !shown.is_empty() {
                    if std::mem::take(&mut broken) {
                        if heads {
                            let glue = seams::glue(self.blocks.text(), shown);
                            self.blocks.push(glue, place, None, false)?;
                        } else if !self.blocks.text().is_empty() {
                            self.begin(paragraph);
                        }
                    }
                    fresh = false;
                    let at = from.saturating_add(piece.len()).saturating_sub(shown.len());
                    let place = SourcePlace {
                        column: u32::try_from(at).unwrap_or(u32::MAX),
                        ..place
                    };
                    // Of a line nothing but what is seen is kept.
                    let shown = if line.is_some() { shown.trim_end() } else { shown };
                    let style = style(run.look);
                    self.blocks.push(shown, place, style, run.look.bold)?;
                }
                from = from.saturating_add(piece.len());
                if line.is_some() {
                    from = from.saturating_add(1);
                    fresh = true;
                    broken = true;
                }
            }
        }
        if let Some(start) = aside {
            self.blocks.aside(start);
        }
        Ok(())
    }

    fn table(&mut self, table: Table) -> Result<(), Fault> {
        let Some(rows) = table::rows(&table) else {
            let cells = table.rows.into_iter().flat_map(|row| row.cells);
            for item in cells.flat_map(|cell| cell.items) {
                self.item(item)?;
            }
            return Ok(());
        };
        self.blocks.begin(BlockKind::Table, 0);
        for (i, row) in rows.iter().enumerate() {
            let mut apart = String::from(if i > 0 { "\n" } else { "" });
            for (j, cell) in row.iter().enumerate() {
                if j > 0 {
                    apart.push('\t');
                }
                if cell.is_empty() {
                    continue;
                }
                let place = self.next()?;
                self.blocks.push(&apart, place, None, false)?;
                self.blocks.push(cell, place, None, false)?;
                apart.clear();
            }
        }
        self.blocks.end();
        for item in table::within(table) {
            self.item(item)?;
        }
        Ok(())
    }
}

/// The style that stands for a look.
const fn style(look: Look) -> Option<Style> {
    if look.link {
        Some(Style::Link)
    } else if look.bold {
        Some(Style::Bold)
    } else if look.italic {
        Some(Style::Italic)
    } else if look.strike {
        Some(Style::Strike)
    } else {
        None
    }
}
