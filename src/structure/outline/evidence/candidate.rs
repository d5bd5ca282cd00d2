//! Candidates: blocks that may be headings, with the evidence each one shows
//! by itself.

use std::ops::Range;

use super::page::Page;
use crate::cores::{self, Stop};
use crate::document::{Block, BlockKind, SectionMarker, Span};
use crate::formats::draft::Hint;
use crate::grammar::{
    self as numbering, Digits, Gap, Marker, SectionNumber, Style, Unit, UnitWord,
};
use crate::prose::words;

/// Where the title ends and whether a body begins in the same block.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::structure) enum Form {
    /// The block is the title.
    Alone,
    /// The block is the title and ends in a colon.
    Colon,
    /// The block is one sentence with its full stop.
    Sentence,
    /// The title opens the block and the body follows.
    RunIn,
}

/// Where a named part stands among the units of a book.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::structure) enum Rung {
    /// Level with the chapters: 序, 番外.
    Level,
    /// Behind the whole: 后记.
    Last,
    /// The last chapter, or behind the whole where no other follows: 尾声.
    Ending,
    /// In a chapter: 本章小结.
    Inside,
    /// Around numbered paragraphs or class hours: 事實及理由, 教学过程.
    Around,
}

impl Rung {
    fn of(body: &str) -> Self {
        match () {
            () if words::is_end_matter(body) => Self::Last,
            () if words::is_ending(body) => Self::Ending,
            () if words::is_chapter_end(body) => Self::Inside,
            () if words::is_judgment_part(body) || words::is_lesson_part(body) => Self::Around,
            () => Self::Level,
        }
    }
}

/// What a marker says that no rule of recognition asks for; offsets in bytes
/// of the title.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::structure) struct Read {
    pub(in crate::structure) word: Option<UnitWord>,
    pub(in crate::structure) digits: Option<Digits>,
    pub(in crate::structure) two: bool,
    pub(in crate::structure) letter: u8,
    pub(in crate::structure) start: u16,
    pub(in crate::structure) end: u16,
    pub(in crate::structure) head: u16,
}

impl Read {
    /// Of a title without a marker.
    pub(in crate::structure) const NOTHING: Self = Self {
        word: None,
        digits: None,
        two: false,
        letter: 0,
        start: 0,
        end: 0,
        head: 0,
    };

    /// Of a number in Arabic digits, as many bytes long, with the title right
    /// behind it.
    pub(in crate::structure) fn glued(bytes: usize) -> Self {
        let end = u16::try_from(bytes).unwrap_or(u16::MAX);
        Self {
            digits: Some(Digits::Arabic),
            end,
            head: end,
            ..Self::NOTHING
        }
    }

    /// Of a title with a marker.
    pub(in crate::structure) fn of(marker: &Marker) -> Self {
        let marker = SectionMarker::from(*marker);
        Self {
            word: marker.word,
            digits: marker.digits,
            two: marker.two,
            letter: marker.letter,
            start: marker.start,
            end: marker.end,
            head: marker.head,
        }
    }
}

/// A block that may be a heading.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::structure) struct Candidate {
    /// Index of the block.
    pub(in crate::structure) block: u32,
    /// Index after the last piece of its paragraph.
    pub(in crate::structure) after: u32,
    /// The title in the reading text.
    pub(in crate::structure) title: Span,
    /// Bytes of the block behind the title.
    pub(in crate::structure) rest: u32,
    /// How it is numbered, if it is.
    pub(in crate::structure) style: Option<Style>,
    /// Its number.
    pub(in crate::structure) number: SectionNumber,
    /// A second reading of the number.
    pub(in crate::structure) other: Option<u32>,
    /// Bytes of the block up to what stands behind its marker; 0 without one.
    pub(in crate::structure) head: u32,
    /// What stands between number and title.
    pub(in crate::structure) gap: Gap,
    /// See [`Marker::word_first`].
    pub(in crate::structure) word_first: bool,
    /// What else its marker says, for the section.
    pub(in crate::structure) read: Read,
    /// Level in the markup; 0 without.
    pub(in crate::structure) level: u8,
    /// Whether the title is bold.
    pub(in crate::structure) bold: bool,
    /// Whether the block is an item of a list in the markup.
    pub(in crate::structure) listed: bool,
    /// Where a named part stands among the units of a book.
    pub(in crate::structure) place: Rung,
    /// Whether it is a lead that other leads stand below.
    pub(in crate::structure) outer_lead: bool,
    /// The level of a title without number among its like, the outermost
    /// first: up to [`INNER_TITLE`] for those that numbered items stand below,
    /// from there on for those that stand below items; 0 for all else.
    pub(in crate::structure) tier: u8,
    /// See [`Form`].
    pub(in crate::structure) form: Form,
    /// How sure the recognition is, from 0 to 100.
    pub(in crate::structure) confidence: u8,
}

