//! Plain text into blocks: every line is a paragraph, unless a page, a column
//! or a fixed line length has cut it.

use std::borrow::Cow;
use std::ops::ControlFlow;

use crate::cores;
use crate::document::{BlockKind, MarkupKind, SourcePlace, Style, TooLarge};
use crate::text::lookalikes;

use super::draft::{Blocks, Draft};
use super::lines::{Line, Lines, Mark};
use super::manner::{Manner, Unread, go_on};
use crate::cores::Stop;
use crate::formats::lines::furniture::{Furniture, is_dash};
use crate::formats::lines::habit::{Habit, Marks, cells};
use crate::formats::lines::marked::{self, Marked};
use crate::prose::alike::are_rows;
use crate::prose::{seams, words};

/// Lines between two looks whether to give up.
const LINES: usize = 256;

/// Bytes of a stretch, at least: each is read by itself, on any core.
const STRETCH: usize = 256 * 1024;

/// Reads a source, in pieces of whole lines, as plain text. Each piece is
/// dropped as soon as it is read.
pub(super) fn read(pieces: Vec<Cow<'_, str>>, manner: Manner<'_>) -> Result<Draft, Unread> {
    read_by(STRETCH, pieces, None, manner)
}

/// As [`read`], of lines of which is known what they are.
pub(super) fn read_marked(
    pieces: Vec<Cow<'_, str>>,
    marked: Marked,
    manner: Manner<'_>,
) -> Result<Draft, Unread> {
    read_by(STRETCH, pieces, Some(marked), manner)
}

/// As [`read`], with stretches of a given size, and the marks of lines where
/// they are known.
fn read_by(
    stretch: usize,
    pieces: Vec<Cow<'_, str>>,
    marked: Option<Marked>,
    manner: Manner<'_>,
) -> Result<Draft, Unread> {
    let Manner {
        close_seams,
        whole_pages,
        stop,
        ..
    } = manner;
    let all = || pieces.iter().map(|piece| lookalikes::read(piece));
    let disguised = all().any(|piece| matches!(piece, Cow::Owned(_)));
    let as_read: Vec<Cow<'_, str>> = if disguised {
        all().collect()
    } else {
        Vec::new()
    };
    let judged = if disguised { &as_read } else { &pieces };
    let habit = if close_seams {
        Habit::of(Lines::over(judged))
    } else {
        Habit::Loose
    };
    let furniture = Furniture::of(judged, !whole_pages);
    let marked = marked.unwrap_or_else(|| Marked::of(judged));
    drop(as_read);
    let capacity = pieces.iter().map(|piece| piece.len()).sum();
    let mut joiner = Joiner::new(habit, &furniture, capacity);
    joiner.disguised = disguised;
    joiner.marked = Some(&marked).filter(|marked| !marked.is_empty());
    for piece in pieces {
        let mut rest: &str = &piece;
        // Marked lines are known by their place in the whole.
        if joiner.marked.is_some() {
            joiner.read_lines(rest, stop)?;
            continue;
        }
        // What stands before the first cut and behind the last goes on with
        // what stands before and behind the piece.
        while let Some((head, stretches, behind)) = stretches(rest, &joiner, stretch) {
            joiner.read_lines(head, stop)?;
            let read = |&mut (): &mut (), part: &Stretch<'_>| {
                let mut joiner = Joiner::new(habit, &furniture, part.text.len());
                joiner.index = part.index;
                joiner.disguised = disguised;
                joiner.read_lines(part.text, stop)?;
                Ok::<_, Unread>((joiner.blocks, joiner.mark, joiner.index))
            };
            let flow = cores::in_order(
                &stretches,
                || (),
                read,
                |part| {
                    let taken = part.and_then(|(blocks, mark, index)| {
                        Ok(joiner.go_on_with(blocks, mark, index)?)
                    });
                    taken.map_or_else(ControlFlow::Break, ControlFlow::Continue)
                },
            );
            if let ControlFlow::Break(error) = flow {
                return Err(error);
            }
            rest = behind;
        }
        joiner.read_lines(rest, stop)?;
    }
    Ok(Draft {
        may_be_disguised: disguised,
        ..joiner.blocks.finish()
    })
}

