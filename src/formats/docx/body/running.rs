//! The text of runs, in the way that they are set.

use crate::document::Style;
use crate::formats::office::item::Mark;
use crate::formats::script::Script;

use super::super::styles::Resolved;
use super::{Body, Element, Look};

impl Body {
    /// Text between tags.
    pub(super) fn characters(&mut self, text: &str) {
        match self.elements.last() {
            Some(Element::Text) if text.contains(['\n', '\t', '\r']) => {
                self.push(&text.replace(['\n', '\t', '\r'], " "));
            }
            Some(Element::Text) => self.push(text),
            Some(Element::Deleted) => self.delete(text),
            Some(Element::Asked) => self.fields.ask(text),
            Some(Element::EquationText) => self.equations.text(text),
            _ => {}
        }
    }

    /// Text that was deleted.
    pub(super) fn delete(&mut self, text: &str) {
        if let Some(open) = self.paragraph() {
            open.paragraph.delete(text);
        }
    }

    /// Text of the paragraph, in the way that the run is set.
    pub(super) fn push(&mut self, text: &str) {
        if self.ruby.read(text) {
            return;
        }
        if self.deletions > 0 {
            self.delete(text);
            return;
        }
        if !self.fields.shows() {
            return;
        }
        let (style, hidden, script) = self.look();
        if !self.ruby.is_inside() {
            self.end_ruby();
        }
        let style = style
            .with(Style::LINK.when(self.links > 0 || self.fields.is_link()))
            .with(Style::INSERTED.when(self.insertions > 0));
        let Some(open) = self.paragraph() else { return };
        if hidden {
            open.paragraph.hidden += text;
            return;
        }
        match script {
            Some(script) => {
                let last = open.paragraph.text.chars().next_back();
                open.paragraph.push(&script.written(text, last), style);
            }
            None => open.paragraph.push(text, style),
        }
    }

    /// How the run is set.
    pub(super) fn look(&mut self) -> Look {
        if let Some(look) = self.run.look {
            return look;
        }
        let mut props = self.run.props.clone();
        if let Some(style) = props.style.take() {
            let own = self.resolve(&style).run.clone();
            props.inherit(&own);
        }
        let style = match self.paragraph() {
            Some(open) => open.style.clone(),
            None => None,
        };
        let style = style.unwrap_or_else(|| self.styles.usual().to_owned());
        let own = self.resolve(&style).run.clone();
        props.inherit(&own);
        let script = props.raised.map(|raised| match raised {
            true => Script::Raised,
            false => Script::Lowered,
        });
        let look = (props.style(), props.hidden.unwrap_or(false), script);
        self.run.look = Some(look);
        look
    }

    /// What a style comes to.
    pub(super) fn resolve(&mut self, id: &str) -> &Resolved {
        let styles = &self.styles;
        if !self.resolved.contains_key(id) {
            self.resolved.insert(id.to_owned(), styles.resolve(id));
        }
        self.resolved.entry(id.to_owned()).or_default()
    }

    /// The mark of a note of this name stands here; `marked` where it is not a
    /// number, but follows.
    pub(super) fn call(&mut self, name: String, marked: bool) {
        if self.deletions > 0 || !self.noted.contains_key(&name) {
            return;
        }
        self.end_ruby();
        let number = match self.places.get(&name) {
            Some(at) => *at,
            None => {
                let at = self.called.len();
                self.called.push(name.clone());
                self.places.insert(name.clone(), at);
                at
            }
        };
        let Some(open) = self.paragraph().filter(|_| !marked) else {
            return;
        };
        let start = open.paragraph.text.len();
        let mark = format!("[{}]", number.saturating_add(1));
        open.paragraph.push(&mark, Style::LINK);
        let end = open.paragraph.text.len();
        open.paragraph.marks.push(Mark::Note { start, end, name });
    }

    /// Writes the readings of ruby behind its base.
    pub(super) fn end_ruby(&mut self) {
        if let Some(open) = self.frames.paragraph() {
            self.ruby.write(&mut open.paragraph);
        }
    }
}
