//! The worlds of markup, and the headings of each.

use memchr::{memchr_iter, memmem};

use crate::formats::lines::{Line, Lines};
use crate::grammar as numbering;
use crate::text::is_hanzi;

/// What becomes of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::formats) enum Mark {
    /// A heading of a level from 1 to 6: bytes of the line that are its title.
    Heading { level: u8, from: u32, to: u32 },
    /// Nothing but marks below or above a heading.
    Rule,
    /// A row of a table, whose cells are apart by [`CELL`](super::CELL); the
    /// first of its table or a further one.
    Cells { first: bool },
    /// A running head or page number, as its place on the page tells.
    Furniture,
    /// What is said of a page that is a picture.
    Picture,
    /// A line of text of which its place on the page tells whether it may go on
    /// with the one before, and whether its letters are larger than most.
    Text { goes_on: bool, large: bool },
}

/// A world of markup.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum World {
    /// `* 一月`, `** 第一本`.
    Org,
    /// A title with a line of one mark below.
    Underlined,
    /// `== 早期 ==`.
    Wiki,
    /// `== 早期`.
    AsciiDoc,
    /// `早期[编辑]`, as a page of a wiki is copied.
    Edited,
    /// `<篇名>薄荷`, with its place in `<目录>` before.
    Named,
}

/// Longest title, in characters.
const LONGEST: usize = 60;

/// Longest title behind or above a mark, in characters.
const LONGEST_MARKED: usize = 200;

/// The tags of a collection.
const NAMES: [&str; 2] = ["<篇名>", "‹篇名>"];
const PATHS: [&str; 2] = ["<目录>", "‹目录>"];

/// The links behind the titles of a wiki.
#[rustfmt::skip]
const EDITS: [&str; 8] = [
    "[编辑]", "[編輯]", "［编辑］", "［編輯］", "【编辑】", "[编辑源代码]", "[编辑 | 编辑源代码]",
    "[編輯 | 編輯原始碼]",
];

/// What all of [`NAMES`] and one of which all of [`EDITS`] hold, so that not each is
/// looked for.
const NAME: &str = "篇名>";
const EDIT: [&str; 2] = ["编辑", "編輯"];

/// The world that the beginning of a text is of. Most texts have none of the
/// signs, which are looked for many bytes at a time.
pub(super) fn tell(head: &str) -> Option<World> {
    let has = |sign: &str| memmem::find(head.as_bytes(), sign.as_bytes()).is_some();
    let count = |holds: &dyn Fn(&str) -> bool| {
        Lines::new(head)
            .filter(|line| holds(line.text))
            .take(3)
            .count()
    };
    if has(NAME) && count(&|text| name(text).is_some()) >= 2 {
        return Some(World::Named);
    }
    if EDIT.iter().any(|sign| has(sign)) && count(&|text| edited(text).is_some()) >= 2 {
        return Some(World::Edited);
    }
    let [starred, equals, spaced, ruled] = beginnings(head);
    if starred && is_org(head) {
        return Some(World::Org);
    }
    if equals && Lines::new(head).filter(|l| bare_wiki(l.text)).count() >= 2 {
        return Some(World::Wiki);
    }
    if spaced && is_ascii_doc(head) {
        return Some(World::AsciiDoc);
    }
    (ruled && underlined(head) >= 2).then_some(World::Underlined)
}

/// Whether a line begins with `* `, with `==`, behind another with `== `, and
/// behind another with a rule. One pass.
fn beginnings(head: &str) -> [bool; 4] {
    const RULES: [&[u8]; 5] = [b"===", b"---", b"~~~", b"^^^", b"***"];
    let [mut starred, mut equals] = [head.starts_with("* "), head.starts_with("==")];
    let [mut spaced, mut ruled] = [false; 2];
    let bytes = head.as_bytes();
    for at in memchr_iter(b'\n', bytes) {
        let line = bytes.get(at.saturating_add(1)..).unwrap_or_default();
        if matches!(line.first(), Some(b'*' | b'=' | b'-' | b'~' | b'^')) {
            starred |= line.starts_with(b"* ");
            equals |= line.starts_with(b"==");
            spaced |= line.starts_with(b"== ");
            ruled |= RULES.iter().any(|rule| line.starts_with(rule));
        }
    }
    [starred, equals, spaced, ruled]
}

/// Whether a line is a heading of a wiki that is told by its marks alone: one
/// with a number is read as any other.
fn bare_wiki(text: &str) -> bool {
    wiki(text).is_some_and(|(level, from, to)| {
        let title = text.get(from..to).unwrap_or_default();
        level <= 4 && numbering::marker(title).is_none()
    })
}

