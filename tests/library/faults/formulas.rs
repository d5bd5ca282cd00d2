//! Formulas as scanners and models write them: what is shown, found and
//! counted is what a reader reads.

use gangmu::document::{Document, Kept, MarkupKind};
use gangmu::figures::{self, FigureKind};

use super::{hits, markdown, paragraphs};

/// The last block of a document with one heading before it.
fn last(text: &str) -> String {
    let document = markdown(&format!("# 甲\n\n{text}\n"));
    paragraphs(&document).last().unwrap().to_string()
}

/// Each figure as it stands, and its kind.
fn told(document: &Document) -> Vec<(&str, FigureKind)> {
    let all = figures::find(document, &|| false).unwrap();
    all.iter()
        .map(|figure| (document.slice(figure.span), figure.kind))
        .collect()
}

#[test]
fn numbers_with_units_in_latex_are_readable() {
    for (source, expected) in [
        (
            r"母线为 $3 5 \mathrm { k V }$ ，距站 $8 6 \mathrm { k m }$ 。",
            "母线为 35 kV，距站 86 km。",
        ),
        (r"占 $7 1 . 3 \%$ 以上", "占 71.3% 以上"),
        (
            r"蓄水 $4 . 2 5 \times 1 0 ^ { 7 } \mathrm { m } ^ { 3 }$ ，够用。",
            "蓄水 4.25×10⁷ m³，够用。",
        ),
        (
            r"风速 $\geqslant 6 \mathrm { m / s }$ 时停机",
            "风速 ≥ 6 m/s 时停机",
        ),
    ] {
        assert_eq!(last(source), expected);
    }
}

#[test]
fn numbers_in_latex_are_found() {
    let document = markdown(
        "# 甲\n\n母线为 $3 5 \\mathrm { k V }$ ，占 $7 1 . 3 \\%$ ，距站 $8 6 \\mathrm { k m }$ ，\
         水面 $1 2 0 0 \\mathrm { k m } ^ { 2 }$ 。\n",
    );
    for query in ["35kV", "35 kV", "３５ｋＶ", "71.3%", "86km", "1200km2"] {
        assert_eq!(hits(&document, query).len(), 1, "{query}");
    }
    let apart = markdown("# 甲\n\n甲线35kV，乙线35 kV，丙线３５ｋＶ。\n");
    for query in ["35kV", "35 kV", "３５ｋＶ", "\"35 kV\""] {
        assert_eq!(hits(&apart, query).len(), 3, "{query}");
    }
    for query in ["mathrm", "$"] {
        assert_eq!(hits(&document, query).len(), 0, "{query}");
    }
}

#[test]
fn numbers_between_dollars_are_no_dollars() {
    let document = markdown(
        "# 甲\n\n营收 $21,308.55$ 万元，占比降 $0.70 \\mathrm{pct}$ ，另有 $3 6 5$ 户、\
         $1 . 5$ 亿元。\n",
    );
    let told = told(&document);
    assert!(
        told.iter().any(|&(text, _)| text.contains("21,308.55")),
        "{told:?}"
    );
    assert!(told.iter().all(|(text, _)| !text.contains('$')), "{told:?}");
    assert!(document.text().contains("21,308.55 万元"));
    assert!(!document.text().contains('$'));
}

#[test]
fn prices_stay_prices() {
    for text in [
        "价格在$7和$9之间。",
        "票价US$300，约合HK$2,340。",
        "每桶$70-$75，上年$80。",
        "变量 $HOME 与 $PATH。",
    ] {
        assert_eq!(last(text), text);
    }
}

#[test]
fn marks_in_formulas_are_no_markdown() {
    for (source, expected) in [
        (
            "记 $p*q*r$ 为积，$T_{*}$ 与 $g_{*}$ 相同。",
            "记 p*q*r 为积，T* 与 g* 相同。",
        ),
        (
            r"相距 $12\,\mathrm{km}$ ，过 $60\!\%$ 。",
            "相距 12 km，过 60%。",
        ),
        (r"取自 $\{3, 4\}$ 。", "取自 {3, 4}。"),
        ("**值 $x_1 * y_1$ 的和**", "值 x₁*y₁ 的和"),
        (r"见 $a_1 [b](c) `d`$ 处", "见 a₁[b](c)`d` 处"),
    ] {
        assert_eq!(last(source), expected);
    }
}

