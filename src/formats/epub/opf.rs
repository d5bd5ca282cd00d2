//! What a book is made of: its container, and the list of its parts.

use std::collections::{HashMap, HashSet};

use super::super::package::metadata::Dublin;
use super::super::package::{Fault, Package, resolve};
use super::told::{folder, text};
use crate::document::Metadata;
use crate::formats::package::xml::{Event, Xml};
use crate::text::percent;

const CONTAINER: &str = "META-INF/container.xml";

/// The list of the parts of a book.
#[derive(Debug, Default)]
pub(super) struct Opf {
    /// What the book says of itself.
    pub(super) metadata: Metadata,
    /// Names of the chapters in the order in which they are read, each once.
    /// What stands beside the text (`linear="no"`) comes behind it.
    pub(super) chapters: Vec<String>,
    /// Names of the navigation page and of the older list of contents.
    pub(super) navigation: Option<String>,
    pub(super) ncx: Option<String>,
}

/// A part as the list has it.
#[derive(Debug)]
struct Item {
    name: String,
    kind: String,
    is_navigation: bool,
}

impl Item {
    fn is_chapter(&self) -> bool {
        let by_kind = matches!(
            self.kind.as_str(),
            "application/xhtml+xml" | "text/html" | "text/x-oeb1-document"
        );
        let ending = self.name.rsplit('.').next().unwrap_or_default();
        let by_name = ["xhtml", "html", "htm"]
            .iter()
            .any(|e| ending.eq_ignore_ascii_case(e));
        by_kind || self.kind.is_empty() && by_name
    }
}

impl Opf {
    /// Reads it.
    ///
    /// # Errors
    /// [`Fault`] where it is not there or damaged.
    pub(super) fn read(package: &Package<'_>) -> Result<Self, Fault> {
        let name = place(package)?.ok_or(Fault::Missing(CONTAINER))?;
        let part = package.part(&name)?.ok_or(Fault::Missing("content.opf"))?;
        let mut xml = Xml::of_text(&name, text(part)?);
        let base = folder(&name);
        let mut opf = Self::default();
        let mut items: HashMap<String, Item> = HashMap::new();
        let mut order: Vec<String> = Vec::new();
        let mut spine: Vec<(String, bool)> = Vec::new();
        let mut ncx: Option<String> = None;
        let mut dublin = Dublin::default();
        loop {
            match xml.next()? {
                Event::Open(tag) => match tag.local() {
                    "item" => {
                        let (id, href) = (tag.attribute("id"), tag.attribute("href"));
                        let (Some(id), Some(href)) = (id, href) else {
                            continue;
                        };
                        let file = href.split('#').next().unwrap_or_default();
                        let Some(name) = resolve(base, &percent::decoded(file)) else {
                            continue;
                        };
                        let properties = tag.attribute("properties").unwrap_or_default();
                        order.push(id.clone());
                        items.entry(id).or_insert(Item {
                            name,
                            kind: tag.attribute("media-type").unwrap_or_default(),
                            is_navigation: properties.split_whitespace().any(|p| p == "nav"),
                        });
                    }
                    "spine" => ncx = tag.attribute("toc"),
                    "itemref" => {
                        if let Some(id) = tag.attribute("idref") {
                            let beside = tag.attribute("linear").is_some_and(|l| l == "no");
                            spine.push((id, beside));
                        }
                    }
                    local => dublin.open(local),
                },
                Event::Text(text) => dublin.text(&text),
                Event::Close => dublin.close(),
                Event::End => break,
            }
        }
        opf.metadata = dublin.finish();
        if spine.is_empty() {
            spine = order.iter().map(|id| (id.clone(), false)).collect();
        }
        // What stands beside the text is put behind it.
        spine.sort_by_key(|&(_, beside)| beside);
        let mut seen = HashSet::new();
        let chapters = spine.iter().filter_map(|(id, _)| items.get(id));
        let chapters = chapters.filter(|item| item.is_chapter() && seen.insert(&item.name));
        opf.chapters = chapters.map(|item| item.name.clone()).collect();
        let is_ncx = |item: &&Item| item.kind == "application/x-dtbncx+xml";
        let by_id = ncx.and_then(|id| items.get(&id));
        let ncx = by_id.or_else(|| order.iter().filter_map(|id| items.get(id)).find(is_ncx));
        opf.ncx = ncx.map(|item| item.name.clone());
        let navigation = items.values().find(|item| item.is_navigation);
        opf.navigation = navigation.map(|item| item.name.clone());
        Ok(opf)
    }
}

/// Where the list of parts is: as the container says, else the first part that
/// is called so.
fn place(package: &Package<'_>) -> Result<Option<String>, Fault> {
    let mut found = None;
    if let Some(part) = package.part(CONTAINER)? {
        let mut xml = Xml::of_text(CONTAINER, text(part)?);
        loop {
            match xml.next()? {
                Event::Open(tag) if tag.local() == "rootfile" => {
                    let path = tag.attribute("full-path");
                    let kind = tag.attribute("media-type").unwrap_or_default();
                    if kind == "application/oebps-package+xml" || found.is_none() {
                        found = path.and_then(|path| resolve("", &percent::decoded(&path)));
                    }
                    if kind == "application/oebps-package+xml" {
                        break;
                    }
                }
                Event::End => break,
                _ => {}
            }
        }
    }
    let found = found.filter(|name| package.has(name));
    Ok(found.or_else(|| {
        let mut names = package.names();
        names.find(|name| name.ends_with(".opf")).map(str::to_owned)
    }))
}
