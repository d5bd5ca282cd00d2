//! What of a web page is not its text: navigation, side bars, buttons, lists
//! of other pages, its foot.
//!
//! Only where a page has a clear main text is anything taken for such: the
//! element that holds nine tenths of its sentences. What stands outside of it
//! is judged part by part and stays where nothing speaks against it: titles,
//! dates and attachments often stand there.

use std::collections::HashSet;

use crate::prose::words::{self, Tools};

use super::table;
use super::tree::{NodeId, Tree};
use super::walk::{self, Step};

/// The fewest characters of sentences that make a main text.
const FEWEST: u32 = 60;

/// The longest text of a part that is judged by what it says, in characters.
const LONGEST: u32 = 400;

/// What an element holds.
#[derive(Debug, Clone, Copy, Default)]
struct Weight {
    /// Letters, digits and hanzi.
    chars: u32,
    /// How many of them stand in links.
    linked: u32,
    /// How many stand in paragraphs that have sentences, and in no link.
    prose: u32,
    /// Whether it holds a heading of the first level.
    title: bool,
    /// Whether it holds a link to a file.
    files: bool,
}

impl Weight {
    fn add(&mut self, other: Self) {
        self.chars = self.chars.saturating_add(other.chars);
        self.linked = self.linked.saturating_add(other.linked);
        self.prose = self.prose.saturating_add(other.prose);
        self.title |= other.title;
        self.files |= other.files;
    }

    /// Whether at least so many tenths of its characters stand in links.
    fn is_linked(self, tenths: u32) -> bool {
        self.linked.saturating_mul(10) >= self.chars.saturating_mul(tenths)
    }
}

/// Where an element stands to the main text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Side {
    Before,
    Inside,
    Behind,
}

/// The parts of a page that are not its text.
#[derive(Debug, Default)]
pub(super) struct Apart {
    parts: HashSet<NodeId>,
    /// Tables around the main text or such a part: they arrange the page.
    tables: HashSet<NodeId>,
}

impl Apart {
    /// Whether an element is such a part.
    pub(super) fn contains(&self, id: NodeId) -> bool {
        self.parts.contains(&id)
    }

    /// Whether a table arranges the page.
    pub(super) fn arranges(&self, table: NodeId) -> bool {
        self.tables.contains(&table)
    }

    /// Finds them. Linear.
    pub(super) fn find(tree: &Tree) -> Self {
        let weights = Weights::of(tree);
        let Some(main) = weights.main(tree) else {
            return Self::default();
        };
        let path: HashSet<NodeId> = std::iter::successors(Some(main), |&id| tree.parent(id))
            .filter(|&id| id != main)
            .collect();
        let mut apart = Self::default();
        let is_table = |&id: &NodeId| tree.name(id) == "table";
        let around = path.iter().copied();
        apart.tables.extend(around.filter(is_table));
        let judge = Judge {
            tree,
            weights: &weights,
            whole: weights.get(Tree::ROOT).prose,
        };
        let mut open = vec![(Tree::ROOT, Side::Before)];
        while let Some((id, side)) = open.pop() {
            let mut side = if id == main { Side::Inside } else { side };
            let mut related = false;
            for child in tree.children(id) {
                if child == main || path.contains(&child) {
                    open.push((child, Side::Before));
                    side = Side::Behind;
                    continue;
                }
                if walk::is_hidden(tree, child) || weights.get(child).chars == 0 {
                    continue;
                }
                if judge.is_apart(child, side) || related && judge.is_list(child) {
                    related = judge.is_related(child);
                    apart.parts.insert(child);
                    let around = std::iter::successors(Some(child), |&id| tree.parent(id));
                    apart.tables.extend(around.filter(is_table));
                } else {
                    related = false;
                    if weights.is_divided(tree, child, side) {
                        open.push((child, side));
                    }
                }
            }
        }
        apart
    }
}

/// What each element of a page holds.
struct Weights(Vec<Weight>);

