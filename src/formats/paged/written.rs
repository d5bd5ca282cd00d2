//! Pages as lines of text, with what their places say: paragraphs that begin,
//! tables, running heads.

use super::aligned::{self, Stretch};
use super::columns;
use super::lines::{self, TextLine};
use super::page::{Page, Piece, Ruling, Turn, ranked};
use super::ruled::{self, Table};
use crate::formats::lines::FORM_FEED;
use crate::formats::lines::marked::{CELL, Mark, Marked};
use crate::prose::seams;

/// How far the first line of a paragraph is set in, in sizes of a letter.
const SET_IN: f32 = 1.2;

/// A distance to the line above by which a line stands apart, in usual ones.
const APART: f32 = 1.35;

/// Columns of prose are wider than this, in sizes of a letter.
const SHORTEST: f32 = 9.0;

/// Blank at the end of a line into which no more fits, in sizes of a letter: a
/// hanzi with the mark that may not begin a row.
const FULL: f32 = 2.1;

/// Letters larger than most by this are those of a heading.
const LARGE: f32 = 1.12;

/// Letters of one size differ by no more than this.
const SAME: f32 = 0.12;

/// Of the lines of a document whose paragraphs are marked so many are set in or
/// stand apart, in hundredths.
const MARKED: usize = 5;

/// One line of a page in the order of reading.
#[derive(Debug, Clone)]
pub(super) struct Row {
    pub(super) text: String,
    pub(super) y: f32,
    pub(super) size: f32,
    /// Whether the format says that it is no part of the text.
    pub(super) aside: bool,
    /// Whether it is set in.
    set_in: bool,
    /// Whether it stands apart from the line above.
    apart: bool,
    /// Blank behind it that would have taken more of its letters, in sizes of
    /// a letter.
    room: f32,
    /// Of a row of a table, whether it is the first.
    cells: Option<bool>,
}

impl Row {
    pub(super) const fn is_cells(&self) -> bool {
        self.cells.is_some()
    }

    fn of_cells(cells: &[String], first: bool, y: f32, size: f32) -> Self {
        Self {
            text: cells.join(&CELL.to_string()),
            y,
            size,
            aside: false,
            set_in: false,
            apart: false,
            room: f32::INFINITY,
            cells: Some(first),
        }
    }
}

/// A page in the order of reading.
#[derive(Debug)]
pub(super) struct Laid {
    pub(super) rows: Vec<Row>,
    label: Option<String>,
    silent: Option<String>,
    titles: Vec<(u8, String)>,
}

/// Sets what stands on a page in order: the text that runs as most does, then
/// what runs in other ways.
pub(super) fn laid(mut page: Page) -> Laid {
    let pieces = std::mem::take(&mut page.pieces);
    let rulings = std::mem::take(&mut page.rulings);
    let mut ways: Vec<(Turn, Vec<Piece>)> = Turn::ALL
        .into_iter()
        .map(|turn| {
            let own = pieces.iter().filter(|piece| piece.turn == turn);
            (turn, own.copied().collect())
        })
        .collect();
    ways.sort_by_key(|(_, own): &(Turn, Vec<Piece>)| std::cmp::Reverse(own.len()));
    let mut rows = Vec::new();
    for (turn, own) in ways.into_iter().filter(|(_, own)| !own.is_empty()) {
        let rulings: Vec<Ruling> = rulings
            .iter()
            .map(|line| Page::turned(line, turn))
            .collect();
        write_way(&page, &rulings, own, &mut rows);
    }
    Laid {
        rows,
        label: page.label,
        silent: page.silent,
        titles: page.titles,
    }
}

/// Sets what runs in one way in order.
fn write_way(page: &Page, rulings: &[Ruling], mut pieces: Vec<Piece>, rows: &mut Vec<Row>) {
    let mut tables = ruled::take(page, rulings, &mut pieces);
    tables.sort_by(|a, b| b.y0.total_cmp(&a.y0));
    // What stands above a table is read before it, whatever its columns.
    let mut rest = lines::lines(page, pieces);
    while let Some(table) = tables.pop() {
        let (above, below) = rest
            .into_iter()
            .partition::<Vec<_>, _>(|line| line.y < table.y1 && !stands_beside(line, &table));
        write_columns(page, above, rows);
        write_table(&table, rows);
        rest = below;
    }
    write_columns(page, rest, rows);
}

