//! Whether two lines are rows of one list: of a roster, a log, a statement, a
//! table. No row goes on in the next, however full it is.

use super::marks::is_comma;

/// Characters of a line that are compared.
const LONGEST: usize = 120;

/// Bytes of a line from which it is no row, but a paragraph.
const PARAGRAPH: usize = 600;

/// Whether two neighbouring lines are rows of one list. They count up, begin
/// with a date, a time or a sign of a formula each, have the same columns or the same clauses, or
/// the same characters at the same places, where digits are all alike.
/// Linear in the shorter line; allocates nothing.
pub(crate) fn are_rows(a: &str, b: &str) -> bool {
    if a.len().max(b.len()) > PARAGRAPH {
        return false;
    }
    counts_up(a, b)
        || same_dates(a, b)
        || same_signs(a, b)
        || same_columns(a, b)
        || !ends_sentence_within(a)
            && !ends_sentence_within(b)
            && (same_places(a, b) || same_clauses(a, b, 4) && is_varied(a))
}

/// As [`are_rows`], with less asked for: too little to tell two lines by, but
/// enough where many neighbours of a text have it.
pub(crate) fn may_be_rows(a: &str, b: &str) -> bool {
    are_rows(a, b) || !ends_sentence_within(a) && !ends_sentence_within(b) && same_clauses(a, b, 2)
}

const fn is_digit(c: char) -> bool {
    matches!(c, '0'..='9' | '０'..='９')
}

/// Whether the lines begin with a number each, and the second is the next.
fn counts_up(a: &str, b: &str) -> bool {
    let number = |text: &str| {
        let text = text.trim_start_matches(['(', '（', '[', '［', '#', '第']);
        let end = text.find(|c| !is_digit(c)).unwrap_or(text.len());
        let run = text.get(..end).filter(|run| !run.is_empty())?;
        crate::text::numerals::value(run)
    };
    matches!((number(a), number(b)), (Some(a), Some(b)) if b == a.saturating_add(1))
}

/// Whether both lines begin with a date or a time of one form.
fn same_dates(a: &str, b: &str) -> bool {
    let mut forms = (form(a), form(b));
    let mut numbers = 0usize;
    loop {
        match (forms.0.next(), forms.1.next()) {
            (None, None) => return numbers >= 2,
            (a, b) if a != b => return false,
            (Some('0'), _) => numbers = numbers.saturating_add(1),
            _ => {}
        }
    }
}

/// The date or time that a line begins with, `0` for every number of it.
fn form(text: &str) -> impl Iterator<Item = char> {
    const MARKS: &str = "-/:.年月日时時分秒[]";
    let mut in_number = false;
    text.chars()
        .map(|c| if is_digit(c) { '0' } else { c })
        .take_while(|&c| c == '0' || MARKS.contains(c))
        .filter(move |&c| {
            let again = in_number && c == '0';
            in_number = c == '0';
            !again
        })
}

/// Whether both lines begin with a sign of a formula and go on with the same
/// character: x_i 表示渡口, y_j 表示码头.
fn same_signs(a: &str, b: &str) -> bool {
    matches!((behind_sign(a), behind_sign(b)), (Some(a), Some(b)) if a == b)
}

/// The character behind the sign that a line begins with.
fn behind_sign(text: &str) -> Option<char> {
    const LONGEST_SIGN: usize = 16;
    let is_letter = |c: char| c.is_ascii_alphabetic() || matches!(c, 'Α'..='ω');
    let is_part = |c: char| {
        is_letter(c)
            || c.is_ascii_digit()
            || matches!(c, '_' | '^' | '{' | '}' | '(' | ')' | ',' | '*')
    };
    let end = text.find(|c| !is_part(c)).unwrap_or(text.len());
    let sign = text.get(..end).filter(|sign| sign.len() <= LONGEST_SIGN)?;
    // A word of letters alone is one of the language.
    let single = sign.chars().nth(1).is_none();
    let is_sign = sign.starts_with(is_letter) && (single || sign.contains(['_', '^', '(']));
    let rest = text.get(end..).filter(|_| is_sign)?;
    rest.trim_start().chars().next()
}

/// Whether both lines have as many gaps, as columns leave them: tabs, bars,
/// ideographic spaces, or two spaces and more. One alone must stand at about
/// the same place.
fn same_columns(a: &str, b: &str) -> bool {
    let ((first, gaps), (other, others)) = (gaps(a), gaps(b));
    gaps > 0 && gaps == others && (gaps >= 2 || first.abs_diff(other) <= 2)
}

/// Characters before the first gap of a line, and its gaps.
fn gaps(text: &str) -> (usize, usize) {
    let (mut first, mut count) = (0usize, 0usize);
    let mut spaces = 0usize;
    for (at, c) in text.chars().take(LONGEST).enumerate() {
        spaces = match c {
            ' ' => spaces.saturating_add(1),
            '\t' | '　' | '|' | '│' | '｜' => spaces.saturating_add(2),
            _ if spaces >= 2 => {
                first = if count == 0 { at } else { first };
                count = count.saturating_add(1);
                0
            }
            _ => 0,
        };
    }
    (first, count)
}

