use super::*;
use crate::document::Document;
use crate::document::Meta;
use crate::structure::{Options, parse};

fn document(text: &str) -> Document {
    parse(text, Meta::default(), &Options::default()).unwrap()
}

const LAW: &str = "鱼塘条例\n\n第一章　总则\n\n第一条　为了保护鱼塘，制定本条例。\n\n\
第二条　养殖户应当每月检测水温。\n\n第二章　管理\n\n第三条　禁止下列行为：\n\n（一）倾倒垃圾；\n\n（二）电鱼。\n\n\
渔政站应当巡查。\n\n第四条　违反本条例第三条第一款规定的，由渔政站罚款。\n\n第五条　本条例自一月一日起施行。\n";

/// The law as a decision of these instructions leaves it, one line a paragraph,
/// and how many could not be carried out.
fn after(instructions: &str) -> (Vec<String>, Vec<Option<Fault>>) {
    let decision =
        format!("关于修改《鱼塘条例》的决定\n\n对《鱼塘条例》作如下修改：\n\n{instructions}\n");
    let decision = document(&decision);
    assert!(is_decision(&decision), "{instructions}");
    let amended = amended(&document(LAW), &decision);
    let lines = amended.text.lines().map(str::to_owned).collect();
    (
        lines,
        amended
            .outcomes
            .iter()
            .map(|outcome| outcome.fault)
            .collect(),
    )
}

/// The lines that are not in the law as it was.
fn new_lines(lines: &[String]) -> Vec<&str> {
    let own: Vec<&str> = LAW.lines().collect();
    lines
        .iter()
        .map(String::as_str)
        .filter(|line| !own.contains(line))
        .collect()
}

#[test]
fn a_text_takes_the_place_of_another() {
    let (lines, faults) =
        after("一、将第二条修改为：\n\n“养殖户应当每周检测水温。\n\n记录保存三年。”");
    assert_eq!(
        new_lines(&lines),
        ["第二条　养殖户应当每周检测水温。", "记录保存三年。"]
    );
    assert_eq!(faults, [None]);
    let (lines, _) = after("一、第三条第二款修改为：“渔政站应当每日巡查。”");
    assert_eq!(new_lines(&lines), ["渔政站应当每日巡查。"]);
    let (lines, _) = after("一、第三条第一款第（二）项修改为：“（二）电鱼、毒鱼。”");
    assert_eq!(new_lines(&lines), ["（二）电鱼、毒鱼。"]);
}

#[test]
fn words_take_the_place_of_others() {
    let (lines, _) = after("一、将第三条、第四条中的“渔政站”修改为“水利站”。");
    assert_eq!(
        new_lines(&lines),
        [
            "水利站应当巡查。",
            "第四条　违反本条例第三条第一款规定的，由水利站罚款。"
        ]
    );
    let (lines, _) = after("一、删去第三条第一款第一项中的“垃圾”。");
    assert_eq!(new_lines(&lines), ["（一）倾倒；"]);
}

#[test]
fn articles_come_and_go_and_what_names_them_follows() {
    let (lines, faults) = after(
        "一、增加一条，作为第三条：“第三条　开工以前应当登记。”\n\n二、删去第五条。\n\n\
         此外，对条文顺序作相应调整。",
    );
    assert_eq!(
        new_lines(&lines),
        [
            "第三条　开工以前应当登记。",
            "第四条　禁止下列行为：",
            "第五条　违反本条例第四条第一款规定的，由渔政站罚款。"
        ]
    );
    assert!(!lines.iter().any(|line| line.contains("施行")), "{lines:?}");
    assert_eq!(faults, [None; 3]);
    let (lines, _) = after("一、在第二条后增加一条，作为第二条之一：“塘堤应当每年加固。”");
    assert_eq!(new_lines(&lines), ["第二条之一　塘堤应当每年加固。"]);
    let (lines, _) = after("一、第五条改为第六条，修改为：“本条例自二月一日起施行。”");
    assert_eq!(new_lines(&lines), ["第六条　本条例自二月一日起施行。"]);
}

