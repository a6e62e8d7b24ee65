//! Several weeks together: a dashed line, and words at it.

use crate::Count;
use crate::count::Weight;
use crate::plot::Frame;
use crate::room::{Area, Room};
use crate::scale::Scale;
use crate::svg::{Anchor, At, Label, Svg};

/// The weeks of one kind, as one share.
pub(crate) struct Pooled<'a> {
    /// What they are called: `since`.
    pub word: &'a str,
    /// The class of the words, where n carries them.
    pub class: &'a str,
    /// All of their counts.
    pub count: Count,
    /// From where to where the line goes, in percent.
    pub x: [f64; 2],
    /// Which end of the line the words stand at.
    pub at: Anchor,
}

/// Where the words go, in pixels from the line; the first that is free.
const PLACES: [f64; 6] = [-7.0, 15.0, -22.0, 30.0, -37.0, 45.0];

impl Pooled<'_> {
    /// The share, where there are five or more.
    pub(crate) fn share(&self) -> Option<f64> {
        self.count.share().filter(|_| self.count.weight() != Weight::CountsOnly)
    }

    pub(crate) fn draw_line(&self, svg: &mut Svg, frame: Frame, scale: &Scale) {
        if let Some(share) = self.share() {
            let y = At::Of(frame.y(scale, share));
            svg.line("line-past", self.x.map(At::Of), [y, y]);
        }
    }

    /// The words, clear of dots and of other words where that is possible. With n under 5 there is no line
    /// that they could stand at: the counts are under the dots and in the table.
    pub(crate) fn draw_words(&self, svg: &mut Svg, frame: Frame, scale: &Scale, room: &mut Room) {
        let Some(share) = self.share() else { return };
        let (class, words) = match self.count.weight() {
            Weight::Enough => (self.class, self.count.percent().unwrap_or_default()),
            _ => ("", self.count.said()),
        };
        let text = format!("{}: {words}", self.word);
        let y = frame.y(scale, share);
        let x = if self.at == Anchor::End { self.x[1] } else { self.x[0] };
        let places = PLACES.map(|dy| match self.at {
            Anchor::End => Area::of_text_before(&text, x, y, dy, frame.pixels),
            _ => Area::of_text(&text, x, y, dy, frame.pixels),
        });
        let dy = PLACES[room.best(&places).unwrap_or(0)];
        svg.label(Label::new(class, At::Of(x), At::Of(y)).moved(0.0, dy).anchored(self.at), &text);
    }
}
