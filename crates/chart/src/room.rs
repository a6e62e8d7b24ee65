//! Where a label has room.

/// What a part of the picture takes up, in percent of its width and height: from and to.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Area {
    pub x: [f64; 2],
    pub y: [f64; 2],
}

/// The narrowest a picture gets, in pixels; labels that do not touch there touch nowhere.
const NARROW: f64 = 290.0;
/// A letter of the axis, in pixels, generously.
const LETTER: f64 = 6.4;

impl Area {
    /// Of a text that begins at `x` percent and `y` percent, moved down by `dy` pixels, in a picture that is
    /// `height` pixels high.
    pub(crate) fn of_text(text: &str, x: f64, y: f64, dy: f64, height: f64) -> Self {
        let percent = |pixels: f64| pixels / height * 100.0;
        let width = (text.chars().count() as f64 * LETTER + 8.0) / NARROW * 100.0;
        Self { x: [x, x + width], y: [y + percent(dy - 11.0), y + percent(dy + 4.0)] }
    }

    /// Of a text whose middle is there.
    pub(crate) fn of_text_around(text: &str, x: f64, y: f64, dy: f64, height: f64) -> Self {
        let area = Self::of_text(text, x, y, dy, height);
        let half = (area.x[1] - area.x[0]) / 2.0;
        Self { x: [x - half, x + half], ..area }
    }

    /// Of a text that ends there.
    pub(crate) fn of_text_before(text: &str, x: f64, y: f64, dy: f64, height: f64) -> Self {
        let area = Self::of_text(text, x, y, dy, height);
        Self { x: [x - (area.x[1] - area.x[0]), x], ..area }
    }

    fn meets(&self, other: &Self) -> bool {
        let overlap = |a: [f64; 2], b: [f64; 2]| a[0] < b[1] && b[0] < a[1];
        overlap(self.x, other.x) && overlap(self.y, other.y)
    }

    fn holds(&self, (x, y): (f64, f64)) -> bool {
        (self.x[0]..=self.x[1]).contains(&x) && (self.y[0]..=self.y[1]).contains(&y)
    }
}

/// What is taken already: by other labels, which must not be met, and by points, which should not.
#[derive(Default)]
pub(crate) struct Room {
    pub taken: Vec<Area>,
    pub points: Vec<(f64, f64)>,
}

impl Room {
    /// A dot, in percent, with a radius in pixels: its middle and its four ends.
    pub(crate) fn dot(&mut self, (x, y): (f64, f64), radius: f64, height: f64) {
        let (across, down) = (radius / NARROW * 100.0, radius / height * 100.0);
        self.points.extend([(x, y), (x - across, y), (x + across, y), (x, y - down), (x, y + down)]);
    }

    /// The place among some that meets no label and covers the fewest points, the first of equals. It is
    /// taken then.
    pub(crate) fn best(&mut self, places: &[Area]) -> Option<usize> {
        let free = |area: &Area| {
            area.y[0] >= 0.0 && area.y[1] <= 100.0 && !self.taken.iter().any(|taken| taken.meets(area))
        };
        let covered = |area: &Area| self.points.iter().filter(|point| area.holds(**point)).count();
        let places = places.iter().enumerate().filter(|(_, area)| free(area));
        let (at, area) = places.min_by_key(|(_, area)| covered(area)).map(|(at, area)| (at, *area))?;
        self.taken.push(area);
        Some(at)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn label(y: f64) -> Area {
        Area::of_text("usual, 32 to 37 %", 41.0, y, 0.0, 144.0)
    }

    #[test]
    fn a_label_goes_where_the_line_is_not() {
        let mut room = Room { points: vec![(45.0, 29.0), (50.0, 30.0)], ..Room::default() };
        assert_eq!(room.best(&[label(30.0), label(60.0)]), Some(1));
        assert_eq!(room.best(&[label(60.0), label(30.0)]), Some(1), "the other is taken now");
        assert_eq!(room.best(&[label(60.0), label(30.0)]), None);
    }

    #[test]
    fn a_label_stays_in_the_picture() {
        assert_eq!(Room::default().best(&[label(2.0), label(99.0)]), None);
    }
}
