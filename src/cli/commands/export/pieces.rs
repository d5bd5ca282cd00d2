//! A part of the text cut where a style or a mark begins or ends.

use crate::document::{Document, Link, Span, Style};
use crate::notes::{Mark, MarkKind, PlacedMark};

/// A run of characters that are all set alike.
pub(super) struct Piece<'a> {
    /// Its text.
    pub(super) text: &'a str,
    /// How it is set off in the source; the lead of a paragraph that is a
    /// heading is bold.
    pub(super) style: Style,
    /// Where it leads.
    pub(super) link: Option<Link<'a>>,
    /// The colour or note that lies on it.
    pub(super) mark: Option<&'a Mark>,
    /// The marks that end behind it.
    pub(super) ended: Vec<&'a Mark>,
    /// The bookmarks in front of it.
    pub(super) bookmarks: Vec<&'a Mark>,
}

/// The pieces of a span in order. Linear in the marks for each call.
pub(super) fn pieces<'a>(
    document: &'a Document,
    marks: &'a [PlacedMark],
    span: Span,
) -> Vec<Piece<'a>> {
    let near: Vec<(&Mark, Span)> = marks
        .iter()
        .filter_map(|placed| Some((&placed.mark, placed.span?)))
        .filter(|(_, at)| at.overlaps(span) || span.contains(at.start))
        .collect();
    // A title that is all of it is a heading already.
    let titles = document.titles_in(span).filter(|title| *title != span);
    let titles: Vec<Span> = titles.collect();
    let styles = document.styles_in(span);
    let links: Vec<Link<'_>> = document.links_in(span).collect();
    let mut cuts = vec![span.start, span.end];
    let places = near.iter().map(|(_, at)| *at);
    let places = places.chain(styles.iter().map(|style| style.span));
    let places = places.chain(links.iter().map(|link| link.span));
    for place in places.chain(titles.iter().copied()) {
        cuts.extend([place.start, place.end]);
    }
    cuts.retain(|&cut| span.start <= cut && cut <= span.end);
    cuts.sort_unstable();
    cuts.dedup();
    let ends = cuts.iter().skip(1);
    let parts = cuts.iter().zip(ends);
    parts
        .map(|(&start, &end)| {
            let part = Span::new(start, end);
            let set = styles.iter().filter(|style| style.span.overlaps(part));
            let set = set.fold(Style::PLAIN, |set, run| set.with(run.style));
            let is_lead = titles.iter().any(|title| title.overlaps(part));
            let lies = |&&(mark, at): &&(&Mark, Span)| {
                mark.kind != MarkKind::Bookmark && at.overlaps(part)
            };
            Piece {
                text: document.slice(part),
                style: set.with(Style::BOLD.when(is_lead)),
                link: links.iter().find(|link| link.span.overlaps(part)).copied(),
                mark: near.iter().rfind(lies).map(|(mark, _)| *mark),
                ended: near
                    .iter()
                    .filter(|(mark, at)| mark.kind != MarkKind::Bookmark && at.end == end)
                    .map(|(mark, _)| *mark)
                    .collect(),
                bookmarks: near
                    .iter()
                    .filter(|(mark, at)| mark.kind == MarkKind::Bookmark && at.start == start)
                    .map(|(mark, _)| *mark)
                    .collect(),
            }
        })
        .collect()
}

/// The notes among the marks that have a place, numbered from 1.
pub(super) fn numbered(marks: &[PlacedMark]) -> impl Iterator<Item = (usize, &PlacedMark)> {
    let written = marks.iter().filter(|placed| {
        let bookmark = placed.mark.kind == crate::notes::MarkKind::Bookmark;
        placed.span.is_some() && !bookmark && !placed.mark.text.is_empty()
    });
    (1..).zip(written)
}

/// The parts of a place of the text between separators of one byte: the rows
/// of a table, the cells of a row.
pub(super) fn split(
    document: &Document,
    span: Span,
    separator: char,
) -> impl Iterator<Item = Span> {
    let mut at = span.start;
    document.slice(span).split(separator).map(move |part| {
        let length = u32::try_from(part.len()).unwrap_or(u32::MAX);
        let part = Span::new(at, at.saturating_add(length));
        at = part.end.saturating_add(1);
        part
    })
}
