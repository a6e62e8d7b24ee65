//! Long lists, a page at a time.

use std::ops::Range;

use desk::text::thousands;

/// One page of a list.
pub struct Paged {
    /// Which, from 1.
    pub number: usize,
    /// How many there are; at least one.
    pub pages: usize,
    each: usize,
    all: usize,
}

impl Paged {
    /// The page of a number, or the nearest there is, of so many rows, so many on each.
    pub fn of(all: usize, each: usize, number: usize) -> Paged {
        let pages = all.div_ceil(each).max(1);
        Paged { number: number.clamp(1, pages), pages, each, all }
    }

    /// The rows it shows.
    pub fn rows(&self) -> Range<usize> {
        let first = (self.number - 1) * self.each;
        first..(first + self.each).min(self.all)
    }

    /// `51 to 100 of 612`.
    pub fn words(&self) -> String {
        let rows = self.rows();
        let number = |n: usize| thousands(n as u64);
        format!("{} to {} of {}", number(rows.start + 1), number(rows.end), number(self.all))
    }

    /// The number of the page before it, if there is one.
    pub fn before(&self) -> Option<usize> {
        (self.number > 1).then(|| self.number - 1)
    }

    /// The number of the one after it.
    pub fn after(&self) -> Option<usize> {
        (self.number < self.pages).then(|| self.number + 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_that_is_not_there_is_the_nearest() {
        let at = |all, number| (Paged::of(all, 50, number).number, Paged::of(all, 50, number).rows());
        assert_eq!(at(0, 7), (1, 0..0));
        assert_eq!(at(50, 2), (1, 0..50));
        assert_eq!(at(51, 2), (2, 50..51));
        assert_eq!(at(120, 0), (1, 0..50));
        assert_eq!(Paged::of(1_234, 50, 25).words(), "1,201 to 1,234 of 1,234");
        assert_eq!((Paged::of(51, 50, 1).before(), Paged::of(51, 50, 1).after()), (None, Some(2)));
        assert_eq!((Paged::of(51, 50, 2).before(), Paged::of(51, 50, 2).after()), (Some(1), None));
    }
}
