//! Marks that the author meant as text where CommonMark to the letter would
//! read something else, and show nothing: `5*3*2`, `[记者]:…`, `[注](如下)`,
//! `<GDP>`, `## 安排 {暂定}`; and formulas, inside of which no mark marks
//! anything.
//!
//! They are handed through the parser as a character that does nothing, of
//! the same length, so that no offset moves; what is shown is taken from the
//! text as it was.

mod escaped;
mod links;
mod signs;

use std::borrow::Cow;

use crate::document::{Kept, MarkupKind};

use super::super::formula::{self, Formula};
use super::place::Range;
use crate::formats::markdown::html::tags;
use crate::formats::markdown::html::tags::Angle;
pub(super) use escaped::is_escaped;

/// Stands for a mark of one byte.
const STAND_IN: u8 = 0x01;

/// The marks of a text that are meant as text.
#[derive(Debug, Default)]
pub(super) struct Meant {
    /// Offsets (bytes) of single marks, in order.
    marks: Vec<(usize, Kept)>,
    /// The formulas, in order.
    formulas: Vec<Formula>,
    /// Whether a comment or script is open at the end.
    pub(super) open: bool,
}

impl Meant {
    /// Reads a text, in which what no mark stands for is found by a few bytes
    /// that are rare. Linear but for what is left open.
    pub(super) fn of(text: &str) -> Self {
        let formulas = formula::find(text, is_markup);
        let hidden = hide(text, &formulas);
        let text = hidden.as_deref().unwrap_or(text);
        let mut meant = Self {
            formulas,
            ..Self::default()
        };
        let bytes = text.as_bytes();
        let mut signs = signs::Signs::new(text);
        let mut definitions = Vec::new();
        let mut from = 0usize;
        for at in memchr::memchr3_iter(b'*', b']', b'<', bytes) {
            if at < from {
                continue;
            }
            match bytes.get(at) {
                Some(b'*') => from = signs.star(at, &mut meant.marks),
                Some(b'<') => from = meant.angle(text, at),
                _ => match bytes.get(at.saturating_add(1)) {
                    Some(b'(') if links::is_no_link(text, at) => {
                        meant.marks.push((at, Kept::Link));
                    }
                    Some(b':') => definitions.extend(links::definition(text, at)),
                    _ => {}
                },
            }
        }
        let mut tilde = 0usize;
        for at in memchr::memchr2_iter(b'{', b'~', bytes) {
            if at < tilde {
                continue;
            }
            match bytes.get(at) {
                Some(b'~') => tilde = signs.tilde(at, &mut meant.marks),
                _ if links::is_braced_text(text, at) => meant.marks.push((at, Kept::Braces)),
                _ => {}
            }
        }
        if !definitions.is_empty() {
            let unused = links::unused(text, &definitions).into_iter();
            meant.marks.extend(unused.map(|at| (at, Kept::Definition)));
        }
        meant.marks.sort_unstable();
        meant.marks.dedup_by_key(|&mut (at, _)| at);
        meant
    }

    /// Takes the `<` at an offset; gives where to go on.
    fn angle(&mut self, text: &str, at: usize) -> usize {
        let behind = at.saturating_add(1);
        let markup = text.get(at..).unwrap_or_default();
        // Once one is open, all that look like it are.
        if self.open && markup.starts_with("<!--") {
            self.marks.push((at, Kept::Comment));
            return behind;
        }
        match tags::angle(markup) {
            // Marks inside of it mark nothing.
            Angle::Markup(length) => return at.saturating_add(length),
            Angle::Open => {
                self.open |= !markup.contains("-->");
                self.marks.push((at, Kept::Comment));
            }
            Angle::Text => {
                let next = text.as_bytes().get(behind);
                let may_be = next.is_some_and(|b| b.is_ascii_alphabetic() || b"/!?".contains(b));
                if may_be && !is_escaped(text.as_bytes(), at) && closes(markup) {
                    self.marks.push((at, Kept::Angle));
                }
            }
        }
        behind
    }

    /// The text as the parser is to have it. Linear.
    pub(super) fn masked<'t>(&self, text: Cow<'t, str>) -> Cow<'t, str> {
        if self.is_empty() {
            return text;
        }
        let hidden = hide(&text, &self.formulas);
        let mut bytes = hidden
            .unwrap_or_else(|| text.clone().into_owned())
            .into_bytes();
        for &(at, _) in &self.marks {
            // All of them are ASCII.
            if let Some(byte) = bytes.get_mut(at).filter(|b| b.is_ascii()) {
                *byte = STAND_IN;
            }
        }
        String::from_utf8(bytes).map_or(text, Cow::Owned)
    }

    /// Whether there are none.
    pub(super) fn is_empty(&self) -> bool {
        self.marks.is_empty() && self.formulas.is_empty()
    }

    /// Passes over markup of models that stands beside text: as over formulas
    /// that say nothing.
    pub(super) fn pass_over(&mut self, text: &str, marks: &[(Range, MarkupKind)]) {
        let mut hidden = Vec::new();
        for (range, _) in marks {
            let shown = text.get(range.clone()).unwrap_or_default();
            if !shown.trim().is_empty() && self.formulas(range).is_empty() {
                hidden.push(Formula {
                    range: range.clone(),
                    body: range.start..range.start,
                    display: false,
                });
            }
        }
        if hidden.is_empty() {
            return;
        }
        self.formulas.extend(hidden);
        self.formulas.sort_by_key(|formula| formula.range.start);
        let marks = std::mem::take(&mut self.marks);
        let stands =
            |&(at, _): &(usize, Kept)| self.formulas(&(at..at.saturating_add(1))).is_empty();
        self.marks = marks.into_iter().filter(stands).collect();
    }

    /// The formulas that touch a range of offsets.
    pub(super) fn formulas(&self, range: &Range) -> &[Formula] {
        if self.formulas.is_empty() {
            return &[];
        }
        let all = &self.formulas;
        let from = all.partition_point(|formula| formula.range.end <= range.start);
        let to = all.partition_point(|formula| formula.range.start < range.end);
        all.get(from..to.max(from)).unwrap_or_default()
    }

    /// The marks in a range of offsets.
    pub(super) fn within(&self, range: std::ops::Range<usize>) -> &[(usize, Kept)] {
        let from = self.marks.partition_point(|&(at, _)| at < range.start);
        let to = self.marks.partition_point(|&(at, _)| at < range.end);
        self.marks.get(from..to.max(from)).unwrap_or_default()
    }
}

