//! The input box for what is written about a mark, and for searching the list
//! of notes.

use crate::document::Span;
use crate::notes::{MarkKind, PlacedMark};

use crate::explorer::desk::action::{Effect, Mouse};
use crate::explorer::desk::state::{Mode, State};
use crate::explorer::keys::key::{Key, KeyCode};
use crate::explorer::language::Text;
use crate::explorer::marks::sheet::{self, Sheet};
use crate::explorer::pages::boxes;
use crate::explorer::pages::prompt::{Edit, Prompt};
use crate::explorer::panel::{Listing, NotesOrder, Panel};

/// An input box for what is written about a mark, or for what the list of
/// notes is searched for.
#[derive(Debug)]
pub struct MarkBox {
    /// What is typed.
    pub prompt: Prompt,
    /// What it is for.
    pub purpose: Purpose,
}

/// What a [`MarkBox`] is for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Purpose {
    /// A new bookmark or note on this part of the text.
    New(MarkKind, Span),
    /// Another text for this mark.
    Edit(PlacedMark),
    /// Searching the list of notes.
    Search,
}

impl Purpose {
    /// Whether what is written may have several lines.
    #[must_use]
    pub const fn has_lines(&self) -> bool {
        match self {
            Self::New(kind, _) => !matches!(kind, MarkKind::Bookmark),
            Self::Edit(placed) => !matches!(placed.mark.kind, MarkKind::Bookmark),
            Self::Search => false,
        }
    }

    /// What is marked: the part of the text, where it has a place.
    #[must_use]
    pub const fn span(&self) -> Option<Span> {
        match self {
            Self::New(_, span) => Some(*span),
            Self::Edit(placed) => placed.span,
            Self::Search => None,
        }
    }
}

impl State {
    /// Searches the list of notes.
    pub(in crate::explorer) fn search_notes(&mut self) {
        let panel = self.reader().and_then(|reader| reader.panel.as_ref());
        if let Some(Listing::Notes(order)) = panel.map(Panel::listing) {
            let typed = order.search.clone();
            self.open_mark_box(Purpose::Search, &typed);
        }
    }

    pub(in crate::explorer) fn open_mark_box(&mut self, purpose: Purpose, text: &str) {
        let is_known = self.reader().is_some_and(|reader| reader.key.is_some());
        if !is_known {
            self.say(Text::NotYetKept);
            return;
        }
        let prompt = if purpose.has_lines() {
            Prompt::of_lines(text)
        } else {
            Prompt::new(text)
        };
        self.mode = Mode::Mark(MarkBox { prompt, purpose });
    }

    pub(in crate::explorer) fn mark_key(&mut self, key: Key) -> Vec<Effect> {
        let Mode::Mark(typed) = &mut self.mode else {
            return Vec::new();
        };
        match (key.code, key.ctrl) {
            (KeyCode::Esc, _) | (KeyCode::Char('c' | 'g'), true) => {
                let searching = typed.purpose == Purpose::Search;
                self.mode = Mode::Normal;
                if searching {
                    self.set_note_search("");
                }
            }
            (KeyCode::Enter, _) if key.alt && typed.prompt.has_lines() => {
                typed.prompt.break_line();
            }
            (KeyCode::Char('j'), true) if typed.prompt.has_lines() => typed.prompt.break_line(),
            (KeyCode::Enter, _) => return self.accept_mark(),
            (KeyCode::Up | KeyCode::Down, _) if typed.prompt.has_lines() => {
                let by = if key.code == KeyCode::Up { -1 } else { 1 };
                let ambiguous = self.typography.ambiguous;
                let area = boxes::note(self.size, 1).input;
                sheet::step(&mut typed.prompt, area, ambiguous, by);
            }
            _ => match typed.prompt.key(key) {
                Edit::Changed => self.mark_text_changed(),
                Edit::Moved => {}
                Edit::None => self.unbound(key),
            },
        }
        Vec::new()
    }

    /// Where the box for a mark lies.
    #[must_use]
    pub fn mark_popup(&self, typed: &MarkBox) -> boxes::Popup {
        let area = boxes::note(self.size, 1).input;
        let rows = match typed.prompt.has_lines() {
            true => Sheet::of(&typed.prompt, area.width, self.ambiguous())
                .rows
                .len(),
            false => 1,
        };
        boxes::note(self.size, rows)
    }

    /// A click puts the caret there; one outside closes the box where nothing
    /// would be lost by it.
    pub(in crate::explorer) fn press_mark_box(&mut self, mouse: Mouse) {
        let Mode::Mark(typed) = &self.mode else {
            return;
        };
        let (popup, ambiguous) = (self.mark_popup(typed), self.ambiguous());
        let input = popup.input;
        if !popup.frame.contains(mouse.x, mouse.y) && typed.prompt.text().is_empty() {
            self.mode = Mode::Normal;
        } else if input.contains(mouse.x, mouse.y)
            && typed.prompt.has_lines()
            && let Mode::Mark(typed) = &mut self.mode
        {
            let sheet = Sheet::of(&typed.prompt, input.width, ambiguous);
            let row = usize::from(mouse.y.saturating_sub(input.y));
            let row = sheet.seen(input.height).start.saturating_add(row);
            let cells = mouse.x.saturating_sub(input.x);
            let to = sheet.byte_at(typed.prompt.text(), row, cells, ambiguous);
            typed.prompt.move_to(to);
        }
    }

    /// The box takes pasted text.
    pub(in crate::explorer) fn paste_mark(&mut self, text: &str) {
        if let Mode::Mark(typed) = &mut self.mode {
            typed.prompt.insert(text);
            self.mark_text_changed();
        }
    }

    /// The list follows what is typed.
    fn mark_text_changed(&mut self) {
        if let Mode::Mark(typed) = &self.mode
            && typed.purpose == Purpose::Search
        {
            let text = typed.prompt.text().to_owned();
            self.set_note_search(&text);
        }
    }

    fn set_note_search(&mut self, text: &str) {
        let panel = self.reader_mut().and_then(|reader| reader.panel.as_mut());
        if let Some(panel) = panel
            && let Listing::Notes(order) = panel.listing()
        {
            let search = text.to_owned();
            let order = NotesOrder {
                search,
                ..order.clone()
            };
            panel.list_otherwise(Listing::Notes(order));
        }
    }
}
