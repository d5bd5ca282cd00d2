//! Reading a long source in windows, so that neither the whole of it nor the
//! parser's tree of it stands in memory beside the reading text.

use std::borrow::Cow;
use std::ops::ControlFlow;

use memchr::memmem;
use pulldown_cmark::{Event, Options, Parser, Tag};

use crate::cores::{self, Stop};
use crate::document::MarkupKind;
use crate::formats;
use crate::formats::manner::{Unread, go_on};

use super::super::draft::{Blocks, Draft};
use super::manner::{OPTIONS, lines_are_paragraphs};
use super::meant::Meant;
use super::state::{Converter, Text};
use super::{lenient, models};
use crate::formats::lines::furniture::{Blanker, Furniture};
use crate::formats::markdown::flow::captions::Held;
use crate::formats::markdown::flow::emphasis;

/// Bytes of a window, at least: each is read by itself, up to the next
/// heading.
const WINDOW: usize = 256 * 1024;

/// Events of the parser between two looks whether to give up.
const EVENTS: u32 = 512;

/// Lines at the beginning that tell how paragraphs are written, and some more.
const HEAD: usize = 5000;

/// Reads a source, in pieces of whole lines, as Markdown.
///
/// A heading outside of everything else closes all that is before it, so that
/// what follows can be parsed by itself and on another core, unless names of
/// links or notes are defined somewhere. Whether a line that looks like such a
/// heading is one, the parser tells of the window before it; where it is none,
/// longer windows are tried.
pub(crate) fn read(
    pieces: Vec<Cow<'_, str>>,
    manner: formats::Manner<'_>,
) -> Result<Draft, Unread> {
    read_by(WINDOW, pieces, manner)
}

/// As [`read`], with windows of a given size.
fn read_by(
    window: usize,
    pieces: Vec<Cow<'_, str>>,
    manner: formats::Manner<'_>,
) -> Result<Draft, Unread> {
    let has = |what: &[u8]| {
        let found = cores::map(&pieces, |piece| {
            memmem::find(piece.as_bytes(), what).is_some()
        });
        found.contains(&true)
    };
    // What is defined holds in every window.
    let window = if has(b"]:") { usize::MAX } else { window };
    let mends = !has(emphasis::BOLD.encode_utf8(&mut [0; 4]).as_bytes());
    let furniture = Furniture::of(&pieces, !manner.whole_pages);
    let length = pieces.iter().map(|piece| piece.len()).sum();
    let mut windows = Windows {
        blocks: Blocks::with_capacity(length),
        blanker: Blanker::new(&furniture),
        manner: Manner {
            lines_are_paragraphs: false,
            title: None,
            close_seams: manner.close_seams,
            mends,
            stop: manner.stop,
        },
        feeds: 0,
        least: window,
        many: true,
    };
    let head = head(&pieces);
    let prepared = windows.manner.prepared(&windows.blanker, &head);
    let title = lenient::title(&prepared.source);
    let apart = lines_are_paragraphs(&prepared.source);
    drop(prepared);
    drop(head);
    windows.manner.title = title;
    windows.manner.lines_are_paragraphs = apart;
    let mut pieces = pieces.into_iter();
    let mut open = pieces.next().unwrap_or_default();
    let mut from = 0;
    let mut wanted = window;
    for next in pieces {
        let length = open.len();
        let enough = length.saturating_sub(from) >= wanted;
        let heading = enough.then(|| first_heading(&open, from, &next)).flatten();
        let Some(heading) = heading else {
            open.to_mut().push_str(&next);
            if enough {
                wanted = open.len().saturating_sub(from).saturating_mul(2);
            }
            continue;
        };
        // With the line of the heading, so that the parser can tell.
        let line = next.get(..line_end(&next, heading)).unwrap_or_default();
        open.to_mut().push_str(line);
        let end = length.saturating_add(heading);
        from = windows.read(&open, from, End::Heading(end), window)?;
        if from == end {
            (open, from, wanted) = (next, heading, window);
        } else {
            let rest = next.get(line.len()..).unwrap_or_default();
            open.to_mut().push_str(rest);
            wanted = open.len().saturating_sub(from).saturating_mul(4);
        }
    }
    windows.read(&open, from, End::Source, window)?;
    Ok(windows.blocks.finish())
}

/// The first lines of a source, in whole pieces.
fn head<'a>(pieces: &[Cow<'a, str>]) -> Cow<'a, str> {
    let mut head = Cow::Borrowed("");
    let mut lines = 0usize;
    for piece in pieces {
        if head.is_empty() {
            head = piece.clone();
        } else {
            head.to_mut().push_str(piece);
        }
        lines = lines.saturating_add(feeds(piece));
        if lines >= HEAD {
            break;
        }
    }
    head
}

