//! Figures against a truth made by hand, and on real documents.

use std::path::Path;
use std::process::{Command, Output, Stdio};

use crate::common::{NOTHING_KEPT, corpus};
use gangmu::document::{Document, Format, Meta, Span};
use gangmu::figures::{self, Figure, Status, Value};
use gangmu::structure::{Options, parse};

const TRUTH: &str = include_str!("figures/truth.txt");

fn document(text: &str, format: Format) -> Document {
    let meta = Meta {
        format,
        ..Meta::default()
    };
    parse(text, meta, &Options::default()).unwrap()
}

fn found(document: &Document) -> Vec<Figure> {
    figures::find(document, &|| false).unwrap()
}

/// Text, kind, low, high and unit of a figure, apart by bars.
fn row(document: &Document, figure: &Figure) -> String {
    let shown = |end: Option<String>| end.unwrap_or_default();
    let (low, high) = match figure.value {
        Value::Amount { low, high } => (
            shown(low.map(|low| low.to_string())),
            shown(high.map(|high| high.to_string())),
        ),
        Value::Days { first, last } => (
            shown(first.map(|day| day.to_string())),
            shown(last.map(|day| day.to_string())),
        ),
    };
    let text = document.slice(figure.span);
    format!("{text}|{}|{low}|{high}|{}", figure.kind.name(), figure.unit)
}

fn rows(text: &str) -> Vec<String> {
    let document = document(text, Format::Plain);
    let found = found(&document);
    found.iter().map(|figure| row(&document, figure)).collect()
}

#[test]
fn the_truth_is_found_and_nothing_else() {
    let mut sentences: Vec<(&str, Vec<&str>)> = Vec::new();
    for line in TRUTH.lines().filter(|line| !line.is_empty()) {
        if let Some(figure) = line.strip_prefix("= ") {
            sentences.last_mut().unwrap().1.push(figure);
        } else if !line.starts_with('#') || line.starts_with("#.") {
            sentences.push((line, Vec::new()));
        }
    }
    let (mut right, mut wrong, mut missed) = (0_usize, 0_usize, 0_usize);
    for (sentence, truth) in &sentences {
        let mut truth = truth.clone();
        for row in rows(sentence) {
            if let Some(at) = truth.iter().position(|figure| *figure == row) {
                truth.remove(at);
                right += 1;
            } else {
                wrong += 1;
                println!("wrong   {row}   in {sentence}");
            }
        }
        missed += truth.len();
        for figure in truth {
            println!("missed  {figure}   in {sentence}");
        }
    }
    let all = right + missed;
    let precision = right as f64 / (right + wrong) as f64;
    let recall = right as f64 / all as f64;
    println!("{all} figures, precision {precision:.3}, recall {recall:.3}");
    assert!(all >= 300, "{all} figures in the truth");
    assert!(precision >= 0.98, "precision {precision:.3}");
    assert!(recall >= 0.95, "recall {recall:.3}");
}

/// The runs of Arabic digits that no figure holds.
fn uncovered(document: &Document, found: &[Figure]) -> Vec<Span> {
    let text = document.text();
    let mut runs: Vec<Span> = Vec::new();
    for (at, c) in text.char_indices() {
        if !(c.is_ascii_digit() || ('０'..='９').contains(&c)) {
            continue;
        }
        let start = u32::try_from(at).unwrap();
        let end = start + u32::try_from(c.len_utf8()).unwrap();
        match runs.last_mut() {
            Some(run) if run.end == start => run.end = end,
            _ => runs.push(Span::new(start, end)),
        }
    }
    runs.retain(|run| !found.iter().any(|figure| figure.span.overlaps(*run)));
    runs
}

