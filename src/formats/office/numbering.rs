//! The lists of a document: what each is made after, and how far it has
//! counted.

use std::collections::{HashMap, HashSet};

use super::lists::{Count, LEVELS, Label, Level};

/// The lists of a document.
#[derive(Debug, Default)]
pub(crate) struct Lists {
    /// What lists are made after.
    patterns: HashMap<String, Pattern>,
    lists: HashMap<String, List>,
    /// How far each pattern has counted: lists of one pattern go on with each
    /// other's numbers.
    counts: HashMap<String, Count>,
    /// Lists that have counted.
    begun: HashSet<String>,
}

/// How lists of a kind number their levels.
#[derive(Debug, Default)]
pub(crate) struct Pattern {
    /// Its levels from the outermost on.
    pub(crate) levels: [Option<Level>; LEVELS],
    /// For each level the style whose paragraphs are of it.
    pub(crate) styles: [Option<String>; LEVELS],
    /// The style that stands for another pattern, which is meant.
    pub(crate) stands_for: Option<String>,
}

/// A list: a pattern, and what is otherwise.
#[derive(Debug, Default)]
pub(crate) struct List {
    /// The pattern it is made after.
    pub(crate) pattern: String,
    /// The first number of a level, where it is another than the pattern's.
    pub(crate) starts: [Option<u32>; LEVELS],
    /// Levels that are otherwise than the pattern's.
    pub(crate) levels: [Option<Level>; LEVELS],
}

impl Lists {
    /// Adds what lists may be made after; the last of a name counts.
    pub(crate) fn add_pattern(&mut self, id: String, pattern: Pattern) {
        self.patterns.insert(id, pattern);
    }

    /// Adds a list; the last of a name counts.
    pub(crate) fn add(&mut self, id: String, list: List) {
        self.lists.insert(id, list);
    }

    /// Gives lists whose pattern only stands for another the one that is meant.
    pub(crate) fn follow<'s>(&mut self, list_of: impl Fn(&str) -> Option<&'s str>) {
        let meant = |pattern: &str| {
            let style = self.patterns.get(pattern)?.stands_for.as_deref()?;
            let list = self.lists.get(list_of(style)?)?;
            Some(list.pattern.clone()).filter(|meant| meant != pattern)
        };
        let lists = self.lists.iter();
        let found: Vec<(String, String)> = lists
            .filter_map(|(id, list)| Some((id.clone(), meant(&list.pattern)?)))
            .collect();
        for (id, pattern) in found {
            if let Some(list) = self.lists.get_mut(&id) {
                list.pattern = pattern;
            }
        }
    }

    /// The level of a list that the paragraphs of a style are of; `chain` are
    /// the style and those it is based on.
    pub(crate) fn level_of(&self, list: &str, chain: &[String]) -> Option<usize> {
        let list = self.lists.get(list)?;
        let pattern = self.patterns.get(&list.pattern)?;
        let linked = |style: &String| {
            let mut styles = pattern.styles.iter();
            styles.position(|own| own.as_ref() == Some(style))
        };
        chain.iter().find_map(linked)
    }

    /// Counts a paragraph of a list: what is printed before it. `None` where
    /// there is no such list or level.
    pub(crate) fn label(&mut self, id: &str, level: usize) -> Option<Label> {
        let list = self.lists.get(id)?;
        let pattern = self.patterns.get(&list.pattern)?;
        let level = level.min(LEVELS.saturating_sub(1));
        let levels = |at: usize| {
            let own = list.levels.get(at)?.as_ref();
            own.or_else(|| pattern.levels.get(at)?.as_ref())
        };
        levels(level)?;
        let count = self.counts.entry(list.pattern.clone()).or_default();
        if self.begun.insert(id.to_owned()) {
            // A list that says where to start does so where it begins.
            for (at, start) in list.starts.iter().enumerate() {
                if start.is_some() {
                    count.forget(at);
                }
            }
        }
        let start = list.starts.get(level).copied().flatten();
        count.step(level, start, levels);
        count.label(level, levels)
    }
}
