//! Patterns that a text would bear, proposed where no headings were
//! recognised.

use std::collections::HashMap;

use super::{BY_SIZE, Corrections, Pattern, preview};
use crate::document::{BlockKind, Document, SectionKind};
use crate::text::{is_hanzi, numerals};

/// A pattern that the reader may take.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposal {
    /// The pattern.
    pub pattern: Pattern,
    /// How many headings it makes.
    pub count: usize,
    /// The first of them.
    pub example: String,
}

/// Most proposals, and headings that one makes at least.
const MOST: usize = 6;
const LEAST: usize = 3;

/// Bytes of the longest line that is looked at.
const LONGEST: usize = 120;

/// What a numeral is made of.
const NUMERAL: &str = "[0-9０-９一二三四五六七八九十百千〇零两]+";

/// The patterns that many short lines of a document share, the likeliest
/// first: none where headings were recognised, or where the reader has made
/// some. Linear in the text, and once more for each of a few patterns.
#[must_use]
pub fn proposals(document: &Document, corrections: &Corrections) -> Vec<Proposal> {
    let seeds = document.recognised();
    let recognised = seeds
        .iter()
        .any(|seed| seed.kind != SectionKind::Title && seed.style != BY_SIZE);
    if recognised || !corrections.patterns.is_empty() || !corrections.made.is_empty() {
        return Vec::new();
    }
    let shapes = shapes(document);
    let blocks = document.blocks().len();
    let mut likely: Vec<(&Shape, &Tally)> = shapes
        .iter()
        .filter(|(_, tally)| {
            tally.count >= LEAST && tally.told.saturating_mul(5) >= tally.count.saturating_mul(3)
        })
        .collect();
    likely
        .sort_by_key(|(shape, tally)| (shape.rank(), std::cmp::Reverse(tally.count), tally.first));
    let found = likely.iter().filter_map(|(shape, _)| {
        let pattern = Pattern {
            regex: shape.regex(),
            depth: None,
        };
        let seen = preview(document, &pattern, 1);
        let first = document.block(seen.first.first().copied()?)?;
        let fits = seen.count >= LEAST && seen.count.saturating_mul(2) <= blocks;
        fits.then(|| Proposal {
            count: seen.count,
            example: document.slice(first.span).trim().to_owned(),
            pattern,
        })
    });
    found.take(MOST).collect()
}

/// How lines of a kind are built.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
enum Shape {
    /// 第…则.
    Counted(char),
    /// 3、 or 三、; whether in Arabic digits.
    Marked(bool, char),
    /// 【…】.
    Bracketed(char, char),
    /// ◎….
    Behind(char),
    /// Two hanzi that all begin with.
    Begun(String),
    /// A hanzi that all end in.
    Ended(char),
    /// Short, without any mark.
    Short,
}

impl Shape {
    /// The likelier one first.
    const fn rank(&self) -> u8 {
        match self {
            Self::Counted(_) => 0,
            Self::Bracketed(..) | Self::Behind(_) => 1,
            Self::Marked(..) => 2,
            Self::Begun(_) => 3,
            Self::Ended(_) => 4,
            Self::Short => 5,
        }
    }

    fn regex(&self) -> String {
        let mark = |c: &char| regex::escape(&c.to_string());
        match self {
            Self::Counted(unit) => format!("第{NUMERAL}{unit}.{{0,30}}$"),
            Self::Marked(true, c) => format!("[0-9]+{}.{{1,30}}$", mark(c)),
            Self::Marked(false, c) => {
                format!("[一二三四五六七八九十百]+{}.{{1,30}}$", mark(c))
            }
            Self::Bracketed(open, close) => {
                let (open, close) = (mark(open), mark(close));
                format!("{open}[^{close}]{{1,24}}{close}.{{0,20}}$")
            }
            Self::Behind(c) => format!("{}.{{1,30}}$", mark(c)),
            Self::Begun(words) => format!("{words}.{{0,20}}$"),
            Self::Ended(c) => format!(".{{1,14}}{c}$"),
            Self::Short => "[^，。！？；：、…,.!?;:“”（）()]{1,14}$".to_owned(),
        }
    }
}

/// The lines of one shape.
#[derive(Debug, Default)]
struct Tally {
    count: usize,
    /// Lines with another line below that is of no such shape.
    told: usize,
    first: usize,
}