#[test]
fn parts_come_and_go() {
    let (lines, _) = after("一、第三条增加一款，作为第二款：“夜间不得捕捞。”");
    let at = lines
        .iter()
        .position(|line| line == "夜间不得捕捞。")
        .unwrap();
    assert_eq!(lines[at - 1], "（二）电鱼。");
    assert_eq!(lines[at + 1], "渔政站应当巡查。");
    let (lines, _) = after("一、第三条第一款增加一项，作为第三项：“（三）放生外来鱼种。”");
    let at = lines
        .iter()
        .position(|line| line.starts_with("（三）"))
        .unwrap();
    assert_eq!(lines[at - 1], "（二）电鱼。");
    let (lines, _) = after("一、删去第三条第二款。");
    assert!(!lines.iter().any(|line| line.contains("巡查")), "{lines:?}");
}

#[test]
fn what_cannot_be_done_is_told_and_changes_nothing() {
    let (lines, faults) = after(
        "一、将第九条修改为：“无。”\n\n二、将第二条、第三条中的“水温”修改为“水质”。\n\n\
         三、第二条作文字修改为好。\n\n四、第二条第四款修改为：“无。”",
    );
    assert_eq!(new_lines(&lines), [] as [&str; 0]);
    assert_eq!(
        faults,
        [
            Some(Fault::NoPlace),
            Some(Fault::NoWords),
            Some(Fault::Unknown),
            Some(Fault::NoPlace)
        ]
    );
    assert!(!is_decision(&document(LAW)));
}

/// 款 and 项 are counted as references count them, however items are marked.
#[test]
fn items_in_digits_and_with_a_comma_are_no_paragraphs() {
    for (first, second) in [
        ("（一）", "（二）"),
        ("1．", "2．"),
        ("1、", "2、"),
        ("一、", "二、"),
    ] {
        let law = format!(
            "碾坊条例\n\n第一条　碾坊应当：\n\n{first}日日清扫；\n\n{second}夜夜上锁。\n\n\
             第二款在此：看守人另有规定。\n\n第二条　本条例自一月一日起施行。\n"
        );
        let decision = document(
            "关于修改《碾坊条例》的决定\n\n对《碾坊条例》作如下修改：\n\n\
             一、第一条第二款修改为：“看守人由村里选定。”\n\n\
             二、将第一条第一款第二项中的“上锁”修改为“落闩”。\n",
        );
        let amended = amended(&document(&law), &decision);
        let faults: Vec<_> = amended.outcomes.iter().map(|one| one.fault).collect();
        assert_eq!(faults, [None, None], "{first}");
        assert!(
            amended.text.contains("看守人由村里选定。"),
            "{}",
            amended.text
        );
        assert!(!amended.text.contains("另有规定"), "{}", amended.text);
        assert!(amended.text.contains("夜夜落闩。"), "{}", amended.text);
        assert!(amended.text.contains("日日清扫"), "{}", amended.text);
    }
}

#[test]
fn the_heading_of_an_article_is_no_paragraph() {
    let law = "碾坊条例\n\n第一条　看守\n\n看守人日日清扫。\n\n看守人夜夜上锁。\n\n第二条　施行\n\n自一月一日起施行。\n";
    let decision = document(
        "关于修改《碾坊条例》的决定\n\n对《碾坊条例》作如下修改：\n\n\
         一、第一条第一款修改为：“看守人每周清扫。”\n",
    );
    let amended = amended(&document(law), &decision);
    assert_eq!(amended.outcomes[0].fault, None);
    assert!(amended.text.contains("第一条　看守"), "{}", amended.text);
    assert!(amended.text.contains("每周清扫"), "{}", amended.text);
    assert!(!amended.text.contains("日日清扫"), "{}", amended.text);
    assert!(amended.text.contains("夜夜上锁"), "{}", amended.text);
}
