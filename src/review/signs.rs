//! Signs that were read for others: letters in numbers, 一 for a dash, boxes
//! for characters, half-width marks among full-width ones.

use crate::document::{Block, BlockKind, Document, Span, Style};
use crate::lexicon::cutting::segmentation::segmenter;
use crate::text::{is_hanzi, numerals};

use super::blocks::{is_code_or_link, is_language, offset};
use super::{Detail, Finding, FindingKind, Misread};

/// Every sign that was likely read for another. Linear.
pub(super) fn find(document: &Document) -> Vec<Finding> {
    let mut found = Vec::new();
    for block in document.blocks().iter().filter(|block| is_language(block)) {
        let text = document.slice(block.span);
        let marked = letters(text).chain(dashes(text)).chain(boxes(block, text));
        for (from, to, detail) in marked {
            let span = Span::new(offset(block, from), offset(block, to));
            if !is_code_or_link(document, span.start) {
                found.push(Finding {
                    span,
                    kind: FindingKind::Misread,
                    detail,
                });
            }
        }
    }
    found.extend(width(document));
    found
}

type Sign = (usize, usize, Detail);

fn misread(meant: String, how: Misread) -> Detail {
    Detail::Misread { meant, how }
}

/// Numbers with O, o or l among their digits: 2O12年, 5O家.
fn letters(text: &str) -> impl Iterator<Item = Sign> {
    let is_part = |c: char| c.is_ascii_alphanumeric();
    let mut found = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices().chain([(text.len(), '\n')]) {
        match (is_part(c), start) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                start = None;
                let word = text.get(from..at).unwrap_or_default();
                let before = text.get(..from).unwrap_or_default().chars().next_back();
                if let Some(meant) = number(word, before, c) {
                    found.push((from, at, misread(meant, Misread::Letter)));
                }
            }
            _ => {}
        }
    }
    found.into_iter()
}

/// The number that a word of digits and of letters like digits is read for.
fn number(word: &str, before: Option<char>, behind: char) -> Option<String> {
    let digits = word.bytes().filter(u8::is_ascii_digit).count();
    let like = |c: char| match c {
        'O' | 'o' => Some('0'),
        'l' | 'I' => Some('1'),
        _ => None,
    };
    let letters = word.chars().filter(|c| !c.is_ascii_digit());
    let all = letters.clone().all(|c| like(c).is_some());
    if digits == 0 || letters.count() == 0 || !all {
        return None;
    }
    // 0o17 is a number as programs write it.
    if word.starts_with("0o") {
        return None;
    }
    // H2O, 3I and 2l are names and units.
    let is_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.' | '/' | '@');
    if before.is_some_and(is_name) || is_name(behind) {
        return None;
    }
    let first = word.chars().next()?;
    let zero = word.contains(['O', 'o']);
    let reference = matches!(before, Some('[' | '［')) && matches!(behind, ']' | '］');
    let counted = is_hanzi(behind) && !numerals::is_numeral(behind);
    let long = digits >= 2 && word.len() >= 3;
    let fits = reference || first.is_ascii_digit() && (zero && counted || long);
    fits.then(|| word.chars().map(|c| like(c).unwrap_or(c)).collect())
}

/// 一 that stands for a dash: between years, between names of places, and twice
/// for ——.
fn dashes(text: &str) -> impl Iterator<Item = Sign> {
    let all = text.match_indices('一');
    let mut passed = 0usize;
    let found = all.filter_map(move |(at, one)| {
        if at < passed {
            return None;
        }
        let before = text.get(..at).unwrap_or_default();
        let rest = text.get(at..).unwrap_or_default();
        let behind = rest.get(one.len()..).unwrap_or_default();
        let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
        if digit(before.chars().next_back()) && digit(behind.chars().next()) {
            let end = at.saturating_add(one.len());
            return Some((at, end, misread("—".to_owned(), Misread::Dash)));
        }
        if let Some(after) = behind.strip_prefix('一') {
            passed = at.saturating_add(one.len()).saturating_add(one.len());
            let joins = is_dash(before, after);
            return joins.then(|| (at, passed, misread("——".to_owned(), Misread::Dash)));
        }
        let route = is_route(before, behind);
        route.then(|| {
            let end = at.saturating_add(one.len());
            (at, end, misread("—".to_owned(), Misread::Dash))
        })
    });
    found.collect::<Vec<_>>().into_iter()
}