/// Whether the starred lines are headings of Org and no list: a keyword of Org
/// stands there, or they nest; and most have text below.
fn is_org(head: &str) -> bool {
    let (mut stars, mut deep, mut filled, mut keyword) = (0usize, 0usize, 0usize, false);
    let mut last = false;
    for line in Lines::new(head) {
        if line.text.is_empty() || line.indented {
            continue;
        }
        let star = org(line.text);
        stars = stars.saturating_add(usize::from(star.is_some()));
        deep = deep.saturating_add(usize::from(star.is_some_and(|(level, ..)| level > 1)));
        let below = star.is_none_or(|(level, ..)| level > 1);
        filled = filled.saturating_add(usize::from(last && below));
        keyword |= keyword_of_org(line.text);
        last = star.is_some();
    }
    let nests = deep >= 1 && stars >= 3;
    stars >= 2 && filled.saturating_mul(2) > stars && (keyword || nests)
}

fn keyword_of_org(text: &str) -> bool {
    let Some(rest) = text.strip_prefix("#+") else {
        return false;
    };
    let word = rest.split([':', ' ']).next().unwrap_or_default();
    !word.is_empty()
        && word
            .bytes()
            .all(|b| b.is_ascii_alphabetic() || b == b'_' || b == b'-')
}

/// Level of a starred line, and the bytes of its title: without the tags behind
/// it (`:noexport:`).
fn org(text: &str) -> Option<(u8, usize, usize)> {
    let title = text.trim_start_matches('*');
    let level = text.len().saturating_sub(title.len());
    let gap = title.starts_with([' ', '\t']);
    let title = title.trim_start();
    let from = text.len().saturating_sub(title.len());
    let title = without_tags(title);
    let fits = (1..=6).contains(&level) && gap && may_be_title(title);
    let level = u8::try_from(level).unwrap_or(6);
    fits.then(|| (level, from, from.saturating_add(title.len())))
}

/// A title of Org without the tags behind it.
fn without_tags(title: &str) -> &str {
    let Some((before, last)) = title.rsplit_once([' ', '\t']) else {
        return title;
    };
    let inner = last
        .strip_prefix(':')
        .and_then(|last| last.strip_suffix(':'));
    let is_tag = |tag: &str| {
        let part = |c: char| c.is_alphanumeric() || matches!(c, '_' | '@' | '#' | '%');
        !tag.is_empty() && tag.chars().all(part)
    };
    match inner {
        Some(tags) if tags.split(':').all(is_tag) => before.trim_end(),
        _ => title,
    }
}

/// `== 早期 ==`: the level, and the bytes of the title.
fn wiki(text: &str) -> Option<(u8, usize, usize)> {
    let inner = text.trim_start_matches('=');
    let level = text.len().saturating_sub(inner.len());
    let title = inner.trim_end_matches('=');
    let same = inner.len().saturating_sub(title.len()) == level;
    let fits = (2..=6).contains(&level) && same && is_title(title.trim()) && !title.contains('=');
    let from = level.saturating_add(title.len().saturating_sub(title.trim_start().len()));
    let to = from.saturating_add(title.trim().len());
    fits.then(|| (u8::try_from(level).unwrap_or(6), from, to))
}

/// `== 早期`: the level, and the beginning of the title.
fn ascii_doc(text: &str) -> Option<(u8, usize)> {
    let inner = text.trim_start_matches('=');
    let level = text.len().saturating_sub(inner.len());
    let title = inner.trim_start();
    let fits = (1..=6).contains(&level)
        && inner.starts_with(' ')
        && is_title(title)
        && !title.contains('=');
    fits.then(|| {
        (
            u8::try_from(level).unwrap_or(6),
            text.len().saturating_sub(title.len()),
        )
    })
}

fn is_ascii_doc(head: &str) -> bool {
    let levels = Lines::new(head).filter_map(|line| ascii_doc(line.text));
    levels.filter(|(level, _)| *level > 1).count() >= 2
}

/// Bytes of the title before a link for editing.
fn edited(text: &str) -> Option<usize> {
    let title = EDITS
        .iter()
        .find_map(|link| text.strip_suffix(link))?
        .trim_end();
    is_title(title).then_some(title.len())
}

/// Beginning of the title behind the tag of a collection.
fn name(text: &str) -> Option<usize> {
    let title = NAMES
        .iter()
        .find_map(|tag| text.strip_prefix(tag))?
        .trim_start();
    (!title.is_empty()).then(|| text.len().saturating_sub(title.len()))
}

