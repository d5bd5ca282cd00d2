//! Small classes of characters.

/// Whether `c` is a Chinese character: every CJK ideograph of Unicode 17
/// (extensions A to J and the compatibility blocks, with the gaps between
/// them that are kept for more), what else has the script Han there (〇, 〡,
/// the iteration mark 々, radicals, which stand for hanzi in text taken out
/// of PDFs), and the private codes of GBK that stand for hanzi. Strokes and
/// kana are not.
#[must_use]
#[rustfmt::skip]
pub const fn is_hanzi(c: char) -> bool {
    matches!(c,
        '\u{4E00}'..='\u{9FFF}' | '\u{3400}'..='\u{4DBF}' | '〇' | '々'
        | '\u{F900}'..='\u{FAD9}' | '\u{20000}'..='\u{2EE5D}'
        | '\u{2F800}'..='\u{2FA1D}' | '\u{30000}'..='\u{33479}'
        | '\u{2E80}'..='\u{2E99}' | '\u{2E9B}'..='\u{2EF3}' | '\u{2F00}'..='\u{2FD5}'
        | '〡'..='〩' | '〸'..='〻' | '\u{E815}'..='\u{E864}')
}

/// Whether `c` is the opening one of a pair: quotes, brackets and title marks
/// of any width, the vertical and the small forms too. A straight quote is
/// neither opening nor closing.
#[must_use]
#[rustfmt::skip]
pub const fn is_opening(c: char) -> bool {
    matches!(c,
        '(' | '[' | '{' | '“' | '‘' | '（' | '《' | '〈' | '【' | '「' | '『' | '〔' | '［' | '｛'
        | '〖' | '〘' | '〚' | '〝' | '｢' | '｟' | '‹' | '«' | '⟨' | '⟪' | '⦅'
        | '︵' | '︷' | '︹' | '︻' | '︽' | '︿' | '﹁' | '﹃' | '﹇' | '︗' | '﹙' | '﹛' | '﹝')
}

/// Whether `c` is the closing one of a pair: quotes, brackets and title marks
/// of any width, the vertical and the small forms too.
#[must_use]
#[rustfmt::skip]
pub const fn is_closing(c: char) -> bool {
    matches!(c,
        ')' | ']' | '}' | '”' | '’' | '）' | '》' | '〉' | '】' | '」' | '』' | '〕' | '］' | '｝'
        | '〗' | '〙' | '〛' | '〞' | '〟' | '｣' | '｠' | '›' | '»' | '⟩' | '⟫' | '⦆'
        | '︶' | '︸' | '︺' | '︼' | '︾' | '﹀' | '﹂' | '﹄' | '﹈' | '︘' | '﹚' | '﹜' | '﹞')
}

/// Whether `c` ends a sentence: the full stop, question and exclamation marks
/// of any width, and the ellipsis.
#[must_use]
#[rustfmt::skip]
pub const fn is_final_punctuation(c: char) -> bool {
    matches!(c,
        '。' | '！' | '？' | '…' | '⋯' | '.' | '!' | '?' | '．' | '｡' | '﹒' | '﹖' | '﹗'
        | '︒' | '︕' | '︖' | '︙' | '‼' | '⁇' | '⁈' | '⁉')
}

/// Whether `c` parts a sentence without ending it: the commas, the
/// enumeration comma, colon and semicolon of any width.
#[must_use]
#[rustfmt::skip]
pub const fn is_pause(c: char) -> bool {
    matches!(c,
        '，' | '、' | '；' | '：' | ',' | ';' | ':' | '､' | '﹐' | '﹑' | '﹔' | '﹕'
        | '︐' | '︑' | '︓' | '︔')
}

/// Whether `text` ends a sentence: its last character, white space, closing
/// marks and straight quotes left aside, is a
/// [final mark](is_final_punctuation).
///
/// `他说：“好。”` does; `研究开发、` and `（见附件）` do not.
#[must_use]
pub fn ends_sentence(text: &str) -> bool {
    text.trim_end_matches(|c| {
        is_space(c) || is_line_end(c) || is_closing(c) || matches!(c, '"' | '\'')
    })
    .chars()
    .next_back()
    .is_some_and(is_final_punctuation)
}

/// Whether `c` is a space inside a line: the ASCII space and tab, the
/// ideographic space U+3000 and the other spaces of Unicode at which a row may
/// end. The no-break spaces and the line ends are not.
#[must_use]
#[rustfmt::skip]
pub const fn is_space(c: char) -> bool {
    matches!(c,
        ' ' | '\t' | '\u{3000}' | '\u{1680}' | '\u{2000}'..='\u{2006}'
        | '\u{2008}'..='\u{200A}' | '\u{205F}')
}

/// Whether `c` ends a line: line feed, carriage return, and the line and
/// paragraph separators U+2028 and U+2029.
#[must_use]
pub const fn is_line_end(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{2028}' | '\u{2029}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hanzi_of_every_plane() {
        for c in
            "一龥〇々㐂𠮷𤭢𫝀𬇕𰻝\u{31350}\u{323B0}\u{33479}﨑\u{2F800}⼀⻓〡〺\u{E816}".chars()
        {
            assert!(is_hanzi(c), "{c} {:x}", u32::from(c));
        }
        for c in "aあア가㇀⿰。　１①\u{E000}\u{33480}".chars() {
            assert!(!is_hanzi(c), "{c} {:x}", u32::from(c));
        }
    }

    #[test]
    fn no_mark_is_of_two_classes() {
        for c in '\0'..=char::MAX {
            let classes = [
                is_opening(c),
                is_closing(c),
                is_final_punctuation(c),
                is_pause(c),
                is_space(c),
                is_line_end(c),
                is_hanzi(c),
            ];
            let count = classes.iter().filter(|&&class| class).count();
            assert!(count <= 1, "{c} {:x}", u32::from(c));
        }
    }

    #[test]
    fn a_sentence_ends_before_its_closing_marks() {
        for text in [
            "好。",
            "他说：“好。”　",
            "真的吗？）\n",
            "完……",
            "Done.\"",
            "a!”) ",
        ] {
            assert!(ends_sentence(text), "{text}");
        }
        for text in ["", "）", "研究、", "（见附件）", "第一章", "其中："] {
            assert!(!ends_sentence(text), "{text}");
        }
    }
}
