//! Reading a long source in windows, so that neither the whole of it nor the
//! parser's tree of it stands in memory beside the reading text.

use std::borrow::Cow;

use memchr::memmem;
use pulldown_cmark::{Event, Options, Parser, Tag};

use crate::document::{DocumentBuilder, TooLarge};

use super::super::blocks::{Blocks, Hint};
use super::super::furniture::{Blanker, Furniture};
use super::super::lines::Lines;
use super::{Range, Reader, emphasis, lenient, lines_are_paragraphs};

/// Bytes of a window, at least: so much is read at a time, up to the last
/// heading in it.
const WINDOW: usize = 4 * 1024 * 1024;

/// Lines at the beginning that tell how paragraphs are written, and some more.
const HEAD: usize = 5000;

/// Reads a source, in pieces of whole lines, as Markdown; `close_seams` joins
/// paragraphs that a page break has cut.
///
/// A heading outside of everything else closes all that is before it, so that
/// what follows can be parsed by itself, unless names of links or notes are
/// defined somewhere.
pub(in crate::parse) fn read(
    pieces: Vec<Cow<'_, str>>,
    close_seams: bool,
) -> Result<(DocumentBuilder, Vec<Hint>), TooLarge> {
    read_by(WINDOW, pieces, close_seams)
}

/// As [`read`], with windows of a given size.
fn read_by(
    window: usize,
    pieces: Vec<Cow<'_, str>>,
    close_seams: bool,
) -> Result<(DocumentBuilder, Vec<Hint>), TooLarge> {
    let has = |what: &[u8]| {
        let mut texts = pieces.iter().map(|piece| piece.as_bytes());
        texts.any(|text| memmem::find(text, what).is_some())
    };
    let defines = has(b"]:");
    let mends = !has(emphasis::BOLD.encode_utf8(&mut [0; 4]).as_bytes());
    let furniture = Furniture::of(Lines::over(&pieces));
    let length = pieces.iter().map(|piece| piece.len()).sum();
    let mut windows = Windows {
        blocks: Blocks::with_capacity(length),
        blanker: Blanker::new(&furniture),
        lines_are_paragraphs: false,
        title: None,
        close_seams,
        mends,
        feeds: 0,
    };
    let head = head(&pieces);
    let prepared = windows.prepared(&head);
    let title = lenient::title(&prepared);
    let apart = lines_are_paragraphs(&prepared);
    drop(prepared);
    drop(head);
    windows.title = title;
    windows.lines_are_paragraphs = apart;
    let mut open = Cow::Borrowed("");
    let mut wanted = window;
    let mut pieces = pieces.into_iter();
    while let Some(piece) = pieces.next() {
        if open.is_empty() {
            open = piece;
        } else {
            open.to_mut().push_str(&piece);
        }
        let last = pieces.as_slice().is_empty();
        if !last && (defines || open.len() < wanted) {
            continue;
        }
        let done = windows.read(&open, last)?;
        // Without a heading to end at, only a longer window is worth a try.
        wanted = if done == 0 {
            open.len().saturating_mul(2)
        } else {
            window
        };
        open = Cow::Owned(open.get(done..).unwrap_or_default().to_owned());
    }
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

/// What goes on from window to window.
struct Windows<'f> {
    blocks: Blocks,
    blanker: Blanker<'f>,
    lines_are_paragraphs: bool,
    /// Of the first window; see [`lenient::title`].
    title: Option<usize>,
    close_seams: bool,
    mends: bool,
    /// Line feeds before the window.
    feeds: usize,
}

impl Windows<'_> {
    /// The text of a window as it is given to the parser: without page
    /// furniture, with bold marks that it will pair. No offset moves.
    fn prepared<'t>(&self, window: &'t str) -> Cow<'t, str> {
        let blanked = self.blanker.blank_out(window);
        if !self.mends {
            return blanked;
        }
        match emphasis::mend(&blanked) {
            Cow::Owned(mended) => Cow::Owned(mended),
            Cow::Borrowed(_) => blanked,
        }
    }

    /// Reads a window up to its last heading, or all of the last one. Gives
    /// the bytes that were read.
    fn read(&mut self, window: &str, last: bool) -> Result<usize, TooLarge> {
        let text = self.prepared(window);
        let blocks = std::mem::take(&mut self.blocks);
        let line = u32::try_from(self.feeds).unwrap_or(u32::MAX);
        let mut reader = Reader::new(&text, line.saturating_add(1), blocks, self.close_seams);
        reader.lines_are_paragraphs = self.lines_are_paragraphs;
        reader.title = self.title.filter(|_| self.feeds == 0);
        let options = Options::ENABLE_TABLES
            | Options::ENABLE_FOOTNOTES
            | Options::ENABLE_STRIKETHROUGH
            | Options::ENABLE_HEADING_ATTRIBUTES
            | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS;
        let mut done = 0;
        let mut depth = 0usize;
        let mut held: Vec<(Event<'_>, Range)> = Vec::new();
        for (event, range) in Parser::new_ext(&text, options).into_offset_iter() {
            if last {
                reader.event(event, range)?;
                continue;
            }
            match &event {
                Event::Start(tag) => {
                    if depth == 0
                        && matches!(tag, Tag::Heading { .. })
                        && stands_free(&text, &range)
                    {
                        done = range.start;
                        for (event, range) in held.drain(..) {
                            reader.event(event, range)?;
                        }
                    }
                    depth = depth.saturating_add(1);
                }
                Event::End(_) => depth = depth.saturating_sub(1),
                _ => {}
            }
            held.push((event, range));
        }
        self.blocks = reader.blocks;
        let done = if last { window.len() } else { done };
        let passed = window.get(..done).unwrap_or_default();
        self.feeds = self.feeds.saturating_add(feeds(passed));
        self.blanker.pass(passed);
        Ok(done)
    }
}

/// Whether a heading begins a line with `#` and a blank line stands before it.
fn stands_free(text: &str, heading: &Range) -> bool {
    let before = text.get(..heading.start).unwrap_or_default();
    let marked = text.as_bytes().get(heading.start) == Some(&b'#');
    let Some(above) = before.strip_suffix('\n') else {
        return false;
    };
    let line = above.rsplit('\n').next().unwrap_or_default();
    marked && !above.is_empty() && line.trim().is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What comes of a source read in windows of a given size.
    fn read_in(window: usize, source: &str) -> String {
        let pieces = source.split_inclusive('\n').map(Cow::Borrowed).collect();
        let (builder, hints) = read_by(window, pieces, true).unwrap();
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
