//! Titles without numbers on lines of their own.

use crate::document::SectionKind;
use crate::structure::tests::{outline, plain};

/// Titles with their depths.
fn titles(text: &str) -> Vec<(u16, String)> {
    let document = plain(text);
    let rows = outline(&document);
    rows.into_iter()
        .map(|(d, _, t)| (d, t.to_owned()))
        .collect()
}

fn at(depth: u16, title: &str) -> (u16, String) {
    (depth, title.to_owned())
}

#[test]
fn poems_stand_under_the_title_of_their_book() {
    let text = "渡口集\n\n早船\n\n江上无风橹自摇，晓星三两挂芦梢。\n渔翁不问客来处，一篙撑开水半篙。\n\n\
        夜泊\n\n灯火隔江三四点，雨声入梦五更天。\n明朝又是西风起，且系孤舟柳岸边。\n\n\
        卖鱼\n\n担上银鳞尚自鲜，街头只换两文钱。\n归来不敢高声说，怕惹阿娘又一年。\n\n\
        补网\n\n千结万结补得成，东家又说潮要生。\n白头坐到黄昏后，犹有寒灯照水明。\n";
    let wanted = [
        at(1, "渡口集"),
        at(2, "早船"),
        at(2, "夜泊"),
        at(2, "卖鱼"),
        at(2, "补网"),
    ];
    assert_eq!(titles(text), wanted);
    let document = plain(text);
    let poem = document.sections().get(1).unwrap();
    assert_eq!((poem.kind, poem.style), (SectionKind::Heading, "独行"));
    assert!(poem.confidence < 90);
}

#[test]
fn tales_are_told_by_how_their_titles_are_set() {
    let story = "　　从前河边住着一个船工，他有三条船，却没有一条能下水。\n\
        \u{3000}\u{3000}“修一修吧。”他的女儿说，“春天就要来了。”\n　　他摇摇头，继续抽他的烟。\n";
    let text = format!(
        "　　三条船\n\n{story}\n　　会说话的桨\n\n{story}{story}\n　　石头桥\n\n{story}\n　　雾里的灯\n\n{story}"
    );
    let names: Vec<String> = titles(&text).into_iter().map(|(_, t)| t).collect();
    assert_eq!(names, ["三条船", "会说话的桨", "石头桥", "雾里的灯"]);
}

#[test]
fn a_gazetteer_has_parts_above_its_entries() {
    let text = "白沙縣志卷之一\n山川志\n山\n縣北有山，高百仞，上有泉，四時不竭。\n水\n水出西嶺，東流五十里，入於大江。\n\
        津梁\n橋凡七，渡凡三，皆里人所修。\n白沙縣志卷之二\n學校志\n學宮\n在縣東，宋時建，屢毀屢修，今仍其舊。\n\
        書院\n在城南，舊有田百畝，今存其半。\n";
    let wanted = [
        at(1, "白沙縣志卷之一"),
        at(2, "山川志"),
        at(3, "山"),
        at(3, "水"),
        at(3, "津梁"),
        at(1, "白沙縣志卷之二"),
        at(2, "學校志"),
        at(3, "學宮"),
        at(3, "書院"),
    ];
    assert_eq!(titles(text), wanted);
}

#[test]
fn text_without_any_mark_is_told_from_titles_by_its_length() {
    let body = "寺在城東三里許舊為水驛元季燬於兵火明初僧某募資重建殿宇三楹廊廡環之康熙間又修有碑記存焉今廢其址為菜圃";
    let text = ["慈濟寺", "望江亭", "桃花塢", "舊渡口"]
        .map(|name| format!("　　{name}\n\n　　{body}\n\n"))
        .concat();
    assert_eq!(titles(&text).len(), 4);
}

