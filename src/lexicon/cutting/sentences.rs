//! Where sentences end.

use crate::text::{is_closing, is_final_punctuation, is_hanzi, is_space};

/// Gives `each` the byte after every sentence of a paragraph, closing quotes
/// and brackets with it; the end of the paragraph is the last.
///
/// A sentence ends at 。！？；… of any width, and at a line feed. A half-width full stop ends one
/// only behind a letter and before a space or the end, so that neither 41.7%
/// nor `1. ` nor example.com do. Linear.
pub fn sentence_ends(text: &str, mut each: impl FnMut(usize)) {
    let mut chars = text.char_indices().peekable();
    let mut last = 0;
    let mut quoted = false;
    let mut before = ' ';
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().map(|&(_, c)| c);
        let ends = match c {
            '"' => {
                quoted = !quoted;
                false
            }
            '.' => is_letter(before) && next.is_none_or(|c| is_space(c) || is_closing(c)),
            '；' | ';' | '﹔' | '\n' => true,
            _ => is_final_punctuation(c) && c != '．',
        };
        before = c;
        if !ends {
            continue;
        }
        let mut end = at.saturating_add(c.len_utf8());
        while let Some(&(at, c)) = chars.peek() {
            let closes = c == '"' && quoted;
            if !(closes || is_closing(c) || (is_final_punctuation(c) && c != '.')) {
                break;
            }
            quoted &= !closes;
            end = at.saturating_add(c.len_utf8());
            chars.next();
        }
        each(end);
        last = end;
    }
    if text.get(last..).is_some_and(|rest| !rest.trim().is_empty()) {
        each(text.len());
    }
}

/// Whether `c` is a letter of an alphabet.
fn is_letter(c: char) -> bool {
    c.is_alphabetic() && !is_hanzi(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sentences(text: &str) -> Vec<&str> {
        let mut found = Vec::new();
        let mut start = 0;
        sentence_ends(text, |end| {
            found.push(&text[start..end]);
            start = end;
        });
        found
    }

    #[test]
    fn a_closing_quote_goes_with_its_sentence() {
        assert_eq!(
            sentences("他问：“去吗？”我答：去！！好……"),
            ["他问：“去吗？”", "我答：去！！", "好……"]
        );
        assert_eq!(
            sentences("他说:\"好。\"\"走!\"完"),
            ["他说:\"好。\"", "\"走!\"", "完"]
        );
    }

    #[test]
    fn a_point_in_a_number_ends_nothing() {
        assert_eq!(sentences("比重为41.7%，共18,402人").len(), 1);
        assert_eq!(sentences("1. 抓落实。2．再抓").len(), 2);
        assert_eq!(sentences("见 a.com 网站").len(), 1);
        assert_eq!(sentences("It works. Yes."), ["It works.", " Yes."]);
    }

    #[test]
    fn semicolons_end_one_too() {
        assert_eq!(sentences("保粮；保能源；"), ["保粮；", "保能源；"]);
        assert_eq!(
            sentences("年\t数\n甲"),
            ["年\t数\n", "甲"],
            "rows of a table"
        );
        assert_eq!(sentences(""), [""; 0]);
    }
}
