//! Set sequences of which one member is written otherwise: 司法立法 before
//! 严格执法、公正司法、全民守法.

use memchr::memmem::Finder;

use crate::document::{Document, Span};
use crate::text::is_hanzi;

use super::super::blocks::{is_language, offset};
use super::super::{Detail, Finding, FindingKind, Misread};

/// Sequences that are said in one way only.
const SEQUENCES: [&str; 6] = [
    "科学立法、严格执法、公正司法、全民守法",
    "政治判断力、政治领悟力、政治执行力",
    "产业兴旺、生态宜居、乡风文明、治理有效、生活富裕",
    "有理想、有道德、有文化、有纪律",
    "自我净化、自我完善、自我革新、自我提高",
    "发展为了人民、发展依靠人民、发展成果由人民共享",
];

/// A member of a sequence with all others as they are set.
struct Member {
    /// What stands before it, with the mark between; empty before the first.
    before: String,
    own: &'static str,
    /// What stands behind it, with the mark between; empty behind the last.
    behind: String,
}

/// All members of all sequences.
fn members() -> Vec<Member> {
    let of = |sequence: &'static str| {
        let mut start = 0usize;
        sequence.split('、').map(move |own| {
            let end = start.saturating_add(own.len());
            let member = Member {
                before: sequence.get(..start).unwrap_or_default().to_owned(),
                own,
                behind: sequence.get(end..).unwrap_or_default().to_owned(),
            };
            start = end.saturating_add('、'.len_utf8());
            member
        })
    };
    SEQUENCES.into_iter().flat_map(of).collect()
}

/// Every member of a sequence that is as long as it is to be and shares half
/// of its hanzi, with all others as they are set. Linear for each member.
pub(super) fn find(document: &Document) -> Vec<Finding> {
    let mut found = Vec::new();
    let members = members();
    // One of the first two stands as it is set wherever one member is otherwise.
    let anchors: Vec<Finder<'_>> = SEQUENCES
        .iter()
        .flat_map(|sequence| sequence.split('、').take(2))
        .map(Finder::new)
        .collect();
    for block in document.blocks().iter().filter(|block| is_language(block)) {
        let text = document.slice(block.span);
        let bytes = text.as_bytes();
        if anchors.iter().all(|anchor| anchor.find(bytes).is_none()) {
            continue;
        }
        for member in &members {
            for (from, to) in member.altered(text) {
                found.push(Finding {
                    span: Span::new(offset(block, from), offset(block, to)),
                    kind: FindingKind::Misread,
                    detail: Detail::Misread {
                        meant: member.own.to_owned(),
                        how: Misread::Phrase,
                    },
                });
            }
        }
    }
    found
}

impl Member {
    /// Where a text as long as the member, but another, stands between what is
    /// set before and behind it.
    fn altered(&self, text: &str) -> Vec<(usize, usize)> {
        let length = self.own.len();
        let starts: Vec<usize> = if self.before.is_empty() {
            let all = text.match_indices(&self.behind);
            all.filter_map(|(at, _)| at.checked_sub(length)).collect()
        } else {
            let all = text.match_indices(&self.before);
            all.map(|(at, set)| at.saturating_add(set.len())).collect()
        };
        let fits = |&(from, to): &(usize, usize)| {
            let written = text.get(from..to).unwrap_or_default();
            let shared = self.own.chars().zip(written.chars());
            let shared = shared.filter(|(a, b)| a == b).count();
            let rest = text.get(to..).unwrap_or_default();
            written != self.own
                && written.chars().all(is_hanzi)
                && shared.saturating_mul(2) >= self.own.chars().count()
                && rest.starts_with(&self.behind)
        };
        let places = starts.into_iter();
        let places = places.map(|from| (from, from.saturating_add(length)));
        places.filter(fits).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::FindingKind;
    use super::super::super::tests::found;

    #[test]
    fn one_member_is_otherwise() {
        let context = "我们坚持稳中求进工作总基调，全面推动经济社会发展。\n";
        let misread = |text: &str| found(&format!("{context}{text}\n"), FindingKind::Misread);
        let text = "全县推进司法立法、严格执法、公正司法、全民守法，成效明显。";
        assert_eq!(misread(text), ["司法立法"]);
        let text = "全县推进科学立法、严格执法、公正执法、全民守法，成效明显。";
        assert_eq!(misread(text), ["公正执法"]);
        for text in [
            "全县推进科学立法、严格执法、公正司法、全民守法，成效明显。",
            "严格执法、公正司法、全民守法，成效明显。",
        ] {
            assert_eq!(misread(text), [""; 0]);
        }
    }
}
