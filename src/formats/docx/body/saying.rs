//! What an element says by itself: of the run, the row, the cell that it is
//! in, or a character.

use crate::formats::office::symbols;
use crate::formats::package::xml::Tag;

use super::super::run::is_on;
use super::{Body, Element, name_of};

impl Body {
    /// Takes note of an element that says something by itself.
    pub(super) fn note_word(&mut self, tag: &Tag<'_>) {
        let value = || tag.attribute("val").unwrap_or_default();
        let inside_run = || {
            let mut elements = self.elements.iter().rev();
            matches!(elements.nth(1), Some(Element::Run(_)))
        };
        match tag.local() {
            "tab" | "ptab" => self.push("\t"),
            "br" | "cr" => match tag.attribute("type").as_deref() {
                None | Some("textWrapping") => self.push("\n"),
                // A page or column ends here; the paragraph goes on.
                Some(_) => {}
            },
            "noBreakHyphen" => self.push("-"),
            "sym" => {
                let font = tag.attribute("font").unwrap_or_default();
                let code = tag.attribute("char").unwrap_or_default();
                let code = u32::from_str_radix(code.trim(), 16).ok();
                if let Some(character) = code.and_then(|code| symbols::character(&font, code)) {
                    self.push(character.encode_utf8(&mut [0; 4]));
                }
            }
            "fldChar" => {
                let kind = tag.attribute("fldCharType").unwrap_or_default();
                if let Some(shown) = self.fields.mark(&kind) {
                    self.push(&shown);
                }
            }
            "footnoteReference" | "endnoteReference" => {
                let marked = tag.attribute("customMarkFollows");
                let marked = marked.is_some_and(|on| is_on(&on));
                if let Some(name) = name_of(tag.local(), tag) {
                    self.call(name, marked);
                }
            }
            "docPartGallery" if value().contains("Table of Contents") => {
                let mut elements = self.elements.iter_mut().rev();
                let control = elements.find_map(|element| match element {
                    Element::Control(contents) => Some(contents),
                    _ => None,
                });
                if let Some(contents) = control.filter(|contents| !**contents) {
                    *contents = true;
                    self.contents = self.contents.saturating_add(1);
                }
            }
            "gridBefore" => {
                if let Some(row) = self.frames.row() {
                    row.before = tag.number("val").unwrap_or(0);
                }
            }
            "tblHeader" => {
                if let Some(row) = self.frames.row() {
                    let on = tag.attribute("val");
                    row.heads = on.is_none_or(|value| is_on(&value));
                }
            }
            "gridSpan" | "vMerge" | "hMerge" => self.merge(tag),
            _ if inside_run() && self.run.props.note(tag) => self.run.look = None,
            _ => {}
        }
    }

    /// What is said of the cell that is open.
    pub(super) fn merge(&mut self, tag: &Tag<'_>) {
        let Some(cell) = self.frames.cell() else {
            return;
        };
        let begins = tag.attribute("val").is_some_and(|value| value == "restart");
        match tag.local() {
            "gridSpan" => {
                let columns: usize = tag.number("val").unwrap_or(1);
                cell.further = columns.saturating_sub(1);
            }
            _ => cell.covered |= !begins,
        }
    }
}
