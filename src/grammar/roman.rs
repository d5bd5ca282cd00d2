//! Roman numerals, as letters and as signs made for them.

use super::cursor::Cursor;
use crate::text::numbers::latin;

/// Reads a Roman numeral, of letters or of signs made for it.
pub(crate) fn roman_numeral(cursor: &mut Cursor<'_>) -> Option<u32> {
    if let Some(value) = cursor.peek().and_then(latin::roman_sign) {
        cursor.eat(|_| true);
        return Some(value);
    }
    let rest = cursor.rest();
    let sign = |b: &u8| matches!(b, b'I' | b'V' | b'X');
    let len = rest.bytes().take_while(sign).count();
    if len == 0 {
        return None;
    }
    // Of the signs above X a title has other uses.
    let value = latin::roman_value(rest.get(..len)?).filter(|&value| value < 40)?;
    cursor.advance(len);
    Some(value)
}

/// The Roman numeral at the start of `text` with the letter of what was
/// inserted behind it (IIA), and their bytes.
pub(crate) fn roman_with_letter(text: &str) -> Option<(u32, Option<u32>, usize)> {
    let mut cursor = Cursor::new(text);
    let value = roman_numeral(&mut cursor)?;
    let letter = cursor.eat(|c| c.is_ascii_uppercase());
    let letter = letter.and_then(latin::letter_value);
    Some((value, letter, cursor.at))
}
