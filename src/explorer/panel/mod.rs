//! The panel below tree and text: lists of what is found in the document in
//! front, each row with a way to its place.

mod hits;
mod list;
mod listing;
mod notes;
mod table;

use std::sync::Arc;

use crate::document::{Document, Span};
use crate::notes::PlacedMark;
use crate::search::Hits;

use super::action::{Effect, ReaderId};
use super::language::Text;
use super::panes::{Pane, Panes};
use super::reading::Align;
use super::state::State;

pub use list::List;
pub use listing::{Comparison, HitsOrder, Listing, Side, Turn};
pub use notes::{NotesOrder, kind_name};
pub use table::{Cell, Column, Room, Table, Target};

/// The panel of a document.
#[derive(Debug)]
pub struct Panel {
    listing: Listing,
    /// What it lists; nothing before that is made for the first time.
    table: Option<Arc<dyn Table>>,
    list: List,
    /// From what the table is made that was asked for last.
    basis: Basis,
    generation: u64,
    is_pending: bool,
}

/// From what a table is made.
#[derive(Debug, Clone, Default)]
pub struct Basis {
    /// The document.
    pub document: Arc<Document>,
    /// The hits of the filter.
    pub hits: Option<Arc<Hits>>,
    /// The marks of the reader.
    pub marks: Option<Arc<Vec<PlacedMark>>>,
}

impl Basis {
    fn is_same(&self, other: &Self) -> bool {
        let hits = match (&self.hits, &other.hits) {
            (Some(a), Some(b)) => Arc::ptr_eq(a, b),
            (None, None) => true,
            _ => false,
        };
        let marks = match (&self.marks, &other.marks) {
            (Some(a), Some(b)) => Arc::ptr_eq(a, b),
            (None, None) => true,
            _ => false,
        };
        hits && marks && Arc::ptr_eq(&self.document, &other.document)
    }
}

impl Panel {
    /// What it is to list.
    #[must_use]
    pub const fn listing(&self) -> &Listing {
        &self.listing
    }

    /// What it lists; while another table is being made the one before.
    #[must_use]
    pub fn table(&self) -> Option<&dyn Table> {
        self.table.as_deref()
    }

    /// Its rows.
    #[must_use]
    pub const fn list(&self) -> &List {
        &self.list
    }

    /// Whether another table is being made.
    #[must_use]
    pub const fn is_pending(&self) -> bool {
        self.is_pending
    }
}

/// Makes what a panel lists; `None` where it was cancelled. To be called in a
/// worker.
#[must_use]
pub fn make(
    listing: &Listing,
    basis: &Basis,
    cancelled: &dyn Fn() -> bool,
) -> Option<Arc<dyn Table>> {
    match listing {
        Listing::Hits(order) => {
            let hits = basis.hits.clone().unwrap_or_default();
            let table = hits::HitsTable::make(&basis.document, hits, *order, cancelled)?;
            Some(Arc::new(table))
        }
        Listing::Notes(order) => {
            let marks = basis.marks.clone().unwrap_or_default();
            let table = notes::NotesTable::make(&basis.document, marks, order);
            Some(Arc::new(table))
        }
    }
}

impl State {
    /// Opens the panel, or turns to it; the same once more closes it.
    pub(super) fn open_panel(&mut self, listing: Listing) {
        let Some(reader) = self.reader_mut() else {
            return;
        };
        let same = |panel: &Panel| {
            std::mem::discriminant(&panel.listing) == std::mem::discriminant(&listing)
        };
        let is_open = reader.panel.as_ref().is_some_and(same);
        if is_open && self.focus == Pane::Panel {
            self.close_panel();
            return;
        }
        let Some(reader) = self.reader_mut() else {
            return;
        };
        if !is_open {
            let here = reader.reading.cursor();
            reader.history.leave(here);
            reader.panel = Some(Panel {
                listing,
                table: None,
                list: List::default(),
                basis: Basis::default(),
                generation: 0,
                is_pending: true,
            });
        }
        self.focus = Pane::Panel;
    }

    pub(super) fn close_panel(&mut self) {
        if let Some(reader) = self.reader_mut() {
            reader.panel = None;
        }
        if self.focus == Pane::Panel {
            self.focus = Pane::Text;
        }
    }

    /// Changes the way of the listing.
    pub(super) fn turn_panel(&mut self, turn: Turn) {
        let turned = self.reader_mut().and_then(|reader| {
            let panel = reader.panel.as_mut()?;
            let turned = panel.listing.turned(turn)?;
            panel.list_otherwise(turned);
            Some(())
        });
        if turned.is_none() {
            self.say(Text::PanelNoWay);
        }
    }

    /// Moves the cursor of the panel; the text shows its place.
    pub(super) fn step_in_panel(&mut self, by: i64) {
        let Some(panel) = self.reader_mut().and_then(|r| r.panel.as_mut()) else {
            return;
        };
        if panel.list.step(by) {
            self.show_row();
        } else {
            self.say(if by > 0 { Text::AtBottom } else { Text::AtTop });
        }
    }

