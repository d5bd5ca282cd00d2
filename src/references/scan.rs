//! Walks a paragraph and resolves the expressions it finds.

use super::clauses::{Clause, clauses};
use super::index::{Order, ReferenceIndex};
use super::lead::{Lead, lead};
use super::named::Called;
use super::sentence::{is_amendment, is_list_gap, is_sentence_end, sentence, sentence_start, tail};
use super::{Reference, Target};
use crate::document::{Document, SectionId, SectionKind, SectionNumber, Span};
use crate::grammar::{Cursor, Numeral, Ordinal, Unit, UnitWord, ordinal};
use crate::text::lookalikes;

/// Finds the references of one paragraph that touch `wanted`.
pub(super) fn paragraph(
    document: &Document,
    index: &ReferenceIndex,
    paragraph: Span,
    wanted: Span,
    found: &mut Vec<Reference>,
) {
    let text: &str = &lookalikes::read(document.slice(paragraph));
    let from = wanted.start.saturating_sub(paragraph.start) as usize;
    let stop = wanted.end.saturating_sub(paragraph.start) as usize;
    let mut scan = Scan {
        document,
        index,
        text,
        base: paragraph.start,
        wanted,
        foreign: false,
        list: None,
        read: None,
        found,
    };
    let mut at = sentence_start(text, from);
    while at < stop.min(text.len()) {
        let Some(c) = text.get(at..).and_then(|rest| rest.chars().next()) else {
            break;
        };
        let after = match c {
            '第' => scan.numbered(at),
            '前' => scan.previous(at),
            '次' => scan.next(at),
            '本' => scan.own(at),
            '附' => scan.annexed(at),
            _ => {
                if is_sentence_end(c) {
                    scan.foreign = false;
                    scan.list = None;
                }
                None
            }
        };
        let step = at.saturating_add(c.len_utf8());
        at = after.unwrap_or(step).max(step);
    }
}

/// What a further number is looked up in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Scope {
    /// The document, from where the expression stands.
    Around,
    /// A section.
    Section(SectionId),
    /// A paragraph of an article, by its index.
    Clause(SectionId, usize),
    /// An item, or nothing that numbers are looked up in.
    Closed(Option<u32>),
}

/// Nothing: another document, or a number that no place has.
const NOWHERE: Scope = Scope::Closed(None);

/// How deep a number of an expression stands; a chain goes down.
pub(super) type Rank = u8;

const ARTICLE: Rank = 10;
pub(super) const CLAUSE: Rank = 11;
const ITEM: Rank = 12;

/// What the numbers of an expression left open for the next in the list.
#[derive(Debug, Clone)]
struct List {
    end: usize,
    base: Scope,
    levels: Vec<(Rank, Scope)>,
}

pub(super) struct Scan<'a> {
    pub(super) document: &'a Document,
    pub(super) index: &'a ReferenceIndex,
    pub(super) text: &'a str,
    /// Offset of the text in the document.
    base: u32,
    wanted: Span,
    /// Whether another document was named in this sentence.
    pub(super) foreign: bool,
    list: Option<List>,
    /// The article that was read last.
    read: Option<(SectionId, Vec<Clause>)>,
    found: &'a mut Vec<Reference>,
}

