//! Where one paragraph ends and the next begins, when a page, a column or a
//! line length has cut the text.

use crate::document::{ContinuationKind, Span};

use super::alike::are_rows;
use super::marks::{is_clause_mark, is_final, is_never_first, is_sentence_mark, is_unspaced};
use super::words;
use crate::grammar as numbering;

/// Whether a text of this ending is complete: it ends in a full stop, a
/// question or exclamation mark, an ellipsis, a colon or semicolon, or in
/// such a mark with closing quotes or brackets behind it.
pub(crate) fn is_finished(text: &str) -> bool {
    let mut closed = false;
    for c in text.chars().rev().take(6) {
        match c {
            _ if is_final(c) => return true,
            // Dialogue may end in its quotation mark alone.
            '”' | '」' | '』' | '’' | '"' | '〞' | '＂' => closed = true,
            // An opening mark that stands for the closing one.
            '“' | '「' | '‘' | '『' => {}
            '）' | ')' | '》' | '】' | '］' | ']' | '〉' | '〕' | '\'' => {}
            _ if c.is_whitespace() => {}
            _ => break,
        }
    }
    closed
}

/// A text without what stands behind the mark that ends it: the sign of a note,
/// `[3]`, `[^a]`, ①, or marks that set it off, `==`.
fn without_sign(text: &str) -> &str {
    let mut rest = text.trim_end();
    loop {
        let bracketed = || {
            let (before, sign) = rest.strip_suffix(']')?.rsplit_once('[')?;
            let is_sign =
                |c: char| c.is_ascii_alphanumeric() || matches!(c, '^' | '-' | '注' | '註');
            (sign.len() <= 8 && sign.chars().all(is_sign)).then_some(before)
        };
        let set_off = || rest.strip_suffix("==").or_else(|| rest.strip_suffix("**"));
        let circled =
            || rest.strip_suffix(|c| matches!(c, '①'..='⑳' | '¹' | '²' | '³' | '⁴'..='⁹'));
        match bracketed().or_else(set_off).or_else(circled) {
            Some(before) => rest = before.trim_end(),
            None => break,
        }
    }
    match is_finished(rest) {
        true => rest,
        false => text,
    }
}

/// Whether a line says when a law was passed, published or came into force:
/// 2021年8月1日 施行.
fn is_enactment(line: &str) -> bool {
    const ENDS: [&str; 9] = [
        "施行",
        "公布",
        "发布",
        "修订",
        "修正",
        "通过",
        "批准",
        "發布",
        "修正公布",
    ];
    let Some((year, rest)) = line.split_once('年') else {
        return false;
    };
    let dated = year.len() == 4
        && year.bytes().all(|b| b.is_ascii_digit())
        && rest.find('日').is_some_and(|at| at <= 12);
    dated && line.len() <= 180 && ENDS.iter().any(|end| line.ends_with(end))
}

/// Whether a text ends in a formula, which needs no full stop: 日工资＝月工资÷21.75.
fn ends_in_formula(text: &str) -> bool {
    let is_operand = |c: char| c.is_ascii_alphanumeric() || matches!(c, ')' | '）' | '}' | '%');
    let clause = text.rsplit(is_clause_mark).next().unwrap_or(text);
    text.ends_with(is_operand) && clause.contains(['÷', '×', '=', '＝', '≈', '≤', '≥'])
}

/// Whether a line is one of a list of short ones that have a label each: 要求：需批准.
/// A label that says who speaks is none.
fn is_labelled(line: &str) -> bool {
    const SPEAKS: [char; 12] = [
        '说', '說', '道', '问', '問', '答', '曰', '云', '喊', '叫', '想', '笑',
    ];
    let label = line.split_once(['：', ':']).map_or("", |(label, _)| label);
    let is_label = (2..=4).contains(&label.chars().count()) && label.chars().all(is_unspaced);
    let ends_within = line.contains(['。', '！', '？']);
    is_label && !label.ends_with(SPEAKS) && short(line, 45) && !ends_within
}

/// Whether a line tells what a sign stands for: x_i: 第 i 个渡口的流量.
fn defines_sign(line: &str) -> bool {
    let Some((sign, _)) = line.split_once(['：', ':']) else {
        return false;
    };
    let is_part = |c: char| {
        c.is_ascii_alphanumeric()
            || matches!(
                c,
                '_' | '^' | '{' | '}' | '(' | ')' | ',' | '*' | '\'' | 'Α'..='ω'
            )
    };
    let begins = sign.starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, 'Α'..='ω'));
    begins && short(sign, 12) && sign.chars().all(is_part)
}