/// A part of a source that begins with a paragraph and ends with one.
struct Stretch<'t> {
    text: &'t str,
    /// Index of its first line, where there is page furniture.
    index: usize,
}

/// The first stretches of at least `size` bytes in `text`, which goes on with
/// what `joiner` has read: what stands before them, they, and what stands
/// behind. `None` where there are not two of them.
fn stretches<'t>(
    text: &'t str,
    joiner: &Joiner<'_>,
    size: usize,
) -> Option<(&'t str, Vec<Stretch<'t>>, &'t str)> {
    let mut cuts: Vec<(usize, usize)> = Vec::new();
    let (mut from, mut index) = (0usize, joiner.index);
    let mut least = 0usize;
    while (cuts.len() < 2 || cuts.len() <= cores::share())
        && let Some(rest) = text.get(from..).filter(|_| least < text.len())
    {
        // Whole lines up to where a cut is looked for.
        let skipped = least.saturating_sub(from);
        let feed = memchr::memchr(b'\n', rest.as_bytes().get(skipped..)?);
        let Some(feed) = feed else { break };
        let lines = skipped.saturating_add(feed).saturating_add(1);
        let (passed, rest) = rest.split_at_checked(lines)?;
        (from, index) = (from.saturating_add(lines), joiner.behind(passed, index));
        if let Some(lines) = cut(rest, joiner, index) {
            let (passed, _) = rest.split_at_checked(lines)?;
            (from, index) = (from.saturating_add(lines), joiner.behind(passed, index));
            cuts.push((from, index));
        }
        least = from.saturating_add(size);
    }
    let (&(first, _), &(last, _)) = (cuts.first()?, cuts.last()?);
    let ends = cuts.iter().skip(1);
    let stretches: Vec<_> = cuts
        .iter()
        .zip(ends)
        .filter_map(|(&(from, index), &(to, _))| {
            let text = text.get(from..to)?;
            Some(Stretch { text, index })
        })
        .collect();
    (stretches.len() >= 2).then_some((text.get(..first)?, stretches, text.get(last..)?))
}

/// Lines among which a cut is looked for.
const NEAR: usize = 100;

/// Bytes of `text` up to a line near its beginning that begins a paragraph
/// whatever stands before: that a line which ends a sentence stands before it
/// is enough. The first line of `text` has the given index.
fn cut(text: &str, joiner: &Joiner<'_>, index: usize) -> Option<usize> {
    let mut at = 0usize;
    let mut finished = false;
    let mut blank = false;
    for (raw, index) in text.split_inclusive('\n').take(NEAR).zip(index..) {
        let mut lines = Lines::new(raw);
        let line = lines.next()?;
        let stands = !joiner.furniture.contains(index) && !is_rule(line.text);
        // A lone CR ends lines as well.
        let whole = lines.next().is_none();
        if line.text.is_empty() && whole {
            blank = true;
        } else {
            let marked = match joiner.habit {
                Habit::Loose | Habit::Whole => true,
                Habit::Wrapped { marks, .. } => match marks {
                    Marks::None => true,
                    Marks::Indent => line.indented,
                    Marks::Blank => blank,
                },
            };
            if finished && stands && whole && marked {
                return Some(at);
            }
            finished = stands && whole && line.text.ends_with('。');
            blank = false;
        }
        if !whole {
            return None;
        }
        at = at.saturating_add(raw.len());
    }
    None
}

/// Puts lines together to paragraphs.
struct Joiner<'f> {
    habit: Habit,
    furniture: &'f Furniture,
    /// The headings of another world of markup, where the source is of one.
    marked: Option<&'f Marked>,
    blocks: Blocks,
    mark: Mark,
    /// Lines before the next, where there is page furniture.
    index: usize,
    /// Bytes of the last line of the open paragraph, which are the last of
    /// its text.
    last: Option<usize>,
    /// What stood between it and the next.
    between: Between,
    /// Whether the source has look-alike hanzi.
    disguised: bool,
}

