//! Errors of reading: hanzi swapped, dropped or taken for others that look
//! like them, as scanners and hasty hands leave them.
//!
//! Each finding has evidence on both sides: what is written falls into no
//! words and stands nowhere else in the text, and what is proposed is a
//! wording that the text repeats, a long word, or what scanners are known to
//! misread.

mod confusable;
mod evidence;
mod lattice;
mod proposal;
mod sequences;
mod vocabulary;
pub(super) mod window;
mod wordings;

use std::collections::HashSet;

use crate::document::Document;

use self::evidence::Evidence;
use self::lattice::Lattice;
use self::proposal::{Edit, Proposal, Proposer, SELDOM};
use self::vocabulary::Vocabulary;
use self::window::Dictionary;
use super::doubled::runs::Run;
use super::{Detail, Finding, FindingKind, Misread};

/// Every error of reading of a modern text, whose runs of hanzi are `runs`.
/// `None` where `cancelled` said so.
pub(super) fn find(
    document: &Document,
    runs: &[Run],
    dictionary: &Dictionary<'_>,
    cancelled: &dyn Fn() -> bool,
) -> Option<Vec<Finding>> {
    let mut vocabulary = Vocabulary::of(runs);
    let mut proposals = Vec::new();
    let mut asked = Vec::new();
    for run in runs {
        if cancelled() {
            return None;
        }
        let lattice = &Lattice::new(&run.chars, dictionary);
        vocabulary.add(lattice);
        asked.extend(gaps(run, lattice));
        let proposer = Proposer {
            run,
            lattice,
            dictionary,
            vocabulary: &vocabulary,
        };
        proposer.propose(&mut proposals);
    }
    // What stands alone seldom is known only now.
    asked.retain(|gap| gap.seldom(&vocabulary));
    let pairs: Vec<(char, char)> = asked.iter().map(|gap| gap.sides).collect();
    vocabulary.learn(&pairs, runs);
    let wanted: HashSet<u32> = asked
        .iter()
        .filter(|gap| !vocabulary.between(gap.sides.0, gap.sides.1).is_empty())
        .map(|gap| gap.run)
        .collect();
    for run in runs.iter().filter(|run| wanted.contains(&run.start())) {
        if cancelled() {
            return None;
        }
        let proposer = Proposer {
            run,
            lattice: &Lattice::new(&run.chars, dictionary),
            dictionary,
            vocabulary: &vocabulary,
        };
        proposer.lacking(&mut proposals);
    }
    let evidence = Evidence::of(runs, &proposals);
    proposals.retain(|proposal| evidence.holds(proposal, &vocabulary));
    let found = best(proposals).map(|proposal| finding(document, proposal));
    Some(found.chain(sequences::find(document)).collect())
}

/// Two neighbours of which one is a word of its own: something may lack there.
struct Gap {
    sides: (char, char),
    /// Those of them that are words of their own.
    alone: Vec<char>,
    /// The first byte of the run.
    run: u32,
}

impl Gap {
    fn seldom(&self, vocabulary: &Vocabulary) -> bool {
        let seldom = |&c: &char| vocabulary.alone(c) <= SELDOM;
        self.alone.iter().any(seldom)
    }
}

/// The gaps of a run; what is put in is simplified.
fn gaps(run: &Run, lattice: &Lattice<'_, '_>) -> Vec<Gap> {
    let mut found = Vec::new();
    for (at, pair) in run.chars.windows(2).enumerate() {
        let &[a, b] = pair else { continue };
        let next = at.saturating_add(1);
        let sides = [(at, a), (next, b)].into_iter();
        let alone: Vec<char> = sides
            .filter(|&(at, _)| lattice.is_alone(at))
            .map(|(_, c)| c)
            .collect();
        if !alone.is_empty() && run.is_simplified {
            found.push(Gap {
                sides: (a, b),
                alone,
                run: run.start(),
            });
        }
    }
    found
}

/// Of proposals for the same place the likeliest.
fn best(mut proposals: Vec<Proposal>) -> impl Iterator<Item = Proposal> {
    proposals.sort_by(|a, b| {
        let by_kind = a.edit.cmp(&b.edit);
        b.gain.total_cmp(&a.gain).then(by_kind)
    });
    let mut taken: Vec<Proposal> = Vec::new();
    for proposal in proposals {
        if taken.iter().all(|one| !one.span.overlaps(proposal.span)) {
            taken.push(proposal);
        }
    }
    taken.into_iter()
}

fn finding(document: &Document, proposal: Proposal) -> Finding {
    let meant = match proposal.edit {
        // In the hanzi of the document, which need not be simplified.
        Edit::Swapped => {
            let mut own: Vec<char> = document.slice(proposal.span).chars().collect();
            let next = proposal.within.saturating_add(1);
            if next < own.len() {
                own.swap(proposal.within, next);
            }
            own.into_iter().collect()
        }
        Edit::Alike | Edit::Dropped => proposal.meant,
    };
    Finding {
        span: proposal.span,
        kind: FindingKind::Misread,
        detail: Detail::Misread {
            meant,
            how: match proposal.edit {
                Edit::Swapped => Misread::Swapped,
                Edit::Alike => Misread::Alike,
                Edit::Dropped => Misread::Dropped,
            },
        },
    }
}

#[cfg(test)]
mod tests {
    use super::super::FindingKind;
    use super::super::tests::found;

    const CONTEXT: &str = "部门要推动经济社会发展，全县生产总值再创新高，加快建设现代化产业体系。\n\
        各个部门要推动全县生产总值稳步增长，改善人民生活，加快建设现代化产业体系。\n";

    fn misread(sentence: &str) -> Vec<String> {
        found(&format!("{CONTEXT}{sentence}\n"), FindingKind::Misread)
    }

    #[test]
    fn hanzi_that_look_alike() {
        for (sentence, shown) in [
            ("水库的人库流量已经超过警戒线。", "人库"),
            ("这项工程己经完成。", "己经"),
            ("水电站已投人运行，并加人联盟。", "投人"),
        ] {
            assert_eq!(
                misread(sentence).first().map(String::as_str),
                Some(shown),
                "{sentence}"
            );
        }
        assert_eq!(misread("各部門要動推項目落地。"), ["動推"]);
    }

    #[test]
    fn hanzi_that_are_swapped() {
        assert_eq!(misread("各部门要动推项目落地。"), ["动推"]);
        assert_eq!(misread("加快建设现代化产体业系。"), ["现代化产体业系"]);
    }

    #[test]
    fn a_character_that_is_missing() {
        assert_eq!(misread("全县产总值增长一成。"), ["产总值"]);
    }

    #[test]
    fn names_and_short_forms_are_meant() {
        for sentence in [
            "深化闽港闽澳合作，强基提质，凝心铸魂，风清气正。",
            "普惠托育机构和危化品企业都要检查。",
            "新增省域副中心城市，推进数智赋能。",
            "推动量质齐升，潮南区整县推进五育分层评价，查中图分类号。",
            "比较长的长度都一样，敢为人先勇争先，个个都能奋勇争先。",
            "找出最长的字串，较长的字串更好，印出很长的长字串。",
            "学生先朗读课文，再初读课文，最后朗读课文给同桌听。",
        ] {
            assert_eq!(misread(sentence), [""; 0], "{sentence}");
        }
    }
}
