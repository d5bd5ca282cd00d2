//! Characters that are another one in a different dress.
//!
//! Each run gives, for the characters from its first on, the character that
//! is left of each when Unicode's compatibility decomposition (UAX #15, NFKD)
//! is applied and the marks on Latin letters are dropped; a character that
//! stands for itself is only there to fill a gap. Added to that are letters
//! that printed pinyin uses for a and g, and stroked Latin letters. Left out
//! are those that decompose to several characters, scripts that do not stand
//! in Chinese documents, and full-width ASCII, which is plain arithmetic.

/// First code point of a run, and what its characters stand for.
const RUNS: &[(u32, &str)] = &[
    (0xaa, "a"),
    (0xb2, "23´μ"),
    (0xb9, "1o"),
    (
        0xc0,
        "AAAAAAÆCEEEEIIIIÐNOOOOO×OUUUUYÞßaaaaaaæceeeeiiiiðnooooo÷ouuu",
    ),
    (
        0xfc,
        "uyþyAaAaAaCcCcCcCcDdDdEeEeEeEeEeGgGgGgGgHhHhIiIiIiIiIiĲĳJjKk",
    ),
    (0x139, "LlLlLlĿŀLlNnNnNn"),
    (
        0x14c,
        "OoOoOoŒœRrRrRrSsSsSsSsTtTtTtUuUuUuUuUuUuWwYyYZzZzZzs",
    ),
    (0x1a0, "Oo"),
    (0x1af, "Uu"),
    (0x1cd, "AaIiOoUuUuUuUuUuǝAaAa"),
    (0x1e6, "GgKkOoOoǮǯj"),
    (0x1f4, "GgǶǷNnAa"),
    (0x200, "AaAaEeEeIiIiOoOoRrRrUuUuSsTtȜȝHh"),
    (0x226, "AaEeOoOoOoOoYy"),
    (0x251, "a"),
    (0x261, "g"),
    (
        0x1e00,
        "AaBbBbBbCcDdDdDdDdDdEeEeEeEeEeFfGgHhHhHhHhHhIiIiKkKkKkLlLlLl",
    ),
    (
        0x1e3c,
        "LlMmMmMmNnNnNnNnOoOoOoOoPpPpRrRrRrRrSsSsSsSsSsTtTtTtTtUuUuUu",
    ),
    (0x1e78, "UuUuVvVvWwWwWwWwWwXxXxYyZzZzZzhtwyẚs"),
    (
        0x1ea0,
        "AaAaAaAaAaAaAaAaAaAaAaAaEeEeEeEeEeEeEeEeIiIiOoOoOoOoOoOoOoOo",
    ),
    (0x1edc, "OoOoOoOoUuUuUuUuUuUuUuYyYyYyYy"),
    (0x2011, "‐"),
    (0x2024, "."),
    (0x2070, "0i"),
    (0x2074, "456789+−=()n0123456789+−=()"),
    (0x2090, "aeoxəhklmnpst"),
    (0x2102, "C"),
    (0x2107, "Ɛ℈℉gHHHhhIILl℔N"),
    (0x2119, "PQRRR"),
    (0x2124, "Z℥Ω℧Z℩KABC℮eEFℲMo"),
    (0x2139, "i℺℻πγΓΠ∑"),
    (0x2145, "Ddeij"),
    (0x2160, "I"),
    (0x2164, "V"),
    (0x2169, "XⅪⅫLCDMi"),
    (0x2174, "v"),
    (0x2179, "xⅺⅻlcdm"),
    (0x2329, "〈〉"),
    (0x2460, "123456789"),
    (
        0x24b6,
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0",
    ),
    (0x2c7c, "jV"),
    (0x3036, "〒〷十卄卅"),
    (0x3192, "一二三四上中下甲乙丙丁天地人"),
    (0x3244, "問幼文箏"),
    (
        0x3280,
        "一二三四五六七八九十月火水木金土日株有社名特財祝労秘男女適優印注項休写正上中下左右医宗学監企資協夜",
    ),
    (
        0x32d0,
        "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヰヱヲ",
    ),
    (0xfe10, ",、。:;!?〖〗"),
    (0xfe31, "—–__(){}〔〕【】《》〈〉「」『』﹅﹆[]"),
    (0xfe4d, "___,、."),
    (0xfe54, ";:?!—(){}〔〕#&*+-<>="),
    (0xfe68, "\\$%@"),
    (
        0xff5f,
        "⦅⦆。「」、・ヲァィゥェォャュョッーアイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレ",
    ),
    (0xff9b, "ロワン"),
    (0xffe0, "¢£¬￣¦¥₩"),
    (0xffe8, "│←↑→↓■○"),
    (
        0x1d400,
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyzABCDEFGH",
    ),
    (0x1d43c, "IJKLMNOPQRSTUVWXYZabcdefg"),
    (
        0x1d456,
        "ijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnop",
    ),
    (0x1d492, "qrstuvwxyzA"),
    (0x1d49e, "CD"),
    (0x1d4a2, "G"),
    (0x1d4a5, "JK"),
    (0x1d4a9, "NOPQ"),
    (0x1d4ae, "STUVWXYZabcd"),
    (0x1d4bb, "f"),
    (0x1d4bd, "hijklmn"),
    (
        0x1d4c5,
        "pqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvw",
    ),
    (0x1d501, "xyzAB"),
    (0x1d507, "DEFG"),
    (0x1d50d, "JKLMNOPQ"),
    (0x1d516, "STUVWXY"),
    (0x1d51e, "abcdefghijklmnopqrstuvwxyzAB"),
    (0x1d53b, "DEFG"),
    (0x1d540, "IJKLM"),
    (0x1d546, "O"),
    (0x1d54a, "STUVWXY"),
    (
        0x1d552,
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZabcdefgh",
    ),
    (
        0x1d58e,
        "ijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnop",
    ),
    (
        0x1d5ca,
        "qrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwx",
    ),
    (
        0x1d606,
        "yzABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyzABCDEF",
    ),
    (
        0x1d642,
        "GHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMN",
    ),
    (0x1d67e, "OPQRSTUVWXYZabcdefghijklmnopqrstuvwxyziȷ"),
    (
        0x1d6a8,
        "ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΘΣΤΥΦΧΨΩ∇αβγδεζηθικλμνξοπρςστυφχψω∂εθκφρπΑΒ",
    ),
    (
        0x1d6e4,
        "ΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΘΣΤΥΦΧΨΩ∇αβγδεζηθικλμνξοπρςστυφχψω∂εθκφρπΑΒΓΔ",
    ),
    (
        0x1d720,
        "ΕΖΗΘΙΚΛΜΝΞΟΠΡΘΣΤΥΦΧΨΩ∇αβγδεζηθικλμνξοπρςστυφχψω∂εθκφρπΑΒΓΔΕΖ",
    ),
    (
        0x1d75c,
        "ΗΘΙΚΛΜΝΞΟΠΡΘΣΤΥΦΧΨΩ∇αβγδεζηθικλμνξοπρςστυφχψω∂εθκφρπΑΒΓΔΕΖΗΘ",
    ),
    (
        0x1d798,
        "ΙΚΛΜΝΞΟΠΡΘΣΤΥΦΧΨΩ∇αβγδεζηθικλμνξοπρςστυφχψω∂εθκφρπϜϝ",
    ),
    (
        0x1d7ce,
        "01234567890123456789012345678901234567890123456789",
    ),
    (0x1f12b, "CR"),
    (0x1f130, "ABCDEFGHIJKLMNOPQRSTUVWXYZ"),
    (0x1f202, "サ"),
    (
        0x1f210,
        "手字双デ二多解天交映無料前後再新初終生販声吹演投捕一三遊左中右指走打禁空合満有月申割営配",
    ),
    (0x1f250, "得可"),
    (0x1fbf0, "0123456789"),
];

/// Each character of the runs that stands for another, with that other.
pub(super) fn pairs() -> impl Iterator<Item = (char, char)> {
    RUNS.iter().flat_map(|&(first, run)| {
        let own = (first..).map_while(char::from_u32);
        own.zip(run.chars()).filter(|(own, other)| own != other)
    })
}
