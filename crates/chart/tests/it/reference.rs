//! Against the pages of the design, which were made by other means: places on the same days, to the last digit.

use chart::*;
use jiff::civil::date;

use crate::given::*;
use crate::markup::{Element, read};

fn only(elements: &[Element], class: &str) -> Element {
    elements.iter().find(|one| one.get("class") == class).expect("it is there").clone()
}

#[test]
fn days_are_where_the_scorecard_has_them() {
    let svg = stave_time(&time());
    assert_eq!(
        svg,
        "<svg class=\"stave__time\" aria-hidden=\"true\" focusable=\"false\">\
         <rect x=\"34.63%\" width=\"1.6%\" y=\"0\" height=\"100%\" fill=\"url(#hatch-away)\"/>\
         <line class=\"line-role\" x1=\"40.24%\" x2=\"40.24%\" y1=\"0\" y2=\"100%\"/></svg>"
    );
}

#[test]
fn windows_are_where_the_scorecard_has_them() {
    assert_eq!(
        stave_top(&time()),
        "<svg class=\"chart\" aria-hidden=\"true\" focusable=\"false\">\
         <text class=\"label-role\" x=\"40.24%\" y=\"12\" text-anchor=\"middle\">your role changed, 15 Sep 2025</text>\
         <line class=\"line-span\" x1=\"41.58%\" x2=\"85.7%\" y1=\"36\" y2=\"36\"/>\
         <text x=\"41.58%\" y=\"36\" dy=\"-5\">before<tspan class=\"minor\">, 48 weeks</tspan></text>\
         <line class=\"line-span\" x1=\"86.5%\" x2=\"96.93%\" y1=\"36\" y2=\"36\"/>\
         <text x=\"86.5%\" y=\"36\" dy=\"-5\">now<tspan class=\"minor\">, 12</tspan></text></svg>"
    );
}

#[test]
fn months_are_where_the_scorecard_has_them() {
    let months: Vec<(String, String, String)> = read(&stave_bottom(&time()))
        .into_iter()
        .filter(|one| one.name == "text")
        .map(|one| (one.get("x").to_owned(), one.text.clone(), one.get("class").to_owned()))
        .collect();
    let expected = [
        ("5.88%", "2025", ""),
        ("17.91%", "Apr", "minor"),
        ("30.08%", "Jul", "minor"),
        ("42.38%", "Oct", "minor"),
        ("54.68%", "2026", ""),
        ("66.71%", "Apr", "minor"),
        ("78.88%", "Jul", "minor"),
        ("91.18%", "Oct", "minor"),
    ];
    assert_eq!(months, expected.map(|(x, text, class)| (x.into(), text.into(), class.into())));
}

#[test]
fn a_row_is_drawn_as_it_was_by_hand() {
    let series = Series { usual: Some((0.2, 0.3)), ..series([of(30, 100), of(25, 100)]) };
    let time = Time { role: None, ..time() };
    let chart = stave(name("s1"), &time, &Scale::for_shares(0.5), &series);
    // 0 is at 96 %, the top of the scale, 50 %, at 16 %: 1 % of share is 1.6 % of height.
    assert_eq!(
        chart.svg,
        "<svg class=\"chart\" role=\"img\" aria-labelledby=\"s1-t s1-d\">\
         <title id=\"s1-t\">The finding</title>\
         <desc id=\"s1-d\">Your share of the changes, pooled over 12 weeks, for weeks named by their last day, Sunday, \
         from 8 November 2026 to 15 November 2026. \
         Days off you gave: 4 August 2025 to 15 August 2025. Your usual range before: 20 to 30\u{a0}%. \
         Now: 25\u{a0}%, 25 of 100.</desc>\
         <line class=\"grid-line\" x1=\"0\" x2=\"100%\" y1=\"64%\" y2=\"64%\"/>\
         <text class=\"tick\" x=\"0\" y=\"64%\" dx=\"-8\" dy=\"4\" text-anchor=\"end\">20\u{a0}%</text>\
         <line class=\"grid-line\" x1=\"0\" x2=\"100%\" y1=\"32%\" y2=\"32%\"/>\
         <text class=\"tick\" x=\"0\" y=\"32%\" dx=\"-8\" dy=\"4\" text-anchor=\"end\">40\u{a0}%</text>\
         <line class=\"base-line\" x1=\"0\" x2=\"100%\" y1=\"96%\" y2=\"96%\"/>\
         <rect class=\"band\" x=\"41.18%\" width=\"58.82%\" y=\"48%\" height=\"16%\"/>\
         <svg width=\"100%\" height=\"100%\" viewBox=\"0 0 1000 1000\" preserveAspectRatio=\"none\">\
         <path class=\"line-you\" d=\"M963.9 480L973.3 560\"/></svg>\
         <text class=\"last-label\" x=\"97.33%\" y=\"56%\" dy=\"-11\" text-anchor=\"middle\">25\u{a0}%</text>\
         <circle class=\"dot-last\" cx=\"97.33%\" cy=\"56%\" r=\"5\"/>\
         <text class=\"label-past\" x=\"41.18%\" y=\"48%\" dx=\"4\" dy=\"-6\">usual, 20 to 30\u{a0}%</text></svg>"
    );
    assert_eq!(chart.table.csv(), "12 weeks to,Team,Yours,Share\r\n2026-11-15,100,25,0.2500\r\n");
}

#[test]
fn a_bar_is_where_the_knowledge_page_has_it() {
    let known = Known { only_you: 139, you_and_others: 26, others: 41, cold: 12, nobody: 8 };
    let elements = read(&share_bar(name("b"), known).svg);
    let expected = [
        ("seg-you", "0%", "61.5%"),
        ("seg-shared", "61.5%", "11.5%"),
        ("seg-others", "73.01%", "18.14%"),
        ("seg-cold", "91.15%", "5.31%"),
        ("seg-nobody", "96.46%", "3.54%"),
    ];
    for (class, x, width) in expected {
        let part = only(&elements, class);
        assert_eq!((part.get("x"), part.get("width")), (x, width), "{class}");
    }
}

#[test]
fn weeks_outside_the_axis_are_not_drawn() {
    let time = Time { axis: Axis { from: date(2026, 10, 19), to: END }, ..time() };
    let chart = stave(name("s"), &time, &Scale::for_shares(0.5), &series((0..20).map(|_| of(9, 30))));
    let paths = crate::geometry::paths(&chart.svg);
    assert_eq!(crate::geometry::points(&paths[0]).len(), 4);
}
