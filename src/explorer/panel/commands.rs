//! Opening the panel, walking it, taking in what it lists.

use std::sync::Arc;

use crate::explorer::books::place::BookId;
use crate::explorer::desk::events::effect::Effect;
use crate::explorer::desk::panes::{Pane, Panes};
use crate::explorer::desk::state::State;
use crate::explorer::desk::views::work::Work;
use crate::explorer::language::Text;
use crate::explorer::panel::basis::Basis;
use crate::explorer::panel::listing::Listing;
use crate::explorer::panel::lists::hits::HitsOrder;
use crate::explorer::panel::lists::keywords::KeywordsWay;
use crate::explorer::panel::pane::Panel;
use crate::explorer::panel::table::{Table, Target};
use crate::explorer::panel::turn::{Side, Turn};
use crate::explorer::reading::pane::Align;
use crate::lexicon::Vocabulary;
use crate::setting::{Said, Told};

impl State {
    /// Opens the panel, or turns to it; the same once more closes it.
    pub(in crate::explorer) fn open_panel(&mut self, listing: Listing) {
        let panel = self.shelf.front().and_then(|(_, view)| view.panel.as_ref());
        let is_open = panel.is_some_and(|panel| {
            std::mem::discriminant(panel.listing()) == std::mem::discriminant(&listing)
        });
        if is_open && self.focus == Pane::Panel {
            self.close_panel();
            return;
        }
        let Some(here) = self.here() else {
            return;
        };
        if !is_open {
            self.history.leave(here);
            if let Some((_, view)) = self.shelf.front_mut() {
                view.panel = Some(Panel::new(listing));
            }
        }
        self.focus = Pane::Panel;
    }

    /// Opens the keywords: of what is selected, else of the whole.
    pub(in crate::explorer) fn open_keywords(&mut self) {
        let part = self.take_selection();
        let listing = Listing::Keywords(KeywordsWay {
            part,
            is_selected: part.is_some(),
            ..KeywordsWay::default()
        });
        if part.is_some() {
            self.close_panel();
        }
        self.open_panel(listing);
    }

    pub(in crate::explorer) fn close_panel(&mut self) {
        if let Some((_, view)) = self.shelf.front_mut() {
            view.panel = None;
        }
        if self.focus == Pane::Panel {
            self.focus = Pane::Text;
        }
    }

    /// Changes the way of the listing.
    pub(in crate::explorer) fn turn_panel(&mut self, turn: Turn) {
        let turned = self.shelf.front_mut().and_then(|(book, view)| {
            let section = view.section(book.document());
            let here = section
                .and_then(|id| book.document().section(id))
                .map(|s| s.span);
            let panel = view.panel.as_mut()?;
            let turned = panel.listing().turned(turn, here)?;
            panel.list_otherwise(turned);
            Some(())
        });
        if turned.is_none() {
            self.say(Text::PanelNoWay);
        }
    }

    /// Moves the cursor of the panel; the text shows its place.
    pub(in crate::explorer) fn step_in_panel(&mut self, by: i64) {
        let Some(panel) = self.panel_mut() else {
            return;
        };
        if panel.step(by) {
            self.show_row();
        } else {
            self.say(if by > 0 { Text::AtBottom } else { Text::AtTop });
        }
    }

    /// The panel of the book in front.
    pub(in crate::explorer) fn panel_mut(&mut self) -> Option<&mut Panel> {
        let (_, view) = self.shelf.front_mut()?;
        view.panel.as_mut()
    }

    /// What the chosen row of the panel leads to.
    fn target(&self) -> Option<Target> {
        let (_, view) = self.shelf.front()?;
        view.panel.as_ref()?.target()
    }

    /// Shows the place of the panel's cursor in the text.
    fn show_row(&mut self) {
        let target = self.target();
        let Some((book, view)) = self.shelf.front_mut() else {
            return;
        };
        let span = match target {
            Some(Target::Place(span)) => Some(span),
            Some(Target::Section(id)) => book.document().section(id).map(|s| s.span),
            Some(Target::Query(_)) | None => None,
        };
        let Some(span) = span else {
            return;
        };
        let hit = view.filter.hits().and_then(|hits| {
            let at = hits.starts_before(span.start);
            hits.all()
                .get(at)
                .filter(|hit| hit.span == span)
                .map(|_| at)
        });
        if hit.is_some() {
            view.filter.set_current(hit);
        }
        view.pointer.pointed = None;
        view.go_to(book.document(), span.start, Align::Near);
    }