    /// Shows the place of the panel's cursor in the text.
    fn show_row(&mut self) {
        let Some(reader) = self.reader_mut() else {
            return;
        };
        let Some(Target::Place(span)) = reader.panel.as_ref().and_then(Panel::target) else {
            return;
        };
        let hit = reader.filter.hits().and_then(|hits| {
            let at = hits.starts_before(span.start);
            hits.all()
                .get(at)
                .filter(|hit| hit.span == span)
                .map(|_| at)
        });
        if hit.is_some() {
            reader.filter.set_current(hit);
        }
        reader.pointed = None;
        reader
            .reading
            .go_to(&reader.document, span.start, Align::Near);
        self.follow_in_tree();
    }

    /// Goes to the place of the chosen row, or filters for it.
    pub(super) fn accept_row(&mut self) -> Vec<Effect> {
        let target = self
            .reader()
            .and_then(|r| r.panel.as_ref())
            .and_then(Panel::target);
        match target {
            Some(Target::Place(_)) => {
                self.show_row();
                self.focus = Pane::Text;
                Vec::new()
            }
            Some(Target::Query(query)) => match self.reader().map(|r| r.id) {
                Some(id) => self.filter_for(id, &query),
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
    pub(super) fn choose_row(&mut self, row: usize) -> Vec<Effect> {
        self.focus = Pane::Panel;
        let Some(panel) = self.reader_mut().and_then(|r| r.panel.as_mut()) else {
            return Vec::new();
        };
        let Some(row) = panel.list.seen().nth(row) else {
            return Vec::new();
        };
        if row == panel.list.cursor() {
            return self.accept_row();
        }
        panel.list.go_to(row);
        self.show_row();
        Vec::new()
    }

    /// Takes a table in, unless another has been asked for since.
    pub(super) fn listed(&mut self, id: ReaderId, generation: u64, table: Arc<dyn Table>) {
        let has_keys = self.focus == Pane::Panel;
        let Some(reader) = self.reader_by_id(id) else {
            return;
        };
        let cursor = reader.reading.cursor();
        let Some(panel) = reader.panel.as_mut().filter(|p| p.generation == generation) else {
            return;
        };
        let place = nearest(table.as_ref(), cursor);
        let chosen = panel.table().and_then(|t| t.mark(panel.list.cursor()));
        let same = |&row: &usize| table.mark(row) == chosen;
        let row = match (chosen, has_keys && panel.table.is_some()) {
            // The same mark, or what stands now where one was taken away.
            (Some(_), _) => (0..table.len()).find(same).unwrap_or(panel.list.cursor()),
            (None, true) => 0,
            (None, false) => place,
        };
        panel.list.set_len(table.len(), row);
        panel.table = Some(table);
        panel.is_pending = false;
    }

    /// Asks for what the panel is to list where that is not what was asked
    /// for last, and brings it to its size.
    pub(super) fn sync_panel(&mut self, panes: &Panes) -> Option<Effect> {
        let has_keys = self.focus == Pane::Panel;
        let reader = self.readers.get_mut(self.current)?;
        let Some(panel) = reader.panel.as_mut() else {
            if has_keys {
                self.focus = Pane::Text;
            }
            return None;
        };
        if let Some(area) = panes.panel {
            panel
                .list
                .resize(usize::from(area.height.saturating_sub(1)));
        }
        if !has_keys {
            // The cursor goes along with the hits that are walked.
            let current = reader.filter.current();
            let span = current.and_then(|at| reader.filter.hits()?.all().get(at));
            if let (Some(hit), Some(table)) = (span, &panel.table)
                && let Listing::Hits(HitsOrder {
                    side: Side::Place, ..
                }) = panel.listing
            {
                panel.list.go_to(nearest(table.as_ref(), hit.span.start));
            }
        }
        let wanted = Basis {
            document: Arc::clone(&reader.document),
            hits: match panel.listing {
                Listing::Hits(_) => reader.filter.hits().cloned(),
                _ => None,
            },
            marks: match panel.listing {
                Listing::Notes(_) => Some(Arc::clone(reader.marks.list())),
                _ => None,
            },
        };
        if wanted.is_same(&panel.basis) {
            return None;
        }
        panel.basis = wanted.clone();
        self.next_listing = self.next_listing.saturating_add(1);
        panel.generation = self.next_listing;
        panel.is_pending = true;
        Some(Effect::List {
            reader: reader.id,
            generation: panel.generation,
            listing: panel.listing.clone(),
            basis: wanted,
        })
    }
}

impl Panel {
    /// Lists in another way.
    pub(super) fn list_otherwise(&mut self, listing: Listing) {
        self.listing = listing;
        // Not what was asked for last: it will be asked for.
        self.basis = Basis::default();
    }

    pub(super) fn scroll(&mut self, rows: i64) {
        self.list.scroll(rows);
    }

    fn target(&self) -> Option<Target> {
        self.table.as_ref()?.target(self.list.cursor())
    }
}

/// The row whose place is the last at or before an offset, where rows stand in
/// the order of the document; else the first row.
fn nearest(table: &dyn Table, offset: u32) -> usize {
    let start = |row: usize| match table.target(row) {
        Some(Target::Place(Span { start, .. })) => Some(start),
        _ => None,
    };
    let (mut low, mut high) = (0, table.len());
    while low < high {
        let middle = low.midpoint(high);
        if start(middle).is_some_and(|start| start <= offset) {
            low = middle.saturating_add(1);
        } else {
            high = middle;
        }
    }
    low.saturating_sub(1)
}
