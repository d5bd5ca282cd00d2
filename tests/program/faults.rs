//! Faults put into a clean report, one at a time: each must be told of, and
//! nothing else.

use gangmu::document::{Document, Format, Meta};
use gangmu::review::{FindingKind, review};
use gangmu::structure::{Options, parse};

const REPORT: &str = "\
临江市人民政府工作报告

各位代表：

现在，我代表市人民政府向大会报告工作，请予审议，并请各位政协委员提出意见。

一、过去一年的工作

过去一年，全市上下践行社会主义核心价值观，坚持“稳中求进”工作总基调，经济运行稳中向好，产业链韧性明显增强。

（一）经济实力持续增强。地区生产总值增长百分之五点六，一般公共预算收入增长百分之四点二，居民收入与经济增长基本同步。

（二）改革开放不断深化。我们大力推进“放管服”改革，市场主体数量突破十万户，《临江市营商环境条例》颁布实施。

（三）民生保障更加有力。城镇新增就业一万八千人，办好为民实事二十件，群众的获得感不断提升。

二、今年的工作任务

今年是规划实施的关键一年，我们要全面贯彻新发展理念，认真落实各项决策部署，加快建设现代化产业体系（包括传统产业、新兴产业、未来产业）。

三、加强自身建设

我们要坚持依法行政，自觉接受人大监督和政协民主监督，蓬勃开展主题教育，严格落实责任，确保全年任务圆满完成。

各位代表，蓝图已经绘就。让我们更加紧密地团结起来，真抓实干，为建设现代化新临江而努力奋斗！
";

fn read(text: &str) -> Document {
    let meta = Meta {
        format: Format::Plain,
        ..Meta::default()
    };
    parse(text, meta, &Options::default()).unwrap()
}

/// Kind and text of all that is found.
fn findings(text: &str) -> Vec<(FindingKind, String)> {
    let document = read(text);
    let found = review(&document, &|| false).unwrap();
    found
        .iter()
        .map(|f| (f.kind, document.slice(f.span).to_owned()))
        .collect()
}

#[test]
fn the_report_is_clean() {
    assert_eq!(findings(REPORT), []);
}

#[test]
fn every_fault_is_told_of_and_nothing_else() {
    use FindingKind::{BrokenOff, Doubled, Latin, Numbering, Pair, Unfinished};
    let mut missed = Vec::new();
    for (right, wrong, kind) in [
        ("价值观，", "价值观观，", Doubled),
        ("产业链韧性", "产业链链韧性", Doubled),
        ("实事二十件", "实事事二十件", Doubled),
        ("蓬勃开展", "蓬勃勃开展", Doubled),
        ("认真落实各项", "认真真落实各项", Doubled),
        ("依法行政，", "依法法行政，", Doubled),
        ("民主监督", "民主监监督", Doubled),
        ("现代化产业", "现代化化产业", Doubled),
        ("市场主体", "市场场主体", Doubled),
        ("决策部署", "决策策部署", Doubled),
        ("圆满完成", "圆满满完成", Doubled),
        ("的工作任务", "的的工作任务", Doubled),
        ("我们大力推进", "我们我们大力推进", Doubled),
        ("基本同步。", "基本同步同步。", Doubled),
        ("，经济运行", "，，经济运行", Doubled),
        ("基本同步。", "基本同步。。", Doubled),
        ("传统产业、", "传统产业、、", Doubled),
        ("改革，市场", "改革 and 市场", Latin),
        ("人大监督和政协", "人大监督 and 政协", Latin),
        ("产业体系", "产业 of 体系", Latin),
        ("二、今年", "三、今年", Numbering),
        ("二、今年", "四、今年", Numbering),
        ("三、加强", "四、加强", Numbering),
        ("三、加强", "二、加强", Numbering),
        ("（二）改革", "（三）改革", Numbering),
        ("（三）民生", "（五）民生", Numbering),
        ("“稳中求进”", "“稳中求进", Pair),
        ("“稳中求进”", "稳中求进”", Pair),
        ("“放管服”", "“放管服“", Pair),
        ("《临江市", "临江市", Pair),
        ("条例》", "条例", Pair),
        ("产业、新兴", "产业，、新兴", Doubled),
        ("（包括", "包括", Pair),
        ("未来产业）", "未来产业", Pair),
        ("努力奋斗！", "努力", Unfinished),
        ("基本同步。", "基本", BrokenOff),
    ] {
        assert_eq!(REPORT.matches(right).count(), 1, "{right}");
        let text = REPORT.replace(right, wrong);
        let found = findings(&text);
        if found.len() != 1 || found[0].0 != kind {
            missed.push(format!("{wrong}: {found:?}"));
        }
    }
    assert!(missed.is_empty(), "\n{}", missed.join("\n"));
}
