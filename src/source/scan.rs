//! Going once through a file without keeping it.

use std::fs::{self, File};
use std::ops::{ControlFlow, Range};
use std::os::unix::fs::FileExt;
use std::path::Path;

use crate::cores;

use super::kind::{self, noise::Noise};

/// Bytes of a stretch, about: what fits in the caches of a core, and more
/// than [`structure`](crate::structure) looks at to tell Markdown.
const STRETCH: u64 = 1024 * 1024;

/// Bytes that are shown on either side of a stretch, about.
const AROUND: u64 = 8 * 1024;

/// The byte order mark.
const MARK: &[u8] = "\u{feff}".as_bytes();

/// Bytes read at a time to find the end of a line.
const STEP: u64 = 4096;

/// Some lines of a file, with what stands around them.
#[derive(Debug, Clone)]
pub struct Stretch<'a> {
    /// Whole lines: the stretch, and some before and behind it.
    pub text: &'a str,
    /// The bytes of `text` that are the stretch.
    pub lines: Range<usize>,
    /// Whether `text` begins where the file does.
    pub begins: bool,
    /// Whether `text` ends where the file does.
    pub ends: bool,
}

/// Gives the stretches of a regular file, which together are all of it, to
/// `visit`, on all cores and in any order, with what `prepare` made of the
/// first, and collects the answers in order. At no time more than a stretch
/// for each core is in memory, but a line is never cut.
///
/// `None` where the file cannot be read, is not plainly UTF-8 or no
/// text (as [`read`](super::read) would find), or one of the two has no answer: then
/// the other way must be gone, which also tells what is wrong.
pub fn scan<P: Sync, T: Send>(
    path: &Path,
    prepare: impl FnOnce(&Stretch<'_>) -> Option<P>,
    visit: impl Fn(&P, &Stretch<'_>) -> Option<T> + Sync,
) -> Option<Vec<T>> {
    let known = fs::metadata(path).ok().filter(|known| known.is_file())?;
    let file = File::open(path).ok()?;
    let places = places(&file, known.len(), STRETCH)?;
    let Some(first) = places.first() else {
        return Some(Vec::new());
    };
    let mut head = Vec::new();
    let (head, _) = stretch(&file, known.len(), first, &mut head)?;
    if kind::by_head(head.text.as_bytes()).is_some() || is_noise(head.text) {
        return None;
    }
    let prepared = prepare(&head)?;
    let work = |bytes: &mut Vec<u8>, place| {
        let (stretch, signs) = stretch(&file, known.len(), place, bytes)?;
        Some((visit(&prepared, &stretch)?, signs))
    };
    let mut answers = Vec::with_capacity(places.len());
    let (mut ascii, mut long) = (true, false);
    let flow = cores::in_order(&places, Vec::new, work, |visited| {
        let Some((answer, signs)) = visited else {
            return ControlFlow::Break(());
        };
        answers.push(answer);
        ascii &= signs.ascii;
        long |= signs.long;
        ControlFlow::Continue(())
    });
    (flow.is_continue() && (ascii || long)).then_some(answers)
}

fn is_noise(text: &str) -> bool {
    Noise::of(text.as_bytes()).is_too_much(true)
}

/// What tells UTF-8 from what is so by chance; see
/// [`is_utf8_by_chance`](crate::source::encodings::detect::is_utf8_by_chance).
struct Signs {
    ascii: bool,
    /// Whether there is a character of three bytes or more.
    long: bool,
}

/// Where stretches of about `length` bytes begin and end in a file of `size`
/// bytes: each begins a line.
pub(super) fn places(file: &File, size: u64, length: u64) -> Option<Vec<Range<u64>>> {
    let mut places = Vec::new();
    let mut start = 0;
    let mut bytes = Vec::new();
    while start < size {
        let mut end = start.saturating_add(length);
        loop {
            if end >= size {
                end = size;
                break;
            }
            read_at(file, end..end.saturating_add(STEP).min(size), &mut bytes)?;
            if let Some(feed) = memchr::memchr(b'\n', &bytes) {
                end = end.saturating_add(u64::try_from(feed).ok()?.saturating_add(1));
                break;
            }
            end = end.saturating_add(STEP);
        }
        places.push(start..end);
        start = end;
    }
    Some(places)
}

pub(super) fn read_at(file: &File, place: Range<u64>, bytes: &mut Vec<u8>) -> Option<()> {
    let length = place.end.checked_sub(place.start)?;
    bytes.resize(usize::try_from(length).ok()?, 0);
    file.read_exact_at(bytes, place.start).ok()
}

/// Reads a stretch with what stands around it.
fn stretch<'a>(
    file: &File,
    size: u64,
    place: &Range<u64>,
    bytes: &'a mut Vec<u8>,
) -> Option<(Stretch<'a>, Signs)> {
    let from = place.start.saturating_sub(AROUND);
    let to = place.end.saturating_add(AROUND).min(size);
    read_at(file, from..to, bytes)?;
    let (begins, ends) = (from == 0, to == size);
    let length = |from: u64, to: u64| usize::try_from(to.checked_sub(from)?).ok();
    let start = length(from, place.start)?;
    let end = length(from, place.end)?;
    let mark = match begins && bytes.starts_with(MARK) {
        true => MARK.len(),
        false => 0,
    };
    let first = match begins {
        true => mark,
        false => {
            memchr::memchr(b'\n', bytes.get(..start)?).map_or(start, |at| at.saturating_add(1))
        }
    };
    let last = match ends {
        true => bytes.len(),
        false => memchr::memrchr(b'\n', bytes).map_or(end, |at| at.saturating_add(1)),
    };
    let lines = bytes.get(start..end)?;
    if memchr::memchr(0, lines).is_some() {
        return None;
    }
    let signs = Signs {
        ascii: lines.is_ascii(),
        long: lines.iter().any(|&byte| byte >= 0xE0),
    };
    let stretch = Stretch {
        text: simdutf8::basic::from_utf8(bytes.get(first..last)?).ok()?,
        lines: start.saturating_sub(first)..end.saturating_sub(first),
        begins,
        ends,
    };
    Some((stretch, signs))
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use super::*;

    struct Temporary(PathBuf);

    impl Temporary {
        fn new(name: &str, bytes: &[u8]) -> Self {
            let name = format!("gangmu-scan-{}-{name}", std::process::id());
            let path = std::env::temp_dir().join(name);
            fs::write(&path, bytes).unwrap();
            Self(path)
        }
    }

    impl Drop for Temporary {
        fn drop(&mut self) {
            let _ = fs::remove_file(&self.0);
        }
    }

    #[test]
    fn the_stretches_are_the_file_and_know_their_neighbours() {
        let text: String = (0..120_000)
            .map(|n| format!("第{n}行，有长有短{}\n", "字".repeat(n % 7)))
            .collect();
        let file = Temporary::new("lines", text.as_bytes());
        let parts = |s: &Stretch<'_>| {
            let (before, rest) = s.text.split_at(s.lines.start);
            let (lines, behind) = rest.split_at(s.lines.len());
            [before, lines, behind].map(str::to_owned)
        };
        let all = scan(
            &file.0,
            |_| Some(()),
            |(), s| {
                let [before, lines, behind] = parts(s);
                assert!(before.is_empty() || before.ends_with('\n'));
                assert!(lines.ends_with('\n') && behind.is_empty() == s.ends);
                Some([before, lines, behind])
            },
        );
        let all = all.unwrap();
        assert!(all.len() > 2);
        let whole: String = all.iter().map(|[_, lines, _]| lines.as_str()).collect();
        assert!(whole == text);
        for (one, next) in all.iter().zip(all.iter().skip(1)) {
            assert!(one[1].ends_with(&next[0]) && !next[0].is_empty());
            assert!(next[1].starts_with(&one[2]));
        }
        let called_off = scan(&file.0, |_| Some(()), |(), s| s.begins.then_some(()));
        assert!(called_off.is_none());
    }

    #[test]
    fn a_file_of_one_line_is_one_stretch() {
        let text = "\u{feff}".to_owned() + &"长".repeat(800_000);
        let file = Temporary::new("line", text.as_bytes());
        let all = scan(
            &file.0,
            |_| Some(()),
            |(), s| Some((s.text.len(), s.lines.clone(), s.begins && s.ends)),
        );
        assert_eq!(all, Some(vec![(2_400_000, 0..2_400_000, true)]));
    }

    fn scanned(path: &Path) -> Option<Vec<()>> {
        scan(path, |_| Some(()), |(), _| Some(()))
    }

    #[test]
    fn what_is_not_plainly_utf8_is_left_alone() {
        for (name, bytes) in [
            ("gbk", &b"\xb8\xc4\xb8\xef\n"[..]),
            ("nul", b"a\0b\0\n\0"),
            ("chance", "Ä".as_bytes()),
        ] {
            let file = Temporary::new(name, bytes);
            assert!(scanned(&file.0).is_none(), "{name}");
        }
        assert!(scanned(Path::new("/")).is_none());
        assert!(scanned(Path::new("no such file")).is_none());
        assert!(scanned(&Temporary::new("empty", b"").0).is_some());
    }
}
