//! Who leaves, and what those who stay still know.

use crate::svg::{Anchor, At, Label, Svg};
use crate::words::thousands;
use crate::{Cell, Chart, Count, Name, Table};

/// A step: somebody leaves.
#[derive(Clone, Debug)]
pub struct Step {
    /// Who has left by then: `without you and one other`.
    pub words: String,
    /// Whether the one who leaves is the lead.
    pub yours: bool,
    /// What those who are left know.
    pub known: u64,
}

/// What is known of what, in words.
#[derive(Clone, Copy, Debug)]
pub struct StepWords<'a> {
    /// What is counted, as a phrase: `File changes in the year`.
    pub what: &'a str,
    /// Everything there is: `all of the year`.
    pub all: &'a str,
    /// Before anybody leaves: `everyone active`.
    pub start: &'a str,
}

const FIRST: f64 = 22.0;
const THICK: f64 = 12.0;
const ROW: f64 = 38.0;
/// What is known, in percent of the picture, from which on two labels have room over it.
const ROOM: f64 = 75.0;

/// One bar a step, over all there is: what those who are left know, then what went with each, the last first, and dashed
/// what nobody knew. What went with the last one is said at the end of what was known, or of the picture. A dashed line
/// stands at half of what was known when all were there.
pub fn steps(name: Name<'_>, words: StepWords<'_>, all: u64, known: u64, steps: &[Step]) -> Chart {
    let said: Vec<String> =
        steps.iter().map(|step| format!("{} {}", thousands(step.known), step.words)).collect();
    let desc = format!(
        "{}: {} of {} are known by {}; {}. Half of what is known is {}.",
        words.what,
        thousands(known),
        thousands(all),
        words.start,
        said.join("; "),
        halved(known)
    );
    let bottom = FIRST + ROW * steps.len() as f64 + THICK;
    let mut svg = Svg::picture(name.id, "chart", Some((bottom + 18.0) as u32), name.title, &desc);
    let part = |value: u64| if all == 0 { 0.0 } else { value.min(all) as f64 / all as f64 * 100.0 };
    let half = At::Of(part(known) / 2.0);
    for row in 0..=steps.len() {
        let y = FIRST + ROW * row as f64;
        let tall = [At::Px(y), At::Px(THICK)];
        let mut seg = |class: &str, from: f64, to: f64| {
            if to > from {
                svg.rect(class, [At::Of(from), At::Of(to - from)], tall);
            }
        };
        let gone = &steps[..row];
        let left = gone.last().map_or(known, |step| step.known);
        seg("seg-others", 0.0, part(left));
        let mut from = part(left);
        for (at, step) in gone.iter().enumerate().rev() {
            let before = if at == 0 { known } else { steps[at - 1].known };
            let to = part(before);
            seg(if step.yours { "seg-you" } else { "seg-nobody" }, from, to);
            from = to.max(from);
        }
        seg("seg-nobody", part(known), 100.0);
        // Over the bars alone: through the words between them it would strike a number out.
        svg.line("line-past", [half, half], [At::Px(y - 3.0), At::Px(y + THICK + 3.0)]);
        let text = gone.last().map_or(words.start, |step| step.words.as_str());
        svg.label(
            Label::new("said-in", At::Px(0.0), At::Px(y - 6.0)),
            &format!("{text}: {}", thousands(left)),
        );
        if let Some(last) = gone.last() {
            let before = if row == 1 { known } else { steps[row - 2].known };
            let with = match (last.yours, row) {
                (true, 1) => "only you",
                (true, _) => "more with you",
                (false, 1) => "with one other",
                (false, _) => "more with one other",
            };
            let class = if last.yours { "label-you minor" } else { "said-in minor" };
            let end = if part(known) < ROOM { 100.0 } else { part(known) };
            let label = Label::new(class, At::Of(end), At::Px(y - 6.0)).anchored(Anchor::End);
            svg.label(label, &format!("{} {with}", thousands(before.saturating_sub(last.known))));
        }
    }
    let label = Label::new("label-past", half, At::Px(bottom + 16.0)).anchored(Anchor::Middle);
    svg.label(label, "half of what is known");
    let row = |words: &str, value: u64| {
        let share = Cell::Share(Count { part: value, of: all });
        vec![Cell::Text(words.to_owned()), Cell::Number(value), share]
    };
    let mut rows = vec![row(words.all, all), row(words.start, known)];
    rows.extend(steps.iter().map(|step| row(&step.words, step.known)));
    let head = ["Step", words.what, "Share"].map(str::to_owned).to_vec();
    Chart { svg: svg.done(), table: Table { caption: name.title.to_owned(), head, rows } }
}

/// `1,226.5`
fn halved(number: u64) -> String {
    let half = thousands(number / 2);
    if number.is_multiple_of(2) { half } else { half + ".5" }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn picture() -> Chart {
        let step = |words: &str, yours, known| Step { words: words.to_owned(), yours, known };
        let all = [step("without you", true, 50), step("without you and one other", false, 30)];
        let words = StepWords { what: "File changes", all: "all", start: "everyone active" };
        steps(Name { id: "tf", title: "Two" }, words, 100, 81, &all)
    }

    /// By hand: 100 in all, 81 known, 50 without the lead, 30 without one more.
    #[test]
    fn what_went_stands_where_it_was_and_only_the_lead_has_their_colour() {
        let svg = picture().svg;
        for bar in [
            "<rect class=\"seg-others\" x=\"0%\" width=\"81%\" y=\"22\" height=\"12\"/>",
            "<rect class=\"seg-nobody\" x=\"81%\" width=\"19%\" y=\"22\" height=\"12\"/>",
            "<rect class=\"seg-others\" x=\"0%\" width=\"50%\" y=\"60\" height=\"12\"/>",
            "<rect class=\"seg-you\" x=\"50%\" width=\"31%\" y=\"60\" height=\"12\"/>",
            "<rect class=\"seg-others\" x=\"0%\" width=\"30%\" y=\"98\" height=\"12\"/>",
            "<rect class=\"seg-nobody\" x=\"30%\" width=\"20%\" y=\"98\" height=\"12\"/>",
            "<rect class=\"seg-you\" x=\"50%\" width=\"31%\" y=\"98\" height=\"12\"/>",
            "<line class=\"line-past\" x1=\"40.5%\" x2=\"40.5%\"",
            ">31 only you</text>",
            ">20 more with one other</text>",
        ] {
            assert!(svg.contains(bar), "{bar}\n{svg}");
        }
        assert_eq!(svg.matches("seg-you").count(), 2);
        assert!(svg.contains("Half of what is known is 40.5."));
    }

    /// What is known is short here, and the words before it are long.
    #[test]
    fn two_labels_over_a_bar_have_room() {
        let step = Step { words: "without you and three others".to_owned(), yours: false, known: 15 };
        let words = StepWords { what: "File changes", all: "all", start: "everyone active" };
        let svg = steps(Name { id: "tf", title: "One" }, words, 100, 47, &[step]).svg;
        assert!(svg.contains("text-anchor=\"end\">32 with one other</text>"), "{svg}");
        assert!(svg.contains("x=\"100%\""), "{svg}");
    }

    #[test]
    fn the_table_begins_with_all_there_is() {
        let csv = picture().table.csv();
        assert_eq!(
            csv,
            "Step,File changes,Share\r\nall,100,1.0000\r\neveryone active,81,0.8100\r\nwithout you,50,0.5000\r\n\
             without you and one other,30,0.3000\r\n"
        );
    }
}
