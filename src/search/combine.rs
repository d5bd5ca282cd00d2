//! Several queries together: required, either, or excluded, within one
//! paragraph or one section.

use std::sync::Arc;

use crate::document::{Document, Span};

use super::find::find_watched;
use super::language::query::Query;
use super::paragraphs;
use super::results::heat::Heat;
use super::results::hits::{Hit, Hits};

/// How a query is joined to those before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Join {
    /// It begins a group that is required.
    #[default]
    And,
    /// It belongs to the group of the query before it, of which one is
    /// enough. The first of all begins a group all the same.
    Or,
    /// It begins a group that excludes.
    Not,
}

/// Where the queries must meet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Within {
    /// In one paragraph.
    #[default]
    Paragraph,
    /// In the own text of one section: from its heading to the next heading of
    /// any depth; the text before the first heading counts as one.
    Section,
}

/// One query of several.
#[derive(Debug, Clone)]
pub struct Clause {
    /// What it asks for.
    pub query: Arc<Query>,
    /// How it is joined to those before.
    pub join: Join,
    /// Whether it counts. One that does not still stands in its group: one
    /// joined to it belongs to the same group.
    pub is_on: bool,
    /// Its own hits, where they are known from an earlier search of the same
    /// document.
    pub known: Option<Arc<Hits>>,
}

/// What several queries find together.
#[derive(Debug, Clone, Default)]
pub struct Combined {
    /// The hits of all required queries where all groups hold. Their terms are
    /// counted through all clauses, those that are off or exclude included.
    pub hits: Arc<Hits>,
    /// The own hits of each clause in the whole document, whatever the others
    /// say; `None` for one that is off and was never looked for.
    pub each: Vec<Option<Arc<Hits>>>,
    /// How dense the hits of the sections are.
    pub heat: Heat,
}

/// Whether anything is looked for: a clause that is on and does not belong to
/// a group that excludes.
#[must_use]
pub fn looks_for_something<'a>(clauses: impl Iterator<Item = (Join, bool)> + 'a) -> bool {
    let mut excludes = false;
    clauses.into_iter().enumerate().any(|(at, (join, is_on))| {
        excludes = match join {
            Join::Or if at > 0 => excludes,
            join => join == Join::Not,
        };
        is_on && !excludes
    })
}

/// Finds each query by itself, its own terms within one paragraph as
/// [`find`](super::find()) has it, and joins the results: all required groups
/// must have a hit in the same paragraph or section and no excluding group may
/// have one there.
///
/// Linear in the text for each query that is not known yet, and in the hits.
/// `None` where `cancelled` said so; `progress` is told of hundredths done.
pub fn combine(
    document: &Document,
    clauses: &[Clause],
    within: Within,
    cancelled: &dyn Fn() -> bool,
    progress: &dyn Fn(u8),
) -> Option<Combined> {
    let mut each = Vec::with_capacity(clauses.len());
    let unknown = |clause: &&Clause| clause.known.is_none() && clause.is_on;
    let all = clauses.iter().filter(unknown).count().max(1);
    let mut done = 0usize;
    for clause in clauses {
        each.push(match &clause.known {
            Some(known) => Some(Arc::clone(known)),
            None if clause.is_on => {
                let progress = |percent: u8| {
                    let percent = done.saturating_mul(100).saturating_add(percent.into()) / all;
                    progress(u8::try_from(percent).unwrap_or(100));
                };
                let query = &[clause.query.as_ref()];
                let hits = find_watched(document, query, cancelled, &progress)?;
                done = done.saturating_add(1);
                Some(Arc::new(hits))
            }
            None => None,
        });
    }
    let hits = join(document, clauses, &each, within);
    let heat = Heat::new(document, &hits);
    Some(Combined { hits, each, heat })
}

/// Queries of which one is enough.
struct Group {
    excludes: bool,
    /// Where they hold, sorted; `None` where all of them are off.
    places: Option<Vec<Span>>,
}

