//! Units of other fields and countries, and what stands beside them.

use crate::structure::tests::*;

fn titles(text: &str) -> Vec<(u16, String)> {
    let document = plain(text);
    let rows = outline(&document).into_iter();
    rows.map(|(depth, _, title)| (depth, title.to_owned()))
        .collect()
}

#[track_caller]
fn check_titles(text: &str, expected: &[(u16, &str)]) {
    let found = titles(text);
    let found: Vec<(u16, &str)> = found.iter().map(|(d, t)| (*d, t.as_str())).collect();
    assert_eq!(found, expected, "{text}");
}

#[test]
fn hexagrams_anecdotes_poems_and_cases_are_counted() {
    check_titles(
        "观物小识\n第一卦：《泽》\n水积在低处，鱼虾都来。\n第二卦：《风》\n风从窗缝里来，灯影摇。\n",
        &[
            (1, "观物小识"),
            (2, "第一卦：《泽》"),
            (2, "第二卦：《风》"),
        ],
    );
    check_titles(
        "灯下琐记\n第一则\n昨夜有人敲门，开门不见人。\n第二则\n今早门外多了一筐梨，不知谁放的。\n",
        &[(1, "灯下琐记"), (2, "第一则"), (2, "第二则")],
    );
    check_titles(
        "读词随笔\n第一首\n一、二两句写雨，屋漏了，人还睡着。\n三、四句写晴，被子晒在墙头上。\n第二首\n上片写船，下片写岸。\n",
        &[(1, "读词随笔"), (2, "第一首"), (2, "第二首")],
    );
    check_titles(
        "老街断案录\n第一案　丢失的秤\n秤在米袋底下，掌柜的自己压住了。\n第二案　两把钥匙\n钥匙都能开锁，箱子却是空的。\n",
        &[
            (1, "老街断案录"),
            (2, "第一案　丢失的秤"),
            (2, "第二案　两把钥匙"),
        ],
    );
}

#[test]
fn two_volumes_in_one_are_one_heading() {
    check_titles(
        "校勘札记\n第一卷　春\n花名错了两处。\n第二、三卷　夏与秋\n雨字误作两字。\n第四卷　冬\n雪后缺一页。\n",
        &[
            (1, "校勘札记"),
            (2, "第一卷　春"),
            (2, "第二、三卷　夏与秋"),
            (2, "第四卷　冬"),
        ],
    );
    // Two articles in one are a reference.
    let laws = titles("第一条 甲。\n第二条 乙。\n第三、四条规定丙。\n第五条 丁。\n");
    assert!(
        laws.iter().all(|(_, title)| !title.contains('、')),
        "{laws:?}"
    );
}

#[test]
fn a_japanese_rule_inserts_articles_and_chapters() {
    check_titles(
        "　　　第一章　総則\n（趣旨）\n第一条　この要綱は、駐輪場の使い方を定める。\n第一条の二　駐輪場は町が置く。\n　　　第一章の二　使用\n第二条　一人一台とする。\n第百十条　鍵は返す。\n　　　第二章　雑則\n第百十一条　ほかは町長が定める。\n",
        &[
            (1, "第一章　総則"),
            (2, "第一条"),
            (2, "第一条の二"),
            (1, "第一章の二　使用"),
            (2, "第二条"),
            (2, "第百十条"),
            (1, "第二章　雑則"),
            (2, "第百十一条"),
        ],
    );
}

#[test]
fn an_ordinance_has_parts_divisions_and_inserted_sections() {
    check_titles(
        "第901章\n《街市檔位條例》\n本條例規管檔位的編配及使用。\n第1部\n導言\n1. 簡稱\n本條例可引稱為《街市檔位條例》。\n2. 釋義\n檔位指用作售賣的地方。\n第2部\n編配\n第1分部——申請\n3. 申請檔位\n任何人可申請檔位。\n3A. 轉讓\n檔位不得轉讓。\n第2分部——收回\n4. 收回檔位\n署長可收回檔位。\n附表1\n[第3條]\n",
        &[
            (1, "《街市檔位條例》"),
            (2, "第1部"),
            (3, "1. 簡稱"),
            (3, "2. 釋義"),
            (2, "第2部"),
            (3, "第1分部——申請"),
            (4, "3. 申請檔位"),
            (4, "3A. 轉讓"),
            (3, "第2分部——收回"),
            (4, "4. 收回檔位"),
            (2, "附表1"),
        ],
    );
}

