//! The tree of an HTML text, by the parsing rules of browsers.

use std::borrow::Cow;
use std::cell::{Cell, Ref, RefCell};

use html5ever::tendril::StrTendril;
use html5ever::tree_builder::{ElementFlags, NodeOrText, QuirksMode, TreeSink};
use html5ever::{Attribute, QualName, local_name, ns};

/// Index of a node.
pub(super) type NodeId = u32;

/// The most attributes that an element is given by more tags than its own.
const MOST_ADDED: usize = 256;

/// Stands for no node.
const NONE: NodeId = NodeId::MAX;

/// What a node is.
#[derive(Debug)]
enum Data {
    Element(QualName, Vec<Attribute>),
    Text(StrTendril),
    /// The document itself, comments, and what has no text.
    Other,
}

#[derive(Debug)]
struct Node {
    data: Data,
    parent: NodeId,
    previous: NodeId,
    next: NodeId,
    first: NodeId,
    last: NodeId,
    /// How many nodes were around it when it was put in its place.
    depth: u32,
    /// Line of the source where it was met, from 1.
    line: u32,
}

/// A tree of elements and texts in one list, linked by indices: it is made,
/// walked and dropped without recursion, however deep it is.
#[derive(Debug)]
pub(super) struct Tree {
    nodes: Vec<Node>,
    nameless: QualName,
}

impl Tree {
    fn new() -> Self {
        let mut tree = Self {
            nodes: Vec::new(),
            nameless: QualName::new(None, ns!(), local_name!("")),
        };
        tree.add(Data::Other, 1);
        tree
    }

    /// The document, which all hangs on.
    pub(super) const ROOT: NodeId = 0;

    /// How many nodes there are, so that all are below it.
    pub(super) const fn len(&self) -> usize {
        self.nodes.len()
    }

