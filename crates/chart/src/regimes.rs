//! Marks across which nothing is compared.

use crate::plot::Plot;
use crate::room::{Area, Room};
use crate::series::Regime;
use crate::svg::{Anchor, At, Label, Svg};

const OLDER: &str = "not comparable";
/// A letter in percent of the narrowest picture in which words that need room are shown.
const LETTER: f64 = 1.5;
/// The furthest a mark may be for its words to fit on its right.
const FAR: f64 = 55.0;

impl Plot<'_> {
    /// The double lines, and the words of the newest.
    pub(crate) fn regimes(&self, svg: &mut Svg, room: &mut Room) {
        let axis = &self.time.axis;
        let shown: Vec<&Regime> =
            self.series.regimes.iter().filter(|one| one.on > axis.from && one.on < axis.to).collect();
        for regime in &shown {
            let x = At::Of(axis.percent(regime.on)).to_string();
            let y = [At::Of(self.top_of_mark()), At::Of(self.frame.base)];
            svg.open("svg", &[("x", x), ("width", "6".to_owned()), ("overflow", "visible".to_owned())]);
            svg.line("line-regime", [At::Px(0.0), At::Px(0.0)], y);
            svg.line("line-regime", [At::Px(4.0), At::Px(4.0)], y);
            svg.close("svg");
        }
        if let Some(newest) = shown.into_iter().max_by_key(|regime| regime.on) {
            self.words(svg, room, newest);
        }
    }

    fn top_of_mark(&self) -> f64 {
        self.frame.top * 0.4
    }

    /// What changed on the newer side, and what that makes of the older on the older one; all on one side
    /// where the other is too narrow.
    fn words(&self, svg: &mut Svg, room: &mut Room, regime: &Regime) {
        let (x, y) = (self.time.axis.percent(regime.on), self.top_of_mark());
        let mut say = |class, newer: bool, row: f64, text: &str| {
            let dy = 9.0 + 15.0 * row;
            let (area, dx, anchor) = match newer {
                true => (Area::of_text(text, x, y, dy, self.frame.pixels), 12.0, Anchor::Start),
                false => (Area::of_text_before(text, x, y, dy, self.frame.pixels), -8.0, Anchor::End),
            };
            room.taken.push(area);
            svg.label(Label::new(class, At::Of(x), At::Of(y)).moved(dx, dy).anchored(anchor), text);
        };
        let fits = |text: &str| text.chars().count() as f64 * LETTER <= x;
        say("said-in", x <= FAR, 0.0, &regime.label);
        if x > FAR {
            say("said-in", false, 1.0, OLDER);
        } else if !fits(OLDER) {
            say("said-in", true, 1.0, &format!("older is {OLDER}"));
        } else {
            say("said-in minor", false, 0.0, OLDER);
            if let Some([was, is]) = regime.kinds.as_ref().filter(|[was, _]| self.frame.kinds && fits(was)) {
                say("minor", false, 1.0, was);
                say("", true, 1.0, is);
            }
        }
    }
}
