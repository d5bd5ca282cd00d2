//! A change as one text in which what went and what came stand at their places.

use crate::compare::{Change, Edit, EditKind};
use crate::document::{Document, Span};

/// A piece of a text with its changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Piece<'a> {
    /// What is the same, as the document has it that is read.
    Same(&'a str),
    /// What went.
    Gone(&'a str),
    /// What came.
    Come(&'a str),
}

/// What a text is marked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    /// The old text with what went.
    Old,
    /// The new text with what came.
    New,
    /// The new text with both.
    Both,
}

/// The pieces of a change. What was added or removed whole is one piece.
pub(super) fn pieces<'a>(
    old: &'a Document,
    new: &'a Document,
    change: &Change,
    side: Side,
) -> Vec<Piece<'a>> {
    let (Some(before), Some(after)) = (change.old, change.new) else {
        let gone = change.old.filter(|_| side != Side::New);
        let come = change.new.filter(|_| side != Side::Old);
        let gone = gone.map(|span| Piece::Gone(old.slice(span)));
        let come = come.map(|span| Piece::Come(new.slice(span)));
        return gone.into_iter().chain(come).collect();
    };
    let (document, whole) = match side {
        Side::Old => (old, before),
        Side::New | Side::Both => (new, after),
    };
    let own = |edit: &Edit| {
        if side == Side::Old {
            edit.old
        } else {
            edit.new
        }
    };
    let mut edits: Vec<&Edit> = change.edits.iter().collect();
    edits.sort_by_key(|edit| own(edit).start);
    let mut pieces = Vec::new();
    let mut at = whole.start;
    for edit in edits {
        let span = own(edit);
        if span.start < at || span.end > whole.end {
            continue;
        }
        pieces.push(Piece::Same(document.slice(Span::new(at, span.start))));
        // What went elsewhere is told there.
        let gone = side != Side::New && !(side == Side::Both && edit.kind == EditKind::Moved);
        if gone {
            pieces.push(Piece::Gone(old.slice(edit.old)));
        }
        if side != Side::Old {
            pieces.push(Piece::Come(new.slice(edit.new)));
        }
        at = span.end;
    }
    pieces.push(Piece::Same(document.slice(Span::new(at, whole.end))));
    pieces.retain(|piece| !matches!(piece, Piece::Same("") | Piece::Gone("") | Piece::Come("")));
    pieces
}
