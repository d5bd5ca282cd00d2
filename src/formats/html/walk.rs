//! Going through a tree in document order, without recursion.

use super::tree::{NodeId, Tree};

/// What is met on the way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Step<'t> {
    /// The beginning of an element.
    Into(NodeId),
    /// Its end.
    OutOf(NodeId),
    /// Text.
    Text(NodeId, &'t str),
}

/// A way through all that hangs on a node.
#[derive(Debug)]
pub(super) struct Steps<'t> {
    tree: &'t Tree,
    root: NodeId,
    /// Where the last step was; whether it went in.
    at: Option<(NodeId, bool)>,
}

/// The steps through all below `root`, which itself is not met.
pub(super) const fn steps(tree: &Tree, root: NodeId) -> Steps<'_> {
    Steps {
        tree,
        root,
        at: Some((root, true)),
    }
}

impl Steps<'_> {
    /// Leaves out what the element holds that was gone into last; its end is
    /// not met either.
    pub(super) const fn pass_over(&mut self) {
        if let Some((id, _)) = self.at {
            self.at = Some((id, false));
        }
    }
}

impl<'t> Iterator for Steps<'t> {
    type Item = Step<'t>;

    fn next(&mut self) -> Option<Step<'t>> {
        let (id, into) = self.at?;
        let next = match into {
            true => self.tree.first(id),
            false => self.tree.next(id),
        };
        if let Some(next) = next {
            if let Some(text) = self.tree.text(next) {
                self.at = Some((next, false));
                return Some(Step::Text(next, text));
            }
            self.at = Some((next, true));
            return Some(Step::Into(next));
        }
        let parent = match into {
            true => id,
            false => self.tree.parent(id)?,
        };
        if parent == self.root {
            self.at = None;
            return None;
        }
        self.at = Some((parent, false));
        Some(Step::OutOf(parent))
    }
}

/// Whether an element, with all in it, is nothing to read: what is silent, and
/// what is marked as hidden.
pub(super) fn is_hidden(tree: &Tree, id: NodeId) -> bool {
    let unshown = |style: &str| {
        let style: String = style.chars().filter(|c| !c.is_whitespace()).collect();
        let style = style.to_ascii_lowercase();
        style.contains("display:none") || style.contains("visibility:hidden")
    };
    is_silent(tree, id)
        || tree.attribute(id, "hidden").is_some()
        || tree.attribute(id, "aria-hidden") == Some("true")
        || tree.attribute(id, "style").is_some_and(unshown)
}

/// Whether an element is no text by its kind: scripts, styles, controls of
/// forms, drawings.
pub(super) fn is_silent(tree: &Tree, id: NodeId) -> bool {
    let silent = matches!(
        tree.name(id),
        "head"
            | "script"
            | "style"
            | "template"
            | "noscript"
            | "select"
            | "datalist"
            | "textarea"
            | "input"
            | "iframe"
            | "object"
            | "audio"
            | "video"
            | "canvas"
            | "rp"
    );
    silent || tree.is_foreign(id) && tree.local(id) == "svg"
}

/// Whether an element stands on lines of its own.
pub(super) fn is_block(name: &str) -> bool {
    matches!(
        name,
        "html"
            | "body"
            | "p"
            | "div"
            | "section"
            | "article"
            | "main"
            | "header"
            | "footer"
            | "nav"
            | "aside"
            | "address"
            | "center"
            | "figure"
            | "figcaption"
            | "details"
            | "summary"
            | "fieldset"
            | "legend"
            | "form"
            | "dl"
            | "dt"
            | "dd"
            | "caption"
            | "table"
            | "thead"
            | "tbody"
            | "tfoot"
            | "tr"
            | "td"
            | "th"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "ul"
            | "ol"
            | "menu"
            | "li"
            | "blockquote"
            | "pre"
            | "hr"
            | "hgroup"
            | "search"
            | "dialog"
    )
}

#[cfg(test)]
mod tests {
    use super::super::bounds;
    use super::*;

    #[test]
    fn what_is_passed_over_is_not_met() {
        let tree = bounds::parse(
            vec!["<p>甲<b>乙</b>丙</p><p>丁".into()],
            &crate::cores::never,
        )
        .unwrap();
        let mut steps = steps(&tree, Tree::ROOT);
        let mut read = String::new();
        while let Some(step) = steps.next() {
            match step {
                Step::Into(id) if tree.name(id) == "b" => steps.pass_over(),
                Step::Into(id) => read += tree.name(id),
                Step::OutOf(_) => read.push('/'),
                Step::Text(_, text) => read += text,
            }
        }
        assert_eq!(read, "htmlhead/bodyp甲丙/p丁///");
    }
}
