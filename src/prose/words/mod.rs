//! Word lists of the language that recognition leans on.

mod books;
mod page;
mod prose;
mod titles;
mod tools;

pub(crate) use crate::grammar::matter::{
    abstract_lead, is_chapter_end, is_contents, is_end_matter, is_ending, is_judgment_part,
    is_lesson_part, is_measure, is_notes, is_rules_of_work, is_survey, letter_part,
};
pub(crate) use books::{is_credit, signs_preface};
pub(crate) use page::{
    is_address, is_caption, is_caption_line, is_crumb, is_label, is_layout_line, is_source_line,
    page_number, second_heading,
};
pub(crate) use prose::{
    continuation, ends_in_adverb, ends_in_particle, is_lead, reads_on, refers_to_item, splits_word,
};
pub(crate) use titles::{
    Ending, ends_document, is_dated_or_signed, is_head_line, is_office, is_signature,
    names_document, title_goes_on, title_label,
};
pub(crate) use tools::{Tools, is_crumb_trail, is_foot, tools};