/// Whether 一一 between two texts stands for a dash: behind a word, before
/// another, where it can be neither 一一对应 nor the end of a number.
fn is_dash(before: &str, after: &str) -> bool {
    const ONE_BY_ONE: &str =
        "对应列举说明介绍回答解答落实核实作答加以进行查看比较具体细梳理道做兑现检查排查过目";
    let last = before.chars().next_back();
    let next = after.chars().next();
    let counts = |c: char| numerals::is_numeral(c) || "第逐其".contains(c);
    let Some((last, next)) = last.zip(next) else {
        return false;
    };
    // 一一 is an adverb before verbs.
    let first: String = after.chars().take(4).take_while(|&c| is_hanzi(c)).collect();
    let words = segmenter().cut_known(&first);
    let verb = words
        .first()
        .is_some_and(|word| segmenter().class(word).starts_with('v'));
    is_hanzi(last)
        && is_hanzi(next)
        && !counts(last)
        && !counts(next)
        && !ONE_BY_ONE.contains(next)
        && (!verb || next == '以')
        && !"地向将予把给都被".contains(last)
}

/// Whether 一 joins the names of two places before a road or a line: 甲城一乙城铁路.
fn is_route(before: &str, after: &str) -> bool {
    const PLACES: &str = "省市县区州城镇乡村港站江河";
    const ROADS: [&str; 8] = [
        "铁路", "高速", "公路", "高铁", "航线", "管道", "线路", "一线",
    ];
    let place = |c: char| PLACES.contains(c);
    if !before.ends_with(place) {
        return false;
    }
    let name = after
        .char_indices()
        .take_while(|&(_, c)| is_hanzi(c))
        .take(6);
    let mut ends = name.filter(|&(_, c)| place(c));
    ends.any(|(at, c)| {
        let rest = after.get(at.saturating_add(c.len_utf8())..);
        rest.is_some_and(|rest| ROADS.iter().any(|road| rest.starts_with(road)))
    })
}

/// Boxes within a sentence, and boxes or rings for a full stop at the end of a
/// paragraph. Forms have more of them.
fn boxes(block: &Block, text: &str) -> Vec<Sign> {
    const PROSE: usize = 12;
    let mut all = text.char_indices().filter(|&(_, c)| matches!(c, '□' | '○'));
    let first = all.next();
    if block.kind == BlockKind::Table || all.nth(1).is_some() {
        return Vec::new();
    }
    let mut found = Vec::new();
    let all = text.char_indices().filter(|&(_, c)| matches!(c, '□' | '○'));
    for (at, c) in all.filter(|_| first.is_some()) {
        let end = at.saturating_add(c.len_utf8());
        let before = text.get(..at).unwrap_or_default();
        let behind = text.get(end..).unwrap_or_default();
        let last = before.trim_end_matches(' ').chars().next_back();
        let next = behind.chars().next();
        let within = |c: Option<char>| c.is_some_and(is_hanzi);
        let counted = |c: Option<char>| c.is_some_and(numerals::is_numeral);
        if behind.trim().is_empty() && before.chars().nth(PROSE).is_some() {
            let ended = last.is_some_and(|c| matches!(c, '。' | '！' | '？'));
            if !ended && !counted(last) {
                found.push((at, end, misread("。".to_owned(), Misread::Stop)));
            }
        } else if c == '□' && within(before.chars().next_back()) && within(next) {
            found.push((at, end, Detail::Unreadable));
        }
    }
    found
}

