//! Making, changing and visiting marks.

use std::sync::Arc;

use crate::document::{Document, Span};
use crate::explorer::books::book::{Book, Stage};
use crate::explorer::books::place::{BookId, Job};
use crate::explorer::desk::events::effect::Effect;
use crate::explorer::desk::panes::Pane;
use crate::explorer::desk::state::State;
use crate::explorer::desk::views::view::View;
use crate::explorer::language::Text;
use crate::explorer::marks::purpose::Purpose;
use crate::explorer::panel::{Listing, NotesOrder, Panel};
use crate::explorer::reading::pane::Align;
use crate::notes::{COLOURS, Change, Mark, MarkKind, PlacedMark};
use crate::setting::keys::command::Command;

impl Book {
    /// A new mark on a part of the text, held by what is written there.
    fn new_mark(&self, kind: MarkKind, span: Span) -> Mark {
        Mark {
            at: self.anchor(span),
            ..Mark::new(kind, self.document(), span)
        }
    }

    /// Makes a change of the marks and asks that it be kept; nothing while
    /// the book is not known by its content.
    fn change_mark(&mut self, change: Change, span: Option<Span>) -> Option<Effect> {
        let effect = self.keep(change.clone())?;
        self.marks_mut().change(change, span);
        Some(effect)
    }
}

impl View {
    /// The mark of the chosen row of the list of notes.
    fn chosen_mark<'a>(&self, book: &'a Book) -> Option<&'a PlacedMark> {
        let panel = self.panel.as_ref()?;
        let id = panel.table()?.mark(panel.list().cursor())?;
        book.marks().get(id)
    }
}

impl State {
    /// Takes in the marks of a book, with their places in it.
    pub(in crate::explorer) fn marked(&mut self, job: Job, marks: Vec<PlacedMark>) {
        let Some((book, _)) = self.shelf.asked(job) else {
            return;
        };
        book.marks_mut().take_in(marks);
        let lost = book.marks().lost();
        if lost > 0 {
            let key = self.hint(Command::NotesPanel);
            self.complain_with(Text::MarksLost, &[&lost, &key]);
        }
    }

    /// Asks for the marks as they are on disk: another window may have changed
    /// them.
    pub(in crate::explorer) fn kept_changed(&mut self, id: BookId) -> Vec<Effect> {
        let book = self.shelf.get_mut(id);
        let effect = book.and_then(|(book, _)| book.recall_marks());
        effect.into_iter().collect()
    }

    /// Takes in the marks as they are on disk; asks again where the text is
    /// another by now.
    pub(in crate::explorer) fn marks_recalled(
        &mut self,
        id: BookId,
        document: &Arc<Document>,
        marks: Vec<PlacedMark>,
    ) -> Vec<Effect> {
        let Some((book, _)) = self.shelf.get_mut(id) else {
            return Vec::new();
        };
        if !Arc::ptr_eq(document, book.document()) {
            return self.kept_changed(id);
        }
        if **book.marks().list() != marks {
            book.marks_mut().take_in(marks);
        }
        Vec::new()
    }

    /// Whether what the keys speak of is the chosen row of the list of notes.
    pub(in crate::explorer) fn in_notes_panel(&self) -> bool {
        let panel = self.shelf.front().and_then(|(_, view)| view.panel.as_ref());
        self.focus == Pane::Panel
            && panel.is_some_and(|panel| matches!(panel.listing(), Listing::Notes(_)))
    }

