//! Words: segmentation, keywords, set phrases, collocates, by the library and
//! as they are called.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice
)]

use std::io::Write;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use gangmu::document::{Document, Format, Meta, Span};
use gangmu::lexicon::keywords::{self, Admission, Keyword};
use gangmu::lexicon::phrases::{Phrase, PhraseKind, phrases};
use gangmu::lexicon::{
    Collocate, Dictionary, IdfTable, Lexicon, Measure, StopWords, Window, WordKind, Words,
    collocates, occurrences, statistics,
};
use gangmu::parse::{Options, parse};

fn document(text: &str) -> Document {
    let meta = Meta {
        format: Format::Markdown,
        ..Meta::default()
    };
    parse(text, meta, &Options::default()).unwrap()
}

fn cut_by(document: &Document, lexicon: &Lexicon) -> Words {
    Words::cut(document, lexicon, |_, _| ControlFlow::Continue(())).unwrap()
}

/// The words of a text as they stand in it.
fn words_by(text: &str, lexicon: &Lexicon) -> Vec<String> {
    let document = document(text);
    let words = cut_by(&document, lexicon);
    let tokens = words.tokens(0, words.len());
    tokens
        .map(|token| document.slice(token.span).to_owned())
        .collect()
}

fn words(text: &str) -> Vec<String> {
    words_by(text, &Lexicon::default())
}

fn with_dictionary(text: &str) -> Lexicon {
    Lexicon::default().with_terms(&Dictionary::parse(text).terms)
}

fn whole(document: &Document) -> Span {
    Span::new(0, document.len())
}

fn shown(words: &Words, found: &[Keyword]) -> Vec<(String, u32)> {
    found
        .iter()
        .map(|k| (words.word(k.word).unwrap().shown.to_string(), k.count))
        .collect()
}

/// The most frequent words with their counts.
fn frequent(text: &str, single_chars: bool, numbers: bool) -> Vec<(String, u32)> {
    let document = document(text);
    let words = cut_by(&document, &Lexicon::default());
    let stop_words = StopWords::default();
    let admission = Admission {
        stop_words: &stop_words,
        single_chars,
        numbers,
    };
    let found = keywords::frequency(&words, whole(&document), &admission);
    shown(&words, &found)
}

fn pair(word: &str, count: u32) -> (String, u32) {
    (word.to_owned(), count)
}

#[test]
fn set_phrases_are_one_word_in_either_script() {
    assert_eq!(
        words("推动高质量发展，做到两个维护。"),
        ["推动", "高质量发展", "做到", "两个维护"]
    );
    assert!(words("推動高質量發展").contains(&"高質量發展".to_owned()));
}

#[test]
fn punctuation_of_any_width_is_no_word() {
    assert_eq!(
        words("改革，创新,“民生”——（教育）…；"),
        ["改革", "创新", "民生", "教育"]
    );
    assert_eq!(words("，,。.——"), [""; 0]);
}

#[test]
fn spaces_of_the_reader_are_kept_on_request() {
    let by_spaces = Lexicon::default().with_spaces(true);
    assert_eq!(
        words_by("乡村 全面振兴，农民 增收 , e-mail 4.5%", &by_spaces),
        ["乡村", "全面振兴", "农民", "增收", "e-mail", "4.5%"]
    );
    assert_eq!(
        words_by("大运河文化带 建设", &by_spaces),
        ["大运河文化带", "建设"]
    );
}

#[test]
fn a_term_of_the_reader_is_a_word_wherever_it_stands() {
    let lexicon = with_dictionary(
        "\u{feff}低空经济\r\n后陈经验 n\r\n人民银行 2 nt\r\nV2X\r\nPM2.5\r\n\
         碳-碳键\r\nＡＩ制药\r\n",
    );
    let found = words_by(
        "低空经济、后陈经验；中国人民银行测PM2.5，ｖ2ｘ与碳-碳键，ai制药。V2X2",
        &lexicon,
    );
    for term in [
        "低空经济",
        "后陈经验",
        "人民银行",
        "PM2.5",
        "ｖ2ｘ",
        "碳-碳键",
        "ai制药",
    ] {
        assert!(found.contains(&term.to_owned()), "{term} in {found:?}");
    }
    assert!(found.contains(&"V2X2".to_owned()), "{found:?}");
    // Also where it is a part of a set phrase of the program.
    let found = words_by("高质量发展", &with_dictionary("质量发展"));
    assert!(found.contains(&"质量发展".to_owned()), "{found:?}");
}

