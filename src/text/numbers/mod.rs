//! Numbers, however they are written: the one room that headings, references,
//! figures, queries and lists read and write them with.
//!
//! | module | what it does |
//! | --- | --- |
//! | [`numerals`] | whole numbers in hanzi or digits: 一百二十, 二〇二六, 120 |
//! | `arabic` | Arabic digits with commas and a point: 18,402.5 |
//! | `decimal` | exact decimal numbers |
//! | `latin` | Roman numerals and letters: XIV, AA |
//! | `enclosed` | numbers in one character: ③, ⑶, ⒊, ㈢ |
//! | `written` | whole numbers set in hanzi: 一百〇一, 壹佰零壹 |

mod arabic;
mod decimal;
pub(crate) mod enclosed;
pub(crate) mod latin;
pub mod numerals;
pub(crate) mod written;

pub(crate) use arabic::{arabic, is_arabic};
pub use decimal::Decimal;
