//! The real and made files that lie beside the repository, each with what was
//! found in it by hand: headings with their depths, phrases, what is not shown,
//! rows of tables, order. Prints the row of each file, and holds every format
//! to what is promised of it.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};

use gangmu::document::Document;
use gangmu::open::{Entry, How, members};
use gangmu::search::{Query, Rules, find};
use gangmu::source::Location;

/// The endings of the formats that are read so far; a new one is added here.
const ENDINGS: [&str; 9] = [
    "docx", "doc", "odt", "html", "mhtml", "epub", "ofd", "zip", "gz",
];

/// How many of so many.
#[derive(Debug, Default, Clone, Copy)]
struct Share {
    hits: usize,
    of: usize,
}

impl Share {
    fn add(&mut self, hit: bool) {
        self.hits += usize::from(hit);
        self.of += 1;
    }

    fn join(&mut self, other: Self) {
        self.hits += other.hits;
        self.of += other.of;
    }

    /// Whether so many of a thousand are there.
    const fn is(self, thousandths: usize) -> bool {
        self.hits * 1000 >= self.of * thousandths
    }
}

impl fmt::Display for Share {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.of {
            0 => f.pad("-"),
            of => f.pad(&format!("{}/{of}", self.hits)),
        }
    }
}

/// What holds of a file or a format.
#[derive(Debug, Default, Clone)]
struct Score {
    recall: Share,
    precision: Share,
    depth: Share,
    text: Share,
    search: Share,
    absent: Share,
    table: Share,
    apart: Share,
    order: Share,
    missed: Vec<String>,
}

impl Score {
    fn shares(&self) -> [Share; 9] {
        [
            self.recall,
            self.precision,
            self.depth,
            self.text,
            self.search,
            self.absent,
            self.table,
            self.apart,
            self.order,
        ]
    }

    fn join(&mut self, other: &Self) {
        self.recall.join(other.recall);
        self.precision.join(other.precision);
        self.depth.join(other.depth);
        self.text.join(other.text);
        self.search.join(other.search);
        self.absent.join(other.absent);
        self.table.join(other.table);
        self.apart.join(other.apart);
        self.order.join(other.order);
    }

    fn note(&mut self, hit: bool, row: &str) -> bool {
        if !hit {
            self.missed.push(row.replace('\t', " "));
        }
        hit
    }

    /// Whether a whole format is as it was promised.
    fn holds(&self) -> bool {
        self.recall.is(970)
            && self.precision.is(970)
            && self.depth.is(950)
            && self.text.is(990)
            && self.search.is(990)
            && self.absent.is(1000)
            && self.table.is(950)
            && self.apart.is(1000)
            && self.order.is(1000)
    }
}

impl fmt::Display for Score {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for share in self.shares() {
            write!(f, " {share:>8}")?;
        }
        Ok(())
    }
}

const HEAD: &str = "file                               recall   precis    depth     text   search   absent    table    apart    order";

fn folder() -> Option<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/files");
    if !folder.is_dir() {
        println!("skipped: there are no files at {}", folder.display());
        return None;
    }
    Some(folder)
}

fn squeezed(text: &str) -> String {
    let seen = |c: &char| !c.is_whitespace() && !matches!(c, '\u{200b}' | '\u{feff}' | '\u{a0}');
    text.chars().filter(seen).collect()
}

/// All documents of a file: one, or the members of an archive.
fn documents(path: &Path) -> Vec<Document> {
    let all = members(&Location::Path(path.to_owned()));
    let open = |location: &Location| {
        let how = How::default();
        let opened = Entry::open(location, &how).and_then(|entry| entry.whole(None));
        opened.unwrap().document
    };
    all.iter().map(open).collect()
}

/// What is printed of a document: its text without readings and the like.
fn printed(document: &Document) -> String {
    let mut plain = String::new();
    let mut from = 0;
    for aside in document.asides() {
        plain += &document.text()[from..aside.span.start as usize];
        from = aside.span.end as usize;
    }
    plain + &document.text()[from..] + "\n"
}

/// Titles with their depths.
fn outline(document: &Document) -> Vec<(u16, String)> {
    let sections = document.sections().iter();
    sections
        .map(|section| {
            let title = squeezed(&document.text()[section.title.range()]);
            (section.depth, title)
        })
        .collect()
}

/// Whether a title is the one that was noted: an article may have its number
/// alone, a title that is run in be cut.
fn same(noted: &str, own: &str) -> bool {
    let letters = |text: &str| text.chars().count();
    noted == own
        || letters(own) >= 3 && noted.starts_with(own)
        || letters(noted) >= 4 && own.starts_with(noted)
}

