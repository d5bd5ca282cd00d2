//! Where frames go: the real terminal, or what stands for it in a test.

use std::io::{self, BufWriter, Stdout};

use crossterm::execute;
use crossterm::queue;
use crossterm::terminal::{BeginSynchronizedUpdate, EndSynchronizedUpdate};
use ratatui::backend::CrosstermBackend;
use ratatui::{Frame, Terminal};

use super::Session;

/// Something the loop can draw on.
pub trait Screen {
    /// Draws one frame by calling `paint` once.
    ///
    /// # Errors
    /// Where the terminal does not take it.
    fn draw(&mut self, paint: &mut dyn FnMut(&mut Frame<'_>)) -> io::Result<()>;

    /// Gives the terminal back, stops the process, and goes on when it is
    /// continued; the next frame is drawn whole. Gives `false` where no shell
    /// waits that could continue it.
    ///
    /// # Errors
    /// Where the process cannot be stopped or the terminal not be taken
    /// again.
    fn suspend(&mut self) -> io::Result<bool>;

    /// Takes the terminal again after a stop from outside; the next frame is
    /// drawn whole.
    ///
    /// # Errors
    /// Where the terminal cannot be taken.
    fn resume(&mut self) -> io::Result<()>;
}

/// The real terminal.
pub struct TerminalScreen {
    // Dropped in this order: the terminal is given back last.
    terminal: Terminal<CrosstermBackend<BufWriter<Stdout>>>,
    session: Session,
}

impl TerminalScreen {
    /// Takes the terminal over.
    ///
    /// # Errors
    /// Where there is no terminal to be had.
    pub fn enter() -> io::Result<Self> {
        // One write for a frame: a full screen of hanzi with colours.
        const FRAME: usize = 64 * 1024;
        let session = Session::enter()?;
        let out = BufWriter::with_capacity(FRAME, io::stdout());
        let terminal = Terminal::new(CrosstermBackend::new(out))?;
        Ok(Self { terminal, session })
    }

    /// The size of the terminal in cells.
    ///
    /// # Errors
    /// Where the terminal does not tell.
    pub fn size(&self) -> io::Result<(u16, u16)> {
        let size = self.terminal.size()?;
        Ok((size.width, size.height))
    }

    /// Clears the screen and forgets what it showed. `Terminal::clear` is no
    /// use here: it asks the terminal for the cursor, and the answer would go
    /// to the thread that reads keys.
    fn forget(&mut self) -> io::Result<()> {
        let size = self.terminal.size()?;
        self.terminal.resize(size.into())
    }
}

impl Screen for TerminalScreen {
    fn draw(&mut self, paint: &mut dyn FnMut(&mut Frame<'_>)) -> io::Result<()> {
        queue!(self.terminal.backend_mut(), BeginSynchronizedUpdate)?;
        self.terminal.draw(paint)?;
        execute!(self.terminal.backend_mut(), EndSynchronizedUpdate)
    }

    fn suspend(&mut self) -> io::Result<bool> {
        let stopped = self.session.suspend()?;
        if stopped {
            self.forget()?;
        }
        Ok(stopped)
    }

    fn resume(&mut self) -> io::Result<()> {
        self.session.resume()?;
        self.forget()
    }
}
