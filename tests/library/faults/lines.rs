//! Lines of one length were taken for broken prose: rosters, logs and verse
//! melted into one paragraph.

use super::{hits, paragraphs, plain};
use crate::common::{corpus, gangmu};

/// Asserts that every line of a text that is not blank is a paragraph.
fn stays(text: &str) {
    let document = plain(text);
    let lines: Vec<&str> = text
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .collect();
    assert_eq!(paragraphs(&document), lines);
}

/// Made of so many rows, each told its number from 0.
fn rows(count: usize, row: impl Fn(usize) -> String) -> String {
    (0..count).map(|n| row(n) + "\n").collect()
}

fn of<'a>(list: &[&'a str], n: usize) -> &'a str {
    list[n % list.len()]
}

const SURNAMES: [&str; 7] = ["王", "李", "周", "吴", "郑", "冯", "陈"];
const NAMES: [&str; 11] = [
    "一梅", "二虎", "小北", "立春", "长河", "望江", "石头", "晓燕", "子安", "国栋", "思远",
];
const PLACES: [&str; 5] = ["渡口镇", "码头镇", "石桥镇", "柳林镇", "沙洲镇"];
const POSTS: [&str; 4] = ["党委副书记", "水利站站长", "信访办主任", "财政所所长"];

/// A passage as books and reports have it, without line breaks.
const PASSAGE: &str = "渡口在城南三里，从前是来往两岸的唯一通道，每天天不亮就有挑担子的人等在石阶上。\
    撑船的老周今年六十七岁，他说自己摆渡摆了四十多年，没有一次误过点，也没有让一个乘客落过水。\
    后来上游修了大桥，坐船的人一年比一年少，镇里几次商量要把渡口停掉，老周都不同意，他说桥上走的是车，\
    渡口过的是人，学校的孩子和去对岸种菜的老人还要坐他的船。去年冬天水位降得很低，船靠不了岸，\
    他就在浅水里铺了一条木板路，一块一块地钉结实，好让乘客不湿鞋。镇政府知道以后，把渡口的维修列进了\
    当年的民生实事，新换了两条钢船，配了救生衣和夜航灯，石阶也重新砌过，渡口又热闹了起来。";

/// The passage in lines of so many characters, with paragraphs where
/// sentences end that many characters behind the last or more.
fn broken(chars: usize, paragraph: usize, indent: &str) -> String {
    let mut text = String::new();
    let mut open = String::new();
    for sentence in PASSAGE.split_inclusive('。') {
        open += sentence;
        if open.chars().count() >= paragraph || PASSAGE.ends_with(sentence) {
            let whole: Vec<char> = indent.chars().chain(open.chars()).collect();
            for line in whole.chunks(chars) {
                text += &line.iter().collect::<String>();
                text.push('\n');
            }
            open.clear();
        }
    }
    text
}

#[test]
fn a_roster_of_equal_lines_stays_a_roster() {
    let roster = rows(24, |n| {
        format!("丁{}号某省某市某区某街道居民委员会", n + 20)
    });
    stays(&format!("一、名单\n{roster}"));
    let document = plain(&format!("一、名单\n{roster}"));
    assert!(hits(&document, "居民委员会丁21号").is_empty());
    for count in [3, 8, 19, 20, 200] {
        stays(&rows(count, |n| {
            let name = format!("{}{}", of(&SURNAMES, n), of(&NAMES, n));
            format!("{name}临江市江南县{}{}", of(&PLACES, n), of(&POSTS, n))
        }));
    }
}

#[test]
fn a_log_stays_a_log() {
    stays(&rows(36, |n| {
        let state = of(
            &[
                "水位正常 闸门关闭",
                "水位偏高 闸门开启",
                "通信中断 自动重连",
            ],
            n,
        );
        format!(
            "2026-01-{:02} 08:{:02}:55 泵站巡检完成 {state} 工单{}",
            n % 28 + 1,
            n % 60,
            310 + n
        )
    }));
    stays(&rows(30, |n| {
        format!("[08:{n:02}:07] worker {n:03} finished its share of the queue in time")
    }));
}

#[test]
fn a_statement_with_commas_stays_a_statement() {
    for count in [4, 12, 26] {
        stays(&rows(count, |n| {
            let payer = of(&["临江航运公司", "江北水文中心", "南岸渡口食堂"], n * 5 / 3);
            format!(
                "1月{}日，{payer}，转入{}00元，余额{}00元",
                10 + n % 20,
                31 + n,
                77 + n
            )
        }));
    }
}

#[test]
fn verse_of_long_lines_stays_verse() {
    let halves = [
        "一江春水绕城流",
        "两岸青山入客舟",
        "旧渡无人潮自落",
        "新桥有月夜如秋",
        "渔灯几点明还灭",
        "雁影千行去复留",
        "莫问当年摆渡者",
        "白头犹在柳边楼",
    ];
    stays(&rows(24, |n| {
        format!("{}{}", of(&halves, n * 3), of(&halves, n * 3 + 1))
    }));
    stays(&rows(24, |n| {
        format!("{}　{}", of(&halves, n * 3), of(&halves, n * 5 + 1))
    }));
    stays(&rows(22, |n| {
        format!("{}，{}，", of(&halves, n * 3), of(&halves, n + 3))
    }));
    stays(&rows(5, |n| {
        format!("{}，{}", of(&halves, n * 3), of(&halves, n + 3))
    }));
}