impl<'f> Joiner<'f> {
    /// At the beginning of a source, with room for so many bytes.
    fn new(habit: Habit, furniture: &'f Furniture, bytes: usize) -> Self {
        Self {
            habit,
            furniture,
            marked: None,
            blocks: Blocks::with_capacity(bytes),
            mark: Mark::START,
            index: 0,
            last: None,
            between: Between::default(),
            disguised: false,
        }
    }

    /// Reads whole lines.
    fn read_lines(&mut self, text: &str, stop: Stop<'_>) -> Result<(), Unread> {
        let mut lines = Lines::go_on(text, self.mark);
        for line in &mut lines {
            if self.index.is_multiple_of(LINES) {
                go_on(stop)?;
            }
            self.read(&line, self.furniture.contains(self.index))?;
            self.index = self.index.saturating_add(1);
        }
        self.mark = lines.mark();
        Ok(())
    }

    /// Goes on with what another joiner has read up to the given mark, in
    /// lines counted from its own beginning, and index.
    fn go_on_with(&mut self, blocks: Blocks, mark: Mark, index: usize) -> Result<(), TooLarge> {
        self.blocks.append(blocks, self.mark.feeds())?;
        self.mark = self.mark.behind(mark);
        self.index = index;
        self.last = None;
        self.between = Between::default();
        Ok(())
    }

    /// The index behind the lines of `text`, of which the first has `index`.
    /// It need not be known where there is no page furniture.
    fn behind(&self, text: &str, index: usize) -> usize {
        if self.furniture.is_empty() {
            return index;
        }
        index.saturating_add(Lines::new(text).count())
    }

    /// Reads a line, which may be page furniture.
    fn read(&mut self, line: &Line<'_>, furniture: bool) -> Result<(), TooLarge> {
        let text = line.text;
        if text.is_empty() {
            self.between.blank = true;
            return Ok(());
        }
        let mark = self.marked.and_then(|marked| marked.get(self.index));
        if self.blocks.in_table() && !matches!(mark, Some(marked::Mark::Cells { .. })) {
            self.blocks.end_table();
        }
        let (placed, style) = match mark {
            Some(marked::Mark::Text { goes_on, large }) => (
                Some(goes_on),
                if large { Style::BOLD } else { Style::PLAIN },
            ),
            Some(mark) => return self.read_marked(line, mark),
            None => (None, Style::PLAIN),
        };
        if furniture && self.furniture.is_bar(self.index) {
            self.blocks.markup(line.place, text, MarkupKind::Navigation);
            self.blocks.end();
            self.last = None;
            return Ok(());
        }
        if furniture {
            self.blocks.markup(line.place, text, MarkupKind::Furniture);
            self.between.page = true;
            return Ok(());
        }
        if is_rule(text) {
            rule(&mut self.blocks);
            self.last = None;
            return Ok(());
        }
        match self.join(line, placed) {
            Join::Cut => self.blocks.seam(line.place, text)?,
            Join::Wrapped => {
                let glue = seams::glue(self.blocks.text(), text);
                self.blocks.push(glue, line.place, Style::PLAIN)?;
            }
            Join::Apart => {
                if self.between.page {
                    rule(&mut self.blocks);
                }
                self.blocks.begin(BlockKind::Paragraph, 0);
            }
        }
        self.blocks.push(text, line.place, style)?;
        self.between = Between::default();
        self.last = Some(text.len());
        Ok(())
    }

    /// Reads a line that the markup of another world makes a heading, or that
    /// belongs to one.
    fn read_marked(&mut self, line: &Line<'_>, mark: marked::Mark) -> Result<(), TooLarge> {
        let text = line.text;
        let (level, from, to) = match mark {
            marked::Mark::Furniture => {
                self.blocks.markup(line.place, text, MarkupKind::Furniture);
                self.between.page = true;
                return Ok(());
            }
            marked::Mark::Heading { level, from, to } => (level, from as usize, to as usize),
            _ => {
                self.between = Between::default();
                self.last = None;
                return self.read_apart(line, mark);
            }
        };
        self.between = Between::default();
        self.last = None;
        let behind = |bytes: usize| SourcePlace {
            column: line
                .place
                .column
                .saturating_add(u32::try_from(bytes).unwrap_or(u32::MAX)),
            ..line.place
        };
        let (before, after) = (text.get(..from), text.get(to..));
        self.blocks
            .markup(line.place, before.unwrap_or_default(), MarkupKind::Tag);
        self.blocks.begin_heading(level);
        let title = text.get(from..to).unwrap_or_default();
        self.blocks.push(title, behind(from), Style::PLAIN)?;
        self.blocks.end();
        let after = after.unwrap_or_default();
        self.blocks.markup(behind(to), after, MarkupKind::Tag);
        Ok(())
    }