/// Whether a text breaks off inside a phrase, at a comma. A short line that
/// does so is one of a list or of a poem.
fn breaks_off(text: &str) -> bool {
    text.ends_with(['，', '、', ',']) && !short(text, 13)
}

/// What joins two lines of one paragraph: nothing beside a character of a
/// script without spaces or within a number, else one space.
pub(crate) fn glue(before: &str, after: &str) -> &'static str {
    let (Some(last), Some(first)) = (before.chars().next_back(), after.chars().next()) else {
        return "";
    };
    if last.is_whitespace() || is_unspaced(last) || is_unspaced(first) || is_never_first(first) {
        return "";
    }
    if splits_number(before, after) {
        ""
    } else {
        " "
    }
}

/// Where to cut `text` so that at most `limit` bytes stand before the cut:
/// behind the last sentence end, else behind the last comma, else between two
/// characters. 0 only where `may_be_empty` and no good place was found.
pub(crate) fn cut_before(text: &str, limit: usize, may_be_empty: bool) -> usize {
    let mut end = limit.min(text.len());
    while end > 0 && !text.is_char_boundary(end) {
        end = end.saturating_sub(1);
    }
    let head = text.get(..end).unwrap_or_default();
    let behind = |wanted: fn(char) -> bool| {
        head.char_indices()
            .rev()
            .find(|&(_, c)| wanted(c))
            .map(|(at, c)| at.saturating_add(c.len_utf8()))
    };
    let sentence = behind(|c| matches!(c, '。' | '！' | '？' | '!' | '?' | '\n'));
    if let Some(at) = sentence {
        // Closing quotes belong to the sentence.
        let closing = text.get(at..).unwrap_or_default();
        let more: usize = closing
            .chars()
            .take(3)
            .take_while(|c| matches!(c, '”' | '」' | '』' | '’' | '）' | ')' | '"'))
            .map(char::len_utf8)
            .sum();
        return at.saturating_add(more);
    }
    if may_be_empty {
        return 0;
    }
    behind(|c| matches!(c, '，' | '、' | '；' | ',' | ' ' | '　'))
        .or((end > 0).then_some(end))
        .unwrap_or_else(|| text.chars().next().map_or(0, char::len_utf8))
}

/// A continuation note and which way it points.
pub(crate) type Note = (Span, ContinuationKind);

/// The continuation notes, such as （上接1版） and （下转第4版）, at either end of
/// the block that begins at `start` and goes to the end of `text`.
pub(crate) fn continuation_notes(text: &str, start: u32) -> [Option<Note>; 2] {
    let block = text.get(start as usize..).unwrap_or_default();
    let first = note_at(block, true);
    let last = note_at(block, false).filter(|l| first.is_none_or(|f| f.0 != l.0));
    [first, last].map(|note| {
        let (from, len, kind) = note?;
        let at = start.saturating_add(u32::try_from(from).unwrap_or(u32::MAX));
        let end = at.saturating_add(u32::try_from(len).unwrap_or(u32::MAX));
        Some((Span::new(at, end), kind))
    })
}

/// The note at the beginning or the end of a block: its offset and length in
/// bytes.
fn note_at(block: &str, front: bool) -> Option<(usize, usize, ContinuationKind)> {
    const LONGEST: usize = 48;
    let is_open = |c| matches!(c, '（' | '(' | '【' | '［');
    let is_close = |c| matches!(c, '）' | ')' | '】' | '］');
    let (from, note) = if front {
        if !block.starts_with(is_open) {
            return None;
        }
        let (at, c) = block
            .char_indices()
            .take_while(|&(at, _)| at < LONGEST)
            .find(|&(_, c)| is_close(c))?;
        (0, block.get(..at.saturating_add(c.len_utf8()))?)
    } else {
        if !block.ends_with(is_close) {
            return None;
        }
        let floor = block.len().saturating_sub(LONGEST);
        let (at, _) = block
            .char_indices()
            .rev()
            .take_while(|&(at, _)| at >= floor)
            .find(|&(_, c)| is_open(c))?;
        (at, block.get(at..)?)
    };
    let inside = note.trim_start_matches(is_open).trim_start();
    let kind = words::continuation(inside)?;
    Some((from, note.len(), kind))
}

