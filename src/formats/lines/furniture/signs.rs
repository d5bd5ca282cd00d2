//! What a line says by itself of being a page number or a running head.

use super::bars;
use crate::prose::seams;

/// Longest running head, in characters.
const LONGEST: usize = 50;

/// Whether a line may be taken for a page number or a running head by what it
/// says alone, whatever stands around it. No other line is one but at the end
/// of a page that such a line or a form feed tells of, directly or with one
/// running head between.
pub(crate) fn is_page_sign(text: &str, titles: &[String]) -> bool {
    let is_title = || {
        let unmarked = without_mark(text);
        titles.iter().any(|title| title == unmarked)
    };
    is_page_mark(text)
        || bars::may_be(text)
        || bare_number(text).is_some()
        || is_title()
        || is_numbered_head(text, titles)
}

/// Whether a line is the title with a page number.
pub(crate) fn is_numbered_head(text: &str, titles: &[String]) -> bool {
    let bare = without_number(text);
    bare.len() < text.len() && titles.iter().any(|title| title == bare)
}

/// A line without the mark of a heading in Markdown.
pub(crate) fn without_mark(text: &str) -> &str {
    text.trim_start_matches('#').trim_start()
}

/// Whether a line has the looks of a running head: short and no sentence.
pub(crate) fn is_head(text: &str) -> bool {
    text.len() <= LONGEST.saturating_mul(4)
        && text.chars().nth(1).is_some()
        && text.chars().nth(LONGEST).is_none()
        && text.chars().any(char::is_alphabetic)
        && !text.contains(['。', '，', '；', '！', '？', ',', '|'])
        && !seams::is_finished(text)
}

const fn is_digit(c: char) -> bool {
    matches!(c, '0'..='9' | '０'..='９')
}

/// A line of one Arabic number up to four digits, also with the number of all
/// pages behind it: `12`, `2/10`.
pub(super) fn bare_number(text: &str) -> Option<u32> {
    if text.len() > 16 || !text.starts_with(is_digit) {
        return None;
    }
    let mut parts = text.split('/').map(str::trim);
    let first = parts.next()?;
    let plain = |s: &str| !s.is_empty() && s.chars().all(is_digit) && s.chars().nth(4).is_none();
    if !plain(first) || first.starts_with(['0', '０']) || !parts.next().is_none_or(plain) {
        return None;
    }
    let value = crate::text::numerals::value(first)?;
    parts.next().is_none().then(|| u32::try_from(value).ok())?
}

/// A line without a page number at either end that a space or mark sets off.
pub(super) fn without_number(text: &str) -> &str {
    let is_mark = |c: char| c.is_whitespace() || is_dash(c) || matches!(c, '|' | '·' | '/');
    let strip = |t: &str, rest: &str| rest.len() < t.len();
    let end = text.trim_end_matches(|c| is_mark(c) || matches!(c, '页' | '頁'));
    let digits = end.trim_end_matches(is_digit);
    if strip(end, digits) {
        let bare = digits
            .trim_end_matches(|c| is_mark(c) || c == '第')
            .trim_end();
        if strip(digits, bare) {
            return bare;
        }
    }
    let start = text.trim_start_matches(is_mark);
    let digits = start.trim_start_matches(is_digit);
    if strip(start, digits) {
        let bare = digits.trim_start_matches(is_mark);
        if strip(digits, bare) {
            return bare;
        }
    }
    text
}

/// Dashes, equals signs and the like, of which rules are drawn.
pub(crate) const fn is_dash(c: char) -> bool {
    matches!(
        c,
        '-' | '=' | '*' | '_' | '－' | '—' | '─' | '━' | '＝' | '＊' | '～' | '~' | '–' | '―'
    )
}

/// A page number that says it is one, as printing and conversion leave it:
/// `— 3 —`, `-----Page2-----`, `- 第4页 -`, `第 2 页 共 10 页`, `Page 2 of 10`.
pub(crate) fn is_page_mark(text: &str) -> bool {
    let may_start =
        |c| is_dash(c) || is_digit(c) || matches!(c, '第' | '共' | '（' | '(' | 'P' | 'p');
    if text.len() > 120 || !text.starts_with(may_start) {
        return false;
    }
    let dashed = text.starts_with(is_dash) && text.ends_with(is_dash);
    let bracketed = text.starts_with(['（', '(']) && text.ends_with(['）', ')']);
    let inside = if bracketed {
        text.trim_matches(['（', '）', '(', ')']).trim()
    } else {
        text.trim_matches(is_dash).trim()
    };
    // Words that may stand around the numbers.
    let mut rest = inside;
    let mut numbers = 0usize;
    let mut words = 0usize;
    while let Some(c) = rest.chars().next() {
        let word = ["第", "共", "页", "頁", "Page", "page", "PAGE", "of"]
            .iter()
            .find_map(|w| rest.strip_prefix(w));
        if let Some(behind) = word {
            words = words.saturating_add(1);
            rest = behind;
        } else if is_digit(c) {
            numbers = numbers.saturating_add(1);
            rest = rest.trim_start_matches(is_digit);
        } else if c.is_whitespace() || matches!(c, '/' | '，' | ',' | '／') {
            rest = rest.get(c.len_utf8()..).unwrap_or_default();
        } else {
            return false;
        }
    }
    (1..=2).contains(&numbers) && (dashed || words >= 2 || inside.starts_with(['P', 'p']))
}

#[cfg(test)]
mod tests {
    use super::{bare_number, is_page_mark, without_number};

    #[test]
    fn page_numbers_say_what_they_are() {
        for mark in [
            "— 3 —",
            "-----Page2-----",
            "- 第4页 -",
            "第 2 页 共 10 页",
            "第2页/共10页",
            "（第 2 页，共 10 页）",
            "Page 2 of 10",
            "–12–",
        ] {
            assert!(is_page_mark(mark), "{mark}");
        }
        for line in ["3", "第一页", "第3条", "— 三 —", "共10人", "----", "2025"] {
            assert!(!is_page_mark(line), "{line}");
        }
    }

    #[test]
    fn numbers_are_read_with_the_number_of_all_pages() {
        assert_eq!(bare_number("12"), Some(12));
        assert_eq!(bare_number("２ / １０"), Some(2));
        assert_eq!(bare_number("2025年"), None);
        assert_eq!(bare_number("001"), None);
        assert_eq!(bare_number("1/2/3"), None);
    }

    #[test]
    fn the_number_is_taken_off_a_running_head() {
        assert_eq!(without_number("渡口年报 · 12"), "渡口年报");
        assert_eq!(without_number("12  渡口年报"), "渡口年报");
        assert_eq!(without_number("渡口年报 第12页"), "渡口年报");
        assert_eq!(without_number("渡口2025"), "渡口2025");
    }
}