impl<'a> Page<'a> {
    /// What stands behind the marker of a candidate in its block.
    pub(in crate::structure) fn after_marker(&self, c: &Candidate) -> &'a str {
        let text = self.block(c.block);
        text.get(c.head as usize..).unwrap_or_default()
    }
}

impl Candidate {
    /// A title of one block without number or markup.
    pub(in crate::structure) const fn new(
        block: u32,
        title: Span,
        form: Form,
        confidence: u8,
    ) -> Self {
        Self {
            block,
            after: block.saturating_add(1),
            title,
            rest: 0,
            style: None,
            number: SectionNumber::none(),
            other: None,
            head: 0,
            gap: Gap::End,
            word_first: false,
            read: Read::NOTHING,
            level: 0,
            bold: false,
            listed: false,
            place: Rung::Level,
            outer_lead: false,
            tier: 0,
            form,
            confidence,
        }
    }

    /// The same with what its marker says.
    pub(in crate::structure) fn with(self, marker: Option<Marker>) -> Self {
        match marker {
            Some(m) => Self {
                style: Some(m.style),
                number: m.number,
                other: m.other,
                gap: m.gap,
                word_first: m.word_first,
                read: Read::of(&m),
                ..self
            },
            None => self,
        }
    }

    /// The marker of its section.
    pub(in crate::structure) fn marker(&self) -> SectionMarker {
        SectionMarker {
            number: self.number,
            style: self.style,
            word: self.read.word,
            digits: self.read.digits,
            two: self.read.two,
            letter: self.read.letter,
            start: self.read.start,
            end: self.read.end,
            head: self.read.head,
        }
    }

    /// What stands behind its marker in `title`, which is its own.
    pub(in crate::structure) fn name<'a>(&self, title: &'a str) -> &'a str {
        title.get(usize::from(self.read.head)..).unwrap_or_default()
    }

    /// Whether it is numbered without a unit word and not marked up.
    pub(in crate::structure) fn is_item(&self) -> bool {
        self.level == 0 && self.style.is_some_and(Style::is_item)
    }

    /// The unit word, if it has one.
    pub(in crate::structure) const fn unit(&self) -> Option<Unit> {
        match self.style {
            Some(Style::Unit(unit)) => Some(unit),
            _ => None,
        }
    }

    /// Whether it opens a part of an official letter: 主旨：.
    pub(in crate::structure) fn is_letter_part(&self, page: &Page<'_>) -> bool {
        self.level == 0
            && self.style == Some(Style::Matter)
            && words::letter_part(page.slice(self.title)).is_some()
    }

    /// Whether it has neither number nor name: a bold or short lead.
    pub(in crate::structure) const fn is_lead(&self) -> bool {
        self.style.is_none() && self.level == 0
    }
}

/// See [`Candidate::tier`].
pub(in crate::structure) const INNER_TITLE: u8 = 10;

/// Leaves the candidates whose flag, in their order, is set.
pub(in crate::structure) fn retain_flagged(candidates: &mut Vec<Candidate>, keep: &[bool]) {
    let mut flags = keep.iter();
    candidates.retain(|_| flags.next().copied().unwrap_or(true));
}

/// Longest title that is looked at, in characters.
const LONGEST_TITLE: usize = 80;

