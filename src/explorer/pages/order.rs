//! What can be asked of the state, by a page or by whoever speaks to it in
//! words instead of keys.

use crate::explorer::comparing::wish::Wish;
use crate::explorer::language::Text;
use crate::explorer::marks::purpose::Purpose;
use crate::explorer::pages::sheets::correction::Correction;
use crate::setting::keys::command::Command;
use crate::setting::typography::Choice;
use crate::source::Encoding;
use crate::structure::corrections::Pattern;

/// Something to be done.
#[derive(Debug, Clone)]
pub enum Order {
    /// Close the topmost page, and take back what it has only tried.
    Leave,
    /// Choose a row of the topmost page, from 0.
    Choose(usize),
    /// Write a text into the box of the topmost page, in the place of what it
    /// holds.
    Fill(String),
    /// Take what is chosen or typed on the topmost page.
    Accept,
    /// Say something in the status line.
    Say(Text),
    /// Run a command.
    Run(Command),
    /// Go to a line of the source, from 1.
    Line(u32),
    /// Go to a hundredth of the text, from 0 to 100.
    Percent(u32),
    /// Go to an offset of the text.
    Go(u32),
    /// Go to the title at an offset of the text, and unfold what is around it.
    Title(u32),
    /// Open the user's guide.
    Guide,
    /// Filter for what is being typed.
    Query(String),
    /// Make a chip of it.
    KeepQuery,
    /// Drop it, and go back to where the reader was.
    DropQuery,
    /// Take an earlier query (a positive number) or a later one into the box.
    RecallQuery(i64),
    /// Join it in another way to the chips.
    JoinQuery,
    /// Keep only paragraphs with hits in the text, or show all.
    NarrowText,
    /// Take the last chip back into the box.
    EditLastChip,
    /// Put the chips of a preset, by its place, in the place of those there
    /// are.
    ApplyPreset(usize),
    /// Keep the chips under a name.
    KeepPreset(String),
    /// Forget a preset, by its place.
    DropPreset(usize),
    /// Read the source in this encoding; found out where there is none.
    Read(Option<Encoding>),
    /// Correct what was recognised of the structure.
    Correct(Correction),
    /// Type a pattern for headings, instead of the one of this name.
    TypePattern(String, Option<String>),
    /// Type another pattern for the one of this name.
    EditPattern(String),
    /// Find out what a pattern finds.
    Preview(Pattern),
    /// Take a choice of typography further up or down.
    Turn(Choice, i32),
    /// Set the longest line, in hanzi.
    Measure(u16),
    /// Keep the choices of typography for later runs.
    KeepTypography,
    /// Write about a mark.
    Write(Purpose, String),
    /// Do something about a comparison.
    Compare(Wish),
    /// List only notes that hold this.
    SearchNotes(String),
}
