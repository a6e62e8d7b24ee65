use serde::Deserialize;

use crate::address::segment;

/// Which records are asked for, as it stands behind the `?`.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Wanted {
    /// Only those of this area; empty: of all.
    pub area: String,
    /// Only those with this in their title or id; empty: all.
    pub text: String,
    /// The page of the records behind the figure, from 1; 0 is the first too.
    pub page: usize,
    /// The page of those it is a share of.
    pub of: usize,
    /// The id of the commit that is about to be left out.
    pub out: String,
    /// The day of which the meetings are listed; empty: of none.
    pub day: String,
}

impl Wanted {
    /// Whether not all records are asked for.
    pub fn is_filtered(&self) -> bool {
        !(self.area.is_empty() && self.text.is_empty())
    }

    /// The address that asks for these.
    pub fn link(&self, path: &str) -> String {
        let number = |page: usize| if page > 1 { page.to_string() } else { String::new() };
        let fields = [
            ("area", self.area.clone()),
            ("text", self.text.clone()),
            ("page", number(self.page)),
            ("of", number(self.of)),
            ("out", self.out.clone()),
            ("day", self.day.clone()),
        ];
        let fields = fields.into_iter().filter(|(_, value)| !value.is_empty());
        let pairs: Vec<String> = fields.map(|(name, value)| format!("{name}={}", segment(&value))).collect();
        if pairs.is_empty() { path.to_owned() } else { format!("{path}?{}", pairs.join("&")) }
    }
}