/// What is printed in digits in the report, in order, with its value.
const REPORT: &[&str] = &[
    "超过100万户|1000000||户",
    "2021年|2021-01-01|2021-12-31|",
    "超过8000亿元|800000000000||元",
    "517亿美元|51700000000|51700000000|美元",
    "312家|312|312|家",
    "40家|40|40|家",
    "7192平方公里|7192|7192|km2",
    "54.5%|54.5|54.5|%",
    "2021年|2021-01-01|2021-12-31|",
    "326天|326|326|天",
    "16.1%|16.1|16.1|%",
    "40周年|40|40|年",
    "70周年|70|70|年",
    "100周年|100|100|年",
    "2021年|2021-01-01|2021-12-31|",
    "99.34%|99.34|99.34|%",
    "3400万|34000000|34000000|",
    "2018年|2018-01-01|2018-12-31|",
    "4万亿元|4000000000000|4000000000000|元",
    "12万元左右|120000|120000|元",
    "10%以上|10||%",
    "1小时|3600|3600|s",
];

/// The report of the corpus whose figures are known.
fn report(folder: &Path) -> Document {
    let text = std::fs::read_to_string(folder.join("chongqing-report-2022.md")).unwrap();
    document(&text, Format::Markdown)
}

#[test]
fn every_figure_printed_in_the_report_is_found() {
    let Some(folder) = corpus() else { return };
    let document = report(&folder);
    let found = found(&document);
    let in_digits: Vec<String> = found
        .iter()
        .filter(|figure| {
            document
                .slice(figure.span)
                .contains(|c: char| c.is_ascii_digit())
        })
        .map(|figure| {
            let row = row(&document, figure);
            let mut cells: Vec<&str> = row.split('|').collect();
            cells.remove(1);
            cells.join("|")
        })
        .collect();
    assert_eq!(in_digits, REPORT);

    let hanzi: Vec<&str> = found
        .iter()
        .map(|figure| document.slice(figure.span))
        .collect();
    for text in [
        "这五年",
        "五年来",
        "今后五年",
        "今年下半年",
        "三项",
        "六方面",
    ] {
        assert!(hanzi.contains(&text), "{text} in {hanzi:?}");
    }
    for run in uncovered(&document, &found) {
        let start = run.start as usize;
        let around: String = document.text()[start..].chars().take(6).collect();
        let page = document
            .continuations()
            .iter()
            .any(|note| note.span.overlaps(run));
        let name =
            document.text()[run.end as usize..].starts_with(|c: char| c.is_ascii_alphabetic());
        println!("in no figure: {around}");
        assert!(page || name, "{around}");
    }
}

#[test]
fn most_digits_of_real_reports_stand_in_figures() {
    let Some(folder) = corpus() else { return };
    for name in ["report-2026-fujian.txt", "report-2026-zhejiang.txt"] {
        let text = std::fs::read_to_string(folder.join(name)).unwrap();
        let document = document(&text, Format::Plain);
        let found = found(&document);
        let left = uncovered(&document, &found).len();
        println!(
            "{name}: {} figures, {left} runs of digits in none",
            found.len()
        );
        // Projects named by numbers (“8+4”), ratios and indices are in none.
        assert!(found.len() > 5 * left, "{left} of {}", found.len());
    }
}

#[test]
fn the_numerals_of_the_hard_cases_have_their_values() {
    // No tool that cuts words first has these right.
    let low = |text: &str| {
        let rows = rows(text);
        let lows = rows
            .iter()
            .map(|row| row.split('|').nth(2).unwrap().to_owned());
        lows.collect::<Vec<_>>().join(" ")
    };
    assert_eq!(low("顺差二点三五万亿美元。"), "2350000000000");
    assert_eq!(low("报名的有18,402人，到场占41.7%。"), "18402 41.7");
    assert_eq!(low("结余12.6亿元。"), "1260000000");
    assert_eq!(low("藏书十万零一千册。"), "101000");
    assert_eq!(low("人口一百九十万零三千人。"), "1903000");
    assert_eq!(low("共一千零十七户。"), "1017");
    assert_eq!(low("捐十万元。"), "100000");
    assert_eq!(
        low("债务三万亿元，存款二十万亿元。"),
        "3000000000000 20000000000000"
    );
    assert_eq!(low("基金一万五千亿元。"), "1500000000000");
    // An error, never a wrong number.
    assert_eq!(low("卖了一万五，亏了十万零。"), "");
}

