use super::*;

fn joined(text: &str) -> (Vec<String>, usize) {
    let document = plain(text);
    let blocks = blocks(&document).into_iter().map(String::from).collect();
    (blocks, document.seams().len())
}

#[test]
fn a_cut_paragraph_is_joined_and_a_finished_one_is_not() {
    let (found, seams) = joined("加快建\n\n设体系。\n\n乙乙乙。\n\n丙丙丙。\n");
    assert_eq!(found, ["加快建设体系。", "乙乙乙。", "丙丙丙。"]);
    assert_eq!(seams, 1);
}

#[test]
fn a_number_that_a_page_break_cuts_is_whole_again() {
    for (before, after) in [
        (
            "全年经济平稳运行，地区生产总值达到1",
            "2345亿元，位居前列。",
        ),
        ("社会消费品零售总额稳步上升，同比增长5.", "2%，高于预期。"),
        ("初步核算，全市地区生产总值达到5", ".2万亿元，又上台阶。"),
        ("全年完成2025", "年目标。"),
    ] {
        let (found, seams) = joined(&format!("{before}\n\n{after}\n"));
        assert_eq!((found, seams), (vec![format!("{before}{after}")], 1));
    }
    for text in [
        "全市总产值增长，位居全省第12\n\n3 企业\n",
        "附件1\n\n2025年工作要点\n",
        "他们走过很长的路，来到了渡口边1\n\n2 见本书前文。\n",
    ] {
        let (found, seams) = joined(text);
        assert_eq!((found.len(), seams), (2, 0), "{text}");
    }
}

#[test]
fn a_short_line_that_cannot_end_there_goes_on() {
    for text in [
        "努力实现共同富\n\n裕目标。",
        "人民生活水平不断\n\n提高。",
        "我们要加快建设现代\n\n化经济体系，迈出新步伐。",
    ] {
        assert_eq!(joined(text).0, [text.replace('\n', "")]);
    }
}

#[test]
fn a_heading_cut_within_its_marker_is_mended() {
    let text = format!("第一章 甲\n{BODY}\n第\n二章 乙\n{BODY}\n第三\n章 丙\n{BODY}\n");
    let document = plain(&text);
    let titles: Vec<&str> = outline(&document).iter().map(|o| o.2).collect();
    assert_eq!(titles, ["第一章 甲", "第二章 乙", "第三章 丙"]);
}

#[test]
fn a_passage_of_few_broken_lines_is_joined() {
    let words: String = BODY.chars().take(58).collect();
    let passage = words.replace('。', "，") + "末句。";
    let chars: Vec<char> = passage.chars().collect();
    let lines: Vec<String> = chars.chunks(14).map(|l| l.iter().collect()).collect();
    assert!(lines.len() > 3);
    let (found, _) = joined(&lines.join("\n"));
    assert_eq!(found.concat().replace('\n', ""), passage);
    assert_eq!(found.len(), 1);
    let list = "各区县人民政府，各有关部门单位\n市直各委办局，各企业和事业单位\n驻本市中央单位，各人民团体机关\n";
    assert_eq!(joined(&list.replace('，', "及")).0.len(), 3);
}

#[test]
fn the_lines_on_both_sides_of_a_seam_are_known() {
    let document = markdown(
        "# 报告\n\n我们推动创新发展,建设一流平台,突破一批核心技术,加大关\n\n键核心技术攻关力度,推动融合发展。\n\n这是另一段,说的是别的事。\n",
    );
    assert_eq!(document.blocks().len(), 3);
    assert!(document.text().contains("关键核心"));
    let seam = document.seams()[0];
    assert_eq!(document.origin().number(seam - 1), 3);
    assert_eq!(document.origin().number(seam), 5);
}

#[test]
fn seams_can_be_left_open() {
    let options = Options {
        seams: false,
        ..Options::default()
    };
    let document = parse("加快建\n\n设体系。\n", Meta::default(), &options).unwrap();
    assert_eq!(blocks(&document), ["加快建", "设体系。"]);
    assert!(document.seams().is_empty());
}

#[test]
fn a_broken_heading_is_mended() {
    let text = format!(
        "某县报告\n一、去年\n（\n三）改革不断深化。\n{BODY}\n（四）坚持不懈用\n\n\n新思想凝心铸魂。{BODY}\n"
    );
    let document = plain(&text);
    let titles: Vec<&str> = outline(&document).iter().map(|o| o.2).collect();
    assert_eq!(
        titles[2..],
        ["（三）改革不断深化。", "（四）坚持不懈用新思想凝心铸魂。"]
    );
}

