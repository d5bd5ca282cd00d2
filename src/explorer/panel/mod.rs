//! The panel below tree and text: lists of what is found in the document in
//! front, each row with a way to its place.

mod basis;
mod collocates;
mod figures;
mod hits;
mod keywords;
mod list;
mod listing;
mod notes;
mod phrases;
mod statistics;
mod table;

use std::sync::Arc;

use crate::document::Span;
use crate::lexicon::Vocabulary;
use crate::setting::{Said, Told};

use crate::explorer::desk::action::{Effect, ReaderId};
use crate::explorer::desk::panes::{Area, Pane, Panes};
use crate::explorer::desk::state::State;
use crate::explorer::desk::work::Work;
use crate::explorer::language::Text;
use crate::explorer::reading::pane::Align;

pub use basis::{Basis, Findings, make};
pub use collocates::CollocatesWay;
pub use figures::{FiguresOf, FiguresWay};
pub use hits::{Comparison, HitsOrder};
pub use keywords::{KeywordsWay, Method};
pub use list::List;
pub use listing::{Listing, Side, Turn};
pub use notes::{NotesOrder, kind_name};
pub use phrases::PhrasesWay;
pub use statistics::StatisticsWay;
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
    /// Hundredths of the words cut so far, while another table is being made.
    pending: Option<u8>,
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

    /// Where its rows stand in its area: below the title and, where there is
    /// room, the heads of the columns.
    #[must_use]
    pub fn rows(&self, area: Area) -> Area {
        let heads = self.has_heads(area);
        let above = if heads { 2 } else { 1 };
        Area {
            y: area.y.saturating_add(above.min(area.height)),
            height: area.height.saturating_sub(above),
            ..area
        }
    }

    /// Whether the heads of the columns are shown.
    #[must_use]
    pub fn has_heads(&self, area: Area) -> bool {
        area.height > 5 && !matches!(self.listing, Listing::Hits(_))
    }

    /// Its rows.
    #[must_use]
    pub const fn list(&self) -> &List {
        &self.list
    }

    /// Hundredths of the work done, while another table is being made.
    #[must_use]
    pub const fn pending(&self) -> Option<u8> {
        self.pending
    }
}

impl State {
    /// Opens the panel, or turns to it; the same once more closes it.
    pub(in crate::explorer) fn open_panel(&mut self, listing: Listing) {
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
                pending: Some(0),
            });
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
        if let Some(reader) = self.reader_mut() {
            reader.panel = None;
        }
        if self.focus == Pane::Panel {
            self.focus = Pane::Text;
        }
    }

    /// Changes the way of the listing.
    pub(in crate::explorer) fn turn_panel(&mut self, turn: Turn) {
        let turned = self.reader_mut().and_then(|reader| {
            let section = reader.document.section_at(reader.reading.cursor());
            let here = section
                .and_then(|id| reader.document.section(id))
                .map(|s| s.span);
            let panel = reader.panel.as_mut()?;
            let turned = panel.listing.turned(turn, here)?;
            panel.list_otherwise(turned);
            Some(())
        });
        if turned.is_none() {
            self.say(Text::PanelNoWay);
        }
    }

    /// Moves the cursor of the panel; the text shows its place.
    pub(in crate::explorer) fn step_in_panel(&mut self, by: i64) {
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
        let span = match reader.panel.as_ref().and_then(Panel::target) {
            Some(Target::Place(span)) => Some(span),
            Some(Target::Section(id)) => reader.document.section(id).map(|s| s.span),
            Some(Target::Query(_)) | None => None,
        };
        let Some(span) = span else {
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
    pub(in crate::explorer) fn accept_row(&mut self) -> Vec<Effect> {
        let target = self
            .reader()
            .and_then(|r| r.panel.as_ref())
            .and_then(Panel::target);
        match target {
            Some(Target::Place(_) | Target::Section(_)) => {
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
    pub(in crate::explorer) fn choose_row(&mut self, row: usize) -> Vec<Effect> {
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
    pub(in crate::explorer) fn listed(
        &mut self,
        id: ReaderId,
        generation: u64,
        table: Arc<dyn Table>,
    ) {
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
        panel.pending = None;
    }

    /// Takes in what the reader says of words: what was cut is to be cut anew.
    pub(in crate::explorer) fn take_vocabulary(
        &mut self,
        vocabulary: Arc<Vocabulary>,
        faults: &[Said],
    ) {
        self.vocabulary = vocabulary;
        for reader in &mut self.readers {
            reader.findings = Arc::default();
        }
        if let Some(first) = faults.first() {
            let first = first.told(self.language);
            self.complain_with(Text::WordFaults, &[&faults.len(), &first]);
        }
    }

    /// Notes how far the making of a table is.
    pub(in crate::explorer) fn listing(&mut self, id: ReaderId, generation: u64, percent: u8) {
        let panel = self.reader_by_id(id).and_then(|r| r.panel.as_mut());
        if let Some(panel) = panel.filter(|p| p.generation == generation && p.pending.is_some()) {
            panel.pending = Some(percent);
        }
    }

    /// Asks for what the panel is to list where that is not what was asked
    /// for last, and brings it to its size.
    pub(in crate::explorer) fn sync_panel(&mut self, panes: &Panes) -> Option<Effect> {
        let has_keys = self.focus == Pane::Panel;
        let reader = self.readers.get_mut(self.current)?;
        let Some(panel) = reader.panel.as_mut() else {
            if has_keys {
                self.focus = Pane::Text;
            }
            return None;
        };
        if let Some(area) = panes.panel {
            panel.list.resize(usize::from(panel.rows(area).height));
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
            hits: if panel.listing.needs_hits() {
                reader.filter.hits().cloned()
            } else {
                None
            },
            marks: match panel.listing {
                Listing::Notes(_) => Some(Arc::clone(reader.marks.list())),
                _ => None,
            },
            vocabulary: Arc::clone(&self.vocabulary),
            findings: Arc::clone(&reader.findings),
        };
        if wanted.is_same(&panel.basis) {
            return None;
        }
        panel.basis = wanted.clone();
        self.next_listing = self.next_listing.saturating_add(1);
        panel.generation = self.next_listing;
        panel.pending = Some(0);
        let work = Work::List {
            generation: panel.generation,
            listing: panel.listing.clone(),
            basis: wanted,
        };
        Some(Effect::Work(reader.id, work))
    }
}

impl Panel {
    /// Lists in another way.
    pub(in crate::explorer) fn list_otherwise(&mut self, listing: Listing) {
        self.listing = listing;
        // Not what was asked for last: it will be asked for.
        self.basis = Basis::default();
    }

    pub(in crate::explorer) fn scroll(&mut self, rows: i64) {
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
