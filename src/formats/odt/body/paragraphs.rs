//! Lists and paragraphs from their beginning to their end, with their numbers.

use crate::formats::office::item::{Item, Paragraph, Role};
use crate::formats::office::lists::{LEVELS, Label};
use crate::formats::package::Fault;
use crate::formats::package::xml::Tag;

use super::super::styles::Family;
use super::{Body, List};

impl Body {
    pub(super) fn begin_list(&mut self, tag: &Tag<'_>) {
        let style = tag.attribute("style-name");
        let list = match self.open.last() {
            // What is nested is of the list around it.
            Some(outer) => List {
                list: outer.list,
                style: style.unwrap_or_else(|| outer.style.clone()),
                start: None,
                numbers: false,
            },
            None => {
                let style = style.unwrap_or_default();
                let goes_on = match tag.attribute("continue-list") {
                    Some(name) => self.named.get(&name),
                    None => self
                        .last
                        .get(&style)
                        .filter(|_| tag.attribute("continue-numbering").as_deref() == Some("true")),
                };
                let list = match goes_on {
                    Some(list) => *list,
                    None => self.lists.begin(),
                };
                if let Some(name) = tag.attribute("id") {
                    self.named.insert(name, list);
                }
                self.last.insert(style.clone(), list);
                List {
                    list,
                    style,
                    start: None,
                    numbers: false,
                }
            }
        };
        self.open.push(list);
    }

    pub(super) fn begin_paragraph(&mut self, tag: &Tag<'_>) {
        let name = tag.attribute("style-name").unwrap_or_default();
        let style = self.resolve(Family::Paragraph, &name).clone();
        let heads = tag.local() == "h";
        let level: u8 = tag.number("outline-level").unwrap_or(1);
        let role = match style.role {
            _ if self.contents > 0 => Role::Contents,
            Some(Role::Title) => Role::Title,
            Some(Role::Contents) => Role::Contents,
            _ if heads => Role::Heading(level.max(1)),
            Some(role) => role,
            None => Role::Text,
        };
        let mut paragraph = Paragraph {
            role,
            ..Paragraph::default()
        };
        let depth = self.open.len();
        let header = tag.attribute("is-list-header").as_deref() == Some("true");
        let start = match tag.attribute("restart-numbering").as_deref() {
            Some("true") => Some(tag.number("start-value").unwrap_or(1)),
            _ => None,
        };
        match self.open.last_mut() {
            Some(list) if list.numbers => {
                list.numbers = false;
                let at = depth.saturating_sub(1).min(LEVELS.saturating_sub(1));
                let start = list.start.take().or(start);
                paragraph.label = self.lists.label(list.list, &list.style, at, start);
                paragraph.nesting = u8::try_from(depth).unwrap_or(u8::MAX);
            }
            Some(_) => {}
            // A style may say that its headings have no number.
            None if heads && !header && style.list.as_deref() != Some("") => {
                let at = usize::from(level.max(1)).saturating_sub(1);
                paragraph.label = self.lists.heading(at, start);
            }
            None => {}
        }
        if heads && paragraph.label == Some(Label::Bullet) {
            paragraph.label = None;
        }
        self.looks.push(style.props);
        self.frames.begin_paragraph(paragraph);
    }

    pub(super) fn end_paragraph(&mut self) -> Result<(), Fault> {
        self.end_ruby();
        self.looks.pop();
        match self.frames.end_paragraph() {
            Some(paragraph) => self.put(Item::Paragraph(paragraph)),
            None => Ok(()),
        }
    }
}
