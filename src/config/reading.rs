//! A configuration while it is read: what was found so far, and where.

use std::ops::Range;
use std::path::Path;

use toml_edit::{Item, Value};

use super::fault::{FaultKind, line_at};
use super::{Fault, Loaded};

/// A configuration that is being read.
pub(super) struct Reading<'t> {
    pub(super) text: &'t str,
    pub(super) folder: &'t Path,
    pub(super) loaded: Loaded,
}

impl Reading<'_> {
    pub(super) fn fault(&mut self, span: Option<Range<usize>>, kind: FaultKind) {
        let line = line_at(self.text.as_bytes(), span.map_or(0, |span| span.start));
        self.loaded.faults.push(Fault { line, kind });
    }

    /// What stands at a place of the text, in one line.
    pub(super) fn written(&self, span: Option<Range<usize>>) -> String {
        let text = span.and_then(|span| self.text.get(span));
        let text = text.unwrap_or_default().trim();
        text.lines().next().unwrap_or_default().to_owned()
    }
}

/// One string or several, each with its place; `None` where something else
/// stands there.
pub(super) fn strings(item: &Item) -> Option<Vec<(String, Option<Range<usize>>)>> {
    let one = |value: &Value| Some((value.as_str()?.to_owned(), value.span()));
    match item.as_value()? {
        Value::Array(array) => array.iter().map(one).collect(),
        value => Some(vec![one(value)?]),
    }
}
