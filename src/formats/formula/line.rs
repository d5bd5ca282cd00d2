//! The tree of a formula as one line of text, with the place of every part
//! of it in the source.

use std::ops::Range;

use crate::formats::script::Script;
use crate::text::is_hanzi;
use crate::text::numbers::enclosed::Enclosure;

use super::names::Class;
use super::tree::Node;

/// A formula as it is read.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(crate) struct Reading {
    /// The line.
    pub(crate) text: String,
    /// Whether all of it could be said; else commands stand in it.
    pub(crate) said: bool,
    /// The commands that are not in the line, as ranges (bytes) of the source.
    pub(crate) commands: Vec<Range<usize>>,
    /// Where runs of the line begin: in the line, and in the source.
    runs: Vec<(usize, usize)>,
}

impl Reading {
    /// The line in runs that stand side by side in the source, with the offset
    /// (bytes) of each.
    pub(crate) fn pieces(&self) -> impl Iterator<Item = (&str, usize)> {
        let ends = self.runs.iter().skip(1).map(|&(to, _)| to);
        let ends = ends.chain(std::iter::once(self.text.len()));
        self.runs
            .iter()
            .zip(ends)
            .map(|(&(from, at), to)| (self.text.get(from..to).unwrap_or_default(), at))
    }
}

