//! From the text of a term to a regular expression on the original text.

use std::fmt::Write;
use std::ops::Range;

use regex_syntax::ParserBuilder;
use regex_syntax::hir::{Class, ClassUnicode, ClassUnicodeRange, Hir, HirKind, Look};

use crate::setting::ExpressionFault;
use crate::text::fold::{self, Folding};

use super::super::matching::height::Height;

/// The pattern of a text with all its folded variants: for each character the
/// class of those that fold to the same, behind it what is looked through,
/// and where neighbours may be spaced, white space. `None` where nothing is
/// left to look for.
///
/// No class holds a line feed, so a match lies within one block. What may
/// stand between two characters never overlaps what either may be: there is
/// one way to match, and it is the longest.
pub(in crate::search) fn folded(text: &str, folding: Folding) -> Option<String> {
    let mut pattern = String::new();
    let mut before: Option<char> = None;
    let mut spaced = false;
    let mut heights = Height::all(text).into_iter();
    for c in text.chars().filter(|&c| !fold::is_ignored(c)) {
        if c.is_whitespace() {
            spaced = before.is_some();
            continue;
        }
        if let Some(before) = before {
            let must_space = spaced && !fold::is_number_and_unit(before, c);
            push_between(&mut pattern, must_space, fold::may_be_spaced(before, c));
        }
        let height = heights.next().unwrap_or_default();
        let variants = folding.variants(c).into_iter().filter(|&c| height.fits(c));
        push_class(&mut pattern, variants.map(|c| (c, c)));
        (before, spaced) = (Some(c), false);
    }
    before?;
    push_between(&mut pattern, false, false);
    Some(pattern)
}

/// What may stand behind a character: everything that is looked through, with
/// white space where it must or may be there.
fn push_between(pattern: &mut String, must_space: bool, may_space: bool) {
    let ignored = fold::IGNORED.iter().copied();
    let spaces = fold::SPACES.iter().copied();
    if must_space || may_space {
        push_class(pattern, ignored.clone().chain(spaces.clone()));
    } else {
        push_class(pattern, ignored.clone());
    }
    pattern.push('*');
    if must_space {
        push_class(pattern, spaces.clone());
        push_class(pattern, ignored.chain(spaces));
        pattern.push('*');
    }
}

/// White space and what is looked through, or nothing.
pub(in crate::search) fn gap() -> String {
    let mut pattern = String::new();
    push_class(
        &mut pattern,
        fold::IGNORED.iter().chain(fold::SPACES).copied(),
    );
    pattern.push('*');
    pattern
}

/// One of some characters, in any of their variants.
pub(in crate::search) fn any_of(chars: &str) -> String {
    let mut pattern = String::new();
    let all = chars.chars().flat_map(fold::variants);
    push_class(&mut pattern, all.map(|c| (c, c)));
    pattern
}

fn push_class(pattern: &mut String, ranges: impl Iterator<Item = (char, char)>) {
    pattern.push('[');
    for (first, last) in ranges {
        // Writing to a string cannot fail.
        let _ = write!(
            pattern,
            r"\x{{{:x}}}-\x{{{:x}}}",
            u32::from(first),
            u32::from(last)
        );
    }
    pattern.push(']');
}

/// A regular expression as the reader wrote it, made so that it cannot match
/// a line feed and that its anchors hold at the ends of every line.
///
/// # Errors
/// What is wrong with the pattern, and its bytes.
pub(in crate::search) fn within_lines(
    pattern: &str,
) -> Result<String, (ExpressionFault, Range<usize>)> {
    let parsed = ParserBuilder::new()
        .multi_line(true)
        .build()
        .parse(pattern)
        .map_err(|error| ExpressionFault::told_by(&error, pattern))?;
    Ok(without_line_feed(parsed).to_string())
}