impl Weights {
    fn get(&self, id: NodeId) -> Weight {
        self.0.get(id as usize).copied().unwrap_or_default()
    }

    fn with(&mut self, id: NodeId, change: impl FnOnce(&mut Weight)) {
        if let Some(weight) = self.0.get_mut(id as usize) {
            change(weight);
        }
    }

    fn of(tree: &Tree) -> Self {
        let mut weights = Self(vec![Weight::default(); tree.len()]);
        // The paragraph that is open: the block it stands in, characters
        // outside of links, and whether it has marks of a sentence.
        let mut block = Tree::ROOT;
        let (mut own, mut sentence) = (0u32, false);
        let mut links = 0u32;
        let mut steps = walk::steps(tree, Tree::ROOT);
        while let Some(step) = steps.next() {
            let (id, ends) = match step {
                Step::Into(id) if walk::is_hidden(tree, id) => {
                    steps.pass_over();
                    continue;
                }
                Step::Text(id, text) => {
                    let chars = text.chars().filter(|c| c.is_alphanumeric()).count();
                    let chars = u32::try_from(chars).unwrap_or(u32::MAX);
                    let parent = tree.parent(id).unwrap_or(Tree::ROOT);
                    weights.with(parent, |weight| {
                        weight.chars = weight.chars.saturating_add(chars);
                        if links > 0 {
                            weight.linked = weight.linked.saturating_add(chars);
                        }
                    });
                    if links == 0 {
                        own = own.saturating_add(chars);
                        sentence |= has_sentence(text);
                    }
                    continue;
                }
                Step::Into(id) => (id, false),
                Step::OutOf(id) => (id, true),
            };
            let name = tree.name(id);
            if walk::is_block(name) || name == "br" {
                if sentence {
                    weights.with(block, |weight| {
                        weight.prose = weight.prose.saturating_add(own);
                    });
                }
                (own, sentence) = (0, false);
                let around = || std::iter::successors(tree.parent(id), |&id| tree.parent(id));
                if name != "br" {
                    block = match ends {
                        true => tree.parent(id).unwrap_or(Tree::ROOT),
                        false => id,
                    };
                } else if ends {
                    block = around().next().unwrap_or(Tree::ROOT);
                }
            }
            match (name, ends) {
                ("a", false) => links = links.saturating_add(1),
                ("a", true) => {
                    links = links.saturating_sub(1);
                    if tree.attribute(id, "href").is_some_and(is_file) {
                        weights.with(id, |weight| weight.files = true);
                    }
                }
                ("h1", true) => weights.with(id, |weight| weight.title = true),
                _ => {}
            }
            if ends {
                let weight = weights.get(id);
                let parent = tree.parent(id).unwrap_or(Tree::ROOT);
                weights.with(parent, |around| around.add(weight));
            }
        }
        weights
    }

    /// Whether the children of an element are judged each by itself.
    fn is_divided(&self, tree: &Tree, id: NodeId, side: Side) -> bool {
        match tree.name(id) {
            "table" => {
                side != Side::Inside
                    && (self.holds_paragraphs(tree, id) || table::read(tree, id).is_none())
            }
            "html" | "body" | "div" | "section" | "article" | "main" | "form" | "center" | "td"
            | "header" | "footer" | "aside" | "tbody" | "tr" | "fieldset" => true,
            // Elements that browsers do not know.
            name => name.contains('-'),
        }
    }

    /// Whether one cell of a table holds nearly all its sentences, in several
    /// paragraphs: it arranges a page.
    fn holds_paragraphs(&self, tree: &Tree, table: NodeId) -> bool {
        let mut cell = table;
        while tree.name(cell) != "td" {
            match self.inner(tree, cell) {
                Some(inner) if matches!(tree.name(inner), "tbody" | "tr" | "td") => cell = inner,
                _ => return false,
            }
        }
        let with_prose = tree.children(cell).filter(|&id| self.get(id).prose > 0);
        with_prose.take(2).count() > 1
    }

