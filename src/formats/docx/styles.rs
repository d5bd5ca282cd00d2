//! The styles of a document: which are headings, which number their
//! paragraphs, what they hide, and what they have of others.

use std::collections::HashMap;

use crate::formats::office::item::Role;
use crate::formats::office::names;
use crate::formats::office::props::Props;
use crate::formats::package::Fault;
use crate::formats::package::xml::{Event, Ns, Xml};

use super::run::is_on;

/// How long a chain of styles, each based on the next, is followed.
const LONGEST: usize = 64;

/// The styles of a document by their names.
#[derive(Debug, Default)]
pub(super) struct Styles {
    styles: HashMap<String, Style>,
    /// The style of paragraphs that name none.
    usual: Option<String>,
}

/// One style, as it is written down.
#[derive(Debug, Default)]
struct Style {
    name: String,
    based_on: Option<String>,
    /// From 0; 9 for running text.
    outline: Option<u8>,
    list: Option<String>,
    level: Option<usize>,
    run: Props,
}

/// What a style comes to with all that it is based on.
#[derive(Debug, Default, Clone)]
pub(super) struct Resolved {
    pub(super) role: Role,
    pub(super) run: Props,
    /// The list that numbers its paragraphs.
    pub(super) list: Option<String>,
    /// The level of it.
    pub(super) level: Option<usize>,
    /// The style that was asked for and those it is based on.
    pub(super) chain: Vec<String>,
}

impl Styles {
    /// Reads the part that holds them.
    ///
    /// # Errors
    /// [`Fault`] where it cannot be read.
    pub(super) fn read(mut xml: Xml<'_>) -> Result<Self, Fault> {
        let mut styles = Self::default();
        loop {
            match xml.next()? {
                Event::Open(tag) if tag.ns == Ns::Word && tag.local() == "style" => {
                    let id = tag.attribute("styleId").unwrap_or_default();
                    let kind = tag.attribute("type").unwrap_or_default();
                    let usual = tag.attribute("default").is_some_and(|on| is_on(&on));
                    let style = Style::read(&mut xml)?;
                    if usual && kind == "paragraph" {
                        styles.usual = Some(id.clone());
                    }
                    styles.styles.entry(id).or_insert(style);
                }
                Event::Open(tag) if tag.local() == "latentStyles" => xml.skip()?,
                Event::End => break,
                _ => {}
            }
        }
        Ok(styles)
    }

    /// The style of paragraphs that name none.
    pub(super) fn usual(&self) -> &str {
        self.usual.as_deref().unwrap_or_default()
    }

    /// What a style comes to: what it does not say itself is said by the style
    /// that it is based on. Circles are followed only so far.
    pub(super) fn resolve(&self, id: &str) -> Resolved {
        let mut found = Resolved::default();
        let mut role = None;
        let mut next = Some(id);
        while let Some(id) = next.filter(|_| found.chain.len() < LONGEST) {
            let Some(style) = self.styles.get(id) else {
                break;
            };
            found.chain.push(id.to_owned());
            role = role.or_else(|| style.role());
            found.run.inherit(&style.run);
            if found.list.is_none() {
                found.list.clone_from(&style.list);
            }
            found.level = found.level.or(style.level);
            next = style.based_on.as_deref();
        }
        found.role = role.unwrap_or_default();
        found
    }

    /// The list that a style is the name of.
    pub(super) fn list_of(&self, id: &str) -> Option<&str> {
        self.styles.get(id)?.list.as_deref()
    }
}

impl Style {
    /// Reads one that has just begun.
    fn read(xml: &mut Xml<'_>) -> Result<Self, Fault> {
        let mut style = Self::default();
        let outside = xml.depth().saturating_sub(1);
        while xml.depth() > outside {
            let Event::Open(tag) = xml.next()? else {
                continue;
            };
            if tag.ns != Ns::Word {
                continue;
            }
            let value = |name: &str| tag.attribute(name);
            match tag.local() {
                "name" => style.name = value("val").unwrap_or_default(),
                "basedOn" => style.based_on = value("val"),
                "outlineLvl" => style.outline = tag.number("val"),
                "ilvl" => style.level = tag.number("val"),
                "numId" => style.list = value("val"),
                "rPr" => style.run = Props::read(xml)?,
                "tblStylePr" | "pPrChange" | "rPrChange" | "tblPr" | "trPr" | "tcPr" => {
                    xml.skip()?;
                }
                _ => {}
            }
        }
        Ok(style)
    }

    /// What its paragraphs are, where it says so itself: by its level in the
    /// outline or, where programs write none, by its name.
    fn role(&self) -> Option<Role> {
        let named = self.name.split(',').find_map(names::role);
        match (self.outline, named) {
            (_, Some(Role::Title | Role::Contents)) => named,
            (Some(level @ 0..=8), _) => Some(Role::Heading(level.saturating_add(1))),
            (Some(_), _) => Some(Role::Text),
            (None, named) => named,
        }
    }
}
