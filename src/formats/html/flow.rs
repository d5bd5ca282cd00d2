//! Text inside a block as it flows: what is raised, lowered or struck out,
//! and ruby.

use super::super::script::Script;

/// What has to be minded of the text that comes.
#[derive(Debug, Default)]
pub(super) struct Flow {
    script: Option<Script>,
    /// Whether a part of what is raised or lowered could not be written so.
    unwritten: bool,
    edge: Edge,
    /// Whether ruby is open, and where its base begins in the reading text.
    ruby: Option<Option<u32>>,
    /// The readings of the ruby that is open, each with its line.
    readings: Vec<(String, u32)>,
    /// Whether what comes is a reading.
    reads: bool,
}

/// What stands before and behind an edge is not joined.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
enum Edge {
    #[default]
    None,
    /// The beginning of what is struck out.
    Struck,
    /// The end of it.
    Apart,
    /// The end of what was raised or lowered and is not written so.
    Script,
}

/// What is written before a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Before {
    /// Nothing.
    Nothing,
    /// A space.
    Space,
    /// A space that no word, number or phrase goes over.
    Gap,
}

impl Flow {
    /// Takes note of the beginning or end of an element.
    pub(super) fn tag(&mut self, name: &str, on: bool) {
        match name {
            "sup" | "sub" => {
                let script = if name == "sup" {
                    Script::Raised
                } else {
                    Script::Lowered
                };
                if !on && self.unwritten {
                    self.edge = Edge::Script;
                }
                self.script = on.then_some(script);
                self.unwritten = false;
            }
            "del" | "s" | "strike" => self.edge = if on { Edge::Struck } else { Edge::Apart },
            "ruby" if on => {
                self.ruby.get_or_insert_default();
            }
            "rt" | "rtc" => self.reads = on,
            _ => {}
        }
    }

    /// Keeps a word that is a reading; whether it was one.
    pub(super) fn reading(&mut self, word: &str, line: u32) -> bool {
        if self.reads {
            self.readings.push((word.to_owned(), line));
        }
        self.reads
    }

    /// Takes note of the offset in the reading text where a word that is no
    /// reading is written.
    pub(super) fn base(&mut self, offset: u32) {
        if let Some(start) = &mut self.ruby {
            start.get_or_insert(offset);
        }
    }

    /// Where the base of the ruby that ends here begins, and its readings, each
    /// with its line.
    pub(super) fn end_ruby(&mut self) -> (Option<u32>, Vec<(String, u32)>) {
        self.reads = false;
        let base = self.ruby.take().flatten();
        (base, std::mem::take(&mut self.readings))
    }

    /// What is to stand between what was written last and a word.
    pub(super) fn before(&mut self, last: Option<char>, word: &str) -> Before {
        let first = word.chars().next();
        let both = |is: fn(char) -> bool| last.is_some_and(is) && first.is_some_and(is);
        match std::mem::take(&mut self.edge) {
            Edge::Apart if both(char::is_alphanumeric) => Before::Gap,
            Edge::Struck if both(|c| c.is_ascii_alphanumeric()) => Before::Gap,
            Edge::Script if both(|c| c.is_ascii_alphanumeric()) => Before::Space,
            _ => Before::Nothing,
        }
    }

    /// A word as it is written behind `last`.
    pub(super) fn written(&mut self, last: Option<char>, word: &str) -> Option<String> {
        let script = self.script?;
        let so: Option<String> = word.chars().map(|c| script.of(c)).collect();
        if let Some(so) = so.filter(|_| !self.unwritten) {
            return Some(so);
        }
        self.unwritten = true;
        let first = word.chars().next().unwrap_or(' ');
        Some(script.sign(last.unwrap_or(' '), first).to_owned() + word)
    }
}
