//! What begins with an element.

use crate::formats::office::item::{Cell, Row};
use crate::formats::package::Fault;
use crate::formats::package::xml::{Ns, Tag};

use super::super::run::is_on;
use super::{Body, Element};

impl Body {
    /// At the beginning of an element: what it is, where what it holds is to
    /// be read.
    pub(super) fn open(&mut self, tag: &Tag<'_>) -> Result<Option<Element>, Fault> {
        match tag.ns {
            Ns::Word => self.open_word(tag),
            Ns::Math => Ok(self.open_equation(tag)),
            Ns::Alternate => Ok(self.open_alternate(tag)),
            _ => Ok(Some(Element::Other)),
        }
    }

    pub(super) fn open_alternate(&mut self, tag: &Tag<'_>) -> Option<Element> {
        match tag.local() {
            "AlternateContent" => Some(Element::Alternate(false)),
            "Choice" | "Fallback" => match self.elements.last_mut() {
                Some(Element::Alternate(read)) if !*read => {
                    *read = true;
                    Some(Element::Other)
                }
                _ => None,
            },
            _ => Some(Element::Other),
        }
    }

    pub(super) fn open_equation(&mut self, tag: &Tag<'_>) -> Option<Element> {
        let outermost = matches!(tag.local(), "oMath" | "oMathPara");
        if !self.equations.is_open() && !outermost {
            return Some(Element::Other);
        }
        if tag.local() == "t" && self.equations.open(tag) {
            return Some(Element::EquationText);
        }
        self.equations.open(tag).then_some(Element::Equation)
    }

    pub(super) fn open_word(&mut self, tag: &Tag<'_>) -> Result<Option<Element>, Fault> {
        let name = tag.local();
        match self.elements.last() {
            Some(Element::ParagraphProps) => return Ok(self.paragraph_prop(tag)),
            Some(Element::EndProps) => {
                if let Some(open) = self.paragraph() {
                    match name {
                        "del" | "moveFrom" => open.end_deleted = true,
                        "vanish" => {
                            let on = tag.attribute("val");
                            open.end_hidden = on.is_none_or(|value| is_on(&value));
                        }
                        _ => {}
                    }
                }
                return Ok(None);
            }
            Some(Element::RowProps) if name == "del" => {
                let mut elements = self.elements.iter_mut().rev();
                if let Some(Element::Row { deleted }) = elements.nth(1) {
                    *deleted = true;
                }
                return Ok(None);
            }
            _ => {}
        }
        Ok(Some(match name {
            "p" => {
                self.begin_paragraph();
                Element::Paragraph
            }
            "pPr" => Element::ParagraphProps,
            "r" => Element::Run(std::mem::take(&mut self.run)),
            "rPr" => match self.elements.last() {
                Some(Element::Run(_)) => return Ok(Some(Element::Other)),
                _ => return Ok(None),
            },
            "t" => Element::Text,
            "delText" => Element::Deleted,
            "instrText" => Element::Asked,
            "del" | "moveFrom" => {
                self.deletions = self.deletions.saturating_add(1);
                Element::Deletion
            }
            "ins" | "moveTo" => {
                self.insertions = self.insertions.saturating_add(1);
                Element::Insertion
            }
            "hyperlink" => {
                self.links = self.links.saturating_add(1);
                let target = tag.attribute("id");
                let target = target.and_then(|id| self.targets.get(&id).cloned());
                let target = target.or_else(|| Some(format!("#{}", tag.attribute("anchor")?)));
                self.end_ruby();
                Element::Link(self.here(), target)
            }
            "tbl" => {
                self.flush_cut()?;
                self.frames.begin_table();
                Element::Table
            }
            "tr" => {
                self.frames.begin_row(Row::default());
                Element::Row { deleted: false }
            }
            "tc" => {
                self.frames.begin_cell(Cell::default());
                Element::Cell
            }
            "trPr" => Element::RowProps,
            "tcPr" => Element::Other,
            "txbxContent" => {
                self.frames.begin_beside();
                Element::Beside(std::mem::take(&mut self.fields))
            }
            "fldSimple" => {
                self.fields.mark("begin");
                self.fields.ask(&tag.attribute("instr").unwrap_or_default());
                self.fields.mark("separate");
                Element::Field
            }
            "sdt" => Element::Control(false),
            "ruby" => {
                let here = self.here();
                self.ruby.begin(here);
                Element::Ruby
            }
            "rt" => {
                self.ruby.begin_reading();
                Element::Reading
            }
            "pPrChange" | "rPrChange" | "tblPr" | "tblGrid" | "tblPrEx" | "sectPr" | "rubyPr"
            | "ffData" | "sdtEndPr" | "delInstrText" | "docDefaults" => return Ok(None),
            _ => {
                self.note_word(tag);
                Element::Other
            }
        }))
    }

    /// What is said of a paragraph.
    pub(super) fn paragraph_prop(&mut self, tag: &Tag<'_>) -> Option<Element> {
        let open = self.paragraph()?;
        match tag.local() {
            "pStyle" => open.style = tag.attribute("val"),
            "numPr" => return Some(Element::ParagraphProps),
            "ilvl" => open.level = tag.number("val"),
            "numId" => open.list = tag.attribute("val"),
            "outlineLvl" => open.outline = tag.number("val"),
            "rPr" => return Some(Element::EndProps),
            _ => {}
        }
        None
    }
}
