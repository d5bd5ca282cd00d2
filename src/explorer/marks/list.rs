//! Bookmarks, notes and coloured marks of the document in front.

use std::sync::Arc;

use crate::document::{Document, Span};
use crate::notes::{Anchor, COLOURS, Change, Mark, MarkId, MarkKind, PlacedMark};

use crate::explorer::desk::action::{Effect, ReaderId};
use crate::explorer::desk::panes::Pane;
use crate::explorer::desk::state::{Mode, Reader, State};
use crate::explorer::keys::command::Command;
use crate::explorer::language::Text;
use crate::explorer::marks::writing::{MarkBox, Purpose};
use crate::explorer::panel::Listing;
use crate::explorer::reading::lines::Line;
use crate::explorer::reading::pane::Align;

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
    fn lost(&self) -> usize {
        self.list.iter().filter(|p| p.span.is_none()).count()
    }

    fn get(&self, id: &MarkId) -> Option<&PlacedMark> {
        self.list.iter().find(|placed| placed.mark.id == *id)
    }

    /// Takes in what was read; what was changed here meanwhile stands.
    fn take_in(&mut self, read: Vec<PlacedMark>) {
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

impl Reader {
    /// The marks.
    #[must_use]
    pub const fn marks(&self) -> &Marks {
        &self.marks
    }

    /// The line of the cursor, in bytes of the reading text.
    fn cursor_row(&self) -> Span {
        let row = self.reading.cursor_line();
        let row = row.and_then(|row| self.reading.screen().get(usize::from(row)));
        match row {
            Some(Line::Text(line)) => Span::new(line.span.start, line.end),
            _ => Span::new(self.reading.cursor(), self.reading.cursor()),
        }
    }

    /// The mark at the cursor: the last that begins in its line, else the one
    /// that begins nearest before.
    fn mark_here(&self, kind: Option<MarkKind>) -> Option<&PlacedMark> {
        let row = self.cursor_row();
        let here = self.marks.in_span(row);
        let fits = here.filter(|(mark, _)| kind.is_none_or(|kind| mark.kind == kind));
        let found = fits.max_by_key(|(_, span)| span.start)?;
        self.marks.get(&found.0.id)
    }

    /// The paragraph of the cursor.
    pub(in crate::explorer) fn paragraph_here(&self) -> Span {
        let block = self.document.block_at(self.reading.cursor());
        block.map_or_else(Span::default, |id| self.document.paragraph(id))
    }

    /// Makes a change of the marks and asks that it be kept; nothing while
    /// the document is not known by its content.
    fn change_mark(&mut self, change: Change, span: Option<Span>) -> Option<Effect> {
        let effect = self.keep(change.clone())?;
        match &change {
            Change::AddMark(mark) | Change::EditMark(mark) => self.marks.put(PlacedMark {
                mark: mark.clone(),
                span,
            }),
            Change::RemoveMark(id) => self.marks.take(id),
            _ => {}
        }
        self.marks.own.push(change);
        Some(effect)
    }

    /// The mark of the chosen row of the list of notes.
    fn chosen_mark(&self) -> Option<&PlacedMark> {
        let panel = self.panel.as_ref()?;
        let id = panel.table()?.mark(panel.list().cursor())?;
        self.marks.get(id)
    }
}

impl State {
    /// Takes in the marks of a document, with their places in it.
    pub(in crate::explorer) fn marked(&mut self, id: ReaderId, marks: Vec<PlacedMark>) {
        let Some(reader) = self.reader_by_id(id) else {
            return;
        };
        reader.marks.take_in(marks);
        let lost = reader.marks.lost();
        if lost > 0 {
            let key = self.hint(Command::NotesPanel);
            self.complain_with(Text::MarksLost, &[&lost, &key]);
        }
    }

    /// Asks for the marks as they are on disk: another window may have changed
    /// them.
    pub(in crate::explorer) fn kept_changed(&mut self, id: ReaderId) -> Vec<Effect> {
        let Some(reader) = self.reader_by_id(id) else {
            return Vec::new();
        };
        let Some(key) = reader.key.clone() else {
            return Vec::new();
        };
        // They are kept before the marks are read.
        reader.marks.own.clear();
        vec![Effect::RecallMarks {
            reader: id,
            key,
            document: Arc::clone(&reader.document),
        }]
    }

    /// Takes in the marks as they are on disk; asks again where the document
    /// is another by now.
    pub(in crate::explorer) fn marks_recalled(
        &mut self,
        id: ReaderId,
        document: &Arc<Document>,
        marks: Vec<PlacedMark>,
    ) -> Vec<Effect> {
        let Some(reader) = self.reader_by_id(id) else {
            return Vec::new();
        };
        if !Arc::ptr_eq(document, &reader.document) {
            return self.kept_changed(id);
        }
        if *reader.marks.list != marks {
            reader.marks.take_in(marks);
        }
        Vec::new()
    }

    /// Whether what the keys speak of is the chosen row of the list of notes.
    pub(in crate::explorer) fn in_notes_panel(&self) -> bool {
        let panel = self.reader().and_then(|reader| reader.panel.as_ref());
        self.focus == Pane::Panel
            && panel.is_some_and(|panel| matches!(panel.listing(), Listing::Notes(_)))
    }

    /// The mark that the keys speak of: the chosen one of the list, else the
    /// one at the cursor.
    fn mark_in_question(&self, kind: Option<MarkKind>) -> Option<PlacedMark> {
        let reader = self.reader()?;
        let placed = if self.in_notes_panel() {
            reader.chosen_mark()
        } else {
            reader.mark_here(kind)
        };
        placed.cloned()
    }

    /// `a`: writes a note on what is selected, else on the paragraph; where
    /// there is one on it, changes that.
    pub(in crate::explorer) fn write_note(&mut self) {
        let selected = self.take_selection();
        if selected.is_none()
            && let Some(note) = self.mark_in_question(Some(MarkKind::Note))
        {
            self.edit_mark(note);
            return;
        }
        let span = selected.or_else(|| self.reader().map(Reader::paragraph_here));
        if let Some(span) = span {
            self.open_mark_box(Purpose::New(MarkKind::Note, span), "");
        }
    }

    /// `B`: a bookmark at the cursor; where there is one, another name for it.
    pub(in crate::explorer) fn set_bookmark(&mut self) {
        let selected = self.take_selection();
        let known = match selected {
            Some(_) => None,
            None if self.in_notes_panel() => None,
            None => self.mark_in_question(Some(MarkKind::Bookmark)),
        };
        if let Some(bookmark) = known {
            self.edit_mark(bookmark);
            return;
        }
        let Some(reader) = self.reader() else { return };
        let at = selected.map_or_else(|| reader.cursor_row().start, |span| span.start);
        let title = reader.document.section_at(at);
        let title = title.map_or("", |id| reader.document.title(id)).trim();
        let title = title.to_owned();
        let place = Span::new(at, at);
        self.open_mark_box(Purpose::New(MarkKind::Bookmark, place), &title);
    }

    /// `M`: colours what is selected, else the paragraph; the colour there is
    /// exchanged.
    pub(in crate::explorer) fn colour(&mut self, count: Option<u32>) -> Vec<Effect> {
        let chosen = count.map(|count| u8::try_from(count).unwrap_or(u8::MAX));
        if let Some(wrong) = chosen.filter(|colour| !(1..=COLOURS).contains(colour)) {
            self.say_with(Text::NoSuchColour, &[&wrong, &COLOURS]);
            return Vec::new();
        }
        let selected = self.take_selection();
        let known = match selected {
            Some(_) => None,
            None => self.mark_in_question(Some(MarkKind::Colour)),
        };
        let Some(reader) = self.readers.get_mut(self.current) else {
            return Vec::new();
        };
        let (change, span) = match known {
            Some(PlacedMark { mark, span }) if mark.kind == MarkKind::Colour => {
                let next = mark.colour % COLOURS;
                let colour = chosen.unwrap_or(next.saturating_add(1));
                (Change::EditMark(Mark { colour, ..mark }), span)
            }
            _ => {
                let span = selected.unwrap_or_else(|| reader.paragraph_here());
                let colour = chosen.unwrap_or(1);
                let mark = Mark::new(MarkKind::Colour, &reader.document, span);
                (Change::AddMark(Mark { colour, ..mark }), Some(span))
            }
        };
        let effect = reader.change_mark(change, span);
        self.told(effect, Text::Coloured, &[&self.hint(Command::RemoveMark)])
    }

    /// Takes the mark away that the keys speak of.
    pub(in crate::explorer) fn remove_mark(&mut self) -> Vec<Effect> {
        let Some(placed) = self.mark_in_question(None) else {
            self.say(Text::NoMarkHere);
            return Vec::new();
        };
        let Some(reader) = self.readers.get_mut(self.current) else {
            return Vec::new();
        };
        let effect = reader.change_mark(Change::RemoveMark(placed.mark.id.clone()), None);
        reader.marks.removed.push(placed.mark);
        self.told(
            effect,
            Text::MarkRemoved,
            &[&self.hint(Command::RestoreMark)],
        )
    }

    /// Brings back the mark that was taken away last.
    pub(in crate::explorer) fn restore_mark(&mut self) -> Vec<Effect> {
        let Some(reader) = self.readers.get_mut(self.current) else {
            return Vec::new();
        };
        let Some(mark) = reader.marks.removed.pop() else {
            self.say(Text::NoMarkToRestore);
            return Vec::new();
        };
        let span = mark.at.find(&reader.document);
        let effect = reader.change_mark(Change::AddMark(mark), span);
        self.told(effect, Text::MarkRestored, &[])
    }

    /// Says what was done, or why not: as long as a document is being read
    /// nothing can be kept of it.
    fn told(
        &mut self,
        effect: Option<Effect>,
        done: Text,
        values: &[&dyn std::fmt::Display],
    ) -> Vec<Effect> {
        match effect {
            Some(_) => self.say_with(done, values),
            None => self.say(Text::NotYetKept),
        }
        effect.into_iter().collect()
    }

    /// Goes to the next mark, or the one before; round at the ends.
    pub(in crate::explorer) fn go_by_marks(&mut self, by: i64) {
        let Some(reader) = self.reader() else { return };
        let placed = reader.marks.list.iter();
        let mut starts: Vec<u32> = placed.filter_map(|p| Some(p.span?.start)).collect();
        starts.dedup();
        let count = i64::try_from(starts.len()).unwrap_or(i64::MAX);
        if count == 0 {
            self.say(Text::NoMarks);
            return;
        }
        let row = reader.cursor_row();
        let (before, behind) = (
            starts.partition_point(|&start| start < row.start),
            starts.partition_point(|&start| start < row.end.max(row.start.saturating_add(1))),
        );
        let from = match by {
            1.. => i64::try_from(behind).unwrap_or(0).saturating_sub(1),
            _ => i64::try_from(before).unwrap_or(0),
        };
        let to = from.saturating_add(by);
        let at = usize::try_from(to.rem_euclid(count)).unwrap_or(0);
        let Some(&start) = starts.get(at) else { return };
        self.jump_to(start, Align::Near);
        if to >= count {
            self.say(Text::MarksWrapped);
        } else if to < 0 {
            self.say(Text::MarksWrappedBack);
        }
    }

    /// Another text for the chosen note of the list.
    pub(in crate::explorer) fn edit_chosen_mark(&mut self) {
        match self.mark_in_question(None) {
            Some(placed) => self.edit_mark(placed),
            None => self.say(Text::NoMarkHere),
        }
    }

    fn edit_mark(&mut self, placed: PlacedMark) {
        let text = placed.mark.text.clone();
        self.open_mark_box(Purpose::Edit(placed), &text);
    }

    /// Makes the mark of what was typed. A note of nothing is none.
    pub(in crate::explorer) fn accept_mark(&mut self) -> Vec<Effect> {
        let Mode::Mark(MarkBox { prompt, purpose }) = std::mem::take(&mut self.mode) else {
            return Vec::new();
        };
        let text = prompt.text().trim().to_owned();
        let Some(reader) = self.readers.get_mut(self.current) else {
            return Vec::new();
        };
        let (change, span) = match purpose {
            Purpose::Search => return Vec::new(),
            Purpose::New(MarkKind::Note, _) if text.is_empty() => return Vec::new(),
            Purpose::New(kind, span) => {
                let mark = Mark::new(kind, &reader.document, span);
                (Change::AddMark(Mark { text, ..mark }), Some(span))
            }
            Purpose::Edit(PlacedMark { mark, span }) => {
                (Change::EditMark(Mark { text, ..mark }), span)
            }
        };
        let effect = reader.change_mark(change, span);
        self.told(effect, Text::MarkKept, &[&self.hint(Command::NotesPanel)])
    }

    /// The place of a lost mark is chosen anew: what is selected, else the
    /// paragraph of the cursor.
    pub(in crate::explorer) fn place_mark(&mut self) -> Vec<Effect> {
        let selected = self.take_selection();
        let Some(reader) = self.readers.get_mut(self.current) else {
            return Vec::new();
        };
        let Some(placed) = reader.chosen_mark().cloned() else {
            self.say(Text::NoMarkChosen);
            return Vec::new();
        };
        let cursor = reader.cursor_row().start;
        let span = match placed.mark.kind {
            MarkKind::Bookmark => {
                let at = selected.map_or(cursor, |span| span.start);
                Span::new(at, at)
            }
            _ => selected.unwrap_or_else(|| reader.paragraph_here()),
        };
        let at = Anchor::at(&reader.document, span);
        let change = Change::EditMark(Mark { at, ..placed.mark });
        let effect = reader.change_mark(change, Some(span));
        self.told(effect, Text::MarkPlaced, &[])
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Meta;
    use crate::parse::{Options, parse};

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