/// Whether the paragraph `before` goes on in `after`, though a block break
/// stands between them. Both have their outer white space taken off.
///
/// A finished paragraph never goes on; an unfinished one does unless either
/// side is a line of its own: a heading, a title, a signature, a caption,
/// verse.
pub(crate) fn goes_on(before: &str, after: &str) -> bool {
    let before = without_note(before);
    if splits_number(before, after) {
        return true;
    }
    let before = without_sign(before);
    // The times of a subtitle are a line of their own.
    if before.is_empty() || is_finished(before) || before.contains("-->") {
        return false;
    }
    if words::is_source_line(before) || ends_with_share(before) && !goes_on_with_share(after) {
        return false;
    }
    let Some(first) = after.chars().next() else {
        return false;
    };
    // What begins with a closing mark or a comma cannot begin a paragraph, and
    // nothing ends in an opening bracket.
    if is_never_first(first) || before.ends_with(['（', '(', '〔']) {
        return true;
    }
    if words::title_goes_on(before, after) {
        return true;
    }
    if are_rows(before, after) {
        return false;
    }
    if begins_anew(after, first) || words::is_crumb(after) {
        return false;
    }
    if let Some(marker) = numbering::marker(before)
        && !before.contains(is_sentence_mark)
        && !is_numbered_prose(before, marker.style)
    {
        let title = before.get(marker.head..).unwrap_or_default();
        let item = marker.style.is_item();
        return item && words::ends_in_particle(title) || is_open(before);
    }
    if is_open(before) {
        return true;
    }
    if is_enactment(before) || ends_in_formula(before) {
        return false;
    }
    // The note below a title, on when and where it was passed or said.
    if before.starts_with(['（', '(']) && before.ends_with(['）', ')']) {
        return false;
    }
    if breaks_off(before) {
        return !is_couplet(before, after) && !is_verse(before);
    }
    if !continues_script(before, first) || words::is_caption(before) {
        return false;
    }
    // What is short behind it is the rest of a line that was too long.
    if is_labelled(before) && !short(after, 18) {
        return words::splits_word(before, after);
    }
    let prose = before.contains(is_clause_mark);
    let length = before.chars().take(120).count();
    let going = after.contains(is_clause_mark) || is_finished(after);
    match (prose, length) {
        (true, 18..) => going,
        (false, 120..) => going,
        _ if words::ends_in_adverb(before) => going,
        _ => words::splits_word(before, after) && (going || short(after, 9)),
    }
}

/// Whether a text ends with a share, which is seldom in the middle of
/// anything: 占全流域的61.2%.
fn ends_with_share(text: &str) -> bool {
    text.ends_with(['%', '％', '‰'])
}

/// Whether a text may stand behind a share.
fn goes_on_with_share(after: &str) -> bool {
    const WORDS: [&str; 8] = [
        "以上", "以下", "以内", "左右", "上下", "提高", "增至", "增加",
    ];
    after.starts_with(|c: char| is_never_first(c) || "的和与及或到至降升".contains(c))
        || WORDS.iter().any(|word| after.starts_with(word))
}

/// Whether two lines cannot but be one text: the second begins with a mark
/// that nothing begins with, closes a bracket, or goes on with a number or
/// with a Latin word in small letters.
pub(crate) fn breaks_within(before: &str, after: &str) -> bool {
    let Some(first) = after.chars().next() else {
        return false;
    };
    let small = |c: char| c.is_ascii_lowercase();
    let last = before.trim_end_matches([',', '-']).chars().next_back();
    is_never_first(first)
        || splits_number(before, after)
        || closes(before, after)
        || small(first) && last.is_some_and(small)
}

/// Whether `after` closes a bracket or title mark that `before` leaves open.
fn closes(before: &str, after: &str) -> bool {
    is_open(before) && after.contains(['）', ')', '》', '〉', '〕', '】', '”', '」', '’', '』'])
}

/// Whether the break stands within a number of prose: 达到1|2345亿元, 增长5.|2%,
/// 达到5|.2万亿元, or between a year and its sign.
pub(crate) fn splits_number(before: &str, after: &str) -> bool {
    let is_digit = |c: char| c.is_ascii_digit() || matches!(c, '０'..='９');
    let is_point = |c: char| matches!(c, '.' | '．');
    let whole = before.strip_suffix(is_point).unwrap_or(before);
    let head = whole.trim_end_matches(is_digit);
    let run = whole.get(head.len()..).unwrap_or_default();
    if run.is_empty() {
        return false;
    }
    if after.starts_with('年') && whole.len() == before.len() {
        let year = run.len() == 4 && run.starts_with(['1', '2']);
        return year && head.ends_with(is_unspaced);
    }
    // What has no clause is a caption, a cell of a table or a page number.
    if !head.ends_with(is_unspaced) || !head.contains(is_clause_mark) || short(head, 12) {
        return false;
    }
    let pointed = whole.len() < before.len();
    let rest = match after.strip_prefix(is_point) {
        Some(rest) if !pointed => rest,
        Some(_) => return false,
        None => after,
    };
    let behind = rest.trim_start_matches(is_digit);
    let unit = behind.chars().next().is_some_and(|c| {
        matches!(c, '%' | '％' | '‰' | '.' | ',' | '，') && !pointed
            || matches!(c, '%' | '％' | '‰')
            || words::is_measure(c)
    });
    behind.len() < rest.len() && unit
}

