//! The pen: elements with their attributes. Everything that is written goes through [`escape`] here.

use std::fmt::{self, Display};

use crate::escape::escape;

/// A place or a length along one axis of the picture.
#[derive(Clone, Copy, Debug)]
pub(crate) enum At {
    /// Percent of the picture, 0 to 100.
    Of(f64),
    /// Pixels.
    Px(f64),
}

impl Display for At {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::Of(percent) => write!(f, "{}%", rounded(percent, 100.0)),
            Self::Px(pixels) => write!(f, "{}", rounded(pixels, 10.0)),
        }
    }
}

/// A number with so many parts of one, and no sign on a zero.
pub(crate) fn rounded(number: f64, parts: f64) -> f64 {
    (number * parts).round() / parts + 0.0
}

/// Where a text stands: at a place, moved by pixels, and which end of it is there.
#[derive(Clone, Copy)]
pub(crate) struct Label<'a> {
    pub class: &'a str,
    pub x: At,
    pub y: At,
    pub dx: f64,
    pub dy: f64,
    pub anchor: Anchor,
}

impl<'a> Label<'a> {
    pub(crate) fn new(class: &'a str, x: At, y: At) -> Self {
        Self { class, x, y, dx: 0.0, dy: 0.0, anchor: Anchor::Start }
    }

    pub(crate) fn moved(self, dx: f64, dy: f64) -> Self {
        Self { dx, dy, ..self }
    }

    pub(crate) fn anchored(self, anchor: Anchor) -> Self {
        Self { anchor, ..self }
    }
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Anchor {
    Start,
    Middle,
    End,
}

/// What was written so far.
#[derive(Default)]
pub(crate) struct Svg(String);

impl Svg {
    /// A picture that says what it shows: `title` is the finding, `desc` the data.
    pub(crate) fn picture(id: &str, class: &str, height: Option<u32>, title: &str, desc: &str) -> Self {
        let mut svg = Self::default();
        let mut attributes = vec![("class", class.to_owned())];
        attributes.extend(height.map(|height| ("height", height.to_string())));
        attributes.push(("role", "img".to_owned()));
        attributes.push(("aria-labelledby", format!("{id}-t {id}-d")));
        svg.open("svg", &attributes);
        svg.said("title", &[("id", format!("{id}-t"))], title);
        svg.said("desc", &[("id", format!("{id}-d"))], desc);
        svg
    }

    /// A picture that only repeats what others say, and is passed over by those who listen.
    pub(crate) fn furniture(class: &str) -> Self {
        let mut svg = Self::default();
        let attributes = [("class", class), ("aria-hidden", "true"), ("focusable", "false")];
        svg.open("svg", &attributes.map(|(name, value)| (name, value.to_owned())));
        svg
    }

    /// A small picture in a line of text, in units of its own, with its whole content as its name.
    pub(crate) fn in_text(class: &str, [width, height]: [u32; 2], said: &str) -> Self {
        let mut svg = Self::default();
        let view = format!("0 0 {width} {height}");
        let attributes = [("class", class), ("viewBox", &view), ("role", "img"), ("aria-label", said)];
        svg.open("svg", &attributes.map(|(name, value)| (name, value.to_owned())));
        svg
    }

    /// The end of a picture.
    pub(crate) fn done(mut self) -> String {
        self.close("svg");
        self.0
    }

    pub(crate) fn line(&mut self, class: &str, x: [At; 2], y: [At; 2]) {
        self.empty(
            "line",
            &[
                ("class", class.to_owned()),
                ("x1", x[0].to_string()),
                ("x2", x[1].to_string()),
                ("y1", y[0].to_string()),
                ("y2", y[1].to_string()),
            ],
        );
    }

    /// A rectangle: `x` and `y` are where it begins and how far it goes.
    pub(crate) fn rect(&mut self, class: &str, x: [At; 2], y: [At; 2]) {
        let attributes = Self::corners(class, x, y);
        self.empty("rect", &attributes);
    }

