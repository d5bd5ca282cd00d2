//! Characters of addresses that are written in hexadecimal digits: `%E6%B8%A1`.

/// A text with what is written as `%E6%B8%A1` read; as it is where that is no
/// UTF-8. Linear.
pub(crate) fn decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&first, behind)) = rest.split_first() {
        let hex = |at: usize| {
            let digit = behind.get(at).map(|&b| char::from(b).to_digit(16));
            digit.flatten().and_then(|digit| u8::try_from(digit).ok())
        };
        match (first, hex(0), hex(1)) {
            (b'%', Some(high), Some(low)) => {
                bytes.push(high << 4 | low);
                rest = behind.get(2..).unwrap_or_default();
            }
            _ => {
                bytes.push(first);
                rest = behind;
            }
        }
    }
    String::from_utf8(bytes).unwrap_or_else(|_| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::decoded;

    #[test]
    fn an_address_is_read_as_it_is_written() {
        assert_eq!(decoded("%E6%B8%A1-1"), "渡-1");
        assert_eq!(decoded("100%渡%zz"), "100%渡%zz");
        assert_eq!(decoded("%E6"), "%E6");
        assert_eq!(decoded("100%"), "100%");
        assert_eq!(decoded("%+1"), "%+1");
    }
}