/// How sure a bold opening is that ends in a colon.
const LABEL: u8 = 45;

/// All candidates of a document in order. Linear: the text of a block is
/// looked at only as far as a title can reach. Not all where `stop` says so.
pub(in crate::structure) fn collect(
    text: &str,
    blocks: &[Block],
    hints: &[Hint],
    stop: Stop<'_>,
) -> Vec<Candidate> {
    let count = u32::try_from(blocks.len()).unwrap_or(u32::MAX);
    let starts: Vec<u32> = (0..count).step_by(SHARE as usize).collect();
    let found = cores::map(&starts, |&from| {
        let to = from.saturating_add(SHARE).min(count);
        match stop() {
            true => Vec::new(),
            false => collect_in(text, blocks, hints, from..to),
        }
    });
    // Each part is given back before the next is copied.
    let mut all = Vec::with_capacity(found.iter().map(Vec::len).sum());
    for part in found {
        all.extend(part);
    }
    all
}

/// Blocks that are looked through at a time.
const SHARE: u32 = 16 * 1024;

/// The candidates among some of the blocks.
fn collect_in(text: &str, blocks: &[Block], hints: &[Hint], ids: Range<u32>) -> Vec<Candidate> {
    let mut found = Vec::new();
    let first = hints.partition_point(|h| block_of(*h) < ids.start);
    let mut hints = hints.iter().skip(first).copied().peekable();
    let some = blocks.get(ids.start as usize..ids.end as usize);
    for (id, block) in ids.zip(some.unwrap_or_default()) {
        while hints.next_if(|h| block_of(*h) < id).is_some() {}
        let hint = hints.next_if(|h| block_of(*h) == id);
        if block.continues || matches!(hint, Some(Hint::Contents { .. })) {
            continue;
        }
        let plain = match block.kind {
            BlockKind::Heading => {
                if let Some(Hint::Heading { level, .. }) = hint {
                    found.push(marked_up(text, block, id, level));
                }
                continue;
            }
            BlockKind::Paragraph => true,
            BlockKind::ListItem => block.level == 1,
            _ => false,
        };
        if !plain {
            continue;
        }
        let body = text.get(block.span.range()).unwrap_or_default();
        // Of a list only its own numbers count.
        let listed = block.kind == BlockKind::ListItem;
        let read = numbering::marker_as_read(body);
        let marker =
            read.filter(|m| !listed || matches!(m.style, Style::ArabicDot | Style::ArabicHalf));
        let bold = match hint {
            Some(Hint::Bold { .. }) => hint,
            _ => None,
        };
        if marker.is_none() && bold.is_none() {
            continue;
        }
        let candidate = match (marker, bold) {
            (
                marker,
                Some(Hint::Bold {
                    end, whole, more, ..
                }),
            ) => bold_lead(body, block, id, marker, end, whole, more)
                .or_else(|| marker.and_then(|m| numbered(body, block, id, m))),
            (Some(marker), _) => numbered(body, block, id, marker),
            _ => None,
        };
        if let Some(mut candidate) = candidate {
            candidate.after = blocks
                .iter()
                .enumerate()
                .skip(id as usize)
                .skip(1)
                .find(|(_, b)| !b.continues)
                .map_or(blocks.len(), |(next, _)| next)
                .try_into()
                .unwrap_or(u32::MAX);
            candidate.listed = listed;
            candidate.head = head(read);
            if candidate.style == Some(Style::Matter) {
                candidate.place = Rung::of(body);
            }
            found.push(candidate);
        }
    }
    found.retain(|c| text.get(c.title.range()).is_some_and(|t| !is_blank(t)));
    found
}

