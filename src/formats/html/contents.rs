//! The contents of a book as its navigation page lists them.

use super::bounds;
use super::tree::{NodeId, Tree};
use super::walk::{self, Step};
use crate::cores::never;

/// An entry of the contents of a book.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::formats) struct Entry {
    /// What it says, without the readings of ruby.
    pub(in crate::formats) label: String,
    /// Where it leads.
    pub(in crate::formats) target: String,
    /// How deep it stands, from 1.
    pub(in crate::formats) depth: u8,
}

/// The most entries that are read.
const MOST: usize = 65_536;

/// The entries of a navigation page, in order: those of the list that is said
/// to be the contents, else of the first list of links. What leads nowhere is
/// left out, and what stands below it is as deep as itself. Linear.
pub(in crate::formats) fn entries(text: String) -> Vec<Entry> {
    // A page of links is short.
    let Ok(tree) = bounds::parse(vec![text.into()], &never) else {
        return Vec::new();
    };
    let navs = walk::steps(&tree, Tree::ROOT).filter_map(|step| match step {
        Step::Into(id) if tree.name(id) == "nav" => Some(id),
        _ => None,
    });
    let navs: Vec<NodeId> = navs.collect();
    let is_contents = |id: NodeId| {
        let kind = tree.attribute(id, "epub:type").unwrap_or_default();
        let role = tree.attribute(id, "role").unwrap_or_default();
        kind.split_whitespace().any(|word| word == "toc") || role == "doc-toc"
    };
    let known = navs.iter().copied().find(|&id| is_contents(id));
    let root = known.or(navs.first().copied()).unwrap_or(Tree::ROOT);
    list(&tree, root)
}

fn list(tree: &Tree, root: NodeId) -> Vec<Entry> {
    let mut entries: Vec<Entry> = Vec::new();
    // Of each open item whether it leads somewhere.
    let mut items: Vec<bool> = Vec::new();
    let mut label: Option<Entry> = None;
    let mut steps = walk::steps(tree, root);
    while let Some(step) = steps.next() {
        match step {
            Step::Into(id) => match tree.name(id) {
                "li" => items.push(false),
                "rt" | "rp" | "rtc" | "script" | "style" | "head" => steps.pass_over(),
                "a" => {
                    let target = tree.attribute(id, "href").map(str::trim);
                    if let Some(target) = target.filter(|target| !target.is_empty()) {
                        let deep = items.iter().filter(|&&leads| leads).count();
                        label = Some(Entry {
                            label: String::new(),
                            target: target.to_owned(),
                            depth: u8::try_from(deep).unwrap_or(u8::MAX).saturating_add(1),
                        });
                    }
                }
                "img" => {
                    if let (Some(entry), Some(words)) = (&mut label, tree.attribute(id, "alt")) {
                        entry.label += words;
                    }
                }
                _ => {}
            },
            Step::Text(_, text) => {
                if let Some(entry) = &mut label {
                    entry.label += text;
                }
            }
            Step::OutOf(id) => match tree.name(id) {
                "li" => {
                    items.pop();
                }
                "a" => {
                    if let Some(mut entry) = label.take() {
                        entry.label = entry.label.split_whitespace().collect::<Vec<_>>().join(" ");
                        if let Some(leads) = items.last_mut() {
                            *leads = true;
                        }
                        if entries.len() < MOST && !entry.label.is_empty() {
                            entries.push(entry);
                        }
                    }
                }
                _ => {}
            },
        }
    }
    entries
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_contents_are_known_among_other_lists() {
        let page = "<nav epub:type=landmarks><ol><li><a href=c.html>封面</a></ol></nav>\
            <nav epub:type='toc'><h1>目录</h1><ol><li><a href=a.html>第一编 \n 总则</a>\
            <ol><li><a href='a.html#c1'>第一章　<ruby>基<rt>jī</rt></ruby>本</a></ol>\
            <li><span>附录</span><ol><li><a href=b.html>第二编</a></ol></ol></nav>";
        let entries = entries(page.to_owned());
        let told: Vec<_> = entries
            .iter()
            .map(|e| (e.depth, e.label.as_str(), e.target.as_str()))
            .collect();
        assert_eq!(
            told,
            [
                (1, "第一编 总则", "a.html"),
                (2, "第一章 基本", "a.html#c1"),
                (1, "第二编", "b.html")
            ]
        );
    }
}