#[test]
fn words_are_guessed_or_not_or_cut_by_rule() {
    let text = "杭研大楼里，欧阳觅剑犯低级失误。";
    let guessed = words(text);
    let plain = words_by(text, &Lexicon::default().with_guesses(false));
    assert_ne!(guessed, plain);
    assert!(guessed.contains(&"杭研".to_owned()), "{guessed:?}");
    assert!(plain.contains(&"研".to_owned()), "{plain:?}");
    let ruled = words_by(text, &with_dictionary("欧阳觅剑\n低级|失误"));
    assert!(ruled.contains(&"欧阳觅剑".to_owned()), "{ruled:?}");
    let at = ruled.iter().position(|word| word == "低级").unwrap();
    assert_eq!(ruled[at + 1], "失误");
    assert!(
        words("昨天上午九点").contains(&"九点".to_owned()),
        "a time is no name"
    );
}

#[test]
fn no_guess_glues_a_particle_to_its_neighbour() {
    for text in ["我们中出了一位模范", "是靳某的孩子", "在机器上犯糊涂"] {
        for word in words(text) {
            let glued = word.chars().count() > 1 && word.ends_with(['的', '了', '犯']);
            assert!(!glued, "{word} in {text}");
        }
    }
}

#[test]
fn a_number_is_one_word_and_out_unless_asked_for() {
    let text = "完成投资1,234.5亿元，增长8.2%，其中一百二十三万户，约三点五万亿。";
    let document = document(text);
    let words = cut_by(&document, &Lexicon::default());
    let numbers: Vec<&str> = words
        .tokens(0, words.len())
        .filter(|token| words.word(token.word).unwrap().kind == WordKind::Number)
        .map(|token| document.slice(token.span))
        .collect();
    assert_eq!(numbers, ["1,234.5", "8.2%", "一百二十三万", "三点五万亿"]);
    assert!(!frequent(text, false, false).contains(&pair("8.2%", 1)));
    assert!(frequent(text, false, true).contains(&pair("8.2%", 1)));
}

#[test]
fn forms_of_a_word_are_counted_together() {
    let found = frequent(
        "GDP增速，gdp总量，ＧＤＰ目标，GDP的结构。The model and the MODEL，發展、发展、发展。2031年，2032年。",
        false,
        false,
    );
    assert_eq!(found[0], pair("GDP", 4));
    assert_eq!(found[1], pair("发展", 3));
    assert!(found.contains(&pair("model", 2)), "{found:?}");
    assert!(
        !found
            .iter()
            .any(|(word, _)| word == "the" || word == "2031")
    );
}

#[test]
fn words_of_one_character_come_on_request() {
    let text = "水，水；水是命脉。";
    assert!(frequent(text, true, false).contains(&pair("水", 3)));
    assert!(frequent(text, false, false).iter().all(|(w, _)| w != "水"));
    assert!(frequent(text, true, false).iter().all(|(w, _)| w != "是"));
}

#[test]
fn keyness_tells_a_section_from_the_rest() {
    let document = document(
        "## 一、农业\n\n守住耕地，管好耕地，养护耕地，用好耕地，抓好生产。\n\n\
         ## 二、工业\n\n抓好生产，建设园区，引进项目。工厂要改造，园区要升级，项目要落地，\
         工厂要扩建，企业要壮大，品牌要培育。\n",
    );
    let words = cut_by(&document, &Lexicon::default());
    let stop_words = StopWords::default();
    let admission = Admission {
        stop_words: &stop_words,
        single_chars: false,
        numbers: false,
    };
    let section = document.sections()[0].span;
    let found = shown(&words, &keywords::keyness(&words, section, &admission));
    assert_eq!(found[0], pair("耕地", 4));
    assert!(
        found
            .iter()
            .all(|(word, _)| word != "工厂" && word != "生产")
    );
    let none = keywords::keyness(&words, whole(&document), &admission);
    assert!(none.is_empty(), "{none:?}");
}

