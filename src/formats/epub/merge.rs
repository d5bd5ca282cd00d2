//! The chapters become one text: what the contents of the book list is a
//! heading where it stands, as deep as it is listed; headings that are not
//! listed keep their place among those that are. A title stands once, however
//! often it is listed.

use std::collections::{HashMap, HashSet};

use crate::document::{BlockKind, PlaceUnit, SourcePlace, Style};

use super::super::draft::{Blocks, Draft};
use super::super::package::Fault;
use super::chapters::Chapter;
use super::contents::Entry;
use super::opf::Opf;
use super::told::squeezed;

/// Blocks behind the place of an entry among which its title is looked for.
const NEAR: usize = 12;

/// Blocks that one title may be spread over.
const SPREAD: usize = 3;

/// The deepest level of a heading.
const DEEPEST: u8 = 6;

/// Letters beside its title that a title page may have.
const TITLE_PAGE: usize = 120;

/// A heading that the contents list.
#[derive(Debug, Clone, Copy)]
struct Listed {
    block: u32,
    /// Its level in the markup of its chapter, where it has one.
    level: Option<u8>,
    /// As it is listed.
    depth: u8,
}

/// Where an entry leads.
enum Found {
    /// To a block that is its title, or a heading.
    Heading(u32),
    /// To text that begins with it.
    Text,
    Nowhere,
}

/// A chapter with what the contents say of it.
struct Read {
    blocks: Blocks,
    listed: Vec<Listed>,
    /// A title that does not stand in its text.
    title: Option<(String, u8)>,
    /// What the contents call it.
    label: Option<String>,
}

/// The draft of a book. Linear, but for looking up places.
///
/// # Errors
/// [`Fault::TooLarge`] where the text would pass 4 GiB.
pub(super) fn merge(chapters: Vec<Chapter>, entries: &[Entry], opf: &Opf) -> Result<Draft, Fault> {
    let mut by_chapter: HashMap<&str, Vec<&Entry>> = HashMap::new();
    for entry in entries {
        by_chapter.entry(&entry.chapter).or_default().push(entry);
    }
    let labels: HashSet<&str> = entries
        .iter()
        .map(|entry| entry.squeezed.as_str())
        .collect();
    let several = chapters.len() > 1;
    let title = opf
        .metadata
        .title
        .as_deref()
        .map(squeezed)
        .filter(|_| several);
    let mut read: Vec<Read> = Vec::with_capacity(chapters.len());
    for chapter in chapters {
        let listed = by_chapter.get(chapter.name.as_str());
        let listed = listed.map(Vec::as_slice).unwrap_or_default();
        let is_list = opf.navigation.as_ref() == Some(&chapter.name);
        read.push(look(chapter, listed, &labels, title.as_deref(), is_list));
    }
    let levels = Levels::of(&read);
    let outlined = read.iter().any(|chapter| !chapter.listed.is_empty());
    let mut book = Blocks::with_capacity(0);
    book.count_in(PlaceUnit::Chapter);
    for (number, mut chapter) in (1u32..).zip(read) {
        if outlined {
            levels.set(&mut chapter);
        }
        if let Some(label) = &chapter.label {
            book.label(number, label);
        }
        if let Some((title, depth)) = &chapter.title {
            let place = SourcePlace { number, column: 0 };
            book.begin_heading(*depth);
            book.push(title, place, Style::PLAIN)?;
        }
        book.append(chapter.blocks, number.saturating_sub(1))?;
    }
    let mut draft = book.finish();
    draft.outlined = outlined;
    Ok(draft)
}

