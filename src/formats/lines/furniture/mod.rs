//! What printing puts around a text on every page, page numbers and running
//! heads, and what a web page has around it and leaves in a copy: buttons,
//! counts of readers. They are no part of it.

mod bars;
mod blank;
mod finder;
mod found;
mod row;
mod signs;
mod watermark;

use std::borrow::Cow;

use finder::Finder;

pub(crate) use blank::Blanker;
pub(crate) use found::Furniture;
pub(crate) use signs::{
    is_dash, is_head, is_numbered_head, is_page_mark, is_page_sign, without_mark,
};

/// What running heads may say of a text that begins so.
pub(crate) fn titles(head: &str) -> Vec<String> {
    Finder::new(&[Cow::Borrowed(head)]).titles
}
