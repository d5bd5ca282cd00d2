//! Small classes of characters.

/// Whether `c` is a Chinese character: every CJK ideograph of Unicode 17
/// (extensions A to J and the compatibility blocks), 〇 and the iteration mark
/// 々. Radicals, strokes and kana are not.
#[must_use]
pub const fn is_hanzi(c: char) -> bool {
    matches!(c,
        '\u{4E00}'..='\u{9FFF}'
        | '\u{3400}'..='\u{4DBF}'
        | '〇' | '々'
        | '\u{F900}'..='\u{FAD9}'
        | '\u{20000}'..='\u{2A6DF}'
        | '\u{2A700}'..='\u{2EE5D}'
        | '\u{2F800}'..='\u{2FA1D}'
        | '\u{30000}'..='\u{33479}')
}

/// Whether `c` is the opening one of a pair: quotes, brackets and title marks
/// of any width, the vertical and the small forms too. A straight quote is
/// neither opening nor closing.
#[must_use]
pub const fn is_opening(c: char) -> bool {
    matches!(
        c,
        '(' | '['
            | '{'
            | '“'
            | '‘'
            | '（'
            | '《'
            | '〈'
            | '【'
            | '「'
            | '『'
            | '〔'
            | '［'
            | '｛'
            | '〖'
            | '〘'
            | '〚'
            | '〝'
            | '｢'
            | '｟'
            | '‹'
            | '«'
            | '⟨'
            | '⟪'
            | '⦅'
            | '︵'
            | '︷'
            | '︹'
            | '︻'
            | '︽'
            | '︿'
            | '﹁'
            | '﹃'
            | '﹇'
            | '﹙'
            | '﹛'
            | '﹝'
    )
}

/// Whether `c` is the closing one of a pair: quotes, brackets and title marks
/// of any width, the vertical and the small forms too.
#[must_use]
pub const fn is_closing(c: char) -> bool {
    matches!(
        c,
        ')' | ']'
            | '}'
            | '”'
            | '’'
            | '）'
            | '》'
            | '〉'
            | '】'
            | '」'
            | '』'
            | '〕'
            | '］'
            | '｝'
            | '〗'
            | '〙'
            | '〛'
            | '〞'
            | '〟'
            | '｣'
            | '｠'
            | '›'
            | '»'
            | '⟩'
            | '⟫'
            | '⦆'
            | '︶'
            | '︸'
            | '︺'
            | '︼'
            | '︾'
            | '﹀'
            | '﹂'
            | '﹄'
            | '﹈'
            | '﹚'
            | '﹜'
            | '﹞'
    )
}

/// Whether `c` ends a sentence: the full stop, question and exclamation marks
/// of any width, and the ellipsis.
#[must_use]
pub const fn is_final_punctuation(c: char) -> bool {
    matches!(
        c,
        '。' | '！'
            | '？'
            | '…'
            | '.'
            | '!'
            | '?'
            | '．'
            | '｡'
            | '﹒'
            | '﹖'
            | '﹗'
            | '︒'
            | '︕'
            | '︖'
            | '‼'
            | '⁇'
            | '⁈'
            | '⁉'
    )
}

/// Whether `text`, read without trailing white space and closing marks, ends
/// a sentence: its last character is 。 ！ ？ … or an ASCII twin of them.
///
/// `他说：“好。”` does, `（见附件）` and `研究开发、` do not.
#[must_use]
pub fn ends_sentence(text: &str) -> bool {
    text.trim_end_matches(|c| is_space(c) || is_line_end(c))
        .trim_end_matches(is_closing)
        .chars()
        .next_back()
        .is_some_and(is_final_punctuation)
}

/// Whether `c` is a space on a line: the ASCII space and tab, the ideographic
/// space U+3000 and the other spaces of Unicode at which a row may end. The
/// no-break spaces and the line ends are not.
#[must_use]
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
