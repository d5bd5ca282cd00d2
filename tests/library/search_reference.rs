//! What is found in real documents and in random pages, held against a slow
//! and plain reading of the rules; and counting without a document against
//! counting in it.

use std::fs;
use std::path::{Path, PathBuf};

use crate::common::{Dice, stands_as};
use gangmu::document::{Document, Format, Meta};
use gangmu::formats::verbatim::Verbatim;
use gangmu::search::{Query, Rules, Tally, find};
use gangmu::source::{Location, ReadOptions, Stretch, read, scan};
use gangmu::structure::{Options, parse};
use gangmu::text::fold::{self, Folding};
use proptest::prelude::*;

/// The documents of the corpus, smallest first; empty where it is not there.
fn corpus() -> Vec<PathBuf> {
    let Some(folder) = crate::common::corpus() else {
        return Vec::new();
    };
    let entries = fs::read_dir(folder).unwrap();
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|e| e == "txt" || e == "md"));
    paths.sort_by_key(|path| fs::metadata(path).unwrap().len());
    paths
}

fn open(path: &Path) -> Document {
    let loaded = read(&Location::Path(path.into()), &ReadOptions::default()).unwrap();
    parse(&loaded.text, loaded.meta, &Options::default()).unwrap()
}

/// Some characters of a text as another would write them: in the other case
/// or width, in another form of the hanzi.
fn rewritten(text: &str, dice: &mut Dice) -> String {
    let one = |c: char| match dice.below(3) {
        0 => {
            let all = fold::variants(c);
            all[dice.below(all.len())]
        }
        1 if c.is_ascii_graphic() => char::from_u32(u32::from(c) + 0xfee0).unwrap(),
        1 if c.is_lowercase() => c.to_uppercase().next().unwrap(),
        _ => c,
    };
    text.chars().map(one).collect()
}

