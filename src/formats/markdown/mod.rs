//! Markdown into blocks: CommonMark with tables, strikethrough, footnotes and
//! front matter, and what Chinese authors mean beyond it.

mod elements;
mod flow;
mod html;
mod lenient;
mod manner;
mod meant;
mod models;
mod paragraphs;
mod place;
mod state;
mod surplus;
mod windows;
mod writing;

pub(super) use flow::emphasis::BOLD;
pub(super) use windows::read;
