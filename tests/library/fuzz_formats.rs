//! The fuzz targets of the formats of files without a fuzzer: what becomes of
//! small files whose elements are doubled, nested, taken out and mixed, whose
//! numbers are changed and whose bytes are cut. As many cases of each format as
//! `GANGMU_FUZZ_CASES` says, 200 where it says nothing, or for as many seconds
//! as `GANGMU_FUZZ_SECONDS` says; they are the same in every run, but for
//! another `GANGMU_FUZZ_SEED`.

use std::fs;
use std::io::Read;
use std::panic;
use std::path::Path;
use std::time::{Duration, Instant};

use flate2::read::DeflateDecoder;
use memchr::memmem;
use rawzip::{CompressionMethod, ZipArchive};

use crate::fuzz_smoke::Dice;
use crate::hostile::Case;
use crate::targets::{APART, FORMATS};
use crate::{doc, docx, epub, mhtml, odt};

/// The largest seed, in bytes: small ones are told more of in the same time.
const LARGEST: usize = 40_000;

/// The longest that a case may take.
const LONGEST: Duration = Duration::from_secs(if cfg!(debug_assertions) { 20 } else { 5 });

/// What elements and attributes are tried with, whatever they mean.
const VALUES: &[&str] = &[
    "",
    "0",
    "1",
    "-1",
    "7",
    "9",
    "255",
    "65535",
    "2147483647",
    "-2147483648",
    "4294967295",
    "18446744073709551616",
    "1e999",
    "一",
    "第%1章",
    "%1.%2.%3",
    "%9%0%",
    "甲乙\u{3000}丙",
    "\u{301}",
    "𠮷",
    "&#0;",
    "&amp;",
    "&a;",
    "../../a",
    "#a",
    "a.xhtml#b",
    "none",
    "bullet",
    "chineseCountingThousand",
    "restart",
    "continue",
];

/// Pieces of markup that each format reacts to.
const PIECES: &[&str] = &[
    "<w:tbl><w:tr><w:tc>",
    "</w:tc></w:tr></w:tbl>",
    "<w:p>",
    "</w:p>",
    "<w:r><w:t>渡口</w:t></w:r>",
    "<w:ins>",
    "<w:del>",
    "<w:delText>去</w:delText>",
    "<w:fldChar w:fldCharType=\"begin\"/>",
    "<w:fldChar w:fldCharType=\"end\"/>",
    "<w:instrText>TOC</w:instrText>",
    "<w:numPr><w:ilvl w:val=\"8\"/><w:numId w:val=\"1\"/></w:numPr>",
    "<w:footnoteReference w:id=\"1\"/>",
    "<w:vMerge/>",
    "<w:gridSpan w:val=\"3\"/>",
    "<w:ruby><w:rt>",
    "<w:rubyBase>",
    "<m:oMath><m:f><m:num>",
    "<mc:AlternateContent><mc:Choice>",
    "<mc:Fallback>",
    "<w:txbxContent>",
    "<w:sdt><w:sdtContent>",
    "<text:list><text:list-item>",
    "</text:list-item></text:list>",
    "<text:h text:outline-level=\"1\">",
    "<text:p>",
    "<text:note><text:note-citation>1</text:note-citation><text:note-body>",
    "<table:table><table:table-row table:number-rows-repeated=\"9\">",
    "<table:table-cell table:number-columns-spanned=\"4\">",
    "<table:covered-table-cell/>",
    "<text:s text:c=\"9\"/>",
    "<text:ruby><text:ruby-base>",
    "<draw:frame><draw:text-box>",
    "<table><tr><td rowspan=3 colspan=2>",
    "</table>",
    "<h1>",
    "<h3>第一章",
    "</h1>",
    "<ol start=-3><li value=9>",
    "<ruby>渡<rt>du</rt></ruby>",
    "<rp>(</rp>",
    "<sup>",
    "<a href=\"#a\">",
    "<p id=a>",
    "<nav>",
    "<li><a href=\"a.xhtml\">",
    "<script>",
    "<style>",
    "<template>",
    "<select>",
    "<svg>",
    "<math><mi>",
    "<!--",
    "-->",
    "<![CDATA[",
    "]]>",
    "<?x?>",
    "<!DOCTYPE a [<!ENTITY a \"&a;\">]>",
    "<meta charset=gbk>",
    "<navPoint><navLabel><text>",
    "<itemref idref='a'/>",
    "\r\n--b1\r\n",
    "\r\n--b1--",
    "Content-Type: multipart/related; boundary=b1\r\n\r\n",
    "Content-Type: text/html; charset=utf-16\r\n",
    "Content-Transfer-Encoding: base64\r\n\r\n",
    "=E6=B8\r\n",
    "第一章　总则\n",
    "\u{2}\u{5}\u{13}\u{14}\u{15}\u{7}",
    "\0\0",
];