    /// Goes to the place of the chosen row, or filters for it.
    pub(in crate::explorer) fn accept_row(&mut self) -> Vec<Effect> {
        match self.target() {
            Some(Target::Place(_) | Target::Section(_)) => {
                self.show_row();
                self.focus = Pane::Text;
                Vec::new()
            }
            Some(Target::Query(query)) => match self.here() {
                Some(here) => self.filter_for(here.book, &query),
                None => Vec::new(),
            },
            None if self.in_notes_panel() => {
                self.say(Text::MarkHasNoPlace);
                Vec::new()
            }
            None => {
                self.say(Text::PanelEmpty);
                Vec::new()
            }
        }
    }

    /// Chooses a row of the panel by its place on screen, from 0.
    pub(in crate::explorer) fn choose_row(&mut self, row: usize) -> Vec<Effect> {
        self.focus = Pane::Panel;
        let Some(panel) = self.panel_mut() else {
            return Vec::new();
        };
        let Some(row) = panel.list().seen().nth(row) else {
            return Vec::new();
        };
        if row == panel.list().cursor() {
            return self.accept_row();
        }
        panel.go_to(row);
        self.show_row();
        Vec::new()
    }

    /// Takes a table in, unless another has been asked for since.
    pub(in crate::explorer) fn listed(
        &mut self,
        id: BookId,
        generation: u64,
        table: Arc<dyn Table>,
    ) {
        let has_keys = self.focus == Pane::Panel;
        let Some((_, view)) = self.shelf.get_mut(id) else {
            return;
        };
        let cursor = view.reading.cursor();
        if let Some(panel) = &mut view.panel {
            panel.take(generation, table, cursor, has_keys);
        }
    }

    /// Takes in what the reader says of words: what was cut is to be cut anew.
    pub(in crate::explorer) fn take_vocabulary(
        &mut self,
        vocabulary: Arc<Vocabulary>,
        faults: &[Said],
    ) {
        self.vocabulary = vocabulary;
        for book in self.shelf.books_mut() {
            book.forget_facts();
        }
        if let Some(first) = faults.first() {
            let first = first.told(self.language);
            self.complain_with(Text::WordFaults, &[&faults.len(), &first]);
        }
    }

    /// Notes how far the making of a table is.
    pub(in crate::explorer) fn listing(&mut self, id: BookId, generation: u64, percent: u8) {
        if let Some((_, view)) = self.shelf.get_mut(id)
            && let Some(panel) = &mut view.panel
        {
            panel.advance(generation, percent);
        }
    }

    /// Asks for what the panel is to list where that is not what was asked
    /// for last, and brings it to its size.
    pub(in crate::explorer) fn sync_panel(&mut self, panes: &Panes) -> Option<Effect> {
        let has_keys = self.focus == Pane::Panel;
        let (book, view) = self.shelf.front_mut()?;
        let Some(panel) = view.panel.as_mut() else {
            if has_keys {
                self.focus = Pane::Text;
            }
            return None;
        };
        if let Some(area) = panes.panel {
            panel.resize(area);
        }
        if !has_keys {
            // The cursor goes along with the hits that are walked.
            let current = view.filter.current();
            let hit = current.and_then(|at| view.filter.hits()?.all().get(at));
            if let Some(hit) = hit
                && let Listing::Hits(HitsOrder {
                    side: Side::Place, ..
                }) = panel.listing()
            {
                panel.follow(hit.span.start);
            }
        }
        let wanted = Basis {
            document: Arc::clone(book.document()),
            hits: if panel.listing().needs_hits() {
                view.filter.hits().cloned()
            } else {
                None
            },
            marks: match panel.listing() {
                Listing::Notes(_) => Some(Arc::clone(book.marks().list())),
                _ => None,
            },
            vocabulary: Arc::clone(&self.vocabulary),
            facts: Arc::clone(book.facts()),
        };
        if panel.is_made_from(&wanted) {
            return None;
        }
        self.next_listing = self.next_listing.saturating_add(1);
        panel.ask(wanted.clone(), self.next_listing);
        Some(book.work(Work::List {
            generation: self.next_listing,
            listing: panel.listing().clone(),
            basis: wanted,
        }))
    }
}
