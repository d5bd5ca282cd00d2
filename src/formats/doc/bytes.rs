//! Numbers at places in bytes, the lowest byte first; none where there are no
//! such bytes.

use crate::formats::package::Fault;

/// So many bytes from a place on.
fn array<const N: usize>(bytes: &[u8], at: usize) -> Option<[u8; N]> {
    bytes.get(at..)?.first_chunk::<N>().copied()
}

/// An unsigned number of two bytes.
pub(super) fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    array(bytes, at).map(u16::from_le_bytes)
}

/// An unsigned number of four bytes.
pub(super) fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    array(bytes, at).map(u32::from_le_bytes)
}

/// A signed number of two bytes.
pub(super) fn i16_at(bytes: &[u8], at: usize) -> Option<i16> {
    array(bytes, at).map(i16::from_le_bytes)
}

/// The numbers of four bytes that a part of bytes is made of.
pub(super) fn numbers(bytes: &[u8]) -> Vec<u32> {
    let (all, _) = bytes.as_chunks::<4>();
    all.iter().copied().map(u32::from_le_bytes).collect()
}

/// Text of so many units of UTF-16 from a place on.
pub(super) fn text_at(bytes: &[u8], at: usize, units: usize) -> Option<String> {
    let end = at.checked_add(units.checked_mul(2)?)?;
    let (pairs, _) = bytes.get(at..end)?.as_chunks::<2>();
    let units: Vec<u16> = pairs.iter().copied().map(u16::from_le_bytes).collect();
    Some(String::from_utf16_lossy(&units))
}

/// A table of places: where each of its entries begins and the last ends, and
/// behind them what is said of each, in `size` bytes.
#[derive(Debug, Default)]
pub(super) struct Plc<'a> {
    /// The places, one more than there are entries.
    pub(super) places: Vec<u32>,
    data: &'a [u8],
    size: usize,
}

impl<'a> Plc<'a> {
    /// The table that some bytes are.
    pub(super) fn new(bytes: &'a [u8], size: usize) -> Self {
        let count = bytes.len().saturating_sub(4) / size.saturating_add(4);
        let places = count.saturating_add(1).saturating_mul(4);
        match bytes.split_at_checked(places) {
            Some((places, data)) => Self {
                places: numbers(places),
                data,
                size,
            },
            None => Self::default(),
        }
    }

    /// What is said of an entry.
    pub(super) fn said(&self, index: usize) -> Option<&'a [u8]> {
        let at = index.checked_mul(self.size)?;
        self.data.get(at..at.checked_add(self.size)?)
    }

    /// The entries: where each begins and ends, and what is said of it.
    pub(super) fn entries(&self) -> impl Iterator<Item = (u32, u32, &'a [u8])> {
        let pairs = self.places.iter().zip(self.places.iter().skip(1));
        let entry = |(index, (&from, &to))| Some((from, to, self.said(index)?));
        pairs.enumerate().filter_map(entry)
    }
}

/// What must be there.
pub(super) fn needed<T>(found: Option<T>) -> Result<T, Fault> {
    found.ok_or(Fault::Damaged)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_cut_short_is_not_there() {
        let bytes = [1, 0, 2, 0, 0];
        assert_eq!(u16_at(&bytes, 2), Some(2));
        assert_eq!(u16_at(&bytes, 4), None);
        assert_eq!(u32_at(&bytes, 2), None);
        assert_eq!(i16_at(&[0xFF, 0xFF], 0), Some(-1));
        assert_eq!(text_at(&[0x4E, 0x4E, 0x59], 0, 2), None);
        assert_eq!(u32_at(&bytes, usize::MAX), None);
    }

    #[test]
    fn a_table_of_places_has_one_more_place_than_entries() {
        let bytes = [0u32, 5, 9].map(u32::to_le_bytes).concat();
        let bytes = [bytes, vec![7, 0, 8, 0]].concat();
        let plc = Plc::new(&bytes, 2);
        let found: Vec<_> = plc.entries().collect();
        assert_eq!(found, [(0, 5, &[7, 0][..]), (5, 9, &[8, 0][..])]);
        assert_eq!(Plc::new(&[1, 2], 2).entries().count(), 0);
    }
}