/// Finds in a chapter what the contents list of it.
fn look(
    chapter: Chapter,
    entries: &[&Entry],
    labels: &HashSet<&str>,
    title: Option<&str>,
    is_list: bool,
) -> Read {
    let Chapter {
        mut blocks, places, ..
    } = chapter;
    let texts: Vec<String> = blocks
        .blocks()
        .iter()
        .map(|block| match block.kind {
            BlockKind::Table | BlockKind::Code | BlockKind::Rule => String::new(),
            _ => squeezed(&blocks.plain_text(block)),
        })
        .collect();
    let label = entries.first().map(|entry| entry.label.clone());
    let mut read = Read {
        listed: Vec::new(),
        title: None,
        label,
        blocks: Blocks::default(),
    };
    if is_list || lists_contents(&texts, labels, entries) {
        for block in 0..texts.len() {
            blocks.make_listed(u32::try_from(block).unwrap_or(u32::MAX));
        }
        read.blocks = blocks;
        return read;
    }
    if title.is_some_and(|title| is_title_page(&texts, title)) {
        let headings: Vec<u32> = blocks.headings().map(|(block, _)| block).collect();
        for block in headings {
            blocks.make_plain(block);
        }
        read.blocks = blocks;
        return read;
    }
    let mut taken: HashSet<u32> = HashSet::new();
    for entry in entries {
        let offset = entry.place.as_ref().and_then(|place| places.get(place));
        let start = offset.map_or(0, |&at| {
            blocks
                .blocks()
                .partition_point(|block| block.span.end <= at)
        });
        match find(&blocks, &texts, start, offset.is_some(), entry, &taken) {
            Found::Heading(block) => {
                taken.insert(block);
                read.listed.push(Listed {
                    block,
                    level: blocks.heading(block),
                    depth: entry.depth.clamp(1, DEEPEST),
                });
            }
            Found::Nowhere
                if offset.is_none() && read.title.is_none() && read.listed.is_empty() =>
            {
                let has_text = texts.iter().any(|text| !text.is_empty());
                let depth = entry.depth.clamp(1, DEEPEST);
                read.title = has_text.then(|| (entry.label.clone(), depth));
            }
            Found::Text | Found::Nowhere => {}
        }
    }
    read.listed.sort_by_key(|listed| listed.block);
    read.blocks = blocks;
    read
}

/// Where an entry leads that stands before block `start`: to the block near by
/// that says the same, to several that say it together, to text that begins
/// with it, else to the heading that is there.
fn find(
    blocks: &Blocks,
    texts: &[String],
    start: usize,
    is_named: bool,
    entry: &Entry,
    taken: &HashSet<u32>,
) -> Found {
    let number = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
    let wanted = entry.squeezed.as_str();
    // An empty place at the end of its title stands before the next block.
    let first = start.saturating_sub(usize::from(is_named));
    let near = first..start.saturating_add(NEAR).min(texts.len());
    let free = |at: &usize| !taken.contains(&number(*at));
    let is_title = |at: &usize| texts.get(*at).is_some_and(|text| text == wanted);
    let may_be = |at: &usize| {
        let kind = blocks.blocks().get(*at).map(|block| block.kind);
        matches!(kind, Some(BlockKind::Paragraph | BlockKind::Heading))
    };
    let mut same = near.clone().filter(is_title).filter(free).filter(may_be);
    if let Some(at) = same.next() {
        let marked = std::iter::once(at).chain(same);
        let heading = marked
            .into_iter()
            .find(|&at| blocks.heading(number(at)).is_some());
        return Found::Heading(number(heading.unwrap_or(at)));
    }
    let spread = near.clone().filter(free).filter(may_be).find(|&at| {
        (2..=SPREAD).any(|count| {
            let parts = texts.get(at..at.saturating_add(count)).unwrap_or_default();
            parts.len() == count && !parts.iter().any(String::is_empty) && parts.concat() == wanted
        })
    });
    if let Some(at) = spread {
        return Found::Heading(number(at));
    }
    let begins = |at: &usize| texts.get(*at).is_some_and(|text| text.starts_with(wanted));
    let mut close = near
        .clone()
        .take(SPREAD.saturating_add(usize::from(is_named)));
    if close.any(|at| begins(&at)) {
        return Found::Text;
    }
    let mut marked = (start..texts.len()).take(SPREAD).filter(free);
    match marked.find(|&at| blocks.heading(number(at)).is_some()) {
        Some(at) => Found::Heading(number(at)),
        None => Found::Nowhere,
    }
}

