//! The panel of one view: what it lists, and where its cursor is.

use std::sync::Arc;

use crate::document::Span;
use crate::explorer::desk::panes::Area;
use crate::explorer::panel::basis::Basis;
use crate::explorer::panel::list::List;
use crate::explorer::panel::listing::Listing;
use crate::explorer::panel::table::{Table, Target};

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

impl Panel {
    /// A panel that lists nothing yet.
    pub(in crate::explorer) fn new(listing: Listing) -> Self {
        Self {
            listing,
            table: None,
            list: List::default(),
            basis: Basis::default(),
            generation: 0,
            pending: Some(0),
        }
    }

    /// Lists in another way.
    pub(in crate::explorer) fn list_otherwise(&mut self, listing: Listing) {
        self.listing = listing;
        // Not what was asked for last: it will be asked for.
        self.basis = Basis::default();
    }

    pub(in crate::explorer) fn scroll(&mut self, rows: i64) {
        self.list.scroll(rows);
    }

    /// Moves the cursor; `false` where it was at the end already.
    pub(in crate::explorer) fn step(&mut self, by: i64) -> bool {
        self.list.step(by)
    }

    /// Puts the cursor on a row.
    pub(in crate::explorer) fn go_to(&mut self, row: usize) {
        self.list.go_to(row);
    }

    /// Brings it to its size on screen.
    pub(in crate::explorer) fn resize(&mut self, area: Area) {
        self.list.resize(usize::from(self.rows(area).height));
    }

    /// What the chosen row leads to.
    pub(in crate::explorer) fn target(&self) -> Option<Target> {
        self.table.as_ref()?.target(self.list.cursor())
    }

    /// Puts the cursor on the row of a place, where rows stand in the order of
    /// the text.
    pub(in crate::explorer) fn follow(&mut self, offset: u32) {
        if let Some(table) = &self.table {
            self.list.go_to(nearest(table.as_ref(), offset));
        }
    }

    /// Whether what it is to list is made from the same as what was asked for
    /// last.
    pub(in crate::explorer) fn is_made_from(&self, basis: &Basis) -> bool {
        self.basis.is_same(basis)
    }

    /// Notes that its table is being made from this, by a number of its own.
    pub(in crate::explorer) fn ask(&mut self, basis: Basis, generation: u64) {
        self.basis = basis;
        self.generation = generation;
        self.pending = Some(0);
    }

    /// Notes how far the making of its table is.
    pub(in crate::explorer) fn advance(&mut self, generation: u64, percent: u8) {
        if self.generation == generation && self.pending.is_some() {
            self.pending = Some(percent);
        }
    }

    /// Takes a table in, unless another has been asked for since; the cursor
    /// goes to the row of the place `cursor` or, where the panel has the keys,
    /// to the first.
    pub(in crate::explorer) fn take(
        &mut self,
        generation: u64,
        table: Arc<dyn Table>,
        cursor: u32,
        has_keys: bool,
    ) {
        if self.generation != generation {
            return;
        }
        let chosen = self.table().and_then(|t| t.mark(self.list.cursor()));
        let same = |&row: &usize| table.mark(row) == chosen;
        let row = match (chosen, has_keys && self.table.is_some()) {
            // The same mark, or what stands now where one was taken away.
            (Some(_), _) => (0..table.len()).find(same).unwrap_or(self.list.cursor()),
            (None, true) => 0,
            (None, false) => nearest(table.as_ref(), cursor),
        };
        self.list.set_len(table.len(), row);
        self.table = Some(table);
        self.pending = None;
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