/// Titles with a line of marks below.
fn underlined(head: &str) -> usize {
    let lines = || Lines::new(head);
    let mut before = "";
    let mut count = 0usize;
    for (line, below) in lines().zip(lines().skip(1)) {
        count = count.saturating_add(usize::from(
            is_title(line.text)
                && is_as_wide(line.text, below.text)
                && is_underlined(before, line.text, below.text),
        ));
        before = line.text;
    }
    count
}

/// Whether `text` is a title over the line `below`: a line of one mark, with a
/// blank line or another such above. reStructuredText asks for one that is at
/// least as wide as the title, and for no less than that.
fn is_underlined(above: &str, text: &str, below: &str) -> bool {
    rule(below).is_some()
        && rule(text).is_none()
        && may_be_title(text)
        && !text.starts_with(['|', '+', '-', '*', '#', '>'])
        && (above.is_empty() || rule(above) == rule(below))
        && below.len() >= text.chars().count().min(4)
}

/// Whether the line below a title is about as wide: only such ones tell that a
/// text is written so.
fn is_as_wide(text: &str, below: &str) -> bool {
    let cells = |c: char| if c.is_ascii() { 1 } else { 2 };
    let width: usize = text.chars().map(cells).sum();
    below.len() <= width.saturating_mul(3).saturating_add(4)
}

/// The mark that a line consists of.
fn rule(text: &str) -> Option<char> {
    let first = text.chars().next()?;
    let marks = matches!(
        first,
        '=' | '-' | '~' | '^' | '"' | '\'' | '`' | '*' | '+' | '#' | '.' | '_'
    );
    (marks && text.len() >= 3 && text.chars().all(|c| c == first)).then_some(first)
}

/// Whether text of a heading is short, says something, and is no sentence.
fn is_title(text: &str) -> bool {
    may_be_title(text) && text.chars().nth(LONGEST).is_none()
}

/// Whether text that its mark makes a heading says something and is no
/// sentence; a question with code or a link in it may be long.
fn may_be_title(text: &str) -> bool {
    text.chars().any(char::is_alphanumeric)
        && text.chars().nth(LONGEST_MARKED).is_none()
        && !text.ends_with(['。', '，', '；', '、', '：'])
}

/// Reads the lines of a text of a known world.
pub(super) struct Scanner {
    world: World,
    /// Whether the title of the whole has been met.
    titled: bool,
    /// Whether a line has been met at all.
    begun: bool,
    /// The level that the last path gives.
    path: u8,
    /// The marks of underlined titles, with a line above or not, by level.
    rules: Vec<(char, bool)>,
    /// Whether the lines are of a block of code.
    code: bool,
}

impl Scanner {
    pub(super) const fn new(world: World) -> Self {
        Self {
            world,
            titled: false,
            begun: false,
            path: 1,
            rules: Vec::new(),
            code: false,
        }
    }

    /// What becomes of a line, or with `true` of the one before.
    pub(super) fn read(
        &mut self,
        line: &Line<'_>,
        above: Option<&str>,
        below: Option<&str>,
    ) -> Vec<(bool, Mark)> {
        let text = line.text;
        if text.is_empty() {
            return Vec::new();
        }
        let first = !std::mem::replace(&mut self.begun, true);
        let mark = match self.world {
            World::Org => self.org(line),
            World::Wiki => {
                wiki(text).map(|(level, from, to)| heading(level.saturating_sub(1), from, to))
            }
            World::AsciiDoc => self.ascii_doc(text),
            World::Edited => match edited(text) {
                Some(to) => Some(heading(2, 0, to)),
                None => (first && is_name(text)).then(|| heading(1, 0, text.len())),
            },
            World::Named => self.named(text),
            World::Underlined => return self.underlined(line, above, below),
        };
        mark.map(|mark| (false, mark)).into_iter().collect()
    }

    fn org(&mut self, line: &Line<'_>) -> Option<Mark> {
        let text = line.text;
        let lower = text
            .get(..8)
            .map(str::to_ascii_lowercase)
            .unwrap_or_default();
        self.code = match () {
            () if lower == "#+begin_" => true,
            () if lower.starts_with("#+end_") => false,
            () => self.code,
        };
        let word = "#+title:";
        if lower == word && !self.titled {
            let title = text.get(word.len()..)?.trim_start();
            self.titled = true;
            return is_title(title)
                .then(|| heading(1, text.len().saturating_sub(title.len()), text.len()));
        }
        if line.indented || self.code {
            return None;
        }
        let (level, from, to) = org(text)?;
        Some(heading(
            level.saturating_add(u8::from(self.titled)),
            from,
            to,
        ))
    }

