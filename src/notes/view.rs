//! How a reader has set a document up: folded sections and filters.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};

use super::PresetChip;
use crate::anchor::{Anchor, Title, sections};
use crate::document::{Document, SectionId};

/// A section that the reader folded or unfolded.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct KeptFold {
    /// Its title.
    title: String,
    /// How many sections before it have the same title: earlier versions knew
    /// it by that.
    after: u32,
    /// Whether it is folded.
    folded: bool,
    /// Where its title stands; not known of what earlier versions kept.
    #[serde(skip_serializing_if = "Option::is_none")]
    at: Option<Anchor>,
}

impl KeptFold {
    /// What to keep of the sections of a document for which `folded` says
    /// something. Linear in the sections.
    #[must_use]
    pub fn of(document: &Document, folded: impl Fn(SectionId) -> Option<bool>) -> Vec<Self> {
        numbered(document)
            .filter_map(|(id, title, after)| {
                let folded = folded(id)?;
                let section = document.section(id)?;
                Some(Self {
                    title: title.to_owned(),
                    after,
                    folded,
                    at: Some(Anchor::at(document, section.title)),
                })
            })
            .collect()
    }

    /// The sections of a document that are kept as folded or unfolded, in its
    /// order. Linear in the sections; see [`sections`].
    #[must_use]
    pub fn place(kept: &[Self], document: &Document) -> Vec<(SectionId, bool)> {
        if kept.is_empty() {
            return Vec::new();
        }
        let (mut titles, mut folds) = (Vec::new(), Vec::new());
        let mut earlier: HashMap<(&str, u32), bool> = HashMap::new();
        for fold in kept {
            match &fold.at {
                Some(at) => {
                    titles.push(Title {
                        words: &fold.title,
                        at,
                    });
                    folds.push(fold.folded);
                }
                None => {
                    earlier.insert((fold.title.as_str(), fold.after), fold.folded);
                }
            }
        }
        let found = sections(&titles, document, &|_| true)
            .into_iter()
            .zip(folds);
        let mut placed: Vec<(SectionId, bool)> = found
            .filter_map(|(id, folded)| Some((id?, folded)))
            .collect();
        if !earlier.is_empty() {
            placed.extend(
                numbered(document)
                    .filter_map(|(id, title, after)| Some((id, *earlier.get(&(title, after))?))),
            );
        }
        placed.sort_unstable();
        placed
    }
}

/// Every section with its title and how many of that title stand before it.
fn numbered(document: &Document) -> impl Iterator<Item = (SectionId, &str, u32)> {
    let mut seen: HashMap<&str, u32> = HashMap::new();
    (0..).zip(document.sections()).map(move |(id, section)| {
        let title = document.slice(section.title);
        let count = seen.entry(title).or_default();
        let after = *count;
        *count = count.saturating_add(1);
        (id, title, after)
    })
}

/// The filters that are in force.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct KeptFilters {
    /// The queries in their order.
    pub chips: Vec<PresetChip>,
    /// Whether they must meet in one section instead of one paragraph.
    pub section: bool,
    /// Whether the text shows only paragraphs with hits.
    pub narrow: bool,
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

    #[test]
    fn a_section_is_known_again_by_its_title_and_what_stands_around_it() {
        let old = document("# 甲\n\n## 参数\n\n文。\n\n# 乙\n\n## 参数\n\n文。\n");
        let kept = KeptFold::of(&old, |id| (id == 3 || id == 0).then_some(id == 3));
        assert_eq!(kept.len(), 2);
        let new = document("# 前言\n\n文。\n\n# 甲\n\n## 参数\n\n文。\n\n# 乙\n\n## 参数\n");
        assert_eq!(KeptFold::place(&kept, &new), [(1, false), (4, true)]);
        assert_eq!(KeptFold::place(&[], &new), []);
    }
    #[test]
    fn what_an_earlier_version_kept_is_known_by_title_and_rank() {
        let kept = "[{\"title\":\"参数\",\"after\":1,\"folded\":true}]";
        let kept: Vec<KeptFold> = serde_json::from_str(kept).unwrap();
        let new = document("# 甲\n\n## 参数\n\n文。\n\n# 乙\n\n## 参数\n\n文。\n");
        assert_eq!(KeptFold::place(&kept, &new), [(3, true)]);
    }
}