impl Scan<'_> {
    fn offset(&self, at: usize) -> u32 {
        let at = u32::try_from(at).unwrap_or(u32::MAX);
        self.base.saturating_add(at)
    }

    pub(super) fn before(&self, at: usize) -> &str {
        tail(self.text, at)
    }

    pub(super) fn char_before(&self, at: usize) -> Option<char> {
        self.before(at).chars().next_back()
    }

    pub(super) fn char_at(&self, at: usize) -> Option<char> {
        self.text.get(at..).and_then(|rest| rest.chars().next())
    }

    /// The section that the expression stands in.
    pub(super) fn source(&self, at: usize) -> Option<SectionId> {
        self.document.section_at(self.offset(at))
    }

    /// The article that the expression stands in.
    fn article(&self, at: usize) -> Option<SectionId> {
        self.index
            .around(self.document, self.source(at), UnitWord::Article)
    }

    pub(super) fn clauses(&mut self, article: SectionId) -> &[Clause] {
        let known = self.read.as_ref().is_some_and(|(id, _)| *id == article);
        if !known {
            self.read = Some((article, clauses(self.document, article)));
        }
        self.read.as_ref().map_or(&[], |(_, clauses)| clauses)
    }

    /// The article around, the index of the paragraph and that of the item
    /// that byte `at` stands in.
    pub(super) fn place(&mut self, at: usize) -> Option<(SectionId, usize, Option<usize>)> {
        let article = self.article(at)?;
        let offset = self.offset(at);
        let clauses = self.clauses(article);
        let place = clauses.partition_point(|c| c.at <= offset).checked_sub(1)?;
        let item = clauses.get(place)?.item_at(offset);
        Some((article, place, item))
    }

    pub(super) fn target(&mut self, scope: Scope) -> Option<Target> {
        match scope {
            Scope::Around => None,
            Scope::Section(id) => Some(Target::Section(id)),
            Scope::Clause(article, place) => {
                let clause = self.clauses(article).get(place)?;
                Some(Target::Text(clause.at))
            }
            Scope::Closed(item) => item.map(Target::Text),
        }
    }

    /// Keeps a reference, unless it is the title of its own target or lies
    /// outside of what is wanted.
    pub(super) fn keep(&mut self, start: usize, end: usize, target: Target) {
        let span = Span::new(self.offset(start), self.offset(end));
        let source = self.document.section_at(span.start);
        let titled = source.and_then(|id| self.document.section(id).map(|s| (id, s.title)));
        let of_itself = titled.is_some_and(|(id, title)| {
            let lead = Span::new(title.start, span.start);
            title.contains(span.start)
                && (target == Target::Section(id) || self.document.slice(lead).trim().is_empty())
        });
        if !of_itself && span.overlaps(self.wanted) {
            self.found.push(Reference { span, target });
        }
    }

    /// Where a 款 or 项 stands: `None` where it is a heading or below the
    /// item.
    pub(super) fn clause_rank(&self, word: UnitWord) -> Option<Rank> {
        match (self.index.order(), word) {
            (Order::KuanHoldsXiang, UnitWord::Paragraph)
            | (Order::XiangHoldsKuan, UnitWord::Item) => Some(CLAUSE),
            (Order::KuanHoldsXiang, UnitWord::Item)
            | (Order::XiangHoldsKuan, UnitWord::Paragraph) => Some(ITEM),
            _ => None,
        }
    }

    /// How deep a unit stands behind another of rank `above`.
    pub(super) fn rank(&self, called: Called, above: Option<Rank>) -> Rank {
        let Called::By(word) = called else { return 1 };
        let Some(unit) = word.unit() else {
            return self.clause_rank(word).unwrap_or(1);
        };
        match unit {
            Unit::Division | Unit::SubDivision => 1,
            Unit::Book => 2,
            Unit::SubBook => 3,
            Unit::Tome | Unit::Volume => 4,
            Unit::Collection | Unit::Essay | Unit::Lesson => 5,
            Unit::Chapter | Unit::Act => 6,
            Unit::Section => 7,
            // 第一節第二款: a heading of Taiwan's codes.
            Unit::Subsection if above == Some(7) => 8,
            Unit::Entry if above == Some(8) => 9,
            Unit::Subsection => self.clause_rank(word).unwrap_or(ITEM),
            Unit::Entry => 13,
            Unit::Article => ARTICLE,
        }
    }

    /// 第…条 and what follows it. Gives the byte behind.
    fn numbered(&mut self, at: usize) -> Option<usize> {
        let first = ordinal(self.text, at)?;
        let (base, levels) = self.open(&first);
        Some(self.chain(at, at, base, levels, None))
    }

    /// What the first number of an expression is looked up in.
    fn open(&mut self, first: &Ordinal) -> (Scope, Vec<(Rank, Scope)>) {
        let at = first.start;
        let rank = self.rank(Called::By(first.word), None);
        if let Some(list) = self.list.take() {
            let gap = self.text.get(list.end..at).unwrap_or_default();
            if is_list_gap(gap) {
                let deepest = list.levels.last().map_or(0, |(rank, _)| *rank);
                // 第十条和第二款 leaves open whose paragraph it is.
                if rank >= CLAUSE && deepest < CLAUSE {
                    return (NOWHERE, Vec::new());
                }
                return (list.base, list.levels);
            }
        }
        let own = self.index.names(self.document, self.source(at));
        let lead = lead(self.before(at), &own);
        let foreign = match lead {
            Lead::Own(_) => false,
            Lead::Other => true,
            Lead::Bare => self.foreign,
        };
        let base = match lead {
            Lead::Other => NOWHERE,
            Lead::Own(part) => match part.map(|name| self.index.named_part(self.document, name)) {
                None => Scope::Around,
                Some(Some(part)) => Scope::Section(part),
                Some(None) => NOWHERE,
            },
            Lead::Bare if self.foreign => NOWHERE,
            Lead::Bare if self.admits(first, rank) => Scope::Around,
            Lead::Bare => NOWHERE,
        };
        self.foreign = foreign;
        let amended = rank >= ARTICLE && is_amendment(sentence(self.text, at));
        (if amended { NOWHERE } else { base }, Vec::new())
    }

    /// Whether an expression that no document is named before may be a
    /// reference.
    fn admits(&self, first: &Ordinal, rank: Rank) -> bool {
        let before = self.before(first.start).trim_end();
        let last = before.chars().next_back();
        let pointed = last.is_some_and(|c| "见見参參阅閱".contains(c));
        let cued =
            pointed || last.is_some_and(|c| "（(如在由按照依据據于於与與至和及或、".contains(c));
        match first.word {
            UnitWord::Article => self.index.has_articles() && !self.is_heading_like(first),
            UnitWord::Paragraph | UnitWord::Item => {
                // 同条第一款 is no paragraph of this article.
                let of_other = last.is_some_and(|c| "条條款项項目该該各".contains(c));
                let numbered = rank == CLAUSE || self.is_item_named(first.end);
                !of_other && numbered && self.article(first.start).is_some()
            }
            UnitWord::Entry => false,
            UnitWord::Book | UnitWord::SubBook | UnitWord::Chapter => true,
            UnitWord::Section | UnitWord::Division => cued || self.is_heading_like(first),
            UnitWord::Episode => {
                let inside = self.char_at(first.end);
                cued || inside.is_some_and(|c| "中里裡内末".contains(c))
            }
            // Prose counts with the others as well.
            _ => pointed,
        }
    }

    /// Whether it begins its paragraph, perhaps behind an opening quote, and
    /// has a space or nothing behind it: a heading, quoted or in a table of
    /// contents.
    fn is_heading_like(&self, first: &Ordinal) -> bool {
        let before = self.before(first.start);
        let before = before.rsplit('\n').next().unwrap_or_default();
        let after = self.char_at(first.end);
        before
            .trim_matches(|c: char| c.is_whitespace() || "“「『‘\"".contains(c))
            .is_empty()
            && after.is_none_or(char::is_whitespace)
    }

    /// 项 counts measures and projects too: an item is named where a word for
    /// its rule or another number follows.
    fn is_item_named(&self, end: usize) -> bool {
        let rest = self.text.get(end..).unwrap_or_default();
        const FOLLOWERS: [&str; 22] = [
            "规定",
            "規定",
            "的规定",
            "之規定",
            "所列",
            "所",
            "之",
            "情形",
            "情况",
            "情況",
            "至",
            "、",
            "或",
            "和",
            "及",
            "与",
            "與",
            "但书",
            "但書",
            "到",
            "款",
            "行为",
        ];
        FOLLOWERS.iter().any(|word| rest.starts_with(word))
    }

    /// Reads numbers that follow each other at once, from the outermost to
    /// the innermost, keeps a reference for each, and gives the byte behind.
    /// The first reference starts at `start`; `best` is what it falls back to.
    pub(super) fn chain(
        &mut self,
        start: usize,
        at: usize,
        base: Scope,
        mut levels: Vec<(Rank, Scope)>,
        mut best: Option<(usize, Target)>,
    ) -> usize {
        let mut start = start;
        let mut at = at;
        let mut above: Option<Rank> = (start < at).then(|| levels.last().map_or(0, |l| l.0));
        loop {
            let mut cursor = Cursor::at(self.text, at);
            if above.is_some() {
                cursor.gaps();
            }
            let Some(next) = ordinal(self.text, cursor.at) else {
                break;
            };
            let rank = self.rank(Called::By(next.word), above);
            if above.is_some_and(|above| above >= rank) {
                break;
            }
            levels.retain(|(level, _)| *level < rank);
            let scope = levels.last().map_or(base, |(_, scope)| *scope);
            let mut last = NOWHERE;
            for (count, numeral) in self.numerals(&next).into_iter().enumerate() {
                if count > 0 {
                    self.settle(start, best.take());
                    start = numeral.start;
                }
                last = self.step(scope, next.word, rank, numeral.number, next.start);
                if let Some(target) = self.target(last) {
                    best = Some((numeral.end, target));
                }
            }
            levels.push((rank, last));
            above = Some(rank);
            at = next.end;
        }
        self.settle(start, best);
        self.list = Some(List {
            end: at,
            base,
            levels,
        });
        at
    }

    pub(super) fn settle(&mut self, start: usize, best: Option<(usize, Target)>) {
        if let Some((end, target)) = best {
            self.keep(start, end, target);
        }
    }

    /// The numbers of an expression; 3-5 is two of them unless there is an
    /// article 3-5.
    fn numerals(&self, ordinal: &Ordinal) -> Vec<Numeral> {
        let mut numerals = Vec::with_capacity(ordinal.numbers.len());
        for &numeral in &ordinal.numbers {
            let key = (Called::By(ordinal.word), numeral.number);
            match (numeral.hyphen, numeral.number.parts()) {
                (Some((before, after)), &[main, inserted])
                    if inserted > main && !self.index.has(key) =>
                {
                    let one = |start, end, number| Numeral {
                        start,
                        end,
                        number: SectionNumber::one(number),
                        hyphen: None,
                    };
                    numerals.push(one(numeral.start, before, main));
                    numerals.push(one(after, numeral.end, inserted));
                }
                _ => numerals.push(numeral),
            }
        }
        numerals
    }

    /// The place of one number inside `scope`.
    fn step(
        &mut self,
        scope: Scope,
        word: UnitWord,
        rank: Rank,
        number: SectionNumber,
        at: usize,
    ) -> Scope {
        if rank > ITEM || scope == NOWHERE {
            return NOWHERE;
        }
        if rank == CLAUSE || rank == ITEM {
            return self.clause_step(scope, rank, number, at).unwrap_or(NOWHERE);
        }
        let key = (Called::By(word), number);
        let source = self.source(at);
        let found = match scope {
            Scope::Around => {
                let found = self.index.find(self.document, source, key);
                let major = || {
                    let key = (Called::Major, number);
                    self.index.find(self.document, source, key)
                };
                match word {
                    UnitWord::Division => found.or_else(major),
                    _ => found,
                }
            }
            Scope::Section(id) => self.index.find_below(self.document, id, key),
            Scope::Clause(..) | Scope::Closed(_) => None,
        };
        found.map_or(NOWHERE, Scope::Section)
    }

    fn clause_step(
        &mut self,
        scope: Scope,
        rank: Rank,
        number: SectionNumber,
        at: usize,
    ) -> Option<Scope> {
        let (article, clause) = match scope {
            Scope::Around => (self.article(at)?, None),
            Scope::Section(id) => (id, None),
            Scope::Clause(id, place) => (id, Some(place)),
            Scope::Closed(_) => return None,
        };
        let kind = self.document.section(article).map(|s| s.kind);
        if kind != Some(SectionKind::Article) {
            return None;
        }
        let clauses = self.clauses(article);
        if rank == CLAUSE {
            let &[number] = number.parts() else {
                return None;
            };
            let place = usize::try_from(number).ok()?.checked_sub(1)?;
            let there = place < clauses.len();
            return there.then_some(Scope::Clause(article, place));
        }
        let item = match clause {
            Some(place) => clauses.get(place)?.item(number)?,
            // The only paragraph that has such an item.
            None => {
                let mut found = clauses.iter().filter_map(|c| c.item(number));
                let item = found.next()?;
                if found.next().is_some() {
                    return None;
                }
                item
            }
        };
        Some(Scope::Closed(Some(item)))
    }
}
