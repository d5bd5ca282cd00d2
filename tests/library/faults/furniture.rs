//! Running heads and bare page numbers stood between the halves of sentences.

use super::{hits, markdown, paragraphs, plain};

#[test]
fn a_head_above_a_number_is_closed_over() {
    let text = "渡口管理年报（2026）\n7\n各处要坚持加\n渡口管理年报（2026）\n8\n强巡查。\n";
    let document = plain(text);
    assert_eq!(hits(&document, "加强巡查"), ["加强巡查"]);
    assert_eq!(
        paragraphs(&document).concat(),
        "渡口管理年报（2026）各处要坚持加强巡查。"
    );
    assert_eq!(document.seams().len(), 1);
}

#[test]
fn a_head_below_a_number_is_closed_over() {
    let text = "石桥志\n渡口在城南三里，从前是来往两岸的唯一通\n3\n南渡文史丛刊第二辑\n道，天不亮就有人等。\n\
                撑船的老周今年六十七岁，他说自己摆渡摆了四十多\n4\n南渡文史丛刊第二辑\n年，没有一次误过点。\n";
    let document = plain(text);
    assert_eq!(hits(&document, "唯一通道").len(), 1);
    assert_eq!(hits(&document, "四十多年").len(), 1);
    assert!(hits(&document, "文史丛刊").is_empty());
}

#[test]
fn heads_of_left_and_right_pages_are_closed_over() {
    let mut text = String::from("石桥志\n");
    for page in 11..17 {
        let head = ["石桥志略稿", "水陆交通"][page % 2];
        text += &format!(
            "这一年渡口共摆渡若干人次，其中夜航占了很大的比\n{head}\n{page}\n重，比上一年增加。\n"
        );
    }
    let document = plain(&text);
    assert_eq!(hits(&document, "比重").len(), 6);
    assert!(hits(&document, "石桥志略稿|水陆交通").is_empty());
}

#[test]
fn heads_of_two_lines_are_closed_over_in_markdown_as_well() {
    let page = |n: u32| format!("临江市水利局\n\n渡口安全通报\n\n{n}\n\n");
    let text = format!(
        "# 通报\n\n全市渡口总体平稳，但是仍有少数渡船没有按照规\n\n{}定配备救生衣，责任没有落到实\n\n{}处，必须整改。\n",
        page(2),
        page(3)
    );
    let document = markdown(&text);
    assert_eq!(hits(&document, "按照规定配备").len(), 1);
    assert_eq!(hits(&document, "落到实处").len(), 1);
    assert!(hits(&document, "水利局|安全通报").is_empty());
}

#[test]
fn a_name_that_returns_in_a_story_stays() {
    let mut text = String::from("江边\n");
    for n in 1..6 {
        text += &format!("老周\n{n}\n他在船上坐了一夜，天亮才回家。\n桥上没有人。\n");
    }
    let document = plain(&text);
    assert_eq!(hits(&document, "老周").len(), 5);
    let digits = paragraphs(&document)
        .into_iter()
        .filter(|p| p.parse::<u8>().is_ok());
    assert_eq!(digits.count(), 5);
}
