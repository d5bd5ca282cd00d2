//! Days of the calendar.

use std::fmt;

/// A day of the Gregorian calendar; shown as ISO 8601 has it (`2021-03-05`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day {
    /// From 1.
    pub year: u16,
    /// 1 to 12.
    pub month: u8,
    /// 1 to the length of the month.
    pub day: u8,
}

impl Day {
    /// A day; `None` where the calendar has none of that name.
    #[must_use]
    pub fn new(year: u16, month: u8, day: u8) -> Option<Self> {
        let valid = year > 0 && day > 0 && day <= month_length(year, month);
        valid.then_some(Self { year, month, day })
    }

    /// The first and the last day of the months from `first` to `last` of a
    /// year; `None` where they are no months or run back.
    #[must_use]
    pub fn months(year: u16, first: u8, last: u8) -> Option<(Self, Self)> {
        let from = Self::new(year, first, 1)?;
        let to = Self::new(year, last, month_length(year, last))?;
        (from < to).then_some((from, to))
    }
}

/// Days of a month; 0 where there is no such month.
const fn month_length(year: u16, month: u8) -> u8 {
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if leap => 29,
        2 => 28,
        _ => 0,
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

#[cfg(test)]
mod tests {
    use super::Day;

    #[test]
    fn only_days_of_the_calendar_exist() {
        assert!(Day::new(2024, 2, 29).is_some());
        assert!(Day::new(2023, 2, 29).is_none());
        assert!(Day::new(1900, 2, 29).is_none());
        assert!(Day::new(2021, 13, 1).is_none());
        assert!(Day::new(2021, 4, 0).is_none());
    }

    #[test]
    fn months_run_forward() {
        let (first, last) = Day::months(2021, 7, 12).unwrap();
        assert_eq!(first.to_string(), "2021-07-01");
        assert_eq!(last.to_string(), "2021-12-31");
        assert!(Day::months(2021, 5, 3).is_none());
    }
}
