//! What is drawn over the panes: pages, lists, boxes to type in.

pub(in crate::ui) mod command_palette;
pub(in crate::ui) mod encodings;
pub(in crate::ui) mod findings;
pub(in crate::ui) mod help_page;
pub(in crate::ui) mod info_page;
pub(in crate::ui) mod jump_box;
pub(in crate::ui) mod marks;
pub(in crate::ui) mod other;
pub(in crate::ui) mod popup;
pub(in crate::ui) mod presets;
pub(in crate::ui) mod prompt;
pub(in crate::ui) mod structure;
pub(in crate::ui) mod typography_page;
