//! The encoding of many texts in many encodings: one line and many, whole and
//! damaged, of the kinds that come as files.

use super::detect::detect;
use super::detect::tests::encoded;
use crate::source::Encoding;

const SIMPLIFIED: [&str; 14] = [
    "第一章　渡口的清晨\n天还没有亮，江面上起了雾，老船夫已经坐在船头抽烟了。\n",
    "一、2024年工作回顾\n过去一年，全市地区生产总值增长5.6%，城镇新增就业1.8万人。\n",
    "第三条　本办法所称渡口，是指供人员、车辆上下渡船的场所。\n",
    "收件人：张三 <zhangsan@example.com>\n主题：关于召开季度例会的通知\n",
    "# README\n\n## 安装\n\n    cargo install gangmu\n\n运行后按 q 退出。\n",
    "序号,姓名,部门,电话\n1,王小明,财务处,010-62345678\n2,李芳,人事处,010-62345679\n",
    "“你回来了？”她抬起头，眼睛里有泪光，“我以为再也见不到你了。”\n",
    "床前明月光，疑是地上霜。举头望明月，低头思故乡。\n",
    "临江市人民政府办公室关于印发《渡口安全管理办法》的通知\n",
    "子曰：“学而时习之，不亦说乎？有朋自远方来，不亦乐乎？”\n",
    "用料：鸡蛋3个，番茄2个，盐适量。做法：番茄切块，鸡蛋打散炒熟。\n",
    "[2025-03-01 10:02:11] 小王：吃了吗？\n[2025-03-01 10:02:45] 小李：还没呢。\n",
    "碳纳米管的径向弛豫频率与管径成反比，可用拉曼光谱测定。\n",
    "魑魅魍魉，饕餮穷奇，皆上古之凶兽也。\n",
];

const TRADITIONAL: [&str; 12] = [
    "第一章　渡口的清晨\n天還沒有亮，江面上起了霧，老船夫已經坐在船頭抽煙了。\n",
    "主旨：檢送本府113年度為民服務工作計畫1份，請查照辦理。\n",
    "第三條　本條例所稱主管機關，在中央為交通部，在直轄市為直轄市政府。\n",
    "收件人：張三 <changsan@example.com>\n主旨：關於召開季度會議的通知\n",
    "# README\n\n## 安裝\n\n    cargo install gangmu\n\n執行後按 q 離開。\n",
    "「你回來了？」她抬起頭，眼裡有淚光，「我以為再也見不到你了。」\n",
    "話說天下大勢，分久必合，合久必分。周末七國分爭，并入於秦。\n",
    "臨江市政府公告：自8月1日起調整渡輪票價，全票30元。\n",
    "編號,姓名,部門,電話\n1,王小明,財務處,02-23456789\n2,李芳,人事處,02-23456780\n",
    "床前明月光，疑是地上霜。舉頭望明月，低頭思故鄉。\n",
    "特首今日發表施政報告，提出多項措施紓緩基層市民的住屋壓力。\n",
    "軟體安裝完成後，請重新啟動電腦，並檢查網路連線是否正常。\n",
];

const JAPANESE: [&str; 6] = [
    "この町の春は遅く、川辺の柳は四月になってやっと緑になる。\n",
    "第一条　この法律は、渡船の安全を確保することを目的とする。\n",
    "メロスは激怒した。必ず、かの邪智暴虐の王を除かなければならぬ。\n",
    "# README\n\nインストールするには、次のコマンドを実行します。\n",
    "お問い合わせは総務部（03-1234-5678）までお願いいたします。\n",
    "昔々、あるところにおじいさんとおばあさんが住んでいました。\n",
];

const KOREAN: [&str; 5] = [
    "이 마을의 봄은 늦게 와서 강가의 버드나무는 사월에야 푸르다.\n",
    "제1조 이 법은 도선의 안전을 확보함을 목적으로 한다.\n",
    "# README\n\n설치하려면 다음 명령을 실행하십시오.\n",
    "문의 사항은 총무부(02-1234-5678)로 연락해 주시기 바랍니다.\n",
    "옛날 옛적에 어느 마을에 할아버지와 할머니가 살고 있었습니다.\n",
];

/// Cantonese in Big5 with the characters of HKSCS, which cannot be encoded
/// with the library: 佢喺屋企食緊飯，我哋等咗好耐，啲人都走晒，嘅事真係唔知點講。
const CANTONESE: &[u8] = b"\xca\x5c\x9d\xf6\xab\xce\xa5\xf8\xad\xb9\xba\xf2\xb6\xba\xa1\x41\
\xa7\xda\x92\x5d\xb5\xa5\x9d\xf7\xa6\x6e\xad\x40\xa1\x41\x9d\xf8\xa4\x48\xb3\xa3\xa8\xab\xae\xcd\
\xa1\x41\x9d\xef\xa8\xc6\xaf\x75\xab\x59\xad\xf8\xaa\xbe\xc2\x49\xc1\xbf\xa1\x43\n";

const LATIN: &str = "// The quick brown fox jumps over the lazy dog.\nfn main() {}\n";