fn feeds(text: &str) -> usize {
    memchr::memchr_iter(b'\n', text.as_bytes()).count()
}

/// Where a window ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum End {
    /// With the whole source.
    Source,
    /// Before what looks like a heading outside of everything else, at this
    /// offset.
    Heading(usize),
}

/// How the text of windows is to be read.
#[derive(Clone, Copy)]
struct Manner<'a> {
    lines_are_paragraphs: bool,
    /// Of the first window; see [`lenient::title`].
    title: Option<usize>,
    close_seams: bool,
    mends: bool,
    stop: Stop<'a>,
}

impl Manner<'_> {
    /// The text of a window as it is given to the parser: without page
    /// furniture, with bold marks that it will pair and none that is meant as
    /// text. No offset moves.
    fn prepared<'t>(&self, blanker: &Blanker<'_>, window: &'t str) -> Text<'t> {
        let (plain, marks) = models::blank_out(blanker.blank_out(window));
        let mut meant = Meant::of(&plain);
        meant.pass_over(&plain, &marks);
        let mut source = meant.masked(plain.clone());
        if self.mends
            && let Cow::Owned(mended) = emphasis::mend(&source)
        {
            source = Cow::Owned(mended);
        }
        Text {
            source,
            plain,
            meant,
            marks,
        }
    }

    /// The blocks of a window, in lines counted from its beginning. `None`
    /// where it does not end before a heading outside of everything else, as
    /// it should.
    fn read(&self, window: &Window<'_, '_>) -> Result<Option<Blocks>, Unread> {
        go_on(self.stop)?;
        let text = self.prepared(&window.blanker, window.text);
        let own = text.source.get(..window.length).unwrap_or_default();
        if !window.whole && (text.meant.open || self.mends && emphasis::ends_in_fence(own)) {
            return Ok(None);
        }
        let blocks = Blocks::with_capacity(window.length);
        let mut converter = Converter::new(&text, 1, blocks, self.close_seams);
        converter.lines_are_paragraphs = self.lines_are_paragraphs;
        converter.title = self.title.filter(|_| window.first);
        let options = OPTIONS
            | Options::ENABLE_HEADING_ATTRIBUTES
            | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS;
        let mut depth = 0usize;
        let mut ended = window.whole;
        let mut held = Held::default();
        let mut events = Parser::new_ext(&text.source, options).into_offset_iter();
        let mut taken = 0u32;
        for (event, range) in events.by_ref() {
            taken = taken.wrapping_add(1);
            if taken.is_multiple_of(EVENTS) {
                go_on(self.stop)?;
            }
            if !window.whole && range.start >= window.length {
                let heading = matches!(&event, Event::Start(Tag::Heading { .. }));
                ended = heading && depth == 0 && range.start == window.length;
                break;
            }
            match &event {
                Event::Rule if !window.whole && may_open_metadata(&text.source, range.start) => {
                    return Ok(None);
                }
                Event::Start(_) => depth = depth.saturating_add(1),
                Event::End(_) => depth = depth.saturating_sub(1),
                _ => {}
            }
            held.event(event, range, &mut converter)?;
        }
        held.flush(&mut converter)?;
        for (_, definition) in events.reference_definitions().iter() {
            converter.named(definition.span.clone(), MarkupKind::Target);
        }
        let own = window.text.get(..window.length).unwrap_or_default();
        for (at, line, kind) in window.blanker.furniture(own) {
            let place = converter.places.at(at);
            converter.blocks.markup(place, line, kind);
        }
        for (range, kind) in &text.marks {
            if let Some(raw) = own.get(range.clone()) {
                let place = converter.places.at(range.start);
                converter.blocks.markup(place, raw, *kind);
            }
        }
        Ok(ended.then_some(converter.blocks))
    }
}

/// A part of the source that is read by itself.
struct Window<'t, 'f> {
    /// The text, and the line of the heading behind it.
    text: &'t str,
    /// Bytes of `text` without that line.
    length: usize,
    /// Whether the source ends with it, so that there is no such line.
    whole: bool,
    /// Whether the source begins with it.
    first: bool,
    blanker: Blanker<'f>,
}

/// What goes on from window to window.
struct Windows<'f> {
    blocks: Blocks,
    blanker: Blanker<'f>,
    manner: Manner<'f>,
    /// Line feeds before the next window.
    feeds: usize,
    /// Bytes of the next window, at least.
    least: usize,
    /// Whether many windows are tried side by side: not behind one that was
    /// none, since what is read behind such a one is read in vain.
    many: bool,
}

