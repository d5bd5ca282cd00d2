//! The panel below tree and text: lists of what is found in the book in front,
//! each row with a way to its place.

mod basis;
mod collocates;
mod commands;
mod figures;
mod hits;
mod keywords;
mod list;
mod listing;
mod notes;
mod pane;
mod phrases;
mod record;
mod statistics;
mod table;
mod turn;

pub use basis::{Basis, Facts, make};
pub use collocates::CollocatesWay;
pub use figures::{FiguresOf, FiguresWay};
pub use hits::{Comparison, HitsOrder};
pub use keywords::{KeywordsWay, Method};
pub use list::List;
pub use listing::Listing;
pub use notes::{NotesOrder, kind_name};
pub use pane::Panel;
pub use phrases::PhrasesWay;
pub use record::{heads, record, records};
pub use statistics::StatisticsWay;
pub use table::{Cell, Column, Room, Table, Target};
pub use turn::{Side, Turn};
