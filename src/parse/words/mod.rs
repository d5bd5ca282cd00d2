//! Word lists of the language that recognition leans on.

mod names;
mod page;
mod prose;

pub(super) use names::{is_contents, is_end_matter, is_notes, letter_part, matter};
pub(super) use page::{
    ends_document, is_address, is_caption, is_crumb, is_dated_or_signed, is_label, is_office,
    names_document, page_number, second_heading, title_label,
};
pub(super) use prose::{
    continuation, ends_in_particle, follows_reference, is_compound, is_lead, is_measure,
    splits_word,
};
