//! Whole numbers set in hanzi, and in the signs of Japan and Korea.

/// The ten stems, which count as letters do: 甲, 乙.
pub(crate) const STEMS: &str = "甲乙丙丁戊己庚辛壬癸";
/// The twelve branches.
pub(crate) const BRANCHES: &str = "子丑寅卯辰巳午未申酉戌亥";

/// A number digit by digit, in the ten signs from nought on.
pub(crate) fn digits(number: u32, signs: &str) -> String {
    let sign = |digit: char| {
        let at = digit.to_digit(10).and_then(|at| usize::try_from(at).ok());
        at.and_then(|at| signs.chars().nth(at)).unwrap_or(digit)
    };
    number.to_string().chars().map(sign).collect()
}

/// Numerals with units: what they are written with.
pub(crate) struct Writing {
    /// From zero to nine; the first stands between others where units are
    /// passed over, and nowhere where it is a space.
    digits: &'static str,
    /// Ten, a hundred, a thousand.
    units: [&'static str; 3],
    /// Ten thousand.
    myriad: &'static str,
    /// Where a one is written before a unit.
    ones: Ones,
}

/// Where a one is written before a unit.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Ones {
    /// Everywhere: 壹拾.
    Always,
    /// Everywhere but before a ten that begins the number: 十二, 一百一十.
    NotFirstTen,
    /// Nowhere but before the myriad: 百十一.
    Never,
}

pub(crate) const COUNTING: Writing = Writing {
    digits: "〇一二三四五六七八九",
    units: ["十", "百", "千"],
    myriad: "万",
    ones: Ones::NotFirstTen,
};

pub(crate) const TAIWAN: Writing = Writing {
    digits: "零一二三四五六七八九",
    units: ["十", "百", "千"],
    myriad: "萬",
    ones: Ones::NotFirstTen,
};

pub(crate) const LEGAL: Writing = Writing {
    digits: "零壹贰叁肆伍陆柒捌玖",
    units: ["拾", "佰", "仟"],
    myriad: "万",
    ones: Ones::Always,
};

pub(crate) const TRADITIONAL: Writing = Writing {
    digits: "零壹貳參肆伍陸柒捌玖",
    units: ["拾", "佰", "仟"],
    myriad: "萬",
    ones: Ones::Always,
};

pub(crate) const JAPAN: Writing = Writing {
    digits: " 一二三四五六七八九",
    units: ["十", "百", "千"],
    myriad: "万",
    ones: Ones::Never,
};

pub(crate) const JAPAN_LEGAL: Writing = Writing {
    digits: " 壱弐参四伍六七八九",
    units: ["拾", "百", "阡"],
    myriad: "萬",
    ones: Ones::Always,
};

pub(crate) const KOREA: Writing = Writing {
    digits: " 일이삼사오육칠팔구",
    units: ["십", "백", "천"],
    myriad: "만",
    ones: Ones::Never,
};

impl Writing {
    /// A number in this writing.
    pub(crate) fn write(&self, number: u32) -> String {
        let zero = self.digits.chars().next().unwrap_or(' ');
        if number == 0 {
            return if zero == ' ' { "〇" } else { self.digits }
                .chars()
                .take(1)
                .collect();
        }
        let mut written = String::new();
        let mut gap = false;
        for (power, unit) in [(8u32, "亿"), (4, self.myriad), (0, "")] {
            let four = number / 10u32.saturating_pow(power) % 10_000;
            if four == 0 {
                gap |= !written.is_empty();
                continue;
            }
            for (power, small) in [(3u32, 2usize), (2, 1), (1, 0)] {
                let digit = four / 10u32.saturating_pow(power) % 10;
                let sign = self.units.get(small).copied().unwrap_or_default();
                self.digit(digit, sign, &mut written, &mut gap);
            }
            self.digit(four % 10, "", &mut written, &mut gap);
            // A one before the myriad is written whatever the others do.
            written += unit;
            gap = false;
        }
        written
    }

    /// Writes a digit with its unit, and a zero before it where units between
    /// are passed over.
    fn digit(&self, digit: u32, unit: &str, written: &mut String, gap: &mut bool) {
        if digit == 0 {
            *gap |= !written.is_empty();
            return;
        }
        let zero = self.digits.chars().next().filter(|&zero| zero != ' ');
        if std::mem::take(gap) {
            written.extend(zero);
        }
        let silent = digit == 1
            && !unit.is_empty()
            && match self.ones {
                Ones::Always => false,
                Ones::NotFirstTen => written.is_empty() && Some(&unit) == self.units.first(),
                Ones::Never => true,
            };
        if !silent {
            let at = usize::try_from(digit).unwrap_or(0);
            written.extend(self.digits.chars().nth(at));
        }
        *written += unit;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::numerals;

    #[test]
    fn what_is_written_is_read_again() {
        for number in (1..=2100).chain([9_999, 10_010, 20_300, 100_000, 120_045]) {
            for writing in [&COUNTING, &TAIWAN, &LEGAL, &TRADITIONAL] {
                let written = writing.write(number);
                assert_eq!(
                    numerals::value(&written),
                    Some(u64::from(number)),
                    "{written}"
                );
            }
            let row = digits(number, "〇一二三四五六七八九");
            assert_eq!(numerals::positional(&row), Some(u64::from(number)), "{row}");
        }
    }
}
