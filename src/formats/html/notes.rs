//! Signs of notes and the notes they lead to, as pages and books write them:
//! said to be notes, or two links that lead to each other.

use std::collections::HashMap;

use super::tree::{NodeId, Tree};
use super::walk::{self, Step};

/// The longest sign of a note, in characters: `[注12]`.
const LONGEST_SIGN: usize = 8;

/// Nodes of what a link leads to that are looked through for the link back.
const LOOKED_THROUGH: usize = 64;

/// The signs and notes of a page, each with the name that pairs them.
#[derive(Debug, Default)]
pub(super) struct Notes {
    signs: HashMap<NodeId, String>,
    notes: HashMap<NodeId, String>,
}

impl Notes {
    /// The name of the note that a link leads to.
    pub(super) fn sign(&self, link: NodeId) -> Option<&str> {
        self.signs.get(&link).map(String::as_str)
    }

    /// The name of the note that an element is.
    pub(super) fn note(&self, element: NodeId) -> Option<&str> {
        self.notes.get(&element).map(String::as_str)
    }

    /// Finds them in a page; `named` gives the name of what a link or a place
    /// of the page (`#id`) leads to. Linear.
    pub(super) fn find(tree: &Tree, named: &dyn Fn(&str) -> Option<String>) -> Self {
        let mut places: HashMap<&str, NodeId> = HashMap::new();
        let mut links: Vec<(NodeId, &str)> = Vec::new();
        let mut notes = Self::default();
        for step in walk::steps(tree, Tree::ROOT) {
            let Step::Into(id) = step else { continue };
            let own = own_name(tree, id);
            if let Some(own) = own {
                places.entry(own).or_insert(id);
                if is_note(tree, id)
                    && let Some(name) = named(&format!("#{own}"))
                {
                    notes.notes.insert(id, name);
                }
            }
            if tree.name(id) == "a"
                && let Some(target) = tree.attribute(id, "href")
                && target.contains('#')
            {
                links.push((id, target.trim()));
            }
        }
        for (link, target) in links {
            let place = target.strip_prefix('#').and_then(|name| places.get(name));
            let said = is_sign(tree, link);
            let paired = || place.is_some_and(|&place| lead_to_each_other(tree, link, place));
            if !(said || paired()) || notes.is_inside(tree, link) {
                continue;
            }
            let Some(name) = named(target) else { continue };
            if let Some(&place) = place {
                let note = block_around(tree, place);
                if is_around(tree, note, link) {
                    continue;
                }
                notes.notes.entry(note).or_insert_with(|| name.clone());
            }
            notes.signs.insert(link, name);
        }
        notes
    }

    /// Whether a node stands in a note: what leads on from there leads back.
    fn is_inside(&self, tree: &Tree, id: NodeId) -> bool {
        let mut around = std::iter::successors(Some(id), |&id| tree.parent(id));
        around.any(|id| self.notes.contains_key(&id))
    }
}

/// What a place is called that links lead to.
pub(super) fn own_name(tree: &Tree, id: NodeId) -> Option<&str> {
    let name = || {
        let is_link = tree.name(id) == "a";
        is_link.then(|| tree.attribute(id, "name")).flatten()
    };
    tree.attribute(id, "id").or_else(name)
}

/// Whether an attribute holds one of these words.
fn says(tree: &Tree, id: NodeId, attribute: &str, words: &[&str]) -> bool {
    let value = tree.attribute(id, attribute).unwrap_or_default();
    value.split_whitespace().any(|word| words.contains(&word))
}

fn is_note(tree: &Tree, id: NodeId) -> bool {
    const TYPES: [&str; 4] = ["footnote", "endnote", "rearnote", "note"];
    const ROLES: [&str; 2] = ["doc-footnote", "doc-endnote"];
    says(tree, id, "epub:type", &TYPES) || says(tree, id, "role", &ROLES)
}

fn is_sign(tree: &Tree, id: NodeId) -> bool {
    says(tree, id, "epub:type", &["noteref"])
        || says(tree, id, "role", &["doc-noteref"])
        || says(tree, id, "class", &["footnote-ref", "noteref"])
}

/// Whether a short link and what it leads to, which comes behind it, lead to
/// each other.
fn lead_to_each_other(tree: &Tree, link: NodeId, place: NodeId) -> bool {
    if place <= link {
        return false;
    }
    let around = std::iter::successors(Some(link), |&id| tree.parent(id));
    let names: Vec<&str> = around
        .take_while(|&id| id == link || !walk::is_block(tree.name(id)))
        .chain(tree.children(link))
        .filter_map(|id| own_name(tree, id))
        .collect();
    let leads_back = |id: NodeId| {
        let target = tree
            .attribute(id, "href")
            .and_then(|t| t.trim().strip_prefix('#'));
        target.is_some_and(|target| names.contains(&target))
    };
    let inside = walk::steps(tree, block_around(tree, place)).take(LOOKED_THROUGH);
    let back = leads_back(place)
        || inside
            .filter_map(|step| match step {
                Step::Into(id) => Some(id),
                _ => None,
            })
            .any(leads_back);
    let sign = walk::steps(tree, link).filter_map(|step| match step {
        Step::Text(_, text) => Some(text.trim().chars().count()),
        _ => None,
    });
    back && sign.take(LOOKED_THROUGH).sum::<usize>() <= LONGEST_SIGN
}

/// The paragraph, item or frame that a node stands in or is.
fn block_around(tree: &Tree, id: NodeId) -> NodeId {
    let mut around = std::iter::successors(Some(id), |&id| tree.parent(id));
    let found = around.find(|&id| {
        matches!(
            tree.name(id),
            "p" | "li" | "dd" | "aside" | "div" | "section" | "td"
        )
    });
    found.unwrap_or(id)
}

fn is_around(tree: &Tree, outer: NodeId, id: NodeId) -> bool {
    std::iter::successors(Some(id), |&id| tree.parent(id)).any(|id| id == outer)
}
