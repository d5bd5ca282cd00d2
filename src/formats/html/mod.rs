//! HTML files into blocks: headings, paragraphs, lists, quotations, tables and
//! code as their tags say. Scripts, styles and what is hidden are left out.

mod apart;
mod attributes;
mod bounds;
pub(super) mod contents;
mod flow;
pub(super) mod links;
mod lists;
mod notes;
mod space;
mod table;
mod tree;
mod walk;

use std::borrow::Cow;

use crate::document::{BlockKind, MarkupKind, SourcePlace, Style, TooLarge};

use super::draft::{self, Blocks, Draft};
use super::manner::{Manner, Unread, go_on};
use crate::cores::Stop;
use apart::Apart;
use flow::{Before, Flow};
use links::Base;
use lists::List;
use notes::Notes;
use space::Space;
use tree::{NodeId, Tree};
use walk::Step;

/// Blocks and hints of an HTML text in pieces, which was found at `base`. What a
/// page has around its text is left out, unless the `whole` page is asked for.
/// Linear.
///
/// # Errors
/// As [`Unread`] says.
pub(super) fn read(
    pieces: Vec<Cow<'_, str>>,
    base: Base,
    manner: Manner<'_>,
) -> Result<Draft, Unread> {
    let stop = manner.stop;
    let bytes = pieces.iter().map(|piece| piece.len()).sum::<usize>() / 2;
    let tree = bounds::parse(pieces, stop)?;
    let notes = Notes::find(&tree, &|target| Some(target.to_owned()));
    let mut writer = Writer::new(&tree, bytes, notes);
    writer.base = base.of_page(&tree);
    if !manner.whole_pages {
        writer.apart = Apart::find(&tree);
    }
    writer.whole(stop)?;
    Ok(writer.blocks.finish())
}

/// A chapter of a book.
#[derive(Debug)]
pub(super) struct Chapter {
    /// Its text. All places are in chapter 1.
    pub(super) blocks: Blocks,
    /// The offset in the reading text where each place of it stands that links
    /// lead to.
    pub(super) places: Vec<(String, u32)>,
}

/// Blocks and hints of a chapter of a book; `named` gives the name of what a
/// link or a place of the chapter (`#id`) leads to, in the whole book. Linear.
///
/// # Errors
/// As [`read`].
pub(super) fn chapter(
    text: String,
    named: &dyn Fn(&str) -> Option<String>,
    stop: Stop<'_>,
) -> Result<Chapter, Unread> {
    let bytes = text.len() / 2;
    let tree = bounds::parse(vec![text.into()], stop)?;
    let notes = Notes::find(&tree, named);
    let mut writer = Writer::new(&tree, bytes, notes);
    writer.places = Some(Vec::new());
    writer.whole(stop)?;
    Ok(Chapter {
        places: writer.places.unwrap_or_default(),
        blocks: writer.blocks,
    })
}

/// Steps from node to node between two looks whether to give up.
const STEPS: u32 = 512;

/// Where writing stands in the nesting of tags.
struct Writer<'t> {
    tree: &'t Tree,
    blocks: Blocks,
    /// Whether the next text begins a block.
    fresh: bool,
    /// White space between what stands and the next text of the block.
    space: Option<Space>,
    /// Level of the heading that is open, from 1; 0 for none.
    heading: u8,
    lists: Vec<List>,
    /// What stands before the first text of a list item, and its line.
    label: Option<(String, u32)>,
    quotes: u8,
    preformatted: u32,
    bold: u32,
    italic: u32,
    code: u32,
    strike: u32,
    inserted: u32,
    underlined: u32,
    marked: u32,
    quoted: u32,
    /// Whether each of the open links leads anywhere.
    links: Vec<bool>,
    /// Whether the text of a picture is written.
    image: bool,
    flow: Flow,
    notes: Notes,
    /// The signs of notes that are open: where each begins, if inside a block,
    /// and the name of its note.
    signs: Vec<(Option<u32>, String)>,
    /// The note that is open.
    note: Option<NodeId>,
    /// In a chapter of a book, whose places are told in chapters: the places
    /// that links lead to.
    places: Option<Vec<(String, u32)>>,
    /// Where links lead from.
    base: Base,
    /// What is not written.
    apart: Apart,
}

