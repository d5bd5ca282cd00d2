//! Numbers in letters of the Latin alphabet, before items of lists.

/// A, B, … Z, AA, AB, from the letter `first`; `None` for 0.
pub(super) fn letters(number: u32, first: u8) -> Option<String> {
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

/// I, II, III, up to 32,767; `None` for 0 and beyond.
pub(super) fn roman(number: u32) -> Option<String> {
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
}
