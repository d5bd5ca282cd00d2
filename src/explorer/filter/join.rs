//! How chips are joined, as it is told.

use crate::explorer::language::Text;
use crate::search::Join;

/// The name of a way to join, as it stands before a chip.
#[must_use]
pub const fn join_name(join: Join) -> Text {
    match join {
        Join::And => Text::JoinAnd,
        Join::Or => Text::JoinOr,
        Join::Not => Text::JoinNot,
    }
}

/// The way to join as it is told: of the first chip only that it excludes.
#[must_use]
pub fn shown_join(join: Join, is_first: bool) -> Option<Join> {
    (!is_first || join == Join::Not).then_some(join)
}