    /// The mark that the keys speak of: the chosen one of the list, else the
    /// one at the cursor.
    fn mark_in_question(&self, kind: Option<MarkKind>) -> Option<PlacedMark> {
        let (book, view) = self.shelf.front()?;
        let placed = if self.in_notes_panel() {
            view.chosen_mark(book)
        } else {
            book.marks().at_row(view.reading.cursor_row(), kind)
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
        let paragraph = |(book, view): (&Book, &View)| view.reading.paragraph_here(book.document());
        let span = selected.or_else(|| self.shelf.front().map(paragraph));
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
        let Some((book, view)) = self.shelf.front() else {
            return;
        };
        let at = selected.map_or_else(|| view.reading.cursor_row().start, |span| span.start);
        let title = book.document().section_at(at);
        let title = title.map_or("", |id| book.document().title(id)).trim();
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
        let Some((book, view)) = self.shelf.front_mut() else {
            return Vec::new();
        };
        let (change, span) = match known {
            Some(PlacedMark { mark, span }) if mark.kind == MarkKind::Colour => {
                let next = mark.colour % COLOURS;
                let colour = chosen.unwrap_or(next.saturating_add(1));
                (Change::EditMark(Mark { colour, ..mark }), span)
            }
            _ => {
                let span = selected.unwrap_or_else(|| view.reading.paragraph_here(book.document()));
                let colour = chosen.unwrap_or(1);
                let mark = book.new_mark(MarkKind::Colour, span);
                (Change::AddMark(Mark { colour, ..mark }), Some(span))
            }
        };
        let effect = book.change_mark(change, span);
        self.told(effect, Text::Coloured, &[&self.hint(Command::RemoveMark)])
    }

    /// Takes the mark away that the keys speak of.
    pub(in crate::explorer) fn remove_mark(&mut self) -> Vec<Effect> {
        let Some(placed) = self.mark_in_question(None) else {
            self.say(Text::NoMarkHere);
            return Vec::new();
        };
        let Some((book, _)) = self.shelf.front_mut() else {
            return Vec::new();
        };
        let effect = book.change_mark(Change::RemoveMark(placed.mark.id.clone()), None);
        book.marks_mut().put_aside(placed.mark);
        self.told(
            effect,
            Text::MarkRemoved,
            &[&self.hint(Command::RestoreMark)],
        )
    }

    /// Brings back the mark that was taken away last.
    pub(in crate::explorer) fn restore_mark(&mut self) -> Vec<Effect> {
        let Some((book, _)) = self.shelf.front_mut() else {
            return Vec::new();
        };
        let Some(mark) = book.marks_mut().bring_back() else {
            self.say(Text::NoMarkToRestore);
            return Vec::new();
        };
        let span = mark.at.find(book.document());
        let effect = book.change_mark(Change::AddMark(mark), span);
        self.told(effect, Text::MarkRestored, &[])
    }

    /// Says what was done, or why not: as long as a document is being read
    /// nothing can be kept of it, and with `--no-kept` never.
    fn told(
        &mut self,
        effect: Option<Effect>,
        done: Text,
        values: &[&dyn std::fmt::Display],
    ) -> Vec<Effect> {
        match effect {
            Some(_) => self.say_with(done, values),
            None => self.say_unkept(),
        }
        effect.into_iter().collect()
    }

    /// Says why no mark can be made in the book in front.
    pub(in crate::explorer) fn say_unkept(&mut self) {
        let front = self.shelf.front();
        let is_read = front.is_some_and(|(book, _)| *book.stage() == Stage::Open);
        self.say(match is_read {
            true => Text::KeepsNothing,
            false => Text::NotYetKept,
        });
    }

    /// Goes to the next mark, or the one before; round at the ends.
    pub(in crate::explorer) fn go_by_marks(&mut self, by: i64) {
        let Some((book, view)) = self.shelf.front() else {
            return;
        };
        let placed = book.marks().list().iter();
        let mut starts: Vec<u32> = placed.filter_map(|p| Some(p.span?.start)).collect();
        starts.dedup();
        let count = i64::try_from(starts.len()).unwrap_or(i64::MAX);
        if count == 0 {
            self.say(Text::NoMarks);
            return;
        }
        let row = view.reading.cursor_row();
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

    /// Searches the list of notes.
    pub(in crate::explorer) fn search_notes(&mut self) {
        let panel = self.shelf.front().and_then(|(_, view)| view.panel.as_ref());
        if let Some(Listing::Notes(order)) = panel.map(Panel::listing) {
            let typed = order.search.clone();
            self.open_mark_box(Purpose::Search, &typed);
        }
    }

    /// Lists only notes that hold a text.
    pub(in crate::explorer) fn set_note_search(&mut self, text: &str) {
        if let Some(panel) = self.panel_mut()
            && let Listing::Notes(order) = panel.listing()
        {
            let order = NotesOrder {
                search: text.to_owned(),
                ..order.clone()
            };
            panel.list_otherwise(Listing::Notes(order));
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
    pub(in crate::explorer) fn write_mark(
        &mut self,
        purpose: Purpose,
        text: String,
    ) -> Vec<Effect> {
        let Some((book, _)) = self.shelf.front_mut() else {
            return Vec::new();
        };
        let (change, span) = match purpose {
            Purpose::Search => return Vec::new(),
            Purpose::New(MarkKind::Note, _) if text.is_empty() => return Vec::new(),
            Purpose::New(kind, span) => {
                let mark = book.new_mark(kind, span);
                (Change::AddMark(Mark { text, ..mark }), Some(span))
            }
            Purpose::Edit(PlacedMark { mark, span }) => {
                (Change::EditMark(Mark { text, ..mark }), span)
            }
        };
        let effect = book.change_mark(change, span);
        self.told(effect, Text::MarkKept, &[&self.hint(Command::NotesPanel)])
    }

    /// The place of a lost mark is chosen anew: what is selected, else the
    /// paragraph of the cursor.
    pub(in crate::explorer) fn place_mark(&mut self) -> Vec<Effect> {
        let selected = self.take_selection();
        let Some((book, view)) = self.shelf.front_mut() else {
            return Vec::new();
        };
        let Some(placed) = view.chosen_mark(book).cloned() else {
            self.say(Text::NoMarkChosen);
            return Vec::new();
        };
        let cursor = view.reading.cursor_row().start;
        let span = match placed.mark.kind {
            MarkKind::Bookmark => {
                let at = selected.map_or(cursor, |span| span.start);
                Span::new(at, at)
            }
            _ => selected.unwrap_or_else(|| view.reading.paragraph_here(book.document())),
        };
        let at = book.anchor(span);
        let change = Change::EditMark(Mark { at, ..placed.mark });
        let effect = book.change_mark(change, Some(span));
        self.told(effect, Text::MarkPlaced, &[])
    }
}
