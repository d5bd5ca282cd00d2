//! gangmu (纲目): a terminal explorer for long Chinese documents.
//!
//! Data goes one way, and each module knows only those above it:
//!
//! | module | what it does |
//! | --- | --- |
//! | [`source`] | a path, standard input or an embedded text becomes UTF-8 text |
//! | [`text`] | what a string of Chinese is: graphemes, cells, rows, folding, numerals |
//! | [`setting`] | what is said, in which language; keys, citations, colours and how text is set, as chosen |
//! | [`grammar`] | the numbers and words of headings: 第三章, 120条之一, 附件2 |
//! | [`document`] | the model: sections, blocks, spans, the way back to the source |
//! | `prose` | what running text and titles look like: ends, cuts, rows, words |
//! | [`formats`] | text of each format becomes a draft: plain, Markdown, HTML, … |
//! | [`structure`] | a draft becomes a document: outline, levels, corrections |
//! | [`anchor`] | where a place of one text is in another |
//! | [`references`] | expressions that name another section |
//! | [`figures`] | amounts, rates, dates and periods with their values |
//! | [`search`] | queries, hits, pinyin, concordance lines, jumps by title |
//! | [`lexicon`] | words: segmentation, keywords, set phrases, collocates |
//! | [`compare`] | what changed between two documents |
//! | [`amending`] | what a decision changes in a law |
//! | [`review`] | what is odd in a document |
//! | [`notes`] | what is kept on disk |
//! | [`open`] | the one way in: a location becomes an opened document |
//! | [`explorer`] | the program without a screen: state, actions, keys |
//! | [`config`] | the configuration of the reader, and what is wrong with it |
//! | [`ui`] | drawing the explorer's state |
//! | [`plain`] | telling it in lines, for screen readers and pipes |
//! | [`terminal`] | the real terminal: session, events, workers, the loop |
//! | [`cli`] | the command line |

#![cfg_attr(
    test,
    allow(
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::panic,
        clippy::indexing_slicing,
        clippy::string_slice
    )
)]

pub mod amending;
pub mod anchor;
pub mod cli;
pub mod compare;
pub mod config;
mod cores;
pub mod document;
pub mod explorer;
pub mod figures;
pub mod formats;
pub mod grammar;
pub mod lexicon;
pub mod notes;
pub mod open;
pub mod plain;
mod prose;
pub mod references;
pub mod review;
pub mod search;
pub mod setting;
pub mod source;
pub mod structure;
pub mod terminal;
pub mod text;
pub mod ui;
