//! Exact decimal numbers.

use std::cmp::Ordering;
use std::fmt;

/// The most decimal places a number has.
const MAX_PLACES: u8 = 15;

/// Below this the digits of a number stay, so that two numbers of any places
/// can be brought to the same ones within `i128`.
const MAX_DIGITS: i128 = 10_i128.pow(22);

/// Decimal places of a fraction that has no end: 1/3 is 0.333333.
const FRACTION_PLACES: u8 = 6;

/// A decimal number without the errors of binary ones: 12.6亿 is
/// 1260000000, not 1259999999.9999998. It has at most 15 decimal places and
/// fewer than 10^22 units of the last of them; what passes that is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Decimal {
    /// The number times ten to the power of `places`; does not end in 0 where
    /// there are places.
    digits: i128,
    places: u8,
}

impl Decimal {
    /// Nought.
    pub const ZERO: Self = Self::whole(0);

    /// A whole number.
    #[must_use]
    pub const fn whole(number: u32) -> Self {
        Self {
            digits: number as i128,
            places: 0,
        }
    }

    /// `digits` divided by ten to the power of `places`. `None` beyond the
    /// limits of the type.
    #[must_use]
    pub fn new(mut digits: i128, mut places: u8) -> Option<Self> {
        while places > 0 && digits % 10 == 0 {
            digits /= 10;
            places = places.saturating_sub(1);
        }
        let fits = places <= MAX_PLACES && digits.checked_abs()? < MAX_DIGITS;
        fits.then_some(Self { digits, places })
    }

    /// A number as computers write it: digits with at most one point between
    /// them, a minus sign before them (`-12.5`). `None` for anything else and
    /// beyond the limits of the type.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let bare = text.strip_prefix('-').unwrap_or(text);
        let (whole, fraction) = match bare.split_once('.') {
            Some((_, "")) => return None,
            Some(parts) => parts,
            None => (bare, ""),
        };
        let all = || whole.bytes().chain(fraction.bytes());
        if whole.is_empty() || !all().all(|b| b.is_ascii_digit()) {
            return None;
        }
        let mut digits = 0_i128;
        for byte in all() {
            let digit = i128::from(byte.saturating_sub(b'0'));
            digits = digits.checked_mul(10)?.checked_add(digit)?;
        }
        let places = u8::try_from(fraction.len()).ok()?;
        let number = Self::new(digits, places)?;
        Some(if bare.len() < text.len() {
            number.negated()
        } else {
            number
        })
    }

    /// The number with the other sign.
    #[must_use]
    pub const fn negated(self) -> Self {
        Self {
            digits: self.digits.wrapping_neg(),
            places: self.places,
        }
    }

    /// The product. `None` beyond the limits of the type.
    #[must_use]
    pub fn times(self, other: Self) -> Option<Self> {
        let digits = self.digits.checked_mul(other.digits)?;
        Self::new(digits, self.places.saturating_add(other.places))
    }

    /// The sum. `None` beyond the limits of the type.
    #[must_use]
    pub fn plus(self, other: Self) -> Option<Self> {
        let places = self.places.max(other.places);
        let sum = self.at(places).checked_add(other.at(places))?;
        Self::new(sum, places)
    }

    /// `part` out of `whole`: exact where it has an end within 15 places,
    /// else rounded to 6. `None` where `whole` is nought or a number is too
    /// large.
    #[must_use]
    pub fn fraction(part: Self, whole: Self) -> Option<Self> {
        if part.places > 0 || whole.places > 0 || whole.digits <= 0 {
            return None;
        }
        let power = 10_i128.pow(u32::from(MAX_PLACES));
        let long = part.digits.checked_mul(power)?;
        if long % whole.digits == 0 {
            return Self::new(long.checked_div(whole.digits)?, MAX_PLACES);
        }
        let power = 10_i128.pow(u32::from(FRACTION_PLACES));
        let short = part.digits.checked_mul(power)?;
        let rounded = short.checked_add(whole.digits / 2)?;
        Self::new(rounded.checked_div(whole.digits)?, FRACTION_PLACES)
    }

    /// Whether it has no decimal places.
    #[must_use]
    pub const fn is_whole(self) -> bool {
        self.places == 0
    }

    /// The digits with more places than the number has; within `i128` by the
    /// limits of the type.
    fn at(self, places: u8) -> i128 {
        let more = u32::from(places.saturating_sub(self.places));
        self.digits.saturating_mul(10_i128.saturating_pow(more))
    }
}

impl PartialOrd for Decimal {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Decimal {
    fn cmp(&self, other: &Self) -> Ordering {
        let places = self.places.max(other.places);
        self.at(places).cmp(&other.at(places))
    }
}

impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.digits < 0 { "-" } else { "" };
        let power = 10_u128.pow(u32::from(self.places));
        let all = self.digits.unsigned_abs();
        let whole = all.checked_div(power).unwrap_or_default();
        write!(f, "{sign}{whole}")?;
        if self.places > 0 {
            let rest = all.checked_rem(power).unwrap_or_default();
            write!(f, ".{rest:0width$}", width = usize::from(self.places))?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::Decimal;

    fn decimal(text: &str) -> Decimal {
        Decimal::parse(text).unwrap()
    }

    #[test]
    fn products_are_exact() {
        let product = |a: &str, b| decimal(a).times(decimal(b)).unwrap().to_string();
        assert_eq!(product("12.6", "100000000"), "1260000000");
        assert_eq!(product("2.35", "1000000000000"), "2350000000000");
        assert_eq!(product("-0.5", "0.2"), "-0.1");
        assert_eq!(product("19", "0.000000000001"), "0.000000000019");
    }

    #[test]
    fn only_plain_numbers_are_read() {
        for text in ["", ".", "1.", ".5", "1.2.3", "1e5", "+1", "--1", "１"] {
            assert_eq!(Decimal::parse(text), None, "{text}");
        }
        assert_eq!(decimal("007.50").to_string(), "7.5");
        assert_eq!(decimal("-0"), Decimal::ZERO);
    }

    #[test]
    fn what_is_too_large_is_refused() {
        assert_eq!(Decimal::parse(&"9".repeat(23)), None);
        assert_eq!(Decimal::parse(&"9".repeat(60)), None);
        let large = decimal(&"9".repeat(22));
        assert_eq!(large.times(large), None);
        assert_eq!(large.plus(large), None);
        assert_eq!(Decimal::parse("0.0000000000000001"), None);
    }

    #[test]
    fn numbers_of_different_places_compare() {
        assert!(decimal("9999999999999999999999") > decimal("0.000000000000001"));
        assert!(decimal("1.25") < decimal("1.3"));
        assert!(decimal("-2") < decimal("-1.5"));
    }

    #[test]
    fn fractions_are_exact_where_they_end() {
        let fraction = |a, b| Decimal::fraction(Decimal::whole(a), Decimal::whole(b));
        let shown = |a, b| fraction(a, b).unwrap().to_string();
        assert_eq!(shown(3, 4), "0.75");
        assert_eq!(shown(1, 3), "0.333333");
        assert_eq!(shown(2, 3), "0.666667");
        assert_eq!(fraction(1, 0), None);
    }
}
