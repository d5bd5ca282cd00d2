//! Files of every format that are made to do harm: each is refused in words or
//! read as a document of bounded size, within 256 MB and five seconds. Those of
//! a format are read by a process of their own, which would take along whoever
//! reads them here.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;

use flate2::Compression;
use flate2::write::GzEncoder;
use gangmu::open::{Entry, How, members};
use gangmu::setting::{Language, Told};
use gangmu::source::Location;

use crate::package::{archive, paragraph, word};
use crate::{doc, docx, epub, mhtml, odt};

/// A file with its name, and what is to become of it.
pub(crate) type Case = (&'static str, Vec<u8>, End);

/// What becomes of a file.
#[derive(Debug, Clone, Copy)]
pub(crate) enum End {
    /// It is read.
    Read,
    /// It is refused, in these words among others.
    Refused(&'static str),
    /// Either.
    Either,
}

use End::{Either, Read, Refused};

/// Where the process finds its files.
const FOLDER: &str = "GANGMU_HOSTILE";

/// The most memory that a process may take, in KiB.
const MOST: u64 = 256 * 1024;

/// The longest that one file may take, in milliseconds of the processor; a
/// program that is not optimised takes several times as long.
const LONGEST: u64 = if cfg!(debug_assertions) {
    20_000
} else {
    5_000
};

fn hold(ending: &str, cases: &[Case]) {
    assert!(cases.len() >= 20, "{ending}: {}", cases.len());
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("hostile-{ending}"));
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    let path = |at: usize| folder.join(format!("{at:02}.{ending}"));
    for (at, (_, bytes, _)) in cases.iter().enumerate() {
        fs::write(path(at), bytes).unwrap();
    }
    let child = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "hostile::child", "--ignored", "--nocapture"])
        .args(["--test-threads", "1"])
        .env(FOLDER, &folder)
        .output()
        .unwrap();
    let out = String::from_utf8_lossy(&child.stdout);
    let err = String::from_utf8_lossy(&child.stderr);
    assert!(child.status.success(), "{ending}: {out}\n{err}");
    let rows = out.lines().filter_map(|line| line.split_once("file\t"));
    let rows: Vec<Vec<&str>> = rows.map(|(_, row)| row.split('\t').collect()).collect();
    assert_eq!(rows.len(), cases.len(), "{out}");
    let mut failed = Vec::new();
    for ((name, _, end), row) in cases.iter().zip(&rows) {
        let [took, is_read, told] = row[..] else {
            panic!("{row:?}")
        };
        let took: u64 = took.parse().unwrap();
        let named = told.contains("cannot") || is_read == "true";
        let held = match end {
            Read => is_read == "true",
            Refused(words) => is_read == "false" && told.contains(words),
            Either => true,
        };
        if !held || !named || took > LONGEST {
            failed.push(format!("{name}, {end:?}: {took} ms, {is_read} {told}"));
        }
    }
    assert!(failed.is_empty(), "{ending}: {failed:#?}");
    let peak = out.lines().find_map(|line| line.split_once("peak\t"));
    let peak: Option<u64> = peak.and_then(|(_, peak)| peak.parse().ok());
    match peak {
        Some(peak) => assert!(peak <= MOST, "{ending}: {peak} KiB"),
        None => println!("skipped: this system does not tell how much memory was used"),
    }
    println!("{ending}: {} files, at most {peak:?} KiB", cases.len());
    fs::remove_dir_all(folder).unwrap();
}

/// What the processes do: not run but by the others.
#[test]
#[ignore = "run by the tests beside it, each with its own files"]
fn child() {
    let Some(folder) = std::env::var_os(FOLDER) else {
        println!("skipped: no files are named in {FOLDER}");
        return;
    };
    let entries = fs::read_dir(folder).unwrap();
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    for path in paths {
        let begun = spent();
        let (mut is_read, mut told) = (true, String::new());
        // As many members as anybody would open one by one.
        for location in members(&Location::Path(path)).iter().take(30) {
            let how = How::default();
            let opened = Entry::open(location, &how).and_then(|entry| entry.whole(None));
            match opened {
                Ok(opened) => {
                    let text = opened.document.text();
                    assert!(!text.contains("root:"), "{text}");
                }
                Err(error) => {
                    is_read = false;
                    told = error.told(Language::English).replace(['\n', '\t'], " ");
                }
            }
        }
        println!("\nfile\t{}\t{is_read}\t{told}", spent() - begun);
    }
    println!(
        "\npeak\t{}",
        peak().map_or_else(String::new, |peak| peak.to_string())
    );
}