#[test]
fn textrank_is_about_nouns_and_verbs() {
    let document = document(
        "我们更加重视教育。教育关系未来，教育改革要深化，教师是教育的根本。我们尊重教师，\
         我们培养教师，学校依靠教师。",
    );
    let words = cut_by(&document, &Lexicon::default());
    let stop_words = StopWords::default();
    let admission = Admission {
        stop_words: &stop_words,
        single_chars: false,
        numbers: false,
    };
    let found = keywords::text_rank(&words, whole(&document), &admission);
    assert!((found[0].weight - 1.0).abs() < 1e-9);
    let found = shown(&words, &found);
    assert!(["教育", "教师"].contains(&found[0].0.as_str()), "{found:?}");
    assert!(
        found
            .iter()
            .all(|(word, _)| word != "我们" && word != "更加")
    );
}

fn beside(document: &Document, word: &str, window: Window) -> Vec<(String, u32, u32)> {
    let words = cut_by(document, &Lexicon::default());
    let places = occurrences(document, &words, word);
    let stop_words = StopWords::default();
    let admission = Admission {
        stop_words: &stop_words,
        single_chars: false,
        numbers: false,
    };
    let how = (Measure::LogLikelihood, 1);
    let found = collocates(document, &words, &places, window, &admission, how);
    let row = |c: &Collocate| {
        let word = words.word(c.word).unwrap().shown.to_string();
        (word, c.left, c.right)
    };
    found.iter().map(row).collect()
}

#[test]
fn collocates_stand_left_or_right_within_the_window() {
    let document = document(
        "教育改革稳步推进，医疗改革稳步推进。农民喜获丰收。教育改革不停。\n\n\
         道路平坦，桥梁坚固，学校美丽，医院整洁，公园宽敞，河流清澈。\n",
    );
    let of = |words, in_sentence| beside(&document, "改革", Window { words, in_sentence });
    let near = of(Some(2), false);
    let row = |rows: &[(String, u32, u32)], word: &str| {
        let row = rows.iter().find(|(shown, ..)| shown == word);
        row.map(|&(_, left, right)| (left, right))
    };
    assert_eq!(row(&near, "教育"), Some((2, 0)));
    assert_eq!(row(&near, "稳步"), Some((0, 2)));
    assert_eq!(row(&near, "道路"), None, "another paragraph");
    assert_eq!(row(&near, "农民"), None);
    assert_eq!(row(&of(Some(1), false), "推进"), None);
    // Wide enough for the next sentence, but it stops at the end of its own.
    assert!(row(&of(Some(5), false), "农民").is_some());
    assert_eq!(row(&of(Some(5), true), "农民"), None);
    assert_eq!(row(&of(None, true), "推进"), Some((1, 3)));
}

#[test]
fn a_word_is_found_however_the_text_is_cut() {
    let document = document(
        "全面深化改革。改革开放，深化改革，土地制度改革。人民当家作主。為人民服務。用人民币。",
    );
    let words = cut_by(&document, &Lexicon::default());
    let at = |word: &str| -> Vec<&str> {
        let found = occurrences(&document, &words, word);
        found.iter().map(|&span| document.slice(span)).collect()
    };
    assert_eq!(at("改革").len(), 4, "also within 全面深化改革");
    assert_eq!(at("深化改革"), ["深化改革", "深化改革"]);
    assert_eq!(at("土地制度改革").len(), 1);
    assert_eq!(at("人民"), ["人民", "人民"], "not within 人民币");
    assert_eq!(at("人"), [""; 0]);
    assert_eq!(at("没有"), [""; 0]);
}

fn found_phrases(text: &str) -> Vec<(String, usize, PhraseKind)> {
    let document = document(text);
    let words = cut_by(&document, &Lexicon::default());
    let found = phrases(&document, &words, 3, &|| false).unwrap();
    for phrase in &found {
        let all_same = |p: &Phrase| p.places.iter().all(|&at| !document.slice(at).is_empty());
        assert!(all_same(phrase));
    }
    found
        .into_iter()
        .map(|p| (p.text, p.places.len(), p.kind))
        .collect()
}