/// Whether a tag or comment begins a text.
fn is_markup(text: &str) -> bool {
    !matches!(tags::angle(text), Angle::Text)
}

/// The text with something that does nothing in place of each formula; none
/// without formulas. Linear.
fn hide(text: &str, formulas: &[Formula]) -> Option<String> {
    if formulas.is_empty() {
        return None;
    }
    let mut bytes = text.as_bytes().to_vec();
    for formula in formulas {
        if let Some(part) = bytes.get_mut(formula.range.clone()) {
            part.fill(STAND_IN);
        }
    }
    String::from_utf8(bytes).ok()
}

/// Whether `<…` could be taken for markup: it closes before a blank line, and
/// is no address in angle brackets, which is shown.
fn closes(markup: &str) -> bool {
    let bytes = markup.as_bytes();
    let Some(end) = memchr::memchr(b'>', bytes) else {
        // The first line of a block of HTML need not close.
        return true;
    };
    let inside = markup.get(1..end).unwrap_or_default();
    let spaced = inside.contains(|c: char| c.is_ascii_whitespace() || c == '<');
    let scheme = inside.split_once(':').map_or("", |(scheme, _)| scheme);
    let is_scheme = scheme.len() >= 2
        && scheme
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || b"+.-".contains(&b));
    let is_mail = inside.contains('@') && !inside.starts_with('/');
    spaced || !(is_scheme || is_mail)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The text with `#` for what is kept.
    fn shown(text: &str) -> String {
        let meant = Meant::of(text);
        meant.masked(Cow::Borrowed(text)).replace('\u{1}', "#")
    }

    #[test]
    fn what_is_no_markup_is_kept() {
        for (text, expected) in [
            ("箱子为5*3*2米。", "箱子为5#3#2米。"),
            ("2**10等于1024，3**2", "2##10等于1024，3##2"),
            ("x**2 + y**2", "x##2 + y##2"),
            (
                "拨打138****5678或139****1234",
                "拨打138####5678或139####1234",
            ),
            ("(a+b)*c*(d+e)", "(a+b)#c#(d+e)"),
            ("张*明、李*华到场", "张#明、李*华到场"),
            ("甲某*、张*明、李*华。", "甲某*、张#明、李#华。"),
            ("其中5米*3米*2米", "其中5米#3米#2米"),
            ("$S_{*}$ 与 $5*3*2", "####### 与 $5#3#2"),
            ("3~~5亿元和10~~20亿元", "3##5亿元和10##20亿元"),
            ("增长[注](剔除汇率影响)明显", "增长[注#(剔除汇率影响)明显"),
            ("[记者]:您怎么看？", "#记者]:您怎么看？"),
            ("> [甲]: 乙", "> #甲]: 乙"),
            ("见[甲]。\n\n[甲]: 乙说", "见[甲]。\n\n#甲]: 乙说"),
            ("[甲]: http://a.b", "#甲]: http://a.b"),
            ("## 安排 {暂定}", "## 安排 #暂定}"),
            ("看<GDP>和<某某>", "看#GDP>和<某某>"),
            ("<!-- 待补\n\n## 乙", "#!-- 待补\n\n## 乙"),
            ("<p 值小于0.05>", "#p 值小于0.05>"),
        ] {
            assert_eq!(shown(text), expected);
        }
    }

    #[test]
    fn markup_is_left_alone() {
        for text in [
            "这是*重点*内容，一个*词*。",
            "**注意**事项",
            "~~35~~40亿元",
            "3~5亿元",
            "5*3米",
            "拨打138****5678。",
            "[渡口](渡口.md)和[甲](#一 \"题\")、[乙](http://a.b/(c))",
            "[甲]见下。\n\n[甲]: http://a.b",
            "[甲]见下。\n\n[甲]:\n  ./甲.md",
            "## 一 {#one .b}",
            "正文 {暂定}",
            "<br><b title=\"5*3*2\">甲</b><!-- 甲 -->",
            "<https://a.b/c>和<a@b.c>",
            r"\<GDP> [注\](甲)",
            "* 5\n* 3\n",
        ] {
            assert_eq!(shown(text), text);
        }
    }
}
