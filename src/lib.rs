//! gangmu (纲目): a terminal explorer for long Chinese documents.
//!
//! Data goes one way, and each module knows only those above it:
//!
//! | module | what it does |
//! | --- | --- |
//! | [`source`] | a path, standard input or an embedded text becomes UTF-8 text |
//! | [`text`] | what a string of Chinese is: graphemes, cells, rows, folding, numerals |
//! | [`setting`] | what can be chosen: the language, which key means which command, how sources are cited, which theme, how text is set |
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
//! | [`ui`] | drawing the explorer's state, and its colours |
//! | [`plain`] | telling it in lines, for screen readers and pipes |
//! | [`terminal`] | the real terminal: session, events, workers, the loop |
//! | [`cli`] | the command line |
//!
//! Where it is decided (the `mod.rs` of each folder says more):
//!
//! | what | file in `src` |
//! | --- | --- |
//! | how many cells a character takes | `text/display/widths.rs` |
//! | where a row may be broken | `text/layout/breaks.rs` |
//! | which characters a search takes for the same | `text/fold/forms.rs` |
//! | what a numeral amounts to (一百二, 廿三) | `text/numbers/numerals.rs` |
//! | which commands there are, their keys and help | `setting/keys/command.rs` |
//! | which words number a heading (章, 条, 款, 单元) | `grammar/words.rs` |
//! | what number stands behind 第 | `grammar/ordinal.rs` |
//! | what number is meant by what somebody types (120.1, 第12章) | `grammar/asked.rs` |
//! | which line of the source a byte comes from | `document/origin.rs` |
//! | what kind of file some bytes are | `source/kind/signatures.rs` |
//! | which encoding a text is in | `source/encodings/detect.rs` |
//! | whether a line goes on with the one before | `prose/seams.rs` |
//! | whether a text is HTML, Markdown or plain | `formats/decide.rs` |
//! | which lines are page numbers and running heads | `formats/lines/furniture/finder.rs` |
//! | which formats are read from bytes, and by what | `formats/mod.rs` |
//! | whether numbered items are sections or a list | `structure/outline/numbered/accept.rs` |
//! | how deep a heading lies | `structure/outline/nest.rs` |
//! | who issued a document, and when | `structure/facts/mod.rs` |
//! | what a correction of the structure does | `structure/corrections/apply.rs` |
//! | where a mark stands after the text has changed | `anchor/anchored.rs` |
//! | which 款 or 项 an expression names | `references/clauses.rs` |
//! | which law a number belongs to | `references/lead.rs` |
//! | what base a unit has (万亩, km2) | `figures/amounts/units.rs` |
//! | what a query means (`-`, `w:`, `num:`, `/…/`) | `search/language/parser.rs` |
//! | which titles the jump box finds | `search/titles.rs` |
//! | where words begin and end | `lexicon/cutting/cut.rs` |
//! | which sections of two documents are one | `compare/pairing.rs` |
//! | what an instruction of a decision asks for | `amending/instruction.rs` |
//! | whether a number is missing | `review/numbering.rs` |
//! | what is written to disk, and when two windows write | `notes/file.rs` |
//! | how a file on the shelf becomes a document | `open/entry.rs` |
//! | what a key means in the panes | `explorer/desk/events/keying.rs` |
//! | what a key means in a popup: a list, a box to type in | `explorer/pages/picker.rs`, `explorer/pages/prompt.rs` |
//! | what a command does | `explorer/desk/events/commands.rs` |
//! | where panes and popups lie | `explorer/desk/panes.rs`, `explorer/pages/boxes.rs` |
//! | what is read again, and what is put back to save memory | `explorer/desk/views/opening.rs` |
//! | which options the configuration has | `config/options.rs` |
//! | which colours things have | `ui/theme/colours.rs` |
//! | how a line of the text is drawn | `ui/text.rs` |
//! | what a typed line means without a screen | `plain/request.rs` |
//! | how the terminal is given back | `terminal/session/mod.rs` |
//! | what runs beside the screen, and how it is stopped | `terminal/work/worker.rs` |
//! | what a subcommand prints | `cli/commands`, a file each |
//! | what form tables have (text, TSV, CSV, JSON) | `cli/results/table.rs` |

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