#[test]
fn poems_in_volumes_carry_their_poets() {
    let text = "江上诗选\n卷一、古体\n《问渡》 作者：某甲\n渡口人家三两户，\n清晨已有卖鱼声。\n\
        《送友》 作者：某乙\n送君不用折杨柳，\n江上清风日日来。\n卷二、近体\n《听潮》 作者：某丙\n\
        夜半潮来无处听，\n一江都在客船中。\n";
    let wanted = [
        at(1, "江上诗选"),
        at(2, "卷一、古体"),
        at(3, "《问渡》 作者：某甲"),
        at(3, "《送友》 作者：某乙"),
        at(2, "卷二、近体"),
        at(3, "《听潮》 作者：某丙"),
    ];
    assert_eq!(titles(text), wanted);
}

#[test]
fn a_name_below_a_title_is_its_author() {
    let poem = "水边白鹭飞，桥下小舟归。\n风过芦花起，人来鸟不知。\n";
    let text =
        format!("江边\n某甲\n{poem}\n晚归\n某乙\n{poem}\n新月\n某甲\n{poem}\n听雨\n某丙\n{poem}");
    let names: Vec<String> = titles(&text).into_iter().map(|(_, t)| t).collect();
    assert_eq!(names, ["江边", "晚归", "新月", "听雨"]);
}

#[test]
fn the_list_in_front_of_tales_is_none_of_them() {
    let body = "　　那年秋天水大，桥断了，人都从渡口过。\n　　船工忙了一个月，没有收一文钱。\n";
    let names = ["断桥", "渡船", "水神", "老屋"];
    let tales = names.map(|name| format!("\n{name}\n{body}")).concat();
    let text = format!("水乡旧话\n{}\n{tales}", names.join("\n"));
    let document = plain(&text);
    let rows = outline(&document);
    let lines: Vec<u32> = rows.iter().skip(1).map(|r| r.1).collect();
    assert_eq!(lines, [7, 11, 15, 19]);
}

#[test]
fn short_lines_that_are_no_titles() {
    let talk = "　　“走吧。”\n　　她没有动\n　　“再不走就晚了。”他说，声音很低。\n　　河面上起了雾，船在雾里看不见了。\n\
        \u{3000}\u{3000}“我知道。”\n　　他把灯放在船头，坐下来等。\n　　谁也没有再说话。\n　　很久以后，她才站起来，拍了拍身上的土。\n";
    let novel = talk.repeat(12);
    let chat = "张三\n在吗\n李四\n在的，什么事？\n张三\n明天开会\n李四\n好的\n".repeat(6);
    let play = "老张\n水涨了，船还没有回来。\n老李\n再等等，天亮就回来了。\n".repeat(6);
    let verse = "春天来到河边\n柳树发了新芽\n我坐在船头\n等一个人回家\n\n夏天来到河边\n荷花开了又谢\n我坐在桥上\n等一封信\n\n\
        秋天来到河边\n芦花白了两岸\n我坐在树下\n等一场雨\n";
    let form = "姓名\n王小明\n性别\n男\n住址\n河边路三号\n电话\n12345678\n经历\n在渡口工作十年，会修船。\n";
    let roster = "王一梅\n李二虎\n张三丰\n赵四海\n钱五味\n以上五人，值夜一个月。\n孙六合\n周七星\n吴八方\n以上三人，值日一个月。\n";
    let code =
        "fn main() {\n    let x = 1;\n}\n// 计算水位\nprintln!(\"{x}\");\n// 输出\nreturn;\n"
            .repeat(4);
    let letter = "某某县人民政府\n关于修桥的请示\n市政府：\n我县河上旧桥已成危桥，急需重修。\n妥否，请批示。\n某某县人民政府\n2025年3月1日\n";
    for text in [
        novel.as_str(),
        &chat,
        &play,
        verse,
        form,
        roster,
        &code,
        letter,
    ] {
        let document = plain(text);
        let lone = document.sections().iter().filter(|s| s.style == "独行");
        assert_eq!(lone.count(), 0, "{text}\n{:?}", outline(&document));
    }
}