fn join(
    document: &Document,
    clauses: &[Clause],
    each: &[Option<Arc<Hits>>],
    within: Within,
) -> Arc<Hits> {
    let mut groups: Vec<Group> = Vec::new();
    let mut wanted: Vec<(usize, &Arc<Hits>)> = Vec::new();
    let mut term = 0usize;
    for (clause, hits) in clauses.iter().zip(each) {
        let first = term;
        term = term.saturating_add(clause.query.terms());
        if clause.join != Join::Or || groups.is_empty() {
            groups.push(Group {
                excludes: clause.join == Join::Not,
                places: None,
            });
        }
        let (Some(group), Some(hits), true) = (groups.last_mut(), hits, clause.is_on) else {
            continue;
        };
        let places = group.places.get_or_insert_default();
        places.extend(holding(document, hits, within));
        if !group.excludes {
            wanted.push((first, hits));
        }
    }
    if let ([(0, only)], [group]) = (wanted.as_slice(), groups.as_slice())
        && !group.excludes
    {
        return Arc::clone(only);
    }
    let mut left: Option<Vec<Span>> = None;
    let required = groups.iter_mut().filter(|group| !group.excludes);
    for places in required.filter_map(|group| group.places.take()) {
        let places = sorted(places);
        left = Some(match left {
            None => places,
            Some(left) => kept(left, &places, true),
        });
    }
    let mut left = left.unwrap_or_default();
    for places in groups.into_iter().filter_map(|group| group.places) {
        left = kept(left, &sorted(places), false);
    }
    let mut found: Vec<Hit> = Vec::new();
    let mut by_pinyin = false;
    for (first, hits) in wanted {
        by_pinyin |= hits.by_pinyin();
        let mut rest = left.as_slice();
        let inside = hits
            .all()
            .iter()
            .filter(|hit| paragraphs::contains(&mut rest, hit.span.start));
        found.extend(inside.filter_map(|hit| {
            let term = usize::from(hit.term).saturating_add(first);
            Some(Hit {
                span: hit.span,
                term: u16::try_from(term).ok()?,
            })
        }));
    }
    Arc::new(Hits::new(found, by_pinyin))
}

fn sorted(mut places: Vec<Span>) -> Vec<Span> {
    places.sort_unstable();
    places.dedup();
    places
}

/// The spans of `left` that stand in `other`, or that do not. Both are sorted,
/// and two spans are the same or apart.
fn kept(mut left: Vec<Span>, other: &[Span], inside: bool) -> Vec<Span> {
    let mut rest = other;
    left.retain(|span| paragraphs::contains(&mut rest, span.start) == inside);
    left
}

