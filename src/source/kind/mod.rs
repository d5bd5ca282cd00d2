//! What a source is that is no text: told by its content alone, whatever its
//! name says.
//!
//! [`recognise`] goes by the first bytes and, of the two kinds of files that
//! hold others (zip and OLE compound files), by what they hold.
//! [`noise`](noise::Noise) judges what no signature names. This is the one
//! place where it is decided what bytes are before they are decoded.

mod message;
mod names;
pub(super) mod noise;
mod ole;
mod pdf;
mod sample;
mod signatures;
mod tar;
#[cfg(test)]
mod tests;
mod zip;

pub use names::Kind;
pub(super) use sample::{HEAD, Sample};

/// The kind of a source, where it is one that is no text. `None` for text, and
/// for what no signature names.
///
/// Constant, but for the lists of what zip and OLE files hold, of which a
/// mebibyte is read at the most.
pub(super) fn recognise(sample: &Sample<'_>) -> Option<Kind> {
    let kind = by_head(sample.head)?;
    Some(match kind {
        Kind::Zip => zip::kind(sample),
        Kind::Ole => ole::kind(sample),
        kind => kind,
    })
}

/// As [`recognise`] by the first bytes alone: zip and OLE files are not looked
/// into.
pub(super) fn by_head(head: &[u8]) -> Option<Kind> {
    signatures::kind(head)
        .or_else(|| pdf::is_pdf(head).then_some(Kind::Pdf))
        .or_else(|| tar::is_tar(head).then_some(Kind::Tar))
        .or_else(|| message::is_web_archive(head).then_some(Kind::Mhtml))
}

/// Whether a source with this beginning may turn out to be of a kind once all of
/// it is there: what zip and OLE files hold is told at their end.
pub(super) fn may_be(head: &[u8], kind: Kind) -> bool {
    let holds_others = matches!(by_head(head), Some(Kind::Zip | Kind::Ole));
    holds_others && by_head(head) != Some(kind)
}