/// Marks of one width among many of the other, told once for a document.
fn width(document: &Document) -> Option<Finding> {
    /// So many times more are the manner of the document.
    const TIMES: usize = 4;
    let (mut wide, mut narrow) = (Vec::new(), Vec::new());
    // The entries of a bibliography are set so by their standard.
    let is_entry = |block: &&Block| document.slice(block.span).starts_with(['[', '［']);
    let blocks = document.blocks().iter().filter(|block| is_language(block));
    for block in blocks.filter(|block| !is_entry(block)) {
        let text = document.slice(block.span);
        for (at, mark) in text.match_indices(['，', '；', ',', ';']) {
            let before = text.get(..at).unwrap_or_default();
            let behind = text
                .get(at.saturating_add(mark.len())..)
                .unwrap_or_default();
            let hanzi = |c: Option<char>| c.is_some_and(is_hanzi);
            if hanzi(before.chars().next_back()) && hanzi(behind.trim_start().chars().next()) {
                let here = offset(block, at);
                match mark {
                    "，" | "；" => wide.push(here),
                    _ => narrow.push(here),
                }
            }
        }
    }
    let few = |few: &Vec<u32>, many: &Vec<u32>| {
        !few.is_empty() && few.len().saturating_mul(TIMES) < many.len()
    };
    // Commas of half width beside full stops of full width.
    let stops = document.text().matches('。').count();
    let mixed = wide.is_empty() && narrow.len() >= TIMES && stops >= TIMES;
    let (places, is_narrow) = match (few(&narrow, &wide) || mixed, few(&wide, &narrow)) {
        (true, _) => (narrow, true),
        (_, true) => (wide, false),
        _ => return None,
    };
    let start = *places.first()?;
    let length = if is_narrow { 1 } else { 3 };
    let span = Span::new(start, start.saturating_add(length));
    let quoted = document.styles_in(span);
    if quoted.iter().any(|run| run.style.has_any(Style::CODE)) {
        return None;
    }
    Some(Finding {
        span,
        kind: FindingKind::Width,
        detail: Detail::Width {
            count: u32::try_from(places.len()).unwrap_or(u32::MAX),
            narrow: is_narrow,
        },
    })
}

#[cfg(test)]
mod tests {
    use super::super::tests::{document, found};
    use super::super::{Detail, FindingKind, review};

    const CONTEXT: &str = "我们坚持稳中求进工作总基调，全面推动经济社会发展。\n";

    fn misread(sentence: &str) -> Vec<(String, String)> {
        let document = document(&format!("{CONTEXT}{sentence}\n"));
        let all = review(&document, &|| false).unwrap();
        let all = all.iter().filter(|one| one.kind == FindingKind::Misread);
        let shown = |span| document.slice(span).to_owned();
        all.map(|one| (shown(one.span), one.meant().unwrap_or_default().to_owned()))
            .collect()
    }

    fn pair(written: &str, meant: &str) -> (String, String) {
        (written.to_owned(), meant.to_owned())
    }

    #[test]
    fn letters_among_digits() {
        assert_eq!(misread("自2O15年起修路。"), [pair("2O15", "2015")]);
        assert_eq!(misread("全县共6O家书店。"), [pair("6O", "60")]);
        assert_eq!(
            misread("邮编4ool23，见前文[l3]。"),
            [pair("4ool23", "400123"), pair("l3", "13")]
        );
        for meant in ["使用H2O和CO2，3l水，型号A10l，0o17是数。", "见 v1.0l 版。"] {
            assert_eq!(misread(meant), [], "{meant}");
        }
    }

    #[test]
    fn one_for_a_dash() {
        assert_eq!(misread("从2011一2013年修路。"), [pair("一", "—")]);
        assert_eq!(
            misread("水利学会一一河工协会的前身。"),
            [pair("一一", "——")]
        );
        assert_eq!(misread("东山县一西河县公路通车。"), [pair("一", "—")]);
        for meant in [
            "这些问题一一列举，二〇一一年一月一日起，其中一一对应。",
            "全村一户不漏，一一核对。",
        ] {
            assert_eq!(misread(meant), [], "{meant}");
        }
    }

    #[test]
    fn boxes_for_characters_and_stops() {
        assert_eq!(misread("村里修的水□已经完工。"), [pair("□", "")]);
        assert_eq!(
            misread("今年春天村里修好了三条水渠和一座桥□"),
            [pair("□", "。")]
        );
        assert_eq!(misread("性别□男 □女，学历□本科 □专科"), []);
    }

    #[test]
    fn marks_of_the_wrong_width_are_told_once() {
        let sentence = "全村修路，家家通水，户户通电，老人有养，孩子有学上。";
        let text = format!("{CONTEXT}{sentence}春天种树,秋天收果,冬天歇工。\n{sentence}{sentence}");
        let all = review(&document(&text), &|| false).unwrap();
        let all: Vec<_> = all
            .iter()
            .filter(|one| one.kind == FindingKind::Width)
            .collect();
        assert_eq!(all.len(), 1);
        let (count, narrow) = (2, true);
        assert_eq!(all[0].detail, Detail::Width { count, narrow });
        assert!(found(&format!("{CONTEXT}{sentence}"), FindingKind::Width).is_empty());
    }
}