#[test]
fn lines_of_their_own_stay_apart() {
    for text in [
        "床前明月光，\n疑是地上霜。\n",
        "委员长，\n副委员长若干人，\n秘书长，\n",
        "第一回　渡口\n却说那日天色已晚，众人都散了。\n",
        "省长　张三\n各位代表：\n",
        "他走了，没有回头，也没有留下一句话。“\n我站在那里，看着他的背影。\n",
        "示例 9-3：读取文件，并处理可能出现的各种错误\n这段代码打开一个文件，再读取其中的内容。\n",
    ] {
        let (found, seams) = joined(text);
        assert_eq!(seams, 0, "{text}");
        assert_eq!(found.len(), text.lines().count());
    }
}

#[test]
fn a_page_mark_between_two_halves_is_closed_over() {
    let text = "那僧说道：形体倒也是个灵物了，只是没有实在的好处，须得\n-----Page2-----\n再镌上几个字，使人人见了便知你是件奇物。\n— 3 —\n说毕，便袖了。\n";
    let document = plain(text);
    assert_eq!(document.seams().len(), 1);
    let kinds: Vec<_> = document.blocks().iter().map(|b| b.kind).collect();
    use crate::document::BlockKind::{Paragraph, Rule};
    assert_eq!(kinds, [Paragraph, Rule, Paragraph]);
}

#[test]
fn a_text_broken_at_a_fixed_length_is_joined() {
    let words: Vec<char> = BODY.repeat(8).chars().collect();
    let mut text = String::new();
    for paragraph in words.chunks(150) {
        for line in paragraph.chunks(20) {
            text += &line.iter().collect::<String>();
            text.push('\n');
        }
        text = text.trim_end().trim_end_matches('。').to_owned() + "。\n";
    }
    let document = plain(&text);
    assert!(document.blocks().len() < text.lines().count() / 2);
    assert_eq!(document.text().replace('\n', ""), text.replace('\n', ""));
}

#[test]
fn a_dictionary_is_left_in_its_lines() {
    let mut text = String::from("字書\n");
    for (i, c) in "天地玄黃宇宙洪荒日月盈昃辰宿列張寒來暑往秋收冬藏"
        .chars()
        .enumerate()
    {
        let gloss = "，从某从某".repeat(1 + i % 7);
        text += &format!("{c}　某某某也{gloss}。某聲，某部所屬。某某切\n");
    }
    let document = plain(&text);
    assert_eq!(document.blocks().len(), text.lines().count());
}

#[test]
fn verse_keeps_its_lines() {
    for verse in [
        "满城风雨近重阳，客子思归鬓已霜，",
        "江上秋风起，孤舟夜未眠，",
        "独上高楼望江水，",
        "一灯明灭处，",
    ] {
        for next in [
            "一行秋雁过潇湘，独倚危栏望故乡。",
            "众人听了，都说写得好，纷纷拍手称妙。",
        ] {
            let text = format!("有诗一首：\n{verse}\n{next}\n");
            assert_eq!(joined(&text).1, 0, "{verse} {next}");
        }
    }
    // Prose that ends at a comma goes on.
    let prose = "他沿着江边走了很久，心里想着昨天夜里的事情，\n直到天黑才回到家里。\n";
    assert_eq!(joined(prose).1, 1);
}

#[test]
fn verse_in_a_text_of_broken_lines_keeps_its_lines() {
    let line = "那一年冬天我在码头上做工天还没有亮江面上已经响起了汽笛的声音，我们\n";
    let mut text = line.repeat(24);
    text += "他站在船头念了一首诗，声音不大，却让每个人都停下了手里的活计听他念。\n";
    text += "满城风雨近重阳，客子思归鬓已霜，\n独上高楼望江水，一行秋雁过潇湘。\n";
    let document = plain(&text);
    let last = blocks(&document);
    assert_eq!(last.last(), Some(&"独上高楼望江水，一行秋雁过潇湘。"));
}

#[test]
fn the_note_below_a_title_stands_alone() {
    let text = "某某办法\n（2024年3月1日通过，自2024年6月1日起施行）\n为了加强管理，保护群众利益，制定本办法。\n";
    assert_eq!(joined(text).1, 0);
}

