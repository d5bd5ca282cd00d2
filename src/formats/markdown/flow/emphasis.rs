//! Bold text as its author meant it.
//!
//! By the CommonMark rule `**总体要求：**坚持` is not bold: a closing mark that
//! stands between Chinese punctuation and a letter does not close. Chinese
//! authors and converters write it all the same. In a paragraph where this
//! happens every `**` is taken for a toggle and handed through the parser as
//! one character of the same length, so that no offset moves.

use std::borrow::Cow;

use memchr::memmem;

/// Stands for `**` in mended paragraphs: a control character that occurs in no
/// text, two bytes long as `**` is.
pub(crate) const BOLD: char = '\u{86}';

/// The first byte of [`BOLD`].
pub(in crate::formats) const FIRST_BYTE: u8 = 0xC2;

const MARK: &str = "**";

/// `source` with the bold marks of ill-formed paragraphs replaced by
/// [`BOLD`]. Borrowed where no paragraph needs it. Linear.
pub(in crate::formats) fn mend(source: &str) -> Cow<'_, str> {
    if memmem::find(source.as_bytes(), MARK.as_bytes()).is_none() || source.contains(BOLD) {
        return Cow::Borrowed(source);
    }
    let mut places = Vec::new();
    let mut at = 0usize;
    let mut fence = Fence::default();
    let mut paragraph = 0usize;
    for line in source.split_inclusive('\n') {
        let start = at;
        at = at.saturating_add(line.len());
        let trimmed = line.trim();
        let ends = fence.goes_on(trimmed) || trimmed.is_empty();
        if ends {
            mend_paragraph(source, paragraph, start, &mut places);
            paragraph = at;
        }
    }
    mend_paragraph(source, paragraph, at, &mut places);
    if places.is_empty() {
        return Cow::Borrowed(source);
    }
    let mut mended = String::with_capacity(source.len());
    let mut from = 0usize;
    for place in places {
        mended.push_str(source.get(from..place).unwrap_or_default());
        mended.push(BOLD);
        from = place.saturating_add(MARK.len());
    }
    mended.push_str(source.get(from..).unwrap_or_default());
    Cow::Owned(mended)
}

/// Whether [`mend`] takes a text for fenced code at its end. Linear.
pub(in crate::formats) fn ends_in_fence(source: &str) -> bool {
    if ["```", "~~~"]
        .iter()
        .all(|mark| memmem::find(source.as_bytes(), mark.as_bytes()).is_none())
    {
        return false;
    }
    let mut fence = Fence::default();
    for line in source.split_inclusive('\n') {
        fence.goes_on(line.trim());
    }
    fence.open.is_some()
}

/// Fenced code, told line by line.
#[derive(Debug, Default)]
struct Fence<'s> {
    /// The mark that opened it.
    open: Option<&'s str>,
}

impl<'s> Fence<'s> {
    /// Goes on with a line; whether it is code or the fence around it.
    fn goes_on(&mut self, line: &'s str) -> bool {
        let mark = line.get(..3).filter(|m| matches!(*m, "```" | "~~~"));
        match (self.open, mark) {
            (Some(open), Some(mark)) if open == mark => self.open = None,
            (Some(_), _) => {}
            (None, Some(_)) => self.open = mark,
            (None, None) => return false,
        }
        true
    }
}

/// Adds the places of all bold marks between two offsets where the parser
/// would not pair them as they are meant.
fn mend_paragraph(source: &str, from: usize, to: usize, places: &mut Vec<usize>) {
    let text = source.get(from..to).unwrap_or_default();
    if !text.contains(MARK) {
        return;
    }
    let before = places.len();
    let mut inside = false;
    let mut opened = 0usize;
    let mut ill = false;
    let mut skip = 0usize;
    let mut ticks = 0usize;
    for at in memchr::memchr3_iter(b'*', b'`', b'\n', text.as_bytes()) {
        let behind = text.get(at..).unwrap_or_default();
        match behind.bytes().next() {
            Some(b'`') => ticks = ticks.saturating_add(1),
            Some(b'\n') => ticks = 0,
            _ => {}
        }
        if at < skip || !behind.starts_with('*') {
            continue;
        }
        let stars = behind.bytes().take_while(|&b| b == b'*').count();
        skip = at.saturating_add(stars);
        let head = text.get(..at).unwrap_or_default();
        // An odd count of backticks in the line: a code span is open.
        if stars != MARK.len() || head.ends_with('\\') || ticks % 2 == 1 {
            continue;
        }
        let last = head.chars().next_back();
        let next = text.get(skip..).unwrap_or_default().chars().next();
        let opens = next.is_some_and(|c| !c.is_whitespace());
        let closes = last.is_some_and(|c| !c.is_whitespace());
        if !inside && opens {
            inside = true;
            opened = places.len();
            ill |= is_punctuation(next) && last.is_some_and(char::is_alphanumeric);
            places.push(from.saturating_add(at));
        } else if inside && closes {
            inside = false;
            ill |= is_punctuation(last) && next.is_some_and(char::is_alphanumeric);
            places.push(from.saturating_add(at));
        }
    }
    if inside {
        places.truncate(opened);
    }
    if !ill {
        places.truncate(before);
    }
}

fn is_punctuation(c: Option<char>) -> bool {
    c.is_some_and(|c| !c.is_alphanumeric() && !c.is_whitespace() && c != '*')
}

#[cfg(test)]
mod tests {
    use super::mend;

    fn shown(source: &str) -> String {
        mend(source).replace(super::BOLD, "#")
    }

    #[test]
    fn bold_that_ends_in_chinese_punctuation_is_meant() {
        assert_eq!(shown("**总体要求：**坚持"), "#总体要求：#坚持");
        assert_eq!(shown("他说**“好”**了"), "他说#“好”#了");
        assert_eq!(shown("**甲。**乙**丙。**丁"), "#甲。#乙#丙。#丁");
    }

    #[test]
    fn what_the_parser_reads_aright_is_left_to_it() {
        for source in [
            "**注意** 事项",
            "一个**变量**吗",
            "```\n**甲。**乙\n```\n",
            "用 `a**。**b` 表示",
            "**甲。**乙 **",
        ] {
            let expected = source.replace("**甲。**乙 **", "#甲。#乙 **");
            assert_eq!(shown(source), expected);
        }
    }

    #[test]
    fn an_odd_mark_stays() {
        assert_eq!(shown("**甲。**乙**丙"), "#甲。#乙**丙");
    }
}