/// Whether a title has nothing to see.
fn is_blank(title: &str) -> bool {
    let seen = |c: char| !c.is_whitespace() && !c.is_control();
    !title
        .chars()
        .any(|c| seen(c) && !matches!(c, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}'))
}

const fn block_of(hint: Hint) -> u32 {
    match hint {
        Hint::Heading { block, .. } | Hint::Bold { block, .. } | Hint::Contents { block } => block,
    }
}

fn marked_up(text: &str, block: &Block, id: u32, level: u8) -> Candidate {
    let title = text.get(block.span.range()).unwrap_or_default();
    let read = numbering::marker_as_read(title);
    let marker = read.filter(|m| m.gap != Gap::None || m.style.is_item());
    Candidate {
        level,
        head: head(read),
        ..Candidate::new(id, block.span, Form::Alone, 100).with(marker)
    }
}

/// See [`Candidate::head`].
fn head(marker: Option<Marker>) -> u32 {
    marker.map_or(0, |m| u32::try_from(m.head).unwrap_or(u32::MAX))
}

/// A candidate of `len` bytes at the start of a block.
fn opening(
    body: &str,
    block: &Block,
    id: u32,
    marker: Option<Marker>,
    len: usize,
    form: Form,
) -> Candidate {
    let len32 = u32::try_from(len).unwrap_or(u32::MAX);
    let end = block.span.start.saturating_add(len32);
    let rest = body.get(len..).map_or(0, |r| r.trim().len());
    Candidate {
        rest: u32::try_from(rest).unwrap_or(u32::MAX),
        ..Candidate::new(id, Span::new(block.span.start, end), form, 0).with(marker)
    }
}

fn numbered(body: &str, block: &Block, id: u32, marker: Marker) -> Option<Candidate> {
    // A lone ① is the mark of a footnote that its line was torn from.
    if marker.style == Style::Circled && marker.gap == Gap::End {
        return None;
    }
    let (len, form) = match marker.style {
        Style::Unit(Unit::Article) => {
            let form = if marker.gap == Gap::End {
                Form::Alone
            } else {
                Form::RunIn
            };
            (marker.end, form)
        }
        Style::Matter if words::letter_part(body).is_some() => (marker.end, Form::RunIn),
        Style::Matter if words::abstract_lead(body).is_some() && marker.gap != Gap::End => {
            (marker.end, Form::RunIn)
        }
        Style::Unit(_) | Style::Annex | Style::Matter => {
            let title = body.get(marker.head..)?;
            (
                heading_line(title)?.saturating_add(marker.head),
                Form::Alone,
            )
        }
        _ => {
            let (len, form) = shape(body.get(marker.head..)?, marker.style)?;
            (len.saturating_add(marker.head), form)
        }
    };
    Some(opening(body, block, id, Some(marker), len, form))
}

/// Length of a title that takes its whole line: short, and no prose.
fn heading_line(title: &str) -> Option<usize> {
    let mut commas = 0usize;
    let mut last = ' ';
    for (count, c) in title.chars().enumerate() {
        if count >= LONGEST_TITLE {
            return None;
        }
        match c {
            '。' | '；' => return None,
            '，' | ',' => commas = commas.saturating_add(1),
            _ => {}
        }
        last = c;
    }
    (commas <= 3 && last != '，').then_some(title.len())
}

/// How a numbered block is built: the bytes of its title behind the marker.
/// `None` for what is plainly an item of a list inside a sentence.
fn shape(rest: &str, style: Style) -> Option<(usize, Form)> {
    let mut colon = None;
    let mut chars = 0usize;
    let mut last = ' ';
    let mut quoted = 0i32;
    for (at, c) in rest.char_indices() {
        if chars >= LONGEST_TITLE.saturating_mul(2) {
            return None;
        }
        chars = chars.saturating_add(1);
        match c {
            '“' | '「' | '《' | '（' => quoted = quoted.saturating_add(1),
            '”' | '」' | '》' | '）' => quoted = quoted.saturating_sub(1),
            _ => {}
        }
        let end = at.saturating_add(c.len_utf8());
        if matches!(c, '：' | ':') && colon.is_none() && end < rest.len() {
            colon = Some((end, chars));
        }
        if matches!(c, '。' | '！' | '？') && quoted <= 0 {
            let behind = rest.get(end..).unwrap_or_default();
            let closing: usize = behind
                .chars()
                .take_while(|c| matches!(c, '”' | '」' | '』' | '）' | ')'))
                .map(char::len_utf8)
                .sum();
            let end = end.saturating_add(closing);
            if rest.get(end..).is_none_or(|r| r.trim().is_empty()) {
                return sentence(end, chars, colon, style);
            }
            return run_in(end, chars, colon, style);
        }
        last = c;
    }
    // A colon with a quotation behind it: 将第三条修改为：“….
    if let Some((end, _)) = colon
        && rest.get(end..).is_some_and(|r| r.starts_with(['“', '「']))
    {
        return Some((end, Form::RunIn));
    }
    match last {
        '；' | ';' | '，' | ',' | '、' | '。' => None,
        _ if chars > LONGEST_TITLE => None,
        '：' | ':' => Some((rest.len(), Form::Colon)),
        _ => Some((rest.len(), Form::Alone)),
    }
}

/// A colon near the start makes what stands before it the title.
fn at_colon(colon: Option<(usize, usize)>, style: Style) -> Option<(usize, Form)> {
    let (end, chars) = colon.filter(|&(_, chars)| chars <= 16)?;
    let han = matches!(style, Style::HanComma | Style::HanParen | Style::HanDot);
    (han && chars > 2).then_some((end, Form::RunIn))
}

fn run_in(
    end: usize,
    chars: usize,
    colon: Option<(usize, usize)>,
    style: Style,
) -> Option<(usize, Form)> {
    if colon.is_some() {
        return at_colon(colon, style);
    }
    let longest = if style == Style::HanComma { 120 } else { 60 };
    (chars <= longest).then_some((end, Form::RunIn))
}

fn sentence(
    end: usize,
    chars: usize,
    colon: Option<(usize, usize)>,
    style: Style,
) -> Option<(usize, Form)> {
    if let Some(at) = at_colon(colon, style) {
        return Some(at);
    }
    (colon.is_none() && chars <= 120).then_some((end, Form::Sentence))
}

/// A block that opens in bold type.
fn bold_lead(
    body: &str,
    block: &Block,
    id: u32,
    marker: Option<Marker>,
    end: u32,
    whole: bool,
    more: u16,
) -> Option<Candidate> {
    let len = end.saturating_sub(block.span.start) as usize;
    let bold = body.get(..len)?;
    let head = marker.map_or(0, |m| m.head);
    if len <= head {
        return None;
    }
    let marker = marker.filter(|m| m.gap != Gap::None);
    // The lead is its first sentence.
    let first = bold
        .char_indices()
        .find(|&(at, c)| at >= head && matches!(c, '。' | '！' | '？'))
        .map_or(len, |(at, c)| at.saturating_add(c.len_utf8()));
    let lead = bold.get(..first)?;
    let chars = lead.chars().count();
    let ends = lead.chars().next_back()?;
    let full_stop = matches!(
        ends,
        '。' | '！' | '？' | '：' | ':' | '；' | '.' | '!' | '?'
    );
    let stop_outside = body.get(len..).is_some_and(|r| r.starts_with('。'));
    let series = marker.is_some() || lead.starts_with("——");
    let fits = if whole {
        // A paragraph that is bold from end to end is a heading only where
        // it is one short line or plainly of a series.
        first == len
            && (series && chars <= 80 || !full_stop && chars <= 30 && !lead.contains(['，', ',']))
    } else {
        chars <= 80 && more < 2 && (series || full_stop || stop_outside)
    };
    let signed =
        whole && marker.is_none() && (words::is_dated_or_signed(lead) || words::is_signature(lead));
    if !fits || signed || words::is_label(lead) || words::is_caption(lead) {
        return None;
    }
    let first = if stop_outside && first == len && !full_stop {
        let mark = body.get(len..).and_then(|r| r.chars().next());
        len.saturating_add(mark.map_or(0, char::len_utf8))
    } else {
        first
    };
    let form = if whole { Form::Alone } else { Form::RunIn };
    let mut candidate = opening(body, block, id, marker, first, form);
    candidate.bold = true;
    if !series && matches!(ends, '：' | ':') {
        // It may be a mere label.
        candidate.confidence = LABEL;
    }
    Some(candidate)
}
