//! What the others met: one column a fortnight.

use jiff::civil::Date;

use crate::count::Weight;
use crate::scale::Scale;
use crate::svg::{Anchor, At, Label, Svg};
use crate::words::{day, day_of_year, day_short, month_short};
use crate::{Cell, Chart, Count, CountWords, Name, Table};

/// A fortnight, and what there was in it. Where they end four weeks apart, they are called spans of four weeks.
#[derive(Clone, Copy, Debug)]
pub struct Fortnight {
    /// Its last day.
    pub sunday: Date,
    /// All that was merged, and the part of it that is asked about.
    pub count: Count,
}

const NOTE: &str = "under the columns: the filled part in %; counts from 5 to 19; nothing below 5";
const HEIGHT: u32 = 232;
const TOP: f64 = 16.0;
const BASE: f64 = 168.0;

/// One column a fortnight, oldest first: outlined what there was, filled the part. Under each the part in
/// percent, the counts where there are fewer than 20, and nothing where there are fewer than 5: in a quiet repository
/// those are most of them, and a word at each would be all there is to see.
pub fn columns(name: Name<'_>, words: CountWords<'_>, fortnights: &[Fortnight]) -> Chart {
    let said: Vec<String> = fortnights
        .iter()
        .map(|one| format!("to {} {}", day_short(one.sunday), one.count.counted()))
        .collect();
    let [one, _] = called(fortnights);
    let desc = format!(
        "{}. Each column is a {one}, named by its last day, Sunday; its height is all, its filled part: {}. {}.",
        words.what,
        words.part,
        said.join(", ")
    );
    let mut svg = Svg::picture(name.id, "chart", Some(HEIGHT), name.title, &desc);
    let scale = Scale::for_numbers(fortnights.iter().map(|one| one.count.of).max().unwrap_or(0), "");
    let across = [At::Px(0.0), At::Of(100.0)];
    for (value, text) in scale.ticks(3) {
        let y = At::Px(height_of(scale, value));
        svg.line("grid-line", across, [y, y]);
        svg.label(Label::new("tick", At::Px(0.0), y).moved(-8.0, 4.0).anchored(Anchor::End), &text);
    }
    let slot = 100.0 / fortnights.len().max(1) as f64;
    for (at, fortnight) in fortnights.iter().enumerate() {
        column(&mut svg, scale, *fortnight, one, [at as f64 * slot, slot]);
    }
    svg.line("base-line", across, [At::Px(BASE), At::Px(BASE)]);
    months(&mut svg, fortnights, slot);
    svg.label(Label::new("minor", At::Of(100.0), At::Px(224.0)).anchored(Anchor::End), NOTE);
    Chart { svg: svg.done(), table: table(words, fortnights) }
}

fn height_of(scale: Scale, value: f64) -> f64 {
    BASE - scale.height(value) * (BASE - TOP)
}

fn column(svg: &mut Svg, scale: Scale, one: Fortnight, called: &str, [from, slot]: [f64; 2]) {
    let Count { part, of } = one.count;
    let part = part.min(of);
    let x = [At::Of(from + slot * 0.18), At::Of(slot * 0.64)];
    let top = |value: u64| height_of(scale, value as f64);
    let tall = |value: u64| [At::Px(top(value)), At::Px(BASE - top(value))];
    let few = one.count.weight() == Weight::CountsOnly;
    if of > 0 {
        svg.rect("col-open", x, tall(of));
    }
    if part > 0 {
        svg.rect(if few { "col-thin" } else { "seg-you" }, x, tall(part));
    }
    let text = format!("{called} to {}: {}", day_short(one.sunday), one.count.said());
    svg.hit([At::Of(from), At::Of(slot)], [At::Px(0.0), At::Px(BASE)], &text);
    let text = match (one.count.weight(), one.count.share()) {
        (Weight::Enough, Some(share)) => (share * 100.0).round().to_string(),
        (Weight::Few, _) => format!("{part}/{of}"),
        _ => return,
    };
    let middle = At::Of(from + slot / 2.0);
    svg.label(Label::new("minor", middle, At::Px(184.0)).anchored(Anchor::Middle), &text);
}

/// The month of the first column and of two more, and the last day of the last one.
fn months(svg: &mut Svg, fortnights: &[Fortnight], slot: f64) {
    let mut year = None;
    let third = fortnights.len() / 3;
    for at in [0, third, 2 * third] {
        let Some(one) = fortnights.get(at).filter(|_| at == 0 || third > 2) else { continue };
        let same = year.replace(one.sunday.year()) == Some(one.sunday.year());
        let month = month_short(one.sunday);
        let text = if same { month.to_owned() } else { format!("{month} {}", one.sunday.year()) };
        // The last of them stands near the last day, and goes where there is no room for both.
        let class = if at > third { "minor" } else { "" };
        svg.label(Label::new(class, At::Of(at as f64 * slot), At::Px(204.0)), &text);
    }
    if let Some(last) = fortnights.last() {
        let label = Label::new("", At::Of(100.0), At::Px(204.0)).anchored(Anchor::End);
        svg.label(label, &format!("to {}", day_of_year(last.sunday)));
    }
}

/// What one is called, and several: by how far apart they end.
pub(crate) fn called(fortnights: &[Fortnight]) -> [&'static str; 2] {
    let apart = fortnights.windows(2).map(|pair| (pair[1].sunday - pair[0].sunday).get_days());
    match apart.max() {
        Some(28) => ["span of four weeks", "spans of four weeks"],
        _ => ["fortnight", "fortnights"],
    }
}

fn capital(text: &str) -> String {
    text[..1].to_uppercase() + &text[1..]
}

/// The fortnights, newest first.
pub(crate) fn table(words: CountWords<'_>, fortnights: &[Fortnight]) -> Table {
    let rows = fortnights.iter().rev().map(|one| {
        let Count { part, of } = one.count;
        vec![Cell::Day(one.sunday), Cell::Number(of), Cell::Number(part), Cell::Share(one.count)]
    });
    let (first, last) = (fortnights.first(), fortnights.last());
    let [one, many] = called(fortnights);
    let from_to = first.zip(last).map(|(first, last)| {
        format!(
            ", {} {many}, the first to {}, the last to {}",
            fortnights.len(),
            day(first.sunday),
            day(last.sunday)
        )
    });
    Table {
        caption: format!("{}{}", words.what, from_to.unwrap_or_default()),
        head: [&format!("{} to", capital(one)), words.whole, words.part, "Share"].map(str::to_owned).to_vec(),
        rows: rows.collect(),
    }
}
