//! Counting hits line by line in a text of which no document was made.

use std::ops::Range;

use crate::document::Document;
use crate::formats::verbatim::{Around, Fate, Verbatim, line_at, trimmed};
use crate::text::fold;

use super::language::query::Query;
use super::language::term::{Matcher, Written};
use super::matching::charset::CharSet;
use super::matching::look::{Looker, Way};

/// A query whose hits can be counted in the lines of a text as they stand in
/// the file: one term of plain texts.
///
/// What it counts is what [`find`](super::find()) gives in the document of the
/// same text; where the lines alone do not tell, it says so.
pub struct Tally<'q> {
    ways: Vec<Way<'q>>,
    seams: Vec<Seam>,
    /// The last characters of all seams.
    lasts: CharSet,
    may_be_pinyin: bool,
    /// Whether no character that is looked for can be a mark of Markdown or of
    /// a list.
    letters: bool,
}

/// A place inside a text that is looked for, where a line may end: the
/// variants of the characters on either side.
struct Seam {
    last: Vec<char>,
    next: Vec<char>,
}

impl<'q> Tally<'q> {
    /// `None` where the query needs a document.
    #[must_use]
    pub fn new(query: &'q Query) -> Option<Self> {
        let [term] = query.all_terms() else {
            return None;
        };
        let written = term.written.as_deref()?;
        let mut ways = Vec::new();
        let mut may_be_pinyin = false;
        for part in &term.parts {
            ways.push(match &part.matcher {
                Matcher::Text(regex) => Way::Text(regex),
                Matcher::Letters(letters) => Way::Letters(letters),
                Matcher::Latin(letters, _) => {
                    may_be_pinyin = true;
                    Way::Letters(letters)
                }
                Matcher::Words(_) | Matcher::Pinyin(_) | Matcher::Amount(_) => return None,
            });
        }
        let letters = |text: &Written| {
            let mut chars = text.text.chars().filter(|&c| !is_blank(c));
            chars.all(|c| forms(text, c).into_iter().all(is_letter))
        };
        let seams: Option<Vec<Vec<Seam>>> = written.iter().map(seams_of).collect();
        let seams: Vec<Seam> = seams?.into_iter().flatten().collect();
        let lasts = CharSet::new(seams.iter().flat_map(|seam| seam.last.iter().copied()));
        Some(Self {
            ways,
            seams,
            lasts,
            may_be_pinyin,
            letters: written.iter().all(letters),
        })
    }

    /// Whether letters that stand nowhere are to be read as pinyin, which
    /// needs the document.
    #[must_use]
    pub fn may_be_pinyin(&self) -> bool {
        self.may_be_pinyin
    }

    /// The number of hits in `lines` of `text`, which are whole lines; what
    /// stands around them in `text` helps to tell what becomes of them.
    /// `begins` and `ends` say that nothing stands before and behind `text`.
    /// Linear. `None` where the reading text may be another than the lines
    /// tell.
    #[must_use]
    pub fn count(
        &self,
        text: &str,
        lines: Range<usize>,
        (begins, ends): (bool, bool),
        verbatim: &Verbatim,
    ) -> Option<usize> {
        let page = Page {
            text,
            begins,
            ends,
            verbatim,
        };
        let own = text.get(lines.clone())?;
        if verbatim.is_markdown() && !self.letters || !verbatim.tells(own) {
            return None;
        }
        if !self.seams.is_empty()
            && (self.may_go_over_lines(&page, lines.clone())? || self.may_go_over_marks(&page, own))
        {
            return None;
        }
        let nothing = Document::default();
        let mut count = 0usize;
        let mut line = 0..0;
        let mut fate = Fate::Kept;
        // It has no words to ask for.
        Looker::new(&nothing, &self.ways).look(own, 0, &mut |span| {
            let at = lines.start.saturating_add(span.start as usize);
            if at >= line.end {
                line = line_at(page.text, at);
                fate = page.fate(line.clone());
            }
            count = count.saturating_add(usize::from(fate == Fate::Kept));
            fate != Fate::Unsure
        });
        (fate != Fate::Unsure).then_some(count)
    }

    /// Whether a hit may begin at the end of one of the lines and go on in
    /// another that follows it in the reading text.
    fn may_go_over_lines(&self, page: &Page<'_>, lines: Range<usize>) -> Option<bool> {
        let own = page.text.get(lines.clone())?;
        for at in memchr::memchr2_iter(b'\n', b'\r', own.as_bytes()) {
            let mut before = own.get(..at)?;
            match before.chars().next_back() {
                // A blank line, or a line end of two characters.
                None | Some('\n' | '\r') => continue,
                Some(c) if is_blank(c) => before = before.trim_end_matches(is_blank),
                Some(_) => {}
            }
            let Some(last) = page.verbatim.last(before) else {
                continue;
            };
            let next = self.behind(last);
            if !next.is_empty() && page.goes_on(lines.start.saturating_add(at), &next) {
                return Some(true);
            }
        }
        Some(false)
    }

    /// Whether a hit may lie on both sides of marks that the reading text does
    /// not have.
    fn may_go_over_marks(&self, page: &Page<'_>, lines: &str) -> bool {
        let mut seams = page.verbatim.seams(lines);
        seams.any(|(last, next)| self.behind(last).binary_search(&next).is_ok())
    }

    /// What may stand behind a character that is the last of a line, in order.
    fn behind(&self, last: char) -> Vec<char> {
        if !self.lasts.contains(last) {
            return Vec::new();
        }
        let seams = self.seams.iter().filter(|seam| seam.last.contains(&last));
        let mut next: Vec<char> = seams.flat_map(|seam| seam.next.iter().copied()).collect();
        next.sort_unstable();
        next
    }
}