#[test]
fn named_parts_of_other_fields_are_known() {
    check_titles(
        "《小桥》教案\n教学目标\n1.会读十个生字。\n2.能讲出桥的样子。\n教学过程\n第一课时\n一、谈话\n说说见过的桥。\n二、初读\n分段读，标出难字。\n第二课时\n一、听写\n写十个生字。\n二、讨论\n桥为什么是弯的。\n板书设计\n桥——水\n",
        &[
            (1, "《小桥》教案"),
            (2, "教学目标"),
            (2, "教学过程"),
            (3, "第一课时"),
            (4, "一、谈话"),
            (4, "二、初读"),
            (3, "第二课时"),
            (4, "一、听写"),
            (4, "二、讨论"),
            (2, "板书设计"),
        ],
    );
    check_titles(
        "白沙镇志\n凡例\n一、本志上起建镇，下至前年。\n二、人名地名照旧。\n概述\n白沙镇在河湾里，三面是水。\n大事记\n建镇三年，修堤。\n第一编 水土\n第一章 河\n河从北来，绕镇而过。\n第二编 人\n第一章 户\n去年有九百户。\n编后记\n四年写成。\n",
        &[
            (1, "白沙镇志"),
            (2, "凡例"),
            (2, "概述"),
            (2, "大事记"),
            (2, "第一编 水土"),
            (3, "第一章 河"),
            (2, "第二编 人"),
            (3, "第一章 户"),
            (2, "编后记"),
        ],
    );
    check_titles(
        "两幕剧《等船》\n人物表\n阿公——摆渡的。\n第一幕\n第一场\n阿公：风大。\n第二场\n阿公：停了。\n第二幕\n第一场\n阿公：走罢。\n尾声\n",
        &[
            (1, "两幕剧《等船》"),
            (2, "人物表"),
            (2, "第一幕"),
            (3, "第一场"),
            (3, "第二场"),
            (2, "第二幕"),
            (3, "第一场"),
            (2, "尾声"),
        ],
    );
    // In a book of chapters a survey is no part beside them.
    let inner = titles(
        "第一章 河\n河从北来，绕镇而过，水清。\n概述\n这里再说一遍河的来历，很长。\n第二章 堤\n堤是前年修的，石头砌成。\n",
    );
    assert_eq!(inner.len(), 2, "{inner:?}");
}

#[test]
fn annexes_count_behind_their_letter() {
    check_titles(
        "竹凳\n1 范围\n本文件规定了竹凳的要求。\n2 要求\n2.1 外观\n表面应光滑，无裂纹。\n附录A\n（资料性）\n示例\nA.1 矮凳\n高三十厘米，见图。\nA.2 高凳\n高六十厘米，见图。\n参考文献\n[1] 竹器入门\n",
        &[
            (1, "竹凳"),
            (2, "1 范围"),
            (2, "2 要求"),
            (3, "2.1 外观"),
            (2, "附录A"),
            (3, "A.1 矮凳"),
            (3, "A.2 高凳"),
            (2, "参考文献"),
        ],
    );
    // Without an annex they are choices or figures.
    let choices = titles(
        "试卷\n一、选择题\n1．下列正确的是\nA.1 米\nB.2 米\n二、填空题\n2．一年有____天。\n",
    );
    assert!(
        choices.iter().all(|(_, title)| !title.starts_with("A.1")),
        "{choices:?}"
    );
}

#[test]
fn glued_titles_stand_as_a_series() {
    check_titles(
        "养蜂手册\n第一章蜂箱\n箱子要朝南，离地一尺。\n第二章中蜂\n中蜂小，耐寒，不怕山路。\n第三章收蜜\n天晴才收，收完封好。\n第四章过冬\n冬天喂糖水，少开箱。\n",
        &[
            (1, "养蜂手册"),
            (2, "第一章蜂箱"),
            (2, "第二章中蜂"),
            (2, "第三章收蜜"),
            (2, "第四章过冬"),
        ],
    );
    // One odd title takes none of the following with it.
    check_titles(
        "乐理提纲\n第一章 音\n音有高低长短，先听后唱。\n第二章节奏\n拍手数数，快慢要匀。\n第三章和声\n两个人唱，一高一低。\n",
        &[
            (1, "乐理提纲"),
            (2, "第一章 音"),
            (2, "第二章节奏"),
            (2, "第三章和声"),
        ],
    );
    // Prose that begins so is none, however often.
    let prose = titles(
        "故事\n第一回来的时候，他带着一把伞。\n第二回来的时候，他什么也没有带。\n第三回来的时候，他带着一个孩子。\n",
    );
    assert!(
        prose.iter().all(|(_, title)| !title.starts_with('第')),
        "{prose:?}"
    );
}
