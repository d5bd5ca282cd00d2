//! What begins with an element.

use crate::formats::office::item::{Cell, Row};
use crate::formats::package::xml::{Ns, Tag};

use super::super::styles::Family;
use super::{Body, Element};

/// The most spaces that stand for themselves in one element.
const MOST_SPACES: usize = 256;

/// The most empty cells that one element stands for.
const MOST_CELLS: usize = 256;

impl Body {
    /// At the beginning of an element: what it is, where what it holds is to
    /// be read.
    pub(super) fn open(&mut self, tag: &Tag<'_>) -> Option<Element> {
        match tag.ns {
            Ns::Text => self.open_text(tag),
            Ns::Table => self.open_table(tag),
            Ns::Office => match tag.local() {
                "annotation" | "forms" | "event-listeners" => None,
                _ => Some(Element::Other),
            },
            Ns::Draw if tag.local() == "text-box" => {
                self.frames.begin_beside();
                Some(Element::Beside(std::mem::take(&mut self.open)))
            }
            // What a picture or an object shows is not text of this part.
            Ns::Draw if matches!(tag.local(), "image" | "object" | "object-ole" | "plugin") => None,
            Ns::MathMl => None,
            _ => Some(Element::Other),
        }
    }

    pub(super) fn open_text(&mut self, tag: &Tag<'_>) -> Option<Element> {
        Some(match tag.local() {
            "p" | "h" => {
                self.begin_paragraph(tag);
                Element::Paragraph
            }
            "span" => {
                let name = tag.attribute("style-name").unwrap_or_default();
                let mut props = self.resolve(Family::Text, &name).props;
                if let Some(outer) = self.looks.last() {
                    props.inherit(outer);
                }
                self.looks.push(props);
                Element::Inline(true)
            }
            "a" => {
                self.links = self.links.saturating_add(1);
                self.end_ruby();
                Element::Link(self.here(), tag.attribute("href"))
            }
            "s" => {
                let count = tag.number("c").unwrap_or(1).min(MOST_SPACES);
                self.push(&" ".repeat(count));
                Element::Other
            }
            "tab" => {
                self.push("\t");
                Element::Other
            }
            "line-break" => {
                self.push("\n");
                Element::Other
            }
            "list" => {
                self.begin_list(tag);
                Element::List
            }
            "list-item" | "list-header" => {
                let numbers = tag.local() == "list-item";
                if let Some(list) = self.open.last_mut() {
                    list.start = tag.number("start-value");
                    list.numbers = numbers;
                }
                Element::Item
            }
            "note" => {
                let id = tag.attribute("id").unwrap_or_default();
                self.call(id);
                Element::Note(std::mem::take(&mut self.open))
            }
            "note-body" => {
                self.frames.begin_beside();
                Element::NoteBody
            }
            "table-of-content" | "illustration-index" | "table-index" | "object-index"
            | "user-index" | "alphabetical-index" => {
                self.contents = self.contents.saturating_add(1);
                Element::Contents
            }
            "ruby" => {
                let here = self.here();
                self.ruby.begin(here);
                Element::Ruby
            }
            "ruby-text" => {
                self.ruby.begin_reading();
                Element::Reading
            }
            "section" => {
                let name = tag.attribute("style-name").unwrap_or_default();
                let hidden = self.resolve(Family::Section, &name).props.is_hidden();
                if hidden || tag.attribute("display").as_deref() == Some("none") {
                    return None;
                }
                Element::Other
            }
            "change" => {
                self.delete(&tag.attribute("change-id").unwrap_or_default());
                Element::Other
            }
            "change-start" => {
                self.insertions = self.insertions.saturating_add(1);
                Element::Other
            }
            "change-end" => {
                self.insertions = self.insertions.saturating_sub(1);
                Element::Other
            }
            // Sources of lists of contents, declarations, and the number that a
            // program wrote beside the one that is counted.
            "table-of-content-source"
            | "illustration-index-source"
            | "table-index-source"
            | "object-index-source"
            | "user-index-source"
            | "alphabetical-index-source"
            | "bibliography-source"
            | "sequence-decls"
            | "variable-decls"
            | "user-field-decls"
            | "note-citation"
            | "hidden-text"
            | "script"
            | "number" => return None,
            _ => Element::Inline(false),
        })
    }

    pub(super) fn open_table(&mut self, tag: &Tag<'_>) -> Option<Element> {
        Some(match tag.local() {
            "table" => {
                self.end_ruby();
                self.frames.begin_table();
                Element::Table
            }
            "table-header-rows" => {
                self.head = true;
                Element::HeadRows
            }
            "table-row" => {
                self.frames.begin_row(Row {
                    heads: self.head,
                    ..Row::default()
                });
                Element::Row
            }
            "table-cell" => {
                // Cells that are said to be repeated are empty, but for the
                // last.
                let repeated = tag.number("number-columns-repeated").unwrap_or(1);
                if let Some(row) = self.frames.row() {
                    let empty = std::iter::repeat_with(Cell::default);
                    let further = repeated.clamp(1, MOST_CELLS).saturating_sub(1);
                    row.cells.extend(empty.take(further));
                }
                let span = |name| tag.number::<usize>(name).unwrap_or(1).saturating_sub(1);
                self.frames.begin_cell(Cell {
                    further: span("number-columns-spanned"),
                    below: span("number-rows-spanned"),
                    ..Cell::default()
                });
                Element::Cell
            }
            "covered-table-cell" | "table-columns" | "table-column" | "title" | "desc"
            | "shapes" => return None,
            _ => Element::Other,
        })
    }
}
