//! PDF, which is mostly text to look at.

/// Where the header stands at the latest, as readers of PDF have it.
const LATEST: usize = 1024;

/// Whether it is a PDF: the header with its version in a line of its own, and
/// something else than text, or an object, behind it. A text that speaks of
/// the header has neither.
pub(super) fn is_pdf(head: &[u8]) -> bool {
    let header = memchr::memmem::find(head.get(..LATEST).unwrap_or(head), b"%PDF-");
    let Some(rest) = header.and_then(|at| head.get(at..)) else {
        return false;
    };
    let [_, _, _, _, _, b'0'..=b'9', b'.', b'0'..=b'9', next, ..] = rest else {
        return false;
    };
    let is_object = memchr::memmem::find(rest, b" obj").is_some();
    let is_text =
        std::str::from_utf8(rest).map_or_else(|error| error.error_len().is_none(), |_| true);
    (matches!(next, b'\r' | b'\n') && (is_object || !is_text)) || (is_object && !is_text)
}
