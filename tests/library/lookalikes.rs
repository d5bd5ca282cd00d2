//! Text as it comes out of PDFs, with radicals and compatibility codes in the
//! place of hanzi, is read as if the hanzi stood there.

use std::collections::HashMap;
use std::fs;
use std::path::Path;

use gangmu::document::{Document, Format, Meta, Span};
use gangmu::figures;
use gangmu::lexicon::statistics;
use gangmu::references::{ReferenceIndex, references_in};
use gangmu::review::{Detail, FindingKind, review};
use gangmu::search::{Query, find};
use gangmu::structure::{Options, parse};
use gangmu::text::lookalikes::{in_ordinary_form, is_lookalike, ordinary};
use gangmu::text::{Ambiguous, Measure, cells, rows};

use crate::common::gangmu;
use crate::words::{cut_by, document};

fn read(text: &str, format: Format) -> Document {
    let options = Options {
        format: Some(format),
        ..Options::default()
    };
    parse(text, Meta::default(), &options).unwrap()
}

/// For each hanzi of three bytes the look-alikes of it that are as long.
fn disguises() -> HashMap<char, Vec<char>> {
    let mut all: HashMap<char, Vec<char>> = HashMap::new();
    for c in ('\u{2e80}'..='\u{faff}').filter(|&c| is_lookalike(c)) {
        if ordinary(c).len_utf8() == c.len_utf8() {
            all.entry(ordinary(c)).or_default().push(c);
        }
    }
    all
}

/// `text` with every hanzi that has look-alikes put as one of them.
fn disguised(text: &str, disguises: &HashMap<char, Vec<char>>) -> String {
    let mut turn = 0usize;
    let all = text.chars().map(|c| match disguises.get(&c) {
        Some(forms) => {
            turn += 1;
            forms[turn % forms.len()]
        }
        None => c,
    });
    all.collect()
}

fn files() -> Vec<(String, Format, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/recognition");
    let mut all: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter_map(|path| {
            let format = match path.extension()?.to_str()? {
                "md" => Format::Markdown,
                "txt" => Format::Plain,
                _ => return None,
            };
            let name = path.file_name()?.to_str()?.to_owned();
            Some((name, format, fs::read_to_string(path).ok()?))
        })
        .collect();
    all.sort_by(|a, b| a.0.cmp(&b.0));
    all
}

/// What is read of a document, but for its letters.
fn told(document: &Document) -> Vec<String> {
    let mut all: Vec<String> = document
        .sections()
        .iter()
        .map(|s| {
            let number = s.number().map(|n| n.to_string());
            format!(
                "{:?} {} {:?} {number:?} {}",
                s.title, s.depth, s.kind, s.style
            )
        })
        .collect();
    let index = ReferenceIndex::new(document);
    let links = references_in(document, &index, Span::new(0, document.len()));
    all.extend(links.iter().map(|link| format!("{link:?}")));
    let figures = figures::find(document, &|| false).unwrap();
    all.extend(figures.iter().map(|figure| format!("{figure:?}")));
    let odd = review(document, &|| false).unwrap();
    let odd = odd.iter().filter(|f| f.kind != FindingKind::Lookalike);
    all.extend(odd.map(|f| in_ordinary_form(&format!("{f:?}")).into_owned()));
    let words = cut_by(document, &gangmu::lexicon::Lexicon::default());
    all.extend(words.tokens(0, words.len()).map(|token| {
        let kind = words.word(token.word).map(|word| word.kind);
        format!("{:?} {} {kind:?}", token.span, token.word)
    }));
    all
}