#[test]
fn what_a_figure_is_about_and_whether_it_is_reached() {
    let about = |text: &str| {
        let document = document(text, Format::Plain);
        let told = found(&document).into_iter().map(|figure| {
            let about = figure.about.map_or("", |about| document.slice(about));
            let status = figure.status.map_or("", Status::name);
            format!("{about} {status}").trim().to_owned()
        });
        told.collect::<Vec<_>>()
    };
    assert_eq!(about("森林覆盖率达到54.5%。"), ["森林覆盖率"]);
    assert_eq!(about("引进312家企业，其中40家是新设的。"), ["企业", ""]);
    assert_eq!(
        about("外贸总值同比增长6.1%，居民收入力争增长7%。"),
        ["外贸总值 reached", "居民收入 planned"]
    );
    assert_eq!(
        about("实际利用外资五年累计达到500万美元、增长3%。"),
        ["", "实际利用外资 reached", "实际利用外资 reached"]
    );
    assert_eq!(
        about("城乡居民收入分别增长5%、6%。"),
        ["", ""],
        "the nearest is wrong"
    );
    assert_eq!(about("实现增速5.5%左右的预期目标。")[0], "增速 planned");
    assert_eq!(about("经过艰苦努力把它从无到有发展到300家。"), [""]);
}

#[test]
fn spans_are_those_of_the_document() {
    let text = "# 报告\n\n去年**增长\n12 %**，\n全县 ３ 萬戶。\n";
    let document = document(text, Format::Markdown);
    let found = found(&document);
    let texts: Vec<&str> = found
        .iter()
        .map(|figure| document.slice(figure.span))
        .collect();
    assert_eq!(texts, ["去年", "12 %", "３ 萬戶"]);
    let lines: Vec<u32> = found
        .iter()
        .map(|figure| document.origin().number(figure.span.start))
        .collect();
    assert_eq!(lines, [3, 4, 5]);
}

#[test]
fn a_long_paragraph_is_read_like_a_short_one() {
    let sentence = "新建12所学校，占地3.5亩，";
    let document = document(&sentence.repeat(5000), Format::Plain);
    assert_eq!(found(&document).len(), 10_000);
    assert_eq!(figures::find(&document, &|| true), None);
}

#[test]
fn a_sentence_without_an_end_is_read_in_time() {
    for piece in ["三年以上", "十克以上不满", "3元5角", "1小时", "近三年"] {
        let document = document(&piece.repeat(3000), Format::Plain);
        assert!(!found(&document).is_empty(), "{piece}");
    }
}

#[test]
fn hostile_texts_end_and_hold_nothing() {
    let pieces = "一二三 第 万亿 1, 3. 百分之 一至 0- 十多 以上 第一、 1亿";
    for piece in pieces.split(' ') {
        let document = document(&piece.repeat(4000), Format::Plain);
        let found = found(&document);
        assert!(found.is_empty(), "{piece}: {:?}", row(&document, &found[0]));
    }
}

/// A report as a file; its name tells that it is Markdown.
fn file(test: &str, text: &str) -> String {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("figures");
    std::fs::create_dir_all(&folder).unwrap();
    let path = folder.join(format!("{test}.md"));
    std::fs::write(&path, text).unwrap();
    path.into_os_string().into_string().unwrap()
}

fn gangmu(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_gangmu"))
        .arg("figures")
        .args(arguments)
        .env("LC_ALL", "C")
        .env("XDG_STATE_HOME", NOTHING_KEPT)
        .stdin(Stdio::null())
        .output()
        .unwrap()
}

fn printed(arguments: &[&str]) -> String {
    let output = gangmu(arguments);
    assert_eq!(output.status.code(), Some(0), "{arguments:?}");
    String::from_utf8(output.stdout).unwrap()
}

const SHORT: &str = "\
# 某县公报

## 一、回顾

2021年全县生产总值同比增长6.5%，新建学校12所，修路300公里。

