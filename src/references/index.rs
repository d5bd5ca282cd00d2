//! Sections by kind and number.

use std::collections::HashMap;

use crate::document::{Document, SectionId, SectionKind, SectionNumber};

/// The numbered sections of a document, to be found by number.
#[derive(Debug, Clone, Default)]
pub struct ReferenceIndex {
    by_number: HashMap<(SectionKind, SectionNumber), Vec<SectionId>>,
    /// The name of the document without white space.
    name: String,
}

impl ReferenceIndex {
    /// Takes in the sections of a document. Linear in them.
    #[must_use]
    pub fn new(document: &Document) -> Self {
        let mut by_number: HashMap<_, Vec<SectionId>> = HashMap::new();
        for (id, section) in (0u32..).zip(document.sections()) {
            if let Some(number) = &section.number {
                let key = (section.kind, number.clone());
                by_number.entry(key).or_default().push(id);
            }
        }
        let first = document.sections().first();
        let named = first.filter(|section| section.number.is_none());
        let name = named.map_or("", |section| document.slice(section.title));
        Self {
            by_number,
            name: name.chars().filter(|c| !c.is_whitespace()).collect(),
        }
    }

    /// Whether the document's name ends with `name`: the short form of it.
    pub(super) fn is_called(&self, name: &str) -> bool {
        !name.is_empty() && self.name.ends_with(name)
    }

    /// The section of a kind and number that `from` can mean: the only one, or
    /// the only one under the nearest section around `from` that has any.
    pub(super) fn find(
        &self,
        document: &Document,
        kind: SectionKind,
        number: &SectionNumber,
        from: Option<SectionId>,
    ) -> Option<SectionId> {
        let all = self.by_number.get(&(kind, number.clone()))?;
        if let [only] = all.as_slice() {
            return Some(*only);
        }
        let around = from.map(|id| document.path(id)).unwrap_or_default();
        for outer in around.into_iter().rev() {
            let end = document.section(outer)?.subtree_end;
            let mut inside = all.iter().filter(|&&id| id > outer && id < end);
            match (inside.next(), inside.next()) {
                (Some(only), None) => return Some(*only),
                (Some(_), Some(_)) => return None,
                (None, _) => {}
            }
        }
        None
    }
}
