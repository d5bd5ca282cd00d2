//! Running commands: each is handed to the family that knows it.

use crate::document::{Format, Span};
use crate::explorer::desk::events::effect::Effect;
use crate::explorer::desk::panes::{LEAST_TREE, Pane};
use crate::explorer::desk::state::State;
use crate::explorer::language::Text;
use crate::explorer::pages::page::Page;
use crate::explorer::pages::sheets::help::HelpPage;
use crate::explorer::pages::sheets::info::InfoPage;
use crate::explorer::pages::sheets::typography::TypographyPage;
use crate::explorer::panel::{
    CollocatesWay, FiguresWay, HitsOrder, Listing, NotesOrder, PhrasesWay, StatisticsWay, Turn,
};
use crate::open;
use crate::setting::keys::command::Command;
use crate::setting::typography::Choice;
use crate::source::Location;

impl State {
    pub(in crate::explorer) fn run(&mut self, command: Command, count: Option<u32>) -> Vec<Effect> {
        let times = i64::from(count.unwrap_or(1));
        match command {
            Command::Down => self.move_by(times),
            Command::Up => self.move_by(-times),
            Command::HalfPageDown => self.move_by_pages(times, 2),
            Command::HalfPageUp => self.move_by_pages(-times, 2),
            Command::PageDown => self.move_by_pages(times, 1),
            Command::PageUp => self.move_by_pages(-times, 1),
            Command::ReadOn => self.scroll_pages(times, 1),
            Command::ReadBack => self.scroll_pages(-times, 1),
            Command::Top => match count {
                Some(line) => self.go_to_line(line),
                None => self.go_to_top(),
            },
            Command::Bottom => match count {
                Some(line) => self.go_to_line(line),
                None => self.go_to_bottom(),
            },
            Command::Percent => match count {
                Some(percent) => self.go_to_percent(percent),
                None => self.say(Text::NeedsCount),
            },
            Command::NextSection => self.go_by_sections(times),
            Command::PreviousSection => self.go_by_sections(-times),
            Command::NextSibling => self.go_by_siblings(times),
            Command::PreviousSibling => self.go_by_siblings(-times),
            Command::Parent => self.go_to_parent(times),
            Command::ReadSection => match self.open_row(true) {
                Some(effects) => return effects,
                None => self.focus = Pane::Text,
            },
            Command::ToggleFold => match count {
                Some(level) => self.show_level(level),
                None => match self.toggle_row() {
                    Some(effects) => return effects,
                    None => self.toggle_fold(),
                },
            },
            Command::FoldAll => self.toggle_all_folds(),
            Command::FoldLevel => self.step_shown_level(-times),
            Command::UnfoldLevel => self.step_shown_level(times),
            Command::Collapse => {
                if !self.fold_row() {
                    self.collapse();
                }
            }
            Command::Expand => match self.open_row(false) {
                Some(effects) => return effects,
                None => self.expand(),
            },
            Command::Jump => self.open_jump_box(),
            Command::Back => return self.go_back(times),
            Command::Forward => return self.go_forward(times),
            Command::NextLink => self.choose_link(times),
            Command::PreviousLink => self.choose_link(-times),
            Command::FollowLink => return self.follow_link(),
            Command::Structure => return self.open_structure(),
            Command::DropHeading => return self.drop_heading(),
            Command::MakeHeading => return self.make_heading(count),
            Command::Findings => return self.open_findings(),
            Command::Mended => return self.toggle_mended(),
            Command::FormulaSource => self.show_formula(),
            Command::Palette => self.open_palette(),
            Command::Filter => return self.open_filter(false),
            Command::FilterText => return self.filter_text(),
            Command::NarrowTree => self.toggle_narrow_tree(),
            Command::NextHit => return self.go_by_hits(times),
            Command::PreviousHit => return self.go_by_hits(-times),
            Command::FilterWord => return self.filter_word(),
            Command::JoinChip => return self.cycle_join(count),
            Command::Within => return self.toggle_within(),
            Command::Presets => return self.open_presets(),
            Command::ToggleChip => return self.toggle_chip(count),
            Command::RemoveChip => return self.remove_chip(count),
            Command::RestoreChips => return self.restore_chips(),
            Command::ClearFilters => return self.clear_filters(),
            Command::HitsPanel => self.open_panel(Listing::Hits(HitsOrder::default())),
            Command::KeywordsPanel => self.open_keywords(),
            Command::PhrasesPanel => self.open_panel(Listing::Phrases(PhrasesWay::default())),
            Command::FiguresPanel => self.open_panel(Listing::Figures(FiguresWay::default())),
            Command::CollocatesPanel => {
                self.open_panel(Listing::Collocates(CollocatesWay::default()));
            }
            Command::StatisticsPanel => {
                self.open_panel(Listing::Statistics(StatisticsWay::default()));
            }
            Command::AcceptRow => return self.accept_row(),
            Command::PanelOrder => self.turn_panel(Turn::Order),
            Command::PanelWay => self.turn_panel(Turn::Way),
            Command::PanelUnits => self.turn_panel(Turn::Units),
            Command::PanelMore => self.turn_panel(Turn::Amount(times)),
            Command::PanelLess => self.turn_panel(Turn::Amount(times.saturating_neg())),
            Command::ClosePanel => self.close_panel(),
            Command::NotesPanel => self.open_panel(Listing::Notes(NotesOrder::default())),
            Command::Note => self.write_note(),
            Command::Bookmark => self.set_bookmark(),
            Command::Colour => return self.colour(count),
            Command::RemoveMark => return self.remove_mark(),
            Command::RestoreMark => return self.restore_mark(),
            Command::NextMark => self.go_by_marks(times),
            Command::PreviousMark => self.go_by_marks(-times),
            Command::SearchNotes if self.in_notes_panel() => self.search_notes(),
            Command::SearchNotes => return self.open_filter(false),
            Command::EditNote if self.in_notes_panel() => self.edit_chosen_mark(),
            Command::EditNote | Command::Edit => return self.edit_source(),
            Command::PlaceMark => return self.place_mark(),
            Command::Select
            | Command::SelectLeft
            | Command::SelectRight
            | Command::SelectDown
            | Command::SelectUp
            | Command::SelectNextWord
            | Command::SelectPreviousWord
            | Command::SelectWordEnd
            | Command::SelectNextClause
            | Command::SelectPreviousClause
            | Command::SelectRowStart
            | Command::SelectRowEnd
            | Command::SelectTop
            | Command::SelectBottom
            | Command::SelectPageDown
            | Command::SelectPageUp
            | Command::SelectParagraph
            | Command::SelectSection
            | Command::SwapEnds => return self.select(command, times),
            Command::Copy => return self.copy(false),
            Command::CopyCited => return self.copy(true),
            Command::FilterSelection => return self.filter_selection(),
            Command::LeaveSelection => self.leave_selection(),
            Command::SwitchPane => self.switch_pane(Pane::next),
            Command::SwitchPaneBack => self.switch_pane(Pane::previous),
            Command::FocusTree => {
                if !self.scroll_sideways(-times) {
                    self.focus_tree();
                }
            }
            Command::ScrollRight => {
                if !self.scroll_sideways(times) {
                    self.say(Text::NothingRight);
                }
            }
            Command::ToggleTree => self.toggle_tree(),
            Command::WidenTree => self.resize_tree(times.saturating_mul(2)),
            Command::NarrowTreePane => self.resize_tree(times.saturating_mul(-2)),
            Command::ToggleSeams => self.toggle_seams(),
            Command::ToggleDeletions => return self.toggle_deletions(),
            Command::Info => self.pages.push(Page::Info(InfoPage)),
            Command::Compare => return self.open_comparison(),
            Command::Typography => {
                let page = TypographyPage::default();
                self.pages.push(Page::Typography(page));
            }
            Command::Encoding => self.open_encodings(),
            Command::Reload => return self.reload(),
            Command::NextDocument => return self.switch_document(times),
            Command::PreviousDocument => return self.switch_document(-times),
            Command::DocumentOrder => self.order_documents(),
            Command::SwitchLanguage => {
                self.language = self.language.other();
                self.say(Text::LanguageSwitched);
            }
            Command::Help => self.pages.push(Page::Help(HelpPage::default())),
            Command::Guide => {
                self.focus = Pane::Text;
                return self.open_guide();
            }
            Command::Redraw => return vec![Effect::Redraw],
            Command::Suspend => return vec![Effect::Suspend],
            Command::Close => return self.close(),
            Command::Quit => return vec![Effect::Quit],
        }
        Vec::new()
    }

