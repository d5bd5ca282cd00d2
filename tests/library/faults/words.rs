//! Addresses were cut up and counted as words; a query that was pasted over a
//! line break became two; `\b` did not stand between hanzi and letters.

use super::{hits, plain};
use crate::common::gangmu;
use gangmu::explorer::pages::prompt::Prompt;

fn keywords(text: &str, more: &[&str]) -> Vec<String> {
    let call = ["keywords", "-", "--method", "frequency", "--format", "tsv"];
    let output = gangmu(&[&call[..], more].concat(), text);
    assert_eq!(output.status.code(), Some(0), "{output:?}");
    let rows = String::from_utf8(output.stdout).unwrap();
    let words = rows
        .lines()
        .skip(1)
        .map(|row| row.split('\t').next().unwrap().to_owned());
    words.collect()
}

#[test]
fn addresses_are_no_words() {
    for (text, words) in [
        (
            "详见https://www.b.cn/zc和信箱li@b.cn，渡口。\n",
            &["详见", "信箱", "渡口"][..],
        ),
        ("渡口（http://b.org/a?x=码头&y=2）\n", &["渡口", "码头"]),
        ("登录www.b.gov.cn/xxgk查码头。\n", &["登录", "码头"]),
        (
            "致函 office-2@mail.b.com.cn 渡口 ftp://b.net/渡口\n",
            &["渡口", "致函"],
        ),
    ] {
        let found = keywords(text, &[]);
        for word in words {
            assert!(found.iter().any(|f| f == word), "{word}: {found:?}");
        }
        let latin = |word: &&String| word.bytes().any(|b| b.is_ascii_alphabetic());
        let latin: Vec<_> = found
            .iter()
            .filter(latin)
            .filter(|word| *word != "y")
            .collect();
        assert!(latin.is_empty(), "{latin:?}");
    }
    let found = keywords("见https://b.cn/c与li@b.cn。\n", &["--numbers"]);
    for address in ["https://b.cn/c", "li@b.cn"] {
        assert!(found.iter().any(|f| f == address), "{found:?}");
    }
    // What only looks like one.
    let found = keywords("用Node.js测PM2.5。\n", &[]);
    assert!(
        found.iter().any(|f| f == "PM2.5") && found.iter().any(|f| f == "Node.js"),
        "{found:?}"
    );
}

#[test]
fn a_query_over_a_line_break_is_one_term() {
    let document = plain("检验机构出具报告。机构与检验无关。open source 与 source。\n");
    assert_eq!(hits(&document, "检验机\n构"), ["检验机构"]);
    assert_eq!(hits(&document, "检验机 \r\n　　构\n"), ["检验机构"]);
    assert_eq!(hits(&document, "open\nsource"), ["open source"]);
    assert_eq!(hits(&document, "=open\r\nsource"), ["open source"]);
    assert_eq!(
        hits(&document, "检验 机\n构").len(),
        4,
        "two terms in one paragraph"
    );
    let output = gangmu(&["search", "检验机\n构", "-", "--count"], document.text());
    assert_eq!(String::from_utf8(output.stdout).unwrap().trim(), "1");
}

#[test]
fn what_is_pasted_over_a_line_break_is_one_term() {
    for (pasted, text) in [
        ("检验机\n构", "检验机构"),
        ("检验机\r\n　　构\r\n", "检验机构"),
        ("渡口，\n码头", "渡口，码头"),
        ("open\nsource", "open source"),
    ] {
        let mut prompt = Prompt::default();
        prompt.insert(pasted);
        assert_eq!(prompt.text(), text);
    }
}

#[test]
fn a_boundary_stands_between_hanzi_and_letters() {
    let document = plain("今年PMI回升，PMI是先行指标，但PMIs不是。用5G网。\n");
    assert_eq!(hits(&document, r"/\bPMI\b/").len(), 2);
    assert_eq!(hits(&document, r"/\b5G\b/").len(), 1);
    assert_eq!(hits(&document, r"/\bPMIs?\b/").len(), 3);
    assert_eq!(hits(&document, r"/年\bPMI/").len(), 1);
    assert_eq!(hits(&document, r"/\b指标\b/").len(), 0);
}