#[test]
fn phrases_of_every_kind_are_found() {
    let found = found_phrases(
        "依照《某省渔业管理条例》，落实“一网两岸”，推行“码上办事”，学习“两个维护”。做到两个维护，\
         一网两岸要见效。他说：“走，回家。”再看《某省渔业管理条例》。\n\n\
         老城要建口袋公园，新区也建口袋公园；口袋公园方便居民，居民喜欢口袋公园。\n\n\
         五抓五看要到位。五治三增，抓好五治三增，考核五治三增。\n",
    );
    let find = |text: &str| {
        let row = found.iter().find(|(phrase, ..)| phrase == text);
        row.map(|&(_, count, kind)| (count, kind))
    };
    assert_eq!(find("某省渔业管理条例"), Some((2, PhraseKind::Title)));
    assert_eq!(find("一网两岸"), Some((2, PhraseKind::Slogan)));
    assert_eq!(find("两个维护"), Some((2, PhraseKind::Slogan)));
    assert_eq!(find("码上办事"), Some((1, PhraseKind::Quoted)));
    assert_eq!(find("口袋公园"), Some((4, PhraseKind::Repeated)));
    assert_eq!(find("五治三增"), Some((3, PhraseKind::Slogan)));
    assert_eq!(find("走，回家。"), None, "somebody's words");
}

#[test]
fn a_part_of_a_longer_wording_is_not_told_apart() {
    let found = found_phrases(
        "滨水绿道网络贯通全城，滨水绿道网络连接社区。居民点赞滨水绿道网络，游客打卡滨水绿道网络。",
    );
    let texts: Vec<&str> = found.iter().map(|(text, ..)| text.as_str()).collect();
    assert_eq!(texts, ["滨水绿道网络"]);
}

#[test]
fn sizes_and_shares_add_up() {
    let document = document("# 甲\n\n短句。再来一句！\n\n## 乙\n\n增长3.5%，共12万人；好。\n");
    let words = cut_by(&document, &Lexicon::default());
    let sizes = statistics(&document, &words);
    assert_eq!(sizes.chars, document.chars());
    assert_eq!(sizes.sections, 2);
    assert_eq!(sizes.sentences, 6, "two of them headings");
    assert_eq!(sizes.paragraphs, 2);
    assert_eq!(sizes.words, words.len());
    assert!(sizes.hanzi < sizes.chars && sizes.reading_seconds >= 1);
    assert!((sizes.shares[0].share - 1.0).abs() < 1e-9);
    assert_eq!(sizes.longest(1)[0].section, 1);
    let own: u32 = sizes.shares.iter().map(|share| share.own).sum();
    assert_eq!(own, sizes.chars);
}

#[test]
fn cutting_tells_how_far_it_is_and_can_be_stopped() {
    let text = "保护耕地，保障民生。\n\n".repeat(20_000);
    let document = document(&text);
    let mut told = Vec::new();
    let words = Words::cut(&document, &Lexicon::default(), |done, total| {
        told.push((done, total));
        ControlFlow::Continue(())
    });
    assert_eq!(words.unwrap().len(), 80_000);
    assert_eq!(told.first(), Some(&(0, document.len())));
    assert_eq!(told.last(), Some(&(document.len(), document.len())));
    assert!(told.len() > 3 && told.is_sorted());
    let stopped = Words::cut(&document, &Lexicon::default(), |done, _| {
        if done > 0 {
            ControlFlow::Break(())
        } else {
            ControlFlow::Continue(())
        }
    });
    assert!(stopped.is_none());
    let words = Words::cut(&document, &Lexicon::default(), |_, _| {
        ControlFlow::Continue(())
    });
    assert_eq!(phrases(&document, &words.unwrap(), 3, &|| true), None);
}

const REPORT: &str = "\
# 某市工作报告

## 一、回顾

我们推动高质量发展，高质量发展迈出新步伐。GDP增长6.1%，gdp总量突破三千亿元。

## 二、部署

落实“四个一批”，建好智慧港口。智慧港口要提速，智慧港口能增效，港口改革要深化。
";

fn file(test: &str, name: &str, content: impl AsRef<[u8]>) -> String {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"))
        .join("words")
        .join(test);
    std::fs::create_dir_all(&folder).unwrap();
    let path = folder.join(name);
    std::fs::write(&path, content).unwrap();
    path.into_os_string().into_string().unwrap()
}

fn gangmu(arguments: &[&str], input: &str) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_gangmu"))
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    // A program that has failed may have closed it.
    let _ = stdin.write_all(input.as_bytes());
    drop(stdin);
    child.wait_with_output().unwrap()
}

