//! Chips as they are kept: in presets, with their document, and where they
//! were taken away.

use crate::explorer::filter::chips::{Chip, Filter};
use crate::notes::{KeptFilters, Preset};
use crate::search::Within;

/// The chips as a preset.
#[must_use]
pub fn preset(filter: &Filter, name: String) -> Preset {
    Preset {
        name,
        section: filter.within() == Within::Section,
        chips: filter.chips().iter().map(Chip::kept).collect(),
    }
}

/// The filters in force, to be kept with their document.
#[must_use]
pub fn filters(filter: &Filter, narrow: bool) -> KeptFilters {
    let Preset { section, chips, .. } = preset(filter, String::new());
    KeptFilters {
        chips,
        section,
        narrow,
    }
}

/// Puts filters that were kept in force; what this version cannot read is left
/// out.
pub fn put(filter: &mut Filter, kept: &KeptFilters) {
    if kept.section {
        filter.set_within(Within::Section);
    }
    let rules = filter.rules();
    for chip in kept.chips.iter().filter_map(|kept| Chip::of(kept, rules)) {
        filter.add(chip);
    }
}
