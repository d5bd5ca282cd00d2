//! Where reading stands: in the nesting of blocks and styles, in a table, in
//! code, in ruby.

use std::borrow::Cow;

use crate::document::MarkupKind;

use super::super::draft::Blocks;
use super::super::script::Script;
use super::meant::Meant;
use super::place::{Places, Range};

/// Makes blocks of what the parser tells; knows where it is in the nesting of
/// blocks and styles.
pub(super) struct Converter<'a> {
    /// As the parser has it.
    pub(super) source: &'a str,
    /// As it stands, every mark that is meant as text in its place.
    pub(super) plain: &'a str,
    pub(super) meant: &'a Meant,
    pub(super) marks: &'a [(Range, MarkupKind)],
    pub(super) places: Places<'a>,
    pub(super) blocks: Blocks,
    pub(super) close_seams: bool,
    pub(super) lines_are_paragraphs: bool,
    /// See [`title`](super::lenient::title).
    pub(super) title: Option<usize>,
    /// The open lists; whether each is numbered.
    pub(super) lists: Vec<bool>,
    pub(super) quotes: u8,
    /// Number of the list item, still to be written: where it stands.
    pub(super) number: Option<Range>,
    /// Whether a paragraph has just ended, so that the next may go on with it.
    pub(super) rests: bool,
    /// In a heading written leniently: the part of the source that is title.
    pub(super) window: Option<Range>,
    /// In a paragraph of its own (not a heading, cell or code).
    pub(super) in_paragraph: bool,
    pub(super) in_html: bool,
    /// In a paragraph that is a heading only because a rule touches it.
    pub(super) underlined: bool,
    /// Behind a formula on lines of its own.
    pub(super) displayed: bool,
    /// In a picture with its caption.
    pub(super) beside: bool,
    pub(super) code: Code,
    pub(super) cells: Cells,
    pub(super) bold: u8,
    pub(super) toggled: bool,
    pub(super) italic: u8,
    pub(super) strike: u8,
    pub(super) link: u8,
    pub(super) flow: Flow,
    /// The table in HTML that is being read.
    pub(super) table: HtmlTable,
    /// Offsets of the next tags that close a table, in small and capital
    /// letters, and of the next heading, as far as they are known.
    pub(super) ahead: [Option<usize>; 3],
    /// Offset behind the last event.
    pub(super) reached: usize,
}

impl<'a> Converter<'a> {
    /// At the beginning of `source`, which is line `line` of the whole, with
    /// the blocks before it.
    pub(super) fn new(text: &'a Text<'_>, line: u32, blocks: Blocks, close_seams: bool) -> Self {
        Self {
            source: &text.source,
            plain: &text.plain,
            meant: &text.meant,
            marks: &text.marks,
            places: Places::new(&text.plain, line),
            blocks,
            close_seams,
            lines_are_paragraphs: false,
            title: None,
            lists: Vec::new(),
            quotes: 0,
            number: None,
            rests: false,
            window: None,
            in_paragraph: false,
            in_html: false,
            underlined: false,
            displayed: false,
            beside: false,
            code: Code::Out,
            cells: Cells {
                first_row: true,
                first_cell: true,
                end: 0,
            },
            bold: 0,
            toggled: false,
            italic: 0,
            strike: 0,
            link: 0,
            flow: Flow::default(),
            table: HtmlTable::default(),
            ahead: [None; 3],
            reached: 0,
        }
    }
}

/// Where reading a code block stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Code {
    Out,
    In,
    /// A line feed is due before the next line.
    LineEnd,
    /// In paragraphs that are code only by their indent.
    Prose,
}

/// How a table in HTML was begun.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct HtmlTable {
    /// Inside a paragraph, with which it ends.
    pub(super) inline: bool,
    /// With a tag of its own that is to be closed.
    pub(super) tagged: bool,
}

/// Where reading a table stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Cells {
    pub(super) first_row: bool,
    pub(super) first_cell: bool,
    /// Offset behind the last cell.
    pub(super) end: usize,
}

/// A part of a source as it is given to the parser.
pub(super) struct Text<'t> {
    /// Marks that are meant as text replaced; see [`meant`](super::meant) and
    /// [`emphasis`](crate::formats::markdown::flow::emphasis).
    pub(super) source: Cow<'t, str>,
    /// The same as it stands.
    pub(super) plain: Cow<'t, str>,
    pub(super) meant: Meant,
    /// Markup of models, which is blanked out in both.
    pub(super) marks: Vec<(Range, MarkupKind)>,
}

/// What has to be minded of the text that comes; nothing, most of the time.
#[derive(Debug, Default)]
pub(super) struct Flow {
    pub(super) script: Option<Script>,
    /// Whether a part of what is raised or lowered could not be written so.
    pub(super) unwritten: bool,
    pub(super) ruby: Option<Ruby>,
    pub(super) edge: Edge,
}

impl Flow {
    pub(super) const fn is_plain(&self) -> bool {
        self.script.is_none() && self.ruby.is_none() && matches!(self.edge, Edge::None)
    }
}

/// What stands before and behind an edge is not joined.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(super) enum Edge {
    #[default]
    None,
    /// The beginning of what is struck out.
    Struck,
    /// The end of what is struck out, or a cell.
    Apart,
    /// Of what was raised or lowered and is not written so.
    Script,
}

/// Ruby that is being read: the base is written as it comes, the readings
/// behind all of it.
#[derive(Debug, Default)]
pub(super) struct Ruby {
    /// Offset in the reading text where the base begins.
    pub(super) start: u32,
    pub(super) readings: Vec<(String, usize)>,
    pub(super) part: RubyPart,
}

#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(super) enum RubyPart {
    #[default]
    Base,
    Reading,
    /// A bracket for those who cannot set ruby.
    Bracket,
}