#[test]
fn circled_numbers_and_letters_are_read() {
    let source = r"要点： $\textcircled{1}$ 先立后破。 $\textcircled{2}$ 稳中求进。 $\circled{3}$ 以进促稳。";
    assert_eq!(last(source), "要点：①先立后破。②稳中求进。③以进促稳。");
    let document = markdown(
        "# 甲\n\n由 $\\mathrm { G I S }$ 与 $\\mathrm { D O A J } ^ { [ 1 5 ] }$ 得 $\\mathrm { N O } _ { 2 }$ 。\n",
    );
    for query in ["GIS", "DOAJ", "NO2"] {
        assert_eq!(hits(&document, query).len(), 1, "{query}");
    }
    assert!(document.text().contains("DOAJ[15]"));
}

#[test]
fn brackets_with_backslashes_are_formulas() {
    assert_eq!(
        last(r"升至\(41.08\%\)，由 \[ z = w^2 \] 与 \(b_1\) 得。"),
        "升至41.08%，由 z = w² 与 b₁ 得。"
    );
    assert_eq!(last(r"见\[1\]和\(注\)。"), "见[1]和(注)。");
}

#[test]
fn a_displayed_formula_is_a_block_and_no_seam() {
    let document = markdown(
        "# 甲\n\n平方误差可以衡量模型对新样本的偏离程度，其定义为\n\n$$\nE = \\sum _ { i = 1 } ^ { n } e _ { i } ^ { 2 }\n$$\n\n\
         其中 $n$ 为样本数，计算时取全部样本。\n上式\n$$\nE > 0\n$$\n恒成立。\n",
    );
    assert_eq!(
        paragraphs(&document)[1..],
        [
            "平方误差可以衡量模型对新样本的偏离程度，其定义为",
            "E = ∑_(i=1)ⁿ e_i²",
            "其中 n 为样本数，计算时取全部样本。上式",
            "E > 0",
            "恒成立。"
        ]
    );
    assert!(document.seams().is_empty());
}

#[test]
fn the_source_of_a_formula_is_kept_and_its_commands_are_named() {
    let document = markdown("# 甲\n\n压 $2 2 0 \\mathrm{kV}$ ，$\\unknown { q }$ 。\n");
    let formulas = document.formulas();
    assert_eq!(formulas.len(), 2);
    assert_eq!(document.slice(formulas[0].span), "220 kV");
    assert_eq!(&*formulas[0].source, r"2 2 0 \mathrm{kV}");
    assert!(formulas[0].said);
    assert!(!formulas[1].said);
    assert_eq!(document.slice(formulas[1].span), r"\unknown q");
    let markup = document.markup();
    assert!(markup.iter().any(|m| m.kind == MarkupKind::Formula));
    assert_eq!(document.kept_marks().len(), 1);
    assert_eq!(document.kept_marks()[0].kept, Kept::Formula);
}

#[test]
fn formulas_stand_in_headings_cells_and_quotes() {
    let document = markdown(
        "# 甲\n\n## 1.2 $\\mathrm{CO}_2$ 排放\n\n| 项 | 值 |\n| - | - |\n| 甲 | $3 6 \\%$ |\n\n\
         <table><tr><td>乙</td><td>$4 8 \\%$</td></tr></table>\n\n> 引 $x _ { 1 }\n> + 2$ 止\n\n\
         ```\n$a_1$\n```\n\n用 `$b_1$` 表示。\n",
    );
    assert_eq!(
        paragraphs(&document),
        [
            "甲",
            "1.2 CO₂ 排放",
            "项\t值\n甲\t36%",
            "乙\t48%",
            "引 x₁ + 2 止",
            "$a_1$",
            "用 $b_1$ 表示。"
        ]
    );
}
