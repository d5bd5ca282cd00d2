//! Expressions that count from where they stand: 前条, 次条, 本章, and the
//! annexes, which stand by themselves.

use super::Target;
use super::annex::{UNNUMBERED, annex};
use super::lead::{Lead, lead};
use super::ordinal::{Reader, Unit, ordinal};
use super::scan::{CLAUSE, Scan, Scope};
use super::sentence::{is_amendment, sentence};
use crate::text::numerals::is_numeral;

/// More than this many steps back are no 前…条.
const MAX_STEPS: usize = 20;

impl Scan<'_> {
    /// 前条, 前两款, 前款第三项.
    pub(super) fn previous(&mut self, at: usize) -> Option<usize> {
        if self
            .char_before(at)
            .is_some_and(|c| "目之当當提此眼先事".contains(c))
        {
            return None;
        }
        let mut reader = Reader::new(self.text, at);
        reader.eat(|c| c == '前');
        let steps = if reader.eat(|c| matches!(c, '两' | '兩')) {
            2
        } else {
            reader.number().map_or(1, |n| n as usize)
        };
        let unit = reader.unit()?;
        let scope = self.back(at, unit, steps)?;
        let levels = vec![(self.rank(unit, None), scope)];
        let target = self.target(scope);
        let best = target.map(|target| (reader.at, target));
        if steps > 1 {
            self.settle(at, best);
            return Some(reader.at);
        }
        Some(self.chain(at, reader.at, Scope::Around, levels, best))
    }

    fn back(&mut self, at: usize, unit: Unit, steps: usize) -> Option<Scope> {
        if !(1..=MAX_STEPS).contains(&steps) || is_amendment(sentence(self.text, at)) {
            return None;
        }
        let (article, clause, item) = self.place(at)?;
        if unit == Unit::Article {
            let found = self.index.article_before(self.document, article, steps);
            return found.map(Scope::Section);
        }
        if self.clause_rank(unit)? == CLAUSE {
            return Some(Scope::Clause(article, clause.checked_sub(steps)?));
        }
        let before = item?.checked_sub(steps)?;
        let (_, item) = self.clauses(article).get(clause)?.items.get(before)?;
        Some(Scope::Closed(Some(*item)))
    }

    /// 次条, 次项.
    pub(super) fn next(&mut self, at: usize) -> Option<usize> {
        let before = self.char_before(at);
        if before.is_some_and(|c| is_numeral(c) || "其首再每多几幾数數层層初屡屢名主".contains(c))
        {
            return None;
        }
        let mut reader = Reader::new(self.text, at);
        reader.eat(|c| c == '次');
        let unit = reader.unit()?;
        let (article, clause, _) = self.place(at)?;
        let scope = if unit == Unit::Article {
            let after = self.index.article_after(self.document, article)?;
            Scope::Section(after)
        } else if self.clause_rank(unit)? == CLAUSE {
            Scope::Clause(article, clause.saturating_add(1))
        } else {
            return None;
        };
        let levels = vec![(self.rank(unit, None), scope)];
        let best = self.target(scope).map(|target| (reader.at, target));
        Some(self.chain(at, reader.at, Scope::Around, levels, best))
    }

    /// 本章, 本节第三条, 本条第一款.
    pub(super) fn own(&mut self, at: usize) -> Option<usize> {
        let before = self.char_before(at);
        if before.is_some_and(|c| "基原样樣版日资資文課课剧劇".contains(c)) {
            return None;
        }
        let mut reader = Reader::new(self.text, at);
        reader.eat(|c| c == '本');
        let unit = reader.unit()?;
        let around = self.index.around(self.document, self.source(at), unit);
        let is_followed = matches!(
            ordinal(self.text, reader.at).map(|next| next.start),
            Some(start) if start == reader.at
        );
        let (scope, stands_alone) = match (unit, around) {
            (Unit::Article, Some(id)) => (Scope::Section(id), false),
            (_, Some(id)) => {
                // 本章完 ends a chapter of a novel.
                let ends = self
                    .char_at(reader.at)
                    .is_some_and(|c| "完未结結".contains(c));
                (Scope::Section(id), !ends)
            }
            (Unit::Kuan | Unit::Xiang, None) if self.clause_rank(unit) == Some(CLAUSE) => {
                let (article, clause, _) = self.place(at)?;
                (Scope::Clause(article, clause), false)
            }
            _ => return None,
        };
        if !stands_alone && !is_followed {
            return None;
        }
        let best = if stands_alone {
            self.target(scope).map(|target| (reader.at, target))
        } else {
            None
        };
        let levels = vec![(self.rank(unit, None), scope)];
        Some(self.chain(at, reader.at, Scope::Around, levels, best))
    }

    /// 附件2.
    pub(super) fn annexed(&mut self, at: usize) -> Option<usize> {
        let name = annex(self.text, at)?;
        let before = self.before(at);
        let own = self.index.names(self.document, self.source(at));
        if name.label == UNNUMBERED && !before.trim_end().ends_with(['见', '見']) {
            return None;
        }
        match lead(before, &own) {
            Lead::Other => {
                self.foreign = true;
                return None;
            }
            Lead::Own(_) => {}
            Lead::Bare if self.foreign => return None,
            Lead::Bare => {}
        }
        let key = (Unit::Annex(name.word), name.label);
        let found = self.index.find(self.document, self.source(at), key)?;
        self.keep(at, name.end, Target::Section(found));
        Some(name.end)
    }
}
