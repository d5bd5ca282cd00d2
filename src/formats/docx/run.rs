//! How the text of a run is set.

use crate::document::Style;
use crate::formats::package::Fault;
use crate::formats::package::xml::{Event, Ns, Tag, Xml};

/// What is said of the text of a run, by itself or by a style.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(super) struct Props {
    pub(super) bold: Option<bool>,
    pub(super) italic: Option<bool>,
    pub(super) struck: Option<bool>,
    pub(super) underlined: Option<bool>,
    pub(super) marked: Option<bool>,
    pub(super) hidden: Option<bool>,
    /// Above (true) or below the line.
    pub(super) raised: Option<bool>,
    /// The style that says more.
    pub(super) style: Option<String>,
}

impl Props {
    /// Reads what is said in an element that has just begun.
    ///
    /// # Errors
    /// [`Fault`] where it cannot be read.
    pub(super) fn read(xml: &mut Xml<'_>) -> Result<Self, Fault> {
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
    pub(super) fn note(&mut self, tag: &Tag<'_>) -> bool {
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

    /// Takes what is not said here from `other`.
    pub(super) fn inherit(&mut self, other: &Self) {
        self.bold = self.bold.or(other.bold);
        self.italic = self.italic.or(other.italic);
        self.struck = self.struck.or(other.struck);
        self.underlined = self.underlined.or(other.underlined);
        self.marked = self.marked.or(other.marked);
        self.hidden = self.hidden.or(other.hidden);
        self.raised = self.raised.or(other.raised);
    }

    /// The style that this comes to.
    pub(super) fn style(&self) -> Style {
        let on = |style: Style, is: Option<bool>| style.when(is.unwrap_or(false));
        on(Style::BOLD, self.bold)
            .with(on(Style::ITALIC, self.italic))
            .with(on(Style::STRUCK, self.struck))
            .with(on(Style::UNDERLINED, self.underlined))
            .with(on(Style::MARKED, self.marked))
    }
}

/// Whether the value of a switch means on.
pub(super) fn is_on(value: &str) -> bool {
    !matches!(value, "0" | "false" | "off" | "none")
}
