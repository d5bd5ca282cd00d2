//! Evaluating queries over a document.

use std::cmp::Reverse;
use std::ops::ControlFlow;

use crate::cores;
use crate::document::{Document, Span};

use super::language::query::Query;
use super::language::term::{Matcher, Term};
use super::matching::look::{Looker, PIECE, Way, piece_of, pieces_of};
use super::matching::pinyin::Pinyin;
use super::paragraphs;
use super::results::hits::{Hit, Hits};

/// The search was called off.
struct Cancelled;

/// Finds the paragraphs in which all `queries` hold, and in them the hits of
/// all their positive terms.
///
/// A paragraph is that of [`Document::paragraph`]: the pieces of an overlong
/// one belong together. No hit goes over a line feed. Linear in the text for
/// the longest term; the others are only looked for in the paragraphs that
/// are left. `cancelled` is asked about every megabyte, in this thread; `None` where it said
/// so.
pub fn find(document: &Document, queries: &[&Query], cancelled: &dyn Fn() -> bool) -> Option<Hits> {
    find_watched(document, queries, cancelled, &|_| ())
}

/// As [`find`]; `progress` is told, in this thread, about how many hundredths
/// of the text have been looked through, each time that it is.
pub(super) fn find_watched(
    document: &Document,
    queries: &[&Query],
    cancelled: &dyn Fn() -> bool,
    progress: &dyn Fn(u8),
) -> Option<Hits> {
    let search = Search {
        document,
        cancelled,
        progress,
    };
    search.run(queries).ok()
}

struct Search<'a> {
    document: &'a Document,
    cancelled: &'a dyn Fn() -> bool,
    progress: &'a dyn Fn(u8),
}

/// The ways to match one term: anywhere, and in titles.
#[derive(Default)]
struct Ways<'a> {
    anywhere: Vec<Way<'a>>,
    titles: Vec<Way<'a>>,
}

/// Where to look.
#[derive(Clone, Copy)]
enum Scope<'a> {
    Everywhere,
    Paragraphs(&'a [Span]),
}

