//! What marks and scripts say of a line: marks that end a clause or a sentence,
//! marks that nothing begins with, characters written without spaces.

/// Marks that end a paragraph.
pub(crate) const fn is_final(c: char) -> bool {
    matches!(
        c,
        '。' | '！'
            | '？'
            | '!'
            | '?'
            | '…'
            | '：'
            | ':'
            | '；'
            | ';'
            | '．'
            | '.'
            | '～'
            | '~'
            | '｡'
            // As scanners read a full stop.
            | '□'
    )
}

/// Whether `c` belongs to a script that is written without spaces.
pub(crate) const fn is_unspaced(c: char) -> bool {
    matches!(c as u32,
        0x2010..=0x2027 | 0x2030..=0x205E | 0x2E80..=0x30FF | 0x3100..=0x312F
        | 0x31A0..=0x4DBF | 0x4E00..=0x9FFF | 0xF900..=0xFAFF | 0xFE30..=0xFE4F
        | 0xFF00..=0xFFEF | 0x20000..=0x3FFFF)
}

/// Marks that no paragraph begins with.
pub(crate) const fn is_never_first(c: char) -> bool {
    matches!(
        c,
        '，' | '。'
            | '、'
            | '；'
            | '：'
            | '！'
            | '？'
            | '）'
            | '》'
            | '”'
            | '」'
            | '』'
            | '】'
            | '’'
            | '%'
            | '％'
            | '‰'
            | '℃'
            | '〉'
            | '〕'
    )
}

pub(crate) const fn is_sentence_mark(c: char) -> bool {
    matches!(c, '。' | '！' | '？' | '；')
}

/// Marks that end a clause and no sentence.
pub(crate) const fn is_comma(c: char) -> bool {
    matches!(c, '，' | '、' | '；' | ',' | ';' | '︐' | '﹐' | '､')
}

pub(crate) const fn is_clause_mark(c: char) -> bool {
    matches!(c, '。' | '！' | '？' | '；' | '，' | ',' | ';')
}
