//! The history of jumps: back and forward, as in a browser.

/// Places (byte offsets of the reading text) that jumps started from.
#[derive(Debug, Clone, Default)]
pub struct History {
    back: Vec<u32>,
    forward: Vec<u32>,
}

/// How many places are remembered.
const KEPT: usize = 200;

impl History {
    /// Notes that a jump starts from `here`. What lay ahead is forgotten.
    pub fn leave(&mut self, here: u32) {
        self.forward.clear();
        if self.back.last() == Some(&here) {
            return;
        }
        if self.back.len() >= KEPT {
            self.back.remove(0);
        }
        self.back.push(here);
    }

    /// The place before; `here` can then be gone forward to.
    pub fn back(&mut self, here: u32) -> Option<u32> {
        Self::pass(&mut self.back, &mut self.forward, here)
    }

    /// The place that going back left.
    pub fn forward(&mut self, here: u32) -> Option<u32> {
        Self::pass(&mut self.forward, &mut self.back, here)
    }

    /// Puts every place where `there` says it stands now.
    pub fn replace(&mut self, there: impl Fn(u32) -> u32) {
        for place in self.back.iter_mut().chain(&mut self.forward) {
            *place = there(*place);
        }
    }

    fn pass(from: &mut Vec<u32>, to: &mut Vec<u32>, here: u32) -> Option<u32> {
        while let Some(there) = from.pop() {
            if there != here {
                to.push(here);
                return Some(there);
            }
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::History;

    #[test]
    fn back_and_forward_are_each_others_reverse() {
        let mut history = History::default();
        history.leave(1);
        history.leave(2);
        assert_eq!(history.back(3), Some(2));
        assert_eq!(history.back(2), Some(1));
        assert_eq!(history.back(1), None);
        assert_eq!(history.forward(1), Some(2));
        assert_eq!(history.forward(2), Some(3));
        assert_eq!(history.forward(3), None);
    }

    #[test]
    fn a_new_jump_forgets_what_lay_ahead() {
        let mut history = History::default();
        history.leave(1);
        history.back(2);
        history.leave(1);
        assert_eq!(history.forward(1), None);
    }

    #[test]
    fn it_does_not_grow_for_ever() {
        let mut history = History::default();
        for place in 0..10_000 {
            history.leave(place);
        }
        assert!(history.back.len() <= super::KEPT);
    }
}
