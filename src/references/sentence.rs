//! The sentence around an expression, and what it says of the numbers in it.

use crate::text::is_final_punctuation;

/// A sentence is followed back, and words before an expression are read, over
/// at most this many bytes.
const REACH: usize = 4096;

/// Where the sentence that holds byte `at` begins.
pub(super) fn sentence_start(text: &str, at: usize) -> usize {
    let at = floor(text, at);
    let before = tail(text, at);
    let offset = at.saturating_sub(before.len());
    let end = before.char_indices().rfind(|&(_, c)| is_sentence_end(c));
    end.map_or(offset, |(i, c)| {
        offset.saturating_add(i).saturating_add(c.len_utf8())
    })
}

pub(super) const fn is_sentence_end(c: char) -> bool {
    // An ASCII full stop may be that of a number.
    c != '.' && (is_final_punctuation(c) || c == '\n')
}

/// The last character boundary at or before byte `at`.
fn floor(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at = at.saturating_sub(1);
    }
    at
}

/// The last [`REACH`] bytes before byte `at`.
pub(super) fn tail(text: &str, at: usize) -> &str {
    let end = floor(text, at);
    let start = floor(text, end.saturating_sub(REACH));
    text.get(start..end).unwrap_or_default()
}

/// Whether nothing but a comma, spaces and a conjunction stand between two
/// members of a list.
pub(super) fn is_list_gap(gap: &str) -> bool {
    const JOINTS: [&str; 19] = [
        "", "和", "与", "與", "及", "以及", "或", "或者", "至", "到", "暨", "並", "并", "—", "－",
        "-", "～", "~", "——",
    ];
    let gap = gap.trim_matches(|c: char| c.is_whitespace() || matches!(c, '、' | '，' | ','));
    JOINTS.contains(&gap)
}

/// The sentence that holds byte `at`.
pub(super) fn sentence(text: &str, at: usize) -> &str {
    let start = sentence_start(text, at);
    let rest = text.get(start..).unwrap_or_default();
    let skipped = at.saturating_sub(start);
    let end = rest
        .char_indices()
        .find(|&(i, c)| i >= skipped && (is_sentence_end(c) || i > skipped.saturating_add(REACH)))
        .map_or(rest.len(), |(i, _)| i);
    rest.get(..end).unwrap_or_default()
}

/// Whether a sentence tells how another text is changed: its numbers are
/// those of that text.
pub(super) fn is_amendment(sentence: &str) -> bool {
    const WORDS: [&str; 16] = [
        "修改为",
        "修改為",
        "修正为",
        "修正為",
        "修訂為",
        "修订为",
        "改为第",
        "改為第",
        "增加一条",
        "增加一款",
        "增加一项",
        "增列第",
        "删去",
        "刪去",
        "删除第",
        "刪除第",
    ];
    WORDS.iter().any(|word| sentence.contains(word))
}