#[test]
fn documents_in_disguise_are_read_as_they_are_without() {
    let disguises = disguises();
    let mut changed = 0usize;
    for (name, format, text) in files() {
        let strange = disguised(&text, &disguises);
        assert_eq!(strange.len(), text.len(), "{name}");
        changed += strange.chars().filter(|&c| is_lookalike(c)).count();
        let (plain, strange) = (read(&text, format), read(&strange, format));
        assert_eq!(in_ordinary_form(strange.text()), plain.text(), "{name}");
        let (strange, plain) = (told(&strange), told(&plain));
        for (a, b) in strange.iter().zip(&plain) {
            assert_eq!(a, b, "{name}");
        }
        assert_eq!(strange.len(), plain.len(), "{name}");
    }
    assert!(changed > 5000, "{changed}");
}

/// Line, depth and number of every section.
fn outline(document: &Document) -> Vec<(u32, u16, String)> {
    let sections = document.sections().iter();
    sections
        .map(|s| {
            let number = s.number().map(|n| n.to_string());
            let line = document.origin().number(s.title.start);
            (line, s.depth, number.unwrap_or_default())
        })
        .collect()
}

fn row(line: u32, depth: u16, number: &str) -> (u32, u16, String) {
    (line, depth, number.to_owned())
}

#[test]
fn headings_with_radicals_for_numerals_are_headings() {
    let law = read(
        "第⼀章　通则\n第⼀条　河堤由河务处管护。\n第⼆条　护堤费依第⼀条收取。\n第⼆章　罚则\n第三条　本办法⾃⼆〇⼆四年⼗⽉⼋⽇起施⾏。\n",
        Format::Plain,
    );
    let expected = [
        row(1, 1, "1"),
        row(2, 2, "1"),
        row(3, 2, "2"),
        row(4, 1, "2"),
        row(5, 2, "3"),
    ];
    assert_eq!(outline(&law), expected);
    let odd = review(&law, &|| false).unwrap();
    assert_eq!(odd.len(), 1, "{odd:?}");
    assert!(
        matches!(odd[0].detail, Detail::Lookalikes { count: 13, .. }),
        "{odd:?}"
    );
    let index = ReferenceIndex::new(&law);
    let links = references_in(&law, &index, Span::new(0, law.len()));
    let links: Vec<&str> = links.iter().map(|link| law.slice(link.span)).collect();
    assert_eq!(links, ["第⼀条"]);

    let report = read(
        "⼀、全年⽬标\n（⼀）⼈⼝。增⻓千分之⼋。\n（⼆）⼯业。新建⼗⼆座⼚房。\n⼆、重点⼯作\n抓好落实。\n三、⻔类\n略。\n",
        Format::Plain,
    );
    let depths: Vec<u16> = report.sections().iter().map(|s| s.depth).collect();
    assert_eq!(depths, [1, 2, 2, 1, 1]);

    let novel = "第⼗⼀回　风\n\n甲说了一句。\n\n第⼗⼆回　⾬\n\n乙说了一句。\n\n第⼗三回　雪\n\n丙说了一句。\n";
    assert_eq!(outline(&read(novel, Format::Plain)).len(), 3);

    let book = "## 第⼀篇 ⽔\n\n甲。\n\n## 第⼆篇 ⽕\n\n乙。\n\n### 2.1 ⼭\n\n丙。\n";
    let expected = [row(1, 1, "1"), row(5, 1, "2"), row(9, 2, "2.1")];
    assert_eq!(outline(&read(book, Format::Markdown)), expected);
}

#[test]
fn numbers_in_radicals_have_their_value() {
    let values = |text: &str| {
        let found = figures::find(&document(text), &|| false).unwrap();
        let all = found.iter().map(|f| f.value.to_string());
        all.collect::<Vec<_>>()
    };
    assert_eq!(
        values("⼆〇⼆五年共⼗⼆亿元。"),
        ["2025-01-01..2025-12-31", "1200000000"]
    );
    assert_eq!(values("增长百分之⼗⼋。"), ["18"]);
    assert_eq!(values("⼋⼗五⼈参加。"), ["85"]);
    assert_eq!(values("⼀九四九年⼗⽉⼀⽇。"), ["1949-10-01"]);
    // A compatibility ideograph: 六 by the code of KS X 1001.
    assert_eq!(values("共\u{f9d1}百\u{f9d1}十户。"), ["660"]);
}