## 二、目标

力争财政收入超过8.5亿元，惠及3万户，修路1200米。
";

#[test]
fn a_table_of_figures() {
    let path = file("table", SHORT);
    assert_eq!(
        printed(&[&path, "--format", "tsv"]),
        "line\tsection\tkind\ttext\tlow\thigh\tunit\tabout\tstatus\n\
         5\t某县公报 / 一、回顾\tdate\t2021年\t2021-01-01\t2021-12-31\t\t\t\n\
         5\t某县公报 / 一、回顾\tpercentage\t6.5%\t6.5\t6.5\t%\t全县生产总值\treached\n\
         5\t某县公报 / 一、回顾\tquantity\t12所\t12\t12\t所\t学校\treached\n\
         5\t某县公报 / 一、回顾\tquantity\t300公里\t300000\t300000\tm\t修路\treached\n\
         9\t某县公报 / 二、目标\tquantity\t超过8.5亿元\t850000000\t\t元\t财政收入\tplanned\n\
         9\t某县公报 / 二、目标\tquantity\t3万户\t30000\t30000\t户\t\tplanned\n\
         9\t某县公报 / 二、目标\tquantity\t1200米\t1200\t1200\tm\t修路\tplanned\n"
    );
    let csv = printed(&[&path, "--format", "csv"]);
    assert!(
        csv.starts_with("line,section,kind,text,low,high,unit,about,status\n"),
        "{csv}"
    );
    let json = printed(&[&path, "--format", "json", "--kind", "date"]);
    assert!(
        json.contains(r#""low":"2021-01-01","high":"2021-12-31""#),
        "{json}"
    );
    let text = printed(&[&path]);
    assert!(
        text.contains("超过8.5亿元 = 850000000.. 元  财政收入  planned"),
        "{text}"
    );
    let both = printed(&[&path, &path, "--format", "tsv"]);
    assert!(both.starts_with("file\tline\tsection\t"), "{both}");
    assert_eq!(both.lines().count(), 15);
}

#[test]
fn figures_are_filtered_and_sorted() {
    let path = file("filters", SHORT);
    let texts = |options: &[&str]| -> Vec<String> {
        let arguments = [&[path.as_str(), "--format", "tsv"], options].concat();
        let table = printed(&arguments);
        let rows = table.lines().skip(1);
        rows.map(|row| row.split('\t').nth(3).unwrap().to_owned())
            .collect()
    };
    assert_eq!(texts(&["--unit", "公里"]), ["300公里", "1200米"]);
    assert_eq!(texts(&["--unit", "m", "--max", "5千"]), ["1200米"]);
    assert_eq!(
        texts(&["--min", "3万", "--kind", "quantity"]),
        ["300公里", "超过8.5亿元", "3万户"]
    );
    assert_eq!(
        texts(&["--max", "100"]),
        ["6.5%", "12所"],
        "超过 has no highest"
    );
    assert_eq!(
        texts(&["--section", "二"]),
        ["超过8.5亿元", "3万户", "1200米"]
    );
    assert_eq!(
        texts(&["--sort", "size"]),
        [
            "超过8.5亿元",
            "300公里",
            "3万户",
            "1200米",
            "12所",
            "6.5%",
            "2021年"
        ]
    );
    assert_eq!(
        texts(&["--kind", "date", "--kind", "percentage"]),
        ["2021年", "6.5%"]
    );
}

#[test]
fn the_exit_status_is_that_of_grep() {
    let path = file("status", SHORT);
    let code = |arguments: &[&str]| gangmu(arguments).status.code();
    assert_eq!(code(&[&path]), Some(0));
    assert_eq!(code(&[&path, "--unit", "美元"]), Some(1));
    assert_eq!(code(&[&path, "--section", "九"]), Some(1));
    assert_eq!(code(&["/nowhere/at/all.md"]), Some(2));
    assert_eq!(code(&[&path, "--min", "many"]), Some(2));
    assert_eq!(code(&[&path, "--kind", "words"]), Some(2));
}
