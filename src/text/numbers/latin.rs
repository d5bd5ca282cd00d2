//! Numbers in letters of the Latin alphabet: Roman ones, and those that count
//! by the alphabet.

/// A, B, … Z, AA, AB, from the letter `first`; `None` for 0.
pub(crate) fn letters(number: u32, first: u8) -> Option<String> {
    let mut left = number.checked_sub(1)?;
    let mut letters = Vec::new();
    loop {
        letters.push(char::from(
            first.saturating_add(u8::try_from(left % 26).ok()?),
        ));
        match (left / 26).checked_sub(1) {
            Some(more) => left = more,
            None => break,
        }
    }
    Some(letters.iter().rev().collect())
}

/// The signs of Roman numerals with their values, the largest first.
const SIGNS: [(u32, &str); 13] = [
    (1000, "M"),
    (900, "CM"),
    (500, "D"),
    (400, "CD"),
    (100, "C"),
    (90, "XC"),
    (50, "L"),
    (40, "XL"),
    (10, "X"),
    (9, "IX"),
    (5, "V"),
    (4, "IV"),
    (1, "I"),
];

/// I, II, III, up to 32,767; `None` for 0 and beyond.
pub(crate) fn roman(number: u32) -> Option<String> {
    if !(1..=32_767).contains(&number) {
        return None;
    }
    let mut left = number;
    let mut written = String::new();
    for (value, sign) in SIGNS {
        while let Some(less) = left.checked_sub(value) {
            written += sign;
            left = less;
        }
    }
    Some(written)
}

/// The value of a Roman numeral in capitals and in its normal form.
pub(crate) fn roman_value(numeral: &str) -> Option<u32> {
    let mut rest = numeral;
    let mut value = 0u32;
    for (worth, sign) in SIGNS {
        while let Some(behind) = rest.strip_prefix(sign) {
            value = value.checked_add(worth)?;
            rest = behind;
        }
    }
    // IIII and VX are none.
    let normal = rest.is_empty() && roman(value).as_deref() == Some(numeral);
    normal.then_some(value)
}

/// The value of a sign made for a Roman numeral: Ⅳ.
pub(crate) fn roman_sign(c: char) -> Option<u32> {
    const FIRST: char = 'Ⅰ';
    matches!(c, FIRST..='Ⅻ').then(|| {
        u32::from(c)
            .saturating_sub(u32::from(FIRST))
            .saturating_add(1)
    })
}

/// The place of a letter in the alphabet, from 1.
pub(crate) fn letter_value(letter: char) -> Option<u32> {
    let small = letter.to_ascii_lowercase();
    small.is_ascii_lowercase().then(|| {
        u32::from(small)
            .saturating_sub(u32::from('a'))
            .saturating_add(1)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_browsers_write_them() {
        let some = |text: &str| Some(text.to_owned());
        assert_eq!(
            (letters(1, b'a'), letters(27, b'A')),
            (some("a"), some("AA"))
        );
        assert_eq!((roman(4), roman(1998)), (some("IV"), some("MCMXCVIII")));
        assert_eq!((letters(0, b'a'), roman(0)), (None, None));
    }

    #[test]
    fn only_numerals_in_their_normal_form_are_read() {
        for number in 1..4000 {
            let written = roman(number).unwrap();
            assert_eq!(roman_value(&written), Some(number), "{written}");
        }
        for text in ["", "IIII", "VX", "IIX", "ivx", "IA", "VIP"] {
            assert_eq!(roman_value(text), None, "{text}");
        }
        assert_eq!(
            (roman_sign('Ⅳ'), roman_sign('Ⅻ'), roman_sign('I')),
            (Some(4), Some(12), None)
        );
        assert_eq!(
            (letter_value('A'), letter_value('z'), letter_value('1')),
            (Some(1), Some(26), None)
        );
    }
}
