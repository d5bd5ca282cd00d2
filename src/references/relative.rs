//! Expressions that count from where they stand: 前条, 次条, 本章, and the
//! annexes, which stand by themselves.

use super::Target;
use super::annex::annex;
use super::lead::{Lead, lead};
use super::named::Called;
use super::scan::{CLAUSE, Scan, Scope};
use super::sentence::{is_amendment, sentence};
use crate::grammar::{Cursor, UnitWord, ordinal};
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
        let mut cursor = Cursor::at(self.text, at);
        cursor.eat(|c| c == '前');
        let steps = if cursor.eat(|c| matches!(c, '两' | '兩')).is_some() {
            2
        } else {
            cursor.number().map_or(1, |n| n as usize)
        };
        let word = cursor.named_unit()?;
        let scope = self.back(at, word, steps)?;
        let levels = vec![(self.rank(Called::By(word), None), scope)];
        let target = self.target(scope);
        let best = target.map(|target| (cursor.at, target));
        if steps > 1 {
            self.settle(at, best);
            return Some(cursor.at);
        }
        Some(self.chain(at, cursor.at, Scope::Around, levels, best))
    }

    fn back(&mut self, at: usize, word: UnitWord, steps: usize) -> Option<Scope> {
        if !(1..=MAX_STEPS).contains(&steps) || is_amendment(sentence(self.text, at)) {
            return None;
        }
        let (article, clause, item) = self.place(at)?;
        if word == UnitWord::Article {
            let found = self.index.article_before(self.document, article, steps);
            return found.map(Scope::Section);
        }
        if self.clause_rank(word)? == CLAUSE {
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
        let mut cursor = Cursor::at(self.text, at);
        cursor.eat(|c| c == '次');
        let word = cursor.named_unit()?;
        let (article, clause, _) = self.place(at)?;
        let scope = if word == UnitWord::Article {
            let after = self.index.article_after(self.document, article)?;
            Scope::Section(after)
        } else if self.clause_rank(word)? == CLAUSE {
            Scope::Clause(article, clause.saturating_add(1))
        } else {
            return None;
        };
        let levels = vec![(self.rank(Called::By(word), None), scope)];
        let best = self.target(scope).map(|target| (cursor.at, target));
        Some(self.chain(at, cursor.at, Scope::Around, levels, best))
    }

    /// 本章, 本节第三条, 本条第一款.
    pub(super) fn own(&mut self, at: usize) -> Option<usize> {
        let before = self.char_before(at);
        if before.is_some_and(|c| "基原样樣版日资資文課课剧劇".contains(c)) {
            return None;
        }
        let mut cursor = Cursor::at(self.text, at);
        cursor.eat(|c| c == '本');
        let word = cursor.named_unit()?;
        let around = self.index.around(self.document, self.source(at), word);
        let is_followed = matches!(
            ordinal(self.text, cursor.at).map(|next| next.start),
            Some(start) if start == cursor.at
        );
        let (scope, stands_alone) = match (word, around) {
            (UnitWord::Article, Some(id)) => (Scope::Section(id), false),
            (_, Some(id)) => {
                // 本章完 ends a chapter of a novel.
                let ends = self
                    .char_at(cursor.at)
                    .is_some_and(|c| "完未结結".contains(c));
                (Scope::Section(id), !ends)
            }
            (UnitWord::Paragraph | UnitWord::Item, None)
                if self.clause_rank(word) == Some(CLAUSE) =>
            {
                let (article, clause, _) = self.place(at)?;
                (Scope::Clause(article, clause), false)
            }
            _ => return None,
        };
        if !stands_alone && !is_followed {
            return None;
        }
        let best = if stands_alone {
            self.target(scope).map(|target| (cursor.at, target))
        } else {
            None
        };
        let levels = vec![(self.rank(Called::By(word), None), scope)];
        Some(self.chain(at, cursor.at, Scope::Around, levels, best))
    }

    /// 附件2.
    pub(super) fn annexed(&mut self, at: usize) -> Option<usize> {
        let name = annex(self.text, at)?;
        let before = self.before(at);
        let own = self.index.names(self.document, self.source(at));
        if name.is_unnumbered() && !before.trim_end().ends_with(['见', '見']) {
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
        let found = self.index.find(self.document, self.source(at), name.key)?;
        self.keep(at, name.end, Target::Section(found));
        Some(name.end)
    }
}