/// Whether a chapter does no more than list the contents once again. What the
/// contents list of the chapter itself stands there for its own sake.
fn lists_contents(texts: &[String], labels: &HashSet<&str>, entries: &[&Entry]) -> bool {
    let lines = texts.iter().filter(|text| !text.is_empty()).count();
    let own: HashSet<&str> = entries
        .iter()
        .map(|entry| entry.squeezed.as_str())
        .collect();
    let named = |text: &&String| labels.contains(text.as_str()) && !own.contains(text.as_str());
    let listed = texts.iter().filter(named);
    let listed = listed.count();
    // Its own name stands above the list.
    let lines = lines.saturating_sub(1);
    listed >= 3 && listed.saturating_mul(5) >= lines.saturating_mul(4)
}

/// Whether a chapter holds the title of the book and little else.
fn is_title_page(texts: &[String], title: &str) -> bool {
    let letters: usize = texts.iter().map(|text| text.chars().count()).sum();
    let own = title.chars().count();
    texts.iter().any(|text| text == title) && letters <= own.saturating_add(TITLE_PAGE)
}

/// Which depth in the contents the levels of the markup have.
struct Levels(HashMap<u8, u8>);

impl Levels {
    /// The depth that headings of each level are listed with most often.
    fn of(read: &[Read]) -> Self {
        let mut counts: HashMap<(u8, u8), usize> = HashMap::new();
        for listed in read.iter().flat_map(|chapter| &chapter.listed) {
            if let Some(level) = listed.level {
                let count = counts.entry((level, listed.depth)).or_default();
                *count = count.saturating_add(1);
            }
        }
        let mut known: HashMap<u8, (usize, u8)> = HashMap::new();
        for ((level, depth), count) in counts {
            let best = known.entry(level).or_insert((count, depth));
            let is_better = count > best.0 || count == best.0 && depth < best.1;
            if is_better {
                *best = (count, depth);
            }
        }
        let known = known.into_iter();
        Self(known.map(|(level, (_, depth))| (level, depth)).collect())
    }

    /// The depth of a heading that is not listed.
    fn depth(&self, level: u8) -> u8 {
        if let Some(&depth) = self.0.get(&level) {
            return depth;
        }
        let above = self.0.keys().filter(|&&known| known < level).max();
        let below = self.0.keys().filter(|&&known| known > level).min();
        let depth = |known: &u8| self.0.get(known).copied().unwrap_or(1);
        let depth = match (above, below) {
            (Some(above), _) => depth(above).saturating_add(level.saturating_sub(*above)),
            (None, Some(below)) => depth(below).saturating_sub(below.saturating_sub(level)),
            (None, None) => level,
        };
        depth.clamp(1, DEEPEST)
    }

    /// Gives the headings of a chapter their levels in the whole.
    fn set(&self, chapter: &mut Read) {
        let headings: Vec<(u32, u8)> = chapter.blocks.headings().collect();
        let mut listed = chapter.listed.iter().peekable();
        let mut above: Option<Listed> = None;
        let mut levels: Vec<(u32, u8)> = Vec::new();
        for (block, level) in headings {
            while let Some(here) = listed.next_if(|here| here.block <= block) {
                above = Some(*here);
            }
            if above.is_some_and(|above| above.block == block) {
                continue;
            }
            let own = above.and_then(|above| {
                let known = above.level.filter(|&known| known <= level)?;
                Some(above.depth.saturating_add(level.saturating_sub(known)))
            });
            let depth = own.unwrap_or_else(|| self.depth(level));
            levels.push((block, depth.clamp(1, DEEPEST)));
        }
        let own = chapter.listed.iter().map(|here| (here.block, here.depth));
        for (block, level) in levels.into_iter().chain(own) {
            chapter.blocks.make_heading(block, level);
        }
    }
}