impl Search<'_> {
    fn run(&self, queries: &[&Query]) -> Result<Hits, Cancelled> {
        let terms = queries.iter().flat_map(|query| query.all_terms());
        let (negative, positive): (Vec<&Term>, Vec<&Term>) = terms.partition(|t| t.negative);
        let mut positive: Vec<(u16, &Term)> = (0..=u16::MAX).zip(positive).collect();
        // The fewer paragraphs are left early, the less is looked through.
        positive.sort_by_key(|(_, term)| (!term.only_titles(), Reverse(term.weight)));

        let mut within: Option<Vec<Span>> = None;
        let mut found: Vec<Hit> = Vec::new();
        let mut by_pinyin = false;
        for (number, term) in positive {
            let (ways, pinyin) = self.ways(term)?;
            by_pinyin |= pinyin;
            let scope = within
                .as_deref()
                .map_or(Scope::Everywhere, Scope::Paragraphs);
            let spans = self.spans(&ways, scope)?;
            if spans.is_empty() {
                return Ok(Hits::new(Vec::new(), by_pinyin));
            }
            within = Some(paragraphs::holding(self.document, spans.iter().copied()));
            found.extend(spans.into_iter().map(|span| Hit { span, term: number }));
        }
        let mut within = within.unwrap_or_default();
        for term in negative {
            let (ways, _) = self.ways(term)?;
            let spans = self.spans(&ways, Scope::Paragraphs(&within))?;
            let out = paragraphs::holding(self.document, spans.into_iter());
            let mut rest = out.as_slice();
            within.retain(|paragraph| !paragraphs::contains(&mut rest, paragraph.start));
        }
        found.sort_unstable();
        let mut rest = within.as_slice();
        found.retain(|hit| paragraphs::contains(&mut rest, hit.span.start));
        Ok(Hits::new(found, by_pinyin))
    }

    /// How the parts of a term are matched in this document, and whether one
    /// of them is taken for pinyin though it does not say so.
    fn ways<'q>(&self, term: &'q Term) -> Result<(Ways<'q>, bool), Cancelled> {
        let mut by_pinyin = false;
        let mut ways = Ways::default();
        for part in &term.parts {
            let way = match &part.matcher {
                Matcher::Text(regex) => Way::Text(regex),
                Matcher::Words(regex) => Way::Words(regex),
                Matcher::Letters(letters) => Way::Letters(letters),
                Matcher::Amount(amount) => Way::Amount(amount),
                Matcher::Pinyin(pinyin) => self.pinyin(part.titles, pinyin)?,
                Matcher::Latin(letters, pinyin) => {
                    let literal = Way::Letters(letters);
                    let Some(way) = self.pinyin_or(part.titles, literal, pinyin)? else {
                        continue;
                    };
                    by_pinyin |= matches!(way, Way::Pinyin(..));
                    way
                }
            };
            if part.titles {
                ways.titles.push(way);
            } else {
                ways.anywhere.push(way);
            }
        }
        Ok((ways, by_pinyin))
    }

    /// Pinyin with all its syllables finished where that stands anywhere,
    /// otherwise as it is while being typed.
    fn pinyin<'q>(&self, titles: bool, pinyin: &'q Pinyin) -> Result<Way<'q>, Cancelled> {
        let whole = Way::Pinyin(pinyin, false);
        let unfinished = !self.stands_anywhere(titles, whole)?;
        Ok(Way::Pinyin(pinyin, unfinished))
    }

    /// `literal` where it stands anywhere, otherwise pinyin; `None` where that
    /// stands nowhere either.
    fn pinyin_or<'q>(
        &self,
        titles: bool,
        literal: Way<'q>,
        pinyin: &'q Pinyin,
    ) -> Result<Option<Way<'q>>, Cancelled> {
        if self.stands_anywhere(titles, literal)? {
            return Ok(Some(literal));
        }
        let read = self.pinyin(titles, pinyin)?;
        let found = self.stands_anywhere(titles, read)?;
        Ok(found.then_some(read))
    }

    fn stands_anywhere(&self, titles: bool, way: Way<'_>) -> Result<bool, Cancelled> {
        if !titles {
            return Ok(!self.everywhere(&[way], true)?.is_empty());
        }
        let mut found = false;
        self.look(true, &[way], Scope::Everywhere, &mut |_| {
            found = true;
            false
        })?;
        Ok(found)
    }

    /// The places of all parts of a term, sorted, none over another.
    fn spans(&self, ways: &Ways<'_>, scope: Scope<'_>) -> Result<Vec<Span>, Cancelled> {
        let mut spans: Vec<Span> = Vec::new();
        for (titles, ways) in [(false, &ways.anywhere), (true, &ways.titles)] {
            if ways.is_empty() {
                continue;
            }
            if !titles && matches!(scope, Scope::Everywhere) {
                spans = self.everywhere(ways, false)?;
            } else {
                self.look(titles, ways, scope, &mut |span| {
                    spans.push(span);
                    true
                })?;
            }
        }
        if !ways.anywhere.is_empty() && !ways.titles.is_empty() {
            spans.sort_unstable_by_key(|span| (span.start, Reverse(span.end)));
            let mut end = 0;
            spans.retain(|span| {
                let free = span.start >= end;
                end = if free { span.end } else { end };
                free
            });
        }
        Ok(spans)
    }

    /// Every match in the whole text, or only some where one is enough; long
    /// texts are gone through on all cores.
    fn everywhere(&self, ways: &[Way<'_>], one: bool) -> Result<Vec<Span>, Cancelled> {
        let document = self.document;
        let pieces = pieces_of(document.text());
        if (self.cancelled)() {
            return Err(Cancelled);
        }
        let tool = || Looker::new(document, ways);
        let work = |looker: &mut Looker<'_>, &(base, piece): &(u32, &str)| {
            let mut spans = Vec::new();
            looker.look(piece, base, &mut |span| {
                spans.push(span);
                !one
            });
            spans
        };
        let (mut all, mut taken) = (Vec::new(), 0usize);
        let flow = cores::in_order(&pieces, tool, work, |spans| {
            all.extend(spans);
            taken = taken.saturating_add(1);
            let hundredths = taken.saturating_mul(100) / pieces.len().max(1);
            (self.progress)(u8::try_from(hundredths).unwrap_or(100));
            if (self.cancelled)() {
                return ControlFlow::Break(Err(Cancelled));
            }
            match one && !all.is_empty() {
                true => ControlFlow::Break(Ok(())),
                false => ControlFlow::Continue(()),
            }
        });
        match flow {
            ControlFlow::Break(Err(cancelled)) => Err(cancelled),
            _ => Ok(all),
        }
    }

    /// Gives every match in the scope to `each`, in order, until it says
    /// false.
    fn look(
        &self,
        titles: bool,
        ways: &[Way<'_>],
        scope: Scope<'_>,
        each: &mut dyn FnMut(Span) -> bool,
    ) -> Result<(), Cancelled> {
        let mut looker = Looker::new(self.document, ways);
        if titles {
            let mut within = match scope {
                Scope::Everywhere => None,
                Scope::Paragraphs(spans) => Some(spans),
            };
            let titles = self.document.sections().iter().map(|s| s.title);
            let inside = titles.filter(|title| match &mut within {
                None => true,
                Some(spans) => paragraphs::contains(spans, title.start),
            });
            return self.look_through(&mut looker, inside, each);
        }
        match scope {
            Scope::Everywhere => {
                let all = Span::new(0, self.document.len());
                self.look_through(&mut looker, std::iter::once(all), each)
            }
            Scope::Paragraphs(spans) => {
                let runs = paragraphs::joined(spans);
                self.look_through(&mut looker, runs.into_iter(), each)
            }
        }
    }

    fn look_through(
        &self,
        looker: &mut Looker<'_>,
        spans: impl Iterator<Item = Span>,
        each: &mut dyn FnMut(Span) -> bool,
    ) -> Result<(), Cancelled> {
        let mut since = PIECE;
        for span in spans {
            let mut rest = self.document.slice(span);
            let mut base = span.start;
            while !rest.is_empty() {
                if since >= PIECE {
                    if (self.cancelled)() {
                        return Err(Cancelled);
                    }
                    since = 0;
                }
                let (piece, behind) = piece_of(rest);
                if !looker.look(piece, base, each) {
                    return Ok(());
                }
                let length = rest.len().saturating_sub(behind.len());
                since = since.saturating_add(length);
                base = base.saturating_add(u32::try_from(length).unwrap_or(u32::MAX));
                rest = behind;
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{
        BlockKind, DocumentBuilder, Meta, SectionKind, SectionMarker, SectionSeed, SourcePlace,
    };

    /// Blocks of lines: `#` before a heading, `|` where a paragraph is cut,
    /// `;` for a line feed in a table.
    fn document(blocks: &[&str]) -> Document {
        let mut builder = DocumentBuilder::default();
        let mut seeds = Vec::new();
        for (block, text) in (0u32..).zip(blocks) {
            let kind = match text.chars().next() {
                Some('#') => BlockKind::Heading,
                _ if text.contains(';') => BlockKind::Table,
                _ => BlockKind::Paragraph,
            };
            builder.open(kind, 0);
            let start = builder.offset();
            for (number, piece) in text.trim_start_matches('#').split('|').enumerate() {
                if number > 0 {
                    builder.cut();
                }
                let place = SourcePlace {
                    number: block + 1,
                    column: 0,
                };
                builder.push(&piece.replace(';', "\n"), place).unwrap();
            }
            if kind == BlockKind::Heading {
                seeds.push(SectionSeed {
                    title: Span::new(start, builder.offset()),
                    depth: 1,
                    block,
                    kind: SectionKind::Heading,
                    marker: SectionMarker::default(),
                    confidence: 100,
                    style: "",
                });
            }
        }
        builder.finish(seeds, Meta::default())
    }

    fn hits(document: &Document, queries: &[&str]) -> Hits {
        let queries: Vec<Query> = queries.iter().map(|q| Query::parse(q).unwrap()).collect();
        let queries: Vec<&Query> = queries.iter().collect();
        find(document, &queries, &|| false).unwrap()
    }

    fn found<'a>(document: &'a Document, query: &str) -> Vec<&'a str> {
        let hits = hits(document, &[query]);
        let all = hits.all().iter();
        all.map(|hit| document.slice(hit.span)).collect()
    }

    #[test]
    fn all_terms_stand_in_one_paragraph() {
        let document = document(&["改革开放", "改革", "开放|与改革", "开放"]);
        let all = hits(&document, &["改革 开放"]);
        assert_eq!(all.paragraphs(&document), [0, 2, 3]);
        assert_eq!(
            all.all().iter().map(|h| h.term).collect::<Vec<_>>(),
            [0, 1, 1, 0]
        );
        assert_eq!(hits(&document, &["改革", "开放"]), all);
        assert_eq!(found(&document, "改革 -开放"), ["改革"]);
        assert_eq!(found(&document, "改革 -开放|革").len(), 0);
        assert_eq!(found(&document, "放与改"), ["放与改"], "over the cut");
    }

    #[test]
    fn alternatives_are_one_term() {
        let document = document(&["农村和乡村 A", "城市"]);
        assert_eq!(found(&document, "农村|乡村|=A"), ["农村", "乡村", "A"]);
        assert_eq!(found(&document, "=a|城市"), ["城市"]);
        let all = hits(&document, &["农村|城市 乡村"]);
        assert_eq!(all.all().iter().map(|h| h.term).collect::<Vec<_>>(), [0, 1]);
    }

    #[test]
    fn a_hit_stays_in_its_cell_and_line() {
        let document = document(&["甲\t乙;丙", "丁"]);
        for query in ["甲乙", "乙丙", "丙丁", "/丙.?丁/", r"/乙\s*丙/"] {
            assert!(found(&document, query).is_empty(), "{query}");
        }
        assert_eq!(found(&document, r"/甲\s乙$/"), ["甲\t乙"]);
    }

    #[test]
    fn titles_are_the_only_place_where_that_is_asked() {
        let document = document(&["#总则", "总则如下", "#附则"]);
        assert_eq!(hits(&document, &["title:总则"]).paragraphs(&document), [0]);
        assert_eq!(found(&document, "title:则").len(), 2);
        assert_eq!(found(&document, "title:附|=总则").len(), 2);
        assert_eq!(found(&document, "总则|title:附").len(), 3);
        assert_eq!(found(&document, "title:zongze"), ["总则"]);
    }

    #[test]
    fn whole_words_are_cut_by_the_dictionary() {
        let document = document(&["税务机关依法征税。", "为人民服务是宗旨。", "發展經濟"]);
        assert_eq!(found(&document, "w:人民"), ["人民"]);
        assert_eq!(found(&document, "w:税务机关"), ["税务机关"]);
        assert!(found(&document, "w:税务").is_empty());
        assert!(found(&document, "w:税").is_empty());
        assert_eq!(found(&document, "税").len(), 2);
        assert_eq!(found(&document, "w:发展"), ["發展"]);
    }

    #[test]
    fn latin_letters_are_pinyin_only_where_they_do_not_stand() {
        let written = document(&["gzlfz 指高质量发展"]);
        assert_eq!(found(&written, "gzlfz"), ["gzlfz"]);
        assert!(!hits(&written, &["gzlfz"]).by_pinyin());
        let spoken = document(&["推动高质量发展", "政府工作报告"]);
        assert_eq!(found(&spoken, "gzlfz"), ["高质量发展"]);
        assert!(hits(&spoken, &["gzlfz"]).by_pinyin());
        assert_eq!(found(&spoken, "zfgzb"), ["政府工作报"]);
        assert_eq!(found(&spoken, "gongzuobaoga"), ["工作报告"]);
        assert!(found(&spoken, "\"gzlfz\"").is_empty(), "in quotes");
        assert!(
            found(&spoken, "推动 -gzlfz").len() == 1,
            "not where excluded"
        );
        assert!(found(&spoken, "g").is_empty(), "one letter is too little");
        assert!(!hits(&spoken, &["qqqq"]).by_pinyin());
        assert!(!hits(&spoken, &["py:gzlfz"]).by_pinyin());
        assert_eq!(found(&spoken, "py:g").len(), 3);
    }

    #[test]
    fn a_plain_term_is_found_however_words_are_cut() {
        let document = document(&["待处理的琥珀", "我会说汉语"]);
        for query in ["处理", "珀", "说汉语", "会说"] {
            assert_eq!(found(&document, query), [query]);
        }
    }

    #[test]
    fn a_number_is_found_by_its_value() {
        let document = document(&[
            "投资3400万元，即三千四百万",
            "34000000、3,400 萬人",
            "３４００多万，13400万，3400亿",
            "下降百分之三十四，即34%",
        ]);
        assert_eq!(
            found(&document, "num:3400万"),
            ["3400万", "三千四百万", "34000000", "3,400 萬"]
        );
        assert_eq!(
            found(&document, "num:三千四百万元|3400亿"),
            ["3400万元", "3400亿"]
        );
        assert_eq!(found(&document, "num:34%"), ["百分之三十四", "34%"]);
        assert_eq!(found(&document, "num:34"), ["三十四", "34"]);
        assert_eq!(found(&document, "num:34% -num:34亿").len(), 2);
        assert!(found(&document, "title:num:34").is_empty());
    }

    #[test]
    fn empty_matches_are_no_hits() {
        let document = document(&["aab"]);
        assert_eq!(found(&document, "/a*/"), ["aa"]);
        assert!(found(&document, "/x*/").is_empty());
        assert!(found(&document, "/^/").is_empty());
    }

    #[test]
    fn a_search_can_be_called_off() {
        let line = "改革".repeat(1000);
        let document = document(&vec![line.as_str(); 600]);
        let query = Query::parse("开放").unwrap();
        assert_eq!(find(&document, &[&query], &|| true), None);
        assert!(find(&document, &[&query], &|| false).is_some());
        assert!(find(&document, &[], &|| true).unwrap().is_empty());
    }

    #[test]
    fn pieces_of_a_large_text_miss_nothing() {
        let line = format!("{}终", "字".repeat(999));
        let document = document(&vec![line.as_str(); 1500]);
        assert_eq!(hits(&document, &["终"]).len(), 1500);
        assert_eq!(hits(&document, &["字终$|/终$/"]).len(), 1500);
    }
}
