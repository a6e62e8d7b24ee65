/// A number that is another as soon as the list says something else of a request, so that its story is read again.
///
/// It is the hash of Fowler, Noll and Vo (FNV-1a), which is the same in every version of everything.
pub(super) struct Mark(u64);

impl Mark {
    pub(super) fn new() -> Mark {
        Mark(0xcbf2_9ce4_8422_2325)
    }

    /// Puts a text in it. Two texts are not the same as one that holds both.
    pub(super) fn text(&mut self, text: &str) {
        for &byte in text.as_bytes().iter().chain(&[0]) {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
        }
    }

    pub(super) fn number(self) -> u64 {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_the_published_hash() {
        assert_eq!(Mark::new().number(), 0xcbf2_9ce4_8422_2325);
        // The hash of the single byte 0, from the list of its authors.
        let mut mark = Mark::new();
        mark.text("");
        assert_eq!(mark.number(), 0xaf63_bd4c_8601_b7df);
    }

    #[test]
    fn two_texts_are_not_the_same_as_one() {
        let of = |texts: &[&str]| {
            let mut mark = Mark::new();
            texts.iter().for_each(|text| mark.text(text));
            mark.number()
        };
        assert_ne!(of(&["ab"]), of(&["a", "b"]));
        assert_ne!(of(&["", "a"]), of(&["a", ""]));
    }
}