#[test]
fn radicals_of_the_supplement_are_found_with_their_hanzi() {
    let text = document("⻄⻛吹⻅⻢⻋，⻔外⻓⻰⻥。\n西风吹见马车，门外长龙鱼。\n");
    for query in [
        "西风",
        "见马",
        "马车",
        "门外",
        "长龙",
        "龙鱼",
        "py:xf",
        "py:menwai",
        "⻢⻋",
        "龍",
    ] {
        let query = Query::parse(query).unwrap();
        let hits = find(&text, &[&query], &|| false).unwrap();
        assert_eq!(hits.all().len(), 2, "{query:?}");
    }
    // ⻏ is no 邑, ⺄ is no 乙.
    let parts = document("部首⻏和⺄。");
    for query in ["=邑", "邑", "乙"] {
        let query = Query::parse(query).unwrap();
        assert!(find(&parts, &[&query], &|| false).unwrap().all().is_empty());
    }
}

#[test]
fn private_codes_of_gbk_are_found_where_their_meaning_is_certain() {
    let text = document("用\u{e816}部和㑇字、\u{e854}字，另有\u{e000}与\u{f8f5}。");
    for (query, count) in [
        ("𠂇部", 1),
        ("㑇字", 1),
        ("龺字", 1),
        ("\u{e000}与", 1),
        ("㐂", 0),
    ] {
        let query = Query::parse(query).unwrap();
        let hits = find(&text, &[&query], &|| false).unwrap();
        assert_eq!(hits.all().len(), count, "{query:?}");
    }
}

#[test]
fn extension_j_is_counted_and_set_as_a_hanzi() {
    let text = "\u{323b0}\u{33479}字";
    let counted = document(text);
    let words = cut_by(&counted, &gangmu::lexicon::Lexicon::default());
    assert_eq!(statistics(&counted, &words).hanzi, 3);
    assert_eq!(cells(text, Ambiguous::Narrow), 6);
    let measure = Measure {
        width: 4,
        first_indent: 0,
        rest_indent: 0,
        ambiguous: Ambiguous::Narrow,
        hang: false,
        justify: false,
        preformatted: false,
    };
    let twice = text.repeat(2);
    let set = rows(&twice, &measure);
    let set: Vec<&str> = set
        .iter()
        .map(|row| &twice[row.start as usize..row.shown_end as usize])
        .collect();
    assert_eq!(set, ["\u{323b0}\u{33479}", "字\u{323b0}", "\u{33479}字"]);
    let query = Query::parse(r"/\p{Han}{3}/").unwrap();
    assert_eq!(find(&counted, &[&query], &|| false).unwrap().all().len(), 1);
}

#[test]
fn copies_are_in_ordinary_form_on_request() {
    let text = "第⼀章　⽔⻔\n\n⻓堤⼀座。\n";
    let printed = |arguments: &[&str]| {
        let output = gangmu(arguments, text);
        assert_eq!(output.status.code(), Some(0), "{output:?}");
        String::from_utf8(output.stdout).unwrap()
    };
    assert_eq!(
        printed(&["export", "-"]).trim(),
        text.replace("\n\n", "\n").trim()
    );
    assert!(printed(&["export", "-", "--ordinary"]).contains("第一章　水门\n长堤一座。"));
    let md = printed(&["export", "-", "--ordinary", "--format", "md"]);
    assert!(md.contains("长堤一座。") && !md.contains('⻓'), "{md}");
    let shown = printed(&["show", "-", "--section", "第一章", "--ordinary"]);
    assert!(shown.contains("长堤一座。"), "{shown}");
    let refused = gangmu(&["export", "-", "--ordinary", "--format", "json"], text);
    assert_eq!(refused.status.code(), Some(2), "{refused:?}");
}
