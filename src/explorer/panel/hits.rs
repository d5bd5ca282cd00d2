//! Hits as concordance lines.

use std::sync::Arc;

use crate::document::{Document, Span};
use crate::search::{Hits, sorted};

use super::super::language::{Language, Text};
use super::listing::HitsOrder;
use super::table::{Cell, Column, Room, Table, Target};

/// The hits of a filter in some order.
#[derive(Debug)]
pub(super) struct HitsTable {
    hits: Arc<Hits>,
    /// Indices into the hits.
    order: Vec<u32>,
}

impl HitsTable {
    /// Sorts the hits; `None` where it was cancelled.
    pub(super) fn make(
        document: &Document,
        hits: Arc<Hits>,
        order: HitsOrder,
        cancelled: &dyn Fn() -> bool,
    ) -> Option<Self> {
        let order = sorted(document, &hits, order.sorting(), cancelled)?;
        Some(Self { hits, order })
    }

    fn span(&self, row: usize) -> Option<Span> {
        let &index = self.order.get(row)?;
        self.hits.all().get(index as usize).map(|hit| hit.span)
    }
}

impl Table for HitsTable {
    fn len(&self) -> usize {
        self.order.len()
    }

    fn columns(&self) -> Vec<Column> {
        vec![
            Column {
                title: Text::ColumnLine,
                room: Room::Number(6),
            },
            Column {
                title: Text::ColumnContext,
                room: Room::Share(1),
            },
        ]
    }

    fn cells(&self, row: usize, document: &Document, _: Language) -> Vec<Cell> {
        let Some(span) = self.span(row) else {
            return Vec::new();
        };
        let line = document.origin().line(span.start).to_string();
        vec![line.into(), Cell::Keyword(span)]
    }

    fn target(&self, row: usize) -> Option<Target> {
        self.span(row).map(Target::Place)
    }
}