    fn ascii_doc(&mut self, text: &str) -> Option<Mark> {
        if matches!(text, "----" | "....") {
            self.code = !self.code;
        }
        if self.code {
            return None;
        }
        ascii_doc(text).map(|(level, from)| heading(level, from, text.len()))
    }

    fn named(&mut self, text: &str) -> Option<Mark> {
        if let Some(path) = PATHS.iter().find_map(|tag| text.strip_prefix(tag)) {
            let steps = path
                .split(['\\', '/', '＼'])
                .filter(|step| !step.trim().is_empty());
            self.path = u8::try_from(steps.count().clamp(1, 4)).unwrap_or(1);
            return None;
        }
        let from = name(text)?;
        let whole = !std::mem::replace(&mut self.titled, true) && self.path == 1;
        let level = if whole {
            1
        } else {
            self.path.saturating_add(1)
        };
        Some(heading(level, from, text.len()))
    }

    fn underlined(
        &mut self,
        line: &Line<'_>,
        above: Option<&str>,
        below: Option<&str>,
    ) -> Vec<(bool, Mark)> {
        let (above, below) = (above.unwrap_or_default(), below.unwrap_or_default());
        if line.indented || !is_underlined(above, line.text, below) {
            // The line below a title.
            let ended = std::mem::take(&mut self.code);
            return match ended {
                true => vec![(false, Mark::Rule)],
                false => Vec::new(),
            };
        }
        self.code = true;
        let over = rule(above).is_some();
        let kind = (below.chars().next().unwrap_or('='), over);
        let level = self.rules.iter().position(|&known| known == kind);
        let level = level.unwrap_or_else(|| {
            self.rules.push(kind);
            self.rules.len().saturating_sub(1)
        });
        let level = u8::try_from(level.min(5)).unwrap_or(5).saturating_add(1);
        let mut marks = vec![(false, heading(level, 0, line.text.len()))];
        if over {
            marks.push((true, Mark::Rule));
        }
        marks
    }
}

/// Whether the first line of a page is its name.
fn is_name(text: &str) -> bool {
    text.chars().any(is_hanzi) && text.chars().nth(30).is_none() && is_title(text)
}

fn heading(level: u8, from: usize, to: usize) -> Mark {
    let at = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
    Mark::Heading {
        level: level.clamp(1, 6),
        from: at(from),
        to: at(to),
    }
}

#[cfg(test)]
mod tests {
    use super::{World, tell};

    #[test]
    fn every_sign_holds_what_is_looked_for() {
        assert!(super::NAMES.iter().all(|sign| sign.contains(super::NAME)));
        let held = |sign: &&str| super::EDIT.iter().any(|word| sign.contains(word));
        assert!(super::EDITS.iter().all(held));
    }

    #[test]
    fn signs_count_at_the_beginning_of_lines() {
        use super::beginnings;
        assert_eq!(beginnings("* 甲\n=="), [true, true, false, false]);
        assert_eq!(beginnings("== 甲\n== 乙"), [false, true, true, false]);
        assert_eq!(beginnings("甲\n---\n"), [false, false, false, true]);
        assert_eq!(beginnings("--- * ==\n甲 ---"), [false; 4]);
    }

    #[test]
    fn a_world_is_told_by_marks_that_come_again() {
        let told = [
            ("#+TITLE: 船\n* 早\n水。\n* 晚\n水。\n", World::Org),
            ("* 早\n水。\n** 雾\n水。\n* 晚\n水。\n", World::Org),
            ("早\n===\n\n水。\n\n晚\n===\n\n水。\n", World::Underlined),
            ("== 早 ==\n水。\n== 晚 ==\n水。\n", World::Wiki),
            ("= 船\n\n== 早\n水。\n== 晚\n水。\n", World::AsciiDoc),
            ("船\n早[编辑]\n水。\n晚[编辑]\n水。\n", World::Edited),
            ("<篇名>早\n水。\n<篇名>晚\n水。\n", World::Named),
        ];
        for (text, world) in told {
            assert_eq!(tell(text), Some(world), "{text}");
        }
    }

    #[test]
    fn lists_rules_and_tables_are_of_no_world() {
        for text in [
            "买：\n* 桨\n* 绳\n* 锚\n共三样。\n",
            "水涨了。\n----\n水退了。\n----\n船走了。\n",
            "甲  乙\n==  ==\n一  二\n\n三  四\n",
            "a == b\nc == d\n== e\n",
            "=== 第三章 渡口 ===\n水。\n=== 第四章 桥 ===\n水。\n",
            "他按下[编辑]，等了一会儿。\n",
            "",
        ] {
            assert_eq!(tell(text), None, "{text}");
        }
    }
}