/// The parts of a package that a target puts together again; `None` of what is
/// no package.
fn parts(bytes: &[u8], names: &[&str]) -> Option<Vec<u8>> {
    let archive = ZipArchive::from_slice(bytes).ok()?;
    let mut entries = archive.entries();
    let mut found = vec![Vec::new(); names.len()];
    while let Ok(Some(entry)) = entries.next_entry() {
        let name = entry.file_path().as_ref().to_vec();
        let Some(at) = names.iter().position(|own| own.as_bytes() == name) else {
            continue;
        };
        let place = entry.wayfinder();
        let data = archive.get_entry(place).ok()?.data();
        if entry.compression_method() == CompressionMethod::STORE {
            found[at] = data.to_vec();
        } else {
            let most = LARGEST as u64;
            let _ = DeflateDecoder::new(data)
                .take(most)
                .read_to_end(&mut found[at]);
        }
    }
    let is_there = found.first().is_some_and(|first| !first.is_empty());
    is_there.then(|| found.join(APART.as_bytes()))
}

/// Files to begin with: those that are made to do harm, and what lies beside
/// the repository, where it is small.
fn seeds(ending: &str) -> Vec<Vec<u8>> {
    let of = |cases: Vec<Case>| cases.into_iter().map(|(_, bytes, _)| bytes).collect();
    let mut seeds: Vec<Vec<u8>> = match ending {
        "docx" => of(docx::hostile()),
        "doc" => of(doc::hostile()),
        "odt" => of(odt::hostile()),
        "epub" => of(epub::hostile()),
        "mhtml" => of(mhtml::hostile()),
        _ => vec![
            "第一章　总则\n第一条　渡口由县管。\n".into(),
            "# 河志\n\n| 甲 | 乙 |\n|---|---|\n| 丙 | 丁 |\n".into(),
        ],
    };
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/files");
    if let Ok(entries) = fs::read_dir(folder) {
        let mut paths: Vec<_> = entries.map(|entry| entry.unwrap().path()).collect();
        paths.sort();
        for path in paths {
            if path.extension().is_some_and(|own| own == ending) {
                seeds.push(fs::read(path).unwrap());
            }
        }
    }
    let names: &[&str] = match ending {
        "docx" => &[
            "word/document.xml",
            "word/styles.xml",
            "word/numbering.xml",
            "word/footnotes.xml",
        ],
        "odt" => &["content.xml", "styles.xml", "meta.xml"],
        "epub" => &["OPS/a.opf", "OPS/nav.xhtml", "OPS/toc.ncx", "OPS/a.xhtml"],
        _ => &[],
    };
    let apart: Vec<Vec<u8>> = seeds.iter().filter_map(|seed| parts(seed, names)).collect();
    seeds.extend(apart);
    seeds.retain(|seed| seed.len() <= LARGEST);
    seeds
}

/// The place of a `<` near a random one, and that of the next behind.
fn element(bytes: &[u8], dice: &mut Dice) -> Option<(usize, usize)> {
    let from = dice.below(bytes.len());
    let start = from + memchr::memchr(b'<', &bytes[from..])?;
    let mut end = start + 1;
    for _ in 0..=dice.below(6) {
        end += 1 + memchr::memchr(b'<', bytes.get(end + 1..)?)?;
    }
    Some((start, end))
}

/// The inside of an attribute in quotes at or behind a random place.
fn value(bytes: &[u8], dice: &mut Dice) -> Option<(usize, usize)> {
    let from = dice.below(bytes.len());
    let start = from + memmem::find(&bytes[from..], b"=\"")? + 2;
    let end = start + memchr::memchr(b'"', &bytes[start..])?;
    Some((start, end))
}