    /// The child of an element that holds nine tenths of its sentences.
    fn inner(&self, tree: &Tree, id: NodeId) -> Option<NodeId> {
        let here = self.get(id).prose;
        let most = |&id: &NodeId| {
            let prose = self.get(id).prose;
            prose > 0 && prose.saturating_mul(10) >= here.saturating_mul(9)
        };
        tree.children(id).find(most)
    }

    /// The element that holds the main text, where there is a clear one.
    fn main(&self, tree: &Tree) -> Option<NodeId> {
        let whole = self.get(Tree::ROOT).prose;
        if whole < FEWEST {
            return None;
        }
        let mut main = self.landmark(tree, whole).unwrap_or(Tree::ROOT);
        loop {
            match self.inner(tree, main) {
                Some(inner) if self.is_divided(tree, inner, Side::Before) => main = inner,
                _ => break,
            }
        }
        let clear = !self.get(main).is_linked(5)
            && self.get(main).prose.saturating_mul(10) >= whole.saturating_mul(6);
        clear.then_some(main)
    }

    /// The one element that says it holds the main text.
    fn landmark(&self, tree: &Tree, whole: u32) -> Option<NodeId> {
        let all = walk::steps(tree, Tree::ROOT).filter_map(|step| match step {
            Step::Into(id) => Some(id),
            _ => None,
        });
        let all: Vec<NodeId> = all.collect();
        let only = |is: &dyn Fn(NodeId) -> bool| {
            let mut found = all.iter().copied().filter(|&id| is(id));
            let first = found.next()?;
            let enough = self.get(first).prose.saturating_mul(2) >= whole;
            (found.next().is_none() && enough).then_some(first)
        };
        let role = |id| tree.attribute(id, "role") == Some("main");
        only(&|id| tree.name(id) == "main" || role(id))
            .or_else(|| only(&|id| tree.name(id) == "article"))
    }
}

/// Judges single parts of a page.
struct Judge<'t> {
    tree: &'t Tree,
    weights: &'t Weights,
    /// The sentences of the whole page.
    whole: u32,
}

impl Judge<'_> {
    /// Whether an element is no part of the text.
    fn is_apart(&self, id: NodeId, side: Side) -> bool {
        let weight = self.weights.get(id);
        let name = self.tree.name(id);
        // A fifth of all sentences is no bar.
        if weight.title || weight.prose.saturating_mul(5) > self.whole {
            return false;
        }
        let role = self.tree.attribute(id, "role").unwrap_or_default();
        let said = matches!(
            role,
            "navigation" | "search" | "complementary" | "contentinfo"
        ) || matches!(name, "nav" | "aside" | "footer");
        if said && (side != Side::Inside || name == "nav" || weight.is_linked(5)) {
            return true;
        }
        if weight.files || matches!(name, "h1" | "h2" | "h3") {
            return false;
        }
        if self.is_named_so(id) {
            let light = weight.prose == 0 && weight.chars <= 40;
            return side != Side::Inside || weight.is_linked(4) || light;
        }
        let is_cell = matches!(name, "td" | "th" | "tr");
        if side != Side::Inside && weight.is_linked(5) && !is_cell {
            return true;
        }
        weight.chars <= LONGEST && self.says_so(id, side)
    }

    /// Whether what an element says is what pages say beside their text.
    fn says_so(&self, id: NodeId, side: Side) -> bool {
        let text = self.text(id);
        let is_bar = match words::tools(&text) {
            Tools::Sure => true,
            Tools::Likely { words, button } => button && words >= 2,
            Tools::None => false,
        };
        is_bar
            || words::is_crumb_trail(&text)
            || side == Side::Behind && words::is_foot(&text)
            || self.is_related(id) && side == Side::Behind
    }

    /// Whether an element begins a list of other pages.
    fn is_related(&self, id: NodeId) -> bool {
        let text = self.text(id);
        let text = text.trim_end_matches(['：', ':', ' ']);
        matches!(
            text,
            "相关链接"
                | "相关新闻"
                | "相关报道"
                | "相关阅读"
                | "相关文章"
                | "相关稿件"
                | "相关文档"
                | "推荐阅读"
                | "热点推荐"
                | "热门推荐"
                | "猜你喜欢"
                | "友情链接"
                | "相關連結"
                | "相關新聞"
        )
    }

    /// Whether an element is nothing but links.
    fn is_list(&self, id: NodeId) -> bool {
        let weight = self.weights.get(id);
        weight.is_linked(8) && !weight.title && !weight.files
    }

    /// Whether its name or class says that an element is no part of the text.
    fn is_named_so(&self, id: NodeId) -> bool {
        let names = ["id", "class"].map(|name| self.tree.attribute(id, name).unwrap_or_default());
        names
            .iter()
            .any(|names| name_words(names).any(|word| is_bar_name(&word)))
    }

    /// The beginning of the text of an element, in one line.
    fn text(&self, id: NodeId) -> String {
        // Elements without text between it are not gone through without end.
        const STEPS: usize = 400;
        let mut text = String::new();
        let mut steps = walk::steps(self.tree, id);
        for _ in 0..STEPS {
            match steps.next() {
                Some(Step::Into(id)) if walk::is_hidden(self.tree, id) => steps.pass_over(),
                Some(Step::Into(id) | Step::OutOf(id)) => {
                    let name = self.tree.name(id);
                    if walk::is_block(name) || matches!(name, "br" | "span" | "a") {
                        text.push(' ');
                    }
                }
                Some(Step::Text(_, piece)) => text.push_str(piece),
                None => break,
            }
        }
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }
}