/// Whether a numbered line without a full stop is prose and no title: the
/// text of an article, or too long for a title.
fn is_numbered_prose(text: &str, style: numbering::Style) -> bool {
    let article = style == numbering::Style::Unit(numbering::Unit::Article);
    text.contains(is_clause_mark) && (article || !short(text, 45))
}

/// Whether a word may be cut between the two: in scripts without spaces, or
/// before a small Latin letter.
fn continues_script(before: &str, first: char) -> bool {
    let last = before.chars().next_back().unwrap_or(' ');
    is_unspaced(first)
        || first.is_ascii_lowercase()
        || first.is_ascii_alphanumeric() && is_unspaced(last)
}

/// Whether `after` begins something of its own: a heading, a dash, a quoted
/// speech, a note.
fn begins_anew(after: &str, first: char) -> bool {
    match first {
        '—' | '─' | '－' | '“' | '「' | '『' | '（' | '(' | '【' | '［' | '[' | '《' | '●'
        | '■' | '◆' | '★' | '▲' | '※' | '→' | '*' | '-' | '=' | '•' | '·' => true,
        _ => {
            numbering::marker(after).is_some_and(|m| m.gap != numbering::Gap::None)
                || words::is_lead(after)
                || words::is_address(after)
                || defines_sign(after)
        }
    }
}

fn short(text: &str, chars: usize) -> bool {
    text.chars().nth(chars).is_none()
}

/// Whether a bracket or title mark is opened near the end of the text and not
/// closed.
fn is_open(text: &str) -> bool {
    let mut closed = 0u32;
    for c in text.chars().rev().take(60) {
        match c {
            '）' | ')' | '》' | '〉' | '〕' | '】' => closed = closed.saturating_add(1),
            '（' | '(' | '《' | '〈' | '〔' | '【' => match closed.checked_sub(1) {
                Some(rest) => closed = rest,
                None => return true,
            },
            '。' | '！' | '？' => return false,
            _ => {}
        }
    }
    text.ends_with(['“', '「', '‘', '『'])
}

/// Whether a line is verse: clauses of five or of seven hanzi, with nothing
/// between them but their marks.
fn is_verse(text: &str) -> bool {
    const MARKS: [char; 6] = ['，', '。', '；', '！', '？', ','];
    let last = text.rsplit(['\n', '　']).next().unwrap_or(text);
    if !last.ends_with(MARKS) || !short(last, 34) {
        return false;
    }
    let mut lengths = last.trim_end_matches(MARKS).split(MARKS).map(|clause| {
        clause
            .chars()
            .all(is_unspaced)
            .then(|| clause.chars().count())
    });
    let first = lengths.next().flatten();
    matches!(first, Some(5 | 7)) && lengths.all(|length| length == first)
}

/// Two lines of verse: short and of the same length.
fn is_couplet(before: &str, after: &str) -> bool {
    let a = before.chars().take(24).count();
    let b = after.chars().take(24).count();
    a < 22 && a.abs_diff(b) <= 1
}

/// `text` without a continuation note at its end.
fn without_note(text: &str) -> &str {
    match note_at(text, false) {
        Some((from, _, ContinuationKind::Onto)) => text.get(..from).unwrap_or(text).trim_end(),
        _ => text,
    }
}

/// Whether the paragraph `before` goes on in `after`, where its `last` line was
/// broken for its length alone.
pub(crate) fn goes_on_in_column(before: &str, last: &str, after: &str) -> bool {
    match after.chars().next() {
        Some(first) if is_never_first(first) => true,
        Some(_) if are_rows(last, after) => false,
        // A whole sentence before a marker or a lead, whatever the indents say.
        Some('—' | '（' | '(')
            if is_finished(last)
                && (numbering::marker(after).is_some() || words::is_lead(after)) =>
        {
            false
        }
        Some('—' | '“' | '「' | '『' | '（' | '(' | '《') => true,
        // Verse has its own lines.
        Some(_) if is_verse(last) => false,
        Some(first) => {
            before.ends_with(['，', '、', ',']) || is_open(before) || !begins_anew(after, first)
        }
        None => false,
    }
}
