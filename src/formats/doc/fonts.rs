//! The names of fonts, by their numbers.

use super::bytes::{text_at, u16_at};

/// Reads the table of them. What is cut short is left out.
pub(super) fn read(table: &[u8]) -> Vec<String> {
    /// Where the name begins, and how many bytes stand before an entry.
    const NAME: usize = 39;
    let count = usize::from(u16_at(table, 0).unwrap_or(0));
    let mut rest = table.get(4..).unwrap_or_default();
    let mut fonts = Vec::new();
    for _ in 0..count {
        let Some((&size, behind)) = rest.split_first() else {
            break;
        };
        let Some((font, behind)) = behind.split_at_checked(usize::from(size)) else {
            break;
        };
        let units = font.len().saturating_sub(NAME) / 2;
        let name = text_at(font, NAME, units).unwrap_or_default();
        let name = name.split('\0').next().unwrap_or_default();
        fonts.push(name.to_owned());
        rest = behind;
    }
    fonts
}