/// Writes the nodes of a formula in one line; `base` is the offset (bytes) of
/// its source.
pub(super) fn write(nodes: &[Node<'_>], base: usize) -> Reading {
    let mut writer = Writer {
        base,
        reading: Reading {
            said: true,
            ..Reading::default()
        },
        last: Class::Start,
        space: false,
        apart: false,
        upright: false,
        tight: false,
        word: 0,
    };
    writer.nodes(nodes);
    writer.reading
}

struct Writer {
    base: usize,
    reading: Reading,
    last: Class,
    /// White space is due before what comes.
    space: bool,
    /// A word was raised or lowered: what comes is apart from it.
    apart: bool,
    upright: bool,
    /// Inside of what is raised or lowered signs are not apart.
    tight: bool,
    /// Letters of the upright word that is being written.
    word: usize,
}

impl Writer {
    fn nodes(&mut self, nodes: &[Node<'_>]) {
        for (i, node) in nodes.iter().enumerate() {
            match *node {
                Node::Char(c @ (',' | '.'), at) => {
                    let class = point(c, nodes, i);
                    self.put(c.encode_utf8(&mut [0; 4]), at, class);
                }
                Node::Char('-', at)
                    if self.last == Class::Number
                        && nodes.get(i.saturating_add(1)).is_some_and(is_digit) =>
                {
                    self.put("-", at, Class::Close);
                }
                _ => self.node(node),
            }
        }
    }

    fn node(&mut self, node: &Node<'_>) {
        match node {
            Node::Char(c, at) => self.char(*c, *at),
            Node::Words(text, at) => self.words(text, *at),
            Node::Symbol(symbol, class, range) => {
                self.command(range);
                self.put(symbol, range.start, *class);
            }
            Node::Name { text, at, known } => {
                self.reading.said &= known;
                // A command that is not known is a word of its own.
                self.put(text, *at, Class::Function);
            }
            Node::Space => self.space = true,
            Node::Command(range) => self.command(range),
            Node::Group(body) => self.group(body),
            Node::Upright(body) => {
                let before = std::mem::replace(&mut self.upright, true);
                self.nodes(body);
                self.upright = before;
            }
            Node::Script { raised, at, body } => self.script(*raised, *at, body),
            Node::Fraction { at, above, below } => {
                self.enclosed(above, *at, is_sum(above));
                self.put("/", *at, Class::Close);
                self.enclosed(below, *at, is_sum(below) || terms(below) > 1);
            }
            Node::Root { at, index, body } => {
                for (c, place) in flat(index).unwrap_or_default() {
                    let raised = Script::Raised.of(c).unwrap_or(c);
                    self.put(raised.encode_utf8(&mut [0; 4]), place, Class::Letter);
                }
                self.put("√", *at, Class::Opening);
                self.enclosed(body, *at, terms(body) > 1);
            }
            Node::Accent { at, mark, body } => {
                self.nodes(body);
                if terms(body) == 1 {
                    self.append(mark.encode_utf8(&mut [0; 4]), *at);
                }
            }
            Node::Circled { range, body } => self.circled(range, body),
            Node::Bracketed {
                at,
                open,
                close,
                body,
            } => {
                if !open.is_empty() {
                    self.put(open, *at, Class::Opening);
                }
                self.nodes(body);
                if !close.is_empty() {
                    self.put(close, *at, Class::Closing);
                }
            }
            // What parts them may stand in the cell already.
            Node::Cell(_) | Node::Row(_) if self.last == Class::Mark => {}
            Node::Cell(at) => self.put(",", *at, Class::Mark),
            Node::Row(at) => self.put(";", *at, Class::Mark),
        }
    }

    /// One character in braces is close to its neighbours: `1{,}000`,
    /// `I{\times}J`.
    fn group(&mut self, body: &[Node<'_>]) {
        match body {
            [Node::Symbol(symbol, Class::Relation | Class::Binary, range)] => {
                self.command(range);
                self.put(symbol, range.start, Class::Close);
            }
            &[Node::Char(c, at)] if !c.is_alphanumeric() => {
                self.put(c.encode_utf8(&mut [0; 4]), at, Class::Close);
            }
            _ => self.nodes(body),
        }
    }

    fn char(&mut self, c: char, at: usize) {
        let class = match self.class(c) {
            Class::Binary if self.begins_term() => Class::Close,
            class => class,
        };
        self.put(c.encode_utf8(&mut [0; 4]), at, class);
    }

    /// Whether a sign that comes has no term before it.
    const fn begins_term(&self) -> bool {
        !matches!(
            self.last,
            Class::Number | Class::Letter | Class::Upright | Class::Words | Class::Closing
        )
    }

    fn class(&self, c: char) -> Class {
        match c {
            c if c.is_ascii_digit() && self.last == Class::Upright => Class::Upright,
            c if c.is_ascii_digit() => Class::Number,
            '(' | '[' | '{' | '⟨' => Class::Opening,
            ')' | ']' | '}' | '⟩' | '!' | '%' | '°' | '\'' | '′' | '‰' | '℃' => {
                Class::Closing
            }
            '+' | '-' | '−' | '∪' | '∩' => Class::Binary,
            '=' | '<' | '>' | '≤' | '≥' | '≈' | '≠' | '→' | '∈' => Class::Relation,
            ';' | ',' => Class::Mark,
            c if is_hanzi(c) => Class::Words,
            c if c.is_alphabetic() && self.upright => Class::Upright,
            c if c.is_alphabetic() => Class::Letter,
            c if c.is_ascii() || matches!(c, '×' | '·' | '±' | '∼' | '～') => Class::Close,
            _ => Class::Words,
        }
    }

    /// Words of a formula, in which white space counts.
    fn words(&mut self, text: &str, at: usize) {
        let mut from = 0usize;
        for part in text.split_inclusive(char::is_whitespace) {
            let word = part.trim_end();
            if let Some(first) = word.chars().next() {
                let is_latin = |c: char| c.is_alphanumeric() && !is_hanzi(c);
                let class = |c: char| match c {
                    c if c.is_ascii_digit() => Class::Number,
                    c if is_latin(c) => Class::Upright,
                    _ => Class::Words,
                };
                self.put(word, at.saturating_add(from), class(first));
                self.last = class(word.chars().next_back().unwrap_or(first));
            }
            self.space |= word.len() < part.len();
            from = from.saturating_add(part.len());
        }
    }

    /// Raised or lowered: as such figures, else behind a sign.
    fn script(&mut self, raised: bool, at: usize, body: &[Node<'_>]) {
        let (sign, script) = match raised {
            true => ("^", Script::Raised),
            false => ("_", Script::Lowered),
        };
        if body.is_empty() {
            self.reading.said = false;
            self.put(sign, at, Class::Close);
            return;
        }
        let chars = flat(body);
        self.commands(body, chars.is_some());
        let base = match self.last {
            Class::Start => Class::Letter,
            last => last,
        };
        self.space = false;
        match &chars {
            Some(chars) if is_mark(chars) => {
                for &(c, place) in chars {
                    self.append(c.encode_utf8(&mut [0; 4]), place);
                }
                self.last = match chars.as_slice() {
                    [('°', _)] => Class::Closing,
                    _ => base,
                };
                return;
            }
            Some(chars) if chars.iter().all(|&(c, _)| script.of(c).is_some()) => {
                for &(c, place) in chars {
                    let written = script.of(c).unwrap_or(c);
                    self.append(written.encode_utf8(&mut [0; 4]), place);
                }
                self.last = base;
                return;
            }
            _ => {}
        }
        let tight = std::mem::replace(&mut self.tight, true);
        self.append(sign, at);
        self.last = Class::Opening;
        let word = chars
            .as_ref()
            .is_some_and(|chars| chars.iter().all(|&(c, _)| c.is_alphanumeric()));
        let before = self.reading.commands.len();
        self.enclosed(body, at, !word && terms(body) > 1);
        if chars.is_some() {
            // They were told above.
            self.reading.commands.truncate(before);
        }
        self.tight = tight;
        self.last = base;
        self.space = false;
        self.apart = true;
    }

    /// Names the commands of what is written character by character.
    fn commands(&mut self, nodes: &[Node<'_>], flat: bool) {
        if !flat {
            return;
        }
        for node in nodes {
            match node {
                Node::Command(range) | Node::Symbol(_, _, range) => self.command(range),
                Node::Group(body) | Node::Upright(body) => self.commands(body, true),
                _ => {}
            }
        }
    }

    /// What is written in brackets where it must be.
    fn enclosed(&mut self, body: &[Node<'_>], at: usize, brackets: bool) {
        if !brackets {
            return self.nodes(body);
        }
        self.put("(", at, Class::Opening);
        self.nodes(body);
        self.put(")", at, Class::Closing);
    }

    fn circled(&mut self, range: &Range<usize>, body: &[Node<'_>]) {
        let written: String = flat(body).unwrap_or_default().iter().map(|c| c.0).collect();
        if let Some(circled) = circled(&written) {
            self.command(range);
            self.put(circled.encode_utf8(&mut [0; 4]), range.start, Class::Words);
        } else {
            let name = body_start(body).unwrap_or(range.end);
            self.command(&(range.start..name.clamp(range.start, range.end)));
            self.enclosed(body, range.start, true);
        }
    }

    /// Says that a command is not in the line.
    fn command(&mut self, range: &Range<usize>) {
        let shift = |at: usize| at.saturating_add(self.base);
        let range = shift(range.start)..shift(range.end);
        self.reading.commands.push(range);
    }

    /// Writes text that stands at an offset of the source, apart from what
    /// stands before it where it must be.
    fn put(&mut self, text: &str, at: usize, class: Class) {
        let signs = matches!(
            class,
            Class::Number | Class::Letter | Class::Upright | Class::Function
        );
        let due = match self.last {
            Class::Start => false,
            _ if self.space => !matches!(class, Class::Mark | Class::Closing),
            _ if self.apart && signs => true,
            _ => !self.tight && self.are_apart(class),
        };
        if due && !self.reading.text.ends_with(' ') {
            self.reading.text.push(' ');
        }
        self.space = false;
        self.apart = false;
        self.word = match class {
            Class::Upright => self.word.saturating_add(text.chars().count()),
            _ => 0,
        };
        self.append(text, at);
        self.last = class;
    }

    fn are_apart(&self, next: Class) -> bool {
        use Class::{
            Binary, Close, Closing, Function, Large, Letter, Mark, Number, Opening, Relation,
            Start, Upright,
        };
        match (self.last, next) {
            (Start | Opening | Close, _) | (_, Closing | Mark | Close) => false,
            (Mark | Relation | Binary | Large, _) | (_, Relation | Binary) => true,
            (Number, Upright) => true,
            (Upright, Letter) => self.word > 1,
            (Function, next) => next != Opening,
            (Number | Letter | Upright | Closing, Function | Large) => true,
            _ => false,
        }
    }

    fn append(&mut self, text: &str, at: usize) {
        let place = at.saturating_add(self.base);
        let here = self.reading.text.len();
        let goes_on = self.reading.runs.last().is_some_and(|&(from, source)| {
            source.saturating_add(here.saturating_sub(from)) == place
        });
        if !goes_on {
            self.reading.runs.push((here, place));
        }
        self.reading.text.push_str(text);
    }
}

const fn is_digit(node: &Node<'_>) -> bool {
    matches!(node, Node::Char('0'..='9', _))
}

/// What a comma or full stop at an index is: one in a number is close to it.
fn point(c: char, nodes: &[Node<'_>], i: usize) -> Class {
    let before = nodes.get(..i).unwrap_or_default();
    let behind = nodes.get(i.saturating_add(1)..).unwrap_or_default();
    let left = before
        .iter()
        .rev()
        .take(4)
        .take_while(|n| is_digit(n))
        .count();
    let right = behind.iter().take(4).take_while(|n| is_digit(n)).count();
    match c {
        '.' => Class::Close,
        _ if (1..=3).contains(&left) && right == 3 => Class::Close,
        _ => Class::Mark,
    }
}

/// The characters of nodes that are nothing but characters, with their places.
fn flat(nodes: &[Node<'_>]) -> Option<Vec<(char, usize)>> {
    let mut chars = Vec::new();
    collect(nodes, &mut chars).then_some(chars)
}

fn collect(nodes: &[Node<'_>], chars: &mut Vec<(char, usize)>) -> bool {
    nodes.iter().all(|node| match node {
        Node::Char(c, at) => {
            chars.push((*c, *at));
            true
        }
        Node::Symbol(symbol, _, range) => {
            chars.extend(symbol.chars().map(|c| (c, range.start)));
            true
        }
        Node::Words(text, at) => {
            let shown = text.char_indices();
            chars.extend(shown.map(|(i, c)| (c, at.saturating_add(i))));
            true
        }
        Node::Command(_) => true,
        Node::Group(body) | Node::Upright(body) => collect(body, chars),
        _ => false,
    })
}

/// Whether what is raised or lowered stands on the line all the same: a mark
/// that is high by itself, or a reference in brackets.
fn is_mark(chars: &[(char, usize)]) -> bool {
    let bracket = |c| matches!(c, '[' | ']' | '［' | '］' | '〔' | '〕');
    match chars {
        [(c, _)] => matches!(c, '°' | '′' | '*' | '%' | '\'' | '‰' | '†' | '♯'),
        [(first, _), .., (last, _)] if bracket(*first) && bracket(*last) => true,
        _ => chars.iter().all(|(c, _)| matches!(c, '′' | '\'' | '*')),
    }
}

/// Whether nodes are a sum, a comparison or a list, which is not one term.
fn is_sum(nodes: &[Node<'_>]) -> bool {
    nodes.iter().enumerate().any(|(i, node)| match node {
        Node::Char('+' | '-' | '=' | '<' | '>' | ',' | ';', _) => i > 0,
        Node::Symbol(_, Class::Binary | Class::Relation, _) | Node::Cell(_) | Node::Row(_) => true,
        Node::Group(body) => is_sum(body),
        _ => false,
    })
}

/// How many terms stand side by side: a number is one, and an upright word.
fn terms(nodes: &[Node<'_>]) -> usize {
    let mut count = 0usize;
    let mut number = false;
    for node in nodes {
        match node {
            Node::Script { .. } | Node::Command(_) | Node::Space => continue,
            Node::Char('0'..='9' | '.', _) if number => continue,
            Node::Group(body) => count = count.saturating_add(terms(body)),
            _ => count = count.saturating_add(1),
        }
        number = is_digit(node);
    }
    count
}

/// Where the first character of nodes stands.
fn body_start(nodes: &[Node<'_>]) -> Option<usize> {
    match nodes.first()? {
        Node::Char(_, at) | Node::Words(_, at) | Node::Name { at, .. } => Some(*at),
        Node::Group(body) | Node::Upright(body) => body_start(body),
        Node::Command(range) | Node::Symbol(_, _, range) => Some(range.start),
        _ => None,
    }
}

/// A number up to fifty or a letter in a circle.
fn circled(written: &str) -> Option<char> {
    let letter = |first: char, base: u32| {
        let mut chars = written.chars();
        let c = chars.next().filter(|_| chars.next().is_none())?;
        char::from_u32((c as u32).checked_sub(first as u32)?.checked_add(base)?)
    };
    match written.as_bytes() {
        [b'A'..=b'Z'] => return letter('A', 0x24B6),
        [b'a'..=b'z'] => return letter('a', 0x24D0),
        _ => {}
    }
    let number: u32 = written.parse().ok()?;
    let code = match number {
        0 => 0x24EA,
        1..=20 => return Enclosure::Circle.written(number),
        21..=35 => number.checked_add(0x323C)?,
        36..=50 => number.checked_add(0x328D)?,
        _ => return None,
    };
    char::from_u32(code)
}
