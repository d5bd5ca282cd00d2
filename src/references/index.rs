//! Numbers to sections, and the stretch where a number is unique.

use std::collections::HashMap;
use std::ops::Range;

use super::lead::short_names;
use super::named::{Called, Key, is_major, key};
use crate::document::{Document, SectionId, SectionKind, SectionNumber, Span};
use crate::grammar::UnitWord;
use crate::text::lookalikes;

/// Which of 款 and 项 holds the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Order {
    /// 第二款第三项, as on the mainland: 款 is the paragraph.
    KuanHoldsXiang,
    /// 第二項第三款, as in Taiwan: 項 is the paragraph.
    XiangHoldsKuan,
}

/// What references to a document are resolved with. Made once, for one
/// document; does not change.
#[derive(Debug, Clone)]
pub struct ReferenceIndex {
    /// The sections of each unit and number, in document order.
    sections: HashMap<Key, Vec<SectionId>>,
    /// What each section is called, by its id.
    keys: Vec<Option<Key>>,
    articles: Vec<SectionId>,
    parts: Vec<SectionId>,
    order: Order,
    /// The short names of the document.
    names: Vec<String>,
}

impl ReferenceIndex {
    /// Takes the markers of all sections, and reads how the text puts 款 and
    /// 项 together. Linear in the text.
    #[must_use]
    pub fn new(document: &Document) -> Self {
        let outermost = document
            .sections()
            .iter()
            .filter(|s| is_major(s.kind, &s.marker))
            .map(|s| s.depth)
            .min();
        let keys: Vec<Option<Key>> = document
            .sections()
            .iter()
            .map(|s| key(s.kind, &s.marker, Some(s.depth) == outermost))
            .collect();
        let mut sections: HashMap<Key, Vec<SectionId>> = HashMap::new();
        let mut articles = Vec::new();
        let mut parts = Vec::new();
        for (id, key) in (0..).zip(&keys) {
            let Some(key) = *key else { continue };
            sections.entry(key).or_default().push(id);
            match key.0 {
                Called::By(UnitWord::Article) => articles.push(id),
                Called::By(UnitWord::Book | UnitWord::SubBook) => parts.push(id),
                _ => {}
            }
        }
        Self {
            sections,
            keys,
            order: order(document, &articles),
            articles,
            parts,
            names: names(document),
        }
    }

    /// Whether any section has that number.
    pub(super) fn has(&self, key: Key) -> bool {
        self.sections.contains_key(&key)
    }

    /// Whether the document has articles at all.
    pub(super) const fn has_articles(&self) -> bool {
        !self.articles.is_empty()
    }

    /// Which of 款 and 项 is the paragraph here.
    pub(super) const fn order(&self) -> Order {
        self.order
    }

    /// The unit and number of a section.
    pub(super) fn key(&self, id: SectionId) -> Option<Key> {
        self.keys.get(id as usize).copied().flatten()
    }

    /// The short names of the document that the section `source` belongs to:
    /// in a file of several documents, of the title above the source.
    pub(super) fn names(&self, document: &Document, source: Option<SectionId>) -> Vec<String> {
        let root = source.and_then(|id| document.path(id).first().copied());
        let titled = root.filter(|&id| id > 0).filter(|&id| {
            let kind = document.section(id).map(|s| s.kind);
            matches!(kind, Some(SectionKind::Title | SectionKind::Heading))
        });
        match titled {
            Some(id) => short_names(&lookalikes::read(document.title(id))),
            None => self.names.clone(),
        }
    }

    /// The innermost section around `source` (or `source` itself) that is
    /// called by `word`.
    pub(super) fn around(
        &self,
        document: &Document,
        source: Option<SectionId>,
        word: UnitWord,
    ) -> Option<SectionId> {
        let path = path(document, source);
        path.into_iter().rev().find(|&id| {
            self.key(id)
                .is_some_and(|(called, _)| called == Called::By(word))
        })
    }

    /// The section that a number means where nothing else is said: the only
    /// one of that number in the largest stretch around `source` where the
    /// numbering begins at 1 only once. `None` where every stretch that has a
    /// beginning has several.
    pub(super) fn find(
        &self,
        document: &Document,
        source: Option<SectionId>,
        key: Key,
    ) -> Option<SectionId> {
        let first = (key.0, SectionNumber::one(1));
        let whole = 0..SectionId::MAX;
        if self.within(first, &whole).len() < 2 {
            return self.only(key, whole);
        }
        // From the outermost: the first with one beginning is the largest.
        let stretch = path(document, source)
            .into_iter()
            .map(|id| below(document, id))
            .find(|stretch| self.within(first, stretch).len() < 2)
            .filter(|stretch| !self.within(first, stretch).is_empty())?;
        self.only(key, stretch)
    }