impl<'t> Writer<'t> {
    fn new(tree: &'t Tree, bytes: usize, notes: Notes) -> Self {
        Self {
            tree,
            blocks: Blocks::with_capacity(bytes),
            fresh: true,
            space: None,
            heading: 0,
            lists: Vec::new(),
            label: None,
            quotes: 0,
            preformatted: 0,
            bold: 0,
            italic: 0,
            code: 0,
            strike: 0,
            inserted: 0,
            underlined: 0,
            marked: 0,
            quoted: 0,
            links: Vec::new(),
            image: false,
            flow: Flow::default(),
            notes,
            signs: Vec::new(),
            note: None,
            places: None,
            base: Base::default(),
            apart: Apart::default(),
        }
    }

    /// Writes all of the page.
    fn whole(&mut self, stop: Stop<'_>) -> Result<(), Unread> {
        let tree = self.tree;
        let mut steps = walk::steps(tree, Tree::ROOT);
        let mut taken = 0u32;
        while let Some(step) = steps.next() {
            if taken.is_multiple_of(STEPS) {
                go_on(stop)?;
            }
            taken = taken.wrapping_add(1);
            match step {
                Step::Into(id) => {
                    self.note_place(id);
                    if !self.open(id)? {
                        steps.pass_over();
                    } else if self.note.is_none()
                        && let Some(name) = self.notes.note(id)
                    {
                        self.blocks.begin_note(name);
                        self.note = Some(id);
                    }
                }
                Step::OutOf(id) => {
                    self.close(id)?;
                    if self.note == Some(id) {
                        self.blocks.end_note();
                        self.note = None;
                    }
                }
                Step::Text(id, text) => self.text(text, tree.line(id))?,
            }
        }
        Ok(())
    }

    /// Keeps where a place stands that links of a book may lead to.
    fn note_place(&mut self, id: NodeId) {
        if let Some(places) = &mut self.places
            && let Some(name) = notes::own_name(self.tree, id)
        {
            places.push((name.to_owned(), self.blocks.offset()));
        }
    }

