//! An opened document, with what is kept for it.

use std::sync::Arc;

use crate::document::Document;
use crate::notes::{DocumentKey, Kept, KeptFilters, KeptFold};
use crate::setting::Said;
use crate::source::Encoding;
use crate::structure::corrections::Corrections;

/// An opened document, corrected as was kept and asked for.
#[derive(Debug)]
pub struct Opened {
    /// The document.
    pub document: Document,
    /// What is known of it from earlier runs, as it fits.
    pub recalled: Recalled,
    /// All that is kept of it.
    pub kept: Kept,
}

/// What is known of a document from earlier runs, as it fits the document
/// that is just being opened.
#[derive(Debug, Clone, Default)]
pub struct Recalled {
    /// Under which it is kept; not known before the whole document is there,
    /// and not where nothing is kept.
    pub key: Option<Arc<DocumentKey>>,
    /// The corrections that the document was made with.
    pub corrections: Corrections,
    /// Lines named in the corrections that are no longer there.
    pub lost_lines: usize,
    /// Where the reader was, in bytes of the reading text.
    pub place: Option<u32>,
    /// The encoding that the reader chose.
    pub encoding: Option<Encoding>,
    /// The sections that the reader folded or unfolded.
    pub folds: Vec<KeptFold>,
    /// The filters that were in force.
    pub filters: KeptFilters,
    /// What went wrong with it, in words for the reader.
    pub fault: Option<Said>,
}