impl Windows<'_> {
    /// Reads `text` from offset `from`, where a window begins, to its end in
    /// windows of `size` bytes or more. Gives the offset up to which it was
    /// read: less than the end only where that is no heading outside of
    /// everything else.
    fn read(
        &mut self,
        text: &str,
        mut from: usize,
        end: End,
        size: usize,
    ) -> Result<usize, Unread> {
        let to = match end {
            End::Source => text.len(),
            End::Heading(at) => at,
        };
        while from < to {
            let (reached, all) = self.read_some(text, from, end, to)?;
            if all {
                self.many = true;
                self.least = size;
            } else {
                // What looked like a heading was none, and may be far from the
                // next that is one: what is read in vain is less than half of
                // what is read.
                let tried = match reached == from {
                    true => self.least,
                    false => size,
                };
                self.many = false;
                self.least = tried.saturating_mul(4);
                if reached == from && tried >= to.saturating_sub(from) {
                    break;
                }
            }
            from = reached;
        }
        Ok(from)
    }

    /// Reads some windows at once; gives the offset up to which they are what
    /// they should be, and whether all of them are.
    fn read_some(
        &mut self,
        text: &str,
        from: usize,
        end: End,
        to: usize,
    ) -> Result<(usize, bool), Unread> {
        let mut windows = Vec::new();
        let mut blanker = self.blanker.clone();
        let mut start = from;
        while start < to && (windows.is_empty() || self.many && windows.len() < cores::share()) {
            let least = start.saturating_add(self.least);
            let cut = heading(text, start, least).filter(|&at| at < to);
            let whole = cut.is_none() && end == End::Source;
            let stop = cut.unwrap_or(to);
            let shown = if whole { to } else { line_end(text, stop) };
            windows.push(Window {
                text: text.get(start..shown).unwrap_or_default(),
                length: stop.saturating_sub(start),
                whole,
                first: start == from && self.feeds == 0,
                blanker: blanker.clone(),
            });
            blanker.pass(text.get(start..stop).unwrap_or_default());
            start = stop;
        }
        let manner = self.manner;
        let read = |&mut (): &mut (), window: &Window<'_, '_>| {
            let own = window.text.get(..window.length).unwrap_or_default();
            (manner.read(window), feeds(own))
        };
        let mut reached = from;
        let mut taken = 0usize;
        let flow = cores::in_order(
            &windows,
            || (),
            read,
            |(blocks, feeds)| {
                let lines = u32::try_from(self.feeds).unwrap_or(u32::MAX);
                let blocks = match blocks {
                    Ok(Some(blocks)) => blocks,
                    Ok(None) => return ControlFlow::Break(Ok(())),
                    Err(error) => return ControlFlow::Break(Err(error)),
                };
                if let Err(error) = self.blocks.append(blocks, lines) {
                    return ControlFlow::Break(Err(error.into()));
                }
                self.feeds = self.feeds.saturating_add(feeds);
                let length = windows.get(taken).map_or(0, |window| window.length);
                reached = reached.saturating_add(length);
                taken = taken.saturating_add(1);
                ControlFlow::Continue(())
            },
        );
        if let ControlFlow::Break(ended) = flow {
            ended?;
        }
        self.blanker = windows
            .get(taken)
            .map_or(blanker, |next| next.blanker.clone());
        Ok((reached, reached == start))
    }
}

/// Offset of the first line at or behind `least` that looks like a heading
/// outside of everything else, where a window begins at `from`.
fn heading(text: &str, from: usize, least: usize) -> Option<usize> {
    let searched = text.as_bytes().get(least..)?;
    let mut fences = 0usize;
    let mut counted = from;
    memmem::find_iter(searched, "\n#").find_map(|at| {
        let at = least.saturating_add(at).saturating_add(1);
        if !stands_free(text, at) {
            return None;
        }
        fences = fences.saturating_add(count_fences(text.get(counted..at)?));
        counted = at;
        (fences.is_multiple_of(2)).then_some(at)
    })
}

/// Offset of the first such line in the piece that follows on `open`, in which
/// a window begins at `from`.
fn first_heading(open: &str, from: usize, next: &str) -> Option<usize> {
    let mut fences = count_fences(open.get(from..)?);
    let last = open.strip_suffix('\n')?;
    if next.starts_with('#') && fences.is_multiple_of(2) && is_blank_behind_feed(last) {
        return Some(0);
    }
    let mut counted = 0usize;
    memmem::find_iter(next.as_bytes(), "\n#").find_map(|at| {
        let at = at.saturating_add(1);
        if !stands_free(next, at) {
            return None;
        }
        fences = fences.saturating_add(count_fences(next.get(counted..at)?));
        counted = at;
        (fences.is_multiple_of(2)).then_some(at)
    })
}