    /// Reads a line that is no text which goes on: cells, a picture, a line of
    /// marks.
    fn read_apart(&mut self, line: &Line<'_>, mark: marked::Mark) -> Result<(), TooLarge> {
        match mark {
            marked::Mark::Cells { first } => {
                if first {
                    self.blocks.begin_table();
                }
                self.blocks.begin_row();
                let mut place = line.place;
                for cell in line.text.split(marked::CELL) {
                    self.blocks.begin_cell(1, 1);
                    self.blocks.push(cell, place, Style::PLAIN)?;
                    let passed = cell.len().saturating_add(marked::CELL.len_utf8());
                    let passed = u32::try_from(passed).unwrap_or(u32::MAX);
                    place.column = place.column.saturating_add(passed);
                }
            }
            marked::Mark::Picture => {
                self.blocks.begin(BlockKind::Paragraph, 0);
                self.blocks.begin_image("");
                self.blocks.push(line.text, line.place, Style::PLAIN)?;
                self.blocks.end_image(None);
                self.blocks.end();
            }
            _ => self.blocks.end(),
        }
        Ok(())
    }

    /// How a line stands to the open paragraph; `placed` says whether it may go
    /// on with it, where its place on the page tells.
    fn join(&self, line: &Line<'_>, placed: Option<bool>) -> Join {
        let text = self.blocks.text();
        let last = self.last.and_then(|length| text.len().checked_sub(length));
        let Some((from, last)) = last.and_then(|from| Some((from, text.get(from..)?))) else {
            return Join::Apart;
        };
        // A line that only its length ends may end anywhere.
        if self.habit == Habit::Whole && self.furniture.has_watermark(last) {
            return Join::Apart;
        }
        if let Some(goes_on) = placed {
            return join_placed(text, last, line, self.between, goes_on);
        }
        if !self.disguised {
            return join(text, last, line, self.between, self.habit);
        }
        let (text, next) = (lookalikes::read(text), lookalikes::read(line.text));
        let last = text.get(from..).unwrap_or_default();
        let line = Line {
            text: &next,
            ..*line
        };
        join(&text, last, &line, self.between, self.habit)
    }
}

/// What stands between two lines of text.
#[derive(Debug, Clone, Copy, Default)]
struct Between {
    /// A blank line.
    blank: bool,
    /// A page number or a running head.
    page: bool,
}

/// How a line stands to the one before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Join {
    /// It begins a paragraph.
    Apart,
    /// It goes on with a paragraph that a page or column has cut.
    Cut,
    /// It goes on after a line break that only the length asked for.
    Wrapped,
}

fn rule(blocks: &mut Blocks) {
    blocks.begin(BlockKind::Rule, 0);
    blocks.end();
}

