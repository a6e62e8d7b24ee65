//! The table "Colour roles, measured" of the design, computed from the stylesheet: WCAG 2 contrast of each role on each
//! ground, in light and in dark. The figures below were measured from rendered pages.

use std::collections::BTreeMap;

const TOKENS: &str = include_str!("../../assets/css/tokens.css");

/// What a text and what a stroke needs, WCAG 2.2, 1.4.3 and 1.4.11.
const TEXT: f64 = 4.5;
const STROKE: f64 = 3.0;

/// Roles, what they need, and what was measured: light on paper, on sunk, dark on paper, on sunk.
const MEASURED: [(&[&str], f64, [f64; 4]); 9] = [
    (&["ink"], TEXT, [15.8, 14.8, 14.6, 13.1]),
    (&["ink-2", "chart-base"], TEXT, [8.1, 7.6, 8.9, 8.0]),
    (&["ink-3"], TEXT, [5.5, 5.2, 6.2, 5.6]),
    (&["you", "chart-you", "focus"], TEXT, [7.1, 6.6, 9.5, 8.6]),
    (&["chart-you-fill"], TEXT, [7.1, 6.6, 5.9, 5.3]),
    (&["mark", "chart-past"], TEXT, [6.2, 5.8, 9.5, 8.5]),
    (&["edge", "chart-thin"], STROKE, [3.8, 3.5, 3.9, 3.5]),
    (&["you-edge", "chart-band-edge"], STROKE, [3.2, 3.0, 3.5, 3.1]),
    (&["chart-others"], STROKE, [3.5, 3.3, 5.3, 4.8]),
];
/// On the band, the lead's usual range: in light and in dark.
const ON_BAND: [(&str, [f64; 2]); 2] = [("chart-you", [5.7, 6.3]), ("chart-past", [5.0, 6.3])];
/// On the wash of weeks on: what is drawn there, and what it needs, and what was measured in light and in dark.
const ON_WASH: [(&str, f64, [f64; 2]); 4] = [
    ("chart-you", STROKE, [6.4, 7.8]),
    ("chart-past", TEXT, [5.6, 7.7]),
    ("chart-others", STROKE, [3.2, 4.4]),
    ("chart-thin", STROKE, [3.4, 3.1]),
];
/// Decoration, never the sole carrier of anything: the only colours that may be fainter.
const DECORATION: [&str; 7] =
    ["rule", "you-band", "chart-band", "mark-wash", "chart-grid", "chart-hatch", "chart-others-fill"];

#[test]
fn every_role_has_the_contrast_that_was_measured_and_that_it_needs() {
    let colours = Colours::read(TOKENS);
    for (roles, needed, measured) in MEASURED {
        for role in roles {
            let grounds = [(false, "paper"), (false, "sunk"), (true, "paper"), (true, "sunk")];
            for ((dark, ground), measured) in grounds.into_iter().zip(measured) {
                let found = contrast(colours.of(role, dark), colours.of(ground, dark));
                let place = format!("--{role} on --{ground}, dark: {dark}: {found:.2}");
                assert!(found >= needed, "{place}, {needed} needed");
                assert!((found - measured).abs() <= 0.1, "{place}, {measured} measured");
            }
        }
    }
    for (role, measured) in ON_BAND {
        for (dark, measured) in [false, true].into_iter().zip(measured) {
            let found = contrast(colours.of(role, dark), colours.of("chart-band", dark));
            assert!(found >= STROKE && (found - measured).abs() <= 0.1, "--{role} on the band: {found:.2}");
        }
    }
    for (role, needed, measured) in ON_WASH {
        for (dark, measured) in [false, true].into_iter().zip(measured) {
            let found = contrast(colours.of(role, dark), colours.of("mark-wash", dark));
            let place = format!("--{role} on the wash, dark: {dark}: {found:.2}");
            assert!(found >= needed && (found - measured).abs() <= 0.1, "{place}, {measured} measured");
        }
    }
}

#[test]
fn every_colour_has_a_role_that_is_measured_or_is_decoration() {
    let measured = MEASURED.iter().flat_map(|(roles, ..)| roles.iter());
    let known: Vec<&str> = measured.chain(&DECORATION).chain(&["paper", "sunk"]).copied().collect();
    for name in Colours::read(TOKENS).0.keys() {
        assert!(known.contains(&name.as_str()), "--{name} is in no table");
    }
}