#[test]
fn rows_of_a_table_stay_rows() {
    stays(&rows(25, |n| {
        format!(
            "渡口镇石桥村  {}  水田{}亩  旱地{}亩  常住",
            of(&NAMES, n),
            10 + n,
            50 + n
        )
    }));
    stays(&rows(25, |n| {
        format!(
            "{}\t{}\t{}00\t{}{}",
            1001 + n,
            of(&POSTS, n),
            11 + n,
            of(&PLACES, n),
            of(&NAMES, n)
        )
    }));
    stays(&rows(25, |n| {
        format!(
            "| {} | {} | {}00 | 已核对无误 |",
            of(&NAMES, n),
            of(&POSTS, n),
            11 + n
        )
    }));
}

#[test]
fn numbered_and_marked_lines_stay_lines() {
    let kinds = [
        "渡船安全检查记录本",
        "航道水深测量记录表",
        "乘客须知与限载标志",
        "夜航灯具更换登记簿",
    ];
    stays(&rows(24, |n| {
        format!("{}、{}及其使用说明一份", n + 10, of(&kinds, n))
    }));
    stays(&rows(24, |n| {
        format!("· {}及其使用说明一份存档", of(&kinds, n * 3))
    }));
    stays(&rows(24, |n| {
        format!("附件{}：{}及其使用说明一份", n + 10, of(&kinds, n))
    }));
}

#[test]
fn a_list_within_broken_prose_stays_a_list() {
    let prose = broken(30, 80, "").repeat(4);
    let whole = paragraphs(&plain(&prose)).len();
    let roster = rows(22, |n| {
        let (place, post) = (of(&PLACES, n), of(&POSTS, n));
        format!(
            "{}{}临江市江南县{place}人民政府{post}并兼任安全员",
            of(&SURNAMES, n),
            of(&NAMES, n)
        )
    });
    let document = plain(&format!("{prose}{roster}"));
    let found = paragraphs(&document);
    assert_eq!(found.len(), whole + 22);
    assert_eq!(found[whole..].join("\n") + "\n", roster);
    // An indented line is not the rest of one without an indent.
    let mut lines: Vec<&str> = prose.lines().collect();
    lines.insert(1, "　　（录自某某镇志）");
    let document = plain(&lines.join("\n"));
    assert!(
        paragraphs(&document).contains(&"（录自某某镇志）"),
        "{:?}",
        paragraphs(&document)
    );
}

#[test]
fn prose_that_is_broken_is_joined_again() {
    for (chars, paragraph, indent) in [
        (30, 80, ""),
        (30, 80, "　　"),
        (24, 60, "　　"),
        (36, 400, ""),
        (17, 90, ""),
        (40, 120, "　　"),
    ] {
        for times in [1, 6] {
            let text = broken(chars, paragraph, indent).repeat(times);
            let document = plain(&text);
            let whole = paragraphs(&document);
            let finished = whole.iter().filter(|p| p.ends_with('。')).count();
            assert_eq!(
                finished,
                whole.len(),
                "{chars} {paragraph} {times}: {whole:?}"
            );
            assert!(whole.len() * 2 < text.lines().count(), "{whole:?}");
            assert_eq!(hits(&document, "民生实事").len(), times);
        }
    }
}

#[test]
fn prose_without_final_marks_is_joined_by_its_words() {
    // Old books have no marks: only words that come again tell.
    let marks = |c: char| matches!(c, '，' | '。');
    let bare: Vec<char> = PASSAGE.chars().filter(|&c| !marks(c)).collect();
    let whole: Vec<char> = bare.iter().copied().cycle().take(bare.len() * 7).collect();
    let text: String = whole
        .chunks(31)
        .map(|line| line.iter().collect::<String>() + "\n")
        .collect();
    assert!(
        paragraphs(&plain(&text)).len() < 4,
        "{:?}",
        paragraphs(&plain(&text))
    );
}

#[test]
fn english_broken_at_a_fixed_length_is_joined() {
    let words = "the ferry had been the only way over the river and every day before dawn the people waited on the stone steps with their loads until the old man came down and untied the boat for them and no one was ever late";
    let mut lines = vec![String::new()];
    for word in words.split(' ').cycle().take(400) {
        if lines.last().unwrap().len() + word.len() >= 64 {
            lines.push(String::new());
        }
        let line = lines.last_mut().unwrap();
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    assert_eq!(paragraphs(&plain(&lines.join("\n"))).len(), 1);
}

#[test]
fn of_the_corpus_only_the_novel_in_broken_lines_is_joined() {
    let Some(folder) = corpus() else { return };
    let mut joined = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        if !name.ends_with(".txt") {
            continue;
        }
        let path = path.to_str().unwrap();
        let rows = |arguments: &[&str]| {
            let output = gangmu(arguments, "");
            assert_eq!(output.status.code(), Some(0), "{name}");
            String::from_utf8(output.stdout).unwrap().lines().count()
        };
        if rows(&[path]) * 3 < rows(&[path, "--no-seams"]) * 2 {
            joined.push(name);
        }
    }
    assert_eq!(joined, ["novel-hongloumeng.mixed-eol.txt"]);
}
