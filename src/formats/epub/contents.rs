//! The contents of a book as it lists them itself: the navigation page of
//! EPUB 3, the NCX of EPUB 2.

use super::super::html::contents;
use super::super::package::{Fault, Package};
use super::opf::Opf;
use super::told::{resolved, squeezed, text};
use super::xhtml;
use crate::formats::package::xml::{Event, Xml};

/// The most entries that are read.
const MOST: usize = 65_536;

/// An entry of the contents.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Entry {
    /// What it says.
    pub(super) label: String,
    /// The same as it is compared.
    pub(super) squeezed: String,
    /// Name of the part that it leads to.
    pub(super) chapter: String,
    /// The place in that part; its beginning where there is none.
    pub(super) place: Option<String>,
    /// How deep it stands, from 1.
    pub(super) depth: u8,
}

impl Entry {
    fn new(label: &str, from: &str, target: &str, depth: u8) -> Option<Self> {
        let (chapter, place) = resolved(from, target)?;
        Some(Self {
            label: label.to_owned(),
            squeezed: squeezed(label),
            chapter,
            place,
            depth,
        })
    }
}

/// The entries, in the order of the list; none where the book has no list.
///
/// # Errors
/// [`Fault`] where it cannot be unpacked or is beyond the bounds. A list that
/// is damaged is none: the text can be read without.
pub(super) fn read(package: &Package<'_>, opf: &Opf) -> Result<Vec<Entry>, Fault> {
    if let Some(name) = &opf.navigation
        && let Some(part) = package.part(name)?
    {
        let page = xhtml::as_html(&text(part)?)?;
        let entries = contents::entries(page).into_iter();
        let entries: Vec<Entry> = entries
            .filter_map(|e| Entry::new(&e.label, name, &e.target, e.depth))
            .collect();
        if !entries.is_empty() {
            return Ok(entries);
        }
    }
    let Some(name) = &opf.ncx else {
        return Ok(Vec::new());
    };
    match package.part(name)? {
        Some(part) => match ncx(name, text(part)?) {
            Err(Fault::Markup { .. }) => Ok(Vec::new()),
            entries => entries,
        },
        None => Ok(Vec::new()),
    }
}

/// The entries of an NCX.
fn ncx(name: &str, text: String) -> Result<Vec<Entry>, Fault> {
    let mut xml = Xml::of_text(name, text);
    let mut entries: Vec<Entry> = Vec::new();
    // The depth of the element that each open point stands in.
    let mut points: Vec<u32> = Vec::new();
    let mut depth = 0u32;
    let (mut label, mut in_label, mut in_map) = (String::new(), false, false);
    loop {
        match xml.next()? {
            Event::Open(tag) => {
                depth = depth.saturating_add(1);
                match tag.local() {
                    "navMap" => in_map = true,
                    "navPoint" if in_map => {
                        label.clear();
                        points.push(depth);
                    }
                    "text" if in_map => in_label = true,
                    "content" if in_map => {
                        let target = tag.attribute("src").unwrap_or_default();
                        let deep = u8::try_from(points.len()).unwrap_or(u8::MAX);
                        let told = label.split_whitespace().collect::<Vec<_>>().join(" ");
                        label.clear();
                        let entry = Entry::new(&told, name, &target, deep);
                        entries.extend(entry.filter(|_| !told.is_empty()));
                        if entries.len() >= MOST {
                            return Ok(entries);
                        }
                    }
                    // Lists of pages and of pictures are no contents.
                    "pageList" | "navList" => in_map = false,
                    _ => {}
                }
            }
            Event::Text(text) if in_label => label += &text,
            Event::Text(_) => {}
            Event::Close => {
                in_label = false;
                depth = depth.saturating_sub(1);
                points.pop_if(|point| depth < *point);
            }
            Event::End => return Ok(entries),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn points_stand_as_deep_as_they_are_nested() {
        let list = "<ncx><docTitle><text>民法</text></docTitle><navMap>\
            <navPoint><navLabel><text>第一编\n 总则</text></navLabel><content src='1.xhtml'/>\
            <navPoint><navLabel><text>第一章</text></navLabel><content src='1.xhtml#c1'/>\
            </navPoint></navPoint>\
            <navPoint><navLabel><text>第二编</text></navLabel><content src='2.xhtml'/></navPoint>\
            </navMap><pageList><pageTarget><navLabel><text>7</text></navLabel>\
            <content src='1.xhtml#p7'/></pageTarget></pageList></ncx>";
        let entries = ncx("OPS/toc.ncx", list.to_owned()).unwrap();
        let told: Vec<_> = entries
            .iter()
            .map(|e| {
                (
                    e.depth,
                    e.label.as_str(),
                    e.chapter.as_str(),
                    e.place.as_deref(),
                )
            })
            .collect();
        assert_eq!(
            told,
            [
                (1, "第一编 总则", "OPS/1.xhtml", None),
                (2, "第一章", "OPS/1.xhtml", Some("c1")),
                (1, "第二编", "OPS/2.xhtml", None)
            ]
        );
    }
}