/// Black on white is 21 by definition; the grey is an example of WCAG's own, 4.54.
#[test]
fn contrast_is_that_of_its_definition() {
    let (white, black) = (oklch("oklch(100% 0 0)"), oklch("oklch(0% 0 0)"));
    assert!((contrast(white, black) - 21.0).abs() < 0.01 && (contrast(white, white) - 1.0).abs() < 0.001);
    assert!((contrast(white, [0x76, 0x76, 0x76]) - 4.54).abs() < 0.01);
    // From CSS Color 4: oklch(62.796% 0.25768 29.234) is red, oklch(51.975% 0.17686 142.495) is green.
    assert_eq!(oklch("oklch(62.796% 0.25768 29.234)"), [255, 0, 0]);
    assert_eq!(oklch("oklch(51.975% 0.17686 142.495)"), [0, 128, 0]);
}

/// What each token of the first block says, light and dark.
struct Colours(BTreeMap<String, [[u8; 3]; 2]>);

impl Colours {
    fn read(css: &str) -> Colours {
        let root = css.split_once(":root {").unwrap().1.split_once("\n  }").unwrap().0;
        let said: Vec<(&str, &str)> = root
            .split(';')
            .filter_map(|declaration| {
                declaration.rsplit("*/").next()?.trim().strip_prefix("--")?.split_once(':')
            })
            .map(|(name, value)| (name, value.trim()))
            .collect();
        let mut colours = BTreeMap::new();
        for (name, value) in &said {
            if let Some(both) = value.strip_prefix("light-dark(").and_then(|rest| rest.strip_suffix(')')) {
                let (light, dark) = both.split_once("),").unwrap();
                colours.insert((*name).to_owned(), [oklch(&format!("{light})")), oklch(dark.trim())]);
            } else if let Some(other) = value.strip_prefix("var(--").and_then(|rest| rest.strip_suffix(')')) {
                // A token is said after the one it stands for.
                colours.insert((*name).to_owned(), colours[other]);
            }
        }
        assert!(colours.len() > 20, "the tokens were not read: {colours:?}");
        Colours(colours)
    }

    fn of(&self, name: &str, dark: bool) -> [u8; 3] {
        self.0[name][usize::from(dark)]
    }
}

/// `oklch(L% C H)` as a browser paints it in sRGB: CSS Color 4, 9.4, with the matrices of
/// <https://bottosson.github.io/posts/oklab/>; what is out of the range is cut.
fn oklch(text: &str) -> [u8; 3] {
    let inner = text.trim().strip_prefix("oklch(").unwrap().strip_suffix(')').unwrap();
    let parts: Vec<f64> =
        inner.split_whitespace().map(|part| part.trim_end_matches('%').parse().unwrap()).collect();
    let [lightness, chroma, hue] = parts[..] else { panic!("{text}") };
    let (lightness, (sin, cos)) = (lightness / 100.0, hue.to_radians().sin_cos());
    let (a, b) = (chroma * cos, chroma * sin);
    let l = (lightness + 0.396_337_777_4 * a + 0.215_803_757_3 * b).powi(3);
    let m = (lightness - 0.105_561_345_8 * a - 0.063_854_172_8 * b).powi(3);
    let s = (lightness - 0.089_484_177_5 * a - 1.291_485_548_0 * b).powi(3);
    [
        4.076_741_662_1 * l - 3.307_711_591_3 * m + 0.230_969_929_2 * s,
        -1.268_438_004_6 * l + 2.609_757_401_1 * m - 0.341_319_396_5 * s,
        -0.004_196_086_3 * l - 0.703_418_614_7 * m + 1.707_614_701_0 * s,
    ]
    .map(|linear| {
        let linear = linear.clamp(0.0, 1.0);
        let gamma =
            if linear <= 0.003_130_8 { 12.92 * linear } else { 1.055 * linear.powf(1.0 / 2.4) - 0.055 };
        (gamma * 255.0).round() as u8
    })
}

/// WCAG 2.2, "contrast ratio".
fn contrast(one: [u8; 3], other: [u8; 3]) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

fn luminance(colour: [u8; 3]) -> f64 {
    let [r, g, b] = colour.map(|part| {
        let part = f64::from(part) / 255.0;
        if part <= 0.040_45 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
    });
    0.2126 * r + 0.7152 * g + 0.0722 * b
}
