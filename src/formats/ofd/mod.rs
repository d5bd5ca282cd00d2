//! OFD documents (GB/T 33190): pages with text at places, in a zip file.
//!
//! Objects stand in any order, often up the page and one character each: what
//! is read first is told by their places alone. Elements are known by their
//! local names, since files of old programs have other namespaces.

mod content;
mod document;
mod parts;

use std::collections::HashMap;

use crate::setting::{Language, Said, Told, told_errors};

use super::Draft;
use super::manner::{Manner, Unread};
use super::package::{Fault, Package};
use super::paged::{self, Page};

use document::Listed;

/// Pages of all documents in a file, at most.
const MOST_PAGES: usize = 100_000;

/// What is wrong with an OFD file beside its package.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Wrong {
    /// No page is in it.
    NoPage,
}

impl Told for Wrong {
    fn told(&self, language: Language) -> String {
        let (zh, en) = match self {
            Self::NoPage => (
                "OFD 文件里没有页面；文件可能不完整，请重新导出",
                "the OFD file has no page; it may be incomplete, export it again",
            ),
        };
        language.choose(zh, en).to_owned()
    }
}

told_errors!(Wrong);

/// Reads a document. Places are pages. Linear but for sorting what is on a page.
///
/// # Errors
/// Where the package is damaged, encrypted or beyond the bounds of documents,
/// no page is in it, or the reading text would pass 4 GiB.
pub(super) fn read(bytes: &[u8], manner: Manner<'_>) -> Result<Draft, Said> {
    let told = |fault: Fault| Said::new(&fault);
    let package = Package::open(bytes).map_err(told)?.until(manner.stop);
    let mut pages = Vec::new();
    for root in document::roots(&package).map_err(told)? {
        let Some(document) = document::read(&package, &root).map_err(told)? else {
            continue;
        };
        let left = MOST_PAGES.saturating_sub(pages.len());
        for listed in document.pages.iter().take(left) {
            pages.push(page(&package, listed, &document.templates).map_err(told)?);
        }
    }
    if pages.is_empty() {
        return Err(Said::new(&Wrong::NoPage));
    }
    paged::read(pages.into_iter(), manner).map_err(|fault: Unread| Said::new(&fault))
}

/// What stands on a page, with what its templates have.
fn page(
    package: &Package<'_>,
    listed: &Listed,
    templates: &HashMap<String, String>,
) -> Result<Page, Fault> {
    let mut page = Page::default();
    page.titles.clone_from(&listed.titles);
    let used = content::read(package, &listed.part, &mut page)?;
    for id in used {
        if let Some(part) = templates.get(&id) {
            content::read(package, part, &mut page)?;
        }
    }
    Ok(page)
}
