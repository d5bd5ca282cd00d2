//! What documents a file has, what pages they have, and what their contents
//! list says.

use std::collections::HashMap;

use super::parts::resolve;
use crate::formats::package::xml::{Event, Xml};
use crate::formats::package::{Fault, Package};

/// A page as a document lists it.
#[derive(Debug, Default)]
pub(super) struct Listed {
    /// The part that holds it.
    pub(super) part: String,
    /// Titles of sections that begin on it, with their depths from 1.
    pub(super) titles: Vec<(u8, String)>,
}

/// What a document lists.
#[derive(Debug, Default)]
pub(super) struct Document {
    pub(super) pages: Vec<Listed>,
    /// The parts of templates by their names.
    pub(super) templates: HashMap<String, String>,
}

/// The parts that documents begin with, in the order of the file.
///
/// # Errors
/// Where the list is no XML.
pub(super) fn roots(package: &Package<'_>) -> Result<Vec<String>, Fault> {
    let Some(part) = package.part("OFD.xml")? else {
        return Ok(Vec::new());
    };
    let mut xml = Xml::new(part)?;
    let mut roots = Vec::new();
    let mut is_root = false;
    loop {
        match xml.next()? {
            Event::Open(tag) => is_root = tag.local() == "DocRoot",
            Event::Text(text) if is_root => roots.extend(resolve("", &text)),
            Event::Text(_) => {}
            Event::Close => is_root = false,
            Event::End => return Ok(roots),
        }
    }
}

/// Reads what a document lists; `None` where its part is not there. Linear.
///
/// # Errors
/// Where the part is no XML.
pub(super) fn read(package: &Package<'_>, root: &str) -> Result<Option<Document>, Fault> {
    let Some(part) = package.part(root)? else {
        return Ok(None);
    };
    let mut xml = Xml::new(part)?;
    let mut document = Document::default();
    let mut places: HashMap<String, usize> = HashMap::new();
    // The titles that are open, each with whether its page is known.
    let mut titles: Vec<(String, bool)> = Vec::new();
    let mut listed: Vec<(String, u8, String)> = Vec::new();
    let mut open: Vec<bool> = Vec::new();
    loop {
        match xml.next()? {
            Event::Open(tag) => {
                let is_title = tag.local() == "OutlineElem";
                match tag.local() {
                    "Page" => {
                        let part = tag.attribute("BaseLoc");
                        if let Some(part) = part.and_then(|loc| resolve(root, &loc)) {
                            let id = tag.attribute("ID").unwrap_or_default();
                            places.insert(id, document.pages.len());
                            document.pages.push(Listed {
                                part,
                                titles: Vec::new(),
                            });
                        }
                    }
                    "TemplatePage" => {
                        let part = tag.attribute("BaseLoc");
                        if let (Some(id), Some(part)) = (
                            tag.attribute("ID"),
                            part.and_then(|loc| resolve(root, &loc)),
                        ) {
                            document.templates.insert(id, part);
                        }
                    }
                    "OutlineElem" => {
                        titles.push((tag.attribute("Title").unwrap_or_default(), false));
                    }
                    "Dest" => {
                        let depth = u8::try_from(titles.len()).unwrap_or(u8::MAX);
                        if let (Some((title, known)), Some(page)) =
                            (titles.last_mut(), tag.attribute("PageID"))
                            && !std::mem::replace(known, true)
                        {
                            listed.push((page, depth, title.trim().to_owned()));
                        }
                    }
                    _ => {}
                }
                open.push(is_title);
            }
            Event::Text(_) => {}
            Event::Close => {
                if open.pop() == Some(true) {
                    titles.pop();
                }
            }
            Event::End => break,
        }
    }
    for (id, depth, title) in listed {
        let page = places.get(&id).and_then(|at| document.pages.get_mut(*at));
        if let Some(page) = page.filter(|_| !title.is_empty()) {
            page.titles.push((depth, title));
        }
    }
    Ok(Some(document))
}
