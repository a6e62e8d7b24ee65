//! A signal as it is named on the command line.

use std::ffi::OsStr;

use clap::builder::{PossibleValue, TypedValueParser};

/// The name of a signal as it is typed: any text is taken, and a shell completes the slugs.
#[derive(Clone, Debug)]
pub(crate) struct SignalName;

impl TypedValueParser for SignalName {
    type Value = String;

    fn parse_ref(
        &self,
        command: &clap::Command,
        arg: Option<&clap::Arg>,
        value: &OsStr,
    ) -> Result<String, clap::Error> {
        clap::builder::StringValueParser::new().parse_ref(command, arg, value)
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        let slugs = signals::DEFINITIONS.iter().map(|definition| PossibleValue::new(definition.slug));
        Some(Box::new(slugs))
    }
}
