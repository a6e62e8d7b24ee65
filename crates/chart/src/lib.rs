//! Pictures of numbers: data in, accessible SVG out, with the table that stands behind it.
//!
//! **Invariant.** A picture holds no figure that its data does not, and draws none that its n does not carry:
//! a share of fewer than 20 is hollow and grey, of fewer than 5 is counts and not drawn. Whatever is said
//! goes through [`escape()`]; geometry is in attributes and colour in classes, so that no `style` is needed.
//! Widths are percentages: the outer `<svg>` has no `viewBox`, and text keeps its size.
//!
//! **Does not** compute a signal, know its windows or judge a value; read, print, or name a colour.

mod arrangements;
mod axis;
mod bar;
mod calibration;
mod columns;
mod count;
mod dots;
mod escape;
mod experiment;
mod furniture;
mod level;
mod line;
mod marks;
mod measure;
mod outcomes;
mod plot;
mod pooled;
mod regimes;
mod room;
mod scale;
mod series;
mod stave;
mod steps;
mod svg;
mod table;
mod trial;
mod under;
mod weeks;
mod words;

pub use arrangements::{Arrangements, arrangements};
pub use axis::{Away, Axis, Time, Windows};
pub use bar::{Known, share_bar};
pub use calibration::{OddsBand, calibration};
pub use columns::{Fortnight, columns};
pub use count::{Count, CountWords};
pub use dots::{DotMarks, dots};
pub use escape::escape;
pub use experiment::{DrawnWeek, experiment};
pub use furniture::{stave_bottom, stave_time, stave_top};
pub use level::level;
pub use line::line;
pub use marks::{Marks, marks};
pub use measure::Measure;
pub use outcomes::{Closed, outcomes};
pub use scale::Scale;
pub use series::{Point, Regime, Series, Value};
pub use stave::{stave, stave_of_shares};
pub use steps::{Step, StepWords, steps};
pub use table::{Cell, Table};
pub use trial::{Trial, TrialPoint, trial};
pub use weeks::week_dots;

/// A picture, and the values behind it.
#[derive(Clone, Debug, PartialEq)]
pub struct Chart {
    /// The `<svg>` element.
    pub svg: String,
    /// Its values.
    pub table: Table,
}

/// What a picture is called on its page.
#[derive(Clone, Copy, Debug)]
pub struct Name<'a> {
    /// What its ids begin with: letters, digits and hyphens, and no two alike on a page.
    pub id: &'a str,
    /// The finding: `Maker share: 24 % now, usually 32 to 37 %`.
    pub title: &'a str,
}

/// The hatchings that pictures refer to; once a page, before the first picture.
pub fn patterns() -> String {
    PATTERNS.to_owned()
}

const PATTERNS: &str = r#"<svg width="0" height="0" class="visually-hidden" aria-hidden="true" focusable="false"><defs>
<pattern id="hatch-away" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><line class="hatch-line" x1="0" y1="0" x2="0" y2="5"/></pattern>
<pattern id="hatch-you" width="4" height="4" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><line class="hatch-you" x1="0" y1="0" x2="0" y2="4"/></pattern>
<pattern id="hatch-cold" width="4" height="3" patternUnits="userSpaceOnUse"><line class="hatch-cold" x1="0" y1="1.5" x2="4" y2="1.5"/></pattern>
</defs></svg>"#;
