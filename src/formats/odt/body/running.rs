//! The text of paragraphs, in the way that it is set, and what is noted in it.

use crate::document::Style as Look;
use crate::formats::office::item::Mark;
use crate::formats::script::Script;

use super::super::styles::{Family, Resolved};
use super::{Body, Element};

impl Body {
    /// Text between tags: white space is one space, and none at the beginning.
    pub(super) fn characters(&mut self, text: &str) {
        let holds = matches!(
            self.elements.last(),
            Some(
                Element::Paragraph
                    | Element::Inline(_)
                    | Element::Link(..)
                    | Element::Ruby
                    | Element::Reading
            )
        );
        if !holds {
            return;
        }
        let is_white = |c: char| matches!(c, ' ' | '\t' | '\n' | '\r');
        if !text.contains(is_white) {
            self.push(text);
            return;
        }
        let open = self.frames.paragraph();
        let mut white =
            open.is_none_or(|open| open.text.is_empty() || open.text.ends_with(is_white));
        let mut collapsed = String::with_capacity(text.len());
        for c in text.chars() {
            match is_white(c) {
                true if white => {}
                true => collapsed.push(' '),
                false => collapsed.push(c),
            }
            white = is_white(c);
        }
        self.push(&collapsed);
    }

    /// Text of the paragraph, in the way that is said for it.
    pub(super) fn push(&mut self, text: &str) {
        if self.ruby.read(text) {
            return;
        }
        if !self.ruby.is_inside() {
            self.end_ruby();
        }
        let props = self.looks.last().copied().unwrap_or_default();
        let look = props
            .look()
            .with(Look::LINK.when(self.links > 0))
            .with(Look::INSERTED.when(self.insertions > 0));
        let Some(open) = self.frames.paragraph() else {
            return;
        };
        if props.is_hidden() {
            open.hidden += text;
            return;
        }
        let script = props.raised.map(|raised| match raised {
            true => Script::Raised,
            false => Script::Lowered,
        });
        match script {
            Some(script) => {
                let last = open.text.chars().next_back();
                open.push(&script.written(text, last), look);
            }
            None => open.push(text, look),
        }
    }

    /// How much text the paragraph has, in bytes.
    pub(super) fn here(&mut self) -> usize {
        self.frames.paragraph().map_or(0, |open| open.text.len())
    }

    pub(super) fn end_ruby(&mut self) {
        if let Some(open) = self.frames.paragraph() {
            self.ruby.write(open);
        }
    }

    /// What a change of this name has taken out stood here.
    pub(super) fn delete(&mut self, name: &str) {
        if let (Some(text), Some(open)) = (self.changes.taken(name), self.frames.paragraph()) {
            open.delete(text);
        }
    }

    /// The mark of a note stands here.
    pub(super) fn call(&mut self, id: String) {
        self.end_ruby();
        let number = self.notes.len().saturating_add(1);
        // Names may be missing, or the same.
        let name = format!("{number} {id}");
        if let Some(open) = self.frames.paragraph() {
            let start = open.text.len();
            open.push(&format!("[{number}]"), Look::LINK);
            let end = open.text.len();
            let name = name.clone();
            open.marks.push(Mark::Note { start, end, name });
        }
        self.notes.push((name, Vec::new()));
    }

    /// What a style comes to.
    pub(super) fn resolve(&mut self, family: Family, name: &str) -> &Resolved {
        let styles = &self.styles;
        self.resolved
            .entry((family, name.to_owned()))
            .or_insert_with(|| styles.resolve(family, name))
    }
}