/// The paragraphs or sections with hits, sorted, each once.
fn holding(document: &Document, hits: &Hits, within: Within) -> Vec<Span> {
    let spans = hits.all().iter().map(|hit| hit.span);
    if within == Within::Paragraph {
        return paragraphs::holding(document, spans);
    }
    let mut found: Vec<Span> = Vec::new();
    for span in spans {
        if found.last().is_some_and(|last| last.contains(span.start)) {
            continue;
        }
        let section = document.section_at(span.start);
        found.push(section.map_or_else(|| document.front(), |id| document.own_span(id)));
    }
    found
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::document::Meta;
    use crate::structure;

    const TEXT: &str = "卷首有甲。\n\n# 一\n\n甲和乙。\n\n丙。\n\n## 二\n\n甲。\n\n乙又乙。\n\n# 三\n\n丙和丁。\n\n甲丙。\n";

    fn document() -> Document {
        let meta = Meta {
            format: crate::document::Format::Markdown,
            ..Meta::default()
        };
        structure::parse(TEXT, meta, &structure::Options::default()).unwrap()
    }

    fn clause(join: Join, query: &str) -> Clause {
        Clause {
            query: Arc::new(Query::parse(query).unwrap()),
            join,
            is_on: true,
            known: None,
        }
    }

    fn run(clauses: &[Clause], within: Within) -> Combined {
        combine(&document(), clauses, within, &|| false, &|_| ()).unwrap()
    }

    /// The paragraphs with hits, in order.
    fn found(clauses: &[Clause], within: Within) -> Vec<String> {
        let document = document();
        let hits = run(clauses, within).hits;
        let blocks = hits.paragraphs(&document).into_iter();
        blocks
            .map(|id| document.slice(document.block(id).unwrap().span).to_owned())
            .collect()
    }

    #[test]
    fn groups_are_required_one_of_a_group_is_enough_and_some_exclude() {
        use Join::{And, Not, Or};
        let paragraphs = |clauses: &[Clause]| found(clauses, Within::Paragraph);
        let both = [clause(And, "甲"), clause(And, "乙")];
        assert_eq!(paragraphs(&both), ["甲和乙。"]);
        let either = [clause(And, "甲"), clause(Or, "乙")];
        let all = ["卷首有甲。", "甲和乙。", "甲。", "乙又乙。", "甲丙。"];
        assert_eq!(paragraphs(&either), all);
        let without = [clause(And, "甲"), clause(Not, "乙")];
        assert_eq!(paragraphs(&without), ["卷首有甲。", "甲。", "甲丙。"]);
        let neither = [clause(And, "甲"), clause(Not, "乙"), clause(Or, "丙")];
        assert_eq!(paragraphs(&neither), ["卷首有甲。", "甲。"]);
        // 甲 and (乙 or 丙), not (甲 and 乙) or 丙.
        let grouped = [clause(And, "甲"), clause(And, "乙"), clause(Or, "丙")];
        assert_eq!(paragraphs(&grouped), ["甲和乙。", "甲丙。"]);
        let first = [clause(Or, "丁")];
        assert_eq!(paragraphs(&first), ["丙和丁。"]);
        let excluded = [clause(Not, "甲")];
        assert!(paragraphs(&excluded).is_empty());
        let excluded_first = [clause(Not, "甲"), clause(And, "丙")];
        assert_eq!(paragraphs(&excluded_first), ["丙。", "丙和丁。"]);
    }

    #[test]
    fn a_section_is_its_own_text_without_those_inside() {
        use Join::{And, Not};
        let sections = |clauses: &[Clause]| found(clauses, Within::Section);
        let pair = [clause(And, "甲"), clause(And, "丙")];
        assert_eq!(
            sections(&pair),
            ["甲和乙。", "丙。", "丙和丁。", "甲丙。"],
            "二 has no 丙 of its own"
        );
        let without = [clause(And, "甲"), clause(Not, "丙")];
        assert_eq!(sections(&without), ["卷首有甲。", "甲。"]);
    }

    #[test]
    fn one_that_is_off_leaves_the_groups_as_they_are() {
        use Join::{And, Not, Or};
        let mut clauses = [clause(And, "甲"), clause(Not, "乙"), clause(Or, "丙")];
        clauses[1].is_on = false;
        let left = found(&clauses, Within::Paragraph);
        assert_eq!(
            left,
            ["卷首有甲。", "甲和乙。", "甲。"],
            "丙 still excludes"
        );
        clauses[2].is_on = false;
        assert_eq!(found(&clauses, Within::Paragraph).len(), 4);
        clauses[0].is_on = false;
        assert!(found(&clauses, Within::Paragraph).is_empty());
    }

    #[test]
    fn each_has_its_own_hits_and_its_own_terms() {
        let mut clauses = [
            clause(Join::And, "甲 乙"),
            clause(Join::Not, "丁"),
            clause(Join::Or, "丙"),
        ];
        clauses[1].join = Join::And;
        let combined = run(&clauses, Within::Section);
        let counts: Vec<usize> = combined.each.iter().flatten().map(|h| h.len()).collect();
        assert_eq!(counts, [2, 1, 3]);
        let terms: Vec<u16> = combined.hits.all().iter().map(|h| h.term).collect();
        assert_eq!(terms, [0, 1, 3], "丁 is term 2");
        // What is known is not looked for again.
        clauses[2].known = Some(Arc::default());
        assert!(run(&clauses, Within::Section).hits.is_empty());
    }

    /// The hits by the rule, place by place: `parts` are the texts of the
    /// paragraphs or sections.
    fn by_the_rule(parts: &[String], clauses: &[Clause]) -> usize {
        let is_in = |part: &str, clause: &Clause| part.contains(clause.query.text());
        let mut groups: Vec<Vec<&Clause>> = Vec::new();
        for clause in clauses {
            match groups.last_mut() {
                Some(group) if clause.join == Join::Or => group.push(clause),
                _ => groups.push(vec![clause]),
            }
        }
        let excludes = |group: &[&Clause]| group[0].join == Join::Not;
        let holds = |part: &str| {
            groups.iter().all(|group| {
                let on: Vec<_> = group.iter().filter(|clause| clause.is_on).collect();
                let any = on.iter().any(|clause| is_in(part, clause));
                if excludes(group) {
                    !any
                } else {
                    any || on.is_empty()
                }
            })
        };
        let wanted = groups.iter().filter(|group| !excludes(group)).flatten();
        let wanted: Vec<_> = wanted.filter(|clause| clause.is_on).collect();
        let kept = parts.iter().filter(|part| holds(part));
        kept.map(|part| {
            let counts = wanted.iter().map(|c| part.matches(c.query.text()).count());
            counts.sum::<usize>()
        })
        .sum()
    }

    proptest! {
        #[test]
        fn any_clauses_keep_to_the_rule(
            sections in prop::collection::vec(
                prop::collection::vec("[甲乙丙丁]{1,5}。", 1..4), 1..5),
            asked in prop::collection::vec(
                (0usize..4, 0usize..3, prop::bool::weighted(0.8)), 1..6),
        ) {
            let text: String = sections
                .iter()
                .map(|section| format!("# 题\n\n{}\n\n", section.join("\n\n")))
                .collect();
            let meta = Meta {
                format: crate::document::Format::Markdown,
                ..Meta::default()
            };
            let document = structure::parse(&text, meta, &structure::Options::default()).unwrap();
            prop_assume!(document.sections().len() == sections.len());
            let clauses: Vec<Clause> = asked
                .into_iter()
                .map(|(letter, join, is_on)| Clause {
                    is_on,
                    ..clause(
                        [Join::And, Join::Or, Join::Not][join],
                        ["甲", "乙", "丙", "丁"][letter],
                    )
                })
                .collect();
            let paragraphs: Vec<String> = sections.iter().flatten().cloned().collect();
            let sections: Vec<String> = sections.iter().map(|s| s.join("\n")).collect();
            for (within, parts) in [
                (Within::Paragraph, paragraphs),
                (Within::Section, sections),
            ] {
                let found = combine(&document, &clauses, within, &|| false, &|_| ()).unwrap();
                prop_assert_eq!(found.hits.len(), by_the_rule(&parts, &clauses), "{}", text);
            }
        }
    }

    #[test]
    fn something_is_looked_for_unless_all_exclude() {
        use Join::{And, Not, Or};
        let looks = |clauses: &[(Join, bool)]| looks_for_something(clauses.iter().copied());
        assert!(looks(&[(And, true)]) && looks(&[(Or, true)]));
        assert!(looks(&[(Not, true), (And, true)]));
        assert!(!looks(&[(Not, true), (Or, true)]));
        assert!(!looks(&[(And, false), (Or, false), (Not, true)]));
        assert!(looks(&[(And, false), (Or, true)]));
        assert!(!looks(&[]));
    }
}
