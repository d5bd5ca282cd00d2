//! The marks of a book: bookmarks, notes and coloured marks.

use std::sync::Arc;

use crate::document::{Moves, Span};
use crate::notes::{Change, Mark, MarkId, MarkKind, PlacedMark};

/// The marks of a document, in the order of the text; those whose words are
/// gone at the end.
#[derive(Debug, Default)]
pub struct Marks {
    list: Arc<Vec<PlacedMark>>,
    /// What was changed here since the marks were read last.
    own: Vec<Change>,
    /// What was taken away here, the last at the end.
    removed: Vec<Mark>,
}

impl Marks {
    /// All of them.
    #[must_use]
    pub const fn list(&self) -> &Arc<Vec<PlacedMark>> {
        &self.list
    }

    /// Those that touch a part of the text: bookmarks that stand in it, others
    /// that share a byte with it. Linear in the marks.
    pub fn in_span(&self, span: Span) -> impl Iterator<Item = (&Mark, Span)> {
        let placed = self.list.iter().filter_map(|p| Some((&p.mark, p.span?)));
        placed.filter(move |(_, at)| {
            at.overlaps(span) || at.is_empty() && (span.contains(at.start) || *at == span)
        })
    }

    /// How many have lost their place.
    pub(in crate::explorer) fn lost(&self) -> usize {
        self.list.iter().filter(|p| p.span.is_none()).count()
    }

    pub(in crate::explorer) fn get(&self, id: &MarkId) -> Option<&PlacedMark> {
        self.list.iter().find(|placed| placed.mark.id == *id)
    }

    /// Takes in what was read; what was changed here meanwhile stands.
    pub(in crate::explorer) fn take_in(&mut self, read: Vec<PlacedMark>) {
        let before = std::mem::replace(&mut self.list, Arc::new(read));
        for change in std::mem::take(&mut self.own) {
            let known = |id: &MarkId| before.iter().find(|placed| placed.mark.id == *id);
            match change {
                Change::AddMark(mark) | Change::EditMark(mark) => {
                    let span = known(&mark.id).and_then(|placed| placed.span);
                    self.put(PlacedMark { mark, span });
                }
                Change::RemoveMark(id) => self.take(&id),
                _ => {}
            }
        }
    }

    /// Says where the places of the text are now.
    pub(in crate::explorer) fn move_text(&mut self, moves: &Moves) {
        for placed in Arc::make_mut(&mut self.list) {
            placed.span = placed.span.map(|span| moves.span(span));
        }
    }

    /// Puts a mark in its place in the order, instead of one of the same name.
    fn put(&mut self, placed: PlacedMark) {
        let list = Arc::make_mut(&mut self.list);
        list.retain(|other| other.mark.id != placed.mark.id);
        let order = placed.order();
        let at = list.partition_point(|other| other.order() <= order);
        list.insert(at, placed);
    }

    fn take(&mut self, id: &MarkId) {
        Arc::make_mut(&mut self.list).retain(|placed| placed.mark.id != *id);
    }
}

/// What is changed here.
impl Marks {
    /// Makes a change; a mark that is put stands at `span`.
    pub(in crate::explorer) fn change(&mut self, change: Change, span: Option<Span>) {
        match &change {
            Change::AddMark(mark) | Change::EditMark(mark) => self.put(PlacedMark {
                mark: mark.clone(),
                span,
            }),
            Change::RemoveMark(id) => self.take(id),
            _ => {}
        }
        self.own.push(change);
    }

    /// Forgets what was changed here: it is kept, and will be read.
    pub(in crate::explorer) fn forget_own(&mut self) {
        self.own.clear();
    }

    /// Keeps a mark that was taken away, to be brought back.
    pub(in crate::explorer) fn put_aside(&mut self, mark: Mark) {
        self.removed.push(mark);
    }

    /// The mark that was taken away last.
    pub(in crate::explorer) fn bring_back(&mut self) -> Option<Mark> {
        self.removed.pop()
    }

    /// The mark at a row of the text: the last that begins in it, else the one
    /// that begins nearest before.
    pub(in crate::explorer) fn at_row(
        &self,
        row: Span,
        kind: Option<MarkKind>,
    ) -> Option<&PlacedMark> {
        let here = self.in_span(row);
        let fits = here.filter(|(mark, _)| kind.is_none_or(|kind| mark.kind == kind));
        let found = fits.max_by_key(|(_, span)| span.start)?;
        self.get(&found.0.id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Document, Meta};
    use crate::structure::{Options, parse};

    fn placed(document: &Document, start: u32, end: u32) -> PlacedMark {
        let span = Span::new(start, end);
        PlacedMark {
            mark: Mark::new(MarkKind::Note, document, span),
            span: Some(span),
        }
    }

    #[test]
    fn what_is_changed_while_marks_are_read_stands() {
        let document = parse("山高水长。", Meta::default(), &Options::default()).unwrap();
        let mut marks = Marks::default();
        let (one, two) = (placed(&document, 6, 9), placed(&document, 0, 3));
        marks.put(one.clone());
        marks.own.push(Change::AddMark(one.mark.clone()));
        marks.take_in(vec![two.clone()]);
        assert_eq!(**marks.list(), [two.clone(), one.clone()]);
        marks.own.push(Change::RemoveMark(two.mark.id.clone()));
        marks.take_in(vec![two.clone(), one.clone()]);
        assert_eq!(**marks.list(), [one]);
        // What another window has taken away is gone here as well.
        marks.take_in(vec![two.clone()]);
        assert_eq!(**marks.list(), [two]);
    }

    #[test]
    fn a_bookmark_belongs_to_the_line_where_it_stands() {
        let document = parse("山高水长。", Meta::default(), &Options::default()).unwrap();
        let mut marks = Marks::default();
        marks.put(placed(&document, 6, 6));
        let count = |start, end| marks.in_span(Span::new(start, end)).count();
        assert_eq!((count(0, 6), count(6, 15), count(3, 9)), (0, 1, 1));
    }
}
