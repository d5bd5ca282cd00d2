//! Bookmarks: the titles of sections by the page on which they begin.

use std::collections::HashMap;

use pdfboss_core::destination::DestinationPage;
use pdfboss_core::outline::OutlineItem;
use pdfboss_core::{Document as Pdf, ObjRef};

/// The titles of each page (from 0) with their depths, from 1. Linear in pages
/// and bookmarks.
pub(super) fn by_page(pdf: &Pdf, pages: usize) -> HashMap<usize, Vec<(u8, String)>> {
    let mut found: HashMap<usize, Vec<(u8, String)>> = HashMap::new();
    let outline = pdf.outline();
    if outline.is_empty() {
        return found;
    }
    let object = |index: usize| pdf.page(index).ok()?.object_ref();
    let places: HashMap<ObjRef, usize> = (0..pages)
        .filter_map(|index| Some((object(index)?, index)))
        .collect();
    let mut open: Vec<(u8, std::vec::IntoIter<OutlineItem>)> = vec![(1, outline.into_iter())];
    while let Some((depth, items)) = open.last_mut() {
        let depth = *depth;
        let Some(item) = items.next() else {
            open.pop();
            continue;
        };
        let page = item
            .destination
            .and_then(|destination| match destination.page {
                DestinationPage::Object(object) => places.get(&object).copied(),
                DestinationPage::Number(index) => usize::try_from(index).ok(),
            });
        let title = item.title.trim();
        if let Some(page) = page.filter(|_| !title.is_empty()) {
            found
                .entry(page)
                .or_default()
                .push((depth, title.to_owned()));
        }
        open.push((depth.saturating_add(1), item.children.into_iter()));
    }
    found
}