/// The longest run of pairs in the order of both.
fn pairs(noted: &[(u16, String)], own: &[(u16, String)]) -> Vec<(usize, usize)> {
    let mut longest = vec![vec![0u32; own.len() + 1]; noted.len() + 1];
    for i in (0..noted.len()).rev() {
        for j in (0..own.len()).rev() {
            longest[i][j] = match same(&noted[i].1, &own[j].1) {
                true => longest[i + 1][j + 1] + 1,
                false => longest[i + 1][j].max(longest[i][j + 1]),
            };
        }
    }
    let (mut i, mut j) = (0, 0);
    let mut pairs = Vec::new();
    while i < noted.len() && j < own.len() {
        if same(&noted[i].1, &own[j].1) && longest[i][j] == longest[i + 1][j + 1] + 1 {
            pairs.push((i, j));
            (i, j) = (i + 1, j + 1);
        } else if longest[i + 1][j] >= longest[i][j + 1] {
            i += 1;
        } else {
            j += 1;
        }
    }
    pairs
}

/// The place of each depth among those there are.
fn ranks(depths: &[u16]) -> Vec<usize> {
    let used: BTreeSet<u16> = depths.iter().copied().collect();
    let rank = |depth: &u16| used.iter().position(|own| own == depth).unwrap();
    depths.iter().map(rank).collect()
}

fn headings(score: &mut Score, noted: &[(u16, String)], own: &[(u16, String)], part: bool) {
    let pairs = pairs(noted, own);
    let paired: BTreeSet<usize> = pairs.iter().map(|pair| pair.0).collect();
    for (i, (_, title)) in noted.iter().enumerate() {
        let hit = score.note(paired.contains(&i), &format!("heading {title}"));
        score.recall.add(hit);
    }
    let titles: BTreeSet<&str> = noted.iter().map(|(_, title)| title.as_str()).collect();
    let used: BTreeSet<usize> = pairs.iter().map(|pair| pair.1).collect();
    for (j, (_, title)) in own.iter().enumerate() {
        // Where only a part is noted, a second copy of a title counts against it.
        let again = titles.contains(title.as_str()) && title.chars().count() > 3;
        if !part || used.contains(&j) || again {
            let hit = score.note(used.contains(&j), &format!("no heading {title}"));
            score.precision.add(hit);
        }
    }
    let of = |all: &[(u16, String)], indices: Vec<usize>| -> Vec<u16> {
        indices.iter().map(|&index| all[index].0).collect()
    };
    let ours = ranks(&of(noted, pairs.iter().map(|pair| pair.0).collect()));
    let theirs = ranks(&of(own, pairs.iter().map(|pair| pair.1).collect()));
    for (one, other) in ours.iter().zip(&theirs) {
        score.depth.add(one == other);
    }
}

/// How often a query holds in all documents.
fn found(documents: &[Document], query: &Query) -> usize {
    let hits = documents
        .iter()
        .map(|document| find(document, &[query], &|| false).unwrap().len());
    hits.sum()
}

fn in_line(cells: &[String], line: &str) -> bool {
    let mut from = 0;
    cells.iter().all(|cell| match line[from..].find(cell) {
        Some(at) => {
            from += at + cell.len();
            true
        }
        None => false,
    })
}

