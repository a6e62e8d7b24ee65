use std::path::Path;

use super::Correction;
use crate::Failure;
use crate::content::said;
use crate::text::clean;

/// An organisation's own content, by the absolute path of its folder; none: what comes with the program. The folder is read
/// whole, and kept only where it has no fault.
pub fn content(folder: Option<&Path>) -> Result<Correction, Failure> {
    let (said, capabilities) = said(folder)?;
    let kept = match folder {
        Some(folder) => format!(
            "Kept: the content in {}, {}. It holds from the next run on.",
            clean(&folder.display().to_string()),
            if capabilities == 1 {
                "1 capability".to_owned()
            } else {
                format!("{capabilities} capabilities")
            }
        ),
        None => "Kept: the content that comes with the program. It holds from the next run on.".to_owned(),
    };
    Ok(Correction { said: vec![said], kept })
}