    /// The only section of that number below `scope`.
    pub(super) fn find_below(
        &self,
        document: &Document,
        scope: SectionId,
        key: Key,
    ) -> Option<SectionId> {
        self.only(key, below(document, scope))
    }

    /// The only part that is named `name` (总则).
    pub(super) fn named_part(&self, document: &Document, name: &str) -> Option<SectionId> {
        let named =
            |id: &SectionId| compact(&lookalikes::read(document.title(*id))).ends_with(name);
        let mut found = self.parts.iter().copied().filter(named);
        let id = found.next()?;
        found.next().is_none().then_some(id)
    }

    /// The article `steps` before `article`, where every one on the way
    /// stands in the same numbering and is not deleted.
    pub(super) fn article_before(
        &self,
        document: &Document,
        article: SectionId,
        steps: usize,
    ) -> Option<SectionId> {
        self.steps(
            document,
            article,
            |place| place.checked_sub(1),
            steps,
            |a, b| a < b,
        )
    }

    /// The article behind `article`; see
    /// [`article_before`](Self::article_before).
    pub(super) fn article_after(
        &self,
        document: &Document,
        article: SectionId,
    ) -> Option<SectionId> {
        let next = |place: usize| place.checked_add(1);
        self.steps(document, article, next, 1, |a, b| a > b)
    }

    fn steps(
        &self,
        document: &Document,
        article: SectionId,
        step: impl Fn(usize) -> Option<usize>,
        count: usize,
        in_order: impl Fn(SectionNumber, SectionNumber) -> bool,
    ) -> Option<SectionId> {
        let mut place = self.articles.binary_search(&article).ok()?;
        let mut here = article;
        for _ in 0..count {
            place = step(place)?;
            let next = *self.articles.get(place)?;
            let (_, number) = self.key(next)?;
            let (_, number_here) = self.key(here)?;
            if !in_order(number, number_here) || is_deleted(document, next) {
                return None;
            }
            here = next;
        }
        Some(here)
    }

    fn only(&self, key: Key, stretch: Range<SectionId>) -> Option<SectionId> {
        match *self.within(key, &stretch) {
            [one] => Some(one),
            _ => None,
        }
    }

    /// The sections of that number in a stretch. Logarithmic.
    fn within(&self, key: Key, stretch: &Range<SectionId>) -> &[SectionId] {
        let all = self.sections.get(&key).map_or(&[][..], Vec::as_slice);
        let from = all.partition_point(|&id| id < stretch.start);
        let to = all.partition_point(|&id| id < stretch.end);
        all.get(from..to.max(from)).unwrap_or_default()
    }
}

fn path(document: &Document, source: Option<SectionId>) -> Vec<SectionId> {
    source.map(|id| document.path(id)).unwrap_or_default()
}

fn below(document: &Document, id: SectionId) -> Range<SectionId> {
    let end = document.section(id).map_or(id, |s| s.subtree_end);
    id.saturating_add(1)..end
}

fn compact(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// Whether the text of an article says only that it was deleted.
fn is_deleted(document: &Document, id: SectionId) -> bool {
    let own = document.own_span(id);
    let title = document.section(id).map_or(0, |s| s.title.end);
    let text = lookalikes::read(document.slice(Span::new(title, own.end)));
    let text = text.trim_matches(|c: char| c.is_whitespace() || "（）()。".contains(c));
    matches!(text, "刪除" | "删除" | "已删除" | "廢止" | "废止")
}

/// By the majority of 款第 against 項第, which stand in every law that names
/// items; else by the script of the articles.
fn order(document: &Document, articles: &[SectionId]) -> Order {
    let count = |pattern: &str| {
        memchr::memmem::find_iter(document.text().as_bytes(), pattern.as_bytes()).count()
    };
    let kuan = count("款第");
    let xiang = count("項第").saturating_add(count("项第"));
    let traditional = || {
        articles
            .first()
            .is_some_and(|&id| document.title(id).contains('條'))
    };
    if xiang > kuan || (xiang == kuan && traditional()) {
        Order::XiangHoldsKuan
    } else {
        Order::KuanHoldsXiang
    }
}

/// A first line of more characters is no name.
const LONG_NAME: usize = 80;

/// The short names of the document: of its title, or of its first line.
fn names(document: &Document) -> Vec<String> {
    let first = document
        .section(0)
        .filter(|s| matches!(s.kind, SectionKind::Title | SectionKind::Heading))
        .map(|s| s.title)
        .or_else(|| document.blocks().first().map(|block| block.span));
    let title = first.map(|span| document.slice(span)).unwrap_or_default();
    if title.chars().nth(LONG_NAME).is_some() {
        return Vec::new();
    }
    short_names(&lookalikes::read(title))
}