fn score(path: &Path, facts: &str) -> Score {
    let documents = documents(path);
    let plain: String = documents.iter().map(printed).collect();
    let whole = squeezed(&plain);
    let lines: Vec<String> = plain.lines().map(squeezed).collect();
    let mut score = Score::default();
    let part = facts
        .lines()
        .any(|line| line.replace(' ', "").starts_with("#headings:part"));
    let rows = facts.lines().filter(|line| !line.starts_with('#'));
    let mut noted = Vec::new();
    for row in rows {
        let cells: Vec<&str> = row.split('\t').collect();
        match cells[..] {
            ["heading", depth, title] => noted.push((depth.parse().unwrap(), squeezed(title))),
            ["text", phrase] => {
                let hit = score.note(whole.contains(&squeezed(phrase)), row);
                score.text.add(hit);
                let query = Query::parse(phrase);
                let hits = query.map_or(0, |query| found(&documents, &query));
                let hit = score.note(hits > 0, &format!("search for {phrase}"));
                score.search.add(hit);
            }
            ["absent", phrase] => {
                let hit = !whole.is_empty() && !whole.contains(&squeezed(phrase));
                let hit = score.note(hit, row);
                score.absent.add(hit);
            }
            ["table", cells] => {
                let cells: Vec<String> = cells.split('|').map(squeezed).collect();
                let hit = lines.iter().any(|line| in_line(&cells, line));
                let hit = score.note(hit, row);
                score.table.add(hit);
                for two in cells
                    .windows(2)
                    .filter(|two| two.iter().all(|one| !one.is_empty()))
                {
                    let glued = Query::literal(&two.concat(), Rules::default()).unwrap();
                    let apart = found(&documents, &glued) == 0;
                    let hit = score.note(apart, &format!("glued {}", two.concat()));
                    score.apart.add(hit);
                }
            }
            ["order", first, second] => {
                let at = |phrase| whole.find(&squeezed(phrase));
                let hit = matches!((at(first), at(second)), (Some(a), Some(b)) if a < b);
                let hit = score.note(hit, row);
                score.order.add(hit);
            }
            _ => {}
        }
    }
    if !noted.is_empty() {
        let own: Vec<_> = documents.iter().flat_map(outline).collect();
        headings(&mut score, &noted, &own, part);
    }
    score
}

#[test]
fn every_file_is_read_as_it_is_printed() {
    let Some(folder) = folder() else { return };
    let mut formats: BTreeMap<&str, Score> = BTreeMap::new();
    let mut faults = Vec::new();
    let mut names: Vec<String> = fs::read_dir(&folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    println!("{HEAD}");
    for name in names {
        let ending = name.rsplit('.').next().unwrap();
        let Some(ending) = ENDINGS.iter().find(|own| **own == ending) else {
            continue;
        };
        let Ok(facts) = fs::read_to_string(folder.join(format!("{name}.facts.tsv"))) else {
            continue;
        };
        let score = score(&folder.join(&name), &facts);
        println!("{name:<32}{score}");
        for missed in &score.missed {
            println!("    {missed}");
        }
        let headed = [score.recall, score.precision, score.depth];
        if score.recall.of >= 3 && headed.iter().any(|share| !share.is(900)) {
            faults.push(format!("{name}: {score}"));
        }
        let whole = ["made-numbering.docx", "made-levels-islgl.docx"];
        if whole.contains(&name.as_str()) && score.shares().iter().any(|share| !share.is(1000)) {
            faults.push(format!("{name}: {:?}", score.missed));
        }
        formats.entry(ending).or_default().join(&score);
    }
    for (ending, score) in &formats {
        println!("{:<32}{score}", format!("all of .{ending}"));
        if !score.holds() {
            faults.push(format!("all of .{ending}: {score}"));
        }
    }
    assert_eq!(formats.len(), ENDINGS.len(), "{:?}", formats.keys());
    assert!(faults.is_empty(), "{HEAD}\n{}", faults.join("\n"));
}

/// One law in several formats has the same titles, numbers and depths in all.
#[test]
fn a_text_in_several_formats_has_one_outline() {
    let Some(folder) = folder() else { return };
    let corpus = folder.join("../corpus");
    for (name, names) in [
        (
            "law-pipl.md",
            &["law-pipl.docx", "law-pipl.doc", "law-pipl.md.gz"][..],
        ),
        ("law-constitution.md", &["law-constitution.epub"]),
        (
            "law-tw-personal-data.md",
            &["law-tw-personal-data.odt", "law-tw-personal-data.epub"],
        ),
    ] {
        let original = corpus.join(name);
        if !original.is_file() {
            println!("skipped: there is no {name} at {}", corpus.display());
            continue;
        }
        let wanted = numbered(&documents(&original)[0]);
        assert!(wanted.len() > 50, "{}", original.display());
        for name in names {
            let own = numbered(&documents(&folder.join(name))[0]);
            let differ = wanted.iter().zip(&own).find(|(one, other)| one != other);
            assert!(
                differ.is_none() && wanted.len() == own.len(),
                "{name}: {} and {}, {differ:?}",
                wanted.len(),
                own.len()
            );
            println!(
                "{name}: {} sections as in {}",
                own.len(),
                original.display()
            );
        }
    }
}

/// Depths, numbers and titles.
fn numbered(document: &Document) -> Vec<(u16, String, String)> {
    let sections = document.sections().iter();
    sections
        .map(|section| {
            let title = squeezed(&document.text()[section.title.range()]);
            (section.depth, format!("{:?}", section.number()), title)
        })
        .collect()
}