/// A piece of one to six characters of a document, rewritten.
fn drawn(document: &Document, dice: &mut Dice) -> String {
    let text = document.text();
    let mut at = dice.below(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    let length = 1 + dice.below(6);
    let piece: String = text[at..].chars().take(length).collect();
    let line = piece.lines().next().unwrap_or_default();
    let kept: String = line
        .chars()
        .filter(|c| !"\"“”＂「」『』".contains(*c))
        .collect();
    rewritten(&kept, dice).trim().to_owned()
}

/// Characters of a paragraph as they are compared, with what each is.
struct Read {
    chars: Vec<char>,
    folded: Vec<char>,
    space: Vec<bool>,
    ignored: Vec<bool>,
}

/// The paragraphs of a document, folded character by character.
fn folded(document: &Document, folding: Folding) -> Vec<Read> {
    let blocks = document.blocks();
    let first = (0..blocks.len() as u32).filter(|&id| !blocks[id as usize].continues);
    let texts = first.map(|id| document.slice(document.paragraph(id)));
    texts
        .map(|text| Read {
            chars: text.chars().collect(),
            folded: text.chars().map(|c| folding.fold(c)).collect(),
            space: text.chars().map(fold::is_space).collect(),
            ignored: text.chars().map(fold::is_ignored).collect(),
        })
        .collect()
}

/// The number of places of `query`, taken as one quoted term, by trying every
/// character of every paragraph.
fn slowly_counted(paragraphs: &[Read], query: &str, folding: Folding) -> usize {
    let mut wanted: Vec<(char, char, bool)> = Vec::new();
    let mut spaced = false;
    for c in query.chars().filter(|&c| !fold::is_ignored(c)) {
        if c.is_whitespace() {
            spaced = true;
        } else {
            wanted.push((c, folding.fold(c), std::mem::take(&mut spaced)));
        }
    }
    let chars: Vec<char> = wanted.iter().map(|&(c, ..)| c).collect();
    let end_at = |read: &Read, mut at: usize| {
        let mut before: Option<char> = None;
        for (number, &(c, folded, must_space)) in wanted.iter().enumerate() {
            let mut spaced = false;
            while let Some(before) = before {
                if !*read.ignored.get(at)? && !read.space[at] {
                    let must_space = must_space && !fold::is_number_and_unit(before, c);
                    let may = must_space || fold::may_be_spaced(before, c);
                    if must_space && !spaced || spaced && !may {
                        return None;
                    }
                    break;
                }
                spaced |= read.space[at];
                at += 1;
            }
            if *read.folded.get(at)? != folded || !stands_as(&chars, number, read.chars[at]) {
                return None;
            }
            at += 1;
            before = Some(c);
        }
        Some(at)
    };
    let mut count = 0;
    for read in paragraphs {
        let mut at = 0;
        while at < read.folded.len() {
            match end_at(read, at) {
                Some(end) => {
                    count += 1;
                    at = end;
                }
                None => at += 1,
            }
        }
    }
    count
}

/// What counting in the lines of a file gives; `None` where it cannot tell.
fn tallied(path: &Path, query: &Query) -> Option<usize> {
    let tally = Tally::new(query)?;
    let format = Location::Path(path.into()).format();
    let counts = scan(
        path,
        |head: &Stretch<'_>| Some(Verbatim::of(head.text, format)),
        |verbatim, s| tally.count(s.text, s.lines.clone(), (s.begins, s.ends), verbatim),
    );
    Some(counts?.into_iter().sum())
}

#[test]
fn as_many_hits_as_by_trying_every_character() {
    let paths = corpus();
    let mut dice = Dice(29);
    let (mut queries, mut found) = (0, 0);
    let (mut sure, mut plain) = (0, 0);
    for (number, path) in paths.iter().enumerate() {
        let document = open(path);
        // Of the large ones fewer: trying every character takes its time.
        let is_small = number * 2 < paths.len();
        let bits = dice.below(15);
        let part = Folding {
            case: bits & 1 != 0,
            width: bits & 2 != 0,
            variants: bits & 4 != 0,
            punctuation: bits & 8 != 0,
        };
        let in_lines =
            document.meta().format == Format::Plain && document.meta().encoding == "UTF-8";
        for (folding, rounds) in [(Folding::ALL, [2, 9]), (part, [1, 3])] {
            let rules = Rules {
                folding,
                ..Rules::default()
            };
            let paragraphs = folded(&document, folding);
            for _ in 0..rounds[usize::from(is_small)] {
                let text = drawn(&document, &mut dice);
                let Ok(query) = Query::parse_by(&format!("\"{text}\""), rules) else {
                    continue;
                };
                let hits = find(&document, &[&query], &|| false).unwrap();
                let slow = slowly_counted(&paragraphs, &text, folding);
                let place = path.display();
                assert_eq!(hits.len(), slow, "{text:?} in {place} by {folding:?}");
                queries += 1;
                found += slow;
                plain += usize::from(in_lines);
                if let Some(count) = tallied(path, &query) {
                    assert_eq!(
                        count, slow,
                        "{text:?} in the lines of {place} by {folding:?}"
                    );
                    sure += 1;
                }
            }
        }
    }
    println!("{queries} queries, {found} hits; {sure} of {plain} counted in lines too");
    assert!(paths.is_empty() || queries >= 200 && found > 10_000 && sure * 4 > plain);
}

/// Markdown with all that takes characters out of a line, or lines out of the
/// text.
fn markdown() -> impl Strategy<Value = String> {
    let line = prop::sample::select(vec![
        "# 渡口 #",
        "## 年度 {#渡口}",
        "#渡口",
        "＃＃ 渡口",
        "渡**口**和*年*度",
        "**渡口：**年度",
        "渡`口`",
        "```渡口",
        "```",
        "~~~",
        "    渡口",
        "- 渡口",
        "- 渡",
        "  口",
        "1. 渡口",
        "1. 2. 渡口",
        "> 渡",
        "> 口",
        "渡",
        "口",
        "年\\",
        "度",
        "[渡口](a.md)",
        "[渡](a.md)口",
        "![渡口](渡口.png)",
        "渡[口](a)",
        "年度[渡](b)",
        "[渡口]",
        "[渡口][年度]",
        "[年度]: 渡口",
        "渡[^1]口",
        "[^1]: 年度",
        "|渡口|年度|",
        "|-|-|",
        "|渡|口|年度|",
        "|渡口",
        "<!-- 渡口 -->",
        "<!--",
        "-->",
        "年<!-- 口 -->度",
        "渡<br>口",
        "<div>渡口",
        "渡&nbsp;口",
        "渡&shy;口",
        "---",
        "title: 渡口",
        "===",
        "渡 口",
        "渡~~口~~",
        "~~渡~~口",
        "渡*口、年*度",
        "3*渡*口",
        "[渡]:口年度",
        "[渡口]: a.md",
        "见[渡](口年度)。",
        "渡<某口>",
        "渡<GDP>口",
        "## 渡口 {年度}",
        "<script>渡口",
        "渡<ruby>口<rt>年</rt></ruby>度",
        "渡<sup>2</sup>口",
        "<table><tr><td>渡<td>口</table>",
        "渡\\*口",
        "渡\u{86}口",
        "— 3 —",
        "渡口镇年度报告",
        "渡口镇年度报告 3",
        "4",
        "全镇经济平稳运行，各项事业都经过渡",
        "口的改造。",
        "a_b渡_口_",
        "GDP*gdp*",
        "",
        "",
        "",
        "　",
    ]);
    let end = prop::sample::select(vec!["\n", "\n", "\n", "\r\n", "  \n", "\n\n", "\n\n"]);
    prop::collection::vec((line, end), 1..14)
        .prop_map(|lines| lines.into_iter().map(|(l, e)| format!("{l}{e}")).collect())
}

/// A page of the kind that has running heads, numbers and broken lines.
fn page() -> impl Strategy<Value = String> {
    let line = prop::sample::select(vec![
        "渡口镇年度报告",
        "渡口镇年度报告 · 3",
        "一、总的情况",
        "— 3 —",
        "- 4 -",
        "4",
        "5",
        "第 2 页 共 9 页",
        "全镇经济平稳运行，乡亲们的各项事业\n\n发展势头良好，居民的各项收入也都\n— 6 —\n稳步增加。",
        "全镇经济平稳运行，各项事业",
        "发展势头良好，居民收入",
        "稳步增加。",
        "年度",
        "报告",
        "报告和",
        "",
        "",
        "　",
        "———",
        "\u{c}",
        "去年全镇完成渡口改造，方便了两岸往来。",
        "渡口",
        "镇年",
        "a",
        "b1",
        "目录",
        "二、下一步",
        "各部门要认真落实年度计划，确保渡口改造按时完成，让群众满意",
        "\u{feff}渡口",
        "年度。",
    ]);
    let end = prop::sample::select(vec!["\n", "\n", "\n", "\r\n", "\r", "\n\n"]);
    prop::collection::vec((line, end), 1..40)
        .prop_map(|lines| lines.into_iter().map(|(l, e)| format!("{l}{e}")).collect())
}

proptest! {
    #![proptest_config(match std::env::var_os("PROPTEST_CASES") {
        Some(_) => ProptestConfig::default(),
        None => ProptestConfig::with_cases(500),
    })]

    #[test]
    fn counting_in_lines_gives_what_random_pages_hold(
        text in page(),
        wrapped in any::<bool>(),
        query in prop::sample::select(vec![
            "渡口", "年度", "渡口镇年度报告", "报告", "年", "各项事业发展", "都稳步", "4", "总的情况", "—",
            "ab", "=渡口", "渡口|报告|年", "增加。", "b1", "渡口镇",
        ]),
    ) {
        // Enough lines of one length to be taken for a broken text.
        let head = if wrapped { "全镇上下同心协力抓好各项工作落实见效，取得\n".repeat(60) } else { String::new() };
        let text = head + &text;
        let query = Query::parse(query).unwrap();
        let verbatim = Verbatim::of(&text, Format::Plain);
        let counted = Tally::new(&query).unwrap().count(&text, 0..text.len(), (true, true), &verbatim);
        if let Some(count) = counted {
            for seams in [true, false] {
                let options = Options { seams, ..Options::default() };
                let document = parse(&text, Meta::default(), &options).unwrap();
                let hits = find(&document, &[&query], &|| false).unwrap();
                prop_assert_eq!(count, hits.len(), "{} in {:?}", query.text(), text);
            }
        }
    }
    #[test]
    fn counting_in_lines_gives_what_random_markdown_holds(
        text in markdown(),
        query in prop::sample::select(vec![
            "渡口", "年度", "渡", "口", "渡口镇年度报告", "口和年", "=渡口", "渡口|年", "gdp", "渡口年",
        ]),
    ) {
        let text = format!("# 甲\n\n{text}");
        let query = Query::parse(query).unwrap();
        let verbatim = Verbatim::of(&text, Format::Markdown);
        let counted = Tally::new(&query).unwrap().count(&text, 0..text.len(), (true, true), &verbatim);
        if let Some(count) = counted {
            for seams in [true, false] {
                let options = Options { seams, format: Some(Format::Markdown), ..Options::default() };
                let document = parse(&text, Meta::default(), &options).unwrap();
                let hits = find(&document, &[&query], &|| false).unwrap();
                prop_assert_eq!(count, hits.len(), "{} in {:?}", query.text(), text);
            }
        }
    }
}
