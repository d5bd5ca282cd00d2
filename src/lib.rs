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
//! | [`library`] | many documents: which a folder stands for, what is found in each |
//! | [`explorer`] | the program without a screen: state, actions, keys |
//! | [`config`] | the configuration of the reader, and what is wrong with it |
//! | [`ui`] | drawing the explorer's state, and its colours |
//! | [`plain`] | telling it in lines, for screen readers and pipes |
//! | [`terminal`] | the real terminal: session, events, workers, the loop |
//! | [`cli`] | the command line |
//!
//! Where it is decided (a table for each stretch of the way; what is left is a
//! file in the same folder, by its name):
//!
//! | from bytes to text | file in `src` |
//! | --- | --- |
//! | what kind of file some bytes are | `source/kind/signatures.rs` |
//! | which encoding a text is in; how believable a reading is | `source/encodings/detect.rs`; `source/encodings/score.rs` |
//! | the encoding that a page says of itself | `source/encodings/declared.rs` |
//! | how much is read at once, what the first screen waits for | `source/sizes.rs`, `source/stream/mod.rs` |
//! | how a location becomes a document, with what is kept for it | `open/entry.rs`; asked-for encodings: `open/how.rs` |
//! | which files of a folder are documents | `library/gather.rs` |
//! | which members of an archive are documents, how large one may be | `open/archive.rs` |
//! | how much may come out of a member of a package; how many there may be | `formats/package/part.rs`; `formats/package/mod.rs` |
//!
//! | what a string is | file in `src` |
//! | --- | --- |
//! | how many cells a character takes, “ too | `text/display/widths.rs` |
//! | which characters are ambiguous; how the terminal draws them | `text/display/ambiguous.rs`; `terminal/drawing/question.rs` |
//! | where a row may be broken, how it is filled | `text/layout/breaks.rs`, `text/layout/justify.rs` |
//! | how wide the columns of a table are | `text/layout/table.rs` |
//! | which hanzi a search takes for the same (臺, 台); quotes, dashes, widths | `text/fold/hanzi.rs`; `text/fold/forms.rs` |
//! | what a numeral amounts to (一百二, 廿三) | `text/numbers/numerals.rs` |
//! | where a sentence ends | `lexicon/cutting/sentences.rs`; whether a line ends one: `prose/marks.rs` |
//!
//! | formats | file in `src` |
//! | --- | --- |
//! | whether a text is HTML, Markdown or plain | `formats/decide.rs` |
//! | which formats are read from bytes, and by what | `formats/mod.rs` |
//! | whether two lines can be one text | `prose/seams.rs` |
//! | when lines of a plain text are joined to a paragraph | `formats/plain.rs`, by the habit of `formats/lines/habit/mod.rs` |
//! | which lines are page numbers by what they say (— 3 —) | `formats/lines/furniture/signs.rs` |
//! | which are by where they stand, which are running heads | `formats/lines/furniture/finder.rs` |
//! | what Markdown means, what its authors mean beyond it | `formats/markdown/mod.rs`, `formats/markdown/lenient.rs` |
//! | what of a web page is not its text | `formats/html/apart.rs` |
//! | how a formula reads in one line | `formats/formula/line.rs` |
//! | how Word and LibreOffice number paragraphs | `formats/office/lists.rs`; numerals: `formats/office/numerals.rs` |
//! | how the paragraphs of a word processor become text | `formats/office/writer.rs` |
//! | how ruby stands in the text | `end_ruby` in `formats/html/mod.rs` and `formats/markdown/flow/mod.rs`; `formats/office/ruby.rs` |
//! | how the chapters of a book become one text | `formats/epub/merge.rs` |
//! | which lines of a PDF are running heads | `formats/paged/edges.rs` |
//! | in which order what stands on a page is read | `formats/paged/columns.rs`; tables by drawn lines: `formats/paged/ruled.rs` |
//! | which line, page or chapter a byte comes from | `document/origin.rs` |
//!
//! | structure | file in `src` |
//! | --- | --- |
//! | which words number a heading (章, 条, 单元) | `grammar/words.rs` |
//! | what number stands behind 第 | `grammar/ordinal.rs` |
//! | what number is meant by what somebody types (120.1, 第12章) | `grammar/asked.rs` |
//! | in which order headings are judged | `structure/outline/mod.rs` |
//! | where a heading ends whose text follows in its line | `structure/outline/evidence/candidate.rs` |
//! | whether numbered items, run-in ones too, are sections or a list | `structure/outline/numbered/items.rs`, then `structure/outline/numbered/accept.rs` |
//! | whether lines without numbers are titles | `structure/outline/unnumbered/lone/titles.rs` |
//! | which lines are a table of contents; where they are marked up | `structure/outline/refused/contents.rs`; `structure/outline/refused/scanned.rs` |
//! | how deep a heading lies | `structure/outline/nest.rs` |
//! | what the title of a document is | `structure/outline/unnumbered/title.rs` |
//! | who issued a document, and when | `structure/facts/mod.rs` |
//! | what a correction of the structure does | `structure/corrections/apply.rs` |
//!
//! | what is asked of a document | file in `src` |
//! | --- | --- |
//! | which 款 or 项 an expression names, how they are counted | `references/clauses.rs` |
//! | which law a number belongs to | `references/lead.rs` |
//! | what a query means (`-`, `w:`, `num:`, `/…/`) | `search/language/parser.rs` |
//! | which places a term matches | `search/matching/look.rs`; a number by its value: `search/matching/amount.rs` |
//! | how several queries go together (and, or, not) | `search/combine.rs` |
//! | how many hits a section has | `search/results/hits.rs` |
//! | what stands around a hit in a concordance line | `search/results/concordance.rs` |
//! | which titles the jump box finds | `search/titles.rs` |
//! | where words begin and end | `lexicon/cutting/cut.rs` |
//! | which words matter, which stand together | `lexicon/measures/keywords.rs`, `lexicon/measures/collocates.rs` |
//! | which wordings are set phrases | `lexicon/phrases/repeated.rs`, `lexicon/phrases/quoted.rs` |
//! | what is a figure, what is none | `figures/scan.rs`, `figures/amounts/guards.rs` |
//! | what number a figure has (3.2万亿, 十余万); with its unit | `figures/number.rs`; `figures/amounts/counted.rs` |
//! | what base a unit has (万亩, km2) | `figures/amounts/units.rs` |
//! | what a figure is about, whether it is reached or planned | `figures/about.rs`, `figures/status.rs` |
//! | which sections of two documents are one | `compare/pairing.rs`; moved ones: `compare/moves.rs` |
//! | what an instruction of a decision asks for, what it does | `amending/instruction.rs`, `amending/apply.rs` |
//! | whether a number is missing, whether a word is misread | `review/numbering.rs`, `review/misread/mod.rs` |
//!
//! | what is kept | file in `src` |
//! | --- | --- |
//! | what is kept of a document, what a mark holds | `notes/kept.rs`, `notes/mark.rs` |
//! | how a file is written, and when two windows write | `notes/file.rs` |
//! | where a mark stands after the text has changed | `anchor/anchored.rs` |
//! | which options the configuration has, what is wrong with one | `config/options.rs`, `config/fault.rs` |
//!
//! | the explorer | file in `src` |
//! | --- | --- |
//! | which commands there are, their keys and help | `setting/keys/command.rs` |
//! | what a command does | `explorer/desk/events/commands.rs` |
//! | what a key means in the panes; what the mouse does | `explorer/desk/events/keying.rs`; `explorer/desk/events/pointing.rs` |
//! | what a key does in a popup or on a page | its file in `explorer/pages/lists` or `explorer/pages/sheets`; of a comparison: `explorer/comparing/keying.rs` |
//! | who is given a key while something is open over the panes | `explorer/desk/events/update.rs`, `explorer/desk/pages.rs` |
//! | moving by line, page and section; in the panel | `explorer/reading/moves.rs`; `explorer/panel/commands.rs` |
//! | what a key means in every list, in every box to type in | `explorer/pages/picker.rs`, `explorer/pages/prompt.rs` |
//! | which key does what in the filter line; what comes of it | `explorer/filter/typing.rs`; `explorer/filter/filtering.rs` |
//! | where panes and popups lie | `explorer/desk/panes.rs`, `explorer/pages/boxes.rs` |
//! | how paragraphs are laid out for the text pane | `explorer/reading/lines.rs`; which lines are on screen: `explorer/reading/pane.rs` |
//! | which rows the tree shows, how it folds | `explorer/outline/tree.rs`, `explorer/outline/folding.rs` |
//! | what the panel lists | `explorer/panel/lists`, a file each |
//! | what is copied, in which form | `explorer/desk/copies/copying.rs`; citations: `setting/citation.rs` |
//! | what is read again, and what is put back to save memory | `explorer/desk/views/opening.rs` |
//! | what the interface says, in both languages | `explorer/language.rs` |
//!
//! | screen and terminal | file in `src` |
//! | --- | --- |
//! | which colours things have | `ui/theme/colours.rs`; themes with their own ground: `ui/palette.rs` |
//! | how a line of the text is drawn, how a row of the tree | `ui/text.rs`, `ui/tree.rs` |
//! | that a wide glyph is never cut in half | `ui/paint.rs` |
//! | what is sent to the terminal of a frame | `terminal/drawing/painter.rs` |
//! | which key some bytes of the terminal are | `terminal/input/decoder.rs` |
//! | how the terminal is given back, after a panic too | `terminal/session/mod.rs` |
//! | what runs beside the screen, how it is stopped, when it panics | `terminal/work/worker.rs` |
//! | how a changed or removed file is noticed | `terminal/work/watch.rs` |
//! | what a typed line means without a screen | `plain/request.rs` |
//!
//! | the command line | file in `src` |
//! | --- | --- |
//! | which options a subcommand has | `cli/args`, a file each |
//! | what a subcommand prints | `cli/commands`, a file each |
//! | which documents and sections a call means | `cli/documents/load.rs`, `cli/documents/select.rs` |
//! | what form tables have (text, TSV, CSV, JSON) | `cli/results/table.rs` |
//! | what is told of a failure | `cli/failure.rs` |
//! | which exit status a run has; which number that is | `cli/mod.rs`, of several documents `cli/documents/load.rs`; `cli/status.rs` |

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
pub mod library;
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