/// Lines that open or close fenced code, near enough.
fn count_fences(text: &str) -> usize {
    memmem::find_iter(text.as_bytes(), "\n```").count()
}

/// Offset behind the line at `at`.
fn line_end(text: &str, at: usize) -> usize {
    let line = text.as_bytes().get(at..).unwrap_or_default();
    let feed = memchr::memchr(b'\n', line);
    feed.map_or(text.len(), |feed| at.saturating_add(feed).saturating_add(1))
}

/// Whether the rule at an offset begins a block of metadata, should there be
/// another such rule behind the window.
fn may_open_metadata(text: &str, at: usize) -> bool {
    let mut lines = text.get(at..).unwrap_or_default().lines();
    let rule = lines.next().unwrap_or_default();
    let marks = rule.trim_end_matches(|c: char| c.is_ascii_whitespace());
    marks == "---" && lines.next().is_some_and(|next| !next.trim().is_empty())
}

/// Whether a line with `#` begins at an offset and a blank line stands before
/// it.
fn stands_free(text: &str, at: usize) -> bool {
    let before = text.get(..at).unwrap_or_default();
    text.as_bytes().get(at) == Some(&b'#')
        && before.strip_suffix('\n').is_some_and(is_blank_behind_feed)
}

/// Whether the last line of a text is blank and not the first.
fn is_blank_behind_feed(text: &str) -> bool {
    text.rsplit_once('\n')
        .is_some_and(|(_, line)| line.trim().is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What comes of a source read in windows of a given size.
    fn read_in(window: usize, source: &str) -> String {
        let pieces = source.split_inclusive('\n').map(Cow::Borrowed).collect();
        let Draft { builder, hints, .. } =
            read_by(window, pieces, formats::Manner::JOINED).unwrap();
        format!("{builder:?} {hints:?}")
    }

    fn same(source: &str) {
        let whole = read_in(usize::MAX, source);
        for window in [1, 40, 300] {
            assert!(read_in(window, source) == whole, "{window}");
        }
    }

    #[test]
    fn windows_change_nothing() {
        same(
            "---\ntitle: 甲\n---\n# 一\n\n甲，**乙：**丙\n\n## 二 ##\n\n- 丁\n\n  # 在列表里\n\n\
             # 三\n\n> # 引文\n\n```sh\n\n# 注\n\n```\n\n# 四\n<!--\n\n# 不是标题\n\n-->\n\n\
             ###### 五\n戊\n\n二者\n===\n\n##六\n\n# \n\n|a|b|\n|-|-|\n|# c|d|\n\n# 七\n",
        );
        same("# 一\n\n[甲]\n\n# 二\n\n[乙][甲]\n\n# 三\n\n[甲]: http://a.b\n");
    }

    /// Lines that open and close what a window must not end in.
    const LINES: [&str; 24] = [
        "",
        "",
        "",
        "",
        "# 一",
        "## 第一章 总则",
        "甲乙，丙丁。",
        "甲乙，丙丁，",
        "**甲：**乙",
        "- 丙",
        "  # 在列表里",
        "> 引文",
        "```",
        "~~~",
        "<!--",
        "-->",
        "<div>",
        "    # 注",
        "---",
        "1. 丁",
        "|a|b|",
        "|-|-|",
        "— 3 —",
        "##戊",
    ];

    proptest::proptest! {
        #![proptest_config(proptest::prelude::ProptestConfig {
            cases: 300,
            failure_persistence: None,
            ..Default::default()
        })]

        #[test]
        fn no_text_comes_out_otherwise_in_windows(
            lines in proptest::collection::vec(0..LINES.len(), 0..60),
            window in 1usize..120,
            feed in proptest::sample::select(vec!["\n", "\r\n"]),
        ) {
            let lines = lines.iter().map(|&line| LINES[line]);
            let source = lines.collect::<Vec<_>>().join(feed);
            let whole = read_in(usize::MAX, &source);
            proptest::prop_assert_eq!(read_in(window, &source), whole);
        }
    }

    #[test]
    fn page_furniture_is_known_over_windows() {
        let page = |n: u32| {
            format!(
                "# 第{n}章 起\n\n渡口的人说，日子会好的，只要\n\n— {n} —\n\n肯干就行。\n\n```\n— {n} —\n\n# 注\n```\n\n"
            )
        };
        same(&(1..9).map(page).collect::<String>());
    }

    #[test]
    fn documents_come_out_alike_in_windows() {
        for text in [
            include_str!("../../../data/digest.md"),
            include_str!("../../../data/guide.zh.md"),
        ] {
            let whole = read_in(usize::MAX, text);
            for window in [1000, 7000] {
                assert!(read_in(window, text) == whole, "{window}");
            }
        }
    }
}
