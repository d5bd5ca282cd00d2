//! How the text of a run is set.

use crate::formats::office::props::Props;
use crate::formats::package::Fault;
use crate::formats::package::xml::{Event, Ns, Tag, Xml};

impl Props {
    /// Reads what is said in an element that has just begun.
    ///
    /// # Errors
    /// [`Fault`] where it cannot be read.
    pub(in crate::formats::docx) fn read(xml: &mut Xml<'_>) -> Result<Self, Fault> {
        let mut props = Self::default();
        let outside = xml.depth().saturating_sub(1);
        while xml.depth() > outside {
            let Event::Open(tag) = xml.next()? else {
                continue;
            };
            if !props.note(&tag) {
                xml.skip()?;
            }
        }
        Ok(props)
    }

    /// Takes note of one element. Whether what it holds is of interest too.
    pub(in crate::formats::docx) fn note(&mut self, tag: &Tag<'_>) -> bool {
        if tag.ns != Ns::Word {
            return false;
        }
        let on = || Some(tag.attribute("val").is_none_or(|value| is_on(&value)));
        match tag.local() {
            "b" => self.bold = on(),
            // Dots under hanzi say the same.
            "i" | "em" => self.italic = on(),
            "strike" | "dstrike" => self.struck = on(),
            "u" => self.underlined = on(),
            "highlight" => self.marked = on(),
            "vanish" => self.hidden = on(),
            "vertAlign" => {
                self.raised = match tag.attribute("val").as_deref() {
                    Some("superscript") => Some(true),
                    Some("subscript") => Some(false),
                    _ => None,
                }
            }
            "rStyle" => self.style = tag.attribute("val"),
            _ => return false,
        }
        true
    }
}

/// Whether the value of a switch means on.
pub(super) fn is_on(value: &str) -> bool {
    !matches!(value, "0" | "false" | "off" | "none")
}
