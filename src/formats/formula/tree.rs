//! The tokens of a formula as a tree.

use std::ops::Range;

use super::names::{self, Class, Meaning};
use super::tokens::{Kind, Token};

/// A part of a formula; places are bytes of its source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Node<'s> {
    /// A character as it stands.
    Char(char, usize),
    /// Words as they stand.
    Words(&'s str, usize),
    /// A known symbol.
    Symbol(&'static str, Class, Range<usize>),
    /// The name of a function, or a command that is not known, as it stands.
    Name {
        text: &'s str,
        at: usize,
        known: bool,
    },
    /// White space that shows.
    Space,
    /// What only the typesetter minds.
    Command(Range<usize>),
    Group(Vec<Self>),
    Upright(Vec<Self>),
    /// What is raised or lowered.
    Script {
        raised: bool,
        at: usize,
        body: Vec<Self>,
    },
    Fraction {
        at: usize,
        above: Vec<Self>,
        below: Vec<Self>,
    },
    Root {
        at: usize,
        index: Vec<Self>,
        body: Vec<Self>,
    },
    Accent {
        at: usize,
        mark: char,
        body: Vec<Self>,
    },
    /// A number in a circle, from its command to its end.
    Circled {
        range: Range<usize>,
        body: Vec<Self>,
    },
    /// What stands in brackets although it has none of its own.
    Bracketed {
        at: usize,
        open: &'static str,
        close: &'static str,
        body: Vec<Self>,
    },
    /// Between two cells of a table.
    Cell(usize),
    /// Between two rows.
    Row(usize),
}

/// The deepest nesting; what is deeper stands as if it were not nested.
const DEEPEST: usize = 24;

/// The tree of a formula. Linear; takes anything.
pub(super) fn parse<'s>(tokens: &[Token<'s>]) -> Vec<Node<'s>> {
    let mut parser = Parser { tokens, next: 0 };
    let mut nodes = Vec::new();
    while parser.peek().is_some() {
        parser.list(&mut nodes, 0, false);
        if let Some(Token {
            kind: Kind::Close,
            range,
            ..
        }) = parser.peek()
        {
            nodes.push(Node::Name {
                text: "}",
                at: range.start,
                known: false,
            });
            parser.next = parser.next.saturating_add(1);
        }
    }
    nodes
}

struct Parser<'t, 's> {
    tokens: &'t [Token<'s>],
    next: usize,
}

impl<'t, 's> Parser<'t, 's> {
    fn peek(&self) -> Option<&'t Token<'s>> {
        self.tokens.get(self.next)
    }

    fn take(&mut self) -> Option<&'t Token<'s>> {
        let token = self.peek()?;
        self.next = self.next.saturating_add(1);
        Some(token)
    }

    /// Offset behind what was taken.
    fn reached(&self) -> usize {
        let last = self.next.checked_sub(1).and_then(|at| self.tokens.get(at));
        last.map_or(0, |token| token.range.end)
    }

    /// Nodes up to a closing brace, which is left; `bracket` for those in
    /// square brackets, up to the closing one.
    fn list(&mut self, nodes: &mut Vec<Node<'s>>, depth: usize, bracket: bool) {
        while let Some(token) = self.peek() {
            let ends = token.kind == Kind::Close || bracket && token.kind == Kind::Char(']');
            if ends || token.kind == Kind::Command && token.text == "\\end" {
                if token.kind == Kind::Command && depth == 0 {
                    self.setting(nodes);
                    continue;
                }
                return;
            }
            self.node(nodes, depth);
        }
    }

    /// One node, or what stands for it.
    fn node(&mut self, nodes: &mut Vec<Node<'s>>, depth: usize) {
        let Some(token) = self.take() else { return };
        let at = token.range.start;
        match token.kind {
            Kind::Char(c) => nodes.push(Node::Char(c, at)),
            Kind::Words => nodes.push(Node::Words(token.text, at)),
            Kind::Setting => nodes.push(Node::Command(token.range.clone())),
            Kind::Tie => nodes.push(Node::Space),
            Kind::Cell => nodes.push(Node::Cell(at)),
            Kind::Row => nodes.push(Node::Row(at)),
            Kind::Close => {}
            Kind::Open if depth >= DEEPEST => {}
            Kind::Open => {
                let body = self.group(depth);
                nodes.push(Node::Group(body));
            }
            Kind::Raise | Kind::Lower => {
                let body = self.argument(depth);
                nodes.push(Node::Script {
                    raised: token.kind == Kind::Raise,
                    at,
                    body,
                });
            }
            Kind::Command => self.command(nodes, token, depth),
        }
    }

