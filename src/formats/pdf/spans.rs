//! What stands on a page of a PDF document.

use pdfboss_core::Document as Pdf;
use pdfboss_text::{
    ArtifactKind, FontCache, ReadingOrder, TextSpan, extract_spans_and_rulings_reporting_cached,
    placed_images,
};

use crate::formats::paged::{Page, Ruling, Turn};
use crate::text::lookalikes;
use unicode_normalization::UnicodeNormalization;

/// Of the letters of a page this part may be unreadable, in hundredths.
const UNREADABLE: usize = 50;

/// Reads a page, by its number from 0. One without text says why.
pub(super) fn page(pdf: &Pdf, index: usize, fonts: &FontCache) -> Page {
    let read = pdf.page(index).and_then(|source| {
        let order = ReadingOrder::Content;
        let read = extract_spans_and_rulings_reporting_cached(pdf, &source, fonts, order)?;
        Ok((source, read))
    });
    let Ok((source, (spans, rulings, _))) = read else {
        return silent("（本页已损坏，读不出来）");
    };
    let (mut letters, mut lost) = (0usize, 0usize);
    for c in spans.iter().flat_map(|span| span.text.chars()) {
        letters = letters.saturating_add(usize::from(!c.is_whitespace()));
        lost = lost.saturating_add(usize::from(is_unreadable(c)));
    }
    if letters == 0 {
        let pictures = placed_images(pdf, &source).is_ok_and(|images| !images.is_empty());
        return silent(match pictures {
            true => "（本页是图片，没有可读的文字）",
            false => "（本页没有文字）",
        });
    }
    if lost.saturating_mul(100) >= letters.saturating_mul(UNREADABLE) {
        return silent("（本页的字体没有字符对应表，读不出文字）");
    }
    let mut page = Page::default();
    for span in &spans {
        push(&mut page, span);
    }
    for line in rulings {
        page.rule(Ruling {
            x0: line.start.x,
            y0: -line.start.y,
            x1: line.end.x,
            y1: -line.end.y,
        });
    }
    page
}

/// A page without text, which says why.
fn silent(why: &str) -> Page {
    let mut page = Page::default();
    page.silent = Some(why.to_owned());
    page
}

/// Whether a character stands for one that the file does not tell.
fn is_unreadable(c: char) -> bool {
    matches!(c, '\u{fffd}' | '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..) || c.is_control()
}

/// Adds a run of letters.
fn push(page: &mut Page, span: &TextSpan) {
    let aside = span
        .artifact
        .as_ref()
        .is_some_and(|artifact| artifact.kind == ArtifactKind::Pagination);
    let turn = match span.rotate.rem_euclid(360) {
        _ if span.vertical => Turn::Right,
        90 => Turn::Left,
        180 => Turn::Over,
        270 => Turn::Right,
        _ => Turn::None,
    };
    let y = -span.y;
    if span.vertical {
        let (from, to) = ((span.x, -span.bbox.y1), (span.x, -span.bbox.y0));
        return page.push(&said(&span.text), turn, (from, to), span.size, aside);
    }
    let placed = turn == Turn::None
        && !span.logical
        && !span.glyph_x.is_empty()
        && span
            .glyph_x
            .windows(2)
            .all(|pair| pair.first() <= pair.last());
    if !placed {
        let (from, to) = ((span.x, y), (span.end_x, -span.end_y));
        return page.push(&said(&span.text), turn, (from, to), span.size, aside);
    }
    // What one glyph stands for has one place.
    let mut at = 0usize;
    let mut letters = span
        .text
        .char_indices()
        .zip(span.glyph_x.iter().copied())
        .peekable();
    while let Some(((start, c), x)) = letters.next() {
        let next = letters.peek().map(|((_, _), x)| *x);
        if next == Some(x) {
            continue;
        }
        let end = start.saturating_add(c.len_utf8());
        let text = span.text.get(at..end).unwrap_or_default();
        at = end;
        let to = next.unwrap_or(span.end_x);
        // Between letters that are drawn apart stands blank.
        let count = u16::try_from(text.chars().count()).map_or(1.0, f32::from);
        let to = to.min(x + span.size * 1.05 * count);
        page.push(&said(text), turn, ((x, y), (to, y)), span.size, aside);
    }
}

/// Letters as they are meant: programs that print take radicals and ⋯ for the
/// characters that look like them.
fn said(text: &str) -> String {
    let text = lookalikes::in_ordinary_form(text);
    let plain = |c: char| match c {
        '\u{22ef}' => '…',
        // Forms for vertical lines: ︵ ︑ ﹁.
        '\u{fe10}'..='\u{fe19}' | '\u{fe30}'..='\u{fe44}' | '\u{fe47}' | '\u{fe48}' => upright(c),
        c => c,
    };
    text.chars().map(plain).collect()
}

/// The mark of horizontal lines that a mark of vertical ones stands for; quotes
/// stay what they are there.
fn upright(c: char) -> char {
    match c {
        '\u{fe41}' => '「',
        '\u{fe42}' => '」',
        '\u{fe43}' => '『',
        '\u{fe44}' => '』',
        '\u{fe10}' => '，',
        '\u{fe13}' => '：',
        '\u{fe14}' => '；',
        '\u{fe15}' => '！',
        '\u{fe16}' => '？',
        '\u{fe19}' => '…',
        '\u{fe31}' => '—',
        '\u{fe35}' => '（',
        '\u{fe36}' => '）',
        '\u{fe37}' => '｛',
        '\u{fe38}' => '｝',
        '\u{fe47}' => '［',
        '\u{fe48}' => '］',
        c => c.nfkc().next().unwrap_or(c),
    }
}