/// Milliseconds of the processor that were spent so far; of the clock where the
/// system does not tell.
fn spent() -> u64 {
    let told = fs::read_to_string("/proc/self/stat").ok().and_then(|stat| {
        let (_, behind) = stat.rsplit_once(") ")?;
        let fields: Vec<&str> = behind.split(' ').collect();
        let ticks = |at: usize| fields.get(at)?.parse::<u64>().ok();
        Some((ticks(11)? + ticks(12)?) * 10)
    });
    told.unwrap_or_else(|| {
        let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
        u64::try_from(since.unwrap().as_millis()).unwrap()
    })
}

/// The most memory that this process has had, in KiB.
fn peak() -> Option<u64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status
        .lines()
        .find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.trim().strip_suffix(" kB")?.trim().parse().ok()
}

#[test]
fn no_docx_does_harm() {
    hold("docx", &docx::hostile());
}

#[test]
fn no_doc_does_harm() {
    hold("doc", &doc::hostile());
}

#[test]
fn no_odt_does_harm() {
    hold("odt", &odt::hostile());
}

#[test]
fn no_epub_does_harm() {
    hold("epub", &epub::hostile());
}

#[test]
fn no_mhtml_does_harm() {
    hold("mhtml", &mhtml::hostile());
}

#[test]
fn no_gz_does_harm() {
    let packed = |bytes: &[u8]| {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
        encoder.write_all(bytes).unwrap();
        encoder.finish().unwrap()
    };
    let good = packed("第一章　总则\n第一条　渡口由县管。\n".repeat(9).as_bytes());
    let last = good.len();
    let patched = |at: usize, with: &[u8]| {
        let mut bytes = good.clone();
        bytes[at..at + with.len()].copy_from_slice(with);
        bytes
    };
    let bomb = packed(&vec![b' '; 40 * 1024 * 1024]);
    let again = packed(&packed(b"a"));
    let head = |flags: u8, more: &[u8]| [&[0x1F, 0x8B, 8, flags, 0, 0, 0, 0, 0, 3], more].concat();
    let huge = word(&paragraph(&"零".repeat(4_000_000)).repeat(3), &[]);
    let cases = [
        ("nothing behind its sign", good[..2].to_vec(), Either),
        ("cut in its header", good[..7].to_vec(), Refused("damaged")),
        ("only its header", good[..10].to_vec(), Refused("damaged")),
        (
            "cut in the middle",
            good[..last / 2].to_vec(),
            Refused("damaged"),
        ),
        (
            "without its sums",
            good[..last - 8].to_vec(),
            Refused("damaged"),
        ),
        (
            "without its last byte",
            good[..last - 1].to_vec(),
            Refused("damaged"),
        ),
        (
            "wrong sum",
            patched(last - 8, &[1, 2, 3, 4]),
            Refused("damaged"),
        ),
        (
            "wrong size",
            patched(last - 4, &[0xFF; 4]),
            Refused("damaged"),
        ),
        ("wrong method", patched(2, &[7]), Refused("")),
        ("flags of nobody", patched(3, &[0xE0]), Either),
        (
            "more without end",
            head(4, &[0xFF, 0xFF, 1]),
            Refused("damaged"),
        ),
        (
            "a name without end",
            head(8, &vec![b'a'; 2_000_000]),
            Refused("damaged"),
        ),
        (
            "a remark without end",
            head(16, &vec![b'a'; 2_000_000]),
            Refused("damaged"),
        ),
        ("a sum of the header", head(2, &[1, 2]), Refused("damaged")),
        (
            "a block that says two sizes",
            head(0, &[1, 4, 0, 4, 0, 1, 2, 3, 4]),
            Refused("damaged"),
        ),
        (
            "a block of no kind",
            head(0, &[7, 0, 0]),
            Refused("damaged"),
        ),
        ("bomb", bomb.clone(), Refused("unpack to very many")),
        (
            "bomb in parts",
            [good.clone(), bomb].concat(),
            Refused("unpack to very many"),
        ),
        (
            "parts without end",
            packed(b"").repeat(70_000),
            Refused("unpack to very many"),
        ),
        ("packed again", again.clone(), Refused("gzip -dc")),
        (
            "a document that is a bomb",
            packed(&huge),
            Refused("unpack to very many"),
        ),
        (
            "a name that leads out",
            [&head(8, b"../../etc/passwd\0")[..], &good[10..]].concat(),
            Read,
        ),
        ("rubbish behind", [&good[..], &[0xA5; 4096]].concat(), Read),
        (
            "a good part and a cut one",
            [&good[..], &again[..12]].concat(),
            Refused("damaged"),
        ),
        (
            "a picture",
            packed(b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR"),
            Refused("PNG"),
        ),
    ];
    hold("gz", &cases);
}

#[test]
fn no_zip_does_harm() {
    let law = "第一章　总则\n第一条　渡口由县管。\n";
    let good = archive(&[("甲.txt", law.as_bytes()), ("乙.txt", law.as_bytes())]);
    let list = memchr::memmem::find(&good, b"PK\x01\x02").unwrap();
    let end = memchr::memmem::rfind(&good, b"PK\x05\x06").unwrap();
    let patched = |at: usize, with: &[u8]| {
        let mut bytes = good.clone();
        bytes[at..at + with.len()].copy_from_slice(with);
        bytes
    };
    let named = |name: &str| archive(&[("甲.txt", law.as_bytes()), (name, b"x")]);
    let many: Vec<String> = (0..66_000).map(|n| format!("{n}")).collect();
    let many: Vec<(&str, &[u8])> = many.iter().map(|name| (name.as_str(), &b""[..])).collect();
    let blank = vec![b' '; 40 * 1024 * 1024];
    let bomb = archive(&[("零.txt", &blank), ("甲.txt", law.as_bytes())]);
    // All names lead to the bytes of one.
    let shared = {
        let one = archive(&[("甲.txt", &vec![b' '; 64 * 1024])]);
        let at = memchr::memmem::find(&one, b"PK\x01\x02").unwrap();
        let end = memchr::memmem::rfind(&one, b"PK\x05\x06").unwrap();
        let mut bytes = one[..at].to_vec();
        bytes.extend(one[at..end].repeat(2000));
        let size = u32::try_from((end - at) * 2000).unwrap();
        let mut last = one[end..].to_vec();
        last[8..10].copy_from_slice(&2000u16.to_le_bytes());
        last[10..12].copy_from_slice(&2000u16.to_le_bytes());
        last[12..16].copy_from_slice(&size.to_le_bytes());
        bytes.extend(last);
        bytes
    };
    let cases = [
        ("cut short", good[..good.len() / 2].to_vec(), Refused("")),
        (
            "without its end",
            good[..good.len() - 12].to_vec(),
            Refused(""),
        ),
        ("only its sign", b"PK\x03\x04".to_vec(), Refused("")),
        (
            "more members than there are",
            patched(end + 8, &[0xFF; 4]),
            Either,
        ),
        (
            "list of members beyond",
            patched(end + 16, &[0xFF, 0xFF, 0xFF, 0x7F]),
            Refused(""),
        ),
        (
            "list of members too long",
            patched(end + 12, &[0xFF, 0xFF, 0xFF, 0x7F]),
            Either,
        ),
        ("remark beyond", patched(end + 20, &[0xFF; 2]), Either),
        (
            "wrong sum",
            patched(list + 16, &[1, 2, 3, 4]),
            Refused("damaged"),
        ),
        (
            "wrong size",
            patched(list + 24, &[0xFF, 0xFF, 0xFF, 0x7F]),
            Refused("damaged"),
        ),
        (
            "packed size beyond",
            patched(list + 20, &[0xFF, 0xFF, 0xFF, 0x7F]),
            Refused("damaged"),
        ),
        (
            "beginning beyond",
            patched(list + 42, &[0xFF, 0xFF, 0xFF, 0x7F]),
            Refused("damaged"),
        ),
        (
            "beginning of another",
            patched(list + 42, &[7]),
            Refused("damaged"),
        ),
        ("name beyond", patched(list + 28, &[0xFF; 2]), Refused("")),
        (
            "large fields that are not there",
            patched(list + 20, &[0xFF; 8]),
            Refused(""),
        ),
        ("locked", patched(list + 8, &[1]), Refused("password")),
        (
            "odd method",
            patched(list + 10, &[14]),
            Refused("packed as no document"),
        ),
        ("leads out", named("../../甲.txt"), Refused("outside")),
        (
            "leads out backwards",
            named("..\\..\\甲.txt"),
            Refused("outside"),
        ),
        ("from the root", named("/etc/passwd"), Refused("outside")),
        ("from a drive", named("C:/甲.txt"), Refused("outside")),
        (
            "name without end",
            named(&"甲".repeat(5000)),
            Refused("outside"),
        ),
        ("too many members", archive(&many), Refused("members")),
        ("bomb", bomb, Refused("")),
        ("members of the same bytes", shared, Either),
        ("archive in it", archive(&[("内.zip", &good)]), Refused("")),
        ("nothing in it", archive(&[]), Refused("")),
        ("names that are none", named("\0\u{1}\u{202E}"), Either),
    ];
    hold("zip", &cases);
}

#[test]
fn no_html_does_harm() {
    let page = |body: &str| format!("<!DOCTYPE html><html><body>{body}</body></html>").into_bytes();
    let deep = |open: &str, times: usize| page(&(open.repeat(times) + "深"));
    let many = |piece: &str, times: usize| page(&piece.repeat(times));
    let entity =
        "<!DOCTYPE html [<!ENTITY a \"xxxxxxxxxx\"><!ENTITY b \"&a;&a;&a;&a;\">]><p>&b;</p>";
    let outer = "<!DOCTYPE html [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><p>&a;</p>";
    let attributes: String = (0..300_000).map(|n| format!(" a{n}=1")).collect();
    let wide = "<tr><td colspan=4000000000 rowspan=4000000000>宽<td>甲</tr>";
    let cases = [
        ("deep boxes", deep("<div>", 100_000), Read),
        ("deep tables", deep("<table><tr><td>", 20_000), Read),
        ("deep emphasis", deep("<b>", 100_000), Read),
        ("deep lists", deep("<ul><li>", 30_000), Read),
        ("deep quotations", deep("<blockquote>", 30_000), Read),
        ("deep ruby", deep("<ruby><rt>", 30_000), Read),
        ("deep drawings", deep("<svg><g>", 30_000), Read),
        ("deep templates", deep("<template>", 30_000), Read),
        (
            "links that are never closed",
            many("<p><a href=x><b><i>字", 3000),
            Read,
        ),
        ("choices in choices", deep("<select><option>", 20_000), Read),
        (
            "a comment that is never closed",
            page(&format!("<p>前</p><!--{}", "后".repeat(500_000))),
            Read,
        ),
        (
            "a tag that is never closed",
            page(&format!("<p>前</p><p class=\"{}", "后".repeat(500_000))),
            Read,
        ),
        (
            "a script that is never closed",
            page(&format!("<p>前</p><script>{}", "x".repeat(500_000))),
            Read,
        ),
        (
            "attributes without end",
            page(&format!("<p{attributes}>字</p>")),
            Read,
        ),
        (
            "attributes in quotes without end",
            page(&format!(
                "<!-- <a b=\" --><p{}>字</p>",
                attributes.replace("=1", "='>'")
            )),
            Read,
        ),
        (
            "attributes of the whole page",
            page(&attributes.replace(" a", "<body a").replace("=1", "=1>")),
            Read,
        ),
        (
            "attributes of an end",
            page(&format!("<title>字</title{attributes}>")),
            Read,
        ),
        ("entities", entity.as_bytes().to_vec(), Read),
        ("outer entities", outer.as_bytes().to_vec(), Read),
        (
            "files named in it",
            page(
                "<base href=\"file:///etc/\"><iframe src=passwd></iframe><object data=passwd></object><embed src=passwd><link rel=import href=passwd>字",
            ),
            Read,
        ),
        (
            "wide cells",
            page(&format!("<table>{}</table>", wide.repeat(300))),
            Read,
        ),
        (
            "columns without end",
            page(&format!(
                "<table><tr>{}</table>",
                "<td rowspan=300>甲".repeat(20_000)
            )),
            Read,
        ),
        (
            "characters that are none",
            many("&#xD800;&#x110000;&#0;&#xFFFFFFFFFF;字", 20_000),
            Read,
        ),
        (
            "plain to its end",
            page(&format!("<plaintext>{}", "<b>".repeat(100_000))),
            Read,
        ),
        (
            "an encoding that lies",
            [
                &b"<html><meta charset=utf-16><p>"[..],
                "渡口有船。".as_bytes(),
            ]
            .concat(),
            Read,
        ),
        ("nothing but brackets", many("<", 200_000), Either),
        ("frames", many("<frameset><frame>", 20_000), Either),
        (
            "signs of notes in a circle",
            many(
                "<sup id=a><a href=#b>1</a></sup><p id=b><a href=#a>1</a>注</p>",
                3000,
            ),
            Read,
        ),
    ];
    hold("html", &cases);
}
