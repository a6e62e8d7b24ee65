//! The table that is printed.

/// One figure beside its target.
#[derive(Clone, Debug)]
pub struct Row {
    /// What was done.
    pub work: &'static str,
    /// To what.
    pub what: String,
    /// What it took, in words.
    pub here: String,
    /// The figure that is compared, and what it may be at most; none: it is only told.
    pub figure: Option<(f64, f64)>,
    /// The unit of both.
    pub unit: &'static str,
}

impl Row {
    /// Whether it is above its target.
    pub fn is_missed(&self) -> bool {
        // Also where it is no number at all.
        self.figure.is_some_and(|(figure, most)| figure.partial_cmp(&most).is_none_or(|order| order.is_gt()))
    }

    /// `reading, no renames        tokio      0.21 s, git 0.12 s          1.75  of at most 2.0`.
    pub fn line(&self) -> String {
        let compared = self.figure.map_or_else(String::new, |(figure, most)| {
            let missed = if self.is_missed() { "  MISSED" } else { "" };
            format!("{figure:>8.2} of {most:.2}{}{missed}", self.unit)
        });
        let (work, what, here) = (self.work, &self.what, &self.here);
        format!("{work:<32}{what:<15}{here:<34}{compared}").trim_end().to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(figure: f64, most: f64) -> Row {
        Row {
            work: "reading",
            what: "tokio".into(),
            here: String::new(),
            figure: Some((figure, most)),
            unit: "",
        }
    }

    #[test]
    fn what_is_above_its_target_or_no_number_is_missed() {
        assert!(row(2.1, 2.0).is_missed() && row(f64::NAN, 2.0).is_missed());
        assert!(!row(2.0, 2.0).is_missed());
        assert!(row(2.1, 2.0).line().ends_with("MISSED"));
    }
}