    /// A rectangle filled with one of [`crate::patterns`].
    pub(crate) fn hatched(&mut self, class: &str, x: [At; 2], y: [At; 2], pattern: &str) {
        let mut attributes = Self::corners(class, x, y);
        attributes.push(("fill", format!("url(#{pattern})")));
        self.empty("rect", &attributes);
    }

    /// A place to point at, and what is said there.
    pub(crate) fn hit(&mut self, x: [At; 2], y: [At; 2], said: &str) {
        let attributes = Self::corners("hit", x, y);
        self.open("rect", &attributes);
        self.said("title", &[], said);
        self.close("rect");
    }

    fn corners(class: &str, x: [At; 2], y: [At; 2]) -> Vec<(&'static str, String)> {
        let class = (!class.is_empty()).then(|| ("class", class.to_owned()));
        class
            .into_iter()
            .chain([
                ("x", x[0].to_string()),
                ("width", x[1].to_string()),
                ("y", y[0].to_string()),
                ("height", y[1].to_string()),
            ])
            .collect()
    }

    pub(crate) fn circle(&mut self, class: &str, x: At, y: At, radius: f64) {
        self.empty(
            "circle",
            &[
                ("class", class.to_owned()),
                ("cx", x.to_string()),
                ("cy", y.to_string()),
                ("r", radius.to_string()),
            ],
        );
    }

    /// Paths, in thousandths of the picture; each is a class and its data.
    pub(crate) fn paths(&mut self, paths: &[(&str, String)]) {
        if paths.is_empty() {
            return;
        }
        let frame = [
            ("width", "100%"),
            ("height", "100%"),
            ("viewBox", "0 0 1000 1000"),
            ("preserveAspectRatio", "none"),
        ];
        self.open("svg", &frame.map(|(name, value)| (name, value.to_owned())));
        for (class, data) in paths {
            self.empty("path", &[("class", (*class).to_owned()), ("d", data.clone())]);
        }
        self.close("svg");
    }

    pub(crate) fn label(&mut self, label: Label<'_>, text: &str) {
        self.label_with_more(label, text, "");
    }

    /// A text whose end goes where there is little room.
    pub(crate) fn label_with_more(&mut self, label: Label<'_>, text: &str, more: &str) {
        let Label { class, x, y, dx, dy, anchor } = label;
        let mut attributes = Vec::new();
        if !class.is_empty() {
            attributes.push(("class", class.to_owned()));
        }
        attributes.extend([("x", x.to_string()), ("y", y.to_string())]);
        attributes.extend((dx != 0.0).then(|| ("dx", dx.to_string())));
        attributes.extend((dy != 0.0).then(|| ("dy", dy.to_string())));
        match anchor {
            Anchor::Start => {}
            Anchor::Middle => attributes.push(("text-anchor", "middle".to_owned())),
            Anchor::End => attributes.push(("text-anchor", "end".to_owned())),
        }
        self.open("text", &attributes);
        self.0.push_str(&escape(text));
        if !more.is_empty() {
            self.said("tspan", &[("class", "minor".to_owned())], more);
        }
        self.close("text");
    }

    pub(crate) fn open(&mut self, name: &str, attributes: &[(&str, String)]) {
        self.tag(name, attributes);
        self.0.push('>');
    }

    pub(crate) fn close(&mut self, name: &str) {
        self.0.push_str("</");
        self.0.push_str(name);
        self.0.push('>');
    }

    fn empty(&mut self, name: &str, attributes: &[(&str, String)]) {
        self.tag(name, attributes);
        self.0.push_str("/>");
    }

    fn said(&mut self, name: &str, attributes: &[(&str, String)], text: &str) {
        self.open(name, attributes);
        self.0.push_str(&escape(text));
        self.close(name);
    }

    fn tag(&mut self, name: &str, attributes: &[(&str, String)]) {
        self.0.push('<');
        self.0.push_str(name);
        for (name, value) in attributes {
            self.0.push(' ');
            self.0.push_str(name);
            self.0.push_str("=\"");
            self.0.push_str(&escape(value));
            self.0.push('"');
        }
    }
}