/// Whether a line that is as low as a table stands below its upper edge.
fn stands_beside(line: &TextLine, table: &Table) -> bool {
    line.y > table.y0 && (line.x0 >= table.x1 || line.x1 <= table.x0)
}

fn write_table(table: &Table, rows: &mut Vec<Row>) {
    for (at, cells) in table.rows.iter().enumerate() {
        rows.push(Row::of_cells(cells, at == 0, table.y0, 1.0));
    }
}

fn write_columns(page: &Page, lines: Vec<TextLine>, rows: &mut Vec<Row>) {
    for column in columns::columns(page, lines) {
        write_column(page, &column, rows);
    }
}

fn write_column(page: &Page, column: &[TextLine], rows: &mut Vec<Row>) {
    let longest = column.iter().map(TextLine::length).fold(0.0, f32::max);
    let long = || column.iter().filter(|line| line.length() >= longest / 2.0);
    let left = long().map(|line| line.x0).fold(f32::INFINITY, f32::min);
    // Most lines may be paragraphs of their own.
    let usual = ranked(lines::steps(column), 5).unwrap_or(f32::INFINITY);
    let right = column
        .iter()
        .map(|line| line.x1)
        .fold(f32::NEG_INFINITY, f32::max);
    let mut above: Option<f32> = None;
    let mut own = column.iter();
    for stretch in aligned::stretches(page, column) {
        match stretch {
            Stretch::Rows(cells) => {
                for ((at, cells), line) in cells.iter().enumerate().zip(&mut own) {
                    rows.push(Row::of_cells(cells, at == 0, line.y, line.size));
                    above = Some(line.y);
                }
            }
            Stretch::Text(texts) => {
                for (text, line) in texts.into_iter().zip(&mut own) {
                    let step = above.map(|above| line.y - above);
                    rows.push(Row {
                        text,
                        y: line.y,
                        size: line.size,
                        aside: line.is_aside(),
                        set_in: line.x0 - left >= SET_IN * line.size,
                        apart: step.is_some_and(|step| step > usual * APART),
                        room: match line.length() >= SHORTEST * line.size {
                            true => (right - line.x1) / line.size,
                            false => f32::INFINITY,
                        },
                        cells: None,
                    });
                    above = Some(line.y);
                }
            }
        }
    }
}

/// Pages as one text: lines end in CR, so that places count pages, which end in
/// a line feed.
pub(super) struct Written {
    pub(super) text: String,
    pub(super) marks: Marked,
    /// What pages are called, by their numbers from 1.
    pub(super) labels: Vec<(u32, String)>,
}

/// Writes pages; `heads` are the rows (page, row) that belong to the page, in
/// order.
pub(super) fn write(pages: Vec<Laid>, heads: &[(usize, usize)]) -> Written {
    let mut written = Written {
        text: String::new(),
        marks: Marked::default(),
        labels: Vec::new(),
    };
    let mut index = 0usize;
    let rows = || pages.iter().flat_map(|page| &page.rows);
    let marked = rows().filter(|row| row.set_in || row.apart).count();
    let mut writer = Writer {
        is_marked: marked.saturating_mul(100) >= rows().count().saturating_mul(MARKED),
        body: body(rows()),
        above: None,
        lines: Vec::new(),
    };
    for (number, page) in (0usize..).zip(pages) {
        let told = u32::try_from(number).unwrap_or(u32::MAX).saturating_add(1);
        written.labels.extend(page.label.map(|label| (told, label)));
        let is_head = |row: usize| heads.binary_search(&(number, row)).is_ok();
        writer.page(page.rows, page.silent, page.titles, is_head);
        for (at, (said, mark)) in writer.lines.drain(..).enumerate() {
            if at > 0 {
                written.text.push('\r');
            }
            if let Some(mark) = mark {
                written.marks.set(index, mark);
            }
            written.text.push_str(&said);
            index = index.saturating_add(1);
        }
        written.text.push(FORM_FEED);
        written.text.push('\n');
    }
    written
}