/// Whether a good part of the characters of both lines are the same at the
/// same places, counted from the beginning or from the end.
fn same_places(a: &str, b: &str) -> bool {
    let (longer, shorter) = match (a.chars().count(), b.chars().count()) {
        (a, b) if a < b => (b, a),
        both => both,
    };
    if shorter < 8 || shorter.saturating_mul(5) < longer.saturating_mul(4) {
        return false;
    }
    // Letters are few, so that more of them meet by chance.
    let parts = if a.is_ascii() { 2 } else { 4 };
    let ahead = alike(a.chars().zip(b.chars()));
    let back = alike(a.chars().rev().zip(b.chars().rev()));
    ahead.max(back).saturating_mul(parts) >= shorter
}

/// How many of the pairs are of one character, or of digits; 0 where it is but
/// one or two characters that come again, as names in a sentence may.
fn alike(pairs: impl Iterator<Item = (char, char)>) -> usize {
    let mut kinds: [Option<char>; 3] = [None; 3];
    let mut count = 0usize;
    for (a, b) in pairs.take(LONGEST) {
        if a != b && !(is_digit(a) && is_digit(b)) {
            continue;
        }
        count = count.saturating_add(1);
        if !kinds.contains(&Some(a))
            && let Some(kind) = kinds.iter_mut().find(|kind| kind.is_none())
        {
            *kind = Some(a);
        }
    }
    match kinds {
        [_, _, Some(_)] => count,
        _ => 0,
    }
}

/// Whether both lines have the same clauses by their lengths, a character more
/// or less, and at least so many.
fn same_clauses(a: &str, b: &str, least: usize) -> bool {
    let mut lengths = (clauses(a), clauses(b));
    let mut count = 0usize;
    loop {
        match (lengths.0.next(), lengths.1.next()) {
            (None, None) => return count >= least,
            (Some(a), Some(b)) if a.abs_diff(b) <= 1 => count = count.saturating_add(1),
            _ => return false,
        }
    }
}

/// Whether a sentence ends in a line before its end, as in no row.
fn ends_sentence_within(text: &str) -> bool {
    const MARKS: [char; 3] = ['。', '！', '？'];
    let text = text.trim_end_matches(MARKS);
    MARKS.iter().any(|&mark| text.contains(mark))
}

/// Whether the clauses of a line are of many lengths, as the columns of a list
/// are: those of verse and of measured prose are all alike.
fn is_varied(text: &str) -> bool {
    let whole = text.rsplit_once(is_comma).map_or("", |(whole, _)| whole);
    let least = clauses(whole).min().unwrap_or(0);
    clauses(whole).any(|length| length >= least.saturating_add(3))
}

/// Characters in each clause of a line.
fn clauses(text: &str) -> impl Iterator<Item = usize> {
    text.split(is_comma).map(|clause| clause.chars().count())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_of_a_list_are_told_by_what_they_have_in_common() {
        for (a, b) in [
            (
                "王一梅临江市渡口局办公室副主任",
                "李二虎临江市码头局办公室副主任",
            ),
            (
                "2026-01-07 08:12:55 泵站已启动",
                "2026-01-07 09:40:01 水位报警，请速查看",
            ),
            ("2026年1月7日收款三千元", "2026年12月8日付水费"),
            (
                "x_i 表示第一处渡口每日的流量",
                "y_{jk} 表示两处码头之间的航程，单位为里",
            ),
            ("n 为渡船的总数", "T 为一趟所用的时间，以分钟计"),
            ("7号柜存放旧船票", "8号柜存放各年航道图与水文记录"),
            ("王一梅　渡口局　科长", "欧阳二虎　水文与航道管理站　副站长"),
            ("收入\t1200\t现金", "支出\t85\t转账至水费专户"),
            (
                "马伯庸，男，一九八一年生，渡工，已婚",
                "赵小北，女，一九九三年生，船工，未婚",
            ),
            (
                "满城风雨近重阳　客子思归鬓已霜",
                "独上高楼望江水　一行秋雁过潇湘",
            ),
        ] {
            assert!(are_rows(a, b), "{a} / {b}");
        }
    }

    #[test]
    fn lines_of_prose_are_no_rows() {
        for (a, b) in [
            (
                "近年来我市城市化进程不断加快，城市人口持续增长，城市管理任务日益",
                "繁重，原有的管理制度已经不能适应形势发展的需要，群众对市容环境、交",
            ),
            (
                "规划期限为2025年至2035年，近期到2030年，远期到2035年，远景展望到",
                "本世纪中叶。",
            ),
            (
                "it was late in the year when they came down",
                "to the river and asked for the boat that had",
            ),
            (
                "GDP 增长平稳，渡口来往的船只日日增多，我们要加大",
                "AI 增长的投入，突破一批难题。",
            ),
            (
                "2025年初，渡口停航，众人改走旧桥，往返一趟要多",
                "2个小时。",
            ),
        ] {
            assert!(!are_rows(a, b), "{a} / {b}");
        }
    }
}