fn shapes(document: &Document) -> HashMap<Shape, Tally> {
    let mut tallies: HashMap<Shape, Tally> = HashMap::new();
    let mut above: Vec<Shape> = Vec::new();
    for (at, block) in document.blocks().iter().enumerate() {
        let text = document.slice(block.span).trim();
        let here = match block.kind == BlockKind::Paragraph && !block.continues {
            true if text.len() <= LONGEST => of(text),
            _ => Vec::new(),
        };
        for shape in above.iter().filter(|shape| !here.contains(shape)) {
            if let Some(tally) = tallies.get_mut(shape) {
                tally.told = tally.told.saturating_add(1);
            }
        }
        for shape in &here {
            let tally = tallies.entry(shape.clone()).or_insert_with(|| Tally {
                first: at,
                ..Tally::default()
            });
            tally.count = tally.count.saturating_add(1);
        }
        above = here;
    }
    tallies
}

/// The shapes that a line has.
fn of(text: &str) -> Vec<Shape> {
    let mut shapes = Vec::new();
    let mut chars = text.chars();
    let (Some(first), Some(last)) = (chars.next(), text.chars().next_back()) else {
        return shapes;
    };
    let ends = "，。！？；：、…,.!?;:”’—".contains(last);
    let behind = chars.as_str();
    if first == '第' {
        let unit = behind.get(numerals::leading(behind)..);
        let unit = unit.filter(|rest| rest.len() < behind.len());
        let unit = unit.and_then(|rest| rest.chars().next());
        shapes.extend(unit.filter(|c| is_hanzi(*c)).map(Shape::Counted));
    }
    let numeral = numerals::leading(text);
    if numeral > 0 && !ends {
        let mark = text.get(numeral..).and_then(|rest| rest.chars().next());
        let mark = mark.filter(|c| "、.．：: 　".contains(*c));
        shapes.extend(mark.map(|c| Shape::Marked(first.is_ascii_digit(), c)));
    }
    let close = match first {
        '【' => Some('】'),
        '《' => Some('》'),
        '〔' => Some('〕'),
        '［' => Some('］'),
        '[' => Some(']'),
        _ => None,
    };
    if let Some(close) = close.filter(|close| behind.contains(*close)) {
        shapes.push(Shape::Bracketed(first, close));
    }
    if ends {
        return shapes;
    }
    let is_sign = !first.is_alphanumeric() && !first.is_whitespace() && close.is_none();
    if is_sign && !"“‘「『（(\"'—…，。".contains(first) && !behind.trim().is_empty() {
        shapes.push(Shape::Behind(first));
    }
    let clause = |c: char| "，。！？；：、…,.!?;:“”（）()".contains(c);
    if text.chars().any(clause) || !text.chars().any(is_hanzi) {
        return shapes;
    }
    let count = text.chars().count();
    if count >= 3 && text.chars().take(2).all(is_hanzi) && numeral == 0 {
        shapes.push(Shape::Begun(text.chars().take(2).collect()));
    }
    if (2..=15).contains(&count) && is_hanzi(last) {
        shapes.push(Shape::Ended(last));
    }
    if count <= 14 {
        shapes.push(Shape::Short);
    }
    shapes
}

#[cfg(test)]
mod tests {
    use super::proposals;
    use crate::document::{Document, Meta};
    use crate::structure::corrections::Corrections;
    use crate::structure::{Options, parse};

    fn plain(text: &str) -> Document {
        parse(text, Meta::default(), &Options::default()).unwrap()
    }

    /// Notes that nothing is recognised in: every other line is a row.
    fn notes() -> String {
        let mut text = String::from("渡口杂记\n");
        for (at, name) in ["渡口", "石桥", "古井", "茶亭"].iter().enumerate() {
            text += &format!("条目甲{at}》{name}\n长 {at}12 宽 30 高 45\n他走到那里，看了很久。\n");
        }
        text
    }

    #[test]
    fn what_many_lines_share_is_proposed_with_its_count() {
        let document = plain(&notes());
        let found = proposals(&document, &Corrections::default());
        let begun = found.iter().find(|p| p.pattern.regex.starts_with("条目"));
        let begun = begun.expect("lines that begin alike");
        assert_eq!((begun.count, begun.example.as_str()), (4, "条目甲0》渡口"));
        assert!(found.len() <= 6);
    }

    #[test]
    fn nothing_is_proposed_where_headings_are_known() {
        let document = plain("第一章 渡口\n他来了。\n第二章 石桥\n她走了。\n");
        assert_eq!(proposals(&document, &Corrections::default()), []);
        let corrections = Corrections {
            patterns: vec!["条目".parse().unwrap()],
            ..Corrections::default()
        };
        assert_eq!(proposals(&plain(&notes()), &corrections), []);
    }

    #[test]
    fn prose_bears_no_pattern() {
        let prose = "他走到渡口，看了很久。\n船还没有来，雨下得更大了。\n".repeat(8);
        assert_eq!(proposals(&plain(&prose), &Corrections::default()), []);
    }
}
