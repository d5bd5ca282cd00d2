//! Two documents, compared: all that the page shows of them.

use std::sync::Arc;

use crate::amending;
use crate::compare::{Comparison, Facing, How};
use crate::document::{Document, Meta};
use crate::structure::{self, Options};

/// Two documents with what became of each passage.
#[derive(Debug)]
pub struct Compared {
    /// The older document.
    pub old: Arc<Document>,
    /// The newer document; where that is a decision that amends the older one,
    /// what it makes of it.
    pub new: Arc<Document>,
    /// Whether the newer text was made by carrying out a decision: then it
    /// stands in no document.
    pub is_made: bool,
    /// Instructions of the decision that could not be carried out.
    pub undone: usize,
    /// Both face to face.
    pub facing: Facing,
}

impl Compared {
    /// Compares two documents; `None` where it was cancelled.
    #[must_use]
    pub fn of(
        old: Arc<Document>,
        new: Arc<Document>,
        cancelled: &dyn Fn() -> bool,
    ) -> Option<Self> {
        let made = amending::is_decision(&new).then(|| carried_out(&old, &new));
        let (new, is_made, undone) = match made.flatten() {
            Some((made, undone)) => (Arc::new(made), true, undone),
            None => (new, false, 0),
        };
        let comparison = Comparison::new(&old, &new, &How::default(), cancelled)?;
        let facing = comparison.facing();
        drop(comparison);
        Some(Self {
            old,
            new,
            is_made,
            undone,
            facing,
        })
    }
}

/// The law as a decision leaves it, and how many of its instructions could not
/// be carried out.
fn carried_out(law: &Document, decision: &Document) -> Option<(Document, usize)> {
    let amended = amending::amended(law, decision);
    let undone = amended.outcomes.iter().filter(|o| o.fault.is_some());
    let undone = undone.count();
    let meta = Meta {
        name: law.meta().name.clone(),
        ..Meta::default()
    };
    let made = structure::parse(&amended.text, meta, &Options::default());
    Some((made.ok()?, undone))
}
