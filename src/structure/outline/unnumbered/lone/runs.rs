//! Runs of lines that look like titles, with what stands below each.

use super::shape::{self, Shape};
use crate::document::BlockKind;
use crate::structure::outline::evidence::candidate::Candidate;
use crate::structure::outline::evidence::page::Page;

/// Lines that look like titles, one right below the other.
#[derive(Debug, Clone, Copy)]
pub(super) struct Run {
    /// The first block and the one behind the last.
    pub(super) from: u32,
    pub(super) to: u32,
    /// Blocks of text below, up to the next run or heading, and their bytes.
    pub(super) texts: u32,
    pub(super) bytes: u32,
    /// Other lines below, and how many of them before any text.
    pub(super) others: u32,
    pub(super) heads: u32,
    /// How many headings of units stand before.
    pub(super) section: u32,
    /// Whether such a heading stands right above.
    pub(super) subtitle: bool,
    /// Whether the line above breaks off.
    pub(super) cut: bool,
    /// What stands right below.
    pub(super) below: Below,
}

/// What stands right below a run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Below {
    /// Text.
    Text,
    /// A heading.
    Heading,
    /// Anything else, or the end.
    Other,
}

impl Run {
    /// Lines of the run.
    pub(super) const fn len(&self) -> u32 {
        self.to.saturating_sub(self.from)
    }
}

/// What a text is made of.
#[derive(Debug, Default)]
pub(super) struct Lines {
    pub(super) runs: Vec<Run>,
    /// Blocks of text and other lines.
    pub(super) texts: u32,
    pub(super) others: u32,
    /// Headings of units that stand above anything but a heading.
    pub(super) sections: u32,
}

/// Reads the blocks before `end`. Linear; long blocks are not looked through.
pub(super) fn read(page: &Page<'_>, candidates: &[Candidate], end: u32) -> Lines {
    let mut lines = Lines::default();
    let mut open: Option<Run> = None;
    let mut headings = candidates.iter().peekable();
    let mut headed = false;
    let mut cut = false;
    for (id, block) in (0u32..end).zip(page.blocks) {
        let mut heading = false;
        while let Some(c) = headings.next_if(|c| c.block <= id) {
            heading |= c.block == id;
        }
        if heading {
            let at_once = headings
                .peek()
                .is_some_and(|c| c.block == id.saturating_add(1));
            lines.sections = lines.sections.saturating_add(u32::from(!at_once));
            if let Some(run) = &mut open {
                run.close(id, Below::Heading);
            }
            lines.runs.extend(open.take());
            (headed, cut) = (true, false);
            continue;
        }
        if block.continues || block.kind == BlockKind::Rule {
            continue;
        }
        let text = page.slice(block.span);
        let shape = match block.kind {
            BlockKind::Paragraph => shape::of(text),
            BlockKind::Quote => Shape::Text,
            _ => Shape::Other,
        };
        match shape {
            Shape::Blank => continue,
            Shape::Title => match &mut open {
                Some(run) if run.is_open() => {}
                _ => {
                    lines.runs.extend(open.replace(Run {
                        from: id,
                        to: 0,
                        texts: 0,
                        bytes: 0,
                        others: 0,
                        heads: 0,
                        section: lines.sections,
                        subtitle: headed,
                        cut,
                        below: Below::Other,
                    }));
                }
            },
            Shape::Text => {
                lines.texts = lines.texts.saturating_add(1);
                cut = text.ends_with(['，', '、', ',']);
                if let Some(run) = &mut open {
                    run.close(id, Below::Text);
                    run.texts = run.texts.saturating_add(1);
                    run.bytes = run.bytes.saturating_add(block.span.len());
                }
            }
            Shape::Other => {
                lines.others = lines.others.saturating_add(1);
                cut = false;
                if let Some(run) = &mut open {
                    run.close(id, Below::Other);
                    run.others = run.others.saturating_add(1);
                    run.heads = run.heads.saturating_add(u32::from(run.texts == 0));
                }
            }
        }
        headed = false;
    }
    if let Some(run) = &mut open {
        run.close(end, Below::Other);
    }
    lines.runs.extend(open);
    lines
}

impl Run {
    const fn is_open(&self) -> bool {
        self.to == 0
    }

    /// Ends the run, where it goes on, before block `id`.
    const fn close(&mut self, id: u32, below: Below) {
        if self.is_open() {
            self.to = id;
            self.below = below;
        }
    }
}
