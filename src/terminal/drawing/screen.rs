//! Where frames go: the real terminal, or what stands for it in a test.

use std::io::{self, BufWriter, Stdout};
use std::time::Instant;

use crossterm::execute;
use crossterm::queue;
use crossterm::style::Print;
use crossterm::terminal::{BeginSynchronizedUpdate, EndSynchronizedUpdate};
use ratatui::backend::Backend;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Size};

use super::question::{Question, Surroundings};
use crate::terminal::{CarefulBackend, Joined, Painter, Session};

/// Fills an empty buffer; tells where the caret stands, if it is to be seen.
pub(in crate::terminal) type Paint<'a> = &'a mut dyn FnMut(&mut Buffer) -> Option<Position>;

/// Something the loop can draw on.
pub trait Screen {
    /// Draws one frame by calling `paint` once.
    ///
    /// # Errors
    /// Where the terminal does not take it.
    fn draw(&mut self, paint: Paint<'_>) -> io::Result<()>;

    /// Is told which sequences the terminal draws over two cells; the next
    /// frame is drawn so.
    fn join(&mut self, joined: Joined);

    /// Sets the terminal up anew; the next frame is drawn whole.
    ///
    /// # Errors
    /// Where the terminal does not take it.
    fn refresh(&mut self) -> io::Result<()>;

    /// Is told that the terminal has been given another size, or the same one
    /// by way of another: what it showed may be cut; the next frame is drawn
    /// whole.
    fn resized(&mut self);

    /// Gives the terminal back, stops the process, and goes on when it is
    /// continued; the next frame is drawn whole. Gives `false` where no shell
    /// waits that could continue it.
    ///
    /// # Errors
    /// Where the process cannot be stopped or the terminal not be taken
    /// again.
    fn suspend(&mut self) -> io::Result<bool>;

    /// Gives the terminal back, does `work`, and takes the terminal again; the
    /// next frame is drawn whole.
    ///
    /// # Errors
    /// Where the terminal cannot be taken again.
    fn lend(&mut self, work: &mut dyn FnMut()) -> io::Result<()>;

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
    painter: Painter<CarefulBackend<BufWriter<Stdout>>>,
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
        let painter = Painter::new(CarefulBackend::new(out));
        Ok(Self { painter, session })
    }

    /// Asks the terminal what it draws, but for what its surroundings tell; to
    /// be called before the first frame.
    /// The answers come among the keys.
    ///
    /// # Errors
    /// Where the terminal cannot be written to.
    pub(in crate::terminal) fn ask_looks(
        &mut self,
        surroundings: Surroundings,
    ) -> io::Result<Question> {
        if surroundings.reverses_slanted {
            self.painter.keep_upright();
        }
        let question = Question::new(Instant::now(), surroundings);
        self.ask(&question.written())?;
        Ok(question)
    }

    /// Asks the terminal something to which the answer comes among the keys.
    ///
    /// # Errors
    /// Where the terminal cannot be written to.
    pub(in crate::terminal) fn ask(&mut self, question: &str) -> io::Result<()> {
        execute!(self.painter.backend_mut(), Print(question))
    }

    /// The size of the terminal in cells.
    ///
    /// # Errors
    /// Where the terminal does not tell.
    pub fn size(&mut self) -> io::Result<Size> {
        self.painter.backend_mut().size()
    }
}

impl Screen for TerminalScreen {
    fn draw(&mut self, paint: Paint<'_>) -> io::Result<()> {
        let size = self.size()?;
        queue!(self.painter.backend_mut(), BeginSynchronizedUpdate)?;
        self.painter.draw(size, paint)?;
        execute!(self.painter.backend_mut(), EndSynchronizedUpdate)
    }

    fn join(&mut self, joined: Joined) {
        self.painter.join(joined);
    }

    fn refresh(&mut self) -> io::Result<()> {
        self.session.refresh()?;
        self.painter.forget();
        Ok(())
    }

    fn resized(&mut self) {
        self.painter.forget();
    }

    fn suspend(&mut self) -> io::Result<bool> {
        let stopped = self.session.suspend()?;
        if stopped {
            self.painter.forget();
        }
        Ok(stopped)
    }

    fn lend(&mut self, work: &mut dyn FnMut()) -> io::Result<()> {
        self.session.lend(work)?;
        self.painter.forget();
        Ok(())
    }

    fn resume(&mut self) -> io::Result<()> {
        self.session.resume()?;
        self.painter.forget();
        Ok(())
    }
}