/// The words that a name or class is made of, in small letters: `footer-nav`,
/// `pageFooter`.
fn name_words(names: &str) -> impl Iterator<Item = String> + '_ {
    let mut words: Vec<String> = vec![String::new()];
    let mut before = ' ';
    for c in names.chars() {
        let begins = c.is_uppercase() && before.is_lowercase();
        if (begins || !c.is_alphabetic()) && words.last().is_some_and(|last| !last.is_empty()) {
            words.push(String::new());
        }
        if c.is_alphabetic()
            && let Some(last) = words.last_mut()
        {
            last.extend(c.to_lowercase());
        }
        before = c;
    }
    words.into_iter()
}

fn is_bar_name(word: &str) -> bool {
    matches!(
        word,
        "nav"
            | "navbar"
            | "navi"
            | "navigation"
            | "menu"
            | "breadcrumb"
            | "breadcrumbs"
            | "crumb"
            | "crumbs"
            | "sidebar"
            | "sidenav"
            | "footer"
            | "foot"
            | "toolbar"
            | "share"
            | "sharebox"
            | "bdsharebuttonbox"
            | "related"
            | "recommend"
            | "recommended"
            | "recommendation"
            | "copyright"
            | "friendlink"
            | "friendlinks"
            | "pager"
            | "pagination"
            | "pageinfo"
            | "qrcode"
            | "ewm"
            | "sweep"
            | "advert"
            | "ads"
            | "login"
            | "面包屑"
            | "导航"
            | "分享"
            | "页脚"
            | "侧栏"
    )
}

/// Whether a text has marks of a sentence.
fn has_sentence(text: &str) -> bool {
    text.contains(['。', '，', '；', '！', '？', '、'])
        || text.contains(", ")
        || text.contains(". ")
}

/// Whether a link leads to a document to load down.
fn is_file(target: &str) -> bool {
    const ENDINGS: [&str; 11] = [
        ".doc", ".docx", ".pdf", ".xls", ".xlsx", ".wps", ".ofd", ".ppt", ".pptx", ".zip", ".rar",
    ];
    let target = target.trim().to_ascii_lowercase();
    ENDINGS.iter().any(|ending| target.ends_with(ending))
}