/// Changes a file once.
fn change(bytes: &mut Vec<u8>, other: &[u8], dice: &mut Dice) {
    let at = dice.below(bytes.len() + 1);
    match dice.below(12) {
        0 => bytes.truncate(at),
        1 if !bytes.is_empty() => {
            let at = at.min(bytes.len() - 1);
            bytes[at] = u8::try_from(dice.below(256)).unwrap();
        }
        // A number of two or four bytes, at its bounds.
        2 if bytes.len() > 4 => {
            let number = [0, 1, 2, 0x7F, 0xFF, 0x7FFF, 0xFFFF, 0x7FFF_FFFF, u32::MAX];
            let number = number[dice.below(number.len())].to_le_bytes();
            let width = [1, 2, 4][dice.below(3)];
            let at = at.min(bytes.len() - width);
            bytes[at..at + width].copy_from_slice(&number[..width]);
        }
        3 => {
            let end = at + dice.below(80).min(bytes.len() - at);
            bytes.drain(at..end);
        }
        // Elements taken out, doubled, nested in others.
        4 => {
            if let Some((start, end)) = element(bytes, dice) {
                bytes.drain(start..end);
            }
        }
        5 | 6 => {
            let (Some((start, end)), Some((to, _))) = (element(bytes, dice), element(bytes, dice))
            else {
                return;
            };
            let again = bytes[start..end].to_vec();
            let times = [1, 1, 2, 30][dice.below(4)];
            bytes.splice(to..to, again.repeat(times));
        }
        7 => {
            if let Some((start, end)) = element(other, dice) {
                let at = element(bytes, dice).map_or(at, |(start, _)| start);
                bytes.splice(at..at, other[start..end].iter().copied());
            }
        }
        8 | 9 => {
            if let Some((start, end)) = value(bytes, dice) {
                let new = VALUES[dice.below(VALUES.len())];
                bytes.splice(start..end, new.bytes());
            }
        }
        _ => {
            let piece = PIECES[dice.below(PIECES.len())];
            let at = element(bytes, dice).map_or(at, |(start, _)| start);
            bytes.splice(at..at, piece.bytes());
        }
    }
}

fn number(name: &str) -> Option<u64> {
    let text = std::env::var(name).ok()?;
    Some(text.parse().unwrap())
}

/// Cases of one format, until there were enough.
fn run(ending: &str) {
    let (_, target) = FORMATS.iter().find(|(own, _)| *own == ending).unwrap();
    let seconds = number("GANGMU_FUZZ_SECONDS").map(Duration::from_secs);
    let cases = number("GANGMU_FUZZ_CASES").unwrap_or(200);
    let seeds = seeds(ending);
    let mut dice = Dice(number("GANGMU_FUZZ_SEED").unwrap_or(0x6761_6E67_6D75));
    let (begun, mut done, mut longest) = (Instant::now(), 0, Duration::ZERO);
    // Where the whole process ends with the case, it is found here.
    let last = std::env::temp_dir().join(format!("gangmu-fuzz-last.{ending}"));
    while seconds.map_or(done < cases, |seconds| begun.elapsed() < seconds) {
        let mut bytes = seeds[dice.below(seeds.len())].clone();
        let other = seeds[dice.below(seeds.len())].clone();
        for _ in 0..=dice.below(10) {
            change(&mut bytes, &other, &mut dice);
        }
        fs::write(&last, &bytes).unwrap();
        let one = Instant::now();
        let held = panic::catch_unwind(|| target(&bytes)).is_ok();
        longest = longest.max(one.elapsed());
        assert!(
            held && one.elapsed() < LONGEST,
            "{ending}, case {done}: {:?}, see {}",
            one.elapsed(),
            last.display()
        );
        done += 1;
    }
    let _ = fs::remove_file(last);
    println!(
        "{ending}: {done} cases of {} seeds, {longest:?} at most",
        seeds.len()
    );
}

#[test]
fn docx_holds() {
    run("docx");
}

#[test]
fn doc_holds() {
    run("doc");
}

#[test]
fn odt_holds() {
    run("odt");
}

#[test]
fn html_holds() {
    run("html");
}

#[test]
fn mhtml_holds() {
    run("mhtml");
}

#[test]
fn epub_holds() {
    run("epub");
}

#[test]
fn zip_holds() {
    run("zip");
}

#[test]
fn gz_holds() {
    run("gz");
}