    /// The children of a node, in order.
    pub(super) fn children(&self, id: NodeId) -> impl Iterator<Item = NodeId> + '_ {
        let first = self.node(id).map_or(NONE, |node| node.first);
        std::iter::successors(self.known(first), |&id| self.next(id))
    }

    /// The next child of the same parent.
    pub(super) fn next(&self, id: NodeId) -> Option<NodeId> {
        self.known(self.node(id)?.next)
    }

    /// The node around one.
    pub(super) fn parent(&self, id: NodeId) -> Option<NodeId> {
        self.known(self.node(id)?.parent)
    }

    /// The first child.
    pub(super) fn first(&self, id: NodeId) -> Option<NodeId> {
        self.known(self.node(id)?.first)
    }

    /// The text of a text node.
    pub(super) fn text(&self, id: NodeId) -> Option<&str> {
        match &self.node(id)?.data {
            Data::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The name of an HTML element, in lower case; empty for all else.
    pub(super) fn name(&self, id: NodeId) -> &str {
        match self.node(id).map(|node| &node.data) {
            Some(Data::Element(name, _)) if name.ns == ns!(html) => &name.local,
            _ => "",
        }
    }

    /// Whether a node is an element of drawings or formulas.
    pub(super) fn is_foreign(&self, id: NodeId) -> bool {
        let data = self.node(id).map(|node| &node.data);
        matches!(data, Some(Data::Element(name, _)) if name.ns != ns!(html))
    }

    /// The name of an element of any kind, as the parser keeps it.
    pub(super) fn local(&self, id: NodeId) -> &str {
        &self.qualified(id).local
    }

    /// An attribute of an element.
    pub(super) fn attribute(&self, id: NodeId, wanted: &str) -> Option<&str> {
        match &self.node(id)?.data {
            Data::Element(_, attributes) => attributes
                .iter()
                .find(|attribute| &*attribute.name.local == wanted)
                .map(|attribute| &*attribute.value),
            _ => None,
        }
    }

    /// The line of the source where a node was met, from 1.
    pub(super) fn line(&self, id: NodeId) -> u32 {
        self.node(id).map_or(1, |node| node.line)
    }

    fn node(&self, id: NodeId) -> Option<&Node> {
        self.nodes.get(id as usize)
    }

    fn known(&self, id: NodeId) -> Option<NodeId> {
        (id != NONE).then_some(id)
    }

    fn qualified(&self, id: NodeId) -> &QualName {
        match self.node(id).map(|node| &node.data) {
            Some(Data::Element(name, _)) => name,
            _ => &self.nameless,
        }
    }

    fn add(&mut self, data: Data, line: u32) -> NodeId {
        let id = NodeId::try_from(self.nodes.len()).unwrap_or(NONE);
        self.nodes.push(Node {
            data,
            parent: NONE,
            previous: NONE,
            next: NONE,
            first: NONE,
            last: NONE,
            depth: 0,
            line,
        });
        id
    }

    /// Changes a node, where there is one.
    fn with(&mut self, id: NodeId, change: impl FnOnce(&mut Node)) {
        if let Some(node) = self.nodes.get_mut(id as usize) {
            change(node);
        }
    }

    /// Takes a node out of its place.
    fn detach(&mut self, id: NodeId) {
        let Some(node) = self.node(id) else { return };
        let (parent, previous, next) = (node.parent, node.previous, node.next);
        self.with(previous, |node| node.next = next);
        self.with(next, |node| node.previous = previous);
        self.with(parent, |node| {
            if node.first == id {
                node.first = next;
            }
            if node.last == id {
                node.last = previous;
            }
        });
        self.with(id, |node| {
            (node.parent, node.previous, node.next) = (NONE, NONE, NONE);
        });
    }

    /// Puts a node behind the last child of `parent`.
    fn append(&mut self, parent: NodeId, id: NodeId) {
        self.detach(id);
        let (last, depth) = self
            .node(parent)
            .map_or((NONE, 0), |node| (node.last, node.depth));
        self.with(last, |node| node.next = id);
        self.with(parent, |node| {
            node.last = id;
            if node.first == NONE {
                node.first = id;
            }
        });
        self.with(id, |node| {
            (node.parent, node.previous) = (parent, last);
            node.depth = depth.saturating_add(1);
        });
    }

    /// Puts a node before another.
    fn insert_before(&mut self, sibling: NodeId, id: NodeId) {
        self.detach(id);
        let Some((parent, previous)) = self.node(sibling).map(|n| (n.parent, n.previous)) else {
            return;
        };
        self.with(previous, |node| node.next = id);
        self.with(sibling, |node| node.previous = id);
        self.with(parent, |node| {
            if node.first == sibling {
                node.first = id;
            }
        });
        self.with(id, |node| {
            (node.parent, node.previous, node.next) = (parent, previous, sibling);
        });
    }
}

/// Takes what the parser makes.
pub(super) struct Sink {
    tree: RefCell<Tree>,
    line: Cell<u32>,
    depth: Cell<u32>,
}

impl Sink {
    pub(super) fn new() -> Self {
        Self {
            tree: RefCell::new(Tree::new()),
            line: Cell::new(1),
            depth: Cell::new(0),
        }
    }

    /// How many elements are open, about: those around the one that was put in
    /// its place or closed last.
    pub(super) fn depth(&self) -> u32 {
        self.depth.get()
    }

    /// What was made.
    pub(super) fn into_tree(self) -> Tree {
        self.tree.into_inner()
    }

    /// Takes note of how deep a node stands, less `closed`.
    fn note_depth(&self, id: NodeId, closed: u32) {
        let depth = self.tree.borrow().node(id).map_or(0, |node| node.depth);
        self.depth.set(depth.saturating_sub(closed));
    }

    fn add(&self, data: Data) -> NodeId {
        self.tree.borrow_mut().add(data, self.line.get())
    }

    /// The node of what is to be put somewhere. Texts side by side stay nodes
    /// of their own, each with its line.
    fn node(&self, child: NodeOrText<NodeId>) -> NodeId {
        match child {
            NodeOrText::AppendNode(id) => id,
            NodeOrText::AppendText(text) => {
                // The line that is told is the one where it ends.
                let feeds = memchr::memchr_iter(b'\n', text.as_bytes()).count();
                let feeds = u32::try_from(feeds).unwrap_or(u32::MAX);
                let line = self.line.get().saturating_sub(feeds).max(1);
                self.tree.borrow_mut().add(Data::Text(text), line)
            }
        }
    }
}

impl TreeSink for Sink {
    type Handle = NodeId;
    type Output = Tree;
    type ElemName<'a> = Ref<'a, QualName>;

    fn finish(self) -> Tree {
        self.into_tree()
    }

    fn pop(&self, node: &NodeId) {
        self.note_depth(*node, 1);
    }

    fn parse_error(&self, _: Cow<'static, str>) {}

    fn get_document(&self) -> NodeId {
        Tree::ROOT
    }

    fn elem_name(&self, target: &NodeId) -> Ref<'_, QualName> {
        let id = *target;
        Ref::map(self.tree.borrow(), |tree| tree.qualified(id))
    }

    fn create_element(
        &self,
        name: QualName,
        attributes: Vec<Attribute>,
        _: ElementFlags,
    ) -> NodeId {
        self.add(Data::Element(name, attributes))
    }

    fn create_comment(&self, _: StrTendril) -> NodeId {
        self.add(Data::Other)
    }

    fn create_pi(&self, _: StrTendril, _: StrTendril) -> NodeId {
        self.add(Data::Other)
    }

    fn append(&self, parent: &NodeId, child: NodeOrText<NodeId>) {
        let id = self.node(child);
        self.tree.borrow_mut().append(*parent, id);
        self.note_depth(id, 0);
    }

    fn append_based_on_parent_node(
        &self,
        element: &NodeId,
        previous: &NodeId,
        child: NodeOrText<NodeId>,
    ) {
        let hangs = self.tree.borrow().parent(*element).is_some();
        if hangs {
            self.append_before_sibling(element, child);
        } else {
            self.append(previous, child);
        }
    }

    fn append_doctype_to_document(&self, _: StrTendril, _: StrTendril, _: StrTendril) {}

    /// A template is never shown: its contents hang nowhere.
    fn get_template_contents(&self, _: &NodeId) -> NodeId {
        self.add(Data::Other)
    }

    fn same_node(&self, x: &NodeId, y: &NodeId) -> bool {
        x == y
    }

    fn set_quirks_mode(&self, _: QuirksMode) {}

    fn append_before_sibling(&self, sibling: &NodeId, child: NodeOrText<NodeId>) {
        let id = self.node(child);
        self.tree.borrow_mut().insert_before(*sibling, id);
    }

    fn add_attrs_if_missing(&self, target: &NodeId, attributes: Vec<Attribute>) {
        self.tree.borrow_mut().with(*target, |node| {
            if let Data::Element(_, known) = &mut node.data {
                for attribute in attributes {
                    // Each is compared with all before it.
                    if known.len() >= MOST_ADDED {
                        break;
                    }
                    if known.iter().all(|k| k.name != attribute.name) {
                        known.push(attribute);
                    }
                }
            }
        });
    }

    fn remove_from_parent(&self, target: &NodeId) {
        self.tree.borrow_mut().detach(*target);
    }

    fn reparent_children(&self, node: &NodeId, parent: &NodeId) {
        let mut tree = self.tree.borrow_mut();
        while let Some(child) = tree.first(*node) {
            tree.append(*parent, child);
        }
    }

    fn set_current_line(&self, line: u64) {
        self.line.set(u32::try_from(line).unwrap_or(u32::MAX));
    }
}

#[cfg(test)]
mod tests {
    use super::super::bounds::parse;
    use super::*;

    fn shown(tree: &Tree, id: NodeId) -> String {
        if let Some(text) = tree.text(id) {
            return text.to_owned();
        }
        let inside: String = tree.children(id).map(|id| shown(tree, id)).collect();
        match tree.name(id) {
            "" => inside,
            name => format!("<{name}>{inside}</{name}>"),
        }
    }

    fn read(html: &str) -> String {
        shown(
            &parse(vec![html.into()], &crate::cores::never).unwrap(),
            Tree::ROOT,
        )
    }

    #[test]
    fn what_is_left_open_is_closed_as_browsers_do() {
        assert_eq!(
            read("<p>甲<p>乙<ul><li>丙<li>丁</ul>"),
            "<html><head></head><body><p>甲</p><p>乙</p><ul><li>丙</li><li>丁</li></ul></body></html>"
        );
        assert!(read("<b>甲<i>乙</b>丙</i>").contains("<b>甲<i>乙</i></b><i>丙</i>"));
        assert!(read("<table>甲<tr><td>乙</table>").contains("甲<table>"));
    }

    #[test]
    fn lines_are_counted_over_pieces() {
        let tree = parse(
            vec!["<p>甲\n乙</p>\n".into(), "<p>丙</p>".into()],
            &crate::cores::never,
        )
        .unwrap();
        let mut lines = Vec::new();
        let ids = 0..u32::try_from(tree.nodes.len()).unwrap();
        for id in ids {
            for (below, text) in (0..).zip(tree.text(id).unwrap_or_default().lines()) {
                lines.push((text.to_owned(), tree.line(id) + below));
            }
        }
        let line = |text: &str| lines.iter().find(|(t, _)| t == text).map(|l| l.1);
        assert_eq!(
            (line("甲"), line("乙"), line("丙")),
            (Some(1), Some(2), Some(3))
        );
    }

    #[test]
    fn what_nests_without_end_takes_no_more_than_its_length() {
        let deep = "<div>".repeat(100_000) + "甲" + &"</div>".repeat(100_000) + "<p>乙";
        let tree = parse(vec![deep.into()], &crate::cores::never).unwrap();
        assert!(tree.nodes.len() < 1000);
        let texts = (0..1000).filter_map(|id| tree.text(id));
        assert_eq!(texts.collect::<Vec<_>>(), ["甲", "乙"]);
        let colours: String = (0..2000).map(|n| format!("<font color={n}>")).collect();
        let tree = parse(
            vec![(colours + &"<p>甲".repeat(2000)).into()],
            &crate::cores::never,
        )
        .unwrap();
        assert!(tree.nodes.len() < 2000 * 40);
    }
}
