//! Two documents on one page: what changed from the one to the other.
//!
//! | file | what it does |
//! | --- | --- |
//! | `compared` | two documents with all that is shown of them |
//! | `signs` | the signs and words for what became of a passage |
//! | `summary` | what is told of it as a whole |
//! | `wish` | what the page asks of the rest |
//! | `lines` | both sides in lines, on demand |
//! | `scroll` | what is shown and where the reader is in it |
//! | `page` | the page |
//! | `keying`, `keys` | what its keys mean, and their table |
//! | `choosing` | the box in which the other document is chosen |
//! | `asking` | opening, comparing, going to a place, copying |

pub mod asking;
pub mod choosing;
pub mod compared;
mod keying;
pub mod keys;
pub mod lines;
pub mod page;
pub mod scroll;
pub mod signs;
pub mod summary;
pub mod wish;
