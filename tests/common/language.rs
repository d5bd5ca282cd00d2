//! What a message in a language must be like.

/// Whether a character is a hanzi of the basic block.
fn is_hanzi(c: char) -> bool {
    ('\u{4e00}'..='\u{9fff}').contains(&c)
}

/// Words that stand in English sentences and in nothing that is quoted here.
const ENGLISH: [&str; 22] = [
    "the", "is", "are", "not", "no", "of", "cannot", "and", "with", "it", "that", "this", "there",
    "for", "was", "be", "does", "error", "invalid", "unknown", "possible", "required",
];

/// Fails unless `text` is a message in Chinese, whatever names it quotes.
pub(crate) fn assert_chinese(text: &str) {
    assert!(text.chars().any(is_hanzi), "no hanzi in: {text}");
    let words = text.split(|c: char| !c.is_ascii_alphanumeric() && c != '-' && c != '_');
    for word in words {
        assert!(!ENGLISH.contains(&word), "“{word}” is English in: {text}");
    }
    // Behind a space it is a key, behind a bracket part of an expression.
    for mark in ["; ", "? "] {
        let ends = |at: usize| {
            text[..at]
                .chars()
                .next_back()
                .is_some_and(char::is_alphanumeric)
        };
        let marks = text.match_indices(mark).filter(|&(at, _)| ends(at));
        assert_eq!(marks.count(), 0, "“{mark}” is half width in: {text}");
    }
}

/// Fails unless `text` is a message in English. Hanzi may stand in what is
/// `quoted` only.
pub(crate) fn assert_english(text: &str, quoted: &[&str]) {
    assert!(text.contains(' '), "no sentence: {text}");
    let mut bare = text.to_owned();
    for quoted in quoted {
        bare = bare.replace(quoted, "");
    }
    let strange = bare
        .chars()
        .find(|&c| is_hanzi(c) || "，。；：？！（）".contains(c));
    assert_eq!(strange, None, "Chinese in: {text}");
}
