//! Pictures, captions and page marks that stand inside a sentence: they are
//! written behind the paragraph that goes on over them.

use pulldown_cmark::{Event, Tag};

use crate::document::TooLarge;
use crate::prose::{seams, words};

use crate::formats::markdown::place::Range;
use crate::formats::markdown::state::Converter;

/// Blocks that are held back until it is known whether a sentence goes on
/// behind them.
#[derive(Debug, Default)]
pub(in crate::formats) struct Held<'e> {
    events: Vec<(Event<'e>, Range)>,
    /// Whether what comes belongs to a block that is held back.
    takes: bool,
    depth: usize,
}

/// The most events that are held back.
const MOST: usize = 400;

impl<'e> Held<'e> {
    /// Takes the next event: reads it, or holds it back.
    pub(in crate::formats) fn event(
        &mut self,
        event: Event<'e>,
        range: Range,
        converter: &mut Converter<'_>,
    ) -> Result<(), TooLarge> {
        let outside = self.depth == 0;
        match &event {
            Event::Start(_) => self.depth = self.depth.saturating_add(1),
            Event::End(_) => self.depth = self.depth.saturating_sub(1),
            _ => {}
        }
        if outside {
            self.takes = converter.holds_back(&event, &range) && self.events.len() < MOST;
            if !self.takes && !self.events.is_empty() && !converter.goes_on_at(&event, &range) {
                self.flush(converter)?;
            }
        }
        if self.takes {
            self.events.push((event, range));
            return Ok(());
        }
        converter.event(event, range)
    }

    /// Reads what was held back.
    pub(in crate::formats) fn flush(
        &mut self,
        converter: &mut Converter<'_>,
    ) -> Result<(), TooLarge> {
        if self.events.is_empty() {
            return Ok(());
        }
        for (event, range) in self.events.drain(..) {
            converter.event(event, range)?;
        }
        converter.rests = false;
        Ok(())
    }
}

impl Converter<'_> {
    /// Whether a block that begins may stand inside the sentence that breaks
    /// off before it.
    fn holds_back(&self, event: &Event<'_>, range: &Range) -> bool {
        let open = self.close_seams
            && self.rests
            && !self.blocks.text().is_empty()
            && !seams::is_finished(self.blocks.text());
        open && match event {
            Event::Start(Tag::Paragraph | Tag::HtmlBlock) => self.is_beside(range),
            _ => false,
        }
    }

    /// Whether the sentence that breaks off goes on in the block that begins.
    fn goes_on_at(&self, event: &Event<'_>, range: &Range) -> bool {
        let Event::Start(Tag::Paragraph) = event else {
            return false;
        };
        let shown = self.line_shown(range.start);
        self.rests && seams::goes_on(self.blocks.text(), shown.trim())
    }

    /// Whether a block is a picture, a caption, or both.
    pub(in crate::formats) fn is_beside(&self, range: &Range) -> bool {
        const BEGIN: &str = "!图圖表专專資资数數来來列示範范例リ예FTL<";
        let raw = self.plain.get(range.clone()).unwrap_or_default();
        if !raw.starts_with(|c| BEGIN.contains(c)) {
            return false;
        }
        let mut picture = false;
        let mut lines = 0usize;
        let mut at = range.start;
        for line in raw.split_inclusive('\n') {
            let from = at;
            at = at.saturating_add(line.len());
            let text = without_tags(line);
            let text = text.trim();
            if line.contains("<img") || text.starts_with("![") && text.ends_with(')') {
                picture = true;
            } else if !text.is_empty() {
                lines = lines.saturating_add(1);
                let shown = self.line_shown(from);
                let shown = without_tags(&shown);
                let caption = words::is_caption_line(shown.trim());
                // What stands right below a picture is its caption.
                let below = picture && !raw.starts_with('<') && lines <= 2;
                if !(caption || below && text.chars().nth(120).is_none()) {
                    return false;
                }
            }
        }
        picture || lines > 0
    }
}

impl Converter<'_> {
    /// Whether a rule stands beside the mark of a page.
    pub(in crate::formats) fn is_page_break(&self, rule: &Range) -> bool {
        let blank = |from: usize, to: usize| {
            let between = self.plain.get(from..to);
            between.is_some_and(|text| text.trim().is_empty())
        };
        let beside = self.marks.iter().any(|(mark, _)| {
            mark.end <= rule.start && blank(mark.end, rule.start)
                || rule.end <= mark.start && blank(rule.end, mark.start)
        });
        let before = self.plain.get(..rule.start).unwrap_or_default().trim_end();
        let behind = self.plain.get(rule.end..).unwrap_or_default().trim_start();
        let counts = |line: Option<&str>| line.is_some_and(is_page_comment);
        beside || counts(before.rsplit('\n').next()) || counts(behind.split('\n').next())
    }
}

/// Whether a line is a comment that counts pages.
fn is_page_comment(line: &str) -> bool {
    let line = line.trim();
    let inside = line
        .strip_prefix("<!--")
        .and_then(|rest| rest.strip_suffix("-->"));
    inside.is_some_and(|inside| {
        let inside = inside.trim();
        inside.chars().nth(30).is_none()
            && (inside.to_ascii_lowercase().contains("page") || inside.contains(['页', '頁']))
    })
}

/// A line without its tags.
fn without_tags(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    let mut inside = false;
    for c in line.chars() {
        match c {
            '<' => inside = true,
            '>' if inside => inside = false,
            _ if inside => {}
            _ => out.push(c),
        }
    }
    out
}