/// Whether the open paragraph `open`, whose last line is `last`, goes on in
/// `next`.
fn join(open: &str, last: &str, next: &Line<'_>, between: Between, lines: Habit) -> Join {
    // A title is broken by its sense, whatever the other lines do.
    let mends = lines != Habit::Loose && open.len() < 400;
    if mends && words::title_goes_on(open, next.text) {
        return Join::Cut;
    }
    let (full, marks, flush) = match lines {
        Habit::Loose => return Join::Apart,
        Habit::Whole => {
            let unfinished = !seams::is_finished(last) || seams::splits_number(last, next.text);
            let goes_on = unfinished && seams::goes_on(open, next.text);
            // A row may stand behind others, of which it was none.
            let row = goes_on && last.len() < open.len() && are_rows(last, next.text);
            let goes_on = goes_on && !row;
            return if goes_on { Join::Cut } else { Join::Apart };
        }
        Habit::Wrapped { full, marks, flush } => (full, marks, flush),
    };
    // Where an indent or a blank line marks every paragraph, a full line goes
    // on without one even behind a full stop.
    let marked = match marks {
        Marks::None => seams::is_finished(last) || flush && next.indented,
        Marks::Indent => {
            next.indented || between.blank && !between.page && seams::is_finished(last)
        }
        Marks::Blank => between.blank || flush && next.indented,
    };
    if cells(last) < full || marked || !seams::goes_on_in_column(open, last, next.text) {
        Join::Apart
    } else if between.page {
        Join::Cut
    } else {
        Join::Wrapped
    }
}

/// As [`join`], where the place of the line tells whether it may go on.
fn join_placed(open: &str, last: &str, next: &Line<'_>, between: Between, goes_on: bool) -> Join {
    let title = open.len() < 400 && words::title_goes_on(open, next.text);
    match () {
        () if title => Join::Cut,
        () if !goes_on || !seams::goes_on_in_column(open, last, next.text) => Join::Apart,
        () if between.page => Join::Cut,
        () => Join::Wrapped,
    }
}

/// A line of nothing but dashes, equals signs or stars.
pub(super) fn is_rule(text: &str) -> bool {
    text.starts_with(is_dash) && text.chars().nth(2).is_some() && text.chars().all(is_dash)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What comes of a source read in stretches of a given size.
    fn read_in(stretch: usize, source: &str) -> String {
        let pieces = vec![Cow::Borrowed(source)];
        let Draft { builder, hints, .. } = read_by(stretch, pieces, None, Manner::JOINED).unwrap();
        format!("{builder:?} {hints:?}")
    }

    #[rustfmt::skip]
    const LINES: [&str; 22] = [
        "", "", "甲乙丙丁。", "戊己庚辛，", "　　甲乙丙丁戊己庚辛壬癸。", "第一章 起", "一、总体要求",
        "— 3 —", "12", "13", "----", "关于印发渡口", "实施办法的通知", "她说：“好。”", "\r甲。\r乙",
        "甲乙丙丁戊己庚辛壬癸甲乙丙丁戊己庚辛壬癸甲乙丙丁戊己庚辛壬癸。",
        "甲乙丙丁戊己庚辛壬癸甲乙丙丁戊己庚辛壬癸甲乙丙丁戊己庚辛壬癸，",
        "甲乙丙丁戊己庚辛壬癸甲乙丙丁戊己庚辛壬癸甲乙丙丁戊己庚辛壬癸", "\u{c}", "（下转第4版）",
        "字号：[大 中 小]", "打印",
    ];

    proptest::proptest! {
        #![proptest_config(proptest::prelude::ProptestConfig {
            cases: 300,
            failure_persistence: None,
            ..Default::default()
        })]

        #[test]
        fn no_text_comes_out_otherwise_in_stretches(
            lines in proptest::collection::vec(0..LINES.len(), 0..120),
            stretch in 1usize..200,
            feed in proptest::sample::select(vec!["\n", "\r\n", "\n\n"]),
        ) {
            let lines = lines.iter().map(|&line| LINES[line]);
            let source = lines.collect::<Vec<_>>().join(feed);
            let whole = read_in(usize::MAX, &source);
            proptest::prop_assert_eq!(read_in(stretch, &source), whole);
        }
    }

    #[test]
    fn stretches_are_cut_where_sentences_end() {
        let source = "甲乙丙丁。\n戊己庚辛，\n".repeat(20);
        let furniture = Furniture::default();
        let joiner = Joiner::new(Habit::Whole, &furniture, 0);
        let (head, parts, behind) = stretches(&source, &joiner, 60).unwrap();
        let texts = parts.iter().map(|part| part.text);
        assert!(texts.clone().all(|text| text.starts_with("戊己庚辛，\n")));
        let whole: String = [head].into_iter().chain(texts).chain([behind]).collect();
        assert_eq!(whole, source);
    }
}
