//! What the worker writes for the reader to save, and for what.

use std::rc::Rc;

use dateline_export::Format;

/// What becomes of a file that was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Purpose {
    /// It is saved under the format's own name.
    TakeAway,
    /// It is saved under the name of the dossier.
    Save(Rc<str>),
    /// It goes into the whole page, under this title.
    Pack(Rc<str>),
}

/// What was asked for and has not come, in the order in which it was asked for. The worker answers in that order.
#[derive(Debug, Default)]
pub(super) struct Writing(Vec<(Format, Purpose)>);

impl Writing {
    /// Something is asked for.
    pub(super) fn ask(&mut self, format: Format, purpose: Purpose) {
        self.0.push((format, purpose));
    }

    /// A file has come. What nobody waits for is taken away.
    pub(super) fn come(&mut self, format: Format) -> Purpose {
        let place = self.0.iter().position(|(asked, _)| *asked == format);
        place.map_or(Purpose::TakeAway, |place| self.0.remove(place).1)
    }

    /// What will not come any more.
    pub(super) fn lost(self) -> impl Iterator<Item = Format> {
        self.0.into_iter().map(|(format, _)| format)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_goes_where_it_was_asked_for() {
        let asked = [
            (Format::Dossier, Purpose::Save("Talks".into())),
            (Format::Report, Purpose::TakeAway),
            (Format::Dossier, Purpose::Pack("A title".into())),
            (Format::Dossier, Purpose::TakeAway),
        ];
        let mut writing = Writing::default();
        for (format, purpose) in asked.clone() {
            writing.ask(format, purpose);
        }
        assert_eq!(asked.map(|(format, purpose)| writing.come(format) == purpose), [true; 4]);
        assert_eq!(writing.come(Format::Dossier), Purpose::TakeAway);
        writing.ask(Format::Report, Purpose::TakeAway);
        assert_eq!(writing.lost().collect::<Vec<_>>(), [Format::Report]);
    }
}
