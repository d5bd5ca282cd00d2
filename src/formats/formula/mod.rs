//! Formulas in LaTeX, as texts from scanners and vision models have them:
//! found in a text, and read as one line that a reader can read.
//!
//! A formula is found by its signs alone ([`find`]), so that prices stay
//! prices; it is read ([`read`]) in three steps, tokens, tree and line, of
//! which each takes any input and is bounded in depth.

mod line;
mod names;
mod spans;
mod tokens;
mod tree;

pub(crate) use line::Reading;
pub(crate) use spans::{Formula, find, may_hold};

/// A formula as one line. `source` is what stands between its delimiters;
/// `at` is the offset (bytes) of its first byte, to which all places are
/// relative. Linear.
pub(crate) fn read(source: &str, at: usize) -> Reading {
    let nodes = tree::parse(&tokens::of(source));
    line::write(&nodes, at)
}

#[cfg(test)]
mod tests {
    use super::{Reading, read};

    fn line(source: &str) -> String {
        let Reading { text, said, .. } = read(source, 0);
        match said {
            true => text,
            false => format!("?{text}"),
        }
    }

    #[test]
    fn formulas_become_one_line() {
        for (source, expected) in [
            (r"2 5 \mathrm { k V }", "25 kV"),
            (r"1 2 0 \mathrm { k m }", "120 km"),
            (r"6 4 . 6 \%", "64.6%"),
            (r"1 3 , 0 4 9 . 8 4", "13,049.84"),
            (
                r"3 . 5 0 \times 1 0 ^ { 8 } \mathrm { m } ^ { 3 }",
                "3.50×10⁸ m³",
            ),
            (r"x _ { 1 } \leq 2", "x₁ ≤ 2"),
            (r"\textcircled { 1 }", "①"),
            (r"\circled{12}", "⑫"),
            (r"\mathrm { F W A }", "FWA"),
            (r"\mathrm { C O } _ { 2 }", "CO₂"),
            (r"\mathrm { R O A R } ^ { [ 2 7 ] }", "ROAR[27]"),
            (r"10\,\mathrm{km}", "10 km"),
            (r"50\!\%", "50%"),
            (r"5 0 \mathrm { ~ \% }", "50%"),
            (r"\{1, 2\}", "{1, 2}"),
            (r"a*b*c", "a*b*c"),
            (r"S_{*}", "S*"),
            (r"y = x^2", "y = x²"),
            (r"0.80 \mathrm{pct}", "0.80 pct"),
            (r"2 5 5 { \sim } 4 0 0 \mathrm { h }", "255~400 h"),
            (r"\ge 4 \mathrm { m } / \mathrm { s }", "≥ 4 m/s"),
            (r"{ \geqslant } 4 \mathrm { m / s }", "≥4 m/s"),
            (r"\frac{1}{2}", "1/2"),
            (r"\frac { a + b } { 2 c }", "(a + b)/(2c)"),
            (r"\sqrt { 2 } + \sqrt[3]{x+1}", "√2 + ³√(x + 1)"),
            (r"\left( \alpha + \beta \right)", "(α + β)"),
            (r"X ( I { \times } J { \times } K )", "X(I×J×K)"),
            (r"\lambda ^ { - 1 }", "λ⁻¹"),
            (r"3 0 ^ { \circ } \mathrm { C }", "30°C"),
            (
                r"\sum _ { i = 1 } ^ { n } t _ { i } ^ { 2 }",
                "∑_(i=1)ⁿ t_i²",
            ),
            (r"T _ { \mathrm { l i m } }", "T_lim"),
            (r"\hat { V } ( p )", "V\u{302}(p)"),
            (r"\text{总资产} \times 2", "总资产×2"),
            (r"2 0 1 0 - 2 0 1 2", "2010-2012"),
            (r"a - b", "a - b"),
            (r"\mathrm { l g } x", "lg x"),
            (r"\sin x", "sin x"),
            (
                r"\begin{cases} 1, & x > 0 \\ 0, & x \le 0 \end{cases}",
                "{1, x > 0; 0, x ≤ 0",
            ),
            (
                r"\begin{array}{c c} a & b \\ c & d \end{array}",
                "[a, b; c, d]",
            ),
            (r"x \tag{3}", "x (3)"),
            (r"5 \mathrm{万元}", "5万元"),
            (r"- 5 ^ { \circ }", "-5°"),
            (r"1 { , } 0 0 0", "1,000"),
            (r"{\rm CO_2}", "CO₂"),
        ] {
            assert_eq!(line(source), expected, "{source}");
        }
    }

    #[test]
    fn what_cannot_be_said_in_a_line_stays_as_it_is() {
        assert_eq!(line(r"\foo { a } + b"), r"?\foo a + b");
        assert_eq!(line(r"x \\ y"), "x; y");
        assert_eq!(line(r"}{ ^ _ \"), r"?}^_\");
    }

    #[test]
    fn nesting_is_bounded() {
        for deep in [r"\frac{", "{", r"\sqrt{", "^{", r"\left(", r"\begin{array}"] {
            let source = deep.repeat(20_000);
            assert!(!read(&source, 0).text.is_empty() || source.starts_with('{'));
        }
    }

    #[test]
    fn every_letter_is_in_the_line_or_named() {
        for source in [
            r"\frac { a + b } { 2 c } \foo \mathrm{k m} \text{总 资}",
            r"\begin{array}{c c} a & b \\ c & d \end{array} \tag{3} \color{red} x",
            r"\textcircled{7} ^ _ \hat a \hat{ab} \operatorname{arg max} \label{eq:1}",
        ] {
            let reading = read(source, 0);
            let mut there = vec![false; source.len()];
            for range in &reading.commands {
                there[range.clone()].fill(true);
            }
            for (text, at) in reading.pieces() {
                for (i, c) in text.char_indices() {
                    if source[at + i..].starts_with(c) {
                        there[at + i] = true;
                    }
                }
            }
            for (at, c) in source.char_indices() {
                assert!(there[at] || !c.is_alphanumeric(), "{c} at {at} of {source}");
            }
        }
    }
}