/// Each text with the encodings it comes in.
fn samples() -> Vec<(String, &'static str)> {
    let unicode = ["UTF-8", "UTF-16LE", "UTF-16BE"];
    let rows: [(&[&str], &[&'static str]); 4] = [
        (&SIMPLIFIED, &["gb18030"]),
        (&TRADITIONAL, &["Big5", "gb18030"]),
        (&JAPANESE, &["Shift_JIS", "EUC-JP"]),
        (&KOREAN, &["EUC-KR"]),
    ];
    let mut samples = Vec::new();
    for (texts, names) in rows {
        for text in texts {
            for name in unicode.iter().chain(names) {
                samples.push(((*text).to_owned(), *name));
            }
        }
    }
    samples
}

/// Those of `samples` that are taken for something else once `change` has been
/// made to them, as `name read as other: text`.
fn wrong(change: impl Fn(&str, &str) -> Vec<u8>) -> Vec<String> {
    let mut wrong = Vec::new();
    for (text, name) in samples() {
        let found = detect(&change(&text, name), true).encoding.name();
        if found != name {
            let opening: String = text.chars().take(16).collect();
            wrong.push(format!("{name} read as {found}: {opening}"));
        }
    }
    wrong
}

#[test]
fn one_or_two_lines_tell_the_encoding() {
    assert_eq!(wrong(encoded), [""; 0]);
}

#[test]
fn the_first_line_alone_tells_the_encoding() {
    let first = |text: &str, name: &str| encoded(text.lines().next().unwrap(), name);
    let wrong: Vec<String> = wrong(first)
        .into_iter()
        // A line of ASCII is UTF-8 whatever it is called.
        .filter(|w| !w.contains("# README"))
        .collect();
    assert_eq!(wrong, [""; 0]);
}

#[test]
fn a_long_text_tells_the_encoding() {
    assert_eq!(
        wrong(|text, name| encoded(&text.repeat(300), name)),
        [""; 0]
    );
}

#[test]
fn a_text_that_is_mostly_latin_tells_the_encoding() {
    let mixed = |text: &str, name: &str| {
        encoded(
            &format!("{}{text}{}", LATIN.repeat(20), LATIN.repeat(5)),
            name,
        )
    };
    assert_eq!(wrong(mixed), [""; 0]);
}

#[test]
fn one_broken_byte_changes_nothing() {
    for place in [0.3, 0.5, 0.9] {
        let broken = |text: &str, name: &str| {
            let mut bytes = encoded(&text.repeat(4), name);
            let at = (bytes.len() as f64 * place) as usize;
            bytes[at] = 0xFF;
            bytes
        };
        assert_eq!(wrong(broken), [""; 0], "{place}");
    }
}

#[test]
fn one_lost_byte_changes_nothing() {
    let cut = |text: &str, name: &str| {
        let mut bytes = encoded(&text.repeat(4), name);
        // In UTF-16 all that follows would be another text.
        if !name.starts_with("UTF-16") {
            let at = bytes.len() / 2;
            bytes.remove(at);
        }
        bytes
    };
    assert_eq!(wrong(cut), [""; 0]);
}

#[test]
fn a_mark_tells_the_encoding() {
    let marked = |text: &str, name: &str| match name {
        "UTF-8" | "UTF-16LE" | "UTF-16BE" => encoded(&format!("\u{feff}{text}"), name),
        _ => encoded(text, name),
    };
    assert_eq!(wrong(marked), [""; 0]);
}

#[test]
fn four_bytes_of_gb18030_are_no_hindrance() {
    for text in SIMPLIFIED {
        let text = format!("{text}他姓𠮷，名㐂，住在㙍镇。\n");
        assert_eq!(
            detect(&encoded(&text, "gb18030"), true).encoding.name(),
            "gb18030"
        );
    }
}

#[test]
fn what_looks_like_gbk_at_first_is_read_as_gb18030() {
    let text = SIMPLIFIED[0].repeat(120) + "他姓㐂。\n";
    let bytes = encoded(&text, "gb18030");
    let found = detect(&bytes[..8192], false).encoding;
    assert_eq!(found.name(), "gb18030");
    assert_eq!(found.decode([&bytes], true), (text, 0));
}

#[test]
fn hong_kongs_own_characters_are_big5() {
    assert_eq!(detect(CANTONESE, true).encoding.name(), "Big5");
    assert_eq!(detect(&CANTONESE.repeat(50), true).encoding.name(), "Big5");
    let (text, invalid) = Encoding::from_name("big5-hkscs")
        .unwrap()
        .decode([CANTONESE], true);
    assert!(text.starts_with("佢喺屋企食緊飯") && invalid == 0, "{text}");
}

/// UTF-16 without a mark is left out: この in it is `S0n0` as well.
#[test]
fn five_characters_tell_the_encoding() {
    let first = |text: &str, name: &str| {
        let head = text.chars().filter(|c| !c.is_ascii()).take(5);
        encoded(&head.collect::<String>(), name)
    };
    let wrong: Vec<String> = wrong(first)
        .into_iter()
        .filter(|w| !w.starts_with("UTF-16"))
        .collect();
    assert_eq!(wrong, [""; 0]);
}