    fn switch_pane(&mut self, turn: fn(Pane, bool) -> Pane) {
        let panel = self
            .shelf
            .front()
            .is_some_and(|(_, view)| view.panel.is_some());
        self.focus = turn(self.focus, panel);
        if self.focus == Pane::Tree {
            self.tree_hidden = false;
        }
    }

    /// Scrolls wide tables sideways, a few cells at a time.
    fn scroll_sideways(&mut self, steps: i64) -> bool {
        const STEP: i64 = 8;
        let by = i32::try_from(steps.saturating_mul(STEP)).unwrap_or(0);
        self.shelf
            .front_mut()
            .is_some_and(|(_, view)| view.reading.scroll_sideways(by))
    }

    fn focus_tree(&mut self) {
        self.tree_hidden = false;
        self.focus = Pane::Tree;
    }

    fn toggle_tree(&mut self) {
        if self.panes().divider.is_none() && !self.tree_hidden {
            let key = self.hint(Command::SwitchPane);
            self.say_with(Text::TreeHidden, &[&key]);
            return;
        }
        self.tree_hidden = !self.tree_hidden;
        if self.tree_hidden {
            self.focus = Pane::Text;
        }
    }

    fn resize_tree(&mut self, by: i64) {
        let panes = self.panes();
        let (Some(tree), Some(_)) = (panes.tree, panes.divider) else {
            let key = self.hint(Command::SwitchPane);
            self.say_with(Text::TreeHidden, &[&key]);
            return;
        };
        let most = self.size.0.saturating_sub(24).max(LEAST_TREE);
        let wanted = i64::from(tree.width).saturating_add(by);
        let width = u16::try_from(wanted.max(0)).unwrap_or(u16::MAX);
        self.tree_width = Some(width.clamp(LEAST_TREE, most));
    }

