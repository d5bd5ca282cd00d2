//! Roman numerals, as letters and as signs made for them.

use super::cursor::Cursor;

/// Reads a Roman numeral, of letters or of signs made for it.
pub(crate) fn roman_numeral(cursor: &mut Cursor<'_>) -> Option<u32> {
    if let Some(c) = cursor.eat(|c| matches!(c, 'Ⅰ'..='Ⅻ')) {
        return u32::from(c).checked_sub(0x215F);
    }
    let rest = cursor.rest();
    let sign = |b: &u8| matches!(b, b'I' | b'V' | b'X');
    let len = rest.bytes().take_while(sign).count();
    if len == 0 {
        return None;
    }
    let value = roman_value(rest.get(..len)?)?;
    cursor.advance(len);
    Some(value)
}

/// The Roman numeral at the start of `text` with the letter of what was
/// inserted behind it (IIA), and their bytes.
pub(crate) fn roman_with_letter(text: &str) -> Option<(u32, Option<u32>, usize)> {
    let mut cursor = Cursor::new(text);
    let value = roman_numeral(&mut cursor)?;
    let letter = cursor.eat(|c| c.is_ascii_uppercase()).map(|letter| {
        let place = u32::from(letter).saturating_sub(u32::from('A'));
        place.saturating_add(1)
    });
    Some((value, letter, cursor.at))
}

/// The value of a Roman numeral up to 39 in its normal form.
fn roman_value(numeral: &str) -> Option<u32> {
    const ONES: [&str; 10] = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"];
    let ones = numeral.trim_start_matches('X');
    let tens = numeral.len().saturating_sub(ones.len());
    // IX ends in the sign of ten.
    let value = ONES.iter().position(|&n| n == ones)?;
    let value = u32::try_from(tens.saturating_mul(10).saturating_add(value)).ok()?;
    (1..40).contains(&value).then_some(value)
}
