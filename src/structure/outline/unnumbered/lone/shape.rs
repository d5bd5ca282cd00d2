//! What one line looks like, taken by itself.

use crate::grammar::{self as numbering, Gap};
use crate::prose::words;
use crate::text::is_hanzi;

/// Longest title, in characters.
const LONGEST: usize = 24;

/// Bytes of a line from which it is text, whatever it ends in.
const LONG: usize = 90;

/// What a line looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    /// Short, without any mark that ends or divides a sentence.
    Title,
    /// A sentence, a part of one, a line of verse with its mark.
    Text,
    /// A field of a form, a row, a date, a line of a program.
    Other,
    /// Nothing to read: an ornament, a page number.
    Blank,
}

/// The shape of a line. Long lines are not looked through.
pub(super) fn of(text: &str) -> Shape {
    if text.len() > LONG {
        return Shape::Text;
    }
    let Some(last) = text.chars().next_back() else {
        return Shape::Blank;
    };
    let opened = text.starts_with(OPENERS);
    if opened && matches!(last, '）' | ')' | '】' | '〕') {
        return Shape::Blank;
    }
    if opened || ends_clause(last) {
        return match bracketed(text) {
            Some(title) if is_title(title) => Shape::Title,
            _ => Shape::Text,
        };
    }
    match () {
        () if is_title(text) => Shape::Title,
        () if !text.chars().any(char::is_alphabetic) => Shape::Blank,
        () => Shape::Other,
    }
}

/// What stands before a note, a stage direction, a label or an entry of a list.
const OPENERS: [char; 10] = ['（', '(', '【', '〔', '□', '■', '◆', '◇', '●', '○'];

/// What stands behind the brackets that a title begins with: the mode of a
/// tune, a character that is left out: 〔中吕〕喜春来, （元）亢父赋.
fn bracketed(text: &str) -> Option<&str> {
    let close = match text.chars().next()? {
        '〔' => '〕',
        '（' => '）',
        _ => return None,
    };
    let (inside, behind) = text.split_once(close)?;
    let behind = behind.trim_start();
    let note = inside.chars().nth(BRACKETED).is_some() || numbering::marker(text).is_some();
    let fits = !note && behind.chars().nth(1).is_some() && !behind.ends_with(ends_clause);
    fits.then_some(behind)
}

/// Longest opening in brackets, with its bracket, in characters.
const BRACKETED: usize = 4;

/// Whether a line that ends in this is a sentence or a part of one.
const fn ends_clause(c: char) -> bool {
    matches!(
        c,
        '。' | '！'
            | '？'
            | '；'
            | '：'
            | '，'
            | '、'
            | '…'
            | '”'
            | '’'
            | '」'
            | '』'
            | '】'
            | '〕'
            | '.'
            | '!'
            | '?'
            | ';'
            | ':'
            | ','
            | '"'
            | '\''
            | '～'
            | '~'
            | '—'
            | '－'
            | '⋯'
    )
}

/// Whether a line may be a title: short, of hanzi, without a mark inside that
/// belongs to sentences, forms or programs, and no number before it.
fn is_title(text: &str) -> bool {
    let named = book_name(text);
    let marks = |c: char| {
        matches!(
            c,
            '。' | '！'
                | '？'
                | '；'
                | '，'
                | '：'
                | ':'
                | ';'
                | ','
                | '!'
                | '?'
                | '“'
                | '”'
                | '「'
                | '」'
                | '"'
                | '='
                | '{'
                | '}'
                | '<'
                | '>'
                | '|'
                | '\t'
                | '_'
                | '@'
                | '#'
                | '%'
                | '/'
                | '\\'
                | '+'
                | '*'
                | '…'
                | '│'
                | '→'
                | '￥'
                | '$'
                | '．'
                | '【'
                | '】'
                | '［'
                | '］'
                | '['
                | ']'
        )
    };
    let Some(first) = text.chars().next() else {
        return false;
    };
    let (mut chars, mut hanzi, mut digits) = (0usize, 0usize, 0usize);
    for c in text.chars() {
        if marks(c) && named.is_none() {
            return false;
        }
        chars = chars.saturating_add(1);
        hanzi = hanzi.saturating_add(usize::from(is_hanzi(c)));
        digits = digits.saturating_add(usize::from(c.is_ascii_digit()));
    }
    chars <= LONGEST
        && digits <= 2
        && hanzi.saturating_mul(2) >= chars
        && (is_hanzi(first) || first == '《')
        && !is_row(text)
        && !is_page(text)
        && numbering::marker(text).is_none_or(|m| matches!(m.gap, Gap::None | Gap::Behind))
        && !words::is_crumb(text)
        && !words::is_head_line(text)
        && !words::is_address(text)
        && !words::is_dated_or_signed(text)
        && !words::signs_preface(text)
        && !words::is_caption(text)
        && !is_end(text)
}

/// The name in 《》 that a line opens with, where little stands behind it:
/// 《山行》, 《山行》 作者：某甲.
pub(super) fn book_name(text: &str) -> Option<&str> {
    let (name, behind) = text.strip_prefix('《')?.split_once('》')?;
    let told = behind.trim_start();
    let apart = told.is_empty()
        || told.len() < behind.len()
        || told.starts_with(['（', '(', '—', '-'])
        || told.starts_with("作者");
    let ends = told.chars().next_back().is_some_and(ends_clause);
    (apart && !ends && told.chars().nth(16).is_none() && !told.contains('。')).then_some(name)
}

/// Whether a line has three columns or more.
fn is_row(text: &str) -> bool {
    let single = |field: &&str| field.chars().nth(1).is_none();
    let fields = text.split([' ', '　']).filter(|f| !f.is_empty());
    let all = fields.clone().count();
    all > 3 && fields.filter(single).count().saturating_mul(2) < all
}

/// Whether a line is a page of a site, which has a bare number behind a name:
/// 分节阅读 2.
fn is_page(text: &str) -> bool {
    text.rsplit_once([' ', '　'])
        .is_some_and(|(_, number)| number.bytes().all(|b| b.is_ascii_digit()))
}

/// Whether a line says that the text ends or goes on.
fn is_end(text: &str) -> bool {
    #[rustfmt::skip]
    const WORDS: [&str; 12] = [
        "完", "全书完", "全書完", "全文完", "未完待续", "未完待續", "待续", "待續", "剧终", "劇終",
        "正文", "本章完",
    ];
    WORDS.contains(&text)
}

#[cfg(test)]
mod tests {
    use super::{Shape, of};

    #[test]
    fn a_title_is_short_and_has_no_mark_of_a_sentence() {
        for text in [
            "春山",
            "水调歌头 和友人",
            "《渡口》",
            "《渡口》 作者：某甲",
            "报　告　事　项",
            "青石县志卷之一",
        ] {
            assert_eq!(of(text), Shape::Title, "{text}");
        }
        for text in [
            "他走了。",
            "“好”",
            "且说那人，",
            "他说：",
            "……",
            "【白话】渡口",
        ] {
            assert_eq!(of(text), Shape::Text, "{text}");
        }
        for text in [
            "二〇二五年三月一日",
            "2025-03-01 渡口",
            "姓名：某甲",
            "渡口 12 30 45",
            "甲乙 丙丁 戊己 庚辛",
            "第三章 渡口",
            "let x = 1",
            "某政发〔2025〕18号",
        ] {
            assert_eq!(of(text), Shape::Other, "{text}");
        }
        for text in ["***", "", "（完）"] {
            assert_eq!(of(text), Shape::Blank, "{text}");
        }
    }
}