    /// What stands in the braces that have just been opened.
    fn group(&mut self, depth: usize) -> Vec<Node<'s>> {
        let mut body = Vec::new();
        loop {
            self.list(&mut body, depth.saturating_add(1), false);
            match self.peek() {
                // An environment ends that was not begun here.
                Some(token) if token.kind == Kind::Command => self.setting(&mut body),
                _ => break,
            }
        }
        self.take();
        body
    }

    /// The argument of a command: a group or one node.
    fn argument(&mut self, depth: usize) -> Vec<Node<'s>> {
        match self.peek().map(|token| token.kind) {
            Some(Kind::Open) if depth < DEEPEST => {
                self.next = self.next.saturating_add(1);
                self.group(depth)
            }
            None | Some(Kind::Close | Kind::Cell | Kind::Row | Kind::Raise | Kind::Lower) => {
                Vec::new()
            }
            Some(_) => {
                let mut body = Vec::new();
                if depth < DEEPEST {
                    self.node(&mut body, depth.saturating_add(1));
                }
                body
            }
        }
    }

    /// A command with what is said in braces behind it, which says nothing to
    /// the reader.
    fn setting(&mut self, nodes: &mut Vec<Node<'s>>) {
        if let Some(token) = self.take() {
            nodes.push(Node::Command(token.range.clone()));
        }
        while let Some(token) = self.peek().filter(|token| token.kind == Kind::Setting) {
            nodes.push(Node::Command(token.range.clone()));
            self.next = self.next.saturating_add(1);
        }
    }

    fn command(&mut self, nodes: &mut Vec<Node<'s>>, token: &Token<'s>, depth: usize) {
        let name = token.text.strip_prefix('\\').unwrap_or_default();
        let range = token.range.clone();
        let at = range.start;
        let Some(meaning) = names::meaning(name) else {
            nodes.push(Node::Name {
                text: token.text,
                at,
                known: false,
            });
            return;
        };
        match meaning {
            Meaning::Symbol(symbol, class) => nodes.push(Node::Symbol(symbol, class, range)),
            Meaning::Function => nodes.push(Node::Name {
                text: name,
                at: at.saturating_add(1),
                known: true,
            }),
            Meaning::Space => nodes.extend([Node::Command(range), Node::Space]),
            Meaning::Nothing | Meaning::Text => nodes.push(Node::Command(range)),
            Meaning::Bracket => {
                nodes.push(Node::Command(range));
                let none = self.peek().filter(|next| next.kind == Kind::Char('.'));
                if none.is_some() {
                    self.next = self.next.saturating_add(1);
                }
            }
            Meaning::Upright => {
                nodes.push(Node::Command(range));
                let body = self.argument(depth);
                nodes.push(Node::Upright(body));
            }
            Meaning::UprightOn => {
                nodes.push(Node::Command(range));
                let mut body = Vec::new();
                if depth < DEEPEST {
                    self.list(&mut body, depth.saturating_add(1), false);
                }
                nodes.push(Node::Upright(body));
            }
            Meaning::Setting | Meaning::End => {
                self.next = self.next.saturating_sub(1);
                self.setting(nodes);
            }
            Meaning::Begin => {
                let environment = self.peek().filter(|next| next.kind == Kind::Setting);
                let environment = environment.map_or("", |token| token.text);
                self.next = self.next.saturating_sub(1);
                self.setting(nodes);
                self.environment(nodes, environment, at, depth);
            }
            Meaning::Fraction => {
                nodes.push(Node::Command(range));
                let above = self.argument(depth);
                let below = self.argument(depth);
                nodes.push(Node::Fraction { at, above, below });
            }
            Meaning::Binomial => {
                nodes.push(Node::Command(range));
                let mut body = self.argument(depth);
                body.push(Node::Cell(self.reached().saturating_sub(1)));
                body.extend(self.argument(depth));
                nodes.push(Node::Bracketed {
                    at,
                    open: "C(",
                    close: ")",
                    body,
                });
            }
            Meaning::Root => {
                nodes.push(Node::Command(range));
                let mut index = Vec::new();
                if self.peek().is_some_and(|next| next.kind == Kind::Char('[')) && depth < DEEPEST {
                    self.next = self.next.saturating_add(1);
                    self.list(&mut index, depth.saturating_add(1), true);
                    if self.peek().is_some_and(|next| next.kind == Kind::Char(']')) {
                        self.next = self.next.saturating_add(1);
                    }
                }
                let body = self.argument(depth);
                nodes.push(Node::Root { at, index, body });
            }
            Meaning::Accent(mark) => {
                nodes.push(Node::Command(range));
                let body = self.argument(depth);
                nodes.push(Node::Accent { at, mark, body });
            }
            Meaning::Circled => {
                let body = self.argument(depth);
                nodes.push(Node::Circled {
                    range: at..self.reached(),
                    body,
                });
            }
            Meaning::Stacked => {
                nodes.push(Node::Command(range));
                let body = self.argument(depth);
                nodes.extend(self.argument(depth));
                nodes.push(Node::Script {
                    raised: name != "underset",
                    at,
                    body,
                });
            }
            Meaning::Tag => {
                nodes.push(Node::Command(range));
                nodes.push(Node::Space);
                let body = self.argument(depth);
                nodes.push(Node::Bracketed {
                    at,
                    open: "(",
                    close: ")",
                    body,
                });
            }
        }
    }

    /// The rows of an environment whose beginning was taken.
    fn environment(
        &mut self,
        nodes: &mut Vec<Node<'s>>,
        environment: &str,
        at: usize,
        depth: usize,
    ) {
        if depth >= DEEPEST {
            return;
        }
        let (open, close) = names::brackets(environment);
        let mut body = Vec::new();
        self.list(&mut body, depth.saturating_add(1), false);
        if !names::has_cells(environment) {
            body.retain(|node| !matches!(node, Node::Cell(_)));
        }
        // A row that is empty ends the table and parts nothing.
        while matches!(body.last(), Some(Node::Row(_) | Node::Space)) {
            body.pop();
        }
        if self.peek().is_some_and(|token| token.kind == Kind::Command) {
            self.setting(&mut body);
        }
        nodes.push(Node::Bracketed {
            at,
            open,
            close,
            body,
        });
    }
}
