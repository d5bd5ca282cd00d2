//! The library as a program that links it sees it: recognition, search, words,
//! figures and layout, over own documents, by properties and over the corpus.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice
)]

mod anchors;
#[path = "../common/mod.rs"]
mod common;
mod compare;
mod conservation;
mod corpus;
mod doc;
mod docx;
mod epub;
mod faults;
mod figures;
mod files;
mod fuzz_formats;
mod fuzz_smoke;
mod hostile;
mod laid_out;
mod language;
mod layout_properties;
mod letters;
mod lookalikes;
mod markup;
mod mended;
mod mhtml;
mod odt;
#[path = "../common/outline.rs"]
mod outline;
#[path = "../common/package.rs"]
mod package;
mod pages;
mod recognition;
mod review;
mod search;
mod search_properties;
mod search_reference;
mod stopping;
#[path = "../fuzz/targets.rs"]
mod targets;
mod units;
#[path = "../common/word97.rs"]
mod word97;
mod words;
