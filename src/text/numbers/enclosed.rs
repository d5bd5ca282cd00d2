//! Numbers in one character: ③, ⑶, ⒊, ㈢, ㊂.

/// What stands around the number in the character.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Enclosure {
    /// ①.
    Circle,
    /// ⑴.
    Brackets,
    /// ⒈.
    Stop,
    /// ㈠.
    HanBrackets,
    /// ㊀.
    HanCircle,
}

impl Enclosure {
    /// Every kind that is read.
    const ALL: [Self; 5] = [
        Self::Circle,
        Self::Brackets,
        Self::Stop,
        Self::HanBrackets,
        Self::HanCircle,
    ];

    /// The character for 1, and the highest number there is.
    const fn signs(self) -> (char, u32) {
        match self {
            Self::Circle => ('①', 20),
            Self::Brackets => ('⑴', 20),
            Self::Stop => ('⒈', 20),
            Self::HanBrackets => ('㈠', 10),
            Self::HanCircle => ('㊀', 10),
        }
    }

    /// The character for a number; `None` where there is none.
    pub(crate) fn written(self, number: u32) -> Option<char> {
        let (first, most) = self.signs();
        let at = number.checked_sub(1).filter(|&at| at < most)?;
        char::from_u32(u32::from(first).checked_add(at)?)
    }
}

/// The number that a character is, and what stands around it.
pub(crate) fn enclosed(c: char) -> Option<(Enclosure, u32)> {
    Enclosure::ALL.into_iter().find_map(|kind| {
        let (first, most) = kind.signs();
        let at = u32::from(c).checked_sub(u32::from(first))?;
        (at < most).then(|| (kind, at.saturating_add(1)))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_again() {
        for kind in Enclosure::ALL {
            let (_, most) = kind.signs();
            for number in 1..=most {
                let written = kind.written(number).unwrap();
                assert_eq!(enclosed(written), Some((kind, number)), "{written}");
            }
            assert_eq!(kind.written(0), None);
            assert_eq!(kind.written(most + 1), None);
        }
        assert_eq!(enclosed('③'), Some((Enclosure::Circle, 3)));
        assert_eq!(enclosed('㊉'), Some((Enclosure::HanCircle, 10)));
        assert_eq!(enclosed('三'), None);
    }
}