#[test]
fn continuation_notes_are_known() {
    let document =
        plain("(上接1版)我们要坚持改革，推动发展。\n要落实责任，确保成效。（下转第4版）\n");
    let notes: Vec<_> = document
        .continuations()
        .iter()
        .map(|c| (document.slice(c.span), c.kind))
        .collect();
    use crate::document::ContinuationKind::{From, Onto};
    assert_eq!(notes, [("(上接1版)", From), ("（下转第4版）", Onto)]);
}

#[test]
fn an_indent_marks_the_paragraphs_of_a_broken_text() {
    let words: Vec<char> = BODY.repeat(8).chars().collect();
    let mut text = String::new();
    for paragraph in words.chunks(97) {
        text += "　　";
        for (i, line) in paragraph.chunks(20).enumerate() {
            // Every third line happens to end in a full stop.
            let mut line: String = line.iter().collect();
            if i % 3 == 2 && line.chars().count() == 20 {
                line.pop();
                line.push('。');
            }
            text += &line;
            text.push('\n');
        }
    }
    let document = plain(&text);
    assert_eq!(document.blocks().len(), words.chunks(97).count());
    assert!(document.seams().is_empty());
}

#[test]
fn the_sign_of_a_note_behind_a_sentence_is_no_cut() {
    for sign in ["[3]", "[^a]", "②", "=="] {
        let text =
            format!("渡口在城南三里，是来往两岸的唯一通道。{sign}\n\n撑船的老周今年六十七岁了。\n");
        let document = markdown(&format!("# 渡口\n\n{text}\n[^a]: 注。\n"));
        assert!(document.seams().is_empty(), "{}", document.text());
        assert!(plain(&text).seams().is_empty(), "{sign}");
    }
    // A number in brackets where a sentence is cut changes nothing.
    let cut = "我们要加大科技攻关力度，突破一批关[3]\n\n键核心技术，让更多成果转化。\n";
    assert_eq!(plain(cut).seams().len(), 1);
}

#[test]
fn a_line_on_when_a_law_came_into_force_is_no_cut() {
    let document =
        markdown("# 办法\n\n2021年8月1日 施行\n\n<!-- 完 -->\n\n为规范渡口，制定本办法。\n");
    assert!(document.seams().is_empty());
    let cut = markdown("# 报告\n\n2021年8月1日，本县公布了渡口的名\n\n录，共有三十二处。\n");
    assert_eq!(cut.seams().len(), 1);
}

#[test]
fn rows_that_begin_with_a_formula_are_no_cut() {
    for rows in [
        "已知: 渡口的图 $G=(N,A)$，每条航线都有成本\n\n$c_{ij}$: cost of the line $(i,j)$\n\n$t_{ij}$: time of the line $(i,j)$",
        "其中，$x_i$ 表示第 $i$ 处渡口每日的流量，以船次计算\n\n$y_j$：第 $j$ 处码头的流量，以船次计算",
        "$x_i$ 表示第 $i$ 处渡口每日的流量，以船次计算\n\n$y_j$ 表示第 $j$ 处码头的流量，以船次计算",
        "一般而言，每趟的船钱等于：月租÷（21.5*8）\n\n由此可见，关键在于月租，各处的做法不一。",
    ] {
        let document = markdown(&format!("# 渡口\n\n{rows}\n"));
        assert!(document.seams().is_empty(), "{}", document.text());
    }
    let cut = "一趟的船钱等于月租÷（21.5*8），我们要加大科技攻关力度，突破一批关\n\n键核心技术，让更多成果转化。";
    assert_eq!(plain(cut).seams().len(), 1);
}

#[test]
fn a_short_line_with_a_label_is_no_cut() {
    let text = "# 渡口\n\n内容：每周渡船四十趟，每天八趟\n\n加班：一周之内超过四十趟就属于加班；节日开船也是加班\n\n在平常的日子里，只要每天超过八趟，超出的部分都算加班。\n";
    let document = markdown(text);
    assert!(document.seams().is_empty(), "{}", document.text());
    // One that is cut within a word goes on, and so does one that speaks.
    let cut =
        "加班：一周之内超过四十趟，加大科技攻关力度，突破一批关\n\n键核心技术，让更多成果转化。\n";
    let spoken = "老周问道：渡口今年的船价比往年贵了三成，不知道是谁先定下来的，众人要\n-----Page2-----\n再去问一问，才好回家告诉旁人。\n";
    let rest = "生效状态：1.二〇二三年五月增订的第三条，施行日期由县\n  定之。\n2.第四条的施行日期另定。\n";
    for text in [cut, spoken, rest] {
        assert_eq!(plain(text).seams().len(), 1, "{text}");
    }
}