/// A text and what is known of it.
struct Page<'a> {
    text: &'a str,
    begins: bool,
    ends: bool,
    verbatim: &'a Verbatim,
}

impl Page<'_> {
    fn fate(&self, line: Range<usize>) -> Fate {
        let around = Around {
            before: self.text.get(..line.start).unwrap_or_default(),
            behind: self.text.get(line.end..).unwrap_or_default(),
            begins: self.begins,
            ends: self.ends,
        };
        let line = self.text.get(line).unwrap_or_default();
        self.verbatim.fate(line, around)
    }

    /// Whether the line that follows the line end at `at` in the reading text
    /// may begin with one of `next`, which are sorted.
    fn goes_on(&self, at: usize, next: &[char]) -> bool {
        let mut from = at.saturating_add(1);
        while from < self.text.len() {
            let line = line_at(self.text, from);
            let text = trimmed(self.text.get(line.clone()).unwrap_or_default());
            let fate = self.fate(line.clone());
            let first = self
                .verbatim
                .first(text.trim_start_matches(fold::is_ignored));
            if fate != Fate::Dropped && first.is_some_and(|c| next.binary_search(&c).is_ok()) {
                return true;
            }
            if first.is_some() && fate == Fate::Kept {
                return false;
            }
            from = line.end.saturating_add(1);
        }
        !self.ends
    }
}

/// Whether a character may stand between the end of a line's text and that of
/// the line, or is looked through in a search.
fn is_blank(c: char) -> bool {
    c.is_whitespace() || fold::is_ignored(c)
}

/// Whether a character is never a mark of Markdown nor of a list.
fn is_letter(c: char) -> bool {
    match c.is_ascii() {
        true => c.is_ascii_alphabetic(),
        false => c != '＃',
    }
}

/// What a character of a text that is looked for may be.
fn forms(written: &Written, c: char) -> Vec<char> {
    match written.exact {
        true => vec![c],
        false => written.folding.variants(c),
    }
}

/// The places inside a text where a line may end; `None` where blanks in it
/// are to be found as they are.
fn seams_of(written: &Written) -> Option<Vec<Seam>> {
    if written.exact && written.text.contains(is_blank) {
        return None;
    }
    let forms = |c| forms(written, c);
    let chars: Vec<char> = written.text.chars().filter(|&c| !is_blank(c)).collect();
    let pairs = chars.iter().zip(chars.iter().skip(1));
    let seams = pairs.map(|(&last, &next)| Seam {
        last: forms(last),
        next: forms(next),
    });
    Some(seams.collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Format;

    fn count(query: &str, text: &str) -> Option<usize> {
        let query = Query::parse(query).unwrap();
        let verbatim = Verbatim::of(text, Format::Plain);
        let tally = Tally::new(&query)?;
        tally.count(text, 0..text.len(), (true, true), &verbatim)
    }

    #[test]
    fn hits_are_counted_where_lines_tell_all() {
        let text = "　　改革，開放。\r\n\r\n开放改革和改　革。\r\n———\r\n- 3 -\r\n改\r\n";
        assert_eq!(count("改革", text), Some(3));
        assert_eq!(count("开放|=改", text), Some(6));
        assert_eq!(count("—", text), Some(0), "a rule is not read");
        assert_eq!(count("3", text), Some(0), "nor a page number");
        assert_eq!(count("没有", text), Some(0));
    }

    #[test]
    fn a_hit_that_may_go_over_lines_is_left_to_others() {
        for text in ["甲乙改\n\n革丙丁。\n", "改 \n- 4 -\n 革\n", "改\r革"] {
            assert_eq!(count("改革", text), None, "{text:?}");
        }
        assert_eq!(count("改革", "改\n丙革，丁。\n革\n"), Some(0));
    }

    #[test]
    fn what_may_be_a_running_head_is_left_to_others() {
        let text = "甲乙，丙。\n渡口年报\n- 2 -\n丁。\n\n天晴。\n渡口志\n戊，己。\n庚，辛。\n";
        assert_eq!(count("年报", text), None);
        assert_eq!(count("丁", text), Some(1));
        assert_eq!(count("口志", text), Some(1), "away from the page's end");
    }

    #[test]
    fn other_queries_need_a_document() {
        for query in [
            "改革 开放",
            "w:改革",
            "title:改革",
            "/改/",
            "py:gg",
            "num:3",
            "=\" 改\"",
        ] {
            assert!(
                Tally::new(&Query::parse(query).unwrap()).is_none(),
                "{query}"
            );
        }
        let latin = Query::parse("gaige").unwrap();
        assert!(Tally::new(&latin).unwrap().may_be_pinyin());
    }
    fn in_markdown(query: &str, text: &str) -> Option<usize> {
        let query = Query::parse(query).unwrap();
        let verbatim = Verbatim::of(text, Format::Markdown);
        Tally::new(&query)?.count(text, 0..text.len(), (true, true), &verbatim)
    }

    #[test]
    fn simple_markdown_is_counted_in_its_lines() {
        let text =
            "# 改革\n\n**改革**，開放。\n\n见[开放](kaifang.md)。\n\n<!-- 无 -->\n\n- 改革人才\n";
        assert_eq!(in_markdown("改革", text), Some(3));
        assert_eq!(in_markdown("人才|改革", text), Some(4));
        assert_eq!(in_markdown("开放", text), None, "beside an address");
        assert_eq!(in_markdown("#", text), None, "a mark");
        assert_eq!(in_markdown("改革", "# 一\n\n改**革**\n"), None);
        assert_eq!(in_markdown("改革", "# 一\n\n改\n> 革\n"), None);
        assert_eq!(in_markdown("改革", "# 一\n\n<b>改革</b>\n"), None);
    }
}
