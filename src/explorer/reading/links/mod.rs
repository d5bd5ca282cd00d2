//! What on screen leads somewhere, and the chosen one of it: cross-references,
//! signs of notes, links.

pub mod linking;

use crate::document::{Document, Span};
use crate::references::{ReferenceIndex, Target, named_section, references_in};

/// A part of the text that leads somewhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// Bytes of the part.
    pub span: Span,
    /// Where it leads.
    pub lead: Lead,
}

/// Where a part of the text leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Lead {
    /// To a place of the document that it names.
    Place(Target),
    /// To a note.
    Note(Span),
    /// Out of the document: an address or a path, as the source has it.
    Out(String),
}

impl Lead {
    /// The offset (bytes) that it leads to; `None` out of the document.
    #[must_use]
    pub fn offset(&self, document: &Document) -> Option<u32> {
        match self {
            Self::Place(target) => target.offset(document),
            Self::Note(note) => Some(note.start),
            Self::Out(_) => None,
        }
    }
}

/// What on screen leads somewhere.
#[derive(Debug, Default)]
pub struct Links {
    seen: Vec<Link>,
    /// The chosen one, by its place.
    chosen: Option<Span>,
}

impl Links {
    /// What is on screen, in order.
    #[must_use]
    pub fn seen(&self) -> &[Link] {
        &self.seen
    }

    /// The place of the chosen one.
    #[must_use]
    pub const fn chosen(&self) -> Option<Span> {
        self.chosen
    }

    /// The chosen one.
    #[must_use]
    pub fn choice(&self) -> Option<&Link> {
        let chosen = self.chosen?;
        self.seen.iter().find(|link| link.span == chosen)
    }

    /// Finds what leads anywhere in the part of the text that is on screen now;
    /// cross-references only with their `index`. The choice is dropped where
    /// it has left the screen.
    pub(in crate::explorer) fn find(
        &mut self,
        document: &Document,
        index: Option<&ReferenceIndex>,
        seen: Span,
    ) {
        self.seen = links_in(document, seen);
        let references = index.map(|index| references_in(document, index, seen));
        let references = references.into_iter().flatten().map(|reference| Link {
            span: reference.span,
            lead: Lead::Place(reference.target),
        });
        // What the author says of a place goes before what its words say.
        for reference in references {
            let at = |link: &Link| link.span.overlaps(reference.span);
            if !self.seen.iter().any(at) {
                self.seen.push(reference);
            }
        }
        self.seen.sort_by_key(|link| link.span);
        if self.choice().is_none() {
            self.chosen = None;
        }
    }

    /// Chooses another; round at the ends. `None` where there are none.
    pub(in crate::explorer) fn step(&mut self, by: i64) -> Option<&Link> {
        let count = i64::try_from(self.seen.len()).unwrap_or(i64::MAX);
        if count == 0 {
            return None;
        }
        let chosen = self.chosen;
        let here = self.seen.iter().position(|l| Some(l.span) == chosen);
        let next = match here.and_then(|i| i64::try_from(i).ok()) {
            Some(here) => here.saturating_add(by).rem_euclid(count),
            None if by > 0 => 0,
            None => count.saturating_sub(1),
        };
        let link = usize::try_from(next).ok().and_then(|i| self.seen.get(i))?;
        self.chosen = Some(link.span);
        Some(link)
    }

    /// Lets go of the choice; whether there was one.
    pub(in crate::explorer) const fn let_go(&mut self) -> bool {
        self.chosen.take().is_some()
    }
}

/// The signs of notes and the links in a part of the text that its author set.
fn links_in(document: &Document, part: Span) -> Vec<Link> {
    let notes = document.footnotes_in(part).iter();
    let mut found: Vec<Link> = notes
        .map(|pair| Link {
            span: pair.mark,
            lead: Lead::Note(pair.note),
        })
        .collect();
    for link in document.links_in(part) {
        if found.iter().any(|known| known.span.overlaps(link.span)) {
            continue;
        }
        let inside = link.target.strip_prefix('#');
        let section = inside.and_then(|name| named_section(document, name));
        let lead = match section {
            Some(id) => Lead::Place(Target::Section(id)),
            None => Lead::Out(link.target.to_owned()),
        };
        let span = link.span;
        found.push(Link { span, lead });
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Format, Meta};
    use crate::structure::{Options, parse};

    #[test]
    fn links_lead_out_to_sections_and_to_notes() {
        let text = "# 河工志\n\n见[下文](#二-渡口)、[图](a/渡口.png)与注[^a]，[无此](#没有)。\n\n\
                    ## 二、渡口\n\n[^a]: 在北岸。\n";
        let meta = Meta {
            format: Format::Markdown,
            ..Meta::default()
        };
        let document = parse(text, meta, &Options::default()).unwrap();
        let mut links = Links::default();
        links.find(&document, None, Span::new(0, document.len()));
        let told: Vec<_> = links
            .seen()
            .iter()
            .map(|link| {
                let lead = match &link.lead {
                    Lead::Place(target) => document
                        .slice(Span::new(target.offset(&document).unwrap(), document.len()))
                        .lines()
                        .next()
                        .unwrap(),
                    Lead::Note(note) => document.slice(*note),
                    Lead::Out(target) => target,
                };
                (document.slice(link.span), lead)
            })
            .collect();
        assert_eq!(
            told,
            [
                ("下文", "二、渡口"),
                ("图", "a/渡口.png"),
                ("[a]", "[a] 在北岸。"),
                ("无此", "#没有"),
            ]
        );
    }
}