#[test]
fn the_subtitle_of_each_chapter_is_no_heading_below_it() {
    let body = "　　江上的雾散了，船工把缆绳解开，看了看天色。\n　　“今天走不走？”有人在岸上问。\n";
    let chapter = |n: u32| {
        format!(
            "第{n}章\n渡口旧事之{}\n{body}{body}",
            ["一", "二", "三", "四", "五"][n as usize - 1]
        )
    };
    let text: String = (1..=5).map(chapter).collect();
    let document = plain(&text);
    assert_eq!(document.sections().len(), 5);
}

#[test]
fn a_running_title_stands_before_the_number() {
    let body = "    水边的人都会修船，修船要等天晴。\n";
    let some = |names: [&str; 3]| names.map(|n| format!("{n}\n\n{body}\n")).concat();
    let text = format!(
        "渡口手记\n作者：某甲\n\n{}",
        some(["渡口手记 1.造船", "渡口手记 2.下水", "渡口手记 3.修补"])
    );
    let document = plain(&text);
    let numbers = document
        .sections()
        .iter()
        .skip(1)
        .map(|s| s.number().unwrap().parts().to_vec());
    assert_eq!(numbers.collect::<Vec<_>>(), [[1], [2], [3]]);
    let text = some(["水神传 第一集", "水神传 第二集", "水神传 第三集"]);
    assert_eq!(titles(&text).len(), 3);
    let text = some(["水神传卷一", "水神传卷二", "水神传卷三"]);
    assert_eq!(titles(&text).len(), 3);
    // The pages of a site are counted, not the parts of the work.
    let text = some(["分页阅读 1", "分页阅读 2", "分页阅读 3"]);
    let text = format!("渡口旧事\n\n{text}");
    assert_eq!(titles(&text), [at(1, "渡口旧事")]);
}

#[test]
fn a_title_with_its_number_behind_is_the_title_of_its_text() {
    let text = "水經第一\n爾時師告弟子：「汝等諦聽。\n\n「昔有一人，渡水求藥，三年不歸。\n\n弟子聞已，作禮而去。\n";
    assert_eq!(titles(text), [at(1, "水經第一")]);
}

#[test]
fn a_title_behind_a_blank_line_is_not_joined_to_a_wrapped_text() {
    let line = "江水東流三百里至於白沙之渡渡口有村村人皆以舟為生";
    let tale = format!("    {line}，\n{line}，\n{line}。\n    {line}，\n{line}，{line}。\n");
    let text = ["渡口", "舟子", "白沙", "江神", "水驛"]
        .map(|n| format!("{n}\n\n{tale}\n"))
        .concat();
    let names: Vec<String> = titles(&text).into_iter().map(|(_, t)| t).collect();
    assert_eq!(names, ["渡口", "舟子", "白沙", "江神", "水驛"]);
}

#[test]
fn who_copied_a_book_and_who_signed_its_preface_are_no_titles() {
    let poem = "江上無風櫓自搖，曉星三兩掛蘆梢。\n漁翁不問客來處，一篙撐開水半篙。\n";
    let text = format!(
        "《渡口集》\n柳三校對\n\n渡口集敘\n詩者，志之所之也。柳子居江上三十年，所見漁樵耕讀，皆入於詩。\n\
        其辭淺而意遠，讀之如聞欸乃，余故樂為之敘。\n光緒三年春二月青石陶二敘\n\n\n\
        早船\n{poem}\n夜泊\n{poem}{poem}\n賣魚\n{poem}\n補網\n{poem}\n聽潮\n{poem}\n"
    );
    let names: Vec<String> = titles(&text).into_iter().map(|(_, t)| t).collect();
    assert_eq!(
        names,
        [
            "《渡口集》",
            "渡口集敘",
            "早船",
            "夜泊",
            "賣魚",
            "補網",
            "聽潮"
        ]
    );
}
