//! The panel below tree and text: lists of what is found in the book in front,
//! each row with a way to its place.

mod basis;
mod commands;
mod list;
mod listing;
mod lists;
mod pane;
mod record;
mod table;
mod turn;

pub use basis::{Basis, Facts, make};
pub use list::List;
pub use listing::Listing;
pub use lists::collocates::CollocatesWay;
pub use lists::figures::{FiguresOf, FiguresWay};
pub use lists::hits::{Comparison, HitsOrder};
pub use lists::keywords::{KeywordsWay, Method};
pub use lists::notes::{NotesOrder, kind_name};
pub use lists::phrases::PhrasesWay;
pub use lists::statistics::StatisticsWay;
pub use pane::Panel;
pub use record::{heads, record, records};
pub use table::{Cell, Column, Room, Table, Target};
pub use turn::{Side, Turn};
