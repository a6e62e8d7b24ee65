//! The areas, as a list says them.

use team::Ground;
use team::areas::{Area, AreaIx};

use crate::text::number_of;

/// `11 areas, by 2,914 changes of two years; worked out once, at b81e6f0.`
pub fn sentence(ground: &Ground) -> String {
    format!(
        "{}, by {} of two years; worked out once, at {}.",
        number_of(ground.areas.plain().count(), "area"),
        number_of(ground.areas.changes, "change"),
        ground.division.commit.get(..7).unwrap_or("")
    )
}

/// The areas that hold files, by name.
pub fn rows<'g>(ground: &'g Ground) -> impl Iterator<Item = (AreaIx, &'g Area)> {
    (0..).zip(&ground.areas.all).filter(|(_, area)| area.files > 0)
}

/// What is not as usual of an area; empty where nothing is.
pub fn remark(area: &Area) -> &'static str {
    match (area.tests_only, area.coarse) {
        _ if area.left_out => "left out",
        (true, _) => "tests only",
        (_, true) => "coarse: name its parts",
        _ => "",
    }
}