    /// At the beginning of an element; whether what it holds is to be read.
    fn open(&mut self, id: NodeId) -> Result<bool, TooLarge> {
        if walk::is_hidden(self.tree, id) {
            let kind = match walk::is_silent(self.tree, id) {
                true => MarkupKind::Tag,
                false => MarkupKind::Hidden,
            };
            self.named(id, kind);
            return Ok(false);
        }
        if self.apart.contains(id) {
            self.part()?;
            self.named(id, MarkupKind::Navigation);
            return Ok(false);
        }
        let name = self.tree.name(id);
        self.flow.tag(name, true);
        if let Some(count) = self.inline(name) {
            *count = count.saturating_add(1);
            return Ok(true);
        }
        match name {
            "a" => {
                let target = self.tree.attribute(id, "href").map(str::trim);
                self.links.push(target.is_some());
                if let Some(target) = target {
                    self.blocks.begin_link(&self.base.resolved(target));
                }
                if let Some(name) = self.notes.sign(id) {
                    let start = (!self.fresh).then(|| self.blocks.offset());
                    self.signs.push((start, name.to_owned()));
                }
            }
            "br" => self.line_break(self.tree.line(id))?,
            "img" => {
                let source = self.tree.attribute(id, "src").unwrap_or_default();
                self.blocks.begin_image(source.trim());
                self.image = true;
                let words = self.tree.attribute(id, "alt").unwrap_or_default().trim();
                self.text(words, self.tree.line(id))?;
                self.image = false;
                self.blocks.end_image(Some(words));
            }
            "hr" => {
                self.part()?;
                self.blocks.begin(BlockKind::Rule, 0);
                self.blocks.end();
            }
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                self.part()?;
                self.heading = name.bytes().last().map_or(0, |b| b.saturating_sub(b'0'));
            }
            "blockquote" => {
                self.part()?;
                self.quotes = self.quotes.saturating_add(1);
            }
            "ul" | "ol" | "menu" => {
                self.part()?;
                self.lists.push(List::of(self.tree, id));
            }
            "li" => {
                self.part()?;
                let value = self.tree.attribute(id, "value");
                let label = self.lists.last_mut().and_then(|list| list.label(value));
                self.label = label.map(|label| (label, self.tree.line(id)));
            }
            "pre" | "listing" | "xmp" => {
                self.part()?;
                self.preformatted = self.preformatted.saturating_add(1);
            }
            "table" => {
                self.part()?;
                if !self.apart.arranges(id)
                    && let Some(table) = table::read(self.tree, id)
                {
                    if let Some((line, caption)) = table::caption(self.tree, id) {
                        self.text(&caption, line)?;
                        self.part()?;
                    }
                    self.table(table)?;
                    return Ok(false);
                }
            }
            _ if walk::is_block(name) => self.part()?,
            _ => {}
        }
        Ok(true)
    }

    /// At the end of an element that was read.
    fn close(&mut self, id: NodeId) -> Result<(), TooLarge> {
        let name = self.tree.name(id);
        self.flow.tag(name, false);
        if let Some(count) = self.inline(name) {
            *count = count.saturating_sub(1);
            return Ok(());
        }
        match name {
            "a" => {
                if self.notes.sign(id).is_some()
                    && let Some((start, name)) = self.signs.pop()
                {
                    let block = self.blocks.text().len();
                    let block = u32::try_from(block).unwrap_or(u32::MAX);
                    let begun = self.blocks.offset().saturating_sub(block);
                    self.blocks.note_mark(start.unwrap_or(begun), &name);
                }
                self.end_link();
            }
            // One phrase is often written in a ruby for each character.
            "ruby" if self.tree.next(id).map(|next| self.tree.name(next)) != Some("ruby") => {
                self.end_ruby()?;
            }
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                self.part()?;
                self.heading = 0;
            }
            "blockquote" => {
                self.part()?;
                self.quotes = self.quotes.saturating_sub(1);
            }
            "ul" | "ol" | "menu" => {
                self.part()?;
                self.lists.pop();
            }
            "li" => {
                self.part()?;
                self.label = None;
            }
            "pre" | "listing" | "xmp" => {
                self.part()?;
                self.preformatted = self.preformatted.saturating_sub(1);
            }
            _ if walk::is_block(name) => self.part()?,
            _ => {}
        }
        Ok(())
    }

    /// At the end of an element that may have been a link.
    fn end_link(&mut self) {
        if self.links.pop() == Some(true) {
            self.blocks.end_link();
        }
    }

    /// How often an element that only sets off its text is open.
    fn inline(&mut self, name: &str) -> Option<&mut u32> {
        Some(match name {
            "b" | "strong" => &mut self.bold,
            "i" | "em" | "cite" | "dfn" | "var" => &mut self.italic,
            "code" | "kbd" | "samp" | "tt" => &mut self.code,
            "del" | "s" | "strike" => &mut self.strike,
            "ins" => &mut self.inserted,
            "u" => &mut self.underlined,
            "mark" => &mut self.marked,
            "q" => &mut self.quoted,
            _ => return None,
        })
    }

    /// Ends the block that is open.
    fn part(&mut self) -> Result<(), TooLarge> {
        self.end_ruby()?;
        if !self.fresh {
            self.blocks.end();
        }
        self.fresh = true;
        self.space = None;
        Ok(())
    }

    /// Writes the readings of ruby behind its base.
    fn end_ruby(&mut self) -> Result<(), TooLarge> {
        let (base, readings) = self.flow.end_ruby();
        let Some(&(_, line)) = readings.first() else {
            return Ok(());
        };
        let mut place = place_of(line);
        if std::mem::take(&mut self.fresh) {
            self.begin()?;
        }
        let start = self.blocks.offset();
        self.push("（", place)?;
        let mut before = "";
        for (text, line) in &readings {
            place.number = *line;
            self.push(Space::LineEnd.glue(before, text), place)?;
            self.push(text, place)?;
            before = text;
        }
        self.push("）", place)?;
        self.blocks.aside(base.unwrap_or(start), start);
        Ok(())
    }

    /// Says that what an element holds is not in the reading text, and what it
    /// is instead.
    fn named(&mut self, id: NodeId, kind: MarkupKind) {
        let mut held = String::new();
        walk::steps(self.tree, id).for_each(|step| {
            if let Step::Text(_, text) = step {
                held += text;
            }
        });
        let line = self.tree.line(id);
        let place = self.place(line);
        self.blocks.markup(place, &held, kind);
    }

    /// Text between tags, at a line of the source.
    fn text(&mut self, text: &str, line: u32) -> Result<(), TooLarge> {
        if self.preformatted > 0 {
            return self.preformatted(text, line);
        }
        for word in space::words(text) {
            self.space = self.space.max(word.before);
            self.word(word.text, line.saturating_add(word.feeds))?;
        }
        Ok(())
    }

    /// A run without white space.
    fn word(&mut self, word: &str, line: u32) -> Result<(), TooLarge> {
        // Indents of paragraphs are typed in ideographic and no-break spaces.
        let word = match self.fresh {
            true => word.trim_start_matches(['\u{3000}', '\u{a0}']),
            false => word,
        };
        if word.is_empty() {
            return Ok(());
        }
        if self.flow.reading(word, line) {
            self.space = None;
            return Ok(());
        }
        let place = place_of(line);
        let space = self.space.take();
        let last = self.blocks.text().chars().next_back();
        let before = self.flow.before(last, word);
        self.flow.base(self.blocks.offset());
        if std::mem::take(&mut self.fresh) {
            self.begin()?;
        } else if before != Before::Nothing {
            self.push(" ", place)?;
            if before == Before::Gap {
                self.blocks.gap();
            }
        } else {
            let glue = space.map_or("", |space| space.glue(self.blocks.text(), word));
            self.push(glue, place)?;
        }
        let last = self.blocks.text().chars().next_back();
        match self.flow.written(last, word) {
            Some(written) => self.push(&written, place),
            None => self.push(word, place),
        }
    }

    /// Opens the block that is due here.
    fn begin(&mut self) -> Result<(), TooLarge> {
        let (kind, level) = self.container();
        match self.heading {
            // Inside a quotation or a list it is no part of the outline.
            1.. if kind == BlockKind::Paragraph => self.blocks.begin_heading(self.heading),
            _ => self.blocks.begin(kind, level),
        }
        if let Some((label, line)) = self.label.take() {
            let place = self.place(line);
            self.blocks.push(&label, place, Style::PLAIN)?;
        }
        Ok(())
    }

    /// Kind and nesting of a paragraph here.
    fn container(&self) -> (BlockKind, u8) {
        draft::nested(self.quotes, self.lists.len())
    }

    /// A line break: in a heading a space, elsewhere the end of a paragraph.
    fn line_break(&mut self, line: u32) -> Result<(), TooLarge> {
        if self.preformatted > 0 {
            return self.preformatted("\n", line);
        }
        if self.heading > 0 {
            self.space = Some(Space::LineEnd);
        } else {
            self.part()?;
        }
        Ok(())
    }

    /// Text whose line ends and spaces stand as they are.
    fn preformatted(&mut self, text: &str, line: u32) -> Result<(), TooLarge> {
        let mut place = place_of(line);
        if std::mem::take(&mut self.fresh) {
            self.blocks.begin(BlockKind::Code, 0);
            self.space = None;
        }
        // A line end waits for the text behind it: none closes the block.
        for (i, part) in text.split('\n').enumerate() {
            if i > 0 {
                place.number = place.number.saturating_add(1);
                let ends = self.space.replace(Space::LineEnd).is_some();
                if ends && !self.blocks.text().is_empty() {
                    self.plain("\n", place)?;
                }
            }
            if !part.is_empty() {
                if self.space.take().is_some() && !self.blocks.text().is_empty() {
                    self.plain("\n", place)?;
                }
                self.plain(part, place)?;
            }
        }
        Ok(())
    }

    /// Rows of cells, as a block of their own.
    fn table(&mut self, table: table::Table) -> Result<(), TooLarge> {
        self.blocks.begin(BlockKind::Table, 0);
        for (i, row) in table.rows.iter().enumerate() {
            for (j, cell) in row.cells.iter().enumerate() {
                let place = place_of(row.line);
                let apart = match (i, j) {
                    (0, 0) => "",
                    (_, 0) => "\n",
                    _ => "\t",
                };
                self.plain(apart, place)?;
                self.plain(cell, place)?;
            }
        }
        self.blocks.table_shape(table.header, table.merged);
        self.blocks.end();
        self.fresh = true;
        Ok(())
    }

    fn push(&mut self, text: &str, place: SourcePlace) -> Result<(), TooLarge> {
        let link = self.image || self.links.contains(&true);
        let style = Style::BOLD
            .when(self.bold > 0)
            .with(Style::ITALIC.when(self.italic > 0))
            .with(Style::CODE.when(self.code > 0))
            .with(Style::STRUCK.when(self.strike > 0))
            .with(Style::LINK.when(link))
            .with(Style::INSERTED.when(self.inserted > 0))
            .with(Style::UNDERLINED.when(self.underlined > 0))
            .with(Style::MARKED.when(self.marked > 0))
            .with(Style::QUOTED.when(self.quoted > 0));
        let place = self.place(place.number);
        self.blocks.push(text, place, style)
    }

    /// Text that nothing sets off.
    fn plain(&mut self, text: &str, place: SourcePlace) -> Result<(), TooLarge> {
        let place = self.place(place.number);
        self.blocks.push(text, place, Style::PLAIN)
    }

    /// The place of what comes, which is met at a line of the source.
    fn place(&self, line: u32) -> SourcePlace {
        match self.places {
            None => place_of(line),
            Some(_) => SourcePlace {
                number: 1,
                column: self.blocks.offset(),
            },
        }
    }
}

/// The beginning of a line of the source.
const fn place_of(line: u32) -> SourcePlace {
    SourcePlace {
        number: line,
        column: 0,
    }
}