    fn toggle_seams(&mut self) {
        let _ = self.change_typography(Choice::Seams, 1);
        let seams = self
            .shelf
            .front()
            .map_or(0, |(book, _)| book.document().seams().len());
        if self.typography.seams {
            self.say_with(Text::SeamsOn, &[&seams]);
        } else {
            self.say(Text::SeamsOff);
        }
    }

    /// Tells the source of the first formula at or behind the cursor.
    fn show_formula(&mut self) {
        let Some((book, view)) = self.shelf.front() else {
            return;
        };
        let document = book.document();
        let here = Span::new(view.reading.cursor(), document.len());
        match document.formulas_in(here).first().map(|f| f.source.clone()) {
            Some(source) => self.say_with(Text::FormulaSource, &[&source]),
            None => self.say(Text::NoFormula),
        }
    }

    /// Opens the source at the line of the cursor.
    fn edit_source(&mut self) -> Vec<Effect> {
        let Some((book, view)) = self.shelf.front() else {
            return Vec::new();
        };
        let Location::Path(path) = book.location() else {
            let label = book.location().label();
            self.say_with(Text::NotEditable, &[&label]);
            return Vec::new();
        };
        let document = book.document();
        let label = book.location().label();
        let file = open::file_of(book.location());
        if file.is_some_and(|file| file != *path) {
            self.say_with(Text::MemberNotEditable, &[&label]);
            return Vec::new();
        }
        let programs = &self.programs;
        let program = match document.meta().format {
            Format::Plain | Format::Markdown | Format::Html => None,
            Format::Docx => Some(&programs.docx),
            Format::Doc => Some(&programs.doc),
            Format::Odt => Some(&programs.odt),
            Format::Epub => Some(&programs.epub),
            Format::Mhtml => Some(&programs.mhtml),
            Format::Pdf => Some(&programs.pdf),
            Format::Ofd => Some(&programs.ofd),
        };
        if let Some(program) = program.cloned() {
            return vec![Effect::Open(path.clone(), program)];
        }
        let line = document.origin().number(view.reading.cursor());
        vec![Effect::Edit(path.clone(), line)]
    }
}
