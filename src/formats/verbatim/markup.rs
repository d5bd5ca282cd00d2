//! What single lines of Markdown tell of the reading text: which sources are
//! so simple that their lines tell it, and what markup takes out of a line.

use memchr::{memchr_iter, memchr2_iter, memchr3_iter, memmem};

use super::super::formula;
use super::line_at;

/// Bytes in front of which, or behind which, text may go on in the reading
/// text although they stand between in the source.
const MARKS: &[u8] = b"*_~`[]|";

/// Whether all that lines of Markdown drop from the reading text or put into
/// it is markup that [`seams`] and [`is_unsure`] know of. `lines` are whole
/// lines. Not so are formulas, HTML, entities, footnotes, definitions of links, and links
/// over more than a line or to more than a plain address. Linear.
pub(super) fn is_simple(lines: &str) -> bool {
    let bytes = lines.as_bytes();
    let behind = |at: usize| bytes.get(at.saturating_add(1)).copied().unwrap_or(b'\n');
    let brackets = memchr2_iter(b'[', b']', bytes).all(|at| match (bytes.get(at), behind(at)) {
        (Some(b'['), next) => next != b'^',
        (_, b':') => false,
        (_, b'(') => is_plain_link(lines.get(at.saturating_add(2)..).unwrap_or_default()),
        _ => true,
    });
    brackets
        && !formula::may_hold(lines)
        && memchr2_iter(b'<', b'&', bytes).all(|at| match (bytes.get(at), behind(at)) {
            (Some(b'<'), b'!') => is_comment(lines.get(line_at(lines, at)).unwrap_or_default()),
            (Some(b'<'), next) => !(next.is_ascii_alphabetic() || matches!(next, b'/' | b'?')),
            (_, next) => !(next.is_ascii_alphanumeric() || next == b'#'),
        })
        && memmem::find(
            bytes,
            super::BOLD_STAND_IN.encode_utf8(&mut [0; 4]).as_bytes(),
        )
        .is_none()
}

/// Whether a text goes on behind `](` with an address, without title, blanks
/// or brackets, up to `)`.
fn is_plain_link(behind: &str) -> bool {
    let end = behind.find(|c: char| c.is_whitespace() || matches!(c, '(' | ')' | '<' | '"' | '\''));
    end.and_then(|end| behind.as_bytes().get(end)) == Some(&b')')
}

/// Whether a line is a comment and nothing else.
fn is_comment(line: &str) -> bool {
    let text = line.trim();
    let inner = text.strip_prefix("<!--");
    inner.and_then(|inner| inner.find("-->")).is_some_and(|at| {
        // Of two comments the text between them would be read.
        at.saturating_add("<!---->".len()) == text.len()
    })
}

/// Whether markup may have dropped a part of a line that is no mark: the
/// address of a link, a cell too many of a table, the name of a heading or of
/// the language of code, a comment.
pub(super) fn is_unsure(line: &str) -> bool {
    let bytes = line.as_bytes();
    memchr3_iter(b'|', b'{', b'<', bytes).next().is_some()
        || ["](", "```", "~~~"]
            .iter()
            .any(|mark| memmem::find(bytes, mark.as_bytes()).is_some())
}

/// The characters before and behind all places inside lines where nothing but
/// markup stands between. Linear.
pub(super) fn seams(lines: &str) -> impl Iterator<Item = (char, char)> {
    let bytes = lines.as_bytes();
    memchr3_iter(b'*', b'_', b'`', bytes)
        .chain(memchr3_iter(b'~', b'[', b']', bytes))
        .chain(memchr_iter(b'|', bytes))
        .filter(|&at| {
            // Each run of marks once.
            let before = at.checked_sub(1).and_then(|before| bytes.get(before));
            !before.is_some_and(|before| MARKS.contains(before))
        })
        .filter_map(|at| {
            let before = lines.get(..at)?;
            let last = before.trim_end_matches(is_mark).chars().next_back()?;
            let next = behind_marks(lines.get(at..)?)?;
            Some((last, next))
        })
}

/// The first character behind marks and the addresses of links.
fn behind_marks(text: &str) -> Option<char> {
    let mut rest = text;
    loop {
        let skipped = rest.trim_start_matches(is_mark);
        let marks = rest.strip_suffix(skipped).unwrap_or_default();
        let is_link = marks.ends_with(']') && skipped.starts_with('(');
        match skipped.find(')').filter(|_| is_link) {
            Some(end) => rest = skipped.get(end..)?.strip_prefix(')')?,
            None => return skipped.chars().next(),
        }
    }
}

/// The last character that the last of some lines has in the reading text, as
/// far as markup is concerned.
pub(super) fn last(line: &str) -> Option<char> {
    let own = line.get(line_at(line, line.len()))?;
    let text = own.trim_end_matches(is_mark);
    let link = text.strip_suffix(')').and_then(|text| text.rfind("]("));
    let text = link.and_then(|at| text.get(..at)).unwrap_or(text);
    text.trim_end_matches(is_mark).chars().next_back()
}

/// The first character that a line has in the reading text, without the mark
/// of its block.
pub(super) fn first(line: &str) -> Option<char> {
    let text = line.trim_start_matches(|c| is_mark(c) || matches!(c, '#' | '＃' | '>' | '-' | '+'));
    text.chars().next()
}

fn is_mark(c: char) -> bool {
    matches!(
        c,
        '*' | '_' | '~' | '`' | '[' | ']' | '|' | '!' | '\\' | ' ' | '\t' | '\u{3000}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_dropped_by_more_than_marks_is_not_simple() {
        for text in [
            "# 一\n\n甲**乙**、[丙](d.md)和[丁]。\n\n<!-- 戊 -->\n\n- 己 & 庚 < 3\n",
            "```rust\n改\n```\n\n---\n标题: 甲\n---\n",
        ] {
            assert!(is_simple(text), "{text}");
        }
        for text in [
            "甲<br>乙\n",
            "甲 $x_1$ 乙\n",
            "甲\\(x\\)乙\n",
            "甲&nbsp;乙\n",
            "&#25913;革\n",
            "[甲]: http://a.b\n",
            "甲[^1]\n",
            "[甲](b \"改\n革\")\n",
            "[甲](b\n",
            "<!-- 甲\n-->\n",
            "甲<!-- 乙 -->丙\n",
            "<!-- 甲 -->乙<!-- 丙 -->\n",
            "<https://a.b>\n",
        ] {
            assert!(!is_simple(text), "{text}");
        }
    }

    #[test]
    fn text_goes_on_behind_marks() {
        let found: Vec<_> = seams("改**革**、[开](x.md)放 和\n| 甲|乙 |\n`丙`").collect();
        for pair in [('改', '革'), ('革', '、'), ('开', '放'), ('甲', '乙')] {
            assert!(found.contains(&pair), "{pair:?} in {found:?}");
        }
    }

    #[test]
    fn lines_begin_and_end_within_their_marks() {
        assert_eq!(last("- **改** "), Some('改'));
        assert_eq!(last("见[改](x.md)"), Some('改'));
        assert_eq!(first("> ### [革](x)"), Some('革'));
        assert_eq!(first("**"), None);
    }
}