fn without_line_feed(hir: Hir) -> Hir {
    match hir.into_kind() {
        HirKind::Empty => Hir::empty(),
        HirKind::Literal(literal) if literal.0.contains(&b'\n') => Hir::fail(),
        HirKind::Literal(literal) => Hir::literal(literal.0),
        HirKind::Class(Class::Unicode(mut class)) => {
            class.difference(&ClassUnicode::new([ClassUnicodeRange::new('\n', '\n')]));
            with_extension_j(&mut class);
            Hir::class(Class::Unicode(class))
        }
        // Not made where patterns must match valid UTF-8.
        HirKind::Class(class @ Class::Bytes(_)) => Hir::class(class),
        HirKind::Look(Look::Start) => Hir::look(Look::StartLF),
        HirKind::Look(Look::End) => Hir::look(Look::EndLF),
        HirKind::Look(look) => between_scripts(look),
        HirKind::Repetition(mut repetition) => {
            repetition.sub = Box::new(without_line_feed(*repetition.sub));
            Hir::repetition(repetition)
        }
        HirKind::Capture(capture) => without_line_feed(*capture.sub),
        HirKind::Concat(all) => Hir::concat(all.into_iter().map(without_line_feed).collect()),
        HirKind::Alternation(all) => {
            Hir::alternation(all.into_iter().map(without_line_feed).collect())
        }
    }
}

/// The boundaries of words, which stand between letters of ASCII and hanzi as
/// well: in 全年GDP增长 `\bGDP\b` is a word, though all are letters to Unicode.
fn between_scripts(look: Look) -> Hir {
    let ascii = match look {
        Look::WordUnicode => Look::WordAscii,
        Look::WordStartUnicode => Look::WordStartAscii,
        Look::WordEndUnicode => Look::WordEndAscii,
        _ => return Hir::look(look),
    };
    Hir::alternation([look, ascii].map(Hir::look).into())
}

/// First and last hanzi of extension H and of extension J behind it, which
/// Unicode 17 has and the tables of the crate lack.
const H: (char, char) = ('\u{31350}', '\u{323af}');
const J: (char, char) = ('\u{323b0}', '\u{33479}');

/// Makes extension J part of a class of all hanzi or letters (`\p{Han}`,
/// `\w`), and no part of a class of all that are none.
fn with_extension_j(class: &mut ClassUnicode) {
    let holds = |c: char| class.iter().any(|r| r.start() <= c && c <= r.end());
    let hanzi = ClassUnicode::new([ClassUnicodeRange::new(J.0, J.1)]);
    let all = class
        .iter()
        .any(|range| (range.start(), range.end()) == H && holds('一'));
    let none = class
        .iter()
        .any(|range| range.start() == J.0 && range.end() > J.1);
    if all {
        class.union(&hanzi);
    } else if none {
        class.difference(&hanzi);
    }
}

#[cfg(test)]
mod tests {
    use regex::Regex;

    use super::*;

