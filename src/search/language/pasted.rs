//! Text that comes with line breaks: those of the lines it was copied from.

use std::borrow::Cow;

/// What stands for a line break within a term of a query.
pub(in crate::search) const BREAK: char = '\n';

/// A text in one line: where a line breaks, hanzi meet, and words of scripts
/// that are written with spaces stay apart by one. White space around a break goes with it, and so do
/// breaks at the ends. Linear; copies only where there are breaks.
#[must_use]
pub fn in_one_line(text: &str) -> Cow<'_, str> {
    closed(text, ' ')
}

/// A text to be put into a query where it is one term. What must keep its
/// spaces over a break, which would be two terms, is quoted.
#[must_use]
pub fn as_term(text: &str) -> Cow<'_, str> {
    let line = in_one_line(text);
    let breaks = closed(text, BREAK).contains(BREAK);
    if breaks && !line.contains(['"', '“', '”', '＂', '/', '／']) {
        return Cow::Owned(format!("\"{line}\""));
    }
    line
}

/// A text in one line, `joint` where parts of it must stay apart.
pub(in crate::search) fn closed(text: &str, joint: char) -> Cow<'_, str> {
    let is_break = |c: char| matches!(c, '\n' | '\r' | '\u{2028}' | '\u{2029}');
    if !text.contains(is_break) {
        return Cow::Borrowed(text);
    }
    let mut line = String::with_capacity(text.len());
    for part in text.split(is_break) {
        // The outer white space of the whole is left to others.
        let part = match line.is_empty() {
            true => part.trim_end(),
            false => part.trim(),
        };
        if let (Some(last), Some(first)) = (line.chars().next_back(), part.chars().next())
            && is_spaced(last)
            && is_spaced(first)
        {
            line.push(joint);
        }
        line.push_str(part);
    }
    Cow::Owned(line)
}

/// Whether a character belongs to a script that is written with spaces.
const fn is_spaced(c: char) -> bool {
    matches!(c as u32, ..0x2010 | 0x2060..0x2E80 | 0xA960..0xA980 | 0xAC00..0xD7FF)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_break_is_closed_up() {
        for (text, line) in [
            ("检测机\n构", "检测机构"),
            ("检测机 \r\n\r\n　　构\n", "检测机构"),
            ("open\nsource", "open source"),
            ("达到5\n亿元", "达到5亿元"),
            ("甲 乙\n", "甲 乙"),
            ("甲，\n乙", "甲，乙"),
        ] {
            assert_eq!(in_one_line(text), line);
        }
        assert_eq!(as_term("检测机\n构"), "检测机构");
        assert_eq!(as_term("open\nsource"), "\"open source\"");
        assert_eq!(as_term("open source"), "open source");
    }
}
