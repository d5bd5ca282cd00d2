//! Sections of one text in another.

use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};
use std::ops::Range;

use crate::document::{Document, Section, SectionId, Span};

use super::anchored::{Anchor, Fit};

/// Bytes of text that are gone through for titles that have changed: each of
/// them takes going through the whole.
const LOOKED_THROUGH: usize = 256 * 1024 * 1024;

/// Of sections with the same title so many are looked at on either side of
/// where one is expected.
const NEAR: usize = 16;

/// The title of a section, to be found again.
#[derive(Debug, Clone, Copy)]
pub struct Title<'a> {
    /// All of it.
    pub words: &'a str,
    /// Where it stands.
    pub at: &'a Anchor,
}

/// For each of some titles the section of a document that it is now: of those
/// with the same title the one in the most similar surroundings, else the one
/// between its surroundings. Only sections with titles that `fits` admits, and
/// none twice. Linear in the sections, but for the titles that have changed, of
/// which a bounded number is looked for.
#[must_use]
pub fn sections(
    titles: &[Title<'_>],
    document: &Document,
    fits: &dyn Fn(Span) -> bool,
) -> Vec<Option<SectionId>> {
    let mut found = vec![None; titles.len()];
    if titles.is_empty() {
        return found;
    }
    let mut alike: HashMap<&str, Vec<(SectionId, Span)>> = HashMap::new();
    for title in titles {
        alike.entry(title.words).or_default();
    }
    for (id, section) in (0..).zip(document.sections()) {
        let same = alike.get_mut(document.slice(section.title));
        if let Some(same) = same.filter(|_| fits(section.title)) {
            same.push((id, section.title));
        }
    }
    // The best first, so that none is taken by one that fits less well.
    let mut pairs: Vec<(Fit, usize, SectionId)> = Vec::new();
    for (which, title) in titles.iter().enumerate() {
        let alike = alike.get(title.words);
        for &(id, span) in near(title, document, alike.map_or(&[], Vec::as_slice)) {
            pairs.push((title.at.fit(document.text(), span), which, id));
        }
    }
    pairs.sort_by_key(|&(fit, which, id)| (Reverse(fit), which, id));
    let mut taken: HashSet<SectionId> = HashSet::new();
    for (_, which, id) in pairs {
        if let Some(place @ None) = found.get_mut(which)
            && taken.insert(id)
        {
            *place = Some(id);
        }
    }
    let most = LOOKED_THROUGH
        .checked_div(document.text().len())
        .unwrap_or(0);
    let unfound = found
        .iter_mut()
        .zip(titles)
        .filter(|(place, _)| place.is_none());
    for (place, title) in unfound.take(most) {
        let is_free = |span: Span| {
            let id = section_with_title_at(document, span.start);
            id.is_some_and(|id| !taken.contains(&id)) && fits(span)
        };
        let span = title.at.find_where(document, &is_free);
        *place = span.and_then(|span| section_with_title_at(document, span.start));
        taken.extend(*place);
    }
    found
}

/// Of sections with the same title, in their order, those that stand near where
/// a title stood: all of them, unless there are very many.
fn near<'a>(
    title: &Title<'_>,
    document: &Document,
    alike: &'a [(SectionId, Span)],
) -> impl Iterator<Item = &'a (SectionId, Span)> + use<'a> {
    let ranges = title.at.expected(document).map(|start| {
        let at = alike.partition_point(|(_, span)| span.start < start);
        at.saturating_sub(NEAR)..at.saturating_add(NEAR).min(alike.len())
    });
    let [one, other] = ranges;
    // No section twice.
    let other = other.start.max(one.end)..other.end.max(one.end);
    let part = |range: Range<usize>| alike.get(range).unwrap_or_default().iter();
    part(one).chain(part(other))
}

/// The section whose title begins at an offset.
pub(super) fn section_with_title_at(document: &Document, start: u32) -> Option<SectionId> {
    let begins = |section: &Section| section.title.start;
    let found = document.sections().binary_search_by_key(&start, begins);
    SectionId::try_from(found.ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Format, Meta};
    use crate::structure::{Options, parse};

    fn document(text: &str) -> Document {
        let meta = Meta {
            format: Format::Markdown,
            ..Meta::default()
        };
        parse(text, meta, &Options::default()).unwrap()
    }

    /// What the sections of one document are in another.
    fn all(old: &Document, new: &Document) -> Vec<Option<SectionId>> {
        let titles = old.sections().iter().map(|section| section.title);
        let anchors: Vec<(&str, Anchor)> = titles
            .map(|title| (old.slice(title), Anchor::at(old, title)))
            .collect();
        let titles: Vec<Title<'_>> = anchors
            .iter()
            .map(|(words, at)| Title { words, at })
            .collect();
        sections(&titles, new, &|_| true)
    }

    /// The titles of the sections that those of `old` are in `new`.
    fn again(old: &str, new: &str) -> Vec<Option<String>> {
        let (old, new) = (document(old), document(new));
        let found = all(&old, &new);
        let shown = |id: SectionId| new.slice(new.own_span(id)).trim().replace('\n', "|");
        found.into_iter().map(|id| id.map(shown)).collect()
    }

    #[test]
    fn titles_that_repeat_are_told_apart_by_what_stands_around_them() {
        let old = "# 甲\n\n## 参数\n\n长三寸。\n\n# 乙\n\n## 参数\n\n宽五寸。\n";
        let new = "# 丙\n\n## 参数\n\n高七寸。\n\n# 乙\n\n## 参数\n\n宽五寸。\n";
        let found = again(old, new);
        assert_eq!(found[3].as_deref(), Some("参数|宽五寸。"));
        assert_eq!(found[2].as_deref(), Some("乙"));
        // The first has lost all but its title, and there is one left.
        assert_eq!(found[1].as_deref(), Some("参数|高七寸。"));
        assert_eq!(found[0], None);
    }

    #[test]
    fn a_title_that_was_numbered_anew_is_found_between_what_is_left() {
        let old = "# 志\n\n## 第一章 渡口\n\n渡口从前有船三条，往来不绝。\n\n\
                   ## 第二章 集市\n\n集市逢五逢十开放，远近都来。\n";
        let new = "# 志\n\n## 第一章 缘起\n\n说一说这本书的来历，很短。\n\n\
                   ## 第二章 渡口\n\n渡口从前有船三条，往来不绝。\n\n\
                   ## 第三章 集市\n\n集市逢五逢十开放，远近都来。\n";
        let found = again(old, new);
        assert_eq!(
            found[2].as_deref(),
            Some("第三章 集市|集市逢五逢十开放，远近都来。")
        );
    }

    #[test]
    fn a_great_many_of_the_same_title_are_found_in_their_order() {
        let part = |n: usize| format!("## 参数\n\n第{n}种，长{}寸。\n\n", n * 7 % 50);
        let old: String = (0..3000).map(part).collect();
        let new = format!("## 参数\n\n新的一种。\n\n{old}");
        let (old, new) = (document(&old), document(&new));
        let found = all(&old, &new);
        assert!((1..).zip(&found).all(|(id, found)| *found == Some(id)));
    }
}
