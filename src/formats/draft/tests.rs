use super::*;
use crate::document::{Document, Meta};

fn place(number: u32) -> SourcePlace {
    SourcePlace { number, column: 0 }
}

fn document(blocks: Blocks) -> Document {
    blocks.finish().builder.finish(Vec::new(), Meta::default())
}

#[test]
fn a_run_is_set_off_in_several_ways_at_once() {
    let mut to = Blocks::default();
    let bold = Style::BOLD;
    to.push("甲", place(1), bold).unwrap();
    to.begin_link("#渡口");
    to.push("乙", place(1), bold.with(Style::LINK)).unwrap();
    to.push("丙", place(1), bold.with(Style::LINK)).unwrap();
    to.end_link();
    to.push("丁", place(1), Style::PLAIN).unwrap();
    let document = document(to);
    let all = Span::new(0, document.len());
    let runs: Vec<_> = document
        .styles_in(all)
        .iter()
        .map(|run| (document.slice(run.span), run.style))
        .collect();
    assert_eq!(runs, [("甲", bold), ("乙丙", bold.with(Style::LINK))]);
    let links: Vec<_> = document
        .links_in(all)
        .map(|link| (document.slice(link.span), link.target))
        .collect();
    assert_eq!(links, [("乙丙", "#渡口")]);
    assert_eq!(document.link_at(0), None);
}

#[test]
fn a_link_begins_with_its_text_and_not_with_the_block_before() {
    let mut to = Blocks::default();
    to.push("甲", place(1), Style::PLAIN).unwrap();
    to.end();
    to.begin_link("a");
    to.begin(BlockKind::Paragraph, 0);
    to.push("乙", place(2), Style::LINK).unwrap();
    to.end_link();
    to.begin_link("空");
    to.end_link();
    let document = document(to);
    let all = Span::new(0, document.len());
    let links: Vec<_> = document.links_in(all).map(|link| link.span).collect();
    assert_eq!(links, [Span::new(4, 7)]);
}

#[test]
fn a_table_is_written_cell_by_cell() {
    let mut to = Blocks::default();
    to.push("上文", place(1), Style::PLAIN).unwrap();
    to.begin_table();
    for (row, cells) in [["河名", "流量"], ["白水", "枯\t840"]].iter().enumerate() {
        to.begin_row();
        to.begin_cell(1, 1);
        to.push(cells[0], place(2), Style::PLAIN).unwrap();
        to.begin_cell(1, 2);
        to.push(cells[1], place(2), Style::PLAIN).unwrap();
        to.break_cell();
        to.push(["甲", "乙"][row], place(2), Style::PLAIN).unwrap();
        if row == 0 {
            to.heads();
        }
    }
    to.begin_row();
    to.cell_from_above(1);
    to.begin_cell(1, 1);
    to.push("丰", place(4), Style::PLAIN).unwrap();
    to.end_table();
    to.push("下文", place(5), Style::PLAIN).unwrap();
    let document = document(to);
    assert_eq!(
        document.text(),
        "上文\n河名\t流量 甲\n白水\t枯 840 乙\n\t丰\n下文"
    );
    let table = document.table(1).unwrap();
    let told = |row: usize| {
        let cells = table.rows[row].iter();
        let cells = cells.map(|cell| (document.slice(cell.span), cell.rows, cell.columns));
        cells.collect::<Vec<_>>()
    };
    assert_eq!((table.header, table.columns()), (1, 3));
    assert_eq!(told(0), [("河名", 1, 1), ("流量 甲", 1, 2), ("", 0, 0)]);
    assert_eq!(told(1), [("白水", 2, 1), ("枯 840 乙", 1, 2), ("", 0, 0)]);
    assert_eq!(told(2), [("", 0, 0), ("丰", 1, 1), ("", 1, 1)]);
    assert_eq!(document.table(0), None);
}

#[test]
fn a_table_without_text_leaves_nothing() {
    let mut to = Blocks::default();
    to.push("甲", place(1), Style::PLAIN).unwrap();
    to.begin_table();
    to.begin_row();
    to.begin_cell(2, 2);
    to.end_table();
    to.push("乙", place(1), Style::PLAIN).unwrap();
    assert_eq!(document(to).text(), "甲乙");
}

#[test]
fn signs_lead_to_notes_and_notes_back() {
    let mut to = Blocks::default();
    to.push("渡口", place(1), Style::PLAIN).unwrap();
    let at = to.offset();
    to.push("[1]", place(1), Style::LINK).unwrap();
    to.note_mark(at, "n1");
    to.end();
    to.begin_note("n1");
    to.begin(BlockKind::Paragraph, 0);
    to.push("[1] 在河北岸。", place(2), Style::PLAIN).unwrap();
    to.end_note();
    let document = document(to);
    let pairs: Vec<_> = document
        .footnotes()
        .iter()
        .map(|pair| (document.slice(pair.mark), document.slice(pair.note)))
        .collect();
    assert_eq!(pairs, [("[1]", "[1] 在河北岸。")]);
    assert_eq!(document.footnotes_in(Span::new(0, 6)), []);
    assert_eq!(document.footnotes_of(12).count(), 1);
}

#[test]
fn pictures_deletions_and_labels_stand_beside_the_text() {
    let mut to = Blocks::default();
    to.count_in(PlaceUnit::Page);
    to.label(1, "iv");
    to.push("甲", place(1), Style::PLAIN).unwrap();
    to.deletion("旧字");
    to.begin_image("media/1.png");
    to.end_image(Some("渡口"));
    to.begin_image("media/2.png");
    to.push("图", place(2), Style::LINK).unwrap();
    to.end_image(None);
    let mut later = Blocks::default();
    later.deletion("再删");
    later.push("乙", place(1), Style::PLAIN).unwrap();
    to.append(later, 2).unwrap();
    let document = document(to);
    assert_eq!(document.text(), "甲图\n乙");
    let images: Vec<_> = document
        .images()
        .iter()
        .map(|image| (image.span, &*image.source, &*image.alt))
        .collect();
    assert_eq!(
        images,
        [
            (Span::new(3, 3), "media/1.png", "渡口"),
            (Span::new(3, 6), "media/2.png", "图")
        ]
    );
    let deletions: Vec<_> = document
        .deletions()
        .iter()
        .map(|deletion| (deletion.span.start, &*deletion.text))
        .collect();
    assert_eq!(deletions, [(3, "旧字"), (7, "再删")]);
    assert_eq!(document.deletions_in(Span::new(0, 3)).len(), 1);
    let origin = document.origin();
    assert_eq!(origin.unit(), PlaceUnit::Page);
    assert_eq!([0, 3, 7].map(|at| origin.told(at)), ["iv", "2", "3"]);
}
