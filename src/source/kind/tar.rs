//! tar, the old form too, which has no signature.

/// Bytes of the header.
const HEADER: usize = 512;

/// Where its checksum stands, in octal digits.
const CHECKSUM: std::ops::Range<usize> = 148..156;

/// Whether the first header is one, by its checksum: the sum of its bytes with
/// spaces in place of the sum itself.
pub(super) fn is_tar(head: &[u8]) -> bool {
    let Some(header) = head.get(..HEADER) else {
        return false;
    };
    let told = header.get(CHECKSUM).unwrap_or_default();
    let digits: String = told
        .iter()
        .map(|&byte| char::from(byte))
        .skip_while(|c| *c == ' ')
        .take_while(char::is_ascii_digit)
        .collect();
    let Ok(told) = u32::from_str_radix(&digits, 8) else {
        return false;
    };
    let sum: u32 = (0..)
        .zip(header)
        .map(|(at, &byte)| match CHECKSUM.contains(&at) {
            true => u32::from(b' '),
            false => u32::from(byte),
        })
        .sum();
    told == sum && header.first() != Some(&0)
}
