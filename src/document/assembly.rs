//! From the seeds of sections to sections, and a document with them.

use std::sync::Arc;

use crate::cores;

use super::turned::Turned;
use super::whole::{Document, Reading};
use super::{Block, BlockKind, Section, SectionId, SectionSeed, Span};

impl Document {
    /// The same reading text with other sections, `seeds` in document order.
    /// Text, styles, seams and origin are shared with this document, and
    /// [`recognised`](Self::recognised) stays as it is; a block that holds
    /// nothing but a title is a heading, every other is what it was read as.
    /// Linear: the characters of the sections are counted.
    #[must_use]
    pub fn with_sections(&self, seeds: Vec<SectionSeed>) -> Self {
        let mut blocks = self.blocks.clone();
        for turned in &self.turned {
            turned.undo(&mut blocks);
        }
        let recognised = self.recognised();
        let differ = *recognised != *seeds;
        let recognised = differ.then(|| match &self.recognised {
            Some(seeds) => Arc::clone(seeds),
            None => recognised.into(),
        });
        Self {
            recognised,
            ..assemble(Arc::clone(&self.read), blocks, seeds)
        }
    }
}

/// The document of what was read and of its sections; `blocks` are as read.
pub(super) fn assemble(
    read: Arc<Reading>,
    mut blocks: Vec<Block>,
    seeds: impl IntoIterator<Item = SectionSeed>,
) -> Document {
    let is_blank = |span: Span| {
        let text = read.text.get(span.range()).unwrap_or_default();
        text.trim().is_empty()
    };
    let mut turned = Vec::new();
    let seeds = seeds.into_iter().inspect(|seed| {
        let Some(block) = blocks.get_mut(seed.block as usize) else {
            return;
        };
        let alone = is_blank(Span::new(seed.title.end, block.span.end))
            && is_blank(Span::new(block.span.start, seed.title.start));
        if alone && block.kind != BlockKind::Heading {
            turned.push(Turned {
                block: seed.block,
                kind: block.kind,
                level: block.level,
            });
            block.kind = BlockKind::Heading;
            block.level = 0;
        }
    });
    let end = u32::try_from(read.text.len()).unwrap_or(u32::MAX);
    let mut sections = arrange(seeds, end);
    let chars = count_chars(&read.text, &mut sections);
    Document {
        read,
        chars,
        blocks,
        turned,
        sections,
        recognised: None,
    }
}

/// Parents, subtree ends and extents from depths alone.
fn arrange(seeds: impl Iterator<Item = SectionSeed>, text_end: u32) -> Vec<Section> {
    let mut sections: Vec<Section> = Vec::with_capacity(seeds.size_hint().0);
    let mut around: Vec<SectionId> = Vec::new();
    let close = |sections: &mut Vec<Section>, id: SectionId, next: SectionId, end: u32| {
        if let Some(section) = sections.get_mut(id as usize) {
            section.subtree_end = next;
            section.span = Span::new(section.title.start, end);
        }
    };
    for (id, seed) in (0u32..).zip(seeds) {
        let depth_of = |sections: &[Section], id: SectionId| {
            sections.get(id as usize).map_or(0, |s: &Section| s.depth)
        };
        while let Some(&top) = around.last() {
            if depth_of(&sections, top) < seed.depth {
                break;
            }
            around.pop();
            close(&mut sections, top, id, seed.title.start);
        }
        sections.push(Section {
            title: seed.title,
            depth: seed.depth.max(1),
            parent: around.last().copied(),
            subtree_end: id.saturating_add(1),
            block: seed.block,
            span: seed.title,
            kind: seed.kind,
            marker: seed.marker,
            confidence: seed.confidence,
            style: seed.style,
            chars: 0,
        });
        around.push(id);
    }
    let count = u32::try_from(sections.len()).unwrap_or(u32::MAX);
    while let Some(top) = around.pop() {
        close(&mut sections, top, count, text_end);
    }
    sections.shrink_to_fit();
    sections
}

/// Bytes of text whose characters are counted at a time.
const PIECE: usize = 1024 * 1024;

/// Counts the characters of each section and of the whole: those before its
/// beginning are taken from those before its end. Linear, on all cores.
pub(super) fn count_chars(text: &str, sections: &mut [Section]) -> u32 {
    let mut rest = &*sections;
    let pieces = (0usize..).step_by(PIECE).zip(text.as_bytes().chunks(PIECE));
    let pieces: Vec<_> = pieces
        .map(|(base, bytes)| {
            let start = |section: &Section| section.span.start as usize;
            let inside = rest.partition_point(|s| start(s) < base.saturating_add(bytes.len()));
            let (here, behind) = rest.split_at(inside);
            rest = behind;
            let starts = here.iter().map(move |s| start(s).saturating_sub(base));
            (bytes, starts)
        })
        .collect();
    let counted = cores::map(&pieces, |(bytes, starts)| {
        let (mut from, mut chars) = (0, 0u32);
        let mut count = |to: usize| {
            let part = bytes.get(from..to).unwrap_or_default();
            let more: usize = part.chunks(255).map(count_chars_in).sum();
            from = to;
            chars = chars.saturating_add(u32::try_from(more).unwrap_or(u32::MAX));
            chars
        };
        let before: Vec<u32> = starts.clone().map(&mut count).collect();
        (before, count(bytes.len()))
    });
    let mut before = Vec::with_capacity(sections.len().saturating_add(1));
    let mut whole = 0u32;
    for (here, chars) in counted {
        before.extend(here.into_iter().map(|chars| whole.saturating_add(chars)));
        whole = whole.saturating_add(chars);
    }
    before.resize(sections.len(), whole);
    for (section, &start) in sections.iter_mut().zip(&before) {
        let end = before.get(section.subtree_end as usize);
        section.chars = end.unwrap_or(&whole).saturating_sub(start);
    }
    whole
}

/// Characters that begin in at most 255 bytes, line feeds left out: a sum that
/// fits into a byte, so that many are summed up at once.
fn count_chars_in(bytes: &[u8]) -> usize {
    let begins = |&byte: &u8| u8::from(byte & 0xC0 != 0x80 && byte != b'\n');
    usize::from(bytes.iter().map(begins).fold(0u8, u8::wrapping_add))
}
