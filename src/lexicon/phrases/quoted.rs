//! What stands in quotation marks and title marks.

use crate::document::{Document, Span};
use crate::text::{is_final_punctuation, is_hanzi, is_line_end, is_pause, is_space};

use super::super::cutting::cut::is_language;

/// The longest quoted term and the longest title, in characters.
const LONGEST_TERM: usize = 16;
const LONGEST_TITLE: usize = 40;

/// What a wording stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mark {
    Quote,
    Title,
}

/// The terms and titles of a document without their marks. A quoted term has 2
/// to 16 characters and is no sentence: what holds a comma or a full stop is
/// somebody's words, not a term. A title has up to 40.
pub(super) fn quoted(document: &Document) -> Vec<(Mark, Span)> {
    let mut found = Vec::new();
    for block in document.blocks().iter().filter(|block| is_language(block)) {
        let text = document.slice(block.span);
        let straight = text.matches('"').count().is_multiple_of(2);
        let mut open: Vec<(char, usize)> = Vec::new();
        for (at, c) in text.char_indices() {
            let behind = at.saturating_add(c.len_utf8());
            let inside = open.last().is_some_and(|&(mark, _)| mark == '"');
            if is_mark(c) || (c == '"' && straight && !inside) {
                open.push((c, behind));
                continue;
            }
            let Some(opener) = opener(c) else {
                continue;
            };
            let Some(depth) = open.iter().rposition(|&(mark, _)| mark == opener) else {
                continue;
            };
            let start = open.get(depth).map_or(at, |&(_, start)| start);
            open.truncate(depth);
            let content = text.get(start..at).unwrap_or_default();
            let mark = if opener == '《' {
                Mark::Title
            } else {
                Mark::Quote
            };
            if fits(content, mark) {
                let offset = |byte| {
                    block
                        .span
                        .start
                        .saturating_add(u32::try_from(byte).unwrap_or(0))
                };
                found.push((mark, Span::new(offset(start), offset(at))));
            }
        }
    }
    found
}

const fn is_mark(c: char) -> bool {
    matches!(c, '“' | '‘' | '「' | '『' | '《' | '﹁' | '﹃' | '〝')
}

/// The opening mark of a closing one.
const fn opener(c: char) -> Option<char> {
    Some(match c {
        '”' => '“',
        '’' => '‘',
        '」' => '「',
        '』' => '『',
        '》' => '《',
        '﹂' => '﹁',
        '﹄' => '﹃',
        '〞' => '〝',
        '"' => '"',
        _ => return None,
    })
}

/// Whether what stands between two marks is a term, or a title.
fn fits(content: &str, mark: Mark) -> bool {
    let chars = content.chars().count();
    let has_word = content.chars().any(|c| is_hanzi(c) || c.is_alphanumeric());
    let parts_sentence =
        |c: char| is_line_end(c) || is_final_punctuation(c) && c != '.' || is_pause(c) && c != '、';
    match mark {
        Mark::Title => (1..=LONGEST_TITLE).contains(&chars) && has_word && !content.contains('。'),
        Mark::Quote => {
            (2..=LONGEST_TERM).contains(&chars)
                && has_word
                && !content.chars().any(parts_sentence)
                && !content.contains(is_mark)
                && !content.starts_with(is_space)
                && !content.ends_with(is_space)
        }
    }
}
