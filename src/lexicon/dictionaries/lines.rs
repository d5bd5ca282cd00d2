//! The lines of word files.

/// The lines of a word file, ended by LF, CRLF or, in a file of an old
/// computer, by CR alone, a byte order mark left out.
pub(super) fn lines(text: &str) -> impl Iterator<Item = &str> {
    let end = match text.contains('\n') {
        true => '\n',
        false => '\r',
    };
    let text = text.trim_start_matches('\u{feff}');
    text.strip_suffix(end).unwrap_or(text).split(end)
}