fn printed(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn told(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

#[test]
fn keywords_as_a_table() {
    let call = ["keywords", "-", "--method", "frequency", "--format", "tsv"];
    let output = gangmu(&[&call[..], &["--top", "3"]].concat(), REPORT);
    assert_eq!(output.status.code(), Some(0));
    let rows = printed(&output);
    let rows: Vec<&str> = rows.lines().collect();
    assert_eq!(rows.len(), 4);
    assert_eq!(rows[0], "word\tcount\tweight");
    assert!(rows[1].starts_with("港口\t4\t"), "{rows:?}");
    let output = gangmu(
        &["keywords", "-", "--section", "回顾", "--format", "json"],
        REPORT,
    );
    let rows = printed(&output);
    assert!(
        rows.contains("{\"word\":\"高质量发展\",\"count\":2,\"weight\":"),
        "{rows}"
    );
    assert!(!rows.contains("港口"), "{rows}");
}

#[test]
fn several_documents_are_told_apart() {
    let a = file("several", "a.md", REPORT);
    let b = file("several", "b.md", "种好粮食，粮食丰收。\n");
    let output = gangmu(&["keywords", &a, &b, "--top", "1", "--format", "csv"], "");
    let rows = printed(&output);
    assert!(rows.starts_with("file,word,count,weight\n"), "{rows}");
    assert!(rows.contains("b.md,粮食,2,"), "{rows}");
}

#[test]
fn what_is_not_there_gives_the_status_of_grep() {
    let none = gangmu(&["keywords", "-", "--section", "没有这一节"], REPORT);
    assert_eq!(none.status.code(), Some(1));
    assert!(told(&none).contains("no such section"));
    let none = gangmu(&["collocates", "宇航", "-", "--format", "tsv"], REPORT);
    assert_eq!(none.status.code(), Some(1));
    assert_eq!(printed(&none), "collocate\tleft\tright\tscore\n");
    let wrong = gangmu(&["keywords", "-", "--method", "keyness"], REPORT);
    assert_eq!(wrong.status.code(), Some(2));
    assert!(told(&wrong).contains("--section"));
    let missing = gangmu(&["keywords", "-", "--dictionary", "/没有.txt"], REPORT);
    assert_eq!(missing.status.code(), Some(2));
}

#[test]
fn dictionaries_and_stop_words_come_from_files_in_any_encoding() {
    let (gbk, _, _) = encoding_rs::GBK.encode("智慧港口\n坏 一 行 了\n四个一批 x1 y\n");
    let dictionary = file("files", "terms.txt", gbk);
    let stop_words = file("files", "stop.txt", "\u{feff}高质量发展\r\n!的\r\n");
    let output = gangmu(
        &[
            "keywords",
            "-",
            "--method",
            "frequency",
            "--top",
            "0",
            "--format",
            "tsv",
            "--dictionary",
            &dictionary,
            "--stop-words",
            &stop_words,
        ],
        REPORT,
    );
    let rows = printed(&output);
    assert!(rows.contains("智慧港口\t3\t"), "{rows}");
    assert!(!rows.contains("高质量发展"), "{rows}");
    let messages = told(&output);
    assert!(messages.contains("terms.txt: line 2:"), "{messages}");
    assert!(messages.contains("terms.txt: line 3: `x1`"), "{messages}");
}

#[test]
fn phrases_with_their_places() {
    let output = gangmu(&["phrases", "-", "--format", "tsv"], REPORT);
    let rows = printed(&output);
    assert!(rows.starts_with("phrase\tcount\tkind\tline\n"), "{rows}");
    assert!(rows.contains("高质量发展\t2\tlisted\t5\n"), "{rows}");
    assert!(rows.contains("四个一批\t1\tslogan\t9\n"), "{rows}");
    assert!(rows.contains("智慧港口\t3\trepeated\t9\n"), "{rows}");
    let call = ["phrases", "-", "--kind", "listed", "--places"];
    let output = gangmu(&[&call[..], &["--format", "csv"]].concat(), REPORT);
    assert_eq!(printed(&output).matches("高质量发展,2,listed,5").count(), 2);
}

#[test]
fn collocates_as_a_table_and_to_read() {
    let call = ["collocates", "港口", "-", "--window", "2"];
    let output = gangmu(&[&call[..], &["--format", "tsv"]].concat(), REPORT);
    let rows = printed(&output);
    assert!(
        rows.starts_with("collocate\tleft\tright\tscore\n"),
        "{rows}"
    );
    assert!(rows.contains("智慧\t3\t1\t"), "{rows}");
    let text = printed(&gangmu(&call, REPORT));
    let first = text.lines().next().unwrap();
    assert!(
        first.starts_with("港口  4  ····") && first.contains('█'),
        "{text}"
    );
    let measured = ["--measure", "mi", "--min", "3", "--format", "json"];
    let output = gangmu(&[&call[..], &measured].concat(), REPORT);
    assert_eq!(printed(&output).lines().count(), 1);
}

/// The folder of the corpus, if it is there.
fn corpus() -> Option<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpus");
    if folder.is_dir() {
        return Some(folder);
    }
    println!("skipped: there is no corpus at {}", folder.display());
    None
}

/// What Python's jieba 0.42.1 gives for the report by its default table, the
/// first twenty and what comes behind them.
const BY_JIEBA: [&str; 20] = [
    "发展",
    "重庆",
    "建设",
    "高质量",
    "生态",
    "创新",
    "全面",
    "推动",
    "现代化",
    "推进",
    "习近平",
    "人民",
    "加快",
    "科技",
    "社会主义",
    "提升",
    "经济圈",
    "更加",
    "五年",
    "双城",
];
const BY_JIEBA_NEXT: [&str; 12] = [
    "协同",
    "我们",
    "绿色",
    "坚持",
    "成渝",
    "全市",
    "产业",
    "中心",
    "治理",
    "深入",
    "党中央",
    "不断",
];

#[test]
fn keywords_of_a_report_are_those_of_jieba_but_for_set_phrases() {
    let Some(folder) = corpus() else {
        return;
    };
    let text = std::fs::read_to_string(folder.join("chongqing-report-2022.md")).unwrap();
    let document = document(&text);
    let words = cut_by(&document, &Lexicon::default());
    let stop_words = StopWords::default();
    let admission = Admission {
        stop_words: &stop_words,
        single_chars: false,
        numbers: false,
    };
    let idf = IdfTable::load().weigh(&words);
    let found = keywords::tf_idf(&words, whole(&document), &admission, &idf);
    let first: Vec<_> = found
        .iter()
        .take(20)
        .map(|k| words.word(k.word).unwrap())
        .collect();
    let same = |word: &str| first.iter().any(|w| &*w.shown == word);
    let common = BY_JIEBA.iter().filter(|word| same(word)).count();
    assert!(common >= 14, "only {common}: {first:?}");
    // What is ours alone is a set phrase, or has moved up because of one.
    for word in &first {
        let known = BY_JIEBA.contains(&&*word.shown) || BY_JIEBA_NEXT.contains(&&*word.shown);
        assert!(known || word.kind == WordKind::Phrase, "{word:?}");
    }
    // What is jieba's alone has gone into set phrases.
    for word in BY_JIEBA.iter().filter(|word| !same(word)) {
        let kept_whole = words
            .all()
            .iter()
            .filter(|w| w.kind == WordKind::Phrase && w.shown.contains(word))
            .map(|w| w.count)
            .sum::<u32>();
        assert!(kept_whole >= 3, "{word} in {kept_whole} phrases");
    }
}

#[test]
fn a_novel_gives_its_people() {
    let Some(folder) = corpus() else {
        return;
    };
    let bytes = std::fs::read(folder.join("novel-pingshanlengyan.big5-crlf.txt")).unwrap();
    let (text, _, _) = encoding_rs::BIG5.decode(&bytes);
    let document = parse(&text, Meta::default(), &Options::default()).unwrap();
    let words = cut_by(&document, &Lexicon::default());
    let found = phrases(&document, &words, 3, &|| false).unwrap();
    let texts: Vec<&str> = found.iter().map(|p| p.text.as_str()).collect();
    assert!(texts.contains(&"山小姐"), "{texts:?}");
    let longest = found.iter().map(|p| p.text.chars().count()).max();
    assert!(longest.unwrap() <= 40);
}
