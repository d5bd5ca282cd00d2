//! The styles of a document: what is based on what, what is hidden, which list
//! numbers which paragraphs.

use std::collections::HashMap;

use crate::document::Style as Look;
use crate::formats::office::item::Role;
use crate::formats::office::names;
use crate::formats::package::Fault;
use crate::formats::package::xml::{Event, Ns, Tag, Xml};

use super::lists::Lists;

/// How long a chain of styles, each based on the next, is followed.
const LONGEST: usize = 64;

/// The styles of a document, by family and name.
#[derive(Debug, Default)]
pub(super) struct Styles {
    styles: HashMap<(Family, String), Style>,
}

/// What a style is for; names are apart in each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Family {
    /// Paragraphs.
    Paragraph,
    /// Runs of text.
    Text,
    /// Sections, whose text may be hidden.
    Section,
    /// Anything else.
    Other,
}

/// One style, as it is written down.
#[derive(Debug, Default)]
pub(super) struct Style {
    /// What it is called on screen.
    name: String,
    parent: Option<String>,
    /// The list that numbers its paragraphs; empty for none.
    list: Option<String>,
    props: Props,
}

/// How text is set, as far as it is said.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(super) struct Props {
    bold: Option<bool>,
    italic: Option<bool>,
    struck: Option<bool>,
    underlined: Option<bool>,
    /// Whether it is not shown.
    hidden: Option<bool>,
    /// Above (true) or below the line.
    pub(super) raised: Option<bool>,
}

/// What a style comes to with all that it is based on.
#[derive(Debug, Default, Clone)]
pub(super) struct Resolved {
    pub(super) role: Option<Role>,
    pub(super) list: Option<String>,
    pub(super) props: Props,
}

impl Props {
    /// Takes what is not said here from `other`.
    pub(super) fn inherit(&mut self, other: &Self) {
        self.bold = self.bold.or(other.bold);
        self.italic = self.italic.or(other.italic);
        self.struck = self.struck.or(other.struck);
        self.underlined = self.underlined.or(other.underlined);
        self.hidden = self.hidden.or(other.hidden);
        self.raised = self.raised.or(other.raised);
    }

    /// Whether it is hidden.
    pub(super) fn is_hidden(&self) -> bool {
        self.hidden.unwrap_or(false)
    }

    /// The look that this comes to.
    pub(super) fn look(&self) -> Look {
        let on = |look: Look, is: Option<bool>| look.when(is.unwrap_or(false));
        on(Look::BOLD, self.bold)
            .with(on(Look::ITALIC, self.italic))
            .with(on(Look::STRUCK, self.struck))
            .with(on(Look::UNDERLINED, self.underlined))
    }

    /// Takes note of what an element says of text.
    fn note(&mut self, tag: &Tag<'_>) {
        let value = |name: &str| tag.attribute(name);
        let bold = |weight: String| match weight.parse::<u32>() {
            Ok(weight) => weight >= 600,
            Err(_) => weight == "bold",
        };
        // The weight of hanzi is said apart, where a program writes both.
        self.bold = value("font-weight-asian")
            .or_else(|| value("font-weight"))
            .map(bold);
        self.italic = value("font-style-asian")
            .or_else(|| value("font-style"))
            .map(|style| style != "normal");
        let line = |name: &str| value(name).map(|style| style != "none");
        self.struck = line("text-line-through-style").or_else(|| line("text-line-through-type"));
        self.underlined = line("text-underline-style");
        self.hidden = value("display").map(|display| display == "none");
        self.raised = value("text-position").and_then(|position| {
            let first = position.split_whitespace().next()?;
            match first {
                "super" => Some(true),
                "sub" => Some(false),
                _ => {
                    let percent: f32 = first.trim_end_matches('%').parse().ok()?;
                    (percent != 0.0).then_some(percent > 0.0)
                }
            }
        });
    }
}

impl Styles {
    /// Reads all styles and lists of a part.
    ///
    /// # Errors
    /// [`Fault`] where it cannot be read.
    pub(super) fn read(&mut self, xml: &mut Xml<'_>, lists: &mut Lists) -> Result<(), Fault> {
        loop {
            match xml.next()? {
                Event::Open(tag) => {
                    if tag.ns == Ns::Office && tag.local() == "master-styles" {
                        xml.skip()?;
                    } else {
                        let known = Kind::of(&tag);
                        self.one(known, xml, lists)?;
                    }
                }
                Event::End => return Ok(()),
                _ => {}
            }
        }
    }

    /// Reads what an element that has just begun holds, where it is a style or
    /// a list.
    ///
    /// # Errors
    /// As [`read`](Self::read).
    pub(super) fn one(
        &mut self,
        known: Kind,
        xml: &mut Xml<'_>,
        lists: &mut Lists,
    ) -> Result<(), Fault> {
        match known {
            Kind::Style(family, id, mut style) => {
                let outside = xml.depth().saturating_sub(1);
                while xml.depth() > outside {
                    match xml.next()? {
                        Event::Open(tag) if tag.local() == "text-properties" => {
                            style.props.note(&tag);
                        }
                        Event::Open(tag) if tag.local() == "section-properties" => {
                            let shown = tag.attribute("display");
                            style.props.hidden = shown.map(|display| display == "none");
                        }
                        Event::End => break,
                        _ => {}
                    }
                }
                self.styles.insert((family, id), style);
                Ok(())
            }
            Kind::List(name) => lists.read(name, xml),
            Kind::Other => Ok(()),
        }
    }

    /// What a style comes to: what it does not say itself is said by the style
    /// that it is based on. Circles are followed only so far.
    pub(super) fn resolve(&self, family: Family, name: &str) -> Resolved {
        let mut found = Resolved::default();
        let mut next = Some(name);
        for _ in 0..LONGEST {
            let Some(style) = next.and_then(|name| self.styles.get(&(family, name.to_owned())))
            else {
                break;
            };
            let shown = match style.name.is_empty() {
                true => next.unwrap_or_default().replace("_20_", " "),
                false => style.name.clone(),
            };
            found.role = found.role.or_else(|| names::role(&shown));
            if found.list.is_none() {
                found.list.clone_from(&style.list);
            }
            found.props.inherit(&style.props);
            next = style.parent.as_deref();
        }
        found
    }
}

/// What an element of a part with styles is.
#[derive(Debug)]
pub(super) enum Kind {
    /// A style with its family and name, of which the first element has been
    /// read.
    Style(Family, String, Style),
    /// A list by its name; the outline has none.
    List(Option<String>),
    /// Anything else.
    Other,
}

impl Kind {
    /// What an element is.
    pub(super) fn of(tag: &Tag<'_>) -> Self {
        let name = || tag.attribute("name").unwrap_or_default();
        match (tag.ns, tag.local()) {
            (Ns::Style, "style") => {
                let family = match tag.attribute("family").as_deref() {
                    Some("paragraph") => Family::Paragraph,
                    Some("text") => Family::Text,
                    Some("section") => Family::Section,
                    _ => Family::Other,
                };
                let style = Style {
                    name: tag.attribute("display-name").unwrap_or_default(),
                    parent: tag.attribute("parent-style-name"),
                    list: tag.attribute("list-style-name"),
                    props: Props::default(),
                };
                Self::Style(family, name(), style)
            }
            (Ns::Text, "list-style") => Self::List(Some(name())),
            (Ns::Text, "outline-style") => Self::List(None),
            _ => Self::Other,
        }
    }
}