/// The size of most letters of a document. Sorting, then linear.
fn body<'r>(rows: impl Iterator<Item = &'r Row>) -> f32 {
    let mut sizes: Vec<(f32, usize)> = rows
        .filter(|row| row.cells.is_none())
        .map(|row| (row.size, row.text.len()))
        .collect();
    sizes.sort_by(|a, b| a.0.total_cmp(&b.0));
    let half = sizes.iter().map(|(_, bytes)| bytes).sum::<usize>() / 2;
    let mut passed = 0usize;
    let middle = sizes.iter().find(|(_, bytes)| {
        passed = passed.saturating_add(*bytes);
        passed >= half
    });
    middle.map_or(f32::INFINITY, |(size, _)| *size)
}

/// Writes the lines of one page after the other.
struct Writer {
    /// Whether the places of lines tell where paragraphs begin.
    is_marked: bool,
    /// The size of most letters.
    body: f32,
    /// The line of text above.
    above: Option<Row>,
    lines: Vec<(String, Option<Mark>)>,
}

impl Writer {
    /// Writes the lines of a page, at least one.
    fn page(
        &mut self,
        rows: Vec<Row>,
        silent: Option<String>,
        mut titles: Vec<(u8, String)>,
        is_head: impl Fn(usize) -> bool,
    ) {
        if rows.is_empty()
            && let Some(said) = silent
        {
            self.lines.push((said, Some(Mark::Picture)));
        }
        for (at, row) in rows.into_iter().enumerate() {
            if is_head(at) {
                self.lines.push((row.text, Some(Mark::Furniture)));
            } else if let Some(first) = row.cells {
                self.above = None;
                self.lines.push((row.text, Some(Mark::Cells { first })));
            } else {
                self.text(row, &mut titles);
            }
        }
        if self.lines.is_empty() {
            self.lines.push((String::new(), None));
        }
    }

    fn text(&mut self, row: Row, titles: &mut Vec<(u8, String)>) {
        if row.apart {
            self.lines.push((String::new(), None));
        }
        let before = if row.set_in { "\u{3000}\u{3000}" } else { "" };
        let goes_on = self
            .above
            .as_ref()
            .is_some_and(|above| self.goes_on(above, &row));
        let mark = title(titles, &row.text).unwrap_or(Mark::Text {
            goes_on,
            large: row.size >= self.body * LARGE,
        });
        self.lines
            .push((format!("{before}{}", row.text), Some(mark)));
        self.above = Some(row);
    }

    /// Whether a line may go on with the one above, as far as their places
    /// tell: that one is full, this one neither set in nor apart.
    fn goes_on(&self, above: &Row, row: &Row) -> bool {
        // A word of letters goes to the next line whole.
        let word = row.text.bytes().take_while(u8::is_ascii_graphic).count();
        let word = u16::try_from(word).map_or(0.0, f32::from) / 2.0;
        above.room < FULL + word
            && !row.set_in
            && !row.apart
            && (above.size - row.size).abs() <= SAME * row.size
            && (self.is_marked || !seams::is_finished(&above.text))
    }
}

/// The mark of a line that is one of the titles of its page, which is then done
/// with.
fn title(titles: &mut Vec<(u8, String)>, text: &str) -> Option<Mark> {
    let bare = |text: &str| -> String { text.chars().filter(|c| !c.is_whitespace()).collect() };
    let own = bare(text);
    let at = titles.iter().position(|(_, title)| bare(title) == own)?;
    let (level, _) = titles.remove(at);
    Some(Mark::Heading {
        level: level.clamp(1, 6),
        from: 0,
        to: u32::try_from(text.len()).unwrap_or(u32::MAX),
    })
}