    fn matched<'a>(query: &str, text: &'a str) -> Option<&'a str> {
        let regex = Regex::new(&folded(query, Folding::ALL).unwrap()).unwrap();
        regex.find(text).map(|m| m.as_str())
    }

    #[test]
    fn offsets_are_those_of_the_original() {
        assert_eq!(matched("i", "İ中文"), Some("İ"));
        assert_eq!(matched("2025", "于２０２５年"), Some("２０２５"));
        assert_eq!(matched("目标", "共3㎏……目标"), Some("目标"));
        assert_eq!(matched("发展", "經濟發展"), Some("發展"));
        assert_eq!(matched("二零二五", "二〇二五"), Some("二〇二五"));
        assert_eq!(matched("𠮷", "𠮷林𤭢"), Some("𠮷"));
    }

    #[test]
    fn marks_on_letters_are_looked_through() {
        assert_eq!(matched("shang", "shànɡ"), Some("shànɡ"));
        assert_eq!(
            matched("shang", "sha\u{300}n\u{261}"),
            Some("sha\u{300}n\u{261}")
        );
        assert_eq!(matched("sha\u{300}ng", "SHANG"), Some("SHANG"));
        assert_eq!(matched("葛", "葛\u{e0100}城"), Some("葛\u{e0100}"));
        assert!(folded("\u{300} \u{200b}", Folding::ALL).is_none());
    }

    #[test]
    fn white_space_may_stand_at_hanzi_and_must_where_it_is_written() {
        assert_eq!(matched("总则", "第一章　总 　则"), Some("总 　则"));
        assert_eq!(matched("2025年", "2025 年"), Some("2025 年"));
        assert_eq!(matched("25kV", "压为25 kV。"), Some("25 kV"));
        assert_eq!(matched("25 kV", "压为25kV。"), Some("25kV"));
        assert_eq!(matched("5 6", "56"), None);
        assert_eq!(matched("ab", "a b"), None);
        assert_eq!(matched("总则", "总\n则"), None);
        assert_eq!(matched("总则", "总\t则"), None);
        assert_eq!(matched("中国 特色", "中国特色"), None);
        assert_eq!(matched("中国 特色", "中国 　特色"), Some("中国 　特色"));
        assert_eq!(matched("a b", "A\u{a0}B"), Some("A\u{a0}B"));
    }

    #[test]
    fn a_regular_expression_stays_in_its_line() {
        let matched = |pattern: &str, text: &str| {
            let regex = Regex::new(&within_lines(pattern).unwrap()).unwrap();
            regex.find(text).map(|m| m.as_str().to_owned())
        };
        assert_eq!(matched("[^，]*。", "甲\n乙。"), Some("乙。".to_owned()));
        assert_eq!(matched(r"甲\s*乙", "甲\n乙"), None);
        assert_eq!(matched("(?s)甲.*", "甲丙\n乙"), Some("甲丙".to_owned()));
        assert_eq!(matched(r"^乙$", "甲\n乙\n丙"), Some("乙".to_owned()));
        assert_eq!(matched(r"\A乙\z", "甲\n乙\n丙"), Some("乙".to_owned()));
        assert_eq!(matched(r"第(?P<n>[一二])+条|a\nb", "a\nb"), None);
        assert_eq!(matched(r"\w+", "，中文abc。"), Some("中文abc".to_owned()));
    }

    #[test]
    fn a_boundary_stands_between_hanzi_and_letters() {
        let found = |pattern: &str, text: &str| {
            let regex = Regex::new(&within_lines(pattern).unwrap()).unwrap();
            regex.find_iter(text).count()
        };
        let text = "全年GDP增长，GDP是指标，但GDPs和5G、5GHz不是。";
        assert_eq!(found(r"\bGDP\b", text), 2);
        assert_eq!(found(r"\b5G\b", text), 1);
        assert_eq!(found(r"\b{start}GDP", text), 3);
        assert_eq!(found(r"GDP\b{end}", text), 2);
        assert_eq!(found(r"\b指标\b", text), 0);
        assert_eq!(found(r"\b不是\b", "是，不是，是"), 1);
    }

    #[test]
    fn extension_j_is_among_the_hanzi_of_a_regular_expression() {
        let text = "a\u{323b0}\u{33479}，";
        let matched = |pattern: &str| {
            let regex = Regex::new(&within_lines(pattern).unwrap()).unwrap();
            regex.find(text).map(|m| m.as_str().to_owned())
        };
        let both = Some("\u{323b0}\u{33479}".to_owned());
        assert_eq!(matched(r"\p{Han}+"), both);
        assert_eq!(matched(r"[\p{Script=Han}甲]+"), both);
        assert_eq!(matched(r"\p{Lo}+"), both);
        assert_eq!(matched(r"[\x{323b0}-\x{33479}]+"), both);
        assert_eq!(matched(r"\w+").as_deref(), Some("a\u{323b0}\u{33479}"));
        assert_eq!(matched(r"\P{Han}{2}"), None);
        assert_eq!(matched(r"[^\p{Han}a]").as_deref(), Some("，"));
        assert_eq!(matched(r"[\x{31350}-\x{323af}]"), None);
        assert_eq!(matched(r".+").as_deref(), Some(text));
    }

    #[test]
    fn a_bad_regular_expression_tells_the_place() {
        let place = |pattern| within_lines(pattern).unwrap_err().1;
        assert_eq!(place("中(文"), 3..4);
        assert_eq!(place("[z-a]"), 1..4);
        assert_eq!(place(r"\pX"), 0..3);
    }
}
